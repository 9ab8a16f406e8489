/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-badge.h"
#include "alur-error.h"
#include "alur-language.h"
#include "alur-reader.h"
#include "alur-small-stack.h"
#include "view-fixture.h"

#include <string.h>

static const char *const available[]
    = { "organisation", "authorities",  "procedure", "sop",      "chain",
        "comparison",   "stages",       "figures",   "problems", "personnel",
        "regulations",  "requirements", "criteria",  "findings", "report" };
static const char *const examples[]
    = { "rawat-inap", "izin-terapis-gigi", "akta-kelahiran", "minimal", "empty" };

static void
test_names (void)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (available); i++)
    g_assert_cmpstr (alur_view_get_name (alur_view_get_nth (i)), ==, available[i]);
  g_assert_null (alur_view_get_nth (G_N_ELEMENTS (available)));
  g_assert_null (alur_view_find ("organization", &error));
  g_assert_error (error, ALUR_ERROR, ALUR_ERROR_UNKNOWN_NAME);
  g_assert_nonnull (strstr (error->message, "organisation"));
}

/* Every page of a form has something on it, and nothing outside its room. */
static void
check_leaves (const AlurLeaves *leaves)
{
  static const AlurSize rooms[] = { { 1046, 717 }, { 1172, 737 }, { 718, 1046 }, { 1046, 0 } };

  for (guint r = 0; r < G_N_ELEMENTS (rooms); r++)
    {
      g_autoptr (GArray) made = leaves->make (leaves->data, rooms[r]);

      g_assert_cmpuint (made->len, >, 0);
      for (guint i = 0; i < made->len; i++)
        {
          const AlurLeaf *leaf = &g_array_index (made, AlurLeaf, i);
          AlurRect bounds = alur_scene_get_bounds (leaf->scene);

          g_assert_cmpfloat (bounds.x, >=, -1);
          g_assert_cmpfloat (bounds.y, >=, -1);
          g_assert_cmpfloat (alur_rect_right (&bounds) * leaf->scale, <=, rooms[r].width + 1);
          if (rooms[r].height > 0)
            g_assert_cmpfloat (alur_rect_bottom (&bounds) * leaf->scale, <=, rooms[r].height + 1);
          alur_scene_unref (leaf->scene);
        }
    }
}

static void
check_part (const AlurViewPart *part)
{
  g_assert_nonnull (part->title);
  g_assert_nonnull (part->destination);
  if (part->contents)
    return;
  g_assert_cmpuint ((part->scene != NULL ? 1u : 0u) + (part->table != NULL ? 1u : 0u)
                        + (part->leaves.make != NULL ? 1u : 0u),
                    ==, 1);
  if (part->leaves.make != NULL)
    check_leaves (&part->leaves);
  else if (part->scene != NULL)
    {
      AlurRect bounds = alur_scene_get_bounds (part->scene);

      g_assert_cmpfloat (bounds.width, >, 0);
      g_assert_cmpfloat (bounds.height, >, 0);
    }
  else
    g_assert_cmpuint (alur_table_get_n_rows (part->table), >, 0);
}

/* Every example, view, stage and language can be built. */
static void
test_examples (void)
{
  static const char *const languages[] = { "id", "en" };

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
      {
        ViewFixture self;

        view_fixture_open_example (&self, examples[i]);
        self.request.language = languages[l];
        self.request.mark_findings = TRUE;
        ALUR_FOREACH (stage, alur_document_get_root (self.document), ALUR_KIND_STAGE)
        for (guint v = 0; v < G_N_ELEMENTS (available); v++)
          {
            g_autoptr (AlurViewOutput) output = NULL;

            self.request.stage = stage;
            output = view_fixture_build (&self, available[v]);
            for (guint k = 0; k < output->parts->len; k++)
              check_part (view_get_part (output, k));
          }
        view_fixture_clear (&self);
      }
}

static void
test_empty (void)
{
  ViewFixture self;

  view_fixture_open_example (&self, "empty");
  for (guint v = 0; v < G_N_ELEMENTS (available); v++)
    {
      g_autoptr (AlurViewOutput) output = view_fixture_build (&self, available[v]);
      AlurViewPart *part = view_get_part (output, 0);
      guint n_items;

      g_assert_true (part->empty);
      g_assert_nonnull (part->scene);
      alur_scene_get_items (part->scene, &n_items);
      g_assert_cmpuint (n_items, ==, 2);
    }
  view_fixture_clear (&self);
}

static void
test_overlap (void)
{
  ViewFixture self;
  g_autoptr (AlurViewOutput) output = NULL;
  AlurScene *scene;
  const char *letters = alur_badge_role_letters ("id", ALUR_ROLE_DECISION_MAKER);

  view_fixture_open_example (&self, "minimal");
  output = view_fixture_build (&self, "organisation");
  scene = view_get_part (output, 0)->scene;
  g_assert_cmpuint (view_count_texts (scene, "Dinas Kesehatan"), ==, 1);
  g_assert_cmpuint (view_count_texts (scene, "Badan Perencanaan Pembangunan Daerah"), ==, 1);
  g_assert_cmpuint (view_count_texts (scene, letters), ==, 2);
  g_assert_cmpuint (view_count_lines (scene, ALUR_LINE_BADGE_OVERLAP), ==, 2);
  g_assert_cmpuint (view_count_lines (scene, ALUR_LINE_HIERARCHY), ==, 0);
  g_assert_nonnull (view_find_legend (scene, ALUR_SAMPLE_BADGE, letters));
  view_fixture_clear (&self);
}

