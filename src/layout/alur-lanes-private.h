/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-lanes.h"

G_BEGIN_DECLS

#define ALUR_LANES_NONE G_MAXUINT

/* What the files of the lanes share while a grid is made. */
typedef struct
{
  AlurLanesNode *nodes;
  AlurLanesEdge *edges;
  guint n_nodes;
  guint n_edges;
  guint n_lanes;
  guint n_columns;
  guint *out_starts; /* edges that leave node i: out_edges[out_starts[i]] … */
  guint *out_edges;
  guint *in_starts;
  guint *in_edges;
  guint *order; /* nodes, each behind those that come before it */
} AlurLanes;

void alur_lanes_find_order (AlurLanes *lanes);
void alur_lanes_find_columns (AlurLanes *lanes);
guint *alur_lanes_find_rows (AlurLanes *lanes) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
