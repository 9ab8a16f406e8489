/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comparing with the stages of another file. It is read once, as documents are read, and not
 * touched: what becomes of it later changes nothing here. */

#include "alur-window-private.h"

#include "alur-error.h"
#include "alur-language.h"
#include "alur-mirror.h"
#include "alur-reader.h"

#include <glib/gi18n-lib.h>

/* What goes into the thread and comes out of it. */
typedef struct
{
  AlurEditor *editor; /* the caller's */
  GFile *file;
  char *path;
  AlurDocument *document;
  GPtrArray *warnings;
} Reading;

static void
reading_free (void *data)
{
  Reading *reading = data;

  g_clear_object (&reading->editor);
  g_clear_object (&reading->document);
  g_object_unref (reading->file);
  g_ptr_array_unref (reading->warnings);
  g_free (reading->path);
  g_free (reading);
}

static void
read_file (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Reading *reading = data;
  GError *error = NULL;

  g_autoptr (GBytes) bytes = alur_reader_load_chosen (reading->file, &error);

  if (bytes != NULL)
    reading->document = alur_reader_read_bytes (bytes, reading->path, reading->warnings, &error);
  if (reading->document != NULL)
    {
      /* Large comparisons are made in a thread. */
      alur_document_make_mirror (reading->document);
      g_task_return_boolean (task, TRUE);
    }
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  AlurWindow *self = ALUR_WINDOW (source);
  Reading *reading = g_task_get_task_data (G_TASK (result));
  g_autofree char *name = alur_window_dup_file_name (reading->file);
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  /* Another document is shown now, or another file was chosen meanwhile. */
  if (self->editor != reading->editor || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!done)
    {
      alur_window_tell (self, alur_tr (NULL, N_ ("The Document Cannot Be Compared With")),
                        error->message);
      return;
    }
  for (guint i = 0; i < reading->warnings->len; i++)
    alur_window_toast (GTK_WIDGET (self), g_ptr_array_index (reading->warnings, i), FALSE);
  alur_editor_set_other_document (self->editor, reading->document, name);
  alur_editor_show (self->editor, ALUR_PANE_COMPARISON, NULL);
}

/**
 * alur_window_compare_with:
 * @self: a window with a document
 * @file: another document
 *
 * Reads @file in a thread, and then compares the stage that is shown with one of its stages. What
 * can't be read is told, and what was compared before stays.
 */
void
alur_window_compare_with (AlurWindow *self, GFile *file)
{
  AlurApplication *application = alur_window_get_alur_application (self);
  g_autoptr (GTask) task = NULL;
  Reading *reading;

  if (self->editor == NULL)
    return;
  if (g_file_peek_path (file) == NULL)
    {
      g_autofree char *name = g_file_get_parse_name (file);
      g_autofree char *message = g_strdup_printf (
          alur_tr (NULL, N_ ("“%s” is no file of this computer. Copy it here first.")), name);

      alur_window_tell (self, alur_tr (NULL, N_ ("The Document Cannot Be Compared With")), message);
      return;
    }
  alur_window_forget_reading (&self->reading_other);
  self->reading_other = g_cancellable_new ();
  task = g_task_new (self, self->reading_other, read_cb, NULL);
  reading = g_new0 (Reading, 1);
  reading->editor = g_object_ref (self->editor);
  reading->file = g_object_ref (file);
  reading->path = g_file_get_path (file);
  reading->warnings = g_ptr_array_new_with_free_func (g_free);
  g_task_set_task_data (task, reading, reading_free);
  alur_workers_run (alur_application_get_workers (application), task, read_file);
}

static void
chosen_cb (GtkNativeDialog *chooser, int response, AlurWindow *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

  g_clear_object (&self->chooser);
  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    alur_window_compare_with (self, file);
}

void
alur_window_compare_file_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AlurWindow *self = data;
  GFile *own = self->session != NULL ? alur_session_get_file (self->session) : NULL;
  g_autoptr (GFile) folder = own != NULL ? g_file_get_parent (own) : NULL;

  if (self->editor == NULL)
    return;
  alur_window_show_chooser (self, alur_tr (NULL, N_ ("Compare With")), GTK_FILE_CHOOSER_ACTION_OPEN,
                            alur_tr (NULL, N_ ("_Compare")), G_CALLBACK (chosen_cb));
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (self->chooser), folder, NULL);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}
