/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-import-dialog.h"

#include "alur-grid-view.h"
#include "alur-import-columns.h"
#include "alur-import-notes.h"
#include "alur-import-trial.h"
#include "alur-import-vanished.h"
#include "alur-reader.h"
#include "alur-writer.h"

#include <string.h>

static const char table[] = "id,nama unit,induk,jumlah\n"
                            "u1,Dinas,,\n"
                            "u2,Loket,u1,3\n"
                            "u3,Sekretariat,u9,\n"
                            "u4,,,\n";

static const char document_text[]
    = "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\"><stage id=\"now\" name=\"Now\" "
      "kind=\"current\"><organisation><unit id=\"u1\" name=\"Dinas\"/><unit id=\"u7\" "
      "name=\"Bidang\" parent=\"u1\"/><unit id=\"u8\" name=\"Seksi\" "
      "parent=\"u7\"/></organisation></stage></alur>";

typedef struct
{
  AlurWorkers *workers;
  AlurPangoMetrics *metrics;
  AlurDocument *document;
  AlurEditor *editor;
  AlurImportDialog *dialog;
  AlurDocument *made;
  char *told;
  gboolean gone;
} Fixture;

static GBytes *
bytes_of (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static AlurDocument *
read_document (void)
{
  g_autoptr (GBytes) bytes = bytes_of (document_text);
  g_autoptr (GError) error = NULL;
  AlurDocument *document = alur_reader_read_bytes (bytes, "test", NULL, &error);

  g_assert_no_error (error);
  return document;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->workers = alur_workers_new ();
  fixture->metrics = alur_pango_metrics_new ();
  fixture->document = read_document ();
  fixture->editor = alur_editor_new (fixture->document, fixture->metrics);
}

static void
imported_cb (AlurImportDialog *dialog, const char *message, Fixture *fixture)
{
  fixture->told = g_strdup (message);
}

static void
made_cb (AlurImportDialog *dialog, AlurDocument *document, const char *message, Fixture *fixture)
{
  fixture->made = g_object_ref (document);
  fixture->told = g_strdup (message);
}

static void
gone_cb (gpointer data, GObject *object)
{
  ((Fixture *) data)->gone = TRUE;
}

static GtkWidget *
child (Fixture *fixture, const char *name)
{
  GObject *found
      = gtk_widget_get_template_child (GTK_WIDGET (fixture->dialog), ALUR_TYPE_IMPORT_DIALOG, name);

  g_assert_true (GTK_IS_WIDGET (found));
  return GTK_WIDGET (found);
}

static AlurGrid *
get_grid (Fixture *fixture)
{
  return alur_grid_view_get_grid (ALUR_GRID_VIEW (child (fixture, "table")));
}

static const char *
get_page (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (child (fixture, "pages")));
}

static const char *
get_summary (Fixture *fixture)
{
  return gtk_label_get_text (GTK_LABEL (child (fixture, "summary")));
}

/* A thread tells of its end a moment after it is counted. */
static void
settle (Fixture *fixture)
{
  while (alur_workers_get_n_running (fixture->workers) > 0
         || (!fixture->gone && alur_import_dialog_is_busy (fixture->dialog))
         || g_main_context_pending (g_main_context_default ()))
    g_main_context_iteration (NULL, TRUE);
}

static void
open_dialog (Fixture *fixture, AlurEditor *editor, const char *text, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);

  fixture->dialog
      = alur_import_dialog_new (NULL, editor, fixture->workers, bytes, "Daftar unit.csv");
  g_signal_connect (fixture->dialog, "imported", G_CALLBACK (imported_cb), fixture);
  g_signal_connect (fixture->dialog, "made", G_CALLBACK (made_cb), fixture);
  g_object_weak_ref (G_OBJECT (fixture->dialog), gone_cb, fixture);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  settle (fixture);
}

