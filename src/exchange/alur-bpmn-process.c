/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The processes: lanes, nodes, flows and data, in the order that the schema of BPMN wants. */

#include "alur-bpmn-plan.h"

#include "alur-bpmn.h"

#include <string.h>

typedef struct
{
  AlurBpmnPlan *plan;
  const AlurBpmnProcess *process;
  AlurXmlTree *tree;
  AlurXmlNode *node; /* of the process */
  guint *starts;     /* of each node, in `ends`: first its lines in, then its lines out */
  guint *ends;       /* line × 2, + 1 where it goes out */
} Writing;

static AlurXmlNode *
add (Writing *self, AlurXmlNode *parent, const char *name)
{
  return alur_xml_tree_add (self->tree, parent, ALUR_BPMN_SPACE, name);
}

static void
set (Writing *self, AlurXmlNode *node, const char *name, const char *value)
{
  alur_xml_tree_set (self->tree, node, NULL, name, value);
}

static AlurXmlNode *
add_text (Writing *self, AlurXmlNode *parent, const char *name, const char *text)
{
  AlurXmlNode *node = add (self, parent, name);

  alur_xml_tree_add_text (self->tree, node, text);
  return node;
}

/* The lines of each node. */
static void
sort_lines (Writing *self)
{
  guint n = self->process->nodes->len;
  guint n_lines = self->process->lines->len;
  g_autofree guint *at = NULL;

  self->starts = g_new0 (guint, n + 2);
  self->ends = g_new0 (guint, 2 * n_lines + 1);
  for (guint i = 0; i < n_lines; i++)
    {
      const AlurBpmnLine *line = alur_bpmn_process_line (self->process, i);

      self->starts[line->from + 1]++;
      self->starts[line->to + 1]++;
    }
  for (guint i = 0; i < n; i++)
    self->starts[i + 1] += self->starts[i];
  at = g_memdup2 (self->starts, (n + 1) * sizeof (guint));
  for (guint i = 0; i < n_lines; i++)
    self->ends[at[alur_bpmn_process_line (self->process, i)->to]++] = 2 * i;
  for (guint i = 0; i < n_lines; i++)
    self->ends[at[alur_bpmn_process_line (self->process, i)->from]++] = 2 * i + 1;
}

static void
write_made (Writing *self, AlurXmlNode *node, const char *of)
{
  alur_xml_tree_set (self->tree, node, ALUR_BPMN_SPACE_ALUR, "made", "true");
  alur_xml_tree_set (self->tree, node, ALUR_BPMN_SPACE_ALUR, "of", of);
}

static void
write_lanes (Writing *self)
{
  const GArray *lanes = self->process->lanes;
  AlurXmlNode *set_node;
  g_autofree char *id = g_strdup_printf ("Lanes_%s", self->process->id);

  if (lanes->len == 0)
    return;
  set_node = add (self, self->node, "laneSet");
  set (self, set_node, "id", alur_bpmn_plan_make_id (self->plan, id, NULL));
  for (guint i = 0; i < lanes->len; i++)
    {
      const AlurBpmnLane *lane = &g_array_index (lanes, AlurBpmnLane, i);
      AlurXmlNode *node = add (self, set_node, "lane");
      gboolean called;
      const char *name = alur_bpmn_plan_lane_name (self->plan, lane->unit, &called);

      set (self, node, "id", lane->id);
      set (self, node, "name", name);
      if (called)
        alur_xml_tree_set (self->tree, node, ALUR_BPMN_SPACE_ALUR, "called", name);
      if (lane->unit != NULL)
        alur_bpmn_write_element (self->plan, self->tree, node, lane->unit);
      for (guint j = 0; j < self->process->nodes->len; j++)
        {
          const AlurBpmnNode *member = alur_bpmn_process_node (self->process, j);

          if (member->lane == i && member->flow == NULL)
            add_text (self, node, "flowNodeRef", member->id);
        }
    }
}

/* What a node may have data from and for; gateways and some events may not. */
static gboolean
gives_data (const AlurBpmnNode *node)
{
  return !g_str_has_suffix (node->element, "Gateway") && strcmp (node->element, "endEvent") != 0
         && strcmp (node->element, "intermediateThrowEvent") != 0;
}

