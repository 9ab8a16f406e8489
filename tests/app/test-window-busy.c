/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A window of which something is asked while its file is being read. */

#include "alur-start-page.h"
#include "alur-window.h"

#include "window-fixture.h"

#include <glib/gstdio.h>

static const char text[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                           "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\" title=\"Satu\">\n"
                           "  <stage id=\"now\" kind=\"current\"/>\n"
                           "</alur>\n";

typedef struct
{
  AlurApplication *application;
  char *folder;
  GFile *file;
  GFile *link; /* to it */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *link = NULL;

  fixture->application = g_object_ref (ALUR_APPLICATION ((gpointer) data));
  fixture->folder = g_dir_make_tmp ("alur-window-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "x.alur", NULL);
  link = g_build_filename (fixture->folder, "link.alur", NULL);
  fixture->file = g_file_new_for_path (path);
  fixture->link = g_file_new_for_path (link);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_assert_true (g_file_make_symbolic_link (fixture->link, path, NULL, NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  GList *windows;

  while ((windows = gtk_application_get_windows (GTK_APPLICATION (fixture->application))) != NULL)
    {
      GtkWindow *over = window_fixture_find_over (windows->data, GTK_TYPE_WINDOW);

      gtk_window_destroy (over != NULL ? over : windows->data);
    }
  window_fixture_remove_files (alur_application_get_state_folder (fixture->application));
  window_fixture_remove_files (fixture->folder);
  g_rmdir (fixture->folder);
  g_object_unref (fixture->application);
  g_object_unref (fixture->file);
  g_object_unref (fixture->link);
  g_free (fixture->folder);
}

static guint
count_windows (Fixture *fixture)
{
  return g_list_length (gtk_application_get_windows (GTK_APPLICATION (fixture->application)));
}

/* Until nothing is read or written any more. */
static void
settle (Fixture *fixture)
{
  AlurWorkers *workers = alur_application_get_workers (fixture->application);

  while (alur_workers_get_n_running (workers) > 0 || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

/* A file that is being read already is not read once more, whatever it is called. */
static void
test_opened_twice (Fixture *fixture, gconstpointer data)
{
  AlurWindow *window = alur_window_new (fixture->application);
  AlurWindow *other = alur_window_new (fixture->application);

  alur_window_open (window, fixture->file);
  alur_window_open (window, fixture->file);
  alur_window_open (other, fixture->file);
  alur_window_open (other, fixture->link);
  settle (fixture);
  g_assert_nonnull (alur_window_get_editor (window));
  g_assert_null (alur_window_get_editor (other));
  g_assert_cmpuint (count_windows (fixture), ==, 2);
}

static GtkWidget *
find_page (GtkWidget *top)
{
  GtkWidget *found = ALUR_IS_START_PAGE (top) ? top : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_page (child);
  return found;
}

/* The start page is there until the document is: what is begun on it comes beside that. */
static void
test_begun_while_reading (Fixture *fixture, gconstpointer data)
{
  AlurWindow *window = alur_window_new (fixture->application);

  gtk_window_present (GTK_WINDOW (window));
  alur_window_open (window, fixture->file);
  g_signal_emit_by_name (find_page (GTK_WIDGET (window)), "template", NULL);
  settle (fixture);
  g_assert_cmpuint (count_windows (fixture), ==, 2);
  g_assert_true (g_file_equal (alur_window_get_file (window), fixture->file));
  g_assert_nonnull (alur_window_get_editor (window));
}

int
main (int argc, char *argv[])
{
  WindowFixture fixture;

  window_fixture_set_up (&fixture, &argc, &argv);
#define ADD(path, function)                                                                        \
  g_test_add ("/window-busy/" path, Fixture, fixture.application, set_up, function, tear_down)
  ADD ("opened-twice", test_opened_twice);
  ADD ("begun-while-reading", test_begun_while_reading);
#undef ADD
  return window_fixture_run (&fixture);
}