static void
press_import (Fixture *fixture)
{
  g_assert_true (gtk_widget_get_sensitive (child (fixture, "go")));
  g_signal_emit_by_name (child (fixture, "go"), "clicked");
  while (!fixture->gone)
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (!fixture->gone && fixture->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  while (!fixture->gone && fixture->dialog != NULL)
    g_main_context_iteration (NULL, TRUE);
  alur_workers_end (fixture->workers);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  alur_workers_unref (fixture->workers);
  g_clear_object (&fixture->made);
  g_assert_finalize_object (fixture->editor);
  g_assert_finalize_object (fixture->document);
  alur_pango_metrics_unref (fixture->metrics);
  g_free (fixture->told);
}

static char *
dup_text (AlurDocument *document)
{
  g_autoptr (GBytes) bytes = alur_writer_write_bytes (document);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static AlurElement *
find_unit (AlurDocument *document, const char *name)
{
  const AlurElement *stage
      = alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE);

  ALUR_FOREACH (unit, alur_document_get_organisation (document, stage), ALUR_KIND_UNIT)
  {
    if (strcmp (alur_element_get_name (unit), name) == 0)
      return unit;
  }
  return NULL;
}

/* Into the stage that is shown, with one undo. */
static void
test_into_document (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = dup_text (fixture->document);
  g_autofree char *after = NULL;

  open_dialog (fixture, fixture->editor, table, strlen (table));
  g_assert_cmpstr (get_page (fixture), ==, "table");
  g_assert_nonnull (strstr (get_summary (fixture), "4 units"));
  g_assert_nonnull (strstr (get_summary (fixture), "3 new"));
  g_assert_nonnull (strstr (get_summary (fixture), "1 superior who is nowhere to be found"));
  alur_editor_show (fixture->editor, ALUR_PANE_PERSONNEL, NULL);
  press_import (fixture);
  g_assert_nonnull (fixture->told);
  g_assert_nonnull (strstr (fixture->told, "4 units"));
  g_assert_cmpint (alur_editor_get_pane (fixture->editor), ==, ALUR_PANE_ORGANISATION);
  g_assert_nonnull (find_unit (fixture->document, "Loket"));
  g_assert_nonnull (find_unit (fixture->document, "Bidang"));
  g_assert_cmpuint (alur_document_get_undo_depth (fixture->document), ==, 1);
  g_assert_cmpstr (alur_document_get_undo_name (fixture->document), ==, "Import a table");
  alur_document_undo (fixture->document);
  after = dup_text (fixture->document);
  g_assert_cmpstr (after, ==, before);
}

/* A new document is handed over; the open one stays as it is. */
static void
test_new_document (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = dup_text (fixture->document);
  g_autofree char *after = NULL;

  open_dialog (fixture, fixture->editor, table, strlen (table));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (child (fixture, "target")), 1);
  settle (fixture);
  g_assert_nonnull (strstr (get_summary (fixture), "4 new"));
  press_import (fixture);
  g_assert_nonnull (strstr (fixture->told, "4 new"));
  g_assert_nonnull (find_unit (fixture->made, "Loket"));
  g_assert_null (find_unit (fixture->made, "Bidang"));
  after = dup_text (fixture->document);
  g_assert_cmpstr (after, ==, before);
}

/* Without a name of the unit nothing can be imported, and the reason is told. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  GtkWidget *columns;

  open_dialog (fixture, NULL, table, strlen (table));
  columns = child (fixture, "columns");
  g_assert_false (gtk_widget_get_visible (child (fixture, "target")));
  g_signal_emit_by_name (columns, "chosen", 1u, (guint) ALUR_HOLDS_NOTHING);
  settle (fixture);
  g_assert_false (gtk_widget_get_sensitive (child (fixture, "go")));
  g_assert_cmpstr (get_summary (fixture), ==,
                   "Say which column holds the name of the unit, or the post.");
  g_assert_true (gtk_widget_has_css_class (child (fixture, "summary"), "error"));
  g_signal_emit_by_name (columns, "chosen", 0u, (guint) ALUR_HOLDS_NAME);
  settle (fixture);
  g_assert_false (gtk_widget_has_css_class (child (fixture, "summary"), "error"));
  press_import (fixture);
  g_assert_nonnull (find_unit (fixture->made, "u2"));
}

/* What is no table is told with what to do instead, and another encoding can be said. */
static void
test_error (Fixture *fixture, gconstpointer data)
{
  static const char workbook[] = "PK\x03\x04\x14\0\0\0xl/workbook.xml";

  open_dialog (fixture, fixture->editor, workbook, sizeof workbook - 1);
  g_assert_cmpstr (get_page (fixture), ==, "error");
  g_assert_false (gtk_widget_get_sensitive (child (fixture, "go")));
  g_assert_nonnull (
      strstr (adw_status_page_get_description (ADW_STATUS_PAGE (child (fixture, "error"))), "CSV"));
}

/* A cell that is corrected is read again, and what was wrong with it is gone. */
static void
test_corrected (Fixture *fixture, gconstpointer data)
{
  g_auto (AlurCell) cell = { .text = NULL };
  g_autofree char *described = NULL;

  open_dialog (fixture, NULL, table, strlen (table));
  g_assert_cmpuint (alur_grid_get_n_rows (get_grid (fixture)), ==, 5);
  alur_grid_get_cell (get_grid (fixture), 3, 3, &cell);
  g_assert_cmpstr (cell.text, ==, "u9");
  g_assert_cmpint (cell.severity, ==, ALUR_SEVERITY_WARNING);
  described = alur_grid_describe (get_grid (fixture), 3, 3);
  g_assert_nonnull (strstr (described, "u9"));
  g_assert_nonnull (strchr (described, '\n'));
  alur_cell_clear (&cell);
  g_assert_true (alur_grid_set_text (get_grid (fixture), 3, 3, "u2", NULL));
  settle (fixture);
  alur_grid_get_cell (get_grid (fixture), 3, 3, &cell);
  g_assert_cmpstr (cell.text, ==, "u2");
  g_assert_cmpint (cell.severity, ==, ALUR_SEVERITY_UNSET);
  g_assert_null (strstr (get_summary (fixture), "nowhere"));
  press_import (fixture);
  g_assert_cmpstr (
      alur_element_get_ref (find_unit (fixture->made, "Sekretariat"), ALUR_UNIT_PARENT), ==, "u2");
}

