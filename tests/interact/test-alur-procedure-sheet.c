/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-procedure-sheet.h"

#include "interact-fixture.h"

#include <string.h>

#define N_SEQUENCES 40
#define N_EDITS 40

#define CHAIN                                                                                      \
  "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\"><stage id=\"now\" kind=\"current\">"        \
  "<organisation><unit id=\"u0\" name=\"Dinas\"/>"                                                 \
  "<unit id=\"u1\" name=\"Loket\" parent=\"u0\"><position id=\"p1\" name=\"Petugas\"/></unit>"     \
  "<unit id=\"u2\" name=\"Seksi A/B\" short=\"SAB\" parent=\"u0\">"                                \
  "<position id=\"p2\" name=\"Petugas\"/><position id=\"p3\" name=\"Kepala\"/></unit>"             \
  "</organisation><procedure id=\"c1\">"                                                           \
  "<step id=\"s0\" kind=\"start\"/><step id=\"s1\" name=\"Daftar\" unit=\"u1\"/>"                  \
  "<step id=\"s2\" name=\"Periksa\" unit=\"u2\"/><step id=\"s3\" name=\"Cetak\" unit=\"u2\"/>"     \
  "<step id=\"s9\" kind=\"end\"/>"                                                                 \
  "<flow id=\"w1\" from=\"s0\" to=\"s1\"/><flow id=\"w2\" from=\"s1\" to=\"s2\"/>"                 \
  "<flow id=\"w3\" from=\"s2\" to=\"s3\" probability=\"0.5\"/>"                                    \
  "<flow id=\"w4\" from=\"s3\" to=\"s9\"/></procedure></stage></alur>"

typedef struct
{
  InteractFixture base;
  AlurProcedureSheet *sheet;
  AlurGrid *grid;
  char *told;
  guint n_changes;
} Fixture;

static void
told_cb (AlurProcedureSheet *sheet, const char *message, Fixture *fixture)
{
  g_free (fixture->told);
  fixture->told = g_strdup (message);
}

static void
changed_cb (AlurGrid *grid, Fixture *fixture)
{
  fixture->n_changes++;
}

