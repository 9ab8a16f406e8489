/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Subtrees that hang in columns under their parent.
 *
 * A row of twenty sections is a metre of paper. Where the options allow it, a parent's children
 * stand below each other instead, in as many columns as keep them under the height that is wanted,
 * each joined at its left edge by a line that runs down beside the column. A subtree then is a
 * block, a plain rectangle: nesting blocks wastes a little room compared with outlines, but the
 * lines between them stay free of boxes whatever the sizes are. */

#include "alur-tree-private.h"

#include <math.h>

static double
total_height (const AlurTree *tree, guint first, guint n_children)
{
  double total = 0;

  for (guint i = first; n_children > 0; i = tree->slots[i].next, n_children--)
    total += tree->slots[i].block_height + tree->options.stack_gap;
  return total;
}

/* How high the columns of some siblings may be. */
static double
find_limit (const AlurTree *tree, guint first)
{
  if (tree->options.bottom > 0)
    return MAX (tree->options.bottom - tree->slots[first].top, 1);
  return tree->options.column_height;
}

/**
 * alur_tree_pack_columns:
 * @tree: a tree in which the blocks of these children are known
 * @first: the first of some siblings
 * @n_children: how many siblings
 * @n_columns: (out): into how many columns they went
 *
 * Hangs siblings in columns of nearly the same height. Their places are relative to the top left
 * corner of the whole, which begins with the line of the first column.
 *
 * Returns: the size of the whole
 */
AlurSize
alur_tree_pack_columns (AlurTree *tree, guint first, guint n_children, guint *n_columns)
{
  double left = total_height (tree, first, n_children);
  double limit = find_limit (tree, first) + tree->options.stack_gap;
  double wanted = limit > tree->options.stack_gap ? ceil (left / limit) : 1;
  guint columns_left = (guint) CLAMP (wanted, 1, n_children);
  double target = left / columns_left;
  double x = tree->options.indent;
  double y = 0;
  double column_width = 0;
  AlurSize size = { 0, 0 };

  *n_columns = 1;
  for (guint i = first; n_children > 0; i = tree->slots[i].next, n_children--)
    {
      AlurTreeSlot *slot = &tree->slots[i];
      double step = slot->block_height + tree->options.stack_gap;

      if (y > 0 && columns_left > 1 && y + step / 8 > target)
        {
          x += column_width + tree->options.indent;
          y = column_width = 0;
          target = left / --columns_left;
          *n_columns += 1;
        }
      slot->column = *n_columns - 1;
      slot->in_x = x;
      slot->in_y = y;
      y += step;
      left -= step;
      column_width = MAX (column_width, slot->block_width);
      size.width = x + column_width;
      size.height = MAX (size.height, y - tree->options.stack_gap);
    }
  return size;
}

/**
 * alur_tree_pack_block:
 * @tree: a tree in which the blocks of the children of @node are known
 * @node: a node whose children, if any, hang
 *
 * Makes the block of @node: a single column is indented under it, several stand under its middle.
 */
void
alur_tree_pack_block (AlurTree *tree, guint node)
{
  AlurTreeSlot *slot = &tree->slots[node];
  const AlurRect *box = &tree->nodes[node].box;
  AlurPoint origin = { 0, box->height };
  AlurSize size;
  guint n_columns;

  slot->head_x = 0;
  slot->block_width = box->width;
  slot->block_height = box->height;
  if (slot->n_children == 0)
    return;
  size = alur_tree_pack_columns (tree, slot->first_child, slot->n_children, &n_columns);
  slot->block_width = MAX (box->width, size.width);
  if (n_columns == 1)
    origin.y += ALUR_TREE_HANG_GAP;
  else
    {
      origin.x = (slot->block_width - size.width) / 2;
      origin.y += tree->options.level_gap;
      slot->head_x = (slot->block_width - box->width) / 2;
    }
  slot->block_height = origin.y + size.height;
  for (guint i = slot->first_child; i != ALUR_TREE_NONE; i = tree->slots[i].next)
    {
      tree->slots[i].in_x += origin.x;
      tree->slots[i].in_y += origin.y;
    }
}
