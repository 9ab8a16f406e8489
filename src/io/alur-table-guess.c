/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-table-guess.h"

#include "alur-cells.h"

#include <string.h>

/* Files that hold tables, and those of office programs, which are no tables of text but get the
 * answer what to do instead. */
static const char *const endings[] = {
  ".csv",  ".tsv", ".tab",  ".txt", ".xlsx", ".xls",  ".xlsm", ".ods",
  ".docx", ".doc", ".docm", ".odt", ".rtf",  ".pptx", ".odp",  ".pdf",
};

#define LOOKED_AT ((gsize) 64 << 10)
#define MARK_MOST 6u

/**
 * alur_table_is_name:
 * @name: the name of a file
 *
 * Returns: whether such a file is a table, or of a program in which people keep tables
 */
gboolean
alur_table_is_name (const char *name)
{
  gsize length = strlen (name);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      gsize ending = strlen (endings[i]);

      if (length > ending && g_ascii_strcasecmp (name + length - ending, endings[i]) == 0)
        return TRUE;
    }
  return FALSE;
}

/* "1.", "a)", "IV.", "3", "•": what numbers the lines of a list. */
static gboolean
is_mark (const char *cell)
{
  gsize length = strlen (cell);

  if (length == 0 || length > MARK_MOST)
    return FALSE;
  return cell[length - 1] == '.' || cell[length - 1] == ')' || !g_ascii_isalnum (cell[0])
         || strspn (cell, "0123456789.") == length;
}

/* Cells that say something; a mark before the first one does not. */
static guint
count_cells (const AlurCells *cells, guint row)
{
  guint n_filled = 0;

  for (guint column = 0; column < alur_cells_get_n_columns (cells); column++)
    {
      const char *cell = alur_cells_get (cells, row, column);

      n_filled += *cell != '\0' && (n_filled > 0 || !is_mark (cell)) ? 1 : 0;
    }
  return n_filled;
}

/**
 * alur_table_is_text:
 * @text: what is on the clipboard
 *
 * Spreadsheets part cells by tabs, and so do word processors what is in their tables. Lists are
 * indented by tabs too, and their numbers may end in one.
 *
 * Returns: whether most lines have several cells side by side
 */
gboolean
alur_table_is_text (const char *text)
{
  gsize length = MIN (strlen (text), LOOKED_AT);
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (AlurNotes) notes = alur_notes_new ();
  g_autoptr (AlurCells) cells = alur_cells_read (bytes, "", ALUR_ENCODING_UTF_8, '\t', notes, NULL);
  guint n_rows = 0;
  guint n_wide = 0;

  for (guint row = 0; cells != NULL && row < alur_cells_get_n_rows (cells); row++)
    if (!alur_cells_is_empty (cells, row))
      {
        n_rows++;
        n_wide += count_cells (cells, row) > 1 ? 1 : 0;
      }
  return n_wide > 1 && n_wide * 2 >= n_rows;
}
