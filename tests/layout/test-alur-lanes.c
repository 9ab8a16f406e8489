/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-lanes.h"

#include "ascii-art.h"

#include <math.h>
#include <string.h>
#include <time.h>

#define N_RANDOM 600
#define MOST_STEPS 12

/* A small procedure: a letter a step, its lane, and flows as pairs of letters; "-" before a pair: a
 * flow without control. */
typedef struct
{
  AlurLanesNode nodes[MOST_STEPS];
  AlurLanesEdge edges[2 * MOST_STEPS];
  AlurLane lanes[4];
  guint n_nodes;
  guint n_edges;
  guint n_lanes;
} Small;

static void
small_init (Small *self, const char *lanes_of_steps, const char *flows)
{
  *self = (Small){ .n_nodes = (guint) strlen (lanes_of_steps) };
  for (guint i = 0; i < self->n_nodes; i++)
    {
      self->nodes[i].lane = (guint) (lanes_of_steps[i] - '0');
      self->nodes[i].box.width = 48;
      self->nodes[i].box.height = 48;
      self->nodes[i].start = i == 0;
      self->n_lanes = MAX (self->n_lanes, self->nodes[i].lane + 1);
    }
  for (const char *flow = flows != NULL ? flows : ""; *flow != '\0'; flow += *flow == ' ' ? 1 : 0)
    {
      guint8 control = *flow != '-';

      flow += control ? 0 : 1;
      self->edges[self->n_edges].control = control;
      self->edges[self->n_edges].from = (guint) (flow[0] - 'A');
      self->edges[self->n_edges++].to = (guint) (flow[1] - 'A');
      flow += 2;
    }
}

