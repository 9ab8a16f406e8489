/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lines of different families that lie on each other: only boxes placed by hand can cause it. */

#include "alur-tree-private.h"

#include <math.h>
#include <stdlib.h>

/* Lines nearer than this look like one. */
#define TOO_NEAR 4.0

typedef struct
{
  double low;
  double high;
  gint64 track; /* lines of one track run side by side; horizontal ones have even numbers */
  guint parent;
} Stretch;

static int
compare_stretches (const void *a, const void *b)
{
  const Stretch *first = a;
  const Stretch *second = b;

  if (first->track != second->track)
    return first->track < second->track ? -1 : 1;
  if (first->low < second->low || first->low > second->low)
    return first->low < second->low ? -1 : 1;
  return first->parent < second->parent ? -1 : first->parent > second->parent;
}

static Stretch
stretch_of (AlurPoint from, AlurPoint to, guint parent)
{
  gboolean vertical = fabs (from.y - to.y) > fabs (from.x - to.x);
  double place = CLAMP ((vertical ? from.x : from.y) / TOO_NEAR, -1e15, 1e15);

  return (Stretch){ vertical ? MIN (from.y, to.y) : MIN (from.x, to.x),
                    vertical ? MAX (from.y, to.y) : MAX (from.x, to.x),
                    (gint64) floor (place) * 2 + (vertical ? 1 : 0), parent };
}

/**
 * alur_tree_find_clashes:
 * @layout: lines
 * @clashing: (inout): gets TRUE at each parent whose lines lie on those of another
 *
 * Of two families that clash only the later one in the sweep is marked: without it the other is
 * clear.
 *
 * Returns: whether there is any such parent
 */
gboolean
alur_tree_find_clashes (const AlurTreeLayout *layout, gboolean *clashing)
{
  g_autoptr (GArray) stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));
  gboolean found = FALSE;
  const Stretch *last = NULL;

  for (guint i = 0; i < layout->n_lines; i++)
    for (guint k = 1; k < layout->lines[i].n_points; k++)
      {
        const AlurPoint *points = layout->points + layout->lines[i].first_point;
        Stretch stretch = stretch_of (points[k - 1], points[k], layout->lines[i].parent);

        g_array_append_vals (stretches, &stretch, 1);
      }
  g_array_sort (stretches, compare_stretches);
  for (guint i = 0; i < stretches->len; i++)
    {
      const Stretch *next = &g_array_index (stretches, Stretch, i);

      if (clashing[next->parent])
        continue;
      if (last != NULL && last->track == next->track && next->low < last->high - 0.5)
        {
          if (next->parent != last->parent)
            found = clashing[next->parent] = TRUE;
          else if (next->high > last->high)
            last = next;
          continue;
        }
      last = next;
    }
  return found;
}
