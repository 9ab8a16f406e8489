/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The figures of procedures are computed when asked for, kept by procedure, and dropped when a
 * change touches them, those of their callers too (alur-figures-changes.c). A lead that must be
 * sampled is either sampled at once (command line, export) or handed out as a model that a worker
 * computes (window): until its answer is taken, the lead that was known before stands and is marked
 * as pending. */

#include "alur-figures-private.h"

#include "alur-equations.h"

#include <math.h>

static void
entry_clear (AlurFiguresEntry *entry)
{
  g_clear_pointer (&entry->graph, alur_control_graph_unref);
  g_clear_pointer (&entry->executions, g_free);
  g_clear_pointer (&entry->model, alur_lead_model_unref);
}

static void
entry_free_cb (gpointer data)
{
  AlurFiguresEntry *entry = data;

  entry_clear (entry);
  g_free (entry);
}

/**
 * alur_figures_new:
 * @document: a document
 *
 * Returns: (transfer full): its figures, none of them computed yet
 */
AlurFigures *
alur_figures_new (AlurDocument *document)
{
  AlurFigures *self = g_new0 (AlurFigures, 1);

  self->document = g_object_ref (document);
  self->entries = g_hash_table_new_full (NULL, NULL, NULL, entry_free_cb);
  self->crossings = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  self->seed = ALUR_LEAD_SEED;
  self->cases = ALUR_LEAD_CASES;
  return self;
}

/**
 * alur_figures_free:
 * @self: (transfer full): figures
 */
void
alur_figures_free (AlurFigures *self)
{
  g_hash_table_unref (self->crossings);
  g_hash_table_unref (self->entries);
  g_object_unref (self->document);
  g_free (self);
}

/**
 * alur_figures_get_document:
 * @self: figures
 *
 * Returns: (transfer none): the document that they are of
 */
AlurDocument *
alur_figures_get_document (AlurFigures *self)
{
  return self->document;
}

/**
 * alur_figures_set_sampling:
 * @self: figures
 * @seed: where the random numbers begin
 * @cases: how many cases are played for a lead that must be sampled, at least 2
 *
 * Says how leads are sampled; those that are known are forgotten.
 */
void
alur_figures_set_sampling (AlurFigures *self, guint64 seed, guint cases)
{
  self->seed = seed;
  self->cases = cases;
  g_hash_table_remove_all (self->entries);
}

/**
 * alur_figures_set_deferred:
 * @self: figures
 * @deferred: whether a lead that must be sampled is left to a worker
 *
 * Says who samples. In deferred figures such a lead is pending until alur_figures_take_lead().
 */
void
alur_figures_set_deferred (AlurFigures *self, gboolean deferred)
{
  self->deferred = deferred;
}

/* Flows between procedures */

static int
compare_crossings_cb (gconstpointer a, gconstpointer b)
{
  const AlurCrossing *first = a, *second = b;

  if (first->to->serial != second->to->serial)
    return first->to->serial < second->to->serial ? -1 : 1;
  return first->flow->serial < second->flow->serial ? -1
                                                    : first->flow->serial > second->flow->serial;
}

/*< private >
 * alur_figures_get_crossings:
 * @self: figures
 * @stage: a stage
 *
 * Returns: (transfer none): the flows of @stage whose ends lie in two procedures, sorted by the
 *   one in which they end
 */
GArray *
alur_figures_get_crossings (AlurFigures *self, const AlurElement *stage)
{
  GArray *crossings = g_hash_table_lookup (self->crossings, stage);

  if (crossings != NULL)
    return crossings;
  crossings = g_array_new (FALSE, FALSE, sizeof (AlurCrossing));
  ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
  {
    ALUR_FOREACH (flow, procedure, ALUR_KIND_FLOW)
    {
      const AlurElement *to = alur_document_lookup_kind (
          self->document, stage, alur_element_get_ref (flow, ALUR_FLOW_TO), ALUR_KIND_STEP);
      AlurCrossing crossing
          = { .from = procedure, .to = to == NULL ? NULL : to->parent, .flow = flow };

      if (crossing.to != NULL && crossing.to != procedure)
        g_array_append_val (crossings, crossing);
    }
  }
  g_array_sort (crossings, compare_crossings_cb);
  g_hash_table_insert (self->crossings, (gpointer) (guintptr) stage, crossings);
  return crossings;
}

