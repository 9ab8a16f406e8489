/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the time of a case goes: for each step two bars, before and after, of what it takes in work
 * (filled) and in waiting (hollow). The lengths are expected minutes a case, so that a step that is
 * repeated, or that few cases come to, is as long as it weighs, and all of a stage add up to the
 * time that the table of figures tells. */

#include "alur-time-chart.h"

#include "alur-drawing.h"
#include "alur-language.h"
#include "alur-tell.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define NAME_WIDTH 220.0
#define BARS_WIDTH 420.0
#define FIGURE_WIDTH 150.0
#define COLUMN_GAP 12.0
#define BAR_HEIGHT 10.0
#define BAR_GAP 3.0
#define ROW_GAP 10.0
#define KEY_GAP 20.0
#define KEY_WIDTH 28.0

typedef struct
{
  double work, wait; /* expected minutes a case */
  gboolean there;
} Share;

typedef struct
{
  const AlurElement *step; /* as in the first stage, of a new one as in the second */
  Share shares[2];
} Row;

typedef struct
{
  const AlurViewRequest *request;
  const AlurComparison *comparison;
  AlurTextMetrics *metrics;
  AlurScene *scene;
  GArray *rows;      /* of Row */
  gboolean known[2]; /* whether anything is known of a stage */
  double longest;
  double y;
} Chart;

static Row *
find_row (Chart *self, const AlurElement *step)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_array_index (self->rows, Row, i).step == step)
      return &g_array_index (self->rows, Row, i);
  g_array_set_size (self->rows, self->rows->len + 1);
  g_array_index (self->rows, Row, self->rows->len - 1) = (Row){ .step = step };
  return &g_array_index (self->rows, Row, self->rows->len - 1);
}

/* What the step takes in all of a case, with what it calls. */
static Share
weigh_step (AlurFigures *figures, const AlurProcedureFigures *of, guint number)
{
  const AlurControlStep *step = &of->graph->steps[number];
  Share share = { step->work, step->wait, TRUE };

  if (step->callee != G_MAXUINT && of->executions[number] > 0)
    {
      const AlurProcedureFigures *called
          = alur_figures_get (figures, of->graph->callees[step->callee]);

      share.work += called->metrics[ALUR_METRIC_WORK];
      share.wait += called->metrics[ALUR_METRIC_WAIT];
    }
  share.work *= of->executions[number];
  share.wait *= of->executions[number];
  return share;
}

static void
add_side (Chart *self, const AlurElement *procedure, guint side)
{
  AlurFigures *all = alur_comparison_get_figures (self->comparison, side);
  const AlurProcedureFigures *figures = alur_figures_get (all, procedure);

  self->known[side] = figures->executions != NULL;
  for (guint i = 0; figures->executions != NULL && i < figures->graph->n_steps; i++)
    {
      const AlurControlStep *step = &figures->graph->steps[i];
      const AlurElement *before
          = side == 0 ? step->element : alur_comparison_find (self->comparison, 1, step->element);
      Row *row;

      if (step->kind == ALUR_STEP_KIND_START || step->kind == ALUR_STEP_KIND_END)
        continue;
      row = find_row (self, before != NULL ? before : step->element);
      row->shares[side] = weigh_step (all, figures, i);
    }
}

/* Steps without any time say nothing here. */
static void
drop_timeless (Chart *self)
{
  for (guint i = self->rows->len; i-- > 0;)
    {
      const Row *row = &g_array_index (self->rows, Row, i);
      double all = 0;

      for (guint side = 0; side < 2; side++)
        {
          double length = row->shares[side].work + row->shares[side].wait;

          all += length;
          self->longest = MAX (self->longest, length);
        }
      if (!(all > 0))
        g_array_remove_index (self->rows, i);
    }
}

static char *
dup_time (Chart *self, double minutes)
{
  return alur_language_format_minutes (self->request->language, minutes,
                                       alur_document_get_hours_per_day (self->request->document));
}

