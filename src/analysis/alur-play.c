/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A case is played as tokens that move along the ways in the order of time: a step begins when a
 * token comes to it (with `join="all"`, when one has come on each way that a case can take, the
 * first that came on each), ends when its wait, its work and what it calls have passed, and then
 * sends a token along each way out, or along one of them out of a decision. A procedure that is
 * called is played anew inside its step. The case has ended when the last of what it began has.
 *
 * What is left to chance is either drawn (sampling) or taken from a list of choices that is counted
 * through like an odometer, so that all cases there are come by once with their probabilities
 * (enumeration). Both use the same play, so they mean the same. */

#include "alur-lead-private.h"

#include "alur-lead-random.h"

#include <math.h>

/* A token on its way. */
typedef struct
{
  double time;
  guint64 number; /* tokens of one time come in the order in which they were sent */
  guint way;
} Token;

/* The room for one procedure; it cannot call itself, so one is enough. */
typedef struct
{
  const AlurLeadModel *model;
  guint *starts;
  guint n_starts;
  double *sums;   /* per way: probabilities of its decision's ways up to it */
  guint *awaited; /* per step with `join="all"` and several ways in: how many; else 0 */
  guint *arrived; /* per step: ways on which a token waits */
  guint *waiting; /* per way: tokens that wait at its end */
  guint n_waiting;
  guint *touched; /* ways whose `waiting` is not 0, perhaps */
  guint n_touched;
  guint size_touched;
  Token *heap;
  guint n_heap;
  guint size_heap;
  guint64 n_sent;
  double last;        /* when the last step that has begun ends */
  GPtrArray *callees; /* a Room for each callee of the graph, or NULL */
} Room;

/* A step that waits for what it calls. */
typedef struct
{
  Room *room;
  guint step;
  double end; /* but for the time that what it calls takes */
} Call;

/* A choice of the case that is enumerated. */
typedef struct
{
  guint index;
  guint n; /* how many there are to choose from */
} Choice;

struct _AlurPlay
{
  Room *room;
  GHashTable *rooms; /* AlurLeadModel → Room */
  GArray *calls;     /* of Call: those that the play is in */
  AlurRandom random;
  guint64 budget; /* tokens that may still be received and calls that may be begun */
  gboolean enumerating;
  GArray *choices; /* of Choice */
  guint n_chosen;
  double probability;
};

#define MOST_CHOICES 64

static void
room_free_cb (gpointer data)
{
  Room *room = data;

  g_free (room->starts);
  g_free (room->sums);
  g_free (room->awaited);
  g_free (room->arrived);
  g_free (room->waiting);
  g_free (room->touched);
  g_free (room->heap);
  g_ptr_array_unref (room->callees);
  g_free (room);
}

static double *
sum_probabilities (const AlurControlGraph *graph)
{
  double *sums = g_new (double, graph->n_ways);

  for (guint i = 0; i < graph->n_ways; i++)
    {
      sums[i] = MAX (graph->ways[i].probability, 0);
      if (i > 0 && graph->ways[i - 1].from == graph->ways[i].from)
        sums[i] += sums[i - 1];
    }
  return sums;
}

static Room *
room_new (const AlurLeadModel *model)
{
  Room *room = g_new0 (Room, 1);
  const AlurControlGraph *graph = model->graph;

  room->model = model;
  room->starts = g_new (guint, graph->n_starts);
  room->sums = sum_probabilities (graph);
  room->awaited = g_new0 (guint, graph->n_steps);
  room->arrived = g_new0 (guint, graph->n_steps);
  room->waiting = g_new0 (guint, graph->n_ways);
  room->callees = g_ptr_array_new ();
  for (guint i = 0; i < graph->n_steps; i++)
    {
      guint awaited = graph->steps[i].join_all ? graph->steps[i].n_awaited : 0;

      if (graph->steps[i].kind == ALUR_STEP_KIND_START)
        room->starts[room->n_starts++] = i;
      room->awaited[i] = awaited > 1 ? awaited : 0;
    }
  return room;
}

/* The room for @model; a new one is added to those whose callees have no rooms yet. */
static Room *
room_for (AlurPlay *self, const AlurLeadModel *model, GPtrArray *rooms)
{
  Room *room = g_hash_table_lookup (self->rooms, model);

  if (room != NULL)
    return room;
  room = room_new (model);
  g_hash_table_insert (self->rooms, (gpointer) (guintptr) model, room);
  g_ptr_array_add (rooms, room);
  return room;
}

