/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Running the rules of the subjects that must be looked at again. */

#include "alur-analysis-private.h"

#include <string.h>

/* Runs the rules of @scope on the subject of @run. */
static void
run_passes (AlurAnalysis *self, AlurScope scope, AlurRuleRun *run)
{
  for (guint i = 0; i < self->passes[scope]->len; i++)
    {
      const AlurPass *pass = &g_array_index (self->passes[scope], AlurPass, i);

      run->rule = pass->rule;
      pass->run (run);
    }
}

static void
finish (AlurStageState *state, AlurRuleRun *run, AlurBucket *bucket)
{
  alur_results_replace (state->results, bucket, run->sink);
  bucket->dirty = FALSE;
}

/* Nodes begin with their id; in the order of ids most findings come in theirs. */
static int
compare_nodes (gconstpointer a, gconstpointer b)
{
  const char *const *const *x = a;
  const char *const *const *y = b;

  return strcmp (**x, **y);
}

static const GPtrArray *
sort_dirty (AlurStageState *state, AlurScope scope)
{
  g_ptr_array_sort (state->dirty[scope], compare_nodes);
  return state->dirty[scope];
}

static AlurFunctionNode *
next_of (const GPtrArray *nodes, guint i)
{
  return i < nodes->len ? nodes->pdata[i] : NULL;
}

static void
run_function (AlurAnalysis *self, AlurStageState *state, AlurRuleRun *run, AlurFunctionNode *node)
{
  run->subject = node->function;
  if (node->function != NULL)
    alur_effective_fill (self->effective, node);
  if (node->bucket.dirty)
    {
      if (node->function != NULL)
        run_passes (self, ALUR_SCOPE_FUNCTION, run);
      finish (state, run, &node->bucket);
    }
  if (node->lines.dirty)
    {
      if (node->function != NULL)
        run_passes (self, ALUR_SCOPE_LINES, run);
      finish (state, run, &node->lines);
    }
}

/* Both scopes of functions in one walk, because who holds what is gathered once for both. */
static void
run_functions (AlurAnalysis *self, AlurStageState *state, AlurRuleRun *run)
{
  const GPtrArray *functions = sort_dirty (state, ALUR_SCOPE_FUNCTION);
  const GPtrArray *lines = sort_dirty (state, ALUR_SCOPE_LINES);

  run->effective = self->effective;
  for (guint i = 0, j = 0; i < functions->len || j < lines->len;)
    {
      AlurFunctionNode *a = next_of (functions, i);
      AlurFunctionNode *b = next_of (lines, j);
      AlurFunctionNode *node = b == NULL || (a != NULL && strcmp (a->id, b->id) < 0) ? a : b;

      run_function (self, state, run, node);
      i += node == a ? 1 : 0;
      j += node == b ? 1 : 0;
    }
  alur_effective_clear (self->effective);
  run->effective = NULL;
}

static void
run_holdings (AlurAnalysis *self, AlurStageState *state, AlurRuleRun *run)
{
  const GPtrArray *nodes = sort_dirty (state, ALUR_SCOPE_HOLDINGS);

  for (guint i = 0; i < nodes->len; i++)
    {
      AlurFunctionNode *node = nodes->pdata[i];

      run->subject = node->function;
      if (node->function != NULL)
        run_passes (self, ALUR_SCOPE_HOLDINGS, run);
      finish (state, run, &node->holdings);
    }
}

static void
run_units (AlurAnalysis *self, AlurStageState *state, AlurRuleRun *run)
{
  const GPtrArray *nodes = sort_dirty (state, ALUR_SCOPE_UNIT);

  for (guint i = 0; i < nodes->len; i++)
    {
      AlurUnitNode *node = nodes->pdata[i];

      run->subject = node->unit;
      if (node->unit != NULL)
        run_passes (self, ALUR_SCOPE_UNIT, run);
      finish (state, run, &node->bucket);
    }
}

