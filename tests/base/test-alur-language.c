/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-language.h"

#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* assert_text ("expected", what a function returns) */
static void
assert_text (const char *expected, char *text)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_words (void)
{
  g_assert_cmpstr (alur_tr_context ("id", "month", "May"), ==, "Mei");
  g_assert_cmpstr (alur_tr_context ("id-ID", "month", "May"), ==, "Mei");
  g_assert_cmpstr (alur_tr_context ("en", "month", "May"), ==, "May");
  g_assert_cmpstr (alur_tr_context ("en-GB", "month", "May"), ==, "May");
  /* a language that we do not have */
  g_assert_cmpstr (alur_tr_context ("fr", "month", "May"), ==, "Mei");
  /* "enm" is not English */
  g_assert_cmpstr (alur_tr_context ("enm", "month", "May"), ==, "Mei");
  /* a text that nobody translated */
  g_assert_cmpstr (alur_tr ("id", "no such text"), ==, "no such text");
  g_assert_cmpstr (alur_tr ("id", ""), ==, "");
  g_assert_cmpstr (alur_tr (NULL, ""), ==, "");
  g_assert_cmpstr (alur_tr_n ("id", "%s hour", "%s hours", 1), ==, "%s jam");
  g_assert_cmpstr (alur_tr_n ("id", "%s hour", "%s hours", 2), ==, "%s jam");
  g_assert_cmpstr (alur_tr_n ("en", "%s hour", "%s hours", 1), ==, "%s hour");
  g_assert_cmpstr (alur_tr_n ("en", "%s hour", "%s hours", 2), ==, "%s hours");
  g_assert_cmpstr (alur_tr_n ("id", "%s foot", "%s feet", 2), ==, "%s feet");
}

static void
test_is_indonesian (void)
{
  g_assert_true (alur_language_is_indonesian ("id"));
  g_assert_true (alur_language_is_indonesian ("id-ID"));
  g_assert_true (alur_language_is_indonesian ("ID"));
  g_assert_false (alur_language_is_indonesian ("en"));
  g_assert_false (alur_language_is_indonesian ("ido"));
  g_assert_false (alur_language_is_indonesian ("fr"));
}

static void
test_numbers (void)
{
  assert_text ("1.250,5", alur_language_format_number ("id", 1250.5, 1));
  assert_text ("1,250.5", alur_language_format_number ("en", 1250.5, 1));
  assert_text ("1.250,50", alur_language_format_number ("id", 1250.5, 2));
  assert_text ("1.250,5", alur_language_format_number ("id", 1250.5, -4));
  assert_text ("1.250", alur_language_format_number ("id", 1250, -4));
  assert_text ("100", alur_language_format_number ("id", 100, -4));
  assert_text ("0", alur_language_format_number ("id", 0, -4));
  assert_text ("0,00", alur_language_format_number ("id", 0, 2));
  assert_text ("0", alur_language_format_number ("id", -0.0, 0));
  assert_text ("0,0", alur_language_format_number ("id", -0.01, 1));
  assert_text ("-0,01", alur_language_format_number ("id", -0.01, 2));
  assert_text ("999", alur_language_format_number ("id", 999, 0));
  assert_text ("1.000", alur_language_format_number ("id", 999.9, 0));
  assert_text ("-1.234.567", alur_language_format_number ("id", -1234567, 0));
  assert_text ("100.000.000.000.000.000.000", alur_language_format_number ("id", 1e20, 0));
  assert_text ("–", alur_language_format_number ("id", (double) NAN, 0));
  assert_text ("–", alur_language_format_number ("id", (double) INFINITY, 2));
  assert_text ("2,2560", alur_language_format_number ("fr", 2.256, 4));
  g_assert_cmpstr (alur_language_decimal_sign ("id"), ==, ",");
  g_assert_cmpstr (alur_language_decimal_sign ("en"), ==, ".");
}

static void
test_largest_number (void)
{
  g_autofree char *text = alur_language_format_number ("id", G_MAXDOUBLE, 9);

  /* 309 digits in groups, a sign, nine decimals */
  g_assert_cmpuint (strlen (text), ==, 309 + 102 + 10);
}

static void
test_money (void)
{
  assert_text ("83%", alur_language_format_percent ("id", 0.83, 0));
  assert_text ("31,6%", alur_language_format_percent ("id", 0.3159, 1));
  assert_text ("1,250.5%", alur_language_format_percent ("en", 12.505, -1));
  assert_text ("–", alur_language_format_percent ("id", (double) NAN, 0));
  assert_text ("Rp 12.500", alur_language_format_money ("id", 12500, "IDR"));
  assert_text ("Rp 12,500", alur_language_format_money ("en", 12500, "IDR"));
  assert_text ("Rp 0", alur_language_format_money ("id", 0, "IDR"));
  assert_text ("-Rp 500", alur_language_format_money ("id", -500, "IDR"));
  assert_text ("Rp 0", alur_language_format_money ("id", -0.001, "IDR"));
  assert_text ("Rp 12.500,50", alur_language_format_money ("id", 12500.5, "IDR"));
  assert_text ("USD 12.50", alur_language_format_money ("en", 12.5, "USD"));
  assert_text ("Rp –", alur_language_format_money ("id", (double) NAN, "IDR"));
}

