/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the table of a procedure shows. Rows are made anew when somebody asks after the document has
 * changed; while an edit goes on they stay, but for what it inserts and removes. */

#include "alur-procedure-sheet-private.h"

#include "alur-language.h"
#include "alur-step-actors.h"
#include "alur-step-name.h"
#include "alur-step-things.h"
#include "alur-step-times.h"
#include "alur-step-ways.h"

#include <glib/gi18n-lib.h>

static void grid_iface_init (AlurGridInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AlurProcedureSheet,
                               alur_procedure_sheet,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (ALUR_TYPE_GRID, grid_iface_init))

/**
 * alur_procedure_sheet_get_document: (skip)
 */
AlurDocument *
alur_procedure_sheet_get_document (AlurProcedureSheet *self)
{
  return alur_editor_get_document (self->editor);
}

static const char *
get_language (AlurProcedureSheet *self)
{
  return alur_document_get_language (alur_procedure_sheet_get_document (self));
}

/**
 * alur_procedure_sheet_forget_names: (skip)
 *
 * Units or posts have come.
 */
void
alur_procedure_sheet_forget_names (AlurProcedureSheet *self)
{
  g_clear_pointer (&self->names, alur_name_index_free);
  self->names_are_old = FALSE;
}

/**
 * alur_procedure_sheet_forget_rows: (skip)
 *
 * They are made anew when they are asked for.
 */
void
alur_procedure_sheet_forget_rows (AlurProcedureSheet *self)
{
  g_clear_pointer (&self->rows, alur_procedure_rows_free);
  g_clear_pointer (&self->blank, g_array_unref);
  g_clear_pointer (&self->marks, g_hash_table_unref);
  g_clear_pointer (&self->ways, g_hash_table_unref);
  self->is_fresh = FALSE;
}

static void
add_blank (AlurProcedureSheet *self, AlurStepKind kind)
{
  AlurSheetRow row = { NULL, kind };

  for (guint number = 1; self->rows != NULL && kind != ALUR_STEP_KIND_TASK; number++)
    {
      row.step = alur_procedure_rows_find_kind (self->rows, kind, number);
      if (row.step == NULL && number > 1)
        return;
      if (row.step == NULL)
        break;
      g_array_append_val (self->blank, row);
    }
  g_array_append_val (self->blank, row);
}

/**
 * alur_procedure_sheet_refresh: (skip)
 */
void
alur_procedure_sheet_refresh (AlurProcedureSheet *self)
{
  AlurElement *procedure;

  if (self->is_fresh || self->is_editing)
    return;
  self->is_fresh = TRUE;
  self->shown = procedure = alur_editor_get_procedure (self->editor);
  if (procedure != NULL)
    self->rows = alur_procedure_rows_new (alur_procedure_sheet_get_document (self), procedure);
  if (self->rows != NULL && alur_procedure_rows_get_n_activities (self->rows) > 0)
    return;
  self->blank = g_array_new (FALSE, FALSE, sizeof (AlurSheetRow));
  add_blank (self, ALUR_STEP_KIND_START);
  add_blank (self, ALUR_STEP_KIND_TASK);
  add_blank (self, ALUR_STEP_KIND_END);
}

/**
 * alur_procedure_sheet_get_row: (skip)
 */
AlurSheetRow
alur_procedure_sheet_get_row (AlurProcedureSheet *self, guint row)
{
  AlurSheetRow result = { NULL, ALUR_STEP_KIND_TASK };

  alur_procedure_sheet_refresh (self);
  if (self->blank != NULL)
    return g_array_index (self->blank, AlurSheetRow, row);
  result.step = alur_procedure_rows_get_step (self->rows, row);
  result.kind = (AlurStepKind) alur_element_get_word (result.step, ALUR_STEP_KIND);
  return result;
}

/**
 * alur_procedure_sheet_get_names: (skip)
 */
AlurNameIndex *
alur_procedure_sheet_get_names (AlurProcedureSheet *self)
{
  const AlurElement *stage = alur_editor_get_stage (self->editor);

  if ((self->names_are_old || self->names_stage != stage) && !self->is_editing)
    alur_procedure_sheet_forget_names (self);
  if (self->names == NULL)
    self->names = alur_name_index_new (alur_procedure_sheet_get_document (self), stage);
  self->names_stage = stage;
  return self->names;
}

