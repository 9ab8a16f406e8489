/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many segments run through each cell of a coarse grid, upright and level: what a new way
 * would cross, and how full a gap is. Exact counting would cost a look at every neighbour for each
 * of the thousands of ways that are weighed; nudging settles the true order later anyway. */
#include "alur-router-private.h"

#include <math.h>

#define CELL_MIN 16.0
#define CELLS_A_BOX 16.0
#define CELLS_FREE 16384.0

struct _AlurUsage
{
  double low[2];
  double cell;
  guint count[2];
  guint16 *cells[2]; /* by axis; stored along the segments of the other axis, which read them */
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
    self->cells[axis] = g_new0 (guint16, (gsize) self->count[0] * self->count[1]);

  return self;
}

void
alur_usage_free (AlurUsage *self)
{
  if (self == NULL)
    return;

  g_free (self->cells[0]);
  g_free (self->cells[1]);
  g_free (self);
}

static guint
cell_at (const AlurUsage *self, int dim, double value)
{
  double cell = floor ((value - self->low[dim]) / self->cell);

  return (guint) CLAMP (cell, 0, (double) self->count[dim] - 1);
}

/* The cells of `of` that a segment of `axis` passes lie in a row, from the one at `along`. */
static guint16 *
get_cells (const AlurUsage *self, int of, int axis, guint across, guint along, gsize *stride)
{
  guint x = axis == 0 ? across : along;
  guint y = axis == 0 ? along : across;

  *stride = axis == 0 ? self->count[0] : 1;

  return self->cells[of] + (gsize) y * self->count[0] + x;
}

/* A segment of the axis at pos, between two values along it, comes (by 1) or goes (by -1). */
void
alur_usage_add (AlurUsage *self, int axis, double pos, double from, double to, int by)
{
  guint start = cell_at (self, 1 - axis, MIN (from, to));
  guint end = cell_at (self, 1 - axis, MAX (from, to));
  gsize stride;
  guint16 *cell = get_cells (self, axis, axis, cell_at (self, axis, pos), start, &stride);

  for (guint i = start; i <= end; i++, cell += stride)
    *cell = (guint16) (*cell + by);
}

/* What a segment there would meet: how many it crosses (those next to its ends not counted) and
 * the largest number that run beside it in one cell. */
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
  gsize stride;
  const guint16 *other = get_cells (self, 1 - axis, axis, across, start, &stride);
  const guint16 *own = get_cells (self, axis, axis, across, start, &stride);
  guint sum = 0;
  guint most = 0;

  for (guint i = start; i <= end; i++, other += stride, own += stride)
    {
      sum += i > start && i < end ? *other : 0u;
      most = MAX (most, *own);
    }
  *crossed = sum;
  *fullest = most;
}
