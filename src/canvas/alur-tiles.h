/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "alur-scene.h"
#include "alur-viewport.h"

G_BEGIN_DECLS

/* A drawing on the screen as squares that are painted once and then only moved. */
typedef struct _AlurTiles AlurTiles;

AlurTiles *alur_tiles_new (GtkWidget *widget) G_GNUC_WARN_UNUSED_RESULT;
void alur_tiles_free (AlurTiles *self);
void alur_tiles_set_style (AlurTiles *self, const AlurStyle *style);
void alur_tiles_set_scene (AlurTiles *self, AlurScene *scene);
gboolean alur_tiles_snapshot (AlurTiles *self,
                              GtkSnapshot *snapshot,
                              const AlurViewport *viewport,
                              int device_scale,
                              gint64 budget);
gboolean
alur_tiles_prepare (AlurTiles *self, const AlurViewport *viewport, int device_scale, gint64 budget);
guint alur_tiles_get_n_painted (AlurTiles *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurTiles, alur_tiles_free)

G_END_DECLS
