/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The service chain: who brings what to whom, from those who support to those who are served,
 * gathered from all procedures of a stage. */

#include "alur-chain-layout.h"
#include "alur-drawing.h"
#include "alur-finding-marks.h"
#include "alur-flow-label.h"
#include "alur-language.h"
#include "alur-legend.h"
#include "alur-unit-boxes.h"
#include "alur-view-builders.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MAX_LABELS 3 /* told of the flows that one line stands for */
#define HEAD_TEXT 160.0
#define HEAD_PADDING 8.0

typedef struct
{
  const AlurViewRequest *request;
  const char *currency;
  AlurScene *scene;
  AlurUnitBoxes *boxes;
  AlurLegend legend;
} Chain;

static const char *const column_words[ALUR_N_CHAIN_COLUMNS] = {
  [ALUR_CHAIN_PARTNERS] = N_ ("Partners"),
  [ALUR_CHAIN_LEADERSHIP] = N_ ("Head of region"),
  [ALUR_CHAIN_SUPPORT] = N_ ("Supporting institutions"),
  [ALUR_CHAIN_SERVICE_CENTRE] = N_ ("Service centre"),
  [ALUR_CHAIN_SERVICE_POINT] = N_ ("Service points"),
  [ALUR_CHAIN_CUSTOMER] = N_ ("Customers"),
};

static AlurSize
measure_unit (const AlurElement *unit, gpointer data)
{
  Chain *chain = data;

  return alur_unit_boxes_get (chain->boxes, unit)->size;
}

/* What one flow brings, told without its procedure: "Yes" alone says nothing there. */
static char *
tell_flow (Chain *chain, const AlurElement *flow)
{
  const char *label = alur_element_get_text (flow, ALUR_FLOW_LABEL);
  const AlurElement *from
      = alur_document_lookup_kind (chain->request->document, chain->request->stage,
                                   alur_element_get_ref (flow, ALUR_FLOW_FROM), ALUR_KIND_STEP);
  const char *question
      = from != NULL && alur_element_get_word (from, ALUR_STEP_KIND) == ALUR_STEP_KIND_DECISION
            ? alur_element_get_text (from, ALUR_STEP_QUESTION)
            : NULL;

  if (question != NULL && label != NULL
      && alur_element_get_word (flow, ALUR_FLOW_KIND) == ALUR_FLOW_DECISION)
    return g_strdup_printf ("%s %s", question, label);
  return g_strdup (label);
}

/* The different labels of all flows that a line stands for, one below the other. */
static char *
flow_label (Chain *chain, const AlurChainFlow *flow)
{
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_more = 0;

  for (guint i = 0; i < flow->n_flows; i++)
    {
      g_autofree char *label = tell_flow (chain, flow->flows[i]);

      if (label == NULL || g_ptr_array_find_with_equal_func (told, label, g_str_equal, NULL))
        continue;
      if (told->len < MAX_LABELS)
        g_string_append_printf (text, "%s%s", text->len > 0 ? ",\n" : "", label);
      else
        n_more++;
      g_ptr_array_add (told, g_steal_pointer (&label));
    }
  if (n_more > 0)
    {
      /* Translators: behind a list of what is brought from one unit to another. */
      g_string_append (text, "\n");
      g_string_append_printf (
          text, alur_tr_n (chain->request->language, "and %u more", "and %u more", n_more), n_more);
    }
  return alur_flow_dup_text (flow->kind, text->len > 0 ? text->str : NULL, chain->request->language,
                             chain->currency);
}

static AlurSize
measure_flow (const AlurChainFlow *flow, gpointer data)
{
  Chain *chain = data;
  g_autofree char *label = flow_label (chain, flow);

  return alur_drawing_measure_label (chain->request->metrics, label);
}

static AlurSize
measure_column (guint column, gpointer data)
{
  Chain *chain = data;
  AlurTextExtents extents = alur_text_metrics_measure (
      alur_pango_metrics_get_interface (chain->request->metrics), ALUR_TEXT_NAME,
      alur_tr (chain->request->language, column_words[column]), HEAD_TEXT);

  return (AlurSize){ ceil (extents.width) + 2 * HEAD_PADDING, extents.height + 2 * HEAD_PADDING };
}

