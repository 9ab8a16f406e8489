/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"
#include "alur-metrics.h"
#include "alur-words.h"

G_BEGIN_DECLS

/* What the method wants of a service: three aims, then three stances. Figures and the fifteen
 * criteria speak of them; docs/criteria.md says why each of which. */
typedef enum
{
  ALUR_AIM_EFFICIENCY,
  ALUR_AIM_EFFECTIVENESS,
  ALUR_AIM_EQUITY,
  ALUR_AIM_RESPONSIVENESS, /* the first stance */
  ALUR_AIM_ACCOUNTABILITY,
  ALUR_AIM_TRANSPARENCY,
  ALUR_N_AIMS
} AlurAim;

#define ALUR_SCORE_LOWEST 1
#define ALUR_SCORE_HIGHEST 5

const char *alur_aim_get_id (AlurAim aim) G_GNUC_CONST;
gboolean alur_aim_is_stance (AlurAim aim) G_GNUC_CONST;
const char *alur_aim_get_label (AlurAim aim, const char *language);
const char *alur_aim_get_meaning (AlurAim aim, const char *language);
const AlurMetric *alur_aim_get_metrics (AlurAim aim, guint *n_metrics);
const AlurCriterion *alur_aim_get_criteria (AlurAim aim, guint *n_criteria);

AlurAim alur_criterion_get_aim (AlurCriterion criterion);
char *alur_criterion_dup_label (AlurCriterion criterion,
                                const char *language) G_GNUC_WARN_UNUSED_RESULT;
const char *alur_criterion_get_question (AlurCriterion criterion, const char *language);

AlurElement *alur_criterion_find_score (AlurCriterion criterion, const AlurElement *procedure);
guint alur_criterion_get_score (AlurCriterion criterion, const AlurElement *procedure);
guint alur_criteria_count_scores (const AlurElement *procedure);

G_END_DECLS
