/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a drawing looks like seen from far away: a small one keeps its shapes, a large one becomes
 * plain squares, and in neither has a line a hole where its label can't be read. */

#include "alur-tile-painter.h"

#define FAR 0.27      /* the scale at which a name is under 4 pixels */
#define FARTHEST 0.08 /* … under 2 */
#define MANY 6000     /* more items than are painted in full so far away */
#define SIZE 128      /* pixels */
#define LINE_Y 300.0  /* of the connector */
#define LABEL_X 200.0 /* the middle of its label */

static const AlurRect diamond = { 100, 100, 160, 80 };

typedef struct
{
  cairo_surface_t *surface;
  double scale;
} Picture;

static AlurScene *
make_scene (AlurPangoMetrics *metrics, guint n_others)
{
  AlurScene *scene = alur_scene_new (metrics);
  AlurPoint line[] = { { 20, LINE_Y }, { 400, LINE_Y } };
  AlurRect label = { LABEL_X - 30, LINE_Y - 10, 60, 20 };
  AlurSceneItem *item;

  item = alur_scene_add_shape (scene, ALUR_LAYER_BOXES, ALUR_SHAPE_DIAMOND, &diamond,
                               ALUR_COLOUR_PAPER, ALUR_LINE_OUTLINE);
  item->role = ALUR_SCENE_BOX;
  alur_scene_add_route (scene, ALUR_LINE_SEQUENCE, line, G_N_ELEMENTS (line), NULL, 0);
  item = alur_scene_add_shape (scene, ALUR_LAYER_BOXES, ALUR_SHAPE_RECT, &label, ALUR_COLOUR_PAPER,
                               ALUR_LINE_NONE);
  item->role = ALUR_SCENE_DECORATION;
  for (guint i = 0; i < n_others; i++)
    {
      AlurRect other = { 10000, 100.0 * i, 80, 40 };

      item = alur_scene_add_shape (scene, ALUR_LAYER_BOXES, ALUR_SHAPE_STEP, &other,
                                   ALUR_COLOUR_PAPER, ALUR_LINE_OUTLINE);
      item->role = ALUR_SCENE_BOX;
    }
  return scene;
}

static Picture
paint (AlurScene *scene, double scale)
{
  const AlurStyle *style = alur_style_get_paper ();
  AlurPainter *painter = alur_painter_new (style);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint32));
  AlurTileJob job = { .scene = scene,
                      .painter = painter,
                      .style = style,
                      .area = { 0, 0, SIZE / scale, SIZE / scale },
                      .scale = scale,
                      .size = SIZE,
                      .found = found };
  Picture picture = { NULL, scale };

  g_assert_cmpuint (alur_tile_hash (&job), !=, 0);
  picture.surface = alur_tile_paint (&job);
  alur_painter_free (painter);
  return picture;
}

/* How dark the darkest pixel is at a point of the drawing or beside it: 0 white, 255 black. */
static guint
darkness (const Picture *picture, double x, double y)
{
  const guchar *data = cairo_image_surface_get_data (picture->surface);
  int stride = cairo_image_surface_get_stride (picture->surface);
  int column = (int) (x * picture->scale);
  int row = (int) (y * picture->scale);
  guint darkest = 0;

  for (int dy = -1; dy <= 1; dy++)
    {
      for (int dx = -1; dx <= 1; dx++)
        {
          const guint32 *pixels = (const guint32 *) (const void *) (data + (row + dy) * stride);
          guint green = (pixels[column + dx] >> 8) & 0xff;

          darkest = MAX (darkest, 255 - green);
        }
    }
  return darkest;
}

static void
test_small_drawing_keeps_its_shapes (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  g_autoptr (AlurScene) scene = make_scene (metrics, 0);
  Picture picture = paint (scene, FAR);

  g_assert_cmpuint (darkness (&picture, diamond.x, diamond.y), ==, 0);
  g_assert_cmpuint (darkness (&picture, diamond.x, diamond.y + diamond.height / 2), >, 20);
  g_assert_cmpuint (darkness (&picture, 50, LINE_Y), >, 40);
  cairo_surface_destroy (picture.surface);
}

static void
check_plain (AlurScene *scene, double scale)
{
  Picture picture = paint (scene, scale);

  g_assert_cmpuint (darkness (&picture, 50, LINE_Y), >, 100);
  g_assert_cmpuint (darkness (&picture, LABEL_X, LINE_Y), >, 100);
  if (scale > FARTHEST)
    g_assert_cmpuint (darkness (&picture, diamond.x, diamond.y), >, 100);
  cairo_surface_destroy (picture.surface);
}

static void
test_large_drawing_is_plain (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  g_autoptr (AlurScene) scene = make_scene (metrics, MANY);

  check_plain (scene, FAR);
}

static void
test_lines_never_fade (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  g_autoptr (AlurScene) scene = make_scene (metrics, 0);

  check_plain (scene, FARTHEST);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tile-painter/small-drawing-keeps-its-shapes",
                   test_small_drawing_keeps_its_shapes);
  g_test_add_func ("/tile-painter/large-drawing-is-plain", test_large_drawing_is_plain);
  g_test_add_func ("/tile-painter/lines-never-fade", test_lines_never_fade);
  return g_test_run ();
}
