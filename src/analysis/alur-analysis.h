/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-finding.h"

G_BEGIN_DECLS

#define ALUR_TYPE_ANALYSIS (alur_analysis_get_type ())
G_DECLARE_FINAL_TYPE (AlurAnalysis, alur_analysis, ALUR, ANALYSIS, GObject)

/* How the lead time of procedures with forks is sampled, and the defaults. */
#define ALUR_ANALYSIS_DEFAULT_SEED 1u
#define ALUR_ANALYSIS_DEFAULT_SAMPLES 20000u

AlurAnalysis *alur_analysis_new (AlurDocument *document) G_GNUC_WARN_UNUSED_RESULT;
AlurAnalysis *alur_analysis_new_with_sampling (AlurDocument *document,
                                               guint64 seed,
                                               guint samples) G_GNUC_WARN_UNUSED_RESULT;
AlurDocument *alur_analysis_get_document (AlurAnalysis *self);

/* The findings of one stage, sorted; (element-type AlurFinding). Borrowed until the next change of
 * the document or the next call that changes the analysis. */
const GPtrArray *alur_analysis_get_findings (AlurAnalysis *self, const AlurElement *stage);

/* How many findings of a severity that are not accepted a stage has. */
guint alur_analysis_count (AlurAnalysis *self, const AlurElement *stage, AlurSeverity severity);

void alur_analysis_update (AlurAnalysis *self);
void alur_analysis_forget (AlurAnalysis *self);

G_END_DECLS
