/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A way for each connector: A* over the tracks. A state is a track and the place where it was
 * entered, so that a step is a bend and a long straight run costs one step, not one for each
 * crossing. Of the crossings of a track only those from which the goal may be reached at once are
 * opened at first; the others follow one by one in both directions, each when its bound is due.
 * Short connectors go first: they have the least choice. */
#include "alur-router-private.h"

#include <math.h>

/* The named penalties, in px of detour that one would accept to avoid the thing. */
#define PENALTY_BEND 48.0     /* straight lines read fastest */
#define PENALTY_CROSSING 40.0 /* a crossing reads a little better than a bend */
#define PENALTY_CROWDED 30.0  /* for each line over what the gap holds at full separation */
#define PENALTY_BESIDE 2.0    /* for each line beside: prefer the emptier of two equal gaps */
#define PENALTY_SIDE 32.0     /* leaving or arriving across the flow */
#define PENALTY_BACK 112.0    /* leaving or arriving against the flow */
#define PENALTY_BUSY 24.0     /* for each line that already uses the side */
#define PENALTY_FULL 160.0    /* and for each that no longer fits at full separation */
#define PENALTY_AGAIN 24.0    /* gained at least if a track is looked at from another entry */

#define MAX_IMPROVED 500u /* connectors: in larger drawings no one sees a crossing more or less */
#define MAX_STEPS 600     /* after so many, the best way so far is good enough */

typedef enum
{
  STATE_ENTRY,    /* on a track, at the place of entry */
  STATE_FORWARDS, /* will turn off at crossing `scan`, then the next */
  STATE_BACKWARDS,
  STATE_GOAL
} StateKind;

/* A run along a track, and what it met so far. */
typedef struct
{
  double start, at;
  double crossed, fullest;
} Run;

typedef struct
{
  StateKind kind;
  guint track; /* of STATE_GOAL: the port */
  gint8 axis;
  guint start; /* the port it began at */
  guint parent;
  guint scan; /* in the band of the track */
  double at;  /* along the track */
  double cost;
  double entry_cost; /* of a scan: before its run */
  Run run;
} State;

typedef struct
{
  double bound;
  guint state;
} HeapItem;

/* A port of the box where the way should end, and its track. */
typedef struct
{
  guint port, track;
  int axis;
  double low, high; /* of the track */
  double face;
  double place[2]; /* where the port stands, by dimension */
  double cost;     /* of arriving there */
} Goal;

typedef struct
{
  AlurRouter *router;
  const AlurTrack *tracks[2];
  guint n_tracks[2];
  double *best_cost[2]; /* of the first entry of each track in this run, and where it was */
  double *best_at[2];
  guint *best_run[2];
  guint *goal_run[2]; /* of each track: the last run in which it was a goal's */
  guint run;
  GArray *states;   /* State */
  GArray *heap;     /* HeapItem */
  double best_goal; /* the cost of the cheapest goal seen, and its state */
  guint best_goal_state;

  const AlurConnector *connector;
  Goal goals[4];
  guint n_goals;
  double window[2][2]; /* by dimension: where a goal's track may be met */
} Search;

static void
heap_push (Search *self, double bound, const State *state)
{
  HeapItem item = { bound, self->states->len };
  HeapItem *items;
  guint i = self->heap->len;

  if (bound >= self->best_goal)
    return;
  if (state->kind == STATE_GOAL)
    {
      self->best_goal = bound;
      self->best_goal_state = item.state;
    }
  g_array_append_vals (self->states, state, 1);
  g_array_append_val (self->heap, item);
  items = (HeapItem *) (gpointer) self->heap->data;
  for (; i > 0 && items[(i - 1) / 2].bound > bound; i = (i - 1) / 2)
    items[i] = items[(i - 1) / 2];
  items[i] = item;
}

static guint
heap_pop (Search *self)
{
  HeapItem *items = (HeapItem *) (gpointer) self->heap->data;
  guint top = items[0].state;
  HeapItem last = items[self->heap->len - 1];
  guint n = self->heap->len - 1;
  guint i = 0;

  g_array_set_size (self->heap, n);
  for (guint child = 1; child < n; child = 2 * i + 1)
    {
      if (child + 1 < n && items[child + 1].bound < items[child].bound)
        child++;
      if (items[child].bound >= last.bound)
        break;
      items[i] = items[child];
      i = child;
    }
  if (n > 0)
    items[i] = last;

  return top;
}

