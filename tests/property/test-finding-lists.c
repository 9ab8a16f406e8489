/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A list of findings that is kept up to date has the rows of one that is made anew, whatever is
 * edited, undone, accepted, held back, shown and asked for in between.
 *
 * ALUR_SEED repeats a run, ALUR_SEQUENCES makes it longer. */

#include "alur-finding-list.h"
#include "alur-make.h"
#include "alur-random.h"
#include "alur-share.h"

#include <string.h>

#define DEFAULT_SEQUENCES 300

typedef struct
{
  GRand *rand;
  AlurDocument *document;
  AlurEditor *editor;
  AlurFindingList *list;
  AlurFindingScope scope;
  gboolean shown[ALUR_SEVERITY_ERROR + 1];
  guint n_rows, n_accepted, n_held_back, n_comparisons; /* in all */
} Run;

static gboolean
is_alike (AlurFindingRow *one, AlurFindingRow *other)
{
  return alur_finding_row_get_kind (one) == alur_finding_row_get_kind (other)
         && alur_finding_row_get_finding (one) == alur_finding_row_get_finding (other)
         && alur_finding_row_get_severity (one) == alur_finding_row_get_severity (other)
         && alur_finding_row_get_count (one) == alur_finding_row_get_count (other)
         && alur_finding_row_is_folded (one) == alur_finding_row_is_folded (other);
}

static AlurFindingList *
make_anew (const Run *run)
{
  AlurFindingList *list = alur_finding_list_new ();

  alur_finding_list_set_editor (list, run->editor);
  alur_finding_list_set_scope (list, run->scope);
  for (guint severity = ALUR_SEVERITY_INFO; severity <= ALUR_SEVERITY_ERROR; severity++)
    alur_finding_list_set_severity (list, (AlurSeverity) severity, run->shown[severity]);
  alur_finding_list_update (list);
  return list;
}

static void
compare (Run *run)
{
  g_autoptr (AlurFindingList) anew = make_anew (run);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (anew));

  alur_finding_list_update (run->list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (run->list)), ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AlurFindingRow) one = g_list_model_get_item (G_LIST_MODEL (run->list), i);
      g_autoptr (AlurFindingRow) other = g_list_model_get_item (G_LIST_MODEL (anew), i);

      g_assert_true (is_alike (one, other));
      if (alur_finding_row_get_kind (one) == ALUR_FINDING_ROW_ACCEPTED)
        run->n_accepted += alur_finding_row_get_count (one);
    }
  for (guint severity = ALUR_SEVERITY_INFO; severity <= ALUR_SEVERITY_ERROR; severity++)
    g_assert_cmpuint (alur_finding_list_count (run->list, (AlurSeverity) severity), ==,
                      alur_finding_list_count (anew, (AlurSeverity) severity));
  g_assert_cmpuint (alur_finding_list_count_held_back (run->list), ==,
                    alur_finding_list_count_held_back (anew));
  run->n_held_back += alur_finding_list_count_held_back (anew);
  run->n_rows += n;
  run->n_comparisons++;
}

static void
accept_some (Run *run)
{
  AlurElement *accepted = alur_document_get_accepted (run->document);
  const AlurElement *stage = alur_editor_get_stage (run->editor);
  const GPtrArray *findings
      = stage != NULL ? alur_analysis_get_findings (alur_editor_get_analysis (run->editor), stage)
                      : NULL;
  g_autofree char *key = NULL;
  AlurElement *added;

  if (findings == NULL || findings->len == 0)
    return;
  key = alur_finding_dup_key (
      findings->pdata[g_rand_int_range (run->rand, 0, (gint32) findings->len)]);
  alur_document_begin (run->document, "Accept");
  added = alur_document_insert (run->document, accepted, ALUR_KIND_ACCEPTED_FINDING, NULL, NULL);
  alur_document_set_text (run->document, added, ALUR_ACCEPTED_FINDING_KEY, key);
  alur_document_commit (run->document);
}

/* What was just made holds back what is said of it. */
static void
make_some (Run *run)
{
  AlurElement *stage = alur_editor_get_stage (run->editor);

  if (stage == NULL)
    return;
  alur_document_begin (run->document, "Make");
  if (g_rand_boolean (run->rand))
    alur_make_unit (run->document, stage, NULL, NULL, ALUR_LEVEL_NONE, NULL);
  else
    alur_make_function (run->document, NULL, NULL, NULL);
  alur_document_commit (run->document);
}

