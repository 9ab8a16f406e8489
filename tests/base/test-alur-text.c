/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-text.h"

#include <string.h>

static guint
hash_of (const char *folded)
{
  guint hash = ALUR_TEXT_HASH_START;

  for (const char *p = folded; *p != '\0'; p++)
    hash = alur_text_hash_byte (hash, *p);
  return hash;
}

/* Into whatever room, and with the same hash. */
static void
assert_folds (const char *text, const char *expected)
{
  g_autofree char *folded = alur_text_fold (text);
  g_autoptr (GString) room = g_string_new ("what was folded before and is longer than that");

  g_assert_cmpstr (folded, ==, expected);
  alur_text_fold_into (text, room);
  g_assert_cmpstr (room->str, ==, expected);
  g_assert_cmpuint (room->len, ==, strlen (expected));
  g_assert_cmpuint (alur_text_hash (text), ==, hash_of (expected));
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

/* Whether or not there is a letter that is none of ASCII, the others are folded alike. */
static void
test_fold_ascii (void)
{
  char text[128] = { 0 };
  g_autofree char *folded = NULL;
  g_autofree char *with_letter = NULL;
  g_autofree char *expected = NULL;

  for (guint i = 1; i < G_N_ELEMENTS (text); i++)
    text[i - 1] = (char) i;
  folded = alur_text_fold (text);
  with_letter = g_strconcat (text, "\303\211", NULL);
  expected = g_strconcat (folded, "\303\251", NULL);
  assert_folds (with_letter, expected);
}

/* A name of any length is hashed like a short one. */
static void
test_hash_long (void)
{
  g_autofree char *text = g_strnfill (5000, 'A');
  g_autofree char *expected = g_strnfill (5000, 'a');

  assert_folds (text, expected);
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

/* What is looked for is found in whatever way the name is written, also in a very long one. */
static void
test_has (void)
{
  g_autofree char *filler = g_strnfill (300, 'a');
  g_autofree char *lengthy = g_strconcat (filler, "  Dinas", NULL);

  g_assert_true (alur_text_has ("Dinas  KESEHATAN", "dinas kes"));
  g_assert_false (alur_text_has ("Dinas Kesehatan", "dinaskes"));
  g_assert_true (alur_text_has ("\u00c9tat  civil", "\u00e9tat civil"));
  g_assert_true (alur_text_has (lengthy, "a dinas"));
  g_assert_false (alur_text_has (lengthy, "dinas "));
  g_assert_true (alur_text_has ("", ""));
  g_assert_true (alur_text_has (NULL, ""));
  g_assert_false (alur_text_has (NULL, "a"));
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

static void
assert_drawn (const char *text, gsize most, const char *expected)
{
  g_autofree char *drawn = alur_text_dup_drawable (text, most);
  g_autofree char *again = drawn != NULL ? alur_text_dup_drawable (drawn, most) : NULL;

  g_assert_cmpstr (drawn, ==, expected);
  g_assert_null (again);
}

static void
test_drawable (void)
{
  g_autoptr (GString) stack = g_string_new ("e");
  g_autoptr (GString) shorter = NULL;

  assert_drawn ("Kartu\nKeluarga", 100, NULL);
  assert_drawn ("", 100, NULL);
  assert_drawn ("Kartu", 5, NULL);
  assert_drawn ("Kartu", 4, "Kar\342\200\246");
  assert_drawn ("\340\270\201\340\270\264\340\271\210", 9, NULL);
  /* no characters: U+FFFE, U+1FFFF, U+FDD0; no text: a byte of Latin-1 */
  assert_drawn ("a\357\277\276b\360\237\277\277c\357\267\220", 9,
                "a\357\277\275b\357\277\275c\357\277\275");
  assert_drawn ("a\351", 9, "a\357\277\275");
  for (guint i = 0; i < 30; i++)
    g_string_append (stack, "\314\201");
  shorter = g_string_new (stack->str);
  assert_drawn (stack->str, 100, NULL);
  g_string_append (stack, "\314\201\314\202x");
  g_string_append (shorter, "x");
  assert_drawn (stack->str, 100, shorter->str);
}

static void
assert_printed (const char *text, const char *expected)
{
  g_autofree char *printed = alur_text_dup_printable (text);

  g_assert_cmpstr (printed, ==, expected);
}

static void
test_printable (void)
{
  assert_printed ("Kartu\n\tKeluarga \303\251 \340\270\201", NULL);
  assert_printed ("", NULL);
  assert_printed ("a\033[31mb\rc\177", "a\357\277\275[31mb\357\277\275c\357\277\275");
  /* the control sequence introducer in one character, and what turns the text around */
  assert_printed ("a\302\2332J", "a\357\277\2752J");
  assert_printed ("\342\200\256lava\342\201\251", "\357\277\275lava\357\277\275");
  assert_printed ("a\377", "a\357\277\275");
}

static void
test_storable (void)
{
  g_autofree char *text = alur_text_dup_storable ("Ke\v"
                                                  "pala\x01 \xEF\xBF\xBE"
                                                  "Dinas\f\n\t\r");
  g_autofree char *nothing = alur_text_dup_storable ("\x02\xEF\xBF\xBF");

  g_assert_cmpstr (text, ==, "Kepala Dinas\n\t\r");
  g_assert_cmpstr (nothing, ==, "");
  g_assert_null (alur_text_dup_storable (""));
  g_assert_null (alur_text_dup_storable ("Pengadilan “Ä” \xEF\xBF\xBD\n"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/compare", test_compare);
  g_test_add_func ("/text/drawable", test_drawable);
  g_test_add_func ("/text/printable", test_printable);
  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/fold-ascii", test_fold_ascii);
  g_test_add_func ("/text/hash-long", test_hash_long);
  g_test_add_func ("/text/has", test_has);
  g_test_add_func ("/text/capitalise", test_capitalise);
  g_test_add_func ("/text/same", test_same);
  g_test_add_func ("/text/split-names", test_split_names);
  g_test_add_func ("/text/intersect", test_intersect);
  g_test_add_func ("/text/storable", test_storable);
  return g_test_run ();
}
