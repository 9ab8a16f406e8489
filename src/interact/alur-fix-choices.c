/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Decisions and where ways come together again. */

#include "alur-fix-private.h"

#include "alur-dominators.h"
#include "alur-edit.h"
#include "alur-flow.h"
#include "alur-language.h"
#include "alur-make.h"
#include "alur-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* In the language of the document: this is written on drawings and paper. */
const char *
alur_fix_yes (AlurDocument *document)
{
  /* Translators: the label of a way out of a decision. */
  return alur_tr_context (alur_document_get_language (document), "way", NC_ ("way", "Yes"));
}

const char *
alur_fix_no (AlurDocument *document)
{
  /* Translators: the label of a way out of a decision. */
  return alur_tr_context (alur_document_get_language (document), "way", NC_ ("way", "No"));
}

static void
run_join_any (const AlurFix *fix)
{
  alur_document_unset (fix->document, fix->element, ALUR_STEP_JOIN);
}

static void
add_join_any (AlurFixList *list)
{
  alur_fix_list_add (list, N_ ("Start on either"),
                     &(AlurFixPlan){ .run = run_join_any, .element = alur_fix_list_first (list) });
}

void
alur_fix_list_waits_for_itself (AlurFixList *list)
{
  add_join_any (list);
}

/* The ways of `elements`, flows into `element`, come together in a step of their own before it. */
static void
run_bring_together (const AlurFix *fix)
{
  AlurElement *join = fix->element;
  AlurElement *step
      = alur_document_insert (fix->document, join->parent, ALUR_KIND_STEP, NULL, join);

  /* Translators: the name of a step that is put where the ways out of a decision meet again. */
  alur_document_set_text (
      fix->document, step, ALUR_STEP_NAME,
      alur_tr (alur_document_get_language (fix->document), N_ ("Bring the ways together")));
  alur_edit_set_step_unit (fix->document, step, alur_element_get_ref (join, ALUR_STEP_UNIT));
  for (guint i = 0; i < fix->elements->len; i++)
    {
      AlurElement *flow = g_ptr_array_index (fix->elements, i);
      AlurElement *bend;

      alur_document_set_text (fix->document, flow, ALUR_FLOW_TO, alur_element_get_id (step));
      while ((bend = alur_element_first (flow, ALUR_KIND_BEND)) != NULL)
        alur_document_remove (fix->document, bend);
    }
  alur_edit_connect (fix->document, step, join, ALUR_FLOW_SEQUENCE);
}

typedef struct
{
  const AlurControlGraph *graph;
  const AlurDominators *dominators;
  guint join;
} Meeting;

/* By which child of @decision a way into the join comes from it; G_MAXUINT: not from it alone. */
static guint
branch_of (const Meeting *meeting, guint decision, guint from)
{
  if (!alur_dominators_is_reachable (meeting->dominators, from)
      || !alur_dominators_dominates (meeting->dominators, decision, from))
    return G_MAXUINT;
  return from == decision ? decision
                          : alur_dominators_get_child_towards (meeting->dominators, decision, from);
}

/* The control flows by which ways out of @decision enter the join, if there are at least two and
 * none comes from a fork behind it. */
static GPtrArray *
gather_ways (const Meeting *meeting, guint decision)
{
  const AlurControlGraph *graph = meeting->graph;
  GPtrArray *flows = g_ptr_array_new ();
  g_autoptr (GHashTable) branches = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < graph->n_flows; i++)
    {
      const AlurControlFlow *flow = &graph->flows[i];
      guint branch
          = flow->to == meeting->join ? branch_of (meeting, decision, flow->from) : G_MAXUINT;

      if (branch == G_MAXUINT)
        continue;
      if (!g_hash_table_add (branches, GUINT_TO_POINTER (branch)))
        {
          g_ptr_array_set_size (flows, 0);
          break;
        }
      g_ptr_array_add (flows, (gpointer) flow->element);
    }
  if (flows->len < 2)
    g_clear_pointer (&flows, g_ptr_array_unref);
  return flows;
}

