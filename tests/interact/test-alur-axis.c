/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-axis.h"

static void
test_places (void)
{
  g_autoptr (AlurAxis) axis = alur_axis_new ();

  g_assert_cmpint (alur_axis_get_start (axis, 0), ==, 0);
  g_assert_cmpuint (alur_axis_find (axis, 5), ==, 0);
  alur_axis_set_length (axis, 4, 10);
  g_assert_cmpint (alur_axis_get_start (axis, 4), ==, 40);
  alur_axis_set_size (axis, 1, 25);
  g_assert_cmpint (alur_axis_get_start (axis, 1), ==, 10);
  g_assert_cmpint (alur_axis_get_start (axis, 2), ==, 35);
  g_assert_cmpint (alur_axis_get_start (axis, 4), ==, 55);
  g_assert_cmpuint (alur_axis_find (axis, -3), ==, 0);
  g_assert_cmpuint (alur_axis_find (axis, 9), ==, 0);
  g_assert_cmpuint (alur_axis_find (axis, 10), ==, 1);
  g_assert_cmpuint (alur_axis_find (axis, 34), ==, 1);
  g_assert_cmpuint (alur_axis_find (axis, 54), ==, 3);
  g_assert_cmpuint (alur_axis_find (axis, 55), ==, 4);
}

static void
test_length (void)
{
  g_autoptr (AlurAxis) axis = alur_axis_new ();

  alur_axis_set_length (axis, 3, 10);
  alur_axis_set_size (axis, 0, 30);
  g_assert_cmpint (alur_axis_get_start (axis, 3), ==, 50);
  alur_axis_set_length (axis, 1, 10);
  g_assert_cmpint (alur_axis_get_start (axis, 1), ==, 30);
  alur_axis_set_length (axis, 2, 7);
  g_assert_cmpint (alur_axis_get_start (axis, 2), ==, 37);
  g_assert_cmpint (alur_axis_get_size (axis, 1), ==, 7);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/axis/places", test_places);
  g_test_add_func ("/axis/length", test_length);
  return g_test_run ();
}
