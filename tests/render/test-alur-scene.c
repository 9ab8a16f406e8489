/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-scene.h"

#include "sample-scenes.h"

#include <string.h>

static void
test_dump (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  g_autoptr (AlurScene) scene = alur_scene_new (metrics);
  AlurRect box = { 8, 16, 160, 64 };
  AlurPoint points[] = { { 168, 48 }, { 200, 48 }, { 200, 80 } };
  AlurPoint hop = { 184, 48 };
  g_autofree char *dump = NULL;

  alur_scene_begin_group (scene, "u1", "Bappeda");
  alur_scene_add_unit_box (scene, ALUR_LEVEL_SUPPORT, &box);
  alur_scene_end_group (scene);
  alur_scene_set_origin (scene, 100, 0);
  alur_scene_add_route (scene, ALUR_LINE_MONEY, points, 3, &hop, 1);
  alur_scene_add_sign (scene, ALUR_SIGN_ERROR, (AlurPoint){ 50, 50 });
  alur_scene_add_legend (scene, ALUR_SAMPLE_LINE, ALUR_LINE_MONEY, NULL, "uang");
  alur_scene_add_link (scene, &box, "pr1");
  dump = alur_scene_dump (scene);
  g_assert_cmpstr (dump, ==,
                   "box u1 rounded 8,16 160x64 fill support band hatched line outline\n"
                   "route - 268,48 300,48 300,80 hop 284,48 line money\n"
                   "sign - error 144,44 12x12\n"
                   "legend 1 15: uang\n"
                   "link pr1\n");
}

static void
test_text_is_placed (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  g_autoptr (AlurScene) scene = alur_scene_new (metrics);
  AlurRect box = { 0, 0, 100, 60 };
  AlurRect tall = { 0, 0, 40, 200 };
  const AlurSceneItem *item;

  item = alur_scene_add_text (scene, &box, ALUR_TEXT_NAME, "Unit", ALUR_ALIGN_CENTRED,
                              ALUR_COLOUR_INK);
  g_assert_cmpfloat_with_epsilon (alur_rect_center (&item->rect).x, 50, 0.01);
  g_assert_cmpfloat_with_epsilon (alur_rect_center (&item->rect).y, 30, 0.01);
  item = alur_scene_add_text (scene, &box, ALUR_TEXT_NAME, "Unit",
                              ALUR_ALIGN_RIGHT | ALUR_ALIGN_BOTTOM, ALUR_COLOUR_INK);
  g_assert_cmpfloat_with_epsilon (alur_rect_right (&item->rect), 100, 0.01);
  g_assert_cmpfloat_with_epsilon (alur_rect_bottom (&item->rect), 60, 0.01);
  item = alur_scene_add_text (scene, &tall, ALUR_TEXT_NAME, "Kepala instalasi",
                              ALUR_ALIGN_CENTRED | ALUR_ALIGN_TURNED, ALUR_COLOUR_INK);
  g_assert_cmpfloat_with_epsilon (item->rect.width, 15, 0.01);
  g_assert_cmpfloat (item->rect.height, >, 80);
  g_assert_cmpfloat_with_epsilon (alur_rect_center (&item->rect).y, 100, 0.01);
}

static void
test_legend_is_named_once (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  g_autoptr (AlurScene) scene = alur_scene_new (metrics);
  guint32 first = alur_scene_add_legend (scene, ALUR_SAMPLE_SIGN, 0, NULL, "salah");
  guint32 second = alur_scene_add_legend (scene, ALUR_SAMPLE_SIGN, 1, NULL, "awas");
  guint n_entries;

  g_assert_cmpuint (first, ==, 1);
  g_assert_cmpuint (second, ==, 2);
  g_assert_cmpuint (alur_scene_add_legend (scene, ALUR_SAMPLE_SIGN, 0, NULL, "salah"), ==, first);
  alur_scene_get_legend (scene, &n_entries);
  g_assert_cmpuint (n_entries, ==, 3);
}

/* What a query finds must be what looking at every item finds, in order of layers. */
static void
test_query (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  g_autoptr (AlurScene) scene = sample_grid_new (metrics, 400, 20);
  AlurRect wide = { -10, -10, 5000, 3000 };
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (guint32));
  const AlurSceneItem *items;
  guint n_items;

  alur_scene_add_shape (scene, ALUR_LAYER_GROUND, ALUR_SHAPE_RECT, &wide, ALUR_COLOUR_GROUND,
                        ALUR_LINE_FRAME);
  items = alur_scene_get_items (scene, &n_items);
  for (guint k = 0; k < 200; k++)
    {
      AlurRect area = { k * 23.0 - 100, k * 13.0 - 100, 10 + k * 3.0, 400 - k * 1.5 };
      guint expected = 0;

      g_array_set_size (hits, 0);
      g_assert_cmpuint (alur_scene_query (scene, &area, hits), ==, hits->len);
      for (guint i = 0; i < n_items; i++)
        {
          AlurRect extents = alur_scene_item_get_extents (&items[i]);

          expected += alur_rect_intersects (&extents, &area) ? 1 : 0;
        }
      g_assert_cmpuint (hits->len, ==, expected);
      for (guint i = 1; i < hits->len; i++)
        g_assert_cmpuint (items[g_array_index (hits, guint32, i - 1)].layer, <=,
                          items[g_array_index (hits, guint32, i)].layer);
    }
}

static void
test_empty (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  g_autoptr (AlurScene) scene = alur_scene_new (metrics);
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (guint32));
  AlurRect area = { 0, 0, 10, 10 };

  g_assert_cmpuint (alur_scene_query (scene, &area, hits), ==, 0);
  g_assert_cmpfloat_with_epsilon (alur_scene_get_bounds (scene).width, 0, 0.001);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/dump", test_dump);
  g_test_add_func ("/scene/text-is-placed", test_text_is_placed);
  g_test_add_func ("/scene/legend-is-named-once", test_legend_is_named_once);
  g_test_add_func ("/scene/query", test_query);
  g_test_add_func ("/scene/empty", test_empty);
  return g_test_run ();
}
