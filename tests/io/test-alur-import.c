/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables become documents: published ones with the figures that were counted in them by other
 * means, and small ones that show one thing each. */

#include "alur-edit.h"
#include "alur-organisation-table.h"
#include "imported.h"

#include <string.h>
#include <time.h>

static void
take_file (Imported *done, const char *path)
{
  g_autofree char *full = io_source_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *text;
  gsize length;

  g_file_get_contents (full, &text, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (text, length);
  imported_take (done, bytes, NULL, FALSE);
}

/* The first note of a kind, with its place. */
static void
assert_note (const Imported *done, AlurNoteKind kind, guint row, const char *words)
{
  for (guint i = 0; i < alur_notes_get_n_kept (done->notes); i++)
    {
      const AlurNote *note = alur_notes_get (done->notes, i);

      if (note->kind != kind)
        continue;
      g_assert_cmpuint (note->row, ==, row);
      if (strstr (note->text, words) == NULL)
        g_error ("“%s” says nothing of “%s”", note->text, words);
      return;
    }
  g_error ("no note of the kind %s", alur_note_kind_name (kind));
}

/* Counted by another program in the published files. */
static const struct
{
  const char *path;
  const char *after; /* imported before */
  guint rows, ids, duplicates, roots, outside, self, on_cycle, units, posts;
} published[] = {
  { "tests/data/tables/uk-nfa-senior.csv", NULL, 4, 4, 0, 1, 0, 0, 0, 1, 4 },
  { "tests/data/tables/uk-nfa-junior.csv", "tests/data/tables/uk-nfa-senior.csv", 53, 0, 0, 0, 0, 0,
    0, 1, 53 },
  { "tests/data/tables/uk-passport-senior.csv", NULL, 16, 15, 1, 1, 0, 0, 0, 11, 15 },
  { "tests/data/tables/uk-landregistry-senior.csv", NULL, 25, 25, 0, 0, 1, 0, 0, 7, 25 },
  { "tests/data/tables/uk-dfid-senior.csv", NULL, 89, 89, 0, 1, 0, 3, 3, 5, 89 },
  { "tests/data/tables/us-plumbook-education.csv", NULL, 207, 207, 0, 0, 2, 0, 0, 20, 207 },
  { "data/examples/organisasi-dinas.csv", NULL, 60, 60, 0, 1, 0, 0, 0, 60, 59 },
};

static void
test_published (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (published); i++)
    {
      g_auto (Imported) done = { 0 };
      const AlurImportCounts *counts;
      g_autofree char *before = NULL;
      g_autofree char *again = NULL;

      if (published[i].after != NULL)
        take_file (&done, published[i].after);
      take_file (&done, published[i].path);
      g_test_message ("%s", published[i].path);
      counts = &done.report->counts;
      g_assert_cmpuint (counts->n_rows, ==, published[i].rows);
      g_assert_cmpuint (counts->n_ids, ==, published[i].ids);
      g_assert_cmpuint (counts->n_duplicates, ==, published[i].duplicates);
      g_assert_cmpuint (counts->n_roots, ==, published[i].roots);
      g_assert_cmpuint (counts->n_outside, ==, published[i].outside);
      g_assert_cmpuint (counts->n_self, ==, published[i].self);
      g_assert_cmpuint (counts->n_on_cycle, ==, published[i].on_cycle);
      g_assert_cmpuint (counts->n_units, ==, published[i].units);
      g_assert_cmpuint (counts->n_posts, ==, published[i].posts);
      before = io_write_text (done.document);
      take_file (&done, published[i].path);
      again = io_write_text (done.document);
      g_assert_cmpstr (before, ==, again);
      g_assert_cmpuint (done.report->counts.n_made, ==, 0);
    }
}

