/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One procedure as a swimlane diagram: lanes, steps, flows, references, slips. */

#include "alur-procedure-drawing.h"

#include "alur-drawing.h"
#include "alur-flow-label.h"
#include "alur-language.h"
#include "alur-step-boxes.h"
#include "alur-view-builders.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define LANE_PADDING 8.0
#define LANE_NAME_TURNED 120.0 /* a turned name is broken here */
#define LANE_NAME_UPRIGHT 176.0
#define LANE_NAME_LINES 3
#define REFERENCE_TEXT 136.0
#define REFERENCE_PADDING 8.0
#define FRAME_ROOM 1.0 /* for the line round a head */

struct _AlurProcedureDrawing
{
  AlurViewRequest request;
  AlurTextMetrics *metrics;
  const char *currency;
  AlurScene *scene;
  AlurStepBoxes *boxes;
  AlurLegend *legend;
  AlurProcedureLayout *layout;
  gboolean has_links; /* the other procedures are in the same output */
};

static AlurStepSize
measure_step (const AlurElement *step, gpointer data)
{
  AlurProcedureDrawing *self = data;

  return alur_step_boxes_get_size (self->boxes, step);
}

static AlurSize
measure_flow (const AlurElement *flow, gpointer data)
{
  AlurProcedureDrawing *self = data;
  g_autofree char *label = alur_flow_dup_label (flow, self->request.language, self->currency);

  return alur_drawing_measure_label (self->request.metrics, label);
}

static double
lane_name_width (gboolean vertical)
{
  return vertical ? LANE_NAME_UPRIGHT : LANE_NAME_TURNED;
}

/* The name at the head of a lane: in full where that takes few lines, else short. */
static const char *
lane_name (AlurProcedureDrawing *self,
           const AlurElement *unit,
           gboolean vertical,
           gboolean *shortened)
{
  const char *name = unit != NULL ? alur_element_get_text (unit, ALUR_UNIT_NAME) : NULL;
  const char *short_name = unit != NULL ? alur_element_get_text (unit, ALUR_UNIT_SHORT) : NULL;

  *shortened = FALSE;
  if (unit == NULL)
    return alur_tr (self->request.language, N_ ("(without unit)"));
  if (name == NULL)
    return short_name != NULL ? short_name
                              : alur_tr (self->request.language, N_ ("(without name)"));
  if (short_name == NULL
      || alur_text_metrics_measure (self->metrics, ALUR_TEXT_NAME, name, lane_name_width (vertical))
                 .n_lines
             <= LANE_NAME_LINES)
    return name;
  *shortened = TRUE;
  return short_name;
}

static AlurSize
measure_lane (const AlurElement *unit, gboolean vertical, gpointer data)
{
  AlurProcedureDrawing *self = data;
  gboolean shortened;
  const char *name = lane_name (self, unit, vertical, &shortened);
  AlurTextExtents extents
      = alur_text_metrics_measure (self->metrics, ALUR_TEXT_NAME, name, lane_name_width (vertical));
  double along = ceil (extents.width) + 2 * LANE_PADDING;
  double across
      = MAX (alur_style_get_paper ()->measure.lane_head, extents.height + 2 * LANE_PADDING);

  return vertical ? (AlurSize){ along, across } : (AlurSize){ across, along };
}

static char *
reference_text (const AlurElement *step)
{
  const AlurElement *procedure = alur_element_get_procedure (step);
  const char *name = alur_element_get_name (step);
  const char *whole = procedure != NULL ? alur_element_get_name (procedure) : "";

  if (name[0] == '\0' || whole[0] == '\0')
    return g_strdup (name[0] != '\0'    ? name
                     : whole[0] != '\0' ? whole
                                        : alur_element_get_id (step));
  return g_strdup_printf ("%s:\n%s", whole, name);
}

