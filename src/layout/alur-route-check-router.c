/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "alur-route-check.h"
#include "alur-router-private.h"

/* The router's obstacles are boxes without ends to the checker. */
static GArray *
list_boxes (const AlurRouter *router)
{
  GArray *boxes = g_array_copy (router->boxes);

  for (guint i = 0; i < router->obstacles->len; i++)
    {
      AlurRouterBox box = { .rect = g_array_index (router->obstacles, AlurRect, i) };

      g_array_append_val (boxes, box);
    }

  return boxes;
}

/**
 * alur_route_check_new_for_router:
 * @router: a router that has routed
 *
 * Checks its own routes against its boxes, obstacles and lines. Obstacles are counted as boxes
 * after the boxes, lines of others as lines after the routes.
 *
 * Returns: (transfer full): what was found
 */
AlurRouteCheck *
alur_route_check_new_for_router (const AlurRouter *router)
{
  g_autoptr (GArray) boxes = list_boxes (router);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (AlurRouteCheckLine));
  g_autoptr (GArray) labels = g_array_new (FALSE, FALSE, sizeof (AlurRouteCheckLabel));
  g_autofree AlurPoint *ends = g_new (AlurPoint, 2 * router->lines->len + 1);
  AlurRouteCheckInput input = { 0 };

  for (guint i = 0; i < router->routes->len; i++)
    {
      const AlurRoute *route = &g_array_index (router->routes, AlurRoute, i);
      const AlurRouterConnector *data = &g_array_index (router->connectors, AlurConnector, i).data;

      g_array_append_val (lines, ((AlurRouteCheckLine){ route->points, route->n_points, data->from,
                                                        data->to, data->group }));
      if (route->label_place != ALUR_ROUTER_LABEL_NONE)
        g_array_append_val (labels, ((AlurRouteCheckLabel){ route->label, i }));
    }
  for (guint i = 0; i < router->lines->len; i++)
    {
      const AlurRouterLine *line = &g_array_index (router->lines, AlurRouterLine, i);

      ends[(gsize) 2 * i] = line->from;
      ends[(gsize) 2 * i + 1] = line->to;
      g_array_append_val (lines,
                          ((AlurRouteCheckLine){ &ends[(gsize) 2 * i], 2, ALUR_ROUTE_CHECK_NO_BOX,
                                                 ALUR_ROUTE_CHECK_NO_BOX, line->group }));
    }
  input.boxes = (const AlurRouterBox *) (gpointer) boxes->data;
  input.n_boxes = boxes->len;
  input.lines = (const AlurRouteCheckLine *) (gpointer) lines->data;
  input.n_lines = lines->len;
  input.labels = (const AlurRouteCheckLabel *) (gpointer) labels->data;
  input.n_labels = labels->len;

  return alur_route_check_new (&input);
}