static const AlurPort *
get_port (const Search *self, guint index)
{
  return &g_array_index (self->router->ports, AlurPort, index);
}

/* Goes on along a track from where the run stands; returns what the whole run costs. */
static double
go_on (const Search *self, int axis, const AlurTrack *track, Run *run, double to)
{
  double separation = self->router->options.separation;
  double capacity = MAX (1, floor (track->gap / separation) - 1);
  double crossed, fullest;

  alur_usage_look (self->router->usage, axis, track->pos, run->at, to, &crossed, &fullest);
  run->at = to;
  run->crossed += crossed;
  run->fullest = MAX (run->fullest, fullest);

  return fabs (to - run->start) + PENALTY_CROSSING * run->crossed
         + PENALTY_CROWDED * MAX (0, run->fullest + 1 - capacity)
         + PENALTY_BESIDE * MIN (run->fullest, 8);
}

static double
get_run_cost (const Search *self, int axis, const AlurTrack *track, double from, double to)
{
  Run run = { from, from, 0, 0 };

  return go_on (self, axis, track, &run, to);
}

/* What it costs at least from a place on a track that is no goal's: for the cheapest goal, the
 * way, the side, and one bend if the tracks meet, two if they are parallel, or three. */
static double
get_bound (const Search *self, int axis, double pos, double at)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < self->n_goals; i++)
    {
      const Goal *goal = &self->goals[i];
      double away = fabs (pos - goal->place[axis]) + fabs (at - goal->place[1 - axis]);
      double bends = axis == goal->axis ? 2 : pos >= goal->low && pos <= goal->high ? 1 : 3;

      best = MIN (best, away + PENALTY_BEND * bends + goal->cost);
    }

  return best;
}

static AlurRouterSide
get_flow_side (const AlurRouter *router, gboolean is_start)
{
  switch (router->options.flow)
    {
    case ALUR_ROUTER_FLOW_RIGHT:
      return is_start ? ALUR_ROUTER_SIDE_RIGHT : ALUR_ROUTER_SIDE_LEFT;
    case ALUR_ROUTER_FLOW_DOWN:
      return is_start ? ALUR_ROUTER_SIDE_BOTTOM : ALUR_ROUTER_SIDE_TOP;
    case ALUR_ROUTER_FLOW_NONE:
    default:
      return ALUR_ROUTER_SIDE_NONE;
    }
}

static double
get_port_cost (const Search *self, const AlurPort *port, gboolean is_start)
{
  AlurRouterSide flow = get_flow_side (self->router, is_start);
  double cost = PENALTY_BUSY * port->n_uses;
  double low, high, room;

  if (port->fixed)
    return 0;

  alur_router_box_get_port_range (alur_router_box (self->router, port->box), port->side, &low,
                                  &high);
  room = floor ((high - low) / self->router->options.separation) + 1;
  cost += PENALTY_FULL * MAX (0, port->n_uses + 1 - room);
  if (flow == ALUR_ROUTER_SIDE_NONE || port->side == flow)
    return cost;

  return cost
         + (alur_router_side_get_dim (port->side) == alur_router_side_get_dim (flow)
                ? PENALTY_BACK
                : PENALTY_SIDE);
}

/* The ports that an end of the connector may use; returns how many. */
static guint
list_ports (const Search *self, gboolean is_start, guint ports[4])
{
  const AlurConnector *connector = self->connector;
  guint fixed = is_start ? connector->from_port : connector->to_port;
  guint box = is_start ? connector->data.from : connector->data.to;
  guint sides = is_start ? connector->data.from_sides : connector->data.to_sides;
  guint n = 0;

  if (fixed != ALUR_ROUTER_NONE)
    {
      ports[0] = fixed;
      return get_port (self, fixed)->track != ALUR_ROUTER_NONE ? 1 : 0;
    }
  for (guint i = 0; i < 4; i++)
    if ((sides == 0 || (sides & (1u << i)) != 0)
        && get_port (self, box * 4 + i)->track != ALUR_ROUTER_NONE)
      ports[n++] = box * 4 + i;

  return n;
}

