/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The drawing as a widget.
 *
 * Snapshots are made of three layers: the ground, the squares of the drawing, and a few light nodes
 * for what lies over it. What pointers and keys do is the hand's business; this only translates. */

#include "alur-canvas-private.h"

#include "alur-describe.h"
#include "alur-widget-style.h"

#include <math.h>
#include <string.h>

#define FIT_MARGIN 32.0     /* px of the screen around a drawing that is shown whole */
#define FIT_LEAST 0.45      /* a scale below which names can't be read */
#define OPENING_SCALE 0.6   /* of a drawing that can't be read whole */
#define REVEAL_MARGIN 48.0  /* px of the screen around what is brought into view */
#define PAINT_BUDGET 5000   /* µs of a frame for squares in view */
#define PREPARE_BUDGET 4000 /* µs of a frame for squares beside it */

G_DEFINE_FINAL_TYPE (AlurCanvas, alur_canvas, GTK_TYPE_WIDGET)

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  AlurCanvas *self = ALUR_CANVAS (widget);

  /* A draw that is asked for while drawing is lost. */
  if (self->is_unfinished)
    {
      gtk_widget_queue_draw (widget);
      return G_SOURCE_CONTINUE;
    }
  /* While it moves the time is for what is in view. */
  if (self->is_moving)
    {
      self->is_moving = FALSE;
      return G_SOURCE_CONTINUE;
    }
  if (!alur_tiles_prepare (self->tiles, &self->viewport, gtk_widget_get_scale_factor (widget),
                           PREPARE_BUDGET))
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

static void
prepare_later (AlurCanvas *self)
{
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

/* The drawing as it is now, in the tiles. */
static AlurPicture *
take_picture (AlurCanvas *self)
{
  AlurPicture *picture = self->editor != NULL ? alur_editor_get_picture (self->editor) : NULL;
  AlurScene *scene = picture != NULL ? alur_picture_get_scene (picture) : NULL;

  if (scene != self->drawn)
    {
      alur_tiles_set_scene (self->tiles, scene);
      self->drawn = scene;
    }
  return picture;
}

/* Where one begins to read: a chart at the top, in its middle, anything else at its left. */
static void
show_beginning (AlurCanvas *self, const AlurRect *bounds)
{
  AlurViewport *viewport = &self->viewport;
  double left = bounds->x - FIT_MARGIN / OPENING_SCALE;
  double top = bounds->y - FIT_MARGIN / OPENING_SCALE;

  viewport->scale = OPENING_SCALE;
  alur_viewport_center (viewport, alur_rect_center (bounds));
  if (alur_editor_get_pane (self->editor) != ALUR_PANE_ORGANISATION)
    viewport->origin.x = MIN (viewport->origin.x, left);
  viewport->origin.y = MIN (viewport->origin.y, top);
}

static void
fit_if_asked (AlurCanvas *self, AlurPicture *picture)
{
  AlurRect bounds;

  if (!self->fits || picture == NULL || self->viewport.size.width < 1)
    return;
  bounds = alur_picture_get_bounds (picture);
  if (bounds.width <= 0)
    return;
  self->fits = FALSE;
  self->is_fitted = TRUE;
  alur_viewport_fit (&self->viewport, &bounds, FIT_MARGIN, self->fit_limit);
  if (self->opens && self->viewport.scale < FIT_LEAST)
    show_beginning (self, &bounds);
  g_signal_emit_by_name (self, "viewport-changed");
}

static void
alur_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AlurCanvas *self = ALUR_CANVAS (widget);
  AlurPicture *picture = take_picture (self);
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                            (float) gtk_widget_get_height (widget));
  const AlurRgb *paper = &self->style->palette[ALUR_COLOUR_PAPER];
  GdkRGBA ground = { (float) paper->red, (float) paper->green, (float) paper->blue, 1 };

  gtk_snapshot_push_clip (snapshot, &all);
  gtk_snapshot_append_color (snapshot, &ground, &all);
  if (picture != NULL)
    {
      self->is_unfinished
          = !alur_tiles_snapshot (self->tiles, snapshot, &self->viewport,
                                  gtk_widget_get_scale_factor (widget), PAINT_BUDGET);
      prepare_later (self);
      alur_canvas_append_overlay (self, snapshot);
    }
  gtk_snapshot_pop (snapshot);
  if (self->name_view != NULL)
    gtk_widget_snapshot_child (widget, self->name_view, snapshot);
}

