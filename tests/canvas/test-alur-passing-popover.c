/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A popover goes when it has been closed, and when what it stands over is no longer shown. One that
 * stayed would keep the keys of the window to itself. */

#include "alur-passing-popover.h"

typedef struct
{
  GtkWidget *window;
  GtkWidget *below; /* over which it stands */
  GtkWidget *popover;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  fixture->window = gtk_window_new ();
  fixture->below = gtk_label_new ("Below");
  gtk_box_append (GTK_BOX (box), fixture->below);
  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("Beside"));
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  gtk_window_present (GTK_WINDOW (fixture->window));
  while (!gtk_widget_get_mapped (fixture->below))
    g_main_context_iteration (NULL, TRUE);
  fixture->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (fixture->popover), gtk_button_new_with_label ("Over it"));
  g_object_add_weak_pointer (G_OBJECT (fixture->popover), (gpointer *) &fixture->popover);
  alur_passing_popover_show (fixture->popover, fixture->below);
  while (!gtk_widget_get_mapped (fixture->popover))
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gboolean
too_long_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
wait_until_gone (Fixture *fixture)
{
  gboolean too_long = FALSE;
  guint source = g_timeout_add_seconds (20, too_long_cb, &too_long);

  while (fixture->popover != NULL && !too_long)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (fixture->popover);
  g_source_remove (source);
}

static void
test_closed (Fixture *fixture, gconstpointer data)
{
  gtk_popover_popdown (GTK_POPOVER (fixture->popover));
  wait_until_gone (fixture);
}

/* What the pointer was pressed on is let go of, although the popover has had that. */
static void
test_below_is_let_go (Fixture *fixture, gconstpointer data)
{
  GtkWidget *box = gtk_widget_get_parent (fixture->below);

  gtk_widget_set_state_flags (fixture->below, GTK_STATE_FLAG_ACTIVE, FALSE);
  gtk_widget_set_state_flags (box, GTK_STATE_FLAG_ACTIVE, FALSE);
  gtk_popover_popdown (GTK_POPOVER (fixture->popover));
  wait_until_gone (fixture);
  g_assert_false (gtk_widget_get_state_flags (fixture->below) & GTK_STATE_FLAG_ACTIVE);
  g_assert_false (gtk_widget_get_state_flags (box) & GTK_STATE_FLAG_ACTIVE);
}

static void
test_nothing_below_it (Fixture *fixture, gconstpointer data)
{
  gtk_widget_set_visible (fixture->below, FALSE);
  wait_until_gone (fixture);
}

static void
take_out (Fixture *fixture)
{
  gtk_box_remove (GTK_BOX (gtk_window_get_child (GTK_WINDOW (fixture->window))), fixture->below);
}

/* As a row that a list keeps for another item. */
static void
test_taken_out (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkWidget) below = g_object_ref (fixture->below);

  take_out (fixture);
  wait_until_gone (fixture);
  g_assert_null (gtk_widget_get_first_child (below));
}

static void
test_gone_with_what_is_below (Fixture *fixture, gconstpointer data)
{
  take_out (fixture);
  wait_until_gone (fixture);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/passing-popover/closed", Fixture, NULL, set_up, test_closed, tear_down);
  g_test_add ("/passing-popover/below-is-let-go", Fixture, NULL, set_up, test_below_is_let_go,
              tear_down);
  g_test_add ("/passing-popover/nothing-below", Fixture, NULL, set_up, test_nothing_below_it,
              tear_down);
  g_test_add ("/passing-popover/taken-out", Fixture, NULL, set_up, test_taken_out, tear_down);
  g_test_add ("/passing-popover/gone-with-below", Fixture, NULL, set_up,
              test_gone_with_what_is_below, tear_down);
  return g_test_run ();
}
