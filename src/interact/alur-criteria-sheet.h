/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-grid-sheet.h"
#include "alur-scorecard.h"

G_BEGIN_DECLS

/* What a column holds; those of before are there only where a stage comes before. */
typedef enum
{
  ALUR_CRITERIA_NAME,
  ALUR_CRITERIA_SCORE_BEFORE,
  ALUR_CRITERIA_SCORE,
  ALUR_CRITERIA_EVIDENCE,
  ALUR_CRITERIA_EVIDENCE_BEFORE,
  ALUR_N_CRITERIA_COLUMNS
} AlurCriteriaColumn;

#define ALUR_TYPE_CRITERIA_SHEET (alur_criteria_sheet_get_type ())
G_DECLARE_FINAL_TYPE (AlurCriteriaSheet, alur_criteria_sheet, ALUR, CRITERIA_SHEET, AlurGridSheet)

/* The scores of the procedure that an editor shows, beside those of the stage before: an AlurGrid
 * with a row a criterion; without a procedure it has none. */
AlurCriteriaSheet *alur_criteria_sheet_new (AlurEditor *editor) G_GNUC_WARN_UNUSED_RESULT;

gboolean
alur_criteria_sheet_find_column (AlurCriteriaSheet *self, AlurCriteriaColumn kind, guint *column);
gboolean alur_criteria_sheet_get_card (AlurCriteriaSheet *self, AlurScorecard *card);

G_END_DECLS
