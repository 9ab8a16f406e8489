/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The order in which a scene is drawn, and what lies in a part of it.
 *
 * Items are drawn by layer and, within a layer, by style: runs of one style become one path with
 * one change of state. The order is found by a radix sort on a key of 16 bits, stable, so that
 * equal styles keep the order in which they were added. Parts are found with a grid of cells that
 * list the items over them; what covers many cells is listed apart. Both are made when first
 * asked for. */

#include "alur-scene-private.h"

#include <math.h>
#include <string.h>

#define ITEMS_PER_CELL 6
#define LARGE_CELLS 64

/* What covers many cells, each of which would list it. */
typedef struct
{
  AlurRect extents;
  guint32 place; /* in `order` */
} Large;

struct _AlurSceneIndex
{
  guint32 *order; /* item numbers in order of drawing */
  guint n_items;
  gboolean has_grid;
  AlurRect bounds;
  guint columns, rows;
  double cell_width, cell_height;
  guint32 *starts;  /* of each cell in `entries`, and the end of the last */
  guint32 *entries; /* places in `order` */
  GArray *large;    /* of Large, by place */
};

static guint16
get_key (const AlurSceneItem *item)
{
  guint style = 0;

  switch ((AlurItemKind) item->kind)
    {
    case ALUR_ITEM_SHAPE:
    case ALUR_ITEM_POLYGON:
      style = (guint) item->line << 5 | item->fill;
      break;
    case ALUR_ITEM_TEXT:
      style = (guint) alur_scene_text_get_role (item->u.text) << 5 | item->fill;
      break;
    case ALUR_ITEM_ROUTE:
      style = item->line;
      break;
    case ALUR_ITEM_SIGN:
      style = item->variant;
      break;
    case ALUR_ITEM_IMAGE:
      style = 0;
      break;
    default:
      g_assert_not_reached ();
    }
  return (guint16) ((guint) item->layer << 13 | (guint) item->kind << 10 | style);
}

static void
sort_pass (const guint16 *keys, guint shift, const guint32 *source, guint32 *target, guint n_items)
{
  guint counts[257] = { 0 };

  for (guint i = 0; i < n_items; i++)
    counts[((keys[source[i]] >> shift) & 0xff) + 1]++;
  for (guint i = 1; i < 257; i++)
    counts[i] += counts[i - 1];
  for (guint i = 0; i < n_items; i++)
    target[counts[(keys[source[i]] >> shift) & 0xff]++] = source[i];
}

static AlurSceneIndex *
get_index (AlurScene *self)
{
  const AlurSceneItem *items = (const AlurSceneItem *) (void *) self->items->data;
  guint n_items = self->items->len;
  g_autofree guint16 *keys = NULL;
  g_autofree guint32 *other = NULL;

  if (self->index != NULL)
    return self->index;
  self->index = g_new0 (AlurSceneIndex, 1);
  self->index->n_items = n_items;
  self->index->order = g_new (guint32, n_items);
  keys = g_new (guint16, n_items);
  other = g_new (guint32, n_items);
  for (guint i = 0; i < n_items; i++)
    {
      keys[i] = get_key (&items[i]);
      self->index->order[i] = i;
    }
  sort_pass (keys, 0, self->index->order, other, n_items);
  sort_pass (keys, 8, other, self->index->order, n_items);
  return self->index;
}

/* The items in the order in which they are drawn; valid until the scene changes. */
const guint32 *
alur_scene_get_order (AlurScene *self)
{
  return get_index (self)->order;
}

void
alur_scene_drop_index (AlurScene *self)
{
  if (self->index == NULL)
    return;
  g_free (self->index->order);
  g_free (self->index->starts);
  g_free (self->index->entries);
  g_clear_pointer (&self->index->large, g_array_unref);
  g_clear_pointer (&self->index, g_free);
}

typedef struct
{
  guint left, top, right, bottom; /* inclusive */
} Cells;

static guint
clamp_cell (double place, guint n_cells)
{
  return place <= 0 ? 0 : place >= (double) n_cells ? n_cells - 1 : (guint) place;
}

static Cells
get_cells (const AlurSceneIndex *index, const AlurRect *rect)
{
  double x = rect->x - index->bounds.x;
  double y = rect->y - index->bounds.y;

  return (Cells){ clamp_cell (x / index->cell_width, index->columns),
                  clamp_cell (y / index->cell_height, index->rows),
                  clamp_cell ((x + rect->width) / index->cell_width, index->columns),
                  clamp_cell ((y + rect->height) / index->cell_height, index->rows) };
}

static gboolean
is_large (Cells cells)
{
  return (cells.right - cells.left + 1) * (cells.bottom - cells.top + 1) > LARGE_CELLS;
}

