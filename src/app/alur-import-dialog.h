/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-window.h"

G_BEGIN_DECLS

#define ALUR_TYPE_IMPORT_DIALOG (alur_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AlurImportDialog, alur_import_dialog, ALUR, IMPORT_DIALOG, AdwWindow)

/* Asks how a table is to be taken over, and shows what will come of it.
 *
 * Signals: "imported" (sentence) when the editor's document has it; "made" (AlurDocument,
 * sentence) when a new one has, of which undoing leaves an empty one. */
void alur_import_dialog_present (AlurWindow *window, GBytes *bytes, const char *name);

AlurImportDialog *alur_import_dialog_new (
    GtkWindow *parent, AlurEditor *editor, AlurWorkers *workers, GBytes *bytes, const char *name);
gboolean alur_import_dialog_is_ready (AlurImportDialog *self);
gboolean alur_import_dialog_is_busy (AlurImportDialog *self);

G_END_DECLS
