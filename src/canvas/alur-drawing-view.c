/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-drawing-view.h"

#include "alur-tiles.h"
#include "alur-widget-style.h"

#include <math.h>

#define FIT_MARGIN 16.0   /* px of the screen around a drawing that is shown whole */
#define FIT_LEAST 0.2     /* a scale below which nothing can be made out */
#define OPENING_SCALE 0.3 /* of a drawing of which that is so */
#define HELD 32.0         /* px of the screen that stay in view of it */
#define KEY_STEP 48.0     /* px of the screen that an arrow moves */
#define SCROLL_STEP 48.0  /* px of the screen that a notch of a wheel moves */
#define WHEEL_ZOOM 1.2    /* that a notch enlarges by */
#define PAINT_BUDGET 5000 /* µs of a frame for squares in view */
#define NATURAL_WIDTH 400
#define NATURAL_HEIGHT 240
#define LEAST 80

struct _AlurDrawingView
{
  GtkWidget parent_instance;

  AlurTiles *tiles;
  const AlurStyle *style;
  AlurScene *scene; /* NULL: nothing to show */
  AlurViewport viewport;
  gboolean is_fitted; /* nobody has moved it */
  gboolean opens;     /* nobody has asked for all of it */
  gboolean is_unfinished;
  guint tick;
  AlurPoint pointer;
  AlurPoint drag_from; /* of the drawing: what lay in the corner when a drag began */
};

G_DEFINE_FINAL_TYPE (AlurDrawingView, alur_drawing_view, GTK_TYPE_WIDGET)

static void
fit (AlurDrawingView *self)
{
  AlurRect bounds;

  if (self->scene == NULL || self->viewport.size.width < 1)
    return;
  bounds = alur_scene_get_bounds (self->scene);
  alur_viewport_fit (&self->viewport, &bounds, FIT_MARGIN, 1);
  if (!self->opens || self->viewport.scale >= FIT_LEAST)
    return;
  self->viewport.scale = OPENING_SCALE;
  alur_viewport_center (&self->viewport, alur_rect_center (&bounds));
  self->viewport.origin.y
      = MIN (self->viewport.origin.y, bounds.y - FIT_MARGIN / self->viewport.scale);
}

static void
moved (AlurDrawingView *self)
{
  if (self->scene != NULL)
    {
      AlurRect bounds = alur_scene_get_bounds (self->scene);

      alur_viewport_hold (&self->viewport, &bounds, HELD);
    }
  self->is_fitted = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* A draw that is asked for while drawing is lost. */
static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  AlurDrawingView *self = ALUR_DRAWING_VIEW (widget);

  if (self->is_unfinished)
    {
      gtk_widget_queue_draw (widget);
      return G_SOURCE_CONTINUE;
    }
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

static void
alur_drawing_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AlurDrawingView *self = ALUR_DRAWING_VIEW (widget);
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                            (float) gtk_widget_get_height (widget));
  const AlurRgb *paper = &self->style->palette[ALUR_COLOUR_PAPER];
  GdkRGBA ground = { (float) paper->red, (float) paper->green, (float) paper->blue, 1 };

  gtk_snapshot_push_clip (snapshot, &all);
  gtk_snapshot_append_color (snapshot, &ground, &all);
  self->is_unfinished = FALSE;
  if (self->scene != NULL)
    self->is_unfinished = !alur_tiles_snapshot (self->tiles, snapshot, &self->viewport,
                                                gtk_widget_get_scale_factor (widget), PAINT_BUDGET);
  gtk_snapshot_pop (snapshot);
  if (self->is_unfinished && self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (widget, tick_cb, NULL, NULL);
}

static void
alur_drawing_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AlurDrawingView *self = ALUR_DRAWING_VIEW (widget);

  self->viewport.size = (AlurSize){ width, height };
  if (self->is_fitted)
    fit (self);
}

static void
alur_drawing_view_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  *minimum = LEAST;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? NATURAL_WIDTH : NATURAL_HEIGHT;
  *minimum_baseline = *natural_baseline = -1;
}

static void
alur_drawing_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  AlurDrawingView *self = ALUR_DRAWING_VIEW (widget);

  GTK_WIDGET_CLASS (alur_drawing_view_parent_class)->css_changed (widget, change);
  self->style = alur_widget_style_get (widget);
  alur_tiles_set_style (self->tiles, self->style);
  gtk_widget_queue_draw (widget);
}

/* --- Pointer and keys ------------------------------------------------------------------------- */

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, AlurDrawingView *self)
{
  self->pointer = (AlurPoint){ x, y };
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, AlurDrawingView *self)
{
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  gboolean is_wheel = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL;
  double step = is_wheel ? SCROLL_STEP : 1;

  if ((state & GDK_CONTROL_MASK) != 0)
    alur_viewport_zoom (&self->viewport,
                        self->viewport.scale * pow (WHEEL_ZOOM, is_wheel ? -dy : -dy / SCROLL_STEP),
                        self->pointer);
  else if ((state & GDK_SHIFT_MASK) != 0 && is_wheel)
    alur_viewport_pan (&self->viewport, dy * step, 0);
  else
    alur_viewport_pan (&self->viewport, dx * step, dy * step);
  moved (self);
  return GDK_EVENT_STOP;
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, AlurDrawingView *self)
{
  self->drag_from = self->viewport.origin;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, AlurDrawingView *self)
{
  self->viewport.origin.x = self->drag_from.x - dx / self->viewport.scale;
  self->viewport.origin.y = self->drag_from.y - dy / self->viewport.scale;
  moved (self);
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, AlurDrawingView *self)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grab");
}

