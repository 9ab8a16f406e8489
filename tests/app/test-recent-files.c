/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of recent files, which every program writes, as somebody fills it who means ill: the
 * start page shows files of documents under their own names, and nothing else of it. */

#include "alur-start-page.h"
#include "alur-window.h"

#include "window-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#define HEAD                                                                                       \
  "<?xml version='1.0' encoding='UTF-8'?><xbel version='1.0'"                                      \
  " xmlns:bookmark='http://www.freedesktop.org/standards/desktop-bookmarks'"                       \
  " xmlns:mime='http://www.freedesktop.org/standards/shared-mime-info'>"
#define TIMES "added='%1$s' modified='%1$s' visited='%1$s'"
#define INFO                                                                                       \
  "<info><metadata owner='http://freedesktop.org'><mime:mime-type type='application/vnd.alur+xml'" \
  "/><bookmark:applications><bookmark:application name='%2$s' exec='&apos;alur %%u&apos;'"         \
  " modified='%1$s' count='1'/></bookmark:applications></metadata></info>"

typedef struct
{
  const WindowFixture *program;
  char *folder;
  AlurStartPage *page;
  GString *list;
  guint n_entries;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->program = data;
  fixture->folder = g_dir_make_tmp ("alur-recent-XXXXXX", NULL);
  fixture->page = g_object_ref_sink (g_object_new (ALUR_TYPE_START_PAGE, NULL));
  fixture->list = g_string_new (HEAD);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->page);
  window_fixture_remove_files (fixture->folder);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_string_free (fixture->list, TRUE);
}

/* Each entry was visited after the one before, so it stands above that. */
static void
add_uri (Fixture *fixture, const char *uri, const char *title)
{
  g_autofree char *time = g_strdup_printf ("2026-01-01T%02u:%02u:%02uZ", fixture->n_entries / 3600,
                                           fixture->n_entries / 60 % 60, fixture->n_entries % 60);
  g_autofree char *escaped = g_markup_escape_text (uri, -1);
  g_autofree char *escaped_title = g_markup_escape_text (title, -1);

  fixture->n_entries++;
  g_string_append_printf (fixture->list, "<bookmark href='%s' ", escaped);
  g_string_append_printf (fixture->list, TIMES, time);
  g_string_append_printf (fixture->list, "><title>%s</title>", escaped_title);
  g_string_append_printf (fixture->list, INFO, time, "Alur");
  g_string_append (fixture->list, "</bookmark>");
}

static char *
get_path (Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static void
add_file (Fixture *fixture, const char *name, const char *title)
{
  g_autofree char *path = get_path (fixture, name);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  add_uri (fixture, uri, title);
}

static void
changed_cb (GtkRecentManager *manager, gboolean *done)
{
  *done = TRUE;
}

/* Another program writes the list, and the toolkit notices. */
static void
write_list (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->program->home, "recently-used.xbel", NULL);
  GtkRecentManager *manager = gtk_recent_manager_get_default ();
  gboolean done = FALSE;
  gulong handler = g_signal_connect (manager, "changed", G_CALLBACK (changed_cb), &done);

  g_string_append (fixture->list, "</xbel>");
  g_assert_true (g_file_set_contents (path, fixture->list->str, -1, NULL));
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (manager, handler);
  alur_start_page_refresh (fixture->page);
}

static GtkListBoxRow *
get_row (Fixture *fixture, int index)
{
  GObject *list
      = gtk_widget_get_template_child (GTK_WIDGET (fixture->page), ALUR_TYPE_START_PAGE, "recent");

  return gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), index);
}

/* The titles of the rows, each with a line end. */
static char *
dup_titles (Fixture *fixture)
{
  g_autoptr (GString) titles = g_string_new (NULL);
  GtkListBoxRow *row;

  for (int i = 0; (row = get_row (fixture, i)) != NULL; i++)
    {
      g_assert_true (
          g_utf8_validate (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), -1, NULL));
      g_assert_false (adw_preferences_row_get_use_markup (ADW_PREFERENCES_ROW (row)));
      g_string_append_printf (titles, "%s\n",
                              adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
    }
  return g_string_free (g_steal_pointer (&titles), FALSE);
}

