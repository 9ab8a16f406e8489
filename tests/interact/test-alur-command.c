/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-command.h"

#include "alur-edit.h"
#include "alur-language.h"
#include "alur-limits.h"
#include "alur-validate.h"
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
told_cb (AlurEditor *editor, const char *message, GString *told)
{
  g_string_assign (told, message);
}

/* What went is told by name, with what went along; nothing is asked. */
static void
test_deletion_is_told (void)
{
  InteractFixture fixture;
  g_autoptr (GString) told = g_string_new (NULL);
  AlurElement *both[2];

  interact_fixture_set_up (&fixture, "rawat-inap");
  g_signal_connect (fixture.editor, "told", G_CALLBACK (told_cb), told);
  alur_selection_set (alur_editor_get_selection (fixture.editor),
                      interact_find_named (&fixture, ALUR_KIND_UNIT, "Inspektorat Daerah"));
  run (&fixture, "delete");
  g_assert_cmpstr (told->str, ==, "“Inspektorat Daerah” deleted");
  run (&fixture, "undo");
  both[0] = interact_find_named (&fixture, ALUR_KIND_UNIT, "Inspektorat Daerah");
  both[1] = interact_find_named (&fixture, ALUR_KIND_UNIT, "RSUD Mekarjaya");
  alur_selection_set_all (alur_editor_get_selection (fixture.editor), both, 2);
  run (&fixture, "delete");
  g_assert_cmpstr (told->str, ==, "2 things deleted");
  interact_fixture_clear (&fixture);
}

