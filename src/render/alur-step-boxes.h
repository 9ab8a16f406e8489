/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-finding-marks.h"
#include "alur-legend.h"
#include "alur-procedure-layout.h"
#include "alur-views.h"

G_BEGIN_DECLS

/* Steps as the symbols of a flow chart: what stands in and under them, and how large that makes
 * them. Measured once, in any order; drawn in any order. */
typedef struct _AlurStepBoxes AlurStepBoxes;

AlurStepBoxes *alur_step_boxes_new (const AlurViewRequest *request,
                                    AlurScene *scene,
                                    const AlurFindingMarks *marks) G_GNUC_WARN_UNUSED_RESULT;
void alur_step_boxes_free (AlurStepBoxes *self);
AlurStepSize alur_step_boxes_get_size (AlurStepBoxes *self, const AlurElement *step);
void alur_step_boxes_want_legend (AlurStepBoxes *self, AlurLegend *legend);
void
alur_step_boxes_draw (AlurStepBoxes *self, const AlurStepPlace *place, const AlurLegend *legend);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurStepBoxes, alur_step_boxes_free)

G_END_DECLS
