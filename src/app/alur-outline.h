/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "alur-editor.h"

G_BEGIN_DECLS

#define ALUR_TYPE_OUTLINE (alur_outline_get_type ())
G_DECLARE_FINAL_TYPE (AlurOutline, alur_outline, ALUR, OUTLINE, AdwBin)

/* The document as a tree: what is selected in it is shown, and the other way round.
 *
 * Signals: "menu" (GtkWidget of the row, x, y in it) when a context menu is asked for; "go" when
 * the row was activated, so that the view is to get the focus. */
void alur_outline_set_editor (AlurOutline *self, AlurEditor *editor);
void alur_outline_focus_search (AlurOutline *self);
char **alur_outline_dup_toggled (AlurOutline *self) G_GNUC_WARN_UNUSED_RESULT;
void alur_outline_set_toggled (AlurOutline *self, const char *const *names);

G_END_DECLS
