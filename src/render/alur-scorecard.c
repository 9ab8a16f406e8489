/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A procedure on one page: a card for each aim and stance with the figures and criteria that speak
 * of it, and a chart of the fifteen criteria on the scale from 1 to 5. Before and after differ in
 * shape and in filling; what is not scored is said in words and stands nowhere on the scale. */

#include "alur-scorecard.h"

#include "alur-language.h"
#include "alur-metric-text.h"
#include "alur-tell.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define GAP 12.0
#define BLOCK_GAP 20.0
#define PADDING 8.0
#define LINE_GAP 2.5
#define VALUE_GAP 10.0
#define N_CARDS 3       /* of aims, and of stances */
#define BESIDE 1000.0   /* px: from there on the chart stands beside the cards… */
#define CARDS_SHARE 0.5 /* …which get so much of the width */
#define NAME_SHARE 0.28 /* of the width, for the names of the criteria */
#define VALUE_SHARE 0.21
#define ROW_HEIGHT 21.0
#define BEFORE_RADIUS 7.0
#define AFTER_RADIUS 4.6
#define KEY_GAP 18.0

typedef struct
{
  const AlurScorecard *card;
  AlurTextMetrics *metrics;
  AlurScene *scene;
  double left, width; /* of what is being drawn */
  double y;
} Drawing;

static const char *
tr (const AlurScorecard *self, const char *text)
{
  return alur_tr (self->language, text);
}

/* --- Words ------------------------------------------------------------------------------------ */

/* "2 → 4": the same sign in all languages. What is on neither side is one dash. */
static char *
dup_pair (const AlurScorecard *self, const char *before, const char *after)
{
  if (strcmp (before, "–") == 0 && strcmp (after, "–") == 0)
    return g_strdup (before);
  return self->n_sides > 1 ? g_strdup_printf ("%s → %s", before, after) : g_strdup (before);
}

static char *
dup_side_score (const AlurScorecard *self, guint side, AlurCriterion criterion)
{
  const AlurElement *procedure = self->sides[side].procedure;
  guint score = alur_criterion_get_score (criterion, procedure);

  if (procedure == NULL)
    return g_strdup ("–");
  return score > 0 ? g_strdup_printf ("%u", score) : g_strdup (tr (self, N_ ("not scored")));
}

static gboolean
is_scored (const AlurScorecard *self, AlurCriterion criterion)
{
  for (guint side = 0; side < self->n_sides; side++)
    if (alur_criterion_get_score (criterion, self->sides[side].procedure) > 0)
      return TRUE;
  return FALSE;
}

/**
 * alur_scorecard_dup_score:
 *
 * Returns: (transfer full): the scores by a criterion, in words where there is none
 */
char *
alur_scorecard_dup_score (const AlurScorecard *self, AlurCriterion criterion)
{
  g_autofree char *before = dup_side_score (self, 0, criterion);
  g_autofree char *after = dup_side_score (self, self->n_sides - 1, criterion);

  return is_scored (self, criterion) ? dup_pair (self, before, after)
                                     : g_strdup (tr (self, N_ ("not scored")));
}

static char *
dup_side_figure (const AlurScorecard *self, guint side, AlurMetric metric)
{
  const AlurScoreSide *of = &self->sides[side];
  double value = of->procedure != NULL
                     ? alur_figures_get (of->figures, of->procedure)->metrics[metric]
                     : (double) NAN;

  return alur_metric_dup_text (alur_metric_info (metric)->unit, value,
                               alur_figures_get_document (of->figures), self->language);
}

/**
 * alur_scorecard_dup_figure:
 *
 * Returns: (transfer full): what a figure is, and was
 */
char *
alur_scorecard_dup_figure (const AlurScorecard *self, AlurMetric metric)
{
  g_autofree char *before = dup_side_figure (self, 0, metric);
  g_autofree char *after = dup_side_figure (self, self->n_sides - 1, metric);

  return dup_pair (self, before, after);
}

static char *
dup_side_promise (const AlurScorecard *self, guint side)
{
  const AlurScoreSide *of = &self->sides[side];
  AlurDuration promise = of->procedure != NULL
                             ? alur_element_get_duration (of->procedure, ALUR_PROCEDURE_PROMISE)
                             : ALUR_DURATION_UNSET;
  double hours = alur_document_get_hours_per_day (alur_figures_get_document (of->figures));

  return alur_duration_is_set (promise)
             ? alur_language_format_duration (self->language, promise, hours)
             : NULL;
}

