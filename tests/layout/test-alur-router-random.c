/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hundreds of random drawings: whatever the boxes and connectors, the checker finds nothing. */
#include <glib.h>
#include <stdlib.h>

#include "alur-route-check.h"
#include "alur-router.h"

#define N_DRAWINGS (g_getenv ("SEED") ? 1 : 400)
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
      AlurRouterConnector connector = { .from = i < n_boxes ? i : (guint) g_rand_int_range (rand, 0, (gint32) n_boxes) };
      gint to = i < n_boxes ? (gint) connector.from + g_rand_int_range (rand, -2, 4) : g_rand_int_range (rand, 0, (gint32) n_boxes);

      connector.to = (guint) CLAMP (to, 0, (gint) n_boxes - 1);
      if (g_rand_double (rand) < 0.3)
        connector.label = (AlurSize){ 20 + g_rand_int_range (rand, 0, 70), 16 };
      alur_router_add_connector (router, &connector);
    }
}

static void
print_faults (const AlurRouter *router, const AlurRouteCheck *check, guint32 seed)
{
  for (guint kind = 0; kind < ALUR_ROUTE_N_FAULTS; kind++)
    if (check->counts[kind] > 0)
      g_test_message ("seed %u: %s: %u", seed, alur_route_fault_get_name ((AlurRouteFaultKind) kind), check->counts[kind]);
  for (guint i = 0; i < MIN (check->faults->len, 8); i++)
    {
      const AlurRouteFault *fault = &g_array_index (check->faults, AlurRouteFault, i);

      for (guint l = 0; l < 2 && g_getenv ("DUMP"); l++)
        {
          guint line = l ? fault->b : fault->a;
          const AlurRoute *route = line < alur_router_get_n_routes (router) ? alur_router_get_route (router, line) : NULL;
          for (guint p = 0; route && p < route->n_points; p++)
            g_test_message ("     %u: %g %g", line, route->points[p].x, route->points[p].y);
        }
      g_test_message ("  %s: %u %u at %g %g", alur_route_fault_get_name (fault->kind), fault->a, fault->b, fault->place.x, fault->place.y);
    }
}

static void
test_random (void)
{
  guint32 first_seed = g_getenv ("SEED") ? (guint32) atoi (g_getenv ("SEED")) : 1000;
  AlurRouterTotals sum = { 0 };
  guint n_faults = 0;

  for (guint32 seed = first_seed; seed < first_seed + N_DRAWINGS; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      AlurRouterOptions options = { .flow = (AlurRouterFlow) g_rand_int_range (rand, 0, 3) };
      g_autoptr (AlurRouter) router = alur_router_new (&options);
      g_autoptr (AlurRouteCheck) check = NULL;
      guint n = add_random_boxes (router, rand, 2 + (guint) g_rand_int_range (rand, 0, seed % 10 == 0 ? 300 : 60));
      AlurRouterTotals totals;

      add_random_connectors (router, rand, n);
      alur_router_route (router);
      check = alur_route_check_new_for_router (router);
      print_faults (router, check, seed);
      totals = alur_router_get_totals (router);
      sum.n_routes += totals.n_routes;
      sum.n_bends += totals.n_bends;
      sum.n_crossings += totals.n_crossings;
      sum.n_labels_away += totals.n_labels_away;
      sum.n_forced += totals.n_forced;
      n_faults += check->n_faults;
    }
  g_test_message ("%u routes, %u bends, %u crossings, %u labels away, %u forced", sum.n_routes, sum.n_bends, sum.n_crossings, sum.n_labels_away, sum.n_forced);
  g_assert_cmpuint (n_faults, ==, 0);
  g_assert_cmpuint (sum.n_forced, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/router/random", test_random);

  return g_test_run ();
}
