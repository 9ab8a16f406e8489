/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Processes, their nodes, flows and lanes become again what they were. */

#include "alur-bpmn-import-private.h"
#include "alur-bpmn-kept.h"
#include "alur-bpmn-put-back-private.h"

#include <string.h>

/* Kept under our namespace where it is in the file only for us. */
static const char *
get_ours (const AlurXmlNode *node, const char *name)
{
  return alur_xml_node_get (node, ALUR_BPMN_SPACE_ALUR, name);
}

static AlurXmlNode *
find_process (AlurBpmnPutBack *self, const AlurElement *procedure)
{
  const AlurXmlNode *pool = alur_bpmn_put_back_find (self, alur_element_get_id (procedure));
  const char *id = pool != NULL ? alur_xml_node_get (pool, NULL, "processRef") : NULL;

  return alur_bpmn_put_back_find (self, id);
}

/* The kept child of that name. */
static AlurXmlNode *
read_kept (AlurBpmnPutBack *self, const AlurElement *element, const char *name)
{
  ALUR_FOREACH (foreign, element, ALUR_KIND_FOREIGN)
  {
    AlurXmlNode *kept = alur_bpmn_put_back_read (self, foreign, ALUR_BPMN_SPACE);

    if (kept != NULL && strcmp (kept->name, name) == 0)
      return kept;
  }
  return NULL;
}

static void
take_out (AlurXmlNode *node, gboolean (*is_one) (const AlurXmlNode *child))
{
  AlurXmlNode *child = node->first_child;

  while (child != NULL)
    {
      AlurXmlNode *next = child->next;

      if (child->name != NULL && is_one (child))
        alur_xml_node_detach (child);
      child = next;
    }
}

/* --- Nodes and flows -------------------------------------------------------------------------- */

static gboolean
is_definition (const AlurXmlNode *node)
{
  return g_str_has_suffix (node->name, "EventDefinition");
}

static gboolean
is_condition (const AlurXmlNode *node)
{
  return strcmp (node->name, "conditionExpression") == 0;
}

static gboolean
is_documentation (const AlurXmlNode *node)
{
  return strcmp (node->name, "documentation") == 0;
}

/* The name that it had, if it is still that. */
static void
put_back_name (AlurBpmnPutBack *self,
               AlurXmlNode *node,
               const AlurElement *element,
               const char *name)
{
  const char *named = alur_bpmn_kept_get (element, "named");
  const char *written = alur_bpmn_kept_get (element, "name");
  g_autofree char *line = written != NULL ? alur_bpmn_dup_line (written) : NULL;

  alur_xml_node_unset (node, ALUR_BPMN_SPACE_ALUR, "called");
  if (name == NULL || *name == '\0' || g_strcmp0 (named, name) == 0)
    alur_xml_node_unset (node, NULL, "name");
  else
    alur_xml_tree_set (self->tree, node, NULL, "name",
                       g_strcmp0 (line, name) == 0 ? written : name);
}

/* A time that was kept gives way to another one that the step waits now. */
static void
put_back_time (AlurBpmnPutBack *self, AlurXmlNode *node, const AlurElement *step)
{
  AlurXmlNode *timer = alur_xml_node_first (node, ALUR_BPMN_SPACE, "timerEventDefinition");
  AlurXmlNode *time
      = timer != NULL ? alur_xml_node_first (timer, ALUR_BPMN_SPACE, "timeDuration") : NULL;
  g_autofree char *text = time != NULL ? g_strstrip (alur_xml_node_dup_text (time)) : NULL;
  AlurDuration wait = alur_element_get_duration (step, ALUR_STEP_WAIT);
  char now[ALUR_VALUE_TEXT_SIZE], before[ALUR_VALUE_TEXT_SIZE];
  AlurDuration kept;

  if (text == NULL || !alur_duration_is_set (wait) || !alur_duration_parse (text, &kept)
      || strcmp (alur_duration_write (wait, now), alur_duration_write (kept, before)) == 0)
    return;
  time->first_child = time->last_child = NULL;
  alur_xml_tree_add_text (self->tree, time, now);
}

