/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The whole drawing in small. The picture of it is painted once for a state of the drawing; the
 * frame of what is in view is a node of its own. It hides itself while all is in view.
 *
 * A large drawing is painted in squares, a few in each frame, and the picture of what was before
 * stays until all are there. */

#include "alur-minimap.h"

#include "alur-sprite.h"
#include "alur-tile-painter.h"
#include "alur-widget-style.h"

#define WIDTH 180
#define HEIGHT 120
#define MARGIN 6.0
#define MOST_AT_ONCE 5000u /* items of a drawing that is painted in one frame */
#define N_SQUARES 6        /* side by side, and as many below one another */
#define PAINT_BUDGET 5000  /* µs of a frame */

/* A picture that is being painted. */
typedef struct
{
  cairo_surface_t *surface; /* NULL: none is */
  guint n_painted;          /* squares */
  double scale;
  AlurPoint origin;
} Coming;

struct _AlurMinimap
{
  GtkWidget parent_instance;

  AlurCanvas *canvas;
  AlurScene *scene; /* that `sprite` shows, or what is coming */
  Coming coming;
  guint tick;
  AlurSprite *sprite;
  const AlurStyle *style;
  int device_scale;
  double scale; /* px of the screen for one of the drawing */
  AlurPoint origin;
};

G_DEFINE_FINAL_TYPE (AlurMinimap, alur_minimap, GTK_TYPE_WIDGET)

static AlurPicture *
get_picture (AlurMinimap *self)
{
  AlurEditor *editor = self->canvas != NULL ? alur_canvas_get_editor (self->canvas) : NULL;

  return editor != NULL ? alur_editor_get_picture (editor) : NULL;
}

static void
forget_coming (AlurMinimap *self)
{
  g_clear_pointer (&self->coming.surface, cairo_surface_destroy);
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
}

static void
begin_painting (AlurMinimap *self, const AlurRect *bounds)
{
  AlurRect room = { 0, 0, WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN };
  Coming *coming = &self->coming;
  int size = WIDTH * self->device_scale;

  forget_coming (self);
  coming->n_painted = 0;
  coming->scale = MIN (room.width / MAX (bounds->width, 1), room.height / MAX (bounds->height, 1));
  coming->scale = MIN (coming->scale, 0.25);
  coming->origin.x = bounds->x + bounds->width / 2 - WIDTH / coming->scale / 2;
  coming->origin.y = bounds->y + bounds->height / 2 - HEIGHT / coming->scale / 2;
  coming->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, size, size);
}

/* Far away everything is squares; a tile job of a part of the drawing does that. */
static void
paint_square (AlurMinimap *self, AlurPainter *painter, GArray *found, guint n_across)
{
  Coming *coming = &self->coming;
  AlurTileJob job
      = { .scene = self->scene, .painter = painter, .style = self->style, .found = found };
  int column = (int) (coming->n_painted % n_across);
  int row = (int) (coming->n_painted / n_across);
  cairo_surface_t *square;
  cairo_t *cr;

  job.scale = coming->scale * self->device_scale;
  job.size = WIDTH * self->device_scale / (int) n_across;
  job.area = (AlurRect){ coming->origin.x + column * job.size / job.scale,
                         coming->origin.y + row * job.size / job.scale, job.size / job.scale,
                         job.size / job.scale };
  g_array_set_size (found, 0);
  alur_tile_hash (&job);
  square = alur_tile_paint (&job);
  cr = cairo_create (coming->surface);
  cairo_set_source_surface (cr, square, column * job.size, row * job.size);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (square);
  coming->n_painted++;
}

static void
end_painting (AlurMinimap *self)
{
  cairo_surface_flush (self->coming.surface);
  g_clear_pointer (&self->sprite, alur_sprite_free);
  self->sprite = alur_sprite_new (g_steal_pointer (&self->coming.surface));
  self->scale = self->coming.scale;
  self->origin = self->coming.origin;
}

/* Returns whether all is painted. */
static gboolean
paint (AlurMinimap *self, gint64 budget)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (AlurPainter) painter = alur_painter_new (self->style);
  gint64 start = g_get_monotonic_time ();
  guint n_across = budget > 0 ? N_SQUARES : 1;

  do
    paint_square (self, painter, found, n_across);
  while (self->coming.n_painted < n_across * n_across && g_get_monotonic_time () - start < budget);
  if (self->coming.n_painted < n_across * n_across)
    return FALSE;
  end_painting (self);
  return TRUE;
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  AlurMinimap *self = ALUR_MINIMAP (widget);

  if (!paint (self, PAINT_BUDGET))
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  gtk_widget_queue_draw (widget);
  return G_SOURCE_REMOVE;
}

