/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What single steps and positions lack. */

#include "alur-fix-private.h"

#include "alur-edit.h"
#include "alur-flow.h"
#include "alur-language.h"
#include "alur-workload.h"

#include <glib/gi18n-lib.h>

#define MOST_POSITIONS 4

gboolean
alur_fix_is_of_kind (const AlurElement *step, AlurStepKind kind)
{
  return alur_element_get_word (step, ALUR_STEP_KIND) == kind;
}

/* The step at an end of a flow. */
AlurElement *
alur_fix_get_step (const AlurFixList *list, const AlurElement *flow, guint field)
{
  return alur_document_lookup_kind (list->document, list->stage, alur_element_get_ref (flow, field),
                                    ALUR_KIND_STEP);
}

/* How many control flows have the step at their end @field. */
guint
alur_fix_count_flows (AlurDocument *document, const AlurElement *step, guint field)
{
  guint n = 0;

  ALUR_FOREACH (flow, step->parent, ALUR_KIND_FLOW)
  if (alur_element_get_ref (flow, field) == alur_element_get_id (step)
      && alur_flow_is_control (document, flow))
    n++;
  return n;
}

/* The first control flow that has the step at its end @field. */
AlurElement *
alur_fix_first_flow (AlurDocument *document, const AlurElement *step, guint field)
{
  ALUR_FOREACH (flow, step->parent, ALUR_KIND_FLOW)
  if (alur_element_get_ref (flow, field) == alur_element_get_id (step)
      && alur_flow_is_control (document, flow))
    return flow;
  return NULL;
}

/* The step from which the first control flow comes. */
AlurElement *
alur_fix_get_before (const AlurFixList *list, const AlurElement *step)
{
  AlurElement *flow = alur_fix_first_flow (list->document, step, ALUR_FLOW_TO);

  return flow != NULL ? alur_fix_get_step (list, flow, ALUR_FLOW_FROM) : NULL;
}

/* The step to which the first control flow leads. */
AlurElement *
alur_fix_get_after (const AlurFixList *list, const AlurElement *step)
{
  AlurElement *flow = alur_fix_first_flow (list->document, step, ALUR_FLOW_FROM);

  return flow != NULL ? alur_fix_get_step (list, flow, ALUR_FLOW_TO) : NULL;
}

AlurElement *
alur_fix_first_of_kind (const AlurElement *procedure, AlurStepKind kind)
{
  ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
  if (alur_fix_is_of_kind (step, kind))
    return step;
  return NULL;
}

/* Whoever does the step before, or the one after. */
void
alur_fix_list_no_actor (AlurFixList *list)
{
  const AlurElement *step = alur_fix_list_first (list);
  const AlurElement *neighbours[]
      = { alur_fix_get_before (list, step), alur_fix_get_after (list, step) };
  g_autoptr (GPtrArray) units = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (neighbours); i++)
    if (neighbours[i] != NULL)
      alur_fix_add_unit (units, alur_fix_get_unit (list, neighbours[i], ALUR_STEP_UNIT));
  for (guint i = 0; i < units->len; i++)
    alur_fix_list_add (list, N_ ("Let {a} do it"),
                       &(AlurFixPlan){ .run = alur_fix_run_set_unit,
                                       .element = step,
                                       .other = units->pdata[i],
                                       .a = units->pdata[i] });
  alur_fix_list_go (list, N_ ("Choose who does it…"), step, ALUR_STEP_UNIT);
}

void
alur_fix_list_missing_time (AlurFixList *list)
{
  alur_fix_list_go (list, N_ ("Enter how long it takes…"), alur_fix_list_first (list),
                    ALUR_STEP_WORK);
}

static gboolean
is_customer (const AlurFixList *list, const AlurElement *step)
{
  const AlurElement *unit = alur_fix_get_unit (list, step, ALUR_STEP_UNIT);

  return unit != NULL && alur_element_get_word (unit, ALUR_UNIT_LEVEL) == ALUR_LEVEL_CUSTOMER;
}

/* Who pays: the nearest step of a customer before it, or else behind it. Of a customer's own step:
 * who is paid, the next that is none. */
static const AlurElement *
find_other_party (const AlurFixList *list, const AlurElement *step, gboolean customer)
{
  for (const AlurElement *other = alur_element_previous (step, ALUR_KIND_STEP);
       other != NULL && customer; other = alur_element_previous (other, ALUR_KIND_STEP))
    if (is_customer (list, other))
      return other;
  for (const AlurElement *other = alur_element_next (step, ALUR_KIND_STEP); other != NULL;
       other = alur_element_next (other, ALUR_KIND_STEP))
    if (is_customer (list, other) == customer
        && (customer || alur_element_get_ref (other, ALUR_STEP_UNIT) != NULL))
      return other;
  return NULL;
}

