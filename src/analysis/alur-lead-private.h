/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-lead.h"

G_BEGIN_DECLS

struct _AlurLeadModel
{
  gatomicrefcount ref_count;
  AlurLeadModel *next_dropped; /* while they are freed, one after the other */
  AlurControlGraph *graph;
  double *executions;      /* per step; NULL: no figures */
  AlurLeadModel **callees; /* per callee of the graph; NULL where no case reaches the call */
  gboolean certain;        /* every case takes as long as every other */
  gboolean exact;          /* `lead` is known */
  gboolean settled;        /* it had to be sampled, and has been */
  AlurLead lead;
  double plays; /* expected executions of one case, those of what it calls included */
};

/* Plays cases of a model, one after the other. Holds the room that they need. */
typedef struct _AlurPlay AlurPlay;

/* What a play from a step ended with. */
typedef struct
{
  double time; /* minutes from its begin */
  guint exit;  /* the step before whose begin nothing else was under way; G_MAXUINT: none */
} AlurPlayed;

AlurPlay *alur_play_new (const AlurLeadModel *model);
void alur_play_free (AlurPlay *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurPlay, alur_play_free)

void alur_play_set_seed (AlurPlay *self, guint64 seed);
void alur_play_set_budget (AlurPlay *self, guint64 executions);
gboolean alur_play_case (AlurPlay *self, double *time);
gboolean alur_play_fork (AlurPlay *self, guint step, AlurPlayed *played);
void alur_play_begin_enumeration (AlurPlay *self);
double alur_play_get_probability (AlurPlay *self);
gboolean alur_play_next_enumeration (AlurPlay *self);

AlurLeadModel *alur_lead_model_new (AlurControlGraph *graph,
                                    const double *executions,
                                    AlurLeadModel *const *callees) G_GNUC_WARN_UNUSED_RESULT;
void alur_lead_model_settle (AlurLeadModel *self, AlurLead lead);
gboolean alur_lead_model_equal (const AlurLeadModel *a, const AlurLeadModel *b);
gboolean alur_lead_model_is_certain (const AlurLeadModel *self);
gboolean alur_lead_model_solve_exactly (const AlurLeadModel *self, double *lead);

G_END_DECLS
