/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The router's input and its order of work; each step has a file of its own, see the private
 * header.
 *
 * The idea: find for each connector a way along few tracks without regard to others but for what
 * it would cross (search), then give all segments their places at once (nudge). The first is
 * local, the second a sort and a sweep; both grow with N log N. Moving segments inside free strips
 * cannot make a way run into a box, so freedom from boxes follows from the search, and freedom
 * from each other from the order. Rejected: one graph of all that is visible, as in libavoid
 * (seconds at 1,000 boxes); a fixed number of places a gap, as in channel routers (boxes of
 * different sizes have no common channels, and a hand-placed one least of all). */
#include "alur-router-private.h"

#include <math.h>

#define SEPARATION 8.0
#define CLEARANCE 12.0
#define AROUND 80.0 /* px around the drawing in which lines may run */

/**
 * alur_router_new:
 * @options: (nullable): how far things stay apart, and where lines flow; NULL for the defaults
 *
 * Creates an empty router.
 *
 * Returns: (transfer full): the router
 */
AlurRouter *
alur_router_new (const AlurRouterOptions *options)
{
  AlurRouter *self = g_new0 (AlurRouter, 1);

  if (options != NULL)
    self->options = *options;
  if (self->options.separation <= 0)
    self->options.separation = SEPARATION;
  if (self->options.clearance <= 0)
    self->options.clearance = CLEARANCE;
  self->boxes = g_array_new (FALSE, FALSE, sizeof (AlurRouterBox));
  self->obstacles = g_array_new (FALSE, FALSE, sizeof (AlurRect));
  self->lines = g_array_new (FALSE, FALSE, sizeof (AlurRouterLine));
  self->connectors = g_array_new (FALSE, FALSE, sizeof (AlurConnector));
  self->bends = g_array_new (FALSE, FALSE, sizeof (AlurPoint));
  self->ports = g_array_new (FALSE, FALSE, sizeof (AlurPort));
  self->ways = g_array_new (FALSE, TRUE, sizeof (AlurWay));
  self->segments = g_array_new (FALSE, FALSE, sizeof (AlurSegment));
  self->routes = g_array_new (FALSE, TRUE, sizeof (AlurRoute));
  self->points = g_array_new (FALSE, FALSE, sizeof (AlurPoint));
  self->hops = g_array_new (FALSE, FALSE, sizeof (AlurPoint));

  return self;
}

static void
clear_apart (AlurRouter *self)
{
  for (int axis = 0; axis < 2; axis++)
    g_clear_pointer (&self->apart[axis], g_array_unref);
}

/**
 * alur_router_free:
 * @self: (nullable) (transfer full): a router
 *
 * Frees the router and every route borrowed from it.
 */
void
alur_router_free (AlurRouter *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->boxes);
  g_array_unref (self->obstacles);
  g_array_unref (self->lines);
  g_array_unref (self->connectors);
  g_array_unref (self->bends);
  g_array_unref (self->ports);
  g_array_unref (self->ways);
  g_array_unref (self->segments);
  g_array_unref (self->routes);
  g_array_unref (self->points);
  g_array_unref (self->hops);
  clear_apart (self);
  alur_space_free (self->space);
  alur_tracks_free (self->tracks);
  alur_usage_free (self->usage);
  g_free (self);
}

/**
 * alur_router_add_box:
 * @self: a router
 * @box: a box on whose outline lines may end and through which none may run; copied
 *
 * Returns: the index of the box, from 0 on
 */
guint
alur_router_add_box (AlurRouter *self, const AlurRouterBox *box)
{
  self->is_searched = FALSE;
  g_array_append_vals (self->boxes, box, 1);

  return self->boxes->len - 1;
}

/**
 * alur_router_set_box:
 * @self: a router
 * @index: a box of it
 * @box: what it is from now on; copied
 *
 * Moves or changes a box. The routes follow with the next route or reroute.
 */
void
alur_router_set_box (AlurRouter *self, guint index, const AlurRouterBox *box)
{
  g_return_if_fail (index < self->boxes->len);

  self->is_searched = FALSE;
  g_array_index (self->boxes, AlurRouterBox, index) = *box;
}

/**
 * alur_router_get_box:
 * @self: a router
 * @index: a box of it
 *
 * Returns: (transfer none): the box as it was last set, until one is added
 */
const AlurRouterBox *
alur_router_get_box (const AlurRouter *self, guint index)
{
  g_return_val_if_fail (index < self->boxes->len, NULL);

  return alur_router_box (self, index);
}

