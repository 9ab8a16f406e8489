/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A window and the file of its document: what it asks, what it shows, what it remembers. */

#include "alur-file-memory.h"
#include "alur-recovery.h"
#include "alur-session.h"
#include "alur-window.h"

#include "alur-reader.h"
#include "window-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_UNITS 20000u
#define N_TURNS 40u /* of the main loop, after which the window is closed */

static const char text[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                           "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\" title=\"Satu\">\n"
                           "  <stage id=\"now\" kind=\"current\">\n"
                           "    <organisation>\n"
                           "      <unit id=\"u1\" name=\"Dinas\"/>\n"
                           "      <unit id=\"u2\" name=\"Loket\" parent=\"u1\"/>\n"
                           "    </organisation>\n"
                           "    <procedure id=\"c1\" name=\"Izin\">\n"
                           "      <step id=\"s1\" name=\"Menerima\" unit=\"u2\"/>\n"
                           "    </procedure>\n"
                           "  </stage>\n"
                           "  <stage id=\"later\" name=\"Nanti\" kind=\"target\">\n"
                           "    <procedure id=\"c1\" name=\"Izin\"/>\n"
                           "  </stage>\n"
                           "</alur>\n";

typedef struct
{
  AlurApplication *application;
  char *folder;
  char *path;
  GFile *file;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->application = g_object_ref (ALUR_APPLICATION ((gpointer) data));
  fixture->folder = g_dir_make_tmp ("alur-window-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "x.alur", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
  g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
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
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
write_large (Fixture *fixture)
{
  g_autoptr (GString) large = g_string_new ("<alur xmlns=\"urn:alur:document:1\" version=\"1.0\">"
                                            "<stage id=\"now\" kind=\"current\"><organisation>");

  for (guint i = 0; i < N_UNITS; i++)
    g_string_append_printf (large, "<unit id=\"u%u\" name=\"Unit %u\"/>", i, i);
  g_string_append (large, "</organisation></stage></alur>");
  g_assert_true (g_file_set_contents (fixture->path, large->str, -1, NULL));
}

/* A window that is closed while its document is read, before or after there was time for anything,
 * goes at once, and nothing of it comes back. */
static void
test_closed_while_reading (Fixture *fixture, gconstpointer data)
{
  AlurWindow *stays = alur_window_new (fixture->application);
  AlurWorkers *workers = alur_application_get_workers (fixture->application);

  gtk_window_present (GTK_WINDOW (stays));
  write_large (fixture);
  for (guint n_turns = 0; n_turns < N_TURNS; n_turns++)
    {
      AlurWindow *window = alur_window_new (fixture->application);

      g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
      alur_window_open (window, fixture->file);
      for (guint i = 0; i < n_turns; i++)
        g_main_context_iteration (NULL, FALSE);
      if (alur_window_get_editor (window) == NULL)
        gtk_window_close (GTK_WINDOW (window));
      else
        gtk_window_destroy (GTK_WINDOW (window));
      while (window != NULL || alur_workers_get_n_running (workers) > 0
             || g_main_context_pending (NULL))
        g_main_context_iteration (NULL, FALSE);
    }
  g_assert_cmpuint (
      g_list_length (gtk_application_get_windows (GTK_APPLICATION (fixture->application))), ==, 1);
}

static gboolean
file_has (Fixture *fixture, const char *needle)
{
  g_autofree char *content = NULL;

  return g_file_get_contents (fixture->path, &content, NULL, NULL)
         && strstr (content, needle) != NULL;
}

static guint
count_journals (Fixture *fixture)
{
  g_autoptr (GDir) names
      = g_dir_open (alur_application_get_state_folder (fixture->application), 0, NULL);
  const char *name;
  guint n_journals = 0;

  while (names != NULL && (name = g_dir_read_name (names)) != NULL)
    n_journals += g_str_has_suffix (name, ".alur-journal") ? 1 : 0;
  return n_journals;
}

static void
test_one_window_a_file (Fixture *fixture, gconstpointer data)
{
  AlurWindow *window = window_fixture_open (fixture->application, fixture->file);
  AlurWindow *other = alur_window_new (fixture->application);

  alur_window_open (other, fixture->file);
  g_assert_null (alur_window_get_editor (other));
  g_assert_cmpuint (window_fixture_count (fixture->application), ==, 2);
  g_assert_nonnull (alur_window_get_editor (window));
}

static void
test_close_unmodified (Fixture *fixture, gconstpointer data)
{
  AlurWindow *window = window_fixture_open (fixture->application, fixture->file);

  gtk_window_close (GTK_WINDOW (window));
  g_assert_cmpuint (window_fixture_count (fixture->application), ==, 0);
}

static void
test_close_asks (Fixture *fixture, gconstpointer data)
{
  AlurWindow *window = window_fixture_open (fixture->application, fixture->file);
  AdwMessageDialog *dialog;

  window_fixture_call (window, "Dua");
  gtk_window_close (GTK_WINDOW (window));
  dialog = window_fixture_find_message (window);
  g_assert_nonnull (dialog);
  g_assert_cmpint (adw_message_dialog_get_response_appearance (dialog, "discard"), ==,
                   ADW_RESPONSE_DESTRUCTIVE);
  /* once, however often one asks */
  gtk_window_close (GTK_WINDOW (window));
  g_assert_true (window_fixture_find_message (window) == dialog);
  window_fixture_respond (dialog, "cancel");
  g_assert_true (file_has (fixture, "Satu"));
  g_assert_cmpuint (count_journals (fixture), ==, 1);

  gtk_window_close (GTK_WINDOW (window));
  window_fixture_respond (window_fixture_find_message (window), "save");
  while (window_fixture_count (fixture->application) > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (file_has (fixture, "Dua"));
  g_assert_cmpuint (count_journals (fixture), ==, 0);
}

static void
test_close_discards (Fixture *fixture, gconstpointer data)
{
  AlurWindow *window = window_fixture_open (fixture->application, fixture->file);

  window_fixture_call (window, "Dua");
  gtk_window_close (GTK_WINDOW (window));
  window_fixture_respond (window_fixture_find_message (window), "discard");
  while (window_fixture_count (fixture->application) > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (file_has (fixture, "Satu"));
  g_assert_cmpuint (count_journals (fixture), ==, 0);
}

static AlurWhatIf *
try_out (AlurWindow *window, double volume)
{
  AlurEditor *editor = alur_window_get_editor (window);
  AlurWhatIf *what_if = alur_editor_get_what_if (editor);
  AlurElement *procedure = alur_document_lookup (alur_editor_get_document (editor),
                                                 alur_editor_get_stage (editor), "c1");
  g_autofree char *why_not = NULL;

  alur_what_if_open (what_if);
  alur_what_if_begin (what_if, "Try", NULL);
  why_not = alur_what_if_put (what_if, procedure, volume);
  g_assert_null (why_not);
  alur_what_if_end (what_if, TRUE);
  return what_if;
}

/* What is only tried out is not the document's, and yet not lost without a word. */
static void
test_close_trial (Fixture *fixture, gconstpointer data)
{
  AlurWindow *window = window_fixture_open (fixture->application, fixture->file);
  AlurWhatIf *what_if = try_out (window, 123);

  gtk_window_close (GTK_WINDOW (window));
  window_fixture_respond (window_fixture_find_message (window), "cancel");
  g_assert_cmpuint (window_fixture_count (fixture->application), ==, 1);
  g_assert_true (alur_what_if_has_changes (what_if));
  gtk_window_close (GTK_WINDOW (window));
  window_fixture_respond (window_fixture_find_message (window), "keep");
  while (window_fixture_find_message (window) == NULL) /* the document is to be saved now */
    g_main_context_iteration (NULL, TRUE);
  window_fixture_respond (window_fixture_find_message (window), "save");
  while (window_fixture_count (fixture->application) > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (file_has (fixture, "volume=\"123\""));
}

/* The program was to be ended, and somebody thought better of it: the window that is closed later
 * is closed for itself, and not opened again at the next start. */
static void
test_ends_not_with_trial (Fixture *fixture, gconstpointer data)
{
  AlurWindow *window = window_fixture_open (fixture->application, fixture->file);
  g_autofree char *list = g_build_filename (
      alur_application_get_state_folder (fixture->application), "open-documents", NULL);
  g_autofree char *uri = g_file_get_uri (fixture->file);
  g_autofree char *open = NULL;

  try_out (window, 123);
  alur_window_close_with_program (window);
  window_fixture_respond (window_fixture_find_message (window), "cancel");
  gtk_window_close (GTK_WINDOW (window));
  window_fixture_respond (window_fixture_find_message (window), "discard");
  while (window_fixture_count (fixture->application) > 0)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  if (g_file_get_contents (list, &open, NULL, NULL))
    g_assert_null (strstr (open, uri));
}

static void
test_close_discards_trial (Fixture *fixture, gconstpointer data)
{
  AlurWindow *window = window_fixture_open (fixture->application, fixture->file);

  try_out (window, 123);
  gtk_window_close (GTK_WINDOW (window));
  window_fixture_respond (window_fixture_find_message (window), "discard");
  while (window_fixture_count (fixture->application) > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (file_has (fixture, "volume"));
  g_assert_cmpuint (count_journals (fixture), ==, 0);
}

/* The file is read again, and what was tried out goes on. */
static void
test_reload_trial (Fixture *fixture, gconstpointer data)
{
  AlurWindow *window = window_fixture_open (fixture->application, fixture->file);
  AlurEditor *before = alur_window_get_editor (window);
  AlurWhatIf *what_if;

  try_out (window, 123);
  while (alur_window_get_editor (window) == before)
    {
      /* Nothing happens while the file is looked at. */
      gtk_widget_activate_action (GTK_WIDGET (window), "win.reload", NULL);
      window_fixture_settle (GTK_WIDGET (window), 2);
    }
  what_if = alur_editor_get_what_if (alur_window_get_editor (window));
  g_assert_cmpuint (alur_what_if_count (what_if, NULL), ==, 1);
}

static gboolean
is_marked (AlurWindow *window)
{
  const char *title = gtk_window_get_title (GTK_WINDOW (window));

  return title != NULL && g_str_has_prefix (title, "•");
}

static void
test_save_action (Fixture *fixture, gconstpointer data)
{
  AlurWindow *window = window_fixture_open (fixture->application, fixture->file);

  window_fixture_call (window, "Dua");
  while (!is_marked (window))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.save", NULL));
  while (is_marked (window))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (file_has (fixture, "Dua"));
}

static void
test_save_refused (Fixture *fixture, gconstpointer data)
{
  AlurWindow *window = window_fixture_open (fixture->application, fixture->file);

  window_fixture_call (window, "Dua");
  g_assert_true (g_file_set_contents (fixture->path, "theirs", -1, NULL));
  while (!is_marked (window))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.save", NULL));
  while (window_fixture_find_message (window) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (
      strstr (adw_message_dialog_get_body (window_fixture_find_message (window)), fixture->path));
  g_assert_true (file_has (fixture, "theirs"));
  g_assert_true (is_marked (window));
}

/* An edit that would leave what can't be opened again costs itself, and nothing else. */
static void
test_edit_refused (Fixture *fixture, gconstpointer data)
{
  AlurWindow *window = window_fixture_open (fixture->application, fixture->file);
  AlurDocument *document = alur_editor_get_document (alur_window_get_editor (window));
  AlurElement *stage = alur_document_get_stage (document, NULL);

  window_fixture_call (window, "Dua");
  alur_document_begin (document, "Hapus loket");
  alur_document_remove (document, alur_document_lookup (document, stage, "u2"));
  g_test_expect_message ("Alur", G_LOG_LEVEL_WARNING, "*Hapus loket*");
  alur_document_commit (document);
  g_test_assert_expected_messages ();
  g_assert_nonnull (
      strstr (adw_message_dialog_get_body (window_fixture_find_message (window)), "Hapus loket"));
  gtk_window_destroy (GTK_WINDOW (window_fixture_find_message (window)));
  g_assert_nonnull (alur_document_lookup (document, stage, "u2"));
  while (!is_marked (window))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.save", NULL));
  while (is_marked (window))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (file_has (fixture, "Dua"));
  g_assert_true (file_has (fixture, "Loket"));
}

/* The other window's document is what the last stage was; the one it came from stays. */
static void
test_new_round (Fixture *fixture, gconstpointer data)
{
  AlurWindow *window = window_fixture_open (fixture->application, fixture->file);
  AlurDocument *old = alur_editor_get_document (alur_window_get_editor (window));
  AlurDocument *round;
  AlurElement *stage;
  AlurWindow *other = NULL;

  while (!g_action_group_get_action_enabled (G_ACTION_GROUP (window), "new-round"))
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-round", NULL);
  g_assert_cmpuint (window_fixture_count (fixture->application), ==, 2);
  for (GList *item = gtk_application_get_windows (GTK_APPLICATION (fixture->application));
       item != NULL; item = item->next)
    if (item->data != window)
      other = item->data;
  round = alur_editor_get_document (alur_window_get_editor (other));
  stage = alur_document_get_stage (round, "later");
  g_assert_cmpuint (alur_element_get_word (stage, ALUR_STAGE_KIND), ==, ALUR_STAGE_CURRENT);
  g_assert_null (alur_document_get_stage (round, "now"));
  g_assert_true (alur_editor_get_stage (alur_window_get_editor (other)) == stage);
  g_assert_nonnull (alur_document_get_stage (old, "now"));
  g_assert_cmpuint (count_journals (fixture), ==, 1);

  /* There is no stage behind the present any more; what was made is asked for when it is closed. */
  g_action_group_activate_action (G_ACTION_GROUP (other), "new-round", NULL);
  g_assert_cmpuint (window_fixture_count (fixture->application), ==, 2);
  gtk_window_close (GTK_WINDOW (other));
  g_assert_nonnull (window_fixture_find_message (other));
  g_assert_true (alur_document_undo (round));
  g_assert_nonnull (alur_document_get_stage (round, "now"));
}

static void
test_not_a_document (Fixture *fixture, gconstpointer data)
{
  AlurWindow *window = alur_window_new (fixture->application);

  g_assert_true (g_file_set_contents (fixture->path, "<alur", -1, NULL));
  alur_window_open (window, fixture->file);
  while (window_fixture_find_message (window) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (
      strstr (adw_message_dialog_get_body (window_fixture_find_message (window)), "x.alur:1"));
  g_assert_null (alur_window_get_editor (window));
}

static GtkWidget *
find_button (GtkWidget *top, const char *label)
{
  if (GTK_IS_BUTTON (top) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (top)), label) == 0)
    return top;
  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* What a killed program would have left. */
static void
leave_journal (Fixture *fixture)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (AlurDocument) document = alur_reader_read_bytes (bytes, "test", NULL, NULL);
  g_autoptr (AlurSession) session
      = alur_session_new (alur_application_get_state_folder (fixture->application),
                          alur_application_get_workers (fixture->application));

  alur_session_start (session, document);
  alur_document_begin (document, "Title");
  alur_document_set_text (document, alur_document_get_root (document), ALUR_DOCUMENT_TITLE, "Dua");
  alur_document_commit (document);
}

static GtkWidget *
offer (Fixture *fixture, AlurWindow *window)
{
  g_autoptr (GPtrArray) found
      = alur_journal_find (alur_application_get_state_folder (fixture->application));
  GtkWidget *dialog;

  g_assert_cmpuint (found->len, ==, 1);
  dialog = GTK_WIDGET (alur_recovery_new (window, found));
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

static void
test_recover (Fixture *fixture, gconstpointer data)
{
  AlurWindow *window = alur_window_new (fixture->application);
  GtkWidget *dialog;

  leave_journal (fixture);
  /* later: it is offered again */
  dialog = offer (fixture, window);
  g_signal_emit_by_name (find_button (dialog, "Later"), "clicked");
  g_assert_cmpuint (count_journals (fixture), ==, 1);

  dialog = offer (fixture, window);
  g_signal_emit_by_name (find_button (dialog, "Recover"), "clicked");
  while (!is_marked (window))
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (strstr (gtk_window_get_title (GTK_WINDOW (window)), "Dua"));
  g_assert_cmpuint (count_journals (fixture), ==, 1);
  gtk_window_close (GTK_WINDOW (window));
  window_fixture_respond (window_fixture_find_message (window), "discard");
  g_assert_cmpuint (count_journals (fixture), ==, 0);
}

/* What can't be read is offered for nothing but to be discarded. */
static void
test_unreadable (Fixture *fixture, gconstpointer data)
{
  const char *folder = alur_application_get_state_folder (fixture->application);
  AlurWindow *window = alur_window_new (fixture->application);
  g_autofree char *path = g_build_filename (folder, "1-1.alur-journal", NULL);
  GtkWidget *dialog;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "rubbish", -1, NULL));
  dialog = offer (fixture, window);
  g_assert_false (gtk_widget_get_visible (find_button (dialog, "Recover")));
  g_assert_true (gtk_widget_get_visible (find_button (dialog, "Discard")));
  g_signal_emit_by_name (find_button (dialog, "Later"), "clicked");
  g_assert_cmpuint (count_journals (fixture), ==, 1);
}

static GtkWindow *
find_over (GtkWidget *dialog)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) one = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (one) == GTK_WINDOW (dialog))
        return one;
    }
  return NULL;
}

static void
test_discard (Fixture *fixture, gconstpointer data)
{
  AlurWindow *window = alur_window_new (fixture->application);
  GtkWidget *dialog;

  leave_journal (fixture);
  dialog = g_object_ref (offer (fixture, window));
  g_signal_emit_by_name (find_button (dialog, "Discard"), "clicked");
  g_assert_cmpuint (count_journals (fixture), ==, 1);
  /* there is no file that could stay as it was saved */
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (find_over (dialog))),
                            "not saved in any file"));
  window_fixture_respond (ADW_MESSAGE_DIALOG (find_over (dialog)), "discard");
  g_assert_cmpuint (count_journals (fixture), ==, 0);
  /* nothing is left to decide */
  while (gtk_widget_get_visible (dialog))
    g_main_context_iteration (NULL, TRUE);
  g_object_unref (dialog);
}

