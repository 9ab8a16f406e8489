/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-analysis.h"
#include "alur-error.h"
#include "alur-reader.h"
#include "alur-sop-labels.h"
#include "alur-views.h"

#include <string.h>

/* A red pixel. */
#define PIXEL                                                                                      \
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC"
/* The start of a picture of 65535 × 65535 pixels. */
#define HUGE_PICTURE "iVBORw0KGgoAAAANSUhEUgAA//8AAP//CAIAAAA5Z04H"

#define ROOM ((AlurSize){ 1046, 718 })

typedef struct
{
  AlurPangoMetrics *metrics;
  AlurDocument *document;
  AlurAnalysis *analysis;
  AlurViewRequest request;
  GArray *leaves;
} Fixture;

static void
fixture_init (Fixture *self, const char *logo, const char *sop, const char *inside)
{
  g_autofree char *text = g_strdup_printf (
      "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\" agency=\"Dinas Perizinan\" "
      "letterhead=\"PEMERINTAH KOTA; SEKRETARIAT\">%s<regulations>"
      "<regulation id=\"r1\" kind=\"perwali\" number=\"3\" year=\"2020\" title=\"Izin\"/>"
      "<regulation id=\"r2\" kind=\"uu\" number=\"25\" year=\"2009\" title=\"Pelayanan Publik\"/>"
      "</regulations><stage id=\"now\" kind=\"current\"><organisation>"
      "<unit id=\"c\" name=\"Pemohon\"/><unit id=\"u\" name=\"Loket\"><position id=\"p\" "
      "name=\"Petugas Loket\"/></unit><unit id=\"k\" name=\"Kepala Dinas\"/></organisation>"
      "<procedure id=\"pr\" name=\"Penerbitan izin\">%s%s</procedure></stage></alur>",
      logo, sop, inside);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  *self = (Fixture){ .metrics = alur_pango_metrics_new () };
  self->document = alur_reader_read_bytes (bytes, "test", NULL, &error);
  g_assert_no_error (error);
  self->analysis = alur_analysis_new (self->document);
  self->request = (AlurViewRequest){ .metrics = self->metrics,
                                     .document = self->document,
                                     .analysis = self->analysis };
}

static void
draw_on (Fixture *self, AlurSize room)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlurViewOutput) output
      = alur_view_build (alur_view_find ("sop", NULL), &self->request, &error);
  const AlurViewPart *part;

  g_assert_no_error (error);
  g_assert_cmpuint (output->parts->len, ==, 1);
  part = g_ptr_array_index (output->parts, 0);
  g_assert_nonnull (part->leaves.make);
  self->leaves = part->leaves.make (part->leaves.data, room);
}

static void
draw (Fixture *self)
{
  draw_on (self, ROOM);
}

static void
fixture_clear (Fixture *self)
{
  for (guint i = 0; self->leaves != NULL && i < self->leaves->len; i++)
    alur_scene_unref (g_array_index (self->leaves, AlurLeaf, i).scene);
  g_clear_pointer (&self->leaves, g_array_unref);
  g_assert_finalize_object (self->analysis);
  g_assert_finalize_object (self->document);
  alur_pango_metrics_unref (self->metrics);
}

static guint
count_texts (Fixture *self, const char *wanted)
{
  guint n = 0;

  for (guint i = 0; i < self->leaves->len; i++)
    {
      guint n_items;
      const AlurSceneItem *items
          = alur_scene_get_items (g_array_index (self->leaves, AlurLeaf, i).scene, &n_items);

      for (guint k = 0; k < n_items; k++)
        n += items[k].kind == ALUR_ITEM_TEXT
             && g_str_equal (alur_scene_text_get_string (items[k].u.text), wanted);
    }
  return n;
}

