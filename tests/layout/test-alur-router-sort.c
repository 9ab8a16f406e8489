/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-router-sort.h"

#define MOST_ITEMS 300
#define N_VALUES 7 /* few, so that many are equal */

static int
compare_items_cb (gconstpointer a, gconstpointer b)
{
  const AlurSortItem *one = a;
  const AlurSortItem *other = b;

  if (one->by < other->by || one->by > other->by)
    return one->by < other->by ? -1 : 1;
  if (one->then < other->then || one->then > other->then)
    return one->then < other->then ? -1 : 1;
  return one->index < other->index ? -1 : one->index > other->index;
}

static void
test_items (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint n = 0; n < MOST_ITEMS; n++)
    {
      g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (AlurSortItem));
      g_autoptr (GArray) expected = NULL;

      for (guint i = 0; i < n; i++)
        g_array_append_val (items, ((AlurSortItem){ i, g_rand_int_range (rand, 0, N_VALUES) - 3,
                                                    g_rand_int_range (rand, 0, N_VALUES) }));
      expected = g_array_copy (items);
      g_array_sort (expected, compare_items_cb);
      alur_router_sort_items (items);
      for (guint i = 0; i < n; i++)
        g_assert_cmpuint (g_array_index (items, AlurSortItem, i).index, ==,
                          g_array_index (expected, AlurSortItem, i).index);
    }
}

static void
test_constraints (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);

  for (guint n_places = 1; n_places < MOST_ITEMS; n_places += 7)
    {
      g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (AlurConstraint));
      g_autofree guint *backwards = NULL;

      for (guint i = 0; i < 3 * n_places; i++)
        g_array_append_val (
            all, ((AlurConstraint){ (guint) g_rand_int_range (rand, 0, (gint) n_places),
                                    (guint) g_rand_int_range (rand, 0, (gint) n_places), i }));
      alur_router_sort_constraints (all, n_places);
      backwards = alur_router_list_backwards (all, n_places);
      for (guint i = 1; i < all->len; i++)
        {
          const AlurConstraint *before = &g_array_index (all, AlurConstraint, i - 1);
          const AlurConstraint *after = &g_array_index (all, AlurConstraint, i);

          g_assert_true (before->after < after->after
                         || (before->after == after->after && before->before <= after->before));
          before = &g_array_index (all, AlurConstraint, backwards[i - 1]);
          after = &g_array_index (all, AlurConstraint, backwards[i]);
          g_assert_true (before->before > after->before
                         || (before->before == after->before && before->after >= after->after));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/router-sort/items", test_items);
  g_test_add_func ("/router-sort/constraints", test_constraints);
  return g_test_run ();
}
