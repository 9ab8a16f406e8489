/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a picture needs of its editor is gathered when the job is begun: the view, what findings
 * mark, and a turn to read the document as it is then. The rest is done in a thread, one job of an
 * editor at a time, since they share what remembers layouts. What has been made is shown even when
 * the document has changed meanwhile, because it is newer than what was shown; unless another view
 * is asked for by now. */

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
  AlurMirrorTurn *turn;
  AlurViewRequest request;
  const AlurView *view;
  const AlurElement *stage; /* of the document */
  guint n_changes;          /* until then */
  guint n_views;

  AlurPicture *picture; /* what has come of it */
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
}

/* Whether what is to be seen when nobody drags any more is what would be made now. */
static gboolean
is_waiting (AlurEditor *self)
{
  return self->waiting != NULL && self->waiting->n_changes == self->n_changes;
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
  job->view = alur_editor_fill_request (self, &job->request);
  job->stage = job->request.stage;
  job->memory = self->picture_memory;
  g_atomic_ref_count_inc (&job->memory->references);
  job->metrics = alur_pango_metrics_ref (self->metrics);
  job->marks = alur_finding_marks_new (&job->request);
  job->turn = alur_document_take_turn (self->document);
  job->n_changes = self->n_changes;
  job->n_views = self->n_views;
  self->is_making = TRUE;
  return job;
}

/**
 * alur_picture_job_run:
 * @self: a job
 *
 * Makes the picture, in any thread.
 */
void
alur_picture_job_run (AlurPictureJob *self)
{
  gint64 start = g_get_monotonic_time ();
  AlurDocument *document = alur_mirror_turn_begin (self->turn);
  g_autoptr (AlurScene) scene = NULL;

  self->request.document = document;
  self->request.stage
      = self->stage != NULL ? alur_mirror_turn_find (self->turn, self->stage) : NULL;
  self->request.analysis = NULL;
  self->request.marks = self->marks;
  self->request.holds_back = NULL;
  self->request.memory = self->memory->procedures;
  self->request.chart_memory = self->memory->charts;
  scene
      = alur_editor_draw_request (self->request.stage != NULL ? self->view : NULL, &self->request);
  alur_scene_prepare (scene);
  self->picture = alur_picture_new (scene, document, self->request.stage);
  g_clear_pointer (&self->turn, alur_mirror_turn_free);
  self->cost = g_get_monotonic_time () - start;
}

static void
install (AlurEditor *self, AlurPictureJob *job)
{
  if (job->picture == NULL || job->n_views != self->n_views)
    {
      if (job->picture != NULL)
        g_ptr_array_add (self->retired, g_steal_pointer (&job->picture));
      return;
    }
  alur_picture_set_document (job->picture, self->document, job->stage);
  alur_editor_put_picture (self, g_steal_pointer (&job->picture));
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
 * Shows what has come of it, unless something else is to be shown by now. While somebody drags, the
 * picture stays until he lets go.
 */
void
alur_editor_take_picture (AlurEditor *self, AlurPictureJob *job)
{
  self->is_making = FALSE;
  if (self->n_holds > 0)
    {
      /* Begun later, it is the newer one. */
      if (self->waiting != NULL && self->waiting->picture != NULL)
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
  g_clear_pointer (&self->turn, alur_mirror_turn_free);
  g_clear_pointer (&self->picture, alur_picture_free);
  g_clear_pointer (&self->marks, alur_finding_marks_free);
  alur_pango_metrics_unref (self->metrics);
  alur_picture_memory_unref (self->memory);
  g_free (self);
}
