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
  AlurPoint on_screen = alur_viewport_to_screen (&self->viewport, at);

  if (self->hand == NULL)
    return FALSE;
  alur_drop_plan (self->editor, item, at, TOLERANCE / self->viewport.scale, &plan);
  if (!plan.allowed)
    {
      alur_canvas_give_up_drop (self);
      g_signal_emit_by_name (self, "refused", plan.message);
      return FALSE;
    }
  self->drop = *item;
  self->drop_at = at;
  self->has_drop = plan.asks;
  if (plan.asks)
    g_signal_emit_by_name (self, "ask-function", on_screen.x, on_screen.y);
  else
    welcome (self, alur_hand_drop (self->hand, item, at));
  return TRUE;
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

/**
 * alur_canvas_finish_drop:
 * @self: a canvas that asked for a function
 * @function: over what the dropped authority is held
 * @resource: what a supplier or distributor supplies
 *
 * Returns: (transfer none) (nullable): the authority that was made
 */
AlurElement *
alur_canvas_finish_drop (AlurCanvas *self, const AlurElement *function, AlurResource resource)
{
  g_auto (AlurDropPlan) plan = { 0 };

  if (!self->has_drop || self->editor == NULL)
    return NULL;
  alur_canvas_give_up_drop (self);
  self->drop.resource = resource;
  alur_drop_plan (self->editor, &self->drop, self->drop_at, TOLERANCE / self->viewport.scale,
                  &plan);
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
  self->has_drop = FALSE;
  if (self->hand != NULL)
    alur_hand_drag_leave (self->hand);
}