static guint
count_items (Fixture *self, AlurItemKind kind, int variant, AlurSceneRole role)
{
  guint n = 0;

  for (guint i = 0; i < self->leaves->len; i++)
    {
      guint n_items;
      const AlurSceneItem *items
          = alur_scene_get_items (g_array_index (self->leaves, AlurLeaf, i).scene, &n_items);

      for (guint k = 0; k < n_items; k++)
        n += items[k].kind == kind && items[k].role == role
             && (variant < 0 || items[k].variant == variant);
    }
  return n;
}

static void
assert_texts (Fixture *self, const char *const *wanted)
{
  for (guint i = 0; wanted[i] != NULL; i++)
    if (count_texts (self, wanted[i]) == 0)
      g_error ("“%s” is not on the pages", wanted[i]);
}

static const char full_sop[]
    = "<sop number=\"503/1\" created=\"2026-01-05\" effective=\"2026-02-01\" approver=\"Sri "
      "Rahayu\" "
      "approver-title=\"Kepala Dinas\" approver-id=\"1970\" approver-rank=\"Pembina\" "
      "place=\"Magelang\" unit=\"u\"><basis ref=\"r1\"/><basis ref=\"r2\"/><basis>Surat "
      "edaran</basis><qualification>Paham aturan</qualification><related>SOP lain</related>"
      "<equipment>Komputer</equipment><warning>Jika lalai maka batal</warning>"
      "<recording>Buku register</recording></sop>";

static const char steps[]
    = "<step id=\"s0\" name=\"Mulai\" kind=\"start\"/>"
      "<step id=\"s1\" name=\"Mengajukan permohonan\" unit=\"c\" work=\"PT30M\" also=\"u\">"
      "<input name=\"KTP\"/><input name=\"Ijazah\"/><output name=\"Berkas\"/></step>"
      "<step id=\"s2\" name=\"Memeriksa berkas\" kind=\"decision\" unit=\"u\" position=\"p\" "
      "question=\"Lengkap?\" time-text=\"Sesuai kebutuhan\" or=\"k\"/>"
      "<step id=\"s3\" name=\"Mencetak izin\" unit=\"u\" position=\"p\" time-text=\"sesuai  "
      "kebutuhan\" note=\"Dicetak sekali\"/>"
      "<step id=\"w\" name=\"Menunggu\" kind=\"wait\" unit=\"u\" wait=\"P1D\"/>"
      "<step id=\"s4\" name=\"Menandatangani izin\" unit=\"k\" work=\"PT15M\" wait=\"PT7H15M\"/>"
      "<step id=\"s5\" name=\"Selesai\" kind=\"end\"/>"
      "<flow id=\"f0\" from=\"s0\" to=\"s1\"/><flow id=\"f1\" from=\"s1\" to=\"s2\"/>"
      "<flow id=\"f2\" from=\"s2\" to=\"s3\" label=\"Ya\"/>"
      "<flow id=\"f3\" from=\"s2\" to=\"s1\" label=\"Tidak\"/>"
      "<flow id=\"f4\" from=\"s3\" to=\"w\"/><flow id=\"f5\" from=\"w\" to=\"s4\"/>"
      "<flow id=\"f6\" from=\"s4\" to=\"s5\"/>";

static void
test_identity (void)
{
  static const char *const wanted[]
      = { "PEMERINTAH KOTA",
          "SEKRETARIAT",
          "Dinas Perizinan",
          "Loket",
          "Nomor SOP",
          "503/1",
          "Tanggal Pembuatan",
          "5 Januari 2026",
          "Tanggal Revisi",
          "-",
          "Tanggal Efektif",
          "1 Februari 2026",
          "Disahkan oleh",
          "Ditetapkan di Magelang",
          "Sri Rahayu",
          "Pembina",
          "NIP 1970",
          "Nama SOP",
          "Penerbitan izin",
          "Dasar Hukum",
          "Kualifikasi Pelaksana",
          "Keterkaitan",
          "Peralatan/Perlengkapan",
          "Peringatan",
          "Pencatatan dan Pendataan",
          "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik",
          "Buku register",
          NULL };
  Fixture self;

  fixture_init (&self, "", full_sop, "");
  draw (&self);
  g_assert_cmpuint (self.leaves->len, ==, 1); /* no steps, no flowchart */
  assert_texts (&self, wanted);
  fixture_clear (&self);
}

