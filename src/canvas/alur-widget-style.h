/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "alur-style.h"

G_BEGIN_DECLS

/* How drawings look inside a widget. */
const AlurStyle *alur_widget_style_get (GtkWidget *widget);

G_END_DECLS
