/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a picture needs of its editor is gathered when the job is begun: the view, what findings
 * mark and what is promised, and a turn to read the document as it is then, or two where documents
 * are compared: always the own one first, so that no two jobs wait for each other. The rest is done
 * in a thread, one job of an editor at a time, since they share what remembers layouts. What has
 * been made is shown even when the document has changed meanwhile, because it is newer than what
 * was shown; unless another view is asked for by now. */

#include "alur-picture-job.h"

#include "alur-editor-private.h"
#include "alur-finding-marks.h"
#include "alur-mirror.h"

/* Of layouts, for all jobs of an editor. */
struct _AlurPictureMemory
{
  gatomicrefcount references;
  AlurProcedureMemory *procedures;
  AlurOrganisationMemory *charts;
};

struct _AlurPictureJob
{
  AlurPictureMemory *memory;
  AlurPangoMetrics *metrics;
  AlurFindingMarks *marks;
  AlurPromises *promises; /* of the service chain; NULL: it is not shown */
  AlurMirrorTurn *turn;
  AlurViewRequest request;
  const AlurView *view;
  const AlurElement *stage; /* of the document; of two the one that stands first */
  guint n_changes;          /* until then */
  guint n_views;

  /* Where stages are compared. */
  gboolean is_comparison;
  AlurComparedRequest compared; /* with elements of the documents */
  AlurDocument *other;          /* NULL: both stages are of the same document */
  AlurMirrorTurn *other_turn;   /* of that */
  char *other_file;

  GCancellable *cancellable; /* nobody wants it any more */
  AlurPicture *picture;      /* what has come of it; NULL: it was given up */
  AlurChangeLines *changes;
  gint64 cost;
};

static AlurPictureMemory *
picture_memory_new (void)
{
  AlurPictureMemory *self = g_new0 (AlurPictureMemory, 1);

  g_atomic_ref_count_init (&self->references);
  self->procedures = alur_procedure_memory_new ();
  self->charts = alur_organisation_memory_new ();
  return self;
}

/*< private >
 * alur_picture_memory_unref:
 */
void
alur_picture_memory_unref (AlurPictureMemory *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  alur_procedure_memory_free (self->procedures);
  alur_organisation_memory_free (self->charts);
  g_free (self);
}

/**
 * alur_editor_set_deferred:
 * @self: an editor
 * @deferred: whether somebody runs jobs for its pictures
 *
 * From now on a picture that would take longer than a frame is left to alur_editor_begin_picture().
 */
void
alur_editor_set_deferred (AlurEditor *self, gboolean deferred)
{
  self->is_deferred = deferred;
  if (deferred)
    return;
  self->is_behind = FALSE;
  alur_editor_clear_stage (self);
}

/* Whether what is to be seen when nobody drags any more is what would be made now. */
static gboolean
is_waiting (AlurEditor *self)
{
  return self->waiting != NULL && self->waiting->n_changes == self->n_changes;
}

static void
prepare_view (AlurEditor *self, AlurPictureJob *job)
{
  job->view = alur_editor_fill_request (self, &job->request);
  if (job->request.marks != NULL)
    job->marks = alur_finding_marks_ref (job->request.marks);
  if (self->pane == ALUR_PANE_CHAIN)
    job->promises = alur_promises_new (alur_analysis_get_figures (self->analysis), job->stage);
}

static void
prepare_comparison (AlurEditor *self, AlurPictureJob *job)
{
  job->is_comparison = TRUE;
  alur_editor_fill_compared (self, &job->compared);
  if (self->elsewhere == NULL)
    return;
  job->other = g_object_ref (self->other_document);
  job->other_turn = alur_document_take_turn (job->other);
  job->other_file = g_strdup (self->other_file);
}

/**
 * alur_editor_begin_picture:
 * @self: an editor whose pictures are deferred
 *
 * Returns: (transfer full) (nullable): the making of the picture, to be run in a thread and then
 *   given to alur_editor_take_picture(), or given up with alur_editor_end_picture(); %NULL while
 *   another one is not, and where there is nothing to do
 */
