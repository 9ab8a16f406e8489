/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is written is read again with other people's programs: qpdf and poppler's tools. */

#include "alur-export-private.h"

#include "alur-error.h"
#include "sample-scenes.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define PT_PER_MM (72 / 25.4)

static const AlurPageInfo info = { .title = "Pelayanan rawat inap",
                                   .service = "Rawat inap",
                                   .agency = "RSUD Tidar",
                                   .region = "Kota Magelang",
                                   .stage = "Sekarang",
                                   .date = "1 Januari 2026",
                                   .author = "Tim reformasi",
                                   .file = "rawat-inap.alur",
                                   .language = "id" };

static AlurExport *
make_grid_export (AlurPangoMetrics *metrics,
                  guint n_boxes,
                  guint n_columns,
                  const AlurPageOptions *options)
{
  AlurExport *export = alur_export_new (metrics, options, &info);
  g_autoptr (AlurScene) scene = sample_grid_new (metrics, n_boxes, n_columns);

  alur_export_add_drawing (export, scene, "Bagan organisasi", NULL, "organisation");
  return export;
}

static char *
save_pdf (AlurExport *export, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = sample_write (export, ALUR_FORMAT_PDF, NULL, &error);

  g_assert_no_error (error);
  return sample_save (bytes, name);
}

static void
check_sizes (const char *path, double width_mm, double height_mm)
{
  g_autofree char *text = sample_run ("pdfinfo", "-f", "1", "-l", "99999", path, NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n_pages = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *size = strstr (lines[i], " size:");
      char *end;
      double width, height;

      if (!g_str_has_prefix (lines[i], "Page ") || size == NULL)
        continue;
      width = g_ascii_strtod (size + strlen (" size:"), &end);
      height = g_ascii_strtod (end + strlen (" x"), NULL);
      g_assert_cmpfloat_with_epsilon (width, width_mm * PT_PER_MM, 0.5);
      g_assert_cmpfloat_with_epsilon (height, height_mm * PT_PER_MM, 0.5);
      n_pages++;
    }
  g_assert_cmpuint (n_pages, >=, 1);
}

static void
test_paper_sizes (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();

  for (guint paper = 0; paper < ALUR_PAPER_FIT; paper++)
    {
      for (guint landscape = 0; landscape < 2; landscape++)
        {
          AlurPageOptions options
              = { .paper = paper,
                  .orientation = landscape ? ALUR_PAGE_LANDSCAPE : ALUR_PAGE_PORTRAIT };
          g_autoptr (AlurExport) export = make_grid_export (metrics, 60, 8, &options);
          g_autofree char *path = save_pdf (export, "paper-sizes.pdf");
          const AlurPaperSize *size = alur_paper_get_size (paper);
          AlurPaper found;

          check_sizes (path, landscape ? size->height_mm : size->width_mm,
                       landscape ? size->width_mm : size->height_mm);
          g_assert_true (alur_paper_lookup (size->name, &found));
          g_assert_cmpuint (found, ==, paper);
        }
    }
}

static void
test_orientation_follows_the_drawing (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurPageOptions options = { 0 };
  g_autoptr (AlurExport) wide = make_grid_export (metrics, 5, 5, &options);
  g_autoptr (AlurExport) tall = make_grid_export (metrics, 8, 1, &options);

  alur_export_get_n_pages (wide);
  alur_export_get_n_pages (tall);
  g_assert_cmpfloat (alur_export_get_page (wide, 0)->size.width, >,
                     alur_export_get_page (wide, 0)->size.height);
  g_assert_cmpfloat (alur_export_get_page (tall, 0)->size.width, <,
                     alur_export_get_page (tall, 0)->size.height);
}

