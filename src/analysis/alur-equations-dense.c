/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-equations-private.h"

typedef struct
{
  guint n;
  double *matrix; /* row: from, column: to */
  double *sources;
  double *leaks; /* NULL: take pivots by subtraction */
  double *pivots;
} Dense;

static double
pivot_of (const Dense *dense, guint k)
{
  const double *row = dense->matrix + (gsize) k * dense->n;
  double pivot;

  if (dense->leaks == NULL)
    return row[k] < 1 - ALUR_PIVOT_LEAST ? 1 - row[k] : 0;
  pivot = dense->leaks[k];
  for (guint j = k + 1; j < dense->n; j++)
    pivot += row[j];
  return pivot;
}

/* What came to place k goes where k sends it, without stopping there. */
static void
eliminate (Dense *dense, guint k)
{
  const double *row = dense->matrix + (gsize) k * dense->n;

  for (guint j = k + 1; j < dense->n; j++)
    dense->sources[j] += row[j] * (dense->sources[k] / dense->pivots[k]);
  for (guint i = k + 1; i < dense->n; i++)
    {
      double *other = dense->matrix + (gsize) i * dense->n;
      double part = other[k] / dense->pivots[k];

      if (!(part > 0))
        continue;
      for (guint j = k + 1; j < dense->n; j++)
        other[j] += part * row[j];
      if (dense->leaks != NULL)
        dense->leaks[i] += part * dense->leaks[k];
    }
}

/**
 * alur_component_solve_dense:
 * @component: the equations of a component
 *
 * Solves them as a full matrix: n³/3 steps, for small n or where nearly all is tied to all.
 *
 * Returns: whether there is a solution
 */
gboolean
alur_component_solve_dense (AlurComponent *component)
{
  guint n = component->n;
  g_autofree double *matrix = g_new0 (double, (gsize) n *n);
  g_autofree double *pivots = g_new (double, n);
  Dense dense = { .n = n,
                  .matrix = matrix,
                  .sources = component->sources,
                  .leaks = component->leaks,
                  .pivots = pivots };

  for (guint i = 0; i < component->n_shares; i++)
    {
      const AlurShare *share = &component->shares[i];

      matrix[(gsize) share->from * n + share->to] += share->share;
    }
  for (guint k = 0; k < n; k++)
    {
      pivots[k] = pivot_of (&dense, k);
      if (!(pivots[k] > 0))
        return FALSE;
      eliminate (&dense, k);
    }
  for (guint k = n; k-- > 0;)
    {
      double amount = component->sources[k];

      for (guint i = k + 1; i < n; i++)
        amount += matrix[(gsize) i * n + k] * component->amounts[i];
      component->amounts[k] = amount / pivots[k];
    }
  return TRUE;
}
