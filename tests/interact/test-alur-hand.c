/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "interact-fixture.h"

#include "alur-command.h"
#include "alur-edit.h"
#include "alur-validate.h"

#include <math.h>

#define N_SEQUENCES 200
#define N_ACTIONS 30

static guint
count_selected (InteractFixture *fixture)
{
  return alur_selection_get_size (alur_editor_get_selection (fixture->editor));
}

static void
test_clicks (void)
{
  InteractFixture fixture;
  AlurPoint a;
  AlurPoint b;

  interact_fixture_set_up (&fixture, "minimal");
  a = interact_middle_of (&fixture, interact_find (&fixture, "u1"));
  b = interact_middle_of (&fixture, interact_find (&fixture, "u2"));
  interact_click (&fixture, a, 0);
  g_assert_true (alur_selection_get_single (alur_editor_get_selection (fixture.editor))
                 == interact_find (&fixture, "u1"));
  interact_click (&fixture, b, ALUR_KEY_CONTROL);
  g_assert_cmpuint (count_selected (&fixture), ==, 2);
  interact_click (&fixture, b, ALUR_KEY_SHIFT);
  g_assert_cmpuint (count_selected (&fixture), ==, 1);
  interact_click (&fixture, (AlurPoint){ -300, -300 }, 0);
  g_assert_cmpuint (count_selected (&fixture), ==, 0);
  g_assert_cmpuint (alur_document_get_undo_depth (fixture.document), ==, 0);
  interact_fixture_clear (&fixture);
}

static void
test_rubber_band (void)
{
  InteractFixture fixture;
  AlurRect bounds;

  interact_fixture_set_up (&fixture, "minimal");
  bounds = alur_picture_get_bounds (alur_editor_get_picture (fixture.editor));
  interact_drag (&fixture, (AlurPoint){ bounds.x - 20, bounds.y - 20 },
                 (AlurPoint){ alur_rect_right (&bounds) + 20, alur_rect_bottom (&bounds) + 20 }, 0);
  g_assert_cmpuint (count_selected (&fixture), ==, 2);
  interact_press (&fixture, (AlurPoint){ bounds.x - 20, bounds.y - 20 }, 0, 1);
  interact_move_to (&fixture, (AlurPoint){ bounds.x - 10, bounds.y - 10 });
  g_assert_true (alur_hand_cancel (fixture.hand));
  g_assert_cmpuint (count_selected (&fixture), ==, 2);
  interact_fixture_clear (&fixture);
}

static void
test_move (void)
{
  InteractFixture fixture;
  AlurElement *unit;
  AlurPoint from;
  AlurHit hit;

  interact_fixture_set_up (&fixture, "minimal");
  unit = interact_find (&fixture, "u2");
  from = interact_middle_of (&fixture, unit);
  g_assert_true (alur_picture_find (alur_editor_get_picture (fixture.editor), unit, &hit));
  interact_drag (&fixture, from, (AlurPoint){ from.x + 301, from.y + 207 }, ALUR_KEY_ALT);
  g_assert_cmpfloat_with_epsilon (alur_element_get_number (unit, ALUR_UNIT_X),
                                  round (hit.rect.x + 301), 1e-9);
  g_assert_cmpfloat_with_epsilon (alur_element_get_number (unit, ALUR_UNIT_Y),
                                  round (hit.rect.y + 207), 1e-9);
  g_assert_cmpuint (alur_document_get_undo_depth (fixture.document), ==, 1);
  g_assert_true (alur_editor_undo (fixture.editor));
  g_assert_true (isnan (alur_element_get_number (unit, ALUR_UNIT_X)));
  interact_fixture_clear (&fixture);
}

static void
test_cancelled_move_changes_nothing (void)
{
  InteractFixture fixture;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  AlurPoint from;

  interact_fixture_set_up (&fixture, "minimal");
  before = interact_dup_text (&fixture);
  from = interact_middle_of (&fixture, interact_find (&fixture, "u2"));
  interact_move_to (&fixture, from);
  interact_press (&fixture, from, 0, 1);
  interact_move_to (&fixture, (AlurPoint){ from.x + 90, from.y + 70 });
  interact_move_to (&fixture, (AlurPoint){ from.x + 190, from.y + 170 });
  g_assert_true (alur_hand_is_busy (fixture.hand));
  g_assert_true (alur_hand_cancel (fixture.hand));
  interact_release (&fixture, from, 0);
  after = interact_dup_text (&fixture);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (alur_document_get_undo_depth (fixture.document), ==, 0);
  g_assert_false (alur_document_in_transaction (fixture.document));
  interact_fixture_clear (&fixture);
}

