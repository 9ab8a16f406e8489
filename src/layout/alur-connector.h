/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-element.h"
#include "alur-geometry.h"

G_BEGIN_DECLS

/* A connector as it is drawn: horizontal and vertical segments from one outline to another. */
typedef struct
{
  const AlurElement *element; /* the flow, relation or (of a loose tree line) child unit */
  AlurPoint *points;          /* at least two */
  guint n_points;
  AlurPoint *hops; /* where it crosses another and hops over it, in the order of the way */
  guint n_hops;
  AlurRect label;   /* where its label stands; of width 0 when it has none */
  AlurPoint anchor; /* the point of the line that the label belongs to */
  gboolean away;    /* the label found no room at the line: a thin leader goes to `anchor` */
  gboolean by_hand; /* has bends that a person made */
  gboolean forced;  /* no clean way was found, and it breaks a rule of the drawing */
} AlurConnector;

typedef struct _AlurRouter AlurRouter;

void alur_connectors_take_routes (AlurConnector *connectors,
                                  guint n_connectors,
                                  AlurRouter *router,
                                  guint first_route);
guint alur_connectors_count_faults (const AlurRouter *router);
AlurConnector *alur_connectors_dup_ways (const AlurConnector *connectors,
                                         guint n_connectors) G_GNUC_WARN_UNUSED_RESULT;
void alur_connectors_clear (AlurConnector *connectors, guint n_connectors);
AlurRect
alur_connectors_add_bounds (const AlurConnector *connectors, guint n_connectors, AlurRect bounds);
AlurPoint *alur_connector_dup_bends (const AlurElement *element,
                                     guint n_elements,
                                     guint *n_bends) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
