/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a person has placed something, as a number that can be reckoned with. A file may say any:
 * places at the end of what a number can say would make drawings without end, pages without number,
 * and sums that are no numbers any more. So nothing is drawn much farther away than it could come
 * to stand if all were laid out in one row. */

#include "alur-hand-place.h"

#include <math.h>

#define FARTHEST 100000.0 /* px: 26 m */
#define FARTHER 400.0     /* for each element: more than one takes with its gaps */

/**
 * alur_hand_place_get:
 * @element: an element
 * @field: a coordinate of it
 * @n_elements: how many boxes the drawing has
 *
 * Returns: the coordinate in px, as near as is sensible in such a drawing; NaN where there is none
 */
double
alur_hand_place_get (const AlurElement *element, guint field, guint n_elements)
{
  double place = alur_element_get_number (element, field);
  double farthest = FARTHEST + FARTHER * n_elements;

  if (isnan (place))
    return place;
  return CLAMP (place, -farthest, farthest);
}