static void
refresh (AlurMinimap *self, AlurScene *scene, const AlurRect *bounds)
{
  const AlurStyle *style = alur_widget_style_get (GTK_WIDGET (self));
  int device_scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  guint n_items;

  if (scene == self->scene && style == self->style && device_scale == self->device_scale)
    return;
  self->style = style;
  self->device_scale = device_scale;
  if (scene != self->scene)
    {
      g_clear_pointer (&self->scene, alur_scene_unref);
      self->scene = alur_scene_ref (scene);
    }
  begin_painting (self, bounds);
  alur_scene_get_items (scene, &n_items);
  if (n_items <= MOST_AT_ONCE)
    paint (self, 0);
  else
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

static gboolean
shows_all (AlurMinimap *self, const AlurRect *bounds)
{
  AlurRect seen = alur_viewport_get_visible (alur_canvas_get_viewport (self->canvas));

  return bounds->width <= 0
         || (seen.x <= bounds->x && seen.y <= bounds->y
             && alur_rect_right (&seen) >= alur_rect_right (bounds)
             && alur_rect_bottom (&seen) >= alur_rect_bottom (bounds));
}

static void
append_frame (AlurMinimap *self, GtkSnapshot *snapshot)
{
  AlurRect seen = alur_viewport_get_visible (alur_canvas_get_viewport (self->canvas));
  const AlurRgb *rgb = &self->style->palette[ALUR_COLOUR_ACCENT];
  GdkRGBA accent = { (float) rgb->red, (float) rgb->green, (float) rgb->blue, 1 };
  GdkRGBA wash = { accent.red, accent.green, accent.blue, 0.12f };
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) ((seen.x - self->origin.x) * self->scale),
                                               (float) ((seen.y - self->origin.y) * self->scale),
                                               (float) (seen.width * self->scale),
                                               (float) (seen.height * self->scale));
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, WIDTH, HEIGHT);
  GskRoundedRect rounded;

  if (!graphene_rect_intersection (&bounds, &all, &bounds))
    return;
  gtk_snapshot_append_color (snapshot, &wash, &bounds);
  gsk_rounded_rect_init_from_rect (&rounded, &bounds, 2);
  gtk_snapshot_append_border (snapshot, &rounded, (float[4]){ 2, 2, 2, 2 },
                              (GdkRGBA[4]){ accent, accent, accent, accent });
}

static void
alur_minimap_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AlurMinimap *self = ALUR_MINIMAP (widget);
  AlurPicture *picture = get_picture (self);
  AlurRect bounds;

  if (picture == NULL)
    return;
  bounds = alur_picture_get_bounds (picture);
  refresh (self, alur_picture_get_scene (picture), &bounds);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, WIDTH, HEIGHT));
  if (self->sprite != NULL)
    {
      alur_sprite_append (self->sprite, widget, snapshot, &GRAPHENE_RECT_INIT (0, 0, WIDTH, WIDTH));
      append_frame (self, snapshot);
    }
  gtk_snapshot_pop (snapshot);
}

static void
alur_minimap_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
  *minimum_baseline = *natural_baseline = -1;
}

static void
viewport_changed_cb (AlurCanvas *canvas, AlurMinimap *self)
{
  AlurPicture *picture = get_picture (self);
  AlurRect bounds = { 0, 0, 0, 0 };

  if (picture != NULL)
    bounds = alur_picture_get_bounds (picture);
  gtk_widget_set_child_visible (GTK_WIDGET (self), picture != NULL && !shows_all (self, &bounds));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
go (AlurMinimap *self, double x, double y)
{
  if (self->canvas == NULL || self->scale <= 0)
    return;
  alur_canvas_center_on (self->canvas, (AlurPoint){ self->origin.x + x / self->scale,
                                                    self->origin.y + y / self->scale });
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, AlurMinimap *self)
{
  go (self, x, y);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, AlurMinimap *self)
{
  double x;
  double y;

  if (gtk_gesture_drag_get_start_point (gesture, &x, &y))
    go (self, x + dx, y + dy);
}

/* What nobody sees holds no drawing, which may be a large one, and the document may be closed. */
static void
alur_minimap_unmap (GtkWidget *widget)
{
  AlurMinimap *self = ALUR_MINIMAP (widget);

  forget_coming (self);
  g_clear_pointer (&self->scene, alur_scene_unref);
  GTK_WIDGET_CLASS (alur_minimap_parent_class)->unmap (widget);
}

static void
alur_minimap_dispose (GObject *object)
{
  AlurMinimap *self = ALUR_MINIMAP (object);

  forget_coming (self);
  g_clear_object (&self->canvas);
  g_clear_pointer (&self->sprite, alur_sprite_free);
  g_clear_pointer (&self->scene, alur_scene_unref);
  G_OBJECT_CLASS (alur_minimap_parent_class)->dispose (object);
}

static void
alur_minimap_class_init (AlurMinimapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = alur_minimap_dispose;
  widget_class->snapshot = alur_minimap_snapshot;
  widget_class->measure = alur_minimap_measure;
  widget_class->unmap = alur_minimap_unmap;
  gtk_widget_class_set_css_name (widget_class, "minimap");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
alur_minimap_init (AlurMinimap *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

/**
 * alur_minimap_set_canvas:
 * @self: the minimap
 * @canvas: whose drawing is shown; a reference is taken
 */
void
alur_minimap_set_canvas (AlurMinimap *self, AlurCanvas *canvas)
{
  if (!g_set_object (&self->canvas, canvas))
    return;
  g_signal_connect_object (canvas, "viewport-changed", G_CALLBACK (viewport_changed_cb), self, 0);
}
