/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-canvas.h"

G_BEGIN_DECLS

#define ALUR_TYPE_MINIMAP (alur_minimap_get_type ())
G_DECLARE_FINAL_TYPE (AlurMinimap, alur_minimap, ALUR, MINIMAP, GtkWidget)

/* The whole drawing in small, with the part that a canvas shows; click and drag to go there. */
void alur_minimap_set_canvas (AlurMinimap *self, AlurCanvas *canvas);

G_END_DECLS
