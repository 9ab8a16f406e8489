/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes at all: cells or an error, and every cell is text that a document may hold. */

#include "alur-cells.h"
#include "fuzz-target.h"

#include <string.h>

static void
check (GBytes *bytes, AlurEncoding encoding, char separator)
{
  g_autoptr (AlurNotes) notes = alur_notes_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AlurCells) cells
      = alur_cells_read (bytes, "input", encoding, separator, notes, &error);

  g_assert ((cells == NULL) == (error != NULL));
  if (cells == NULL)
    return;
  g_assert (alur_cells_get_n_rows (cells) > 0);
  for (guint row = 0; row < alur_cells_get_n_rows (cells); row++)
    {
      for (guint column = 0; column < alur_cells_get_n_columns (cells); column++)
        {
          const char *text = alur_cells_get (cells, row, column);

          g_assert (strlen (text) <= ALUR_CELLS_MAX_CELL);
          g_assert (g_utf8_validate (text, -1, NULL));
          for (const char *p = text; *p != '\0'; p++)
            g_assert ((guchar) *p >= 0x20 || strchr ("\t\n\r", *p) != NULL);
        }
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  check (bytes, ALUR_ENCODING_GUESSED, '\0');
  check (bytes, ALUR_ENCODING_UTF_8, ',');
  check (bytes, ALUR_ENCODING_UTF_16_BE, ';');
  check (bytes, ALUR_ENCODING_WINDOWS_1252, '\t');
  return 0;
}
