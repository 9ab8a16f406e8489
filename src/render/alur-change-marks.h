/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-comparison.h"

G_BEGIN_DECLS

/* What a comparison puts on the drawing of one of its two stages: what becomes of each element, or
 * what it has become. */
typedef struct _AlurChangeMarks AlurChangeMarks;

AlurChangeMarks *alur_change_marks_new (const AlurComparison *comparison,
                                        guint side) G_GNUC_WARN_UNUSED_RESULT;
void alur_change_marks_free (AlurChangeMarks *self);
AlurDifferenceKind alur_change_marks_get (const AlurChangeMarks *self, const AlurElement *element);
gboolean alur_change_marks_is_gone (AlurDifferenceKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurChangeMarks, alur_change_marks_free)

G_END_DECLS
