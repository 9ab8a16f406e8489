/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an edit of the table does to the procedure. */

#include "alur-procedure-sheet-private.h"

#include "alur-deletion.h"
#include "alur-language.h"
#include "alur-line-list.h"
#include "alur-make.h"
#include "alur-step-name.h"
#include "alur-step-things.h"
#include "alur-step-times.h"
#include "alur-step-ways.h"
#include "alur-text.h"
#include "alur-typed-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * alur_procedure_sheet_get_edit_name: (skip)
 */
const char *
alur_procedure_sheet_get_edit_name (AlurGrid *grid, AlurGridEdit edit)
{
  switch (edit)
    {
    case ALUR_GRID_SET:
      return N_ ("Edit a step");
    case ALUR_GRID_PASTE:
      return N_ ("Paste steps");
    case ALUR_GRID_INSERT:
      return N_ ("Add a step");
    case ALUR_GRID_REMOVE:
      return N_ ("Remove steps");
    case ALUR_GRID_CLEAR:
    case ALUR_GRID_FILL:
    case ALUR_GRID_INDENT:
    case ALUR_GRID_OUTDENT:
    case ALUR_N_GRID_EDITS:
    default:
      return NULL;
    }
}

/**
 * alur_procedure_sheet_begin: (skip)
 */
gboolean
alur_procedure_sheet_begin (AlurGrid *grid, const char *name, char **refusal)
{
  AlurProcedureSheet *self = ALUR_PROCEDURE_SHEET (grid);
  AlurDocument *document = alur_procedure_sheet_get_document (self);

  if (alur_document_in_transaction (document))
    {
      *refusal = g_strdup (alur_tr (NULL, N_ ("Something else is being changed. Finish that "
                                              "first.")));
      return FALSE;
    }
  alur_procedure_sheet_refresh (self);
  alur_document_begin (document, name);
  self->is_editing = TRUE;
  g_string_truncate (self->told, 0);
  return TRUE;
}

/**
 * alur_procedure_sheet_end: (skip)
 */
void
alur_procedure_sheet_end (AlurGrid *grid, gboolean keep)
{
  AlurProcedureSheet *self = ALUR_PROCEDURE_SHEET (grid);
  AlurDocument *document = alur_procedure_sheet_get_document (self);

  if (keep && self->rows != NULL)
    alur_procedure_rows_finish (self->rows);
  alur_procedure_sheet_forget_rows (self);
  self->is_editing = FALSE;
  if (!keep)
    {
      /* Who came with the edit may be among them. */
      alur_procedure_sheet_forget_names (self);
      alur_document_rollback (document);
      return;
    }
  alur_document_commit (document);
  if (self->told->len > 0)
    {
      g_autofree char *message = g_strdup (self->told->str);

      g_signal_emit_by_name (self, "told", message);
    }
}

/**
 * alur_procedure_sheet_tell: (skip)
 *
 * Says @sentence when the edit has ended.
 */
void
alur_procedure_sheet_tell (AlurProcedureSheet *self, const char *sentence)
{
  if (self->told->len > 0)
    g_string_append_c (self->told, ' ');
  g_string_append (self->told, sentence);
}

/* --- The first activity ----------------------------------------------------------------------- */

static void
make_rows (AlurProcedureSheet *self)
{
  AlurDocument *document = alur_procedure_sheet_get_document (self);
  AlurElement *procedure = alur_editor_get_procedure (self->editor);

  if (procedure == NULL)
    procedure = alur_make_procedure (document, alur_editor_get_stage (self->editor), NULL, NULL);
  if (self->rows == NULL)
    self->rows = alur_procedure_rows_new (document, procedure);
}

static AlurElement *
ensure_kind (AlurProcedureSheet *self, AlurStepKind kind)
{
  AlurElement *step = alur_procedure_rows_find_kind (self->rows, kind, 1);

  return step != NULL ? step : alur_procedure_rows_append (self->rows, kind);
}

