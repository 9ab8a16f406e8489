/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Hints for redesign: what could be combined, decentralised, simplified, or brought to one counter.
 *
 * In the two rules about deciding a decision is a step of that kind or one whose role is written as
 * decision-maker. */

#include "alur-rules-procedure.h"

#include "alur-figures-private.h"
#include "alur-promise.h"

/* An ordinary procedure has a handful of chains of approval. A drawing in which every decision
 * leads to every higher one has more than anybody could read; they are told up to here. */
#define MOST_CHAINS 1000u

/* Waiting is told when it is more than this part of the lead time. */
#define WAITING_PART 0.8

typedef struct
{
  AlurRuleRun *run;
  const AlurControlGraph *graph;
  const AlurUnitNode **units; /* per step; NULL: none */
} Steps;

static void
steps_init (Steps *self, AlurRuleRun *run)
{
  self->run = run;
  self->graph = alur_figures_get (run->figures, run->subject)->graph;
  self->units = g_new0 (const AlurUnitNode *, self->graph->n_steps);
  for (guint i = 0; i < self->graph->n_steps; i++)
    {
      const char *id = alur_element_get_ref (self->graph->steps[i].element, ALUR_STEP_UNIT);
      const AlurUnitNode *unit = id == NULL ? NULL : alur_stage_index_get_unit (run->index, id);

      self->units[i] = unit != NULL && unit->unit != NULL ? unit : NULL;
    }
}

static void
steps_clear (Steps *self)
{
  g_free (self->units);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Steps, steps_clear)

static gboolean
is_staff (const Steps *self, guint step)
{
  const AlurUnitNode *unit = self->units[step];
  AlurStepKind kind = self->graph->steps[step].kind;

  return unit != NULL && kind != ALUR_STEP_KIND_START && kind != ALUR_STEP_KIND_END
         && alur_element_get_word (unit->unit, ALUR_UNIT_LEVEL) != ALUR_LEVEL_CUSTOMER;
}

static gboolean
decides (const Steps *self, guint step)
{
  const AlurControlStep *control = &self->graph->steps[step];

  return control->kind == ALUR_STEP_KIND_DECISION
         || alur_element_get_word (control->element, ALUR_STEP_ROLE) == ALUR_ROLE_DECISION_MAKER;
}

/* Reports steps, with the units that do them. */
static void
report_steps (const Steps *self, const guint *numbers, guint n, AlurReport report)
{
  g_autofree const AlurElement **elements = g_new (const AlurElement *, n);
  g_autofree const AlurElement **units = g_new (const AlurElement *, n);

  for (guint i = 0; i < n; i++)
    {
      elements[i] = self->graph->steps[numbers[i]].element;
      units[i] = self->units[numbers[i]]->unit;
    }
  report.elements = elements;
  report.n_elements = n;
  report.units = units;
  report.n_units = n;
  alur_rule_report (self->run, &report);
}

/* Back and forth */

static gboolean
leads_to (const AlurControlGraph *graph, guint from, guint to)
{
  const AlurControlStep *step = &graph->steps[from];

  for (guint i = step->first_way; i < step->first_way + step->n_ways; i++)
    if (graph->ways[i].to == to)
      return TRUE;
  return FALSE;
}

/* Three steps that are gone through in both directions are told once. */
static gboolean
is_told (const AlurControlGraph *graph, guint from, guint middle, guint to)
{
  return to < from && leads_to (graph, to, middle) && leads_to (graph, middle, from);
}

static void
check_middle (const Steps *self, guint middle)
{
  const AlurControlGraph *graph = self->graph;
  const AlurControlStep *step = &graph->steps[middle];

  for (guint i = 0; i < step->n_incoming; i++)
    {
      guint from = graph->ways[graph->incoming[step->first_incoming + i]].from;

      if (!is_staff (self, from) || self->units[from] == self->units[middle])
        continue;
      for (guint k = 0; k < step->n_ways; k++)
        {
          guint to = graph->ways[step->first_way + k].to;

          if (to != from && is_staff (self, to) && self->units[to] == self->units[from]
              && !is_told (graph, from, middle, to))
            report_steps (
                self, (const guint[]){ from, middle, to }, 3,
                (AlurReport){ .in_a_row = TRUE,
                              .about = { self->units[from]->unit, self->units[middle]->unit } });
        }
    }
}

/**
 * alur_rule_back_and_forth: (skip)
 */
void
alur_rule_back_and_forth (AlurRuleRun *run)
{
  g_auto (Steps) self = { 0 };

  steps_init (&self, run);
  for (guint i = 0; i < self.graph->n_steps; i++)
    if (is_staff (&self, i) && self.graph->steps[i].kind != ALUR_STEP_KIND_DECISION)
      check_middle (&self, i);
}

/* Chains of approval: paths in the graph that leads from each decision to those that follow it and
 * are made higher up. Each edge leads nearer to the root, so it has no loops and a path is at most
 * as long as the organisation is deep. */

typedef struct
{
  const Steps *steps;
  GArray *path;   /* guint: numbers of steps */
  GArray *places; /* Place: where each of them is looked at */
  guint n_chains;
} Chains;

typedef struct
{
  guint next_way;
  gboolean goes_on; /* whether an approval follows */
} Place;

static gboolean
is_approval (const Steps *self, guint from, guint to)
{
  return decides (self, from) && decides (self, to) && self->units[from] != NULL
         && self->units[to] != NULL && alur_unit_node_is_above (self->units[to], self->units[from]);
}

