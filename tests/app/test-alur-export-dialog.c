/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-export-dialog.h"

#include "alur-compared-choice.h"
#include "alur-leaks.h"
#include "alur-reader.h"
#include "alur-settings.h"
#include "alur-sop-wording.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  AlurWorkers *workers;
  AlurPangoMetrics *metrics;
  AlurDocument *document;
  AlurEditor *editor;
  AlurExportDialog *dialog;
  char *folder;
  char *told;
  gboolean gone;
} Fixture;

static void
exported_cb (AlurExportDialog *dialog, const char *message, Fixture *fixture)
{
  fixture->told = g_strdup (message);
}

static void
gone_cb (gpointer data, GObject *object)
{
  ((Fixture *) data)->gone = TRUE;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path
      = g_test_build_filename (G_TEST_DIST, "..", "data", "examples", "rawat-inap.alur", NULL);
  g_autoptr (GError) error = NULL;

  fixture->document = alur_reader_read_file (path, NULL, &error);
  g_assert_no_error (error);
  fixture->workers = alur_workers_new ();
  fixture->metrics = alur_pango_metrics_new ();
  fixture->editor = alur_editor_new (fixture->document, fixture->metrics);
  fixture->folder = g_dir_make_tmp ("alur-export-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->dialog = alur_export_dialog_new (NULL, fixture->editor, fixture->workers, NULL);
  g_signal_connect (fixture->dialog, "exported", G_CALLBACK (exported_cb), fixture);
  g_object_weak_ref (G_OBJECT (fixture->dialog), gone_cb, fixture);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (!fixture->gone)
    gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  while (!fixture->gone)
    g_main_context_iteration (NULL, TRUE);
  alur_workers_end (fixture->workers);
  alur_workers_unref (fixture->workers);
  g_assert_finalize_object (fixture->editor);
  g_assert_finalize_object (fixture->document);
  alur_pango_metrics_unref (fixture->metrics);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->told);
}

/* The whole of what was written under a name that was given. */
static char *
export_to (Fixture *fixture, const char *given, const char *name, gsize *length)
{
  g_autofree char *path = g_build_filename (fixture->folder, given, NULL);
  g_autofree char *whole = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_assert_true (alur_export_dialog_write (fixture->dialog, path));
  while (!fixture->gone)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (fixture->told);
  g_assert_nonnull (strstr (fixture->told, name));
  g_file_get_contents (whole, &text, length, &error);
  g_assert_no_error (error);
  g_unlink (whole);
  return text;
}

static void
test_pdf (Fixture *fixture, gconstpointer data)
{
  gsize length;
  g_autofree char *text = export_to (fixture, "Rawat inap", "Rawat inap.pdf", &length);

  g_assert_true (g_str_has_prefix (text, "%PDF-1.5"));
  g_assert_cmpuint (length, >, 10000);
}

/* The ending that a person types says more than the row of the dialog. */
static void
test_ending_chooses (Fixture *fixture, gconstpointer data)
{
  gsize length;
  g_autofree char *text = export_to (fixture, "a.SVG", "a.SVG", &length);

  g_assert_nonnull (strstr (text, "<svg"));
}

static void
test_png (Fixture *fixture, gconstpointer data)
{
  gsize length;
  g_autofree char *text = NULL;

  alur_export_dialog_set_kind (fixture->dialog, ALUR_EXPORT_PNG);
  text = export_to (fixture, "a", "a.png", &length);
  g_assert_true (g_str_has_prefix (text, "\x89PNG"));
}

/* One table: the first of the views that are tables. */
static void
test_csv (Fixture *fixture, gconstpointer data)
{
  gsize length;
  g_autofree char *text = NULL;

  alur_export_dialog_set_kind (fixture->dialog, ALUR_EXPORT_CSV);
  text = export_to (fixture, "a", "a.csv", &length);
  g_assert_true (g_str_has_prefix (text, "\xEF\xBB\xBF"));
  g_assert_nonnull (strchr (text, '\n'));
}

/* Tables and drawings for word processors; no pages. */
static void
test_html (Fixture *fixture, gconstpointer data)
{
  gsize length;
  g_autofree char *text = NULL;

  alur_export_dialog_set_kind (fixture->dialog, ALUR_EXPORT_HTML);
  text = export_to (fixture, "a", "a.html", &length);
  g_assert_true (g_str_has_prefix (text, "<!DOCTYPE html>"));
  g_assert_nonnull (strstr (text, "<table"));
}

