/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The table of a procedure comes back into the procedure that it is of: what it says is changed,
 * and what it can't say stays. */

#include "io-support.h"

#include <string.h>

#define HEADS "No.;Kegiatan;Pelaksana;Waktu;Keterangan\n"

typedef struct
{
  const char *name;
  const char *procedure; /* what it holds before */
  const char *rows;
  const char *expected[8]; /* lines of it afterwards */
  gint note;               /* a kind that is told; 0: none of those below */
} Case;

static AlurDocument *
make_document (const char *procedure)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strconcat (
      "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\">"
      "<stage id=\"now\" name=\"Kini\" kind=\"current\"><organisation>"
      "<unit id=\"u1\" name=\"Loket\"/>"
      "<unit id=\"u2\" name=\"Arsip\"><position id=\"p2\" name=\"Petugas\"/></unit>"
      "<unit id=\"u3\" name=\"Dinas\"><position id=\"p3\" name=\"Petugas\"/></unit>"
      "<unit id=\"u4\" name=\"Arsip\"><position id=\"p4\" name=\"Kasir\"/></unit><unit id=\"u5\" "
      "name=\"Kasir\"/>"
      "</organisation><procedure id=\"p\" name=\"P\">",
      procedure,
      "</procedure><procedure id=\"b\" name=\"B\"><step id=\"b1\" name=\"Cetak\"/></procedure>"
      "</stage></alur>",
      NULL);
  AlurDocument *document = io_read_text (text, &error);

  g_assert_no_error (error);
  return document;
}

/* Things whose names look like lists, as our own tables show them. */
static void
test_things (void)
{
  static const char rows[] = "No.;Kegiatan;Pelaksana;Kelengkapan;Output\n"
                             "1;Terima;Loket;\"KTP; asli\n1. KK\";Tanda\n"
                             "2;Simpan;Loket;\"KTP; asli\nAkta\";\n";
  AlurImportOptions options = { .procedure = "p" };
  g_autoptr (AlurDocument) document = make_document (
      "<step id=\"a\" name=\"Terima\"><input name=\"KTP; asli\" from=\"customer\"/>"
      "<input name=\"1. KK\"/><output name=\"- Tanda\"/></step>"
      "<step id=\"c\" name=\"Simpan\"><input name=\"KTP; asli\"/></step>");
  g_autoptr (GBytes) bytes = g_bytes_new_static (rows, strlen (rows));
  g_autoptr (AlurNotes) notes = alur_notes_new ();
  g_autoptr (AlurImportReport) report = io_import_table (document, bytes, NULL, &options, notes);
  AlurElement *stage = alur_document_get_stage (document, NULL);
  const AlurElement *step = alur_document_lookup (document, stage, "a");

  g_assert_nonnull (report);
  g_assert_cmpuint (alur_element_count (step, ALUR_KIND_INPUT), ==, 2);
  g_assert_cmpuint (alur_element_count (step, ALUR_KIND_OUTPUT), ==, 1);
  /* What is added to them is; lines that are there are not taken apart. */
  step = alur_document_lookup (document, stage, "c");
  g_assert_cmpuint (alur_element_count (step, ALUR_KIND_INPUT), ==, 2);
}

