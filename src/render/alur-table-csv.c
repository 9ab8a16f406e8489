/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table as comma-separated text, as spreadsheets in the document's language expect it: UTF-8 with
 * a byte order mark, lines ended by CR LF, and `;` between fields where the decimal sign is a
 * comma.
 *
 * A spreadsheet runs a field that begins with = + - @ or a control character as a formula. Such a
 * field gets an apostrophe in front unless it is a figure. */

#include "alur-language.h"
#include "alur-table-private.h"

#include <string.h>

static gboolean
is_figure (const char *text)
{
  gboolean digits = FALSE;

  for (const char *c = text + (text[0] == '-' || text[0] == '+'); *c != '\0'; c++)
    {
      if (g_ascii_isdigit (*c))
        digits = TRUE;
      else if (*c != '.' && *c != ',')
        return FALSE;
    }
  return digits;
}

static gboolean
is_dangerous (const char *text)
{
  return text[0] != '\0' && strchr ("=+-@\t\r\n", text[0]) != NULL && !is_figure (text);
}

static void
append_field (GString *csv, const char *text, char separator)
{
  const char special[] = { separator, '"', '\r', '\n', '\0' };
  gboolean quoted = strpbrk (text, special) != NULL || is_dangerous (text);

  if (!quoted)
    {
      g_string_append (csv, text);
      return;
    }
  g_string_append_c (csv, '"');
  if (is_dangerous (text))
    g_string_append_c (csv, '\'');
  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *c);
    }
  g_string_append_c (csv, '"');
}

/* What a cell says without pictures: an overlapping badge ends in an exclamation mark. */
static void
append_cell (GString *csv, const AlurTableCell *cell, char separator)
{
  g_autoptr (GString) text = g_string_new (cell->text);

  for (guint i = 0; i < cell->n_badges; i++)
    g_string_append_printf (text, "%s%s%s", text->len > 0 ? " " : "", cell->badges[i].letters,
                            cell->badges[i].overlap ? "!" : "");
  append_field (csv, text->str, separator);
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
  g_string_append (csv, "\r\n");
}

static void
append_heads (AlurTable *self, GString *csv, char separator)
{
  for (guint column = 0; column < self->columns->len; column++)
    {
      if (column > 0)
        g_string_append_c (csv, separator);
      append_field (csv, alur_table_get_column (self, column)->title, separator);
    }
  g_string_append (csv, "\r\n");
}

/* Where the decimal sign is a comma, the comma can't stand between fields. */
static char
get_separator (AlurTable *self)
{
  return alur_language_decimal_sign (self->language)[0] == ',' ? ';' : ',';
}

static gboolean
write_rows (
    AlurTable *self, GString *csv, GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  char separator = get_separator (self);

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
  g_autoptr (GString) csv = g_string_new ("\xef\xbb\xbf");

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
  g_autoptr (GString) csv = g_string_new ("\r\n");

  append_field (csv, title, get_separator (self));
  g_string_append (csv, "\r\n");
  return write_rows (self, csv, stream, cancellable, error);
}
