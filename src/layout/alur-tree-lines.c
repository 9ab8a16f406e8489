/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The lines between a parent and its children.
 *
 * The usual picture: a line down from the parent, one across, and one down to each child or beside
 * each column of children. They are drawn as few polylines that meet without lying on each other,
 * so that corners can be rounded and wide rows cost one line. Where boxes were placed by hand the
 * picture may not fit; what cannot be drawn without running through a box is left to a router. */

#include "alur-tree-private.h"

#include "alur-box-grid.h"

#include <math.h>
#include <stdlib.h>

/* Closer than this, places are the same. */
#define SAME 0.5

/* Least length of the line that enters a box, and how near lines may pass boxes. */
#define SHORTEST_DROP 8.0
#define CLEARANCE 3.0

/* A line up or down from the crossbar: to the parent, to a child, or beside a column. */
typedef struct
{
  double x;
  double end;
  double top;  /* of the highest box that it serves */
  double hook; /* x of the box at its end that stands beside it; NaN: none */
  guint child; /* that it serves alone, when it has no hook */
} Post;

typedef struct
{
  const AlurTree *tree;
  AlurBoxGrid *boxes; /* NULL: nothing can be in the way */
  GArray *lines;
  GArray *points;
  GArray *loose;
  GArray *posts;
  guint parent;
} Pen;

static void
add_line (Pen *self, const AlurPoint *points, guint n_points)
{
  AlurTreeLine line = { self->parent, self->points->len, n_points };

  g_array_append_vals (self->lines, &line, 1);
  g_array_append_vals (self->points, points, n_points);
}

/* The end of a post, seen from the crossbar. */
static guint
post_end (const Post *post, AlurPoint *points)
{
  points[0] = (AlurPoint){ post->x, post->end };
  if (isnan (post->hook))
    return 1;
  points[1] = (AlurPoint){ post->hook, post->end };
  return 2;
}

static void
add_post (Pen *self, const Post *post, double from)
{
  AlurPoint points[3] = { { post->x, from } };

  add_line (self, points, 1 + post_end (post, points + 1));
}

static int
compare_posts (const void *a, const void *b)
{
  const Post *first = a;
  const Post *second = b;

  if (first->x < second->x)
    return -1;
  return first->x > second->x;
}

/* The crossbar at height `bar`, which goes on into the outermost posts or the parent's own line. */
static void
draw_bar (Pen *self, double bar, AlurPoint trunk)
{
  const Post *first = &g_array_index (self->posts, Post, 0);
  const Post *last = &g_array_index (self->posts, Post, self->posts->len - 1);
  AlurPoint points[6];
  AlurPoint end[2];
  guint n = 0;

  if (trunk.x < first->x - SAME)
    points[n++] = trunk;
  else if (trunk.x > first->x + SAME)
    for (guint k = post_end (first, end); k > 0; k--)
      points[n++] = end[k - 1];
  points[n++] = (AlurPoint){ MIN (first->x, trunk.x), bar };
  points[n++] = (AlurPoint){ MAX (last->x, trunk.x), bar };
  if (trunk.x > last->x + SAME)
    points[n++] = trunk;
  else if (trunk.x < last->x - SAME)
    n += post_end (last, points + n);
  add_line (self, points, n);
}

/* Crossbar, posts and the parent's own line. `trunk` is where that one begins. */
static void
draw_fan (Pen *self, double bar, AlurPoint trunk)
{
  const Post *posts = (const Post *) (gpointer) self->posts->data;
  guint last = self->posts->len - 1;
  gboolean own = trunk.x > posts[0].x + SAME && trunk.x < posts[last].x - SAME;

  if (last > 0 || fabs (posts[0].x - trunk.x) >= SAME)
    draw_bar (self, bar, trunk);
  for (guint i = 0; i <= last; i++)
    {
      gboolean outer = (i == 0 && trunk.x > posts[0].x + SAME)
                       || (i == last && trunk.x < posts[last].x - SAME);

      if (fabs (posts[i].x - trunk.x) < SAME)
        {
          add_post (self, &posts[i], trunk.y);
          own = FALSE;
        }
      else if (!outer)
        add_post (self, &posts[i], bar);
    }
  if (own)
    {
      AlurPoint points[2] = { trunk, { trunk.x, bar } };

      add_line (self, points, 2);
    }
}

