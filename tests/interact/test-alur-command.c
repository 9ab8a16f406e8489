/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-command.h"

#include "alur-language.h"
#include "interact-fixture.h"

#include <math.h>

static void
run (InteractFixture *fixture, const char *name)
{
  const AlurCommand *command = alur_command_find (name);

  g_assert_nonnull (command);
  if (command->may_run == NULL || command->may_run (fixture->editor))
    command->run (fixture->editor);
}

static AlurElement *
get_focus (InteractFixture *fixture)
{
  return alur_selection_get_focus (alur_editor_get_selection (fixture->editor));
}

static void
type_name (InteractFixture *fixture, guint field, const char *name)
{
  alur_document_begin (fixture->document, "type");
  alur_document_set_text (fixture->document, get_focus (fixture), field, name);
  alur_document_commit (fixture->document);
}

static void
test_table (void)
{
  guint n_commands;
  const AlurCommand *commands = alur_commands_get (&n_commands);

  for (guint i = 0; i < n_commands; i++)
    {
      g_assert_true (alur_command_find (commands[i].name) == &commands[i]);
      g_assert_cmpstr (alur_tr ("id", commands[i].label), !=, commands[i].label);
    }
  g_assert_null (alur_command_find ("no such command"));
}

/* A whole chart and a whole chain without a pointer. */
static void
test_typing (void)
{
  InteractFixture fixture;
  AlurElement *dinas;
  AlurElement *bidang;
  AlurElement *start;
  AlurElement *check;

  interact_fixture_set_up (&fixture, "empty");
  run (&fixture, "make-unit");
  dinas = get_focus (&fixture);
  type_name (&fixture, ALUR_UNIT_NAME, "Dinas");
  run (&fixture, "make-child");
  bidang = get_focus (&fixture);
  type_name (&fixture, ALUR_UNIT_NAME, "Bidang");
  run (&fixture, "make-next");
  g_assert_true (alur_element_get_ref (bidang, ALUR_UNIT_PARENT) == alur_element_get_id (dinas));
  g_assert_true (alur_element_get_ref (get_focus (&fixture), ALUR_UNIT_PARENT)
                 == alur_element_get_id (dinas));
  g_assert_true (get_focus (&fixture)->previous == bidang);

  run (&fixture, "make-procedure");
  g_assert_cmpint (alur_editor_get_pane (fixture.editor), ==, ALUR_PANE_PROCEDURE);
  start = alur_element_first (alur_editor_get_procedure (fixture.editor), ALUR_KIND_STEP);
  run (&fixture, "make-child"); /* of the procedure, which has begun */
  g_assert_cmpuint (alur_element_get_word (get_focus (&fixture), ALUR_STEP_KIND), ==,
                    ALUR_STEP_KIND_TASK);
  g_assert_cmpuint (alur_element_count (start->parent, ALUR_KIND_FLOW), ==, 1);
  run (&fixture, "undo");
  alur_selection_set (alur_editor_get_selection (fixture.editor), start);
  run (&fixture, "make-next");
  check = get_focus (&fixture);
  run (&fixture, "make-next");
  run (&fixture, "make-child");
  g_assert_cmpuint (alur_element_count (start->parent, ALUR_KIND_STEP), ==, 4);
  g_assert_cmpuint (alur_element_count (start->parent, ALUR_KIND_FLOW), ==, 3);
  alur_selection_set (alur_editor_get_selection (fixture.editor), start);
  run (&fixture, "focus-right");
  g_assert_true (get_focus (&fixture) == check);
  run (&fixture, "focus-left");
  g_assert_true (get_focus (&fixture) == start);
  interact_fixture_clear (&fixture);
}

static void
test_delete_and_undo (void)
{
  InteractFixture fixture;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  interact_fixture_set_up (&fixture, "rawat-inap");
  before = interact_dup_text (&fixture);
  g_assert_false (alur_command_find ("delete")->may_run (fixture.editor));
  run (&fixture, "select-all");
  run (&fixture, "delete");
  g_assert_cmpuint (
      alur_element_count (alur_document_get_organisation (fixture.document, fixture.stage),
                          ALUR_KIND_UNIT),
      ==, 0);
  run (&fixture, "undo");
  after = interact_dup_text (&fixture);
  g_assert_cmpstr (before, ==, after);
  run (&fixture, "redo");
  g_assert_false (alur_command_find ("redo")->may_run (fixture.editor));
  interact_fixture_clear (&fixture);
}

static void
test_walking_a_chart (void)
{
  InteractFixture fixture;
  AlurElement *first;

  interact_fixture_set_up (&fixture, "rawat-inap");
  run (&fixture, "focus-down");
  first = get_focus (&fixture);
  g_assert_true (
      first
      == alur_element_first (alur_document_get_organisation (fixture.document, fixture.stage),
                             ALUR_KIND_UNIT));
  run (&fixture, "focus-down");
  g_assert_true (alur_element_get_ref (get_focus (&fixture), ALUR_UNIT_PARENT)
                 == alur_element_get_id (first));
  run (&fixture, "focus-up");
  g_assert_true (get_focus (&fixture) == first);
  run (&fixture, "focus-previous");
  run (&fixture, "focus-next");
  g_assert_true (get_focus (&fixture) == first);
  interact_fixture_clear (&fixture);
}

static void
test_places (void)
{
  InteractFixture fixture;
  AlurElement *u1;
  AlurElement *u2;
  AlurHit hit;

  interact_fixture_set_up (&fixture, "minimal");
  u1 = interact_find (&fixture, "u1");
  u2 = interact_find (&fixture, "u2");
  alur_selection_set (alur_editor_get_selection (fixture.editor), u2);
  g_assert_true (alur_picture_find (alur_editor_get_picture (fixture.editor), u2, &hit));
  run (&fixture, "nudge-right");
  run (&fixture, "nudge-down");
  g_assert_cmpfloat_with_epsilon (alur_element_get_number (u2, ALUR_UNIT_X), round (hit.rect.x + 8),
                                  1e-9);
  g_assert_cmpuint (alur_document_get_undo_depth (fixture.document), ==, 1);
  run (&fixture, "select-all");
  run (&fixture, "align-top");
  g_assert_cmpfloat_with_epsilon (alur_element_get_number (u1, ALUR_UNIT_Y),
                                  alur_element_get_number (u2, ALUR_UNIT_Y), 1e-9);
  run (&fixture, "arrange");
  g_assert_true (isnan (alur_element_get_number (u1, ALUR_UNIT_X)));
  g_assert_true (isnan (alur_element_get_number (u2, ALUR_UNIT_Y)));
  interact_fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/command/table", test_table);
  g_test_add_func ("/command/typing", test_typing);
  g_test_add_func ("/command/delete-and-undo", test_delete_and_undo);
  g_test_add_func ("/command/walking-a-chart", test_walking_a_chart);
  g_test_add_func ("/command/places", test_places);
  return g_test_run ();
}
