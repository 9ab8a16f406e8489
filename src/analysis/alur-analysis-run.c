/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Running the rules of the subjects that must be looked at again. */

#include "alur-analysis-private.h"

#include <string.h>

/* Going through the dirty subjects of a stage, for a time, but by one at least. What has been
 * looked at is not dirty any more, so that going on is beginning again. */
typedef struct
{
  AlurAnalysis *analysis;
  AlurStageState *state;
  AlurRuleRun run;
  gint64 until; /* 0: to the end */
} Course;

/* Runs the rules of @scope on the subject. */
static void
run_passes (Course *self, AlurScope scope)
{
  const GArray *passes = self->analysis->passes[scope];

  for (guint i = 0; i < passes->len; i++)
    {
      const AlurPass *pass = &g_array_index (passes, AlurPass, i);

      self->run.rule = pass->rule;
      pass->run (&self->run);
    }
}

/* @bucket: dirty
 * @subject: NULL: there is no such element any more */
static void
look_at (Course *self, AlurScope scope, const AlurElement *subject, AlurBucket *bucket)
{
  self->run.subject = subject;
  if (subject != NULL)
    run_passes (self, scope);
  alur_results_replace (self->state->results, bucket, self->run.sink);
  bucket->dirty = FALSE;
}

static AlurFunctionNode *
next_of (const GPtrArray *nodes, guint i)
{
  return i < nodes->len ? nodes->pdata[i] : NULL;
}

static void
run_function (Course *self, AlurFunctionNode *node)
{
  if (node->function != NULL)
    alur_effective_fill (self->analysis->effective, node);
  if (node->bucket.dirty)
    look_at (self, ALUR_SCOPE_FUNCTION, node->function, &node->bucket);
  if (node->lines.dirty)
    look_at (self, ALUR_SCOPE_LINES, node->function, &node->lines);
}

/* Both scopes of functions in one walk, because who holds what is gathered once for both. */
static gboolean
run_functions (Course *self)
{
  const GPtrArray *functions = self->state->dirty[ALUR_SCOPE_FUNCTION];
  const GPtrArray *lines = self->state->dirty[ALUR_SCOPE_LINES];
  guint i = 0;
  guint j = 0;
  gboolean over = FALSE;

  self->run.effective = self->analysis->effective;
  while (!over && (i < functions->len || j < lines->len))
    {
      AlurFunctionNode *a = next_of (functions, i);
      AlurFunctionNode *b = next_of (lines, j);
      AlurFunctionNode *node = b == NULL || (a != NULL && strcmp (a->id, b->id) < 0) ? a : b;

      if (node->bucket.dirty || node->lines.dirty)
        {
          run_function (self, node);
          over = alur_is_over (self->until);
        }
      i += node == a ? 1 : 0;
      j += node == b ? 1 : 0;
    }
  alur_effective_clear (self->analysis->effective);
  self->run.effective = NULL;
  return !over;
}

static gboolean
run_holdings (Course *self)
{
  const GPtrArray *nodes = self->state->dirty[ALUR_SCOPE_HOLDINGS];

  for (guint i = 0; i < nodes->len; i++)
    {
      AlurFunctionNode *node = nodes->pdata[i];

      if (!node->holdings.dirty)
        continue;
      look_at (self, ALUR_SCOPE_HOLDINGS, node->function, &node->holdings);
      if (alur_is_over (self->until))
        return FALSE;
    }
  return TRUE;
}

static gboolean
run_units (Course *self)
{
  const GPtrArray *nodes = self->state->dirty[ALUR_SCOPE_UNIT];

  for (guint i = 0; i < nodes->len; i++)
    {
      AlurUnitNode *node = nodes->pdata[i];

      if (!node->bucket.dirty)
        continue;
      look_at (self, ALUR_SCOPE_UNIT, node->unit, &node->bucket);
      if (alur_is_over (self->until))
        return FALSE;
    }
  return TRUE;
}

static gboolean
run_procedures (Course *self)
{
  const GPtrArray *nodes = self->state->dirty[ALUR_SCOPE_PROCEDURE];

  for (guint i = 0; i < nodes->len; i++)
    {
      AlurProcedureNode *node = nodes->pdata[i];

      if (!node->bucket.dirty)
        continue;
      look_at (self, ALUR_SCOPE_PROCEDURE, node->procedure, &node->bucket);
      if (alur_is_over (self->until))
        return FALSE;
    }
  return TRUE;
}

static gboolean
run_figures (Course *self)
{
  const GPtrArray *nodes = self->state->dirty[ALUR_SCOPE_FIGURES];

  for (guint i = 0; i < nodes->len; i++)
    {
      AlurProcedureNode *node = nodes->pdata[i];

      if (!node->figures.dirty)
        continue;
      look_at (self, ALUR_SCOPE_FIGURES, node->procedure, &node->figures);
      if (alur_is_over (self->until))
        return FALSE;
    }
  return TRUE;
}

