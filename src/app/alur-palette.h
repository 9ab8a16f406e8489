/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "alur-canvas.h"

G_BEGIN_DECLS

#define ALUR_TYPE_PALETTE (alur_palette_get_type ())
G_DECLARE_FINAL_TYPE (AlurPalette, alur_palette, ALUR, PALETTE, AdwBin)

/* What can be dragged into the drawing that is shown, and the kinds of line that handles draw. A
 * click does what dropping it on the selected shape would. */
void alur_palette_set_canvas (AlurPalette *self, AlurCanvas *canvas);
void alur_palette_set_editor (AlurPalette *self, AlurEditor *editor);

G_END_DECLS
