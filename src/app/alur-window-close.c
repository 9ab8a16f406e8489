/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A window closes: what is to become of unsaved work is asked first, and what was tried out. */

#include "alur-window-private.h"

#include "alur-language.h"

#include <glib/gi18n-lib.h>

/* The window goes for good. */
static void
leave (AlurWindow *self)
{
  GFile *file = alur_window_get_file (self);

  alur_window_remember (self);
  if (self->closes_with_program && file != NULL)
    alur_application_keep_open (alur_window_get_alur_application (self), file);
}

/* Later, because the dialog must not outlive the window over which it stands. */
static gboolean
destroy_cb (void *data)
{
  gtk_window_destroy (data);
  return G_SOURCE_REMOVE;
}

static void
close_response_cb (AdwMessageDialog *dialog, const char *response, AlurWindow *self)
{
  if (self->session == NULL)
    return;
  if (g_str_equal (response, "save"))
    alur_window_save_and_close (self);
  else if (g_str_equal (response, "discard"))
    {
      leave (self);
      alur_session_close (self->session);
      g_idle_add_full (G_PRIORITY_DEFAULT, destroy_cb, g_object_ref (self), g_object_unref);
    }
  else
    alur_window_stay (self);
}

static void
ask_close (AlurWindow *self)
{
  g_autofree char *title = alur_session_dup_title (self->session);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), NULL, NULL);

  adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (dialog),
                                     alur_tr (NULL, N_ ("Save “%s” before Closing?")), title);
  adw_message_dialog_set_body (
      ADW_MESSAGE_DIALOG (dialog),
      alur_tr (NULL, N_ ("What you have changed will be lost if it is not saved.")));
  adw_message_dialog_add_responses (
      ADW_MESSAGE_DIALOG (dialog), "cancel", alur_tr (NULL, N_ ("_Cancel")), "discard",
      alur_tr (NULL, N_ ("_Discard")), "save",
      alur_session_get_file (self->session) == NULL ? alur_tr (NULL, N_ ("_Save As…"))
                                                    : alur_tr (NULL, N_ ("_Save")),
      NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (close_response_cb), self, 0);
  self->close_dialog = dialog;
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &self->close_dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * alur_window_close_request: (skip)
 *
 * Returns: whether the window is to stay for the moment
 */
gboolean
alur_window_close_request (AlurWindow *self)
{
  if (self->session == NULL || self->editor == NULL)
    {
      leave (self);
      return FALSE;
    }
  if (alur_session_get_busy (self->session))
    {
      self->closes_when_saved = TRUE;
      return TRUE;
    }
  if (alur_window_ask_trial (self))
    return TRUE;
  alur_editor_finish_stage (self->editor);
  if (alur_session_get_modified (self->session))
    {
      if (self->close_dialog != NULL)
        gtk_window_present (GTK_WINDOW (self->close_dialog));
      else
        ask_close (self);
      return TRUE;
    }
  leave (self);
  return FALSE;
}

/**
 * alur_window_close_with_program:
 * @self: a window
 *
 * Asks the window to close because the program ends: its document is open again at the next start,
 * unless somebody thinks better of it.
 */
void
alur_window_close_with_program (AlurWindow *self)
{
  self->closes_with_program = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}