/* A child that the crossbar can reach from above. */
static gboolean
add_child_post (Pen *self, guint child)
{
  const AlurRect *box = &self->tree->nodes[child].box;
  const AlurRect *parent = &self->tree->nodes[self->parent].box;
  Post post = { box->x + box->width / 2, box->y, box->y, NAN, child };

  if (box->y < alur_rect_bottom (parent) + 2 * SHORTEST_DROP)
    return FALSE;
  g_array_append_vals (self->posts, &post, 1);
  return TRUE;
}

static gboolean
hangs (const AlurTree *tree, guint node)
{
  return tree->slots[node].column != ALUR_TREE_NONE && !tree->nodes[node].placed;
}

/* The post beside the column that begins with `child`, and a stub to each box but the last. */
static void
add_column (Pen *self, guint child)
{
  const AlurTree *tree = self->tree;
  const AlurTreeSlot *slot = &tree->slots[child];
  const AlurRect *box = &tree->nodes[child].box;
  double x = box->x - slot->head_x - tree->options.indent / 2;
  Post post = { x, 0, box->y, NAN, ALUR_TREE_NONE };

  for (guint column = slot->column; child != ALUR_TREE_NONE && tree->slots[child].column == column;
       child = tree->slots[child].next)
    {
      AlurPoint stub[2] = { { x, post.end }, { post.hook, post.end } };

      if (tree->nodes[child].placed)
        continue;
      if (!isnan (post.hook))
        add_line (self, stub, 2);
      box = &tree->nodes[child].box;
      post.end = box->y + box->height / 2;
      post.hook = box->x;
    }
  g_array_append_vals (self->posts, &post, 1);
}

/* Whether a single column hangs under the parent's left edge, without a crossbar. */
static gboolean
is_single_column (const Pen *self)
{
  const AlurTree *tree = self->tree;
  const AlurRect *box = &tree->nodes[self->parent].box;
  const Post *post = &g_array_index (self->posts, Post, 0);

  return self->posts->len == 1 && !isnan (post->hook) && alur_tree_is_block (tree, self->parent)
         && post->x > box->x && post->x < box->x + tree->options.indent;
}

static gboolean
segment_is_clear (Pen *self, AlurPoint from, AlurPoint to)
{
  AlurRect rect
      = { MIN (from.x, to.x), MIN (from.y, to.y), fabs (from.x - to.x), fabs (from.y - to.y) };

  if (rect.width < rect.height)
    {
      rect.x -= CLEARANCE;
      rect.width += 2 * CLEARANCE;
    }
  else
    {
      rect.y -= CLEARANCE;
      rect.height += 2 * CLEARANCE;
    }
  return alur_box_grid_find (self->boxes, &rect) == NULL;
}

static double
bar_height (const Pen *self)
{
  double bottom = alur_rect_bottom (&self->tree->nodes[self->parent].box);
  double top = G_MAXDOUBLE;

  for (guint i = 0; i < self->posts->len; i++)
    top = MIN (top, g_array_index (self->posts, Post, i).top);
  return MAX (top - self->tree->options.level_gap / 2, (bottom + top) / 2);
}

/* Gives up the children whose post would run through a box. */
static void
drop_blocked_posts (Pen *self)
{
  double bar = bar_height (self);
  guint n = 0;

  for (guint i = 0; i < self->posts->len; i++)
    {
      Post *post = &g_array_index (self->posts, Post, i);

      if (isnan (post->hook)
          && !segment_is_clear (self, (AlurPoint){ post->x, bar },
                                (AlurPoint){ post->x, post->end }))
        g_array_append_val (self->loose, post->child);
      else
        g_array_index (self->posts, Post, n++) = *post;
    }
  g_array_set_size (self->posts, n);
  g_array_sort (self->posts, compare_posts);
}

/* The parent's own line begins at the middle, or beside it where that saves a tiny step aside. */
static double
trunk_place (const Pen *self)
{
  const AlurRect *box = &self->tree->nodes[self->parent].box;
  double middle = box->x + box->width / 2;
  double nearest = MIN (SHORTEST_DROP, box->width / 4);
  double place = middle;

  for (guint i = 0; i < self->posts->len; i++)
    {
      double x = g_array_index (self->posts, Post, i).x;

      if (fabs (x - middle) < nearest)
        {
          nearest = fabs (x - middle);
          place = x;
        }
    }
  return place;
}

static void
draw_posts (Pen *self)
{
  const AlurRect *box = &self->tree->nodes[self->parent].box;
  AlurPoint trunk = { 0, alur_rect_bottom (box) };

  if (self->boxes != NULL && self->posts->len > 1)
    drop_blocked_posts (self);
  if (self->posts->len == 0)
    return;
  trunk.x = trunk_place (self);
  if (is_single_column (self))
    add_post (self, &g_array_index (self->posts, Post, 0), trunk.y);
  else
    draw_fan (self, bar_height (self), trunk);
}

