/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Authorities that are missing: who could have them, the likeliest first. Who works on the matter
 * carries it out; who plans or regulates it, or stands above those who do, decides and watches. */

#include "alur-fix-private.h"

#include "alur-edit.h"
#include "alur-step-roles.h"

#include <glib/gi18n-lib.h>

#define MOST_UNITS 3
#define ROLE(role) (1u << (role))

/* The units above those in a list, the nearest first; what is in it stays out. */
static void
gather_superiors (const AlurFixList *list, const GPtrArray *units, GPtrArray *superiors)
{
  for (guint i = 0; i < units->len; i++)
    {
      const AlurUnitNode *node
          = alur_stage_index_get_unit (list->index, alur_element_get_id (units->pdata[i]));

      for (node = node != NULL ? node->parent : NULL; node != NULL; node = node->parent)
        alur_fix_add_unit (superiors, node->unit);
    }
}

static GPtrArray *
gather_candidates (const AlurFixList *list, AlurRole role)
{
  const char *function = alur_element_get_id (list->finding->function);
  GPtrArray *units = g_ptr_array_new ();
  g_autoptr (GPtrArray) doers = g_ptr_array_new ();

  alur_fix_gather_holders (list, function,
                           ROLE (ALUR_ROLE_IMPLEMENTER) | ROLE (ALUR_ROLE_ASSISTANT), doers);
  alur_fix_gather_doers (list, function, doers);
  if (role == ALUR_ROLE_IMPLEMENTER)
    for (guint i = 0; i < doers->len; i++)
      alur_fix_add_unit (units, doers->pdata[i]);
  if (role == ALUR_ROLE_DECISION_MAKER)
    alur_fix_gather_holders (list, function,
                             ROLE (ALUR_ROLE_REGULATOR) | ROLE (ALUR_ROLE_PLANNER)
                                 | ROLE (ALUR_ROLE_COORDINATOR),
                             units);
  if (role == ALUR_ROLE_EVALUATOR)
    alur_fix_gather_holders (list, function, ROLE (ALUR_ROLE_SUPERVISOR), units);
  if (role == ALUR_ROLE_SUPERVISOR)
    alur_fix_gather_holders (list, function, ROLE (ALUR_ROLE_EVALUATOR), units);
  if (role != ALUR_ROLE_IMPLEMENTER)
    gather_superiors (list, doers, units);
  alur_fix_gather_holders (list, function, ~0u, units);
  return units;
}

static void
add_givers (AlurFixList *list, const GPtrArray *units, AlurRole role)
{
  const char *function = alur_element_get_id (list->finding->function);
  guint n_added = 0;

  for (guint i = 0; i < units->len && n_added < MOST_UNITS; i++)
    {
      const AlurElement *unit = units->pdata[i];

      if (!alur_fix_may_hold (list, unit, function, role))
        continue;
      n_added++;
      alur_fix_list_add (
          list, N_ ("Make {a} {role}"),
          &(AlurFixPlan){ .run = alur_fix_run_give, .element = unit, .word = role, .a = unit });
    }
}

void
alur_fix_list_missing (AlurFixList *list)
{
  g_autoptr (GPtrArray) units = gather_candidates (list, list->finding->role);

  add_givers (list, units, list->finding->role);
  alur_fix_list_go (list, N_ ("Choose a unit for it…"), list->finding->function, G_MAXUINT);
}

/* Who holds authority over what stands beside the function knows something of it. */
static void
gather_neighbours (const AlurFixList *list, GPtrArray *units)
{
  const char *parent = alur_element_get_ref (list->finding->function, ALUR_FUNCTION_PARENT);

  if (parent == NULL)
    return;
  ALUR_FOREACH (function, list->finding->function->parent, ALUR_KIND_FUNCTION)
  if (alur_element_get_ref (function, ALUR_FUNCTION_PARENT) == parent)
    alur_fix_gather_holders (list, alur_element_get_id (function), ROLE (ALUR_ROLE_IMPLEMENTER),
                             units);
}

void
alur_fix_list_orphan_function (AlurFixList *list)
{
  const char *function = alur_element_get_id (list->finding->function);
  g_autoptr (GPtrArray) units = g_ptr_array_new ();

  alur_fix_gather_doers (list, function, units);
  gather_neighbours (list, units);
  add_givers (list, units, ALUR_ROLE_IMPLEMENTER);
  alur_fix_list_go (list, N_ ("Choose a unit for it…"), list->finding->function, G_MAXUINT);
}

static void
run_set_role (const AlurFix *fix)
{
  alur_edit_set_authority_role (fix->document, fix->element, fix->word);
}

/* Who assists on the function itself is promoted; who does so from above gets one more. */
void
alur_fix_list_assistant_without_implementer (AlurFixList *list)
{
  const AlurRole role = ALUR_ROLE_IMPLEMENTER;
  const char *function = alur_element_get_id (list->finding->function);
  guint n_added = 0;

  for (guint i = 0; i < list->finding->n_elements && n_added < MOST_UNITS; i++)
    {
      const AlurElement *authority = list->finding->elements[i];
      const AlurElement *unit = authority->parent;
      gboolean here = alur_element_get_ref (authority, ALUR_AUTHORITY_FUNCTION) == function;

      if (!alur_fix_may_hold (list, unit, function, role))
        continue;
      n_added++;
      alur_fix_list_add (list, N_ ("Make {a} {role}"),
                         &(AlurFixPlan){ .run = here ? run_set_role : alur_fix_run_give,
                                         .element = here ? authority : unit,
                                         .word = role,
                                         .a = unit });
    }
  alur_fix_list_go (list, N_ ("Choose a unit for it…"), list->finding->function, G_MAXUINT);
}

