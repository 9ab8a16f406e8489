/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In which column each step stands.
 *
 * Each step stands one column behind the last of those before it. A step handed over to another
 * lane may stand in the same column, straight below or above, when the way between is free and
 * nothing else comes as late: that is how people draw it, and it halves the length of a drawing in
 * which the work goes to and fro. */

#include "alur-lanes-private.h"

/* Cells of columns and lanes up to which a map of them is kept. */
#define MOST_CELLS (1u << 26)

/* What stands in a cell: how many steps (0, 1, 2: more), and whether no other may come. */
#define CELL_STEPS 3
#define CELL_CLOSED 4

enum
{
  SIDE_UP = 1 << 0,
  SIDE_DOWN = 1 << 1
};

typedef struct
{
  AlurLanes *lanes;
  guint8 *cells; /* of column c and lane l: c * n_lanes + l; NULL: too many */
  guint8 *sides; /* of each step: sides that a straight connector has taken */
} Columns;

static guint8 *
cell (Columns *self, guint lane, guint column)
{
  return &self->cells[(gsize) column * self->lanes->n_lanes + lane];
}

/* The column that comes of the steps before `node`; `last` is the only one of them that stands as
 * late, or none. */
static guint
earliest_column (const AlurLanes *lanes, guint node, guint *last)
{
  guint column = 0;

  *last = ALUR_LANES_NONE;
  for (guint i = lanes->in_starts[node]; i < lanes->in_starts[node + 1]; i++)
    {
      const AlurLanesEdge *edge = &lanes->edges[lanes->in_edges[i]];
      guint own = lanes->nodes[edge->from].column + 1;

      if (!edge->orders || own < column)
        continue;
      if (own > column)
        *last = edge->control ? edge->from : ALUR_LANES_NONE;
      else if (edge->from != *last)
        *last = ALUR_LANES_NONE;
      column = own;
    }
  return column;
}

/* Whether nothing stands or runs between two lanes in a column. */
static gboolean
way_is_free (Columns *self, guint from, guint to, guint column)
{
  for (guint lane = MIN (from, to) + 1; lane < MAX (from, to); lane++)
    if (*cell (self, lane, column) != 0)
      return FALSE;
  return *cell (self, to, column) == 0;
}

/* Puts `node` straight below or above `last`, if it can stand there. */
static gboolean
share_column (Columns *self, guint last, guint node)
{
  const AlurLanesNode *from = &self->lanes->nodes[last];
  AlurLanesNode *to = &self->lanes->nodes[node];
  gboolean down = to->lane > from->lane;
  guint8 side = down ? SIDE_DOWN : SIDE_UP;

  if (self->cells == NULL || to->lane == from->lane || (self->sides[last] & side) != 0
      || (*cell (self, from->lane, from->column) & CELL_STEPS) != 1
      || !way_is_free (self, from->lane, to->lane, from->column))
    return FALSE;
  for (guint lane = MIN (from->lane, to->lane); lane <= MAX (from->lane, to->lane); lane++)
    *cell (self, lane, from->column) |= CELL_CLOSED;
  *cell (self, to->lane, from->column) |= 1;
  self->sides[last] |= side;
  self->sides[node] |= down ? SIDE_UP : SIDE_DOWN;
  to->column = from->column;
  return TRUE;
}

/* Puts `node` into `column` or the next one in which its lane has room. */
static void
take_column (Columns *self, guint node, guint column)
{
  AlurLanesNode *own = &self->lanes->nodes[node];

  if (self->cells != NULL)
    {
      while ((*cell (self, own->lane, column) & CELL_CLOSED) != 0)
        column++;
      if ((*cell (self, own->lane, column) & CELL_STEPS) < 2)
        *cell (self, own->lane, column) += 1;
    }
  own->column = column;
}

/* The first column in which something comes behind `node`. */
static guint
first_behind (const AlurLanes *lanes, guint node)
{
  guint column = ALUR_LANES_NONE;

  for (guint i = lanes->out_starts[node]; i < lanes->out_starts[node + 1]; i++)
    {
      const AlurLanesEdge *edge = &lanes->edges[lanes->out_edges[i]];

      if (edge->orders)
        column = MIN (column, lanes->nodes[edge->to].column);
    }
  return column;
}

static gboolean
comes_behind (const AlurLanes *lanes, guint node)
{
  for (guint i = lanes->in_starts[node]; i < lanes->in_starts[node + 1]; i++)
    if (lanes->edges[lanes->in_edges[i]].orders)
      return TRUE;
  return FALSE;
}

/* What comes behind nothing stands just before what comes behind it, and what is not connected at
 * all follows the step before it in the document. */
static void
place_loose (Columns *self)
{
  AlurLanes *lanes = self->lanes;

  for (guint i = 0; i < lanes->n_nodes; i++)
    {
      AlurLanesNode *node = &lanes->nodes[i];
      guint behind = first_behind (lanes, i);
      guint column = behind == ALUR_LANES_NONE ? 0 : behind - MIN (behind, 1);

      if (comes_behind (lanes, i) || self->sides[i] != 0)
        continue;
      if (behind == ALUR_LANES_NONE && i > 0)
        take_column (self, i, lanes->nodes[i - 1].column + 1);
      else if (behind == ALUR_LANES_NONE)
        take_column (self, i, 0);
      else if (!node->start && column > node->column
               && (self->cells == NULL || (*cell (self, node->lane, column) & CELL_CLOSED) == 0))
        take_column (self, i, column);
    }
}

/* Leaves out the columns in which nothing stands. */
static void
close_up (AlurLanes *lanes)
{
  g_autofree guint *numbers = g_new0 (guint, lanes->n_nodes + 2);
  guint n = 0;

  for (guint i = 0; i < lanes->n_nodes; i++)
    numbers[lanes->nodes[i].column] = 1;
  for (guint column = 0; column < lanes->n_nodes + 2; column++)
    {
      gboolean used = numbers[column] != 0;

      numbers[column] = n;
      n += used ? 1 : 0;
    }
  for (guint i = 0; i < lanes->n_nodes; i++)
    lanes->nodes[i].column = numbers[lanes->nodes[i].column];
  lanes->n_columns = n;
}

/**
 * alur_lanes_find_columns:
 * @lanes: nodes in order
 *
 * Fills the column of each node and the number of columns.
 */
void
alur_lanes_find_columns (AlurLanes *lanes)
{
  gsize n_cells = ((gsize) lanes->n_nodes + 2) * lanes->n_lanes;
  Columns self = { .lanes = lanes };

  self.cells = n_cells <= MOST_CELLS ? g_new0 (guint8, n_cells) : NULL;
  self.sides = g_new0 (guint8, lanes->n_nodes + 1);
  for (guint i = 0; i < lanes->n_nodes; i++)
    {
      guint node = lanes->order[i];
      guint last;
      guint column = earliest_column (lanes, node, &last);
      gboolean loose = column == 0 && first_behind (lanes, node) == ALUR_LANES_NONE;

      lanes->nodes[node].column = 0;
      if (!loose && (last == ALUR_LANES_NONE || !share_column (&self, last, node)))
        take_column (&self, node, column);
    }
  place_loose (&self);
  close_up (lanes);
  g_free (self.sides);
  g_free (self.cells);
}
