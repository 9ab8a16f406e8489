/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In which row of its column each unit of a chain stands: near those with which it exchanges most.
 */

#include "alur-chain-private.h"

#include <math.h>
#include <stdlib.h>

#define N_ROUNDS 4

typedef struct
{
  double wish;
  guint unit;
} Place;

static int
compare_places (const void *a, const void *b)
{
  const Place *first = a;
  const Place *second = b;

  if (first->wish < second->wish || first->wish > second->wish)
    return first->wish < second->wish ? -1 : 1;
  return first->unit < second->unit ? -1 : first->unit > second->unit;
}

/* Numbers the columns in use; returns how many there are. */
static guint
number_columns (const AlurChainLayout *layout, AlurLanesNode *nodes, guint *counts)
{
  guint numbers[ALUR_N_CHAIN_COLUMNS];
  guint n = 0;

  for (guint i = 0; i < layout->n_units; i++)
    counts[layout->units[i].column]++;
  for (guint column = 0; column < ALUR_N_CHAIN_COLUMNS; column++)
    {
      numbers[column] = n;
      if (counts[column] > 0)
        counts[n++] = counts[column];
    }
  for (guint i = 0; i < layout->n_units; i++)
    nodes[i].column = numbers[layout->units[i].column];
  return n;
}

/* The mean row of the units with which each exchanges something. */
static void
find_wishes (const AlurChainLayout *layout, const AlurLanesNode *nodes, Place *places)
{
  g_autofree double *sums = g_new0 (double, layout->n_units + 1);
  g_autofree guint *counts = g_new0 (guint, layout->n_units + 1);

  for (guint i = 0; i < layout->n_flows; i++)
    {
      guint from = layout->flows[i].from;
      guint to = layout->flows[i].to;

      sums[from] += nodes[to].row;
      sums[to] += nodes[from].row;
      counts[from]++;
      counts[to]++;
    }
  for (guint i = 0; i < layout->n_units; i++)
    places[i] = (Place){ counts[i] > 0 ? sums[i] / counts[i] : 0, i };
}

/* Gives the units of one column, sorted by what they wish, rows of their own. */
static void
settle_column (
    const Place *places, guint n_units, AlurLanesNode *nodes, guint column, guint n, guint n_rows)
{
  guint next = 0;
  guint k = 0;

  for (guint i = 0; i < n_units; i++)
    {
      AlurLanesNode *node = &nodes[places[i].unit];

      if (node->column != column)
        continue;
      node->row = CLAMP ((guint) floor (places[i].wish + 0.49), next, n_rows - n + k);
      next = node->row + 1;
      k++;
    }
}

/**
 * alur_chain_arrange:
 * @layout: a chain with units and flows
 * @nodes: a node for each unit; get their column and row
 * @n_columns: (out): how many columns are in use
 *
 * Returns: how many rows there are
 */
guint
alur_chain_arrange (const AlurChainLayout *layout, AlurLanesNode *nodes, guint *n_columns)
{
  guint counts[ALUR_N_CHAIN_COLUMNS] = { 0 };
  guint used[ALUR_N_CHAIN_COLUMNS] = { 0 };
  g_autofree Place *places = g_new0 (Place, layout->n_units + 1);
  guint n_rows = 1;

  *n_columns = number_columns (layout, nodes, counts);
  for (guint column = 0; column < *n_columns; column++)
    n_rows = MAX (n_rows, counts[column]);
  for (guint i = 0; i < layout->n_units; i++)
    nodes[i].row = used[nodes[i].column]++ + (n_rows - counts[nodes[i].column]) / 2;
  for (guint round = 0; round < N_ROUNDS; round++)
    for (guint i = 0; i < *n_columns; i++)
      {
        guint column = round % 2 == 0 ? i : *n_columns - 1 - i;

        find_wishes (layout, nodes, places);
        if (layout->n_units > 0)
          qsort (places, layout->n_units, sizeof (Place), compare_places);
        settle_column (places, layout->n_units, nodes, column, counts[column], n_rows);
      }
  return n_rows;
}
