/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-pages.h"

G_BEGIN_DECLS

/* The part of a drawing that one page shows, and where it ends for its neighbours. */
typedef struct
{
  AlurRect area;
  guint column, row;
  double cut_left, cut_top, cut_right, cut_bottom; /* where the pages meet, inside the area */
  AlurRect heads; /* what is shown again left of the area or above it; empty: nothing */
} AlurTile;

typedef struct
{
  double scale;
  guint n_columns, n_rows;
  GArray *tiles; /* of AlurTile, by rows; empty ones are left out */
  guint8 *whole; /* by the number of an item: whether a tile shows all of it; NULL: not noted */
} AlurTiling;

AlurTiling *alur_tiling_new (AlurScene *scene,
                             AlurSize room,
                             const AlurPageOptions *options) G_GNUC_WARN_UNUSED_RESULT;
void alur_tiling_note_whole (AlurTiling *self, AlurScene *scene);
void alur_tiling_free (AlurTiling *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurTiling, alur_tiling_free)

G_END_DECLS
