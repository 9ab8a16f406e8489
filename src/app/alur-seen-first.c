/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A wheel takes away what has the focus. A key that presses it there does something that nobody
 * sees, and where it opens a choice, the toolkit finds no screen to show that on. */

#include "alur-seen-first.h"

static gboolean
presses (guint key, GdkModifierType modifiers)
{
  if ((modifiers & GDK_ALT_MASK) != 0)
    return key == GDK_KEY_Up || key == GDK_KEY_Down;
  return key == GDK_KEY_space || key == GDK_KEY_Return || key == GDK_KEY_KP_Enter
         || key == GDK_KEY_ISO_Enter || key == GDK_KEY_KP_Space;
}

/* Where @focus stands in what is scrolled; FALSE: not in it, but in a window of its own over it. */
static gboolean
get_place (GtkScrolledWindow *scrolled, GtkWidget *focus, graphene_rect_t *rect)
{
  GtkWidget *widget = GTK_WIDGET (scrolled);

  return focus != NULL && gtk_widget_is_ancestor (focus, widget)
         && gtk_widget_get_native (focus) == gtk_widget_get_native (widget)
         && gtk_widget_compute_bounds (focus, widget, rect);
}

static gboolean
key_cb (GtkEventControllerKey *keys,
        guint key,
        guint code,
        GdkModifierType modifiers,
        GtkScrolledWindow *scrolled)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (scrolled));
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (scrolled);
  double value = gtk_adjustment_get_value (adjustment);
  double page = gtk_adjustment_get_page_size (adjustment);
  graphene_rect_t rect;

  if (!presses (key, modifiers) || root == NULL
      || !get_place (scrolled, gtk_root_get_focus (root), &rect)
      || (rect.origin.y + rect.size.height > 0 && rect.origin.y < page))
    return GDK_EVENT_PROPAGATE;
  gtk_adjustment_clamp_page (adjustment, value + rect.origin.y,
                             value + rect.origin.y + rect.size.height);
  return GDK_EVENT_STOP;
}

/**
 * alur_seen_first_set_up:
 * @scrolled: what is scrolled up and down
 *
 * A key that would press what has the focus in @scrolled brings it into view where it is not, and
 * does no more.
 */
void
alur_seen_first_set_up (GtkScrolledWindow *scrolled)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), scrolled);
  gtk_widget_add_controller (GTK_WIDGET (scrolled), keys);
}
