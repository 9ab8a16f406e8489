/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void alur_passing_popover_point_into_window (GtkPopover *popover);
void alur_passing_popover_show (GtkWidget *popover, GtkWidget *parent);
void alur_passing_popover_close_all (GtkWidget *inside);

G_END_DECLS
