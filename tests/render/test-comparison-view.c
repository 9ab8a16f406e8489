/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two stages on paper: what is told of them in words and figures, and what is marked in both
 * drawings, which are drawn together where one page holds both. */

#include "alur-reader.h"
#include "alur-scene-text.h"
#include "picture-check.h"
#include "view-fixture.h"

#include <string.h>

static void
open_in_english (ViewFixture *self, const char *example)
{
  view_fixture_open_example (self, example);
  self->request.language = "en";
}

static AlurViewPart *
look_for_part (AlurViewOutput *output, const char *destination)
{
  for (guint i = 0; i < output->parts->len; i++)
    {
      AlurViewPart *part = g_ptr_array_index (output->parts, i);

      if (g_str_equal (part->destination, destination))
        return part;
    }
  return NULL;
}

static AlurViewPart *
find_part (AlurViewOutput *output, const char *destination)
{
  AlurViewPart *part = look_for_part (output, destination);

  if (part == NULL)
    g_error ("no part %s", destination);
  return part;
}

static char *
write_csv (AlurTable *table)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_assert_true (alur_table_write_csv (table, stream, NULL, &error));
  g_output_stream_close (stream, NULL, NULL);
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static guint
count_texts (AlurScene *scene, const char *wanted)
{
  guint n_items, n = 0;
  const AlurSceneItem *items = alur_scene_get_items (scene, &n_items);

  for (guint i = 0; i < n_items; i++)
    n += items[i].kind == ALUR_ITEM_TEXT
         && strcmp (alur_scene_text_get_string (items[i].u.text), wanted) == 0;
  return n;
}

static gboolean
explains (AlurScene *scene, const char *letters)
{
  guint n_entries;
  const AlurLegendEntry *entries = alur_scene_get_legend (scene, &n_entries);

  for (guint i = 1; i < n_entries; i++)
    if (entries[i].kind == ALUR_SAMPLE_MARK && g_strcmp0 (entries[i].letters, letters) == 0)
      return TRUE;
  return FALSE;
}

/* Of the licence: one step is abolished, three are combined into others, one is decentralised. */
static void
test_licence (void)
{
  ViewFixture self;
  g_autoptr (AlurViewOutput) output = NULL;
  AlurViewPart *part;
  g_autofree char *changes = NULL;
  g_autofree char *figures = NULL;

  open_in_english (&self, "izin-terapis-gigi");
  output = view_fixture_build (&self, "comparison");
  changes = write_csv (find_part (output, "comparison:changes")->table);
  g_assert_nonnull (strstr (changes, "Memeriksa kembali kelengkapan berkas"));
  g_assert_nonnull (strstr (changes, "abolished"));
  g_assert_nonnull (strstr (changes, "now part of: Memverifikasi dan memvalidasi draf izin"));
  g_assert_nonnull (strstr (changes, "Work: 15 minutes → 10 minutes"));
  g_assert_nonnull (strstr (changes, "No longer needed: Formulir bermeterai, Ijazah"));
  figures = write_csv (find_part (output, "comparison:figures")->table);
  g_assert_nonnull (strstr (figures, "Documents asked for repeatedly,2,0,-2,"));

  part = find_part (output, "comparison:pr-sip");
  g_assert_cmpstr (part->stage, ==, "Kondisi saat ini → Kondisi yang dituju");
  g_assert_cmpuint (count_texts (part->scene, "A"), ==, 1);
  /* s6, s8, s9 and the two that they went into, before; those two, after */
  g_assert_cmpuint (count_texts (part->scene, "C"), ==, 5 + 2);
  g_assert_cmpuint (count_texts (part->scene, "D"), ==, 2);
  g_assert_true (explains (part->scene, "A"));
  g_assert_true (explains (part->scene, "≠"));
  g_assert_false (explains (part->scene, "+"));

  part = find_part (output, "comparison-times:pr-sip");
  g_assert_cmpuint (count_texts (part->scene, "Memeriksa kembali kelengkapan berkas"), ==, 1);
  g_assert_cmpuint (count_texts (part->scene, "1 hour 12 minutes"), ==, 1); /* s6, before */
  view_fixture_clear (&self);
}

