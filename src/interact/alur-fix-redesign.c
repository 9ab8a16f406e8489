/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Redesign: the method's answers to a procedure that is longer than it need be. In the present
 * condition a fix writes the decision down, because what is done today is a fact. Decisions change
 * nothing that the rule sees, so the finding is accepted with the decision as its reason, in the
 * same step of undo. */

#include "alur-fix-private.h"

#include "alur-edit.h"
#include "alur-flow.h"
#include "alur-language.h"
#include "alur-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Whether a decision can still be written down at the step. */
static gboolean
is_undecided (const AlurElement *step)
{
  const AlurElement *redesign = alur_element_first (step, ALUR_KIND_STEP_REDESIGN);

  return redesign == NULL
         || alur_element_get_word (redesign, ALUR_STEP_REDESIGN_ACTION) == ALUR_ACTION_KEEP;
}

static gboolean
are_undecided (const GPtrArray *steps)
{
  for (guint i = 0; i < steps->len; i++)
    if (!is_undecided (steps->pdata[i]))
      return FALSE;
  return steps->len > 0;
}

/* Nothing comes after the target, so nothing is decided in it. */
static gboolean
may_decide (const AlurFixList *list)
{
  return alur_element_get_word (list->stage, ALUR_STAGE_KIND) != ALUR_STAGE_TARGET;
}

/* Nothing of it has been carried out yet, whatever was decided before. */
static AlurElement *
decide (const AlurFix *fix, AlurElement *step, AlurAction action)
{
  AlurElement *redesign = alur_element_first (step, ALUR_KIND_STEP_REDESIGN);

  if (redesign == NULL)
    redesign = alur_document_insert (fix->document, step, ALUR_KIND_STEP_REDESIGN, NULL, NULL);
  alur_document_set_word (fix->document, redesign, ALUR_STEP_REDESIGN_ACTION, action);
  alur_document_unset (fix->document, redesign, ALUR_STEP_REDESIGN_APPLIED);
  return redesign;
}

static void
accept_as_decided (const AlurFix *fix, AlurAction action)
{
  const char *language = alur_document_get_language (fix->document);
  g_autofree char *reason
      /* Translators: why a finding is accepted; %s: abolish, combine, simplify, decentralise. */
      = g_strdup_printf (alur_tr (language, N_ ("Decided: %s")),
                         alur_tr (language, alur_action_words[action].label));

  alur_fix_accept (fix->document, fix->finding, reason, NULL, 0);
}

static int
compare_order_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (data, *(const gpointer *) a))
         - GPOINTER_TO_INT (g_hash_table_lookup (data, *(const gpointer *) b));
}

/* The steps of the finding as they stand in the document. */
static GPtrArray *
gather_steps (const AlurFixList *list)
{
  GPtrArray *steps = g_ptr_array_new ();
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  const AlurElement *first = alur_fix_list_first (list);
  int place = 0;

  ALUR_FOREACH (step, first->parent, ALUR_KIND_STEP)
  g_hash_table_insert (places, step, GINT_TO_POINTER (++place));
  for (guint i = 0; i < list->finding->n_elements; i++)
    if (list->finding->elements[i]->kind == ALUR_KIND_STEP)
      g_ptr_array_add (steps, (gpointer) list->finding->elements[i]);
  g_ptr_array_sort_with_data (steps, compare_order_cb, places);
  return steps;
}

/* The first of `elements` is combined with the others. */
static void
run_combine (const AlurFix *fix)
{
  AlurElement *redesign = decide (fix, fix->elements->pdata[0], ALUR_ACTION_COMBINE);
  g_autoptr (GPtrArray) with = g_ptr_array_new ();

  for (guint i = 1; i < fix->elements->len; i++)
    g_ptr_array_add (with, (gpointer) alur_element_get_id (fix->elements->pdata[i]));
  alur_document_set_refs (fix->document, redesign, ALUR_STEP_REDESIGN_WITH,
                          (const char *const *) with->pdata, with->len);
  accept_as_decided (fix, ALUR_ACTION_COMBINE);
}

static void
add_combine (AlurFixList *list, GPtrArray *steps)
{
  if (may_decide (list) && steps->len > 1 && are_undecided (steps))
    alur_fix_list_add (list, N_ ("Decide to combine them"),
                       &(AlurFixPlan){ .run = run_combine, .elements = steps });
}

