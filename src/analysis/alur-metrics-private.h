/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-figures.h"

G_BEGIN_DECLS

void alur_metrics_count (AlurDocument *document,
                         const AlurElement *procedure,
                         const AlurControlGraph *graph,
                         const GPtrArray *elsewhere,
                         double metrics[ALUR_N_METRICS]);
GPtrArray *alur_metrics_list_visited (AlurDocument *document,
                                      const AlurElement *procedure,
                                      const GPtrArray *elsewhere) G_GNUC_WARN_UNUSED_RESULT;
void alur_metrics_sum (AlurDocument *document,
                       const AlurElement *procedure,
                       const AlurControlGraph *graph,
                       const double *executions,
                       const AlurProcedureFigures *const *callees,
                       double metrics[ALUR_N_METRICS]);
void alur_metrics_set_lead (double metrics[ALUR_N_METRICS], AlurLead lead);

G_END_DECLS