/* What the document takes back is not told as done. */
static void
test_refused_is_not_told (void)
{
  InteractFixture fixture;
  g_autoptr (GString) told = g_string_new (NULL);
  AlurElement *unit;

  interact_fixture_set_up (&fixture, "rawat-inap");
  g_signal_connect (fixture.editor, "told", G_CALLBACK (told_cb), told);
  unit = interact_find_named (&fixture, ALUR_KIND_UNIT, "RSUD Mekarjaya");
  alur_document_begin (fixture.document, "Break it");
  alur_document_set_text (fixture.document, unit, ALUR_UNIT_PARENT, "nowhere");
  alur_document_commit (fixture.document);
  alur_document_set_guarded (fixture.document, TRUE);
  unit = interact_find_named (&fixture, ALUR_KIND_UNIT, "Inspektorat Daerah");
  alur_selection_set (alur_editor_get_selection (fixture.editor), unit);
  g_test_expect_message ("Alur", G_LOG_LEVEL_WARNING, "*nowhere*");
  run (&fixture, "delete");
  g_test_assert_expected_messages ();
  g_assert_true (alur_element_is_in_document (unit));
  g_assert_cmpstr (told->str, ==, "");
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

static double
x_of (InteractFixture *fixture, const char *id)
{
  return alur_element_get_number (interact_find (fixture, id), ALUR_UNIT_X);
}

/* What is moved in a row is taken back at once; what else is moved then is another step. Units
 * below that were placed by hand go along, as when dragged. */
static void
test_moved_by_keys (void)
{
  InteractFixture fixture;

  interact_fixture_set_up (
      &fixture,
      "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\"><stage id=\"now\" kind=\"current\">"
      "<organisation><unit id=\"u1\" x=\"100\" y=\"10\"/><unit id=\"u2\" parent=\"u1\"/>"
      "<unit id=\"u3\" parent=\"u2\" x=\"300\" y=\"200\"/><unit id=\"u4\" x=\"600\" y=\"10\"/>"
      "</organisation></stage></alur>");
  alur_selection_set (alur_editor_get_selection (fixture.editor), interact_find (&fixture, "u1"));
  run (&fixture, "nudge-right");
  run (&fixture, "nudge-right");
  g_assert_cmpfloat_with_epsilon (x_of (&fixture, "u1"), 116, 1e-9);
  g_assert_cmpfloat_with_epsilon (x_of (&fixture, "u3"), 316, 1e-9);
  g_assert_true (isnan (x_of (&fixture, "u2")));
  alur_selection_set (alur_editor_get_selection (fixture.editor), interact_find (&fixture, "u4"));
  run (&fixture, "nudge-right");
  g_assert_cmpuint (alur_document_get_undo_depth (fixture.document), ==, 2);
  run (&fixture, "undo");
  g_assert_cmpfloat_with_epsilon (x_of (&fixture, "u4"), 600, 1e-9);
  g_assert_cmpfloat_with_epsilon (x_of (&fixture, "u1"), 116, 1e-9);
  run (&fixture, "undo");
  g_assert_cmpfloat_with_epsilon (x_of (&fixture, "u1"), 100, 1e-9);
  g_assert_cmpfloat_with_epsilon (x_of (&fixture, "u3"), 300, 1e-9);
  interact_fixture_clear (&fixture);
}

#define NOBODY                                                                                     \
  "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\"><stage id=\"now\" kind=\"current\">"        \
  "<organisation><unit id=\"u1\" name=\"Loket\" x=\"40\" y=\"80\"/><unit id=\"u2\" "               \
  "name=\"Seksi\"/>"                                                                               \
  "</organisation><procedure id=\"c1\" orientation=\"%s\" lanes=\"u1 u2\">"                        \
  "<step id=\"s0\" kind=\"start\"/><step id=\"s1\" unit=\"u2\"/><step id=\"s2\" unit=\"u1\"/>"     \
  "<step id=\"s3\"/><step id=\"s4\" kind=\"end\"/><flow id=\"w1\" from=\"s0\" to=\"s1\"/>"         \
  "<flow id=\"w2\" from=\"s1\" to=\"s2\"/><flow id=\"w3\" from=\"s2\" to=\"s3\"/>"                 \
  "<flow id=\"w4\" from=\"s3\" to=\"s4\"/></procedure></stage></alur>"

static AlurRect
rect_of (InteractFixture *fixture, const AlurElement *element)
{
  AlurHit hit;

  g_assert_true (alur_picture_find (alur_editor_get_picture (fixture->editor), element, &hit));
  return hit.rect;
}

/* A start lies in the lane of what it leads to, and a step that nobody does in one of its own: both
 * go as far as the others. */
static void
test_nobody_is_placed (void)
{
  static const char *const ids[] = { "s0", "s1", "s3" };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (ids); i++)
    {
      gboolean vertical = i >= G_N_ELEMENTS (ids);
      g_autofree char *text = g_strdup_printf (NOBODY, vertical ? "vertical" : "horizontal");
      InteractFixture fixture;
      AlurElement *step;
      AlurRect before;
      AlurRect now;

      interact_fixture_set_up (&fixture, text);
      alur_editor_show (fixture.editor, ALUR_PANE_PROCEDURE, interact_find (&fixture, "c1"));
      step = interact_find (&fixture, ids[i % G_N_ELEMENTS (ids)]);
      before = rect_of (&fixture, step);
      alur_selection_set (alur_editor_get_selection (fixture.editor), step);
      run (&fixture, vertical ? "nudge-down" : "nudge-right");
      now = rect_of (&fixture, step);
      g_assert_cmpfloat_with_epsilon (now.x, before.x + (vertical ? 0 : 8), 1);
      g_assert_cmpfloat_with_epsilon (now.y, before.y + (vertical ? 8 : 0), 1);
      interact_fixture_clear (&fixture);
    }
}

/* What is drawn as a lane keeps its place in the chart; what stands in the lane is arranged. */
static void
test_arranged_with_a_lane (void)
{
  g_autofree char *text = g_strdup_printf (NOBODY, "horizontal");
  InteractFixture fixture;
  AlurElement *unit;
  AlurElement *step;

  interact_fixture_set_up (&fixture, text);
  unit = interact_find (&fixture, "u1");
  step = interact_find (&fixture, "s2");
  alur_editor_show (fixture.editor, ALUR_PANE_PROCEDURE, step->parent);
  alur_selection_set (alur_editor_get_selection (fixture.editor), step);
  run (&fixture, "nudge-right");
  g_assert_false (isnan (alur_element_get_number (step, ALUR_STEP_X)));
  alur_selection_set (alur_editor_get_selection (fixture.editor), unit);
  run (&fixture, "arrange");
  g_assert_cmpfloat_with_epsilon (alur_element_get_number (unit, ALUR_UNIT_X), 40, 1e-9);
  g_assert_true (isnan (alur_element_get_number (step, ALUR_STEP_X)));
  interact_fixture_clear (&fixture);
}

