/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is dropped is only noted and deleted all at once at the end: deleting looks through the
 * whole document for what referred to it. */

#include "alur-step-links.h"

#include "alur-edit.h"
#include "alur-flow.h"

struct _AlurStepLinks
{
  AlurDocument *document;
  AlurElement *procedure;
  GHashTable *nodes; /* id of a step, an atom → Node */
  GPtrArray *doomed; /* steps and flows that are to go */
};

typedef struct
{
  AlurElement *step;
  GPtrArray *out; /* in the order of the document */
  GPtrArray *in;
} Node;

static void
node_free (gpointer data)
{
  Node *node = data;

  g_ptr_array_unref (node->out);
  g_ptr_array_unref (node->in);
  g_free (node);
}

static Node *
find_node (AlurStepLinks *self, const char *id)
{
  return id != NULL ? g_hash_table_lookup (self->nodes, id) : NULL;
}

static Node *
node_of (AlurStepLinks *self, const AlurElement *step)
{
  Node *node = find_node (self, alur_element_get_id (step));

  g_assert (node != NULL);
  return node;
}

static Node *
end_of (AlurStepLinks *self, const AlurElement *flow, guint field)
{
  Node *node = find_node (self, alur_element_get_ref (flow, field));

  g_assert (node != NULL);
  return node;
}

/* Flows that carry no control, or to another procedure, are none of ours. */
static void
add_flow (AlurStepLinks *self, AlurElement *flow)
{
  Node *from = find_node (self, alur_element_get_ref (flow, ALUR_FLOW_FROM));
  Node *to = find_node (self, alur_element_get_ref (flow, ALUR_FLOW_TO));

  if (!alur_flow_may_control (flow) || from == NULL || to == NULL)
    return;
  g_ptr_array_add (from->out, flow);
  g_ptr_array_add (to->in, flow);
}

/**
 * alur_step_links_new:
 * @procedure: a procedure of @document, both of which outlive the links
 *
 * Returns: (transfer full): its control flows
 */
AlurStepLinks *
alur_step_links_new (AlurDocument *document, AlurElement *procedure)
{
  AlurStepLinks *self = g_new0 (AlurStepLinks, 1);

  self->document = document;
  self->procedure = procedure;
  self->nodes = g_hash_table_new_full (NULL, NULL, NULL, node_free);
  self->doomed = g_ptr_array_new ();
  ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
  alur_step_links_add_step (self, step);
  ALUR_FOREACH (flow, procedure, ALUR_KIND_FLOW)
  add_flow (self, flow);
  return self;
}

void
alur_step_links_free (AlurStepLinks *self)
{
  g_hash_table_unref (self->nodes);
  g_ptr_array_unref (self->doomed);
  g_free (self);
}

/**
 * alur_step_links_get_document:
 *
 * Returns: (transfer none): whose procedure it is
 */
AlurDocument *
alur_step_links_get_document (AlurStepLinks *self)
{
  return self->document;
}

/**
 * alur_step_links_get_procedure:
 *
 * Returns: (transfer none): whose flows they are
 */
AlurElement *
alur_step_links_get_procedure (AlurStepLinks *self)
{
  return self->procedure;
}

/**
 * alur_step_links_get_out:
 * @step: a step of the procedure
 *
 * Returns: (transfer none) (element-type AlurElement): the control flows out of it, in the order of
 *   the document
 */
const GPtrArray *
alur_step_links_get_out (AlurStepLinks *self, const AlurElement *step)
{
  return node_of (self, step)->out;
}

/**
 * alur_step_links_get_in:
 * @step: a step of the procedure
 *
 * Returns: (transfer none) (element-type AlurElement): the control flows into it
 */
const GPtrArray *
alur_step_links_get_in (AlurStepLinks *self, const AlurElement *step)
{
  return node_of (self, step)->in;
}

/**
 * alur_step_links_get_source:
 * @flow: one of the flows
 *
 * Returns: (transfer none): the step that it comes from
 */
AlurElement *
alur_step_links_get_source (AlurStepLinks *self, const AlurElement *flow)
{
  return end_of (self, flow, ALUR_FLOW_FROM)->step;
}

/**
 * alur_step_links_get_target:
 * @flow: one of the flows
 *
 * Returns: (transfer none): the step that it leads to
 */
AlurElement *
alur_step_links_get_target (AlurStepLinks *self, const AlurElement *flow)
{
  return end_of (self, flow, ALUR_FLOW_TO)->step;
}

/**
 * alur_step_links_find:
 *
 * Returns: (transfer none) (nullable): the first flow from one step to another
 */
AlurElement *
alur_step_links_find (AlurStepLinks *self, const AlurElement *from, const AlurElement *to)
{
  const GPtrArray *out = alur_step_links_get_out (self, from);

  for (guint i = 0; i < out->len; i++)
    {
      AlurElement *flow = g_ptr_array_index (out, i);

      if (alur_element_get_ref (flow, ALUR_FLOW_TO) == alur_element_get_id (to))
        return flow;
    }
  return NULL;
}

