/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-scene-view.h"

#include "alur-painter.h"
#include "alur-widget-style.h"

#include <math.h>

#define EDGE 12.0       /* px of a drawing, around it */
#define USUAL_TEXT 12.2 /* px: at which a drawing is as large as on paper */
#define STEP 32.0       /* px: widths between these show the drawing of the lower one */

struct _AlurSceneView
{
  GtkWidget parent_instance;

  AlurSceneViewFunc draw; /* NULL: nothing to show */
  gpointer data;
  double least, most; /* px of a drawing */
  AlurScene *scene;   /* NULL: to be drawn when asked for */
  double width;       /* px of a drawing: of `scene` */
};

G_DEFINE_FINAL_TYPE (AlurSceneView, alur_scene_view, GTK_TYPE_WIDGET)

static double
get_scale (AlurSceneView *self)
{
  const PangoFontDescription *font
      = pango_context_get_font_description (gtk_widget_get_pango_context (GTK_WIDGET (self)));
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    size *= 96.0 / 72.0;
  return MAX (size / USUAL_TEXT, 1);
}

/* The drawing for a width of the widget. */
static AlurScene *
get_scene (AlurSceneView *self, int width)
{
  double wanted = floor ((width / get_scale (self) - 2 * EDGE) / STEP) * STEP;

  wanted = CLAMP (wanted, self->least, self->most);
  if (self->scene != NULL && fabs (wanted - self->width) < 1)
    return self->scene;
  g_clear_pointer (&self->scene, alur_scene_unref);
  self->width = wanted;
  if (self->draw != NULL)
    self->scene = self->draw (wanted, self->data);
  return self->scene;
}

static GtkSizeRequestMode
alur_scene_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
alur_scene_view_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  AlurSceneView *self = ALUR_SCENE_VIEW (widget);
  double scale = get_scale (self);
  int least = (int) ceil ((self->least + 2 * EDGE) * scale);
  AlurScene *scene;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = MAX (least, (int) ceil ((self->most + 2 * EDGE) * scale));
      return;
    }
  scene = get_scene (self, MAX (for_size, least));
  *minimum = *natural
      = scene != NULL ? (int) ceil ((alur_scene_get_bounds (scene).height + 2 * EDGE) * scale) : 0;
}

static void
alur_scene_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AlurSceneView *self = ALUR_SCENE_VIEW (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  AlurScene *scene = get_scene (self, width);
  double scale = get_scale (self);
  g_autoptr (AlurPainter) painter = NULL;
  AlurRect bounds;
  cairo_t *cr;

  if (scene == NULL)
    return;
  bounds = alur_scene_get_bounds (scene);
  painter = alur_painter_new (alur_widget_style_get (widget));
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, EDGE, EDGE - bounds.y);
  alur_painter_draw (painter, cr, scene, &bounds);
  cairo_destroy (cr);
}

static void
alur_scene_view_finalize (GObject *object)
{
  AlurSceneView *self = ALUR_SCENE_VIEW (object);

  g_clear_pointer (&self->scene, alur_scene_unref);
  G_OBJECT_CLASS (alur_scene_view_parent_class)->finalize (object);
}

static void
alur_scene_view_class_init (AlurSceneViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = alur_scene_view_finalize;
  widget_class->get_request_mode = alur_scene_view_get_request_mode;
  widget_class->measure = alur_scene_view_measure;
  widget_class->snapshot = alur_scene_view_snapshot;
  gtk_widget_class_set_css_name (widget_class, "scene");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
alur_scene_view_init (AlurSceneView *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

/**
 * alur_scene_view_set_source:
 * @self: the view
 * @draw: (nullable): makes the drawing; NULL: nothing is shown
 * @data: (nullable): for @draw; must live as long as it is the source
 * @least: px of a drawing: how wide it is at least
 * @most: px of a drawing: how wide it is at most
 */
void
alur_scene_view_set_source (
    AlurSceneView *self, AlurSceneViewFunc draw, gpointer data, double least, double most)
{
  self->draw = draw;
  self->data = data;
  self->least = least;
  self->most = most;
  alur_scene_view_redraw (self);
}

/**
 * alur_scene_view_redraw:
 * @self: the view
 *
 * Has the drawing made anew.
 */
void
alur_scene_view_redraw (AlurSceneView *self)
{
  g_clear_pointer (&self->scene, alur_scene_unref);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * alur_scene_view_set_words:
 * @self: the view
 * @label: what it shows
 * @description: all of it in words, for those who can't see it
 */
void
alur_scene_view_set_words (AlurSceneView *self, const char *label, const char *description)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}
