/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a thread reads of a document is the document as it was when the turn was taken, whatever
 * becomes of it: the text that is written of both is the same, byte for byte, and each id names the
 * same thing. */

#include "alur-mirror.h"
#include "alur-random.h"
#include "alur-share.h"
#include "alur-writer.h"

#define SEQUENCES 300
#define STEPS 40
#define THREADS_STEPS 400
#define MUCH 5000 /* changes: more than wait for somebody who reads */

static void
step_at_random (GRand *rand, AlurDocument *document)
{
  switch (g_rand_int_range (rand, 0, 8))
    {
    case 0:
    case 1:
      alur_document_undo (document);
      break;
    case 2:
      alur_document_redo (document);
      break;
    case 3:
      /* Announced on the way, and taken back. */
      alur_document_begin (document, "Try");
      alur_random_edit (rand, document, ALUR_RANDOM_GROW);
      alur_document_announce (document);
      alur_random_edit (rand, document, ALUR_RANDOM_ALTER);
      alur_document_rollback (document);
      break;
    default:
      alur_random_edit (rand, document, ALUR_RANDOM_ALTER);
      break;
    }
}

static void
assert_finds_the_same (AlurMirrorTurn *turn, AlurDocument *mirror, AlurDocument *document)
{
  AlurElement *root = alur_document_get_root (document);

  for (AlurElement *e = root; e != NULL; e = alur_element_walk (e, root))
    {
      const AlurElement *same = alur_mirror_turn_find (turn, e);
      const AlurElement *stage = alur_element_get_stage (e);
      const AlurElement *found;

      g_assert_nonnull (same);
      g_assert_cmpuint (same->serial, ==, e->serial);
      if (alur_element_get_id (e) == NULL || e->kind == ALUR_KIND_STAGE)
        continue;
      g_assert_true (alur_element_get_id (same) == alur_element_get_id (e));
      found = alur_document_lookup (mirror,
                                    stage != NULL ? alur_mirror_turn_find (turn, stage) : NULL,
                                    alur_element_get_id (e));
      g_assert_true (found == same);
    }
}

static void
assert_equal (AlurMirrorTurn *turn, AlurDocument *document)
{
  AlurDocument *mirror = alur_mirror_turn_begin (turn);
  g_autoptr (GBytes) text = alur_writer_write_bytes (mirror);
  g_autoptr (GBytes) expected = alur_writer_write_bytes (document);

  g_assert_true (mirror != document);
  g_assert_true (g_bytes_equal (text, expected));
  assert_finds_the_same (turn, mirror, document);
}

static void
test_follows (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (alur_random_seed ());

  for (guint i = alur_share_of (SEQUENCES); i > 0; i--)
    {
      g_autoptr (AlurDocument) document = alur_random_document (rand, 40);

      /* What an undo brings back is older than the mirror. */
      for (guint k = (guint) g_rand_int_range (rand, 0, 5); k > 0; k--)
        alur_document_undo (document);
      g_assert_false (alur_document_has_mirror (document));
      g_assert_true (alur_document_make_mirror (document));
      g_assert_true (alur_document_has_mirror (document));
      for (guint k = 0; k < STEPS; k++)
        {
          g_autoptr (AlurMirrorTurn) turn = NULL;

          step_at_random (rand, document);
          if (g_rand_int_range (rand, 0, 3) > 0)
            continue;
          turn = alur_document_take_turn (document);
          assert_equal (turn, document);
        }
    }
}

/* A turn shows what was when it was taken, also when others were taken since, or never begun. */
static void
test_keeps_its_time (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (alur_random_seed ());
  g_autoptr (AlurDocument) document = alur_random_document (rand, 60);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) text = NULL;
  AlurMirrorTurn *turn;
  AlurMirrorTurn *given_up;

  g_assert_true (alur_document_make_mirror (document));
  turn = alur_document_take_turn (document);
  before = alur_writer_write_bytes (document);
  for (guint i = 0; i < STEPS; i++)
    step_at_random (rand, document);
  given_up = alur_document_take_turn (document);
  text = alur_writer_write_bytes (alur_mirror_turn_begin (turn));
  g_assert_true (g_bytes_equal (text, before));
  alur_mirror_turn_free (turn);
  alur_mirror_turn_free (given_up);
  turn = alur_document_take_turn (document);
  assert_equal (turn, document);
  alur_mirror_turn_free (turn);
}

