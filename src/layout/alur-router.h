/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "alur-geometry.h"

G_BEGIN_DECLS

/* Orthogonal lines between boxes: values in, values out.
 *
 * Use: new, add boxes, obstacles, lines and connectors (each call answers the index by which the
 * thing is known), route, then read the routes. Two passes where places are free: measure_demand
 * tells how wide each gap between rows or columns should be for the lines that run in it; the
 * layout widens them, gives the boxes their new places (set_box) and routes again.
 *
 * Everything is in px, y downwards. The result depends on the input and its order only. */

typedef struct _AlurRouter AlurRouter;

/* The outlines on which lines end. */
typedef enum
{
  ALUR_ROUTER_SHAPE_RECTANGLE, /* corners rounded by `radius` */
  ALUR_ROUTER_SHAPE_CAPSULE,   /* half circles at the short ends */
  ALUR_ROUTER_SHAPE_DIAMOND,
  ALUR_ROUTER_SHAPE_PENTAGON, /* a box whose lower third runs to a point */
} AlurRouterShape;

typedef enum
{
  ALUR_ROUTER_SIDE_NONE = 0,
  ALUR_ROUTER_SIDE_TOP = 1 << 0,
  ALUR_ROUTER_SIDE_RIGHT = 1 << 1,
  ALUR_ROUTER_SIDE_BOTTOM = 1 << 2,
  ALUR_ROUTER_SIDE_LEFT = 1 << 3,
  ALUR_ROUTER_SIDE_ANY = 15
} AlurRouterSide;

/* Where most lines go: they leave a box on that side and arrive on the other by preference. */
typedef enum
{
  ALUR_ROUTER_FLOW_RIGHT,
  ALUR_ROUTER_FLOW_DOWN,
  ALUR_ROUTER_FLOW_NONE
} AlurRouterFlow;

typedef enum
{
  ALUR_ROUTER_AXIS_X, /* gaps between columns, filled by vertical segments */
  ALUR_ROUTER_AXIS_Y  /* gaps between rows, filled by horizontal segments */
} AlurRouterAxis;

typedef struct
{
  AlurRect rect;
  AlurRouterShape shape;
  double radius; /* of a rectangle's corners */
} AlurRouterBox;

/* A straight line that others draw and that stays: a bus of the tree, the border of a lane. */
typedef struct
{
  AlurPoint from, to; /* horizontal or vertical */
  guint group;        /* as in a connector; 0: none */
  gboolean border;    /* of a lane or table: crossing it costs nothing and makes no hop */
} AlurRouterLine;

/* All zero but the boxes is a good connector. */
typedef struct
{
  guint from, to;                /* boxes; the same twice is a loop on one box */
  guint from_sides, to_sides;    /* AlurRouterSide, or'ed; 0: any */
  gboolean from_fixed, to_fixed; /* the end is at this point of the outline, its one side given */
  AlurPoint from_point, to_point;
  guint group;    /* connectors (and lines) of one group may share segments; 0: none */
  double weight;  /* px by which this line is wider than a plain one (double or heavy lines) */
  AlurSize label; /* of the label with its own air around; 0 × 0: none */
  const AlurPoint *bends; /* kept by the user, passed through in this order; copied */
  guint n_bends;
} AlurRouterConnector;

typedef struct
{
  AlurRouterFlow flow;
  double separation;        /* between parallel lines where there is room; 0: 8 */
  double clearance;         /* between a line and a box where there is room; 0: 12 */
  gboolean labels_at_start; /* on the first stretch of a line with any place, not on the best one */
} AlurRouterOptions;

typedef enum
{
  ALUR_ROUTER_LABEL_NONE,
  ALUR_ROUTER_LABEL_ON_LINE, /* the line has a gap there */
  ALUR_ROUTER_LABEL_BESIDE,
  ALUR_ROUTER_LABEL_AWAY /* no room near the line: draw a leader from `label_anchor` */
} AlurRouterLabelPlace;

/* One routed connector, borrowed from the router until it routes again. */
typedef struct
{
  const AlurPoint *points; /* from outline to outline; every segment horizontal or vertical */
  guint n_points;
  AlurRouterSide from_side, to_side; /* on which the ends lie */
  AlurRect label;                    /* where the label stands */
  AlurPoint label_anchor;            /* the point of the line that it belongs to */
  AlurRouterLabelPlace label_place;
  const AlurPoint *hops; /* where this line hops over another, from its first point on */
  guint n_hops;
  guint n_crossings; /* with other connectors and lines, hopping or hopped over */
  double length;
  gboolean forced; /* no free way: the line runs over something */
} AlurRoute;

/* A strip between two columns (axis x) or two rows (axis y). */
typedef struct
{
  double start, end;
  double needed;  /* answer: the width at which all lines in it stand apart; 0: none runs there */
  guint n_tracks; /* answer: so many lines side by side at the fullest place */
} AlurRouterGap;

/* Sums over all routes. */
typedef struct
{
  guint n_routes, n_bends, n_crossings, n_forced, n_labels_away;
  double length;
} AlurRouterTotals;

AlurRouter *alur_router_new (const AlurRouterOptions *options) G_GNUC_WARN_UNUSED_RESULT;
void alur_router_free (AlurRouter *self);

guint alur_router_add_box (AlurRouter *self, const AlurRouterBox *box);
void alur_router_set_box (AlurRouter *self, guint index, const AlurRouterBox *box);
const AlurRouterBox *alur_router_get_box (const AlurRouter *self, guint index);
guint alur_router_add_obstacle (AlurRouter *self, const AlurRect *rect);
void alur_router_set_obstacle (AlurRouter *self, guint index, const AlurRect *rect);
guint alur_router_add_line (AlurRouter *self, const AlurRouterLine *line);
void alur_router_set_line (AlurRouter *self, guint index, const AlurRouterLine *line);
guint alur_router_add_connector (AlurRouter *self, const AlurRouterConnector *connector);

void alur_router_measure_demand (AlurRouter *self,
                                 AlurRouterAxis axis,
                                 AlurRouterGap *gaps,
                                 guint n_gaps);
void alur_router_route (AlurRouter *self);
void alur_router_reroute (AlurRouter *self, const guint *changed, guint n_changed);

guint alur_router_get_n_routes (const AlurRouter *self);
const AlurRoute *alur_router_get_route (const AlurRouter *self, guint connector);
AlurRouterTotals alur_router_get_totals (const AlurRouter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurRouter, alur_router_free)

G_END_DECLS
