/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ways as rows of segments, and their writing as polylines. */
#include "alur-router-private.h"

#include <math.h>

#define SAME 0.01 /* px: closer legs of a step are one line */

/* A way leaves a box on a side; its segments follow with alur_way_turn. */
void
alur_way_begin (AlurRouter *self, guint connector, AlurRouterSide side, double face)
{
  AlurWay *way = &g_array_index (self->ways, AlurWay, connector);

  way->first = self->segments->len;
  way->n_segments = 0;
  way->from_side = side;
  way->start = face;
  way->forced = FALSE;
}

/* Goes on along pos; a turn to where it runs already is none. */
void
alur_way_turn (AlurRouter *self, guint connector, int axis, double pos, gboolean fixed)
{
  AlurWay *way = &g_array_index (self->ways, AlurWay, connector);
  const AlurConnector *data = &g_array_index (self->connectors, AlurConnector, connector);
  AlurSegment segment = { .pos = pos,
                          .connector = (gint) connector,
                          .group = data->data.group,
                          .weight = data->data.weight,
                          .axis = (gint8) axis,
                          .fixed = fixed,
                          .prev = way->n_segments > 0 ? (gint) self->segments->len - 1 : -1,
                          .next = -1 };

  if (segment.prev >= 0)
    alur_router_segment (self, (guint) segment.prev)->next = (gint) self->segments->len;
  g_array_append_val (self->segments, segment);
  way->n_segments++;
}

void
alur_segment_get_extent (const AlurRouter *self,
                         const AlurSegment *segment,
                         double *low,
                         double *high)
{
  double start = segment->prev >= 0 ? alur_router_segment (self, (guint) segment->prev)->pos
                                    : segment->ends[0];
  double end = segment->next >= 0 ? alur_router_segment (self, (guint) segment->next)->pos
                                  : segment->ends[1];

  *low = MIN (start, end);
  *high = MAX (start, end);
}

static void
add_usage (AlurRouter *self, const AlurWay *way, int by)
{
  for (guint i = way->first; i < way->first + way->n_segments; i++)
    {
      const AlurSegment *segment = alur_router_segment (self, i);
      double low, high;

      alur_segment_get_extent (self, segment, &low, &high);
      alur_usage_add (self->usage, segment->axis, segment->pos, low, high, by);
    }
}

/* The way arrives on a side of its box. */
void
alur_way_end (AlurRouter *self, guint connector, AlurRouterSide side, double face)
{
  AlurWay *way = &g_array_index (self->ways, AlurWay, connector);

  way->to_side = side;
  alur_router_segment (self, way->first)->ends[0] = way->start;
  alur_router_segment (self, way->first + way->n_segments - 1)->ends[1] = face;
  add_usage (self, way, 1);
}

/* Takes a way back, so that another may be looked for. Its segments stay, unused, until
 * alur_router_pack_segments. */
void
alur_way_drop (AlurRouter *self, guint connector)
{
  AlurWay *way = &g_array_index (self->ways, AlurWay, connector);
  const AlurConnector *data = &g_array_index (self->connectors, AlurConnector, connector);

  add_usage (self, way, -1);
  alur_router_use_port (self, data->data.from, way->from_side, data->from_port, -1);
  alur_router_use_port (self, data->data.to, way->to_side, data->to_port, -1);
  way->n_segments = 0;
}

/* Leaves out the segments of ways that were dropped. */
void
alur_router_pack_segments (AlurRouter *self)
{
  GArray *packed = g_array_sized_new (FALSE, FALSE, sizeof (AlurSegment), self->segments->len);

  if (self->lines->len > 0)
    g_array_append_vals (packed, self->segments->data, self->lines->len);
  for (guint i = 0; i < self->ways->len; i++)
    {
      AlurWay *way = &g_array_index (self->ways, AlurWay, i);
      gint shift = (gint) packed->len - (gint) way->first;

      for (guint s = way->first; s < way->first + way->n_segments; s++)
        {
          AlurSegment segment = *alur_router_segment (self, s);

          segment.prev += segment.prev >= 0 ? shift : 0;
          segment.next += segment.next >= 0 ? shift : 0;
          g_array_append_val (packed, segment);
        }
      way->first = (guint) ((gint) way->first + shift);
    }
  g_array_unref (self->segments);
  self->segments = packed;
}

