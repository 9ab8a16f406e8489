/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-notes.h"

G_BEGIN_DECLS

/* A table of text as it comes from spreadsheets and other programs: CSV in its many forms, or what
 * a spreadsheet puts on the clipboard. What is not said is guessed, and the guess can be asked for.
 */
typedef struct _AlurCells AlurCells;

typedef enum
{
  ALUR_ENCODING_GUESSED,
  ALUR_ENCODING_UTF_8,
  ALUR_ENCODING_UTF_16_LE,
  ALUR_ENCODING_UTF_16_BE,
  ALUR_ENCODING_WINDOWS_1252,
  ALUR_N_ENCODINGS
} AlurEncoding;

/* What a table may be at most; docs/import.md says why. */
#define ALUR_CELLS_MAX_BYTES ((gsize) 32 << 20)
#define ALUR_CELLS_MAX_ROWS 200000u
#define ALUR_CELLS_MAX_COLUMNS 1000u
#define ALUR_CELLS_MAX_CELLS 4000000u
#define ALUR_CELLS_MAX_CELL ((gsize) 64 << 10)

AlurCells *alur_cells_read (GBytes *bytes,
                            const char *name,
                            AlurEncoding encoding,
                            char separator,
                            AlurNotes *notes,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
void alur_cells_free (AlurCells *self);

AlurEncoding alur_cells_get_encoding (const AlurCells *self);
char alur_cells_get_separator (const AlurCells *self);
guint alur_cells_get_n_rows (const AlurCells *self);
guint alur_cells_get_n_columns (const AlurCells *self);
const char *alur_cells_get (const AlurCells *self, guint row, guint column);
void alur_cells_set (AlurCells *self, guint row, guint column, const char *text);
gboolean alur_cells_is_empty (const AlurCells *self, guint row);
guint alur_cells_get_number (const AlurCells *self, guint row);

/* What they are called on the command line and in JSON: "utf-8", "semicolon". */
const char *alur_encoding_name (AlurEncoding encoding);
gboolean alur_encoding_parse (const char *name, AlurEncoding *encoding);
const char *alur_separator_name (char separator);
gboolean alur_separator_parse (const char *name, char *separator);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurCells, alur_cells_free)

G_END_DECLS
