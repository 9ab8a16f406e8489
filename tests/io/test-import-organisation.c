/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables of an organisation: what a row says of a unit or a post is in the document, and what the
 * document writes it finds again. */

#include "alur-organisation-table.h"
#include "imported.h"

#include <string.h>

static double
people_of (const Imported *done, const char *unit, const char *name)
{
  return alur_element_get_number (imported_get_position (done, unit, name),
                                  ALUR_POSITION_HEADCOUNT);
}

static const char *
note_of (const Imported *done, const char *name)
{
  return alur_element_get_text (imported_get_unit (done, name), ALUR_UNIT_NOTE);
}

static gboolean
has_note (const Imported *done, AlurNoteKind kind, guint row)
{
  for (guint i = 0; i < alur_notes_get_n_kept (done->notes); i++)
    {
      const AlurNote *note = alur_notes_get (done->notes, i);

      if (note->kind == kind && note->row == row)
        return TRUE;
    }
  return FALSE;
}

/* A document with that organisation comes back from its own table as it was. */
static void
assert_round (const char *organisation)
{
  g_autofree char *text = g_strdup_printf ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                           "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\">"
                                           "<functions><function id=\"f\" name=\"F\"/></functions>"
                                           "<stage id=\"now\" name=\"Now\" kind=\"current\">"
                                           "<organisation>%s</organisation></stage></alur>",
                                           organisation);
  g_autoptr (GError) error = NULL;
  g_auto (Imported) done = { io_read_text (text, &error) };
  g_autoptr (GBytes) table = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_no_error (error);
  before = io_write_text (done.document);
  table = alur_organisation_table_write (done.document,
                                         alur_document_get_stage (done.document, NULL));
  imported_take (&done, table, NULL, TRUE);
  after = io_write_text (done.document);
  g_assert_cmpstr (after, ==, before);
}

/* Identifiers that look as if they were encoded, and are not. */
static void
test_own_ids (void)
{
  static const char *const ids[]
      = { "unit_12",       "unit_0A", "unit_41", "unit_20",  "_20unit", "unit_C2_A0",
          "unit_C2_85x",   "_2D5",    "_2Dpos",  "a_0Ab",    "unit_00", "unit_EF_BB_BFx",
          "unit_41_20big", "_3Dx",    "_27_3Dx", "a_3B_3Db", "_22" };

  assert_round ("<unit id=\"unit_0A\" name=\"Head\"/>"
                "<unit id=\"unit_12\" name=\"Staff\" parent=\"unit_0A\">"
                "<authority id=\"a1\" role=\"planner\" function=\"f\"/></unit>"
                "<unit id=\"unit_13\" name=\"Staff\" parent=\"unit_0A\">"
                "<authority id=\"a2\" role=\"implementer\" function=\"f\"/></unit>"
                "<unit id=\"unit_41\" name=\"Desk\" parent=\"unit_12\">"
                "<position id=\"pos_41\" name=\"Clerk\"/></unit>"
                "<unit id=\"unit_42\" name=\"Desk\" parent=\"unit_13\">"
                "<position id=\"pos_42\" name=\"Clerk\"/></unit>");
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *organisation = g_strdup_printf (
          "<unit id=\"%s\" name=\"Desk\"><position id=\"p.%s\" name=\"Clerk\"/></unit>"
          "<unit id=\"unit\" name=\"Desk\"/><unit id=\"unitA\" name=\"Desk\"/>"
          "<unit id=\"u9\" name=\"Loket\" parent=\"%s\"/>",
          ids[i], ids[i], ids[i]);

      assert_round (organisation);
    }
}

/* A post may have no title yet. */
static void
test_untitled_posts (void)
{
  g_auto (Imported) done = { 0 };

  imported_take_text (&done,
                      "unit-id;unit;id;jabatan;jumlah pegawai;note\n"
                      "u1;Loket;;;;penting\n"
                      "u1;Loket;p1;Petugas;2;\n"
                      "u1;Loket;p2;;3;lowong\n"
                      "u1;Loket;p3;;;\n",
                      TRUE);
  g_assert_cmpstr (note_of (&done, "Loket"), ==, "penting");
  g_assert_cmpuint (alur_element_count (imported_get_unit (&done, "Loket"), ALUR_KIND_POSITION), ==,
                    3);
  g_assert_cmpfloat_with_epsilon (people_of (&done, "Loket", "p2"), 3, 1e-9);
  g_assert_cmpuint (done.report->counts.n_posts, ==, 3);
}