/* Two letters of the two languages; a role that a unit holds over two functions is one badge. */
static void
test_badges (void)
{
  static const char inside[]
      = "<functions><function id=\"f\" name=\"F\"/><function id=\"g\" name=\"G\" parent=\"f\"/>"
        "<function id=\"h\" name=\"H\"/></functions>"
        "<stage id=\"now\" kind=\"current\"><organisation><unit id=\"u\" name=\"U\">"
        "<authority id=\"a\" role=\"planner\" function=\"f\"/>"
        "<authority id=\"b\" role=\"planner\" function=\"h\"/>"
        "<authority id=\"c\" role=\"planner\" function=\"h\" scope=\"X\"/>"
        "<authority id=\"d\" role=\"supplier\" function=\"h\" resource=\"funds\"/>"
        "</unit></organisation></stage>";
  ViewFixture self;

  view_fixture_open_text (&self, inside);
  self.request.language = "en";
  {
    g_autoptr (AlurViewOutput) all = view_fixture_build (&self, "organisation");
    AlurScene *scene = view_get_part (all, 0)->scene;

    g_assert_cmpuint (view_count_texts (scene, "PLN ×2"), ==, 1);
    g_assert_cmpuint (view_count_texts (scene, "SUP·funds"), ==, 1);
    g_assert_nonnull (view_find_legend (scene, ALUR_SAMPLE_BADGE, "PLN"));
    g_assert_nonnull (view_find_legend (scene, ALUR_SAMPLE_BADGE, "SUP·funds"));
    g_assert_nonnull (view_find_legend (scene, ALUR_SAMPLE_BADGE, "×n"));
  }
  self.request.function = "g"; /* held through the function above it */
  {
    g_autoptr (AlurViewOutput) one = view_fixture_build (&self, "organisation");
    AlurScene *scene = view_get_part (one, 0)->scene;

    g_assert_nonnull (strstr (view_get_part (one, 0)->title, "G"));
    g_assert_cmpuint (view_count_texts (scene, "PLN"), ==, 1);
    g_assert_cmpuint (view_count_texts (scene, "SUP·funds"), ==, 0);
    g_assert_null (view_find_legend (scene, ALUR_SAMPLE_BADGE, "×n"));
    g_assert_null (view_find_legend (scene, ALUR_SAMPLE_BADGE, "SUP·funds"));
  }
  self.request.function = NULL;
  self.request.each_function = TRUE;
  {
    g_autoptr (AlurViewOutput) each = view_fixture_build (&self, "organisation");

    g_assert_cmpuint (each->parts->len, ==, 3);
    g_assert_cmpstr (view_get_part (each, 1)->destination, ==, "function:g");
  }
  view_fixture_clear (&self);
}

static void
test_unknown_ids (void)
{
  g_autoptr (GError) error = NULL;
  ViewFixture self;

  view_fixture_open_example (&self, "minimal");
  self.request.function = "nothing";
  g_assert_null (alur_view_build (alur_view_find ("organisation", NULL), &self.request, &error));
  g_assert_error (error, ALUR_ERROR, ALUR_ERROR_UNKNOWN_NAME);
  g_clear_error (&error);
  self.request.procedure = "nothing";
  g_assert_null (alur_view_build (alur_view_find ("procedure", NULL), &self.request, &error));
  g_assert_error (error, ALUR_ERROR, ALUR_ERROR_UNKNOWN_NAME);
  view_fixture_clear (&self);
}

/* A name that needs more than four lines is drawn short, and the legend tells it. */
static void
test_short_name (void)
{
  static const char name[]
      = "Unit Pelaksana Teknis Daerah Penyelenggara Pelayanan Terpadu Satu Pintu "
        "Bidang Kesehatan Masyarakat, Kependudukan, Pencatatan Sipil, dan "
        "Perizinan Usaha Kabupaten Mekarjaya";
  g_autofree char *inside
      = g_strdup_printf ("<stage id=\"now\" kind=\"current\"><organisation>"
                         "<unit id=\"u\" name=\"%s\" short=\"UPTD\"/>"
                         "<unit id=\"v\" name=\"Loket\" short=\"L\"/></organisation></stage>",
                         name);
  ViewFixture self;
  g_autoptr (AlurViewOutput) output = NULL;
  AlurScene *scene;

  view_fixture_open_text (&self, inside);
  output = view_fixture_build (&self, "organisation");
  scene = view_get_part (output, 0)->scene;
  g_assert_cmpuint (view_count_texts (scene, "UPTD"), ==, 1);
  g_assert_cmpuint (view_count_texts (scene, name), ==, 0);
  g_assert_cmpuint (view_count_texts (scene, "Loket"), ==, 1);
  g_assert_nonnull (view_find_legend (scene, ALUR_SAMPLE_WORDS, "UPTD"));
  g_assert_cmpstr (view_find_legend (scene, ALUR_SAMPLE_WORDS, "UPTD")->text, ==, name);
  g_assert_null (view_find_legend (scene, ALUR_SAMPLE_WORDS, "L"));
  view_fixture_clear (&self);
}

/* A file may say that something was accepted and not what. */
static void
test_accepted_nothing (void)
{
  ViewFixture self;
  g_autoptr (AlurViewOutput) output = NULL;

  view_fixture_open_text (&self, "<stage id=\"now\" kind=\"current\"><organisation>"
                                 "<unit id=\"u\"/></organisation></stage>"
                                 "<accepted><finding key=\"\">Alasan</finding></accepted>");
  output = view_fixture_build (&self, "findings");
  g_assert_cmpuint (output->parts->len, >, 0);
  view_fixture_clear (&self);
}

