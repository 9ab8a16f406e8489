/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tree of units or functions that is kept is the one that is listed from scratch, after any
 * sequence of edits, undos, redos and rollbacks, and whichever stage is asked for in between.
 *
 * ALUR_SEED repeats a run, ALUR_SEQUENCES makes it longer. */

#include "alur-nesting.h"
#include "alur-random.h"
#include "alur-share.h"
#include "random-units.h"

#define DEFAULT_SEQUENCES 1000

typedef struct
{
  GRand *rand;
  AlurDocument *document;
  AlurNesting *units;
  AlurNesting *functions;
  gboolean is_of_none; /* also the next time */
  guint n_nodes, n_comparisons;
} Run;

static void
compare (Run *run, AlurNesting *kept, const AlurElement *list, AlurKind kind, guint parent_field)
{
  g_autoptr (AlurNesting) fresh = alur_nesting_new (run->document, kind, parent_field);
  const GArray *now = alur_nesting_list (fresh, list);
  const GArray *before = alur_nesting_list (kept, list);

  g_assert_cmpuint (before->len, ==, now->len);
  for (guint i = 0; i < now->len; i++)
    {
      const AlurNested *one = &g_array_index (before, AlurNested, i);
      const AlurNested *other = &g_array_index (now, AlurNested, i);

      g_assert_true (one->element == other->element);
      g_assert_cmpuint (one->serial, ==, other->serial);
      g_assert_cmpuint (one->depth, ==, other->depth);
      g_assert_cmpuint (one->n_children, ==, other->n_children);
    }
  run->n_nodes += now->len;
  run->n_comparisons++;
}

static void
compare_both (Run *run)
{
  const AlurElement *root = alur_document_get_root (run->document);
  gint32 n_stages = (gint32) alur_element_count (root, ALUR_KIND_STAGE);
  const AlurElement *stage = alur_element_first (root, ALUR_KIND_STAGE);

  const AlurElement *list;

  /* Mostly the same stage, as in the window; and sometimes one that has none. */
  for (gint32 i = g_rand_int_range (run->rand, 0, 4 * n_stages); i > 0 && i < n_stages; i--)
    stage = alur_element_next (stage, ALUR_KIND_STAGE);
  list = g_rand_int_range (run->rand, 0, 8) > 0 && !run->is_of_none
             ? alur_document_get_organisation (run->document, stage)
             : NULL;
  run->is_of_none = list == NULL && g_rand_boolean (run->rand);
  compare (run, run->units, list, ALUR_KIND_UNIT, ALUR_UNIT_PARENT);
  compare (run, run->functions, alur_document_get_functions (run->document), ALUR_KIND_FUNCTION,
           ALUR_FUNCTION_PARENT);
}

static void
edit_in_vain (Run *run)
{
  alur_document_begin (run->document, "Vain");
  alur_random_edit (run->rand, run->document, ALUR_RANDOM_ALTER);
  alur_document_announce (run->document);
  compare_both (run);
  alur_random_edit (run->rand, run->document, ALUR_RANDOM_ALTER);
  alur_document_rollback (run->document);
}

static void
edit_once (Run *run)
{
  gint32 dice = g_rand_int_range (run->rand, 0, 20);

  if (dice < 3)
    alur_document_undo (run->document);
  else if (dice < 5)
    alur_document_redo (run->document);
  else if (dice == 5)
    edit_in_vain (run);
  else if (dice < 9)
    alur_random_edit (run->rand, run->document, ALUR_RANDOM_ALTER);
  else
    random_units_edit (run->rand, run->document);
}

static void
changed_cb (AlurDocument *document, const AlurChangeSet *changes, Run *run)
{
  alur_nesting_note_changes (run->units, changes);
  alur_nesting_note_changes (run->functions, changes);
}

static void
run_sequence (Run *run, guint32 seed)
{
  run->rand = g_rand_new_with_seed (seed);
  run->document = alur_random_document (run->rand, (guint) g_rand_int_range (run->rand, 20, 120));
  run->units = alur_nesting_new (run->document, ALUR_KIND_UNIT, ALUR_UNIT_PARENT);
  run->functions = alur_nesting_new (run->document, ALUR_KIND_FUNCTION, ALUR_FUNCTION_PARENT);
  g_signal_connect (run->document, "changed", G_CALLBACK (changed_cb), run);
  for (gint32 i = g_rand_int_range (run->rand, 8, 24); i > 0; i--)
    {
      compare_both (run);
      edit_once (run);
    }
  compare_both (run);
  g_clear_pointer (&run->units, alur_nesting_free);
  g_clear_pointer (&run->functions, alur_nesting_free);
  g_assert_finalize_object (g_steal_pointer (&run->document));
  g_clear_pointer (&run->rand, g_rand_free);
}

static void
test_kept (void)
{
  const char *wanted = g_getenv ("ALUR_SEQUENCES");
  guint n_sequences = wanted != NULL ? (guint) g_ascii_strtoull (wanted, NULL, 10)
                                     : alur_share_of (DEFAULT_SEQUENCES);
  guint32 seed = alur_random_seed ();
  Run run = { NULL };

  for (guint i = 0; i < n_sequences; i++)
    run_sequence (&run, seed + i);
  g_test_message ("%u sequences, %u comparisons, %u listed", n_sequences, run.n_comparisons,
                  run.n_nodes);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/property/nesting", test_kept);
  return g_test_run ();
}
