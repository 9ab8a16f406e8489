/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Steps as symbols.
 *
 * The symbols are those of the SOP pages of Indonesian offices, so that who reads one reads the
 * other: capsule, box, diamond. What those pages keep in columns stands here in and under the
 * symbol: the activity inside (of a decision the question inside, the activity under its lower
 * right side), who does it too in smaller letters below the activity, the time under the right
 * corner. A wait, which has no symbol there, is a box with an hourglass; a subprocess has doubled
 * sides. A redesign decision sits as a letter in a circle on the upper right corner. */

#include "alur-step-boxes.h"

#include "alur-change-marks.h"
#include "alur-drawing.h"
#include "alur-language.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MAX_CALM_LINES 3
#define CAPSULE_INSET 16.0
#define CAPSULE_MIN_WIDTH 72.0
#define CAPSULE_MIN_HEIGHT 32.0
#define CAPSULE_MAX_TEXT 128.0
#define DIAMOND_MIN_WIDTH 136.0
#define DIAMOND_BESIDE_WIDTH 176.0 /* where the activity stands under its right half */
#define DIAMOND_MIN_HEIGHT 60.0
#define DIAMOND_TEXT 104.0
#define DOUBLED_INSET 8.0
#define HOURGLASS_WIDTH 14.0
#define HOURGLASS_HEIGHT 22.0
#define HOURGLASS_GAP 8.0
#define UNDER_GAP 2.0
#define UNDER_INSET 6.0 /* free of text beside the middle of the lower side */
#define DETAIL_GAP 3.0
#define BRACKET_INSET 2.0
#define BRACKET_WIDTH 4.0
#define NO_BREAK_SPACE "\302\240"

typedef struct
{
  const AlurElement *step;
  AlurStepKind kind;
  AlurLegendTopic mark_topic; /* of the letter at the corner: a decision, or what became of it */
  guint mark;
  const char *letter; /* NULL: none */
  gboolean struck;
  gboolean bracketed;
  const char *text;   /* in the symbol */
  const char *detail; /* below it in the symbol; NULL: none */
  const char *name;   /* under the symbol: the activity of a decision; NULL: none */
  const char *time;   /* under the symbol; NULL: none */
  double text_width;  /* at which the texts in the symbol are broken */
  double text_height, detail_height, name_height, time_height;
  AlurStepSize size;
} StepBox;

struct _AlurStepBoxes
{
  AlurTextMetrics *metrics;
  AlurScene *scene;
  const AlurViewRequest *request;
  const char *language;
  const AlurFindingMarks *marks;
  guint *index_of; /* by serial; 0: not measured yet, else index + 1 */
  GArray *boxes;   /* of StepBox */
  GStringChunk *texts;
};

/**
 * alur_step_boxes_new:
 * @request: borrowed
 * @scene: what they are drawn into
 * @marks: borrowed
 *
 * Returns: (transfer full): no boxes yet
 */
AlurStepBoxes *
alur_step_boxes_new (const AlurViewRequest *request,
                     AlurScene *scene,
                     const AlurFindingMarks *marks)
{
  AlurStepBoxes *self = g_new0 (AlurStepBoxes, 1);

  self->metrics = alur_pango_metrics_get_interface (request->metrics);
  self->scene = alur_scene_ref (scene);
  self->request = request;
  self->language = request->language;
  self->marks = marks;
  self->index_of = g_new0 (guint, alur_document_get_serials (request->document) + 1);
  self->boxes = g_array_new (FALSE, FALSE, sizeof (StepBox));
  self->texts = g_string_chunk_new (4096);
  return self;
}

/**
 * alur_step_boxes_free:
 */
void
alur_step_boxes_free (AlurStepBoxes *self)
{
  alur_scene_unref (self->scene);
  g_free (self->index_of);
  g_array_unref (self->boxes);
  g_string_chunk_free (self->texts);
  g_free (self);
}

static AlurTextExtents
measure (AlurStepBoxes *self, AlurTextRole role, const char *text, double width)
{
  return alur_text_metrics_measure (self->metrics, role, text, width);
}

