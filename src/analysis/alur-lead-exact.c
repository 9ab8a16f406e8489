/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lead times that need no sampling although there are forks.
 *
 * Whenever a case is nowhere but at the begin of one step, what comes depends on nothing that was.
 * So a case is a chain of such steps (a Markov chain with rewards): between them lies either one
 * way, or a fork and all that happens until its branches have come together again. What can happen
 * there is enumerated, if it is not too much; the chain then is a system of equations like that of
 * the expected executions, and the lead the sum over its steps. A fork that joins again inside a
 * loop, before a loop or between decisions is exact in this way; a loop inside a branch is not, for
 * then there is no end of what can happen.
 *
 * Where nothing at all is left to chance and nothing is waited for, the lead is the longest path,
 * however often the tokens multiply on the way. */

#include "alur-lead-private.h"

#include "alur-equations.h"

/* How many executions an enumeration may play: a few milliseconds. */
#define MOST_EXECUTIONS 50000u

typedef struct
{
  const AlurLeadModel *model;
  AlurPlay *play;
  guint *queue;
  guint n_queue;
  gboolean *seen;
  double *after;   /* expected minutes between a fork's end and the next step of the chain */
  guint *share_to; /* scratch: for each step the share to it out of the present one, + 1 */
  GArray *shares;
} Chain;

static gboolean
is_fork (const AlurControlStep *step)
{
  return step->kind != ALUR_STEP_KIND_DECISION && step->n_ways > 1;
}

/* A lone token waits for ever at a step that awaits several. */
static gboolean
starts_on_one (const AlurControlGraph *graph, guint step)
{
  return !graph->steps[step].join_all || graph->steps[step].n_awaited < 2;
}

static void
visit (Chain *chain, guint step)
{
  if (chain->seen[step])
    return;
  chain->seen[step] = TRUE;
  chain->queue[chain->n_queue++] = step;
}

static void
add_share (Chain *chain, guint from, guint to, double part)
{
  AlurShare share = { .from = from, .to = to, .share = part };

  if (chain->share_to[to] != 0)
    {
      g_array_index (chain->shares, AlurShare, chain->share_to[to] - 1).share += part;
      return;
    }
  g_array_append_val (chain->shares, share);
  chain->share_to[to] = chain->shares->len;
  visit (chain, to);
}

static void
follow_ways (Chain *chain, guint number)
{
  const AlurControlGraph *graph = chain->model->graph;
  const AlurControlStep *step = &graph->steps[number];

  for (guint i = 0; i < step->n_ways; i++)
    {
      const AlurControlWay *way = &graph->ways[step->first_way + i];

      if (way->probability > 0 && starts_on_one (graph, way->to))
        add_share (chain, number, way->to, way->probability);
    }
}

static gboolean
follow_fork (Chain *chain, guint number)
{
  alur_play_begin_enumeration (chain->play);
  do
    {
      AlurPlayed played;
      double probability;

      if (!alur_play_fork (chain->play, number, &played))
        return FALSE;
      probability = alur_play_get_probability (chain->play);
      chain->after[number] += probability * played.time;
      if (played.exit != G_MAXUINT)
        add_share (chain, number, played.exit, probability);
    }
  while (alur_play_next_enumeration (chain->play));
  return TRUE;
}

static gboolean
follow_all (Chain *chain)
{
  const AlurControlGraph *graph = chain->model->graph;

  for (guint i = 0; i < graph->n_steps; i++)
    if (graph->steps[i].kind == ALUR_STEP_KIND_START)
      visit (chain, i);
  for (guint i = 0; i < chain->n_queue; i++)
    {
      guint number = chain->queue[i], first = chain->shares->len;

      if (!is_fork (&graph->steps[number]))
        follow_ways (chain, number);
      else if (!follow_fork (chain, number))
        return FALSE;
      for (guint k = first; k < chain->shares->len; k++)
        chain->share_to[g_array_index (chain->shares, AlurShare, k).to] = 0;
    }
  return TRUE;
}

static int
compare_shares_cb (gconstpointer a, gconstpointer b)
{
  const AlurShare *first = a, *second = b;

  if (first->from != second->from)
    return first->from < second->from ? -1 : 1;
  return first->to < second->to ? -1 : first->to > second->to;
}

