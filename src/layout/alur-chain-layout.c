/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The service chain: units in columns from support to customer, and what goes between them. The
 * same grid as for lanes, with columns given by the units' levels. */

#include "alur-chain-private.h"

#include "alur-element-outline.h"
#include "alur-lanes-room.h"

#define COLUMN_GAP 96.0
#define ROW_GAP 48.0
#define PADDING 32.0
#define LABEL_AIR 40.0
#define HEAD_GAP 16.0

/* How often gaps are widened: other ways are found when they are, which may want other gaps. */
#define MOST_WIDENINGS 4

/* By how much all gaps are widened where that was not enough. */
#define WIDER 12.0

/* Thickness of the wall that keeps connectors off the heads of the columns. */
#define WALL 400.0

typedef struct
{
  AlurChainLayout *layout;
  const AlurChainSizes *sizes;
  AlurLanesOptions options;
  AlurLanesGrid grid;
  AlurLane lane;
  AlurLanesNode *nodes;
  AlurSize *labels;
  AlurSize heads[ALUR_N_CHAIN_COLUMNS];
} Draft;

static void
measure (Draft *self)
{
  AlurChainLayout *layout = self->layout;

  for (guint i = 0; i < layout->n_units; i++)
    {
      AlurSize size = self->sizes->measure_unit (layout->units[i].unit, self->sizes->data);
      AlurSize *head = &self->heads[layout->units[i].column];

      if (head->width <= 0)
        *head = self->sizes->measure_column (layout->units[i].column, self->sizes->data);
      self->nodes[i].box.width = size.width;
      self->nodes[i].box.height = size.height;
      self->nodes[i].before = MAX (0, (head->width - size.width) / 2);
      self->nodes[i].after = self->nodes[i].before;
    }
  for (guint i = 0; i < layout->n_flows; i++)
    self->labels[i] = self->sizes->measure_flow (&layout->flows[i], self->sizes->data);
}

static void
make_grid (Draft *self, guint n_columns, guint n_rows)
{
  AlurLanesGrid *grid = &self->grid;
  double widest = 0;

  for (guint i = 0; i < self->layout->n_flows; i++)
    widest = MAX (widest, self->labels[i].width);
  self->options
      = (AlurLanesOptions){ MAX (COLUMN_GAP, widest + LABEL_AIR), ROW_GAP, PADDING, 0, 0 };
  *grid = (AlurLanesGrid){ .n_lanes = 1, .n_columns = n_columns, .n_rows = n_rows };
  grid->first_rows = g_new0 (guint, 2);
  grid->first_rows[1] = n_rows;
  grid->column_gaps = g_new0 (double, n_columns + 1);
  grid->column_starts = g_new0 (double, n_columns + 1);
  grid->column_ends = g_new0 (double, n_columns + 1);
  grid->row_gaps = g_new0 (double, n_rows + 1);
  grid->row_starts = g_new0 (double, n_rows + 1);
  grid->row_ends = g_new0 (double, n_rows + 1);
  for (guint i = 0; i <= n_columns; i++)
    grid->column_gaps[i] = i > 0 && i < n_columns ? self->options.column_gap : PADDING;
  for (guint i = 0; i <= n_rows; i++)
    grid->row_gaps[i] = i > 0 && i < n_rows ? ROW_GAP : PADDING;
}

static void
clear_grid (AlurLanesGrid *grid)
{
  g_free (grid->first_rows);
  g_free (grid->column_gaps);
  g_free (grid->column_starts);
  g_free (grid->column_ends);
  g_free (grid->row_gaps);
  g_free (grid->row_starts);
  g_free (grid->row_ends);
}

static void
take_places (Draft *self)
{
  AlurChainLayout *layout = self->layout;
  double height = 0;

  alur_lanes_grid_place (&self->grid, &self->lane, self->nodes, layout->n_units, &self->options);
  for (guint column = 0; column < ALUR_N_CHAIN_COLUMNS; column++)
    height = MAX (height, self->heads[column].height);
  for (guint i = 0; i < layout->n_units; i++)
    {
      guint column = self->nodes[i].column;
      double start = self->grid.column_starts[column];

      layout->units[i].box = self->nodes[i].box;
      layout->heads[layout->units[i].column]
          = (AlurRect){ start, -height - HEAD_GAP, self->grid.column_ends[column] - start, height };
    }
  layout->bounds = (AlurRect){ 0, -height - HEAD_GAP, self->grid.length, 0 };
  layout->bounds.height = self->grid.height + height + HEAD_GAP;
}

