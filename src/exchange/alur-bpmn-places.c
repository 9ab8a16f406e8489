/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where everything stands.
 *
 * Our own layout places signs of BPMN too: a copy of the document gets what was made for BPMN as
 * steps and flows, with the sizes that those have there, and is laid out as any other. Pools stand
 * below each other. */

#include "alur-bpmn-plan.h"

#include "alur-reader.h"

#include <string.h>

#define MARGIN 80.0
#define HEAD 30.0
#define POOL_GAP 60.0
#define POOL_GAP_MOST 240.0
#define MESSAGE_ROOM 10.0
#define LABEL_BELOW 4.0
#define OUTSIDE_WIDTH 600.0
#define OUTSIDE_HEIGHT 60.0

typedef struct
{
  AlurBpmnPlan *plan;
  AlurBpmnProcess *process;
  AlurDocument *copy;
  AlurElement *stage;     /* of the copy */
  AlurElement *procedure; /* of the copy */
  GHashTable *nodes;      /* step of the copy → index + 1 */
  GHashTable *lines;      /* flow of the copy → index + 1 */
} Places;

/* --- The copy --------------------------------------------------------------------------------- */

static guint
kind_in_copy (const AlurBpmnNode *node)
{
  if (g_str_has_suffix (node->element, "Gateway"))
    return ALUR_STEP_KIND_DECISION;
  if (strcmp (node->element, "startEvent") == 0)
    return ALUR_STEP_KIND_START;
  if (g_str_has_suffix (node->element, "Event") && node->unit != NULL)
    return ALUR_STEP_KIND_END; /* a round outline */
  return ALUR_STEP_KIND_TASK;
}

/* Flows to and from other procedures are drawn as messages, and things as data. */
static void
remove_other_flows (Places *self)
{
  for (AlurElement *flow = alur_element_first (self->procedure, ALUR_KIND_FLOW), *next;
       flow != NULL; flow = next)
    {
      next = alur_element_next (flow, ALUR_KIND_FLOW);
      if (g_hash_table_lookup (self->lines, flow) == NULL)
        alur_document_remove (self->copy, flow);
    }
}

static void
copy_node (Places *self, guint i, AlurElement *of)
{
  AlurBpmnNode *node = alur_bpmn_process_node (self->process, i);
  AlurElement *next = of != NULL && !node->before ? of->next : of;

  if (node->step != NULL)
    node->drawn = alur_document_lookup_kind (self->copy, self->stage, node->id, ALUR_KIND_STEP);
  else
    node->drawn
        = alur_document_insert (self->copy, self->procedure, ALUR_KIND_STEP, node->id, next);
  alur_document_set_word (self->copy, node->drawn, ALUR_STEP_KIND, kind_in_copy (node));
  alur_document_set_text (self->copy, node->drawn, ALUR_STEP_UNIT, node->unit);
  g_hash_table_insert (self->nodes, node->drawn, GUINT_TO_POINTER (i + 1));
}

static void
copy_nodes (Places *self)
{
  for (guint i = 0; i < self->process->nodes->len; i++)
    {
      const AlurBpmnNode *node = alur_bpmn_process_node (self->process, i);
      AlurElement *of = NULL;

      if (node->step == NULL)
        of = alur_document_lookup_kind (self->copy, self->stage, node->of, ALUR_KIND_STEP);
      copy_node (self, i, of);
    }
}

static void
remove_bends (Places *self, AlurElement *flow)
{
  AlurElement *bend;

  while ((bend = alur_element_first (flow, ALUR_KIND_BEND)) != NULL)
    alur_document_remove (self->copy, bend);
}

