/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Random decisions carried out in random procedures: the new stage is a valid one in which every
 * step that stays leads to an end as it did, what was not decided about is as it was, the
 * comparison finds what was decided and nothing else gone, applying again does nothing, and undoing
 * gives the same bytes. ALUR_SEED repeats a run. */

#include "alur-comparison.h"
#include "alur-random.h"
#include "alur-reader.h"
#include "alur-redesign.h"
#include "alur-share.h"
#include "alur-validate.h"
#include "alur-writer.h"
#include "random-chain.h"
#include "random-service.h"

#include <math.h>
#include <string.h>

#define N_CHAINS 3000
#define N_SERVICES 400
#define N_ABOLISHED 1500

typedef struct
{
  guint32 seed;
  guint number;
  GRand *rand;
  AlurDocument *document;
  AlurElement *now;
  GBytes *start;
  GHashTable *leading; /* ids of the steps of `now` that are reached and lead to an end */
  AlurRedesignReport *report;
  guint n_done;
} Run;

static G_NORETURN void
give_up (const Run *run, const char *what, const char *id)
{
  g_autoptr (GBytes) bytes = alur_writer_write_bytes (run->document);
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "alur-failed-redesign.alur", NULL);

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                       NULL);
  g_error ("%s: %s (ALUR_SEED=%u, number %u; the document is in %s)", id, what, run->seed,
           run->number, path);
}

static AlurElement *
any_step (Run *run, const AlurElement *procedure)
{
  gint32 n
      = g_rand_int_range (run->rand, 0, (gint32) alur_element_count (procedure, ALUR_KIND_STEP));
  AlurElement *step = alur_element_first (procedure, ALUR_KIND_STEP);

  while (n-- > 0)
    step = alur_element_next (step, ALUR_KIND_STEP);
  return step;
}

static void
decide_to_combine (Run *run, AlurElement *step, AlurElement *redesign)
{
  const char *with[3];
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (with); i++)
    {
      AlurElement *other = g_rand_int_range (run->rand, 0, 3) == 0
                               ? any_step (run, step->parent)
                               : alur_element_next (step, ALUR_KIND_STEP);

      if (other != NULL && other != step && (n == 0 || with[0] != alur_element_get_id (other)))
        with[n++] = alur_element_get_id (other);
      if (n == 2)
        break;
    }
  if (n == 0)
    alur_document_set_word (run->document, redesign, ALUR_STEP_REDESIGN_ACTION, ALUR_ACTION_KEEP);
  else
    alur_document_set_refs (run->document, redesign, ALUR_STEP_REDESIGN_WITH, with, n);
}

static void
decide (Run *run, AlurElement *step, AlurAction action)
{
  AlurElement *redesign = alur_element_first (step, ALUR_KIND_STEP_REDESIGN);
  AlurElement *unit = alur_element_first (alur_document_get_organisation (run->document, run->now),
                                          ALUR_KIND_UNIT);

  if (redesign == NULL)
    redesign = alur_document_insert (run->document, step, ALUR_KIND_STEP_REDESIGN, NULL, NULL);
  alur_document_set_word (run->document, redesign, ALUR_STEP_REDESIGN_ACTION, action);
  alur_document_unset (run->document, redesign, ALUR_STEP_REDESIGN_TO);
  if (action == ALUR_ACTION_COMBINE)
    decide_to_combine (run, step, redesign);
  while (action == ALUR_ACTION_DECENTRALISE && alur_element_next (unit, ALUR_KIND_UNIT) != NULL
         && g_rand_boolean (run->rand))
    unit = alur_element_next (unit, ALUR_KIND_UNIT);
  if (action == ALUR_ACTION_DECENTRALISE)
    alur_document_set_text (run->document, redesign, ALUR_STEP_REDESIGN_TO,
                            alur_element_get_id (unit));
}

