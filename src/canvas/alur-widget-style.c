/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-widget-style.h"

#include <string.h>

/**
 * alur_widget_style_get:
 * @widget: a widget that draws
 *
 * Dark and high contrast follow the window's. A text colour that is lighter than its ground tells a
 * dark style without asking a library that this layer does not know.
 *
 * Returns: (transfer none): the style of drawings in it
 */
const AlurStyle *
alur_widget_style_get (GtkWidget *widget)
{
  g_autofree char *theme = NULL;
  GdkRGBA text;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &text);
  g_object_get (gtk_widget_get_settings (widget), "gtk-theme-name", &theme, NULL);
  return alur_style_get_screen (text.red + text.green + text.blue > 1.5f,
                                theme != NULL && strstr (theme, "hc") != NULL);
}
