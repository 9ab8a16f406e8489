/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Days as people type them: "1 Mei 2026", "1 May 2026", "May 1, 2026", "1/5/2026", "2026-05-01".
 *
 * Names of months are understood in both languages and abbreviated, whatever the language of the
 * window. Figures alone are day, month, year, as both write them; only where that is no day of the
 * calendar the first two change places. */

#include "alur-date-text.h"

#include "alur-language.h"
#include "alur-text.h"

#include <string.h>

#define MOST_NUMBERS 3
#define LEAST_LETTERS 3 /* of a month's name */

static const struct
{
  const char *indonesian;
  const char *english;
} months[] = {
  { "januari", "january" }, { "februari", "february" }, { "maret", "march" },
  { "april", "april" },     { "mei", "may" },           { "juni", "june" },
  { "juli", "july" },       { "agustus", "august" },    { "september", "september" },
  { "oktober", "october" }, { "november", "november" }, { "desember", "december" },
};

typedef struct
{
  const char *rest;
  int numbers[MOST_NUMBERS];
  guint n_numbers;
  int month; /* that was named; 0: none */
} Reader;

static gboolean
begins_with (const char *name, const char *word, gsize length)
{
  return length <= strlen (name) && strncmp (name, word, length) == 0;
}

/* "Agt" is how August is written short. */
static gboolean
names_month (int month, const char *word, gsize length)
{
  return begins_with (months[month].indonesian, word, length)
         || begins_with (months[month].english, word, length)
         || (month == 7 && begins_with ("agt", word, length));
}

static gboolean
read_month (Reader *reader)
{
  const char *start = reader->rest;
  gsize length = 0;

  while (g_ascii_isalpha (start[length]))
    length++;
  reader->rest += length;
  if (*reader->rest == '.')
    reader->rest++;
  if (length < LEAST_LETTERS || reader->month != 0)
    return FALSE;
  for (int i = 0; i < (int) G_N_ELEMENTS (months); i++)
    {
      if (names_month (i, start, length))
        {
          reader->month = i + 1;
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
read_number (Reader *reader)
{
  int number = 0;

  if (reader->n_numbers == MOST_NUMBERS)
    return FALSE;
  for (; g_ascii_isdigit (*reader->rest); reader->rest++)
    {
      if (number > 99999)
        return FALSE;
      number = number * 10 + *reader->rest - '0';
    }
  reader->numbers[reader->n_numbers++] = number;
  return TRUE;
}

static gboolean
read_next (Reader *reader)
{
  if (g_ascii_isdigit (*reader->rest))
    return read_number (reader);
  if (g_ascii_isalpha (*reader->rest))
    return read_month (reader);
  return *reader->rest != '\0' && strchr (" ,./-", *reader->rest) != NULL && reader->rest++ != NULL;
}

/* "26" is 2026. */
static int
whole_year (int year)
{
  return year < 100 ? 2000 + year : year;
}

static gboolean
make_day (int year, int month, int day, AlurDate *date)
{
  char text[48];

  g_snprintf (text, sizeof text, "%04d-%02d-%02d", year, month, day);
  return alur_date_parse (text, date);
}

static gboolean
put_together (const Reader *reader, AlurDate *date)
{
  const int *n = reader->numbers;

  if (reader->month != 0)
    {
      if (reader->n_numbers != 2)
        return FALSE;
      return n[0] > 31 ? make_day (n[0], reader->month, n[1], date)
                       : make_day (whole_year (n[1]), reader->month, n[0], date);
    }
  if (reader->n_numbers != MOST_NUMBERS)
    return FALSE;
  if (n[0] > 31)
    return make_day (n[0], n[1], n[2], date);
  return make_day (whole_year (n[2]), n[1], n[0], date)
         || make_day (whole_year (n[2]), n[0], n[1], date);
}

/**
 * alur_date_text_read:
 * @text: a day as people write it
 * @date: (out): the day, where it is one
 *
 * Returns: what @text says
 */
AlurDateReading
alur_date_text_read (const char *text, AlurDate *date)
{
  g_autofree char *folded = alur_text_fold (text);
  Reader reader = { .rest = folded };

  if (*folded == '\0')
    return ALUR_DATE_TEXT_NOTHING;
  if (alur_date_parse (text, date))
    return ALUR_DATE_TEXT_DAY;
  while (*reader.rest != '\0')
    {
      if (!read_next (&reader))
        return ALUR_DATE_TEXT_UNCLEAR;
    }
  return put_together (&reader, date) ? ALUR_DATE_TEXT_DAY : ALUR_DATE_TEXT_UNCLEAR;
}

/**
 * alur_date_text_write:
 * @language: (nullable): a BCP 47 tag; %NULL is the user's language
 * @date: a day
 *
 * Returns: (transfer full): @date as alur_date_text_read() reads it; empty when it is not given
 */
char *
alur_date_text_write (const char *language, AlurDate date)
{
  return alur_language_format_date (language, date);
}