/* The procedures of the stage for other editors; nothing else can be in such a file. */
static void
test_bpmn (Fixture *fixture, gconstpointer data)
{
  gsize length;
  g_autofree char *text = NULL;

  alur_export_dialog_set_kind (fixture->dialog, ALUR_EXPORT_BPMN);
  text = export_to (fixture, "a", "a.bpmn", &length);
  g_assert_nonnull (strstr (text, "<bpmn:definitions "));
  g_assert_nonnull (strstr (text, "<bpmn:participant "));
}

/* Drawings for an editor elsewhere; what is a table is told and not in it. */
static void
test_drawio (Fixture *fixture, gconstpointer data)
{
  gsize length;
  g_autofree char *text = NULL;

  alur_export_dialog_set_kind (fixture->dialog, ALUR_EXPORT_DRAWIO);
  text = export_to (fixture, "a", "a.drawio", &length);
  g_assert_true (g_str_has_prefix (text, "<?xml"));
  g_assert_nonnull (strstr (text, "<diagram id=\"organisation\""));
  g_assert_nonnull (strstr (text, "edge=\"1\""));
  g_assert_null (strstr (text, "<diagram id=\"findings\""));
}

static GtkFileChooser *
find_chooser (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (GTK_IS_FILE_CHOOSER (window))
        return GTK_FILE_CHOOSER (window);
    }
  return NULL;
}

/* What is exported is proposed to lie beside the document, wherever the program was started. */
static void
test_beside_document (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr (GFile) document = g_file_get_child (folder, "a.alur");
  g_autoptr (GFile) proposed = NULL;
  GtkWidget *go = GTK_WIDGET (
      gtk_widget_get_template_child (GTK_WIDGET (fixture->dialog), ALUR_TYPE_EXPORT_DIALOG, "go"));

  alur_export_dialog_set_file (fixture->dialog, document);
  alur_leaks_ignore (); /* libcloudproviders, which the chooser asks */
  g_signal_emit_by_name (go, "clicked");
  while (find_chooser () == NULL)
    g_main_context_iteration (NULL, TRUE);
  while ((proposed = gtk_file_chooser_get_current_folder (find_chooser ())) == NULL)
    g_main_context_iteration (NULL, TRUE);
  alur_leaks_heed ();
  g_assert_true (g_file_equal (proposed, folder));
}

/* Somebody types a place into the chooser, as whoever leaves out the ending does. */
static void
choose (Fixture *fixture, const char *path)
{
  g_autoptr (GFile) place = g_file_new_for_path (path);
  g_autoptr (GFile) chosen = NULL;

  g_signal_emit_by_name (
      gtk_widget_get_template_child (GTK_WIDGET (fixture->dialog), ALUR_TYPE_EXPORT_DIALOG, "go"),
      "clicked");
  while (find_chooser () == NULL)
    g_main_context_iteration (NULL, TRUE);
  gtk_file_chooser_set_current_name (find_chooser (), path);
  while (chosen == NULL || !g_file_equal (chosen, place))
    {
      g_main_context_iteration (NULL, FALSE);
      g_clear_object (&chosen);
      chosen = gtk_file_chooser_get_file (find_chooser ());
    }
  gtk_dialog_response (GTK_DIALOG (find_chooser ()), GTK_RESPONSE_ACCEPT);
}

static AdwMessageDialog *
wait_for_question (Fixture *fixture)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (;;)
    {
      for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
        {
          g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

          if (ADW_IS_MESSAGE_DIALOG (window))
            return ADW_MESSAGE_DIALOG (window);
        }
      g_assert_null (fixture->told);
      g_main_context_iteration (NULL, TRUE);
    }
}

