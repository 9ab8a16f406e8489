/* SPDX-License-Identifier: GPL-3.0-or-later */

/* No identifier is in a file twice, whatever a document has kept. What was kept whole may hold what
 * a step or flow is called, because it came from a file that had that twice, or from two files. The
 * first keeps its identifier; what refers to it from elsewhere leads to the first anyway, or to the
 * first process where it can mean nothing else. What is quoted in a text, as in documentation, is
 * nobody's to refer to: it stays as it came, and takes no identifier from anything. */

#include "alur-bpmn-put-back-private.h"

#include <string.h>

typedef struct
{
  AlurXmlTree *tree;
  GHashTable *taken; /* id: whatever else may not be made anew */
  GHashTable *all;   /* id: in use anywhere */
  GHashTable *seen;  /* id → how often it was met */
  GHashTable *drawn; /* id → GPtrArray of AlurXmlNode: what draws it, in the order of the file */
  GHashTable *noted; /* the same of what we note of the diagram */
  GHashTable *callers;   /* id → GPtrArray of AlurXmlNode: what has or calls a process */
  GHashTable *processes; /* id: some process before had it */
  gboolean twice;
} Ids;

static gboolean
has_id (const AlurXmlNode *node)
{
  static const char *const spaces[]
      = { ALUR_BPMN_SPACE, ALUR_BPMN_SPACE_DI, ALUR_BPMN_SPACE_DD, ALUR_BPMN_SPACE_DC, NULL };

  return node->space != NULL && g_strv_contains (spaces, node->space)
         && alur_xml_node_get (node, NULL, "id") != NULL;
}

static gboolean
is_extension (const AlurXmlNode *node)
{
  return alur_xml_node_is (node, ALUR_BPMN_SPACE, "extensionElements");
}

/* What can mean nothing but a process, whatever else is called so. */
static const char *const process_references[] = { "processRef", "calledElement" };

static void
note_referring (GHashTable *referring, const char *id, AlurXmlNode *node)
{
  GPtrArray *list = g_hash_table_lookup (referring, id);

  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (referring, (gpointer) id, list);
    }
  g_ptr_array_add (list, node);
}

static void
note_callers (Ids *self, AlurXmlNode *node)
{
  for (guint i = 0; i < G_N_ELEMENTS (process_references); i++)
    {
      const char *id = alur_xml_node_get (node, NULL, process_references[i]);

      if (id != NULL)
        note_referring (self->callers, id, node);
    }
}

static void
gather (Ids *self, AlurXmlNode *top)
{
  for (AlurXmlNode *node = top->first_child; node != NULL; node = node->next)
    {
      const char *element
          = node->name != NULL ? alur_xml_node_get (node, NULL, "bpmnElement") : NULL;
      const char *ref = alur_xml_node_is (top, ALUR_BPMN_SPACE_ALUR, "drawn") && node->name != NULL
                            ? alur_xml_node_get (node, NULL, "ref")
                            : NULL;

      if (node->name == NULL)
        continue;
      if (has_id (node)
          && !g_hash_table_add (self->all, (gpointer) alur_xml_node_get (node, NULL, "id")))
        self->twice = TRUE;
      if (element != NULL && !alur_xml_node_is (node, ALUR_BPMN_SPACE_DI, "BPMNPlane"))
        note_referring (self->drawn, element, node);
      if (ref != NULL)
        note_referring (self->noted, ref, node);
      if (alur_xml_node_is (node, ALUR_BPMN_SPACE, NULL))
        note_callers (self, node);
      /* Of additions only what we note of the diagram; it lies one deeper. */
      if (!alur_bpmn_quotes (node)
          && (!is_extension (top) || alur_xml_node_is (node, ALUR_BPMN_SPACE_ALUR, "drawn")))
        gather (self, node);
    }
}

/* Another identifier that nothing has: "id.2". */
static const char *
make_id (Ids *self, AlurXmlNode *node, const char *id)
{
  for (guint i = 2;; i++)
    {
      g_autofree char *other = g_strdup_printf ("%s.%u", id, i);

      if (g_hash_table_contains (self->all, other) || g_hash_table_contains (self->taken, other))
        continue;
      alur_xml_tree_set (self->tree, node, NULL, "id", other);
      g_hash_table_add (self->all, (gpointer) alur_xml_node_get (node, NULL, "id"));
      return alur_xml_node_get (node, NULL, "id");
    }
}

/* What data is put into is named beside it. */
static void
refer_beside (AlurXmlNode *node, const char *id, const char *other)
{
  for (AlurXmlNode *child = node->parent->first_child; child != NULL; child = child->next)
    {
      AlurXmlNode *target = alur_xml_node_is (child, ALUR_BPMN_SPACE, "dataInputAssociation")
                                ? alur_xml_node_first (child, ALUR_BPMN_SPACE, "targetRef")
                                : NULL;

      if (target != NULL && target->first_child != NULL
          && g_strcmp0 (target->first_child->text, id) == 0)
        target->first_child->text = other;
    }
}

