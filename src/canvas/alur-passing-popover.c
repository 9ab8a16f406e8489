/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A popover that is made to be shown once.
 *
 * It can't go while it closes: the action that was chosen runs after that. And when pointer and
 * keys come faster than the window manager, the toolkit shows one again that it has just closed;
 * taken away then, it would leave its grab behind, which nothing ever takes back. */

#include "alur-passing-popover.h"

/* The toolkit gives the focus back with the next frame, by the parents of what had it; they are cut
 * off when the popover goes before that. */
static void
give_focus_back (GtkWidget *popover)
{
  GtkRoot *root = gtk_widget_get_root (popover);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (root == NULL || (focus != NULL && !gtk_widget_is_ancestor (focus, popover)))
    return;
  for (GtkWidget *widget = gtk_widget_get_parent (popover); widget != NULL;
       widget = gtk_widget_get_parent (widget))
    if (gtk_widget_grab_focus (widget))
      return;
}

static gboolean
remove_cb (gpointer data)
{
  GtkWidget *popover = data;

  /* It will be closed again. */
  if (gtk_widget_get_parent (popover) == NULL || gtk_widget_get_visible (popover))
    return G_SOURCE_REMOVE;
  give_focus_back (popover);
  /* Makes the toolkit look for what is under the pointer: events that came late have led it back
   * to the popover, whose surface goes now. */
  gtk_widget_set_sensitive (popover, FALSE);
  gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

/* The button of the pointer that has opened it is let go of elsewhere, and the toolkit takes what
 * is below for pressed from then on. */
static void
let_go_below (GtkWidget *popover)
{
  for (GtkWidget *widget = gtk_widget_get_parent (popover); widget != NULL;
       widget = gtk_widget_get_parent (widget))
    gtk_widget_unset_state_flags (widget, GTK_STATE_FLAG_ACTIVE);
}

static void
closed_cb (GtkPopover *popover, gpointer data)
{
  let_go_below (GTK_WIDGET (popover));
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, remove_cb, g_object_ref (popover), g_object_unref);
}

static gboolean
close_cb (gpointer data)
{
  GtkWidget *popover = data;

  if (gtk_widget_get_parent (popover) != NULL && gtk_widget_get_visible (popover)
      && !gtk_widget_get_mapped (popover))
    gtk_popover_popdown (GTK_POPOVER (popover));
  return G_SOURCE_REMOVE;
}

/* What it stands over was taken out of the window, a row of a list for instance: the toolkit takes
 * it from the screen too and leaves its grab, so that no key reaches the window any more. */
static void
unmap_cb (GtkWidget *popover, gpointer data)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, close_cb, g_object_ref (popover), g_object_unref);
}

static void
parent_destroyed_cb (GtkWidget *popover)
{
  if (gtk_widget_get_parent (popover) == NULL)
    return;
  /* Only closing gives up its grab. */
  gtk_popover_popdown (GTK_POPOVER (popover));
  gtk_widget_unparent (popover);
}

/**
 * alur_passing_popover_point_into_window:
 * @popover: a popover that has been told what to point at
 *
 * Moves what it points at into the window, where that is out of view: there the toolkit finds no
 * screen to show it on. Also for popovers that are shown more than once.
 */
void
alur_passing_popover_point_into_window (GtkPopover *popover)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (popover));
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (parent));
  graphene_point_t corner;
  GdkRectangle at;
  int dx;
  int dy;

  if (window == NULL || !gtk_popover_get_pointing_to (popover, &at)
      || !gtk_widget_compute_point (parent, window,
                                    &GRAPHENE_POINT_INIT ((float) at.x, (float) at.y), &corner))
    return;
  dx = (int) corner.x - at.x;
  dy = (int) corner.y - at.y;
  at.x = CLAMP (at.x, -dx, MAX (gtk_widget_get_width (window) - 1, 0) - dx);
  at.y = CLAMP (at.y, -dy, MAX (gtk_widget_get_height (window) - 1, 0) - dy);
  at.width = CLAMP (at.width, 1, MAX (gtk_widget_get_width (window) - dx - at.x, 1));
  at.height = CLAMP (at.height, 1, MAX (gtk_widget_get_height (window) - dy - at.y, 1));
  gtk_popover_set_pointing_to (popover, &at);
}

/**
 * alur_passing_popover_show:
 * @popover: (transfer floating): a popover
 * @parent: the widget over which it stands
 *
 * Shows @popover, which goes away after it has been closed. What it points at is moved into the
 * window where it is out of view.
 */
void
alur_passing_popover_show (GtkWidget *popover, GtkWidget *parent)
{
  gtk_widget_set_parent (popover, parent);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  g_signal_connect (popover, "unmap", G_CALLBACK (unmap_cb), NULL);
  g_signal_connect_object (parent, "destroy", G_CALLBACK (parent_destroyed_cb), popover,
                           G_CONNECT_SWAPPED);
  alur_passing_popover_point_into_window (GTK_POPOVER (popover));
  gtk_popover_popup (GTK_POPOVER (popover));
}

/**
 * alur_passing_popover_close_all:
 * @inside: a widget
 *
 * Closes all popovers over @inside, whoever has shown them. To be called before what stands there
 * goes elsewhere by a key: they would go with it, and where that is out of view the toolkit finds
 * no screen to show them on.
 */
void
alur_passing_popover_close_all (GtkWidget *inside)
{
  for (GtkWidget *child = gtk_widget_get_first_child (inside); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      gtk_popover_popdown (GTK_POPOVER (child));
    else
      alur_passing_popover_close_all (child);
}