/* Each mapped cell of a table is in the document. */
static void
test_every_cell (void)
{
  g_auto (Imported) done = { 0 };
  g_autofree char *path = io_source_path ("data/examples/organisasi-dinas.csv");
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (AlurNotes) notes = alur_notes_new ();
  g_autoptr (AlurCells) cells = NULL;
  double staff = 0;

  take_file (&done, "data/examples/organisasi-dinas.csv");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  bytes = g_bytes_new (text, strlen (text));
  cells = alur_cells_read (bytes, path, ALUR_ENCODING_GUESSED, '\0', notes, NULL);
  for (guint row = 1; row < alur_cells_get_n_rows (cells); row++)
    {
      const AlurElement *each = imported_get_unit (&done, alur_cells_get (cells, row, 1));
      const char *parent = imported_get_parent (&done, alur_cells_get (cells, row, 1));
      const char *head = alur_element_get_text (each, ALUR_UNIT_HEAD);

      for (guint other = 1; other < alur_cells_get_n_rows (cells); other++)
        {
          if (strcmp (alur_cells_get (cells, other, 0), alur_cells_get (cells, row, 2)) == 0)
            g_assert_cmpstr (parent, ==, alur_cells_get (cells, other, 1));
        }
      g_assert_cmpstr (head != NULL ? head : "", ==, alur_cells_get (cells, row, 4));
      g_assert_cmpuint (alur_element_get_word (each, ALUR_UNIT_LEVEL), !=, ALUR_LEVEL_OTHER);
      ALUR_FOREACH (staffed, each, ALUR_KIND_POSITION)
      {
        staff += alur_element_get_number (staffed, ALUR_POSITION_HEADCOUNT);
      }
    }
  g_assert_cmpfloat_with_epsilon (staff, 804.5, 1e-9);
}

static void
test_problem_rows (void)
{
  g_auto (Imported) done = { 0 };

  imported_take_text (
      &done,
      "id,name,parent\n1,Dinas,\n2,Bidang,1\n3,Seksi,9\n4,Loket,4\n5,A,7\n6,B,5\n7,C,6\n"
      "2,Bidang,1\n1,Lain,1\n,,2\n",
      FALSE);
  g_assert_cmpuint (done.report->counts.n_duplicates, ==, 2);
  g_assert_cmpuint (done.report->counts.n_self, ==, 1);
  g_assert_cmpuint (done.report->counts.n_on_cycle, ==, 4);
  g_assert_cmpuint (done.report->counts.n_units, ==, 8);
  assert_note (&done, ALUR_NOTE_OUTSIDE, 4, "“9”");
  assert_note (&done, ALUR_NOTE_SELF, 5, "Loket");
  assert_note (&done, ALUR_NOTE_CYCLE, 6, "A → C → B");
  assert_note (&done, ALUR_NOTE_DUPLICATE, 9, "row 3");
  assert_note (&done, ALUR_NOTE_NAMELESS, 11, "left out");
  g_assert_cmpstr (imported_get_parent (&done, "A"), ==, "");
  g_assert_cmpstr (imported_get_parent (&done, "B"), ==, "A");
  g_assert_cmpstr (imported_get_parent (&done, "C"), ==, "B");
  g_assert_cmpstr (imported_get_parent (&done, "Lain"), ==, "Dinas");
}

/* Heads in either language, by name instead of identifier, and none at all. */
static void
test_columns (void)
{
  static const char *const tables[] = {
    "Nama Unit;Unit Induk\nDinas;\nBidang;Dinas\n",
    "Unit name\tReports to\nDinas\t\nBidang\tDinas\n",
    "No,Nama,Atasan\n1,Dinas,\n2,Bidang,Dinas\n",
    "kode|induk|unit kerja\n10||Dinas\n20|10|Bidang\n",
    "1,Dinas,\n2,Bidang,1\n3,Seksi Pelayanan,1\n",
    "Struktur organisasi,,\n,,\nid,nama,parent_id\na,Dinas,\nb,Bidang,a\n",
    "PersonID,SupervisorID,Name,Title\n1,1,Ani,Dinas\n2,1,Budi,Bidang\n",
    "Name,Title,Reports to\nAni,Dinas,\nBudi,Bidang,Ani\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_auto (Imported) done = { 0 };

      g_test_message ("%s", tables[i]);
      imported_take_text (&done, tables[i], FALSE);
      g_assert_cmpstr (imported_get_parent (&done, "Bidang"), ==, "Dinas");
    }
}

