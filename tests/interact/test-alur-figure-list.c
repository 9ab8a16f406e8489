/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The figures in sight while a procedure is edited, and what is compared with what. */

#include "alur-figure-list.h"

#include "interact-fixture.h"

static const AlurFigureItem *
get_item (GPtrArray *items, const char *label)
{
  for (guint i = 0; i < items->len; i++)
    if (g_str_equal (((AlurFigureItem *) items->pdata[i])->label, label))
      return items->pdata[i];
  g_error ("no figure %s", label);
}

static void
test_against_the_stage_before (void)
{
  InteractFixture fixture;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) now = NULL;
  g_autoptr (GPtrArray) chart = NULL;
  const AlurFigureItem *steps;

  interact_fixture_set_up (&fixture, "izin-terapis-gigi");
  chart = alur_figure_list_new (fixture.editor);
  g_assert_cmpuint (chart->len, ==, 0);
  alur_editor_show (fixture.editor, ALUR_PANE_PROCEDURE, interact_find (&fixture, "pr-sip"));
  now = alur_figure_list_new (fixture.editor);
  g_assert_cmpstr (get_item (now, "Steps")->value, ==, "14");
  g_assert_null (get_item (now, "Steps")->difference);

  alur_editor_set_stage (fixture.editor, alur_document_get_stage (fixture.document, "target"));
  items = alur_figure_list_new (fixture.editor);
  steps = get_item (items, "Steps");
  g_assert_cmpstr (steps->value, ==, "10");
  g_assert_cmpstr (steps->difference, ==, "−4");
  g_assert_cmpint (steps->trend, ==, 1);
  g_assert_cmpint (get_item (items, "Efficiency")->trend, ==, 1);
  g_assert_null (get_item (items, "Counters")->difference);
  interact_fixture_clear (&fixture);
}

/* It follows what is edited at once. */
static void
test_edited (void)
{
  InteractFixture fixture;
  g_autoptr (GPtrArray) items = NULL;
  AlurElement *step;

  interact_fixture_set_up (&fixture, "izin-terapis-gigi");
  alur_editor_show (fixture.editor, ALUR_PANE_PROCEDURE, interact_find (&fixture, "pr-sip"));
  step = interact_find (&fixture, "s1");
  alur_document_begin (fixture.document, "Edit");
  alur_document_set_word (fixture.document, step, ALUR_STEP_KIND, ALUR_STEP_KIND_WAIT);
  alur_document_commit (fixture.document);
  items = alur_figure_list_new (fixture.editor);
  g_assert_cmpstr (get_item (items, "Steps")->value, ==, "13");
  interact_fixture_clear (&fixture);
}

static void
test_comparing (void)
{
  InteractFixture fixture;
  g_autoptr (GPtrArray) items = NULL;
  AlurElement *target;

  interact_fixture_set_up (&fixture, "rawat-inap");
  target = alur_document_get_stage (fixture.document, "target");
  alur_editor_compare (fixture.editor, ALUR_COMPARED_PROCEDURE, interact_find (&fixture, "pr-jkn"));
  g_assert_false (alur_editor_is_editable (fixture.editor));
  g_assert_cmpstr (alur_element_get_id (alur_editor_get_other_stage (fixture.editor)), ==,
                   "tahap-1");
  alur_editor_set_other_stage (fixture.editor, target);
  items = alur_figure_list_new (fixture.editor);
  g_assert_cmpstr (get_item (items, "Steps")->value, ==, "5");
  g_assert_cmpstr (get_item (items, "Steps")->difference, ==, "−4");

  /* what is compared with itself is compared with what is beside it */
  alur_editor_set_stage (fixture.editor, target);
  g_assert_cmpstr (alur_element_get_id (alur_editor_get_other_stage (fixture.editor)), ==,
                   "tahap-1");
  /* and the earlier always comes first */
  g_assert_true (alur_editor_get_compared_stage (fixture.editor, TRUE) == target);
  interact_fixture_clear (&fixture);
}

/* Both stages are in the picture, and nothing can be dragged in it. */
static void
test_picture_of_two (void)
{
  InteractFixture fixture;
  AlurElement *step;
  guint depth;

  interact_fixture_set_up (&fixture, "izin-terapis-gigi");
  step = interact_find (&fixture, "s2");
  alur_editor_compare (fixture.editor, ALUR_COMPARED_PROCEDURE, interact_find (&fixture, "pr-sip"));
  depth = alur_document_get_undo_depth (fixture.document);
  interact_click (&fixture, interact_middle_of (&fixture, step), 0);
  g_assert_true (alur_selection_get_single (alur_editor_get_selection (fixture.editor)) == step);
  interact_drag (&fixture, interact_middle_of (&fixture, step), (AlurPoint){ 600, 900 }, 0);
  interact_drag (&fixture, interact_grip_of (&fixture, step, 1), (AlurPoint){ 600, 900 }, 0);
  g_assert_cmpuint (alur_document_get_undo_depth (fixture.document), ==, depth);
  alur_editor_compare (fixture.editor, ALUR_COMPARED_TIMES, NULL);
  g_assert_cmpfloat (alur_picture_get_bounds (alur_editor_get_picture (fixture.editor)).width, >,
                     100);
  alur_editor_compare (fixture.editor, ALUR_COMPARED_ORGANISATION, NULL);
  g_assert_cmpfloat (alur_picture_get_bounds (alur_editor_get_picture (fixture.editor)).width, >,
                     1000);
  interact_fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figure-list/against-the-stage-before", test_against_the_stage_before);
  g_test_add_func ("/figure-list/edited", test_edited);
  g_test_add_func ("/figure-list/comparing", test_comparing);
  g_test_add_func ("/figure-list/picture-of-two", test_picture_of_two);
  return g_test_run ();
}
