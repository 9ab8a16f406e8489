/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A window of which something is asked while its file is being read, or when what was asked before
 * has come to nothing. */

#include "alur-make.h"
#include "alur-settings.h"
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
  window_fixture_close_all (fixture->application);
  window_fixture_remove_files (alur_application_get_state_folder (fixture->application));
  window_fixture_remove_files (fixture->folder);
  g_rmdir (fixture->folder);
  g_object_unref (fixture->application);
  g_object_unref (fixture->file);
  g_object_unref (fixture->link);
  g_free (fixture->folder);
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
  g_assert_cmpuint (window_fixture_count (fixture->application), ==, 2);
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
  g_assert_cmpuint (window_fixture_count (fixture->application), ==, 2);
  g_assert_true (g_file_equal (alur_window_get_file (window), fixture->file));
  g_assert_nonnull (alur_window_get_editor (window));
}

/* A document that is begun names who the preferences say, unless it names somebody already; there
 * is nothing to undo or to save. */
static void
check_author (Fixture *fixture, const char *path, const char *author)
{
  AlurWindow *window = alur_window_new (fixture->application);
  AlurDocument *document;

  gtk_window_present (GTK_WINDOW (window));
  g_signal_emit_by_name (find_page (GTK_WIDGET (window)), "template", path);
  document = alur_editor_get_document (alur_window_get_editor (window));
  g_assert_cmpstr (alur_element_get_text (alur_document_get_root (document), ALUR_DOCUMENT_AUTHOR),
                   ==, author);
  g_assert_cmpuint (alur_document_get_undo_depth (document), ==, 0);
  gtk_window_close (GTK_WINDOW (window));
  g_assert_cmpuint (window_fixture_count (fixture->application), ==, 0);
}

static void
test_author (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = alur_settings_new ();
  g_autofree char *plain = g_file_get_path (fixture->file);
  g_autofree char *named = g_build_filename (fixture->folder, "named.alur", NULL);

  g_assert_true (g_file_set_contents (named,
                                      "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\" "
                                      "author=\"Dinas\"><stage id=\"now\" kind=\"current\"/>"
                                      "</alur>",
                                      -1, NULL));
  check_author (fixture, NULL, NULL);
  g_settings_set_string (settings, "author", "Tim Perbaikan");
  check_author (fixture, NULL, "Tim Perbaikan");
  check_author (fixture, plain, "Tim Perbaikan");
  check_author (fixture, named, "Dinas");
  g_settings_reset (settings, "author");
}

/* A window that is closed while its file is read again goes when that has ended. */
static void
test_closed_while_reloading (Fixture *fixture, gconstpointer data)
{
  AlurWindow *window = window_fixture_open (fixture->application, fixture->file);

  while (!g_action_group_get_action_enabled (G_ACTION_GROUP (window), "reload"))
    g_main_context_iteration (NULL, TRUE);
  g_action_group_activate_action (G_ACTION_GROUP (window), "reload", NULL);
  gtk_window_close (GTK_WINDOW (window));
  g_assert_cmpuint (window_fixture_count (fixture->application), ==, 1);
  settle (fixture);
  g_assert_cmpuint (window_fixture_count (fixture->application), ==, 0);
}

