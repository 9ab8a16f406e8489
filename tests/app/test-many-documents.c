/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Documents opened and closed, one after another, in one program: nothing of ours may be left of
 * any of them, neither an object nor memory. */

#include "alur-share.h"
#include "alur-window-private.h"

#include "window-fixture.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#define COMPLAINTS (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING)
#define N_DOCUMENTS 16 /* each pane in four of them */
#define N_FRAMES 2     /* in which everything that was queued has come about */
#define TURNS 4        /* each document shows some panes, and so many documents have shown all */
#define DIALOGS_EVERY 10
#define N_IN_ONE 5
#define PATIENCE_S 20

static const char *const examples[] = { "rawat-inap", "akta-kelahiran", "izin-terapis-gigi" };

typedef struct
{
  AlurApplication *application;
  char *folder;
  GHashTable *alive;  /* objects of ours, with the names of their types */
  guint n_seen;       /* of them ever */
  guint n_documents;  /* of them ever */
  gboolean has_timer; /* while one runs */
} Fixture;

static void
gone_cb (gpointer data, GObject *object)
{
  Fixture *fixture = data;

  g_hash_table_remove (fixture->alive, object);
}

static void
watch (Fixture *fixture, gpointer object)
{
  if (g_hash_table_contains (fixture->alive, object))
    return;
  g_hash_table_insert (fixture->alive, object, (gpointer) G_OBJECT_TYPE_NAME (object));
  g_object_weak_ref (object, gone_cb, fixture);
  fixture->n_seen++;
  fixture->n_documents += ALUR_IS_DOCUMENT (object) ? 1 : 0;
}

/* All of our classes in a window, shown or not. */
static void
watch_widgets (Fixture *fixture, GtkWidget *widget)
{
  if (g_str_has_prefix (G_OBJECT_TYPE_NAME (widget), "Alur"))
    watch (fixture, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    watch_widgets (fixture, child);
}

static void
watch_document (Fixture *fixture, AlurWindow *window)
{
  watch (fixture, window->session);
  watch (fixture, window->editor);
  watch (fixture, alur_editor_get_document (window->editor));
  watch (fixture, alur_editor_get_selection (window->editor));
}

static void
settle (AlurWindow *window)
{
  window_fixture_settle (GTK_WIDGET (window), N_FRAMES);
}

static gboolean
timer_cb (gpointer data)
{
  Fixture *fixture = data;

  fixture->has_timer = FALSE;
  return G_SOURCE_REMOVE;
}

/* What still goes may go. */
static void
wait_until_gone (Fixture *fixture)
{
  guint timer = g_timeout_add_seconds (PATIENCE_S, timer_cb, fixture);

  fixture->has_timer = TRUE;
  while (fixture->has_timer && g_hash_table_size (fixture->alive) > 0)
    g_main_context_iteration (NULL, TRUE);
  if (fixture->has_timer)
    g_source_remove (timer);
}

static char *
make_copy (Fixture *fixture, guint number)
{
  g_autofree char *name = g_strconcat (examples[number % G_N_ELEMENTS (examples)], ".alur", NULL);
  g_autofree char *source
      = g_test_build_filename (G_TEST_DIST, "..", "data", "examples", name, NULL);
  g_autofree char *own = g_strdup_printf ("%u.alur", number);
  g_autofree char *text = NULL;
  char *path = g_build_filename (fixture->folder, own, NULL);
  gsize length;

  g_assert_true (g_file_get_contents (source, &text, &length, NULL));
  g_assert_true (g_file_set_contents (path, text, (gssize) length, NULL));
  return path;
}

/* What somebody does: looks at views, selects, edits, undoes. */
static void
work_on (AlurWindow *window, guint number)
{
  AlurEditor *editor = window->editor;
  AlurDocument *document = alur_editor_get_document (editor);
  AlurElement *stage = alur_editor_get_stage (editor);
  AlurElement *procedure = alur_element_first (stage, ALUR_KIND_PROCEDURE);
  GActionGroup *actions = G_ACTION_GROUP (window);

  g_assert_nonnull (procedure);
  for (guint pane = number % TURNS; pane < ALUR_N_PANES; pane += TURNS)
    {
      alur_editor_show (editor, (AlurPane) pane, procedure);
      settle (window);
    }
  alur_selection_set (alur_editor_get_selection (editor), procedure);
  settle (window);
  alur_document_begin (document, "Rename");
  alur_document_set_text (document, procedure, ALUR_PROCEDURE_NAME, "Lain");
  alur_document_commit (document);
  settle (window);
  g_action_group_activate_action (actions, "undo", NULL);
  g_action_group_activate_action (actions, "workshop", NULL);
  settle (window);
  g_action_group_activate_action (actions, "workshop", NULL);
  alur_workbench_set_shown (window->workbench, ALUR_SIDE_FINDINGS, TRUE);
  alur_workbench_focus_search (window->workbench);
  settle (window);
}

static GtkWindow *
find_dialog (AlurWindow *window)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) one = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (one) == GTK_WINDOW (window)
          && gtk_widget_get_visible (GTK_WIDGET (one)))
        return one;
    }
  return NULL;
}