static void
run_position (Course *self, AlurPositionNode *node)
{
  AlurAnalysis *analysis = self->analysis;
  const AlurElement *position = alur_document_lookup_kind (analysis->document, self->state->stage,
                                                           node->id, ALUR_KIND_POSITION);

  if (position != NULL)
    {
      if (analysis->workloads == NULL)
        analysis->workloads = alur_workloads_new (analysis->figures, self->state->stage);
      self->run.workload = alur_workloads_find (analysis->workloads, position);
    }
  look_at (self, ALUR_SCOPE_POSITION, position, &node->bucket);
  self->run.workload = NULL;
}

/* The workloads of a stage are added up once, in how many parts ever its positions are looked at.
 */
static gboolean
run_positions (Course *self)
{
  const GPtrArray *nodes = self->state->dirty[ALUR_SCOPE_POSITION];

  for (guint i = 0; i < nodes->len; i++)
    {
      AlurPositionNode *node = nodes->pdata[i];

      if (!node->bucket.dirty)
        continue;
      run_position (self, node);
      if (alur_is_over (self->until))
        return FALSE;
    }
  g_clear_pointer (&self->analysis->workloads, alur_workloads_free);
  return TRUE;
}

static gboolean
run_regulations (Course *self)
{
  const AlurElement *regulations = alur_document_get_regulations (self->analysis->document);
  AlurBucket *bucket = &self->state->regulations;

  if (!bucket->dirty)
    return TRUE;
  self->run.references = self->analysis->references;
  for (self->run.subject
       = regulations != NULL ? alur_element_first (regulations, ALUR_KIND_REGULATION) : NULL;
       self->run.subject != NULL;
       self->run.subject = alur_element_next (self->run.subject, ALUR_KIND_REGULATION))
    run_passes (self, ALUR_SCOPE_REGULATION);
  alur_results_replace (self->state->results, bucket, self->run.sink);
  bucket->dirty = FALSE;
  return TRUE;
}

/* The scopes of which the stage itself is the one subject. */
static gboolean
run_stage (Course *self)
{
  AlurStageState *state = self->state;

  if (state->relations.dirty)
    look_at (self, ALUR_SCOPE_RELATIONS, state->stage, &state->relations);
  if (state->procedures.dirty)
    look_at (self, ALUR_SCOPE_PROCEDURES, state->stage, &state->procedures);
  if (state->decisions.dirty)
    look_at (self, ALUR_SCOPE_DECISIONS, state->stage, &state->decisions);
  return TRUE;
}

/* Nodes begin with their id; in the order of ids most findings come in theirs. */
static int
compare_nodes (gconstpointer a, gconstpointer b)
{
  const char *const *const *x = a;
  const char *const *const *y = b;

  return strcmp (**x, **y);
}

/**
 * alur_analysis_sort: (skip)
 * @self: an analysis that has spread what was touched
 * @until: when to leave the rest for the next time; 0: never
 *
 * Puts in order what is dirty, with what is left from the last time.
 *
 * Returns: whether it can be looked at now
 */
gboolean
alur_analysis_sort (AlurAnalysis *self, gint64 until)
{
  while (self->at < self->stages->len)
    {
      AlurStageState *state = self->stages->pdata[self->at++];

      for (guint scope = 0; scope < ALUR_N_SCOPES; scope++)
        g_ptr_array_sort (state->dirty[scope], compare_nodes);
      if (alur_is_over (until))
        return FALSE;
    }
  self->phase = ALUR_PHASE_RUN;
  self->at = 0;
  return TRUE;
}

/**
 * alur_analysis_run: (skip)
 * @self: an analysis
 * @stage: the number of a stage
 * @until: when to leave the rest for the next time; 0: never
 *
 * Looks again at whatever is dirty in that stage.
 *
 * Returns: whether nothing is any more
 */
gboolean
alur_analysis_run (AlurAnalysis *self, guint stage, gint64 until)
{
  static gboolean (*const walks[]) (Course *)
      = { run_functions, run_holdings,  run_units,       run_procedures,
          run_figures,   run_positions, run_regulations, run_stage };
  AlurStageState *state = self->stages->pdata[stage];
  const AlurStageState *before = stage > 0 ? self->stages->pdata[stage - 1] : NULL;
  g_autoptr (GPtrArray) sink = g_ptr_array_new ();
  Course course = { self,
                    state,
                    { .document = self->document,
                      .stage = state->stage,
                      .stage_before = before != NULL ? before->stage : NULL,
                      .index = state->index,
                      .settings = &self->settings,
                      .figures = self->figures,
                      .sink = sink },
                    until };

  for (guint i = 0; i < G_N_ELEMENTS (walks); i++)
    if (!walks[i](&course))
      return FALSE;
  for (guint scope = 0; scope < ALUR_N_SCOPES; scope++)
    g_ptr_array_set_size (state->dirty[scope], 0);
  return TRUE;
}
