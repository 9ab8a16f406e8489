/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which of many boxes a new one would lie on.
 *
 * Boxes of a drawing are of like size, so squares of the plane, hashed, find the few that are near.
 * A hashed grid needs no bounds: a box that a person placed may lie anywhere. */

#include "alur-box-grid.h"

#include <math.h>

#define NO_ENTRY G_MAXUINT

/* Beyond this, squares are one: nobody draws there, and indices stay exact. */
#define FARTHEST_CELL 1e9

typedef struct
{
  guint box;
  guint next;
} Entry;

typedef struct
{
  gint64 left, top, right, bottom;
} CellRange;

struct _AlurBoxGrid
{
  double cell;
  guint mask;
  guint *buckets;
  GArray *entries;
  GArray *boxes;
};

/**
 * alur_box_grid_new:
 * @n_expected: about how many boxes it will hold
 * @cell: side of its squares in px, about that of a box
 *
 * Returns: (transfer full): a grid without boxes
 */
AlurBoxGrid *
alur_box_grid_new (guint n_expected, double cell)
{
  AlurBoxGrid *self = g_new (AlurBoxGrid, 1);
  guint n_buckets = 64;

  while (n_buckets / 2 < n_expected && n_buckets < 1u << 22)
    n_buckets *= 2;
  self->cell = cell;
  self->mask = n_buckets - 1;
  self->buckets = g_new (guint, n_buckets);
  for (guint i = 0; i < n_buckets; i++)
    self->buckets[i] = NO_ENTRY;
  self->entries = g_array_sized_new (FALSE, FALSE, sizeof (Entry), n_expected * 2);
  self->boxes = g_array_sized_new (FALSE, FALSE, sizeof (AlurRect), n_expected);
  return self;
}

/**
 * alur_box_grid_free:
 * @self: a grid
 *
 * Frees the grid.
 */
void
alur_box_grid_free (AlurBoxGrid *self)
{
  g_free (self->buckets);
  g_array_unref (self->entries);
  g_array_unref (self->boxes);
  g_free (self);
}

static gint64
cell_of (AlurBoxGrid *self, double coordinate)
{
  return (gint64) CLAMP (floor (coordinate / self->cell), -FARTHEST_CELL, FARTHEST_CELL);
}

static CellRange
range_of (AlurBoxGrid *self, const AlurRect *box)
{
  return (CellRange){ cell_of (self, box->x), cell_of (self, box->y),
                      cell_of (self, alur_rect_right (box)),
                      cell_of (self, alur_rect_bottom (box)) };
}

static guint
bucket_of (AlurBoxGrid *self, gint64 column, gint64 row)
{
  guint64 mixed = (guint64) column * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)
                  ^ (guint64) row * G_GUINT64_CONSTANT (0xC2B2AE3D27D4EB4F);

  return (guint) (mixed >> 33) & self->mask;
}

/**
 * alur_box_grid_add:
 * @self: a grid
 * @box: a box
 *
 * Adds @box to those that alur_box_grid_find() finds.
 */
void
alur_box_grid_add (AlurBoxGrid *self, const AlurRect *box)
{
  CellRange range = range_of (self, box);
  guint index = self->boxes->len;

  g_array_append_vals (self->boxes, box, 1);
  for (gint64 row = range.top; row <= range.bottom; row++)
    for (gint64 column = range.left; column <= range.right; column++)
      {
        guint bucket = bucket_of (self, column, row);
        Entry entry = { index, self->buckets[bucket] };

        self->buckets[bucket] = self->entries->len;
        g_array_append_vals (self->entries, &entry, 1);
      }
}

static const AlurRect *
find_in_bucket (AlurBoxGrid *self, guint bucket, const AlurRect *box)
{
  for (guint i = self->buckets[bucket]; i != NO_ENTRY;)
    {
      Entry *entry = &g_array_index (self->entries, Entry, i);
      AlurRect *other = &g_array_index (self->boxes, AlurRect, entry->box);

      if (alur_rect_intersects (box, other))
        return other;
      i = entry->next;
    }
  return NULL;
}

static const AlurRect *
find_among_all (AlurBoxGrid *self, const AlurRect *box)
{
  for (guint i = 0; i < self->boxes->len; i++)
    if (alur_rect_intersects (box, &g_array_index (self->boxes, AlurRect, i)))
      return &g_array_index (self->boxes, AlurRect, i);
  return NULL;
}

/**
 * alur_box_grid_find:
 * @self: a grid
 * @box: where to look
 *
 * Returns: (transfer none) (nullable): a box whose interior meets that of @box, until the next is
 *   added
 */
const AlurRect *
alur_box_grid_find (AlurBoxGrid *self, const AlurRect *box)
{
  CellRange range = range_of (self, box);
  double n_cells
      = (double) (range.right - range.left + 1) * (double) (range.bottom - range.top + 1);

  if (n_cells > self->boxes->len)
    return find_among_all (self, box);
  for (gint64 row = range.top; row <= range.bottom; row++)
    for (gint64 column = range.left; column <= range.right; column++)
      {
        const AlurRect *found = find_in_bucket (self, bucket_of (self, column, row), box);

        if (found != NULL)
          return found;
      }
  return NULL;
}
