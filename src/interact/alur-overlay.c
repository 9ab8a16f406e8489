/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-overlay.h"

/**
 * alur_overlay_new:
 *
 * Returns: (transfer full): nothing over the drawing
 */
AlurOverlay *
alur_overlay_new (void)
{
  AlurOverlay *self = g_new0 (AlurOverlay, 1);

  self->items = g_array_new (FALSE, TRUE, sizeof (AlurOverlayItem));
  self->points = g_array_new (FALSE, FALSE, sizeof (AlurPoint));
  return self;
}

/**
 * alur_overlay_free:
 * @self: (transfer full): an overlay
 */
void
alur_overlay_free (AlurOverlay *self)
{
  g_array_unref (self->items);
  g_array_unref (self->points);
  g_free (self->message);
  g_free (self);
}

/**
 * alur_overlay_clear:
 *
 * Takes everything away.
 */
void
alur_overlay_clear (AlurOverlay *self)
{
  g_array_set_size (self->items, 0);
  g_array_set_size (self->points, 0);
  g_clear_pointer (&self->message, g_free);
  self->refused = FALSE;
}

/**
 * alur_overlay_add_rect:
 * @kind: a kind that has a rectangle
 */
void
alur_overlay_add_rect (AlurOverlay *self, AlurOverlayKind kind, const AlurRect *rect)
{
  AlurOverlayItem item = { .kind = kind, .rect = *rect };

  g_array_append_val (self->items, item);
}

/**
 * alur_overlay_add_point:
 * @kind: a grip
 * @point: its middle
 */
void
alur_overlay_add_point (AlurOverlay *self, AlurOverlayKind kind, AlurPoint point)
{
  AlurOverlayItem item = { .kind = kind, .rect = { point.x, point.y, 0, 0 } };

  g_array_append_val (self->items, item);
}

/**
 * alur_overlay_add_stroke:
 * @kind: a guide or a wire
 */
void
alur_overlay_add_stroke (AlurOverlay *self, AlurOverlayKind kind, AlurPoint from, AlurPoint to)
{
  AlurOverlayItem item = { .kind = kind, .from = from, .to = to };

  g_array_append_val (self->items, item);
}

/**
 * alur_overlay_add_overlap:
 * @both: a rectangle around the two that the line joins
 * @words: (nullable): what the line says; must outlive the overlay's state
 */
void
alur_overlay_add_overlap (
    AlurOverlay *self, AlurPoint from, AlurPoint to, const AlurRect *both, const char *words)
{
  AlurOverlayItem item
      = { .kind = ALUR_OVERLAY_OVERLAP, .rect = *both, .from = from, .to = to, .words = words };

  g_array_append_val (self->items, item);
}

/**
 * alur_overlay_add_line:
 * @points: (array length=n_points): the corners of a selected connector
 */
void
alur_overlay_add_line (AlurOverlay *self, const AlurPoint *points, guint n_points)
{
  AlurOverlayItem item
      = { .kind = ALUR_OVERLAY_LINE, .first_point = self->points->len, .n_points = n_points };

  g_array_append_vals (self->points, points, n_points);
  g_array_append_val (self->items, item);
}

/**
 * alur_overlay_take_message:
 * @message: (transfer full): what to tell beside the pointer
 * @place: where, in the drawing
 * @refused: whether it says why something is not done
 */
void
alur_overlay_take_message (AlurOverlay *self, char *message, AlurPoint place, gboolean refused)
{
  g_free (self->message);
  self->message = message;
  self->place = place;
  self->refused = refused;
}
