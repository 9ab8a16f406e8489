/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A chooser has asked about the name that was typed. Where that gets an ending only behind it, what
 * has the whole name is asked for here. */

#include "alur-replace-question.h"

#include "alur-language.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GWeakRef object;
  GFile *file;
  AlurReplaceFunc replace;
  AlurReplaceFunc stay; /* NULL: nothing is done */
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *self = data;

  g_weak_ref_clear (&self->object);
  g_object_unref (self->file);
  g_free (self);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Question *self)
{
  g_autoptr (GObject) object = g_weak_ref_get (&self->object);
  AlurReplaceFunc func = g_str_equal (response, "replace") ? self->replace : self->stay;

  if (object != NULL && func != NULL)
    func (object, self->file);
}

/**
 * alur_ask_replace:
 * @parent: over which it is asked
 * @file: a file that is there
 * @replace: what is done when it may be replaced
 * @stay: (nullable): what is done when not
 * @object: what both are handed; when it has gone nothing is done
 *
 * Asks whether @file is to be replaced.
 */
void
alur_ask_replace (
    GtkWindow *parent, GFile *file, AlurReplaceFunc replace, AlurReplaceFunc stay, gpointer object)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, NULL, NULL);
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);
  Question *self = g_new0 (Question, 1);

  g_weak_ref_init (&self->object, object);
  self->file = g_object_ref (file);
  self->replace = replace;
  self->stay = stay;
  adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (dialog),
                                     alur_tr (NULL, N_ ("Replace “%s”?")), name);
  adw_message_dialog_set_body (
      ADW_MESSAGE_DIALOG (dialog),
      alur_tr (NULL, N_ ("There is a file with this name. What is in it will be lost.")));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel",
                                    alur_tr (NULL, N_ ("Cancel")), "replace",
                                    alur_tr (NULL, N_ ("Replace")), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "replace",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), self, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