static void
set_up (Fixture *fixture, const char *example)
{
  *fixture = (Fixture){ .told = NULL };
  interact_fixture_set_up (&fixture->base, example);
  /* what is written is in the language of the document, what is read in any */
  alur_document_get_root (fixture->base.document)->values[ALUR_DOCUMENT_LANGUAGE].text = "en";
  fixture->sheet = alur_procedure_sheet_new (fixture->base.editor);
  fixture->grid = ALUR_GRID (fixture->sheet);
  g_signal_connect (fixture->sheet, "told", G_CALLBACK (told_cb), fixture);
  g_signal_connect (fixture->sheet, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
clear (Fixture *fixture)
{
  g_free (fixture->told);
  g_assert_finalize_object (fixture->sheet);
  interact_fixture_clear (&fixture->base);
}

static void
assert_cell (Fixture *fixture, guint row, guint column, const char *text)
{
  g_autofree char *shown = alur_grid_dup_edit_text (fixture->grid, row, column);

  g_assert_cmpstr (shown, ==, text);
}

/* Types into a cell, as one step of undo, and asserts what it says then. */
static void
type (Fixture *fixture, guint row, guint column, const char *text, const char *becomes)
{
  guint depth = alur_document_get_undo_depth (fixture->base.document);
  g_autofree char *refusal = NULL;

  g_assert_true (alur_grid_set_text (fixture->grid, row, column, text, &refusal));
  g_assert_null (refusal);
  assert_cell (fixture, row, column, becomes);
  g_assert_cmpuint (alur_document_get_undo_depth (fixture->base.document), ==, depth + 1);
}

static void
refuse (Fixture *fixture, guint row, guint column, const char *text, const char *because)
{
  g_autofree char *before = interact_dup_text (&fixture->base);
  g_autofree char *after = NULL;
  g_autofree char *refusal = NULL;

  g_assert_false (alur_grid_set_text (fixture->grid, row, column, text, &refusal));
  g_assert_nonnull (strstr (refusal, because));
  after = interact_dup_text (&fixture->base);
  g_assert_cmpstr (before, ==, after);
}

/* The names of all rows, a letter each: as a chain they are easily compared. */
static void
assert_rows (Fixture *fixture, const char *names)
{
  g_autoptr (GString) shown = g_string_new (NULL);

  for (guint row = 0; row < alur_grid_get_n_rows (fixture->grid); row++)
    {
      const AlurElement *step = alur_procedure_sheet_get_step (fixture->sheet, row);
      const char *name = step != NULL ? alur_element_get_name (step) : "";
      g_autofree char *label = alur_grid_dup_edit_text (fixture->grid, row, ALUR_SHEET_NUMBER);

      g_string_append (shown, row > 0 ? " " : "");
      g_string_append (shown, *name != '\0' ? name : label);
    }
  g_assert_cmpstr (shown->str, ==, names);
}

static AlurElement *
find (Fixture *fixture, const char *id)
{
  return interact_find (&fixture->base, id);
}

/* --- Looking ---------------------------------------------------------------------------------- */

static void
test_shows_an_example (void)
{
  Fixture fixture;

  set_up (&fixture, "akta-kelahiran");
  assert_cell (&fixture, 0, ALUR_SHEET_NUMBER, "Start");
  assert_cell (&fixture, 0, ALUR_SHEET_NEXT, "1");
  assert_cell (&fixture, 2, ALUR_SHEET_NUMBER, "2");
  assert_cell (&fixture, 2, ALUR_SHEET_ACTIVITY,
               "Menerima dan meneliti berkas serta mengidentifikasi NIK (NIK ada?)");
  assert_cell (&fixture, 2, ALUR_SHEET_INPUTS,
               "Formulir F-2.01 (customer); Surat keterangan kelahiran (customer); Kartu keluarga "
               "dan KTP-el orang tua (customer); Buku nikah (customer); Identitas dua saksi "
               "(customer); SPTJM (customer)");
  assert_cell (&fixture, 2, ALUR_SHEET_TIME, "5 minutes; wait 20 minutes");
  assert_cell (&fixture, 2, ALUR_SHEET_OUTPUTS, "Berkas permohonan; Permintaan NIK");
  assert_cell (&fixture, 2, ALUR_SHEET_NEXT, "Ada→4; Belum ada→3; Berkas kurang→1");
  assert_cell (&fixture, 9, ALUR_SHEET_NEXT, "Ya→End; Tidak→4");
  g_assert_cmpuint (fixture.n_changes, ==, 0);
  clear (&fixture);
}

/* Whatever is written in the document's language is read as what it was. */
static void
test_reads_what_it_writes (void)
{
  static const char *const examples[] = { "akta-kelahiran", "izin-terapis-gigi", "rawat-inap" };

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      Fixture fixture;
      g_autofree char *before = NULL;

      set_up (&fixture, examples[i]);
      before = interact_dup_text (&fixture.base);
      ALUR_FOREACH (procedure, fixture.base.stage, ALUR_KIND_PROCEDURE)
      {
        alur_editor_show (fixture.base.editor, ALUR_PANE_TABLE, procedure);
        for (guint row = 0; row < alur_grid_get_n_rows (fixture.grid); row++)
          for (guint column = 1; column < ALUR_N_SHEET_COLUMNS; column++)
            {
              g_autofree char *text = alur_grid_dup_edit_text (fixture.grid, row, column);
              g_autofree char *other = g_strconcat (text, " ", NULL);
              g_autofree char *after = NULL;

              if (!alur_grid_is_editable (fixture.grid, row, column))
                continue;
              g_assert_true (alur_grid_set_text (fixture.grid, row, column, other, NULL));
              after = interact_dup_text (&fixture.base);
              g_assert_cmpstr (before, ==, after);
            }
      }
      clear (&fixture);
    }
}

/* In the column in which it can be mended. */
static void
test_shows_findings (void)
{
  Fixture fixture;
  g_auto (AlurCell) ways = { .text = NULL };
  g_auto (AlurCell) time = { .text = NULL };
  g_auto (AlurCell) output = { .text = NULL };

  set_up (&fixture, CHAIN);
  g_assert_true (alur_grid_set_text (fixture.grid, 2, ALUR_SHEET_NEXT, "", NULL));
  alur_grid_get_cell (fixture.grid, 2, ALUR_SHEET_NEXT, &ways);
  g_assert_cmpuint (ways.severity, ==, ALUR_SEVERITY_ERROR);
  g_assert_cmpuint (ways.flags & ALUR_CELL_GAP, !=, 0);
  alur_grid_get_cell (fixture.grid, 2, ALUR_SHEET_TIME, &time);
  g_assert_cmpuint (time.severity, ==, ALUR_SEVERITY_INFO);
  alur_grid_get_cell (fixture.grid, 2, ALUR_SHEET_OUTPUTS, &output);
  g_assert_cmpuint (output.severity, ==, ALUR_SEVERITY_UNSET);
  clear (&fixture);
}

static void
test_finds_elements (void)
{
  Fixture fixture;
  guint row;
  guint column;

  set_up (&fixture, CHAIN);
  g_assert_true (alur_grid_find_element (fixture.grid, find (&fixture, "s2"), &row, &column));
  g_assert_cmpuint (row, ==, 2);
  g_assert_true (alur_grid_find_element (fixture.grid, find (&fixture, "w3"), &row, &column));
  g_assert_cmpuint (row, ==, 2);
  g_assert_cmpuint (column, ==, ALUR_SHEET_NEXT);
  g_assert_false (alur_grid_find_element (fixture.grid, find (&fixture, "u1"), &row, &column));
  g_assert_true (alur_grid_get_element (fixture.grid, 1, 3) == find (&fixture, "s1"));
  clear (&fixture);
}

/* --- Cells ------------------------------------------------------------------------------------ */

static void
test_activity (void)
{
  Fixture fixture;
  AlurElement *step;

  set_up (&fixture, CHAIN);
  step = find (&fixture, "s2");
  type (&fixture, 2, ALUR_SHEET_ACTIVITY, "Memeriksa\n berkas (lengkap?)",
        "Memeriksa berkas (lengkap?)");
  g_assert_cmpstr (alur_element_get_name (step), ==, "Memeriksa berkas");
  g_assert_cmpstr (alur_element_get_text (step, ALUR_STEP_QUESTION), ==, "lengkap?");
  g_assert_cmpuint (alur_element_get_word (step, ALUR_STEP_KIND), ==, ALUR_STEP_KIND_DECISION);
  type (&fixture, 2, ALUR_SHEET_ACTIVITY, "Memeriksa (ulang)", "Memeriksa (ulang)");
  g_assert_null (alur_element_get_text (step, ALUR_STEP_QUESTION));
  g_assert_cmpstr (alur_document_get_undo_name (fixture.base.document), ==, "Edit a step");
  clear (&fixture);
}

static void
test_actors (void)
{
  Fixture fixture;
  AlurElement *step;

  set_up (&fixture, CHAIN);
  step = find (&fixture, "s1");
  type (&fixture, 1, ALUR_SHEET_ACTORS, "kepala", "Kepala");
  g_assert_cmpstr (alur_element_get_ref (step, ALUR_STEP_UNIT), ==, "u2");
  g_assert_cmpstr (alur_element_get_ref (step, ALUR_STEP_POSITION), ==, "p3");
  type (&fixture, 1, ALUR_SHEET_ACTORS, "sab", "Seksi A/B");
  g_assert_null (alur_element_get_ref (step, ALUR_STEP_POSITION));
  type (&fixture, 1, ALUR_SHEET_ACTORS, "Loket; Seksi A/B atau dinas", "Loket + Seksi A/B / Dinas");
  g_assert_cmpstr (alur_element_get_refs (step, ALUR_STEP_ALSO)->ids[0], ==, "u2");
  g_assert_cmpstr (alur_element_get_refs (step, ALUR_STEP_OR)->ids[0], ==, "u0");
  type (&fixture, 1, ALUR_SHEET_ACTORS, "", "");
  g_assert_null (alur_element_get_ref (step, ALUR_STEP_UNIT));
  g_assert_null (alur_element_get_refs (step, ALUR_STEP_ALSO));
  refuse (&fixture, 1, ALUR_SHEET_ACTORS, "Petugas", "Several are called Petugas");
  type (&fixture, 1, ALUR_SHEET_ACTORS, "petugas (SAB)", "Petugas (Seksi A/B)");
  g_assert_cmpstr (alur_element_get_ref (step, ALUR_STEP_POSITION), ==, "p2");
  refuse (&fixture, 1, ALUR_SHEET_ACTORS, "Loket + Kepala", "Kepala is a post");
  refuse (&fixture, 1, ALUR_SHEET_ACTORS, "Loket + Camat", "Camat is not in the organisation");
  clear (&fixture);
}

static const AlurGridChoice *
find_choice (GPtrArray *choices, const char *label)
{
  for (guint i = 0; i < choices->len; i++)
    {
      const AlurGridChoice *choice = g_ptr_array_index (choices, i);

      if (g_str_equal (choice->label, label))
        return choice;
    }
  g_test_message ("no choice “%s”", label);
  g_assert_not_reached ();
}

static void
test_unknown_actors_are_offered (void)
{
  Fixture fixture;
  g_autoptr (GPtrArray) near = NULL;
  g_autoptr (GPtrArray) post = NULL;
  g_autoptr (GPtrArray) several = NULL;
  g_autoptr (GPtrArray) customer = NULL;
  g_autoptr (GPtrArray) none = NULL;
  AlurElement *made;

  set_up (&fixture, CHAIN);
  near = alur_procedure_sheet_offer (fixture.sheet, 1, "Lokett");
  g_assert_cmpstr (((AlurGridChoice *) g_ptr_array_index (near, 0))->text, ==, "Loket");
  none = alur_procedure_sheet_offer (fixture.sheet, 1, "Loket");
  g_assert_cmpuint (none->len, ==, 0);

  post = alur_procedure_sheet_offer (fixture.sheet, 1, "Verifikator");
  g_assert_true (alur_grid_choose (fixture.grid, 1, ALUR_SHEET_ACTORS,
                                   find_choice (post, "New post: Verifikator, in Loket"), NULL));
  made = interact_find_named (&fixture.base, ALUR_KIND_POSITION, "Verifikator");
  g_assert_true (made->parent == find (&fixture, "u1"));
  g_assert_cmpstr (alur_element_get_ref (find (&fixture, "s1"), ALUR_STEP_POSITION), ==,
                   alur_element_get_id (made));
  g_assert_cmpuint (alur_document_get_undo_depth (fixture.base.document), ==, 1);

  several = alur_procedure_sheet_offer (fixture.sheet, 2, "Bidang X / Bidang Y");
  g_assert_true (alur_grid_choose (
      fixture.grid, 2, ALUR_SHEET_ACTORS,
      find_choice (several, "New unit: Bidang X, Bidang Y, part of Dinas"), NULL));
  assert_cell (&fixture, 2, ALUR_SHEET_ACTORS, "Bidang X / Bidang Y");
  made = interact_find_named (&fixture.base, ALUR_KIND_UNIT, "Bidang Y");
  g_assert_cmpstr (alur_element_get_ref (made, ALUR_UNIT_PARENT), ==, "u0");

  customer = alur_procedure_sheet_offer (fixture.sheet, 1, "Pemohon");
  g_assert_true (alur_grid_choose (fixture.grid, 1, ALUR_SHEET_ACTORS,
                                   find_choice (customer, "New unit: Pemohon"), NULL));
  made = interact_find_named (&fixture.base, ALUR_KIND_UNIT, "Pemohon");
  g_assert_cmpuint (alur_element_get_word (made, ALUR_UNIT_LEVEL), ==, ALUR_LEVEL_CUSTOMER);
  g_assert_cmpuint (alur_document_get_undo_depth (fixture.base.document), ==, 3);
  while (alur_editor_undo (fixture.base.editor))
    ;
  assert_cell (&fixture, 1, ALUR_SHEET_ACTORS, "Loket");
  g_assert_null (interact_find_named (&fixture.base, ALUR_KIND_UNIT, "Pemohon"));
  clear (&fixture);
}

static void
test_posts_named_with_their_unit (void)
{
  Fixture fixture;
  g_autoptr (GPtrArray) choices = NULL;

  set_up (&fixture, CHAIN);
  choices = alur_procedure_sheet_offer (fixture.sheet, 1, "Juru Bayar (Dinas)");
  g_assert_true (alur_grid_choose (fixture.grid, 1, ALUR_SHEET_ACTORS,
                                   find_choice (choices, "New post: Juru Bayar, in Dinas"), NULL));
  assert_cell (&fixture, 1, ALUR_SHEET_ACTORS, "Juru Bayar");
  g_assert_cmpstr (alur_element_get_ref (find (&fixture, "s1"), ALUR_STEP_UNIT), ==, "u0");
  clear (&fixture);
}

/* Names are sorted once and not again for each edit, but for those that they depend on. */
static void
test_names_come_and_go (void)
{
  Fixture fixture;
  AlurDocument *document;
  AlurElement *unit;

  set_up (&fixture, CHAIN);
  document = fixture.base.document;
  assert_cell (&fixture, 1, ALUR_SHEET_ACTORS, "Loket");
  alur_document_begin (document, "Add");
  unit = alur_document_insert (document, find (&fixture, "u2")->parent, ALUR_KIND_UNIT, NULL, NULL);
  alur_document_set_text (document, unit, ALUR_UNIT_NAME, "Loket");
  alur_document_set_text (document, unit, ALUR_UNIT_PARENT, "u2");
  alur_document_commit (document);
  assert_cell (&fixture, 1, ALUR_SHEET_ACTORS, "Loket (Dinas)");
  type (&fixture, 1, ALUR_SHEET_ACTIVITY, "Terima", "Terima");
  assert_cell (&fixture, 1, ALUR_SHEET_ACTORS, "Loket (Dinas)");
  alur_document_begin (document, "Rename");
  alur_document_set_text (document, unit, ALUR_UNIT_NAME, "Kasir");
  alur_document_commit (document);
  assert_cell (&fixture, 1, ALUR_SHEET_ACTORS, "Loket");
  g_assert_true (alur_document_undo (document));
  assert_cell (&fixture, 1, ALUR_SHEET_ACTORS, "Loket (Dinas)");
  clear (&fixture);
}

static void
test_inputs (void)
{
  Fixture fixture;
  AlurElement *first;

  set_up (&fixture, CHAIN);
  type (&fixture, 1, ALUR_SHEET_INPUTS, "KTP (Pemohon) ;; Formulir\nSurat (asli)",
        "KTP (customer); Formulir; Surat (asli)");
  first = alur_element_first (find (&fixture, "s1"), ALUR_KIND_INPUT);
  g_assert_cmpstr (alur_element_get_name (first), ==, "KTP");
  type (&fixture, 1, ALUR_SHEET_INPUTS, "Formulir; KTP (customer)", "Formulir; KTP (customer)");
  g_assert_true (alur_element_next (alur_element_first (find (&fixture, "s1"), ALUR_KIND_INPUT),
                                    ALUR_KIND_INPUT)
                 == first);
  type (&fixture, 1, ALUR_SHEET_OUTPUTS, "Berkas (pemohon)", "Berkas (pemohon)");
  type (&fixture, 1, ALUR_SHEET_INPUTS, "", "");
  clear (&fixture);
}

static void
test_times (void)
{
  Fixture fixture;
  AlurElement *step;

  set_up (&fixture, CHAIN);
  step = find (&fixture, "s1");
  type (&fixture, 1, ALUR_SHEET_TIME, "15", "15 minutes");
  type (&fixture, 1, ALUR_SHEET_TIME, "2 jam 30; tunggu 1 hari",
        "2 hours 30 minutes; wait 1 working day");
  g_assert_cmpint (alur_element_get_duration (step, ALUR_STEP_WAIT).days, ==, 1);
  type (&fixture, 1, ALUR_SHEET_TIME, "wait: 2 minggu, ", "wait 10 working days");
  g_assert_cmpint (alur_element_get_duration (step, ALUR_STEP_WORK).seconds, ==, 0);
  type (&fixture, 1, ALUR_SHEET_TIME, "10 mnt menunggu 3 hari", "10 minutes; wait 3 working days");
  g_assert_null (fixture.told);
  type (&fixture, 1, ALUR_SHEET_TIME, "1 bulan", "1 bulan");
  g_assert_nonnull (strstr (fixture.told, "How many working days is “1 bulan”?"));
  type (&fixture, 1, ALUR_SHEET_TIME, "1 bulan = 22 hari", "1 bulan = 22 working days");
  g_assert_cmpstr (alur_element_get_text (step, ALUR_STEP_TIME_TEXT), ==, "1 bulan");
  g_assert_cmpint (alur_element_get_duration (step, ALUR_STEP_WORK).days, ==, 22);
  type (&fixture, 1, ALUR_SHEET_TIME, "Sesuai kebutuhan", "Sesuai kebutuhan");
  refuse (&fixture, 1, ALUR_SHEET_TIME, "15 mntt", "Write a time such as");
  refuse (&fixture, 1, ALUR_SHEET_TIME, "1 bulan = kira-kira", "Write a time such as");
  type (&fixture, 1, ALUR_SHEET_TIME, "", "");
  clear (&fixture);
}

static void
test_ways (void)
{
  Fixture fixture;
  AlurElement *step;

  set_up (&fixture, CHAIN);
  step = find (&fixture, "s2");
  type (&fixture, 2, ALUR_SHEET_NEXT, "ya -> 3; Tidak: 1", "ya→3; Tidak→1");
  g_assert_cmpuint (alur_element_get_word (step, ALUR_STEP_KIND), ==, ALUR_STEP_KIND_DECISION);
  g_assert_cmpfloat_with_epsilon (
      alur_element_get_number (find (&fixture, "w3"), ALUR_FLOW_PROBABILITY), 0.5, 1e-9);
  assert_rows (&fixture, "Start Daftar Periksa Cetak End");
  type (&fixture, 2, ALUR_SHEET_NEXT, "Tidak 1; ya selesai", "Tidak→1; ya→End");
  g_assert_cmpstr (alur_element_get_ref (find (&fixture, "w3"), ALUR_FLOW_TO), ==, "s9");
  type (&fixture, 2, ALUR_SHEET_NEXT, "cetak", "3");
  g_assert_cmpuint (alur_element_get_word (step, ALUR_STEP_KIND), ==, ALUR_STEP_KIND_TASK);
  type (&fixture, 2, ALUR_SHEET_NEXT, "3, 1", "3; 1");
  g_assert_cmpuint (alur_element_get_word (step, ALUR_STEP_KIND), ==, ALUR_STEP_KIND_TASK);
  type (&fixture, 2, ALUR_SHEET_NEXT, "end", "End");
  type (&fixture, 2, ALUR_SHEET_NEXT, "-", "");
  refuse (&fixture, 2, ALUR_SHEET_NEXT, "7", "There is no row 7");
  refuse (&fixture, 2, ALUR_SHEET_NEXT, "Ya→4; Tidak", "is no row");
  g_assert_false (alur_grid_is_editable (fixture.grid, 4, ALUR_SHEET_NEXT));
  clear (&fixture);
}

/* --- Rows ------------------------------------------------------------------------------------- */

static void
insert_named (Fixture *fixture, int after, const char *name)
{
  int row = alur_grid_insert_row (fixture->grid, after, NULL);

  g_assert_cmpint (row, >=, 0);
  g_assert_true (alur_grid_set_text (fixture->grid, (guint) row, ALUR_SHEET_ACTIVITY, name, NULL));
}

static void
test_insert (void)
{
  Fixture fixture;

  set_up (&fixture, CHAIN);
  insert_named (&fixture, 1, "X");
  assert_rows (&fixture, "Start Daftar X Periksa Cetak End");
  assert_cell (&fixture, 1, ALUR_SHEET_NEXT, "2");
  assert_cell (&fixture, 2, ALUR_SHEET_NEXT, "3");
  assert_cell (&fixture, 2, ALUR_SHEET_ACTORS, "Loket");
  insert_named (&fixture, 5, "Y");
  assert_rows (&fixture, "Start Daftar X Periksa Cetak Y End");
  assert_cell (&fixture, 4, ALUR_SHEET_NEXT, "5");
  assert_cell (&fixture, 5, ALUR_SHEET_NEXT, "End");
  insert_named (&fixture, -1, "Z");
  assert_rows (&fixture, "Start Z Daftar X Periksa Cetak Y End");
  clear (&fixture);
}

static void
test_remove (void)
{
  Fixture fixture;

  set_up (&fixture, CHAIN);
  g_assert_true (
      alur_grid_set_text (fixture.grid, 3, ALUR_SHEET_NEXT, "ok→selesai; ulang→2", NULL));
  g_assert_true (alur_grid_remove_rows (fixture.grid, 2, 1, NULL));
  assert_rows (&fixture, "Start Daftar Cetak End");
  assert_cell (&fixture, 1, ALUR_SHEET_NEXT, "2");
  assert_cell (&fixture, 2, ALUR_SHEET_NEXT, "ok→End");
  g_assert_true (alur_grid_remove_rows (fixture.grid, 1, 2, NULL));
  g_assert_true (alur_procedure_sheet_is_blank (fixture.sheet));
  assert_rows (&fixture, "Start 1 End");
  g_assert_cmpuint (alur_element_count (find (&fixture, "c1"), ALUR_KIND_FLOW), ==, 1);
  g_assert_true (alur_grid_set_text (fixture.grid, 1, ALUR_SHEET_ACTIVITY, "A", NULL));
  assert_rows (&fixture, "Start A End");
  assert_cell (&fixture, 0, ALUR_SHEET_NEXT, "1");
  assert_cell (&fixture, 1, ALUR_SHEET_NEXT, "End");
  clear (&fixture);
}

static void
test_move (void)
{
  Fixture fixture;
  g_autofree char *refusal = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  set_up (&fixture, CHAIN);
  before = interact_dup_text (&fixture.base);
  g_assert_true (alur_procedure_sheet_move_rows (fixture.sheet, 2, 1, -1, NULL));
  assert_rows (&fixture, "Start Periksa Daftar Cetak End");
  assert_cell (&fixture, 0, ALUR_SHEET_NEXT, "1");
  assert_cell (&fixture, 1, ALUR_SHEET_NEXT, "2");
  assert_cell (&fixture, 2, ALUR_SHEET_NEXT, "3");
  assert_cell (&fixture, 3, ALUR_SHEET_NEXT, "End");
  g_assert_cmpuint (alur_element_count (find (&fixture, "c1"), ALUR_KIND_FLOW), ==, 4);
  g_assert_cmpuint (alur_document_get_undo_depth (fixture.base.document), ==, 1);
  g_assert_true (alur_procedure_sheet_move_rows (fixture.sheet, 1, 2, 1, NULL));
  assert_rows (&fixture, "Start Cetak Periksa Daftar End");
  g_assert_false (alur_procedure_sheet_move_rows (fixture.sheet, 1, 1, -1, &refusal));
  g_assert_cmpstr (refusal, ==, "Nothing comes before the start.");
  g_clear_pointer (&refusal, g_free);
  g_assert_false (alur_procedure_sheet_move_rows (fixture.sheet, 3, 1, 1, &refusal));
  g_assert_cmpstr (refusal, ==, "Nothing comes behind the end.");
  while (alur_editor_undo (fixture.base.editor))
    ;
  after = interact_dup_text (&fixture.base);
  g_assert_cmpstr (before, ==, after);
  clear (&fixture);
}

/* Rows of two branches change places, and their flows stay. */
static void
test_move_between_branches (void)
{
  Fixture fixture;

  set_up (&fixture, CHAIN);
  g_assert_true (alur_grid_set_text (fixture.grid, 1, ALUR_SHEET_NEXT, "Ya→2; Tidak→3", NULL));
  g_assert_true (alur_grid_set_text (fixture.grid, 2, ALUR_SHEET_NEXT, "selesai", NULL));
  assert_rows (&fixture, "Start Daftar Periksa Cetak End");
  g_assert_true (alur_procedure_sheet_move_rows (fixture.sheet, 3, 1, -1, NULL));
  assert_rows (&fixture, "Start Daftar Cetak Periksa End");
  assert_cell (&fixture, 1, ALUR_SHEET_NEXT, "Ya→3; Tidak→2");
  clear (&fixture);
}

/* --- From nothing ----------------------------------------------------------------------------- */

static void
test_from_nothing (void)
{
  Fixture fixture;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  set_up (&fixture, "empty");
  before = interact_dup_text (&fixture.base);
  assert_rows (&fixture, "Start 1 End");
  g_assert_false (alur_grid_is_editable (fixture.grid, 0, ALUR_SHEET_ACTIVITY));
  type (&fixture, 1, ALUR_SHEET_ACTIVITY, "Mendaftar", "Mendaftar");
  assert_rows (&fixture, "Start Mendaftar End");
  insert_named (&fixture, 1, "Memeriksa");
  insert_named (&fixture, 2, "Mencetak");
  assert_rows (&fixture, "Start Mendaftar Memeriksa Mencetak End");
  assert_cell (&fixture, 2, ALUR_SHEET_NEXT, "3");
  g_assert_cmpuint (alur_grid_get_n_foot_rows (fixture.grid), ==, 1);
  while (alur_editor_undo (fixture.base.editor))
    ;
  after = interact_dup_text (&fixture.base);
  g_assert_cmpstr (before, ==, after);
  assert_rows (&fixture, "Start 1 End");
  g_assert_cmpint (alur_grid_insert_row (fixture.grid, 1, NULL), ==, 1);
  assert_rows (&fixture, "Start 1 End");
  g_assert_false (alur_procedure_sheet_is_blank (fixture.sheet));
  clear (&fixture);
}

/* --- Copying and pasting ---------------------------------------------------------------------- */

static void
test_paste_a_table (void)
{
  Fixture fixture;
  g_autofree char *refusal = NULL;
  AlurGridRange pasted;
  AlurElement *unit;

  set_up (&fixture, CHAIN);
  g_assert_true (alur_grid_paste (
      fixture.grid, &(AlurGridRange){ 2, 0, 1, 1 },
      "No\tKegiatan\tPelaksana\tKelengkapan\tWaktu\tOutput\tKeterangan\tBerikutnya\n"
      "1\tMenerima\tLoket\tKTP\t5 menit\tBerkas\t\t2\n"
      "2\tMeneliti\tBendahara\tBerkas\tsecepatnya\tCatatan\tcepat\tYa→3; Tidak→1\n"
      "3\tMenutup\tSeksi A/B\t\t1 hr kerja\t\t\tselesai\n",
      &pasted, &refusal));
  g_assert_cmpuint (pasted.row, ==, 2);
  g_assert_cmpuint (pasted.n_rows, ==, 3);
  assert_rows (&fixture, "Start Daftar Menerima Meneliti Menutup End");
  assert_cell (&fixture, 3, ALUR_SHEET_ACTORS, "Bendahara");
  assert_cell (&fixture, 3, ALUR_SHEET_NEXT, "Ya→4; Tidak→2");
  assert_cell (&fixture, 3, ALUR_SHEET_TIME, "secepatnya");
  assert_cell (&fixture, 3, ALUR_SHEET_NOTE, "cepat");
  unit = interact_find_named (&fixture.base, ALUR_KIND_UNIT, "Bendahara");
  g_assert_cmpstr (alur_element_get_ref (unit, ALUR_UNIT_PARENT), ==, "u0");
  g_assert_cmpstr (fixture.told, ==, "Bendahara is a new unit.");
  g_assert_cmpuint (alur_document_get_undo_depth (fixture.base.document), ==, 1);
  clear (&fixture);
}

/* A time of another program that can't be reckoned with is kept in words, and none beside it: the
 * one that stood there was another. */
static void
test_paste_a_time (void)
{
  Fixture fixture;
  const AlurElement *step;

  set_up (&fixture, CHAIN);
  step = interact_find (&fixture.base, "s1");
  type (&fixture, 1, ALUR_SHEET_TIME, "3 days; wait 1 hour", "3 working days; wait 1 hour");
  g_assert_true (alur_grid_paste (fixture.grid, &(AlurGridRange){ 1, ALUR_SHEET_TIME, 1, 1 },
                                  "5-10 menit", NULL, NULL));
  assert_cell (&fixture, 1, ALUR_SHEET_TIME, "5-10 menit");
  g_assert_cmpint (alur_element_get_duration (step, ALUR_STEP_WORK).days, ==, 0);
  g_assert_cmpint (alur_element_get_duration (step, ALUR_STEP_WAIT).seconds, ==, 0);
  clear (&fixture);
}

/* What ends like a mark stays part of a name that is there already. */
static void
test_input_named_like_a_mark (void)
{
  Fixture fixture;
  AlurElement *step;
  AlurElement *input;

  set_up (&fixture, CHAIN);
  step = interact_find (&fixture.base, "s1");
  alur_document_begin (fixture.base.document, "Name");
  input = alur_document_insert (fixture.base.document, step, ALUR_KIND_INPUT, NULL, NULL);
  alur_document_set_text (fixture.base.document, input, ALUR_INPUT_NAME, "Formulir (pemohon)");
  alur_document_commit (fixture.base.document);
  type (&fixture, 1, ALUR_SHEET_INPUTS, "Formulir (pemohon); KTP (pemohon)",
        "Formulir (pemohon); KTP (customer)");
  g_assert_true (alur_element_first (step, ALUR_KIND_INPUT) == input);
  g_assert_cmpuint (alur_element_get_word (input, ALUR_INPUT_FROM), ==, 0);
  type (&fixture, 1, ALUR_SHEET_INPUTS, "Formulir (pemohon) (customer)",
        "Formulir (pemohon) (customer)");
  g_assert_cmpstr (alur_element_get_text (input, ALUR_INPUT_NAME), ==, "Formulir (pemohon)");
  clear (&fixture);
}

static void
test_paste_lines_and_copy (void)
{
  Fixture fixture;
  g_autofree char *copied = NULL;

  set_up (&fixture, "empty");
  g_assert_true (alur_grid_paste (fixture.grid, &(AlurGridRange){ 1, ALUR_SHEET_ACTIVITY, 1, 1 },
                                  "1. Mendaftar\n2. Memeriksa\n3. Mencetak\n", NULL, NULL));
  assert_rows (&fixture, "Start Mendaftar Memeriksa Mencetak End");
  copied = alur_grid_copy (fixture.grid, &(AlurGridRange){ 1, 0, 2, 2 });
  g_assert_cmpstr (copied, ==, "1\tMendaftar\n2\tMemeriksa");
  g_assert_true (alur_grid_paste (fixture.grid, &(AlurGridRange){ 3, ALUR_SHEET_NOTE, 1, 1 },
                                  "a\nb", NULL, NULL));
  assert_rows (&fixture, "Start Mendaftar Memeriksa Mencetak 4 End");
  assert_cell (&fixture, 4, ALUR_SHEET_NOTE, "b");
  g_assert_true (
      alur_grid_fill_down (fixture.grid, &(AlurGridRange){ 3, ALUR_SHEET_NOTE, 2, 1 }, NULL));
  assert_cell (&fixture, 4, ALUR_SHEET_NOTE, "a");
  clear (&fixture);
}

static void
test_choices (void)
{
  Fixture fixture;
  g_autoptr (GPtrArray) used = NULL;
  g_autoptr (GPtrArray) typed = NULL;
  g_autoptr (GPtrArray) things = NULL;
  g_autoptr (GPtrArray) ways = NULL;

  set_up (&fixture, CHAIN);
  used = alur_grid_dup_choices (fixture.grid, 2, ALUR_SHEET_ACTORS, "");
  g_assert_cmpstr (((AlurGridChoice *) g_ptr_array_index (used, 0))->text, ==, "Loket");
  typed = alur_grid_dup_choices (fixture.grid, 2, ALUR_SHEET_ACTORS, "Loket + se");
  g_assert_cmpstr (((AlurGridChoice *) g_ptr_array_index (typed, 0))->text, ==,
                   "Loket + Seksi A/B");
  g_assert_true (alur_grid_set_text (fixture.grid, 1, ALUR_SHEET_OUTPUTS, "Berkas lengkap", NULL));
  things = alur_grid_dup_choices (fixture.grid, 2, ALUR_SHEET_INPUTS, "KTP; leng");
  g_assert_cmpstr (((AlurGridChoice *) g_ptr_array_index (things, 0))->text, ==,
                   "KTP; Berkas lengkap");
  ways = alur_grid_dup_choices (fixture.grid, 2, ALUR_SHEET_NEXT, "Ya→cet");
  g_assert_cmpuint (ways->len, ==, 1);
  g_assert_cmpstr (((AlurGridChoice *) g_ptr_array_index (ways, 0))->text, ==, "Ya→3");
  clear (&fixture);
}

/* --- Much ------------------------------------------------------------------------------------- */

static void
test_ten_thousand (void)
{
  Fixture fixture;
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 start;

  set_up (&fixture, "empty");
  before = interact_dup_text (&fixture.base);
  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (lines, "Langkah %u\n", i);
  start = g_get_monotonic_time ();
  g_assert_true (alur_grid_paste (fixture.grid, &(AlurGridRange){ 1, ALUR_SHEET_ACTIVITY, 1, 1 },
                                  lines->str, NULL, NULL));
  g_test_message ("paste: %" G_GINT64_FORMAT " µs", g_get_monotonic_time () - start);
  g_assert_cmpuint (alur_grid_get_n_rows (fixture.grid), ==, 10002);
  start = g_get_monotonic_time ();
  g_assert_true (alur_grid_set_text (fixture.grid, 5000, ALUR_SHEET_NEXT, "10; 20", NULL));
  g_assert_cmpuint (alur_grid_get_n_rows (fixture.grid), ==, 10002);
  g_test_message ("edit: %" G_GINT64_FORMAT " µs", g_get_monotonic_time () - start);
  start = g_get_monotonic_time ();
  g_assert_true (alur_grid_remove_rows (fixture.grid, 2, 9000, NULL));
  g_assert_cmpuint (alur_grid_get_n_rows (fixture.grid), ==, 1002);
  g_test_message ("remove: %" G_GINT64_FORMAT " µs", g_get_monotonic_time () - start);
  while (alur_editor_undo (fixture.base.editor))
    ;
  after = interact_dup_text (&fixture.base);
  g_assert_cmpstr (before, ==, after);
  clear (&fixture);
}

/* --- By chance -------------------------------------------------------------------------------- */

static const char *
any_text (GRand *rand)
{
  static const char *const texts[] = { "",
                                       "3",
                                       "1; 2",
                                       "Ya→2; Tidak→1",
                                       "selesai",
                                       "Loket",
                                       "A + B",
                                       "Camat",
                                       "KTP; (pemohon)",
                                       "15 mnt; tunggu 1 hari",
                                       "1 bulan = 3 hari",
                                       "mulai",
                                       "x\ty\n1",
                                       "Cek (ok?)",
                                       "/ Dinas",
                                       "next",
                                       "+ + /",
                                       "((?)",
                                       "= 4",
                                       "Ya→; →3",
                                       "tunggu",
                                       "\302\240",
                                       "Ya→99" };

  return texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (texts))];
}