static void
test_mapping (void)
{
  g_autoptr (AlurNotes) notes = alur_notes_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("xa,xb\nDinas,\nBidang,Dinas\n", 26);
  g_autoptr (AlurCells) cells
      = alur_cells_read (bytes, "x", ALUR_ENCODING_GUESSED, '\0', notes, NULL);
  g_autoptr (AlurColumns) columns = alur_columns_guess (cells, ALUR_TABLE_ORGANISATION, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) other = NULL;
  g_autofree char *refusal = NULL;

  g_assert_true (alur_columns_map (columns, "name=XA, parent=2", &error));
  g_assert_no_error (error);
  g_assert_cmpint (columns->holds[0], ==, ALUR_HOLDS_NAME);
  g_assert_cmpint (columns->holds[1], ==, ALUR_HOLDS_PARENT);
  g_assert_true (alur_columns_map (columns, "parent=", &error));
  g_assert_cmpint (columns->holds[1], ==, ALUR_HOLDS_NOTHING);
  g_assert_false (alur_columns_map (columns, "name=nowhere", &error));
  g_assert_false (alur_columns_map (columns, "colour=1", &other));
  alur_columns_set (columns, 0, ALUR_HOLDS_NOTHING);
  refusal = alur_import_refuse (columns);
  g_assert_nonnull (refusal);
}

static void
test_posts (void)
{
  g_auto (Imported) done = { 0 };

  imported_take_text (&done,
                      "ID;Jabatan;Unit Kerja;Atasan;Jumlah Pegawai;Jenis Jabatan;Kelas Jabatan\n"
                      "K;Kepala Dinas;Dinas;;1;struktural;14\n"
                      "B;Kepala Bidang;Bidang;K;1;structural;11\n"
                      "A;Analis;Bidang;B;2,5;fungsional;8\n"
                      "S;Staf;Bidang;K;banyak;x;\n"
                      "A;Analis;Bidang;B;1;;\n",
                      FALSE);
  g_assert_cmpstr (imported_get_parent (&done, "Bidang"), ==, "Dinas");
  g_assert_cmpfloat_with_epsilon (
      alur_element_get_number (imported_get_position (&done, "Bidang", "Analis"),
                               ALUR_POSITION_HEADCOUNT),
      3.5, 1e-9);
  g_assert_cmpuint (alur_element_get_word (imported_get_position (&done, "Dinas", "Kepala Dinas"),
                                           ALUR_POSITION_KIND),
                    ==, ALUR_POSITION_STRUCTURAL);
  g_assert_cmpstr (alur_element_get_text (imported_get_position (&done, "Bidang", "Analis"),
                                          ALUR_POSITION_GRADE),
                   ==, "8");
  assert_note (&done, ALUR_NOTE_VALUE, 5, "banyak");
  assert_note (&done, ALUR_NOTE_DUPLICATE, 6, "shared");
  assert_note (&done, ALUR_NOTE_LINE, 0, "own unit");
}

/* A list of staff as offices keep it: a title above, people's names, superiors by post or by name.
 */
static void
test_list_of_staff (void)
{
  g_auto (Imported) done = { 0 };
  g_autofree char *text = NULL;

  imported_take_text (
      &done,
      "Daftar Jabatan;;;;;\n;;;;;\nNo;Nama;Jabatan;Unit Kerja;Atasan Langsung;Gol.\n"
      "1;Ani;Kepala Dinas;Dinas;;IV/c\n2;Budi;Sekretaris;Sekretariat;Kepala Dinas;IV/a\n"
      "3;Citra;Kepala Subbag;Subbag Umum;Sekretaris;III/d\n4;Dodi;Staf;Subbag Umum;Citra;II/a\n"
      "5;Eka;Staf;Subbag Umum;Citra;II/b\n",
      FALSE);
  text = io_write_text (done.document);
  g_assert_cmpstr (imported_get_parent (&done, "Subbag Umum"), ==, "Sekretariat");
  g_assert_cmpuint (
      alur_element_count (imported_get_unit (&done, "Subbag Umum"), ALUR_KIND_POSITION), ==, 3);
  g_assert_cmpstr (alur_element_get_text (imported_get_position (&done, "Dinas", "Kepala Dinas"),
                                          ALUR_POSITION_GRADE),
                   ==, "IV/c");
  g_assert_null (strstr (text, "Citra"));
  g_assert_cmpuint (done.report->counts.n_outside, ==, 0);
}

