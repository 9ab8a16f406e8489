/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What other programs write: pools, lanes, processes and what is in them. Most of it is as it
 * should be; what is not, is odd in the ways of the table of identifiers, or lies elsewhere. */

#include "drawing.h"

#include "alur-bpmn.h"

#include <string.h>

#define MOST_NODES 7
#define MOST_DEPTH 2

typedef enum
{
  OTHER,
  ACTIVITY,
  SUB,
  CALL,
  GATEWAY,
  EVENT,
  EDGE /* an event at the edge of an activity */
} Class;

/* More often what there is more often. */
static const struct
{
  const char *name;
  Class class;
} kinds[] = {
  { "task", ACTIVITY },
  { "task", ACTIVITY },
  { "task", ACTIVITY },
  { "userTask", ACTIVITY },
  { "userTask", ACTIVITY },
  { "manualTask", ACTIVITY },
  { "serviceTask", ACTIVITY },
  { "sendTask", ACTIVITY },
  { "receiveTask", ACTIVITY },
  { "businessRuleTask", ACTIVITY },
  { "scriptTask", ACTIVITY },
  { "subProcess", SUB },
  { "subProcess", SUB },
  { "adHocSubProcess", SUB },
  { "transaction", SUB },
  { "callActivity", CALL },
  { "exclusiveGateway", GATEWAY },
  { "exclusiveGateway", GATEWAY },
  { "parallelGateway", GATEWAY },
  { "inclusiveGateway", GATEWAY },
  { "complexGateway", GATEWAY },
  { "eventBasedGateway", GATEWAY },
  { "startEvent", EVENT },
  { "startEvent", EVENT },
  { "endEvent", EVENT },
  { "endEvent", EVENT },
  { "intermediateCatchEvent", EVENT },
  { "intermediateThrowEvent", EVENT },
  { "boundaryEvent", EDGE },
};

static Class
get_class (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].name, name) == 0)
      return kinds[i].class;
  return OTHER;
}

gboolean
drawing_is_node (const char *name)
{
  return get_class (name) != OTHER;
}

static GPtrArray *
list_nodes (const XmlNode *process)
{
  GPtrArray *nodes = g_ptr_array_new ();

  for (XmlNode *node = process->first; node != NULL; node = node->next)
    if (drawing_is_node (drawing_get_local (node)))
      g_ptr_array_add (nodes, node);
  return nodes;
}

/* All elements of that name in @top. */
static GPtrArray *
list_all (XmlNode *top, const char *name)
{
  GPtrArray *nodes = g_ptr_array_new ();

  for (XmlNode *node = top->first; node != NULL; node = xml_node_walk (node, top))
    if (name != NULL ? drawing_is (node, name) : drawing_is_node (drawing_get_local (node)))
      g_ptr_array_add (nodes, node);
  return nodes;
}

/* --- What may be said of anything ------------------------------------------------------------- */

/* Other programs leave their own here. */
static void
add_extension (Drawing *self, XmlNode *node)
{
  XmlNode *extension = drawing_add (self, node, "extensionElements");
  XmlNode *properties;

  switch (drawing_below (self, 3))
    {
    case 0:
      properties = drawing_add (self, extension, "v:properties");
      drawing_set (self, drawing_add (self, properties, "v:property"), "name", "colour");
      break;
    case 1:
      drawing_set (self, drawing_add (self, extension, "v:meta"), "ref", drawing_pick_id (self));
      drawing_set (self, node, "v:mark", "1");
      break;
    default:
      /* a whole element of BPMN, which is none there */
      drawing_set (self, drawing_add (self, extension, "task"), "id", drawing_pick_id (self));
      break;
    }
}

static void
describe (Drawing *self, XmlNode *node)
{
  static const char *const words[]
      = { "Bring the form.", "", "  two\n lines ", "&lt;b&gt;x&lt;/b&gt;",
          "<process id='p'><task id='q'/></process>" };

  if (drawing_one_in (self, 6))
    drawing_add_text (self, node, "documentation", DRAWING_PICK (self, words));
  if (drawing_one_in (self, 8))
    add_extension (self, node);
}

/* --- Nodes ------------------------------------------------------------------------------------ */

