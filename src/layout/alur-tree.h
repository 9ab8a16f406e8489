/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-geometry.h"

G_BEGIN_DECLS

#define ALUR_TREE_NONE G_MAXUINT

/* Where a tree that is no part of another goes. */
typedef enum
{
  ALUR_TREE_MAIN,  /* side by side with the other main trees */
  ALUR_TREE_SIDE,  /* in columns to the right of the main trees */
  ALUR_TREE_BOTTOM /* in a row below all others */
} AlurTreeZone;

/* A box of the tree. The caller fills all but the place of boxes that are not placed by hand; the
 * layout fills that. */
typedef struct
{
  AlurRect box;
  guint parent;  /* index of another node, or ALUR_TREE_NONE */
  guint8 zone;   /* AlurTreeZone; of nodes without parent */
  guint8 placed; /* stays where `box` is */
  guint8 hangs;  /* out: joined at its left edge, not from above */
} AlurTreeNode;

/* Where trees of the zones SIDE and BOTTOM stand. */
typedef enum
{
  ALUR_TREE_APART,  /* side trees in columns to the right of all, bottom trees in rows below all */
  ALUR_TREE_CORNER, /* side trees in the corner to the right of the upper boxes */
  ALUR_TREE_BELOW   /* side trees below, wherever there is room, like bottom trees */
} AlurTreeTuck;

/* Distances in px, and how much a chart may be folded. */
typedef struct
{
  double sibling_gap;
  double level_gap;
  double stack_gap;     /* between boxes in a column */
  double indent;        /* of a column; the line that joins it runs in the middle of the indent */
  double zone_gap;      /* between the main trees and what stands beside them */
  guint hang_height;    /* subtrees of at most so many levels hang in columns; 0: all in rows */
  double column_height; /* such columns are at most so high where there is a choice */
  double bottom;      /* 0, or where columns end instead if they can, from the top of the drawing */
  guint shortest_run; /* so many leaves side by side are folded; 0: three */
  AlurTreeTuck tuck;  /* but for APART bottom trees too stand where they find room */
  guint corner_columns; /* of CORNER; 0: one */
} AlurTreeOptions;

#define ALUR_TREE_OPTIONS_INIT                                                                     \
  {                                                                                                \
    24, 56, 16, 24, 64, 0, 0, 0, 0, ALUR_TREE_APART, 0                                             \
  }

/* A piece of the connector between a parent and its children, a polyline of horizontal and vertical
 * parts. The lines of one parent meet, but no two lie on each other. */
typedef struct
{
  guint parent;
  guint first_point;
  guint n_points;
} AlurTreeLine;

typedef struct
{
  AlurRect bounds;
  AlurTreeLine *lines;
  AlurPoint *points;
  guint *loose; /* children by index that no line reaches without harm: left to a router */
  guint n_lines;
  guint n_points;
  guint n_loose;
} AlurTreeLayout;

typedef struct _AlurTree AlurTree;

AlurTree *alur_tree_new (AlurTreeNode *nodes, guint n_nodes) G_GNUC_WARN_UNUSED_RESULT;
void alur_tree_free (AlurTree *self);
AlurRect alur_tree_arrange (AlurTree *self, const AlurTreeOptions *options);
AlurTreeLayout *alur_tree_draw (AlurTree *self) G_GNUC_WARN_UNUSED_RESULT;

AlurTreeLayout *alur_tree_layout_new (AlurTreeNode *nodes,
                                      guint n_nodes,
                                      const AlurTreeOptions *options) G_GNUC_WARN_UNUSED_RESULT;
void alur_tree_layout_free (AlurTreeLayout *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurTree, alur_tree_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurTreeLayout, alur_tree_layout_free)

G_END_DECLS
