/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Procedures as swimlane diagrams, one drawing each. */

#include "alur-drawing.h"
#include "alur-error.h"
#include "alur-finding-marks.h"
#include "alur-flow-label.h"
#include "alur-language.h"
#include "alur-legend.h"
#include "alur-procedure-layout.h"
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

typedef struct
{
  const AlurViewRequest *request;
  AlurTextMetrics *metrics;
  const AlurFindingMarks *marks;
  const char *currency;
  AlurScene *scene;
  AlurStepBoxes *boxes;
  AlurLegend legend;
  gboolean has_links; /* the other procedures are in the same output */
} Diagram;

static AlurStepSize
measure_step (const AlurElement *step, gpointer data)
{
  Diagram *diagram = data;

  return alur_step_boxes_get_size (diagram->boxes, step);
}

static AlurSize
measure_flow (const AlurElement *flow, gpointer data)
{
  Diagram *diagram = data;
  g_autofree char *label
      = alur_flow_dup_label (flow, diagram->request->language, diagram->currency);

  return alur_drawing_measure_label (diagram->request->metrics, label);
}

static double
lane_name_width (gboolean vertical)
{
  return vertical ? LANE_NAME_UPRIGHT : LANE_NAME_TURNED;
}

/* The name at the head of a lane: in full where that takes few lines, else short. */
static const char *
lane_name (Diagram *diagram, const AlurElement *unit, gboolean vertical, gboolean *shortened)
{
  const char *name = unit != NULL ? alur_element_get_text (unit, ALUR_UNIT_NAME) : NULL;
  const char *short_name = unit != NULL ? alur_element_get_text (unit, ALUR_UNIT_SHORT) : NULL;

  *shortened = FALSE;
  if (unit == NULL)
    return alur_tr (diagram->request->language, N_ ("(without unit)"));
  if (name == NULL)
    return short_name != NULL ? short_name
                              : alur_tr (diagram->request->language, N_ ("(without name)"));
  if (short_name == NULL
      || alur_text_metrics_measure (diagram->metrics, ALUR_TEXT_NAME, name,
                                    lane_name_width (vertical))
                 .n_lines
             <= LANE_NAME_LINES)
    return name;
  *shortened = TRUE;
  return short_name;
}

static AlurSize
measure_lane (const AlurElement *unit, gboolean vertical, gpointer data)
{
  Diagram *diagram = data;
  gboolean shortened;
  const char *name = lane_name (diagram, unit, vertical, &shortened);
  AlurTextExtents extents = alur_text_metrics_measure (diagram->metrics, ALUR_TEXT_NAME, name,
                                                       lane_name_width (vertical));
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
  const char *whole = procedure != NULL ? alur_element_get_name (procedure) : NULL;

  if (name == NULL || whole == NULL)
    return g_strdup (name != NULL ? name : whole != NULL ? whole : alur_element_get_id (step));
  return g_strdup_printf ("%s:\n%s", whole, name);
}

/* Text in the upper two thirds, below them the point. */
static AlurSize
measure_reference (const AlurElement *step, gpointer data)
{
  Diagram *diagram = data;
  g_autofree char *text = reference_text (step);
  AlurTextExtents extents
      = alur_text_metrics_measure (diagram->metrics, ALUR_TEXT_DETAIL, text, REFERENCE_TEXT);

  return (AlurSize){ MAX (ceil (extents.width), 48) + 2 * REFERENCE_PADDING,
                     ceil ((extents.height + 1.5 * REFERENCE_PADDING) * 1.5) };
}

static void
want_legend (Diagram *diagram, const AlurProcedureLayout *layout)
{
  alur_step_boxes_want_legend (diagram->boxes, &diagram->legend);
  if (layout->n_references > 0)
    alur_legend_want (&diagram->legend, ALUR_LEGEND_REFERENCE, 0);
  for (guint i = 0; i < layout->n_connectors; i++)
    alur_legend_want (&diagram->legend, ALUR_LEGEND_FLOW,
                      alur_element_get_word (layout->connectors[i].element, ALUR_FLOW_KIND));
}