/* What others have said of any node. */
static gboolean
is_word (const AlurXmlNode *node)
{
  return is_documentation (node) || strcmp (node->name, "extensionElements") == 0;
}

/* What any activity may have of data. */
static gboolean
is_data (const AlurXmlNode *node)
{
  return strcmp (node->name, "ioSpecification") == 0 || strcmp (node->name, "property") == 0
         || strcmp (node->name, "dataInputAssociation") == 0
         || strcmp (node->name, "dataOutputAssociation") == 0;
}

static gboolean
is_of_activity (const AlurXmlNode *node)
{
  return !is_word (node) && !is_data (node);
}

static gboolean
is_of_one_kind (const AlurXmlNode *node)
{
  return !is_word (node);
}

/* Another node than the one that was kept gets what of that any other may have. */
static void
put_back_words (AlurBpmnPutBack *self, AlurXmlNode *node, AlurXmlNode *kept)
{
  AlurBpmnClass class = alur_bpmn_get_class (node->name);
  AlurXmlAttribute *next;

  for (AlurXmlAttribute *a = kept->attributes; a != NULL; a = next)
    {
      next = a->next;
      if (g_strcmp0 (a->space, ALUR_XML_SPACE_XMLNS) != 0)
        alur_xml_node_unset (kept, a->space, a->name);
    }
  take_out (kept,
            class == ALUR_BPMN_TASK || class == ALUR_BPMN_SUB ? is_of_activity : is_of_one_kind);
  alur_bpmn_put_back_merge (self, node, kept);
}

/* Documentation that was kept gives way to another note; behind it stand annotations. */
static void
forget_documentation (AlurXmlNode *kept, const AlurElement *step)
{
  const char *note = alur_element_get_text (step, ALUR_STEP_NOTE);
  g_autofree char *text = alur_bpmn_dup_documentation (kept);
  gsize length = strlen (text);

  if (note == NULL)
    note = "";
  if (strncmp (note, text, length) != 0
      || (note[length] != '\0' && (length == 0 || !g_str_has_prefix (note + length, "; "))))
    take_out (kept, is_documentation);
}

static void
put_back_node (AlurBpmnPutBack *self,
               AlurXmlNode *node,
               const AlurElement *step,
               const char *element,
               const AlurXmlNode *kept)
{
  const char *question = alur_element_get_text (step, ALUR_STEP_QUESTION);

  node->name = element;
  alur_xml_node_unset (node, NULL, "default");
  if (strcmp (element, "callActivity") != 0)
    alur_xml_node_unset (node, NULL, "calledElement");
  take_out (node, is_definition);
  put_back_name (self, node, step,
                 question != NULL ? question : alur_element_get_text (step, ALUR_STEP_NAME));
  if (kept != NULL)
    alur_bpmn_put_back_merge (self, node, kept);
  put_back_time (self, node, step);
}

static void
put_back_step (AlurBpmnPutBack *self, const AlurElement *step, GHashTable *ways)
{
  const char *element = alur_bpmn_kept_get (step, "element");
  AlurXmlNode *node = alur_bpmn_put_back_find (self, alur_element_get_id (step));
  AlurXmlNode *kept;

  if (element == NULL || node == NULL || alur_bpmn_get_class (element) == ALUR_BPMN_OTHER)
    return;
  kept = read_kept (self, step, element);
  if (kept != NULL)
    forget_documentation (kept, step);
  if (alur_bpmn_kept_get_element (step, ways) != NULL)
    put_back_node (self, node, step, element, kept);
  else if (kept != NULL)
    put_back_words (self, node, kept);
  alur_bpmn_put_back_shapes (self, step, alur_element_get_id (step));
  alur_bpmn_put_back_call (self, step, alur_element_get_id (step), "id");
}

/* A message that was made for a flow that had its own, or none. */
static void
forget_message (AlurBpmnPutBack *self, AlurXmlNode *node)
{
  AlurXmlNode *message
      = alur_bpmn_put_back_find (self, alur_xml_node_get (node, NULL, "messageRef"));

  if (message != NULL)
    alur_xml_node_detach (message);
  alur_xml_node_unset (node, NULL, "messageRef");
}

