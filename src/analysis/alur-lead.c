/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The lead time of a procedure: from its start to the end of the last of what a case began.
 *
 * Without forks it is the expected work and wait, so the expected executions give it exactly. With
 * forks, what can be enumerated is exact too (alur-lead-exact.c); the rest is sampled by playing
 * cases (alur-play.c) with random numbers that are the same on every machine. A procedure that has
 * no forks itself but calls one that has takes over that one's lead and error, as often as it
 * calls. */

#include "alur-lead-private.h"

#include <math.h>

/* How many tokens may come to steps while a procedure is sampled: some seconds. Procedures whose
 * cases need more are sampled with fewer cases, and the error says so. */
#define MOST_EXECUTIONS 5e7

static const AlurLead no_lead = { .lead = (double) NAN, .error = (double) NAN };

/* Leads of models that have been sampled in this run. */
typedef struct
{
  guint64 seed;
  guint cases;
  GCancellable *cancellable;
  GHashTable *leads; /* AlurLeadModel → AlurLead */
} Sampling;

/* The lead of a model, when it is known already: else %FALSE. */
static gboolean
is_known (const AlurLeadModel *model, const Sampling *sampling, AlurLead *lead)
{
  const AlurLead *sampled;

  if (model->exact || model->settled)
    {
      *lead = model->lead;
      return TRUE;
    }
  sampled = g_hash_table_lookup (sampling->leads, model);
  *lead = sampled != NULL ? *sampled : no_lead;
  return sampled != NULL;
}

/* Work, wait and what is called, whose leads are known, as often as each step is executed. */
static AlurLead
sum_steps (const AlurLeadModel *model, const Sampling *sampling)
{
  const AlurControlGraph *graph = model->graph;
  AlurLead sum = { 0, 0 };

  for (guint i = 0; i < graph->n_steps; i++)
    {
      const AlurControlStep *step = &graph->steps[i];

      if (!(model->executions[i] > 0))
        continue;
      sum.lead += model->executions[i] * (step->work + step->wait);
      if (step->callee != G_MAXUINT)
        {
          AlurLead called;

          is_known (model->callees[step->callee], sampling, &called);
          sum.lead += model->executions[i] * called.lead;
          sum.error += model->executions[i] * called.error;
        }
    }
  return sum;
}

static guint
count_cases (const AlurLeadModel *model, guint cases)
{
  double affordable = MOST_EXECUTIONS / model->plays;

  return affordable < cases ? (guint) affordable : cases;
}

/* Mean and its standard error in one pass (Welford, Note on a method for calculating corrected sums
 * of squares and products, 1962). */
static AlurLead
sample_cases (const AlurLeadModel *model, const Sampling *sampling)
{
  g_autoptr (AlurPlay) play = alur_play_new (model);
  guint cases = count_cases (model, sampling->cases);
  double mean = 0, squares = 0;

  alur_play_set_seed (play, sampling->seed);
  alur_play_set_budget (play, (guint64) (8 * MOST_EXECUTIONS));
  for (guint i = 1; i <= cases; i++)
    {
      double time = 0, distance;

      if (g_cancellable_is_cancelled (sampling->cancellable) || !alur_play_case (play, &time))
        return no_lead;
      distance = time - mean;
      mean += distance / i;
      squares += distance * (time - mean);
    }
  if (cases < 2)
    return no_lead;
  return (AlurLead){ .lead = mean, .error = sqrt (squares / (cases - 1.0) / cases) };
}

/* Adds the models whose leads are needed before that of @model can be summed. */
static void
add_unknown (const AlurLeadModel *model, const Sampling *sampling, GPtrArray *models)
{
  const AlurControlGraph *graph = model->graph;

  for (guint i = 0; i < graph->n_steps; i++)
    {
      guint callee = graph->steps[i].callee;
      AlurLead lead;

      if (callee != G_MAXUINT && model->executions[i] > 0
          && !is_known (model->callees[callee], sampling, &lead))
        g_ptr_array_add (models, model->callees[callee]);
    }
}

/* What is called comes before what calls it. No recursion, because a row of calls may be as long as
 * the document. */
