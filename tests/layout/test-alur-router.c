/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One scenario a test, drawn: what is given and what must come out. A letter is 8 × 16 px. */
#include "alur-route-check.h"
#include "alur-router.h"
#include "ascii-art.h"

#include <math.h>
#include <string.h>

#define CELL_X 8.0
#define CELL_Y 16.0
#define N_LETTERS 26u

typedef struct
{
  AlurRouter *router;
  AlurRect boxes[N_LETTERS];
  guint index[N_LETTERS]; /* in the router */
  AlurRect bounds;
} Scene;

static void
grow_to_cell (AlurRect *rect, guint column, guint row)
{
  AlurRect cell = { column * CELL_X, row * CELL_Y, CELL_X, CELL_Y };

  *rect = rect->width > 0 ? alur_rect_union (rect, &cell) : cell;
}

/* The boxes of a picture: all cells of one letter. */
static void
scene_init (Scene *self, const char *picture, const AlurRouterOptions *options)
{
  guint column = 0;
  guint row = 0;

  memset (self, 0, sizeof *self);
  self->router = alur_router_new (options);
  for (const char *at = picture; *at != '\0'; at++, column++)
    {
      if (*at >= 'A' && *at <= 'Z')
        grow_to_cell (&self->boxes[*at - 'A'], column, row);
      if (*at == '\n')
        {
          row++;
          column = (guint) -1;
        }
      grow_to_cell (&self->bounds, column + 1, row);
    }
  for (guint i = 0; i < N_LETTERS; i++)
    if (self->boxes[i].width > 0)
      {
        AlurRouterBox box = { .rect = self->boxes[i] };

        self->index[i] = alur_router_add_box (self->router, &box);
      }
}

static guint
box_of (const Scene *self, char letter)
{
  return self->index[letter - 'A'];
}

/* Connectors as "AB BC": from A to B, then from B to C. */
static void
connect (Scene *self, const char *pairs)
{
  for (const char *at = pairs; *at != '\0'; at += at[2] == ' ' ? 3 : 2)
    {
      AlurRouterConnector connector = { .from = box_of (self, at[0]), .to = box_of (self, at[1]) };

      alur_router_add_connector (self->router, &connector);
    }
}

static void
assert_no_fault (const Scene *self)
{
  g_autoptr (AlurRouteCheck) check = alur_route_check_new_for_router (self->router);

  for (guint kind = 0; kind < ALUR_ROUTE_N_FAULTS; kind++)
    if (check->counts[kind] > 0)
      g_test_message ("%s: %u", alur_route_fault_get_name ((AlurRouteFaultKind) kind),
                      check->counts[kind]);
  g_assert_cmpuint (check->n_faults, ==, 0);
}

static void
assert_picture (const Scene *self, const char *expected)
{
  g_autoptr (AsciiArt) art = ascii_art_new (self->bounds);
  g_autofree char *text = NULL;

  for (guint i = 0; i < N_LETTERS; i++)
    if (self->boxes[i].width > 0)
      ascii_art_box (art, &self->boxes[i], (char) ('A' + (char) i));
  for (guint i = 0; i < alur_router_get_n_routes (self->router); i++)
    {
      const AlurRoute *route = alur_router_get_route (self->router, i);

      if (route->label_place != ALUR_ROUTER_LABEL_NONE)
        ascii_art_box (art, &route->label, '#');
    }
  for (guint i = 0; i < alur_router_get_n_routes (self->router); i++)
    {
      const AlurRoute *route = alur_router_get_route (self->router, i);

      ascii_art_line (art, route->points, route->n_points);
    }
  text = ascii_art_text (art);
  if (strcmp (text, expected) != 0)
    g_printerr ("got:\n%s", text);
  g_assert_cmpstr (text, ==, expected);
}

static void
check_picture (const char *picture, const char *pairs, const char *expected)
{
  AlurRouterOptions options = { .flow = ALUR_ROUTER_FLOW_RIGHT };
  Scene scene;

  scene_init (&scene, picture, &options);
  connect (&scene, pairs);
  alur_router_route (scene.router);
  assert_no_fault (&scene);
  assert_picture (&scene, expected);
  alur_router_free (scene.router);
}

