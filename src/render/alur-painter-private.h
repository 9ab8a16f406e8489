/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The paths that the painter batches. */

#include <cairo.h>

#include "alur-scene.h"

G_BEGIN_DECLS

void alur_path_add_shape (cairo_t *cr,
                          const AlurMeasures *measure,
                          AlurShape shape,
                          const AlurRect *rect);
void alur_path_add_band (cairo_t *cr, const AlurMeasures *measure, const AlurRect *rect);
void alur_path_set_band (cairo_t *cr, const AlurMeasures *measure, AlurBand band);

/* A route without its ends. */
typedef struct
{
  const AlurPoint *points;
  guint n_points;
  const AlurPoint *hops;
  guint n_hops;
} AlurRoutePath;

void alur_path_add_route (cairo_t *cr,
                          const AlurMeasures *measure,
                          const AlurLineStyle *line,
                          const AlurRoutePath *route);
gboolean alur_path_end_is_filled (AlurEnd end);
void alur_path_add_end (
    cairo_t *cr, const AlurMeasures *measure, AlurEnd end, AlurPoint from, AlurPoint tip);

G_END_DECLS
