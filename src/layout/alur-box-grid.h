/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-geometry.h"

G_BEGIN_DECLS

typedef struct _AlurBoxGrid AlurBoxGrid;

AlurBoxGrid *alur_box_grid_new (guint n_expected, double cell) G_GNUC_WARN_UNUSED_RESULT;
void alur_box_grid_free (AlurBoxGrid *self);
void alur_box_grid_add (AlurBoxGrid *self, const AlurRect *box);
const AlurRect *alur_box_grid_find (AlurBoxGrid *self, const AlurRect *box);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurBoxGrid, alur_box_grid_free)

G_END_DECLS