/* Between a start and an end, which are made where they are missing: what is typed as a list is a
 * whole procedure from the first line on. */
static AlurElement *
make_first_activity (AlurProcedureSheet *self)
{
  AlurElement *start;
  AlurElement *end;
  AlurElement *step;
  AlurStepLinks *links;
  guint row;

  make_rows (self);
  links = alur_procedure_rows_get_links (self->rows);
  start = ensure_kind (self, ALUR_STEP_KIND_START);
  end = ensure_kind (self, ALUR_STEP_KIND_END);
  row = alur_procedure_rows_insert (self->rows, alur_procedure_rows_find (self->rows, start));
  step = alur_procedure_rows_get_step (self->rows, row);
  if (alur_step_links_get_out (links, step)->len == 0)
    alur_step_links_connect (links, step, end);
  return step;
}

/* Rows stay where they are while the edit goes on: those that were not there yet have a step now.
 */
static void
fill_blank (AlurProcedureSheet *self, AlurElement *activity)
{
  for (guint i = 0; i < self->blank->len; i++)
    {
      AlurSheetRow *row = &g_array_index (self->blank, AlurSheetRow, i);

      if (row->step == NULL)
        row->step = row->kind == ALUR_STEP_KIND_TASK
                        ? activity
                        : alur_procedure_rows_find_kind (self->rows, row->kind, 1);
    }
}

/**
 * alur_procedure_sheet_ensure_step: (skip)
 *
 * Inside an edit: the step of a row, made if it was not there yet.
 */
AlurElement *
alur_procedure_sheet_ensure_step (AlurProcedureSheet *self, guint row)
{
  if (self->blank == NULL)
    return alur_procedure_rows_get_step (self->rows, row);
  if (g_array_index (self->blank, AlurSheetRow, row).step == NULL)
    fill_blank (self, make_first_activity (self));
  return g_array_index (self->blank, AlurSheetRow, row).step;
}

/* --- Writing a cell --------------------------------------------------------------------------- */

static gboolean
write_time (
    AlurProcedureSheet *self, AlurElement *step, const char *text, gboolean pasted, char **refusal)
{
  AlurDocument *document = alur_procedure_sheet_get_document (self);
  g_autofree char *question = NULL;
  g_autofree char *why = NULL;
  g_autofree char *words = NULL;
  gboolean done = alur_step_times_read (document, step, text, &why, &question);

  if (question != NULL && !pasted)
    alur_procedure_sheet_tell (self, question);
  if (done)
    return TRUE;
  if (!pasted)
    {
      *refusal = g_steal_pointer (&why);
      return FALSE;
    }
  /* what another program wrote is kept in its words, and no other time beside them */
  words = alur_typed_text_clean (text, -1);
  alur_document_set_text (document, step, ALUR_STEP_TIME_TEXT, words);
  alur_document_unset (document, step, ALUR_STEP_WORK);
  alur_document_unset (document, step, ALUR_STEP_WAIT);
  return TRUE;
}

/* @pasted: the text is another program's: what can be made of it is. */
static gboolean
write_step (AlurProcedureSheet *self,
            AlurElement *step,
            guint column,
            const char *text,
            gboolean pasted,
            char **refusal)
{
  AlurDocument *document = alur_procedure_sheet_get_document (self);
  g_autofree char *line = NULL;

  switch (column)
    {
    case ALUR_SHEET_ACTIVITY:
      alur_step_name_read (document, step, text);
      return TRUE;
    case ALUR_SHEET_ACTORS:
      return alur_procedure_sheet_write_actors (self, step, text, pasted, refusal);
    case ALUR_SHEET_INPUTS:
      alur_step_things_read (document, step, ALUR_KIND_INPUT, text);
      return TRUE;
    case ALUR_SHEET_TIME:
      return write_time (self, step, text, pasted, refusal);
    case ALUR_SHEET_OUTPUTS:
      alur_step_things_read (document, step, ALUR_KIND_OUTPUT, text);
      return TRUE;
    case ALUR_SHEET_NOTE:
      line = alur_typed_text_clean (text, -1);
      alur_document_set_text (document, step, ALUR_STEP_NOTE, line);
      return TRUE;
    case ALUR_SHEET_NEXT:
      return alur_step_ways_read (self->rows, (guint) alur_procedure_rows_find (self->rows, step),
                                  NULL, text, refusal);
    default:
      return FALSE;
    }
}

