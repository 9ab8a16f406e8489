/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-geometry.h"

G_BEGIN_DECLS

/* A step in a lane. x runs along the flow, y across it. The caller fills what is marked "in". */
typedef struct
{
  AlurRect box;  /* in: size, and when placed x from the drawing's start and y from the inner edge
                    of the lane; out: in the drawing */
  double before; /* in: room that it wants around its box, for signs and texts of its own */
  double after;  /* in */
  double above;  /* in */
  double below;  /* in */
  double hand_y; /* out: y from the lane's inner edge as it was given, of placed ones */
  guint lane;    /* in */
  guint column;  /* out: from 0, also of placed ones */
  guint row;     /* out: within the lane, from 0 */
  guint8 start;  /* in: comes before what has no other order */
  guint8 placed; /* in */
} AlurLanesNode;

typedef struct
{
  guint from;
  guint to;
  double label_along; /* in: room that its label needs along the flow; 0: none */
  guint8 control;     /* in: orders the steps; others only do where nothing else does */
  guint8 orders;      /* out: `from` stands in an earlier column than `to`, or in the same */
  guint8 back;        /* out: closes a loop, runs against the direction */
} AlurLanesEdge;

typedef struct
{
  double y;      /* out: where the lane begins */
  double height; /* out */
  double least;  /* in: the height that its head needs */
} AlurLane;

typedef struct
{
  double column_gap;  /* between steps along the flow */
  double row_gap;     /* between steps of one lane and column */
  double padding;     /* between a lane's edge and its steps */
  double lane_height; /* at least */
  double start;       /* where lanes begin along the flow, behind their heads */
} AlurLanesOptions;

#define ALUR_LANES_OPTIONS_INIT                                                                    \
  {                                                                                                \
    40, 32, 22, 92, 0                                                                              \
  }

/* The columns and rows in which steps stand. Rows are counted over all lanes from 0; gap i lies
 * before column or row i, the last gap behind the last. A caller may widen gaps, for the connectors
 * that run in them, and place again. */
typedef struct
{
  guint n_lanes;
  guint n_columns;
  guint n_rows;
  guint *first_rows;     /* of each lane, and n_rows */
  double *column_gaps;   /* n_columns + 1 */
  double *row_gaps;      /* n_rows + 1; a lane's border lies in the middle of a gap */
  double *column_starts; /* where the boxes of a column begin and end; as placed last */
  double *column_ends;
  double *row_starts;
  double *row_ends;
  double length; /* along the flow, from 0 to behind the last step; as placed last */
  double height; /* of all lanes */
} AlurLanesGrid;

AlurLanesGrid *alur_lanes_grid_new (guint n_lanes,
                                    AlurLanesNode *nodes,
                                    guint n_nodes,
                                    AlurLanesEdge *edges,
                                    guint n_edges,
                                    const AlurLanesOptions *options) G_GNUC_WARN_UNUSED_RESULT;
void alur_lanes_grid_free (AlurLanesGrid *self);
void alur_lanes_grid_place (AlurLanesGrid *self,
                            AlurLane *lanes,
                            AlurLanesNode *nodes,
                            guint n_nodes,
                            const AlurLanesOptions *options);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurLanesGrid, alur_lanes_grid_free)

G_END_DECLS