static void
draw_lane (Diagram *diagram, const AlurLanePlace *lane, gboolean vertical)
{
  gboolean shortened;
  const char *name = lane_name (diagram, lane->unit, vertical, &shortened);
  double room
      = vertical ? lane->head.width - 2 * LANE_PADDING : lane->head.height - 2 * LANE_PADDING;
  AlurRect text = alur_rect_grow (&lane->head, -LANE_PADDING);
  AlurSceneItem *item;

  room = MIN (room, lane_name_width (vertical));
  if (vertical)
    text = (AlurRect){ lane->head.x + (lane->head.width - room) / 2, text.y, room, text.height };
  else
    text = (AlurRect){ text.x, lane->head.y + (lane->head.height - room) / 2, text.width, room };
  alur_scene_begin_group (diagram->scene,
                          lane->unit != NULL ? alur_element_get_id (lane->unit) : NULL,
                          shortened ? alur_element_get_text (lane->unit, ALUR_UNIT_NAME) : NULL);
  item = alur_scene_add_shape (diagram->scene, ALUR_LAYER_GROUND, ALUR_SHAPE_RECT, &lane->box,
                               ALUR_COLOUR_NONE, ALUR_LINE_FRAME);
  item->role = ALUR_SCENE_FRAME;
  item = alur_scene_add_shape (diagram->scene, ALUR_LAYER_GROUND, ALUR_SHAPE_RECT, &lane->head,
                               ALUR_COLOUR_GROUND, ALUR_LINE_FRAME);
  item->role = ALUR_SCENE_FRAME;
  item = alur_scene_add_text (diagram->scene, &text, ALUR_TEXT_NAME, name,
                              ALUR_ALIGN_CENTRED | (vertical ? 0 : ALUR_ALIGN_TURNED),
                              ALUR_COLOUR_INK);
  if (shortened)
    {
      guint32 legend = alur_scene_add_legend (diagram->scene, ALUR_SAMPLE_WORDS, 0, name,
                                              alur_element_get_text (lane->unit, ALUR_UNIT_NAME));

      item->legend = legend;
    }
  alur_scene_end_group (diagram->scene);
}

static void
draw_reference (Diagram *diagram, const AlurReferencePlace *place)
{
  g_autofree char *text = reference_text (place->step);
  AlurRect rect = { place->box.x + REFERENCE_PADDING, place->box.y,
                    place->box.width - 2 * REFERENCE_PADDING, place->box.height * 2 / 3 };
  const AlurElement *procedure = alur_element_get_procedure (place->step);
  AlurSceneItem *item;

  alur_scene_begin_group (diagram->scene, alur_element_get_id (place->step), NULL);
  item = alur_scene_add_shape (diagram->scene, ALUR_LAYER_BOXES, ALUR_SHAPE_PENTAGON, &place->box,
                               ALUR_COLOUR_GROUND, ALUR_LINE_OUTLINE);
  item->legend = alur_legend_get (&diagram->legend, ALUR_LEGEND_REFERENCE, 0);
  alur_scene_add_text (diagram->scene, &rect, ALUR_TEXT_DETAIL, text, ALUR_ALIGN_CENTRED,
                       ALUR_COLOUR_INK);
  if (diagram->has_links && procedure != NULL)
    {
      g_autofree char *destination = alur_view_destination (procedure);

      alur_scene_add_link (diagram->scene, &place->box, destination);
    }
  alur_scene_end_group (diagram->scene);
}

