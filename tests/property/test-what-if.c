/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Random figures tried out beside random services: what follows from them is what follows in a
 * document that was really edited so, in every figure of every position, unit and sum; trying out
 * leaves the document's bytes alone, and so do text and back. ALUR_SEED repeats a run. */

#include "alur-random.h"
#include "alur-staffing.h"
#include "alur-writer.h"
#include "random-service.h"

#include <math.h>
#include <string.h>

#define N_RUNS 300
#define N_ELEMENTS 60

typedef struct
{
  guint32 seed;
  guint number;
  GRand *rand;
  AlurDocument *document;
  AlurFigures *figures;
} Run;

static G_NORETURN void
give_up (const Run *run, const char *what)
{
  g_error ("%s (ALUR_SEED=%u, number %u)", what, run->seed, run->number);
}

static gint32
pick (Run *run, gint32 n)
{
  return g_rand_int_range (run->rand, 0, n);
}

/* Halves and thirds too: people give part of their time. */
static double
any_number (Run *run, gint32 most)
{
  return pick (run, 4) == 0 ? 0 : pick (run, most) / (double) (1 + pick (run, 3));
}

static void
staff_unit (Run *run, AlurElement *unit)
{
  for (gint32 n = pick (run, 4); n > 0; n--)
    {
      g_autofree char *id = alur_document_generate_id (run->document, ALUR_KIND_POSITION);
      AlurElement *position
          = alur_document_insert (run->document, unit, ALUR_KIND_POSITION, id, NULL);

      alur_document_set_number (run->document, position, ALUR_POSITION_HEADCOUNT,
                                any_number (run, 6));
      for (gint32 k = pick (run, 3); k > 0; k--)
        {
          AlurElement *duty
              = alur_document_insert (run->document, position, ALUR_KIND_DUTY, NULL, NULL);

          alur_document_set_number (run->document, duty, ALUR_DUTY_VOLUME, any_number (run, 500));
          alur_document_set_duration (run->document, duty, ALUR_DUTY_WORK,
                                      (AlurDuration){ .days = pick (run, 3), .seconds = 600 });
        }
    }
}

static void
give_work (Run *run, const AlurElement *stage, AlurElement *step)
{
  const char *id = alur_element_get_ref (step, ALUR_STEP_UNIT);
  AlurElement *unit
      = id != NULL ? alur_document_lookup_kind (run->document, stage, id, ALUR_KIND_UNIT) : NULL;
  AlurElement *position = unit != NULL ? alur_element_first (unit, ALUR_KIND_POSITION) : NULL;

  if (position != NULL)
    alur_document_set_text (run->document, step, ALUR_STEP_POSITION,
                            alur_element_get_id (position));
  alur_document_set_duration (run->document, step, ALUR_STEP_WORK,
                              (AlurDuration){ .seconds = 60 * pick (run, 300) });
}

static void
staff (Run *run)
{
  const AlurElement *stage = alur_document_get_last_stage (run->document);

  alur_document_begin (run->document, "Staff");
  ALUR_FOREACH (unit, alur_document_get_organisation (run->document, stage), ALUR_KIND_UNIT)
  staff_unit (run, unit);
  ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
  {
    alur_document_set_number (run->document, procedure, ALUR_PROCEDURE_VOLUME,
                              any_number (run, 5000));
    ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
    give_work (run, stage, step);
  }
  alur_document_commit (run->document);
}

static void
try_out (Run *run, AlurAssumptions *assumptions)
{
  const AlurElement *stage = alur_document_get_last_stage (run->document);

  if (pick (run, 2) == 0)
    alur_assumptions_put (assumptions, alur_document_get_root (run->document),
                          1 + pick (run, 100000));
  ALUR_FOREACH (unit, alur_document_get_organisation (run->document, stage), ALUR_KIND_UNIT)
  ALUR_FOREACH (position, unit, ALUR_KIND_POSITION)
  {
    if (pick (run, 3) == 0)
      alur_assumptions_put (assumptions, position, any_number (run, 6));
    ALUR_FOREACH (duty, position, ALUR_KIND_DUTY)
    if (pick (run, 3) == 0)
      alur_assumptions_put (assumptions, duty, any_number (run, 500));
  }
  ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
  if (pick (run, 2) == 0)
    alur_assumptions_put (assumptions, procedure, any_number (run, 5000));
}

static void
edit (Run *run, const AlurAssumptions *assumptions)
{
  g_autoptr (GPtrArray) list = alur_assumptions_list (assumptions, run->document);

  alur_document_begin (run->document, "Edit");
  for (guint i = 0; i < list->len; i++)
    {
      AlurElement *element = g_ptr_array_index (list, i);
      guint field = 0;

      g_assert_true (alur_assumption_get_field (element->kind, &field));
      alur_document_set_number (run->document, element, field,
                                alur_assumptions_get (assumptions, element));
    }
  alur_document_commit (run->document);
}

