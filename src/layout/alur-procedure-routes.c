/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The connectors of a procedure's drawing.
 *
 * The router first says how wide the gaps between columns and rows should be for what runs in them;
 * the grid is widened to that, and then the connectors are routed. */

#include "alur-procedure-private.h"

#include "alur-element-outline.h"
#include "alur-lanes-room.h"

/* Thickness of the walls around the lanes that keep connectors inside. */
#define WALL 400.0

/* How often gaps are widened: other ways are found when they are, which may want other gaps. */
#define MOST_WIDENINGS 4
#define MANY_NODES 3000

/* By how much all gaps are widened where that was not enough. */
#define WIDER 12.0

/* Width beyond a plain line of each kind of flow. */
static const double flow_weights[] = {
  [ALUR_FLOW_NONE] = 0,        [ALUR_FLOW_SEQUENCE] = 0, [ALUR_FLOW_DECISION] = 1,
  [ALUR_FLOW_INFORMATION] = 0, [ALUR_FLOW_MONEY] = 3,    [ALUR_FLOW_GOODS] = 1,
};

static void
add_boxes (const AlurProcedureDraft *draft, AlurRouter *router)
{
  const AlurProcedureLayout *layout = draft->layout;

  for (guint i = 0; i < layout->n_steps; i++)
    {
      AlurRouterBox box = alur_element_outline (layout->steps[i].step, &layout->steps[i].box);

      alur_router_add_box (router, &box);
    }
  for (guint i = 0; i < layout->n_references; i++)
    {
      AlurRouterBox box = { layout->references[i].box, ALUR_ROUTER_SHAPE_PENTAGON, 0 };

      alur_router_add_box (router, &box);
    }
}

/* What stands at the corner of a step sticks out above and to the right. */
static void
add_corner (AlurRouter *router, const AlurRect *box, double corner)
{
  AlurRect above = { alur_rect_right (box) - corner, box->y - corner, 2 * corner, corner };
  AlurRect beside = { alur_rect_right (box), box->y, corner, corner };

  alur_router_add_obstacle (router, &above);
  alur_router_add_obstacle (router, &beside);
}

/* The text under a step bars the way up to the outline: no line fits between the two. */
static void
add_under (AlurRouter *router, const AlurStepPlace *place)
{
  AlurRect rect = place->under;

  rect.y = alur_rect_bottom (&place->box) - 1;
  rect.height = alur_rect_bottom (&place->under) - rect.y;
  alur_router_add_obstacle (router, &rect);
}

static void
add_obstacles (const AlurProcedureDraft *draft, AlurRouter *router)
{
  const AlurProcedureLayout *layout = draft->layout;
  double length = draft->grid->length;
  double height = draft->grid->height;
  AlurRect walls[4] = {
    { -WALL, -WALL, WALL + draft->options.start, height + 2 * WALL },
    { length, -WALL, WALL, height + 2 * WALL },
    { draft->options.start, -WALL, length - draft->options.start, WALL },
    { draft->options.start, height, length - draft->options.start, WALL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (walls); i++)
    {
      AlurRect wall = alur_procedure_turn (draft, walls[i]);

      alur_router_add_obstacle (router, &wall);
    }
  for (guint i = 0; i < layout->n_steps; i++)
    {
      if (layout->steps[i].under.width > 0)
        add_under (router, &layout->steps[i]);
      if (draft->step_sizes[i].corner > 0)
        add_corner (router, &layout->steps[i].box, draft->step_sizes[i].corner);
    }
}

static void
add_borders (const AlurProcedureDraft *draft, AlurRouter *router)
{
  for (guint i = 1; i < draft->layout->n_lanes; i++)
    {
      AlurRect border = alur_procedure_turn (
          draft, (AlurRect){ draft->options.start, draft->lanes[i].y,
                             draft->grid->length - draft->options.start, 0 });
      AlurRouterLine line = { .from = { border.x, border.y },
                              .to = { alur_rect_right (&border), alur_rect_bottom (&border) },
                              .border = TRUE };

      alur_router_add_line (router, &line);
    }
}

static void
add_connectors (const AlurProcedureDraft *draft, AlurRouter *router)
{
  for (guint i = 0; i < draft->n_flows; i++)
    {
      const AlurProcedureFlow *flow = &draft->flows[i];
      AlurRouterConnector connector = { .from = flow->from, .to = flow->to };
      g_autofree AlurPoint *bends
          = alur_connector_dup_bends (flow->flow, draft->layout->n_steps, &connector.n_bends);

      connector.weight = flow_weights[alur_element_get_word (flow->flow, ALUR_FLOW_KIND)];
      connector.label = flow->label;
      connector.bends = bends;
      alur_router_add_connector (router, &connector);
    }
}

static AlurRouter *
make_router (const AlurProcedureDraft *draft)
{
  AlurRouterOptions options
      = { draft->layout->vertical ? ALUR_ROUTER_FLOW_DOWN : ALUR_ROUTER_FLOW_RIGHT, 0, 0 };
  AlurRouter *router = alur_router_new (&options);

  add_boxes (draft, router);
  add_obstacles (draft, router);
  add_borders (draft, router);
  add_connectors (draft, router);
  return router;
}

static AlurRouter *
place_anew (AlurProcedureDraft *draft, AlurRouter *router)
{
  alur_procedure_take_places (draft);
  alur_router_free (router);
  return make_router (draft);
}

/* Widens gaps until the router asks for no more, then all of them while lines lie on each other. */
static AlurRouter *
find_routes (AlurProcedureDraft *draft)
{
  AlurRouter *router = make_router (draft);
  gboolean many = draft->n_nodes > MANY_NODES;
  guint most = many ? 2 : MOST_WIDENINGS;

  for (guint i = 0; i < most
                    && alur_lanes_grid_make_room (draft->grid, router, draft->layout->vertical,
                                                  draft->options.start);
       i++)
    router = place_anew (draft, router);
  alur_router_route (router);
  for (guint i = 0; i < MOST_WIDENINGS && !many && alur_connectors_count_faults (router) > 0; i++)
    {
      alur_lanes_grid_widen (draft->grid, WIDER);
      router = place_anew (draft, router);
      alur_router_route (router);
    }
  return router;
}

/**
 * alur_procedure_name_connectors:
 * @draft: a draft with its connectors
 *
 * Says whose each connector is.
 */
void
alur_procedure_name_connectors (AlurProcedureDraft *draft)
{
  AlurConnector *connectors = draft->layout->connectors;

  for (guint i = 0; i < draft->layout->n_connectors; i++)
    {
      connectors[i].element = draft->flows[i].flow;
      connectors[i].by_hand = alur_element_first (draft->flows[i].flow, ALUR_KIND_BEND) != NULL;
    }
}

/**
 * alur_procedure_route:
 * @draft: a draft in which everything has a place
 *
 * Makes room for the connectors and draws them.
 */
void
alur_procedure_route (AlurProcedureDraft *draft)
{
  AlurProcedureLayout *layout = draft->layout;
  AlurRouter *router = find_routes (draft);

  layout->n_connectors = draft->n_flows;
  layout->connectors = g_new0 (AlurConnector, draft->n_flows + 1);
  alur_connectors_take_routes (layout->connectors, layout->n_connectors, router, 0);
  alur_router_free (router);
}