/* Show goes to the cell. */
static void
test_shown (Fixture *fixture, gconstpointer data)
{
  guint row = 0, column = 0;

  open_dialog (fixture, NULL, table, strlen (table));
  g_signal_emit_by_name (child (fixture, "notes"), "shown", 4u, 3u);
  settle (fixture);
  g_assert_true (
      alur_grid_view_get_focus_cell (ALUR_GRID_VIEW (child (fixture, "table")), &row, &column));
  g_assert_cmpuint (row, ==, 3);
  g_assert_cmpuint (column, ==, 3);
}

/* What the table no longer has stays, unless it is chosen to go: one by one, or all. */
static void
test_vanished (Fixture *fixture, gconstpointer data)
{
  GtkWidget *vanished;

  open_dialog (fixture, fixture->editor, table, strlen (table));
  vanished = child (fixture, "vanished");
  g_assert_nonnull (strstr (get_summary (fixture), "2 things that the table no longer has"));
  g_signal_emit_by_name (vanished, "chosen", "", TRUE);
  settle (fixture);
  g_assert_nonnull (strstr (get_summary (fixture), "2 removed"));
  g_signal_emit_by_name (vanished, "chosen", "u8", FALSE);
  settle (fixture);
  g_assert_nonnull (strstr (get_summary (fixture), "1 removed"));
  press_import (fixture);
  g_assert_null (find_unit (fixture->document, "Bidang"));
  g_assert_cmpstr (alur_element_get_ref (find_unit (fixture->document, "Seksi"), ALUR_UNIT_PARENT),
                   ==, "u1");
}

/* A table of a procedure becomes one that is called like the file, which is shown. */
static void
test_procedure (Fixture *fixture, gconstpointer data)
{
  static const char sop[] = "No;Kegiatan;Pelaksana;Waktu;Keterangan\n"
                            "1;Mengajukan berkas;Pemohon;5 menit;\n"
                            "2;Memeriksa berkas;Dinas;1 jam;Ya: 3, Tidak: 1\n"
                            "3;Menyerahkan;Dinas;5 menit;\n";
  const AlurElement *procedure;

  open_dialog (fixture, fixture->editor, sop, strlen (sop));
  g_assert_true (gtk_widget_get_visible (child (fixture, "name")));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (child (fixture, "name"))), ==,
                   "Daftar unit");
  gtk_editable_set_text (GTK_EDITABLE (child (fixture, "name")), "Permohonan");
  settle (fixture);
  press_import (fixture);
  procedure = alur_editor_get_procedure (fixture->editor);
  g_assert_cmpstr (alur_element_get_name (procedure), ==, "Permohonan");
  g_assert_cmpint (alur_editor_get_pane (fixture->editor), ==, ALUR_PANE_PROCEDURE);
  g_assert_cmpuint (alur_element_count (procedure, ALUR_KIND_STEP), ==, 5);
}

/* Whoever says much in a hurry gets what was said in the end, as if nothing else had been said. */
static void
test_hurry (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = bytes_of (table);
  g_autoptr (GBytes) document = alur_writer_write_bytes (fixture->document);
  g_autoptr (AlurImportTrial) trial = alur_import_trial_new (fixture->workers, bytes, "x");
  g_autoptr (AlurImportDraft) expected = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;
  AlurImportChoices *choices = alur_import_trial_get_choices (trial);

  alur_import_trial_set_target (trial, document, "now");
  alur_import_trial_run (trial);
  for (guint i = 0; i < 40; i++)
    {
      choices->separator = i % 2 == 0 ? ';' : ',';
      alur_import_choices_set_holds (choices, ',', i % 4,
                                     i % 3 == 0 ? ALUR_HOLDS_NOTE : ALUR_HOLDS_NAME);
      alur_import_choices_set_text (choices, ',', 2, 1, i % 5 == 0 ? "Loket A" : "Loket B");
      alur_import_trial_run (trial);
      for (guint k = 0; k < i % 3; k++)
        g_main_context_iteration (NULL, FALSE);
    }
  g_assert_true (alur_import_trial_is_busy (trial));
  while (alur_import_trial_is_busy (trial) || alur_import_trial_is_drawing (trial))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (alur_import_trial_is_busy (trial));
  g_assert_nonnull (alur_import_trial_get_scene (trial));
  expected = alur_import_draft_new (bytes, "x", choices, document, "now", NULL, &error);
  g_assert_no_error (error);
  one = dup_text (alur_import_trial_get_draft (trial)->document);
  other = dup_text (expected->document);
  g_assert_cmpstr (one, ==, other);
  alur_import_trial_end (trial);
}