/* Where stages are compared nothing has a place of its own. */
static void
test_no_places_in_a_comparison (void)
{
  static const char *const names[]
      = { "arrange", "nudge-right", "nudge-down", "align-left", "distribute-down" };
  InteractFixture fixture;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  interact_fixture_set_up (&fixture, "rawat-inap");
  alur_document_begin (fixture.document, "Place");
  ALUR_FOREACH (step, alur_element_first (fixture.stage, ALUR_KIND_PROCEDURE), ALUR_KIND_STEP)
  {
    alur_document_set_number (fixture.document, step, ALUR_STEP_X, 200);
    alur_document_set_number (fixture.document, step, ALUR_STEP_Y, 10);
  }
  alur_document_commit (fixture.document);
  alur_editor_show (fixture.editor, ALUR_PANE_PROCEDURE,
                    alur_element_first (fixture.stage, ALUR_KIND_PROCEDURE));
  alur_editor_show (fixture.editor, ALUR_PANE_COMPARISON, NULL);
  alur_editor_set_other_stage (fixture.editor,
                               alur_document_get_stage (fixture.document, "target"));
  before = interact_dup_text (&fixture);
  for (guint i = 0; i < 2 * G_N_ELEMENTS (names); i++)
    {
      if (i == G_N_ELEMENTS (names))
        run (&fixture, "select-all");
      run (&fixture, names[i % G_N_ELEMENTS (names)]);
    }
  after = interact_dup_text (&fixture);
  g_assert_cmpstr (after, ==, before);
  interact_fixture_clear (&fixture);
}

static AlurElement *
decision_of (InteractFixture *fixture, const char *id)
{
  return alur_element_first (interact_find (fixture, id), ALUR_KIND_STEP_REDESIGN);
}

static void
select_steps (InteractFixture *fixture, const char *const *ids)
{
  alur_selection_clear (alur_editor_get_selection (fixture->editor));
  for (guint i = 0; ids[i] != NULL; i++)
    alur_selection_add (alur_editor_get_selection (fixture->editor),
                        interact_find (fixture, ids[i]));
}

/* Several steps at once, each command one step of undo; what is missing is guessed. */
static void
test_deciding (void)
{
  InteractFixture fixture;
  guint depth;

  interact_fixture_set_up (&fixture, "izin-terapis-gigi");
  alur_editor_show (fixture.editor, ALUR_PANE_PROCEDURE, interact_find (&fixture, "pr-sip"));
  depth = alur_document_get_undo_depth (fixture.document);
  select_steps (&fixture, (const char *const[]){ "s4", "s5", NULL });
  run (&fixture, "decide-abolish");
  g_assert_cmpuint (alur_document_get_undo_depth (fixture.document), ==, depth + 1);
  g_assert_cmpuint (alur_element_get_word (decision_of (&fixture, "s5"), ALUR_STEP_REDESIGN_ACTION),
                    ==, ALUR_ACTION_ABOLISH);

  /* the later in the document goes into the earlier, whichever was chosen first */
  select_steps (&fixture, (const char *const[]){ "s5", "s4", NULL });
  run (&fixture, "decide-combine");
  g_assert_null (decision_of (&fixture, "s5"));
  g_assert_cmpstr (
      alur_element_get_refs (decision_of (&fixture, "s4"), ALUR_STEP_REDESIGN_WITH)->ids[0], ==,
      "s5");

  select_steps (&fixture, (const char *const[]){ "s4", NULL });
  run (&fixture, "decide-decentralise");
  g_assert_null (alur_element_get_refs (decision_of (&fixture, "s4"), ALUR_STEP_REDESIGN_WITH));
  g_assert_nonnull (alur_element_get_ref (decision_of (&fixture, "s4"), ALUR_STEP_REDESIGN_TO));

  /* another decision waits again, though the one before was carried out */
  g_assert_cmpuint (
      alur_element_get_word (decision_of (&fixture, "s10"), ALUR_STEP_REDESIGN_APPLIED), ==,
      ALUR_ANSWER_YES);
  select_steps (&fixture, (const char *const[]){ "s10", NULL });
  run (&fixture, "decide-keep");
  g_assert_cmpuint (
      alur_element_get_word (decision_of (&fixture, "s10"), ALUR_STEP_REDESIGN_APPLIED), ==,
      ALUR_ANSWER_NO);
  interact_fixture_clear (&fixture);
}

