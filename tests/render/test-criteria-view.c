/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The fifteen criteria on paper: which two stages stand side by side, where points stand in the
 * chart, and that what is not scored is said in words. */

#include "alur-error.h"
#include "alur-scorecard.h"
#include "view-fixture.h"

#include <string.h>

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

static const char scored_text[]
    = "<stage id=\"now\" name=\"Kini\" kind=\"current\"><procedure id=\"p\" name=\"Izin\">"
      "<step id=\"s\"/><step id=\"t\"/><score criterion=\"care\" value=\"2\">hilang</score>"
      "<score criterion=\"comfort\" value=\"3\"/></procedure>"
      "<procedure id=\"q\" name=\"Arsip\"><step id=\"u\"/></procedure></stage>"
      "<stage id=\"mid\" name=\"Antara\" kind=\"interim\"><procedure id=\"p\" name=\"Izin\" "
      "promise=\"PT30M\"><step id=\"s\"/><score criterion=\"care\" value=\"4\">teliti</score>"
      "<score criterion=\"comfort\" value=\"3\"/><score criterion=\"honesty\" value=\"1\"/>"
      "</procedure></stage>"
      "<stage id=\"goal\" name=\"Tujuan\" kind=\"target\"><procedure id=\"r\" name=\"Baru\">"
      "<score criterion=\"care\" value=\"5\"/></procedure></stage>";

/* Shapes of the chart in the row of a criterion: hollow before, filled after. */
static void
assert_points (AlurScene *scene, const char *criterion, guint n_before, guint n_after)
{
  guint n_items, n_groups, counts[2] = { 0 };
  const AlurSceneItem *items = alur_scene_get_items (scene, &n_items);
  const AlurSceneGroup *groups = alur_scene_get_groups (scene, &n_groups);

  for (guint i = 0; i < n_items; i++)
    if (items[i].kind == ALUR_ITEM_SHAPE && g_strcmp0 (groups[items[i].group].id, criterion) == 0)
      counts[items[i].variant == ALUR_SHAPE_DIAMOND ? 1 : 0]++;
  g_assert_cmpuint (counts[0], ==, n_before);
  g_assert_cmpuint (counts[1], ==, n_after);
}

static const char *
find_alt (AlurScene *scene, const char *id)
{
  guint n_groups;
  const AlurSceneGroup *groups = alur_scene_get_groups (scene, &n_groups);

  for (guint i = 0; i < n_groups; i++)
    if (g_strcmp0 (groups[i].id, id) == 0)
      return groups[i].alt;
  return NULL;
}

static const AlurElement *
get_stage (ViewFixture *self, const char *id)
{
  return alur_document_lookup_kind (self->document, NULL, id, ALUR_KIND_STAGE);
}

/* A stage is shown with the one before it; what is not scored has words and no point. */
static void
test_pair (void)
{
  ViewFixture self;
  g_autoptr (AlurViewOutput) output = NULL;
  g_autofree char *csv = NULL;
  AlurScene *scene;
  guint n_groups;

  view_fixture_open_text (&self, scored_text);
  self.request.language = "en";
  self.request.stage = get_stage (&self, "mid");
  output = view_fixture_build (&self, "criteria");
  g_assert_cmpuint (output->parts->len, ==, 2); /* nothing of “Arsip” */
  g_assert_cmpstr (view_get_part (output, 0)->title, ==, "Criteria: Izin");
  g_assert_cmpstr (view_get_part (output, 0)->stage, ==, "Kini → Antara");
  scene = view_get_part (output, 0)->scene;
  assert_points (scene, "care", 1, 1);
  assert_points (scene, "comfort", 1, 1);
  assert_points (scene, "honesty", 0, 1);
  assert_points (scene, "clarity", 0, 0);
  g_assert_cmpstr (find_alt (scene, "care"), ==, "Care: 2 → 4");
  g_assert_cmpstr (find_alt (scene, "comfort"), ==, "Comfort: 3 → 3");
  g_assert_cmpstr (find_alt (scene, "honesty"), ==, "Honesty: not scored → 1");
  g_assert_cmpstr (find_alt (scene, "clarity"), ==, "Clarity: not scored");
  g_assert_cmpstr (find_alt (scene, "transparency"), ==,
                   "Transparency. Documents: 0 → 0; Documents asked for repeatedly: 0 → 0; "
                   "Fees: –; Clarity: not scored; Honesty: not scored → 1");
  g_assert_nonnull (strstr (alur_scene_get_groups (scene, &n_groups)[0].alt, "Comfort: 3 → 3"));
  g_assert_nonnull (strstr (find_alt (scene, "efficiency"), "Steps: 2 → 1;"));
  g_assert_nonnull (strstr (find_alt (scene, "effectiveness"), "Promised time: – → 30 minutes;"));
  csv = write_csv (view_get_part (output, 1)->table);
  g_assert_nonnull (
      strstr (csv, "Criterion,Speaks of,Kini,Antara,Evidence: Kini,Evidence: Antara"));
  g_assert_nonnull (strstr (csv, "\nIzin,"));
  g_assert_nonnull (strstr (csv, "\nCare,Effectiveness,2,4,hilang,teliti\r"));
  g_assert_nonnull (strstr (csv, "\nHonesty,Transparency,not scored,1,,\r"));
  g_assert_null (strstr (csv, ",0,"));
  view_fixture_clear (&self);
}