/* On a small sheet the two are drawn by themselves, so that neither is cut with the other. */
static void
test_two_pages (void)
{
  ViewFixture self;
  g_autoptr (AlurViewOutput) output = NULL;

  open_in_english (&self, "izin-terapis-gigi");
  self.request.rooms[0] = (AlurSize){ 700, 500 };
  self.request.n_rooms = 1;
  output = view_fixture_build (&self, "comparison");
  g_assert_null (look_for_part (output, "comparison:pr-sip"));
  g_assert_true (explains (find_part (output, "comparison:pr-sip:0")->scene, "A"));
  g_assert_false (explains (find_part (output, "comparison:pr-sip:1")->scene, "A"));
  view_fixture_clear (&self);
}

static void
test_other_document (void)
{
  ViewFixture self;
  g_autoptr (AlurDocument) other = view_read_example ("akta-kelahiran");
  g_autoptr (AlurViewOutput) output = NULL;
  AlurViewPart *part;

  open_in_english (&self, "izin-terapis-gigi");
  self.request.other = other;
  self.request.other_file = "akta.alur";
  output = view_fixture_build (&self, "comparison");
  part = find_part (output, "comparison:pr-sip");
  g_assert_cmpstr (part->stage, ==, "Kondisi saat ini → Kondisi yang dituju (akta.alur)");
  g_assert_cmpuint (count_texts (part->scene, "Kondisi yang dituju — 1 December 2026 — akta.alur"),
                    ==, 1);
  g_assert_cmpuint (count_texts (part->scene, "Not there in this stage."), ==, 1);
  view_fixture_clear (&self);
}

/* What is paid in another document may be of another currency: it is told in that, and set off
 * against nothing. */
static void
test_other_currency (void)
{
  ViewFixture self;
  g_autoptr (AlurDocument) other = view_read_example ("izin-terapis-gigi");
  g_autoptr (AlurViewOutput) output = NULL;
  guint n_found = 0;

  alur_document_begin (other, "Currency");
  alur_document_set_text (other, alur_document_get_root (other), ALUR_DOCUMENT_CURRENCY, "USD");
  alur_document_commit (other);
  open_in_english (&self, "izin-terapis-gigi");
  self.request.other = other;
  self.request.other_file = "usd.alur";
  output = view_fixture_build (&self, "comparison");
  for (guint i = 0; i < output->parts->len; i++)
    {
      AlurViewPart *part = g_ptr_array_index (output->parts, i);
      g_autofree char *text = part->table != NULL ? write_csv (part->table) : g_strdup ("");
      g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

      for (char **line = lines; *line != NULL; line++)
        if (g_str_has_prefix (*line, "Fees,"))
          {
            n_found++;
            g_assert_nonnull (strstr (*line, "Rp "));
            g_assert_nonnull (strstr (*line, "USD "));
            g_assert_nonnull (strstr (*line, ",–,"));
          }
    }
  g_assert_cmpuint (n_found, >, 0);
  view_fixture_clear (&self);
}

/* Another office has another working day and another currency: its figures are told in those. */
static void
test_other_office (void)
{
#define STAGE(work)                                                                                \
  "<stage id=\"now\" kind=\"current\"><procedure id=\"p\" name=\"Licence\">"                       \
  "<step id=\"a\" kind=\"start\"/><step id=\"b\" work=\"" work "\" fee=\"50\"/>"                   \
  "<flow id=\"f\" from=\"a\" to=\"b\"/></procedure></stage>"
  static const char text[] = "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\" currency=\"USD\" "
                             "hours-per-day=\"8\">" STAGE ("P3D") "</alur>";
  ViewFixture self;
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (AlurDocument) other = alur_reader_read_bytes (bytes, "other", NULL, NULL);
  g_autoptr (AlurViewOutput) output = NULL;
  g_autofree char *figures = NULL;

  view_fixture_open_text (&self, STAGE ("P2D"));
  self.request.language = "en";
  self.request.other = other;
  self.request.other_file = "other.alur";
  output = view_fixture_build (&self, "comparison");
  figures = write_csv (find_part (output, "comparison:figures")->table);
  g_assert_nonnull (strstr (figures, "\r\nWork,2 working days,3 working days,"));
  g_assert_nonnull (strstr (figures, "\r\nFees,Rp 50,USD 50,–,\r\n"));
  view_fixture_clear (&self);
#undef STAGE
}

