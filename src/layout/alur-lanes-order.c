/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which step comes before which.
 *
 * A walk from the starts, depth first and in document order, meets the ways back of loops as edges
 * to a step that it is still inside; leaving those out, the rest has an order. That the document's
 * order decides which edge of a loop is the way back is what a reader expects, and costs nothing;
 * the fewest such edges would be hard to find and would turn a loop round now and then. */

#include "alur-lanes-private.h"

typedef enum
{
  UNSEEN,
  INSIDE,
  LEFT
} NodeState;

typedef struct
{
  guint node;
  guint next; /* place in out_edges */
} Frame;

typedef struct
{
  AlurLanes *lanes;
  guint8 *states;
  GArray *stack;
} Walk;

/* Lists the edges at each node, in the order of edges. */
static void
list_edges (AlurLanes *self, gboolean outgoing)
{
  guint *starts = g_new0 (guint, self->n_nodes + 2);
  guint *list = g_new (guint, self->n_edges + 1);

  for (guint i = 0; i < self->n_edges; i++)
    starts[(outgoing ? self->edges[i].from : self->edges[i].to) + 2]++;
  for (guint i = 2; i < self->n_nodes + 2; i++)
    starts[i] += starts[i - 1];
  for (guint i = 0; i < self->n_edges; i++)
    list[starts[(outgoing ? self->edges[i].from : self->edges[i].to) + 1]++] = i;
  *(outgoing ? &self->out_starts : &self->in_starts) = starts;
  *(outgoing ? &self->out_edges : &self->in_edges) = list;
}

/* Control orders; what carries none orders only steps that control does not reach: work that begins
 * when money or goods arrive comes behind what sent them. */
static void
choose_ordering (AlurLanes *self)
{
  g_autofree guint8 *ordered = g_new0 (guint8, self->n_nodes + 1);
  g_autofree guint8 *reached = g_new0 (guint8, self->n_nodes + 1);

  for (guint i = 0; i < self->n_edges; i++)
    {
      AlurLanesEdge *edge = &self->edges[i];

      edge->back = FALSE;
      edge->orders = edge->control && edge->from != edge->to;
      if (edge->orders)
        ordered[edge->from] = ordered[edge->to] = reached[edge->to] = TRUE;
    }
  for (guint i = 0; i < self->n_edges; i++)
    {
      AlurLanesEdge *edge = &self->edges[i];

      if (!edge->control && edge->from != edge->to)
        edge->orders = !ordered[edge->from] || !ordered[edge->to]
                       || (!reached[edge->to] && !self->nodes[edge->to].start);
    }
}

static gboolean
has_ordering (const AlurLanes *self, const guint *starts, const guint *list, guint node)
{
  for (guint i = starts[node]; i < starts[node + 1]; i++)
    if (self->edges[list[i]].orders)
      return TRUE;
  return FALSE;
}

static void
enter (Walk *self, guint node)
{
  Frame frame = { node, self->lanes->out_starts[node] };

  self->states[node] = INSIDE;
  g_array_append_vals (self->stack, &frame, 1);
}

static void
walk_from (Walk *self, guint root)
{
  AlurLanes *lanes = self->lanes;

  if (self->states[root] != UNSEEN)
    return;
  enter (self, root);
  while (self->stack->len > 0)
    {
      Frame *frame = &g_array_index (self->stack, Frame, self->stack->len - 1);
      AlurLanesEdge *edge;

      if (frame->next == lanes->out_starts[frame->node + 1])
        {
          self->states[frame->node] = LEFT;
          g_array_set_size (self->stack, self->stack->len - 1);
          continue;
        }
      edge = &lanes->edges[lanes->out_edges[frame->next++]];
      if (!edge->orders)
        continue;
      if (self->states[edge->to] == INSIDE)
        {
          edge->back = TRUE;
          edge->orders = FALSE;
        }
      else if (self->states[edge->to] == UNSEEN)
        enter (self, edge->to);
    }
}

/* Each step as soon as all before it are there, and of those that one step leads to in the order of
 * its flows. */
static void
sort_nodes (AlurLanes *self)
{
  g_autofree guint *n_before = g_new0 (guint, self->n_nodes + 1);
  guint n = 0;

  for (guint i = 0; i < self->n_edges; i++)
    n_before[self->edges[i].to] += self->edges[i].orders ? 1 : 0;
  self->order = g_new (guint, self->n_nodes + 1);
  for (guint i = 0; i < self->n_nodes; i++)
    if (n_before[i] == 0)
      self->order[n++] = i;
  for (guint i = 0; i < n; i++)
    for (guint k = self->out_starts[self->order[i]]; k < self->out_starts[self->order[i] + 1]; k++)
      {
        const AlurLanesEdge *edge = &self->edges[self->out_edges[k]];

        if (edge->orders && --n_before[edge->to] == 0)
          self->order[n++] = edge->to;
      }
  g_assert (n == self->n_nodes);
}

/**
 * alur_lanes_find_order:
 * @lanes: nodes and edges
 *
 * Lists the edges at each node, decides which edges order and which go back, and fills `order`.
 */
void
alur_lanes_find_order (AlurLanes *lanes)
{
  Walk walk = { .lanes = lanes };
  g_autofree guint8 *entered = g_new0 (guint8, lanes->n_nodes + 1);
  g_autofree guint8 *states = g_new0 (guint8, lanes->n_nodes + 1);

  list_edges (lanes, TRUE);
  list_edges (lanes, FALSE);
  choose_ordering (lanes);
  for (guint i = 0; i < lanes->n_nodes; i++)
    entered[i] = (guint8) has_ordering (lanes, lanes->in_starts, lanes->in_edges, i);
  walk.states = states;
  walk.stack = g_array_new (FALSE, FALSE, sizeof (Frame));
  /* A loop must be entered where the work begins, else its way back would be another edge. */
  for (guint i = 0; i < lanes->n_nodes; i++)
    if (lanes->nodes[i].start)
      walk_from (&walk, i);
  for (guint i = 0; i < lanes->n_nodes; i++)
    if (!entered[i])
      walk_from (&walk, i);
  for (guint i = 0; i < lanes->n_nodes; i++)
    walk_from (&walk, i);
  g_array_unref (walk.stack);
  sort_nodes (lanes);
}
