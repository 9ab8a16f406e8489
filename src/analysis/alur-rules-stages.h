/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-rule.h"

G_BEGIN_DECLS

/* A stage against the decisions and the state of the stages before it (alur-rules-stages.c) */
void alur_rule_redesign_not_applied (AlurRuleRun *run);
void alur_rule_removed_without_decision (AlurRuleRun *run);
void alur_rule_change_without_regulation (AlurRuleRun *run);
const char *alur_rule_redesign_not_applied_message (const AlurFinding *finding);

/* Whether a decision about a step to abolish, combine or decentralise it is not carried out in
 * @stage, a later one. @steps, which is empty, gets those of its steps that are there. */
gboolean alur_step_decision_is_left (AlurDocument *document,
                                     const AlurElement *stage,
                                     const AlurElement *redesign,
                                     GPtrArray *steps);

G_END_DECLS
