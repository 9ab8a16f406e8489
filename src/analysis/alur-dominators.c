/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Dominators by the Semi-NCA algorithm (Georgiadis, Linear-time algorithms for dominators and
 * related problems, 2005): a depth-first search, semidominators with path compression, then each
 * nearest dominator by climbing the tree that is there already. Near linear in practice. The steps
 * are renumbered in the order of the search; number 0 is before every start. */

#include "alur-dominators.h"

#define NONE G_MAXUINT

struct _AlurDominators
{
  guint n;      /* steps and the root */
  guint *above; /* nearest dominator; NONE: the root, or not reachable */
  guint *enter; /* numbers of a walk through the tree: a subtree is an interval */
  guint *leave;
  guint *first_child; /* n + 1, into `children` */
  guint *children;    /* by `enter` */
};

typedef struct
{
  const AlurControlGraph *graph;
  guint n_found;
  guint *number;   /* step → its number in the search, NONE when it was not found */
  guint *step;     /* number → step */
  guint *parent;   /* all by number from here */
  guint *ancestor; /* the forest of the second pass; NONE: a root of it */
  guint *label;
  guint *semi;
  guint *stack;
} Search;

static guint
found (Search *search, guint step, guint parent)
{
  guint number = search->n_found++;

  search->number[step] = number;
  search->step[number] = step;
  search->parent[number] = parent;
  search->ancestor[number] = NONE;
  search->label[number] = number;
  search->semi[number] = number;
  return number;
}

static void
search_from (Search *search, guint start, guint *next)
{
  const AlurControlGraph *graph = search->graph;
  guint depth = 0;

  if (search->number[start] != NONE)
    return;
  search->stack[depth++] = found (search, start, 0);
  while (depth > 0)
    {
      guint number = search->stack[depth - 1];
      const AlurControlStep *step = &graph->steps[search->step[number]];
      guint to;

      if (next[number] == step->n_ways)
        {
          depth--;
          continue;
        }
      to = graph->ways[step->first_way + next[number]++].to;
      if (search->number[to] == NONE)
        search->stack[depth++] = found (search, to, number);
    }
}

/* The least semidominator on the path to the root of the forest; shortens that path. */
static guint
evaluate (Search *search, guint number)
{
  guint depth = 0;

  if (search->ancestor[number] == NONE)
    return number;
  for (guint at = number; search->ancestor[search->ancestor[at]] != NONE; at = search->ancestor[at])
    search->stack[depth++] = at;
  while (depth > 0)
    {
      guint at = search->stack[--depth], up = search->ancestor[at];

      if (search->semi[search->label[up]] < search->semi[search->label[at]])
        search->label[at] = search->label[up];
      search->ancestor[at] = search->ancestor[up];
    }
  return search->label[number];
}

static void
find_semidominators (Search *search)
{
  const AlurControlGraph *graph = search->graph;

  for (guint number = search->n_found; number-- > 1;)
    {
      const AlurControlStep *step = &graph->steps[search->step[number]];

      if (step->kind == ALUR_STEP_KIND_START)
        search->semi[number] = 0;
      for (guint i = 0; i < step->n_incoming; i++)
        {
          guint from = graph->ways[graph->incoming[step->first_incoming + i]].from;

          if (search->number[from] != NONE)
            search->semi[number]
                = MIN (search->semi[number], search->semi[evaluate (search, search->number[from])]);
        }
      search->ancestor[number] = search->parent[number];
    }
}

static void
find_nearest (Search *search, AlurDominators *self)
{
  guint *nearest = search->parent; /* becomes it, from the top down */

  for (guint number = 1; number < search->n_found; number++)
    {
      while (nearest[number] > search->semi[number])
        nearest[number] = nearest[nearest[number]];
      self->above[search->step[number]] = search->step[nearest[number]];
    }
}

static void
list_children (AlurDominators *self)
{
  g_autofree guint *fill = g_new (guint, self->n + 1);

  for (guint i = 0; i < self->n; i++)
    if (self->above[i] != NONE)
      self->first_child[self->above[i] + 1]++;
  for (guint i = 0; i < self->n; i++)
    self->first_child[i + 1] += self->first_child[i];
  for (guint i = 0; i <= self->n; i++)
    fill[i] = self->first_child[i];
  for (guint i = 0; i < self->n; i++)
    if (self->above[i] != NONE)
      self->children[fill[self->above[i]]++] = i;
}

static void
number_tree (AlurDominators *self)
{
  g_autofree guint *next = g_new (guint, self->n);
  guint at = self->n - 1, clock = 0;

  for (guint i = 0; i < self->n; i++)
    next[i] = self->first_child[i];
  self->enter[at] = clock++;
  while (at != NONE)
    {
      if (next[at] < self->first_child[at + 1])
        {
          at = self->children[next[at]++];
          self->enter[at] = clock++;
          continue;
        }
      self->leave[at] = clock;
      at = self->above[at];
    }
}