/**
 * alur_router_add_obstacle:
 * @self: a router
 * @rect: a place (a label, a lane's head, a badge) that lines and labels keep off
 *
 * Returns: the index of the obstacle, from 0 on
 */
guint
alur_router_add_obstacle (AlurRouter *self, const AlurRect *rect)
{
  self->is_searched = FALSE;
  g_array_append_vals (self->obstacles, rect, 1);

  return self->obstacles->len - 1;
}

/**
 * alur_router_set_obstacle:
 * @self: a router
 * @index: an obstacle of it
 * @rect: where it is from now on
 *
 * Moves an obstacle.
 */
void
alur_router_set_obstacle (AlurRouter *self, guint index, const AlurRect *rect)
{
  g_return_if_fail (index < self->obstacles->len);

  self->is_searched = FALSE;
  g_array_index (self->obstacles, AlurRect, index) = *rect;
}

/**
 * alur_router_add_line:
 * @self: a router
 * @line: a line that stays and that no route may run on; copied
 *
 * Returns: the index of the line, from 0 on
 */
guint
alur_router_add_line (AlurRouter *self, const AlurRouterLine *line)
{
  self->is_searched = FALSE;
  g_array_append_vals (self->lines, line, 1);

  return self->lines->len - 1;
}

/**
 * alur_router_set_line:
 * @self: a router
 * @index: a line of it
 * @line: what it is from now on; copied
 *
 * Moves a line.
 */
void
alur_router_set_line (AlurRouter *self, guint index, const AlurRouterLine *line)
{
  g_return_if_fail (index < self->lines->len);

  self->is_searched = FALSE;
  g_array_index (self->lines, AlurRouterLine, index) = *line;
}

/**
 * alur_router_add_connector:
 * @self: a router
 * @connector: a connector between two boxes already added; copied, its bends too
 *
 * Returns: the index of the connector and of its route, from 0 on
 */
guint
alur_router_add_connector (AlurRouter *self, const AlurRouterConnector *connector)
{
  AlurConnector added = { *connector, self->bends->len, ALUR_ROUTER_NONE, ALUR_ROUTER_NONE };

  g_return_val_if_fail (connector->from < self->boxes->len, ALUR_ROUTER_NONE);
  g_return_val_if_fail (connector->to < self->boxes->len, ALUR_ROUTER_NONE);

  self->is_searched = FALSE;
  if (connector->n_bends > 0)
    g_array_append_vals (self->bends, connector->bends, connector->n_bends);
  added.data.bends = NULL;
  g_array_append_val (self->connectors, added);

  return self->connectors->len - 1;
}

static void
add_ports (AlurRouter *self)
{
  g_array_set_size (self->ports, 0);
  for (guint i = 0; i < self->boxes->len; i++)
    for (guint bit = 0; bit < 4; bit++)
      {
        AlurRouterSide side = (AlurRouterSide) (1u << bit);
        const AlurRouterBox *box = alur_router_box (self, i);
        AlurPort port = { .box = i, .side = side, .track = ALUR_ROUTER_NONE };
        double low, high;

        alur_router_box_get_port_range (box, side, &low, &high);
        port.along = (low + high) / 2;
        port.face = alur_router_box_get_face (box, side);
        g_array_append_val (self->ports, port);
      }
}

/* The side of a fixed end: the one given, or the one whose outline is nearest. */
static AlurRouterSide
choose_side (const AlurRouterBox *box, guint sides, AlurPoint point)
{
  AlurRouterSide best = ALUR_ROUTER_SIDE_RIGHT;
  double distance = G_MAXDOUBLE;

  for (guint bit = 1; bit < ALUR_ROUTER_SIDE_ANY; bit <<= 1)
    {
      AlurRouterSide side = (AlurRouterSide) bit;
      int dim = alur_router_side_get_dim (side);
      double outline = alur_router_box_get_outline (box, side, dim == 0 ? point.y : point.x);
      double away = fabs (outline - (dim == 0 ? point.x : point.y));

      if ((sides == 0 || (sides & bit) != 0) && away < distance)
        {
          best = side;
          distance = away;
        }
    }

  return best;
}

