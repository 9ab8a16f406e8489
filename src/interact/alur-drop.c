/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Drops: what something dragged over a drawing would do there, asked before it is let go, and done
 * when it is. The plan and the deed come from the same place, so that the drawing never promises
 * what it does not keep. */

#include "alur-drop.h"

#include "alur-flow.h"
#include "alur-language.h"
#include "alur-make.h"
#include "alur-shown-name.h"

#include <glib/gi18n-lib.h>

static void
allow (AlurDropPlan *plan, AlurElement *target, char *message)
{
  plan->allowed = TRUE;
  plan->target = target;
  plan->message = message;
}

static void
refuse (AlurDropPlan *plan, AlurElement *target, const char *message)
{
  plan->allowed = FALSE;
  plan->target = target;
  plan->message = g_strdup (message);
}

static void
plan_unit (AlurEditor *editor, const AlurDropItem *item, const AlurHit *hit, AlurDropPlan *plan)
{
  if (alur_editor_get_pane (editor) != ALUR_PANE_ORGANISATION)
    refuse (plan, NULL, alur_tr (NULL, N_ ("Units are made in the organisation chart.")));
  else if (hit->kind == ALUR_HIT_BOX && hit->element->kind == ALUR_KIND_UNIT)
    allow (plan, hit->element,
           /* Translators: told while a new unit is dragged over the unit %s. */
           g_strdup_printf (alur_tr (NULL, N_ ("Becomes a sub-unit of %s")),
                            alur_shown_name (hit->element)));
  else
    {
      allow (plan, NULL,
             /* Translators: %s is a level in the order of units, such as "service centre". */
             g_strdup_printf (alur_tr (NULL, N_ ("Makes a new unit here: %s")),
                              alur_tr (NULL, alur_level_words[item->word].label)));
      plan->places = TRUE;
    }
}

static void
plan_step_on_flow (AlurEditor *editor, const AlurHit *hit, AlurDropPlan *plan)
{
  if (hit->element->kind != ALUR_KIND_FLOW
      || !alur_flow_is_control (alur_editor_get_document (editor), hit->element))
    {
      refuse (plan, hit->element,
              alur_tr (NULL, N_ ("Steps come between two others on a line that says what comes "
                                 "next.")));
      return;
    }
  allow (plan, hit->element, g_strdup (alur_tr (NULL, N_ ("Comes in between the two steps"))));
  plan->between = TRUE;
}

static void
plan_step (AlurEditor *editor, const AlurDropItem *item, const AlurHit *hit, AlurDropPlan *plan)
{
  if (alur_editor_get_pane (editor) != ALUR_PANE_PROCEDURE
      || alur_editor_get_procedure (editor) == NULL)
    refuse (plan, NULL, alur_tr (NULL, N_ ("Steps are made in the drawing of a procedure.")));
  else if (hit->kind == ALUR_HIT_LINE)
    plan_step_on_flow (editor, hit, plan);
  else if (hit->kind == ALUR_HIT_BOX && hit->element->kind == ALUR_KIND_STEP)
    {
      if (hit->element->parent != alur_editor_get_procedure (editor))
        refuse (plan, hit->element, alur_tr (NULL, N_ ("That step belongs to another procedure.")));
      else
        allow (
            plan, hit->element,
            g_strdup_printf (alur_tr (NULL, N_ ("Follows on %s")), alur_shown_name (hit->element)));
    }
  else if (hit->kind == ALUR_HIT_LANE && hit->element != NULL)
    allow (plan, hit->element,
           g_strdup_printf (alur_tr (NULL, N_ ("Done by %s")), alur_shown_name (hit->element)));
  else
    allow (plan, NULL, g_strdup (alur_tr (NULL, N_ ("Makes a step that nobody does yet"))));
}

