/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files of BPMN that we have written, when they come back.
 *
 * The document travels in the file, so nothing of it is lost. It is written as BPMN once more, and
 * what the file has otherwise than that is what somebody has changed elsewhere: that is changed in
 * the document too, and told. What is new comes in as from any file. A file that nobody has changed
 * gives the document that went out, byte for byte, because nothing is done to it. */

#include "alur-bpmn-import-private.h"

#include "alur-bpmn-kept.h"
#include "alur-bpmn-writer.h"
#include "alur-edit.h"
#include "alur-language.h"
#include "alur-reader.h"
#include "alur-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- What we have written --------------------------------------------------------------------- */

static const AlurXmlNode *
find_extension (const AlurXmlNode *node, const char *name)
{
  const AlurXmlNode *extension = alur_xml_node_first (node, ALUR_BPMN_SPACE, "extensionElements");

  return extension != NULL ? alur_xml_node_first (extension, ALUR_BPMN_SPACE_ALUR, name) : NULL;
}

/**
 * alur_bpmn_find_own: (skip)
 * @root: the definitions of a file
 *
 * Returns: (nullable): the document of ours that travels in it
 */
const AlurXmlNode *
alur_bpmn_find_own (const AlurXmlNode *root)
{
  for (const AlurXmlNode *node = alur_xml_node_first (root, ALUR_BPMN_SPACE, "collaboration");
       node != NULL; node = alur_xml_node_next (node, ALUR_BPMN_SPACE, "collaboration"))
    {
      const AlurXmlNode *own = find_extension (node, "document");

      if (own != NULL)
        return own;
    }
  return NULL;
}

/**
 * alur_bpmn_read_own: (skip)
 * @tree: a file that a document of ours travels in
 * @name: what the file is called
 *
 * Returns: (transfer full) (nullable): that document as it went out; %NULL if somebody has broken
 * it
 */
AlurDocument *
alur_bpmn_read_own (AlurXmlTree *tree, const char *name)
{
  const AlurXmlNode *own = alur_bpmn_find_own (alur_xml_tree_get_root (tree));
  g_autofree char *text = alur_xml_node_dup_text (own);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return alur_reader_read_bytes (bytes, name, NULL, NULL);
}

/* The file as it would be written now. */
static AlurXmlTree *
write_again (AlurDocument *document,
             const AlurElement *stage,
             const char *procedure,
             const AlurBpmnChoices *choices)
{
  g_autoptr (AlurPangoMetrics) made = NULL;
  AlurPangoMetrics *metrics = choices != NULL ? choices->metrics : NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (metrics == NULL)
    metrics = made = alur_pango_metrics_new ();
  bytes = alur_bpmn_write (alur_pango_metrics_get_interface (metrics), document, stage, procedure,
                           NULL);
  return bytes != NULL ? alur_xml_tree_read (bytes, NULL, NULL) : NULL;
}

static void
note_lane (AlurBpmnImport *self, const AlurXmlNode *lane, const char *id)
{
  const AlurXmlNode *unit = find_extension (lane, "unit");
  const char *unit_id = unit != NULL ? alur_xml_node_get (unit, NULL, "id") : NULL;

  g_hash_table_insert (self->sent_lanes, (gpointer) id,
                       unit_id != NULL ? alur_document_lookup_kind (self->document, self->stage,
                                                                    unit_id, ALUR_KIND_UNIT)
                                       : NULL);
}

/* Whose a process is: that says its pool, without one the process itself. */
static void
note_process (AlurBpmnImport *self, const AlurXmlNode *node, const char *id)
{
  const char *of = alur_xml_node_get (node, ALUR_BPMN_SPACE_ALUR, "of");
  const char *ref = alur_xml_node_get (node, NULL, "processRef");
  const AlurElement *procedure = NULL;

  if (alur_xml_node_is (node, ALUR_BPMN_SPACE, "participant") && ref != NULL)
    procedure = alur_bpmn_return_find (self, id, ALUR_KIND_PROCEDURE);
  if (procedure != NULL)
    g_hash_table_insert (self->sent_processes,
                         (gpointer) (guintptr) alur_element_get_id (procedure), (gpointer) ref);
  else if (of != NULL && alur_xml_node_is (node, ALUR_BPMN_SPACE, "process"))
    g_hash_table_insert (self->sent_processes, (gpointer) of, (gpointer) id);
}

