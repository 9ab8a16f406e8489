/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The ways by which a table comes into a window. */

#include "alur-bpmn-summary.h"
#include "alur-clipboard.h"
#include "alur-import-dialog.h"
#include "alur-make.h"
#include "alur-settings.h"
#include "alur-window.h"

#include "window-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char table[] = "id,nama,atasan\n1,Dinas,\n2,Loket,1\n";
static const char cells[] = "id\tnama\tatasan\n1\tDinas\t\n2\tLoket\t1\n";

typedef struct
{
  AlurApplication *application;
  AlurWindow *window;
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const WindowFixture *program = data;

  fixture->application = program->application;
  fixture->folder = g_dir_make_tmp ("alur-import-XXXXXX", NULL);
  fixture->window = alur_window_new (fixture->application);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  window_fixture_close_all (fixture->application);
  window_fixture_remove_files (alur_application_get_state_folder (fixture->application));
  window_fixture_remove_files (fixture->folder);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static GFile *
make_file (Fixture *fixture, const char *name, const char *content, gssize length)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, length, NULL));
  return g_file_new_for_path (path);
}

static void
show_document (Fixture *fixture)
{
  g_autoptr (AlurDocument) document = alur_make_document ();

  alur_window_set_document (fixture->window, document);
}

static GtkWindow *
wait_over (Fixture *fixture, GType type)
{
  GtkWindow *over;

  while ((over = window_fixture_find_over (fixture->window, type)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  return over;
}

static AlurImportDialog *
wait_for_dialog (Fixture *fixture)
{
  AlurImportDialog *dialog = ALUR_IMPORT_DIALOG (wait_over (fixture, ALUR_TYPE_IMPORT_DIALOG));

  while (!alur_import_dialog_is_ready (dialog))
    g_main_context_iteration (NULL, TRUE);
  return dialog;
}

static char *
wait_for_message (Fixture *fixture)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (wait_over (fixture, ADW_TYPE_MESSAGE_DIALOG));

  return g_strconcat (adw_message_dialog_get_heading (dialog), "\n",
                      adw_message_dialog_get_body (dialog), NULL);
}

/* Opened, dropped or given on the command line: a table asks, on the start page and over a
 * document, which stays as it is. */
static void
test_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = make_file (fixture, "Pegawai.CSV", table, -1);

  alur_window_take_files (fixture->window, &file, 1);
  gtk_window_destroy (GTK_WINDOW (wait_for_dialog (fixture)));
  g_assert_null (alur_window_get_editor (fixture->window));

  show_document (fixture);
  alur_window_take_files (fixture->window, &file, 1);
  gtk_window_destroy (GTK_WINDOW (wait_for_dialog (fixture)));
  g_assert_cmpuint (alur_document_get_undo_depth (
                        alur_editor_get_document (alur_window_get_editor (fixture->window))),
                    ==, 0);
}

/* What is no table of text gets the answer what to do instead. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name, *content, *told;
    gssize length;
  } files[] = {
    { "pegawai.xlsx", "PK\003\004....", "Copy the cells and paste them", 8 },
    { "pegawai.ods", "PK\003\004....", "save the table as CSV", 8 },
    { "pegawai.docx", "PK\003\004....", "Copy the cells and paste them", 8 },
    { "pegawai.xls", "\xd0\xcf\x11\xe0....", "older office program", 8 },
    { "sop.pdf", "%PDF-1.7", "This is a PDF", -1 },
    { "kosong.csv", "", "empty", 0 },
    { "biner.csv", "\001\002\003\004\005\006\007\016\017\020", "no text", 10 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GFile) file
          = make_file (fixture, files[i].name, files[i].content, files[i].length);
      g_autofree char *message = NULL;

      alur_window_take_files (fixture->window, &file, 1);
      message = wait_for_message (fixture);
      if (strstr (message, files[i].told) == NULL || strstr (message, files[i].name) == NULL)
        g_test_fail_printf ("%s: “%s”", files[i].name, message);
      gtk_window_destroy (window_fixture_find_over (fixture->window, ADW_TYPE_MESSAGE_DIALOG));
      g_assert_null (window_fixture_find_over (fixture->window, ALUR_TYPE_IMPORT_DIALOG));
    }
  {
    g_autofree char *path = g_build_filename (fixture->folder, "nowhere.csv", NULL);
    g_autoptr (GFile) file = g_file_new_for_path (path);
    g_autofree char *message = NULL;

    alur_window_take_files (fixture->window, &file, 1);
    message = wait_for_message (fixture);
    g_assert_nonnull (strstr (message, "nowhere.csv"));
  }
}

/* Of several files the documents are opened, and a table is told of. */
static void
test_several (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) one = make_file (fixture, "a.csv", table, -1);
  g_autoptr (GFile) two = make_file (fixture, "b.csv", table, -1);
  GFile *tables[] = { one, two };

  alur_window_take_files (fixture->window, tables, 2);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (wait_for_dialog (fixture))), !=, NULL);
  gtk_window_destroy (window_fixture_find_over (fixture->window, ALUR_TYPE_IMPORT_DIALOG));
}

