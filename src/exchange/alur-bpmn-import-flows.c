/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sequence flows and message flows become flows between steps. */

#include "alur-bpmn-import-private.h"

#include "alur-bpmn-kept.h"
#include "alur-language.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What is not kept of a flow: it is said by ours. */
static const char *const own[] = { "id", "name", "sourceRef", "targetRef", NULL };

/* The step at an end of a flow; NULL: there is none. */
static AlurElement *
find_step (const AlurBpmnImport *self, const AlurXmlNode *flow, const char *end)
{
  AlurXmlNode *node = alur_bpmn_find (self, alur_xml_node_get (flow, NULL, end));
  AlurElement *element = node != NULL ? g_hash_table_lookup (self->made, node) : NULL;

  return element != NULL && element->kind == ALUR_KIND_STEP ? element : NULL;
}

static const char *
call (const AlurElement *step)
{
  const char *name = alur_element_get_name (step);

  return name != NULL ? name : "";
}

/* In a file of ours everything that was not sent is told. */
static void
tell_new (AlurBpmnImport *self,
          const AlurXmlNode *node,
          const AlurElement *flow,
          const AlurElement *from,
          const AlurElement *to)
{
  if (self->sent != NULL)
    alur_bpmn_report_add (self->report, ALUR_BPMN_ROW_CHANGED, node, alur_element_get_id (flow),
                          alur_tr (NULL, N_ ("The flow from “%s” to “%s” is new.")), call (from),
                          call (to));
}

static AlurElement *
import_flow (
    AlurBpmnImport *self, AlurXmlNode *node, AlurElement *from, AlurElement *to, AlurFlowKind kind)
{
  AlurElement *flow = alur_bpmn_insert (self, from->parent, ALUR_KIND_FLOW, node);
  g_autofree char *label = alur_bpmn_dup_name (node);
  const char *written = alur_xml_node_get (node, NULL, "name");

  if (kind != ALUR_FLOW_SEQUENCE)
    alur_document_set_word (self->document, flow, ALUR_FLOW_KIND, kind);
  alur_document_set_text (self->document, flow, ALUR_FLOW_FROM, alur_element_get_id (from));
  alur_document_set_text (self->document, flow, ALUR_FLOW_TO, alur_element_get_id (to));
  alur_document_set_text (self->document, flow, ALUR_FLOW_LABEL, label);
  if (written != NULL && strcmp (written, label) != 0)
    alur_bpmn_kept_set (self->document, flow, "name", written);
  alur_bpmn_kept_set (self->document, flow, "element", node->name);
  alur_bpmn_kept_set (self->document, flow, "shape", alur_bpmn_get_drawn (self, node, "id"));
  alur_bpmn_keep_bare (self, flow, node, own);
  tell_new (self, node, flow, from, to);
  return flow;
}

static void
import_sequence (AlurBpmnImport *self, AlurXmlNode *node)
{
  AlurElement *from = find_step (self, node, "sourceRef");
  AlurElement *to = find_step (self, node, "targetRef");
  AlurElement *flow;

  if (from == NULL || to == NULL || alur_bpmn_was_sent (self, node))
    return;
  if (from->parent == to->parent)
    {
      import_flow (self, node, from, to, ALUR_FLOW_SEQUENCE);
      return;
    }
  flow = import_flow (self, node, from, to, ALUR_FLOW_INFORMATION);
  alur_bpmn_report_add (self->report, ALUR_BPMN_ROW_CHANGED, node, alur_element_get_id (flow),
                        alur_tr (NULL, N_ ("A sequence can't lead from “%s” into another process; "
                                           "it became a flow of information.")),
                        call (from));
}

/**
 * alur_bpmn_import_sequences: (skip)
 *
 * Makes the flows between the steps of a process, when the steps of all are there.
 */
void
alur_bpmn_import_sequences (AlurBpmnImport *self, AlurBpmnImportProcess *process)
{
  for (AlurXmlNode *node = alur_xml_node_first (process->node, ALUR_BPMN_SPACE, "sequenceFlow");
       node != NULL; node = alur_xml_node_next (node, ALUR_BPMN_SPACE, "sequenceFlow"))
    import_sequence (self, node);
}

static void
import_messages_of (AlurBpmnImport *self, const AlurXmlNode *collaboration)
{
  for (AlurXmlNode *node = alur_xml_node_first (collaboration, ALUR_BPMN_SPACE, "messageFlow");
       node != NULL; node = alur_xml_node_next (node, ALUR_BPMN_SPACE, "messageFlow"))
    {
      AlurElement *from = find_step (self, node, "sourceRef");
      AlurElement *to = find_step (self, node, "targetRef");

      if (from != NULL && to != NULL && !alur_bpmn_was_sent (self, node))
        import_flow (self, node, from, to, ALUR_FLOW_INFORMATION);
    }
}

/**
 * alur_bpmn_import_messages: (skip)
 *
 * Makes flows of information of messages from step to step.
 */
void
alur_bpmn_import_messages (AlurBpmnImport *self)
{
  for (const AlurXmlNode *node = alur_xml_node_first (self->root, ALUR_BPMN_SPACE, "collaboration");
       node != NULL; node = alur_xml_node_next (node, ALUR_BPMN_SPACE, "collaboration"))
    import_messages_of (self, node);
}