/**
 * alur_procedure_sheet_write: (skip)
 */
gboolean
alur_procedure_sheet_write (
    AlurGrid *grid, guint row, guint column, const char *text, char **refusal)
{
  AlurProcedureSheet *self = ALUR_PROCEDURE_SHEET (grid);
  g_autofree char *present = alur_grid_dup_edit_text (grid, row, column);

  /* what is not edited stays as it is, also where its text would be read otherwise */
  if (g_str_equal (present, text))
    return TRUE;
  return write_step (self, alur_procedure_sheet_ensure_step (self, row), column, text, FALSE,
                     refusal);
}

/* --- Rows ------------------------------------------------------------------------------------- */

/**
 * alur_procedure_sheet_insert: (skip)
 */
int
alur_procedure_sheet_insert (AlurGrid *grid, int after, char **refusal)
{
  AlurProcedureSheet *self = ALUR_PROCEDURE_SHEET (grid);

  if (self->blank == NULL)
    return (int) alur_procedure_rows_insert (self->rows, after);
  fill_blank (self, make_first_activity (self));
  for (guint i = 0; i < self->blank->len; i++)
    if (g_array_index (self->blank, AlurSheetRow, i).kind == ALUR_STEP_KIND_TASK)
      return (int) i;
  return -1;
}

/**
 * alur_procedure_sheet_remove: (skip)
 */
gboolean
alur_procedure_sheet_remove (AlurGrid *grid, guint row, guint n_rows, char **refusal)
{
  AlurProcedureSheet *self = ALUR_PROCEDURE_SHEET (grid);
  g_autoptr (GPtrArray) steps = g_ptr_array_new ();
  AlurDeletion deletion;

  if (self->blank != NULL)
    return FALSE;
  for (guint i = 0; i < n_rows; i++)
    g_ptr_array_add (steps, alur_procedure_rows_get_step (self->rows, row + i));
  deletion = alur_deletion_begin (self->editor, (AlurElement *const *) steps->pdata, steps->len);
  alur_procedure_rows_remove (self->rows, row, n_rows);
  alur_deletion_end (&deletion, self->editor);
  return TRUE;
}

/**
 * alur_procedure_sheet_move_rows:
 * @row: the first
 * @n_rows: how many
 * @direction: -1: up, 1: down
 * @refusal: (out) (optional): why it can't be, a sentence for people
 *
 * Moves rows past the one above or below, as one step of undo. Steps that follow one another change
 * places in the flow.
 *
 * Returns: whether it was done
 */
gboolean
alur_procedure_sheet_move_rows (
    AlurProcedureSheet *self, guint row, guint n_rows, int direction, char **refusal)
{
  g_autofree char *why = NULL;
  gboolean done = FALSE;

  if (!alur_procedure_sheet_is_blank (self)
      && alur_procedure_sheet_begin (ALUR_GRID (self),
                                     alur_tr_n (NULL, "Move a step", "Move steps", n_rows), &why))
    {
      done = alur_procedure_rows_move (self->rows, row, n_rows, direction, &why);
      alur_procedure_sheet_end (ALUR_GRID (self), done);
    }
  if (refusal != NULL)
    *refusal = g_steal_pointer (&why);
  return done;
}

/* --- Pasting ---------------------------------------------------------------------------------- */

typedef struct
{
  AlurProcedureSheet *self;
  GPtrArray *lines; /* of char ** */
  guint column;     /* of the first cell of a line */
  GPtrArray *steps; /* of each line; NULL: it says what stands there already */
  gboolean headed;  /* another line stood before them */
} Paste;