static void
show_some (Run *run)
{
  AlurElement *root = alur_document_get_root (run->document);
  AlurElement *stage = alur_editor_get_stage (run->editor);
  AlurElement *function
      = alur_element_first (alur_document_get_functions (run->document), ALUR_KIND_FUNCTION);

  if (stage == NULL)
    return;
  switch (g_rand_int_range (run->rand, 0, 5))
    {
    case 0:
      for (stage = alur_element_first (root, ALUR_KIND_STAGE);
           alur_element_next (stage, ALUR_KIND_STAGE) != NULL && g_rand_boolean (run->rand);)
        stage = alur_element_next (stage, ALUR_KIND_STAGE);
      alur_editor_set_stage (run->editor, stage);
      break;
    case 1:
      alur_editor_set_function (run->editor, g_rand_boolean (run->rand) ? function : NULL);
      break;
    case 2:
      alur_editor_show (run->editor, ALUR_PANE_PROCEDURE,
                        alur_element_first (stage, ALUR_KIND_PROCEDURE));
      break;
    default:
      alur_editor_show (run->editor,
                        (AlurPane) g_rand_int_range (run->rand, 0, ALUR_PANE_COMPARISON),
                        alur_element_first (stage, ALUR_KIND_PROCEDURE));
    }
}

static void
ask_some (Run *run)
{
  guint severity
      = (guint) g_rand_int_range (run->rand, ALUR_SEVERITY_INFO, ALUR_SEVERITY_ERROR + 1);

  if (g_rand_boolean (run->rand))
    {
      run->scope = (AlurFindingScope) g_rand_int_range (run->rand, 0, ALUR_FINDING_SCOPE_ALL + 1);
      alur_finding_list_set_scope (run->list, run->scope);
      return;
    }
  run->shown[severity] = !run->shown[severity];
  alur_finding_list_set_severity (run->list, (AlurSeverity) severity, run->shown[severity]);
}

static void
act (Run *run)
{
  gint32 dice = g_rand_int_range (run->rand, 0, 12);

  if (dice == 0)
    alur_document_undo (run->document);
  else if (dice == 1)
    alur_document_redo (run->document);
  else if (dice == 2)
    accept_some (run);
  else if (dice == 3)
    make_some (run);
  else if (dice == 4)
    alur_unfinished_check (alur_editor_get_unfinished (run->editor));
  else if (dice <= 6)
    show_some (run);
  else if (dice == 7)
    ask_some (run);
  else
    alur_random_edit (run->rand, run->document, ALUR_RANDOM_ALTER);
}

static void
run_sequence (Run *run, AlurPangoMetrics *metrics)
{
  run->document = alur_random_document (run->rand, (guint) g_rand_int_range (run->rand, 20, 120));
  run->editor = alur_editor_new (run->document, metrics);
  run->list = alur_finding_list_new ();
  run->scope = ALUR_FINDING_SCOPE_STAGE;
  for (guint severity = ALUR_SEVERITY_INFO; severity <= ALUR_SEVERITY_ERROR; severity++)
    run->shown[severity] = TRUE;
  alur_finding_list_set_editor (run->list, run->editor);
  compare (run);
  for (gint32 i = g_rand_int_range (run->rand, 10, 30); i > 0; i--)
    {
      act (run);
      if (g_rand_int_range (run->rand, 0, 3) > 0)
        compare (run);
    }
  compare (run);
  g_assert_finalize_object (g_steal_pointer (&run->list));
  g_assert_finalize_object (g_steal_pointer (&run->editor));
  g_assert_finalize_object (g_steal_pointer (&run->document));
}

static void
test_same (void)
{
  const char *wanted = g_getenv ("ALUR_SEQUENCES");
  guint32 seed = alur_random_seed ();
  guint n = wanted != NULL ? (guint) g_ascii_strtoull (wanted, NULL, 10)
                           : alur_share_of (DEFAULT_SEQUENCES);
  AlurPangoMetrics *metrics = alur_pango_metrics_new ();
  Run run = { .n_rows = 0 };

  for (guint i = 0; i < n; i++)
    {
      run.rand = g_rand_new_with_seed (seed + i);
      run_sequence (&run, metrics);
      g_rand_free (run.rand);
    }
  g_test_message ("%u sequences, %u comparisons of %u rows; accepted %u, held back %u", n,
                  run.n_comparisons, run.n_rows, run.n_accepted, run.n_held_back);
  alur_pango_metrics_unref (metrics);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/property/finding-lists", test_same);
  return g_test_run ();
}
