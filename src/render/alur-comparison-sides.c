/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Before and after in one drawing: beside each other, or one above the other where that leaves the
 * text larger on the page, which is so of most procedures, because lanes are long. Both share one
 * legend. What can't be read on one page is drawn in two, so that neither is cut along with the
 * other. */

#include "alur-comparison-sides.h"

#include "alur-language.h"
#include "alur-organisation-drawing.h"
#include "alur-procedure-drawing.h"

#include <glib/gi18n-lib.h>

#define GAP 56.0
#define HEADING_GAP 12.0
#define HEADING_WIDTH 480.0
#define NOTHING_WIDTH 240.0
#define USUAL_SHAPE 1.4 /* width to height of a page that nobody chose */
#define LEGEND_PART 0.2 /* of a page's height, about */

typedef struct
{
  AlurViewRequest request;
  AlurChangeMarks *changes;
  AlurFindingMarks *marks;
  AlurProcedureDrawing *procedure;
  AlurOrganisationDrawing *organisation;
  char *heading;
  AlurRect bounds; /* of the drawing by itself */
} Side;

typedef struct
{
  const AlurViewRequest *request;
  AlurTextMetrics *metrics;
  AlurScene *scene;
  AlurLegend legend;
  Side sides[2];
} Pair;

/* What stands over a side: the stage, when it is, and of another document in which file. */
static char *
dup_heading (const AlurElement *stage, const char *file, const char *language)
{
  const char *name = alur_element_get_name (stage);
  AlurDate date = alur_element_get_date (stage, ALUR_STAGE_DATE);
  g_autofree char *day = date != 0 ? alur_language_format_date (language, date) : NULL;

  if (name[0] == '\0')
    name = alur_tr (language,
                    alur_stage_words[alur_element_get_word (stage, ALUR_STAGE_KIND)].label);
  return g_strdup_printf ("%s%s%s%s%s", name, day != NULL ? " — " : "", day != NULL ? day : "",
                          file != NULL ? " — " : "", file != NULL ? file : "");
}

static void
pair_init (Pair *self, const AlurViewRequest *request, const AlurComparison *comparison)
{
  const AlurElement *root = alur_document_get_root (request->document);

  *self = (Pair){ .request = request,
                  .metrics = alur_pango_metrics_get_interface (request->metrics),
                  .scene = alur_scene_new (request->metrics) };
  alur_legend_init (&self->legend, request->language,
                    alur_element_get_text (root, ALUR_DOCUMENT_CURRENCY));
  for (guint i = 0; i < 2; i++)
    {
      Side *side = &self->sides[i];

      side->request = *request;
      side->request.document
          = alur_figures_get_document (alur_comparison_get_figures (comparison, i));
      side->request.stage = alur_comparison_get_stage (comparison, i);
      side->request.analysis = NULL;
      side->request.marks = NULL;
      side->request.mark_findings = FALSE;
      side->changes = alur_change_marks_new (comparison, i);
      side->request.changes = side->changes;
      side->request.numbered_before = i == 1 ? alur_comparison_get_stage (comparison, 0) : NULL;
      side->marks = alur_finding_marks_new (&side->request);
      side->heading = dup_heading (side->request.stage, i == 1 ? request->other_file : NULL,
                                   request->language);
    }
}

static void
pair_clear (Pair *self)
{
  for (guint i = 0; i < 2; i++)
    {
      Side *side = &self->sides[i];

      g_clear_pointer (&side->procedure, alur_procedure_drawing_free);
      g_clear_pointer (&side->organisation, alur_organisation_drawing_free);
      g_clear_pointer (&side->marks, alur_finding_marks_free);
      alur_change_marks_free (side->changes);
      g_free (side->heading);
    }
  alur_scene_unref (self->scene);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pair, pair_clear)

static double
heading_height (const Pair *self, const Side *side)
{
  double width = MAX (side->bounds.width, HEADING_WIDTH);

  return alur_text_metrics_measure (self->metrics, ALUR_TEXT_SUBTITLE, side->heading, width).height
         + HEADING_GAP;
}

