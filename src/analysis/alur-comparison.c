/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What changed between two stages, element by element and figure by figure. Which fields there are
 * comes from the one table of fields, so that a new field is compared without a word here. The
 * order is that of the documents: all of the first stage, then what only the second has. */

#include "alur-comparison-private.h"

#include "alur-criteria.h"

#include <math.h>

struct _AlurComparison
{
  AlurFigures *figures[2];
  AlurPairing pairing;
  AlurFates *fates; /* NULL: backwards */
  GArray *differences;
  GArray *metrics; /* NULL: nobody has asked yet */
  GStringChunk *names;
};

static const char *const kind_names[ALUR_N_DIFFERENCES] = {
  [ALUR_DIFFERENCE_ADDED] = "added",           [ALUR_DIFFERENCE_REMOVED] = "removed",
  [ALUR_DIFFERENCE_CHANGED] = "changed",       [ALUR_DIFFERENCE_MOVED] = "moved",
  [ALUR_DIFFERENCE_ABOLISHED] = "abolished",   [ALUR_DIFFERENCE_COMBINED] = "combined",
  [ALUR_DIFFERENCE_SIMPLIFIED] = "simplified", [ALUR_DIFFERENCE_DECENTRALISED] = "decentralised",
};

/**
 * alur_difference_kind_get_name:
 * @kind: a kind of difference
 *
 * Returns: its word, as in the JSON
 */
const char *
alur_difference_kind_get_name (AlurDifferenceKind kind)
{
  g_return_val_if_fail (kind < ALUR_N_DIFFERENCES, NULL);

  return kind_names[kind];
}

/* Elements */

static void
add_difference (AlurComparison *self,
                AlurDifferenceKind kind,
                const AlurElement *from,
                const AlurElement *to,
                const char *into)
{
  const AlurElement *element = from != NULL ? from : to;
  AlurDifference difference = { .kind = kind,
                                .type = element->kind,
                                .id = alur_element_get_id (element),
                                .into = into,
                                .from = from,
                                .to = to };

  g_array_append_val (self->differences, difference);
}

static gboolean
was_decided (const AlurComparison *self, const AlurElement *element, AlurAction action)
{
  return self->fates != NULL
         && (element->kind == ALUR_KIND_STEP || element->kind == ALUR_KIND_PROCEDURE)
         && alur_fates_decided (self->fates, element, action);
}

static void
compare_gone (AlurComparison *self, const AlurElement *from)
{
  const char *into = NULL;
  AlurDifferenceKind kind = self->fates == NULL ? ALUR_DIFFERENCE_REMOVED
                                                : alur_fates_of_gone (self->fates, from, &into);

  add_difference (self, kind, from, NULL, into);
}

static void
compare_pair (AlurComparison *self, const AlurElement *from, const AlurElement *to)
{
  if (alur_pairing_unit_changed (&self->pairing, from, to)
      && was_decided (self, from, ALUR_ACTION_DECENTRALISE))
    add_difference (self, ALUR_DIFFERENCE_DECENTRALISED, from, to, NULL);
  else if (alur_pairing_moved (&self->pairing, from, to))
    add_difference (self, ALUR_DIFFERENCE_MOVED, from, to, NULL);
  if (alur_pairing_changed (&self->pairing, from, to))
    add_difference (self,
                    was_decided (self, from, ALUR_ACTION_SIMPLIFY) ? ALUR_DIFFERENCE_SIMPLIFIED
                                                                   : ALUR_DIFFERENCE_CHANGED,
                    from, to, NULL);
}

static void
compare_elements (AlurComparison *self)
{
  const AlurElement *from_stage = self->pairing.stages[0], *to_stage = self->pairing.stages[1];

  for (const AlurElement *e = from_stage; e != NULL; e = alur_element_walk (e, from_stage))
    {
      const AlurElement *to = alur_pairing_find (&self->pairing, 0, e);

      if (to != NULL)
        compare_pair (self, e, to);
      else if (alur_pairing_is_compared (e->kind))
        compare_gone (self, e);
    }
  for (const AlurElement *e = to_stage; e != NULL; e = alur_element_walk (e, to_stage))
    if (alur_pairing_is_compared (e->kind) && alur_pairing_find (&self->pairing, 1, e) == NULL)
      add_difference (self, ALUR_DIFFERENCE_ADDED, NULL, e, NULL);
}

