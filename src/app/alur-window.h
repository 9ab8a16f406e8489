/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-application.h"
#include "alur-editor.h"
#include "alur-guide.h"
#include "alur-journal.h"
#include "alur-workbench.h"

G_BEGIN_DECLS

#define ALUR_TYPE_WINDOW (alur_window_get_type ())
G_DECLARE_FINAL_TYPE (AlurWindow, alur_window, ALUR, WINDOW, AdwApplicationWindow)

/* A window: the start page, or one document. */
AlurWindow *alur_window_new (AlurApplication *application) G_GNUC_WARN_UNUSED_RESULT;
void alur_window_open (AlurWindow *self, GFile *file);
void alur_window_take_files (AlurWindow *self, GFile *const *files, guint n_files);
void alur_window_open_bpmn (AlurWindow *self, GFile *file);
void alur_window_import_file (AlurWindow *self, GFile *file);
void alur_window_import_text (AlurWindow *self, const char *text);
void alur_window_compare_with (AlurWindow *self, GFile *file);
void alur_window_recover (AlurWindow *self, AlurJournalFound *found);
void alur_window_close_with_program (AlurWindow *self);
void alur_window_set_document (AlurWindow *self, AlurDocument *document);

GFile *alur_window_get_file (AlurWindow *self);
AlurEditor *alur_window_get_editor (AlurWindow *self);
AlurWorkbench *alur_window_get_workbench (AlurWindow *self);
AlurApplication *alur_window_get_alur_application (AlurWindow *self);

void alur_window_offer_guide (AlurWindow *self);
void alur_window_note_step (GtkWidget *inside, AlurGuideStep done);
void alur_window_toast (GtkWidget *inside, const char *message, gboolean with_undo);
void
alur_window_offer (GtkWidget *inside, const char *message, const char *label, const char *action);

G_END_DECLS