static void
put_back_flow (AlurBpmnPutBack *self, const AlurElement *flow)
{
  const char *element = alur_bpmn_kept_get (flow, "element");
  AlurXmlNode *node = alur_bpmn_put_back_find (self, alur_element_get_id (flow));
  const AlurXmlNode *kept;

  if (element == NULL || node == NULL || strcmp (node->name, element) != 0)
    return;
  take_out (node, is_condition);
  if (strcmp (element, "messageFlow") == 0)
    forget_message (self, node);
  put_back_name (self, node, flow, alur_element_get_text (flow, ALUR_FLOW_LABEL));
  kept = read_kept (self, flow, element);
  if (kept != NULL)
    alur_bpmn_put_back_merge (self, node, kept);
  alur_bpmn_put_back_shapes (self, flow, alur_element_get_id (flow));
  alur_bpmn_put_back_call (self, flow, alur_element_get_id (flow), "id");
}

/* --- Lanes ------------------------------------------------------------------------------------ */

static const char *
get_unit (const AlurXmlNode *lane)
{
  const AlurXmlNode *extension = alur_xml_node_first (lane, ALUR_BPMN_SPACE, "extensionElements");
  const AlurXmlNode *unit
      = extension != NULL ? alur_xml_node_first (extension, ALUR_BPMN_SPACE_ALUR, "unit") : NULL;

  return unit != NULL ? alur_xml_node_get (unit, NULL, "id") : NULL;
}

static AlurXmlNode *
find_lane (const AlurXmlNode *made, const char *unit)
{
  for (AlurXmlNode *lane = alur_xml_node_first (made, ALUR_BPMN_SPACE, "lane"); lane != NULL;
       lane = alur_xml_node_next (lane, ALUR_BPMN_SPACE, "lane"))
    {
      if (unit != NULL && g_strcmp0 (get_unit (lane), unit) == 0)
        return lane;
    }
  return NULL;
}

static void
fill_lane (AlurBpmnPutBack *self, AlurXmlNode *lane, AlurXmlNode *made)
{
  const char *id = alur_xml_node_get (made, NULL, "id");
  const char *shape = get_ours (lane, "shape");
  AlurXmlNode *drawn = g_hash_table_lookup (self->drawn, id);
  g_autofree char *before = alur_bpmn_dup_name (lane);

  if (shape != NULL && drawn != NULL)
    alur_xml_tree_set (self->tree, drawn, NULL, "id", shape);
  if (g_strcmp0 (before, alur_xml_node_get (made, NULL, "name")) != 0)
    alur_xml_tree_set (self->tree, lane, NULL, "name", alur_xml_node_get (made, NULL, "name"));
  g_hash_table_insert (self->lanes, lane, (gpointer) id);
  if (!alur_bpmn_put_back_rename (self, id, alur_xml_node_get (lane, NULL, "id")))
    alur_xml_tree_set (self->tree, lane, NULL, "id", id);
  while (made->first_child != NULL)
    {
      AlurXmlNode *child = made->first_child;

      alur_xml_node_detach (child);
      alur_xml_node_append (lane, child);
    }
  alur_xml_node_detach (made);
}

/* Two extensions may have come together; the schema wants one. */
static void
join_extensions (AlurXmlNode *lane)
{
  AlurXmlNode *first = alur_xml_node_first (lane, ALUR_BPMN_SPACE, "extensionElements");
  AlurXmlNode *other;

  while (first != NULL
         && (other = alur_xml_node_next (first, ALUR_BPMN_SPACE, "extensionElements")) != NULL)
    {
      while (other->first_child != NULL)
        {
          AlurXmlNode *child = other->first_child;

          alur_xml_node_detach (child);
          alur_xml_node_append (first, child);
        }
      alur_xml_node_detach (other);
    }
}

