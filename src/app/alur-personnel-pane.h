/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-sheet-pane.h"

G_BEGIN_DECLS

/* Who is needed, in a window: the map of positions, and below it where the workload of the position
 * with the focus comes from. */
#define ALUR_TYPE_PERSONNEL_PANE (alur_personnel_pane_get_type ())
G_DECLARE_FINAL_TYPE (AlurPersonnelPane, alur_personnel_pane, ALUR, PERSONNEL_PANE, AlurSheetPane)

G_END_DECLS
