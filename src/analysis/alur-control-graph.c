/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The control graph is built in a few passes over the procedure's children, each linear: number the
 * steps, gather the control flows, merge those that share both ends, resolve the probabilities of
 * each decision, and mark what a case can reach. Everything that follows (expected executions, the
 * play of cases, the rules about structure) reads these arrays and never the document, so that it
 * costs what the procedure costs and a worker can do it. Arrays have room for one more than they
 * hold, so that they are there also when they hold nothing. */

#include "alur-control-graph.h"

#include "alur-flow.h"

#include <math.h>

typedef struct
{
  AlurControlGraph graph;
  AlurControlStep *steps;
  AlurControlWay *ways;
  guint *incoming;
  AlurControlFlow *flows;
  const AlurElement **callees;
} Storage;

typedef struct
{
  AlurDocument *document;
  const AlurElement *procedure;
  Storage *storage;
  GHashTable *numbers; /* id of a step → its number + 1 */
} Builder;

static void
storage_clear_cb (gpointer data)
{
  Storage *storage = data;

  g_free (storage->steps);
  g_free (storage->ways);
  g_free (storage->incoming);
  g_free (storage->flows);
  g_free (storage->callees);
}

static guint
number_of (Builder *builder, const char *id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (builder->numbers, id));
}

static void
read_step (const AlurElement *element, double hours_per_day, AlurControlStep *step)
{
  step->element = element;
  step->kind = (AlurStepKind) alur_element_get_word (element, ALUR_STEP_KIND);
  step->join_all = alur_element_get_word (element, ALUR_STEP_JOIN) == ALUR_JOIN_ALL;
  step->work = alur_duration_to_minutes (alur_element_get_duration (element, ALUR_STEP_WORK),
                                         hours_per_day);
  step->wait = alur_duration_to_minutes (alur_element_get_duration (element, ALUR_STEP_WAIT),
                                         hours_per_day);
  step->fee = alur_element_get_number (element, ALUR_STEP_FEE);
  step->cost = alur_element_get_number (element, ALUR_STEP_COST);
  step->callee = G_MAXUINT;
}

static void
number_steps (Builder *builder)
{
  AlurControlGraph *graph = &builder->storage->graph;
  double hours_per_day = alur_document_get_hours_per_day (builder->document);
  guint n = 0;

  graph->n_steps = alur_element_count (builder->procedure, ALUR_KIND_STEP);
  builder->storage->steps = g_new0 (AlurControlStep, graph->n_steps);
  ALUR_FOREACH (element, builder->procedure, ALUR_KIND_STEP)
  {
    AlurControlStep *step = &builder->storage->steps[n++];
    gpointer id = (gpointer) (guintptr) alur_element_get_id (element);

    read_step (element, hours_per_day, step);
    graph->n_starts += step->kind == ALUR_STEP_KIND_START;
    graph->n_ends += step->kind == ALUR_STEP_KIND_END;
    g_hash_table_insert (builder->numbers, id, GUINT_TO_POINTER (n));
  }
}

/* A procedure is listed once however often it is called; a subprocess alone can call. */
static void
gather_callees (Builder *builder)
{
  AlurControlGraph *graph = &builder->storage->graph;
  const AlurElement *stage = alur_element_get_stage (builder->procedure);
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) callees = g_ptr_array_new ();

  for (guint i = 0; i < graph->n_steps; i++)
    {
      AlurControlStep *step = &builder->storage->steps[i];
      const char *id = alur_element_get_ref (step->element, ALUR_STEP_PROCEDURE);
      AlurElement *callee = NULL;
      gpointer place = NULL;

      if (step->kind != ALUR_STEP_KIND_SUBPROCESS || id == NULL)
        continue;
      callee = alur_document_lookup_kind (builder->document, stage, id, ALUR_KIND_PROCEDURE);
      if (callee == NULL)
        continue;
      if (!g_hash_table_lookup_extended (places, callee, NULL, &place))
        {
          place = GUINT_TO_POINTER (callees->len);
          g_hash_table_insert (places, callee, place);
          g_ptr_array_add (callees, callee);
        }
      step->callee = GPOINTER_TO_UINT (place);
    }
  graph->n_callees = callees->len;
  builder->storage->callees
      = (const AlurElement **) g_ptr_array_free (g_steal_pointer (&callees), FALSE);
}