static void
test_flowchart (void)
{
  static const char *const wanted[] = { "Kegiatan",
                                        "Pelaksana",
                                        "Mutu Baku",
                                        "Kelengkapan",
                                        "Waktu",
                                        "Output",
                                        "Keterangan",
                                        "(1)",
                                        "(9)",
                                        "Pemohon",
                                        "Petugas Loket",
                                        "Kepala Dinas",
                                        "Mulai",
                                        "Selesai",
                                        "Lengkap?",
                                        "Ya",
                                        "Tidak",
                                        "- KTP\n- Ijazah",
                                        "30 menit",
                                        "2 hari kerja",
                                        "Jumlah waktu",
                                        "atau oleh: Kepala Dinas",
                                        "Dicetak sekali",
                                        NULL };
  Fixture self;

  fixture_init (&self, "", full_sop, steps);
  draw (&self);
  g_assert_cmpuint (self.leaves->len, ==, 2);
  assert_texts (&self, wanted);
  /* Process boxes are empty: three, and that of the partner; the activity stands in its column. */
  g_assert_cmpuint (count_items (&self, ALUR_ITEM_SHAPE, ALUR_SHAPE_RECT, ALUR_SCENE_BOX), ==, 4);
  g_assert_cmpuint (count_texts (&self, "Mengajukan permohonan"), ==, 1);
  g_assert_cmpuint (count_items (&self, ALUR_ITEM_SHAPE, ALUR_SHAPE_DIAMOND, ALUR_SCENE_BOX), ==,
                    1);
  g_assert_cmpuint (count_items (&self, ALUR_ITEM_SHAPE, ALUR_SHAPE_CAPSULE, ALUR_SCENE_BOX), ==,
                    2);
  /* Six arrows, the wait passed over, and the line of the joint activity. */
  g_assert_cmpuint (count_items (&self, ALUR_ITEM_ROUTE, -1, ALUR_SCENE_ROUTE), ==, 7);
  /* One cell for both rows with the same words, and no row for the wait. */
  g_assert_cmpuint (count_texts (&self, "Sesuai kebutuhan"), ==, 1);
  g_assert_cmpuint (count_texts (&self, "sesuai  kebutuhan"), ==, 0);
  g_assert_cmpuint (count_texts (&self, "Menunggu"), ==, 0);
  fixture_clear (&self);
}

static void
test_labels (void)
{
  static const char *const choices[]
      = { "name=title", "activity=Langkah", "effective=approval", NULL };
  static const char *const bad[] = { "colour=red", NULL };
  static const char *const literal[] = { "name==title", NULL };
  static const char *const no_words[] = { "name==", NULL };
  static const char *const empty[] = { "name=", NULL };
  static const char *const wanted[] = { "Judul SOP", "Langkah", "Tanggal Pengesahan", NULL };
  g_autoptr (GError) error = NULL;
  Fixture self;

  g_assert_true (alur_sop_labels_check (choices, &error));
  g_assert_no_error (error);
  g_assert_false (alur_sop_labels_check (empty, NULL));
  g_assert_false (alur_sop_labels_check (no_words, NULL));
  g_assert_true (alur_sop_labels_check (literal, NULL));
  g_assert_cmpstr (alur_sop_label_get (ALUR_SOP_LABEL_NAME, literal, "id"), ==, "title");
  g_assert_false (alur_sop_labels_check (bad, &error));
  g_assert_error (error, ALUR_ERROR, ALUR_ERROR_UNKNOWN_NAME);
  g_assert_nonnull (strstr (error->message, "requirements"));
  fixture_init (&self, "", full_sop, steps);
  self.request.sop_labels = choices;
  draw (&self);
  assert_texts (&self, wanted);
  g_assert_cmpuint (count_texts (&self, "Nama SOP") + count_texts (&self, "Kegiatan"), ==, 0);
  fixture_clear (&self);
}

