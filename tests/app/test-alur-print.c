/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-print.h"

#include "alur-export-dialog.h"
#include "alur-print-memory.h"
#include "alur-print-place.h"
#include "alur-print-sheets.h"
#include "alur-reader.h"
#include "alur-writer.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

static void
assert_near (double value, double expected)
{
  g_assert_cmpfloat_with_epsilon (value, expected, 0.01);
}

/* F4 on a sheet of folio: 5 mm narrower, so both margins lose half of it. */
static void
test_shifted (void)
{
  AlurRect inside = { 10, 10, 195, 310 };
  AlurRect sheet = { 0, 0, 210, 330 };
  AlurRect reach = { 4, 4, 202, 309 };
  AlurRect small = { 20, 20, 97.5, 400 };
  AlurPrintPlace place = alur_print_place ((AlurSize){ 215, 330 }, &inside, &sheet);

  assert_near (place.scale, 1);
  assert_near (place.at.x, -2.5);
  assert_near (place.at.y, 0);

  /* A printer that does not reach the lowest 17 mm: the page goes up as far as it must. */
  place = alur_print_place ((AlurSize){ 215, 330 }, &inside, &reach);
  g_assert_cmpfloat (place.scale, <, 1);
  reach.height = 312;
  place = alur_print_place ((AlurSize){ 215, 330 }, &inside, &reach);
  assert_near (place.scale, 1);
  assert_near (place.at.x, -2.5);
  g_assert_cmpfloat (place.at.y + alur_rect_bottom (&inside), <=, 316.01);
  g_assert_cmpfloat (place.at.y + inside.y, >=, 3.99);

  /* Only what is larger than what the printer reaches is made smaller. */
  place = alur_print_place ((AlurSize){ 215, 330 }, &inside, &small);
  assert_near (place.scale, 0.5);
  g_assert_cmpfloat (place.at.x + inside.x * place.scale, >=, 19.99);
}

static void
test_nearest (void)
{
  static const AlurSize offered[]
      = { { 210, 297 }, { 215.9, 279.4 }, { 210, 330 }, { 215.9, 330.2 }, { 215.9, 355.6 } };
  AlurPaper paper;

  g_assert_cmpint (alur_print_find_paper (offered, 5, (AlurSize){ 215, 330 }), ==, 3);
  g_assert_cmpint (alur_print_find_paper (offered, 3, (AlurSize){ 215, 330 }), ==, 2);
  g_assert_cmpint (alur_print_find_paper (offered, 2, (AlurSize){ 215, 330 }), ==, -1);
  g_assert_true (alur_paper_find_nearest (210, 330, &paper));
  g_assert_cmpint (paper, ==, ALUR_PAPER_FOLIO);
  g_assert_true (alur_paper_find_nearest (296, 421, &paper));
  g_assert_cmpint (paper, ==, ALUR_PAPER_A3);
  g_assert_false (alur_paper_find_nearest (148, 210, &paper));
  g_assert_true (alur_paper_is_near (ALUR_PAPER_F4, 210, 330));
  g_assert_false (alur_paper_is_near (ALUR_PAPER_F4, 210, 297));
}

static GtkPageSetup *
make_sheet (const char *label, double width, double height)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *size = gtk_paper_size_new_custom (label, label, width, height, GTK_UNIT_MM);

  gtk_page_setup_set_paper_size (setup, size);
  gtk_paper_size_free (size);
  return setup;
}

/* The nearest sheet is proposed by the name that the printer has for it. */
static void
test_sheets (void)
{
  g_autoptr (AlurPrintSheets) sheets = alur_print_sheets_new ();
  GList *setups = g_list_append (NULL, make_sheet ("Kuarto", 215.9, 279.4));
  g_autofree char *nothing = alur_print_sheets_dup_words (sheets, ALUR_PAPER_F4);
  g_autofree char *near = NULL;
  g_autofree char *far = NULL;

  g_assert_null (nothing);
  g_assert_null (alur_print_sheets_find (sheets, ALUR_PAPER_F4));
  setups = g_list_append (setups, make_sheet ("Folio Besar", 216, 330));
  setups = g_list_append (setups, make_sheet ("Folio", 210, 330));
  alur_print_sheets_take (sheets, "Lantai 2", setups);
  near = alur_print_sheets_dup_words (sheets, ALUR_PAPER_F4);
  g_assert_cmpstr (near, ==, "Lantai 2: Folio Besar (216 × 330 mm)");
  far = alur_print_sheets_dup_words (sheets, ALUR_PAPER_A3);
  g_assert_true (g_str_has_prefix (far, "Lantai 2 has no sheet of this size."));
  g_list_free_full (setups, g_object_unref);
}