/* The chooser knows nothing of the ending that a name gets: what has that name is asked for. */
static void
test_replaces_asked (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "laporan", NULL);
  g_autofree char *whole = g_build_filename (fixture->folder, "laporan.pdf", NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (whole, "mine", -1, NULL));
  alur_leaks_ignore (); /* libcloudproviders, which the chooser asks */
  choose (fixture, path);
  adw_message_dialog_response (wait_for_question (fixture), "cancel");
  gtk_window_destroy (GTK_WINDOW (wait_for_question (fixture)));
  g_assert_true (g_file_get_contents (whole, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "mine");
  choose (fixture, path);
  alur_leaks_heed ();
  adw_message_dialog_response (wait_for_question (fixture), "replace");
  gtk_window_destroy (GTK_WINDOW (wait_for_question (fixture)));
  while (!fixture->gone)
    g_main_context_iteration (NULL, TRUE);
  g_clear_pointer (&text, g_free);
  g_assert_true (g_file_get_contents (whole, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "%PDF"));
  g_unlink (whole);
}

static GtkCheckButton *
find_check (GtkWidget *widget, const char *view)
{
  const AlurView *shown = g_object_get_data (G_OBJECT (widget), "view");

  if (shown != NULL && g_str_equal (alur_view_get_name (shown), view))
    return GTK_CHECK_BUTTON (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkCheckButton *found = find_check (child, view);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The report holds all others: it is chosen instead of them, and they instead of it. */
static void
test_report (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = GTK_WIDGET (fixture->dialog);
  GtkCheckButton *report = find_check (dialog, "report");
  GtkCheckButton *chart = find_check (dialog, "organisation");
  gsize length;
  g_autofree char *text = NULL;

  g_assert_false (gtk_check_button_get_active (report));
  g_assert_true (gtk_check_button_get_active (chart));
  gtk_check_button_set_active (report, TRUE);
  g_assert_false (gtk_check_button_get_active (chart));
  gtk_check_button_set_active (chart, TRUE);
  g_assert_false (gtk_check_button_get_active (report));
  gtk_check_button_set_active (report, TRUE);
  text = export_to (fixture, "a.html", "a.html", &length);
  g_assert_nonnull (strstr (text, "<h2>1  "));
}

/* --- What SOP pages call things --------------------------------------------------------------- */

/* The row of that title; the first in the order of the window. */
static GtkWidget *
find_row (GtkWidget *widget, GType type, const char *title)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type)
      && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, type, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static const char *
get_words (AlurSopWording *wording, const char *title)
{
  return gtk_editable_get_text (
      GTK_EDITABLE (find_row (GTK_WIDGET (wording), ADW_TYPE_ENTRY_ROW, title)));
}

static void
type_words (AlurSopWording *wording, const char *title, const char *words)
{
  gtk_editable_set_text (GTK_EDITABLE (find_row (GTK_WIDGET (wording), ADW_TYPE_ENTRY_ROW, title)),
                         words);
}

static AlurSopWording *
open_wording (AlurExportDialog *dialog)
{
  GtkWidget *row = find_row (GTK_WIDGET (dialog), ADW_TYPE_ACTION_ROW, "Words of SOP pages");
  GListModel *windows = gtk_window_get_toplevels ();

  g_assert_true (gtk_widget_get_visible (row));
  adw_action_row_activate (ADW_ACTION_ROW (row));
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);

      if (ALUR_IS_SOP_WORDING (window))
        return ALUR_SOP_WORDING (window);
    }
  g_assert_not_reached ();
}

static void
assert_summary (AlurExportDialog *dialog, const char *expected)
{
  GtkWidget *row = find_row (GTK_WIDGET (dialog), ADW_TYPE_ACTION_ROW, "Words of SOP pages");

  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, expected);
}

static void
choose_view (AlurExportDialog *dialog, const char *view)
{
  gtk_check_button_set_active (find_check (GTK_WIDGET (dialog), "report"), TRUE);
  gtk_check_button_set_active (find_check (GTK_WIDGET (dialog), view), TRUE);
}