static void
assert_small (Small *self, const char *expected)
{
  AlurLanesOptions options = ALUR_LANES_OPTIONS_INIT;
  g_autoptr (AlurLanesGrid) grid = alur_lanes_grid_new (self->n_lanes, self->nodes, self->n_nodes,
                                                        self->edges, self->n_edges, &options);
  g_autoptr (AsciiArt) art = NULL;
  g_autofree char *text = NULL;

  alur_lanes_grid_place (grid, self->lanes, self->nodes, self->n_nodes, &options);
  art = ascii_art_new ((AlurRect){ 0, 0, grid->length, grid->height });
  for (guint i = 0; i < self->n_lanes; i++)
    {
      AlurPoint border[2] = { { 0, self->lanes[i].y }, { grid->length, self->lanes[i].y } };

      ascii_art_line (art, border, 2);
    }
  for (guint i = 0; i < self->n_nodes; i++)
    ascii_art_box (art, &self->nodes[i].box, (char) ('A' + (char) i));
  text = ascii_art_text (art);
  if (strcmp (text, expected) != 0)
    g_printerr ("got:\n%s", text);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_row (void)
{
  Small small;

  small_init (&small, "000", "AB BC");
  assert_small (&small, "----------------------------------\n"
                        "   AAAAAA     BBBBBB     CCCCCC\n"
                        "   AAAAAA     BBBBBB     CCCCCC\n"
                        "   AAAAAA     BBBBBB     CCCCCC\n");
}

static void
test_hand_over (void)
{
  Small small;

  /* to another lane straight down, back up in the next column */
  small_init (&small, "0011", "AB BC CD");
  assert_small (&small, "----------------------------------\n"
                        "   AAAAAA     BBBBBB\n"
                        "   AAAAAA     BBBBBB\n"
                        "   AAAAAA     BBBBBB\n"
                        "\n"
                        "----------------------------------\n"
                        "\n"
                        "              CCCCCC     DDDDDD\n"
                        "              CCCCCC     DDDDDD\n"
                        "              CCCCCC     DDDDDD\n");
}

static void
test_over_a_lane (void)
{
  Small small;

  /* B is in the way of A → C, so that C moves on */
  small_init (&small, "0122", "AB AC BD");
  assert_small (&small, "-----------------------\n"
                        "   AAAAAA\n"
                        "   AAAAAA\n"
                        "   AAAAAA\n"
                        "\n"
                        "-----------------------\n"
                        "\n"
                        "   BBBBBB\n"
                        "   BBBBBB\n"
                        "   BBBBBB\n"
                        "\n"
                        "-----------------------\n"
                        "\n"
                        "   DDDDDD     CCCCCC\n"
                        "   DDDDDD     CCCCCC\n"
                        "   DDDDDD     CCCCCC\n");
}

static void
test_branches (void)
{
  Small small;

  small_init (&small, "00000", "AB AC AD BE CE DE");
  assert_small (&small, "----------------------------------\n"
                        "              BBBBBB\n"
                        "              BBBBBB\n"
                        "              BBBBBB\n"
                        "\n"
                        "\n"
                        "   AAAAAA     CCCCCC     EEEEEE\n"
                        "   AAAAAA     CCCCCC     EEEEEE\n"
                        "   AAAAAA     CCCCCC     EEEEEE\n"
                        "\n"
                        "\n"
                        "              DDDDDD\n"
                        "              DDDDDD\n"
                        "              DDDDDD\n");
}

static void
test_loop (void)
{
  Small small;

  small_init (&small, "0000", "AB BC CB CD");
  assert_small (&small, "---------------------------------------------\n"
                        "   AAAAAA     BBBBBB     CCCCCC     DDDDDD\n"
                        "   AAAAAA     BBBBBB     CCCCCC     DDDDDD\n"
                        "   AAAAAA     BBBBBB     CCCCCC     DDDDDD\n");
  g_assert_true (small.edges[2].back);
  g_assert_false (small.edges[1].back);
}

static void
test_unconnected (void)
{
  Small small;

  small_init (&small, "0101", NULL);
  assert_small (&small, "---------------------------------------------\n"
                        "   AAAAAA                CCCCCC\n"
                        "   AAAAAA                CCCCCC\n"
                        "   AAAAAA                CCCCCC\n"
                        "\n"
                        "---------------------------------------------\n"
                        "\n"
                        "              BBBBBB                DDDDDD\n"
                        "              BBBBBB                DDDDDD\n"
                        "              BBBBBB                DDDDDD\n");
}

static void
test_information_only (void)
{
  Small small;

  /* C gets only information, and D only gives it */
  small_init (&small, "0010", "AB -BC -DB");
  assert_small (&small, "----------------------------------\n"
                        "   AAAAAA     BBBBBB\n"
                        "   AAAAAA     BBBBBB\n"
                        "   AAAAAA     BBBBBB\n"
                        "\n"
                        "\n"
                        "   DDDDDD\n"
                        "   DDDDDD\n"
                        "   DDDDDD\n"
                        "\n"
                        "----------------------------------\n"
                        "\n"
                        "                         CCCCCC\n"
                        "                         CCCCCC\n"
                        "                         CCCCCC\n");
}

/* C begins when what B sends arrives, and work follows it: it stands behind B. */
static void
test_begins_with_goods (void)
{
  AlurLanesOptions options = ALUR_LANES_OPTIONS_INIT;
  Small small;
  g_autoptr (AlurLanesGrid) grid = NULL;

  small_init (&small, "0011", "AB -BC CD");
  grid = alur_lanes_grid_new (small.n_lanes, small.nodes, small.n_nodes, small.edges, small.n_edges,
                              &options);
  g_assert_cmpuint (small.nodes[2].column, >, small.nodes[1].column);
  g_assert_cmpuint (small.nodes[3].column, >, small.nodes[2].column);
}

static void
test_placed (void)
{
  Small small;

  /* B was dragged to where C stood, and down; C gives way and the lane grows */
  small_init (&small, "0000", "AB BC CD");
  small.nodes[1].placed = TRUE;
  small.nodes[1].box.x = 200;
  small.nodes[1].box.y = 50;
  assert_small (&small, "------------------------------------------------------\n"
                        "   AAAAAA                         CCCCCC     DDDDDD\n"
                        "   AAAAAA                         CCCCCC     DDDDDD\n"
                        "   AAAAAA                BBBBBB   CCCCCC     DDDDDD\n"
                        "                         BBBBBB\n"
                        "                         BBBBBB\n");
  g_assert_cmpfloat_with_epsilon (small.nodes[1].box.x, 200, 1e-9);
  g_assert_cmpfloat_with_epsilon (small.nodes[1].box.y, small.lanes[0].y + 50, 1e-9);
}

/* Random procedures */

typedef struct
{
  guint n_nodes, n_edges, n_lanes;
  AlurLanesNode *nodes;
  AlurLanesEdge *edges;
  AlurLane *lanes;
} Random;

static void
random_init (Random *self, GRand *rand, guint n, guint n_lanes, gboolean some_placed)
{
  self->n_nodes = n;
  self->n_lanes = n_lanes;
  self->n_edges = n - 1 + n / 4;
  self->nodes = g_new0 (AlurLanesNode, n);
  self->edges = g_new0 (AlurLanesEdge, self->n_edges);
  self->lanes = g_new0 (AlurLane, n_lanes);
  for (guint i = 0; i < n; i++)
    {
      AlurLanesNode *node = &self->nodes[i];

      node->lane = (guint) g_rand_int_range (rand, 0, (gint32) n_lanes);
      node->box.width = g_rand_int_range (rand, 5, 24) * 8;
      node->box.height = g_rand_int_range (rand, 4, 10) * 8;
      node->below = g_rand_int_range (rand, 0, 2) * 14;
      node->after = node->above = g_rand_int_range (rand, 0, 2) * 10;
      node->start = i == 0;
      if (some_placed && g_rand_int_range (rand, 0, 6) == 0)
        {
          node->placed = TRUE;
          node->box.x = 40.0 + i * 230;
          node->box.y = g_rand_int_range (rand, 0, 20) * 8;
        }
    }
  for (guint i = 0; i < self->n_edges; i++)
    {
      AlurLanesEdge *edge = &self->edges[i];

      edge->from = i < n - 1 ? i - (guint) g_rand_int_range (rand, 0, (gint32) MIN (i + 1, 3))
                             : (guint) g_rand_int_range (rand, 0, (gint32) n);
      edge->to = i < n - 1 ? i + 1 : (guint) g_rand_int_range (rand, 0, (gint32) n);
      edge->control = g_rand_int_range (rand, 0, 5) > 0;
      edge->label_along = g_rand_int_range (rand, 0, 4) == 0 ? 60 : 0;
    }
}

static void
random_clear (Random *self)
{
  g_free (self->nodes);
  g_free (self->edges);
  g_free (self->lanes);
}

static AlurRect
whole (const AlurLanesNode *node)
{
  return (AlurRect){ node->box.x - node->before, node->box.y - node->above,
                     node->box.width + node->before + node->after,
                     node->box.height + node->above + node->below };
}

static void
assert_in_lanes (const Random *self, const AlurLanesGrid *grid)
{
  double y = 0;

  for (guint i = 0; i < self->n_lanes; i++)
    {
      g_assert_cmpfloat_with_epsilon (self->lanes[i].y, y, 1e-6);
      g_assert_cmpfloat (self->lanes[i].height, >=, 92);
      y += self->lanes[i].height;
    }
  g_assert_cmpfloat_with_epsilon (grid->height, y, 1e-6);
  for (guint i = 0; i < self->n_nodes; i++)
    {
      const AlurLanesNode *node = &self->nodes[i];
      const AlurLane *lane = &self->lanes[node->lane];
      AlurRect rect = node->placed ? node->box : whole (node);

      g_assert_cmpfloat (rect.y, >=, lane->y - 1e-6);
      g_assert_cmpfloat (alur_rect_bottom (&rect), <=, lane->y + lane->height + 1e-6);
      g_assert_cmpfloat (alur_rect_right (&rect), <=, grid->length + 1e-6);
      g_assert_cmpfloat (rect.x, >=, 0);
    }
}

static void
assert_apart (const Random *self)
{
  for (guint i = 0; i < self->n_nodes; i++)
    for (guint k = 0; k < i; k++)
      {
        AlurRect a = whole (&self->nodes[i]);
        AlurRect b = whole (&self->nodes[k]);

        if (!self->nodes[i].placed || !self->nodes[k].placed)
          g_assert_false (alur_rect_intersects (&a, &b));
      }
}

/* What orders runs forward, or straight across where nothing is between. */
static void
assert_ordered (const Random *self)
{
  for (guint i = 0; i < self->n_edges; i++)
    {
      const AlurLanesNode *from = &self->nodes[self->edges[i].from];
      const AlurLanesNode *to = &self->nodes[self->edges[i].to];

      if (!self->edges[i].orders)
        continue;
      g_assert_cmpuint (from->column, <=, to->column);
      if (from->column < to->column)
        continue;
      g_assert_cmpuint (from->lane, !=, to->lane);
      for (guint k = 0; k < self->n_nodes; k++)
        if (self->nodes[k].column == from->column && &self->nodes[k] != from
            && &self->nodes[k] != to)
          {
            g_assert_true (self->nodes[k].lane <= MIN (from->lane, to->lane)
                           || self->nodes[k].lane >= MAX (from->lane, to->lane));
            g_assert_cmpuint (self->nodes[k].lane, !=, from->lane);
            g_assert_cmpuint (self->nodes[k].lane, !=, to->lane);
          }
    }
}

static void
check_random (guint32 seed, gboolean some_placed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  guint n = (guint) g_rand_int_range (rand, 1, 80);
  AlurLanesOptions options = ALUR_LANES_OPTIONS_INIT;
  g_autoptr (AlurLanesGrid) grid = NULL;
  g_autoptr (AlurLanesGrid) again = NULL;
  g_autofree AlurLanesNode *before = NULL;
  g_autofree AlurLanesNode *others = NULL;
  Random self;

  random_init (&self, rand, n, (guint) g_rand_int_range (rand, 1, 9), some_placed);
  before = g_memdup2 (self.nodes, n * sizeof (AlurLanesNode));
  others = g_memdup2 (self.nodes, n * sizeof (AlurLanesNode));
  grid = alur_lanes_grid_new (self.n_lanes, self.nodes, n, self.edges, self.n_edges, &options);
  again = alur_lanes_grid_new (self.n_lanes, others, n, self.edges, self.n_edges, &options);
  alur_lanes_grid_place (again, self.lanes, others, n, &options);
  alur_lanes_grid_place (grid, self.lanes, self.nodes, n, &options);
  /* placing again changes nothing */
  alur_lanes_grid_place (grid, self.lanes, self.nodes, n, &options);
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (memcmp (&self.nodes[i].box, &others[i].box, sizeof (AlurRect)) == 0);
      if (!before[i].placed)
        continue;
      g_assert_cmpfloat_with_epsilon (self.nodes[i].box.x, before[i].box.x, 1e-9);
      g_assert_cmpfloat_with_epsilon (self.nodes[i].box.y - self.lanes[self.nodes[i].lane].y,
                                      before[i].box.y, 1e-9);
    }
  assert_in_lanes (&self, grid);
  assert_apart (&self);
  assert_ordered (&self);
  random_clear (&self);
}

