/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which page of the manual tells of where one is. That it is shown, tests/desktop/test-help.py
 * sees. */

#include "alur-findings-pane.h"
#include "alur-help.h"
#include "alur-inspector.h"
#include "alur-make.h"
#include "alur-preferences.h"
#include "alur-window.h"

#include "pane-fixture.h"
#include "window-fixture.h"

static void
test_every_page_is_there (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "help", "C", NULL);
  g_autoptr (GPtrArray) pages = alur_help_list_pages ();

  g_assert_cmpuint (pages->len, >, 30);
  for (guint i = 0; i < pages->len; i++)
    {
      g_autofree char *name = g_strconcat (g_ptr_array_index (pages, i), ".page", NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        g_error ("no page %s", path);
    }
}

static void
assert_page (GtkWidget *inside, const char *page)
{
  g_assert_cmpstr (alur_help_find_page (inside), ==, page);
}

static void
test_where_one_is (gconstpointer data)
{
  const WindowFixture *program = data;
  AlurWindow *window = alur_window_new (program->application);
  g_autoptr (AlurDocument) document = alur_make_document ();
  AlurEditor *editor;
  GtkWidget *inspector, *dialog;

  gtk_window_present (GTK_WINDOW (window));
  assert_page (GTK_WIDGET (window), "index");
  alur_window_set_document (window, document);
  window_fixture_settle (GTK_WIDGET (window), 2);
  editor = alur_window_get_editor (window);
  assert_page (GTK_WIDGET (window), "organisation");
  alur_editor_show (editor, ALUR_PANE_MATRIX, NULL);
  assert_page (GTK_WIDGET (window), "authorities");
  assert_page (pane_fixture_find (GTK_WIDGET (window), ALUR_TYPE_FINDINGS_PANE), "findings");
  inspector = pane_fixture_find (GTK_WIDGET (window), ALUR_TYPE_INSPECTOR);
  assert_page (inspector, "authorities");
  alur_selection_set (alur_editor_get_selection (editor), alur_document_get_last_stage (document));
  assert_page (inspector, "stages");
  dialog = GTK_WIDGET (alur_preferences_new (GTK_WINDOW (window), NULL));
  assert_page (dialog, "preferences");
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  WindowFixture fixture;

  window_fixture_set_up (&fixture, &argc, &argv);
  g_test_add_func ("/help/every-page-is-there", test_every_page_is_there);
  g_test_add_data_func ("/help/where-one-is", &fixture, test_where_one_is);
  return window_fixture_run (&fixture);
}
