/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-overlay.h"

#include <math.h>

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

static void
begin_run (AlurOverlay *self, AlurPoint point)
{
  AlurOverlayItem item
      = { .kind = ALUR_OVERLAY_LINE, .first_point = self->points->len, .n_points = 1 };

  g_array_append_val (self->points, point);
  g_array_append_val (self->items, item);
}

static void
go_on (AlurOverlay *self, AlurPoint point)
{
  AlurOverlayItem *item = &g_array_index (self->items, AlurOverlayItem, self->items->len - 1);

  g_array_append_val (self->points, point);
  item->n_points++;
}

/* Swaps the axes of what is vertical, and back. */
static AlurPoint
turn (AlurPoint point, gboolean is_vertical)
{
  return is_vertical ? (AlurPoint){ point.y, point.x } : point;
}

/* Where a horizontal or vertical piece enters @gap and leaves it. */
static gboolean
crosses (AlurPoint from, AlurPoint to, const AlurRect *gap, AlurPoint *in, AlurPoint *out)
{
  gboolean is_vertical = fabs (to.y - from.y) > fabs (to.x - from.x);
  AlurPoint start = turn (from, is_vertical);
  AlurPoint end = turn (to, is_vertical);
  AlurPoint low = turn ((AlurPoint){ gap->x, gap->y }, is_vertical);
  AlurPoint high = turn ((AlurPoint){ alur_rect_right (gap), alur_rect_bottom (gap) }, is_vertical);
  double left = MAX (MIN (start.x, end.x), low.x);
  double right = MIN (MAX (start.x, end.x), high.x);

  if (start.y <= low.y || start.y >= high.y || left >= right)
    return FALSE;
  *in = turn ((AlurPoint){ start.x < end.x ? left : right, start.y }, is_vertical);
  *out = turn ((AlurPoint){ start.x < end.x ? right : left, start.y }, is_vertical);
  return TRUE;
}

/**
 * alur_overlay_add_line:
 * @points: (array length=n_points): the corners of a selected connector
 * @gap: (nullable): what it leaves free: the words that stand on it
 */
void
alur_overlay_add_line (AlurOverlay *self,
                       const AlurPoint *points,
                       guint n_points,
                       const AlurRect *gap)
{
  if (n_points == 0)
    return;
  begin_run (self, points[0]);
  for (guint i = 1; i < n_points; i++)
    {
      AlurPoint in, out;

      if (gap != NULL && crosses (points[i - 1], points[i], gap, &in, &out))
        {
          go_on (self, in);
          begin_run (self, out);
        }
      go_on (self, points[i]);
    }
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