/* Makes room for @model and all that it calls, directly or not. */
static Room *
make_rooms (AlurPlay *self, const AlurLeadModel *model)
{
  g_autoptr (GPtrArray) rooms = g_ptr_array_new ();
  Room *first = room_for (self, model, rooms);

  for (guint i = 0; i < rooms->len; i++)
    {
      Room *room = g_ptr_array_index (rooms, i);
      AlurLeadModel **callees = room->model->callees;

      for (guint j = 0; j < room->model->graph->n_callees; j++)
        g_ptr_array_add (room->callees,
                         callees[j] == NULL ? NULL : room_for (self, callees[j], rooms));
    }
  return first;
}

/* Choosing */

static guint
enumerate (AlurPlay *self, guint n)
{
  if (self->n_chosen == self->choices->len)
    {
      Choice choice = { .index = 0, .n = n };

      g_array_append_val (self->choices, choice);
    }
  return g_array_index (self->choices, Choice, self->n_chosen++).index;
}

static guint
choose_start (AlurPlay *self, const Room *room)
{
  guint index = 0;

  if (room->n_starts > 1 && self->enumerating)
    {
      index = enumerate (self, room->n_starts);
      self->probability /= room->n_starts;
    }
  else if (room->n_starts > 1)
    index = (guint) (alur_random_next_double (&self->random) * room->n_starts);
  return room->starts[MIN (index, room->n_starts - 1)];
}

/* The first way up to which the probabilities are more than the number that is drawn; the last one
 * that is possible where rounding has left none. */
