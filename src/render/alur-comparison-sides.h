/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-views.h"

G_BEGIN_DECLS

/* Two drawings of one thing at two times, with what changed marked in both: in one scene where they
 * can be read on one page (or no page is asked for), else in one each. */
typedef struct
{
  AlurScene *together; /* else NULL, and */
  AlurScene *sides[2]; /* each of them; NULL where there is nothing in that stage */
} AlurComparisonScenes;

AlurComparisonScenes alur_comparison_draw_procedure (const AlurViewRequest *request,
                                                     const AlurComparison *comparison,
                                                     const AlurElement *before,
                                                     const AlurElement *after);
AlurComparisonScenes alur_comparison_draw_organisation (const AlurViewRequest *request,
                                                        const AlurComparison *comparison);

G_END_DECLS