static void
add_timer (Drawing *self, XmlNode *event)
{
  static const char *const times[] = { "P1D", "PT30M", "P1M", "PT0S", "soon", "", "P2DT4H" };
  static const char *const kinds_of_time[]
      = { "timeDuration", "timeDuration", "timeDate", "timeCycle" };
  XmlNode *timer = drawing_add (self, event, "timerEventDefinition");

  if (drawing_one_in (self, 2))
    drawing_give_id (self, timer);
  if (!drawing_one_in (self, 5))
    drawing_set (self,
                 drawing_add_text (self, timer, DRAWING_PICK (self, kinds_of_time),
                                   DRAWING_PICK (self, times)),
                 "xsi:type", drawing_printf (self, "%stFormalExpression", self->prefix));
}

static void
add_definition (Drawing *self, XmlNode *event)
{
  static const char *const names[]
      = { "messageEventDefinition",    "signalEventDefinition",    "errorEventDefinition",
          "terminateEventDefinition",  "linkEventDefinition",      "conditionalEventDefinition",
          "escalationEventDefinition", "compensateEventDefinition" };
  XmlNode *definition;

  if (drawing_one_in (self, 3))
    {
      add_timer (self, event);
      return;
    }
  definition = drawing_add (self, event, DRAWING_PICK (self, names));
  if (drawing_one_in (self, 2))
    drawing_give_id (self, definition);
  if (drawing_is (definition, "messageEventDefinition") && drawing_one_in (self, 2))
    drawing_set (self, definition, "messageRef", drawing_pick_id (self));
}

static void make_inside (Drawing *self, XmlNode *process, guint depth);

static void
furnish_activity (Drawing *self, XmlNode *node)
{
  static const char *const roles[] = { "potentialOwner", "performer", "humanPerformer" };
  static const char *const loops[]
      = { "standardLoopCharacteristics", "multiInstanceLoopCharacteristics" };

  if (drawing_one_in (self, 8))
    drawing_give_name (self, drawing_add (self, node, DRAWING_PICK (self, roles)));
  if (drawing_one_in (self, 8))
    drawing_add (self, node, DRAWING_PICK (self, loops));
  if (drawing_is (node, "scriptTask") && drawing_one_in (self, 2))
    drawing_add_text (self, node, "script", "<task id='in-script'/>");
  if (drawing_one_in (self, 8))
    drawing_give_id (self, drawing_add (self, node, "property"));
}

static void
furnish (Drawing *self, XmlNode *node, Class class, guint depth)
{
  if (class == ACTIVITY || class == CALL)
    furnish_activity (self, node);
  if (class == SUB && depth < MOST_DEPTH && !drawing_one_in (self, 4))
    make_inside (self, node, depth + 1);
  if ((class == EVENT || class == EDGE) && drawing_one_in (self, 2))
    for (guint i = 1 + drawing_below (self, 6) / 5; i > 0; i--)
      add_definition (self, node);
  if (drawing_is (node, "subProcess") && drawing_one_in (self, 6))
    drawing_set (self, node, "triggeredByEvent", "true");
}

/* A node of any kind, with all that may lie in it. */
XmlNode *
drawing_add_node (Drawing *self, XmlNode *process, guint depth)
{
  guint kind = drawing_below (self, G_N_ELEMENTS (kinds));
  XmlNode *node = drawing_add (self, process, kinds[kind].name);

  drawing_give_id (self, node);
  drawing_give_name (self, node);
  describe (self, node);
  furnish (self, node, kinds[kind].class, depth);
  return node;
}

/* --- What lies in a process beside nodes ------------------------------------------------------ */

void
drawing_add_flow (Drawing *self, XmlNode *process, const char *from, const char *to)
{
  static const char *const conditions[] = { "${ok}", "", "a &lt; b" };
  XmlNode *flow = drawing_add (self, process, "sequenceFlow");

  if (!drawing_one_in (self, 12))
    drawing_give_id (self, flow);
  if (drawing_one_in (self, 3))
    drawing_give_name (self, flow);
  drawing_set (self, flow, "sourceRef", from);
  drawing_set (self, flow, "targetRef", to);
  describe (self, flow);
  if (drawing_one_in (self, 6))
    drawing_set (
        self, drawing_add_text (self, flow, "conditionExpression", DRAWING_PICK (self, conditions)),
        "xsi:type", drawing_printf (self, "%stFormalExpression", self->prefix));
}

