/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows of a tidy tree in linear time, for boxes of any width and height.
 *
 * The rules are Reingold and Tilford's (1981): subtrees are drawn alike wherever they are, parents
 * stand over the middle of their children, and subtrees stand as close as their outlines allow. Van
 * der Ploeg (2014) showed how it stays linear when levels do not line up and when small subtrees
 * between large ones are spread evenly. Here an outline is a linked list of pieces, each with the
 * height at which it ends and its distance from the piece before: joining two subtrees walks only
 * as far down as the shallower one goes, and hangs the rest of the deeper one's outline on in one
 * step. Threads through the nodes themselves would save the lists and hide the idea.
 *
 * Items come with parents before children, so that going backwards finds each row's subtrees done;
 * nothing recurses, and a tree may be as deep as it likes. */

#include "alur-tree-private.h"

#define NO_PIECE G_MAXUINT
#define LEFT 0
#define RIGHT 1

/* A sibling that can be seen from the right below all later ones. */
typedef struct
{
  guint index;
  double bottom;
} Visible;

/* Siblings between `from` and `to`, which `to` has just been pushed away from, share the room: the
 * k-th of them gets k parts of it. Sums of sums give that in one pass over the row at the end. */
static void
spread (AlurTreeItem *row, guint from, guint to, double room)
{
  double part = room / (to - from);

  if (to - from < 2)
    return;
  row[from + 1].spread += part;
  row[to].spread -= part;
  row[to].unspread -= room - part;
}

/* Pushes child `index` right until it is clear of the siblings before it, and hangs what is deeper
 * on the outlines of the row, which `forest` holds in the coordinates of the first child. */
static void
join (AlurTreeRows *self,
      AlurTreeItem *row,
      guint index,
      AlurTreeOutline *forest,
      const AlurTreeOutline *child)
{
  guint right = forest[RIGHT].head;
  guint left = child[LEFT].head;
  double right_x = row[index - 1].x + row[index - 1].width;
  double left_x = 0;
  guint seen = self->visible->len - 1;
  double place = right_x + self->gap;

  while (right != NO_PIECE && left != NO_PIECE)
    {
      double right_bottom = self->pieces[right].bottom;
      double left_bottom = self->pieces[left].bottom;
      double wanted = right_x + self->gap - left_x;

      while (right_bottom > g_array_index (self->visible, Visible, seen).bottom)
        seen--;
      if (wanted > place)
        {
          spread (row, g_array_index (self->visible, Visible, seen).index, index, wanted - place);
          place = wanted;
        }
      if (right_bottom <= left_bottom)
        {
          right = self->pieces[right].next;
          right_x += right == NO_PIECE ? 0 : self->pieces[right].step;
        }
      if (left_bottom <= right_bottom)
        {
          left = self->pieces[left].next;
          left_x += left == NO_PIECE ? 0 : self->pieces[left].step;
        }
    }
  row[index].x = place;
  if (left != NO_PIECE)
    {
      self->pieces[left].step = left_x + place - forest[LEFT].tail_x;
      self->pieces[forest[LEFT].tail].next = left;
      forest[LEFT].tail = child[LEFT].tail;
      forest[LEFT].tail_x = child[LEFT].tail_x + place;
    }
  forest[RIGHT].head = child[RIGHT].head;
  if (right != NO_PIECE)
    {
      self->pieces[right].step = right_x - (child[RIGHT].tail_x + place);
      self->pieces[child[RIGHT].tail].next = right;
    }
  else
    {
      forest[RIGHT].tail = child[RIGHT].tail;
      forest[RIGHT].tail_x = child[RIGHT].tail_x + place;
    }
}

static void
note_visible (AlurTreeRows *self, guint index, double bottom)
{
  Visible entry = { index, bottom };

  while (self->visible->len > 0
         && g_array_index (self->visible, Visible, self->visible->len - 1).bottom <= bottom)
    g_array_set_size (self->visible, self->visible->len - 1);
  g_array_append_vals (self->visible, &entry, 1);
}

static double
outline_bottom (AlurTreeRows *self, const AlurTreeOutline *outlines)
{
  return self->pieces[outlines[LEFT].tail].bottom;
}

static void
apply_spread (AlurTreeItem *row, guint n)
{
  double part = 0;
  double sum = 0;

  for (guint i = 0; i < n; i++)
    {
      part += row[i].spread;
      sum += part + row[i].unspread;
      row[i].x += sum;
    }
}

