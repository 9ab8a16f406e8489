/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Bringing a widget up to date once before the next frame, however much has changed until then. */
typedef void (*AlurRefreshFunc) (GtkWidget *widget);

/* Whether what shows findings in @root waits. */
typedef gboolean (*AlurRefreshGate) (GtkWidget *root);

void alur_refresh_queue (GtkWidget *widget, guint *source, AlurRefreshFunc refresh);
void alur_refresh_queue_findings (GtkWidget *widget, guint *source, AlurRefreshFunc refresh);
void alur_refresh_set_gate (GtkWidget *root, AlurRefreshGate is_closed);

G_END_DECLS