static const char procedure_text[]
    = "<stage id=\"now\" kind=\"current\"><organisation>"
      "<unit id=\"u\" name=\"Loket\"/><unit id=\"v\" name=\"Pemohon\" level=\"customer\"/>"
      "</organisation><procedure id=\"p\" name=\"Izin\">"
      "<step id=\"a\" kind=\"start\" unit=\"v\"/>"
      "<step id=\"b\" name=\"Memeriksa berkas\" kind=\"decision\" unit=\"u\" question=\"Lengkap?\""
      " work=\"PT10M\" wait=\"P1D\"/>"
      "<step id=\"c\" name=\"Membayar\" unit=\"v\" also=\"u\">"
      "<redesign action=\"abolish\">Gratis</redesign></step>"
      "<step id=\"d\" name=\"Mencetak izin\" unit=\"u\" time-text=\"Sesuai kebutuhan\"/>"
      "<step id=\"e\" kind=\"end\" unit=\"v\"/>"
      "<flow id=\"w1\" from=\"a\" to=\"b\"/><flow id=\"w2\" from=\"b\" to=\"c\" label=\"Ya\"/>"
      "<flow id=\"w3\" from=\"b\" to=\"e\" label=\"Tidak\"/>"
      "<flow id=\"w4\" from=\"c\" to=\"d\"/><flow id=\"w5\" from=\"d\" to=\"e\"/>"
      "<flow id=\"w6\" kind=\"money\" from=\"c\" to=\"d\" label=\"Retribusi\"/>"
      "<flow id=\"w7\" kind=\"information\" from=\"d\" to=\"c\"/>"
      "</procedure><problem id=\"m\" refs=\"c u\" by=\"Kader\">Mahal</problem></stage>";

static void
test_procedure (void)
{
  ViewFixture self;
  g_autoptr (AlurViewOutput) output = NULL;
  AlurScene *scene;

  view_fixture_open_text (&self, procedure_text);
  self.request.language = "en";
  output = view_fixture_build (&self, "procedure");
  g_assert_cmpuint (output->parts->len, ==, 1);
  g_assert_cmpstr (view_get_part (output, 0)->title, ==, "Izin");
  g_assert_cmpstr (view_get_part (output, 0)->destination, ==, "procedure:p");
  scene = view_get_part (output, 0)->scene;
  g_assert_cmpuint (view_count_texts (scene, "Lengkap?"), ==, 1);
  g_assert_cmpuint (view_count_texts (scene, "Memeriksa berkas"), ==, 1);
  g_assert_cmpuint (view_count_texts (scene, "Sesuai kebutuhan"), ==, 1);
  g_assert_cmpuint (view_count_texts (scene, "Rp Retribusi"), ==, 1);
  g_assert_cmpuint (view_count_texts (scene, "i"), ==, 1);
  g_assert_cmpuint (view_count_texts (scene, "Ya"), ==, 1);
  g_assert_cmpuint (view_count_texts (scene, "A"), ==, 1);
  g_assert_cmpuint (view_count_texts (scene, "?1"), ==, 2);
  g_assert_cmpuint (view_count_texts (scene, "together with Loket"), ==, 1);
  g_assert_cmpuint (view_count_lines (scene, ALUR_LINE_STRIKE), ==, 1);
  g_assert_cmpuint (view_count_lines (scene, ALUR_LINE_MONEY), ==, 1);
  g_assert_nonnull (view_find_legend (scene, ALUR_SAMPLE_MARK, "A"));
  g_assert_null (view_find_legend (scene, ALUR_SAMPLE_MARK, "C"));
  g_assert_nonnull (view_find_legend (scene, ALUR_SAMPLE_BADGE, "?1"));
  g_assert_cmpstr (view_find_legend (scene, ALUR_SAMPLE_BADGE, "?1")->text, ==, "Mahal (Kader)");
  view_fixture_clear (&self);
}

static char *
write_csv (AlurTable *table)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_assert_true (alur_table_write_csv (table, stream, NULL, &error));
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, NULL);
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_authorities (void)
{
  ViewFixture self;
  g_autoptr (AlurViewOutput) output = NULL;
  g_autofree char *csv = NULL;

  view_fixture_open_example (&self, "minimal");
  self.request.language = "en";
  output = view_fixture_build (&self, "authorities");
  csv = write_csv (view_get_part (output, 0)->table);
  g_assert_nonnull (strstr (csv, "Penyediaan obat"));
  g_assert_nonnull (strstr (csv, "Dinas Kesehatan"));
  g_assert_nonnull (strstr (csv, "DEC"));
  g_assert_nonnull (strstr (csv, "IMP")); /* held by nobody */
  view_fixture_clear (&self);
}

/* Each function is part of the next, as deep as they are read, and all are listed, the last in
 * front. */
static void
check_deep_functions (void)
{
  ViewFixture self;
  g_autoptr (AlurViewOutput) output = NULL;
  GString *text = g_string_new ("<functions>");

  for (guint i = 0; i < 99; i++)
    g_string_append_printf (text, "<function id='f%u' name='F%u' parent='f%u'/>", i, i, i + 1);
  g_string_append (text, "<function id='f99' name='F99'/></functions>"
                         "<stage id='now' kind='current'><organisation><unit id='u1' name='U1'>"
                         "<authority id='a1' role='planner' function='f0'/></unit></organisation>"
                         "</stage>");
  view_fixture_open_text (&self, text->str);
  output = view_fixture_build (&self, "authorities");
  g_assert_cmpuint (alur_table_get_n_rows (view_get_part (output, 0)->table), >=, 100);
  view_fixture_clear (&self);
  g_string_free (text, TRUE);
}

