/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The picture of what a window shows.
 *
 * It is made when somebody asks for it after a change, which costs less than a frame where the
 * drawing is not large. A large one is made by a job (alur-picture-job.h) where somebody runs such
 * jobs: until it is there the last picture stays, and pointing, dragging and typing mean what is
 * seen. */

#include "alur-editor-private.h"

#include "alur-finding-marks.h"
#include "alur-mirror.h"

/* Beside kinds that move something: that none of them is shown is not that all are. */
#define NO_FLOWS (1u << ALUR_FLOW_NONE)

#define FRAME 16000 /* µs */

/* Elements that there ever were: with fewer a picture is not put off for what is found. */
#define MANY 10000u

/* How much a drawing may show to be made at once: more units, steps or flows of the chain take
 * longer than a frame. */
#define MOST_UNITS 1000u
#define MOST_STEPS 300u
#define MOST_FLOWS 300u

/* And in how many elements of two stages what changed can be found out within a frame. */
#define MOST_COMPARED 5000u

/* What nobody has changed since the last picture of that stage is not copied again. */
static AlurFindingMarks *
get_marks (AlurEditor *self, const AlurElement *stage)
{
  guint version = alur_editor_get_findings_version (self);

  if (self->marks == NULL || self->marked_stage != stage || self->marked_version != version)
    {
      g_autoptr (GPtrArray) held_back = alur_editor_list_held_back (self, stage);

      g_clear_pointer (&self->marks, alur_finding_marks_free);
      self->marks = alur_finding_marks_new_without (self->analysis, stage, held_back);
      self->marked_stage = stage;
      self->marked_version = version;
    }
  return self->marks;
}

/*< private >
 * alur_editor_fill_request:
 * @request: (out): what is shown, to be drawn
 *
 * Returns: (transfer none) (nullable): what draws it; %NULL where there is nothing to draw
 */
const AlurView *
alur_editor_fill_request (AlurEditor *self, AlurViewRequest *request)
{
  AlurElement *procedure = alur_editor_get_procedure (self);
  AlurElement *function = alur_editor_get_function (self);

  *request = (AlurViewRequest){ .metrics = self->metrics,
                                .document = self->document,
                                .analysis = self->analysis,
                                .stage = alur_editor_get_stage (self),
                                .mark_findings = TRUE,
                                .flow_kinds = self->flow_kinds | NO_FLOWS,
                                .all_units = self->all_units,
                                .memory = self->memory,
                                .chart_memory = self->chart_memory };
  if (request->stage == NULL || (self->pane == ALUR_PANE_PROCEDURE && procedure == NULL))
    return NULL;
  request->marks = get_marks (self, request->stage);
  if (self->pane == ALUR_PANE_PROCEDURE)
    request->procedure = alur_element_get_id (procedure);
  if (self->pane == ALUR_PANE_ORGANISATION && function != NULL)
    request->function = alur_element_get_id (function);
  return alur_view_find (alur_editor_get_traits (self)->view, NULL);
}

/*< private >
 * alur_editor_draw_request:
 * @view: (nullable): what draws it
 * @request: what is shown
 *
 * Returns: (transfer full): the drawing; an empty one where there is nothing to draw
 */
AlurScene *
alur_editor_draw_request (const AlurView *view, const AlurViewRequest *request)
{
  g_autoptr (AlurViewOutput) output = view != NULL ? alur_view_build (view, request, NULL) : NULL;
  const AlurViewPart *part = output != NULL ? g_ptr_array_index (output->parts, 0) : NULL;

  return part != NULL && part->scene != NULL && !part->empty ? alur_scene_ref (part->scene)
                                                             : alur_scene_new (request->metrics);
}

static AlurScene *
draw (AlurEditor *self)
{
  AlurViewRequest request;
  const AlurView *view;

  if (self->pane == ALUR_PANE_COMPARISON)
    return alur_editor_draw_comparison (self);
  alur_editor_put_changes (self, NULL);
  view = alur_editor_fill_request (self, &request);
  return alur_editor_draw_request (view, &request);
}

/*< private >
 * alur_editor_get_drawn_stage:
 *
 * Returns: (transfer none) (nullable): whose elements are pointed at: of two stages the one that
 *   stands first
 */
const AlurElement *
alur_editor_get_drawn_stage (AlurEditor *self)
{
  const AlurElement *first
      = self->pane == ALUR_PANE_COMPARISON ? alur_editor_get_compared_stage (self, FALSE) : NULL;

  return first != NULL ? first : alur_editor_get_stage (self);
}

static gboolean
has_more (const AlurElement *parent, AlurKind kind, guint most)
{
  guint n = 0;

  if (parent == NULL)
    return FALSE;
  ALUR_FOREACH (child, parent, kind)
  {
    if (++n > most)
      return TRUE;
  }
  return FALSE;
}

static gboolean
has_many_units (const AlurElement *stage)
{
  return has_more (alur_element_first (stage, ALUR_KIND_ORGANISATION), ALUR_KIND_UNIT, MOST_UNITS);
}

/* Whether the service chain is gathered from many flows; those within a unit count, too. */
static gboolean
is_chain_large (AlurEditor *self, const AlurElement *stage)
{
  guint n = 0;

  if (self->all_units && has_many_units (stage))
    return TRUE;
  ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
  ALUR_FOREACH (flow, procedure, ALUR_KIND_FLOW)
  {
    n += self->flow_kinds >> alur_element_get_word (flow, ALUR_FLOW_KIND) & 1;
    if (n > MOST_FLOWS)
      return TRUE;
  }
  return FALSE;
}

static gboolean
has_many_elements (const AlurElement *stage)
{
  guint n = 0;

  for (const AlurElement *e = stage; e != NULL; e = alur_element_walk (e, stage))
    if (++n > MOST_COMPARED)
      return TRUE;
  return FALSE;
}