static void
alur_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AlurCanvas *self = ALUR_CANVAS (widget);

  self->viewport.size = (AlurSize){ width, height };
  /* Until somebody goes elsewhere the whole drawing stays in view, but never moves below what is
   * dragged. What stands over it is placed after that. */
  if (self->is_fitted && (self->hand == NULL || !alur_hand_is_busy (self->hand)))
    self->fits = TRUE;
  fit_if_asked (self, take_picture (self));
  alur_canvas_place_name (self);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      gtk_popover_present (GTK_POPOVER (child));
  g_signal_emit_by_name (self, "viewport-changed");
}

static void
alur_canvas_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  AlurCanvas *self = ALUR_CANVAS (widget);

  *minimum = 160;
  *natural = 400;
  *minimum_baseline = *natural_baseline = -1;
  if (self->name_view != NULL)
    gtk_widget_measure (self->name_view, orientation, -1, NULL, NULL, NULL, NULL);
}

static void
take_style (AlurCanvas *self)
{
  self->style = alur_widget_style_get (GTK_WIDGET (self));
  alur_tiles_set_style (self->tiles, self->style);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
alur_canvas_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (alur_canvas_parent_class)->css_changed (widget, change);
  take_style (ALUR_CANVAS (widget));
}

static void
hand_changed_cb (AlurHand *hand, AlurCanvas *self)
{
  static const char *const cursors[]
      = { "default", "pointer", "grab", "grabbing", "crosshair", "not-allowed" };

  if (!self->is_panning)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self), cursors[alur_hand_get_cursor (hand)]);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
rename_cb (AlurHand *hand, AlurElement *element, AlurCanvas *self)
{
  alur_canvas_rename (self, element);
}

