/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Filling a table; see alur-table-pages.c and alur-table-csv.c for what becomes of it. */

#include "alur-table.h"

#include "alur-language.h"
#include "alur-table-private.h"

#include <string.h>

/**
 * alur_table_new:
 * @metrics: where texts come from
 * @language: (nullable): of its figures; %NULL is the user's
 *
 * Returns: (transfer full): a table without columns
 */
AlurTable *
alur_table_new (AlurPangoMetrics *metrics, const char *language)
{
  AlurTable *self = g_new0 (AlurTable, 1);

  self->metrics = alur_pango_metrics_ref (metrics);
  self->language = g_strdup (language);
  self->arena = alur_arena_new ();
  self->columns = g_array_new (FALSE, TRUE, sizeof (AlurTableColumn));
  self->rows = g_array_new (FALSE, TRUE, sizeof (AlurTableRow));
  self->cells = g_array_new (FALSE, TRUE, sizeof (AlurTableCell));
  self->legend = g_array_new (FALSE, TRUE, sizeof (AlurLegendEntry));
  g_array_set_size (self->legend, 1);
  return self;
}

/**
 * alur_table_free:
 * @self: (transfer full): a table
 */
void
alur_table_free (AlurTable *self)
{
  g_array_unref (self->columns);
  g_array_unref (self->rows);
  g_array_unref (self->cells);
  g_array_unref (self->legend);
  alur_arena_free (self->arena);
  alur_pango_metrics_unref (self->metrics);
  g_free (self->language);
  g_free (self);
}

static const char *
copy_text (AlurTable *self, const char *text)
{
  return text != NULL ? alur_arena_strndup (self->arena, text, strlen (text)) : NULL;
}

/**
 * alur_table_add_column:
 * @self: a table without rows yet
 * @title: its head
 * @kind: how its cells are aligned
 * @width: px that it should have
 * @stretch: its share of what a page leaves over; one above 0 may also become narrower
 *
 * Returns: the number of the column
 */
guint
alur_table_add_column (
    AlurTable *self, const char *title, AlurColumnKind kind, double width, double stretch)
{
  AlurTableColumn column = { copy_text (self, title), kind, width, stretch, FALSE };

  g_array_append_val (self->columns, column);
  return self->columns->len - 1;
}

/**
 * alur_table_turn_head:
 * @self: a table
 * @column: one of its columns, whose head shall read upwards
 */
void
alur_table_turn_head (AlurTable *self, guint column)
{
  g_return_if_fail (column < self->columns->len);
  g_array_index (self->columns, AlurTableColumn, column).turned = TRUE;
}

/**
 * alur_table_repeat_columns:
 * @self: a table
 * @n_columns: how many of the first columns stand on every page
 */
void
alur_table_repeat_columns (AlurTable *self, guint n_columns)
{
  self->n_repeated = n_columns;
}

/**
 * alur_table_has_room:
 * @n_rows: rows that a table would have
 * @n_columns: columns that it would have
 *
 * Returns: whether that is no more than what is drawn
 */
gboolean
alur_table_has_room (guint n_rows, guint n_columns)
{
  return (guint64) n_rows * n_columns <= ALUR_TABLE_MAX_CELLS;
}

/**
 * alur_table_add_row:
 * @self: a table
 * @id: (nullable): the element that the row shows; borrowed like that of a group of a scene
 */
void
alur_table_add_row (AlurTable *self, const char *id)
{
  AlurTableRow row = { .id = id, .first_cell = self->cells->len };

  g_array_append_val (self->rows, row);
}

static AlurTableCell *
add_cell (AlurTable *self)
{
  AlurTableRow *row = &g_array_index (self->rows, AlurTableRow, self->rows->len - 1);

  row->n_cells++;
  g_array_set_size (self->cells, self->cells->len + 1);
  return &g_array_index (self->cells, AlurTableCell, self->cells->len - 1);
}

static AlurTableCell *
get_last_cell (AlurTable *self)
{
  g_assert (self->cells->len > 0);
  return &g_array_index (self->cells, AlurTableCell, self->cells->len - 1);
}

/**
 * alur_table_set_leads:
 * @self: a table
 *
 * Lets the row added last lead those below it whose first cells are moved in further.
 */
void
alur_table_set_leads (AlurTable *self)
{
  g_array_index (self->rows, AlurTableRow, self->rows->len - 1).leads = TRUE;
}

/**
 * alur_table_add_section:
 * @self: a table
 * @title: what the rows below have in common
 */
void
alur_table_add_section (AlurTable *self, const char *title)
{
  AlurTableCell *cell;

  alur_table_add_row (self, NULL);
  g_array_index (self->rows, AlurTableRow, self->rows->len - 1).section = TRUE;
  cell = add_cell (self);
  cell->text = copy_text (self, title);
  cell->bold = TRUE;
}

