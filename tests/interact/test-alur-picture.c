/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "interact-fixture.h"

static void
test_every_unit_is_found (void)
{
  InteractFixture fixture;
  AlurPicture *picture;
  guint n_units = 0;

  interact_fixture_set_up (&fixture, "rawat-inap");
  picture = alur_editor_get_picture (fixture.editor);
  ALUR_FOREACH (unit, alur_document_get_organisation (fixture.document, fixture.stage),
                ALUR_KIND_UNIT)
  {
    AlurHit hit = alur_picture_hit (picture, interact_middle_of (&fixture, unit), 4);

    g_assert_cmpint (hit.kind, ==, ALUR_HIT_BOX);
    g_assert_true (hit.element == unit);
    n_units++;
  }
  g_assert_cmpuint (n_units, >, 10);
  interact_fixture_clear (&fixture);
}

static void
test_lines_and_lanes (void)
{
  InteractFixture fixture;
  AlurElement *procedure;
  AlurPicture *picture;
  guint n_flows = 0;

  interact_fixture_set_up (&fixture, "rawat-inap");
  procedure = alur_element_first (fixture.stage, ALUR_KIND_PROCEDURE);
  alur_editor_show (fixture.editor, ALUR_PANE_PROCEDURE, procedure);
  picture = alur_editor_get_picture (fixture.editor);
  ALUR_FOREACH (flow, procedure, ALUR_KIND_FLOW)
  {
    guint n_points;
    const AlurPoint *points = alur_picture_find_line (picture, flow, &n_points);
    AlurPoint middle;
    AlurHit hit;

    g_assert_nonnull (points);
    g_assert_cmpuint (n_points, >=, 2);
    middle = (AlurPoint){ (points[0].x + points[1].x) / 2, (points[0].y + points[1].y) / 2 };
    hit = alur_picture_hit (picture, middle, 3);
    g_assert_cmpint (hit.kind, !=, ALUR_HIT_NOTHING);
    n_flows += hit.element == flow;
  }
  g_assert_cmpuint (n_flows, >, 5);
  ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
  {
    const char *unit = alur_element_get_ref (step, ALUR_STEP_UNIT);
    AlurHit lane = alur_picture_hit_lane (picture, interact_middle_of (&fixture, step));

    if (unit != NULL)
      g_assert_true (alur_element_get_id (lane.element) == unit);
  }
  interact_fixture_clear (&fixture);
}

static void
test_area (void)
{
  InteractFixture fixture;
  AlurPicture *picture;
  AlurRect bounds;
  g_autoptr (GPtrArray) elements = g_ptr_array_new ();

  interact_fixture_set_up (&fixture, "minimal");
  picture = alur_editor_get_picture (fixture.editor);
  bounds = alur_picture_get_bounds (picture);
  bounds = alur_rect_grow (&bounds, 1);
  alur_picture_list_boxes (picture, &bounds, elements);
  g_assert_cmpuint (
      elements->len, ==,
      alur_element_count (alur_document_get_organisation (fixture.document, fixture.stage),
                          ALUR_KIND_UNIT));
  interact_fixture_clear (&fixture);
}

/* However far apart boxes have been put, something or nothing stands next, and that is all. */
static void
test_far_apart (void)
{
  static const double places[] = { -1.7e308, 0, 1.7e308 };
  static const AlurPoint directions[] = { { 1, 0 }, { -1, 0 }, { 0, 1 }, { 0, -1 } };
  InteractFixture fixture;
  AlurPicture *picture;
  AlurElement *organisation;
  guint n = 0;

  interact_fixture_set_up (&fixture, "minimal");
  organisation = alur_document_get_organisation (fixture.document, fixture.stage);
  alur_document_begin (fixture.document, "Far apart");
  ALUR_FOREACH (unit, organisation, ALUR_KIND_UNIT)
  {
    alur_document_set_number (fixture.document, unit, ALUR_UNIT_X, places[n % 3]);
    alur_document_set_number (fixture.document, unit, ALUR_UNIT_Y, places[n / 3 % 3]);
    n++;
  }
  alur_document_commit (fixture.document);
  picture = alur_editor_get_picture (fixture.editor);
  ALUR_FOREACH (unit, organisation, ALUR_KIND_UNIT)
  {
    for (guint i = 0; i < G_N_ELEMENTS (directions); i++)
      {
        const AlurElement *next = alur_picture_find_next (picture, unit, directions[i]);

        g_assert_true (next == NULL || next->kind == ALUR_KIND_UNIT);
        g_assert_true (next != unit);
      }
  }
  interact_fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/picture/every-unit-is-found", test_every_unit_is_found);
  g_test_add_func ("/picture/lines-and-lanes", test_lines_and_lanes);
  g_test_add_func ("/picture/area", test_area);
  g_test_add_func ("/picture/far-apart", test_far_apart);
  return g_test_run ();
}
