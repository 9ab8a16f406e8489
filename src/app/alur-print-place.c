/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-print-place.h"

#include "alur-pages.h"

#include <math.h>

/* In one direction: the page in the middle of what the printer reaches, then shifted no further
 * than it takes for all that is drawn to be reached. */
static double
shift (double page, double from, double to, double reach_from, double reach_to)
{
  double at = (reach_from + reach_to - page) / 2;

  return CLAMP (at, reach_from - from, reach_to - to);
}

/**
 * alur_print_place:
 * @page: the size of a page
 * @inside: what is drawn on it
 * @reach: what the printer reaches on the sheet
 *
 * All in one unit. A page that was laid out for another sheet is shifted, not scaled, as long as
 * what is drawn fits; only else it is made smaller.
 *
 * Returns: where the page comes to lie
 */
AlurPrintPlace
alur_print_place (AlurSize page, const AlurRect *inside, const AlurRect *reach)
{
  double scale = MIN (1, MIN (reach->width / inside->width, reach->height / inside->height));
  AlurPrintPlace place = { .scale = scale };

  place.at.x = shift (page.width * scale, inside->x * scale, alur_rect_right (inside) * scale,
                      reach->x, alur_rect_right (reach));
  place.at.y = shift (page.height * scale, inside->y * scale, alur_rect_bottom (inside) * scale,
                      reach->y, alur_rect_bottom (reach));
  return place;
}

/**
 * alur_print_find_paper:
 * @offered: (array length=n_offered): the sheets that a printer has, upright, in millimetres
 * @n_offered: how many
 * @wanted: the paper that was laid out for
 *
 * Returns: which of them is nearest, or -1 where none is near enough
 */
int
alur_print_find_paper (const AlurSize *offered, guint n_offered, AlurSize wanted)
{
  double least = ALUR_PAPER_NEAR_MM;
  int found = -1;

  for (guint i = 0; i < n_offered; i++)
    {
      double difference
          = MAX (fabs (offered[i].width - wanted.width), fabs (offered[i].height - wanted.height));

      if (difference > least || (found >= 0 && difference >= least))
        continue;
      least = difference;
      found = (int) i;
    }
  return found;
}
