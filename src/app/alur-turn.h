/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is done in the main loop and may be long: once a frame's time has gone it lets the window be
 * drawn before it goes on. */

guint alur_turn_add (
    const char *name, int priority, GSourceFunc callback, gpointer data, GDestroyNotify destroy);
gint64 alur_turn_get_end (void);
gboolean alur_turn_is_over (void);
void alur_turn_put_off (void);

G_END_DECLS
