/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A procedure in lanes, from the document to places.
 *
 * Lanes, steps and flows are found first; then everything becomes boxes in lanes (alur-lanes.c), in
 * coordinates in which x runs along the flow; at last it is turned if the procedure runs down the
 * page, and routed. */

#include "alur-procedure-private.h"

#include "alur-hand-place.h"

#include <math.h>

/* Between a step's outline and the text under it. */
#define UNDER_GAP 2.0

/**
 * alur_procedure_find_step:
 * @draft: a draft with its steps
 * @id: (nullable): the atom of an id
 *
 * Returns: the index of the step with that id, or G_MAXUINT when it is none of this procedure
 */
guint
alur_procedure_find_step (const AlurProcedureDraft *draft, const char *id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (draft->steps, id)) - 1;
}

static void
find_steps (AlurProcedureDraft *draft)
{
  AlurProcedureLayout *layout = draft->layout;
  guint i = 0;

  layout->n_steps = alur_element_count (draft->procedure, ALUR_KIND_STEP);
  layout->steps = g_new0 (AlurStepPlace, layout->n_steps + 1);
  draft->step_sizes = g_new0 (AlurStepSize, layout->n_steps + 1);
  draft->steps = g_hash_table_new (NULL, NULL);
  ALUR_FOREACH (step, draft->procedure, ALUR_KIND_STEP)
  {
    layout->steps[i].step = step;
    layout->steps[i].placed = !isnan (alur_element_get_number (step, ALUR_STEP_X));
    draft->step_sizes[i] = draft->sizes->measure_step (step, draft->sizes->data);
    g_hash_table_insert (draft->steps, (gpointer) (guintptr) alur_element_get_id (step),
                         GUINT_TO_POINTER (++i));
  }
}

/* A step's box, with room for what stands under it and at its corner. */
static AlurLanesNode
make_step_node (const AlurProcedureDraft *draft, guint i)
{
  const AlurStepPlace *place = &draft->layout->steps[i];
  const AlurStepSize *size = &draft->step_sizes[i];
  double under = size->under.width > 0 ? size->under.height + UNDER_GAP : 0;
  double beside = size->centred ? MAX (0, (size->under.width - size->shape.width) / 2) : 0;
  double x = alur_hand_place_get (place->step, ALUR_STEP_X, draft->layout->n_steps);
  double y = alur_hand_place_get (place->step, ALUR_STEP_Y, draft->layout->n_steps);
  AlurLanesNode node = { .lane = place->lane, .placed = place->placed != FALSE };

  node.start = alur_element_get_word (place->step, ALUR_STEP_KIND) == ALUR_STEP_KIND_START;
  if (draft->layout->vertical)
    {
      node.box = (AlurRect){ y, x, size->shape.height, size->shape.width };
      node.before = size->corner;
      node.after = under;
      node.above = beside;
      node.below = MAX (size->corner, beside);
    }
  else
    {
      node.box = (AlurRect){ x, y, size->shape.width, size->shape.height };
      node.above = size->corner;
      node.before = beside;
      node.after = MAX (size->corner, beside);
      node.below = under;
    }
  return node;
}

static void
make_nodes (AlurProcedureDraft *draft)
{
  const AlurProcedureLayout *layout = draft->layout;

  draft->n_nodes = layout->n_steps + layout->n_references;
  draft->nodes = g_new0 (AlurLanesNode, draft->n_nodes + 1);
  for (guint i = 0; i < layout->n_steps; i++)
    draft->nodes[i] = make_step_node (draft, i);
  for (guint i = 0; i < layout->n_references; i++)
    {
      AlurSize size
          = draft->sizes->measure_reference (layout->references[i].step, draft->sizes->data);
      AlurRect box = { 0, 0, size.width, size.height };

      draft->nodes[layout->n_steps + i].box = alur_procedure_turn (draft, box);
      draft->nodes[layout->n_steps + i].lane = layout->references[i].lane;
    }
  draft->edges = g_new0 (AlurLanesEdge, draft->n_flows + 1);
  for (guint i = 0; i < draft->n_flows; i++)
    {
      const AlurProcedureFlow *flow = &draft->flows[i];

      draft->edges[i].from = flow->from;
      draft->edges[i].to = flow->to;
      draft->edges[i].control = flow->control != FALSE;
      draft->edges[i].label_along = layout->vertical ? flow->label.height : flow->label.width;
    }
}

/* The heads of lanes are as thick as the thickest needs. */
static void
make_lanes (AlurProcedureDraft *draft)
{
  const AlurProcedureLayout *layout = draft->layout;

  draft->options = (AlurLanesOptions) ALUR_LANES_OPTIONS_INIT;
  draft->lanes = g_new0 (AlurLane, layout->n_lanes + 1);
  for (guint i = 0; i < layout->n_lanes; i++)
    {
      AlurSize size = draft->sizes->measure_lane (layout->lanes[i].unit, layout->vertical,
                                                  draft->sizes->data);
      double thickness = layout->vertical ? size.height : size.width;

      draft->lanes[i].least = layout->vertical ? size.width : size.height;
      draft->options.start = MAX (draft->options.start, thickness);
    }
}

static AlurRect
under_place (const AlurRect *box, const AlurStepSize *size)
{
  AlurSize under = size->under;
  double left = size->centred ? box->x + (box->width - under.width) / 2
                              : alur_rect_right (box) - under.width;

  if (under.width <= 0)
    return (AlurRect){ 0, 0, 0, 0 };
  return (AlurRect){ left, alur_rect_bottom (box) + UNDER_GAP, under.width, under.height };
}

