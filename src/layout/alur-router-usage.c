/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many segments run through each cell of a coarse grid, upright and level: what a new way
 * would cross, and how full a gap is. Exact counting would cost a look at every neighbour for each
 * of the thousands of ways that are weighed; nudging settles the true order later anyway. */
#include "alur-router-private.h"

#include <math.h>

#define CELL_MIN 16.0
#define CELLS_A_BOX 200.0
#define CELLS_FREE 16384.0

struct _AlurUsage
{
  double low[2];
  double cell;
  guint count[2];
  /* Of upright and of level segments; each in rows for level readers and in columns for upright
   * ones, so that reading runs through memory. */
  guint16 *cells[2][2];
};

AlurUsage *
alur_usage_new (const AlurRect *bounds, guint n_boxes)
{
  AlurUsage *self = g_new0 (AlurUsage, 1);
  double most = CELLS_FREE + CELLS_A_BOX * n_boxes;

  self->low[0] = bounds->x;
  self->low[1] = bounds->y;
  self->cell = MAX (CELL_MIN, sqrt (bounds->width * bounds->height / most));
  self->cell = MAX (self->cell, MAX (bounds->width, bounds->height) / most);
  self->count[0] = (guint) (bounds->width / self->cell) + 1;
  self->count[1] = (guint) (bounds->height / self->cell) + 1;
  for (int axis = 0; axis < 2; axis++)
    for (int reader = 0; reader < 2; reader++)
      self->cells[axis][reader] = g_new0 (guint16, (gsize) self->count[0] * self->count[1]);

  return self;
}

void
alur_usage_free (AlurUsage *self)
{
  if (self == NULL)
    return;

  for (int axis = 0; axis < 2; axis++)
    for (int reader = 0; reader < 2; reader++)
      g_free (self->cells[axis][reader]);
  g_free (self);
}

static guint
cell_at (const AlurUsage *self, int dim, double value)
{
  double cell = floor ((value - self->low[dim]) / self->cell);

  return (guint) CLAMP (cell, 0, (double) self->count[dim] - 1);
}

/* The cells of segments of axis `of`, for a reader of `axis`, from the one at `along` on. */
static guint16 *
get_cells (const AlurUsage *self, int of, int axis, guint across, guint along)
{
  return self->cells[of][axis] + (gsize) across * self->count[1 - axis] + along;
}

/* A segment of the axis at pos, between two values along it, comes (by 1) or goes (by -1). */
void
alur_usage_add (AlurUsage *self, int axis, double pos, double from, double to, int by)
{
  guint start = cell_at (self, 1 - axis, MIN (from, to));
  guint end = cell_at (self, 1 - axis, MAX (from, to));
  guint across = cell_at (self, axis, pos);
  guint16 *cell = get_cells (self, axis, axis, across, start);
  guint16 *mirrored = get_cells (self, axis, 1 - axis, start, across);

  for (guint i = start; i <= end; i++, cell++, mirrored += self->count[axis])
    {
      *cell = (guint16) (*cell + by);
      *mirrored = *cell;
    }
}

/* What a segment there would meet: how many it crosses, and the largest number that run beside it
 * in one cell. Those in the cells of its ends count half: where two segments meet in a corner it
 * is one crossing, on this side or on that. */
void
alur_usage_look (const AlurUsage *self,
                 int axis,
                 double pos,
                 double from,
                 double to,
                 double *crossed,
                 double *fullest)
{
  guint start = cell_at (self, 1 - axis, MIN (from, to));
  guint end = cell_at (self, 1 - axis, MAX (from, to));
  guint across = cell_at (self, axis, pos);
  const guint16 *other = get_cells (self, 1 - axis, axis, across, start);
  const guint16 *own = get_cells (self, axis, axis, across, start);
  guint n = end - start + 1;
  guint sum = 0;
  guint most = 0;

  for (guint i = 0; i < n; i++)
    {
      sum += other[i];
      most = MAX (most, own[i]);
    }
  *crossed = sum - (other[0] + (n > 1 ? other[n - 1] : 0u)) / 2.0;
  *fullest = most;
}
