/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-tabbed-text.h"

#include "alur-csv.h"

#include <string.h>

static gboolean
is_line_end (char c)
{
  return c == '\n' || c == '\r';
}

/* A cell in quotes, in which tabs and line ends stand for themselves and quotes are doubled.
 * Returns where it ends; @cell is left empty where the quotes are no such thing. */
static const char *
read_quoted (const char *at, GString *cell)
{
  const char *p = at + 1;

  for (; *p != '\0'; p++)
    {
      if (*p == '"' && p[1] == '"')
        p++;
      else if (*p == '"')
        break;
      g_string_append_c (cell, *p);
    }
  if (*p == '"' && (p[1] == '\0' || p[1] == '\t' || is_line_end (p[1])))
    return p + 1;
  g_string_truncate (cell, 0);
  return at;
}

static const char *
read_cell (const char *at, GPtrArray *row)
{
  g_autoptr (GString) cell = g_string_new (NULL);
  gsize length;

  if (*at == '"')
    at = read_quoted (at, cell);
  length = strcspn (at, "\t\r\n");
  g_string_append_len (cell, at, (gssize) length);
  if (alur_csv_is_guarded (cell->str, cell->len))
    g_string_erase (cell, 0, 1);
  g_ptr_array_add (row, g_string_free (g_steal_pointer (&cell), FALSE));
  return at + length;
}

/**
 * alur_tabbed_text_read:
 * @text: cells with tabs between them, a line a row
 *
 * A line end behind the last row is none of its own; cells may stand in quotes as spreadsheets
 * write those that hold tabs or line ends, and with the apostrophe in front that keeps them from
 * running a text.
 *
 * Returns: (transfer full) (element-type GStrv): the rows, of different lengths perhaps
 */
GPtrArray *
alur_tabbed_text_read (const char *text)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  const char *at = text;

  while (*at != '\0')
    {
      g_autoptr (GPtrArray) row = g_ptr_array_new_with_free_func (g_free);

      at = read_cell (at, row);
      while (*at == '\t')
        at = read_cell (at + 1, row);
      g_ptr_array_add (row, NULL);
      g_ptr_array_add (rows, g_ptr_array_steal (row, NULL));
      if (*at == '\r' && at[1] == '\n')
        at++;
      if (*at != '\0')
        at++;
    }
  return rows;
}

/**
 * alur_tabbed_text_append:
 * @text: what to append to
 * @cell: the text of a cell
 *
 * Writes one cell, in quotes where it could be taken for several, and so that no spreadsheet runs
 * it as a formula.
 */
void
alur_tabbed_text_append (GString *text, const char *cell)
{
  gboolean is_formula = alur_csv_is_formula (cell);
  gboolean is_quoted = cell[0] == '"' || strpbrk (cell, "\t\r\n") != NULL;

  g_string_append_printf (text, "%s%s", is_quoted ? "\"" : "", is_formula ? "'" : "");
  for (const char *p = cell; *p != '\0'; p++)
    {
      if (*p == '"' && is_quoted)
        g_string_append_c (text, '"');
      g_string_append_c (text, *p);
    }
  g_string_append (text, is_quoted ? "\"" : "");
}
