/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A stage as BPMN 2.0: one collaboration, each procedure a pool with its process.
 *
 * The whole document travels in the file, so that it comes back as it was, with what somebody has
 * changed elsewhere. docs/bpmn.md tells what becomes what. */

#include "alur-bpmn-writer.h"

#include "alur-bpmn-kept.h"
#include "alur-bpmn-plan.h"
#include "alur-bpmn-put-back.h"
#include "alur-bpmn.h"
#include "alur-error.h"
#include "alur-language.h"
#include "alur-places.h"
#include "alur-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define TARGET "urn:alur:bpmn:1:document"

/**
 * alur_bpmn_plan_make_id:
 * @base: an id, or a word
 * @suffix: (nullable): what to put behind it
 *
 * Returns: (transfer none): an id that the file doesn't have yet
 */
const char *
alur_bpmn_plan_make_id (AlurBpmnPlan *self, const char *base, const char *suffix)
{
  g_autoptr (GString) id = g_string_new (base);
  const char *kept;

  if (suffix != NULL)
    g_string_append_printf (id, ".%s", suffix);
  while (g_hash_table_contains (self->ids, id->str))
    g_string_append_c (id, '_');
  kept = g_string_chunk_insert (self->texts, id->str);
  g_hash_table_add (self->ids, (gpointer) kept);
  return kept;
}

/**
 * alur_bpmn_plan_lane_name:
 * @unit: (nullable): a unit; %NULL: the lane is of steps without one
 * @called: (out): whether the name is a word of ours, because there is none
 *
 * Returns: (transfer none): what stands at the head of a lane
 */
const char *
alur_bpmn_plan_lane_name (const AlurBpmnPlan *self, const AlurElement *unit, gboolean *called)
{
  const char *name = unit != NULL ? alur_element_get_text (unit, ALUR_UNIT_NAME) : NULL;

  *called = name == NULL;
  if (name != NULL)
    return name;
  return alur_tr (self->language, unit != NULL ? N_ ("(without name)") : N_ ("(without unit)"));
}

/**
 * alur_bpmn_plan_pool_name:
 * @procedure: a procedure
 * @called: (out): whether the name is a word of ours, because there is none
 *
 * Returns: (transfer none): what stands at the head of its pool
 */
const char *
alur_bpmn_plan_pool_name (const AlurBpmnPlan *self, const AlurElement *procedure, gboolean *called)
{
  const char *name = alur_element_get_text (procedure, ALUR_PROCEDURE_NAME);

  *called = name == NULL;
  return name != NULL ? name : alur_tr (self->language, N_ ("Procedure without name"));
}

/* --- The plan --------------------------------------------------------------------------------- */

/**
 * alur_bpmn_process_clear:
 *
 * Frees what it holds.
 */
void
alur_bpmn_process_clear (AlurBpmnProcess *self)
{
  g_array_unref (self->nodes);
  g_array_unref (self->lines);
  g_array_unref (self->lanes);
  g_clear_pointer (&self->layout, alur_procedure_layout_free);
}

static void
message_clear (gpointer data)
{
  g_free (((AlurBpmnMessage *) data)->points);
}

/* What is written back as it was keeps its identifier. */
static void
note_kept_ids (AlurBpmnPlan *self, const AlurXmlNode *node)
{
  const char *id = alur_xml_node_get (node, NULL, "id");

  if (id != NULL)
    g_hash_table_add (self->ids, g_string_chunk_insert (self->texts, id));
  for (const AlurXmlNode *child = node->first_child; child != NULL; child = child->next)
    {
      if (alur_xml_node_is (child, ALUR_BPMN_SPACE, NULL))
        note_kept_ids (self, child);
    }
}

/* What was called otherwise in a file of others is called so again. */
static void
note_names (AlurBpmnPlan *self, const AlurElement *element)
{
  static const char *const names[] = { "id", "participant", "process" };

  for (guint i = 0; element->foreign != NULL && i < G_N_ELEMENTS (names); i++)
    {
      const char *id = alur_bpmn_kept_get (element, names[i]);

      if (id != NULL)
        g_hash_table_add (self->ids, (gpointer) id);
    }
}

static void
note_ids (AlurBpmnPlan *self, const AlurElement *element)
{
  const char *id = alur_element_get_id (element);
  g_autoptr (AlurXmlTree) kept
      = element->kind == ALUR_KIND_FOREIGN ? alur_bpmn_kept_read (element) : NULL;

  if (id != NULL)
    g_hash_table_add (self->ids, (gpointer) id);
  note_names (self, element);
  if (kept != NULL && alur_xml_node_is (alur_xml_tree_get_root (kept), ALUR_BPMN_SPACE, NULL))
    note_kept_ids (self, alur_xml_tree_get_root (kept));
}

