/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One thread at a time: what is said while one runs gives it up, and all of it is tried anew once
 * it has ended. Nobody waits for the drawing to see the rest. */

#include "alur-import-trial.h"

#include "alur-views.h"

/* Units or steps above which no drawing is made: it would show nothing but specks. */
#define MOST_DRAWN 20000u

struct _AlurImportTrial
{
  GObject parent_instance;

  AlurWorkers *workers;
  GBytes *bytes;
  char *name;
  AlurImportChoices *choices;
  GBytes *document; /* NULL: a new one */
  char *stage;

  AlurImportDraft *draft; /* NULL: none yet, or an error */
  char *error;            /* NULL: none */
  AlurScene *scene;       /* of `draft`; NULL: none yet, or none to be made */

  GCancellable *trying;  /* NULL: nothing is tried */
  GCancellable *drawing; /* NULL: nothing is drawn */
  gboolean again;        /* something was said meanwhile */
  gboolean has_ended;
};

G_DEFINE_FINAL_TYPE (AlurImportTrial, alur_import_trial, G_TYPE_OBJECT)

/* What goes into a thread. */
typedef struct
{
  GBytes *bytes;
  char *name;
  AlurImportChoices *choices;
  GBytes *document;
  char *stage;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_bytes_unref (work->bytes);
  g_clear_pointer (&work->document, g_bytes_unref);
  alur_import_choices_free (work->choices);
  g_free (work->name);
  g_free (work->stage);
  g_free (work);
}

static void
changed (AlurImportTrial *self)
{
  if (!self->has_ended)
    g_signal_emit_by_name (self, "changed");
}

/* --- The drawing ------------------------------------------------------------------------------ */

static const AlurView *
find_view (const AlurImportDraft *draft)
{
  return alur_view_find (draft->report->procedure != NULL ? "procedure" : "organisation", NULL);
}

static void
draw (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  AlurImportDraft *draft = data;
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  g_autoptr (AlurViewOutput) output = NULL;
  AlurViewRequest request
      = { .metrics = metrics, .document = draft->document, .stage = draft->stage };
  AlurScene *scene = NULL;

  if (draft->report->procedure != NULL)
    request.procedure = alur_element_get_id (draft->report->procedure);
  output = alur_view_build (find_view (draft), &request, NULL);
  if (output != NULL && output->parts->len > 0)
    {
      const AlurViewPart *part = g_ptr_array_index (output->parts, 0);

      scene = part->scene != NULL && !part->empty ? alur_scene_ref (part->scene) : NULL;
    }
  if (scene != NULL)
    alur_scene_hold (scene, draft->document);
  g_task_return_pointer (task, scene, (GDestroyNotify) alur_scene_unref);
}

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  AlurImportTrial *self = ALUR_IMPORT_TRIAL (source);
  AlurScene *scene = g_task_propagate_pointer (G_TASK (result), NULL);

  g_clear_object (&self->drawing);
  if (!self->has_ended && g_task_get_task_data (G_TASK (result)) == self->draft)
    {
      g_clear_pointer (&self->scene, alur_scene_unref);
      self->scene = g_steal_pointer (&scene);
    }
  g_clear_pointer (&scene, alur_scene_unref);
  if (self->again)
    alur_import_trial_run (self);
  changed (self);
}

static gboolean
is_to_draw (AlurImportTrial *self)
{
  return self->draft != NULL && self->draft->document != NULL
         && !alur_import_trial_is_too_large_to_draw (self);
}

static void
begin_drawing (AlurImportTrial *self)
{
  g_autoptr (GTask) task = NULL;

  if (!is_to_draw (self))
    return;
  self->drawing = g_cancellable_new ();
  task = g_task_new (self, self->drawing, drawn_cb, NULL);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, alur_import_draft_ref (self->draft),
                        (GDestroyNotify) alur_import_draft_unref);
  alur_workers_run (self->workers, task, draw);
}

/* --- The draft -------------------------------------------------------------------------------- */

static void
try (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;
  AlurImportDraft *draft = alur_import_draft_new (work->bytes, work->name, work->choices,
                                                  work->document, work->stage, cancellable, &error);

  if (draft != NULL)
    g_task_return_pointer (task, draft, (GDestroyNotify) alur_import_draft_unref);
  else
    g_task_return_error (task, error);
}

static void
tried_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  AlurImportTrial *self = ALUR_IMPORT_TRIAL (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (AlurImportDraft) draft = g_task_propagate_pointer (G_TASK (result), &error);

  g_clear_object (&self->trying);
  if (self->has_ended)
    return;
  if (self->again)
    {
      alur_import_trial_run (self);
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_pointer (&self->draft, alur_import_draft_unref);
  g_clear_pointer (&self->scene, alur_scene_unref);
  g_clear_pointer (&self->error, g_free);
  if (draft != NULL)
    self->draft = g_steal_pointer (&draft);
  else
    self->error = g_strdup (error->message);
  begin_drawing (self);
  changed (self);
}

/* Copies the choices, because more may be made while the thread reads them. */
static Work *
work_new (AlurImportTrial *self)
{
  Work *work = g_new0 (Work, 1);

  work->bytes = g_bytes_ref (self->bytes);
  work->document = self->document != NULL ? g_bytes_ref (self->document) : NULL;
  work->choices = alur_import_choices_copy (self->choices);
  work->name = g_strdup (self->name);
  work->stage = g_strdup (self->stage);
  return work;
}

/**
 * alur_import_trial_run:
 * @self: the trial
 *
 * Tries the table with what is said about it now.
 */
void
alur_import_trial_run (AlurImportTrial *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->has_ended)
    return;
  self->again = self->trying != NULL || self->drawing != NULL;
  if (self->trying != NULL)
    g_cancellable_cancel (self->trying);
  if (self->drawing != NULL)
    g_cancellable_cancel (self->drawing);
  if (self->again)
    return;
  self->trying = g_cancellable_new ();
  task = g_task_new (self, self->trying, tried_cb, NULL);
  g_task_set_task_data (task, work_new (self), work_free);
  alur_workers_run (self->workers, task, try);
  changed (self);
}

