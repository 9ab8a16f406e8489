/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ways of a case through a procedure: where it begins and ends, and that it gets there. */

#include "alur-fix-private.h"

#include "alur-edit.h"
#include "alur-flow.h"
#include "alur-make.h"

#include <glib/gi18n-lib.h>

static void
redirect (AlurDocument *document, AlurElement *flow, guint field, const AlurElement *step)
{
  AlurElement *bend;

  alur_document_set_text (document, flow, field, alur_element_get_id (step));
  while ((bend = alur_element_first (flow, ALUR_KIND_BEND)) != NULL)
    alur_document_remove (document, bend);
}

/* The first step that nothing leads to, or the first of all. */
static AlurElement *
find_first_step (AlurDocument *document, const AlurElement *procedure)
{
  ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
  if (!alur_fix_is_of_kind (step, ALUR_STEP_KIND_END)
      && alur_fix_count_flows (document, step, ALUR_FLOW_TO) == 0)
    return step;
  return alur_element_first (procedure, ALUR_KIND_STEP);
}

static void
run_add_start (const AlurFix *fix)
{
  AlurElement *procedure = fix->element;
  AlurElement *first = find_first_step (fix->document, procedure);
  AlurElement *start = alur_document_insert (fix->document, procedure, ALUR_KIND_STEP, NULL,
                                             alur_element_first (procedure, ALUR_KIND_STEP));

  alur_document_set_word (fix->document, start, ALUR_STEP_KIND, ALUR_STEP_KIND_START);
  if (first == NULL)
    return;
  alur_edit_set_step_unit (fix->document, start, alur_element_get_ref (first, ALUR_STEP_UNIT));
  alur_edit_connect (fix->document, start, first, ALUR_FLOW_SEQUENCE);
}

void
alur_fix_list_no_start (AlurFixList *list)
{
  alur_fix_list_add (list, N_ ("Add a start"),
                     &(AlurFixPlan){ .run = run_add_start, .element = alur_fix_list_first (list) });
}

/* Behind every step that leads nowhere; behind the last where all lead somewhere. */
static void
run_add_end (const AlurFix *fix)
{
  AlurElement *procedure = fix->element;
  g_autoptr (GPtrArray) last = g_ptr_array_new ();
  AlurElement *step = NULL;
  AlurElement *end;

  ALUR_FOREACH (each, procedure, ALUR_KIND_STEP)
  {
    step = each;
    if (alur_fix_count_flows (fix->document, each, ALUR_FLOW_FROM) == 0)
      g_ptr_array_add (last, each);
  }
  if (last->len == 0 && step != NULL)
    g_ptr_array_add (last, step);
  end = alur_make_step (fix->document, procedure, ALUR_STEP_KIND_END, NULL, NULL);
  if (step != NULL)
    alur_edit_set_step_unit (fix->document, end, alur_element_get_ref (step, ALUR_STEP_UNIT));
  for (guint i = 0; i < last->len; i++)
    alur_edit_connect (fix->document, g_ptr_array_index (last, i), end, ALUR_FLOW_SEQUENCE);
}

void
alur_fix_list_no_end (AlurFixList *list)
{
  alur_fix_list_add (list, N_ ("Add an end"),
                     &(AlurFixPlan){ .run = run_add_end, .element = alur_fix_list_first (list) });
}

/* The starts of the finding in the order of the document. */
static GPtrArray *
gather_starts (const AlurElement *procedure)
{
  GPtrArray *starts = g_ptr_array_new ();

  ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
  if (alur_fix_is_of_kind (step, ALUR_STEP_KIND_START))
    g_ptr_array_add (starts, step);
  return starts;
}

static gboolean
leads_to (const AlurElement *step, const char *to)
{
  ALUR_FOREACH (flow, step->parent, ALUR_KIND_FLOW)
  if (alur_flow_may_control (flow)
      && alur_element_get_ref (flow, ALUR_FLOW_FROM) == alur_element_get_id (step)
      && alur_element_get_ref (flow, ALUR_FLOW_TO) == to)
    return TRUE;
  return FALSE;
}

/* Whether all starts lead where the first does, so that the others say nothing. */
static gboolean
lead_alike (const GPtrArray *starts)
{
  const AlurElement *first = starts->pdata[0];

  ALUR_FOREACH (flow, first->parent, ALUR_KIND_FLOW)
  for (guint i = 1; i < starts->len; i++)
    if (alur_flow_may_control (flow)
        && alur_element_get_ref (flow, ALUR_FLOW_FROM) == alur_element_get_id (starts->pdata[i])
        && !leads_to (first, alur_element_get_ref (flow, ALUR_FLOW_TO)))
      return FALSE;
  return TRUE;
}

