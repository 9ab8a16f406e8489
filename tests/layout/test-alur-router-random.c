/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hundreds of random drawings: whatever the boxes and connectors, the checker finds nothing. */
#include <glib.h>
#include <math.h>
#include <string.h>
#include <time.h>

#include "alur-route-check.h"
#include "alur-router.h"

#define N_DRAWINGS 400u
#define FIRST_SEED 1000u
#define COLUMN 260.0
#define ROW 150.0

static AlurRouterBox
make_random_box (GRand *rand, guint column, guint row)
{
  AlurRouterBox box = { .shape = (AlurRouterShape) g_rand_int_range (rand, 0, 4) };

  box.rect.width = 100 + 8 * g_rand_int_range (rand, 0, 12);
  box.rect.height = 48 + 8 * g_rand_int_range (rand, 0, 5);
  box.rect.x = column * COLUMN + (200 - box.rect.width) / 2;
  box.rect.y = row * ROW + (90 - box.rect.height) / 2;
  box.radius = g_rand_boolean (rand) ? 4 : 0;

  return box;
}

/* Boxes in some cells of a grid; answers how many. */
static guint
add_random_boxes (AlurRouter *router, GRand *rand, guint n_boxes)
{
  guint columns = 1 + (guint) g_rand_int_range (rand, 0, (gint32) n_boxes);
  guint n = 0;

  for (guint cell = 0; n < n_boxes; cell++)
    {
      AlurRouterBox box = make_random_box (rand, cell % columns, cell / columns);

      if (g_rand_double (rand) < 0.3)
        continue;
      alur_router_add_box (router, &box);
      n++;
    }

  return n;
}

static void
add_random_connectors (AlurRouter *router, GRand *rand, guint n_boxes)
{
  guint n = n_boxes + n_boxes / 4;

  for (guint i = 0; i < n; i++)
    {
      AlurRouterConnector connector
          = { .from = i < n_boxes ? i : (guint) g_rand_int_range (rand, 0, (gint32) n_boxes) };
      gint to = i < n_boxes ? (gint) connector.from + g_rand_int_range (rand, -2, 4)
                            : g_rand_int_range (rand, 0, (gint32) n_boxes);

      connector.to = (guint) CLAMP (to, 0, (gint) n_boxes - 1);
      if (g_rand_double (rand) < 0.3)
        connector.label = (AlurSize){ 20 + g_rand_int_range (rand, 0, 70), 16 };
      alur_router_add_connector (router, &connector);
    }
}

/* Returns how many faults the checker found, having told the first of them. */
static guint
count_faults (const AlurRouter *router, guint32 seed)
{
  g_autoptr (AlurRouteCheck) check = alur_route_check_new_for_router (router);

  for (guint i = 0; i < MIN (check->faults->len, 8); i++)
    {
      const AlurRouteFault *fault = &g_array_index (check->faults, AlurRouteFault, i);

      g_test_message ("seed %u: %s: %u %u at %g %g", seed, alur_route_fault_get_name (fault->kind),
                      fault->a, fault->b, fault->place.x, fault->place.y);
    }

  return check->n_faults;
}

static AlurRouter *
make_random (GRand *rand, guint32 seed, guint *n_boxes)
{
  AlurRouterOptions options = { .flow = (AlurRouterFlow) g_rand_int_range (rand, 0, 3) };
  AlurRouter *router = alur_router_new (&options);

  *n_boxes = add_random_boxes (router, rand,
                               2 + (guint) g_rand_int_range (rand, 0, seed % 10 == 0 ? 298 : 60));
  add_random_connectors (router, rand, *n_boxes);

  return router;
}

static void
test_random (void)
{
  AlurRouterTotals sum = { 0 };
  guint n_faults = 0;

  for (guint32 seed = FIRST_SEED; seed < FIRST_SEED + N_DRAWINGS; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      guint n_boxes;
      g_autoptr (AlurRouter) router = make_random (rand, seed, &n_boxes);
      AlurRouterTotals totals;

      alur_router_route (router);
      n_faults += count_faults (router, seed);
      totals = alur_router_get_totals (router);
      sum.n_routes += totals.n_routes;
      sum.n_bends += totals.n_bends;
      sum.n_crossings += totals.n_crossings;
      sum.n_labels_away += totals.n_labels_away;
      sum.n_forced += totals.n_forced;
    }
  g_test_message ("%u routes, %u bends, %u crossings, %u labels away, %u forced", sum.n_routes,
                  sum.n_bends, sum.n_crossings, sum.n_labels_away, sum.n_forced);
  g_assert_cmpuint (n_faults, ==, 0);
  g_assert_cmpuint (sum.n_forced, ==, 0);
}

