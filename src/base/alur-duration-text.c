/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Times as people type them: "15", "15 mnt", "15'", "2 jam 30", "1,5 jam", "3 hari", "2 minggu".
 *
 * The text is folded and read from left to right as numbers and words, whatever the language of the
 * window: an office writes "jam" in an English window, too. Only "hr" is another thing in either:
 * a day in Indonesian, an hour in English. Days are working days; what is none (months, calendar
 * days) is not guessed at, but told apart, so that it can be kept in words. */

#include "alur-duration-text.h"

#include "alur-language.h"
#include "alur-number-text.h"
#include "alur-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define DAYS_A_WEEK 5
#define SECONDS_A_MINUTE 60
#define SECONDS_AN_HOUR 3600

/* From small to large: what a number without a word means follows from the one before it. */
typedef enum
{
  MEANS_SECONDS,
  MEANS_MINUTES,
  MEANS_HOURS,
  MEANS_DAYS,
  MEANS_WEEKS,
  MEANS_FILLER, /* says nothing of its own: "3 hari kerja", "2 jam dan 30 menit" */
  MEANS_IN_WORDS,
  MEANS_ONE,  /* a number */
  MEANS_HALF, /* a number */
  MEANS_NOTHING
} Meaning;

typedef struct
{
  const char *word;
  Meaning meaning;
  gboolean one; /* "sejam": the word holds its number */
} Word;

static const Word words[] = {
  { "detik", MEANS_SECONDS, FALSE },
  { "dtk", MEANS_SECONDS, FALSE },
  { "dt", MEANS_SECONDS, FALSE },
  { "s", MEANS_SECONDS, FALSE },
  { "sec", MEANS_SECONDS, FALSE },
  { "secs", MEANS_SECONDS, FALSE },
  { "second", MEANS_SECONDS, FALSE },
  { "seconds", MEANS_SECONDS, FALSE },
  { "menit", MEANS_MINUTES, FALSE },
  { "mnt", MEANS_MINUTES, FALSE },
  { "m", MEANS_MINUTES, FALSE },
  { "min", MEANS_MINUTES, FALSE },
  { "mins", MEANS_MINUTES, FALSE },
  { "minute", MEANS_MINUTES, FALSE },
  { "minutes", MEANS_MINUTES, FALSE },
  { "semenit", MEANS_MINUTES, TRUE },
  { "jam", MEANS_HOURS, FALSE },
  { "j", MEANS_HOURS, FALSE },
  { "h", MEANS_HOURS, FALSE },
  { "hrs", MEANS_HOURS, FALSE },
  { "hour", MEANS_HOURS, FALSE },
  { "hours", MEANS_HOURS, FALSE },
  { "sejam", MEANS_HOURS, TRUE },
  { "hari", MEANS_DAYS, FALSE },
  { "hk", MEANS_DAYS, FALSE },
  { "d", MEANS_DAYS, FALSE },
  { "day", MEANS_DAYS, FALSE },
  { "days", MEANS_DAYS, FALSE },
  { "sehari", MEANS_DAYS, TRUE },
  { "minggu", MEANS_WEEKS, FALSE },
  { "mgg", MEANS_WEEKS, FALSE },
  { "pekan", MEANS_WEEKS, FALSE },
  { "w", MEANS_WEEKS, FALSE },
  { "wk", MEANS_WEEKS, FALSE },
  { "wks", MEANS_WEEKS, FALSE },
  { "week", MEANS_WEEKS, FALSE },
  { "weeks", MEANS_WEEKS, FALSE },
  { "seminggu", MEANS_WEEKS, TRUE },
  { "sepekan", MEANS_WEEKS, TRUE },
  { "kerja", MEANS_FILLER, FALSE },
  { "dan", MEANS_FILLER, FALSE },
  { "working", MEANS_FILLER, FALSE },
  { "business", MEANS_FILLER, FALSE },
  { "and", MEANS_FILLER, FALSE },
  { "setengah", MEANS_HALF, FALSE },
  { "half", MEANS_HALF, FALSE },
  { "satu", MEANS_ONE, FALSE },
  { "one", MEANS_ONE, FALSE },
  { "a", MEANS_ONE, FALSE },
  { "an", MEANS_ONE, FALSE },
  { "bulan", MEANS_IN_WORDS, FALSE },
  { "bln", MEANS_IN_WORDS, FALSE },
  { "sebulan", MEANS_IN_WORDS, TRUE },
  { "tahun", MEANS_IN_WORDS, FALSE },
  { "thn", MEANS_IN_WORDS, FALSE },
  { "setahun", MEANS_IN_WORDS, TRUE },
  { "triwulan", MEANS_IN_WORDS, FALSE },
  { "semester", MEANS_IN_WORDS, FALSE },
  { "month", MEANS_IN_WORDS, FALSE },
  { "months", MEANS_IN_WORDS, FALSE },
  { "mo", MEANS_IN_WORDS, FALSE },
  { "year", MEANS_IN_WORDS, FALSE },
  { "years", MEANS_IN_WORDS, FALSE },
  { "kalender", MEANS_IN_WORDS, FALSE },
  { "calendar", MEANS_IN_WORDS, FALSE },
};

