/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-values.h"

#include <float.h>
#include <math.h>
#include <string.h>

static void
test_durations (void)
{
  static const struct
  {
    const char *text;
    gint32 days;
    gint32 seconds;
    const char *written;
  } cases[] = {
    { "PT30S", 0, 30, "PT30S" },
    { "PT15M", 0, 900, "PT15M" },
    { "PT2H30M", 0, 9000, "PT2H30M" },
    { "P3D", 3, 0, "P3D" },
    { "PT90M", 0, 5400, "PT1H30M" },
    { "PT3600S", 0, 3600, "PT1H" },
    { "PT24H", 0, 86400, "PT24H" },
    { "PT100H", 0, 360000, "PT100H" },
    { "P1DT2H3M4S", 1, 7384, "P1DT2H3M4S" },
    { "P1DT2S", 1, 2, "P1DT2S" },
    { "P1DT0S", 1, 0, "P1D" },
    { "P0D", 0, 0, "PT0S" },
    { "PT0S", 0, 0, "PT0S" },
    { "PT0H0M0S", 0, 0, "PT0S" },
    { "P007D", 7, 0, "P7D" },
    { " \t\nPT5M\r ", 0, 300, "PT5M" },
    { "P2147483647D", G_MAXINT32, 0, "P2147483647D" },
    { "PT2147483647S", 0, G_MAXINT32, "PT596523H14M7S" },
  };
  char buffer[ALUR_VALUE_TEXT_SIZE];

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AlurDuration duration = ALUR_DURATION_UNSET;

      g_assert_true (alur_duration_parse (cases[i].text, &duration));
      g_assert_cmpint (duration.days, ==, cases[i].days);
      g_assert_cmpint (duration.seconds, ==, cases[i].seconds);
      g_assert_cmpstr (alur_duration_write (duration, buffer), ==, cases[i].written);
    }
}

static void
test_bad_durations (void)
{
  static const char *const cases[] = {
    "",
    " ",
    "P",
    "PT",
    "P1",
    "1D",
    "D",
    "P1DT",
    "-P1D",
    "P-1D",
    "P1Y",
    "P1M",
    "P1W",
    "PT1D",
    "P1H",
    "PT1.5H",
    "PT1,5H",
    "P1.5D",
    "PT1M1H",
    "PT1S1M",
    "PT1H1H",
    "PTH",
    "PT5",
    "P1D2H",
    "pt5m",
    "P1 D",
    "PT5M PT5",
    "PT5M.",
    "P1DT1DD",
    "+PT5M",
    "P1D1D",
    "PT1H 5M",
    "P٣D",
    "PTM",
    "PT5MT5S",
    "P5DP5D",
    "PINFD",
    "P1e3D",
    "PT0x10S",
    "P2147483648D",
    "PT2147483648S",
    "PT99999999999999999999S",
    "P99999999999999999999D",
    "PT596523H14M8S",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AlurDuration duration;

      if (alur_duration_parse (cases[i], &duration))
        g_error ("\"%s\" was taken for a duration", cases[i]);
    }
}

static void
assert_close (double a, double b)
{
  g_assert_cmpfloat_with_epsilon (a, b, 1e-9);
}

static void
test_minutes (void)
{
  assert_close (alur_duration_to_minutes ((AlurDuration){ 2, 1800 }, 7.5), 930);
  assert_close (alur_duration_to_minutes ((AlurDuration){ 0, 90 }, 7.5), 1.5);
  assert_close (alur_duration_to_minutes ((AlurDuration){ 1, 0 }, 8), 480);
  assert_close (alur_duration_to_minutes (ALUR_DURATION_UNSET, 8), 0);
  g_assert_false (alur_duration_is_set (ALUR_DURATION_UNSET));
  g_assert_true (alur_duration_is_set ((AlurDuration){ 0, 0 }));
}

static void
test_dates (void)
{
  static const struct
  {
    const char *text;
    AlurDate date;
  } cases[] = {
    { "2026-11-24", 20261124 }, { "0001-01-01", 10101 },      { "2024-02-29", 20240229 },
    { "2000-02-29", 20000229 }, { "99999-12-31", 999991231 }, { " 2026-01-01\n", 20260101 },
  };
  char buffer[ALUR_VALUE_TEXT_SIZE];

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AlurDate date = 0;

      g_assert_true (alur_date_parse (cases[i].text, &date));
      g_assert_cmpint (date, ==, cases[i].date);
      g_assert_true (strstr (cases[i].text, alur_date_write (date, buffer)) != NULL);
    }
}

static void
test_bad_dates (void)
{
  static const char *const cases[] = {
    "",           " ",           "2026",        "2026-11",      "2026-13-01",
    "2026-00-10", "2026-01-00",  "2026-01-32",  "2026-04-31",   "2025-02-29",
    "1900-02-29", "2100-02-29",  "0000-01-01",  "-2026-01-01",  "2026-1-1",
    "26-01-01",   "02026-01-01", "2026-01-01Z", "2026/01/01",   "2026-01-01+07:00",
    "24-11-2026", "2026-01-1a",  "2026-01 -01", "100000-01-01", "2026-01-01T00:00:00",
    "20260101",   "2026-1-010",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AlurDate date;

      if (alur_date_parse (cases[i], &date))
        g_error ("\"%s\" was taken for a date", cases[i]);
    }
}

