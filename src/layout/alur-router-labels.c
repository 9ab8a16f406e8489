/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A place for each label: in a gap of a level stretch, beside one, beside an upright one, and only
 * then further away. Near the start of the line, where a reader looks for the condition of a
 * branch. What is taken (boxes, obstacles, lines, labels placed before) is asked of grids. */
#include "alur-router-private.h"

#include <math.h>

#define LINE_HALF 1.5    /* px on each side that a line takes */
#define STUB 12.0        /* px of line that stay visible on each side of a label in a gap */
#define BESIDE 3.0       /* px between a line and the label beside it */
#define CLEAR 6.0        /* px to other lines, for a label beside a line to be seen as its own */
#define FROM_START 24.0  /* px from the start of a stretch to the label, if it is long */
#define SLIDE 8.0        /* px by which a place is varied along the line */
#define MAX_SLIDES 64u   /* in each direction */
#define FEW_SLIDES 6u    /* of a label that is wanted near the start */
#define RING 12.0        /* px between the rings of places away from the line */
#define MOST_AWAY 4800.0 /* px to the last ring */
#define NEAR_RINGS 8     /* of which those near any part of the line are tried first */
#define MAX_ANCHORS 16u
#define ANCHOR_STEP 48.0 /* px along the line from one to the next */
#define FEW_ANCHORS 3u   /* of any but a short stretch */

typedef struct
{
  AlurRouter *router;
  AlurSpace *taken; /* boxes, obstacles, labels */
  AlurSpace *lines; /* every piece of every line */
  GArray *owners;   /* of each rectangle in lines: the index of its piece among all points */
} Labels;

/* One stretch of a line, and the label that looks for a place. */
typedef struct
{
  AlurSize size;
  AlurPoint from, to;
  guint piece;
  int axis;
  double length;
  gboolean clear; /* lines of others stay away from a label beside it */
  guint n_slides;
} Stretch;

typedef struct
{
  const Labels *labels;
  guint except;   /* the first piece that may be covered */
  guint n_except; /* how many */
} Query;

static gboolean
is_other_piece_cb (guint index, gpointer user_data)
{
  const Query *query = user_data;

  return g_array_index (query->labels->owners, guint, index) - query->except >= query->n_except;
}

static gboolean
is_free (const Labels *self, const AlurRect *rect, guint except)
{
  Query query = { self, except, 1 };

  return alur_space_is_free (self->taken, rect)
         && !alur_space_foreach (self->lines, rect, is_other_piece_cb, &query);
}

/* The number of the first piece of a route. */
static guint
first_piece (const Labels *self, const AlurRoute *route)
{
  return (guint) (route->points - &g_array_index (self->router->points, AlurPoint, 0));
}

/* Whether lines of others stay away. */
static gboolean
is_clear (const Labels *self, const AlurRect *rect, const AlurRoute *route)
{
  Query query = { self, first_piece (self, route), route->n_points - 1 };

  return !alur_space_foreach (self->lines, rect, is_other_piece_cb, &query);
}

static void
add_line (Labels *self, AlurPoint from, AlurPoint to, guint piece)
{
  AlurRect rect
      = { MIN (from.x, to.x), MIN (from.y, to.y), fabs (from.x - to.x), fabs (from.y - to.y) };

  rect = alur_rect_grow (&rect, LINE_HALF);
  alur_space_add (self->lines, &rect);
  g_array_append_val (self->owners, piece);
}

static void
fill (Labels *self)
{
  AlurRouter *router = self->router;

  for (guint i = 0; i < router->boxes->len; i++)
    alur_space_add (self->taken, &alur_router_box (router, i)->rect);
  for (guint i = 0; i < router->obstacles->len; i++)
    alur_space_add (self->taken, &g_array_index (router->obstacles, AlurRect, i));
  for (guint i = 0; i < router->lines->len; i++)
    {
      const AlurRouterLine *line = &g_array_index (router->lines, AlurRouterLine, i);

      add_line (self, line->from, line->to, ALUR_ROUTER_NONE);
    }
  for (guint i = 0; i < router->routes->len; i++)
    {
      const AlurRoute *route = &g_array_index (router->routes, AlurRoute, i);
      guint first = first_piece (self, route);

      for (guint p = 0; p + 1 < route->n_points; p++)
        add_line (self, route->points[p], route->points[p + 1], first + p);
    }
}

