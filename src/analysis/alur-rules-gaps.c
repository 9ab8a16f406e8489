/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Functions over which nobody, or not the right ones, hold authority. All but idle authority ask
 * only functions without children: what is missing above is missing below, and told there. */

#include "alur-rules-organisation.h"

static gboolean
is_leaf_with_holders (const AlurEffective *effective)
{
  return effective->function->n_children == 0 && effective->all->len > 0;
}

/**
 * alur_rule_orphan_function: (skip)
 */
void
alur_rule_orphan_function (AlurRuleRun *run)
{
  if (run->effective->function->n_children == 0 && run->effective->all->len == 0)
    alur_rule_report (run, &(AlurReport){ .function = run->subject });
}

static void
report_missing (AlurRuleRun *run, AlurRole role)
{
  if (is_leaf_with_holders (run->effective) && run->effective->by_role[role]->len == 0)
    alur_rule_report (run, &(AlurReport){ .function = run->subject, .role = role });
}

/**
 * alur_rule_missing_decision_maker: (skip)
 */
void
alur_rule_missing_decision_maker (AlurRuleRun *run)
{
  report_missing (run, ALUR_ROLE_DECISION_MAKER);
}

/**
 * alur_rule_missing_implementer: (skip)
 */
void
alur_rule_missing_implementer (AlurRuleRun *run)
{
  report_missing (run, ALUR_ROLE_IMPLEMENTER);
}

/**
 * alur_rule_missing_supervisor: (skip)
 */
void
alur_rule_missing_supervisor (AlurRuleRun *run)
{
  report_missing (run, ALUR_ROLE_SUPERVISOR);
}

/**
 * alur_rule_missing_evaluator: (skip)
 */
void
alur_rule_missing_evaluator (AlurRuleRun *run)
{
  report_missing (run, ALUR_ROLE_EVALUATOR);
}

/* Reports holders with their units, all that there are. */
static void
report_holders (AlurRuleRun *run, const GPtrArray *holders, AlurRole role)
{
  g_autofree const AlurElement **units = g_new (const AlurElement *, holders->len);
  g_autofree const AlurElement **elements = g_new (const AlurElement *, holders->len);

  for (guint i = 0; i < holders->len; i++)
    {
      const AlurHolder *holder = holders->pdata[i];

      units[i] = holder->unit->unit;
      elements[i] = holder->authority;
    }
  alur_rule_report (run, &(AlurReport){ .function = run->subject,
                                        .role = role,
                                        .units = units,
                                        .n_units = holders->len,
                                        .elements = elements,
                                        .n_elements = holders->len });
}

/**
 * alur_rule_assistant_without_implementer: (skip)
 */
void
alur_rule_assistant_without_implementer (AlurRuleRun *run)
{
  const GPtrArray *assistants = run->effective->by_role[ALUR_ROLE_ASSISTANT];

  if (run->effective->function->n_children == 0 && assistants->len > 0
      && run->effective->by_role[ALUR_ROLE_IMPLEMENTER]->len == 0)
    report_holders (run, assistants, ALUR_ROLE_ASSISTANT);
}

/**
 * alur_rule_uncoordinated: (skip)
 */
void
alur_rule_uncoordinated (AlurRuleRun *run)
{
  if (run->effective->function->n_children == 0 && run->effective->n_units >= 3
      && run->effective->by_role[ALUR_ROLE_COORDINATOR]->len == 0
      && run->effective->by_role[ALUR_ROLE_LIAISON]->len == 0)
    report_holders (run, run->effective->all, ALUR_ROLE_NONE);
}

/* Whether @function itself has someone who may be idle. */
static gboolean
has_actors (const AlurFunctionNode *function)
{
  for (const AlurHolder *holder = function->holders; holder != NULL; holder = holder->next)
    {
      if (holder->role == ALUR_ROLE_IMPLEMENTER || holder->role == ALUR_ROLE_DECISION_MAKER)
        return TRUE;
    }
  return FALSE;
}

static void
stamp_units (AlurStageIndex *index, const AlurIds *ids, guint stamp)
{
  for (guint i = 0; ids != NULL && i < ids->n_ids; i++)
    {
      AlurUnitNode *unit = alur_stage_index_get_unit (index, ids->ids[i]);

      if (unit != NULL)
        unit->stamp = stamp;
    }
}

static void
stamp_actors (AlurStageIndex *index, const AlurElement *step, guint stamp)
{
  AlurUnitNode *unit
      = alur_stage_index_get_unit (index, alur_element_get_ref (step, ALUR_STEP_UNIT));

  if (unit != NULL)
    unit->stamp = stamp;
  stamp_units (index, alur_element_get_refs (step, ALUR_STEP_ALSO), stamp);
  stamp_units (index, alur_element_get_refs (step, ALUR_STEP_OR), stamp);
}

/* Stamps the units with a step that carries out @function, or in a procedure that does; returns
 * whether there is such a step or procedure. */
static gboolean
stamp_function (AlurStageIndex *index, const AlurFunctionNode *function, guint stamp)
{
  for (const AlurStepNode *step = function->steps; step != NULL; step = step->next)
    stamp_actors (index, step->step, stamp);
  for (const AlurProcedureNode *procedure = function->procedures; procedure != NULL;
       procedure = procedure->next)
    {
      ALUR_FOREACH (step, procedure->procedure, ALUR_KIND_STEP)
      {
        if (alur_element_get_ref (step, ALUR_STEP_FUNCTION) != NULL)
          stamp_actors (index, step, stamp);
      }
    }
  return function->steps != NULL || function->procedures != NULL;
}

/**
 * alur_rule_idle_authority: (skip)
 */
void
alur_rule_idle_authority (AlurRuleRun *run)
{
  const AlurFunctionNode *function = run->effective->function;
  gboolean carried_out = FALSE;
  guint stamp;

  if (!has_actors (function))
    return;
  stamp = alur_stage_index_next_stamp (run->index);
  for (guint i = function->first; i < function->end; i++)
    {
      if (stamp_function (run->index, alur_stage_index_get_nth_function (run->index, i), stamp))
        carried_out = TRUE;
    }
  for (const AlurHolder *holder = function->holders; carried_out && holder != NULL;
       holder = holder->next)
    {
      if (holder->unit->stamp != stamp
          && (holder->role == ALUR_ROLE_IMPLEMENTER || holder->role == ALUR_ROLE_DECISION_MAKER))
        alur_rule_report_holder (run, holder, NULL);
    }
}
