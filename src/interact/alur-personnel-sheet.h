/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-grid-sheet.h"
#include "alur-staffing.h"

G_BEGIN_DECLS

/* Who is needed in the stage that is shown, as a grid: units with their positions down, people,
 * workload and need across, beside what that was in the stage before. How many people there are,
 * and the grade of a position, can be typed. A row that is sorted by a figure stands without its
 * unit and names it.
 *
 * Signals: "trace" when somebody asks where the figure in the row with the focus comes from. */
#define ALUR_TYPE_PERSONNEL_SHEET (alur_personnel_sheet_get_type ())
G_DECLARE_FINAL_TYPE (
    AlurPersonnelSheet, alur_personnel_sheet, ALUR, PERSONNEL_SHEET, AlurGridSheet)

/* Which positions are shown. */
typedef enum
{
  ALUR_PERSONNEL_ALL,
  ALUR_PERSONNEL_TOO_FEW,
  ALUR_PERSONNEL_TOO_MANY,
  ALUR_N_PERSONNEL_SHOWN
} AlurPersonnelShown;

/* The columns; those of changes are there only where there is a stage before. */
typedef enum
{
  ALUR_PERSONNEL_NAME,
  ALUR_PERSONNEL_GRADE,
  ALUR_PERSONNEL_HEADCOUNT,
  ALUR_PERSONNEL_WORKLOAD,
  ALUR_PERSONNEL_NEED,
  ALUR_PERSONNEL_REQUIRED,
  ALUR_PERSONNEL_SURPLUS,
  ALUR_PERSONNEL_SHORTAGE,
  ALUR_PERSONNEL_EFFECTIVENESS,
  ALUR_PERSONNEL_RATING,
  ALUR_PERSONNEL_HEADCOUNT_CHANGE,
  ALUR_PERSONNEL_NEED_CHANGE,
  ALUR_PERSONNEL_REMARK,
  ALUR_N_PERSONNEL_COLUMNS
} AlurPersonnelColumn;

AlurPersonnelSheet *alur_personnel_sheet_new (AlurEditor *editor) G_GNUC_WARN_UNUSED_RESULT;
gboolean alur_personnel_sheet_find_column (AlurPersonnelSheet *self,
                                           AlurPersonnelColumn kind,
                                           guint *column);
const AlurStaffRow *alur_personnel_sheet_get_row (AlurPersonnelSheet *self, guint row);
const AlurStaffing *alur_personnel_sheet_get_staffing (AlurPersonnelSheet *self);
const AlurStaffRow *alur_personnel_sheet_find_position (AlurPersonnelSheet *self, const char *id);

G_END_DECLS