/* What is chosen for a label is what it is called, in the language of the choice; variants are
 * there in others too. */
static void
test_label_choices (void)
{
  for (guint i = 0; i < ALUR_N_SOP_LABELS; i++)
    {
      const char *words;

      for (guint k = 0; (words = alur_sop_label_get_variant ((AlurSopLabel) i, k, "id")) != NULL;
           k++)
        {
          g_autofree char *choice = alur_sop_label_dup_choice ((AlurSopLabel) i, words, "id");
          const char *const choices[] = { choice, NULL };

          g_assert_cmpint (choice == NULL, ==, k == 0);
          g_assert_cmpstr (alur_sop_label_get ((AlurSopLabel) i, choices, "id"), ==, words);
          g_assert_cmpstr (alur_sop_label_get ((AlurSopLabel) i, choices, "en"), ==,
                           alur_sop_label_get_variant ((AlurSopLabel) i, k, "en"));
        }
      g_assert_cmpint (g_utf8_strlen (alur_sop_label_get ((AlurSopLabel) i, NULL, "id"), -1), >, 2);
    }
}

static guint
count_images (const char *logo)
{
  Fixture self;
  guint n;

  fixture_init (&self, logo, full_sop, "");
  draw (&self);
  n = count_items (&self, ALUR_ITEM_IMAGE, -1, ALUR_SCENE_DECORATION);
  fixture_clear (&self);
  return n;
}

/* Where there is no logo, or none that can be read, its place stays free. */
static void
test_logo (void)
{
  g_assert_cmpuint (count_images ("<logo type=\"image/png\">" PIXEL "</logo>"), ==, 1);
  g_assert_cmpuint (count_images (""), ==, 0);
  g_assert_cmpuint (count_images ("<logo type=\"image/png\">bm8gcGljdHVyZQ==</logo>"), ==, 0);
  g_assert_cmpuint (count_images ("<logo type=\"image/png\">" HUGE_PICTURE "</logo>"), ==, 0);
}

/* Laws before what rests on them. */
static void
test_order_of_bases (void)
{
  double places[2] = { 0, 0 };
  Fixture self;
  guint n_items;
  const AlurSceneItem *items;

  fixture_init (&self, "", full_sop, "");
  draw (&self);
  items = alur_scene_get_items (g_array_index (self.leaves, AlurLeaf, 0).scene, &n_items);
  for (guint i = 0; i < n_items; i++)
    {
      const char *text
          = items[i].kind == ALUR_ITEM_TEXT ? alur_scene_text_get_string (items[i].u.text) : "";

      if (g_str_has_prefix (text, "Undang-Undang"))
        places[0] = items[i].rect.y;
      else if (g_str_has_prefix (text, "Peraturan Wali Kota"))
        places[1] = items[i].rect.y;
    }
  g_assert_cmpfloat (places[0], >, 0);
  g_assert_cmpfloat (places[0], <, places[1]);
  fixture_clear (&self);
}

/* How often something stands in all texts, also several times in one. */
static guint
count_within_texts (Fixture *self, const char *wanted)
{
  guint n = 0;

  for (guint i = 0; i < self->leaves->len; i++)
    {
      AlurScene *scene = g_array_index (self->leaves, AlurLeaf, i).scene;
      guint n_items;
      const AlurSceneItem *items = alur_scene_get_items (scene, &n_items);

      for (guint k = 0; k < n_items; k++)
        for (const char *c
             = items[k].kind == ALUR_ITEM_TEXT ? alur_scene_text_get_string (items[k].u.text) : "";
             (c = strstr (c, wanted)) != NULL; c++)
          n++;
    }
  return n;
}

