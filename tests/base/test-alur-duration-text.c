/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-duration-text.h"
#include "alur-number-text.h"

typedef struct
{
  const char *text;
  gint32 days, seconds;
} Case;

#define MINUTES(n) ((n) *60)
#define HOURS(n) ((n) *3600)

static void
check_all (const char *language, const Case *cases, guint n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    {
      AlurDuration duration = ALUR_DURATION_UNSET;

      g_test_message ("%s: %s", language, cases[i].text);
      g_assert_cmpint (alur_duration_text_read (language, cases[i].text, 7.5, &duration), ==,
                       ALUR_DURATION_TEXT_SPAN);
      g_assert_cmpint (duration.days, ==, cases[i].days);
      g_assert_cmpint (duration.seconds, ==, cases[i].seconds);
    }
}

/* What people write in either language is understood in both. */
static const Case both[] = {
  { "15", 0, MINUTES (15) },
  { " 15 mnt ", 0, MINUTES (15) },
  { "15 mnt.", 0, MINUTES (15) },
  { "15'", 0, MINUTES (15) },
  { "1' 30''", 0, MINUTES (1) + 30 },
  { "15′", 0, MINUTES (15) },
  { "15menit", 0, MINUTES (15) },
  { "15 MIN", 0, MINUTES (15) },
  { "2 jam 30", 0, HOURS (2) + MINUTES (30) },
  { "2 jam setengah", 0, HOURS (2) + MINUTES (30) },
  { "Sejam setengah", 0, HOURS (1) + MINUTES (30) },
  { "2 hari kerja setengah", 2, HOURS (3) + MINUTES (45) },
  { "3 hours ½", 0, HOURS (3) + MINUTES (30) },
  { "1 hari setengah jam", 1, MINUTES (30) },
  { "2 jam 30 menit", 0, HOURS (2) + MINUTES (30) },
  { "2 jam, 30 menit", 0, HOURS (2) + MINUTES (30) },
  { "2 jam dan 30 menit", 0, HOURS (2) + MINUTES (30) },
  { "2h30", 0, HOURS (2) + MINUTES (30) },
  { "2 hours and 30 minutes", 0, HOURS (2) + MINUTES (30) },
  { "1:30", 0, HOURS (1) + MINUTES (30) },
  { "90 detik", 0, 90 },
  { "1 menit 30", 0, 90 },
  { "3 hari", 3, 0 },
  { "3 hari kerja", 3, 0 },
  { "3 working days", 3, 0 },
  { "3 hari 2 jam", 3, HOURS (2) },
  { "2 minggu", 10, 0 },
  { "2 weeks", 10, 0 },
  { "seminggu", 5, 0 },
  { "sehari", 1, 0 },
  { "setengah hari", 0, HOURS (7) / 2 + MINUTES (15) },
  { "setengah jam", 0, MINUTES (30) },
  { "half an hour", 0, MINUTES (30) },
  { "½ jam", 0, MINUTES (30) },
  { "1½ jam", 0, MINUTES (90) },
  { "1,5 jam", 0, MINUTES (90) },
  { "1.5 jam", 0, MINUTES (90) },
  { "0", 0, 0 },
  { "0 menit", 0, 0 },
  { "PT2H30M", 0, HOURS (2) + MINUTES (30) },
  { "P3D", 3, 0 },
};

static void
test_spans (void)
{
  check_all ("id", both, G_N_ELEMENTS (both));
  check_all ("en", both, G_N_ELEMENTS (both));
}

static void
test_language (void)
{
  static const Case indonesian[] = { { "2 hr", 2, 0 }, { "1.500 menit", 0, MINUTES (1500) } };
  static const Case english[] = { { "2 hr", 0, HOURS (2) }, { "1,500 min", 0, MINUTES (1500) } };

  check_all ("id", indonesian, G_N_ELEMENTS (indonesian));
  check_all ("en", english, G_N_ELEMENTS (english));
}

static void
test_part_of_day (void)
{
  AlurDuration duration;

  g_assert_cmpint (alur_duration_text_read ("id", "2,5 hari", 8, &duration), ==,
                   ALUR_DURATION_TEXT_SPAN);
  g_assert_cmpint (duration.days, ==, 2);
  g_assert_cmpint (duration.seconds, ==, HOURS (4));
}