static void
push_goal (Search *self, const State *from, guint from_index, const Goal *goal, double at)
{
  const AlurTrack *track = &self->tracks[goal->axis][goal->track];
  gboolean is_loop = self->connector->data.from == self->connector->data.to;
  State state = *from;

  if (goal->port == from->start
      || (is_loop && get_port (self, from->start)->side == get_port (self, goal->port)->side))
    return;

  state.kind = STATE_GOAL;
  state.track = goal->port;
  state.parent = from_index;
  state.cost += get_run_cost (self, goal->axis, track, at, goal->face) + goal->cost;
  heap_push (self, state.cost, &state);
}

/* Whether entering a track there is not worth it, as it was entered elsewhere for less. */
static gboolean
is_beaten (const Search *self, int axis, guint track, double at, double cost)
{
  return self->best_run[axis][track] == self->run
         && cost >= self->best_cost[axis][track] + fabs (at - self->best_at[axis][track])
                        - PENALTY_AGAIN;
}

/* A turn from a place on a track onto another that crosses it there. */
static void
push_turn (Search *self, const State *from, guint from_index, double cost, guint other)
{
  int axis = 1 - from->axis;
  const AlurTrack *track = &self->tracks[axis][other];
  double at = self->tracks[from->axis][from->track].pos;
  State state = { .track = other,
                  .axis = (gint8) axis,
                  .start = from->start,
                  .parent = from_index,
                  .at = at,
                  .cost = cost + PENALTY_BEND };

  for (guint i = 0; i < self->n_goals && self->goal_run[axis][other] == self->run; i++)
    if (self->goals[i].track == other && self->goals[i].axis == axis)
      {
        State turned = *from;

        turned.cost = state.cost;
        push_goal (self, &turned, from_index, &self->goals[i], at);
      }
  if (!is_beaten (self, axis, other, at, state.cost))
    heap_push (self, state.cost + get_bound (self, axis, track->pos, at), &state);
}

/* Whether another track is worth a closer look, whatever may be in between: it costs at least the
 * way there and a bend. */
static gboolean
is_promising (const Search *self, const State *from, guint other, double pos)
{
  int axis = 1 - from->axis;
  double at = self->tracks[from->axis][from->track].pos;
  double cost = from->cost + fabs (pos - from->at) + PENALTY_BEND;

  for (guint i = 0; i < self->n_goals && self->goal_run[axis][other] == self->run; i++)
    if (self->goals[i].track == other && self->goals[i].axis == axis)
      return cost + fabs (at - self->goals[i].face) < self->best_goal;

  return !is_beaten (self, axis, other, at, cost)
         && cost + get_bound (self, axis, pos, at) < self->best_goal;
}