static void
decide_at_random (Run *run, guint one_in)
{
  alur_document_begin (run->document, "Decide");
  ALUR_FOREACH (procedure, run->now, ALUR_KIND_PROCEDURE)
  {
    ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
    if (g_rand_int_range (run->rand, 0, (gint32) one_in) == 0)
      decide (run, step,
              (AlurAction) g_rand_int_range (run->rand, ALUR_ACTION_KEEP,
                                             ALUR_ACTION_DECENTRALISE + 1));
  }
  alur_document_commit (run->document);
}

/* The steps of a stage from which control comes to an end, or which it comes to from a start. */
static GHashTable *
spread (const AlurElement *procedure, gboolean backwards)
{
  GHashTable *found = g_hash_table_new (NULL, NULL);
  guint seeds = backwards ? ALUR_STEP_KIND_END : ALUR_STEP_KIND_START;
  gboolean again = TRUE;

  ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
  if (alur_element_get_word (step, ALUR_STEP_KIND) == seeds)
    g_hash_table_add (found, (gpointer) alur_element_get_id (step));
  while (again)
    {
      again = FALSE;
      ALUR_FOREACH (flow, procedure, ALUR_KIND_FLOW)
      {
        guint kind = alur_element_get_word (flow, ALUR_FLOW_KIND);
        const char *from = alur_element_get_ref (flow, ALUR_FLOW_FROM);
        const char *to = alur_element_get_ref (flow, ALUR_FLOW_TO);

        if (kind != ALUR_FLOW_SEQUENCE && kind != ALUR_FLOW_DECISION)
          continue;
        if (g_hash_table_contains (found, backwards ? to : from))
          again |= g_hash_table_add (found, (gpointer) (backwards ? from : to));
      }
    }
  return found;
}

static GHashTable *
find_leading (AlurElement *stage)
{
  GHashTable *leading = g_hash_table_new (NULL, NULL);

  ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
  {
    g_autoptr (GHashTable) reached = spread (procedure, FALSE);
    g_autoptr (GHashTable) ending = spread (procedure, TRUE);

    ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
    if (g_hash_table_contains (reached, alur_element_get_id (step))
        && g_hash_table_contains (ending, alur_element_get_id (step)))
      g_hash_table_add (leading, (gpointer) alur_element_get_id (step));
  }
  return leading;
}

static AlurElement *
next_stage (const Run *run)
{
  return alur_element_next (run->now, ALUR_KIND_STAGE);
}

static const AlurElement *
decision_about (const AlurElement *step)
{
  const AlurElement *redesign = alur_element_first (step, ALUR_KIND_STEP_REDESIGN);

  return redesign != NULL
                 && alur_element_get_word (redesign, ALUR_STEP_REDESIGN_ACTION) != ALUR_ACTION_KEEP
             ? redesign
             : NULL;
}

static void
check_valid (const Run *run)
{
  g_autoptr (GBytes) bytes = alur_writer_write_bytes (run->document);
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AlurDocument) loaded = NULL;
  AlurFault fault;

  if (!alur_document_validate (run->document, &fault, &error))
    give_up (run, error->message, "document");
  loaded = alur_reader_read_bytes (bytes, "random", NULL, &error);
  if (loaded == NULL)
    give_up (run, error->message, "document");
  again = alur_writer_write_bytes (loaded);
  if (!g_bytes_equal (bytes, again))
    give_up (run, "is another document when loaded", "document");
}

static void
check_leading (const Run *run)
{
  g_autoptr (GHashTable) leading = find_leading (next_stage (run));

  ALUR_FOREACH (procedure, next_stage (run), ALUR_KIND_PROCEDURE)
  {
    ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
    if (g_hash_table_contains (run->leading, alur_element_get_id (step))
        && !g_hash_table_contains (leading, alur_element_get_id (step)))
      give_up (run, "is not reached, or leads to no end, any more", alur_element_get_id (step));
  }
}

