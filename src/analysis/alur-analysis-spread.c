/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From what was touched to the subjects that must be looked at again: the other side of the promise
 * that a rule's scope makes (alur-rule.h). To mark too much costs time, too little is a fault. */

#include "alur-analysis-private.h"

static void
dirty (AlurStageState *state, AlurScope scope, gpointer node, AlurBucket *bucket)
{
  if (bucket->dirty)
    return;
  bucket->dirty = TRUE;
  g_ptr_array_add (state->dirty[scope], node);
}

static void
dirty_unit (AlurStageState *state, AlurUnitNode *node)
{
  dirty (state, ALUR_SCOPE_UNIT, node, &node->bucket);
}

static void
dirty_function (AlurStageState *state, AlurFunctionNode *node)
{
  dirty (state, ALUR_SCOPE_FUNCTION, node, &node->bucket);
}

static void
dirty_lines (AlurStageState *state, AlurFunctionNode *node)
{
  dirty (state, ALUR_SCOPE_LINES, node, &node->lines);
}

static void
dirty_holdings (AlurStageState *state, AlurFunctionNode *node)
{
  dirty (state, ALUR_SCOPE_HOLDINGS, node, &node->holdings);
}

static void
dirty_procedure (AlurStageState *state, AlurProcedureNode *node)
{
  dirty (state, ALUR_SCOPE_PROCEDURE, node, &node->bucket);
}

static void
dirty_figures (AlurStageState *state, AlurProcedureNode *node)
{
  dirty (state, ALUR_SCOPE_FIGURES, node, &node->figures);
}

static void
dirty_position (AlurStageState *state, const char *id)
{
  AlurPositionNode *node = alur_stage_index_ensure_position (state->index, id);

  dirty (state, ALUR_SCOPE_POSITION, node, &node->bucket);
}

/* A unit stands elsewhere: so do all below it, and functions that they hold see other lines.
 * Returns whether steps name one of them. */
static gboolean
spread_place (AlurStageState *state, const AlurUnitNode *top, guint stamp)
{
  gboolean are_named = FALSE;

  for (guint i = top->first; top->unit != NULL && i < top->end; i++)
    {
      AlurUnitNode *node = state->index->units->pdata[i];

      node->stamp = stamp;
      are_named = are_named || node->n_steps > 0;
      dirty_unit (state, node);
      ALUR_FOREACH (authority, node->unit, ALUR_KIND_AUTHORITY)
      {
        const char *function = alur_element_get_ref (authority, ALUR_AUTHORITY_FUNCTION);

        if (function != NULL)
          alur_stage_index_mark_function (state->index,
                                          alur_stage_index_ensure_function (state->index, function),
                                          ALUR_MARK_LINES);
      }
    }
  return are_named;
}

/* Who may see what was stamped. */
typedef enum
{
  SEEN_BY_NONE,
  SEEN_BY_LANES, /* a unit that no step names */
  SEEN_BY_STEPS  /* and by lanes */
} Seen;

/* Stamps the units that steps and lanes may see otherwise. */
static Seen
spread_units (AlurStageState *state, guint stamp)
{
  const GPtrArray *marked = state->index->marked_units;
  Seen seen = SEEN_BY_NONE;

  for (guint i = 0; i < marked->len; i++)
    {
      AlurUnitNode *node = marked->pdata[i];

      dirty_unit (state, node);
      if (node->marks & (ALUR_MARK_PLACE | ALUR_MARK_SELF))
        {
          node->stamp = stamp;
          seen = MAX (seen, node->n_steps > 0 ? SEEN_BY_STEPS : SEEN_BY_LANES);
        }
      if ((node->marks & ALUR_MARK_PLACE) && spread_place (state, node, stamp))
        seen = SEEN_BY_STEPS;
    }
  return seen;
}

/* Authority over @top is inherited by all below it. */
static void
spread_down (AlurStageState *state, const AlurFunctionNode *top, gboolean others, guint stamp)
{
  for (guint i = top->first; top->function != NULL && i < top->end; i++)
    {
      AlurFunctionNode *node = state->index->functions->pdata[i];

      dirty_lines (state, node);
      if (!others)
        continue;
      node->stamp = stamp;
      dirty_function (state, node);
    }
}

static void
spread_up (AlurStageState *state, AlurFunctionNode *node)
{
  for (; node != NULL; node = node->parent)
    dirty_function (state, node);
}

