/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The organisation chart of a stage: units with badges, lines of command, relations, slips. */

#include "alur-organisation-drawing.h"

#include "alur-change-marks.h"
#include "alur-command-lines.h"
#include "alur-drawing.h"
#include "alur-language.h"
#include "alur-page-legend.h"
#include "alur-unit-boxes.h"

struct _AlurOrganisationDrawing
{
  AlurViewRequest request;
  AlurScene *scene;
  AlurUnitBoxes *boxes;
  AlurLegend *legend;
  AlurOrganisationLayout *layout;
};

static AlurSize
measure_unit (const AlurElement *unit, gpointer data)
{
  AlurOrganisationDrawing *self = data;

  return alur_unit_boxes_get (self->boxes, unit)->size;
}

/* In a comparison the sign of what became of the relation stands first. */
static char *
dup_relation_label (const AlurViewRequest *request, const AlurElement *relation)
{
  const char *note = alur_element_get_text (relation, ALUR_RELATION_NOTE);
  guint kind = alur_element_get_word (relation, ALUR_RELATION_KIND);
  const char *label
      = note != NULL ? note : alur_tr (request->language, alur_relation_words[kind].label);
  const char *sign = alur_legend_change_letter (request->language,
                                                alur_change_marks_get (request->changes, relation));

  return sign != NULL ? g_strdup_printf ("%s %s", sign, label) : g_strdup (label);
}

static AlurSize
measure_relation (const AlurElement *relation, gpointer data)
{
  AlurOrganisationDrawing *self = data;
  g_autofree char *label = dup_relation_label (&self->request, relation);

  return alur_drawing_measure_label (self->request.metrics, label);
}

static void
want_legend (AlurOrganisationDrawing *self, const AlurElement *organisation)
{
  ALUR_FOREACH (unit, organisation, ALUR_KIND_UNIT)
  {
    if (g_cancellable_is_cancelled (self->request.cancellable))
      return;
    alur_unit_boxes_get (self->boxes, unit);
    if (alur_element_get_ref (unit, ALUR_UNIT_PARENT) != NULL)
      alur_legend_want (self->legend, ALUR_LEGEND_HIERARCHY, 0);
  }
  alur_unit_boxes_want_legend (self->boxes, self->legend);
  if (organisation != NULL && !alur_organisation_draws_relations (organisation))
    {
      alur_legend_want (self->legend, ALUR_LEGEND_RELATION, ALUR_RELATION_NONE);
      return;
    }
  ALUR_FOREACH (relation, organisation, ALUR_KIND_RELATION)
  {
    AlurDifferenceKind change = alur_change_marks_get (self->request.changes, relation);

    alur_legend_want (self->legend, ALUR_LEGEND_RELATION,
                      alur_element_get_word (relation, ALUR_RELATION_KIND));
    if (change < ALUR_N_DIFFERENCES)
      alur_legend_want (self->legend, ALUR_LEGEND_CHANGE, change);
  }
}

/* Of each page two ways to use it: with the legend below the chart, and with the legend on a page
 * of its own. */
static guint
list_sheets (const AlurOrganisationDrawing *self,
             AlurSheet sheets[2 * G_N_ELEMENTS (self->request.rooms)])
{
  const AlurViewRequest *request = &self->request;
  double least = alur_style_get_least_scale ();
  g_auto (AlurPageLegend) legend = { 0 };
  guint n = 0;

  alur_page_legend_init_all (&legend, self->scene);
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

static void
draw_line_of_command (AlurOrganisationDrawing *self,
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

      alur_command_lines_reach_outline (&points[0], rect);
      alur_command_lines_reach_outline (&points[line->n_points - 1], rect);
    }
  alur_scene_begin_group (self->scene, alur_element_get_id (layout->units[line->parent].unit),
                          NULL);
  item = alur_scene_add_route (self->scene, ALUR_LINE_HIERARCHY, points, line->n_points, NULL, 0);
  item->legend = legend;
  alur_scene_end_group (self->scene);
}

