/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-number-text.h"

#include "alur-language.h"

#include <math.h>
#include <string.h>

#define MOST_DIGITS 300

/* Whether the digits from @start on are groups of three behind a first one of up to three. */
static gboolean
is_grouped (const char *start, const char *end, char separator)
{
  gsize first = 0;

  while (start + first < end && start[first] != separator)
    first++;
  if (first == 0 || first > 3 || (first == 1 && *start == '0'))
    return FALSE;
  for (const char *p = start + first; p < end; p += 4)
    {
      if (end - p < 4 || *p != separator || memchr (p + 1, separator, 3) != NULL)
        return FALSE;
    }
  return TRUE;
}

/* Writes the digits as C does: thousands together, a point before the decimals. */
static gboolean
undress (const char *start, const char *end, char decimal, char plain[MOST_DIGITS + 1])
{
  char other = decimal == ',' ? '.' : ',';
  const char *sign = memchr (start, decimal, (gsize) (end - start));
  const char *group = memchr (start, other, (gsize) (end - start));
  gsize n = 0;

  if (group != NULL && !is_grouped (start, sign != NULL ? sign : end, other))
    {
      if (sign != NULL)
        return FALSE;
      sign = group;
    }
  for (const char *p = start; p < end; p++)
    {
      if (p == sign)
        plain[n++] = '.';
      else if (g_ascii_isdigit (*p))
        plain[n++] = *p;
      else if (*p != other || (sign != NULL && p > sign))
        return FALSE;
    }
  plain[n] = '\0';
  return n > 0 && plain[n - 1] != '.' && plain[0] != '.';
}

/**
 * alur_number_text_read_length:
 * @language: (nullable): a BCP 47 tag; %NULL is the user's language
 * @text: a number as people write it
 * @length: how many bytes of @text
 * @value: (out): the number
 *
 * Reads what alur_language_format_number() writes, and what people do: thousands may stand apart or
 * not. The other language's decimal sign is understood where it can't be one of thousands: in
 * Indonesian `1,5` and `1.5` are the same, `1.500` is fifteen hundred.
 *
 * Returns: whether it is a number
 */
gboolean
alur_number_text_read_length (const char *language, const char *text, gsize length, double *value)
{
  const char *end = text + length;
  char plain[MOST_DIGITS + 1];
  gboolean is_below = FALSE;

  while (text < end && g_ascii_isspace (*text))
    text++;
  while (text < end && g_ascii_isspace (end[-1]))
    end--;
  if (text < end && *text == '-')
    {
      is_below = TRUE;
      text++;
    }
  if (text == end || end - text > MOST_DIGITS
      || !undress (text, end, *alur_language_decimal_sign (language), plain))
    return FALSE;
  *value = g_ascii_strtod (plain, NULL);
  if (is_below)
    *value = -*value;
  return isfinite (*value);
}

/**
 * alur_number_text_read:
 * @language: (nullable): a BCP 47 tag; %NULL is the user's language
 * @text: a number as people write it
 * @value: (out): the number
 *
 * See alur_number_text_read_length().
 *
 * Returns: whether it is a number
 */
gboolean
alur_number_text_read (const char *language, const char *text, double *value)
{
  return alur_number_text_read_length (language, text, strlen (text), value);
}