static GPtrArray *
find_meeting (const AlurFixList *list, const AlurElement *join)
{
  g_autoptr (AlurControlGraph) graph = alur_control_graph_new (list->document, join->parent);
  g_autoptr (AlurDominators) dominators = alur_dominators_new (graph);
  Meeting meeting = { .graph = graph, .dominators = dominators, .join = G_MAXUINT };

  for (guint i = 0; i < graph->n_steps; i++)
    if (graph->steps[i].element == join)
      meeting.join = i;
  for (guint i = 0; i < graph->n_steps && meeting.join != G_MAXUINT; i++)
    {
      GPtrArray *flows
          = graph->steps[i].kind == ALUR_STEP_KIND_DECISION ? gather_ways (&meeting, i) : NULL;

      if (flows != NULL)
        return flows;
    }
  return NULL;
}

void
alur_fix_list_join_never_complete (AlurFixList *list)
{
  const AlurElement *join = alur_fix_list_first (list);
  g_autoptr (GPtrArray) flows = find_meeting (list, join);

  add_join_any (list);
  if (flows != NULL)
    alur_fix_list_add (
        list, N_ ("Put a step between"),
        &(AlurFixPlan){ .run = run_bring_together, .element = join, .elements = flows });
}

/* A task knows no chances and no answers. */
static void
run_make_task (const AlurFix *fix)
{
  const char *id = alur_element_get_id (fix->element);

  alur_document_set_word (fix->document, fix->element, ALUR_STEP_KIND, ALUR_STEP_KIND_TASK);
  ALUR_FOREACH (flow, fix->element->parent, ALUR_KIND_FLOW)
  if (alur_flow_may_control (flow) && alur_element_get_ref (flow, ALUR_FLOW_FROM) == id)
    alur_document_unset (fix->document, flow, ALUR_FLOW_PROBABILITY);
}

void
alur_fix_list_decision_without_choice (AlurFixList *list)
{
  const AlurElement *step = alur_fix_list_first (list);
  const AlurElement *end = alur_fix_first_of_kind (step->parent, ALUR_STEP_KIND_END);
  const AlurElement *after = alur_fix_get_after (list, step);

  alur_fix_list_add (list, N_ ("Make it a task"),
                     &(AlurFixPlan){ .run = run_make_task, .element = step });
  if (end != NULL && after != NULL && end != after)
    alur_fix_list_add (list, N_ ("Let the other way lead to the end"),
                       &(AlurFixPlan){ .run = alur_fix_run_connect,
                                       .element = step,
                                       .other = end,
                                       .text = alur_fix_no (list->document) });
}

/* The control flows out of a step. */
static GPtrArray *
gather_out (AlurDocument *document, const AlurElement *step)
{
  GPtrArray *flows = g_ptr_array_new ();

  ALUR_FOREACH (flow, step->parent, ALUR_KIND_FLOW)
  if (alur_element_get_ref (flow, ALUR_FLOW_FROM) == alur_element_get_id (step)
      && alur_flow_is_control (document, flow))
    g_ptr_array_add (flows, flow);
  return flows;
}

static gboolean
has_label (const AlurElement *flow)
{
  g_autofree char *label = alur_text_fold (alur_element_get_text (flow, ALUR_FLOW_LABEL));

  return *label != '\0';
}

static void
run_label_both (const AlurFix *fix)
{
  alur_document_set_text (fix->document, fix->elements->pdata[0], ALUR_FLOW_LABEL,
                          alur_fix_yes (fix->document));
  alur_document_set_text (fix->document, fix->elements->pdata[1], ALUR_FLOW_LABEL,
                          alur_fix_no (fix->document));
}

static void
run_label (const AlurFix *fix)
{
  alur_document_set_text (fix->document, fix->element, ALUR_FLOW_LABEL, fix->text);
}

/* What stands over against a label: the other answer. */
static const char *
find_opposite (const AlurFixList *list, const AlurElement *flow)
{
  const char *label = alur_element_get_text (flow, ALUR_FLOW_LABEL);
  const char *yes = alur_fix_yes (list->document);
  const char *no = alur_fix_no (list->document);

  if (alur_text_same (label, yes))
    return no;
  return alur_text_same (label, no) ? yes : NULL;
}