static void
test_random (void)
{
  for (guint32 seed = 0; seed < N_RANDOM; seed++)
    check_random (seed, FALSE);
}

static void
test_random_placed (void)
{
  for (guint32 seed = 0; seed < N_RANDOM; seed++)
    check_random (seed, TRUE);
}

/* Gaps that were widened are as wide as was asked for. */
static void
test_gaps (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  AlurLanesOptions options = ALUR_LANES_OPTIONS_INIT;
  g_autoptr (AlurLanesGrid) grid = NULL;
  Random self;

  random_init (&self, rand, 60, 4, FALSE);
  grid = alur_lanes_grid_new (self.n_lanes, self.nodes, 60, self.edges, self.n_edges, &options);
  for (guint i = 0; i <= grid->n_columns; i++)
    grid->column_gaps[i] = 50 + i;
  for (guint i = 0; i <= grid->n_rows; i++)
    grid->row_gaps[i] = 100 + i;
  alur_lanes_grid_place (grid, self.lanes, self.nodes, 60, &options);
  g_assert_cmpfloat_with_epsilon (grid->column_starts[0], 50, 1e-6);
  for (guint i = 1; i < grid->n_columns; i++)
    g_assert_cmpfloat_with_epsilon (grid->column_starts[i] - grid->column_ends[i - 1], 50 + i,
                                    1e-6);
  for (guint i = 1; i < grid->n_rows; i++)
    g_assert_cmpfloat (grid->row_starts[i] - grid->row_ends[i - 1], >=, 100 + i - 1e-6);
  assert_in_lanes (&self, grid);
  random_clear (&self);
}