static gboolean
follows_an_approval (const Steps *self, guint number)
{
  const AlurControlGraph *graph = self->graph;
  const AlurControlStep *step = &graph->steps[number];

  for (guint i = 0; i < step->n_incoming; i++)
    if (is_approval (self, graph->ways[graph->incoming[step->first_incoming + i]].from, number))
      return TRUE;
  return FALSE;
}

static void
enter_step (Chains *chains, guint number)
{
  Place place = { 0, FALSE };

  g_array_append_val (chains->path, number);
  g_array_append_val (chains->places, place);
}

/* Goes on to the next approval behind the last step of the path. Returns whether there is one. */
static gboolean
go_on (Chains *chains)
{
  const AlurControlGraph *graph = chains->steps->graph;
  guint number = g_array_index (chains->path, guint, chains->path->len - 1);
  Place *place = &g_array_index (chains->places, Place, chains->places->len - 1);
  const AlurControlStep *step = &graph->steps[number];

  while (place->next_way < step->n_ways && chains->n_chains < MOST_CHAINS)
    {
      guint to = graph->ways[step->first_way + place->next_way++].to;

      if (!is_approval (chains->steps, number, to))
        continue;
      place->goes_on = TRUE;
      enter_step (chains, to);
      return TRUE;
    }
  return FALSE;
}

/* The way back from the last step of the path, which tells of the path when nothing follows. */
static void
leave_step (Chains *chains)
{
  guint n_steps = chains->path->len;

  if (!g_array_index (chains->places, Place, n_steps - 1).goes_on && n_steps > 1
      && chains->n_chains < MOST_CHAINS)
    {
      report_steps (chains->steps, (const guint *) (gpointer) chains->path->data, n_steps,
                    (AlurReport){ .in_a_row = TRUE });
      chains->n_chains++;
    }
  g_array_set_size (chains->path, n_steps - 1);
  g_array_set_size (chains->places, n_steps - 1);
}

static void
follow_chains (Chains *chains, guint first)
{
  enter_step (chains, first);
  while (chains->path->len > 0)
    {
      if (!go_on (chains))
        leave_step (chains);
    }
}

/**
 * alur_rule_approval_chain: (skip)
 */
void
alur_rule_approval_chain (AlurRuleRun *run)
{
  g_auto (Steps) self = { 0 };
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  Chains chains = { .steps = &self, .path = path, .places = places };

  steps_init (&self, run);
  for (guint i = 0; i < self.graph->n_steps; i++)
    if (decides (&self, i) && self.units[i] != NULL && !follows_an_approval (&self, i))
      follow_chains (&chains, i);
}

/* Decided too high */

static void
check_height (const Steps *self, guint decision)
{
  const AlurControlGraph *graph = self->graph;
  const AlurControlStep *step = &graph->steps[decision];
  const AlurUnitNode *upper = self->units[decision];
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_val (numbers, decision);
  for (guint i = 0; i < step->n_incoming; i++)
    {
      guint from = graph->ways[graph->incoming[step->first_incoming + i]].from;
      const AlurUnitNode *lower = self->units[from];

      if (is_staff (self, from) && upper->depth + 2 <= lower->depth
          && alur_unit_node_is_ancestor (upper, lower))
        g_array_append_val (numbers, from);
    }
  if (numbers->len > 1)
    report_steps (
        self, (const guint *) (gpointer) numbers->data, numbers->len,
        (AlurReport){ .about
                      = { step->element, self->units[g_array_index (numbers, guint, 1)]->unit } });
}

/**
 * alur_rule_decided_too_high: (skip)
 */
void
alur_rule_decided_too_high (AlurRuleRun *run)
{
  g_auto (Steps) self = { 0 };

  steps_init (&self, run);
  for (guint i = 0; i < self.graph->n_steps; i++)
    if (is_staff (&self, i) && decides (&self, i))
      check_height (&self, i);
}

/* Figures */

/**
 * alur_rule_many_counters: (skip)
 */
void
alur_rule_many_counters (AlurRuleRun *run)
{
  g_autoptr (GPtrArray) units = NULL;

  if (alur_element_get_word (run->subject, ALUR_PROCEDURE_KIND) != ALUR_PROCEDURE_SERVICE)
    return;
  units = alur_figures_list_visited (run->figures, run->subject);
  if (units->len > 1)
    alur_rule_report (run, &(AlurReport){ .units = (const AlurElement *const *) units->pdata,
                                          .n_units = units->len,
                                          .elements = &run->subject,
                                          .n_elements = 1 });
}

/**
 * alur_rule_waiting_dominates: (skip)
 */
void
alur_rule_waiting_dominates (AlurRuleRun *run)
{
  const AlurProcedureFigures *figures = alur_figures_get (run->figures, run->subject);
  double lead = figures->metrics[ALUR_METRIC_LEAD];
  double error = figures->metrics[ALUR_METRIC_LEAD_ERROR];

  if (alur_lead_is_above (figures->wait_of_lead, WAITING_PART * lead, WAITING_PART * error))
    alur_rule_report (run, &(AlurReport){ .elements = &run->subject,
                                          .n_elements = 1,
                                          .figures = { figures->wait_of_lead / lead, lead } });
}

/**
 * alur_rule_promise_broken: (skip)
 */
void
alur_rule_promise_broken (AlurRuleRun *run)
{
  AlurPromise promise = alur_promise_judge (run->figures, run->subject);

  if (promise.state == ALUR_PROMISE_BROKEN)
    alur_rule_report (run, &(AlurReport){ .elements = &run->subject,
                                          .n_elements = 1,
                                          .figures = { promise.lead, promise.promised } });
}
