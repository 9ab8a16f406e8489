/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-make.h"

#include "interact-fixture.h"

#define CHAIN                                                                                      \
  "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\"><stage id=\"now\" kind=\"current\">"        \
  "<organisation><unit id=\"u1\"/><unit id=\"u2\"/></organisation><procedure id=\"p1\">"           \
  "<step id=\"s1\" kind=\"start\" unit=\"u1\"/><step id=\"s2\" unit=\"u2\"/>"                      \
  "<step id=\"s3\" kind=\"decision\" unit=\"u2\"/><step id=\"s4\" kind=\"end\" unit=\"u2\"/>"      \
  "<flow id=\"w1\" from=\"s1\" to=\"s2\" label=\"x\"><bend x=\"1\" y=\"2\"/></flow>"               \
  "<flow id=\"w2\" from=\"s2\" to=\"s3\"/><flow id=\"w3\" from=\"s3\" to=\"s4\"/>"                 \
  "</procedure></stage></alur>"

static gboolean
leads (InteractFixture *fixture, const char *from, const AlurElement *to)
{
  ALUR_FOREACH (flow, interact_find (fixture, "p1"), ALUR_KIND_FLOW)
  if (g_str_equal (alur_element_get_ref (flow, ALUR_FLOW_FROM), from)
      && alur_element_get_ref (flow, ALUR_FLOW_TO) == alur_element_get_id (to))
    return TRUE;
  return FALSE;
}

/* Between a step and the only one that follows. */
static void
test_next_comes_in_between (void)
{
  InteractFixture fixture;
  AlurElement *made;

  interact_fixture_set_up (&fixture, CHAIN);
  alur_document_begin (fixture.document, "test");
  made = alur_make_step_after (fixture.document, interact_find (&fixture, "s1"),
                               ALUR_STEP_KIND_NONE, FALSE);
  alur_document_commit (fixture.document);
  g_assert_true (leads (&fixture, "s1", made));
  g_assert_true (leads (&fixture, alur_element_get_id (made), interact_find (&fixture, "s2")));
  g_assert_false (leads (&fixture, "s1", interact_find (&fixture, "s2")));
  g_assert_cmpstr (alur_element_get_ref (made, ALUR_STEP_UNIT), ==, "u1");
  g_assert_true (made->previous == interact_find (&fixture, "s1"));
  g_assert_null (alur_element_first (interact_find (&fixture, "w1"), ALUR_KIND_BEND));
  interact_fixture_clear (&fixture);
}

/* Out of a decision, or as a branch, what is there stays. */
static void
test_branches_add_a_way (void)
{
  InteractFixture fixture;
  AlurElement *made;

  interact_fixture_set_up (&fixture, CHAIN);
  alur_document_begin (fixture.document, "test");
  made = alur_make_step_after (fixture.document, interact_find (&fixture, "s3"),
                               ALUR_STEP_KIND_NONE, FALSE);
  g_assert_true (leads (&fixture, "s3", made));
  g_assert_true (leads (&fixture, "s3", interact_find (&fixture, "s4")));
  made = alur_make_step_after (fixture.document, interact_find (&fixture, "s1"),
                               ALUR_STEP_KIND_DECISION, TRUE);
  g_assert_true (leads (&fixture, "s1", made));
  g_assert_true (leads (&fixture, "s1", interact_find (&fixture, "s2")));
  g_assert_cmpuint (alur_element_get_word (made, ALUR_STEP_KIND), ==, ALUR_STEP_KIND_DECISION);
  alur_document_commit (fixture.document);
  interact_fixture_clear (&fixture);
}

/* Nothing follows an end: what is made there comes before it. */
static void
test_nothing_follows_an_end (void)
{
  InteractFixture fixture;
  AlurElement *made;

  interact_fixture_set_up (&fixture, CHAIN);
  alur_document_begin (fixture.document, "test");
  made = alur_make_step_after (fixture.document, interact_find (&fixture, "s4"),
                               ALUR_STEP_KIND_NONE, FALSE);
  alur_document_commit (fixture.document);
  g_assert_true (leads (&fixture, "s3", made));
  g_assert_true (leads (&fixture, alur_element_get_id (made), interact_find (&fixture, "s4")));
  interact_fixture_clear (&fixture);
}

static void
test_between_keeps_the_label (void)
{
  InteractFixture fixture;
  AlurElement *flow;
  AlurElement *made;

  interact_fixture_set_up (&fixture, CHAIN);
  flow = interact_find (&fixture, "w1");
  alur_document_begin (fixture.document, "test");
  made = alur_make_step_between (fixture.document, flow, ALUR_STEP_KIND_WAIT);
  alur_document_commit (fixture.document);
  g_assert_cmpstr (alur_element_get_text (flow, ALUR_FLOW_LABEL), ==, "x");
  g_assert_true (alur_element_get_ref (flow, ALUR_FLOW_TO) == alur_element_get_id (made));
  g_assert_true (leads (&fixture, alur_element_get_id (made), interact_find (&fixture, "s2")));
  interact_fixture_clear (&fixture);
}

