/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-furniture.h"
#include "alur-tiling.h"

#include "sample-scenes.h"

static const AlurSize room = { 700, 900 };

static void
test_fits (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  g_autoptr (AlurScene) scene = sample_grid_new (metrics, 6, 2);
  AlurPageOptions options = { 0 };
  g_autoptr (AlurTiling) tiling = alur_tiling_new (scene, room, &options);

  g_assert_cmpuint (tiling->tiles->len, ==, 1);
  g_assert_cmpfloat_with_epsilon (tiling->scale, 1, 0.0001);
}

/* Every box and label is whole on some tile, no text is under 6 pt, no tile is empty. */
static void
test_whole_on_some_tile (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  g_autoptr (AlurScene) scene = sample_grid_new (metrics, 300, 17);
  AlurPageOptions options = { 0 };
  g_autoptr (AlurTiling) tiling = alur_tiling_new (scene, room, &options);
  guint n_items;
  const AlurSceneItem *items = alur_scene_get_items (scene, &n_items);

  g_assert_cmpuint (tiling->tiles->len, >, 4);
  g_assert_cmpfloat (tiling->scale * alur_scene_get_smallest_text (scene) * 0.75, >=, 5.999);
  for (guint i = 0; i < n_items; i++)
    {
      AlurRect rect = alur_scene_item_get_extents (&items[i]);
      gboolean whole = items[i].kind == ALUR_ITEM_ROUTE;

      for (guint j = 0; j < tiling->tiles->len && !whole; j++)
        {
          const AlurRect *area = &g_array_index (tiling->tiles, AlurTile, j).area;

          whole = alur_rect_contains (area, (AlurPoint){ rect.x, rect.y })
                  && alur_rect_contains (
                      area, (AlurPoint){ alur_rect_right (&rect), alur_rect_bottom (&rect) });
        }
      g_assert_true (whole);
    }
  for (guint j = 0; j < tiling->tiles->len; j++)
    {
      const AlurRect *area = &g_array_index (tiling->tiles, AlurTile, j).area;

      g_assert_cmpfloat (area->width * tiling->scale, <=, room.width + 0.01);
      g_assert_cmpfloat (area->height * tiling->scale, <=, room.height + 0.01);
    }
}

static void
test_empty_tiles_are_left_out (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  g_autoptr (AlurScene) scene = alur_scene_new (metrics);
  AlurPageOptions options = { 0 };
  g_autoptr (AlurTiling) tiling = NULL;

  for (guint i = 0; i < 12; i++)
    {
      AlurRect box = { i * 400.0, i * 500.0, 160, 64 };

      alur_scene_add_unit_box (scene, ALUR_LEVEL_SUPPORT, &box);
      alur_scene_add_text (scene, &box, ALUR_TEXT_NAME, "Unit", ALUR_ALIGN_CENTRED,
                           ALUR_COLOUR_INK);
    }
  tiling = alur_tiling_new (scene, room, &options);
  g_assert_cmpuint (tiling->tiles->len, <, tiling->n_columns * tiling->n_rows);
  g_assert_cmpuint (tiling->tiles->len, >=, 4);
}

/* A line around a corner covers all four tiles with its bounds, and passes three. */
static void
test_line_around_an_empty_tile (void)
{
  const AlurPoint line[] = { { 100, 100 }, { 1100, 100 }, { 1100, 1500 } };
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  g_autoptr (AlurScene) scene = alur_scene_new (metrics);
  AlurPageOptions options = { .scale = 1 };
  g_autoptr (AlurTiling) tiling = NULL;

  for (guint i = 0; i < 2; i++)
    {
      AlurRect box = { i * 1060.0, i * 1500.0, 100, 64 };

      alur_scene_add_unit_box (scene, ALUR_LEVEL_SUPPORT, &box);
      alur_scene_add_text (scene, &box, ALUR_TEXT_NAME, "Unit", ALUR_ALIGN_CENTRED,
                           ALUR_COLOUR_INK);
    }
  alur_scene_add_route (scene, ALUR_LINE_SEQUENCE, line, G_N_ELEMENTS (line), NULL, 0);
  tiling = alur_tiling_new (scene, room, &options);
  g_assert_cmpuint (tiling->n_columns, ==, 2);
  g_assert_cmpuint (tiling->n_rows, ==, 2);
  g_assert_cmpuint (tiling->tiles->len, ==, 3);
}

