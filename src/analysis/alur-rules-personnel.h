/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-rule.h"

G_BEGIN_DECLS

/* Positions and their work (alur-rules-personnel.c) */
void alur_rule_understaffed (AlurRuleRun *run);
void alur_rule_overstaffed (AlurRuleRun *run);
void alur_rule_position_without_work (AlurRuleRun *run);
void alur_rule_step_without_position (AlurRuleRun *run);

/* Regulations (alur-rules-regulations.c) */
void alur_rule_no_legal_basis (AlurRuleRun *run);
void alur_rule_repealed_basis_of_authorities (AlurRuleRun *run);
void alur_rule_repealed_basis_of_unit (AlurRuleRun *run);
void alur_rule_repealed_basis_of_relations (AlurRuleRun *run);
void alur_rule_repealed_basis_of_procedure (AlurRuleRun *run);
void alur_rule_unused_regulation (AlurRuleRun *run);
const char *alur_rule_repealed_basis_message (const AlurFinding *finding);

G_END_DECLS
