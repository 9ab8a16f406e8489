/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Paths of connectors: rounded corners, hops, and the figures at their ends. */

#include "alur-painter-private.h"

#include <math.h>

#define QUARTER 0.5522847498

/* How long an end is, and by how much the line stops short of the tip. */
static const struct
{
  double length, width; /* in parts of a head */
  double trim;          /* in parts of the length */
  gboolean filled;
} ends[ALUR_N_ENDS] = {
  [ALUR_END_NONE] = { 0, 0, 0, FALSE },     [ALUR_END_FILLED] = { 1, 1, 0.8, TRUE },
  [ALUR_END_OPEN] = { 1, 1, 0.1, FALSE },   [ALUR_END_DIAMOND] = { 1.35, 1.2, 0.9, TRUE },
  [ALUR_END_SQUARE] = { 0.9, 1, 1, FALSE }, [ALUR_END_CIRCLE] = { 0.78, 0.88, 1, FALSE },
};

/* Nearly all segments are horizontal or vertical. */
static double
get_length (AlurPoint from, AlurPoint to)
{
  double across = fabs (to.x - from.x);
  double down = fabs (to.y - from.y);

  if (MIN (across, down) < 1e-9)
    return MAX (across, down);
  return hypot (across, down);
}

/* The point on the way from @from to @to, @distance behind @from. */
static AlurPoint
walk (AlurPoint from, AlurPoint to, double distance)
{
  double length = get_length (from, to);
  double part = length > 0 ? distance / length : 0;

  return (AlurPoint){ from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part };
}

static gboolean
lies_between (AlurPoint point, AlurPoint from, AlurPoint to)
{
  return point.x > MIN (from.x, to.x) - 0.5 && point.x < MAX (from.x, to.x) + 0.5
         && point.y > MIN (from.y, to.y) - 0.5 && point.y < MAX (from.y, to.y) + 0.5;
}

/* A half circle over another line: upwards on a horizontal way, to the right on a vertical one. */
static void
add_hop (cairo_t *cr, AlurPoint from, AlurPoint hop, AlurPoint to, double radius)
{
  gboolean horizontal = fabs (to.x - from.x) > fabs (to.y - from.y);
  double forward
      = horizontal ? (to.x > from.x ? radius : -radius) : (to.y > from.y ? radius : -radius);
  double bulge = horizontal ? -radius : radius;
  AlurPoint along = horizontal ? (AlurPoint){ forward, 0 } : (AlurPoint){ 0, forward };
  AlurPoint aside = horizontal ? (AlurPoint){ 0, bulge } : (AlurPoint){ bulge, 0 };
  AlurPoint top = { hop.x + aside.x, hop.y + aside.y };

  cairo_line_to (cr, hop.x - along.x, hop.y - along.y);
  cairo_curve_to (cr, hop.x - along.x + aside.x * QUARTER, hop.y - along.y + aside.y * QUARTER,
                  top.x - along.x * QUARTER, top.y - along.y * QUARTER, top.x, top.y);
  cairo_curve_to (cr, top.x + along.x * QUARTER, top.y + along.y * QUARTER,
                  hop.x + along.x + aside.x * QUARTER, hop.y + along.y + aside.y * QUARTER,
                  hop.x + along.x, hop.y + along.y);
}

/* Goes on to @to, over the hops that lie on the way; answers the first hop that does not. */
static guint
add_segment (cairo_t *cr,
             const AlurMeasures *measure,
             const AlurRoutePath *route,
             guint hop,
             AlurPoint from,
             AlurPoint to)
{
  double radius = measure->hop_radius;
  double done = 0;

  for (; hop < route->n_hops && lies_between (route->hops[hop], from, to); hop++)
    {
      double at = get_length (from, route->hops[hop]);

      if (at - radius < done || at + radius > get_length (from, to))
        continue;
      add_hop (cr, from, route->hops[hop], to, radius);
      done = at + radius;
    }
  cairo_line_to (cr, to.x, to.y);
  return hop;
}

static void
add_corner (cairo_t *cr, AlurPoint before, AlurPoint corner, AlurPoint after)
{
  AlurPoint first
      = { before.x + (corner.x - before.x) * QUARTER, before.y + (corner.y - before.y) * QUARTER };
  AlurPoint second
      = { after.x + (corner.x - after.x) * QUARTER, after.y + (corner.y - after.y) * QUARTER };

  cairo_curve_to (cr, first.x, first.y, second.x, second.y, after.x, after.y);
}

