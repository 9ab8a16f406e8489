/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Values that come from elsewhere than a file: a journal may have been written by another version
 * of the program. */

#include "alur-value-fits.h"

#include <string.h>

static gboolean
any_fits (const AlurField *field, AlurValue value)
{
  return TRUE; /* what a file can't hold is replaced when it is written */
}

static gboolean
version_fits (const AlurField *field, AlurValue value)
{
  gsize length = value.text != NULL ? strlen (value.text) : 0;

  return length > 2 && g_str_has_prefix (value.text, "1.")
         && strspn (value.text + 2, "0123456789") == length - 2;
}

static gboolean
language_fits (const AlurField *field, AlurValue value)
{
  return value.text != NULL && alur_language_is_valid (value.text);
}

static gboolean
currency_fits (const AlurField *field, AlurValue value)
{
  return value.text != NULL && strlen (value.text) == 3
         && strspn (value.text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 3;
}

static gboolean
id_fits (const AlurField *field, AlurValue value)
{
  return value.text != NULL && alur_id_is_valid (value.text, strlen (value.text));
}

static gboolean
ids_fit (const AlurField *field, AlurValue value)
{
  for (guint i = 0; value.ids != NULL && i < value.ids->n_ids; i++)
    {
      if (!alur_id_is_valid (value.ids->ids[i], strlen (value.ids->ids[i])))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_word (const AlurField *field, guint word)
{
  guint n_words = 1;

  while (field->words[n_words].name != NULL)
    n_words++;
  return word > 0 && word < n_words;
}

static gboolean
word_fits (const AlurField *field, AlurValue value)
{
  return has_word (field, value.word);
}

static gboolean
roles_fit (const AlurField *field, AlurValue value)
{
  guint first = value.word & 0xFF;
  guint second = value.word >> 8;

  return has_word (field, first) && has_word (field, second) && first < second;
}

static gboolean
is_between (const AlurField *field, double number)
{
  return number >= field->minimum && number <= field->maximum
         && !(field->above_minimum && number <= field->minimum);
}

static gboolean
decimal_fits (const AlurField *field, AlurValue value)
{
  return is_between (field, value.number);
}

static gboolean
integer_fits (const AlurField *field, AlurValue value)
{
  return is_between (field, (double) value.integer);
}

static gboolean
duration_fits (const AlurField *field, AlurValue value)
{
  return value.duration.days >= 0 && value.duration.seconds >= 0;
}

/* Whether what is written of it reads as the same. */
static gboolean
date_fits (const AlurField *field, AlurValue value)
{
  char buffer[ALUR_VALUE_TEXT_SIZE];
  AlurDate read;

  return value.date > 0 && alur_date_parse (alur_date_write (value.date, buffer), &read)
         && read == value.date;
}

static gboolean (*const value_fits[]) (const AlurField *field, AlurValue value) = {
  [ALUR_FIELD_TEXT] = any_fits,          [ALUR_FIELD_VERSION] = version_fits,
  [ALUR_FIELD_LANGUAGE] = language_fits, [ALUR_FIELD_CURRENCY] = currency_fits,
  [ALUR_FIELD_KEY] = any_fits,           [ALUR_FIELD_IDENTIFIER] = id_fits,
  [ALUR_FIELD_REFERENCE] = id_fits,      [ALUR_FIELD_REFERENCES] = ids_fit,
  [ALUR_FIELD_WORD] = word_fits,         [ALUR_FIELD_ROLES] = roles_fit,
  [ALUR_FIELD_DECIMAL] = decimal_fits,   [ALUR_FIELD_INTEGER] = integer_fits,
  [ALUR_FIELD_DURATION] = duration_fits, [ALUR_FIELD_DATE] = date_fits,
};

/**
 * alur_value_fits:
 * @field: a field
 * @value: what somebody wants to put there
 *
 * Asks what can be told of a value alone; where references lead, the whole document tells. What is
 * read from files is looked at by the reader; this is for values that come in another way.
 *
 * Returns: whether a document in which @field has this value can be written and read again
 */
gboolean
alur_value_fits (const AlurField *field, AlurValue value)
{
  return alur_value_equal (field, value, field->initial) || value_fits[field->type](field, value);
}
