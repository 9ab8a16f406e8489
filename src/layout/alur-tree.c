/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A tidy drawing of trees of boxes.
 *
 * First every box gets an automatic place: subtrees that hang in columns become blocks
 * (alur-tree-blocks.c), blocks and boxes stand in rows under their parents (alur-tree-rows.c), and
 * whole trees beside and below each other (alur-tree-zones.c). Then the boxes that a person placed
 * go where they belong and others give way (alur-tree-give-way.c), and lines are drawn between what
 * stands where (alur-tree-lines.c). All of it is linear in the number of nodes but the sorting that
 * only placed boxes need, and nothing recurses. */

#include "alur-tree-private.h"

static void
link_children (AlurTree *tree)
{
  for (guint i = 0; i < tree->n_nodes; i++)
    {
      tree->slots[i].first_child = ALUR_TREE_NONE;
      tree->slots[i].column = ALUR_TREE_NONE;
    }
  for (guint zone = 0; zone <= ALUR_TREE_BOTTOM; zone++)
    tree->first_root[zone] = ALUR_TREE_NONE;
  for (guint i = tree->n_nodes; i-- > 0;)
    {
      const AlurTreeNode *node = &tree->nodes[i];
      AlurTreeSlot *parent = &tree->slots[node->parent == ALUR_TREE_NONE ? i : node->parent];
      gboolean is_root = node->parent == ALUR_TREE_NONE;
      guint *first = is_root ? &tree->first_root[node->zone] : &parent->first_child;

      tree->slots[i].next = *first;
      *first = i;
      *(is_root ? &tree->n_roots[node->zone] : &parent->n_children) += 1;
      tree->any_placed = tree->any_placed || node->placed;
    }
}

/* Parents before children; FALSE when some node is its own ancestor. */
static gboolean
sort_nodes (AlurTree *tree)
{
  guint n = 0;

  for (guint zone = 0; zone <= ALUR_TREE_BOTTOM; zone++)
    for (guint i = tree->first_root[zone]; i != ALUR_TREE_NONE; i = tree->slots[i].next)
      tree->order[n++] = i;
  for (guint i = 0; i < n; i++)
    {
      guint child = tree->slots[tree->order[i]].first_child;

      for (; child != ALUR_TREE_NONE; child = tree->slots[child].next)
        tree->order[n++] = child;
    }
  return n == tree->n_nodes;
}

static void
find_heights (AlurTree *tree)
{
  for (guint i = tree->n_nodes; i-- > 0;)
    {
      guint parent = tree->nodes[tree->order[i]].parent;
      guint height = tree->slots[tree->order[i]].height;

      if (parent != ALUR_TREE_NONE)
        tree->slots[parent].height = MAX (tree->slots[parent].height, height + 1);
    }
}

static AlurRect
nodes_bounds (const AlurTreeNode *nodes, guint n_nodes)
{
  AlurRect bounds = { 0 };

  for (guint i = 0; i < n_nodes; i++)
    bounds = i == 0 ? nodes[0].box : alur_rect_union (&bounds, &nodes[i].box);
  return bounds;
}

/**
 * alur_tree_new:
 * @nodes: (array length=n_nodes): boxes with their sizes; each arrangement gives them their places
 * @n_nodes: how many
 *
 * Prepares to place a forest of boxes, perhaps in several ways to compare. No node may be its own
 * ancestor. @nodes stays the caller's and must outlive the tree.
 *
 * Returns: (transfer full): the tree
 */
AlurTree *
alur_tree_new (AlurTreeNode *nodes, guint n_nodes)
{
  AlurTree *self = g_new0 (AlurTree, 1);

  self->nodes = nodes;
  self->n_nodes = n_nodes;
  self->slots = g_new0 (AlurTreeSlot, n_nodes);
  self->order = g_new (guint, n_nodes);
  self->items = g_array_new (FALSE, FALSE, sizeof (AlurTreeItem));
  self->taken = g_array_new (FALSE, FALSE, sizeof (AlurRect));
  link_children (self);
  if (!sort_nodes (self))
    g_error ("A tree of boxes has a cycle.");
  find_heights (self);
  return self;
}