static guint
draw_way (AlurPlay *self, const double *sums, guint n_ways)
{
  double drawn = alur_random_next_double (&self->random);
  guint low = 0, high = n_ways - 1;

  if (!(drawn < sums[high]))
    drawn = nextafter (sums[high], 0);
  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (drawn < sums[middle])
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

static guint
choose_way (AlurPlay *self, const Room *room, const AlurControlStep *step)
{
  const AlurControlWay *ways = room->model->graph->ways + step->first_way;
  guint n_ways = step->n_ways, possible = 0, index = 0;

  if (n_ways == 1)
    return 0;
  if (!self->enumerating)
    return draw_way (self, room->sums + step->first_way, n_ways);
  for (guint i = 0; i < n_ways; i++)
    possible += ways[i].probability > 0;
  if (possible > 1)
    index = enumerate (self, possible);
  for (guint i = 0; i < n_ways; i++)
    if (ways[i].probability > 0 && index-- == 0)
      {
        self->probability *= ways[i].probability;
        return i;
      }
  return 0;
}

/* The tokens under way: a binary heap, the earliest on top */

static inline gboolean
comes_before (const Token *a, const Token *b)
{
  return a->time < b->time || (!(b->time < a->time) && a->number < b->number);
}

static void
send (Room *room, guint way, double time)
{
  Token token = { .time = time, .number = room->n_sent++, .way = way };
  guint place = room->n_heap++;

  if (place == room->size_heap)
    {
      room->size_heap = MAX (16, 2 * room->size_heap);
      room->heap = g_renew (Token, room->heap, room->size_heap);
    }
  while (place > 0 && comes_before (&token, &room->heap[(place - 1) / 2]))
    {
      room->heap[place] = room->heap[(place - 1) / 2];
      place = (place - 1) / 2;
    }
  room->heap[place] = token;
}

static Token
receive (Room *room)
{
  Token top = room->heap[0], last = room->heap[--room->n_heap];
  guint place = 0;

  for (guint child = 1; child < room->n_heap; child = 2 * place + 1)
    {
      if (child + 1 < room->n_heap && comes_before (&room->heap[child + 1], &room->heap[child]))
        child++;
      if (!comes_before (&room->heap[child], &last))
        break;
      room->heap[place] = room->heap[child];
      place = child;
    }
  if (room->n_heap > 0)
    room->heap[place] = last;
  return top;
}

/* Joins */

static void
touch (Room *room, guint way)
{
  if (room->n_touched == room->size_touched)
    {
      room->size_touched = MAX (16, 2 * room->size_touched);
      room->touched = g_renew (guint, room->touched, room->size_touched);
    }
  room->touched[room->n_touched++] = way;
}

/* Whether the token that came on `way` makes a join complete, which then takes one from each. */
static gboolean
complete_join (Room *room, guint way)
{
  const AlurControlGraph *graph = room->model->graph;
  guint to = graph->ways[way].to;
  const AlurControlStep *step = &graph->steps[to];

  if (room->waiting[way]++ == 0)
    {
      touch (room, way);
      room->arrived[to]++;
    }
  room->n_waiting++;
  if (room->arrived[to] < room->awaited[to])
    return FALSE;
  for (guint i = 0; i < step->n_incoming; i++)
    {
      guint from = graph->incoming[step->first_incoming + i];

      if (room->waiting[from] > 0 && --room->waiting[from] == 0)
        room->arrived[to]--;
    }
  room->n_waiting -= room->awaited[to];
  return TRUE;
}

static void
clear_room (Room *room)
{
  for (guint i = 0; i < room->n_touched; i++)
    {
      room->waiting[room->touched[i]] = 0;
      room->arrived[room->model->graph->ways[room->touched[i]].to] = 0;
    }
  room->n_touched = 0;
  room->n_waiting = 0;
  room->n_heap = 0;
  room->n_sent = 0;
  room->last = 0;
}

/* The play */

static void
send_on (AlurPlay *self, Room *room, guint number, double time)
{
  const AlurControlGraph *graph = room->model->graph;
  const AlurControlStep *step = &graph->steps[number];

  if (step->n_ways == 0)
    return;
  if (step->kind == ALUR_STEP_KIND_DECISION)
    {
      guint chosen = choose_way (self, room, step);

      send (room, step->first_way + chosen, time);
      return;
    }
  for (guint i = 0; i < step->n_ways; i++)
    send (room, step->first_way + i, time);
}

static void
end_step (AlurPlay *self, Room *room, guint number, double time)
{
  room->last = MAX (room->last, time);
  send_on (self, room, number, time);
}

/* Begins a step, what it calls, and what that calls first. No recursion, because a row of calls may
 * be as long as the document. Returns the room in which the play goes on, or NULL when it can't. */
static Room *
begin_step (AlurPlay *self, Room *room, guint number, double time)
{
  const AlurControlStep *step = &room->model->graph->steps[number];

  while (self->budget > 0 && self->n_chosen <= MOST_CHOICES)
    {
      Call call = { room, number, time + step->wait + step->work };

      if (step->callee == G_MAXUINT)
        {
          end_step (self, room, number, call.end);
          return room;
        }
      g_array_append_val (self->calls, call);
      room = g_ptr_array_index (room->callees, step->callee);
      if (room == NULL)
        return NULL;
      self->budget--;
      clear_room (room);
      number = choose_start (self, room);
      step = &room->model->graph->steps[number];
      time = 0;
    }
  return NULL;
}

/* Ends the step that called what is played in @room, which has ended. Returns its room. */
static Room *
end_call (AlurPlay *self, const Room *room)
{
  Call call = g_array_index (self->calls, Call, self->calls->len - 1);

  g_array_set_size (self->calls, self->calls->len - 1);
  end_step (self, call.room, call.step, call.end + room->last);
  return call.room;
}

/* Whether the case is nowhere but at the begin of one step: nothing is under way, nothing waits and
 * all that has begun has ended. What comes then depends on nothing that was. */
static gboolean
is_alone (const Room *room, double time)
{
  return room->n_heap == 0 && room->n_waiting == 0 && room->last <= time;
}

/* Plays on in @room and in those that wait for it, until the case has ended or, where that is
 * asked, is alone. */
static gboolean
run (AlurPlay *self, Room *room, AlurPlayed *played)
{
  while (room != NULL && (room->n_heap > 0 || self->calls->len > 0))
    {
      Token token;
      guint to;

      if (room->n_heap == 0)
        {
          room = end_call (self, room);
          continue;
        }
      if (self->budget == 0)
        return FALSE;
      self->budget--;
      token = receive (room);
      to = room->model->graph->ways[token.way].to;
      if (room->awaited[to] > 0 && !complete_join (room, token.way))
        continue;
      if (played != NULL && room == self->room && is_alone (room, token.time))
        {
          *played = (AlurPlayed){ .time = token.time, .exit = to };
          return TRUE;
        }
      room = begin_step (self, room, to, token.time);
    }
  if (played != NULL)
    *played = (AlurPlayed){ .time = self->room->last, .exit = G_MAXUINT };
  return room != NULL;
}

/**
 * alur_play_new:
 * @model: a model that has figures and outlives the play
 *
 * Returns: (transfer full): room to play its cases in
 */
AlurPlay *
alur_play_new (const AlurLeadModel *model)
{
  AlurPlay *self = g_new0 (AlurPlay, 1);

  self->rooms = g_hash_table_new_full (NULL, NULL, NULL, room_free_cb);
  self->choices = g_array_new (FALSE, FALSE, sizeof (Choice));
  self->budget = G_MAXUINT64;
  self->calls = g_array_new (FALSE, FALSE, sizeof (Call));
  self->room = make_rooms (self, model);
  alur_random_init (&self->random, ALUR_LEAD_SEED);
  return self;
}

/**
 * alur_play_free:
 * @self: (transfer full): a play
 */
void
alur_play_free (AlurPlay *self)
{
  g_hash_table_unref (self->rooms);
  g_array_unref (self->calls);
  g_array_unref (self->choices);
  g_free (self);
}

/**
 * alur_play_set_seed:
 * @self: a play
 * @seed: where the random numbers begin
 *
 * Has what is left to chance drawn.
 */
void
alur_play_set_seed (AlurPlay *self, guint64 seed)
{
  self->enumerating = FALSE;
  self->n_chosen = 0;
  alur_random_init (&self->random, seed);
}

/**
 * alur_play_set_budget:
 * @self: a play
 * @executions: how many tokens may still come to a step, whether it begins with them or waits
 */
void
alur_play_set_budget (AlurPlay *self, guint64 executions)
{
  self->budget = executions;
}

/**
 * alur_play_case:
 * @self: a play
 * @time: (out): minutes from the case's begin to the end of the last of what it began
 *
 * Plays one case.
 *
 * Returns: whether it ended before the budget was used up
 */
gboolean
alur_play_case (AlurPlay *self, double *time)
{
  gboolean ended;

  clear_room (self->room);
  g_array_set_size (self->calls, 0);
  ended = run (self, begin_step (self, self->room, choose_start (self, self->room), 0), NULL);
  *time = self->room->last;
  return ended;
}

/**
 * alur_play_fork:
 * @self: a play
 * @step: the number of a step that has just ended, with nothing else under way
 * @played: (out): how it went on
 *
 * Plays what comes after @step until the case is again at the begin of one step and nowhere else,
 * or has ended.
 *
 * Returns: whether it came so far before the budget was used up
 */
gboolean
alur_play_fork (AlurPlay *self, guint step, AlurPlayed *played)
{
  clear_room (self->room);
  g_array_set_size (self->calls, 0);
  send_on (self, self->room, step, 0);
  return run (self, self->room, played);
}

/**
 * alur_play_begin_enumeration:
 * @self: a play
 *
 * Has the next plays take one after the other all that can happen. Play the same case or fork
 * between this and each alur_play_next_enumeration().
 */
void
alur_play_begin_enumeration (AlurPlay *self)
{
  self->enumerating = TRUE;
  g_array_set_size (self->choices, 0);
  self->n_chosen = 0;
  self->probability = 1;
}

/**
 * alur_play_get_probability:
 * @self: a play that enumerates
 *
 * Returns: how likely what was just played is
 */
double
alur_play_get_probability (AlurPlay *self)
{
  return self->probability;
}

/**
 * alur_play_next_enumeration:
 * @self: a play that enumerates
 *
 * Goes on to the next of what can happen.
 *
 * Returns: whether there is one
 */
gboolean
alur_play_next_enumeration (AlurPlay *self)
{
  self->n_chosen = 0;
  self->probability = 1;
  while (self->choices->len > 0)
    {
      Choice *choice = &g_array_index (self->choices, Choice, self->choices->len - 1);

      if (++choice->index < choice->n)
        return TRUE;
      g_array_set_size (self->choices, self->choices->len - 1);
    }
  return FALSE;
}
