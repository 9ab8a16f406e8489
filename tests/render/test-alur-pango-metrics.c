/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-pango-metrics.h"

#include <string.h>

#define LONG_NAME "Dinas Kesehatan, Pengendalian Penduduk dan Keluarga Berencana"

static void
test_one_line (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurTextExtents extents = alur_text_metrics_measure (alur_pango_metrics_get_interface (metrics),
                                                       ALUR_TEXT_NAME, LONG_NAME, 0);

  g_assert_cmpuint (extents.n_lines, ==, 1);
  g_assert_cmpfloat_with_epsilon (extents.height, 15, 0.01);
  /* Liberation Sans has the widths of Arial: 12 px bold. */
  g_assert_cmpfloat (extents.width, >, 360);
  g_assert_cmpfloat (extents.width, <, 390);
}

static void
test_known_width (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurTextExtents extents = alur_text_metrics_measure (alur_pango_metrics_get_interface (metrics),
                                                       ALUR_TEXT_STEP, "0000000000", 0);

  /* A digit is 1139 of 2048 units wide: nothing is rounded to pixels. */
  g_assert_cmpfloat_with_epsilon (extents.width, 10 * 12.0 * 1139 / 2048, 0.02);
}

static void
test_wrapped (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurTextExtents extents = alur_text_metrics_measure (alur_pango_metrics_get_interface (metrics),
                                                       ALUR_TEXT_NAME, LONG_NAME, 180);

  g_assert_cmpuint (extents.n_lines, ==, 3);
  g_assert_cmpfloat (extents.width, <=, 180);
  g_assert_cmpfloat_with_epsilon (extents.height, 45, 0.01);
}

/* Where a text was broken is told in pixels: other programs break it there again. */
static void
test_wrap_width (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  const AlurSceneText *broken
      = alur_pango_metrics_get_text (metrics, ALUR_TEXT_NAME, LONG_NAME, 180);
  const AlurSceneText *fits = alur_pango_metrics_get_text (metrics, ALUR_TEXT_NAME, "Dinas", 180);

  g_assert_cmpfloat_with_epsilon (alur_scene_text_get_wrap (broken), 180, 0.1);
  g_assert_cmpfloat (alur_scene_text_get_wrap (fits), <=, 0);
}

static void
test_wide_word (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurTextExtents extents
      = alur_text_metrics_measure (alur_pango_metrics_get_interface (metrics), ALUR_TEXT_NAME,
                                   "Pertanggungjawabanpelaksanaan", 60);

  g_assert_cmpuint (extents.n_lines, >, 1);
  g_assert_cmpfloat (extents.width, <=, 60.01);
}

static void
test_laid_out_once (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  const AlurSceneText *wide = alur_pango_metrics_get_text (metrics, ALUR_TEXT_NAME, LONG_NAME, 200);
  const AlurTextExtents *extents = alur_scene_text_get_extents (wide);

  g_assert_true (alur_pango_metrics_get_text (metrics, ALUR_TEXT_NAME, LONG_NAME, 200) == wide);
  /* The box that layout made from it is narrower, but breaks the same. */
  g_assert_true (alur_pango_metrics_get_text (metrics, ALUR_TEXT_NAME, LONG_NAME, extents->width)
                 == wide);
  g_assert_true (alur_pango_metrics_get_text (metrics, ALUR_TEXT_NAME, LONG_NAME, 90) != wide);
  g_assert_true (alur_pango_metrics_get_text (metrics, ALUR_TEXT_NAME, LONG_NAME, 0) != wide);
  g_assert_true (alur_pango_metrics_get_text (metrics, ALUR_TEXT_DETAIL, LONG_NAME, 200) != wide);
}

