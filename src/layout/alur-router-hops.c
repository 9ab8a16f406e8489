/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who crosses whom: a sweep from left to right over the upright segments, with the level ones that
 * reach there in a row by height. The level one hops; a line of others never does. */
#include "alur-router-private.h"

typedef struct
{
  double low, high; /* along */
  double pos;
  gint connector; /* -1: a line of others */
  guint group;
  double offset; /* of its start on the polyline, in px from the route's first point */
  gboolean backwards;
} Piece;

/* What happens at an x, in the order in which it does, so that touching does not count. */
enum
{
  EVENT_END,
  EVENT_UPRIGHT,
  EVENT_START
};

typedef struct
{
  gint connector;
  double offset;
  AlurPoint place;
} Hop;

typedef struct
{
  AlurRouter *router;
  GArray *pieces[2]; /* Piece, upright and level */
  GArray *active;    /* guint, level pieces by pos */
  GArray *hops;      /* Hop */
} Sweep;

static int
compare_doubles (double a, double b)
{
  return a < b ? -1 : a > b;
}

static int
compare_hops_cb (gconstpointer a, gconstpointer b)
{
  const Hop *one = a;
  const Hop *other = b;

  if (one->connector != other->connector)
    return one->connector < other->connector ? -1 : 1;

  return compare_doubles (one->offset, other->offset);
}

static void
add_piece (Sweep *self, AlurPoint from, AlurPoint to, gint connector, guint group, double offset)
{
  int axis = from.x < to.x || from.x > to.x ? 1 : 0;
  double start = axis == 0 ? from.y : from.x;
  double end = axis == 0 ? to.y : to.x;
  Piece piece = { MIN (start, end), MAX (start, end), axis == 0 ? from.x : from.y, connector, group,
                  offset,           end < start };

  g_array_append_val (self->pieces[axis], piece);
}

static void
add_pieces (Sweep *self)
{
  AlurRouter *router = self->router;

  for (guint i = 0; i < router->routes->len; i++)
    {
      const AlurRoute *route = &g_array_index (router->routes, AlurRoute, i);
      double offset = 0;

      for (guint p = 0; p + 1 < route->n_points; p++)
        {
          AlurPoint from = route->points[p];
          AlurPoint to = route->points[p + 1];

          add_piece (self, from, to, (gint) i,
                     g_array_index (router->connectors, AlurConnector, i).data.group, offset);
          offset += ABS (from.x - to.x) + ABS (from.y - to.y);
        }
    }
  for (guint i = 0; i < router->lines->len; i++)
    {
      const AlurRouterLine *line = &g_array_index (router->lines, AlurRouterLine, i);

      if (!line->border)
        add_piece (self, line->from, line->to, -1, line->group, 0);
    }
}

static guint
find_active (const Sweep *self, double pos, guint piece)
{
  guint low = 0;
  guint high = self->active->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      guint other = g_array_index (self->active, guint, middle);
      int by = compare_doubles (g_array_index (self->pieces[1], Piece, other).pos, pos);

      if (by < 0 || (by == 0 && other < piece))
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static void
count_crossing (Sweep *self, const Piece *piece)
{
  if (piece->connector < 0)
    return;

  g_array_index (self->router->routes, AlurRoute, piece->connector).n_crossings++;
}

static void
add_crossing (Sweep *self, const Piece *upright, const Piece *level)
{
  const Piece *hopper = level->connector >= 0 ? level : upright;
  double along = hopper == level ? upright->pos : level->pos;
  double from_start = hopper->backwards ? hopper->high - along : along - hopper->low;

  if (upright->group != 0 && upright->group == level->group)
    return;
  if (hopper->connector < 0)
    return;

  count_crossing (self, upright);
  if (upright->connector != level->connector)
    count_crossing (self, level);
  self->router->totals.n_crossings++;
  g_array_append_val (
      self->hops,
      ((Hop){ hopper->connector, hopper->offset + from_start, { upright->pos, level->pos } }));
}

static void
add_event (GArray *events, double x, int kind, guint piece)
{
  g_array_append_val (events, ((AlurSortItem){ piece, x, kind }));
}

static GArray *
list_events (const Sweep *self)
{
  guint n_uprights = self->pieces[0]->len;
  guint n_levels = self->pieces[1]->len;
  GArray *events
      = g_array_sized_new (FALSE, FALSE, sizeof (AlurSortItem), n_uprights + 2 * n_levels);

  for (guint i = 0; i < n_uprights; i++)
    add_event (events, g_array_index (self->pieces[0], Piece, i).pos, EVENT_UPRIGHT, i);
  for (guint i = 0; i < n_levels; i++)
    {
      const Piece *piece = &g_array_index (self->pieces[1], Piece, i);

      add_event (events, piece->low, EVENT_START, i);
      add_event (events, piece->high, EVENT_END, i);
    }
  alur_router_sort_items (events);

  return events;
}

static void
cross_all (Sweep *self, const Piece *upright)
{
  for (guint at = find_active (self, upright->low, G_MAXUINT); at < self->active->len; at++)
    {
      const Piece *level
          = &g_array_index (self->pieces[1], Piece, g_array_index (self->active, guint, at));

      if (level->pos >= upright->high)
        break;
      add_crossing (self, upright, level);
    }
}

static void
sweep (Sweep *self)
{
  g_autoptr (GArray) events = list_events (self);

  for (guint i = 0; i < events->len; i++)
    {
      const AlurSortItem *event = &g_array_index (events, AlurSortItem, i);
      int kind = (int) event->then;
      guint at;

      if (kind == EVENT_UPRIGHT)
        {
          cross_all (self, &g_array_index (self->pieces[0], Piece, event->index));
          continue;
        }
      at = find_active (self, g_array_index (self->pieces[1], Piece, event->index).pos,
                        event->index);
      if (kind == EVENT_START)
        g_array_insert_val (self->active, at, event->index);
      else
        g_array_remove_index (self->active, at);
    }
}

static void
write_hops (Sweep *self)
{
  AlurRouter *router = self->router;

  g_array_sort (self->hops, compare_hops_cb);
  g_array_set_size (router->hops, 0);
  for (guint i = 0; i < self->hops->len; i++)
    g_array_append_val (router->hops, g_array_index (self->hops, Hop, i).place);
  for (guint i = 0; i < self->hops->len; i++)
    {
      AlurRoute *route = &g_array_index (router->routes, AlurRoute,
                                         g_array_index (self->hops, Hop, i).connector);

      if (route->n_hops++ == 0)
        route->hops = &g_array_index (router->hops, AlurPoint, i);
    }
}

/* Finds all crossings of the routes, and which of the two hops. */
void
alur_router_find_hops (AlurRouter *self)
{
  Sweep state = { .router = self };

  for (int axis = 0; axis < 2; axis++)
    state.pieces[axis] = g_array_new (FALSE, FALSE, sizeof (Piece));
  state.active = g_array_new (FALSE, FALSE, sizeof (guint));
  state.hops = g_array_new (FALSE, FALSE, sizeof (Hop));
  add_pieces (&state);
  sweep (&state);
  write_hops (&state);
  for (int axis = 0; axis < 2; axis++)
    g_array_unref (state.pieces[axis]);
  g_array_unref (state.active);
  g_array_unref (state.hops);
}
