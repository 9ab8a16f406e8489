/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-import-sheet.h"

#include "alur-language.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NUMBER_WIDTH 62.0 /* px of the column with the numbers of rows */
#define LETTER_WIDTH 7.5  /* px */
#define LEAST_WIDTH 72.0
#define MOST_WIDTH 240.0
#define MOST_LINES 2u /* of a cell: whoever looks at a table wants to see many rows */
#define LOOKED_AT 60u /* rows by which a column gets its width */

typedef struct
{
  char *title;
  char *long_title;
  double width;
} Column;

struct _AlurImportSheet
{
  GObject parent_instance;

  AlurImportChoices *choices; /* the caller's */
  AlurImportDraft *draft;     /* NULL: nothing to show */
  GArray *columns;            /* Column */
  GHashTable *marks;          /* a cell's key → AlurNote of the draft: the worst about it */
  gboolean was_edited;
};

static void init_grid (AlurGridInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AlurImportSheet,
                               alur_import_sheet,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (ALUR_TYPE_GRID, init_grid))

static void
clear_column (gpointer data)
{
  Column *column = data;

  g_free (column->title);
  g_free (column->long_title);
}

/* --- Making ----------------------------------------------------------------------------------- */

/* What the column holds in a few words, its number first, by which problems call it. */
static char *
dup_title (const AlurColumns *columns, guint column)
{
  AlurHolds holds = columns->holds[column];

  if (holds == ALUR_HOLDS_NOTHING)
    return g_strdup_printf ("%u", column + 1);
  return g_strdup_printf ("%u · %s", column + 1, alur_holds_label (holds));
}

static char *
dup_long_title (const AlurColumns *columns, guint column)
{
  AlurHolds holds = columns->holds[column];
  const char *meaning = holds != ALUR_HOLDS_NOTHING ? alur_holds_label (holds)
                                                    : alur_tr (NULL, N_ ("not taken over"));

  /* Translators: a column of a table: its number, its title, what it holds. */
  return g_strdup_printf (alur_tr (NULL, N_ ("Column %u “%s”: %s")), column + 1,
                          columns->titles[column], meaning);
}

static double
measure (const AlurImportDraft *draft, guint column, const char *title)
{
  glong longest = g_utf8_strlen (title, -1);
  guint n_rows = MIN (alur_cells_get_n_rows (draft->cells), LOOKED_AT);

  for (guint row = 0; row < n_rows; row++)
    longest = MAX (longest, g_utf8_strlen (alur_cells_get (draft->cells, row, column), 100));
  return CLAMP ((double) longest * LETTER_WIDTH + 20, LEAST_WIDTH, MOST_WIDTH);
}

static void
make_columns (AlurImportSheet *self)
{
  const AlurColumns *columns = self->draft->columns;

  for (guint i = 0; i < columns->n_columns; i++)
    {
      Column column
          = { .title = dup_title (columns, i), .long_title = dup_long_title (columns, i) };

      column.width = measure (self->draft, i, column.title);
      g_array_append_val (self->columns, column);
    }
}

/* Where notes put a sign: at a cell, at the number of a row, never at a whole column. */
static gpointer
get_key (guint row, guint column)
{
  return GUINT_TO_POINTER (row * (ALUR_CELLS_MAX_COLUMNS + 2) + column + 1);
}

static AlurSeverity
get_severity (const AlurNote *note)
{
  if (note == NULL)
    return ALUR_SEVERITY_UNSET;
  return alur_note_kind_is_problem (note->kind) ? ALUR_SEVERITY_WARNING : ALUR_SEVERITY_INFO;
}

static void
make_marks (AlurImportSheet *self)
{
  const AlurNotes *notes = self->draft->notes;

  for (guint i = 0; i < alur_notes_get_n_kept (notes); i++)
    {
      const AlurNote *note = alur_notes_get (notes, i);
      guint row = alur_import_draft_find_row (self->draft, note->row);
      gpointer key = get_key (row, note->column);

      if (note->row > 0 && row != G_MAXUINT
          && get_severity (g_hash_table_lookup (self->marks, key)) < get_severity (note))
        g_hash_table_insert (self->marks, key, (gpointer) (guintptr) note);
    }
}