/* Of one document before stands before after where that is asked for, whichever is shown. */
static void
test_in_order (void)
{
  ViewFixture self;
  g_autoptr (AlurViewOutput) output = NULL;

  open_in_english (&self, "izin-terapis-gigi");
  self.request.stage = alur_document_get_stage (self.document, "target");
  self.request.other_stage = alur_document_get_stage (self.document, NULL);
  self.request.in_order = TRUE;
  output = view_fixture_build (&self, "comparison");
  g_assert_cmpstr (find_part (output, "comparison:pr-sip")->stage, ==,
                   "Kondisi saat ini → Kondisi yang dituju");
  view_fixture_clear (&self);
}

/* What a call takes is in the bar of the step that calls, as it is in the figures; what is not
 * known of a stage is no zero. */
static void
test_times (void)
{
  static const char inside[]
      = "<stage id=\"now\" name=\"Now\" kind=\"current\">"
        "<procedure id=\"p\" name=\"Main\"><step id=\"s0\" kind=\"start\"/>"
        "<step id=\"s1\" kind=\"task\" name=\"Check\" work=\"PT10M\"/>"
        "<step id=\"s2\" kind=\"subprocess\" name=\"Print\" procedure=\"q\" work=\"PT5M\"/>"
        "<step id=\"s9\" kind=\"end\"/><flow id=\"f1\" from=\"s0\" to=\"s1\"/>"
        "<flow id=\"f2\" from=\"s1\" to=\"s2\"/><flow id=\"f3\" from=\"s2\" to=\"s9\"/></procedure>"
        "<procedure id=\"q\" name=\"Part\"><step id=\"t0\" kind=\"start\"/>"
        "<step id=\"t1\" kind=\"task\" name=\"Press\" work=\"PT30M\" wait=\"PT20M\"/>"
        "<step id=\"t9\" kind=\"end\"/><flow id=\"g1\" from=\"t0\" to=\"t1\"/>"
        "<flow id=\"g2\" from=\"t1\" to=\"t9\"/></procedure></stage>"
        "<stage id=\"goal\" name=\"Goal\" kind=\"target\">"
        "<procedure id=\"p\" name=\"Main\"><step id=\"s0\" kind=\"start\"/>"
        "<step id=\"s1\" kind=\"task\" name=\"Check\" work=\"PT10M\"/>"
        "<step id=\"s2\" kind=\"task\" name=\"Print\" work=\"PT5M\"/>"
        "<flow id=\"f1\" from=\"s0\" to=\"s1\"/><flow id=\"f2\" from=\"s1\" to=\"s2\"/>"
        "<flow id=\"f4\" from=\"s2\" to=\"s1\"/></procedure></stage>";
  ViewFixture self;
  g_autoptr (AlurViewOutput) output = NULL;
  AlurViewPart *part;

  view_fixture_open_text (&self, inside);
  self.request.language = "en";
  self.request.stage = alur_document_get_stage (self.document, NULL);
  output = view_fixture_build (&self, "comparison");
  part = find_part (output, "comparison-times:p");
  g_assert_cmpuint (count_texts (part->scene, "55 minutes"), ==, 1);
  g_assert_cmpuint (count_texts (part->scene, "Now: 45 minutes work, 20 minutes waiting"), ==, 1);
  g_assert_cmpuint (count_texts (part->scene, "Goal: – work, – waiting"), ==, 1);
  part = find_part (output, "comparison-times:q");
  g_assert_cmpuint (count_texts (part->scene, "Goal: – work, – waiting"), ==, 1);
  view_fixture_clear (&self);
}