static char *
dup_stage_name (Chart *self, guint side)
{
  AlurFigures *figures = alur_comparison_get_figures (self->comparison, side);
  AlurTeller teller = { alur_figures_get_document (figures), self->request->language };

  return alur_tell_name (&teller, alur_comparison_get_stage (self->comparison, side));
}

static double
draw_text (Chart *self, double x, double width, AlurTextRole role, const char *text, AlurColour ink)
{
  double height = alur_text_metrics_measure (self->metrics, role, text, width).height;
  AlurRect rect = { x, self->y, width, height };
  AlurSceneItem *item = alur_scene_add_text (self->scene, &rect, role, text, ALUR_ALIGN_LEFT, ink);

  item->role = ALUR_SCENE_LABEL;
  return height;
}

static void
draw_bar (Chart *self, double y, const Share *share)
{
  double scale = BARS_WIDTH / self->longest;
  double x = NAME_WIDTH + COLUMN_GAP;
  const double lengths[] = { share->work * scale, share->wait * scale };
  static const AlurColour fills[] = { ALUR_COLOUR_LINE, ALUR_COLOUR_PAPER };
  AlurSceneItem *item;

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      AlurRect rect = { x, y, lengths[i], BAR_HEIGHT };

      if (!(lengths[i] > 0))
        continue;
      item = alur_scene_add_shape (self->scene, ALUR_LAYER_GROUND, ALUR_SHAPE_RECT, &rect, fills[i],
                                   ALUR_LINE_FRAME);
      item->role = ALUR_SCENE_DECORATION;
      x += lengths[i];
    }
}

static void
draw_shares (Chart *self, const Row *row)
{
  for (guint side = 0; side < 2; side++)
    {
      const Share *share = &row->shares[side];
      double y = self->y + side * (BAR_HEIGHT + BAR_GAP);
      AlurRect rect = { NAME_WIDTH + BARS_WIDTH + 2 * COLUMN_GAP, y, FIGURE_WIDTH, BAR_HEIGHT };
      g_autofree char *time = share->there ? dup_time (self, share->work + share->wait) : NULL;
      AlurSceneItem *item;

      draw_bar (self, y, share);
      item
          = alur_scene_add_text (self->scene, &rect, ALUR_TEXT_DETAIL, time != NULL ? time : "–",
                                 ALUR_ALIGN_MIDDLE, side == 0 ? ALUR_COLOUR_SOFT : ALUR_COLOUR_INK);
      item->role = ALUR_SCENE_LABEL;
    }
}

static void
draw_row (Chart *self, const Row *row)
{
  const char *name = alur_element_get_text (row->step, ALUR_STEP_NAME);
  double height;

  if (name == NULL)
    name = alur_tr (self->request->language, N_ ("(without name)"));
  alur_scene_begin_group (self->scene, alur_element_get_id (row->step), name);
  height = draw_text (self, 0, NAME_WIDTH, ALUR_TEXT_DETAIL, name, ALUR_COLOUR_INK);
  draw_shares (self, row);
  alur_scene_end_group (self->scene);
  self->y += MAX (height, 2 * BAR_HEIGHT + BAR_GAP) + ROW_GAP;
}