/* Text in the upper two thirds, below them the point. */
static AlurSize
measure_reference (const AlurElement *step, gpointer data)
{
  AlurProcedureDrawing *self = data;
  g_autofree char *text = reference_text (step);
  AlurTextExtents extents
      = alur_text_metrics_measure (self->metrics, ALUR_TEXT_DETAIL, text, REFERENCE_TEXT);

  return (AlurSize){ MAX (ceil (extents.width), 48) + 2 * REFERENCE_PADDING,
                     ceil ((extents.height + 1.5 * REFERENCE_PADDING) * 1.5) };
}

static void
want_legend (AlurProcedureDrawing *self)
{
  const AlurProcedureLayout *layout = self->layout;

  alur_step_boxes_want_legend (self->boxes, self->legend);
  if (layout->n_references > 0)
    alur_legend_want (self->legend, ALUR_LEGEND_REFERENCE, 0);
  for (guint i = 0; i < layout->n_connectors; i++)
    alur_legend_want (self->legend, ALUR_LEGEND_FLOW,
                      alur_element_get_word (layout->connectors[i].element, ALUR_FLOW_KIND));
}

static void
draw_lane (AlurProcedureDrawing *self, const AlurLanePlace *lane, gboolean vertical)
{
  gboolean shortened;
  const char *name = lane_name (self, lane->unit, vertical, &shortened);
  double room
      = vertical ? lane->head.width - 2 * LANE_PADDING : lane->head.height - 2 * LANE_PADDING;
  AlurRect text = alur_rect_grow (&lane->head, -LANE_PADDING);
  AlurSceneItem *item;

  room = MIN (room, lane_name_width (vertical));
  if (vertical)
    text = (AlurRect){ lane->head.x + (lane->head.width - room) / 2, text.y, room, text.height };
  else
    text = (AlurRect){ text.x, lane->head.y + (lane->head.height - room) / 2, text.width, room };
  alur_scene_begin_group (self->scene, lane->unit != NULL ? alur_element_get_id (lane->unit) : NULL,
                          shortened ? alur_element_get_text (lane->unit, ALUR_UNIT_NAME) : NULL);
  item = alur_scene_add_shape (self->scene, ALUR_LAYER_GROUND, ALUR_SHAPE_RECT, &lane->box,
                               ALUR_COLOUR_NONE, ALUR_LINE_FRAME);
  item->role = ALUR_SCENE_FRAME;
  item = alur_scene_add_shape (self->scene, ALUR_LAYER_GROUND, ALUR_SHAPE_RECT, &lane->head,
                               ALUR_COLOUR_GROUND, ALUR_LINE_FRAME);
  item->role = ALUR_SCENE_FRAME;
  item = alur_scene_add_text (self->scene, &text, ALUR_TEXT_NAME, name,
                              ALUR_ALIGN_CENTRED | (vertical ? 0 : ALUR_ALIGN_TURNED),
                              ALUR_COLOUR_INK);
  if (shortened)
    {
      guint32 legend = alur_scene_add_legend (self->scene, ALUR_SAMPLE_WORDS, 0, name,
                                              alur_element_get_text (lane->unit, ALUR_UNIT_NAME));

      item->legend = legend;
    }
  alur_scene_end_group (self->scene);
}

static void
draw_reference (AlurProcedureDrawing *self, const AlurReferencePlace *place)
{
  g_autofree char *text = reference_text (place->step);
  AlurRect rect = { place->box.x + REFERENCE_PADDING, place->box.y,
                    place->box.width - 2 * REFERENCE_PADDING, place->box.height * 2 / 3 };
  const AlurElement *procedure = alur_element_get_procedure (place->step);
  AlurSceneItem *item;

  alur_scene_begin_group (self->scene, alur_element_get_id (place->step), NULL);
  item = alur_scene_add_shape (self->scene, ALUR_LAYER_BOXES, ALUR_SHAPE_PENTAGON, &place->box,
                               ALUR_COLOUR_GROUND, ALUR_LINE_OUTLINE);
  item->legend = alur_legend_get (self->legend, ALUR_LEGEND_REFERENCE, 0);
  alur_scene_add_text (self->scene, &rect, ALUR_TEXT_DETAIL, text, ALUR_ALIGN_CENTRED,
                       ALUR_COLOUR_INK);
  if (self->has_links && procedure != NULL)
    {
      g_autofree char *destination = alur_view_destination (procedure);

      alur_scene_add_link (self->scene, &place->box, destination);
    }
  alur_scene_end_group (self->scene);
}