/* What was promised, beside the lead time; NULL: nothing was. */
static char *
dup_promise (const AlurScorecard *self)
{
  g_autofree char *before = dup_side_promise (self, 0);
  g_autofree char *after = dup_side_promise (self, self->n_sides - 1);

  if (before == NULL && after == NULL)
    return NULL;
  if (g_strcmp0 (before, after) == 0)
    return g_steal_pointer (&before);
  return dup_pair (self, before != NULL ? before : "–", after != NULL ? after : "–");
}

static char *
dup_stage_name (const AlurScorecard *self, guint side)
{
  AlurTeller teller = { alur_figures_get_document (self->sides[side].figures), self->language };

  return alur_tell_name (&teller, self->sides[side].stage);
}

/* The lines of a card: a name and what it is. */
typedef void (*LineFunc) (gpointer data, const char *name, const char *value);

static void
tell_figures (const AlurScorecard *self, AlurAim aim, LineFunc tell, gpointer data)
{
  guint n_metrics;
  const AlurMetric *metrics = alur_aim_get_metrics (aim, &n_metrics);

  for (guint i = 0; i < n_metrics; i++)
    {
      g_autofree char *value = alur_scorecard_dup_figure (self, metrics[i]);
      g_autofree char *promise = metrics[i] == ALUR_METRIC_LEAD ? dup_promise (self) : NULL;

      tell (data, tr (self, alur_metric_info (metrics[i])->label), value);
      if (promise != NULL)
        /* Translators: the time that the service standard promises, below the lead time */
        tell (data, tr (self, N_ ("Promised time")), promise);
    }
}

static void
tell_criteria (const AlurScorecard *self, AlurAim aim, LineFunc tell, gpointer data)
{
  guint n_criteria;
  const AlurCriterion *criteria = alur_aim_get_criteria (aim, &n_criteria);

  for (guint i = 0; i < n_criteria; i++)
    {
      g_autofree char *name = alur_criterion_dup_label (criteria[i], self->language);
      g_autofree char *value = alur_scorecard_dup_score (self, criteria[i]);

      tell (data, name, value);
    }
}

static void
append_line (gpointer data, const char *name, const char *value)
{
  GString *text = data;
  gboolean is_first = strchr (text->str, ':') == NULL;

  g_string_append_printf (text, "%s%s: %s", is_first ? ". " : "; ", name, value);
}

/* A card in one line. */
static char *
dup_aim (const AlurScorecard *self, AlurAim aim)
{
  GString *text = g_string_new (alur_aim_get_label (aim, self->language));

  tell_figures (self, aim, append_line, text);
  tell_criteria (self, aim, append_line, text);
  return g_string_free (text, FALSE);
}

/**
 * alur_scorecard_describe:
 *
 * Returns: (transfer full): all that the drawing shows, a line a card, for those who can't see it
 */