AlurPictureJob *
alur_editor_begin_picture (AlurEditor *self)
{
  AlurPictureJob *job;

  if (self->is_making || !alur_editor_is_drawing (self) || alur_editor_is_picture_fresh (self)
      || is_waiting (self) || !alur_editor_defers_picture (self))
    return NULL;
  if (self->picture_memory == NULL)
    self->picture_memory = picture_memory_new ();
  job = g_new0 (AlurPictureJob, 1);
  job->stage = alur_editor_get_drawn_stage (self);
  job->memory = self->picture_memory;
  g_atomic_ref_count_inc (&job->memory->references);
  job->metrics = alur_pango_metrics_ref (self->metrics);
  job->cancellable = g_cancellable_new ();
  job->turn = alur_document_take_turn (self->document);
  if (self->pane == ALUR_PANE_COMPARISON)
    prepare_comparison (self, job);
  else
    prepare_view (self, job);
  job->n_changes = self->n_changes;
  job->n_views = self->n_views;
  self->is_making = TRUE;
  return job;
}

static AlurScene *
draw_view (AlurPictureJob *self, AlurDocument *document, const AlurElement *stage)
{
  AlurViewRequest request = self->request;

  request.document = document;
  request.stage = stage;
  request.analysis = NULL;
  request.marks = self->marks;
  request.promises = self->promises;
  request.memory = self->memory->procedures;
  request.chart_memory = self->memory->charts;
  request.cancellable = self->cancellable;
  return alur_editor_draw_request (stage != NULL ? self->view : NULL, &request);
}

/* The figures of a thread are its own. Of those that are drawn none is sampled. */
static AlurFigures *
make_figures (AlurDocument *document)
{
  AlurFigures *figures = alur_figures_new (document);

  alur_figures_set_deferred (figures, TRUE);
  return figures;
}

static AlurScene *
draw_comparison (AlurPictureJob *self, AlurDocument *document)
{
  AlurDocument *other
      = self->other_turn != NULL ? alur_mirror_turn_begin (self->other_turn) : document;
  AlurMirrorTurn *turns[]
      = { self->turn, self->other_turn != NULL ? self->other_turn : self->turn };
  g_autoptr (AlurFigures) first = make_figures (document);
  g_autoptr (AlurFigures) second = other != document ? make_figures (other) : NULL;
  AlurFigures *figures[] = { first, second != NULL ? second : first };
  AlurComparedRequest compared = self->compared;
  AlurScene *scene;

  compared.view.memory = self->memory->procedures;
  compared.view.chart_memory = self->memory->charts;
  compared.view.other_file = self->other_file;
  compared.view.cancellable = self->cancellable;
  compared.documents[0] = document;
  compared.documents[1] = other;
  for (guint side = 0; side < 2; side++)
    {
      compared.stages[side] = alur_mirror_turn_find (turns[side], self->compared.stages[side]);
      compared.procedures[side]
          = alur_mirror_turn_find (turns[side], self->compared.procedures[side]);
    }
  scene = alur_compared_request_run (&compared, figures, &self->changes);
  if (self->other != NULL)
    alur_scene_hold (scene, self->other);
  return scene;
}

static void
make_picture (AlurPictureJob *self)
{
  AlurDocument *document = alur_mirror_turn_begin (self->turn);
  const AlurElement *stage = alur_mirror_turn_find (self->turn, self->stage);
  g_autoptr (AlurScene) scene
      = self->is_comparison ? draw_comparison (self, document) : draw_view (self, document, stage);

  /* Else the scene may be unfinished. */
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  alur_scene_prepare (scene);
  self->picture = alur_picture_new (scene, document, stage);
}

/**
 * alur_picture_job_run:
 * @self: a job
 *
 * Makes the picture, in any thread. Where it is cancelled nothing comes of it, soon: a layout that
 * has begun comes to its end.
 */
void
alur_picture_job_run (AlurPictureJob *self)
{
  gint64 start = g_get_monotonic_time ();

  if (!g_cancellable_is_cancelled (self->cancellable))
    make_picture (self);
  g_clear_pointer (&self->other_turn, alur_mirror_turn_free);
  g_clear_pointer (&self->turn, alur_mirror_turn_free);
  self->cost = g_get_monotonic_time () - start;
}

