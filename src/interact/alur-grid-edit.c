/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table like a spreadsheet, edited.
 *
 * A grid says how one cell is written, one row inserted, removed or shifted; what is done with
 * ranges is put together from that here, inside one edit of the grid, so that each is one step of
 * undo. What is refused anywhere takes all of it back. */

#include "alur-grid.h"
#include "alur-language.h"
#include "alur-paste-bound.h"
#include "alur-tabbed-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* As in tables that come in; the format has no room for attributes of ten megabytes. */
#define LONGEST_CELL (64u << 10)

static const char *
get_edit_name (AlurGrid *self, AlurGridEdit edit)
{
  static const char *const names[ALUR_N_GRID_EDITS]
      = { N_ ("Edit a cell"), N_ ("Clear cells"), N_ ("Fill down"),   N_ ("Paste"),
          N_ ("Add a row"),   N_ ("Remove rows"), N_ ("Indent rows"), N_ ("Outdent rows") };
  AlurGridInterface *iface = ALUR_GRID_GET_IFACE (self);
  const char *name = iface->get_edit_name != NULL ? iface->get_edit_name (self, edit) : NULL;

  return alur_tr (NULL, name != NULL ? name : names[edit]);
}

/* Whoever refuses may have nothing to say; people always hear something. */
static void
say_something (gboolean done, char **refusal)
{
  if (!done && *refusal == NULL)
    *refusal = g_strdup (alur_tr (NULL, N_ ("This can't be changed here.")));
}

static gboolean
begin (AlurGrid *self, AlurGridEdit edit, char **refusal)
{
  AlurGridInterface *iface = ALUR_GRID_GET_IFACE (self);
  gboolean began;

  *refusal = NULL;
  began = iface->begin != NULL && iface->begin (self, get_edit_name (self, edit), refusal);
  say_something (began, refusal);
  return began;
}

static gboolean
end (AlurGrid *self, gboolean done, char **refusal)
{
  AlurGridInterface *iface = ALUR_GRID_GET_IFACE (self);

  say_something (done, refusal);
  iface->end (self, done);
  return done;
}

/* To be emptied a cell need not be one to type into. */
static gboolean
may_write (AlurGrid *self, guint row, guint column, gboolean clears)
{
  guint wanted = ALUR_CELL_EDITABLE | (clears ? ALUR_CELL_CLEARABLE : 0);
  g_auto (AlurCell) cell = { .text = NULL };

  alur_grid_get_cell (self, row, column, &cell);
  return (cell.flags & wanted) != 0;
}

static gboolean
is_too_long (const char *text, char **refusal)
{
  if (strnlen (text, LONGEST_CELL + 1) <= LONGEST_CELL)
    return FALSE;
  *refusal = g_strdup_printf (
      alur_tr (NULL, N_ ("The text is too long: a cell holds at most %u KB.")), LONGEST_CELL >> 10);
  return TRUE;
}

static gboolean
write_cell (AlurGrid *self, guint row, guint column, const char *text, char **refusal)
{
  AlurGridInterface *iface = ALUR_GRID_GET_IFACE (self);

  if (is_too_long (text, refusal))
    return FALSE;
  return iface->write != NULL && iface->write (self, row, column, text, refusal);
}

/**
 * alur_grid_set_text:
 * @text: what was typed
 * @refusal: (out) (optional): why it was refused, a sentence for people
 *
 * Returns: whether the cell is now what was typed
 */
gboolean
alur_grid_set_text (AlurGrid *self, guint row, guint column, const char *text, char **refusal)
{
  g_autofree char *why = NULL;
  gboolean done
      = begin (self, ALUR_GRID_SET, &why)
        && end (self,
                may_write (self, row, column, FALSE) && write_cell (self, row, column, text, &why),
                &why);

  if (refusal != NULL)
    *refusal = g_steal_pointer (&why);
  return done;
}

/**
 * alur_grid_choose:
 * @choice: one of alur_grid_dup_choices()
 * @refusal: (out) (optional): why it was refused, a sentence for people
 *
 * Returns: whether it was done
 */
