/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is queued for the next frame comes in one go while it is quick; what takes longer than a
 * frame lets the main loop look at the planner in between. */

#include "alur-refresh.h"

#define LONG 30000 /* µs: longer than a frame */
#define N_WIDGETS 3u

/* A widget with what was queued for it, and the turn of the main loop in which it came. */
typedef struct
{
  GtkWidget *widget;
  guint source;
  guint turn;
} Queued;

static guint
iterate (Queued *queued, guint n, guint turn)
{
  guint n_came = 0;

  g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < n; i++)
    {
      gboolean came = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (queued[i].widget), "n")) > 0;

      if (came && queued[i].turn == 0)
        queued[i].turn = turn;
      n_came += came ? 1 : 0;
    }
  return n_came;
}

static void
count (GtkWidget *widget)
{
  guint n = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), "n"));

  g_object_set_data (G_OBJECT (widget), "n", GUINT_TO_POINTER (n + 1));
}

static void
work (GtkWidget *widget)
{
  g_usleep (LONG);
  count (widget);
}

static void
queue (Queued *queued, AlurRefreshFunc refresh)
{
  for (guint i = 0; i < N_WIDGETS; i++)
    {
      queued[i].widget = g_object_ref_sink (gtk_drawing_area_new ());
      alur_refresh_queue (queued[i].widget, &queued[i].source, refresh);
      alur_refresh_queue (queued[i].widget, &queued[i].source, refresh);
    }
}

static void
clear (Queued *queued)
{
  for (guint i = 0; i < N_WIDGETS; i++)
    {
      g_assert_cmpuint (queued[i].source, ==, 0);
      g_assert_cmpuint (GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (queued[i].widget), "n")), ==,
                        1);
      g_assert_finalize_object (queued[i].widget);
    }
}

static void
test_in_turns (void)
{
  Queued queued[N_WIDGETS] = { 0 };
  guint turn = 0;

  queue (queued, work);
  while (iterate (queued, N_WIDGETS, ++turn) < N_WIDGETS)
    ;
  for (guint i = 1; i < N_WIDGETS; i++)
    g_assert_cmpuint (queued[i].turn, >, queued[i - 1].turn);
  clear (queued);
}

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer n_drawn)
{
  ++*(guint *) n_drawn;
}

/* The window is drawn before all have been brought up to date. */
static void
test_drawn_between (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *area = gtk_drawing_area_new ();
  Queued queued[N_WIDGETS] = { 0 };
  guint n_drawn = 0;

  gtk_window_set_child (GTK_WINDOW (window), area);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_cb, &n_drawn, NULL);
  gtk_window_present (GTK_WINDOW (window));
  while (n_drawn == 0)
    g_main_context_iteration (NULL, TRUE);
  n_drawn = 0;
  gtk_widget_queue_draw (area);
  queue (queued, work);
  for (guint turn = 1; iterate (queued, N_WIDGETS, turn) < N_WIDGETS; turn++)
    ;
  g_assert_cmpuint (n_drawn, >, 0);
  clear (queued);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What is disposed of while it waits is left alone. */
static void
test_gone (void)
{
  Queued queued[N_WIDGETS] = { 0 };

  queue (queued, work);
  while (iterate (queued, 1, 1) < 1)
    ;
  g_assert_cmpuint (queued[1].source, !=, 0);
  for (guint i = 1; i < N_WIDGETS; i++)
    {
      g_assert_finalize_object (queued[i].widget);
      g_assert_cmpuint (queued[i].source, ==, 0);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (queued[0].widget);
}

static gboolean
is_closed (GtkWidget *root)
{
  return g_object_get_data (G_OBJECT (root), "closed") != NULL;
}

static gboolean
came (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "n") != NULL;
}

/* What shows findings waits until its window lets it through; all else does not, nor what is in
 * another window. */
static void
test_gate (void)
{
  GtkWidget *windows[] = { gtk_window_new (), gtk_window_new () };
  GtkWidget *areas[] = { gtk_drawing_area_new (), gtk_drawing_area_new () };
  guint sources[3] = { 0 };
  gint64 end;

  for (guint i = 0; i < 2; i++)
    {
      gtk_window_set_child (GTK_WINDOW (windows[i]), areas[i]);
      alur_refresh_set_gate (windows[i], is_closed);
      alur_refresh_queue_findings (areas[i], &sources[i], count);
    }
  alur_refresh_queue (windows[0], &sources[2], count);
  g_object_set_data (G_OBJECT (windows[0]), "closed", windows[0]);
  while (!came (areas[1]) || !came (windows[0]))
    g_main_context_iteration (NULL, TRUE);
  end = g_get_monotonic_time () + LONG;
  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (came (areas[0]));
  g_object_set_data (G_OBJECT (windows[0]), "closed", NULL);
  while (!came (areas[0]))
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < 2; i++)
    gtk_window_destroy (GTK_WINDOW (windows[i]));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/refresh/in-turns", test_in_turns);
  g_test_add_func ("/refresh/drawn-between", test_drawn_between);
  g_test_add_func ("/refresh/gone", test_gone);
  g_test_add_func ("/refresh/gate", test_gate);
  return g_test_run ();
}
