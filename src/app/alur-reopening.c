/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The documents that are open stand in a file of the state folder, an address a line, brought up to
 * date whenever that changes: so it also knows them after a power cut or when the session ends
 * without asking. A window that somebody closes goes off the list; those that close because the
 * program is ended stay on it. What is in the file was written by anybody. */

#include "alur-reopening.h"

#include "alur-language.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define FILE_NAME "open-documents"
#define MAX_FILES 20u
#define MAX_BYTES ((gsize) 1 << 16)

struct _AlurReopening
{
  char *folder;
  GPtrArray *before; /* GFile, in the order in which they were left */
  GPtrArray *kept;   /* GFile: closed with the program */
  char *written;     /* what is in the file; NULL: not known */
};

static gboolean
has_file (GPtrArray *files, GFile *file)
{
  return g_ptr_array_find_with_equal_func (files, file, (GEqualFunc) g_file_equal, NULL);
}

static void
add_file (GPtrArray *files, GFile *file)
{
  if (files->len < MAX_FILES && !has_file (files, file))
    g_ptr_array_add (files, g_object_ref (file));
}

static void
read_before (AlurReopening *self)
{
  g_autofree char *name = g_build_filename (self->folder, FILE_NAME, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  gsize length;

  if (!g_file_test (name, G_FILE_TEST_IS_REGULAR)
      || !g_file_get_contents (name, &text, &length, NULL) || length > MAX_BYTES
      || !g_utf8_validate (text, (gssize) length, NULL))
    return;
  lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      g_autoptr (GFile) file = NULL;

      if (!g_uri_is_valid (*line, G_URI_FLAGS_NONE, NULL))
        continue;
      file = g_file_new_for_uri (*line);
      add_file (self->before, file);
    }
}

/**
 * alur_reopening_new:
 * @state_folder: alur_places_dup_state()
 *
 * Returns: (transfer full): what was open when the program ended last, and what is to be
 */
AlurReopening *
alur_reopening_new (const char *state_folder)
{
  AlurReopening *self = g_new0 (AlurReopening, 1);

  self->folder = g_strdup (state_folder);
  self->before = g_ptr_array_new_with_free_func (g_object_unref);
  self->kept = g_ptr_array_new_with_free_func (g_object_unref);
  read_before (self);
  return self;
}

/**
 * alur_reopening_free:
 * @self: (nullable): to be freed
 */
void
alur_reopening_free (AlurReopening *self)
{
  if (self == NULL)
    return;
  g_free (self->folder);
  g_ptr_array_unref (self->before);
  g_ptr_array_unref (self->kept);
  g_free (self->written);
  g_free (self);
}

/**
 * alur_reopening_get_before:
 *
 * Returns: (transfer none) (element-type GFile): what was open when the program ended last
 */
GPtrArray *
alur_reopening_get_before (AlurReopening *self)
{
  return self->before;
}

/**
 * alur_reopening_keep:
 * @self: what is to be open at the next start
 * @file: a document that is closed only because the program ends
 */
void
alur_reopening_keep (AlurReopening *self, GFile *file)
{
  add_file (self->kept, file);
}

/**
 * alur_reopening_note:
 * @self: what is to be open at the next start
 * @open: (element-type GFile) (nullable): what is open now; %NULL: nothing is to be remembered
 *
 * Remembers that, and what was kept. Where it cannot be written nothing happens.
 */
void
alur_reopening_note (AlurReopening *self, GPtrArray *open)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *name = g_build_filename (self->folder, FILE_NAME, NULL);

  if (open != NULL)
    {
      for (guint i = 0; i < self->kept->len; i++)
        add_file (files, g_ptr_array_index (self->kept, i));
      for (guint i = 0; i < open->len; i++)
        add_file (files, g_ptr_array_index (open, i));
    }
  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *uri = g_file_get_uri (g_ptr_array_index (files, i));

      g_string_append_printf (text, "%s\n", uri);
    }
  if (g_strcmp0 (text->str, self->written) == 0)
    return;
  g_free (self->written);
  self->written = g_strdup (text->str);
  g_mkdir_with_parents (self->folder, 0700);
  /* Not worth waiting for the disk, which replacing a file does. (To write over one without that
   * leaves its end where it was longer, in GLib 2.74.) */
  g_unlink (name);
  g_file_set_contents_full (name, text->str, (gssize) text->len, G_FILE_SET_CONTENTS_CONSISTENT,
                            0600, NULL);
}