static void
test_straight (void)
{
  check_picture ("AAAAAA       BBBBBB\n"
                 "AAAAAA       BBBBBB\n"
                 "AAAAAA       BBBBBB\n",
                 "AB",
                 "AAAAAA       BBBBBB\n"
                 "AAAAAA-------BBBBBB\n"
                 "AAAAAA       BBBBBB\n");
}

/* Boxes of different heights still get a straight line where their sides face each other. */
static void
test_straight_off_centre (void)
{
  check_picture ("AAAAAA\n"
                 "AAAAAA\n"
                 "AAAAAA       BBBBBB\n"
                 "AAAAAA       BBBBBB\n"
                 "AAAAAA       BBBBBB\n",
                 "AB",
                 "AAAAAA\n"
                 "AAAAAA\n"
                 "AAAAAA       BBBBBB\n"
                 "AAAAAA-------BBBBBB\n"
                 "AAAAAA       BBBBBB\n");
}

static void
test_step (void)
{
  check_picture ("AAAAAA\n"
                 "AAAAAA\n"
                 "AAAAAA\n"
                 "\n"
                 "             BBBBBB\n"
                 "             BBBBBB\n"
                 "             BBBBBB\n",
                 "AB",
                 "AAAAAA\n"
                 "AAAAAA----------+\n"
                 "AAAAAA          |\n"
                 "                |\n"
                 "             BBBBBB\n"
                 "             BBBBBB\n"
                 "             BBBBBB\n");
}

static void
test_around_a_box (void)
{
  check_picture ("\n\n"
                 "AAAAAA       BBBBBB       CCCCCC\n"
                 "AAAAAA       BBBBBB       CCCCCC\n"
                 "AAAAAA       BBBBBB       CCCCCC\n"
                 "\n\n",
                 "AB BC AC",
                 "   +-------------------------+\n"
                 "AAAAAA       BBBBBB       CCCCCC\n"
                 "AAAAAA-------BBBBBB-------CCCCCC\n"
                 "AAAAAA       BBBBBB       CCCCCC\n");
}

static void
test_back (void)
{
  check_picture ("\n\n"
                 "AAAAAA       BBBBBB       CCCCCC\n"
                 "AAAAAA       BBBBBB       CCCCCC\n"
                 "AAAAAA       BBBBBB       CCCCCC\n"
                 "\n\n",
                 "AB BC CA",
                 "   +-------------------------+\n"
                 "AAAAAA       BBBBBB       CCCCCC\n"
                 "AAAAAA-------BBBBBB-------CCCCCC\n"
                 "AAAAAA       BBBBBB       CCCCCC\n");
}

static void
test_loop (void)
{
  check_picture ("\n\n\n"
                 "        AAAAAAAA\n"
                 "        AAAAAAAA\n"
                 "        AAAAAAAA\n"
                 "\n\n\n",
                 "AA",
                 "   +--------+\n"
                 "   |        |\n"
                 "   |    AAAAAAAA\n"
                 "   +----AAAAAAAA\n"
                 "        AAAAAAAA\n");
}

static void
test_several_between_two (void)
{
  check_picture ("AAAAAA       BBBBBB\n"
                 "AAAAAA       BBBBBB\n"
                 "AAAAAA       BBBBBB\n"
                 "AAAAAA       BBBBBB\n"
                 "AAAAAA       BBBBBB\n",
                 "AB AB BA",
                 "AAAAAA       BBBBBB\n"
                 "AAAAAA       BBBBBB\n"
                 "AAAAAA-------BBBBBB\n"
                 "AAAAAA       BBBBBB\n"
                 "AAAAAA       BBBBBB\n"
                 "   |            |\n"
                 "   +------------+\n");
}

/* Lines from one side to several boxes leave in the order in which they turn off. */
static void
test_fan (void)
{
  check_picture ("                    BBBBBB\n"
                 "                    BBBBBB\n"
                 "                    BBBBBB\n"
                 "\n"
                 "AAAAAA              CCCCCC\n"
                 "AAAAAA              CCCCCC\n"
                 "AAAAAA              CCCCCC\n"
                 "\n"
                 "                    DDDDDD\n"
                 "                    DDDDDD\n"
                 "                    DDDDDD\n",
                 "AD AC AB",
                 "                    BBBBBB\n"
                 "   +----------------BBBBBB\n"
                 "   |                BBBBBB\n"
                 "   |\n"
                 "AAAAAA              CCCCCC\n"
                 "AAAAAA--------------CCCCCC\n"
                 "AAAAAA              CCCCCC\n"
                 "   |\n"
                 "   |                DDDDDD\n"
                 "   +----------------DDDDDD\n"
                 "                    DDDDDD\n");
}

