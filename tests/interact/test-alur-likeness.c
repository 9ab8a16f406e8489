/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-likeness.h"

#include "alur-random.h"
#include "alur-text.h"

#include <string.h>

static guint
rate (const char *typed, const char *name)
{
  g_autoptr (AlurLikeness) likeness = alur_likeness_new (typed);

  return alur_likeness_rate (likeness, name);
}

static void
test_order (void)
{
  g_assert_cmpuint (rate ("LOKET", " loket "), ==, 0);
  g_assert_cmpuint (rate ("lok", "Loket"), ==, 1);
  g_assert_cmpuint (rate ("depan", "Loket Depan"), ==, 2);
  g_assert_cmpuint (rate ("b", "Seksi A/B"), ==, 2);
  g_assert_cmpuint (rate ("oke", "Loket"), ==, 3);
  g_assert_cmpuint (rate ("loker", "Loket"), ==, 4);
  g_assert_cmpuint (rate ("sekretariat", "Sekertariat"), ==, 5);
  g_assert_cmpuint (rate ("ab", "ac"), ==, G_MAXUINT);
  g_assert_cmpuint (rate ("apotek", "Loket"), ==, G_MAXUINT);
  g_assert_cmpuint (rate ("", "Loket"), ==, 1);
  g_assert_cmpuint (rate ("", NULL), ==, 0);
  g_assert_cmpuint (rate ("loket", NULL), ==, G_MAXUINT);
}

/* As one fills a table of all pairs of beginnings. */
static guint
measure (const char *a, const char *b)
{
  glong length_a, length_b;
  g_autofree gunichar *one = g_utf8_to_ucs4_fast (a, -1, &length_a);
  g_autofree gunichar *other = g_utf8_to_ucs4_fast (b, -1, &length_b);
  guint table[70][70];

  for (glong i = 0; i <= length_a; i++)
    for (glong j = 0; j <= length_b; j++)
      {
        table[i][j] = (guint) (i == 0 ? j : i);
        if (i == 0 || j == 0)
          continue;
        table[i][j] = MIN (table[i - 1][j], table[i][j - 1]) + 1;
        table[i][j] = MIN (table[i][j], table[i - 1][j - 1] + (one[i - 1] != other[j - 1] ? 1 : 0));
      }
  return table[length_a][length_b];
}

static char *
make_text (GRand *rand, guint length)
{
  static const char *const letters[] = { "a", "b", "c", "\303\251", "\316\261", "d" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < length; i++)
    g_string_append (text, letters[g_rand_int_range (rand, 0, G_N_ELEMENTS (letters))]);
  return g_string_free (text, FALSE);
}

/* The same with some letters changed, left out or put in. */
static char *
alter (GRand *rand, const char *text)
{
  GString *altered = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gint32 dice = g_rand_int_range (rand, 0, 14);

      if (dice == 0)
        continue;
      if (dice == 1)
        g_string_append_c (altered, 'x');
      if (dice == 2)
        g_string_append_c (altered, 'b');
      else
        g_string_append_unichar (altered, g_utf8_get_char (p));
    }
  return g_string_free (altered, FALSE);
}

static void
test_distance (void)
{
  guint32 seed = alur_random_seed ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  guint n_alike = 0;

  for (guint i = 0; i < 4000; i++)
    {
      g_autofree char *typed = make_text (rand, (guint) g_rand_int_range (rand, 3, 65));
      g_autofree char *altered = alter (rand, typed);
      g_autofree char *name = g_utf8_substring (altered, 0, MIN (64, g_utf8_strlen (altered, -1)));
      guint longest = (guint) MAX (g_utf8_strlen (typed, -1), g_utf8_strlen (name, -1));
      guint distance = measure (typed, name);
      guint rated = rate (typed, name);

      if (rated <= 3)
        continue;
      n_alike += rated != G_MAXUINT ? 1 : 0;
      if (rated != (distance * 3 <= longest ? 3 + distance : G_MAXUINT))
        g_error ("“%s” and “%s”: %u rather than %u (ALUR_SEED=%u)", typed, name, rated, distance,
                 seed);
    }
  g_assert_cmpuint (n_alike, >, 1000);
}

/* What is longer than a word has bits is compared as far as it is the same. */
static void
test_long (void)
{
  g_autofree char *name = g_strnfill (65, 'a');
  g_autofree char *typed = g_strnfill (64, 'a');
  g_autofree char *other = g_strconcat (typed, "b", NULL);

  g_assert_cmpuint (rate (typed, name), ==, 1);
  g_assert_cmpuint (rate (name, name), ==, 0);
  g_assert_cmpuint (rate (other, name), ==, G_MAXUINT);
  g_assert_cmpuint (rate (name, typed), ==, G_MAXUINT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/likeness/order", test_order);
  g_test_add_func ("/likeness/distance", test_distance);
  g_test_add_func ("/likeness/long", test_long);
  return g_test_run ();
}