typedef struct
{
  const char *language;
  const char *rest;
  double number;    /* that waits for its word; NaN: none */
  gboolean is_half; /* that number, said in a word or a sign */
  gboolean in_words;
  gboolean has_any;
  Meaning last;
  double amounts[MEANS_WEEKS + 1]; /* NaN: not said */
} Reader;

static const Word *
find_word (const Reader *reader, const char *start, gsize length)
{
  static const Word hour = { "hr", MEANS_HOURS, FALSE };
  static const Word day = { "hr", MEANS_DAYS, FALSE };

  if (length == 2 && strncmp (start, "hr", 2) == 0)
    return *alur_language_decimal_sign (reader->language) == ',' ? &day : &hour;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (strlen (words[i].word) == length && strncmp (words[i].word, start, length) == 0)
        return &words[i];
    }
  return NULL;
}

/* An amount of @meaning, each of which may be said once. */
static gboolean
take_amount (Reader *reader, Meaning meaning, double number)
{
  if (isnan (number) || number < 0 || !isnan (reader->amounts[meaning]))
    return FALSE;
  reader->amounts[meaning] = number;
  reader->last = meaning;
  reader->has_any = TRUE;
  reader->number = NAN;
  return TRUE;
}

static gboolean
take_number (Reader *reader, double number)
{
  if (!isnan (reader->number))
    return FALSE;
  reader->number = number;
  reader->is_half = FALSE;
  return TRUE;
}

static gboolean
take_half (Reader *reader)
{
  if (!take_number (reader, 0.5))
    return FALSE;
  reader->is_half = TRUE;
  return TRUE;
}

static gboolean
read_word (Reader *reader)
{
  const char *start = reader->rest;
  const Word *word;

  while (g_unichar_isalpha (g_utf8_get_char (reader->rest)))
    reader->rest = g_utf8_next_char (reader->rest);
  word = find_word (reader, start, (gsize) (reader->rest - start));
  if (*reader->rest == '.')
    reader->rest++;
  if (word == NULL)
    return FALSE;
  switch (word->meaning)
    {
    case MEANS_FILLER:
      return TRUE;
    case MEANS_IN_WORDS:
      reader->in_words = TRUE;
      reader->number = NAN;
      return TRUE;
    case MEANS_ONE:
      return !isnan (reader->number) || take_number (reader, 1); /* "half an hour" */
    case MEANS_HALF:
      return take_half (reader);
    case MEANS_SECONDS:
    case MEANS_MINUTES:
    case MEANS_HOURS:
    case MEANS_DAYS:
    case MEANS_WEEKS:
    case MEANS_NOTHING:
    default:
      if (word->one && !isnan (reader->number))
        return FALSE;
      return take_amount (reader, word->meaning, word->one ? 1 : reader->number);
    }
}

/* "1:30" is hours and minutes. */
static gboolean
read_clock (Reader *reader, double hours)
{
  char *end;
  guint64 minutes = g_ascii_strtoull (reader->rest + 1, &end, 10);

  if (end != reader->rest + 3 || minutes >= 60)
    return FALSE;
  reader->rest = end;
  return take_amount (reader, MEANS_HOURS, hours)
         && take_amount (reader, MEANS_MINUTES, (double) minutes);
}

static gboolean
read_number (Reader *reader)
{
  gsize length = strspn (reader->rest, "0123456789.,");
  double number;

  while (length > 1 && !g_ascii_isdigit (reader->rest[length - 1]))
    length--;
  if (!alur_number_text_read_length (reader->language, reader->rest, length, &number))
    return FALSE;
  reader->rest += length;
  if (g_str_has_prefix (reader->rest, "½"))
    {
      reader->rest += strlen ("½");
      number += 0.5;
    }
  if (*reader->rest == ':')
    return read_clock (reader, number);
  return take_number (reader, number);
}

/* "10'" and "30\"" are minutes and seconds. */
static Meaning
read_stroke (Reader *reader)
{
  static const struct
  {
    const char *text;
    Meaning meaning;
  } strokes[] = { { "''", MEANS_SECONDS }, { "'", MEANS_MINUTES },  { "′", MEANS_MINUTES },
                  { "’", MEANS_MINUTES },  { "\"", MEANS_SECONDS }, { "″", MEANS_SECONDS },
                  { "”", MEANS_SECONDS } };

  for (guint i = 0; i < G_N_ELEMENTS (strokes); i++)
    {
      if (g_str_has_prefix (reader->rest, strokes[i].text))
        {
          reader->rest += strlen (strokes[i].text);
          return strokes[i].meaning;
        }
    }
  return MEANS_NOTHING;
}

static gboolean
read_next (Reader *reader)
{
  Meaning stroke;

  if (g_ascii_isdigit (*reader->rest))
    return read_number (reader);
  if (g_str_has_prefix (reader->rest, "½"))
    {
      reader->rest += strlen ("½");
      return take_half (reader);
    }
  if (g_unichar_isalpha (g_utf8_get_char (reader->rest)))
    return read_word (reader);
  stroke = read_stroke (reader);
  if (stroke != MEANS_NOTHING)
    return take_amount (reader, stroke, reader->number);
  if (strchr (" ,;+&", *reader->rest) == NULL)
    return FALSE;
  reader->rest++;
  return TRUE;
}

