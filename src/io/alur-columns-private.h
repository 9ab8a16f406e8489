/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-columns.h"

G_BEGIN_DECLS

char *alur_columns_plain_title (const char *title) G_GNUC_WARN_UNUSED_RESULT;
gboolean alur_holds_is_title (AlurHolds holds, const char *plain_title);
guint alur_holds_rate (AlurHolds holds, const char *plain_title);

void alur_columns_look_into_cells (AlurColumns *self, const AlurCells *cells);

G_END_DECLS