static void
add_go (AlurFixList *list)
{
  alur_fix_list_go (list, N_ ("Go to {a}"), alur_fix_list_first (list), G_MAXUINT);
}

void
alur_fix_list_similar_steps (AlurFixList *list)
{
  g_autoptr (GPtrArray) steps = gather_steps (list);

  add_combine (list, steps);
  add_go (list);
}

/* What the first of the two units does before and after is done at once. */
void
alur_fix_list_back_and_forth (AlurFixList *list)
{
  g_autoptr (GPtrArray) steps = gather_steps (list);
  const char *unit
      = list->finding->about[0] != NULL ? alur_element_get_id (list->finding->about[0]) : NULL;

  for (guint i = steps->len; i > 0; i--)
    if (alur_element_get_ref (steps->pdata[i - 1], ALUR_STEP_UNIT) != unit)
      g_ptr_array_remove_index (steps, i - 1);
  add_combine (list, steps);
  add_go (list);
}

static void
run_decentralise (const AlurFix *fix)
{
  for (guint i = 0; i < fix->elements->len; i++)
    {
      AlurElement *redesign = decide (fix, fix->elements->pdata[i], ALUR_ACTION_DECENTRALISE);

      alur_document_set_text (fix->document, redesign, ALUR_STEP_REDESIGN_TO,
                              alur_element_get_id (fix->other));
    }
  accept_as_decided (fix, ALUR_ACTION_DECENTRALISE);
}

static void
add_decentralise (AlurFixList *list, GPtrArray *steps, const AlurElement *to)
{
  if (may_decide (list) && to != NULL && are_undecided (steps))
    alur_fix_list_add (
        list, N_ ("Decide to let {a} decide"),
        &(AlurFixPlan){ .run = run_decentralise, .other = to, .elements = steps, .a = to });
}

static guint
depth_of (const AlurFixList *list, const AlurElement *step)
{
  const AlurUnitNode *node
      = alur_stage_index_get_unit (list->index, alur_element_get_ref (step, ALUR_STEP_UNIT));

  return node != NULL ? node->depth : 0;
}

/* Who decides lowest decides alone. */
void
alur_fix_list_approval_chain (AlurFixList *list)
{
  g_autoptr (GPtrArray) steps = gather_steps (list);
  guint lowest = 0;
  const AlurElement *unit;

  for (guint i = 1; i < steps->len; i++)
    if (depth_of (list, steps->pdata[i]) > depth_of (list, steps->pdata[lowest]))
      lowest = i;
  if (steps->len < 2)
    return;
  unit = alur_fix_get_unit (list, steps->pdata[lowest], ALUR_STEP_UNIT);
  g_ptr_array_remove_index (steps, lowest);
  add_decentralise (list, steps, unit);
  add_go (list);
}

/* To the superior of who does the step before, or to themselves. */
void
alur_fix_list_decided_too_high (AlurFixList *list)
{
  const AlurElement *decision = list->finding->about[0];
  const AlurElement *lower = list->finding->about[1];
  g_autoptr (GPtrArray) steps = g_ptr_array_new ();

  g_ptr_array_add (steps, (gpointer) decision);
  add_decentralise (list, steps, alur_fix_get_unit (list, lower, ALUR_UNIT_PARENT));
  add_decentralise (list, steps, lower);
  add_go (list);
}

/* Only the first step asks the customer for it; the others find it there. */
static void
run_ask_once (const AlurFix *fix)
{
  for (guint i = 1; i < fix->elements->len; i++)
    ALUR_FOREACH (input, (AlurElement *) fix->elements->pdata[i], ALUR_KIND_INPUT)
  if (alur_text_same (alur_element_get_text (input, ALUR_INPUT_NAME), fix->text))
    alur_document_unset (fix->document, input, ALUR_INPUT_FROM);
}

static void
run_decide_to_ask_once (const AlurFix *fix)
{
  const char *language = alur_document_get_language (fix->document);
  /* Translators: the reason of a redesign decision; %s is a document that customers hand in. */
  g_autofree char *why
      = g_strdup_printf (alur_tr (language, N_ ("Ask for %s only once.")), fix->text);

  for (guint i = 1; i < fix->elements->len; i++)
    alur_document_set_content (fix->document,
                               decide (fix, fix->elements->pdata[i], ALUR_ACTION_SIMPLIFY), why);
  accept_as_decided (fix, ALUR_ACTION_SIMPLIFY);
}

