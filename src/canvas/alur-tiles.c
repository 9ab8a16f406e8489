/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The drawing on the screen.
 *
 * The scene is painted with cairo into squares of SIDE pixels that are kept as sprites for the
 * scale that is shown. Panning moves them; an edit repaints those alone whose content is another
 * (each knows a number for what it shows); another scale shows the squares of the last one, larger
 * or smaller, until sharp ones are painted. Painting stops when the time of a frame is over and
 * goes on in the next; a frame in which the scale is another only stretches. Squares in which
 * nothing lies are not kept: the ground shows.
 *
 * Rejected: a node a box (10 ms a frame of 500 boxes, 60 ms of 5,000), one texture as large as the
 * window (each pan uncovers a strip). */

#include "alur-tiles.h"

#include "alur-sprite.h"
#include "alur-tile-painter.h"

#include <math.h>

#define SIDE 512          /* pixels */
#define LEAST_KEPT 48     /* squares that are kept at least */
#define KEPT_PER_SHOWN 3u /* squares that are kept for one that is shown */

typedef struct
{
  int column, row;
  AlurSprite *sprite; /* NULL: nothing lies there */
  guint64 content;
  guint version; /* of the scene for which `content` was looked at */
  guint shown;   /* when it was shown last, in snapshots */
} Tile;

/* The squares of one scale. */
typedef struct
{
  double scale; /* pixels for one px of the drawing */
  GHashTable *tiles;
} Sheet;

struct _AlurTiles
{
  GtkWidget *widget; /* borrowed */
  AlurScene *scene;
  const AlurStyle *style;
  AlurPainter *painter;
  GArray *found;
  Sheet now;
  Sheet before; /* shown where `now` has holes */
  guint version;
  guint n_snapshots;
  guint n_painted;
};

/* Which squares cover the window. */
typedef struct
{
  int first_column, first_row, last_column, last_row;
  double left, top; /* of the drawing's origin on the screen, in pixels */
} Span;

static void
tile_free (gpointer data)
{
  Tile *tile = data;

  g_clear_pointer (&tile->sprite, alur_sprite_free);
  g_free (tile);
}

static guint
tile_hash (gconstpointer key)
{
  const Tile *tile = key;

  return (guint) tile->column * 2654435761u ^ (guint) tile->row * 40503u;
}

static gboolean
tile_equal (gconstpointer a, gconstpointer b)
{
  const Tile *one = a;
  const Tile *other = b;

  return one->column == other->column && one->row == other->row;
}

static GHashTable *
new_table (void)
{
  return g_hash_table_new_full (tile_hash, tile_equal, NULL, tile_free);
}

/**
 * alur_tiles_new:
 * @widget: what shows them; must live as long as they do
 *
 * Returns: (transfer full): squares of no drawing yet
 */
AlurTiles *
alur_tiles_new (GtkWidget *widget)
{
  AlurTiles *self = g_new0 (AlurTiles, 1);

  self->widget = widget;
  self->found = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->now.tiles = new_table ();
  self->before.tiles = new_table ();
  alur_tiles_set_style (self, alur_style_get_screen (FALSE, FALSE));
  return self;
}

/**
 * alur_tiles_free:
 * @self: (transfer full): the squares
 */
void
alur_tiles_free (AlurTiles *self)
{
  g_clear_pointer (&self->scene, alur_scene_unref);
  g_clear_pointer (&self->painter, alur_painter_free);
  g_array_unref (self->found);
  g_hash_table_unref (self->now.tiles);
  g_hash_table_unref (self->before.tiles);
  g_free (self);
}

/**
 * alur_tiles_set_style:
 * @self: the squares
 * @style: the colours of the screen; must live as long as @self
 */
void
alur_tiles_set_style (AlurTiles *self, const AlurStyle *style)
{
  if (self->style == style)
    return;
  self->style = style;
  g_clear_pointer (&self->painter, alur_painter_free);
  self->painter = alur_painter_new (style);
  g_hash_table_remove_all (self->now.tiles);
  g_hash_table_remove_all (self->before.tiles);
}

/**
 * alur_tiles_set_scene:
 * @self: the squares
 * @scene: (nullable): what to show
 *
 * Squares that look the same in the new scene are kept.
 */
