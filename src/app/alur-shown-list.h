/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A list as a view of GTK is told of it: all, or its beginning. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ALUR_TYPE_SHOWN_LIST (alur_shown_list_get_type ())
G_DECLARE_FINAL_TYPE (AlurShownList, alur_shown_list, ALUR, SHOWN_LIST, GObject)

AlurShownList *alur_shown_list_new (GListModel *rows,
                                    GtkListItemFactory *factory) G_GNUC_WARN_UNUSED_RESULT;
GListModel *alur_shown_list_get_rows (AlurShownList *self);
void alur_shown_list_set_size (AlurShownList *self, guint size);
guint alur_shown_list_get_size (const AlurShownList *self);

G_END_DECLS