static gboolean
may_decide_behind_first (const AlurFixList *list, const GPtrArray *steps)
{
  for (guint i = 1; i < steps->len; i++)
    if (!is_undecided (steps->pdata[i]))
      return FALSE;
  return may_decide (list);
}

void
alur_fix_list_repeated_input (AlurFixList *list)
{
  g_autoptr (GPtrArray) steps = gather_steps (list);
  const AlurFixPlan ask = {
    .run = run_ask_once, .elements = steps, .text = list->finding->name, .a = steps->pdata[0]
  };
  AlurFixPlan plan = ask;

  plan.run = run_decide_to_ask_once;
  if (may_decide_behind_first (list, steps))
    alur_fix_list_add (list, N_ ("Decide to ask for {text} only once"), &plan);
  alur_fix_list_add (list, N_ ("Ask for {text} only at {a}"), &ask);
}

void
alur_fix_list_many_counters (AlurFixList *list)
{
  add_go (list);
}

/* Where a case waits longest. */
void
alur_fix_list_waiting_dominates (AlurFixList *list)
{
  const AlurElement *procedure = alur_fix_list_first (list);
  double day = alur_document_get_hours_per_day (list->document);
  const AlurElement *longest = NULL;
  double most = 0;

  ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
  {
    double wait = alur_duration_to_minutes (alur_element_get_duration (step, ALUR_STEP_WAIT), day);

    if (wait > most)
      {
        most = wait;
        longest = step;
      }
  }
  if (longest != NULL)
    alur_fix_list_go (list, N_ ("Go to the longest wait, at {a}"), longest, ALUR_STEP_WAIT);
  else
    add_go (list);
}

/* Not one more for what binary fractions add. */
static gint32
count_begun (double n)
{
  return (gint32) ceil (n - 1e-10 * n);
}

/* A time that holds the lead, in units in which one promises: days, hours, minutes. */
static AlurDuration
round_up (double minutes, double hours_per_day)
{
  double day = hours_per_day * 60;
  gint32 hours = count_begun (minutes / 60);
  AlurDuration promise = { 0 };

  if (hours * 60 >= day)
    promise.days = count_begun (minutes / day);
  else if (hours > 1)
    promise.seconds = hours * 3600;
  else
    promise.seconds = count_begun (minutes) * 60;
  return promise;
}

static void
run_promise (const AlurFix *fix)
{
  double day = alur_document_get_hours_per_day (fix->document);

  alur_document_set_duration (fix->document, fix->element, ALUR_PROCEDURE_PROMISE,
                              round_up (fix->finding->figures[0], day));
}

void
alur_fix_list_promise_broken (AlurFixList *list)
{
  const AlurElement *procedure = alur_fix_list_first (list);
  double day = alur_document_get_hours_per_day (list->document);
  double lead = list->finding->figures[0];

  if (lead < 1e6)
    {
      g_autofree char *text = alur_language_format_duration (NULL, round_up (lead, day), day);

      alur_fix_list_add (list, N_ ("Promise {text}"),
                         &(AlurFixPlan){ .run = run_promise, .element = procedure, .text = text });
    }
  alur_fix_list_go (list, N_ ("Go to the promised time"), procedure, ALUR_PROCEDURE_PROMISE);
}

/* What was decided is done here: `element` is the decision, `other` the step. */
static void
run_apply_decentralise (const AlurFix *fix)
{
  const char *to = alur_element_get_ref (fix->element, ALUR_STEP_REDESIGN_TO);
  AlurElement *heir
      = to != NULL ? alur_document_lookup (fix->document, fix->finding->stage, to) : NULL;

  if (heir == NULL)
    return;
  if (heir->kind == ALUR_KIND_POSITION)
    {
      alur_edit_set_step_unit (fix->document, fix->other, alur_element_get_id (heir->parent));
      alur_document_set_text (fix->document, fix->other, ALUR_STEP_POSITION, to);
    }
  else
    alur_edit_set_step_unit (fix->document, fix->other, to);
  alur_document_set_word (fix->document, fix->element, ALUR_STEP_REDESIGN_APPLIED, ALUR_ANSWER_YES);
}

/* Whether @flow would lead its step back to itself at @to, or where another way leads already. Out
 * of a decision each way is an answer. */