/* Boxes grow and shrink within their cells; only what they touch is routed again. */
static void
test_reroute (void)
{
  guint n_faults = 0;

  for (guint32 seed = FIRST_SEED; seed < FIRST_SEED + N_DRAWINGS / 4; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      guint n_boxes;
      g_autoptr (AlurRouter) router = make_random (rand, seed, &n_boxes);

      alur_router_route (router);
      for (guint edit = 0; edit < 4; edit++)
        {
          guint changed = (guint) g_rand_int_range (rand, 0, (gint32) n_boxes);
          AlurRouterBox box = *alur_router_get_box (router, changed);

          box.rect = alur_rect_grow (&box.rect, g_rand_int_range (rand, -2, 6));
          alur_router_set_box (router, changed, &box);
          alur_router_reroute (router, &changed, 1);
          n_faults += count_faults (router, seed);
        }
    }
  g_assert_cmpuint (n_faults, ==, 0);
}

static void
test_same_twice (void)
{
  for (guint32 seed = FIRST_SEED; seed < FIRST_SEED + 20; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (GRand) again = g_rand_new_with_seed (seed);
      guint n_boxes;
      g_autoptr (AlurRouter) one = make_random (rand, seed, &n_boxes);
      g_autoptr (AlurRouter) other = make_random (again, seed, &n_boxes);

      alur_router_route (one);
      alur_router_route (other);
      alur_router_route (other);
      for (guint i = 0; i < alur_router_get_n_routes (one); i++)
        {
          const AlurRoute *a = alur_router_get_route (one, i);
          const AlurRoute *b = alur_router_get_route (other, i);

          g_assert_cmpuint (a->n_points, ==, b->n_points);
          g_assert_true (memcmp (a->points, b->points, a->n_points * sizeof (AlurPoint)) == 0);
          g_assert_true (memcmp (&a->label, &b->label, sizeof (AlurRect)) == 0);
        }
    }
}

/* Boxes thrown anywhere, over each other too: something comes out for every connector, and what
 * had to run over something is told. */
static void
test_thrown (void)
{
  for (guint32 seed = FIRST_SEED; seed < FIRST_SEED + 60; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (AlurRouter) router = alur_router_new (NULL);
      guint n = 2 + (guint) g_rand_int_range (rand, 0, 60);

      for (guint i = 0; i < n; i++)
        {
          AlurRouterBox box = make_random_box (rand, 0, 0);

          box.rect.x = g_rand_double_range (rand, -600, 600);
          box.rect.y = g_rand_double_range (rand, -400, 400);
          alur_router_add_box (router, &box);
        }
      add_random_connectors (router, rand, n);
      alur_router_route (router);
      for (guint i = 0; i < alur_router_get_n_routes (router); i++)
        {
          const AlurRoute *route = alur_router_get_route (router, i);

          g_assert_cmpuint (route->n_points, >=, 2);
          for (guint p = 0; p < route->n_points; p++)
            g_assert_true (isfinite (route->points[p].x) && isfinite (route->points[p].y));
        }
    }
}

static void
print_speed (void)
{
  for (guint n = 100; n <= 10000; n *= 10)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (n);
      g_autoptr (AlurRouter) router = alur_router_new (NULL);
      clock_t start;

      for (guint i = 0; i < n; i++)
        {
          AlurRouterBox box = make_random_box (rand, i, (guint) g_rand_int_range (rand, 0, 8));

          alur_router_add_box (router, &box);
        }
      for (guint i = 0; i + 1 < n + n / 4; i++)
        {
          guint from = i < n - 1 ? i : (guint) g_rand_int_range (rand, 0, (gint32) n);
          guint jump = 2 + (guint) g_rand_int_range (rand, 0, 20);
          guint to = i < n - 1 ? i + 1 : MIN (from + jump, n - 1);

          alur_router_add_connector (router, &(AlurRouterConnector){ .from = from, .to = to });
        }
      start = clock ();
      alur_router_route (router);
      g_test_message ("%u boxes in 8 lanes: %.1f ms", n,
                      (double) (clock () - start) * 1000 / CLOCKS_PER_SEC);
      g_assert_cmpuint (alur_router_get_totals (router).n_forced, ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/router/random", test_random);
  g_test_add_func ("/router/random-reroute", test_reroute);
  g_test_add_func ("/router/same-twice", test_same_twice);
  g_test_add_func ("/router/thrown", test_thrown);
  g_test_add_func ("/router/speed", print_speed);

  return g_test_run ();
}
