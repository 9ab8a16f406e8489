/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-values.h"

#include <math.h>
#include <string.h>

/* The part of @text between its outer blanks (XML's: blank, tab, line feed, carriage return). */
static const char *
trim (const char *text, gsize *length)
{
  const char *end;

  text += strspn (text, " \t\r\n");
  end = text + strlen (text);
  while (end > text && strchr (" \t\r\n", end[-1]) != NULL)
    end--;
  *length = (gsize) (end - text);
  return text;
}

/* Reads a run of digits; FALSE when there is none or it is above @maximum. */
static gboolean
read_digits (const char **cursor, const char *end, gint64 maximum, gint64 *value)
{
  const char *start = *cursor;

  *value = 0;
  for (; *cursor < end && g_ascii_isdigit (**cursor); ++*cursor)
    {
      int digit = **cursor - '0';

      if (*value > (maximum - digit) / 10)
        return FALSE;
      *value = *value * 10 + digit;
    }
  return *cursor > start;
}

/* Reads the `nH`, `nM`, `nS` behind the T of a duration. */
static gboolean
read_clock (const char *cursor, const char *end, gint64 *seconds)
{
  static const struct
  {
    char letter;
    gint64 seconds;
  } parts[] = { { 'H', 3600 }, { 'M', 60 }, { 'S', 1 } };
  guint part = 0;

  if (cursor == end)
    return FALSE;
  while (cursor < end)
    {
      gint64 number;

      if (!read_digits (&cursor, end, G_MAXINT32, &number) || cursor == end)
        return FALSE;
      while (part < G_N_ELEMENTS (parts) && parts[part].letter != *cursor)
        part++;
      if (part == G_N_ELEMENTS (parts))
        return FALSE;
      *seconds += number * parts[part++].seconds;
      cursor++;
    }
  return *seconds <= G_MAXINT32;
}

/**
 * alur_duration_parse:
 * @text: an `xs:duration` of days, hours, minutes and seconds, all whole numbers and none negative
 * @duration: (out): what it says
 *
 * Days are kept apart from the rest: how long a working day is, the document says. The clock's part
 * may be up to 68 years.
 *
 * Returns: whether @text is such a duration
 */
gboolean
alur_duration_parse (const char *text, AlurDuration *duration)
{
  gsize length;
  const char *cursor = trim (text, &length);
  const char *end = cursor + length;
  gint64 days = 0;
  gint64 seconds = 0;

  if (length < 3 || *cursor++ != 'P')
    return FALSE;
  if (g_ascii_isdigit (*cursor))
    {
      if (!read_digits (&cursor, end, G_MAXINT32, &days) || cursor == end || *cursor++ != 'D')
        return FALSE;
    }
  if (cursor < end && (*cursor != 'T' || !read_clock (cursor + 1, end, &seconds)))
    return FALSE;
  *duration = (AlurDuration){ (gint32) days, (gint32) seconds };
  return TRUE;
}

/**
 * alur_duration_write:
 * @duration: a duration that is given
 * @buffer: where to write
 *
 * Seconds are carried into minutes and minutes into hours; days are left as days.
 *
 * Returns: @buffer, with the canonical text of @duration
 */
const char *
alur_duration_write (AlurDuration duration, char buffer[ALUR_VALUE_TEXT_SIZE])
{
  const int parts[]
      = { duration.seconds / 3600, duration.seconds / 60 % 60, duration.seconds % 60 };
  gsize used = 1;

  g_strlcpy (buffer, "P", ALUR_VALUE_TEXT_SIZE);
  if (duration.days > 0)
    used += (gsize) g_snprintf (buffer + used, ALUR_VALUE_TEXT_SIZE - used, "%dD", duration.days);
  if (duration.seconds > 0 || duration.days == 0)
    used += g_strlcpy (buffer + used, "T", ALUR_VALUE_TEXT_SIZE - used);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (parts[i] > 0)
        used += (gsize) g_snprintf (buffer + used, ALUR_VALUE_TEXT_SIZE - used, "%d%c", parts[i],
                                    "HMS"[i]);
    }
  if (buffer[used - 1] == 'T')
    g_strlcpy (buffer + used, "0S", ALUR_VALUE_TEXT_SIZE - used);
  return buffer;
}