/* The first flow that ends in `procedure` or in one of a later serial. */
static guint
find_crossing (GArray *crossings, const AlurElement *procedure)
{
  guint low = 0, high = crossings->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (crossings, AlurCrossing, middle).to->serial < procedure->serial)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * alur_figures_list_flows_from_elsewhere:
 * @self: figures
 * @procedure: a procedure
 *
 * Returns: (transfer container) (element-type AlurElement): the flows, of any kind, that lead from
 *   steps of other procedures to steps of @procedure
 */
GPtrArray *
alur_figures_list_flows_from_elsewhere (AlurFigures *self, const AlurElement *procedure)
{
  GArray *crossings = alur_figures_get_crossings (self, alur_element_get_stage (procedure));
  GPtrArray *flows = g_ptr_array_new ();

  for (guint i = find_crossing (crossings, procedure);
       i < crossings->len && g_array_index (crossings, AlurCrossing, i).to == procedure; i++)
    g_ptr_array_add (flows, (gpointer) (guintptr) g_array_index (crossings, AlurCrossing, i).flow);
  return flows;
}

/**
 * alur_figures_list_visited:
 * @self: figures
 * @procedure: a procedure
 *
 * Returns: (transfer container) (element-type AlurElement): the units that the customer deals with,
 *   those that the metric "visits" counts, in the order of their serials
 */
GPtrArray *
alur_figures_list_visited (AlurFigures *self, const AlurElement *procedure)
{
  g_autoptr (GPtrArray) flows = alur_figures_list_flows_from_elsewhere (self, procedure);

  return alur_metrics_list_visited (self->document, procedure, flows);
}

static void
count (AlurFigures *self, AlurFiguresEntry *entry)
{
  const AlurElement *procedure = entry->figures.procedure;
  g_autoptr (GPtrArray) flows = alur_figures_list_flows_from_elsewhere (self, procedure);

  alur_metrics_count (self->document, procedure, entry->graph, flows, entry->figures.metrics);
}

/* Expected executions */

/* What each step passes on to the next: an even part of a join's one execution, all to others. */
static guint
gather_shares (const AlurControlGraph *graph, AlurShare *shares)
{
  guint n = 0;

  for (guint i = 0; i < graph->n_ways; i++)
    {
      const AlurControlWay *way = &graph->ways[i];
      double share = way->probability;

      if (!graph->steps[way->from].reached || !(share > 0))
        continue;
      if (graph->steps[way->to].join_all)
        share /= graph->steps[way->to].n_awaited;
      shares[n++] = (AlurShare){ .from = way->from, .to = way->to, .share = share };
    }
  return n;
}

/**
 * alur_control_graph_solve:
 * @graph: the control graph of a procedure
 *
 * Computes how often each step is executed in one case, on average. Each of several starts begins
 * an even part of the cases.
 *
 * Returns: (transfer full) (nullable): the executions, a step each; %NULL where there is no start
 *   or a case never ends
 */
double *
alur_control_graph_solve (const AlurControlGraph *graph)
{
  g_autofree double *sources = g_new0 (double, graph->n_steps);
  g_autofree double *executions = g_new (double, graph->n_steps);
  g_autofree AlurShare *shares = g_new (AlurShare, graph->n_ways);
  guint n_shares = gather_shares (graph, shares);

  if (graph->n_starts == 0)
    return NULL;
  for (guint i = 0; i < graph->n_steps; i++)
    if (graph->steps[i].kind == ALUR_STEP_KIND_START)
      sources[i] = 1.0 / graph->n_starts;
  if (!alur_equations_solve (graph->n_steps, sources, n_shares, shares, executions))
    return NULL;
  return g_steal_pointer (&executions);
}

/* Called procedures */

typedef struct
{
  AlurLeadModel **models;
  const AlurProcedureFigures **figures;
  gboolean missing; /* one that is reached has no figures */
} Callees;

static void
callees_clear (Callees *callees)
{
  g_free (callees->models);
  g_free (callees->figures);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Callees, callees_clear)

/* How many tokens may come to steps while all procedures of a document are sampled: some seconds.
 * Where there are so many procedures that each gets little of it, fewer cases are played, and the
 * errors say so. */
#define MOST_EXECUTIONS 2e8
#define FEWEST_CASES 2u

/* Whether a case goes several ways at once from one of its steps. */
static gboolean
has_fork (AlurDocument *document, const AlurElement *stage, const AlurElement *procedure)
{
  g_autoptr (GHashTable) left = g_hash_table_new (NULL, NULL);

  ALUR_FOREACH (flow, procedure, ALUR_KIND_FLOW)
  {
    const char *from = alur_element_get_ref (flow, ALUR_FLOW_FROM);
    guint kind = alur_element_get_word (flow, ALUR_FLOW_KIND);
    const AlurElement *step;

    if ((kind != ALUR_FLOW_SEQUENCE && kind != ALUR_FLOW_DECISION)
        || g_hash_table_add (left, (gpointer) (guintptr) from))
      continue;
    step = alur_document_lookup_kind (document, stage, from, ALUR_KIND_STEP);
    if (step != NULL && alur_element_get_word (step, ALUR_STEP_KIND) != ALUR_STEP_KIND_DECISION)
      return TRUE;
  }
  return FALSE;
}

