/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Regulations and positions of random documents: the order in which regulations are made and
 * repealed respects rank, the register agrees with the checks, no position is lost or counted
 * twice, and the pages hold every row. */

#include "alur-analysis.h"
#include "alur-legal-order.h"
#include "alur-random.h"
#include "alur-share.h"
#include "alur-staffing.h"
#include "alur-views.h"

#include <math.h>
#include <string.h>

#define DEFAULT_DOCUMENTS 400
#define SAMPLES 20

typedef struct
{
  GRand *rand;
  AlurDocument *document;
  AlurAnalysis *analysis;
  AlurPangoMetrics *metrics;
  guint n_tasks, n_waiting, n_broken, n_positions, n_gone;
} Run;

static AlurRegulationKind
kind_of (const AlurElement *regulation)
{
  return alur_element_get_word (regulation, ALUR_REGULATION_KIND);
}

/* --- Regulations ------------------------------------------------------------------------------ */

static gboolean
is_found (Run *run, const char *rule, const AlurElement *regulation)
{
  ALUR_FOREACH (stage, alur_document_get_root (run->document), ALUR_KIND_STAGE)
  {
    const GPtrArray *findings = alur_analysis_get_findings (run->analysis, stage);

    for (guint i = 0; i < findings->len; i++)
      {
        const AlurFinding *finding = g_ptr_array_index (findings, i);

        if (!g_str_equal (alur_finding_get_rule_id (finding), rule))
          continue;
        for (guint k = 0; k < finding->n_elements; k++)
          if (finding->elements[k] == regulation)
            return TRUE;
      }
  }
  return FALSE;
}

static void
check_register (Run *run, const AlurLegalOrder *order)
{
  for (guint i = 0; i < alur_legal_order_get_n_entries (order); i++)
    {
      const AlurLegalEntry *entry = alur_legal_order_get_entry (order, i);
      guint sum = 0;

      if (i > 0)
        g_assert_false (alur_legal_rank_is_above (
            kind_of (entry->regulation),
            kind_of (alur_legal_order_get_entry (order, i - 1)->regulation)));
      for (guint stage = 0; stage < alur_legal_order_get_n_stages (order); stage++)
        sum += alur_legal_entry_count (entry, stage);
      g_assert_cmpuint (sum, ==, entry->n_references);
      g_assert_cmpint (is_found (run, "repealed-basis", entry->regulation), ==, entry->is_broken);
      run->n_broken += entry->is_broken ? 1 : 0;
      if (entry->n_references > 0)
        g_assert_false (is_found (run, "unused-regulation", entry->regulation));
    }
}

static guint
find_task (const AlurLegalOrder *order, const AlurElement *regulation)
{
  guint n_tasks = alur_legal_order_get_n_tasks (order);

  for (guint i = 0; i < n_tasks; i++)
    if (alur_legal_order_get_task (order, i)->regulation == regulation)
      return i;
  return n_tasks;
}

/* What it waits for is above it, and before it where both are of one stage. */
static void
check_waiting (Run *run, const AlurLegalOrder *order, guint index)
{
  const AlurLegalTask *task = alur_legal_order_get_task (order, index);

  for (guint i = 0; i < task->n_after; i++)
    {
      guint other = find_task (order, task->after[i]);

      run->n_waiting++;
      if (task->action != ALUR_LEGAL_REPEAL)
        g_assert_true (
            alur_legal_rank_is_above (kind_of (task->after[i]), kind_of (task->regulation)));
      if (other == alur_legal_order_get_n_tasks (order))
        continue;
      if (alur_legal_order_get_task (order, other)->stage <= task->stage)
        g_assert_cmpuint (other, <, index);
      else
        g_assert_true (task->is_too_late);
    }
}

static void
check_tasks (Run *run, const AlurLegalOrder *order)
{
  guint n_wanted = 0;

  for (guint i = 0; i < alur_legal_order_get_n_entries (order); i++)
    {
      const AlurElement *regulation = alur_legal_order_get_entry (order, i)->regulation;
      AlurStatus status = alur_element_get_word (regulation, ALUR_REGULATION_STATUS);
      gboolean wanted = status == ALUR_STATUS_TO_DRAFT || status == ALUR_STATUS_TO_REVISE
                        || status == ALUR_STATUS_TO_REPEAL;

      n_wanted += wanted ? 1 : 0;
      g_assert_cmpint (find_task (order, regulation) < alur_legal_order_get_n_tasks (order), ==,
                       wanted);
    }
  g_assert_cmpuint (alur_legal_order_get_n_tasks (order), ==, n_wanted);
  for (guint i = 0; i < n_wanted; i++)
    {
      const AlurLegalTask *task = alur_legal_order_get_task (order, i);
      const AlurLegalTask *last = i > 0 ? alur_legal_order_get_task (order, i - 1) : NULL;
      gboolean goes = task->action == ALUR_LEGAL_REPEAL;

      check_waiting (run, order, i);
      if (last == NULL || last->stage != task->stage)
        {
          g_assert_true (last == NULL || last->stage < task->stage);
          continue;
        }
      g_assert_true (goes || last->action != ALUR_LEGAL_REPEAL);
      if (goes == (last->action == ALUR_LEGAL_REPEAL))
        g_assert_false (
            alur_legal_rank_is_above (kind_of (goes ? last->regulation : task->regulation),
                                      kind_of (goes ? task->regulation : last->regulation)));
    }
  run->n_tasks += n_wanted;
}

/* --- Positions -------------------------------------------------------------------------------- */

