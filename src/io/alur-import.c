/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-import-private.h"

#include "alur-language.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * alur_import_cell:
 *
 * Returns: (transfer none): what @row says of @holds; empty where no column holds it
 */
const char *
alur_import_cell (const AlurImport *self, guint row, AlurHolds holds)
{
  return self->where[holds] >= 0 ? alur_cells_get (self->cells, row, (guint) self->where[holds])
                                 : "";
}

/**
 * alur_import_number:
 *
 * Returns: the number of @row as people count
 */
guint
alur_import_number (const AlurImport *self, guint row)
{
  return alur_cells_get_number (self->cells, row);
}

/* Whether the only sign of its kind in @text stands before other than three digits: it is a decimal
 * sign then. */
static gboolean
has_decimals (const char *text, char sign)
{
  const char *at = strchr (text, sign);

  return at != NULL && strchr (at + 1, sign) == NULL
         && strspn (at + 1, "0123456789") == strlen (at + 1) && strlen (at + 1) != 3;
}

/**
 * alur_import_number_language:
 * @self: an import
 * @holds: what a column of numbers holds
 *
 * Returns: (transfer none): a language that writes numbers as the column does, where a cell shows
 * it; else as tables with this separator do
 */
const char *
alur_import_number_language (const AlurImport *self, AlurHolds holds)
{
  char separator = alur_cells_get_separator (self->cells);

  for (guint row = self->columns->first; row < alur_cells_get_n_rows (self->cells); row++)
    {
      const char *text = alur_import_cell (self, row, holds);

      if (has_decimals (text, ','))
        return "id";
      if (has_decimals (text, '.'))
        return "en";
    }
  if (separator == '\t' || separator == '|')
    return alur_document_get_language (self->document);
  return separator == ';' ? "id" : "en";
}

static gboolean
is_filled (const AlurImport *self, guint column)
{
  for (guint row = self->columns->first; row < alur_cells_get_n_rows (self->cells); row++)
    {
      if (*alur_cells_get (self->cells, row, column) != '\0')
        return TRUE;
    }
  return FALSE;
}

/* Cells beyond the last title: most probably the separator stands in a cell without quotes. */
static void
note_beyond (AlurImport *self, guint column)
{
  for (guint row = self->columns->first; row < alur_cells_get_n_rows (self->cells); row++)
    {
      const char *text = alur_cells_get (self->cells, row, column);

      if (*text != '\0')
        alur_notes_add (
            self->notes, ALUR_NOTE_WIDTH, alur_import_number (self, row), column + 1,
            alur_tr (NULL, N_ ("“%s” stands beyond the last title and was not taken over. "
                               "Perhaps quotes are missing in this row.")),
            text);
    }
}

static void
note_column (AlurImport *self, guint column, gboolean beyond)
{
  AlurHolds holds = self->columns->holds[column];
  const char *title = self->columns->titles[column];

  if (holds == ALUR_HOLDS_PERSON)
    alur_notes_add (self->notes, ALUR_NOTE_UNMAPPED, 0, column + 1,
                    alur_tr (NULL, N_ ("“%s” names people. It was only used to find who is above "
                                       "whom.")),
                    title);
  else if (holds != ALUR_HOLDS_NOTHING || !is_filled (self, column))
    return;
  else if (beyond)
    note_beyond (self, column);
  else if (*title != '\0')
    alur_notes_add (self->notes, ALUR_NOTE_UNMAPPED, 0, column + 1,
                    alur_tr (NULL, N_ ("“%s” was not taken over.")), title);
  else
    alur_notes_add (self->notes, ALUR_NOTE_UNMAPPED, 0, column + 1, "%s",
                    alur_tr (NULL, N_ ("The column has no title and was not taken over.")));
}

/**
 * alur_import_note_unmapped:
 * @self: an import
 *
 * Tells which columns and cells were not taken over.
 */
void
alur_import_note_unmapped (AlurImport *self)
{
  guint n_titled = self->columns->n_columns;

  while (n_titled > 0 && *self->columns->titles[n_titled - 1] == '\0')
    n_titled--;
  for (guint column = 0; column < self->columns->n_columns; column++)
    note_column (self, column, n_titled > 0 && column >= n_titled);
}

static void
find_columns (AlurImport *self)
{
  for (guint holds = 0; holds < ALUR_N_HOLDS; holds++)
    self->where[holds] = alur_columns_find (self->columns, holds);
}

/**
 * alur_import_refuse:
 * @columns: what the columns of a table hold
 *
 * Returns: (transfer full) (nullable): in the user's language why the table can't be taken over,
 * and what to say; %NULL when it can
 */
char *
alur_import_refuse (const AlurColumns *columns)
{
  if (columns->subject == ALUR_TABLE_PROCEDURE)
    return alur_columns_find (columns, ALUR_HOLDS_ACTIVITY) >= 0
               ? NULL
               : g_strdup (alur_tr (NULL, N_ ("Say which column holds the activity.")));
  if (alur_columns_find (columns, ALUR_HOLDS_NAME) >= 0
      || alur_columns_find (columns, ALUR_HOLDS_POST) >= 0)
    return NULL;
  return g_strdup (
      alur_tr (NULL, N_ ("Say which column holds the name of the unit, or the post.")));
}

/**
 * alur_import:
 * @document: a document with an open transaction
 * @stage: one of its stages
 * @cells: a table
 * @columns: what its columns hold; alur_import_refuse() has nothing against them
 * @options: how
 * @notes: what there is to say is added here
 *
 * Takes a table over. Whatever the table says, the document stays a valid one.
 *
 * Returns: (transfer full): what came of it
 */
AlurImportReport *
alur_import (AlurDocument *document,
             AlurElement *stage,
             const AlurCells *cells,
             const AlurColumns *columns,
             const AlurImportOptions *options,
             AlurNotes *notes)
{
  AlurImportReport *report = g_new0 (AlurImportReport, 1);
  AlurImport self = { .document = document,
                      .stage = stage,
                      .cells = cells,
                      .columns = columns,
                      .options = options,
                      .notes = notes,
                      .report = report,
                      .counts = &report->counts,
                      .reserved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                      .taken = g_hash_table_new (NULL, NULL) };

  report->subject = columns->subject;
  report->missing = g_ptr_array_new ();
  report->removed = g_ptr_array_new ();
  find_columns (&self);
  if (columns->subject == ALUR_TABLE_PROCEDURE)
    alur_import_procedure (&self);
  else if (self.where[ALUR_HOLDS_POST] >= 0)
    alur_import_posts (&self);
  else
    alur_import_units (&self);
  alur_import_note_unmapped (&self);
  g_hash_table_unref (self.reserved);
  g_hash_table_unref (self.taken);
  return report;
}

void
alur_import_report_free (AlurImportReport *self)
{
  g_ptr_array_unref (self->missing);
  g_ptr_array_unref (self->removed);
  g_free (self);
}