static void
draw_lines_of_command (AlurOrganisationDrawing *self, const AlurOrganisationLayout *layout)
{
  g_autoptr (GHashTable) capsules = NULL;
  guint32 legend;

  if (layout->tree->n_lines == 0)
    return;
  legend = alur_legend_get (self->legend, ALUR_LEGEND_HIERARCHY, 0);
  if (self->request.each_line)
    {
      alur_command_lines_draw (self->scene, layout, legend);
      return;
    }
  capsules = list_capsules (layout);
  for (guint i = 0; i < layout->tree->n_lines; i++)
    {
      const AlurTreeLine *line = &layout->tree->lines[i];

      draw_line_of_command (self, layout, line,
                            g_hash_table_lookup (capsules, GUINT_TO_POINTER (line->parent)),
                            legend);
    }
}

static void
draw_connector (AlurOrganisationDrawing *self, const AlurConnector *connector)
{
  const AlurElement *element = connector->element;
  AlurLine line = ALUR_LINE_HIERARCHY;
  guint32 legend;
  g_autofree char *label = NULL;

  if (element->kind == ALUR_KIND_RELATION)
    {
      guint kind = alur_element_get_word (element, ALUR_RELATION_KIND);
      AlurDifferenceKind change = alur_change_marks_get (self->request.changes, element);

      line = alur_style_get_paper ()->relations[kind];
      legend = alur_legend_get (self->legend, ALUR_LEGEND_RELATION, kind);
      label = dup_relation_label (&self->request, element);
      if (change < ALUR_N_DIFFERENCES && connector->label.width > 0)
        alur_drawing_explain (self->scene, &connector->label,
                              alur_legend_get (self->legend, ALUR_LEGEND_CHANGE, change));
    }
  else
    legend = alur_legend_get (self->legend, ALUR_LEGEND_HIERARCHY, 0);
  alur_drawing_add_connector (self->scene, connector, line, label, legend);
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
pin_problems (AlurOrganisationDrawing *self, const AlurOrganisationLayout *layout)
{
  g_autoptr (GHashTable) place_of = NULL;

  if (alur_element_first (self->request.stage, ALUR_KIND_PROBLEM) == NULL)
    return;
  place_of = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < layout->n_units; i++)
    g_hash_table_insert (place_of, (gpointer) (guintptr) layout->units[i].unit, &layout->units[i]);
  alur_drawing_add_problems (self->scene, &self->request, find_unit, place_of);
}

/**
 * alur_organisation_drawing_new:
 * @request: of the stage that is drawn; what it points to is borrowed
 * @marks: borrowed
 * @function: (nullable): whose badges show; NULL: those of all functions
 * @scene: what it is drawn into
 * @legend: not written yet; borrowed
 *
 * Measures the units and names to @legend all that the chart will show. The legend is to be written
 * into the scene before the chart is laid out, because it takes room on the page.
 *
 * Returns: (transfer full): the drawing to be
 */
AlurOrganisationDrawing *
alur_organisation_drawing_new (const AlurViewRequest *request,
                               const AlurFindingMarks *marks,
                               const AlurElement *function,
                               AlurScene *scene,
                               AlurLegend *legend)
{
  AlurOrganisationDrawing *self = g_new0 (AlurOrganisationDrawing, 1);

  self->request = *request;
  self->scene = alur_scene_ref (scene);
  self->boxes = alur_unit_boxes_new (&self->request, scene, marks);
  self->legend = legend;
  alur_unit_boxes_show_authorities (self->boxes, function);
  want_legend (self, alur_document_get_organisation (request->document, request->stage));
  return self;
}

/**
 * alur_organisation_drawing_free:
 */
void
alur_organisation_drawing_free (AlurOrganisationDrawing *self)
{
  g_clear_pointer (&self->layout, alur_organisation_layout_free);
  alur_unit_boxes_free (self->boxes);
  alur_scene_unref (self->scene);
  g_free (self);
}