/* A number stands for one problem in both drawings, which have one legend. */
static void
test_problems (void)
{
  static const char inside[]
      = "<stage id=\"now\" name=\"Now\" kind=\"current\"><procedure id=\"p\" name=\"Main\">"
        "<step id=\"s1\" kind=\"task\" name=\"Check\" work=\"PT10M\"/>"
        "<step id=\"s2\" kind=\"task\" name=\"Print\" work=\"PT5M\"/></procedure>"
        "<problem id=\"k1\" refs=\"s1\">Slow</problem><problem id=\"k2\" refs=\"s2\">Dear</problem>"
        "</stage><stage id=\"goal\" name=\"Goal\" kind=\"target\"><procedure id=\"p\" "
        "name=\"Main\">"
        "<step id=\"s1\" kind=\"task\" name=\"Check\" work=\"PT10M\"/>"
        "<step id=\"s2\" kind=\"task\" name=\"Print\" work=\"PT9M\"/></procedure>"
        "<problem id=\"k3\" refs=\"s1\">Far</problem><problem id=\"k2\" refs=\"s2\">Dear</problem>"
        "<problem id=\"k1\" refs=\"s2\">Slower</problem></stage>";
  static const char *const meanings[][2]
      = { { "?1", "Slow" }, { "?2", "Dear" }, { "?3", "Far" }, { "?4", "Slower" } };
  ViewFixture self;
  g_autoptr (AlurViewOutput) output = NULL;
  AlurScene *scene;

  view_fixture_open_text (&self, inside);
  self.request.language = "en";
  self.request.stage = alur_document_get_stage (self.document, NULL);
  output = view_fixture_build (&self, "comparison");
  scene = find_part (output, "comparison:p")->scene;
  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    {
      const AlurLegendEntry *entry = view_find_legend (scene, ALUR_SAMPLE_BADGE, meanings[i][0]);

      g_assert_nonnull (entry);
      g_assert_cmpstr (entry->text, ==, meanings[i][1]);
    }
  g_assert_cmpuint (count_texts (scene, "?1"), ==, 1);
  g_assert_cmpuint (count_texts (scene, "?2"), ==, 2);
  view_fixture_clear (&self);
}

static guint
count_rows (const AlurViewPart *part, const char *text)
{
  g_autofree char *csv = write_csv (part->table);
  guint n = 0;

  for (const char *at = csv; (at = strstr (at, text)) != NULL; at++)
    n++;
  return n;
}

/* What is new stands under the heading of what has changed, and a complaint is told in its words.
 */
static void
test_changes_in_sections (void)
{
  static const char inside[]
      = "<stage id=\"now\" kind=\"current\"><organisation><unit id=\"u1\" name=\"Old\"/>"
        "</organisation><procedure id=\"p\" name=\"Main\"><step id=\"s1\" name=\"Check\"/>"
        "</procedure><problem id=\"k1\" refs=\"s1\">Much\ntoo slow</problem></stage>"
        "<stage id=\"goal\" kind=\"target\"><organisation><unit id=\"u2\" name=\"New\"/>"
        "</organisation><procedure id=\"p\" name=\"Main\"><step id=\"s2\" name=\"Print\"/>"
        "</procedure></stage>";
  ViewFixture self;
  g_autoptr (AlurViewOutput) output = NULL;
  const AlurViewPart *part;

  view_fixture_open_text (&self, inside);
  self.request.language = "en";
  self.request.stage = alur_document_get_stage (self.document, NULL);
  output = view_fixture_build (&self, "comparison");
  part = find_part (output, "comparison:changes");
  g_assert_cmpuint (count_rows (part, "Organisation and authorities,"), ==, 1);
  g_assert_cmpuint (count_rows (part, "\nMain,"), ==, 1);
  g_assert_cmpuint (count_rows (part, "Problem,Much too slow,"), ==, 1);
  g_assert_cmpuint (count_rows (part, "Unit,New,new,"), ==, 1);
  view_fixture_clear (&self);
}

/* Whatever has changed, it is told what: parts without a name too, and beside other changes. */
static void
test_changes_in_parts (void)
{
  static const char format[]
      = "<stage id=\"%s\" kind=\"%s\"><organisation><unit id=\"u\"><position id=\"c\" "
        "name=\"Clerk\"><duty name=\"Files\" volume=\"%u\"/></position></unit></organisation>"
        "<procedure id=\"p\" name=\"Main\" volume=\"%u\"><sop><qualification>Degree %u"
        "</qualification></sop></procedure><problem id=\"k\">Level %u</problem></stage>";
  g_autofree char *now = g_strdup_printf (format, "now", "current", 1u, 1u, 1u, 1u);
  g_autofree char *goal = g_strdup_printf (format, "goal", "target", 2u, 2u, 2u, 2u);
  g_autofree char *inside = g_strconcat (now, goal, NULL);
  ViewFixture self;
  g_autoptr (AlurViewOutput) output = NULL;
  const AlurViewPart *part;

  view_fixture_open_text (&self, inside);
  self.request.language = "en";
  self.request.stage = alur_document_get_stage (self.document, NULL);
  output = view_fixture_build (&self, "comparison");
  part = find_part (output, "comparison:changes");
  g_assert_cmpuint (count_rows (part, "Clerk,changed,Duties beside the procedures"), ==, 1);
  g_assert_cmpuint (count_rows (part, "Times a year: 1 → 2\nSOP identity"), ==, 1);
  g_assert_cmpuint (count_rows (part, "Problem: Level 1 → Level 2"), ==, 1);
  view_fixture_clear (&self);
}

