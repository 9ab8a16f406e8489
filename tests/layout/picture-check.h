/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-connector.h"
#include "alur-route-check.h"

G_BEGIN_DECLS

/* Collects what a drawing consists of and counts what is wrong with it. */
typedef struct
{
  GArray *boxes;
  GArray *lines;
  GArray *labels;
} Picture;

void picture_init (Picture *self);
void picture_clear (Picture *self);
void picture_add_box (Picture *self, AlurRect rect, AlurRouterShape shape);
void picture_add_text (Picture *self, AlurRect rect);
void picture_add_line (Picture *self, const AlurPoint *points, guint n_points, guint group);
void picture_add_connector (
    Picture *self, const AlurConnector *connector, guint from, guint to, guint group);
AlurRouteCheck *picture_check (const Picture *self) G_GNUC_WARN_UNUSED_RESULT;

/* Sums over many drawings, told at the end of a test. */
typedef struct
{
  guint n_drawings;
  guint n_bends;
  guint n_crossings;
  guint n_away;
  guint counts[ALUR_ROUTE_N_FAULTS];
} PictureTotals;

void picture_totals_add (PictureTotals *self, const AlurRouteCheck *check);
void picture_totals_tell (const PictureTotals *self, const char *what);
guint picture_totals_count (const PictureTotals *self);

G_END_DECLS