gboolean
alur_grid_choose (
    AlurGrid *self, guint row, guint column, const AlurGridChoice *choice, char **refusal)
{
  AlurGridInterface *iface = ALUR_GRID_GET_IFACE (self);
  g_autofree char *why = NULL;
  gboolean done;

  if (choice->action == 0 || iface->choose == NULL)
    return alur_grid_set_text (self, row, column, choice->text, refusal);
  done = begin (self, ALUR_GRID_SET, &why)
         && end (self, iface->choose (self, row, column, choice, &why), &why);
  if (refusal != NULL)
    *refusal = g_steal_pointer (&why);
  return done;
}

static AlurGridRange
clip (AlurGrid *self, const AlurGridRange *range)
{
  guint n_rows = alur_grid_get_n_rows (self);
  guint n_columns = alur_grid_get_n_columns (self);
  AlurGridRange clipped = *range;

  clipped.row = MIN (clipped.row, n_rows);
  clipped.column = MIN (clipped.column, n_columns);
  clipped.n_rows = MIN (clipped.n_rows, n_rows - clipped.row);
  clipped.n_columns = MIN (clipped.n_columns, n_columns - clipped.column);
  return clipped;
}

/* What of a paste could not be put anywhere. */
typedef struct
{
  guint n_lines;
  guint n_columns;
  guint n_cells; /* that can't be changed, and are to say something else */
} LeftOut;

static gboolean
says (AlurGrid *self, guint row, guint column, const char *text)
{
  g_auto (AlurCell) cell = { .text = NULL };
  g_autofree char *own = alur_grid_dup_edit_text (self, row, column);

  alur_grid_get_cell (self, row, column, &cell);
  return *text == '\0' || g_str_equal (own, text)
         || (cell.text != NULL && g_str_equal (cell.text, text));
}

/* Writes where something can be written; what stands between is left as it is. */
static gboolean
write_range (
    AlurGrid *self, const AlurGridRange *range, char *const *texts, LeftOut *left, char **refusal)
{
  gboolean wrote = FALSE;

  for (guint row = range->row; row < range->row + range->n_rows; row++)
    for (guint i = 0; i < range->n_columns; i++)
      {
        guint column = range->column + i;

        if (!may_write (self, row, column, texts == NULL))
          {
            if (left != NULL && !says (self, row, column, texts[i]))
              left->n_cells++;
            continue;
          }
        if (!write_cell (self, row, column, texts != NULL ? texts[i] : "", refusal))
          {
            if (left != NULL)
              alur_grid_say_where (self, left->n_lines, column, refusal);
            return FALSE;
          }
        wrote = TRUE;
      }
  return wrote;
}

/**
 * alur_grid_clear:
 * @range: some cells
 * @refusal: (out) (optional): why it was refused, a sentence for people
 *
 * Empties those of the cells that can be edited.
 *
 * Returns: whether it was done
 */
gboolean
alur_grid_clear (AlurGrid *self, const AlurGridRange *range, char **refusal)
{
  g_autofree char *why = NULL;
  AlurGridRange clipped = clip (self, range);
  gboolean done = begin (self, ALUR_GRID_CLEAR, &why)
                  && end (self, write_range (self, &clipped, NULL, NULL, &why), &why);

  if (refusal != NULL)
    *refusal = g_steal_pointer (&why);
  return done;
}

/**
 * alur_grid_fill_down:
 * @range: some cells; of one row: what stands above it is filled into it
 * @refusal: (out) (optional): why it was refused, a sentence for people
 *
 * Writes what stands in the first row into all others.
 *
 * Returns: whether it was done
 */
gboolean
alur_grid_fill_down (AlurGrid *self, const AlurGridRange *range, char **refusal)
{
  g_autofree char *why = NULL;
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  AlurGridRange clipped = clip (self, range);
  gboolean done = FALSE;

  if (clipped.n_rows == 1 && clipped.row > 0)
    {
      clipped.row--;
      clipped.n_rows = 2;
    }
  if (clipped.n_rows > 1)
    {
      for (guint i = 0; i < clipped.n_columns; i++)
        g_ptr_array_add (texts, alur_grid_dup_edit_text (self, clipped.row, clipped.column + i));
      clipped.row++;
      clipped.n_rows--;
      done = begin (self, ALUR_GRID_FILL, &why)
             && end (self, write_range (self, &clipped, (char *const *) texts->pdata, NULL, &why),
                     &why);
    }
  say_something (done, &why);
  if (refusal != NULL)
    *refusal = g_steal_pointer (&why);
  return done;
}

