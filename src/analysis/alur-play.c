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
  AlurRandom random;
  guint64 budget; /* executions that may still be played */
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
  g_free (room->awaited);
  g_free (room->arrived);
  g_free (room->waiting);
  g_free (room->touched);
  g_free (room->heap);
  g_ptr_array_unref (room->callees);
  g_free (room);
}

static Room *
room_for (AlurPlay *self, const AlurLeadModel *model)
{
  Room *room = g_hash_table_lookup (self->rooms, model);
  const AlurControlGraph *graph = model->graph;

  if (room != NULL)
    return room;
  room = g_new0 (Room, 1);
  room->model = model;
  room->starts = g_new (guint, graph->n_starts);
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
  for (guint i = 0; i < graph->n_callees; i++)
    g_ptr_array_add (room->callees,
                     model->callees[i] == NULL ? NULL : room_for (self, model->callees[i]));
  g_hash_table_insert (self->rooms, (gpointer) (guintptr) model, room);
  return room;
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

static guint
draw_way (AlurPlay *self, const AlurControlWay *ways, guint n_ways)
{
  double drawn = alur_random_next_double (&self->random), sum = 0;
  guint chosen = 0;

  for (guint i = 0; i < n_ways; i++)
    {
      if (!(ways[i].probability > 0))
        continue;
      chosen = i;
      sum += ways[i].probability;
      if (drawn < sum)
        break;
    }
  return chosen;
}

static guint
choose_way (AlurPlay *self, const AlurControlWay *ways, guint n_ways)
{
  guint possible = 0, index = 0;

  if (n_ways == 1)
    return 0;
  if (!self->enumerating)
    return draw_way (self, ways, n_ways);
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

static gboolean play_room (AlurPlay *self, Room *room, double *time);

static void
send_on (AlurPlay *self, Room *room, guint number, double time)
{
  const AlurControlGraph *graph = room->model->graph;
  const AlurControlStep *step = &graph->steps[number];

  if (step->n_ways == 0)
    return;
  if (step->kind == ALUR_STEP_KIND_DECISION)
    {
      guint chosen = choose_way (self, graph->ways + step->first_way, step->n_ways);

      send (room, step->first_way + chosen, time);
      return;
    }
  for (guint i = 0; i < step->n_ways; i++)
    send (room, step->first_way + i, time);
}

static gboolean
execute (AlurPlay *self, Room *room, guint number, double time)
{
  const AlurControlStep *step = &room->model->graph->steps[number];
  double end = time + step->wait + step->work;

  if (self->budget == 0 || self->n_chosen > MOST_CHOICES)
    return FALSE;
  self->budget--;
  if (step->callee != G_MAXUINT)
    {
      Room *called = g_ptr_array_index (room->callees, step->callee);
      double lasts = 0;

      if (called == NULL || !play_room (self, called, &lasts))
        return FALSE;
      end += lasts;
    }
  room->last = MAX (room->last, end);
  send_on (self, room, number, end);
  return TRUE;
}

/* Whether the case is nowhere but at the begin of one step: nothing is under way, nothing waits and
 * all that has begun has ended. What comes then depends on nothing that was. */
static gboolean
is_alone (const Room *room, double time)
{
  return room->n_heap == 0 && room->n_waiting == 0 && room->last <= time;
}

static gboolean
run (AlurPlay *self, Room *room, AlurPlayed *played)
{
  const AlurControlGraph *graph = room->model->graph;

  while (room->n_heap > 0)
    {
      Token token = receive (room);
      guint to = graph->ways[token.way].to;

      if (room->awaited[to] > 0 && !complete_join (room, token.way))
        continue;
      if (played != NULL && is_alone (room, token.time))
        {
          *played = (AlurPlayed){ .time = token.time, .exit = to };
          return TRUE;
        }
      if (!execute (self, room, to, token.time))
        return FALSE;
    }
  if (played != NULL)
    *played = (AlurPlayed){ .time = room->last, .exit = G_MAXUINT };
  return TRUE;
}

static gboolean
play_room (AlurPlay *self, Room *room, double *time)
{
  gboolean ended;

  clear_room (room);
  ended = execute (self, room, choose_start (self, room), 0) && run (self, room, NULL);
  *time = room->last;
  return ended;
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
  self->room = room_for (self, model);
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
 * @executions: how many executions of steps may still be played
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
  return play_room (self, self->room, time);
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
