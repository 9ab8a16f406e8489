/* SPDX-License-Identifier: GPL-3.0-or-later */

/* amount(j) = source(j) + sum of share(i, j) * amount(i): how often each step is executed, when
 * each execution of step i begins share(i, j) executions of step j.
 *
 * The strongly connected components (Tarjan) are solved one after the other in the order of flow,
 * so that only loops need elimination, and each its own. Inside a component places are eliminated
 * one by one: what comes to a place is passed on to where it goes, divided by what does not come
 * straight back. No row exchange is needed: shares are not negative, so the matrix I - S has a
 * solution that is nowhere negative exactly when every pivot is above 0, whatever the order
 * (it is a non-singular M-matrix; Berman and Plemmons, Nonnegative Matrices in the Mathematical
 * Sciences, chapter 6). A pivot that is not says that a case never ends.
 *
 * Where no place gives more than it gets (no forks), the pivot is not taken as 1 minus what comes
 * back but as the sum of what goes on, which subtracts nothing: loops that are left once in a
 * million rounds lose no digit, and a loop without a way out gives exactly 0 (Grassmann, Taksar
 * and Heyman, Regenerative analysis and steady state distributions for Markov chains, 1985).
 *
 * Rejected: iterating until nothing changes (slow for loops that are seldom left, and it cannot
 * tell a case that never ends from one that takes long), and one dense matrix (800 MB for 10,000
 * steps). */

#include "alur-equations-private.h"

#include <math.h>

/* Components up to this size are solved as a dense matrix at once. */
#define DENSE_AT_MOST 48

typedef struct
{
  guint n;
  const AlurShare *shares;
  const guint *first; /* n + 1: the shares out of a place */
  guint *order;       /* places, component after component, the last ones in flow first */
  guint *component;   /* of a place, counted from 1 in that order; 0: not yet known */
  guint n_components;
  guint n_ordered;
  guint *lowest; /* Tarjan's number and low link in one */
  guint *next;   /* the next share to look at */
  guint *stack;
  guint n_stack;
  guint *path;
  guint clock;
} Search;

static void
enter (Search *search, guint place, guint *n_path)
{
  search->path[(*n_path)++] = place;
  search->stack[search->n_stack++] = place;
  search->next[place] = search->first[place];
  search->lowest[place] = ++search->clock;
}

static void
close_component (Search *search, guint root)
{
  guint place;

  search->n_components++;
  do
    {
      place = search->stack[--search->n_stack];
      search->component[place] = search->n_components;
      search->order[search->n_ordered++] = place;
    }
  while (place != root);
}

static void
search_from (Search *search, guint root, guint *numbers)
{
  guint n_path = 0;

  enter (search, root, &n_path);
  numbers[root] = search->clock;
  while (n_path > 0)
    {
      guint place = search->path[n_path - 1];

      if (search->next[place] < search->first[place + 1])
        {
          guint to = search->shares[search->next[place]++].to;

          if (search->lowest[to] == 0)
            {
              enter (search, to, &n_path);
              numbers[to] = search->clock;
            }
          else if (search->component[to] == 0)
            search->lowest[place] = MIN (search->lowest[place], search->lowest[to]);
          continue;
        }
      n_path--;
      if (search->lowest[place] == numbers[place])
        close_component (search, place);
      else
        search->lowest[search->path[n_path - 1]]
            = MIN (search->lowest[search->path[n_path - 1]], search->lowest[place]);
    }
}

static void
find_components (Search *search)
{
  g_autofree guint *lowest = g_new0 (guint, search->n);
  g_autofree guint *numbers = g_new0 (guint, search->n);
  g_autofree guint *next = g_new (guint, search->n);
  g_autofree guint *stack = g_new (guint, search->n);
  g_autofree guint *path = g_new (guint, search->n);

  search->lowest = lowest;
  search->next = next;
  search->stack = stack;
  search->path = path;
  for (guint i = 0; i < search->n; i++)
    if (lowest[i] == 0)
      search_from (search, i, numbers);
}

/* Room for the largest component, used by one after the other. */
typedef struct
{
  guint *local; /* the number of a place inside its component */
  AlurShare *shares;
  double *sources;
  double *leaks;
  double *amounts;
} Room;

/* A place that passes on all it gets may miss 1 by a rounding; that is no loss. */
static double
lost_share (double passed_on)
{
  double lost = 1 - passed_on;

  return fabs (lost) < ALUR_PIVOT_LEAST ? 0 : lost;
}

