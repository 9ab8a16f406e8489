/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moves the segments of one axis apart. Each may move within the free strip beside it (and within
 * the side of the box on which it ends). All are put into one order: first by a key, a place
 * inside the strip that segments of the same gap share, then so that they cross least. As the
 * keys lie inside the strips, an order along them always leaves room: neighbours are kept apart by
 * the wished separation, and where a gap is too full for that, by less, but never by nothing.
 *
 * Of all places that hold the separations the leftmost and the rightmost that a wish allows are
 * computed; their mean holds them as well, as the conditions are linear, and it is symmetric: a
 * bundle lies in the middle of its gap. (Wybrow, Marriott, Stuckey: "Orthogonal Connector Routing",
 * 2009, solve a quadratic program there; the mean is linear in time and as good to the eye.) */
#include "alur-router-private.h"

#include <math.h>

#define GAP_CENTRED 96.0    /* px: in wider gaps lines stay near the box that they pass */
#define CLEARANCE_SHARE 0.3 /* of a gap at most is kept clear on each side */
#define EDGE_SHARE 0.1      /* of the clearance stays even where there is no room for it */
#define KEY_REACH 64.0      /* px: keys further from what is wanted are of another gap */
#define KEY_INSET 0.05      /* of a strip at both ends is no place for keys */
#define SQUEEZE 0.7         /* factor by which separations give way where a gap is full */
#define MAX_SQUEEZES 24
#define MAX_RELEASES 3u        /* times that trapped segments are freed */
#define BEYOND_BOUNDS 100000.0 /* px that lines may run outside of the drawing so far */
#define KEY_INSET_MOST 2.0     /* px */
#define STRIP_MOST 20000.0     /* px to each side: further no bundle of lines spreads */
#define MAX_KEY_BANDS 512u
#define MIN_KEY_BAND 48.0 /* px */

/* The free strip beside a stretch; FALSE if there is none. At pos it may touch a box. */
static gboolean
get_strip (
    const AlurRouter *self, const AlurSegment *segment, double from, double to, double strip[2])
{
  AlurRect bounds = alur_space_get_bounds (self->space);
  int axis = segment->axis;

  strip[0] = alur_space_reach (self->space, axis, FALSE, segment->pos, STRIP_MOST, from, to);
  strip[1] = alur_space_reach (self->space, axis, TRUE, segment->pos, STRIP_MOST, from, to);
  if (strip[0] <= alur_rect_low (&bounds, axis))
    strip[0] -= BEYOND_BOUNDS;
  if (strip[1] >= alur_rect_high (&bounds, axis))
    strip[1] += BEYOND_BOUNDS;

  return strip[1] - strip[0] > ALUR_ROUTER_EPS;
}

/* Narrows the strip to the side of the box on which the segment ends. */
static void
limit_to_port (const AlurRouter *self, AlurSegment *segment, gboolean is_start)
{
  const AlurConnector *connector
      = &g_array_index (self->connectors, AlurConnector, segment->connector);
  const AlurWay *way = &g_array_index (self->ways, AlurWay, segment->connector);
  guint box = is_start ? connector->data.from : connector->data.to;
  double low, high;

  alur_router_box_get_port_range (alur_router_box (self, box),
                                  is_start ? way->from_side : way->to_side, &low, &high);
  segment->low = MAX (segment->low, MIN (low, segment->pos));
  segment->high = MIN (segment->high, MAX (high, segment->pos));
  segment->edges[0] = segment->low;
  segment->edges[1] = segment->high;
}