static AlurScene *
make_scripts_scene (AlurPangoMetrics *metrics)
{
  static const char *const texts[] = { "office affluent",
                                       "Überfluß naïve",
                                       "Ελληνικά",
                                       "Кириллица",
                                       "ꦗꦮ ไทย",
                                       "emoji 😀 ✓",
                                       "a\xcc\x8a e\xcc\x81",
                                       "private \xf3\xb0\x80\x80 use" };
  AlurScene *scene = alur_scene_new (metrics);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      AlurRect rect = { 0, i * 30.0, 0, 20 };

      alur_scene_add_text (scene, &rect, i % 2 ? ALUR_TEXT_NAME : ALUR_TEXT_BODY, texts[i],
                           ALUR_ALIGN_LEFT, ALUR_COLOUR_INK);
    }
  return scene;
}

static AlurExport *
make_mixed_export (AlurPangoMetrics *metrics)
{
  AlurPageOptions options = { 0 };
  AlurExport *export = make_grid_export (metrics, 120, 12, &options);
  g_autoptr (AlurScene) scripts = make_scripts_scene (metrics);
  AlurTable *table = sample_table_new (metrics, 60);

  alur_table_set_link (table, "organisation");
  alur_export_add_drawing (export, scripts, "Aksara", NULL, "scripts");
  alur_export_take_table (export, table, "Daftar", NULL, "list");
  return export;
}

static void
check_fonts (const char *path)
{
  g_autofree char *text = sample_run ("pdffonts", path, NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  g_assert_nonnull (strstr (text, "LiberationSans"));
  g_assert_null (strstr (text, "Type 3"));
  for (guint i = 2; lines[i] != NULL && lines[i][0] != '\0'; i++)
    g_assert_nonnull (strstr (lines[i], "yes yes yes"));
}

static void
test_pdf_is_sound (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  g_autoptr (AlurExport) export = make_mixed_export (metrics);
  g_autofree char *path = save_pdf (export, "sound.pdf");
  g_autofree char *check = sample_run ("qpdf", "--check", path, NULL);
  g_autofree char *facts = sample_run ("pdfinfo", path, NULL);
  g_autofree char *images = sample_run ("pdfimages", "-list", path, NULL);
  g_autofree char *outline
      = sample_run ("qpdf", "--json", "--json-key=outlines", "--json-key=pagelabels", path, NULL);
  g_autofree char *links
      = sample_run ("qpdf", "--qdf", "--object-streams=disable", path, "-", NULL);
  g_autofree char *words = sample_run ("pdftotext", path, "-", NULL);
  g_auto (GStrv) image_lines = g_strsplit (g_strchomp (images), "\n", -1);

  g_assert_nonnull (strstr (check, "No syntax or stream encoding errors"));
  g_assert_nonnull (strstr (facts, "Pelayanan rawat inap"));
  g_assert_nonnull (strstr (facts, "Tim reformasi"));
  g_assert_nonnull (strstr (facts, "Tagged:          yes"));
  g_assert_cmpuint (g_strv_length (image_lines), ==, 2);
  g_assert_nonnull (strstr (outline, "Bagan organisasi"));
  g_assert_nonnull (strstr (outline, "Daftar"));
  g_assert_nonnull (strstr (outline, "pagelabels"));
  g_assert_nonnull (strstr (links, "/Subtype /Link"));
  g_assert_nonnull (strstr (words, "office affluent"));
  g_assert_nonnull (strstr (words, "Ελληνικά"));
  g_assert_nonnull (strstr (words, "Кириллица"));
  check_fonts (path);
}

/* A word of `pdftotext -bbox` in px of its page. */
typedef struct
{
  guint page;
  AlurRect rect;
  char *text;
} Word;

static double
get_attribute (const char *line, const char *name)
{
  const char *at = strstr (line, name);

  g_assert_nonnull (at);
  return g_ascii_strtod (at + strlen (name) + 2, NULL) / 0.75;
}

static void
clear_word (gpointer data)
{
  g_free (((Word *) data)->text);
}

static GArray *
read_words (const char *path)
{
  g_autofree char *text = sample_run ("pdftotext", "-bbox", path, "-", NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));
  guint page = 0;

  g_array_set_clear_func (words, clear_word);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      Word word = { 0 };
      const char *start;

      page += strstr (lines[i], "<page ") != NULL;
      if (strstr (lines[i], "<word ") == NULL)
        continue;
      word.page = page - 1;
      word.rect.x = get_attribute (lines[i], "xMin");
      word.rect.y = get_attribute (lines[i], "yMin");
      word.rect.width = get_attribute (lines[i], "xMax") - word.rect.x;
      word.rect.height = get_attribute (lines[i], "yMax") - word.rect.y;
      start = strchr (lines[i], '>') + 1;
      word.text = g_strndup (start, (gsize) (strchr (start, '<') - start));
      g_array_append_val (words, word);
    }
  return words;
}