static void
refer (Ids *self,
       GHashTable *drawings,
       const char *attribute,
       const char *id,
       guint nth,
       const char *other)
{
  GPtrArray *list = g_hash_table_lookup (drawings, id);

  if (list != NULL && nth < list->len)
    alur_xml_tree_set (self->tree, g_ptr_array_index (list, nth), NULL, attribute, other);
}

static void
refer_callers (Ids *self, const char *id, const char *other)
{
  const GPtrArray *list = g_hash_table_lookup (self->callers, id);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      AlurXmlNode *node = g_ptr_array_index (list, i);

      for (guint j = 0; j < G_N_ELEMENTS (process_references); j++)
        {
          if (g_strcmp0 (alur_xml_node_get (node, NULL, process_references[j]), id) == 0)
            alur_xml_tree_set (self->tree, node, NULL, process_references[j], other);
        }
    }
}

static void
mend_node (Ids *self, AlurXmlNode *node)
{
  const char *id = alur_xml_node_get (node, NULL, "id");
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->seen, id));
  /* What lies elsewhere was kept with something else, and is no process of the file. */
  gboolean first_process = alur_xml_node_is (node, ALUR_BPMN_SPACE, "process")
                           && node->parent == alur_xml_tree_get_root (self->tree)
                           && g_hash_table_add (self->processes, (gpointer) id);
  const char *other;

  g_hash_table_insert (self->seen, (gpointer) id, GUINT_TO_POINTER (n + 1));
  if (n == 0)
    return;
  other = make_id (self, node, id);
  if (alur_xml_node_is (node, ALUR_BPMN_SPACE, "property"))
    refer_beside (node, id, other);
  if (first_process)
    refer_callers (self, id, other);
  if (alur_xml_node_is (node, ALUR_BPMN_SPACE, NULL))
    {
      refer (self, self->drawn, "bpmnElement", id, n, other);
      refer (self, self->noted, "ref", id, n, other);
    }
}

static void
mend (Ids *self, AlurXmlNode *top)
{
  for (AlurXmlNode *node = top->first_child; node != NULL; node = node->next)
    {
      if (node->name == NULL || is_extension (node))
        continue;
      if (has_id (node))
        mend_node (self, node);
      if (!alur_bpmn_quotes (node))
        mend (self, node);
    }
}

/* Nothing refers to the definitions, so that all else keeps its identifier. */
static void
mend_root (Ids *self, AlurXmlNode *root)
{
  const char *id = alur_xml_node_get (root, NULL, "id");

  if (id != NULL && !g_hash_table_add (self->all, (gpointer) id))
    make_id (self, root, id);
}

/* What is known again by its identifier when the file comes back; NULL: anything else. */
static const char *
get_base (const AlurXmlNode *node)
{
  if (alur_xml_node_is (node, ALUR_BPMN_SPACE, "lane"))
    return "Lane";
  return alur_xml_node_is (node, ALUR_BPMN_SPACE, "sequenceFlow")
                 || alur_xml_node_is (node, ALUR_BPMN_SPACE, "messageFlow")
             ? "Flow"
             : NULL;
}

/* Others may leave identifiers out. What was kept without one would be new when it comes back. */
static void
name_nameless (Ids *self, AlurXmlNode *top)
{
  for (AlurXmlNode *node = top->first_child; node != NULL; node = node->next)
    {
      const char *base = node->name != NULL ? get_base (node) : NULL;

      if (node->name == NULL || is_extension (node))
        continue;
      if (base != NULL && alur_xml_node_get (node, NULL, "id") == NULL)
        make_id (self, node, base);
      if (!alur_bpmn_quotes (node))
        name_nameless (self, node);
    }
}

/**
 * alur_bpmn_put_back_ids: (skip)
 * @ids: (element-type utf8 utf8): what else may not be made anew
 *
 * Gives another identifier to each element whose own another one before it has, and one to each
 * lane and flow that has none.
 */
void
alur_bpmn_put_back_ids (AlurXmlTree *tree, GHashTable *ids)
{
  Ids self = { .tree = tree, .taken = ids };

  self.all = g_hash_table_new (g_str_hash, g_str_equal);
  self.seen = g_hash_table_new (g_str_hash, g_str_equal);
  self.drawn
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  self.noted
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  self.callers
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  self.processes = g_hash_table_new (g_str_hash, g_str_equal);
  gather (&self, alur_xml_tree_get_root (tree));
  mend_root (&self, alur_xml_tree_get_root (tree));
  if (self.twice)
    mend (&self, alur_xml_tree_get_root (tree));
  name_nameless (&self, alur_xml_tree_get_root (tree));
  g_hash_table_unref (self.all);
  g_hash_table_unref (self.seen);
  g_hash_table_unref (self.drawn);
  g_hash_table_unref (self.noted);
  g_hash_table_unref (self.callers);
  g_hash_table_unref (self.processes);
}
