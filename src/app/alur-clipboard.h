/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-editor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is selected, to the clipboard and back. @inside is a widget of the window: what there is to
 * say appears there. */
gboolean alur_clipboard_may_copy (AlurEditor *editor);
void alur_clipboard_copy (GtkWidget *inside, AlurEditor *editor);
void alur_clipboard_cut (GtkWidget *inside, AlurEditor *editor);
void alur_clipboard_paste (GtkWidget *inside, AlurEditor *editor);
void alur_clipboard_duplicate (GtkWidget *inside, AlurEditor *editor);

G_END_DECLS
