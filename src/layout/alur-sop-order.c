/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The order of the rows.
 *
 * The order of the document is kept as far as it is one in which a case can come by: a step stands
 * behind what leads to it, loops aside. What was added behind the last end stands right behind what
 * leads to it. */

#include "alur-sop-private.h"

typedef enum
{
  NEW,
  OPEN,
  DONE
} Mark;

typedef struct
{
  const AlurSopSteps *steps;
  guint n;
  GArray **ways_out; /* of each step: indices of ways */
  guint8 *back;      /* of each way: closes a loop */
  guint8 *marks;
} Graph;

static const AlurSopWay *
get_way (const Graph *graph, guint way)
{
  return &g_array_index (graph->steps->ways, AlurSopWay, way);
}

static void
init_graph (Graph *graph, const AlurSopSteps *steps)
{
  *graph = (Graph){ .steps = steps, .n = steps->steps->len };
  graph->ways_out = g_new0 (GArray *, graph->n + 1);
  graph->back = g_new0 (guint8, steps->ways->len + 1);
  graph->marks = g_new0 (guint8, graph->n + 1);
  for (guint i = 0; i < graph->n; i++)
    graph->ways_out[i] = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < steps->ways->len; i++)
    g_array_append_val (graph->ways_out[get_way (graph, i)->from], i);
}

static void
clear_graph (Graph *graph)
{
  for (guint i = 0; i < graph->n; i++)
    g_array_unref (graph->ways_out[i]);
  g_free (graph->ways_out);
  g_free (graph->back);
  g_free (graph->marks);
}

/* Walks from a step and marks the ways that lead back to where it came from. */
static void
walk_from (Graph *graph, guint start)
{
  g_autoptr (GArray) trail = g_array_new (FALSE, FALSE, sizeof (guint)); /* step, next way */
  guint pair[2] = { start, 0 };

  graph->marks[start] = OPEN;
  g_array_append_vals (trail, pair, 2);
  while (trail->len > 0)
    {
      guint *top = &g_array_index (trail, guint, trail->len - 2);
      const GArray *out = graph->ways_out[top[0]];
      guint way;

      if (top[1] == out->len)
        {
          graph->marks[top[0]] = DONE;
          g_array_set_size (trail, trail->len - 2);
          continue;
        }
      way = g_array_index (out, guint, top[1]++);
      pair[0] = get_way (graph, way)->to;
      if (graph->marks[pair[0]] == OPEN)
        graph->back[way] = TRUE;
      else if (graph->marks[pair[0]] == NEW)
        {
          graph->marks[pair[0]] = OPEN;
          g_array_append_vals (trail, pair, 2);
        }
    }
}

static void
find_loops (Graph *graph)
{
  for (guint i = 0; i < graph->n; i++)
    if (alur_sop_step_kind (graph->steps, i) == ALUR_STEP_KIND_START && graph->marks[i] == NEW)
      walk_from (graph, i);
  for (guint i = 0; i < graph->n; i++)
    if (graph->marks[i] == NEW)
      walk_from (graph, i);
}

static guint
find_last_end (const Graph *graph)
{
  for (guint i = graph->n; i > 0; i--)
    if (alur_sop_step_kind (graph->steps, i - 1) == ALUR_STEP_KIND_END)
      return i - 1;
  return graph->n;
}

/* The first of those that nothing has to come before any more. */
static guint
take_first (GArray *ready, const double *keys)
{
  guint best = 0;
  guint step;

  for (guint i = 1; i < ready->len; i++)
    if (keys[g_array_index (ready, guint, i)] < keys[g_array_index (ready, guint, best)])
      best = i;
  step = g_array_index (ready, guint, best);
  g_array_remove_index (ready, best);
  return step;
}

/**
 * alur_sop_order_steps:
 *
 * Returns: (transfer full): the indices of all steps in the order of their rows
 */
guint *
alur_sop_order_steps (const AlurSopSteps *steps)
{
  Graph graph;
  guint *order = g_new0 (guint, steps->steps->len + 1);
  g_autofree guint *n_before = g_new0 (guint, steps->steps->len + 1);
  g_autofree double *keys = g_new0 (double, steps->steps->len + 1);
  g_autoptr (GArray) ready = g_array_new (FALSE, FALSE, sizeof (guint));
  guint last_end;
  guint n = 0;

  init_graph (&graph, steps);
  find_loops (&graph);
  last_end = find_last_end (&graph);
  for (guint i = 0; i < steps->ways->len; i++)
    if (!graph.back[i])
      n_before[get_way (&graph, i)->to]++;
  for (guint i = 0; i < graph.n; i++)
    {
      keys[i] = i;
      if (n_before[i] == 0)
        g_array_append_val (ready, i);
    }
  while (ready->len > 0)
    {
      guint step = order[n] = take_first (ready, keys);
      const GArray *out = graph.ways_out[step];

      n++;
      for (guint i = 0; i < out->len; i++)
        {
          guint way = g_array_index (out, guint, i);
          guint to = get_way (&graph, way)->to;

          if (graph.back[way])
            continue;
          if (to > last_end)
            keys[to] = keys[step] + 0.5 / graph.n;
          if (--n_before[to] == 0)
            g_array_append_val (ready, to);
        }
    }
  g_assert (n == graph.n);
  clear_graph (&graph);
  return order;
}