static void
choose_anything (Fixture *fixture, guint row, guint column, GRand *rand)
{
  g_autoptr (GPtrArray) choices
      = alur_grid_dup_choices (fixture->grid, row, column, any_text (rand));

  if (choices->len > 0)
    alur_grid_choose (fixture->grid, row, column,
                      g_ptr_array_index (choices, g_rand_int_range (rand, 0, (gint) choices->len)),
                      NULL);
}

static void
edit_anything (Fixture *fixture, GRand *rand)
{
  guint n_rows = alur_grid_get_n_rows (fixture->grid);
  guint row = (guint) g_rand_int_range (rand, 0, (gint) n_rows);
  guint column = (guint) g_rand_int_range (rand, 1, ALUR_N_SHEET_COLUMNS);
  guint n = (guint) g_rand_int_range (rand, 1, (gint) MIN (4, n_rows - row) + 1);
  AlurGridRange range = { row, column, n, 2 };

  switch (g_rand_int_range (rand, 0, 9))
    {
    case 0:
      alur_grid_insert_row (fixture->grid, (int) row - 1, NULL);
      break;
    case 1:
      alur_grid_remove_rows (fixture->grid, row, n, NULL);
      break;
    case 2:
      alur_procedure_sheet_move_rows (fixture->sheet, row, n, g_rand_boolean (rand) ? 1 : -1, NULL);
      break;
    case 3:
      alur_grid_paste (fixture->grid, &range, any_text (rand), NULL, NULL);
      break;
    case 4:
      alur_grid_fill_down (fixture->grid, &range, NULL);
      break;
    case 5:
      choose_anything (fixture, row, column, rand);
      break;
    case 6:
      alur_editor_undo (fixture->base.editor);
      break;
    default:
      if (alur_grid_is_editable (fixture->grid, row, column))
        alur_grid_set_text (fixture->grid, row, column, any_text (rand), NULL);
      break;
    }
}