/* A line with the names of units, in full: the legend has one place for each text only. */
static void
append_units (AlurStepBoxes *self, GString *text, const AlurIds *ids, const char *template)
{
  g_auto (GStrv) parts = NULL;
  g_autoptr (GString) names = g_string_new (NULL);

  if (ids == NULL)
    return;
  for (guint i = 0; i < ids->n_ids; i++)
    {
      const AlurElement *unit = alur_document_lookup_kind (
          self->request->document, self->request->stage, ids->ids[i], ALUR_KIND_UNIT);
      const char *name = unit != NULL ? alur_element_get_name (unit) : ids->ids[i];

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                              name[0] != '\0' ? name
                                              : alur_tr (self->language, N_ ("(without name)")));
    }
  parts = g_strsplit (template, "%s", 2);
  g_string_append_printf (text, "%s%s%s%s", text->len > 0 ? "\n" : "", parts[0], names->str,
                          parts[0] != NULL && parts[1] != NULL ? parts[1] : "");
}

static const char *
make_detail (AlurStepBoxes *self, const AlurElement *step)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (alur_element_get_word (step, ALUR_STEP_JOIN) == ALUR_JOIN_ALL)
    g_string_append (text, alur_tr (self->language, N_ ("when all have arrived")));
  append_units (self, text, alur_element_get_refs (step, ALUR_STEP_ALSO),
                /* Translators: units that do a step together with the one in whose lane it is. */
                alur_tr (self->language, N_ ("together with %s")));
  append_units (self, text, alur_element_get_refs (step, ALUR_STEP_OR),
                /* Translators: units that may do a step instead of the one in whose lane it is. */
                alur_tr (self->language, N_ ("or %s")));
  return text->len > 0 ? g_string_chunk_insert (self->texts, text->str) : NULL;
}

static gboolean
is_some_time (AlurDuration duration)
{
  return alur_duration_is_set (duration) && (duration.days > 0 || duration.seconds > 0);
}

/* Keeps each number with the word behind it. */
static void
bind_numbers (GString *text)
{
  for (gsize i = 1; i < text->len; i++)
    if (text->str[i] == ' ' && g_ascii_isdigit (text->str[i - 1]))
      {
        g_string_erase (text, (gssize) i, 1);
        g_string_insert (text, (gssize) i, NO_BREAK_SPACE);
      }
}

static const char *
make_time (AlurStepBoxes *self, const AlurElement *step)
{
  double hours = alur_document_get_hours_per_day (self->request->document);
  AlurDuration work = alur_element_get_duration (step, ALUR_STEP_WORK);
  AlurDuration wait = alur_element_get_duration (step, ALUR_STEP_WAIT);
  const char *in_words = alur_element_get_text (step, ALUR_STEP_TIME_TEXT);
  g_autoptr (GString) text = g_string_new (NULL);

  if (in_words != NULL)
    return in_words;
  if (is_some_time (work))
    {
      g_autofree char *time = alur_language_format_duration (self->language, work, hours);

      g_string_append (text, time);
    }
  if (is_some_time (wait))
    {
      g_autofree char *time = alur_language_format_duration (self->language, wait, hours);

      if (text->len > 0)
        g_string_append (text, "\n+ ");
      /* Translators: how long a case lies before a step begins. */
      g_string_append_printf (text, alur_tr (self->language, N_ ("%s waiting")), time);
    }
  bind_numbers (text);
  return text->len > 0 ? g_string_chunk_insert (self->texts, text->str) : NULL;
}

