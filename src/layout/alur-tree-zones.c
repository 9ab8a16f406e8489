/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where whole trees stand: the main trees side by side, others in columns to the right of them, and
 * others again in rows below everything; or where they find room (alur-tree-tuck.c). */

#include "alur-tree-private.h"

#include <math.h>

/* Fewer leaves than these in a row are not worth folding. */
#define SHORTEST_RUN 3

static void
add_item (AlurTree *tree, GArray *items, guint node, double y)
{
  const AlurRect *box = &tree->nodes[node].box;
  const AlurTreeSlot *slot = &tree->slots[node];
  AlurTreeItem item = { .width = box->width, .height = box->height, .y = y, .node = node };

  if (alur_tree_is_block (tree, node))
    {
      item.width = slot->block_width;
      item.height = slot->block_height;
    }
  item.anchor = slot->head_x + box->width / 2;
  g_array_append_vals (items, &item, 1);
}

static guint
run_length (const AlurTree *tree, guint node)
{
  guint length = 0;

  for (; node != ALUR_TREE_NONE && tree->slots[node].n_children == 0; node = tree->slots[node].next)
    length++;
  return length;
}

/* Adds the leaves from `node` on as one item in columns. */
static gboolean
add_run (AlurTree *tree, GArray *items, guint node, guint length, double y)
{
  AlurTreeItem item = { .y = y, .node = node, .n_leaves = length };
  AlurSize size;
  guint n_columns;

  guint shortest = tree->options.shortest_run > 0 ? tree->options.shortest_run : SHORTEST_RUN;

  if (length < shortest || tree->options.hang_height == 0)
    return FALSE;
  size = alur_tree_pack_columns (tree, node, length, &n_columns);
  if (n_columns * 2 > length)
    return FALSE;
  item.width = size.width;
  item.height = size.height;
  item.anchor = size.width / 2;
  g_array_append_vals (items, &item, 1);
  return TRUE;
}

/* Adds `n` siblings from `node` on as the row of item `index`. */
static void
add_row (AlurTree *tree, GArray *items, guint index, guint node, guint n, double y)
{
  guint start = items->len;

  while (n > 0)
    {
      guint run = MIN (run_length (tree, node), n);
      gboolean folded = add_run (tree, items, node, run, y);

      for (guint k = MAX (run, 1); k > 0; k--, n--)
        {
          if (!folded)
            {
              tree->slots[node].column = ALUR_TREE_NONE;
              add_item (tree, items, node, y);
            }
          node = tree->slots[node].next;
        }
    }
  g_array_index (items, AlurTreeItem, index).first = start;
  g_array_index (items, AlurTreeItem, index).n_children = items->len - start;
}

/* Arranges `n` trees, siblings from `root` on, in a row of their own. */
static void
arrange_forest (AlurTree *tree, GArray *items, guint root, guint n)
{
  AlurTreeItem top = { .node = ALUR_TREE_NONE };

  g_array_set_size (items, 0);
  g_array_append_vals (items, &top, 1);
  add_row (tree, items, 0, root, n, 0);
  for (guint i = 1; i < items->len; i++)
    {
      const AlurTreeItem *item = &g_array_index (items, AlurTreeItem, i);
      const AlurTreeSlot *slot = &tree->slots[item->node];

      if (item->n_leaves == 0 && !alur_tree_is_block (tree, item->node))
        add_row (tree, items, i, slot->first_child, slot->n_children,
                 item->y + item->height + tree->options.level_gap);
    }
  alur_tree_arrange_rows (&tree->rows, &g_array_index (items, AlurTreeItem, 0), items->len,
                          tree->options.sibling_gap);
}

static AlurRect
items_bounds (const GArray *items)
{
  AlurRect bounds = { 0 };

  for (guint i = 1; i < items->len; i++)
    {
      const AlurTreeItem *item = &g_array_index (items, AlurTreeItem, i);
      AlurRect box = { item->x, item->y, item->width, item->height };

      bounds = i == 1 ? box : alur_rect_union (&bounds, &box);
    }
  return bounds;
}

/* Writes down where the items' blocks begin, moved by (dx, dy). */
static void
place_items (AlurTree *tree, const GArray *items, double dx, double dy)
{
  for (guint i = 1; i < items->len; i++)
    {
      const AlurTreeItem *item = &g_array_index (items, AlurTreeItem, i);
      AlurTreeSlot *slot = &tree->slots[item->node];

      if (item->n_leaves == 0)
        {
          slot->in_x = item->x + dx;
          slot->in_y = item->y + dy;
        }
      for (guint k = item->n_leaves, node = item->node; k > 0; k--, node = slot->next)
        {
          slot = &tree->slots[node];
          slot->in_x += item->x + dx;
          slot->in_y += item->y + dy;
        }
    }
}

/* Columns to the right of `main`, the last boxes level with its lower edge where there is room. */
static AlurRect
arrange_side (AlurTree *tree, GArray *items, AlurRect main)
{
  double gap = tree->options.sibling_gap;
  double x = alur_rect_right (&main) + tree->options.zone_gap;
  double y = 0;
  double width = 0;
  double total = 0;
  double limit;
  AlurRect bounds = main;

  for (guint i = tree->first_root[ALUR_TREE_SIDE]; i != ALUR_TREE_NONE; i = tree->slots[i].next)
    {
      arrange_forest (tree, items, i, 1);
      total += items_bounds (items).height + gap;
    }
  limit = MAX (main.height, sqrt (total * 200));
  y = MAX (0, limit - total + gap);
  for (guint i = tree->first_root[ALUR_TREE_SIDE]; i != ALUR_TREE_NONE; i = tree->slots[i].next)
    {
      AlurRect own;

      arrange_forest (tree, items, i, 1);
      own = items_bounds (items);
      if (y > 0 && y + own.height > limit)
        {
          x += width + gap;
          y = width = 0;
        }
      place_items (tree, items, x - own.x, y);
      own.x = x;
      own.y = y;
      bounds = alur_rect_union (&bounds, &own);
      width = MAX (width, own.width);
      y += own.height + gap;
    }
  return bounds;
}

