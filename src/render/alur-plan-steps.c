/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What becomes of steps: one row each, or one for all that become a single step. */

#include "alur-plan-private.h"

#include "alur-language.h"

#include <glib/gi18n-lib.h>

/* The regulation of a step is that of the decision, its own, that of the authority which its unit
 * exercises in it, else that of the procedure. */
void
alur_plan_row_add_bases_of_step (const AlurPlan *plan,
                                 AlurPlanRow *row,
                                 const AlurElement *step,
                                 const AlurElement *decision)
{
  const AlurElement *stage = alur_element_get_stage (step);
  const char *id = alur_element_get_ref (step, ALUR_STEP_UNIT);
  const AlurElement *unit
      = id != NULL ? alur_document_lookup_kind (plan->teller.document, stage, id, ALUR_KIND_UNIT)
                   : NULL;
  const char *function = alur_element_get_ref (step, ALUR_STEP_FUNCTION);
  guint role = alur_element_get_word (step, ALUR_STEP_ROLE);

  alur_plan_row_add_basis_of (plan, row, decision);
  alur_plan_row_add_basis_of (plan, row, step);
  row->free = unit != NULL && alur_element_get_word (unit, ALUR_UNIT_LEVEL) == ALUR_LEVEL_CUSTOMER;
  if (function == NULL)
    function = alur_element_get_ref (step->parent, ALUR_PROCEDURE_FUNCTION);
  if (role == ALUR_ROLE_NONE)
    role = ALUR_ROLE_IMPLEMENTER;
  if (row->regulations->len == 0 && unit != NULL && function != NULL)
    ALUR_FOREACH (authority, unit, ALUR_KIND_AUTHORITY)
  if (alur_element_get_ref (authority, ALUR_AUTHORITY_FUNCTION) == function
      && alur_element_get_word (authority, ALUR_AUTHORITY_ROLE) == role)
    alur_plan_row_add_basis_of (plan, row, authority);
  if (row->regulations->len == 0 && !row->free)
    alur_plan_row_add_basis_of (plan, row, step->parent);
}

/* “A”, “B” and “C”; steps of one name are told apart by their units. */
char *
alur_plan_dup_names (const AlurPlan *plan, const GPtrArray *steps)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *first = alur_element_get_name (g_ptr_array_index (steps, 0));
  gboolean alike = steps->len > 1;

  for (guint i = 1; i < steps->len; i++)
    alike = alike && g_str_equal (first, alur_element_get_name (g_ptr_array_index (steps, i)));
  for (guint i = 0; i < steps->len; i++)
    {
      const AlurElement *step = g_ptr_array_index (steps, i);
      g_autofree char *name = alur_tell_name (&plan->teller, step);
      char *unit = alike ? alur_plan_dup_unit_of_step (plan, step) : NULL;

      g_ptr_array_add (
          names, unit != NULL ? unit : g_strdup_printf (alur_plan_tr (plan, N_ ("“%s”")), name));
    }
  {
    g_autofree char *list = alur_tell_list (&plan->teller, names);
    g_autofree char *name = alur_tell_name (&plan->teller, g_ptr_array_index (steps, 0));

    /* Translators: steps of one name, and the units that do them. */
    return alike ? g_strdup_printf (alur_plan_tr (plan, N_ ("“%s” by %s")), name, list)
                 : g_steal_pointer (&list);
  }
}

/* Those that become one step, told where the first of them stands. */
void
alur_plan_add_united (AlurPlan *plan, const char *into)
{
  const GPtrArray *differences = g_hash_table_lookup (plan->united, into);
  const AlurElement *carrier
      = alur_document_lookup_kind (plan->teller.document, plan->from, into, ALUR_KIND_STEP);
  const AlurElement *step
      = alur_document_lookup_kind (plan->teller.document, plan->to, into, ALUR_KIND_STEP);
  const AlurElement *decision = alur_plan_find_decision (plan, into, ALUR_ACTION_COMBINE);
  g_autoptr (GPtrArray) steps = g_ptr_array_new ();
  g_autofree char *name = NULL;
  g_autofree char *names = NULL;
  g_auto (AlurPlanRow) row = { 0 };

  if (carrier != NULL)
    g_ptr_array_add (steps, (gpointer) (guintptr) carrier);
  for (guint i = 0; i < differences->len; i++)
    {
      const AlurDifference *difference = g_ptr_array_index (differences, i);

      g_ptr_array_add (steps, (gpointer) (guintptr) difference->from);
      if (decision == NULL)
        decision = alur_plan_find_decision (plan, difference->id, ALUR_ACTION_COMBINE);
    }
  alur_plan_row_init (&row, step);
  names = alur_plan_dup_names (plan, steps);
  name = alur_tell_name (&plan->teller, step);
  /* Translators: several steps become one. */
  alur_plan_row_tell_with (plan, &row, names, alur_plan_tr (plan, N_ ("combined into “%s”")), name);
  alur_plan_row_add_reason (&row, decision);
  row.who = alur_plan_dup_unit_of_step (plan, step);
  alur_plan_row_add_bases_of_step (plan, &row, step, decision);
  g_hash_table_add (plan->told, (gpointer) (guintptr) into);
  alur_plan_write_row (plan, &row);
}