/* Arranges the row under an item whose children are done, and makes the outlines of the whole. */
static void
arrange (AlurTreeRows *self, guint index)
{
  AlurTreeItem *item = &self->items[index];
  AlurTreeItem *row = &self->items[item->first];
  guint last = item->n_children - 1;
  AlurTreeOutline *first = &self->outlines[(gsize) item->first * 2];
  AlurTreeOutline forest[2] = { first[LEFT], first[RIGHT] };
  AlurTreeOutline *own = &self->outlines[(gsize) index * 2];
  double start;

  row[0].x = 0;
  g_array_set_size (self->visible, 0);
  note_visible (self, 0, outline_bottom (self, forest));
  for (guint i = 1; i <= last; i++)
    {
      const AlurTreeOutline *child = &self->outlines[((gsize) item->first + i) * 2];
      double bottom = outline_bottom (self, child);

      join (self, row, i, forest, child);
      note_visible (self, i, bottom);
    }
  apply_spread (row, item->n_children);
  start = (row[0].anchor + row[last].x + row[last].anchor) / 2 - item->anchor;
  self->pieces[forest[LEFT].head].step = -start;
  self->pieces[forest[RIGHT].head].step = row[last].x + row[last].width - start - item->width;
  self->pieces[own[LEFT].head].next = forest[LEFT].head;
  self->pieces[own[RIGHT].head].next = forest[RIGHT].head;
  own[LEFT].tail = forest[LEFT].tail;
  own[LEFT].tail_x = forest[LEFT].tail_x - start;
  own[RIGHT].tail = forest[RIGHT].tail;
  own[RIGHT].tail_x = forest[RIGHT].tail_x - start;
  for (guint i = 0; i <= last; i++)
    row[i].x -= start;
}

static void
start_outlines (AlurTreeRows *self, guint index)
{
  const AlurTreeItem *item = &self->items[index];
  double bottom = item->y + item->height;
  AlurTreePiece *pieces = &self->pieces[(gsize) index * 2];
  AlurTreeOutline *outlines = &self->outlines[(gsize) index * 2];

  pieces[0] = (AlurTreePiece){ 0, bottom, NO_PIECE };
  pieces[1] = (AlurTreePiece){ item->width, bottom, NO_PIECE };
  outlines[LEFT] = (AlurTreeOutline){ index * 2, index * 2, 0 };
  outlines[RIGHT] = (AlurTreeOutline){ index * 2 + 1, index * 2 + 1, item->width };
}

static void
make_room (AlurTreeRows *self, guint n_items)
{
  if (self->visible == NULL)
    self->visible = g_array_new (FALSE, FALSE, sizeof (Visible));
  if (n_items <= self->n_allocated)
    return;
  g_free (self->pieces);
  g_free (self->outlines);
  self->pieces = g_new (AlurTreePiece, n_items * 2);
  self->outlines = g_new (AlurTreeOutline, n_items * 2);
  self->n_allocated = n_items;
}

/**
 * alur_tree_arrange_rows:
 * @rows: room to work in, zeroed at first
 * @items: (array length=n_items): a tree, the root first, parents before children, the children of
 *   one item next to each other, tops given
 * @n_items: how many
 * @gap: least distance between boxes beside each other, in px
 *
 * Finds the `x` of each item, the root's being 0.
 */
void
alur_tree_arrange_rows (AlurTreeRows *rows, AlurTreeItem *items, guint n_items, double gap)
{
  make_room (rows, n_items);
  rows->items = items;
  rows->gap = gap;
  for (guint i = n_items; i-- > 0;)
    {
      items[i].spread = 0;
      items[i].unspread = 0;
      start_outlines (rows, i);
      if (items[i].n_children > 0)
        arrange (rows, i);
    }
  items[0].x = 0;
  for (guint i = 0; i < n_items; i++)
    for (guint k = 0; k < items[i].n_children; k++)
      items[items[i].first + k].x += items[i].x;
}

/**
 * alur_tree_clear_rows:
 * @rows: room to work in
 *
 * Frees what it holds.
 */
void
alur_tree_clear_rows (AlurTreeRows *rows)
{
  g_free (rows->pieces);
  g_free (rows->outlines);
  g_clear_pointer (&rows->visible, g_array_unref);
}