/* Yes is the way that goes on in the document, No the one that goes back or to the end. */
static void
add_both (AlurFixList *list, GPtrArray *flows)
{
  const AlurElement *first = alur_fix_get_step (list, flows->pdata[0], ALUR_FLOW_TO);
  const AlurElement *step = alur_fix_get_step (list, flows->pdata[0], ALUR_FLOW_FROM);
  gboolean back = FALSE;
  g_autofree char *text = NULL;

  for (const AlurElement *each = first; each != NULL && !back;
       each = alur_element_next (each, ALUR_KIND_STEP))
    back = each == step;
  if (back || (first != NULL && alur_fix_is_of_kind (first, ALUR_STEP_KIND_END)))
    {
      gpointer other = flows->pdata[0];

      flows->pdata[0] = flows->pdata[1];
      flows->pdata[1] = other;
    }
  text = g_strdup_printf ("%s / %s", alur_fix_yes (list->document), alur_fix_no (list->document));
  /* Translators: {text} is "Yes / No". */
  alur_fix_list_add (list, N_ ("Label the ways {text}"),
                     &(AlurFixPlan){ .run = run_label_both, .elements = flows, .text = text });
}

void
alur_fix_list_unlabelled_choice (AlurFixList *list)
{
  const AlurElement *flow = alur_fix_list_first (list);
  const AlurElement *step = alur_fix_get_step (list, flow, ALUR_FLOW_FROM);
  g_autoptr (GPtrArray) flows
      = step != NULL ? gather_out (list->document, step) : g_ptr_array_new ();

  if (flows->len == 2 && !has_label (flows->pdata[0]) && !has_label (flows->pdata[1]))
    add_both (list, flows);
  else if (flows->len == 2)
    {
      const AlurElement *other = flows->pdata[flows->pdata[0] == flow ? 1 : 0];
      const char *answer = find_opposite (list, other);

      if (answer != NULL)
        alur_fix_list_add (list, N_ ("Label it {text}"),
                           &(AlurFixPlan){ .run = run_label, .element = flow, .text = answer });
    }
  alur_fix_list_go (list, N_ ("Enter its label…"), flow, ALUR_FLOW_LABEL);
}

/* Thousandths; the last that any case takes gets what rounding leaves. */
static void
run_scale (const AlurFix *fix)
{
  g_autoptr (GPtrArray) flows = gather_out (fix->document, fix->element);
  double sum = 0;
  double left = 1000;
  guint last = 0;

  for (guint i = 0; i < flows->len; i++)
    {
      double given = alur_element_get_number (flows->pdata[i], ALUR_FLOW_PROBABILITY);

      sum += given;
      last = given > 0 ? i : last;
    }
  if (!(sum > 0))
    return;
  for (guint i = 0; i < flows->len; i++)
    {
      double given = alur_element_get_number (flows->pdata[i], ALUR_FLOW_PROBABILITY);
      double share = i == last ? left : MIN (rint (given / sum * 1000), left);

      left -= share;
      alur_document_set_number (fix->document, flows->pdata[i], ALUR_FLOW_PROBABILITY,
                                share / 1000);
    }
}

static void
run_no_chances (const AlurFix *fix)
{
  g_autoptr (GPtrArray) flows = gather_out (fix->document, fix->element);

  for (guint i = 0; i < flows->len; i++)
    alur_document_unset (fix->document, flows->pdata[i], ALUR_FLOW_PROBABILITY);
}

void
alur_fix_list_bad_probabilities (AlurFixList *list)
{
  const AlurElement *step = alur_fix_list_first (list);
  g_autoptr (GPtrArray) flows = gather_out (list->document, step);
  double sum = 0;

  /* One that is not given makes it no number. */
  for (guint i = 0; i < flows->len; i++)
    sum += alur_element_get_number (flows->pdata[i], ALUR_FLOW_PROBABILITY);
  if (sum > 0)
    alur_fix_list_add (list, N_ ("Make the chances add up to 100%"),
                       &(AlurFixPlan){ .run = run_scale, .element = step });
  alur_fix_list_add (list, N_ ("Give all ways the same chance"),
                     &(AlurFixPlan){ .run = run_no_chances, .element = step });
  if (flows->len > 0)
    alur_fix_list_go (list, N_ ("Enter the chances…"), flows->pdata[0], ALUR_FLOW_PROBABILITY);
}