static void
choose_cells (AlurSceneIndex *index)
{
  double n_cells = MAX (1.0, (double) index->n_items / ITEMS_PER_CELL);
  double width = MAX (index->bounds.width, 1);
  double height = MAX (index->bounds.height, 1);
  double side = sqrt (width * height / n_cells);

  index->columns = (guint) CLAMP (ceil (width / side), 1, 4096);
  index->rows = (guint) CLAMP (ceil (height / side), 1, 4096);
  index->cell_width = width / index->columns;
  index->cell_height = height / index->rows;
}

/* Counts the entries of each cell, or files them when there is a place to. */
static void
file_items (AlurScene *self, AlurSceneIndex *index, guint32 *starts)
{
  for (guint i = 0; i < index->n_items; i++)
    {
      const AlurSceneItem *item = &g_array_index (self->items, AlurSceneItem, index->order[i]);
      AlurRect extents = alur_scene_item_get_extents (item);
      Cells cells = get_cells (index, &extents);

      if (is_large (cells))
        {
          Large large = { extents, i };

          if (index->entries != NULL)
            g_array_append_val (index->large, large);
          continue;
        }
      for (guint row = cells.top; row <= cells.bottom; row++)
        {
          for (guint column = cells.left; column <= cells.right; column++)
            {
              guint32 *start = &starts[row * index->columns + column];

              if (index->entries != NULL)
                index->entries[*start] = i;
              (*start)++;
            }
        }
    }
}

static void
make_grid (AlurScene *self, AlurSceneIndex *index)
{
  guint n_cells;
  guint32 total = 0;
  g_autofree guint32 *counts = NULL;

  index->bounds = alur_scene_get_bounds (self);
  index->has_grid = TRUE;
  index->large = g_array_new (FALSE, FALSE, sizeof (Large));
  choose_cells (index);
  n_cells = index->columns * index->rows;
  counts = g_new0 (guint32, n_cells);
  index->starts = g_new0 (guint32, n_cells + 1);
  file_items (self, index, counts);
  for (guint i = 0; i < n_cells; i++)
    {
      guint32 count = counts[i];

      index->starts[i] = counts[i] = total;
      total += count;
    }
  index->starts[n_cells] = total;
  index->entries = g_new (guint32, MAX (total, 1));
  file_items (self, index, counts);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  guint32 one = *(const guint32 *) a;
  guint32 other = *(const guint32 *) b;

  return (one > other) - (one < other);
}

/* Appends the places in drawing order of what may lie in the area, some of them several times. */
static void
collect_places (const AlurSceneIndex *index, const AlurRect *area, GArray *places)
{
  Cells cells = get_cells (index, area);

  for (guint i = 0; i < index->large->len; i++)
    {
      const Large *large = &g_array_index (index->large, Large, i);

      if (alur_rect_intersects (&large->extents, area))
        g_array_append_val (places, large->place);
    }
  for (guint row = cells.top; row <= cells.bottom; row++)
    {
      const guint32 *starts = &index->starts[(gsize) row * index->columns];
      guint32 first = starts[cells.left];

      g_array_append_vals (places, &index->entries[first], starts[cells.right + 1] - first);
    }
  g_array_sort (places, compare_places);
}

/* What all items cover, where that is known. */
const AlurRect *
alur_scene_get_known_bounds (AlurScene *self)
{
  return self->index != NULL && self->index->has_grid ? &self->index->bounds : NULL;
}

/**
 * alur_scene_prepare:
 * @self: a scene to which nothing is added any more
 *
 * Makes what alur_scene_query() needs, which it would do itself when it is asked first.
 */
void
alur_scene_prepare (AlurScene *self)
{
  AlurSceneIndex *index = get_index (self);

  if (index->n_items > 0 && !index->has_grid)
    make_grid (self, index);
}

/**
 * alur_scene_query:
 * @self: a scene
 * @area: a part of it
 * @indices: (element-type guint32): gets the numbers of the items that show in @area, in the order
 *   in which they are drawn
 *
 * Returns: how many there are
 */
guint
alur_scene_query (AlurScene *self, const AlurRect *area, GArray *indices)
{
  AlurSceneIndex *index = get_index (self);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint before = indices->len;
  guint32 last = G_MAXUINT32;

  if (index->n_items == 0)
    return 0;
  alur_scene_prepare (self);
  collect_places (index, area, places);
  for (guint i = 0; i < places->len; i++)
    {
      guint32 place = g_array_index (places, guint32, i);
      AlurRect extents;

      if (place == last)
        continue;
      last = place;
      extents = alur_scene_item_get_extents (
          &g_array_index (self->items, AlurSceneItem, index->order[place]));
      if (alur_rect_intersects (&extents, area))
        g_array_append_val (indices, index->order[place]);
    }
  return indices->len - before;
}
