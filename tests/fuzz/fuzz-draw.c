/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever the reader takes can be put on paper: checked, laid out, its lines led, drawn and
 * written, in one view or table by choice, in one format, on one kind of paper. */

#include "alur-publication.h"
#include "alur-reader.h"
#include "fuzz-metrics.h"
#include "fuzz-target.h"

#include <string.h>

#define MOST_PAGES 200 /* a large scale makes thousands of them, all alike */
#define SAMPLES 100    /* cases that are played for a lead time: enough to run through the code */

/* A choice of a view and of what it can be. */
static const char *
choose_view (FuzzChoice *choice)
{
  guint n_views = 0;

  while (alur_view_get_nth (n_views) != NULL)
    n_views++;
  return alur_view_get_name (alur_view_get_nth (fuzz_choose (choice, n_views)));
}

static const char *
choose_id (FuzzChoice *choice, const AlurElement *parent, AlurKind kind)
{
  guint n_elements = alur_element_count (parent, kind);
  const AlurElement *element = alur_element_first (parent, kind);

  if (n_elements == 0 || fuzz_choose (choice, 2) == 0)
    return NULL;
  for (guint i = fuzz_choose (choice, n_elements); i > 0; i--)
    element = alur_element_next (element, kind);
  return alur_element_get_id (element);
}

static const AlurElement *
choose_stage (FuzzChoice *choice, AlurDocument *document)
{
  return alur_document_get_stage (
      document, choose_id (choice, alur_document_get_root (document), ALUR_KIND_STAGE));
}

static void
choose_page (FuzzChoice *choice, AlurPageOptions *page)
{
  static const double scales[] = { 0, 0, 0, 0.5, 1, 3 };

  page->paper = fuzz_choose (choice, ALUR_N_PAPERS);
  page->orientation = fuzz_choose (choice, 3);
  page->scale = scales[fuzz_choose (choice, G_N_ELEMENTS (scales))];
  page->one_page = fuzz_choose (choice, 4) == 0;
}

static void
check_text (GOutputStream *stream, AlurFormat format)
{
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (stream);
  gsize size = g_memory_output_stream_get_data_size (memory);
  const char *text = g_memory_output_stream_get_data (memory);

  g_assert_cmpuint (size, >, 0);
  if (format == ALUR_FORMAT_HTML)
    {
      g_assert_true (g_utf8_validate (text, (gssize) size, NULL));
      g_assert_null (g_strstr_len (text, (gssize) size, "<script"));
    }
}

static void
write_pages (FuzzChoice *choice, AlurPublication *publication)
{
  static const AlurFormat formats[]
      = { ALUR_FORMAT_PDF, ALUR_FORMAT_PNG, ALUR_FORMAT_SVG, ALUR_FORMAT_HTML };
  AlurWriteOptions options = { .format = formats[fuzz_choose (choice, G_N_ELEMENTS (formats))],
                               .size = 40 + fuzz_choose (choice, 200),
                               .created = 1 };
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  if (alur_export_get_n_pages (alur_publication_get_export (publication)) > MOST_PAGES)
    return;
  if (alur_export_write (alur_publication_get_export (publication), &options, stream, NULL, &error))
    check_text (stream, options.format);
  else
    g_assert_nonnull (error);
}

static void
write_table (AlurPublication *publication)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert ((alur_publication_write_csv (publication, stream, NULL, &error) ? 1 : 0)
            == (error == NULL ? 1 : 0));
}

static void
publish (FuzzChoice *choice, AlurDocument *document, AlurAnalysis *analysis)
{
  static const char *const languages[] = { NULL, "id", "en" };
  const char *views[] = { choose_view (choice), NULL };
  AlurPublicationRequest request = { .metrics = fuzz_metrics (),
                                     .document = document,
                                     .analysis = analysis,
                                     .views = views,
                                     .file = "input.alur" };
  g_autoptr (AlurPublication) publication = NULL;
  g_autoptr (GError) error = NULL;

  request.language = languages[fuzz_choose (choice, G_N_ELEMENTS (languages))];
  request.stage = choose_stage (choice, document);
  request.other_stage = choose_stage (choice, document);
  request.in_order = fuzz_choose (choice, 2) == 0;
  request.procedure = choose_id (choice, request.stage, ALUR_KIND_PROCEDURE);
  request.function = choose_id (choice, alur_document_get_functions (document), ALUR_KIND_FUNCTION);
  request.each_function = fuzz_choose (choice, 4) == 0;
  request.flow_kinds = fuzz_choose (choice, 2) == 0 ? 0 : fuzz_choose (choice, 128);
  request.mark_findings = fuzz_choose (choice, 2) == 0;
  request.as_tables
      = fuzz_choose (choice, 6) == 0
        && (alur_view_get_forms (alur_view_find (views[0], NULL)) & ALUR_VIEW_CSV) != 0;
  request.link_to_drawings = fuzz_choose (choice, 2) == 0;
  choose_page (choice, &request.page);
  publication = alur_publication_new (&request, &error);
  g_assert ((publication == NULL) == (error != NULL));
  if (publication == NULL)
    return;
  if (request.as_tables)
    write_table (publication);
  else
    write_pages (choice, publication);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (AlurDocument) document = alur_reader_read_bytes (bytes, "input", NULL, NULL);
  g_autoptr (AlurAnalysis) analysis = NULL;
  FuzzChoice choice = fuzz_choice (data, size);

  fuzz_count (document != NULL);
  if (document == NULL)
    return 0;
  analysis = alur_analysis_new_with_sampling (document, 1, SAMPLES);
  publish (&choice, document, analysis);
  return 0;
}