/* The row of a unit counts its people, as in a table of units, but where its posts do. */
static void
test_staff_among_posts (void)
{
  static const char table[] = "unit-id;unit;id;jabatan;jumlah pegawai;note\n"
                              "u1;Loket;;;3;penting\n"
                              "u1;Loket;;;1,5;\n"
                              "u2;Arsip;;;1;\n"
                              "u2;Arsip;p2;Arsiparis;1;\n"
                              "u3;Gudang;;;0;\n"
                              "u3;Gudang;;;banyak;lain\n";
  g_auto (Imported) done = { 0 };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  const AlurElement *staff;

  imported_take_text (&done, table, TRUE);
  g_assert_cmpstr (note_of (&done, "Loket"), ==, "penting");
  g_assert_cmpstr (note_of (&done, "Gudang"), ==, "lain");
  g_assert_cmpuint (alur_element_count (imported_get_unit (&done, "Loket"), ALUR_KIND_POSITION), ==,
                    1);
  g_assert_cmpuint (alur_element_count (imported_get_unit (&done, "Arsip"), ALUR_KIND_POSITION), ==,
                    1);
  g_assert_cmpuint (alur_element_count (imported_get_unit (&done, "Gudang"), ALUR_KIND_POSITION),
                    ==, 0);
  staff = alur_element_first (imported_get_unit (&done, "Loket"), ALUR_KIND_POSITION);
  g_assert_cmpfloat_with_epsilon (alur_element_get_number (staff, ALUR_POSITION_HEADCOUNT), 4.5,
                                  1e-9);
  g_assert_true (has_note (&done, ALUR_NOTE_GUESS, 0));
  g_assert_true (has_note (&done, ALUR_NOTE_VALUE, 7));
  g_assert_cmpuint (done.report->counts.n_posts, ==, 2);

  before = io_write_text (done.document);
  imported_take_text (&done, table, TRUE);
  after = io_write_text (done.document);
  g_assert_cmpstr (after, ==, before);
}

/* The first row that tells of a unit goes before others. */
static void
test_rows_of_unit (void)
{
  g_auto (Imported) done = { 0 };

  imported_take_text (&done,
                      "unit-id;unit;jabatan;short;note\n"
                      "u1;Loket;Petugas;;\n"
                      "u1;Loket;;;penting\n"
                      "u1;Loket;;LKT;lain\n",
                      TRUE);
  g_assert_cmpstr (note_of (&done, "Loket"), ==, "penting");
  g_assert_cmpstr (alur_element_get_text (imported_get_unit (&done, "Loket"), ALUR_UNIT_SHORT), ==,
                   "LKT");
}

/* What the first of two rows about one unit leaves open is taken from the other. */
static void
test_second_row (void)
{
  g_auto (Imported) done = { 0 };

  imported_take_text (&done,
                      "id,name,parent,headcount,note\n"
                      "1,Top,,,\n"
                      "2,Desk,,,\n"
                      "2,Desk,1,5,hello\n"
                      "3,Loket,1,4,first\n"
                      "3,Loket,2,7,other\n"
                      "4,Arsip,2,,\n"
                      "4,Arsip,,many,\n",
                      TRUE);
  g_assert_cmpstr (imported_get_parent (&done, "Desk"), ==, "Top");
  g_assert_cmpstr (imported_get_parent (&done, "Loket"), ==, "Top");
  g_assert_cmpstr (imported_get_parent (&done, "Arsip"), ==, "Desk");
  g_assert_cmpfloat_with_epsilon (people_of (&done, "Desk", "Pegawai"), 5, 1e-9);
  g_assert_cmpfloat_with_epsilon (people_of (&done, "Loket", "Pegawai"), 4, 1e-9);
  g_assert_cmpstr (note_of (&done, "Desk"), ==, "hello");
  g_assert_true (has_note (&done, ALUR_NOTE_VALUE, 8));
}

/* Whichever row of a unit's posts says what the unit is under. */
static void
test_parent_in_later_row (void)
{
  g_auto (Imported) done = { 0 };

  imported_take_text (&done,
                      "unit-id;unit;unit parent;id;jabatan\n"
                      "u1;Head;;p1;Chief\n"
                      "u2;Desk;;p2;Clerk\n"
                      "u2;Desk;u1;p3;Clerk 2\n"
                      "u2;Desk;u3;p4;Clerk 3\n"
                      "u3;Side;;p5;Clerk\n",
                      TRUE);
  g_assert_cmpstr (imported_get_parent (&done, "Desk"), ==, "Head");
  g_assert_cmpuint (done.report->counts.n_unit_roots, ==, 2);
}

/* Words for nobody may be identifiers of units; a dash is none. */
static void
test_units_called_nobody (void)
{
  static const char *const ids[] = { "none", "None", "XX" };
  g_auto (Imported) done = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *organisation
          = g_strdup_printf ("<unit id=\"%s\" name=\"Kantor\"/>"
                             "<unit id=\"u2\" name=\"Desk\" parent=\"%s\"/>"
                             "<unit id=\"u3\" name=\"Arsip\" parent=\"u2\"/>",
                             ids[i], ids[i]);

      assert_round (organisation);
    }
  imported_take_text (&done, "id,name,parent\n1,Top,-\n-,Desk,1\n2,Arsip,none\nXX,Loket,XX\n",
                      TRUE);
  g_assert_cmpstr (imported_get_parent (&done, "Top"), ==, "");
  g_assert_cmpstr (imported_get_parent (&done, "Desk"), ==, "Top");
  g_assert_cmpstr (imported_get_parent (&done, "Arsip"), ==, "");
  g_assert_cmpuint (done.report->counts.n_roots, ==, 3);
  g_assert_cmpuint (done.report->counts.n_self, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-organisation/own-ids", test_own_ids);
  g_test_add_func ("/import-organisation/untitled-posts", test_untitled_posts);
  g_test_add_func ("/import-organisation/staff-among-posts", test_staff_among_posts);
  g_test_add_func ("/import-organisation/rows-of-unit", test_rows_of_unit);
  g_test_add_func ("/import-organisation/second-row", test_second_row);
  g_test_add_func ("/import-organisation/parent-in-later-row", test_parent_in_later_row);
  g_test_add_func ("/import-organisation/units-called-nobody", test_units_called_nobody);
  return g_test_run ();
}
