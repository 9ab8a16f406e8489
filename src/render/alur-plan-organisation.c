/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What becomes of units, authorities, positions and relations. */

#include "alur-plan-private.h"

#include "alur-language.h"
#include "alur-legal-order.h"

#include <glib/gi18n-lib.h>

static gboolean
goes_along (const AlurPlan *plan, const AlurElement *element)
{
  return element != NULL && element->parent != NULL
         && g_hash_table_contains (plan->gone, element->parent);
}

/* What is no longer there is told with the regulation that is still its basis. */
static void
add_basis_of_gone (const AlurPlan *plan, AlurPlanRow *row, const AlurDifference *difference)
{
  alur_plan_row_add_basis_of (plan, row,
                              difference->to != NULL ? difference->to : difference->from);
}

static void
add_unit (AlurPlan *plan, const AlurDifference *difference)
{
  const AlurElement *unit = difference->to != NULL ? difference->to : difference->from;
  const AlurElement *named = difference->from != NULL ? difference->from : difference->to;
  const AlurElement *stage = alur_element_get_stage (unit);
  g_autofree char *name = alur_tell_name (&plan->teller, named);
  g_autofree char *above
      = alur_plan_dup_unit (plan, stage, alur_element_get_ref (unit, ALUR_UNIT_PARENT));
  g_auto (AlurPlanRow) row = { 0 };

  alur_plan_row_init (&row, unit);
  if (difference->kind == ALUR_DIFFERENCE_ADDED && above != NULL)
    /* Translators: %s is the unit above it. */
    alur_plan_row_tell_with (plan, &row, name, alur_plan_tr (plan, N_ ("new unit under %s")),
                             above);
  else if (difference->kind == ALUR_DIFFERENCE_ADDED)
    alur_plan_row_tell (&row, name, alur_plan_tr (plan, N_ ("new unit")));
  else if (difference->kind == ALUR_DIFFERENCE_MOVED)
    {
      g_autofree char *before
          = alur_plan_dup_unit (plan, plan->from, alur_element_get_ref (named, ALUR_UNIT_PARENT));

      /* Translators: what a unit is part of, before and now. */
      alur_plan_row_tell_with (plan, &row, name, alur_plan_tr (plan, N_ ("part of: %s → %s")),
                               before != NULL ? before : "–", above != NULL ? above : "–");
    }
  else if (difference->to == NULL)
    alur_plan_row_tell (&row, name, alur_plan_tr (plan, N_ ("the unit is dissolved")));
  else
    alur_plan_row_tell_details (plan, &row, name, difference);
  if (row.text->len == 0)
    return;
  row.who = above != NULL ? g_steal_pointer (&above) : g_strdup (name);
  add_basis_of_gone (plan, &row, difference);
  alur_plan_write_row (plan, &row);
}

static gboolean
same_bases (const AlurElement *one, const AlurElement *other)
{
  const AlurIds *a = alur_legal_get_basis (one);
  const AlurIds *b = alur_legal_get_basis (other);

  if ((a != NULL ? a->n_ids : 0) != (b != NULL ? b->n_ids : 0))
    return FALSE;
  for (guint i = 0; a != NULL && i < a->n_ids; i++)
    if (a->ids[i] != b->ids[i])
      return FALSE;
  return TRUE;
}

/* Authorities that one unit gains, or loses, by the same regulation. */
static void
add_authorities (AlurPlan *plan, guint index)
{
  const AlurDifference *first = g_ptr_array_index (plan->of_organisation, index);
  const AlurElement *one = first->to != NULL ? first->to : first->from;
  g_autofree char *unit = alur_tell_name (&plan->teller, one->parent);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;
  g_auto (AlurPlanRow) row = { 0 };

  alur_plan_row_init (&row, one);
  for (guint i = index; i < plan->of_organisation->len; i++)
    {
      AlurDifference *other = g_ptr_array_index (plan->of_organisation, i);
      const AlurElement *authority = other->to != NULL ? other->to : other->from;

      if (other->kind != first->kind || other->type != ALUR_KIND_AUTHORITY
          || authority->parent != one->parent || !same_bases (one, authority))
        continue;
      g_ptr_array_add (names, alur_tell_authority (&plan->teller, authority));
      g_hash_table_add (plan->told, other);
    }
  list = alur_tell_list (&plan->teller, names);
  if (first->kind == ALUR_DIFFERENCE_ADDED)
    /* Translators: what a unit becomes: "decision-maker of …". */
    alur_plan_row_tell_with (plan, &row, unit, alur_plan_tr (plan, N_ ("becomes %s")), list);
  else
    /* Translators: what a unit was: "decision-maker of …". */
    alur_plan_row_tell_with (plan, &row, unit, alur_plan_tr (plan, N_ ("is no longer %s")), list);
  row.who = g_strdup (unit);
  alur_plan_row_add_basis_of (plan, &row, one);
  alur_plan_write_row (plan, &row);
}