/* What nobody decided about says the same, but for joins, which may be handed on. */
static void
check_untouched (const Run *run)
{
  const AlurElementType *type = alur_element_type (ALUR_KIND_STEP);

  ALUR_FOREACH (procedure, run->now, ALUR_KIND_PROCEDURE)
  {
    ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
    {
      const AlurElement *then = alur_document_lookup_kind (
          run->document, next_stage (run), alur_element_get_id (step), ALUR_KIND_STEP);

      for (guint field = 0; then != NULL && field < type->n_fields; field++)
        if ((decision_about (step) == NULL || field == ALUR_STEP_X || field == ALUR_STEP_Y)
            && field != ALUR_STEP_JOIN && alur_element_get_refs (then, ALUR_STEP_FROM) == NULL
            && !alur_value_equal (&type->fields[field], step->values[field], then->values[field]))
          give_up (run, type->fields[field].name, alur_element_get_id (step));
    }
  }
}

static gboolean
is_with_of_another (const Run *run, const char *id)
{
  ALUR_FOREACH (procedure, run->now, ALUR_KIND_PROCEDURE)
  {
    ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
    {
      const AlurElement *redesign = decision_about (step);
      const AlurIds *with
          = redesign != NULL ? alur_element_get_refs (redesign, ALUR_STEP_REDESIGN_WITH) : NULL;

      if (with != NULL && alur_ids_contain (with, id))
        return TRUE;
    }
  }
  return FALSE;
}

static void
check_difference (const Run *run, const AlurDifference *difference)
{
  const AlurElement *step = difference->from;
  const AlurElement *redesign = step != NULL ? decision_about (step) : NULL;
  guint action = redesign != NULL ? alur_element_get_word (redesign, ALUR_STEP_REDESIGN_ACTION) : 0;
  guint kind = step != NULL ? alur_element_get_word (step, ALUR_STEP_KIND) : 0;
  gboolean right = TRUE;

  if (difference->type != ALUR_KIND_STEP)
    return;
  if (difference->kind == ALUR_DIFFERENCE_ADDED || difference->kind == ALUR_DIFFERENCE_MOVED)
    right = FALSE;
  else if (difference->kind == ALUR_DIFFERENCE_REMOVED)
    right = kind == ALUR_STEP_KIND_START || kind == ALUR_STEP_KIND_END;
  else if (difference->kind == ALUR_DIFFERENCE_ABOLISHED)
    right = action == ALUR_ACTION_ABOLISH;
  else if (difference->kind == ALUR_DIFFERENCE_COMBINED)
    right = action == ALUR_ACTION_COMBINE || is_with_of_another (run, difference->id);
  else if (difference->kind == ALUR_DIFFERENCE_DECENTRALISED)
    right = action == ALUR_ACTION_DECENTRALISE;
  if (!right)
    give_up (run, alur_difference_kind_get_name (difference->kind), difference->id);
}

static AlurDifferenceKind
kind_of (const AlurComparison *comparison, const char *id)
{
  for (guint i = 0; i < alur_comparison_get_n_differences (comparison); i++)
    {
      const AlurDifference *difference = alur_comparison_get_difference (comparison, i);

      if (difference->type == ALUR_KIND_STEP && strcmp (difference->id, id) == 0)
        return difference->kind;
    }
  return ALUR_N_DIFFERENCES;
}