static void
test_stages (void)
{
  ViewFixture self;
  g_autoptr (AlurViewOutput) first = NULL;
  g_autoptr (AlurViewOutput) last = NULL;
  g_autoptr (AlurViewOutput) named = NULL;

  view_fixture_open_text (&self, scored_text);
  first
      = view_fixture_build (&self, "criteria"); /* nothing stands before it: what it shall become */
  g_assert_cmpstr (view_get_part (first, 0)->stage, ==, "Kini → Tujuan");
  self.request.stage = get_stage (&self, "goal");
  last = view_fixture_build (&self, "criteria");
  g_assert_cmpstr (view_get_part (last, 0)->stage, ==, "Antara → Tujuan");
  /* gone, and new */
  g_assert_cmpstr (find_alt (view_get_part (last, 0)->scene, "care"), ==, "Kecermatan: 4 → –");
  g_assert_cmpstr (find_alt (view_get_part (last, 1)->scene, "care"), ==, "Kecermatan: – → 5");
  self.request.stage = get_stage (&self, "now");
  self.request.other_stage = get_stage (&self, "mid");
  named = view_fixture_build (&self, "criteria");
  g_assert_cmpstr (view_get_part (named, 0)->stage, ==, "Kini → Antara");
  view_fixture_clear (&self);
}

/* The only stage has one side; a procedure that is asked for is shown even without scores. */
static void
test_alone (void)
{
  static const char inside[]
      = "<stage id=\"now\" name=\"Kini\" kind=\"current\"><procedure id=\"p\" name=\"Izin\">"
        "<score criterion=\"care\" value=\"2\">hilang</score></procedure>"
        "<procedure id=\"q\"/></stage>";
  ViewFixture self;
  g_autoptr (AlurViewOutput) one = NULL;
  g_autoptr (AlurViewOutput) asked = NULL;
  g_autoptr (AlurViewOutput) none = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *csv = NULL;

  view_fixture_open_text (&self, inside);
  self.request.language = "en";
  one = view_fixture_build (&self, "criteria");
  g_assert_cmpstr (view_get_part (one, 0)->stage, ==, "Kini");
  g_assert_cmpstr (find_alt (view_get_part (one, 0)->scene, "care"), ==, "Care: 2");
  assert_points (view_get_part (one, 0)->scene, "care", 0, 1);
  csv = write_csv (view_get_part (one, 1)->table);
  g_assert_nonnull (strstr (csv, "\nCare,Effectiveness,2,hilang\r"));
  self.request.procedure = "q";
  asked = view_fixture_build (&self, "criteria");
  g_assert_cmpstr (find_alt (view_get_part (asked, 0)->scene, "care"), ==, "Care: not scored");
  self.request.procedure = "r";
  none = alur_view_build (alur_view_find ("criteria", NULL), &self.request, &error);
  g_assert_error (error, ALUR_ERROR, ALUR_ERROR_UNKNOWN_NAME);
  view_fixture_clear (&self);
}

/* On a page that lies across the drawing is wide, so that it is whole and can be read. */
static void
test_rooms (void)
{
  static const AlurSize rooms[] = { { 718, 1000 }, { 1046, 650 } };
  ViewFixture self;

  view_fixture_open_text (&self, scored_text);
  for (guint i = 0; i < G_N_ELEMENTS (rooms); i++)
    {
      g_autoptr (AlurViewOutput) output = NULL;
      AlurRect bounds;

      self.request.rooms[0] = rooms[i];
      self.request.n_rooms = 1;
      output = view_fixture_build (&self, "criteria");
      bounds = alur_scene_get_bounds (view_get_part (output, 0)->scene);
      g_assert_cmpfloat (MIN (rooms[i].width / bounds.width, rooms[i].height / bounds.height), >=,
                         alur_style_get_least_scale ());
      g_assert_true ((bounds.width > 800) == (rooms[i].width > rooms[i].height));
    }
  view_fixture_clear (&self);
}