static XmlNode *
find_by_id (const GPtrArray *nodes, const char *id)
{
  for (guint i = 0; i < nodes->len; i++)
    if (id != NULL && g_strcmp0 (xml_node_get (g_ptr_array_index (nodes, i), "id"), id) == 0)
      return g_ptr_array_index (nodes, i);
  return NULL;
}

/* What flows in and out, as most programs say once more in each node. */
static void
say_flows (Drawing *self, const XmlNode *process, const GPtrArray *nodes)
{
  for (const XmlNode *flow = process->first; flow != NULL; flow = flow->next)
    {
      const char *id = xml_node_get (flow, "id");
      XmlNode *from = find_by_id (nodes, xml_node_get (flow, "sourceRef"));
      XmlNode *to = find_by_id (nodes, xml_node_get (flow, "targetRef"));

      if (!drawing_is (flow, "sequenceFlow") || id == NULL || drawing_is_odd (self))
        continue;
      if (from != NULL)
        drawing_add_text (self, from, "outgoing", id);
      if (to != NULL)
        drawing_add_text (self, to, "incoming", id);
    }
}

static void
add_flows (Drawing *self, XmlNode *process)
{
  g_autoptr (GPtrArray) nodes = list_nodes (process);

  for (guint i = 0; i + 1 < nodes->len; i++)
    if (!drawing_one_in (self, 5))
      drawing_add_flow (self, process, xml_node_get (g_ptr_array_index (nodes, i), "id"),
                        xml_node_get (g_ptr_array_index (nodes, i + 1), "id"));
  for (guint i = drawing_below (self, 4); i > 0; i--)
    drawing_add_flow (self, process, drawing_pick_of (self, nodes), drawing_pick_of (self, nodes));
  if (drawing_one_in (self, 2))
    say_flows (self, process, nodes);
  for (guint i = 0; i < nodes->len; i++)
    {
      XmlNode *node = g_ptr_array_index (nodes, i);

      if (drawing_is (node, "boundaryEvent"))
        drawing_set (self, node, "attachedToRef", drawing_pick_of (self, nodes));
      if (strstr (node->name, "Gateway") != NULL && drawing_one_in (self, 4))
        drawing_set (self, node, "default", drawing_pick_id (self));
    }
}

static XmlNode *
add_data_reference (Drawing *self, XmlNode *process)
{
  gboolean store = drawing_one_in (self, 3);
  XmlNode *reference;
  const char *object = NULL;

  if (!store && !drawing_one_in (self, 4))
    {
      XmlNode *node = drawing_add (self, process, "dataObject");

      drawing_give_id (self, node);
      object = xml_node_get (node, "id");
    }
  reference = drawing_add (self, process, store ? "dataStoreReference" : "dataObjectReference");
  drawing_give_id (self, reference);
  drawing_give_name (self, reference);
  drawing_set (self, reference, store ? "dataStoreRef" : "dataObjectRef",
               drawing_is_odd (self) ? drawing_pick_id (self) : object);
  describe (self, reference);
  return reference;
}

/* Who reads and writes it. */
static void
associate_data (Drawing *self, const GPtrArray *nodes, const XmlNode *reference)
{
  for (guint i = drawing_below (self, 4); i > 0 && nodes->len > 0; i--)
    {
      gboolean in = drawing_one_in (self, 2);
      XmlNode *node = g_ptr_array_index (nodes, drawing_below (self, nodes->len));
      XmlNode *association
          = drawing_add (self, node, in ? "dataInputAssociation" : "dataOutputAssociation");
      const char *id = xml_node_get (reference, "id");

      if (!drawing_one_in (self, 4))
        drawing_give_id (self, association);
      if (id == NULL || drawing_is_odd (self))
        id = drawing_pick_id (self);
      drawing_add_text (self, association, in ? "sourceRef" : "targetRef", id);
      if (in && drawing_one_in (self, 2))
        drawing_add_text (self, association, "targetRef", drawing_pick_id (self));
    }
}