/* Another button that is pressed and let go of meanwhile drops nothing. */
static void
test_other_button (void)
{
  InteractFixture fixture;
  AlurPointerEvent other = { ALUR_POINTER_PRESS, { 0, 0 }, 3, 0, 1, 1 };
  AlurElement *unit;
  AlurPoint from;

  interact_fixture_set_up (&fixture, "minimal");
  unit = interact_find (&fixture, "u2");
  from = interact_middle_of (&fixture, unit);
  interact_move_to (&fixture, from);
  interact_press (&fixture, from, 0, 1);
  interact_move_to (&fixture, (AlurPoint){ from.x + 90, from.y + 300 });
  other.at = (AlurPoint){ from.x + 90, from.y + 300 };
  alur_hand_handle (fixture.hand, &other);
  other.kind = ALUR_POINTER_RELEASE;
  alur_hand_handle (fixture.hand, &other);
  g_assert_true (alur_hand_is_busy (fixture.hand));
  g_assert_cmpuint (alur_document_get_undo_depth (fixture.document), ==, 0);
  interact_move_to (&fixture, (AlurPoint){ from.x + 190, from.y + 300 });
  interact_release (&fixture, (AlurPoint){ from.x + 190, from.y + 300 }, 0);
  g_assert_false (alur_hand_is_busy (fixture.hand));
  g_assert_cmpuint (alur_document_get_undo_depth (fixture.document), ==, 1);
  interact_fixture_clear (&fixture);
}

static void
test_move_onto_a_unit (void)
{
  InteractFixture fixture;
  AlurElement *u1;
  AlurElement *u2;

  interact_fixture_set_up (&fixture, "minimal");
  u1 = interact_find (&fixture, "u1");
  u2 = interact_find (&fixture, "u2");
  interact_drag (&fixture, interact_middle_of (&fixture, u2), interact_middle_of (&fixture, u1), 0);
  g_assert_true (alur_element_get_ref (u2, ALUR_UNIT_PARENT) == alur_element_get_id (u1));
  g_assert_true (isnan (alur_element_get_number (u2, ALUR_UNIT_X)));
  /* The one above cannot come below. */
  interact_drag (&fixture, interact_middle_of (&fixture, u1), interact_middle_of (&fixture, u2), 0);
  g_assert_null (alur_element_get_ref (u1, ALUR_UNIT_PARENT));
  g_assert_cmpuint (alur_document_get_undo_depth (fixture.document), ==, 1);
  interact_fixture_clear (&fixture);
}

static void
test_connect (void)
{
  InteractFixture fixture;
  AlurElement *u1;
  AlurElement *relation;
  AlurPoint grip;

  interact_fixture_set_up (&fixture, "minimal");
  u1 = interact_find (&fixture, "u1");
  interact_move_to (&fixture, interact_middle_of (&fixture, u1));
  grip = interact_grip_of (&fixture, u1, 1);
  interact_drag (&fixture, grip, interact_middle_of (&fixture, interact_find (&fixture, "u2")), 0);
  relation = alur_selection_get_single (alur_editor_get_selection (fixture.editor));
  g_assert_cmpint (relation->kind, ==, ALUR_KIND_RELATION);
  g_assert_cmpstr (alur_element_get_ref (relation, ALUR_RELATION_FROM), ==, "u1");
  g_assert_cmpstr (alur_element_get_ref (relation, ALUR_RELATION_TO), ==, "u2");
  interact_move_to (&fixture, interact_middle_of (&fixture, u1));
  interact_drag (&fixture, interact_grip_of (&fixture, u1, 2), (AlurPoint){ 90, 900 }, 0);
  g_assert_cmpstr (
      alur_element_get_ref (alur_selection_get_single (alur_editor_get_selection (fixture.editor)),
                            ALUR_UNIT_PARENT),
      ==, "u1");
  interact_fixture_clear (&fixture);
}

