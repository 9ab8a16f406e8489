/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "alur-editor.h"

G_BEGIN_DECLS

#define ALUR_TYPE_CRITERIA_PANE (alur_criteria_pane_get_type ())
G_DECLARE_FINAL_TYPE (AlurCriteriaPane, alur_criteria_pane, ALUR, CRITERIA_PANE, GtkWidget)

/* How the procedure that an editor shows does by aims, stances and criteria, with a table in which
 * it is scored. */
void alur_criteria_pane_set_editor (AlurCriteriaPane *self, AlurEditor *editor);

G_END_DECLS