static void
test_deep_functions (void)
{
  alur_test_on_small_stack (check_deep_functions);
}

static void
test_findings (void)
{
  ViewFixture self;
  g_autoptr (AlurViewOutput) output = NULL;
  const GPtrArray *findings;
  g_autofree char *csv = NULL;

  view_fixture_open_example (&self, "minimal");
  output = view_fixture_build (&self, "findings");
  findings = alur_analysis_get_findings (
      self.analysis, alur_element_first (alur_document_get_root (self.document), ALUR_KIND_STAGE));
  /* a row a finding, and three sections */
  g_assert_cmpuint (alur_table_get_n_rows (view_get_part (output, 0)->table), ==,
                    findings->len + 3);
  csv = write_csv (view_get_part (output, 0)->table);
  g_assert_nonnull (strstr (csv, "missing-implementer"));
  view_fixture_clear (&self);
}

static const char plan_text[]
    = "<functions><function id=\"f\" name=\"Izin\"/></functions>"
      "<regulations><regulation id=\"r\" kind=\"perwali\" number=\"8\" year=\"2022\"/>"
      "<regulation id=\"q\" kind=\"sk\" title=\"Mandat\" status=\"to-draft\"/></regulations>"
      "<stage id=\"now\" name=\"Kini\" kind=\"current\"><organisation>"
      "<unit id=\"u\" name=\"Loket\"/><unit id=\"v\" name=\"Dinas\">"
      "<authority id=\"a\" role=\"planner\" function=\"f\" basis=\"r\"/></unit>"
      "<unit id=\"c\" name=\"Warga\" level=\"customer\"/></organisation>"
      "<procedure id=\"p\" name=\"Penerbitan\"><step id=\"b\" kind=\"start\"/>"
      "<step id=\"s1\" name=\"Meminta\" unit=\"c\" work=\"PT9M\"/>"
      "<step id=\"s2\" name=\"Memeriksa\" unit=\"u\"><input name=\"KTP\" from=\"customer\"/>"
      "<redesign action=\"simplify\" stage=\"goal\" applied=\"yes\">Sudah punya.</redesign></step>"
      "<step id=\"s3\" name=\"Mengulang\" unit=\"u\"><redesign action=\"abolish\" stage=\"goal\""
      " basis=\"r\" applied=\"yes\">Sudah diperiksa.</redesign></step>"
      "<step id=\"s4\" name=\"Memaraf\" unit=\"u\"><redesign action=\"combine\" with=\"s5\""
      " stage=\"goal\" applied=\"yes\">Cukup sekali.</redesign></step>"
      "<step id=\"s5\" name=\"Memaraf\" unit=\"v\"/>"
      "<step id=\"s6\" name=\"Menandatangani\" unit=\"v\"><redesign action=\"decentralise\" "
      "to=\"u\""
      " stage=\"goal\" applied=\"yes\">Lebih dekat.</redesign></step>"
      "<step id=\"s7\" name=\"Mencatat\" unit=\"u\"><redesign action=\"abolish\" stage=\"goal\">"
      "Nanti.</redesign></step>"
      "<flow id=\"w1\" from=\"s2\" to=\"s3\"/><flow id=\"w2\" from=\"s1\" to=\"s7\"/></procedure>"
      "</stage><stage id=\"goal\" name=\"Tujuan\" kind=\"target\" "
      "date=\"2026-10-01\"><organisation>"
      "<unit id=\"u\" name=\"Loket\"><authority id=\"d\" role=\"implementer\" function=\"f\""
      " basis=\"q\"/></unit><unit id=\"v\" name=\"Dinas\"/>"
      "<unit id=\"c\" name=\"Warga\" level=\"customer\"/></organisation>"
      "<procedure id=\"p\" name=\"Penerbitan\" function=\"f\"><step id=\"b\" kind=\"start\"/>"
      "<step id=\"s1\" name=\"Meminta\" unit=\"c\" work=\"PT9M\" note=\"baru\"/>"
      "<step id=\"s2\" name=\"Memeriksa\" unit=\"u\"/>"
      "<step id=\"s4\" name=\"Menelaah\" unit=\"u\" from=\"s4 s5\"/>"
      "<step id=\"s6\" name=\"Menandatangani\" unit=\"u\"/>"
      "<step id=\"s7\" name=\"Mencatat\" unit=\"u\"/>"
      "<flow id=\"w3\" from=\"s2\" to=\"s4\"/></procedure></stage>";

