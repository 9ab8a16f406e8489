/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-drawing.h"

#include "alur-language.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define LABEL_WIDTH 112.0 /* labels are broken here */
#define LABEL_AIR 2.0     /* around their text */
#define SLIP_INSET 8.0    /* from the left corner of what a slip is pinned to */

/**
 * alur_drawing_measure_label:
 * @text: (nullable): what it says
 *
 * Returns: the size of a connector's label with the air around it; 0 × 0 without text
 */
AlurSize
alur_drawing_measure_label (AlurPangoMetrics *metrics, const char *text)
{
  AlurTextExtents extents;

  if (text == NULL || text[0] == '\0')
    return (AlurSize){ 0, 0 };
  extents = alur_text_metrics_measure (alur_pango_metrics_get_interface (metrics), ALUR_TEXT_DETAIL,
                                       text, LABEL_WIDTH);
  return (AlurSize){ ceil (extents.width) + 2 * LABEL_AIR, extents.height + 2 * LABEL_AIR };
}

/**
 * alur_drawing_strike:
 * @scene: a scene that holds a text
 * @role: what kind of text
 * @text: the text
 * @rect: what it was centred in, from its top
 *
 * Draws a line through each line of the text: what it names is gone.
 */
void
alur_drawing_strike (AlurScene *scene, AlurTextRole role, const char *text, const AlurRect *rect)
{
  AlurTextMetrics *metrics = alur_pango_metrics_get_interface (alur_scene_get_metrics (scene));
  AlurTextExtents extents = alur_text_metrics_measure (metrics, role, text, rect->width);
  double middle = rect->x + rect->width / 2;

  for (guint i = 0; i < extents.n_lines; i++)
    {
      double y = rect->y + (i + 0.55) * extents.height / extents.n_lines;
      AlurPoint points[]
          = { { middle - extents.width / 2 - 2, y }, { middle + extents.width / 2 + 2, y } };

      alur_scene_add_polygon (scene, ALUR_LAYER_SIGNS, points, G_N_ELEMENTS (points),
                              ALUR_COLOUR_NONE, ALUR_LINE_STRIKE);
    }
}

/**
 * alur_drawing_explain:
 * @rect: where in the drawing
 * @legend: a further entry of the legend
 *
 * Says that what stands at @rect needs @legend too: an item can name one entry only.
 */
void
alur_drawing_explain (AlurScene *scene, const AlurRect *rect, guint32 legend)
{
  AlurSceneItem *item = alur_scene_add_shape (scene, ALUR_LAYER_GROUND, ALUR_SHAPE_RECT, rect,
                                              ALUR_COLOUR_NONE, ALUR_LINE_NONE);

  item->role = ALUR_SCENE_DECORATION;
  item->legend = legend;
}

static gboolean
is_on_line (const AlurConnector *connector)
{
  for (guint i = 1; i < connector->n_points; i++)
    {
      AlurPoint a = connector->points[i - 1];
      AlurPoint b = connector->points[i];
      AlurRect piece = { MIN (a.x, b.x), MIN (a.y, b.y), fabs (a.x - b.x), fabs (a.y - b.y) };

      piece = alur_rect_grow (&piece, 0.5);
      if (alur_rect_intersects (&piece, &connector->label))
        return TRUE;
    }
  return FALSE;
}

/* A label that stands on its line stands in a gap of it. */
static void
open_gap (AlurScene *scene, const AlurConnector *connector)
{
  AlurSceneItem *item;

  if (!is_on_line (connector))
    return;
  item = alur_scene_add_shape (scene, ALUR_LAYER_BOXES, ALUR_SHAPE_RECT, &connector->label,
                               ALUR_COLOUR_PAPER, ALUR_LINE_NONE);
  item->role = ALUR_SCENE_DECORATION;
}

/* A thin line from a label that found no room at its line to the line. */
static void
add_leader (AlurScene *scene, const AlurConnector *connector)
{
  const AlurRect *label = &connector->label;
  AlurPoint points[] = { { CLAMP (connector->anchor.x, label->x, alur_rect_right (label)),
                           CLAMP (connector->anchor.y, label->y, alur_rect_bottom (label)) },
                         connector->anchor };

  alur_scene_add_polygon (scene, ALUR_LAYER_LINES, points, 2, ALUR_COLOUR_NONE, ALUR_LINE_LEADER)
      ->role
      = ALUR_SCENE_DECORATION;
}

