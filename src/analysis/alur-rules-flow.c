/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-rules-procedure.h"

#include "alur-figures.h"
#include "alur-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* How far probabilities may miss 1, and a hair for what decimals lose. */
#define PROBABILITY_TOLERANCE (0.001 + 1e-9)

static const AlurControlGraph *
graph_of (const AlurRuleRun *run)
{
  return alur_figures_get (run->figures, run->subject)->graph;
}

/**
 * alur_rule_no_start: (skip)
 */
void
alur_rule_no_start (AlurRuleRun *run)
{
  if (graph_of (run)->n_starts == 0)
    alur_rule_report_element (run, run->subject);
}

/**
 * alur_rule_several_starts: (skip)
 */
void
alur_rule_several_starts (AlurRuleRun *run)
{
  const AlurControlGraph *graph = graph_of (run);
  g_autoptr (GPtrArray) starts = g_ptr_array_new ();

  if (graph->n_starts < 2)
    return;
  for (guint i = 0; i < graph->n_steps; i++)
    if (graph->steps[i].kind == ALUR_STEP_KIND_START)
      g_ptr_array_add (starts, (gpointer) (guintptr) graph->steps[i].element);
  alur_rule_report (run, &(AlurReport){ .elements = (const AlurElement *const *) starts->pdata,
                                        .n_elements = starts->len });
}

/**
 * alur_rule_no_end: (skip)
 */
void
alur_rule_no_end (AlurRuleRun *run)
{
  if (graph_of (run)->n_ends == 0)
    alur_rule_report_element (run, run->subject);
}

/**
 * alur_rule_start_has_incoming: (skip)
 */
void
alur_rule_start_has_incoming (AlurRuleRun *run)
{
  const AlurControlGraph *graph = graph_of (run);

  for (guint i = 0; i < graph->n_flows; i++)
    if (graph->steps[graph->flows[i].to].kind == ALUR_STEP_KIND_START)
      alur_rule_report_element (run, graph->flows[i].element);
}

/**
 * alur_rule_end_has_outgoing: (skip)
 */
void
alur_rule_end_has_outgoing (AlurRuleRun *run)
{
  const AlurControlGraph *graph = graph_of (run);

  for (guint i = 0; i < graph->n_flows; i++)
    if (graph->steps[graph->flows[i].from].kind == ALUR_STEP_KIND_END)
      alur_rule_report_element (run, graph->flows[i].element);
}

/* Marks what the steps of a kind lead to, or what leads to them. */
static gboolean *
mark_from (const AlurControlGraph *graph, AlurStepKind kind, gboolean backwards)
{
  gboolean *marked = g_new0 (gboolean, graph->n_steps);
  g_autofree guint *queue = g_new (guint, graph->n_steps);
  guint n = 0;

  for (guint i = 0; i < graph->n_steps; i++)
    if (graph->steps[i].kind == kind)
      {
        marked[i] = TRUE;
        queue[n++] = i;
      }
  for (guint i = 0; i < n; i++)
    {
      const AlurControlStep *step = &graph->steps[queue[i]];
      guint n_next = backwards ? step->n_incoming : step->n_ways;

      for (guint k = 0; k < n_next; k++)
        {
          guint next = backwards ? graph->ways[graph->incoming[step->first_incoming + k]].from
                                 : graph->ways[step->first_way + k].to;

          if (marked[next])
            continue;
          marked[next] = TRUE;
          queue[n++] = next;
        }
    }
  return marked;
}

/**
 * alur_rule_unreachable: (skip)
 */
void
alur_rule_unreachable (AlurRuleRun *run)
{
  const AlurControlGraph *graph = graph_of (run);
  g_autofree gboolean *marked = NULL;

  if (graph->n_starts == 0)
    return;
  marked = mark_from (graph, ALUR_STEP_KIND_START, FALSE);
  for (guint i = 0; i < graph->n_steps; i++)
    if (!marked[i])
      alur_rule_report_element (run, graph->steps[i].element);
}

static gboolean
is_dead_end (const AlurControlStep *step)
{
  return step->kind != ALUR_STEP_KIND_END && step->n_ways == 0;
}