static void
test_others (void)
{
  static const struct
  {
    const char *text;
    AlurDurationReading reading;
  } cases[] = {
    { "", ALUR_DURATION_TEXT_NOTHING },
    { "  \t", ALUR_DURATION_TEXT_NOTHING },
    { "1 bulan", ALUR_DURATION_TEXT_IN_WORDS },
    { "sebulan", ALUR_DURATION_TEXT_IN_WORDS },
    { "2 months", ALUR_DURATION_TEXT_IN_WORDS },
    { "30 hari kalender", ALUR_DURATION_TEXT_IN_WORDS },
    { "1 tahun 2 hari", ALUR_DURATION_TEXT_IN_WORDS },
    { "besok", ALUR_DURATION_TEXT_UNCLEAR },
    { "-5", ALUR_DURATION_TEXT_UNCLEAR },
    { "15 20", ALUR_DURATION_TEXT_UNCLEAR },
    { "3 hari 4", ALUR_DURATION_TEXT_UNCLEAR },
    { "2 jam 3 jam", ALUR_DURATION_TEXT_UNCLEAR },
    { "jam", ALUR_DURATION_TEXT_UNCLEAR },
    { "dan", ALUR_DURATION_TEXT_UNCLEAR },
    { "2 sejam", ALUR_DURATION_TEXT_UNCLEAR },
    { "1:75", ALUR_DURATION_TEXT_UNCLEAR },
    { "1:3", ALUR_DURATION_TEXT_UNCLEAR },
    { "2 / 3", ALUR_DURATION_TEXT_UNCLEAR },
    { "9999999999 hari", ALUR_DURATION_TEXT_TOO_LONG },
    { "999999999 jam", ALUR_DURATION_TEXT_TOO_LONG },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AlurDuration duration = { 7, 7 };
      g_autofree char *why = alur_duration_text_explain (cases[i].reading);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (alur_duration_text_read ("id", cases[i].text, 7.5, &duration), ==,
                       cases[i].reading);
      g_assert_cmpint (duration.days, ==, 7);
      g_assert_true ((why == NULL) == (cases[i].reading == ALUR_DURATION_TEXT_NOTHING));
    }
}

/* What is written for editing is read as the same. */
static void
test_round_trip (void)
{
  static const AlurDuration spans[]
      = { { 0, 30 },          { 0, MINUTES (15) }, { 0, HOURS (2) + MINUTES (30) + 5 },
          { 3, 0 },           { 1250, 60 },        { 1, HOURS (25) },
          { 0, HOURS (1500) } };
  static const char *const languages[] = { "id", "en" };

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      for (guint k = 0; k < G_N_ELEMENTS (languages); k++)
        {
          g_autofree char *text = alur_duration_text_write (languages[k], spans[i]);
          const Case same = { text, spans[i].days, spans[i].seconds };

          check_all (languages[k], &same, 1);
        }
    }
}

static void
test_numbers (void)
{
  static const struct
  {
    const char *language;
    const char *text;
    double value; /* below -1e9: none */
  } cases[] = {
    { "id", "1.250,5", 1250.5 }, { "id", "1250,5", 1250.5 }, { "id", "1.250", 1250 },
    { "id", "1.25", 1.25 },      { "id", "0.125", 0.125 },   { "id", "1.250.000", 1250000 },
    { "id", " 12 ", 12 },        { "id", "-3,5", -3.5 },     { "en", "1,250.5", 1250.5 },
    { "en", "1.250", 1.25 },     { "en", "1,25", 1.25 },     { "id", "1.2.3", -1e10 },
    { "id", "1,2,3", -1e10 },    { "id", "12.50,5", -1e10 }, { "id", "5,", -1e10 },
    { "id", ",5", -1e10 },       { "id", "", -1e10 },        { "id", "-", -1e10 },
    { "id", "12x", -1e10 },      { "id", "1,250.5", -1e10 }, { "id", "1e5", -1e10 },
    { "en", "1,250,00", -1e10 }, { "id", "..", -1e10 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double value = 0;
      gboolean is_number = alur_number_text_read (cases[i].language, cases[i].text, &value);

      g_test_message ("%s: %s", cases[i].language, cases[i].text);
      g_assert_cmpint (is_number, ==, cases[i].value > -1e9);
      if (is_number)
        g_assert_cmpfloat_with_epsilon (value, cases[i].value, 1e-12);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/duration-text/spans", test_spans);
  g_test_add_func ("/duration-text/language", test_language);
  g_test_add_func ("/duration-text/part-of-day", test_part_of_day);
  g_test_add_func ("/duration-text/others", test_others);
  g_test_add_func ("/duration-text/round-trip", test_round_trip);
  g_test_add_func ("/number-text/numbers", test_numbers);
  return g_test_run ();
}
