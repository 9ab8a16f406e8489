/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-figures.h"
#include "alur-finding.h"
#include "alur-stage-index.h"
#include "alur-tally.h"

G_BEGIN_DECLS

/* Which findings of a rule there are: what tells whoever has done something with each of them what
 * is left to do. */
typedef struct
{
  guint version; /* another one whenever they are, or others are accepted; no other stage or rule of
                  * the analysis ever has the same but 0, where nothing was ever found */
  guint before;  /* what it was before the last change */
  guint n_front; /* findings at the beginning that are the same as then, accepted or not */
  guint n_back;  /* at the end, beside those */
} AlurFindingsState;

#define ALUR_TYPE_ANALYSIS (alur_analysis_get_type ())
G_DECLARE_FINAL_TYPE (AlurAnalysis, alur_analysis, ALUR, ANALYSIS, GObject)

AlurAnalysis *alur_analysis_new (AlurDocument *document) G_GNUC_WARN_UNUSED_RESULT;
AlurAnalysis *alur_analysis_new_with_sampling (AlurDocument *document,
                                               guint64 seed,
                                               guint samples) G_GNUC_WARN_UNUSED_RESULT;
AlurDocument *alur_analysis_get_document (AlurAnalysis *self);

const GPtrArray *alur_analysis_get_findings (AlurAnalysis *self, const AlurElement *stage);
const GPtrArray *alur_analysis_get_findings_of_rule (AlurAnalysis *self,
                                                     const AlurElement *stage,
                                                     const AlurRule *rule,
                                                     AlurFindingsState *state);
GPtrArray *alur_analysis_find_about (AlurAnalysis *self,
                                     const AlurElement *stage,
                                     const AlurElement *element) G_GNUC_WARN_UNUSED_RESULT;
GHashTable *alur_analysis_gather_about (AlurAnalysis *self,
                                        const AlurElement *stage,
                                        const AlurElement *element) G_GNUC_WARN_UNUSED_RESULT;
GByteArray *alur_analysis_dup_signs (AlurAnalysis *self,
                                     const AlurElement *stage,
                                     const GPtrArray *without) G_GNUC_WARN_UNUSED_RESULT;
guint alur_analysis_count (AlurAnalysis *self, const AlurElement *stage, AlurSeverity severity);
AlurFigures *alur_analysis_get_figures (AlurAnalysis *self);
AlurStageIndex *alur_analysis_get_index (AlurAnalysis *self, const AlurElement *stage);

gboolean alur_analysis_is_up_to_date (AlurAnalysis *self);
gboolean alur_analysis_advance (AlurAnalysis *self, gint64 until);
void alur_analysis_update (AlurAnalysis *self);
guint alur_analysis_get_version (AlurAnalysis *self);
gboolean alur_analysis_take_lead (AlurAnalysis *self,
                                  const AlurElement *procedure,
                                  guint ticket,
                                  AlurLead lead);
void alur_analysis_forget (AlurAnalysis *self);

G_END_DECLS
