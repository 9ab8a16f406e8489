/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many segments run through each cell of a coarse grid, upright and level: what a new way
 * would cross, and how full a gap is. Exact counting would cost a look at every neighbour for each
 * of the thousands of ways that are weighed; nudging settles the true order later anyway. */
#include "alur-router-usage.h"

#include "alur-large-pages.h"

#include <math.h>
#include <string.h>

#define CELL_MIN 16.0
#define CELLS_A_BOX 200.0
#define CELLS_FREE 16384.0

AlurUsage *
alur_usage_new (const AlurRect *bounds, guint n_boxes)
{
  AlurUsage *self = g_new0 (AlurUsage, 1);
  double most = CELLS_FREE + CELLS_A_BOX * n_boxes;
  gsize size;

  self->low[0] = bounds->x;
  self->low[1] = bounds->y;
  self->cell = MAX (CELL_MIN, sqrt (bounds->width * bounds->height / most));
  self->cell = MAX (self->cell, MAX (bounds->width, bounds->height) / most);
  self->count[0] = (guint) (bounds->width / self->cell) + 1;
  self->count[1] = (guint) (bounds->height / self->cell) + 1;
  size = (gsize) self->count[0] * self->count[1] * sizeof (AlurUsageCell);
  self->is_large = size >= ALUR_LARGE_PAGE;
  for (int reader = 0; reader < 2; reader++)
    self->cells[reader]
        = self->is_large ? memset (alur_large_pages_alloc (size), 0, size) : g_malloc0 (size);

  return self;
}

void
alur_usage_free (AlurUsage *self)
{
  if (self == NULL)
    return;

  for (int reader = 0; reader < 2; reader++)
    if (self->is_large)
      alur_large_pages_free (self->cells[reader]);
    else
      g_free (self->cells[reader]);
  g_free (self);
}

/* A segment of the axis at pos, between two values along it, comes (by 1) or goes (by -1). */
void
alur_usage_add (AlurUsage *self, int axis, double pos, double from, double to, int by)
{
  guint start = alur_usage_get_cell (self, 1 - axis, MIN (from, to));
  guint end = alur_usage_get_cell (self, 1 - axis, MAX (from, to));
  guint across = alur_usage_get_cell (self, axis, pos);
  AlurUsageCell *cell = self->cells[axis] + (gsize) across * self->count[1 - axis] + start;
  AlurUsageCell *mirrored = self->cells[1 - axis] + (gsize) start * self->count[axis] + across;

  for (guint i = start; i <= end; i++, cell++, mirrored += self->count[axis])
    {
      cell->own = (guint16) (cell->own + by);
      mirrored->other = cell->own;
    }
}