/* Counts a line that comes to (by 1) or leaves (by -1) a side of a box; fixed ends do not count. */
void
alur_router_use_port (AlurRouter *self, guint box, AlurRouterSide side, guint fixed, int by)
{
  for (guint bit = 0; bit < 4 && fixed == ALUR_ROUTER_NONE; bit++)
    if (side == 1u << bit)
      {
        AlurPort *port = &g_array_index (self->ports, AlurPort, box * 4 + bit);

        port->n_uses = (guint) ((int) port->n_uses + by);
      }
}

static AlurPoint
make_point (int axis, double pos, double along)
{
  return axis == 0 ? (AlurPoint){ pos, along } : (AlurPoint){ along, pos };
}

/* Adds a point, or moves the last one on where the line goes straight. */
static void
add_point (GArray *points, guint first, AlurPoint point)
{
  guint n = points->len - first;
  AlurPoint *last = n > 0 ? &g_array_index (points, AlurPoint, points->len - 1) : NULL;

  if (n >= 1 && fabs (last->x - point.x) < ALUR_ROUTER_EPS
      && fabs (last->y - point.y) < ALUR_ROUTER_EPS)
    return;
  if (n >= 2)
    {
      const AlurPoint *before = last - 1;
      gboolean upright = fabs (before->x - last->x) < ALUR_ROUTER_EPS
                         && fabs (last->x - point.x) < ALUR_ROUTER_EPS;
      gboolean level = fabs (before->y - last->y) < ALUR_ROUTER_EPS
                       && fabs (last->y - point.y) < ALUR_ROUTER_EPS;

      if (upright || level)
        {
          *last = point;
          return;
        }
    }
  g_array_append_val (points, point);
}

/* Legs of a step that ended up in one line are made one exactly. */
static void
join_steps (AlurRouter *self, const AlurWay *way)
{
  for (guint i = 2; i < way->n_segments; i++)
    {
      AlurSegment *segment = alur_router_segment (self, way->first + i);
      const AlurSegment *before = alur_router_segment (self, way->first + i - 2);

      if (fabs (segment->pos - before->pos) < SAME)
        segment->pos = before->pos;
    }
}

static void
write_points (AlurRouter *self, guint index, const AlurWay *way)
{
  const AlurConnector *connector = &g_array_index (self->connectors, AlurConnector, index);
  const AlurSegment *first = alur_router_segment (self, way->first);
  const AlurSegment *last = alur_router_segment (self, way->first + way->n_segments - 1);
  const AlurRouterBox *from = alur_router_box (self, connector->data.from);
  const AlurRouterBox *to = alur_router_box (self, connector->data.to);
  guint start = self->points->len;

  add_point (self->points, start,
             make_point (first->axis, first->pos,
                         alur_router_box_get_outline (from, way->from_side, first->pos)));
  for (guint i = 0; i + 1 < way->n_segments; i++)
    {
      const AlurSegment *segment = alur_router_segment (self, way->first + i);

      add_point (self->points, start,
                 make_point (segment->axis, segment->pos,
                             alur_router_segment (self, way->first + i + 1)->pos));
    }
  add_point (self->points, start,
             make_point (last->axis, last->pos,
                         alur_router_box_get_outline (to, way->to_side, last->pos)));
}

/* Writes the polyline of each way and what can be told of it alone. */
void
alur_router_write_routes (AlurRouter *self)
{
  g_autofree guint *starts = g_new (guint, self->connectors->len + 1);

  g_array_set_size (self->points, 0);
  g_array_set_size (self->routes, 0);
  g_array_set_size (self->routes, self->connectors->len);
  self->totals = (AlurRouterTotals){ .n_routes = self->connectors->len };
  for (guint i = 0; i < self->connectors->len; i++)
    {
      const AlurWay *way = &g_array_index (self->ways, AlurWay, i);

      starts[i] = self->points->len;
      join_steps (self, way);
      write_points (self, i, way);
    }
  starts[self->connectors->len] = self->points->len;
  for (guint i = 0; i < self->connectors->len; i++)
    {
      const AlurWay *way = &g_array_index (self->ways, AlurWay, i);
      AlurRoute *route = &g_array_index (self->routes, AlurRoute, i);

      route->points = &g_array_index (self->points, AlurPoint, starts[i]);
      route->n_points = starts[i + 1] - starts[i];
      route->from_side = way->from_side;
      route->to_side = way->to_side;
      route->forced = way->forced;
      for (guint p = 0; p + 1 < route->n_points; p++)
        route->length += fabs (route->points[p].x - route->points[p + 1].x)
                         + fabs (route->points[p].y - route->points[p + 1].y);
      self->totals.n_bends += route->n_points > 2 ? route->n_points - 2 : 0;
      self->totals.n_forced += route->forced ? 1 : 0;
      self->totals.length += route->length;
    }
}