/* Variants and words of one's own are printed, here and in the next document. */
static void
test_sop_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = alur_settings_new ();
  AlurExportDialog *first
      = alur_export_dialog_new (NULL, fixture->editor, fixture->workers, settings);
  AlurSopWording *wording;
  GtkWidget *row;
  gsize length;
  g_autofree char *text = NULL;
  g_auto (GStrv) kept = NULL;

  g_assert_nonnull (settings);
  g_settings_reset (settings, "sop-labels");
  choose_view (first, "chain");
  row = find_row (GTK_WIDGET (first), ADW_TYPE_ACTION_ROW, "Words of SOP pages");
  g_assert_false (gtk_widget_get_visible (row));
  choose_view (first, "sop");
  assert_summary (first, "The usual words");
  wording = open_wording (first);
  g_assert_cmpstr (get_words (wording, "Activity"), ==, "Kegiatan");
  row = find_row (GTK_WIDGET (wording), ADW_TYPE_ENTRY_ROW, "Effective date");
  g_assert_true (gtk_widget_activate_action (row, "words.choose", "i", 1));
  type_words (wording, "Activity", " Langkah ");
  type_words (wording, "Output", "output"); /* reads like the name of a variant */
  type_words (wording, "Legal basis", "");
  gtk_window_close (GTK_WINDOW (wording));
  assert_summary (first, "Tanggal Pengesahan, Langkah, output");
  gtk_window_destroy (GTK_WINDOW (first)); /* nothing was written */
  kept = g_settings_get_strv (settings, "sop-labels");
  g_assert_cmpuint (g_strv_length (kept), ==, 3);
  g_assert_cmpstr (kept[0], ==, "effective=approval");

  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  fixture->gone = FALSE;
  fixture->dialog = alur_export_dialog_new (NULL, fixture->editor, fixture->workers, settings);
  g_signal_connect (fixture->dialog, "exported", G_CALLBACK (exported_cb), fixture);
  g_object_weak_ref (G_OBJECT (fixture->dialog), gone_cb, fixture);
  choose_view (fixture->dialog, "sop");
  text = export_to (fixture, "a.html", "a.html", &length);
  g_assert_nonnull (strstr (text, "Tanggal Pengesahan"));
  g_assert_nonnull (strstr (text, ">Langkah<"));
  g_assert_nonnull (strstr (text, ">output<"));
  g_assert_nonnull (strstr (text, "Dasar Hukum"));
  g_assert_null (strstr (text, "Tanggal Efektif"));
  g_assert_null (strstr (text, ">Kegiatan<"));
}

/* The report holds the SOP pages too. What is not to be understood is left out. */
static void
test_sop_words_of_report (Fixture *fixture, gconstpointer data)
{
  static const char *const choices[]
      = { "colour=red", "activity=description", "row=Nomor urut", NULL };
  g_autoptr (GSettings) settings = alur_settings_new ();
  gsize length;
  g_autofree char *text = NULL;

  g_settings_set_strv (settings, "sop-labels", choices);
  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  fixture->gone = FALSE;
  fixture->dialog = alur_export_dialog_new (NULL, fixture->editor, fixture->workers, settings);
  g_signal_connect (fixture->dialog, "exported", G_CALLBACK (exported_cb), fixture);
  g_object_weak_ref (G_OBJECT (fixture->dialog), gone_cb, fixture);
  gtk_check_button_set_active (find_check (GTK_WIDGET (fixture->dialog), "report"), TRUE);
  assert_summary (fixture->dialog, "Nomor urut, Uraian Kegiatan");
  text = export_to (fixture, "a.html", "a.html", &length);
  g_assert_nonnull (strstr (text, ">Nomor urut<"));
  g_assert_nonnull (strstr (text, ">Uraian Kegiatan<"));
  g_settings_reset (settings, "sop-labels");
}

static void
chosen_cb (AlurSopWording *wording, const char *const *choices, char ***told)
{
  g_strfreev (*told);
  *told = g_strdupv ((char **) choices);
}

/* The usual words come back all at once; nothing is told when nothing was changed. */
static void
test_sop_words_usual (void)
{
  static const char *const choices[] = { "name=Nama", "created=short", NULL };
  g_auto (GStrv) told = NULL;
  AlurSopWording *wording = alur_sop_wording_new (NULL, choices, "id");

  gtk_window_present (GTK_WINDOW (wording));
  g_signal_connect (wording, "chosen", G_CALLBACK (chosen_cb), &told);
  g_assert_cmpstr (get_words (wording, "SOP name"), ==, "Nama");
  g_assert_cmpstr (get_words (wording, "Date made"), ==, "Tgl. Pembuatan");
  gtk_window_close (GTK_WINDOW (wording));
  g_assert_null (told);
  wording = alur_sop_wording_new (NULL, choices, "en");
  gtk_window_present (GTK_WINDOW (wording));
  g_signal_connect (wording, "chosen", G_CALLBACK (chosen_cb), &told);
  g_assert_cmpstr (get_words (wording, "Date made"), ==, "Made on"); /* in another language */
  gtk_widget_activate_action (GTK_WIDGET (wording), "wording.usual", NULL);
  g_assert_cmpstr (get_words (wording, "SOP name"), ==, "SOP name");
  gtk_window_close (GTK_WINDOW (wording));
  g_assert_nonnull (told);
  g_assert_cmpuint (g_strv_length (told), ==, 0);
}