static void
add_data (Drawing *self, XmlNode *process)
{
  g_autoptr (GPtrArray) nodes = list_nodes (process);

  for (guint i = drawing_below (self, 6) / 3; i > 0; i--)
    associate_data (self, nodes, add_data_reference (self, process));
}

/* Notes and frames, and what leads to them. */
static void
add_artifacts (Drawing *self, XmlNode *parent)
{
  static const char *const notes[] = { "See the decree", "", "a\nb", "<task id='in-text'/>" };

  for (guint i = drawing_below (self, 9) / 4; i > 0; i--)
    {
      XmlNode *node
          = drawing_add (self, parent, drawing_one_in (self, 4) ? "group" : "textAnnotation");
      XmlNode *association;

      drawing_give_id (self, node);
      if (drawing_is (node, "textAnnotation") && !drawing_one_in (self, 6))
        drawing_add_text (self, node, "text", DRAWING_PICK (self, notes));
      if (drawing_one_in (self, 3))
        continue;
      association = drawing_add (self, parent, "association");
      if (!drawing_one_in (self, 5))
        drawing_give_id (self, association);
      drawing_set (self, association, "sourceRef", drawing_pick_id (self));
      drawing_set (self, association, "targetRef", xml_node_get (node, "id"));
    }
}

/* --- Lanes ------------------------------------------------------------------------------------ */

static void
make_lanes (Drawing *self, XmlNode *parent, const char *name, const GPtrArray *nodes, guint depth);

static void
make_lane (Drawing *self, XmlNode *set, const GPtrArray *nodes, guint depth)
{
  XmlNode *lane = drawing_add (self, set, "lane");

  drawing_give_id (self, lane);
  drawing_give_name (self, lane);
  describe (self, lane);
  for (guint i = drawing_below (self, 4); i > 0; i--)
    {
      const char *id = drawing_pick_of (self, nodes);

      if (id != NULL)
        drawing_add_text (self, lane, "flowNodeRef", id);
    }
  if (depth < MOST_DEPTH && drawing_one_in (self, 5))
    make_lanes (self, lane, "childLaneSet", nodes, depth + 1);
}

static void
make_lanes (Drawing *self, XmlNode *parent, const char *name, const GPtrArray *nodes, guint depth)
{
  XmlNode *set = drawing_add (self, parent, name);

  if (!drawing_one_in (self, 5))
    drawing_give_id (self, set);
  for (guint i = drawing_below (self, 4); i > 0; i--)
    make_lane (self, set, nodes, depth);
}

static void
add_lanes (Drawing *self, XmlNode *process)
{
  g_autoptr (GPtrArray) nodes = list_nodes (process);

  if (drawing_one_in (self, 2))
    return;
  for (guint i = 1 + drawing_below (self, 8) / 7; i > 0; i--)
    {
      XmlNode *set;

      make_lanes (self, process, "laneSet", nodes, 0);
      set = process->last;
      xml_node_unlink (set);
      xml_node_link (process, set, process->first);
    }
}

/* --- Processes and pools ---------------------------------------------------------------------- */

static void
make_inside (Drawing *self, XmlNode *process, guint depth)
{
  for (guint i = drawing_below (self, MOST_NODES >> depth) + (drawing_is_odd (self) ? 0 : 1); i > 0;
       i--)
    drawing_add_node (self, process, depth);
  add_flows (self, process);
  add_data (self, process);
  if (depth == 0 || drawing_one_in (self, 4))
    add_lanes (self, process);
  add_artifacts (self, process);
}

static void
make_process (Drawing *self)
{
  XmlNode *process = drawing_add (self, self->root, "process");

  drawing_give_id (self, process);
  if (drawing_one_in (self, 2))
    drawing_give_name (self, process);
  describe (self, process);
  if (!drawing_one_in (self, 8))
    make_inside (self, process, 0);
}

