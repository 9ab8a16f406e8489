/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-analysis.h"
#include "alur-reader.h"
#include "alur-views.h"

#include <string.h>

typedef struct
{
  AlurPangoMetrics *metrics;
  AlurDocument *document;
  AlurAnalysis *analysis;
  AlurViewRequest request;
} Fixture;

static void
open_document (Fixture *self, AlurDocument *document)
{
  self->metrics = alur_pango_metrics_new ();
  self->document = document;
  self->analysis = alur_analysis_new_with_sampling (document, 1, 50);
  self->request = (AlurViewRequest){ .metrics = self->metrics,
                                     .document = document,
                                     .analysis = self->analysis };
}

static void
open_text (Fixture *self, const char *inside)
{
  g_autofree char *text = g_strconcat ("<alur xmlns=\"urn:alur:document:1\" version=\"1.0\">",
                                       inside, "</alur>", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  AlurDocument *document = alur_reader_read_bytes (bytes, "test", NULL, &error);

  g_assert_no_error (error);
  open_document (self, document);
}

static void
clear (Fixture *self)
{
  g_assert_finalize_object (self->analysis);
  g_assert_finalize_object (self->document);
  alur_pango_metrics_unref (self->metrics);
}

static AlurViewOutput *
build (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  AlurViewOutput *output = alur_view_build (alur_view_find ("chain", NULL), &self->request, &error);

  g_assert_no_error (error);
  g_assert_nonnull (output);
  return output;
}

static AlurViewPart *
get_part (AlurViewOutput *output, guint index)
{
  g_assert_cmpuint (index, <, output->parts->len);
  return g_ptr_array_index (output->parts, index);
}

static guint
count_texts (AlurScene *scene, const char *wanted)
{
  guint n_items;
  const AlurSceneItem *items = alur_scene_get_items (scene, &n_items);
  guint n = 0;

  for (guint i = 0; i < n_items; i++)
    if (items[i].kind == ALUR_ITEM_TEXT
        && g_str_equal (alur_scene_text_get_string (items[i].u.text), wanted))
      n++;
  return n;
}

static guint
count_lines (AlurScene *scene, AlurLine line)
{
  guint n_items;
  const AlurSceneItem *items = alur_scene_get_items (scene, &n_items);
  guint n = 0;

  for (guint i = 0; i < n_items; i++)
    n += items[i].line == line && items[i].kind != ALUR_ITEM_TEXT;
  return n;
}

static const AlurLegendEntry *
find_legend (AlurScene *scene, AlurSampleKind kind, const char *letters)
{
  guint n_entries;
  const AlurLegendEntry *entries = alur_scene_get_legend (scene, &n_entries);

  for (guint i = 1; i < n_entries; i++)
    if (entries[i].kind == kind && g_strcmp0 (entries[i].letters, letters) == 0)
      return &entries[i];
  return NULL;
}

#define CHAIN_UNITS                                                                                \
  "<organisation><unit id=\"store\" name=\"Gudang\" level=\"support\"/>"                           \
  "<unit id=\"ward\" name=\"Bangsal\" level=\"service-point\"/>"                                   \
  "<unit id=\"user\" name=\"Pasien\" level=\"customer\"/>"                                         \
  "<unit id=\"idle\" name=\"Arsip\" level=\"support\"/></organisation>"

static char *
make_chain (const char *promise)
{
  return g_strdup_printf (
      "<stage id=\"now\" kind=\"current\">" CHAIN_UNITS
      "<procedure id=\"p\" name=\"Penyediaan obat\" kind=\"support\" %s>"
      "<step id=\"a\" kind=\"start\"/><step id=\"b\" unit=\"store\" work=\"PT2H\"/>"
      "<step id=\"c\" unit=\"ward\"/><step id=\"d\" kind=\"end\"/>"
      "<flow id=\"v\" from=\"a\" to=\"b\"/><flow id=\"w\" from=\"b\" to=\"c\"/>"
      "<flow id=\"x\" from=\"c\" to=\"d\"/>"
      "<flow id=\"y\" kind=\"goods\" from=\"b\" to=\"s\" label=\"Obat\"/>"
      "<flow id=\"z\" kind=\"goods\" from=\"b\" to=\"t\" label=\"Infus\"/></procedure>"
      "<procedure id=\"q\" name=\"Rawat inap\"><step id=\"s\" unit=\"ward\"/>"
      "<step id=\"t\" unit=\"ward\"/><step id=\"u\" unit=\"user\"/>"
      "<flow id=\"m\" kind=\"money\" from=\"u\" to=\"s\" label=\"Biaya\"/></procedure></stage>",
      promise);
}

static AlurScene *
get_chain (AlurViewOutput *output)
{
  AlurScene *scene = get_part (output, 0)->scene;

  g_assert_nonnull (scene);
  return scene;
}

/* Each supply tells how long it takes and whether that is as promised, and the legend says what the
 * sign means. */
static void
test_chain_promises (void)
{
  static const struct
  {
    const char *promise, *label, *sign;
  } cases[] = {
    { "", "Obat,\nInfus\n? 2 jam, belum ada waktu yang dijanjikan", "?" },
    { "promise=\"PT3H\"", "Obat,\nInfus\n√ 2 jam, tepat waktu (janji: 3 jam)", "√" },
    { "promise=\"PT1H\"", "Obat,\nInfus\n× 2 jam, terlambat (janji: 1 jam)", "×" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = make_chain (cases[i].promise);
      g_autoptr (AlurViewOutput) output = NULL;
      Fixture self;

      open_text (&self, text);
      output = build (&self);
      g_assert_cmpuint (count_texts (get_chain (output), cases[i].label), ==, 1);
      for (guint other = 0; other < G_N_ELEMENTS (cases); other++)
        g_assert_cmpint (find_legend (get_chain (output), ALUR_SAMPLE_LETTERS, cases[other].sign)
                             != NULL,
                         ==, other == i);
      clear (&self);
    }
}

/* What comes from nowhere else stands in the box of the unit that gets it. */
static void
test_chain_inside (void)
{
  g_autoptr (AlurViewOutput) output = NULL;
  Fixture self;

  open_text (&self, "<stage id=\"now\" kind=\"current\">" CHAIN_UNITS
                    "<procedure id=\"p\" name=\"Sterilisasi\" kind=\"support\" promise=\"PT1H\">"
                    "<step id=\"a\" kind=\"start\"/><step id=\"b\" unit=\"ward\" work=\"PT30M\"/>"
                    "<step id=\"c\" kind=\"end\"/><flow id=\"v\" from=\"a\" to=\"b\"/>"
                    "<flow id=\"w\" from=\"b\" to=\"c\"/></procedure>"
                    "<procedure id=\"q\"><step id=\"s\" kind=\"subprocess\" unit=\"ward\" "
                    "procedure=\"p\"/></procedure></stage>");
  output = build (&self);
  g_assert_cmpuint (count_texts (get_chain (output), "Bangsal"), ==, 1);
  g_assert_cmpuint (count_texts (get_chain (output), "Sterilisasi: √ 30 menit, tepat waktu (janji: "
                                                     "1 jam)"),
                    ==, 1);
  g_assert_nonnull (find_legend (get_chain (output), ALUR_SAMPLE_LETTERS, "√"));
  clear (&self);
}

/* What is not asked for is not drawn, nor who takes no part without it, nor explained. */
static void
test_chain_kinds (void)
{
  g_autofree char *text = make_chain ("promise=\"PT3H\"");
  g_autoptr (AlurViewOutput) output = NULL;
  g_autoptr (AlurViewOutput) nothing = NULL;
  AlurLine goods = alur_style_get_paper ()->flows[ALUR_FLOW_GOODS];
  Fixture self;

  open_text (&self, text);
  self.request.flow_kinds = 1u << ALUR_FLOW_MONEY;
  output = build (&self);
  g_assert_cmpuint (count_texts (get_chain (output), "Gudang"), ==, 0);
  g_assert_cmpuint (count_texts (get_chain (output), "Pasien"), ==, 1);
  g_assert_cmpuint (count_texts (get_chain (output), "Rp Biaya"), ==, 1);
  g_assert_cmpuint (count_lines (get_chain (output), goods), ==, 0);
  g_assert_null (find_legend (get_chain (output), ALUR_SAMPLE_LETTERS, "√"));
  self.request.flow_kinds = 1u << ALUR_FLOW_DECISION;
  nothing = build (&self);
  g_assert_true (get_part (nothing, 0)->empty);
  clear (&self);
}

/* Units that nothing comes to or from stand in it when they are asked for. */
static void
test_chain_all_units (void)
{
  g_autofree char *text = make_chain ("");
  g_autoptr (AlurViewOutput) output = NULL;
  g_autoptr (AlurViewOutput) all = NULL;
  Fixture self;

  open_text (&self, text);
  output = build (&self);
  g_assert_cmpuint (count_texts (get_chain (output), "Arsip"), ==, 0);
  self.request.all_units = TRUE;
  all = build (&self);
  g_assert_cmpuint (count_texts (get_chain (all), "Arsip"), ==, 1);
  g_assert_cmpuint (count_texts (get_chain (all), "Gudang"), ==, 1);
  clear (&self);
}

/* One line stands for all flows of its kind between two units, and says for which. */
static void
test_chain_members (void)
{
  g_autofree char *text = make_chain ("");
  g_autoptr (AlurViewOutput) output = NULL;
  const AlurSceneGroup *groups;
  guint n_groups;
  guint n_found = 0;
  Fixture self;

  open_text (&self, text);
  output = build (&self);
  groups = alur_scene_get_groups (get_chain (output), &n_groups);
  for (guint i = 0; i < n_groups; i++)
    if (g_strcmp0 (groups[i].id, "y") == 0)
      {
        g_assert_cmpuint (groups[i].n_members, ==, 1);
        g_assert_cmpstr (groups[i].members[0], ==, "z");
        n_found++;
      }
    else
      g_assert_cmpuint (groups[i].n_members, ==, 0);
  g_assert_cmpuint (n_found, ==, 1);
  clear (&self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/view-chain/promises", test_chain_promises);
  g_test_add_func ("/view-chain/inside", test_chain_inside);
  g_test_add_func ("/view-chain/kinds", test_chain_kinds);
  g_test_add_func ("/view-chain/all-units", test_chain_all_units);
  g_test_add_func ("/view-chain/members", test_chain_members);
  return g_test_run ();
}
