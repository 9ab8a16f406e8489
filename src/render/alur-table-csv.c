/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table as comma-separated text in the document's language. */

#include "alur-csv.h"
#include "alur-table-private.h"

/* What a cell says without pictures: an overlapping badge ends in an exclamation mark. */
static void
append_cell (GString *csv, const AlurTableCell *cell, char separator)
{
  g_autoptr (GString) text = g_string_new (cell->text);

  for (guint i = 0; i < cell->n_badges; i++)
    g_string_append_printf (text, "%s%s%s", text->len > 0 ? " " : "", cell->badges[i].letters,
                            cell->badges[i].overlap ? "!" : "");
  alur_csv_append (csv, text->str, separator);
}

static void
append_row (AlurTable *self, GString *csv, guint row, char separator)
{
  for (guint column = 0; column < self->columns->len; column++)
    {
      const AlurTableCell *cell = alur_table_get_cell (self, row, column);

      if (column > 0)
        g_string_append_c (csv, separator);
      if (cell != NULL)
        append_cell (csv, cell, separator);
    }
  g_string_append (csv, ALUR_CSV_ROW_END);
}

static void
append_heads (AlurTable *self, GString *csv, char separator)
{
  for (guint column = 0; column < self->columns->len; column++)
    {
      if (column > 0)
        g_string_append_c (csv, separator);
      alur_csv_append (csv, alur_table_get_column (self, column)->title, separator);
    }
  g_string_append (csv, ALUR_CSV_ROW_END);
}

static gboolean
write_rows (
    AlurTable *self, GString *csv, GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  char separator = alur_csv_separator (self->language);

  append_heads (self, csv, separator);
  for (guint row = 0; row < self->rows->len; row++)
    {
      append_row (self, csv, row, separator);
      if (csv->len < 65536 && row + 1 < self->rows->len)
        continue;
      if (!g_output_stream_write_all (stream, csv->str, csv->len, NULL, cancellable, error))
        return FALSE;
      g_string_truncate (csv, 0);
    }
  return csv->len == 0
         || g_output_stream_write_all (stream, csv->str, csv->len, NULL, cancellable, error);
}

/**
 * alur_table_write_csv:
 * @self: a table
 * @stream: where to
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Returns: whether all was written
 */
gboolean
alur_table_write_csv (AlurTable *self,
                      GOutputStream *stream,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GString) csv = g_string_new (ALUR_CSV_MARK);

  return write_rows (self, csv, stream, cancellable, error);
}

/**
 * alur_table_write_further_csv:
 * @self: a table
 * @title: what it shows
 * @stream: to which another table was written
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Writes a table below another one, with an empty line and its title between.
 *
 * Returns: whether all was written
 */
gboolean
alur_table_write_further_csv (AlurTable *self,
                              const char *title,
                              GOutputStream *stream,
                              GCancellable *cancellable,
                              GError **error)
{
  g_autoptr (GString) csv = g_string_new (ALUR_CSV_ROW_END);

  alur_csv_append (csv, title, alur_csv_separator (self->language));
  g_string_append (csv, ALUR_CSV_ROW_END);
  return write_rows (self, csv, stream, cancellable, error);
}
