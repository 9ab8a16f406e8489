/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The organisation chart of a stage, with the authorities of all functions or of one. */

#include "alur-drawing.h"
#include "alur-error.h"
#include "alur-finding-marks.h"
#include "alur-language.h"
#include "alur-legend.h"
#include "alur-organisation-layout.h"
#include "alur-page-legend.h"
#include "alur-router-ends.h"
#include "alur-unit-boxes.h"
#include "alur-view-builders.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  const AlurViewRequest *request;
  const AlurFindingMarks *marks;
  AlurScene *scene;
  AlurUnitBoxes *boxes;
  AlurLegend legend;
} Chart;

static AlurSize
measure_unit (const AlurElement *unit, gpointer data)
{
  Chart *chart = data;

  return alur_unit_boxes_get (chart->boxes, unit)->size;
}

static const char *
relation_label (const AlurViewRequest *request, const AlurElement *relation)
{
  const char *note = alur_element_get_text (relation, ALUR_RELATION_NOTE);
  guint kind = alur_element_get_word (relation, ALUR_RELATION_KIND);

  return note != NULL ? note : alur_tr (request->language, alur_relation_words[kind].label);
}

static AlurSize
measure_relation (const AlurElement *relation, gpointer data)
{
  Chart *chart = data;

  return alur_drawing_measure_label (chart->request->metrics,
                                     relation_label (chart->request, relation));
}

static void
want_legend (Chart *chart, const AlurElement *organisation)
{
  ALUR_FOREACH (unit, organisation, ALUR_KIND_UNIT)
  {
    alur_unit_boxes_get (chart->boxes, unit);
    if (alur_element_get_ref (unit, ALUR_UNIT_PARENT) != NULL)
      alur_legend_want (&chart->legend, ALUR_LEGEND_HIERARCHY, 0);
  }
  alur_unit_boxes_want_legend (chart->boxes, &chart->legend);
  ALUR_FOREACH (relation, organisation, ALUR_KIND_RELATION)
  alur_legend_want (&chart->legend, ALUR_LEGEND_RELATION,
                    alur_element_get_word (relation, ALUR_RELATION_KIND));
}

/* Of each page two ways to use it: with the legend below the chart, and with the legend on a page
 * of its own. */
static guint
list_sheets (const Chart *chart, AlurSheet sheets[2 * G_N_ELEMENTS (chart->request->rooms)])
{
  const AlurViewRequest *request = chart->request;
  double least = alur_style_get_least_scale ();
  g_auto (AlurPageLegend) legend = { 0 };
  guint n = 0;

  alur_page_legend_init_all (&legend, chart->scene);
  for (guint i = 0; i < request->n_rooms; i++)
    {
      AlurSize room = request->rooms[i];
      double height = alur_page_legend_measure (&legend, request->language, room.width)
                      + alur_style_get_paper ()->page.gap;

      if (height < room.height / 2)
        sheets[n++] = (AlurSheet){ { room.width, room.height - height }, least, 0 };
      sheets[n++] = (AlurSheet){ room, least, 1 };
    }
  return n;
}

/* Whether a line of command may end on a rounded side of the unit. */
static gboolean
is_capsule (const AlurElement *unit)
{
  AlurLevel level = alur_element_get_word (unit, ALUR_UNIT_LEVEL);

  return alur_style_get_paper ()->levels[level].shape == ALUR_SHAPE_CAPSULE;
}

/* For each unit the capsules among it and its children: index → GArray of guint. */
static GHashTable *
list_capsules (const AlurOrganisationLayout *layout)
{
  GHashTable *index_of = g_hash_table_new (NULL, NULL);
  GHashTable *capsules = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < layout->n_units; i++)
    g_hash_table_insert (index_of,
                         (gpointer) (guintptr) alur_element_get_id (layout->units[i].unit),
                         GUINT_TO_POINTER (i));
  for (guint i = 0; i < layout->n_units; i++)
    {
      const char *parent = alur_element_get_ref (layout->units[i].unit, ALUR_UNIT_PARENT);
      gpointer keys[] = { GUINT_TO_POINTER (i), g_hash_table_lookup (index_of, parent) };

      for (guint k = 0; is_capsule (layout->units[i].unit) && k < (parent != NULL ? 2 : 1); k++)
        {
          GArray *list = g_hash_table_lookup (capsules, keys[k]);

          if (list == NULL)
            {
              list = g_array_new (FALSE, FALSE, sizeof (guint));
              g_hash_table_insert (capsules, keys[k], list);
            }
          g_array_append_val (list, i);
        }
    }
  g_hash_table_unref (index_of);
  return capsules;
}

