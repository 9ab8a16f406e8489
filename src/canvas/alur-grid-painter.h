/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "alur-grid.h"
#include "alur-style.h"

G_BEGIN_DECLS

/* Measures and draws the cells and heads of a grid, in px of the widget, in its font. */
typedef struct _AlurGridPainter AlurGridPainter;

AlurGridPainter *alur_grid_painter_new (GtkWidget *widget) G_GNUC_WARN_UNUSED_RESULT;
void alur_grid_painter_free (AlurGridPainter *self);
gboolean alur_grid_painter_set_style (AlurGridPainter *self, const AlurStyle *style);

double alur_grid_painter_get_em (AlurGridPainter *self);
int alur_grid_painter_get_least_height (AlurGridPainter *self);
int alur_grid_painter_measure (AlurGridPainter *self,
                               const AlurCell *cell,
                               const AlurGridColumn *column,
                               int width);
int alur_grid_painter_measure_width (AlurGridPainter *self, const AlurCell *cell);
int alur_grid_painter_measure_head (AlurGridPainter *self, const AlurGridColumn *column, int width);
int alur_grid_painter_measure_head_width (AlurGridPainter *self, const AlurGridColumn *column);

void alur_grid_painter_draw (AlurGridPainter *self,
                             cairo_t *cr,
                             const AlurCell *cell,
                             const AlurGridColumn *column,
                             const GdkRectangle *rect);
void alur_grid_painter_draw_head (AlurGridPainter *self,
                                  cairo_t *cr,
                                  const AlurGridColumn *column,
                                  int sorted,
                                  const GdkRectangle *rect);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurGridPainter, alur_grid_painter_free)

G_END_DECLS
