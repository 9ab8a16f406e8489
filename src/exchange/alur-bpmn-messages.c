/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Flows from one procedure to another: BPMN has messages between pools. They are routed when all
 * else has its place, around everything that is there. */

#include "alur-bpmn-plan.h"

#include "alur-router.h"

#include <math.h>
#include <string.h>

/* From so many boxes and lines on, messages run straight from pool to pool instead. */
#define MOST_OBSTACLES 4000

#define STEP_RADIUS 10.0

typedef struct
{
  guint process;
  guint node;
} Place;

static void
note_steps (AlurBpmnPlan *plan, GHashTable *places, GArray *list)
{
  for (guint i = 0; i < plan->processes->len; i++)
    {
      const AlurBpmnProcess *process = alur_bpmn_plan_process (plan, i);
      guint n = 0;

      ALUR_FOREACH (step, process->procedure, ALUR_KIND_STEP)
      {
        Place place = { i, process->id != NULL ? n++ : G_MAXUINT };

        g_array_append_val (list, place);
        g_hash_table_insert (places, (gpointer) (guintptr) alur_element_get_id (step),
                             GUINT_TO_POINTER (list->len));
      }
    }
}

static void
add_message (AlurBpmnPlan *plan, GHashTable *places, const GArray *list, const AlurElement *flow)
{
  gpointer from = g_hash_table_lookup (places, alur_element_get_ref (flow, ALUR_FLOW_FROM));
  gpointer to = g_hash_table_lookup (places, alur_element_get_ref (flow, ALUR_FLOW_TO));
  AlurBpmnMessage message = { .flow = flow };
  const Place *a, *b;

  if (from == NULL || to == NULL)
    return;
  a = &g_array_index (list, Place, GPOINTER_TO_UINT (from) - 1);
  b = &g_array_index (list, Place, GPOINTER_TO_UINT (to) - 1);
  if (a->process == b->process || (a->node == G_MAXUINT && b->node == G_MAXUINT))
    return;
  message.from_process = a->process;
  message.to_process = b->process;
  message.from = a->node;
  message.to = b->node;
  g_array_append_val (plan->messages, message);
}

/* Pools that nothing leads to are left out where one procedure is written. */
static void
remove_unconnected (AlurBpmnPlan *plan)
{
  g_autofree guint *renumbered = g_new0 (guint, plan->processes->len + 1);
  guint n = 1;

  for (guint i = 0; i < plan->messages->len; i++)
    {
      const AlurBpmnMessage *message = &g_array_index (plan->messages, AlurBpmnMessage, i);

      renumbered[message->from_process] = renumbered[message->to_process] = 1;
    }
  for (guint i = 1; i < plan->processes->len; i++)
    {
      if (renumbered[i] == 0)
        {
          alur_bpmn_process_clear (alur_bpmn_plan_process (plan, i));
          continue;
        }
      renumbered[i] = n;
      *alur_bpmn_plan_process (plan, n++) = *alur_bpmn_plan_process (plan, i);
    }
  renumbered[0] = 0;
  g_array_set_size (plan->processes, n);
  for (guint i = 0; i < plan->messages->len; i++)
    {
      AlurBpmnMessage *message = &g_array_index (plan->messages, AlurBpmnMessage, i);

      message->from_process = renumbered[message->from_process];
      message->to_process = renumbered[message->to_process];
    }
}

/**
 * alur_bpmn_messages_gather:
 * @plan: a plan with its processes; where one procedure is written, it is the first, and all others
 *   are there as mere pools
 * @procedure_id: (nullable): the one that is written; %NULL: all are
 *
 * Finds the flows between procedures.
 */
void
alur_bpmn_messages_gather (AlurBpmnPlan *plan, const char *procedure_id)
{
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (Place));

  note_steps (plan, places, list);
  ALUR_FOREACH (procedure, plan->stage, ALUR_KIND_PROCEDURE)
  {
    ALUR_FOREACH (flow, procedure, ALUR_KIND_FLOW)
    add_message (plan, places, list, flow);
  }
  if (procedure_id != NULL)
    remove_unconnected (plan);
}

/* --- Routes ----------------------------------------------------------------------------------- */

typedef struct
{
  AlurRouter *router;
  GArray *first_boxes; /* of each process, the box of its first node; of a mere pool, its box */
} Routing;

static AlurRouterBox
outline_of (const AlurBpmnNode *node)
{
  if (g_str_has_suffix (node->element, "Gateway"))
    return (AlurRouterBox){ node->box, ALUR_ROUTER_SHAPE_DIAMOND, 0 };
  if (g_str_has_suffix (node->element, "Event"))
    return (AlurRouterBox){ node->box, ALUR_ROUTER_SHAPE_CAPSULE, 0 };
  return (AlurRouterBox){ node->box, ALUR_ROUTER_SHAPE_RECTANGLE, STEP_RADIUS };
}

static void
add_line (Routing *self, const AlurBpmnProcess *process, const AlurBpmnLine *line)
{
  for (guint i = 1; i < line->n_points; i++)
    {
      AlurPoint from = line->points[i - 1];
      AlurPoint to = line->points[i];
      AlurRouterLine drawn = { .from = { from.x + process->origin.x, from.y + process->origin.y },
                               .to = { to.x + process->origin.x, to.y + process->origin.y } };

      if (fabs (from.x - to.x) < 0.01 || fabs (from.y - to.y) < 0.01)
        alur_router_add_line (self->router, &drawn);
    }
  if (line->label.width > 0)
    alur_router_add_obstacle (self->router, &line->label);
}