/* Moves the end of a line from the rectangle around a capsule to its outline. */
static void
reach_outline (AlurPoint *end, const AlurRect *rect)
{
  AlurRouterBox box = { *rect, ALUR_ROUTER_SHAPE_CAPSULE, 0 };
  AlurRect near = alur_rect_grow (rect, 0.5);

  if (!alur_rect_contains (&near, *end))
    return;
  if (fabs (end->y - rect->y) < 0.5)
    end->y = alur_router_box_get_outline (&box, ALUR_ROUTER_SIDE_TOP, end->x);
  else if (fabs (end->y - alur_rect_bottom (rect)) < 0.5)
    end->y = alur_router_box_get_outline (&box, ALUR_ROUTER_SIDE_BOTTOM, end->x);
  else if (fabs (end->x - rect->x) < 0.5)
    end->x = alur_router_box_get_outline (&box, ALUR_ROUTER_SIDE_LEFT, end->y);
  else if (fabs (end->x - alur_rect_right (rect)) < 0.5)
    end->x = alur_router_box_get_outline (&box, ALUR_ROUTER_SIDE_RIGHT, end->y);
}

static void
draw_line_of_command (Chart *chart,
                      const AlurOrganisationLayout *layout,
                      const AlurTreeLine *line,
                      const GArray *capsules,
                      guint32 legend)
{
  AlurPoint *points = &layout->tree->points[line->first_point];
  AlurSceneItem *item;

  for (guint i = 0; capsules != NULL && i < capsules->len; i++)
    {
      const AlurRect *rect = &layout->units[g_array_index (capsules, guint, i)].box;

      reach_outline (&points[0], rect);
      reach_outline (&points[line->n_points - 1], rect);
    }
  alur_scene_begin_group (chart->scene, alur_element_get_id (layout->units[line->parent].unit),
                          NULL);
  item = alur_scene_add_route (chart->scene, ALUR_LINE_HIERARCHY, points, line->n_points, NULL, 0);
  item->legend = legend;
  alur_scene_end_group (chart->scene);
}

static void
draw_lines_of_command (Chart *chart, const AlurOrganisationLayout *layout)
{
  g_autoptr (GHashTable) capsules = NULL;
  guint32 legend;

  if (layout->tree->n_lines == 0)
    return;
  capsules = list_capsules (layout);
  legend = alur_legend_get (&chart->legend, ALUR_LEGEND_HIERARCHY, 0);
  for (guint i = 0; i < layout->tree->n_lines; i++)
    {
      const AlurTreeLine *line = &layout->tree->lines[i];

      draw_line_of_command (chart, layout, line,
                            g_hash_table_lookup (capsules, GUINT_TO_POINTER (line->parent)),
                            legend);
    }
}

static void
draw_connector (Chart *chart, const AlurConnector *connector)
{
  const AlurElement *element = connector->element;
  AlurLine line = ALUR_LINE_HIERARCHY;
  guint32 legend;
  const char *label = NULL;

  if (element->kind == ALUR_KIND_RELATION)
    {
      guint kind = alur_element_get_word (element, ALUR_RELATION_KIND);

      line = alur_style_get_paper ()->relations[kind];
      legend = alur_legend_get (&chart->legend, ALUR_LEGEND_RELATION, kind);
      label = relation_label (chart->request, element);
    }
  else
    legend = alur_legend_get (&chart->legend, ALUR_LEGEND_HIERARCHY, 0);
  alur_drawing_add_connector (chart->scene, connector, line, label, legend);
}

static gboolean
find_unit (const AlurElement *element, AlurRect *rect, gpointer data)
{
  GHashTable *place_of = data;
  const AlurUnitPlace *place = g_hash_table_lookup (place_of, element);

  if (place != NULL)
    *rect = place->box;
  return place != NULL;
}

static void
pin_problems (Chart *chart, const AlurOrganisationLayout *layout)
{
  g_autoptr (GHashTable) place_of = NULL;

  if (alur_element_first (chart->request->stage, ALUR_KIND_PROBLEM) == NULL)
    return;
  place_of = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < layout->n_units; i++)
    g_hash_table_insert (place_of, (gpointer) (guintptr) layout->units[i].unit, &layout->units[i]);
  alur_drawing_add_problems (chart->scene, chart->request, find_unit, place_of);
}

static AlurScene *
draw_chart (const AlurViewRequest *request,
            const AlurFindingMarks *marks,
            const AlurElement *function)
{
  Chart chart = { .request = request, .marks = marks };
  AlurOrganisationSizes sizes = { measure_unit, measure_relation, &chart };
  AlurSheet sheets[2 * G_N_ELEMENTS (request->rooms)];
  g_autoptr (AlurOrganisationLayout) layout = NULL;
  g_autoptr (AlurUnitBoxes) boxes = NULL;

  chart.scene = alur_scene_new (request->metrics);
  chart.boxes = boxes = alur_unit_boxes_new (request, chart.scene, marks);
  alur_unit_boxes_show_authorities (boxes, function);
  alur_legend_init (&chart.legend, request->language, NULL);
  want_legend (&chart, alur_document_get_organisation (request->document, request->stage));
  alur_legend_write_to_scene (&chart.legend, chart.scene);
  layout = alur_organisation_layout_new (request->document, request->stage, &sizes, sheets,
                                         list_sheets (&chart, sheets));
  draw_lines_of_command (&chart, layout);
  for (guint i = 0; i < layout->n_connectors; i++)
    draw_connector (&chart, &layout->connectors[i]);
  for (guint i = 0; i < layout->n_units; i++)
    {
      const AlurUnitPlace *place = &layout->units[i];

      alur_unit_boxes_draw (boxes, place->unit, &place->box, &chart.legend);
    }
  pin_problems (&chart, layout);
  return chart.scene;
}

