/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-viewport.h"

#include <math.h>

#define NEAR(a, b) g_assert_cmpfloat_with_epsilon (a, b, 1e-9)

static AlurViewport
make (void)
{
  return (AlurViewport){ 1, { 0, 0 }, { 800, 600 } };
}

static void
test_there_and_back (void)
{
  AlurViewport viewport = { 2, { 30, -10 }, { 800, 600 } };
  AlurPoint point = alur_viewport_to_screen (&viewport, (AlurPoint){ 50, 20 });
  AlurRect rect = { 50, 20, 10, 5 };
  AlurRect shown = alur_viewport_rect_to_screen (&viewport, &rect);

  NEAR (point.x, 40);
  NEAR (point.y, 60);
  point = alur_viewport_to_drawing (&viewport, point);
  NEAR (point.x, 50);
  NEAR (point.y, 20);
  NEAR (shown.x, 40);
  NEAR (shown.width, 20);
  NEAR (shown.height, 10);
}

static void
test_zoom_keeps_the_point (void)
{
  AlurViewport viewport = make ();
  AlurPoint pointer = { 123, 456 };
  AlurPoint before = alur_viewport_to_drawing (&viewport, pointer);
  AlurPoint after;

  alur_viewport_zoom (&viewport, 3.7, pointer);
  after = alur_viewport_to_drawing (&viewport, pointer);
  NEAR (before.x, after.x);
  NEAR (before.y, after.y);
  alur_viewport_zoom (&viewport, 1e9, pointer);
  NEAR (viewport.scale, ALUR_VIEWPORT_MAX_SCALE);
  alur_viewport_zoom (&viewport, 0, pointer);
  NEAR (viewport.scale, ALUR_VIEWPORT_MIN_SCALE);
}

static void
test_steps (void)
{
  AlurViewport viewport = make ();

  NEAR (alur_viewport_get_step (&viewport, 1), 1.1);
  NEAR (alur_viewport_get_step (&viewport, -1), 0.9);
  viewport.scale = 1.05;
  NEAR (alur_viewport_get_step (&viewport, 1), 1.1);
  NEAR (alur_viewport_get_step (&viewport, -1), 1);
  viewport.scale = ALUR_VIEWPORT_MAX_SCALE;
  NEAR (alur_viewport_get_step (&viewport, 1), ALUR_VIEWPORT_MAX_SCALE);
  viewport.scale = ALUR_VIEWPORT_MIN_SCALE;
  NEAR (alur_viewport_get_step (&viewport, -1), ALUR_VIEWPORT_MIN_SCALE);
}

static void
test_fit (void)
{
  AlurViewport viewport = make ();
  AlurRect wide = { 100, 100, 2000, 100 };
  AlurRect small = { 0, 0, 10, 10 };
  AlurRect visible;

  alur_viewport_fit (&viewport, &wide, 20, 1);
  NEAR (viewport.scale, 760.0 / 2000);
  visible = alur_viewport_get_visible (&viewport);
  NEAR (visible.x + visible.width / 2, 1100);
  NEAR (visible.y + visible.height / 2, 150);
  alur_viewport_fit (&viewport, &small, 20, 1);
  NEAR (viewport.scale, 1);
}

static void
test_reveal_moves_little (void)
{
  AlurViewport viewport = make ();
  AlurRect inside = { 100, 100, 50, 50 };
  AlurRect right = { 900, 100, 50, 50 };
  AlurRect huge = { -50, 700, 5000, 50 };

  g_assert_false (alur_viewport_reveal (&viewport, &inside, 10));
  g_assert_true (alur_viewport_reveal (&viewport, &right, 10));
  NEAR (viewport.origin.x, 160);
  NEAR (viewport.origin.y, 0);
  g_assert_true (alur_viewport_reveal (&viewport, &huge, 10));
  NEAR (viewport.origin.x, -60);
}

static void
test_hold (void)
{
  AlurViewport viewport = make ();
  AlurRect bounds = { 0, 0, 400, 300 };

  alur_viewport_pan (&viewport, 5000, -5000);
  alur_viewport_hold (&viewport, &bounds, 40);
  NEAR (viewport.origin.x, 360);
  NEAR (viewport.origin.y, -560);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/viewport/there-and-back", test_there_and_back);
  g_test_add_func ("/viewport/zoom-keeps-the-point", test_zoom_keeps_the_point);
  g_test_add_func ("/viewport/steps", test_steps);
  g_test_add_func ("/viewport/fit", test_fit);
  g_test_add_func ("/viewport/reveal-moves-little", test_reveal_moves_little);
  g_test_add_func ("/viewport/hold", test_hold);
  return g_test_run ();
}