/* Messages cross the borders of pools and lanes, but their labels stand beside them. */
static void
add_borders (Routing *self, const AlurRect *box)
{
  const AlurPoint corners[] = { { box->x, box->y },
                                { alur_rect_right (box), box->y },
                                { alur_rect_right (box), alur_rect_bottom (box) },
                                { box->x, alur_rect_bottom (box) } };

  for (guint i = 0; i < G_N_ELEMENTS (corners); i++)
    {
      AlurRouterLine line
          = { .from = corners[i], .to = corners[(i + 1) % G_N_ELEMENTS (corners)], .border = TRUE };

      alur_router_add_line (self->router, &line);
    }
}

/* Messages run beside heads, not over them. */
static void
add_head (Routing *self, const AlurBpmnProcess *process)
{
  AlurRect head = process->pool;
  double depth = process->lanes->len > 0 ? 60 : 30;

  if (process->vertical)
    head.height = depth;
  else
    head.width = depth;
  alur_router_add_obstacle (self->router, &head);
}

static void
add_process (Routing *self, const AlurBpmnProcess *process)
{
  AlurRouterBox outside = { process->pool, ALUR_ROUTER_SHAPE_RECTANGLE, 0 };
  guint first = G_MAXUINT;

  for (guint i = 0; i < process->nodes->len; i++)
    {
      const AlurBpmnNode *node = alur_bpmn_process_node (process, i);
      AlurRouterBox box = outline_of (node);
      guint index = alur_router_add_box (self->router, &box);

      if (i == 0)
        first = index;
      if (node->label.width > 0 && !alur_rect_intersects (&node->label, &node->box))
        alur_router_add_obstacle (self->router, &node->label);
    }
  if (process->id == NULL)
    first = alur_router_add_box (self->router, &outside);
  else
    add_head (self, process);
  for (guint i = 0; i < process->lanes->len; i++)
    add_borders (self, &g_array_index (process->lanes, AlurBpmnLane, i).box);
  for (guint i = 0; i < process->lines->len; i++)
    add_line (self, process, alur_bpmn_process_line (process, i));
  g_array_append_val (self->first_boxes, first);
}

static guint
box_of (const Routing *self, guint process, guint node)
{
  return g_array_index (self->first_boxes, guint, process) + (node != G_MAXUINT ? node : 0);
}

static void
take_route (AlurBpmnMessage *message, const AlurRoute *route)
{
  message->n_points = route->n_points;
  message->points = g_new (AlurPoint, route->n_points);
  memcpy (message->points, route->points, route->n_points * sizeof (AlurPoint));
  message->label = alur_bpmn_sizes_place_label (&route->label, message->points, message->n_points);
}

static void
route_all (AlurBpmnPlan *plan)
{
  AlurRouterOptions options = { .flow = ALUR_ROUTER_FLOW_DOWN };
  g_autoptr (AlurRouter) router = alur_router_new (&options);
  Routing self = { router, g_array_new (FALSE, FALSE, sizeof (guint)) };

  for (guint i = 0; i < plan->processes->len; i++)
    add_process (&self, alur_bpmn_plan_process (plan, i));
  for (guint i = 0; i < plan->messages->len; i++)
    {
      const AlurBpmnMessage *message = &g_array_index (plan->messages, AlurBpmnMessage, i);
      AlurRouterConnector connector = { .from = 0 };

      connector.from = box_of (&self, message->from_process, message->from);
      connector.to = box_of (&self, message->to_process, message->to);
      connector.label = alur_bpmn_sizes_measure_label (
          plan, alur_element_get_text (message->flow, ALUR_FLOW_LABEL));
      alur_router_add_connector (router, &connector);
    }
  alur_router_route (router);
  for (guint i = 0; i < plan->messages->len; i++)
    take_route (&g_array_index (plan->messages, AlurBpmnMessage, i),
                alur_router_get_route (router, i));
  g_array_unref (self.first_boxes);
}

static AlurRect
rect_of (AlurBpmnPlan *plan, guint process, guint node)
{
  const AlurBpmnProcess *whole = alur_bpmn_plan_process (plan, process);

  return node != G_MAXUINT ? alur_bpmn_process_node (whole, node)->box : whole->pool;
}

/* From side to side of two boxes, one above the other, by the middle between their pools. */
static void
route_straight (AlurBpmnPlan *plan, AlurBpmnMessage *message)
{
  AlurRect from = rect_of (plan, message->from_process, message->from);
  AlurRect to = rect_of (plan, message->to_process, message->to);
  gboolean down = message->from_process < message->to_process;
  double a = alur_rect_center (&from).x, b = alur_rect_center (&to).x;
  double between = down ? alur_bpmn_plan_process (plan, message->to_process)->pool.y - 20
                        : alur_bpmn_plan_process (plan, message->from_process)->pool.y - 20;

  message->n_points = 4;
  message->points = g_new (AlurPoint, 4);
  message->points[0] = (AlurPoint){ a, down ? alur_rect_bottom (&from) : from.y };
  message->points[1] = (AlurPoint){ a, between };
  message->points[2] = (AlurPoint){ b, between };
  message->points[3] = (AlurPoint){ b, down ? to.y : alur_rect_bottom (&to) };
}

/**
 * alur_bpmn_messages_route:
 * @plan: a plan in which all else has its place
 *
 * Draws the messages.
 */
void
alur_bpmn_messages_route (AlurBpmnPlan *plan)
{
  guint n_obstacles = 0;

  for (guint i = 0; i < plan->processes->len; i++)
    n_obstacles += alur_bpmn_plan_process (plan, i)->nodes->len
                   + alur_bpmn_plan_process (plan, i)->lines->len;
  if (plan->messages->len == 0)
    return;
  if (n_obstacles <= MOST_OBSTACLES)
    {
      route_all (plan);
      return;
    }
  for (guint i = 0; i < plan->messages->len; i++)
    route_straight (plan, &g_array_index (plan->messages, AlurBpmnMessage, i));
}
