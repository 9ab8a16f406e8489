/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From columns and rows to places. */

#include "alur-lanes.h"

#include "alur-box-grid.h"

/* Side of the squares in which steps placed by hand are looked up. */
#define CELL 256.0

/* The room that a column or row takes on either side of the axis on which its boxes are centred. */
typedef struct
{
  double before, after;
} Reach;

typedef struct
{
  AlurLanesGrid *grid;
  AlurLane *lanes;
  AlurLanesNode *nodes;
  guint n_nodes;
  const AlurLanesOptions *options;
  Reach *columns;
  Reach *rows;
  double *depths;      /* how far down steps placed by hand reach into each lane */
  double *axes;        /* of the rows */
  AlurBoxGrid *placed; /* NULL: no step is placed by hand */
  guint *by_column;    /* automatic steps */
  guint *starts;       /* where in by_column each column begins, and the end */
} Placer;

static void
reach_out (Reach *reach, double before, double after)
{
  reach->before = MAX (reach->before, before);
  reach->after = MAX (reach->after, after);
}

static guint
row_of (const Placer *self, const AlurLanesNode *node)
{
  return self->grid->first_rows[node->lane] + node->row;
}

static void
measure (Placer *self)
{
  for (guint i = 0; i < self->n_nodes; i++)
    {
      const AlurLanesNode *node = &self->nodes[i];
      double across = node->box.height / 2;
      double along = node->box.width / 2;

      reach_out (&self->columns[node->column], along + node->before, along + node->after);
      reach_out (&self->rows[row_of (self, node)], across + node->above, across + node->below);
      if (node->placed)
        self->depths[node->lane]
            = MAX (self->depths[node->lane],
                   node->hand_y + node->box.height + node->below + self->options->padding);
    }
}

/* The rows of one lane, which begins at `y`: its rows stand in the middle when it is higher than
 * they need, but steps placed by hand make it higher at its far edge only. */
static void
place_lane (Placer *self, guint lane, double y)
{
  AlurLanesGrid *grid = self->grid;
  guint first = grid->first_rows[lane];
  guint end = grid->first_rows[lane + 1];
  double least = MAX (self->options->lane_height, self->lanes[lane].least);
  double height = grid->row_gaps[first] / (lane > 0 ? 2 : 1)
                  + grid->row_gaps[end] / (end < grid->n_rows ? 2 : 1);
  double at = y + grid->row_gaps[first] / (lane > 0 ? 2 : 1);

  for (guint row = first; row < end; row++)
    height
        += self->rows[row].before + self->rows[row].after + (row > first ? grid->row_gaps[row] : 0);
  at += MAX (0, least - height) / 2;
  for (guint row = first; row < end; row++)
    {
      at += row > first ? grid->row_gaps[row] : 0;
      grid->row_starts[row] = at;
      self->axes[row] = at + self->rows[row].before;
      at = grid->row_ends[row] = self->axes[row] + self->rows[row].after;
    }
  self->lanes[lane].y = y;
  self->lanes[lane].height = MAX (MAX (height, least), self->depths[lane]);
}

static void
place_across (Placer *self)
{
  double y = 0;

  for (guint lane = 0; lane < self->grid->n_lanes; lane++)
    {
      place_lane (self, lane, y);
      y += self->lanes[lane].height;
    }
  self->grid->height = y;
  for (guint i = 0; i < self->n_nodes; i++)
    {
      AlurLanesNode *node = &self->nodes[i];

      if (node->placed)
        node->box.y = self->lanes[node->lane].y + node->hand_y;
      else
        node->box.y = self->axes[row_of (self, node)] - node->box.height / 2;
    }
}

static AlurRect
whole_box (const AlurLanesNode *node, double x)
{
  return (AlurRect){ x - node->before, node->box.y - node->above,
                     node->box.width + node->before + node->after,
                     node->box.height + node->above + node->below };
}

static void
note_placed (Placer *self)
{
  for (guint i = 0; i < self->n_nodes; i++)
    {
      AlurRect box = whole_box (&self->nodes[i], self->nodes[i].box.x);

      if (!self->nodes[i].placed)
        continue;
      if (self->placed == NULL)
        self->placed = alur_box_grid_new (self->n_nodes, CELL);
      alur_box_grid_add (self->placed, &box);
    }
}

