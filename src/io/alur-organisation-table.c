/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The organisation of a stage as the table that an import reads again without loss: a row a unit,
 * and behind each its positions. */

#include "alur-organisation-table.h"

#include "alur-csv.h"
#include "alur-import-private.h"
#include "alur-language.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  COLUMN_UNIT_ID,
  COLUMN_UNIT,
  COLUMN_UNIT_PARENT,
  COLUMN_SHORT,
  COLUMN_LEVEL,
  COLUMN_HEAD,
  COLUMN_ID,
  COLUMN_POST,
  COLUMN_HEADCOUNT,
  COLUMN_KIND,
  COLUMN_GRADE,
  COLUMN_QUALIFICATION,
  COLUMN_NOTE,
  N_COLUMNS
} Column;

/* Titles by which an import knows the columns, in the language of the document. */
static const char *const titles[N_COLUMNS] = {
  [COLUMN_UNIT_ID] = N_ ("Unit ID"),
  [COLUMN_UNIT] = N_ ("Unit name"),
  [COLUMN_UNIT_PARENT] = N_ ("Parent unit"),
  [COLUMN_SHORT] = N_ ("Abbreviation"),
  [COLUMN_LEVEL] = N_ ("Level"),
  [COLUMN_HEAD] = N_ ("Headed by"),
  [COLUMN_ID] = N_ ("Position ID"),
  [COLUMN_POST] = N_ ("Job title"),
  [COLUMN_HEADCOUNT] = N_ ("Number of staff"),
  [COLUMN_KIND] = N_ ("Kind of post"),
  [COLUMN_GRADE] = N_ ("Grade"),
  [COLUMN_QUALIFICATION] = N_ ("Qualification"),
  [COLUMN_NOTE] = N_ ("Note"),
};

typedef struct
{
  AlurDocument *document;
  const char *language;
  GString *csv;
  char *cells[N_COLUMNS];
} Table;

static void
put (Table *self, Column column, const char *text)
{
  g_free (self->cells[column]);
  self->cells[column] = g_strdup (text);
}

static void
put_id (Table *self, Column column, const char *id)
{
  g_free (self->cells[column]);
  self->cells[column] = id != NULL ? alur_import_decode_id (id) : NULL;
}

static void
end_row (Table *self)
{
  char separator = alur_csv_separator (self->language);

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      if (i > 0)
        g_string_append_c (self->csv, separator);
      if (self->cells[i] != NULL)
        alur_csv_append (self->csv, self->cells[i], separator);
      g_clear_pointer (&self->cells[i], g_free);
    }
  g_string_append (self->csv, ALUR_CSV_ROW_END);
}

static void
write_heads (Table *self)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    put (self, i, alur_tr (self->language, titles[i]));
  end_row (self);
}

static void
write_unit (Table *self, const AlurElement *unit)
{
  guint level = alur_element_get_word (unit, ALUR_UNIT_LEVEL);

  put_id (self, COLUMN_UNIT_ID, alur_element_get_id (unit));
  put (self, COLUMN_UNIT, alur_element_get_name (unit));
  put_id (self, COLUMN_UNIT_PARENT, alur_element_get_ref (unit, ALUR_UNIT_PARENT));
  put (self, COLUMN_SHORT, alur_element_get_text (unit, ALUR_UNIT_SHORT));
  put (self, COLUMN_LEVEL, alur_tr (self->language, alur_level_words[level].label));
  put (self, COLUMN_HEAD, alur_element_get_text (unit, ALUR_UNIT_HEAD));
  put (self, COLUMN_NOTE, alur_element_get_text (unit, ALUR_UNIT_NOTE));
  end_row (self);
}

/* The number as it is, with the decimal sign of the language. */
static char *
dup_number (const Table *self, double number)
{
  char buffer[ALUR_VALUE_TEXT_SIZE];
  char *text = g_strdup (alur_decimal_write (number, buffer));

  return g_strdelimit (text, ".", *alur_language_decimal_sign (self->language));
}

static void
write_position (Table *self, const AlurElement *unit, const AlurElement *position)
{
  g_autofree char *headcount
      = dup_number (self, alur_element_get_number (position, ALUR_POSITION_HEADCOUNT));
  guint kind = alur_element_get_word (position, ALUR_POSITION_KIND);
  const char *name = alur_element_get_name (position);

  put_id (self, COLUMN_UNIT_ID, alur_element_get_id (unit));
  put (self, COLUMN_UNIT, alur_element_get_name (unit));
  put_id (self, COLUMN_UNIT_PARENT, alur_element_get_ref (unit, ALUR_UNIT_PARENT));
  put_id (self, COLUMN_ID, alur_element_get_id (position));
  put (self, COLUMN_POST, *name != '\0' ? name : alur_element_get_id (position));
  put (self, COLUMN_HEADCOUNT, headcount);
  put (self, COLUMN_KIND, alur_tr (self->language, alur_position_words[kind].label));
  put (self, COLUMN_GRADE, alur_element_get_text (position, ALUR_POSITION_GRADE));
  put (self, COLUMN_QUALIFICATION, alur_element_get_text (position, ALUR_POSITION_QUALIFICATION));
  put (self, COLUMN_NOTE, alur_element_get_text (position, ALUR_POSITION_NOTE));
  end_row (self);
}

/**
 * alur_organisation_table_write:
 * @document: a document
 * @stage: one of its stages
 *
 * Returns: (transfer full): its units and positions as comma-separated text, in the language of the
 *   document; an import finds each of them again
 */
GBytes *
alur_organisation_table_write (AlurDocument *document, const AlurElement *stage)
{
  Table self = { .document = document,
                 .language = alur_document_get_language (document),
                 .csv = g_string_new (ALUR_CSV_MARK) };

  write_heads (&self);
  ALUR_FOREACH (unit, alur_document_get_organisation (document, stage), ALUR_KIND_UNIT)
  {
    write_unit (&self, unit);
    ALUR_FOREACH (position, unit, ALUR_KIND_POSITION) { write_position (&self, unit, position); }
  }
  return g_string_free_to_bytes (self.csv);
}
