/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table like a spreadsheet, looked at.
 *
 * What a grid does not offer has an answer here, so that a widget never asks whether it may ask.
 * Editing is in alur-grid-edit.c. */

#include "alur-grid.h"

#include "alur-language.h"

#include <glib/gi18n-lib.h>

G_DEFINE_INTERFACE (AlurGrid, alur_grid, G_TYPE_OBJECT)

static void
alur_grid_default_init (AlurGridInterface *iface)
{
  /**
   * AlurGrid::changed:
   *
   * Cells, rows or columns are others: ask for them anew.
   */
  g_signal_new ("changed", ALUR_TYPE_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
clear_badge (gpointer data)
{
  AlurCellBadge *badge = data;

  g_free (badge->text);
}

/**
 * alur_cell_clear:
 *
 * Gives back what the cell holds.
 */
void
alur_cell_clear (AlurCell *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->badges, g_array_unref);
}

/**
 * alur_cell_take_badge:
 * @text: (transfer full): the letters
 * @faint: whether it is inherited
 * @overlaps: whether others hold it too
 */
void
alur_cell_take_badge (AlurCell *self, char *text, gboolean faint, gboolean overlaps)
{
  AlurCellBadge badge = { text, faint, overlaps };

  if (self->badges == NULL)
    {
      self->badges = g_array_new (FALSE, FALSE, sizeof (AlurCellBadge));
      g_array_set_clear_func (self->badges, clear_badge);
    }
  g_array_append_val (self->badges, badge);
}

/**
 * alur_grid_choice_new:
 * @text: the whole text of the cell with this in it
 * @label: what the list shows
 * @action: 0, or what the grid does instead of setting the text
 *
 * Returns: (transfer full): something that may be typed
 */
AlurGridChoice *
alur_grid_choice_new (const char *text, const char *label, guint action)
{
  AlurGridChoice *self = g_new0 (AlurGridChoice, 1);

  self->text = g_strdup (text);
  self->label = g_strdup (label);
  self->action = action;
  return self;
}

void
alur_grid_choice_free (AlurGridChoice *self)
{
  g_free (self->text);
  g_free (self->label);
  g_free (self);
}

/**
 * alur_grid_get_n_rows:
 *
 * Returns: how many rows there are, the head not counted
 */
guint
alur_grid_get_n_rows (AlurGrid *self)
{
  return ALUR_GRID_GET_IFACE (self)->get_n_rows (self);
}

/**
 * alur_grid_get_n_columns:
 *
 * Returns: how many columns there are, head columns counted
 */
guint
alur_grid_get_n_columns (AlurGrid *self)
{
  return ALUR_GRID_GET_IFACE (self)->get_n_columns (self);
}

/**
 * alur_grid_get_readiness:
 *
 * For who shows the grid without being asked by anybody: "changed" is told when it is ready.
 *
 * Returns: whether what is shown is there, or would hold whoever asks for it
 */
AlurGridReadiness
alur_grid_get_readiness (AlurGrid *self)
{
  AlurGridInterface *iface = ALUR_GRID_GET_IFACE (self);

  return iface->get_readiness != NULL ? iface->get_readiness (self) : ALUR_GRID_READY;
}

/**
 * alur_grid_get_n_head_columns:
 *
 * Returns: how many of the first columns stay in sight and name the row
 */
guint
alur_grid_get_n_head_columns (AlurGrid *self)
{
  AlurGridInterface *iface = ALUR_GRID_GET_IFACE (self);

  return iface->get_n_head_columns != NULL ? iface->get_n_head_columns (self) : 0;
}

/**
 * alur_grid_get_n_foot_rows:
 *
 * Returns: how many of the last rows sum up the others: new rows come before them
 */
guint
alur_grid_get_n_foot_rows (AlurGrid *self)
{
  AlurGridInterface *iface = ALUR_GRID_GET_IFACE (self);

  return iface->get_n_foot_rows != NULL ? iface->get_n_foot_rows (self) : 0;
}

/**
 * alur_grid_get_columns_state:
 *
 * Returns: a number that is another one whenever there are other columns, or they are in another
 *   order or called otherwise; 0: that may be so at any time
 */
guint
alur_grid_get_columns_state (AlurGrid *self)
{
  AlurGridInterface *iface = ALUR_GRID_GET_IFACE (self);

  return iface->get_columns_state != NULL ? iface->get_columns_state (self) : 0;
}

/**
 * alur_grid_get_column:
 * @column: less than the number of columns
 * @out: (out): what it is
 */
void
alur_grid_get_column (AlurGrid *self, guint column, AlurGridColumn *out)
{
  g_return_if_fail (column < alur_grid_get_n_columns (self));
  *out = (AlurGridColumn){ .title = "" };
  ALUR_GRID_GET_IFACE (self)->get_column (self, column, out);
}

/**
 * alur_grid_get_cell:
 * @row: less than the number of rows
 * @column: less than the number of columns
 * @out: (out): what it shows; give it back with alur_cell_clear()
 */
void
alur_grid_get_cell (AlurGrid *self, guint row, guint column, AlurCell *out)
{
  *out = (AlurCell){ .text = NULL };
  g_return_if_fail (row < alur_grid_get_n_rows (self) && column < alur_grid_get_n_columns (self));
  ALUR_GRID_GET_IFACE (self)->get_cell (self, row, column, out);
}

/**
 * alur_grid_is_editable:
 *
 * Returns: whether something may be typed into that cell
 */
gboolean
alur_grid_is_editable (AlurGrid *self, guint row, guint column)
{
  g_auto (AlurCell) cell = { .text = NULL };

  alur_grid_get_cell (self, row, column, &cell);
  return (cell.flags & ALUR_CELL_EDITABLE) != 0;
}

/**
 * alur_grid_get_row_key:
 *
 * Returns: (nullable): what tells the row from others when rows come, go and are sorted; NULL: its
 *   number does
 */
gconstpointer
alur_grid_get_row_key (AlurGrid *self, guint row)
{
  AlurGridInterface *iface = ALUR_GRID_GET_IFACE (self);

  return iface->get_row_key != NULL ? iface->get_row_key (self, row) : NULL;
}

/**
 * alur_grid_get_column_key:
 *
 * Returns: (nullable): what tells the column from others; NULL: its number does
 */
gconstpointer
alur_grid_get_column_key (AlurGrid *self, guint column)
{
  AlurGridInterface *iface = ALUR_GRID_GET_IFACE (self);

  return iface->get_column_key != NULL ? iface->get_column_key (self, column) : NULL;
}

/**
 * alur_grid_list_measured:
 * @row: less than the number of rows
 * @columns: (element-type guint): to be filled
 *
 * Lists the columns in which the row may need more than one line, so that not all of very many have
 * to be asked how high it is.
 *
 * Returns: whether @columns has been filled; %FALSE: it may be any
 */
gboolean
alur_grid_list_measured (AlurGrid *self, guint row, GArray *columns)
{
  AlurGridInterface *iface = ALUR_GRID_GET_IFACE (self);

  g_array_set_size (columns, 0);
  return iface->list_measured != NULL && iface->list_measured (self, row, columns);
}

/**
 * alur_grid_find_row_key:
 * @key: (nullable): of a row
 *
 * Returns: the row with this key, or -1
 */
int
alur_grid_find_row_key (AlurGrid *self, gconstpointer key)
{
  guint n_rows = alur_grid_get_n_rows (self);

  for (guint row = 0; key != NULL && row < n_rows; row++)
    if (alur_grid_get_row_key (self, row) == key)
      return (int) row;
  return -1;
}

/**
 * alur_grid_find_column_key:
 * @key: (nullable): of a column
 *
 * Returns: the column with this key, or -1
 */
int
alur_grid_find_column_key (AlurGrid *self, gconstpointer key)
{
  guint n_columns = alur_grid_get_n_columns (self);

  for (guint column = 0; key != NULL && column < n_columns; column++)
    if (alur_grid_get_column_key (self, column) == key)
      return (int) column;
  return -1;
}

/**
 * alur_grid_dup_edit_text:
 *
 * Returns: (transfer full): what stands in the cell when somebody begins to edit it, and what is
 *   copied
 */
char *
alur_grid_dup_edit_text (AlurGrid *self, guint row, guint column)
{
  AlurGridInterface *iface = ALUR_GRID_GET_IFACE (self);
  g_auto (AlurCell) cell = { .text = NULL };
  char *text;

  if (iface->dup_edit_text != NULL)
    return iface->dup_edit_text (self, row, column);
  alur_grid_get_cell (self, row, column, &cell);
  text = g_steal_pointer (&cell.text);
  return text != NULL ? text : g_strdup ("");
}

/* The names of the row: what its head columns say. */
static char *
dup_row_name (AlurGrid *self, guint row, guint column)
{
  guint n_heads = alur_grid_get_n_head_columns (self);
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint head = 0; head < n_heads; head++)
    {
      g_auto (AlurCell) cell = { .text = NULL };

      if (head == column)
        continue;
      alur_grid_get_cell (self, row, head, &cell);
      if (cell.text == NULL || cell.text[0] == '\0')
        continue;
      if (name->len > 0)
        g_string_append (name, " ");
      g_string_append (name, cell.text);
    }
  return g_string_free (g_steal_pointer (&name), FALSE);
}