/**
 * alur_duration_to_minutes:
 * @duration: a duration
 * @hours_per_day: the length of a working day
 *
 * Returns: its minutes; 0 for one that is not given
 */
double
alur_duration_to_minutes (AlurDuration duration, double hours_per_day)
{
  if (!alur_duration_is_set (duration))
    return 0;
  return duration.days * hours_per_day * 60 + duration.seconds / 60.0;
}

static int
days_in_month (gint64 year, gint64 month)
{
  static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  gboolean leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

  return days[month - 1] + (month == 2 && leap ? 1 : 0);
}

/**
 * alur_date_parse:
 * @text: an `xs:date` without time zone, of the years 1 to 99999
 * @date: (out): the day
 *
 * Returns: whether @text is a day of the calendar
 */
gboolean
alur_date_parse (const char *text, AlurDate *date)
{
  gsize length;
  const char *cursor = trim (text, &length);
  const char *end = cursor + length;
  const char *start = cursor;
  gint64 year, month, day;

  if (!read_digits (&cursor, end, 99999, &year) || year == 0)
    return FALSE;
  if (cursor - start < 4 || (cursor - start > 4 && *start == '0') || end - cursor != 6)
    return FALSE;
  if (cursor[0] != '-' || cursor[3] != '-')
    return FALSE;
  cursor++;
  if (!read_digits (&cursor, end, 12, &month) || month == 0 || *cursor++ != '-')
    return FALSE;
  if (!read_digits (&cursor, end, 31, &day) || day == 0 || day > days_in_month (year, month))
    return FALSE;
  *date = (AlurDate) (year * 10000 + month * 100 + day);
  return cursor == end;
}

/**
 * alur_date_write:
 * @date: a day
 * @buffer: where to write
 *
 * Returns: @buffer, with the day as YYYY-MM-DD
 */
const char *
alur_date_write (AlurDate date, char buffer[ALUR_VALUE_TEXT_SIZE])
{
  g_snprintf (buffer, ALUR_VALUE_TEXT_SIZE, "%04d-%02d-%02d", date / 10000, date / 100 % 100,
              date % 100);
  return buffer;
}

/**
 * alur_decimal_parse:
 * @text: an `xs:decimal`: no exponent, no INF, no NaN, no comma
 * @value: (out): the number
 *
 * Returns: whether @text is a decimal that a double can hold
 */
gboolean
alur_decimal_parse (const char *text, double *value)
{
  gsize length;
  const char *start = trim (text, &length);
  const char *end = start + length;
  const char *cursor = start;
  guint n_digits = 0;

  if (cursor < end && (*cursor == '-' || *cursor == '+'))
    cursor++;
  for (gboolean point = FALSE; cursor < end; cursor++)
    {
      if (g_ascii_isdigit (*cursor))
        n_digits++;
      else if (*cursor == '.' && !point)
        point = TRUE;
      else
        return FALSE;
    }
  if (n_digits == 0)
    return FALSE;
  *value = g_ascii_strtod (start, NULL) + 0.0;
  return isfinite (*value);
}

