/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-date-text.h"

static void
assert_day (const char *text, AlurDate expected)
{
  AlurDate date = 0;

  if (alur_date_text_read (text, &date) != ALUR_DATE_TEXT_DAY || date != expected)
    g_error ("“%s” is read as %d", text, date);
}

static void
test_days (void)
{
  assert_day ("2026-05-01", 20260501);
  assert_day ("1 Mei 2026", 20260501);
  assert_day ("1 may 2026", 20260501);
  assert_day ("May 1, 2026", 20260501);
  assert_day ("17 Agt 2026", 20260817);
  assert_day (" 1/5/2026 ", 20260501);
  assert_day ("1.5.26", 20260501);
  assert_day ("1-5-2026", 20260501);
  assert_day ("5/13/2026", 20260513);
  assert_day ("2026/5/1", 20260501);
  assert_day ("31 Des. 2026", 20261231);
}

static void
test_no_days (void)
{
  static const char *const texts[]
      = { "Mei", "1 Mei", "31/2/2026", "1 Ma 2026", "1/5", "soon", "1 2 3 4", "1 Mei Mei 2026" };
  AlurDate date;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_cmpint (alur_date_text_read (texts[i], &date), ==, ALUR_DATE_TEXT_UNCLEAR);
  g_assert_cmpint (alur_date_text_read ("  ", &date), ==, ALUR_DATE_TEXT_NOTHING);
}

static void
test_written_is_read (void)
{
  static const char *const languages[] = { "id", "en" };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    for (int month = 1; month <= 12; month++)
      {
        AlurDate day = 20260028 + month * 100;
        g_autofree char *text = alur_date_text_write (languages[i], day);

        assert_day (text, day);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date-text/days", test_days);
  g_test_add_func ("/date-text/no-days", test_no_days);
  g_test_add_func ("/date-text/written-is-read", test_written_is_read);
  return g_test_run ();
}