/* Everything at once can be saved and read again, and undone to the letter. */
static void
test_all_can_be_saved (void)
{
  InteractFixture fixture;
  InteractFixture again;
  g_autofree char *before = NULL;
  g_autofree char *made = NULL;
  g_autofree char *after = NULL;
  AlurElement *unit;
  AlurElement *function;

  interact_fixture_set_up (&fixture, CHAIN);
  before = interact_dup_text (&fixture);
  unit = interact_find (&fixture, "u1");
  alur_document_begin (fixture.document, "test");
  function = alur_make_function (fixture.document, NULL, NULL, "Obat");
  alur_make_function (fixture.document, function, function, "Vaksin");
  alur_make_unit (fixture.document, fixture.stage, unit, unit, ALUR_LEVEL_SUPPORT, "Bidang");
  alur_make_authority (fixture.document, unit, ALUR_ROLE_SUPPLIER, ALUR_RESOURCE_NONE, function);
  alur_make_authority (fixture.document, unit, ALUR_ROLE_DISTRIBUTOR, ALUR_RESOURCE_GOODS,
                       function);
  alur_make_authority (fixture.document, unit, ALUR_ROLE_PLANNER, ALUR_RESOURCE_GOODS, function);
  alur_make_position (fixture.document, unit, "Apoteker");
  alur_make_relation (fixture.document, unit, interact_find (&fixture, "u2"), ALUR_RELATION_SUPPLY);
  alur_make_problem (fixture.document, fixture.stage, &unit, 1, "antre");
  alur_make_step (fixture.document,
                  alur_make_procedure (fixture.document, fixture.stage, NULL, NULL),
                  ALUR_STEP_KIND_START, unit, "Mulai");
  alur_document_commit (fixture.document);
  made = interact_dup_text (&fixture);
  interact_fixture_set_up (&again, g_strstr_len (made, -1, "<alur"));
  after = interact_dup_text (&again);
  g_assert_cmpstr (made, ==, after);
  g_assert_true (alur_document_undo (fixture.document));
  g_free (after);
  after = interact_dup_text (&fixture);
  g_assert_cmpstr (before, ==, after);
  interact_fixture_clear (&again);
  interact_fixture_clear (&fixture);
}

#define LETTER                                                                                     \
  "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\"><stage id=\"now\" kind=\"current\">"        \
  "<organisation/><procedure id=\"p1\"><step id=\"s1\"/><step id=\"s2\"/>"                         \
  "<step id=\"s3\" kind=\"end\"/><flow id=\"w1\" from=\"s1\" to=\"s2\"/>"                          \
  "<flow id=\"w2\" kind=\"decision\" from=\"s1\" to=\"s2\" label=\"SK\"/>"                         \
  "<flow id=\"w3\" kind=\"goods\" from=\"s1\" to=\"s2\"/>"                                         \
  "<flow id=\"w4\" from=\"s2\" to=\"s3\"/><flow id=\"w5\" kind=\"decision\" from=\"s2\" "          \
  "to=\"s3\"/>"                                                                                    \
  "</procedure></stage></alur>"

static void
assert_flows (InteractFixture *fixture, const char *expected)
{
  g_autoptr (GString) flows = g_string_new (NULL);

  ALUR_FOREACH (flow, interact_find (fixture, "p1"), ALUR_KIND_FLOW)
  g_string_append_printf (flows, "%s%s>%s", flows->len > 0 ? " " : "",
                          alur_element_get_ref (flow, ALUR_FLOW_FROM),
                          alur_element_get_ref (flow, ALUR_FLOW_TO));
  g_assert_cmpstr (flows->str, ==, expected);
}

/* What comes next and a letter that goes along are one way: neither goes past a new step. */
static void
test_one_way_of_two_flows (void)
{
  InteractFixture fixture;

  interact_fixture_set_up (&fixture, LETTER);
  alur_document_begin (fixture.document, "test");
  alur_make_step_between (fixture.document, interact_find (&fixture, "w1"), ALUR_STEP_KIND_NONE);
  assert_flows (&fixture, "s1>s4 s1>s4 s1>s2 s2>s3 s2>s3 s4>s2");
  alur_document_rollback (fixture.document);
  alur_document_begin (fixture.document, "test");
  alur_make_step_after (fixture.document, interact_find (&fixture, "s1"), ALUR_STEP_KIND_NONE,
                        FALSE);
  assert_flows (&fixture, "s5>s2 s5>s2 s1>s2 s2>s3 s2>s3 s1>s5");
  alur_document_rollback (fixture.document);
  alur_document_begin (fixture.document, "test");
  alur_make_step_after (fixture.document, interact_find (&fixture, "s3"), ALUR_STEP_KIND_NONE,
                        FALSE);
  assert_flows (&fixture, "s1>s2 s1>s2 s1>s2 s2>s6 s2>s6 s6>s3");
  alur_document_rollback (fixture.document);
  interact_fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/make/next-comes-in-between", test_next_comes_in_between);
  g_test_add_func ("/make/branches-add-a-way", test_branches_add_a_way);
  g_test_add_func ("/make/nothing-follows-an-end", test_nothing_follows_an_end);
  g_test_add_func ("/make/between-keeps-the-label", test_between_keeps_the_label);
  g_test_add_func ("/make/one-way-of-two-flows", test_one_way_of_two_flows);
  g_test_add_func ("/make/all-can-be-saved", test_all_can_be_saved);
  return g_test_run ();
}
