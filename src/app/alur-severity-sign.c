/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-severity-sign.h"

#include "alur-language.h"
#include "alur-tooltip.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define SIZE 16

struct _AlurSeveritySign
{
  GtkWidget parent_instance;

  AlurSeverity severity;
};

G_DEFINE_FINAL_TYPE (AlurSeveritySign, alur_severity_sign, GTK_TYPE_WIDGET)

/**
 * alur_severity_get_label:
 *
 * Returns: (transfer none): what a severity is called, in the user's language
 */
const char *
alur_severity_get_label (AlurSeverity severity)
{
  switch (severity)
    {
    case ALUR_SEVERITY_ERROR:
      return alur_tr (NULL, N_ ("Problem"));
    case ALUR_SEVERITY_WARNING:
      return alur_tr (NULL, N_ ("Needs attention"));
    case ALUR_SEVERITY_INFO:
      return alur_tr (NULL, N_ ("Suggestion"));
    case ALUR_SEVERITY_UNSET:
    case ALUR_SEVERITY_NONE:
    default:
      return "";
    }
}

/* An octagon, a triangle or a circle in a square of one. */
static void
add_shape (cairo_t *cr, AlurSeverity severity)
{
  if (severity == ALUR_SEVERITY_WARNING)
    {
      cairo_move_to (cr, 0.5, 0.04);
      cairo_line_to (cr, 1, 0.94);
      cairo_line_to (cr, 0, 0.94);
    }
  else if (severity == ALUR_SEVERITY_ERROR)
    for (int i = 0; i < 8; i++)
      cairo_line_to (cr, 0.5 + 0.52 * cos ((i + 0.5) * G_PI / 4),
                     0.5 + 0.52 * sin ((i + 0.5) * G_PI / 4));
  else
    cairo_arc (cr, 0.5, 0.5, 0.48, 0, 2 * G_PI);
  cairo_close_path (cr);
}

/* "!" for what is wrong, "i" for what one may know. */
static void
add_mark (cairo_t *cr, AlurSeverity severity)
{
  double down = severity == ALUR_SEVERITY_WARNING ? 0.1 : 0;
  gboolean dot_first = severity == ALUR_SEVERITY_INFO;

  cairo_rectangle (cr, 0.44, (dot_first ? 0.42 : 0.24) + down, 0.12, 0.34);
  cairo_rectangle (cr, 0.44, (dot_first ? 0.24 : 0.66) + down, 0.12, 0.12);
}

static const char *
get_colour_name (AlurSeverity severity)
{
  if (severity == ALUR_SEVERITY_ERROR)
    return "error_bg_color";
  return severity == ALUR_SEVERITY_WARNING ? "warning_bg_color" : "accent_bg_color";
}

static void
alur_severity_sign_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AlurSeveritySign *self = ALUR_SEVERITY_SIGN (widget);
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  double size = MIN (gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  GdkRGBA ground = { 0.5f, 0.5f, 0.5f, 1 };
  gboolean is_dark_mark = self->severity == ALUR_SEVERITY_WARNING;
  cairo_t *cr;

  if (self->severity < ALUR_SEVERITY_INFO)
    return;
  gtk_style_context_lookup_color (context, get_colour_name (self->severity), &ground);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) size, (float) size));
  cairo_scale (cr, size, size);
  gdk_cairo_set_source_rgba (cr, &ground);
  add_shape (cr, self->severity);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, is_dark_mark ? 0.1 : 1, is_dark_mark ? 0.08 : 1, is_dark_mark ? 0 : 1);
  add_mark (cr, self->severity);
  cairo_fill (cr);
  cairo_destroy (cr);
}

static void
alur_severity_sign_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
alur_severity_sign_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  alur_severity_sign_set_severity (ALUR_SEVERITY_SIGN (object),
                                   (AlurSeverity) g_value_get_uint (value));
}

static void
alur_severity_sign_class_init (AlurSeveritySignClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->set_property = alur_severity_sign_set_property;
  g_object_class_install_property (G_OBJECT_CLASS (klass), 1,
                                   g_param_spec_uint ("severity", NULL, NULL, 0,
                                                      ALUR_SEVERITY_ERROR, 0,
                                                      G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  widget_class->snapshot = alur_severity_sign_snapshot;
  widget_class->measure = alur_severity_sign_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "severity");
}

static void
alur_severity_sign_init (AlurSeveritySign *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * alur_severity_sign_new:
 *
 * Returns: (transfer floating): a sign of nothing
 */
GtkWidget *
alur_severity_sign_new (void)
{
  return g_object_new (ALUR_TYPE_SEVERITY_SIGN, NULL);
}

/**
 * alur_severity_sign_set_severity:
 */
void
alur_severity_sign_set_severity (AlurSeveritySign *self, AlurSeverity severity)
{
  self->severity = severity;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  alur_severity_get_label (severity), -1);
  alur_tooltip_set (GTK_WIDGET (self),
                    severity >= ALUR_SEVERITY_INFO ? alur_severity_get_label (severity) : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