/* Stamps the functions over which others hold authority now; returns whether there are any. */
static gboolean
spread_functions (AlurStageState *state, guint stamp)
{
  const GPtrArray *marked = state->index->marked_functions;
  const guint others = ALUR_MARK_HOLDERS | ALUR_MARK_PLACE;
  gboolean any = FALSE;

  for (guint i = 0; i < marked->len; i++)
    {
      AlurFunctionNode *node = marked->pdata[i];

      if (node->marks & others)
        {
          node->stamp = stamp;
          any = TRUE;
          dirty_function (state, node);
        }
      if (node->marks & (others | ALUR_MARK_LINES))
        {
          dirty_lines (state, node);
          spread_down (state, node, (node->marks & others) != 0, stamp);
        }
      if (node->marks & (others | ALUR_MARK_HOLDINGS))
        dirty_holdings (state, node);
      if (node->marks & ALUR_MARK_STEPS)
        spread_up (state, node);
    }
  return any;
}

static gboolean
any_stamped (AlurStageIndex *index, const AlurIds *ids, guint stamp)
{
  for (guint i = 0; ids != NULL && i < ids->n_ids; i++)
    {
      const AlurUnitNode *unit = g_hash_table_lookup (index->unit_nodes, ids->ids[i]);

      if (unit != NULL && unit->stamp == stamp)
        return TRUE;
    }
  return FALSE;
}

static gboolean
sees_stamp (AlurStageIndex *index, const AlurStepNode *step, guint stamp)
{
  if (step == NULL)
    return FALSE;
  return (step->unit != NULL && step->unit->stamp == stamp)
         || (step->function != NULL && step->function->stamp == stamp)
         || any_stamped (index, step->also, stamp) || any_stamped (index, step->or_units, stamp);
}

/* Procedures whose steps, or whose lanes, name a stamped unit or function. */
static void
spread_to_procedures (AlurAnalysis *self, AlurStageState *state, guint stamp, Seen seen)
{
  for (guint i = 0; i < state->index->procedures->len; i++)
    {
      AlurProcedureNode *node = state->index->procedures->pdata[i];
      gboolean sees = FALSE;

      if (node->procedure == NULL)
        continue;
      for (const AlurElement *step
           = seen == SEEN_BY_STEPS ? alur_element_first (node->procedure, ALUR_KIND_STEP) : NULL;
           step != NULL && !sees; step = alur_element_next (step, ALUR_KIND_STEP))
        sees = sees_stamp (state->index, alur_analysis_get_record (self, step)->facts, stamp);
      if (sees
          || any_stamped (state->index,
                          alur_element_get_refs (node->procedure, ALUR_PROCEDURE_LANES), stamp))
        alur_stage_index_mark_procedure (state->index, node, ALUR_MARK_CONTENT);
    }
}

static void
find_neighbour (AlurAnalysis *self,
                AlurStageState *state,
                AlurProcedureNode *node,
                const char *step_id)
{
  const AlurElement *step
      = alur_document_lookup_kind (self->document, state->stage, step_id, ALUR_KIND_STEP);
  const AlurElement *procedure = step != NULL ? alur_element_get_procedure (step) : NULL;

  if (procedure == NULL)
    node->dangling = TRUE;
  else if (procedure != node->procedure)
    g_ptr_array_add (node->neighbours, alur_stage_index_ensure_procedure (
                                           state->index, alur_element_get_id (procedure)));
}

static void
find_neighbours (AlurAnalysis *self, AlurStageState *state, AlurProcedureNode *node)
{
  g_ptr_array_set_size (node->neighbours, 0);
  node->dangling = FALSE;
  if (node->procedure == NULL)
    return;
  ALUR_FOREACH (flow, node->procedure, ALUR_KIND_FLOW)
  {
    find_neighbour (self, state, node, alur_element_get_ref (flow, ALUR_FLOW_FROM));
    find_neighbour (self, state, node, alur_element_get_ref (flow, ALUR_FLOW_TO));
  }
}

static void
dirty_neighbours (AlurStageState *state, const AlurProcedureNode *node)
{
  for (guint i = 0; i < node->neighbours->len; i++)
    dirty_procedure (state, node->neighbours->pdata[i]);
}

static gboolean
has_marked_neighbour (const AlurProcedureNode *node)
{
  for (guint i = 0; i < node->neighbours->len; i++)
    {
      if (((const AlurProcedureNode *) node->neighbours->pdata[i])->marks != 0)
        return TRUE;
    }
  return node->dangling;
}

/* From procedures in which something changed to those that flows lead to and come from. */
static void
spread_contents (AlurAnalysis *self, AlurStageState *state)
{
  const GPtrArray *marked = state->index->marked_procedures;

  for (guint i = 0; i < marked->len; i++)
    {
      AlurProcedureNode *node = marked->pdata[i];

      dirty_procedure (state, node);
      dirty_figures (state, node);
      dirty_neighbours (state, node);
      find_neighbours (self, state, node);
      dirty_neighbours (state, node);
    }
  for (guint i = 0; marked->len > 0 && i < state->index->procedures->len; i++)
    {
      AlurProcedureNode *node = state->index->procedures->pdata[i];

      if (has_marked_neighbour (node))
        dirty_procedure (state, node);
    }
}

