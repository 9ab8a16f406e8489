/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window-fixture.h"

#include "alur-leaks.h"

#include <glib/gstdio.h>

ALUR_LEAKS_IGNORE_LIBRARIES

/* Begins the program, not its windows; tests are added after that. */
void
window_fixture_set_up (WindowFixture *self, int *argc, char ***argv)
{
  g_autoptr (GError) error = NULL;

  self->home = g_dir_make_tmp ("alur-home-XXXXXX", NULL);
  g_setenv ("XDG_STATE_HOME", self->home, TRUE);
  g_setenv ("XDG_DATA_HOME", self->home, TRUE);
  gtk_test_init (argc, argv, NULL);
  self->application = alur_application_new ();
  g_application_set_flags (G_APPLICATION (self->application),
                           G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_application_register (G_APPLICATION (self->application), NULL, &error);
  g_assert_no_error (error);
}

/* Runs the tests and ends the program. Returns what main() shall. */
int
window_fixture_run (WindowFixture *self)
{
  int result = g_test_run ();
  g_autofree char *state = g_build_filename (self->home, "alur", NULL);

  alur_workers_end (alur_application_get_workers (self->application));
  g_object_unref (self->application);
  window_fixture_remove_files (state);
  g_rmdir (state);
  window_fixture_remove_files (self->home);
  g_rmdir (self->home);
  g_free (self->home);
  return result;
}

/* A new window, once it shows the document in @file. */
AlurWindow *
window_fixture_open (AlurApplication *application, GFile *file)
{
  AlurWindow *window = alur_window_new (application);

  gtk_window_present (GTK_WINDOW (window));
  alur_window_open (window, file);
  while (alur_window_get_editor (window) == NULL)
    g_main_context_iteration (NULL, TRUE);
  return window;
}

guint
window_fixture_count (AlurApplication *application)
{
  return g_list_length (gtk_application_get_windows (GTK_APPLICATION (application)));
}

/* Unasked, and what stands over them first. */
void
window_fixture_close_all (AlurApplication *application)
{
  GList *windows;

  while ((windows = gtk_application_get_windows (GTK_APPLICATION (application))) != NULL)
    {
      GtkWindow *over = window_fixture_find_over (windows->data, GTK_TYPE_WINDOW);

      gtk_window_destroy (over != NULL ? over : windows->data);
    }
}

/* An edit: the document gets another title. */
void
window_fixture_call (AlurWindow *window, const char *title)
{
  AlurDocument *document = alur_editor_get_document (alur_window_get_editor (window));

  alur_document_begin (document, "Title");
  alur_document_set_text (document, alur_document_get_root (document), ALUR_DOCUMENT_TITLE, title);
  alur_document_commit (document);
}

static gboolean
frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  guint *n_frames = data;

  return --*n_frames > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* Lets the window do all that it has to: in so many frames it has come about. */
void
window_fixture_settle (GtkWidget *window, guint n_frames)
{
  gtk_widget_add_tick_callback (window, frame_cb, &n_frames, NULL);
  while (n_frames > 0)
    g_main_context_iteration (NULL, TRUE);
}

/* The window of that type which stands over @window, or NULL. */
GtkWindow *
window_fixture_find_over (gpointer window, GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) one = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (one, type) && gtk_window_get_transient_for (one) == window
          && gtk_widget_get_visible (GTK_WIDGET (one)))
        return one;
    }
  return NULL;
}

/* The message over @window, or NULL. */
AdwMessageDialog *
window_fixture_find_message (gpointer window)
{
  return (AdwMessageDialog *) window_fixture_find_over (window, ADW_TYPE_MESSAGE_DIALOG);
}

/* As pressing one of its buttons does. */
void
window_fixture_respond (AdwMessageDialog *dialog, const char *response)
{
  g_assert_nonnull (dialog);
  adw_message_dialog_response (dialog, response);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* The files in @folder, which may not be there. */
void
window_fixture_remove_files (const char *folder)
{
  g_autoptr (GDir) names = g_dir_open (folder, 0, NULL);
  const char *name;

  while (names != NULL && (name = g_dir_read_name (names)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
}