/* --- At the start ------------------------------------------------------------------------------
 */

typedef struct
{
  GPtrArray *files;   /* GFile, still there */
  GPtrArray *missing; /* GFile */
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_ptr_array_unref (look->files);
  g_ptr_array_unref (look->missing);
  g_free (look);
}

/* In a thread, since a folder of a network may keep one waiting. */
static void
look_cb (GTask *task, void *source, void *data, GCancellable *cancellable)
{
  Look *look = data;

  for (guint i = 0; i < look->files->len;)
    {
      GFile *file = g_ptr_array_index (look->files, i);

      if (g_file_query_exists (file, cancellable))
        i++;
      else
        g_ptr_array_add (look->missing, g_ptr_array_steal_index (look->files, i));
    }
  g_task_return_boolean (task, TRUE);
}

static void
tell_missing (AlurWindow *window, GPtrArray *missing)
{
  g_autofree char *name = g_file_get_basename (g_ptr_array_index (missing, 0));
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *message = NULL;

  if (missing->len == 1)
    message = g_strdup_printf (
        /* Translators: %s is the name of a file that was open when the program ended. */
        alur_tr (NULL, N_ ("“%s” is no longer where it was, so it was not opened again.")), shown);
  else
    message = g_strdup_printf (
        alur_tr_n (NULL, "%u document is no longer where it was, so it was not opened again.",
                   "%u documents are no longer where they were, so they were not opened again.",
                   missing->len),
        missing->len);
  alur_window_toast (GTK_WIDGET (window), message, FALSE);
}

static void
looked_cb (GObject *source, GAsyncResult *result, void *data)
{
  AlurWindow *window = ALUR_WINDOW (source);
  Look *look = g_task_get_task_data (G_TASK (result));

  if (gtk_window_get_application (GTK_WINDOW (window)) == NULL)
    return;
  for (guint i = 0; i < look->files->len; i++)
    alur_window_open (window, g_ptr_array_index (look->files, i));
  if (look->missing->len > 0)
    tell_missing (window, look->missing);
}

static gboolean
is_found (GFile *file, GPtrArray *found)
{
  g_autofree char *path = g_file_get_path (file);

  for (guint i = 0; found != NULL && path != NULL && i < found->len; i++)
    if (g_strcmp0 (alur_journal_found_get_path (g_ptr_array_index (found, i)), path) == 0)
      return TRUE;
  return FALSE;
}

/**
 * alur_reopening_open:
 * @window: a window without a document
 * @files: (element-type GFile): what was open before
 * @found: (element-type AlurJournalFound) (nullable): what is offered to be recovered, and so not
 *   opened
 *
 * Opens what is still where it was, the first in @window, and tells of the rest.
 */
void
alur_reopening_open (AlurWindow *window, GPtrArray *files, GPtrArray *found)
{
  AlurApplication *application = alur_window_get_alur_application (window);
  g_autoptr (GTask) task = g_task_new (window, NULL, looked_cb, NULL);
  Look *look = g_new0 (Look, 1);

  look->files = g_ptr_array_new_with_free_func (g_object_unref);
  look->missing = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < files->len; i++)
    if (!is_found (g_ptr_array_index (files, i), found))
      g_ptr_array_add (look->files, g_object_ref (g_ptr_array_index (files, i)));
  g_task_set_task_data (task, look, look_free);
  if (look->files->len > 0)
    alur_workers_run (alur_application_get_workers (application), task, look_cb);
  else
    g_task_return_boolean (task, TRUE);
}
