/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Flows of a file that we have written: which are gone, lead elsewhere or say something else. */

#include "alur-bpmn-import-private.h"

#include "alur-bpmn-kept.h"
#include "alur-edit.h"
#include "alur-language.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The ends of a flow as the file has them; NULL: none, or not one. */
typedef struct
{
  AlurElement *from;
  AlurElement *to;
} Ends;

static const char *
call (const AlurElement *step)
{
  const char *name = step != NULL ? alur_element_get_name (step) : NULL;

  return name != NULL ? name : "";
}

static AlurElement *
get_end (AlurBpmnImport *self, const AlurElement *flow, guint field)
{
  return alur_document_lookup (self->document, self->stage, alur_element_get_ref (flow, field));
}

static AlurElement *
find_step (AlurBpmnImport *self, const char *reference)
{
  AlurXmlNode *node = alur_bpmn_find (self, reference);
  AlurElement *element = node != NULL ? g_hash_table_lookup (self->made, node) : NULL;

  return element != NULL && element->kind == ALUR_KIND_STEP ? element : NULL;
}

/* The flow that was written as @node. Data that was kept is written as it was, beside its flows. */
static AlurElement *
find_flow (AlurBpmnImport *self, const AlurXmlNode *node)
{
  const char *id = alur_xml_node_get (node, NULL, "id");
  AlurElement *flow = id != NULL && alur_bpmn_was_sent (self, node)
                          ? alur_bpmn_return_find (self, id, ALUR_KIND_FLOW)
                          : NULL;

  return flow != NULL && g_strcmp0 (alur_bpmn_kept_get (flow, "element"), "data") != 0 ? flow
                                                                                       : NULL;
}

/* --- Gone ------------------------------------------------------------------------------------- */

static gboolean
is_flow (const AlurXmlNode *node)
{
  return alur_xml_node_is (node, ALUR_BPMN_SPACE, "sequenceFlow")
         || alur_xml_node_is (node, ALUR_BPMN_SPACE, "messageFlow")
         || alur_xml_node_is (node, ALUR_BPMN_SPACE, "dataObjectReference");
}

static void
delete_flow (AlurBpmnImport *self, const AlurXmlNode *sent, AlurElement *flow)
{
  const AlurElement *from = get_end (self, flow, ALUR_FLOW_FROM);
  const AlurElement *to = get_end (self, flow, ALUR_FLOW_TO);

  alur_bpmn_report_add (self->report, ALUR_BPMN_ROW_CHANGED, sent, alur_element_get_id (from),
                        alur_tr (NULL, N_ ("The flow from “%s” to “%s” was deleted.")), call (from),
                        call (to));
  alur_edit_delete (self->document, &flow, 1);
}

/* Whether the pool in which a flow began is still in the file. */
static gboolean
had_pool (AlurBpmnImport *self, const AlurElement *flow)
{
  return alur_bpmn_return_has_pool (self, flow->parent);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const AlurXmlNode *one = *(const AlurXmlNode *const *) a;
  const AlurXmlNode *other = *(const AlurXmlNode *const *) b;

  return one->line < other->line ? -1 : one->line > other->line ? 1 : 0;
}

static void
delete_gone (AlurBpmnImport *self)
{
  g_autoptr (GPtrArray) gone = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer id, node;

  g_hash_table_iter_init (&iter, self->sent);
  while (g_hash_table_iter_next (&iter, &id, &node))
    {
      if (is_flow (node) && alur_bpmn_find (self, id) == NULL)
        g_ptr_array_add (gone, node);
    }
  g_ptr_array_sort (gone, compare_lines);
  for (guint i = 0; i < gone->len; i++)
    {
      const AlurXmlNode *sent = g_ptr_array_index (gone, i);
      AlurElement *flow = find_flow (self, sent);

      if (flow != NULL && had_pool (self, flow))
        delete_flow (self, sent, flow);
    }
}

/* --- Changed ---------------------------------------------------------------------------------- */

static void
set_label (AlurBpmnImport *self, const AlurXmlNode *node, AlurElement *flow)
{
  const AlurXmlNode *sent = g_hash_table_lookup (self->sent, alur_xml_node_get (node, NULL, "id"));
  g_autofree char *before = alur_bpmn_dup_name (sent);
  g_autofree char *now = alur_bpmn_dup_name (node);

  if (strcmp (before, now) == 0)
    return;
  alur_document_set_text (self->document, flow, ALUR_FLOW_LABEL, now);
  alur_bpmn_report_add (self->report, ALUR_BPMN_ROW_CHANGED, node, alur_element_get_id (flow),
                        alur_tr (NULL, N_ ("The label “%s” of a flow is “%s” now.")), before, now);
}