/**
 * alur_procedure_take_places:
 * @draft: a draft with its grid
 *
 * Places everything as the grid's gaps are now.
 */
void
alur_procedure_take_places (AlurProcedureDraft *draft)
{
  AlurProcedureLayout *layout = draft->layout;
  AlurRect all;

  alur_lanes_grid_place (draft->grid, draft->lanes, draft->nodes, draft->n_nodes, &draft->options);
  for (guint i = 0; i < layout->n_steps; i++)
    {
      layout->steps[i].box = alur_procedure_turn (draft, draft->nodes[i].box);
      layout->steps[i].under = under_place (&layout->steps[i].box, &draft->step_sizes[i]);
    }
  for (guint i = 0; i < layout->n_references; i++)
    layout->references[i].box = alur_procedure_turn (draft, draft->nodes[layout->n_steps + i].box);
  for (guint i = 0; i < layout->n_lanes; i++)
    {
      const AlurLane *lane = &draft->lanes[i];
      AlurRect box = { 0, lane->y, draft->grid->length, lane->height };
      AlurRect head = { 0, lane->y, draft->options.start, lane->height };

      layout->lanes[i].box = alur_procedure_turn (draft, box);
      layout->lanes[i].head = alur_procedure_turn (draft, head);
    }
  all = (AlurRect){ 0, 0, draft->grid->length, draft->grid->height };
  layout->bounds = alur_procedure_turn (draft, all);
}

/* Steps placed by hand may stand outside the lanes. */
static void
find_bounds (AlurProcedureLayout *layout)
{
  for (guint i = 0; i < layout->n_steps; i++)
    layout->bounds = alur_rect_union (&layout->bounds, &layout->steps[i].box);
  layout->bounds
      = alur_connectors_add_bounds (layout->connectors, layout->n_connectors, layout->bounds);
}

static void
draft_clear (AlurProcedureDraft *draft)
{
  g_hash_table_unref (draft->steps);
  g_free (draft->step_sizes);
  g_free (draft->flows);
  g_free (draft->lanes);
  g_free (draft->nodes);
  g_free (draft->edges);
  g_clear_pointer (&draft->grid, alur_lanes_grid_free);
}

/**
 * alur_procedure_layout_new:
 * @document: a valid document
 * @procedure: one of its procedures
 * @sizes: how to measure what is drawn
 *
 * Places a procedure in lanes and routes its flows. Steps that a person placed stand where they
 * were put: `x` from the left edge of the drawing and `y` from the inner edge of their lane (in a
 * procedure that runs down the page `y` from the upper edge and `x` from the lane's). The same
 * document and sizes give the same drawing.
 *
 * Returns: (transfer full): the drawing; without lanes when the procedure has no steps and wants
 *   none
 */
AlurProcedureLayout *
alur_procedure_layout_new (AlurDocument *document,
                           const AlurElement *procedure,
                           const AlurProcedureSizes *sizes)
{
  return alur_procedure_layout_new_remembering (document, procedure, sizes, NULL);
}

static void
lay_out (AlurProcedureDraft *draft)
{
  draft->grid = alur_lanes_grid_new (draft->layout->n_lanes, draft->nodes, draft->n_nodes,
                                     draft->edges, draft->n_flows, &draft->options);
  alur_procedure_take_places (draft);
  alur_procedure_route (draft);
  find_bounds (draft->layout);
}

/**
 * alur_procedure_layout_new_remembering:
 * @document: a valid document
 * @procedure: one of its procedures
 * @sizes: how to measure what is drawn
 * @memory: (nullable): what was laid out before; learns this one
 *
 * As alur_procedure_layout_new(), with the same result, but without its work where @memory knows
 * it.
 *
 * Returns: (transfer full): the drawing
 */
AlurProcedureLayout *
alur_procedure_layout_new_remembering (AlurDocument *document,
                                       const AlurElement *procedure,
                                       const AlurProcedureSizes *sizes,
                                       AlurProcedureMemory *memory)
{
  AlurProcedureLayout *layout = g_new0 (AlurProcedureLayout, 1);
  AlurProcedureDraft draft = { .document = document, .procedure = procedure, .sizes = sizes };

  draft.stage = alur_element_get_stage (procedure);
  draft.layout = layout;
  layout->vertical
      = alur_element_get_word (procedure, ALUR_PROCEDURE_ORIENTATION) == ALUR_ORIENTATION_VERTICAL;
  find_steps (&draft);
  alur_procedure_find_lanes (&draft);
  alur_procedure_find_flows (&draft);
  if (layout->n_lanes > 0)
    {
      make_lanes (&draft);
      make_nodes (&draft);
      if (memory == NULL || !alur_procedure_memory_recall (memory, &draft))
        {
          lay_out (&draft);
          if (memory != NULL)
            alur_procedure_memory_keep (memory, &draft);
        }
      alur_procedure_name_connectors (&draft);
    }
  draft_clear (&draft);
  return layout;
}

/**
 * alur_procedure_layout_free:
 * @self: a drawing
 *
 * Frees the drawing.
 */
void
alur_procedure_layout_free (AlurProcedureLayout *self)
{
  alur_connectors_clear (self->connectors, self->n_connectors);
  g_free (self->connectors);
  g_free (self->references);
  g_free (self->steps);
  g_free (self->lanes);
  g_free (self);
}
