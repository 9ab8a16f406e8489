/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-rule.h"

G_BEGIN_DECLS

/* The pages of a procedure that has an SOP block: identity, actors, size (alur-rules-sop.c) */
void alur_rule_sop_identity_incomplete (AlurRuleRun *run);
const char *alur_rule_sop_identity_incomplete_message (const AlurFinding *finding);
void alur_rule_sop_dates (AlurRuleRun *run);
const char *alur_rule_sop_dates_message (const AlurFinding *finding);
void alur_rule_sop_actor_order (AlurRuleRun *run);
void alur_rule_sop_too_long (AlurRuleRun *run);

/* Its rows (alur-rules-sop-steps.c) */
void alur_rule_sop_quality_missing (AlurRuleRun *run);
const char *alur_rule_sop_quality_missing_message (const AlurFinding *finding);
void alur_rule_sop_output_unused (AlurRuleRun *run);
void alur_rule_sop_not_active (AlurRuleRun *run);
void alur_rule_sop_actor_in_name (AlurRuleRun *run);

/* Whether a list of an SOP block has an entry in which something stands. */
gboolean alur_sop_has_entry (const AlurElement *block, AlurKind kind);

/* Whether a step is an activity: a row with a text of its own. */
gboolean alur_sop_is_activity (const AlurElement *step);

/* Whether a step says how long it takes, in figures or in words. */
gboolean alur_step_has_time (const AlurElement *step);

G_END_DECLS
