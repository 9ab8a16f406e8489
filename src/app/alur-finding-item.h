/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "alur-finding-list.h"
#include "alur-fix.h"

G_BEGIN_DECLS

#define ALUR_TYPE_FINDING_ITEM (alur_finding_item_get_type ())
G_DECLARE_FINAL_TYPE (AlurFindingItem, alur_finding_item, ALUR, FINDING_ITEM, AdwBin)

/* A row of the findings while it is in view.
 *
 * Signals: "show-finding", "accept" (or no longer) of a finding, "fix" (index) of one; "fold" of a
 * heading; "check" of what is not filled in yet. */
GtkWidget *alur_finding_item_new (void);
void alur_finding_item_set_row (AlurFindingItem *self, AlurFindingRow *row, AlurEditor *editor);
AlurFindingRow *alur_finding_item_get_row (AlurFindingItem *self);
void alur_finding_item_refresh (AlurFindingItem *self);
const AlurFix *alur_finding_item_get_fix (AlurFindingItem *self, guint index);

G_END_DECLS
