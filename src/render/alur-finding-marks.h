/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-legend.h"
#include "alur-views.h"

G_BEGIN_DECLS

/* What the findings of a stage put on a drawing: which authorities overlap, and, where that is
 * asked for, the sign of the worst finding at each element. Accepted findings put nothing. Once
 * made they do not change, and any thread may read them. */
AlurFindingMarks *alur_finding_marks_new (const AlurViewRequest *request) G_GNUC_WARN_UNUSED_RESULT;
AlurFindingMarks *
alur_finding_marks_new_without (AlurAnalysis *analysis,
                                const AlurElement *stage,
                                const GPtrArray *without) G_GNUC_WARN_UNUSED_RESULT;
AlurFindingMarks *alur_finding_marks_ref (AlurFindingMarks *self) G_GNUC_WARN_UNUSED_RESULT;
void alur_finding_marks_free (AlurFindingMarks *self);
gboolean alur_finding_marks_overlaps (const AlurFindingMarks *self, const AlurElement *authority);
AlurSeverity alur_finding_marks_get_worst (const AlurFindingMarks *self,
                                           const AlurElement *element);
void alur_finding_marks_draw (const AlurFindingMarks *self,
                              const AlurElement *element,
                              AlurScene *scene,
                              AlurPoint centre,
                              const AlurLegend *legend);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurFindingMarks, alur_finding_marks_free)

G_END_DECLS
