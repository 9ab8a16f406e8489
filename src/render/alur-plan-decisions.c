/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The redesign decisions behind changes, and those that a stage does not show yet. */

#include "alur-plan-private.h"

#include "alur-language.h"
#include "alur-rules-stages.h"

#include <glib/gi18n-lib.h>

/* Those of steps and of procedures have the same fields as far as they are read here. */

G_STATIC_ASSERT ((int) ALUR_STEP_REDESIGN_ACTION == (int) ALUR_PROCEDURE_REDESIGN_ACTION);
G_STATIC_ASSERT ((int) ALUR_STEP_REDESIGN_WITH == (int) ALUR_PROCEDURE_REDESIGN_WITH);

AlurAction
alur_plan_action_of (const AlurElement *decision)
{
  return alur_element_get_word (decision, ALUR_STEP_REDESIGN_ACTION);
}

static const char *
stage_of (const AlurElement *decision)
{
  return alur_element_get_ref (decision, decision->kind == ALUR_KIND_STEP_REDESIGN
                                             ? ALUR_STEP_REDESIGN_STAGE
                                             : ALUR_PROCEDURE_REDESIGN_STAGE);
}

static gboolean
is_applied (const AlurElement *decision)
{
  return alur_element_get_word (decision, decision->kind == ALUR_KIND_STEP_REDESIGN
                                              ? ALUR_STEP_REDESIGN_APPLIED
                                              : ALUR_PROCEDURE_REDESIGN_APPLIED)
         == ALUR_ANSWER_YES;
}

static void
note_decision (AlurPlan *plan, const AlurElement *carrier, AlurKind kind)
{
  const AlurElement *decision = alur_element_first (carrier, kind);
  const AlurIds *with
      = decision != NULL ? alur_element_get_refs (decision, ALUR_STEP_REDESIGN_WITH) : NULL;

  if (decision == NULL || alur_plan_action_of (decision) == ALUR_ACTION_KEEP)
    return;
  for (guint i = 0; with != NULL && i < with->n_ids; i++)
    g_hash_table_insert (plan->decisions, (gpointer) (guintptr) with->ids[i],
                         (gpointer) (guintptr) decision);
  g_hash_table_insert (plan->decisions, (gpointer) (guintptr) alur_element_get_id (carrier),
                       (gpointer) (guintptr) decision);
}

void
alur_plan_note_decisions (AlurPlan *plan, const AlurElement *stage)
{
  ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
  {
    note_decision (plan, procedure, ALUR_KIND_PROCEDURE_REDESIGN);
    ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
    note_decision (plan, step, ALUR_KIND_STEP_REDESIGN);
  }
}

const AlurElement *
alur_plan_find_decision (const AlurPlan *plan, const char *id, AlurAction action)
{
  const AlurElement *decision = g_hash_table_lookup (plan->decisions, id);

  return decision != NULL && alur_plan_action_of (decision) == action ? decision : NULL;
}

/* Of procedures that were to become one, whether one at most is left. */
static gboolean
are_united (const AlurPlan *plan, const AlurElement *carrier, const AlurElement *decision)
{
  const AlurIds *with = alur_element_get_refs (decision, ALUR_PROCEDURE_REDESIGN_WITH);
  AlurDocument *document = plan->teller.document;
  const char *id = alur_element_get_id (carrier);
  guint n = alur_document_lookup_kind (document, plan->to, id, carrier->kind) != NULL ? 1 : 0;

  for (guint i = 0; with != NULL && i < with->n_ids; i++)
    n += with->ids[i] != id
                 && alur_document_lookup_kind (document, plan->to, with->ids[i], carrier->kind)
                        != NULL
             ? 1
             : 0;
  return n < 2;
}

static gboolean
is_carried_out (const AlurPlan *plan, const AlurElement *carrier, const AlurElement *decision)
{
  const char *id = alur_element_get_id (carrier);
  AlurAction action = alur_plan_action_of (decision);
  g_autoptr (GPtrArray) steps = g_ptr_array_new ();

  if (is_applied (decision) || plan->to == NULL)
    return is_applied (decision);
  if (action == ALUR_ACTION_SIMPLIFY)
    return g_hash_table_contains (plan->touched, id);
  if (carrier->kind == ALUR_KIND_STEP)
    return !alur_step_decision_is_left (plan->teller.document, plan->to, decision, steps);
  if (action == ALUR_ACTION_COMBINE)
    return are_united (plan, carrier, decision);
  return alur_document_lookup_kind (plan->teller.document, plan->to, id, carrier->kind) == NULL;
}

/* Of several decisions for one stage the one of the latest stage counts. */
static gboolean
is_overruled (const AlurPlan *plan, const AlurElement *carrier, AlurKind kind)
{
  for (const AlurElement *stage = alur_element_get_stage (carrier); stage != plan->from;)
    {
      const AlurElement *later;
      const AlurElement *decision;

      stage = alur_element_next (stage, ALUR_KIND_STAGE);
      later = alur_document_lookup_kind (plan->teller.document, stage,
                                         alur_element_get_id (carrier), carrier->kind);
      decision = later != NULL ? alur_element_first (later, kind) : NULL;
      if (decision != NULL && plan->to != NULL
          && stage_of (decision) == alur_element_get_id (plan->to))
        return TRUE;
    }
  return FALSE;
}

