/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-personnel-sheet.h"

G_BEGIN_DECLS

/* Where the workload of one position comes from, as a grid: its steps with how often they are done
 * and how long each takes, then its duties, which are entered here. How often a year a procedure
 * runs is changed for all of its steps at once. */
#define ALUR_TYPE_WORKLOAD_SHEET (alur_workload_sheet_get_type ())
G_DECLARE_FINAL_TYPE (AlurWorkloadSheet, alur_workload_sheet, ALUR, WORKLOAD_SHEET, AlurGridSheet)

/* The columns. */
typedef enum
{
  ALUR_WORKLOAD_TASK,
  ALUR_WORKLOAD_PROCEDURE,
  ALUR_WORKLOAD_VOLUME,
  ALUR_WORKLOAD_EXECUTIONS,
  ALUR_WORKLOAD_WORK,
  ALUR_WORKLOAD_MINUTES,
  ALUR_WORKLOAD_PEOPLE,
  ALUR_WORKLOAD_REMARK,
  ALUR_N_WORKLOAD_COLUMNS
} AlurWorkloadColumn;

AlurWorkloadSheet *
alur_workload_sheet_new (AlurPersonnelSheet *personnel) G_GNUC_WARN_UNUSED_RESULT;
void alur_workload_sheet_set_position (AlurWorkloadSheet *self, const AlurElement *position);
AlurElement *alur_workload_sheet_get_position (AlurWorkloadSheet *self);

G_END_DECLS