static gboolean
lies_in (const AlurRect *inner, const AlurRect *outer, double tolerance)
{
  AlurRect grown = alur_rect_grow (outer, tolerance);

  return alur_rect_contains (&grown, (AlurPoint){ inner->x, inner->y })
         && alur_rect_contains (&grown,
                                (AlurPoint){ alur_rect_right (inner), alur_rect_bottom (inner) });
}

/* Each name is found, on every page where it stands inside its box, and all is within margins. */
static void
check_words (AlurExport *export, const char *path, guint n_boxes, guint n_columns)
{
  g_autoptr (GArray) words = read_words (path);
  g_autofree guint8 *found = g_new0 (guint8, n_boxes);

  for (guint i = 0; i < words->len; i++)
    {
      const Word *word = &g_array_index (words, Word, i);
      const AlurExportPage *page = alur_export_get_page (export, word->page);
      AlurRect inside = alur_page_get_inside (page->size);
      guint number;
      AlurRect box;

      g_assert_true (lies_in (&word->rect, &inside, 1));
      if (sscanf (word->text, "kotak%u", &number) != 1)
        continue;
      box = (AlurRect){ page->at.x + (number % n_columns * 200.0 - page->area.x) * page->scale,
                        page->at.y + (number / n_columns * 120.0 - page->area.y) * page->scale,
                        160 * page->scale, 64 * page->scale };
      g_assert_true (lies_in (&word->rect, &box, 0.1));
      found[number] = TRUE;
    }
  for (guint i = 0; i < n_boxes; i++)
    g_assert_true (found[i]);
}

static void
test_words_are_in_their_boxes (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();

  for (guint paper = 0; paper < 2; paper++)
    {
      AlurPageOptions options = { .paper = paper == 0 ? ALUR_PAPER_FIT : ALUR_PAPER_A4 };
      g_autoptr (AlurExport) export = make_grid_export (metrics, 240, 16, &options);
      g_autofree char *path = save_pdf (export, "words.pdf");

      g_assert_true (paper == 0 ? alur_export_get_n_pages (export) == 1
                                : alur_export_get_n_pages (export) > 4);
      check_words (export, path, 240, 16);
    }
}

/* A page's legend explains what it shows and nothing else. */
static void
test_legend_is_of_the_page (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurPageOptions options = { .orientation = ALUR_PAGE_PORTRAIT, .scale = 1 };
  g_autoptr (AlurScene) scene = alur_scene_new (metrics);
  guint32 one = alur_scene_add_legend (scene, ALUR_SAMPLE_BOX, 1, NULL, "pertama");
  guint32 two = alur_scene_add_legend (scene, ALUR_SAMPLE_BOX, 2, NULL, "kedua");
  AlurRect near = { 0, 0, 160, 64 };
  AlurRect far = { 900, 0, 160, 64 };
  g_autoptr (AlurExport) export = alur_export_new (metrics, &options, &info);
  g_autofree char *path = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  alur_scene_add_unit_box (scene, ALUR_LEVEL_LEADERSHIP, &near)->legend = one;
  alur_scene_add_unit_box (scene, ALUR_LEVEL_SUPPORT, &far)->legend = two;
  alur_scene_add_legend (scene, ALUR_SAMPLE_BOX, 3, NULL, "ketiga");
  alur_export_add_drawing (export, scene, "Dua", NULL, NULL);
  path = save_pdf (export, "legend.pdf");
  g_assert_cmpuint (alur_export_get_n_pages (export), ==, 2);
  first = sample_run ("pdftotext", "-f", "1", "-l", "1", path, "-", NULL);
  second = sample_run ("pdftotext", "-f", "2", "-l", "2", path, "-", NULL);
  g_assert_nonnull (strstr (first, "pertama"));
  g_assert_null (strstr (first, "kedua"));
  g_assert_nonnull (strstr (second, "kedua"));
  g_assert_null (strstr (second, "pertama"));
  g_assert_null (strstr (first, "ketiga"));
}

