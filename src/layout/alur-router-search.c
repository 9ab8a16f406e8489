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
/* A drawing of 10,000 steps takes some 100,000. What takes more than this is a thicket in which
 * nobody follows a line: those that are left go the nearest way. */
#define MAX_ALL_STEPS 20000000u

/* A search that has come to no goal after so many states grows hasty: what is left of the way
 * counts twice as much as before, and again after as many. In the end it gives up. Drawings that
 * anybody looks at as a whole never come here; in very large ones a far goal would take all memory.
 */
#define PATIENCE 20000u
#define MOST_STATES (16 * PATIENCE)

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
  double start;
  guint cell; /* of the usage, to which it came */
  guint half_crossings;
  guint fullest;
} Run;

typedef struct
{
  guint8 kind; /* StateKind */
  gint8 axis;
  guint track; /* of STATE_GOAL: the port */
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

/* What is known of a track: of its first entry in a run what that cost and where it was, and the
 * last run in which the track was a goal's. */
typedef struct
{
  double cost, at;
  guint run, goal_run;
} Mark;

typedef struct
{
  AlurRouter *router;
  const AlurTrack *tracks[2];
  guint n_tracks[2];
  Mark *marks[2];
  guint run;
  State *states;
  guint n_states, most_states;
  HeapItem *heap;
  guint n_heap, most_heap;
  GArray *chain;    /* guint: the states of a way, from its end */
  double haste;     /* how much what is left of a way counts: 1 as long as there is patience */
  guint patience;   /* the number of states at which it grows */
  double best_goal; /* the cost of the cheapest goal seen, and its state */
  guint best_goal_state;

  const AlurConnector *connector;
  Goal goals[4];
  guint n_goals;
  double window[2][2]; /* by dimension: where a goal's track may be met */
  guint64 n_steps;     /* of all searches */
} Search;

/* A place on a track from which the search goes on, with what it sees there. */
typedef struct
{
  const AlurTrack *track;
  const AlurUsageCell *usage;
  const AlurTrack *others; /* of the other axis */
  const guint *band;       /* those of them that may cross it */
  guint n_band;
} Ground;

static Ground
get_ground (const Search *self, int axis, guint track)
{
  Ground ground = { .track = &self->tracks[axis][track], .others = self->tracks[1 - axis] };

  ground.usage = alur_usage_get_row (self->router->usage, axis, ground.track->cell);
  ground.band
      = alur_tracks_get_band (self->router->tracks, 1 - axis, ground.track->pos, &ground.n_band);
  return ground;
}

/* Puts a number of a state into the heap. */
static void
heap_push (Search *self, double bound, guint state)
{
  HeapItem *items;
  guint i = self->n_heap++;

  if (i == self->most_heap)
    {
      self->most_heap = MAX (2 * self->most_heap, 256);
      self->heap = g_renew (HeapItem, self->heap, self->most_heap);
    }
  items = self->heap;
  for (; i > 0 && items[(i - 1) / 2].bound > bound; i = (i - 1) / 2)
    items[i] = items[(i - 1) / 2];
  items[i] = (HeapItem){ bound, state };
}

static guint
heap_pop (Search *self)
{
  HeapItem *items = self->heap;
  guint top = items[0].state;
  guint n = --self->n_heap;
  HeapItem last = items[n];
  guint i = 0;

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

/* Takes in a state that is worth it. */
static void
push_state (Search *self, double bound, const State *state)
{
  if (bound >= self->best_goal)
    return;
  if (state->kind == STATE_GOAL)
    {
      self->best_goal = bound;
      self->best_goal_state = self->n_states;
    }
  if (self->n_states == self->most_states)
    {
      self->most_states = MAX (2 * self->most_states, 256);
      self->states = g_renew (State, self->states, self->most_states);
    }
  self->states[self->n_states] = *state;
  if (self->haste > 1)
    bound = state->cost + self->haste * (bound - state->cost);
  heap_push (self, bound, self->n_states++);
}

/* What is known already is looked at anew with more haste. */
static void
grow_hasty (Search *self)
{
  guint n = self->n_heap;

  self->haste *= 2;
  self->patience += PATIENCE;
  self->n_heap = 0;
  for (guint i = 0; i < n; i++)
    {
      HeapItem item = self->heap[i];
      double cost = self->states[item.state].cost;

      /* Never beyond what has been read. */
      heap_push (self, cost + 2 * (item.bound - cost), item.state);
    }
}

static const AlurPort *
get_port (const Search *self, guint index)
{
  return &g_array_index (self->router->ports, AlurPort, index);
}

static Run
begin_run (const Search *self, int axis, double at)
{
  return (Run){ at, alur_usage_get_cell (self->router->usage, 1 - axis, at), 0, 0 };
}

/* Goes on along a track from where the run stands; returns what the whole run costs. */
static inline double
go_on (const Ground *ground, Run *run, double to, guint cell)
{
  guint half_crossings, fullest;

  alur_usage_look (ground->usage, run->cell, cell, &half_crossings, &fullest);
  run->cell = cell;
  run->half_crossings += half_crossings;
  run->fullest = MAX (run->fullest, fullest);

  return fabs (to - run->start) + PENALTY_CROSSING * (run->half_crossings / 2.0)
         + PENALTY_CROWDED * (run->fullest + 1 - MIN (ground->track->capacity, run->fullest + 1))
         + PENALTY_BESIDE * MIN (run->fullest, 8);
}

/* What it costs at least from a place on a track that is no goal's: for the cheapest goal, the
 * way, the side, and one bend if the tracks meet, two if they are parallel, or three. */
static inline double
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

static double
get_port_cost (const Search *self, const AlurPort *port, gboolean is_start)
{
  AlurRouterSide flow = alur_router_get_flow_side (self->router, is_start);
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
  gboolean is_loop = self->connector->data.from == self->connector->data.to;
  const AlurUsage *usage = self->router->usage;
  Ground ground = { .track = &self->tracks[goal->axis][goal->track] };
  Run run = begin_run (self, goal->axis, at);
  State state = *from;

  if (goal->port == from->start
      || (is_loop && get_port (self, from->start)->side == get_port (self, goal->port)->side))
    return;

  ground.usage = alur_usage_get_row (usage, goal->axis, ground.track->cell);
  state.kind = STATE_GOAL;
  state.track = goal->port;
  state.parent = from_index;
  state.cost
      += go_on (&ground, &run, goal->face, alur_usage_get_cell (usage, 1 - goal->axis, goal->face))
         + goal->cost;
  push_state (self, state.cost, &state);
}

/* Whether entering a track there is not worth it, as it was entered elsewhere for less. */
static inline gboolean
is_beaten (const Search *self, const Mark *mark, double at, double cost)
{
  return mark->run == self->run && cost >= mark->cost + fabs (at - mark->at) - PENALTY_AGAIN;
}

/* A turn from a place on a track onto another that crosses it there. */
static void
push_turn (Search *self, const State *from, guint from_index, double cost, guint other)
{
  int axis = 1 - from->axis;
  const Mark *mark = &self->marks[axis][other];
  double at = self->tracks[from->axis][from->track].pos;
  State state = { .track = other,
                  .axis = (gint8) axis,
                  .start = from->start,
                  .parent = from_index,
                  .at = at,
                  .cost = cost + PENALTY_BEND };

  for (guint i = 0; i < self->n_goals && mark->goal_run == self->run; i++)
    if (self->goals[i].track == other && self->goals[i].axis == axis)
      {
        State turned = *from;

        turned.cost = state.cost;
        push_goal (self, &turned, from_index, &self->goals[i], at);
      }
  if (!is_beaten (self, mark, at, state.cost))
    push_state (self, state.cost + get_bound (self, axis, self->tracks[axis][other].pos, at),
                &state);
}

/* Whether another track, onto which one would turn at `at`, is worth a closer look, whatever may be
 * in between: it costs at least the way there and a bend. */
static inline gboolean
is_promising (const Search *self, int axis, guint other, double at, double cost)
{
  const Mark *mark = &self->marks[axis][other];

  for (guint i = 0; i < self->n_goals && mark->goal_run == self->run; i++)
    if (self->goals[i].track == other && self->goals[i].axis == axis)
      return cost + fabs (at - self->goals[i].face) < self->best_goal;

  return !is_beaten (self, mark, at, cost)
         && cost + get_bound (self, axis, self->tracks[axis][other].pos, at) < self->best_goal;
}

static inline gboolean
crosses (const AlurTrack *track, const AlurTrack *other)
{
  return track->pos > other->low && track->pos < other->high && other->pos > track->low
         && other->pos < track->high;
}

/* Goes on from `state` (at a place on a track) to the next crossing in its direction. */
static void
push_scan (Search *self, const Ground *ground, State *state)
{
  const AlurTrack *track = ground->track;
  guint step = state->kind == STATE_FORWARDS ? 1 : G_MAXUINT;

  for (; state->scan < ground->n_band; state->scan += step)
    {
      const AlurTrack *other = &ground->others[ground->band[state->scan]];

      if (other->pos <= track->low || other->pos >= track->high)
        return;
      if (!crosses (track, other) || fabs (other->pos - state->at) < ALUR_ROUTER_EPS)
        continue;
      state->cost = state->entry_cost + go_on (ground, &state->run, other->pos, other->cell);
      state->at = other->pos;
      push_state (self,
                  state->cost + PENALTY_BEND
                      + get_bound (self, 1 - state->axis, other->pos, track->pos),
                  state);
      return;
    }
}

/* How far along a track, in one direction, turns may lead to a cheaper way than the best so far.
 * The least that a way to a goal costs is the same for all turns before the goal, and grows by
 * twice the distance behind it. */
static double
get_limit (const Search *self, const State *state, double across, int sign)
{
  int dim = 1 - state->axis;
  double limit = -G_MAXDOUBLE;

  for (guint i = 0; i < self->n_goals; i++)
    {
      const Goal *goal = &self->goals[i];
      double bends = dim == goal->axis ? 3 : 2;
      double ahead = sign * (goal->place[dim] - state->at);
      double left = self->best_goal - state->cost - goal->cost - PENALTY_BEND * bends
                    - fabs (across - goal->place[1 - dim]);

      if (left >= MAX (ahead, 0))
        limit = MAX (limit, (left + ahead) / 2);
      if (dim == goal->axis)
        limit = MAX (limit, ahead);
    }
  return state->at + sign * limit + sign * ALUR_ROUTER_EPS;
}

/* Opens, in one direction, the turns onto tracks that may meet a goal's. */
static void
open_window (
    Search *self, const Ground *ground, const State *state, guint index, guint first, int sign)
{
  const AlurTrack *track = ground->track;
  const double *window = self->window[1 - state->axis];
  double end = sign > 0 ? MIN (track->high, window[1]) : MAX (track->low, window[0]);
  guint step = sign > 0 ? 1 : G_MAXUINT;
  Run run = begin_run (self, state->axis, state->at);

  if (self->best_goal_state != ALUR_ROUTER_NONE)
    end = sign * MIN (sign * end, sign * get_limit (self, state, track->pos, sign));
  for (guint i = first; i < ground->n_band; i += step)
    {
      const AlurTrack *other = &ground->others[ground->band[i]];
      double cost = state->cost + fabs (other->pos - state->at) + PENALTY_BEND;

      if (sign * other->pos > sign * end || cost >= self->best_goal)
        return;
      if (crosses (track, other)
          && is_promising (self, 1 - state->axis, ground->band[i], track->pos, cost))
        push_turn (self, state, index, state->cost + go_on (ground, &run, other->pos, other->cell),
                   ground->band[i]);
    }
}

/* Where in the band those begin that stand at or after pos. */
static guint
find_turn (const Search *self, const Ground *ground, const State *state, double pos)
{
  return alur_tracks_find_in_band (self->router->tracks, 1 - state->axis, ground->track->pos, pos);
}

static void
expand_entry (Search *self, guint index)
{
  State state = self->states[index];
  Ground ground = get_ground (self, state.axis, state.track);
  const double *window = self->window[1 - state.axis];
  guint here = find_turn (self, &ground, &state, state.at);
  guint up = state.at < window[0] ? find_turn (self, &ground, &state, window[0]) : here;
  guint down = state.at > window[1] ? find_turn (self, &ground, &state, window[1] + ALUR_ROUTER_EPS)
                                    : here;

  open_window (self, &ground, &state, index, up, 1);
  open_window (self, &ground, &state, index, down - 1, -1);

  state.parent = index;
  state.entry_cost = state.cost;
  for (int forwards = 1; forwards >= 0; forwards--)
    {
      State scan = state;

      scan.run = begin_run (self, state.axis, state.at);
      scan.scan = forwards ? here : here - 1;
      scan.kind = forwards ? STATE_FORWARDS : STATE_BACKWARDS;
      push_scan (self, &ground, &scan);
    }
}

static gboolean
is_worth_it (Search *self, const State *state)
{
  Mark *mark = &self->marks[state->axis][state->track];

  if (mark->run == self->run)
    return !is_beaten (self, mark, state->at, state->cost);

  mark->run = self->run;
  mark->cost = state->cost;
  mark->at = state->at;

  return TRUE;
}

static void
expand_scan (Search *self, guint index)
{
  State state = self->states[index];
  Ground ground = get_ground (self, state.axis, state.track);
  const double *window = self->window[1 - state.axis];

  if (state.at < window[0] || state.at > window[1])
    push_turn (self, &state, state.parent, state.cost, ground.band[state.scan]);
  state.scan += state.kind == STATE_FORWARDS ? 1 : G_MAXUINT;
  push_scan (self, &ground, &state);
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
      self->marks[1 - dim][port->track].goal_run = self->run;
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
      push_state (self, state.cost, &state);
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
  self->n_states = 0;
  self->n_heap = 0;
  self->haste = 1;
  self->patience = PATIENCE;
  set_goals (self);
  push_starts (self, only);
  for (guint step = 0; self->n_heap > 0; step++)
    {
      gboolean is_due = self->heap[0].bound >= self->best_goal;
      guint index;
      const State *state;

      if (self->best_goal_state != ALUR_ROUTER_NONE && (is_due || step > MAX_STEPS))
        break;
      if (self->n_states > MOST_STATES)
        break;
      if (self->n_states > self->patience)
        grow_hasty (self);
      self->n_steps++;
      index = heap_pop (self);
      state = &self->states[index];
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
  const State *goal = &self->states[goal_state];
  AlurPort *to = &g_array_index (self->router->ports, AlurPort, goal->track);
  AlurPort *from = &g_array_index (self->router->ports, AlurPort, goal->start);
  GArray *chain = self->chain;

  g_array_set_size (chain, 0);
  for (guint i = goal->parent; i != ALUR_ROUTER_NONE; i = self->states[i].parent)
    g_array_append_val (chain, i);

  alur_way_begin (self->router, connector, from->side, from->face);
  for (guint i = chain->len; i > 0; i--)
    {
      const State *state = &self->states[g_array_index (chain, guint, i - 1)];
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
  GArray *order = g_array_sized_new (FALSE, FALSE, sizeof (AlurSortItem), self->connectors->len);

  for (guint i = 0; i < self->connectors->len; i++)
    {
      const AlurConnector *connector = &g_array_index (self->connectors, AlurConnector, i);

      if (g_array_index (self->ways, AlurWay, i).n_segments > 0)
        continue;
      g_array_append_val (order, ((AlurSortItem){ i, get_distance (self, connector), 0 }));
    }
  alur_router_sort_items (order);

  return order;
}

static void
search_init (Search *self, AlurRouter *router)
{
  *self = (Search){ .router = router };
  self->chain = g_array_new (FALSE, FALSE, sizeof (guint));
  for (int axis = 0; axis < 2; axis++)
    {
      self->tracks[axis] = alur_tracks_get (router->tracks, axis, &self->n_tracks[axis]);
      self->marks[axis] = g_new0 (Mark, self->n_tracks[axis] + 1);
    }
}

static void
search_clear (Search *self)
{
  g_free (self->states);
  g_free (self->heap);
  g_array_unref (self->chain);
  for (int axis = 0; axis < 2; axis++)
    g_free (self->marks[axis]);
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
      && alur_router_go_straight (self->router, index))
    return;

  if (self->n_steps > MAX_ALL_STEPS)
    goal = ALUR_ROUTER_NONE;
  else if (self->connector->data.from == self->connector->data.to)
    goal = find_loop (self);
  else
    goal = find_way (self, ALUR_ROUTER_NONE);
  if (goal != ALUR_ROUTER_NONE)
    write_way (self, index, goal);
  else
    alur_router_force_way (self->router, index);
}

/* Looks again for each way, now that it is known where all others run. */
static void
improve (Search *self, const GArray *order)
{
  for (guint i = 0; i < order->len; i++)
    {
      guint index = g_array_index (order, AlurSortItem, i).index;
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
    route_one (&search, g_array_index (order, AlurSortItem, i).index);
  if (self->connectors->len <= MAX_IMPROVED)
    improve (&search, order);
  search_clear (&search);
}
