/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-figures.h"

G_BEGIN_DECLS

/* Flows of other procedures that end at a step of this one. */
typedef struct
{
  const AlurElement *const *flows;
  guint n_flows;
} AlurFlowsFromElsewhere;

void alur_metrics_count (AlurDocument *document,
                         const AlurElement *procedure,
                         const AlurControlGraph *graph,
                         AlurFlowsFromElsewhere elsewhere,
                         double metrics[ALUR_N_METRICS]);
void alur_metrics_sum (AlurDocument *document,
                       const AlurElement *procedure,
                       const AlurControlGraph *graph,
                       const double *executions,
                       const AlurProcedureFigures *const *callees,
                       double metrics[ALUR_N_METRICS]);
void alur_metrics_set_lead (double metrics[ALUR_N_METRICS], AlurLead lead);
gboolean alur_step_is_customers (AlurDocument *document, const AlurElement *step);

G_END_DECLS
