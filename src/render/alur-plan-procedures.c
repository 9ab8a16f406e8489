/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What becomes of procedures, with their steps and flows. */

#include "alur-plan-private.h"

#include "alur-language.h"

#include <glib/gi18n-lib.h>

char *
alur_plan_dup_who_of_procedure (const AlurPlan *plan, const AlurElement *procedure)
{
  const AlurElement *sop = alur_element_first (procedure, ALUR_KIND_SOP);
  const AlurElement *stage = alur_element_get_stage (procedure);
  char *name = sop != NULL
                   ? alur_plan_dup_unit (plan, stage, alur_element_get_ref (sop, ALUR_SOP_UNIT))
                   : NULL;

  if (name == NULL)
    ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
    {
      const char *id = alur_element_get_ref (step, ALUR_STEP_UNIT);
      const AlurElement *unit = id != NULL ? alur_document_lookup_kind (plan->teller.document,
                                                                        stage, id, ALUR_KIND_UNIT)
                                           : NULL;

      if (unit != NULL && alur_element_get_word (unit, ALUR_UNIT_LEVEL) != ALUR_LEVEL_CUSTOMER)
        return alur_tell_name (&plan->teller, unit);
    }
  return name;
}

static gboolean
sop_is_revised (const AlurElement *from, const AlurElement *to)
{
  const AlurElement *a = alur_element_first (from, ALUR_KIND_SOP);
  const AlurElement *b = alur_element_first (to, ALUR_KIND_SOP);
  static const guint fields[]
      = { ALUR_SOP_NUMBER, ALUR_SOP_CREATED, ALUR_SOP_REVISED, ALUR_SOP_EFFECTIVE };

  if (a == NULL || b == NULL)
    return b != NULL;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!alur_value_equal (&alur_element_type (ALUR_KIND_SOP)->fields[fields[i]],
                           a->values[fields[i]], b->values[fields[i]]))
      return TRUE;
  return FALSE;
}

static void
tell_gone_procedure (const AlurPlan *plan,
                     AlurPlanRow *row,
                     const char *name,
                     const AlurElement *procedure)
{
  const char *id = alur_element_get_id (procedure);
  const AlurElement *combined = alur_plan_find_decision (plan, id, ALUR_ACTION_COMBINE);
  const AlurElement *abolished = alur_plan_find_decision (plan, id, ALUR_ACTION_ABOLISH);

  if (combined != NULL)
    alur_plan_row_tell (row, name, alur_plan_tr (plan, N_ ("combined with another procedure")));
  else
    alur_plan_row_tell (row, name, alur_plan_tr (plan, N_ ("the procedure is abolished")));
  alur_plan_row_add_reason (row, combined != NULL ? combined : abolished);
  alur_plan_row_add_basis_of (plan, row, combined != NULL ? combined : abolished);
}

static void
add_procedure_itself (AlurPlan *plan, const AlurDifference *difference)
{
  const AlurElement *procedure = difference->to != NULL ? difference->to : difference->from;
  const AlurElement *named = difference->from != NULL ? difference->from : difference->to;
  g_autofree char *name = alur_tell_name (&plan->teller, named);
  g_auto (AlurPlanRow) row = { 0 };

  alur_plan_row_init (&row, procedure);
  if (difference->from == NULL)
    alur_plan_row_tell (&row, name, alur_plan_tr (plan, N_ ("new procedure")));
  else if (difference->to == NULL)
    tell_gone_procedure (plan, &row, name, procedure);
  else
    {
      const AlurElement *decision
          = alur_plan_find_decision (plan, difference->id, ALUR_ACTION_SIMPLIFY);

      if (difference->kind == ALUR_DIFFERENCE_SIMPLIFIED)
        alur_plan_row_tell (&row, name, alur_plan_tr (plan, N_ ("simplified")));
      alur_plan_row_tell_details (plan, &row, name, difference);
      if (sop_is_revised (difference->from, difference->to))
        alur_plan_row_tell (&row, name, alur_plan_tr (plan, N_ ("its SOP is written anew")));
      if (row.text->len == 0)
        return;
      alur_plan_row_add_reason (&row, decision);
      alur_plan_row_add_basis_of (plan, &row, decision);
    }
  row.who = alur_plan_dup_who_of_procedure (plan, procedure);
  alur_plan_row_add_basis_of (plan, &row, procedure);
  alur_plan_write_row (plan, &row);
}