/* In words of what was pasted. */
static gboolean
refuse_at (const Paste *paste, guint line, guint column, char **refusal)
{
  if (paste->lines->len > 1)
    alur_grid_say_where (ALUR_GRID (paste->self), line + 1 + (paste->headed ? 1 : 0), column,
                         refusal);
  return FALSE;
}

static const char *
get_pasted (const Paste *paste, guint line, guint column)
{
  char **cells = g_ptr_array_index (paste->lines, line);

  if (column < paste->column || column - paste->column >= g_strv_length (cells))
    return NULL;
  return cells[column - paste->column];
}

/* The first words of the titles that SOP pages have above their columns. */
static const char *const title_words[]
    = { "kegiatan", "uraian", "aktivitas",  "pelaksana", "kelengkapan",
        "waktu",    "output", "keterangan", "activity",  NULL };

static gboolean
is_title (Paste *paste, guint column, const char *text)
{
  g_autofree char *word = g_strndup (text, strcspn (text, " "));
  AlurGridColumn head;

  alur_grid_get_column (ALUR_GRID (paste->self), column, &head);
  return alur_typed_text_is_word (word, title_words) || alur_text_same (text, head.title);
}

/* Tables bring their heads along. */
static gboolean
is_head (Paste *paste, guint line)
{
  guint n_titles = 0;

  for (guint column = 0; column < ALUR_N_SHEET_COLUMNS; column++)
    {
      const char *text = get_pasted (paste, line, column);

      n_titles += text != NULL && *text != '\0' && is_title (paste, column, text) ? 1 : 0;
    }
  return n_titles > 1;
}

/* The row in which a line goes: an activity at or below @row, or a new one before the end. */
static guint
find_place (AlurProcedureSheet *self, guint row)
{
  guint size = alur_procedure_rows_get_size (self->rows);
  guint kind = ALUR_STEP_KIND_TASK;

  while (row < size)
    {
      kind = alur_element_get_word (alur_procedure_rows_get_step (self->rows, row), ALUR_STEP_KIND);
      if (kind != ALUR_STEP_KIND_START)
        break;
      row++;
    }
  if (row < size && kind != ALUR_STEP_KIND_END)
    return row;
  return alur_procedure_rows_insert (self->rows, (int) row - 1);
}

/* Whether a line is the start or the end in a row, as it was copied there. */
static gboolean
is_capsule (const Paste *paste, guint line, guint row)
{
  AlurProcedureRows *rows = paste->self->rows;
  guint kind
      = row < alur_procedure_rows_get_size (rows)
            ? alur_element_get_word (alur_procedure_rows_get_step (rows, row), ALUR_STEP_KIND)
            : ALUR_STEP_KIND_TASK;

  if (kind != ALUR_STEP_KIND_START && kind != ALUR_STEP_KIND_END)
    return FALSE;
  for (guint column = paste->column; column < ALUR_N_SHEET_COLUMNS; column++)
    {
      g_autofree char *own = alur_grid_dup_edit_text (ALUR_GRID (paste->self), row, column);
      const char *text = get_pasted (paste, line, column);

      if (text != NULL && !g_str_equal (text, own))
        return FALSE;
    }
  return TRUE;
}

/* Names that are only a list may be numbered. */
static gboolean
write_line (Paste *paste, guint line, char **refusal)
{
  AlurElement *step = g_ptr_array_index (paste->steps, line);
  char **cells = g_ptr_array_index (paste->lines, line);

  for (guint column = ALUR_SHEET_ACTIVITY; column < ALUR_SHEET_NEXT; column++)
    {
      const char *text = get_pasted (paste, line, column);
      g_autofree char *bare = NULL;

      if (text == NULL || step == NULL)
        continue;
      if (column == ALUR_SHEET_ACTIVITY && g_strv_length (cells) == 1)
        text = bare = alur_line_list_strip (text);
      if (!write_step (paste->self, step, column, text, TRUE, refusal))
        return refuse_at (paste, line, column, refusal);
    }
  return TRUE;
}

