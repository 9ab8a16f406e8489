/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What pointers do over the canvas: panning and zooming are its own, all else goes to the hand. */

#include "alur-canvas-private.h"

#include <math.h>

#define SCROLL_STEP 64.0 /* px of the screen for a notch of a wheel */
#define WHEEL_ZOOM 1.2   /* a notch of a wheel with Control */

static guint
read_keys (GdkModifierType state)
{
  guint keys = 0;

  if ((state & GDK_SHIFT_MASK) != 0)
    keys |= ALUR_KEY_SHIFT;
  if ((state & GDK_CONTROL_MASK) != 0)
    keys |= ALUR_KEY_CONTROL;
  if ((state & GDK_ALT_MASK) != 0)
    keys |= ALUR_KEY_ALT;
  return keys;
}

/* Tells the hand what happened where the pointer is. */
void
alur_canvas_send (AlurCanvas *self, AlurPointerKind kind, guint button, guint n_clicks)
{
  AlurPointerEvent event = { .kind = kind,
                             .at = alur_viewport_to_drawing (&self->viewport, self->at),
                             .button = button,
                             .keys = self->keys,
                             .n_clicks = n_clicks,
                             .scale = self->viewport.scale };

  if (self->hand != NULL)
    alur_hand_handle (self->hand, &event);
}

static void
take_event (AlurCanvas *self, GtkEventController *controller, double x, double y)
{
  self->at = (AlurPoint){ x, y };
  self->keys = read_keys (gtk_event_controller_get_current_event_state (controller));
}

static void
begin_panning (AlurCanvas *self)
{
  self->is_panning = TRUE;
  self->pan_from = self->at;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
}

static void
end_panning (AlurCanvas *self)
{
  self->is_panning = FALSE;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), self->holds_space ? "grab" : "default");
}

static void
pressed_cb (GtkGestureClick *gesture, int n_presses, double x, double y, AlurCanvas *self)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));

  take_event (self, GTK_EVENT_CONTROLLER (gesture), x, y);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (button == GDK_BUTTON_MIDDLE || (button == GDK_BUTTON_PRIMARY && self->holds_space))
    {
      begin_panning (self);
      return;
    }
  alur_canvas_end_name (self, TRUE);
  /* The hand counts clicks of one place: a third is the first of the next pair. */
  alur_canvas_send (self, ALUR_POINTER_PRESS, button, n_presses % 2 == 0 ? 2 : 1);
}

static void
released_cb (GtkGestureClick *gesture, int n_presses, double x, double y, AlurCanvas *self)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));

  take_event (self, GTK_EVENT_CONTROLLER (gesture), x, y);
  if (self->is_panning)
    {
      end_panning (self);
      return;
    }
  alur_canvas_send (self, ALUR_POINTER_RELEASE, button, 0);
  if (button == GDK_BUTTON_SECONDARY)
    g_signal_emit_by_name (self, "menu", x, y);
}

/* A drag beyond the click's own distance is still ours: the press is held until it is released. */
static void
unpaired_release_cb (GtkGestureClick *gesture,
                     double x,
                     double y,
                     guint button,
                     GdkEventSequence *sequence,
                     AlurCanvas *self)
{
  take_event (self, GTK_EVENT_CONTROLLER (gesture), x, y);
  if (self->is_panning)
    end_panning (self);
  /* A finger has no button and presses as the first one does. */
  alur_canvas_send (self, ALUR_POINTER_RELEASE, button != 0 ? button : GDK_BUTTON_PRIMARY, 0);
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, AlurCanvas *self)
{
  take_event (self, GTK_EVENT_CONTROLLER (controller), x, y);
  if (self->is_panning)
    {
      alur_viewport_pan (&self->viewport, self->pan_from.x - x, self->pan_from.y - y);
      self->pan_from = self->at;
      alur_canvas_viewport_moved (self);
      return;
    }
  alur_canvas_send (self, ALUR_POINTER_MOVE, 0, 0);
}

/* Window managers grab the pointer for a moment when a button goes down; it has not left for that.
 */
static gboolean
is_grabbed (GtkEventController *controller)
{
  GdkEvent *event = gtk_event_controller_get_current_event (controller);
  GdkCrossingMode mode;

  if (event == NULL || gdk_event_get_event_type (event) != GDK_LEAVE_NOTIFY)
    return FALSE;
  mode = gdk_crossing_event_get_mode (event);
  return mode == GDK_CROSSING_GRAB || mode == GDK_CROSSING_UNGRAB;
}

static void
leave_cb (GtkEventControllerMotion *controller, AlurCanvas *self)
{
  if (is_grabbed (GTK_EVENT_CONTROLLER (controller)))
    return;
  alur_canvas_send (self, ALUR_POINTER_LEAVE, 0, 0);
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, AlurCanvas *self)
{
  GtkEventController *event_controller = GTK_EVENT_CONTROLLER (controller);
  guint keys = read_keys (gtk_event_controller_get_current_event_state (event_controller));
  gboolean is_wheel = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL;
  double step = is_wheel ? SCROLL_STEP : 1;

  if ((keys & ALUR_KEY_CONTROL) != 0)
    {
      double factor = pow (WHEEL_ZOOM, is_wheel ? -dy : -dy / SCROLL_STEP);

      alur_viewport_zoom (&self->viewport, self->viewport.scale * factor, self->at);
    }
  else if ((keys & ALUR_KEY_SHIFT) != 0 && is_wheel)
    alur_viewport_pan (&self->viewport, dy * step, 0);
  else
    alur_viewport_pan (&self->viewport, dx * step, dy * step);
  alur_canvas_viewport_moved (self);
  return GDK_EVENT_STOP;
}

static void
pinch_begin_cb (GtkGesture *gesture, GdkEventSequence *sequence, AlurCanvas *self)
{
  self->pinch_scale = self->viewport.scale;
}

static void
pinch_cb (GtkGestureZoom *gesture, double scale, AlurCanvas *self)
{
  AlurPoint middle = self->at;

  gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &middle.x, &middle.y);
  alur_viewport_zoom (&self->viewport, self->pinch_scale * scale, middle);
  alur_canvas_viewport_moved (self);
}

void
alur_canvas_add_pointer (AlurCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll
      = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  g_signal_connect (click, "unpaired-release", G_CALLBACK (unpaired_release_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (widget, motion);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (widget, scroll);
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
}
