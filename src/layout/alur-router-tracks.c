/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines on which ways are looked for. A way needs the middles of gaps (where it keeps off all
 * boxes and has room to both sides) and the middles of the sides where it ends; which place it
 * takes within a gap is left to nudging. So there are a few tracks a box, and those of boxes in
 * a row fall together. A full visibility graph would have as many lines, but at the edges, where
 * ways would have to be moved away from. */
#include "alur-router-private.h"

#include <math.h>

#define GAP_ONE_TRACK 96.0 /* px: a wider gap has a track along each of its sides */
#define NEAR_SIDE 16.0     /* px from the box in a wide gap */
#define GRID 4.0           /* px: tracks snap to it so that nearly equal ones fall together */
#define GAP_TO_SNAP 16.0   /* px: narrower gaps keep their exact middle */
#define GAP_MIN 0.5        /* px: nothing runs in less */
#define BESIDE 2.0         /* px to both sides that a track keeps free where the gap has them */
#define BESIDE_SHARE 0.4   /* of the gap at most */
#define MAX_BANDS 512.0
#define MIN_BAND 32.0 /* px */
#define CELLS_A_TRACK 2
#define MOST_LINES 65536.0 /* in a gap */

typedef struct
{
  double pos;
  double seed; /* a free place along the track */
  double gap;
  guint port; /* the port that needs it, or ALUR_ROUTER_NONE */
} Candidate;

/* The tracks of one axis, and for each band across them those that reach into it. The items of a
 * band lie in the order of the tracks, and so do those of each cell of it, in which their pos is.
 */
typedef struct
{
  GArray *tracks; /* AlurTrack, by pos */
  double band_low, band_size;
  guint n_bands;
  double cell_low, cell_size;
  guint n_cells;      /* a band */
  guint *cell_starts; /* of each cell of each band, and the end */
  guint *band_items;
} AxisTracks;

struct _AlurTracks
{
  AxisTracks axes[2];
};

/* By pos, then along the track; what is equal stays in its order, in which ports come first. */
static GArray *
sort_candidates (const GArray *candidates)
{
  GArray *order = g_array_sized_new (FALSE, FALSE, sizeof (AlurSortItem), candidates->len);

  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);

      g_array_append_val (order, ((AlurSortItem){ i, candidate->pos, candidate->seed }));
    }
  alur_router_sort_items (order);

  return order;
}

static void
add_side_candidate (
    GArray *candidates, const AlurSpace *space, const AlurRect *rect, int dim, gboolean forwards)
{
  double low = alur_rect_low (rect, 1 - dim);
  double high = alur_rect_high (rect, 1 - dim);
  double face = forwards ? alur_rect_high (rect, dim) : alur_rect_low (rect, dim);
  double next = alur_space_reach (space, dim, forwards, face, G_MAXDOUBLE, low, high);
  double gap = fabs (next - face);
  double off = gap > GAP_ONE_TRACK ? NEAR_SIDE : gap / 2;
  double pos = forwards ? face + off : face - off;

  if (gap < GAP_MIN)
    return;
  if (gap >= GAP_TO_SNAP)
    pos = round (pos / GRID) * GRID;

  g_array_append_val (candidates, ((Candidate){ pos, (low + high) / 2, gap, ALUR_ROUTER_NONE }));
}

static void
add_port_candidate (GArray *candidates, guint index, const AlurPort *port)
{
  gboolean forwards = alur_router_side_is_forward (port->side);
  double seed = port->face + (forwards ? GAP_MIN : -GAP_MIN);

  g_array_append_val (candidates, ((Candidate){ port->along, seed, G_MAXDOUBLE, index }));
}

/* How far one may run from a candidate on. Not only the line itself must be free but a strip
 * beside it: a run between two edges that face it from both sides, at different places, could not
 * be moved apart from another. */
