/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ways that need no search: straight lines, and those that run over whatever is there. */
#include "alur-router-private.h"

#include <math.h>

/* The side by which lines leave (or arrive) that go with the flow; none where nothing flows. */
AlurRouterSide
alur_router_get_flow_side (const AlurRouter *self, gboolean is_start)
{
  switch (self->options.flow)
    {
    case ALUR_ROUTER_FLOW_RIGHT:
      return is_start ? ALUR_ROUTER_SIDE_RIGHT : ALUR_ROUTER_SIDE_LEFT;
    case ALUR_ROUTER_FLOW_DOWN:
      return is_start ? ALUR_ROUTER_SIDE_BOTTOM : ALUR_ROUTER_SIDE_TOP;
    case ALUR_ROUTER_FLOW_NONE:
    default:
      return ALUR_ROUTER_SIDE_NONE;
    }
}

/* Whether the two boxes face each other along `dim` and a straight line is free; where. */
static gboolean
find_straight (const AlurRouter *self,
               const AlurRouterBox *low_box,
               const AlurRouterBox *high_box,
               int dim,
               double *at)
{
  AlurRouterSide low_side = dim == 0 ? ALUR_ROUTER_SIDE_RIGHT : ALUR_ROUTER_SIDE_BOTTOM;
  AlurRouterSide high_side = dim == 0 ? ALUR_ROUTER_SIDE_LEFT : ALUR_ROUTER_SIDE_TOP;
  double from = alur_rect_high (&low_box->rect, dim);
  double to = alur_rect_low (&high_box->rect, dim);
  double ranges[2][2];
  double low, high;
  double places[3];

  if (from >= to)
    return FALSE;
  alur_router_box_get_port_range (low_box, low_side, &ranges[0][0], &ranges[0][1]);
  alur_router_box_get_port_range (high_box, high_side, &ranges[1][0], &ranges[1][1]);
  low = MAX (ranges[0][0], ranges[1][0]);
  high = MIN (ranges[0][1], ranges[1][1]);
  if (high - low < 2)
    return FALSE;

  places[0] = (ranges[1][0] + ranges[1][1]) / 2;
  places[1] = (ranges[0][0] + ranges[0][1]) / 2;
  places[2] = (low + high) / 2;
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (places[i] >= low && places[i] <= high
        && alur_space_is_clear (self->space, 1 - dim, places[i], from, to))
      {
        *at = places[i];
        return TRUE;
      }

  return FALSE;
}

/* Straight lines need no search: nothing is better unless it goes against the flow. */
gboolean
alur_router_go_straight (AlurRouter *self, guint index)
{
  static const AlurRouterSide outs[] = { ALUR_ROUTER_SIDE_RIGHT, ALUR_ROUTER_SIDE_BOTTOM,
                                         ALUR_ROUTER_SIDE_LEFT, ALUR_ROUTER_SIDE_TOP };
  static const AlurRouterSide ins[] = { ALUR_ROUTER_SIDE_LEFT, ALUR_ROUTER_SIDE_TOP,
                                        ALUR_ROUTER_SIDE_RIGHT, ALUR_ROUTER_SIDE_BOTTOM };
  const AlurConnector *connector = &g_array_index (self->connectors, AlurConnector, index);
  const AlurRouterBox *from = alur_router_box (self, connector->data.from);
  const AlurRouterBox *to = alur_router_box (self, connector->data.to);
  guint from_sides = connector->data.from_sides ? connector->data.from_sides : ALUR_ROUTER_SIDE_ANY;
  AlurRouterSide in_flow = alur_router_get_flow_side (self, FALSE);
  guint to_sides = connector->data.to_sides ? connector->data.to_sides : ALUR_ROUTER_SIDE_ANY;

  if (connector->from_port != ALUR_ROUTER_NONE || connector->to_port != ALUR_ROUTER_NONE)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (outs); i++)
    {
      int dim = alur_router_side_get_dim (outs[i]);
      gboolean forwards = alur_router_side_is_forward (outs[i]);
      double at;

      if ((from_sides & outs[i]) == 0 || (to_sides & ins[i]) == 0 || in_flow == outs[i])
        continue;
      if (!find_straight (self, forwards ? from : to, forwards ? to : from, dim, &at))
        continue;
      alur_way_begin (self, index, outs[i], alur_router_box_get_face (from, outs[i]));
      alur_way_turn (self, index, 1 - dim, at, FALSE);
      alur_way_end (self, index, ins[i], alur_router_box_get_face (to, ins[i]));
      alur_router_use_port (self, connector->data.from, outs[i], ALUR_ROUTER_NONE, 1);
      alur_router_use_port (self, connector->data.to, ins[i], ALUR_ROUTER_NONE, 1);
      return TRUE;
    }

  return FALSE;
}

/* Where there is no free way: level, upright, level, whatever it runs over. */
void
alur_router_force_way (AlurRouter *self, guint index)
{
  const AlurConnector *connector = &g_array_index (self->connectors, AlurConnector, index);
  const AlurRouterBox *from = alur_router_box (self, connector->data.from);
  const AlurRouterBox *to = alur_router_box (self, connector->data.to);
  AlurPoint start = alur_rect_center (&from->rect);
  AlurPoint end = alur_rect_center (&to->rect);
  gboolean is_right = end.x > start.x;
  AlurRouterSide out = is_right ? ALUR_ROUTER_SIDE_RIGHT : ALUR_ROUTER_SIDE_LEFT;
  AlurRouterSide in = is_right ? ALUR_ROUTER_SIDE_LEFT : ALUR_ROUTER_SIDE_RIGHT;
  double out_face = alur_router_box_get_face (from, out);
  double in_face = alur_router_box_get_face (to, in);

  alur_way_begin (self, index, out, out_face);
  alur_way_turn (self, index, 1, start.y, connector->data.from_fixed);
  alur_way_turn (self, index, 0, (out_face + in_face) / 2, FALSE);
  alur_way_turn (self, index, 1, end.y, connector->data.to_fixed);
  alur_way_end (self, index, in, in_face);
  g_array_index (self->ways, AlurWay, index).forced = TRUE;
}