static void
test_decimals (void)
{
  static const struct
  {
    const char *text;
    double value;
    const char *written;
  } cases[] = {
    { "0", 0, "0" },
    { "-0", 0, "0" },
    { "-0.0", 0, "0" },
    { "7.5", 7.5, "7.5" },
    { "7.50", 7.5, "7.5" },
    { "+7.5", 7.5, "7.5" },
    { ".5", 0.5, "0.5" },
    { "5.", 5, "5" },
    { "-12.25", -12.25, "-12.25" },
    { "007", 7, "7" },
    { " 3 ", 3, "3" },
    { "75000", 75000, "75000" },
    { "0.1", 0.1, "0.1" },
    { "0.30000000000000004", 0.1 + 0.2, "0.30000000000000004" },
    { "0.000001", 1e-6, "0.000001" },
    { "0.0000000123", 1.23e-8, "0.0000000123" },
    { "100000000000000000000", 1e20, "100000000000000000000" },
    { "1234567890123456", 1234567890123456.0, "1234567890123456" },
    { "-0.00000005", -5e-8, "-0.00000005" },
  };
  char buffer[ALUR_VALUE_TEXT_SIZE];

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double value = -1;

      g_assert_true (alur_decimal_parse (cases[i].text, &value));
      g_assert_cmpfloat_with_epsilon (value, cases[i].value, fabs (cases[i].value) * 1e-15 + 1e-30);
      g_assert_cmpstr (alur_decimal_write (value, buffer), ==, cases[i].written);
    }
}

static void
test_bad_decimals (void)
{
  static const char *const cases[] = {
    "",    " ",    ".",     "-",     "+",   "-.",  "1e5", "1E5",  "INF", "-INF", "NaN", "nan",
    "1,5", "0x10", "1 000", "1.2.3", "--1", "+-1", "1-",  "1.5f", "٣",   "1_0",  "1'0", "½",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double value;

      if (alur_decimal_parse (cases[i], &value))
        g_error ("\"%s\" was taken for a decimal", cases[i]);
    }
}

static void
test_too_large_a_decimal (void)
{
  g_autofree char *digits = g_strnfill (400, '9');
  double value;

  g_assert_false (alur_decimal_parse (digits, &value));
}

/* Whatever double is written, the same comes back, without exponent. */
static void
test_decimals_round_trip (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  char buffer[ALUR_VALUE_TEXT_SIZE];

  for (guint i = 0; i < 200000; i++)
    {
      guint64 bits = (guint64) g_rand_int (rand) << 32 | g_rand_int (rand);
      double value;
      double back;

      memcpy (&value, &bits, sizeof value);
      if (!isfinite (value))
        continue;
      alur_decimal_write (value, buffer);
      g_assert_true (alur_decimal_parse (buffer, &back));
      g_assert_true (memcmp (&value, &back, sizeof value) == 0);
      g_assert_cmpuint (strcspn (buffer, "eE"), ==, strlen (buffer));
    }
  g_assert_cmpuint (strlen (alur_decimal_write (-DBL_MAX, buffer)), ==, 310);
}

static void
test_integers (void)
{
  static const char *const bad[]
      = { "", " ", "-", "+", "1.0", "1e3", "1 2", "0x1", "--1", "9999999999999999999", "a" };
  gint64 value = 0;

  g_assert_true (alur_integer_parse (" -42 ", &value));
  g_assert_cmpint (value, ==, -42);
  g_assert_true (alur_integer_parse ("+007", &value));
  g_assert_cmpint (value, ==, 7);
  g_assert_true (alur_integer_parse ("999999999999999999", &value));
  g_assert_cmpint (value, ==, G_GINT64_CONSTANT (999999999999999999));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (alur_integer_parse (bad[i], &value));
}

static void
test_ids (void)
{
  static const char *const good[] = { "a", "_", "f-obat", "A.b_c-9", "pr1" };
  static const char *const bad[] = { "", "1a", "-a", ".a", "a b", "é", "a|b", "a,b", "a:b" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (alur_id_is_valid (good[i], strlen (good[i])));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (alur_id_is_valid (bad[i], strlen (bad[i])));
  g_assert_false (alur_id_is_valid ("a\0b", 3));
  g_assert_true (alur_id_is_valid ("abc def", 3));
}

static void
test_languages (void)
{
  static const char *const good[] = { "id", "en", "en-GB", "zh-Hant-TW", "x-klingon", "de-1996" };
  static const char *const bad[] = { "",    "-",         "id-",    "-id",          "i d", "id_ID",
                                     "123", "abcdefghi", "id--ID", "en-abcdefghi", "é" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (alur_language_is_valid (good[i]));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (alur_language_is_valid (bad[i]));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/values/durations", test_durations);
  g_test_add_func ("/values/bad-durations", test_bad_durations);
  g_test_add_func ("/values/minutes", test_minutes);
  g_test_add_func ("/values/dates", test_dates);
  g_test_add_func ("/values/bad-dates", test_bad_dates);
  g_test_add_func ("/values/decimals", test_decimals);
  g_test_add_func ("/values/bad-decimals", test_bad_decimals);
  g_test_add_func ("/values/too-large-a-decimal", test_too_large_a_decimal);
  g_test_add_func ("/values/decimals-round-trip", test_decimals_round_trip);
  g_test_add_func ("/values/integers", test_integers);
  g_test_add_func ("/values/ids", test_ids);
  g_test_add_func ("/values/languages", test_languages);
  return g_test_run ();
}