static AlurSize
side_size (const Pair *self, const Side *side)
{
  double width = MAX (side->bounds.width, HEADING_WIDTH);
  AlurTextExtents heading
      = alur_text_metrics_measure (self->metrics, ALUR_TEXT_SUBTITLE, side->heading, width);

  return (AlurSize){ MAX (side->bounds.width, heading.width),
                     heading_height (self, side) + side->bounds.height };
}

/* How large a drawing of @width × @height comes out on the page where it comes out largest. */
static double
best_scale (const AlurViewRequest *request, double width, double height)
{
  double best = 0;

  if (request->n_rooms == 0)
    return MIN (USUAL_SHAPE / width, 1 / height);
  for (guint i = 0; i < request->n_rooms; i++)
    {
      double room = request->rooms[i].height * (1 - LEGEND_PART);

      best = MAX (best, MIN (MIN (request->rooms[i].width / width, room / height), 1));
    }
  return best;
}

/* Where the second side goes. Returns whether both can be read on one page. */
static gboolean
arrange (const Pair *self, AlurPoint *second)
{
  AlurSize sizes[2] = { side_size (self, &self->sides[0]), side_size (self, &self->sides[1]) };
  double beside = best_scale (self->request, sizes[0].width + GAP + sizes[1].width,
                              MAX (sizes[0].height, sizes[1].height));
  double below = best_scale (self->request, MAX (sizes[0].width, sizes[1].width),
                             sizes[0].height + GAP + sizes[1].height);

  *second = beside >= below ? (AlurPoint){ sizes[0].width + GAP, 0 }
                            : (AlurPoint){ 0, sizes[0].height + GAP };
  return self->request->n_rooms == 0 || MAX (beside, below) >= alur_style_get_least_scale ();
}

static void
draw_nothing (Pair *self, const Side *side)
{
  AlurRect rect = { 0, 0, side->bounds.width, side->bounds.height };

  alur_scene_add_text (self->scene, &rect, ALUR_TEXT_BODY,
                       alur_tr (self->request->language, N_ ("Not there in this stage.")),
                       ALUR_ALIGN_LEFT, ALUR_COLOUR_SOFT);
}

static void
draw_side (Pair *self, Side *side, AlurPoint place)
{
  AlurRect heading
      = { place.x, place.y, MAX (side->bounds.width, HEADING_WIDTH), heading_height (self, side) };
  AlurSceneItem *item;

  alur_scene_set_origin (self->scene, 0, 0);
  alur_scene_begin_group (self->scene, alur_element_get_id (side->request.stage), side->heading);
  item = alur_scene_add_text (self->scene, &heading, ALUR_TEXT_SUBTITLE, side->heading,
                              ALUR_ALIGN_LEFT, ALUR_COLOUR_INK);
  item->role = ALUR_SCENE_LABEL;
  alur_scene_end_group (self->scene);
  alur_scene_set_origin (self->scene, place.x - side->bounds.x,
                         place.y + heading.height - side->bounds.y);
  if (side->procedure != NULL)
    alur_procedure_drawing_draw (side->procedure);
  else if (side->organisation != NULL)
    alur_organisation_drawing_draw (side->organisation);
  else
    draw_nothing (self, side);
  alur_scene_set_origin (self->scene, 0, 0);
}

static gboolean
is_given_up (const Pair *self)
{
  return g_cancellable_is_cancelled (self->request->cancellable);
}

static AlurScene *
draw_together (Pair *self, AlurPoint second)
{
  draw_side (self, &self->sides[0], (AlurPoint){ 0, 0 });
  draw_side (self, &self->sides[1], second);
  return alur_scene_ref (self->scene);
}

/**
 * alur_comparison_draw_procedure:
 * @request: of the first stage
 * @comparison: of the two stages
 * @before: (nullable): a procedure of the first stage
 * @after: (nullable): the same in the second
 *
 * Returns: the drawings, handed over
 */
