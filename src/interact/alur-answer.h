/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-analysis.h"
#include "alur-scene.h"

G_BEGIN_DECLS

/* What a workshop asks of a drawing, answered in whole sentences in the document's language. */
GPtrArray *alur_answer_about (AlurAnalysis *analysis,
                              const AlurElement *stage,
                              const AlurElement *function) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *alur_answer_list_units (AlurAnalysis *analysis,
                                   const AlurElement *stage,
                                   const AlurElement *function) G_GNUC_WARN_UNUSED_RESULT;
char *alur_answer_dup_legend (const AlurLegendEntry *entry,
                              const char *language) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *alur_answer_list_legend (AlurScene *scene,
                                    const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