static void
index_sent (AlurBpmnImport *self, AlurXmlNode *top)
{
  for (AlurXmlNode *node = top->first_child; node != NULL; node = node->next)
    {
      const char *id;

      if (node->name == NULL || alur_xml_node_is (node, ALUR_BPMN_SPACE, "extensionElements"))
        continue;
      id = alur_xml_node_get (node, NULL, "id");
      if (id != NULL && alur_xml_node_is (node, ALUR_BPMN_SPACE, NULL))
        g_hash_table_insert (self->sent, (gpointer) id, node);
      if (id != NULL && alur_xml_node_is (node, ALUR_BPMN_SPACE, "lane"))
        note_lane (self, node, id);
      if (id != NULL)
        note_process (self, node, id);
      if (!alur_bpmn_quotes (node))
        index_sent (self, node);
    }
}

/* --- Telling ---------------------------------------------------------------------------------- */

/**
 * alur_bpmn_return_find: (skip)
 * @id: an identifier as the file has it
 *
 * Returns: (nullable): what has it in the document, or had it in the file that it was made of
 */
AlurElement *
alur_bpmn_return_find (AlurBpmnImport *self, const char *id, AlurKind kind)
{
  AlurElement *element = g_hash_table_lookup (self->aliases, id);

  if (element != NULL && element->kind == kind)
    return alur_element_is_in_document (element) ? element : NULL;
  return alur_document_lookup_kind (self->document, self->stage, id, kind);
}

/* The first that wants to be called so is, unless something has that identifier here, or was kept
 * under it. */
static void
add_alias (AlurBpmnImport *self, GHashTable *kept_ids, AlurElement *element, const char *name)
{
  const char *id = alur_bpmn_kept_get (element, name);

  if (id != NULL && !g_hash_table_contains (self->aliases, id)
      && !g_hash_table_contains (kept_ids, id)
      && alur_document_lookup (self->document, self->stage, id) == NULL)
    g_hash_table_insert (self->aliases, (gpointer) id, element);
}

/* In the order in which the writer calls them so. */
static void
find_aliases (AlurBpmnImport *self)
{
  g_autoptr (GHashTable) kept_ids = alur_bpmn_kept_list_ids (self->stage);

  ALUR_FOREACH (procedure, self->stage, ALUR_KIND_PROCEDURE)
  {
    ALUR_FOREACH (step, procedure, ALUR_KIND_STEP) { add_alias (self, kept_ids, step, "id"); }
    ALUR_FOREACH (flow, procedure, ALUR_KIND_FLOW)
    {
      if (g_strcmp0 (alur_bpmn_kept_get (flow, "element"), "data") != 0)
        add_alias (self, kept_ids, flow, "id");
    }
    add_alias (self, kept_ids, procedure, "participant");
    add_alias (self, kept_ids, procedure, "process");
  }
}

static const char *
call (const AlurElement *element)
{
  const char *name = alur_element_get_name (element);

  return name != NULL && *name != '\0' ? name : alur_element_get_id (element);
}

static void
tell_renamed (AlurBpmnImport *self,
              const AlurXmlNode *node,
              const AlurElement *element,
              const char *before,
              const char *now)
{
  alur_bpmn_report_add (self->report, ALUR_BPMN_ROW_CHANGED, node, alur_element_get_id (element),
                        /* Translators: both are names, the one before and the one now. */
                        alur_tr (NULL, N_ ("“%s” is called “%s” now.")), before, now);
}

/* --- Names ------------------------------------------------------------------------------------ */

/* Whether @node is called otherwise than when it was sent; what it is called now. */
static char *
dup_new_name (AlurBpmnImport *self, const AlurXmlNode *node, char **before)
{
  const AlurXmlNode *sent = g_hash_table_lookup (self->sent, alur_xml_node_get (node, NULL, "id"));
  g_autofree char *now = alur_bpmn_dup_name (node);

  *before = alur_bpmn_dup_name (sent);
  if (strcmp (now, *before) != 0)
    return g_steal_pointer (&now);
  g_clear_pointer (before, g_free);
  return NULL;
}