/* --- Comparing -------------------------------------------------------------------------------- */

/* What is compared in the window is compared on paper, the other file with it. */
static void
test_another_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path
      = g_test_build_filename (G_TEST_DIST, "..", "data", "examples", "akta-kelahiran.alur", NULL);
  g_autoptr (AlurDocument) other = alur_reader_read_file (path, NULL, NULL);
  GtkWidget *row
      = find_row (GTK_WIDGET (fixture->dialog), ADW_TYPE_COMBO_ROW, "Stage to compare with");
  AlurPaperworkOptions options = { 0 };
  gsize length;
  g_autofree char *text = NULL;

  g_assert_nonnull (other);
  choose_view (fixture->dialog, "chain");
  g_assert_false (gtk_widget_get_visible (row));
  choose_view (fixture->dialog, "comparison");
  g_assert_true (gtk_widget_get_visible (row));
  alur_compared_choice_fill (ALUR_COMPARED_CHOICE (row), &options);
  g_assert_null (options.other_stage); /* the last */

  alur_editor_set_other_document (fixture->editor, other, "akta.alur");
  alur_editor_compare (fixture->editor, ALUR_COMPARED_ORGANISATION, NULL);
  alur_compared_choice_set_editor (ALUR_COMPARED_CHOICE (row), fixture->editor);
  alur_compared_choice_fill (ALUR_COMPARED_CHOICE (row), &options);
  g_assert_nonnull (options.other);
  g_assert_cmpstr (options.other_file, ==, "akta.alur");
  g_assert_cmpstr (options.other_stage, ==,
                   alur_element_get_id (alur_editor_get_other_stage (fixture->editor)));
  text = export_to (fixture, "a.pdf", "a.pdf", &length);
  g_assert_true (g_str_has_prefix (text, "%PDF"));
}

/* What can't be written leaves no file, and the dialog stays to try again. */
static void
test_no_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "none", "a.pdf", NULL);
  gsize length;
  g_autofree char *text = NULL;

  g_assert_true (alur_export_dialog_write (fixture->dialog, path));
  g_assert_false (alur_export_dialog_write (fixture->dialog, path));
  while (!alur_export_dialog_has_ended (fixture->dialog))
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (fixture->told);
  g_assert_false (fixture->gone);
  text = export_to (fixture, "a.pdf", "a.pdf", &length);
  g_assert_true (g_str_has_prefix (text, "%PDF"));
}

/* Cancelling answers at once, and no file comes. */
static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "a.pdf", NULL);

  g_assert_true (alur_export_dialog_write (fixture->dialog, path));
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  while (!alur_export_dialog_has_ended (fixture->dialog))
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (fixture->told);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* A dialog that goes with its window gives up what it was writing. */
static void
test_gone_while_writing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "a.pdf", NULL);

  g_assert_true (alur_export_dialog_write (fixture->dialog, path));
  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  g_assert_true (fixture->gone);
  while (alur_workers_get_n_running (fixture->workers) > 0)
    g_thread_yield ();
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) notes = alur_export_job_finish (result, &error);

  g_assert_null (notes);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  *(gboolean *) data = TRUE;
}

/* The program ends while a file is half written: no thread is left, and no part of a file. */
static void
test_end_while_writing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "a.png", NULL);
  AlurPaperworkOptions options = { .page.paper = ALUR_PAPER_A3 };
  /* So fine that the first page is done long before the last. */
  g_autoptr (AlurExportJob) job
      = alur_export_job_new (fixture->document, &options, ALUR_EXPORT_PNG, 600, path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GDir) left = NULL;
  gboolean told = FALSE;

  alur_export_job_run (job, fixture->workers, cancellable, ended_cb, &told);
  while (alur_export_job_get_progress (job) <= 0)
    g_thread_yield ();
  g_assert_cmpuint (alur_workers_get_n_running (fixture->workers), ==, 1);
  alur_workers_end (fixture->workers);
  g_assert_cmpuint (alur_workers_get_n_running (fixture->workers), ==, 0);
  left = g_dir_open (fixture->folder, 0, NULL);
  g_assert_null (g_dir_read_name (left));
  while (!told)
    g_main_context_iteration (NULL, TRUE);
}