static gboolean
lines_are_clear (Pen *self, guint first_line)
{
  for (guint i = first_line; i < self->lines->len; i++)
    {
      const AlurTreeLine *line = &g_array_index (self->lines, AlurTreeLine, i);
      const AlurPoint *points = &g_array_index (self->points, AlurPoint, line->first_point);

      for (guint k = 1; k < line->n_points; k++)
        if (!segment_is_clear (self, points[k - 1], points[k]))
          return FALSE;
    }
  return TRUE;
}

static void
draw_family (Pen *self, guint parent)
{
  const AlurTreeSlot *slots = self->tree->slots;
  guint n_lines = self->lines->len;
  guint n_points = self->points->len;
  guint n_loose = self->loose->len;
  guint column = ALUR_TREE_NONE;

  self->parent = parent;
  g_array_set_size (self->posts, 0);
  for (guint child = slots[parent].first_child; child != ALUR_TREE_NONE; child = slots[child].next)
    {
      if (!hangs (self->tree, child))
        {
          column = slots[child].column == ALUR_TREE_NONE ? ALUR_TREE_NONE : column;
          if (!add_child_post (self, child))
            g_array_append_val (self->loose, child);
        }
      else if (slots[child].column != column)
        {
          column = slots[child].column;
          add_column (self, child);
        }
    }
  draw_posts (self);
  if (self->boxes == NULL || lines_are_clear (self, n_lines))
    return;
  g_array_set_size (self->lines, n_lines);
  g_array_set_size (self->points, n_points);
  g_array_set_size (self->loose, n_loose);
  for (guint child = slots[parent].first_child; child != ALUR_TREE_NONE; child = slots[child].next)
    g_array_append_val (self->loose, child);
}

static AlurTreeLayout *
finish (Pen *self)
{
  AlurTreeLayout *layout = g_new0 (AlurTreeLayout, 1);

  layout->n_lines = self->lines->len;
  layout->n_points = self->points->len;
  layout->n_loose = self->loose->len;
  layout->lines = (AlurTreeLine *) (gpointer) g_array_free (self->lines, FALSE);
  layout->points = (AlurPoint *) (gpointer) g_array_free (self->points, FALSE);
  layout->loose = (guint *) (gpointer) g_array_free (self->loose, FALSE);
  g_array_unref (self->posts);
  return layout;
}

/* Draws the families of `tree`, but for those that `skipped` marks, whose children are loose. */
static AlurTreeLayout *
draw (const AlurTree *tree, AlurBoxGrid *boxes, const gboolean *skipped)
{
  Pen self = { .tree = tree, .boxes = boxes };

  self.lines = g_array_sized_new (FALSE, FALSE, sizeof (AlurTreeLine), tree->n_nodes);
  self.points = g_array_sized_new (FALSE, FALSE, sizeof (AlurPoint), tree->n_nodes * 2 + 2);
  self.loose = g_array_new (FALSE, FALSE, sizeof (guint));
  self.posts = g_array_new (FALSE, FALSE, sizeof (Post));
  for (guint i = 0; i < tree->n_nodes; i++)
    {
      guint parent = tree->order[i];
      guint child = tree->slots[parent].first_child;

      if (skipped == NULL || !skipped[parent])
        {
          draw_family (&self, parent);
          continue;
        }
      for (; child != ALUR_TREE_NONE; child = tree->slots[child].next)
        g_array_append_val (self.loose, child);
    }
  return finish (&self);
}

/**
 * alur_tree_draw_lines:
 * @tree: a tree whose boxes all have their place
 *
 * Returns: (transfer full): the lines between them, without bounds
 */
AlurTreeLayout *
alur_tree_draw_lines (const AlurTree *tree)
{
  g_autoptr (AlurBoxGrid) boxes = NULL;
  g_autofree gboolean *clashing = NULL;
  AlurTreeLayout *layout;

  if (!tree->any_placed)
    return draw (tree, NULL, NULL);
  boxes = alur_box_grid_new (tree->n_nodes, 192);
  for (guint i = 0; i < tree->n_nodes; i++)
    alur_box_grid_add (boxes, &tree->nodes[i].box);
  layout = draw (tree, boxes, NULL);
  clashing = g_new0 (gboolean, tree->n_nodes);
  if (alur_tree_find_clashes (layout, clashing))
    {
      alur_tree_layout_free (layout);
      layout = draw (tree, boxes, clashing);
    }
  return layout;
}
