/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz-grid.h"

#include "alur-criteria-sheet.h"
#include "alur-matrix.h"
#include "alur-procedure-sheet.h"
#include "alur-regulation-sheet.h"
#include "alur-requirement-sheet.h"
#include "alur-workload-sheet.h"

/* One of the tables of the window; that of a workload is of @position, or of none. */
AlurGrid *
fuzz_choose_grid (FuzzChoice *choice, AlurEditor *editor, const AlurElement *position)
{
  g_autoptr (AlurPersonnelSheet) personnel = NULL;
  AlurWorkloadSheet *workload;

  switch (fuzz_choose (choice, 7))
    {
    case 0:
      return ALUR_GRID (alur_matrix_new (editor));
    case 1:
      return ALUR_GRID (alur_procedure_sheet_new (editor));
    case 2:
      return ALUR_GRID (alur_criteria_sheet_new (editor));
    case 3:
      return ALUR_GRID (alur_regulation_sheet_new (editor));
    case 4:
      return ALUR_GRID (alur_requirement_sheet_new (editor));
    case 5:
      return ALUR_GRID (alur_personnel_sheet_new (editor));
    default:
      personnel = alur_personnel_sheet_new (editor);
      workload = alur_workload_sheet_new (personnel);
      alur_workload_sheet_set_position (workload, position);
      return ALUR_GRID (workload);
    }
}