static AlurEditor *
make_editor (Fixture *fixture)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (AlurDocument) document = alur_reader_read_bytes (bytes, "test", NULL, NULL);

  return alur_editor_new (document, alur_application_get_metrics (fixture->application));
}

static void
test_memory (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlurEditor) one = make_editor (fixture);
  g_autoptr (AlurEditor) other = make_editor (fixture);
  AlurDocument *document = alur_editor_get_document (one);
  AlurElement *later = alur_document_get_stage (document, "later");
  AlurElement *procedure = alur_document_lookup (document, later, "c1");
  AlurViewport viewport = { 2, { 10, 20 }, { 400, 200 } };
  g_auto (AlurFileLook) kept = { 0 };
  g_auto (AlurFileLook) look = { 0 };
  const char *folder = alur_application_get_state_folder (fixture->application);

  g_assert_false (alur_file_memory_restore (folder, fixture->path, other, &look));
  alur_editor_set_stage (one, later);
  alur_editor_show (one, ALUR_PANE_TABLE, procedure);
  alur_selection_set_all (alur_editor_get_selection (one), &procedure, 1);
  alur_file_look_take_place (&kept, &viewport);
  kept.matrix = (AlurMatrixLook){ .rows = ALUR_MATRIX_ROWS_BY_PROBLEMS,
                                  .columns = ALUR_MATRIX_COLUMNS_BY_LEVEL,
                                  .level = ALUR_LEVEL_SUPPORT,
                                  .only_problems = TRUE,
                                  .descending = TRUE,
                                  .sorted_by = g_strdup ("u1"),
                                  .search = g_strdup ("izin; [x]\n") };
  kept.toggled = g_strdupv ((char *[]){ (char *) "u1", (char *) "/procedures", NULL });
  alur_file_memory_keep (folder, fixture->path, one, &kept);
  g_assert_true (alur_file_memory_restore (folder, fixture->path, other, &look));
  g_assert_cmpstr (alur_element_get_id (alur_editor_get_stage (other)), ==, "later");
  g_assert_cmpint (alur_editor_get_pane (other), ==, ALUR_PANE_TABLE);
  g_assert_cmpstr (alur_element_get_id (alur_editor_get_procedure (other)), ==, "c1");
  g_assert_cmpuint (alur_selection_get_size (alur_editor_get_selection (other)), ==, 1);
  g_assert_true (look.has_place);
  g_assert_cmpfloat_with_epsilon (look.scale, 2, 1e-9);
  g_assert_cmpfloat_with_epsilon (look.center.x, 110, 1e-9);
  g_assert_cmpfloat_with_epsilon (look.center.y, 70, 1e-9);
  g_assert_cmpint (look.matrix.rows, ==, ALUR_MATRIX_ROWS_BY_PROBLEMS);
  g_assert_cmpint (look.matrix.columns, ==, ALUR_MATRIX_COLUMNS_BY_LEVEL);
  g_assert_cmpint (look.matrix.level, ==, ALUR_LEVEL_SUPPORT);
  g_assert_true (look.matrix.only_problems && look.matrix.descending && !look.matrix.by_area);
  g_assert_cmpstr (look.matrix.sorted_by, ==, "u1");
  g_assert_cmpstr (look.matrix.search, ==, "izin; [x]\n");
  g_assert_cmpuint (g_strv_length (look.toggled), ==, 2);
  g_assert_cmpstr (look.toggled[1], ==, "/procedures");
  g_assert_false (alur_file_memory_restore (folder, "/other", other, &look));
  g_assert_null (look.matrix.search);
}