/* Figures */

static void
add_metric (AlurComparison *self,
            const AlurElement *procedure,
            const char *metric,
            const double values[2])
{
  AlurMetricDifference difference = { .procedure = alur_element_get_id (procedure),
                                      .metric = metric,
                                      .from = values[0],
                                      .to = values[1] };

  g_array_append_val (self->metrics, difference);
}

static double
score_of (const AlurElement *procedure, guint criterion)
{
  guint score = alur_criterion_get_score ((AlurCriterion) criterion, procedure);

  return score > 0 ? score : (double) NAN;
}

static void
compare_scores (AlurComparison *self, const AlurElement *named, const AlurElement *const both[2])
{
  for (guint i = ALUR_CRITERION_NONE + 1; i < ALUR_N_CRITERIA; i++)
    {
      const double scores[] = { score_of (both[0], i), score_of (both[1], i) };
      g_autofree char *name = NULL;

      if (isnan (scores[0]) && isnan (scores[1]))
        continue;
      name = g_strconcat ("score-", alur_criterion_words[i].name, NULL);
      add_metric (self, named, g_string_chunk_insert_const (self->names, name), scores);
    }
}

static void
compare_figures (AlurComparison *self, const AlurElement *from, const AlurElement *to)
{
  const AlurElement *const both[] = { from, to };
  const AlurElement *named = from != NULL ? from : to;
  const AlurProcedureFigures *figures[2] = { NULL, NULL };

  for (guint i = 0; i < 2; i++)
    if (both[i] != NULL)
      figures[i] = alur_figures_get (self->figures[i], both[i]);
  for (guint i = 0; i < ALUR_N_METRICS; i++)
    {
      const double values[] = { figures[0] == NULL ? (double) NAN : figures[0]->metrics[i],
                                figures[1] == NULL ? (double) NAN : figures[1]->metrics[i] };

      if (i != ALUR_METRIC_LEAD_ERROR)
        add_metric (self, named, alur_metric_info ((AlurMetric) i)->id, values);
    }
  compare_scores (self, named, both);
}

/* Figures may have to be sampled, and not everybody wants them. */
static void
compare_procedures (AlurComparison *self)
{
  if (self->metrics != NULL)
    return;
  self->metrics = g_array_new (FALSE, FALSE, sizeof (AlurMetricDifference));
  ALUR_FOREACH (procedure, self->pairing.stages[0], ALUR_KIND_PROCEDURE)
  compare_figures (self, procedure, alur_pairing_find (&self->pairing, 0, procedure));
  ALUR_FOREACH (procedure, self->pairing.stages[1], ALUR_KIND_PROCEDURE)
  if (alur_pairing_find (&self->pairing, 1, procedure) == NULL)
    compare_figures (self, NULL, procedure);
}

static gboolean
is_backwards (const AlurElement *from, const AlurElement *to)
{
  ALUR_FOREACH (stage, from->parent, ALUR_KIND_STAGE)
  if (stage == from || stage == to)
    return stage == to;
  return FALSE;
}

/**
 * alur_comparison_new:
 * @from_figures: the figures of a document
 * @from_stage: a stage of it
 * @to_figures: the figures of the same document (the same object) or of another
 * @to_stage: a stage of that
 *
 * Compares two stages. Elements are matched by id, between two documents also by name. A stage of
 * another document counts as later. Comparing with an earlier stage of the same document, or a
 * stage with itself, knows only what was added, removed, moved and changed.
 *
 * Differences come in the document order of the first stage, then what only the second has in its
 * order; "moved" or "decentralised" before "changed" or "simplified". The figures of each procedure
 * come in that order too, metrics before scores.
 *
 * Returns: (transfer full): the comparison, to be read until the next change of a document
 */
