/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a document has kept of a file of BPMN comes into the file that is written of it
 * (alur-bpmn-kept.h).
 *
 * The file is made as for any document first. Then elements become again what they were, with what
 * they said besides and their identifiers, sub-processes get their inside back, and what was kept
 * whole is put where it was. A document that has kept nothing is not touched. */

#include "alur-bpmn-put-back.h"

#include "alur-bpmn-kept.h"
#include "alur-bpmn-put-back-private.h"

#include <string.h>

/* --- Finding ---------------------------------------------------------------------------------- */

static void
index_all (AlurBpmnPutBack *self, AlurXmlNode *top)
{
  for (AlurXmlNode *node = top->first_child; node != NULL; node = node->next)
    {
      const char *id, *element;

      if (node->name == NULL || alur_xml_node_is (node, ALUR_BPMN_SPACE, "extensionElements"))
        continue;
      id = alur_xml_node_get (node, NULL, "id");
      element = alur_xml_node_get (node, NULL, "bpmnElement");
      if (id != NULL && alur_xml_node_is (node, ALUR_BPMN_SPACE, NULL))
        g_hash_table_insert (self->nodes, (gpointer) id, node);
      if (element != NULL && !alur_xml_node_is (node, ALUR_BPMN_SPACE_DI, "BPMNPlane"))
        g_hash_table_insert (self->drawn, (gpointer) element, node);
      if (!alur_bpmn_quotes (node))
        index_all (self, node);
    }
}

/**
 * alur_bpmn_put_back_find: (skip)
 *
 * Returns: (nullable): the element of that identifier in the file as it was made
 */
AlurXmlNode *
alur_bpmn_put_back_find (AlurBpmnPutBack *self, const char *id)
{
  return id != NULL ? g_hash_table_lookup (self->nodes, id) : NULL;
}

/**
 * alur_bpmn_put_back_read: (skip)
 *
 * Returns: (transfer none) (nullable): what @foreign keeps, if it is of @space
 */
AlurXmlNode *
alur_bpmn_put_back_read (AlurBpmnPutBack *self, const AlurElement *foreign, const char *space)
{
  AlurXmlTree *tree = alur_bpmn_kept_read (foreign);

  if (tree == NULL)
    return NULL;
  g_ptr_array_add (self->kept, tree);
  return g_strcmp0 (alur_xml_tree_get_root (tree)->space, space) == 0
             ? alur_xml_tree_get_root (tree)
             : NULL;
}

/**
 * alur_bpmn_put_back_may_add: (skip)
 * @kept: what was kept whole
 *
 * Returns: whether it can be in the file: two must not have one identifier, and what is in another
 *   procedure, which may not be in the file, would be taken to have come back
 */
gboolean
alur_bpmn_put_back_may_add (AlurBpmnPutBack *self, const AlurXmlNode *kept)
{
  static const AlurKind kinds[] = { ALUR_KIND_PROCEDURE, ALUR_KIND_STEP, ALUR_KIND_FLOW };
  const char *id = alur_xml_node_get (kept, NULL, "id");

  for (guint i = 0; id != NULL && i < G_N_ELEMENTS (kinds); i++)
    {
      if (alur_document_lookup_kind (self->document, self->stage, id, kinds[i]) != NULL)
        return FALSE;
    }
  return alur_bpmn_put_back_find (self, id) == NULL;
}

/**
 * alur_bpmn_put_back_rename: (skip)
 *
 * At the end everything that is called @id is called @other, unless something is already, or will
 * be, or nothing can be called so.
 *
 * Returns: whether it will
 */
gboolean
alur_bpmn_put_back_rename (AlurBpmnPutBack *self, const char *id, const char *other)
{
  AlurXmlNode *holder;

  if (id == NULL || other == NULL || *other == '\0' || strpbrk (other, " \t\r\n") != NULL
      || strcmp (id, other) == 0 || g_hash_table_contains (self->nodes, other)
      || g_hash_table_contains (self->taken, other))
    return FALSE;
  /* A text of the tree lives as long as it. */
  holder = alur_xml_tree_add (self->tree, self->root, ALUR_BPMN_SPACE_ALUR, "id");
  alur_xml_tree_add_text (self->tree, holder, other);
  alur_xml_node_detach (holder);
  if (holder->first_child == NULL)
    return FALSE;
  other = holder->first_child->text;
  g_hash_table_insert (self->renamed, (gpointer) id, (gpointer) (guintptr) other);
  g_hash_table_add (self->taken, (gpointer) (guintptr) other);
  return TRUE;
}

