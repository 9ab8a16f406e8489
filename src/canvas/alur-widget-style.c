/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-widget-style.h"

/* The name of a colour that the style sheet of high contrast alone defines. */
#define HIGH_CONTRAST "alur_high_contrast"

/**
 * alur_widget_style_get:
 * @widget: a widget that draws
 *
 * Dark and high contrast follow the window's, and are told from what style sheets say, so that this
 * layer needs no library that it does not know: the text is lighter than its ground where the style
 * is dark, and the sheet of high contrast defines a name.
 *
 * Returns: (transfer none): the style of drawings in it
 */
const AlurStyle *
alur_widget_style_get (GtkWidget *widget)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  GdkRGBA text, other;

  gtk_style_context_get_color (context, &text);
  return alur_style_get_screen (text.red + text.green + text.blue > 1.5f,
                                gtk_style_context_lookup_color (context, HIGH_CONTRAST, &other));
}
