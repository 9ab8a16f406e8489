/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a document has no word for: it is kept as it is, in the procedure or the stage, so that
 * writing gives it back; alur-bpmn-kept.h says how. */

#include "alur-bpmn-import-private.h"

#include "alur-bpmn-kept.h"
#include "alur-language.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_left_out (const char *const *left_out, const char *name)
{
  for (; left_out != NULL && *left_out != NULL; left_out++)
    {
      if (strcmp (*left_out, name) == 0)
        return TRUE;
    }
  return FALSE;
}

/* What lies in a process or a sub-process, as against what is said about it. */
static gboolean
lies_inside (const AlurXmlNode *node)
{
  static const char *const inner[] = { "laneSet",
                                       "sequenceFlow",
                                       "dataObject",
                                       "dataObjectReference",
                                       "dataStoreReference",
                                       "textAnnotation",
                                       "group",
                                       "association",
                                       NULL };

  return g_strcmp0 (node->space, ALUR_BPMN_SPACE) == 0
         && (is_left_out (inner, node->name)
             || alur_bpmn_get_class (node->name) != ALUR_BPMN_OTHER);
}

static AlurXmlNode *
copy_attributes (AlurBpmnImport *self, const AlurXmlNode *node, const char *const *left_out)
{
  AlurXmlNode *copy = alur_xml_tree_add (self->scratch, NULL, node->space, node->name);

  copy->prefix = node->prefix;
  copy->parent = node->parent;
  for (const AlurXmlAttribute *a = node->attributes; a != NULL; a = a->next)
    {
      /* What we said ourselves, in a file whose document was lost, is not somebody else's. */
      if (g_strcmp0 (a->space, ALUR_BPMN_SPACE_ALUR) == 0)
        continue;
      if (g_strcmp0 (a->space, ALUR_XML_SPACE_XMLNS) == 0
          || !(a->space == NULL && is_left_out (left_out, a->name)))
        alur_xml_tree_set (self->scratch, copy, a->space, a->name, a->value);
    }
  return copy;
}

/* Something drawn can only lie in a diagram, and a diagram only in the file itself. */
static gboolean
is_stray (AlurBpmnImport *self, const AlurXmlNode *node, const AlurXmlNode *child)
{
  if (!alur_xml_node_is (child, ALUR_BPMN_SPACE_DI, NULL)
      || !alur_xml_node_is (node, ALUR_BPMN_SPACE, NULL))
    return FALSE;
  g_hash_table_add (self->lost, (gpointer) child);
  alur_bpmn_report_add (self->report, ALUR_BPMN_ROW_DROPPED, child, NULL,
                        alur_tr (NULL, N_ ("A drawing lies where none can be (line %u).")),
                        child->line);
  return TRUE;
}

/**
 * alur_bpmn_bare_copy: (skip)
 * @left_out: (nullable): names of attributes and of children that the copy does not have
 *
 * Returns: (transfer none): a copy of @node without what lies in it as a process; what prefixes
 *   mean in it is looked up where @node is
 */
AlurXmlNode *
alur_bpmn_bare_copy (AlurBpmnImport *self, const AlurXmlNode *node, const char *const *left_out)
{
  AlurXmlNode *copy = copy_attributes (self, node, left_out);
  /* A sub-process in which nothing happens becomes no procedure that could keep the rest. */
  gboolean holds
      = strcmp (node->name, "process") == 0
        || (alur_bpmn_get_class (node->name) == ALUR_BPMN_SUB && alur_bpmn_holds_nodes (node));

  for (const AlurXmlNode *child = node->first_child; child != NULL; child = child->next)
    {
      if (child->name != NULL && is_stray (self, node, child))
        continue;
      if (child->name != NULL && !(holds && lies_inside (child))
          && !(g_strcmp0 (child->space, ALUR_BPMN_SPACE) == 0
               && is_left_out (left_out, child->name)))
        alur_xml_tree_graft (self->scratch, copy, child);
      else if (child->text != NULL && g_strcmp0 (node->space, ALUR_BPMN_SPACE) != 0)
        alur_xml_tree_add_text (self->scratch, copy, child->text);
    }
  return copy;
}