static void
plan_init (AlurBpmnPlan *self,
           AlurTextMetrics *metrics,
           AlurDocument *document,
           const AlurElement *stage)
{
  *self = (AlurBpmnPlan){ .document = document, .stage = stage, .metrics = metrics };
  self->language = alur_document_get_language (document);
  self->text = alur_writer_write_bytes (document);
  self->texts = g_string_chunk_new (4096);
  self->ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->processes = g_array_new (FALSE, FALSE, sizeof (AlurBpmnProcess));
  self->messages = g_array_new (FALSE, FALSE, sizeof (AlurBpmnMessage));
  self->lane_uses = g_hash_table_new (NULL, NULL);
  g_array_set_clear_func (self->messages, message_clear);
  for (const AlurElement *element = stage; element != NULL;
       element = alur_element_walk (element, stage))
    note_ids (self, element);
  self->definitions_id = alur_bpmn_plan_make_id (self, "Definitions", NULL);
  self->collaboration_id = alur_bpmn_plan_make_id (self, "Collaboration", NULL);
  self->diagram_id = alur_bpmn_plan_make_id (self, "Diagram", NULL);
  self->plane_id = alur_bpmn_plan_make_id (self, "Plane", NULL);
}

static void
plan_clear (AlurBpmnPlan *self)
{
  for (guint i = 0; i < self->processes->len; i++)
    alur_bpmn_process_clear (alur_bpmn_plan_process (self, i));
  g_array_unref (self->processes);
  g_array_unref (self->messages);
  g_hash_table_unref (self->lane_uses);
  g_hash_table_unref (self->ids);
  g_string_chunk_free (self->texts);
  g_bytes_unref (self->text);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AlurBpmnPlan, plan_clear)

/* Whether anything is told about what happens in it: also one in which nothing does yet may keep
 * what a process of others says besides. */
static gboolean
has_process (const AlurElement *procedure)
{
  return alur_element_first (procedure, ALUR_KIND_STEP) != NULL
         || alur_bpmn_kept_get (procedure, "process") != NULL;
}

static void
add_process (AlurBpmnPlan *self, const AlurElement *procedure, gboolean outside)
{
  AlurBpmnProcess process = { .procedure = procedure };

  process.nodes = g_array_new (FALSE, FALSE, sizeof (AlurBpmnNode));
  process.lines = g_array_new (FALSE, FALSE, sizeof (AlurBpmnLine));
  process.lanes = g_array_new (FALSE, FALSE, sizeof (AlurBpmnLane));
  if (!outside && has_process (procedure))
    {
      g_autofree char *id = g_strdup_printf ("Process_%s", alur_element_get_id (procedure));

      process.id = alur_bpmn_plan_make_id (self, id, NULL);
      alur_bpmn_explicit_fill (self, &process);
    }
  g_array_append_val (self->processes, process);
}

/* The procedure that was asked for comes first, else all in their order. */
static gboolean
add_processes (AlurBpmnPlan *self, const char *procedure_id, GError **error)
{
  const AlurElement *only = NULL;

  if (procedure_id != NULL)
    {
      only = alur_document_lookup_kind (self->document, self->stage, procedure_id,
                                        ALUR_KIND_PROCEDURE);
      if (only == NULL)
        {
          g_set_error (error, ALUR_ERROR, ALUR_ERROR_UNKNOWN_NAME,
                       alur_tr (NULL, N_ ("The stage “%s” has no procedure “%s”.")),
                       alur_element_get_id (self->stage), procedure_id);
          return FALSE;
        }
      add_process (self, only, FALSE);
    }
  ALUR_FOREACH (procedure, self->stage, ALUR_KIND_PROCEDURE)
  {
    if (procedure != only)
      add_process (self, procedure, only != NULL);
  }
  return TRUE;
}

/* A unit that is one lane keeps its id. */
static void
name_lanes (AlurBpmnPlan *self)
{
  for (guint i = 0; i < self->processes->len; i++)
    {
      AlurBpmnProcess *process = alur_bpmn_plan_process (self, i);
      const char *procedure = alur_element_get_id (process->procedure);

      for (guint j = 0; j < process->lanes->len; j++)
        {
          AlurBpmnLane *lane = &g_array_index (process->lanes, AlurBpmnLane, j);
          const char *unit = lane->unit != NULL ? alur_element_get_id (lane->unit) : NULL;
          g_autofree char *id
              = g_strdup_printf ("Lane_%s_%s", procedure, unit != NULL ? unit : "none");

          if (unit != NULL && GPOINTER_TO_UINT (g_hash_table_lookup (self->lane_uses, unit)) == 1)
            lane->id = unit;
          else
            lane->id = alur_bpmn_plan_make_id (self, id, NULL);
        }
    }
}

