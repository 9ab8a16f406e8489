/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "alur-document.h"

G_BEGIN_DECLS

#define ALUR_TYPE_PLACE_LIST (alur_place_list_get_type ())
G_DECLARE_FINAL_TYPE (AlurPlaceList, alur_place_list, ALUR, PLACE_LIST, AdwBin)

/* What rests on a regulation, a line each; to be put into a GtkScrolledWindow.
 *
 * Signals: "chosen" (element) when somebody wants to go there, with what shows the place. */
GtkWidget *alur_place_list_new (void);
void alur_place_list_set_places (AlurPlaceList *self,
                                 AlurDocument *document,
                                 GPtrArray *places,
                                 gboolean with_stages);

G_END_DECLS
