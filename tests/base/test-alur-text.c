/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-text.h"

static void
assert_folds (const char *text, const char *expected)
{
  g_autofree char *folded = alur_text_fold (text);

  g_assert_cmpstr (folded, ==, expected);
}

static void
test_fold (void)
{
  assert_folds ("KTP", "ktp");
  assert_folds ("  Kartu \t\n Keluarga ", "kartu keluarga");
  assert_folds ("", "");
  assert_folds (" \n ", "");
  assert_folds (NULL, "");
  assert_folds ("ÉTAT Straße", "état strasse");
  /* a no-break space is a blank to people */
  assert_folds ("Kartu\302\240Keluarga", "kartu keluarga");
}

/* In the order in which they are to come. */
static void
test_compare (void)
{
  static const char *const names[]
      = { NULL,          "",           "1. Loket",    "2. Loket",
          "10. Loket",   "anggaran",   "Badan",       "BADAN 2",
          "badan 02a",   "Badan 10",   "Badan Pusat", "Eko",
          "\303\211tat", "etat major", "Zebra",       "\316\221\316\270\316\256\316\275\316\261" };

  for (guint i = 1; i < G_N_ELEMENTS (names); i++)
    for (guint j = 1; j < G_N_ELEMENTS (names); j++)
      {
        int order = alur_text_compare (names[i], names[j]);

        g_assert_cmpint ((order > 0) - (order < 0), ==, (i > j) - (i < j));
      }
  g_assert_cmpint (alur_text_compare (NULL, ""), ==, 0);
  /* the same name written otherwise is still another text */
  g_assert_cmpint (alur_text_compare ("badan", "Badan"), >, 0);
  g_assert_cmpint (alur_text_compare ("\303\251", "e\314\201"), !=, 0);
  g_assert_cmpint (alur_text_compare ("99999999999999999999998", "99999999999999999999999"), <, 0);
}

static void
assert_capitalised (const char *text, const char *expected)
{
  g_autofree char *capitalised = alur_text_capitalise (text);

  g_assert_cmpstr (capitalised, ==, expected);
}

static void
test_capitalise (void)
{
  assert_capitalised ("care", "Care");
  assert_capitalised ("état de lieux", "État de lieux");
  assert_capitalised ("KTP", "KTP");
  assert_capitalised ("1 rupiah", "1 rupiah");
  assert_capitalised ("", "");
}

static void
test_same (void)
{
  g_assert_true (alur_text_same ("Memeriksa  berkas", " memeriksa BERKAS"));
  g_assert_false (alur_text_same ("Memeriksa berkas", "Memeriksaberkas"));
  g_assert_false (alur_text_same ("KTP", "KK"));
  /* empty names are no names */
  g_assert_false (alur_text_same ("", ""));
  g_assert_false (alur_text_same (NULL, NULL));
  g_assert_false (alur_text_same (" ", ""));
}

static void
assert_names (const char *names, const char *expected)
{
  g_auto (GStrv) parts = alur_text_split_names (names);
  g_autofree char *joined = g_strjoinv ("|", parts);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_split_names (void)
{
  assert_names ("Kec. Tengah; Kec. Utara ;; ", "kec. tengah|kec. utara");
  assert_names (";", "");
  assert_names ("", "");
  assert_names (NULL, "");
  assert_names ("RKPD", "rkpd");
}

static void
test_intersect (void)
{
  g_assert_true (alur_text_names_intersect ("Utara; Tengah", "tengah ;Selatan"));
  g_assert_false (alur_text_names_intersect ("Utara", "Selatan"));
  g_assert_false (alur_text_names_intersect ("Utara", "Utara Jauh"));
  /* empty is everywhere */
  g_assert_true (alur_text_names_intersect ("", "Selatan"));
  g_assert_true (alur_text_names_intersect ("Selatan", NULL));
  g_assert_true (alur_text_names_intersect (" ; ", "Selatan"));
  g_assert_true (alur_text_names_intersect (NULL, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/compare", test_compare);
  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/capitalise", test_capitalise);
  g_test_add_func ("/text/same", test_same);
  g_test_add_func ("/text/split-names", test_split_names);
  g_test_add_func ("/text/intersect", test_intersect);
  return g_test_run ();
}