/**
 * alur_rule_dead_end: (skip)
 */
void
alur_rule_dead_end (AlurRuleRun *run)
{
  const AlurControlGraph *graph = graph_of (run);

  for (guint i = 0; i < graph->n_steps; i++)
    if (is_dead_end (&graph->steps[i]))
      alur_rule_report_element (run, graph->steps[i].element);
}

/**
 * alur_rule_no_way_out: (skip)
 */
void
alur_rule_no_way_out (AlurRuleRun *run)
{
  const AlurControlGraph *graph = graph_of (run);
  g_autofree gboolean *marked = NULL;

  if (graph->n_ends == 0)
    return;
  marked = mark_from (graph, ALUR_STEP_KIND_END, TRUE);
  for (guint i = 0; i < graph->n_steps; i++)
    if (!marked[i] && !is_dead_end (&graph->steps[i]))
      alur_rule_report_element (run, graph->steps[i].element);
}

/**
 * alur_rule_decision_without_choice: (skip)
 */
void
alur_rule_decision_without_choice (AlurRuleRun *run)
{
  const AlurControlGraph *graph = graph_of (run);

  for (guint i = 0; i < graph->n_steps; i++)
    if (graph->steps[i].kind == ALUR_STEP_KIND_DECISION && graph->steps[i].n_flows_out < 2)
      alur_rule_report_element (run, graph->steps[i].element);
}

static gboolean
is_blank (const char *text)
{
  while (text != NULL && *text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return text == NULL || *text == '\0';
}

/**
 * alur_rule_unlabelled_choice: (skip)
 */
void
alur_rule_unlabelled_choice (AlurRuleRun *run)
{
  const AlurControlGraph *graph = graph_of (run);

  for (guint i = 0; i < graph->n_flows; i++)
    {
      const AlurElement *flow = graph->flows[i].element;
      const AlurControlStep *from = &graph->steps[graph->flows[i].from];

      if (from->kind != ALUR_STEP_KIND_DECISION
          || !is_blank (alur_element_get_text (flow, ALUR_FLOW_LABEL)))
        continue;
      alur_rule_report (
          run,
          &(AlurReport){ .elements = &flow,
                         .n_elements = 1,
                         .about = { from->element, graph->steps[graph->flows[i].to].element } });
    }
}

typedef struct
{
  double sum; /* of those that are given */
  guint n_silent;
} Probabilities;

/**
 * alur_rule_bad_probabilities: (skip)
 */
void
alur_rule_bad_probabilities (AlurRuleRun *run)
{
  const AlurControlGraph *graph = graph_of (run);
  g_autofree Probabilities *all = g_new0 (Probabilities, graph->n_steps);

  for (guint i = 0; i < graph->n_flows; i++)
    {
      const AlurControlFlow *flow = &graph->flows[i];
      double probability = alur_element_get_number (flow->element, ALUR_FLOW_PROBABILITY);

      if (isnan (probability))
        all[flow->from].n_silent++;
      else
        all[flow->from].sum += probability;
    }
  for (guint i = 0; i < graph->n_steps; i++)
    {
      const AlurControlStep *step = &graph->steps[i];
      gboolean too_many = all[i].sum > 1 + PROBABILITY_TOLERANCE;
      gboolean too_few = all[i].n_silent == 0 && all[i].sum < 1 - PROBABILITY_TOLERANCE;

      if (step->kind != ALUR_STEP_KIND_DECISION || step->n_flows_out == 0)
        continue;
      if (too_many || too_few)
        alur_rule_report (run, &(AlurReport){ .elements = &step->element,
                                              .n_elements = 1,
                                              .figures = { all[i].sum, 1 } });
    }
}

/**
 * alur_rule_bad_probabilities_message: (skip)
 */
const char *
alur_rule_bad_probabilities_message (const AlurFinding *finding)
{
  if (finding->figures[0] > 1)
    return N_ ("The chances of the ways out of {element} add up to {percent1}, which is more than "
               "all cases.");
  return N_ ("The chances of the ways out of {element} add up to {percent1} only.");
}