static void
test_dates (void)
{
  assert_text ("24 November 2026", alur_language_format_date ("id", 20261124));
  assert_text ("24 November 2026", alur_language_format_date ("en", 20261124));
  assert_text ("1 Mei 2026", alur_language_format_date ("id", 20260501));
  assert_text ("1 May 2026", alur_language_format_date ("en-GB", 20260501));
  assert_text ("31 Desember 999", alur_language_format_date ("id", 9991231));
  assert_text ("", alur_language_format_date ("id", 0));
}

static void
test_durations (void)
{
  assert_text ("3 hari kerja", alur_language_format_duration ("id", (AlurDuration){ 3, 0 }, 7.5));
  assert_text ("1 working day", alur_language_format_duration ("en", (AlurDuration){ 1, 0 }, 7.5));
  assert_text ("2 jam 30 menit",
               alur_language_format_duration ("id", (AlurDuration){ 0, 9000 }, 7.5));
  assert_text ("15 menit", alur_language_format_duration ("id", (AlurDuration){ 0, 900 }, 7.5));
  assert_text ("30 detik", alur_language_format_duration ("id", (AlurDuration){ 0, 30 }, 7.5));
  assert_text ("1 menit 30 detik",
               alur_language_format_duration ("id", (AlurDuration){ 0, 90 }, 7.5));
  assert_text ("1 hari kerja 2 jam",
               alur_language_format_duration ("id", (AlurDuration){ 1, 7200 }, 7.5));
  assert_text ("2 working days 1 hour 1 minute 1 second",
               alur_language_format_duration ("en", (AlurDuration){ 2, 3661 }, 7.5));
  assert_text ("1 hari kerja", alur_language_format_whole ("id", 7.5 * 3600, 7.5));
  assert_text ("1 working day", alur_language_format_whole ("en", 8 * 3600, 8));
  assert_text ("90 menit", alur_language_format_whole ("id", 5400, 7.5));
  assert_text ("2 jam", alur_language_format_whole ("id", 7200, 7.5));
  assert_text ("45 detik", alur_language_format_whole ("id", 45, 7.5));
  assert_text ("930 menit", alur_language_format_whole ("id", (2 * 7.5 + 0.5) * 3600, 7.5));
  assert_text ("0 menit", alur_language_format_duration ("id", (AlurDuration){ 0, 0 }, 7.5));
  assert_text ("", alur_language_format_duration ("id", ALUR_DURATION_UNSET, 7.5));
  assert_text ("1.200 hari kerja",
               alur_language_format_duration ("id", (AlurDuration){ 1200, 0 }, 7.5));
}

static void
test_whole_days (void)
{
  assert_text ("1 hari kerja",
               alur_language_format_duration ("id", (AlurDuration){ 0, 27000 }, 7.5));
  assert_text ("2 hari kerja",
               alur_language_format_duration ("id", (AlurDuration){ 0, 54000 }, 7.5));
  assert_text ("7 jam 30 menit",
               alur_language_format_duration ("id", (AlurDuration){ 0, 27000 }, 0));
  assert_text ("7 jam 30 menit",
               alur_language_format_duration ("id", (AlurDuration){ 0, 27000 }, 8));
  /* a day by the clock */
  assert_text ("24 jam", alur_language_format_duration ("id", (AlurDuration){ 0, 86400 }, 8));
}

static void
test_minutes (void)
{
  assert_text ("45 menit", alur_language_format_minutes ("id", 45, 7.5));
  assert_text ("1 minute", alur_language_format_minutes ("en", 1, 7.5));
  assert_text ("12,5 menit", alur_language_format_minutes ("id", 12.5, 7.5));
  assert_text ("0 menit", alur_language_format_minutes ("id", 0, 7.5));
  assert_text ("30 detik", alur_language_format_minutes ("id", 0.5, 7.5));
  assert_text ("1 detik", alur_language_format_minutes ("id", 0.001, 7.5));
  assert_text ("1 menit", alur_language_format_minutes ("id", 0.96, 7.5));
  assert_text ("59,9 menit", alur_language_format_minutes ("id", 59.94, 7.5));
  assert_text ("1 jam", alur_language_format_minutes ("id", 59.96, 7.5));
  assert_text ("2 jam 30 menit", alur_language_format_minutes ("id", 150, 7.5));
  assert_text ("7 jam 29 menit", alur_language_format_minutes ("id", 449.4, 7.5));
  assert_text ("1 hari kerja", alur_language_format_minutes ("id", 449.6, 7.5));
  assert_text ("1 hari kerja", alur_language_format_minutes ("id", 450, 7.5));
  assert_text ("6,1 hari kerja", alur_language_format_minutes ("id", 2745, 7.5));
  assert_text ("6.1 working days", alur_language_format_minutes ("en", 2745, 7.5));
  assert_text ("-45 menit", alur_language_format_minutes ("id", -45, 7.5));
  assert_text ("–", alur_language_format_minutes ("id", (double) NAN, 7.5));
  assert_text ("5.000 jam", alur_language_format_minutes ("id", 300000, 0));
  assert_text ("1.000.000.000 jam", alur_language_format_minutes ("id", 6e10, 0));
}