void
alur_tiles_set_scene (AlurTiles *self, AlurScene *scene)
{
  if (self->scene == scene)
    return;
  if (scene != NULL)
    alur_scene_ref (scene);
  g_clear_pointer (&self->scene, alur_scene_unref);
  self->scene = scene;
  self->version++;
  g_hash_table_remove_all (self->before.tiles);
}

/**
 * alur_tiles_get_n_painted:
 *
 * Returns: how many squares have been painted in all
 */
guint
alur_tiles_get_n_painted (AlurTiles *self)
{
  return self->n_painted;
}

static Span
get_span (const AlurViewport *viewport, double scale, int device_scale, int margin)
{
  Span span;
  double width = viewport->size.width * device_scale;
  double height = viewport->size.height * device_scale;

  /* Whole pixels, so that lines stay sharp. */
  span.left = -floor (viewport->origin.x * scale + 0.5);
  span.top = -floor (viewport->origin.y * scale + 0.5);
  span.first_column = (int) floor (-span.left / SIDE) - margin;
  span.first_row = (int) floor (-span.top / SIDE) - margin;
  span.last_column = (int) floor ((width - 1 - span.left) / SIDE) + margin;
  span.last_row = (int) floor ((height - 1 - span.top) / SIDE) + margin;
  return span;
}

/* Another scale: what was painted for the last one stands in until this one is painted. Returns
 * whether there is something to stand in. */
static gboolean
take_scale (AlurTiles *self, double scale)
{
  Sheet last = self->now;

  if (fabs (self->now.scale - scale) < 1e-9)
    return FALSE;
  if (g_hash_table_size (last.tiles) * 2 >= g_hash_table_size (self->before.tiles))
    {
      self->now = self->before;
      self->before = last;
    }
  g_hash_table_remove_all (self->now.tiles);
  self->now.scale = scale;
  return g_hash_table_size (self->before.tiles) > 0;
}

static AlurTileJob
get_job (AlurTiles *self, const Tile *tile)
{
  double side = SIDE / self->now.scale;

  return (AlurTileJob){ .scene = self->scene,
                        .painter = self->painter,
                        .style = self->style,
                        .area = { tile->column * side, tile->row * side, side, side },
                        .scale = self->now.scale,
                        .size = SIDE,
                        .found = self->found };
}

/* Brings a square up to the scene. Returns whether it had to be painted. */
static gboolean
refresh (AlurTiles *self, Tile *tile)
{
  AlurTileJob job = get_job (self, tile);
  guint64 content = alur_tile_hash (&job);

  tile->version = self->version;
  if (content == tile->content)
    return FALSE;
  tile->content = content;
  g_clear_pointer (&tile->sprite, alur_sprite_free);
  if (content == 0)
    return FALSE;
  tile->sprite = alur_sprite_new (alur_tile_paint (&job));
  self->n_painted++;
  return TRUE;
}

static Tile *
find (AlurTiles *self, int column, int row)
{
  Tile key = { .column = column, .row = row };

  return g_hash_table_lookup (self->now.tiles, &key);
}

static Tile *
get (AlurTiles *self, int column, int row)
{
  Tile *tile = find (self, column, row);

  if (tile == NULL)
    {
      tile = g_new0 (Tile, 1);
      tile->column = column;
      tile->row = row;
      tile->version = self->version - 1;
      g_hash_table_add (self->now.tiles, tile);
    }
  return tile;
}

/* Paints what the span lacks until the time is over. Returns whether nothing is left to paint. */
static gboolean
fill_span (AlurTiles *self, const Span *span, gint64 budget)
{
  gint64 end = g_get_monotonic_time () + budget;

  for (int row = span->first_row; row <= span->last_row; row++)
    for (int column = span->first_column; column <= span->last_column; column++)
      {
        Tile *tile = get (self, column, row);

        tile->shown = self->n_snapshots;
        if (tile->version == self->version)
          continue;
        if (g_get_monotonic_time () >= end)
          return FALSE;
        refresh (self, tile);
      }
  return TRUE;
}

typedef struct
{
  guint oldest;
} Forgetting;

static gboolean
is_forgotten (gpointer key, gpointer value, gpointer data)
{
  const Tile *tile = key;
  const Forgetting *forgetting = data;

  return tile->shown < forgetting->oldest;
}