static void
rename_element (AlurBpmnImport *self, const AlurXmlNode *node, AlurElement *element, guint field)
{
  g_autofree char *before = NULL;
  g_autofree char *now = dup_new_name (self, node, &before);

  if (now == NULL)
    return;
  alur_document_set_text (self->document, element, field, now);
  tell_renamed (self, node, element, before, now);
}

/* Of a step the name may be its question: that of a gateway is, where there is one. */
static void
rename_step (AlurBpmnImport *self, const AlurXmlNode *node, AlurElement *step)
{
  const char *question = alur_element_get_text (step, ALUR_STEP_QUESTION);
  gboolean is_gateway = alur_bpmn_get_class (node->name) == ALUR_BPMN_GATEWAY;
  gboolean is_made = g_hash_table_contains (self->folded, node);

  if (is_made && !(is_gateway && alur_xml_node_get (node, NULL, "name") != NULL))
    return;
  if (is_gateway && (question != NULL || is_made))
    rename_element (self, node, step, ALUR_STEP_QUESTION);
  else
    rename_element (self, node, step, ALUR_STEP_NAME);
}

/* --- What there still is ---------------------------------------------------------------------- */

static AlurElement *
find_procedure (AlurBpmnImport *self, const char *id)
{
  return alur_document_lookup_kind (self->document, self->stage, id, ALUR_KIND_PROCEDURE);
}

static void
take_pool (AlurBpmnImport *self, AlurXmlNode *pool)
{
  const char *id = alur_xml_node_get (pool, NULL, "id");
  AlurElement *procedure
      = id != NULL ? alur_bpmn_return_find (self, id, ALUR_KIND_PROCEDURE) : NULL;
  AlurXmlNode *node = alur_bpmn_find (self, alur_xml_node_get (pool, NULL, "processRef"));

  if (procedure == NULL || !alur_bpmn_was_sent (self, pool))
    return;
  g_hash_table_insert (self->made, pool, procedure);
  rename_element (self, pool, procedure, ALUR_PROCEDURE_NAME);
  if (node == NULL || g_hash_table_contains (self->made, node))
    return;
  g_hash_table_insert (self->made, node, procedure);
  alur_bpmn_take_process (self, node, pool, procedure);
}

/* Whether the process is called what something else in the stage is, so that it can't have got that
 * name for the sake of @procedure. */
static gboolean
is_of_other (AlurBpmnImport *self, const AlurXmlNode *process, const AlurElement *procedure)
{
  const AlurElement *other
      = alur_document_lookup (self->document, self->stage, alur_xml_node_get (process, NULL, "id"));

  return other != NULL && other != procedure;
}

/* Whether @node is the sub-process in which @procedure happens, and no call that it has become. */
static gboolean
is_inside (AlurBpmnImport *self, const AlurXmlNode *node, const AlurElement *procedure)
{
  const AlurElement *whole = procedure != NULL
                                 ? alur_bpmn_kept_get_whole (self->document, self->stage, procedure)
                                 : NULL;

  return whole != NULL && alur_bpmn_get_class (node->name) == ALUR_BPMN_SUB
         && strcmp (node->name, "callActivity") != 0
         && alur_bpmn_return_find (self, alur_xml_node_get (node, NULL, "id"), ALUR_KIND_STEP)
                == whole;
}

/* The process or sub-process of that identifier, if no other procedure is that. */
static AlurXmlNode *
find_process_of (AlurBpmnImport *self, const char *id, const AlurElement *procedure)
{
  AlurXmlNode *node = alur_bpmn_find (self, id);
  const AlurElement *owner = node != NULL ? g_hash_table_lookup (self->made, node) : NULL;

  if (node == NULL)
    return NULL;
  if (alur_bpmn_is_process (self, node) ? is_of_other (self, node, procedure)
                                        : !is_inside (self, node, procedure))
    return NULL;
  return owner == NULL || owner == procedure || owner->kind != ALUR_KIND_PROCEDURE ? node : NULL;
}