static guint
add_fixed_port (AlurRouter *self, guint box, guint sides, AlurPoint point)
{
  AlurRouterSide side = choose_side (alur_router_box (self, box), sides, point);
  AlurPort port
      = { .box = box, .side = side, .track = ALUR_ROUTER_NONE, .fixed = TRUE, .is_wanted = TRUE };

  port.along = alur_router_side_get_dim (side) == 0 ? point.y : point.x;
  port.face = alur_router_box_get_face (alur_router_box (self, box), side);
  g_array_append_val (self->ports, port);

  return self->ports->len - 1;
}

static void
want_sides (AlurRouter *self, guint box, guint sides)
{
  for (guint bit = 0; bit < 4; bit++)
    if (sides == 0 || (sides & (1u << bit)) != 0)
      g_array_index (self->ports, AlurPort, box * 4 + bit).is_wanted = TRUE;
}

static void
want_ports (AlurRouter *self)
{
  add_ports (self);
  for (guint i = 0; i < self->connectors->len; i++)
    {
      AlurConnector *connector = &g_array_index (self->connectors, AlurConnector, i);
      const AlurRouterConnector *data = &connector->data;

      connector->from_port = connector->to_port = ALUR_ROUTER_NONE;
      if (data->from_fixed)
        connector->from_port
            = add_fixed_port (self, data->from, data->from_sides, data->from_point);
      else
        want_sides (self, data->from, data->from_sides);
      if (data->to_fixed)
        connector->to_port = add_fixed_port (self, data->to, data->to_sides, data->to_point);
      else
        want_sides (self, data->to, data->to_sides);
    }
}

static AlurRect
get_line_rect (const AlurRouterLine *line)
{
  double x = MIN (line->from.x, line->to.x);
  double y = MIN (line->from.y, line->to.y);

  return (AlurRect){ x, y, fabs (line->from.x - line->to.x), fabs (line->from.y - line->to.y) };
}

static AlurRect
get_bounds (const AlurRouter *self, const GArray *rects)
{
  AlurRect bounds = { 0 };
  guint n = 0;

  for (guint i = 0; i < rects->len; i++)
    {
      const AlurRect *rect = &g_array_index (rects, AlurRect, i);

      bounds = n++ == 0 ? *rect : alur_rect_union (&bounds, rect);
    }
  for (guint i = 0; i < self->lines->len; i++)
    {
      AlurRect rect = get_line_rect (&g_array_index (self->lines, AlurRouterLine, i));

      bounds = n++ == 0 ? rect : alur_rect_union (&bounds, &rect);
    }
  for (guint i = 0; i < self->bends->len; i++)
    {
      AlurPoint bend = g_array_index (self->bends, AlurPoint, i);
      AlurRect rect = { bend.x, bend.y, 0, 0 };

      bounds = n++ == 0 ? rect : alur_rect_union (&bounds, &rect);
    }

  return alur_rect_grow (&bounds, AROUND);
}

static void
add_fixed_lines (AlurRouter *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const AlurRouterLine *line = &g_array_index (self->lines, AlurRouterLine, i);
      AlurSegment segment
          = { .connector = -1, .fixed = TRUE, .prev = -1, .next = -1, .group = line->group };
      AlurRect rect = get_line_rect (line);

      segment.axis = rect.width > rect.height ? 1 : 0;
      segment.pos = segment.axis == 0 ? rect.x : rect.y;
      segment.ends[0] = alur_rect_low (&rect, 1 - segment.axis);
      segment.ends[1] = alur_rect_high (&rect, 1 - segment.axis);
      g_array_append_val (self->segments, segment);
      if (!line->border)
        alur_usage_add (self->usage, segment.axis, segment.pos, segment.ends[0], segment.ends[1],
                        1);
    }
}

static GArray *
list_rects (const AlurRouter *self)
{
  guint n = self->boxes->len + self->obstacles->len;
  GArray *rects = g_array_sized_new (FALSE, FALSE, sizeof (AlurRect), n);

  for (guint i = 0; i < self->boxes->len; i++)
    g_array_append_val (rects, alur_router_box (self, i)->rect);
  if (self->obstacles->len > 0)
    g_array_append_vals (rects, self->obstacles->data, self->obstacles->len);

  return rects;
}

/* Fresh tracks, and no ways. */
void
alur_router_prepare (AlurRouter *self)
{
  g_autoptr (GArray) rects = list_rects (self);
  AlurRect bounds = get_bounds (self, rects);

  g_clear_pointer (&self->space, alur_space_free);
  g_clear_pointer (&self->tracks, alur_tracks_free);
  g_clear_pointer (&self->usage, alur_usage_free);
  self->space = alur_space_new (&bounds, rects->len);
  for (guint i = 0; i < rects->len; i++)
    alur_space_add (self->space, &g_array_index (rects, AlurRect, i));
  want_ports (self);
  self->usage = alur_usage_new (&bounds, rects->len);
  self->tracks
      = alur_tracks_new (self->space, self->usage, self->options.separation, rects, self->ports);
  g_array_set_size (self->segments, 0);
  g_array_set_size (self->ways, 0);
  g_array_set_size (self->ways, self->connectors->len);
  add_fixed_lines (self);
}

