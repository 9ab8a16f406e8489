/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-drop.h"

#include "alur-edit.h"
#include "alur-make.h"

#include "interact-fixture.h"

static AlurElement *
drop (InteractFixture *fixture, const AlurDropItem *item, AlurPoint at, gboolean *asks)
{
  g_auto (AlurDropPlan) plan = { 0 };

  alur_drop_plan (fixture->editor, item, at, 4, &plan);
  g_assert_nonnull (plan.message);
  *asks = plan.asks;
  return plan.allowed ? alur_drop_perform (fixture->editor, item, &plan, at, NULL) : NULL;
}

static void
test_units (void)
{
  InteractFixture fixture;
  AlurDropItem item = { ALUR_DROP_UNIT, ALUR_LEVEL_SERVICE_POINT, ALUR_RESOURCE_NONE };
  AlurRect bounds;
  AlurElement *made;
  gboolean asks;

  interact_fixture_set_up (&fixture, "minimal");
  made = drop (&fixture, &item, interact_middle_of (&fixture, interact_find (&fixture, "u1")),
               &asks);
  g_assert_cmpstr (alur_element_get_ref (made, ALUR_UNIT_PARENT), ==, "u1");
  g_assert_true (alur_selection_get_single (alur_editor_get_selection (fixture.editor)) == made);
  bounds = alur_picture_get_bounds (alur_editor_get_picture (fixture.editor));
  made = drop (&fixture, &item, (AlurPoint){ alur_rect_right (&bounds) + 400, 40 }, &asks);
  g_assert_null (alur_element_get_ref (made, ALUR_UNIT_PARENT));
  g_assert_cmpfloat (alur_element_get_number (made, ALUR_UNIT_X), >, alur_rect_right (&bounds));
  g_assert_cmpuint (alur_document_get_undo_depth (fixture.document), ==, 2);
  interact_fixture_clear (&fixture);
}

static void
test_authorities (void)
{
  InteractFixture fixture;
  AlurDropItem item = { ALUR_DROP_AUTHORITY, ALUR_ROLE_PLANNER, ALUR_RESOURCE_NONE };
  AlurElement *unit;
  AlurElement *made;
  gboolean asks;

  interact_fixture_set_up (&fixture, "minimal");
  unit = interact_find (&fixture, "u1");
  g_assert_null (drop (&fixture, &item, interact_middle_of (&fixture, unit), &asks));
  g_assert_true (asks);
  alur_editor_set_function (fixture.editor, interact_find (&fixture, "f1"));
  made = drop (&fixture, &item, interact_middle_of (&fixture, unit), &asks);
  g_assert_false (asks);
  g_assert_true (made->parent == unit);
  g_assert_cmpuint (alur_element_get_word (made, ALUR_AUTHORITY_ROLE), ==, ALUR_ROLE_PLANNER);
  g_assert_null (drop (&fixture, &item, (AlurPoint){ -500, -500 }, &asks));
  interact_fixture_clear (&fixture);
}

static void
test_steps (void)
{
  InteractFixture fixture;
  AlurDropItem item = { ALUR_DROP_STEP, ALUR_STEP_KIND_TASK, ALUR_RESOURCE_NONE };
  AlurElement *procedure;
  AlurElement *step;
  AlurElement *made;
  AlurHit lane;
  gboolean asks;

  interact_fixture_set_up (&fixture, "rawat-inap");
  g_assert_null (drop (&fixture, &item, (AlurPoint){ 0, 0 }, &asks));
  procedure = alur_element_first (fixture.stage, ALUR_KIND_PROCEDURE);
  alur_editor_show (fixture.editor, ALUR_PANE_PROCEDURE, procedure);
  step = alur_element_first (procedure, ALUR_KIND_STEP);
  made = drop (&fixture, &item, interact_middle_of (&fixture, step), &asks);
  g_assert_true (made->parent == procedure && made->previous == step);
  step = alur_element_next (alur_element_next (step, ALUR_KIND_STEP), ALUR_KIND_STEP);
  lane = alur_picture_hit_lane (alur_editor_get_picture (fixture.editor),
                                interact_middle_of (&fixture, step));
  made = drop (&fixture, &item, (AlurPoint){ lane.rect.x + 4, lane.rect.y + 4 }, &asks);
  g_assert_true (alur_element_get_ref (made, ALUR_STEP_UNIT) == alur_element_get_id (lane.element));
  interact_fixture_clear (&fixture);
}

/* Somewhere on a line that is drawn. */
static AlurPoint
find_line (AlurPicture *picture, const AlurElement *line)
{
  AlurRect bounds = alur_picture_get_bounds (picture);

  for (double y = bounds.y; y < alur_rect_bottom (&bounds); y += 4)
    for (double x = bounds.x; x < alur_rect_right (&bounds); x += 4)
      {
        AlurHit hit = alur_picture_hit (picture, (AlurPoint){ x, y }, 4);

        if (hit.kind == ALUR_HIT_LINE && hit.element == line)
          return (AlurPoint){ x, y };
      }
  g_assert_not_reached ();
}

/* A decision that another procedure gets: what came in between would lead there as a sequence. */
static void
test_steps_between (void)
{
  InteractFixture fixture;
  AlurDropItem item = { ALUR_DROP_STEP, ALUR_STEP_KIND_TASK, ALUR_RESOURCE_NONE };
  AlurElement *procedure;
  AlurElement *own;
  AlurElement *out;
  AlurElement *in;
  AlurElement *made;
  gboolean asks;

  interact_fixture_set_up (&fixture, "rawat-inap");
  procedure = alur_element_first (fixture.stage, ALUR_KIND_PROCEDURE);
  own = alur_element_first (procedure, ALUR_KIND_FLOW);
  alur_document_begin (fixture.document, "Connect two procedures");
  made = alur_make_step (fixture.document,
                         alur_make_procedure (fixture.document, fixture.stage, procedure, "B"),
                         ALUR_STEP_KIND_TASK, NULL, "b");
  out = alur_edit_connect (fixture.document, alur_element_first (procedure, ALUR_KIND_STEP), made,
                           ALUR_FLOW_DECISION);
  in = alur_edit_connect (fixture.document, made, alur_element_first (procedure, ALUR_KIND_STEP),
                          ALUR_FLOW_DECISION);
  alur_document_commit (fixture.document);
  alur_editor_show (fixture.editor, ALUR_PANE_PROCEDURE, procedure);
  g_assert_null (
      drop (&fixture, &item, find_line (alur_editor_get_picture (fixture.editor), out), &asks));
  g_assert_null (
      drop (&fixture, &item, find_line (alur_editor_get_picture (fixture.editor), in), &asks));
  made = drop (&fixture, &item, find_line (alur_editor_get_picture (fixture.editor), own), &asks);
  g_assert_true (made->parent == procedure);
  g_assert_true (alur_element_get_ref (own, ALUR_FLOW_TO) == alur_element_get_id (made));
  interact_fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/drop/units", test_units);
  g_test_add_func ("/drop/authorities", test_authorities);
  g_test_add_func ("/drop/steps", test_steps);
  g_test_add_func ("/drop/steps-between", test_steps_between);
  return g_test_run ();
}