static const char *
choose_text (AlurStepBoxes *self, const AlurElement *step, AlurStepKind kind)
{
  static const char *const words[] = {
    [ALUR_STEP_KIND_NONE] = N_ ("(without name)"),
    [ALUR_STEP_KIND_START] = N_ ("Start"),
    [ALUR_STEP_KIND_TASK] = N_ ("(without name)"),
    [ALUR_STEP_KIND_DECISION] = N_ ("(without name)"),
    [ALUR_STEP_KIND_SUBPROCESS] = N_ ("(without name)"),
    [ALUR_STEP_KIND_WAIT] = N_ ("Waiting"),
    [ALUR_STEP_KIND_END] = N_ ("End"),
  };
  const char *name = alur_element_get_text (step, ALUR_STEP_NAME);
  const char *question = alur_element_get_text (step, ALUR_STEP_QUESTION);

  if (kind == ALUR_STEP_KIND_DECISION && question != NULL)
    return question;
  return name != NULL ? name : alur_tr (self->language, words[kind]);
}

/* The texts in the symbol, in the narrowest of three widths in which they are few lines. */
static void
fit_text (AlurStepBoxes *self, StepBox *box, const double *widths, guint n_widths)
{
  AlurTextExtents text = { 0 };
  AlurTextExtents detail = { 0 };

  for (guint i = 0; i < n_widths; i++)
    {
      text = measure (self, ALUR_TEXT_STEP, box->text, widths[i]);
      box->text_width = widths[i];
      if (text.n_lines <= MAX_CALM_LINES && text.width <= widths[i])
        break;
    }
  box->text_height = text.height;
  if (box->detail == NULL)
    return;
  detail = measure (self, ALUR_TEXT_DETAIL, box->detail, box->text_width);
  box->detail_height = detail.height;
}

static double
inner_height (const StepBox *box)
{
  return box->text_height + (box->detail != NULL ? DETAIL_GAP + box->detail_height : 0);
}

static void
measure_box (AlurStepBoxes *self, StepBox *box)
{
  const AlurMeasures *style = &alur_style_get_paper ()->measure;
  double least = style->box_min_width - 2 * style->box_padding;
  double most = style->box_max_width - 2 * style->box_padding;
  double widths[] = { least, (least + most) / 2, most };
  double extra = 0;

  fit_text (self, box, widths, G_N_ELEMENTS (widths));
  if (box->kind == ALUR_STEP_KIND_SUBPROCESS)
    extra = 2 * DOUBLED_INSET;
  else if (box->kind == ALUR_STEP_KIND_WAIT)
    extra = HOURGLASS_WIDTH + HOURGLASS_GAP;
  box->size.shape.width = box->text_width + 2 * style->box_padding + extra;
  box->size.shape.height = MAX (style->box_min_height, inner_height (box) + 2 * style->box_padding);
}

static void
measure_capsule (AlurStepBoxes *self, StepBox *box)
{
  const double widths[] = { CAPSULE_MAX_TEXT };
  double width;

  fit_text (self, box, widths, G_N_ELEMENTS (widths));
  width = measure (self, ALUR_TEXT_STEP, box->text, CAPSULE_MAX_TEXT).width;
  if (box->detail != NULL)
    width = MAX (width, measure (self, ALUR_TEXT_DETAIL, box->detail, CAPSULE_MAX_TEXT).width);
  box->text_width = ceil (width);
  box->size.shape.height = MAX (CAPSULE_MIN_HEIGHT, inner_height (box) + 16);
  box->size.shape.width = MAX (CAPSULE_MIN_WIDTH, box->text_width + 2 * CAPSULE_INSET);
}

/* A text of w × h stands in a diamond of W × H when w / W + h / H is at most 1. */
static void
measure_diamond (AlurStepBoxes *self, StepBox *box)
{
  const double widths[] = { DIAMOND_TEXT };
  double least = box->name != NULL ? DIAMOND_BESIDE_WIDTH : DIAMOND_MIN_WIDTH;
  AlurTextExtents text;
  double inner, height;

  fit_text (self, box, widths, G_N_ELEMENTS (widths));
  text = measure (self, ALUR_TEXT_STEP, box->text, DIAMOND_TEXT);
  inner = inner_height (box);
  height = MAX (DIAMOND_MIN_HEIGHT, 2 * inner + 8);
  if (box->detail != NULL)
    text.width
        = MAX (text.width, measure (self, ALUR_TEXT_DETAIL, box->detail, DIAMOND_TEXT).width);
  box->text_width = ceil (text.width);
  box->size.shape.height = height;
  box->size.shape.width = MAX (least, ceil ((box->text_width + 8) / (1 - inner / height) / 4) * 4);
}

