/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Nodes become steps. */

#include "alur-bpmn-import-private.h"

#include "alur-bpmn-kept.h"
#include "alur-edit.h"
#include "alur-language.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What is not kept of a node: it is said by step and flows. */
static const char *const own[] = { "id", "name", "incoming", "outgoing", NULL };

static gboolean
is_named (const AlurXmlNode *node, const char *name)
{
  return strcmp (node->name, name) == 0;
}

static guint
get_number (GHashTable *numbers, const AlurXmlNode *node)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (numbers, node));
}

static void
add_one (GHashTable *numbers, AlurXmlNode *node)
{
  g_hash_table_insert (numbers, node, GUINT_TO_POINTER (get_number (numbers, node) + 1));
}

static void
count_flow (AlurBpmnImport *self, const AlurXmlNode *flow)
{
  AlurXmlNode *from = alur_bpmn_find (self, alur_xml_node_get (flow, NULL, "sourceRef"));
  AlurXmlNode *to = alur_bpmn_find (self, alur_xml_node_get (flow, NULL, "targetRef"));

  if (from == NULL || to == NULL)
    return;
  add_one (self->n_out, from);
  add_one (self->n_in, to);
  if (alur_xml_node_first (flow, ALUR_BPMN_SPACE, "conditionExpression") != NULL)
    add_one (self->n_when, from);
}

static void
count_ends (AlurBpmnImport *self, const AlurXmlNode *top)
{
  for (const AlurXmlNode *node = top->first_child; node != NULL; node = node->next)
    {
      if (alur_xml_node_is (node, ALUR_BPMN_SPACE, "sequenceFlow"))
        count_flow (self, node);
      else if (node->name != NULL)
        count_ends (self, node);
    }
}

/**
 * alur_bpmn_count_ends: (skip)
 *
 * Counts the sequence flows at each node, by what the flows say: what nodes say of it is often
 * wrong.
 */
void
alur_bpmn_count_ends (AlurBpmnImport *self)
{
  count_ends (self, self->root);
}

/**
 * alur_bpmn_make_id: (skip)
 *
 * Returns: (transfer full): an identifier that the file has not, and that is free in the document
 */
char *
alur_bpmn_make_id (AlurBpmnImport *self, AlurKind kind)
{
  char *id = alur_document_generate_id (self->document, kind);

  while (g_hash_table_contains (self->nodes, id)
         || !alur_document_is_id_free (self->document, self->stage, id, kind))
    {
      char *longer = g_strconcat (id, "n", NULL);

      g_free (id);
      id = longer;
    }
  return id;
}

/**
 * alur_bpmn_keep_id: (skip)
 * @name: under which it is kept
 * @other: (nullable): what is kept instead where it can't be
 *
 * Keeps what @node is called in the file, if that can be told again: one that is there twice is
 * mended, and one with blanks in it can't be referred to.
 */
void
alur_bpmn_keep_id (AlurBpmnImport *self,
                   AlurElement *element,
                   const char *name,
                   const AlurXmlNode *node,
                   const char *other)
{
  const char *id = alur_xml_node_get (node, NULL, "id");

  if (id != NULL && *id != '\0' && strpbrk (id, " \t\r\n") == NULL
      && alur_bpmn_find (self, id) == node)
    other = id;
  alur_bpmn_kept_set (self->document, element, name, other);
}

/**
 * alur_bpmn_insert: (skip)
 * @node: what it comes of
 *
 * Returns: (transfer none): a new last child of @parent, with the identifier of @node if it can
 *   have that
 */
AlurElement *
alur_bpmn_insert (AlurBpmnImport *self, AlurElement *parent, AlurKind kind, AlurXmlNode *node)
{
  const char *id = alur_xml_node_get (node, NULL, "id");
  gboolean usable = id != NULL && alur_id_is_valid (id, strlen (id))
                    && alur_document_is_id_free (self->document, self->stage, id, kind);
  g_autofree char *made = usable ? NULL : alur_bpmn_make_id (self, kind);
  AlurElement *element
      = alur_document_insert (self->document, parent, kind, usable ? id : made, NULL);

  g_hash_table_insert (self->made, node, element);
  if (!usable && kind != ALUR_KIND_PROCEDURE)
    alur_bpmn_keep_id (self, element, "id", node, NULL);
  return element;
}

