/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who comes first among segments that could lie on each other. For each pair it is counted what
 * either order would cross: where an end of one lies within the other, the side to which it turns
 * decides; where both turn the same way at the same place, their ways are followed until they
 * part. A pair may be undecided, and wishes may run in circles, so the one that the fewest still
 * want to precede is taken next. Long runs are sorted by the same wishes in a simple form. */
#include "alur-router-private.h"

#include <math.h>

#define MAX_PAIRWISE 256u /* segments of a cluster compared each with each */
#define MAX_DEPTH 8       /* segments that two ways are followed */

/* One segment in the order's view. */
typedef struct
{
  guint index;
  double low, high;
  int turn[2]; /* at its low and its high end: -1 towards smaller values, 1, 0: ends on a box */
  gint neighbour[2];
} Strand;

static int
sign_of (double value)
{
  return value > ALUR_ROUTER_EPS ? 1 : value < -ALUR_ROUTER_EPS ? -1 : 0;
}

/* To which side the way turns off at a neighbour of the segment. */
static int
get_turn (const AlurRouter *self, const AlurSegment *segment, guint index, gint neighbour)
{
  const AlurSegment *next;
  double far;

  if (neighbour < 0)
    return 0;

  next = alur_router_segment (self, (guint) neighbour);
  if (next->next == (gint) index)
    far = next->prev >= 0 ? alur_router_segment (self, (guint) next->prev)->pos : next->ends[0];
  else
    far = next->next >= 0 ? alur_router_segment (self, (guint) next->next)->pos : next->ends[1];

  return sign_of (far - segment->pos);
}

static Strand
get_strand (const AlurRouter *self, guint index)
{
  const AlurSegment *segment = alur_router_segment (self, index);
  double start = segment->prev >= 0 ? alur_router_segment (self, (guint) segment->prev)->pos
                                    : segment->ends[0];
  double end = segment->next >= 0 ? alur_router_segment (self, (guint) segment->next)->pos
                                  : segment->ends[1];
  int first = start <= end ? 0 : 1;
  Strand strand = { .index = index, .low = MIN (start, end), .high = MAX (start, end) };

  strand.neighbour[first] = segment->prev;
  strand.neighbour[1 - first] = segment->next;
  for (int end_at = 0; end_at < 2; end_at++)
    strand.turn[end_at] = get_turn (self, segment, index, strand.neighbour[end_at]);

  return strand;
}

/* Which of two that turn off together should come first: -1 the one, 1 the other. `at` is the end
 * (0 low, 1 high) at which both turn. */
static int
look_ahead (const AlurRouter *self, const Strand *one, const Strand *other, int at, int depth)
{
  Strand a, b;
  int turn = one->turn[at];
  int far = turn > 0 ? 1 : 0;
  double parts;
  int wish = 0;

  if (depth == 0 || turn == 0)
    return 0;

  a = get_strand (self, (guint) one->neighbour[at]);
  b = get_strand (self, (guint) other->neighbour[at]);
  parts = turn > 0 ? a.high - b.high : b.low - a.low;
  if (parts < -ALUR_ROUTER_EPS)
    wish = a.turn[far];
  else if (parts > ALUR_ROUTER_EPS)
    wish = -b.turn[far];
  else if (a.turn[far] != b.turn[far])
    wish = a.turn[far] < b.turn[far] ? -1 : 1;
  else
    wish = look_ahead (self, &a, &b, far, depth - 1);

  return wish * (at == 0 ? 1 : -1) * turn;
}

/* What one end wishes: below 0 that the first comes before the second. */
static int
get_wish_at (const AlurRouter *self, const Strand *one, const Strand *other, int at)
{
  double inside = at == 0 ? one->low - other->low : other->high - one->high;

  if (inside > ALUR_ROUTER_EPS)
    return one->turn[at];
  if (inside < -ALUR_ROUTER_EPS)
    return -other->turn[at];
  if (one->turn[at] != other->turn[at])
    return one->turn[at] < other->turn[at] ? -1 : 1;

  return look_ahead (self, one, other, at, MAX_DEPTH);
}

/* -2 … 2, below 0: the first should come before the second. */
static int
get_wish (const AlurRouter *self, const Strand *one, const Strand *other, double reach)
{
  if (one->low > other->high + reach || other->low > one->high + reach)
    return 0;

  return get_wish_at (self, one, other, 0) + get_wish_at (self, one, other, 1);
}

/* The wish without a partner: those with both ends to one side lie on that side, the short ones
 * outermost; of the others those that turn off first lie nearer to where they turn. */
static int
compare_simple (const Strand *one, const Strand *other)
{
  int side = one->turn[0] + one->turn[1];
  int other_side = other->turn[0] + other->turn[1];
  double by;

  if (side != other_side)
    return side < other_side ? -1 : 1;
  if (side != 0)
    by = ((one->high - one->low) - (other->high - other->low)) * (side < 0 ? 1 : -1);
  else if (one->turn[0] != other->turn[0])
    by = one->turn[0] - other->turn[0];
  else
    by = (one->low - other->low) * one->turn[0];
  if (sign_of (by) != 0)
    return sign_of (by);

  return one->index < other->index ? -1 : one->index > other->index;
}

static int
compare_simple_cb (gconstpointer a, gconstpointer b)
{
  return compare_simple (a, b);
}

/* Always next the one whom the fewest of the rest want to precede; ties keep the simple order. */
static void
order_by_wishes (const AlurRouter *self, Strand *strands, guint n, double reach)
{
  g_autofree int *before = g_new0 (int, n); /* wishes of the rest to come before this one */
  g_autofree gint8 *wishes = g_new0 (gint8, (gsize) n * n);
  g_autofree Strand *sorted = g_memdup2 (strands, n * sizeof (Strand));
  g_autofree gboolean *taken = g_new0 (gboolean, n);

  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      {
        int wish = get_wish (self, &strands[i], &strands[j], reach);

        wishes[(gsize) i * n + j] = (gint8) wish;
        wishes[(gsize) j * n + i] = (gint8) -wish;
        before[wish < 0 ? j : i] += ABS (wish);
      }
  for (guint place = 0; place < n; place++)
    {
      guint next = n;

      for (guint i = 0; i < n; i++)
        if (!taken[i] && (next == n || before[i] < before[next]))
          next = i;
      taken[next] = TRUE;
      strands[place] = sorted[next];
      for (guint i = 0; i < n; i++)
        before[i] -= MAX (0, -wishes[(gsize) next * n + i]);
    }
}

/* Orders segments of one axis that have the same key and touch (within reach) one another. */
void
alur_router_order (const AlurRouter *self, guint *segments, guint n, double reach)
{
  g_autoptr (GArray) strands = NULL;

  if (n < 2)
    return;

  strands = g_array_sized_new (FALSE, FALSE, sizeof (Strand), n);
  for (guint i = 0; i < n; i++)
    {
      Strand strand = get_strand (self, segments[i]);

      g_array_append_val (strands, strand);
    }
  g_array_sort (strands, compare_simple_cb);
  if (n <= MAX_PAIRWISE)
    order_by_wishes (self, (Strand *) (gpointer) strands->data, n, reach);
  for (guint i = 0; i < n; i++)
    segments[i] = g_array_index (strands, Strand, i).index;
}