static void
test_asked_scale (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  g_autoptr (AlurScene) scene = sample_grid_new (metrics, 100, 10);
  AlurPageOptions whole = { .one_page = TRUE };
  AlurPageOptions large = { .scale = 2 };
  g_autoptr (AlurTiling) one = alur_tiling_new (scene, room, &whole);
  g_autoptr (AlurTiling) many = alur_tiling_new (scene, room, &large);

  g_assert_cmpuint (one->tiles->len, ==, 1);
  g_assert_cmpfloat (one->scale, <, 0.5);
  g_assert_cmpuint (many->tiles->len, >, 9);
  g_assert_cmpfloat_with_epsilon (many->scale, 2, 0.0001);
}

/* Twelve steps in the upper of two lanes, which is as long as several pages. */
static AlurScene *
lanes_new (AlurPangoMetrics *metrics)
{
  AlurScene *scene = alur_scene_new (metrics);
  const AlurSceneHeads heads = { .from = 0, .to = 40 };

  for (guint i = 0; i < 2; i++)
    {
      AlurRect lane = { 0, i * 600.0, 3000, 600 };
      AlurRect head = { 0, i * 600.0, 40, 600 };

      alur_scene_add_shape (scene, ALUR_LAYER_GROUND, ALUR_SHAPE_RECT, &lane, ALUR_COLOUR_NONE,
                            ALUR_LINE_FRAME)
          ->role
          = ALUR_SCENE_FRAME;
      alur_scene_add_text (scene, &head, ALUR_TEXT_NAME, i == 0 ? "Loket" : "Gudang",
                           ALUR_ALIGN_CENTRED, ALUR_COLOUR_INK);
    }
  for (guint i = 0; i < 12; i++)
    {
      AlurRect box = { 60 + i * 240.0, 40, 160, 64 };

      alur_scene_add_unit_box (scene, ALUR_LEVEL_SUPPORT, &box);
    }
  alur_scene_set_heads (scene, &heads);
  return scene;
}

/* The heads of lanes stand on every page but the first again, and fit on it; of a lane in which
 * nothing is done only the head is shown, once. */
static void
test_heads (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  g_autoptr (AlurScene) scene = lanes_new (metrics);
  AlurPageOptions options = { .scale = 1 };
  g_autoptr (AlurTiling) tiling = alur_tiling_new (scene, room, &options);
  guint n_lower = 0;

  g_assert_cmpuint (tiling->n_rows, ==, 2);
  for (guint i = 0; i < tiling->tiles->len; i++)
    {
      const AlurTile *tile = &g_array_index (tiling->tiles, AlurTile, i);

      n_lower += tile->row == 1 ? 1 : 0;
      g_assert_cmpfloat_with_epsilon (tile->heads.width, tile->column > 0 ? 40 : 0, 0.001);
      g_assert_cmpfloat (tile->heads.width + tile->area.width, <=, room.width + 0.01);
      if (tile->column > 0)
        g_assert_cmpfloat_with_epsilon (tile->heads.height, tile->area.height, 0.001);
    }
  g_assert_cmpuint (n_lower, ==, 1);
}

/* The name of a lane that only the heads of a later tile show is whole there, and so in parts
 * nowhere. */
static void
test_heads_are_whole (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  g_autoptr (AlurScene) scene = lanes_new (metrics);
  AlurPageOptions options = { .scale = 1 };
  AlurRect box = { 60 + 11 * 240.0, 1000, 160, 64 };
  AlurRect name = { 0, 1000, 40, 64 };
  g_autoptr (AlurTiling) tiling = NULL;
  guint n_items;

  alur_scene_add_unit_box (scene, ALUR_LEVEL_SUPPORT, &box);
  alur_scene_get_items (scene, &n_items);
  alur_scene_add_text (scene, &name, ALUR_TEXT_NAME, "Arsip", ALUR_ALIGN_CENTRED, ALUR_COLOUR_INK);
  tiling = alur_tiling_new (scene, room, &options);
  for (guint i = tiling->tiles->len; i > 0; i--)
    {
      const AlurTile *tile = &g_array_index (tiling->tiles, AlurTile, i - 1);

      if (tile->row == 1 && tile->column == 0)
        g_array_remove_index (tiling->tiles, i - 1);
    }
  alur_tiling_note_whole (tiling, scene);
  g_assert_true (tiling->whole[n_items]);
}

