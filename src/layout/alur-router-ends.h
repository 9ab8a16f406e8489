/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-router.h"

G_BEGIN_DECLS

/* Where on the outline of a box lines may end. */

/* 0 if the outward direction of the side is along x, 1 along y. */
static inline int
alur_router_side_get_dim (AlurRouterSide side)
{
  return side == ALUR_ROUTER_SIDE_LEFT || side == ALUR_ROUTER_SIDE_RIGHT ? 0 : 1;
}

/* Whether the side looks towards larger values. */
static inline gboolean
alur_router_side_is_forward (AlurRouterSide side)
{
  return side == ALUR_ROUTER_SIDE_RIGHT || side == ALUR_ROUTER_SIDE_BOTTOM;
}

double alur_router_box_get_face (const AlurRouterBox *box, AlurRouterSide side);
void alur_router_box_get_port_range (const AlurRouterBox *box,
                                     AlurRouterSide side,
                                     double *low,
                                     double *high);
double alur_router_box_get_outline (const AlurRouterBox *box, AlurRouterSide side, double along);
gboolean alur_router_box_is_on_outline (const AlurRouterBox *box, AlurPoint point);

G_END_DECLS