static void
copy_line (Places *self, guint i)
{
  AlurBpmnLine *line = alur_bpmn_process_line (self->process, i);
  const AlurBpmnNode *from = alur_bpmn_process_node (self->process, line->from);
  const AlurBpmnNode *to = alur_bpmn_process_node (self->process, line->to);
  gboolean is_own = line->flow != NULL && line->kind == ALUR_BPMN_LINE_SEQUENCE;

  if (is_own)
    line->drawn = alur_document_lookup_kind (self->copy, self->stage, line->id, ALUR_KIND_FLOW);
  else
    line->drawn
        = alur_document_insert (self->copy, self->procedure, ALUR_KIND_FLOW, line->id, NULL);
  if (line->kind != ALUR_BPMN_LINE_SEQUENCE)
    alur_document_set_word (self->copy, line->drawn, ALUR_FLOW_KIND, ALUR_FLOW_INFORMATION);
  if (line->moved)
    remove_bends (self, line->drawn);
  if (!is_own || line->moved)
    {
      alur_document_set_text (self->copy, line->drawn, ALUR_FLOW_FROM, from->id);
      alur_document_set_text (self->copy, line->drawn, ALUR_FLOW_TO, to->id);
    }
  g_hash_table_insert (self->lines, line->drawn, GUINT_TO_POINTER (i + 1));
}

/* --- Sizes ------------------------------------------------------------------------------------ */

static AlurStepSize
measure_step (const AlurElement *step, gpointer data)
{
  Places *self = data;
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->nodes, step));

  return alur_bpmn_process_node (self->process, index - 1)->size;
}

static AlurSize
measure_flow (const AlurElement *flow, gpointer data)
{
  Places *self = data;
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->lines, flow));
  const AlurBpmnLine *line = alur_bpmn_process_line (self->process, index - 1);

  return alur_bpmn_sizes_measure_label (self->plan, line->name);
}

static AlurSize
measure_lane (const AlurElement *unit, gboolean vertical, gpointer data)
{
  Places *self = data;
  gboolean called;
  const char *name = alur_bpmn_plan_lane_name (self->plan, unit, &called);

  return alur_bpmn_sizes_measure_head (self->plan, name, vertical);
}

static AlurSize
measure_reference (const AlurElement *step, gpointer data)
{
  return (AlurSize){ 0, 0 };
}

/* --- Taking over ------------------------------------------------------------------------------ */

static AlurRect
move (AlurRect rect, AlurPoint by)
{
  return (AlurRect){ rect.x + by.x, rect.y + by.y, rect.width, rect.height };
}

/* Lanes cover the pool: the outer ones reach to what stands outside of all. */
static void
stretch_lanes (AlurBpmnProcess *process, const AlurRect *all)
{
  guint last = process->lanes->len - 1;

  for (guint i = 0; i <= last; i++)
    {
      AlurRect *box = &g_array_index (process->lanes, AlurBpmnLane, i).box;
      AlurRect whole = *all;

      if (process->vertical)
        {
          whole.x = i == 0 ? MIN (box->x, all->x) : box->x;
          whole.width = (i == last ? MAX (alur_rect_right (box), alur_rect_right (all))
                                   : alur_rect_right (box))
                        - whole.x;
        }
      else
        {
          whole.y = i == 0 ? MIN (box->y, all->y) : box->y;
          whole.height = (i == last ? MAX (alur_rect_bottom (box), alur_rect_bottom (all))
                                    : alur_rect_bottom (box))
                         - whole.y;
        }
      *box = whole;
    }
}

/* A pool in which nothing happens yet is as large as one of which only the outside is drawn. */
static void
grow_empty (const AlurBpmnProcess *process, AlurRect *all)
{
  double across = process->lanes->len > 0 ? 0 : OUTSIDE_HEIGHT;

  all->width = MAX (all->width, process->vertical ? across : OUTSIDE_WIDTH);
  all->height = MAX (all->height, process->vertical ? OUTSIDE_WIDTH : across);
}

static AlurRect
bounds_of (AlurBpmnPlan *plan, AlurBpmnProcess *process)
{
  AlurRect all = process->layout->bounds;
  gboolean called;
  const char *name = alur_bpmn_plan_pool_name (plan, process->procedure, &called);
  AlurSize head = alur_bpmn_sizes_measure_head (plan, name, process->vertical);

  for (guint i = 0; i < process->layout->n_steps; i++)
    if (process->layout->steps[i].under.width > 0)
      all = alur_rect_union (&all, &process->layout->steps[i].under);
  if (process->vertical)
    all.width = MAX (all.width, head.width);
  else
    all.height = MAX (all.height, head.height);
  if (process->nodes->len == 0)
    grow_empty (process, &all);
  return all;
}