static guint
get_n_rows (AlurGrid *grid)
{
  AlurProcedureSheet *self = ALUR_PROCEDURE_SHEET (grid);

  alur_procedure_sheet_refresh (self);
  return self->blank != NULL ? self->blank->len : alur_procedure_rows_get_size (self->rows);
}

/* The ends below the last activity: what is added goes above them. */
static guint
get_n_foot_rows (AlurGrid *grid)
{
  AlurProcedureSheet *self = ALUR_PROCEDURE_SHEET (grid);
  guint n_rows = get_n_rows (grid);
  guint n = 0;

  while (n < n_rows
         && alur_procedure_sheet_get_row (self, n_rows - 1 - n).kind == ALUR_STEP_KIND_END)
    n++;
  return n;
}

static guint
get_n_columns (AlurGrid *grid)
{
  return ALUR_N_SHEET_COLUMNS;
}

/* The rows are made at once; what is found about them is not. */
static AlurGridReadiness
get_readiness (AlurGrid *grid)
{
  AlurProcedureSheet *self = ALUR_PROCEDURE_SHEET (grid);

  if (self->is_fresh || self->is_editing || !alur_editor_falls_behind (self->editor))
    return ALUR_GRID_READY;
  return self->shown == alur_editor_get_procedure (self->editor) ? ALUR_GRID_BEHIND
                                                                 : ALUR_GRID_BEHIND_ELSEWHERE;
}

static guint
get_n_head_columns (AlurGrid *grid)
{
  return ALUR_SHEET_ACTIVITY + 1;
}

static void
get_column (AlurGrid *grid, guint column, AlurGridColumn *out)
{
  /* Translators: the columns of a procedure as a table, as a page of an SOP has them */
  static const char *const titles[ALUR_N_SHEET_COLUMNS]
      = { NC_ ("column of steps", "No"),      NC_ ("column of steps", "Activity"),
          NC_ ("column of steps", "Done by"), NC_ ("column of steps", "Needs"),
          NC_ ("column of steps", "Time"),    NC_ ("column of steps", "Output"),
          NC_ ("column of steps", "Remarks"), NC_ ("column of steps", "Next") };
  static const double widths[ALUR_N_SHEET_COLUMNS] = { 64, 260, 170, 190, 150, 150, 150, 140 };

  out->title = alur_tr_context (get_language (ALUR_PROCEDURE_SHEET (grid)), "column of steps",
                                titles[column]);
  out->width = widths[column];
  out->align = column == ALUR_SHEET_NUMBER ? ALUR_GRID_ALIGN_CENTRE : ALUR_GRID_ALIGN_START;
}

/**
 * alur_procedure_sheet_find_step: (skip)
 *
 * Returns: (nullable): the step in whose row an element is, and in which @column
 */
const AlurElement *
alur_procedure_sheet_find_step (AlurProcedureSheet *self, const AlurElement *element, guint *column)
{
  *column = ALUR_SHEET_ACTIVITY;
  switch ((guint) element->kind)
    {
    case ALUR_KIND_STEP:
      return element;
    case ALUR_KIND_INPUT:
      *column = ALUR_SHEET_INPUTS;
      return element->parent;
    case ALUR_KIND_OUTPUT:
      *column = ALUR_SHEET_OUTPUTS;
      return element->parent;
    case ALUR_KIND_FLOW:
      *column = ALUR_SHEET_NEXT;
      return alur_document_lookup_kind (
          alur_procedure_sheet_get_document (self), alur_element_get_stage (element),
          alur_element_get_ref (element, ALUR_FLOW_FROM), ALUR_KIND_STEP);
    default:
      return NULL;
    }
}

/* --- Cells ------------------------------------------------------------------------------------ */