/* Each decision with its reason, who and by what; what only follows is left out. */
static void
test_stages (void)
{
  static const char *const there[] = {
    "Tujuan, from 1 October 2026",
    "Memeriksa: simplified — Sudah punya.\nno longer asked of the customer: KTP",
    "Mengulang: abolished — Sudah diperiksa.,Loket,Mayor's Regulation No. 8 of 2022\r",
    ("“Memaraf” by Loket and Dinas: combined into “Menelaah” — Cukup sekali.,Loket,Decree on "
     "Mandat "
     "(to be drafted)\r"),
    "Menandatangani: decentralised from Dinas to Loket — Lebih dekat.",
    "Mencatat: to be abolished — Nanti.,Loket,none yet\r",
    "Dinas: is no longer planner of Izin,Dinas,Mayor's Regulation No. 8 of 2022\r",
    "Loket: becomes implementer of Izin,Loket,Decree on Mandat (to be drafted)\r",
  };
  static const char *const absent[] = { "Meminta", "Menelaah: ", "w1", "flow", "Mulai" };
  ViewFixture self;
  g_autoptr (AlurViewOutput) output = NULL;
  g_autofree char *csv = NULL;

  view_fixture_open_text (&self, plan_text);
  self.request.language = "en";
  output = view_fixture_build (&self, "stages");
  g_assert_cmpstr (view_get_part (output, 0)->stage, ==, "Kini → Tujuan");
  csv = write_csv (view_get_part (output, 0)->table);
  for (guint i = 0; i < G_N_ELEMENTS (there); i++)
    if (strstr (csv, there[i]) == NULL)
      g_error ("“%s” is missing in:\n%s", there[i], csv);
  for (guint i = 0; i < G_N_ELEMENTS (absent); i++)
    if (strstr (csv, absent[i]) != NULL)
      g_error ("“%s” is told in:\n%s", absent[i], csv);
  view_fixture_clear (&self);
}

/* Who shall do it may be there only when it takes effect; what a later stage decided otherwise for
 * that stage is no longer to be carried out. */
static void
test_decided_for_later (void)
{
  static const char inside[]
      = "<stage id=\"now\" kind=\"current\"><organisation><unit id=\"u\" name=\"Dinas\"/>"
        "</organisation><procedure id=\"p\"><step id=\"s\" name=\"Meninjau\" unit=\"u\">"
        "<redesign action=\"decentralise\" to=\"v\" stage=\"goal\"/></step>"
        "<step id=\"t\" name=\"Mencatat\" unit=\"u\"><redesign action=\"abolish\" "
        "stage=\"goal\"/></step></procedure></stage>"
        "<stage id=\"then\" kind=\"interim\"><organisation><unit id=\"u\" name=\"Dinas\"/>"
        "</organisation><procedure id=\"p\"><step id=\"s\" name=\"Meninjau\" unit=\"u\"/>"
        "<step id=\"t\" name=\"Mencatat\" unit=\"u\"><redesign action=\"keep\" "
        "stage=\"goal\"/></step></procedure></stage>"
        "<stage id=\"goal\" kind=\"target\"><organisation><unit id=\"u\" name=\"Dinas\"/>"
        "<unit id=\"v\" name=\"Kelurahan\"/></organisation><procedure id=\"p\">"
        "<step id=\"s\" name=\"Meninjau\" unit=\"u\"/>"
        "<step id=\"t\" name=\"Mencatat\" unit=\"u\"/></procedure></stage>";
  ViewFixture self;
  g_autoptr (AlurViewOutput) output = NULL;
  g_autofree char *csv = NULL;

  view_fixture_open_text (&self, inside);
  self.request.language = "en";
  output = view_fixture_build (&self, "stages");
  csv = write_csv (view_get_part (output, 0)->table);
  g_assert_nonnull (strstr (csv, "Meninjau: to be decentralised to Kelurahan"));
  g_assert_null (strstr (csv, "Mencatat"));
  view_fixture_clear (&self);
}

/* A step of which something else is another now is still where it was. */
static void
test_still_to_do (void)
{
  static const char stage[]
      = "<stage id=\"%s\" kind=\"%s\"><organisation><unit id=\"u\" name=\"Dinas\"/>"
        "<unit id=\"v\" name=\"Kelurahan\"/></organisation><procedure id=\"p\">"
        "<step id=\"s\" name=\"Meninjau\" unit=\"u\" work=\"%s\">%s</step>"
        "<step id=\"t\" name=\"Mencatat\" unit=\"u\" work=\"%s\">%s</step>"
        "<step id=\"w\" name=\"Menyalin\" unit=\"u\"/></procedure></stage>";
  g_autofree char *now
      = g_strdup_printf (stage, "now", "current", "PT1H",
                         "<redesign action=\"decentralise\" to=\"v\" stage=\"goal\"/>", "PT1H",
                         "<redesign action=\"combine\" with=\"w\" stage=\"goal\"/>");
  g_autofree char *goal = g_strdup_printf (stage, "goal", "target", "PT2H", "", "PT2H", "");
  g_autofree char *inside = g_strconcat (now, goal, NULL);
  ViewFixture self;
  g_autoptr (AlurViewOutput) output = NULL;
  g_autofree char *csv = NULL;

  view_fixture_open_text (&self, inside);
  self.request.language = "en";
  output = view_fixture_build (&self, "stages");
  csv = write_csv (view_get_part (output, 0)->table);
  g_assert_nonnull (strstr (csv, "Meninjau: to be decentralised to Kelurahan"));
  g_assert_nonnull (strstr (csv, "Mencatat: to be combined with “Menyalin”"));
  view_fixture_clear (&self);
}

