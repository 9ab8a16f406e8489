/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-workers.h"

struct _AlurWorkers
{
  gatomicrefcount references;
  GMutex mutex;
  GCond fewer;
  GPtrArray *running; /* of Work */
  gboolean ended;
};

/* Lies with its task. */
typedef struct
{
  AlurWorkers *workers;
  GTaskThreadFunc function;
  GCancellable *cancellable; /* NULL: it is waited for */
} Work;

static const char work_key[] = "alur-work";

/**
 * alur_workers_new:
 *
 * Returns: (transfer full): no threads yet
 */
AlurWorkers *
alur_workers_new (void)
{
  AlurWorkers *self = g_new0 (AlurWorkers, 1);

  g_atomic_ref_count_init (&self->references);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->fewer);
  self->running = g_ptr_array_new ();
  return self;
}

/**
 * alur_workers_ref:
 *
 * Returns: (transfer full): the threads
 */
AlurWorkers *
alur_workers_ref (AlurWorkers *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

/**
 * alur_workers_unref:
 * @self: (transfer full): the threads; what runs goes on
 */
void
alur_workers_unref (AlurWorkers *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_ptr_array_unref (self->running);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->fewer);
  g_free (self);
}

static void
work_free (gpointer data)
{
  Work *work = data;

  alur_workers_unref (work->workers);
  g_clear_object (&work->cancellable);
  g_free (work);
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = g_object_get_data (G_OBJECT (task), work_key);
  AlurWorkers *self = work->workers;

  work->function (task, source, data, cancellable);
  g_mutex_lock (&self->mutex);
  g_ptr_array_remove_fast (self->running, work);
  g_cond_broadcast (&self->fewer);
  g_mutex_unlock (&self->mutex);
}

/**
 * alur_workers_run:
 * @self: the threads
 * @task: what is to be done; where it can be given up, its cancellable says so to @work
 * @work: does it
 *
 * Runs @work for @task in a thread, as g_task_run_in_thread() does. After alur_workers_end() the
 * task is answered with %G_IO_ERROR_CANCELLED.
 */
void
alur_workers_run (AlurWorkers *self, GTask *task, GTaskThreadFunc work)
{
  GCancellable *cancellable = g_task_get_cancellable (task);
  Work *one = g_new0 (Work, 1);
  gboolean ended;

  one->workers = alur_workers_ref (self);
  one->function = work;
  one->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  g_object_set_data_full (G_OBJECT (task), work_key, one, work_free);
  g_mutex_lock (&self->mutex);
  ended = self->ended;
  if (!ended)
    g_ptr_array_add (self->running, one);
  g_mutex_unlock (&self->mutex);
  if (ended)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "ended");
  else
    g_task_run_in_thread (task, run);
}

/**
 * alur_workers_get_n_running:
 *
 * Returns: how much is being done now, whether or not somebody still waits for it
 */
guint
alur_workers_get_n_running (AlurWorkers *self)
{
  guint n_running;

  g_mutex_lock (&self->mutex);
  n_running = self->running->len;
  g_mutex_unlock (&self->mutex);
  return n_running;
}

/* What can be given up. Nothing is cancelled under the lock: who hears of it may do anything. */
static GPtrArray *
list_cancellables (AlurWorkers *self)
{
  GPtrArray *cancellables = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->running->len; i++)
    {
      Work *work = g_ptr_array_index (self->running, i);

      if (work->cancellable != NULL)
        g_ptr_array_add (cancellables, g_object_ref (work->cancellable));
    }
  return cancellables;
}

/**
 * alur_workers_end:
 * @self: the threads
 *
 * Gives up what can be given up and waits for the rest, such as a file that is being saved. Then
 * nothing runs, and nothing begins any more. To be called by the thread of the windows, at the end.
 */
void
alur_workers_end (AlurWorkers *self)
{
  g_autoptr (GPtrArray) cancellables = NULL;

  g_mutex_lock (&self->mutex);
  self->ended = TRUE;
  cancellables = list_cancellables (self);
  g_mutex_unlock (&self->mutex);
  for (guint i = 0; i < cancellables->len; i++)
    g_cancellable_cancel (g_ptr_array_index (cancellables, i));
  g_mutex_lock (&self->mutex);
  while (self->running->len > 0)
    g_cond_wait (&self->fewer, &self->mutex);
  g_mutex_unlock (&self->mutex);
}