char *
alur_scorecard_describe (const AlurScorecard *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint aim = 0; aim < ALUR_N_AIMS; aim++)
    {
      g_autofree char *line = dup_aim (self, (AlurAim) aim);

      g_string_append_printf (text, "%s%s.", aim > 0 ? "\n" : "", line);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* --- Texts ------------------------------------------------------------------------------------ */

static AlurTextExtents
measure (const Drawing *self, AlurTextRole role, const char *text, double width)
{
  return alur_text_metrics_measure (self->metrics, role, text, width);
}

/* Draws a text at the current height, unless it is only measured; gives the height that it takes.
 */
static double
draw_text (Drawing *self,
           double x,
           double width,
           AlurTextRole role,
           const char *text,
           AlurAlign align,
           AlurColour ink)
{
  double height = measure (self, role, text, width).height;
  AlurRect rect = { x, self->y, width, height };

  if (self->scene != NULL)
    alur_scene_add_text (self->scene, &rect, role, text, align, ink)->role = ALUR_SCENE_LABEL;
  return height;
}

static void
draw_rule (Drawing *self, double x1, double y1, double x2, double y2, AlurLine line)
{
  AlurPoint points[] = { { x1, y1 }, { x2, y2 } };

  if (self->scene != NULL)
    alur_scene_add_polygon (self->scene, ALUR_LAYER_LINES, points, G_N_ELEMENTS (points),
                            ALUR_COLOUR_NONE, line);
}

/* --- Cards ------------------------------------------------------------------------------------ */

typedef struct
{
  Drawing *drawing;
  double x, width;
} Column;

/* The value stands at the end of the line of its name, or in one of its own. */
static void
draw_line (gpointer data, const char *name, const char *value)
{
  const Column *column = data;
  Drawing *self = column->drawing;
  AlurTextExtents name_size = measure (self, ALUR_TEXT_DETAIL, name, column->width);
  AlurTextExtents value_size = measure (self, ALUR_TEXT_DETAIL, value, column->width);
  gboolean beside = name_size.n_lines == 1 && value_size.n_lines == 1
                    && name_size.width + VALUE_GAP + value_size.width <= column->width;

  draw_text (self, column->x, column->width, ALUR_TEXT_DETAIL, name, ALUR_ALIGN_LEFT,
             ALUR_COLOUR_INK);
  if (!beside)
    self->y += name_size.height;
  draw_text (self, column->x, column->width, ALUR_TEXT_DETAIL, value, ALUR_ALIGN_RIGHT,
             ALUR_COLOUR_INK);
  self->y += value_size.height + LINE_GAP;
}

static void
draw_head (const Column *column, const char *text)
{
  Drawing *self = column->drawing;

  self->y += 5;
  self->y += draw_text (self, column->x, column->width, ALUR_TEXT_HEAD, text, ALUR_ALIGN_LEFT,
                        ALUR_COLOUR_SOFT)
             + 1;
  draw_rule (self, column->x, self->y, column->x + column->width, self->y, ALUR_LINE_FRAME);
  self->y += LINE_GAP + 1;
}

/* Draws what a card says, or only goes down as far as that takes. */
static void
draw_card_texts (Drawing *self, AlurAim aim, double x, double width)
{
  const AlurScorecard *card = self->card;
  Column column = { self, x + PADDING, width - 2 * PADDING };

  self->y += PADDING;
  self->y += draw_text (self, column.x, column.width, ALUR_TEXT_NAME,
                        alur_aim_get_label (aim, card->language), ALUR_ALIGN_LEFT, ALUR_COLOUR_INK);
  self->y
      += draw_text (self, column.x, column.width, ALUR_TEXT_DETAIL,
                    alur_aim_get_meaning (aim, card->language), ALUR_ALIGN_LEFT, ALUR_COLOUR_SOFT);
  draw_head (&column, tr (card, N_ ("Figures")));
  tell_figures (card, aim, draw_line, &column);
  draw_head (&column, tr (card, N_ ("Criteria")));
  tell_criteria (card, aim, draw_line, &column);
  self->y += PADDING - LINE_GAP;
}

static double
measure_card (const Drawing *self, AlurAim aim, double width)
{
  Drawing measured = *self;

  measured.scene = NULL;
  measured.y = 0;
  draw_card_texts (&measured, aim, 0, width);
  return measured.y;
}

static void
draw_card (Drawing *self, AlurAim aim, const AlurRect *rect)
{
  g_autofree char *alt = dup_aim (self->card, aim);

  alur_scene_begin_group (self->scene, alur_aim_get_id (aim), alt);
  alur_scene_add_shape (self->scene, ALUR_LAYER_GROUND, ALUR_SHAPE_ROUNDED, rect, ALUR_COLOUR_PAPER,
                        ALUR_LINE_FRAME)
      ->role
      = ALUR_SCENE_DECORATION;
  self->y = rect->y;
  draw_card_texts (self, aim, rect->x, rect->width);
  alur_scene_end_group (self->scene);
}

/* A row of cards of one height. */
static void
draw_row_of_cards (Drawing *self, AlurAim first, guint n_cards)
{
  double width = (self->width - (n_cards - 1) * GAP) / n_cards;
  double height = 0;
  double top = self->y;

  for (guint i = 0; i < n_cards; i++)
    height = MAX (height, measure_card (self, (AlurAim) (first + i), width));
  for (guint i = 0; i < n_cards; i++)
    {
      AlurRect rect = { self->left + i * (width + GAP), top, width, height };

      draw_card (self, (AlurAim) (first + i), &rect);
    }
  self->y = top + height + GAP;
}

/* The three aims or the three stances, @across beside each other. */
static void
draw_cards (Drawing *self, AlurAim first, guint across, const char *title)
{
  self->y += draw_text (self, self->left, self->width, ALUR_TEXT_SUBTITLE, title, ALUR_ALIGN_LEFT,
                        ALUR_COLOUR_INK)
             + 6;
  for (guint i = 0; i < N_CARDS; i += across)
    draw_row_of_cards (self, (AlurAim) (first + i), across);
  self->y += BLOCK_GAP - GAP;
}

/* --- The chart -------------------------------------------------------------------------------- */

static double
get_scale_x (const Drawing *self, guint score)
{
  double left = self->left + self->width * NAME_SHARE + GAP + BEFORE_RADIUS;
  double right = self->left + self->width * (1 - VALUE_SHARE) - GAP - BEFORE_RADIUS;

  return left
         + (right - left) * (score - ALUR_SCORE_LOWEST) / (ALUR_SCORE_HIGHEST - ALUR_SCORE_LOWEST);
}

/* Before is a hollow circle, after a filled diamond that fits into it where both are the same. */
static void
draw_point (Drawing *self, gboolean is_after, double x, double y)
{
  double radius = is_after ? AFTER_RADIUS : BEFORE_RADIUS;
  AlurRect rect = { x - radius, y - radius, 2 * radius, 2 * radius };
  AlurSceneItem *item
      = alur_scene_add_shape (self->scene, is_after ? ALUR_LAYER_MARKS : ALUR_LAYER_BOXES,
                              is_after ? ALUR_SHAPE_DIAMOND : ALUR_SHAPE_CIRCLE, &rect,
                              is_after ? ALUR_COLOUR_LINE : ALUR_COLOUR_PAPER, ALUR_LINE_MARK);

  item->role = ALUR_SCENE_DECORATION;
}

/* Which sign is which stage, and what the scale is. */
static void
draw_key (Drawing *self)
{
  const AlurScorecard *card = self->card;
  const char *scale = tr (card, N_ ("1 is the lowest score, 5 the highest"));
  double line = measure (self, ALUR_TEXT_DETAIL, scale, 0).height;
  double most = self->width * 0.3;
  double x = self->left;
  double height;

  for (guint side = 0; side < card->n_sides; side++)
    {
      g_autofree char *name = dup_stage_name (card, side);

      draw_point (self, side == card->n_sides - 1, x + BEFORE_RADIUS + 1, self->y + line / 2);
      x += 2 * BEFORE_RADIUS + 8;
      height = draw_text (self, x, most, ALUR_TEXT_DETAIL, name, ALUR_ALIGN_LEFT, ALUR_COLOUR_INK);
      line = MAX (line, height);
      x += measure (self, ALUR_TEXT_DETAIL, name, most).width + KEY_GAP;
    }
  height = draw_text (self, x, self->left + self->width - x, ALUR_TEXT_DETAIL, scale,
                      ALUR_ALIGN_RIGHT, ALUR_COLOUR_SOFT);
  self->y += MAX (line, height) + 8;
}

static void
draw_scale (Drawing *self, double bottom)
{
  double top = self->y;

  for (guint score = ALUR_SCORE_LOWEST; score <= ALUR_SCORE_HIGHEST; score++)
    {
      double x = get_scale_x (self, score);
      char digits[] = { (char) ('0' + score), '\0' };

      draw_text (self, x - 10, 20, ALUR_TEXT_DETAIL, digits, ALUR_ALIGN_CENTRE, ALUR_COLOUR_SOFT);
      draw_rule (self, x, top + 15, x, bottom, ALUR_LINE_FRAME);
    }
  self->y += 15;
}

/* From the one to the other, so that the eye finds the pair. */
static void
draw_way (Drawing *self, guint before, guint after, double y)
{
  double sign = after > before ? 1 : -1;
  double from = get_scale_x (self, before) + sign * BEFORE_RADIUS;
  double to = get_scale_x (self, after) - sign * AFTER_RADIUS;

  draw_rule (self, from, y, to, y, ALUR_LINE_MARK);
}

static void
draw_scores (Drawing *self, AlurCriterion criterion, double y)
{
  const AlurScorecard *card = self->card;
  guint scores[2] = { 0, 0 };

  for (guint side = 0; side < card->n_sides; side++)
    {
      scores[side] = alur_criterion_get_score (criterion, card->sides[side].procedure);
      if (scores[side] > 0)
        draw_point (self, side == card->n_sides - 1, get_scale_x (self, scores[side]), y);
    }
  if (scores[0] > 0 && scores[1] > 0 && scores[0] != scores[1])
    draw_way (self, scores[0], scores[1], y);
}

static double
measure_row (const Drawing *self, AlurCriterion criterion)
{
  g_autofree char *name = alur_criterion_dup_label (criterion, self->card->language);
  g_autofree char *value = alur_scorecard_dup_score (self->card, criterion);

  return MAX (
      ROW_HEIGHT,
      6
          + MAX (measure (self, ALUR_TEXT_DETAIL, name, self->width * NAME_SHARE).height,
                 measure (self, ALUR_TEXT_DETAIL, value, self->width * VALUE_SHARE).height));
}

static void
draw_row (Drawing *self, AlurCriterion criterion)
{
  const AlurScorecard *card = self->card;
  g_autofree char *name = alur_criterion_dup_label (criterion, card->language);
  g_autofree char *value = alur_scorecard_dup_score (card, criterion);
  g_autofree char *alt = g_strdup_printf ("%s: %s", name, value);
  double height = measure_row (self, criterion);
  AlurRect name_rect = { self->left, self->y, self->width * NAME_SHARE, height };
  AlurRect value_rect = { self->left + self->width * (1 - VALUE_SHARE), self->y,
                          self->width * VALUE_SHARE, height };

  alur_scene_begin_group (self->scene, alur_criterion_words[criterion].name, alt);
  alur_scene_add_text (self->scene, &name_rect, ALUR_TEXT_DETAIL, name,
                       ALUR_ALIGN_LEFT | ALUR_ALIGN_MIDDLE, ALUR_COLOUR_INK)
      ->role
      = ALUR_SCENE_LABEL;
  alur_scene_add_text (self->scene, &value_rect, ALUR_TEXT_DETAIL, value,
                       ALUR_ALIGN_LEFT | ALUR_ALIGN_MIDDLE,
                       is_scored (card, criterion) ? ALUR_COLOUR_INK : ALUR_COLOUR_SOFT)
      ->role
      = ALUR_SCENE_LABEL;
  draw_scores (self, criterion, self->y + height / 2);
  alur_scene_end_group (self->scene);
  self->y += height;
}

static void
draw_chart (Drawing *self)
{
  double bottom;

  self->y
      += draw_text (self, self->left, self->width, ALUR_TEXT_SUBTITLE,
                    tr (self->card, N_ ("The fifteen criteria")), ALUR_ALIGN_LEFT, ALUR_COLOUR_INK)
         + 6;
  draw_key (self);
  bottom = self->y + 15;
  for (guint i = ALUR_CRITERION_NONE + 1; i < ALUR_N_CRITERIA; i++)
    bottom += measure_row (self, (AlurCriterion) i);
  draw_scale (self, bottom);
  for (guint i = ALUR_CRITERION_NONE + 1; i < ALUR_N_CRITERIA; i++)
    draw_row (self, (AlurCriterion) i);
}

static void
draw_below (Drawing *self)
{
  draw_cards (self, ALUR_AIM_EFFICIENCY, N_CARDS, tr (self->card, N_ ("Three aims")));
  draw_cards (self, ALUR_AIM_RESPONSIVENESS, N_CARDS, tr (self->card, N_ ("Three stances")));
  draw_chart (self);
}

/* Aims, stances and chart side by side. */
static void
draw_beside (Drawing *self)
{
  double whole = self->width;

  self->width = whole * CARDS_SHARE / 2 - GAP;
  draw_cards (self, ALUR_AIM_EFFICIENCY, 1, tr (self->card, N_ ("Three aims")));
  self->left += self->width + GAP;
  self->y = 0;
  draw_cards (self, ALUR_AIM_RESPONSIVENESS, 1, tr (self->card, N_ ("Three stances")));
  self->left += self->width + 2 * GAP;
  self->width = whole - self->left;
  self->y = 0;
  draw_chart (self);
}

/**
 * alur_scorecard_draw:
 * @self: a procedure in one stage or two
 * @metrics: measures texts
 * @width: how wide the drawing is, in px; no less than ALUR_SCORECARD_LEAST
 *
 * Returns: (transfer full): the drawing
 */
AlurScene *
alur_scorecard_draw (const AlurScorecard *self, AlurPangoMetrics *metrics, double width)
{
  Drawing drawing = { .card = self,
                      .metrics = alur_pango_metrics_get_interface (metrics),
                      .scene = alur_scene_new (metrics),
                      .width = MAX (width, ALUR_SCORECARD_LEAST) };
  g_autofree char *alt = alur_scorecard_describe (self);

  alur_scene_set_alt (drawing.scene, alt);
  if (drawing.width < BESIDE)
    draw_below (&drawing);
  else
    draw_beside (&drawing);
  return drawing.scene;
}
