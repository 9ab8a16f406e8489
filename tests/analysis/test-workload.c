/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a workload comes from, and when there is none; its figures are in the conformance
 * documents and the examples. */

#include "alur-made.h"

#include "alur-workload.h"

#include <math.h>

static AlurElement *
make_position (Made *made, AlurElement *unit, const char *id, double headcount)
{
  AlurElement *position = alur_document_insert (made->document, unit, ALUR_KIND_POSITION, id, NULL);

  alur_document_set_number (made->document, position, ALUR_POSITION_HEADCOUNT, headcount);
  return position;
}

static AlurElement *
make_task (Made *made, const char *id, const char *position, double work)
{
  AlurElement *step = made_step (made, id, ALUR_STEP_KIND_TASK, "u1", work);

  alur_document_set_text (made->document, step, ALUR_STEP_POSITION, position);
  return step;
}

static void
set_volume (Made *made, double volume)
{
  alur_document_set_number (made->document, made->procedure, ALUR_PROCEDURE_VOLUME, volume);
}

/* Half of 100 cases pass s3; s2 takes 5 minutes, s3 10, and there is a duty of 12 times 20. */
static void
make_ordinary (Made *made)
{
  AlurElement *unit, *duty;

  made_begin (made);
  unit = made_unit (made, "u1", NULL, ALUR_LEVEL_OTHER);
  make_position (made, unit, "p0", 1);
  duty = alur_document_insert (made->document, make_position (made, unit, "p1", 0.5),
                               ALUR_KIND_DUTY, NULL, NULL);
  alur_document_set_number (made->document, duty, ALUR_DUTY_VOLUME, 12);
  alur_document_set_duration (made->document, duty, ALUR_DUTY_WORK, (AlurDuration){ 0, 20 * 60 });
  made_procedure (made, "q");
  set_volume (made, 100);
  made_step (made, "s1", ALUR_STEP_KIND_START, NULL, 0);
  make_task (made, "s2", "p1", 5);
  alur_document_set_word (made->document, make_task (made, "s4", "p0", 0), ALUR_STEP_KIND,
                          ALUR_STEP_KIND_DECISION);
  make_task (made, "s3", "p1", 10);
  made_flow (made, "s1", "s2", -1);
  made_flow (made, "s2", "s4", -1);
  made_flow (made, "s4", "s3", 0.5);
  made_flow (made, "s4", "s5", 0.5);
  made_step (made, "s5", ALUR_STEP_KIND_END, NULL, 0);
}

static void
assert_entry (
    const AlurWorkloadEntry *entry, const char *id, double volume, double executions, double work)
{
  if (id != NULL)
    g_assert_cmpstr (alur_element_get_id (entry->source), ==, id);
  else
    g_assert_cmpint (entry->source->kind, ==, ALUR_KIND_DUTY);
  g_assert_cmpint (entry->procedure != NULL, ==, id != NULL);
  g_assert_cmpfloat_with_epsilon (entry->volume, volume, 1e-12);
  g_assert_cmpfloat_with_epsilon (entry->executions, executions, 1e-12);
  g_assert_cmpfloat_with_epsilon (entry->work, work, 1e-12);
  g_assert_cmpfloat_with_epsilon (entry->minutes, volume * executions * work, 1e-9);
}

static void
test_trace (void)
{
  g_auto (Made) made = { 0 };
  g_autoptr (AlurFigures) figures = NULL;
  g_autoptr (AlurWorkloads) workloads = NULL;
  const AlurWorkload *workload;

  make_ordinary (&made);
  made_end (&made);
  figures = alur_figures_new (made.document);
  workloads = alur_workloads_new (figures, made.stage);
  g_assert_cmpuint (alur_workloads_get_length (workloads), ==, 2);
  workload = alur_workloads_get (workloads, 1);
  g_assert_cmpstr (alur_element_get_id (workload->position), ==, "p1");
  g_assert_true (alur_workloads_find (workloads, workload->position) == workload);
  g_assert_cmpuint (workload->n_entries, ==, 3);
  assert_entry (&workload->entries[0], "s2", 100, 1, 5);
  assert_entry (&workload->entries[1], "s3", 100, 0.5, 10);
  assert_entry (&workload->entries[2], NULL, 12, 1, 20);
  g_assert_cmpfloat_with_epsilon (workload->workload, 500 + 500 + 240, 1e-9);
  g_assert_cmpfloat_with_epsilon (workload->need, 1240 / 75000.0, 1e-12);
  g_assert_cmpint (workload->grade, ==, 'E');
}

/* Where a case never ends nobody knows the work, but only for steps that have some, in a procedure
 * that is carried out. */
static void
test_endless (void)
{
  for (guint volume = 0; volume <= 1; volume++)
    {
      g_auto (Made) made = { 0 };
      g_autoptr (AlurFigures) figures = NULL;
      g_autoptr (AlurWorkloads) workloads = NULL;
      const AlurWorkload *working, *idle;

      make_ordinary (&made);
      made_procedure (&made, "r");
      set_volume (&made, volume);
      make_task (&made, "t1", "p1", 1); /* no start */
      make_task (&made, "t2", "p0", 0);
      made_end (&made);
      figures = alur_figures_new (made.document);
      workloads = alur_workloads_new (figures, made.stage);
      idle = alur_workloads_get (workloads, 0);
      working = alur_workloads_get (workloads, 1);
      g_assert_cmpfloat_with_epsilon (idle->workload, 0, 1e-12);
      g_assert_cmpint (isnan (working->workload), ==, volume > 0);
      g_assert_cmpint (isnan (working->need), ==, volume > 0);
      g_assert_cmpint (isnan (working->gap), ==, volume > 0);
      g_assert_cmpint (isnan (working->effectiveness), ==, volume > 0);
      g_assert_cmpint (working->grade, ==, volume > 0 ? 0 : 'E');
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workload/trace", test_trace);
  g_test_add_func ("/workload/endless", test_endless);
  return g_test_run ();
}
