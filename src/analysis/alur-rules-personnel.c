/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-rules-personnel.h"

static void
report_position (AlurRuleRun *run, double need, double headcount)
{
  alur_rule_report (run, &(AlurReport){ .units = (const AlurElement *const *) &run->subject->parent,
                                        .n_units = 1,
                                        .elements = &run->subject,
                                        .n_elements = 1,
                                        .figures = { need, headcount } });
}

/**
 * alur_rule_understaffed: (skip)
 */
void
alur_rule_understaffed (AlurRuleRun *run)
{
  if (run->workload != NULL && run->workload->gap < -ALUR_STAFF_TOLERANCE)
    report_position (run, run->workload->need, run->workload->headcount);
}

/**
 * alur_rule_overstaffed: (skip)
 */
void
alur_rule_overstaffed (AlurRuleRun *run)
{
  if (run->workload != NULL && run->workload->gap > ALUR_STAFF_TOLERANCE)
    report_position (run, run->workload->need, run->workload->headcount);
}

/**
 * alur_rule_position_without_work: (skip)
 */
void
alur_rule_position_without_work (AlurRuleRun *run)
{
  if (alur_element_first (run->subject, ALUR_KIND_DUTY) == NULL
      && alur_stage_index_count_steps_of (run->index, alur_element_get_id (run->subject)) == 0)
    report_position (run, 0, alur_element_get_number (run->subject, ALUR_POSITION_HEADCOUNT));
}

static gboolean
has_work (const AlurElement *step)
{
  AlurDuration work = alur_element_get_duration (step, ALUR_STEP_WORK);

  return alur_duration_is_set (work) && (work.days > 0 || work.seconds > 0);
}

/**
 * alur_rule_step_without_position: (skip)
 */
void
alur_rule_step_without_position (AlurRuleRun *run)
{
  ALUR_FOREACH (step, run->subject, ALUR_KIND_STEP)
  {
    const AlurUnitNode *unit;

    if (alur_element_get_ref (step, ALUR_STEP_POSITION) != NULL || !has_work (step))
      continue;
    unit = alur_stage_index_get_unit (run->index, alur_element_get_ref (step, ALUR_STEP_UNIT));
    if (unit != NULL && alur_element_first (unit->unit, ALUR_KIND_POSITION) != NULL)
      {
        const AlurElement *element = step;

        alur_rule_report (
            run, &(AlurReport){
                     .units = &unit->unit, .n_units = 1, .elements = &element, .n_elements = 1 });
      }
  }
}