typedef struct
{
  AlurWorkers *workers;
  AlurDocument *document;
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path
      = g_test_build_filename (G_TEST_DIST, "..", "data", "examples", "rawat-inap.alur", NULL);
  g_autoptr (GError) error = NULL;

  fixture->document = alur_reader_read_file (path, NULL, &error);
  g_assert_no_error (error);
  fixture->workers = alur_workers_new ();
  fixture->folder = g_dir_make_tmp ("alur-print-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "print.pdf", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  alur_workers_end (fixture->workers);
  alur_workers_unref (fixture->workers);
  g_assert_finalize_object (fixture->document);
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

/* The pages of a PDF, by their boxes. */
static GArray *
read_pages (const char *path)
{
  g_autofree char *text = NULL;
  gsize length;
  g_autoptr (GError) error = NULL;
  g_autoptr (GRegex) regex = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  GArray *sizes = g_array_new (FALSE, FALSE, sizeof (AlurSize));

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (text, "%PDF"));
  regex = g_regex_new ("/Type\\s*/Page\\b[^s].{0,400}?/MediaBox \\[ 0 0 ([0-9.]+) ([0-9.]+) \\]",
                       G_REGEX_RAW | G_REGEX_DOTALL, 0, NULL);
  g_regex_match_full (regex, text, (gssize) length, 0, 0, &match, NULL);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *width = g_match_info_fetch (match, 1);
      g_autofree char *height = g_match_info_fetch (match, 2);
      AlurSize size = { g_ascii_strtod (width, NULL), g_ascii_strtod (height, NULL) };

      g_array_append_val (sizes, size);
    }
  return sizes;
}

static GArray *
print (Fixture *fixture, const AlurPaperworkOptions *options, const char *sheet)
{
  g_autoptr (GtkPrintOperation) operation
      = alur_print_new (fixture->document, options, fixture->workers);
  g_autoptr (GError) error = NULL;

  if (sheet != NULL)
    {
      GtkPaperSize *paper = gtk_paper_size_new (sheet);

      alur_print_set_paper (operation, paper);
      gtk_paper_size_free (paper);
    }
  gtk_print_operation_set_export_filename (operation, fixture->path);
  g_assert_cmpint (
      gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error), ==,
      GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  return read_pages (fixture->path);
}

/* As many pages as an export has, and each as large. */
static void
test_same_pages (Fixture *fixture, gconstpointer data)
{
  AlurPaperworkOptions options = { .page.paper = ALUR_PAPER_F4 };
  g_autoptr (GArray) sizes = print (fixture, &options, NULL);
  g_autoptr (GBytes) text = alur_writer_write_bytes (fixture->document);
  g_autoptr (GError) error = NULL;
  g_autoptr (AlurPaperwork) work = alur_paperwork_new (text, &options, NULL, &error);
  AlurExport *pages = alur_publication_get_export (alur_paperwork_get_publication (work));
  guint n_landscape = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (sizes->len, ==, alur_export_get_n_pages (pages));
  g_assert_cmpuint (sizes->len, >, 3);
  for (guint i = 0; i < sizes->len; i++)
    {
      AlurSize size = g_array_index (sizes, AlurSize, i);
      AlurSize expected = alur_export_get_page_size (pages, i);

      g_assert_cmpfloat_with_epsilon (size.width, expected.width, 1);
      g_assert_cmpfloat_with_epsilon (size.height, expected.height, 1);
      n_landscape += size.width > size.height ? 1 : 0;
    }
  g_assert_cmpuint (n_landscape, >, 0);
  g_assert_cmpuint (n_landscape, <, sizes->len);
}

/* The sheet that was chosen counts: near ones are printed on as they are, another known paper is
 * laid out for, on any other the pages are made to fit, and that is told. */
static void
test_other_sheets (Fixture *fixture, gconstpointer data)
{
  static const char *const views[] = { "organisation", NULL };
  AlurPaperworkOptions options
      = { .views = views, .page = { ALUR_PAPER_F4, ALUR_PAGE_LANDSCAPE, 0, FALSE } };
  g_autoptr (GArray) near = print (fixture, &options, "om_folio");
  g_autoptr (GArray) other = print (fixture, &options, "iso_a3");
  g_autoptr (GArray) small = print (fixture, &options, "iso_a5");

  g_assert_cmpfloat_with_epsilon (g_array_index (near, AlurSize, 0).height, 595.3, 1);
  g_assert_cmpfloat_with_epsilon (g_array_index (other, AlurSize, 0).height, 841.9, 1);
  g_assert_cmpfloat_with_epsilon (g_array_index (small, AlurSize, 0).height, 419.5, 1);
}

