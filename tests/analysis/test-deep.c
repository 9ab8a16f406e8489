/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows of calls and of approvals as long as a document can make them, on little stack. */

#include "alur-made.h"
#include "alur-small-stack.h"

#include "alur-analysis.h"
#include "alur-edit.h"

#include <math.h>

#define N_CALLS 100000u
#define N_APPROVALS 4000u

static char *
number (const char *prefix, guint i)
{
  return g_strdup_printf ("%s%u", prefix, i);
}

/* The procedure that calls nothing: its fork has a loop in one of its ways, so that its lead must
 * be sampled. */
static void
make_last (Made *made)
{
  made_step (made, "a", ALUR_STEP_KIND_START, NULL, 0);
  made_step (made, "b", ALUR_STEP_KIND_TASK, NULL, 60);
  made_step (made, "c", ALUR_STEP_KIND_DECISION, NULL, 10);
  alur_document_set_word (made->document, made_step (made, "d", ALUR_STEP_KIND_TASK, NULL, 1),
                          ALUR_STEP_JOIN, ALUR_JOIN_ALL);
  made_flow (made, "a", "b", -1);
  made_flow (made, "a", "c", -1);
  made_flow (made, "b", "d", -1);
  made_flow (made, "c", "c", 0.5);
  made_flow (made, "c", "d", 0.5);
}

/* Each procedure calls the next; the first one has a fork too, so that its cases are played through
 * all of them. */
static void
make_calls (Made *made)
{
  made_begin (made);
  for (guint i = 0; i < N_CALLS; i++)
    {
      g_autofree char *procedure = number ("q", i);
      g_autofree char *called = number ("q", i + 1);
      g_autofree char *start = number ("s", i);
      g_autofree char *call = number ("t", i);
      AlurElement *step;

      made_procedure (made, procedure);
      if (i + 1 == N_CALLS)
        {
          make_last (made);
          break;
        }
      made_step (made, start, ALUR_STEP_KIND_START, NULL, 0);
      step = made_step (made, call, ALUR_STEP_KIND_SUBPROCESS, NULL, i < 2 ? 1 : 0);
      alur_document_set_text (made->document, step, ALUR_STEP_PROCEDURE, called);
      made_flow (made, start, call, -1);
      if (i == 0)
        {
          made_step (made, "e", ALUR_STEP_KIND_TASK, NULL, 7);
          made_flow (made, start, "e", -1);
        }
    }
  made_end (made);
}

static const AlurElement *
find (Made *made, const char *id)
{
  return alur_document_lookup (made->document, made->stage, id);
}

static void
check_calls (void)
{
  g_auto (Made) made = { 0 };
  g_autoptr (AlurAnalysis) analysis = NULL;
  AlurElement *sub;
  AlurFigures *figures;
  const AlurProcedureFigures *first;
  double lead;

  make_calls (&made);
  analysis = alur_analysis_new_with_sampling (made.document, 1, 50);
  figures = alur_analysis_get_figures (analysis);
  first = alur_figures_get (figures, find (&made, "q0"));
  lead = first->metrics[ALUR_METRIC_LEAD];
  g_assert_cmpfloat_with_epsilon (first->metrics[ALUR_METRIC_WORK], 90, 1e-6);
  /* both ways of the fork and the join: at least the hour of the longer one */
  g_assert_cmpfloat (lead, >=, 63);
  g_assert_cmpfloat (lead, <, 80);
  g_assert_cmpfloat (first->metrics[ALUR_METRIC_LEAD_ERROR], >, 0);

  sub = (AlurElement *) (guintptr) find (&made, "b");
  alur_document_begin (made.document, "Change");
  alur_document_set_duration (made.document, sub, ALUR_STEP_WORK, (AlurDuration){ 0, 7200 });
  alur_document_commit (made.document);
  first = alur_figures_get (figures, find (&made, "q0"));
  g_assert_cmpfloat (first->metrics[ALUR_METRIC_LEAD], >, lead + 30);
}

static void
check_refusal (void)
{
  g_auto (Made) made = { 0 };
  g_autofree char *refusal = NULL;
  g_autofree char *last = number ("q", N_CALLS - 1);
  g_autofree char *allowed = NULL;

  make_calls (&made);
  refusal = alur_edit_refuse_call (made.document, find (&made, "b"), "q0");
  allowed = alur_edit_refuse_call (made.document, find (&made, "t0"), last);
  g_assert_nonnull (refusal);
  g_assert_null (allowed);
}

/* Each unit decides after the one below it. */
static void
check_approvals (void)
{
  g_auto (Made) made = { 0 };
  g_autoptr (AlurAnalysis) analysis = NULL;
  const GPtrArray *findings;
  guint n_chains = 0;

  made_begin (&made);
  for (guint i = 0; i < N_APPROVALS; i++)
    {
      g_autofree char *unit = number ("u", i);
      g_autofree char *parent = i > 0 ? number ("u", i - 1) : NULL;

      made_unit (&made, unit, parent, ALUR_LEVEL_OTHER);
    }
  made_procedure (&made, "q");
  for (guint i = 0; i < N_APPROVALS; i++)
    {
      g_autofree char *step = number ("s", i);
      g_autofree char *before = i > 0 ? number ("s", i - 1) : NULL;
      g_autofree char *unit = number ("u", N_APPROVALS - 1 - i);

      made_step (&made, step, ALUR_STEP_KIND_DECISION, unit, 1);
      if (before != NULL)
        made_flow (&made, before, step, -1);
    }
  made_end (&made);
  analysis = alur_analysis_new_with_sampling (made.document, 1, 10);
  findings = alur_analysis_get_findings (analysis, made.stage);
  for (guint i = 0; i < findings->len; i++)
    {
      if (g_str_equal (alur_finding_get_rule_id (g_ptr_array_index (findings, i)),
                       "approval-chain"))
        n_chains++;
    }
  g_assert_cmpuint (n_chains, ==, 1);
}

static void
test_calls (void)
{
  alur_test_on_small_stack (check_calls);
}

static void
test_refusal (void)
{
  alur_test_on_small_stack (check_refusal);
}

static void
test_approvals (void)
{
  alur_test_on_small_stack (check_approvals);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/deep/calls", test_calls);
  g_test_add_func ("/deep/refused-call", test_refusal);
  g_test_add_func ("/deep/approvals", test_approvals);
  return g_test_run ();
}