static AlurPoint
point_at (const Stretch *stretch, double along)
{
  double share = stretch->length > 0 ? along / stretch->length : 0;

  return (AlurPoint){ stretch->from.x + (stretch->to.x - stretch->from.x) * share,
                      stretch->from.y + (stretch->to.y - stretch->from.y) * share };
}

/* side: 0 on the line, -1 above or left of it, 1 below or right. */
static AlurRect
rect_at (const Stretch *stretch, double along, int side)
{
  AlurPoint middle = point_at (stretch, along);
  AlurRect rect = { middle.x - stretch->size.width / 2, middle.y - stretch->size.height / 2,
                    stretch->size.width, stretch->size.height };
  double off = LINE_HALF + BESIDE + (stretch->axis == 0 ? rect.width : rect.height) / 2;

  if (stretch->axis == 0)
    rect.x += side * off;
  else
    rect.y += side * off;

  return rect;
}

/* Whether the label can stand at one place. What is beside a line and as near to another one could
 * be that one's. */
static gboolean
fits (const Labels *self,
      const Stretch *stretch,
      int side,
      const AlurRoute *route,
      const AlurRect *rect)
{
  AlurRect around = alur_rect_grow (rect, CLEAR);

  return is_free (self, rect, side == 0 ? stretch->piece : ALUR_ROUTER_NONE - 1)
         && (side == 0 || !stretch->clear || is_clear (self, &around, route));
}

/* Tries places along the stretch, from the best one to both sides; `stub` stays free at the
 * ends. */
static gboolean
try_stretch (const Labels *self, const Stretch *stretch, int side, double stub, AlurRoute *route)
{
  double half = (stretch->axis == 0 ? stretch->size.height : stretch->size.width) / 2;
  double low = half + stub;
  double high = stretch->length - half - stub;
  double best = MIN (stretch->length / 2, half + FROM_START);

  if (low > high)
    return FALSE;

  best = CLAMP (best, low, high);
  for (guint i = 0; i <= 2 * stretch->n_slides; i++)
    {
      guint slide = (i + 1) / 2;
      double along = best + SLIDE * slide * (i % 2 == 1 ? 1 : -1);
      AlurRect rect;

      if (along < low || along > high)
        continue;
      rect = rect_at (stretch, along, side);
      if (!fits (self, stretch, side, route, &rect))
        continue;
      route->label = rect;
      route->label_anchor = point_at (stretch, along);
      route->label_place = side == 0 ? ALUR_ROUTER_LABEL_ON_LINE : ALUR_ROUTER_LABEL_BESIDE;
      return TRUE;
    }

  return FALSE;
}

/* The ways to stand at a line, best first. A negative stub lets the label overhang the stretch. */
static const struct
{
  int axis;
  int side;
  double stub;
} manners[] = {
  { 1, 0, STUB },               /* in a gap of a level stretch */
  { 1, -1, 0 },   { 1, 1, 0 },  /* above, below */
  { 0, 1, 0 },    { 0, -1, 0 }, /* right or left of an upright stretch */
  { 0, 0, STUB },               /* in a gap of it */
  { 1, -1, -40 }, { 1, 1, -40 }, { 0, 1, -16 }, { 0, -1, -16 },
};

static gboolean
try_manner (const Labels *self, AlurRoute *route, AlurSize size, guint p, guint m, gboolean clear)
{
  guint piece = first_piece (self, route) + p;
  Stretch stretch
      = { size, route->points[p], route->points[p + 1], piece, 0, 0, clear, MAX_SLIDES };

  if (clear && self->router->options.labels_at_start)
    stretch.n_slides = FEW_SLIDES;
  stretch.axis = fabs (stretch.from.x - stretch.to.x) > ALUR_ROUTER_EPS ? 1 : 0;
  stretch.length = fabs (stretch.from.x - stretch.to.x) + fabs (stretch.from.y - stretch.to.y);
  return stretch.axis == manners[m].axis
         && try_stretch (self, &stretch, manners[m].side, manners[m].stub, route);
}