/* What is not there is told, not printed. */
static void
test_unknown_procedure (Fixture *fixture, gconstpointer data)
{
  static const char *const views[] = { "procedure", NULL };
  AlurPaperworkOptions options = { .views = views, .procedure = "none" };
  g_autoptr (GtkPrintOperation) operation
      = alur_print_new (fixture->document, &options, fixture->workers);

  gtk_print_operation_set_export_filename (operation, fixture->path);
  g_assert_cmpint (
      gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, NULL), !=,
      GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_nonnull (alur_print_get_note (operation));
}

/* The dialog asks for what is shown: here one procedure. */
static void
test_dialog (Fixture *fixture, gconstpointer data)
{
  AlurPangoMetrics *metrics = alur_pango_metrics_new ();
  g_autoptr (AlurEditor) editor = alur_editor_new (fixture->document, metrics);
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GArray) sizes = NULL;
  g_autoptr (GError) error = NULL;
  AlurExportDialog *dialog;

  alur_editor_show (
      editor, ALUR_PANE_TABLE,
      alur_document_lookup (fixture->document, alur_editor_get_stage (editor), "pr-obat"));
  dialog = alur_export_dialog_new_for_printing (NULL, editor, fixture->workers, NULL);
  operation = alur_export_dialog_print (dialog);
  gtk_print_operation_set_export_filename (operation, fixture->path);
  g_assert_cmpint (
      gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error), ==,
      GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  sizes = read_pages (fixture->path);
  g_assert_cmpuint (sizes->len, ==, 2);
  gtk_window_destroy (GTK_WINDOW (dialog));
  alur_pango_metrics_unref (metrics);
}

/* How was printed is proposed for the next document; what was, is not. */
static void
test_memory (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("alur-state-XXXXXX", NULL);
  g_autofree char *state = g_build_filename (folder, "alur", NULL);
  g_autofree char *name = g_build_filename (state, "print.ini", NULL);
  AlurPaperworkOptions options = { .page.paper = ALUR_PAPER_A4 };
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autoptr (GtkPrintOperation) next
      = alur_print_new (fixture->document, &options, fixture->workers);
  GtkPrintSettings *proposed;
  g_autofree char *basename = NULL;

  basename = g_strdup (gtk_print_settings_get (gtk_print_operation_get_print_settings (next),
                                               GTK_PRINT_SETTINGS_OUTPUT_BASENAME));
  alur_print_memory_restore (state, next); /* nothing is remembered yet */
  gtk_print_settings_set_printer (settings, "Kantor");
  gtk_print_settings_set_duplex (settings, GTK_PRINT_DUPLEX_HORIZONTAL);
  gtk_print_settings_set_n_copies (settings, 30);
  gtk_print_settings_set_orientation (settings, GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, "another");
  alur_print_memory_keep (state, settings);
  alur_print_memory_restore (state, next);
  proposed = gtk_print_operation_get_print_settings (next);
  g_assert_cmpstr (gtk_print_settings_get_printer (proposed), ==, "Kantor");
  g_assert_cmpint (gtk_print_settings_get_duplex (proposed), ==, GTK_PRINT_DUPLEX_HORIZONTAL);
  g_assert_cmpint (gtk_print_settings_get_n_copies (proposed), ==, 1);
  g_assert_false (gtk_print_settings_has_key (proposed, GTK_PRINT_SETTINGS_ORIENTATION));
  g_assert_cmpstr (gtk_print_settings_get (proposed, GTK_PRINT_SETTINGS_OUTPUT_BASENAME), ==,
                   basename);
  /* What anybody could have written there. */
  g_assert_true (g_file_set_contents (name, "[Print Settings\nprinter=\xff\n", -1, NULL));
  alur_print_memory_restore (state, next);
  g_unlink (name);
  g_rmdir (state);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/print/shifted", test_shifted);
  g_test_add_func ("/print/nearest", test_nearest);
  g_test_add_func ("/print/sheets", test_sheets);
  g_test_add ("/print/same-pages", Fixture, NULL, set_up, test_same_pages, tear_down);
  g_test_add ("/print/other-sheets", Fixture, NULL, set_up, test_other_sheets, tear_down);
  g_test_add ("/print/unknown-procedure", Fixture, NULL, set_up, test_unknown_procedure, tear_down);
  g_test_add ("/print/dialog", Fixture, NULL, set_up, test_dialog, tear_down);
  g_test_add ("/print/memory", Fixture, NULL, set_up, test_memory, tear_down);
  return g_test_run ();
}