static GBytes *
write_mixed (AlurFormat format)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  g_autoptr (AlurExport) export = make_mixed_export (metrics);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = sample_write (export, format, NULL, &error);

  g_assert_no_error (error);
  return bytes;
}

static void
test_same_bytes_again (void)
{
  static const AlurFormat formats[] = { ALUR_FORMAT_PDF, ALUR_FORMAT_PNG };

  g_setenv ("SOURCE_DATE_EPOCH", "1767225600", TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GBytes) first = write_mixed (formats[i]);
      g_autoptr (GBytes) second = write_mixed (formats[i]);

      g_assert_true (g_bytes_equal (first, second));
    }
  g_unsetenv ("SOURCE_DATE_EPOCH");
}

static void
test_largest_page (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurPageOptions options = { .paper = ALUR_PAPER_FIT };
  g_autoptr (AlurExport) export = make_grid_export (metrics, 600, 300, &options);
  const AlurExportPage *page;

  g_assert_cmpuint (alur_export_get_n_pages (export), ==, 1);
  page = alur_export_get_page (export, 0);
  g_assert_cmpfloat (page->size.width * 0.75, <=, 14400.01);
  g_assert_cmpfloat (page->scale, <, 0.4);
  g_assert_nonnull (alur_export_get_notes (export)[0]);
}

/* Who asks for a larger scale than the largest page has is told, too. */
static void
test_largest_page_at_scale (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurPageOptions options = { .paper = ALUR_PAPER_FIT, .scale = 10 };
  g_autoptr (AlurExport) export = make_grid_export (metrics, 60, 20, &options);
  const char *note = alur_export_get_notes (export)[0];

  g_assert_cmpfloat (alur_export_get_page (export, 0)->scale, >, 1);
  g_assert_cmpfloat (alur_export_get_page (export, 0)->scale, <, 9);
  g_assert_nonnull (note);
}

static void
test_fit_is_as_large_as_the_drawing (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurPageOptions options = { .paper = ALUR_PAPER_FIT };
  g_autoptr (AlurExport) export = make_grid_export (metrics, 40, 8, &options);
  const AlurExportPage *page;

  g_assert_cmpuint (alur_export_get_n_pages (export), ==, 1);
  page = alur_export_get_page (export, 0);
  g_assert_cmpfloat_with_epsilon (page->scale, 1, 0.0001);
  g_assert_cmpfloat_with_epsilon (page->size.width, page->area.width + 20 * 96 / 25.4, 0.01);
  g_assert_null (alur_export_get_notes (export)[0]);
}

static void
test_cancelled (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurPageOptions options = { 0 };
  g_autoptr (AlurExport) export = make_grid_export (metrics, 40, 8, &options);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (sample_write (export, ALUR_FORMAT_PDF, cancellable, &error));
  g_assert_error (error, ALUR_ERROR, ALUR_ERROR_CANCELLED);
}

static void
test_full_disk (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurPageOptions options = { 0 };

  for (AlurFormat format = ALUR_FORMAT_PDF; format <= ALUR_FORMAT_PNG; format++)
    {
      g_autoptr (AlurExport) export = make_grid_export (metrics, 40, 8, &options);
      char room[100];
      g_autoptr (GOutputStream) stream = g_memory_output_stream_new (room, sizeof room, NULL, NULL);
      AlurWriteOptions write = { .format = format };
      g_autoptr (GError) error = NULL;

      g_assert_false (alur_export_write (export, &write, stream, NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
    }
}

static void
test_pictures (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurPageOptions options = { .paper = ALUR_PAPER_FIT };
  g_autoptr (AlurExport) export = make_grid_export (metrics, 40, 8, &options);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  AlurWriteOptions write = { .format = ALUR_FORMAT_PNG, .size = 300 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) svg = sample_write (export, ALUR_FORMAT_SVG, NULL, &error);
  g_autofree char *path = NULL;
  const guint8 *png;

  g_assert_no_error (error);
  path = sample_save (svg, "picture.svg");
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (svg, NULL), 300, "<svg"));
  g_assert_null (
      g_strstr_len (g_bytes_get_data (svg, NULL), (gssize) g_bytes_get_size (svg), "<image"));
  g_assert_true (alur_export_write (export, &write, stream, NULL, &error));
  png = g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream));
  g_assert_cmpint (memcmp (png, "\x89PNG", 4), ==, 0);
  /* Width and height of the header: the longer is 300. */
  g_assert_cmpuint (MAX (png[18] * 256u + png[19], png[22] * 256u + png[23]), ==, 300);
}

