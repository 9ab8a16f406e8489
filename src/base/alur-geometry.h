/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Plain values in px at 96 dpi, y downwards, as every drawing uses them. */

typedef struct
{
  double x, y;
} AlurPoint;

typedef struct
{
  double width, height;
} AlurSize;

typedef struct
{
  double x, y, width, height;
} AlurRect;

static inline double
alur_rect_right (const AlurRect *rect)
{
  return rect->x + rect->width;
}

static inline double
alur_rect_bottom (const AlurRect *rect)
{
  return rect->y + rect->height;
}

static inline AlurPoint
alur_rect_center (const AlurRect *rect)
{
  return (AlurPoint){ rect->x + rect->width / 2, rect->y + rect->height / 2 };
}

/* Whether the interiors meet; boxes that only touch do not. */
static inline gboolean
alur_rect_intersects (const AlurRect *a, const AlurRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height
         && b->y < a->y + a->height;
}

static inline gboolean
alur_rect_contains (const AlurRect *rect, AlurPoint point)
{
  return point.x >= rect->x && point.x <= rect->x + rect->width && point.y >= rect->y
         && point.y <= rect->y + rect->height;
}

static inline AlurRect
alur_rect_union (const AlurRect *a, const AlurRect *b)
{
  double left = MIN (a->x, b->x);
  double top = MIN (a->y, b->y);
  double right = MAX (a->x + a->width, b->x + b->width);
  double bottom = MAX (a->y + a->height, b->y + b->height);

  return (AlurRect){ left, top, right - left, bottom - top };
}

static inline AlurRect
alur_rect_grow (const AlurRect *rect, double by)
{
  return (AlurRect){ rect->x - by, rect->y - by, rect->width + 2 * by, rect->height + 2 * by };
}

G_END_DECLS
