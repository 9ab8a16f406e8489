/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-rule.h"

G_BEGIN_DECLS

/* The drawing of a procedure: starts, ends, paths, choices (alur-rules-flow.c) */
void alur_rule_no_start (AlurRuleRun *run);
void alur_rule_several_starts (AlurRuleRun *run);
void alur_rule_no_end (AlurRuleRun *run);
void alur_rule_start_has_incoming (AlurRuleRun *run);
void alur_rule_end_has_outgoing (AlurRuleRun *run);
void alur_rule_unreachable (AlurRuleRun *run);
void alur_rule_dead_end (AlurRuleRun *run);
void alur_rule_no_way_out (AlurRuleRun *run);
void alur_rule_decision_without_choice (AlurRuleRun *run);
void alur_rule_unlabelled_choice (AlurRuleRun *run);
void alur_rule_bad_probabilities (AlurRuleRun *run);
const char *alur_rule_bad_probabilities_message (const AlurFinding *finding);

/* Steps that wait for several (alur-rules-joins.c) */
void alur_rule_waits_for_itself (AlurRuleRun *run);
void alur_rule_join_never_complete (AlurRuleRun *run);

/* What a step lacks or has twice (alur-rules-steps.c) */
void alur_rule_no_actor (AlurRuleRun *run);
void alur_rule_missing_time (AlurRuleRun *run);
void alur_rule_step_without_authority (AlurRuleRun *run);
void alur_rule_fee_without_money (AlurRuleRun *run);
void alur_rule_repeated_input (AlurRuleRun *run);
void alur_rule_similar_steps (AlurRuleRun *run);

/* What redesign could improve (alur-rules-redesign.c) */
void alur_rule_back_and_forth (AlurRuleRun *run);
void alur_rule_approval_chain (AlurRuleRun *run);
void alur_rule_decided_too_high (AlurRuleRun *run);
void alur_rule_many_counters (AlurRuleRun *run);
void alur_rule_waiting_dominates (AlurRuleRun *run);
void alur_rule_promise_broken (AlurRuleRun *run);

G_END_DECLS
