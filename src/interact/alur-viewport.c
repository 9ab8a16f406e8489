/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-viewport.h"

#include <math.h>

/* The scales that zooming by keyboard and buttons stops at. */
static const double ladder[] = { 0.05, 0.08, 0.12, 0.18, 0.25, 0.33, 0.5, 0.67, 0.8, 0.9, 1,
                                 1.1,  1.25, 1.5,  1.75, 2,    2.5,  3,   4,    6,   8 };

static double
limit_scale (double scale)
{
  return CLAMP (scale, ALUR_VIEWPORT_MIN_SCALE, ALUR_VIEWPORT_MAX_SCALE);
}

/**
 * alur_viewport_to_drawing:
 * @on_screen: a point of the window, px from its top left corner
 *
 * Returns: the point of the drawing that is shown there
 */
AlurPoint
alur_viewport_to_drawing (const AlurViewport *self, AlurPoint on_screen)
{
  return (AlurPoint){ self->origin.x + on_screen.x / self->scale,
                      self->origin.y + on_screen.y / self->scale };
}

/**
 * alur_viewport_to_screen:
 * @in_drawing: a point of the drawing
 *
 * Returns: where it is shown, px from the window's top left corner
 */
AlurPoint
alur_viewport_to_screen (const AlurViewport *self, AlurPoint in_drawing)
{
  return (AlurPoint){ (in_drawing.x - self->origin.x) * self->scale,
                      (in_drawing.y - self->origin.y) * self->scale };
}

/**
 * alur_viewport_rect_to_screen:
 * @in_drawing: a part of the drawing
 *
 * Returns: where it is shown
 */
AlurRect
alur_viewport_rect_to_screen (const AlurViewport *self, const AlurRect *in_drawing)
{
  AlurPoint corner = alur_viewport_to_screen (self, (AlurPoint){ in_drawing->x, in_drawing->y });

  return (AlurRect){ corner.x, corner.y, in_drawing->width * self->scale,
                     in_drawing->height * self->scale };
}

/**
 * alur_viewport_get_visible:
 *
 * Returns: the part of the drawing that is shown
 */
AlurRect
alur_viewport_get_visible (const AlurViewport *self)
{
  return (AlurRect){ self->origin.x, self->origin.y, self->size.width / self->scale,
                     self->size.height / self->scale };
}

/**
 * alur_viewport_pan:
 * @dx: how far the window moves over the drawing to the right, px of the screen
 * @dy: the same downwards
 */
void
alur_viewport_pan (AlurViewport *self, double dx, double dy)
{
  self->origin.x += dx / self->scale;
  self->origin.y += dy / self->scale;
}

/**
 * alur_viewport_zoom:
 * @scale: the scale wanted; what is out of range is brought into it
 * @on_screen: the point of the window whose part of the drawing stays where it is
 */
void
alur_viewport_zoom (AlurViewport *self, double scale, AlurPoint on_screen)
{
  AlurPoint fixed = alur_viewport_to_drawing (self, on_screen);

  self->scale = limit_scale (scale);
  self->origin.x = fixed.x - on_screen.x / self->scale;
  self->origin.y = fixed.y - on_screen.y / self->scale;
}

/**
 * alur_viewport_get_step:
 * @direction: above 0: larger, below: smaller
 *
 * Returns: the next round scale in that direction
 */
double
alur_viewport_get_step (const AlurViewport *self, int direction)
{
  guint i;

  if (direction > 0)
    {
      for (i = 0; i < G_N_ELEMENTS (ladder); i++)
        if (ladder[i] > self->scale * 1.001)
          return ladder[i];
      return ALUR_VIEWPORT_MAX_SCALE;
    }
  for (i = G_N_ELEMENTS (ladder); i > 0; i--)
    if (ladder[i - 1] < self->scale * 0.999)
      return ladder[i - 1];
  return ALUR_VIEWPORT_MIN_SCALE;
}

/**
 * alur_viewport_fit:
 * @rect: what is to be seen whole
 * @margin: around it, px of the screen
 * @max_scale: small drawings are not enlarged above this
 */
void
alur_viewport_fit (AlurViewport *self, const AlurRect *rect, double margin, double max_scale)
{
  double across = (self->size.width - 2 * margin) / MAX (rect->width, 1);
  double down = (self->size.height - 2 * margin) / MAX (rect->height, 1);

  self->scale = limit_scale (MIN (MIN (across, down), max_scale));
  alur_viewport_center (self, alur_rect_center (rect));
}

/**
 * alur_viewport_center:
 * @in_drawing: the point that is to stand in the middle of the window
 */
void
alur_viewport_center (AlurViewport *self, AlurPoint in_drawing)
{
  self->origin.x = in_drawing.x - self->size.width / self->scale / 2;
  self->origin.y = in_drawing.y - self->size.height / self->scale / 2;
}

/* How far to move an edge so that start … end (with margin) lies inside 0 … room; what is longer
 * shows its start. */
static double
reveal_along (double start, double end, double room)
{
  if (start < 0 || end - start > room)
    return start;
  return end > room ? end - room : 0;
}

/**
 * alur_viewport_reveal:
 * @rect: what is to be seen
 * @margin: around it, px of the screen
 *
 * Moves as little as is needed.
 *
 * Returns: whether it moved
 */
gboolean
alur_viewport_reveal (AlurViewport *self, const AlurRect *rect, double margin)
{
  AlurRect shown = alur_viewport_rect_to_screen (self, rect);
  double dx;
  double dy;

  shown = alur_rect_grow (&shown, margin);
  dx = reveal_along (shown.x, alur_rect_right (&shown), self->size.width);
  dy = reveal_along (shown.y, alur_rect_bottom (&shown), self->size.height);
  alur_viewport_pan (self, dx, dy);
  return fabs (dx) > 0 || fabs (dy) > 0;
}

/**
 * alur_viewport_hold:
 * @bounds: of the drawing
 * @least: so much of it stays in the window, px of the screen
 *
 * Brings the window back when it has left the drawing, so that nobody gets lost in the empty.
 */
void
alur_viewport_hold (AlurViewport *self, const AlurRect *bounds, double least)
{
  double air = least / self->scale;
  AlurRect visible = alur_viewport_get_visible (self);
  double low_x = bounds->x - visible.width + air;
  double high_x = alur_rect_right (bounds) - air;
  double low_y = bounds->y - visible.height + air;
  double high_y = alur_rect_bottom (bounds) - air;

  self->origin.x = CLAMP (self->origin.x, MIN (low_x, high_x), MAX (low_x, high_x));
  self->origin.y = CLAMP (self->origin.y, MIN (low_y, high_y), MAX (low_y, high_y));
}