static void
add_part_of_unit (AlurPlan *plan, const AlurDifference *difference)
{
  const AlurElement *part = difference->to != NULL ? difference->to : difference->from;
  const AlurElement *named = difference->from != NULL ? difference->from : difference->to;
  g_autofree char *unit = alur_tell_name (&plan->teller, part->parent);
  g_autofree char *what = alur_tell_name (&plan->teller, named);
  g_autofree char *name = part->kind == ALUR_KIND_AUTHORITY ? g_strdup_printf ("%s, %s", unit, what)
                                                            : g_strdup (what);
  g_auto (AlurPlanRow) row = { 0 };

  alur_plan_row_init (&row, part);
  if (difference->kind == ALUR_DIFFERENCE_ADDED)
    alur_plan_row_tell (&row, name, alur_plan_tr (plan, N_ ("new position")));
  else if (difference->to == NULL)
    alur_plan_row_tell (&row, name, alur_plan_tr (plan, N_ ("the position is dropped")));
  else if (difference->kind == ALUR_DIFFERENCE_MOVED)
    {
      g_autofree char *before = alur_tell_name (&plan->teller, named->parent);

      /* Translators: a position or an authority goes from one unit to another. */
      alur_plan_row_tell_with (plan, &row, name, alur_plan_tr (plan, N_ ("goes from %s to %s")),
                               before, unit);
    }
  else
    alur_plan_row_tell_details (plan, &row, name, difference);
  if (row.text->len == 0)
    return;
  row.who = g_strdup (unit);
  add_basis_of_gone (plan, &row, difference);
  alur_plan_write_row (plan, &row);
}

static void
add_relation (AlurPlan *plan, const AlurDifference *difference)
{
  const AlurElement *relation = difference->to != NULL ? difference->to : difference->from;
  const AlurElement *named = difference->from != NULL ? difference->from : difference->to;
  const AlurElement *stage = alur_element_get_stage (named);
  g_autofree char *from
      = alur_plan_dup_unit (plan, stage, alur_element_get_ref (named, ALUR_RELATION_FROM));
  g_autofree char *to
      = alur_plan_dup_unit (plan, stage, alur_element_get_ref (named, ALUR_RELATION_TO));
  guint kind = alur_element_get_word (named, ALUR_RELATION_KIND);
  g_autofree char *name
      = g_strdup_printf ("%s, %s – %s", alur_plan_tr (plan, alur_relation_words[kind].label),
                         from != NULL ? from : "?", to != NULL ? to : "?");
  g_auto (AlurPlanRow) row = { 0 };

  alur_plan_row_init (&row, relation);
  if (difference->kind == ALUR_DIFFERENCE_ADDED)
    alur_plan_row_tell (&row, name, alur_plan_tr (plan, N_ ("new relation")));
  else if (difference->to == NULL)
    alur_plan_row_tell (&row, name, alur_plan_tr (plan, N_ ("the relation ends")));
  else
    alur_plan_row_tell_details (plan, &row, name, difference);
  if (row.text->len == 0)
    return;
  row.who = g_strdup (from);
  add_basis_of_gone (plan, &row, difference);
  alur_plan_write_row (plan, &row);
}

void
alur_plan_add_organisation (AlurPlan *plan)
{
  static const AlurKind kinds[]
      = { ALUR_KIND_UNIT, ALUR_KIND_AUTHORITY, ALUR_KIND_POSITION, ALUR_KIND_RELATION };

  plan->area = g_strdup (alur_plan_tr (plan, N_ ("Organisation and authorities")));
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (guint i = 0; i < plan->of_organisation->len; i++)
      {
        AlurDifference *difference = g_ptr_array_index (plan->of_organisation, i);

        if (difference->type != kinds[k] || g_hash_table_contains (plan->told, difference)
            || (difference->type != ALUR_KIND_UNIT && goes_along (plan, difference->from)))
          continue;
        if (difference->type == ALUR_KIND_UNIT)
          add_unit (plan, difference);
        else if (difference->type == ALUR_KIND_RELATION)
          add_relation (plan, difference);
        else if (difference->type == ALUR_KIND_AUTHORITY
                 && (difference->from == NULL || difference->to == NULL))
          add_authorities (plan, i);
        else
          add_part_of_unit (plan, difference);
      }
  g_clear_pointer (&plan->area, g_free);
}