static void
list_columns (Placer *self)
{
  guint n = self->grid->n_columns;

  for (guint i = 0; i < self->n_nodes; i++)
    self->starts[self->nodes[i].column + 2] += self->nodes[i].placed ? 0 : 1;
  for (guint column = 2; column < n + 2; column++)
    self->starts[column] += self->starts[column - 1];
  for (guint i = 0; i < self->n_nodes; i++)
    if (!self->nodes[i].placed)
      self->by_column[self->starts[self->nodes[i].column + 1]++] = i;
}

/* How much further along a step must stand than at `x` to be clear of those placed by hand. */
static double
push_of (Placer *self, const AlurLanesNode *node, double x)
{
  double gap = self->options->column_gap / 2;
  double push = 0;

  for (;;)
    {
      AlurRect whole = whole_box (node, x + push);
      AlurRect wanted = alur_rect_grow (&whole, gap);
      const AlurRect *hit = alur_box_grid_find (self->placed, &wanted);

      if (hit == NULL)
        return push;
      push += alur_rect_right (hit) - wanted.x + 1;
    }
}

/* Where the axis of a column must lie, at `axis` or further along. */
static double
clear_column (Placer *self, guint column, double axis)
{
  guint first = self->starts[column];
  guint n = self->starts[column + 1] - first;
  guint n_clear = 0;

  if (self->placed == NULL)
    return axis;
  for (guint i = 0; n_clear < n; i = (i + 1) % n)
    {
      const AlurLanesNode *node = &self->nodes[self->by_column[first + i]];
      double push = push_of (self, node, axis - node->box.width / 2);

      n_clear = push > 0 ? 0 : n_clear + 1;
      axis += push;
    }
  return axis;
}

static void
place_along (Placer *self)
{
  AlurLanesGrid *grid = self->grid;
  double x = self->options->start;

  for (guint column = 0; column < grid->n_columns; column++)
    {
      const Reach *reach = &self->columns[column];
      double axis = clear_column (self, column, x + grid->column_gaps[column] + reach->before);

      grid->column_starts[column] = axis - reach->before;
      grid->column_ends[column] = x = axis + reach->after;
      for (guint i = self->starts[column]; i < self->starts[column + 1]; i++)
        {
          AlurLanesNode *node = &self->nodes[self->by_column[i]];

          node->box.x = axis - node->box.width / 2;
        }
    }
  for (guint i = 0; i < self->n_nodes; i++)
    if (self->nodes[i].placed)
      x = MAX (x, alur_rect_right (&self->nodes[i].box) + self->nodes[i].after);
  grid->length = x + grid->column_gaps[grid->n_columns];
}

/**
 * alur_lanes_grid_place:
 * @self: a grid
 * @lanes: (array): its lanes; get their places
 * @nodes: (array length=n_nodes): the steps that it was made for; get their places
 * @n_nodes: how many
 * @options: distances
 *
 * Gives every step, row, column and lane its place, with the gaps that the grid has now. Steps
 * placed by hand stand exactly where they were put, in their lane; no other step lies on them. May
 * be called again after gaps have changed.
 */
void
alur_lanes_grid_place (AlurLanesGrid *self,
                       AlurLane *lanes,
                       AlurLanesNode *nodes,
                       guint n_nodes,
                       const AlurLanesOptions *options)
{
  Placer placer = { .grid = self, .lanes = lanes, .nodes = nodes };

  placer.n_nodes = n_nodes;
  placer.options = options;
  placer.columns = g_new0 (Reach, self->n_columns + 1);
  placer.rows = g_new0 (Reach, self->n_rows + 1);
  placer.depths = g_new0 (double, self->n_lanes + 1);
  placer.axes = g_new0 (double, self->n_rows + 1);
  placer.by_column = g_new (guint, n_nodes + 1);
  placer.starts = g_new0 (guint, self->n_columns + 3);
  measure (&placer);
  place_across (&placer);
  note_placed (&placer);
  list_columns (&placer);
  place_along (&placer);
  g_free (placer.columns);
  g_free (placer.rows);
  g_free (placer.depths);
  g_free (placer.axes);
  g_free (placer.by_column);
  g_free (placer.starts);
  g_clear_pointer (&placer.placed, alur_box_grid_free);
}