static void
measure_under (AlurStepBoxes *self, StepBox *box)
{
  double width = box->size.shape.width / 2 - UNDER_INSET;
  AlurTextExtents extents;

  if (box->name != NULL)
    {
      extents = measure (self, ALUR_TEXT_DETAIL, box->name, width);
      box->name_height = extents.height;
      box->size.under.width = extents.width;
    }
  if (box->time != NULL)
    {
      extents = measure (self, ALUR_TEXT_DETAIL, box->time, width);
      box->time_height = extents.height;
      box->size.under.width = MAX (box->size.under.width, extents.width);
    }
  box->size.under.width = MIN (ceil (box->size.under.width), width);
  box->size.under.height = box->name_height + box->time_height;
  if (box->size.under.height > 0)
    box->size.under.height += UNDER_GAP;
}

static AlurAction
get_action (const AlurElement *step)
{
  const AlurElement *redesign = alur_element_first (step, ALUR_KIND_STEP_REDESIGN);

  return redesign != NULL ? alur_element_get_word (redesign, ALUR_STEP_REDESIGN_ACTION)
                          : ALUR_ACTION_NONE;
}

/* What is decided about a step, or in a comparison what became of it. */
static void
choose_mark (AlurStepBoxes *self, StepBox *box)
{
  AlurDifferenceKind change = alur_change_marks_get (self->request->changes, box->step);
  AlurAction action = get_action (box->step);

  if (self->request->changes != NULL)
    {
      box->mark_topic = ALUR_LEGEND_CHANGE;
      box->mark = change;
      box->letter = alur_legend_change_letter (self->language, change);
      box->struck = alur_change_marks_is_gone (change);
      box->bracketed = change == ALUR_DIFFERENCE_COMBINED;
      return;
    }
  box->mark_topic = ALUR_LEGEND_ACTION;
  box->mark = action;
  box->letter = alur_legend_action_letter (self->language, action);
  box->struck = action == ALUR_ACTION_ABOLISH;
  box->bracketed = action == ALUR_ACTION_COMBINE;
}

static void
measure_step (AlurStepBoxes *self, StepBox *box)
{
  static void (*const measure_shape[]) (AlurStepBoxes *, StepBox *) = {
    [ALUR_STEP_KIND_NONE] = measure_box,       [ALUR_STEP_KIND_START] = measure_capsule,
    [ALUR_STEP_KIND_TASK] = measure_box,       [ALUR_STEP_KIND_DECISION] = measure_diamond,
    [ALUR_STEP_KIND_SUBPROCESS] = measure_box, [ALUR_STEP_KIND_WAIT] = measure_box,
    [ALUR_STEP_KIND_END] = measure_capsule,
  };
  const AlurElement *step = box->step;
  gboolean asks = alur_element_get_text (step, ALUR_STEP_QUESTION) != NULL;

  box->kind = alur_element_get_word (step, ALUR_STEP_KIND);
  choose_mark (self, box);
  box->text = choose_text (self, step, box->kind);
  box->detail = make_detail (self, step);
  box->time = make_time (self, step);
  if (box->kind == ALUR_STEP_KIND_DECISION && asks)
    box->name = alur_element_get_text (step, ALUR_STEP_NAME);
  measure_shape[box->kind](self, box);
  measure_under (self, box);
  if (box->letter != NULL)
    box->size.corner = alur_style_get_paper ()->measure.mark_radius;
}

static const StepBox *
get_box (AlurStepBoxes *self, const AlurElement *step)
{
  guint *index = &self->index_of[step->serial];

  if (*index == 0)
    {
      StepBox box = { .step = step };

      measure_step (self, &box);
      g_array_append_val (self->boxes, box);
      *index = self->boxes->len;
    }
  return &g_array_index (self->boxes, StepBox, *index - 1);
}