/* What the service chain shows is remembered too; each file has its own. */
static void
test_memory_of_chain (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlurEditor) one = make_editor (fixture);
  g_autoptr (AlurEditor) other = make_editor (fixture);
  g_autoptr (AlurEditor) third = make_editor (fixture);
  g_auto (AlurFileLook) look = { 0 };
  const char *folder = alur_application_get_state_folder (fixture->application);
  guint all = alur_editor_get_flow_kinds (one);

  alur_editor_set_flow_kinds (one, 1u << ALUR_FLOW_MONEY | 1u << ALUR_FLOW_GOODS);
  alur_editor_set_all_units (one, TRUE);
  alur_file_memory_keep (folder, fixture->path, one, NULL);
  g_assert_true (alur_file_memory_restore (folder, fixture->path, other, &look));
  g_assert_cmpuint (alur_editor_get_flow_kinds (other), ==,
                    1u << ALUR_FLOW_MONEY | 1u << ALUR_FLOW_GOODS);
  g_assert_true (alur_editor_get_all_units (other));
  alur_file_memory_keep (folder, fixture->path, third, NULL);
  g_assert_true (alur_file_memory_restore (folder, fixture->path, other, &look));
  g_assert_cmpuint (alur_editor_get_flow_kinds (other), ==, all);
  g_assert_false (alur_editor_get_all_units (other));
}