/* Procedures whose leads may have to be sampled. */
static guint
count_forked (AlurDocument *document)
{
  guint n = 0;

  ALUR_FOREACH (stage, alur_document_get_root (document), ALUR_KIND_STAGE)
  {
    ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
    n += has_fork (document, stage, procedure) ? 1 : 0;
  }
  return n;
}

static guint
count_cases (AlurFigures *self, const AlurLeadModel *model)
{
  double affordable;

  if (self->n_forked == 0)
    self->n_forked = MAX (count_forked (self->document), 1);
  affordable = MOST_EXECUTIONS / self->n_forked / alur_lead_model_get_plays (model);
  return affordable < self->cases ? MAX ((guint) affordable, FEWEST_CASES) : self->cases;
}

/* An old lead stays when nothing that it depends on is another now, whether a worker has already
 * computed it or not. */
static void
find_lead (AlurFigures *self, AlurFiguresEntry *entry, const AlurLeadModel *before)
{
  if (!alur_lead_model_needs_sampling (entry->model))
    {
      entry->known = alur_lead_model_sample (entry->model, 0, 0, NULL);
      entry->figures.lead_pending = FALSE;
    }
  else if (!self->deferred)
    {
      entry->known = alur_lead_model_sample (entry->model, self->seed,
                                             count_cases (self, entry->model), NULL);
      entry->figures.lead_pending = FALSE;
      alur_lead_model_settle (entry->model, entry->known);
    }
  else if (before == NULL || !alur_lead_model_equal (before, entry->model))
    {
      entry->figures.lead_pending = TRUE;
      entry->ticket = ++self->n_tickets;
    }
}

static AlurFiguresEntry *
entry_for (AlurFigures *self, const AlurElement *procedure)
{
  AlurFiguresEntry *entry = g_hash_table_lookup (self->entries, procedure);

  if (entry != NULL)
    return entry;
  entry = g_new0 (AlurFiguresEntry, 1);
  entry->figures.procedure = procedure;
  entry->known = (AlurLead){ .lead = (double) NAN, .error = (double) NAN };
  g_hash_table_insert (self->entries, (gpointer) (guintptr) procedure, entry);
  return entry;
}

/* Those that a case can reach. While an edit has left procedures that call each other in a ring,
 * one that is being computed counts as one without figures. */
static void
gather_callees (AlurFigures *self, const AlurControlGraph *graph, Callees *callees)
{
  callees->models = g_new0 (AlurLeadModel *, graph->n_callees);
  callees->figures = g_new0 (const AlurProcedureFigures *, graph->n_callees);
  for (guint i = 0; i < graph->n_steps; i++)
    {
      guint callee = graph->steps[i].callee;
      AlurFiguresEntry *called;

      if (callee == G_MAXUINT || !graph->steps[i].reached || callees->figures[callee] != NULL)
        continue;
      called = entry_for (self, graph->callees[callee]);
      callees->models[callee] = called->model;
      callees->figures[callee] = &called->figures;
      callees->missing |= called->figures.executions == NULL;
    }
}

/* A procedure that is being computed. */
typedef struct
{
  AlurFiguresEntry *entry;
  guint next_step; /* whose call is to be looked at */
  gboolean solves; /* whether its equations are not solved yet */
  AlurLeadModel *before;
} Computation;

static void
begin_computation (AlurFigures *self, AlurFiguresEntry *entry, GArray *computations)
{
  Computation begun = { .entry = entry, .solves = !entry->solved };

  if (entry->counted)
    return;
  entry->counted = TRUE;
  if (begun.solves)
    {
      entry->solved = TRUE;
      for (guint i = 0; i < ALUR_N_METRICS; i++)
        entry->figures.metrics[i] = (double) NAN;
      entry->figures.executions = NULL;
      begun.before = g_steal_pointer (&entry->model);
      entry_clear (entry);
      entry->graph = alur_control_graph_new (self->document, entry->figures.procedure);
      entry->model = alur_lead_model_new (entry->graph, NULL, NULL);
      entry->executions = alur_control_graph_solve (entry->graph);
    }
  g_array_append_val (computations, begun);
}