/* One row below the middle of `main`, or more where it gets longer than all above. */
static void
arrange_bottom (AlurTree *tree, GArray *items, AlurRect main, AlurRect all)
{
  double gap = tree->options.sibling_gap;
  double total = -gap;
  double height = 0;
  double start;
  AlurPoint next;

  for (guint i = tree->first_root[ALUR_TREE_BOTTOM]; i != ALUR_TREE_NONE; i = tree->slots[i].next)
    {
      arrange_forest (tree, items, i, 1);
      total += items_bounds (items).width + gap;
    }
  start = MAX (all.x, main.x + (main.width - total) / 2);
  next = (AlurPoint){ start, alur_rect_bottom (&all) + tree->options.level_gap };
  for (guint i = tree->first_root[ALUR_TREE_BOTTOM]; i != ALUR_TREE_NONE; i = tree->slots[i].next)
    {
      AlurRect own;

      arrange_forest (tree, items, i, 1);
      own = items_bounds (items);
      if (next.x > start && next.x + own.width > MAX (alur_rect_right (&all), 1200))
        {
          next = (AlurPoint){ start, next.y + height + gap };
          height = 0;
        }
      place_items (tree, items, next.x - own.x, next.y);
      next.x += own.width + gap;
      height = MAX (height, own.height);
    }
}

/* Notes what the main trees cover, their lines of command with it. */
static void
take_main (AlurTree *tree)
{
  for (guint i = 1; i < tree->items->len; i++)
    {
      const AlurTreeItem *item = &g_array_index (tree->items, AlurTreeItem, i);
      double lines = item->y > 0 ? tree->options.level_gap : 0;
      AlurRect own = { item->x, item->y - lines, item->width, item->height + lines };

      g_array_append_val (tree->taken, own);
    }
}

/**
 * alur_tree_arrange_apart:
 * @tree: a tree
 * @root: the root of a tree that does not stand among the main ones
 *
 * Arranges one tree, to be placed by alur_tree_place_apart() before the next is arranged.
 *
 * Returns: what it takes, in px
 */
AlurSize
alur_tree_arrange_apart (AlurTree *tree, guint root)
{
  AlurRect own;

  arrange_forest (tree, tree->items, root, 1);
  own = items_bounds (tree->items);
  return (AlurSize){ own.width, own.height };
}

/**
 * alur_tree_place_apart:
 * @tree: a tree
 * @x: where the tree that was arranged last begins
 * @y: its top
 *
 * Returns: what it covers
 */
AlurRect
alur_tree_place_apart (AlurTree *tree, double x, double y)
{
  AlurRect own = items_bounds (tree->items);

  place_items (tree, tree->items, x - own.x, y - own.y);
  own.x = x;
  own.y = y;
  g_array_append_val (tree->taken, own);
  return own;
}

/* Side trees and bottom trees where they find room. */
static void
tuck (AlurTree *tree, AlurRect main)
{
  if (tree->options.tuck == ALUR_TREE_CORNER)
    alur_tree_tuck_corner (tree);
  alur_tree_tuck_below (tree, ALUR_TREE_BOTTOM, main.width / 2, 0.5);
  if (tree->options.tuck == ALUR_TREE_BELOW)
    alur_tree_tuck_below (tree, ALUR_TREE_SIDE, main.width, 1);
}

/**
 * alur_tree_arrange_zones:
 * @tree: a tree whose blocks are packed
 *
 * Finds the automatic place of every block in the drawing, as if nothing were placed by hand.
 */
void
alur_tree_arrange_zones (AlurTree *tree)
{
  GArray *items = tree->items;
  AlurRect main = { 0 };
  AlurRect all;

  if (tree->n_roots[ALUR_TREE_MAIN] > 0)
    {
      arrange_forest (tree, items, tree->first_root[ALUR_TREE_MAIN], tree->n_roots[ALUR_TREE_MAIN]);
      main = items_bounds (items);
      for (guint i = 1; i < items->len; i++)
        g_array_index (items, AlurTreeItem, i).x -= main.x;
      place_items (tree, items, 0, 0);
      main.x = 0;
    }
  if (tree->options.tuck == ALUR_TREE_APART || tree->n_roots[ALUR_TREE_MAIN] == 0)
    {
      all = arrange_side (tree, items, main);
      arrange_bottom (tree, items, main, all);
    }
  else
    {
      g_array_set_size (tree->taken, 0);
      take_main (tree);
      tuck (tree, main);
    }
  for (guint i = 0; i < tree->n_nodes; i++)
    {
      guint node = tree->order[i];
      guint parent = tree->nodes[node].parent;

      if (parent != ALUR_TREE_NONE && alur_tree_is_block (tree, parent))
        {
          tree->slots[node].in_x += tree->slots[parent].in_x;
          tree->slots[node].in_y += tree->slots[parent].in_y;
        }
    }
}