/* A subprocess leads to the drawing of what it calls. */
static void
link_step (AlurProcedureDrawing *self, const AlurStepPlace *place)
{
  const char *called = alur_element_get_ref (place->step, ALUR_STEP_PROCEDURE);

  if (!self->has_links || called == NULL
      || alur_element_get_word (place->step, ALUR_STEP_KIND) != ALUR_STEP_KIND_SUBPROCESS)
    return;
  {
    g_autofree char *destination = g_strdup_printf ("procedure:%s", called);

    alur_scene_add_link (self->scene, &place->box, destination);
  }
}

static gboolean
find_place (const AlurElement *element, AlurRect *rect, gpointer data)
{
  const AlurRect *place = g_hash_table_lookup (data, element);

  if (place != NULL)
    *rect = *place;
  return place != NULL;
}

static void
pin_problems (AlurProcedureDrawing *self)
{
  AlurProcedureLayout *layout = self->layout;
  g_autoptr (GHashTable) places = NULL;

  if (alur_element_first (self->request.stage, ALUR_KIND_PROBLEM) == NULL)
    return;
  places = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < layout->n_lanes; i++)
    g_hash_table_insert (places, (gpointer) (guintptr) layout->lanes[i].unit,
                         &layout->lanes[i].head);
  for (guint i = 0; i < layout->n_steps; i++)
    g_hash_table_insert (places, (gpointer) (guintptr) layout->steps[i].step,
                         &layout->steps[i].box);
  alur_drawing_add_problems (self->scene, &self->request, find_place, places);
}

static void
draw_flow (AlurProcedureDrawing *self, const AlurConnector *connector)
{
  guint kind = alur_element_get_word (connector->element, ALUR_FLOW_KIND);
  g_autofree char *label
      = alur_flow_dup_label (connector->element, self->request.language, self->currency);

  alur_drawing_add_connector (self->scene, connector, alur_style_get_paper ()->flows[kind], label,
                              alur_legend_get (self->legend, ALUR_LEGEND_FLOW, kind));
}

/**
 * alur_procedure_drawing_new:
 * @request: of the stage of @procedure; what it points to is borrowed
 * @marks: borrowed
 * @procedure: what is drawn
 * @scene: what it is drawn into
 * @legend: not written yet; borrowed
 *
 * Lays the procedure out and names to @legend all that it will show. The legend is to be written
 * into the scene before anything is drawn.
 *
 * Returns: (transfer full): the drawing to be
 */
AlurProcedureDrawing *
alur_procedure_drawing_new (const AlurViewRequest *request,
                            const AlurFindingMarks *marks,
                            const AlurElement *procedure,
                            AlurScene *scene,
                            AlurLegend *legend)
{
  AlurProcedureDrawing *self = g_new0 (AlurProcedureDrawing, 1);
  AlurProcedureSizes sizes = { measure_step, measure_flow, measure_lane, measure_reference, self };

  self->request = *request;
  self->metrics = alur_pango_metrics_get_interface (request->metrics);
  self->currency
      = alur_element_get_text (alur_document_get_root (request->document), ALUR_DOCUMENT_CURRENCY);
  self->scene = alur_scene_ref (scene);
  self->boxes = alur_step_boxes_new (&self->request, scene, marks);
  self->legend = legend;
  self->has_links = request->procedure == NULL;
  self->layout = alur_procedure_layout_new_remembering (request->document, procedure, &sizes,
                                                        request->memory);
  want_legend (self);
  return self;
}

/**
 * alur_procedure_drawing_free:
 */
void
alur_procedure_drawing_free (AlurProcedureDrawing *self)
{
  alur_procedure_layout_free (self->layout);
  alur_step_boxes_free (self->boxes);
  alur_scene_unref (self->scene);
  g_free (self);
}

/**
 * alur_procedure_drawing_get_layout:
 *
 * Returns: (transfer none): where everything stands
 */