static char *
describe_by_default (AlurGrid *self, guint row, guint column)
{
  g_auto (AlurCell) cell = { .text = NULL };
  g_autofree char *name = dup_row_name (self, row, column);
  AlurGridColumn head;
  const char *title;
  const char *text;

  alur_grid_get_column (self, column, &head);
  alur_grid_get_cell (self, row, column, &cell);
  title = head.long_title != NULL ? head.long_title : head.title;
  text = cell.text != NULL && cell.text[0] != '\0' ? cell.text
                                                   : alur_tr_context (NULL, "cell", "empty");
  if (name[0] == '\0')
    return g_strdup_printf ("%s: %s", title, text);
  /* Translators: a cell of a table as a screen reader says it: name of the row, title of the
   * column, text of the cell */
  return g_strdup_printf (alur_tr (NULL, N_ ("%s, %s: %s")), name, title, text);
}

/**
 * alur_grid_describe:
 *
 * Returns: (transfer full): the cell as a screen reader says it
 */
char *
alur_grid_describe (AlurGrid *self, guint row, guint column)
{
  AlurGridInterface *iface = ALUR_GRID_GET_IFACE (self);

  return iface->describe != NULL ? iface->describe (self, row, column)
                                 : describe_by_default (self, row, column);
}

/**
 * alur_grid_dup_choices:
 * @typed: what stands in the cell so far
 *
 * Returns: (transfer full) (element-type AlurGridChoice): what may be meant, the likeliest first
 */