static void
spread_figures (AlurAnalysis *self, AlurStageState *state)
{
  for (guint i = 0; i < self->refigured->len; i++)
    {
      const AlurElement *procedure = self->refigured->pdata[i];
      AlurProcedureNode *node;

      if (!alur_element_is_inside (procedure, state->stage))
        continue;
      node = alur_stage_index_ensure_procedure (state->index, alur_element_get_id (procedure));
      dirty_procedure (state, node);
      dirty_figures (state, node);
    }
}

static void
spread_positions (AlurStageState *state)
{
  const GPtrArray *procedures = state->dirty[ALUR_SCOPE_FIGURES];

  for (guint i = 0; i < state->index->touched_positions->len; i++)
    dirty_position (state, state->index->touched_positions->pdata[i]);
  for (guint i = 0; i < procedures->len; i++)
    {
      const AlurProcedureNode *node = procedures->pdata[i];

      if (node->procedure == NULL)
        continue;
      ALUR_FOREACH (step, node->procedure, ALUR_KIND_STEP)
      {
        const char *position = alur_element_get_ref (step, ALUR_STEP_POSITION);

        if (position != NULL)
          dirty_position (state, position);
      }
    }
}

static void
spread_stage (AlurAnalysis *self, AlurStageState *state)
{
  guint stamp;
  Seen seen;

  alur_stage_index_grow_trees (state->index);
  stamp = alur_stage_index_next_stamp (state->index);
  seen = spread_units (state, stamp);
  if (spread_functions (state, stamp))
    seen = SEEN_BY_STEPS;
  if (seen != SEEN_BY_NONE)
    spread_to_procedures (self, state, stamp, seen);
  spread_contents (self, state);
  spread_figures (self, state);
  spread_positions (state);
  if (state->index->changed & ALUR_STAGE_RELATIONS_CHANGED)
    state->relations.dirty = TRUE;
  if (state->index->changed & ALUR_STAGE_CONTENT_CHANGED)
    state->procedures.dirty = TRUE;
}

static void
dirty_all_functions (AlurStageState *state)
{
  for (guint i = 0; i < state->index->functions->len; i++)
    {
      dirty_function (state, state->index->functions->pdata[i]);
      dirty_lines (state, state->index->functions->pdata[i]);
    }
}

static void
dirty_all_units (AlurStageState *state)
{
  for (guint i = 0; i < state->index->units->len; i++)
    dirty_unit (state, state->index->units->pdata[i]);
}

/* Whatever rests on regulations. */
static void
dirty_bases (AlurStageState *state)
{
  for (guint i = 0; i < state->index->functions->len; i++)
    dirty_holdings (state, state->index->functions->pdata[i]);
  for (guint i = 0; i < state->index->procedures->len; i++)
    dirty_procedure (state, state->index->procedures->pdata[i]);
  dirty_all_units (state);
  state->relations.dirty = TRUE;
}

/* Everything there is in a stage. */
static void
spread_all (AlurAnalysis *self, AlurStageState *state)
{
  alur_stage_index_grow_trees (state->index);
  dirty_all_functions (state);
  dirty_bases (state);
  for (guint i = 0; i < state->index->procedures->len; i++)
    {
      AlurProcedureNode *node = state->index->procedures->pdata[i];

      find_neighbours (self, state, node);
      dirty_figures (state, node);
    }
  spread_positions (state);
  state->procedures.dirty = state->decisions.dirty = TRUE;
}

/**
 * alur_analysis_spread: (skip)
 * @self: an analysis
 *
 * Makes dirty whatever rules could see of what was touched.
 */
void
alur_analysis_spread (AlurAnalysis *self)
{
  gboolean decisions = FALSE;

  for (guint i = 0; i < self->stages->len; i++)
    {
      AlurStageState *state = self->stages->pdata[i];

      if (self->stale & ALUR_STALE_ALL)
        spread_all (self, state);
      else
        spread_stage (self, state);
      if (self->stale & ALUR_STALE_SETTINGS)
        {
          dirty_all_functions (state);
          dirty_all_units (state);
        }
      if (self->stale & ALUR_STALE_REGULATIONS)
        dirty_bases (state);
      if (self->stale & (ALUR_STALE_ALL | ALUR_STALE_REGULATIONS | ALUR_STALE_REFERENCES))
        state->regulations.dirty = TRUE;
      decisions = decisions || (state->index->changed & ALUR_STAGE_DECISIONS_CHANGED) != 0;
      if (decisions)
        state->decisions.dirty = TRUE;
    }
}