const AlurProcedureLayout *
alur_procedure_drawing_get_layout (AlurProcedureDrawing *self)
{
  return self->layout;
}

/**
 * alur_procedure_drawing_draw:
 *
 * Draws everything where the layout has it, from the origin of the scene.
 */
void
alur_procedure_drawing_draw (AlurProcedureDrawing *self)
{
  const AlurProcedureLayout *layout = self->layout;

  for (guint i = 0; i < layout->n_lanes; i++)
    draw_lane (self, &layout->lanes[i], layout->vertical);
  for (guint i = 0; i < layout->n_connectors; i++)
    draw_flow (self, &layout->connectors[i]);
  for (guint i = 0; i < layout->n_references; i++)
    draw_reference (self, &layout->references[i]);
  for (guint i = 0; i < layout->n_steps; i++)
    {
      alur_step_boxes_draw (self->boxes, &layout->steps[i], self->legend);
      link_step (self, &layout->steps[i]);
    }
  pin_problems (self);
}

static void
set_heads (AlurScene *scene, const AlurProcedureLayout *layout)
{
  AlurSceneHeads heads = { .above = layout->vertical };
  const AlurRect *first = &layout->lanes[0].head;

  if (layout->n_lanes == 0)
    return;
  heads.from = (layout->vertical ? first->y : first->x) - FRAME_ROOM;
  heads.to = (layout->vertical ? alur_rect_bottom (first) : alur_rect_right (first)) + FRAME_ROOM;
  alur_scene_set_heads (scene, &heads);
}

/* A step with more lines, or a line with more bends, is none that anybody can follow; laying it out
 * would take minutes. */
#define MOST_FLOWS_OF_STEP 500u
#define MOST_BENDS 1000u

static gboolean
has_few_bends (const AlurElement *flow)
{
  guint n = 0;

  ALUR_FOREACH (bend, flow, ALUR_KIND_BEND)
  {
    if (++n > MOST_BENDS)
      return FALSE;
  }
  return TRUE;
}

/* Counts a flow at the step at one of its ends; whether that has not too many yet. */
static gboolean
count_flow (GHashTable *counts, const char *step)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, step)) + 1;

  g_hash_table_insert (counts, (gpointer) (guintptr) step, GUINT_TO_POINTER (n));
  return n <= MOST_FLOWS_OF_STEP;
}

/**
 * alur_procedure_is_drawn:
 * @procedure: a procedure
 *
 * Returns: whether a drawing of it could be read: no step has more than 500 flows, and no flow more
 *   than 1,000 bends
 */
gboolean
alur_procedure_is_drawn (const AlurElement *procedure)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);

  ALUR_FOREACH (flow, procedure, ALUR_KIND_FLOW)
  {
    const char *from = alur_element_get_ref (flow, ALUR_FLOW_FROM);
    const char *to = alur_element_get_ref (flow, ALUR_FLOW_TO);

    if (!has_few_bends (flow) || !count_flow (counts, from)
        || (to != from && !count_flow (counts, to)))
      return FALSE;
  }
  return TRUE;
}

/**
 * alur_procedure_draw:
 * @request: of the stage of @procedure
 * @marks: what to mark
 * @procedure: what is drawn
 *
 * Returns: (transfer full): a drawing of @procedure alone, whose heads every page of it repeats
 */
AlurScene *
alur_procedure_draw (const AlurViewRequest *request,
                     const AlurFindingMarks *marks,
                     const AlurElement *procedure)
{
  const AlurElement *root = alur_document_get_root (request->document);
  AlurScene *scene = alur_scene_new (request->metrics);
  g_autoptr (AlurProcedureDrawing) drawing = NULL;
  AlurLegend legend;

  alur_legend_init (&legend, request->language,
                    alur_element_get_text (root, ALUR_DOCUMENT_CURRENCY));
  drawing = alur_procedure_drawing_new (request, marks, procedure, scene, &legend);
  alur_legend_write_to_scene (&legend, scene);
  set_heads (scene, alur_procedure_drawing_get_layout (drawing));
  alur_procedure_drawing_draw (drawing);
  return scene;
}