static void
plan_authority (AlurEditor *editor,
                const AlurDropItem *item,
                const AlurHit *hit,
                AlurDropPlan *plan)
{
  AlurElement *functions = alur_document_get_functions (alur_editor_get_document (editor));
  AlurElement *function = alur_editor_get_function (editor);
  const char *role = alur_tr (NULL, alur_role_words[item->word].label);

  if (hit->element == NULL || hit->element->kind != ALUR_KIND_UNIT)
    {
      refuse (plan, NULL, alur_tr (NULL, N_ ("Drop it on a unit: a unit holds it.")));
      return;
    }
  if (functions == NULL || alur_element_first (functions, ALUR_KIND_FUNCTION) == NULL)
    plan->asks = TRUE;
  if ((item->word == ALUR_ROLE_SUPPLIER || item->word == ALUR_ROLE_DISTRIBUTOR)
      && item->resource == ALUR_RESOURCE_NONE)
    plan->asks = TRUE;
  if (function == NULL)
    {
      plan->asks = TRUE;
      allow (plan, hit->element,
             /* Translators: first the unit, then a kind of authority. */
             g_strdup_printf (alur_tr (NULL, N_ ("Makes %s %s; over what is asked next")),
                              alur_shown_name (hit->element), role));
      return;
    }
  allow (plan, hit->element,
         /* Translators: a unit, a kind of authority, a function of government. */
         g_strdup_printf (alur_tr (NULL, N_ ("Makes %s %s of %s")), alur_shown_name (hit->element),
                          role, alur_shown_name (function)));
}

static void
plan_problem (AlurEditor *editor, const AlurDropItem *item, const AlurHit *hit, AlurDropPlan *plan)
{
  if (hit->element == NULL || alur_element_get_id (hit->element) == NULL
      || hit->element->kind == ALUR_KIND_PROBLEM)
    refuse (plan, NULL,
            alur_tr (NULL, N_ ("Problems are pinned to units, steps and the lines between them.")));
  else
    allow (plan, hit->element,
           g_strdup_printf (alur_tr (NULL, N_ ("Pins a problem to %s")),
                            alur_shown_name (hit->element)));
}

typedef void (*Planner) (AlurEditor *editor,
                         const AlurDropItem *item,
                         const AlurHit *hit,
                         AlurDropPlan *plan);

static const Planner planners[] = { [ALUR_DROP_UNIT] = plan_unit,
                                    [ALUR_DROP_STEP] = plan_step,
                                    [ALUR_DROP_AUTHORITY] = plan_authority,
                                    [ALUR_DROP_PROBLEM] = plan_problem };

/**
 * alur_drop_plan:
 * @item: what is dragged
 * @at: where, in the drawing
 * @tolerance: how near to a line counts as on it, px of the drawing
 * @plan: (out caller-allocates): what would happen; to be cleared
 *
 * Where nothing is shown yet no place means anything, so that nothing can be dropped.
 */
void
alur_drop_plan (AlurEditor *editor,
                const AlurDropItem *item,
                AlurPoint at,
                double tolerance,
                AlurDropPlan *plan)
{
  AlurPicture *picture = alur_editor_get_picture (editor);
  AlurHit hit = { ALUR_HIT_NOTHING, NULL, { 0, 0, 0, 0 }, 0 };

  *plan = (AlurDropPlan){ 0 };
  if (picture != NULL && alur_editor_is_picture_blank (editor))
    {
      refuse (plan, NULL, alur_tr (NULL, N_ ("The drawing is being made …")));
      return;
    }
  if (picture != NULL)
    hit = alur_picture_hit (picture, at, tolerance);
  planners[item->kind](editor, item, &hit, plan);
}

/**
 * alur_drop_plan_on:
 * @item: what is dropped
 * @element: (nullable): on what; NULL: on nothing
 * @plan: (out caller-allocates): what would happen; to be cleared
 *
 * As alur_drop_plan(), without a place: also for what is not drawn, or not yet. What is made is not
 * placed by hand.
 */
void
alur_drop_plan_on (AlurEditor *editor,
                   const AlurDropItem *item,
                   AlurElement *element,
                   AlurDropPlan *plan)
{
  AlurHit hit = { element != NULL ? ALUR_HIT_BOX : ALUR_HIT_NOTHING, element, { 0, 0, 0, 0 }, 0 };

  *plan = (AlurDropPlan){ 0 };
  planners[item->kind](editor, item, &hit, plan);
  plan->places = FALSE;
}

