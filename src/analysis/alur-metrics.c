/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-metrics-private.h"

#include "alur-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* clang-format off */
static const AlurMetricInfo infos[ALUR_N_METRICS] = {
  [ALUR_METRIC_STEPS] = { "steps", N_ ("Steps"), ALUR_METRIC_UNIT_COUNT },
  [ALUR_METRIC_UNITS] = { "units", N_ ("Units"), ALUR_METRIC_UNIT_COUNT },
  /* Translators: how often work goes from one unit to another */
  [ALUR_METRIC_HANDOFFS] = { "handoffs", N_ ("Hand-overs"), ALUR_METRIC_UNIT_COUNT },
  /* Translators: how many units the customer deals with */
  [ALUR_METRIC_VISITS] = { "visits", N_ ("Counters"), ALUR_METRIC_UNIT_COUNT },
  /* Translators: how often something goes between the customer and a unit */
  [ALUR_METRIC_CONTACTS] = { "contacts", N_ ("Contacts"), ALUR_METRIC_UNIT_COUNT },
  [ALUR_METRIC_DECISIONS] = { "decisions", N_ ("Decisions"), ALUR_METRIC_UNIT_COUNT },
  /* Translators: what the customer must hand in */
  [ALUR_METRIC_DOCUMENTS] = { "documents", N_ ("Documents"), ALUR_METRIC_UNIT_COUNT },
  [ALUR_METRIC_DOCUMENTS_REPEATED] = { "documents-repeated", N_ ("Documents asked for repeatedly"),
                                       ALUR_METRIC_UNIT_COUNT },
  /* Translators: time in which somebody works on a case */
  [ALUR_METRIC_WORK] = { "work", N_ ("Work"), ALUR_METRIC_UNIT_MINUTES },
  /* Translators: time in which a case lies and waits */
  [ALUR_METRIC_WAIT] = { "wait", N_ ("Waiting"), ALUR_METRIC_UNIT_MINUTES },
  [ALUR_METRIC_LEAD] = { "lead", N_ ("Lead time"), ALUR_METRIC_UNIT_MINUTES },
  [ALUR_METRIC_LEAD_ERROR] = { "lead-error", N_ ("Standard error of the lead time"),
                               ALUR_METRIC_UNIT_MINUTES },
  [ALUR_METRIC_FEE] = { "fee", N_ ("Fees"), ALUR_METRIC_UNIT_MONEY },
  [ALUR_METRIC_COST] = { "cost", N_ ("Costs"), ALUR_METRIC_UNIT_MONEY },
  /* Translators: work as a share of the lead time */
  [ALUR_METRIC_EFFICIENCY] = { "efficiency", N_ ("Efficiency"), ALUR_METRIC_UNIT_RATIO },
  [ALUR_METRIC_STAFF_MINUTES] = { "staff-minutes", N_ ("Staff time a year"),
                                  ALUR_METRIC_UNIT_MINUTES },
};
/* clang-format on */

/**
 * alur_metric_info:
 * @metric: a metric
 *
 * Returns: its id, label and kind of unit
 */
const AlurMetricInfo *
alur_metric_info (AlurMetric metric)
{
  g_return_val_if_fail (metric < ALUR_N_METRICS, NULL);

  return &infos[metric];
}

static gboolean
is_terminal (const AlurElement *step)
{
  guint kind = alur_element_get_word (step, ALUR_STEP_KIND);

  return kind == ALUR_STEP_KIND_START || kind == ALUR_STEP_KIND_END;
}

static gboolean
is_customer (AlurDocument *document, const AlurElement *stage, const char *id)
{
  const AlurElement *unit
      = id == NULL ? NULL : alur_document_lookup_kind (document, stage, id, ALUR_KIND_UNIT);

  return unit != NULL && alur_element_get_word (unit, ALUR_UNIT_LEVEL) == ALUR_LEVEL_CUSTOMER;
}

/* Counting reads every step once and keeps what it has seen in sets of atoms. */
typedef struct
{
  AlurDocument *document;
  const AlurElement *stage;
  const AlurElement *procedure;
  const char *customer; /* the last unit that was found to be one, and… */
  const char *staff;    /* …not to be one: steps of one unit tend to follow each other */
  GHashTable *units;
  GHashTable *visited;
  GHashTable *documents; /* folded name → the only step that asks for it, or NULL */
  double *metrics;
} Count;

static gboolean
is_customer_unit (Count *count, const char *id)
{
  if (id == NULL || id == count->staff)
    return FALSE;
  if (id == count->customer)
    return TRUE;
  if (!is_customer (count->document, count->stage, id))
    {
      count->staff = id;
      return FALSE;
    }
  count->customer = id;
  return TRUE;
}

static void
count_unit (Count *count, const char *id)
{
  if (id != NULL && !is_customer_unit (count, id))
    g_hash_table_add (count->units, (gpointer) (guintptr) id);
}