static void
paste (Fixture *fixture, const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (fixture->window)), text);
  while (!g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "paste"))
    g_main_context_iteration (NULL, TRUE);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "paste", NULL);
}

/* Cells side by side are a table, on the start page too; lines are still units. */
static void
test_pasted (Fixture *fixture, gconstpointer data)
{
  AlurDocument *document;

  paste (fixture, cells);
  gtk_window_destroy (GTK_WINDOW (wait_for_dialog (fixture)));
  show_document (fixture);
  document = alur_editor_get_document (alur_window_get_editor (fixture->window));
  paste (fixture, cells);
  gtk_window_destroy (GTK_WINDOW (wait_for_dialog (fixture)));
  paste (fixture, "Dinas\n\tLoket");
  while (alur_document_get_undo_depth (document) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (alur_element_count (alur_document_get_organisation (
                                            document, alur_document_get_stage (document, NULL)),
                                        ALUR_KIND_UNIT),
                    ==, 2);
  g_assert_null (window_fixture_find_over (fixture->window, ALUR_TYPE_IMPORT_DIALOG));
}

/* On the start page a procedure's table becomes a document, and is shown as a procedure. */
static void
test_procedure (Fixture *fixture, gconstpointer data)
{
  AlurImportDialog *dialog;

  paste (fixture, "No\tKegiatan\tPelaksana\n1\tMenerima\tLoket\n2\tMencatat\tStaf\n");
  dialog = wait_for_dialog (fixture);
  g_signal_emit_by_name (
      gtk_widget_get_template_child (GTK_WIDGET (dialog), ALUR_TYPE_IMPORT_DIALOG, "go"),
      "clicked");
  while (alur_window_get_editor (fixture->window) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (alur_editor_get_pane (alur_window_get_editor (fixture->window)), ==,
                   ALUR_PANE_PROCEDURE);
  g_assert_cmpuint (alur_document_get_undo_depth (
                        alur_editor_get_document (alur_window_get_editor (fixture->window))),
                    ==, 1);
}

static const char drawing[]
    = "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' targetNamespace='urn:x'>"
      "<process id='p' name='Permit'><task id='look' name='Look'/><task id='sign' name='Sign'/>"
      "<parallelGateway id='both'/>"
      "<sequenceFlow id='f' sourceRef='look' targetRef='sign'/></process></definitions>";

/* A drawing of another program becomes a document of no file yet, beside what came of it; Show
 * leads to the element that a row is about. */
static void
test_bpmn (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = make_file (fixture, "Permit.bpmn", drawing, -1);
  AlurBpmnSummary *summary;
  AlurEditor *editor;
  const AlurElement *chosen;
  gboolean found = FALSE;

  alur_window_take_files (fixture->window, &file, 1);
  summary = ALUR_BPMN_SUMMARY (wait_over (fixture, ALUR_TYPE_BPMN_SUMMARY));
  editor = alur_window_get_editor (fixture->window);
  g_assert_nonnull (editor);
  g_assert_null (alur_window_get_file (fixture->window));
  g_assert_cmpuint (alur_bpmn_summary_get_n_rows (summary), >=, 4);
  for (guint i = 0; i < alur_bpmn_summary_get_n_rows (summary) && !found; i++)
    {
      alur_bpmn_summary_show (summary, i);
      chosen = alur_selection_get_single (alur_editor_get_selection (editor));
      found = chosen != NULL && strcmp (alur_element_get_id (chosen), "both") == 0;
    }
  g_assert_true (found);

  /* Another document is shown now: nothing of the old one is. */
  show_document (fixture);
  alur_bpmn_summary_show (summary, 0);
  gtk_window_destroy (GTK_WINDOW (summary));
}

/* Of several drawings that come together each becomes a document. */
static void
test_bpmn_several (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) one = make_file (fixture, "One.bpmn", drawing, -1);
  g_autoptr (GFile) two = make_file (fixture, "Two.bpmn", drawing, -1);
  GFile *files[] = { one, two };
  guint n_documents = 0;

  alur_window_take_files (fixture->window, files, 2);
  while (n_documents < 2)
    {
      n_documents = 0;
      g_main_context_iteration (NULL, TRUE);
      for (GList *item = gtk_application_get_windows (GTK_APPLICATION (fixture->application));
           item != NULL; item = item->next)
        n_documents += ALUR_IS_WINDOW (item->data) && alur_window_get_editor (item->data) != NULL;
    }
}

/* A table that is chosen while a drawing is read takes nothing away from that. */
static void
test_bpmn_and_table (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) one = make_file (fixture, "One.bpmn", drawing, -1);
  g_autoptr (GFile) two = make_file (fixture, "two.csv", table, -1);
  AlurWorkers *workers = alur_application_get_workers (fixture->application);

  alur_window_take_files (fixture->window, &one, 1);
  alur_window_take_files (fixture->window, &two, 1);
  while (alur_workers_get_n_running (workers) > 0 || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  g_assert_nonnull (alur_window_get_editor (fixture->window));
}

static void
test_bpmn_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = make_file (fixture, "broken.bpmn", "<definitions/>", -1);
  g_autofree char *message = NULL;

  alur_window_take_files (fixture->window, &file, 1);
  message = wait_for_message (fixture);
  g_assert_nonnull (strstr (message, "broken.bpmn"));
  g_assert_nonnull (strstr (message, "no BPMN 2.0"));
  g_assert_null (alur_window_get_editor (fixture->window));
}

