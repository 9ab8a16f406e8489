/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-rules-organisation.h"

static const AlurUnitNode *
node_of (AlurRuleRun *run)
{
  return alur_stage_index_get_unit (run->index, alur_element_get_id (run->subject));
}

static void
report_unit (AlurRuleRun *run, double figure, double limit)
{
  alur_rule_report (run, &(AlurReport){ .units = &run->subject,
                                        .n_units = 1,
                                        .elements = &run->subject,
                                        .n_elements = 1,
                                        .figures = { figure, limit } });
}

/**
 * alur_rule_unit_without_function: (skip)
 */
void
alur_rule_unit_without_function (AlurRuleRun *run)
{
  const AlurUnitNode *unit = node_of (run);

  if (unit->n_children == 0 && unit->level != ALUR_LEVEL_CUSTOMER && unit->n_steps == 0
      && alur_element_first (run->subject, ALUR_KIND_AUTHORITY) == NULL)
    report_unit (run, 0, 0);
}

/**
 * alur_rule_span_too_wide: (skip)
 */
void
alur_rule_span_too_wide (AlurRuleRun *run)
{
  const AlurUnitNode *unit = node_of (run);

  if (unit->n_children > run->settings->span_max)
    report_unit (run, unit->n_children, (double) run->settings->span_max);
}

/**
 * alur_rule_span_too_narrow: (skip)
 */
void
alur_rule_span_too_narrow (AlurRuleRun *run)
{
  const AlurUnitNode *unit = node_of (run);

  if (unit->n_children > 0 && unit->n_children < run->settings->span_min)
    report_unit (run, unit->n_children, (double) run->settings->span_min);
}

/**
 * alur_rule_too_deep: (skip)
 */
void
alur_rule_too_deep (AlurRuleRun *run)
{
  const AlurUnitNode *unit = node_of (run);

  if (unit->depth > run->settings->depth_max)
    report_unit (run, unit->depth, (double) run->settings->depth_max);
}