static void
set_limits (const AlurRouter *self, AlurSegment *segment)
{
  double clearance = self->options.clearance;
  double start = segment->prev >= 0 ? alur_router_segment (self, (guint) segment->prev)->pos
                                    : segment->ends[0];
  double end = segment->next >= 0 ? alur_router_segment (self, (guint) segment->next)->pos
                                  : segment->ends[1];
  double at_start = segment->prev >= 0 ? clearance : 0;
  double at_end = segment->next >= 0 ? clearance : 0;
  double strip[2], inset;

  segment->low = segment->high = segment->want = segment->pos;
  segment->edges[0] = segment->edges[1] = segment->pos;
  if (segment->fixed)
    return;
  if (start > end)
    {
      double swap = start;

      start = end;
      end = swap;
      swap = at_start;
      at_start = at_end;
      at_end = swap;
    }
  if (!get_strip (self, segment, start - at_start, end + at_end, strip)
      && !get_strip (self, segment, start, end, strip))
    return;

  inset = MIN (clearance, CLEARANCE_SHARE * (strip[1] - strip[0]));
  segment->low = MIN (strip[0] + inset, segment->pos);
  segment->high = MAX (strip[1] - inset, segment->pos);
  segment->edges[0] = MIN (strip[0] + EDGE_SHARE * inset, segment->low);
  segment->edges[1] = MAX (strip[1] - EDGE_SHARE * inset, segment->high);
  if (segment->prev < 0)
    limit_to_port (self, segment, TRUE);
  if (segment->next < 0)
    limit_to_port (self, segment, FALSE);
  if (segment->prev >= 0 && segment->next >= 0)
    {
      /* The track may run along the very edge of a box that it passes. */
      segment->low = strip[0] + inset;
      segment->high = strip[1] - inset;
      segment->want = strip[1] - strip[0] <= GAP_CENTRED
                          ? (segment->low + segment->high) / 2
                          : CLAMP (segment->pos, segment->low, segment->high);
    }
}

/* Keys in use, by bands along the segments. */
typedef struct
{
  double low, size;
  guint n_bands;
  GArray **bands; /* of double, sorted */
} Keys;

static guint
band_of (const Keys *self, double at)
{
  return (guint) CLAMP (floor ((at - self->low) / self->size), 0, (double) self->n_bands - 1);
}

static guint
find_key (const GArray *keys, double value)
{
  guint low = 0;
  guint high = keys->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (keys, double, middle) < value)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* The key in use inside (low, high) nearest to what the segment wants, or else its wish. */
static double
choose_key (const Keys *self, const AlurSegment *segment, guint first, guint last)
{
  double inset = MIN (KEY_INSET * (segment->high - segment->low), KEY_INSET_MOST);
  double low = segment->low + inset;
  double high = segment->high - inset;
  double want = CLAMP (segment->want, low, high);
  double best = want;
  double distance = KEY_REACH;

  for (guint band = first; band <= last; band++)
    {
      const GArray *keys = self->bands[band];
      guint at = find_key (keys, want);

      for (guint i = at > 0 ? at - 1 : 0; i < MIN (at + 1, keys->len); i++)
        {
          double key = g_array_index (keys, double, i);

          if (key >= low && key <= high && fabs (key - want) < distance)
            {
              best = key;
              distance = fabs (key - want);
            }
        }
    }

  return best;
}

static void
use_key (Keys *self, double key, guint first, guint last)
{
  for (guint band = first; band <= last; band++)
    {
      GArray *keys = self->bands[band];
      guint at = find_key (keys, key);

      if (at == keys->len || g_array_index (keys, double, at) > key)
        g_array_insert_val (keys, at, key);
    }
}

/* Narrow strips choose first; wider ones join a key that lies within. */
static void
set_keys (const AlurRouter *self, const GArray *items, int axis)
{
  AlurRect bounds = alur_space_get_bounds (self->space);
  g_autoptr (GArray) order = g_array_sized_new (FALSE, FALSE, sizeof (AlurSortItem), items->len);
  Keys keys = { .low = alur_rect_low (&bounds, 1 - axis) };

  keys.size = (alur_rect_high (&bounds, 1 - axis) - keys.low) / MAX_KEY_BANDS;
  keys.size = MAX (keys.size, MIN_KEY_BAND);
  keys.n_bands = (guint) ((alur_rect_high (&bounds, 1 - axis) - keys.low) / keys.size) + 1;
  keys.bands = g_new (GArray *, keys.n_bands);
  for (guint band = 0; band < keys.n_bands; band++)
    keys.bands[band] = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < items->len; i++)
    {
      guint index = g_array_index (items, guint, i);
      const AlurSegment *segment = alur_router_segment (self, index);

      g_array_append_val (order, ((AlurSortItem){ index, segment->high - segment->low, 0 }));
    }
  alur_router_sort_items (order);
  for (guint i = 0; i < order->len; i++)
    {
      AlurSegment *segment
          = alur_router_segment (self, g_array_index (order, AlurSortItem, i).index);
      double low, high;
      guint first, last;

      alur_segment_get_extent (self, segment, &low, &high);
      first = band_of (&keys, low);
      last = band_of (&keys, high);
      segment->key = choose_key (&keys, segment, first, last);
      use_key (&keys, segment->key, first, last);
    }
  for (guint band = 0; band < keys.n_bands; band++)
    g_array_unref (keys.bands[band]);
  g_free (keys.bands);
}