static void
gather_flows (Builder *builder)
{
  AlurControlGraph *graph = &builder->storage->graph;

  builder->storage->flows
      = g_new (AlurControlFlow, alur_element_count (builder->procedure, ALUR_KIND_FLOW));
  ALUR_FOREACH (element, builder->procedure, ALUR_KIND_FLOW)
  {
    guint from, to;

    if (!alur_flow_may_control (element))
      continue;
    from = number_of (builder, alur_element_get_ref (element, ALUR_FLOW_FROM));
    to = number_of (builder, alur_element_get_ref (element, ALUR_FLOW_TO));
    if (from == 0 || to == 0)
      continue;
    builder->storage->flows[graph->n_flows++]
        = (AlurControlFlow){ .element = element, .from = from - 1, .to = to - 1 };
    builder->storage->steps[from - 1].n_flows_out++;
  }
}

/* Those without a probability share what the others leave, then all are scaled to sum to 1. */
static void
resolve_probabilities (const AlurControlFlow *const *flows, guint n_flows, double *probabilities)
{
  double given = 0, total = 0, share = 0;
  guint n_silent = 0;

  for (guint i = 0; i < n_flows; i++)
    {
      probabilities[i] = alur_element_get_number (flows[i]->element, ALUR_FLOW_PROBABILITY);
      if (isnan (probabilities[i]))
        n_silent++;
      else
        given += probabilities[i];
    }
  if (n_silent > 0)
    share = MAX (0, 1 - given) / n_silent;
  for (guint i = 0; i < n_flows; i++)
    {
      if (isnan (probabilities[i]))
        probabilities[i] = share;
      total += probabilities[i];
    }
  for (guint i = 0; i < n_flows; i++)
    probabilities[i] = total > 0 ? probabilities[i] / total : 1.0 / n_flows;
}

/* The flows out of one step become its ways. `way_to` is scratch: for each step the way to it. */
static void
merge_flows_of (Builder *builder,
                AlurControlStep *step,
                const AlurControlFlow *const *flows,
                double *probabilities,
                guint *way_to)
{
  AlurControlGraph *graph = &builder->storage->graph;
  gboolean chooses = step->kind == ALUR_STEP_KIND_DECISION;

  step->first_way = graph->n_ways;
  if (chooses)
    resolve_probabilities (flows, step->n_flows_out, probabilities);
  for (guint i = 0; i < step->n_flows_out; i++)
    {
      guint *place = &way_to[flows[i]->to];

      if (*place == 0)
        {
          builder->storage->ways[graph->n_ways++] = (AlurControlWay){
            .from = flows[i]->from, .to = flows[i]->to, .probability = chooses ? 0 : 1
          };
          *place = graph->n_ways;
        }
      if (chooses)
        builder->storage->ways[*place - 1].probability += probabilities[i];
    }
  step->n_ways = graph->n_ways - step->first_way;
  for (guint i = 0; i < step->n_flows_out; i++)
    way_to[flows[i]->to] = 0;
}

static void
merge_flows (Builder *builder)
{
  AlurControlGraph *graph = &builder->storage->graph;
  g_autofree const AlurControlFlow **sorted = g_new (const AlurControlFlow *, graph->n_flows + 1);
  g_autofree double *probabilities = g_new (double, graph->n_flows);
  g_autofree guint *way_to = g_new0 (guint, graph->n_steps);
  g_autofree guint *fill = g_new0 (guint, graph->n_steps + 1);

  for (guint i = 0; i < graph->n_steps; i++)
    fill[i + 1] = fill[i] + builder->storage->steps[i].n_flows_out;
  for (guint i = 0; i < graph->n_flows; i++)
    sorted[fill[builder->storage->flows[i].from]++] = &builder->storage->flows[i];
  builder->storage->ways = g_new0 (AlurControlWay, graph->n_flows + 1);
  for (guint i = 0, first = 0; i < graph->n_steps; i++)
    {
      merge_flows_of (builder, &builder->storage->steps[i], sorted + first, probabilities, way_to);
      first += builder->storage->steps[i].n_flows_out;
    }
}