/**
 * alur_grid_copy:
 * @range: some cells
 *
 * Returns: (transfer full): their texts with tabs between them, a line a row; behind the last there
 *   is a line end only where it would not be seen without one
 */
char *
alur_grid_copy (AlurGrid *self, const AlurGridRange *range)
{
  g_autoptr (GString) text = g_string_new (NULL);
  AlurGridRange clipped = clip (self, range);

  gsize start = 0;

  for (guint row = 0; row < clipped.n_rows; row++)
    {
      if (row > 0)
        g_string_append_c (text, '\n');
      start = text->len;
      for (guint column = 0; column < clipped.n_columns; column++)
        {
          g_autofree char *cell
              = alur_grid_dup_edit_text (self, clipped.row + row, clipped.column + column);

          if (column > 0)
            g_string_append_c (text, '\t');
          alur_tabbed_text_append (text, cell);
        }
    }
  if (clipped.n_rows > 0 && text->len == start)
    g_string_append_c (text, '\n');
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Rows without those that sum up. */
static guint
count_body_rows (AlurGrid *self)
{
  return alur_grid_get_n_rows (self) - alur_grid_get_n_foot_rows (self);
}

/* Rows for all that is pasted, where the grid can have more. */
static gboolean
make_room (AlurGrid *self, guint n_rows, char **refusal)
{
  AlurGridInterface *iface = ALUR_GRID_GET_IFACE (self);

  while (alur_grid_can_insert_row (self) && count_body_rows (self) < n_rows)
    if (iface->insert (self, (int) count_body_rows (self) - 1, refusal) < 0)
      return FALSE;
  return TRUE;
}

/* How many columns there are beyond the last in which something stands. */
static guint
count_beyond (char **cells, guint n_columns)
{
  guint n = g_strv_length (cells);

  while (n > n_columns && *cells[n - 1] == '\0')
    n--;
  return n > n_columns ? n - n_columns : 0;
}

static void
count_columns (AlurGrid *self, GPtrArray *lines, guint column, LeftOut *left)
{
  guint n_columns = alur_grid_get_n_columns (self) - column;

  for (guint i = 0; i < lines->len; i++)
    left->n_columns = MAX (left->n_columns, count_beyond (g_ptr_array_index (lines, i), n_columns));
}

static gboolean
paste_rows (AlurGrid *self, GPtrArray *rows, AlurGridRange *range, LeftOut *left, char **refusal)
{
  guint n_rows = MAX (rows->len, range->n_rows - range->n_rows % rows->len);
  gboolean wrote = FALSE;

  range->n_columns = 0;
  if (range->row >= count_body_rows (self) || !make_room (self, range->row + n_rows, refusal))
    return FALSE;
  range->n_rows = MIN (n_rows, count_body_rows (self) - range->row);
  for (guint i = 0; i < range->n_rows; i++)
    {
      char **cells = g_ptr_array_index (rows, i % rows->len);
      AlurGridRange line = { range->row + i, range->column, 1, g_strv_length (cells) };

      line = clip (self, &line);
      range->n_columns = MAX (range->n_columns, line.n_columns);
      left->n_lines = rows->len > 1 ? i % rows->len + 1 : 0;
      if (write_range (self, &line, cells, left, refusal))
        wrote = TRUE;
      else if (*refusal != NULL)
        return FALSE;
    }
  left->n_lines = rows->len > range->n_rows ? rows->len - range->n_rows : 0;
  return wrote;
}

/* One text for all cells of a range. */
static gboolean
paste_one (AlurGrid *self, const char *text, const AlurGridRange *range, char **refusal)
{
  g_autofree const char **texts = g_new (const char *, range->n_columns + 1);

  for (guint i = 0; i < range->n_columns; i++)
    texts[i] = text;
  return write_range (self, range, (char *const *) texts, NULL, refusal);
}

/* NULL: all has found its place. */
static char *
tell_left_out (const LeftOut *left)
{
  /* Translators: of what was pasted into a table. */
  g_autofree char *lines = g_strdup_printf (
      alur_tr_n (NULL, "%u row has no room in the table and was left out.",
                 "%u rows have no room in the table and were left out.", left->n_lines),
      left->n_lines);
  /* Translators: of what was pasted into a table. */
  g_autofree char *columns = g_strdup_printf (
      alur_tr_n (NULL, "%u column has no room in the table and was left out.",
                 "%u columns have no room in the table and were left out.", left->n_columns),
      left->n_columns);
  /* Translators: of a table into which something was pasted. */
  g_autofree char *cells = g_strdup_printf (
      alur_tr_n (NULL, "%u cell can't be changed here and stays as it is.",
                 "%u cells can't be changed here and stay as they are.", left->n_cells),
      left->n_cells);
  const char *told[] = { left->n_lines > 0 ? lines : "", left->n_columns > 0 ? columns : "",
                         left->n_cells > 0 ? cells : "" };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    if (*told[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", told[i]);
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/* Before a grid of its own way of pasting sees it. */
static gboolean
has_too_long (AlurGrid *self, GPtrArray *lines, guint column, char **refusal)
{
  guint n_columns = alur_grid_get_n_columns (self);

  for (guint i = 0; i < lines->len; i++)
    {
      char **cells = g_ptr_array_index (lines, i);

      for (guint k = 0; cells[k] != NULL; k++)
        if (is_too_long (cells[k], refusal))
          {
            alur_grid_say_where (self, lines->len > 1 ? i + 1 : 0, MIN (column + k, n_columns - 1),
                                 refusal);
            return TRUE;
          }
    }
  return FALSE;
}

static gboolean
paste_lines (AlurGrid *self, GPtrArray *lines, AlurGridRange *to, LeftOut *left, char **refusal)
{
  AlurGridInterface *iface = ALUR_GRID_GET_IFACE (self);
  char **first = g_ptr_array_index (lines, 0);

  if (to->column >= alur_grid_get_n_columns (self)
      || has_too_long (self, lines, to->column, refusal))
    return FALSE;
  if (lines->len == 1 && g_strv_length (first) == 1 && to->n_rows * to->n_columns > 1)
    return paste_one (self, first[0], to, refusal);
  count_columns (self, lines, to->column, left);
  return iface->paste != NULL ? iface->paste (self, to->row, to->column, lines, to, refusal)
                              : paste_rows (self, lines, to, left, refusal);
}

/**
 * alur_grid_paste:
 * @range: where; its first cell is what counts, but that one text goes into all of it and that rows
 *   are repeated to fill it
 * @text: cells with tabs between them, a line a row
 * @pasted: (out) (optional): the cells that were written
 * @told: (out) (optional): why it was refused, a sentence for people; where it was done, what of it
 *   has found no place, or %NULL
 *
 * Rows that do not fit are inserted behind the last where the grid can; other rows and columns that
 * do not fit and cells that can't be edited are passed over, and that is told.
 *
 * Returns: whether it was done
 */
gboolean
alur_grid_paste (AlurGrid *self,
                 const AlurGridRange *range,
                 const char *text,
                 AlurGridRange *pasted,
                 char **told)
{
  g_autofree char *why = alur_paste_refuse_rows (text);
  g_autoptr (GPtrArray) lines = why == NULL ? alur_tabbed_text_read (text) : NULL;
  AlurGridRange to = clip (self, range);
  LeftOut left = { 0 };
  gboolean done = FALSE;

  if (lines != NULL && lines->len > 0 && begin (self, ALUR_GRID_PASTE, &why))
    {
      done = paste_lines (self, lines, &to, &left, &why);
      end (self, done, &why);
    }
  say_something (done, &why);
  if (done)
    why = tell_left_out (&left);
  if (pasted != NULL)
    *pasted = to;
  if (told != NULL)
    *told = g_steal_pointer (&why);
  return done;
}

/**
 * alur_grid_say_where:
 * @line: of what is pasted, from 1; 0: it is a single one
 * @column: into which it was to go
 * @refusal: (inout): why it was refused; gets in front where that was
 */
void
alur_grid_say_where (AlurGrid *self, guint line, guint column, char **refusal)
{
  g_autofree char *why = *refusal;
  AlurGridColumn head;

  if (why == NULL || line == 0)
    {
      *refusal = g_steal_pointer (&why);
      return;
    }
  alur_grid_get_column (self, column, &head);
  /* Translators: where in a pasted table something can't be read: the number of its row, the title
   * of the column, and what is wrong. */
  *refusal = g_strdup_printf (alur_tr (NULL, N_ ("Row %u, “%s”: %s")), line, head.title, why);
}

/**
 * alur_grid_can_insert_row:
 *
 * Returns: whether there can be more rows
 */
gboolean
alur_grid_can_insert_row (AlurGrid *self)
{
  AlurGridInterface *iface = ALUR_GRID_GET_IFACE (self);

  return iface->insert != NULL && (iface->can_insert == NULL || iface->can_insert (self));
}

/**
 * alur_grid_can_go_on:
 *
 * Returns: whether whoever leaves the last row downwards gets another one
 */
gboolean
alur_grid_can_go_on (AlurGrid *self)
{
  AlurGridInterface *iface = ALUR_GRID_GET_IFACE (self);

  return alur_grid_can_insert_row (self) && (iface->can_go_on == NULL || iface->can_go_on (self));
}

/**
 * alur_grid_can_remove_rows:
 *
 * Returns: whether rows can be taken away
 */
gboolean
alur_grid_can_remove_rows (AlurGrid *self)
{
  return ALUR_GRID_GET_IFACE (self)->remove != NULL;
}

/**
 * alur_grid_insert_row:
 * @after: behind which row; -1: before all
 * @refusal: (out) (optional): why it was refused, a sentence for people
 *
 * Returns: the new row, or -1
 */
int
alur_grid_insert_row (AlurGrid *self, int after, char **refusal)
{
  g_autofree char *why = NULL;
  int row = -1;

  if (!alur_grid_can_insert_row (self))
    say_something (FALSE, &why);
  else if (begin (self, ALUR_GRID_INSERT, &why))
    {
      gconstpointer key = NULL;
      int found;

      row = ALUR_GRID_GET_IFACE (self)->insert (self, after, &why);
      if (row >= 0)
        key = alur_grid_get_row_key (self, (guint) row);
      end (self, row >= 0, &why);
      found = row >= 0 ? alur_grid_find_row_key (self, key) : -1;
      row = found >= 0 ? found : row;
    }
  if (refusal != NULL)
    *refusal = g_steal_pointer (&why);
  return row;
}

/**
 * alur_grid_remove_rows:
 * @row: the first
 * @n_rows: how many
 * @refusal: (out) (optional): why it was refused, a sentence for people
 *
 * Returns: whether they are gone
 */
gboolean
alur_grid_remove_rows (AlurGrid *self, guint row, guint n_rows, char **refusal)
{
  AlurGridInterface *iface = ALUR_GRID_GET_IFACE (self);
  g_autofree char *why = NULL;
  gboolean done = FALSE;

  if (iface->remove == NULL)
    say_something (FALSE, &why);
  else if (begin (self, ALUR_GRID_REMOVE, &why))
    done = end (self, iface->remove (self, row, n_rows, &why), &why);
  if (refusal != NULL)
    *refusal = g_steal_pointer (&why);
  return done;
}

/**
 * alur_grid_can_shift_rows:
 *
 * Returns: whether rows form a tree and can be put deeper into it or less deep
 */
gboolean
alur_grid_can_shift_rows (AlurGrid *self)
{
  AlurGridInterface *iface = ALUR_GRID_GET_IFACE (self);

  return iface->shift != NULL && (iface->can_shift == NULL || iface->can_shift (self));
}

/**
 * alur_grid_shift_rows:
 * @row: the first
 * @n_rows: how many
 * @direction: 1: one level deeper, -1: one level less deep
 * @refusal: (out) (optional): why it was refused, a sentence for people
 *
 * Returns: whether it was done
 */
gboolean
alur_grid_shift_rows (AlurGrid *self, guint row, guint n_rows, int direction, char **refusal)
{
  AlurGridEdit edit = direction > 0 ? ALUR_GRID_INDENT : ALUR_GRID_OUTDENT;
  g_autofree char *why = NULL;
  gboolean done = FALSE;

  if (!alur_grid_can_shift_rows (self))
    say_something (FALSE, &why);
  else if (begin (self, edit, &why))
    done = end (self, ALUR_GRID_GET_IFACE (self)->shift (self, row, n_rows, direction, &why), &why);
  if (refusal != NULL)
    *refusal = g_steal_pointer (&why);
  return done;
}