static void
add_chart (AlurViewOutput *output,
           const AlurViewRequest *request,
           const AlurFindingMarks *marks,
           const AlurElement *function)
{
  AlurScene *scene = draw_chart (request, marks, function);

  if (function == NULL)
    alur_view_output_take_scene (
        output, g_strdup (alur_tr (request->language, N_ ("Organisation and authorities"))),
        g_strdup ("organisation"), scene);
  else
    alur_view_output_take_scene (
        output,
        /* Translators: %s is the name of a function of government. */
        g_strdup_printf (alur_tr (request->language, N_ ("Organisation and authorities: %s")),
                         alur_element_get_name (function)),
        alur_view_destination (function), scene);
}

static gboolean
is_held (const AlurViewRequest *request, GHashTable *held, const AlurElement *function)
{
  while (function != NULL)
    {
      const char *parent = alur_element_get_ref (function, ALUR_FUNCTION_PARENT);

      if (g_hash_table_contains (held, alur_element_get_id (function)))
        return TRUE;
      function = parent != NULL ? alur_document_lookup_kind (request->document, NULL, parent,
                                                             ALUR_KIND_FUNCTION)
                                : NULL;
    }
  return FALSE;
}

/* The functions that have a chart of their own: those over which a unit of the stage holds
 * something, and those without children over which one does so through a function above. */
static GPtrArray *
list_held_functions (const AlurViewRequest *request)
{
  AlurElement *organisation = alur_document_get_organisation (request->document, request->stage);
  AlurElement *functions = alur_document_get_functions (request->document);
  g_autoptr (GHashTable) held = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) parents = g_hash_table_new (NULL, NULL);
  GPtrArray *list = g_ptr_array_new ();

  if (functions == NULL)
    return list;
  ALUR_FOREACH (unit, organisation, ALUR_KIND_UNIT)
  ALUR_FOREACH (authority, unit, ALUR_KIND_AUTHORITY)
  g_hash_table_add (
      held, (gpointer) (guintptr) alur_element_get_ref (authority, ALUR_AUTHORITY_FUNCTION));
  ALUR_FOREACH (function, functions, ALUR_KIND_FUNCTION)
  g_hash_table_add (parents,
                    (gpointer) (guintptr) alur_element_get_ref (function, ALUR_FUNCTION_PARENT));
  ALUR_FOREACH (function, functions, ALUR_KIND_FUNCTION)
  if (g_hash_table_contains (held, alur_element_get_id (function))
      || (!g_hash_table_contains (parents, alur_element_get_id (function))
          && is_held (request, held, function)))
    g_ptr_array_add (list, function);
  return list;
}

gboolean
alur_view_build_organisation (AlurViewOutput *output,
                              const AlurViewRequest *request,
                              GError **error)
{
  AlurElement *organisation = alur_document_get_organisation (request->document, request->stage);
  g_autoptr (AlurFindingMarks) marks = NULL;
  g_autoptr (GPtrArray) functions = NULL;
  const AlurElement *function = NULL;

  if (request->function != NULL)
    {
      function = alur_document_lookup_kind (request->document, NULL, request->function,
                                            ALUR_KIND_FUNCTION);
      if (function == NULL)
        {
          g_set_error (error, ALUR_ERROR, ALUR_ERROR_UNKNOWN_NAME,
                       alur_tr (NULL, N_ ("The document has no function “%s”.")),
                       request->function);
          return FALSE;
        }
    }
  if (organisation == NULL || alur_element_first (organisation, ALUR_KIND_UNIT) == NULL)
    {
      alur_view_output_take_empty (
          output, request,
          g_strdup (alur_tr (request->language, N_ ("Organisation and authorities"))),
          g_strdup ("organisation"), N_ ("There are no units yet."),
          N_ ("Add the institutions and service points that take part in the service; their "
              "chart will stand here."));
      return TRUE;
    }
  marks = alur_finding_marks_new (request);
  if (!request->each_function)
    {
      add_chart (output, request, marks, function);
      return TRUE;
    }
  functions = list_held_functions (request);
  for (guint i = 0; i < functions->len; i++)
    add_chart (output, request, marks, g_ptr_array_index (functions, i));
  if (functions->len == 0)
    add_chart (output, request, marks, NULL);
  return TRUE;
}