/* What the report calls done the comparison finds. */
static void
check_done (Run *run, const AlurComparison *comparison)
{
  for (guint i = 0; i < alur_redesign_report_get_n_outcomes (run->report); i++)
    {
      const AlurOutcome *outcome = alur_redesign_report_get_outcome (run->report, i);
      AlurDifferenceKind kind = kind_of (comparison, outcome->id);

      if (outcome->text == NULL)
        give_up (run, "nothing was told", outcome->id);
      if (outcome->kind != ALUR_OUTCOME_DONE)
        continue;
      run->n_done++;
      if (outcome->action == ALUR_ACTION_ABOLISH && kind != ALUR_DIFFERENCE_ABOLISHED
          && !is_with_of_another (run, outcome->id))
        give_up (run, "is not abolished", outcome->id);
      if (outcome->action == ALUR_ACTION_DECENTRALISE && kind != ALUR_DIFFERENCE_DECENTRALISED
          && kind != ALUR_DIFFERENCE_ABOLISHED && kind != ALUR_DIFFERENCE_COMBINED)
        give_up (run, "is not decentralised", outcome->id);
    }
}

static void
check_comparison (Run *run)
{
  g_autoptr (AlurFigures) figures = alur_figures_new (run->document);
  g_autoptr (AlurComparison) comparison = NULL;

  alur_figures_set_sampling (figures, 1, 10);
  comparison = alur_comparison_new (figures, run->now, figures, next_stage (run));
  for (guint i = 0; i < alur_comparison_get_n_differences (comparison); i++)
    check_difference (run, alur_comparison_get_difference (comparison, i));
  check_done (run, comparison);
}

static AlurRedesignReport *
apply (Run *run)
{
  AlurRedesignReport *report;

  alur_document_begin (run->document, "Apply");
  report = alur_redesign_apply_after (run->document, run->now, ALUR_STAGE_TARGET, NULL, NULL);
  alur_document_commit (run->document);
  return report;
}

/* Only what could not be done is tried again; where all was done nothing changes. */
static void
check_again (Run *run)
{
  guint depth = alur_document_get_undo_depth (run->document);
  g_autoptr (GBytes) before = alur_writer_write_bytes (run->document);
  g_autoptr (AlurRedesignReport) again = apply (run);
  g_autoptr (GBytes) after = alur_writer_write_bytes (run->document);

  if (alur_redesign_report_get_n_outcomes (again) == 0 && !g_bytes_equal (before, after))
    give_up (run, "applying again changes something", "document");
  while (alur_document_get_undo_depth (run->document) > depth)
    alur_document_undo (run->document);
}

static void
check_undo (const Run *run)
{
  g_autoptr (GBytes) end = alur_writer_write_bytes (run->document);
  g_autoptr (GBytes) back = NULL;
  g_autoptr (GBytes) again = NULL;

  alur_document_undo (run->document);
  back = alur_writer_write_bytes (run->document);
  if (!g_bytes_equal (back, run->start))
    give_up (run, "undoing gives another document", "document");
  alur_document_redo (run->document);
  again = alur_writer_write_bytes (run->document);
  if (!g_bytes_equal (again, end))
    give_up (run, "redoing gives another document", "document");
}

static void
check_preview (const Run *run)
{
  g_autoptr (AlurRedesignReport) preview = alur_redesign_preview (run->document, run->now, NULL);
  g_autoptr (GBytes) bytes = alur_writer_write_bytes (run->document);

  if (!g_bytes_equal (bytes, run->start))
    give_up (run, "a preview changes it", "document");
  g_assert_nonnull (preview);
}

/* `document` is given up here. */
static guint
run_document (Run *run, AlurDocument *document, guint one_in)
{
  guint n_pending;

  run->document = document;
  run->now = alur_document_get_stage (document, NULL);
  run->n_done = 0;
  decide_at_random (run, one_in);
  run->start = alur_writer_write_bytes (document);
  run->leading = find_leading (run->now);
  n_pending = alur_redesign_count_pending (document, run->now);
  check_preview (run);
  run->report = apply (run);
  g_assert_cmpuint (alur_redesign_report_get_n_outcomes (run->report), ==, n_pending);
  check_valid (run);
  check_leading (run);
  check_untouched (run);
  check_comparison (run);
  check_again (run);
  check_undo (run);
  g_bytes_unref (run->start);
  g_hash_table_unref (run->leading);
  alur_redesign_report_free (run->report);
  g_object_unref (document);
  return run->n_done;
}

