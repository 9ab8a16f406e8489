/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-sample-view.h"

#include "alur-page-legend.h"
#include "alur-painter.h"
#include "alur-widget-style.h"

#include <math.h>

#define HEIGHT 18.0     /* px of a drawing */
#define EDGE 2.0        /* px of a drawing: lines are as wide as that around what is measured */
#define USUAL_TEXT 11.0 /* px: at which a sample stands as large as in a drawing */

struct _AlurSampleView
{
  GtkWidget parent_instance;

  AlurScene *sample;
  double width; /* px of a drawing */
};

G_DEFINE_FINAL_TYPE (AlurSampleView, alur_sample_view, GTK_TYPE_WIDGET)

static double
get_scale (AlurSampleView *self)
{
  const PangoFontDescription *font
      = pango_context_get_font_description (gtk_widget_get_pango_context (GTK_WIDGET (self)));
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    size *= 96.0 / 72.0;
  return MAX (size / USUAL_TEXT, 1);
}

static void
alur_sample_view_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  AlurSampleView *self = ALUR_SAMPLE_VIEW (widget);
  double length = orientation == GTK_ORIENTATION_HORIZONTAL ? self->width : HEIGHT;

  *minimum = *natural = (int) ceil ((length + 2 * EDGE) * get_scale (self));
}

static void
alur_sample_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AlurSampleView *self = ALUR_SAMPLE_VIEW (widget);
  double scale = get_scale (self);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  AlurRect all = { -EDGE, -EDGE, self->width + 2 * EDGE, HEIGHT + 2 * EDGE };
  g_autoptr (AlurPainter) painter = NULL;
  cairo_t *cr;

  painter = alur_painter_new (alur_widget_style_get (widget));
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  cairo_translate (cr, EDGE * scale, (height - HEIGHT * scale) / 2);
  cairo_scale (cr, scale, scale);
  alur_painter_draw (painter, cr, self->sample, &all);
  cairo_destroy (cr);
}

static void
alur_sample_view_finalize (GObject *object)
{
  alur_scene_unref (ALUR_SAMPLE_VIEW (object)->sample);
  G_OBJECT_CLASS (alur_sample_view_parent_class)->finalize (object);
}

static void
alur_sample_view_class_init (AlurSampleViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = alur_sample_view_finalize;
  widget_class->measure = alur_sample_view_measure;
  widget_class->snapshot = alur_sample_view_snapshot;
  gtk_widget_class_set_css_name (widget_class, "sample");
  /* The sentence beside it says all. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
alur_sample_view_init (AlurSampleView *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
}

/**
 * alur_sample_view_new:
 * @source: a drawing
 * @entry: of its legend; not that of a name that is drawn short
 *
 * Returns: (transfer floating): the sign that the entry explains
 */
GtkWidget *
alur_sample_view_new (AlurScene *source, guint entry)
{
  AlurSampleView *self = g_object_new (ALUR_TYPE_SAMPLE_VIEW, NULL);
  guint n_entries;
  const AlurLegendEntry *explained = &alur_scene_get_legend (source, &n_entries)[entry];
  AlurRect rect = { 0, 1, alur_style_get_paper ()->page.legend_sample, HEIGHT - 2 };

  self->sample = alur_scene_new (alur_scene_get_metrics (source));
  if (explained->kind == ALUR_SAMPLE_BADGE)
    rect.width
        = MAX (rect.width, ceil (alur_scene_measure_badge (self->sample, explained->letters)));
  self->width = rect.width;
  alur_page_legend_draw_sample (self->sample, explained, &rect);
  return GTK_WIDGET (self);
}