/* A second import changes what changed, keeps the chart, and tells what vanished. */
static void
test_again (void)
{
  g_auto (Imported) done = { 0 };
  g_autofree char *before = NULL;
  g_autofree char *undone = NULL;

  imported_take_text (&done, "id,name,parent\n1,Dinas,\n2,Bidang A,1\n3,Seksi,2\n", FALSE);
  alur_document_begin (done.document, "by hand");
  alur_document_set_number (done.document, imported_get_unit (&done, "Seksi"), ALUR_UNIT_X, 40);
  alur_document_set_number (done.document, imported_get_unit (&done, "Seksi"), ALUR_UNIT_Y, 80);
  alur_document_commit (done.document);
  before = io_write_text (done.document);

  imported_take_text (&done, "id,name,parent\n1,Dinas Baru,\n3,Seksi,1\n4,Loket,3\n", FALSE);
  g_assert_cmpuint (done.report->counts.n_made, ==, 1);
  g_assert_cmpuint (done.report->counts.n_changed, ==, 2);
  g_assert_cmpuint (done.report->missing->len, ==, 1);
  assert_note (&done, ALUR_NOTE_MISSING, 0, "kept");
  g_assert_cmpstr (imported_get_parent (&done, "Seksi"), ==, "Dinas Baru");
  g_assert_cmpfloat_with_epsilon (
      alur_element_get_number (imported_get_unit (&done, "Seksi"), ALUR_UNIT_Y), 80, 1e-9);
  g_assert_true (alur_document_undo (done.document));
  undone = io_write_text (done.document);
  g_assert_cmpstr (undone, ==, before);

  imported_take_text (&done, "name\nDinas\nSeksi\n", TRUE);
  g_assert_cmpuint (done.report->counts.n_removed, ==, 1);
  g_assert_cmpuint (done.report->counts.n_made, ==, 0);
  g_assert_cmpstr (imported_get_parent (&done, "Seksi"), ==, "Dinas");
  g_assert_cmpuint (done.report->missing->len, ==, 0);
}

/* A post that goes to another unit takes the steps along that it does. */
static void
test_post_moves (void)
{
  g_auto (Imported) done = { 0 };
  AlurElement *procedure, *step;

  imported_take_text (&done, "id,jabatan,unit\n1,Analis,A\n2,Kepala,B\n", FALSE);
  alur_document_begin (done.document, "by hand");
  procedure = alur_document_insert (done.document, done.stage, ALUR_KIND_PROCEDURE, NULL, NULL);
  step = alur_document_insert (done.document, procedure, ALUR_KIND_STEP, NULL, NULL);
  alur_document_set_text (done.document, step, ALUR_STEP_UNIT,
                          alur_element_get_id (imported_get_unit (&done, "A")));
  alur_document_set_text (done.document, step, ALUR_STEP_POSITION,
                          alur_element_get_id (imported_get_position (&done, "A", "Analis")));
  alur_document_commit (done.document);
  imported_take_text (&done, "id,jabatan,unit\n1,Analis,B\n2,Kepala,B\n", FALSE);
  g_assert_cmpstr (alur_element_get_ref (step, ALUR_STEP_UNIT), ==,
                   alur_element_get_id (imported_get_unit (&done, "B")));
  g_assert_nonnull (alur_element_get_ref (step, ALUR_STEP_POSITION));
}