static gboolean
pan_by_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  AlurDrawingView *self = ALUR_DRAWING_VIEW (widget);
  double dx, dy;

  g_variant_get (arguments, "(dd)", &dx, &dy);
  alur_viewport_pan (&self->viewport, dx, dy);
  moved (self);
  return GDK_EVENT_STOP;
}

static gboolean
zoom_by_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  int direction;

  g_variant_get (arguments, "(i)", &direction);
  if (direction == 0)
    alur_drawing_view_zoom_to_fit (ALUR_DRAWING_VIEW (widget));
  else
    alur_drawing_view_zoom_by_step (ALUR_DRAWING_VIEW (widget), direction);
  return GDK_EVENT_STOP;
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    double dx, dy;
  } arrows[] = { { GDK_KEY_Left, -KEY_STEP, 0 },
                 { GDK_KEY_Right, KEY_STEP, 0 },
                 { GDK_KEY_Up, 0, -KEY_STEP },
                 { GDK_KEY_Down, 0, KEY_STEP } };
  static const struct
  {
    guint key;
    int direction;
  } zooms[] = { { GDK_KEY_plus, 1 },   { GDK_KEY_equal, 1 },        { GDK_KEY_KP_Add, 1 },
                { GDK_KEY_minus, -1 }, { GDK_KEY_KP_Subtract, -1 }, { GDK_KEY_0, 0 },
                { GDK_KEY_Home, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    gtk_widget_class_add_binding (widget_class, arrows[i].key, 0, pan_by_key, "(dd)", arrows[i].dx,
                                  arrows[i].dy);
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    gtk_widget_class_add_binding (widget_class, zooms[i].key, 0, zoom_by_key, "(i)",
                                  zooms[i].direction);
}

static void
add_pointer (AlurDrawingView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll
      = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (widget, motion);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (widget, scroll);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
}

/* --- The widget ------------------------------------------------------------------------------- */

static void
alur_drawing_view_finalize (GObject *object)
{
  AlurDrawingView *self = ALUR_DRAWING_VIEW (object);

  alur_tiles_free (self->tiles);
  g_clear_pointer (&self->scene, alur_scene_unref);
  G_OBJECT_CLASS (alur_drawing_view_parent_class)->finalize (object);
}

static void
alur_drawing_view_class_init (AlurDrawingViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = alur_drawing_view_finalize;
  widget_class->snapshot = alur_drawing_view_snapshot;
  widget_class->measure = alur_drawing_view_measure;
  widget_class->size_allocate = alur_drawing_view_size_allocate;
  widget_class->css_changed = alur_drawing_view_css_changed;
  add_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "drawing");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
alur_drawing_view_init (AlurDrawingView *self)
{
  self->tiles = alur_tiles_new (GTK_WIDGET (self));
  self->style = alur_style_get_screen (FALSE, FALSE);
  self->viewport = (AlurViewport){ .scale = 1 };
  self->is_fitted = TRUE;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grab");
  add_pointer (self);
}

/**
 * alur_drawing_view_set_scene:
 * @self: the view
 * @scene: (nullable): what to show; a reference is taken, and no other thread may use it any more
 *
 * Shows the whole of it, or where that is too small to make anything out, its beginning.
 */
void
alur_drawing_view_set_scene (AlurDrawingView *self, AlurScene *scene)
{
  if (scene == self->scene)
    return;
  alur_tiles_set_scene (self->tiles, scene);
  g_clear_pointer (&self->scene, alur_scene_unref);
  self->scene = scene != NULL ? alur_scene_ref (scene) : NULL;
  self->is_fitted = self->opens = TRUE;
  fit (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * alur_drawing_view_set_words:
 * @self: the view
 * @label: what it shows, for those who can't see it
 */
void
alur_drawing_view_set_words (AlurDrawingView *self, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * alur_drawing_view_zoom_by_step:
 * @self: the view
 * @direction: 1 nearer, -1 farther
 */
void
alur_drawing_view_zoom_by_step (AlurDrawingView *self, int direction)
{
  AlurPoint middle = { self->viewport.size.width / 2, self->viewport.size.height / 2 };

  alur_viewport_zoom (&self->viewport, alur_viewport_get_step (&self->viewport, direction), middle);
  moved (self);
}

/**
 * alur_drawing_view_zoom_to_fit:
 * @self: the view
 *
 * Shows the whole drawing, and goes on doing so whatever its size until somebody moves it.
 */
void
alur_drawing_view_zoom_to_fit (AlurDrawingView *self)
{
  self->is_fitted = TRUE;
  self->opens = FALSE;
  fit (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * alur_drawing_view_get_scale:
 *
 * Returns: px of the screen for one px of the drawing
 */
double
alur_drawing_view_get_scale (AlurDrawingView *self)
{
  return self->viewport.scale;
}
