/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-editor.h"
#include "alur-grid.h"

G_BEGIN_DECLS

typedef enum
{
  ALUR_SHEET_NUMBER,
  ALUR_SHEET_ACTIVITY,
  ALUR_SHEET_ACTORS,
  ALUR_SHEET_INPUTS,
  ALUR_SHEET_TIME,
  ALUR_SHEET_OUTPUTS,
  ALUR_SHEET_NOTE,
  ALUR_SHEET_NEXT,
  ALUR_N_SHEET_COLUMNS
} AlurSheetColumn;

#define ALUR_TYPE_PROCEDURE_SHEET (alur_procedure_sheet_get_type ())
G_DECLARE_FINAL_TYPE (AlurProcedureSheet, alur_procedure_sheet, ALUR, PROCEDURE_SHEET, GObject)

/* The procedure that an editor shows, as a table: an AlurGrid with a row a step.
 *
 * Signals: "told" with a sentence for people about what an edit has done beside what was typed, or
 * what is still to be said. */
AlurProcedureSheet *alur_procedure_sheet_new (AlurEditor *editor) G_GNUC_WARN_UNUSED_RESULT;

AlurEditor *alur_procedure_sheet_get_editor (AlurProcedureSheet *self);
gboolean alur_procedure_sheet_is_blank (AlurProcedureSheet *self);
AlurElement *alur_procedure_sheet_get_step (AlurProcedureSheet *self, guint row);
GPtrArray *alur_procedure_sheet_offer (AlurProcedureSheet *self,
                                       guint row,
                                       const char *actors) G_GNUC_WARN_UNUSED_RESULT;
gboolean alur_procedure_sheet_move_rows (
    AlurProcedureSheet *self, guint row, guint n_rows, int direction, char **refusal);

G_END_DECLS
