/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The stage that is shown beside another one: of the document itself, or of another document, which
 * is a copy as it was read, that nobody edits. Of two stages of one document the earlier stands
 * first; of two documents the one that is worked on. */

#include "alur-editor-private.h"

#include "alur-comparison-sides.h"
#include "alur-reference.h"
#include "alur-time-chart.h"

/* The other document is no more; what was drawn of it keeps what it needs. */
static void
forget_other_document (AlurEditor *self)
{
  g_clear_pointer (&self->comparison, alur_comparison_free);
  g_clear_pointer (&self->other_figures, alur_figures_free);
  g_clear_object (&self->other_document);
  g_clear_pointer (&self->other_file, g_free);
  self->elsewhere = NULL;
}

/*< private >
 * alur_editor_clear_comparison:
 *
 * Gives back all that comparing has taken.
 */
void
alur_editor_clear_comparison (AlurEditor *self)
{
  forget_other_document (self);
}

/**
 * alur_editor_set_other_document:
 * @self: the editor
 * @document: (nullable): another document whose stages can be compared with, which nobody edits; a
 *   reference is taken; NULL: only those of the own document
 * @file: (nullable): what its file is called
 *
 * Compares with the stage of @document that is the same as the one that is shown, else with its
 * last.
 */
void
alur_editor_set_other_document (AlurEditor *self, AlurDocument *document, const char *file)
{
  const AlurElement *shown = alur_editor_get_stage (self);
  AlurElement *stage = NULL;

  if (document == NULL && self->other_document == NULL)
    return;
  forget_other_document (self);
  if (document != NULL)
    {
      self->other_document = g_object_ref (document);
      self->other_figures = alur_figures_new (document);
      self->other_file = g_strdup (file);
      if (shown != NULL)
        stage = alur_document_get_stage (document, alur_element_get_id (shown));
      if (stage == NULL)
        stage = (AlurElement *) alur_document_get_last_stage (document);
      self->elsewhere = alur_element_get_id (stage);
    }
  alur_editor_view_changed (self);
}

/**
 * alur_editor_take_other_document:
 * @self: the editor
 * @from: another one, of the same document as it was before
 *
 * Compares with the stage of another document with which @from does, if it does.
 */
void
alur_editor_take_other_document (AlurEditor *self, AlurEditor *from)
{
  if (from->elsewhere == NULL)
    return;
  alur_editor_set_other_document (self, from->other_document, from->other_file);
  alur_editor_set_other_stage (self,
                               alur_document_get_stage (self->other_document, from->elsewhere));
}

/**
 * alur_editor_get_other_document:
 *
 * Returns: (transfer none) (nullable): another document whose stages can be compared with
 */
AlurDocument *
alur_editor_get_other_document (AlurEditor *self)
{
  return self->other_document;
}

/**
 * alur_editor_get_other_file:
 *
 * Returns: (transfer none) (nullable): what the file of the other document is called
 */
const char *
alur_editor_get_other_file (AlurEditor *self)
{
  return self->other_file;
}

/**
 * alur_editor_compares_elsewhere:
 *
 * Returns: whether the stage that is shown is compared with one of the other document
 */
gboolean
alur_editor_compares_elsewhere (AlurEditor *self)
{
  return self->elsewhere != NULL;
}

/**
 * alur_editor_get_other_stage:
 *
 * Returns: (transfer none) (nullable): the stage with which the one that is shown is compared: the
 *   chosen one, which may be of the other document, else the next, else the one before; NULL where
 *   there is none
 */
AlurElement *
alur_editor_get_other_stage (AlurEditor *self)
{
  AlurElement *stage = alur_editor_get_stage (self);
  AlurElement *other = NULL;

  if (self->elsewhere != NULL)
    return alur_document_get_stage (self->other_document, self->elsewhere);
  if (self->other_stage != NULL)
    other = alur_document_get_stage (self->document, self->other_stage);
  if (other == stage)
    other = NULL;
  if (other == NULL && stage != NULL)
    other = alur_element_next (stage, ALUR_KIND_STAGE);
  if (other == NULL && stage != NULL)
    other = alur_element_previous (stage, ALUR_KIND_STAGE);
  return other;
}

/**
 * alur_editor_set_other_stage:
 * @stage: a stage of the document, or of the other one
 *
 * Compares with @stage.
 */
void
alur_editor_set_other_stage (AlurEditor *self, AlurElement *stage)
{
  const char *id = alur_element_get_id (stage);
  gboolean is_elsewhere = self->other_document != NULL
                          && stage->parent == alur_document_get_root (self->other_document);

  if (is_elsewhere ? self->elsewhere == id : self->elsewhere == NULL && self->other_stage == id)
    return;
  self->elsewhere = is_elsewhere ? id : NULL;
  if (!is_elsewhere)
    self->other_stage = id;
  alur_editor_view_changed (self);
}