static void
test_case (gconstpointer data)
{
  const Case *self = data;
  AlurImportOptions options = { .remove_missing = TRUE, .procedure = "p" };
  g_autoptr (AlurDocument) document = make_document (self->procedure);
  g_autofree char *rows = g_strconcat (HEADS, self->rows, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (rows, strlen (rows));
  g_autoptr (AlurNotes) notes = alur_notes_new ();
  g_autoptr (AlurImportReport) report = io_import_table (document, bytes, NULL, &options, notes);
  g_autofree char *text = io_write_text (document);

  for (guint i = 0; self->expected[i] != NULL; i++)
    if (strstr (text, self->expected[i]) == NULL)
      g_error ("no %s in %s", self->expected[i], text);
  g_assert_cmpuint (report->counts.n_removed, ==, 0);
  g_assert_cmpuint (report->counts.n_made, ==, strstr (self->rows, "Baru") != NULL ? 1 : 0);
  g_assert_cmpuint (alur_notes_count (notes, ALUR_NOTE_AMBIGUOUS), ==,
                    self->note == ALUR_NOTE_AMBIGUOUS ? 1 : 0);
  g_assert_cmpuint (alur_notes_count (notes, ALUR_NOTE_VALUE), ==,
                    self->note == ALUR_NOTE_VALUE ? 1 : 0);
}

static const Case cases[] = {
  { "note-with-signs",
    "<step id=\"a\" name=\"Terima\" note=\"Arsip; map merah&#10;baris dua\"/>",
    "1;Terima;Loket;;\"Arsip; map merah\nbaris dua\"\n",
    { "unit=\"u1\" note=\"Arsip; map merah&#10;baris dua\"/>" },
    0 },
  { "note-behind-ways",
    "<step id=\"a\" name=\"Periksa\" kind=\"decision\" note=\"Cap, paraf\"/><step id=\"c\" "
    "name=\"Terima\"/><step id=\"d\" name=\"Tolak\"/>",
    "1;Periksa;Loket;;\"Ya: 2, Tidak: 3\nSegera; hari ini\nCap, paraf\"\n2;Terima;Loket;;\n"
    "3;Tolak;Loket;;\n",
    { "unit=\"u1\" note=\"Segera; hari ini&#10;Cap, paraf\"/>",
      "from=\"a\" to=\"c\" label=\"Ya\"/>" },
    0 },
  { "or-by",
    "<step id=\"a\" name=\"Cetak\" unit=\"u1\" or=\"u3 u4\" note=\"Kalau ramai\"/>",
    "1;Cetak;Loket;;\"atau oleh: Dinas, Arsip\nKalau ramai\"\n",
    { "name=\"Cetak\" unit=\"u1\" or=\"u3 u4\" note=\"Kalau ramai\"/>" },
    0 },
  { "or-by-somebody-else",
    "<step id=\"a\" name=\"Cetak\" unit=\"u1\" or=\"u4\"/>",
    "1;Cetak;Loket;;atau oleh: Dinas\n",
    { "name=\"Cetak\" unit=\"u1\" or=\"u3\"/>" },
    0 },
  { "or-by-nobody",
    "<step id=\"a\" name=\"Cetak\" unit=\"u1\" or=\"u4\"/>",
    "1;Cetak;Loket;;\n",
    { "name=\"Cetak\" unit=\"u1\"/>" },
    0 },
  { "labels-with-signs",
    "<step id=\"a\" name=\"Periksa\" kind=\"decision\" unit=\"u1\"/><step id=\"c\" "
    "name=\"Terima\"/>"
    "<step id=\"d\" name=\"Tolak\"/><flow id=\"f1\" from=\"a\" to=\"c\" label=\"Ya; lengkap, "
    "benar\"/>"
    "<flow id=\"f2\" from=\"a\" to=\"d\" label=\"Lebih dari 5 hari kerja setelah masuk\"/>",
    "1;Periksa;Loket;;\"Ya; lengkap, benar: 2, Lebih dari 5 hari kerja setelah masuk: 3\nSegera\"\n"
    "2;Terima;Loket;;\n3;Tolak;Loket;;\n",
    { "kind=\"decision\" unit=\"u1\" note=\"Segera\"/>",
      "<flow id=\"f1\" from=\"a\" to=\"c\" label=\"Ya; lengkap, benar\"/>",
      "<flow id=\"f2\" from=\"a\" to=\"d\" label=\"Lebih dari 5 hari kerja setelah masuk\"/>" },
    0 },
  { "ends-beside-their-steps",
    "<step id=\"s\" kind=\"start\"/><step id=\"a\" name=\"Terima\" unit=\"u3\" position=\"p3\"/>"
    "<step id=\"c\" name=\"Cetak\" unit=\"u1\"/><step id=\"e\" kind=\"end\"/>"
    "<flow id=\"f1\" from=\"s\" to=\"a\"/><flow id=\"f2\" from=\"a\" to=\"c\"/>"
    "<flow id=\"f3\" from=\"c\" to=\"e\"/>",
    ";Mulai;Petugas;;\n1;Terima;Petugas;;\n2;Cetak;Dinas;;\n;Selesai;Loket;;\n",
    { "<step id=\"s\" kind=\"start\"/>", "name=\"Cetak\" unit=\"u3\"/>",
      "<step id=\"e\" kind=\"end\"/>" },
    0 },
  { "posts-of-one-name",
    "<step id=\"a\" name=\"Terima\" unit=\"u3\" position=\"p3\"/>"
    "<step id=\"c\" name=\"Simpan\" unit=\"u2\" position=\"p2\" also=\"u3\"/>",
    "1;Terima;Petugas (Dinas);;\n2;Simpan;Petugas (Arsip) + Petugas (Dinas);;\n",
    { "name=\"Terima\" unit=\"u3\" position=\"p3\"/>",
      "name=\"Simpan\" unit=\"u2\" position=\"p2\" also=\"u3\"/>",
      "<unit id=\"u5\" name=\"Kasir\"/>\n    </organisation>" },
    0 },
  { "nobody-and-nameless",
    "<step id=\"a\"/><step id=\"c\" name=\"Simpan\"/><flow id=\"f1\" from=\"a\" to=\"c\"/>",
    "1;(tanpa nama);(tanpa unit);;\n2;Simpan;(without unit);;\n",
    { "<step id=\"a\"/>", "<step id=\"c\" name=\"Simpan\"/>",
      "<unit id=\"u5\" name=\"Kasir\"/>\n    </organisation>" },
    0 },
  { "end-elsewhere",
    "<step id=\"a\" name=\"Terima\" unit=\"u1\"/><step id=\"e\" kind=\"end\"/>"
    "<flow id=\"f1\" from=\"a\" to=\"e\"/>",
    "1;Terima;Loket;;\n;Selesai;Dinas;;\n",
    { "<step id=\"e\" kind=\"end\" unit=\"u3\"/>" },
    0 },
  { "called",
    "<step id=\"a\" name=\"Periksa\" kind=\"subprocess\" procedure=\"b\" or=\"u3\"/><step id=\"c\" "
    "name=\"Terima\"/>",
    "1;Periksa;Loket;;\"lihat SOP B\natau oleh: Dinas\"\n2;Terima;Loket;;\n",
    { "kind=\"subprocess\" unit=\"u1\" or=\"u3\" procedure=\"b\"/>" },
    0 },
  { "call-with-ways",
    "<step id=\"a\" name=\"Periksa\" kind=\"subprocess\" procedure=\"b\"/><step id=\"c\" "
    "name=\"Terima\"/><step id=\"d\" name=\"Tolak\"/>",
    "1;Periksa;Loket;;Ya: 2, Tidak: 3\n2;Terima;Loket;;\n3;Tolak;Loket;;\n",
    { "<step id=\"a\" name=\"Periksa\" kind=\"subprocess\" unit=\"u1\" procedure=\"b\"/>" },
    0 },
  { "start-with-ways",
    "<step id=\"a\" name=\"Mulai\" kind=\"start\"/><step id=\"c\" name=\"Terima\"/><step id=\"d\" "
    "name=\"Tolak\"/>",
    ";Mulai;Loket;;Ya: 11, Tidak: 12\n11;Terima;Loket;;\n12;Tolak;Loket;;\n",
    { "<step id=\"a\" name=\"Mulai\" kind=\"start\" unit=\"u1\"/>" },
    0 },
  { "number-beside-capsule",
    "<step id=\"a\" name=\"Mulai\" kind=\"start\"/><step id=\"c\" name=\"Isi\"/><step id=\"d\" "
    "name=\"Periksa\"/><step id=\"e\" name=\"Selesai\" kind=\"end\"/>",
    ";Mulai;Loket;;\n1;Isi;Loket;;\n2;Periksa;Loket;;Tidak: kembali ke 1\n;Selesai;Loket;;\n",
    { "from=\"d\" to=\"c\" label=\"Tidak\"/>", "from=\"d\" to=\"e\" label=\"Ya\"/>" },
    0 },
  { "some-numbers",
    "<step id=\"a\" name=\"Isi\"/><step id=\"c\" name=\"Periksa\"/><step id=\"d\" name=\"Cetak\"/>",
    ";Isi;Loket;;\n;Periksa;Loket;;Ya: 3, Tidak: 1\n3;Cetak;Loket;;\n",
    { "from=\"c\" to=\"d\" label=\"Ya\"/>", "from=\"c\" to=\"a\" label=\"Tidak\"/>" },
    0 },
  { "post-of-its-unit",
    "<step id=\"a\" name=\"Cek\" unit=\"u3\" position=\"p3\"/><step id=\"c\" name=\"Simpan\" "
    "unit=\"u4\"/>"
    "<step id=\"d\" name=\"Kirim\" unit=\"u1\" also=\"u4\"/>",
    "1;Cek;Petugas;;\n2;Simpan;Arsip;;\n3;Kirim;Loket + Arsip;;\n",
    { "name=\"Cek\" unit=\"u3\" position=\"p3\"/>", "name=\"Simpan\" unit=\"u4\"/>",
      "name=\"Kirim\" unit=\"u1\" also=\"u4\"/>" },
    0 },
  { "post-beside-unit",
    "<step id=\"a\" name=\"Cek\" unit=\"u4\" position=\"p4\"/>",
    "1;Cek;KASIR;;\n",
    { "name=\"Cek\" unit=\"u4\" position=\"p4\"/>" },
    0 },
  { "first-of-several",
    "<step id=\"a\" name=\"Cek\" unit=\"u3\" position=\"p3\"/>",
    "1;Cek;Petugas;;\n2;Baru;Petugas;;\n",
    { "name=\"Cek\" unit=\"u3\" position=\"p3\"/>", "name=\"Baru\" unit=\"u2\" position=\"p2\"/>" },
    ALUR_NOTE_AMBIGUOUS },
  { "to-somebody-else",
    "<step id=\"a\" name=\"Cek\" unit=\"u3\" position=\"p3\"/>",
    "1;Cek;Loket;;\n",
    { "name=\"Cek\" unit=\"u1\"/>" },
    0 },
  { "ends-with-names",
    "<step id=\"s\" name=\"Permohonan masuk\" kind=\"start\"/><step id=\"a\" name=\"Periksa\" "
    "kind=\"decision\"/><step id=\"c\" name=\"Terima\"/>"
    "<step id=\"e1\" name=\"Disetujui\" kind=\"end\"/><step id=\"e2\" name=\"Ditolak\" "
    "kind=\"end\"/>"
    "<flow id=\"f1\" from=\"s\" to=\"a\"/>"
    "<flow id=\"f2\" from=\"a\" to=\"c\" label=\"Ya\" probability=\"0.9\"/>"
    "<flow id=\"f3\" from=\"a\" to=\"e2\" label=\"Tidak\" probability=\"0.1\"/>"
    "<flow id=\"f4\" from=\"c\" to=\"e1\"/>",
    ";Permohonan masuk;Loket;;\n1;Periksa;Loket;;Ya: 2, Tidak: Selesai\n2;Terima;Loket;;\n"
    ";Disetujui;Loket;;\n;Ditolak;Loket;;\n",
    { "name=\"Permohonan masuk\" kind=\"start\" unit=\"u1\"/>",
      "name=\"Disetujui\" kind=\"end\" unit=\"u1\"/>",
      "name=\"Ditolak\" kind=\"end\" unit=\"u1\"/>", "<flow id=\"f1\" from=\"s\" to=\"a\"/>",
      "<flow id=\"f2\" from=\"a\" to=\"c\" label=\"Ya\" probability=\"0.9\"/>",
      "<flow id=\"f3\" from=\"a\" to=\"e2\" label=\"Tidak\" probability=\"0.1\"/>",
      "<flow id=\"f4\" from=\"c\" to=\"e1\"/>\n    </procedure>" },
    0 },
  { "end-beside-named-one",
    "<step id=\"a\" name=\"Periksa\"/>"
    "<step id=\"e2\" name=\"Ditolak\" kind=\"end\"/><step id=\"e1\" name=\"Selesai\" kind=\"end\"/>"
    "<flow id=\"f1\" from=\"a\" to=\"e1\" label=\"Ya\"/><flow id=\"f2\" from=\"a\" to=\"e2\" "
    "label=\"Tidak\"/>",
    "1;Periksa;Loket;;\"Ya: Selesai, Tidak: Selesai\"\n;Selesai;Dinas;;\n;Ditolak;Loket;;\n",
    { "name=\"Selesai\" kind=\"end\" unit=\"u3\"/>", "name=\"Ditolak\" kind=\"end\" unit=\"u1\"/>",
      "<flow id=\"f1\" from=\"a\" to=\"e1\" label=\"Ya\"/>",
      "<flow id=\"f2\" from=\"a\" to=\"e2\" label=\"Tidak\"/>\n" },
    0 },
  { "wait-between-rows",
    "<step id=\"s\" name=\"Mulai\" kind=\"start\"/><step id=\"a\" name=\"Tunggu surat\" "
    "kind=\"wait\" wait=\"P3D\"/>"
    "<step id=\"t\" name=\"Terima\" work=\"PT15M\" wait=\"PT2H\"/><step id=\"e\" name=\"Selesai\" "
    "kind=\"end\"/>"
    "<flow id=\"f1\" from=\"s\" to=\"a\"/><flow id=\"f2\" from=\"a\" to=\"t\"/><flow id=\"f3\" "
    "from=\"t\" to=\"e\"/>",
    ";Mulai;Loket;;\n1;Terima;Loket;1.485 menit;\n;Selesai;Loket;;\n",
    { "name=\"Tunggu surat\" kind=\"wait\" wait=\"P3D\"/>",
      "unit=\"u1\" work=\"PT15M\" wait=\"PT2H\"/>", "<flow id=\"f1\" from=\"s\" to=\"a\"/>",
      "<flow id=\"f2\" from=\"a\" to=\"t\"/>",
      "<flow id=\"f3\" from=\"t\" to=\"e\"/>\n    </procedure>" },
    0 },
  { "wait-on-a-way",
    "<step id=\"d\" name=\"Lengkap\" kind=\"decision\"/><step id=\"t\" name=\"Terima\"/>"
    "<step id=\"v\" name=\"Tunggu berkas\" kind=\"wait\" wait=\"PT4H\"/><step id=\"w\" "
    "name=\"Tunggu\" kind=\"wait\"/>"
    "<flow id=\"f1\" from=\"d\" to=\"w\" label=\"Ya\"/><flow id=\"f2\" from=\"w\" to=\"t\"/>"
    "<flow id=\"f3\" from=\"d\" to=\"v\" label=\"Tidak\" probability=\"0.2\"/><flow id=\"f4\" "
    "from=\"v\" to=\"w\"/>",
    "1;Lengkap;Loket;;Tidak: 2, Benar: 2\n2;Terima;Loket;4 jam;\n",
    { "name=\"Terima\" unit=\"u1\"/>", "<flow id=\"f1\" from=\"d\" to=\"w\" label=\"Benar\"/>",
      "<flow id=\"f2\" from=\"w\" to=\"t\"/>",
      "from=\"d\" to=\"v\" label=\"Tidak\" probability=\"0.2\"/>",
      "<flow id=\"f4\" from=\"v\" to=\"w\"/>" },
    0 },
  { "wait-before-an-end",
    "<step id=\"t\" name=\"Terima\"/><step id=\"w\" kind=\"wait\"/>"
    "<step id=\"e2\" name=\"Ditolak\" kind=\"end\"/>"
    "<flow id=\"f1\" from=\"t\" to=\"w\"/><flow id=\"f2\" from=\"w\" to=\"e2\"/>",
    "1;Terima;Loket;;\n",
    { "<flow id=\"f1\" from=\"t\" to=\"w\"/>", "<flow id=\"f2\" from=\"w\" to=\"e2\"/>" },
    0 },
  { "wait-with-a-row",
    "<step id=\"s\" name=\"Mulai\" kind=\"start\"/><step id=\"a\" name=\"Tunggu surat\" "
    "kind=\"wait\" wait=\"P3D\"/>"
    "<step id=\"t\" name=\"Terima\" work=\"PT15M\" wait=\"PT2H\"/><flow id=\"f1\" from=\"s\" "
    "to=\"a\"/><flow id=\"f2\" from=\"a\" to=\"t\"/>",
    ";Mulai;Loket;;\n1;Tunggu surat;Loket;4 hari;\n2;Terima;Loket;5 hari;\n",
    { "kind=\"wait\" unit=\"u1\" wait=\"P4D\"/>", "unit=\"u1\" work=\"PT35H30M\" wait=\"PT2H\"/>",
      "<flow id=\"f1\" from=\"s\" to=\"a\"/>", "<flow id=\"f2\" from=\"a\" to=\"t\"/>" },
    0 },
  { "time-with-waits-changed",
    "<step id=\"s\" name=\"Mulai\" kind=\"start\"/><step id=\"a\" name=\"Tunggu surat\" "
    "kind=\"wait\" wait=\"P3D\"/>"
    "<step id=\"t\" name=\"Terima\" work=\"PT15M\" wait=\"PT2H\"/><flow id=\"f1\" from=\"s\" "
    "to=\"a\"/><flow id=\"f2\" from=\"a\" to=\"t\"/>",
    ";Mulai;Loket;;\n1;Terima;Loket;1.490 menit;\n",
    { "unit=\"u1\" work=\"PT20M\" wait=\"PT2H\"/>" },
    0 },
  { "time-with-own-wait-changed",
    "<step id=\"s\" name=\"Mulai\" kind=\"start\"/><step id=\"a\" name=\"Tunggu surat\" "
    "kind=\"wait\" wait=\"P3D\"/>"
    "<step id=\"t\" name=\"Terima\" work=\"PT15M\" wait=\"PT2H\"/><flow id=\"f1\" from=\"s\" "
    "to=\"a\"/><flow id=\"f2\" from=\"a\" to=\"t\"/>",
    ";Mulai;Loket;;\n1;Terima;Loket;3 jam;\n",
    { "unit=\"u1\" work=\"PT1H\" wait=\"PT2H\"/>" },
    0 },
  { "time-below-the-wait",
    "<step id=\"s\" name=\"Mulai\" kind=\"start\"/><step id=\"a\" name=\"Tunggu surat\" "
    "kind=\"wait\" wait=\"P3D\"/>"
    "<step id=\"t\" name=\"Terima\" work=\"PT15M\" wait=\"PT2H\"/><flow id=\"f1\" from=\"s\" "
    "to=\"a\"/><flow id=\"f2\" from=\"a\" to=\"t\"/>",
    ";Mulai;Loket;;\n1;Terima;Loket;1 jam;\n",
    { "unit=\"u1\" work=\"PT1H\"/>" },
    ALUR_NOTE_VALUE },
  { "time-of-the-work-alone",
    "<step id=\"s\" name=\"Mulai\" kind=\"start\"/>"
    "<step id=\"t\" name=\"Terima\" work=\"PT15M\" wait=\"PT2H\"/><flow id=\"f1\" from=\"s\" "
    "to=\"t\"/>",
    ";Mulai;Loket;;\n1;Terima;Loket;15 menit;\n",
    { "unit=\"u1\" work=\"PT15M\" wait=\"PT2H\"/>" },
    0 },
  { "time-in-words",
    "<step id=\"s\" name=\"Mulai\" kind=\"start\"/><step id=\"a\" kind=\"wait\" time-text=\"Sesuai "
    "surat\"/><step id=\"t\" name=\"Terima\" "
    "work=\"PT15M\" wait=\"PT2H\"/><step id=\"c\" name=\"Cek\" work=\"PT15M\" time-text=\"20 "
    "menit\"/>"
    "<flow id=\"f1\" from=\"s\" to=\"a\"/><flow id=\"f2\" from=\"a\" to=\"t\"/><flow id=\"f3\" "
    "from=\"t\" to=\"c\"/>",
    ";Mulai;Loket;;\n1;Terima;Loket;Sesuai surat + 135 menit;\n2;Cek;Loket;20 menit;\n",
    { "unit=\"u1\" work=\"PT15M\" wait=\"PT2H\"/>",
      "unit=\"u1\" work=\"PT15M\" time-text=\"20 menit\"/>" },
    0 },
  { "time-behind-words",
    "<step id=\"s\" kind=\"start\"/><step id=\"a\" kind=\"wait\" time-text=\"Sesuai surat\"/><step "
    "id=\"t\" name=\"Terima\" work=\"PT15M\" wait=\"PT2H\"/>"
    "<flow id=\"f1\" from=\"s\" to=\"a\"/><flow id=\"f2\" from=\"a\" to=\"t\"/>",
    ";Mulai;Loket;;\n1;Terima;Loket;Sesuai surat + 140 menit;\n",
    { "unit=\"u1\" work=\"PT20M\" wait=\"PT2H\"/>" },
    0 },
  { "way-that-tells-a-decision",
    "<step id=\"d\" name=\"Periksa\" kind=\"decision\"/><step id=\"t\" name=\"Terima\"/><step "
    "id=\"c\" name=\"Tolak\"/>"
    "<flow id=\"f1\" kind=\"decision\" from=\"d\" to=\"t\" label=\"Ya\" probability=\"0.8\"/>"
    "<flow id=\"f2\" kind=\"decision\" from=\"d\" to=\"b1\"/>"
    "<flow id=\"f3\" from=\"d\" to=\"c\" label=\"Tidak\"/>",
    "1;Periksa;Loket;;Ya: 2, Tidak: 3\n2;Terima;Loket;;\n3;Tolak;Loket;;\n",
    { "<flow id=\"f1\" kind=\"decision\" from=\"d\" to=\"t\" label=\"Ya\" probability=\"0.8\"/>\n"
      "      <flow id=\"f2\" kind=\"decision\" from=\"d\" to=\"b1\"/>\n"
      "      <flow id=\"f3\" from=\"d\" to=\"c\" label=\"Tidak\"/>\n"
      "      <flow id=\"w1\" from=\"s1\" to=\"d\"/>\n"
      "      <flow id=\"w2\" from=\"t\" to=\"c\"/>\n" },
    0 },
  { "several-at-once",
    "<step id=\"a\" name=\"Terima\"/><step id=\"c\" name=\"Periksa\"/><step id=\"d\" "
    "name=\"Cetak\"/>"
    "<flow id=\"f1\" from=\"a\" to=\"c\"/><flow id=\"f2\" from=\"a\" to=\"d\"/>",
    "1;Terima;Loket;;→ 3\n2;Periksa;Loket;;\n3;Cetak;Loket;;\n",
    { "<flow id=\"f1\" from=\"a\" to=\"c\"/>", "<flow id=\"f2\" from=\"a\" to=\"d\"/>" },
    0 },
  { "elsewhere-now",
    "<step id=\"a\" name=\"Terima\"/><step id=\"c\" name=\"Periksa\"/><step id=\"d\" "
    "name=\"Cetak\"/>"
    "<flow id=\"f1\" from=\"a\" to=\"c\"/><flow id=\"f3\" from=\"c\" to=\"d\"/>",
    "1;Terima;Loket;;→ 3\n2;Periksa;Loket;;\n3;Cetak;Loket;;\n",
    { "    <flow id=\"f3\" from=\"c\" to=\"d\"/>\n", "<flow id=\"w2\" from=\"a\" to=\"d\"/>" },
    0 },
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-procedure-again/things", test_things);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strconcat ("/import-procedure-again/", cases[i].name, NULL);

      g_test_add_data_func (name, &cases[i], test_case);
    }
  return g_test_run ();
}