/* --- Definitions ------------------------------------------------------------------------------ */

static const char *
document_name (const AlurBpmnPlan *self)
{
  const AlurElement *root = alur_document_get_root (self->document);
  const char *title = alur_element_get_text (root, ALUR_DOCUMENT_TITLE);

  return title != NULL ? title : alur_element_get_text (root, ALUR_DOCUMENT_SERVICE);
}

static AlurXmlNode *
write_definitions (const AlurBpmnPlan *self, AlurXmlTree *tree)
{
  AlurXmlNode *root = alur_xml_tree_add (tree, NULL, ALUR_BPMN_SPACE, "definitions");

  alur_xml_tree_set (tree, root, NULL, "id", self->definitions_id);
  if (document_name (self) != NULL)
    alur_xml_tree_set (tree, root, NULL, "name", document_name (self));
  alur_xml_tree_set (tree, root, NULL, "targetNamespace", TARGET);
  alur_xml_tree_set (tree, root, NULL, "exporter", "Alur");
  alur_xml_tree_set (tree, root, NULL, "exporterVersion", alur_places_get_version ());
  return root;
}

/* Goods and money are things, all else is information. */
static gboolean
is_physical (const AlurElement *flow)
{
  guint kind = alur_element_get_word (flow, ALUR_FLOW_KIND);

  return kind == ALUR_FLOW_GOODS || kind == ALUR_FLOW_MONEY;
}

/* What moves between pools: the things first, then what is said of each. */
static void
write_items (AlurBpmnPlan *self, AlurXmlTree *tree, AlurXmlNode *root)
{
  static const char *const kinds[] = { "Information", "Physical" };
  gboolean wanted[2] = { FALSE, FALSE };

  for (guint i = 0; i < self->messages->len; i++)
    wanted[is_physical (g_array_index (self->messages, AlurBpmnMessage, i).flow) ? 1 : 0] = TRUE;
  for (guint i = 0; i < 2; i++)
    {
      AlurXmlNode *node;

      if (!wanted[i])
        continue;
      self->items[i] = alur_bpmn_plan_make_id (self, "Item", kinds[i]);
      node = alur_xml_tree_add (tree, root, ALUR_BPMN_SPACE, "itemDefinition");
      alur_xml_tree_set (tree, node, NULL, "id", self->items[i]);
      alur_xml_tree_set (tree, node, NULL, "itemKind", kinds[i]);
    }
}

static AlurXmlNode *
write_messages (AlurBpmnPlan *self, AlurXmlTree *tree, AlurXmlNode *root)
{
  write_items (self, tree, root);
  for (guint i = 0; i < self->messages->len; i++)
    {
      AlurBpmnMessage *message = &g_array_index (self->messages, AlurBpmnMessage, i);
      AlurXmlNode *node = alur_xml_tree_add (tree, root, ALUR_BPMN_SPACE, "message");

      message->id = alur_bpmn_plan_make_id (self, alur_element_get_id (message->flow), "message");
      alur_xml_tree_set (tree, node, NULL, "id", message->id);
      alur_xml_tree_set (tree, node, NULL, "itemRef",
                         self->items[is_physical (message->flow) ? 1 : 0]);
    }
  return alur_xml_tree_add (tree, root, ALUR_BPMN_SPACE, "collaboration");
}

static void
write_participant (const AlurBpmnPlan *self,
                   AlurXmlTree *tree,
                   AlurXmlNode *collaboration,
                   const AlurBpmnProcess *process)
{
  AlurXmlNode *node = alur_xml_tree_add (tree, collaboration, ALUR_BPMN_SPACE, "participant");
  gboolean called;
  const char *name = alur_bpmn_plan_pool_name (self, process->procedure, &called);

  alur_xml_tree_set (tree, node, NULL, "id", alur_element_get_id (process->procedure));
  alur_xml_tree_set (tree, node, NULL, "name", name);
  if (called)
    alur_xml_tree_set (tree, node, ALUR_BPMN_SPACE_ALUR, "called", name);
  if (process->id != NULL)
    alur_xml_tree_set (tree, node, NULL, "processRef", process->id);
  alur_bpmn_write_element (self, tree, node, process->procedure);
}

static const char *
end_of_message (const AlurBpmnPlan *self, guint process, guint node)
{
  const AlurBpmnProcess *whole = alur_bpmn_plan_process (self, process);

  return node != G_MAXUINT ? alur_bpmn_process_node (whole, node)->id
                           : alur_element_get_id (whole->procedure);
}

