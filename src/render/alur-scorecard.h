/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-criteria.h"
#include "alur-figures.h"
#include "alur-scene.h"

G_BEGIN_DECLS

/* A procedure in one stage. */
typedef struct
{
  const AlurElement *stage;
  const AlurElement *procedure; /* NULL: the stage does not have it */
  AlurFigures *figures;
} AlurScoreSide;

/* How well a procedure does: by its figures and by the fifteen criteria, in one stage or in two, as
 * before and after. What it holds is borrowed. */
typedef struct
{
  AlurScoreSide sides[2];
  guint n_sides; /* 1 or 2; the last is what is shown, the first what it is compared with */
  const char *language;
} AlurScorecard;

/* The least width at which it can be read, and those on paper, upright and across, in px. */
#define ALUR_SCORECARD_LEAST 560.0
#define ALUR_SCORECARD_USUAL 720.0
#define ALUR_SCORECARD_ACROSS 1040.0

AlurScene *alur_scorecard_draw (const AlurScorecard *self,
                                AlurPangoMetrics *metrics,
                                double width) G_GNUC_WARN_UNUSED_RESULT;
char *alur_scorecard_dup_score (const AlurScorecard *self,
                                AlurCriterion criterion) G_GNUC_WARN_UNUSED_RESULT;
char *alur_scorecard_dup_figure (const AlurScorecard *self,
                                 AlurMetric metric) G_GNUC_WARN_UNUSED_RESULT;
char *alur_scorecard_describe (const AlurScorecard *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
