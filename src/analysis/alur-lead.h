/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "alur-control-graph.h"

G_BEGIN_DECLS

/* The lead time of a procedure: what is needed to compute it, copied from the document, so that a
 * worker can do so while the document goes on changing. An immutable, counted value. */
typedef struct _AlurLeadModel AlurLeadModel;

typedef struct
{
  double lead;  /* minutes; NaN where there is none */
  double error; /* its standard error; 0 where lead is exact, NaN where there is no lead */
} AlurLead;

#define ALUR_LEAD_SEED G_GUINT64_CONSTANT (1)
#define ALUR_LEAD_CASES 20000u

AlurLeadModel *alur_lead_model_ref (AlurLeadModel *self);
void alur_lead_model_unref (AlurLeadModel *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurLeadModel, alur_lead_model_unref)

double alur_lead_model_get_plays (const AlurLeadModel *self);
gboolean alur_lead_model_needs_sampling (const AlurLeadModel *self);
AlurLead alur_lead_model_sample (const AlurLeadModel *self,
                                 guint64 seed,
                                 guint cases,
                                 GCancellable *cancellable);

G_END_DECLS