static double
get_trim (const AlurMeasures *measure, AlurEnd end, AlurPoint tip, AlurPoint next)
{
  double trim = ends[end].length * ends[end].trim * measure->head_length;

  return MIN (trim, get_length (tip, next));
}

/* Adds a route to the path of @cr, shortened where figures stand at its ends. */
void
alur_path_add_route (cairo_t *cr,
                     const AlurMeasures *measure,
                     const AlurLineStyle *line,
                     const AlurRoutePath *route)
{
  const AlurPoint *points = route->points;
  guint last = route->n_points - 1;
  double tail = get_trim (measure, line->tail, points[0], points[1]);
  double head = get_trim (measure, line->head, points[last], points[last - 1]);
  AlurPoint at = walk (points[0], points[1], tail);
  guint hop = 0;

  cairo_move_to (cr, at.x, at.y);
  for (guint i = 1; i < last; i++)
    {
      double before = get_length (at, points[i]);
      double after = get_length (points[i], points[i + 1]) - (i + 1 == last ? head : 0);
      double radius
          = MIN (measure->connector_corner, MIN (before, i + 1 == last ? after : after / 2));
      AlurPoint turn = walk (points[i], points[i - 1], radius);

      hop = add_segment (cr, measure, route, hop, at, turn);
      at = points[i];
      if (radius > 0.1)
        {
          at = walk (points[i], points[i + 1], radius);
          add_corner (cr, turn, points[i], at);
        }
    }
  add_segment (cr, measure, route, hop, at, walk (points[last], points[last - 1], head));
}

/* Whether an end is filled with the colour of its line, or hollow. */
gboolean
alur_path_end_is_filled (AlurEnd end)
{
  return ends[end].filled;
}

/* Adds the figure at the end of a line that comes from @from. */
void
alur_path_add_end (
    cairo_t *cr, const AlurMeasures *measure, AlurEnd end, AlurPoint from, AlurPoint tip)
{
  double length = ends[end].length * measure->head_length;
  double half = ends[end].width * measure->head_width / 2;
  AlurPoint back = walk (tip, from, 1);
  AlurPoint along = { (back.x - tip.x) * length, (back.y - tip.y) * length };
  AlurPoint aside = { -(back.y - tip.y) * half, (back.x - tip.x) * half };
  AlurPoint base = { tip.x + along.x, tip.y + along.y };
  AlurRect circle;

  switch (end)
    {
    case ALUR_END_FILLED:
    case ALUR_END_OPEN:
      cairo_move_to (cr, base.x + aside.x, base.y + aside.y);
      cairo_line_to (cr, tip.x, tip.y);
      cairo_line_to (cr, base.x - aside.x, base.y - aside.y);
      if (end == ALUR_END_FILLED)
        cairo_close_path (cr);
      break;
    case ALUR_END_DIAMOND:
      cairo_move_to (cr, tip.x, tip.y);
      cairo_line_to (cr, tip.x + along.x / 2 + aside.x, tip.y + along.y / 2 + aside.y);
      cairo_line_to (cr, base.x, base.y);
      cairo_line_to (cr, tip.x + along.x / 2 - aside.x, tip.y + along.y / 2 - aside.y);
      cairo_close_path (cr);
      break;
    case ALUR_END_SQUARE:
      cairo_move_to (cr, tip.x + aside.x, tip.y + aside.y);
      cairo_line_to (cr, base.x + aside.x, base.y + aside.y);
      cairo_line_to (cr, base.x - aside.x, base.y - aside.y);
      cairo_line_to (cr, tip.x - aside.x, tip.y - aside.y);
      cairo_close_path (cr);
      break;
    case ALUR_END_CIRCLE:
      circle = (AlurRect){ tip.x + along.x / 2 - half, tip.y + along.y / 2 - half, 2 * half,
                           2 * half };
      alur_path_add_shape (cr, measure, ALUR_SHAPE_CIRCLE, &circle);
      break;
    case ALUR_END_NONE:
    case ALUR_N_ENDS:
    default:
      break;
    }
}