/* Begins what the last of @computations still needs. Returns whether there was something. */
static gboolean
descend (AlurFigures *self, GArray *computations)
{
  guint n_begun = computations->len;
  Computation *last = &g_array_index (computations, Computation, n_begun - 1);
  const AlurControlGraph *graph = last->entry->graph;

  while (computations->len == n_begun && last->next_step < graph->n_steps)
    {
      const AlurControlStep *step = &graph->steps[last->next_step++];

      if (step->callee != G_MAXUINT && step->reached)
        begin_computation (self, entry_for (self, graph->callees[step->callee]), computations);
    }
  return computations->len > n_begun;
}

static void
end_computation (AlurFigures *self, const Computation *ended)
{
  AlurFiguresEntry *entry = ended->entry;
  g_autoptr (AlurLeadModel) before = ended->before;
  g_auto (Callees) callees = { 0 };

  gather_callees (self, entry->graph, &callees);
  if (ended->solves)
    {
      if (callees.missing)
        g_clear_pointer (&entry->executions, g_free);
      alur_lead_model_unref (entry->model);
      entry->model = alur_lead_model_new (entry->graph, entry->executions, callees.models);
      find_lead (self, entry, before);
    }
  entry->figures.graph = entry->graph;
  entry->figures.executions = entry->executions;
  count (self, entry);
  alur_metrics_sum (self->document, entry->figures.procedure, entry->graph, entry->executions,
                    callees.figures, entry->figures.metrics);
  alur_metrics_set_lead (entry->figures.metrics, entry->known);
  if (!entry->figures.lead_pending)
    entry->figures.wait_of_lead = entry->figures.metrics[ALUR_METRIC_WAIT];
}

/* What is called is computed before what calls it. No recursion, because a row of calls may be as
 * long as the document. */
static AlurFiguresEntry *
compute (AlurFigures *self, const AlurElement *procedure)
{
  AlurFiguresEntry *entry = entry_for (self, procedure);
  g_autoptr (GArray) computations = NULL;

  if (entry->counted)
    return entry;
  computations = g_array_new (FALSE, FALSE, sizeof (Computation));
  begin_computation (self, entry, computations);
  while (computations->len > 0)
    {
      Computation ended;

      if (descend (self, computations))
        continue;
      ended = g_array_index (computations, Computation, computations->len - 1);
      g_array_set_size (computations, computations->len - 1);
      end_computation (self, &ended);
    }
  return entry;
}

/**
 * alur_figures_get:
 * @self: figures
 * @procedure: a procedure of a stage of the document
 *
 * Computes what is not known yet: in time linear in the size of @procedure and of what it calls,
 * plus what its loops and the sampling of its forks cost.
 *
 * Returns: (transfer none): the figures of @procedure, until the next change
 */
const AlurProcedureFigures *
alur_figures_get (AlurFigures *self, const AlurElement *procedure)
{
  return &compute (self, procedure)->figures;
}

/**
 * alur_figures_dup_lead_model:
 * @self: deferred figures
 * @procedure: a procedure
 * @ticket: (out): what to hand back with the answer
 *
 * Gives what a worker needs to compute a lead that is pending.
 *
 * Returns: (transfer full) (nullable): the model, %NULL when the lead of @procedure is not pending
 */
AlurLeadModel *
alur_figures_dup_lead_model (AlurFigures *self, const AlurElement *procedure, guint *ticket)
{
  AlurFiguresEntry *entry = compute (self, procedure);

  *ticket = entry->ticket;
  return entry->figures.lead_pending ? alur_lead_model_ref (entry->model) : NULL;
}

/**
 * alur_figures_take_lead:
 * @self: deferred figures
 * @procedure: a procedure
 * @ticket: what came with the model
 * @lead: what alur_lead_model_sample() gave
 *
 * Puts the answer of a worker in its place, unless @procedure has changed since.
 *
 * Returns: whether it was put there; then rules about the figures of @procedure are to be run again
 */
gboolean
alur_figures_take_lead (AlurFigures *self,
                        const AlurElement *procedure,
                        guint ticket,
                        AlurLead lead)
{
  AlurFiguresEntry *entry = g_hash_table_lookup (self->entries, procedure);

  if (entry == NULL || !entry->solved || entry->ticket != ticket || !entry->figures.lead_pending)
    return FALSE;
  entry->known = lead;
  entry->figures.lead_pending = FALSE;
  alur_metrics_set_lead (entry->figures.metrics, lead);
  entry->figures.wait_of_lead = entry->figures.metrics[ALUR_METRIC_WAIT];
  return TRUE;
}
