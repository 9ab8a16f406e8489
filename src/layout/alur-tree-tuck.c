/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Room for trees that do not belong to the main ones: partners, offices without a head, customers.
 *
 * The upper rows of a chart are narrow and its columns end at different heights. A column of its
 * own for three partners costs as much paper as twenty units; in the corner beside the upper rows,
 * or under the shorter columns, they cost none. */

#include "alur-tree-private.h"

/* From a row of boxes to what stands below it. */
#define BELOW_GAP 32.0

/* Between the main trees and the corner beside them lines run: so much more than between siblings.
 */
#define CORNER_GAP 8.0

/* Where a column of `height` from the top down may begin to the right of what stands there. */
static double
find_corner (const AlurTree *tree, double height)
{
  double x = 0;

  for (guint i = 0; i < tree->taken->len; i++)
    {
      const AlurRect *rect = &g_array_index (tree->taken, AlurRect, i);

      if (rect->y < height + tree->options.sibling_gap)
        x = MAX (x, alur_rect_right (rect));
    }
  return x + tree->options.sibling_gap + CORNER_GAP;
}

static double
sum_heights (AlurTree *tree, AlurTreeZone zone)
{
  double total = 0;

  for (guint i = tree->first_root[zone]; i != ALUR_TREE_NONE; i = tree->slots[i].next)
    total += alur_tree_arrange_apart (tree, i).height + tree->options.sibling_gap;
  return total;
}

/* The height at which side trees go into so many columns. */
static double
find_height (AlurTree *tree, guint n_columns)
{
  double share = sum_heights (tree, ALUR_TREE_SIDE) / n_columns;
  double highest = 0;
  double y = 0;

  for (guint i = tree->first_root[ALUR_TREE_SIDE]; i != ALUR_TREE_NONE; i = tree->slots[i].next)
    {
      double height = alur_tree_arrange_apart (tree, i).height;

      if (y > 0 && y + height / 2 > share)
        y = 0;
      y += height + tree->options.sibling_gap;
      highest = MAX (highest, y - tree->options.sibling_gap);
    }
  return highest;
}

/**
 * alur_tree_tuck_corner:
 * @tree: a tree whose main trees stand
 *
 * Places the side trees in columns from the top down, as far left as what stands there allows.
 */
void
alur_tree_tuck_corner (AlurTree *tree)
{
  guint n_columns = CLAMP (tree->options.corner_columns, 1, MAX (tree->n_roots[ALUR_TREE_SIDE], 1));
  double height = find_height (tree, n_columns);
  double share = sum_heights (tree, ALUR_TREE_SIDE) / n_columns;
  double x = find_corner (tree, height);
  double y = 0;
  double width = 0;

  for (guint i = tree->first_root[ALUR_TREE_SIDE]; i != ALUR_TREE_NONE; i = tree->slots[i].next)
    {
      AlurSize size = alur_tree_arrange_apart (tree, i);

      if (y > 0 && y + size.height / 2 > share)
        {
          x += width + tree->options.sibling_gap;
          y = width = 0;
        }
      alur_tree_place_apart (tree, x, y);
      width = MAX (width, size.width);
      y += size.height + tree->options.sibling_gap;
    }
}

/* How high a box of `width` may stand at `x` below all that is there. */
static double
find_top (const AlurTree *tree, double x, double width)
{
  double gap = tree->options.sibling_gap;
  double top = 0;

  for (guint i = 0; i < tree->taken->len; i++)
    {
      const AlurRect *rect = &g_array_index (tree->taken, AlurRect, i);

      if (rect->x < x + width + gap && alur_rect_right (rect) > x - gap)
        top = MAX (top, alur_rect_bottom (rect) + MAX (BELOW_GAP, gap));
    }
  return top;
}

static AlurRect
bounds_of (const AlurTree *tree)
{
  AlurRect bounds = g_array_index (tree->taken, AlurRect, 0);

  for (guint i = 1; i < tree->taken->len; i++)
    bounds = alur_rect_union (&bounds, &g_array_index (tree->taken, AlurRect, i));
  return bounds;
}

/* The place for a box of `size`: where the drawing grows least, then nearest to `wanted`. */
static AlurPoint
find_place (const AlurTree *tree, AlurSize size, double wanted)
{
  double gap = tree->options.sibling_gap;
  AlurRect bounds = bounds_of (tree);
  double last = MAX (bounds.x, alur_rect_right (&bounds) - size.width);
  AlurPoint best = { CLAMP (wanted, bounds.x, last), 0 };
  double bottom;

  best.y = find_top (tree, best.x, size.width);
  bottom = MAX (alur_rect_bottom (&bounds), best.y + size.height);
  for (guint i = 0; i < tree->taken->len * 2; i++)
    {
      const AlurRect *rect = &g_array_index (tree->taken, AlurRect, i / 2);
      double x = i % 2 == 0 ? alur_rect_right (rect) + gap : rect->x - gap - size.width;
      double y, own;

      if (x < bounds.x || x > last)
        continue;
      y = find_top (tree, x, size.width);
      own = MAX (alur_rect_bottom (&bounds), y + size.height);
      if (own > bottom || (own >= bottom && ABS (x - wanted) >= ABS (best.x - wanted)))
        continue;
      bottom = own;
      best = (AlurPoint){ x, y };
    }
  return best;
}

/**
 * alur_tree_tuck_below:
 * @tree: a tree whose main trees stand
 * @zone: whose trees to place
 * @wanted: where they would best stand, in px from the left edge of the main trees
 * @align: which part of a tree stands there: 0 its left edge, 1 its right edge
 *
 * Places trees below what stands, where the drawing grows least.
 */
void
alur_tree_tuck_below (AlurTree *tree, AlurTreeZone zone, double wanted, double align)
{
  for (guint i = tree->first_root[zone]; i != ALUR_TREE_NONE; i = tree->slots[i].next)
    {
      AlurSize size = alur_tree_arrange_apart (tree, i);
      AlurPoint at = find_place (tree, size, wanted - size.width * align);

      alur_tree_place_apart (tree, at.x, at.y);
    }
}
