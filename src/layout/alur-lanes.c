/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Steps in lanes.
 *
 * A layered drawing whose layers are columns and whose lanes are given: the order of steps
 * (alur-lanes-order.c) gives columns (alur-lanes-columns.c), then rows within the lanes
 * (alur-lanes-rows.c), and here columns and rows get their places. Long connectors get no dummy
 * steps: the router finds its way through the gaps, and says how wide these should be. All is
 * linear in steps and flows, so that ten thousand steps take milliseconds.
 *
 * A step placed by hand keeps its cell, so that a drawing does not jump when one step is dragged,
 * and stands where the person put it; columns that would lie on it move on along the flow. */

#include "alur-lanes-private.h"

/* Beside a label on the flow there is room for a bit of line. */
#define LABEL_AIR 24.0

static void
make_gaps (AlurLanesGrid *self, AlurLanes *lanes, const AlurLanesOptions *options)
{
  for (guint i = 0; i <= self->n_columns; i++)
    self->column_gaps[i] = i > 0 && i < self->n_columns ? options->column_gap : options->padding;
  for (guint i = 0; i < lanes->n_edges; i++)
    {
      const AlurLanesEdge *edge = &lanes->edges[i];
      const AlurLanesNode *from = &lanes->nodes[edge->from];
      const AlurLanesNode *to = &lanes->nodes[edge->to];
      double *gap = &self->column_gaps[from->column + 1];

      if (edge->orders && to->column > from->column && edge->label_along > 0)
        *gap = MAX (*gap, edge->label_along + LABEL_AIR);
    }
  for (guint lane = 0; lane < self->n_lanes; lane++)
    for (guint row = self->first_rows[lane]; row < self->first_rows[lane + 1]; row++)
      self->row_gaps[row]
          = row > self->first_rows[lane] ? options->row_gap : options->padding * (row > 0 ? 2 : 1);
  self->row_gaps[self->n_rows] = options->padding;
}

/**
 * alur_lanes_grid_new:
 * @n_lanes: how many lanes there are, at least one
 * @nodes: (array length=n_nodes): steps; get their column and row
 * @n_nodes: how many
 * @edges: (array length=n_edges): flows; learn whether they order or go back
 * @n_edges: how many
 * @options: distances
 *
 * Finds the columns and rows in which steps stand, with their gaps as the options and the labels
 * want them. The same input gives the same output.
 *
 * Returns: (transfer full): the grid
 */
AlurLanesGrid *
alur_lanes_grid_new (guint n_lanes,
                     AlurLanesNode *nodes,
                     guint n_nodes,
                     AlurLanesEdge *edges,
                     guint n_edges,
                     const AlurLanesOptions *options)
{
  AlurLanes lanes = { .nodes = nodes, .edges = edges };
  AlurLanesGrid *self = g_new0 (AlurLanesGrid, 1);
  g_autofree guint *rows = NULL;

  lanes.n_nodes = n_nodes;
  lanes.n_edges = n_edges;
  lanes.n_lanes = n_lanes;
  alur_lanes_find_order (&lanes);
  alur_lanes_find_columns (&lanes);
  rows = alur_lanes_find_rows (&lanes);
  self->n_lanes = n_lanes;
  self->n_columns = lanes.n_columns;
  self->first_rows = g_new0 (guint, n_lanes + 1);
  for (guint lane = 0; lane < n_lanes; lane++)
    self->first_rows[lane + 1] = self->first_rows[lane] + rows[lane];
  self->n_rows = self->first_rows[n_lanes];
  self->column_gaps = g_new0 (double, self->n_columns + 1);
  self->column_starts = g_new0 (double, self->n_columns + 1);
  self->column_ends = g_new0 (double, self->n_columns + 1);
  self->row_gaps = g_new0 (double, self->n_rows + 1);
  self->row_starts = g_new0 (double, self->n_rows + 1);
  self->row_ends = g_new0 (double, self->n_rows + 1);
  make_gaps (self, &lanes, options);
  for (guint i = 0; i < n_nodes; i++)
    nodes[i].hand_y = nodes[i].box.y;
  g_free (lanes.out_starts);
  g_free (lanes.out_edges);
  g_free (lanes.in_starts);
  g_free (lanes.in_edges);
  g_free (lanes.order);
  return self;
}

/**
 * alur_lanes_grid_free:
 * @self: a grid
 *
 * Frees the grid.
 */
void
alur_lanes_grid_free (AlurLanesGrid *self)
{
  g_free (self->first_rows);
  g_free (self->column_gaps);
  g_free (self->row_gaps);
  g_free (self->column_starts);
  g_free (self->column_ends);
  g_free (self->row_starts);
  g_free (self->row_ends);
  g_free (self);
}