/* What a bar says: a filled and a hollow piece, and which of two bars is which stage. */
static void
draw_key (Chart *self)
{
  const char *language = self->request->language;
  const char *texts[] = { alur_tr (language, N_ ("Work")), alur_tr (language, N_ ("Waiting")) };
  static const AlurColour fills[] = { ALUR_COLOUR_LINE, ALUR_COLOUR_PAPER };
  g_autofree char *upper = dup_stage_name (self, 0);
  g_autofree char *lower = dup_stage_name (self, 1);
  g_autofree char *bars = NULL;
  double x = 0;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      AlurTextExtents extents
          = alur_text_metrics_measure (self->metrics, ALUR_TEXT_DETAIL, texts[i], 0);
      AlurRect rect = { x, self->y + (extents.height - BAR_HEIGHT) / 2, KEY_WIDTH, BAR_HEIGHT };

      alur_scene_add_shape (self->scene, ALUR_LAYER_GROUND, ALUR_SHAPE_RECT, &rect, fills[i],
                            ALUR_LINE_FRAME)
          ->role
          = ALUR_SCENE_DECORATION;
      draw_text (self, x + KEY_WIDTH + 6, 0, ALUR_TEXT_DETAIL, texts[i], ALUR_COLOUR_INK);
      x += KEY_WIDTH + 6 + extents.width + KEY_GAP;
    }
  /* Translators: two stages; each step has two bars, one above the other. */
  bars = g_strdup_printf (
      alur_tr (language, N_ ("upper bar: %s · lower bar: %s · expected time a case")), upper,
      lower);
  self->y += draw_text (self, x, NAME_WIDTH + BARS_WIDTH + FIGURE_WIDTH - x, ALUR_TEXT_DETAIL, bars,
                        ALUR_COLOUR_SOFT)
             + KEY_GAP;
}

static void
draw_sum (Chart *self)
{
  AlurPoint line[]
      = { { 0, self->y }, { NAME_WIDTH + BARS_WIDTH + FIGURE_WIDTH + 2 * COLUMN_GAP, self->y } };
  double left = NAME_WIDTH + COLUMN_GAP;
  double sums[2][2] = { { 0 } };

  for (guint i = 0; i < self->rows->len; i++)
    for (guint side = 0; side < 2; side++)
      {
        sums[side][0] += g_array_index (self->rows, Row, i).shares[side].work;
        sums[side][1] += g_array_index (self->rows, Row, i).shares[side].wait;
      }
  alur_scene_add_polygon (self->scene, ALUR_LAYER_LINES, line, G_N_ELEMENTS (line),
                          ALUR_COLOUR_NONE, ALUR_LINE_RULE);
  self->y += ROW_GAP;
  draw_text (self, 0, NAME_WIDTH, ALUR_TEXT_HEAD,
             alur_tr (self->request->language, N_ ("All steps together")), ALUR_COLOUR_INK);
  for (guint side = 0; side < 2; side++)
    {
      g_autofree char *stage = dup_stage_name (self, side);
      g_autofree char *work = self->known[side] ? dup_time (self, sums[side][0]) : g_strdup ("–");
      g_autofree char *wait = self->known[side] ? dup_time (self, sums[side][1]) : g_strdup ("–");
      g_autofree char *text
          /* Translators: a stage; two times. */
          = g_strdup_printf (alur_tr (self->request->language, N_ ("%s: %s work, %s waiting")),
                             stage, work, wait);

      self->y += draw_text (self, left, BARS_WIDTH + FIGURE_WIDTH, ALUR_TEXT_DETAIL, text,
                            ALUR_COLOUR_INK)
                 + BAR_GAP;
    }
}

/**
 * alur_time_chart_draw:
 * @request: of the first stage
 * @comparison: of the two stages
 * @before: (nullable): a procedure of the first stage
 * @after: (nullable): the same in the second
 *
 * Returns: (transfer full) (nullable): the chart; NULL where no step takes any time
 */
AlurScene *
alur_time_chart_draw (const AlurViewRequest *request,
                      const AlurComparison *comparison,
                      const AlurElement *before,
                      const AlurElement *after)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (Row));
  Chart self = { .request = request,
                 .comparison = comparison,
                 .metrics = alur_pango_metrics_get_interface (request->metrics),
                 .rows = rows };

  if (before != NULL)
    add_side (&self, before, 0);
  if (after != NULL)
    add_side (&self, after, 1);
  drop_timeless (&self);
  if (rows->len == 0)
    return NULL;
  self.scene = alur_scene_new (request->metrics);
  draw_key (&self);
  for (guint i = 0; i < rows->len; i++)
    draw_row (&self, &g_array_index (rows, Row, i));
  draw_sum (&self);
  return self.scene;
}
