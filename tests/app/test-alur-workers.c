/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-workers.h"

#define SLOW_US 50000 /* longer than who doesn't wait takes to look */

typedef struct
{
  AlurWorkers *workers;
  GCancellable *cancellable;
  GMutex mutex;
  GCond changed;
  guint n_begun;
  guint n_ended;
  gboolean released;
  guint n_answers;
  guint n_cancelled; /* of the answers */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->workers = alur_workers_new ();
  fixture->cancellable = g_cancellable_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  alur_workers_end (fixture->workers);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  alur_workers_unref (fixture->workers);
  g_assert_finalize_object (fixture->cancellable);
}

static void
count (Fixture *fixture, guint *what)
{
  g_mutex_lock (&fixture->mutex);
  (*what)++;
  g_cond_broadcast (&fixture->changed);
  g_mutex_unlock (&fixture->mutex);
}

static void
release (Fixture *fixture)
{
  g_mutex_lock (&fixture->mutex);
  fixture->released = TRUE;
  g_cond_broadcast (&fixture->changed);
  g_mutex_unlock (&fixture->mutex);
}

static void
wait_for_begun (Fixture *fixture, guint n)
{
  g_mutex_lock (&fixture->mutex);
  while (fixture->n_begun < n)
    g_cond_wait (&fixture->changed, &fixture->mutex);
  g_mutex_unlock (&fixture->mutex);
}

static void
cancelled_cb (GCancellable *cancellable, gpointer data)
{
  release (data);
}

/* Goes on until it is given up. */
static void
work_until_cancelled (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Fixture *fixture = data;
  gulong id = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), fixture, NULL);

  count (fixture, &fixture->n_begun);
  g_mutex_lock (&fixture->mutex);
  while (!fixture->released)
    g_cond_wait (&fixture->changed, &fixture->mutex);
  g_mutex_unlock (&fixture->mutex);
  g_cancellable_disconnect (cancellable, id);
  g_usleep (SLOW_US);
  count (fixture, &fixture->n_ended);
  g_task_return_boolean (task, TRUE);
}

/* Can't be given up, as a file that is being saved. */
static void
work_to_the_end (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Fixture *fixture = data;

  count (fixture, &fixture->n_begun);
  g_mutex_lock (&fixture->mutex);
  while (!fixture->released)
    g_cond_wait (&fixture->changed, &fixture->mutex);
  g_mutex_unlock (&fixture->mutex);
  g_usleep (2 * SLOW_US);
  count (fixture, &fixture->n_ended);
  g_task_return_boolean (task, TRUE);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  fixture->n_answers++;
  fixture->n_cancelled += g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? 1 : 0;
}

static void
begin (Fixture *fixture, GTaskThreadFunc work, GCancellable *cancellable)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, answered_cb, fixture);

  g_task_set_task_data (task, fixture, NULL);
  g_task_set_return_on_cancel (task, cancellable != NULL);
  alur_workers_run (fixture->workers, task, work);
}

/* The end gives up what it can and waits for all: what saves is not cut off. */
static void
test_end (Fixture *fixture, gconstpointer data)
{
  begin (fixture, work_until_cancelled, fixture->cancellable);
  begin (fixture, work_to_the_end, NULL);
  wait_for_begun (fixture, 2);
  g_assert_cmpuint (alur_workers_get_n_running (fixture->workers), ==, 2);
  alur_workers_end (fixture->workers);
  g_assert_true (g_cancellable_is_cancelled (fixture->cancellable));
  g_assert_cmpuint (fixture->n_ended, ==, 2);
  g_assert_cmpuint (alur_workers_get_n_running (fixture->workers), ==, 0);
  while (fixture->n_answers < 2)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->n_cancelled, ==, 1);
}

/* Who cancels has the answer at once; the thread goes on and is still waited for. */
static void
test_given_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) heard = g_cancellable_new ();

  begin (fixture, work_to_the_end, heard);
  wait_for_begun (fixture, 1);
  g_cancellable_cancel (heard);
  while (fixture->n_answers == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->n_cancelled, ==, 1);
  g_assert_cmpuint (alur_workers_get_n_running (fixture->workers), ==, 1);
  release (fixture);
  alur_workers_end (fixture->workers);
  g_assert_cmpuint (fixture->n_ended, ==, 1);
}

static void
test_nothing_after_the_end (Fixture *fixture, gconstpointer data)
{
  alur_workers_end (fixture->workers);
  begin (fixture, work_to_the_end, NULL);
  while (fixture->n_answers == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->n_cancelled, ==, 1);
  g_assert_cmpuint (fixture->n_begun, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add ("/workers/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("end", test_end);
  ADD ("given-up", test_given_up);
  ADD ("nothing-after-the-end", test_nothing_after_the_end);
#undef ADD
  return g_test_run ();
}
