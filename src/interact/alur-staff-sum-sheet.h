/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-personnel-sheet.h"

G_BEGIN_DECLS

/* Where the figures of a unit, or of all positions, come from, as a grid: the positions that they
 * add up, those with too few people and those with too many in columns of their own. A position
 * leads on to where its own figures come from: it is selected. */
#define ALUR_TYPE_STAFF_SUM_SHEET (alur_staff_sum_sheet_get_type ())
G_DECLARE_FINAL_TYPE (AlurStaffSumSheet, alur_staff_sum_sheet, ALUR, STAFF_SUM_SHEET, AlurGridSheet)

/* The columns. */
typedef enum
{
  ALUR_STAFF_SUM_POSITION,
  ALUR_STAFF_SUM_UNIT,
  ALUR_STAFF_SUM_HEADCOUNT,
  ALUR_STAFF_SUM_WORKLOAD,
  ALUR_STAFF_SUM_NEED,
  ALUR_STAFF_SUM_REQUIRED,
  ALUR_STAFF_SUM_SURPLUS,
  ALUR_STAFF_SUM_SHORTAGE,
  ALUR_STAFF_SUM_REMARK,
  ALUR_N_STAFF_SUM_COLUMNS
} AlurStaffSumColumn;

AlurStaffSumSheet *
alur_staff_sum_sheet_new (AlurPersonnelSheet *personnel) G_GNUC_WARN_UNUSED_RESULT;
void alur_staff_sum_sheet_show_nothing (AlurStaffSumSheet *self);
void alur_staff_sum_sheet_show_unit (AlurStaffSumSheet *self, const AlurElement *unit);

G_END_DECLS
