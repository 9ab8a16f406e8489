/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-element-outline.h"

/* px; as the corners are drawn. */
#define UNIT_RADIUS 6.0
#define STEP_RADIUS 4.0

static AlurRouterShape
get_step_shape (const AlurElement *step)
{
  guint kind = alur_element_get_word (step, ALUR_STEP_KIND);

  if (kind == ALUR_STEP_KIND_DECISION)
    return ALUR_ROUTER_SHAPE_DIAMOND;
  if (kind == ALUR_STEP_KIND_START || kind == ALUR_STEP_KIND_END)
    return ALUR_ROUTER_SHAPE_CAPSULE;
  return ALUR_ROUTER_SHAPE_RECTANGLE;
}

/**
 * alur_element_outline:
 * @element: a unit or a step
 * @rect: where it stands, in px
 *
 * Returns: it, as the router knows it
 */
AlurRouterBox
alur_element_outline (const AlurElement *element, const AlurRect *rect)
{
  if (element->kind == ALUR_KIND_STEP)
    return (AlurRouterBox){ *rect, get_step_shape (element), STEP_RADIUS };
  if (alur_element_get_word (element, ALUR_UNIT_LEVEL) == ALUR_LEVEL_CUSTOMER)
    return (AlurRouterBox){ *rect, ALUR_ROUTER_SHAPE_CAPSULE, UNIT_RADIUS };
  return (AlurRouterBox){ *rect, ALUR_ROUTER_SHAPE_RECTANGLE, UNIT_RADIUS };
}