/* Combined with others than it has been. */
static void
test_combined_anew (void)
{
  InteractFixture fixture;

  interact_fixture_set_up (
      &fixture,
      "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\"><stage id=\"now\" kind=\"current\">"
      "<organisation/><procedure id=\"c1\"><step id=\"s1\"><redesign action=\"combine\" "
      "with=\"s2\" applied=\"yes\"/></step><step id=\"s2\"/><step id=\"s3\"/></procedure>"
      "</stage></alur>");
  alur_editor_show (fixture.editor, ALUR_PANE_PROCEDURE, interact_find (&fixture, "c1"));
  select_steps (&fixture, (const char *const[]){ "s1", "s2", NULL });
  run (&fixture, "decide-combine");
  g_assert_cmpuint (
      alur_element_get_word (decision_of (&fixture, "s1"), ALUR_STEP_REDESIGN_APPLIED), ==,
      ALUR_ANSWER_YES);
  select_steps (&fixture, (const char *const[]){ "s1", "s3", NULL });
  run (&fixture, "decide-combine");
  g_assert_cmpuint (
      alur_element_get_word (decision_of (&fixture, "s1"), ALUR_STEP_REDESIGN_APPLIED), !=,
      ALUR_ANSWER_YES);
  interact_fixture_clear (&fixture);
}

/* A start is no step to decide about, and the target is decided already. */
static void
test_nothing_to_decide (void)
{
  InteractFixture fixture;
  const AlurCommand *abolish = alur_command_find ("decide-abolish");

  interact_fixture_set_up (&fixture, "izin-terapis-gigi");
  g_assert_false (abolish->may_run (fixture.editor));
  select_steps (&fixture, (const char *const[]){ "s0", NULL });
  g_assert_false (abolish->may_run (fixture.editor));
  select_steps (&fixture, (const char *const[]){ "pr-sip", NULL });
  g_assert_true (abolish->may_run (fixture.editor));
  g_assert_false (alur_command_find ("decide-decentralise")->may_run (fixture.editor));
  select_steps (&fixture, (const char *const[]){ "s4", NULL });
  g_assert_true (abolish->may_run (fixture.editor));
  alur_editor_set_stage (fixture.editor, alur_document_get_stage (fixture.document, "target"));
  g_assert_false (abolish->may_run (fixture.editor));
  interact_fixture_clear (&fixture);
}

/* The first stage that is added is the target, the next ones lie before it. */
static void
test_stages (void)
{
  InteractFixture fixture;
  AlurElement *target, *first, *second;

  interact_fixture_set_up (&fixture, "minimal");
  run (&fixture, "make-stage");
  target = alur_element_next (fixture.stage, ALUR_KIND_STAGE);
  g_assert_cmpuint (alur_element_get_word (target, ALUR_STAGE_KIND), ==, ALUR_STAGE_TARGET);
  g_assert_true (alur_editor_get_stage (fixture.editor) == target);
  g_assert_true (get_focus (&fixture) == target);

  run (&fixture, "make-stage");
  first = alur_element_next (fixture.stage, ALUR_KIND_STAGE);
  g_assert_cmpuint (alur_element_get_word (first, ALUR_STAGE_KIND), ==, ALUR_STAGE_INTERIM);
  run (&fixture, "make-stage");
  second = alur_element_next (first, ALUR_KIND_STAGE);
  g_assert_true (alur_element_next (second, ALUR_KIND_STAGE) == target);
  g_assert_false (alur_command_find ("stage-later")->may_run (fixture.editor));
  run (&fixture, "stage-earlier");
  g_assert_true (alur_element_next (second, ALUR_KIND_STAGE) == first);

  run (&fixture, "delete");
  g_assert_true (alur_element_next (fixture.stage, ALUR_KIND_STAGE) == first);
  alur_editor_set_stage (fixture.editor, fixture.stage);
  alur_selection_set (alur_editor_get_selection (fixture.editor), fixture.stage);
  run (&fixture, "delete");
  g_assert_true (alur_document_get_stage (fixture.document, NULL) == fixture.stage);
  interact_fixture_clear (&fixture);
}