static void
count_documents (Count *count, const AlurElement *step)
{
  ALUR_FOREACH (input, step, ALUR_KIND_INPUT)
  {
    g_autofree char *name = NULL;
    gpointer first;

    if (alur_element_get_word (input, ALUR_INPUT_FROM) == 0)
      continue;
    name = alur_text_fold (alur_element_get_text (input, ALUR_INPUT_NAME));
    if (name == NULL || *name == '\0')
      continue;
    if (!g_hash_table_lookup_extended (count->documents, name, NULL, &first))
      {
        count->metrics[ALUR_METRIC_DOCUMENTS]++;
        g_hash_table_insert (count->documents, g_steal_pointer (&name), (gpointer) (guintptr) step);
      }
    else if (first != NULL && first != step)
      {
        count->metrics[ALUR_METRIC_DOCUMENTS_REPEATED]++;
        g_hash_table_insert (count->documents, g_steal_pointer (&name), NULL);
      }
  }
}

static void
count_step (Count *count, const AlurElement *step)
{
  const AlurIds *also = alur_element_get_refs (step, ALUR_STEP_ALSO);
  guint kind = alur_element_get_word (step, ALUR_STEP_KIND);
  gboolean decides = alur_element_get_word (step, ALUR_STEP_ROLE) == ALUR_ROLE_DECISION_MAKER;

  count->metrics[ALUR_METRIC_STEPS] += kind == ALUR_STEP_KIND_TASK
                                       || kind == ALUR_STEP_KIND_DECISION
                                       || kind == ALUR_STEP_KIND_SUBPROCESS;
  count->metrics[ALUR_METRIC_DECISIONS] += kind == ALUR_STEP_KIND_DECISION || decides;
  count_unit (count, alur_element_get_ref (step, ALUR_STEP_UNIT));
  for (guint i = 0; also != NULL && i < also->n_ids; i++)
    count_unit (count, also->ids[i]);
  count_documents (count, step);
}

static void
count_handoffs (Count *count, const AlurControlGraph *graph)
{
  for (guint i = 0; i < graph->n_flows; i++)
    {
      const AlurElement *from = graph->steps[graph->flows[i].from].element;
      const AlurElement *to = graph->steps[graph->flows[i].to].element;
      const char *from_unit = alur_element_get_ref (from, ALUR_STEP_UNIT);
      const char *to_unit = alur_element_get_ref (to, ALUR_STEP_UNIT);

      if (from_unit != NULL && to_unit != NULL && from_unit != to_unit && !is_terminal (from)
          && !is_terminal (to))
        count->metrics[ALUR_METRIC_HANDOFFS]++;
    }
}

/* A flow of any kind, one end of which lies in the procedure. */
static void
count_contact (Count *count, const AlurElement *flow)
{
  const char *const ids[]
      = { alur_element_get_ref (flow, ALUR_FLOW_FROM), alur_element_get_ref (flow, ALUR_FLOW_TO) };
  const AlurElement *steps[2];
  const char *units[2];
  gboolean customers[2];

  for (guint i = 0; i < 2; i++)
    {
      steps[i] = alur_document_lookup_kind (count->document, count->stage, ids[i], ALUR_KIND_STEP);
      if (steps[i] == NULL || is_terminal (steps[i]))
        return;
      units[i] = alur_element_get_ref (steps[i], ALUR_STEP_UNIT);
      customers[i] = is_customer_unit (count, units[i]);
    }
  if (customers[0] == customers[1])
    return;
  count->metrics[ALUR_METRIC_CONTACTS]++;
  for (guint i = 0; i < 2; i++)
    if (customers[i] && steps[i]->parent == count->procedure && units[1 - i] != NULL)
      g_hash_table_add (count->visited, (gpointer) (guintptr) units[1 - i]);
}

static void
count_contacts (Count *count, const GPtrArray *elsewhere)
{
  ALUR_FOREACH (flow, count->procedure, ALUR_KIND_FLOW)
  count_contact (count, flow);
  for (guint i = 0; i < elsewhere->len; i++)
    count_contact (count, g_ptr_array_index (elsewhere, i));
}

/*< private >
 * alur_metrics_count:
 * @document: a document
 * @procedure: a procedure of it
 * @graph: its control graph
 * @elsewhere: the flows of other procedures that end in it
 * @metrics: where to put the figures that are counted, all but those of time and money
 *
 * Counts, in time linear in what @procedure holds.
 */
