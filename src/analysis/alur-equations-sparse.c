/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Elimination on lists: a place that has few ways in and out goes first (Markowitz), so that the
 * long rows of steps of which procedures consist vanish without leaving traces, and what remains is
 * small. Once those that remain are nearly all tied to each other, they are solved as a full
 * matrix, which is then the faster of the two. */

#include "alur-equations-private.h"

#define N_BUCKETS 16384
#define NOWHERE G_MAXUINT

typedef struct
{
  guint n;
  guint size;
  guint *places;
  double *shares; /* NULL in lists of where a place gets from */
} List;

/* A place that has been eliminated: how much comes to it from those that were still there. */
typedef struct
{
  guint place;
  guint first; /* into `from` and `share` */
  guint n;
  double pivot;
} Step;

typedef struct
{
  AlurComponent *component;
  List *out;
  List *in;
  double *back; /* what comes straight back */
  guint n_left;
  gboolean *gone;
  /* Places by ways in times ways out, as doubly linked lists. */
  guint heads[N_BUCKETS];
  guint *bucket;
  guint *next;
  guint *previous;
  guint *mark; /* scratch: where in a list a place is, + 1 */
  Step *steps;
  guint n_steps;
  GArray *from;
  GArray *share;
} Sparse;

static void
list_add (List *list, guint place, gboolean with_share, double share)
{
  if (list->n == list->size)
    {
      list->size = MAX (4, 2 * list->size);
      list->places = g_renew (guint, list->places, list->size);
      if (with_share)
        list->shares = g_renew (double, list->shares, list->size);
    }
  list->places[list->n] = place;
  if (with_share)
    list->shares[list->n] = share;
  list->n++;
}

static void
list_remove (List *list, guint index)
{
  list->n--;
  list->places[index] = list->places[list->n];
  if (list->shares != NULL)
    list->shares[index] = list->shares[list->n];
}

static void
list_remove_place (List *list, guint place)
{
  for (guint i = 0; i < list->n; i++)
    if (list->places[i] == place)
      {
        list_remove (list, i);
        return;
      }
}

static guint
bucket_of (const Sparse *self, guint place)
{
  guint64 product = (guint64) self->in[place].n * self->out[place].n;

  return (guint) MIN (product, N_BUCKETS - 1);
}

static void
take_out (Sparse *self, guint place)
{
  if (self->previous[place] == NOWHERE)
    self->heads[self->bucket[place]] = self->next[place];
  else
    self->next[self->previous[place]] = self->next[place];
  if (self->next[place] != NOWHERE)
    self->previous[self->next[place]] = self->previous[place];
}

static void
put_in (Sparse *self, guint place)
{
  guint bucket = bucket_of (self, place);

  self->bucket[place] = bucket;
  self->previous[place] = NOWHERE;
  self->next[place] = self->heads[bucket];
  if (self->heads[bucket] != NOWHERE)
    self->previous[self->heads[bucket]] = place;
  self->heads[bucket] = place;
}

static void
refile (Sparse *self, guint place)
{
  if (bucket_of (self, place) == self->bucket[place])
    return;
  take_out (self, place);
  put_in (self, place);
}

static void
fill_lists (Sparse *self)
{
  const AlurComponent *component = self->component;

  for (guint i = 0; i < component->n_shares; i++)
    {
      const AlurShare *share = &component->shares[i];

      if (share->from == share->to)
        {
          self->back[share->from] += share->share;
          continue;
        }
      list_add (&self->out[share->from], share->to, TRUE, share->share);
      list_add (&self->in[share->to], share->from, FALSE, 0);
    }
  for (guint i = 0; i < N_BUCKETS; i++)
    self->heads[i] = NOWHERE;
  for (guint i = component->n; i-- > 0;)
    put_in (self, i);
}

static double
pivot_of (const Sparse *self, guint place)
{
  const List *out = &self->out[place];
  double pivot;

  if (self->component->leaks == NULL)
    return self->back[place] < 1 - ALUR_PIVOT_LEAST ? 1 - self->back[place] : 0;
  pivot = self->component->leaks[place];
  for (guint i = 0; i < out->n; i++)
    pivot += out->shares[i];
  return pivot;
}

/* What `from` sent to `place` goes where `place` sends it. Gives the share that it had sent. */
static double
bridge (Sparse *self, guint from, guint place, double pivot)
{
  const List *onward = &self->out[place];
  List *out = &self->out[from];
  double share, part;

  for (guint i = 0; i < out->n; i++)
    self->mark[out->places[i]] = i + 1;
  share = out->shares[self->mark[place] - 1];
  part = share / pivot;
  for (guint i = 0; i < onward->n; i++)
    {
      guint to = onward->places[i];

      if (to == from)
        self->back[from] += part * onward->shares[i];
      else if (self->mark[to] != 0)
        out->shares[self->mark[to] - 1] += part * onward->shares[i];
      else
        {
          list_add (out, to, TRUE, part * onward->shares[i]);
          list_add (&self->in[to], from, FALSE, 0);
          self->mark[to] = out->n;
        }
    }
  for (guint i = 0; i < out->n; i++)
    if (out->places[i] != place)
      self->mark[out->places[i]] = 0;
  list_remove (out, self->mark[place] - 1);
  self->mark[place] = 0;
  if (self->component->leaks != NULL)
    self->component->leaks[from] += part * self->component->leaks[place];
  return share;
}