/* @made: our lanes; NULL: there are none. */
static void
fill_lanes (AlurBpmnPutBack *self, AlurXmlNode *set, const AlurXmlNode *made)
{
  for (AlurXmlNode *lane = alur_xml_node_first (set, ALUR_BPMN_SPACE, "lane"); lane != NULL;
       lane = alur_xml_node_next (lane, ALUR_BPMN_SPACE, "lane"))
    {
      AlurXmlNode *inner = alur_xml_node_first (lane, ALUR_BPMN_SPACE, "childLaneSet");
      AlurXmlNode *found
          = inner == NULL && made != NULL ? find_lane (made, get_ours (lane, "unit")) : NULL;

      if (inner != NULL)
        fill_lanes (self, inner, made);
      if (found != NULL)
        fill_lane (self, lane, found);
      alur_bpmn_sort_children (lane);
      join_extensions (lane);
      alur_xml_node_unset (lane, ALUR_BPMN_SPACE_ALUR, "unit");
      alur_xml_node_unset (lane, ALUR_BPMN_SPACE_ALUR, "shape");
    }
}

/* The lanes as they were, with the nodes that lie in them now, then, in the last set, those that
 * came since. */
static void
put_back_lanes (AlurBpmnPutBack *self, const AlurElement *procedure, AlurXmlNode *process)
{
  AlurXmlNode *made = alur_xml_node_first (process, ALUR_BPMN_SPACE, "laneSet");
  AlurXmlNode *set = NULL;
  AlurXmlNode *lane;

  ALUR_FOREACH (foreign, procedure, ALUR_KIND_FOREIGN)
  {
    const AlurXmlNode *kept = alur_bpmn_put_back_read (self, foreign, ALUR_BPMN_SPACE);

    if (kept == NULL || strcmp (kept->name, "laneSet") != 0)
      continue;
    set = alur_xml_tree_graft (self->tree, process, kept);
    fill_lanes (self, set, made);
  }
  if (made == NULL || set == NULL)
    return;
  while ((lane = alur_xml_node_first (made, ALUR_BPMN_SPACE, "lane")) != NULL)
    {
      alur_xml_node_detach (lane);
      alur_xml_node_append (set, lane);
    }
  alur_xml_node_detach (made);
}

/* --- Processes -------------------------------------------------------------------------------- */

static void
put_back_child (AlurBpmnPutBack *self,
                const AlurElement *procedure,
                AlurXmlNode *process,
                const AlurXmlNode *kept)
{
  AlurXmlNode *pool = alur_bpmn_put_back_find (self, alur_element_get_id (procedure));

  if (strcmp (kept->name, "process") == 0)
    alur_bpmn_put_back_merge (self, process, kept);
  else if (strcmp (kept->name, "participant") == 0 && pool != NULL)
    alur_bpmn_put_back_merge (self, pool, kept);
  else if (strcmp (kept->name, "laneSet") != 0 && alur_bpmn_put_back_may_add (self, kept))
    alur_xml_tree_graft (self->tree, process, kept);
}

static gboolean
was_drawn (const AlurElement *procedure)
{
  ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
  {
    if (alur_bpmn_kept_get (step, "shape") != NULL)
      return TRUE;
  }
  return FALSE;
}

/* What was kept is not drawn by us; something else may have its identifier. */
static void
undraw_node (AlurBpmnPutBack *self, AlurXmlNode *node)
{
  const char *made = g_hash_table_lookup (self->lanes, node);
  const char *id = alur_xml_node_get (node, NULL, "id");

  if (made != NULL || alur_bpmn_put_back_find (self, id) == node)
    alur_bpmn_put_back_undraw (self, made != NULL ? made : id);
}

static void
undraw_lanes (AlurBpmnPutBack *self, const AlurXmlNode *set)
{
  for (AlurXmlNode *lane = alur_xml_node_first (set, ALUR_BPMN_SPACE, "lane"); lane != NULL;
       lane = alur_xml_node_next (lane, ALUR_BPMN_SPACE, "lane"))
    {
      const AlurXmlNode *inner = alur_xml_node_first (lane, ALUR_BPMN_SPACE, "childLaneSet");

      undraw_node (self, lane);
      if (inner != NULL)
        undraw_lanes (self, inner);
    }
}

