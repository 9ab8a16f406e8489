/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-name-index.h"
#include "alur-procedure-rows.h"
#include "alur-procedure-sheet.h"

G_BEGIN_DECLS

/* A row of the table. While a procedure has no activities the table shows what it could begin with:
 * rows without a step, of which the activity can be typed into. */
typedef struct
{
  AlurElement *step; /* NULL: not there yet */
  AlurStepKind kind; /* that it has or would have: START, END, or else an activity */
} AlurSheetRow;

/* What findings say about the cells of a row. */
typedef struct
{
  AlurSeverity severities[ALUR_N_SHEET_COLUMNS];
  gboolean gaps[ALUR_N_SHEET_COLUMNS];
} AlurSheetMarks;

struct _AlurProcedureSheet
{
  GObject parent_instance;

  AlurEditor *editor;
  AlurProcedureRows *rows;        /* NULL: no procedure, or to be made anew */
  AlurNameIndex *names;           /* NULL: to be made anew when asked for */
  gboolean names_are_old;         /* and the same, but not while the table is edited */
  const AlurElement *names_stage; /* likewise where another one is shown; only compared */
  GHashTable *marks;              /* step → AlurSheetMarks, of those that were asked for */
  GHashTable *ways;         /* id of a step → GPtrArray of flows out of it; NULL: as above */
  GArray *blank;            /* of AlurSheetRow, while there are no activities; NULL: rows count */
  const AlurElement *shown; /* the procedure of which there were rows last; only compared */
  gboolean is_fresh;
  gboolean is_editing;
  GString *told; /* what to tell when the edit ends */
};

void alur_procedure_sheet_refresh (AlurProcedureSheet *self);
void alur_procedure_sheet_forget_rows (AlurProcedureSheet *self);
void alur_procedure_sheet_forget_names (AlurProcedureSheet *self);
AlurSheetRow alur_procedure_sheet_get_row (AlurProcedureSheet *self, guint row);
AlurNameIndex *alur_procedure_sheet_get_names (AlurProcedureSheet *self);
AlurDocument *alur_procedure_sheet_get_document (AlurProcedureSheet *self);
const AlurElement *alur_procedure_sheet_find_step (AlurProcedureSheet *self,
                                                   const AlurElement *element,
                                                   guint *column);

/* alur-procedure-sheet-marks.c */
const AlurSheetMarks *alur_procedure_sheet_get_marks (AlurProcedureSheet *self,
                                                      const AlurElement *step);

/* alur-procedure-sheet-choices.c */
GPtrArray *
alur_procedure_sheet_dup_choices (AlurGrid *grid, guint row, guint column, const char *typed);
gboolean alur_procedure_sheet_choose (
    AlurGrid *grid, guint row, guint column, const AlurGridChoice *choice, char **refusal);
gboolean alur_procedure_sheet_write_actors (
    AlurProcedureSheet *self, AlurElement *step, const char *text, gboolean adopts, char **refusal);

/* alur-procedure-sheet-edit.c */
gboolean alur_procedure_sheet_begin (AlurGrid *grid, const char *name, char **refusal);
void alur_procedure_sheet_end (AlurGrid *grid, gboolean keep);
const char *alur_procedure_sheet_get_edit_name (AlurGrid *grid, AlurGridEdit edit);
AlurElement *alur_procedure_sheet_ensure_step (AlurProcedureSheet *self, guint row);
void alur_procedure_sheet_tell (AlurProcedureSheet *self, const char *sentence);
gboolean alur_procedure_sheet_write (
    AlurGrid *grid, guint row, guint column, const char *text, char **refusal);
int alur_procedure_sheet_insert (AlurGrid *grid, int after, char **refusal);
gboolean alur_procedure_sheet_remove (AlurGrid *grid, guint row, guint n_rows, char **refusal);
gboolean alur_procedure_sheet_paste (AlurGrid *grid,
                                     guint row,
                                     guint column,
                                     GPtrArray *lines,
                                     AlurGridRange *pasted,
                                     char **refusal);

G_END_DECLS
