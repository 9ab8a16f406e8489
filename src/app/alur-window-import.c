/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The ways by which a table comes into a window: a file that is chosen, opened or dropped, and the
 * cells that a spreadsheet has put on the clipboard. What is done with it is the dialog's. */

#include "alur-window-private.h"

#include "alur-bpmn-reader.h"
#include "alur-cells.h"
#include "alur-import-dialog.h"
#include "alur-language.h"
#include "alur-reader.h"
#include "alur-table-guess.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Each document has a window of its own. */
#define MOST_FILES 20u

static const char *const suffixes[] = { "csv", "tsv", "tab", "txt" };

/* What goes into the thread and comes out of it. */
typedef struct
{
  AlurEditor *editor; /* of the document that was shown; NULL: the start page */
  GFile *file;
  char *name;
  GBytes *bytes;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_object (&reading->editor);
  g_clear_pointer (&reading->bytes, g_bytes_unref);
  g_object_unref (reading->file);
  g_free (reading->name);
  g_free (reading);
}

/* What is no table is found out here, so that it gets a sentence instead of a dialog. */
static void
read_file (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Reading *reading = data;
  GError *error = NULL;
  g_autoptr (AlurNotes) notes = alur_notes_new ();
  g_autoptr (AlurCells) cells = NULL;

  reading->bytes = alur_reader_load_chosen (reading->file, &error);
  if (reading->bytes != NULL)
    cells = alur_cells_read (reading->bytes, reading->name, ALUR_ENCODING_GUESSED, '\0', notes,
                             &error);
  if (cells != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  AlurWindow *self = ALUR_WINDOW (source);
  Reading *reading = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  /* Another document is shown now, or another table was chosen meanwhile. */
  if (self->editor != reading->editor || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (done)
    alur_import_dialog_present (self, reading->bytes, reading->name);
  else
    alur_window_tell (self, alur_tr (NULL, N_ ("The Table Cannot Be Imported")), error->message);
}

/**
 * alur_window_import_file:
 * @self: a window
 * @file: a table
 *
 * Reads @file in a thread, and then asks what its columns hold. What is no table is told, with what
 * to do instead.
 */
void
alur_window_import_file (AlurWindow *self, GFile *file)
{
  AlurApplication *application = alur_window_get_alur_application (self);
  g_autoptr (GTask) task = NULL;
  Reading *reading;

  alur_window_forget_reading (&self->reading_table);
  self->reading_table = g_cancellable_new ();
  task = g_task_new (self, self->reading_table, read_cb, NULL);
  reading = g_new0 (Reading, 1);
  reading->editor = self->editor != NULL ? g_object_ref (self->editor) : NULL;
  reading->file = g_object_ref (file);
  reading->name = alur_window_dup_file_name (file);
  g_task_set_task_data (task, reading, reading_free);
  alur_workers_run (alur_application_get_workers (application), task, read_file);
}

static void
tell_too_many (AlurWindow *self, guint n_taken, guint n_files)
{
  /* Translators: the first %u is how many files were opened, the second how many there are. */
  g_autofree char *text = g_strdup_printf (
      alur_tr (NULL, N_ ("The first %u of %u files were opened. Open the others after them.")),
      n_taken, n_files);

  alur_window_toast (GTK_WIDGET (self), text, FALSE);
}

/**
 * alur_window_take_files:
 * @self: a window
 * @files: documents, files of BPMN, and tables
 * @n_files: how many
 *
 * Opens what is given: documents, and what comes of files of BPMN, each in its window, a table to
 * be imported into this one. What has to wait is told: a table has one dialog at a time, and a
 * document that is being read none yet, and of very many files the first are opened.
 */
void
alur_window_take_files (AlurWindow *self, GFile *const *files, guint n_files)
{
  GFile *table = NULL;
  GFile *left = NULL;
  guint n_documents = 0;
  guint n_taken = MIN (n_files, MOST_FILES);

  for (guint i = 0; i < n_taken; i++)
    {
      g_autofree char *name = alur_window_dup_file_name (files[i]);

      if (alur_bpmn_is_name (name))
        {
          n_documents++;
          alur_window_open_bpmn (self, files[i]);
        }
      else if (!alur_table_is_name (name))
        {
          n_documents++;
          alur_window_open (self, files[i]);
        }
      else if (table == NULL)
        table = files[i];
      else
        left = files[i];
    }
  if (table != NULL && n_documents == 0)
    alur_window_import_file (self, table);
  else
    left = table;
  if (n_taken < n_files)
    tell_too_many (self, n_taken, n_files);
  else if (left != NULL)
    {
      g_autofree char *name = alur_window_dup_file_name (left);
      g_autofree char *text = g_strdup_printf (
          /* Translators: %s is the name of a file. */
          alur_tr (NULL, N_ ("“%s” is a table. Import it when this is done.")), name);

      alur_window_toast (GTK_WIDGET (self), text, FALSE);
    }
}

static void
chosen_cb (GtkNativeDialog *chooser, int response, AlurWindow *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

  g_clear_object (&self->chooser);
  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    alur_window_import_file (self, file);
}

/* Where tables for the document most probably are. Without a folder the recent files are shown,
 * among which GTK takes no path that is typed. */
static GFile *
find_folder (AlurWindow *self)
{
  GFile *own = self->session != NULL ? alur_session_get_file (self->session) : NULL;
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  if (own != NULL)
    return g_file_get_parent (own);
  return g_file_new_for_path (documents != NULL ? documents : g_get_home_dir ());
}

void
alur_window_import_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AlurWindow *self = data;
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();
  g_autoptr (GFile) folder = find_folder (self);

  gtk_file_filter_set_name (filter, alur_tr (NULL, N_ ("Tables (CSV, text)")));
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  gtk_file_filter_set_name (all, alur_tr (NULL, N_ ("All files")));
  gtk_file_filter_add_pattern (all, "*");
  alur_window_make_chooser (self, alur_tr (NULL, N_ ("Import a Table")),
                            GTK_FILE_CHOOSER_ACTION_OPEN, alur_tr (NULL, N_ ("_Continue")),
                            G_CALLBACK (chosen_cb));
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), all);
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (self->chooser), folder, NULL);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/**
 * alur_window_import_text:
 * @self: a window
 * @text: cells as spreadsheets put them on the clipboard
 *
 * Asks what the columns of @text hold.
 */
void
alur_window_import_text (AlurWindow *self, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  alur_import_dialog_present (self, bytes, NULL);
}
