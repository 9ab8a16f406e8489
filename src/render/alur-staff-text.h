/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-staffing.h"
#include "alur-tell.h"

G_BEGIN_DECLS

/* What has to be said beside the figures of positions and of their workload, in the language of
 * the teller. */

char *alur_staff_row_dup_remark (const AlurStaffRow *self,
                                 const AlurTeller *teller,
                                 gboolean has_before) G_GNUC_WARN_UNUSED_RESULT;
const char *alur_staff_row_get_judgement (const AlurStaffRow *self, const char *language);
const char *alur_workload_entry_get_lack (const AlurWorkloadEntry *self, const char *language);

G_END_DECLS