static void
take_lanes (AlurBpmnPlan *plan, AlurBpmnProcess *process, AlurDocument *document)
{
  const AlurProcedureLayout *layout = process->layout;

  if (layout->n_lanes == 1 && layout->lanes[0].unit == NULL)
    return;
  for (guint i = 0; i < layout->n_lanes; i++)
    {
      AlurBpmnLane lane = { .box = layout->lanes[i].box };

      if (layout->lanes[i].unit != NULL)
        {
          const char *id = alur_element_get_id (layout->lanes[i].unit);

          lane.unit = alur_document_lookup_kind (document, plan->stage, id, ALUR_KIND_UNIT);
          id = alur_element_get_id (lane.unit);
          g_hash_table_insert (
              plan->lane_uses, (gpointer) (guintptr) id,
              GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (plan->lane_uses, id)) + 1));
        }
      g_array_append_val (process->lanes, lane);
    }
}

/* Without lanes the head of the only one is the pool's. */
static void
find_pool (AlurBpmnPlan *plan, AlurBpmnProcess *process)
{
  AlurRect all = bounds_of (plan, process);

  process->pool = all;
  if (process->lanes->len == 0)
    return;
  stretch_lanes (process, &all);
  if (process->vertical)
    {
      process->pool.y -= HEAD;
      process->pool.height += HEAD;
    }
  else
    {
      process->pool.x -= HEAD;
      process->pool.width += HEAD;
    }
}

static AlurRect
label_of (const AlurBpmnNode *node, const AlurStepPlace *place)
{
  if (place->under.width > 0)
    return place->under;
  if (node->name != NULL && g_str_has_suffix (node->element, "Gateway"))
    {
      AlurRect rect = place->box;
      double height = node->text.height;
      double width = node->text.width;

      return (AlurRect){ rect.x + (rect.width - width) / 2, rect.y + (rect.height - height) / 2,
                         width, height };
    }
  return (AlurRect){ 0, 0, 0, 0 };
}

static void
take_layout (Places *self)
{
  AlurBpmnProcess *process = self->process;
  AlurProcedureLayout *layout = process->layout;

  for (guint i = 0; i < layout->n_steps; i++)
    {
      guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->nodes, layout->steps[i].step));
      AlurBpmnNode *node = alur_bpmn_process_node (process, index - 1);

      node->lane = layout->steps[i].lane;
      node->box = layout->steps[i].box;
      node->label = label_of (node, &layout->steps[i]);
    }
  for (guint i = 0; i < layout->n_connectors; i++)
    {
      const AlurConnector *connector = &layout->connectors[i];
      guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->lines, connector->element));
      AlurBpmnLine *line = alur_bpmn_process_line (process, index - 1);

      line->points = connector->points;
      line->n_points = connector->n_points;
      line->label
          = alur_bpmn_sizes_place_label (&connector->label, connector->points, connector->n_points);
      /* Not on the border of the pool: then below its line. */
      if (line->label.width > 0 && line->label.y < layout->bounds.y)
        line->label.y += line->label.height + LABEL_BELOW;
    }
  process->vertical = layout->vertical;
  take_lanes (self->plan, process, self->plan->document);
  find_pool (self->plan, process);
}

static void
lay_out (Places *self)
{
  AlurProcedureSizes sizes = { measure_step, measure_flow, measure_lane, measure_reference, self };

  for (guint i = 0; i < self->process->nodes->len; i++)
    alur_bpmn_sizes_measure (self->plan, alur_bpmn_process_node (self->process, i));
  self->process->layout = alur_procedure_layout_new (self->copy, self->procedure, &sizes);
  take_layout (self);
}

static void
place_outside (AlurBpmnPlan *plan, AlurBpmnProcess *process)
{
  gboolean called;
  const char *name = alur_bpmn_plan_pool_name (plan, process->procedure, &called);
  AlurSize head = alur_bpmn_sizes_measure_head (plan, name, FALSE);

  process->pool = (AlurRect){ 0, 0, OUTSIDE_WIDTH, MAX (OUTSIDE_HEIGHT, head.height) };
}