static void
tell_moved (const AlurPlan *plan,
            AlurPlanRow *row,
            const char *name,
            const AlurDifference *difference)
{
  g_autofree char *before = alur_plan_dup_unit_of_step (plan, difference->from);
  g_autofree char *now = alur_plan_dup_unit_of_step (plan, difference->to);

  if (difference->kind == ALUR_DIFFERENCE_DECENTRALISED)
    alur_plan_row_tell_with (plan, row, name,
                             alur_plan_tr (plan, N_ ("decentralised from %s to %s")),
                             before != NULL ? before : "–", now != NULL ? now : "–");
  else if (g_strcmp0 (before, now) != 0)
    alur_plan_row_tell_with (plan, row, name, alur_plan_tr (plan, N_ ("goes from %s to %s")),
                             before != NULL ? before : "–", now != NULL ? now : "–");
  else
    {
      g_autofree char *procedure = alur_tell_name (&plan->teller, difference->to->parent);

      alur_plan_row_tell_with (plan, row, name,
                               alur_plan_tr (plan, N_ ("becomes part of the procedure “%s”")),
                               procedure);
    }
}

/* What one difference says about a step; gives the decision behind it. */
static const AlurElement *
tell_step (const AlurPlan *plan,
           AlurPlanRow *row,
           const char *name,
           const AlurDifference *difference)
{
  const char *id = difference->id;

  switch ((guint) difference->kind)
    {
    case ALUR_DIFFERENCE_ADDED:
      alur_plan_row_tell (row, name, alur_plan_tr (plan, N_ ("new step")));
      return NULL;
    case ALUR_DIFFERENCE_REMOVED:
      alur_plan_row_tell (row, name, alur_plan_tr (plan, N_ ("dropped")));
      return NULL;
    case ALUR_DIFFERENCE_ABOLISHED:
      alur_plan_row_tell (row, name, alur_plan_tr (plan, N_ ("abolished")));
      return alur_plan_find_decision (plan, id, ALUR_ACTION_ABOLISH);
    case ALUR_DIFFERENCE_COMBINED:
      alur_plan_row_tell (row, name, alur_plan_tr (plan, N_ ("combined")));
      return alur_plan_find_decision (plan, id, ALUR_ACTION_COMBINE);
    case ALUR_DIFFERENCE_DECENTRALISED:
      tell_moved (plan, row, name, difference);
      return alur_plan_find_decision (plan, id, ALUR_ACTION_DECENTRALISE);
    case ALUR_DIFFERENCE_MOVED:
      tell_moved (plan, row, name, difference);
      return NULL;
    case ALUR_DIFFERENCE_SIMPLIFIED:
      alur_plan_row_tell (row, name, alur_plan_tr (plan, N_ ("simplified")));
      alur_plan_row_tell_details (plan, row, name, difference);
      return alur_plan_find_decision (plan, id, ALUR_ACTION_SIMPLIFY);
    default:
      alur_plan_row_tell_details (plan, row, name, difference);
      return NULL;
    }
}

/* A step may have moved and changed at once: one row tells both. */
void
alur_plan_add_step (AlurPlan *plan, const GPtrArray *differences, guint *index)
{
  const AlurDifference *first = g_ptr_array_index (differences, *index);
  const AlurElement *named = first->from != NULL ? first->from : first->to;
  const AlurElement *step = first->to != NULL ? first->to : first->from;
  const AlurElement *decision = NULL;
  g_autofree char *name = alur_tell_name (&plan->teller, named);
  g_auto (AlurPlanRow) row = { 0 };

  alur_plan_row_init (&row, step);
  for (; *index < differences->len; (*index)++)
    {
      const AlurDifference *difference = g_ptr_array_index (differences, *index);
      const AlurElement *found;

      if (difference->type != ALUR_KIND_STEP || difference->id != first->id)
        break;
      found = tell_step (plan, &row, name, difference);
      if (found != NULL)
        decision = found;
    }
  (*index)--;
  if (row.text->len == 0)
    return;
  alur_plan_row_add_reason (&row, decision);
  row.who = alur_plan_dup_unit_of_step (plan, step);
  alur_plan_row_add_bases_of_step (plan, &row, step, decision);
  alur_plan_write_row (plan, &row);
}