/* All begin at the first start, behind which a decision says how. */
static void
run_begin_with_choice (const AlurFix *fix)
{
  g_autoptr (GPtrArray) starts = gather_starts (fix->element->parent);
  AlurElement *first, *choice;

  if (starts->len < 2)
    return;
  first = starts->pdata[0];
  choice = alur_document_insert (fix->document, first->parent, ALUR_KIND_STEP, NULL,
                                 alur_element_next (first, ALUR_KIND_STEP));
  alur_document_set_word (fix->document, choice, ALUR_STEP_KIND, ALUR_STEP_KIND_DECISION);
  alur_edit_set_step_unit (fix->document, choice,
                           alur_element_get_ref (fix->other, ALUR_STEP_UNIT));
  ALUR_FOREACH (flow, first->parent, ALUR_KIND_FLOW)
  for (guint i = 0; alur_flow_may_control (flow) && i < starts->len; i++)
    {
      const AlurElement *start = starts->pdata[i];

      if (alur_element_get_ref (flow, ALUR_FLOW_FROM) != alur_element_get_id (start))
        continue;
      redirect (fix->document, flow, ALUR_FLOW_FROM, choice);
      if (alur_element_get_text (flow, ALUR_FLOW_LABEL) == NULL
          && alur_element_get_name (start)[0] != '\0')
        alur_document_set_text (fix->document, flow, ALUR_FLOW_LABEL,
                                alur_element_get_name (start));
    }
  alur_edit_connect (fix->document, first, choice, ALUR_FLOW_SEQUENCE);
  alur_edit_delete (fix->document, (AlurElement *const *) starts->pdata + 1, starts->len - 1);
}

void
alur_fix_list_several_starts (AlurFixList *list)
{
  const AlurElement *start = alur_fix_list_first (list);
  g_autoptr (GPtrArray) starts = gather_starts (start->parent);
  const AlurElement *first = starts->pdata[0];
  const AlurElement *after = alur_fix_get_after (list, first);

  if (starts->len < 2)
    return;
  if (!lead_alike (starts))
    {
      alur_fix_list_add (list, N_ ("Let one start lead to a decision"),
                         &(AlurFixPlan){ .run = run_begin_with_choice,
                                         .element = first,
                                         .other = after != NULL ? after : first });
      return;
    }
  g_ptr_array_remove_index (starts, 0);
  alur_fix_list_add (list, N_ ("Keep {a} as the only start"),
                     &(AlurFixPlan){ .run = alur_fix_run_delete, .elements = starts, .a = first });
}

/* The flow leads to `other` instead. */
static void
run_lead_to (const AlurFix *fix)
{
  redirect (fix->document, fix->element, ALUR_FLOW_TO, fix->other);
}

void
alur_fix_list_start_has_incoming (AlurFixList *list)
{
  const AlurElement *flow = alur_fix_list_first (list);
  const AlurElement *start = alur_fix_get_step (list, flow, ALUR_FLOW_TO);
  const AlurElement *from = alur_fix_get_step (list, flow, ALUR_FLOW_FROM);
  const AlurElement *first = start != NULL ? alur_fix_get_after (list, start) : NULL;

  if (first != NULL && from != NULL && first != from && first != start
      && !leads_to (from, alur_element_get_id (first)))
    alur_fix_list_add (
        list, N_ ("Let it lead to {a}"),
        &(AlurFixPlan){ .run = run_lead_to, .element = flow, .other = first, .a = first });
  alur_fix_list_add (list, N_ ("Remove the flow"),
                     &(AlurFixPlan){ .run = alur_fix_run_delete, .element = flow });
}

/* An end that goes on is a task, done by whoever does what comes before. */
static void
run_make_task (const AlurFix *fix)
{
  alur_document_set_word (fix->document, fix->element, ALUR_STEP_KIND, ALUR_STEP_KIND_TASK);
  if (alur_element_get_ref (fix->element, ALUR_STEP_UNIT) == NULL && fix->other != NULL)
    alur_edit_set_step_unit (fix->document, fix->element, alur_element_get_id (fix->other));
}

static guint
count_kind (const AlurElement *procedure, AlurStepKind kind)
{
  guint n = 0;

  ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
  if (alur_fix_is_of_kind (step, kind))
    n++;
  return n;
}

