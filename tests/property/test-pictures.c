/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pictures: what a reader would call a fault of a drawing is looked for in the scenes of all
 * examples and of documents by chance, first with nothing placed by hand, then with places and
 * bends anywhere. The seed is printed; ALUR_SEED repeats a run, ALUR_PICTURES sets how many. */

#include "alur-analysis.h"
#include "alur-random.h"
#include "alur-reader.h"
#include "alur-share.h"
#include "alur-views.h"
#include "picture-check.h"
#include "random-service.h"

#define N_DOCUMENTS 500
#define DEFAULT_SEED 1u
#define MAX_ELEMENTS 300
#define N_EDITS 220
#define SAMPLES 50 /* of lead times: no picture shows them */

typedef struct
{
  AlurPangoMetrics *metrics;
} Fixture;

static const char *const drawings[] = { "organisation", "procedure", "chain" };

/* All drawings of all stages of a document. */
static void
look_at_stage (Fixture *fixture,
               AlurDocument *document,
               AlurAnalysis *analysis,
               const AlurElement *stage,
               PictureReport *report)
{
  for (guint i = 0; i < G_N_ELEMENTS (drawings); i++)
    {
      AlurViewRequest request = { .metrics = fixture->metrics,
                                  .document = document,
                                  .analysis = analysis,
                                  .stage = stage,
                                  .mark_findings = analysis != NULL };
      g_autoptr (GError) error = NULL;
      g_autoptr (AlurViewOutput) output
          = alur_view_build (alur_view_find (drawings[i], NULL), &request, &error);

      g_assert_no_error (error);
      for (guint k = 0; k < output->parts->len; k++)
        {
          AlurViewPart *part = g_ptr_array_index (output->parts, k);

          picture_check (part->scene, document, stage, i == 0, report);
        }
    }
}

static void
look_at (Fixture *fixture, AlurDocument *document, AlurAnalysis *analysis, PictureReport *report)
{
  ALUR_FOREACH (stage, alur_document_get_root (document), ALUR_KIND_STAGE)
  look_at_stage (fixture, document, analysis, stage, report);
}

static void
tell_counts (const char *title, const PictureReport *report)
{
  g_test_message ("%s: %u boxes, %u connectors, %u labels, %u bends, %u crossings", title,
                  report->n_boxes, report->n_routes, report->n_labels, report->n_bends,
                  report->n_crossings);
  for (guint fault = 0; fault < PICTURE_N_FAULTS; fault++)
    {
      if (report->counts[fault] > 0)
        g_test_message ("%s: %u × %s", title, report->counts[fault],
                        picture_fault_get_name (fault));
      if (report->by_hand[fault] > 0)
        g_test_message ("%s: %u × %s where a person placed something", title,
                        report->by_hand[fault], picture_fault_get_name (fault));
    }
}

static void
test_examples (void)
{
  static const char *const names[]
      = { "rawat-inap", "izin-terapis-gigi", "akta-kelahiran", "minimal", "empty" };
  Fixture fixture = { alur_pango_metrics_new () };
  PictureReport report;

  picture_report_init (&report);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *file = g_strconcat (names[i], ".alur", NULL);
      g_autofree char *path
          = g_test_build_filename (G_TEST_DIST, "..", "data", "examples", file, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (AlurDocument) document = alur_reader_read_file (path, NULL, &error);
      g_autoptr (AlurAnalysis) analysis = NULL;

      g_assert_no_error (error);
      analysis = alur_analysis_new_with_sampling (document, 1, SAMPLES);
      look_at (&fixture, document, analysis, &report);
      g_test_message ("%s", names[i]);
    }
  tell_counts ("examples", &report);
  if (report.n_faults > 0)
    g_test_message ("%s", report.told->str);
  g_assert_cmpuint (report.n_faults, ==, 0);
  picture_report_clear (&report);
  alur_pango_metrics_unref (fixture.metrics);
}

/* A fixed seed unless another is asked for, so that the same program is judged alike each time. */
static guint32
get_seed (void)
{
  if (g_getenv ("ALUR_SEED") != NULL)
    return alur_random_seed ();
  g_test_message ("ALUR_SEED=%u", DEFAULT_SEED);
  return DEFAULT_SEED;
}

static guint
get_n_documents (void)
{
  const char *given = g_getenv ("ALUR_PICTURES");

  return given != NULL ? (guint) g_ascii_strtoull (given, NULL, 10) : alur_share_of (N_DOCUMENTS);
}

/* Four of five are services; the fifth is what edits by chance leave, with any text anywhere. */
static AlurDocument *
make_document (GRand *rand, guint number, gboolean by_hand)
{
  AlurDocument *document;

  if (number % 5 == 4)
    {
      document = alur_random_document (rand, (guint) g_rand_int_range (rand, 10, N_EDITS));
      if (!by_hand)
        random_service_forget_places (document);
      return document;
    }
  document = random_service (rand, (guint) g_rand_int_range (rand, 4, MAX_ELEMENTS));
  if (by_hand)
    random_service_place_by_hand (rand, document);
  return document;
}

static void
look_at_random_documents (gboolean by_hand)
{
  Fixture fixture = { alur_pango_metrics_new () };
  guint32 seed = get_seed ();
  PictureReport report;

  picture_report_init (&report);
  for (guint i = 0; i < get_n_documents (); i++)
    {
      GRand *rand = g_rand_new_with_seed (seed + i);
      g_autoptr (AlurDocument) document = make_document (rand, i, by_hand);
      guint before = report.n_faults;

      look_at (&fixture, document, NULL, &report);
      if (report.n_faults > before)
        g_test_message ("document %u: %u faults", i, report.n_faults - before);
      g_rand_free (rand);
    }
  tell_counts (by_hand ? "placed by hand" : "automatic", &report);
  if (report.n_faults > 0)
    g_test_message ("%s", report.told->str);
  g_assert_cmpuint (report.n_faults, ==, 0);
  picture_report_clear (&report);
  alur_pango_metrics_unref (fixture.metrics);
}

static void
test_automatic (void)
{
  look_at_random_documents (FALSE);
}

static void
test_by_hand (void)
{
  look_at_random_documents (TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pictures/examples", test_examples);
  g_test_add_func ("/pictures/automatic", test_automatic);
  g_test_add_func ("/pictures/by-hand", test_by_hand);
  return g_test_run ();
}
