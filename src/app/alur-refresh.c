/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-refresh.h"

/* Before GTK lays out and draws. */
#define PRIORITY (GTK_PRIORITY_RESIZE - 1)

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

static gboolean
refresh_cb (gpointer data)
{
  Refresh *self = data;
  g_autoptr (GtkWidget) widget = g_object_ref (self->widget);

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

/**
 * alur_refresh_queue:
 * @widget: what to bring up to date
 * @source: a field of @widget, 0 while nothing is queued
 * @refresh: does it
 *
 * Calls @refresh once before the next frame, also when asked several times, and not at all if
 * @widget has been disposed of until then.
 */
void
alur_refresh_queue (GtkWidget *widget, guint *source, AlurRefreshFunc refresh)
{
  Refresh *self;

  if (*source != 0)
    return;
  self = g_new (Refresh, 1);
  *self = (Refresh){ widget, source, refresh };
  g_object_weak_ref (G_OBJECT (widget), gone_cb, self);
  *source = g_idle_add_full (PRIORITY, refresh_cb, self, refresh_free);
}