/* Dropped or chosen: nobody waits for a pipe that nobody writes into, nor reads a device that has
 * no end. */
static void
test_no_file (Fixture *fixture, gconstpointer data)
{
  static const char *const endings[] = { "csv", "bpmn", "alur" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    for (guint kind = 0; kind < 3; kind++)
      {
        g_autofree char *name = g_strdup_printf ("odd%u.%s", kind, endings[i]);
        g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
        g_autofree char *message = NULL;
        g_autoptr (GFile) file = g_file_new_for_path (path);

        g_assert_cmpint (kind == 0   ? mkfifo (path, 0600)
                         : kind == 1 ? g_mkdir (path, 0700)
                                     : symlink ("/dev/zero", path),
                         ==, 0);
        alur_window_take_files (fixture->window, &file, 1);
        message = wait_for_message (fixture);
        if (strstr (message, name) == NULL || (i < 2 && strstr (message, "no file but") == NULL))
          g_test_fail_printf ("%s: “%s”", name, message);
        gtk_window_destroy (window_fixture_find_over (fixture->window, ADW_TYPE_MESSAGE_DIALOG));
        g_assert_null (alur_window_get_editor (fixture->window));
        g_remove (path);
      }
}

/* Who is named in new documents by the preferences is named in one that begins with a table. */
static void
test_author (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = alur_settings_new ();
  g_autoptr (GFile) file = make_file (fixture, "pegawai.csv", table, -1);
  AlurImportDialog *dialog;
  AlurDocument *document;

  g_settings_set_string (settings, "author", "Tim Perbaikan");
  alur_window_take_files (fixture->window, &file, 1);
  dialog = wait_for_dialog (fixture);
  g_signal_emit_by_name (
      gtk_widget_get_template_child (GTK_WIDGET (dialog), ALUR_TYPE_IMPORT_DIALOG, "go"),
      "clicked");
  while (alur_window_get_editor (fixture->window) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_settings_reset (settings, "author");
  document = alur_editor_get_document (alur_window_get_editor (fixture->window));
  g_assert_cmpstr (alur_element_get_text (alur_document_get_root (document), ALUR_DOCUMENT_AUTHOR),
                   ==, "Tim Perbaikan");
  g_assert_cmpuint (alur_document_get_undo_depth (document), ==, 1);
}

int
main (int argc, char *argv[])
{
  WindowFixture program = { 0 };

  window_fixture_set_up (&program, &argc, &argv);
  g_test_add ("/window-import/file", Fixture, &program, set_up, test_file, tear_down);
  g_test_add ("/window-import/refused", Fixture, &program, set_up, test_refused, tear_down);
  g_test_add ("/window-import/several", Fixture, &program, set_up, test_several, tear_down);
  g_test_add ("/window-import/pasted", Fixture, &program, set_up, test_pasted, tear_down);
  g_test_add ("/window-import/procedure", Fixture, &program, set_up, test_procedure, tear_down);
  g_test_add ("/window-import/bpmn", Fixture, &program, set_up, test_bpmn, tear_down);
  g_test_add ("/window-import/bpmn-several", Fixture, &program, set_up, test_bpmn_several,
              tear_down);
  g_test_add ("/window-import/bpmn-and-table", Fixture, &program, set_up, test_bpmn_and_table,
              tear_down);
  g_test_add ("/window-import/bpmn-refused", Fixture, &program, set_up, test_bpmn_refused,
              tear_down);
  g_test_add ("/window-import/author", Fixture, &program, set_up, test_author, tear_down);
  g_test_add ("/window-import/no-file", Fixture, &program, set_up, test_no_file, tear_down);
  return window_fixture_run (&program);
}