/* A process without a pool is not drawn beside pools, unless it was. */
static void
undraw_all (AlurBpmnPutBack *self, const AlurXmlNode *process)
{
  for (AlurXmlNode *node = process->first_child; node != NULL; node = node->next)
    {
      if (alur_xml_node_is (node, ALUR_BPMN_SPACE, "laneSet"))
        undraw_lanes (self, node);
      else if (node->name != NULL)
        undraw_node (self, node);
    }
}

/* A pool without lanes, whose unit does all of it, has one with us only. */
static void
forget_only_lane (AlurBpmnPutBack *self, const AlurElement *procedure, AlurXmlNode *process)
{
  AlurXmlNode *set = alur_xml_node_first (process, ALUR_BPMN_SPACE, "laneSet");
  const AlurXmlNode *lane = set != NULL ? alur_xml_node_first (set, ALUR_BPMN_SPACE, "lane") : NULL;

  if (lane == NULL || alur_xml_node_next (lane, ALUR_BPMN_SPACE, "lane") != NULL
      || read_kept (self, procedure, "laneSet") != NULL)
    return;
  undraw_lanes (self, set);
  alur_xml_node_detach (set);
}

static void
put_back_identity (AlurBpmnPutBack *self, const AlurElement *procedure, AlurXmlNode *process)
{
  const char *id = alur_element_get_id (procedure);
  const char *process_id = alur_xml_node_get (process, NULL, "id");
  const char *participant = alur_bpmn_kept_get (procedure, "participant");
  AlurXmlNode *pool = alur_bpmn_put_back_find (self, id);

  alur_bpmn_put_back_shapes (self, procedure, id);
  if (participant != NULL)
    alur_bpmn_put_back_call (self, procedure, id, "participant");
  else if (pool != NULL && strcmp (pool->name, "participant") == 0)
    {
      alur_xml_node_detach (pool);
      alur_bpmn_put_back_undraw (self, id);
      g_hash_table_remove (self->nodes, id);
      if (self->has_pools && !was_drawn (procedure))
        undraw_all (self, process);
    }
  alur_bpmn_put_back_call (self, procedure, process_id, "process");
  if (participant == NULL)
    alur_xml_tree_set (self->tree, process, ALUR_BPMN_SPACE_ALUR, "of", id);
}

/**
 * alur_bpmn_put_back_procedure: (skip)
 *
 * Puts back what @procedure, its steps and its flows have kept.
 */
void
alur_bpmn_put_back_procedure (AlurBpmnPutBack *self, const AlurElement *procedure)
{
  AlurXmlNode *process = find_process (self, procedure);
  g_autoptr (GHashTable) ways = NULL;

  if (process == NULL)
    return;
  ways = alur_bpmn_kept_list_ways (procedure);
  ALUR_FOREACH (step, procedure, ALUR_KIND_STEP) { put_back_step (self, step, ways); }
  ALUR_FOREACH (flow, procedure, ALUR_KIND_FLOW) { put_back_flow (self, flow); }
  if (alur_bpmn_kept_get (procedure, "process") == NULL)
    return;
  put_back_lanes (self, procedure, process);
  ALUR_FOREACH (foreign, procedure, ALUR_KIND_FOREIGN)
  {
    AlurXmlNode *kept = alur_bpmn_put_back_read (self, foreign, ALUR_BPMN_SPACE);

    if (kept != NULL)
      put_back_child (self, procedure, process, kept);
  }
  alur_bpmn_put_back_data (self, procedure, process);
  alur_bpmn_sort_children (process);
  if (alur_bpmn_kept_get_whole (self->document, self->stage, procedure) != NULL)
    return;
  forget_only_lane (self, procedure, process);
  put_back_identity (self, procedure, process);
}

/* --- Sub-processes ---------------------------------------------------------------------------- */

static gboolean
lies_inside (const AlurXmlNode *node)
{
  static const char *const names[] = { "laneSet",
                                       "sequenceFlow",
                                       "dataObject",
                                       "dataObjectReference",
                                       "dataStoreReference",
                                       "textAnnotation",
                                       "group",
                                       "association",
                                       NULL };

  return g_strcmp0 (node->space, ALUR_BPMN_SPACE) == 0
         && (g_strv_contains (names, node->name)
             || alur_bpmn_get_class (node->name) != ALUR_BPMN_OTHER);
}