static double
time_lanes (guint n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  AlurLanesOptions options = ALUR_LANES_OPTIONS_INIT;
  double least = G_MAXDOUBLE;
  Random self;

  random_init (&self, rand, n, 8, FALSE);
  for (guint round = 0; round < 5; round++)
    {
      clock_t start = clock ();
      g_autoptr (AlurLanesGrid) grid
          = alur_lanes_grid_new (self.n_lanes, self.nodes, n, self.edges, self.n_edges, &options);

      alur_lanes_grid_place (grid, self.lanes, self.nodes, n, &options);
      least = MIN (least, (double) (clock () - start) / CLOCKS_PER_SEC);
    }
  random_clear (&self);
  return least;
}

static void
test_growth (void)
{
  double small = time_lanes (1000);
  double middle = time_lanes (10000);
  double large = time_lanes (100000);

  g_test_message ("%.2f ms for 1,000 steps, %.1f for 10,000, %.0f for 100,000", small * 1e3,
                  middle * 1e3, large * 1e3);
  g_assert_cmpfloat (middle, <, 0.5);
  g_assert_cmpfloat (large, <, middle * 60 + 0.01);
}

static void
test_nothing (void)
{
  AlurLanesOptions options = ALUR_LANES_OPTIONS_INIT;
  g_autoptr (AlurLanesGrid) grid = alur_lanes_grid_new (1, NULL, 0, NULL, 0, &options);
  AlurLane lane = { 0 };

  alur_lanes_grid_place (grid, &lane, NULL, 0, &options);
  g_assert_cmpfloat (lane.height, >=, 92);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lanes/row", test_row);
  g_test_add_func ("/lanes/hand-over", test_hand_over);
  g_test_add_func ("/lanes/over-a-lane", test_over_a_lane);
  g_test_add_func ("/lanes/branches", test_branches);
  g_test_add_func ("/lanes/loop", test_loop);
  g_test_add_func ("/lanes/unconnected", test_unconnected);
  g_test_add_func ("/lanes/information-only", test_information_only);
  g_test_add_func ("/lanes/begins-with-goods", test_begins_with_goods);
  g_test_add_func ("/lanes/placed", test_placed);
  g_test_add_func ("/lanes/random", test_random);
  g_test_add_func ("/lanes/random-placed", test_random_placed);
  g_test_add_func ("/lanes/gaps", test_gaps);
  g_test_add_func ("/lanes/growth", test_growth);
  g_test_add_func ("/lanes/nothing", test_nothing);
  return g_test_run ();
}
