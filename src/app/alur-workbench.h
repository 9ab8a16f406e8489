/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "alur-canvas.h"

G_BEGIN_DECLS

#define ALUR_TYPE_WORKBENCH (alur_workbench_get_type ())
G_DECLARE_FINAL_TYPE (AlurWorkbench, alur_workbench, ALUR, WORKBENCH, AdwBin)

/* The panes in which a document is worked on: outline, palette, views, inspector, findings. */
void alur_workbench_set_editor (AlurWorkbench *self, AlurEditor *editor);
AlurCanvas *alur_workbench_get_canvas (AlurWorkbench *self);

G_END_DECLS