/**
 * alur_picture_job_get_cancellable:
 * @self: a job
 *
 * Returns: (transfer none): to be cancelled where nobody wants the picture any more
 */
GCancellable *
alur_picture_job_get_cancellable (AlurPictureJob *self)
{
  return self->cancellable;
}

static void
install (AlurEditor *self, AlurPictureJob *job)
{
  if (job->n_views != self->n_views)
    {
      g_ptr_array_add (self->retired, g_steal_pointer (&job->picture));
      return;
    }
  alur_picture_set_document (job->picture, self->document, job->stage);
  alur_editor_put_picture (self, g_steal_pointer (&job->picture));
  alur_editor_put_changes (self, g_steal_pointer (&job->changes));
  self->is_fresh = job->n_changes == self->n_changes;
  self->is_blank = FALSE;
  self->cost = job->cost;
  g_signal_emit_by_name (self, "picture-changed");
}

/**
 * alur_editor_take_picture:
 * @self: an editor
 * @job: (transfer full): a job of it that has been run
 *
 * Shows what has come of it, unless it was given up or something else is to be shown by now. While
 * somebody drags, the picture stays until he lets go.
 */
void
alur_editor_take_picture (AlurEditor *self, AlurPictureJob *job)
{
  self->is_making = FALSE;
  if (job->picture == NULL)
    {
      alur_picture_job_free (job);
      return;
    }
  if (self->n_holds > 0)
    {
      /* Begun later, it is the newer one. */
      if (self->waiting != NULL)
        g_ptr_array_add (self->retired, g_steal_pointer (&self->waiting->picture));
      g_clear_pointer (&self->waiting, alur_picture_job_free);
      self->waiting = job;
      return;
    }
  install (self, job);
  alur_picture_job_free (job);
}

/**
 * alur_editor_end_picture:
 * @self: an editor
 *
 * A job that was begun will not come back.
 */
void
alur_editor_end_picture (AlurEditor *self)
{
  self->is_making = FALSE;
}

/**
 * alur_editor_hold_picture:
 * @self: an editor
 * @hold: whether the picture is to stay; as often %TRUE as %FALSE
 *
 * Somebody drags what is seen, and it must not move under him.
 */
void
alur_editor_hold_picture (AlurEditor *self, gboolean hold)
{
  g_autoptr (AlurPictureJob) waiting = NULL;

  if (hold)
    {
      self->n_holds++;
      return;
    }
  self->n_holds--;
  if (self->n_holds > 0 || self->waiting == NULL)
    return;
  waiting = g_steal_pointer (&self->waiting);
  install (self, waiting);
}

/**
 * alur_editor_steal_retired:
 * @self: an editor
 *
 * Returns: (transfer full) (element-type AlurPicture): pictures that are not shown any more, to be
 *   freed where nobody waits for it
 */
GPtrArray *
alur_editor_steal_retired (AlurEditor *self)
{
  GPtrArray *retired = self->retired;

  self->retired = g_ptr_array_new_with_free_func ((GDestroyNotify) alur_picture_free);
  return retired;
}

/**
 * alur_picture_job_free:
 * @self: (transfer full): a job, whether or not it has been run
 */
void
alur_picture_job_free (AlurPictureJob *self)
{
  g_clear_pointer (&self->other_turn, alur_mirror_turn_free);
  g_clear_pointer (&self->turn, alur_mirror_turn_free);
  g_clear_pointer (&self->picture, alur_picture_free);
  g_clear_pointer (&self->changes, alur_change_lines_unref);
  g_clear_object (&self->other);
  g_object_unref (self->cancellable);
  g_free (self->other_file);
  g_clear_pointer (&self->marks, alur_finding_marks_free);
  g_clear_pointer (&self->promises, alur_promises_free);
  alur_pango_metrics_unref (self->metrics);
  alur_picture_memory_unref (self->memory);
  g_free (self);
}
