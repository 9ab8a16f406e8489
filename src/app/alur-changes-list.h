/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-editor.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ALUR_TYPE_CHANGES_LIST (alur_changes_list_get_type ())
G_DECLARE_FINAL_TYPE (AlurChangesList, alur_changes_list, ALUR, CHANGES_LIST, AdwBin)

/* What changed between the two stages that are compared, in words; choosing a line selects what it
 * speaks of. Shown only while stages are compared. */
void alur_changes_list_set_editor (AlurChangesList *self, AlurEditor *editor);

G_END_DECLS
