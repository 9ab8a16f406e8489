/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ALUR_TYPING_TAKE_BACK "typing.take-back"

gboolean alur_typing_history_undo (GtkWidget *focus);
gboolean alur_typing_history_redo (GtkWidget *focus);

G_END_DECLS