static AlurRouter *
make_router (Draft *self)
{
  AlurChainLayout *layout = self->layout;
  AlurRouterOptions options = { ALUR_ROUTER_FLOW_RIGHT, 0, 0 };
  AlurRouter *router = alur_router_new (&options);
  AlurRect wall = { -WALL, -WALL, self->grid.length + 2 * WALL, WALL };

  for (guint i = 0; i < layout->n_units; i++)
    {
      AlurRouterBox box = alur_element_outline (layout->units[i].unit, &layout->units[i].box);

      alur_router_add_box (router, &box);
    }
  alur_router_add_obstacle (router, &wall);
  for (guint i = 0; i < layout->n_flows; i++)
    {
      const AlurChainFlow *flow = &layout->flows[i];
      AlurRouterConnector connector = { .from = flow->from, .to = flow->to };

      connector.label = self->labels[i];
      connector.weight = flow->kind == ALUR_FLOW_MONEY         ? 3
                         : flow->kind == ALUR_FLOW_INFORMATION ? 0
                                                               : 1;
      alur_router_add_connector (router, &connector);
    }
  return router;
}

static void
route (Draft *self)
{
  AlurChainLayout *layout = self->layout;
  AlurRouter *router = make_router (self);

  for (guint i = 0; i < MOST_WIDENINGS && alur_lanes_grid_make_room (&self->grid, router, FALSE, 0);
       i++)
    {
      take_places (self);
      alur_router_free (router);
      router = make_router (self);
    }
  alur_router_route (router);
  for (guint i = 0; i < MOST_WIDENINGS && alur_connectors_count_faults (router) > 0; i++)
    {
      alur_lanes_grid_widen (&self->grid, WIDER);
      take_places (self);
      alur_router_free (router);
      router = make_router (self);
      alur_router_route (router);
    }
  layout->connectors = g_new0 (AlurConnector, layout->n_flows + 1);
  alur_connectors_take_routes (layout->connectors, layout->n_flows, router, 0);
  for (guint i = 0; i < layout->n_flows; i++)
    layout->connectors[i].element = layout->flows[i].flows[0];
  layout->bounds = alur_connectors_add_bounds (layout->connectors, layout->n_flows, layout->bounds);
  alur_router_free (router);
}

/**
 * alur_chain_layout_new:
 * @document: a valid document
 * @stage: one of its stages
 * @options: (nullable): what takes part; NULL: all that goes between units
 * @sizes: how to measure what is drawn
 *
 * Gathers what goes between the units of a stage in all its procedures, one connector for each pair
 * of units and kind of flow, and places those units that take part, and those that are asked for.
 * Places by hand have no meaning here. The same document and sizes give the same drawing.
 *
 * Returns: (transfer full): the chain; without units when nothing goes between them
 */
AlurChainLayout *
alur_chain_layout_new (AlurDocument *document,
                       const AlurElement *stage,
                       const AlurChainOptions *options,
                       const AlurChainSizes *sizes)
{
  AlurChainLayout *layout = g_new0 (AlurChainLayout, 1);
  Draft self = { .layout = layout, .sizes = sizes };
  guint n_columns;
  guint n_rows;

  alur_chain_gather (document, stage, options, layout);
  if (layout->n_units == 0)
    return layout;
  self.nodes = g_new0 (AlurLanesNode, layout->n_units);
  self.labels = g_new0 (AlurSize, layout->n_flows);
  n_rows = alur_chain_arrange (layout, self.nodes, &n_columns);
  measure (&self);
  make_grid (&self, n_columns, n_rows);
  take_places (&self);
  route (&self);
  clear_grid (&self.grid);
  g_free (self.nodes);
  g_free (self.labels);
  return layout;
}

/**
 * alur_chain_layout_free:
 * @self: a chain
 *
 * Frees the chain.
 */
void
alur_chain_layout_free (AlurChainLayout *self)
{
  alur_connectors_clear (self->connectors, self->n_flows);
  for (guint i = 0; i < self->n_flows; i++)
    g_free (self->flows[i].flows);
  g_free (self->connectors);
  g_free (self->flows);
  g_free (self->units);
  g_free (self);
}