static AlurLead
lead_of (const AlurLeadModel *model, const Sampling *sampling)
{
  g_autoptr (GPtrArray) models = g_ptr_array_new ();
  AlurLead lead;

  g_ptr_array_add (models, (gpointer) (guintptr) model);
  while (models->len > 0)
    {
      guint n_models = models->len;
      const AlurLeadModel *last = g_ptr_array_index (models, n_models - 1);

      if (!is_known (last, sampling, &lead))
        {
          if (!last->graph->has_fork)
            add_unknown (last, sampling, models);
          if (models->len > n_models)
            continue;
          lead = last->graph->has_fork ? sample_cases (last, sampling) : sum_steps (last, sampling);
          g_hash_table_insert (sampling->leads, (gpointer) (guintptr) last,
                               g_memdup2 (&lead, sizeof lead));
        }
      g_ptr_array_set_size (models, (int) n_models - 1);
    }
  return lead;
}

static void
find_exact_lead (AlurLeadModel *self)
{
  const AlurControlGraph *graph = self->graph;
  double lead;

  for (guint i = 0; i < graph->n_callees; i++)
    if (self->callees[i] != NULL && !self->callees[i]->exact)
      return;
  if (!graph->has_fork)
    {
      self->lead = sum_steps (self, NULL);
      self->exact = TRUE;
    }
  else if (alur_lead_model_solve_exactly (self, &lead))
    {
      self->lead = (AlurLead){ .lead = lead, .error = 0 };
      self->exact = TRUE;
    }
}

static double
count_plays (const AlurLeadModel *self)
{
  const AlurControlGraph *graph = self->graph;
  double plays = 0;

  for (guint i = 0; i < graph->n_steps; i++)
    {
      const AlurControlStep *step = &graph->steps[i];
      guint n_sent = step->kind == ALUR_STEP_KIND_DECISION ? 1 : MAX (step->n_ways, 1);

      if (!(self->executions[i] > 0))
        continue;
      plays += self->executions[i] * n_sent;
      if (step->callee != G_MAXUINT)
        plays += self->executions[i] * self->callees[step->callee]->plays;
    }
  return plays;
}

/*< private >
 * alur_lead_model_new:
 * @graph: the control graph of a procedure
 * @executions: (nullable): expected executions of its steps; %NULL where it has no figures
 * @callees: for each callee of @graph its model, %NULL where no case reaches the call
 *
 * Copies what is needed to compute a lead time, and computes it where that is a matter of
 * milliseconds.
 *
 * Returns: (transfer full): the model
 */
AlurLeadModel *
alur_lead_model_new (AlurControlGraph *graph,
                     const double *executions,
                     AlurLeadModel *const *callees)
{
  AlurLeadModel *self = g_new0 (AlurLeadModel, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->graph = alur_control_graph_ref (graph);
  self->callees = g_new0 (AlurLeadModel *, graph->n_callees);
  self->lead = no_lead;
  if (executions == NULL)
    {
      self->exact = TRUE;
      return self;
    }
  self->executions = g_new (double, graph->n_steps);
  for (guint i = 0; i < graph->n_steps; i++)
    self->executions[i] = executions[i];
  for (guint i = 0; i < graph->n_callees; i++)
    if (callees[i] != NULL)
      self->callees[i] = alur_lead_model_ref (callees[i]);
  self->certain = alur_lead_model_is_certain (self);
  self->plays = count_plays (self);
  find_exact_lead (self);
  return self;
}

/*< private >
 * alur_lead_model_settle:
 * @self: a model that no other thread has
 * @lead: what was sampled for it
 *
 * Keeps @lead, so that procedures that call this one need not sample it again.
 */
void
alur_lead_model_settle (AlurLeadModel *self, AlurLead lead)
{
  self->settled = TRUE;
  self->lead = lead;
}

static gboolean
same_number (double a, double b)
{
  return !(a < b) && !(b < a);
}

static gboolean
steps_equal (const AlurControlStep *a, const AlurControlStep *b)
{
  return a->kind == b->kind && a->join_all == b->join_all && a->reached == b->reached
         && a->callee == b->callee && a->n_ways == b->n_ways && same_number (a->work, b->work)
         && same_number (a->wait, b->wait);
}

static gboolean
ways_equal (const AlurControlWay *a, const AlurControlWay *b)
{
  return a->from == b->from && a->to == b->to && same_number (a->probability, b->probability);
}

static gboolean
graphs_equal (const AlurControlGraph *a, const AlurControlGraph *b)
{
  if (a->n_steps != b->n_steps || a->n_ways != b->n_ways || a->n_callees != b->n_callees)
    return FALSE;
  for (guint i = 0; i < a->n_steps; i++)
    if (!steps_equal (&a->steps[i], &b->steps[i]))
      return FALSE;
  for (guint i = 0; i < a->n_ways; i++)
    if (!ways_equal (&a->ways[i], &b->ways[i]))
      return FALSE;
  return TRUE;
}

/* Two models that are to be compared; a model is the equal of one other only. */
static gboolean
add_pair (GHashTable *seen, GPtrArray *pairs, const AlurLeadModel *a, const AlurLeadModel *b)
{
  const AlurLeadModel *before = g_hash_table_lookup (seen, a);

  if (before != NULL)
    return before == b;
  g_hash_table_insert (seen, (gpointer) (guintptr) a, (gpointer) (guintptr) b);
  g_ptr_array_add (pairs, (gpointer) (guintptr) a);
  g_ptr_array_add (pairs, (gpointer) (guintptr) b);
  return TRUE;
}

/* Whether two models of equal graphs call the like as far as that shows, which is then compared. */
static gboolean
add_callees (GHashTable *seen, GPtrArray *pairs, const AlurLeadModel *a, const AlurLeadModel *b)
{
  for (guint i = 0; i < a->graph->n_callees; i++)
    {
      const AlurLeadModel *first = a->callees[i], *second = b->callees[i];

      if ((first == NULL) != (second == NULL)
          || (first != second && !add_pair (seen, pairs, first, second)))
        return FALSE;
    }
  return TRUE;
}

/*< private >
 * alur_lead_model_equal:
 * @a: a model
 * @b: another
 *
 * Returns: whether both lead to the same play, number for number
 */
gboolean
alur_lead_model_equal (const AlurLeadModel *a, const AlurLeadModel *b)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL); /* of a → of b */
  g_autoptr (GPtrArray) pairs = g_ptr_array_new ();
  gboolean equal = a == b || add_pair (seen, pairs, a, b);

  while (equal && pairs->len > 0)
    {
      b = g_ptr_array_steal_index (pairs, pairs->len - 1);
      a = g_ptr_array_steal_index (pairs, pairs->len - 1);
      equal = (a->executions == NULL) == (b->executions == NULL)
              && graphs_equal (a->graph, b->graph) && add_callees (seen, pairs, a, b);
    }
  return equal;
}