/* Flows between steps that stay as they are. */
static void
add_flows (AlurPlan *plan, const GPtrArray *differences, const AlurElement *procedure)
{
  guint n_flows = 0;
  g_autofree char *text = NULL;
  g_auto (AlurPlanRow) row = { 0 };

  for (guint i = 0; i < differences->len; i++)
    {
      const AlurDifference *difference = g_ptr_array_index (differences, i);
      const AlurElement *flow = difference->from != NULL ? difference->from : difference->to;

      if (difference->type == ALUR_KIND_FLOW
          && !g_hash_table_contains (plan->touched, alur_element_get_ref (flow, ALUR_FLOW_FROM))
          && !g_hash_table_contains (plan->touched, alur_element_get_ref (flow, ALUR_FLOW_TO)))
        n_flows++;
    }
  if (n_flows == 0)
    return;
  alur_plan_row_init (&row, procedure);
  text = g_strdup_printf (alur_tr_n (plan->teller.language,
                                     "%u flow between steps that stay changes",
                                     "%u flows between steps that stay change", n_flows),
                          n_flows);
  g_string_append (row.text, text);
  row.who = alur_plan_dup_who_of_procedure (plan, procedure);
  alur_plan_row_add_basis_of (plan, &row, procedure);
  alur_plan_write_row (plan, &row);
}

static gboolean
is_terminal (const AlurElement *step)
{
  guint kind = alur_element_get_word (step, ALUR_STEP_KIND);

  return kind == ALUR_STEP_KIND_START || kind == ALUR_STEP_KIND_END;
}

/* Of a procedure that comes or goes whole only the steps that it shares with another time. */
static void
add_steps (AlurPlan *plan, const GPtrArray *differences, gboolean whole)
{
  for (guint i = 0; i < differences->len; i++)
    {
      const AlurDifference *difference = g_ptr_array_index (differences, i);
      const AlurElement *either = difference->from != NULL ? difference->from : difference->to;
      const char *into = difference->into != NULL ? difference->into : difference->id;

      if (difference->type != ALUR_KIND_STEP || is_terminal (either)
          || (whole && (difference->from == NULL || difference->to == NULL))
          || g_hash_table_contains (plan->told, into))
        continue;
      if (g_hash_table_contains (plan->united, into))
        alur_plan_add_united (plan, into);
      else
        alur_plan_add_step (plan, differences, &i);
    }
}

void
alur_plan_add_procedure (AlurPlan *plan, const AlurElement *procedure)
{
  const GPtrArray *differences
      = g_hash_table_lookup (plan->of_procedures, alur_element_get_id (procedure));
  g_autofree char *name = alur_tell_name (&plan->teller, procedure);
  gboolean whole = FALSE; /* it comes or goes with all that it holds */

  /* Translators: heads the changes of a procedure; %s is its name. */
  plan->area = g_strdup_printf (alur_plan_tr (plan, N_ ("Procedure: %s")), name);
  for (guint i = 0; differences != NULL && i < differences->len; i++)
    {
      const AlurDifference *difference = g_ptr_array_index (differences, i);

      if (difference->type != ALUR_KIND_PROCEDURE)
        continue;
      add_procedure_itself (plan, difference);
      whole = difference->from == NULL || difference->to == NULL;
    }
  if (differences != NULL)
    add_steps (plan, differences, whole);
  if (differences != NULL && !whole)
    add_flows (plan, differences, procedure);
}