/* Whether the end @name of @node is said, and is nothing in the file. */
static gboolean
is_nowhere (AlurBpmnImport *self, const AlurXmlNode *node, const char *name)
{
  const char *reference = alur_xml_node_get (node, NULL, name);

  return reference != NULL && alur_bpmn_find (self, reference) == NULL;
}

static gboolean
is_loose (AlurBpmnImport *self, const AlurXmlNode *node)
{
  const char *reference = alur_xml_node_get (node, NULL, "attachedToRef");
  const AlurXmlNode *host = alur_bpmn_find (self, reference);

  if (strcmp (node->name, "boundaryEvent") == 0)
    return reference != NULL && !alur_bpmn_may_have_at_edge (host, node);
  return (strcmp (node->name, "association") == 0 || strcmp (node->name, "messageFlow") == 0)
         && (is_nowhere (self, node, "sourceRef") || is_nowhere (self, node, "targetRef"));
}

/* What refers to nothing may do so again when it is written; what does so by then only belongs to
 * something that was deleted. */
static void
mark_loose (AlurBpmnImport *self, AlurXmlNode *copy, const AlurXmlNode *node)
{
  if (is_loose (self, node))
    alur_xml_tree_set (self->scratch, copy, ALUR_BPMN_SPACE_ALUR, "loose", "true");
}

static gboolean
says_something (const AlurXmlNode *node)
{
  const AlurXmlAttribute *a = node->attributes;

  while (a != NULL && g_strcmp0 (a->space, ALUR_XML_SPACE_XMLNS) == 0)
    a = a->next;
  return a != NULL || node->first_child != NULL;
}

/**
 * alur_bpmn_keep_bare: (skip)
 *
 * Keeps @node in @parent without @left_out, if that still says something.
 */
void
alur_bpmn_keep_bare (AlurBpmnImport *self,
                     AlurElement *parent,
                     const AlurXmlNode *node,
                     const char *const *left_out)
{
  AlurXmlNode *copy = alur_bpmn_bare_copy (self, node, left_out);

  mark_loose (self, copy, node);
  if (says_something (copy))
    alur_bpmn_kept_add (self->document, parent, copy);
}

static const AlurXmlNode *
get_next_flow_element (const AlurXmlNode *node)
{
  while (node != NULL && !alur_xml_node_is (node, ALUR_BPMN_SPACE, NULL))
    node = node->next;
  return node;
}

static void
tell_kept (AlurBpmnImport *self, const AlurXmlNode *node, const AlurElement *procedure)
{
  static const char *const silent[]
      = { "dataObject", "association", "dataObjectReference", "dataStoreReference", NULL };
  g_autofree char *call = alur_bpmn_dup_call (node);

  if (strcmp (node->name, "sequenceFlow") == 0)
    alur_bpmn_report_add (self->report, ALUR_BPMN_ROW_DECIDE, node, alur_element_get_id (procedure),
                          alur_tr (NULL, N_ ("The flow “%s” begins or ends nowhere. It is kept, "
                                             "but not drawn; connect the steps that it should.")),
                          call);
  else if (!is_left_out (silent, node->name))
    alur_bpmn_report_add (self->report, ALUR_BPMN_ROW_KEPT, node, alur_element_get_id (procedure),
                          /* Translators: the first %s is a name, the second a kind of element of
                             BPMN. */
                          alur_tr (NULL, N_ ("“%s” (%s) is kept, but not drawn.")), call,
                          node->name);
}

static void
keep_whole (AlurBpmnImport *self, AlurElement *parent, const AlurXmlNode *node)
{
  AlurXmlNode *copy = alur_xml_tree_graft (self->scratch, NULL, node);

  copy->parent = node->parent;
  mark_loose (self, copy, node);
  alur_bpmn_kept_add (self->document, parent, copy);
}