static char *
dup_label (AlurProcedureSheet *self, guint row)
{
  AlurSheetRow shown = alur_procedure_sheet_get_row (self, row);

  if (shown.step != NULL)
    return alur_procedure_rows_dup_label (
        self->rows, (guint) alur_procedure_rows_find (self->rows, shown.step));
  if (shown.kind == ALUR_STEP_KIND_START)
    return g_strdup (alur_tr_context (get_language (self), "row", "Start"));
  if (shown.kind == ALUR_STEP_KIND_END)
    return g_strdup (alur_tr_context (get_language (self), "row", "End"));
  return g_strdup ("1");
}

static char *
dup_text (AlurProcedureSheet *self, guint row, guint column)
{
  AlurDocument *document = alur_procedure_sheet_get_document (self);
  AlurElement *step = alur_procedure_sheet_get_row (self, row).step;

  if (column == ALUR_SHEET_NUMBER)
    return dup_label (self, row);
  if (step == NULL)
    return g_strdup ("");
  switch (column)
    {
    case ALUR_SHEET_ACTIVITY:
      return alur_step_name_write (step);
    case ALUR_SHEET_ACTORS:
      return alur_step_actors_write (alur_procedure_sheet_get_names (self), document, step);
    case ALUR_SHEET_INPUTS:
      return alur_step_things_write (document, step, ALUR_KIND_INPUT);
    case ALUR_SHEET_TIME:
      return alur_step_times_write (document, step);
    case ALUR_SHEET_OUTPUTS:
      return alur_step_things_write (document, step, ALUR_KIND_OUTPUT);
    case ALUR_SHEET_NOTE:
      {
        const char *note = alur_element_get_text (step, ALUR_STEP_NOTE);

        return g_strdup (note != NULL ? note : "");
      }
    default:
      return alur_step_ways_write (self->rows, (guint) alur_procedure_rows_find (self->rows, step));
    }
}

static char *
dup_edit_text (AlurGrid *grid, guint row, guint column)
{
  return dup_text (ALUR_PROCEDURE_SHEET (grid), row, column);
}

/* What stands in the cell of an activity without a name. */
static char *
dup_hint (AlurProcedureSheet *self, const AlurSheetRow *row)
{
  const AlurElement *called;

  if (row->step == NULL)
    return row->kind == ALUR_STEP_KIND_TASK
               ? g_strdup (alur_tr (NULL, N_ ("Type the first activity…")))
               : NULL;
  called = alur_document_lookup_kind (
      alur_procedure_sheet_get_document (self), alur_element_get_stage (row->step),
      alur_element_get_ref (row->step, ALUR_STEP_PROCEDURE), ALUR_KIND_PROCEDURE);
  if (row->kind == ALUR_STEP_KIND_SUBPROCESS && called != NULL)
    return g_strdup (alur_element_get_name (called));
  if (row->kind == ALUR_STEP_KIND_SUBPROCESS || row->kind == ALUR_STEP_KIND_WAIT)
    return g_strdup (alur_tr (get_language (self), alur_step_words[row->kind].label));
  return NULL;
}

static gboolean
is_abolished (const AlurElement *step)
{
  const AlurElement *redesign = alur_element_first (step, ALUR_KIND_STEP_REDESIGN);

  return redesign != NULL
         && alur_element_get_word (redesign, ALUR_STEP_REDESIGN_ACTION) == ALUR_ACTION_ABOLISH;
}

static guint
get_flags (AlurProcedureSheet *self, const AlurSheetRow *row, guint column)
{
  gboolean is_end = row->kind == ALUR_STEP_KIND_END;
  gboolean is_activity = row->kind != ALUR_STEP_KIND_START && !is_end;
  guint flags = 0;

  if (column != ALUR_SHEET_NUMBER && (row->step != NULL || is_activity)
      && !(is_end && column == ALUR_SHEET_NEXT))
    flags |= ALUR_CELL_EDITABLE;
  if (!is_activity || row->step == NULL)
    flags |= ALUR_CELL_FAINT;
  if (column == ALUR_SHEET_ACTIVITY && row->kind == ALUR_STEP_KIND_SUBPROCESS
      && alur_element_get_ref (row->step, ALUR_STEP_PROCEDURE) != NULL)
    flags |= ALUR_CELL_OPENS;
  if (column == ALUR_SHEET_ACTIVITY && row->step != NULL && is_abolished (row->step))
    flags |= ALUR_CELL_STRUCK;
  return flags;
}

