/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "alur-router.h"

G_BEGIN_DECLS

/* What is wrong with a drawing of boxes, lines and labels, whoever drew it. */
typedef enum
{
  ALUR_ROUTE_FAULT_NOT_ORTHOGONAL,     /* a: line */
  ALUR_ROUTE_FAULT_END_OFF_OUTLINE,    /* a: line, b: box */
  ALUR_ROUTE_FAULT_LINE_THROUGH_BOX,   /* a: line, b: box, its own included */
  ALUR_ROUTE_FAULT_LINE_THROUGH_LABEL, /* a: line, b: label, not its own */
  ALUR_ROUTE_FAULT_LINES_OVERLAP,      /* a, b: lines that share more than a point */
  ALUR_ROUTE_FAULT_LABELS_OVERLAP,     /* a, b: labels */
  ALUR_ROUTE_FAULT_LABEL_OVER_BOX,     /* a: label, b: box */
  ALUR_ROUTE_FAULT_BOXES_OVERLAP,      /* a, b: boxes */
  ALUR_ROUTE_N_FAULTS
} AlurRouteFaultKind;

typedef struct
{
  AlurRouteFaultKind kind;
  guint a, b; /* indices into what was given */
  AlurPoint place;
} AlurRouteFault;

#define ALUR_ROUTE_CHECK_NO_BOX G_MAXUINT

/* A line as it is drawn. */
typedef struct
{
  const AlurPoint *points;
  guint n_points;
  guint from, to; /* boxes on whose outline it ends, or ALUR_ROUTE_CHECK_NO_BOX */
  guint group;    /* lines of one group may share segments; 0: none */
} AlurRouteCheckLine;

/* A label: of a line, or standing for itself. */
typedef struct
{
  AlurRect rect;
  guint line; /* the line that it belongs to (which may run behind it), or G_MAXUINT */
} AlurRouteCheckLabel;

typedef struct
{
  const AlurRouterBox *boxes;
  guint n_boxes;
  const AlurRouteCheckLine *lines;
  guint n_lines;
  const AlurRouteCheckLabel *labels;
  guint n_labels;
} AlurRouteCheckInput;

/* The faults found: all counted, the first of each kind kept with their place. */
typedef struct
{
  guint counts[ALUR_ROUTE_N_FAULTS];
  guint n_faults; /* the sum of counts */
  guint n_bends;
  guint n_crossings;
  GArray *faults; /* of AlurRouteFault, in a stable order */
} AlurRouteCheck;

AlurRouteCheck *alur_route_check_new (const AlurRouteCheckInput *input) G_GNUC_WARN_UNUSED_RESULT;
AlurRouteCheck *
alur_route_check_new_for_router (const AlurRouter *router) G_GNUC_WARN_UNUSED_RESULT;
void alur_route_check_free (AlurRouteCheck *self);
const char *alur_route_fault_get_name (AlurRouteFaultKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurRouteCheck, alur_route_check_free)

G_END_DECLS