/* The process of a procedure, also where somebody has taken the pool from around it. Another one
 * may have the identifier that it had in the file that it came from. */
static AlurXmlNode *
find_process (AlurBpmnImport *self, const char *procedure)
{
  g_autofree char *id = g_strdup_printf ("Process_%s", procedure);
  const AlurElement *element = find_procedure (self, procedure);
  const char *kept = element != NULL ? alur_bpmn_kept_get (element, "process") : NULL;
  const char *said = g_hash_table_lookup (self->sent_processes, procedure);
  AlurXmlNode *node;

  if (said != NULL)
    return find_process_of (self, said, element);
  node = kept != NULL ? find_process_of (self, kept, element) : NULL;
  return node != NULL ? node : find_process_of (self, id, element);
}

static void
take_pools (AlurBpmnImport *self)
{
  for (const AlurXmlNode *node = alur_xml_node_first (self->root, ALUR_BPMN_SPACE, "collaboration");
       node != NULL; node = alur_xml_node_next (node, ALUR_BPMN_SPACE, "collaboration"))
    {
      for (AlurXmlNode *pool = alur_xml_node_first (node, ALUR_BPMN_SPACE, "participant");
           pool != NULL; pool = alur_xml_node_next (pool, ALUR_BPMN_SPACE, "participant"))
        take_pool (self, pool);
    }
  ALUR_FOREACH (procedure, self->stage, ALUR_KIND_PROCEDURE)
  {
    AlurXmlNode *node = find_process (self, alur_element_get_id (procedure));

    if (node == NULL || !alur_bpmn_was_sent (self, node)
        || g_hash_table_contains (self->made, node))
      continue;
    g_hash_table_insert (self->made, node, procedure);
    alur_bpmn_take_process (self, node, NULL, procedure);
  }
}

/* What happens inside a sub-process is a procedure of its own. */
static void
take_inside (AlurBpmnImport *self,
             const AlurBpmnImportProcess *process,
             AlurXmlNode *node,
             const AlurElement *step)
{
  const char *called = alur_element_get_ref (step, ALUR_STEP_PROCEDURE);
  AlurElement *procedure = called != NULL ? find_procedure (self, called) : NULL;

  if (procedure != NULL && procedure != process->procedure
      && alur_bpmn_kept_get_whole (self->document, self->stage, procedure) == step)
    alur_bpmn_take_process (self, node, NULL, procedure);
}

/* A node that was made belongs to a step; any other is one. */
static void
take_node (AlurBpmnImport *self,
           AlurBpmnImportProcess *process,
           AlurXmlNode *node,
           GPtrArray *moved)
{
  const char *id = alur_xml_node_get (node, NULL, "id");
  const AlurXmlNode *sent = id != NULL ? g_hash_table_lookup (self->sent, id) : NULL;
  const char *of = sent != NULL ? alur_xml_node_get (sent, ALUR_BPMN_SPACE_ALUR, "of") : NULL;
  AlurElement *step;

  if (sent == NULL || !alur_bpmn_was_sent (self, node))
    return;
  step = alur_bpmn_return_find (self, of != NULL ? of : id, ALUR_KIND_STEP);
  if (step == NULL)
    return;
  g_hash_table_insert (self->made, node, step);
  if (of == NULL && alur_bpmn_get_class (node->name) == ALUR_BPMN_SUB)
    take_inside (self, process, node, step);
  if (of != NULL)
    g_hash_table_add (self->folded, node);
  else if (step->parent != process->procedure)
    {
      alur_document_move (self->document, step, process->procedure,
                          alur_element_first (process->procedure, ALUR_KIND_FLOW));
      alur_bpmn_report_add (self->report, ALUR_BPMN_ROW_CHANGED, node, alur_element_get_id (step),
                            alur_tr (NULL, N_ ("“%s” belongs to the procedure “%s” now.")),
                            call (step), call (process->procedure));
      g_ptr_array_add (moved, node);
    }
  rename_step (self, node, step);
}

