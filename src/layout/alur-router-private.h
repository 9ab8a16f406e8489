/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-router-ends.h"
#include "alur-router-sort.h"
#include "alur-router-space.h"
#include "alur-router-usage.h"
#include "alur-router.h"

G_BEGIN_DECLS

/* What the files of the router share. The steps, each a file:
 *   tracks  the lines on which it is worth to run: the middles of gaps, the middles of sides
 *   search  a way for each connector over crossing tracks, at least cost
 *   nudge   the segments of all ways apart, in an order (order) that crosses least
 *   labels  a free place for each label
 *   hops    who crosses whom
 * An axis of 0 means vertical segments (their pos is an x), 1 horizontal ones (pos is a y). */

#define ALUR_ROUTER_NONE G_MAXUINT
#define ALUR_ROUTER_EPS 1e-6

typedef struct
{
  double pos;
  double low, high; /* free along the track */
  double gap;       /* width of the gap that it runs in */
  guint capacity;   /* so many lines may run in the gap, beside one that comes */
  guint cell;       /* of the usage, in which pos lies */
} AlurTrack;

/* An end that a line may use: the middle of a side, or a fixed point. */
typedef struct
{
  guint box;
  AlurRouterSide side;
  double along; /* across the outward direction: the pos of the track */
  double face;  /* where the outline's rectangle stands in the outward direction */
  gboolean fixed;
  gboolean is_wanted; /* a connector may use it */
  guint track;        /* of the axis of the outward direction, or ALUR_ROUTER_NONE: blocked */
  guint n_uses;
} AlurPort;

typedef struct
{
  double pos;       /* of the segment: x of a vertical one */
  double low, high; /* where it may move and keep its clearance */
  double edges[2];  /* where it may move at all */
  double key;       /* order among others, before ties */
  double want;
  gint connector; /* -1: a fixed line */
  guint group;
  double weight;
  gint8 axis;
  gboolean fixed;  /* stays where it is */
  double ends[2];  /* of a fixed line; of a first (0) or last (1) segment its box end */
  gint prev, next; /* index of the neighbouring segments, or -1 */
} AlurSegment;

typedef struct
{
  guint first, n_segments; /* in segments */
  AlurRouterSide from_side, to_side;
  double start; /* the face on which it begins */
  gboolean forced;
} AlurWay;

typedef struct
{
  AlurRouterConnector data; /* its bends are in the router's array, from first_bend on */
  guint first_bend;
  guint from_port, to_port; /* fixed ends, or ALUR_ROUTER_NONE */
} AlurConnector;

typedef struct _AlurTracks AlurTracks;

struct _AlurRouter
{
  AlurRouterOptions options;
  GArray *boxes;      /* AlurRouterBox */
  GArray *obstacles;  /* AlurRect */
  GArray *lines;      /* AlurRouterLine */
  GArray *connectors; /* AlurConnector */
  GArray *bends;      /* AlurPoint, the user's */

  AlurSpace *space;
  GArray *ports; /* AlurPort; the first four of each box in the order of the sides' bits */
  AlurTracks *tracks;
  AlurUsage *usage;
  GArray *ways;     /* AlurWay of each connector */
  GArray *segments; /* AlurSegment, those of a connector in a row, then the fixed lines */

  gboolean is_searched; /* segments hold the ways, not yet nudged */
  GArray *apart[2];     /* NULL, or those segments with the ones of axis 0, of both moved apart */
  GArray *routes;       /* AlurRoute */
  GArray *points;       /* AlurPoint */
  GArray *hops;         /* AlurPoint */
  AlurRouterTotals totals;
};

static inline const AlurRouterBox *
alur_router_box (const AlurRouter *self, guint index)
{
  return &g_array_index (self->boxes, AlurRouterBox, index);
}

static inline AlurSegment *
alur_router_segment (const AlurRouter *self, guint index)
{
  return &g_array_index (self->segments, AlurSegment, index);
}

/* tracks */
AlurTracks *alur_tracks_new (const AlurSpace *space,
                             const AlurUsage *usage,
                             double separation,
                             const GArray *rects,
                             GArray *ports);
void alur_tracks_free (AlurTracks *self);
const AlurTrack *alur_tracks_get (const AlurTracks *self, int axis, guint *n_tracks);
const guint *alur_tracks_get_band (const AlurTracks *self, int axis, double at, guint *n_in_band);
guint alur_tracks_find_in_band (const AlurTracks *self, int axis, double at, double pos);

/* the order of work */
void alur_router_prepare (AlurRouter *self);
void alur_router_keep_ways (AlurRouter *self, const guint *changed, guint n_changed);

/* search: a way for each connector that has none yet */
void alur_router_search (AlurRouter *self);

/* ways that need no search */
AlurRouterSide alur_router_get_flow_side (const AlurRouter *self, gboolean is_start);
gboolean alur_router_go_straight (AlurRouter *self, guint index);
void alur_router_force_way (AlurRouter *self, guint index);

/* the segments of a way */
void alur_way_begin (AlurRouter *self, guint connector, AlurRouterSide side, double face);
void alur_way_turn (AlurRouter *self, guint connector, int axis, double pos, gboolean fixed);
void alur_way_end (AlurRouter *self, guint connector, AlurRouterSide side, double face);
void alur_way_drop (AlurRouter *self, guint connector);
void alur_router_pack_segments (AlurRouter *self);
void alur_router_use_port (AlurRouter *self, guint box, AlurRouterSide side, guint fixed, int by);
void alur_segment_get_extent (const AlurRouter *self,
                              const AlurSegment *segment,
                              double *low,
                              double *high);

/* bends */
void alur_router_follow_bends (AlurRouter *self, guint index);

/* nudge */
gboolean
alur_router_free_trapped (AlurRouter *self, const GArray *ranked, const GArray *constraints);
void alur_router_nudge (AlurRouter *self, int axis, AlurRouterGap *gaps, guint n_gaps);
void alur_router_settle (AlurRouter *self, int axis);
void alur_router_order (const AlurRouter *self, guint *segments, guint n, double reach);
void alur_router_measure_gaps (const AlurRouter *self,
                               const GArray *ranked,
                               const GArray *constraints,
                               AlurRouterGap *gaps,
                               guint n_gaps);

/* results */
void alur_router_write_routes (AlurRouter *self);
void alur_router_place_labels (AlurRouter *self);
void alur_router_find_hops (AlurRouter *self);

G_END_DECLS
