/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "alur-canvas.h"
#include "alur-file-memory.h"

G_BEGIN_DECLS

#define ALUR_TYPE_WORKBENCH (alur_workbench_get_type ())
G_DECLARE_FINAL_TYPE (AlurWorkbench, alur_workbench, ALUR, WORKBENCH, AdwBin)

/* The panes around a view that can be hidden. */
typedef enum
{
  ALUR_SIDE_OUTLINE,
  ALUR_SIDE_PALETTE,
  ALUR_SIDE_INSPECTOR,
  ALUR_SIDE_FINDINGS,
  ALUR_SIDE_MINIMAP,
  ALUR_N_SIDES
} AlurSide;

/* The panes in which a document is worked on: outline, palette, views, inspector, findings. */
void alur_workbench_set_editor (AlurWorkbench *self, AlurEditor *editor);
void alur_workbench_set_settings (AlurWorkbench *self, GSettings *settings);
AlurCanvas *alur_workbench_get_canvas (AlurWorkbench *self);
const char *alur_side_get_name (AlurSide side);
void alur_workbench_set_shown (AlurWorkbench *self, AlurSide side, gboolean shown);
gboolean alur_workbench_get_shown (AlurWorkbench *self, AlurSide side);
void alur_workbench_set_workshop (AlurWorkbench *self, gboolean workshop);
gboolean alur_workbench_go (AlurWorkbench *self, int direction);
void alur_workbench_focus_view (AlurWorkbench *self);
gboolean alur_workbench_is_view_focused (AlurWorkbench *self);
void alur_workbench_leave_view (AlurWorkbench *self);
void alur_workbench_focus_search (AlurWorkbench *self);
void alur_workbench_rename (AlurWorkbench *self);
void alur_workbench_take_look (AlurWorkbench *self, AlurFileLook *look);
void alur_workbench_set_look (AlurWorkbench *self, const AlurFileLook *look);
void alur_workbench_give_authority (AlurWorkbench *self, AlurRole role);

G_END_DECLS