static void
write_message_flow (const AlurBpmnPlan *self,
                    AlurXmlTree *tree,
                    AlurXmlNode *collaboration,
                    const AlurBpmnMessage *message)
{
  AlurXmlNode *node = alur_xml_tree_add (tree, collaboration, ALUR_BPMN_SPACE, "messageFlow");
  const char *label = alur_element_get_text (message->flow, ALUR_FLOW_LABEL);

  alur_xml_tree_set (tree, node, NULL, "id", alur_element_get_id (message->flow));
  if (label != NULL)
    alur_xml_tree_set (tree, node, NULL, "name", label);
  alur_xml_tree_set (tree, node, NULL, "sourceRef",
                     end_of_message (self, message->from_process, message->from));
  alur_xml_tree_set (tree, node, NULL, "targetRef",
                     end_of_message (self, message->to_process, message->to));
  alur_xml_tree_set (tree, node, NULL, "messageRef", message->id);
  alur_bpmn_write_element (self, tree, node, message->flow);
}

/* The document as its file holds it. */
static AlurXmlNode *
write_document (const AlurBpmnPlan *self,
                AlurXmlTree *tree,
                AlurXmlNode *collaboration,
                const char *procedure_id)
{
  AlurXmlNode *extension
      = alur_xml_tree_add (tree, collaboration, ALUR_BPMN_SPACE, "extensionElements");
  AlurXmlNode *node = alur_xml_tree_add (tree, extension, ALUR_BPMN_SPACE_ALUR, "document");
  gsize length;
  const char *data = g_bytes_get_data (self->text, &length);
  g_autofree char *text = g_strndup (data, length);

  alur_xml_tree_set (tree, node, NULL, "stage", alur_element_get_id (self->stage));
  if (procedure_id != NULL)
    alur_xml_tree_set (tree, node, NULL, "procedure", procedure_id);
  alur_xml_tree_add_text (tree, node, text);
  return extension;
}

static GBytes *
write_plan (AlurBpmnPlan *self, const char *procedure_id)
{
  static const AlurXmlPrefix prefixes[] = { { "bpmn", ALUR_BPMN_SPACE },
                                            { "bpmndi", ALUR_BPMN_SPACE_DI },
                                            { "dc", ALUR_BPMN_SPACE_DC },
                                            { "di", ALUR_BPMN_SPACE_DD },
                                            { "xsi", ALUR_BPMN_SPACE_XSI },
                                            { "alur", ALUR_BPMN_SPACE_ALUR },
                                            { NULL, NULL } };
  g_autoptr (AlurXmlTree) tree = alur_xml_tree_new ();
  AlurXmlNode *root = write_definitions (self, tree);
  AlurXmlNode *collaboration = write_messages (self, tree, root);
  AlurXmlNode *extension = write_document (self, tree, collaboration, procedure_id);

  alur_xml_tree_set (tree, collaboration, NULL, "id", self->collaboration_id);
  for (guint i = 0; i < self->processes->len; i++)
    write_participant (self, tree, collaboration, alur_bpmn_plan_process (self, i));
  for (guint i = 0; i < self->messages->len; i++)
    write_message_flow (self, tree, collaboration,
                        &g_array_index (self->messages, AlurBpmnMessage, i));
  alur_bpmn_write_processes (self, tree, root);
  alur_bpmn_write_diagram (self, tree, root, extension);
  alur_bpmn_put_back (tree, self->document, self->stage, self->ids);
  return alur_xml_tree_write (tree, prefixes);
}

/**
 * alur_bpmn_write:
 * @metrics: what measures texts
 * @document: a valid document
 * @stage: the stage of it that is drawn
 * @procedure_id: (nullable): the procedure that is drawn; others that it has to do with are empty
 *   pools then. %NULL: all of the stage
 * @error: return location for an error of %ALUR_ERROR
 *
 * Writes a file of BPMN 2.0. The whole document is in it, whatever is drawn. The same document and
 * metrics give the same bytes.
 *
 * Returns: (transfer full) (nullable): the file; %NULL with @error set where there is no such
 *   procedure, or no procedure at all
 */
GBytes *
alur_bpmn_write (AlurTextMetrics *metrics,
                 AlurDocument *document,
                 const AlurElement *stage,
                 const char *procedure_id,
                 GError **error)
{
  g_auto (AlurBpmnPlan) plan = { 0 };

  plan_init (&plan, metrics, document, stage);
  if (!add_processes (&plan, procedure_id, error))
    return NULL;
  if (plan.processes->len == 0)
    {
      g_set_error_literal (error, ALUR_ERROR, ALUR_ERROR_INVALID,
                           alur_tr (NULL, N_ ("BPMN shows procedures, and this stage has none.")));
      return NULL;
    }
  alur_bpmn_messages_gather (&plan, procedure_id);
  if (!alur_bpmn_places_find (&plan, error))
    return NULL;
  name_lanes (&plan);
  alur_bpmn_messages_route (&plan);
  return write_plan (&plan, procedure_id);
}
