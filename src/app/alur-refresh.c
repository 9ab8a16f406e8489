/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-refresh.h"

#include "alur-turn.h"

/* All that is queued comes before GTK lays out and draws, unless it has taken longer than a frame:
 * the rest waits until what there is has been drawn, so that the window is never still for the sum
 * of all its panes. */
#define PRIORITY (GTK_PRIORITY_RESIZE - 1)
#define GATE "alur-refresh-gate"

typedef struct
{
  GtkWidget *widget;
  guint *source;
  AlurRefreshFunc refresh;
  gboolean shows_findings;
} Refresh;

/* A pointer to a function is none to data. */
typedef struct
{
  AlurRefreshGate is_closed;
} Gate;

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

static gboolean
is_waiting (const Refresh *self)
{
  GtkRoot *root = self->shows_findings ? gtk_widget_get_root (self->widget) : NULL;
  const Gate *gate = root != NULL ? g_object_get_data (G_OBJECT (root), GATE) : NULL;

  return gate != NULL && gate->is_closed (GTK_WIDGET (root));
}

static gboolean
refresh_cb (gpointer data)
{
  Refresh *self = data;
  g_autoptr (GtkWidget) widget = NULL;

  if (alur_turn_is_over () || is_waiting (self))
    {
      alur_turn_put_off ();
      return G_SOURCE_CONTINUE;
    }
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

static void
queue (GtkWidget *widget, guint *source, AlurRefreshFunc refresh, gboolean shows_findings)
{
  Refresh *self;

  if (*source != 0)
    return;
  self = g_new (Refresh, 1);
  *self = (Refresh){ widget, source, refresh, shows_findings };
  g_object_weak_ref (G_OBJECT (widget), gone_cb, self);
  *source = alur_turn_add ("refresh", PRIORITY, refresh_cb, self, refresh_free);
}

/**
 * alur_refresh_queue:
 * @widget: what to bring up to date
 * @source: a field of @widget, 0 while nothing is queued
 * @refresh: does it
 *
 * Calls @refresh once before the next frame, also when asked several times, and not at all if
 * @widget has been disposed of until then. Where others have had the time of a frame already it is
 * called before a later one.
 */
void
alur_refresh_queue (GtkWidget *widget, guint *source, AlurRefreshFunc refresh)
{
  queue (widget, source, refresh, FALSE);
}

/**
 * alur_refresh_queue_findings:
 * @widget: what to bring up to date, which shows findings
 * @source: a field of @widget, 0 while nothing is queued
 * @refresh: does it
 *
 * As alur_refresh_queue(), but not before the gate of the window that @widget is in is open.
 */
void
alur_refresh_queue_findings (GtkWidget *widget, guint *source, AlurRefreshFunc refresh)
{
  queue (widget, source, refresh, TRUE);
}

/**
 * alur_refresh_set_gate:
 * @root: a window
 * @is_closed: whether what shows findings in @root waits; asked before each is brought up to date
 */
void
alur_refresh_set_gate (GtkWidget *root, AlurRefreshGate is_closed)
{
  Gate *gate = g_new (Gate, 1);

  *gate = (Gate){ is_closed };
  g_object_set_data_full (G_OBJECT (root), GATE, gate, g_free);
}