/* Where a step has gone it may close a circle of calls. What was called before was in none, so it
 * is enough to ask those that have moved, when all have. */
static void
drop_circles (AlurBpmnImport *self, const GPtrArray *moved)
{
  for (guint i = 0; i < moved->len; i++)
    {
      const AlurXmlNode *node = g_ptr_array_index (moved, i);
      AlurElement *step = g_hash_table_lookup (self->made, node);
      g_autofree char *refusal = NULL;

      if (alur_element_get_word (step, ALUR_STEP_KIND) == ALUR_STEP_KIND_SUBPROCESS)
        refusal = alur_edit_refuse_call (self->document, step,
                                         alur_element_get_ref (step, ALUR_STEP_PROCEDURE));
      if (refusal == NULL)
        continue;
      alur_document_unset (self->document, step, ALUR_STEP_PROCEDURE);
      alur_bpmn_report_add (self->report, ALUR_BPMN_ROW_CHANGED, node, alur_element_get_id (step),
                            "%s", refusal);
    }
}

/**
 * alur_bpmn_return_nodes: (skip)
 * @first: the first process that is looked at
 *
 * Takes over where the steps that were sent are now. Those in what is new come when that is there.
 */
void
alur_bpmn_return_nodes (AlurBpmnImport *self, guint first)
{
  g_autoptr (GPtrArray) moved = g_ptr_array_new ();

  for (guint i = first; i < self->processes->len; i++)
    {
      AlurBpmnImportProcess *process = g_ptr_array_index (self->processes, i);

      for (AlurXmlNode *node = process->node->first_child; node != NULL; node = node->next)
        {
          if (alur_xml_node_is (node, ALUR_BPMN_SPACE, NULL)
              && alur_bpmn_get_class (node->name) != ALUR_BPMN_OTHER)
            take_node (self, process, node, moved);
        }
    }
  drop_circles (self, moved);
}

/* --- What is gone ----------------------------------------------------------------------------- */

static void
delete_step (AlurBpmnImport *self, const AlurXmlNode *sent, AlurElement *step)
{
  g_autofree char *name = g_strdup (call (step));
  const char *procedure = alur_element_get_id (step->parent);

  alur_bpmn_report_add (self->report, ALUR_BPMN_ROW_CHANGED, sent, procedure,
                        alur_tr (NULL, N_ ("The step “%s” was deleted.")), name);
  alur_edit_delete (self->document, &step, 1);
}

/**
 * alur_bpmn_return_has_pool: (skip)
 *
 * Returns: whether the procedure is still in the file; a whole pool that is gone is most often left
 *   out for somebody else's sake
 */
gboolean
alur_bpmn_return_has_pool (AlurBpmnImport *self, const AlurElement *procedure)
{
  const char *id = alur_element_get_id (procedure);

  return alur_bpmn_find (self, id) != NULL || find_process (self, id) != NULL;
}

static void
delete_gone (AlurBpmnImport *self, const AlurXmlNode *top)
{
  for (const AlurXmlNode *node = top->first_child; node != NULL; node = node->next)
    {
      const char *id = node->name != NULL ? alur_xml_node_get (node, NULL, "id") : NULL;
      AlurElement *step;

      if (id != NULL && alur_xml_node_is (node, ALUR_BPMN_SPACE, NULL)
          && alur_bpmn_get_class (node->name) != ALUR_BPMN_OTHER
          && alur_xml_node_get (node, ALUR_BPMN_SPACE_ALUR, "of") == NULL
          && alur_bpmn_find (self, id) == NULL)
        {
          step = alur_bpmn_return_find (self, id, ALUR_KIND_STEP);
          if (step != NULL && alur_bpmn_return_has_pool (self, step->parent))
            delete_step (self, node, step);
        }
      if (node->name != NULL && !alur_xml_node_is (node, ALUR_BPMN_SPACE, "extensionElements")
          && !alur_bpmn_quotes (node))
        delete_gone (self, node);
    }
}