static void
find_dominators (AlurDominators *self, const AlurControlGraph *graph)
{
  guint n = self->n;
  g_autofree guint *numbers = g_new (guint, 7 * (gsize) n);
  g_autofree guint *next = g_new0 (guint, n);
  Search search = { .graph = graph,
                    .number = numbers,
                    .step = numbers + n,
                    .parent = numbers + 2 * (gsize) n,
                    .ancestor = numbers + 3 * (gsize) n,
                    .label = numbers + 4 * (gsize) n,
                    .semi = numbers + 5 * (gsize) n,
                    .stack = numbers + 6 * (gsize) n };

  for (guint i = 0; i < n; i++)
    search.number[i] = NONE;
  found (&search, n - 1, NONE);
  for (guint i = 0; i < graph->n_steps; i++)
    if (graph->steps[i].kind == ALUR_STEP_KIND_START)
      search_from (&search, i, next);
  find_semidominators (&search);
  find_nearest (&search, self);
}

/**
 * alur_dominators_new:
 * @graph: the control graph of a procedure
 *
 * Returns: (transfer full): what its steps are dominated by
 */
AlurDominators *
alur_dominators_new (const AlurControlGraph *graph)
{
  AlurDominators *self = g_new0 (AlurDominators, 1);

  self->n = graph->n_steps + 1;
  self->above = g_new (guint, self->n);
  self->enter = g_new (guint, self->n);
  self->leave = g_new0 (guint, self->n);
  self->first_child = g_new0 (guint, self->n + 1);
  self->children = g_new (guint, self->n);
  for (guint i = 0; i < self->n; i++)
    self->above[i] = self->enter[i] = NONE;
  find_dominators (self, graph);
  list_children (self);
  number_tree (self);
  return self;
}

/**
 * alur_dominators_free:
 * @self: (transfer full): dominators
 */
void
alur_dominators_free (AlurDominators *self)
{
  g_free (self->above);
  g_free (self->enter);
  g_free (self->leave);
  g_free (self->first_child);
  g_free (self->children);
  g_free (self);
}

/**
 * alur_dominators_is_reachable:
 * @self: dominators
 * @step: the number of a step
 *
 * Returns: whether a control path from a start reaches @step
 */
gboolean
alur_dominators_is_reachable (const AlurDominators *self, guint step)
{
  return self->enter[step] != NONE;
}

/**
 * alur_dominators_get_order:
 * @self: dominators
 * @step: the number of a step that is reachable
 *
 * Returns: its place in a walk through the tree, in which all that a step dominates follows it
 *   without anything between
 */
guint
alur_dominators_get_order (const AlurDominators *self, guint step)
{
  return self->enter[step];
}

/**
 * alur_dominators_dominates:
 * @self: dominators
 * @upper: the number of a step that is reachable, or the root
 * @lower: the number of another, or of the same
 *
 * Returns: whether every control path from a start to @lower leads through @upper
 */
gboolean
alur_dominators_dominates (const AlurDominators *self, guint upper, guint lower)
{
  return self->enter[lower] != NONE && self->enter[upper] <= self->enter[lower]
         && self->enter[lower] < self->leave[upper];
}

/**
 * alur_dominators_get_nearest:
 * @self: dominators
 * @step: the number of a step that is reachable
 *
 * Returns: the nearest of those that dominate it, itself aside
 */
guint
alur_dominators_get_nearest (const AlurDominators *self, guint step)
{
  return self->above[step];
}

/**
 * alur_dominators_get_common:
 * @self: dominators
 * @a: the number of a step that is reachable
 * @b: the number of another
 *
 * Returns: the nearest that dominates both, perhaps one of them
 */
guint
alur_dominators_get_common (const AlurDominators *self, guint a, guint b)
{
  while (!alur_dominators_dominates (self, a, b))
    a = self->above[a];
  return a;
}

/**
 * alur_dominators_get_child_towards:
 * @self: dominators
 * @upper: the number of a step
 * @lower: the number of a step that @upper dominates, another one
 *
 * Returns: the one that dominates @lower and has @upper as its nearest dominator
 */
guint
alur_dominators_get_child_towards (const AlurDominators *self, guint upper, guint lower)
{
  guint low = self->first_child[upper], high = self->first_child[upper + 1];

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (self->enter[self->children[middle]] <= self->enter[lower])
        low = middle;
      else
        high = middle;
    }
  return self->children[low];
}

/**
 * alur_dominators_get_children:
 * @self: dominators
 * @step: the number of a step
 * @n_children: (out): how many there are
 *
 * Returns: (transfer none): those whose nearest dominator @step is
 */
const guint *
alur_dominators_get_children (const AlurDominators *self, guint step, guint *n_children)
{
  *n_children = self->first_child[step + 1] - self->first_child[step];
  return self->children + self->first_child[step];
}