static void
find_stretch (const AlurSpace *space, int axis, const Candidate *candidate, AlurTrack *track)
{
  double beside = MIN (BESIDE, BESIDE_SHARE * candidate->gap);

  track->pos = candidate->pos;
  track->gap = candidate->gap;
  for (guint try = 0; try < 2; try++)
    {
      double low = candidate->pos - beside;
      double high = candidate->pos + beside;

      track->low
          = alur_space_reach (space, 1 - axis, FALSE, candidate->seed, G_MAXDOUBLE, low, high);
      track->high
          = alur_space_reach (space, 1 - axis, TRUE, candidate->seed, G_MAXDOUBLE, low, high);
      if (track->high - track->low >= GAP_MIN)
        return;
      beside = 0;
    }
}

/* One track for all candidates that lie on the same free stretch. */
static void
merge_candidates (
    AxisTracks *self, const AlurSpace *space, int axis, GArray *candidates, GArray *ports)
{
  g_autoptr (GArray) order = sort_candidates (candidates);
  AlurTrack track = { .pos = -G_MAXDOUBLE };

  for (guint i = 0; i < order->len; i++)
    {
      const Candidate *candidate
          = &g_array_index (candidates, Candidate, g_array_index (order, AlurSortItem, i).index);
      gboolean is_same = fabs (track.pos - candidate->pos) < ALUR_ROUTER_EPS
                         && candidate->seed <= track.high && candidate->seed >= track.low;

      if (!is_same)
        {
          find_stretch (space, axis, candidate, &track);
          if (track.high - track.low < GAP_MIN)
            {
              track.pos = -G_MAXDOUBLE;
              continue;
            }
          g_array_append_val (self->tracks, track);
        }
      else
        {
          AlurTrack *last = &g_array_index (self->tracks, AlurTrack, self->tracks->len - 1);

          last->gap = MIN (last->gap, candidate->gap);
        }
      if (candidate->port != ALUR_ROUTER_NONE)
        g_array_index (ports, AlurPort, candidate->port).track = self->tracks->len - 1;
    }
}

static guint
band_of (const AxisTracks *self, double at)
{
  double band = (at - self->band_low) / self->band_size;

  return (guint) CLAMP (band, 0, (double) self->n_bands - 1);
}

static guint
cell_of (const AxisTracks *self, double pos)
{
  double cell = (pos - self->cell_low) / self->cell_size;

  return (guint) CLAMP (cell, 0, (double) self->n_cells - 1);
}

static void
measure_bands (AxisTracks *self, const AlurRect *bounds, int axis, guint n_rects)
{
  double low = alur_rect_low (bounds, 1 - axis);
  double extent = alur_rect_high (bounds, 1 - axis) - low;

  self->n_bands = (guint) CLAMP (extent / MIN_BAND, 1, MIN (MAX_BANDS, 4 * sqrt (n_rects) + 1));
  self->band_low = low;
  self->band_size = MAX (extent / self->n_bands, 1);
  self->n_cells = CELLS_A_TRACK * self->tracks->len / self->n_bands + 1;
  self->cell_low = alur_rect_low (bounds, axis);
  self->cell_size
      = MAX ((alur_rect_high (bounds, axis) - self->cell_low) / self->n_cells, ALUR_ROUTER_EPS);
}

static void
fill_bands (AxisTracks *self, const AlurRect *bounds, int axis, guint n_rects)
{
  gsize n_starts;
  guint *starts;

  measure_bands (self, bounds, axis, n_rects);
  n_starts = (gsize) self->n_bands * self->n_cells;
  starts = g_new0 (guint, n_starts + 2);
  for (guint i = 0; i < self->tracks->len; i++)
    {
      const AlurTrack *track = &g_array_index (self->tracks, AlurTrack, i);
      gsize last = (gsize) band_of (self, track->high) * self->n_cells + cell_of (self, track->pos);
      gsize at = (gsize) band_of (self, track->low) * self->n_cells + cell_of (self, track->pos);

      for (; at <= last; at += self->n_cells)
        starts[at + 2]++;
    }
  for (gsize at = 0; at < n_starts; at++)
    starts[at + 2] += starts[at + 1];
  self->band_items = g_new (guint, starts[n_starts + 1] + 1);
  for (guint i = 0; i < self->tracks->len; i++)
    {
      const AlurTrack *track = &g_array_index (self->tracks, AlurTrack, i);
      gsize last = (gsize) band_of (self, track->high) * self->n_cells + cell_of (self, track->pos);
      gsize at = (gsize) band_of (self, track->low) * self->n_cells + cell_of (self, track->pos);

      for (; at <= last; at += self->n_cells)
        self->band_items[starts[at + 1]++] = i;
    }
  self->cell_starts = starts;
}