/* A key does it meanwhile: of what is connected, one end or the other is deleted. */
static void
test_gone_while_connecting (void)
{
  for (guint i = 0; i < 2; i++)
    {
      InteractFixture fixture;
      AlurElement *ends[2];
      AlurPoint grip;
      AlurPoint to;
      g_autoptr (GError) error = NULL;

      interact_fixture_set_up (&fixture, "minimal");
      ends[0] = interact_find (&fixture, "u1");
      ends[1] = interact_find (&fixture, "u2");
      interact_move_to (&fixture, interact_middle_of (&fixture, ends[0]));
      grip = interact_grip_of (&fixture, ends[0], 1);
      to = interact_middle_of (&fixture, ends[1]);
      interact_move_to (&fixture, grip);
      interact_press (&fixture, grip, 0, 1);
      interact_move_to (&fixture, to);
      g_assert_true (alur_hand_is_busy (fixture.hand));
      alur_document_begin (fixture.document, "Delete");
      alur_edit_delete (fixture.document, &ends[i], 1);
      alur_document_commit (fixture.document);
      g_assert_false (alur_hand_is_busy (fixture.hand));
      interact_release (&fixture, to, 0);
      g_assert_null (interact_find_named (&fixture, ALUR_KIND_RELATION, NULL));
      alur_document_validate (fixture.document, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (alur_document_get_undo_depth (fixture.document), ==, 1);
      interact_fixture_clear (&fixture);
    }
}

static void
test_step_to_another_lane (void)
{
  InteractFixture fixture;
  AlurElement *procedure;
  AlurElement *step;
  AlurElement *other = NULL;
  AlurHit lane;
  AlurPoint from;

  interact_fixture_set_up (&fixture, "rawat-inap");
  procedure = alur_element_first (fixture.stage, ALUR_KIND_PROCEDURE);
  alur_editor_show (fixture.editor, ALUR_PANE_PROCEDURE, procedure);
  step = alur_element_next (alur_element_first (procedure, ALUR_KIND_STEP), ALUR_KIND_STEP);
  ALUR_FOREACH (each, procedure, ALUR_KIND_STEP)
  if (other == NULL
      && alur_element_get_ref (each, ALUR_STEP_UNIT) != alur_element_get_ref (step, ALUR_STEP_UNIT)
      && alur_element_get_ref (each, ALUR_STEP_UNIT) != NULL)
    other = each;
  g_assert_nonnull (other);
  lane = alur_picture_hit_lane (alur_editor_get_picture (fixture.editor),
                                interact_middle_of (&fixture, other));
  from = interact_middle_of (&fixture, step);
  interact_drag (&fixture, from, (AlurPoint){ from.x, lane.rect.y + lane.rect.height - 6 },
                 ALUR_KEY_ALT);
  g_assert_true (alur_element_get_ref (step, ALUR_STEP_UNIT) == alur_element_get_id (lane.element));
  g_assert_cmpfloat (alur_element_get_number (step, ALUR_STEP_Y), >=, 0);
  g_assert_cmpuint (alur_document_get_undo_depth (fixture.document), ==, 1);
  interact_fixture_clear (&fixture);
}

#define LANES                                                                                      \
  "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\"><stage id=\"now\" kind=\"current\">"        \
  "<organisation><unit id=\"u1\" name=\"Loket\"/><unit id=\"u2\" name=\"Seksi\"/>"                 \
  "<unit id=\"u3\" name=\"Arsip\"/></organisation><procedure id=\"c1\" lanes=\"u1 u2 u3\">"        \
  "<step id=\"s0\" kind=\"start\"/><step id=\"s1\" unit=\"u2\"/><step id=\"s2\" unit=\"u1\"/>"     \
  "<step id=\"s3\" unit=\"u3\"/><flow id=\"w1\" from=\"s0\" to=\"s1\"/>"                           \
  "<flow id=\"w2\" from=\"s1\" to=\"s2\"/><flow id=\"w3\" from=\"s2\" to=\"s3\"/>"                 \
  "</procedure></stage></alur>"

static AlurRect
rect_of (InteractFixture *fixture, const char *id)
{
  AlurHit hit;

  g_assert_true (alur_picture_find (alur_editor_get_picture (fixture->editor),
                                    interact_find (fixture, id), &hit));
  return hit.rect;
}

/* Pushed along together, steps of several lanes stay in theirs. */
static void
test_steps_of_several_lanes (void)
{
  static const char *const ids[] = { "s0", "s1", "s2" };
  static const char *const units[] = { NULL, "u2", "u1" };
  InteractFixture fixture;
  AlurElement *steps[G_N_ELEMENTS (ids)];
  AlurRect before[G_N_ELEMENTS (ids)];
  AlurPoint from;

  interact_fixture_set_up (&fixture, LANES);
  alur_editor_show (fixture.editor, ALUR_PANE_PROCEDURE, interact_find (&fixture, "c1"));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      steps[i] = interact_find (&fixture, ids[i]);
      before[i] = rect_of (&fixture, ids[i]);
    }
  alur_selection_set_all (alur_editor_get_selection (fixture.editor), steps, G_N_ELEMENTS (ids));
  from = interact_middle_of (&fixture, steps[1]);
  interact_drag (&fixture, from, (AlurPoint){ from.x + 61, from.y }, ALUR_KEY_ALT);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      AlurRect now = rect_of (&fixture, ids[i]);

      g_assert_cmpstr (alur_element_get_ref (steps[i], ALUR_STEP_UNIT), ==, units[i]);
      g_assert_cmpfloat_with_epsilon (now.x, before[i].x + 61, 1);
      g_assert_cmpfloat_with_epsilon (now.y, before[i].y, 1);
    }
  g_assert_cmpuint (alur_document_get_undo_depth (fixture.document), ==, 1);
  interact_fixture_clear (&fixture);
}

