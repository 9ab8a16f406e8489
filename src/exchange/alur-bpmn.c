/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-bpmn.h"

#include <string.h>

static const struct
{
  const char *name;
  AlurBpmnClass class;
} nodes[] = {
  { "task", ALUR_BPMN_TASK },
  { "userTask", ALUR_BPMN_TASK },
  { "manualTask", ALUR_BPMN_TASK },
  { "serviceTask", ALUR_BPMN_TASK },
  { "sendTask", ALUR_BPMN_TASK },
  { "receiveTask", ALUR_BPMN_TASK },
  { "businessRuleTask", ALUR_BPMN_TASK },
  { "scriptTask", ALUR_BPMN_TASK },
  { "subProcess", ALUR_BPMN_SUB },
  { "adHocSubProcess", ALUR_BPMN_SUB },
  { "transaction", ALUR_BPMN_SUB },
  { "callActivity", ALUR_BPMN_SUB },
  { "exclusiveGateway", ALUR_BPMN_GATEWAY },
  { "parallelGateway", ALUR_BPMN_GATEWAY },
  { "inclusiveGateway", ALUR_BPMN_GATEWAY },
  { "complexGateway", ALUR_BPMN_GATEWAY },
  { "eventBasedGateway", ALUR_BPMN_GATEWAY },
  { "startEvent", ALUR_BPMN_START },
  { "endEvent", ALUR_BPMN_END },
  { "intermediateCatchEvent", ALUR_BPMN_BETWEEN },
  { "intermediateThrowEvent", ALUR_BPMN_BETWEEN },
  { "boundaryEvent", ALUR_BPMN_BETWEEN },
};

/**
 * alur_bpmn_get_class:
 * @name: the name of an element of %ALUR_BPMN_SPACE
 *
 * Returns: what it is as a node of a process
 */
AlurBpmnClass
alur_bpmn_get_class (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (nodes); i++)
    {
      if (strcmp (nodes[i].name, name) == 0)
        return nodes[i].class;
    }
  return ALUR_BPMN_OTHER;
}

/**
 * alur_bpmn_quotes:
 * @node: an element
 *
 * Returns: whether it is a text that may hold anything, even whole processes, which are then no
 * part of the model: nothing refers to them, nor do they take an identifier from anything
 */
gboolean
alur_bpmn_quotes (const AlurXmlNode *node)
{
  return alur_xml_node_is (node, ALUR_BPMN_SPACE, "documentation")
         || alur_xml_node_is (node, ALUR_BPMN_SPACE, "text")
         || alur_xml_node_is (node, ALUR_BPMN_SPACE, "script");
}

/**
 * alur_bpmn_is_data:
 * @node: an element of BPMN
 *
 * Returns: whether it is data that steps give and take
 */
gboolean
alur_bpmn_is_data (const AlurXmlNode *node)
{
  return strcmp (node->name, "dataObjectReference") == 0
         || strcmp (node->name, "dataStoreReference") == 0
         || strcmp (node->name, "dataObject") == 0;
}

/**
 * alur_bpmn_holds_nodes:
 * @node: a process or a sub-process
 *
 * Returns: whether anything happens in it
 */
gboolean
alur_bpmn_holds_nodes (const AlurXmlNode *node)
{
  for (const AlurXmlNode *child = node->first_child; child != NULL; child = child->next)
    {
      if (alur_xml_node_is (child, ALUR_BPMN_SPACE, NULL)
          && alur_bpmn_get_class (child->name) != ALUR_BPMN_OTHER)
        return TRUE;
    }
  return FALSE;
}

/**
 * alur_bpmn_may_have_at_edge:
 * @host: (nullable): a node
 * @event: a boundary event
 *
 * Returns: whether @event may be at the edge of @host: an activity beside it
 */
gboolean
alur_bpmn_may_have_at_edge (const AlurXmlNode *host, const AlurXmlNode *event)
{
  AlurBpmnClass class = host != NULL ? alur_bpmn_get_class (host->name) : ALUR_BPMN_OTHER;

  return (class == ALUR_BPMN_TASK || class == ALUR_BPMN_SUB) && host->parent == event->parent;
}