/* The first item of a band whose track stands at or after pos. */
static guint
find_in_band (const AlurTrack *tracks, const guint *band, guint n, double pos)
{
  guint low = 0;
  guint high = n;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (tracks[band[middle]].pos < pos)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static gboolean
crosses (const AlurTrack *track, const AlurTrack *other)
{
  return other->pos > track->low && other->pos < track->high && track->pos > other->low
         && track->pos < other->high;
}

/* Goes on from `state` (at a place on a track) to the next crossing in its direction. */
static void
push_scan (Search *self, State state)
{
  const AlurTrack *track = &self->tracks[state.axis][state.track];
  const AlurTrack *others = self->tracks[1 - state.axis];
  gint step = state.kind == STATE_FORWARDS ? 1 : -1;
  guint n;
  const guint *band = alur_tracks_get_band (self->router->tracks, 1 - state.axis, track->pos, &n);

  for (; state.scan < n; state.scan = (guint) ((gint) state.scan + step))
    {
      const AlurTrack *other = &others[band[state.scan]];

      if (other->pos <= track->low || other->pos >= track->high)
        return;
      if (!crosses (track, other) || fabs (other->pos - state.at) < ALUR_ROUTER_EPS)
        continue;
      state.cost = state.entry_cost + go_on (self, state.axis, track, &state.run, other->pos);
      state.at = other->pos;
      heap_push (self,
                 state.cost + PENALTY_BEND
                     + get_bound (self, 1 - state.axis, other->pos, track->pos),
                 &state);
      return;
    }
}

/* Opens, in one direction, the turns onto tracks that may meet a goal's. */
static void
open_window (Search *self, guint index, const guint *band, guint n, guint first, gint step)
{
  const State state = g_array_index (self->states, State, index);
  const AlurTrack *track = &self->tracks[state.axis][state.track];
  const AlurTrack *others = self->tracks[1 - state.axis];
  const double *window = self->window[1 - state.axis];
  double low = MAX (track->low, window[0]);
  double high = MIN (track->high, window[1]);
  Run run = { state.at, state.at, 0, 0 };

  for (guint i = first; i < n; i = (guint) ((gint) i + step))
    {
      double pos = others[band[i]].pos;

      if ((step > 0 ? pos > high : pos < low)
          || state.cost + fabs (pos - state.at) + PENALTY_BEND >= self->best_goal)
        return;
      if (!crosses (track, &others[band[i]]) || !is_promising (self, &state, band[i], pos))
        continue;
      push_turn (self, &state, index, state.cost + go_on (self, state.axis, track, &run, pos),
                 band[i]);
    }
}

static void
expand_entry (Search *self, guint index)
{
  State state = g_array_index (self->states, State, index);
  const AlurTrack *track = &self->tracks[state.axis][state.track];
  const AlurTrack *others = self->tracks[1 - state.axis];
  const double *window = self->window[1 - state.axis];
  guint n;
  const guint *band = alur_tracks_get_band (self->router->tracks, 1 - state.axis, track->pos, &n);
  guint here = find_in_band (others, band, n, state.at);
  guint up = state.at < window[0] ? find_in_band (others, band, n, window[0]) : here;
  guint down
      = state.at > window[1] ? find_in_band (others, band, n, window[1] + ALUR_ROUTER_EPS) : here;

  open_window (self, index, band, n, up, 1);
  open_window (self, index, band, n, down - 1, -1);

  state.parent = index;
  state.entry_cost = state.cost;
  state.run = (Run){ state.at, state.at, 0, 0 };
  state.scan = here;
  state.kind = STATE_FORWARDS;
  push_scan (self, state);
  state.scan--;
  state.kind = STATE_BACKWARDS;
  push_scan (self, state);
}

static gboolean
is_worth_it (Search *self, const State *state)
{
  int axis = state->axis;
  guint track = state->track;

  if (self->best_run[axis][track] == self->run)
    return !is_beaten (self, axis, track, state->at, state->cost);

  self->best_run[axis][track] = self->run;
  self->best_cost[axis][track] = state->cost;
  self->best_at[axis][track] = state->at;

  return TRUE;
}

static void
expand_scan (Search *self, guint index)
{
  State state = g_array_index (self->states, State, index);
  guint n;
  const guint *band = alur_tracks_get_band (self->router->tracks, 1 - state.axis,
                                            self->tracks[state.axis][state.track].pos, &n);
  double *window = self->window[1 - state.axis];

  if (state.at < window[0] || state.at > window[1])
    push_turn (self, &state, state.parent, state.cost, band[state.scan]);
  state.scan = state.kind == STATE_FORWARDS ? state.scan + 1 : state.scan - 1;
  push_scan (self, state);
}

/* The goals, and where their tracks may be met, by dimension. */
static void
set_goals (Search *self)
{
  guint ports[4];

  self->n_goals = list_ports (self, FALSE, ports);
  for (int dim = 0; dim < 2; dim++)
    {
      self->window[dim][0] = G_MAXDOUBLE;
      self->window[dim][1] = -G_MAXDOUBLE;
    }
  for (guint i = 0; i < self->n_goals; i++)
    {
      const AlurPort *port = get_port (self, ports[i]);
      int dim = alur_router_side_get_dim (port->side);
      const AlurTrack *track = &self->tracks[1 - dim][port->track];

      self->goals[i]
          = (Goal){ ports[i],    port->track, 1 - dim,  track->low,
                    track->high, port->face,  { 0, 0 }, get_port_cost (self, port, FALSE) };
      self->goals[i].place[dim] = port->face;
      self->goals[i].place[1 - dim] = track->pos;
      self->goal_run[1 - dim][port->track] = self->run;
      self->window[dim][0] = MIN (self->window[dim][0], track->low);
      self->window[dim][1] = MAX (self->window[dim][1], track->high);
      self->window[1 - dim][0] = MIN (self->window[1 - dim][0], track->pos);
      self->window[1 - dim][1] = MAX (self->window[1 - dim][1], track->pos);
    }
}

static void
push_starts (Search *self, guint only)
{
  guint starts[4];
  guint n = list_ports (self, TRUE, starts);

  for (guint i = 0; i < n; i++)
    {
      const AlurPort *port = get_port (self, starts[i]);

      if (only != ALUR_ROUTER_NONE && starts[i] != only)
        continue;

      int axis = 1 - alur_router_side_get_dim (port->side);
      State state = { .track = port->track,
                      .axis = (gint8) axis,
                      .start = starts[i],
                      .parent = ALUR_ROUTER_NONE,
                      .at = port->face,
                      .cost = get_port_cost (self, port, TRUE) };

      for (guint j = 0; j < self->n_goals; j++)
        if (self->goals[j].track == port->track && self->goals[j].axis == axis
            && get_port (self, self->goals[j].port)->box != port->box)
          push_goal (self, &state, ALUR_ROUTER_NONE, &self->goals[j], port->face);
      heap_push (self, state.cost, &state);
    }
}

/* Returns the state at the goal, or ALUR_ROUTER_NONE; `only`: the port to start at, or
 * ALUR_ROUTER_NONE for any. */
static guint
find_way (Search *self, guint only)
{
  self->run++;
  self->best_goal = G_MAXDOUBLE;
  self->best_goal_state = ALUR_ROUTER_NONE;
  g_array_set_size (self->states, 0);
  g_array_set_size (self->heap, 0);
  set_goals (self);
  push_starts (self, only);
  for (guint step = 0; self->heap->len > 0; step++)
    {
      gboolean is_due = g_array_index (self->heap, HeapItem, 0).bound >= self->best_goal;
      guint index;
      const State *state;

      if (self->best_goal_state != ALUR_ROUTER_NONE && (is_due || step > MAX_STEPS))
        break;
      index = heap_pop (self);
      state = &g_array_index (self->states, State, index);
      if (state->kind != STATE_ENTRY)
        expand_scan (self, index);
      else if (is_worth_it (self, state))
        expand_entry (self, index);
    }

  return self->best_goal_state;
}

/* A loop on one box must not end where it began, which one search from all sides at once cannot
 * promise: each side is tried alone. */
static guint
find_loop (Search *self)
{
  guint starts[4];
  guint n = list_ports (self, TRUE, starts);
  guint best = ALUR_ROUTER_NONE;
  double cost = G_MAXDOUBLE;

  for (guint i = 0; i < n; i++)
    if (find_way (self, starts[i]) != ALUR_ROUTER_NONE && self->best_goal < cost)
      {
        best = starts[i];
        cost = self->best_goal;
      }

  return best == ALUR_ROUTER_NONE ? best : find_way (self, best);
}

/* Writes the way that ends in a goal state. */
static void
write_way (Search *self, guint connector, guint goal_state)
{
  const State *goal = &g_array_index (self->states, State, goal_state);
  AlurPort *to = &g_array_index (self->router->ports, AlurPort, goal->track);
  AlurPort *from = &g_array_index (self->router->ports, AlurPort, goal->start);
  g_autoptr (GArray) chain = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = goal->parent; i != ALUR_ROUTER_NONE;
       i = g_array_index (self->states, State, i).parent)
    g_array_append_val (chain, i);

  alur_way_begin (self->router, connector, from->side, from->face);
  for (guint i = chain->len; i > 0; i--)
    {
      const State *state
          = &g_array_index (self->states, State, g_array_index (chain, guint, i - 1));
      gboolean fixed = i == chain->len && from->fixed;

      alur_way_turn (self->router, connector, state->axis,
                     self->tracks[state->axis][state->track].pos, fixed);
    }
  alur_way_turn (self->router, connector, 1 - alur_router_side_get_dim (to->side), to->along,
                 to->fixed);
  alur_way_end (self->router, connector, to->side, to->face);
  from->n_uses++;
  to->n_uses++;
}

