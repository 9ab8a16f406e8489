/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"

G_BEGIN_DECLS

/* The control flows inside one procedure, by the steps at their ends: what leads where without
 * walking through all of it. It stands for the procedure as it is when made, and what is changed
 * through it, it knows. */
typedef struct _AlurStepLinks AlurStepLinks;

AlurStepLinks *alur_step_links_new (AlurDocument *document,
                                    AlurElement *procedure) G_GNUC_WARN_UNUSED_RESULT;
void alur_step_links_free (AlurStepLinks *self);

AlurDocument *alur_step_links_get_document (AlurStepLinks *self);
AlurElement *alur_step_links_get_procedure (AlurStepLinks *self);
const GPtrArray *alur_step_links_get_out (AlurStepLinks *self, const AlurElement *step);
const GPtrArray *alur_step_links_get_in (AlurStepLinks *self, const AlurElement *step);
AlurElement *alur_step_links_get_source (AlurStepLinks *self, const AlurElement *flow);
AlurElement *alur_step_links_get_target (AlurStepLinks *self, const AlurElement *flow);
AlurElement *
alur_step_links_find (AlurStepLinks *self, const AlurElement *from, const AlurElement *to);

/* Changing, inside a transaction */
void alur_step_links_add_step (AlurStepLinks *self, AlurElement *step);
AlurElement *alur_step_links_connect (AlurStepLinks *self, AlurElement *from, AlurElement *to);
void alur_step_links_lead_to (AlurStepLinks *self, AlurElement *flow, AlurElement *step);
void alur_step_links_come_from (AlurStepLinks *self, AlurElement *flow, AlurElement *step);
void alur_step_links_order_out (AlurStepLinks *self, AlurElement *step, const GPtrArray *flows);
void alur_step_links_drop_flow (AlurStepLinks *self, AlurElement *flow);
void alur_step_links_drop_step (AlurStepLinks *self, AlurElement *step);
void alur_step_links_finish (AlurStepLinks *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurStepLinks, alur_step_links_free)

G_END_DECLS