/* --- Kinds ------------------------------------------------------------------------------------ */

/* Whether the ways out of a task have conditions, all but the one that is taken else. */
static gboolean
chooses (const AlurBpmnImport *self, const AlurXmlNode *node)
{
  guint n_out = get_number (self->n_out, node);
  guint n_else = alur_xml_node_get (node, NULL, "default") != NULL ? 1 : 0;

  return alur_bpmn_get_class (node->name) == ALUR_BPMN_TASK && !is_named (node, "receiveTask")
         && n_out > 1 && get_number (self->n_when, node) + n_else >= n_out;
}

static AlurStepKind
get_kind (const AlurBpmnImport *self, const AlurXmlNode *node)
{
  switch (alur_bpmn_get_class (node->name))
    {
    case ALUR_BPMN_START:
      return ALUR_STEP_KIND_START;
    case ALUR_BPMN_END:
      return ALUR_STEP_KIND_END;
    case ALUR_BPMN_SUB:
      return ALUR_STEP_KIND_SUBPROCESS;
    case ALUR_BPMN_BETWEEN:
      return is_named (node, "intermediateThrowEvent") ? ALUR_STEP_KIND_TASK : ALUR_STEP_KIND_WAIT;
    case ALUR_BPMN_GATEWAY:
      return !is_named (node, "parallelGateway") && get_number (self->n_out, node) > 1
                 ? ALUR_STEP_KIND_DECISION
                 : ALUR_STEP_KIND_TASK;
    case ALUR_BPMN_TASK:
      if (chooses (self, node))
        return ALUR_STEP_KIND_DECISION;
      return is_named (node, "receiveTask") ? ALUR_STEP_KIND_WAIT : ALUR_STEP_KIND_TASK;
    case ALUR_BPMN_OTHER:
      break;
    }
  return ALUR_STEP_KIND_TASK;
}

/* What a step is called whose node has no name but needs one. */
static const char *
make_up_name (const AlurBpmnImport *self, const AlurXmlNode *node)
{
  if (alur_bpmn_get_class (node->name) == ALUR_BPMN_GATEWAY)
    {
      if (!is_named (node, "parallelGateway"))
        return get_number (self->n_out, node) > 1 ? N_ ("Which way?") : N_ ("Go on");
      return get_number (self->n_in, node) > 1 ? N_ ("Wait for all") : N_ ("Begin several at once");
    }
  return is_named (node, "intermediateThrowEvent") ? N_ ("Give notice") : NULL;
}

static void
write_name (AlurBpmnImport *self, AlurElement *step, const AlurXmlNode *node)
{
  g_autofree char *name = alur_bpmn_dup_name (node);
  const char *made_up = *name == '\0' ? make_up_name (self, node) : NULL;
  const char *written = alur_xml_node_get (node, NULL, "name");

  if (made_up != NULL)
    {
      made_up = alur_tr (self->language, made_up);
      alur_bpmn_kept_set (self->document, step, "named", made_up);
    }
  else if (written != NULL && strcmp (written, name) != 0)
    alur_bpmn_kept_set (self->document, step, "name", written);
  alur_document_set_text (self->document, step, ALUR_STEP_NAME, made_up != NULL ? made_up : name);
}

/* --- Times, loops and what else a node says ----------------------------------------------------
 */

static void
write_wait (AlurBpmnImport *self, AlurElement *step, const AlurXmlNode *node)
{
  const AlurXmlNode *timer = alur_xml_node_first (node, ALUR_BPMN_SPACE, "timerEventDefinition");
  const AlurXmlNode *time
      = timer != NULL ? alur_xml_node_first (timer, ALUR_BPMN_SPACE, "timeDuration") : NULL;
  g_autofree char *text = time != NULL ? alur_xml_node_dup_text (time) : NULL;
  AlurDuration duration;

  if (text != NULL && alur_duration_parse (g_strstrip (text), &duration))
    alur_document_set_duration (self->document, step, ALUR_STEP_WAIT, duration);
}

/* The time of a timer that the step waits is shown. */
static gboolean
is_shown (const AlurXmlNode *child, const AlurElement *step)
{
  AlurDuration wait = alur_element_get_duration (step, ALUR_STEP_WAIT);

  return strcmp (child->name, "timerEventDefinition") == 0 && (wait.days > 0 || wait.seconds > 0);
}

