/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "alur-editor.h"

G_BEGIN_DECLS

#define ALUR_TYPE_FINDINGS_PANE (alur_findings_pane_get_type ())
G_DECLARE_FINAL_TYPE (AlurFindingsPane, alur_findings_pane, ALUR, FINDINGS_PANE, AdwBin)

/* What is wrong with the document, always as it is now, and what can be done about it.
 *
 * Properties: "n-errors", "n-warnings", "n-infos" of the stage that is shown, but for what is
 * accepted or not filled in yet.
 * Signals: "show-finding" (AlurFinding) when somebody wants to see it: editor and selection are
 * there already, it is to be lit up; "select-finding" (AlurFinding) when it is looked at in the
 * list; "go" (AlurElement, field, child kind) when a value is to be entered: G_MAXUINT is no field,
 * ALUR_N_KINDS no child. */
GtkWidget *alur_findings_pane_new (void);
void alur_findings_pane_set_editor (AlurFindingsPane *self, AlurEditor *editor);
void alur_findings_pane_show_first (AlurFindingsPane *self, const AlurElement *element);

G_END_DECLS
