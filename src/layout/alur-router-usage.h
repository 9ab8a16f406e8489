/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "alur-geometry.h"

G_BEGIN_DECLS

/* How many segments run where, roughly. Each cell is kept twice, for who runs along each axis, so
 * that a look along a track reads memory in a row: `own` are the segments of the reader's axis,
 * `other` those that it crosses. */
typedef struct
{
  guint16 own, other;
} AlurUsageCell;

typedef struct
{
  double low[2];
  double cell;
  guint count[2];
  AlurUsageCell *cells[2]; /* by the axis of the reader */
  gboolean is_large;       /* cells lie in large pages */
} AlurUsage;

AlurUsage *alur_usage_new (const AlurRect *bounds, guint n_boxes) G_GNUC_WARN_UNUSED_RESULT;
void alur_usage_free (AlurUsage *self);
void alur_usage_add (AlurUsage *self, int axis, double pos, double from, double to, int by);

/* The cell in which a value of `dim` lies. */
static inline guint
alur_usage_get_cell (const AlurUsage *self, int dim, double value)
{
  double cell = (value - self->low[dim]) / self->cell;

  return (guint) CLAMP (cell, 0, (double) self->count[dim] - 1);
}

/* The cells that one sees who runs along `axis` in the cell `across` it. */
static inline const AlurUsageCell *
alur_usage_get_row (const AlurUsage *self, int axis, guint across)
{
  return self->cells[axis] + (gsize) across * self->count[1 - axis];
}

/* What a segment from one cell of a row to another would meet: how many it crosses (in halves), and
 * the largest number that run beside it in one cell. Those in the cells of its ends count half:
 * where two segments meet in a corner it is one crossing, on this side or on that. */
static inline void
alur_usage_look (
    const AlurUsageCell *row, guint from, guint to, guint *half_crossings, guint *fullest)
{
  const AlurUsageCell *cell = row + MIN (from, to);
  const AlurUsageCell *last = row + MAX (from, to);
  guint sum = last > cell ? cell->other + last->other : cell->other;
  guint most = cell->own;

  while (cell < last)
    {
      cell++;
      sum += cell < last ? 2u * cell->other : 0u;
      most = MAX (most, cell->own);
    }
  *half_crossings = sum;
  *fullest = most;
}

G_END_DECLS