/* Names what is kept of a node that means something for how it runs. */
static void
tell_kept (AlurBpmnImport *self, const AlurXmlNode *node, const AlurElement *step)
{
  static const char *const known[] = { "incoming",
                                       "outgoing",
                                       "documentation",
                                       "ioSpecification",
                                       "dataInputAssociation",
                                       "dataOutputAssociation",
                                       "property",
                                       "laneSet",
                                       "sequenceFlow",
                                       "dataObject",
                                       "association",
                                       "dataObjectReference",
                                       "dataStoreReference",
                                       "group",
                                       "textAnnotation",
                                       "extensionElements",
                                       NULL };
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *call = alur_bpmn_dup_call (node);

  for (const AlurXmlNode *child = node->first_child; child != NULL; child = child->next)
    {
      if (alur_xml_node_is (child, ALUR_BPMN_SPACE, "extensionElements"))
        self->n_extended++;
      if (alur_xml_node_is (child, ALUR_BPMN_SPACE, NULL) && !g_strv_contains (known, child->name)
          && alur_bpmn_get_class (child->name) == ALUR_BPMN_OTHER && !is_shown (child, step))
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", child->name);
    }
  if (names->len > 0)
    alur_bpmn_report_add (self->report, ALUR_BPMN_ROW_KEPT, node, alur_element_get_id (step),
                          /* Translators: the first %s is a step, the second names what BPMN says of
                             it: "timerEventDefinition". */
                          alur_tr (NULL, N_ ("Of “%s” is kept, but not shown: %s.")), call,
                          names->str);
}

/* What a node means otherwise as a step; NULL: nothing. */
static char *
dup_change (AlurBpmnImport *self, const AlurXmlNode *node)
{
  g_autofree char *call = alur_bpmn_dup_call (node);

  if (is_named (node, "inclusiveGateway") || is_named (node, "complexGateway"))
    return g_strdup_printf (alur_tr (NULL, N_ ("The gateway “%s” may take several ways at once; as "
                                               "a step it takes one.")),
                            call);
  if (chooses (self, node))
    return g_strdup_printf (alur_tr (NULL, N_ ("The ways out of “%s” have conditions and may be "
                                               "taken together; as a step it is a decision and "
                                               "takes one.")),
                            call);
  if (is_named (node, "parallelGateway"))
    return g_strdup_printf (alur_tr (NULL, N_ ("The parallel gateway “%s” became a step.")), call);
  if (is_named (node, "exclusiveGateway") && get_number (self->n_out, node) < 2)
    return g_strdup_printf (
        alur_tr (NULL, N_ ("The gateway “%s”, where ways come together, became a step.")), call);
  if (is_named (node, "boundaryEvent"))
    return g_strdup_printf (alur_tr (NULL, N_ ("The event “%s” at the edge of an activity became a "
                                               "waiting beside it.")),
                            call);
  if (is_named (node, "intermediateThrowEvent"))
    return g_strdup_printf (alur_tr (NULL, N_ ("The event “%s” became a task.")), call);
  return NULL;
}

static void
tell_changed (AlurBpmnImport *self, const AlurXmlNode *node, const AlurElement *step)
{
  g_autofree char *change = dup_change (self, node);

  if (change != NULL)
    alur_bpmn_report_add (self->report, ALUR_BPMN_ROW_CHANGED, node, alur_element_get_id (step),
                          "%s", change);
}

/* In a file of ours everything that was not sent is told. */
static void
tell_new (AlurBpmnImport *self, const AlurXmlNode *node, const AlurElement *step)
{
  g_autofree char *call = self->sent != NULL ? alur_bpmn_dup_call (node) : NULL;

  if (call != NULL)
    alur_bpmn_report_add (self->report, ALUR_BPMN_ROW_CHANGED, node, alur_element_get_id (step),
                          alur_tr (NULL, N_ ("The step “%s” is new.")), call);
}

/* --- Who -------------------------------------------------------------------------------------- */