static void
search_all (AlurRouter *self)
{
  if (self->is_searched)
    return;

  clear_apart (self);
  alur_router_prepare (self);
  alur_router_search (self);
  self->is_searched = TRUE;
}

/* Moves the segments of an axis apart, in a copy that is kept: what gaps ask for and what is drawn
 * in them come from the same work. Those of axis 0 go first. */
static void
move_apart (AlurRouter *self, int axis, AlurRouterGap *gaps, guint n_gaps)
{
  GArray *segments = self->segments;

  self->segments = g_array_copy (axis == 0 ? segments : self->apart[0]);
  alur_router_nudge (self, axis, gaps, n_gaps);
  g_clear_pointer (&self->apart[axis], g_array_unref);
  self->apart[axis] = self->segments;
  self->segments = segments;
}

/**
 * alur_router_measure_demand:
 * @self: a router
 * @axis: whether the gaps lie between columns or between rows
 * @gaps: (array length=n_gaps) (inout): sorted, without overlap; their answers are filled in
 * @n_gaps: their number
 *
 * Tells how wide each gap should be so that the lines in it stand apart and clear of the boxes.
 * A layout widens what is narrower, moves its boxes and routes again. Lines that end on a box
 * within the gap's range count only where they turn.
 */
void
alur_router_measure_demand (AlurRouter *self,
                            AlurRouterAxis axis,
                            AlurRouterGap *gaps,
                            guint n_gaps)
{
  search_all (self);
  if (axis == ALUR_ROUTER_AXIS_Y && self->apart[0] == NULL)
    move_apart (self, 0, NULL, 0);
  move_apart (self, axis == ALUR_ROUTER_AXIS_X ? 0 : 1, gaps, n_gaps);
}

static void
finish (AlurRouter *self)
{
  for (int axis = 0; axis < 2; axis++)
    if (self->apart[axis] == NULL)
      move_apart (self, axis, NULL, 0);
  g_array_unref (self->segments);
  self->segments = g_steal_pointer (&self->apart[1]);
  clear_apart (self);
  alur_router_settle (self, 0);
  alur_router_write_routes (self);
  alur_router_find_hops (self);
  alur_router_place_labels (self);
  self->is_searched = FALSE;
}

/**
 * alur_router_route:
 * @self: a router
 *
 * Routes every connector. Routes borrowed before are gone.
 */
void
alur_router_route (AlurRouter *self)
{
  search_all (self);
  finish (self);
}

/**
 * alur_router_reroute:
 * @self: a router that has routed
 * @changed: (array length=n_changed): boxes that moved or changed since
 * @n_changed: their number
 *
 * Routes again after small changes: connectors of the changed boxes, those added since, and those
 * whose old way is no longer free look for a new way; all others keep theirs and only make room.
 * The routes may therefore differ from those that alur_router_route finds.
 */
void
alur_router_reroute (AlurRouter *self, const guint *changed, guint n_changed)
{
  if (self->routes->len == 0)
    {
      alur_router_route (self);
      return;
    }

  clear_apart (self);
  alur_router_keep_ways (self, changed, n_changed);
  alur_router_search (self);
  finish (self);
}

/**
 * alur_router_get_n_routes:
 * @self: a router that has routed
 *
 * Returns: the number of routes, one a connector
 */
guint
alur_router_get_n_routes (const AlurRouter *self)
{
  return self->routes->len;
}

/**
 * alur_router_get_route:
 * @self: a router that has routed
 * @connector: a connector of it
 *
 * Returns: (transfer none): its route, until the router routes again
 */
const AlurRoute *
alur_router_get_route (const AlurRouter *self, guint connector)
{
  g_return_val_if_fail (connector < self->routes->len, NULL);

  return &g_array_index (self->routes, AlurRoute, connector);
}

/**
 * alur_router_get_totals:
 * @self: a router that has routed
 *
 * Returns: sums over all routes
 */
AlurRouterTotals
alur_router_get_totals (const AlurRouter *self)
{
  return self->totals;
}