/* What is proposed for a title is a name that a file can have. */
static void
assert_name (AlurDocument *document, const char *title, gsize longest)
{
  g_autofree char *name = NULL;

  alur_document_begin (document, "test");
  alur_document_set_text (document, alur_document_get_root (document), ALUR_DOCUMENT_TITLE, title);
  alur_document_commit (document);
  name = alur_export_dup_name (document, ALUR_EXPORT_PDF);
  g_assert_cmpuint (strlen (name), <=, longest);
  g_assert_cmpuint (strlen (name), >, strlen (".pdf"));
  g_assert_true (g_utf8_validate (name, -1, NULL));
}

static void
test_names (void)
{
  g_autoptr (AlurDocument) document = alur_document_new ();
  AlurElement *root = alur_document_get_root (document);
  g_autofree char *untitled = alur_export_dup_name (document, ALUR_EXPORT_PDF);
  g_autofree char *titled = NULL;
  g_autofree char *kept = alur_export_dup_path ("a.b.PDF", ALUR_EXPORT_PDF);
  g_autofree char *ended = alur_export_dup_path ("a.b", ALUR_EXPORT_SVG);
  g_autoptr (GString) long_title = g_string_new (NULL);
  AlurExportKind kind;

  g_assert_cmpstr (untitled, ==, "Untitled.pdf");
  alur_document_begin (document, "test");
  alur_document_set_text (document, root, ALUR_DOCUMENT_TITLE, "Izin 1/2: ulang?");
  alur_document_commit (document);
  titled = alur_export_dup_name (document, ALUR_EXPORT_CSV);
  g_assert_cmpstr (titled, ==, "Izin 1-2- ulang-.csv");
  for (guint i = 0; i < 100; i++)
    g_string_append (long_title, "ꦲ"); /* three bytes each */
  assert_name (document, long_title->str, 200);
  assert_name (document, "  ", strlen ("Untitled.pdf"));
  g_assert_cmpstr (kept, ==, "a.b.PDF");
  g_assert_cmpstr (ended, ==, "a.b.svg");
  g_assert_true (alur_export_kind_of_path ("x/y.Png", &kind));
  g_assert_cmpint (kind, ==, ALUR_EXPORT_PNG);
  g_assert_false (alur_export_kind_of_path ("png", &kind));
}

/* --- The service chain ------------------------------------------------------------------------ */

static void
open_again (Fixture *fixture)
{
  if (!fixture->gone)
    gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  g_clear_pointer (&fixture->told, g_free);
  fixture->gone = FALSE;
  fixture->dialog = alur_export_dialog_new (NULL, fixture->editor, fixture->workers, NULL);
  g_signal_connect (fixture->dialog, "exported", G_CALLBACK (exported_cb), fixture);
  g_object_weak_ref (G_OBJECT (fixture->dialog), gone_cb, fixture);
  choose_view (fixture->dialog, "chain");
}

/* What the window hides is not exported either, unless that is wanted; and nobody is asked about it
 * where nothing is hidden. */
static void
test_chain_as_shown (Fixture *fixture, gconstpointer data)
{
  static const char title[] = "Service chain as shown";
  gsize length;
  GtkWidget *row;
  g_autofree char *all = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *all_again = NULL;

  open_again (fixture);
  row = find_row (GTK_WIDGET (fixture->dialog), ADW_TYPE_ACTION_ROW, title);
  g_assert_false (gtk_widget_get_visible (row));
  all = export_to (fixture, "a.svg", "a.svg", &length);
  alur_editor_set_flow_kinds (fixture->editor, 1u << ALUR_FLOW_MONEY);
  open_again (fixture);
  row = find_row (GTK_WIDGET (fixture->dialog), ADW_TYPE_ACTION_ROW, title);
  g_assert_true (gtk_widget_get_visible (row));
  shown = export_to (fixture, "a.svg", "a.svg", &length);
  g_assert_cmpuint (strlen (shown), <, strlen (all) * 3 / 4);
  open_again (fixture);
  row = find_row (GTK_WIDGET (fixture->dialog), ADW_TYPE_ACTION_ROW, title);
  gtk_switch_set_active (GTK_SWITCH (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row))),
                         FALSE);
  all_again = export_to (fixture, "a.svg", "a.svg", &length);
  /* cairo counts the surfaces of a process: only that number is another */
  g_assert_cmpuint (strlen (all_again), ==, strlen (all));
}