static void
forget_bends (AlurBpmnImport *self, AlurElement *flow)
{
  AlurElement *bend;

  while ((bend = alur_element_first (flow, ALUR_KIND_BEND)) != NULL)
    alur_document_remove (self->document, bend);
}

static void
take_ends (AlurBpmnImport *self, const AlurXmlNode *node, AlurElement *flow, const Ends *ends)
{
  if (ends->from == NULL || ends->to == NULL)
    {
      alur_bpmn_report_add (self->report, ALUR_BPMN_ROW_DECIDE, node, alur_element_get_id (flow),
                            alur_tr (NULL, N_ ("The flow from “%s” to “%s” has lost an end in the "
                                               "file. It stays as it was.")),
                            call (get_end (self, flow, ALUR_FLOW_FROM)),
                            call (get_end (self, flow, ALUR_FLOW_TO)));
      return;
    }
  if (ends->from == get_end (self, flow, ALUR_FLOW_FROM)
      && ends->to == get_end (self, flow, ALUR_FLOW_TO))
    return;
  alur_document_set_text (self->document, flow, ALUR_FLOW_FROM, alur_element_get_id (ends->from));
  alur_document_set_text (self->document, flow, ALUR_FLOW_TO, alur_element_get_id (ends->to));
  forget_bends (self, flow);
  alur_bpmn_report_add (self->report, ALUR_BPMN_ROW_CHANGED, node, alur_element_get_id (flow),
                        alur_tr (NULL, N_ ("A flow leads from “%s” to “%s” now.")),
                        call (ends->from), call (ends->to));
}

/* --- Data ------------------------------------------------------------------------------------- */

/* The first of each is the end of a flow, if what was that is none any more: what was kept of
 * others may lead to the same data. The others are told. */
static void
note_end (
    AlurBpmnImport *self, GHashTable *ends_of, const char *data, AlurElement *step, gboolean out)
{
  AlurXmlNode *node = alur_bpmn_find (self, data);
  AlurElement *flow = node != NULL ? find_flow (self, node) : NULL;
  Ends *ends;

  if (flow == NULL || step == NULL)
    return;
  ends = g_hash_table_lookup (ends_of, node);
  if (ends == NULL)
    {
      ends = g_new0 (Ends, 1);
      g_hash_table_insert (ends_of, node, ends);
    }
  if (out && (ends->from == NULL || step == get_end (self, flow, ALUR_FLOW_FROM)))
    ends->from = step;
  else if (!out && (ends->to == NULL || step == get_end (self, flow, ALUR_FLOW_TO)))
    ends->to = step;
}

static void
note_ends_of (AlurBpmnImport *self, GHashTable *ends_of, const AlurXmlNode *node, AlurElement *step)
{
  for (const AlurXmlNode *child = node->first_child; child != NULL; child = child->next)
    {
      gboolean out = alur_xml_node_is (child, ALUR_BPMN_SPACE, "dataOutputAssociation");
      const AlurXmlNode *end;
      g_autofree char *data = NULL;

      if (!out && !alur_xml_node_is (child, ALUR_BPMN_SPACE, "dataInputAssociation"))
        continue;
      end = alur_xml_node_first (child, ALUR_BPMN_SPACE, out ? "targetRef" : "sourceRef");
      data = end != NULL ? g_strstrip (alur_xml_node_dup_text (end)) : NULL;
      if (data != NULL)
        note_end (self, ends_of, data, step, out);
    }
}

static void
note_association (AlurBpmnImport *self, GHashTable *ends_of, const AlurXmlNode *node)
{
  const char *source = alur_xml_node_get (node, NULL, "sourceRef");
  const char *target = alur_xml_node_get (node, NULL, "targetRef");

  if (source == NULL || target == NULL)
    return;
  note_end (self, ends_of, target, find_step (self, source), TRUE);
  note_end (self, ends_of, source, find_step (self, target), FALSE);
}

