/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows that follow one another by several flows: what comes next, and a letter that goes along, are
 * one way. */

#include "alur-procedure-rows.h"

#include "alur-validate.h"
#include "interact-fixture.h"

/* s1 and s2 are connected twice, the decision s2 and s3 by two answers. */
#define LETTERS                                                                                    \
  "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\"><stage id=\"now\" kind=\"current\">"        \
  "<organisation><unit id=\"u1\"/></organisation><procedure id=\"c1\">"                            \
  "<step id=\"s0\" kind=\"start\"/><step id=\"s1\" unit=\"u1\"/>"                                  \
  "<step id=\"s2\" kind=\"%s\" unit=\"u1\"/><step id=\"s3\" unit=\"u1\"/>"                         \
  "<flow id=\"w0\" from=\"s0\" to=\"s1\"/><flow id=\"w1\" from=\"s1\" to=\"s2\"/>"                 \
  "<flow id=\"w2\" kind=\"decision\" from=\"s1\" to=\"s2\" label=\"SK\"/>"                         \
  "<flow id=\"w3\" from=\"s2\" to=\"s3\" label=\"Ya\"/>%s</procedure></stage></alur>"
#define TASK "task", ""
#define DECISION "decision", "<flow id=\"w4\" from=\"s2\" to=\"s3\" label=\"Tidak\"/>"

typedef struct
{
  InteractFixture base;
  AlurProcedureRows *rows;
} Fixture;

static void
set_up (Fixture *self, const char *kind, const char *flow)
{
  g_autofree char *text = g_strdup_printf (LETTERS, kind, flow);

  interact_fixture_set_up (&self->base, text);
  alur_document_begin (self->base.document, "Rows");
  self->rows = alur_procedure_rows_new (self->base.document, interact_find (&self->base, "c1"));
}

static void
assert_flows (Fixture *self, const char *expected)
{
  g_autoptr (GString) flows = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  alur_procedure_rows_finish (self->rows);
  ALUR_FOREACH (flow, interact_find (&self->base, "c1"), ALUR_KIND_FLOW)
  g_string_append_printf (flows, "%s%s>%s", flows->len > 0 ? " " : "",
                          alur_element_get_ref (flow, ALUR_FLOW_FROM),
                          alur_element_get_ref (flow, ALUR_FLOW_TO));
  g_assert_cmpstr (flows->str, ==, expected);
  alur_document_commit (self->base.document);
  alur_document_validate (self->base.document, NULL, &error);
  g_assert_no_error (error);
  alur_procedure_rows_free (self->rows);
  interact_fixture_clear (&self->base);
}

/* Nothing goes past what comes in between, or it would be done twice from there on. */
static void
test_inserted (void)
{
  Fixture fixture;

  set_up (&fixture, TASK);
  g_assert_cmpuint (alur_procedure_rows_insert (fixture.rows, 1), ==, 2);
  assert_flows (&fixture, "s0>s1 s1>s4 s1>s4 s2>s3 s4>s2");
}

/* Each answer is a way of its own. */
static void
test_inserted_behind_answers (void)
{
  Fixture fixture;

  set_up (&fixture, DECISION);
  g_assert_cmpuint (alur_procedure_rows_insert (fixture.rows, 2), ==, 3);
  assert_flows (&fixture, "s0>s1 s1>s2 s1>s2 s2>s4 s2>s3 s4>s3");
}

/* The letter is still there. */
static void
test_moved (void)
{
  Fixture fixture;
  char *refusal = NULL;

  set_up (&fixture, TASK);
  g_assert_true (alur_procedure_rows_move (fixture.rows, 1, 1, 1, &refusal));
  assert_flows (&fixture, "s0>s2 s1>s3 s1>s3 s2>s1");
}

/* Up to where it goes along with what comes next. */
static void
test_moved_on (void)
{
  Fixture fixture;
  char *refusal = NULL;

  set_up (&fixture, "task", "<flow id=\"w4\" kind=\"decision\" from=\"s2\" to=\"s3\"/>");
  g_assert_true (alur_procedure_rows_move (fixture.rows, 2, 1, -1, &refusal));
  assert_flows (&fixture, "s0>s2 s1>s3 s1>s3 s2>s1 s2>s1");
}

static void
test_moved_last (void)
{
  Fixture fixture;
  char *refusal = NULL;

  set_up (&fixture, TASK);
  alur_procedure_rows_remove (fixture.rows, 3, 1);
  g_assert_true (alur_procedure_rows_move (fixture.rows, 1, 1, 1, &refusal));
  g_assert_cmpstr (alur_element_get_text (interact_find (&fixture.base, "w2"), ALUR_FLOW_LABEL), ==,
                   "SK");
  assert_flows (&fixture, "s0>s2 s2>s1 s2>s1");
}

static void
test_removed (void)
{
  Fixture fixture;

  set_up (&fixture, TASK);
  alur_procedure_rows_remove (fixture.rows, 2, 1);
  assert_flows (&fixture, "s0>s1 s1>s3 s1>s3");
}

/* What says the same twice goes. */
static void
test_removed_double (void)
{
  Fixture fixture;

  set_up (&fixture, "task", "<flow id=\"w4\" from=\"s1\" to=\"s3\"/>");
  alur_procedure_rows_remove (fixture.rows, 2, 1);
  assert_flows (&fixture, "s0>s1 s1>s3 s1>s3");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/procedure-rows/inserted", test_inserted);
  g_test_add_func ("/procedure-rows/inserted-behind-answers", test_inserted_behind_answers);
  g_test_add_func ("/procedure-rows/moved", test_moved);
  g_test_add_func ("/procedure-rows/moved-on", test_moved_on);
  g_test_add_func ("/procedure-rows/moved-last", test_moved_last);
  g_test_add_func ("/procedure-rows/removed", test_removed);
  g_test_add_func ("/procedure-rows/removed-double", test_removed_double);
  return g_test_run ();
}
