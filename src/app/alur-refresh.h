/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Bringing a widget up to date once before the next frame, however much has changed until then. */
typedef void (*AlurRefreshFunc) (GtkWidget *widget);

void alur_refresh_queue (GtkWidget *widget, guint *source, AlurRefreshFunc refresh);

G_END_DECLS
