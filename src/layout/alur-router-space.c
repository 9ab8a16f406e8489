/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A grid of square cells, each a chain of the rectangles that touch it. Rectangles may be added
 * while it is in use (labels as they find their place). The cell is about as large as the area of
 * a rectangle and its share of the gaps, so that a look around costs a few cells whatever the
 * size of the drawing. Trees were not needed: the boxes of a drawing are of a size. */
#include "alur-router-space.h"

#include <math.h>

#define CELL_MIN 24.0
#define MAX_CELLS_A_SIDE 4096.0

typedef struct
{
  AlurRect rect; /* a copy, to be read where the chain is followed */
  guint index;
  guint next; /* entry + 1, 0 at the end */
} Entry;

struct _AlurSpace
{
  AlurRect bounds;
  double cell;
  guint count[2]; /* cells along x and y */
  guint *heads;   /* entry + 1 of each cell */
  guint n_rects;
  GArray *entries;
};

/* bounds: the area in which most of it lies; what lies outside is kept in the outermost cells. */
AlurSpace *
alur_space_new (const AlurRect *bounds, guint n_expected)
{
  AlurSpace *self = g_new0 (AlurSpace, 1);
  double n = MAX (1, n_expected);
  double longest = MAX (bounds->width, bounds->height);
  double cell = sqrt (MAX (bounds->width * bounds->height, 1) / n / 2);

  self->bounds = *bounds;
  self->cell = MAX (MAX (cell, CELL_MIN), longest / MAX_CELLS_A_SIDE);
  self->count[0] = (guint) (bounds->width / self->cell) + 1;
  self->count[1] = (guint) (bounds->height / self->cell) + 1;
  self->heads = g_new0 (guint, (gsize) self->count[0] * self->count[1]);
  self->entries = g_array_sized_new (FALSE, FALSE, sizeof (Entry), 2 * n_expected);

  return self;
}

void
alur_space_free (AlurSpace *self)
{
  if (self == NULL)
    return;

  g_free (self->heads);
  g_array_unref (self->entries);
  g_free (self);
}

AlurRect
alur_space_get_bounds (const AlurSpace *self)
{
  return self->bounds;
}

static guint
cell_at (const AlurSpace *self, int dim, double value)
{
  double cell = floor ((value - alur_rect_low (&self->bounds, dim)) / self->cell);

  return (guint) CLAMP (cell, 0, (double) self->count[dim] - 1);
}

void
alur_space_add (AlurSpace *self, const AlurRect *rect)
{
  guint x1 = cell_at (self, 0, alur_rect_right (rect));
  guint y1 = cell_at (self, 1, alur_rect_bottom (rect));

  for (guint y = cell_at (self, 1, rect->y); y <= y1; y++)
    for (guint x = cell_at (self, 0, rect->x); x <= x1; x++)
      {
        guint *head = &self->heads[(gsize) y * self->count[0] + x];
        Entry entry = { *rect, self->n_rects, *head };

        g_array_append_val (self->entries, entry);
        *head = self->entries->len;
      }
  self->n_rects++;
}

static guint
get_head (const AlurSpace *self, int dim, guint along, guint across)
{
  guint x = dim == 0 ? along : across;
  guint y = dim == 0 ? across : along;

  return self->heads[(gsize) y * self->count[0] + x];
}

/* Whether a strip (open, or a line if it has no width) across `dim` meets the rectangle. */
static inline gboolean
meets_strip (const AlurRect *rect, int across, double low, double high)
{
  double rect_low = alur_rect_low (rect, across);
  double rect_high = alur_rect_high (rect, across);

  return high > low ? rect_low < high && rect_high > low : rect_low < low && rect_high > low;
}

/* The nearest face in one cell, no further than `best`. Mirrored when going backwards so that
 * larger is always further. */
static double
nearest_in_cell (const AlurSpace *self,
                 guint head,
                 int dim,
                 double sign,
                 double from,
                 const double strip[2],
                 double best)
{
  for (guint i = head; i != 0;)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i - 1);
      const AlurRect *rect = &entry->rect;
      double near = sign * (sign > 0 ? alur_rect_low (rect, dim) : alur_rect_high (rect, dim));
      double far = sign * (sign > 0 ? alur_rect_high (rect, dim) : alur_rect_low (rect, dim));

      i = entry->next;
      if (far > from && near < best && meets_strip (rect, 1 - dim, strip[0], strip[1]))
        best = MAX (near, from);
    }

  return best;
}

/* How far a strip low … high (across) may grow along `dim` before it meets a rectangle; the
 * bounds where none is in the way, or `most` away where that is nearer. `from` itself where it
 * starts inside one. */
double
alur_space_reach (const AlurSpace *self,
                  int dim,
                  gboolean forwards,
                  double from,
                  double most,
                  double low,
                  double high)
{
  double sign = forwards ? 1 : -1;
  double edge = forwards ? alur_rect_high (&self->bounds, dim) : alur_rect_low (&self->bounds, dim);
  double best = MIN (MAX (sign * edge, sign * from), sign * from + most);
  guint c0 = cell_at (self, 1 - dim, low);
  guint c1 = cell_at (self, 1 - dim, high);
  guint along = cell_at (self, dim, from);
  double strip[2] = { low, high };

  while (TRUE)
    {
      double cell_end = alur_rect_low (&self->bounds, dim)
                        + self->cell * (forwards ? (double) along + 1 : (double) along);

      for (guint c = c0; c <= c1; c++)
        best = nearest_in_cell (self, get_head (self, dim, along, c), dim, sign, sign * from, strip,
                                best);
      if (best <= sign * cell_end)
        break;
      if (forwards ? along + 1 >= self->count[dim] : along == 0)
        break;
      along = forwards ? along + 1 : along - 1;
    }

  return sign * best;
}

/* Calls func for each rectangle whose interior meets the area (or that a line without width
 * crosses), perhaps more than once, until it answers TRUE. Returns whether one did. */
gboolean
alur_space_foreach (const AlurSpace *self,
                    const AlurRect *area,
                    AlurSpaceFunc func,
                    gpointer user_data)
{
  guint x1 = cell_at (self, 0, alur_rect_right (area));
  guint y1 = cell_at (self, 1, alur_rect_bottom (area));

  for (guint y = cell_at (self, 1, area->y); y <= y1; y++)
    for (guint x = cell_at (self, 0, area->x); x <= x1; x++)
      for (guint i = self->heads[(gsize) y * self->count[0] + x]; i != 0;)
        {
          const Entry *entry = &g_array_index (self->entries, Entry, i - 1);
          const AlurRect *rect = &entry->rect;

          i = entry->next;
          if (meets_strip (rect, 0, area->x, alur_rect_right (area))
              && meets_strip (rect, 1, area->y, alur_rect_bottom (area))
              && func (entry->index, user_data))
            return TRUE;
        }

  return FALSE;
}

static gboolean
found_cb (guint index, gpointer user_data)
{
  return TRUE;
}

/* Whether nothing meets the interior of the rectangle. */
gboolean
alur_space_is_free (const AlurSpace *self, const AlurRect *rect)
{
  return !alur_space_foreach (self, rect, found_cb, NULL);
}

/* Whether a straight line at `pos` (a value of `dim`) from low to high crosses nothing. */
gboolean
alur_space_is_clear (const AlurSpace *self, int dim, double pos, double low, double high)
{
  AlurRect line = alur_rect_from_ranges (dim, pos, pos, low, high);

  return alur_space_is_free (self, &line);
}
