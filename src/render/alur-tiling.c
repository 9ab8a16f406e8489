/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cuts a drawing that does not fit its page into tiles.
 *
 * The scale is the smallest at which no text falls under the least size of the style, and then the
 * largest that needs no more pages. Along each axis the next cut is searched in the last part of a
 * page, where it crosses the fewest boxes and labels. Where it must cross some, the next page
 * begins before them: whatever is smaller than most of a page is whole on some page. Crossings at a
 * place are counted with two sorted lists (starts before it minus ends before it), so that cutting
 * takes time by the pages and not by the boxes. The heads of lanes or columns are shown again on
 * every page, which then has less room. */

#include "alur-tiling.h"

#include <math.h>
#include <string.h>

#define PX_PER_MM (96 / 25.4)
#define PT_PER_PX 0.75
#define CUT_FROM 0.6 /* of a page */
#define LEAST_STEP 0.35
#define SCALE_STEPS 8
#define HEADS_SHARE 0.25    /* of a page; larger heads are not shown again */
#define LEAST_ROOM 60.0     /* px of a page, whatever else stands on it */
#define CUT_PLACES 1000     /* that are looked at on one page, at most */
#define MOST_TILES 200000.0 /* shown or empty: what a person has placed may lie far away */

/* What must not be cut along one axis. */
typedef struct
{
  double *starts;   /* sorted */
  double *ends;     /* sorted */
  AlurPoint *spans; /* from x to y, sorted by x */
  guint n_spans;
  double longest;
  double start, end;           /* of the drawing */
  double heads_from, heads_to; /* the strip of heads across this axis; the same: none */
} Axis;

typedef struct
{
  double from, to; /* shown */
  double cut_from, cut_to;
} Strip;

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return (one > other) - (one < other);
}

static gboolean
is_cuttable (const AlurSceneItem *item)
{
  return item->role == ALUR_SCENE_FRAME || item->kind == ALUR_ITEM_ROUTE;
}

static void
axis_init (Axis *self, AlurScene *scene, gboolean vertical)
{
  AlurRect bounds = alur_scene_get_bounds (scene);
  AlurSceneHeads heads = alur_scene_get_heads (scene);
  guint n_items;
  const AlurSceneItem *items = alur_scene_get_items (scene, &n_items);

  memset (self, 0, sizeof *self);
  self->start = vertical ? bounds.y : bounds.x;
  self->end = vertical ? alur_rect_bottom (&bounds) : alur_rect_right (&bounds);
  if (heads.above == vertical)
    {
      self->heads_from = heads.from;
      self->heads_to = heads.to;
    }
  self->starts = g_new (double, n_items);
  self->ends = g_new (double, n_items);
  self->spans = g_new (AlurPoint, n_items);
  for (guint i = 0; i < n_items; i++)
    {
      AlurRect rect = alur_scene_item_get_extents (&items[i]);
      double from = vertical ? rect.y : rect.x;
      double to = vertical ? alur_rect_bottom (&rect) : alur_rect_right (&rect);

      if (is_cuttable (&items[i]))
        continue;
      self->starts[self->n_spans] = from;
      self->ends[self->n_spans] = to;
      self->spans[self->n_spans++] = (AlurPoint){ from, to };
      self->longest = MAX (self->longest, to - from);
    }
  if (self->n_spans == 0)
    return;
  qsort (self->starts, self->n_spans, sizeof (double), compare_doubles);
  qsort (self->ends, self->n_spans, sizeof (double), compare_doubles);
  qsort (self->spans, self->n_spans, sizeof (AlurPoint), compare_doubles);
}

static void
axis_clear (Axis *self)
{
  g_free (self->starts);
  g_free (self->ends);
  g_free (self->spans);
}