static void
test_memory_is_limited (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlurEditor) editor = make_editor (fixture);
  const char *folder = alur_application_get_state_folder (fixture->application);
  g_autofree char *name = g_build_filename (folder, "files.ini", NULL);
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_auto (GStrv) groups = NULL;
  gsize n_groups;

  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *group = g_strdup_printf ("g%u", i);

      g_key_file_set_int64 (keys, group, "used", (gint64) i);
    }
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_key_file_save_to_file (keys, name, NULL));
  alur_file_memory_keep (folder, fixture->path, editor, NULL);
  g_assert_true (g_key_file_load_from_file (keys, name, 0, NULL));
  groups = g_key_file_get_groups (keys, &n_groups);
  g_assert_cmpuint (n_groups, ==, 200);
  g_assert_false (g_key_file_has_group (keys, "g100"));
  g_assert_true (g_key_file_has_group (keys, "g299"));
}

static GtkWidget *
find_widget (GtkWidget *widget, const char *name)
{
  if (g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), name) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static const char *
get_chosen (GtkDropDown *chooser)
{
  return gtk_string_object_get_string (gtk_drop_down_get_selected_item (chooser));
}

/* A file to compare with is read once; what becomes of it later is harmless. */
static void
test_compare_with (Fixture *fixture, gconstpointer data)
{
  AlurWindow *window = window_fixture_open (fixture->application, fixture->file);
  AlurEditor *editor = alur_window_get_editor (window);
  g_autofree char *path = g_build_filename (fixture->folder, "kota.alur", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkDropDown *chooser;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  alur_window_compare_with (window, file);
  while (alur_editor_get_other_document (editor) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (alur_editor_get_pane (editor), ==, ALUR_PANE_COMPARISON);
  g_assert_cmpstr (alur_element_get_id (alur_editor_get_other_stage (editor)), ==, "now");
  window_fixture_settle (GTK_WIDGET (window), 3);
  chooser = GTK_DROP_DOWN (find_widget (GTK_WIDGET (window), "others"));
  g_assert_true (g_str_has_prefix (get_chosen (chooser), "kota.alur — "));
  g_unlink (path);
  gtk_drop_down_set_selected (chooser, 2); /* its other stage */
  window_fixture_settle (GTK_WIDGET (window), 3);
  g_assert_cmpstr (get_chosen (chooser), ==, "kota.alur — Nanti");
  g_assert_cmpstr (alur_element_get_id (alur_editor_get_other_stage (editor)), ==, "later");
  g_assert_nonnull (alur_editor_get_changes (editor));
  gtk_drop_down_set_selected (chooser, 4); /* “Forget …” */
  window_fixture_settle (GTK_WIDGET (window), 3);
  g_assert_null (alur_editor_get_other_document (editor));
  g_assert_cmpstr (get_chosen (chooser), ==, "Nanti");
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (chooser)), ==, 2);
  g_assert_true (file_has (fixture, "title=\"Satu\"")); /* untouched */
}

