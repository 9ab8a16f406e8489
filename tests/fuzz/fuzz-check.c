/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever the reader takes can be checked, reckoned, compared and carried out: findings have
 * words, a decision that is carried out leaves a valid document, what is found after edits is what
 * is found when everything is looked at anew, and undoing gives the same bytes. */

#include "alur-analysis.h"
#include "alur-comparison.h"
#include "alur-reader.h"
#include "alur-redesign.h"
#include "alur-staffing.h"
#include "alur-validate.h"
#include "alur-wording.h"
#include "alur-workload.h"
#include "alur-writer.h"
#include "fuzz-findings.h"
#include "fuzz-target.h"

#include <math.h>
#include <string.h>

#define SAMPLES 100 /* cases that are played for a lead time: enough to run through the code */

static void
check_personnel (AlurFigures *figures, AlurElement *stage, AlurElement *before)
{
  g_autoptr (AlurWorkloads) workloads = alur_workloads_new (figures, stage);
  g_autoptr (AlurStaffing) staffing = alur_staffing_new (figures, stage, before, NULL);

  for (guint i = 0; i < alur_workloads_get_length (workloads); i++)
    {
      const AlurWorkload *workload = alur_workloads_get (workloads, i);

      g_assert_false (workload->workload < 0 || workload->need < 0);
      alur_workload_get_note (workload);
    }
  g_assert_nonnull (alur_staffing_get_total (staffing));
}

static void
check_stage (AlurFigures *figures, AlurElement *stage, AlurElement *before)
{
  ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
  {
    const AlurProcedureFigures *of = alur_figures_get (figures, procedure);

    g_assert_true (of->procedure == procedure);
    for (guint metric = 0; metric < ALUR_N_METRICS; metric++)
      g_assert_false (isinf (of->metrics[metric]) && of->metrics[metric] < 0);
  }
  check_personnel (figures, stage, before);
  if (before != NULL)
    {
      g_autoptr (AlurComparison) comparison = alur_comparison_new (figures, before, figures, stage);

      for (guint i = 0; i < alur_comparison_get_n_differences (comparison); i++)
        g_assert_nonnull (alur_comparison_get_difference (comparison, i)->id);
    }
}

static AlurElement *
get_previous (AlurElement *stage)
{
  return alur_element_previous (stage, ALUR_KIND_STAGE);
}

static void
assert_same (AlurDocument *document, GBytes *before)
{
  g_autoptr (GBytes) after = alur_writer_write_bytes (document);

  g_assert_true (g_bytes_equal (before, after));
}

/* Carries out the decisions of a stage, and takes that back. */
static void
check_redesign (AlurDocument *document,
                AlurAnalysis *analysis,
                AlurElement *stage,
                FuzzChoice *choice)
{
  g_autoptr (GBytes) before = alur_writer_write_bytes (document);
  g_autoptr (AlurRedesignReport) preview = NULL;
  g_autoptr (AlurRedesignReport) report = NULL;
  g_autoptr (AlurAnalysis) fresh = NULL;
  g_autofree char *known = NULL;
  g_autofree char *found = NULL;
  g_autoptr (GError) error = NULL;

  if (alur_element_get_word (stage, ALUR_STAGE_KIND) == ALUR_STAGE_TARGET)
    return;
  preview = alur_redesign_preview (document, stage, NULL);
  assert_same (document, before);
  alur_document_begin (document, "redesign");
  report = alur_redesign_apply_after (
      document, stage, fuzz_choose (choice, 2) == 0 ? ALUR_STAGE_INTERIM : ALUR_STAGE_TARGET, NULL,
      NULL);
  alur_document_commit (document);
  alur_document_validate (document, NULL, &error);
  g_assert_no_error (error);
  fresh = alur_analysis_new_with_sampling (document, 1, SAMPLES);
  known = fuzz_list_findings (analysis, "en");
  found = fuzz_list_findings (fresh, "en");
  g_assert_cmpstr (known, ==, found);
  if (alur_document_get_undo_depth (document) > 0)
    alur_document_undo (document);
  assert_same (document, before);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (AlurDocument) document = alur_reader_read_bytes (bytes, "input", NULL, NULL);
  g_autoptr (AlurAnalysis) analysis = NULL;
  g_autofree char *keys = NULL;
  FuzzChoice choice = fuzz_choice (data, size);
  static const char *const languages[] = { NULL, "id", "en" };

  fuzz_count (document != NULL);
  if (document == NULL)
    return 0;
  analysis = alur_analysis_new_with_sampling (document, 1, SAMPLES);
  keys = fuzz_list_findings (analysis, languages[fuzz_choose (&choice, 3)]);
  ALUR_FOREACH (stage, alur_document_get_root (document), ALUR_KIND_STAGE)
  check_stage (alur_analysis_get_figures (analysis), stage, get_previous (stage));
  ALUR_FOREACH (stage, alur_document_get_root (document), ALUR_KIND_STAGE)
  check_redesign (document, analysis, stage, &choice);
  return 0;
}