/* The focus stays; in later stages only where that is wanted; one step of undo. */
static void
test_merge_units (void)
{
  InteractFixture fixture;
  const AlurCommand *onward = alur_command_find ("merge-units-onward");
  AlurElement *target;

  interact_fixture_set_up (&fixture, "izin-terapis-gigi");
  target = alur_document_get_stage (fixture.document, "target");
  select_steps (&fixture, (const char *const[]){ "u-bo", NULL });
  g_assert_false (onward->may_run (fixture.editor));
  select_steps (&fixture, (const char *const[]){ "u-bo", "u-fo", NULL });
  run (&fixture, "merge-units");
  g_assert_null (alur_document_lookup (fixture.document, fixture.stage, "u-bo"));
  g_assert_nonnull (alur_document_lookup (fixture.document, target, "u-bo"));
  g_assert_cmpstr (alur_element_get_id (get_focus (&fixture)), ==, "u-fo");
  run (&fixture, "undo");
  select_steps (&fixture, (const char *const[]){ "u-bo", "u-fo", NULL });
  run (&fixture, "merge-units-onward");
  g_assert_null (alur_document_lookup (fixture.document, fixture.stage, "u-bo"));
  g_assert_null (alur_document_lookup (fixture.document, target, "u-bo"));
  run (&fixture, "undo");
  g_assert_nonnull (alur_document_lookup (fixture.document, target, "u-bo"));
  interact_fixture_clear (&fixture);
}

static gboolean
may (InteractFixture *fixture, const char *name)
{
  const AlurCommand *command = alur_command_find (name);

  return command->may_run == NULL || command->may_run (fixture->editor);
}

/* What couldn't be opened again can't be made: functions more than 100 levels deep. */
static void
test_function_levels (void)
{
  InteractFixture fixture;
  AlurElement *functions, *top, *tip, *other;
  g_autofree char *refusal = NULL;

  interact_fixture_set_up (&fixture, "empty");
  run (&fixture, "make-function");
  top = get_focus (&fixture);
  for (guint i = 1; i < ALUR_LIMITS_FUNCTION_LEVELS; i++)
    {
      g_assert_true (may (&fixture, "make-child"));
      run (&fixture, "make-child");
    }
  tip = get_focus (&fixture);
  functions = tip->parent;
  g_assert_cmpuint (alur_element_count (functions, ALUR_KIND_FUNCTION), ==, 100);
  g_assert_false (may (&fixture, "make-child"));
  run (&fixture, "make-child");
  g_assert_cmpuint (alur_element_count (functions, ALUR_KIND_FUNCTION), ==, 100);
  run (&fixture, "make-function");
  other = get_focus (&fixture);
  refusal = alur_edit_refuse_parent (fixture.document, other, alur_element_get_id (tip));
  g_assert_nonnull (strstr (refusal, "100"));
  g_clear_pointer (&refusal, g_free);
  /* nor may what has parts go into another */
  refusal = alur_edit_refuse_parent (fixture.document, top, alur_element_get_id (other));
  g_assert_nonnull (strstr (refusal, "100"));
  interact_fixture_clear (&fixture);
}

static void
test_stage_limit (void)
{
  InteractFixture fixture;
  AlurElement *root;

  interact_fixture_set_up (&fixture, "empty");
  root = alur_document_get_root (fixture.document);
  for (guint i = 1; i < ALUR_LIMITS_STAGES; i++)
    {
      g_assert_true (may (&fixture, "make-stage"));
      alur_document_begin (fixture.document, "Add");
      alur_edit_add_stage (fixture.document, alur_element_first (root, ALUR_KIND_STAGE),
                           ALUR_STAGE_INTERIM, "x");
      alur_document_commit (fixture.document);
    }
  g_assert_false (may (&fixture, "make-stage"));
  run (&fixture, "make-stage");
  g_assert_cmpuint (alur_element_count (root, ALUR_KIND_STAGE), ==, ALUR_LIMITS_STAGES);
  interact_fixture_clear (&fixture);
}

