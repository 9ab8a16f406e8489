/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-editor.h"
#include "alur-workers.h"

G_BEGIN_DECLS

#define ALUR_TYPE_LEAD_SAMPLER (alur_lead_sampler_get_type ())
G_DECLARE_FINAL_TYPE (AlurLeadSampler, alur_lead_sampler, ALUR, LEAD_SAMPLER, GObject)

/* Reckons in a thread the lead times of a document that take thousands of played cases, so that
 * nobody waits for them while editing. */
AlurLeadSampler *alur_lead_sampler_new (AlurEditor *editor,
                                        AlurWorkers *workers) G_GNUC_WARN_UNUSED_RESULT;
void alur_lead_sampler_end (AlurLeadSampler *self);

G_END_DECLS