/* All in one order: by key, then along the line, and clusters that touch so that they cross
 * least. */
static GArray *
rank_items (const AlurRouter *self, const GArray *items)
{
  g_autoptr (GArray) order = g_array_sized_new (FALSE, FALSE, sizeof (AlurSortItem), items->len);
  GArray *ranked = g_array_sized_new (FALSE, FALSE, sizeof (guint), items->len);
  double reach = self->options.separation;
  double key = 0;
  double end = 0;
  guint start = 0;

  for (guint i = 0; i < items->len; i++)
    {
      guint index = g_array_index (items, guint, i);
      const AlurSegment *segment = alur_router_segment (self, index);
      double low, high;

      alur_segment_get_extent (self, segment, &low, &high);
      g_array_append_val (order, ((AlurSortItem){ index, segment->key, low }));
    }
  alur_router_sort_items (order);
  for (guint i = 0; i <= order->len; i++)
    {
      const AlurSortItem *sorted = i < order->len ? &g_array_index (order, AlurSortItem, i) : NULL;
      double low, high;

      if (i > start && (sorted == NULL || sorted->by > key || sorted->then > end + reach))
        {
          alur_router_order (self, &g_array_index (ranked, guint, start), i - start, reach);
          start = i;
        }
      if (sorted == NULL)
        break;
      alur_segment_get_extent (self, alur_router_segment (self, sorted->index), &low, &high);
      end = i == start ? high : MAX (end, high);
      key = sorted->by;
      g_array_append_val (ranked, sorted->index);
    }

  return ranked;
}

static double
get_separation (const AlurRouter *self, guint before, guint after)
{
  const AlurSegment *one = alur_router_segment (self, before);
  const AlurSegment *other = alur_router_segment (self, after);
  double lows[2], highs[2];

  if (one->group != 0 && one->group == other->group)
    return 0;
  if (one->fixed && other->fixed)
    return 0;
  if (one->connector >= 0 && one->connector == other->connector)
    {
      /* Two legs of a step may fall into one line; those of a hairpin may not. */
      alur_segment_get_extent (self, one, &lows[0], &highs[0]);
      alur_segment_get_extent (self, other, &lows[1], &highs[1]);
      if (MIN (highs[0], highs[1]) - MAX (lows[0], lows[1]) < ALUR_ROUTER_EPS)
        return 0;
    }

  return self->options.separation + (one->weight + other->weight) / 2;
}

static guint
find_active (const GArray *active, guint rank)
{
  guint low = 0;
  guint high = active->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (active, guint, middle) < rank)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static void
add_constraint (
    const AlurRouter *self, const GArray *ranked, GArray *constraints, guint before, guint after)
{
  double separation = get_separation (self, g_array_index (ranked, guint, before),
                                      g_array_index (ranked, guint, after));

  g_array_append_val (constraints, ((AlurConstraint){ before, after, separation }));
}

/* Sorted constraints: sweeps along the segments; whoever are neighbours in the order at some place
 * stay apart. */
