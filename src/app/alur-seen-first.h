/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What has the focus and was scrolled out of view is shown before a key presses it. */
void alur_seen_first_set_up (GtkScrolledWindow *scrolled);

G_END_DECLS