static gboolean
sum_chain (Chain *chain, double *lead)
{
  const AlurLeadModel *model = chain->model;
  const AlurControlGraph *graph = model->graph;
  g_autofree double *sources = g_new0 (double, graph->n_steps);
  g_autofree double *amounts = g_new (double, graph->n_steps);

  for (guint i = 0; i < graph->n_steps; i++)
    if (graph->steps[i].kind == ALUR_STEP_KIND_START)
      sources[i] = 1.0 / graph->n_starts;
  g_array_sort (chain->shares, compare_shares_cb);
  if (!alur_equations_solve (graph->n_steps, sources, chain->shares->len,
                             (const AlurShare *) (gpointer) chain->shares->data, amounts))
    return FALSE;
  *lead = 0;
  for (guint i = 0; i < graph->n_steps; i++)
    {
      const AlurControlStep *step = &graph->steps[i];
      double lasts = step->work + step->wait + chain->after[i];

      if (!(amounts[i] > 0))
        continue;
      if (step->callee != G_MAXUINT)
        lasts += model->callees[step->callee]->lead.lead;
      *lead += amounts[i] * lasts;
    }
  return TRUE;
}

static gboolean
solve_chain (const AlurLeadModel *self, double *lead)
{
  guint n = self->graph->n_steps;
  g_autoptr (AlurPlay) play = alur_play_new (self);
  g_autofree guint *numbers = g_new0 (guint, 2 * (gsize) n);
  g_autofree gboolean *seen = g_new0 (gboolean, n);
  g_autofree double *after = g_new0 (double, n);
  g_autoptr (GArray) shares = g_array_new (FALSE, FALSE, sizeof (AlurShare));
  Chain chain = { .model = self,
                  .play = play,
                  .queue = numbers,
                  .seen = seen,
                  .after = after,
                  .share_to = numbers + n,
                  .shares = shares };

  alur_play_set_budget (play, MOST_EXECUTIONS);
  return follow_all (&chain) && sum_chain (&chain, lead);
}

/* The longest path through the steps that are reached, which hold no loop if all are counted. */
static gboolean
find_longest (const AlurLeadModel *self, double *lead)
{
  const AlurControlGraph *graph = self->graph;
  g_autofree guint *missing = g_new0 (guint, graph->n_steps);
  g_autofree guint *queue = g_new (guint, graph->n_steps);
  g_autofree double *begins = g_new0 (double, graph->n_steps);
  guint n_queue = 0, n_reached = 0;

  *lead = 0;
  for (guint i = 0; i < graph->n_ways; i++)
    if (graph->steps[graph->ways[i].from].reached && graph->ways[i].probability > 0)
      missing[graph->ways[i].to]++;
  for (guint i = 0; i < graph->n_steps; i++)
    {
      n_reached += graph->steps[i].reached ? 1 : 0;
      if (graph->steps[i].reached && missing[i] == 0)
        queue[n_queue++] = i;
    }
  for (guint i = 0; i < n_queue; i++)
    {
      const AlurControlStep *step = &graph->steps[queue[i]];
      double end = begins[queue[i]] + step->work + step->wait;

      if (step->callee != G_MAXUINT)
        end += self->callees[step->callee]->lead.lead;
      *lead = MAX (*lead, end);
      for (guint k = step->first_way; k < step->first_way + step->n_ways; k++)
        {
          guint to = graph->ways[k].to;

          if (!(graph->ways[k].probability > 0))
            continue;
          begins[to] = MAX (begins[to], end);
          if (--missing[to] == 0)
            queue[n_queue++] = to;
        }
    }
  return n_queue == n_reached;
}

static gboolean
awaits_several (const AlurControlGraph *graph)
{
  for (guint i = 0; i < graph->n_steps; i++)
    if (graph->steps[i].reached && !starts_on_one (graph, i))
      return TRUE;
  return FALSE;
}

/**
 * alur_lead_model_is_certain:
 * @self: a model with its callees set
 *
 * Returns: whether nothing in it or in what it calls is left to chance
 */
gboolean
alur_lead_model_is_certain (const AlurLeadModel *self)
{
  const AlurControlGraph *graph = self->graph;

  if (graph->n_starts > 1)
    return FALSE;
  for (guint i = 0; i < graph->n_ways; i++)
    if (graph->steps[graph->ways[i].from].reached && graph->ways[i].probability > 0
        && graph->ways[i].probability < 1)
      return FALSE;
  for (guint i = 0; i < graph->n_callees; i++)
    if (self->callees[i] != NULL && !self->callees[i]->certain)
      return FALSE;
  return TRUE;
}

/**
 * alur_lead_model_solve_exactly:
 * @self: a model with forks, whose callees all have exact leads
 * @lead: (out): its lead, in minutes
 *
 * Returns: whether the lead could be computed exactly, in a few milliseconds
 */
gboolean
alur_lead_model_solve_exactly (const AlurLeadModel *self, double *lead)
{
  if (self->certain && !awaits_several (self->graph) && find_longest (self, lead))
    return TRUE;
  return solve_chain (self, lead);
}
