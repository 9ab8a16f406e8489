/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Taking out, putting in and ordering the elements of a file of BPMN. */

#include "alur-bpmn-put-back-private.h"

#include <string.h>

/**
 * alur_xml_node_detach: (skip)
 *
 * Takes @node out of where it is.
 */
void
alur_xml_node_detach (AlurXmlNode *node)
{
  AlurXmlNode *parent = node->parent;
  AlurXmlNode *before = NULL;

  if (parent == NULL)
    return;
  for (AlurXmlNode *child = parent->first_child; child != node; child = child->next)
    before = child;
  if (before != NULL)
    before->next = node->next;
  else
    parent->first_child = node->next;
  if (parent->last_child == node)
    parent->last_child = before;
  node->next = NULL;
  node->parent = NULL;
}

/**
 * alur_xml_node_append: (skip)
 *
 * Puts @node, which is nowhere, last into @parent.
 */
void
alur_xml_node_append (AlurXmlNode *parent, AlurXmlNode *node)
{
  node->parent = parent;
  node->next = NULL;
  if (parent->last_child != NULL)
    parent->last_child->next = node;
  else
    parent->first_child = node;
  parent->last_child = node;
}

/**
 * alur_xml_node_unset: (skip)
 *
 * Takes an attribute away, if it is there.
 */
void
alur_xml_node_unset (AlurXmlNode *node, const char *space, const char *name)
{
  AlurXmlAttribute *before = NULL;

  for (AlurXmlAttribute *a = node->attributes; a != NULL; before = a, a = a->next)
    {
      if (strcmp (a->name, name) != 0 || g_strcmp0 (a->space, space) != 0)
        continue;
      if (before != NULL)
        before->next = a->next;
      else
        node->attributes = a->next;
      if (node->last_attribute == a)
        node->last_attribute = before;
      return;
    }
}

/* The order that the schema of BPMN wants, of all elements alike: no element may have two of these
 * in another order. What is not named stands where nodes do. */
static const struct
{
  const char *name;
  guint rank;
} order[] = {
  { "import", 1 },
  { "extension", 2 },
  { "documentation", 3 },
  { "extensionElements", 4 },
  { "auditing", 5 },
  { "monitoring", 6 },
  { "categoryValueRef", 7 },
  { "incoming", 8 },
  { "outgoing", 9 },
  { "supportedInterfaceRef", 10 },
  { "ioSpecification", 11 },
  { "property", 12 },
  { "dataInput", 13 },
  { "dataOutput", 13 },
  { "dataInputAssociation", 14 },
  { "dataOutputAssociation", 15 },
  { "inputSet", 16 },
  { "outputSet", 16 },
  { "resourceRole", 17 },
  { "performer", 17 },
  { "humanPerformer", 17 },
  { "potentialOwner", 17 },
  { "standardLoopCharacteristics", 18 },
  { "multiInstanceLoopCharacteristics", 18 },
  { "laneSet", 19 },
  { "participant", 19 },
  { "messageFlow", 20 },
  { "textAnnotation", 22 },
  { "group", 22 },
  { "association", 22 },
  { "partitionElement", 23 },
  { "flowNodeRef", 24 },
  { "childLaneSet", 25 },
};

#define RANK_OF_REST 21u
#define RANK_OF_DIAGRAM 30u
#define RANK_OF_RELATIONSHIP 31u

static guint
get_rank (const AlurXmlNode *node)
{
  if (g_strcmp0 (node->space, ALUR_BPMN_SPACE_DI) == 0)
    return RANK_OF_DIAGRAM;
  if (node->name == NULL || g_strcmp0 (node->space, ALUR_BPMN_SPACE) != 0)
    return RANK_OF_REST;
  if (strcmp (node->name, "relationship") == 0)
    return RANK_OF_RELATIONSHIP;
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      if (strcmp (order[i].name, node->name) == 0)
        return order[i].rank;
    }
  return RANK_OF_REST;
}

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  guint one = get_rank (*(AlurXmlNode *const *) a);
  guint other = get_rank (*(AlurXmlNode *const *) b);

  return one < other ? -1 : one > other ? 1 : 0;
}

/**
 * alur_bpmn_sort_children: (skip)
 *
 * Puts what is in @node into the order that the schema wants; what is alike stays as it is.
 */
void
alur_bpmn_sort_children (AlurXmlNode *node)
{
  g_autoptr (GPtrArray) children = g_ptr_array_new ();

  for (AlurXmlNode *child = node->first_child; child != NULL; child = child->next)
    g_ptr_array_add (children, child);
  g_ptr_array_sort (children, compare_ranks);
  node->first_child = node->last_child = NULL;
  for (guint i = 0; i < children->len; i++)
    alur_xml_node_append (node, g_ptr_array_index (children, i));
}
