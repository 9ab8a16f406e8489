/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-editor.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ALUR_TYPE_FIGURES_STRIP (alur_figures_strip_get_type ())
G_DECLARE_FINAL_TYPE (AlurFiguresStrip, alur_figures_strip, ALUR, FIGURES_STRIP, AdwBin)

/* The figures of the procedure that is shown, in sight while it is edited. */
void alur_figures_strip_set_editor (AlurFiguresStrip *self, AlurEditor *editor);

G_END_DECLS
