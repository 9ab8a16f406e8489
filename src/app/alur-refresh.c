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

static gboolean
refresh_cb (gpointer data)
{
  Refresh *self = data;

  *self->source = 0;
  self->refresh (self->widget);
  return G_SOURCE_REMOVE;
}

static void
refresh_free (gpointer data)
{
  Refresh *self = data;

  g_object_unref (self->widget);
  g_free (self);
}

/**
 * alur_refresh_queue:
 * @widget: what to bring up to date; kept alive until then
 * @source: a field of @widget, 0 while nothing is queued
 * @refresh: does it
 *
 * Calls @refresh once before the next frame, also when asked several times.
 */
void
alur_refresh_queue (GtkWidget *widget, guint *source, AlurRefreshFunc refresh)
{
  Refresh *self;

  if (*source != 0)
    return;
  self = g_new (Refresh, 1);
  *self = (Refresh){ g_object_ref (widget), source, refresh };
  *source = g_idle_add_full (PRIORITY, refresh_cb, self, refresh_free);
}