/* A line around a corner is explained where it passes, not wherever its bounds lie. */
static void
test_legend_of_lines (void)
{
  const AlurPoint line[] = { { 160, 32 }, { 950, 32 }, { 950, 1500 } };
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurPageOptions options = { .orientation = ALUR_PAGE_PORTRAIT, .scale = 1 };
  g_autoptr (AlurScene) scene = alur_scene_new (metrics);
  guint32 money
      = alur_scene_add_legend (scene, ALUR_SAMPLE_LINE, ALUR_LINE_MONEY, NULL, "arusuang");
  g_autoptr (AlurExport) export = alur_export_new (metrics, &options, &info);
  g_autofree char *path = NULL;

  for (guint i = 0; i < 3; i++)
    {
      AlurRect box = { i % 2 * 900.0, i > 0 ? 1500.0 : 0, 160, 64 };

      box.x = i == 2 ? 0 : box.x;
      alur_scene_add_unit_box (scene, ALUR_LEVEL_SUPPORT, &box);
      alur_scene_add_text (scene, &box, ALUR_TEXT_NAME, i == 2 ? "sudut" : "kotak",
                           ALUR_ALIGN_CENTRED, ALUR_COLOUR_INK);
    }
  alur_scene_add_route (scene, ALUR_LINE_MONEY, line, G_N_ELEMENTS (line), NULL, 0)->legend = money;
  alur_export_add_drawing (export, scene, "Garis", NULL, NULL);
  path = save_pdf (export, "legend-of-lines.pdf");
  g_assert_cmpuint (alur_export_get_n_pages (export), ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *page = g_strdup_printf ("%u", i + 1);
      g_autofree char *text = sample_run ("pdftotext", "-f", page, "-l", page, path, "-", NULL);

      g_assert_true ((strstr (text, "arusuang") == NULL) == (strstr (text, "sudut") != NULL));
    }
}

/* What no page holds whole is shown in parts: on a poster most names are wider than a sheet. */
static void
test_texts_larger_than_pages (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurPageOptions options = { .scale = 10 };
  g_autoptr (AlurScene) scene = alur_scene_new (metrics);
  g_autoptr (AlurExport) export = alur_export_new (metrics, &options, &info);
  AlurRect boxes[] = { { 0, 0, 160, 64 }, { 0, 200, 64, 160 } };
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  alur_scene_add_text (scene, &boxes[0], ALUR_TEXT_NAME, "Pencatatan Kependudukan",
                       ALUR_ALIGN_CENTRED, ALUR_COLOUR_INK);
  alur_scene_add_text (scene, &boxes[1], ALUR_TEXT_NAME, "Pemberdayaan Masyarakat",
                       ALUR_ALIGN_CENTRED | ALUR_ALIGN_TURNED, ALUR_COLOUR_INK);
  alur_export_add_drawing (export, scene, "Poster", NULL, NULL);
  path = save_pdf (export, "poster.pdf");
  text = sample_run ("pdftotext", path, "-", NULL);
  g_assert_cmpuint (alur_export_get_n_pages (export), >, 4);
  g_assert_nonnull (strstr (text, "Pencatatan"));
  g_assert_nonnull (strstr (text, "Masyarakat"));
}