/* What the search asks of each track again and again. */
static void
measure_tracks (AxisTracks *self, const AlurUsage *usage, int axis, double separation)
{
  for (guint i = 0; i < self->tracks->len; i++)
    {
      AlurTrack *track = &g_array_index (self->tracks, AlurTrack, i);

      track->capacity = (guint) CLAMP (floor (track->gap / separation) - 1, 1, MOST_LINES);
      track->cell = alur_usage_get_cell (usage, axis, track->pos);
    }
}

/* Fills the `track` of each port whose `track` is not ALUR_ROUTER_NONE (wanted) and not blocked. */
AlurTracks *
alur_tracks_new (const AlurSpace *space,
                 const AlurUsage *usage,
                 double separation,
                 const GArray *rects,
                 GArray *ports)
{
  AlurTracks *self = g_new0 (AlurTracks, 1);
  AlurRect bounds = alur_space_get_bounds (space);

  for (int axis = 0; axis < 2; axis++)
    {
      g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

      for (guint i = 0; i < ports->len; i++)
        {
          AlurPort *port = &g_array_index (ports, AlurPort, i);

          if (port->is_wanted && alur_router_side_get_dim (port->side) != axis)
            add_port_candidate (candidates, i, port);
        }
      for (guint i = 0; i < rects->len; i++)
        for (int forwards = 0; forwards < 2; forwards++)
          add_side_candidate (candidates, space, &g_array_index (rects, AlurRect, i), axis,
                              forwards);
      self->axes[axis].tracks = g_array_new (FALSE, FALSE, sizeof (AlurTrack));
      merge_candidates (&self->axes[axis], space, axis, candidates, ports);
      measure_tracks (&self->axes[axis], usage, axis, separation);
      fill_bands (&self->axes[axis], &bounds, axis, rects->len);
    }

  return self;
}

void
alur_tracks_free (AlurTracks *self)
{
  if (self == NULL)
    return;

  for (int axis = 0; axis < 2; axis++)
    {
      g_array_unref (self->axes[axis].tracks);
      g_free (self->axes[axis].cell_starts);
      g_free (self->axes[axis].band_items);
    }
  g_free (self);
}

/* The tracks of an axis, ordered by pos. */
const AlurTrack *
alur_tracks_get (const AlurTracks *self, int axis, guint *n_tracks)
{
  *n_tracks = self->axes[axis].tracks->len;

  return (const AlurTrack *) (gpointer) self->axes[axis].tracks->data;
}

/* Indices of the tracks that come near `at` (a value along them), ordered by pos. */
const guint *
alur_tracks_get_band (const AlurTracks *self, int axis, double at, guint *n_in_band)
{
  const AxisTracks *tracks = &self->axes[axis];
  const guint *starts = tracks->cell_starts + (gsize) band_of (tracks, at) * tracks->n_cells;

  *n_in_band = starts[tracks->n_cells] - starts[0];

  return tracks->band_items + starts[0];
}

/* The first item of that band whose track stands at or after pos. */
guint
alur_tracks_find_in_band (const AlurTracks *self, int axis, double at, double pos)
{
  const AxisTracks *tracks = &self->axes[axis];
  const guint *starts = tracks->cell_starts + (gsize) band_of (tracks, at) * tracks->n_cells;
  guint cell = cell_of (tracks, pos);
  guint low = starts[cell];
  guint high = starts[cell + 1];

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (tracks->tracks, AlurTrack, tracks->band_items[middle]).pos < pos)
        low = middle + 1;
      else
        high = middle;
    }

  return low - starts[0];
}