/**
 * alur_step_links_add_step:
 * @step: a new step of the procedure, without flows
 */
void
alur_step_links_add_step (AlurStepLinks *self, AlurElement *step)
{
  Node *node = g_new0 (Node, 1);

  node->step = step;
  node->out = g_ptr_array_new ();
  node->in = g_ptr_array_new ();
  g_hash_table_insert (self->nodes, (gpointer) (guintptr) alur_element_get_id (step), node);
}

/**
 * alur_step_links_connect:
 *
 * Returns: (transfer none): a new sequence flow
 */
AlurElement *
alur_step_links_connect (AlurStepLinks *self, AlurElement *from, AlurElement *to)
{
  AlurElement *flow = alur_edit_connect (self->document, from, to, ALUR_FLOW_SEQUENCE);

  add_flow (self, flow);
  return flow;
}

/* A line whose end moves has no use for the bends of its old way. */
static void
redirect (AlurStepLinks *self, AlurElement *flow, guint field, const AlurElement *step)
{
  AlurElement *bend;

  alur_document_set_text (self->document, flow, field, alur_element_get_id (step));
  while ((bend = alur_element_first (flow, ALUR_KIND_BEND)) != NULL)
    alur_document_remove (self->document, bend);
}

/**
 * alur_step_links_lead_to:
 * @flow: one of the flows
 * @step: where it shall lead
 */
void
alur_step_links_lead_to (AlurStepLinks *self, AlurElement *flow, AlurElement *step)
{
  Node *old = end_of (self, flow, ALUR_FLOW_TO);

  if (old->step == step)
    return;
  g_ptr_array_remove (old->in, flow);
  redirect (self, flow, ALUR_FLOW_TO, step);
  g_ptr_array_add (node_of (self, step)->in, flow);
}

/**
 * alur_step_links_come_from:
 * @flow: one of the flows
 * @step: where it shall come from
 */
void
alur_step_links_come_from (AlurStepLinks *self, AlurElement *flow, AlurElement *step)
{
  Node *old = end_of (self, flow, ALUR_FLOW_FROM);

  if (old->step == step)
    return;
  g_ptr_array_remove (old->out, flow);
  redirect (self, flow, ALUR_FLOW_FROM, step);
  g_ptr_array_add (node_of (self, step)->out, flow);
}

/**
 * alur_step_links_order_out:
 * @step: a step of the procedure
 * @flows: (element-type AlurElement): all flows out of it, in the order wanted
 *
 * Puts the flows in that order in the document, moving as few as it needs to.
 */
void
alur_step_links_order_out (AlurStepLinks *self, AlurElement *step, const GPtrArray *flows)
{
  Node *node = node_of (self, step);

  for (guint i = 1; i < flows->len; i++)
    {
      AlurElement *before = g_ptr_array_index (flows, i - 1);
      AlurElement *flow = g_ptr_array_index (flows, i);
      AlurElement *ahead = before->next;

      while (ahead != NULL && ahead != flow)
        ahead = ahead->next;
      if (ahead == NULL)
        alur_document_move (self->document, flow, self->procedure, before->next);
    }
  g_ptr_array_set_size (node->out, 0);
  g_ptr_array_extend (node->out, (GPtrArray *) flows, NULL, NULL);
}

static void
unlink_flow (AlurStepLinks *self, AlurElement *flow)
{
  g_ptr_array_remove (end_of (self, flow, ALUR_FLOW_FROM)->out, flow);
  g_ptr_array_remove (end_of (self, flow, ALUR_FLOW_TO)->in, flow);
}

/**
 * alur_step_links_drop_flow:
 * @flow: one of the flows, which goes
 */
void
alur_step_links_drop_flow (AlurStepLinks *self, AlurElement *flow)
{
  unlink_flow (self, flow);
  g_ptr_array_add (self->doomed, flow);
}

/**
 * alur_step_links_drop_step:
 * @step: a step of the procedure, which goes with all its flows
 */
void
alur_step_links_drop_step (AlurStepLinks *self, AlurElement *step)
{
  Node *node = node_of (self, step);

  while (node->out->len > 0)
    unlink_flow (self, g_ptr_array_index (node->out, node->out->len - 1));
  while (node->in->len > 0)
    unlink_flow (self, g_ptr_array_index (node->in, node->in->len - 1));
  g_hash_table_remove (self->nodes, alur_element_get_id (step));
  g_ptr_array_add (self->doomed, step);
}

/**
 * alur_step_links_finish:
 *
 * Deletes what was dropped, before the transaction ends.
 */
void
alur_step_links_finish (AlurStepLinks *self)
{
  if (self->doomed->len > 0)
    alur_edit_delete (self->document, (AlurElement *const *) self->doomed->pdata,
                      self->doomed->len);
  g_ptr_array_set_size (self->doomed, 0);
}