/**
 * alur_table_add_cell:
 * @self: a table with a row
 * @text: (nullable): what the cell says
 */
void
alur_table_add_cell (AlurTable *self, const char *text)
{
  add_cell (self)->text = copy_text (self, text);
}

/**
 * alur_table_add_number:
 * @self: a table with a row
 * @value: a figure
 * @decimals: how many are shown
 */
void
alur_table_add_number (AlurTable *self, double value, int decimals)
{
  g_autofree char *text = alur_language_format_number (self->language, value, decimals);
  AlurTableCell *cell = add_cell (self);

  cell->text = copy_text (self, text);
  cell->number = TRUE;
}

/**
 * alur_table_add_empty:
 * @self: a table with a row
 */
void
alur_table_add_empty (AlurTable *self)
{
  add_cell (self);
}

/**
 * alur_table_indent:
 * @self: a table with a cell
 * @levels: by how many steps the last cell is moved in
 */
void
alur_table_indent (AlurTable *self, guint levels)
{
  get_last_cell (self)->indent = (guint16) MIN (levels, 100);
}

/**
 * alur_table_set_bold:
 * @self: a table with a cell
 *
 * Makes the text of the last cell bold.
 */
void
alur_table_set_bold (AlurTable *self)
{
  get_last_cell (self)->bold = TRUE;
}

/**
 * alur_table_set_fill:
 * @self: a table with a cell
 * @fill: the ground of the last cell
 */
void
alur_table_set_fill (AlurTable *self, AlurColour fill)
{
  get_last_cell (self)->fill = (guint8) fill;
}

/**
 * alur_table_set_badges:
 * @self: a table with a cell
 * @letters: (array zero-terminated=1): what stands in each badge
 * @overlaps: (nullable): for each whether it is marked as overlapping
 *
 * Puts badges into the last cell, below its text. The entries of the table's legend with the same
 * letters explain them, and those of the kind %ALUR_LINE_BADGE_OVERLAP the marked ones.
 */
void
alur_table_set_badges (AlurTable *self, const char *const *letters, const guint8 *overlaps)
{
  AlurTableCell *cell = get_last_cell (self);
  guint n_badges = MIN (g_strv_length ((char **) (void *) (gsize) letters), G_MAXUINT16);
  AlurTableBadge *badges
      = alur_arena_alloc0 (self->arena, MAX (n_badges, 1) * sizeof (AlurTableBadge));

  for (guint i = 0; i < n_badges; i++)
    {
      badges[i].letters = copy_text (self, letters[i]);
      badges[i].overlap = overlaps != NULL && overlaps[i] != 0;
    }
  cell->badges = badges;
  cell->n_badges = (guint16) n_badges;
}

/**
 * alur_table_add_sign:
 * @self: a table with a cell
 * @sign: stands before the text of the last cell
 * @legend: the entry that explains it, or 0
 */
void
alur_table_add_sign (AlurTable *self, AlurSign sign, guint32 legend)
{
  get_last_cell (self)->sign = (guint8) (sign + 1);
  get_last_cell (self)->sign_legend = legend;
}

/**
 * alur_table_set_legend:
 * @self: a table with a cell
 * @legend: the entry that explains the last cell
 */
void
alur_table_set_legend (AlurTable *self, guint32 legend)
{
  get_last_cell (self)->legend = legend;
}

/**
 * alur_table_set_link:
 * @self: a table with a cell
 * @destination: where the last cell leads
 */
void
alur_table_set_link (AlurTable *self, const char *destination)
{
  get_last_cell (self)->link = copy_text (self, destination);
}

/**
 * alur_table_add_legend:
 * @self: a table
 * @kind: what the sample is
 * @value: which of that kind
 * @letters: (nullable): letters in the sample
 * @text: what it means
 *
 * Returns: the number of the entry
 */
guint32
alur_table_add_legend (
    AlurTable *self, AlurSampleKind kind, guint value, const char *letters, const char *text)
{
  AlurLegendEntry entry = { kind, value, copy_text (self, letters), copy_text (self, text) };

  for (guint i = 1; i < self->legend->len; i++)
    {
      const AlurLegendEntry *other = &g_array_index (self->legend, AlurLegendEntry, i);

      if (other->kind == kind && other->value == value && g_strcmp0 (other->letters, letters) == 0
          && g_strcmp0 (other->text, text) == 0)
        return i;
    }
  g_array_append_val (self->legend, entry);
  return self->legend->len - 1;
}

/**
 * alur_table_get_n_rows:
 * @self: a table
 *
 * Returns: how many rows it has, sections too
 */
guint
alur_table_get_n_rows (AlurTable *self)
{
  return self->rows->len;
}
