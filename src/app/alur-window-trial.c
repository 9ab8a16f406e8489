/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is only tried out goes with its window: closing asks what is to become of it. */

#include "alur-window-private.h"

#include "alur-language.h"

#include <glib/gi18n-lib.h>

/* Later, because the dialog must not outlive the window over which it stands. */
static gboolean
close_cb (gpointer data)
{
  gtk_window_close (data);
  return G_SOURCE_REMOVE;
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, AlurWindow *self)
{
  AlurWhatIf *what_if = self->editor != NULL ? alur_editor_get_what_if (self->editor) : NULL;
  g_autofree char *why_not = NULL;

  if (what_if == NULL || g_str_equal (response, "cancel"))
    {
      alur_window_stay (self);
      return;
    }
  if (g_str_equal (response, "keep"))
    why_not = alur_what_if_keep (what_if);
  else
    alur_what_if_discard (what_if);
  if (why_not != NULL)
    {
      alur_window_stay (self);
      alur_window_tell (self, alur_tr (NULL, N_ ("It Can’t Be Kept")), why_not);
    }
  else
    g_idle_add_full (G_PRIORITY_DEFAULT, close_cb, g_object_ref (self), g_object_unref);
}

/**
 * alur_window_ask_trial: (skip)
 *
 * Asks what is to become of what is only tried out, if there is something; then the window is
 * closed again.
 *
 * Returns: whether it is asked
 */
gboolean
alur_window_ask_trial (AlurWindow *self)
{
  GtkWidget *dialog;

  if (!alur_what_if_has_changes (alur_editor_get_what_if (self->editor)))
    return FALSE;
  if (self->trial_dialog != NULL)
    {
      gtk_window_present (GTK_WINDOW (self->trial_dialog));
      return TRUE;
    }
  dialog = adw_message_dialog_new (
      GTK_WINDOW (self), alur_tr (NULL, N_ ("Keep What Was Tried Out?")),
      alur_tr (NULL, N_ ("Under Personnel, figures were only tried out. They are lost if they are "
                         "not kept in the document.")));
  adw_message_dialog_add_responses (
      ADW_MESSAGE_DIALOG (dialog), "cancel", alur_tr (NULL, N_ ("_Cancel")), "discard",
      alur_tr (NULL, N_ ("_Discard")), "keep", alur_tr (NULL, N_ ("_Keep in the Document")), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "keep",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self, 0);
  self->trial_dialog = dialog;
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &self->trial_dialog);
  gtk_window_present (GTK_WINDOW (dialog));
  return TRUE;
}