/* Whether the two boxes face each other along `dim` and a straight line is free; where. */
static gboolean
find_straight (const AlurRouter *self,
               const AlurRouterBox *low_box,
               const AlurRouterBox *high_box,
               int dim,
               double *at)
{
  AlurRouterSide low_side = dim == 0 ? ALUR_ROUTER_SIDE_RIGHT : ALUR_ROUTER_SIDE_BOTTOM;
  AlurRouterSide high_side = dim == 0 ? ALUR_ROUTER_SIDE_LEFT : ALUR_ROUTER_SIDE_TOP;
  double from = alur_rect_high (&low_box->rect, dim);
  double to = alur_rect_low (&high_box->rect, dim);
  double ranges[2][2];
  double low, high;
  double places[3];

  alur_router_box_get_port_range (low_box, low_side, &ranges[0][0], &ranges[0][1]);
  alur_router_box_get_port_range (high_box, high_side, &ranges[1][0], &ranges[1][1]);
  low = MAX (ranges[0][0], ranges[1][0]);
  high = MIN (ranges[0][1], ranges[1][1]);
  if (from >= to || high - low < 2)
    return FALSE;

  places[0] = (ranges[1][0] + ranges[1][1]) / 2;
  places[1] = (ranges[0][0] + ranges[0][1]) / 2;
  places[2] = (low + high) / 2;
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (places[i] >= low && places[i] <= high
        && alur_space_is_clear (self->space, 1 - dim, places[i], from, to))
      {
        *at = places[i];
        return TRUE;
      }

  return FALSE;
}