/**
 * alur_bpmn_put_back_call: (skip)
 * @id: what @element is called in the file
 * @name: where its identifier is kept that it had in the file that it came from
 *
 * At the end it is called so again, unless something else in the stage is, or was kept under that:
 * it may not be in the file, and what comes back would be taken for it.
 */
void
alur_bpmn_put_back_call (AlurBpmnPutBack *self,
                         const AlurElement *element,
                         const char *id,
                         const char *name)
{
  const char *kept = alur_bpmn_kept_get (element, name);
  const AlurElement *other
      = kept != NULL ? alur_document_lookup (self->document, self->stage, kept) : NULL;

  if ((other == NULL || other == element)
      && !(kept != NULL && g_hash_table_contains (self->kept_ids, kept)))
    alur_bpmn_put_back_rename (self, id, kept);
}

/**
 * alur_bpmn_put_back_undraw: (skip)
 * @id: (nullable): of something; what has none is not drawn
 *
 * Takes what draws @id out of the diagram.
 */
void
alur_bpmn_put_back_undraw (AlurBpmnPutBack *self, const char *id)
{
  AlurXmlNode *shape = id != NULL ? g_hash_table_lookup (self->drawn, id) : NULL;

  if (shape == NULL)
    return;
  alur_xml_node_detach (shape);
  g_hash_table_remove (self->drawn, id);
}

/* --- Merging ---------------------------------------------------------------------------------- */

/**
 * alur_bpmn_put_back_attributes: (skip)
 *
 * Gives @node the attributes that were kept.
 */
void
alur_bpmn_put_back_attributes (AlurBpmnPutBack *self, AlurXmlNode *node, const AlurXmlNode *kept)
{
  for (const AlurXmlAttribute *a = kept->attributes; a != NULL; a = a->next)
    alur_xml_tree_set (self->tree, node, a->space, a->name, a->value);
}

static void
merge_extension (AlurBpmnPutBack *self, AlurXmlNode *node, const AlurXmlNode *kept)
{
  AlurXmlNode *extension = alur_xml_node_first (node, ALUR_BPMN_SPACE, "extensionElements");

  if (extension == NULL)
    extension = alur_xml_tree_add (self->tree, node, ALUR_BPMN_SPACE, "extensionElements");
  for (const AlurXmlNode *child = kept->first_child; child != NULL; child = child->next)
    {
      if (child->name != NULL)
        alur_xml_tree_graft (self->tree, extension, child);
    }
}

/**
 * alur_bpmn_put_back_merge: (skip)
 *
 * Gives @node the attributes and children that were kept. Documentation that was kept stands
 * instead of ours.
 */
void
alur_bpmn_put_back_merge (AlurBpmnPutBack *self, AlurXmlNode *node, const AlurXmlNode *kept)
{
  alur_bpmn_put_back_attributes (self, node, kept);
  if (alur_xml_node_first (kept, ALUR_BPMN_SPACE, "documentation") != NULL)
    {
      AlurXmlNode *ours;

      while ((ours = alur_xml_node_first (node, ALUR_BPMN_SPACE, "documentation")) != NULL)
        alur_xml_node_detach (ours);
    }
  for (const AlurXmlNode *child = kept->first_child; child != NULL; child = child->next)
    {
      if (alur_xml_node_is (child, ALUR_BPMN_SPACE, "extensionElements"))
        merge_extension (self, node, child);
      else if (child->name != NULL)
        alur_xml_tree_graft (self->tree, node, child);
    }
  alur_bpmn_sort_children (node);
}

/* --- The stage -------------------------------------------------------------------------------- */

static void
put_back_definitions (AlurBpmnPutBack *self, const AlurXmlNode *kept)
{
  for (const AlurXmlAttribute *a = kept->attributes; a != NULL; a = a->next)
    {
      if (!g_str_has_prefix (a->name, "exporter"))
        alur_xml_tree_set (self->tree, self->root, a->space, a->name, a->value);
    }
}

static void
drop_taken (AlurBpmnPutBack *self, AlurXmlNode *kept)
{
  AlurXmlNode *child = kept->first_child;

  while (child != NULL)
    {
      AlurXmlNode *next = child->next;

      if (child->name != NULL && !alur_bpmn_put_back_may_add (self, child))
        alur_xml_node_detach (child);
      child = next;
    }
}

static void
put_back_collaboration (AlurBpmnPutBack *self, AlurXmlNode *kept)
{
  const char *id = alur_xml_node_get (self->collaboration, NULL, "id");
  const char *other = alur_xml_node_get (kept, NULL, "id");

  alur_bpmn_put_back_merge (self, self->collaboration, kept);
  alur_xml_tree_set (self->tree, self->collaboration, NULL, "id", id);
  alur_bpmn_put_back_rename (self, id, other);
}