/* Into the lane of somebody else they all go. */
static void
test_steps_to_another_lane (void)
{
  InteractFixture fixture;
  AlurElement *steps[2];
  AlurPoint from;
  AlurPoint to;

  interact_fixture_set_up (&fixture, LANES);
  alur_editor_show (fixture.editor, ALUR_PANE_PROCEDURE, interact_find (&fixture, "c1"));
  steps[0] = interact_find (&fixture, "s1");
  steps[1] = interact_find (&fixture, "s2");
  alur_selection_set_all (alur_editor_get_selection (fixture.editor), steps, 2);
  from = interact_middle_of (&fixture, steps[0]);
  to = interact_middle_of (&fixture, interact_find (&fixture, "s3"));
  interact_drag (&fixture, from, (AlurPoint){ from.x, to.y }, ALUR_KEY_ALT);
  g_assert_cmpstr (alur_element_get_ref (steps[0], ALUR_STEP_UNIT), ==, "u3");
  g_assert_cmpstr (alur_element_get_ref (steps[1], ALUR_STEP_UNIT), ==, "u3");
  interact_fixture_clear (&fixture);
}

static void
test_bend (void)
{
  InteractFixture fixture;
  AlurElement *procedure;
  AlurElement *flow;
  const AlurPoint *points;
  guint n_points;
  AlurPoint middle;

  interact_fixture_set_up (&fixture, "rawat-inap");
  procedure = alur_element_first (fixture.stage, ALUR_KIND_PROCEDURE);
  alur_editor_show (fixture.editor, ALUR_PANE_PROCEDURE, procedure);
  flow = alur_element_first (procedure, ALUR_KIND_FLOW);
  points = alur_picture_find_line (alur_editor_get_picture (fixture.editor), flow, &n_points);
  middle = (AlurPoint){ (points[0].x + points[1].x) / 2, (points[0].y + points[1].y) / 2 };
  interact_click (&fixture, middle, 0);
  g_assert_true (alur_selection_get_single (alur_editor_get_selection (fixture.editor)) == flow);
  interact_drag (&fixture, middle, (AlurPoint){ middle.x + 5, middle.y + 40 }, 0);
  g_assert_cmpuint (alur_element_count (flow, ALUR_KIND_BEND), ==, 1);
  interact_drag (&fixture, (AlurPoint){ round (middle.x + 5), round (middle.y + 40) },
                 (AlurPoint){ middle.x + 5, middle.y + 60 }, 0);
  g_assert_cmpuint (alur_element_count (flow, ALUR_KIND_BEND), ==, 1);
  g_assert_cmpuint (alur_document_get_undo_depth (fixture.document), ==, 2);
  interact_fixture_clear (&fixture);
}

/* --- By chance -------------------------------------------------------------------------------- */

static AlurPoint
any_point (InteractFixture *fixture, GRand *rand)
{
  AlurPicture *picture = alur_editor_get_picture (fixture->editor);
  AlurRect bounds = { 0, 0, 400, 300 };

  if (picture != NULL)
    bounds = alur_picture_get_bounds (picture);
  return (AlurPoint){ bounds.x - 40 + g_rand_double (rand) * (bounds.width + 80),
                      bounds.y - 40 + g_rand_double (rand) * (bounds.height + 80) };
}

static void
drop_anything (InteractFixture *fixture, GRand *rand)
{
  static const guint counts[] = { ALUR_LEVEL_OTHER + 1, ALUR_STEP_KIND_END + 1, ALUR_N_ROLES, 1 };
  AlurDropKind kind = (AlurDropKind) g_rand_int_range (rand, 0, 4);
  guint word = (guint) g_rand_int_range (rand, kind == ALUR_DROP_AUTHORITY,
                                         (gint) counts[kind] + (kind == ALUR_DROP_PROBLEM));
  AlurDropItem item = { kind, MIN (word, counts[kind] - 1), ALUR_RESOURCE_NONE };
  AlurPoint at = any_point (fixture, rand);
  g_auto (AlurDropPlan) plan = { 0 };

  alur_hand_drag_over (fixture->hand, &item, at);
  alur_hand_drag_leave (fixture->hand);
  alur_drop_plan (fixture->editor, &item, at, 5, &plan);
  if (plan.allowed)
    alur_drop_perform (fixture->editor, &item, &plan, at, NULL);
}