/**
 * alur_lead_model_ref:
 * @self: a model
 *
 * Takes a reference; any thread may.
 *
 * Returns: (transfer full): @self
 */
AlurLeadModel *
alur_lead_model_ref (AlurLeadModel *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/* Drops a reference. The last one puts @self before those whose last one has been dropped. */
static void
drop (AlurLeadModel *self, AlurLeadModel **dropped)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  self->next_dropped = *dropped;
  *dropped = self;
}

/**
 * alur_lead_model_unref:
 * @self: (transfer full): a model
 *
 * Drops a reference; any thread may.
 */
void
alur_lead_model_unref (AlurLeadModel *self)
{
  AlurLeadModel *dropped = NULL;

  drop (self, &dropped);
  while (dropped != NULL)
    {
      AlurLeadModel *model = g_steal_pointer (&dropped);

      dropped = model->next_dropped;
      for (guint i = 0; i < model->graph->n_callees; i++)
        drop (model->callees[i], &dropped);
      g_free (model->callees);
      g_free (model->executions);
      alur_control_graph_unref (model->graph);
      g_free (model);
    }
}

/**
 * alur_lead_model_get_plays:
 * @self: a model
 *
 * Returns: how many steps are carried out in one case, as far as can be expected
 */
double
alur_lead_model_get_plays (const AlurLeadModel *self)
{
  return self->plays;
}

/**
 * alur_lead_model_needs_sampling:
 * @self: a model
 *
 * Returns: whether alur_lead_model_sample() has to play cases; else it answers at once
 */
gboolean
alur_lead_model_needs_sampling (const AlurLeadModel *self)
{
  return !self->exact;
}

/**
 * alur_lead_model_sample:
 * @self: a model
 * @seed: where the random numbers begin; the same seed gives the same lead on every machine
 * @cases: how many cases to play of each procedure that needs it, at least 2
 * @cancellable: (nullable): to give up half-way
 *
 * Computes the lead time. Touches nothing but @self, which does not change, so that a worker thread
 * can call it. A procedure of which one case takes very many steps is sampled with fewer cases.
 *
 * Returns: the lead and its standard error, in minutes; NaN where there is none or @cancellable
 *   was cancelled
 */
AlurLead
alur_lead_model_sample (const AlurLeadModel *self,
                        guint64 seed,
                        guint cases,
                        GCancellable *cancellable)
{
  g_autoptr (GHashTable) leads = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  Sampling sampling = { .seed = seed, .cases = cases, .cancellable = cancellable, .leads = leads };

  return lead_of (self, &sampling);
}
