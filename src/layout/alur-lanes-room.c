/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Gaps between columns and rows as wide as what runs in them needs. */

#include "alur-lanes-room.h"

/* Asks for `n` + 1 gaps, before each of the strips from `starts` to `ends` and behind the last. */
static gboolean
widen (AlurRouter *router,
       AlurRouterAxis axis,
       const double *starts,
       const double *ends,
       guint n,
       double from,
       double to,
       double *gaps)
{
  g_autofree AlurRouterGap *wanted = g_new0 (AlurRouterGap, n + 1);
  gboolean widened = FALSE;

  for (guint i = 0; i <= n; i++)
    {
      wanted[i].start = i > 0 ? ends[i - 1] : from;
      wanted[i].end = i < n ? starts[i] : to;
    }
  alur_router_measure_demand (router, axis, wanted, n + 1);
  for (guint i = 0; i <= n; i++)
    if (wanted[i].needed > gaps[i])
      {
        gaps[i] = wanted[i].needed;
        widened = TRUE;
      }
  return widened;
}

/**
 * alur_lanes_grid_make_room:
 * @self: a grid that has been placed
 * @router: a router that knows everything in it
 * @turned: whether the flow runs down the drawing
 * @start: where lanes begin along the flow
 *
 * Widens the gaps that are too narrow for the connectors that will run in them.
 *
 * Returns: whether any was, so that everything must be placed anew
 */
gboolean
alur_lanes_grid_make_room (AlurLanesGrid *self, AlurRouter *router, gboolean turned, double start)
{
  gboolean columns
      = widen (router, turned ? ALUR_ROUTER_AXIS_Y : ALUR_ROUTER_AXIS_X, self->column_starts,
               self->column_ends, self->n_columns, start, self->length, self->column_gaps);
  gboolean rows = widen (router, turned ? ALUR_ROUTER_AXIS_X : ALUR_ROUTER_AXIS_Y, self->row_starts,
                         self->row_ends, self->n_rows, 0, self->height, self->row_gaps);

  return columns || rows;
}

/**
 * alur_lanes_grid_widen:
 * @self: a grid
 * @by: px
 *
 * Widens all gaps, where the router found no way to keep connectors apart.
 */
void
alur_lanes_grid_widen (AlurLanesGrid *self, double by)
{
  for (guint i = 0; i <= self->n_columns; i++)
    self->column_gaps[i] += by;
  for (guint i = 0; i <= self->n_rows; i++)
    self->row_gaps[i] += by;
}