static void
test_chains (void)
{
  Run run = { .seed = alur_random_seed () };
  guint n_done = 0;

  for (; run.number < alur_share_of (N_CHAINS); run.number++)
    {
      run.rand = g_rand_new_with_seed (run.seed + run.number);
      n_done += run_document (
          &run, random_chain (run.rand, (guint) g_rand_int_range (run.rand, 2, 40)), 3);
      g_rand_free (run.rand);
    }
  g_test_message ("%u decisions carried out", n_done);
  g_assert_cmpuint (n_done, >, run.number);
}

/* Procedures with faults: dead ends, forks without joins, choices with one way. */
static void
test_services (void)
{
  Run run = { .seed = alur_random_seed () };
  guint n_done = 0;

  for (; run.number < alur_share_of (N_SERVICES); run.number++)
    {
      run.rand = g_rand_new_with_seed (run.seed + run.number);
      n_done += run_document (
          &run, random_service (run.rand, (guint) g_rand_int_range (run.rand, 10, 300)), 4);
      g_rand_free (run.rand);
    }
  g_test_message ("%u decisions carried out", n_done);
  g_assert_cmpuint (n_done, >, run.number);
}

static GHashTable *
executions_of (AlurFigures *figures, const AlurElement *stage)
{
  const AlurProcedureFigures *found
      = alur_figures_get (figures, alur_element_first (stage, ALUR_KIND_PROCEDURE));
  GHashTable *executions = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  for (guint i = 0; i < found->graph->n_steps && found->executions != NULL; i++)
    g_hash_table_insert (executions,
                         (gpointer) alur_element_get_id (found->graph->steps[i].element),
                         g_memdup2 (&found->executions[i], sizeof (double)));
  return executions;
}

static void
check_executions (const Run *run)
{
  g_autoptr (AlurFigures) figures = alur_figures_new (run->document);
  g_autoptr (GHashTable) before = NULL;
  g_autoptr (GHashTable) after = NULL;
  GHashTableIter iter;
  gpointer id, times;

  alur_figures_set_sampling (figures, 1, 10);
  before = executions_of (figures, run->now);
  after = executions_of (figures, next_stage (run));
  g_assert_cmpuint (g_hash_table_size (after), >, 0);
  g_hash_table_iter_init (&iter, after);
  while (g_hash_table_iter_next (&iter, &id, &times))
    if (fabs (*(double *) times - *(double *) g_hash_table_lookup (before, id)) > 1e-6)
      give_up (run, "is executed more or less often", id);
}

/* Giving up steps that are no decisions leaves all others executed as often as before. */
static void
test_executions (void)
{
  Run run = { .seed = alur_random_seed () };

  for (; run.number < alur_share_of (N_ABOLISHED); run.number++)
    {
      run.rand = g_rand_new_with_seed (run.seed + run.number);
      run.document = random_chain (run.rand, (guint) g_rand_int_range (run.rand, 2, 60));
      run.now = alur_document_get_stage (run.document, NULL);
      alur_document_begin (run.document, "Decide");
      ALUR_FOREACH (step, alur_element_first (run.now, ALUR_KIND_PROCEDURE), ALUR_KIND_STEP)
      if (alur_element_get_word (step, ALUR_STEP_KIND) != ALUR_STEP_KIND_DECISION
          && g_rand_boolean (run.rand))
        decide (&run, step, ALUR_ACTION_ABOLISH);
      alur_document_commit (run.document);
      run.report = apply (&run);
      check_valid (&run);
      check_executions (&run);
      alur_redesign_report_free (run.report);
      g_object_unref (run.document);
      g_rand_free (run.rand);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/property/redesign/chains", test_chains);
  g_test_add_func ("/property/redesign/services", test_services);
  g_test_add_func ("/property/redesign/executions", test_executions);
  return g_test_run ();
}