static void
tell_gone_pools (AlurBpmnImport *self)
{
  GHashTableIter iter;
  gpointer id, node;

  g_hash_table_iter_init (&iter, self->sent);
  while (g_hash_table_iter_next (&iter, &id, &node))
    {
      const AlurElement *procedure = alur_xml_node_is (node, ALUR_BPMN_SPACE, "participant")
                                         ? find_procedure (self, id)
                                         : NULL;

      if (procedure != NULL && !alur_bpmn_return_has_pool (self, procedure))
        alur_bpmn_report_add (self->report, ALUR_BPMN_ROW_DECIDE, node, id,
                              alur_tr (NULL, N_ ("The pool “%s” is no longer in the file. The "
                                                 "procedure stays; delete it if that was meant.")),
                              call (procedure));
    }
}

/* --- Lanes ------------------------------------------------------------------------------------ */

static const AlurXmlNode *
find_sent_lane (GHashTable *lane_of, const AlurXmlNode *node)
{
  const char *id = alur_xml_node_get (node, NULL, "id");

  return id != NULL ? g_hash_table_lookup (lane_of, id) : NULL;
}

/* A lane that somebody else has put elsewhere is kept, and says nothing about steps. */
static gboolean
divides_steps_with (AlurBpmnImport *self, const AlurXmlNode *lane, const char *id)
{
  const AlurXmlNode *set = lane->parent;
  const AlurXmlNode *node = g_hash_table_lookup (self->sent, id);

  while (alur_xml_node_is (set, ALUR_BPMN_SPACE, "childLaneSet")
         && alur_xml_node_is (set->parent, ALUR_BPMN_SPACE, "lane"))
    set = set->parent->parent;
  return alur_xml_node_is (set, ALUR_BPMN_SPACE, "laneSet") && node != NULL
         && node->parent == set->parent;
}

static void
note_sent_lanes (AlurBpmnImport *self,
                 const AlurXmlNode *top,
                 GHashTable *lane_of,
                 GHashTable *texts)
{
  for (const AlurXmlNode *node = top->first_child; node != NULL; node = node->next)
    {
      if (node->name == NULL || alur_xml_node_is (node, ALUR_BPMN_SPACE, "extensionElements"))
        continue;
      /* Only a lane that is called something was sent as one. */
      if (alur_xml_node_is (node, ALUR_BPMN_SPACE, "flowNodeRef")
          && alur_xml_node_is (node->parent, ALUR_BPMN_SPACE, "lane")
          && alur_xml_node_get (node->parent, NULL, "id") != NULL)
        {
          char *id = g_strstrip (alur_xml_node_dup_text (node));

          g_hash_table_add (texts, id);
          if (divides_steps_with (self, node->parent, id))
            g_hash_table_insert (lane_of, id, (gpointer) node->parent);
        }
      if (!alur_bpmn_quotes (node))
        note_sent_lanes (self, node, lane_of, texts);
    }
}

static void
put_into_lane (AlurBpmnImport *self,
               const AlurXmlNode *node,
               AlurElement *step,
               const AlurBpmnImportLane *lane,
               const AlurXmlNode *sent)
{
  const AlurElement *before
      = sent != NULL ? g_hash_table_lookup (self->sent_lanes, alur_xml_node_get (sent, NULL, "id"))
                     : NULL;

  if (lane == NULL || sent == NULL || lane->unit == before)
    return;
  alur_edit_set_step_unit (self->document, step,
                           lane->unit != NULL ? alur_element_get_id (lane->unit) : NULL);
  alur_bpmn_report_add (self->report, ALUR_BPMN_ROW_CHANGED, node, alur_element_get_id (step),
                        alur_tr (NULL, N_ ("“%s” is done by “%s” now.")), call (step),
                        lane->unit != NULL ? call (lane->unit) : "–");
}

static void
rename_units (AlurBpmnImport *self, const AlurBpmnImportProcess *process)
{
  for (guint i = 0; i < process->lanes->len; i++)
    {
      const AlurBpmnImportLane *lane = g_ptr_array_index (process->lanes, i);

      if (lane->unit != NULL && alur_bpmn_was_sent (self, lane->node))
        rename_element (self, lane->node, lane->unit, ALUR_UNIT_NAME);
    }
}