/* What is not named yet is not told of. */
static void
test_nameless_things (void)
{
  static const char inside[]
      = "<stage id=\"now\" kind=\"current\"><procedure id=\"p\"><step id=\"s\" work=\"PT1H\">"
        "<input name=\"\" from=\"customer\"/><output name=\"\"/></step></procedure></stage>"
        "<stage id=\"goal\" kind=\"target\"><procedure id=\"p\"><step id=\"s\" "
        "work=\"PT2H\"/></procedure></stage>";
  ViewFixture self;

  view_fixture_open_text (&self, inside);
  self.request.language = "en";
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (AlurViewOutput) output
          = view_fixture_build (&self, i == 0 ? "stages" : "comparison");

      for (guint k = 0; k < output->parts->len; k++)
        {
          AlurTable *table = view_get_part (output, k)->table;
          g_autofree char *csv = table != NULL ? write_csv (table) : NULL;

          g_assert_true (csv == NULL || strstr (csv, "(null)") == NULL);
        }
    }
  view_fixture_clear (&self);
}

/* What is asked for in two ways says so, and the legend explains the sign. */
static void
test_requirements (void)
{
  static const char inside[]
      = "<stage id=\"now\" kind=\"current\"><organisation><unit id=\"u\" name=\"Loket\"/>"
        "</organisation><procedure id=\"p\" name=\"Izin\">"
        "<step id=\"a\" unit=\"u\"><input name=\"KTP\" from=\"customer\"/>"
        "<input name=\"STR\" from=\"customer\"/></step>"
        "<step id=\"b\" unit=\"u\"><input name=\"Salinan KTP\" from=\"customer\"/>"
        "<output name=\"STR\"/></step></procedure></stage>";
  ViewFixture self;
  g_autoptr (AlurViewOutput) output = NULL;
  g_autoptr (GPtrArray) pages = NULL;
  g_autofree char *csv = NULL;

  view_fixture_open_text (&self, inside);
  self.request.language = "en";
  output = view_fixture_build (&self, "requirements");
  csv = write_csv (view_get_part (output, 0)->table);
  g_assert_nonnull (strstr (csv, "Loket: Izin"));
  g_assert_nonnull (strstr (csv, "KTP,1,1,perhaps the same as “Salinan KTP”\r"));
  g_assert_nonnull (strstr (csv, "STR,1,1,made by Loket; can be fetched there\r"));
  pages = alur_table_paginate (view_get_part (output, 0)->table, 700, 900);
  g_assert_nonnull (view_find_legend (g_ptr_array_index (pages, 0), ALUR_SAMPLE_SIGN, NULL));
  view_fixture_clear (&self);
}

/* What a part of the report is called, and what it belongs to. */
static void
assert_part (AlurViewOutput *output, guint index, const char *title, const char *section)
{
  g_assert_cmpstr (view_get_part (output, index)->title, ==, title);
  g_assert_cmpstr (view_get_part (output, index)->section, ==, section);
}

/* Sections are numbered without gaps; one with a single part is that part. */
static void
test_report (void)
{
  ViewFixture self;
  g_autoptr (AlurViewOutput) output = NULL;
  g_autoptr (AlurViewOutput) limited = NULL;
  guint n_plans = 0;

  view_fixture_open_text (&self, plan_text);
  self.request.language = "en";
  output = view_fixture_build (&self, "report");
  g_assert_true (view_get_part (output, 0)->cover);
  g_assert_cmpuint (view_count_texts (view_get_part (output, 0)->scene, "Tujuan (1 October 2026)"),
                    ==, 1);
  g_assert_true (view_get_part (output, 1)->contents);
  g_assert_cmpstr (view_get_part (output, 1)->stage, ==, "Kini → Tujuan");
  assert_part (output, 2, "1.1  Organisation and authorities — Kini", "1  Organisation");
  assert_part (output, 3, "1.2  Organisation and authorities — Tujuan", "1  Organisation");
  g_assert_cmpstr (view_get_part (output, 2)->destination, ==,
                   view_get_part (output, 3)->destination);
  g_assert_cmpstr (view_get_part (output, 2)->scope, ==, "now");
  g_assert_cmpstr (view_get_part (output, 3)->scope, ==, "goal");
  g_assert_cmpstr (view_get_part (output, 3)->stage, ==, "Tujuan");
  assert_part (output, 6, "3.1  Penerbitan — Kini", "3  Procedures");
  for (guint i = 0; i < output->parts->len; i++)
    {
      AlurViewPart *part = view_get_part (output, i);

      g_assert_false (part->empty);
      if (part->title != NULL && g_str_has_suffix (part->title, "  Plan of stages"))
        {
          g_assert_null (part->section);
          n_plans++;
        }
    }
  g_assert_cmpuint (n_plans, ==, 1);
  self.request.procedure = "nothing";
  limited = view_fixture_build (&self, "report"); /* no stage has it: nothing to report */
  g_assert_true (view_get_part (limited, 0)->empty);
  view_fixture_clear (&self);
}

/* Who it is from stands over it, as on the letters of the agency, and who signs it below. */
static void
test_cover (void)
{
  static const char text[]
      = "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\" title=\"Perbaikan izin\""
        " service=\"Izin\" agency=\"Dinas Perizinan\" author=\"Tim\""
        " letterhead=\"PEMERINTAH KOTA; DINAS\"><logo type=\"image/png\">"
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5Erk"
        "Jggg==</logo><stage id=\"now\" kind=\"current\"><organisation><unit id=\"u\"/>"
        "</organisation><procedure id=\"p\"><sop approver=\"Budi\" approver-title=\"Kepala "
        "Dinas\"/>"
        "</procedure></stage></alur>";
  static const char *const texts[]
      = { "PEMERINTAH KOTA", "DINAS", "Dinas Perizinan", "Perbaikan izin", "Izin", "Tim",
          "Kepala Dinas",    "Budi" };
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  AlurDocument *document = alur_reader_read_bytes (bytes, "test", NULL, &error);
  ViewFixture self;
  g_autoptr (AlurViewOutput) output = NULL;
  guint n_items, n_images = 0;
  const AlurSceneItem *items;

  g_assert_no_error (error);
  view_fixture_open (&self, document);
  output = view_fixture_build (&self, "report");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_cmpuint (view_count_texts (view_get_part (output, 0)->scene, texts[i]), ==, 1);
  items = alur_scene_get_items (view_get_part (output, 0)->scene, &n_items);
  for (guint i = 0; i < n_items; i++)
    n_images += items[i].kind == ALUR_ITEM_IMAGE ? 1 : 0;
  g_assert_cmpuint (n_images, ==, 1);
  view_fixture_clear (&self);
}