static void
look_at_dialog (Fixture *fixture, AlurWindow *window, const char *action)
{
  GtkWindow *dialog;

  g_action_group_activate_action (G_ACTION_GROUP (window), action, NULL);
  settle (window);
  dialog = find_dialog (window);
  g_assert_nonnull (dialog);
  watch_widgets (fixture, GTK_WIDGET (dialog));
  gtk_window_close (dialog);
}

/* With widgets of a window that is closed, too. Returns the name of the file, to be removed when
 * the document is closed. */
static char *
open_and_work (Fixture *fixture, AlurWindow *window, guint number, gboolean with_widgets)
{
  char *path = make_copy (fixture, number);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  alur_window_open (window, file);
  while (window->editor == NULL)
    g_main_context_iteration (NULL, TRUE);
  settle (window);
  watch_document (fixture, window);
  work_on (window, number);
  if (with_widgets)
    watch_widgets (fixture, GTK_WIDGET (window));
  if (number % DIALOGS_EVERY == 0)
    {
      look_at_dialog (fixture, window, "export");
      look_at_dialog (fixture, window, "print");
    }
  return path;
}

static gboolean
tell_cb (gpointer object, gpointer type, gpointer data)
{
  g_test_message ("left: %s", (const char *) type);
  return FALSE;
}

static void
assert_nothing_left (Fixture *fixture, guint n_documents)
{
  g_hash_table_find (fixture->alive, tell_cb, NULL);
  g_assert_cmpuint (g_hash_table_size (fixture->alive), ==, 0);
  g_assert_cmpuint (fixture->n_documents, ==, n_documents);
}

/* In a window of its own each, which is closed. */
static void
test_windows (Fixture *fixture, gconstpointer data)
{
  guint n_documents = alur_share_of (N_DOCUMENTS);

  for (guint i = 0; i < n_documents; i++)
    {
      AlurWindow *window = alur_window_new (fixture->application);
      g_autofree char *path = NULL;

      gtk_window_present (GTK_WINDOW (window));
      path = open_and_work (fixture, window, i, TRUE);
      gtk_window_close (GTK_WINDOW (window));
      wait_until_gone (fixture);
      g_unlink (path);
    }
  assert_nothing_left (fixture, n_documents);
  /* More than the document: the panes in which it was worked on. */
  g_assert_cmpuint (fixture->n_seen, >, 50 * n_documents);
}

/* One after another in one window, whose panes stay. */
static void
test_one_window (Fixture *fixture, gconstpointer data)
{
  AlurWindow *window = alur_window_new (fixture->application);

  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < N_IN_ONE; i++)
    {
      g_autofree char *path = open_and_work (fixture, window, i, FALSE);

      alur_window_set_document (window, NULL);
      wait_until_gone (fixture);
      g_unlink (path);
    }
  assert_nothing_left (fixture, N_IN_ONE);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->application = g_object_ref (ALUR_APPLICATION ((gpointer) data));
  fixture->folder = g_dir_make_tmp ("alur-many-XXXXXX", NULL);
  fixture->alive = g_hash_table_new (NULL, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_hash_table_unref (fixture->alive);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_object_unref (fixture->application);
}

/* GTK 4.8 frees an icon in the thread that has loaded it; who looks it up at that moment finds it
 * in the cache of the theme and is told so (gtk_icon_theme_lookup_icon()). Nothing else is excused.
 */
static void
log_cb (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
  if (strstr (message, "g_object_ref: assertion '!object_already_finalized' failed") != NULL)
    return;
  g_log_default_handler (domain, level, message, data);
  if ((level & COMPLAINTS) != 0)
    abort ();
}

static GLogWriterOutput
write_cb (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  GLogWriterOutput written = g_log_writer_default (level, fields, n_fields, data);

  if ((level & COMPLAINTS) != 0)
    abort ();
  return written;
}

int
main (int argc, char **argv)
{
  WindowFixture fixture;

  window_fixture_set_up (&fixture, &argc, &argv);
  /* The end of a complaint is ours, because the test framework gives up before it asks. */
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR);
  g_log_set_default_handler (log_cb, NULL);
  g_log_set_writer_func (write_cb, NULL, NULL);
  g_test_add ("/many-documents/windows", Fixture, fixture.application, set_up, test_windows,
              tear_down);
  g_test_add ("/many-documents/one-window", Fixture, fixture.application, set_up, test_one_window,
              tear_down);
  return window_fixture_run (&fixture);
}
