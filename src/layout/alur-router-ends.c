/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "alur-router-ends.h"

#include <math.h>

#include "alur-router-space.h"

#define CORNER 6.0                  /* px next to a corner in which no line ends */
#define CORNER_SHARE 0.3            /* at most this share of a side is such a corner */
#define TIP_SHARE 0.2               /* of a side on each side of a tip may take ends */
#define PENTAGON_STRAIGHT (2.0 / 3) /* of its height */
#define ON_OUTLINE 0.5              /* px */

double
alur_router_box_get_face (const AlurRouterBox *box, AlurRouterSide side)
{
  int dim = alur_router_side_get_dim (side);

  return alur_router_side_is_forward (side) ? alur_rect_high (&box->rect, dim)
                                            : alur_rect_low (&box->rect, dim);
}

static double
get_radius (const AlurRouterBox *box)
{
  double half = MIN (box->rect.width, box->rect.height) / 2;

  if (box->shape == ALUR_ROUTER_SHAPE_CAPSULE)
    return half;

  return box->shape == ALUR_ROUTER_SHAPE_RECTANGLE ? MIN (box->radius, half) : 0;
}

static gboolean
is_tip (const AlurRouterBox *box, AlurRouterSide side)
{
  return box->shape == ALUR_ROUTER_SHAPE_DIAMOND
         || (box->shape == ALUR_ROUTER_SHAPE_PENTAGON && side == ALUR_ROUTER_SIDE_BOTTOM);
}

/* The part of a side (values across its outward direction) on which lines may end: not at the
 * corners, near the tip where there is one. */
void
alur_router_box_get_port_range (const AlurRouterBox *box,
                                AlurRouterSide side,
                                double *low,
                                double *high)
{
  int across = 1 - alur_router_side_get_dim (side);
  double start = alur_rect_low (&box->rect, across);
  double length = alur_rect_high (&box->rect, across) - start;
  double inset = MIN (MAX (get_radius (box), CORNER), CORNER_SHARE * length);

  if (is_tip (box, side))
    inset = (0.5 - TIP_SHARE) * length;
  else if (box->shape == ALUR_ROUTER_SHAPE_PENTAGON && across == 1)
    length *= PENTAGON_STRAIGHT;

  *low = start + inset;
  *high = start + length - inset;
}

/* How far the outline lies inside the rectangle, `along` the side. */
static double
get_depth (const AlurRouterBox *box, AlurRouterSide side, double along)
{
  int dim = alur_router_side_get_dim (side);
  double start = alur_rect_low (&box->rect, 1 - dim);
  double end = alur_rect_high (&box->rect, 1 - dim);
  double extent = alur_rect_high (&box->rect, dim) - alur_rect_low (&box->rect, dim);
  double radius = get_radius (box);
  double corner = MIN (along - start, end - along);

  if (is_tip (box, side))
    {
      double tip
          = box->shape == ALUR_ROUTER_SHAPE_DIAMOND ? extent / 2 : extent * (1 - PENTAGON_STRAIGHT);

      return tip * fabs (along - (start + end) / 2) / MAX ((end - start) / 2, 1e-9);
    }
  if (corner >= radius)
    return 0;

  return radius - sqrt (MAX (0, radius * radius - (radius - corner) * (radius - corner)));
}

/* The value (of the side's outward dimension) at which the outline stands at `along` the side. */
double
alur_router_box_get_outline (const AlurRouterBox *box, AlurRouterSide side, double along)
{
  double depth = get_depth (box, side, along);
  double face = alur_router_box_get_face (box, side);

  return alur_router_side_is_forward (side) ? face - depth : face + depth;
}

/* Whether a point lies on the outline, half a pixel given. */
gboolean
alur_router_box_is_on_outline (const AlurRouterBox *box, AlurPoint point)
{
  for (guint bit = 1; bit < ALUR_ROUTER_SIDE_ANY; bit <<= 1)
    {
      AlurRouterSide side = (AlurRouterSide) bit;
      int dim = alur_router_side_get_dim (side);
      double along = dim == 0 ? point.y : point.x;
      double value = dim == 0 ? point.x : point.y;

      if (along >= alur_rect_low (&box->rect, 1 - dim) - ON_OUTLINE
          && along <= alur_rect_high (&box->rect, 1 - dim) + ON_OUTLINE
          && fabs (alur_router_box_get_outline (box, side, along) - value) <= ON_OUTLINE)
        return TRUE;
    }

  return FALSE;
}
