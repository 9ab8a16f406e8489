/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The diagram: where each sign stands, and the same as we have written it, so that who reads the
 * file later can tell what somebody has moved from what has always stood there. */

#include "alur-bpmn-plan.h"

#include "alur-bpmn.h"

#include <math.h>
#include <string.h>

typedef struct
{
  AlurBpmnPlan *plan;
  AlurXmlTree *tree;
  AlurXmlNode *plane;
  AlurXmlNode *drawn;
} Diagram;

/* Whole hundredths of a pixel are enough, and the same everywhere. */
static const char *
write_rounded (double value, char *buffer)
{
  double rounded = round (value * 100) / 100;

  return alur_decimal_write (fabs (rounded) < 0.005 ? 0 : rounded, buffer);
}

static void
set_number (AlurXmlTree *tree, AlurXmlNode *node, const char *name, double value)
{
  char buffer[ALUR_VALUE_TEXT_SIZE];

  alur_xml_tree_set (tree, node, NULL, name, write_rounded (value, buffer));
}

static void
set_rect (AlurXmlTree *tree, AlurXmlNode *node, const AlurRect *rect)
{
  set_number (tree, node, "x", rect->x);
  set_number (tree, node, "y", rect->y);
  set_number (tree, node, "width", rect->width);
  set_number (tree, node, "height", rect->height);
}

static void
add_label (Diagram *self, AlurXmlNode *parent, const AlurRect *rect)
{
  AlurXmlNode *label, *bounds;

  if (rect->width <= 0)
    return;
  label = alur_xml_tree_add (self->tree, parent, ALUR_BPMN_SPACE_DI, "BPMNLabel");
  bounds = alur_xml_tree_add (self->tree, label, ALUR_BPMN_SPACE_DC, "Bounds");
  set_rect (self->tree, bounds, rect);
}

static AlurXmlNode *
add_named (Diagram *self, const char *name, const char *id)
{
  AlurXmlNode *node = alur_xml_tree_add (self->tree, self->plane, ALUR_BPMN_SPACE_DI, name);
  g_autofree char *own = g_strdup_printf ("%s_di", id);

  alur_xml_tree_set (self->tree, node, NULL, "id", alur_bpmn_plan_make_id (self->plan, own, NULL));
  alur_xml_tree_set (self->tree, node, NULL, "bpmnElement", id);
  return node;
}

static AlurXmlNode *
add_shape (Diagram *self, const char *id, const AlurRect *rect)
{
  AlurXmlNode *drawn = alur_xml_tree_add (self->tree, self->drawn, ALUR_BPMN_SPACE_ALUR, "shape");
  AlurXmlNode *node = add_named (self, "BPMNShape", id);
  AlurXmlNode *bounds;

  alur_xml_tree_set (self->tree, drawn, NULL, "ref", id);
  set_rect (self->tree, drawn, rect);
  bounds = alur_xml_tree_add (self->tree, node, ALUR_BPMN_SPACE_DC, "Bounds");
  set_rect (self->tree, bounds, rect);
  return node;
}

static void
add_area (Diagram *self, const char *id, const AlurRect *rect, gboolean vertical)
{
  AlurXmlNode *node = add_shape (self, id, rect);

  alur_xml_tree_set (self->tree, node, NULL, "isHorizontal", vertical ? "false" : "true");
}

static void
add_edge (Diagram *self,
          const char *id,
          const AlurPoint *points,
          guint n_points,
          AlurPoint origin,
          const AlurRect *label)
{
  AlurXmlNode *node = add_named (self, "BPMNEdge", id);
  AlurXmlNode *drawn = alur_xml_tree_add (self->tree, self->drawn, ALUR_BPMN_SPACE_ALUR, "line");
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_points; i++)
    {
      AlurXmlNode *point = alur_xml_tree_add (self->tree, node, ALUR_BPMN_SPACE_DD, "waypoint");
      char buffer[ALUR_VALUE_TEXT_SIZE];

      set_number (self->tree, point, "x", points[i].x + origin.x);
      set_number (self->tree, point, "y", points[i].y + origin.y);
      g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                              write_rounded (points[i].x + origin.x, buffer));
      g_string_append_printf (text, ",%s", write_rounded (points[i].y + origin.y, buffer));
    }
  alur_xml_tree_set (self->tree, drawn, NULL, "ref", id);
  alur_xml_tree_set (self->tree, drawn, NULL, "points", text->str);
  add_label (self, node, label);
}

static void
add_node (Diagram *self, const AlurBpmnNode *node)
{
  AlurXmlNode *shape = add_shape (self, node->id, &node->box);

  /* A question stands in its diamond, so none has a marker there. */
  if (strcmp (node->element, "exclusiveGateway") == 0)
    alur_xml_tree_set (self->tree, shape, NULL, "isMarkerVisible", "false");
  add_label (self, shape, &node->label);
}

static void
add_process (Diagram *self, const AlurBpmnProcess *process)
{
  add_area (self, alur_element_get_id (process->procedure), &process->pool, process->vertical);
  for (guint i = 0; i < process->lanes->len; i++)
    {
      const AlurBpmnLane *lane = &g_array_index (process->lanes, AlurBpmnLane, i);

      add_area (self, lane->id, &lane->box, process->vertical);
    }
  for (guint i = 0; i < process->nodes->len; i++)
    add_node (self, alur_bpmn_process_node (process, i));
  for (guint i = 0; i < process->lines->len; i++)
    {
      const AlurBpmnLine *line = alur_bpmn_process_line (process, i);

      add_edge (self, line->id, line->points, line->n_points, process->origin, &line->label);
    }
}

/**
 * alur_bpmn_write_diagram:
 * @root: the definitions
 * @extension: where what was drawn is noted
 *
 * Adds the diagram of all pools.
 */
void
alur_bpmn_write_diagram (AlurBpmnPlan *plan,
                         AlurXmlTree *tree,
                         AlurXmlNode *root,
                         AlurXmlNode *extension)
{
  AlurXmlNode *diagram = alur_xml_tree_add (tree, root, ALUR_BPMN_SPACE_DI, "BPMNDiagram");
  Diagram self = { .plan = plan, .tree = tree };

  self.plane = alur_xml_tree_add (tree, diagram, ALUR_BPMN_SPACE_DI, "BPMNPlane");
  self.drawn = alur_xml_tree_add (tree, extension, ALUR_BPMN_SPACE_ALUR, "drawn");
  alur_xml_tree_set (tree, diagram, NULL, "id", plan->diagram_id);
  alur_xml_tree_set (tree, self.plane, NULL, "id", plan->plane_id);
  alur_xml_tree_set (tree, self.plane, NULL, "bpmnElement", plan->collaboration_id);
  for (guint i = 0; i < plan->processes->len; i++)
    add_process (&self, alur_bpmn_plan_process (plan, i));
  for (guint i = 0; i < plan->messages->len; i++)
    {
      const AlurBpmnMessage *message = &g_array_index (plan->messages, AlurBpmnMessage, i);

      add_edge (&self, alur_element_get_id (message->flow), message->points, message->n_points,
                (AlurPoint){ 0, 0 }, &message->label);
    }
}