/* When it can't be read any more the window stays, and is not closed by what comes later. */
static void
test_closed_while_reloading_in_vain (Fixture *fixture, gconstpointer data)
{
  AlurWindow *window = window_fixture_open (fixture->application, fixture->file);

  while (!g_action_group_get_action_enabled (G_ACTION_GROUP (window), "reload"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_file_delete (fixture->file, NULL, NULL));
  g_action_group_activate_action (G_ACTION_GROUP (window), "reload", NULL);
  gtk_window_close (GTK_WINDOW (window));
  settle (fixture);
  window_fixture_respond (window_fixture_find_message (window), "close");
  window_fixture_call (window, "Dua");
  settle (fixture);
  g_action_group_activate_action (G_ACTION_GROUP (window), "save", NULL);
  settle (fixture);
  g_assert_true (g_file_query_exists (fixture->file, NULL));
  g_assert_cmpuint (window_fixture_count (fixture->application), ==, 1);
}

static GtkWindow *
find_chooser (AlurWindow *window)
{
  return window_fixture_find_over (window, GTK_TYPE_FILE_CHOOSER_DIALOG);
}

static void
wait_for_message (AlurWindow *window)
{
  while (window_fixture_find_message (window) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* As somebody does who is asked for a place and types it whole. */
static void
choose (AlurWindow *window, const char *path)
{
  g_autoptr (GFile) place = g_file_new_for_path (path);
  g_autoptr (GFile) chosen = NULL;
  GtkFileChooser *chooser;

  while (find_chooser (window) == NULL)
    g_main_context_iteration (NULL, TRUE);
  chooser = GTK_FILE_CHOOSER (find_chooser (window));
  gtk_file_chooser_set_current_name (chooser, path);
  while (chosen == NULL || !g_file_equal (chosen, place))
    {
      window_fixture_settle (GTK_WIDGET (chooser), 1);
      g_clear_object (&chosen);
      chosen = gtk_file_chooser_get_file (chooser);
    }
  gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_ACCEPT);
}

/* A window that goes while it is saved or read again, without being asked. */
static void
test_destroyed_meanwhile (Fixture *fixture, gconstpointer data)
{
  static const char *const actions[] = { "save", "reload" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      AlurWindow *window = window_fixture_open (fixture->application, fixture->file);

      while (!g_action_group_get_action_enabled (G_ACTION_GROUP (window), actions[i]))
        g_main_context_iteration (NULL, TRUE);
      g_action_group_activate_action (G_ACTION_GROUP (window), actions[i], NULL);
      gtk_window_destroy (GTK_WINDOW (window));
      settle (fixture);
      g_assert_cmpuint (window_fixture_count (fixture->application), ==, 0);
    }
}

/* Who was to save and close, and could not, has not asked to close with the next saving. */
static void
test_not_saved_and_not_closed (Fixture *fixture, gconstpointer data)
{
  AlurWindow *window = window_fixture_open (fixture->application, fixture->file);
  AlurWindow *other = alur_window_new (fixture->application);
  g_autoptr (AlurDocument) document = alur_make_document ();
  g_autofree char *taken = g_build_filename (fixture->folder, "x", NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "y.alur", NULL);

  gtk_window_present (GTK_WINDOW (other));
  alur_window_set_document (other, document);
  window_fixture_call (other, "Dua");
  gtk_window_close (GTK_WINDOW (other));
  window_fixture_respond (window_fixture_find_message (other), "save");
  choose (other, taken);
  wait_for_message (other); /* there is a file with this name */
  window_fixture_respond (window_fixture_find_message (other), "replace");
  wait_for_message (other); /* that is open in another window */
  window_fixture_respond (window_fixture_find_message (other), "close");
  g_action_group_activate_action (G_ACTION_GROUP (other), "save-as", NULL);
  choose (other, path);
  while (!g_file_test (path, G_FILE_TEST_EXISTS))
    g_main_context_iteration (NULL, TRUE);
  settle (fixture);
  g_assert_cmpuint (window_fixture_count (fixture->application), ==, 2);
  g_assert_nonnull (alur_window_get_editor (window));
}

/* Nor has who was to save while something was being dragged. */
static void
test_not_saved_while_dragged (Fixture *fixture, gconstpointer data)
{
  AlurWindow *window = window_fixture_open (fixture->application, fixture->file);
  AlurDocument *document = alur_editor_get_document (alur_window_get_editor (window));

  window_fixture_call (window, "Dua");
  gtk_window_close (GTK_WINDOW (window));
  alur_document_begin (document, "Drag");
  window_fixture_respond (window_fixture_find_message (window), "save");
  alur_document_rollback (document);
  settle (fixture);
  g_action_group_activate_action (G_ACTION_GROUP (window), "save", NULL);
  settle (fixture);
  g_assert_cmpuint (window_fixture_count (fixture->application), ==, 1);
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
  ADD ("author", test_author);
  ADD ("closed-while-reloading", test_closed_while_reloading);
  ADD ("closed-while-reloading-in-vain", test_closed_while_reloading_in_vain);
  ADD ("destroyed-meanwhile", test_destroyed_meanwhile);
  ADD ("not-saved-and-not-closed", test_not_saved_and_not_closed);
  ADD ("not-saved-while-dragged", test_not_saved_while_dragged);
#undef ADD
  return window_fixture_run (&fixture);
}
