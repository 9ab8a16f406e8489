/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-geometry.h"

G_BEGIN_DECLS

/* A step in a lane. Coordinates: x along the flow, y across it. The caller fills what is marked
 * "in", the layout the rest. */
typedef struct
{
  AlurRect box;  /* in: size, and when placed x from the drawing's start and y from the inner edge
                    of the lane; out: in the drawing */
  double above;  /* in: room that it wants beyond its box, for signs and texts of its own */
  double below;  /* in */
  double before; /* in */
  double after;  /* in */
  guint lane;    /* in */
  guint column;  /* out; of automatic steps */
  guint row;     /* out: its row within the lane */
  guint8 start;  /* in: stands before what has no other order */
  guint8 placed; /* in */
} AlurLanesNode;

typedef struct
{
  guint from;
  guint to;
  guint8 control;     /* in: orders the steps; the others only pull */
  guint8 back;        /* out: against the direction, closes a loop */
  double label_along; /* in: room for its label on the way; 0: none */
} AlurLanesEdge;

typedef struct
{
  double y; /* out: inner edge at its start */
  double height;
  double minimum; /* in */
} AlurLane;

typedef struct
{
  double column_gap;  /* between steps along the flow */
  double row_gap;     /* between steps of one lane and column */
  double padding;     /* between a lane's edge and its steps */
  double lane_height; /* at least */
  double start;       /* where steps begin along the flow (behind the lanes' heads) */
} AlurLanesOptions;

#define ALUR_LANES_OPTIONS_INIT                                                                    \
  {                                                                                                \
    40, 32, 22, 92, 0                                                                              \
  }

typedef struct
{
  double length; /* along the flow, from 0 */
  double height; /* of all lanes */
  guint n_columns;
} AlurLanesExtent;

AlurLanesExtent alur_lanes_place (AlurLane *lanes,
                                  guint n_lanes,
                                  AlurLanesNode *nodes,
                                  guint n_nodes,
                                  AlurLanesEdge *edges,
                                  guint n_edges,
                                  const AlurLanesOptions *options);

G_END_DECLS