AlurComparisonScenes
alur_comparison_draw_procedure (const AlurViewRequest *request,
                                const AlurComparison *comparison,
                                const AlurElement *before,
                                const AlurElement *after)
{
  const AlurElement *procedures[] = { before, after };
  AlurComparisonScenes scenes = { 0 };
  g_auto (Pair) pair = { 0 };
  AlurPoint second;

  pair_init (&pair, request, comparison);
  for (guint i = 0; i < 2; i++)
    {
      Side *side = &pair.sides[i];

      side->bounds = (AlurRect){ 0, 0, NOTHING_WIDTH, GAP };
      if (procedures[i] == NULL || is_given_up (&pair)
          || alur_element_first (procedures[i], ALUR_KIND_STEP) == NULL)
        continue;
      side->request.procedure = alur_element_get_id (procedures[i]);
      side->procedure = alur_procedure_drawing_new (&side->request, side->marks, procedures[i],
                                                    pair.scene, &pair.legend);
      side->bounds = alur_procedure_drawing_get_layout (side->procedure)->bounds;
    }
  alur_legend_write_to_scene (&pair.legend, pair.scene);
  if (is_given_up (&pair))
    return (AlurComparisonScenes){ .together = alur_scene_ref (pair.scene) };
  if (arrange (&pair, &second))
    scenes.together = draw_together (&pair, second);
  for (guint i = 0; i < 2 && scenes.together == NULL; i++)
    if (pair.sides[i].procedure != NULL)
      scenes.sides[i]
          = alur_procedure_draw (&pair.sides[i].request, pair.sides[i].marks, procedures[i]);
  return scenes;
}

/* Of a page each chart has half: the upper one of a high page, the left one of a wide page. */
static void
halve_rooms (AlurViewRequest *request)
{
  for (guint i = 0; i < request->n_rooms; i++)
    {
      AlurSize *room = &request->rooms[i];

      if (room->width > room->height)
        room->width = (room->width - GAP) / 2;
      else
        room->height = (room->height - GAP) / 2;
    }
}

/**
 * alur_comparison_draw_organisation:
 * @request: of the first stage
 * @comparison: of the two stages
 *
 * Returns: the drawings, handed over
 */
AlurComparisonScenes
alur_comparison_draw_organisation (const AlurViewRequest *request, const AlurComparison *comparison)
{
  AlurComparisonScenes scenes = { 0 };
  g_auto (Pair) pair = { 0 };
  AlurPoint second;

  pair_init (&pair, request, comparison);
  for (guint i = 0; i < 2; i++)
    {
      Side *side = &pair.sides[i];
      AlurViewRequest half = side->request;
      const AlurElement *organisation = alur_document_get_organisation (half.document, half.stage);

      side->bounds = (AlurRect){ 0, 0, NOTHING_WIDTH, GAP };
      halve_rooms (&half);
      if (organisation != NULL && alur_element_first (organisation, ALUR_KIND_UNIT) != NULL)
        side->organisation
            = alur_organisation_drawing_new (&half, side->marks, NULL, pair.scene, &pair.legend);
    }
  alur_legend_write_to_scene (&pair.legend, pair.scene);
  for (guint i = 0; i < 2 && !is_given_up (&pair); i++)
    if (pair.sides[i].organisation != NULL)
      pair.sides[i].bounds = alur_organisation_drawing_lay_out (pair.sides[i].organisation)->bounds;
  if (is_given_up (&pair))
    return (AlurComparisonScenes){ .together = alur_scene_ref (pair.scene) };
  if (arrange (&pair, &second))
    scenes.together = draw_together (&pair, second);
  for (guint i = 0; i < 2 && scenes.together == NULL; i++)
    if (pair.sides[i].organisation != NULL)
      scenes.sides[i] = alur_organisation_draw (&pair.sides[i].request, pair.sides[i].marks, NULL);
  return scenes;
}
