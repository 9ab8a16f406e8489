/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-connector.h"

#include "alur-hand-place.h"
#include "alur-route-check.h"
#include "alur-router.h"

#include <string.h>

/**
 * alur_connectors_take_routes:
 * @connectors: (array length=n_connectors): connectors with their elements
 * @n_connectors: how many
 * @router: a router that has routed
 * @first_route: the route of the first connector; the others follow
 *
 * Copies the routes into the connectors, which then own them: alur_connectors_clear() frees them.
 */
void
alur_connectors_take_routes (AlurConnector *connectors,
                             guint n_connectors,
                             AlurRouter *router,
                             guint first_route)
{
  gsize n_points = 0;
  AlurPoint *points;

  for (guint i = 0; i < n_connectors; i++)
    {
      const AlurRoute *route = alur_router_get_route (router, first_route + i);

      n_points += route->n_points + route->n_hops;
    }
  /* One piece for all: the first connector holds it. */
  points = g_new (AlurPoint, n_points + 1);
  for (guint i = 0; i < n_connectors; i++)
    {
      const AlurRoute *route = alur_router_get_route (router, first_route + i);
      AlurConnector *connector = &connectors[i];

      connector->points = points;
      connector->n_points = route->n_points;
      for (guint k = 0; k < route->n_points; k++)
        *points++ = route->points[k];
      connector->hops = points;
      connector->n_hops = route->n_hops;
      for (guint k = 0; k < route->n_hops; k++)
        *points++ = route->hops[k];
      connector->label = route->label;
      if (route->label_place == ALUR_ROUTER_LABEL_NONE)
        connector->label.width = 0;
      connector->anchor = route->label_anchor;
      connector->away = route->label_place == ALUR_ROUTER_LABEL_AWAY;
      connector->forced = route->forced;
    }
  if (n_connectors == 0)
    g_free (points);
}

/**
 * alur_connectors_count_faults:
 * @router: a router that has routed
 *
 * Returns: how often connectors, boxes and labels lie on each other
 */
guint
alur_connectors_count_faults (const AlurRouter *router)
{
  g_autoptr (AlurRouteCheck) check = alur_route_check_new_for_router (router);

  return check->n_faults;
}

/**
 * alur_connectors_dup_ways:
 * @connectors: (array length=n_connectors): connectors that have taken routes
 * @n_connectors: how many
 *
 * Returns: (transfer full): the same without their elements
 */
AlurConnector *
alur_connectors_dup_ways (const AlurConnector *connectors, guint n_connectors)
{
  AlurConnector *copies = g_new0 (AlurConnector, n_connectors + 1);
  gsize n_points = 0;
  AlurPoint *points;

  if (n_connectors == 0)
    return copies;
  for (guint i = 0; i < n_connectors; i++)
    n_points += connectors[i].n_points + connectors[i].n_hops;
  points = g_new (AlurPoint, n_points + 1);
  memcpy (points, connectors[0].points, n_points * sizeof (AlurPoint));
  for (guint i = 0; i < n_connectors; i++)
    {
      copies[i] = connectors[i];
      copies[i].element = NULL;
      copies[i].points = points;
      copies[i].hops = points + copies[i].n_points;
      points = copies[i].hops + copies[i].n_hops;
    }
  return copies;
}

/**
 * alur_connectors_clear:
 * @connectors: (array length=n_connectors): connectors that have taken routes
 * @n_connectors: how many
 *
 * Frees the ways of the connectors, not the array itself.
 */
void
alur_connectors_clear (AlurConnector *connectors, guint n_connectors)
{
  if (n_connectors > 0)
    g_free (connectors[0].points);
}

/**
 * alur_connectors_add_bounds:
 * @connectors: (array length=n_connectors): connectors with their ways
 * @n_connectors: how many
 * @bounds: what the rest of a drawing covers
 *
 * Returns: what @bounds, ways and labels cover
 */
AlurRect
alur_connectors_add_bounds (const AlurConnector *connectors, guint n_connectors, AlurRect bounds)
{
  for (guint i = 0; i < n_connectors; i++)
    {
      for (guint k = 0; k < connectors[i].n_points; k++)
        {
          AlurRect point = { connectors[i].points[k].x, connectors[i].points[k].y, 0, 0 };

          bounds = alur_rect_union (&bounds, &point);
        }
      if (connectors[i].label.width > 0)
        bounds = alur_rect_union (&bounds, &connectors[i].label);
    }
  return bounds;
}

/**
 * alur_connector_dup_bends:
 * @element: a flow or relation
 * @n_elements: how many boxes the drawing has
 * @n_bends: (out): how many bends it has
 *
 * Returns: (transfer full) (nullable): the bends that a person made
 */
AlurPoint *
alur_connector_dup_bends (const AlurElement *element, guint n_elements, guint *n_bends)
{
  guint n = alur_element_count (element, ALUR_KIND_BEND);
  AlurPoint *bends = n > 0 ? g_new (AlurPoint, n) : NULL;

  *n_bends = 0;
  ALUR_FOREACH (bend, element, ALUR_KIND_BEND)
  {
    bends[*n_bends].x = alur_hand_place_get (bend, ALUR_BEND_X, n_elements);
    bends[*n_bends].y = alur_hand_place_get (bend, ALUR_BEND_Y, n_elements);
    *n_bends += 1;
  }
  return bends;
}
