/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way through the bends that a person set: exact at those, as simple as can be between. */
#include "alur-router-private.h"

#include <math.h>

typedef struct
{
  AlurRouter *router;
  guint connector;
  int axis; /* of the last segment */
} Follow;

static double
value_of (AlurPoint point, int dim)
{
  return dim == 0 ? point.x : point.y;
}

static void
turn (Follow *self, int axis, double pos, gboolean fixed)
{
  if (self->axis == axis)
    return;

  alur_way_turn (self->router, self->connector, axis, pos, fixed);
  self->axis = axis;
}

/* The axis of a straight line between a box and a point, or -1 if there is none. */
static int
get_straight_axis (const AlurRouterBox *box, AlurPoint point)
{
  if (point.y > box->rect.y && point.y < alur_rect_bottom (&box->rect))
    return 1;
  if (point.x > box->rect.x && point.x < alur_rect_right (&box->rect))
    return 0;

  return -1;
}

/* The side of the box on which a segment of the axis, coming from the point, ends. */
static AlurRouterSide
get_side (const AlurRouterBox *box, int axis, AlurPoint point)
{
  int dim = 1 - axis;
  gboolean forwards = value_of (point, dim) > alur_rect_middle (&box->rect, dim);

  if (dim == 0)
    return forwards ? ALUR_ROUTER_SIDE_RIGHT : ALUR_ROUTER_SIDE_LEFT;

  return forwards ? ALUR_ROUTER_SIDE_BOTTOM : ALUR_ROUTER_SIDE_TOP;
}

static void
follow_start (Follow *self, const AlurConnector *connector, AlurPoint bend)
{
  const AlurRouterBox *box = alur_router_box (self->router, connector->data.from);
  int axis = get_straight_axis (box, bend);
  AlurRouterSide side;

  if (axis >= 0)
    {
      side = get_side (box, axis, bend);
      alur_way_begin (self->router, self->connector, side, alur_router_box_get_face (box, side));
      turn (self, axis, value_of (bend, axis), TRUE);
      return;
    }
  side = get_side (box, 1, bend);
  alur_way_begin (self->router, self->connector, side, alur_router_box_get_face (box, side));
  turn (self, 1, alur_rect_center (&box->rect).y, FALSE);
  turn (self, 0, bend.x, TRUE);
}

static void
follow_between (Follow *self, AlurPoint from, AlurPoint to)
{
  int axis = self->axis;

  if (fabs (from.x - to.x) < ALUR_ROUTER_EPS && fabs (from.y - to.y) < ALUR_ROUTER_EPS)
    return;
  if (fabs (from.x - to.x) < ALUR_ROUTER_EPS)
    turn (self, 0, from.x, TRUE);
  else if (fabs (from.y - to.y) < ALUR_ROUTER_EPS)
    turn (self, 1, from.y, TRUE);
  else
    {
      turn (self, 1 - axis, value_of (from, 1 - axis), TRUE);
      turn (self, axis, value_of (to, axis), TRUE);
    }
}

static void
follow_end (Follow *self, const AlurConnector *connector, AlurPoint bend)
{
  const AlurRouterBox *box = alur_router_box (self->router, connector->data.to);
  int axis = get_straight_axis (box, bend);
  AlurRouterSide side;

  if (axis >= 0)
    turn (self, axis, value_of (bend, axis), TRUE);
  else
    {
      axis = self->axis;
      turn (self, 1 - axis, value_of (bend, 1 - axis), TRUE);
      turn (self, axis, alur_rect_middle (&box->rect, axis), FALSE);
    }
  side = get_side (box, axis, bend);
  alur_way_end (self->router, self->connector, side, alur_router_box_get_face (box, side));
}

void
alur_router_follow_bends (AlurRouter *self, guint index)
{
  const AlurConnector *connector = &g_array_index (self->connectors, AlurConnector, index);
  const AlurPoint *bends = &g_array_index (self->bends, AlurPoint, connector->first_bend);
  guint n = connector->data.n_bends;
  Follow follow = { self, index, -1 };

  follow_start (&follow, connector, bends[0]);
  for (guint i = 0; i + 1 < n; i++)
    follow_between (&follow, bends[i], bends[i + 1]);
  follow_end (&follow, connector, bends[n - 1]);
}
