/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-comparison.h"

G_BEGIN_DECLS

/* What a comparison found, in words. */
const char *alur_difference_get_word (AlurDifferenceKind kind) G_GNUC_CONST;
gboolean alur_difference_is_of_itself (const AlurDifference *self);
char *alur_difference_dup_name (const AlurDifference *self,
                                const AlurComparison *comparison,
                                const char *language) G_GNUC_WARN_UNUSED_RESULT;
char *alur_difference_dup_details (const AlurDifference *self,
                                   const AlurComparison *comparison,
                                   const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