/* Two boxes with nothing between them for kilometres. */
static void
test_far_away (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  g_autoptr (AlurScene) scene = alur_scene_new (metrics);
  AlurRect one = { -1e7, -1e7, 100, 40 };
  AlurRect other = { 1e7, 1e7, 100, 40 };
  AlurPageOptions options = { .scale = 3 };
  g_autoptr (AlurTiling) tiling = NULL;

  alur_scene_add_text (scene, &one, ALUR_TEXT_NAME, "A", ALUR_ALIGN_LEFT, ALUR_COLOUR_INK);
  alur_scene_add_text (scene, &other, ALUR_TEXT_NAME, "B", ALUR_ALIGN_LEFT, ALUR_COLOUR_INK);
  tiling = alur_tiling_new (scene, room, &options);
  g_assert_cmpuint (tiling->n_columns * tiling->n_rows, <=, 250000);
  g_assert_cmpuint (tiling->tiles->len, ==, 2);
}

/* Where other things have taken the page, or more. */
static void
test_no_room (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  g_autoptr (AlurScene) scene = sample_grid_new (metrics, 60, 8);
  AlurPageOptions options = { 0 };
  g_autoptr (AlurTiling) tiling = alur_tiling_new (scene, (AlurSize){ 700, -300 }, &options);

  g_assert_cmpuint (tiling->tiles->len, >, 1);
  g_assert_cmpuint (tiling->tiles->len, <, 1000);
}

/* Towards a tile that has no page, since nothing is on it, nothing goes on. */
static void
test_marks_of_neighbours (void)
{
  static const AlurTile tiles[]
      = { { .column = 0, .row = 0 }, { .column = 1, .row = 0 }, { .column = 1, .row = 1 } };
  static const guint n_cuts[] = { 1, 2, 1 };

  for (guint i = 0; i < G_N_ELEMENTS (tiles); i++)
    {
      g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
      g_autoptr (AlurScene) scene = alur_scene_new (metrics);
      g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (AlurTile));
      AlurTiling tiling = { 1, 2, 2, all, NULL };
      AlurPageMap map = { &tiling, i, 1 };
      AlurRect shown = { 0, 0, 100, 100 };
      const AlurSceneItem *items;
      guint n_items;
      guint n = 0;

      g_array_append_vals (all, tiles, G_N_ELEMENTS (tiles));
      alur_furniture_add_marks (scene, &shown, (AlurPoint){ 0, 0 }, 1, &map);
      items = alur_scene_get_items (scene, &n_items);
      for (guint k = 0; k < n_items; k++)
        n += items[k].line == ALUR_LINE_CUT ? 1 : 0;
      g_assert_cmpuint (n, ==, n_cuts[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tiling/fits", test_fits);
  g_test_add_func ("/tiling/whole-on-some-tile", test_whole_on_some_tile);
  g_test_add_func ("/tiling/empty-tiles-are-left-out", test_empty_tiles_are_left_out);
  g_test_add_func ("/tiling/line-around-an-empty-tile", test_line_around_an_empty_tile);
  g_test_add_func ("/tiling/asked-scale", test_asked_scale);
  g_test_add_func ("/tiling/heads", test_heads);
  g_test_add_func ("/tiling/heads-are-whole", test_heads_are_whole);
  g_test_add_func ("/tiling/far-away", test_far_away);
  g_test_add_func ("/tiling/no-room", test_no_room);
  g_test_add_func ("/tiling/marks-of-neighbours", test_marks_of_neighbours);
  return g_test_run ();
}