static void
put_back_of_stage (AlurBpmnPutBack *self)
{
  gboolean collaborates = FALSE;

  ALUR_FOREACH (foreign, self->stage, ALUR_KIND_FOREIGN)
  {
    AlurXmlNode *kept = alur_bpmn_put_back_read (self, foreign, ALUR_BPMN_SPACE);

    if (kept == NULL)
      continue;
    if (strcmp (kept->name, "collaboration") == 0)
      drop_taken (self, kept);
    if (strcmp (kept->name, "definitions") == 0)
      put_back_definitions (self, kept);
    else if (strcmp (kept->name, "collaboration") == 0 && !collaborates)
      {
        put_back_collaboration (self, kept);
        collaborates = TRUE;
      }
    else if (alur_bpmn_put_back_may_add (self, kept))
      alur_xml_tree_graft (self->tree, self->root, kept);
  }
}

/* --- Identifiers ------------------------------------------------------------------------------ */

static const char *
get_new_id (AlurBpmnPutBack *self, const char *id)
{
  return g_hash_table_lookup (self->renamed, id);
}

static gboolean
is_reference (const AlurXmlAttribute *attribute)
{
  static const char *const names[]
      = { "id",      "sourceRef",     "targetRef",   "processRef",    "calledElement",
          "default", "attachedToRef", "bpmnElement", "dataObjectRef", "ref",
          NULL };

  return attribute->space == NULL && g_strv_contains (names, attribute->name);
}

static gboolean
is_text_reference (const AlurXmlNode *node)
{
  static const char *const names[]
      = { "incoming", "outgoing", "flowNodeRef", "sourceRef", "targetRef", NULL };

  return g_strcmp0 (node->space, ALUR_BPMN_SPACE) == 0 && g_strv_contains (names, node->name);
}

static void
rename_in (AlurBpmnPutBack *self, AlurXmlNode *node)
{
  for (AlurXmlAttribute *a = node->attributes; a != NULL; a = a->next)
    {
      const char *other = is_reference (a) ? get_new_id (self, a->value) : NULL;

      if (other != NULL)
        a->value = other;
    }
  for (AlurXmlNode *child = node->first_child; child != NULL; child = child->next)
    {
      const char *other
          = child->text != NULL && is_text_reference (node) ? get_new_id (self, child->text) : NULL;

      if (other != NULL)
        child->text = other;
      /* What we say of a step in a word of ours keeps our identifiers. */
      else if (child->name != NULL
               && (g_strcmp0 (child->space, ALUR_BPMN_SPACE_ALUR) != 0
                   || strcmp (child->name, "drawn") == 0 || strcmp (child->name, "shape") == 0
                   || strcmp (child->name, "line") == 0))
        rename_in (self, child);
    }
}

/* --- All -------------------------------------------------------------------------------------- */

static gboolean
keeps_anything (const AlurElement *stage)
{
  ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
  {
    if (alur_bpmn_kept_get (procedure, "process") != NULL)
      return TRUE;
    ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
    {
      if (alur_bpmn_kept_get (step, "element") != NULL)
        return TRUE;
    }
  }
  return FALSE;
}

static void
put_back_diagrams (AlurBpmnPutBack *self)
{
  ALUR_FOREACH (foreign, self->stage, ALUR_KIND_FOREIGN)
  {
    AlurXmlNode *kept = alur_bpmn_put_back_read (self, foreign, ALUR_BPMN_SPACE_DI);

    if (kept != NULL && strcmp (kept->name, "BPMNDiagram") == 0)
      alur_bpmn_put_back_diagram (self, kept);
  }
}

/* Without pools the process itself is drawn. */
static void
draw_process_alone (AlurBpmnPutBack *self)
{
  const AlurXmlNode *process = alur_xml_node_first (self->root, ALUR_BPMN_SPACE, "process");

  if (process != NULL
      && alur_xml_node_first (self->collaboration, ALUR_BPMN_SPACE, "participant") == NULL)
    alur_xml_tree_set (self->tree, self->plane, NULL, "bpmnElement",
                       alur_xml_node_get (process, NULL, "id"));
}