/* Problems of another document that happen to have the same identifier are others. */
static void
test_problems_elsewhere (void)
{
  static const char inside[]
      = "<stage id=\"now\" name=\"Now\" kind=\"current\"><procedure id=\"p\" name=\"Main\">"
        "<step id=\"s1\" kind=\"task\" name=\"Check\" work=\"PT%uM\"/></procedure>"
        "<problem id=\"k1\" refs=\"s1\">%s</problem></stage>";
  ViewFixture self;
  ViewFixture other;
  g_autofree char *own = g_strdup_printf (inside, 5u, "Slow");
  g_autofree char *theirs = g_strdup_printf (inside, 9u, "Dear");
  g_autoptr (AlurViewOutput) output = NULL;
  AlurScene *scene;

  view_fixture_open_text (&self, own);
  view_fixture_open_text (&other, theirs);
  self.request.stage = alur_document_get_stage (self.document, NULL);
  self.request.other = other.document;
  self.request.other_stage = alur_document_get_stage (other.document, NULL);
  output = view_fixture_build (&self, "comparison");
  scene = find_part (output, "comparison:p")->scene;
  g_assert_cmpstr (view_find_legend (scene, ALUR_SAMPLE_BADGE, "?1")->text, ==, "Slow");
  g_assert_cmpstr (view_find_legend (scene, ALUR_SAMPLE_BADGE, "?2")->text, ==, "Dear");
  g_clear_pointer (&output, alur_view_output_free);
  view_fixture_clear (&other);
  view_fixture_clear (&self);
}

/* Procedures of one name have a heading each. */
static void
test_same_names (void)
{
  static const char inside[]
      = "<stage id=\"%s\" name=\"S\" kind=\"%s\"><procedure id=\"p\" name=\"Izin\">"
        "<step id=\"s\" kind=\"task\" name=\"Cek\" work=\"PT%uM\"/></procedure>"
        "<procedure id=\"q\" name=\"Izin\">"
        "<step id=\"t\" kind=\"task\" name=\"Cetak\" work=\"PT%uM\"/></procedure></stage>";
  g_autofree char *before = g_strdup_printf (inside, "now", "current", 5u, 6u);
  g_autofree char *after = g_strdup_printf (inside, "goal", "target", 7u, 8u);
  g_autofree char *stages = g_strconcat (before, after, NULL);
  g_autofree char *changes = NULL;
  g_autoptr (AlurViewOutput) output = NULL;
  ViewFixture self;

  view_fixture_open_text (&self, stages);
  self.request.language = "en";
  output = view_fixture_build (&self, "comparison");
  changes = write_csv (find_part (output, "comparison:changes")->table);
  g_assert_nonnull (strstr (changes, "\nIzin,,,\r\nStep,Cek"));
  g_assert_nonnull (strstr (changes, "\nIzin,,,\r\nStep,Cetak"));
  view_fixture_clear (&self);
}

/* What the customer need not bring any more is told where the office still needs it. */
static void
test_asked (void)
{
  static const char inside[]
      = "<stage id=\"%s\" name=\"S\" kind=\"%s\"><procedure id=\"p\" name=\"Izin\">"
        "<step id=\"s\" kind=\"task\" name=\"Cek\"><input name=\"KTP\"%s/>"
        "<input name=\"Foto\"%s/></step></procedure></stage>";
  g_autofree char *before = g_strdup_printf (inside, "now", "current", " from=\"customer\"", "");
  g_autofree char *after = g_strdup_printf (inside, "goal", "target", "", " from=\"customer\"");
  g_autofree char *stages = g_strconcat (before, after, NULL);
  g_autofree char *changes = NULL;
  g_autoptr (AlurViewOutput) output = NULL;
  ViewFixture self;

  view_fixture_open_text (&self, stages);
  self.request.language = "en";
  output = view_fixture_build (&self, "comparison");
  changes = write_csv (find_part (output, "comparison:changes")->table);
  g_assert_nonnull (strstr (changes, "Step,Cek,changed,\"no longer asked of the customer: KTP\n"
                                     "newly asked of the customer: Foto\""));
  view_fixture_clear (&self);
}

