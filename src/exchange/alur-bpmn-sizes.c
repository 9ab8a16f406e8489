/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How large signs of BPMN are. Editors set their texts in other fonts than we do, at 12 px in
 * activities and heads and at 11 px elsewhere, so ours are taken as if they were wider. */

#include "alur-bpmn-plan.h"

#include <math.h>
#include <string.h>

#define PADDING 8.0
#define EVENT 36.0
#define GATEWAY 40.0
#define GATEWAY_TEXT 88.0
#define GATEWAY_LEAST 56.0
#define DATA_WIDTH 30.0
#define DATA_HEIGHT 40.0
#define ACTIVITY_HEIGHT 60.0
#define CALL_SIGN 18.0 /* at the foot of a called activity */
#define CALM_LINES 3
#define LABEL_WIDTH 88.0
#define SCALE 1.2        /* our texts, as wide as they may be elsewhere */
#define LABEL_SCALE 1.25 /* likewise, of 10 px here and 11 there */
#define LINE_LABEL_WIDTH 110.0
#define LABEL_GAP 2.0 /* between a line and its label */
#define LABEL_ROOM 8.0
#define HEAD 30.0
#define HEAD_LINES 2
#define HEAD_LEAST 64.0
#define HEAD_STEP 32.0
#define HEAD_MOST 20000.0
#define HEAD_AIR 20.0

static AlurSize
measure_scaled (AlurBpmnPlan *plan, const char *text, double width)
{
  AlurTextExtents extents
      = alur_text_metrics_measure (plan->metrics, ALUR_TEXT_DETAIL, text, width / LABEL_SCALE);

  return (AlurSize){ ceil (extents.width * LABEL_SCALE) + 4, ceil (extents.height * LABEL_SCALE) };
}

/* The widest word, which nobody may break. */
static double
measure_words (AlurBpmnPlan *plan, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  double widest = 0;

  for (guint i = 0; words[i] != NULL; i++)
    widest = MAX (widest,
                  alur_text_metrics_measure (plan->metrics, ALUR_TEXT_STEP, words[i], 0).width);
  return widest;
}

static void
measure_activity (AlurBpmnPlan *plan, AlurBpmnNode *node)
{
  static const double widths[] = { 100, 130, 160, 200 };
  gboolean calls = strcmp (node->element, "callActivity") == 0;
  double word = measure_words (plan, node->name);
  AlurTextExtents text = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      double room = (widths[i] - 2 * PADDING) / SCALE;

      text = alur_text_metrics_measure (plan->metrics, ALUR_TEXT_STEP, node->name, room);
      node->size.shape.width = widths[i];
      if (text.n_lines <= CALM_LINES && word <= room)
        break;
    }
  node->size.shape.height
      = MAX (ACTIVITY_HEIGHT, ceil (text.height) + 2 * PADDING) + (calls ? CALL_SIGN : 0);
}

/* A text of w × h stands in a diamond of W × H when w / W + h / H is at most 1. */
static void
measure_gateway (AlurBpmnPlan *plan, AlurBpmnNode *node)
{
  AlurSize text;
  double height;

  if (node->name == NULL)
    {
      node->size.shape = (AlurSize){ GATEWAY, GATEWAY };
      return;
    }
  text = measure_scaled (plan, node->name, GATEWAY_TEXT);
  node->text = text;
  height = MAX (GATEWAY_LEAST, 2 * text.height + 8);
  node->size.shape.width
      = MAX (GATEWAY_LEAST, ceil ((text.width + 8) / (1 - text.height / height) / 4) * 4);
  node->size.shape.height = height;
}

static void
measure_small (AlurBpmnPlan *plan, AlurBpmnNode *node, double width, double height)
{
  node->size.shape = (AlurSize){ width, height };
  node->size.centred = TRUE;
  if (node->name != NULL)
    node->size.under = measure_scaled (plan, node->name, LABEL_WIDTH);
}

/**
 * alur_bpmn_sizes_measure:
 * @node: a node with element and name
 *
 * Finds out how much room it takes.
 */
void
alur_bpmn_sizes_measure (AlurBpmnPlan *plan, AlurBpmnNode *node)
{
  if (strcmp (node->element, "dataObjectReference") == 0)
    measure_small (plan, node, DATA_WIDTH, DATA_HEIGHT);
  else if (g_str_has_suffix (node->element, "Event"))
    measure_small (plan, node, EVENT, EVENT);
  else if (g_str_has_suffix (node->element, "Gateway"))
    measure_gateway (plan, node);
  else
    measure_activity (plan, node);
}

/**
 * alur_bpmn_sizes_measure_label:
 * @text: (nullable): what stands at a line
 *
 * Editors draw labels over lines, without a gap in them, so labels stand beside their lines; the
 * room is a little higher than the text for that.
 *
 * Returns: the room for it; 0 × 0 for nothing
 */
AlurSize
alur_bpmn_sizes_measure_label (AlurBpmnPlan *plan, const char *text)
{
  AlurSize size;

  if (text == NULL)
    return (AlurSize){ 0, 0 };
  size = measure_scaled (plan, text, LINE_LABEL_WIDTH);
  return (AlurSize){ size.width, size.height + LABEL_ROOM };
}

/**
 * alur_bpmn_sizes_place_label:
 * @room: the room for a label that a line was drawn with; of width 0: none
 * @points: the line
 *
 * Returns: where the text stands: in the room, or beside the line where that runs through
 */
AlurRect
alur_bpmn_sizes_place_label (const AlurRect *room, const AlurPoint *points, guint n_points)
{
  AlurRect text = { room->x, room->y + LABEL_ROOM / 2, room->width, room->height - LABEL_ROOM };

  if (room->width <= 0)
    return *room;
  for (guint i = 1; i < n_points; i++)
    {
      AlurRect line
          = { MIN (points[i - 1].x, points[i].x), MIN (points[i - 1].y, points[i].y),
              fabs (points[i].x - points[i - 1].x), fabs (points[i].y - points[i - 1].y) };
      AlurRect thick = alur_rect_grow (&line, 0.5);

      if (!alur_rect_intersects (&thick, &text))
        continue;
      if (line.height > line.width)
        text.x = line.x + LABEL_GAP;
      else
        text.y = line.y - LABEL_GAP - text.height;
      break;
    }
  return text;
}

/**
 * alur_bpmn_sizes_measure_head:
 * @text: the name of a lane or pool
 * @vertical: whether it runs down the page
 *
 * Returns: the size of its head, in which @text takes few lines
 */
AlurSize
alur_bpmn_sizes_measure_head (AlurBpmnPlan *plan, const char *text, gboolean vertical)
{
  double width = HEAD_LEAST;

  while (width < HEAD_MOST
         && alur_text_metrics_measure (plan->metrics, ALUR_TEXT_NAME, text, width / SCALE).n_lines
                > HEAD_LINES)
    width += HEAD_STEP;
  return vertical ? (AlurSize){ width + HEAD_AIR, HEAD } : (AlurSize){ HEAD, width + HEAD_AIR };
}