/* Who shall do it, who may be there only when it takes effect. */
static const AlurElement *
find_heir (const AlurPlan *plan, const AlurElement *decision)
{
  const char *id = alur_element_get_ref (decision, ALUR_STEP_REDESIGN_TO);
  const AlurElement *heir
      = id != NULL
            ? alur_document_lookup (plan->teller.document, alur_element_get_stage (decision), id)
            : NULL;

  if (heir == NULL && id != NULL && plan->to != NULL)
    heir = alur_document_lookup (plan->teller.document, plan->to, id);
  return heir;
}

static void
tell_pending (const AlurPlan *plan, AlurPlanRow *row, const char *name, const AlurElement *decision)
{
  static const char *const words[]
      = { [ALUR_ACTION_NONE] = NULL,
          [ALUR_ACTION_KEEP] = NULL,
          [ALUR_ACTION_ABOLISH] = N_ ("to be abolished"),
          [ALUR_ACTION_COMBINE] = N_ ("to be combined with %s"),
          [ALUR_ACTION_SIMPLIFY] = N_ ("to be simplified"),
          [ALUR_ACTION_DECENTRALISE] = N_ ("to be decentralised to %s") };
  AlurAction action = alur_plan_action_of (decision);
  const AlurElement *stage = alur_element_get_stage (decision);
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  g_autofree char *with = NULL;

  if (action == ALUR_ACTION_COMBINE)
    {
      const AlurIds *ids = alur_element_get_refs (decision, ALUR_STEP_REDESIGN_WITH);

      for (guint i = 0; ids != NULL && i < ids->n_ids; i++)
        {
          AlurElement *other = alur_document_lookup (plan->teller.document, stage, ids->ids[i]);

          if (other != NULL && other != decision->parent)
            g_ptr_array_add (others, other);
        }
      with = others->len > 0 ? alur_plan_dup_names (plan, others) : g_strdup ("–");
    }
  else if (action == ALUR_ACTION_DECENTRALISE)
    with = alur_tell_name (&plan->teller, find_heir (plan, decision));
  if (with != NULL)
    {
      g_autofree char *what = g_strdup_printf (
          action == ALUR_ACTION_COMBINE ? alur_plan_tr (plan, N_ ("to be combined with %s"))
                                        : alur_plan_tr (plan, N_ ("to be decentralised to %s")),
          with);

      alur_plan_row_tell (row, name, what);
    }
  else
    alur_plan_row_tell (row, name, alur_plan_tr (plan, words[action]));
}

static void
add_pending (AlurPlan *plan, const AlurElement *carrier, AlurKind kind)
{
  const AlurElement *decision = alur_element_first (carrier, kind);
  const AlurElement *stage = alur_element_get_stage (carrier);
  const char *id = decision != NULL ? stage_of (decision) : NULL;
  gboolean next = stage == plan->from;
  g_autofree char *name = NULL;
  g_auto (AlurPlanRow) row = { 0 };

  if (decision == NULL || alur_plan_action_of (decision) == ALUR_ACTION_KEEP
      || (id != NULL ? plan->to == NULL || id != alur_element_get_id (plan->to) : !next)
      || is_carried_out (plan, carrier, decision) || is_overruled (plan, carrier, kind))
    return;
  alur_plan_row_init (&row, carrier);
  name = alur_tell_name (&plan->teller, carrier);
  tell_pending (plan, &row, name, decision);
  alur_plan_row_add_reason (&row, decision);
  row.pending = TRUE;
  if (carrier->kind == ALUR_KIND_STEP)
    {
      row.who = alur_plan_dup_unit_of_step (plan, carrier);
      alur_plan_row_add_bases_of_step (plan, &row, carrier, decision);
    }
  else
    {
      row.who = alur_plan_dup_who_of_procedure (plan, carrier);
      alur_plan_row_add_basis_of (plan, &row, decision);
      alur_plan_row_add_basis_of (plan, &row, carrier);
    }
  alur_plan_write_row (plan, &row);
}

static void
add_pending_of (AlurPlan *plan, const AlurElement *procedure)
{
  add_pending (plan, procedure, ALUR_KIND_PROCEDURE_REDESIGN);
  ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
  add_pending (plan, step, ALUR_KIND_STEP_REDESIGN);
}

/* All stages up to the first of the two: a decision may name any later stage. */
void
alur_plan_add_pending (AlurPlan *plan)
{
  g_clear_pointer (&plan->area, g_free);
  plan->area = g_strdup (alur_plan_tr (plan, N_ ("Decided, still to be carried out")));
  ALUR_FOREACH (stage, plan->from->parent, ALUR_KIND_STAGE)
  {
    ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
    add_pending_of (plan, procedure);
    if (stage == plan->from)
      break;
  }
  g_clear_pointer (&plan->area, g_free);
}
