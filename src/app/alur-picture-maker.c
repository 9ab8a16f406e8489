/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One picture at a time, always of the document as it is when the last one is done: what is edited
 * in between costs no picture of its own. A picture shows what was found, and so do the panes,
 * which come after it: where much has to be looked at again, or to be copied for a new stage, that
 * is done here, a frame's time at a time. */

#include "alur-picture-maker.h"

#include "alur-picture-job.h"
#include "alur-turn.h"

/* ms after which nobody looks at a picture any more that is not shown */
#define RETIREMENT 200

struct _AlurPictureMaker
{
  GObject parent_instance;

  AlurEditor *editor; /* NULL: nobody waits for pictures any more */
  AlurWorkers *workers;
  GCancellable *making; /* NULL: no picture is being made */
  guint look;           /* a source; 0: nothing has changed since */
  guint retire;         /* a source; 0: nothing is to be freed */
};

G_DEFINE_FINAL_TYPE (AlurPictureMaker, alur_picture_maker, G_TYPE_OBJECT)

static void look_later (AlurPictureMaker *self);

/* --- What is not shown any more --------------------------------------------------------------- */

static void
let_go (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_ptr_array_set_size (data, 0);
  g_task_return_boolean (task, TRUE);
}

static gboolean
retire_cb (gpointer data)
{
  AlurPictureMaker *self = data;
  GPtrArray *retired = alur_editor_steal_retired (self->editor);
  g_autoptr (GTask) task = g_task_new (self, NULL, NULL, NULL);

  self->retire = 0;
  g_task_set_task_data (task, retired, (GDestroyNotify) g_ptr_array_unref);
  if (retired->len > 0)
    alur_workers_run (self->workers, task, let_go);
  return G_SOURCE_REMOVE;
}

static void
retire_later (AlurPictureMaker *self)
{
  if (self->retire == 0)
    self->retire = g_timeout_add (RETIREMENT, retire_cb, self);
}

/* --- What is shown next ----------------------------------------------------------------------- */

static void
make (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  alur_picture_job_run (data);
  g_task_return_pointer (task, data, NULL);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  AlurPictureMaker *self = ALUR_PICTURE_MAKER (source);
  AlurPictureJob *job = g_task_propagate_pointer (G_TASK (result), NULL);

  g_clear_object (&self->making);
  if (self->editor == NULL)
    {
      alur_picture_job_free (g_task_get_task_data (G_TASK (result)));
      return;
    }
  if (job == NULL)
    {
      /* The program ends, and no thread begins any more. */
      alur_picture_job_free (g_task_get_task_data (G_TASK (result)));
      alur_editor_end_picture (self->editor);
      return;
    }
  alur_editor_take_picture (self->editor, job);
  retire_later (self);
  look_later (self);
}

static gboolean
look_cb (gpointer data)
{
  AlurPictureMaker *self = data;
  g_autoptr (GTask) task = NULL;
  AlurPictureJob *job;

  if (!alur_editor_catch_up (self->editor, alur_turn_get_end ()))
    {
      alur_turn_put_off ();
      return G_SOURCE_CONTINUE;
    }
  job = alur_editor_begin_picture (self->editor);
  self->look = 0;
  retire_later (self);
  if (job == NULL)
    return G_SOURCE_REMOVE;
  self->making = g_object_ref (alur_picture_job_get_cancellable (job));
  task = g_task_new (self, self->making, made_cb, NULL);
  g_task_set_check_cancellable (task, FALSE); /* the job comes back, whatever became of it */
  g_task_set_task_data (task, job, NULL);
  alur_workers_run (self->workers, task, make);
  return G_SOURCE_REMOVE;
}

/* Once all have heard of the change. */
static void
look_later (AlurPictureMaker *self)
{
  if (self->look == 0)
    self->look = alur_turn_add ("picture", G_PRIORITY_HIGH_IDLE, look_cb, self, NULL);
}

/* Of what was shown before nobody wants a picture any more. */
static void
view_changed_cb (AlurPictureMaker *self)
{
  g_cancellable_cancel (self->making);
  look_later (self);
}

static void
alur_picture_maker_dispose (GObject *object)
{
  alur_picture_maker_end (ALUR_PICTURE_MAKER (object));
  G_OBJECT_CLASS (alur_picture_maker_parent_class)->dispose (object);
}

static void
alur_picture_maker_finalize (GObject *object)
{
  alur_workers_unref (ALUR_PICTURE_MAKER (object)->workers);
  G_OBJECT_CLASS (alur_picture_maker_parent_class)->finalize (object);
}

static void
alur_picture_maker_class_init (AlurPictureMakerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = alur_picture_maker_dispose;
  G_OBJECT_CLASS (klass)->finalize = alur_picture_maker_finalize;
}

static void
alur_picture_maker_init (AlurPictureMaker *self)
{
}

/**
 * alur_picture_maker_new:
 * @editor: a document in a window; a reference is taken
 * @workers: whose threads do it
 *
 * From now on @editor leaves to this what would take longer than a frame.
 *
 * Returns: (transfer full): what makes large pictures until alur_picture_maker_end()
 */
AlurPictureMaker *
alur_picture_maker_new (AlurEditor *editor, AlurWorkers *workers)
{
  AlurPictureMaker *self = g_object_new (ALUR_TYPE_PICTURE_MAKER, NULL);

  self->editor = g_object_ref (editor);
  self->workers = alur_workers_ref (workers);
  alur_editor_set_deferred (editor, TRUE);
  g_signal_connect_swapped (editor, "document-changed", G_CALLBACK (look_later), self);
  g_signal_connect_swapped (editor, "fell-behind", G_CALLBACK (look_later), self);
  g_signal_connect_swapped (editor, "view-changed", G_CALLBACK (view_changed_cb), self);
  look_later (self);
  return self;
}

/**
 * alur_picture_maker_end:
 *
 * Lets go of the document. What is being made is given up, and nobody sees it.
 */
void
alur_picture_maker_end (AlurPictureMaker *self)
{
  g_clear_handle_id (&self->look, g_source_remove);
  g_clear_handle_id (&self->retire, g_source_remove);
  g_cancellable_cancel (self->making);
  if (self->editor == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->editor, self);
  alur_editor_set_deferred (self->editor, FALSE);
  alur_editor_end_picture (self->editor);
  g_clear_object (&self->editor);
}