static GArray *
build_constraints (const AlurRouter *self, const GArray *ranked)
{
  GArray *constraints = g_array_new (FALSE, FALSE, sizeof (AlurConstraint));
  g_autoptr (GArray) events
      = g_array_sized_new (FALSE, FALSE, sizeof (AlurSortItem), 2 * ranked->len);
  g_autoptr (GArray) active = g_array_new (FALSE, FALSE, sizeof (guint));
  double reach = self->options.separation / 2;

  for (guint rank = 0; rank < ranked->len; rank++)
    {
      double low, high;

      alur_segment_get_extent (
          self, alur_router_segment (self, g_array_index (ranked, guint, rank)), &low, &high);
      g_array_append_val (events, ((AlurSortItem){ rank, low - reach, 0 }));
      g_array_append_val (events, ((AlurSortItem){ rank, high + reach, 1 }));
    }
  alur_router_sort_items (events);
  for (guint i = 0; i < events->len; i++)
    {
      const AlurSortItem *event = &g_array_index (events, AlurSortItem, i);
      guint at = find_active (active, event->index);
      gboolean starts = event->then < 0.5;
      guint next = starts ? at : at + 1;

      if (starts && at > 0)
        add_constraint (self, ranked, constraints, g_array_index (active, guint, at - 1),
                        event->index);
      if (starts && next < active->len)
        add_constraint (self, ranked, constraints, event->index,
                        g_array_index (active, guint, next));
      if (!starts && at > 0 && next < active->len)
        add_constraint (self, ranked, constraints, g_array_index (active, guint, at - 1),
                        g_array_index (active, guint, next));
      if (starts)
        g_array_insert_val (active, at, event->index);
      else
        g_array_remove_index (active, at);
    }
  alur_router_sort_constraints (constraints, ranked->len);

  return constraints;
}

/* The room of each place in the order under the constraints. Values start as
 * given and are only raised (lowered). */
static void
push_right (const GArray *constraints, double *values, const double *most)
{
  for (guint i = 0; i < constraints->len; i++)
    {
      const AlurConstraint *c = &g_array_index (constraints, AlurConstraint, i);

      values[c->after] = MAX (values[c->after], values[c->before] + c->separation);
      if (most != NULL)
        values[c->after] = MIN (values[c->after], most[c->after]);
    }
}

static void
push_left (const GArray *constraints, const guint *backwards, double *values, const double *least)
{
  for (guint i = 0; i < constraints->len; i++)
    {
      const AlurConstraint *c = &g_array_index (constraints, AlurConstraint, backwards[i]);

      values[c->before] = MIN (values[c->before], values[c->after] - c->separation);
      if (least != NULL)
        values[c->before] = MAX (values[c->before], least[c->before]);
    }
}

/* Where a chain is too long for its strip, the clearance at its ends gives way as the separations
 * within do. */
static void
give_way (AlurSegment *segment, double least, double most)
{
  if (least <= segment->low + ALUR_ROUTER_EPS)
    segment->low += (1 - SQUEEZE) * (segment->edges[0] - segment->low);
  if (most >= segment->high - ALUR_ROUTER_EPS)
    segment->high += (1 - SQUEEZE) * (segment->edges[1] - segment->high);
}

/* Lowest and highest places; separations that cannot be held give way. */
static void
find_room (const AlurRouter *self,
           const GArray *ranked,
           GArray *constraints,
           const guint *backwards,
           double *least,
           double *most)
{
  for (guint round = 0; round < MAX_SQUEEZES; round++)
    {
      gboolean fits = TRUE;

      for (guint rank = 0; rank < ranked->len; rank++)
        {
          const AlurSegment *segment
              = alur_router_segment (self, g_array_index (ranked, guint, rank));

          least[rank] = segment->low;
          most[rank] = segment->high;
        }
      push_right (constraints, least, NULL);
      push_left (constraints, backwards, most, NULL);
      for (guint i = 0; i < constraints->len; i++)
        {
          AlurConstraint *c = &g_array_index (constraints, AlurConstraint, i);

          if (c->separation > 0
              && least[c->before] + c->separation > most[c->after] + ALUR_ROUTER_EPS)
            {
              c->separation *= SQUEEZE;
              give_way (alur_router_segment (self, g_array_index (ranked, guint, c->before)),
                        least[c->before], most[c->before]);
              give_way (alur_router_segment (self, g_array_index (ranked, guint, c->after)),
                        least[c->after], most[c->after]);
              fits = FALSE;
            }
        }
      if (fits)
        break;
    }
}

