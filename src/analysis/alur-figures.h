/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-control-graph.h"
#include "alur-lead.h"
#include "alur-metrics.h"

G_BEGIN_DECLS

/* The figures of every procedure of a document, computed when asked for and kept until a change
 * touches them. One such object serves checks, workload, comparison and reports. */
typedef struct _AlurFigures AlurFigures;

/* The figures of one procedure. Borrowed from AlurFigures, until the next change of the document
 * is told to it. NaN stands for a figure that does not exist. */
typedef struct
{
  const AlurElement *procedure;
  const AlurControlGraph *graph;
  /* Expected executions of each step of `graph` per case; NULL where there is no start or a case
   * never ends. */
  const double *executions;
  double metrics[ALUR_N_METRICS];
  double wait_of_lead; /* the wait of the computation from which the lead comes */
  /* While a worker samples: lead, its error and efficiency are the old ones (or NaN) and no rule
   * that reads them is to change its mind. */
  gboolean lead_pending;
} AlurProcedureFigures;

AlurFigures *alur_figures_new (AlurDocument *document) G_GNUC_WARN_UNUSED_RESULT;
void alur_figures_free (AlurFigures *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurFigures, alur_figures_free)

AlurDocument *alur_figures_get_document (AlurFigures *self);
const AlurProcedureFigures *alur_figures_get (AlurFigures *self, const AlurElement *procedure);
GPtrArray *alur_figures_list_visited (AlurFigures *self,
                                      const AlurElement *procedure) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *alur_figures_list_flows_from_elsewhere (AlurFigures *self, const AlurElement *procedure)
    G_GNUC_WARN_UNUSED_RESULT;

/* Sampling */
void alur_figures_set_sampling (AlurFigures *self, guint64 seed, guint cases);
void alur_figures_set_deferred (AlurFigures *self, gboolean deferred);
AlurLeadModel *alur_figures_dup_lead_model (AlurFigures *self,
                                            const AlurElement *procedure,
                                            guint *ticket) G_GNUC_WARN_UNUSED_RESULT;
gboolean alur_figures_take_lead (AlurFigures *self,
                                 const AlurElement *procedure,
                                 guint ticket,
                                 AlurLead lead);

/* Changes */
void alur_figures_apply (AlurFigures *self, const AlurChangeSet *changes, GPtrArray *touched);

G_END_DECLS