static void
keep_inside (AlurBpmnImport *self, AlurBpmnImportProcess *process)
{
  for (const AlurXmlNode *node = get_next_flow_element (process->node->first_child); node != NULL;
       node = get_next_flow_element (node->next))
    {
      if (!lies_inside (node) || strcmp (node->name, "laneSet") == 0
          || (g_hash_table_contains (self->made, node) && !alur_bpmn_is_data (node))
          || alur_bpmn_came_back (self, process, node))
        continue;
      keep_whole (self, process->procedure, node);
      tell_kept (self, node, process->procedure);
    }
}

/* --- The definitions -------------------------------------------------------------------------- */

/* Whether it says itself where everything that it draws stands, so that no diagram is to be kept
 * for it. */
static gboolean
is_drawn_anew (AlurBpmnImport *self, const AlurXmlNode *shape)
{
  const AlurXmlNode *node = alur_bpmn_find (self, alur_xml_node_get (shape, NULL, "bpmnElement"));
  const AlurElement *element = node != NULL ? g_hash_table_lookup (self->made, node) : NULL;

  if (element == NULL || alur_bpmn_is_data (node))
    return FALSE;
  /* A pool without a process is kept as it is, and the unit beside it is ours alone. */
  return !(element->kind == ALUR_KIND_UNIT && strcmp (node->name, "participant") == 0);
}

static void
keep_shape (AlurBpmnImport *self, AlurXmlNode *plane, const AlurXmlNode *shape)
{
  const char *element = alur_xml_node_get (shape, NULL, "bpmnElement");

  if (alur_bpmn_find (self, element) == NULL)
    {
      g_hash_table_add (self->lost, (gpointer) shape);
      alur_bpmn_report_add (
          self->report, ALUR_BPMN_ROW_DROPPED, shape, NULL,
          alur_tr (NULL, N_ ("Something is drawn that is not in the file (“%s”, line %u).")),
          element != NULL ? element : "", shape->line);
    }
  else if (!is_drawn_anew (self, shape))
    alur_xml_tree_graft (self->scratch, plane, shape);
}

static void
keep_diagram (AlurBpmnImport *self, const AlurXmlNode *diagram)
{
  AlurXmlNode *copy = alur_bpmn_bare_copy (self, diagram, NULL);
  AlurXmlNode *plane = alur_xml_node_first (copy, ALUR_BPMN_SPACE_DI, "BPMNPlane");
  const AlurXmlNode *whole = alur_xml_node_first (diagram, ALUR_BPMN_SPACE_DI, "BPMNPlane");

  if (plane != NULL)
    {
      plane->first_child = plane->last_child = NULL;
      for (const AlurXmlNode *shape = whole->first_child; shape != NULL; shape = shape->next)
        {
          if (shape->name != NULL)
            keep_shape (self, plane, shape);
        }
    }
  alur_bpmn_kept_add (self->document, self->stage, copy);
}

/* A pool that has become a procedure is kept there, a message flow that has become one in it. */
static void
keep_collaboration (AlurBpmnImport *self, const AlurXmlNode *collaboration)
{
  static const char *const all[] = { "participant", "messageFlow", NULL };
  AlurXmlNode *copy = alur_bpmn_bare_copy (self, collaboration, all);
  AlurXmlNode *rest = copy->first_child;

  /* In the order of the schema: what comes before pools is documentation and additions. */
  copy->first_child = copy->last_child = NULL;
  for (; rest != NULL
         && (is_left_out ((const char *const[]){ "documentation", "extensionElements", NULL },
                          rest->name));
       rest = rest->next)
    alur_xml_tree_graft (self->scratch, copy, rest);
  for (const AlurXmlNode *node = collaboration->first_child; node != NULL; node = node->next)
    {
      const AlurElement *element = g_hash_table_lookup (self->made, node);

      if (node->name == NULL || !is_left_out (all, node->name)
          || (element != NULL && element->kind != ALUR_KIND_UNIT))
        continue;
      mark_loose (self, alur_xml_tree_graft (self->scratch, copy, node), node);
      if (element == NULL && strcmp (node->name, "messageFlow") == 0)
        {
          g_autofree char *call = alur_bpmn_dup_call (node);

          alur_bpmn_report_add (
              self->report, ALUR_BPMN_ROW_KEPT, node, NULL,
              alur_tr (NULL, N_ ("The message flow “%s” leads to a whole pool and not to a step. "
                                 "It is kept, but not drawn.")),
              call);
        }
    }
  for (; rest != NULL; rest = rest->next)
    alur_xml_tree_graft (self->scratch, copy, rest);
  alur_bpmn_kept_add (self->document, self->stage, copy);
}