/**
 * alur_editor_get_compared:
 *
 * Returns: what of two stages is compared
 */
AlurCompared
alur_editor_get_compared (AlurEditor *self)
{
  return self->compared;
}

/**
 * alur_editor_compare:
 * @compared: what to compare
 * @procedure: (nullable): which procedure; NULL: the one shown last
 *
 * Shows two stages beside each other.
 */
void
alur_editor_compare (AlurEditor *self, AlurCompared compared, AlurElement *procedure)
{
  const char *id = procedure != NULL ? alur_element_get_id (procedure) : self->procedure;

  if (self->pane == ALUR_PANE_COMPARISON && self->compared == compared && self->procedure == id)
    return;
  self->pane = ALUR_PANE_COMPARISON;
  self->compared = compared;
  self->procedure = id;
  alur_editor_view_changed (self);
}

/**
 * alur_editor_get_compared_stage:
 * @later: whether the later of the two is wanted
 *
 * Returns: (transfer none) (nullable): of the stage that is shown and the other one the earlier or
 *   the later, whichever is shown: before stands before after, and our own before that of another
 *   document; NULL where there is only one
 */
AlurElement *
alur_editor_get_compared_stage (AlurEditor *self, gboolean later)
{
  AlurElement *stage = alur_editor_get_stage (self);
  AlurElement *other = alur_editor_get_other_stage (self);
  gboolean other_is_later;

  if (other == NULL || stage == NULL)
    return NULL;
  other_is_later = self->elsewhere != NULL || alur_stage_is_later (other, stage);
  return other_is_later == later ? other : stage;
}

/**
 * alur_editor_get_comparison:
 *
 * Returns: (transfer none) (nullable): the first of the two stages against the second; NULL where
 *   there is only one. Lives until the document or the view changes.
 */
const AlurComparison *
alur_editor_get_comparison (AlurEditor *self)
{
  AlurElement *before = alur_editor_get_compared_stage (self, FALSE);
  AlurFigures *figures = alur_analysis_get_figures (self->analysis);

  if (self->comparison == NULL && before != NULL)
    self->comparison = alur_comparison_new (figures, before,
                                            self->elsewhere != NULL ? self->other_figures : figures,
                                            alur_editor_get_compared_stage (self, TRUE));
  return self->comparison;
}

/**
 * alur_editor_get_compared_procedure:
 * @later: whether the one of the later of the two stages is wanted
 *
 * Returns: (transfer none) (nullable): the procedure that is shown, as it is in that stage; NULL
 *   where it is not in it
 */
const AlurElement *
alur_editor_get_compared_procedure (AlurEditor *self, gboolean later)
{
  AlurElement *shown = alur_editor_get_procedure (self);
  gboolean shown_is_later
      = alur_editor_get_compared_stage (self, TRUE) == alur_editor_get_stage (self);

  if (shown == NULL || alur_editor_get_comparison (self) == NULL)
    return NULL;
  return shown_is_later == later
             ? shown
             : alur_comparison_find (self->comparison, shown_is_later ? 1 : 0, shown);
}

static AlurScene *
draw (AlurEditor *self, const AlurComparison *comparison)
{
  const AlurElement *procedures[] = { alur_editor_get_compared_procedure (self, FALSE),
                                      alur_editor_get_compared_procedure (self, TRUE) };
  AlurViewRequest request = { .metrics = self->metrics,
                              .document = self->document,
                              .stage = alur_comparison_get_stage (comparison, 0),
                              .other_file = self->elsewhere != NULL ? self->other_file : NULL,
                              .language = alur_document_get_language (self->document),
                              .memory = self->memory,
                              .chart_memory = self->chart_memory };
  AlurScene *times;

  if (self->compared == ALUR_COMPARED_ORGANISATION
      || (procedures[0] == NULL && procedures[1] == NULL))
    return alur_comparison_draw_organisation (&request, comparison).together;
  if (self->compared != ALUR_COMPARED_TIMES)
    return alur_comparison_draw_procedure (&request, comparison, procedures[0], procedures[1])
        .together;
  times = alur_time_chart_draw (&request, comparison, procedures[0], procedures[1]);
  return times != NULL ? times : alur_scene_new (self->metrics);
}

/*< private >
 * alur_editor_draw_comparison:
 *
 * Returns: (transfer full): both stages in one scene: on a screen there is room for it
 */
AlurScene *
alur_editor_draw_comparison (AlurEditor *self)
{
  const AlurComparison *comparison = alur_editor_get_comparison (self);
  AlurScene *scene = comparison != NULL ? draw (self, comparison) : alur_scene_new (self->metrics);

  if (self->elsewhere != NULL)
    alur_scene_hold (scene, self->other_document);
  return scene;
}
