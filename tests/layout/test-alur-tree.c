/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-tree.h"

#include "ascii-art.h"

#include <math.h>
#include <string.h>
#include <time.h>

#define N_RANDOM_TREES 600

static void
assert_art (const AlurTreeNode *nodes,
            guint n_nodes,
            const AlurTreeLayout *layout,
            const char *expected)
{
  g_autoptr (AsciiArt) art = ascii_art_new (layout->bounds);
  g_autofree char *text = NULL;

  for (guint i = 0; i < n_nodes; i++)
    ascii_art_box (art, &nodes[i].box, (char) ('A' + (char) i));
  for (guint i = 0; i < layout->n_lines; i++)
    ascii_art_line (art, layout->points + layout->lines[i].first_point, layout->lines[i].n_points);
  text = ascii_art_text (art);
  if (strcmp (text, expected) != 0)
    g_printerr ("got:\n%s", text);
  g_assert_cmpstr (text, ==, expected);
}

static AlurTreeNode
node (guint parent, double width, double height)
{
  return (AlurTreeNode){ .box = { 0, 0, width, height }, .parent = parent };
}

static void
test_row (void)
{
  AlurTreeOptions options = ALUR_TREE_OPTIONS_INIT;
  AlurTreeNode nodes[] = {
    node (ALUR_TREE_NONE, 64, 48),
    node (0, 64, 48),
    node (0, 64, 48),
    node (0, 64, 48),
    node (3, 64, 48),
    node (3, 64, 48),
  };
  g_autoptr (AlurTreeLayout) layout = alur_tree_layout_new (nodes, G_N_ELEMENTS (nodes), &options);

  assert_art (nodes, G_N_ELEMENTS (nodes), layout,
              "           AAAAAAAA\n"
              "           AAAAAAAA\n"
              "           AAAAAAAA\n"
              "               |\n"
              "    +----------+----------+\n"
              "    |          |          |\n"
              "    |          |          |\n"
              "BBBBBBBB   CCCCCCCC   DDDDDDDD\n"
              "BBBBBBBB   CCCCCCCC   DDDDDDDD\n"
              "BBBBBBBB   CCCCCCCC   DDDDDDDD\n"
              "                          |\n"
              "                    +-----+----+\n"
              "                    |          |\n"
              "                 EEEEEEEE   FFFFFFFF\n"
              "                 EEEEEEEE   FFFFFFFF\n"
              "                 EEEEEEEE   FFFFFFFF\n");
}

static void
test_columns (void)
{
  AlurTreeOptions options = ALUR_TREE_OPTIONS_INIT;
  AlurTreeNode nodes[] = {
    node (ALUR_TREE_NONE, 64, 48),
    node (0, 64, 48),
    node (0, 64, 48),
    node (1, 64, 32),
    node (1, 80, 32),
    node (2, 64, 32),
    node (2, 64, 48),
    node (2, 64, 32),
    node (2, 64, 32),
    node (2, 64, 32),
  };
  g_autoptr (AlurTreeLayout) layout = NULL;

  options.hang_height = 1;
  options.column_height = 130;
  layout = alur_tree_layout_new (nodes, G_N_ELEMENTS (nodes), &options);
  assert_art (nodes, G_N_ELEMENTS (nodes), layout,
              "            AAAAAAAA\n"
              "            AAAAAAAA\n"
              "            AAAAAAAA\n"
              "               |\n"
              "    +----------+-----------+\n"
              "    |                      |\n"
              "    |                      |\n"
              "BBBBBBBB               CCCCCCCC\n"
              "BBBBBBBB               CCCCCCCC\n"
              "BBBBBBBB               CCCCCCCC\n"
              " |                         |\n"
              " | DDDDDDDD      +---------++\n"
              " +-DDDDDDDD      |          |\n"
              " |               | FFFFFFFF | IIIIIIII\n"
              " | EEEEEEEEEE    +-FFFFFFFF +-IIIIIIII\n"
              " +-EEEEEEEEEE    |          |\n"
              "                 | GGGGGGGG | JJJJJJJJ\n"
              "                 +-GGGGGGGG +-JJJJJJJJ\n"
              "                 | GGGGGGGG\n"
              "                 |\n"
              "                 | HHHHHHHH\n"
              "                 +-HHHHHHHH\n");
}

