/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-shortened-tip.h"

static gboolean
query_tooltip_cb (GtkLabel *label, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (label)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (label));
  return TRUE;
}

/**
 * alur_shortened_tip_add:
 * @label: a label that is shortened where it has no room
 *
 * Tells the whole text in a tooltip while it is shortened. A tooltip that says what can be read
 * anyway is a window over the next row of a list, and takes the click that was meant for that.
 */
void
alur_shortened_tip_add (GtkWidget *label)
{
  gtk_widget_set_has_tooltip (label, TRUE);
  g_signal_connect (label, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}
