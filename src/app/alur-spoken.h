/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a screen reader says of what has the focus, where the toolkit does not know. */
void alur_spoken_set_name (GtkWidget *widget, const char *name);
void alur_spoken_set_tip (GtkWidget *widget, const char *name);
void alur_spoken_set_row (GtkListItem *item, const char *name);
void alur_spoken_set_open (GtkListItem *item, gboolean is_expandable, gboolean is_expanded);
void alur_spoken_set_up_choices (GtkListItemFactory *factory);
void alur_spoken_set_up_button (GtkButton *button);
void alur_spoken_set_up_drop_down (GtkDropDown *chooser);
void alur_spoken_watch_windows (GApplication *application);

G_END_DECLS