/* The steps by the numbers that the pasted table gives them, where it brings its numbers along;
 * NULL where those are the numbers of the rows, so that rows that it does not bring are meant as
 * well. */
static GHashTable *
number_lines (const Paste *paste)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);
  gboolean are_own = TRUE;

  for (guint line = 0; line < paste->lines->len; line++)
    {
      AlurElement *step = g_ptr_array_index (paste->steps, line);
      const char *text = get_pasted (paste, line, ALUR_SHEET_NUMBER);
      guint number = text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : 0;

      if (number == 0 || step == NULL)
        continue;
      g_hash_table_insert (numbers, GUINT_TO_POINTER (number), step);
      are_own = are_own && alur_procedure_rows_find_activity (paste->self->rows, number) == step;
    }
  return are_own ? NULL : g_steal_pointer (&numbers);
}

static gboolean
write_ways (Paste *paste, char **refusal)
{
  g_autoptr (GHashTable) numbers = number_lines (paste);
  AlurProcedureRows *rows = paste->self->rows;

  for (guint line = 0; line < paste->lines->len; line++)
    {
      const char *text = get_pasted (paste, line, ALUR_SHEET_NEXT);
      const AlurElement *step = g_ptr_array_index (paste->steps, line);
      int row = step != NULL ? alur_procedure_rows_find (rows, step) : -1;

      if (text != NULL && row >= 0
          && !alur_step_ways_read (rows, (guint) row, numbers, text, refusal))
        return refuse_at (paste, line, ALUR_SHEET_NEXT, refusal);
    }
  return TRUE;
}

/* A row for each line, from @row on. */
static void
place_lines (Paste *paste, guint row, AlurGridRange *pasted)
{
  guint n_columns = 0;

  for (guint line = 0; line < paste->lines->len; line++)
    {
      gboolean is_there = is_capsule (paste, line, row);

      row = is_there ? row : find_place (paste->self, row);
      pasted->row = line == 0 ? row : pasted->row;
      g_ptr_array_add (paste->steps,
                       is_there ? NULL : alur_procedure_rows_get_step (paste->self->rows, row));
      n_columns = MAX (n_columns, g_strv_length (g_ptr_array_index (paste->lines, line)));
      row++;
    }
  pasted->n_rows = paste->lines->len;
  pasted->n_columns = MIN (n_columns, ALUR_N_SHEET_COLUMNS - paste->column);
}

/**
 * alur_procedure_sheet_paste: (skip)
 *
 * Lines of a table go into the rows from @row on, and into new ones before the end. Whoever does a
 * step and is not there yet becomes a unit, times that can't be reckoned with are kept in words.
 */
gboolean
alur_procedure_sheet_paste (AlurGrid *grid,
                            guint row,
                            guint column,
                            GPtrArray *lines,
                            AlurGridRange *pasted,
                            char **refusal)
{
  AlurProcedureSheet *self = ALUR_PROCEDURE_SHEET (grid);
  g_autoptr (GPtrArray) bare = g_ptr_array_new ();
  g_autoptr (GPtrArray) steps = g_ptr_array_new ();
  Paste paste = { self, lines, column, steps, FALSE };

  for (guint line = 0; line < lines->len; line++)
    if (line > 0 || !is_head (&paste, line))
      g_ptr_array_add (bare, g_ptr_array_index (lines, line));
  paste.headed = bare->len < lines->len;
  paste.lines = bare;
  if (bare->len == 0)
    return FALSE;
  if (self->blank != NULL)
    {
      /* This makes the rows too. */
      AlurElement *first = make_first_activity (self);

      row = (guint) alur_procedure_rows_find (self->rows, first);
      g_clear_pointer (&self->blank, g_array_unref);
    }
  place_lines (&paste, row, pasted);
  for (guint line = 0; line < bare->len; line++)
    if (!write_line (&paste, line, refusal))
      return FALSE;
  return write_ways (&paste, refusal);
}
