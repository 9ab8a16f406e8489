/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-tree.h"

G_BEGIN_DECLS

/* From a parent to the first box of a column that hangs from it. */
#define ALUR_TREE_HANG_GAP 24.0

/* What the layout knows of a node beside its box. */
typedef struct
{
  guint first_child;
  guint next; /* sibling */
  guint n_children;
  guint height; /* levels below */
  guint column; /* in which of its parent's columns it hangs; ALUR_TREE_NONE: in the row */
  /* The block of a subtree that hangs in columns, and where the node's box begins in it. */
  double block_width;
  double block_height;
  double head_x;
  double top; /* of its box in the drawing, or a guess */
  /* Where that block begins, in the one around it until alur_tree_arrange_zones() is done, then in
   * the drawing. */
  double in_x;
  double in_y;
} AlurTreeSlot;

/* A member of a row: a node with a row of children, a block, or a run of leaves in columns. */
typedef struct
{
  double width;
  double height;
  double anchor; /* from its left edge to the point over which the parent is centred */
  double y;
  double x;      /* from the parent's, then in the drawing */
  double spread; /* see alur-tree-rows.c */
  double unspread;
  guint first; /* its row */
  guint n_children;
  guint node;
  guint n_leaves; /* of a run of leaves: how many, from `node` on; else 0 */
} AlurTreeItem;

/* A piece of an outline; see alur-tree-rows.c. */
typedef struct
{
  double step; /* from the piece before; of the first from the item's left edge */
  double bottom;
  guint next;
} AlurTreePiece;

typedef struct
{
  guint head;
  guint tail;
  double tail_x; /* from the item's left edge */
} AlurTreeOutline;

typedef struct
{
  AlurTreeItem *items;
  AlurTreePiece *pieces;     /* two an item: left and right */
  AlurTreeOutline *outlines; /* the same */
  GArray *visible;
  guint n_allocated;
  double gap;
} AlurTreeRows;

struct _AlurTree
{
  AlurTreeNode *nodes;
  guint n_nodes;
  AlurTreeOptions options;
  AlurTreeSlot *slots;
  guint *order; /* all nodes, parents before children */
  guint first_root[ALUR_TREE_BOTTOM + 1];
  guint n_roots[ALUR_TREE_BOTTOM + 1];
  gboolean any_placed;
  /* Room to work in, kept from one arrangement to the next: fresh memory is what costs time. */
  GArray *items;
  GArray *taken; /* of AlurRect: what stands already, see alur-tree-tuck.c */
  AlurTreeRows rows;
};

static inline gboolean
alur_tree_is_block (const AlurTree *tree, guint node)
{
  return tree->slots[node].height <= tree->options.hang_height;
}

AlurSize alur_tree_pack_columns (AlurTree *tree, guint first, guint n_children, guint *n_columns);
void alur_tree_pack_block (AlurTree *tree, guint node);

void alur_tree_arrange_rows (AlurTreeRows *rows, AlurTreeItem *items, guint n_items, double gap);
void alur_tree_clear_rows (AlurTreeRows *rows);

void alur_tree_arrange_zones (AlurTree *tree);
AlurSize alur_tree_arrange_apart (AlurTree *tree, guint root);
AlurRect alur_tree_place_apart (AlurTree *tree, double x, double y);

void alur_tree_tuck_corner (AlurTree *tree);
void alur_tree_tuck_below (AlurTree *tree, AlurTreeZone zone, double wanted, double align);

void alur_tree_give_way (AlurTree *tree);

AlurTreeLayout *alur_tree_draw_lines (const AlurTree *tree);
gboolean alur_tree_find_clashes (const AlurTreeLayout *layout, gboolean *clashing);

G_END_DECLS