static AlurXmlNode *
add_plane (AlurBpmnPutBack *self, const AlurElement *procedure, const char *id)
{
  AlurXmlNode *diagram
      = alur_xml_tree_add (self->tree, self->root, ALUR_BPMN_SPACE_DI, "BPMNDiagram");
  AlurXmlNode *plane = alur_xml_tree_add (self->tree, diagram, ALUR_BPMN_SPACE_DI, "BPMNPlane");
  g_autofree char *own = g_strdup_printf ("Diagram_%s", alur_element_get_id (procedure));
  g_autofree char *of_plane = g_strdup_printf ("Plane_%s", alur_element_get_id (procedure));

  alur_xml_tree_set (self->tree, diagram, NULL, "id", own);
  alur_xml_tree_set (self->tree, plane, NULL, "id", of_plane);
  alur_xml_tree_set (self->tree, plane, NULL, "bpmnElement", id);
  return plane;
}

static void
move_inside (AlurBpmnPutBack *self, AlurXmlNode *process, AlurXmlNode *node, AlurXmlNode *plane)
{
  AlurXmlNode *child = process->first_child;

  while (child != NULL)
    {
      AlurXmlNode *next = child->next;
      const char *id = child->name != NULL ? alur_xml_node_get (child, NULL, "id") : NULL;
      AlurXmlNode *drawn = id != NULL ? g_hash_table_lookup (self->drawn, id) : NULL;

      if (child->name != NULL && lies_inside (child))
        {
          alur_xml_node_detach (child);
          alur_xml_node_append (node, child);
          if (drawn != NULL)
            {
              alur_xml_node_detach (drawn);
              alur_xml_node_append (plane, drawn);
            }
        }
      child = next;
    }
}

/* Lanes that were not there before: a sub-process lies in a lane as a whole. */
static void
forget_lanes (AlurBpmnPutBack *self, const AlurElement *procedure, AlurXmlNode *process)
{
  AlurXmlNode *set = alur_xml_node_first (process, ALUR_BPMN_SPACE, "laneSet");
  gboolean had = read_kept (self, procedure, "laneSet") != NULL;

  for (const AlurXmlNode *other = set; other != NULL;
       other = alur_xml_node_next (other, ALUR_BPMN_SPACE, "laneSet"))
    undraw_lanes (self, other);
  if (set != NULL && !had)
    alur_xml_node_detach (set);
}

/**
 * alur_bpmn_put_back_inside: (skip)
 *
 * Puts what happens in @procedure into the sub-process that it was, when all nodes are there.
 */
void
alur_bpmn_put_back_inside (AlurBpmnPutBack *self, const AlurElement *procedure)
{
  const AlurElement *whole = alur_bpmn_kept_get_whole (self->document, self->stage, procedure);
  const char *inside = whole != NULL ? alur_element_get_id (whole) : NULL;
  AlurXmlNode *node = inside != NULL ? alur_bpmn_put_back_find (self, inside) : NULL;
  AlurXmlNode *process = find_process (self, procedure);
  const char *id = alur_element_get_id (procedure);
  AlurXmlNode *pool = alur_bpmn_put_back_find (self, id);
  AlurXmlNode *drawn;

  if (node == NULL || process == NULL || alur_bpmn_get_class (node->name) != ALUR_BPMN_SUB
      || strcmp (node->name, "callActivity") == 0)
    return;
  forget_lanes (self, procedure, process);
  move_inside (self, process, node, add_plane (self, procedure, inside));
  alur_bpmn_sort_children (node);
  alur_xml_node_detach (process);
  if (pool != NULL && strcmp (pool->name, "participant") == 0)
    alur_xml_node_detach (pool);
  alur_bpmn_put_back_undraw (self, id);
  drawn = g_hash_table_lookup (self->drawn, inside);
  if (drawn != NULL)
    alur_xml_tree_set (self->tree, drawn, NULL, "isExpanded", "false");
}
