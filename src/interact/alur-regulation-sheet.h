/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-grid-sheet.h"

G_BEGIN_DECLS

/* The register of regulations as a grid, in order of rank: what each is, what rests on it, and what
 * must be done with it for the stage that is shown. A row that is inserted is a new regulation.
 *
 * Signals: "places" (row, all): what rests on the regulation of a row shall be listed, in the stage
 * that is shown or in all. */
#define ALUR_TYPE_REGULATION_SHEET (alur_regulation_sheet_get_type ())
G_DECLARE_FINAL_TYPE (
    AlurRegulationSheet, alur_regulation_sheet, ALUR, REGULATION_SHEET, AlurGridSheet)

/* Which regulations are shown. */
typedef enum
{
  ALUR_REGULATIONS_ALL,
  ALUR_REGULATIONS_IN_FORCE, /* now, whatever shall become of them */
  ALUR_REGULATIONS_TO_DRAFT,
  ALUR_REGULATIONS_TO_CHANGE, /* to be revised or repealed */
  ALUR_REGULATIONS_REPEALED,
  ALUR_REGULATIONS_UNUSED, /* nothing rests on them */
  ALUR_N_REGULATIONS_SHOWN
} AlurRegulationsShown;

/* What the columns hold, from the first. */
typedef enum
{
  ALUR_REGULATION_COLUMN_TITLE,
  ALUR_REGULATION_COLUMN_KIND,
  ALUR_REGULATION_COLUMN_NUMBER,
  ALUR_REGULATION_COLUMN_YEAR,
  ALUR_REGULATION_COLUMN_STATUS,
  ALUR_REGULATION_COLUMN_DATE,
  ALUR_REGULATION_COLUMN_USES,     /* in the stage that is shown */
  ALUR_REGULATION_COLUMN_ALL_USES, /* in all stages */
  ALUR_REGULATION_COLUMN_TO_DO,
  ALUR_REGULATION_COLUMN_NOT_BEFORE,
  ALUR_REGULATION_COLUMN_REMARK,
  ALUR_REGULATION_COLUMN_ISSUER,
  ALUR_REGULATION_COLUMN_REPLACES,
  ALUR_N_REGULATION_COLUMNS
} AlurRegulationColumn;

AlurRegulationSheet *alur_regulation_sheet_new (AlurEditor *editor) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *alur_regulation_sheet_list_places (AlurRegulationSheet *self,
                                              guint row,
                                              gboolean all) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