AlurComparison *
alur_comparison_new (AlurFigures *from_figures,
                     const AlurElement *from_stage,
                     AlurFigures *to_figures,
                     const AlurElement *to_stage)
{
  AlurComparison *self = g_new0 (AlurComparison, 1);
  AlurDocument *from = alur_figures_get_document (from_figures);
  AlurDocument *to = alur_figures_get_document (to_figures);

  self->figures[0] = from_figures;
  self->figures[1] = to_figures;
  self->differences = g_array_new (FALSE, FALSE, sizeof (AlurDifference));
  self->names = g_string_chunk_new (256);
  alur_pairing_init (&self->pairing, from, from_stage, to, to_stage);
  if (from != to || !is_backwards (from_stage, to_stage))
    self->fates = alur_fates_new (&self->pairing);
  compare_elements (self);
  g_clear_pointer (&self->fates, alur_fates_free);
  return self;
}

/**
 * alur_comparison_free:
 * @self: (transfer full): a comparison
 */
void
alur_comparison_free (AlurComparison *self)
{
  alur_pairing_clear (&self->pairing);
  g_array_unref (self->differences);
  g_clear_pointer (&self->metrics, g_array_unref);
  g_string_chunk_free (self->names);
  g_free (self);
}

/**
 * alur_comparison_get_stage:
 * @self: a comparison
 * @side: 0 for the first, 1 for the second
 *
 * Returns: (transfer none): one of the stages that are compared
 */
const AlurElement *
alur_comparison_get_stage (const AlurComparison *self, guint side)
{
  return self->pairing.stages[side];
}

/**
 * alur_comparison_get_figures:
 * @self: a comparison
 * @side: 0 for the first, 1 for the second
 *
 * Returns: (transfer none): the figures of the document of a stage
 */
AlurFigures *
alur_comparison_get_figures (const AlurComparison *self, guint side)
{
  return self->figures[side];
}

/**
 * alur_comparison_find:
 * @self: a comparison
 * @side: 0 when @element is of the first stage, 1 when of the second
 * @element: (nullable): an element
 *
 * Returns: (transfer none) (nullable): the same thing in the other stage
 */
const AlurElement *
alur_comparison_find (const AlurComparison *self, guint side, const AlurElement *element)
{
  return alur_pairing_find (&self->pairing, side, element);
}

/**
 * alur_comparison_field_changed:
 * @self: a comparison
 * @from: an element of the first stage
 * @to: the same in the second stage
 * @field: one of their fields
 *
 * Returns: whether it says something else, of those fields that are compared
 */
gboolean
alur_comparison_field_changed (const AlurComparison *self,
                               const AlurElement *from,
                               const AlurElement *to,
                               guint field)
{
  return alur_pairing_field_changed (&self->pairing, from, to, field);
}

/**
 * alur_comparison_get_n_differences:
 * @self: a comparison
 *
 * Returns: how many differences of elements there are
 */
guint
alur_comparison_get_n_differences (const AlurComparison *self)
{
  return self->differences->len;
}

/**
 * alur_comparison_get_difference:
 * @self: a comparison
 * @index: which one
 *
 * Returns: (transfer none): a difference
 */
const AlurDifference *
alur_comparison_get_difference (const AlurComparison *self, guint index)
{
  g_return_val_if_fail (index < self->differences->len, NULL);

  return &g_array_index (self->differences, AlurDifference, index);
}

/**
 * alur_comparison_get_n_metrics:
 * @self: a comparison
 *
 * Returns: how many figures are compared
 */
guint
alur_comparison_get_n_metrics (AlurComparison *self)
{
  compare_procedures (self);
  return self->metrics->len;
}

/**
 * alur_comparison_get_metric:
 * @self: a comparison
 * @index: which one
 *
 * Returns: (transfer none): a figure of a procedure in both stages
 */
const AlurMetricDifference *
alur_comparison_get_metric (AlurComparison *self, guint index)
{
  compare_procedures (self);
  g_return_val_if_fail (index < self->metrics->len, NULL);

  return &g_array_index (self->metrics, AlurMetricDifference, index);
}