/* What a connector joins, as its element has it. */
static void
set_ends (AlurScene *scene, guint32 group, const AlurElement *element)
{
  if (element == NULL)
    return;
  if (element->kind == ALUR_KIND_FLOW)
    alur_scene_set_ends (scene, group, alur_element_get_ref (element, ALUR_FLOW_FROM),
                         alur_element_get_ref (element, ALUR_FLOW_TO));
  else if (element->kind == ALUR_KIND_RELATION)
    alur_scene_set_ends (scene, group, alur_element_get_ref (element, ALUR_RELATION_FROM),
                         alur_element_get_ref (element, ALUR_RELATION_TO));
  else if (element->kind == ALUR_KIND_UNIT)
    alur_scene_set_ends (scene, group, alur_element_get_ref (element, ALUR_UNIT_PARENT),
                         alur_element_get_id (element));
}

/**
 * alur_drawing_add_connector:
 * @label: (nullable): what was measured for it
 * @legend: the entry that explains @line
 *
 * Draws a connector with its hops and its label as a group of the scene.
 *
 * Returns: the group; 0 where there is no line to draw
 */
guint32
alur_drawing_add_connector (AlurScene *scene,
                            const AlurConnector *connector,
                            AlurLine line,
                            const char *label,
                            guint32 legend)
{
  AlurSceneItem *item;
  guint32 group;

  if (connector->n_points < 2) /* boxes that a person put so that they touch there */
    {
      AlurRect rect = { connector->points[0].x, connector->points[0].y, 0, 0 };

      alur_drawing_explain (scene, &rect, legend);
      return 0;
    }
  group = alur_scene_begin_group (scene, alur_element_get_id (connector->element), label);
  set_ends (scene, group, connector->element);
  item = alur_scene_add_route (scene, line, connector->points, connector->n_points, connector->hops,
                               connector->n_hops);
  item->role = ALUR_SCENE_ROUTE;
  item->legend = legend;
  if (label != NULL && connector->label.width > 0)
    {
      AlurRect rect = alur_rect_grow (&connector->label, -LABEL_AIR);

      open_gap (scene, connector);
      if (connector->away)
        add_leader (scene, connector);
      item = alur_scene_add_text (scene, &rect, ALUR_TEXT_DETAIL, label, ALUR_ALIGN_CENTRED,
                                  ALUR_COLOUR_INK);
      item->role = ALUR_SCENE_LABEL;
    }
  alur_scene_end_group (scene);
  return group;
}

/* What the legend says of a problem: the complaint, who raised it, when. */
static char *
describe_problem (const AlurViewRequest *request, const AlurElement *problem)
{
  const char *by = alur_element_get_text (problem, ALUR_PROBLEM_BY);
  AlurDate date = alur_element_get_date (problem, ALUR_PROBLEM_DATE);
  GString *text = g_string_new (problem->text != NULL ? problem->text : "");

  if (by != NULL)
    g_string_append_printf (text, " (%s", by);
  if (date != 0)
    {
      g_autofree char *day = alur_language_format_date (request->language, date);

      g_string_append_printf (text, "%s%s", by != NULL ? ", " : " (", day);
    }
  if (by != NULL || date != 0)
    g_string_append_c (text, ')');
  return g_string_free (text, FALSE);
}

static guint
count_slip (GHashTable *slips, const AlurElement *element)
{
  gpointer key = (gpointer) (guintptr) element;
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (slips, key));

  g_hash_table_insert (slips, key, GUINT_TO_POINTER (n + 1));
  return n;
}

/* More slips would cover the drawing. The one behind the last says that there are more. */
#define MOST_SLIPS 500u
#define MORE_SLIPS "?…"

/* The total is kept under no element. */
static gboolean
is_full (GHashTable *slips)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (slips, NULL)) > MOST_SLIPS;
}