/* Whether the lanes, which stand in the order in which they are drawn now, were drawn in that when
 * the file was written. */
static gboolean
are_in_order (AlurBpmnImport *self, const AlurBpmnImportProcess *process, GHashTable *drawn)
{
  double last = -G_MAXDOUBLE;

  for (guint i = 0; i < process->lanes->len; i++)
    {
      const AlurBpmnImportLane *lane = g_ptr_array_index (process->lanes, i);
      AlurPoint shift;
      double before;

      if (lane->unit == NULL || lane->box.width <= 0
          || !alur_bpmn_return_get_shift (self, drawn, lane->node, &shift))
        continue;
      before = process->vertical ? lane->box.x - shift.x : lane->box.y - shift.y;
      if (before < last - ALUR_BPMN_TOLERANCE)
        return FALSE;
      last = before;
    }
  return TRUE;
}

/* Lanes that are drawn in another order; those that are not drawn follow. */
static void
take_order (AlurBpmnImport *self, const AlurBpmnImportProcess *process, GHashTable *drawn)
{
  const AlurIds *wanted = alur_element_get_refs (process->procedure, ALUR_PROCEDURE_LANES);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  if (are_in_order (self, process, drawn))
    return;
  for (guint i = 0; i < process->lanes->len; i++)
    {
      const AlurBpmnImportLane *lane = g_ptr_array_index (process->lanes, i);
      const char *id = lane->unit != NULL ? alur_element_get_id (lane->unit) : NULL;

      if (id != NULL && lane->box.width > 0 && !g_ptr_array_find (ids, id, NULL))
        g_ptr_array_add (ids, (gpointer) (guintptr) id);
    }
  for (guint i = 0; wanted != NULL && i < wanted->n_ids; i++)
    {
      if (!g_ptr_array_find (ids, wanted->ids[i], NULL))
        g_ptr_array_add (ids, (gpointer) (guintptr) wanted->ids[i]);
    }
  alur_document_set_refs (self->document, process->procedure, ALUR_PROCEDURE_LANES,
                          (const char *const *) ids->pdata, ids->len);
  alur_bpmn_report_add (self->report, ALUR_BPMN_ROW_CHANGED, process->node,
                        alur_element_get_id (process->procedure),
                        alur_tr (NULL, N_ ("The lanes of “%s” stand in another order now.")),
                        call (process->procedure));
}

static void
take_lanes (AlurBpmnImport *self, GHashTable *lane_of, GHashTable *drawn)
{
  for (guint i = 0; i < self->processes->len; i++)
    {
      AlurBpmnImportProcess *process = g_ptr_array_index (self->processes, i);

      alur_bpmn_import_lanes (self, process);
      rename_units (self, process);
      take_order (self, process, drawn);
      for (AlurXmlNode *node = process->node->first_child; node != NULL; node = node->next)
        {
          AlurElement *step = g_hash_table_lookup (self->made, node);

          if (step != NULL && step->kind == ALUR_KIND_STEP
              && !g_hash_table_contains (self->folded, node))
            put_into_lane (self, node, step, g_hash_table_lookup (process->lane_of, node),
                           find_sent_lane (lane_of, node));
        }
    }
}

/* --- All of it -------------------------------------------------------------------------------- */

static GHashTable *
index_drawn (const AlurXmlNode *all)
{
  GHashTable *drawn = g_hash_table_new (g_str_hash, g_str_equal);

  for (AlurXmlNode *node
       = all != NULL ? alur_xml_node_first (all, ALUR_BPMN_SPACE_ALUR, "shape") : NULL;
       node != NULL; node = alur_xml_node_next (node, ALUR_BPMN_SPACE_ALUR, "shape"))
    {
      const char *ref = alur_xml_node_get (node, NULL, "ref");

      if (ref != NULL)
        g_hash_table_insert (drawn, (gpointer) ref, node);
    }
  return drawn;
}