static gboolean
place_at_stretch (const Labels *self, AlurRoute *route, AlurSize size, guint p, gboolean clear)
{
  for (guint m = 0; m < G_N_ELEMENTS (manners); m++)
    if (try_manner (self, route, size, p, m, clear))
      return TRUE;
  return FALSE;
}

/* The first stretch that has any place, a clear one if that is near. */
static gboolean
place_at_start (const Labels *self, AlurRoute *route, AlurSize size)
{
  for (guint p = 0; p + 1 < route->n_points; p++)
    if (place_at_stretch (self, route, size, p, TRUE)
        || place_at_stretch (self, route, size, p, FALSE))
      return TRUE;
  return FALSE;
}

/* The best manner anywhere on the line. */
static gboolean
place_at_best (const Labels *self, AlurRoute *route, AlurSize size, gboolean clear)
{
  guint n = route->n_points - 1;

  for (guint i = 0; i < n * G_N_ELEMENTS (manners); i++)
    if (try_manner (self, route, size, i % n, i / n, clear))
      return TRUE;
  return FALSE;
}

static gboolean
place_at_line (const Labels *self, AlurRoute *route, AlurSize size)
{
  if (self->router->options.labels_at_start)
    return place_at_start (self, route, size);
  return place_at_best (self, route, size, TRUE) || place_at_best (self, route, size, FALSE);
}

/* How well a label away from its line, and the leader to it, can be told from what others have. */
typedef enum
{
  LEADER_HIDDEN,
  LEADER_IN_SIGHT,
  LEADER_CLEAR
} Leader;

static gboolean
can_lead (const Labels *self,
          const AlurRoute *route,
          const AlurRect *label,
          AlurPoint anchor,
          Leader leader)
{
  AlurPoint near = { CLAMP (anchor.x, label->x, alur_rect_right (label)),
                     CLAMP (anchor.y, label->y, alur_rect_bottom (label)) };
  AlurRect strip = { MIN (near.x, anchor.x), MIN (near.y, anchor.y), fabs (near.x - anchor.x),
                     fabs (near.y - anchor.y) };
  AlurRect around = alur_rect_grow (label, CLEAR);

  if (!is_free (self, label, ALUR_ROUTER_NONE - 1))
    return FALSE;
  if (leader == LEADER_CLEAR
      && !(alur_space_is_free (self->taken, &around) && is_clear (self, &around, route)
           && is_clear (self, &strip, route)))
    return FALSE;
  return leader == LEADER_HIDDEN || alur_space_is_free (self->taken, &strip);
}

/* A free place on one of the rings around an anchor. */
static gboolean
try_ring (const Labels *self, AlurRoute *route, AlurPoint anchor, int ring, Leader leader)
{
  AlurSize size = { route->label.width, route->label.height };

  for (int dy = -ring; dy <= ring; dy++)
    for (int dx = -ring; dx <= ring; dx += ABS (dy) == ring ? 1 : 2 * ring)
      {
        AlurRect rect = { anchor.x + dx * RING - size.width / 2,
                          anchor.y + dy * RING - size.height / 2, size.width, size.height };

        if (!can_lead (self, route, &rect, anchor, leader))
          continue;
        route->label = rect;
        route->label_anchor = anchor;
        return TRUE;
      }
  return FALSE;
}