/* Straight lines need no search: nothing is better unless it goes against the flow. */
static gboolean
route_straight (AlurRouter *self, guint index)
{
  static const AlurRouterSide outs[] = { ALUR_ROUTER_SIDE_RIGHT, ALUR_ROUTER_SIDE_BOTTOM,
                                         ALUR_ROUTER_SIDE_LEFT, ALUR_ROUTER_SIDE_TOP };
  static const AlurRouterSide ins[] = { ALUR_ROUTER_SIDE_LEFT, ALUR_ROUTER_SIDE_TOP,
                                        ALUR_ROUTER_SIDE_RIGHT, ALUR_ROUTER_SIDE_BOTTOM };
  const AlurConnector *connector = &g_array_index (self->connectors, AlurConnector, index);
  const AlurRouterBox *from = alur_router_box (self, connector->data.from);
  const AlurRouterBox *to = alur_router_box (self, connector->data.to);
  guint from_sides = connector->data.from_sides ? connector->data.from_sides : ALUR_ROUTER_SIDE_ANY;
  guint to_sides = connector->data.to_sides ? connector->data.to_sides : ALUR_ROUTER_SIDE_ANY;

  if (connector->from_port != ALUR_ROUTER_NONE || connector->to_port != ALUR_ROUTER_NONE)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (outs); i++)
    {
      int dim = alur_router_side_get_dim (outs[i]);
      gboolean forwards = alur_router_side_is_forward (outs[i]);
      double at;

      if ((from_sides & outs[i]) == 0 || (to_sides & ins[i]) == 0
          || get_flow_side (self, FALSE) == outs[i])
        continue;
      if (!find_straight (self, forwards ? from : to, forwards ? to : from, dim, &at))
        continue;
      alur_way_begin (self, index, outs[i], alur_router_box_get_face (from, outs[i]));
      alur_way_turn (self, index, 1 - dim, at, FALSE);
      alur_way_end (self, index, ins[i], alur_router_box_get_face (to, ins[i]));
      alur_router_use_port (self, connector->data.from, outs[i], ALUR_ROUTER_NONE, 1);
      alur_router_use_port (self, connector->data.to, ins[i], ALUR_ROUTER_NONE, 1);
      return TRUE;
    }

  return FALSE;
}

/* Where there is no free way: level, upright, level, whatever it runs over. */
static void
force_way (AlurRouter *self, guint index)
{
  const AlurConnector *connector = &g_array_index (self->connectors, AlurConnector, index);
  const AlurRouterBox *from = alur_router_box (self, connector->data.from);
  const AlurRouterBox *to = alur_router_box (self, connector->data.to);
  AlurPoint start = alur_rect_center (&from->rect);
  AlurPoint end = alur_rect_center (&to->rect);
  gboolean is_right = end.x > start.x;
  AlurRouterSide out = is_right ? ALUR_ROUTER_SIDE_RIGHT : ALUR_ROUTER_SIDE_LEFT;
  AlurRouterSide in = is_right ? ALUR_ROUTER_SIDE_LEFT : ALUR_ROUTER_SIDE_RIGHT;
  double out_face = alur_router_box_get_face (from, out);
  double in_face = alur_router_box_get_face (to, in);

  alur_way_begin (self, index, out, out_face);
  alur_way_turn (self, index, 1, start.y, connector->data.from_fixed);
  alur_way_turn (self, index, 0, (out_face + in_face) / 2, FALSE);
  alur_way_turn (self, index, 1, end.y, connector->data.to_fixed);
  alur_way_end (self, index, in, in_face);
  g_array_index (self->ways, AlurWay, index).forced = TRUE;
}