/* Breaking at a width must give what a fresh layout gives there. */
static void
test_reused_is_right (void)
{
  g_autoptr (AlurPangoMetrics) reused = alur_pango_metrics_new ();

  for (guint width = 260; width >= 60; width -= 7)
    {
      g_autoptr (AlurPangoMetrics) fresh = alur_pango_metrics_new ();
      AlurTextExtents expected = *alur_scene_text_get_extents (
          alur_pango_metrics_get_text (fresh, ALUR_TEXT_NAME, LONG_NAME, width));
      const AlurTextExtents *got = alur_scene_text_get_extents (
          alur_pango_metrics_get_text (reused, ALUR_TEXT_NAME, LONG_NAME, width));

      g_assert_cmpuint (got->n_lines, ==, expected.n_lines);
      g_assert_cmpfloat_with_epsilon (got->width, expected.width, 0.001);
    }
}

static void
test_empty_and_broken (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  const AlurSceneText *text = alur_pango_metrics_get_text (metrics, ALUR_TEXT_NAME, "", 100);

  g_assert_cmpfloat_with_epsilon (alur_scene_text_get_extents (text)->width, 0, 0.001);
  g_assert_cmpfloat_with_epsilon (alur_scene_text_get_extents (text)->height, 15, 0.01);
  g_assert_cmpfloat_with_epsilon (
      alur_scene_text_get_extents (alur_pango_metrics_get_text (metrics, ALUR_TEXT_NAME, NULL, 0))
          ->width,
      0, 0.001);
  text = alur_pango_metrics_get_text (metrics, ALUR_TEXT_NAME,
                                      "a\xff"
                                      "b",
                                      0);
  g_assert_true (g_utf8_validate (alur_scene_text_get_string (text), -1, NULL));
  g_assert_cmpfloat (alur_scene_text_get_extents (text)->width, >, 0);
}

/* What is asked for first doesn't matter: the lines of two thirds of a wide text were a hundredth
 * of a pixel wider than a width, which was broken otherwise before than behind it. */
static void
test_order (void)
{
  static const char text[] = "Kependudukan laporan memeriksa obat";
  g_autoptr (AlurPangoMetrics) up = alur_pango_metrics_new ();
  g_autoptr (AlurPangoMetrics) down = alur_pango_metrics_new ();

  for (guint i = 0; i < 2000; i++)
    alur_text_metrics_measure (alur_pango_metrics_get_interface (down), ALUR_TEXT_NAME, text,
                               260 - 0.1 * i);
  for (guint i = 0; i < 2000; i++)
    {
      double width = 260 - 0.1 * (1999 - i);
      AlurTextExtents a = alur_text_metrics_measure (alur_pango_metrics_get_interface (up),
                                                     ALUR_TEXT_NAME, text, width);
      AlurTextExtents b = alur_text_metrics_measure (alur_pango_metrics_get_interface (down),
                                                     ALUR_TEXT_NAME, text, width);
      AlurTextExtents c = alur_text_metrics_measure (alur_pango_metrics_get_interface (up),
                                                     ALUR_TEXT_NAME, text, 400.0 / 3);
      AlurTextExtents d = alur_text_metrics_measure (alur_pango_metrics_get_interface (down),
                                                     ALUR_TEXT_NAME, text, 400.0 / 3);

      g_assert_cmpuint (a.n_lines, ==, b.n_lines);
      g_assert_cmpuint (c.n_lines, ==, d.n_lines);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pango-metrics/one-line", test_one_line);
  g_test_add_func ("/pango-metrics/known-width", test_known_width);
  g_test_add_func ("/pango-metrics/wrapped", test_wrapped);
  g_test_add_func ("/pango-metrics/wrap-width", test_wrap_width);
  g_test_add_func ("/pango-metrics/wide-word", test_wide_word);
  g_test_add_func ("/pango-metrics/laid-out-once", test_laid_out_once);
  g_test_add_func ("/pango-metrics/reused-is-right", test_reused_is_right);
  g_test_add_func ("/pango-metrics/empty-and-broken", test_empty_and_broken);
  g_test_add_func ("/pango-metrics/order", test_order);
  return g_test_run ();
}
