/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-staffing.h"
#include "alur-what-if.h"

G_BEGIN_DECLS

/* How what is tried out stands beside what the document has, in the user's language. */

char *alur_tried_dup_text (double before, double now, int decimals) G_GNUC_WARN_UNUSED_RESULT;
char *alur_tried_dup_told (double before, double now, int decimals) G_GNUC_WARN_UNUSED_RESULT;
gboolean alur_tried_is_other (double before, double now, int decimals);
char *alur_what_if_dup_sums (const AlurStaffing *staffing) G_GNUC_WARN_UNUSED_RESULT;
char *alur_what_if_dup_count (AlurWhatIf *self, const AlurElement *stage) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
