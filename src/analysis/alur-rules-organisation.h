/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-rule.h"

G_BEGIN_DECLS

/* Authorities held on a function, compared with one another (alur-rules-overlap.c) */
void alur_rule_overlap (AlurRuleRun *run);
void alur_rule_nested_overlap (AlurRuleRun *run);
const char *alur_rule_overlap_message (const AlurFinding *finding);
const char *alur_rule_overlap_suggestion (const AlurFinding *finding);

/* Who should hold authority over a function and does not (alur-rules-gaps.c) */
const char *alur_rule_missing_message (const AlurFinding *finding);
void alur_rule_orphan_function (AlurRuleRun *run);
void alur_rule_missing_decision_maker (AlurRuleRun *run);
void alur_rule_missing_implementer (AlurRuleRun *run);
void alur_rule_missing_supervisor (AlurRuleRun *run);
void alur_rule_missing_evaluator (AlurRuleRun *run);
void alur_rule_assistant_without_implementer (AlurRuleRun *run);
void alur_rule_uncoordinated (AlurRuleRun *run);
void alur_rule_idle_authority (AlurRuleRun *run);

/* What one unit should not hold together (alur-rules-interest.c) */
void alur_rule_duplicate_authority (AlurRuleRun *run);
void alur_rule_conflict_of_interest (AlurRuleRun *run);
void alur_rule_supervises_superior (AlurRuleRun *run);

/* The tree of units (alur-rules-structure.c) */
void alur_rule_unit_without_function (AlurRuleRun *run);
void alur_rule_span_too_wide (AlurRuleRun *run);
void alur_rule_span_too_narrow (AlurRuleRun *run);
void alur_rule_too_deep (AlurRuleRun *run);

G_END_DECLS