/* The lane whose rectangle holds the middle of a node. */
static AlurBpmnImportLane *
find_lane_around (AlurBpmnImport *self, AlurBpmnImportProcess *process, const AlurXmlNode *node)
{
  AlurRect box;

  if (!alur_bpmn_get_box (self, node, &box))
    return NULL;
  for (guint i = 0; i < process->lanes->len; i++)
    {
      AlurBpmnImportLane *lane = g_ptr_array_index (process->lanes, i);

      if (lane->box.width > 0 && alur_rect_contains (&lane->box, alur_rect_center (&box)))
        return lane;
    }
  return NULL;
}

static AlurBpmnImportLane *
find_lane (AlurBpmnImport *self, AlurBpmnImportProcess *process, AlurXmlNode *node)
{
  AlurBpmnImportLane *lane = g_hash_table_lookup (process->lane_of, node);
  const AlurXmlNode *host = alur_bpmn_find (self, alur_xml_node_get (node, NULL, "attachedToRef"));
  g_autofree char *call = NULL;

  if (lane == NULL && host != NULL)
    return g_hash_table_lookup (process->lane_of, host);
  if (lane != NULL || process->lanes->len == 0)
    return lane;
  lane = find_lane_around (self, process, node);
  call = alur_bpmn_dup_call (node);
  if (lane != NULL)
    alur_bpmn_report_add (self->report, ALUR_BPMN_ROW_CHANGED, node, NULL,
                          alur_tr (NULL, N_ ("“%s” belongs to no swimlane; it was put into the one "
                                             "in which it is drawn.")),
                          call);
  else
    alur_bpmn_report_add (
        self->report, ALUR_BPMN_ROW_DECIDE, node, alur_xml_node_get (node, NULL, "id"),
        alur_tr (NULL, N_ ("“%s” belongs to no swimlane. Say who does it.")), call);
  return lane;
}

static void
write_unit (AlurBpmnImport *self,
            AlurBpmnImportProcess *process,
            AlurElement *step,
            AlurXmlNode *node)
{
  AlurBpmnImportLane *lane = find_lane (self, process, node);
  const AlurElement *unit = lane != NULL ? lane->unit : process->unit;

  if (lane != NULL)
    g_hash_table_insert (process->lane_of, node, lane);
  if (unit != NULL)
    alur_document_set_text (self->document, step, ALUR_STEP_UNIT, alur_element_get_id (unit));
}

/* --- Steps ------------------------------------------------------------------------------------ */

/* What happens inside a sub-process is a procedure of its own. */
static void
import_inside (AlurBpmnImport *self,
               AlurBpmnImportProcess *process,
               AlurElement *step,
               AlurXmlNode *node)
{
  g_autofree char *name = alur_bpmn_dup_call (node);
  guint n_known = self->processes->len;
  AlurBpmnImportProcess *inner = alur_bpmn_add_process (self, node, NULL, name);

  /* add_process() has made the procedure of the node, which stays a step. */
  g_hash_table_insert (self->made, node, step);
  alur_bpmn_kept_set (self->document, inner->procedure, "inside", alur_element_get_id (step));
  inner->unit = alur_document_lookup (self->document, self->stage,
                                      alur_element_get_ref (step, ALUR_STEP_UNIT));
  inner->vertical = process->vertical;
  alur_document_set_text (self->document, step, ALUR_STEP_PROCEDURE,
                          alur_element_get_id (inner->procedure));
  alur_bpmn_report_add (
      self->report, ALUR_BPMN_ROW_CHANGED, node, alur_element_get_id (inner->procedure),
      alur_tr (NULL, N_ ("What happens inside “%s” became a procedure of its own, "
                         "which the step calls.")),
      name);
  if (self->sent != NULL)
    alur_bpmn_return_nodes (self, n_known);
}