/* Addresses of elsewhere, and what is no file, are not even rows. */
static void
test_no_files (Fixture *fixture, gconstpointer data)
{
  g_autofree char *pipe = get_path (fixture, "pipe.alur");
  g_autofree char *folder = get_path (fixture, "folder.alur");
  g_autofree char *device = get_path (fixture, "device.alur");
  const char *paths[] = { pipe, folder, device };
  g_autofree char *titles = NULL;

  add_file (fixture, "one.alur", "one");
  add_file (fixture, "table.csv", "other");
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (symlink ("/dev/zero", device), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *uri = g_filename_to_uri (paths[i], NULL, NULL);

      add_uri (fixture, uri, "odd");
    }
  add_uri (fixture, "http://127.0.0.1:9/x.alur", "remote");
  add_uri (fixture, "sftp://nobody@127.0.0.1/x.alur", "remote");
  add_uri (fixture, "file:///nowhere/x.alur", "missing");
  add_uri (fixture, "file:///%00/x.alur", "NUL");
  add_uri (fixture, "file:///%zz/%/x.alur", "no address");
  add_uri (fixture, "x.alur", "no address");
  add_uri (fixture, "", "none");
  write_list (fixture);
  titles = dup_titles (fixture);
  g_assert_cmpstr (titles, ==, "one.alur\n");
}

/* What a file is called elsewhere is not what it is called; what is no text of a name is shown as
 * such, and can be chosen. */
static void
test_names (Fixture *fixture, gconstpointer data)
{
  g_autofree char *endless = g_strnfill (1 << 20, 'x');
  g_autofree char *titles = NULL;
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());

  add_file (fixture, "a.alur", endless);
  add_file (fixture, "b.alur", "<b>other</b> \xe2\x80\xae \n\n\n\n x");
  add_file (fixture, "<b>&c_x.alur", "other");
  add_file (fixture,
            "\xff\xfe"
            "d.alur",
            "other");
  add_file (fixture,
            "e\xe2\x80\xae"
            "rula.alur",
            "other");
  add_file (fixture, "f\x1b[31m.alur", "other");
  write_list (fixture);
  gtk_window_set_child (window, GTK_WIDGET (fixture->page));
  gtk_window_present (window);
  window_fixture_settle (GTK_WIDGET (window), 2);
  titles = dup_titles (fixture);
  g_assert_cmpstr (titles, ==,
                   "f�[31m.alur\ne�rula.alur\n��d.alur\n<b>&c_x.alur\nb.alur\na.alur\n");
  gtk_window_destroy (window);
}

/* A folder whose name is no text, too. */
static void
test_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = get_path (fixture, "\xff"
                                               "berkas");
  g_autofree char *path = g_build_filename (folder, "a.alur", NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autofree char *titles = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  add_uri (fixture, uri, "a");
  write_list (fixture);
  titles = dup_titles (fixture);
  g_assert_cmpstr (titles, ==, "a.alur\n");
  g_remove (path);
}

/* Of ten thousand entries the last few are rows. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  g_autofree char *titles = NULL;

  for (guint i = 0; i < 10000; i++)
    {
      g_autofree char *uri = g_strdup_printf ("file:///nowhere/%u.alur", i);

      add_uri (fixture, uri, "missing");
    }
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("%c.alur", 'a' + (int) i);

      add_file (fixture, name, "x");
    }
  write_list (fixture);
  titles = dup_titles (fixture);
  g_assert_cmpstr (titles, ==, "t.alur\ns.alur\nr.alur\nq.alur\np.alur\no.alur\n");
}

int
main (int argc, char **argv)
{
  WindowFixture program = { 0 };

  window_fixture_set_up (&program, &argc, &argv);
  g_test_add ("/recent-files/no-files", Fixture, &program, set_up, test_no_files, tear_down);
  g_test_add ("/recent-files/names", Fixture, &program, set_up, test_names, tear_down);
  g_test_add ("/recent-files/folder", Fixture, &program, set_up, test_folder, tear_down);
  g_test_add ("/recent-files/many", Fixture, &program, set_up, test_many, tear_down);
  return window_fixture_run (&program);
}