/**
 * alur_step_boxes_get_size:
 *
 * Returns: what @step takes up, measured when first asked for
 */
AlurStepSize
alur_step_boxes_get_size (AlurStepBoxes *self, const AlurElement *step)
{
  return get_box (self, step)->size;
}

/**
 * alur_step_boxes_want_legend:
 *
 * Names all that the steps measured so far will show.
 */
void
alur_step_boxes_want_legend (AlurStepBoxes *self, AlurLegend *legend)
{
  for (guint i = 0; i < self->boxes->len; i++)
    {
      const StepBox *box = &g_array_index (self->boxes, StepBox, i);
      AlurSeverity worst = alur_finding_marks_get_worst (self->marks, box->step);

      alur_legend_want (legend, ALUR_LEGEND_STEP,
                        box->kind == ALUR_STEP_KIND_END ? ALUR_STEP_KIND_START : box->kind);
      if (box->letter != NULL)
        alur_legend_want (legend, box->mark_topic, box->mark);
      if (worst >= ALUR_SEVERITY_INFO)
        alur_legend_want (legend, ALUR_LEGEND_SEVERITY, worst);
    }
}

static void
draw_shape (AlurStepBoxes *self, const StepBox *box, const AlurRect *rect, const AlurLegend *legend)
{
  static const AlurShape shapes[] = {
    [ALUR_STEP_KIND_NONE] = ALUR_SHAPE_ROUNDED,
    [ALUR_STEP_KIND_START] = ALUR_SHAPE_CAPSULE,
    [ALUR_STEP_KIND_TASK] = ALUR_SHAPE_ROUNDED,
    [ALUR_STEP_KIND_DECISION] = ALUR_SHAPE_DIAMOND,
    [ALUR_STEP_KIND_SUBPROCESS] = ALUR_SHAPE_DOUBLED,
    [ALUR_STEP_KIND_WAIT] = ALUR_SHAPE_ROUNDED,
    [ALUR_STEP_KIND_END] = ALUR_SHAPE_CAPSULE,
  };
  guint topic = box->kind == ALUR_STEP_KIND_END ? ALUR_STEP_KIND_START : box->kind;
  AlurLine line = box->struck ? ALUR_LINE_OUTLINE_FADED : ALUR_LINE_OUTLINE;
  AlurSceneItem *item = alur_scene_add_shape (self->scene, ALUR_LAYER_BOXES, shapes[box->kind],
                                              rect, ALUR_COLOUR_PAPER, line);

  item->role = ALUR_SCENE_BOX;
  item->legend = alur_legend_get (legend, ALUR_LEGEND_STEP, topic);
  if (box->kind == ALUR_STEP_KIND_WAIT)
    {
      AlurRect glass
          = { rect->x + alur_style_get_paper ()->measure.box_padding,
              rect->y + (rect->height - HOURGLASS_HEIGHT) / 2, HOURGLASS_WIDTH, HOURGLASS_HEIGHT };

      item = alur_scene_add_shape (self->scene, ALUR_LAYER_MARKS, ALUR_SHAPE_HOURGLASS, &glass,
                                   ALUR_COLOUR_PAPER, ALUR_LINE_OUTLINE);
      item->role = ALUR_SCENE_DECORATION;
      item->legend = alur_legend_get (legend, ALUR_LEGEND_STEP, topic);
    }
}

static void
add_brackets (AlurStepBoxes *self, const StepBox *box, const AlurRect *text)
{
  static const AlurShape shapes[] = { ALUR_SHAPE_BRACKET_LEFT, ALUR_SHAPE_BRACKET_RIGHT };
  double half
      = measure (self, ALUR_TEXT_STEP, box->text, box->text_width).width / 2 + BRACKET_INSET;
  double middle = text->x + text->width / 2;

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      AlurRect rect = { i == 0 ? middle - half - BRACKET_WIDTH : middle + half,
                        text->y - BRACKET_INSET, BRACKET_WIDTH, text->height + 2 * BRACKET_INSET };
      AlurSceneItem *item = alur_scene_add_shape (self->scene, ALUR_LAYER_MARKS, shapes[i], &rect,
                                                  ALUR_COLOUR_NONE, ALUR_LINE_OUTLINE);

      item->role = ALUR_SCENE_DECORATION;
    }
}