typedef struct
{
  double distance;
  guint index;
} Order;

static int
compare_order_cb (gconstpointer a, gconstpointer b)
{
  const Order *one = a;
  const Order *other = b;

  if (one->distance < other->distance || one->distance > other->distance)
    return one->distance < other->distance ? -1 : 1;

  return one->index < other->index ? -1 : one->index > other->index;
}

static double
get_distance (const AlurRouter *self, const AlurConnector *connector)
{
  AlurPoint from = alur_rect_center (&alur_router_box (self, connector->data.from)->rect);
  AlurPoint to = alur_rect_center (&alur_router_box (self, connector->data.to)->rect);

  return connector->data.n_bends > 0 ? -1 : fabs (from.x - to.x) + fabs (from.y - to.y);
}

/* Those with bends of the user first, for the others give way to them; then the shorter. */
static GArray *
list_in_order (const AlurRouter *self)
{
  GArray *order = g_array_sized_new (FALSE, FALSE, sizeof (Order), self->connectors->len);

  for (guint i = 0; i < self->connectors->len; i++)
    {
      const AlurConnector *connector = &g_array_index (self->connectors, AlurConnector, i);

      if (g_array_index (self->ways, AlurWay, i).n_segments > 0)
        continue;
      g_array_append_val (order, ((Order){ get_distance (self, connector), i }));
    }
  g_array_sort (order, compare_order_cb);

  return order;
}

static void
search_init (Search *self, AlurRouter *router)
{
  *self = (Search){ .router = router };
  self->states = g_array_new (FALSE, FALSE, sizeof (State));
  self->heap = g_array_new (FALSE, FALSE, sizeof (HeapItem));
  for (int axis = 0; axis < 2; axis++)
    {
      self->tracks[axis] = alur_tracks_get (router->tracks, axis, &self->n_tracks[axis]);
      self->best_cost[axis] = g_new (double, self->n_tracks[axis] + 1);
      self->best_at[axis] = g_new (double, self->n_tracks[axis] + 1);
      self->best_run[axis] = g_new0 (guint, self->n_tracks[axis] + 1);
      self->goal_run[axis] = g_new0 (guint, self->n_tracks[axis] + 1);
    }
}

static void
search_clear (Search *self)
{
  g_array_unref (self->states);
  g_array_unref (self->heap);
  for (int axis = 0; axis < 2; axis++)
    {
      g_free (self->best_cost[axis]);
      g_free (self->best_at[axis]);
      g_free (self->best_run[axis]);
      g_free (self->goal_run[axis]);
    }
}

static void
route_one (Search *self, guint index)
{
  guint goal;

  self->connector = &g_array_index (self->router->connectors, AlurConnector, index);
  if (self->connector->data.n_bends > 0)
    {
      alur_router_follow_bends (self->router, index);
      return;
    }
  if (self->connector->data.from != self->connector->data.to
      && route_straight (self->router, index))
    return;

  if (self->connector->data.from == self->connector->data.to)
    goal = find_loop (self);
  else
    goal = find_way (self, ALUR_ROUTER_NONE);
  if (goal != ALUR_ROUTER_NONE)
    write_way (self, index, goal);
  else
    force_way (self->router, index);
}

/* Looks again for each way, now that it is known where all others run. */
static void
improve (Search *self, const GArray *order)
{
  for (guint i = 0; i < order->len; i++)
    {
      guint index = g_array_index (order, Order, i).index;
      const AlurWay *way = &g_array_index (self->router->ways, AlurWay, index);

      if (g_array_index (self->router->connectors, AlurConnector, index).data.n_bends > 0
          || way->n_segments < 2 || way->forced)
        continue;
      alur_way_drop (self->router, index);
      route_one (self, index);
    }
  alur_router_pack_segments (self->router);
}

/* Finds the way of each connector that has none. */
void
alur_router_search (AlurRouter *self)
{
  g_autoptr (GArray) order = list_in_order (self);
  Search search;

  search_init (&search, self);
  for (guint i = 0; i < order->len; i++)
    route_one (&search, g_array_index (order, Order, i).index);
  if (self->connectors->len <= MAX_IMPROVED)
    improve (&search, order);
  search_clear (&search);
}