void
alur_fix_list_end_has_outgoing (AlurFixList *list)
{
  const AlurElement *flow = alur_fix_list_first (list);
  const AlurElement *end = alur_fix_get_step (list, flow, ALUR_FLOW_FROM);
  const AlurElement *before = end != NULL ? alur_fix_get_before (list, end) : NULL;

  alur_fix_list_add (list, N_ ("Remove the flow"),
                     &(AlurFixPlan){ .run = alur_fix_run_delete, .element = flow });
  if (end != NULL && count_kind (end->parent, ALUR_STEP_KIND_END) > 1)
    alur_fix_list_add (
        list, N_ ("Make {a} a task"),
        &(AlurFixPlan){ .run = run_make_task,
                        .element = end,
                        .other
                        = before != NULL ? alur_fix_get_unit (list, before, ALUR_STEP_UNIT) : NULL,
                        .a = end });
}

/* Where the control flows of each step lead, by id. */
static GHashTable *
gather_ways (const AlurElement *procedure)
{
  GHashTable *ways = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);

  ALUR_FOREACH (flow, procedure, ALUR_KIND_FLOW)
  {
    const char *from = alur_element_get_ref (flow, ALUR_FLOW_FROM);
    GPtrArray *to = g_hash_table_lookup (ways, from);

    if (!alur_flow_may_control (flow))
      continue;
    if (to == NULL)
      g_hash_table_insert (ways, (gpointer) from, to = g_ptr_array_new ());
    g_ptr_array_add (to, (gpointer) alur_element_get_ref (flow, ALUR_FLOW_TO));
  }
  return ways;
}

/* The ids that a case reaches from those in @open, themselves among them. */
static GHashTable *
reach (const AlurElement *procedure, GPtrArray *open)
{
  GHashTable *reached = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) ways = gather_ways (procedure);

  for (guint i = 0; i < open->len; i++)
    g_hash_table_add (reached, open->pdata[i]);
  for (guint i = 0; i < open->len; i++)
    {
      const GPtrArray *to = g_hash_table_lookup (ways, open->pdata[i]);

      for (guint k = 0; to != NULL && k < to->len; k++)
        if (g_hash_table_add (reached, to->pdata[k]))
          g_ptr_array_add (open, to->pdata[k]);
    }
  return reached;
}

/* The ids of the steps that a start leads to. */
static GHashTable *
reach_from_starts (const AlurElement *procedure)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new ();

  ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
  if (alur_fix_is_of_kind (step, ALUR_STEP_KIND_START))
    g_ptr_array_add (open, (gpointer) alur_element_get_id (step));
  return reach (procedure, open);
}

/* `other` comes behind `element`, and what came there behind it. */
static void
run_follow (const AlurFix *fix)
{
  AlurElement *flow = alur_fix_first_flow (fix->document, fix->element, ALUR_FLOW_FROM);
  AlurElement *after = NULL;

  if (flow != NULL && !alur_fix_is_of_kind (fix->element, ALUR_STEP_KIND_DECISION))
    {
      after = alur_document_lookup_kind (fix->document, fix->finding->stage,
                                         alur_element_get_ref (flow, ALUR_FLOW_TO), ALUR_KIND_STEP);
      redirect (fix->document, flow, ALUR_FLOW_TO, fix->other);
    }
  else
    alur_edit_connect (fix->document, fix->element, fix->other, ALUR_FLOW_SEQUENCE);
  if (after != NULL)
    alur_edit_connect (fix->document, fix->other, after, ALUR_FLOW_SEQUENCE);
}

/* Whether @step can come behind @before with nothing else left hanging. */
static gboolean
may_follow (AlurDocument *document, const AlurElement *before, const AlurElement *step)
{
  guint n_out = alur_fix_count_flows (document, before, ALUR_FLOW_FROM);

  if (alur_fix_is_of_kind (before, ALUR_STEP_KIND_END))
    return FALSE;
  if (n_out == 0 || alur_fix_is_of_kind (before, ALUR_STEP_KIND_DECISION))
    return TRUE;
  return n_out == 1 && alur_fix_count_flows (document, step, ALUR_FLOW_FROM) == 0
         && !alur_fix_is_of_kind (step, ALUR_STEP_KIND_END);
}

/* The nearest step before it in the document that a case reaches and that it can follow. */
static const AlurElement *
find_to_follow (AlurDocument *document, const AlurElement *step)
{
  g_autoptr (GHashTable) reached = reach_from_starts (step->parent);
  const AlurElement *found = NULL;

  ALUR_FOREACH (other, step->parent, ALUR_KIND_STEP)
  {
    if (other == step && found != NULL)
      return found;
    if (other != step && g_hash_table_contains (reached, alur_element_get_id (other))
        && may_follow (document, other, step))
      found = other;
  }
  return found;
}