static void
run_procedures (AlurAnalysis *self, AlurStageState *state, AlurRuleRun *run)
{
  const GPtrArray *nodes = sort_dirty (state, ALUR_SCOPE_PROCEDURE);

  for (guint i = 0; i < nodes->len; i++)
    {
      AlurProcedureNode *node = nodes->pdata[i];

      run->subject = node->procedure;
      if (node->procedure != NULL)
        run_passes (self, ALUR_SCOPE_PROCEDURE, run);
      finish (state, run, &node->bucket);
    }
}

static void
run_figures (AlurAnalysis *self, AlurStageState *state, AlurRuleRun *run)
{
  const GPtrArray *nodes = sort_dirty (state, ALUR_SCOPE_FIGURES);

  for (guint i = 0; i < nodes->len; i++)
    {
      AlurProcedureNode *node = nodes->pdata[i];

      run->subject = node->procedure;
      if (node->procedure != NULL)
        run_passes (self, ALUR_SCOPE_FIGURES, run);
      finish (state, run, &node->figures);
    }
}

static void
run_positions (AlurAnalysis *self, AlurStageState *state, AlurRuleRun *run)
{
  const GPtrArray *nodes = sort_dirty (state, ALUR_SCOPE_POSITION);
  g_autoptr (AlurWorkloads) workloads = NULL;

  if (nodes->len == 0)
    return;
  workloads = alur_workloads_new (self->figures, state->stage);
  for (guint i = 0; i < nodes->len; i++)
    {
      AlurPositionNode *node = nodes->pdata[i];

      run->subject
          = alur_document_lookup_kind (self->document, state->stage, node->id, ALUR_KIND_POSITION);
      if (run->subject != NULL)
        {
          run->workload = alur_workloads_find (workloads, run->subject);
          run_passes (self, ALUR_SCOPE_POSITION, run);
        }
      finish (state, run, &node->bucket);
    }
  run->workload = NULL;
}

static void
run_regulations (AlurAnalysis *self, AlurStageState *state, AlurRuleRun *run)
{
  const AlurElement *regulations = alur_document_get_regulations (self->document);

  if (!state->regulations.dirty)
    return;
  run->references = self->references;
  for (run->subject
       = regulations != NULL ? alur_element_first (regulations, ALUR_KIND_REGULATION) : NULL;
       run->subject != NULL; run->subject = alur_element_next (run->subject, ALUR_KIND_REGULATION))
    run_passes (self, ALUR_SCOPE_REGULATION, run);
  finish (state, run, &state->regulations);
}

/* The scopes of which the stage itself is the one subject. */
static void
run_stage (AlurAnalysis *self,
           AlurStageState *state,
           AlurRuleRun *run,
           AlurScope scope,
           AlurBucket *bucket)
{
  if (!bucket->dirty)
    return;
  run->subject = state->stage;
  run_passes (self, scope, run);
  finish (state, run, bucket);
}

/**
 * alur_analysis_run: (skip)
 * @self: an analysis
 * @stage: the number of a stage
 *
 * Looks again at whatever is dirty in that stage.
 */
void
alur_analysis_run (AlurAnalysis *self, guint stage)
{
  AlurStageState *state = self->stages->pdata[stage];
  const AlurStageState *before = stage > 0 ? self->stages->pdata[stage - 1] : NULL;
  g_autoptr (GPtrArray) sink = g_ptr_array_new ();
  AlurRuleRun run = { .document = self->document,
                      .stage = state->stage,
                      .stage_before = before != NULL ? before->stage : NULL,
                      .index = state->index,
                      .settings = &self->settings,
                      .figures = self->figures,
                      .sink = sink };

  run_functions (self, state, &run);
  run_holdings (self, state, &run);
  run_units (self, state, &run);
  run_procedures (self, state, &run);
  run_figures (self, state, &run);
  run_positions (self, state, &run);
  run_regulations (self, state, &run);
  run_stage (self, state, &run, ALUR_SCOPE_RELATIONS, &state->relations);
  run_stage (self, state, &run, ALUR_SCOPE_PROCEDURES, &state->procedures);
  run_stage (self, state, &run, ALUR_SCOPE_DECISIONS, &state->decisions);
  for (guint scope = 0; scope < ALUR_N_SCOPES; scope++)
    g_ptr_array_set_size (state->dirty[scope], 0);
}