static gboolean
is_same (double a, double b)
{
  return (isnan (a) && isnan (b)) || fabs (a - b) <= 1e-9 * MAX (1, fabs (b));
}

static void
compare_sums (Run *run, const AlurStaffSums *tried, const AlurStaffSums *edited)
{
  if (!is_same (tried->headcount, edited->headcount) || !is_same (tried->workload, edited->workload)
      || !is_same (tried->need, edited->need) || !is_same (tried->required, edited->required)
      || !is_same (tried->surplus, edited->surplus) || !is_same (tried->shortage, edited->shortage)
      || !is_same (tried->effectiveness, edited->effectiveness) || tried->grade != edited->grade)
    give_up (run, "what is tried out has other figures than a document that has it");
}

static void
compare_workloads (Run *run, const AlurWorkload *tried, const AlurWorkload *edited)
{
  if (tried == NULL || edited == NULL)
    {
      if (tried != edited)
        give_up (run, "a position is in one only");
      return;
    }
  g_assert_cmpuint (tried->n_entries, ==, edited->n_entries);
  for (guint i = 0; i < tried->n_entries; i++)
    if (tried->entries[i].source != edited->entries[i].source
        || !is_same (tried->entries[i].volume, edited->entries[i].volume)
        || !is_same (tried->entries[i].minutes, edited->entries[i].minutes))
      give_up (run, "a part of a workload is another");
}

static void
compare (Run *run, const AlurStaffing *tried, const AlurStaffing *edited, gboolean before)
{
  g_assert_cmpuint (alur_staffing_get_n_rows (tried), ==, alur_staffing_get_n_rows (edited));
  for (guint i = 0; i < alur_staffing_get_n_rows (tried); i++)
    {
      const AlurStaffRow *row = alur_staffing_get_row (tried, i);
      const AlurStaffRow *other = alur_staffing_get_row (edited, i);

      compare_sums (run, before ? &row->sums_before : &row->sums, &other->sums);
      compare_workloads (run, before ? row->before : row->now, other->now);
    }
  compare_sums (run,
                before ? &alur_staffing_get_total (tried)->sums_before
                       : &alur_staffing_get_total (tried)->sums,
                &alur_staffing_get_total (edited)->sums);
}

/* What the text says is what was tried out. */
static void
check_text (Run *run, const AlurAssumptions *assumptions)
{
  g_auto (GStrv) items = alur_assumptions_dup_items (assumptions, run->document);
  g_autoptr (AlurAssumptions) again = alur_assumptions_new ();
  g_autoptr (GPtrArray) list = alur_assumptions_list (assumptions, run->document);

  for (guint i = 0; items[i] != NULL; i++)
    if (!alur_assumptions_add_item (again, run->document, items[i], NULL))
      give_up (run, items[i]);
  for (guint i = 0; i < list->len; i++)
    if (!is_same (alur_assumptions_get (assumptions, g_ptr_array_index (list, i)),
                  alur_assumptions_get (again, g_ptr_array_index (list, i))))
      give_up (run, "text and back is another figure");
}

static void
run_once (Run *run)
{
  const AlurElement *stage = alur_document_get_last_stage (run->document);
  g_autoptr (AlurAssumptions) assumptions = alur_assumptions_new ();
  g_autoptr (GBytes) start = alur_writer_write_bytes (run->document);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (AlurFigures) figures = alur_figures_new (run->document);
  g_autoptr (AlurFigures) anew = NULL;
  g_autoptr (AlurStaffing) plain = alur_staffing_new (figures, stage, NULL, NULL);
  g_autoptr (AlurStaffing) tried = NULL;
  g_autoptr (AlurStaffing) edited = NULL;

  try_out (run, assumptions);
  tried = alur_staffing_new_assuming (figures, stage, assumptions, NULL);
  compare (run, tried, plain, TRUE);
  check_text (run, assumptions);
  after = alur_writer_write_bytes (run->document);
  if (!g_bytes_equal (start, after))
    give_up (run, "trying out has changed the document");
  edit (run, assumptions);
  anew = alur_figures_new (run->document);
  edited = alur_staffing_new (anew, stage, NULL, NULL);
  compare (run, tried, edited, FALSE);
  if (!alur_assumptions_is_empty (assumptions))
    give_up (run, "what the document has is still counted as tried out");
}

static void
test_figures (void)
{
  guint32 seed = alur_random_seed ();

  for (guint i = 0; i < N_RUNS; i++)
    {
      Run run = { .seed = seed, .number = i, .rand = g_rand_new_with_seed (seed + i) };

      run.document = random_service (run.rand, N_ELEMENTS);
      staff (&run);
      run_once (&run);
      g_rand_free (run.rand);
      g_assert_finalize_object (run.document);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/what-if/figures", test_figures);
  return g_test_run ();
}
