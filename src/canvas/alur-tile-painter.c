/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is in a tile, and how it is painted.
 *
 * Far away, where a name would be under 4 pixels, nothing could be read and rounded corners could
 * not be seen: boxes are then plain squares and lines hairlines without antialiasing, a hundred
 * times cheaper, so that a drawing of a hundred thousand boxes is as quick to show as one of ten.
 * What a planner draws is seldom that large, and seen whole it should still tell a decision from an
 * activity, what goes and what comes; so a drawing of few items becomes coarse only where nothing
 * could be told any more, and its lines do not fade on the way there. */

#include "alur-tile-painter.h"

#include "alur-text-metrics.h"

#define READABLE 4.0     /* pixels of a name's height */
#define VISIBLE 2.0      /* pixels of a name's height, below which shapes run into each other */
#define LEAST_WIDTH 0.75 /* pixels of a line */
#define FEW 5000         /* items of a drawing that is painted in full everywhere else */

static guint64
mix (guint64 hash, guint64 value)
{
  hash ^= value;
  hash *= G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
  return hash ^ (hash >> 32);
}

static guint64
mix_number (guint64 hash, double number)
{
  union
  {
    double number;
    guint64 bits;
  } value = { number };

  return mix (hash, value.bits);
}

static guint64
hash_item (guint64 hash, AlurScene *scene, const AlurSceneItem *item)
{
  hash
      = mix (hash, (guint64) item->kind | (guint64) item->layer << 8 | (guint64) item->variant << 16
                       | (guint64) item->fill << 24 | (guint64) item->line << 32
                       | (guint64) item->band << 40 | (guint64) item->band_colour << 48);
  hash = mix_number (hash, item->rect.x);
  hash = mix_number (hash, item->rect.y);
  hash = mix_number (hash, item->rect.width);
  hash = mix_number (hash, item->rect.height);
  if (item->kind == ALUR_ITEM_TEXT)
    return mix (hash, (guint64) (gsize) item->u.text);
  if (item->kind == ALUR_ITEM_ROUTE || item->kind == ALUR_ITEM_POLYGON)
    {
      const AlurPoint *points = alur_scene_get_points (scene, item);
      guint n_points = (guint) item->u.path.n_points + item->u.path.n_hops;

      for (guint i = 0; i < n_points; i++)
        hash = mix_number (mix_number (hash, points[i].x), points[i].y);
    }
  return hash;
}

/**
 * alur_tile_hash:
 * @job: a tile
 *
 * Two states of a drawing that look alike in the tile have the same number there. `found` holds
 * afterwards what lies in it.
 *
 * Returns: a number for what the tile shows; 0: nothing
 */
guint64
alur_tile_hash (const AlurTileJob *job)
{
  const AlurSceneItem *items;
  guint64 hash = 1;
  guint n_items;

  g_array_set_size (job->found, 0);
  alur_scene_query (job->scene, &job->area, job->found);
  if (job->found->len == 0)
    return 0;
  items = alur_scene_get_items (job->scene, &n_items);
  for (guint i = 0; i < job->found->len; i++)
    hash = hash_item (hash, job->scene, &items[g_array_index (job->found, guint32, i)]);
  return hash != 0 ? hash : 1;
}

static void
set_colour (cairo_t *cr, const AlurStyle *style, guint colour)
{
  const AlurRgb *rgb = &style->palette[colour];

  cairo_set_source_rgb (cr, rgb->red, rgb->green, rgb->blue);
}

static void
trace (cairo_t *cr, AlurScene *scene, const AlurSceneItem *item)
{
  const AlurPoint *points = alur_scene_get_points (scene, item);

  cairo_move_to (cr, points[0].x, points[0].y);
  for (guint i = 1; i < item->u.path.n_points; i++)
    cairo_line_to (cr, points[i].x, points[i].y);
}

/* Without its words a label would be a gap in a line. */
static gboolean
is_ground_of_text (const AlurSceneItem *item)
{
  return item->role == ALUR_SCENE_DECORATION && item->fill == ALUR_COLOUR_PAPER;
}

static gboolean
is_far (const AlurTileJob *job)
{
  double name = job->style->texts[ALUR_TEXT_NAME].size * job->scale;
  guint n_items;

  alur_scene_get_items (job->scene, &n_items);
  return name < (n_items > FEW ? READABLE : VISIBLE);
}

/* Items come by layer and style: what looks alike becomes one path. */
static void
paint_coarsely (const AlurTileJob *job, cairo_t *cr)
{
  guint n_items;
  const AlurSceneItem *items = alur_scene_get_items (job->scene, &n_items);
  guint fill = ALUR_COLOUR_NONE;

  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  cairo_set_line_width (cr, 1 / job->scale);
  set_colour (cr, job->style, ALUR_COLOUR_LINE);
  for (guint i = 0; i < job->found->len; i++)
    {
      const AlurSceneItem *item = &items[g_array_index (job->found, guint32, i)];

      if (item->kind == ALUR_ITEM_ROUTE)
        trace (cr, job->scene, item);
    }
  cairo_stroke (cr);
  for (guint i = 0; i < job->found->len; i++)
    {
      const AlurSceneItem *item = &items[g_array_index (job->found, guint32, i)];

      if (item->kind != ALUR_ITEM_SHAPE || item->fill == ALUR_COLOUR_NONE
          || is_ground_of_text (item))
        continue;
      if (item->fill != fill)
        {
          cairo_fill (cr);
          fill = item->fill;
          set_colour (cr, job->style, fill);
        }
      cairo_rectangle (cr, item->rect.x, item->rect.y, item->rect.width, item->rect.height);
    }
  cairo_fill (cr);
  set_colour (cr, job->style, ALUR_COLOUR_LINE);
  for (guint i = 0; i < job->found->len; i++)
    {
      const AlurSceneItem *item = &items[g_array_index (job->found, guint32, i)];

      if (item->kind == ALUR_ITEM_SHAPE && item->role == ALUR_SCENE_BOX
          && item->rect.height * job->scale > READABLE)
        cairo_rectangle (cr, item->rect.x, item->rect.y, item->rect.width, item->rect.height);
    }
  cairo_stroke (cr);
}

/**
 * alur_tile_paint:
 * @job: a tile, after alur_tile_hash()
 *
 * Returns: (transfer full): the tile as an image
 */
cairo_surface_t *
alur_tile_paint (const AlurTileJob *job)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, job->size, job->size);
  cairo_t *cr = cairo_create (surface);

  alur_painter_paint_paper (job->painter, cr);
  cairo_scale (cr, job->scale, job->scale);
  cairo_translate (cr, -job->area.x, -job->area.y);
  if (is_far (job))
    paint_coarsely (job, cr);
  else
    {
      alur_painter_set_least_width (job->painter, LEAST_WIDTH / job->scale);
      alur_painter_draw (job->painter, cr, job->scene, &job->area);
    }
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}
