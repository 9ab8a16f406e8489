/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-paste-lines.h"

#include "alur-line-list.h"
#include "alur-paste-bound.h"
#include "interact-fixture.h"

/* Reads @text and compares with "depth name|depth name". */
static void
assert_list (const char *text, const char *expected)
{
  g_autoptr (GArray) lines = alur_line_list_read (text);
  g_autoptr (GString) read = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const AlurListLine *line = &g_array_index (lines, AlurListLine, i);

      g_string_append_printf (read, "%s%u %s", i > 0 ? "|" : "", line->depth, line->name);
    }
  g_assert_cmpstr (read->str, ==, expected);
}

static void
test_reads_lists (void)
{
  assert_list ("Dinas\n\nBidang\r\n", "0 Dinas|0 Bidang");
  assert_list ("Dinas\n\tBidang A\n\t\tSeksi\n\tBidang B\nBadan",
               "0 Dinas|1 Bidang A|2 Seksi|1 Bidang B|0 Badan");
  assert_list ("Dinas\n    Bidang\n  Salah", "0 Dinas|1 Bidang|1 Salah");
  assert_list ("1. Dinas\n1.1 Bidang\n1.1.1. Seksi\n1.2. Bidang B\n2. Badan",
               "0 Dinas|1 Bidang|2 Seksi|1 Bidang B|0 Badan");
  assert_list ("1 Dinas\n1.1 Bidang\n2 Badan", "0 Dinas|1 Bidang|0 Badan");
  assert_list ("3 Serangkai\nPuskesmas 2", "0 3 Serangkai|0 Puskesmas 2");
  assert_list ("I. Dinas\nA. Bidang\n1) Seksi\na) Subseksi\nB. Bidang B\nII. Badan",
               "0 Dinas|1 Bidang|2 Seksi|3 Subseksi|1 Bidang B|0 Badan");
  assert_list ("h. satu\ni. dua\nj. tiga", "0 satu|0 dua|0 tiga");
  assert_list ("i. satu\nii. dua\niv. empat\nv. lima", "0 satu|0 dua|0 empat|0 lima");
  assert_list ("Dinas\n- Bidang A\n- Bidang B\n• Seksi", "0 Dinas|1 Bidang A|1 Bidang B|2 Seksi");
  assert_list ("(1) Daftar\n(2) Periksa", "0 Daftar|0 Periksa");
  assert_list ("2024 rencana", "0 2024 rencana");
  assert_list ("-\n \t\n.", "0 .");
  assert_list ("Dinas\tKesehatan\vKota", "0 Dinas Kesehatan Kota");
  assert_list ("", "");
}

static void
test_makes_units (void)
{
  InteractFixture fixture;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  AlurElement *dinas;
  AlurElement *seksi;

  interact_fixture_set_up (&fixture, "empty");
  before = interact_dup_text (&fixture);
  g_assert_cmpuint (alur_paste_lines (fixture.editor, "Dinas\n1. Bidang\n1.1 Seksi"), ==, 3);
  g_assert_cmpuint (alur_document_get_undo_depth (fixture.document), ==, 1);
  g_assert_cmpuint (alur_selection_get_size (alur_editor_get_selection (fixture.editor)), ==, 3);
  dinas = interact_find_named (&fixture, ALUR_KIND_UNIT, "Dinas");
  seksi = interact_find_named (&fixture, ALUR_KIND_UNIT, "Seksi");
  g_assert_null (alur_element_get_ref (dinas, ALUR_UNIT_PARENT));
  g_assert_cmpstr (alur_element_get_ref (seksi, ALUR_UNIT_PARENT), ==,
                   alur_element_get_id (interact_find_named (&fixture, ALUR_KIND_UNIT, "Bidang")));

  alur_selection_set (alur_editor_get_selection (fixture.editor), dinas);
  g_assert_cmpuint (alur_paste_lines (fixture.editor, "Sekretariat"), ==, 1);
  g_assert_cmpstr (
      alur_element_get_ref (interact_find_named (&fixture, ALUR_KIND_UNIT, "Sekretariat"),
                            ALUR_UNIT_PARENT),
      ==, alur_element_get_id (dinas));
  g_assert_cmpuint (alur_paste_lines (fixture.editor, "\n \n"), ==, 0);
  while (alur_editor_undo (fixture.editor))
    ;
  after = interact_dup_text (&fixture);
  g_assert_cmpstr (before, ==, after);
  interact_fixture_clear (&fixture);
}