/* What does not fit a page goes on to the next, every word of it. */
static void
test_long_identity (void)
{
  g_autoptr (GString) sop = g_string_new ("<sop number=\"1\">");
  Fixture self;

  for (guint i = 0; i < 60; i++)
    g_string_append_printf (sop, "<basis>Aturan %u</basis>", i);
  g_string_append (sop, "<warning>");
  for (guint i = 0; i < 2500; i++)
    g_string_append (sop, "peringatan ");
  g_string_append (sop, "</warning></sop>");
  fixture_init (&self, "", sop->str, "");
  draw (&self);
  g_assert_cmpuint (self.leaves->len, >, 2);
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *text = g_strdup_printf ("Aturan %u", i);

      g_assert_cmpuint (count_texts (&self, text), ==, 1);
    }
  g_assert_cmpuint (count_within_texts (&self, "peringatan"), ==, 2500);
  fixture_clear (&self);
}

/* A word that no page holds, as in a script without blanks, is cut between characters; paper on
 * which nothing has room holds all or nothing; and there is an end. */
static void
test_unbroken (void)
{
  static const struct
  {
    const char *character;
    guint n;
    AlurSize room;
    guint least; /* pages with it */
  } cases[] = {
    { "規", 12000, { 1046, 718 }, 2 },     { "a\xcc\x81", 9000, { 700, 400 }, 2 },
    { "x", 400, { 300, 60 }, 4 },          { "x", 400, { 300, 6 }, 1 },
    { "kata ", 20000, { 3000, 2000 }, 2 }, { "x", 100000, { 3000, 2000 }, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) sop = g_string_new ("<sop number=\"1\"><warning>");
      Fixture self;

      for (guint n = 0; n < cases[i].n; n++)
        g_string_append (sop, cases[i].character);
      g_string_append (sop, "</warning></sop>");
      fixture_init (&self, "", sop->str, "");
      draw_on (&self, cases[i].room);
      g_test_message ("%s: %u pages", cases[i].character, self.leaves->len);
      g_assert_cmpuint (self.leaves->len, >=, cases[i].least);
      /* at the end of a page the blank goes */
      g_string_assign (sop, cases[i].character);
      g_assert_cmpuint (count_within_texts (&self, g_strchomp (sop->str)), >=, cases[i].n);
      fixture_clear (&self);
    }
}

/* Beside what waits say in words stands what is not said by them, once; every wait is told, and so
 * is a row of which the sum leaves out something. */
static void
test_waits_in_words (void)
{
  static const char inside[]
      = "<step id=\"s1\" name=\"Satu\" unit=\"u\" work=\"PT10M\"/>"
        "<step id=\"w1\" kind=\"wait\" wait=\"P14D\" time-text=\"paling lama 14 hari kerja\"/>"
        "<step id=\"s2\" name=\"Dua\" unit=\"u\" work=\"PT5M\"/>"
        "<step id=\"w2\" kind=\"wait\" time-text=\"menunggu rapat\"/>"
        "<step id=\"w3\" kind=\"wait\" time-text=\"menunggu kabar\"/>"
        "<step id=\"s3\" name=\"Tiga\" unit=\"u\" work=\"PT20M\"/>"
        "<step id=\"w4\" kind=\"wait\" wait=\"P1D\"/>"
        "<step id=\"s4\" name=\"Empat\" unit=\"u\" time-text=\"sebentar\"/>"
        "<step id=\"s5\" name=\"Lima\" unit=\"u\" work=\"PT5M\" time-text=\"kira-kira 5 menit\"/>"
        "<flow id=\"f1\" from=\"s1\" to=\"w1\"/><flow id=\"f2\" from=\"w1\" to=\"s2\"/>"
        "<flow id=\"f3\" from=\"s2\" to=\"w2\"/><flow id=\"f4\" from=\"w2\" to=\"w3\"/>"
        "<flow id=\"f5\" from=\"w3\" to=\"s3\"/><flow id=\"f6\" from=\"s3\" to=\"w4\"/>"
        "<flow id=\"f7\" from=\"w4\" to=\"s4\"/><flow id=\"f8\" from=\"s4\" to=\"s5\"/>";
  Fixture self;

  fixture_init (&self, "", "<sop/>", inside);
  draw (&self);
  g_assert_cmpuint (count_texts (&self, "paling lama 14 hari kerja + 5 menit"), ==, 1);
  g_assert_cmpuint (count_texts (&self, "menunggu rapat + menunggu kabar + 20 menit"), ==, 1);
  g_assert_cmpuint (count_texts (&self, "1 hari kerja + sebentar"), ==, 1);
  g_assert_cmpuint (count_texts (&self, "kira-kira 5 menit"), ==, 1);
  g_assert_cmpuint (count_texts (&self, "15 hari kerja 40 menit"), ==, 1);
  g_assert_cmpuint (count_within_texts (&self, "no. 3, 4"), ==, 1);
  fixture_clear (&self);
}