/* How many of the sorted values are under `limit`. */
static guint
count_under (const double *values, guint n_values, double limit)
{
  guint low = 0;
  guint high = n_values;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (values[middle] < limit)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static guint
count_crossed (const Axis *self, double cut)
{
  return count_under (self->starts, self->n_spans, cut)
         - count_under (self->ends, self->n_spans, cut);
}

/* The best place to cut between two, as far on as it can be. */
static double
choose_cut (const Axis *self, double from, double to)
{
  double best = to;
  double step = MAX (2, (to - from) / CUT_PLACES);
  guint fewest = count_crossed (self, to);

  for (double cut = to - step; cut >= from && fewest > 0; cut -= step)
    {
      guint crossed = count_crossed (self, cut);

      if (crossed < fewest)
        {
          fewest = crossed;
          best = cut;
        }
    }
  return best;
}

/* Where the page behind a cut must begin to show whole what the cut crosses, unless that is longer
 * than most of a page. */
static double
find_first_crossed (const Axis *self, double cut, double length)
{
  guint last = count_under (self->starts, self->n_spans, cut);
  double longest = MIN (self->longest, length * CUT_FROM);
  double first = cut;

  for (guint i = last; i > 0 && self->spans[i - 1].x >= cut - longest; i--)
    {
      double size = self->spans[i - 1].y - self->spans[i - 1].x;

      if (self->spans[i - 1].y > cut && size <= longest)
        first = self->spans[i - 1].x;
    }
  return first;
}

/* How much of a page of `length` the heads take on every page but the first. */
static double
get_heads_length (const Axis *self, double length)
{
  double heads = self->heads_to - self->heads_from;

  return heads <= length * HEADS_SHARE ? heads : 0;
}

/* Cuts an axis into strips of at most `length`. */
static GArray *
cut_axis (const Axis *self, double length, double overlap)
{
  GArray *strips = g_array_new (FALSE, FALSE, sizeof (Strip));
  Strip strip = { .from = self->start, .cut_from = self->start };
  double heads = get_heads_length (self, length);

  while (self->end - strip.from > length + 0.01)
    {
      double cut = choose_cut (self, strip.from + length * CUT_FROM, strip.from + length - overlap);
      double next = find_first_crossed (self, cut, length) - overlap;

      strip.to = MIN (cut + overlap, strip.from + length);
      strip.cut_to = cut;
      g_array_append_val (strips, strip);
      strip.from = MAX (MIN (next, cut - overlap), strip.from + length * LEAST_STEP);
      strip.cut_from = cut;
      if (strips->len == 1)
        length -= heads;
    }
  strip.to = self->end;
  strip.cut_to = self->end;
  g_array_append_val (strips, strip);
  return strips;
}

/* Whether more than frames and heads shows in an area. */
static gboolean
shows_something (AlurScene *scene, const AlurRect *area)
{
  AlurSceneHeads heads = alur_scene_get_heads (scene);
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint n_items;
  const AlurSceneItem *items = alur_scene_get_items (scene, &n_items);

  alur_scene_query (scene, area, hits);
  for (guint i = 0; i < hits->len; i++)
    {
      const AlurSceneItem *item = &items[g_array_index (hits, guint32, i)];
      double start = heads.above ? item->rect.y : item->rect.x;

      if (item->role != ALUR_SCENE_FRAME && (start >= heads.to || start < heads.from)
          && (item->kind != ALUR_ITEM_ROUTE || alur_scene_route_passes (scene, item, area)))
        return TRUE;
    }
  return FALSE;
}

/* Which tiles show something, by rows. Lanes in which nothing is done are shown once. */
static guint8 *
find_shown (AlurScene *scene, GArray *columns, GArray *rows)
{
  AlurSceneHeads heads = alur_scene_get_heads (scene);
  guint8 *shown = g_new0 (guint8, (gsize) columns->len * rows->len + 1);
  guint n_strips = heads.above ? columns->len : rows->len;
  g_autofree guint8 *reached = g_new0 (guint8, n_strips + 1);

  for (guint j = 0; j < rows->len; j++)
    for (guint i = 0; i < columns->len; i++)
      {
        const Strip *row = &g_array_index (rows, Strip, j);
        const Strip *column = &g_array_index (columns, Strip, i);
        AlurRect own = { column->cut_from, row->cut_from, column->cut_to - column->cut_from,
                         row->cut_to - row->cut_from };

        shown[j * columns->len + i] = (guint8) shows_something (scene, &own);
        reached[heads.above ? i : j] |= shown[j * columns->len + i];
      }
  for (guint k = 0; k < n_strips && heads.to > heads.from; k++)
    if (!reached[k])
      shown[heads.above ? k : k * columns->len] = TRUE;
  return shown;
}

static AlurTile
make_tile (const AlurSceneHeads *heads, GArray *columns, GArray *rows, guint i, guint j)
{
  const Strip *row = &g_array_index (rows, Strip, j);
  const Strip *column = &g_array_index (columns, Strip, i);
  AlurTile tile = { .column = i, .row = j };

  tile.area = (AlurRect){ column->from, row->from, column->to - column->from, row->to - row->from };
  tile.cut_left = column->cut_from;
  tile.cut_right = column->cut_to;
  tile.cut_top = row->cut_from;
  tile.cut_bottom = row->cut_to;
  if (heads->above && j > 0)
    tile.heads = (AlurRect){ tile.area.x, heads->from, tile.area.width, heads->to - heads->from };
  else if (!heads->above && i > 0)
    tile.heads = (AlurRect){ heads->from, tile.area.y, heads->to - heads->from, tile.area.height };
  return tile;
}

static void
add_tiles (AlurTiling *self, AlurScene *scene, GArray *columns, GArray *rows, gboolean with_heads)
{
  AlurSceneHeads heads = { 0 };
  g_autofree guint8 *shown = find_shown (scene, columns, rows);

  if (with_heads)
    heads = alur_scene_get_heads (scene);
  for (guint j = 0; j < rows->len; j++)
    for (guint i = 0; i < columns->len; i++)
      if (shown[j * columns->len + i])
        {
          AlurTile tile = make_tile (&heads, columns, rows, i, j);

          g_array_append_val (self->tiles, tile);
        }
  self->n_columns = columns->len;
  self->n_rows = rows->len;
}

static guint
count_strips (const Axis *axis, double length, double overlap)
{
  g_autoptr (GArray) strips = cut_axis (axis, length, overlap);

  return strips->len;
}

/* The largest scale from `least` to 1 that needs no more pages than `least` does. */
static double
choose_scale (const Axis *across, const Axis *down, AlurSize room, double overlap, double least)
{
  guint n_columns = count_strips (across, room.width / least, overlap / least);
  guint n_rows = count_strips (down, room.height / least, overlap / least);
  double low = least;
  double high = MAX (least, 1);

  for (guint i = 0; i < SCALE_STEPS; i++)
    {
      double scale = (low + high) / 2;

      if (count_strips (across, room.width / scale, overlap / scale) <= n_columns
          && count_strips (down, room.height / scale, overlap / scale) <= n_rows)
        low = scale;
      else
        high = scale;
    }
  return low;
}

static void
tile_scene (AlurTiling *self, AlurScene *scene, AlurSize room, double least, gboolean fixed)
{
  double overlap = alur_style_get_paper ()->page.overlap_mm * PX_PER_MM / 2;
  g_autoptr (GArray) columns = NULL;
  g_autoptr (GArray) rows = NULL;
  Axis across, down;

  axis_init (&across, scene, FALSE);
  axis_init (&down, scene, TRUE);
  self->scale = fixed ? least : choose_scale (&across, &down, room, overlap, least);
  columns = cut_axis (&across, room.width / self->scale, overlap / self->scale);
  rows = cut_axis (&down, room.height / self->scale, overlap / self->scale);
  add_tiles (self, scene, columns, rows,
             get_heads_length (&across, room.width / self->scale) > 0
                 || get_heads_length (&down, room.height / self->scale) > 0);
  axis_clear (&across);
  axis_clear (&down);
}

/* The largest scale up to `scale` at which there are not too many tiles. */
static double
bound_scale (double scale, AlurSize room, const AlurRect *bounds)
{
  double least = LEAST_STEP * CUT_FROM; /* of a page, between two cuts */
  double n_columns = bounds->width * scale / (room.width * least) + 1;
  double n_rows = bounds->height * scale / (room.height * least) + 1;

  while (n_columns * n_rows > MOST_TILES)
    {
      scale /= 2;
      n_columns = n_columns / 2 + 1;
      n_rows = n_rows / 2 + 1;
    }
  return scale;
}

static void
take_whole (AlurTiling *self, const AlurRect *bounds, double scale)
{
  AlurTile tile = { .area = *bounds,
                    .cut_left = bounds->x,
                    .cut_top = bounds->y,
                    .cut_right = alur_rect_right (bounds),
                    .cut_bottom = alur_rect_bottom (bounds) };

  self->scale = scale;
  self->n_columns = self->n_rows = 1;
  g_array_append_val (self->tiles, tile);
}

/**
 * alur_tiling_new:
 * @scene: a drawing
 * @room: px of a page that it may take
 * @options: scale, and whether it must be one page
 *
 * Decides how a drawing comes onto pages: whole where its text stays large enough, else in tiles.
 *
 * Returns: (transfer full): the scale and the tiles, one at least
 */
AlurTiling *
alur_tiling_new (AlurScene *scene, AlurSize room, const AlurPageOptions *options)
{
  AlurTiling *self = g_new0 (AlurTiling, 1);
  AlurRect bounds = alur_scene_get_bounds (scene);
  double smallest = alur_scene_get_smallest_text (scene) * PT_PER_PX;
  double least = smallest > 0 ? alur_style_get_paper ()->page.text_min_pt / smallest : 0.5;
  gboolean fixed = options->scale > 0;
  double fit;

  room = (AlurSize){ MAX (room.width, LEAST_ROOM), MAX (room.height, LEAST_ROOM) };
  fit = MIN (room.width / MAX (bounds.width, 1), room.height / MAX (bounds.height, 1));
  self->tiles = g_array_new (FALSE, FALSE, sizeof (AlurTile));
  if (fixed && (fit >= options->scale || options->one_page))
    take_whole (self, &bounds, MIN (fit, options->scale));
  else if (!fixed && (fit >= least || options->one_page))
    take_whole (self, &bounds, MIN (fit, 1));
  else
    tile_scene (self, scene, room,
                bound_scale (fixed ? MAX (least, options->scale) : least, room, &bounds), fixed);
  if (self->tiles->len == 0)
    take_whole (self, &bounds, MIN (fit, 1));
  return self;
}

static void
note_area (AlurTiling *self, AlurScene *scene, const AlurRect *area, GArray *hits)
{
  guint n_items;
  const AlurSceneItem *items = alur_scene_get_items (scene, &n_items);

  g_array_set_size (hits, 0);
  alur_scene_query (scene, area, hits);
  for (guint i = 0; i < hits->len; i++)
    {
      guint32 number = g_array_index (hits, guint32, i);
      const AlurRect *rect = &items[number].rect;

      if (alur_rect_contains (area, (AlurPoint){ rect->x, rect->y })
          && alur_rect_contains (area,
                                 (AlurPoint){ alur_rect_right (rect), alur_rect_bottom (rect) }))
        self->whole[number] = TRUE;
    }
}

/**
 * alur_tiling_note_whole:
 * @self: a tiling
 * @scene: its drawing
 *
 * Fills `whole`, so that what no tile shows whole can be shown in parts.
 */
void
alur_tiling_note_whole (AlurTiling *self, AlurScene *scene)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint n_items;

  alur_scene_get_items (scene, &n_items);
  g_free (self->whole);
  self->whole = g_new0 (guint8, n_items + 1);
  for (guint i = 0; i < self->tiles->len; i++)
    {
      const AlurTile *tile = &g_array_index (self->tiles, AlurTile, i);

      note_area (self, scene, &tile->area, hits);
      if (tile->heads.width > 0 && tile->heads.height > 0)
        note_area (self, scene, &tile->heads, hits);
    }
}

/**
 * alur_tiling_free:
 * @self: (transfer full): a tiling
 */
void
alur_tiling_free (AlurTiling *self)
{
  g_array_unref (self->tiles);
  g_free (self->whole);
  g_free (self);
}