static const char *
get_target (const AlurElement *procedure, const AlurElement *step)
{
  ALUR_FOREACH (flow, procedure, ALUR_KIND_FLOW)
  if (alur_element_get_ref (flow, ALUR_FLOW_FROM) == alur_element_get_id (step))
    return alur_element_get_ref (flow, ALUR_FLOW_TO);
  return NULL;
}

static void
test_makes_steps (void)
{
  InteractFixture fixture;
  AlurElement *first;
  AlurElement *second;
  AlurElement *between;

  interact_fixture_set_up (&fixture, "empty");
  alur_editor_show (fixture.editor, ALUR_PANE_PROCEDURE, NULL);
  g_assert_cmpuint (alur_paste_lines (fixture.editor, "- Daftar\n- Periksa"), ==, 2);
  first = interact_find_named (&fixture, ALUR_KIND_STEP, "Daftar");
  second = interact_find_named (&fixture, ALUR_KIND_STEP, "Periksa");
  g_assert_cmpstr (get_target (first->parent, first), ==, alur_element_get_id (second));
  g_assert_null (get_target (first->parent, second));

  alur_selection_set (alur_editor_get_selection (fixture.editor), first);
  g_assert_cmpuint (alur_paste_lines (fixture.editor, "Bayar"), ==, 1);
  between = interact_find_named (&fixture, ALUR_KIND_STEP, "Bayar");
  g_assert_cmpstr (get_target (first->parent, first), ==, alur_element_get_id (between));
  g_assert_cmpstr (get_target (first->parent, between), ==, alur_element_get_id (second));

  alur_editor_show (fixture.editor, ALUR_PANE_MATRIX, NULL);
  g_assert_false (alur_paste_lines_may (fixture.editor, "x"));
  g_assert_cmpuint (alur_paste_lines (fixture.editor, "x"), ==, 0);
  interact_fixture_clear (&fixture);
}

/* More than anybody waits for, and names that no field holds. */
static void
test_too_much (void)
{
  InteractFixture fixture;
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *name = g_strnfill (ALUR_PASTE_LONGEST_NAME, 'x');
  g_autofree char *longer = g_strconcat ("Dinas\r\nx", name, NULL);
  g_autofree char *told_lines = NULL;
  g_autofree char *told_name = NULL;

  interact_fixture_set_up (&fixture, "empty");
  for (guint i = 0; i < ALUR_PASTE_MOST_LINES; i++)
    g_string_append (lines, "x\n");
  g_assert_null (alur_paste_refuse_names (lines->str));
  g_assert_null (alur_paste_refuse_names (name));
  g_string_append (lines, "x");
  told_lines = alur_paste_refuse_names (lines->str);
  told_name = alur_paste_refuse_names (longer);
  g_assert_nonnull (strstr (told_lines, "At most 10000 lines"));
  g_assert_cmpstr (told_name, ==, "A line is too long: a name holds at most 64 KB.");
  g_assert_false (alur_paste_lines_may (fixture.editor, lines->str));
  g_assert_cmpuint (alur_paste_lines (fixture.editor, lines->str), ==, 0);
  g_assert_cmpuint (alur_paste_lines (fixture.editor, longer), ==, 0);
  g_assert_cmpuint (alur_document_get_undo_depth (fixture.document), ==, 0);
  interact_fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paste-lines/reads-lists", test_reads_lists);
  g_test_add_func ("/paste-lines/makes-units", test_makes_units);
  g_test_add_func ("/paste-lines/makes-steps", test_makes_steps);
  g_test_add_func ("/paste-lines/too-much", test_too_much);
  return g_test_run ();
}