/**
 * alur_organisation_drawing_lay_out:
 *
 * Finds a place for everything, once the legend is written.
 *
 * Returns: (transfer none): where everything stands
 */
const AlurOrganisationLayout *
alur_organisation_drawing_lay_out (AlurOrganisationDrawing *self)
{
  AlurOrganisationSizes sizes = { measure_unit, measure_relation, self };
  AlurSheet sheets[2 * G_N_ELEMENTS (self->request.rooms)];

  self->layout = alur_organisation_layout_new_remembering (
      self->request.document, self->request.stage, &sizes, sheets, list_sheets (self, sheets),
      self->request.chart_memory);
  return self->layout;
}

/* A sign at the corner of each unit whose relations are not drawn; the legend says what it means.
 */
static void
mark_undrawn (AlurOrganisationDrawing *self, const AlurOrganisationLayout *layout)
{
  const AlurElement *organisation
      = alur_document_get_organisation (self->request.document, self->request.stage);
  g_autoptr (GHashTable) ends = g_hash_table_new (NULL, NULL);

  if (organisation == NULL || alur_organisation_draws_relations (organisation))
    return;
  ALUR_FOREACH (relation, organisation, ALUR_KIND_RELATION)
  {
    g_hash_table_add (ends,
                      (gpointer) (guintptr) alur_element_get_ref (relation, ALUR_RELATION_FROM));
    g_hash_table_add (ends,
                      (gpointer) (guintptr) alur_element_get_ref (relation, ALUR_RELATION_TO));
  }
  for (guint i = 0; i < layout->n_units; i++)
    {
      const AlurUnitPlace *place = &layout->units[i];
      AlurPoint corner = { place->box.x, alur_rect_bottom (&place->box) };

      if (g_hash_table_contains (ends, alur_element_get_id (place->unit)))
        alur_scene_add_sign (self->scene, ALUR_SIGN_WARNING, corner)->legend
            = alur_legend_get (self->legend, ALUR_LEGEND_RELATION, ALUR_RELATION_NONE);
    }
}

/**
 * alur_organisation_drawing_draw:
 *
 * Draws everything where it was laid out, from the origin of the scene.
 */
void
alur_organisation_drawing_draw (AlurOrganisationDrawing *self)
{
  const AlurOrganisationLayout *layout = self->layout;

  draw_lines_of_command (self, layout);
  for (guint i = 0; i < layout->n_connectors; i++)
    draw_connector (self, &layout->connectors[i]);
  for (guint i = 0; i < layout->n_units; i++)
    {
      const AlurUnitPlace *place = &layout->units[i];

      alur_unit_boxes_draw (self->boxes, place->unit, &place->box, self->legend);
    }
  mark_undrawn (self, layout);
  pin_problems (self, layout);
}

/**
 * alur_organisation_draw:
 * @request: of a stage
 * @marks: what to mark
 * @function: (nullable): whose badges show; NULL: those of all functions
 *
 * Returns: (transfer full): its chart alone
 */
AlurScene *
alur_organisation_draw (const AlurViewRequest *request,
                        const AlurFindingMarks *marks,
                        const AlurElement *function)
{
  AlurScene *scene = alur_scene_new (request->metrics);
  g_autoptr (AlurOrganisationDrawing) drawing = NULL;
  AlurLegend legend;

  alur_legend_init (&legend, request->language, NULL);
  drawing = alur_organisation_drawing_new (request, marks, function, scene, &legend);
  alur_legend_write_to_scene (&legend, scene);
  if (g_cancellable_is_cancelled (request->cancellable))
    return scene;
  alur_organisation_drawing_lay_out (drawing);
  if (!g_cancellable_is_cancelled (request->cancellable))
    alur_organisation_drawing_draw (drawing);
  return scene;
}
