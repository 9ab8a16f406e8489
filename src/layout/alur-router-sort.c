/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The router sorts more than it does anything else but searching. Where a library's sort calls a
 * function for each comparison and another for each move, these know what they sort: numbers are
 * merged, and places, of which there are as many as there are things, are counted. */
#include "alur-router-sort.h"

#include <string.h>

#define RUN 8u /* so many items are sorted by insertion */

static inline gboolean
comes_before (const AlurSortItem *one, const AlurSortItem *other)
{
  if (one->by < other->by || one->by > other->by)
    return one->by < other->by;
  if (one->then < other->then || one->then > other->then)
    return one->then < other->then;

  return one->index < other->index;
}

static void
sort_run (AlurSortItem *items, guint n)
{
  for (guint i = 1; i < n; i++)
    {
      AlurSortItem item = items[i];
      guint at = i;

      for (; at > 0 && comes_before (&item, &items[at - 1]); at--)
        items[at] = items[at - 1];
      items[at] = item;
    }
}

/* Merges two rows that follow each other. */
static void
merge (const AlurSortItem *items, guint middle, guint n, AlurSortItem *merged)
{
  guint left = 0;
  guint right = middle;

  for (guint i = 0; i < n; i++)
    if (right == n || (left < middle && !comes_before (&items[right], &items[left])))
      merged[i] = items[left++];
    else
      merged[i] = items[right++];
}

/* Sorts an array of AlurSortItem. */
void
alur_router_sort_items (GArray *items)
{
  guint n = items->len;
  AlurSortItem *from = (AlurSortItem *) (gpointer) items->data;
  g_autofree AlurSortItem *spare = n > RUN ? g_new (AlurSortItem, n) : NULL;
  AlurSortItem *to = spare;

  for (guint start = 0; start < n; start += RUN)
    sort_run (from + start, MIN (RUN, n - start));
  for (guint size = RUN; size < n; size *= 2)
    {
      AlurSortItem *swap = from;

      for (guint start = 0; start < n; start += 2 * size)
        merge (from + start, MIN (size, n - start), MIN (2 * size, n - start), to + start);
      from = to;
      to = swap;
    }
  if (n > 0 && from == spare)
    memcpy (items->data, from, n * sizeof (AlurSortItem));
}

/* Puts the numbers of constraints, listed in `from`, in the order of one of their places; what is
 * equal stays as it is. */
static void
count_places (const AlurConstraint *constraints,
              const guint *from,
              guint n,
              guint n_places,
              gboolean by_after,
              guint *to)
{
  g_autofree guint *starts = g_new0 (guint, n_places + 2);

  for (guint i = 0; i < n; i++)
    starts[(by_after ? constraints[i].after : constraints[i].before) + 1]++;
  for (guint place = 0; place < n_places; place++)
    starts[place + 1] += starts[place];
  for (guint i = 0; i < n; i++)
    {
      guint number = from != NULL ? from[i] : i;
      const AlurConstraint *constraint = &constraints[number];

      to[starts[by_after ? constraint->after : constraint->before]++] = number;
    }
}

/* Sorts constraints between `n_places` places by `after`, then by `before`. */
void
alur_router_sort_constraints (GArray *constraints, guint n_places)
{
  guint n = constraints->len;
  AlurConstraint *all = (AlurConstraint *) (gpointer) constraints->data;
  g_autofree guint *by_before = g_new (guint, n + 1);
  g_autofree guint *order = g_new (guint, n + 1);
  g_autofree AlurConstraint *sorted = g_new (AlurConstraint, n + 1);

  count_places (all, NULL, n, n_places, FALSE, by_before);
  count_places (all, by_before, n, n_places, TRUE, order);
  for (guint i = 0; i < n; i++)
    sorted[i] = all[order[i]];
  if (n > 0)
    memcpy (all, sorted, n * sizeof (AlurConstraint));
}

/* The numbers of sorted constraints by `before`, then by `after`, the largest first. */
guint *
alur_router_list_backwards (const GArray *constraints, guint n_places)
{
  guint n = constraints->len;
  guint *order = g_new (guint, n + 1);

  count_places ((const AlurConstraint *) (gconstpointer) constraints->data, NULL, n, n_places,
                FALSE, order);
  for (guint i = 0; i < n / 2; i++)
    {
      guint swap = order[i];

      order[i] = order[n - 1 - i];
      order[n - 1 - i] = swap;
    }
  return order;
}
