/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-grid-sheet.h"

G_BEGIN_DECLS

/* What the customer must bring in the stage that is shown, and who asks for it, as a grid: names
 * down, the units of each procedure across, and where they meet how many steps ask. A name that is
 * written anew is another everywhere; a cell that is emptied asks no more.
 *
 * An edit that reaches further than its cell is told through the editor. */
#define ALUR_TYPE_REQUIREMENT_SHEET (alur_requirement_sheet_get_type ())
G_DECLARE_FINAL_TYPE (
    AlurRequirementSheet, alur_requirement_sheet, ALUR, REQUIREMENT_SHEET, AlurGridSheet)

/* Which names are shown. */
typedef enum
{
  ALUR_REQUIREMENTS_ALL,
  ALUR_REQUIREMENTS_REPEATED, /* asked for more than once */
  ALUR_REQUIREMENTS_REWORDED, /* asked for in words that are probably others for the same */
  ALUR_N_REQUIREMENTS_SHOWN
} AlurRequirementsShown;

/* The first column; the units follow, then the last two. */
#define ALUR_REQUIREMENT_NAME 0u

AlurRequirementSheet *alur_requirement_sheet_new (AlurEditor *editor) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *alur_requirement_sheet_dup_wordings (AlurRequirementSheet *self,
                                                guint row) G_GNUC_WARN_UNUSED_RESULT;
gboolean alur_requirement_sheet_call_all (AlurRequirementSheet *self,
                                          guint row,
                                          const char *name,
                                          char **refusal);

G_END_DECLS
