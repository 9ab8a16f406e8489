/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "picture-check.h"

void
picture_init (Picture *self)
{
  self->boxes = g_array_new (FALSE, FALSE, sizeof (AlurRouterBox));
  self->lines = g_array_new (FALSE, FALSE, sizeof (AlurRouteCheckLine));
  self->labels = g_array_new (FALSE, FALSE, sizeof (AlurRouteCheckLabel));
}

void
picture_clear (Picture *self)
{
  g_array_unref (self->boxes);
  g_array_unref (self->lines);
  g_array_unref (self->labels);
}

void
picture_add_box (Picture *self, AlurRect rect, AlurRouterShape shape)
{
  AlurRouterBox box = { rect, shape, 4 };

  g_array_append_val (self->boxes, box);
}

void
picture_add_text (Picture *self, AlurRect rect)
{
  AlurRouteCheckLabel label = { rect, G_MAXUINT };

  if (rect.width > 0)
    g_array_append_val (self->labels, label);
}

void
picture_add_line (Picture *self, const AlurPoint *points, guint n_points, guint group)
{
  AlurRouteCheckLine line
      = { points, n_points, ALUR_ROUTE_CHECK_NO_BOX, ALUR_ROUTE_CHECK_NO_BOX, group };

  g_array_append_val (self->lines, line);
}

void
picture_add_connector (
    Picture *self, const AlurConnector *connector, guint from, guint to, guint group)
{
  AlurRouteCheckLine line = { connector->points, connector->n_points, from, to, group };
  AlurRouteCheckLabel label = { connector->label, self->lines->len };

  if (connector->label.width > 0)
    g_array_append_val (self->labels, label);
  g_array_append_val (self->lines, line);
}

AlurRouteCheck *
picture_check (const Picture *self)
{
  AlurRouteCheckInput input = { .n_boxes = self->boxes->len, .n_lines = self->lines->len };

  input.n_labels = self->labels->len;
  input.boxes = (const AlurRouterBox *) (gpointer) self->boxes->data;
  input.lines = (const AlurRouteCheckLine *) (gpointer) self->lines->data;
  input.labels = (const AlurRouteCheckLabel *) (gpointer) self->labels->data;
  return alur_route_check_new (&input);
}

void
picture_totals_add (PictureTotals *self, const AlurRouteCheck *check)
{
  self->n_drawings++;
  self->n_bends += check->n_bends;
  self->n_crossings += check->n_crossings;
  for (guint i = 0; i < ALUR_ROUTE_N_FAULTS; i++)
    self->counts[i] += check->counts[i];
}

void
picture_totals_tell (const PictureTotals *self, const char *what)
{
  g_test_message ("%s: %u drawings, %u bends, %u crossings, %u labels away from their lines", what,
                  self->n_drawings, self->n_bends, self->n_crossings, self->n_away);
  for (guint i = 0; i < ALUR_ROUTE_N_FAULTS; i++)
    if (self->counts[i] > 0)
      g_test_message ("%s: %u", alur_route_fault_get_name (i), self->counts[i]);
}

guint
picture_totals_count (const PictureTotals *self)
{
  guint n = 0;

  for (guint i = 0; i < ALUR_ROUTE_N_FAULTS; i++)
    n += self->counts[i];
  return n;
}
