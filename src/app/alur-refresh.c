/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-refresh.h"

/* All that is queued comes before GTK lays out and draws, unless it has taken longer than a frame:
 * the rest waits until what there is has been drawn, so that the window is never still for the sum
 * of all its panes. */
#define PRIORITY (GTK_PRIORITY_RESIZE - 1)
#define LONGEST 16000 /* µs: a frame */
#define PAUSE 4000    /* µs: in which GTK begins to draw */

typedef struct
{
  GtkWidget *widget;
  guint *source;
  AlurRefreshFunc refresh;
} Refresh;

/* Weak, so that what is queued while a widget is being disposed of, by taking its document away for
 * instance, does not keep it. */
static void
gone_cb (gpointer data, GObject *widget)
{
  Refresh *self = data;
  guint source = *self->source;

  *self->source = 0;
  self->widget = NULL;
  g_source_remove (source);
}

static void
let_go (Refresh *self)
{
  if (self->widget != NULL)
    g_object_weak_unref (G_OBJECT (self->widget), gone_cb, self);
  self->widget = NULL;
}

/* What time it is for a source is what time it was when the main loop woke. */
static gboolean
put_off (void)
{
  GSource *source = g_main_current_source ();
  gint64 now = g_get_monotonic_time ();

  if (now - g_source_get_time (source) <= LONGEST)
    return FALSE;
  g_source_set_ready_time (source, now + PAUSE);
  return TRUE;
}

static gboolean
refresh_cb (gpointer data)
{
  Refresh *self = data;
  g_autoptr (GtkWidget) widget = NULL;

  if (put_off ())
    return G_SOURCE_CONTINUE;
  widget = g_object_ref (self->widget);
  *self->source = 0;
  let_go (self);
  self->refresh (widget);
  return G_SOURCE_REMOVE;
}

static void
refresh_free (gpointer data)
{
  let_go (data);
  g_free (data);
}

static gboolean
dispatch_cb (GSource *source, GSourceFunc callback, gpointer data)
{
  return callback (data);
}

/**
 * alur_refresh_queue:
 * @widget: what to bring up to date
 * @source: a field of @widget, 0 while nothing is queued
 * @refresh: does it
 *
 * Calls @refresh once before the next frame, also when asked several times, and not at all if
 * @widget has been disposed of until then. Where others have had the time of a frame already, it is
 * called before a later one.
 */
void
alur_refresh_queue (GtkWidget *widget, guint *source, AlurRefreshFunc refresh)
{
  static const GSourceFuncs functions = { .dispatch = dispatch_cb };
  g_autoptr (GSource) queued = NULL;
  Refresh *self;

  if (*source != 0)
    return;
  self = g_new (Refresh, 1);
  *self = (Refresh){ widget, source, refresh };
  g_object_weak_ref (G_OBJECT (widget), gone_cb, self);
  queued = g_source_new ((GSourceFuncs *) &functions, sizeof *queued);
  g_source_set_name (queued, "refresh");
  g_source_set_priority (queued, PRIORITY);
  g_source_set_ready_time (queued, 0);
  g_source_set_callback (queued, refresh_cb, self, refresh_free);
  *source = g_source_attach (queued, NULL);
}
