/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-workload.h"

G_BEGIN_DECLS

/* What the figures of a workload mean, in words. `language` is a BCP 47 tag, NULL the user's. */

const char *alur_workload_grade_get_text (char grade, const char *language);
const char *alur_workload_note_get_text (AlurWorkloadNote note, const char *language);

G_END_DECLS