void
alur_metrics_count (AlurDocument *document,
                    const AlurElement *procedure,
                    const AlurControlGraph *graph,
                    const GPtrArray *elsewhere,
                    double metrics[ALUR_N_METRICS])
{
  g_autoptr (GHashTable) units = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) visited = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) documents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Count count = { .document = document,
                  .stage = alur_element_get_stage (procedure),
                  .procedure = procedure,
                  .units = units,
                  .visited = visited,
                  .documents = documents,
                  .metrics = metrics };

  for (guint i = ALUR_METRIC_STEPS; i <= ALUR_METRIC_DOCUMENTS_REPEATED; i++)
    metrics[i] = 0;
  ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
  count_step (&count, step);
  count_handoffs (&count, graph);
  count_contacts (&count, elsewhere);
  metrics[ALUR_METRIC_UNITS] = g_hash_table_size (units);
  metrics[ALUR_METRIC_VISITS] = g_hash_table_size (visited);
}

static int
compare_serials_cb (gconstpointer a, gconstpointer b)
{
  const AlurElement *first = *(const AlurElement *const *) a;
  const AlurElement *second = *(const AlurElement *const *) b;

  return first->serial < second->serial ? -1 : first->serial > second->serial;
}

/*< private >
 * alur_metrics_list_visited:
 * @document: a document
 * @procedure: a procedure of it
 * @elsewhere: the flows of other procedures that end in it
 *
 * Returns: (transfer container): the units that the metric "visits" counts
 */
GPtrArray *
alur_metrics_list_visited (AlurDocument *document,
                           const AlurElement *procedure,
                           const GPtrArray *elsewhere)
{
  g_autoptr (GHashTable) visited = g_hash_table_new (NULL, NULL);
  double metrics[ALUR_N_METRICS] = { 0 };
  Count count = { .document = document,
                  .stage = alur_element_get_stage (procedure),
                  .procedure = procedure,
                  .visited = visited,
                  .metrics = metrics };
  GPtrArray *units = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer id;

  count_contacts (&count, elsewhere);
  g_hash_table_iter_init (&iter, visited);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      AlurElement *unit = alur_document_lookup_kind (document, count.stage, id, ALUR_KIND_UNIT);

      if (unit != NULL)
        g_ptr_array_add (units, unit);
    }
  g_ptr_array_sort (units, compare_serials_cb);
  return units;
}

/*< private >
 * alur_metrics_sum:
 * @document: a document
 * @procedure: a procedure of it
 * @graph: its control graph
 * @executions: (nullable): the expected executions of its steps
 * @callees: for each callee of @graph its figures, %NULL where no case reaches the call
 * @metrics: where to put the figures of time and money, but not those of the lead
 *
 * Sums what the steps take, each as often as it is executed. A call adds work and wait of what it
 * calls, and nothing else.
 */
void
alur_metrics_sum (AlurDocument *document,
                  const AlurElement *procedure,
                  const AlurControlGraph *graph,
                  const double *executions,
                  const AlurProcedureFigures *const *callees,
                  double metrics[ALUR_N_METRICS])
{
  double work = 0, wait = 0, fee = 0, cost = 0, staff = 0;
  Count units = { .document = document, .stage = alur_element_get_stage (procedure) };

  for (guint i = 0; executions != NULL && i < graph->n_steps; i++)
    {
      const AlurControlStep *step = &graph->steps[i];

      if (!(executions[i] > 0))
        continue;
      work += executions[i] * step->work;
      wait += executions[i] * step->wait;
      fee += executions[i] * step->fee;
      cost += executions[i] * step->cost;
      if (!is_customer_unit (&units, alur_element_get_ref (step->element, ALUR_STEP_UNIT)))
        staff += executions[i] * step->work;
      if (step->callee != G_MAXUINT)
        {
          work += executions[i] * callees[step->callee]->metrics[ALUR_METRIC_WORK];
          wait += executions[i] * callees[step->callee]->metrics[ALUR_METRIC_WAIT];
        }
    }
  metrics[ALUR_METRIC_WORK] = executions == NULL ? (double) NAN : work;
  metrics[ALUR_METRIC_WAIT] = executions == NULL ? (double) NAN : wait;
  metrics[ALUR_METRIC_FEE] = executions == NULL ? (double) NAN : fee;
  metrics[ALUR_METRIC_COST] = executions == NULL ? (double) NAN : cost;
  metrics[ALUR_METRIC_STAFF_MINUTES]
      = executions == NULL ? (double) NAN
                           : staff * alur_element_get_number (procedure, ALUR_PROCEDURE_VOLUME);
}

/*< private >
 * alur_metrics_set_lead:
 * @metrics: figures whose work is set
 * @lead: the lead time
 *
 * Puts the lead, its error and the efficiency into @metrics.
 */
void
alur_metrics_set_lead (double metrics[ALUR_N_METRICS], AlurLead lead)
{
  metrics[ALUR_METRIC_LEAD] = lead.lead;
  metrics[ALUR_METRIC_LEAD_ERROR] = lead.error;
  metrics[ALUR_METRIC_EFFICIENCY]
      = lead.lead > 0 ? metrics[ALUR_METRIC_WORK] / lead.lead : (double) NAN;
}