static void
add_messages (Drawing *self, XmlNode *collaboration)
{
  g_autoptr (GPtrArray) nodes = list_all (self->root, NULL);
  g_autoptr (GPtrArray) pools = list_all (self->root, "participant");

  for (guint i = drawing_below (self, 5); i > 0; i--)
    {
      XmlNode *flow = drawing_add (self, collaboration, "messageFlow");

      if (!drawing_one_in (self, 6))
        drawing_give_id (self, flow);
      if (drawing_one_in (self, 2))
        drawing_give_name (self, flow);
      drawing_set (self, flow, "sourceRef",
                   drawing_pick_of (self, drawing_one_in (self, 3) ? pools : nodes));
      drawing_set (self, flow, "targetRef",
                   drawing_pick_of (self, drawing_one_in (self, 3) ? pools : nodes));
      describe (self, flow);
    }
}

static void
add_pool (Drawing *self, XmlNode *collaboration, const char *process)
{
  XmlNode *pool = drawing_add (self, collaboration, "participant");

  drawing_give_id (self, pool);
  drawing_give_name (self, pool);
  drawing_set (self, pool, "processRef", drawing_is_odd (self) ? drawing_pick_id (self) : process);
  describe (self, pool);
  if (drawing_one_in (self, 10))
    drawing_add (self, pool, "participantMultiplicity");
}

static void
make_collaboration (Drawing *self)
{
  g_autoptr (GPtrArray) processes = list_all (self->root, "process");
  XmlNode *collaboration = drawing_add (self, self->root, "collaboration");

  if (!drawing_is_odd (self))
    drawing_give_id (self, collaboration);
  for (guint i = 0; i < processes->len; i++)
    if (!drawing_one_in (self, 5))
      add_pool (self, collaboration, xml_node_get (g_ptr_array_index (processes, i), "id"));
  for (guint i = drawing_below (self, 3); i > 0; i--)
    add_pool (self, collaboration, NULL);
  add_messages (self, collaboration);
  add_artifacts (self, collaboration);
  if (drawing_one_in (self, 2))
    {
      xml_node_unlink (collaboration);
      xml_node_link (self->root, collaboration, self->root->first);
    }
}

/* Calls lead to processes, mostly. */
static void
direct_calls (Drawing *self)
{
  g_autoptr (GPtrArray) calls = list_all (self->root, "callActivity");
  g_autoptr (GPtrArray) processes = list_all (self->root, "process");

  for (guint i = 0; i < calls->len; i++)
    if (!drawing_one_in (self, 4))
      drawing_set (self, g_ptr_array_index (calls, i), "calledElement",
                   drawing_pick_of (self, processes));
}

static void
add_definitions (Drawing *self)
{
  static const char *const names[] = { "message",  "itemDefinition", "signal",   "error",
                                       "category", "dataStore",      "resource", "import" };

  for (guint i = drawing_below (self, 6) / 3; i > 0; i--)
    {
      XmlNode *node = drawing_add (self, self->root, DRAWING_PICK (self, names));

      drawing_give_id (self, node);
      drawing_give_name (self, node);
    }
}

static void
begin (Drawing *self)
{
  static const char *const prefixes[] = { "", "", "bpmn:", "semantic:" };
  const char *space;

  self->prefix = DRAWING_PICK (self, prefixes);
  self->root = drawing_add (self, self->top, "definitions");
  space = *self->prefix == '\0'
              ? "xmlns"
              : drawing_printf (self, "xmlns:%.*s", (int) strlen (self->prefix) - 1, self->prefix);
  drawing_set (self, self->root, space, ALUR_BPMN_SPACE);
  drawing_set (self, self->root, "xmlns:xsi", ALUR_BPMN_SPACE_XSI);
  drawing_set (self, self->root, "xmlns:v", "urn:vendor");
  drawing_set (self, self->root, "targetNamespace", "urn:x");
  if (drawing_one_in (self, 2))
    drawing_give_id (self, self->root);
}

void
drawing_make_model (Drawing *self)
{
  begin (self);
  if (drawing_one_in (self, 2))
    add_definitions (self);
  for (guint i = 1 + drawing_below (self, 3); i > 0; i--)
    make_process (self);
  if (!drawing_one_in (self, 3))
    make_collaboration (self);
  if (drawing_one_in (self, 12))
    make_collaboration (self);
  direct_calls (self);
}