static void
test_run_of_leaves (void)
{
  AlurTreeOptions options = ALUR_TREE_OPTIONS_INIT;
  AlurTreeNode nodes[] = {
    node (ALUR_TREE_NONE, 64, 48),
    node (0, 64, 32),
    node (0, 64, 32),
    node (0, 64, 32),
    node (0, 64, 48),
    node (4, 64, 32),
    node (5, 64, 32),
  };
  g_autoptr (AlurTreeLayout) layout = NULL;

  options.hang_height = 1;
  options.column_height = 200;
  layout = alur_tree_layout_new (nodes, G_N_ELEMENTS (nodes), &options);
  assert_art (nodes, G_N_ELEMENTS (nodes), layout,
              "      AAAAAAAA\n"
              "      AAAAAAAA\n"
              "      AAAAAAAA\n"
              "          |\n"
              "+---------+-----+\n"
              "|               |\n"
              "|               |\n"
              "+-BBBBBBBB   EEEEEEEE\n"
              "| BBBBBBBB   EEEEEEEE\n"
              "|            EEEEEEEE\n"
              "+-CCCCCCCC      |\n"
              "| CCCCCCCC      |\n"
              "|               |\n"
              "+-DDDDDDDD   FFFFFFFF\n"
              "  DDDDDDDD   FFFFFFFF\n"
              "              |\n"
              "              |\n"
              "              +-GGGGGGGG\n"
              "                GGGGGGGG\n");
}

static void
test_zones (void)
{
  AlurTreeOptions options = ALUR_TREE_OPTIONS_INIT;
  AlurTreeNode nodes[] = {
    node (ALUR_TREE_NONE, 64, 48),
    node (0, 64, 48),
    node (0, 64, 48),
    node (ALUR_TREE_NONE, 64, 48),
    node (ALUR_TREE_NONE, 64, 48),
    node (ALUR_TREE_NONE, 64, 48),
  };
  g_autoptr (AlurTreeLayout) layout = NULL;

  nodes[4].zone = ALUR_TREE_SIDE;
  nodes[5].zone = ALUR_TREE_BOTTOM;
  layout = alur_tree_layout_new (nodes, G_N_ELEMENTS (nodes), &options);
  assert_art (nodes, G_N_ELEMENTS (nodes), layout,
              "      AAAAAAAA   DDDDDDDD\n"
              "      AAAAAAAA   DDDDDDDD\n"
              "      AAAAAAAA   DDDDDDDD\n"
              "         |\n"
              "    +----+-----+\n"
              "    |          |\n"
              "    |          |\n"
              "BBBBBBBB   CCCCCCCC              EEEEEEEE\n"
              "BBBBBBBB   CCCCCCCC              EEEEEEEE\n"
              "BBBBBBBB   CCCCCCCC              EEEEEEEE\n"
              "\n"
              "\n"
              "\n"
              "        FFFFFFFF\n"
              "        FFFFFFFF\n"
              "        FFFFFFFF\n");
}