/* Units of the document between two of the table close no circle. */
static void
test_no_circle (void)
{
  g_auto (Imported) done = { 0 };

  imported_take_text (&done, "name,parent\nA,\nB,A\n", FALSE);
  imported_take_text (&done, "name,parent\nA,B\n", FALSE);
  g_assert_cmpstr (imported_get_parent (&done, "A"), ==, "");
  assert_note (&done, ALUR_NOTE_CYCLE, 2, "");
}

static GBytes *
write_table (const Imported *done)
{
  return alur_organisation_table_write (done->document, done->stage);
}

/* Out and in again: nothing changes in the same document, and a new one gives the same table. */
/* What a unit is part of is kept where the table does not say it, unless the table puts that under
 * the unit: at once, or through a unit that only the document has. */
static void
test_kept_circle (void)
{
  static const char *const before[]
      = { "name,parent\nB,\nA,B\nD,A\n", "name,parent\nB,\nC,B\nA,C\nD,A\n" };

  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    {
      g_auto (Imported) done = { 0 };

      imported_take_text (&done, before[i], FALSE);
      imported_take_text (&done,
                          "Jabatan;Unit Kerja;Atasan Langsung\nStaf;D;Orang lain\n"
                          "Kepala A;A;Orang lain\nKepala B;B;Kepala A\n",
                          FALSE);
      g_assert_cmpstr (imported_get_parent (&done, "B"), ==, "A");
      g_assert_cmpstr (imported_get_parent (&done, "A"), ==, "");
      g_assert_cmpstr (imported_get_parent (&done, "D"), ==, "A");
      assert_note (&done, ALUR_NOTE_CYCLE, 3, i == 0 ? "“B”" : "“C”");
    }
}

static void
test_out_and_in (void)
{
  static const char *const examples[]
      = { "data/examples/rawat-inap.alur", "data/examples/akta-kelahiran.alur",
          "data/examples/izin-terapis-gigi.alur", "data/templates/dinas.alur" };

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autofree char *path = io_source_path (examples[i]);
      g_auto (Imported) done = { alur_reader_read_file (path, NULL, NULL) };
      g_auto (Imported) fresh = { 0 };
      g_autofree char *before = io_write_text (done.document);
      g_autofree char *after = NULL;
      g_autoptr (GBytes) table = NULL;
      g_autoptr (GBytes) again = NULL;

      done.stage = alur_element_first (alur_document_get_root (done.document), ALUR_KIND_STAGE);
      table = write_table (&done);
      imported_take (&done, table, NULL, TRUE);
      after = io_write_text (done.document);
      g_assert_cmpstr (before, ==, after);
      imported_take (&fresh, table, NULL, FALSE);
      again = write_table (&fresh);
      g_assert_true (g_bytes_equal (table, again));
      g_assert_cmpuint (alur_notes_count (fresh.notes, ALUR_NOTE_UNMAPPED), ==, 0);
    }
}

/* In, out and in: identifiers that are none of the format, names that look like formulas. */
static void
test_in_and_out (void)
{
  g_auto (Imported) done = { 0 };
  g_auto (Imported) fresh = { 0 };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GBytes) table = NULL;

  imported_take_text (
      &done,
      "id,unit name,parent,head,note\nbr/1,=1+1,,@x,-y\n_31,\"Bidang; A\",br/1,+k,\"a\nb\"\n"
      "2.10,\"say \"\"x\"\"\",_31,,\n",
      FALSE);
  before = io_write_text (done.document);
  table = write_table (&done);
  imported_take (&fresh, table, NULL, FALSE);
  after = io_write_text (fresh.document);
  g_assert_cmpstr (before, ==, after);
}

/* --- Procedures ------------------------------------------------------------------------------- */

static AlurElement *
step (const Imported *done, const char *name)
{
  ALUR_FOREACH (each, done->report->procedure, ALUR_KIND_STEP)
  {
    if (strcmp (alur_element_get_name (each), name) == 0)
      return each;
  }
  g_error ("no step “%s”", name);
}