/**
 * alur_drop_plan_clear:
 * @plan: a plan
 *
 * Frees what is in it.
 */
void
alur_drop_plan_clear (AlurDropPlan *plan)
{
  g_clear_pointer (&plan->message, g_free);
}

static AlurElement *
drop_unit (AlurEditor *editor, const AlurDropItem *item, const AlurDropPlan *plan, AlurPoint at)
{
  AlurDocument *document = alur_editor_get_document (editor);
  AlurElement *stage = alur_editor_get_stage (editor);
  AlurElement *organisation = alur_document_get_organisation (document, stage);
  gboolean is_first = alur_element_first (organisation, ALUR_KIND_UNIT) == NULL;
  AlurElement *unit
      = alur_make_unit (document, stage, plan->target, NULL, (AlurLevel) item->word, NULL);

  if (plan->places && !is_first)
    {
      double half = alur_style_get_paper ()->measure.box_min_width / 2;

      alur_document_set_number (document, unit, ALUR_UNIT_X, at.x - half);
      alur_document_set_number (document, unit, ALUR_UNIT_Y,
                                at.y - alur_style_get_paper ()->measure.box_min_height / 2);
    }
  return unit;
}

static AlurElement *
drop_step (AlurEditor *editor, const AlurDropItem *item, const AlurDropPlan *plan)
{
  AlurDocument *document = alur_editor_get_document (editor);
  AlurElement *target = plan->target;
  AlurStepKind kind = (AlurStepKind) item->word;

  if (plan->between)
    return alur_make_step_between (document, target, kind);
  if (target != NULL && target->kind == ALUR_KIND_STEP)
    return alur_make_step_after (document, target, kind, FALSE);
  return alur_make_step (document, alur_editor_get_procedure (editor), kind, target, NULL);
}

static const char *
get_edit_name (AlurDropKind kind)
{
  static const char *const names[] = { [ALUR_DROP_UNIT] = N_ ("Add a unit"),
                                       [ALUR_DROP_STEP] = N_ ("Add a step"),
                                       [ALUR_DROP_AUTHORITY] = N_ ("Give an authority"),
                                       [ALUR_DROP_PROBLEM] = N_ ("Pin a problem") };

  return names[kind];
}

static AlurElement *
drop (AlurEditor *editor,
      const AlurDropItem *item,
      const AlurDropPlan *plan,
      AlurPoint at,
      const AlurElement *function)
{
  AlurDocument *document = alur_editor_get_document (editor);
  AlurElement *target = plan->target;

  switch (item->kind)
    {
    case ALUR_DROP_UNIT:
      return drop_unit (editor, item, plan, at);
    case ALUR_DROP_STEP:
      return drop_step (editor, item, plan);
    case ALUR_DROP_AUTHORITY:
      return alur_make_authority (document, target, (AlurRole) item->word, item->resource,
                                  function);
    case ALUR_DROP_PROBLEM:
    default:
      return alur_make_problem (document, alur_editor_get_stage (editor), &target, 1, NULL);
    }
}

/**
 * alur_drop_perform:
 * @plan: a plan that allows it, of the same place
 * @function: (nullable): of authorities, over what; NULL: the function that is shown
 *
 * Does what the plan says, as one step of undo, and selects what it made.
 *
 * Returns: (transfer none) (nullable): what was made; NULL when an authority has no function
 */
AlurElement *
alur_drop_perform (AlurEditor *editor,
                   const AlurDropItem *item,
                   const AlurDropPlan *plan,
                   AlurPoint at,
                   const AlurElement *function)
{
  AlurDocument *document = alur_editor_get_document (editor);
  AlurElement *made;

  g_return_val_if_fail (plan->allowed, NULL);
  if (function == NULL)
    function = alur_editor_get_function (editor);
  if (item->kind == ALUR_DROP_AUTHORITY && function == NULL)
    return NULL;
  alur_document_begin (document, alur_tr (NULL, get_edit_name (item->kind)));
  made = drop (editor, item, plan, at, function);
  alur_document_commit (document);
  alur_selection_set (alur_editor_get_selection (editor), made);
  return made;
}