static void
mark (AlurProcedureSheet *self, const AlurElement *step, guint column, AlurCell *cell)
{
  const AlurSheetMarks *marks = alur_procedure_sheet_get_marks (self, step);

  cell->severity = marks->severities[column];
  cell->flags |= marks->gaps[column] && (cell->text == NULL || *cell->text == '\0')
                     ? (guint) ALUR_CELL_GAP
                     : 0;
}

static void
get_cell (AlurGrid *grid, guint row, guint column, AlurCell *out)
{
  AlurProcedureSheet *self = ALUR_PROCEDURE_SHEET (grid);
  AlurSheetRow shown = alur_procedure_sheet_get_row (self, row);

  out->text = dup_text (self, row, column);
  out->flags = get_flags (self, &shown, column);
  if (column == ALUR_SHEET_ACTIVITY && *out->text == '\0')
    {
      g_free (out->text);
      out->text = dup_hint (self, &shown);
      out->flags |= ALUR_CELL_FAINT;
    }
  if (shown.step != NULL && !self->is_editing)
    mark (self, shown.step, column, out);
}

/* --- Elements --------------------------------------------------------------------------------- */

static gconstpointer
get_row_key (AlurGrid *grid, guint row)
{
  return alur_procedure_sheet_get_row (ALUR_PROCEDURE_SHEET (grid), row).step;
}

static AlurElement *
get_element (AlurGrid *grid, guint row, guint column)
{
  return alur_procedure_sheet_get_row (ALUR_PROCEDURE_SHEET (grid), row).step;
}

static gboolean
find_element (AlurGrid *grid, const AlurElement *element, guint *row, guint *column)
{
  AlurProcedureSheet *self = ALUR_PROCEDURE_SHEET (grid);
  const AlurElement *step = alur_procedure_sheet_find_step (self, element, column);
  int found = -1;

  alur_procedure_sheet_refresh (self);
  if (step == NULL || self->rows == NULL)
    return FALSE;
  if (self->blank == NULL)
    found = alur_procedure_rows_find (self->rows, step);
  for (guint i = 0; self->blank != NULL && i < self->blank->len; i++)
    if (g_array_index (self->blank, AlurSheetRow, i).step == step)
      found = (int) i;
  *row = (guint) MAX (found, 0);
  return found >= 0;
}

static gboolean
activate (AlurGrid *grid, guint row, guint column)
{
  AlurProcedureSheet *self = ALUR_PROCEDURE_SHEET (grid);
  AlurSheetRow shown = alur_procedure_sheet_get_row (self, row);
  AlurElement *called;

  if (column != ALUR_SHEET_ACTIVITY || shown.kind != ALUR_STEP_KIND_SUBPROCESS)
    return FALSE;
  called = alur_document_lookup_kind (
      alur_procedure_sheet_get_document (self), alur_element_get_stage (shown.step),
      alur_element_get_ref (shown.step, ALUR_STEP_PROCEDURE), ALUR_KIND_PROCEDURE);
  if (called == NULL)
    return FALSE;
  alur_editor_show (self->editor, ALUR_PANE_TABLE, called);
  return TRUE;
}

static void
grid_iface_init (AlurGridInterface *iface)
{
  iface->get_n_rows = get_n_rows;
  iface->get_n_columns = get_n_columns;
  iface->get_readiness = get_readiness;
  iface->get_n_head_columns = get_n_head_columns;
  iface->get_n_foot_rows = get_n_foot_rows;
  iface->get_column = get_column;
  iface->get_cell = get_cell;
  iface->get_row_key = get_row_key;
  iface->dup_edit_text = dup_edit_text;
  iface->dup_choices = alur_procedure_sheet_dup_choices;
  iface->get_element = get_element;
  iface->find_element = find_element;
  iface->activate = activate;
  iface->begin = alur_procedure_sheet_begin;
  iface->end = alur_procedure_sheet_end;
  iface->get_edit_name = alur_procedure_sheet_get_edit_name;
  iface->write = alur_procedure_sheet_write;
  iface->choose = alur_procedure_sheet_choose;
  iface->insert = alur_procedure_sheet_insert;
  iface->remove = alur_procedure_sheet_remove;
  iface->paste = alur_procedure_sheet_paste;
}