static void
test_placed (void)
{
  AlurTreeOptions options = ALUR_TREE_OPTIONS_INIT;
  AlurTreeNode nodes[] = {
    node (ALUR_TREE_NONE, 64, 48),
    node (0, 64, 48),
    node (0, 64, 48),
    node (0, 64, 48),
    node (2, 64, 48),
    node (3, 64, 48),
  };
  g_autoptr (AlurTreeLayout) layout = NULL;

  nodes[2].placed = TRUE;
  nodes[2].box.x = 0;
  nodes[2].box.y = 120;
  layout = alur_tree_layout_new (nodes, G_N_ELEMENTS (nodes), &options);
  assert_art (nodes, G_N_ELEMENTS (nodes), layout,
              "           AAAAAAAA\n"
              "           AAAAAAAA\n"
              "           AAAAAAAA\n"
              "               |\n"
              "               |\n"
              "    +----------+----------+\n"
              "    |                     |\n"
              "    |                     |\n"
              "CCCCCCCC                  |\n"
              "CCCCCCCC                  |\n"
              "CCCCCCCC                  |\n"
              "    |                     |\n"
              "    |                     |\n"
              "    |                     |\n"
              "EEEEEEEE                  |\n"
              "EEEEEEEE                  |\n"
              "EEEEEEEE                  |\n"
              "                          |\n"
              "BBBBBBBB              DDDDDDDD\n"
              "BBBBBBBB              DDDDDDDD\n"
              "BBBBBBBB              DDDDDDDD\n"
              "                          |\n"
              "                          |\n"
              "                          |\n"
              "                          |\n"
              "                      FFFFFFFF\n"
              "                      FFFFFFFF\n"
              "                      FFFFFFFF\n");
}

/* Random trees */

static AlurTreeNode *
random_tree (GRand *rand, guint n, gboolean some_placed)
{
  AlurTreeNode *nodes = g_new0 (AlurTreeNode, n);
  guint width = (guint) g_rand_int_range (rand, 1, 12);

  for (guint i = 0; i < n; i++)
    {
      nodes[i].box.width = g_rand_int_range (rand, 5, 28) * 8;
      nodes[i].box.height = g_rand_int_range (rand, 3, 14) * 8;
      nodes[i].parent = ALUR_TREE_NONE;
      if (i > 0 && g_rand_int_range (rand, 0, 20) > 0)
        nodes[i].parent = i - 1 - (guint) g_rand_int_range (rand, 0, (gint32) MIN (i, width));
      else if (i > 0)
        nodes[i].zone = (guint8) g_rand_int_range (rand, ALUR_TREE_MAIN, ALUR_TREE_BOTTOM + 1);
      if (some_placed && g_rand_int_range (rand, 0, 6) == 0)
        {
          nodes[i].placed = TRUE;
          nodes[i].box.x = i * 300 % 2400 - 600.0;
          nodes[i].box.y = i * 300 / 2400 * 150;
        }
    }
  return nodes;
}

static void
assert_boxes_apart (const AlurTreeNode *nodes, guint n)
{
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < i; k++)
      g_assert_false (alur_rect_intersects (&nodes[i].box, &nodes[k].box));
}

static AlurRect
segment_rect (AlurPoint from, AlurPoint to)
{
  return (AlurRect){ MIN (from.x, to.x), MIN (from.y, to.y), fabs (from.x - to.x),
                     fabs (from.y - to.y) };
}

/* Lines run straight, through no box, and on no line of another family. */
static void
assert_lines_clear (const AlurTreeNode *nodes, guint n, const AlurTreeLayout *layout)
{
  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (AlurRect));
  g_autoptr (GArray) parents = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < layout->n_lines; i++)
    for (guint k = 1; k < layout->lines[i].n_points; k++)
      {
        const AlurPoint *points = layout->points + layout->lines[i].first_point;
        AlurRect rect = segment_rect (points[k - 1], points[k]);

        g_assert_true (rect.width < 1e-9 || rect.height < 1e-9);
        g_assert_true (rect.width > 1e-9 || rect.height > 1e-9);
        for (guint b = 0; b < n; b++)
          g_assert_false (alur_rect_intersects (&rect, &nodes[b].box));
        g_array_append_val (rects, rect);
        g_array_append_val (parents, layout->lines[i].parent);
      }
  for (guint i = 0; i < rects->len; i++)
    for (guint k = 0; k < i; k++)
      {
        AlurRect a = g_array_index (rects, AlurRect, i);
        AlurRect b = g_array_index (rects, AlurRect, k);
        double across = MIN (alur_rect_right (&a), alur_rect_right (&b)) - MAX (a.x, b.x);
        double down = MIN (alur_rect_bottom (&a), alur_rect_bottom (&b)) - MAX (a.y, b.y);

        if (across > -1e-9 && down > -1e-9)
          g_assert_cmpfloat (MAX (across, down), <, 0.6);
      }
}