/**
 * alur_tree_free:
 * @self: a tree
 *
 * Frees all but the nodes.
 */
void
alur_tree_free (AlurTree *self)
{
  alur_tree_clear_rows (&self->rows);
  g_array_unref (self->items);
  g_array_unref (self->taken);
  g_free (self->slots);
  g_free (self->order);
  g_free (self);
}

/* The tops of the rows. What hangs in columns is taken for the first of its column. */
static void
find_tops (AlurTree *tree)
{
  for (guint i = 0; i < tree->n_nodes; i++)
    {
      guint node = tree->order[i];
      guint parent = tree->nodes[node].parent;
      double gap;

      tree->slots[node].top = 0;
      if (parent == ALUR_TREE_NONE)
        continue;
      gap = alur_tree_is_block (tree, parent) ? ALUR_TREE_HANG_GAP : tree->options.level_gap;
      tree->slots[node].top = tree->slots[parent].top + tree->nodes[parent].box.height + gap;
    }
}

/**
 * alur_tree_arrange:
 * @self: a tree
 * @options: how to arrange it
 *
 * Gives each box its place. The automatic drawing begins at (0, 0); siblings keep their order.
 * Boxes that are placed stay exactly where they are, automatic descendants go with them, and no
 * automatic box lies on another box. The same input gives the same output. Time is linear in the
 * number of nodes (n log n when some are placed).
 *
 * Returns: what all boxes cover, in px
 */
AlurRect
alur_tree_arrange (AlurTree *self, const AlurTreeOptions *options)
{
  self->options = *options;
  if (options->bottom > 0)
    find_tops (self);
  for (guint i = self->n_nodes; i-- > 0;)
    if (alur_tree_is_block (self, self->order[i]))
      alur_tree_pack_block (self, self->order[i]);
    else
      self->slots[self->order[i]].head_x = 0;
  alur_tree_arrange_zones (self);
  alur_tree_give_way (self);
  for (guint i = 0; i < self->n_nodes; i++)
    self->nodes[i].hangs = !self->nodes[i].placed && self->slots[i].column != ALUR_TREE_NONE;
  return nodes_bounds (self->nodes, self->n_nodes);
}

/**
 * alur_tree_draw:
 * @self: a tree that has been arranged
 *
 * Returns: (transfer full): the lines between parents and children as the last arrangement has them
 */
AlurTreeLayout *
alur_tree_draw (AlurTree *self)
{
  AlurTreeLayout *layout = alur_tree_draw_lines (self);

  layout->bounds = nodes_bounds (self->nodes, self->n_nodes);
  for (guint i = 0; i < layout->n_points; i++)
    {
      AlurRect point = { layout->points[i].x, layout->points[i].y, 0, 0 };

      layout->bounds = alur_rect_union (&layout->bounds, &point);
    }
  return layout;
}

/**
 * alur_tree_layout_new:
 * @nodes: (array length=n_nodes): boxes with their sizes; gets their places
 * @n_nodes: how many
 * @options: how to draw
 *
 * Arranges and draws a forest in one way: alur_tree_arrange() and alur_tree_draw().
 *
 * Returns: (transfer full): the lines
 */
AlurTreeLayout *
alur_tree_layout_new (AlurTreeNode *nodes, guint n_nodes, const AlurTreeOptions *options)
{
  g_autoptr (AlurTree) tree = alur_tree_new (nodes, n_nodes);

  alur_tree_arrange (tree, options);
  return alur_tree_draw (tree);
}

/**
 * alur_tree_layout_free:
 * @self: (nullable): a layout
 *
 * Frees the lines.
 */
void
alur_tree_layout_free (AlurTreeLayout *self)
{
  if (self == NULL)
    return;
  g_free (self->lines);
  g_free (self->points);
  g_free (self->loose);
  g_free (self);
}