static void
import_node (AlurBpmnImport *self, AlurBpmnImportProcess *process, AlurXmlNode *node)
{
  AlurElement *step = alur_bpmn_insert (self, process->procedure, ALUR_KIND_STEP, node);
  AlurStepKind kind = get_kind (self, node);
  g_autofree char *note = alur_bpmn_dup_documentation (node);

  write_name (self, step, node);
  if (kind != ALUR_STEP_KIND_TASK)
    alur_document_set_word (self->document, step, ALUR_STEP_KIND, kind);
  write_unit (self, process, step, node);
  if (kind == ALUR_STEP_KIND_WAIT)
    write_wait (self, step, node);
  if (is_named (node, "parallelGateway") && get_number (self->n_in, node) > 1)
    alur_document_set_word (self->document, step, ALUR_STEP_JOIN, ALUR_JOIN_ALL);
  if (*note != '\0')
    alur_document_set_text (self->document, step, ALUR_STEP_NOTE, note);
  alur_bpmn_kept_set (self->document, step, "element", node->name);
  alur_bpmn_kept_set (self->document, step, "shape", alur_bpmn_get_drawn (self, node, "id"));
  alur_bpmn_keep_bare (self, step, node, own);
  tell_new (self, node, step);
  tell_kept (self, node, step);
  tell_changed (self, node, step);
}

/* Whether what happens in a sub-process is still nobody's: it is new, or was empty when we wrote
 * it. */
static gboolean
is_unknown (AlurBpmnImport *self, const AlurXmlNode *node)
{
  for (guint i = 0; i < self->processes->len; i++)
    {
      if (((AlurBpmnImportProcess *) g_ptr_array_index (self->processes, i))->node == node)
        return FALSE;
    }
  return TRUE;
}

/* What we have made round a step that is gone, and that leads nowhere now. */
static gboolean
is_remnant (AlurBpmnImport *self, const AlurXmlNode *node)
{
  return alur_bpmn_was_sent (self, node)
         && (get_number (self->n_in, node) == 0 || get_number (self->n_out, node) == 0);
}

/**
 * alur_bpmn_import_nodes: (skip)
 *
 * Makes the steps of a process; what lies inside sub-processes becomes more processes, at the end
 * of the list.
 */
void
alur_bpmn_import_nodes (AlurBpmnImport *self, AlurBpmnImportProcess *process)
{
  for (AlurXmlNode *node = process->node->first_child; node != NULL; node = node->next)
    {
      if (alur_xml_node_is (node, ALUR_BPMN_SPACE, NULL)
          && alur_bpmn_get_class (node->name) != ALUR_BPMN_OTHER
          && !g_hash_table_contains (self->made, node) && !is_remnant (self, node))
        import_node (self, process, node);
    }
  for (AlurXmlNode *node = process->node->first_child; node != NULL; node = node->next)
    {
      AlurElement *step = g_hash_table_lookup (self->made, node);

      if (step != NULL && alur_bpmn_get_class (node->name) == ALUR_BPMN_SUB
          && alur_bpmn_holds_nodes (node) && is_unknown (self, node))
        import_inside (self, process, step, node);
    }
}

static void
import_call (AlurBpmnImport *self, AlurElement *step, const AlurXmlNode *node)
{
  const AlurXmlNode *called
      = alur_bpmn_find (self, alur_xml_node_get (node, NULL, "calledElement"));
  const AlurElement *procedure = called != NULL ? g_hash_table_lookup (self->made, called) : NULL;
  g_autofree char *refusal = NULL;

  if (step == NULL || step->kind != ALUR_KIND_STEP || procedure == NULL
      || procedure->kind != ALUR_KIND_PROCEDURE)
    return;
  refusal = alur_edit_refuse_call (self->document, step, alur_element_get_id (procedure));
  if (refusal == NULL)
    alur_document_set_text (self->document, step, ALUR_STEP_PROCEDURE,
                            alur_element_get_id (procedure));
  else
    alur_bpmn_report_add (self->report, ALUR_BPMN_ROW_CHANGED, node, alur_element_get_id (step),
                          "%s", refusal);
}

/**
 * alur_bpmn_import_calls: (skip)
 *
 * Says which procedures are called by which steps, when all are there.
 */
void
alur_bpmn_import_calls (AlurBpmnImport *self)
{
  for (guint i = 0; i < self->processes->len; i++)
    {
      const AlurBpmnImportProcess *process = g_ptr_array_index (self->processes, i);

      for (AlurXmlNode *node = process->node->first_child; node != NULL; node = node->next)
        {
          if (alur_xml_node_is (node, ALUR_BPMN_SPACE, "callActivity")
              && !alur_bpmn_was_sent (self, node))
            import_call (self, g_hash_table_lookup (self->made, node), node);
        }
    }
}
