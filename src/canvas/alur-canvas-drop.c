/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Things dragged over the canvas from the palette. What travels is a short text; what it would do
 * is the hand's to say. */

#include "alur-canvas-private.h"

#define TOLERANCE 5.0 /* px of the screen beside a line that hit it */

static gboolean
take_item (GtkDropTarget *target, AlurCanvas *self)
{
  const GValue *value = gtk_drop_target_get_value (target);

  self->has_drop = self->hand != NULL && value != NULL && G_VALUE_HOLDS_STRING (value)
                   && alur_drop_item_from_text (g_value_get_string (value), &self->drop);
  return self->has_drop;
}

static GdkDragAction
motion_cb (GtkDropTarget *target, double x, double y, AlurCanvas *self)
{
  self->at = (AlurPoint){ x, y };
  if (!take_item (target, self))
    return 0;
  return alur_hand_drag_over (self->hand, &self->drop,
                              alur_viewport_to_drawing (&self->viewport, self->at))
             ? GDK_ACTION_COPY
             : 0;
}

static void
leave_cb (GtkDropTarget *target, AlurCanvas *self)
{
  self->has_drop = FALSE;
  if (self->hand != NULL)
    alur_hand_drag_leave (self->hand);
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

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, AlurCanvas *self)
{
  AlurDropItem item;

  if (self->hand == NULL || !G_VALUE_HOLDS_STRING (value)
      || !alur_drop_item_from_text (g_value_get_string (value), &item))
    return FALSE;
  return alur_canvas_drop (self, &item,
                           alur_viewport_to_drawing (&self->viewport, (AlurPoint){ x, y }));
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
 * @self: a canvas that asked for a function
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

void
alur_canvas_add_drop (AlurCanvas *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_COPY);

  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect (target, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect (target, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (target, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
