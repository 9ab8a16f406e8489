/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In which row of its lane each step stands.
 *
 * Steps of one lane and column share it, one above the other; a lane has as many rows as its
 * fullest column. Going over the columns to and fro, each step asks for the row in which its
 * neighbours of the column before stand, for the first or last row when they are in a lane above or
 * below, and the steps of a cell are sorted by what they ask for: the barycentre rule of Sugiyama
 * (1981), with lanes kept apart. A few rounds are enough; the rest is the router's. */

#include "alur-lanes-private.h"

#include <math.h>
#include <stdlib.h>

#define N_ROUNDS 2

/* A step as it is sorted: those of one cell lie next to each other. */
typedef struct
{
  double wish;
  guint node;
} Place;

typedef struct
{
  AlurLanes *lanes;
  guint *n_rows; /* of each lane */
  Place *places; /* by column, lane, document order */
  guint *cells;  /* where in places each cell begins, and the end */
  guint n_cells;
} Rows;

static gboolean
same_cell (const AlurLanes *lanes, guint a, guint b)
{
  return lanes->nodes[a].column == lanes->nodes[b].column
         && lanes->nodes[a].lane == lanes->nodes[b].lane;
}

/* Counting sort, by lane first: it is stable, so that columns are sorted by lane in the end. */
static void
sort_into_cells (Rows *self)
{
  AlurLanes *lanes = self->lanes;
  guint n = lanes->n_nodes;
  g_autofree guint *starts = g_new0 (guint, MAX (lanes->n_lanes, lanes->n_columns) + 2);
  g_autofree guint *by_lane = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++)
    starts[lanes->nodes[i].lane + 1]++;
  for (guint lane = 0; lane < lanes->n_lanes; lane++)
    starts[lane + 1] += starts[lane];
  for (guint i = 0; i < n; i++)
    by_lane[starts[lanes->nodes[i].lane]++] = i;
  for (guint column = 0; column <= lanes->n_columns; column++)
    starts[column] = 0;
  for (guint i = 0; i < n; i++)
    starts[lanes->nodes[i].column + 1]++;
  for (guint column = 0; column < lanes->n_columns; column++)
    starts[column + 1] += starts[column];
  for (guint i = 0; i < n; i++)
    self->places[starts[lanes->nodes[by_lane[i]].column]++] = (Place){ 0, by_lane[i] };
}

static void
find_cells (Rows *self)
{
  AlurLanes *lanes = self->lanes;

  for (guint i = 0; i < lanes->n_nodes; i++)
    {
      AlurLanesNode *node = &lanes->nodes[self->places[i].node];

      if (i == 0 || !same_cell (lanes, self->places[i - 1].node, self->places[i].node))
        self->cells[self->n_cells++] = i;
      node->row = i - self->cells[self->n_cells - 1];
      self->n_rows[node->lane] = MAX (self->n_rows[node->lane], node->row + 1);
    }
  self->cells[self->n_cells] = lanes->n_nodes;
}

/* Where `node` would like to stand because of its neighbours before (or behind) it. */
static double
wish_of (const Rows *self, guint node, gboolean before)
{
  const AlurLanes *lanes = self->lanes;
  const guint *starts = before ? lanes->in_starts : lanes->out_starts;
  const guint *list = before ? lanes->in_edges : lanes->out_edges;
  const AlurLanesNode *own = &lanes->nodes[node];
  double sum = 0;
  double weight = 0;

  for (guint i = starts[node]; i < starts[node + 1]; i++)
    {
      const AlurLanesEdge *edge = &lanes->edges[list[i]];
      const AlurLanesNode *other = &lanes->nodes[before ? edge->from : edge->to];
      double pull = edge->orders ? 4 : 1;
      double row = other->row;

      if (other->lane != own->lane)
        {
          row = other->lane < own->lane ? 0 : self->n_rows[own->lane] - 1;
          pull /= 2;
        }
      sum += row * pull;
      weight += pull;
    }
  return weight > 0 ? sum / weight : own->row;
}

static int
compare_places (const void *a, const void *b)
{
  const Place *first = a;
  const Place *second = b;

  if (first->wish < second->wish || first->wish > second->wish)
    return first->wish < second->wish ? -1 : 1;
  return first->node < second->node ? -1 : first->node > second->node;
}

static void
arrange_cell (Rows *self, guint cell, gboolean before)
{
  Place *places = self->places + self->cells[cell];
  guint n = self->cells[cell + 1] - self->cells[cell];
  guint n_rows = self->n_rows[self->lanes->nodes[places[0].node].lane];
  guint next = 0;

  if (n_rows == 1)
    return;
  for (guint i = 0; i < n; i++)
    places[i].wish = wish_of (self, places[i].node, before);
  if (n > 1)
    qsort (places, n, sizeof (Place), compare_places);
  for (guint i = 0; i < n; i++)
    {
      guint wanted = (guint) floor (MAX (places[i].wish, 0) + 0.49);
      guint row = CLAMP (wanted, next, n_rows - n + i);

      self->lanes->nodes[places[i].node].row = row;
      next = row + 1;
    }
}

/**
 * alur_lanes_find_rows:
 * @lanes: nodes in columns
 *
 * Fills the row of each node within its lane.
 *
 * Returns: (transfer full): how many rows each lane has, at least one
 */
guint *
alur_lanes_find_rows (AlurLanes *lanes)
{
  Rows self = { .lanes = lanes };

  self.n_rows = g_new (guint, lanes->n_lanes + 1);
  for (guint lane = 0; lane < lanes->n_lanes; lane++)
    self.n_rows[lane] = 1;
  self.places = g_new (Place, lanes->n_nodes + 1);
  self.cells = g_new (guint, lanes->n_nodes + 1);
  sort_into_cells (&self);
  find_cells (&self);
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      for (guint i = self.n_cells; i-- > 0;)
        arrange_cell (&self, i, FALSE);
      for (guint i = 0; i < self.n_cells; i++)
        arrange_cell (&self, i, TRUE);
    }
  g_free (self.cells);
  g_free (self.places);
  return self.n_rows;
}