static gboolean
is_idle_way (const AlurFix *fix, const AlurElement *flow, const char *to)
{
  const char *from = alur_element_get_ref (flow, ALUR_FLOW_FROM);
  const AlurElement *step = alur_document_lookup (fix->document, fix->finding->stage, from);

  if (step == NULL || alur_element_get_word (step, ALUR_STEP_KIND) == ALUR_STEP_KIND_DECISION)
    return FALSE;
  if (from == to)
    return TRUE;
  ALUR_FOREACH (other, flow->parent, ALUR_KIND_FLOW)
  {
    if (other != flow && alur_flow_may_control (other)
        && alur_element_get_ref (other, ALUR_FLOW_FROM) == from
        && alur_element_get_ref (other, ALUR_FLOW_TO) == to)
      return TRUE;
  }
  return FALSE;
}

/* What led to the step leads to what came after it. */
static void
run_apply_abolish (const AlurFix *fix)
{
  const char *id = alur_element_get_id (fix->other);
  AlurElement *on = alur_fix_first_flow (fix->document, fix->other, ALUR_FLOW_FROM);
  const char *after = on != NULL ? alur_element_get_ref (on, ALUR_FLOW_TO) : NULL;

  ALUR_FOREACH (flow, fix->other->parent, ALUR_KIND_FLOW)
  {
    AlurElement *bend;

    if (after == NULL || after == id || !alur_flow_may_control (flow)
        || alur_element_get_ref (flow, ALUR_FLOW_TO) != id
        || alur_element_get_ref (flow, ALUR_FLOW_FROM) == id || is_idle_way (fix, flow, after))
      continue;
    alur_document_set_text (fix->document, flow, ALUR_FLOW_TO, after);
    while ((bend = alur_element_first (flow, ALUR_KIND_BEND)) != NULL)
      alur_document_remove (fix->document, bend);
  }
  alur_edit_delete (fix->document, (AlurElement *const *) &fix->other, 1);
  alur_document_set_word (fix->document, fix->element, ALUR_STEP_REDESIGN_APPLIED, ALUR_ANSWER_YES);
}

static void
add_apply (AlurFixList *list, const AlurElement *redesign, const AlurElement *step)
{
  AlurAction action = alur_element_get_word (redesign, ALUR_STEP_REDESIGN_ACTION);
  const AlurElement *to = alur_document_lookup (
      list->document, list->stage, alur_element_get_ref (redesign, ALUR_STEP_REDESIGN_TO));

  if (action == ALUR_ACTION_DECENTRALISE && to != NULL)
    alur_fix_list_add (
        list, N_ ("Let {a} do it"),
        &(AlurFixPlan){
            .run = run_apply_decentralise, .element = redesign, .other = step, .a = to });
  if (action == ALUR_ACTION_ABOLISH
      && alur_fix_count_flows (list->document, step, ALUR_FLOW_FROM) <= 1)
    alur_fix_list_add (
        list, N_ ("Abolish {a}"),
        &(AlurFixPlan){ .run = run_apply_abolish, .element = redesign, .other = step, .a = step });
}

void
alur_fix_list_redesign_not_applied (AlurFixList *list)
{
  const AlurElement *redesign = list->finding->about[0];

  if (redesign == NULL || redesign->parent == NULL)
    return;
  add_apply (list, redesign, alur_fix_list_first (list));
  alur_fix_list_go (list, N_ ("Go to the decision"), redesign->parent, G_MAXUINT);
}

/* The decision to abolish the step, for the stage in which it is gone. */
static void
run_decide_to_abolish (const AlurFix *fix)
{
  AlurElement *redesign = decide (fix, fix->element, ALUR_ACTION_ABOLISH);

  alur_document_set_text (fix->document, redesign, ALUR_STEP_REDESIGN_STAGE,
                          alur_element_get_id (fix->finding->stage));
  alur_document_set_word (fix->document, redesign, ALUR_STEP_REDESIGN_APPLIED, ALUR_ANSWER_YES);
}

void
alur_fix_list_removed_without_decision (AlurFixList *list)
{
  const AlurElement *step = alur_fix_list_first (list);

  if (is_undecided (step))
    alur_fix_list_add (list, N_ ("Write down that it is abolished"),
                       &(AlurFixPlan){ .run = run_decide_to_abolish, .element = step, .a = step });
  add_go (list);
}