static void
test_crossing (void)
{
  AlurRouterOptions options = { .flow = ALUR_ROUTER_FLOW_RIGHT };
  Scene scene;
  const AlurRoute *level, *upright;

  scene_init (&scene,
              "             BBBBBB\n"
              "             BBBBBB\n"
              "\n\n"
              "AAAAAA                    CCCCCC\n"
              "AAAAAA                    CCCCCC\n"
              "\n\n"
              "             DDDDDD\n"
              "             DDDDDD\n",
              &options);
  connect (&scene, "AC BD");
  alur_router_route (scene.router);
  assert_no_fault (&scene);
  assert_picture (&scene, "             BBBBBB\n"
                          "             BBBBBB\n"
                          "                |\n"
                          "                |\n"
                          "AAAAAA          |         CCCCCC\n"
                          "AAAAAA----------+---------CCCCCC\n"
                          "                |\n"
                          "                |\n"
                          "             DDDDDD\n"
                          "             DDDDDD\n");
  level = alur_router_get_route (scene.router, 0);
  upright = alur_router_get_route (scene.router, 1);
  g_assert_cmpuint (level->n_hops, ==, 1);
  g_assert_cmpuint (upright->n_hops, ==, 0);
  g_assert_cmpuint (level->n_crossings, ==, 1);
  g_assert_cmpuint (upright->n_crossings, ==, 1);
  g_assert_cmpfloat_with_epsilon (level->hops[0].x, 16 * CELL_X, 1e-6);
  g_assert_cmpfloat_with_epsilon (level->hops[0].y, 5 * CELL_Y, 1e-6);
  g_assert_cmpuint (alur_router_get_totals (scene.router).n_crossings, ==, 1);
  alur_router_free (scene.router);
}

static void
test_label (void)
{
  AlurRouterOptions options = { .flow = ALUR_ROUTER_FLOW_RIGHT };
  AlurRouterConnector wide = { .from = 0, .to = 1, .label = { 40, 16 } };
  AlurRouterConnector tight = { .from = 1, .to = 2, .label = { 40, 16 } };
  Scene scene;

  scene_init (&scene,
              "\n"
              "AAAAAA              BBBBBB      CCCCCC\n"
              "AAAAAA              BBBBBB      CCCCCC\n"
              "AAAAAA              BBBBBB      CCCCCC\n"
              "\n",
              &options);
  alur_router_add_connector (scene.router, &wide);
  alur_router_add_connector (scene.router, &tight);
  alur_router_route (scene.router);
  assert_no_fault (&scene);
  assert_picture (&scene, "AAAAAA              BBBBBB #####CCCCCC\n"
                          "AAAAAA---#####------BBBBBB------CCCCCC\n"
                          "AAAAAA              BBBBBB      CCCCCC\n");
  g_assert_cmpint (alur_router_get_route (scene.router, 0)->label_place, ==,
                   ALUR_ROUTER_LABEL_ON_LINE);
  g_assert_cmpint (alur_router_get_route (scene.router, 1)->label_place, ==,
                   ALUR_ROUTER_LABEL_BESIDE);
  alur_router_free (scene.router);
}

/* A line of others crosses in the middle: the leader must not run along it, nor end on it. */
static void
test_leader_of_crossed_line (void)
{
  AlurRouterOptions options = { .flow = ALUR_ROUTER_FLOW_RIGHT };
  AlurRouterConnector connector = { .from = 0, .to = 1, .label = { 60, 24 } };
  AlurRouterBox boxes[] = { { .rect = { 0, 0, 100, 60 } }, { .rect = { 190, 0, 100, 60 } } };
  AlurRouterLine other = { { 145, -200 }, { 145, 200 }, 7, FALSE };
  g_autoptr (AlurRouter) router = alur_router_new (&options);
  const AlurRoute *route;
  double near;

  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    alur_router_add_box (router, &boxes[i]);
  alur_router_add_line (router, &other);
  alur_router_add_connector (router, &connector);
  alur_router_route (router);
  route = alur_router_get_route (router, 0);
  g_assert_cmpint (route->label_place, ==, ALUR_ROUTER_LABEL_AWAY);
  near = CLAMP (route->label_anchor.x, route->label.x, alur_rect_right (&route->label));
  g_assert_cmpfloat (fabs (route->label_anchor.x - 145), >, 3);
  g_assert_true ((near < 145) == (route->label_anchor.x < 145));
}

