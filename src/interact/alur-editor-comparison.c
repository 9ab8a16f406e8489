/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The stage that is shown beside another one: of the document itself, or of another document, which
 * is a copy as it was read, that nobody edits. Of two stages of one document the earlier stands
 * first; of two documents the one that is worked on. */

#include "alur-editor-private.h"

#include "alur-comparison-sides.h"
#include "alur-comparison.h"
#include "alur-reference.h"
#include "alur-time-chart.h"

/* The other document is no more; what was drawn of it keeps what it needs. */
static void
forget_other_document (AlurEditor *self)
{
  g_clear_pointer (&self->changes, alur_change_lines_unref);
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

/* The document of the earlier or the later of the two stages. */
static AlurDocument *
get_compared_document (AlurEditor *self, gboolean later)
{
  return later && self->elsewhere != NULL ? self->other_document : self->document;
}

/**
 * alur_editor_get_compared_figures:
 * @later: whether those of the later of the two stages are wanted
 *
 * Returns: (transfer none): the figures of the document of that stage
 */
AlurFigures *
alur_editor_get_compared_figures (AlurEditor *self, gboolean later)
{
  return later && self->elsewhere != NULL ? self->other_figures
                                          : alur_analysis_get_figures (self->analysis);
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

  if (shown == NULL || alur_editor_get_compared_stage (self, later) == NULL)
    return NULL;
  return shown_is_later == later
             ? shown
             : alur_comparison_find_procedure (self->document, shown,
                                               get_compared_document (self, later),
                                               alur_editor_get_compared_stage (self, later));
}

/* --- What is shown ---------------------------------------------------------------------------- */

/*< private >
 * alur_editor_fill_compared:
 * @compared: (out): what is compared
 *
 * Returns: whether there are two stages
 */
gboolean
alur_editor_fill_compared (AlurEditor *self, AlurComparedRequest *compared)
{
  *compared
      = (AlurComparedRequest){ .view = { .metrics = self->metrics,
                                         .memory = self->memory,
                                         .chart_memory = self->chart_memory,
                                         .other_file
                                         = self->elsewhere != NULL ? self->other_file : NULL },
                               .compared = self->compared };
  for (guint side = 0; side < 2; side++)
    {
      compared->documents[side] = get_compared_document (self, side == 1);
      compared->stages[side] = alur_editor_get_compared_stage (self, side == 1);
      compared->procedures[side] = alur_editor_get_compared_procedure (self, side == 1);
    }
  /* Then the organisation is shown, and told of. */
  if (compared->procedures[0] == NULL && compared->procedures[1] == NULL)
    compared->compared = ALUR_COMPARED_ORGANISATION;
  return compared->stages[0] != NULL;
}

static AlurScene *
draw (const AlurComparedRequest *compared, const AlurComparison *comparison)
{
  AlurViewRequest request = compared->view;
  const AlurElement *before = compared->procedures[0];
  const AlurElement *after = compared->procedures[1];
  AlurScene *times;

  request.document = compared->documents[0];
  request.stage = compared->stages[0];
  request.language = alur_document_get_language (request.document);
  if (compared->compared == ALUR_COMPARED_ORGANISATION)
    return alur_comparison_draw_organisation (&request, comparison).together;
  if (compared->compared != ALUR_COMPARED_TIMES)
    return alur_comparison_draw_procedure (&request, comparison, before, after).together;
  times = alur_time_chart_draw (&request, comparison, before, after);
  return times != NULL ? times : alur_scene_new (request.metrics);
}

/*< private >
 * alur_compared_request_run:
 * @self: two stages of documents that nobody changes meanwhile
 * @figures: of the documents of both; the same object where that is one
 * @changes: (inout): becomes what is told beside the drawing
 *
 * Returns: (transfer full): both stages in one scene: on a screen there is room for it
 */
AlurScene *
alur_compared_request_run (const AlurComparedRequest *self,
                           AlurFigures *const figures[2],
                           AlurChangeLines **changes)
{
  g_autoptr (AlurComparison) comparison
      = alur_comparison_new (figures[0], self->stages[0], figures[1], self->stages[1]);

  if (g_cancellable_is_cancelled (self->view.cancellable))
    return alur_scene_new (self->view.metrics);
  *changes = alur_change_lines_new (comparison, self->compared, self->procedures);
  return draw (self, comparison);
}

/*< private >
 * alur_editor_put_changes:
 * @changes: (transfer full) (nullable): what is told beside the drawing from now on
 */
void
alur_editor_put_changes (AlurEditor *self, AlurChangeLines *changes)
{
  g_clear_pointer (&self->changes, alur_change_lines_unref);
  self->changes = changes;
}

/*< private >
 * alur_editor_draw_comparison:
 *
 * Makes also what is told beside it.
 *
 * Returns: (transfer full): what is shown
 */
AlurScene *
alur_editor_draw_comparison (AlurEditor *self)
{
  AlurFigures *figures[] = { alur_editor_get_compared_figures (self, FALSE),
                             alur_editor_get_compared_figures (self, TRUE) };
  AlurComparedRequest compared;
  AlurChangeLines *changes = NULL;
  AlurScene *scene = alur_editor_fill_compared (self, &compared)
                         ? alur_compared_request_run (&compared, figures, &changes)
                         : alur_scene_new (self->metrics);

  alur_editor_put_changes (self, changes);
  if (self->elsewhere != NULL)
    alur_scene_hold (scene, self->other_document);
  return scene;
}

/**
 * alur_editor_get_changes:
 *
 * Returns: (transfer none) (nullable): what changed between the two stages, of what is shown of
 *   them, as the picture shows it; NULL where nothing is compared, and until the picture is there
 */
AlurChangeLines *
alur_editor_get_changes (AlurEditor *self)
{
  if (self->pane != ALUR_PANE_COMPARISON)
    return NULL;
  alur_editor_get_picture (self);
  return self->changes;
}

/**
 * alur_editor_find_change:
 * @self: the editor
 * @changes: what alur_editor_get_changes() has given
 * @index: of which of them
 *
 * Returns: (transfer none) (nullable): the element of which it speaks; NULL where that is of
 *   another document, or has gone
 */
AlurElement *
alur_editor_find_change (AlurEditor *self, const AlurChangeLines *changes, guint index)
{
  guint side;
  const char *id = alur_change_lines_get_element (changes, index, &side);
  AlurElement *stage = alur_editor_get_compared_stage (self, side == 1);

  return id != NULL && stage != NULL ? alur_document_lookup_atom (self->document, stage, id) : NULL;
}