static GHashTable *
find_ends_of_data (AlurBpmnImport *self)
{
  GHashTable *ends_of = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  for (guint i = 0; i < self->processes->len; i++)
    {
      const AlurBpmnImportProcess *process = g_ptr_array_index (self->processes, i);

      for (const AlurXmlNode *node = process->node->first_child; node != NULL; node = node->next)
        {
          AlurElement *step = g_hash_table_lookup (self->made, node);

          if (alur_xml_node_is (node, ALUR_BPMN_SPACE, "association"))
            note_association (self, ends_of, node);
          else if (step != NULL && step->kind == ALUR_KIND_STEP)
            note_ends_of (self, ends_of, node, step);
        }
    }
  return ends_of;
}

/* --- All -------------------------------------------------------------------------------------- */

static void
take_flow (AlurBpmnImport *self, AlurXmlNode *node, GHashTable *ends_of)
{
  AlurElement *flow = find_flow (self, node);
  const Ends none = { NULL, NULL };
  const Ends *of_data = g_hash_table_lookup (ends_of, node);
  Ends ends = of_data != NULL ? *of_data : none;

  if (flow == NULL)
    return;
  g_hash_table_insert (self->made, node, flow);
  if (strcmp (node->name, "dataObjectReference") != 0)
    {
      ends.from = find_step (self, alur_xml_node_get (node, NULL, "sourceRef"));
      ends.to = find_step (self, alur_xml_node_get (node, NULL, "targetRef"));
    }
  /* Pools of which only the outside is drawn stand for their steps. */
  if (strcmp (node->name, "messageFlow") == 0)
    {
      if (ends.from == NULL && alur_bpmn_find (self, alur_xml_node_get (node, NULL, "sourceRef")))
        ends.from = get_end (self, flow, ALUR_FLOW_FROM);
      if (ends.to == NULL && alur_bpmn_find (self, alur_xml_node_get (node, NULL, "targetRef")))
        ends.to = get_end (self, flow, ALUR_FLOW_TO);
    }
  take_ends (self, node, flow, &ends);
  set_label (self, node, flow);
}

static void
take_flows_in (AlurBpmnImport *self, const AlurXmlNode *top, GHashTable *ends_of)
{
  for (AlurXmlNode *node = top->first_child; node != NULL; node = node->next)
    {
      if (node->name != NULL && is_flow (node))
        take_flow (self, node, ends_of);
    }
}

/* A flow stands where it begins, and a sequence can't lead into another procedure. */
static void
put_right (AlurBpmnImport *self, AlurElement *flow)
{
  const AlurElement *from = get_end (self, flow, ALUR_FLOW_FROM);
  const AlurElement *to = get_end (self, flow, ALUR_FLOW_TO);

  if (flow->parent != from->parent)
    alur_document_move (self->document, flow, from->parent, NULL);
  if (alur_element_get_word (flow, ALUR_FLOW_KIND) != ALUR_FLOW_SEQUENCE
      || from->parent == to->parent)
    return;
  alur_document_set_word (self->document, flow, ALUR_FLOW_KIND, ALUR_FLOW_INFORMATION);
  alur_bpmn_report_add (self->report, ALUR_BPMN_ROW_CHANGED, NULL, alur_element_get_id (flow),
                        alur_tr (NULL, N_ ("A sequence can't lead from “%s” into another process; "
                                           "it became a flow of information.")),
                        call (from));
}

/* Steps may have gone to other procedures, also away from flows that the file has no more or never
 * had as such. */
static void
put_all_right (AlurBpmnImport *self)
{
  ALUR_FOREACH (procedure, self->stage, ALUR_KIND_PROCEDURE)
  {
    AlurElement *flow = alur_element_first (procedure, ALUR_KIND_FLOW);

    while (flow != NULL)
      {
        AlurElement *next = alur_element_next (flow, ALUR_KIND_FLOW);

        put_right (self, flow);
        flow = next;
      }
  }
}

/**
 * alur_bpmn_return_flows: (skip)
 *
 * Takes over what has become of the flows that were sent, when nodes are known.
 */
void
alur_bpmn_return_flows (AlurBpmnImport *self)
{
  g_autoptr (GHashTable) ends_of = find_ends_of_data (self);

  delete_gone (self);
  for (guint i = 0; i < self->processes->len; i++)
    take_flows_in (self, ((AlurBpmnImportProcess *) g_ptr_array_index (self->processes, i))->node,
                   ends_of);
  for (const AlurXmlNode *node = alur_xml_node_first (self->root, ALUR_BPMN_SPACE, "collaboration");
       node != NULL; node = alur_xml_node_next (node, ALUR_BPMN_SPACE, "collaboration"))
    take_flows_in (self, node, ends_of);
  put_all_right (self);
}