static void
bring_back (AlurBpmnImport *self, const AlurXmlNode *own, AlurXmlNode *sent)
{
  g_autoptr (GHashTable) lane_of = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) texts = g_hash_table_new_full (NULL, NULL, g_free, NULL);
  const AlurXmlNode *noted = alur_xml_node_first (own->parent, ALUR_BPMN_SPACE_ALUR, "drawn");
  g_autoptr (GHashTable) drawn = index_drawn (noted);
  guint n_known;

  find_aliases (self);
  index_sent (self, sent);
  note_sent_lanes (self, sent, lane_of, texts);
  alur_bpmn_index (self);
  alur_bpmn_count_ends (self);
  tell_gone_pools (self);
  delete_gone (self, sent);
  take_pools (self);
  alur_bpmn_return_nodes (self, 0);
  take_lanes (self, lane_of, drawn);
  /* What was sent may lead to what is new, and lie in it. */
  n_known = self->processes->len;
  alur_bpmn_import_pools (self);
  alur_bpmn_return_nodes (self, n_known);
  alur_bpmn_import_all_nodes (self);
  alur_bpmn_return_times (self);
  alur_bpmn_return_flows (self);
  alur_bpmn_import_between (self);
  for (guint i = 0; i < self->processes->len; i++)
    alur_bpmn_return_places (self, g_ptr_array_index (self->processes, i), drawn);
  if (noted != NULL)
    alur_bpmn_return_lines (self, noted, drawn);
  alur_bpmn_return_rest (self, sent);
  alur_bpmn_keep_rest (self);
  alur_bpmn_count_all (self);
  alur_bpmn_report_end (self->report);
}

/**
 * alur_bpmn_return: (skip)
 * @document: the document that went out, which is used up
 * @tree: the file that it travels in
 * @name: what the file is called
 * @choices: (nullable): how
 * @report: (nullable): learns what is otherwise in the file than in that document
 *
 * Returns: (transfer full) (nullable): that document, with all that was changed elsewhere; %NULL if
 *   it can't have that, so that the file is to be read as one of others
 */
AlurDocument *
alur_bpmn_return (AlurDocument *document,
                  AlurXmlTree *tree,
                  const char *name,
                  const AlurBpmnChoices *choices,
                  AlurBpmnReport *report)
{
  static const AlurBpmnChoices none = { NULL, NULL };
  const AlurXmlNode *own = alur_bpmn_find_own (alur_xml_tree_get_root (tree));
  g_autoptr (AlurBpmnReport) made = report == NULL ? alur_bpmn_report_new () : NULL;
  const char *stage = alur_xml_node_get (own, NULL, "stage");
  g_autoptr (AlurXmlTree) sent = NULL;
  g_autoptr (GBytes) bytes = NULL;
  AlurBpmnImport self = { .document = document };

  self.stage = stage != NULL ? alur_document_get_stage (document, stage) : NULL;
  if (self.stage != NULL)
    sent = write_again (document, self.stage, alur_xml_node_get (own, NULL, "procedure"), choices);
  if (sent == NULL)
    return NULL;
  alur_bpmn_import_init (&self);
  self.root = alur_xml_tree_get_root (tree);
  self.choices = choices != NULL ? choices : &none;
  self.report = report != NULL ? report : made;
  alur_bpmn_report_set_stage (self.report, stage);
  self.language = alur_document_get_language (document);
  self.title = name;
  self.organisation = alur_document_get_organisation (document, self.stage);
  self.sent = g_hash_table_new (g_str_hash, g_str_equal);
  self.sent_lanes = g_hash_table_new (g_str_hash, g_str_equal);
  self.sent_processes = g_hash_table_new (g_str_hash, g_str_equal);
  self.aliases = g_hash_table_new (g_str_hash, g_str_equal);
  alur_document_begin (document, "");
  if (self.organisation == NULL)
    self.organisation = alur_document_insert (document, self.stage, ALUR_KIND_ORGANISATION, NULL,
                                              self.stage->first_child);
  bring_back (&self, own, alur_xml_tree_get_root (sent));
  alur_document_commit (document);
  alur_bpmn_import_clear (&self);
  bytes = alur_writer_write_bytes (document);
  return alur_reader_read_bytes (bytes, name, NULL, NULL);
}