/* Evidence as long as people like goes on over lines and pages. */
static void
test_long (void)
{
  g_autoptr (GString) inside
      = g_string_new ("<stage id=\"now\" kind=\"current\"><procedure id=\"p\">"
                      "<score criterion=\"care\" value=\"2\">");
  g_autoptr (AlurViewOutput) output = NULL;
  g_autoptr (GPtrArray) pages = NULL;
  guint n_pages_with_text = 0;
  ViewFixture self;

  for (guint i = 0; i < 3000; i++)
    g_string_append (inside, "kata ");
  g_string_append (inside, "selesai</score></procedure></stage>");
  view_fixture_open_text (&self, inside->str);
  output = view_fixture_build (&self, "criteria");
  pages = alur_table_paginate (view_get_part (output, 1)->table, 700, 400);
  g_assert_cmpuint (pages->len, >, 2);
  for (guint i = 0; i < pages->len; i++)
    {
      guint n_items;
      const AlurSceneItem *items = alur_scene_get_items (g_ptr_array_index (pages, i), &n_items);

      for (guint k = 0; k < n_items; k++)
        {
          g_assert_cmpfloat (alur_rect_bottom (&items[k].rect), <=, 401);
          n_pages_with_text += items[k].kind == ALUR_ITEM_TEXT
                               && strstr (alur_scene_text_get_string (items[k].u.text), "selesai");
        }
    }
  g_assert_cmpuint (n_pages_with_text, ==, 1);
  view_fixture_clear (&self);
}

static gboolean
overlap (const AlurRect *a, const AlurRect *b)
{
  return a->x + 0.5 < alur_rect_right (b) && b->x + 0.5 < alur_rect_right (a)
         && a->y + 0.5 < alur_rect_bottom (b) && b->y + 0.5 < alur_rect_bottom (a);
}

/* No text lies on another, on a point of the chart or out of the drawing. */
static void
assert_clear (AlurScene *scene, double width)
{
  guint n_items;
  const AlurSceneItem *items = alur_scene_get_items (scene, &n_items);

  for (guint i = 0; i < n_items; i++)
    {
      const char *text;

      if (items[i].kind != ALUR_ITEM_TEXT)
        continue;
      text = alur_scene_text_get_string (items[i].u.text);
      if (items[i].rect.x < -0.5 || alur_rect_right (&items[i].rect) > width + 0.5)
        g_error ("“%s” is out of the drawing", text);
      for (guint k = 0; k < n_items; k++)
        if (k != i && (items[k].kind == ALUR_ITEM_TEXT || items[k].line == ALUR_LINE_MARK)
            && overlap (&items[i].rect, &items[k].rect))
          g_error ("“%s” lies on something", text);
    }
}

/* In the row of a criterion: its name, the points on the scale, then the scores. */
static void
assert_row (AlurScene *scene, const char *criterion)
{
  guint n_items, n_groups;
  const AlurSceneItem *items = alur_scene_get_items (scene, &n_items);
  const AlurSceneGroup *groups = alur_scene_get_groups (scene, &n_groups);
  const AlurRect *texts[2] = { NULL, NULL };
  guint n_texts = 0;

  for (guint i = 0; i < n_items; i++)
    if (g_strcmp0 (groups[items[i].group].id, criterion) == 0 && items[i].kind == ALUR_ITEM_TEXT
        && n_texts < 2)
      texts[n_texts++] = &items[i].rect;
  g_assert_cmpuint (n_texts, ==, 2);
  for (guint i = 0; i < n_items; i++)
    if (g_strcmp0 (groups[items[i].group].id, criterion) == 0 && items[i].kind == ALUR_ITEM_SHAPE)
      {
        g_assert_cmpfloat (items[i].rect.x, >, alur_rect_right (texts[0]));
        g_assert_cmpfloat (alur_rect_right (&items[i].rect), <, texts[1]->x);
      }
}

/* In whatever width and language. */
static void
test_clear (void)
{
  static const char *const languages[] = { "id", "en" };
  static const double widths[] = { 0, ALUR_SCORECARD_USUAL, 1400 };
  ViewFixture self;

  view_fixture_open_text (&self, scored_text);
  for (guint i = 0; i < G_N_ELEMENTS (languages) * G_N_ELEMENTS (widths); i++)
    {
      const AlurElement *now = get_stage (&self, "now");
      const AlurElement *mid = get_stage (&self, "mid");
      AlurFigures *figures = alur_analysis_get_figures (self.analysis);
      AlurScorecard card
          = { .sides = { { now, alur_element_first (now, ALUR_KIND_PROCEDURE), figures },
                         { mid, alur_element_first (mid, ALUR_KIND_PROCEDURE), figures } },
              .n_sides = 2,
              .language = languages[i % 2] };
      g_autoptr (AlurScene) scene = alur_scorecard_draw (&card, self.metrics, widths[i / 2]);
      g_autofree char *told = alur_scorecard_describe (&card);

      g_auto (GStrv) lines = g_strsplit (told, "\n", -1);

      assert_clear (scene, MAX (widths[i / 2], ALUR_SCORECARD_LEAST));
      assert_row (scene, "care");
      g_assert_cmpuint (g_strv_length (lines), ==, ALUR_N_AIMS);
    }
  view_fixture_clear (&self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/criteria-view/pair", test_pair);
  g_test_add_func ("/criteria-view/stages", test_stages);
  g_test_add_func ("/criteria-view/alone", test_alone);
  g_test_add_func ("/criteria-view/rooms", test_rooms);
  g_test_add_func ("/criteria-view/long", test_long);
  g_test_add_func ("/criteria-view/clear", test_clear);
  return g_test_run ();
}
