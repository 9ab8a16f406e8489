/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The beginning of a list that may be long: as much as somebody is about to see. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _AlurListBeginning AlurListBeginning;

AlurListBeginning *alur_list_beginning_new (GListModel *rows, GtkListItemFactory *factory);
void alur_list_beginning_free (AlurListBeginning *self);
GListModel *alur_list_beginning_get_model (AlurListBeginning *self);
void alur_list_beginning_set_view (AlurListBeginning *self, GtkListView *view);
gboolean alur_list_beginning_is_at_top (const AlurListBeginning *self);
void alur_list_beginning_shrink (AlurListBeginning *self, guint n_rows);
void alur_list_beginning_grow (AlurListBeginning *self);
void alur_list_beginning_list_all (AlurListBeginning *self);

G_END_DECLS