/* Of relations, too, the charts show which one is new, gone or another. */
static void
test_relations (void)
{
  static const char inside[]
      = "<stage id=\"%s\" name=\"S\" kind=\"%s\"><organisation><unit id=\"u\" name=\"Dinas\"/>"
        "<unit id=\"v\" name=\"Badan\"/><unit id=\"w\" name=\"Loket\"/>"
        "<relation id=\"%s\" kind=\"%s\" from=\"u\" to=\"%s\"/></organisation></stage>";
  g_autofree char *before = g_strdup_printf (inside, "now", "current", "r", "coordination", "v");
  g_autofree char *after = g_strdup_printf (inside, "goal", "target", "s", "partnership", "w");
  g_autofree char *stages = g_strconcat (before, after, NULL);
  g_autoptr (AlurViewOutput) output = NULL;
  AlurScene *scene;
  ViewFixture self;

  view_fixture_open_text (&self, stages);
  self.request.language = "en";
  output = view_fixture_build (&self, "comparison");
  scene = find_part (output, "comparison:organisation")->scene;
  g_assert_cmpuint (count_texts (scene, "− coordination"), ==, 1);
  g_assert_cmpuint (count_texts (scene, "+ partnership"), ==, 1);
  g_assert_true (explains (scene, "−"));
  g_assert_true (explains (scene, "+"));
  view_fixture_clear (&self);
}

static void
test_nothing (void)
{
  ViewFixture self;
  g_autoptr (AlurViewOutput) output = NULL;

  open_in_english (&self, "minimal");
  self.request.stage = self.request.other_stage = alur_document_get_stage (self.document, NULL);
  output = view_fixture_build (&self, "comparison");
  g_assert_cmpuint (output->parts->len, ==, 1);
  g_assert_true (((AlurViewPart *) output->parts->pdata[0])->empty);
  view_fixture_clear (&self);
}

/* The drawings of both sides are as sound as each is by itself. */
static void
test_pictures (void)
{
  static const char *const examples[] = { "izin-terapis-gigi", "rawat-inap", "akta-kelahiran" };
  guint n_drawings = 0;

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      ViewFixture self;
      g_autoptr (AlurViewOutput) output = NULL;

      open_in_english (&self, examples[i]);
      self.request.rooms[0] = (AlurSize){ 300, 200 };
      self.request.n_rooms = 1;
      output = view_fixture_build (&self, "comparison");
      for (guint k = 0; k < output->parts->len; k++)
        {
          AlurViewPart *part = g_ptr_array_index (output->parts, k);
          const AlurElement *stage = alur_document_get_stage (self.document, NULL);
          PictureReport report;

          if (part->scene == NULL || !g_str_has_suffix (part->destination, ":0"))
            continue;
          picture_report_init (&report);
          picture_check (part->scene, self.document, stage, FALSE, &report);
          if (report.n_faults > 0)
            g_error ("%s, %s: %s", examples[i], part->title, report.told->str);
          picture_report_clear (&report);
          n_drawings++;
        }
      view_fixture_clear (&self);
    }
  g_assert_cmpuint (n_drawings, >, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/comparison-view/licence", test_licence);
  g_test_add_func ("/comparison-view/two-pages", test_two_pages);
  g_test_add_func ("/comparison-view/other-document", test_other_document);
  g_test_add_func ("/comparison-view/other-currency", test_other_currency);
  g_test_add_func ("/comparison-view/other-office", test_other_office);
  g_test_add_func ("/comparison-view/in-order", test_in_order);
  g_test_add_func ("/comparison-view/times", test_times);
  g_test_add_func ("/comparison-view/problems", test_problems);
  g_test_add_func ("/comparison-view/changes-in-sections", test_changes_in_sections);
  g_test_add_func ("/comparison-view/changes-in-parts", test_changes_in_parts);
  g_test_add_func ("/comparison-view/problems-elsewhere", test_problems_elsewhere);
  g_test_add_func ("/comparison-view/same-names", test_same_names);
  g_test_add_func ("/comparison-view/asked", test_asked);
  g_test_add_func ("/comparison-view/relations", test_relations);
  g_test_add_func ("/comparison-view/nothing", test_nothing);
  g_test_add_func ("/comparison-view/pictures", test_pictures);
  return g_test_run ();
}