/* How many lines end on the outline of a box. */
static guint
count_ends (const AlurTreeLayout *layout, const AlurRect *box)
{
  guint n = 0;

  for (guint i = 0; i < layout->n_lines; i++)
    {
      const AlurPoint *points = layout->points + layout->lines[i].first_point;

      n += alur_rect_contains (box, points[0]) ? 1 : 0;
      n += alur_rect_contains (box, points[layout->lines[i].n_points - 1]) ? 1 : 0;
    }
  return n;
}

static void
assert_children_reached (const AlurTreeNode *nodes, guint n, const AlurTreeLayout *layout)
{
  g_autofree guint *reached = g_new0 (guint, n);

  for (guint i = 0; i < layout->n_loose; i++)
    reached[layout->loose[i]]++;
  for (guint i = 0; i < n; i++)
    {
      gboolean is_parent = FALSE;

      for (guint k = 0; k < n; k++)
        is_parent = is_parent || (nodes[k].parent == i && reached[k] == 0);
      reached[i] += count_ends (layout, &nodes[i].box) - (is_parent ? 1 : 0);
      g_assert_cmpuint (reached[i], ==, nodes[i].parent == ALUR_TREE_NONE ? 0 : 1);
    }
}

static void
assert_same (const AlurTreeNode *a, const AlurTreeNode *b, guint n)
{
  for (guint i = 0; i < n; i++)
    g_assert_true (memcmp (&a[i].box, &b[i].box, sizeof (AlurRect)) == 0);
}

static AlurTreeOptions
random_options (GRand *rand)
{
  AlurTreeOptions options = ALUR_TREE_OPTIONS_INIT;

  options.hang_height = (guint) g_rand_int_range (rand, 0, 4);
  options.column_height = g_rand_int_range (rand, 0, 5) * 200;
  return options;
}

static void
check_random (guint32 seed, gboolean some_placed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  guint n = (guint) g_rand_int_range (rand, 1, 90);
  g_autofree AlurTreeNode *nodes = random_tree (rand, n, some_placed);
  g_autofree AlurTreeNode *before = g_memdup2 (nodes, n * sizeof (AlurTreeNode));
  g_autofree AlurTreeNode *again = g_memdup2 (nodes, n * sizeof (AlurTreeNode));
  AlurTreeOptions options = random_options (rand);
  AlurTreeOptions other = random_options (rand);
  g_autoptr (AlurTreeLayout) layout = alur_tree_layout_new (nodes, n, &options);
  g_autoptr (AlurTree) tree = NULL;

  tree = alur_tree_new (again, n);
  alur_tree_arrange (tree, &other);
  alur_tree_arrange (tree, &options);
  assert_same (nodes, again, n);
  for (guint i = 0; i < n; i++)
    if (before[i].placed)
      g_assert_true (memcmp (&nodes[i].box, &before[i].box, sizeof (AlurRect)) == 0);
  assert_boxes_apart (nodes, n);
  assert_lines_clear (nodes, n, layout);
  assert_children_reached (nodes, n, layout);
  if (!some_placed)
    g_assert_cmpuint (layout->n_loose, ==, 0);
}

static void
test_random (void)
{
  for (guint32 seed = 0; seed < N_RANDOM_TREES; seed++)
    check_random (seed, FALSE);
}

static void
test_random_placed (void)
{
  for (guint32 seed = 0; seed < N_RANDOM_TREES; seed++)
    check_random (seed, TRUE);
}