/* --- All of them ------------------------------------------------------------------------------ */

static void
shift (AlurBpmnProcess *process, AlurPoint by)
{
  process->origin = by;
  process->pool = move (process->pool, by);
  for (guint i = 0; i < process->lanes->len; i++)
    {
      AlurBpmnLane *lane = &g_array_index (process->lanes, AlurBpmnLane, i);

      lane->box = move (lane->box, by);
    }
  for (guint i = 0; i < process->nodes->len; i++)
    {
      AlurBpmnNode *node = alur_bpmn_process_node (process, i);

      node->box = move (node->box, by);
      node->label = move (node->label, by);
    }
  for (guint i = 0; i < process->lines->len; i++)
    {
      AlurBpmnLine *line = alur_bpmn_process_line (process, i);

      line->label = move (line->label, by);
    }
}

/* Between two pools there is room for the messages that run there. */
static void
stack (AlurBpmnPlan *plan)
{
  double gap = MIN (POOL_GAP + plan->messages->len * MESSAGE_ROOM, POOL_GAP_MOST);
  double y = MARGIN;

  for (guint i = 0; i < plan->processes->len; i++)
    {
      AlurBpmnProcess *process = alur_bpmn_plan_process (plan, i);
      AlurPoint by = { MARGIN - process->pool.x, y - process->pool.y };

      shift (process, by);
      y += process->pool.height + gap;
    }
}

/* One process in the copy. */
static void
place_process (AlurBpmnPlan *plan, AlurDocument *copy, AlurElement *stage, guint i)
{
  Places self = { .plan = plan, .copy = copy, .stage = stage };

  self.process = alur_bpmn_plan_process (plan, i);
  if (self.process->id == NULL)
    {
      place_outside (plan, self.process);
      return;
    }
  self.procedure = alur_document_lookup_kind (
      copy, stage, alur_element_get_id (self.process->procedure), ALUR_KIND_PROCEDURE);
  self.nodes = g_hash_table_new (NULL, NULL);
  self.lines = g_hash_table_new (NULL, NULL);
  copy_nodes (&self);
  for (guint line = 0; line < self.process->lines->len; line++)
    copy_line (&self, line);
  remove_other_flows (&self);
  lay_out (&self);
  g_hash_table_unref (self.nodes);
  g_hash_table_unref (self.lines);
}

/* What comes in from procedures that are drawn otherwise is no line of theirs. */
static void
remove_flows_between (AlurBpmnPlan *plan, AlurDocument *copy, AlurElement *stage)
{
  ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
  {
    for (AlurElement *flow = alur_element_first (procedure, ALUR_KIND_FLOW), *next; flow != NULL;
         flow = next)
      {
        const AlurElement *to = alur_document_lookup_kind (
            copy, stage, alur_element_get_ref (flow, ALUR_FLOW_TO), ALUR_KIND_STEP);

        next = alur_element_next (flow, ALUR_KIND_FLOW);
        if (to == NULL || alur_element_get_procedure (to) != procedure)
          alur_document_remove (copy, flow);
      }
  }
}

/**
 * alur_bpmn_places_find:
 * @plan: a plan with nodes, lines and messages
 * @error: return location for an error
 *
 * Gives everything but the messages its place.
 *
 * Returns: whether it could
 */
gboolean
alur_bpmn_places_find (AlurBpmnPlan *plan, GError **error)
{
  g_autoptr (AlurDocument) copy = alur_reader_read_bytes (plan->text, NULL, NULL, error);
  AlurElement *stage;

  if (copy == NULL)
    return FALSE;
  stage = alur_document_get_stage (copy, alur_element_get_id (plan->stage));
  alur_document_begin (copy, "");
  remove_flows_between (plan, copy, stage);
  for (guint i = 0; i < plan->processes->len; i++)
    place_process (plan, copy, stage, i);
  alur_document_commit (copy);
  stack (plan);
  return TRUE;
}