/* Tells what has the focus to whoever can't see it. */
static void
tell_focus (AlurCanvas *self)
{
  AlurElement *focus = alur_selection_get_focus (alur_editor_get_selection (self->editor));
  g_autofree char *words
      = focus != NULL ? alur_describe (self->editor, focus) : alur_describe_view (self->editor);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static gboolean
tell_focus_cb (gpointer data)
{
  AlurCanvas *self = data;

  self->telling = 0;
  if (self->editor == NULL || !alur_editor_is_drawing (self->editor))
    return G_SOURCE_REMOVE;
  self->untold = alur_editor_is_behind (self->editor);
  if (!self->untold)
    tell_focus (self);
  return G_SOURCE_REMOVE;
}

/* When there is time: findings may have to be looked for. */
static void
tell_focus_later (AlurCanvas *self)
{
  if (self->telling == 0)
    self->telling = g_idle_add (tell_focus_cb, self);
}

static void
document_changed_cb (AlurEditor *editor, AlurCanvas *self)
{
  if (self->named != NULL && !alur_element_is_in_document (self->named))
    alur_canvas_end_name (self, FALSE);
  tell_focus_later (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
view_changed_cb (AlurEditor *editor, AlurCanvas *self)
{
  alur_canvas_end_name (self, TRUE);
  self->fits = self->opens = TRUE;
  self->seen = NULL;
  tell_focus_later (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* What was made has a place now. */
static void
picture_changed_cb (AlurEditor *editor, AlurCanvas *self)
{
  AlurElement *focus = alur_selection_get_focus (alur_editor_get_selection (editor));
  const AlurElement *awaited = self->to_reveal;

  /* It may have been made after this picture was begun: then it is waited for again. */
  self->to_reveal = NULL;
  if (self->untold)
    tell_focus_later (self);
  if (focus != NULL && focus == awaited && !alur_hand_is_busy (self->hand))
    alur_canvas_reveal (self, focus);
  /* At once, so that the last one to hold what was shown is whoever frees it elsewhere. */
  take_picture (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* What gets the focus comes into view, once. */
static void
selection_changed_cb (AlurSelection *selection, AlurCanvas *self)
{
  AlurElement *focus = alur_selection_get_focus (selection);

  if (self->named != NULL && !alur_selection_contains (selection, self->named))
    alur_canvas_end_name (self, TRUE);
  if (focus != NULL && focus != self->seen && !alur_hand_is_busy (self->hand))
    alur_canvas_reveal (self, focus);
  self->seen = focus;
  tell_focus_later (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
forget_editor (AlurCanvas *self)
{
  if (self->editor == NULL)
    return;
  alur_canvas_end_name (self, TRUE);
  g_signal_handlers_disconnect_by_data (self->editor, self);
  g_signal_handlers_disconnect_by_data (alur_editor_get_selection (self->editor), self);
  g_signal_handlers_disconnect_by_data (self->hand, self);
  alur_tiles_set_scene (self->tiles, NULL);
  self->drawn = NULL;
  self->seen = NULL;
  self->to_reveal = NULL;
  self->dropped_on = NULL;
  g_clear_object (&self->hand);
  g_clear_object (&self->editor);
}

static void
alur_canvas_dispose (GObject *object)
{
  AlurCanvas *self = ALUR_CANVAS (object);

  g_clear_handle_id (&self->telling, g_source_remove);
  forget_editor (self);
  g_clear_handle_id (&self->ending, g_source_remove);
  G_OBJECT_CLASS (alur_canvas_parent_class)->dispose (object);
}

static void
alur_canvas_finalize (GObject *object)
{
  alur_tiles_free (ALUR_CANVAS (object)->tiles);
  G_OBJECT_CLASS (alur_canvas_parent_class)->finalize (object);
}

/* Where the focus is we draw ourselves, and nothing of the style depends on it. */
static void
alur_canvas_state_flags_changed (GtkWidget *widget, GtkStateFlags before)
{
  GtkStateFlags changed = gtk_widget_get_state_flags (widget) ^ before;

  if ((changed & (GTK_STATE_FLAG_FOCUSED | GTK_STATE_FLAG_FOCUS_VISIBLE)) != 0)
    gtk_widget_queue_draw (widget);
  GTK_WIDGET_CLASS (alur_canvas_parent_class)->state_flags_changed (widget, before);
}

static void
alur_canvas_class_init (AlurCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = alur_canvas_dispose;
  object_class->finalize = alur_canvas_finalize;
  widget_class->snapshot = alur_canvas_snapshot;
  widget_class->measure = alur_canvas_measure;
  widget_class->size_allocate = alur_canvas_size_allocate;
  widget_class->css_changed = alur_canvas_css_changed;
  widget_class->state_flags_changed = alur_canvas_state_flags_changed;
  /**
   * AlurCanvas::viewport-changed:
   *
   * Another part of the drawing is shown, or in another scale.
   */
  g_signal_new ("viewport-changed", ALUR_TYPE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
  /**
   * AlurCanvas::menu:
   * @x: where, in the widget
   * @y: where, in the widget
   *
   * A context menu for what is selected is asked for.
   */
  g_signal_new ("menu", ALUR_TYPE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  /**
   * AlurCanvas::ask-function:
   * @x: where, in the widget
   * @y: where, in the widget
   *
   * An authority was dropped: over which function must be asked.
   */
  g_signal_new ("ask-function", ALUR_TYPE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  /**
   * AlurCanvas::refused:
   * @message: why
   *
   * Something can't be dropped there.
   */
  g_signal_new ("refused", ALUR_TYPE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_STRING);
  gtk_widget_class_set_css_name (widget_class, "canvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
alur_canvas_init (AlurCanvas *self)
{
  self->tiles = alur_tiles_new (GTK_WIDGET (self));
  self->style = alur_style_get_screen (FALSE, FALSE);
  self->fit_limit = 1;
  self->viewport = (AlurViewport){ .scale = 1 };
  self->fits = TRUE;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  alur_canvas_add_pointer (self);
  alur_canvas_add_keys (self);
}

/**
 * alur_canvas_new:
 *
 * Returns: (transfer floating): a canvas that shows nothing yet
 */
GtkWidget *
alur_canvas_new (void)
{
  return g_object_new (ALUR_TYPE_CANVAS, NULL);
}

/**
 * alur_canvas_set_editor:
 * @self: the canvas
 * @editor: (nullable): what to show; a reference is taken
 */
void
alur_canvas_set_editor (AlurCanvas *self, AlurEditor *editor)
{
  if (self->editor == editor)
    return;
  forget_editor (self);
  if (editor != NULL)
    {
      self->editor = g_object_ref (editor);
      self->hand = alur_hand_new (editor);
      g_signal_connect (editor, "document-changed", G_CALLBACK (document_changed_cb), self);
      g_signal_connect (editor, "view-changed", G_CALLBACK (view_changed_cb), self);
      g_signal_connect (editor, "picture-changed", G_CALLBACK (picture_changed_cb), self);
      g_signal_connect (alur_editor_get_selection (editor), "changed",
                        G_CALLBACK (selection_changed_cb), self);
      g_signal_connect (self->hand, "changed", G_CALLBACK (hand_changed_cb), self);
      g_signal_connect (self->hand, "rename", G_CALLBACK (rename_cb), self);
    }
  self->fits = self->opens = TRUE;
  if (editor != NULL)
    tell_focus_later (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * alur_canvas_get_editor:
 *
 * Returns: (transfer none) (nullable): what is shown
 */
AlurEditor *
alur_canvas_get_editor (AlurCanvas *self)
{
  return self->editor;
}

/**
 * alur_canvas_get_hand:
 *
 * Returns: (transfer none) (nullable): what the pointer does
 */
AlurHand *
alur_canvas_get_hand (AlurCanvas *self)
{
  return self->hand;
}

/**
 * alur_canvas_get_viewport:
 *
 * Returns: (transfer none): which part is shown
 */
const AlurViewport *
alur_canvas_get_viewport (AlurCanvas *self)
{
  return &self->viewport;
}

/* The viewport was moved: it keeps part of the drawing in view, and is drawn again. */
void
alur_canvas_viewport_changed (AlurCanvas *self)
{
  AlurPicture *picture = self->editor != NULL ? alur_editor_get_picture (self->editor) : NULL;

  /* What is not drawn yet can be anywhere. */
  if (picture != NULL && !alur_editor_is_picture_blank (self->editor))
    {
      AlurRect bounds = alur_picture_get_bounds (picture);

      alur_viewport_hold (&self->viewport, &bounds, REVEAL_MARGIN);
    }
  self->fits = FALSE;
  self->is_fitted = FALSE;
  self->is_moving = TRUE;
  if (self->name_view != NULL)
    gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit_by_name (self, "viewport-changed");
}

/* Who moves it looks elsewhere. */
void
alur_canvas_viewport_moved (AlurCanvas *self)
{
  self->to_reveal = NULL;
  alur_canvas_viewport_changed (self);
}

static AlurPoint
get_middle (AlurCanvas *self)
{
  return (AlurPoint){ self->viewport.size.width / 2, self->viewport.size.height / 2 };
}

/**
 * alur_canvas_set_view:
 * @self: the canvas
 * @scale: px of the screen for one of the drawing
 * @center: what stands in the middle, in the drawing
 *
 * Shows again what was remembered.
 */
void
alur_canvas_set_view (AlurCanvas *self, double scale, AlurPoint center)
{
  alur_viewport_zoom (&self->viewport, scale, get_middle (self));
  alur_viewport_center (&self->viewport, center);
  alur_canvas_viewport_moved (self);
}

/**
 * alur_canvas_zoom_by_step:
 * @self: the canvas
 * @direction: 1 nearer, -1 farther
 */
void
alur_canvas_zoom_by_step (AlurCanvas *self, int direction)
{
  alur_canvas_zoom_to (self, alur_viewport_get_step (&self->viewport, direction));
}

/**
 * alur_canvas_zoom_to:
 * @self: the canvas
 * @scale: px of the screen for one of the drawing
 *
 * Zooms about the middle.
 */
void
alur_canvas_zoom_to (AlurCanvas *self, double scale)
{
  alur_viewport_zoom (&self->viewport, scale, get_middle (self));
  alur_canvas_viewport_moved (self);
}

/**
 * alur_canvas_zoom_to_fit:
 * @self: the canvas
 *
 * Shows the whole drawing, small ones at 100 % or what alur_canvas_set_fit_limit() says.
 */
void
alur_canvas_zoom_to_fit (AlurCanvas *self)
{
  self->fits = TRUE;
  self->to_reveal = NULL;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  self->opens = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * alur_canvas_set_fit_limit:
 * @self: the canvas
 * @scale: at least 1
 *
 * How much a small drawing is enlarged where it is shown whole; at first not at all.
 */
void
alur_canvas_set_fit_limit (AlurCanvas *self, double scale)
{
  self->fit_limit = scale;
}

/**
 * alur_canvas_zoom_to_selection:
 * @self: the canvas
 *
 * Shows all that is selected, as large as it fits.
 */
void
alur_canvas_zoom_to_selection (AlurCanvas *self)
{
  AlurPicture *picture = self->editor != NULL ? alur_editor_get_picture (self->editor) : NULL;
  guint n_elements;
  AlurElement *const *elements;
  AlurRect all = { 0, 0, 0, 0 };
  gboolean any = FALSE;

  if (picture == NULL)
    return;
  elements = alur_selection_get_all (alur_editor_get_selection (self->editor), &n_elements);
  for (guint i = 0; i < n_elements; i++)
    {
      AlurHit hit;

      if (!alur_picture_find (picture, elements[i], &hit))
        continue;
      all = any ? alur_rect_union (&all, &hit.rect) : hit.rect;
      any = TRUE;
    }
  if (!any)
    return;
  alur_viewport_fit (&self->viewport, &all, 2 * REVEAL_MARGIN, 2);
  alur_canvas_viewport_moved (self);
}

/**
 * alur_canvas_center_on:
 * @self: the canvas
 * @in_drawing: what shall stand in the middle
 */
void
alur_canvas_center_on (AlurCanvas *self, AlurPoint in_drawing)
{
  alur_viewport_center (&self->viewport, in_drawing);
  alur_canvas_viewport_moved (self);
}

/**
 * alur_canvas_reveal:
 * @self: the canvas
 * @element: something of the drawing
 *
 * Moves the drawing as little as is needed to see @element.
 */
void
alur_canvas_reveal (AlurCanvas *self, const AlurElement *element)
{
  AlurPicture *picture = self->editor != NULL ? alur_editor_get_picture (self->editor) : NULL;
  AlurHit hit;

  if (picture == NULL || self->viewport.size.width < 1)
    return;
  /* It may have another place, or its first one, in the next drawing. */
  self->to_reveal = alur_editor_is_picture_fresh (self->editor) ? NULL : element;
  if (!alur_picture_find (picture, element, &hit))
    return;
  fit_if_asked (self, picture);
  if (alur_viewport_reveal (&self->viewport, &hit.rect, REVEAL_MARGIN))
    alur_canvas_viewport_changed (self);
}
