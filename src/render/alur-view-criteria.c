/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How well the procedures do by the fifteen criteria, before and after: for each procedure a
 * drawing of aims, stances and scores, then all scores with their evidence in one table. Where
 * nobody asks for one procedure, those without any score are left out. */

#include "alur-comparison.h"
#include "alur-language.h"
#include "alur-scorecard.h"
#include "alur-tell.h"
#include "alur-view-builders.h"

#include <glib/gi18n-lib.h>

#define CRITERION_WIDTH 150.0
#define AIM_WIDTH 110.0
#define SCORE_WIDTH 76.0
#define EVIDENCE_WIDTH 190.0
#define GOOD_SCALE 0.9 /* no other drawing is looked for */

typedef struct
{
  AlurViewOutput *output;
  const AlurViewRequest *request;
  AlurScorecard card; /* its procedures change */
  char *stages;       /* "Now → Target", or the only one */
  AlurTable *table;   /* NULL: no procedure yet */
} Builder;

static const char *
tr (const Builder *self, const char *text)
{
  return alur_tr (self->request->language, text);
}

static char *
dup_stage_name (const Builder *self, guint side)
{
  const AlurScoreSide *of = &self->card.sides[side];
  AlurTeller teller = { alur_figures_get_document (of->figures), self->request->language };

  return alur_tell_name (&teller, of->stage);
}

/* --- The table -------------------------------------------------------------------------------- */

static void
start_table (Builder *self)
{
  self->table = alur_table_new (self->request->metrics, self->request->language);
  alur_table_add_column (self->table, tr (self, N_ ("Criterion")), ALUR_COLUMN_TEXT,
                         CRITERION_WIDTH, 0);
  /* Translators: heads the aim or stance that a criterion speaks of */
  alur_table_add_column (self->table, tr (self, N_ ("Speaks of")), ALUR_COLUMN_TEXT, AIM_WIDTH, 0);
  alur_table_repeat_columns (self->table, 1);
  for (guint side = 0; side < self->card.n_sides; side++)
    {
      g_autofree char *name = dup_stage_name (self, side);

      alur_table_add_column (self->table, name, ALUR_COLUMN_CENTRED, SCORE_WIDTH, 0);
    }
  for (guint side = 0; side < self->card.n_sides; side++)
    {
      g_autofree char *name = dup_stage_name (self, side);
      g_autofree char *title
          /* Translators: %s is a stage. */
          = g_strdup_printf (alur_tr (self->request->language, N_ ("Evidence: %s")), name);

      alur_table_add_column (self->table, title, ALUR_COLUMN_TEXT, EVIDENCE_WIDTH, 1);
    }
}

static void
add_score (Builder *self, guint side, AlurCriterion criterion)
{
  const AlurElement *procedure = self->card.sides[side].procedure;
  guint score = alur_criterion_get_score (criterion, procedure);
  g_autofree char *text = g_strdup_printf ("%u", score);

  alur_table_add_cell (self->table, procedure == NULL ? "–"
                                    : score == 0      ? tr (self, N_ ("not scored"))
                                                      : text);
}

static void
add_row (Builder *self, AlurCriterion criterion)
{
  const char *language = self->request->language;
  g_autofree char *label = alur_criterion_dup_label (criterion, language);

  alur_table_add_row (self->table, alur_criterion_words[criterion].name);
  alur_table_add_cell (self->table, label);
  alur_table_add_cell (self->table,
                       alur_aim_get_label (alur_criterion_get_aim (criterion), language));
  for (guint side = 0; side < self->card.n_sides; side++)
    add_score (self, side, criterion);
  for (guint side = 0; side < self->card.n_sides; side++)
    {
      const AlurElement *score
          = alur_criterion_find_score (criterion, self->card.sides[side].procedure);

      alur_table_add_cell (self->table, score != NULL ? score->text : NULL);
    }
}

/* --- The drawing ------------------------------------------------------------------------------ */

/* How large the drawing is on the page that holds it best. */
static double
get_scale (const AlurViewRequest *request, AlurScene *scene)
{
  AlurRect bounds = alur_scene_get_bounds (scene);
  double best = request->n_rooms == 0 ? 1 : 0;

  for (guint i = 0; i < request->n_rooms; i++)
    {
      double scale
          = MIN (request->rooms[i].width / bounds.width, request->rooms[i].height / bounds.height);

      best = MAX (best, MIN (scale, 1));
    }
  return best;
}

/* A drawing that is wider is less high, which suits pages that lie across. */
static AlurScene *
draw_card (const Builder *self)
{
  static const double widths[]
      = { ALUR_SCORECARD_USUAL, ALUR_SCORECARD_ACROSS, ALUR_SCORECARD_LEAST };
  AlurScene *best = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      AlurScene *scene = alur_scorecard_draw (&self->card, self->request->metrics, widths[i]);

      if (best == NULL || get_scale (self->request, scene) > get_scale (self->request, best))
        {
          g_clear_pointer (&best, alur_scene_unref);
          best = g_steal_pointer (&scene);
        }
      g_clear_pointer (&scene, alur_scene_unref);
      if (get_scale (self->request, best) >= GOOD_SCALE)
        break;
    }
  return best;
}

/* --- Procedures ------------------------------------------------------------------------------- */

static const AlurElement *
get_named (const Builder *self)
{
  const AlurElement *first = self->card.sides[0].procedure;

  return first != NULL ? first : self->card.sides[self->card.n_sides - 1].procedure;
}