/* Beside its line a label is nearer to it than to any other. */
static void
test_label_nearest_to_its_line (void)
{
  AlurRouterOptions options = { .flow = ALUR_ROUTER_FLOW_DOWN };
  AlurRouterConnector connector = { .from = 0, .to = 1, .label = { 30, 10 } };
  AlurRouterBox boxes[] = { { .rect = { 0, 0, 100, 40 } }, { .rect = { 0, 300, 100, 40 } } };
  AlurRouterLine other = { { 56, 60.5 }, { 300, 60.5 }, 7, FALSE };
  g_autoptr (AlurRouter) router = alur_router_new (&options);
  const AlurRoute *route;
  AlurRect around;

  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    alur_router_add_box (router, &boxes[i]);
  alur_router_add_line (router, &other);
  alur_router_add_connector (router, &connector);
  alur_router_route (router);
  route = alur_router_get_route (router, 0);
  g_assert_cmpint (route->label_place, ==, ALUR_ROUTER_LABEL_BESIDE);
  around = alur_rect_grow (&route->label, 5);
  g_assert_true (other.from.y < around.y || other.from.y > alur_rect_bottom (&around));
}

/* But where it is wanted near the start it does not go far for that. */
static void
test_label_clear_near_start (void)
{
  AlurRouterOptions options = { .flow = ALUR_ROUTER_FLOW_DOWN, .labels_at_start = TRUE };
  AlurRouterConnector connector = { .from = 0, .to = 1, .label = { 30, 10 } };
  AlurRouterBox boxes[] = { { .rect = { 0, 0, 100, 40 } }, { .rect = { 0, 900, 100, 40 } } };
  AlurRouterLine others[]
      = { { { 12, 45 }, { 12, 500 }, 7, FALSE }, { { 88, 45 }, { 88, 500 }, 8, FALSE } };
  g_autoptr (AlurRouter) router = alur_router_new (&options);

  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    {
      alur_router_add_box (router, &boxes[i]);
      alur_router_add_line (router, &others[i]);
    }
  alur_router_add_connector (router, &connector);
  alur_router_route (router);
  g_assert_cmpfloat (alur_router_get_route (router, 0)->label.y, <, 120);
}