/* The figures of all stages side by side, and a problem until it is solved. */
static void
test_report_tables (void)
{
  static const char inside[]
      = "<stage id=\"now\" name=\"Kini\" kind=\"current\"><organisation>"
        "<unit id=\"u\" name=\"Loket\"/></organisation><procedure id=\"p\" name=\"Izin\">"
        "<step id=\"a\" unit=\"u\"/><step id=\"b\" unit=\"u\"/></procedure>"
        "<problem id=\"m\" refs=\"u p\" by=\"Kader\">Antre lama</problem></stage>"
        "<stage id=\"next\" name=\"Nanti\" kind=\"interim\"><procedure id=\"p\" name=\"Izin\">"
        "<step id=\"a\"/></procedure><problem id=\"n\">Baru</problem></stage>";
  ViewFixture self;
  g_autoptr (AlurViewOutput) output = NULL;
  gboolean figures = FALSE, problems = FALSE;

  view_fixture_open_text (&self, inside);
  self.request.language = "en";
  output = view_fixture_build (&self, "report");
  for (guint i = 0; i < output->parts->len; i++)
    {
      AlurViewPart *part = view_get_part (output, i);
      g_autofree char *csv = part->table != NULL ? write_csv (part->table) : g_strdup ("");

      if (g_str_has_suffix (part->title, "  Figures of the procedures"))
        figures = strstr (csv, "Figure,Kini,Nanti,Difference\r") != NULL
                  && strstr (csv, "Steps,2,1,-1\r") != NULL;
      if (g_str_has_suffix (part->title, "  Problems raised"))
        problems = strstr (csv, "Antre lama,Loket and Izin,Kader,stands,solved\r") != NULL
                   && strstr (csv, "Baru,–,–,,stands\r") != NULL;
    }
  g_assert_true (figures);
  g_assert_true (problems);
  view_fixture_clear (&self);
}

/* What one stage has alone, a procedure or a figure, is not the same in another. */
static void
test_figures_of_one_stage (void)
{
  static const char inside[]
      = "<stage id=\"now\" name=\"Kini\" kind=\"current\"><procedure id=\"p\" name=\"Izin\">"
        "<step id=\"s\" kind=\"task\"/></procedure><procedure id=\"q\" name=\"Lapor\">"
        "<step id=\"t\" kind=\"task\" work=\"PT5M\"/></procedure></stage>"
        "<stage id=\"goal\" name=\"Nanti\" kind=\"target\"><procedure id=\"q\" name=\"Lapor\">"
        "<step id=\"a\" kind=\"start\"/><step id=\"t\" kind=\"task\" work=\"PT5M\"/>"
        "<step id=\"z\" kind=\"end\"/><flow id=\"f\" from=\"a\" to=\"t\"/>"
        "<flow id=\"g\" from=\"t\" to=\"z\"/></procedure></stage>";
  ViewFixture self;
  g_autoptr (AlurViewOutput) output = NULL;
  g_autofree char *csv = NULL;

  view_fixture_open_text (&self, inside);
  self.request.language = "en";
  output = view_fixture_build (&self, "figures");
  csv = write_csv (view_get_part (output, 0)->table);
  g_assert_nonnull (strstr (csv, "\nSteps,1,–,–\r"));
  g_assert_nonnull (strstr (csv, "\nWork,–,5 minutes,–\r"));
  view_fixture_clear (&self);
}

static gboolean
has_section (AlurViewOutput *output, const char *name)
{
  for (guint i = 0; i < output->parts->len; i++)
    {
      AlurViewPart *part = view_get_part (output, i);

      if (g_str_has_suffix (part->title, name)
          || (part->section != NULL && g_str_has_suffix (part->section, name)))
        return TRUE;
    }
  return FALSE;
}

/* A report about a procedure that comes with a later stage tells all that one about any other
 * tells. */
static void
test_report_of_new_procedure (void)
{
  static const char inside[]
      = "<stage id=\"now\" name=\"Kini\" kind=\"current\"/>"
        "<stage id=\"goal\" name=\"Nanti\" kind=\"target\"><organisation>"
        "<unit id=\"u\" name=\"Loket\"/></organisation><procedure id=\"p\" name=\"Izin\">"
        "<step id=\"s\" kind=\"task\" name=\"Cek\" unit=\"u\" work=\"PT10M\"/></procedure></stage>";
  static const char *const sections[] = { "  Figures of the procedures", "  Comparison of stages",
                                          "  Criteria", "  Plan of stages" };
  ViewFixture self;
  g_autoptr (AlurViewOutput) output = NULL;

  view_fixture_open_text (&self, inside);
  self.request.language = "en";
  self.request.stage = alur_document_get_stage (self.document, "goal");
  self.request.procedure = "p";
  output = view_fixture_build (&self, "report");
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      g_test_message ("%s", sections[i]);
      g_assert_true (has_section (output, sections[i]));
    }
  view_fixture_clear (&self);
}