/* Points of a line to which leaders may lead. */
static guint
find_anchors (const AlurRoute *route, AlurPoint anchors[MAX_ANCHORS])
{
  guint n_anchors = 0;

  for (guint p = 0; p + 1 < route->n_points && n_anchors < MAX_ANCHORS; p++)
    {
      Stretch stretch = { .from = route->points[p], .to = route->points[p + 1] };
      guint n;

      stretch.length = fabs (stretch.from.x - stretch.to.x) + fabs (stretch.from.y - stretch.to.y);
      n = (guint) MIN (stretch.length / ANCHOR_STEP, MAX_ANCHORS);
      n = MAX (n, stretch.length < ANCHOR_STEP / 2 ? 1 : FEW_ANCHORS);
      n = MIN (n, MAX_ANCHORS - n_anchors);
      for (guint i = 0; i < n; i++)
        anchors[n_anchors++] = point_at (&stretch, stretch.length * (i + 0.5) / n);
    }
  return n_anchors;
}

/* The nearest place, one in sight of its part of the line if there is any. */
static gboolean
place_near (const Labels *self, AlurRoute *route)
{
  AlurPoint anchors[MAX_ANCHORS];
  guint n_anchors = find_anchors (route, anchors);

  for (int leader = LEADER_CLEAR; leader >= LEADER_HIDDEN; leader--)
    for (int ring = 1; ring <= NEAR_RINGS; ring++)
      for (guint i = 0; i < n_anchors; i++)
        if (try_ring (self, route, anchors[i], ring, (Leader) leader))
          return TRUE;
  return FALSE;
}

/* The next free place around @middle. What is large finds none in a narrow gap, so it need not be
 * tried in each. */
static void
place_around (const Labels *self, AlurRoute *route, AlurSize size, AlurPoint middle)
{
  double extent = MAX (size.width, size.height);
  double step = MAX (RING, extent / 16);
  int n_rings = (int) ((MOST_AWAY + extent) / step);

  for (int ring = 1; ring <= n_rings; ring++)
    for (int dy = -ring; dy <= ring; dy++)
      for (int dx = -ring; dx <= ring; dx += ABS (dy) == ring ? 1 : 2 * ring)
        {
          AlurRect rect = { middle.x + dx * step - size.width / 2,
                            middle.y + dy * step - size.height / 2, size.width, size.height };

          route->label = rect;
          if (is_free (self, &rect, ALUR_ROUTER_NONE - 1))
            return;
        }
}

/* The nearest place, else the next free one around the middle of the longest stretch. */
static void
place_away (const Labels *self, AlurRoute *route, AlurSize size)
{
  guint longest = 0;
  double length = -1;
  AlurPoint middle;

  for (guint p = 0; p + 1 < route->n_points; p++)
    {
      double here = fabs (route->points[p].x - route->points[p + 1].x)
                    + fabs (route->points[p].y - route->points[p + 1].y);

      if (here > length)
        {
          longest = p;
          length = here;
        }
    }
  route->label_place = ALUR_ROUTER_LABEL_AWAY;
  route->label = (AlurRect){ 0, 0, size.width, size.height };
  if (place_near (self, route))
    return;
  middle.x = (route->points[longest].x + route->points[longest + 1].x) / 2;
  middle.y = (route->points[longest].y + route->points[longest + 1].y) / 2;
  route->label_anchor = middle;
  place_around (self, route, size, middle);
}

/* Gives every label a place of its own. */
void
alur_router_place_labels (AlurRouter *self)
{
  AlurRect bounds = alur_space_get_bounds (self->space);
  Labels labels = { .router = self };

  labels.taken
      = alur_space_new (&bounds, self->boxes->len + self->obstacles->len + self->routes->len);
  labels.lines = alur_space_new (&bounds, self->points->len);
  labels.owners = g_array_sized_new (FALSE, FALSE, sizeof (guint), self->points->len);
  fill (&labels);
  for (guint i = 0; i < self->routes->len; i++)
    {
      AlurRoute *route = &g_array_index (self->routes, AlurRoute, i);
      AlurSize size = g_array_index (self->connectors, AlurConnector, i).data.label;

      if (size.width <= 0 || size.height <= 0 || route->n_points < 2)
        continue;
      if (!place_at_line (&labels, route, size))
        {
          place_away (&labels, route, size);
          self->totals.n_labels_away++;
        }
      alur_space_add (labels.taken, &route->label);
    }
  alur_space_free (labels.taken);
  alur_space_free (labels.lines);
  g_array_unref (labels.owners);
}
