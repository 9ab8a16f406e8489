/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-tool.h"

#include "interact-fixture.h"

#define MOST 32

/* Every tool has a name and a picture, and those to drag survive the way over the clipboard. */
static void
test_all (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  guint n_all = 0;

  for (guint pane = 0; pane < ALUR_N_PANES; pane++)
    for (guint kind = 0; kind < ALUR_N_TOOLS; kind++)
      {
        AlurTool tools[MOST];
        guint n_tools = alur_tools_list ((AlurPane) pane, (AlurToolKind) kind, tools, MOST);

        for (guint i = 0; i < n_tools; i++)
          {
            g_autoptr (AlurScene) scene = alur_scene_new (metrics);
            g_autofree char *label = alur_tool_dup_label (&tools[i]);
            AlurRect bounds;

            g_assert_cmpstr (label, !=, "");
            alur_tool_draw (&tools[i], scene, "id");
            bounds = alur_scene_get_bounds (scene);
            g_assert_cmpfloat (bounds.x, >=, 0);
            g_assert_cmpfloat (alur_rect_right (&bounds), <=, ALUR_TOOL_WIDTH);
            g_assert_cmpfloat (alur_rect_bottom (&bounds), <=, ALUR_TOOL_HEIGHT);
            n_all++;
          }
      }
  /* 8 levels, 11 authorities, 5 relations; 6 kinds of step, 5 of flow, 4 of them in the chain;
   * problems in three views */
  g_assert_cmpuint (n_all, ==, 8 + 11 + 5 + 6 + 5 + 4 + 3);
}

/* Without being dragged a tool goes to what is selected. */
static void
test_plan (void)
{
  InteractFixture fixture;
  AlurTool unit = { ALUR_TOOL_UNIT, ALUR_LEVEL_SERVICE_POINT };
  AlurTool step = { ALUR_TOOL_STEP, ALUR_STEP_KIND_TASK };
  g_auto (AlurDropPlan) plan = { 0 };
  g_auto (AlurDropPlan) refused = { 0 };
  AlurElement *dinkes;
  AlurPoint at;

  interact_fixture_set_up (&fixture, "rawat-inap");
  dinkes = interact_find (&fixture, "u-dinkes");
  alur_selection_set (alur_editor_get_selection (fixture.editor), dinkes);
  g_assert_true (alur_tool_plan (fixture.editor, &unit, &at, &plan));
  g_assert_true (plan.target == dinkes);
  g_assert_false (alur_tool_plan (fixture.editor, &step, &at, &refused));
  g_assert_nonnull (refused.message);
  interact_fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tool/all", test_all);
  g_test_add_func ("/tool/plan", test_plan);
  return g_test_run ();
}