/* --- The grid --------------------------------------------------------------------------------- */

static guint
get_n_rows (AlurGrid *grid)
{
  AlurImportSheet *self = ALUR_IMPORT_SHEET (grid);

  return self->draft != NULL ? alur_cells_get_n_rows (self->draft->cells) : 0;
}

static guint
get_n_columns (AlurGrid *grid)
{
  AlurImportSheet *self = ALUR_IMPORT_SHEET (grid);

  return self->draft != NULL ? self->columns->len + 1 : 0;
}

static guint
get_n_head_columns (AlurGrid *grid)
{
  return 1;
}

static void
get_column (AlurGrid *grid, guint column, AlurGridColumn *out)
{
  AlurImportSheet *self = ALUR_IMPORT_SHEET (grid);
  const Column *shown;

  *out = (AlurGridColumn){ .title = "", .width = NUMBER_WIDTH, .align = ALUR_GRID_ALIGN_END };
  if (column == 0)
    {
      out->long_title = alur_tr (NULL, N_ ("Row"));
      return;
    }
  shown = &g_array_index (self->columns, Column, column - 1);
  *out = (AlurGridColumn){ .title = shown->title,
                           .long_title = shown->long_title,
                           .width = shown->width,
                           .align = ALUR_GRID_ALIGN_START };
}

static const char *
get_text (AlurImportSheet *self, guint row, guint column)
{
  const AlurCells *cells = self->draft->cells;
  const char *typed
      = alur_import_choices_get_text (self->choices, alur_cells_get_separator (cells), row, column);

  return typed != NULL ? typed : alur_cells_get (cells, row, column);
}

static guint
get_flags (AlurImportSheet *self, guint row, guint column)
{
  const AlurColumns *columns = self->draft->columns;
  guint flags = ALUR_CELL_EDITABLE;

  if ((int) row == columns->header || (int) row == columns->sub_header)
    flags |= ALUR_CELL_HEADING;
  else if (row < columns->first || columns->holds[column] == ALUR_HOLDS_NOTHING)
    flags |= ALUR_CELL_FAINT;
  return flags;
}

static char *
dup_edit_text (AlurGrid *grid, guint row, guint column)
{
  AlurImportSheet *self = ALUR_IMPORT_SHEET (grid);

  return g_strdup (column > 0 ? get_text (self, row, column - 1) : "");
}

/* Lines of a cell go on behind one another, so that each row stays a low one. */
static void
get_cell (AlurGrid *grid, guint row, guint column, AlurCell *out)
{
  AlurImportSheet *self = ALUR_IMPORT_SHEET (grid);

  out->severity = get_severity (g_hash_table_lookup (self->marks, get_key (row, column)));
  if (column == 0)
    {
      out->text = g_strdup_printf ("%u", alur_cells_get_number (self->draft->cells, row));
      out->flags = ALUR_CELL_NUMERIC | ALUR_CELL_FAINT;
      return;
    }
  out->text = g_strdelimit (g_strdup (get_text (self, row, column - 1)), "\n", ' ');
  out->n_lines = MOST_LINES;
  out->flags = get_flags (self, row, column - 1);
}