/* Where a step leads: "Ya>Memverifikasi data; Tidak>Mengajukan permohonan". */
static char *
dup_ways (const Imported *done, const AlurElement *from)
{
  GString *text = g_string_new (NULL);

  ALUR_FOREACH (flow, done->report->procedure, ALUR_KIND_FLOW)
  {
    const char *label = alur_element_get_text (flow, ALUR_FLOW_LABEL);
    const AlurElement *to = alur_document_lookup (done->document, done->stage,
                                                  alur_element_get_ref (flow, ALUR_FLOW_TO));

    if (alur_element_get_ref (flow, ALUR_FLOW_FROM) == alur_element_get_id (from))
      g_string_append_printf (text, "%s%s>%s", text->len > 0 ? "; " : "",
                              label != NULL ? label : "", alur_element_get_name (to));
  }
  return g_string_free (text, FALSE);
}

static const char *
actor_of (const Imported *done, const AlurElement *each)
{
  return alur_element_get_name (alur_document_lookup (done->document, done->stage,
                                                      alur_element_get_ref (each, ALUR_STEP_UNIT)));
}

static void
assert_ways (const Imported *done, const char *name, const char *expected)
{
  g_autofree char *ways = dup_ways (done, step (done, name));

  g_assert_cmpstr (ways, ==, expected);
}

static void
test_procedure (void)
{
  g_auto (Imported) done = { 0 };
  const AlurElement *each;
  g_autofree char *before = NULL;
  g_autofree char *again = NULL;

  take_file (&done, "tests/data/tables/sop-akta.csv");
  g_assert_cmpint (done.report->subject, ==, ALUR_TABLE_PROCEDURE);
  g_assert_cmpuint (done.report->counts.n_steps, ==, 6);
  assert_ways (&done, "Mengajukan permohonan", ">Memeriksa kelengkapan berkas");
  assert_ways (&done, "Memeriksa kelengkapan berkas",
               "Ya>Memverifikasi data; Tidak>Mengajukan permohonan");
  assert_ways (&done, "Menandatangani akta",
               "Tidak setuju>Memverifikasi data; Setuju>Menerima berkas");
  assert_ways (&done, "Menyerahkan akta", ">");
  each = step (&done, "Memeriksa kelengkapan berkas");
  g_assert_cmpuint (alur_element_get_word (each, ALUR_STEP_KIND), ==, ALUR_STEP_KIND_DECISION);
  each = step (&done, "Memverifikasi data");
  g_assert_cmpstr (actor_of (&done, each), ==, "Petugas Loket");
  g_assert_cmpuint (alur_element_get_refs (each, ALUR_STEP_ALSO)->n_ids, ==, 1);
  g_assert_cmpint (alur_element_get_duration (each, ALUR_STEP_WORK).seconds, ==, 5400);
  each = step (&done, "Menandatangani akta");
  g_assert_cmpstr (alur_element_get_text (each, ALUR_STEP_TIME_TEXT), ==, "Sesuai kebutuhan");
  g_assert_cmpuint (alur_element_get_refs (each, ALUR_STEP_OR)->n_ids, ==, 1);
  g_assert_cmpstr (alur_element_get_text (each, ALUR_STEP_NOTE), ==, "dilakukan setiap hari kerja");
  each = step (&done, "Mengajukan permohonan");
  g_assert_cmpuint (alur_element_count (each, ALUR_KIND_INPUT), ==, 2);
  g_assert_cmpuint (alur_element_get_word (imported_get_unit (&done, "Pemohon"), ALUR_UNIT_LEVEL),
                    ==, ALUR_LEVEL_CUSTOMER);
  g_assert_cmpuint (alur_notes_count (done.notes, ALUR_NOTE_WIDTH), ==, 0);
  before = io_write_text (done.document);
  take_file (&done, "tests/data/tables/sop-akta.csv");
  again = io_write_text (done.document);
  g_assert_cmpstr (before, ==, again);
}

