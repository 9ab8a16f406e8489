/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which flows a procedure's drawing shows: its own, and those that come in from other procedures of
 * the stage. A step of another procedure is a small box in the lane of the step that it is
 * connected with, which names it. */

#include "alur-procedure-private.h"

#include "alur-flow.h"

typedef struct
{
  AlurProcedureDraft *draft;
  GArray *flows;
  GArray *references;
} Collector;

static const AlurElement *
lookup_step (const AlurProcedureDraft *draft, const char *id)
{
  return alur_document_lookup_kind (draft->document, draft->stage, id, ALUR_KIND_STEP);
}

static guint
add_reference (Collector *self, const AlurElement *flow, const AlurElement *step, guint neighbour)
{
  AlurReferencePlace reference = { .step = step, .flow = flow };

  reference.lane = self->draft->layout->steps[neighbour].lane;
  g_array_append_val (self->references, reference);
  return self->draft->layout->n_steps + self->references->len - 1;
}

static void
add_flow (Collector *self, const AlurElement *flow, gboolean incoming)
{
  const AlurProcedureDraft *draft = self->draft;
  const char *from_id = alur_element_get_ref (flow, ALUR_FLOW_FROM);
  const char *to_id = alur_element_get_ref (flow, ALUR_FLOW_TO);
  AlurProcedureFlow own = { .flow = flow };
  const AlurElement *other;

  own.from = alur_procedure_find_step (draft, from_id);
  own.to = alur_procedure_find_step (draft, to_id);
  if (incoming ? own.to == G_MAXUINT : own.from == G_MAXUINT)
    return;
  own.control = own.from != G_MAXUINT && own.to != G_MAXUINT && alur_flow_may_control (flow);
  if (own.from == G_MAXUINT)
    {
      other = lookup_step (draft, from_id);
      g_return_if_fail (other != NULL);
      own.from = add_reference (self, flow, other, own.to);
    }
  else if (own.to == G_MAXUINT)
    {
      other = lookup_step (draft, to_id);
      g_return_if_fail (other != NULL);
      own.to = add_reference (self, flow, other, own.from);
    }
  own.label = draft->sizes->measure_flow (flow, draft->sizes->data);
  g_array_append_val (self->flows, own);
}

/**
 * alur_procedure_find_flows:
 * @draft: a draft with its steps and their lanes
 *
 * Fills the flows, the procedure's own first, and the references.
 */
void
alur_procedure_find_flows (AlurProcedureDraft *draft)
{
  Collector self = { .draft = draft };

  self.flows = g_array_new (FALSE, FALSE, sizeof (AlurProcedureFlow));
  self.references = g_array_new (FALSE, FALSE, sizeof (AlurReferencePlace));
  ALUR_FOREACH (flow, draft->procedure, ALUR_KIND_FLOW)
  add_flow (&self, flow, FALSE);
  ALUR_FOREACH (procedure, draft->stage, ALUR_KIND_PROCEDURE)
  {
    if (procedure == draft->procedure)
      continue;
    ALUR_FOREACH (flow, procedure, ALUR_KIND_FLOW)
    add_flow (&self, flow, TRUE);
  }
  draft->n_flows = self.flows->len;
  draft->flows = (AlurProcedureFlow *) (gpointer) g_array_free (self.flows, FALSE);
  draft->layout->n_references = self.references->len;
  draft->layout->references
      = (AlurReferencePlace *) (gpointer) g_array_free (self.references, FALSE);
}
