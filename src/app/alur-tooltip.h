/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The words that come up over a widget. */
void alur_tooltip_set (GtkWidget *widget, const char *text);
const char *alur_tooltip_get (GtkWidget *widget);
void alur_tooltip_add_shortened (GtkWidget *label);
void alur_tooltip_add_chosen (GtkDropDown *chooser);

G_END_DECLS