static gboolean
takes_data (const AlurBpmnNode *node)
{
  return !g_str_has_suffix (node->element, "Gateway") && strcmp (node->element, "startEvent") != 0
         && strcmp (node->element, "intermediateCatchEvent") != 0;
}

/* Whether a line of data is written with its node, else it is an association of the process. */
static gboolean
is_with_node (const AlurBpmnProcess *process, const AlurBpmnLine *line)
{
  if (line->kind == ALUR_BPMN_LINE_OUTPUT)
    return gives_data (alur_bpmn_process_node (process, line->from));
  return line->kind == ALUR_BPMN_LINE_INPUT
         && takes_data (alur_bpmn_process_node (process, line->to));
}

static void
write_ends (Writing *self, AlurXmlNode *node, guint i, gboolean out)
{
  for (guint at = self->starts[i]; at < self->starts[i + 1]; at++)
    {
      const AlurBpmnLine *line = alur_bpmn_process_line (self->process, self->ends[at] / 2);

      if (line->kind == ALUR_BPMN_LINE_SEQUENCE && (self->ends[at] % 2 == 1) == (out != FALSE))
        add_text (self, node, out ? "outgoing" : "incoming", line->id);
    }
}

static void
write_data_of (Writing *self, AlurXmlNode *node, guint i, const char *part)
{
  for (guint at = self->starts[i]; at < self->starts[i + 1]; at++)
    {
      AlurBpmnLine *line = alur_bpmn_process_line (self->process, self->ends[at] / 2);
      gboolean in = self->ends[at] % 2 == 0;
      AlurXmlNode *child;

      if (!is_with_node (self->process, line)
          || in != (strcmp (part, "dataOutputAssociation") != 0))
        continue;
      if (in && line->place == NULL)
        line->place = alur_bpmn_plan_make_id (self->plan, line->id, "place");
      child = add (self, node, part);
      set (self, child, "id", strcmp (part, "property") == 0 ? line->place : line->id);
      if (strcmp (part, "property") == 0)
        set (self, child, "name", "__targetRef_placeholder");
      else if (in)
        {
          add_text (self, child, "sourceRef",
                    alur_bpmn_process_node (self->process, line->from)->id);
          add_text (self, child, "targetRef", line->place);
        }
      else
        add_text (self, child, "targetRef", alur_bpmn_process_node (self->process, line->to)->id);
    }
}

/* What an event waits for: its time as an expression of ISO 8601, as our files have it too. */
static void
write_event (Writing *self, AlurXmlNode *node, const AlurBpmnNode *event)
{
  char buffer[ALUR_VALUE_TEXT_SIZE];
  AlurDuration wait;
  AlurXmlNode *definition, *time;

  if (event->typed)
    add (self, node, "messageEventDefinition");
  if (strcmp (event->element, "intermediateCatchEvent") != 0)
    return;
  definition = add (self, node, "timerEventDefinition");
  wait = alur_element_get_duration (event->step, ALUR_STEP_WAIT);
  time = add_text (self, definition, "timeDuration",
                   alur_duration_is_set (wait) ? alur_duration_write (wait, buffer) : "PT0S");
  alur_xml_tree_set (self->tree, time, ALUR_BPMN_SPACE_XSI, "type", "bpmn:tFormalExpression");
}

static void
write_called (Writing *self, AlurXmlNode *node, const AlurBpmnNode *call)
{
  const char *procedure = alur_element_get_ref (call->step, ALUR_STEP_PROCEDURE);

  for (guint i = 0; procedure != NULL && i < self->plan->processes->len; i++)
    {
      const AlurBpmnProcess *process = alur_bpmn_plan_process (self->plan, i);

      if (process->id != NULL && strcmp (alur_element_get_id (process->procedure), procedure) == 0)
        set (self, node, "calledElement", process->id);
    }
}

static void
write_node (Writing *self, guint i)
{
  const AlurBpmnNode *what = alur_bpmn_process_node (self->process, i);
  AlurXmlNode *node = add (self, self->node, what->element);

  set (self, node, "id", what->id);
  if (what->name != NULL)
    set (self, node, "name", what->name);
  if (what->called)
    alur_xml_tree_set (self->tree, node, ALUR_BPMN_SPACE_ALUR, "called", what->name);
  if (what->step == NULL)
    write_made (self, node, what->of);
  if (what->default_line > 0)
    set (self, node, "default", alur_bpmn_process_line (self->process, what->default_line - 1)->id);
  if (strcmp (what->element, "callActivity") == 0)
    write_called (self, node, what);
  if (what->step != NULL)
    alur_bpmn_write_element (self->plan, self->tree, node, what->step);
  write_ends (self, node, i, FALSE);
  write_ends (self, node, i, TRUE);
  write_data_of (self, node, i, "property");
  write_data_of (self, node, i, "dataInputAssociation");
  write_data_of (self, node, i, "dataOutputAssociation");
  write_event (self, node, what);
}

