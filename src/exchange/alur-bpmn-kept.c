/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-bpmn-kept.h"

#include "alur-bpmn.h"
#include "alur-flow.h"
#include "alur-namespaces.h"

#include <string.h>

#define PREFIX "bpmn"

/* Whether the prefix of @name stands for our namespace on @element; its local name then. */
static const char *
get_local_name (const AlurElement *element, const char *name)
{
  const char *colon = strchr (name, ':');
  g_autofree char *prefix = NULL;

  if (colon == NULL || alur_namespace_declares (name) != NULL)
    return NULL;
  prefix = g_strndup (name, (gsize) (colon - name));
  return g_strcmp0 (alur_namespace_lookup (element, prefix), ALUR_BPMN_SPACE_ALUR) == 0 ? colon + 1
                                                                                        : NULL;
}

/**
 * alur_bpmn_kept_get:
 * @element: an element of a document
 * @name: what is asked for, see above
 *
 * Returns: (transfer none) (nullable): what is kept of it
 */
const char *
alur_bpmn_kept_get (const AlurElement *element, const char *name)
{
  for (const AlurForeign *foreign = element->foreign; foreign != NULL; foreign = foreign->next)
    {
      const char *local = get_local_name (element, foreign->name);

      if (local != NULL && strcmp (local, name) == 0)
        return foreign->value;
    }
  return NULL;
}

/* What is kept of an element itself. */
static AlurXmlTree *
read_own (const AlurElement *element)
{
  ALUR_FOREACH (foreign, element, ALUR_KIND_FOREIGN)
  {
    AlurXmlTree *tree = alur_bpmn_kept_read (foreign);

    if (tree != NULL)
      return tree;
  }
  return NULL;
}

static gboolean
has_condition (const AlurElement *flow)
{
  g_autoptr (AlurXmlTree) own = read_own (flow);

  return own != NULL
         && alur_xml_node_first (alur_xml_tree_get_root (own), ALUR_BPMN_SPACE,
                                 "conditionExpression")
                != NULL;
}

/**
 * alur_bpmn_kept_list_ways:
 * @procedure: a procedure
 *
 * Returns: (transfer full) (element-type utf8 GPtrArray): of each step from which any leads on, by
 *   its identifier, the flows of control
 */
GHashTable *
alur_bpmn_kept_list_ways (const AlurElement *procedure)
{
  GHashTable *ways = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);

  ALUR_FOREACH (flow, procedure, ALUR_KIND_FLOW)
  {
    const char *from = alur_element_get_ref (flow, ALUR_FLOW_FROM);
    GPtrArray *flows = g_hash_table_lookup (ways, from);

    if (!alur_flow_may_control (flow))
      continue;
    if (flows == NULL)
      g_hash_table_insert (ways, (gpointer) (guintptr) from, flows = g_ptr_array_new ());
    g_ptr_array_add (flows, flow);
  }
  return ways;
}

/* Whether a task chooses as a decision does: but for one, its ways have conditions. */
static gboolean
chooses (const AlurElement *step, const GPtrArray *flows)
{
  g_autoptr (AlurXmlTree) own = read_own (step);
  gboolean has_else
      = own != NULL && alur_xml_node_get (alur_xml_tree_get_root (own), NULL, "default") != NULL;
  guint n_plain = 0;

  for (guint i = 0; flows != NULL && i < flows->len; i++)
    n_plain += has_condition (g_ptr_array_index (flows, i)) ? 0 : 1;
  return n_plain <= (has_else ? 1u : 0u);
}

/* Whether a gateway does what the step does: only a parallel one goes on in several ways. */
static gboolean
gateway_fits (const char *element, AlurStepKind kind, const GPtrArray *flows)
{
  if (strcmp (element, "parallelGateway") == 0)
    return kind == ALUR_STEP_KIND_TASK;
  return kind == ALUR_STEP_KIND_DECISION
         || (kind == ALUR_STEP_KIND_TASK && (flows == NULL || flows->len < 2));
}

/* Whether a step that comes of @element may be what it is now. */
static gboolean
fits (const char *element, const AlurElement *step, const GPtrArray *flows)
{
  AlurStepKind kind = alur_element_get_word (step, ALUR_STEP_KIND);

  switch (alur_bpmn_get_class (element))
    {
    case ALUR_BPMN_START:
      return kind == ALUR_STEP_KIND_START;
    case ALUR_BPMN_END:
      return kind == ALUR_STEP_KIND_END;
    case ALUR_BPMN_SUB:
      return kind == ALUR_STEP_KIND_SUBPROCESS;
    case ALUR_BPMN_BETWEEN:
      return kind
             == (strcmp (element, "intermediateThrowEvent") == 0 ? ALUR_STEP_KIND_TASK
                                                                 : ALUR_STEP_KIND_WAIT);
    case ALUR_BPMN_GATEWAY:
      return gateway_fits (element, kind, flows);
    case ALUR_BPMN_TASK:
      if (strcmp (element, "receiveTask") == 0)
        return kind == ALUR_STEP_KIND_WAIT;
      return kind == ALUR_STEP_KIND_TASK
             || (kind == ALUR_STEP_KIND_DECISION && chooses (step, flows));
    case ALUR_BPMN_OTHER:
      break;
    }
  return TRUE;
}

/**
 * alur_bpmn_kept_get_element:
 * @step: a step
 * @ways: from alur_bpmn_kept_list_ways() of its procedure
 *
 * Returns: (transfer none) (nullable): the node of BPMN that it was made of; %NULL: of none, or it
 *   is something else by now, which another node stands for
 */