/* What we have made for messages that have none of ours any more. */
static void
forget_items (AlurBpmnPutBack *self)
{
  AlurXmlNode *item = alur_xml_node_first (self->root, ALUR_BPMN_SPACE, "itemDefinition");

  while (item != NULL)
    {
      AlurXmlNode *next = alur_xml_node_next (item, ALUR_BPMN_SPACE, "itemDefinition");
      const char *id = alur_xml_node_get (item, NULL, "id");
      const AlurXmlNode *message = alur_xml_node_first (self->root, ALUR_BPMN_SPACE, "message");

      while (message != NULL && g_strcmp0 (alur_xml_node_get (message, NULL, "itemRef"), id) != 0)
        message = alur_xml_node_next (message, ALUR_BPMN_SPACE, "message");
      if (message == NULL && alur_bpmn_put_back_find (self, id) == item)
        alur_xml_node_detach (item);
      item = next;
    }
}

static gboolean
has_pools (const AlurElement *stage)
{
  ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
  {
    if (alur_bpmn_kept_get (procedure, "participant") != NULL
        || alur_bpmn_kept_get (procedure, "process") == NULL)
      return TRUE;
  }
  return FALSE;
}

/* Whose a process without a pool is, is said only where it is not called as it was. */
static void
forget_owners (AlurBpmnPutBack *self)
{
  for (AlurXmlNode *node = alur_xml_node_first (self->root, ALUR_BPMN_SPACE, "process");
       node != NULL; node = alur_xml_node_next (node, ALUR_BPMN_SPACE, "process"))
    {
      const char *of = alur_xml_node_get (node, ALUR_BPMN_SPACE_ALUR, "of");
      const AlurElement *owner
          = of != NULL ? alur_document_lookup (self->document, self->stage, of) : NULL;

      if (owner != NULL
          && g_strcmp0 (alur_bpmn_kept_get (owner, "process"), alur_xml_node_get (node, NULL, "id"))
                 == 0)
        alur_xml_node_unset (node, ALUR_BPMN_SPACE_ALUR, "of");
    }
}

static void
put_back_all (AlurBpmnPutBack *self)
{
  self->has_pools = has_pools (self->stage);
  put_back_of_stage (self);
  ALUR_FOREACH (procedure, self->stage, ALUR_KIND_PROCEDURE)
  {
    alur_bpmn_put_back_procedure (self, procedure);
  }
  ALUR_FOREACH (procedure, self->stage, ALUR_KIND_PROCEDURE)
  {
    alur_bpmn_put_back_inside (self, procedure);
  }
  alur_bpmn_put_back_loose (self);
  forget_items (self);
  put_back_diagrams (self);
  draw_process_alone (self);
  alur_bpmn_sort_children (self->collaboration);
  alur_bpmn_sort_children (self->root);
  rename_in (self, self->root);
  alur_bpmn_put_back_ids (self->tree, self->ids);
  forget_owners (self);
}

/**
 * alur_bpmn_put_back:
 * @tree: a file of BPMN as it was made of @stage
 * @document: a document
 * @stage: a stage of it
 * @ids: (element-type utf8 utf8): identifiers that nothing may get for the first time: what is in
 *   the file and what others in the stage have or were called
 *
 * Puts into @tree what @stage keeps of the file of BPMN that it was made of, if it was. What is in
 * @tree then points into the document.
 */
void
alur_bpmn_put_back (AlurXmlTree *tree,
                    AlurDocument *document,
                    const AlurElement *stage,
                    GHashTable *ids)
{
  AlurBpmnPutBack self = { .tree = tree,
                           .root = alur_xml_tree_get_root (tree),
                           .document = document,
                           .stage = stage,
                           .ids = ids };
  AlurXmlNode *diagram = alur_xml_node_first (self.root, ALUR_BPMN_SPACE_DI, "BPMNDiagram");

  if (!keeps_anything (stage) || diagram == NULL)
    return;
  self.collaboration = alur_xml_node_first (self.root, ALUR_BPMN_SPACE, "collaboration");
  self.plane = alur_xml_node_first (diagram, ALUR_BPMN_SPACE_DI, "BPMNPlane");
  self.nodes = g_hash_table_new (g_str_hash, g_str_equal);
  self.drawn = g_hash_table_new (g_str_hash, g_str_equal);
  self.renamed = g_hash_table_new (g_str_hash, g_str_equal);
  self.taken = g_hash_table_new (g_str_hash, g_str_equal);
  self.lanes = g_hash_table_new (NULL, NULL);
  self.kept_ids = alur_bpmn_kept_list_ids (stage);
  self.kept = g_ptr_array_new_with_free_func ((GDestroyNotify) alur_xml_tree_free);
  index_all (&self, self.root);
  put_back_all (&self);
  g_hash_table_unref (self.nodes);
  g_hash_table_unref (self.drawn);
  g_hash_table_unref (self.renamed);
  g_hash_table_unref (self.taken);
  g_hash_table_unref (self.lanes);
  g_hash_table_unref (self.kept_ids);
  g_ptr_array_unref (self.kept);
}
