/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was kept may refer to what is not in the file any more: to a step or a flow that was deleted
 * here, or that lies in a procedure which is not written. Other programs refuse such files. */

#include "alur-bpmn-put-back-private.h"

#include <string.h>

typedef struct
{
  GHashTable *nodes; /* id → AlurXmlNode, as now and as called at the end */
} Loose;

/* What other programs have added, or a text quotes, is nothing that anything refers to. */
static void
note_ids (Loose *self, AlurXmlNode *top)
{
  for (AlurXmlNode *node = top->first_child; node != NULL; node = node->next)
    {
      const char *id = alur_xml_node_is (node, ALUR_BPMN_SPACE, NULL)
                           ? alur_xml_node_get (node, NULL, "id")
                           : NULL;

      if (id != NULL && !g_hash_table_contains (self->nodes, id))
        g_hash_table_insert (self->nodes, (gpointer) id, node);
      if (node->name != NULL && !alur_xml_node_is (node, ALUR_BPMN_SPACE, "extensionElements")
          && !alur_bpmn_quotes (node))
        note_ids (self, node);
    }
}

static void
note_new_ids (Loose *self, GHashTable *renamed)
{
  GHashTableIter iter;
  gpointer id, other;

  g_hash_table_iter_init (&iter, renamed);
  while (g_hash_table_iter_next (&iter, &id, &other))
    {
      AlurXmlNode *node = g_hash_table_lookup (self->nodes, id);

      if (node != NULL && !g_hash_table_contains (self->nodes, other))
        g_hash_table_insert (self->nodes, other, node);
    }
}

/* What @name of @node refers to, maybe with a prefix; NULL: it is not in the file. */
static AlurXmlNode *
find (const Loose *self, const AlurXmlNode *node, const char *name)
{
  const char *text = alur_xml_node_get (node, NULL, name);
  g_autofree char *plain = text != NULL ? g_strstrip (g_strdup (text)) : NULL;
  const char *colon = plain != NULL ? strrchr (plain, ':') : NULL;
  AlurXmlNode *found = plain != NULL ? g_hash_table_lookup (self->nodes, plain) : NULL;

  return found == NULL && colon != NULL ? g_hash_table_lookup (self->nodes, colon + 1) : found;
}

static gboolean
is_loose (const Loose *self, const AlurXmlNode *node, const char *name)
{
  return alur_xml_node_get (node, NULL, name) != NULL && find (self, node, name) == NULL;
}

/* A line that belongs to what has gone. */
static gboolean
is_lost (const Loose *self, const AlurXmlNode *node)
{
  return (strcmp (node->name, "association") == 0 || strcmp (node->name, "messageFlow") == 0)
         && (is_loose (self, node, "sourceRef") || is_loose (self, node, "targetRef"));
}

/* An event at the edge of nothing is one by itself. */
static void
free_event (const Loose *self, AlurXmlNode *node)
{
  const AlurXmlNode *host = find (self, node, "attachedToRef");

  if (alur_xml_node_get (node, NULL, "attachedToRef") == NULL
      || alur_bpmn_may_have_at_edge (host, node))
    return;
  node->name = "intermediateCatchEvent";
  alur_xml_node_unset (node, NULL, "attachedToRef");
  alur_xml_node_unset (node, NULL, "cancelActivity");
}

static void
free_default (const Loose *self, AlurXmlNode *node)
{
  const AlurXmlNode *flow = find (self, node, "default");

  if (flow == NULL || find (self, flow, "sourceRef") != node)
    alur_xml_node_unset (node, NULL, "default");
}

static void
look_at (const Loose *self, AlurXmlNode *node)
{
  gboolean was_loose = alur_xml_node_get (node, ALUR_BPMN_SPACE_ALUR, "loose") != NULL;

  alur_xml_node_unset (node, ALUR_BPMN_SPACE_ALUR, "loose");
  if (!was_loose && is_lost (self, node))
    alur_xml_node_detach (node);
  else if (!was_loose && strcmp (node->name, "boundaryEvent") == 0)
    free_event (self, node);
  else if (alur_bpmn_get_class (node->name) != ALUR_BPMN_OTHER)
    free_default (self, node);
}

/* What lies in a sub-process in which nothing happens is not known one by one. */
static gboolean
is_known_inside (const AlurXmlNode *node)
{
  return strcmp (node->name, "process") == 0 || strcmp (node->name, "collaboration") == 0
         || (alur_bpmn_get_class (node->name) == ALUR_BPMN_SUB && alur_bpmn_holds_nodes (node));
}

static void
look_through (const Loose *self, AlurXmlNode *top)
{
  AlurXmlNode *node = top->first_child;

  while (node != NULL)
    {
      AlurXmlNode *next = node->next;

      if (alur_xml_node_is (node, ALUR_BPMN_SPACE, NULL))
        {
          look_at (self, node);
          if (is_known_inside (node))
            look_through (self, node);
        }
      node = next;
    }
}

/**
 * alur_bpmn_put_back_loose: (skip)
 *
 * Takes out what refers to what is not in the file, when all that was kept is there.
 */
void
alur_bpmn_put_back_loose (AlurBpmnPutBack *self)
{
  Loose loose = { g_hash_table_new (g_str_hash, g_str_equal) };

  note_ids (&loose, self->root);
  note_new_ids (&loose, self->renamed);
  look_through (&loose, self->root);
  g_hash_table_unref (loose.nodes);
}
