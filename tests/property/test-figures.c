/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures kept up to date are those computed from scratch, after any sequence of edits, undos and
 * redos. ALUR_SEED repeats a run. */

#include "alur-figures.h"
#include "alur-random.h"

#include <math.h>

#define N_SEQUENCES 400
#define N_EDITS 12
#define CASES 20

typedef struct
{
  guint sequence;
  AlurDocument *document;
  AlurFigures *kept;
  guint n_figures;
} Run;

static void
changed_cb (AlurDocument *document, AlurChangeSet *changes, Run *run)
{
  alur_figures_apply (run->kept, changes, NULL);
}

static void
compare_procedure (Run *run, AlurFigures *fresh, const AlurElement *procedure)
{
  const AlurProcedureFigures *kept = alur_figures_get (run->kept, procedure);
  const AlurProcedureFigures *other = alur_figures_get (fresh, procedure);

  for (guint i = 0; i < ALUR_N_METRICS; i++)
    {
      double a = kept->metrics[i], b = other->metrics[i];

      if (isnan (a) ? isnan (b) : !(a < b) && !(b < a))
        continue;
      g_error ("Sequence %u, %s: %s is %g, from scratch %g", run->sequence,
               alur_element_get_id (procedure), alur_metric_info ((AlurMetric) i)->id, a, b);
    }
  run->n_figures++;
}

static void
compare (Run *run)
{
  g_autoptr (AlurFigures) fresh = alur_figures_new (run->document);

  alur_figures_set_sampling (fresh, 1, CASES);
  ALUR_FOREACH (stage, alur_document_get_root (run->document), ALUR_KIND_STAGE)
  {
    ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
    compare_procedure (run, fresh, procedure);
  }
}

static void
edit (Run *run, GRand *rand)
{
  gint32 what = g_rand_int_range (rand, 0, 10);

  if (what == 0)
    alur_document_undo (run->document);
  else if (what == 1)
    alur_document_redo (run->document);
  else
    alur_random_edit (rand, run->document, ALUR_RANDOM_ALTER);
}

static void
test_figures (void)
{
  guint32 seed = alur_random_seed ();
  guint n_figures = 0;

  for (guint i = 0; i < N_SEQUENCES; i++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed + i);
      g_autoptr (AlurDocument) document = alur_random_document (rand, 120);
      g_autoptr (AlurFigures) kept = alur_figures_new (document);
      Run run = { .sequence = i, .document = document, .kept = kept };

      alur_figures_set_sampling (kept, 1, CASES);
      g_signal_connect (document, "changed", G_CALLBACK (changed_cb), &run);
      for (guint k = 0; k < N_EDITS; k++)
        {
          edit (&run, rand);
          if (g_rand_boolean (rand))
            compare (&run);
        }
      compare (&run);
      n_figures += run.n_figures;
      g_signal_handlers_disconnect_by_data (document, &run);
    }
  g_test_message ("%u procedures compared", n_figures);
  g_assert_cmpuint (n_figures, >, N_SEQUENCES);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/property/figures", test_figures);
  return g_test_run ();
}