static gboolean
is_comparison_large (AlurEditor *self)
{
  AlurComparedRequest compared;
  gboolean is_large = FALSE;

  if (!alur_editor_fill_compared (self, &compared))
    return FALSE;
  for (guint side = 0; side < 2; side++)
    is_large = is_large || has_many_elements (compared.stages[side])
               || has_many_units (compared.stages[side])
               || has_more (compared.procedures[side], ALUR_KIND_STEP, MOST_STEPS);
  return is_large && alur_document_make_mirror (compared.documents[1]);
}

static gboolean
is_large (AlurEditor *self)
{
  const AlurElement *stage = alur_editor_get_stage (self);

  if (stage == NULL)
    return FALSE;
  if (self->pane == ALUR_PANE_ORGANISATION)
    return has_many_units (stage);
  if (self->pane == ALUR_PANE_COMPARISON)
    return is_comparison_large (self);
  if (self->pane == ALUR_PANE_CHAIN)
    return is_chain_large (self, stage);
  return self->pane == ALUR_PANE_PROCEDURE
         && has_more (alur_editor_get_procedure (self), ALUR_KIND_STEP, MOST_STEPS);
}

/*< private >
 * alur_editor_defers_picture:
 *
 * Returns: whether what is shown is left to a job
 */
gboolean
alur_editor_defers_picture (AlurEditor *self)
{
  if (!self->is_deferred)
    return FALSE;
  if (self->weighed != self->n_changes)
    {
      self->weighed = self->n_changes;
      self->is_large = is_large (self) && alur_document_make_mirror (self->document);
    }
  return self->is_large;
}

/*< private >
 * alur_editor_put_picture:
 * @picture: (transfer full): what is shown from now on
 *
 * Large pictures take long to be freed, too.
 */
void
alur_editor_put_picture (AlurEditor *self, AlurPicture *picture)
{
  if (self->picture != NULL && self->is_deferred)
    g_ptr_array_add (self->retired, self->picture);
  else
    g_clear_pointer (&self->picture, alur_picture_free);
  self->picture = picture;
  self->shown_view = self->n_views;
}

/* Of what was shown before nothing is to be seen, nor to be pointed at. */
static void
put_blank (AlurEditor *self)
{
  g_autoptr (AlurScene) scene = alur_scene_new (self->metrics);

  alur_editor_put_picture (
      self, alur_picture_new (scene, self->document, alur_editor_get_drawn_stage (self)));
  alur_editor_put_changes (self, NULL);
  self->is_blank = TRUE;
}

/* What is shown until there is a picture: the one before, but not of another view. */
static AlurPicture *
get_stand_in (AlurEditor *self)
{
  if (self->picture == NULL || self->shown_view != self->n_views)
    put_blank (self);
  return self->picture;
}

/**
 * alur_editor_falls_behind:
 * @self: an editor
 *
 * Looks again at what has changed, for a frame's time. For who is about to show what is found.
 *
 * Returns: whether that is not all; then whoever runs jobs does the rest in parts, as "fell-behind"
 *   asks for, and "picture-changed" tells when it is done
 */
gboolean
alur_editor_falls_behind (AlurEditor *self)
{
  if (self->is_deferred && !self->is_behind && alur_document_get_serials (self->document) > MANY)
    {
      self->is_behind = !alur_analysis_advance (self->analysis, g_get_monotonic_time () + FRAME);
      if (self->is_behind)
        g_signal_emit_by_name (self, "fell-behind");
    }
  return alur_editor_is_behind (self);
}

/**
 * alur_editor_get_picture:
 *
 * Returns: (transfer none) (nullable): the drawing that is shown, as the document is now, or as it
 * was where alur_editor_is_picture_fresh() says so afterwards; NULL where a table is shown. Lives
 * until the next call after a change.
 */
AlurPicture *
alur_editor_get_picture (AlurEditor *self)
{
  gint64 start = g_get_monotonic_time ();

  if (!alur_editor_is_drawing (self))
    return NULL;
  if (self->picture != NULL && self->is_fresh)
    return self->picture;
  if (alur_editor_defers_picture (self))
    return get_stand_in (self);
  if (alur_editor_falls_behind (self))
    return get_stand_in (self);
  {
    g_autoptr (AlurScene) scene = draw (self);

    alur_editor_put_picture (
        self, alur_picture_new (scene, self->document, alur_editor_get_drawn_stage (self)));
    self->is_fresh = TRUE;
    self->is_blank = FALSE;
    self->cost = g_get_monotonic_time () - start;
  }
  return self->picture;
}

/**
 * alur_editor_is_picture_fresh:
 *
 * Returns: whether the picture that alur_editor_get_picture() has given shows the document as it is
 */
gboolean
alur_editor_is_picture_fresh (AlurEditor *self)
{
  return self->picture != NULL && self->is_fresh;
}

/**
 * alur_editor_is_picture_blank:
 *
 * Returns: whether nothing is shown only because the first picture is still being made
 */
gboolean
alur_editor_is_picture_blank (AlurEditor *self)
{
  return self->is_blank;
}

/**
 * alur_editor_get_picture_cost:
 *
 * Returns: how long it took to make the picture last, in µs
 */
gint64
alur_editor_get_picture_cost (AlurEditor *self)
{
  return alur_editor_defers_picture (self) ? G_MAXINT64 : self->cost;
}

/*< private >
 * alur_editor_clear_picture:
 */
void
alur_editor_clear_picture (AlurEditor *self)
{
  g_clear_pointer (&self->picture, alur_picture_free);
  g_clear_pointer (&self->waiting, alur_picture_job_free);
  g_ptr_array_set_size (self->retired, 0);
}