/* The own file read again, because others changed it, is compared with the same. */
static void
test_compare_after_reload (Fixture *fixture, gconstpointer data)
{
  AlurWindow *window = window_fixture_open (fixture->application, fixture->file);
  AlurEditor *editor = alur_window_get_editor (window);
  g_autofree char *path = g_build_filename (fixture->folder, "kota.alur", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *changed = g_strdup (text);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  alur_window_compare_with (window, file);
  while (alur_editor_get_other_document (editor) == NULL)
    g_main_context_iteration (NULL, TRUE);
  alur_editor_set_other_stage (
      editor, alur_document_get_stage (alur_editor_get_other_document (editor), "later"));
  memcpy (strstr (changed, "Satu"), "Tiga", 4);
  g_assert_true (g_file_set_contents (fixture->path, changed, -1, NULL));
  while (alur_window_get_editor (window) == editor)
    {
      /* Nothing happens while the file is looked at. */
      gtk_widget_activate_action (GTK_WIDGET (window), "win.reload", NULL);
      window_fixture_settle (GTK_WIDGET (window), 2);
    }
  editor = alur_window_get_editor (window);
  g_assert_true (alur_editor_compares_elsewhere (editor));
  g_assert_cmpstr (alur_editor_get_other_file (editor), ==, "kota.alur");
  g_assert_cmpstr (alur_element_get_id (alur_editor_get_other_stage (editor)), ==, "later");
  g_unlink (path);
}

/* What can't be read is told, and what was compared before stays. */
static void
test_compare_with_no_document (Fixture *fixture, gconstpointer data)
{
  AlurWindow *window = window_fixture_open (fixture->application, fixture->file);
  AlurEditor *editor = alur_window_get_editor (window);
  g_autofree char *path = g_build_filename (fixture->folder, "rusak.alur", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) far = g_file_new_for_uri ("http://localhost/x.alur");

  alur_window_compare_with (window, fixture->file);
  while (alur_editor_get_other_document (editor) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_file_set_contents (path, "<alur", -1, NULL));
  alur_window_compare_with (window, file);
  while (window_fixture_find_message (window) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (
      strstr (adw_message_dialog_get_body (window_fixture_find_message (window)), "rusak.alur"));
  gtk_window_destroy (GTK_WINDOW (window_fixture_find_message (window)));
  g_assert_cmpstr (alur_editor_get_other_file (editor), ==, "x.alur");
  alur_window_compare_with (window, far);
  g_assert_nonnull (window_fixture_find_message (window));
  gtk_window_destroy (GTK_WINDOW (window_fixture_find_message (window)));
  g_assert_true (alur_editor_compares_elsewhere (editor));
}

/* What anybody could have written there. */
static void
test_hostile_memory (Fixture *fixture, gconstpointer data)
{
  static const char *const values[] = {
    "stage=nowhere\npane=none\nprocedure=u1\nscale=1e999\nx=nan\ny=7\nselection=u1;u9;;\n",
    "stage=now\npane=procedure\nscale=-1\nx=0\ny=0\n",
    "stage=\npane=table\nprocedure=c1\nscale=text\nselection=\n",
    "scale=0.00000001\nx=1\ny=1\n\xff\xfe\n",
    "matrix-rows=none\nmatrix-level=99\nmatrix-columns=\nmatrix-problems=perhaps\nrows=u9;;\n",
    "[",
  };
  const char *folder = alur_application_get_state_folder (fixture->application);
  g_autofree char *name = g_build_filename (folder, "files.ini", NULL);
  g_autofree char *group = g_compute_checksum_for_string (G_CHECKSUM_SHA256, fixture->path, -1);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (AlurEditor) editor = make_editor (fixture);
      g_autofree char *content = g_strdup_printf ("[%s]\n%s", group, values[i]);
      g_auto (AlurFileLook) look = { 0 };

      g_assert_true (g_file_set_contents (name, content, -1, NULL));
      alur_file_memory_restore (folder, fixture->path, editor, &look);
      g_assert_false (look.has_place);
      g_assert_cmpint (look.matrix.rows, ==, ALUR_MATRIX_ROWS_AS_WRITTEN);
      g_assert_cmpint (look.matrix.level, ==, ALUR_LEVEL_NONE);
      g_assert_nonnull (alur_editor_get_stage (editor));
      alur_file_memory_keep (folder, fixture->path, editor, NULL);
    }
}

int
main (int argc, char *argv[])
{
  WindowFixture fixture;

  window_fixture_set_up (&fixture, &argc, &argv);
#define ADD(path, function)                                                                        \
  g_test_add ("/window-files/" path, Fixture, fixture.application, set_up, function, tear_down)
  ADD ("closed-while-reading", test_closed_while_reading);
  ADD ("one-window-a-file", test_one_window_a_file);
  ADD ("close-unmodified", test_close_unmodified);
  ADD ("close-asks", test_close_asks);
  ADD ("close-discards", test_close_discards);
  ADD ("close-trial", test_close_trial);
  ADD ("ends-not-with-trial", test_ends_not_with_trial);
  ADD ("close-discards-trial", test_close_discards_trial);
  ADD ("reload-trial", test_reload_trial);
  ADD ("save-action", test_save_action);
  ADD ("save-refused", test_save_refused);
  ADD ("edit-refused", test_edit_refused);
  ADD ("new-round", test_new_round);
  ADD ("not-a-document", test_not_a_document);
  ADD ("recover", test_recover);
  ADD ("unreadable", test_unreadable);
  ADD ("discard", test_discard);
  ADD ("memory", test_memory);
  ADD ("memory-of-chain", test_memory_of_chain);
  ADD ("memory-is-limited", test_memory_is_limited);
  ADD ("hostile-memory", test_hostile_memory);
  ADD ("compare-with", test_compare_with);
  ADD ("compare-after-reload", test_compare_after_reload);
  ADD ("compare-with-no-document", test_compare_with_no_document);
#undef ADD
  return window_fixture_run (&fixture);
}
