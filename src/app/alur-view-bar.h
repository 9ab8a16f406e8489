/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "alur-editor.h"

G_BEGIN_DECLS

#define ALUR_TYPE_VIEW_BAR (alur_view_bar_get_type ())
G_DECLARE_FINAL_TYPE (AlurViewBar, alur_view_bar, ALUR, VIEW_BAR, AdwBin)

/* What stands above a view: its title, and what of it is shown. */
void alur_view_bar_set_editor (AlurViewBar *self, AlurEditor *editor);

G_END_DECLS
