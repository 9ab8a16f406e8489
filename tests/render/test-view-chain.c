/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "view-fixture.h"

#include <string.h>

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
  AlurScene *scene = view_get_part (output, 0)->scene;

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
      ViewFixture self;

      view_fixture_open_text (&self, text);
      output = view_fixture_build (&self, "chain");
      g_assert_cmpuint (view_count_texts (get_chain (output), cases[i].label), ==, 1);
      for (guint other = 0; other < G_N_ELEMENTS (cases); other++)
        g_assert_cmpint (
            view_find_legend (get_chain (output), ALUR_SAMPLE_LETTERS, cases[other].sign) != NULL,
            ==, other == i);
      view_fixture_clear (&self);
    }
}

/* What comes from nowhere else stands in the box of the unit that gets it. */
static void
test_chain_inside (void)
{
  g_autoptr (AlurViewOutput) output = NULL;
  ViewFixture self;

  view_fixture_open_text (
      &self, "<stage id=\"now\" kind=\"current\">" CHAIN_UNITS
             "<procedure id=\"p\" name=\"Sterilisasi\" kind=\"support\" promise=\"PT1H\">"
             "<step id=\"a\" kind=\"start\"/><step id=\"b\" unit=\"ward\" work=\"PT30M\"/>"
             "<step id=\"c\" kind=\"end\"/><flow id=\"v\" from=\"a\" to=\"b\"/>"
             "<flow id=\"w\" from=\"b\" to=\"c\"/></procedure>"
             "<procedure id=\"q\"><step id=\"s\" kind=\"subprocess\" unit=\"ward\" "
             "procedure=\"p\"/></procedure></stage>");
  output = view_fixture_build (&self, "chain");
  g_assert_cmpuint (view_count_texts (get_chain (output), "Bangsal"), ==, 1);
  g_assert_cmpuint (view_count_texts (get_chain (output),
                                      "Sterilisasi: √ 30 menit, tepat waktu (janji: "
                                      "1 jam)"),
                    ==, 1);
  g_assert_nonnull (view_find_legend (get_chain (output), ALUR_SAMPLE_LETTERS, "√"));
  view_fixture_clear (&self);
}

/* What is not asked for is not drawn, nor who takes no part without it, nor explained. */
static void
test_chain_kinds (void)
{
  g_autofree char *text = make_chain ("promise=\"PT3H\"");
  g_autoptr (AlurViewOutput) output = NULL;
  g_autoptr (AlurViewOutput) nothing = NULL;
  AlurLine goods = alur_style_get_paper ()->flows[ALUR_FLOW_GOODS];
  ViewFixture self;

  view_fixture_open_text (&self, text);
  self.request.flow_kinds = 1u << ALUR_FLOW_MONEY;
  output = view_fixture_build (&self, "chain");
  g_assert_cmpuint (view_count_texts (get_chain (output), "Gudang"), ==, 0);
  g_assert_cmpuint (view_count_texts (get_chain (output), "Pasien"), ==, 1);
  g_assert_cmpuint (view_count_texts (get_chain (output), "Rp Biaya"), ==, 1);
  g_assert_cmpuint (view_count_lines (get_chain (output), goods), ==, 0);
  g_assert_null (view_find_legend (get_chain (output), ALUR_SAMPLE_LETTERS, "√"));
  self.request.flow_kinds = 1u << ALUR_FLOW_DECISION;
  nothing = view_fixture_build (&self, "chain");
  g_assert_true (view_get_part (nothing, 0)->empty);
  view_fixture_clear (&self);
}

/* Units that nothing comes to or from stand in it when they are asked for. */
static void
test_chain_all_units (void)
{
  g_autofree char *text = make_chain ("");
  g_autoptr (AlurViewOutput) output = NULL;
  g_autoptr (AlurViewOutput) all = NULL;
  ViewFixture self;

  view_fixture_open_text (&self, text);
  output = view_fixture_build (&self, "chain");
  g_assert_cmpuint (view_count_texts (get_chain (output), "Arsip"), ==, 0);
  self.request.all_units = TRUE;
  all = view_fixture_build (&self, "chain");
  g_assert_cmpuint (view_count_texts (get_chain (all), "Arsip"), ==, 1);
  g_assert_cmpuint (view_count_texts (get_chain (all), "Gudang"), ==, 1);
  view_fixture_clear (&self);
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
  ViewFixture self;

  view_fixture_open_text (&self, text);
  output = view_fixture_build (&self, "chain");
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
  view_fixture_clear (&self);
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