/* Pins one problem to all that it is about and that is in the drawing. */
static void
add_problem (AlurScene *scene,
             const AlurViewRequest *request,
             const AlurElement *problem,
             guint number,
             GHashTable *slips,
             AlurDrawingFindFunc find,
             gpointer data)
{
  const AlurIds *refs = alur_element_get_refs (problem, ALUR_PROBLEM_REFS);
  double height = alur_style_get_paper ()->measure.badge_height;
  g_autofree char *letters = g_strdup_printf ("?%u", number);
  guint32 legend = 0;

  for (guint i = 0; refs != NULL && i < refs->n_ids && !is_full (slips); i++)
    {
      const AlurElement *element
          = alur_document_lookup (request->document, request->stage, refs->ids[i]);
      AlurRect rect;
      AlurPoint place;

      if (element == NULL || !find (element, &rect, data))
        continue;
      count_slip (slips, NULL);
      if (is_full (slips))
        legend = alur_scene_add_legend (
            scene, ALUR_SAMPLE_BADGE, ALUR_LINE_BADGE, MORE_SLIPS,
            alur_tr (request->language, N_ ("and more, which are not pinned to the drawing; the "
                                            "list of problems has all")));
      if (legend == 0)
        {
          g_autofree char *text = describe_problem (request, problem);

          legend = alur_scene_add_legend (scene, ALUR_SAMPLE_BADGE, ALUR_LINE_BADGE, letters, text);
        }
      place.x = rect.x + SLIP_INSET
                + count_slip (slips, element) * (alur_scene_measure_badge (scene, letters) + 2);
      place.y = rect.y - height / 2;
      alur_scene_begin_group (scene, alur_element_get_id (problem), problem->text);
      alur_scene_add_badge (scene, place, is_full (slips) ? MORE_SLIPS : letters, FALSE, legend);
      alur_scene_end_group (scene);
    }
}

/* What a problem is known by: the same identifier may be another's in another document, and in a
 * later stage say something else than the legend of the first. */
static char *
dup_problem_key (const AlurViewRequest *request, const AlurElement *problem)
{
  g_autofree char *words = describe_problem (request, problem);

  return g_strconcat (alur_element_get_id (problem), "\n", words, NULL);
}

/* The numbers of the problems of the stage that has the first ones: key → number. */
static GHashTable *
number_before (const AlurViewRequest *request)
{
  GHashTable *numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint number = 0;

  ALUR_FOREACH (problem, request->numbered_before, ALUR_KIND_PROBLEM)
  g_hash_table_insert (numbers, dup_problem_key (request, problem), GUINT_TO_POINTER (++number));
  return numbers;
}

/* The number of a problem of the other stage too, or 0. */
static guint
find_number (const AlurViewRequest *request, GHashTable *numbers, const AlurElement *problem)
{
  g_autofree char *key = numbers != NULL ? dup_problem_key (request, problem) : NULL;

  return key != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (numbers, key)) : 0;
}

/**
 * alur_drawing_add_problems:
 * @find: where elements stand
 *
 * Pins a numbered slip to everything that a problem of the stage is about; the legend tells what
 * the problem is. The numbers are those of the stage, the same in each of its drawings; beside the
 * drawing of another stage those of that come first, so that each stands for one problem.
 */
void
alur_drawing_add_problems (AlurScene *scene,
                           const AlurViewRequest *request,
                           AlurDrawingFindFunc find,
                           gpointer data)
{
  g_autoptr (GHashTable) slips = NULL;
  g_autoptr (GHashTable) numbers = NULL;
  guint last = 0;

  if (alur_element_first (request->stage, ALUR_KIND_PROBLEM) == NULL)
    return;
  slips = g_hash_table_new (NULL, NULL);
  if (request->numbered_before != NULL)
    {
      numbers = number_before (request);
      last = g_hash_table_size (numbers);
    }
  ALUR_FOREACH (problem, request->stage, ALUR_KIND_PROBLEM)
  {
    guint known = find_number (request, numbers, problem);

    add_problem (scene, request, problem, known > 0 ? known : ++last, slips, find, data);
  }
}