/* Without hanging columns, every parent stands over the middle of its first and last child. */
static void
test_parents_centred (void)
{
  for (guint32 seed = 0; seed < N_RANDOM_TREES; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      guint n = (guint) g_rand_int_range (rand, 1, 200);
      g_autofree AlurTreeNode *nodes = random_tree (rand, n, FALSE);
      AlurTreeOptions options = ALUR_TREE_OPTIONS_INIT;
      g_autoptr (AlurTreeLayout) layout = alur_tree_layout_new (nodes, n, &options);

      g_assert_nonnull (layout);
      for (guint i = 0; i < n; i++)
        {
          double first = NAN;
          double last = NAN;

          for (guint k = 0; k < n; k++)
            if (nodes[k].parent == i)
              {
                double middle = alur_rect_center (&nodes[k].box).x;

                g_assert_false (middle <= last);
                first = isnan (first) ? middle : first;
                last = middle;
                g_assert_cmpfloat_with_epsilon (nodes[k].box.y,
                                                alur_rect_bottom (&nodes[i].box) + 56, 1e-6);
              }
          if (!isnan (first))
            g_assert_cmpfloat_with_epsilon (alur_rect_center (&nodes[i].box).x, (first + last) / 2,
                                            1e-6);
        }
    }
}

/* Growth */

typedef guint (*ParentFunc) (guint index);

static guint
parent_deep (guint index)
{
  return index - 1;
}

static guint
parent_wide (guint index)
{
  return 0;
}

static guint
parent_even (guint index)
{
  return (index - 1) / 6;
}

static guint
parent_comb (guint index)
{
  return index % 2 == 0 ? index - 2 : index - 1;
}

static double
time_tree (ParentFunc parent, guint n, guint hang_height)
{
  g_autofree AlurTreeNode *nodes = g_new0 (AlurTreeNode, n);
  AlurTreeOptions options = ALUR_TREE_OPTIONS_INIT;
  g_autoptr (AlurTree) tree = NULL;
  double least = G_MAXDOUBLE;

  options.hang_height = hang_height;
  options.column_height = 600;
  for (guint i = 0; i < n; i++)
    nodes[i] = node (i == 0 ? ALUR_TREE_NONE : parent (i), 80 + i % 7 * 16, 48 + i % 3 * 16);
  tree = alur_tree_new (nodes, n);
  for (guint round = 0; round < 5; round++)
    {
      clock_t start = clock ();

      alur_tree_arrange (tree, &options);
      least = MIN (least, (double) (clock () - start) / CLOCKS_PER_SEC);
    }
  return least;
}

static void
test_growth (void)
{
  const ParentFunc shapes[] = { parent_deep, parent_wide, parent_even, parent_comb };

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    for (guint hang_height = 0; hang_height < 2; hang_height++)
      {
        double small = time_tree (shapes[i], 10000, hang_height);
        double large = time_tree (shapes[i], 100000, hang_height);

        g_test_message ("shape %u, folded %u: %.0f ns a node of 10,000, %.0f of 100,000", i,
                        hang_height, small * 1e5, large * 1e4);
        /* Linear is 10 times; the rest is what memory outside the caches costs. */
        g_assert_cmpfloat (large, <, small * 60 + 0.01);
      }
}

static void
test_nothing (void)
{
  AlurTreeOptions options = ALUR_TREE_OPTIONS_INIT;
  g_autoptr (AlurTreeLayout) layout = alur_tree_layout_new (NULL, 0, &options);

  g_assert_cmpuint (layout->n_lines, ==, 0);
  g_assert_cmpfloat (layout->bounds.width, <=, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tree/row", test_row);
  g_test_add_func ("/tree/columns", test_columns);
  g_test_add_func ("/tree/run-of-leaves", test_run_of_leaves);
  g_test_add_func ("/tree/zones", test_zones);
  g_test_add_func ("/tree/placed", test_placed);
  g_test_add_func ("/tree/random", test_random);
  g_test_add_func ("/tree/random-placed", test_random_placed);
  g_test_add_func ("/tree/parents-centred", test_parents_centred);
  g_test_add_func ("/tree/growth", test_growth);
  g_test_add_func ("/tree/nothing", test_nothing);
  return g_test_run ();
}