GPtrArray *
alur_grid_dup_choices (AlurGrid *self, guint row, guint column, const char *typed)
{
  AlurGridInterface *iface = ALUR_GRID_GET_IFACE (self);

  return iface->dup_choices != NULL
             ? iface->dup_choices (self, row, column, typed)
             : g_ptr_array_new_with_free_func ((GDestroyNotify) alur_grid_choice_free);
}

/**
 * alur_grid_get_element:
 *
 * Returns: (transfer none) (nullable): what is selected when the cell has the focus
 */
AlurElement *
alur_grid_get_element (AlurGrid *self, guint row, guint column)
{
  AlurGridInterface *iface = ALUR_GRID_GET_IFACE (self);

  return iface->get_element != NULL ? iface->get_element (self, row, column) : NULL;
}

/**
 * alur_grid_find_element:
 * @element: an element of the document
 * @row: (out): where it stands
 * @column: (out): where it stands
 *
 * Returns: whether a cell is about @element
 */
gboolean
alur_grid_find_element (AlurGrid *self, const AlurElement *element, guint *row, guint *column)
{
  AlurGridInterface *iface = ALUR_GRID_GET_IFACE (self);

  return iface->find_element != NULL && iface->find_element (self, element, row, column);
}

/**
 * alur_grid_activate:
 *
 * Goes where the cell leads.
 *
 * Returns: whether it leads anywhere
 */
gboolean
alur_grid_activate (AlurGrid *self, guint row, guint column)
{
  AlurGridInterface *iface = ALUR_GRID_GET_IFACE (self);

  return iface->activate != NULL && iface->activate (self, row, column);
}

/**
 * alur_grid_sort:
 * @column: by which; ALUR_GRID_UNSORTED: the order of the document
 */
void
alur_grid_sort (AlurGrid *self, int column, gboolean descending)
{
  AlurGridInterface *iface = ALUR_GRID_GET_IFACE (self);

  if (iface->sort != NULL)
    iface->sort (self, column, descending);
}

/**
 * alur_grid_get_sort:
 * @column: (out): by which rows are sorted; ALUR_GRID_UNSORTED: the order of the document
 * @descending: (out): whether from the end
 *
 * Returns: whether rows can be sorted
 */
gboolean
alur_grid_get_sort (AlurGrid *self, int *column, gboolean *descending)
{
  AlurGridInterface *iface = ALUR_GRID_GET_IFACE (self);

  *column = ALUR_GRID_UNSORTED;
  *descending = FALSE;
  return iface->get_sort != NULL && iface->get_sort (self, column, descending);
}

/**
 * alur_grid_filter:
 * @text: (nullable): what rows must have in them; empty or NULL: all rows
 */
void
alur_grid_filter (AlurGrid *self, const char *text)
{
  AlurGridInterface *iface = ALUR_GRID_GET_IFACE (self);

  if (iface->filter != NULL)
    iface->filter (self, text != NULL ? text : "");
}

/**
 * alur_grid_changed:
 *
 * Says "changed".
 */
void
alur_grid_changed (AlurGrid *self)
{
  g_signal_emit_by_name (self, "changed");
}