/* A number at the end: minutes where nothing else was said, else what is next below; a half is of
 * what was said: "2 jam setengah". */
static gboolean
take_last (Reader *reader)
{
  if (isnan (reader->number))
    return TRUE;
  if (!reader->has_any)
    return take_amount (reader, MEANS_MINUTES, reader->number);
  if (reader->is_half)
    {
      reader->amounts[reader->last] += 0.5;
      return TRUE;
    }
  if (reader->last != MEANS_HOURS && reader->last != MEANS_MINUTES)
    return FALSE;
  return take_amount (reader, reader->last - 1, reader->number);
}

static double
amount_of (const Reader *reader, Meaning meaning)
{
  return isnan (reader->amounts[meaning]) ? 0 : reader->amounts[meaning];
}

static AlurDurationReading
add_up (const Reader *reader, double hours_per_day, AlurDuration *duration)
{
  double days = amount_of (reader, MEANS_WEEKS) * DAYS_A_WEEK + amount_of (reader, MEANS_DAYS);
  double whole = floor (days + 1e-9);
  double seconds = amount_of (reader, MEANS_HOURS) * SECONDS_AN_HOUR
                   + amount_of (reader, MEANS_MINUTES) * SECONDS_A_MINUTE
                   + amount_of (reader, MEANS_SECONDS)
                   + MAX (0, days - whole) * hours_per_day * SECONDS_AN_HOUR;

  seconds = floor (seconds + 0.5);
  if (whole > G_MAXINT32 || seconds > G_MAXINT32)
    return ALUR_DURATION_TEXT_TOO_LONG;
  *duration = (AlurDuration){ (gint32) whole, (gint32) seconds };
  return ALUR_DURATION_TEXT_SPAN;
}

/**
 * alur_duration_text_read:
 * @language: (nullable): a BCP 47 tag; %NULL is the user's language
 * @text: a time as people write it
 * @hours_per_day: the length of a working day, of which a part of a day is a part
 * @duration: (out): the span, where it is one
 *
 * A number alone is minutes, one behind hours minutes, one behind minutes seconds. A week is five
 * working days. The file's own form ("PT15M") is understood too.
 *
 * Returns: what @text says
 */
AlurDurationReading
alur_duration_text_read (const char *language,
                         const char *text,
                         double hours_per_day,
                         AlurDuration *duration)
{
  g_autofree char *folded = alur_text_fold (text);
  Reader reader = { .language = language, .rest = folded, .number = NAN };

  if (*folded == '\0')
    return ALUR_DURATION_TEXT_NOTHING;
  if (alur_duration_parse (text, duration))
    return ALUR_DURATION_TEXT_SPAN;
  for (guint i = 0; i < G_N_ELEMENTS (reader.amounts); i++)
    reader.amounts[i] = NAN;
  while (*reader.rest != '\0')
    {
      if (!read_next (&reader))
        return ALUR_DURATION_TEXT_UNCLEAR;
    }
  if (reader.in_words)
    return ALUR_DURATION_TEXT_IN_WORDS;
  if (!take_last (&reader) || !reader.has_any)
    return ALUR_DURATION_TEXT_UNCLEAR;
  return add_up (&reader, hours_per_day, duration);
}

/**
 * alur_duration_text_write:
 * @language: (nullable): a BCP 47 tag; %NULL is the user's language
 * @duration: a span
 *
 * Returns: (transfer full): @duration as alur_duration_text_read() reads it; empty when it is not
 *   given or none
 */
char *
alur_duration_text_write (const char *language, AlurDuration duration)
{
  if (duration.days <= 0 && duration.seconds == 0)
    return g_strdup ("");
  return alur_language_format_duration (language, duration, 0);
}

/**
 * alur_duration_text_explain:
 * @reading: what alur_duration_text_read() has returned
 *
 * Returns: (transfer full) (nullable): in the user's language why the time can't be taken as it is,
 *   and what to do; %NULL when it can
 */
char *
alur_duration_text_explain (AlurDurationReading reading)
{
  switch (reading)
    {
    case ALUR_DURATION_TEXT_UNCLEAR:
      return g_strdup (alur_tr (NULL, N_ ("Write a time such as 15, 15 min, 2 hours 30, 3 days or "
                                          "2 weeks.")));
    case ALUR_DURATION_TEXT_IN_WORDS:
      return g_strdup (alur_tr (NULL, N_ ("How many working days is that? Months and calendar days "
                                          "can't be reckoned with; the words are kept for the "
                                          "page.")));
    case ALUR_DURATION_TEXT_TOO_LONG:
      return g_strdup (alur_tr (NULL, N_ ("That is longer than can be reckoned with.")));
    case ALUR_DURATION_TEXT_NOTHING:
    case ALUR_DURATION_TEXT_SPAN:
    default:
      return NULL;
    }
}