/* What was not shown for the longest goes when there are too many. */
static void
forget (AlurTiles *self, const Span *span)
{
  guint n_shown = (guint) (span->last_column - span->first_column + 1)
                  * (guint) (span->last_row - span->first_row + 1);
  guint limit = MAX (LEAST_KEPT, n_shown * KEPT_PER_SHOWN);
  guint age = 256;

  while (g_hash_table_size (self->now.tiles) > limit && age > 0)
    {
      Forgetting forgetting = { self->n_snapshots > age ? self->n_snapshots - age : 0 };

      g_hash_table_foreach_remove (self->now.tiles, is_forgotten, &forgetting);
      age /= 2;
    }
}

/* The squares of the last scale, stretched: without smoothing, which would cost more than painting
 * them. */
static void
append_before (AlurTiles *self,
               GtkSnapshot *snapshot,
               const AlurViewport *viewport,
               const Span *span,
               int device_scale)
{
  double stretch = self->now.scale / self->before.scale / device_scale;
  graphene_rect_t bounds
      = GRAPHENE_RECT_INIT (0, 0, (float) viewport->size.width, (float) viewport->size.height);
  GHashTableIter iter;
  gpointer key;
  cairo_t *cr;

  if (g_hash_table_size (self->before.tiles) == 0)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_translate (cr, span->left / device_scale, span->top / device_scale);
  cairo_scale (cr, stretch, stretch);
  g_hash_table_iter_init (&iter, self->before.tiles);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const Tile *tile = key;

      if (tile->sprite == NULL)
        continue;
      cairo_set_source_surface (cr, alur_sprite_get_surface (tile->sprite),
                                (double) tile->column * SIDE, (double) tile->row * SIDE);
      cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_FAST);
      cairo_rectangle (cr, (double) tile->column * SIDE, (double) tile->row * SIDE, SIDE, SIDE);
      cairo_fill (cr);
    }
  cairo_destroy (cr);
}

static void
append_now (AlurTiles *self, GtkSnapshot *snapshot, const Span *span, int device_scale)
{
  for (int row = span->first_row; row <= span->last_row; row++)
    for (int column = span->first_column; column <= span->last_column; column++)
      {
        const Tile *tile = find (self, column, row);
        graphene_rect_t bounds;

        if (tile == NULL || tile->sprite == NULL)
          continue;
        bounds = GRAPHENE_RECT_INIT ((float) ((column * SIDE + span->left) / device_scale),
                                     (float) ((row * SIDE + span->top) / device_scale),
                                     (float) SIDE / (float) device_scale,
                                     (float) SIDE / (float) device_scale);
        alur_sprite_append (tile->sprite, self->widget, snapshot, &bounds);
      }
}

/**
 * alur_tiles_snapshot:
 * @self: the squares
 * @snapshot: where to draw, in the coordinates of the window
 * @viewport: what is shown
 * @device_scale: pixels for one px of the screen
 * @budget: how long squares may be painted, in µs
 *
 * Returns: whether all is as it should be; if not, draw again in the next frame
 */
gboolean
alur_tiles_snapshot (AlurTiles *self,
                     GtkSnapshot *snapshot,
                     const AlurViewport *viewport,
                     int device_scale,
                     gint64 budget)
{
  gboolean complete;
  Span span;

  if (self->scene == NULL)
    return TRUE;
  if (take_scale (self, viewport->scale * device_scale))
    budget = 0;
  self->n_snapshots++;
  span = get_span (viewport, self->now.scale, device_scale, 0);
  complete = fill_span (self, &span, budget);
  if (!complete)
    append_before (self, snapshot, viewport, &span, device_scale);
  else
    g_hash_table_remove_all (self->before.tiles);
  append_now (self, snapshot, &span, device_scale);
  forget (self, &span);
  return complete;
}

/**
 * alur_tiles_prepare:
 * @self: the squares
 * @viewport: what is shown
 * @device_scale: pixels for one px of the screen
 * @budget: how long squares may be painted, in µs
 *
 * Paints what will come into view when the drawing is moved a little. For times when nothing else
 * is to be done.
 *
 * Returns: whether nothing is left to paint
 */
gboolean
alur_tiles_prepare (AlurTiles *self, const AlurViewport *viewport, int device_scale, gint64 budget)
{
  Span span;

  if (self->scene == NULL || fabs (self->now.scale - viewport->scale * device_scale) > 1e-9)
    return TRUE;
  span = get_span (viewport, self->now.scale, device_scale, 1);
  return fill_span (self, &span, budget);
}
