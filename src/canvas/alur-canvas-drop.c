/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Things dragged over the canvas from the palette. What a drop would do is the hand's to say. */

#include "alur-canvas-private.h"

#define TOLERANCE 5.0 /* px of the screen beside a line that hit it */

/**
 * alur_canvas_drag_over:
 * @self: the canvas
 * @item: what is dragged
 * @at: where, in the drawing
 *
 * Shows what a drop there would do, or why it can't be. alur_canvas_give_up_drop() ends that, and
 * so does alur_canvas_drop().
 *
 * Returns: whether a drop there would do anything
 */
gboolean
alur_canvas_drag_over (AlurCanvas *self, const AlurDropItem *item, AlurPoint at)
{
  return self->hand != NULL && alur_hand_drag_over (self->hand, item, at);
}

/* Shows what was made and lets its name be typed. */
static void
welcome (AlurCanvas *self, AlurElement *made)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (made == NULL || made->kind == ALUR_KIND_AUTHORITY)
    return;
  alur_selection_set (alur_editor_get_selection (self->editor), made);
  alur_canvas_rename (self, made);
}

/* Over what an authority is held is asked where it was dropped, or nearest to there. */
static void
ask (AlurCanvas *self, const AlurDropItem *item, AlurElement *target, AlurPoint at)
{
  AlurPoint on_screen = alur_viewport_to_screen (&self->viewport, at);

  self->drop = *item;
  self->drop_at = at;
  self->dropped_on = target;
  g_signal_emit_by_name (self, "ask-function", CLAMP (on_screen.x, 0, self->viewport.size.width),
                         CLAMP (on_screen.y, 0, self->viewport.size.height));
}

static gboolean
follow (AlurCanvas *self, const AlurDropItem *item, AlurPoint at, const AlurDropPlan *plan)
{
  alur_canvas_give_up_drop (self);
  if (!plan->allowed)
    g_signal_emit_by_name (self, "refused", plan->message);
  else if (plan->asks)
    ask (self, item, plan->target, at);
  else
    welcome (self, alur_drop_perform (self->editor, item, plan, at, NULL));
  return plan->allowed;
}

/**
 * alur_canvas_drop:
 * @self: the canvas
 * @item: what is dropped
 * @at: where, in the drawing
 *
 * Does what dropping does, and asks where something must be said first.
 *
 * Returns: whether it does anything
 */
gboolean
alur_canvas_drop (AlurCanvas *self, const AlurDropItem *item, AlurPoint at)
{
  g_auto (AlurDropPlan) plan = { 0 };

  if (self->hand == NULL)
    return FALSE;
  alur_drop_plan (self->editor, item, at, TOLERANCE / self->viewport.scale, &plan);
  return follow (self, item, at, &plan);
}

/**
 * alur_canvas_use_tool:
 * @self: the canvas
 * @tool: something to drag
 *
 * Does what the tool does without being dragged, as alur_tool_plan() says, and asks where something
 * must be said first.
 *
 * Returns: whether it does anything
 */
gboolean
alur_canvas_use_tool (AlurCanvas *self, const AlurTool *tool)
{
  g_auto (AlurDropPlan) plan = { 0 };
  AlurDropItem item = alur_tool_get_item (tool);
  AlurPoint at;

  if (self->hand == NULL)
    return FALSE;
  alur_tool_plan (self->editor, tool, &at, &plan);
  return plan.message != NULL && follow (self, &item, at, &plan);
}

/**
 * alur_canvas_get_drop:
 *
 * Returns: (transfer none): what was dropped last
 */
const AlurDropItem *
alur_canvas_get_drop (AlurCanvas *self)
{
  return &self->drop;
}

/* What was taken out meanwhile stays in memory, but hangs on nothing. */
static gboolean
is_in_document (AlurCanvas *self, const AlurElement *element)
{
  while (element->parent != NULL)
    element = element->parent;
  return element == alur_document_get_root (alur_editor_get_document (self->editor));
}

/**
 * alur_canvas_finish_drop:
 * @self: a canvas that asked for a function
 * @function: over what the dropped authority is held
 * @resource: what a supplier or distributor supplies
 *
 * The authority goes to the unit that it was dropped on, wherever that is drawn by now.
 *
 * Returns: (transfer none) (nullable): the authority that was made
 */
AlurElement *
alur_canvas_finish_drop (AlurCanvas *self, const AlurElement *function, AlurResource resource)
{
  g_auto (AlurDropPlan) plan = { 0 };
  AlurElement *target = self->dropped_on;

  if (target == NULL || self->editor == NULL)
    return NULL;
  alur_canvas_give_up_drop (self);
  if (!is_in_document (self, target))
    return NULL;
  self->drop.resource = resource;
  alur_drop_plan_on (self->editor, &self->drop, target, &plan);
  return plan.allowed
             ? alur_drop_perform (self->editor, &self->drop, &plan, self->drop_at, function)
             : NULL;
}

/**
 * alur_canvas_give_up_drop:
 * @self: a canvas over which something was dragged, or that asked for a function
 *
 * Nothing comes of the drop.
 */
void
alur_canvas_give_up_drop (AlurCanvas *self)
{
  self->dropped_on = NULL;
  if (self->hand != NULL)
    alur_hand_drag_leave (self->hand);
}