static void
keep_definitions (AlurBpmnImport *self)
{
  alur_bpmn_kept_add (self->document, self->stage, copy_attributes (self, self->root, NULL));
}

static void
keep_root_element (AlurBpmnImport *self, const AlurXmlNode *node)
{
  if (alur_xml_node_is (node, ALUR_BPMN_SPACE_DI, "BPMNDiagram"))
    keep_diagram (self, node);
  else if (alur_xml_node_is (node, ALUR_BPMN_SPACE, "collaboration"))
    keep_collaboration (self, node);
  else if (!g_hash_table_contains (self->made, node))
    alur_bpmn_kept_add (self->document, self->stage, node);
}

/* Colours and the like, which attributes of other namespaces say. */
static gboolean
has_additions (const AlurXmlNode *shape)
{
  for (const AlurXmlAttribute *a = shape->attributes; a != NULL; a = a->next)
    {
      if (a->space != NULL && strcmp (a->space, ALUR_XML_SPACE_XMLNS) != 0
          && strcmp (a->space, ALUR_BPMN_SPACE_XSI) != 0
          && strcmp (a->space, ALUR_BPMN_SPACE_ALUR) != 0)
        return TRUE;
    }
  return FALSE;
}

static guint
count_additions (AlurBpmnImport *self, const AlurXmlNode *top)
{
  guint n = 0;

  for (const AlurXmlNode *node = top->first_child; node != NULL; node = node->next)
    {
      if (alur_xml_node_is (node, ALUR_BPMN_SPACE_DI, "BPMNPlane"))
        n += count_additions (self, node);
      else if (alur_xml_node_is (node, ALUR_BPMN_SPACE_DI, NULL) && has_additions (node)
               && is_drawn_anew (self, node))
        n++;
    }
  return n;
}

/* What is drawn anew looks as everything here. */
static void
tell_additions (AlurBpmnImport *self)
{
  guint n = 0;

  for (const AlurXmlNode *node
       = alur_xml_node_first (self->root, ALUR_BPMN_SPACE_DI, "BPMNDiagram");
       node != NULL; node = alur_xml_node_next (node, ALUR_BPMN_SPACE_DI, "BPMNDiagram"))
    n += count_additions (self, node);
  if (n > 0)
    alur_bpmn_report_add (
        self->report, ALUR_BPMN_ROW_DROPPED, NULL, NULL,
        alur_tr_n (NULL,
                   "What other programs say about how %u sign or line looks, such as its colour, "
                   "is left out.",
                   "What other programs say about how %u signs and lines look, such as their "
                   "colours, is left out.",
                   n),
        n);
}

/**
 * alur_bpmn_keep_rest: (skip)
 *
 * Keeps what nothing has been made of.
 */
void
alur_bpmn_keep_rest (AlurBpmnImport *self)
{
  for (guint i = 0; i < self->processes->len; i++)
    keep_inside (self, g_ptr_array_index (self->processes, i));
  /* What we have written ourselves is not kept as that of others. */
  if (self->sent == NULL)
    keep_definitions (self);
  for (const AlurXmlNode *node = self->sent == NULL ? self->root->first_child : NULL; node != NULL;
       node = node->next)
    {
      if (node->name != NULL)
        keep_root_element (self, node);
    }
  tell_additions (self);
  if (self->n_extended > 0)
    alur_bpmn_report_add (self->report, ALUR_BPMN_ROW_KEPT, NULL, NULL,
                          alur_tr_n (NULL, "What other programs have added to %u element is kept.",
                                     "What other programs have added to %u elements is kept.",
                                     self->n_extended),
                          self->n_extended);
}
