/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-import-choices.h"

/* A cell of a table that is read with a separator as one number; of a column the row is the first.
 */
static gint64
get_key (char separator, guint row, guint column)
{
  return (gint64) (guchar) separator << 48 | (gint64) row << 16 | (gint64) (column & 0xffff);
}

static char
get_separator (gint64 key)
{
  return (char) (key >> 48);
}

static guint
get_row (gint64 key)
{
  return (guint) (key >> 16 & 0xffffffff);
}

static guint
get_column (gint64 key)
{
  return (guint) (key & 0xffff);
}

static GHashTable *
new_table (GDestroyNotify free_value)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_value);
}

/**
 * alur_import_choices_new:
 *
 * Returns: (transfer full): nothing is said by hand
 */
AlurImportChoices *
alur_import_choices_new (void)
{
  AlurImportChoices *self = g_new0 (AlurImportChoices, 1);

  self->header = ALUR_HEADER_GUESSED;
  self->removed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->holds = new_table (NULL);
  self->texts = new_table (g_free);
  return self;
}

/**
 * alur_import_choices_copy:
 *
 * Returns: (transfer full): a copy that shares nothing with @self
 */
AlurImportChoices *
alur_import_choices_copy (const AlurImportChoices *self)
{
  AlurImportChoices *copy = alur_import_choices_new ();
  GHashTableIter iter;
  gpointer key, value;

  copy->encoding = self->encoding;
  copy->separator = self->separator;
  copy->subject = self->subject;
  copy->header = self->header;
  alur_import_choices_set_procedure (copy, self->procedure, self->new_procedure);
  g_hash_table_iter_init (&iter, self->removed);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_add (copy->removed, g_strdup (key));
  g_hash_table_iter_init (&iter, self->holds);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (copy->holds, g_memdup2 (key, sizeof (gint64)), value);
  g_hash_table_iter_init (&iter, self->texts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (copy->texts, g_memdup2 (key, sizeof (gint64)), g_strdup (value));
  return copy;
}

void
alur_import_choices_free (AlurImportChoices *self)
{
  g_free (self->procedure);
  g_hash_table_unref (self->removed);
  g_hash_table_unref (self->holds);
  g_hash_table_unref (self->texts);
  g_free (self);
}

/**
 * alur_import_choices_set_procedure:
 * @self: choices
 * @procedure: (nullable): the id of a procedure, or the name of a new one
 * @is_new: which of both
 */
void
alur_import_choices_set_procedure (AlurImportChoices *self, const char *procedure, gboolean is_new)
{
  char *copy = g_strdup (procedure);

  g_free (self->procedure);
  self->procedure = copy;
  self->new_procedure = is_new;
}

/**
 * alur_import_choices_set_removed:
 * @self: choices
 * @id: of something that the document has and the table no longer has
 * @removed: whether it is deleted
 */
void
alur_import_choices_set_removed (AlurImportChoices *self, const char *id, gboolean removed)
{
  if (removed)
    g_hash_table_add (self->removed, g_strdup (id));
  else
    g_hash_table_remove (self->removed, id);
}

/**
 * alur_import_choices_set_holds:
 * @self: choices
 * @separator: with which the table is read
 * @column: a column
 * @holds: what it holds; another column of which the same was said is guessed again, but for actors
 */
void
alur_import_choices_set_holds (AlurImportChoices *self,
                               char separator,
                               guint column,
                               AlurHolds holds)
{
  gint64 wanted = get_key (separator, 0, column);
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->holds);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      if (GPOINTER_TO_UINT (value) == holds && holds != ALUR_HOLDS_ACTOR
          && holds != ALUR_HOLDS_NOTHING && get_separator (*(gint64 *) key) == separator)
        g_hash_table_iter_remove (&iter);
    }
  g_hash_table_insert (self->holds, g_memdup2 (&wanted, sizeof wanted), GUINT_TO_POINTER (holds));
}

/**
 * alur_import_choices_set_text:
 * @self: choices
 * @separator: with which the table is read
 * @row: a row of the table
 * @column: a column
 * @text: (nullable): what the cell says instead; %NULL: what it says
 */
void
alur_import_choices_set_text (
    AlurImportChoices *self, char separator, guint row, guint column, const char *text)
{
  gint64 key = get_key (separator, row, column);

  if (text != NULL)
    g_hash_table_insert (self->texts, g_memdup2 (&key, sizeof key), g_strdup (text));
  else
    g_hash_table_remove (self->texts, &key);
}

/**
 * alur_import_choices_get_text:
 *
 * Returns: (transfer none) (nullable): what the cell says instead; %NULL: what it says
 */
const char *
alur_import_choices_get_text (const AlurImportChoices *self,
                              char separator,
                              guint row,
                              guint column)
{
  gint64 key = get_key (separator, row, column);

  return g_hash_table_lookup (self->texts, &key);
}

/**
 * alur_import_choices_apply_texts:
 * @self: choices
 * @cells: a table, in which the cells say then what was said
 */
void
alur_import_choices_apply_texts (const AlurImportChoices *self, AlurCells *cells)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->texts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      gint64 place = *(gint64 *) key;

      if (get_separator (place) == alur_cells_get_separator (cells)
          && get_row (place) < alur_cells_get_n_rows (cells)
          && get_column (place) < alur_cells_get_n_columns (cells))
        alur_cells_set (cells, get_row (place), get_column (place), value);
    }
}

/**
 * alur_import_choices_guess_columns:
 * @self: choices
 * @cells: a table
 *
 * Returns: (transfer full): what its columns hold, as guessed where nothing was said
 */
AlurColumns *
alur_import_choices_guess_columns (const AlurImportChoices *self, const AlurCells *cells)
{
  int header
      = self->header < (int) alur_cells_get_n_rows (cells) ? self->header : ALUR_HEADER_GUESSED;
  AlurColumns *columns = alur_columns_guess (cells, self->subject, header);
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->holds);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      AlurHolds holds = GPOINTER_TO_UINT (value);
      guint column = get_column (*(gint64 *) key);

      if (get_separator (*(gint64 *) key) == alur_cells_get_separator (cells)
          && column < columns->n_columns
          && (holds == ALUR_HOLDS_NOTHING || alur_holds_subject (holds) == columns->subject))
        alur_columns_set (columns, column, holds);
    }
  return columns;
}
