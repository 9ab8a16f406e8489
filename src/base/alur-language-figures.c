/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers, money, dates and durations as people of a language write them. The signs and words come
 * from the catalogue; the C library's own formats are not used, because they follow the process's
 * locale and not the document's language. */

#include "alur-language.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#define SECONDS_A_MINUTE 60
#define SECONDS_AN_HOUR 3600
#define SECONDS_A_DAY_BY_THE_CLOCK 86400
#define MOST_DECIMALS 9

static const char *const months[] = {
  NC_ ("month", "January"), NC_ ("month", "February"), NC_ ("month", "March"),
  NC_ ("month", "April"),   NC_ ("month", "May"),      NC_ ("month", "June"),
  NC_ ("month", "July"),    NC_ ("month", "August"),   NC_ ("month", "September"),
  NC_ ("month", "October"), NC_ ("month", "November"), NC_ ("month", "December"),
};

/* Digits and a point into digits, signs for the thousands and the language's decimal sign. */
static char *
dress_number (const char *language, const char *plain)
{
  /* Translators: the sign between groups of three digits. */
  const char *separator = alur_tr_context (language, "thousands separator", ",");
  gsize whole = strcspn (plain, ".");
  GString *text = g_string_sized_new (32);

  for (gsize i = 0; i < whole; i++)
    {
      if (i > 0 && (whole - i) % 3 == 0)
        g_string_append (text, separator);
      g_string_append_c (text, plain[i]);
    }
  if (plain[whole] == '.')
    {
      g_string_append (text, alur_language_decimal_sign (language));
      g_string_append (text, plain + whole + 1);
    }
  return g_string_free (text, FALSE);
}

static void
drop_zeros (char *plain)
{
  gsize length = strlen (plain);

  if (strchr (plain, '.') == NULL)
    return;
  while (plain[length - 1] == '0')
    length--;
  if (plain[length - 1] == '.')
    length--;
  plain[length] = '\0';
}

/**
 * alur_language_format_number:
 * @language: (nullable): a BCP 47 tag; %NULL is the user's language
 * @value: the number
 * @decimals: how many decimals, up to 9; below 0: at most that many, without zeros at the end
 *
 * Writes a number with its thousands set apart: "1.250,5". What is no number becomes "–".
 *
 * Returns: (transfer full): the text
 */
char *
alur_language_format_number (const char *language, double value, int decimals)
{
  char plain[G_ASCII_DTOSTR_BUF_SIZE + 330];
  char format[8];
  g_autofree char *text = NULL;
  gboolean is_zero;

  if (!isfinite (value))
    return g_strdup ("–");
  g_snprintf (format, sizeof format, "%%.%df", MIN (ABS (decimals), MOST_DECIMALS));
  g_ascii_formatd (plain, sizeof plain, format, fabs (value));
  is_zero = plain[strspn (plain, "0.")] == '\0';
  if (decimals < 0)
    drop_zeros (plain);
  text = dress_number (language, plain);
  return value < 0 && !is_zero ? g_strconcat ("-", text, NULL) : g_steal_pointer (&text);
}

/**
 * alur_language_format_percent:
 * @language: (nullable): a BCP 47 tag; %NULL is the user's language
 * @share: a part of one; 0.83 is 83 of a hundred
 * @decimals: as of alur_language_format_number()
 *
 * Writes a share as hundredths: "31,6%", without a blank, as Indonesian and English do; a line
 * then never breaks between figure and sign. What is no number becomes "–".
 *
 * Returns: (transfer full): the text
 */
char *
alur_language_format_percent (const char *language, double share, int decimals)
{
  g_autofree char *number = alur_language_format_number (language, share * 100, decimals);

  return g_strconcat (number, isfinite (share) ? "%" : NULL, NULL);
}

/**
 * alur_language_format_money:
 * @language: (nullable): a BCP 47 tag; %NULL is the user's language
 * @value: the amount
 * @currency: an ISO 4217 code
 *
 * Writes an amount of money: "Rp 12.500", "USD 12.50". Whole amounts have no decimals, others two.
 *
 * Returns: (transfer full): the text
 */
char *
alur_language_format_money (const char *language, double value, const char *currency)
{
  gboolean is_whole = fabs (value - floor (value + 0.5)) < 0.005;
  g_autofree char *amount = alur_language_format_number (language, fabs (value), is_whole ? 0 : 2);
  gboolean is_below = value < 0 && amount[strspn (amount, "0,.")] != '\0';

  if (strcmp (currency, "IDR") == 0)
    currency = "Rp";
  return g_strdup_printf ("%s%s %s", is_below ? "-" : "", currency, amount);
}

/**
 * alur_language_format_date:
 * @language: (nullable): a BCP 47 tag; %NULL is the user's language
 * @date: a day; 0: not given
 *
 * Returns: (transfer full): the day as in "24 November 2026"; empty when it is not given
 */
char *
alur_language_format_date (const char *language, AlurDate date)
{
  int month = date / 100 % 100;

  if (date <= 0 || month < 1 || month > 12)
    return g_strdup ("");
  /* Translators: day, name of the month, year. */
  return g_strdup_printf (alur_tr (language, N_ ("%d %s %d")), date % 100,
                          alur_tr_context (language, "month", months[month - 1]), date / 10000);
}

/* Which of two forms a number takes in English and its like; "0.5 minutes", "1.5 minutes". */
static gulong
plural_of (double n)
{
  return G_APPROX_VALUE (n, 1.0, 1e-9) ? 1 : 2;
}

static char *
say_days (const char *language, double n)
{
  g_autofree char *number = alur_language_format_number (language, n, -1);

  return g_strdup_printf (alur_tr_n (language, "%s working day", "%s working days", plural_of (n)),
                          number);
}