static gboolean
is_wanted (const Builder *self)
{
  guint n_scores = 0;

  if (self->request->procedure != NULL)
    return g_str_equal (self->request->procedure, alur_element_get_id (get_named (self)));
  for (guint side = 0; side < self->card.n_sides; side++)
    n_scores += alur_criteria_count_scores (self->card.sides[side].procedure);
  return n_scores > 0;
}

static void
add_procedure (Builder *self, const AlurElement *before, const AlurElement *after)
{
  AlurTeller teller = { self->request->document, self->request->language };
  g_autofree char *name = NULL;
  AlurViewPart *part;

  self->card.sides[0].procedure = before;
  self->card.sides[1].procedure = after;
  if (!is_wanted (self))
    return;
  name = alur_tell_name (&teller, get_named (self));
  part = alur_view_output_take_scene (
      self->output,
      /* Translators: %s is a procedure. */
      g_strdup_printf (alur_tr (self->request->language, N_ ("Criteria: %s")), name),
      g_strdup_printf ("criteria:%s", alur_element_get_id (get_named (self))), draw_card (self));
  part->stage = g_strdup (self->stages);
  if (self->table == NULL)
    start_table (self);
  alur_table_add_section (self->table, name);
  for (guint i = ALUR_CRITERION_NONE + 1; i < ALUR_N_CRITERIA; i++)
    add_row (self, (AlurCriterion) i);
}

/* Comparing takes a while in a large document, and most have no scores. */
static gboolean
is_any_scored (const Builder *self)
{
  for (guint side = 0; side < self->card.n_sides; side++)
    ALUR_FOREACH (procedure, self->card.sides[side].stage, ALUR_KIND_PROCEDURE)
  if (alur_criteria_count_scores (procedure) > 0)
    return TRUE;
  return FALSE;
}

static void
add_pairs (Builder *self)
{
  g_autoptr (AlurComparison) comparison
      = alur_comparison_new (self->card.sides[0].figures, self->card.sides[0].stage,
                             self->card.sides[1].figures, self->card.sides[1].stage);

  ALUR_FOREACH (before, self->card.sides[0].stage, ALUR_KIND_PROCEDURE)
  add_procedure (self, before, alur_comparison_find (comparison, 0, before));
  ALUR_FOREACH (after, self->card.sides[1].stage, ALUR_KIND_PROCEDURE)
  if (alur_comparison_find (comparison, 1, after) == NULL)
    add_procedure (self, NULL, after);
}

static void
add_all (Builder *self)
{
  AlurViewPart *part;

  if (self->card.n_sides == 1)
    ALUR_FOREACH (procedure, self->card.sides[0].stage, ALUR_KIND_PROCEDURE)
  add_procedure (self, procedure, NULL);
  if (self->card.n_sides > 1 && (self->request->procedure != NULL || is_any_scored (self)))
    add_pairs (self);
  if (self->table == NULL)
    {
      alur_view_output_take_empty (self->output, self->request,
                                   g_strdup (tr (self, N_ ("The fifteen criteria"))),
                                   g_strdup ("criteria"), N_ ("No procedure is scored yet."),
                                   N_ ("Score the procedures by the fifteen criteria, from 1 to 5, "
                                       "and write down what the score rests on."));
      return;
    }
  part = alur_view_output_take_table (self->output,
                                      g_strdup (tr (self, N_ ("Scores and their evidence"))),
                                      g_strdup ("criteria"), g_steal_pointer (&self->table));
  part->stage = g_strdup (self->stages);
}

/* --- Stages ----------------------------------------------------------------------------------- */

/* A stage with the one before it; the first one, before which there is nothing, with what it shall
 * become. */
static guint
choose_stages (const AlurViewRequest *request, const AlurElement *stages[2])
{
  const AlurElement *before = alur_element_previous (request->stage, ALUR_KIND_STAGE);

  stages[0] = request->stage;
  stages[1] = request->other_stage;
  if (stages[1] == NULL && request->other != NULL)
    stages[1] = alur_document_get_last_stage (request->other);
  if (stages[1] == NULL && before != NULL)
    {
      stages[0] = before;
      stages[1] = request->stage;
    }
  if (stages[1] == NULL)
    stages[1] = alur_document_get_last_stage (request->document);
  return stages[1] != stages[0] ? 2 : 1;
}

gboolean
alur_view_build_criteria (AlurViewOutput *output, const AlurViewRequest *request, GError **error)
{
  g_autoptr (AlurFigures) own
      = request->analysis == NULL ? alur_figures_new (request->document) : NULL;
  g_autoptr (AlurFigures) other = request->other != NULL ? alur_figures_new (request->other) : NULL;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  AlurFigures *figures = own != NULL ? own : alur_analysis_get_figures (request->analysis);
  Builder self = { .output = output, .request = request };
  const AlurElement *asked;
  const AlurElement *stages[2];

  if (request->procedure != NULL && !alur_view_find_procedure (request, &asked, error))
    return FALSE;
  self.card.language = request->language;
  self.card.n_sides = choose_stages (request, stages);
  for (guint side = 0; side < 2; side++)
    self.card.sides[side]
        = (AlurScoreSide){ .stage = stages[side],
                           .figures = side == 1 && other != NULL ? other : figures };
  first = dup_stage_name (&self, 0);
  last = dup_stage_name (&self, self.card.n_sides - 1);
  self.stages = self.card.n_sides > 1 ? g_strdup_printf ("%s → %s", first, last) : g_strdup (first);
  add_all (&self);
  g_free (self.stages);
  return TRUE;
}