static void
test_by_chance (void)
{
  guint32 seed = 1;

  if (g_getenv ("ALUR_SEED") != NULL)
    seed = (guint32) g_ascii_strtoull (g_getenv ("ALUR_SEED"), NULL, 10);
  g_test_message ("ALUR_SEED=%u", seed);
  for (guint i = 0; i < N_SEQUENCES; i++)
    {
      static const char *const starts[] = { "empty", CHAIN, "akta-kelahiran" };
      Fixture fixture;
      InteractFixture again;
      GRand *rand = g_rand_new_with_seed (seed + i);
      g_autofree char *before = NULL;
      g_autofree char *done = NULL;
      g_autofree char *after = NULL;

      set_up (&fixture, starts[i % G_N_ELEMENTS (starts)]);
      before = interact_dup_text (&fixture.base);
      for (guint k = 0; k < N_EDITS; k++)
        {
          edit_anything (&fixture, rand);
          g_assert_false (alur_document_in_transaction (fixture.base.document));
        }
      done = interact_dup_text (&fixture.base);
      interact_fixture_set_up (&again, g_strstr_len (done, -1, "<alur"));
      interact_fixture_clear (&again);
      while (alur_editor_undo (fixture.base.editor))
        ;
      after = interact_dup_text (&fixture.base);
      g_assert_cmpstr (before, ==, after);
      clear (&fixture);
      g_rand_free (rand);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/procedure-sheet/shows-an-example", test_shows_an_example);
  g_test_add_func ("/procedure-sheet/reads-what-it-writes", test_reads_what_it_writes);
  g_test_add_func ("/procedure-sheet/shows-findings", test_shows_findings);
  g_test_add_func ("/procedure-sheet/finds-elements", test_finds_elements);
  g_test_add_func ("/procedure-sheet/activity", test_activity);
  g_test_add_func ("/procedure-sheet/actors", test_actors);
  g_test_add_func ("/procedure-sheet/unknown-actors", test_unknown_actors_are_offered);
  g_test_add_func ("/procedure-sheet/posts-with-their-unit", test_posts_named_with_their_unit);
  g_test_add_func ("/procedure-sheet/names-come-and-go", test_names_come_and_go);
  g_test_add_func ("/procedure-sheet/inputs", test_inputs);
  g_test_add_func ("/procedure-sheet/times", test_times);
  g_test_add_func ("/procedure-sheet/ways", test_ways);
  g_test_add_func ("/procedure-sheet/insert", test_insert);
  g_test_add_func ("/procedure-sheet/remove", test_remove);
  g_test_add_func ("/procedure-sheet/move", test_move);
  g_test_add_func ("/procedure-sheet/move-between-branches", test_move_between_branches);
  g_test_add_func ("/procedure-sheet/from-nothing", test_from_nothing);
  g_test_add_func ("/procedure-sheet/paste-a-table", test_paste_a_table);
  g_test_add_func ("/procedure-sheet/paste-lines-and-copy", test_paste_lines_and_copy);
  g_test_add_func ("/procedure-sheet/paste-a-time", test_paste_a_time);
  g_test_add_func ("/procedure-sheet/input-named-like-a-mark", test_input_named_like_a_mark);
  g_test_add_func ("/procedure-sheet/choices", test_choices);
  g_test_add_func ("/procedure-sheet/ten-thousand", test_ten_thousand);
  g_test_add_func ("/procedure-sheet/by-chance", test_by_chance);
  return g_test_run ();
}