/* A form that wants to be 3000 px wide, and as high as @data says. */
static GArray *
make_form_cb (gpointer data, AlurSize room_of_form)
{
  GArray *leaves = g_array_new (FALSE, FALSE, sizeof (AlurLeaf));
  AlurLeaf leaf = { .scale = MIN (1, room_of_form.width / 3000) };
  AlurPangoMetrics *metrics = ((gpointer *) data)[0];
  AlurRect rect = { 0, 0, 3000, *((double **) data)[1] };

  leaf.scene = alur_scene_new (metrics);
  alur_scene_add_shape (leaf.scene, ALUR_LAYER_BOXES, ALUR_SHAPE_RECT, &rect, ALUR_COLOUR_NONE,
                        ALUR_LINE_FRAME);
  g_array_append_val (leaves, leaf);
  return leaves;
}

static void
keep_data_cb (gpointer data)
{
}

/* Where the paper is as large as what stands on it, forms need not be small, and no page is larger
 * than viewers show. */
static void
test_fitting_forms (void)
{
  static const double heights[] = { 800, 40000 };

  for (guint i = 0; i < G_N_ELEMENTS (heights); i++)
    {
      g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
      AlurPageOptions options = { .paper = ALUR_PAPER_FIT };
      g_autoptr (AlurExport) export = alur_export_new (metrics, &options, &info);
      double height = heights[i];
      gpointer data[] = { metrics, &height };
      AlurLeaves leaves = { make_form_cb, NULL, keep_data_cb, data };
      AlurSize size;

      alur_export_take_leaves (export, &leaves, "Formulir", NULL, NULL);
      size = alur_export_get_page_size (export, 0);
      g_assert_cmpfloat (size.width, >=, 3000 * 0.75);
      g_assert_cmpfloat (size.height, <=, 14400.01);
      g_assert_true ((alur_export_get_notes (export)[0] != NULL) == (height > 19200));
    }
}

/* Names of any length leave room for the drawing, and say with dots that they go on. */
static void
test_endless_names (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  g_autoptr (AlurScene) scene = sample_grid_new (metrics, 60, 8);
  g_autofree char *name = g_strnfill (20000, 'x');
  AlurPageInfo endless = { .title = name,
                           .service = name,
                           .agency = name,
                           .stage = name,
                           .date = name,
                           .author = name,
                           .file = name,
                           .language = "id" };
  AlurPageOptions options = { 0 };
  g_autoptr (AlurExport) export = alur_export_new (metrics, &options, &endless);
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  alur_export_add_drawing (export, scene, name, NULL, "organisation");
  g_assert_cmpuint (alur_export_get_n_pages (export), <, 20);
  path = save_pdf (export, "endless-names.pdf");
  text = sample_run ("pdftotext", path, "-", NULL);
  g_assert_nonnull (strstr (text, "…"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/paper-sizes", test_paper_sizes);
  g_test_add_func ("/export/orientation-follows-the-drawing", test_orientation_follows_the_drawing);
  g_test_add_func ("/export/pdf-is-sound", test_pdf_is_sound);
  g_test_add_func ("/export/words-are-in-their-boxes", test_words_are_in_their_boxes);
  g_test_add_func ("/export/legend-is-of-the-page", test_legend_is_of_the_page);
  g_test_add_func ("/export/same-bytes-again", test_same_bytes_again);
  g_test_add_func ("/export/largest-page", test_largest_page);
  g_test_add_func ("/export/largest-page-at-scale", test_largest_page_at_scale);
  g_test_add_func ("/export/fit-is-as-large-as-the-drawing", test_fit_is_as_large_as_the_drawing);
  g_test_add_func ("/export/cancelled", test_cancelled);
  g_test_add_func ("/export/full-disk", test_full_disk);
  g_test_add_func ("/export/pictures", test_pictures);
  g_test_add_func ("/export/legend-of-lines", test_legend_of_lines);
  g_test_add_func ("/export/texts-larger-than-pages", test_texts_larger_than_pages);
  g_test_add_func ("/export/fitting-forms", test_fitting_forms);
  g_test_add_func ("/export/endless-names", test_endless_names);
  return g_test_run ();
}
