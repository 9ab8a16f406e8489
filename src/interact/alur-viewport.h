/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-geometry.h"

G_BEGIN_DECLS

#define ALUR_VIEWPORT_MIN_SCALE 0.05
#define ALUR_VIEWPORT_MAX_SCALE 8.0

/* Which part of a drawing a window shows. A plain value: read it freely, change it through the
 * functions. */
typedef struct
{
  double scale;     /* px of the screen for one px of the drawing */
  AlurPoint origin; /* of the drawing, at the window's top left corner */
  AlurSize size;    /* of the window, px of the screen */
} AlurViewport;

AlurPoint alur_viewport_to_drawing (const AlurViewport *self, AlurPoint on_screen);
AlurPoint alur_viewport_to_screen (const AlurViewport *self, AlurPoint in_drawing);
AlurRect alur_viewport_rect_to_screen (const AlurViewport *self, const AlurRect *in_drawing);
AlurRect alur_viewport_get_visible (const AlurViewport *self);

void alur_viewport_pan (AlurViewport *self, double dx, double dy);
void alur_viewport_zoom (AlurViewport *self, double scale, AlurPoint on_screen);
double alur_viewport_get_step (const AlurViewport *self, int direction);
void alur_viewport_fit (AlurViewport *self, const AlurRect *rect, double margin, double max_scale);
void alur_viewport_center (AlurViewport *self, AlurPoint in_drawing);
gboolean alur_viewport_reveal (AlurViewport *self, const AlurRect *rect, double margin);
void alur_viewport_hold (AlurViewport *self, const AlurRect *bounds, double least);

G_END_DECLS