/* What is tried out goes along with the personnel that is shown, and into no report. */
static void
test_what_if (Fixture *fixture, gconstpointer data)
{
  static const char title[] = "Akibat dari yang disimulasikan";
  AlurWhatIf *what_if = alur_editor_get_what_if (fixture->editor);
  gsize length;
  g_autofree char *why_not = NULL;
  g_autofree char *tried = NULL;
  g_autofree char *report = NULL;
  g_autofree char *without = NULL;

  alur_what_if_open (what_if);
  alur_what_if_begin (what_if, "Try", NULL);
  why_not = alur_what_if_put (what_if, alur_document_get_root (fixture->document), 60000);
  g_assert_null (why_not);
  alur_what_if_end (what_if, TRUE);
  choose_view (fixture->dialog, "personnel");
  tried = export_to (fixture, "a.csv", "a.csv", &length);
  g_assert_nonnull (strstr (tried, title));
  open_again (fixture);
  choose_view (fixture->dialog, "report");
  report = export_to (fixture, "a.html", "a.html", &length);
  g_assert_null (strstr (report, title));
  alur_what_if_discard (what_if);
  open_again (fixture);
  choose_view (fixture->dialog, "personnel");
  without = export_to (fixture, "a.csv", "a.csv", &length);
  g_assert_null (strstr (without, title));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/export-dialog/pdf", Fixture, NULL, set_up, test_pdf, tear_down);
  g_test_add ("/export-dialog/ending-chooses", Fixture, NULL, set_up, test_ending_chooses,
              tear_down);
  g_test_add ("/export-dialog/png", Fixture, NULL, set_up, test_png, tear_down);
  g_test_add ("/export-dialog/csv", Fixture, NULL, set_up, test_csv, tear_down);
  g_test_add ("/export-dialog/html", Fixture, NULL, set_up, test_html, tear_down);
  g_test_add ("/export-dialog/bpmn", Fixture, NULL, set_up, test_bpmn, tear_down);
  g_test_add ("/export-dialog/drawio", Fixture, NULL, set_up, test_drawio, tear_down);
  g_test_add ("/export-dialog/replaces-asked", Fixture, NULL, set_up, test_replaces_asked,
              tear_down);
  g_test_add ("/export-dialog/beside-document", Fixture, NULL, set_up, test_beside_document,
              tear_down);
  g_test_add ("/export-dialog/report", Fixture, NULL, set_up, test_report, tear_down);
  g_test_add ("/export-dialog/sop-words", Fixture, NULL, set_up, test_sop_words, tear_down);
  g_test_add ("/export-dialog/sop-words-of-report", Fixture, NULL, set_up, test_sop_words_of_report,
              tear_down);
  g_test_add_func ("/export-dialog/sop-words-usual", test_sop_words_usual);
  g_test_add ("/export-dialog/another-file", Fixture, NULL, set_up, test_another_file, tear_down);
  g_test_add ("/export-dialog/chain-as-shown", Fixture, NULL, set_up, test_chain_as_shown,
              tear_down);
  g_test_add ("/export-dialog/what-if", Fixture, NULL, set_up, test_what_if, tear_down);
  g_test_add ("/export-dialog/no-folder", Fixture, NULL, set_up, test_no_folder, tear_down);
  g_test_add ("/export-dialog/cancel", Fixture, NULL, set_up, test_cancel, tear_down);
  g_test_add ("/export-dialog/gone-while-writing", Fixture, NULL, set_up, test_gone_while_writing,
              tear_down);
  g_test_add ("/export-dialog/end-while-writing", Fixture, NULL, set_up, test_end_while_writing,
              tear_down);
  g_test_add_func ("/export-dialog/names", test_names);
  return g_test_run ();
}
