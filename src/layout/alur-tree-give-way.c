/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Boxes that a person placed stay, and the others give way.
 *
 * A chart should not jump when one box is dragged: every other box keeps the place that it would
 * have had, only what hangs from a placed box goes along with it. Where an automatic box then would
 * lie on a placed one, it and all that stands as low or lower gives way downwards, so that levels
 * stay levels and no two automatic boxes meet that did not meet before. */

#include "alur-tree-private.h"

#include "alur-box-grid.h"

#include <stdlib.h>

/* Side of the squares in which boxes are looked up. */
#define CELL 192.0

/* An automatic box: those that hang from one placed box move together. */
typedef struct
{
  guint group; /* place in the order of what they hang from; G_MAXUINT: from nothing placed */
  guint node;
  double y;
} Mover;

static int
compare_movers (const void *a, const void *b)
{
  const Mover *first = a;
  const Mover *second = b;

  if (first->group != second->group)
    return first->group < second->group ? -1 : 1;
  if (first->y < second->y || first->y > second->y)
    return first->y < second->y ? -1 : 1;
  return first->node < second->node ? -1 : first->node > second->node;
}

/* Boxes of hand-placed parents take their automatic children along. */
static GArray *
follow_parents (AlurTree *tree)
{
  GArray *movers = g_array_new (FALSE, FALSE, sizeof (Mover));
  guint *groups = g_new (guint, tree->n_nodes);
  AlurPoint *deltas = g_new0 (AlurPoint, tree->n_nodes);

  for (guint i = 0; i < tree->n_nodes; i++)
    {
      guint node = tree->order[i];
      AlurTreeNode *self = &tree->nodes[node];
      AlurTreeSlot *slot = &tree->slots[node];
      double x = slot->in_x + slot->head_x;

      groups[node] = G_MAXUINT;
      if (self->placed)
        {
          groups[node] = i;
          deltas[node] = (AlurPoint){ self->box.x - x, self->box.y - slot->in_y };
          continue;
        }
      if (self->parent != ALUR_TREE_NONE)
        {
          groups[node] = groups[self->parent];
          deltas[node] = deltas[self->parent];
        }
      self->box.x = x + deltas[node].x;
      self->box.y = slot->in_y + deltas[node].y;
      g_array_append_val (movers, ((Mover){ groups[node], node, self->box.y }));
    }
  g_free (deltas);
  g_free (groups);
  return movers;
}

/* How far boxes of one level must go down, beyond `shift`, until none lies on a fixed one. */
static double
clear_level (AlurTree *tree, AlurBoxGrid *fixed, const Mover *level, guint n, double shift)
{
  double gap = tree->options.stack_gap;
  guint n_clear = 0;

  for (guint i = 0; n_clear < n; i = (i + 1) % n)
    {
      AlurRect box = tree->nodes[level[i].node].box;
      AlurRect wanted
          = { box.x - gap, box.y + shift - gap, box.width + 2 * gap, box.height + 2 * gap };
      const AlurRect *hit = alur_box_grid_find (fixed, &wanted);

      n_clear++;
      if (hit != NULL)
        {
          shift = MAX (alur_rect_bottom (hit) + gap - box.y, shift + 1);
          n_clear = 0;
        }
    }
  return shift;
}

static void
clear_group (AlurTree *tree, AlurBoxGrid *fixed, const Mover *movers, guint n)
{
  double shift = 0;

  for (guint i = 0; i < n;)
    {
      guint length = 1;

      while (i + length < n && movers[i + length].y < movers[i].y + 1)
        length++;
      shift = clear_level (tree, fixed, movers + i, length, shift);
      for (; length > 0; i++, length--)
        tree->nodes[movers[i].node].box.y += shift;
    }
  for (guint i = 0; i < n; i++)
    alur_box_grid_add (fixed, &tree->nodes[movers[i].node].box);
}

/**
 * alur_tree_give_way:
 * @tree: a tree whose automatic places are known
 *
 * Gives all boxes that are not placed by hand their place.
 */
void
alur_tree_give_way (AlurTree *tree)
{
  g_autoptr (GArray) movers = follow_parents (tree);
  const Mover *mover = (const Mover *) (gpointer) movers->data;
  AlurBoxGrid *fixed;

  if (!tree->any_placed)
    return;
  fixed = alur_box_grid_new (tree->n_nodes, CELL);
  g_array_sort (movers, compare_movers);
  for (guint i = 0; i < tree->n_nodes; i++)
    if (tree->nodes[i].placed)
      alur_box_grid_add (fixed, &tree->nodes[i].box);
  for (guint i = 0; i < movers->len;)
    {
      guint n = 1;

      while (i + n < movers->len && mover[i + n].group == mover[i].group)
        n++;
      clear_group (tree, fixed, mover + i, n);
      i += n;
    }
  alur_box_grid_free (fixed);
}