/* Where it is, what it says, and what there is to say about it. */
static char *
describe (AlurGrid *grid, guint row, guint column)
{
  AlurImportSheet *self = ALUR_IMPORT_SHEET (grid);
  const AlurNote *note = g_hash_table_lookup (self->marks, get_key (row, column));
  g_autoptr (GString) text = g_string_new (NULL);

  if (column > 0)
    g_string_append_printf (text, "%s: %s",
                            g_array_index (self->columns, Column, column - 1).long_title,
                            get_text (self, row, column - 1));
  else
    /* Translators: a row of a table. */
    g_string_append_printf (text, alur_tr (NULL, N_ ("Row %u")),
                            alur_cells_get_number (self->draft->cells, row));
  if (note != NULL)
    g_string_append_printf (text, "\n%s", note->text);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
begin (AlurGrid *grid, const char *name, char **refusal)
{
  ALUR_IMPORT_SHEET (grid)->was_edited = FALSE;
  return TRUE;
}

static void
end (AlurGrid *grid, gboolean keep)
{
  AlurImportSheet *self = ALUR_IMPORT_SHEET (grid);

  if (!self->was_edited)
    return;
  alur_grid_changed (grid);
  g_signal_emit_by_name (self, "edited");
}

static gboolean
write_text (AlurGrid *grid, guint row, guint column, const char *text, char **refusal)
{
  AlurImportSheet *self = ALUR_IMPORT_SHEET (grid);

  if (strcmp (get_text (self, row, column - 1), text) == 0)
    return TRUE;
  alur_import_choices_set_text (self->choices, alur_cells_get_separator (self->draft->cells), row,
                                column - 1, text);
  self->was_edited = TRUE;
  return TRUE;
}

static void
init_grid (AlurGridInterface *iface)
{
  iface->get_n_rows = get_n_rows;
  iface->get_n_columns = get_n_columns;
  iface->get_n_head_columns = get_n_head_columns;
  iface->get_column = get_column;
  iface->get_cell = get_cell;
  iface->dup_edit_text = dup_edit_text;
  iface->describe = describe;
  iface->begin = begin;
  iface->end = end;
  iface->write = write_text;
}

/* --- The object ------------------------------------------------------------------------------- */

static void
alur_import_sheet_finalize (GObject *object)
{
  AlurImportSheet *self = ALUR_IMPORT_SHEET (object);

  g_clear_pointer (&self->draft, alur_import_draft_unref);
  g_array_unref (self->columns);
  g_hash_table_unref (self->marks);
  G_OBJECT_CLASS (alur_import_sheet_parent_class)->finalize (object);
}

static void
alur_import_sheet_class_init (AlurImportSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = alur_import_sheet_finalize;
  /**
   * AlurImportSheet::edited:
   *
   * Cells say something else; it is said to the choices.
   */
  g_signal_new ("edited", ALUR_TYPE_IMPORT_SHEET, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
}

static void
alur_import_sheet_init (AlurImportSheet *self)
{
  self->columns = g_array_new (FALSE, TRUE, sizeof (Column));
  g_array_set_clear_func (self->columns, clear_column);
  self->marks = g_hash_table_new (NULL, NULL);
}

/**
 * alur_import_sheet_new:
 * @choices: where corrections are said; lives longer
 *
 * Returns: (transfer full): an empty grid
 */
AlurImportSheet *
alur_import_sheet_new (AlurImportChoices *choices)
{
  AlurImportSheet *self = g_object_new (ALUR_TYPE_IMPORT_SHEET, NULL);

  self->choices = choices;
  return self;
}

/**
 * alur_import_sheet_set_draft:
 * @self: the grid
 * @draft: (nullable): what to show; a reference is taken
 */
void
alur_import_sheet_set_draft (AlurImportSheet *self, AlurImportDraft *draft)
{
  if (draft == self->draft)
    return;
  g_clear_pointer (&self->draft, alur_import_draft_unref);
  g_array_set_size (self->columns, 0);
  g_hash_table_remove_all (self->marks);
  if (draft != NULL)
    {
      self->draft = alur_import_draft_ref (draft);
      make_columns (self);
      make_marks (self);
    }
  alur_grid_changed (ALUR_GRID (self));
}

/**
 * alur_import_sheet_find_place:
 * @self: the grid
 * @number: of a row of the table, as people count; 0: none in particular
 * @column: of the table, from 1 on; 0: none in particular
 * @grid_row: (out): where that is in the grid
 * @grid_column: (out): where that is in the grid
 *
 * Returns: whether there is such a place
 */
gboolean
alur_import_sheet_find_place (
    AlurImportSheet *self, guint number, guint column, guint *grid_row, guint *grid_column)
{
  if (self->draft == NULL || (number == 0 && column == 0))
    return FALSE;
  *grid_row = number > 0 ? alur_import_draft_find_row (self->draft, number)
                         : (guint) MAX (self->draft->columns->header, 0);
  *grid_column = column;
  return *grid_row != G_MAXUINT && column <= self->columns->len;
}