static void
draw_heads (Chain *chain, const AlurChainLayout *layout)
{
  AlurSceneHeads heads = { .above = TRUE };

  for (guint column = 0; column < ALUR_N_CHAIN_COLUMNS; column++)
    {
      const AlurRect *head = &layout->heads[column];
      AlurRect text = alur_rect_grow (head, -HEAD_PADDING);
      AlurSceneItem *item;

      if (head->width <= 0)
        continue;
      alur_scene_begin_group (chain->scene, NULL, NULL);
      item = alur_scene_add_shape (chain->scene, ALUR_LAYER_GROUND, ALUR_SHAPE_RECT, head,
                                   ALUR_COLOUR_GROUND, ALUR_LINE_FRAME);
      item->role = ALUR_SCENE_FRAME;
      alur_scene_add_text (chain->scene, &text, ALUR_TEXT_NAME,
                           alur_tr (chain->request->language, column_words[column]),
                           ALUR_ALIGN_CENTRED, ALUR_COLOUR_INK);
      alur_scene_end_group (chain->scene);
      heads.from = head->y;
      heads.to = MAX (heads.to, alur_rect_bottom (head));
    }
  alur_scene_set_heads (chain->scene, &heads);
}

static gboolean
find_unit (const AlurElement *element, AlurRect *rect, gpointer data)
{
  const AlurChainLayout *layout = data;

  for (guint i = 0; i < layout->n_units; i++)
    if (layout->units[i].unit == element)
      {
        *rect = layout->units[i].box;
        return TRUE;
      }
  return FALSE;
}

static void
draw_chain (Chain *chain, AlurChainLayout *layout)
{
  alur_unit_boxes_want_legend (chain->boxes, &chain->legend);
  for (guint i = 0; i < layout->n_flows; i++)
    alur_legend_want (&chain->legend, ALUR_LEGEND_FLOW, layout->flows[i].kind);
  alur_legend_write_to_scene (&chain->legend, chain->scene);
  draw_heads (chain, layout);
  for (guint i = 0; i < layout->n_flows; i++)
    {
      const AlurChainFlow *flow = &layout->flows[i];
      g_autofree char *label = flow_label (chain, flow);

      alur_drawing_add_connector (chain->scene, &layout->connectors[i],
                                  alur_style_get_paper ()->flows[flow->kind], label,
                                  alur_legend_get (&chain->legend, ALUR_LEGEND_FLOW, flow->kind));
    }
  for (guint i = 0; i < layout->n_units; i++)
    alur_unit_boxes_draw (chain->boxes, layout->units[i].unit, &layout->units[i].box,
                          &chain->legend);
  alur_drawing_add_problems (chain->scene, chain->request, find_unit, layout);
}

gboolean
alur_view_build_chain (AlurViewOutput *output, const AlurViewRequest *request, GError **error)
{
  Chain chain = { .request = request };
  AlurChainSizes sizes = { measure_unit, measure_flow, measure_column, &chain };
  g_autoptr (AlurScene) scene = alur_scene_new (request->metrics);
  g_autoptr (AlurFindingMarks) marks = alur_finding_marks_new (request);
  g_autoptr (AlurUnitBoxes) boxes = alur_unit_boxes_new (request, scene, marks);
  g_autoptr (AlurChainLayout) layout = NULL;
  g_autofree char *title = g_strdup (alur_tr (request->language, N_ ("Service chain")));

  chain.scene = scene;
  chain.boxes = boxes;
  chain.currency
      = alur_element_get_text (alur_document_get_root (request->document), ALUR_DOCUMENT_CURRENCY);
  alur_legend_init (&chain.legend, request->language, chain.currency);
  layout = alur_chain_layout_new (request->document, request->stage, &sizes);
  if (layout->n_units == 0)
    {
      alur_view_output_take_empty (
          output, request, g_steal_pointer (&title), g_strdup ("chain"),
          N_ ("There is no service chain yet."),
          N_ ("It shows the flows of decisions, information, money and goods between units; "
              "draw such flows in the procedures."));
      return TRUE;
    }
  draw_chain (&chain, layout);
  alur_view_output_take_scene (output, g_steal_pointer (&title), g_strdup ("chain"),
                               g_steal_pointer (&scene));
  return TRUE;
}
