/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "alur-scene.h"

G_BEGIN_DECLS

#define ALUR_TYPE_SCENE_VIEW (alur_scene_view_get_type ())
G_DECLARE_FINAL_TYPE (AlurSceneView, alur_scene_view, ALUR, SCENE_VIEW, GtkWidget)

/* Draws a scene that is @width wide, in px of a drawing; NULL: there is nothing to show. */
typedef AlurScene *(*AlurSceneViewFunc) (double width, gpointer data);

/* A drawing to be looked at, as wide as the widget: where it is wider or narrower the drawing is
 * made anew, and texts are as large as the window's. Wants to stand in a GtkScrolledWindow. */
void alur_scene_view_set_source (
    AlurSceneView *self, AlurSceneViewFunc draw, gpointer data, double least, double most);
void alur_scene_view_redraw (AlurSceneView *self);
void alur_scene_view_set_words (AlurSceneView *self, const char *label, const char *description);

G_END_DECLS
