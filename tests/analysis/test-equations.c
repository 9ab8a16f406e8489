/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-equations.h"

#include <math.h>

static int
compare_shares_cb (gconstpointer a, gconstpointer b)
{
  const AlurShare *first = a, *second = b;

  return first->from < second->from ? -1 : first->from > second->from;
}

/* Half of the cases go round once more: 1 + 1/2 + 1/4 + … = 2. */
static void
test_loop (void)
{
  const AlurShare shares[] = { { 0, 1, 1 }, { 1, 2, 1 }, { 2, 1, 0.5 }, { 2, 3, 0.5 } };
  const double sources[] = { 1, 0, 0, 0 };
  double amounts[4];

  g_assert_true (alur_equations_solve (4, sources, 4, shares, amounts));
  g_assert_cmpfloat_with_epsilon (amounts[0], 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (amounts[1], 2, 1e-12);
  g_assert_cmpfloat_with_epsilon (amounts[2], 2, 1e-12);
  g_assert_cmpfloat_with_epsilon (amounts[3], 1, 1e-12);
}

/* A loop that is left once in a thousand million rounds loses no digit. */
static void
test_seldom_left (void)
{
  const AlurShare shares[] = { { 0, 1, 1 }, { 1, 0, 1 - 1e-9 }, { 1, 2, 1e-9 } };
  const double sources[] = { 1, 0, 0 };
  double amounts[3];

  g_assert_true (alur_equations_solve (3, sources, 3, shares, amounts));
  g_assert_cmpfloat_with_epsilon (amounts[0] / 1e9, 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (amounts[2], 1, 1e-12);
}

/* 60 steps, each sending half back to the first: 2⁶⁰ rounds, exactly. */
static void
test_long_odds (void)
{
  AlurShare shares[121];
  double sources[61] = { 1 }, amounts[61];

  for (guint i = 0; i < 60; i++)
    {
      shares[2 * i] = (AlurShare){ i, 0, 0.5 };
      shares[2 * i + 1] = (AlurShare){ i, i + 1, 0.5 };
    }
  g_assert_true (alur_equations_solve (61, sources, 120, shares, amounts));
  g_assert_cmpfloat_with_epsilon (amounts[0] * 0x1p-60, 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (amounts[60], 1, 1e-12);
}

static void
test_endless (void)
{
  const AlurShare round_and_round[] = { { 0, 1, 1 }, { 1, 2, 1 }, { 2, 1, 1 } };
  const AlurShare in_thirds[]
      = { { 0, 1, 1 }, { 1, 2, 0.1 }, { 1, 3, 0.2 }, { 1, 1, 0.7 }, { 2, 1, 1 }, { 3, 1, 1 } };
  const AlurShare feeds_itself[] = { { 0, 1, 1 }, { 1, 2, 1 }, { 1, 3, 1 }, { 2, 1, 1 } };
  const AlurShare grows[] = { { 0, 1, 1 }, { 1, 2, 1 }, { 1, 3, 1 }, { 2, 1, 1 }, { 3, 1, 1 } };
  const double sources[] = { 1, 0, 0, 0 };
  double amounts[4];

  g_assert_false (alur_equations_solve (4, sources, 3, round_and_round, amounts));
  g_assert_false (alur_equations_solve (4, sources, 6, in_thirds, amounts));
  g_assert_false (alur_equations_solve (4, sources, 4, feeds_itself, amounts));
  g_assert_false (alur_equations_solve (4, sources, 5, grows, amounts));
}

/* Three hundred doublings in a row can be told, two thousand cannot. */
static void
test_overflow (void)
{
  for (guint n = 300; n <= 2000; n += 1700)
    {
      g_autofree AlurShare *shares = g_new (AlurShare, n);
      g_autofree double *sources = g_new0 (double, n + 1);
      g_autofree double *amounts = g_new (double, n + 1);

      sources[0] = 1;
      for (guint i = 0; i < n; i++)
        shares[i] = (AlurShare){ i, i + 1, 2 };
      g_assert_cmpint (alur_equations_solve (n + 1, sources, n, shares, amounts), ==, n == 300);
    }
}

/* amount(j) = source(j) + Σ share · amount, put to the proof. */
static void
assert_solves (
    guint n, const double *sources, guint n_shares, const AlurShare *shares, const double *amounts)
{
  g_autofree double *sums = g_memdup2 (sources, n * sizeof (double));

  for (guint i = 0; i < n_shares; i++)
    sums[shares[i].to] += shares[i].share * amounts[shares[i].from];
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpfloat (amounts[i], >=, 0);
      g_assert_cmpfloat (fabs (sums[i] - amounts[i]), <=, 1e-9 * (1 + amounts[i]));
    }
}

/* Large loops, tied together at random, with forks or without: `gain` is what a place passes on. */
static void
check_random (GRand *rand, guint n, guint ways, double gain)
{
  guint n_shares = n * ways;
  g_autofree AlurShare *shares = g_new (AlurShare, n_shares);
  g_autofree double *sources = g_new0 (double, n);
  g_autofree double *amounts = g_new (double, n);

  sources[0] = 1;
  for (guint i = 0; i < n_shares; i++)
    shares[i] = (AlurShare){ i / ways,
                             i % ways == 0 ? (i / ways + 1) % n
                                           : (guint) g_rand_int_range (rand, 0, (gint32) n),
                             gain / ways };
  qsort (shares, n_shares, sizeof *shares, compare_shares_cb);
  if (gain < 1)
    {
      g_assert_true (alur_equations_solve (n, sources, n_shares, shares, amounts));
      assert_solves (n, sources, n_shares, shares, amounts);
    }
  else
    g_assert_false (alur_equations_solve (n, sources, n_shares, shares, amounts));
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (guint n = 2; n < 400; n += 7)
    for (guint ways = 1; ways <= 4; ways++)
      {
        check_random (rand, n, ways, 0.97);
        check_random (rand, n, ways, 1);
        check_random (rand, n, ways, 1.2);
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/equations/loop", test_loop);
  g_test_add_func ("/equations/seldom-left", test_seldom_left);
  g_test_add_func ("/equations/long-odds", test_long_odds);
  g_test_add_func ("/equations/endless", test_endless);
  g_test_add_func ("/equations/overflow", test_overflow);
  g_test_add_func ("/equations/random", test_random);
  return g_test_run ();
}