/* Whether a view tells @wanted, in a title, a stage, a cell or a drawing. */
static gboolean
is_told (ViewFixture *self, const char *view, const char *wanted)
{
  g_autoptr (AlurViewOutput) output = view_fixture_build (self, view);
  gboolean told = FALSE;

  for (guint i = 0; i < output->parts->len; i++)
    {
      AlurViewPart *part = view_get_part (output, i);
      g_autofree char *csv = part->table != NULL ? write_csv (part->table) : g_strdup ("");

      told = told || g_strcmp0 (part->title, wanted) == 0 || g_strcmp0 (part->stage, wanted) == 0
             || strstr (csv, wanted) != NULL
             || (part->scene != NULL && view_count_texts (part->scene, wanted) > 0);
    }
  return told;
}

/* What has no name is told all the same, and stages without one are told apart. */
static void
test_nameless (void)
{
  static const char inside[]
      = "<functions><function id=\"f\"/></functions>"
        "<stage id=\"now\" kind=\"current\"><organisation><unit id=\"u\"/>"
        "<unit id=\"v\" name=\"Dinas\"/></organisation>"
        "<procedure id=\"p\"><sop/><step id=\"s0\" kind=\"start\"/>"
        "<step id=\"s1\" kind=\"task\" name=\"Cek\" unit=\"v\" also=\"u\" work=\"PT10M\"/>"
        "<step id=\"s2\" kind=\"end\"/><flow id=\"a\" from=\"s0\" to=\"s1\"/>"
        "<flow id=\"b\" from=\"s1\" to=\"s2\"/></procedure></stage>"
        "<stage id=\"goal\" kind=\"target\"><organisation><unit id=\"v\" name=\"Dinas\"/>"
        "</organisation><procedure id=\"p\"><step id=\"s0\" kind=\"start\"/>"
        "<step id=\"s1\" kind=\"task\" name=\"Cek\" unit=\"v\" work=\"PT5M\"/>"
        "<step id=\"s2\" kind=\"end\"/><flow id=\"a\" from=\"s0\" to=\"s1\"/>"
        "<flow id=\"b\" from=\"s1\" to=\"s2\"/></procedure></stage>";
  static const char *const wanted[][2] = {
    { "comparison", "Stage now → Stage goal" },
    { "comparison", "Figure,Stage now,Stage goal,Difference" },
    { "comparison", "present condition" },
    { "comparison", "target condition" },
    { "comparison", "Stage goal: 5 minutes work, 0 minutes waiting" },
    { "comparison", "Where the time goes: p" },
    { "procedure", "Procedure without name" },
    { "procedure", "together with (without name)" },
    { "sop", "SOP: Procedure without name" },
    { "authorities", "(without name)" },
    { "findings", "Procedure: (without name)" },
    { "criteria", "Stage now" },
  };
  ViewFixture self;

  view_fixture_open_text (&self, inside);
  self.request.language = "en";
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      self.request.stage = alur_document_get_stage (self.document, NULL);
      self.request.procedure = g_str_equal (wanted[i][0], "criteria") ? "p" : NULL;
      if (!is_told (&self, wanted[i][0], wanted[i][1]))
        {
          g_test_message ("%s does not tell %s", wanted[i][0], wanted[i][1]);
          g_test_fail ();
        }
    }
  view_fixture_clear (&self);
}

/* What has no number yet is called by its title, in findings and in plans alike. */
static void
test_draft_regulation (void)
{
  ViewFixture self;
  g_autofree char *name = NULL;

  view_fixture_open_text (&self, plan_text);
  name = alur_finding_dup_name_of (
      self.document, alur_document_lookup_kind (self.document, NULL, "q", ALUR_KIND_REGULATION),
      "en");
  g_assert_cmpstr (name, ==, "Decree on Mandat");
  view_fixture_clear (&self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/views/names", test_names);
  g_test_add_func ("/views/examples", test_examples);
  g_test_add_func ("/views/empty", test_empty);
  g_test_add_func ("/views/overlap", test_overlap);
  g_test_add_func ("/views/badges", test_badges);
  g_test_add_func ("/views/unknown-ids", test_unknown_ids);
  g_test_add_func ("/views/short-name", test_short_name);
  g_test_add_func ("/views/accepted-nothing", test_accepted_nothing);
  g_test_add_func ("/views/procedure", test_procedure);
  g_test_add_func ("/views/authorities", test_authorities);
  g_test_add_func ("/views/deep-functions", test_deep_functions);
  g_test_add_func ("/views/findings", test_findings);
  g_test_add_func ("/views/stages", test_stages);
  g_test_add_func ("/views/decided-for-later", test_decided_for_later);
  g_test_add_func ("/views/still-to-do", test_still_to_do);
  g_test_add_func ("/views/nameless-things", test_nameless_things);
  g_test_add_func ("/views/requirements", test_requirements);
  g_test_add_func ("/views/report", test_report);
  g_test_add_func ("/views/report-tables", test_report_tables);
  g_test_add_func ("/views/cover", test_cover);
  g_test_add_func ("/views/report-of-new-procedure", test_report_of_new_procedure);
  g_test_add_func ("/views/figures-of-one-stage", test_figures_of_one_stage);
  g_test_add_func ("/views/nameless", test_nameless);
  g_test_add_func ("/views/draft-regulation", test_draft_regulation);
  return g_test_run ();
}