/* What the environment asks for, whether such a locale is installed or not. */
static void
test_environment (void)
{
  static const struct
  {
    const char *expected;
    const char *const variables[5];
  } cases[] = {
    { "en", { NULL } },
    { "en", { "LANG=C", "LANGUAGE=id", NULL } },
    { "en", { "LC_ALL=POSIX", "LANG=id_ID.UTF-8", NULL } },
    { "en", { "LANG=C.UTF-8", NULL } },
    { "id", { "LANG=C.UTF-8", "LANGUAGE=id", NULL } },
    { "id", { "LANG=id_ID.UTF-8", NULL } },
    { "id", { "LANG=id_ID", NULL } },
    { "id", { "LANG=id", NULL } },
    { "id", { "LANG=de_DE.UTF-8", "LC_ALL=id_ID.utf8", NULL } },
    { "id", { "LANG=de_DE.UTF-8", "LC_MESSAGES=id_ID.utf8", "LC_ALL=", NULL } },
    { "en", { "LANG=id_ID.UTF-8", "LC_ALL=en_GB.UTF-8", NULL } },
    { "en", { "LANG=de_DE.UTF-8", NULL } },
    { "en", { "LANG=de_DE@euro", NULL } },
    { "id", { "LANG=de_DE.UTF-8", "LANGUAGE=de:id:en", NULL } },
    { "en", { "LANG=id_ID.UTF-8", "LANGUAGE=en_GB:id", NULL } },
    { "id", { "LANG=id_ID.UTF-8", "LANGUAGE=", NULL } },
    { "id", { "LANG=id_ID.UTF-8", "LANGUAGE=::", NULL } },
    { "en", { "LANG=ido_XX.UTF-8", NULL } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char *environment[5];

      for (guint j = 0; j < G_N_ELEMENTS (environment); j++)
        environment[j] = (char *) (gsize) cases[i].variables[j];
      g_assert_cmpstr (alur_language_of_environment (environment), ==, cases[i].expected);
    }
}

/* What the process itself would say: this program again, with other variables. */
static void
test_user (void)
{
  static const struct
  {
    const char *variable;
    const char *expected;
  } cases[] = {
    { "LC_ALL=id_ID.UTF-8", "Mei|1.250,5|2 jam|, 1.250,5" },
    { "LC_ALL=de_DE.UTF-8", "May|1,250.5|2 hours|, 1.250,5" },
    { "LC_ALL=C", "May|1,250.5|2 hours|, 1.250,5" },
    { "LC_ALL=en_US.UTF-8", "May|1,250.5|2 hours|, 1.250,5" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) environment = g_get_environ ();
      g_auto (GStrv) variable = g_strsplit (cases[i].variable, "=", 2);
      char *arguments[] = { (char *) (gsize) "/proc/self/exe", (char *) (gsize) "--say", NULL };
      g_autofree char *output = NULL;
      g_autoptr (GError) error = NULL;
      int status;

      environment = g_environ_setenv (environment, variable[0], variable[1], TRUE);
      environment = g_environ_unsetenv (environment, "LANGUAGE");
      g_assert_true (g_spawn_sync (NULL, arguments, environment, G_SPAWN_DEFAULT, NULL, NULL,
                                   &output, NULL, &status, &error));
      g_assert_no_error (error);
      g_assert_true (g_spawn_check_wait_status (status, &error));
      g_assert_cmpstr (output, ==, cases[i].expected);
    }
}

static int
say (void)
{
  g_autofree char *number = alur_language_format_number (NULL, 1250.5, 1);
  g_autofree char *time = alur_language_format_minutes (NULL, 120, 7.5);
  g_autofree char *paper = alur_language_format_number ("id", 1250.5, 1);

  fputs (alur_tr_context (NULL, "month", "May"), stdout);
  printf ("|%s|%s|%s %s", number, time, alur_language_decimal_sign ("id"), paper);
  return EXIT_SUCCESS;
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  if (argc == 2 && strcmp (argv[1], "--say") == 0)
    return say ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/language/words", test_words);
  g_test_add_func ("/language/is-indonesian", test_is_indonesian);
  g_test_add_func ("/language/numbers", test_numbers);
  g_test_add_func ("/language/largest-number", test_largest_number);
  g_test_add_func ("/language/money", test_money);
  g_test_add_func ("/language/dates", test_dates);
  g_test_add_func ("/language/durations", test_durations);
  g_test_add_func ("/language/whole-days", test_whole_days);
  g_test_add_func ("/language/minutes", test_minutes);
  g_test_add_func ("/language/environment", test_environment);
  g_test_add_func ("/language/user", test_user);
  return g_test_run ();
}