static char *
say_hours (const char *language, double n)
{
  g_autofree char *number = alur_language_format_number (language, n, -1);

  return g_strdup_printf (alur_tr_n (language, "%s hour", "%s hours", plural_of (n)), number);
}

static char *
say_minutes (const char *language, double n)
{
  g_autofree char *number = alur_language_format_number (language, n, -1);

  return g_strdup_printf (alur_tr_n (language, "%s minute", "%s minutes", plural_of (n)), number);
}

static char *
say_seconds (const char *language, double n)
{
  g_autofree char *number = alur_language_format_number (language, n, -1);

  return g_strdup_printf (alur_tr_n (language, "%s second", "%s seconds", plural_of (n)), number);
}

static void
append_part (GString *text, char *part)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, part);
  g_free (part);
}

static void
append_time (GString *text, const char *language, gint32 seconds)
{
  gint32 hours = seconds / SECONDS_AN_HOUR;
  gint32 minutes = seconds % SECONDS_AN_HOUR / SECONDS_A_MINUTE;

  if (hours > 0)
    append_part (text, say_hours (language, hours));
  if (minutes > 0)
    append_part (text, say_minutes (language, minutes));
  if (seconds % SECONDS_A_MINUTE > 0)
    append_part (text, say_seconds (language, seconds % SECONDS_A_MINUTE));
}

/* How many working days a time without days fills; 0 where it does not, or where it fills days by
 * the clock and so was hardly meant as work. */
static gint32
whole_days (gint32 seconds, double hours_per_day)
{
  double days;

  if (hours_per_day <= 0 || seconds % SECONDS_A_DAY_BY_THE_CLOCK == 0)
    return 0;
  days = seconds / (hours_per_day * SECONDS_AN_HOUR);
  return G_APPROX_VALUE (days, floor (days + 0.5), 1e-6) ? (gint32) (days + 0.5) : 0;
}

/**
 * alur_language_format_duration:
 * @language: (nullable): a BCP 47 tag; %NULL is the user's language
 * @duration: a span
 * @hours_per_day: the length of a working day: a time without days that fills whole ones is told in
 *   them, unless it fills days by the clock; 0: told as it is written
 *
 * Says a duration exactly: "1 hari kerja 2 jam 30 menit".
 *
 * Returns: (transfer full): the text; empty when @duration is not given
 */
char *
alur_language_format_duration (const char *language, AlurDuration duration, double hours_per_day)
{
  GString *text;
  gint32 days;

  if (!alur_duration_is_set (duration))
    return g_strdup ("");
  if (duration.days == 0 && duration.seconds == 0)
    return say_minutes (language, 0);
  text = g_string_sized_new (32);
  days = duration.days == 0 ? whole_days (duration.seconds, hours_per_day) : 0;
  if (days > 0)
    duration = (AlurDuration){ days, 0 };
  if (duration.days > 0)
    append_part (text, say_days (language, duration.days));
  append_time (text, language, duration.seconds);
  return g_string_free (text, FALSE);
}

/**
 * alur_language_format_whole:
 * @language: (nullable): a BCP 47 tag; %NULL is the user's language
 * @seconds: a time
 * @hours_per_day: the length of a working day
 *
 * Says a time in the largest unit that divides it: "1 hari kerja" for seven hours and a half of
 * such a day, "90 menit" for an hour and a half.
 *
 * Returns: (transfer full): the text
 */
char *
alur_language_format_whole (const char *language, double seconds, double hours_per_day)
{
  static const struct
  {
    double seconds; /* 0: a working day */
    char *(*say) (const char *language, double n);
  } units[]
      = { { 0, say_days }, { SECONDS_AN_HOUR, say_hours }, { SECONDS_A_MINUTE, say_minutes } };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      double unit = units[i].seconds > 0 ? units[i].seconds : hours_per_day * SECONDS_AN_HOUR;
      double n = floor (seconds / unit + 0.5);

      if (n >= 1 && G_APPROX_VALUE (seconds / unit, n, 1e-6))
        return units[i].say (language, n);
    }
  return say_seconds (language, floor (seconds + 0.5));
}

static char *
say_time (const char *language, double minutes, double hours_per_day)
{
  double rounded = floor (minutes * 10 + 0.5) / 10;
  double whole = floor (minutes + 0.5);
  GString *text;

  if (minutes > 0 && minutes < 0.95)
    return say_seconds (language, MAX (1, floor (minutes * 60 + 0.5)));
  if (rounded < 60)
    return say_minutes (language, rounded);
  if (hours_per_day > 0 && whole >= hours_per_day * 60)
    return say_days (language, floor (minutes / (hours_per_day * 60) * 10 + 0.5) / 10);
  if (whole >= (double) G_MAXINT32 / SECONDS_A_MINUTE)
    return say_hours (language, floor (minutes / 60 + 0.5));
  text = g_string_sized_new (32);
  append_time (text, language, (gint32) whole * SECONDS_A_MINUTE);
  return g_string_free (text, FALSE);
}

/**
 * alur_language_format_minutes:
 * @language: (nullable): a BCP 47 tag; %NULL is the user's language
 * @minutes: a computed time, or a difference of two
 * @hours_per_day: the length of a working day
 *
 * Says a figure as people would: "45 menit", "2 jam 30 menit", from one working day on in days with
 * at most one decimal ("6,1 hari kerja"), below a minute in seconds. What is no number becomes "–".
 *
 * Returns: (transfer full): the text
 */
char *
alur_language_format_minutes (const char *language, double minutes, double hours_per_day)
{
  g_autofree char *text = NULL;

  if (!isfinite (minutes))
    return g_strdup ("–");
  text = say_time (language, fabs (minutes), hours_per_day);
  return minutes < 0 ? g_strconcat ("-", text, NULL) : g_steal_pointer (&text);
}
