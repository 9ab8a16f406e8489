/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Drop-downs that may be narrower than what is chosen. */
void alur_short_choice_set_up (GtkDropDown *chooser);

G_END_DECLS
