/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-small-stack.h"

#include <pthread.h>

typedef struct
{
  void (*test) (void);
} Task;

static void *
run_cb (void *data)
{
  ((Task *) data)->test ();
  return NULL;
}

void
alur_test_on_small_stack (void (*test) (void))
{
  Task task = { test };
  pthread_attr_t attributes;
  pthread_t thread;

  g_assert_cmpint (pthread_attr_init (&attributes), ==, 0);
  g_assert_cmpint (pthread_attr_setstacksize (&attributes, 256 * 1024), ==, 0);
  g_assert_cmpint (pthread_create (&thread, &attributes, run_cb, &task), ==, 0);
  g_assert_cmpint (pthread_join (thread, NULL), ==, 0);
  pthread_attr_destroy (&attributes);
}
