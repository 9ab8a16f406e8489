/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "alur-scene.h"

G_BEGIN_DECLS

#define ALUR_TYPE_DRAWING_VIEW (alur_drawing_view_get_type ())
G_DECLARE_FINAL_TYPE (AlurDrawingView, alur_drawing_view, ALUR, DRAWING_VIEW, GtkWidget)

/* A drawing that is only looked at: shown whole, and moved and enlarged by whoever wants to see
 * more of it. Its size does not matter: it is painted in squares, as in the canvas. */
void alur_drawing_view_set_scene (AlurDrawingView *self, AlurScene *scene);
void alur_drawing_view_set_words (AlurDrawingView *self, const char *label);
void alur_drawing_view_zoom_by_step (AlurDrawingView *self, int direction);
void alur_drawing_view_zoom_to_fit (AlurDrawingView *self);
double alur_drawing_view_get_scale (AlurDrawingView *self);

G_END_DECLS