static void
write_data (Writing *self, const AlurBpmnNode *data)
{
  const char *object = alur_bpmn_plan_make_id (self->plan, data->id, "data");
  AlurXmlNode *node = add (self, self->node, "dataObject");

  set (self, node, "id", object);
  node = add (self, self->node, "dataObjectReference");
  set (self, node, "id", data->id);
  set (self, node, "name", data->name);
  if (data->called)
    alur_xml_tree_set (self->tree, node, ALUR_BPMN_SPACE_ALUR, "called", data->name);
  set (self, node, "dataObjectRef", object);
  alur_bpmn_write_element (self->plan, self->tree, node, data->flow);
}

static void
write_flow (Writing *self, const AlurBpmnLine *line)
{
  AlurXmlNode *node = add (self, self->node, "sequenceFlow");

  set (self, node, "id", line->id);
  if (line->name != NULL)
    set (self, node, "name", line->name);
  set (self, node, "sourceRef", alur_bpmn_process_node (self->process, line->from)->id);
  set (self, node, "targetRef", alur_bpmn_process_node (self->process, line->to)->id);
  if (line->flow == NULL)
    write_made (self, node, line->of);
  else
    alur_bpmn_write_element (self->plan, self->tree, node, line->flow);
  if (line->conditional)
    {
      AlurXmlNode *condition = add_text (self, node, "conditionExpression", line->name);

      alur_xml_tree_set (self->tree, condition, ALUR_BPMN_SPACE_XSI, "type",
                         "bpmn:tFormalExpression");
    }
}

static void
write_association (Writing *self, const AlurBpmnLine *line)
{
  AlurXmlNode *node;

  if (line->kind == ALUR_BPMN_LINE_SEQUENCE || is_with_node (self->process, line))
    return;
  node = add (self, self->node, "association");
  set (self, node, "id", line->id);
  set (self, node, "associationDirection", "One");
  set (self, node, "sourceRef", alur_bpmn_process_node (self->process, line->from)->id);
  set (self, node, "targetRef", alur_bpmn_process_node (self->process, line->to)->id);
}

static void
write_process (Writing *self)
{
  const AlurBpmnProcess *process = self->process;

  sort_lines (self);
  set (self, self->node, "id", process->id);
  if (alur_element_get_text (process->procedure, ALUR_PROCEDURE_NAME) != NULL)
    set (self, self->node, "name", alur_element_get_text (process->procedure, ALUR_PROCEDURE_NAME));
  set (self, self->node, "isExecutable", "false");
  write_lanes (self);
  for (guint i = 0; i < process->nodes->len; i++)
    {
      const AlurBpmnNode *node = alur_bpmn_process_node (process, i);

      if (node->flow != NULL)
        write_data (self, node);
      else
        write_node (self, i);
    }
  for (guint i = 0; i < process->lines->len; i++)
    if (alur_bpmn_process_line (process, i)->kind == ALUR_BPMN_LINE_SEQUENCE)
      write_flow (self, alur_bpmn_process_line (process, i));
  for (guint i = 0; i < process->lines->len; i++)
    write_association (self, alur_bpmn_process_line (process, i));
  g_free (self->starts);
  g_free (self->ends);
}

/**
 * alur_bpmn_write_processes:
 * @root: the definitions
 *
 * Adds a process for each pool that has one.
 */
void
alur_bpmn_write_processes (AlurBpmnPlan *plan, AlurXmlTree *tree, AlurXmlNode *root)
{
  for (guint i = 0; i < plan->processes->len; i++)
    {
      Writing self = { .plan = plan, .process = alur_bpmn_plan_process (plan, i), .tree = tree };

      if (self.process->id == NULL)
        continue;
      self.node = alur_xml_tree_add (tree, root, ALUR_BPMN_SPACE, "process");
      write_process (&self);
    }
}