/* A comma parts names only where each is known; the customer always is. */
static void
test_customer_beside (void)
{
  g_auto (Imported) done = { 0 };
  const AlurElement *each;

  imported_take_text (
      &done,
      "No;Kegiatan;Pelaksana;Waktu\n1;Menerima berkas;Petugas Loket, Pemohon;10 menit\n"
      "2;Memeriksa berkas;Petugas Loket;5 menit\n3;Menyusun;Seksi Data, Arsip;5 menit\n",
      FALSE);
  each = step (&done, "Menerima berkas");
  g_assert_cmpstr (actor_of (&done, each), ==, "Petugas Loket");
  g_assert_cmpuint (alur_element_get_refs (each, ALUR_STEP_ALSO)->n_ids, ==, 1);
  g_assert_cmpuint (alur_element_get_word (imported_get_unit (&done, "Pemohon"), ALUR_UNIT_LEVEL),
                    ==, ALUR_LEVEL_CUSTOMER);
  g_assert_cmpstr (actor_of (&done, step (&done, "Menyusun")), ==, "Seksi Data, Arsip");
}

static void
test_marked_actors (void)
{
  g_auto (Imported) done = { 0 };
  const AlurElement *each;

  take_file (&done, "tests/data/tables/sop-marks.csv");
  g_assert_cmpuint (done.report->counts.n_steps, ==, 3);
  g_assert_cmpstr (actor_of (&done, step (&done, "Memeriksa")), ==, "Loket");
  each = step (&done, "Menandatangani bersama");
  g_assert_cmpstr (actor_of (&done, each), ==, "Loket");
  g_assert_cmpuint (alur_element_get_refs (each, ALUR_STEP_ALSO)->n_ids, ==, 1);
  g_assert_cmpint (
      alur_element_get_duration (step (&done, "Mengajukan permohonan"), ALUR_STEP_WORK).seconds, ==,
      300);
}

#define HEADS "No\tKegiatan\tPelaksana\tWaktu\tKeterangan\n"

static const struct
{
  const char *remarks;
  const char *ways; /* of the second of three steps */
  const char *note;
} remarks[] = {
  { "", ">C", NULL },
  { "Ya: 3, Tidak: 1", "Ya>C; Tidak>A", NULL },
  { "Ya → 3; Tidak → selesai", "Ya>C; Tidak>", NULL },
  { "Tidak lengkap kembali ke langkah 1", "Tidak lengkap>A; Lengkap>C", NULL },
  { "kembali ke no. 1", ">A", NULL },
  { "Arsip", ">C", "Arsip" },
  { "Ya: 3, Tidak: 9", "Ya>C; Tidak>C", "Ya: 3, Tidak: 9" },
  { "Pukul 08:30", ">C", "Pukul 08:30" },
  { "Berlaku sampai 2026", ">C", "Berlaku sampai 2026" },
  { "Ya: 2, Tidak: 3", "Tidak>C; Ya>C", "Ya: 2, Tidak: 3" },
};

static void
test_remarks (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (remarks); i++)
    {
      g_auto (Imported) done = { 0 };
      g_autofree char *text = g_strdup_printf (
          HEADS "1\tA\tLoket\t1\t\n2\tB\tLoket\t1\t%s\n3\tC\tLoket\t1\t\n", remarks[i].remarks);
      g_autofree char *ways = NULL;

      imported_take_text (&done, text, FALSE);
      ways = dup_ways (&done, step (&done, "B"));
      g_test_message ("%s", remarks[i].remarks);
      g_assert_cmpstr (ways, ==, remarks[i].ways);
      g_assert_cmpstr (alur_element_get_text (step (&done, "B"), ALUR_STEP_NOTE), ==,
                       remarks[i].note);
    }
}

