/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-tour.h"

#include "interact-fixture.h"

#define ROUND                                                                                      \
  "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\">"                                           \
  "<functions><function id=\"f0\" name=\"Kesehatan\"/><function id=\"f3\" name=\"Jalan\"/>"        \
  "<function id=\"f2\" name=\"Resep\" parent=\"f1\"/>"                                             \
  "<function id=\"f1\" name=\"Obat\" parent=\"f0\"/></functions>"                                  \
  "<stage id=\"now\" kind=\"current\"><organisation><unit id=\"u1\" name=\"Dinas\">"               \
  "<authority id=\"a1\" role=\"planner\" function=\"f1\"/></unit></organisation>"                  \
  "<procedure id=\"p1\" function=\"f3\"><step id=\"s1\" kind=\"task\"/>"                           \
  "<step id=\"s2\" kind=\"task\" function=\"f2\"/></procedure><procedure id=\"p2\"/></stage>"      \
  "<stage id=\"next\" kind=\"interim\"><organisation/></stage>"                                    \
  "<stage id=\"then\" kind=\"target\"><organisation/><procedure id=\"p3\"/>"                       \
  "<procedure id=\"p4\"/></stage></alur>"

static void
assert_at (InteractFixture *fixture, const char *stage, const char *procedure)
{
  g_assert_cmpstr (alur_element_get_id (alur_editor_get_stage (fixture->editor)), ==, stage);
  g_assert_cmpstr (alur_element_get_id (alur_editor_get_procedure (fixture->editor)), ==,
                   procedure);
}

/* A stage without procedures has nothing to show of them. */
static void
test_procedures (void)
{
  static const struct
  {
    const char *stage;
    const char *procedure;
  } places[] = { { "now", "p1" }, { "now", "p2" }, { "then", "p3" }, { "then", "p4" } };
  InteractFixture fixture;

  interact_fixture_set_up (&fixture, ROUND);
  alur_editor_show (fixture.editor, ALUR_PANE_TABLE, NULL);
  g_assert_false (alur_tour_go (fixture.editor, -1));
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      assert_at (&fixture, places[i].stage, places[i].procedure);
      g_assert_cmpint (alur_tour_go (fixture.editor, 1), ==, i + 1 < G_N_ELEMENTS (places));
    }
  for (guint i = G_N_ELEMENTS (places); i-- > 0;)
    {
      assert_at (&fixture, places[i].stage, places[i].procedure);
      g_assert_cmpint (alur_tour_go (fixture.editor, -1), ==, i > 0);
    }
  g_assert_cmpint (alur_editor_get_pane (fixture.editor), ==, ALUR_PANE_TABLE);
  interact_fixture_clear (&fixture);
}

static void
test_stages (void)
{
  InteractFixture fixture;

  interact_fixture_set_up (&fixture, ROUND);
  g_assert_true (alur_tour_go (fixture.editor, 1));
  g_assert_cmpstr (alur_element_get_id (alur_editor_get_stage (fixture.editor)), ==, "next");
  g_assert_true (alur_tour_go (fixture.editor, 1));
  g_assert_false (alur_tour_go (fixture.editor, 1));
  g_assert_cmpstr (alur_element_get_id (alur_editor_get_stage (fixture.editor)), ==, "then");
  g_assert_cmpint (alur_editor_get_pane (fixture.editor), ==, ALUR_PANE_ORGANISATION);
  interact_fixture_clear (&fixture);
}

static void
assert_function (InteractFixture *fixture, const char *element, const char *function)
{
  AlurElement *found
      = alur_tour_find_function (fixture->document, interact_find (fixture, element));

  g_assert_cmpstr (found != NULL ? alur_element_get_id (found) : NULL, ==, function);
}

/* A step that names no function of its own carries out that of its procedure. */
static void
test_function_of (void)
{
  InteractFixture fixture;

  interact_fixture_set_up (&fixture, ROUND);
  assert_function (&fixture, "f2", "f2");
  assert_function (&fixture, "a1", "f1");
  assert_function (&fixture, "p1", "f3");
  assert_function (&fixture, "s1", "f3");
  assert_function (&fixture, "s2", "f2");
  assert_function (&fixture, "p2", NULL);
  assert_function (&fixture, "u1", NULL);
  interact_fixture_clear (&fixture);
}

static void
test_functions (void)
{
  static const char *const ids[] = { "f0", "f1", "f2", "f3" };
  InteractFixture fixture;
  g_autoptr (GPtrArray) functions = NULL;

  interact_fixture_set_up (&fixture, ROUND);
  functions = alur_tour_list_functions (fixture.editor);
  g_assert_cmpuint (functions->len, ==, G_N_ELEMENTS (ids));
  for (guint i = 0; i < functions->len; i++)
    g_assert_cmpstr (((AlurFunctionNode *) functions->pdata[i])->id, ==, ids[i]);
  interact_fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tour/procedures", test_procedures);
  g_test_add_func ("/tour/stages", test_stages);
  g_test_add_func ("/tour/function-of", test_function_of);
  g_test_add_func ("/tour/functions", test_functions);
  return g_test_run ();
}