static void
run_anything (InteractFixture *fixture, GRand *rand)
{
  guint n_commands;
  const AlurCommand *commands = alur_commands_get (&n_commands);

  alur_command_run (&commands[g_rand_int_range (rand, 0, (gint) n_commands)], fixture->editor);
}

/* Pressed, dragged and let go or given up, with a key of the window between. */
static void
drag_with_both_hands (InteractFixture *fixture, GRand *rand, AlurPoint at)
{
  interact_press (fixture, at, 0, 1);
  interact_move_to (fixture, any_point (fixture, rand));
  if (g_rand_boolean (rand))
    run_anything (fixture, rand);
  interact_move_to (fixture, any_point (fixture, rand));
  if (g_rand_boolean (rand))
    alur_hand_cancel (fixture->hand);
  interact_release (fixture, any_point (fixture, rand), 0);
}

static void
do_anything (InteractFixture *fixture, GRand *rand)
{
  AlurPoint at = any_point (fixture, rand);
  guint keys = g_rand_double (rand) < 0.2 ? ALUR_KEY_CONTROL : 0;

  switch (g_rand_int_range (rand, 0, 8))
    {
    case 0:
    case 1:
      interact_drag (fixture, at, any_point (fixture, rand), keys);
      break;
    case 2:
      interact_click (fixture, at, keys);
      break;
    case 3:
      drag_with_both_hands (fixture, rand, at);
      break;
    case 4:
      drop_anything (fixture, rand);
      break;
    case 5:
      alur_editor_show (fixture->editor, (AlurPane) g_rand_int_range (rand, 0, ALUR_N_PANES), NULL);
      break;
    default:
      run_anything (fixture, rand);
      break;
    }
  alur_hand_get_overlay (fixture->hand);
  alur_hand_get_cursor (fixture->hand);
}

static void
test_by_chance (void)
{
  guint32 seed = 1;

  if (g_getenv ("ALUR_SEED") != NULL)
    seed = (guint32) g_ascii_strtoull (g_getenv ("ALUR_SEED"), NULL, 10);
  g_test_message ("ALUR_SEED=%u", seed);
  for (guint i = 0; i < N_SEQUENCES; i++)
    {
      InteractFixture fixture;
      GRand *rand = g_rand_new_with_seed (seed + i);
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autofree char *done = NULL;
      InteractFixture again;

      interact_fixture_set_up (&fixture, i % 2 == 0 ? "minimal" : "akta-kelahiran");
      before = interact_dup_text (&fixture);
      for (guint k = 0; k < N_ACTIONS; k++)
        {
          do_anything (&fixture, rand);
          g_assert_false (alur_document_in_transaction (fixture.document));
        }
      done = interact_dup_text (&fixture);
      interact_fixture_set_up (&again, g_strstr_len (done, -1, "<alur"));
      interact_fixture_clear (&again);
      while (alur_editor_undo (fixture.editor))
        ;
      after = interact_dup_text (&fixture);
      g_assert_cmpstr (before, ==, after);
      interact_fixture_clear (&fixture);
      g_rand_free (rand);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hand/clicks", test_clicks);
  g_test_add_func ("/hand/rubber-band", test_rubber_band);
  g_test_add_func ("/hand/move", test_move);
  g_test_add_func ("/hand/cancelled-move-changes-nothing", test_cancelled_move_changes_nothing);
  g_test_add_func ("/hand/other-button", test_other_button);
  g_test_add_func ("/hand/move-onto-a-unit", test_move_onto_a_unit);
  g_test_add_func ("/hand/connect", test_connect);
  g_test_add_func ("/hand/gone-while-connecting", test_gone_while_connecting);
  g_test_add_func ("/hand/step-to-another-lane", test_step_to_another_lane);
  g_test_add_func ("/hand/steps-of-several-lanes", test_steps_of_several_lanes);
  g_test_add_func ("/hand/steps-to-another-lane", test_steps_to_another_lane);
  g_test_add_func ("/hand/bend", test_bend);
  g_test_add_func ("/hand/by-chance", test_by_chance);
  return g_test_run ();
}