const char *
alur_bpmn_kept_get_element (const AlurElement *step, GHashTable *ways)
{
  const char *element = alur_bpmn_kept_get (step, "element");

  return element != NULL
                 && fits (element, step, g_hash_table_lookup (ways, alur_element_get_id (step)))
             ? element
             : NULL;
}

/**
 * alur_bpmn_kept_get_whole:
 * @stage: the stage of @procedure
 *
 * Returns: (transfer none) (nullable): the step inside of which @procedure happens; another
 *   procedure may have taken its place since
 */
AlurElement *
alur_bpmn_kept_get_whole (AlurDocument *document,
                          const AlurElement *stage,
                          const AlurElement *procedure)
{
  const char *inside = alur_bpmn_kept_get (procedure, "inside");
  AlurElement *step
      = inside != NULL ? alur_document_lookup_kind (document, stage, inside, ALUR_KIND_STEP) : NULL;

  return step != NULL
                 && g_strcmp0 (alur_element_get_ref (step, ALUR_STEP_PROCEDURE),
                               alur_element_get_id (procedure))
                        == 0
             ? step
             : NULL;
}

/* The prefix of our namespace, declared at the root if it is not yet. */
static char *
want_prefix (AlurDocument *document, const AlurElement *element)
{
  AlurElement *root = alur_document_get_root (document);
  g_autofree char *prefix = g_strdup (PREFIX);
  g_autofree char *declaration = NULL;

  for (guint i = 1;; i++)
    {
      const char *space = alur_namespace_lookup (element, prefix);

      if (g_strcmp0 (space, ALUR_BPMN_SPACE_ALUR) == 0)
        return g_steal_pointer (&prefix);
      if (space == NULL)
        break;
      g_free (prefix);
      prefix = g_strdup_printf (PREFIX "%u", i);
    }
  declaration = g_strconcat ("xmlns:", prefix, NULL);
  alur_document_add_foreign (document, root, declaration, ALUR_BPMN_SPACE_ALUR);
  return g_steal_pointer (&prefix);
}

/**
 * alur_bpmn_kept_set:
 * @document: a document with an open transaction
 * @element: an element of it, on which nothing of that name is kept
 * @name: what is kept, see above
 * @value: (nullable): with %NULL nothing happens
 */
void
alur_bpmn_kept_set (AlurDocument *document,
                    AlurElement *element,
                    const char *name,
                    const char *value)
{
  g_autofree char *prefix = NULL;
  g_autofree char *whole = NULL;

  if (value == NULL)
    return;
  prefix = want_prefix (document, element);
  whole = g_strconcat (prefix, ":", name, NULL);
  alur_document_add_foreign (document, element, whole, value);
}

/**
 * alur_bpmn_kept_add:
 * @document: a document with an open transaction
 * @parent: an element of it
 * @node: what is kept
 *
 * Returns: (transfer none): what keeps it, the last child of @parent
 */
AlurElement *
alur_bpmn_kept_add (AlurDocument *document, AlurElement *parent, const AlurXmlNode *node)
{
  AlurElement *kept = alur_document_insert (document, parent, ALUR_KIND_FOREIGN, NULL, NULL);
  g_autofree char *text = alur_xml_node_write (node);

  alur_document_set_content (document, kept, text);
  return kept;
}

/**
 * alur_bpmn_kept_read:
 * @foreign: what a document keeps, %ALUR_KIND_FOREIGN
 *
 * Returns: (transfer full) (nullable): it as a tree, if it is of BPMN; %NULL: it is something else,
 *   or has been spoilt
 */
AlurXmlTree *
alur_bpmn_kept_read (const AlurElement *foreign)
{
  g_autoptr (AlurXmlTree) tree = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const char *space;

  if (foreign->text == NULL || strstr (foreign->text, "http://www.omg.org/spec/BPMN/") == NULL)
    return NULL;
  bytes = g_bytes_new_static (foreign->text, strlen (foreign->text));
  tree = alur_xml_tree_read (bytes, NULL, NULL);
  if (tree == NULL)
    return NULL;
  space = alur_xml_tree_get_root (tree)->space;
  if (g_strcmp0 (space, ALUR_BPMN_SPACE) != 0 && g_strcmp0 (space, ALUR_BPMN_SPACE_DI) != 0)
    return NULL;
  return g_steal_pointer (&tree);
}

/* What other programs have added, or a text quotes, takes no identifier from anything. */
static void
note_ids (const AlurXmlNode *node, GHashTable *ids)
{
  const char *id = alur_xml_node_get (node, NULL, "id");

  if (alur_xml_node_is (node, ALUR_BPMN_SPACE, "extensionElements"))
    return;
  if (id != NULL)
    g_hash_table_add (ids, g_strdup (id));
  if (alur_bpmn_quotes (node))
    return;
  for (const AlurXmlNode *child = node->first_child; child != NULL; child = child->next)
    {
      if (alur_xml_node_is (child, ALUR_BPMN_SPACE, NULL))
        note_ids (child, ids);
    }
}

/**
 * alur_bpmn_kept_list_ids:
 * @stage: a stage
 *
 * Lists the identifiers of what is kept whole: it goes back under them, so nothing else can.
 *
 * Returns: (transfer full) (element-type utf8 utf8): the set of them
 */
GHashTable *
alur_bpmn_kept_list_ids (const AlurElement *stage)
{
  GHashTable *ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (const AlurElement *e = stage; e != NULL; e = alur_element_walk (e, stage))
    {
      g_autoptr (AlurXmlTree) kept = e->kind == ALUR_KIND_FOREIGN ? alur_bpmn_kept_read (e) : NULL;

      if (kept != NULL && alur_xml_node_is (alur_xml_tree_get_root (kept), ALUR_BPMN_SPACE, NULL))
        note_ids (alur_xml_tree_get_root (kept), ids);
    }
  return ids;
}