static void
draw_text (AlurStepBoxes *self, const StepBox *box, const AlurRect *rect)
{
  double inner = inner_height (box);
  AlurRect text = { rect->x + (rect->width - box->text_width) / 2,
                    rect->y + (rect->height - inner) / 2, box->text_width, box->text_height };
  AlurRect detail;

  if (box->kind == ALUR_STEP_KIND_WAIT)
    text.x += (HOURGLASS_WIDTH + HOURGLASS_GAP) / 2;
  alur_scene_add_text (self->scene, &text, ALUR_TEXT_STEP, box->text, ALUR_ALIGN_CENTRE,
                       ALUR_COLOUR_INK);
  if (box->struck)
    alur_drawing_strike (self->scene, ALUR_TEXT_STEP, box->text, &text);
  else if (box->bracketed)
    add_brackets (self, box, &text);
  if (box->detail == NULL)
    return;
  detail
      = (AlurRect){ text.x, alur_rect_bottom (&text) + DETAIL_GAP, text.width, box->detail_height };
  alur_scene_add_text (self->scene, &detail, ALUR_TEXT_DETAIL, box->detail, ALUR_ALIGN_CENTRE,
                       ALUR_COLOUR_SOFT);
}

static void
draw_under (AlurStepBoxes *self, const StepBox *box, const AlurRect *under)
{
  AlurRect rect = { under->x, under->y + UNDER_GAP, under->width, box->name_height };

  if (box->name != NULL)
    alur_scene_add_text (self->scene, &rect, ALUR_TEXT_DETAIL, box->name, ALUR_ALIGN_RIGHT,
                         ALUR_COLOUR_INK);
  rect.y += rect.height;
  rect.height = box->time_height;
  if (box->time != NULL)
    alur_scene_add_text (self->scene, &rect, ALUR_TEXT_DETAIL, box->time, ALUR_ALIGN_RIGHT,
                         ALUR_COLOUR_SOFT);
}

static void
draw_signs (AlurStepBoxes *self, const StepBox *box, const AlurRect *rect, const AlurLegend *legend)
{
  const AlurMeasures *style = &alur_style_get_paper ()->measure;
  AlurPoint corner = { alur_rect_right (rect), rect->y };

  if (box->kind == ALUR_STEP_KIND_DECISION) /* outside, on the middle of its upper right side */
    {
      double length = hypot (rect->width, rect->height);

      corner.x += style->mark_radius * rect->height / length - rect->width / 4;
      corner.y += rect->height / 4 - style->mark_radius * rect->width / length;
    }
  if (box->letter != NULL)
    alur_scene_add_mark (self->scene, corner, box->letter,
                         alur_legend_get (legend, box->mark_topic, box->mark));
  corner.x -= style->mark_radius + style->sign_size;
  alur_finding_marks_draw (self->marks, box->step, self->scene, corner, legend);
}

/**
 * alur_step_boxes_draw:
 * @legend: what they were named to, written
 *
 * Draws the step of @place as a group of the scene, and what stands under it as another.
 */
void
alur_step_boxes_draw (AlurStepBoxes *self, const AlurStepPlace *place, const AlurLegend *legend)
{
  const StepBox *box = get_box (self, place->step);

  alur_scene_begin_group (self->scene, alur_element_get_id (place->step),
                          alur_element_get_text (place->step, ALUR_STEP_NAME));
  draw_shape (self, box, &place->box, legend);
  draw_text (self, box, &place->box);
  draw_signs (self, box, &place->box, legend);
  alur_scene_end_group (self->scene);
  if (place->under.width <= 0)
    return;
  alur_scene_begin_group (self->scene, alur_element_get_id (place->step), NULL);
  draw_under (self, box, &place->under);
  alur_scene_end_group (self->scene);
}
