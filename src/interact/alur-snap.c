/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Alignment and equal spacing: a dragged rectangle is drawn to the edges and middles of what stands
 * near it, and to where the gap to a neighbour is as wide as the one behind that neighbour. Each
 * axis for itself; the nearest wins, an edge before a middle, a middle before a gap. */

#include "alur-snap.h"

#include <math.h>

#define NEIGHBOURHOOD 480.0 /* px of the drawing in which something counts as near */

/* A rectangle along one axis: where it begins, its middle, where it ends. */
typedef struct
{
  double start, end;
  double low, high; /* along the other axis */
} Span;

typedef struct
{
  double by;   /* how far to move */
  double at;   /* where the guide stands */
  double cost; /* INFINITY: nothing was found */
  double low, high;
} Best;

static Span
get_span (const AlurRect *rect, gboolean across)
{
  if (across)
    return (Span){ rect->x, alur_rect_right (rect), rect->y, alur_rect_bottom (rect) };
  return (Span){ rect->y, alur_rect_bottom (rect), rect->x, alur_rect_right (rect) };
}

static void
consider (
    Best *best, double from, double to, double reach, double penalty, const Span *a, const Span *b)
{
  double by = to - from;
  double cost = fabs (by) + penalty;

  if (fabs (by) > reach || cost >= best->cost)
    return;
  *best = (Best){ by, to, cost, MIN (a->low, b->low), MAX (a->high, b->high) };
}

static void
align (Best *best, const Span *dragged, const Span *other, double reach)
{
  double half = (dragged->start + dragged->end) / 2;
  double middle = (other->start + other->end) / 2;

  consider (best, dragged->start, other->start, reach, 0, dragged, other);
  consider (best, dragged->end, other->end, reach, 0, dragged, other);
  consider (best, half, middle, reach, 0.1, dragged, other);
}

static gboolean
is_beside (const Span *a, const Span *b)
{
  return a->low < b->high && b->low < a->high;
}

/* Two boxes in a row and a third that goes on with the same gap. */
static void
space (Best *best, const Span *dragged, const Span *near, const Span *far, double reach)
{
  if (!is_beside (dragged, near) || !is_beside (near, far))
    return;
  if (far->end < near->start)
    consider (best, dragged->start, near->end + (near->start - far->end), reach, 0.2, dragged,
              near);
  if (far->start > near->end)
    consider (best, dragged->end, near->start - (far->start - near->end), reach, 0.2, dragged,
              near);
}

static double
snap_axis (
    const GArray *rects, const AlurRect *rect, gboolean across, double reach, AlurOverlay *overlay)
{
  Span dragged = get_span (rect, across);
  Best best = { .cost = INFINITY };

  for (guint i = 0; i < rects->len; i++)
    {
      Span other = get_span (&g_array_index (rects, AlurRect, i), across);

      align (&best, &dragged, &other, reach);
      for (guint k = 0; k < rects->len && rects->len <= 64; k++)
        {
          Span far = get_span (&g_array_index (rects, AlurRect, k), across);

          if (k != i)
            space (&best, &dragged, &other, &far, reach);
        }
    }
  if (isinf (best.cost))
    return 0;
  if (across)
    alur_overlay_add_stroke (overlay, ALUR_OVERLAY_GUIDE, (AlurPoint){ best.at, best.low },
                             (AlurPoint){ best.at, best.high });
  else
    alur_overlay_add_stroke (overlay, ALUR_OVERLAY_GUIDE, (AlurPoint){ best.low, best.at },
                             (AlurPoint){ best.high, best.at });
  return best.by;
}

/**
 * alur_snap:
 * @dragged: what is dragged: nothing is aligned with itself
 * @rect: where it would stand
 * @reach: how far it is drawn, px of the drawing
 * @overlay: gets the guides
 *
 * Returns: how far to move @rect so that it stands in line with what is near; 0, 0 where nothing is
 */
AlurPoint
alur_snap (AlurPicture *picture,
           AlurSelection *dragged,
           const AlurRect *rect,
           double reach,
           AlurOverlay *overlay)
{
  AlurRect area = alur_rect_grow (rect, NEIGHBOURHOOD);
  g_autoptr (GPtrArray) near = g_ptr_array_new ();
  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (AlurRect));
  AlurPoint by;

  alur_picture_list_boxes (picture, &area, near);
  for (guint i = 0; i < near->len; i++)
    {
      AlurElement *element = g_ptr_array_index (near, i);
      AlurHit hit;

      if (!alur_selection_contains (dragged, element) && alur_picture_find (picture, element, &hit))
        g_array_append_val (rects, hit.rect);
    }
  by.x = snap_axis (rects, rect, TRUE, reach, overlay);
  by.y = snap_axis (rects, rect, FALSE, reach, overlay);
  return by;
}
