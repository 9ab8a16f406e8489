/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-arena.h"

#include "alur-large-pages.h"

#include <string.h>

static void
test_empty (void)
{
  g_autoptr (AlurArena) arena = alur_arena_new ();

  g_assert_cmpuint (alur_arena_get_size (arena), ==, 0);
}

/* Pieces of all sizes, told apart by their bytes: none lies on another. */
static void
test_pieces_are_apart (void)
{
  g_autoptr (AlurArena) arena = alur_arena_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  guint8 *pieces[2000];
  gsize sizes[2000];
  gsize sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      sizes[i] = (gsize) g_rand_int_range (rand, 0, 300);
      sum += sizes[i];
      pieces[i] = alur_arena_alloc0 (arena, sizes[i]);
      g_assert_cmpuint (GPOINTER_TO_SIZE (pieces[i]) % 8, ==, 0);
      for (gsize j = 0; j < sizes[i]; j++)
        g_assert_cmpuint (pieces[i][j], ==, 0);
      memset (pieces[i], (int) (i % 251), sizes[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    for (gsize j = 0; j < sizes[i]; j++)
      g_assert_cmpuint (pieces[i][j], ==, i % 251);
  g_assert_cmpuint (alur_arena_get_size (arena), >=, sum);
}

static void
test_texts (void)
{
  g_autoptr (AlurArena) arena = alur_arena_new ();
  const char *first = alur_arena_strndup (arena, "Dinas Kesehatan", 5);
  const char *empty = alur_arena_strndup (arena, "", 0);
  double *aligned = alur_arena_alloc0 (arena, sizeof (double));

  *aligned = 1.5;
  g_assert_cmpstr (first, ==, "Dinas");
  g_assert_cmpstr (empty, ==, "");
  g_assert_cmpuint (GPOINTER_TO_SIZE (aligned) % 8, ==, 0);
  /* with bytes of any kind, also NUL */
  g_assert_cmpint (memcmp (alur_arena_strndup (arena, "a\0b", 3), "a\0b", 4), ==, 0);
}

static void
test_larger_than_a_chunk (void)
{
  g_autoptr (AlurArena) arena = alur_arena_new ();
  g_autofree char *text = g_strnfill (1000000, 'x');
  const char *before = alur_arena_strndup (arena, "before", 6);
  const char *copy = alur_arena_strndup (arena, text, 1000000);
  const char *after = alur_arena_strndup (arena, "after", 5);

  g_assert_cmpstr (before, ==, "before");
  g_assert_cmpstr (copy, ==, text);
  g_assert_cmpstr (after, ==, "after");
}

/* Texts that leave the cursor at every place before the end of a chunk. */
static void
test_edges_of_chunks (void)
{
  for (gsize size = 65400; size < 65560; size++)
    {
      g_autoptr (AlurArena) arena = alur_arena_new ();
      g_autofree char *text = g_strnfill (size, 'x');
      const char *copy = alur_arena_strndup (arena, text, size);
      guint64 *number = alur_arena_alloc0 (arena, sizeof (guint64));

      *number = G_MAXUINT64;
      g_assert_cmpuint (GPOINTER_TO_SIZE (number) % 8, ==, 0);
      g_assert_cmpstr (copy, ==, text);
    }
}

/* Nothing is a place too, and none that anything else has: also the first that is asked for. */
static void
test_nothing (void)
{
  g_autoptr (AlurArena) arena = alur_arena_new ();
  gpointer first = alur_arena_alloc0 (arena, 0);
  gpointer second = alur_arena_alloc0 (arena, 0);

  g_assert_nonnull (first);
  g_assert_nonnull (second);
  g_assert_true (first != second);
}

/* Less than a large page at the end, and hardly anything between. */
static void
test_little_waste (void)
{
  g_autoptr (AlurArena) arena = alur_arena_new ();

  for (guint i = 0; i < 100000; i++)
    alur_arena_alloc0 (arena, 64);
  g_assert_cmpuint (alur_arena_get_size (arena), <, 6400000 + ALUR_LARGE_PAGE + 6400000 / 100);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/arena/empty", test_empty);
  g_test_add_func ("/arena/pieces-are-apart", test_pieces_are_apart);
  g_test_add_func ("/arena/texts", test_texts);
  g_test_add_func ("/arena/larger-than-a-chunk", test_larger_than_a_chunk);
  g_test_add_func ("/arena/edges-of-chunks", test_edges_of_chunks);
  g_test_add_func ("/arena/nothing", test_nothing);
  g_test_add_func ("/arena/little-waste", test_little_waste);
  return g_test_run ();
}