/* What is larger than all of the drawing stands free outside. */
static void
test_huge_label (void)
{
  static const AlurSize sizes[] = { { 30, 12000 }, { 12000, 30 }, { 12000, 12000 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      AlurRouterOptions options = { .flow = ALUR_ROUTER_FLOW_RIGHT };
      AlurRouterConnector connector = { .from = 0, .to = 1, .label = sizes[i] };
      const AlurRoute *route;
      Scene scene;

      scene_init (&scene,
                  "BBBBBBBBBBBBBBBBBBBB\n"
                  "\n"
                  "AAAAAA        CCCCCC\n"
                  "AAAAAA        CCCCCC\n"
                  "\n"
                  "DDDDDDDDDDDDDDDDDDDD\n",
                  &options);
      connector.to = 2;
      alur_router_add_connector (scene.router, &connector);
      alur_router_route (scene.router);
      route = alur_router_get_route (scene.router, 0);
      g_assert_cmpint (route->label_place, ==, ALUR_ROUTER_LABEL_AWAY);
      for (guint box = 0; box < 4; box++)
        g_assert_false (
            alur_rect_intersects (&route->label, &alur_router_get_box (scene.router, box)->rect));
      alur_router_free (scene.router);
    }
}

/* Beside the upright start of a line, not in the gap of its level end. */
static void
test_label_at_start (void)
{
  AlurRouterConnector down = { .from = 0, .to = 1, .label = { 40, 16 } };

  down.from_sides = ALUR_ROUTER_SIDE_BOTTOM;
  down.to_sides = ALUR_ROUTER_SIDE_LEFT;
  for (guint i = 0; i < 2; i++)
    {
      AlurRouterOptions options = { .flow = ALUR_ROUTER_FLOW_DOWN, .labels_at_start = i == 1 };
      const AlurRoute *route;
      Scene scene;

      scene_init (&scene,
                  "AAAAAA\n"
                  "AAAAAA\n"
                  "\n\n\n\n"
                  "                     BBBBBB\n"
                  "                     BBBBBB\n"
                  "                     BBBBBB\n",
                  &options);
      alur_router_add_connector (scene.router, &down);
      alur_router_route (scene.router);
      assert_no_fault (&scene);
      route = alur_router_get_route (scene.router, 0);
      g_assert_cmpint (route->label_place, ==,
                       i == 1 ? ALUR_ROUTER_LABEL_BESIDE : ALUR_ROUTER_LABEL_ON_LINE);
      if (i == 1)
        g_assert_cmpfloat (alur_rect_bottom (&route->label), <, route->points[1].y);
      alur_router_free (scene.router);
    }
}

/* The user's bends are kept to the pixel, and lines without bends give way. */
static void
test_bends (void)
{
  static const AlurPoint bends[] = { { 76, 40 }, { 76, 120 }, { 132, 120 }, { 132, 24 } };
  AlurRouterOptions options = { .flow = ALUR_ROUTER_FLOW_RIGHT };
  AlurRouterConnector kept
      = { .from = 0, .to = 1, .bends = bends, .n_bends = G_N_ELEMENTS (bends) };
  const AlurRoute *route;
  Scene scene;

  scene_init (&scene,
              "                     BBBBBB\n"
              "AAAAAA               BBBBBB\n"
              "AAAAAA               BBBBBB\n"
              "AAAAAA\n"
              "\n\n\n\n"
              "                     CCCCCC\n"
              "                     CCCCCC\n"
              "                     CCCCCC\n",
              &options);
  connect (&scene, "AC");
  alur_router_add_connector (scene.router, &kept);
  alur_router_route (scene.router);
  assert_no_fault (&scene);
  assert_picture (&scene, "                     BBBBBB\n"
                          "AAAAAA          +----BBBBBB\n"
                          "AAAAAA---+      |    BBBBBB\n"
                          "AAAAAA   |      |\n"
                          "   |     |      |\n"
                          "   |     |      |\n"
                          "   |     |      |\n"
                          "   |     +------+\n"
                          "   |                 CCCCCC\n"
                          "   +-----------------CCCCCC\n"
                          "                     CCCCCC\n");
  route = alur_router_get_route (scene.router, 1);
  g_assert_cmpuint (route->n_points, ==, G_N_ELEMENTS (bends) + 2);
  for (guint i = 0; i < G_N_ELEMENTS (bends); i++)
    {
      g_assert_cmpfloat_with_epsilon (route->points[i + 1].x, bends[i].x, 1e-6);
      g_assert_cmpfloat_with_epsilon (route->points[i + 1].y, bends[i].y, 1e-6);
    }
  alur_router_free (scene.router);
}

static void
test_fixed_end (void)
{
  AlurRouterOptions options = { .flow = ALUR_ROUTER_FLOW_RIGHT };
  AlurRouterConnector connector = { .from = 0,
                                    .to = 1,
                                    .from_fixed = TRUE,
                                    .from_sides = ALUR_ROUTER_SIDE_BOTTOM,
                                    .from_point = { 12, 48 },
                                    .to_sides = ALUR_ROUTER_SIDE_LEFT };
  Scene scene;

  scene_init (&scene,
              "AAAAAA       BBBBBB\n"
              "AAAAAA       BBBBBB\n"
              "AAAAAA       BBBBBB\n"
              "\n\n",
              &options);
  alur_router_add_connector (scene.router, &connector);
  alur_router_route (scene.router);
  assert_no_fault (&scene);
  assert_picture (&scene, "AAAAAA       BBBBBB\n"
                          "AAAAAA   +---BBBBBB\n"
                          "AAAAAA   |   BBBBBB\n"
                          " |       |\n"
                          " |       |\n"
                          " +-------+\n");
  alur_router_free (scene.router);
}

/* No line runs on the border between two lanes; crossing it is no crossing. */
static void
test_border (void)
{
  AlurRouterOptions options = { .flow = ALUR_ROUTER_FLOW_RIGHT };
  AlurRouterLine border = { { 0, 80 }, { 400, 80 }, 0, TRUE };
  Scene scene;

  scene_init (&scene,
              "\n"
              "AAAAAA    BBBBBB    CCCCCC\n"
              "AAAAAA    BBBBBB    CCCCCC\n"
              "AAAAAA    BBBBBB    CCCCCC\n"
              "\n"
              "\n"
              "DDDDDD    EEEEEE    FFFFFF\n"
              "DDDDDD    EEEEEE    FFFFFF\n"
              "DDDDDD    EEEEEE    FFFFFF\n",
              &options);
  alur_router_add_line (scene.router, &border);
  connect (&scene, "AD AC BF DF AB BC");
  alur_router_route (scene.router);
  assert_no_fault (&scene);
  g_assert_cmpuint (alur_router_get_route (scene.router, 0)->n_crossings, ==, 0);
  g_assert_cmpuint (alur_router_get_route (scene.router, 0)->n_hops, ==, 0);
  alur_router_free (scene.router);
}

/* Ends lie on the outline, not on the rectangle around it. */
static void
test_outlines (void)
{
  for (guint shape = 0; shape <= ALUR_ROUTER_SHAPE_PENTAGON; shape++)
    {
      g_autoptr (AlurRouter) router = alur_router_new (NULL);
      g_autoptr (AlurRouteCheck) check = NULL;
      AlurRouterBox box = { { 0, 0, 96, 64 }, (AlurRouterShape) shape, 4 };

      alur_router_add_box (router, &box);
      for (guint i = 0; i < 8; i++)
        {
          box.rect = (AlurRect){ i % 2 ? 240 : -240, (i / 2) * 110 - 220, 96, 64 };
          alur_router_add_box (router, &box);
          alur_router_add_connector (router, &(AlurRouterConnector){ .from = 0, .to = i + 1 });
        }
      alur_router_route (router);
      check = alur_route_check_new_for_router (router);
      g_assert_cmpuint (check->counts[ALUR_ROUTE_FAULT_END_OFF_OUTLINE], ==, 0);
      g_assert_cmpuint (check->n_faults, ==, 0);
    }
}

/* A box walled in on all sides can only be reached through a wall, and that is told. */
static void
test_walled_in (void)
{
  g_autoptr (AlurRouter) router = alur_router_new (NULL);
  g_autoptr (AlurRouteCheck) check = NULL;
  static const AlurRect walls[] = {
    { -20, -20, 140, 20 }, { -20, 60, 140, 20 }, { -20, -20, 20, 100 }, { 100, -20, 20, 100 }
  };
  AlurRouterBox inner = { .rect = { 0, 0, 100, 60 } };
  AlurRouterBox outer = { .rect = { 300, 0, 100, 60 } };
  AlurRouterConnector connector = { .from = 0, .to = 1 };

  alur_router_add_box (router, &inner);
  alur_router_add_box (router, &outer);
  for (guint i = 0; i < G_N_ELEMENTS (walls); i++)
    alur_router_add_obstacle (router, &walls[i]);
  alur_router_add_connector (router, &connector);
  alur_router_route (router);
  check = alur_route_check_new_for_router (router);
  g_assert_true (alur_router_get_route (router, 0)->forced);
  g_assert_cmpuint (alur_router_get_totals (router).n_forced, ==, 1);
  g_assert_cmpuint (check->counts[ALUR_ROUTE_FAULT_LINE_THROUGH_BOX], ==, 1);
}

/* Six lines down one gap: the demand is told, and a gap of that width holds them at full
 * separation. */
static void
test_demand (void)
{
  AlurRouterOptions options = { .flow = ALUR_ROUTER_FLOW_RIGHT };
  g_autoptr (AlurRouter) router = alur_router_new (&options);
  AlurRouterGap gap = { .start = 100, .end = 124 };
  AlurRouterBox box = { .rect = { 0, 0, 100, 60 } };

  for (guint i = 0; i < 12; i++)
    {
      box.rect.x = i < 6 ? 0 : 124;
      box.rect.y = (i % 6) * 80;
      alur_router_add_box (router, &box);
    }
  for (guint i = 0; i < 6; i++)
    {
      AlurRouterConnector connector = { .from = i,
                                        .to = 11 - i,
                                        .from_sides = ALUR_ROUTER_SIDE_RIGHT,
                                        .to_sides = ALUR_ROUTER_SIDE_LEFT };

      alur_router_add_connector (router, &connector);
    }
  alur_router_measure_demand (router, ALUR_ROUTER_AXIS_X, &gap, 1);
  g_assert_cmpuint (gap.n_tracks, ==, 6);
  g_assert_cmpfloat_with_epsilon (gap.needed, 2 * 12 + 5 * 8, 1e-6);
  for (guint i = 6; i < 12; i++)
    {
      box.rect = (AlurRect){ 100 + gap.needed, (i % 6) * 80, 100, 60 };
      alur_router_set_box (router, i, &box);
    }
  alur_router_route (router);
  for (guint i = 0; i < 6; i++)
    for (guint j = 0; j < i; j++)
      {
        const AlurRoute *one = alur_router_get_route (router, i);
        const AlurRoute *other = alur_router_get_route (router, j);

        g_assert_cmpuint (one->n_points, ==, 4);
        g_assert_cmpfloat (ABS (one->points[1].x - other->points[1].x), >=, 8 - 1e-6);
      }
}

/* After a move only what touches it looks for a new way. */
static void
test_reroute (void)
{
  AlurRouterOptions options = { .flow = ALUR_ROUTER_FLOW_RIGHT };
  AlurRouterBox moved = { .rect = { 13 * CELL_X, 8 * CELL_Y, 48, 48 } };
  const guint changed[] = { 1 };
  AlurPoint before[2];
  Scene scene;

  scene_init (&scene,
              "AAAAAA       BBBBBB       CCCCCC\n"
              "AAAAAA       BBBBBB       CCCCCC\n"
              "AAAAAA       BBBBBB       CCCCCC\n"
              "\n\n\n\n\n\n\n\n\n\n\n\n"
              "DDDDDD       EEEEEE       FFFFFF\n"
              "DDDDDD       EEEEEE       FFFFFF\n"
              "DDDDDD       EEEEEE       FFFFFF\n",
              &options);
  connect (&scene, "AB BC DE EF");
  alur_router_route (scene.router);
  memcpy (before, alur_router_get_route (scene.router, 2)->points, sizeof before);
  alur_router_set_box (scene.router, 1, &moved);
  alur_router_reroute (scene.router, changed, 1);
  scene.boxes[1] = moved.rect;
  assert_no_fault (&scene);
  g_assert_true (memcmp (before, alur_router_get_route (scene.router, 2)->points, sizeof before)
                 == 0);
  assert_picture (&scene, "AAAAAA                    CCCCCC\n"
                          "AAAAAA----------+         CCCCCC\n"
                          "AAAAAA          |         CCCCCC\n"
                          "                |            |\n"
                          "                |            |\n"
                          "                |            |\n"
                          "                |            |\n"
                          "                |            |\n"
                          "             BBBBBB          |\n"
                          "             BBBBBB----------+\n"
                          "             BBBBBB\n"
                          "\n"
                          "\n"
                          "\n"
                          "\n"
                          "DDDDDD       EEEEEE       FFFFFF\n"
                          "DDDDDD-------EEEEEE-------FFFFFF\n"
                          "DDDDDD       EEEEEE       FFFFFF\n");
  alur_router_free (scene.router);
}

/* Lines of one group may lie on each other, others not. */
static void
test_group (void)
{
  AlurRouterLine bus = { { 0, 100 }, { 400, 100 }, 3, FALSE };
  AlurRouterBox boxes[] = { { .rect = { 0, 0, 80, 60 } }, { .rect = { 300, 140, 80, 60 } } };
  AlurPoint bends[] = { { 40, 100 }, { 340, 100 } };

  for (guint group = 3; group <= 4; group++)
    {
      g_autoptr (AlurRouter) router = alur_router_new (NULL);
      g_autoptr (AlurRouteCheck) check = NULL;
      AlurRouterConnector connector
          = { .from = 0, .to = 1, .group = group, .bends = bends, .n_bends = 2 };

      alur_router_add_box (router, &boxes[0]);
      alur_router_add_box (router, &boxes[1]);
      alur_router_add_line (router, &bus);
      alur_router_add_connector (router, &connector);
      alur_router_route (router);
      check = alur_route_check_new_for_router (router);
      g_assert_cmpuint (check->counts[ALUR_ROUTE_FAULT_LINES_OVERLAP], ==, group == 3 ? 0 : 1);
    }
}

/* Each kind of fault is found, and counted once. */
static void
test_checker (void)
{
  static const AlurPoint through[] = { { 100, 30 }, { 400, 30 } };
  static const AlurPoint beside[] = { { 100, 30.2 }, { 200, 30.2 } };
  static const AlurPoint slanted[] = { { 0, 300 }, { 100, 320 } };
  static const AlurPoint off[] = { { 120, 10 }, { 200, 10 } };
  const AlurRouterBox boxes[] = { { .rect = { 0, 0, 100, 60 } },
                                  { .rect = { 200, 0, 100, 60 } },
                                  { .rect = { 400, 0, 100, 60 } },
                                  { .rect = { 450, 20, 100, 60 } } };
  const AlurRouteCheckLine lines[]
      = { { through, 2, 0, 2, 0 },
          { beside, 2, 0, 1, 0 },
          { slanted, 2, ALUR_ROUTE_CHECK_NO_BOX, ALUR_ROUTE_CHECK_NO_BOX, 0 },
          { off, 2, 0, 1, 0 } };
  const AlurRouteCheckLabel labels[]
      = { { { 320, 20, 40, 20 }, 1 }, { { 330, 36, 40, 20 }, 3 }, { { 80, 50, 40, 20 }, 3 } };
  AlurRouteCheckInput input = { boxes, 4, lines, 4, labels, 3 };
  g_autoptr (AlurRouteCheck) check = alur_route_check_new (&input);

  g_assert_cmpuint (check->counts[ALUR_ROUTE_FAULT_LINE_THROUGH_BOX], ==, 1);
  g_assert_cmpuint (check->counts[ALUR_ROUTE_FAULT_LINES_OVERLAP], ==, 1);
  g_assert_cmpuint (check->counts[ALUR_ROUTE_FAULT_NOT_ORTHOGONAL], ==, 1);
  g_assert_cmpuint (check->counts[ALUR_ROUTE_FAULT_END_OFF_OUTLINE], ==, 1);
  g_assert_cmpuint (check->counts[ALUR_ROUTE_FAULT_LINE_THROUGH_LABEL], ==, 1);
  g_assert_cmpuint (check->counts[ALUR_ROUTE_FAULT_LABELS_OVERLAP], ==, 1);
  g_assert_cmpuint (check->counts[ALUR_ROUTE_FAULT_LABEL_OVER_BOX], ==, 1);
  g_assert_cmpuint (check->counts[ALUR_ROUTE_FAULT_BOXES_OVERLAP], ==, 1);
  g_assert_cmpuint (check->n_faults, ==, ALUR_ROUTE_N_FAULTS);
  g_assert_cmpuint (check->faults->len, ==, ALUR_ROUTE_N_FAULTS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/router/straight", test_straight);
  g_test_add_func ("/router/straight-off-centre", test_straight_off_centre);
  g_test_add_func ("/router/step", test_step);
  g_test_add_func ("/router/around-a-box", test_around_a_box);
  g_test_add_func ("/router/back", test_back);
  g_test_add_func ("/router/loop", test_loop);
  g_test_add_func ("/router/several-between-two", test_several_between_two);
  g_test_add_func ("/router/fan", test_fan);
  g_test_add_func ("/router/crossing", test_crossing);
  g_test_add_func ("/router/label", test_label);
  g_test_add_func ("/router/bends", test_bends);
  g_test_add_func ("/router/fixed-end", test_fixed_end);
  g_test_add_func ("/router/border", test_border);
  g_test_add_func ("/router/outlines", test_outlines);
  g_test_add_func ("/router/leader-of-crossed-line", test_leader_of_crossed_line);
  g_test_add_func ("/router/label-nearest-to-its-line", test_label_nearest_to_its_line);
  g_test_add_func ("/router/label-clear-near-start", test_label_clear_near_start);
  g_test_add_func ("/router/huge-label", test_huge_label);
  g_test_add_func ("/router/label-at-start", test_label_at_start);
  g_test_add_func ("/router/walled-in", test_walled_in);
  g_test_add_func ("/router/demand", test_demand);
  g_test_add_func ("/router/reroute", test_reroute);
  g_test_add_func ("/router/group", test_group);
  g_test_add_func ("/router/checker", test_checker);

  return g_test_run ();
}