/* --- The object ------------------------------------------------------------------------------- */

static void
alur_import_trial_finalize (GObject *object)
{
  AlurImportTrial *self = ALUR_IMPORT_TRIAL (object);

  alur_workers_unref (self->workers);
  g_bytes_unref (self->bytes);
  g_free (self->name);
  alur_import_choices_free (self->choices);
  g_clear_pointer (&self->document, g_bytes_unref);
  g_free (self->stage);
  g_clear_pointer (&self->draft, alur_import_draft_unref);
  g_clear_pointer (&self->scene, alur_scene_unref);
  g_free (self->error);
  g_clear_object (&self->trying);
  g_clear_object (&self->drawing);
  G_OBJECT_CLASS (alur_import_trial_parent_class)->finalize (object);
}

static void
alur_import_trial_class_init (AlurImportTrialClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = alur_import_trial_finalize;
  /**
   * AlurImportTrial::changed:
   *
   * There is something else to show.
   */
  g_signal_new ("changed", ALUR_TYPE_IMPORT_TRIAL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
}

static void
alur_import_trial_init (AlurImportTrial *self)
{
  self->choices = alur_import_choices_new ();
}

/**
 * alur_import_trial_new:
 * @workers: whose threads do it
 * @bytes: a table
 * @name: what to call it in messages
 *
 * Returns: (transfer full): a trial, to be run
 */
AlurImportTrial *
alur_import_trial_new (AlurWorkers *workers, GBytes *bytes, const char *name)
{
  AlurImportTrial *self = g_object_new (ALUR_TYPE_IMPORT_TRIAL, NULL);

  self->workers = alur_workers_ref (workers);
  self->bytes = g_bytes_ref (bytes);
  self->name = g_strdup (name);
  return self;
}

/**
 * alur_import_trial_end:
 * @self: the trial
 *
 * Nobody waits for it any more: what runs is given up, and nothing is told.
 */
void
alur_import_trial_end (AlurImportTrial *self)
{
  self->has_ended = TRUE;
  if (self->trying != NULL)
    g_cancellable_cancel (self->trying);
  if (self->drawing != NULL)
    g_cancellable_cancel (self->drawing);
}

/**
 * alur_import_trial_get_choices:
 *
 * Returns: (transfer none): what was said by hand; to be changed, and then alur_import_trial_run()
 */
AlurImportChoices *
alur_import_trial_get_choices (AlurImportTrial *self)
{
  return self->choices;
}

/**
 * alur_import_trial_set_target:
 * @self: the trial
 * @document: (nullable): the document that the table comes into, as it is written in a file; %NULL:
 *   a new one
 * @stage: (nullable): the id of the stage; %NULL: the first
 */
void
alur_import_trial_set_target (AlurImportTrial *self, GBytes *document, const char *stage)
{
  g_clear_pointer (&self->document, g_bytes_unref);
  self->document = document != NULL ? g_bytes_ref (document) : NULL;
  g_free (self->stage);
  self->stage = g_strdup (stage);
}

/**
 * alur_import_trial_is_busy:
 *
 * Returns: whether the draft is not that of what is said now
 */
gboolean
alur_import_trial_is_busy (AlurImportTrial *self)
{
  return self->trying != NULL || self->again;
}

/**
 * alur_import_trial_is_drawing:
 *
 * Returns: whether a thread reads the document of the draft
 */
gboolean
alur_import_trial_is_drawing (AlurImportTrial *self)
{
  return self->drawing != NULL;
}

/**
 * alur_import_trial_get_error:
 *
 * Returns: (transfer none) (nullable): why the table can't be read at all, and what to do
 */
const char *
alur_import_trial_get_error (AlurImportTrial *self)
{
  return self->error;
}

/**
 * alur_import_trial_get_draft:
 *
 * Returns: (transfer none) (nullable): what was tried last
 */
AlurImportDraft *
alur_import_trial_get_draft (AlurImportTrial *self)
{
  return self->draft;
}

/**
 * alur_import_trial_get_scene:
 *
 * Returns: (transfer none) (nullable): the drawing of what was tried last
 */
AlurScene *
alur_import_trial_get_scene (AlurImportTrial *self)
{
  return self->scene;
}

/**
 * alur_import_trial_is_too_large_to_draw:
 *
 * Returns: whether nobody could make anything out in a drawing of it
 */
gboolean
alur_import_trial_is_too_large_to_draw (AlurImportTrial *self)
{
  const AlurElement *parent;

  if (self->draft == NULL || self->draft->document == NULL)
    return FALSE;
  if (self->draft->report->procedure != NULL)
    return alur_element_count (self->draft->report->procedure, ALUR_KIND_STEP) > MOST_DRAWN;
  parent = alur_document_get_organisation (self->draft->document, self->draft->stage);
  return alur_element_count (parent, ALUR_KIND_UNIT) > MOST_DRAWN;
}