/* What decides behind a wait is told at the arrows that pass over it, and in words. */
static void
test_labels_behind_waits (void)
{
  static const char inside[]
      = "<step id=\"s1\" name=\"Satu\" unit=\"u\"/><step id=\"w1\" kind=\"wait\"/>"
        "<step id=\"w2\" kind=\"wait\"/><step id=\"s2\" name=\"Dua\" unit=\"u\"/>"
        "<step id=\"s3\" name=\"Tiga\" unit=\"u\"/><step id=\"s4\" name=\"Empat\" unit=\"u\"/>"
        "<flow id=\"f1\" from=\"s1\" to=\"w1\"/>"
        "<flow id=\"f2\" from=\"w1\" to=\"s2\" label=\"lunas\"/>"
        "<flow id=\"f3\" from=\"w1\" to=\"w2\" label=\"belum\"/>"
        "<flow id=\"f4\" from=\"w2\" to=\"s3\"/>"
        "<flow id=\"f5\" from=\"s3\" to=\"s4\" label=\"bila perlu\"/>";
  g_autoptr (GString) html = g_string_new (NULL);
  g_autoptr (AlurViewOutput) output = NULL;
  AlurViewPart *part;
  Fixture self;

  fixture_init (&self, "", "<sop/>", inside);
  draw (&self);
  g_assert_cmpuint (count_texts (&self, "lunas"), ==, 1);
  g_assert_cmpuint (count_texts (&self, "belum"), ==, 1);
  g_assert_cmpuint (count_texts (&self, "bila perlu"), ==, 1);
  output = alur_view_build (alur_view_find ("sop", NULL), &self.request, NULL);
  part = g_ptr_array_index (output->parts, 0);
  part->leaves.append_html (part->leaves.data, html);
  g_assert_nonnull (strstr (html->str, "lunas → 2, belum → 3"));
  g_assert_nonnull (strstr (html->str, "bila perlu → 4"));
  fixture_clear (&self);
}

/* Without an SOP nothing is drawn, unless the procedure is named: then a draft to be filled in. */
static void
test_without_sop (void)
{
  g_autoptr (AlurViewOutput) output = NULL;
  Fixture self;

  fixture_init (&self, "", "", steps);
  output = alur_view_build (alur_view_find ("sop", NULL), &self.request, NULL);
  g_assert_true (((const AlurViewPart *) g_ptr_array_index (output->parts, 0))->empty);
  self.request.procedure = "pr";
  draw (&self);
  g_assert_cmpuint (self.leaves->len, ==, 2);
  fixture_clear (&self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sop/identity", test_identity);
  g_test_add_func ("/sop/flowchart", test_flowchart);
  g_test_add_func ("/sop/labels", test_labels);
  g_test_add_func ("/sop/label-choices", test_label_choices);
  g_test_add_func ("/sop/logo", test_logo);
  g_test_add_func ("/sop/order-of-bases", test_order_of_bases);
  g_test_add_func ("/sop/long-identity", test_long_identity);
  g_test_add_func ("/sop/unbroken", test_unbroken);
  g_test_add_func ("/sop/waits-in-words", test_waits_in_words);
  g_test_add_func ("/sop/labels-behind-waits", test_labels_behind_waits);
  g_test_add_func ("/sop/without-sop", test_without_sop);
  return g_test_run ();
}