/* Beside the stage that is shown stands another one, and what is selected there is of that. */
static void
test_in_the_compared_stage (void)
{
  static const char *const names[] = { "make-next", "make-child", "make-unit", "make-problem" };
  InteractFixture fixture;
  g_autoptr (GError) error = NULL;
  AlurElement *target;

  interact_fixture_set_up (&fixture, "rawat-inap");
  target = alur_document_get_stage (fixture.document, "target");
  alur_editor_show (fixture.editor, ALUR_PANE_COMPARISON, NULL);
  alur_editor_set_other_stage (fixture.editor, target);
  for (guint i = 0; i < 2 * G_N_ELEMENTS (names); i++)
    {
      AlurElement *in
          = i % 2 == 0 ? alur_element_first (
                alur_document_get_organisation (fixture.document, target), ALUR_KIND_UNIT)
                       : alur_element_first (target, ALUR_KIND_PROCEDURE);

      alur_selection_set (alur_editor_get_selection (fixture.editor), in);
      run (&fixture, names[i / 2]);
      if (g_str_equal (names[i / 2], "make-unit") && i % 2 != 0)
        g_assert_true (alur_element_get_stage (get_focus (&fixture)) == fixture.stage);
      else
        g_assert_true (alur_element_get_stage (get_focus (&fixture)) == target);
      alur_document_validate (fixture.document, NULL, &error);
      g_assert_no_error (error);
    }
  g_assert_cmpuint (alur_document_get_undo_depth (fixture.document), ==, 2 * G_N_ELEMENTS (names));
  interact_fixture_clear (&fixture);
}

/* Units of the stage that is compared with become one there, also where the stage that is shown has
 * no such units. */
static void
test_merged_in_the_compared_stage (void)
{
  InteractFixture fixture;
  AlurElement *units[2];
  AlurElement *target;
  g_autoptr (GError) error = NULL;

  interact_fixture_set_up (&fixture, "rawat-inap");
  target = alur_document_get_organisation (fixture.document,
                                           alur_document_get_stage (fixture.document, "target"));
  alur_document_begin (fixture.document, "Make");
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      units[i] = alur_document_insert (fixture.document, target, ALUR_KIND_UNIT, NULL, NULL);
      alur_document_set_text (fixture.document, units[i], ALUR_UNIT_NAME, "Loket");
    }
  alur_document_commit (fixture.document);
  alur_editor_show (fixture.editor, ALUR_PANE_COMPARISON, NULL);
  alur_editor_set_other_stage (fixture.editor, target->parent);
  alur_selection_set_all (alur_editor_get_selection (fixture.editor), units, G_N_ELEMENTS (units));
  run (&fixture, "merge-units");
  g_assert_true (units[0]->parent == NULL || units[1]->parent == NULL);
  g_assert_true (get_focus (&fixture)->parent == target);
  alur_document_validate (fixture.document, NULL, &error);
  g_assert_no_error (error);
  interact_fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/command/deletion-is-told", test_deletion_is_told);
  g_test_add_func ("/command/refused-is-not-told", test_refused_is_not_told);
  g_test_add_func ("/command/table", test_table);
  g_test_add_func ("/command/typing", test_typing);
  g_test_add_func ("/command/delete-and-undo", test_delete_and_undo);
  g_test_add_func ("/command/walking-a-chart", test_walking_a_chart);
  g_test_add_func ("/command/places", test_places);
  g_test_add_func ("/command/moved-by-keys", test_moved_by_keys);
  g_test_add_func ("/command/nobody-is-placed", test_nobody_is_placed);
  g_test_add_func ("/command/arranged-with-a-lane", test_arranged_with_a_lane);
  g_test_add_func ("/command/no-places-in-a-comparison", test_no_places_in_a_comparison);
  g_test_add_func ("/command/deciding", test_deciding);
  g_test_add_func ("/command/combined-anew", test_combined_anew);
  g_test_add_func ("/command/nothing-to-decide", test_nothing_to_decide);
  g_test_add_func ("/command/merge-units", test_merge_units);
  g_test_add_func ("/command/stages", test_stages);
  g_test_add_func ("/command/function-levels", test_function_levels);
  g_test_add_func ("/command/stage-limit", test_stage_limit);
  g_test_add_func ("/command/in-the-compared-stage", test_in_the_compared_stage);
  g_test_add_func ("/command/merged-in-the-compared-stage", test_merged_in_the_compared_stage);
  return g_test_run ();
}