static guint
count_positions (Run *run, const AlurElement *stage)
{
  const AlurElement *organisation = alur_document_get_organisation (run->document, stage);
  guint n = 0;

  if (organisation != NULL)
    ALUR_FOREACH (unit, organisation, ALUR_KIND_UNIT)
  n += alur_element_count (unit, ALUR_KIND_POSITION);
  return n;
}

/* What adds up: all units, and in each of them all positions. */
static void
check_sums (const AlurStaffing *staffing)
{
  const AlurStaffRow *total = alur_staffing_get_total (staffing);
  AlurStaffSums units = { 0 }, positions = { 0 };
  double before = 0;

  for (guint i = 0; i < alur_staffing_get_n_rows (staffing); i++)
    {
      const AlurStaffRow *row = alur_staffing_get_row (staffing, i);
      AlurStaffSums *sums = row->position == NULL ? &units : &positions;

      sums->headcount += row->sums.headcount;
      sums->need += row->sums.need;
      sums->surplus += row->sums.surplus;
      sums->shortage += row->sums.shortage;
      before += row->position != NULL ? row->sums_before.headcount : 0;
      if (isnan (row->sums.need))
        continue;
      g_assert_cmpfloat (row->sums.surplus, >=, 0);
      g_assert_cmpfloat (row->sums.shortage, >=, 0);
      g_assert_cmpfloat_with_epsilon (row->sums.surplus - row->sums.shortage,
                                      row->sums.headcount - row->sums.required,
                                      1e-9 * (1 + row->sums.headcount + row->sums.required));
    }
  g_assert_cmpfloat_with_epsilon (units.headcount, total->sums.headcount, 1e-6);
  g_assert_cmpfloat_with_epsilon (positions.headcount, total->sums.headcount, 1e-6);
  g_assert_cmpfloat_with_epsilon (before, total->sums_before.headcount, 1e-6);
  g_assert_cmpint (isnan (units.need), ==, isnan (total->sums.need));
  g_assert_cmpint (isnan (positions.surplus), ==, isnan (total->sums.surplus));
}

static void
check_staffing (Run *run, const AlurElement *stage)
{
  const AlurElement *before = alur_element_previous (stage, ALUR_KIND_STAGE);
  g_autoptr (AlurStaffing) staffing
      = alur_staffing_new (alur_analysis_get_figures (run->analysis), stage, before, NULL);
  guint n_there = 0, n_before = 0;

  for (guint i = 0; i < alur_staffing_get_n_rows (staffing); i++)
    {
      const AlurStaffRow *row = alur_staffing_get_row (staffing, i);

      n_there += row->now != NULL ? 1 : 0;
      n_before += row->before != NULL ? 1 : 0;
    }
  g_assert_cmpuint (n_there, ==, count_positions (run, stage));
  g_assert_cmpuint (n_before, ==, before != NULL ? count_positions (run, before) : 0);
  check_sums (staffing);
  run->n_positions += n_there;
  run->n_gone += alur_staffing_get_n_gone (staffing);
}

/* --- Pages ------------------------------------------------------------------------------------ */

static void
check_pages (Run *run, const char *view, const AlurElement *stage)
{
  AlurViewRequest request = {
    .metrics = run->metrics, .document = run->document, .analysis = run->analysis, .stage = stage
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (AlurViewOutput) output
      = alur_view_build (alur_view_find (view, NULL), &request, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < output->parts->len; i++)
    {
      const AlurViewPart *part = g_ptr_array_index (output->parts, i);
      g_autoptr (GPtrArray) pages
          = part->table != NULL ? alur_table_paginate (part->table, 1046, 560) : NULL;

      for (guint k = 0; pages != NULL && k < pages->len; k++)
        {
          AlurRect bounds = alur_scene_get_bounds (g_ptr_array_index (pages, k));

          g_assert_cmpfloat (bounds.width, <=, 1048);
          g_assert_cmpfloat (bounds.height, <=, 562);
        }
    }
}

static void
check_document (Run *run, gboolean with_pages)
{
  g_autoptr (AlurLegalOrder) order = alur_legal_order_new (run->document);

  check_register (run, order);
  check_tasks (run, order);
  ALUR_FOREACH (stage, alur_document_get_root (run->document), ALUR_KIND_STAGE)
  {
    check_staffing (run, stage);
    if (with_pages)
      check_pages (run, "personnel", stage);
  }
  if (with_pages)
    check_pages (run, "regulations", NULL);
}

static void
test_plans (void)
{
  const char *wanted = g_getenv ("ALUR_SEQUENCES");
  guint n_documents = wanted != NULL ? (guint) g_ascii_strtoull (wanted, NULL, 10)
                                     : alur_share_of (DEFAULT_DOCUMENTS);
  guint32 seed = alur_random_seed ();
  Run run = { .metrics = alur_pango_metrics_new () };

  for (guint i = 0; i < n_documents; i++)
    {
      run.rand = g_rand_new_with_seed (seed + i);
      run.document = alur_random_document (run.rand, (guint) g_rand_int_range (run.rand, 20, 400));
      run.analysis = alur_analysis_new_with_sampling (run.document, 1, SAMPLES);
      check_document (&run, i % 10 == 0);
      g_assert_finalize_object (run.analysis);
      g_assert_finalize_object (run.document);
      g_rand_free (run.rand);
    }
  alur_pango_metrics_unref (run.metrics);
  g_test_message ("%u documents, %u tasks, %u of which wait, %u broken, %u positions, %u gone",
                  n_documents, run.n_tasks, run.n_waiting, run.n_broken, run.n_positions,
                  run.n_gone);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/property/plans", test_plans);
  return g_test_run ();
}