/* Whoever imports before what was said last has been tried gets that, too. */
static void
test_pressed_early (Fixture *fixture, gconstpointer data)
{
  open_dialog (fixture, NULL, table, strlen (table));
  g_assert_true (alur_grid_set_text (get_grid (fixture), 1, 2, "Dinas Kota", NULL));
  g_assert_true (alur_import_dialog_is_busy (fixture->dialog));
  alur_grid_view_focus_cell (ALUR_GRID_VIEW (child (fixture, "table")), 2, 2);
  gtk_widget_grab_focus (child (fixture, "table"));
  alur_grid_view_edit_text (ALUR_GRID_VIEW (child (fixture, "table")), "Loket Depan");
  press_import (fixture);
  g_assert_nonnull (find_unit (fixture->made, "Dinas Kota"));
  g_assert_nonnull (find_unit (fixture->made, "Loket Depan"));
}

/* A key may press the button while a cell is still typed into. */
static void
test_typed_and_pressed (Fixture *fixture, gconstpointer data)
{
  AlurGridView *view;

  open_dialog (fixture, NULL, table, strlen (table));
  view = ALUR_GRID_VIEW (child (fixture, "table"));
  alur_grid_view_focus_cell (view, 2, 2);
  gtk_widget_grab_focus (GTK_WIDGET (view));
  alur_grid_view_edit_text (view, "Loket Depan");
  g_assert_false (alur_import_dialog_is_busy (fixture->dialog));
  press_import (fixture);
  g_assert_nonnull (find_unit (fixture->made, "Loket Depan"));
}

/* Closed while a thread works: nothing is left behind. */
static void
test_closed_early (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = bytes_of (table);

  fixture->dialog = alur_import_dialog_new (NULL, fixture->editor, fixture->workers, bytes, NULL);
  g_object_weak_ref (G_OBJECT (fixture->dialog), gone_cb, fixture);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  while (!fixture->gone)
    g_main_context_iteration (NULL, TRUE);
  settle (fixture);
}

/* What has the focus tells what it is. */
static void
test_names (Fixture *fixture, gconstpointer data)
{
  static const char *const choosers[] = { "subject", "header", "separator", "encoding", "target" };

  open_dialog (fixture, fixture->editor, table, strlen (table));
  for (guint i = 0; i < G_N_ELEMENTS (choosers); i++)
    gtk_test_accessible_assert_relation (gtk_widget_get_first_child (child (fixture, choosers[i])),
                                         GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                         child (fixture, choosers[i]), NULL);
  gtk_test_accessible_assert_role (child (fixture, "drawing"), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (child (fixture, "drawing"), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "What comes of the table: 4 units, 1 position");
}

/* Texts of 200 % fit a screen of 1280 × 800. */
static void
test_large_texts (Fixture *fixture, gconstpointer data)
{
  int width = 0, height = 0, window_width = 0;

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * PANGO_SCALE, NULL);
  open_dialog (fixture, fixture->editor, table, strlen (table));
  gtk_widget_measure (GTK_WIDGET (fixture->dialog), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL,
                      NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (fixture->dialog), GTK_ORIENTATION_VERTICAL, 1280, &height, NULL,
                      NULL, NULL);
  window_width = gtk_widget_get_width (GTK_WIDGET (fixture->dialog));
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-xft-dpi");
  g_assert_cmpint (window_width, <=, 1280);
  g_assert_cmpint (width, <=, 1280);
  g_assert_cmpint (height, <=, 760);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  add ("/import-dialog/into-document", test_into_document);
  add ("/import-dialog/new-document", test_new_document);
  add ("/import-dialog/refused", test_refused);
  add ("/import-dialog/error", test_error);
  add ("/import-dialog/corrected", test_corrected);
  add ("/import-dialog/shown", test_shown);
  add ("/import-dialog/vanished", test_vanished);
  add ("/import-dialog/procedure", test_procedure);
  add ("/import-dialog/hurry", test_hurry);
  add ("/import-dialog/pressed-early", test_pressed_early);
  add ("/import-dialog/typed-and-pressed", test_typed_and_pressed);
  add ("/import-dialog/closed-early", test_closed_early);
  add ("/import-dialog/names", test_names);
  add ("/import-dialog/large-texts", test_large_texts);
  return g_test_run ();
}