void
alur_fix_list_unreachable (AlurFixList *list)
{
  const AlurElement *step = alur_fix_list_first (list);
  const AlurElement *before = find_to_follow (list->document, step);

  if (before != NULL)
    alur_fix_list_add (
        list, N_ ("Put it behind {a}"),
        &(AlurFixPlan){ .run = run_follow, .element = before, .other = step, .a = before });
  alur_fix_list_add (list, N_ ("Delete {a}"),
                     &(AlurFixPlan){ .run = alur_fix_run_delete, .element = step, .a = step });
}

/* The next step in the document that nothing leads to as yet. */
static const AlurElement *
find_loose_after (AlurDocument *document, const AlurElement *step)
{
  for (const AlurElement *next = alur_element_next (step, ALUR_KIND_STEP); next != NULL;
       next = alur_element_next (next, ALUR_KIND_STEP))
    if (!alur_fix_is_of_kind (next, ALUR_STEP_KIND_START)
        && alur_fix_count_flows (document, next, ALUR_FLOW_TO) == 0)
      return next;
  return NULL;
}

static void
run_end_behind (const AlurFix *fix)
{
  alur_make_step_after (fix->document, fix->element, ALUR_STEP_KIND_END, TRUE);
}

void
alur_fix_list_dead_end (AlurFixList *list)
{
  const AlurElement *step = alur_fix_list_first (list);
  const AlurElement *end = alur_fix_first_of_kind (step->parent, ALUR_STEP_KIND_END);
  const AlurElement *loose = find_loose_after (list->document, step);

  if (loose != NULL)
    alur_fix_list_add (
        list, N_ ("Let {a} come next"),
        &(AlurFixPlan){ .run = alur_fix_run_connect, .element = step, .other = loose, .a = loose });
  if (end != NULL && end != loose)
    alur_fix_list_add (
        list, N_ ("Let it lead to the end"),
        &(AlurFixPlan){ .run = alur_fix_run_connect, .element = step, .other = end });
  if (end == NULL)
    alur_fix_list_add (list, N_ ("Add an end behind it"),
                       &(AlurFixPlan){ .run = run_end_behind, .element = step });
}

/* A step that leads nowhere and that @step leads to, or a decision. */
static const AlurElement *
find_behind (AlurDocument *document, const AlurElement *step, gboolean decision)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  g_autoptr (GHashTable) reached = NULL;

  g_ptr_array_add (open, (gpointer) alur_element_get_id (step));
  reached = reach (step->parent, open);
  ALUR_FOREACH (other, step->parent, ALUR_KIND_STEP)
  if (g_hash_table_contains (reached, alur_element_get_id (other))
      && (decision ? alur_fix_is_of_kind (other, ALUR_STEP_KIND_DECISION)
                   : alur_fix_count_flows (document, other, ALUR_FLOW_FROM) == 0))
    return other;
  return NULL;
}

/* Behind `element` comes a decision: on as before, or to `other`, the end. */
static void
run_choose_end (const AlurFix *fix)
{
  AlurElement *flow = alur_fix_first_flow (fix->document, fix->element, ALUR_FLOW_FROM);
  AlurElement *choice, *on, *out;

  if (flow == NULL)
    return;
  choice = alur_make_step_between (fix->document, flow, ALUR_STEP_KIND_DECISION);
  on = alur_fix_first_flow (fix->document, choice, ALUR_FLOW_FROM);
  out = alur_edit_connect (fix->document, choice, fix->other, ALUR_FLOW_SEQUENCE);
  alur_document_set_text (fix->document, on, ALUR_FLOW_LABEL, alur_fix_no (fix->document));
  alur_document_set_text (fix->document, out, ALUR_FLOW_LABEL, alur_fix_yes (fix->document));
}

void
alur_fix_list_no_way_out (AlurFixList *list)
{
  const AlurElement *step = alur_fix_list_first (list);
  const AlurElement *end = alur_fix_first_of_kind (step->parent, ALUR_STEP_KIND_END);
  const AlurElement *dead = find_behind (list->document, step, FALSE);
  const AlurElement *decision = find_behind (list->document, step, TRUE);

  if (end == NULL)
    return;
  if (dead != NULL)
    alur_fix_list_add (
        list, N_ ("Let {a} lead to the end"),
        &(AlurFixPlan){ .run = alur_fix_run_connect, .element = dead, .other = end, .a = dead });
  else if (decision != NULL)
    alur_fix_list_add (
        list, N_ ("Let {a} lead to the end"),
        &(AlurFixPlan){
            .run = alur_fix_run_connect, .element = decision, .other = end, .a = decision });
  else if (alur_fix_count_flows (list->document, step, ALUR_FLOW_FROM) == 1)
    alur_fix_list_add (
        list, N_ ("Put a decision behind {a} that can lead to the end"),
        &(AlurFixPlan){ .run = run_choose_end, .element = step, .other = end, .a = step });
}