/* --- The object ------------------------------------------------------------------------------- */

/* Names are kept: there may be those of a hundred thousand units. */
static void
changed_cb (AlurProcedureSheet *self)
{
  if (self->is_editing)
    return;
  alur_procedure_sheet_forget_rows (self);
  alur_grid_changed (ALUR_GRID (self));
}

/* What is found may be there now. */
static void
caught_up_cb (AlurProcedureSheet *self)
{
  if (!self->is_fresh)
    changed_cb (self);
}

/* Only units and posts are told by name, and they may come and go with what holds them. */
static gboolean
is_about_names (const AlurChange *change)
{
  AlurKind kind = change->element->kind;

  if (kind != ALUR_KIND_UNIT && kind != ALUR_KIND_POSITION)
    return kind == ALUR_KIND_STAGE || kind == ALUR_KIND_ORGANISATION;
  if (change->type != ALUR_CHANGE_SET || change->field == ALUR_FIELD_ID)
    return TRUE;
  return change->field == alur_element_type (kind)->name_field
         || (kind == ALUR_KIND_UNIT
             && (change->field == ALUR_UNIT_SHORT || change->field == ALUR_UNIT_PARENT));
}

static void
note_changes_cb (AlurProcedureSheet *self, const AlurChangeSet *changes)
{
  for (guint i = 0; i < changes->n_changes && !self->names_are_old; i++)
    self->names_are_old = is_about_names (&changes->changes[i]);
}

static void
alur_procedure_sheet_dispose (GObject *object)
{
  AlurProcedureSheet *self = ALUR_PROCEDURE_SHEET (object);

  alur_procedure_sheet_forget_names (self);
  alur_procedure_sheet_forget_rows (self);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (alur_procedure_sheet_parent_class)->dispose (object);
}

static void
alur_procedure_sheet_finalize (GObject *object)
{
  AlurProcedureSheet *self = ALUR_PROCEDURE_SHEET (object);

  g_string_free (self->told, TRUE);
  G_OBJECT_CLASS (alur_procedure_sheet_parent_class)->finalize (object);
}

static void
alur_procedure_sheet_class_init (AlurProcedureSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = alur_procedure_sheet_dispose;
  G_OBJECT_CLASS (klass)->finalize = alur_procedure_sheet_finalize;
  /**
   * AlurProcedureSheet::told:
   * @message: a sentence for people
   *
   * An edit has done more than what was typed, or something is still to be said about it.
   */
  g_signal_new ("told", ALUR_TYPE_PROCEDURE_SHEET, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
alur_procedure_sheet_init (AlurProcedureSheet *self)
{
  self->told = g_string_new (NULL);
}

/**
 * alur_procedure_sheet_new:
 * @editor: what is worked on; a reference is taken
 *
 * Returns: (transfer full): the table of the procedure that @editor shows
 */
AlurProcedureSheet *
alur_procedure_sheet_new (AlurEditor *editor)
{
  AlurProcedureSheet *self = g_object_new (ALUR_TYPE_PROCEDURE_SHEET, NULL);

  self->editor = g_object_ref (editor);
  g_signal_connect_object (alur_editor_get_document (editor), "changed",
                           G_CALLBACK (note_changes_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "document-changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "view-changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "picture-changed", G_CALLBACK (caught_up_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * alur_procedure_sheet_get_editor:
 *
 * Returns: (transfer none): what is worked on
 */
AlurEditor *
alur_procedure_sheet_get_editor (AlurProcedureSheet *self)
{
  return self->editor;
}

/**
 * alur_procedure_sheet_is_blank:
 *
 * Returns: whether there is no activity yet
 */
gboolean
alur_procedure_sheet_is_blank (AlurProcedureSheet *self)
{
  alur_procedure_sheet_refresh (self);
  return self->blank != NULL;
}

/**
 * alur_procedure_sheet_get_step:
 *
 * Returns: (transfer none) (nullable): the step of a row; %NULL while it is not there yet
 */
AlurElement *
alur_procedure_sheet_get_step (AlurProcedureSheet *self, guint row)
{
  return alur_procedure_sheet_get_row (self, row).step;
}