static int
compare_depths_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const AlurFixList *list = data;
  const AlurUnitNode *first = alur_stage_index_get_unit (
      list->index, alur_element_get_id (*(const AlurElement *const *) a));
  const AlurUnitNode *second = alur_stage_index_get_unit (
      list->index, alur_element_get_id (*(const AlurElement *const *) b));

  return first->depth < second->depth ? -1 : first->depth > second->depth;
}

void
alur_fix_list_uncoordinated (AlurFixList *list)
{
  g_autoptr (GPtrArray) units = g_ptr_array_new ();

  for (guint i = 0; i < list->finding->n_units; i++)
    alur_fix_add_unit (units, list->finding->units[i]);
  g_ptr_array_sort_with_data (units, compare_depths_cb, list);
  add_givers (list, units, ALUR_ROLE_COORDINATOR);
  for (guint i = 0; i < MIN (units->len, 1); i++)
    alur_fix_list_add (list, N_ ("Make {a} {role}"),
                       &(AlurFixPlan){ .run = alur_fix_run_give,
                                       .element = units->pdata[i],
                                       .word = ALUR_ROLE_LIAISON,
                                       .a = units->pdata[i] });
}

/* The step goes to a unit that has what it takes. */
static void
add_doers (AlurFixList *list, const AlurElement *step, guint roles)
{
  g_autoptr (GPtrArray) units = g_ptr_array_new ();

  alur_fix_gather_holders (list, alur_element_get_id (list->finding->function), roles, units);
  for (guint i = 0; i < MIN (units->len, MOST_UNITS); i++)
    alur_fix_list_add (list, N_ ("Let {a} do it"),
                       &(AlurFixPlan){ .run = alur_fix_run_set_unit,
                                       .element = step,
                                       .other = units->pdata[i],
                                       .a = units->pdata[i] });
}

/* The authority itself where it is free, assistance where somebody else carries it out. */
void
alur_fix_list_step_without_authority (AlurFixList *list)
{
  const AlurElement *unit = list->finding->units[0];
  const AlurElement *function = list->finding->function;
  const char *id = alur_element_get_id (function);
  AlurRole role = list->finding->role;
  guint roles = alur_step_get_satisfying_roles (alur_fix_list_first (list));
  AlurRole given = role;

  if (role == ALUR_ROLE_IMPLEMENTER && !alur_fix_may_hold (list, unit, id, role))
    given = ALUR_ROLE_ASSISTANT;
  if (alur_fix_is_fit (list, unit, id, given))
    alur_fix_list_add (list, N_ ("Make {a} {role} of {b}"),
                       &(AlurFixPlan){ .run = alur_fix_run_give,
                                       .element = unit,
                                       .other = function,
                                       .word = given,
                                       .a = unit,
                                       .b = function });
  add_doers (list, alur_fix_list_first (list), roles);
  alur_fix_list_go (list, N_ ("Choose who does it…"), alur_fix_list_first (list), ALUR_STEP_UNIT);
}

void
alur_fix_list_unit_without_function (AlurFixList *list)
{
  const AlurElement *unit = alur_fix_list_first (list);

  alur_fix_list_go_to_child (list, N_ ("Give {a} an authority…"), unit, ALUR_KIND_AUTHORITY);
  alur_fix_list_add (list, N_ ("Delete {a}"),
                     &(AlurFixPlan){ .run = alur_fix_run_delete, .element = unit, .a = unit });
}

/* Puts `element` under `other`, or makes it a root. */
static void
run_put_under (const AlurFix *fix)
{
  if (fix->other != NULL)
    alur_document_set_text (fix->document, fix->element, ALUR_UNIT_PARENT,
                            alur_element_get_id (fix->other));
  else
    alur_document_unset (fix->document, fix->element, ALUR_UNIT_PARENT);
}

void
alur_fix_list_too_deep (AlurFixList *list)
{
  const AlurElement *unit = alur_fix_list_first (list);
  const AlurUnitNode *node = alur_stage_index_get_unit (list->index, alur_element_get_id (unit));

  for (node = node != NULL ? node->parent : NULL;
       node != NULL && (gint64) node->depth >= list->settings.depth_max; node = node->parent)
    ;
  if (node != NULL && node->unit != NULL)
    alur_fix_list_add (list, N_ ("Put {a} directly under {b}"),
                       &(AlurFixPlan){ .run = run_put_under,
                                       .element = unit,
                                       .other = node->unit,
                                       .a = unit,
                                       .b = node->unit });
  else
    alur_fix_list_add (list, N_ ("Let {a} stand under nobody"),
                       &(AlurFixPlan){ .run = run_put_under, .element = unit, .a = unit });
}

void
alur_fix_list_span (AlurFixList *list)
{
  alur_fix_list_go (list, N_ ("Go to {a}"), alur_fix_list_first (list), G_MAXUINT);
}