/* A subprocess leads to the drawing of what it calls. */
static void
link_step (Diagram *diagram, const AlurStepPlace *place)
{
  const char *called = alur_element_get_ref (place->step, ALUR_STEP_PROCEDURE);

  if (!diagram->has_links || called == NULL
      || alur_element_get_word (place->step, ALUR_STEP_KIND) != ALUR_STEP_KIND_SUBPROCESS)
    return;
  {
    g_autofree char *destination = g_strdup_printf ("procedure:%s", called);

    alur_scene_add_link (diagram->scene, &place->box, destination);
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
pin_problems (Diagram *diagram, AlurProcedureLayout *layout)
{
  g_autoptr (GHashTable) places = NULL;

  if (alur_element_first (diagram->request->stage, ALUR_KIND_PROBLEM) == NULL)
    return;
  places = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < layout->n_lanes; i++)
    g_hash_table_insert (places, (gpointer) (guintptr) layout->lanes[i].unit,
                         &layout->lanes[i].head);
  for (guint i = 0; i < layout->n_steps; i++)
    g_hash_table_insert (places, (gpointer) (guintptr) layout->steps[i].step,
                         &layout->steps[i].box);
  alur_drawing_add_problems (diagram->scene, diagram->request, find_place, places);
}

static void
draw_flow (Diagram *diagram, const AlurConnector *connector)
{
  guint kind = alur_element_get_word (connector->element, ALUR_FLOW_KIND);
  g_autofree char *label
      = alur_flow_dup_label (connector->element, diagram->request->language, diagram->currency);

  alur_drawing_add_connector (diagram->scene, connector, alur_style_get_paper ()->flows[kind],
                              label, alur_legend_get (&diagram->legend, ALUR_LEGEND_FLOW, kind));
}

static void
set_heads (Diagram *diagram, const AlurProcedureLayout *layout)
{
  AlurSceneHeads heads = { .above = layout->vertical };
  const AlurRect *first = &layout->lanes[0].head;

  if (layout->n_lanes == 0)
    return;
  heads.from = (layout->vertical ? first->y : first->x) - FRAME_ROOM;
  heads.to = (layout->vertical ? alur_rect_bottom (first) : alur_rect_right (first)) + FRAME_ROOM;
  alur_scene_set_heads (diagram->scene, &heads);
}

static AlurScene *
draw_diagram (const AlurViewRequest *request,
              const AlurFindingMarks *marks,
              const AlurElement *procedure)
{
  Diagram diagram = { .request = request, .marks = marks };
  AlurProcedureSizes sizes
      = { measure_step, measure_flow, measure_lane, measure_reference, &diagram };
  g_autoptr (AlurProcedureLayout) layout = NULL;
  g_autoptr (AlurStepBoxes) boxes = NULL;

  diagram.metrics = alur_pango_metrics_get_interface (request->metrics);
  diagram.currency
      = alur_element_get_text (alur_document_get_root (request->document), ALUR_DOCUMENT_CURRENCY);
  diagram.scene = alur_scene_new (request->metrics);
  diagram.boxes = boxes = alur_step_boxes_new (request, diagram.scene, marks);
  diagram.has_links = request->procedure == NULL;
  alur_legend_init (&diagram.legend, request->language, diagram.currency);
  layout = alur_procedure_layout_new_remembering (request->document, procedure, &sizes,
                                                  request->memory);
  want_legend (&diagram, layout);
  alur_legend_write_to_scene (&diagram.legend, diagram.scene);
  for (guint i = 0; i < layout->n_lanes; i++)
    draw_lane (&diagram, &layout->lanes[i], layout->vertical);
  set_heads (&diagram, layout);
  for (guint i = 0; i < layout->n_connectors; i++)
    draw_flow (&diagram, &layout->connectors[i]);
  for (guint i = 0; i < layout->n_references; i++)
    draw_reference (&diagram, &layout->references[i]);
  for (guint i = 0; i < layout->n_steps; i++)
    {
      alur_step_boxes_draw (boxes, &layout->steps[i], &diagram.legend);
      link_step (&diagram, &layout->steps[i]);
    }
  pin_problems (&diagram, layout);
  return diagram.scene;
}

static void
add_procedure (AlurViewOutput *output,
               const AlurViewRequest *request,
               const AlurFindingMarks *marks,
               const AlurElement *procedure)
{
  const char *name = alur_element_get_name (procedure);
  g_autofree char *title
      = g_strdup (name != NULL ? name : alur_tr (request->language, N_ ("Procedure without name")));

  if (alur_element_first (procedure, ALUR_KIND_STEP) == NULL)
    alur_view_output_take_empty (
        output, request, g_steal_pointer (&title), alur_view_destination (procedure),
        N_ ("This procedure has no steps yet."),
        N_ ("Add its steps from the start to the end; who does each one decides its lane."));
  else
    alur_view_output_take_scene (output, g_steal_pointer (&title),
                                 alur_view_destination (procedure),
                                 draw_diagram (request, marks, procedure));
}

static gboolean
find_procedure (const AlurViewRequest *request, const AlurElement **procedure, GError **error)
{
  *procedure = alur_document_lookup_kind (request->document, request->stage, request->procedure,
                                          ALUR_KIND_PROCEDURE);
  if (*procedure != NULL)
    return TRUE;
  g_set_error (error, ALUR_ERROR, ALUR_ERROR_UNKNOWN_NAME,
               alur_tr (NULL, N_ ("The stage “%s” has no procedure “%s”.")),
               alur_element_get_id (request->stage), request->procedure);
  return FALSE;
}

gboolean
alur_view_build_procedure (AlurViewOutput *output, const AlurViewRequest *request, GError **error)
{
  const AlurElement *procedure = NULL;
  g_autoptr (AlurFindingMarks) marks = NULL;

  if (request->procedure != NULL && !find_procedure (request, &procedure, error))
    return FALSE;
  marks = alur_finding_marks_new (request);
  if (procedure != NULL)
    {
      add_procedure (output, request, marks, procedure);
      return TRUE;
    }
  ALUR_FOREACH (each, request->stage, ALUR_KIND_PROCEDURE)
  add_procedure (output, request, marks, each);
  if (output->parts->len == 0)
    alur_view_output_take_empty (
        output, request, g_strdup (alur_tr (request->language, N_ ("Procedures"))),
        g_strdup ("procedures"), N_ ("There are no procedures yet."),
        N_ ("Add the procedure that the customer goes through, then those that support it."));
  return TRUE;
}
