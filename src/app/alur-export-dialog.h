/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "alur-editor.h"
#include "alur-export-job.h"

G_BEGIN_DECLS

#define ALUR_TYPE_EXPORT_DIALOG (alur_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AlurExportDialog, alur_export_dialog, ALUR, EXPORT_DIALOG, AdwWindow)

/* Asks what of a document is written into which file, and writes it.
 *
 * Signals: "exported" (message) when the file is there, "noted" (message) for what else is to be
 * told. */
AlurExportDialog *alur_export_dialog_new (GtkWindow *parent,
                                          AlurEditor *editor,
                                          AlurWorkers *workers,
                                          GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;
AlurExportDialog *
alur_export_dialog_new_for_printing (GtkWindow *parent,
                                     AlurEditor *editor,
                                     AlurWorkers *workers,
                                     GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;
GtkPrintOperation *alur_export_dialog_print (AlurExportDialog *self) G_GNUC_WARN_UNUSED_RESULT;
void alur_export_dialog_set_state_folder (AlurExportDialog *self, const char *folder);
void alur_export_dialog_set_file (AlurExportDialog *self, GFile *file);
void alur_export_dialog_set_kind (AlurExportDialog *self, AlurExportKind kind);
gboolean alur_export_dialog_write (AlurExportDialog *self, const char *path);
gboolean alur_export_dialog_has_ended (AlurExportDialog *self);

G_END_DECLS
