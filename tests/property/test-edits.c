/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Random sequences of edits, undone and redone at random: every state is a valid document, survives
 * being saved and loaded, and undoing all leads back to the start, byte for byte.
 *
 * ALUR_SEED repeats a run, ALUR_SEQUENCES makes it longer. What fails is kept beside the log. */

#include "alur-random.h"
#include "alur-reader.h"
#include "alur-share.h"
#include "alur-validate.h"
#include "alur-writer.h"

#include <string.h>

#define DEFAULT_SEQUENCES 2000

typedef struct
{
  guint32 seed;
  guint sequence;
} Run;

static G_NORETURN void
give_up (const Run *run, AlurDocument *document, const char *what)
{
  g_autoptr (GBytes) bytes = alur_writer_write_bytes (document);
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "alur-failed-edits.alur", NULL);

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                       NULL);
  g_error ("%s (ALUR_SEED=%u, sequence %u; the document is in %s)", what, run->seed, run->sequence,
           path);
}

/* What is kept of the children of each kind is what going through all of them tells. */
static void
assert_children (const Run *run, AlurDocument *document)
{
  const AlurElement *root = alur_document_get_root (document);

  for (const AlurElement *e = root; e != NULL; e = alur_element_walk (e, root))
    {
      const AlurElement *first[ALUR_N_KINDS] = { NULL };
      const AlurElement *last[ALUR_N_KINDS] = { NULL };
      guint n[ALUR_N_KINDS] = { 0 };

      for (const AlurElement *child = e->first_child; child != NULL; child = child->next)
        {
          first[child->kind] = first[child->kind] != NULL ? first[child->kind] : child;
          if (last[child->kind] != NULL
              && alur_element_next (last[child->kind], child->kind) != child)
            give_up (run, document, "A child is not the next of its kind.");
          last[child->kind] = child;
          n[child->kind]++;
        }
      for (AlurKind kind = 0; kind < ALUR_N_KINDS; kind++)
        {
          if (alur_element_first (e, kind) != first[kind] || alur_element_count (e, kind) != n[kind]
              || (last[kind] != NULL && alur_element_next (last[kind], kind) != NULL))
            give_up (run, document, "Children of a kind are not what they are told to be.");
        }
    }
}

static void
assert_valid (const Run *run, AlurDocument *document)
{
  g_autoptr (GError) error = NULL;
  AlurFault fault;

  if (!alur_document_validate (document, &fault, &error))
    give_up (run, document, error->message);
  assert_children (run, document);
}

static void
assert_same (const Run *run, AlurDocument *document, GBytes *expected, const char *what)
{
  g_autoptr (GBytes) bytes = alur_writer_write_bytes (document);

  if (!g_bytes_equal (bytes, expected))
    give_up (run, document, what);
}

static void
assert_loads_the_same (const Run *run, AlurDocument *document)
{
  g_autoptr (GBytes) bytes = alur_writer_write_bytes (document);
  g_autoptr (GError) error = NULL;
  g_autoptr (AlurDocument) loaded = alur_reader_read_bytes (bytes, "random", NULL, &error);

  if (loaded == NULL)
    give_up (run, document, error->message);
  assert_same (run, loaded, bytes, "What was saved and loaded is another document.");
}

static void
edit_at_random (const Run *run, GRand *rand, AlurDocument *document, guint floor)
{
  for (guint i = (guint) g_rand_int_range (rand, 10, 40); i > 0; i--)
    {
      gint32 dice = g_rand_int_range (rand, 0, 10);

      if (dice == 0 && alur_document_get_undo_depth (document) > floor)
        alur_document_undo (document);
      else if (dice == 1)
        alur_document_redo (document);
      else
        alur_random_edit (rand, document, ALUR_RANDOM_ALTER);
      assert_valid (run, document);
    }
}

static void
run_sequence (const Run *run)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (run->seed + run->sequence);
  g_autoptr (AlurDocument) document
      = alur_random_document (rand, (guint) g_rand_int_range (rand, 5, 60));
  guint floor = alur_document_get_undo_depth (document);
  g_autoptr (GBytes) start = alur_writer_write_bytes (document);
  g_autoptr (GBytes) end = NULL;

  assert_valid (run, document);
  edit_at_random (run, rand, document, floor);
  assert_loads_the_same (run, document);
  end = alur_writer_write_bytes (document);
  while (alur_document_get_undo_depth (document) > floor)
    alur_document_undo (document);
  assert_same (run, document, start, "Undoing all does not lead back to the start.");
  while (alur_document_get_undo_depth (document) > 0)
    alur_document_undo (document);
  while (alur_document_redo (document))
    ;
  /* what was undone when the sequence ended may be redone beyond its end */
  while (alur_document_get_undo_depth (document) > 0)
    {
      g_autoptr (GBytes) bytes = alur_writer_write_bytes (document);

      if (g_bytes_equal (bytes, end))
        return;
      alur_document_undo (document);
    }
  give_up (run, document, "Redoing all does not lead to the end.");
}

static void
test_edits (void)
{
  const char *wanted = g_getenv ("ALUR_SEQUENCES");
  Run run = { alur_random_seed (), 0 };
  guint n_sequences = wanted != NULL ? (guint) g_ascii_strtoull (wanted, NULL, 10)
                                     : alur_share_of (DEFAULT_SEQUENCES);

  for (; run.sequence < n_sequences; run.sequence++)
    run_sequence (&run);
  g_test_message ("%u sequences", n_sequences);
}

/* Chance begun with one edit may be lucky; a rolled back one must leave nothing at all. */
static void
test_rollback (void)
{
  guint32 seed = alur_random_seed ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  for (guint i = 0; i < 300; i++)
    {
      Run run = { seed, i };
      g_autoptr (AlurDocument) document = alur_random_document (rand, 30);
      guint depth = alur_document_get_undo_depth (document);
      g_autoptr (GBytes) start = alur_writer_write_bytes (document);

      alur_document_begin (document, "Outer");
      for (guint j = 0; j < 10; j++)
        {
          alur_random_edit (rand, document, ALUR_RANDOM_ALTER);
          if (g_rand_boolean (rand))
            alur_document_announce (document);
        }
      alur_document_rollback (document);
      assert_same (&run, document, start, "A rollback left something behind.");
      g_assert_cmpuint (alur_document_get_undo_depth (document), ==, depth);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/property/edits", test_edits);
  g_test_add_func ("/property/rollback", test_rollback);
  return g_test_run ();
}