/* A second import of a procedure keeps steps and places and leads the ways anew. */
static void
test_procedure_again (void)
{
  g_auto (Imported) done = { 0 };

  imported_take_text (&done, HEADS "1\tA\tLoket\t1\t\n2\tB\tLoket\t1\t\n3\tC\tLoket\t1\t\n", FALSE);
  alur_document_begin (done.document, "by hand");
  alur_document_set_number (done.document, step (&done, "C"), ALUR_STEP_X, 40);
  alur_document_set_number (done.document, step (&done, "C"), ALUR_STEP_Y, 8);
  alur_document_commit (done.document);
  imported_take_text (&done, HEADS "1\tA\tLoket\t2\t\n2\tD\tLoket\t1\t\n3\tC\tLoket\t1\t\n", FALSE);
  assert_ways (&done, "A", ">D");
  assert_ways (&done, "D", ">C");
  assert_note (&done, ALUR_NOTE_MISSING, 0, "“B”");
  g_assert_cmpfloat_with_epsilon (alur_element_get_number (step (&done, "C"), ALUR_STEP_X), 40,
                                  1e-9);
  g_assert_cmpint (alur_element_get_duration (step (&done, "A"), ALUR_STEP_WORK).seconds, ==, 120);
  imported_take_text (&done, HEADS "1\tA\tLoket\t2\t\n2\tD\tLoket\t1\t\n3\tC\tLoket\t1\t\n", TRUE);
  g_assert_cmpuint (done.report->counts.n_removed, ==, 1);
}

static void
test_large (void)
{
  g_autoptr (GString) text = g_string_new ("id,unit name,parent\n");
  g_auto (Imported) done = { 0 };
  clock_t begin;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "%u,Seksi %u,%u\n", i, i, i / 8);
  begin = clock ();
  imported_take_text (&done, text->str, FALSE);
  g_assert_cmpuint (done.report->counts.n_units, ==, 20000);
  g_assert_cmpint (clock () - begin, <, 10 * CLOCKS_PER_SEC);
}

/* Rows, things and ways are looked up, never walked through. */
static void
test_large_procedure (void)
{
  g_autoptr (GString) text = g_string_new ("No,Kegiatan,Pelaksana,Kelengkapan,Waktu,Keterangan\n");
  g_auto (Imported) done = { 0 };
  clock_t begin;

  for (guint i = 1; i <= 10000; i++)
    g_string_append_printf (text, "%u,Langkah %u,Loket %u,KTP,5 menit,\"Ya: %u, Tidak: %u\"\n", i,
                            i, i % 9, i % 10000 + 1, (i + 4000) % 10000 + 1);
  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, ",,,Barang %u,,\n", i);
  begin = clock ();
  imported_take_text (&done, text->str, FALSE);
  imported_take_text (&done, text->str, FALSE);
  g_assert_cmpuint (done.report->counts.n_steps, ==, 10000);
  g_assert_cmpuint (done.report->counts.n_made, ==, 0);
  g_assert_cmpint (clock () - begin, <, 20 * CLOCKS_PER_SEC);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/published", test_published);
  g_test_add_func ("/import/every-cell", test_every_cell);
  g_test_add_func ("/import/problem-rows", test_problem_rows);
  g_test_add_func ("/import/columns", test_columns);
  g_test_add_func ("/import/mapping", test_mapping);
  g_test_add_func ("/import/posts", test_posts);
  g_test_add_func ("/import/list-of-staff", test_list_of_staff);
  g_test_add_func ("/import/again", test_again);
  g_test_add_func ("/import/post-moves", test_post_moves);
  g_test_add_func ("/import/no-circle", test_no_circle);
  g_test_add_func ("/import/kept-circle", test_kept_circle);
  g_test_add_func ("/import/out-and-in", test_out_and_in);
  g_test_add_func ("/import/in-and-out", test_in_and_out);
  g_test_add_func ("/import/procedure", test_procedure);
  g_test_add_func ("/import/marked-actors", test_marked_actors);
  g_test_add_func ("/import/customer-beside", test_customer_beside);
  g_test_add_func ("/import/remarks", test_remarks);
  g_test_add_func ("/import/procedure-again", test_procedure_again);
  g_test_add_func ("/import/large", test_large);
  g_test_add_func ("/import/large-procedure", test_large_procedure);
  return g_test_run ();
}
