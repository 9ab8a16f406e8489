/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "alur-painter.h"

G_BEGIN_DECLS

/* A square of a drawing in pixels. */
typedef struct
{
  AlurScene *scene;
  AlurPainter *painter;
  const AlurStyle *style;
  AlurRect area; /* of the drawing */
  double scale;  /* pixels for one px of the drawing */
  int size;      /* pixels */
  GArray *found; /* of guint32: which items lie in the area */
} AlurTileJob;

guint64 alur_tile_hash (const AlurTileJob *job);
cairo_surface_t *alur_tile_paint (const AlurTileJob *job) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
