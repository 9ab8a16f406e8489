/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What there is to say about a table: how much of it is kept, and how it is told. */

#include "alur-notes.h"

#include <string.h>

static void
test_kept (void)
{
  g_autoptr (AlurNotes) notes = alur_notes_new ();

  for (guint i = 1; i <= ALUR_NOTES_MOST + 3; i++)
    alur_notes_add (notes, ALUR_NOTE_CYCLE, i, 0, "circle %u", i);
  alur_notes_add (notes, ALUR_NOTE_GUESS, 0, 0, "a guess");
  g_assert_cmpuint (alur_notes_get_n_kept (notes), ==, ALUR_NOTES_MOST + 1);
  g_assert_cmpuint (alur_notes_count (notes, ALUR_NOTE_CYCLE), ==, ALUR_NOTES_MOST + 3);
  g_assert_cmpuint (alur_notes_count (notes, ALUR_NOTE_GUESS), ==, 1);
  g_assert_cmpuint (alur_notes_count (notes, ALUR_NOTE_SELF), ==, 0);
  g_assert_cmpstr (alur_notes_get (notes, 0)->text, ==, "circle 1");
  g_assert_cmpstr (alur_notes_get (notes, ALUR_NOTES_MOST)->text, ==, "a guess");
}

/* A sentence that quotes a whole cell is cut between two characters, wherever the limit falls. */
static void
test_cut (void)
{
  g_autoptr (AlurNotes) notes = alur_notes_new ();

  for (guint lead = 0; lead < 4; lead++)
    {
      g_autoptr (GString) text = g_string_new ("");

      for (guint i = 0; i < lead; i++)
        g_string_append_c (text, 'x');
      while (text->len < 1200)
        g_string_append (text, "𝄞");
      alur_notes_add (notes, ALUR_NOTE_VALUE, 1, 1, "%s", text->str);
      {
        const char *kept = alur_notes_get (notes, lead)->text;

        g_assert_true (g_utf8_validate (kept, -1, NULL));
        g_assert_true (g_str_has_suffix (kept, "𝄞…"));
        g_assert_cmpuint (strlen (kept), <=, 1000 + strlen ("…"));
        g_assert_cmpuint (strlen (kept), >, 990);
      }
    }
}

static void
test_places (void)
{
  static const struct
  {
    guint row, column;
    const char *expected;
  } cases[] = {
    { 0, 0, "odd" },
    { 0, 3, "Column 3: odd" },
    { 2, 0, "Row 2: odd" },
    { 2, 3, "Row 2, column 3: odd" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AlurNote note = { ALUR_NOTE_VALUE, cases[i].row, cases[i].column, (char *) "odd" };
      g_autofree char *text = alur_note_dup_text (&note);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

/* Each kind has a word for programs and words for people, of one and of several, all different. */
static void
test_kinds (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint kind = 0; kind < ALUR_N_NOTE_KINDS; kind++)
    {
      char *one = alur_note_kind_dup_count (kind, 1);
      char *several = alur_note_kind_dup_count (kind, 7);

      g_assert_true (g_str_has_prefix (one, "1 "));
      g_assert_true (g_str_has_prefix (several, "7 "));
      g_assert_cmpstr (one + 2, !=, several + 2);
      g_assert_true (g_hash_table_add (seen, g_strdup (alur_note_kind_name (kind))));
      g_assert_true (g_hash_table_add (seen, one));
      g_assert_true (g_hash_table_add (seen, several));
    }
  g_assert_true (alur_note_kind_is_problem (ALUR_NOTE_LINE));
  g_assert_false (alur_note_kind_is_problem (ALUR_NOTE_GUESS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notes/kept", test_kept);
  g_test_add_func ("/notes/cut", test_cut);
  g_test_add_func ("/notes/places", test_places);
  g_test_add_func ("/notes/kinds", test_kinds);
  return g_test_run ();
}