/* Moves the point of "D.DDDe±NN" to where its exponent says. */
static void
write_without_exponent (const char *scientific, char buffer[ALUR_VALUE_TEXT_SIZE])
{
  const char *mark = strchr (scientific, 'e');
  int exponent = (int) g_ascii_strtoll (mark + 1, NULL, 10);
  char digits[32];
  int n_digits = 0;
  GString text = { buffer, 0, ALUR_VALUE_TEXT_SIZE };

  buffer[0] = '\0';
  if (*scientific == '-')
    g_string_append_c (&text, *scientific++);
  for (; scientific < mark; scientific++)
    {
      if (*scientific != '.')
        digits[n_digits++] = *scientific;
    }
  if (exponent < 0)
    g_string_append (&text, "0.");
  for (int i = exponent + 1; i < 0; i++)
    g_string_append_c (&text, '0');
  for (int i = 0; i < n_digits; i++)
    {
      g_string_append_c (&text, digits[i]);
      if (i == exponent && i < n_digits - 1)
        g_string_append_c (&text, '.');
    }
  for (int i = n_digits; i <= exponent; i++)
    g_string_append_c (&text, '0');
}

/**
 * alur_decimal_write:
 * @value: a finite number
 * @buffer: where to write
 *
 * Returns: @buffer, with the shortest decimal that reads back as @value, without exponent
 */
const char *
alur_decimal_write (double value, char buffer[ALUR_VALUE_TEXT_SIZE])
{
  char candidate[G_ASCII_DTOSTR_BUF_SIZE];

  if (fabs (value) < 1e15 && !(value < trunc (value)) && !(value > trunc (value)))
    {
      g_snprintf (buffer, ALUR_VALUE_TEXT_SIZE, "%" G_GINT64_FORMAT, (gint64) value);
      return buffer;
    }
  for (int precision = 15; precision <= 17; precision++)
    {
      char format[] = "%.15g";
      double back;

      format[3] = (char) ('0' + precision - 10);
      g_ascii_formatd (candidate, sizeof candidate, format, value);
      back = g_ascii_strtod (candidate, NULL);
      if (!(back < value) && !(back > value))
        break;
    }
  if (strchr (candidate, 'e') != NULL)
    write_without_exponent (candidate, buffer);
  else
    g_strlcpy (buffer, candidate, ALUR_VALUE_TEXT_SIZE);
  return buffer;
}

/**
 * alur_integer_parse:
 * @text: a whole number, with or without sign
 * @value: (out): the number
 *
 * Returns: whether @text is a whole number of at most 18 digits
 */
gboolean
alur_integer_parse (const char *text, gint64 *value)
{
  gsize length;
  const char *cursor = trim (text, &length);
  const char *end = cursor + length;
  gboolean negative = cursor < end && *cursor == '-';

  if (cursor < end && (*cursor == '-' || *cursor == '+'))
    cursor++;
  if (!read_digits (&cursor, end, G_GINT64_CONSTANT (999999999999999999), value))
    return FALSE;
  if (negative)
    *value = -*value;
  return cursor == end;
}

/**
 * alur_id_is_valid:
 * @text: some bytes
 * @length: how many
 *
 * Returns: whether @text matches `[A-Za-z_][A-Za-z0-9._-]*`
 */
gboolean
alur_id_is_valid (const char *text, gsize length)
{
  if (length == 0 || !(g_ascii_isalpha (text[0]) || text[0] == '_'))
    return FALSE;
  for (gsize i = 1; i < length; i++)
    {
      if (!g_ascii_isalnum (text[i]) && text[i] != '.' && text[i] != '_' && text[i] != '-')
        return FALSE;
    }
  return TRUE;
}

/**
 * alur_language_is_valid:
 * @text: a language tag
 *
 * Returns: whether @text is an `xs:language`: parts of one to eight letters, after the first also
 *   digits, joined by hyphens
 */
gboolean
alur_language_is_valid (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "-", -1);

  if (parts[0] == NULL)
    return FALSE;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      gsize length = strlen (parts[i]);

      if (length < 1 || length > 8)
        return FALSE;
      for (gsize j = 0; j < length; j++)
        {
          if (!(i == 0 ? g_ascii_isalpha (parts[i][j]) : g_ascii_isalnum (parts[i][j])))
            return FALSE;
        }
    }
  return TRUE;
}