/* No turn is taken for a long time, and then the document goes before the turn ends. */
static void
test_outlives_the_document (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (alur_random_seed ());
  AlurDocument *document = alur_random_document (rand, 60);
  AlurElement *stage = alur_document_get_stage (document, NULL);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) text = NULL;
  AlurMirrorTurn *turn;

  g_assert_true (alur_document_make_mirror (document));
  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *name = g_strdup_printf ("Tahap %u", i);

      alur_document_begin (document, "Rename");
      alur_document_set_text (document, stage, ALUR_STAGE_NAME, name);
      alur_document_commit (document);
    }
  turn = alur_document_take_turn (document);
  before = alur_writer_write_bytes (document);
  g_assert_finalize_object (document);
  text = alur_writer_write_bytes (alur_mirror_turn_begin (turn));
  g_assert_true (g_bytes_equal (text, before));
  alur_mirror_turn_free (turn);
}

/* So much at once that the copy is told before anybody reads, and edited on meanwhile. */
static void
test_much_at_once (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (alur_random_seed ());
  g_autoptr (AlurDocument) document = alur_random_document (rand, 20);
  AlurElement *organisation
      = alur_document_get_organisation (document, alur_document_get_stage (document, NULL));

  g_assert_true (alur_document_make_mirror (document));
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (AlurMirrorTurn) turn = NULL;

      alur_document_begin (document, "Many");
      for (guint k = 0; k < MUCH; k++)
        alur_document_insert (document, organisation, ALUR_KIND_UNIT, NULL, NULL);
      alur_document_commit (document);
      alur_document_undo (document);
      for (guint k = 0; k < i; k++)
        step_at_random (rand, document);
      alur_document_redo (document);
      turn = alur_document_take_turn (document);
      assert_equal (turn, document);
    }
}

static void
test_not_in_a_transaction (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (alur_random_seed ());
  g_autoptr (AlurDocument) document = alur_random_document (rand, 5);

  alur_document_begin (document, "Half done");
  g_assert_false (alur_document_make_mirror (document));
  alur_document_rollback (document);
  g_assert_true (alur_document_make_mirror (document));
}

/* --- With a thread ---------------------------------------------------------------------------- */

typedef struct
{
  AlurMirrorTurn *turn;
  GBytes *expected;
} Reading;

static gpointer
read_all (gpointer data)
{
  GAsyncQueue *readings = data;
  guint n_read = 0;

  for (;;)
    {
      Reading *reading = g_async_queue_pop (readings);
      g_autoptr (GBytes) text = NULL;

      if (reading->turn == NULL)
        {
          g_free (reading);
          return GUINT_TO_POINTER (n_read);
        }
      text = alur_writer_write_bytes (alur_mirror_turn_begin (reading->turn));
      g_assert_true (g_bytes_equal (text, reading->expected));
      alur_mirror_turn_free (reading->turn);
      g_bytes_unref (reading->expected);
      g_free (reading);
      n_read++;
    }
}

static void
test_read_while_edited (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (alur_random_seed ());
  g_autoptr (AlurDocument) document = alur_random_document (rand, 60);
  g_autoptr (GAsyncQueue) readings = g_async_queue_new ();
  GThread *thread;
  guint n_readings = 0;

  g_assert_true (alur_document_make_mirror (document));
  thread = g_thread_new ("reader", read_all, readings);
  for (guint i = 0; i < THREADS_STEPS; i++)
    {
      step_at_random (rand, document);
      if (g_async_queue_length (readings) < 3)
        {
          Reading *reading = g_new0 (Reading, 1);

          reading->turn = alur_document_take_turn (document);
          reading->expected = alur_writer_write_bytes (document);
          g_async_queue_push (readings, reading);
          n_readings++;
        }
    }
  g_async_queue_push (readings, g_new0 (Reading, 1));
  g_assert_cmpuint (GPOINTER_TO_UINT (g_thread_join (thread)), ==, n_readings);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mirror/follows", test_follows);
  g_test_add_func ("/mirror/keeps-its-time", test_keeps_its_time);
  g_test_add_func ("/mirror/outlives-the-document", test_outlives_the_document);
  g_test_add_func ("/mirror/not-in-a-transaction", test_not_in_a_transaction);
  g_test_add_func ("/mirror/much-at-once", test_much_at_once);
  g_test_add_func ("/mirror/read-while-edited", test_read_while_edited);
  return g_test_run ();
}
