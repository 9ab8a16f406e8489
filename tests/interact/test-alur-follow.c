/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "interact-fixture.h"

#include "alur-follow.h"

#include <math.h>

#define EXAMPLE "izin-terapis-gigi"

static gboolean
ends_at (const AlurElement *line, const AlurElement *element)
{
  const char *id = alur_element_get_id (element);

  if (line->kind == ALUR_KIND_FLOW)
    return alur_element_get_ref (line, ALUR_FLOW_FROM) == id
           || alur_element_get_ref (line, ALUR_FLOW_TO) == id;
  return line->kind == ALUR_KIND_RELATION
         && (alur_element_get_ref (line, ALUR_RELATION_FROM) == id
             || alur_element_get_ref (line, ALUR_RELATION_TO) == id);
}

static guint
count_lines (InteractFixture *fixture, const AlurElement *element)
{
  guint n = 0;

  for (const AlurElement *e = element->parent->first_child; e != NULL; e = e->next)
    {
      n += ends_at (e, element) ? 1 : 0;
      if (e->kind == ALUR_KIND_UNIT
          && (alur_element_get_ref (e, ALUR_UNIT_PARENT) == alur_element_get_id (element)
              || (e == element && alur_element_get_ref (e, ALUR_UNIT_PARENT) != NULL)))
        n++;
    }
  return n;
}

/* The step or unit with the most lines. */
static AlurElement *
find_busiest (InteractFixture *fixture, AlurKind kind)
{
  AlurElement *best = NULL;
  guint most = 0;

  for (AlurElement *e = fixture->stage; e != NULL; e = alur_element_walk (e, fixture->stage))
    {
      AlurHit hit;

      if (e->kind != kind || !alur_picture_find (alur_editor_get_picture (fixture->editor), e, &hit)
          || count_lines (fixture, e) <= most)
        continue;
      most = count_lines (fixture, e);
      best = e;
    }
  g_assert_cmpuint (most, >=, 3);
  return best;
}

static gboolean
is_on_edge (const AlurRect *rect, AlurPoint point)
{
  AlurRect outer = alur_rect_grow (rect, 0.5);

  return alur_rect_contains (&outer, point);
}

static void
check_lines (const AlurOverlay *overlay, const AlurRect *moved)
{
  for (guint i = 0; i < overlay->items->len; i++)
    {
      const AlurOverlayItem *item = &g_array_index (overlay->items, AlurOverlayItem, i);
      const AlurPoint *points = &g_array_index (overlay->points, AlurPoint, item->first_point);

      if (item->kind != ALUR_OVERLAY_LINE)
        continue;
      g_assert_cmpuint (item->n_points, >=, 2);
      g_assert_true (is_on_edge (moved, points[0])
                     || is_on_edge (moved, points[item->n_points - 1]));
      for (guint k = 1; k < item->n_points; k++)
        g_assert_true (fabs (points[k].x - points[k - 1].x) < 1e-6
                       || fabs (points[k].y - points[k - 1].y) < 1e-6);
    }
}

static guint
count_items (const AlurOverlay *overlay, AlurOverlayKind kind)
{
  guint n = 0;

  for (guint i = 0; i < overlay->items->len; i++)
    n += g_array_index (overlay->items, AlurOverlayItem, i).kind == kind ? 1 : 0;
  return n;
}

static void
check_kind (InteractFixture *fixture, AlurKind kind)
{
  AlurPicture *picture = alur_editor_get_picture (fixture->editor);
  AlurElement *element = find_busiest (fixture, kind);
  g_autoptr (GPtrArray) moved = g_ptr_array_new ();
  g_autoptr (AlurOverlay) overlay = alur_overlay_new ();
  g_autoptr (AlurFollow) follow = NULL;
  AlurHit hit;

  g_ptr_array_add (moved, element);
  follow = alur_follow_new (fixture->document, picture, moved);
  g_assert_cmpuint (alur_follow_get_n_lines (follow), ==, count_lines (fixture, element));
  g_assert_true (alur_picture_find (picture, element, &hit));
  hit.rect.x += 400;
  hit.rect.y += 250;
  alur_follow_add_lines (follow, picture, (AlurPoint){ 400, 250 }, overlay);
  g_assert_cmpuint (count_items (overlay, ALUR_OVERLAY_LINE), ==, alur_follow_get_n_lines (follow));
  check_lines (overlay, &hit.rect);
}

static void
test_units (void)
{
  InteractFixture fixture;

  interact_fixture_set_up (&fixture, EXAMPLE);
  check_kind (&fixture, ALUR_KIND_UNIT);
  interact_fixture_clear (&fixture);
}

static void
test_steps (void)
{
  InteractFixture fixture;

  interact_fixture_set_up (&fixture, EXAMPLE);
  alur_editor_show (fixture.editor, ALUR_PANE_PROCEDURE, NULL);
  check_kind (&fixture, ALUR_KIND_STEP);
  interact_fixture_clear (&fixture);
}

/* What is dragged together stays joined; nothing follows what nothing ends at. */
static void
test_both_ends (void)
{
  InteractFixture fixture;
  g_autoptr (GPtrArray) moved = g_ptr_array_new ();
  g_autoptr (AlurFollow) follow = NULL;
  AlurPicture *picture;

  interact_fixture_set_up (&fixture, "minimal");
  picture = alur_editor_get_picture (fixture.editor);
  g_ptr_array_add (moved, interact_find (&fixture, "u2"));
  follow = alur_follow_new (fixture.document, picture, moved);
  g_assert_cmpuint (alur_follow_get_n_lines (follow), ==, 0);
  g_clear_pointer (&follow, alur_follow_free);
  interact_drag (&fixture, interact_middle_of (&fixture, interact_find (&fixture, "u2")),
                 interact_middle_of (&fixture, interact_find (&fixture, "u1")), 0);
  picture = alur_editor_get_picture (fixture.editor);
  g_ptr_array_add (moved, interact_find (&fixture, "u1"));
  follow = alur_follow_new (fixture.document, picture, moved);
  g_assert_cmpuint (alur_follow_get_n_lines (follow), ==, 1);
  interact_fixture_clear (&fixture);
}

static void
test_drag (void)
{
  InteractFixture fixture;
  AlurElement *step;
  AlurPoint from;
  guint n_lines;

  interact_fixture_set_up (&fixture, EXAMPLE);
  alur_editor_show (fixture.editor, ALUR_PANE_PROCEDURE, NULL);
  step = find_busiest (&fixture, ALUR_KIND_STEP);
  n_lines = count_lines (&fixture, step);
  from = interact_middle_of (&fixture, step);
  interact_move_to (&fixture, from);
  interact_press (&fixture, from, 0, 1);
  interact_move_to (&fixture, (AlurPoint){ from.x + 90, from.y + 10 });
  g_assert_cmpuint (count_items (alur_hand_get_overlay (fixture.hand), ALUR_OVERLAY_LINE), ==,
                    n_lines);
  g_assert_true (alur_hand_cancel (fixture.hand));
  interact_release (&fixture, from, 0);
  g_assert_cmpuint (count_items (alur_hand_get_overlay (fixture.hand), ALUR_OVERLAY_LINE), ==, 0);
  interact_fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/follow/units", test_units);
  g_test_add_func ("/follow/steps", test_steps);
  g_test_add_func ("/follow/both-ends", test_both_ends);
  g_test_add_func ("/follow/drag", test_drag);
  return g_test_run ();
}