static void
run_no_fee (const AlurFix *fix)
{
  alur_document_unset (fix->document, fix->element, ALUR_STEP_FEE);
}

void
alur_fix_list_fee_without_money (AlurFixList *list)
{
  const AlurElement *step = alur_fix_list_first (list);
  gboolean pays = is_customer (list, step);
  const AlurElement *other = find_other_party (list, step, !pays);

  if (other != NULL)
    alur_fix_list_add (list, N_ ("Add a money flow"),
                       &(AlurFixPlan){ .run = alur_fix_run_connect,
                                       .element = pays ? step : other,
                                       .other = pays ? other : step,
                                       .word = ALUR_FLOW_MONEY });
  alur_fix_list_add (list, N_ ("Take the fee out"),
                     &(AlurFixPlan){ .run = run_no_fee, .element = step });
}

static void
run_set_position (const AlurFix *fix)
{
  for (guint i = 0; i < fix->elements->len; i++)
    alur_document_set_text (fix->document, fix->elements->pdata[i], ALUR_STEP_POSITION,
                            alur_element_get_id (fix->element));
}

void
alur_fix_list_step_without_position (AlurFixList *list)
{
  const AlurElement *step = alur_fix_list_first (list);
  g_autoptr (GPtrArray) steps = g_ptr_array_new ();
  guint n = 0;

  g_ptr_array_add (steps, (gpointer) step);
  ALUR_FOREACH (position, list->finding->units[0], ALUR_KIND_POSITION)
  if (n++ < MOST_POSITIONS)
    alur_fix_list_add (
        list, N_ ("Let {a} do it"),
        &(AlurFixPlan){
            .run = run_set_position, .element = position, .elements = steps, .a = position });
  alur_fix_list_go (list, N_ ("Choose a position…"), step, ALUR_STEP_POSITION);
}

/* The steps of the unit that no position does as yet. */
static GPtrArray *
gather_free_steps (const AlurFixList *list, const char *unit)
{
  GPtrArray *steps = g_ptr_array_new ();

  ALUR_FOREACH (procedure, list->stage, ALUR_KIND_PROCEDURE)
  ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
  if (alur_element_get_ref (step, ALUR_STEP_UNIT) == unit
      && alur_element_get_ref (step, ALUR_STEP_POSITION) == NULL
      && !alur_fix_is_of_kind (step, ALUR_STEP_KIND_START)
      && !alur_fix_is_of_kind (step, ALUR_STEP_KIND_END))
    g_ptr_array_add (steps, step);
  return steps;
}

void
alur_fix_list_position_without_work (AlurFixList *list)
{
  const AlurElement *position = alur_fix_list_first (list);
  const AlurElement *unit = list->finding->units[0];
  g_autoptr (GPtrArray) steps = gather_free_steps (list, alur_element_get_id (unit));

  if (steps->len > 0)
    alur_fix_list_add (list,
                       steps->len == 1 ? N_ ("Let it do {b}")
                                       : N_ ("Let it do the steps of {a} that nobody has"),
                       &(AlurFixPlan){ .run = run_set_position,
                                       .element = position,
                                       .elements = steps,
                                       .a = unit,
                                       .b = steps->pdata[0] });
  alur_fix_list_go_to_child (list, N_ ("Enter a duty…"), position, ALUR_KIND_DUTY);
  alur_fix_list_add (
      list, N_ ("Delete {a}"),
      &(AlurFixPlan){ .run = alur_fix_run_delete, .element = position, .a = position });
}

static void
run_set_headcount (const AlurFix *fix)
{
  alur_document_set_number (fix->document, fix->element, ALUR_POSITION_HEADCOUNT, fix->word);
}

/* How many people there are now is a fact; how many there shall be can be decided. */
void
alur_fix_list_staffing (AlurFixList *list)
{
  const AlurElement *position = alur_fix_list_first (list);
  double need = alur_workload_round_need (list->finding->figures[0]);

  if (alur_element_get_word (list->stage, ALUR_STAGE_KIND) != ALUR_STAGE_CURRENT && need > 0
      && need < 1e6)
    {
      g_autofree char *text = alur_language_format_number (NULL, need, 0);

      alur_fix_list_add (
          list, N_ ("Plan for {text} people"),
          &(AlurFixPlan){
              .run = run_set_headcount, .element = position, .text = text, .word = (guint) need });
    }
  alur_fix_list_go (list, N_ ("Go to the headcount"), position, ALUR_POSITION_HEADCOUNT);
}
