/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What leaves the window for files and paper. */

#include "alur-window-private.h"

#include "alur-export-dialog.h"

static void
told_cb (AlurExportDialog *dialog, const char *message, AlurWindow *self)
{
  alur_window_toast (GTK_WIDGET (self), message, FALSE);
}

static void
exported_cb (AlurExportDialog *dialog, const char *message, AlurWindow *self)
{
  alur_window_note_step (GTK_WIDGET (self), ALUR_GUIDE_EXPORT);
  told_cb (dialog, message, self);
}

static void
present (AlurWindow *self, AlurExportDialog *dialog)
{
  AlurApplication *application = alur_window_get_alur_application (self);

  alur_export_dialog_set_file (dialog, alur_session_get_file (self->session));
  alur_export_dialog_set_state_folder (dialog, alur_application_get_state_folder (application));
  g_signal_connect_object (dialog, "exported", G_CALLBACK (exported_cb), self, 0);
  g_signal_connect_object (dialog, "noted", G_CALLBACK (told_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
alur_window_export_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AlurWindow *self = data;
  AlurApplication *application = alur_window_get_alur_application (self);

  if (self->editor != NULL)
    present (self, alur_export_dialog_new (GTK_WINDOW (self), self->editor,
                                           alur_application_get_workers (application),
                                           alur_application_get_settings (application)));
}

void
alur_window_print_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AlurWindow *self = data;
  AlurApplication *application = alur_window_get_alur_application (self);

  if (self->editor != NULL)
    present (self, alur_export_dialog_new_for_printing (
                       GTK_WINDOW (self), self->editor, alur_application_get_workers (application),
                       alur_application_get_settings (application)));
}