static void
gather_incoming (Builder *builder)
{
  AlurControlGraph *graph = &builder->storage->graph;
  guint sum = 0;

  builder->storage->incoming = g_new (guint, graph->n_ways + 1);
  for (guint i = 0; i < graph->n_ways; i++)
    builder->storage->steps[builder->storage->ways[i].to].n_incoming++;
  for (guint i = 0; i < graph->n_steps; i++)
    {
      builder->storage->steps[i].first_incoming = sum;
      sum += builder->storage->steps[i].n_incoming;
      builder->storage->steps[i].n_incoming = 0;
    }
  for (guint i = 0; i < graph->n_ways; i++)
    {
      AlurControlStep *step = &builder->storage->steps[builder->storage->ways[i].to];

      builder->storage->incoming[step->first_incoming + step->n_incoming++] = i;
    }
}

static void
mark_reached (Builder *builder)
{
  AlurControlGraph *graph = &builder->storage->graph;
  AlurControlStep *steps = builder->storage->steps;
  g_autofree guint *queue = g_new (guint, graph->n_steps);
  guint n = 0;

  for (guint i = 0; i < graph->n_steps; i++)
    if (steps[i].kind == ALUR_STEP_KIND_START)
      {
        steps[i].reached = TRUE;
        queue[n++] = i;
      }
  for (guint i = 0; i < n; i++)
    {
      const AlurControlStep *step = &steps[queue[i]];
      const AlurControlWay *ways = builder->storage->ways + step->first_way;

      graph->has_fork |= step->kind != ALUR_STEP_KIND_DECISION && step->n_ways > 1;
      for (guint k = 0; k < step->n_ways; k++)
        {
          AlurControlStep *to = &steps[ways[k].to];

          to->n_awaited++;
          if (ways[k].probability > 0 && !to->reached)
            {
              to->reached = TRUE;
              queue[n++] = ways[k].to;
            }
        }
    }
}

/**
 * alur_control_graph_new:
 * @document: a document
 * @procedure: a procedure of a stage of it
 *
 * Builds the control graph of @procedure, in time linear in the number of its steps and flows.
 *
 * Control flows are those of kind sequence and decision with both ends in @procedure. Durations
 * are in minutes, days counted with the document's hours a day.
 *
 * Returns: (transfer full): the graph
 */
AlurControlGraph *
alur_control_graph_new (AlurDocument *document, const AlurElement *procedure)
{
  Storage *storage = g_atomic_rc_box_new0 (Storage);
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);
  Builder builder
      = { .document = document, .procedure = procedure, .storage = storage, .numbers = numbers };

  number_steps (&builder);
  gather_callees (&builder);
  gather_flows (&builder);
  merge_flows (&builder);
  gather_incoming (&builder);
  mark_reached (&builder);
  storage->graph.steps = storage->steps;
  storage->graph.ways = storage->ways;
  storage->graph.incoming = storage->incoming;
  storage->graph.flows = storage->flows;
  storage->graph.callees = (const AlurElement *const *) storage->callees;
  return &storage->graph;
}

/**
 * alur_control_graph_ref:
 * @self: a graph
 *
 * Takes a reference; any thread may.
 *
 * Returns: (transfer full): @self
 */
AlurControlGraph *
alur_control_graph_ref (AlurControlGraph *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * alur_control_graph_unref:
 * @self: (transfer full): a graph
 *
 * Drops a reference; any thread may.
 */
void
alur_control_graph_unref (AlurControlGraph *self)
{
  g_atomic_rc_box_release_full (self, storage_clear_cb);
}
