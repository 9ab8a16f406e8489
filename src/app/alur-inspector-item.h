/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "alur-inspection.h"

G_BEGIN_DECLS

/* An element of a list: a row to type its only text, or one that unfolds to all of its fields. */
GtkWidget *alur_inspector_item_new (const AlurInspection *inspection,
                                    const AlurInspectionItem *item) G_GNUC_WARN_UNUSED_RESULT;
void alur_inspector_item_show (GtkWidget *item,
                               const AlurInspection *inspection,
                               const AlurInspectionItem *shown);
AlurElement *alur_inspector_item_get_element (GtkWidget *item);
GtkWidget *alur_inspector_item_open (GtkWidget *item, guint field);

G_END_DECLS