static gboolean
solve_loop (const Search *search, const guint *places, guint n, const Room *room, double *amounts)
{
  AlurComponent component
      = { .n = n, .shares = room->shares, .sources = room->sources, .amounts = room->amounts };
  gboolean plain = TRUE;

  for (guint i = 0; i < n; i++)
    room->local[places[i]] = i;
  for (guint i = 0; i < n; i++)
    {
      double passed_on = 0, leaves = 0;

      for (guint k = search->first[places[i]]; k < search->first[places[i] + 1]; k++)
        {
          const AlurShare *share = &search->shares[k];

          passed_on += share->share;
          if (search->component[share->to] != search->component[places[i]])
            leaves += share->share;
          else if (share->share > 0)
            room->shares[component.n_shares++]
                = (AlurShare){ .from = i, .to = room->local[share->to], .share = share->share };
        }
      room->sources[i] = amounts[places[i]];
      room->leaks[i] = lost_share (passed_on) + leaves;
      plain = plain && lost_share (passed_on) >= 0;
    }
  component.leaks = plain ? room->leaks : NULL;
  if (!(n <= DENSE_AT_MOST ? alur_component_solve_dense (&component)
                           : alur_component_solve_sparse (&component)))
    return FALSE;
  for (guint i = 0; i < n; i++)
    amounts[places[i]] = room->amounts[i];
  return TRUE;
}

static gboolean
has_loop (const Search *search, const guint *places, guint n)
{
  if (n > 1)
    return TRUE;
  for (guint k = search->first[*places]; k < search->first[*places + 1]; k++)
    if (search->shares[k].to == *places)
      return TRUE;
  return FALSE;
}

/* From the first in flow to the last, each passing on what it has once it is known. */
static gboolean
solve_components (const Search *search, const Room *room, double *amounts)
{
  guint end = search->n;

  while (end > 0)
    {
      guint begin = end - 1;
      guint number = search->component[search->order[begin]];

      while (begin > 0 && search->component[search->order[begin - 1]] == number)
        begin--;
      if (has_loop (search, search->order + begin, end - begin)
          && !solve_loop (search, search->order + begin, end - begin, room, amounts))
        return FALSE;
      for (guint i = begin; i < end; i++)
        {
          guint place = search->order[i];

          if (!isfinite (amounts[place]))
            return FALSE;
          for (guint k = search->first[place]; k < search->first[place + 1]; k++)
            if (search->component[search->shares[k].to] != number)
              amounts[search->shares[k].to] += search->shares[k].share * amounts[place];
        }
      end = begin;
    }
  return TRUE;
}

/**
 * alur_equations_solve:
 * @n_places: how many places there are
 * @sources: what each place gets from outside, not negative
 * @n_shares: how many shares there are
 * @shares: (array length=n_shares): what passes between the places, sorted by `from`
 * @amounts: (out caller-allocates): what arrives at each place
 *
 * Solves amount(j) = source(j) + Σ share(i, j) · amount(i).
 *
 * All places are to be reached by something: a loop that nothing enters counts as one that never
 * ends. Costs what the loops cost; without loops it is linear.
 *
 * Returns: whether there is a solution that is finite and nowhere negative
 */
gboolean
alur_equations_solve (
    guint n_places, const double *sources, guint n_shares, const AlurShare *shares, double *amounts)
{
  g_autofree guint *first = g_new0 (guint, n_places + 1);
  g_autofree guint *order = g_new (guint, n_places);
  g_autofree guint *component = g_new0 (guint, n_places);
  g_autofree guint *local = g_new (guint, n_places);
  g_autofree AlurShare *inner = g_new (AlurShare, n_shares);
  g_autofree double *numbers = g_new (double, 3 * (gsize) n_places);
  Search search
      = { .n = n_places, .shares = shares, .first = first, .order = order, .component = component };
  Room room = { .local = local,
                .shares = inner,
                .sources = numbers,
                .leaks = numbers + n_places,
                .amounts = numbers + 2 * (gsize) n_places };

  for (guint i = 0; i < n_shares; i++)
    first[shares[i].from + 1]++;
  for (guint i = 0; i < n_places; i++)
    {
      first[i + 1] += first[i];
      amounts[i] = sources[i];
    }
  find_components (&search);
  return solve_components (&search, &room, amounts);
}