static void
solve (const AlurRouter *self, const GArray *ranked, GArray *constraints)
{
  guint n = ranked->len;
  g_autofree double *least = g_new (double, n);
  g_autofree double *most = g_new (double, n);
  g_autofree double *right = g_new (double, n);
  g_autofree double *left = g_new (double, n);
  g_autofree guint *backwards = alur_router_list_backwards (constraints, n);

  find_room (self, ranked, constraints, backwards, least, most);
  for (guint rank = 0; rank < n; rank++)
    {
      double want = alur_router_segment (self, g_array_index (ranked, guint, rank))->want;

      right[rank] = left[rank] = MIN (MAX (want, least[rank]), most[rank]);
    }
  push_right (constraints, right, most);
  push_left (constraints, backwards, left, least);
  for (guint rank = 0; rank < n; rank++)
    {
      AlurSegment *segment = alur_router_segment (self, g_array_index (ranked, guint, rank));

      if (!segment->fixed)
        segment->pos = (left[rank] + right[rank]) / 2;
    }
}

static GArray *
list_items (const AlurRouter *self, int axis)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->segments->len; i++)
    if (alur_router_segment (self, i)->axis == axis)
      {
        set_limits (self, alur_router_segment (self, i));
        g_array_append_val (items, i);
      }

  return items;
}

static void
reset_places (const AlurRouter *self, const GArray *items, const double *places)
{
  for (guint i = 0; i < items->len; i++)
    alur_router_segment (self, g_array_index (items, guint, i))->pos = places[i];
}

/* Moves the segments of an axis apart; with gaps, it measures these as well. */
void
alur_router_nudge (AlurRouter *self, int axis, AlurRouterGap *gaps, guint n_gaps)
{
  g_autoptr (GArray) items = list_items (self, axis);
  g_autofree double *places = g_new (double, items->len + 1);

  for (guint i = 0; i < items->len; i++)
    places[i] = alur_router_segment (self, g_array_index (items, guint, i))->pos;
  for (guint round = 0;; round++)
    {
      g_autoptr (GArray) ranked = NULL;
      g_autoptr (GArray) constraints = NULL;

      set_keys (self, items, axis);
      ranked = rank_items (self, items);
      constraints = build_constraints (self, ranked);
      if (n_gaps > 0 && round == 0)
        alur_router_measure_gaps (self, ranked, constraints, gaps, n_gaps);
      solve (self, ranked, constraints);
      if (round == MAX_RELEASES || !alur_router_free_trapped (self, ranked, constraints))
        return;
      reset_places (self, items, places);
    }
}

/* Uses the room that came free when the segments of the other axis moved. The order stays: those
 * of the other axis were kept apart where they meet under this order; and where all are now stays
 * within reach, as it holds what the order asks for. */
void
alur_router_settle (AlurRouter *self, int axis)
{
  g_autoptr (GArray) items = list_items (self, axis);
  g_autoptr (GArray) order = g_array_sized_new (FALSE, FALSE, sizeof (AlurSortItem), items->len);
  g_autoptr (GArray) ranked = g_array_sized_new (FALSE, FALSE, sizeof (guint), items->len);
  g_autoptr (GArray) constraints = NULL;

  for (guint i = 0; i < items->len; i++)
    {
      guint index = g_array_index (items, guint, i);
      AlurSegment *segment = alur_router_segment (self, index);

      segment->edges[0] = MIN (segment->edges[0], segment->pos);
      segment->edges[1] = MAX (segment->edges[1], segment->pos);
      g_array_append_val (order, ((AlurSortItem){ index, segment->pos, 0 }));
    }
  alur_router_sort_items (order);
  for (guint i = 0; i < order->len; i++)
    g_array_append_val (ranked, g_array_index (order, AlurSortItem, i).index);
  constraints = build_constraints (self, ranked);
  solve (self, ranked, constraints);
}