static gboolean
eliminate (Sparse *self, guint place)
{
  AlurComponent *component = self->component;
  const List *in = &self->in[place], *out = &self->out[place];
  double pivot = pivot_of (self, place);
  Step *step = &self->steps[self->n_steps++];

  if (!(pivot > 0))
    return FALSE;
  *step = (Step){ .place = place, .first = self->from->len, .n = in->n, .pivot = pivot };
  take_out (self, place);
  for (guint i = 0; i < out->n; i++)
    {
      component->sources[out->places[i]] += out->shares[i] * (component->sources[place] / pivot);
      list_remove_place (&self->in[out->places[i]], place);
    }
  for (guint i = 0; i < in->n; i++)
    {
      double share = bridge (self, in->places[i], place, pivot);

      g_array_append_val (self->from, in->places[i]);
      g_array_append_val (self->share, share);
    }
  for (guint i = 0; i < in->n; i++)
    refile (self, in->places[i]);
  for (guint i = 0; i < out->n; i++)
    refile (self, out->places[i]);
  self->gone[place] = TRUE;
  self->n_left--;
  return TRUE;
}

/* Those that remain, as a full matrix. */
static gboolean
solve_rest (Sparse *self)
{
  AlurComponent *component = self->component;
  g_autofree guint *places = g_new (guint, self->n_left + 1);
  g_autofree guint *local = g_new (guint, component->n);
  g_autofree double *numbers = g_new (double, 3 * (gsize) self->n_left + 1);
  g_autoptr (GArray) shares = g_array_new (FALSE, FALSE, sizeof (AlurShare));
  AlurComponent rest = { .sources = numbers,
                         .leaks = component->leaks == NULL ? NULL : numbers + self->n_left,
                         .amounts = numbers + 2 * (gsize) self->n_left };

  for (guint i = 0; i < component->n; i++)
    if (!self->gone[i])
      {
        local[i] = rest.n;
        places[rest.n] = i;
        rest.sources[rest.n] = component->sources[i];
        if (rest.leaks != NULL)
          rest.leaks[rest.n] = component->leaks[i];
        rest.n++;
      }
  for (guint i = 0; i < rest.n; i++)
    {
      const List *out = &self->out[places[i]];
      AlurShare share = { .from = i, .to = i, .share = self->back[places[i]] };

      g_array_append_val (shares, share);
      for (guint k = 0; k < out->n; k++)
        {
          share = (AlurShare){ .from = i, .to = local[out->places[k]], .share = out->shares[k] };
          g_array_append_val (shares, share);
        }
    }
  rest.n_shares = shares->len;
  rest.shares = (const AlurShare *) (gpointer) shares->data;
  if (rest.n > 0 && !alur_component_solve_dense (&rest))
    return FALSE;
  for (guint i = 0; i < rest.n; i++)
    component->amounts[places[i]] = rest.amounts[i];
  return TRUE;
}

static void
substitute_back (Sparse *self)
{
  AlurComponent *component = self->component;

  for (guint i = self->n_steps; i-- > 0;)
    {
      const Step *step = &self->steps[i];
      double amount = component->sources[step->place];

      for (guint k = step->first; k < step->first + step->n; k++)
        amount += g_array_index (self->share, double, k)
                  * component->amounts[g_array_index (self->from, guint, k)];
      component->amounts[step->place] = amount / step->pivot;
    }
}

/* The smallest bucket that holds a place; its last one only says "many". */
static guint
least_bucket (const Sparse *self)
{
  guint bucket = 0;

  while (bucket < N_BUCKETS && self->heads[bucket] == NOWHERE)
    bucket++;
  return bucket;
}

static gboolean
run (Sparse *self)
{
  fill_lists (self);
  while (self->n_left > 0)
    {
      guint bucket = least_bucket (self);

      if (bucket == N_BUCKETS - 1 || (guint64) bucket * 16 > (guint64) self->n_left * self->n_left)
        break;
      if (!eliminate (self, self->heads[bucket]))
        return FALSE;
    }
  if (!solve_rest (self))
    return FALSE;
  substitute_back (self);
  return TRUE;
}

/**
 * alur_component_solve_sparse:
 * @component: the equations of a component
 *
 * Solves them by eliminating places with few ways first.
 *
 * Returns: whether there is a solution
 */
gboolean
alur_component_solve_sparse (AlurComponent *component)
{
  guint n = component->n;
  g_autofree List *lists = g_new0 (List, 2 * (gsize) n);
  g_autofree double *back = g_new0 (double, n);
  g_autofree gboolean *gone = g_new0 (gboolean, n);
  g_autofree guint *numbers = g_new0 (guint, 4 * (gsize) n);
  g_autofree Step *steps = g_new (Step, n);
  g_autoptr (GArray) from = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) share = g_array_new (FALSE, FALSE, sizeof (double));
  Sparse self = { .component = component,
                  .out = lists,
                  .in = lists + n,
                  .back = back,
                  .n_left = n,
                  .gone = gone,
                  .bucket = numbers,
                  .next = numbers + n,
                  .previous = numbers + 2 * (gsize) n,
                  .mark = numbers + 3 * (gsize) n,
                  .steps = steps,
                  .from = from,
                  .share = share };
  gboolean solved = run (&self);

  for (guint i = 0; i < 2 * n; i++)
    {
      g_free (lists[i].places);
      g_free (lists[i].shares);
    }
  return solved;
}
