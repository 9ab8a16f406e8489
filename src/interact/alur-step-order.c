/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In which order the steps of a procedure are read.
 *
 * No step comes before one that leads to it, but for ways back (those that a walk from the start
 * finds to lead to where it came from); where that leaves a choice, the order of the document
 * decides. So a procedure that is written in a readable order keeps it, branches stay as their
 * author has put them, and a row moves only where an edit of its own flows makes it. Linear, but
 * for the heap of steps whose turn it could be. */

#include "alur-step-order.h"

typedef enum
{
  UNSEEN,
  OPEN, /* on the way of the walk */
  DONE
} State;

typedef struct
{
  AlurStepLinks *links;
  GPtrArray *steps;    /* in the order of the document */
  GHashTable *numbers; /* step → its number + 1 */
  guint8 *states;
  guint *n_before; /* how many of those that lead to a step have not had their turn */
  GHashTable *ways_back;
} Order;

typedef struct
{
  guint step;
  guint next_way;
} Visit;

static guint
number_of (Order *order, const AlurElement *step)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (order->numbers, step)) - 1;
}

static const GPtrArray *
ways_of (Order *order, guint step)
{
  return alur_step_links_get_out (order->links, g_ptr_array_index (order->steps, step));
}

/* Walks from one step without recursion, because a chain may be as long as the document. */
static void
walk_from (Order *order, guint first)
{
  g_autoptr (GArray) visits = g_array_new (FALSE, FALSE, sizeof (Visit));
  Visit visit = { first, 0 };

  if (order->states[first] != UNSEEN)
    return;
  order->states[first] = OPEN;
  g_array_append_val (visits, visit);
  while (visits->len > 0)
    {
      Visit *top = &g_array_index (visits, Visit, visits->len - 1);
      const GPtrArray *ways = ways_of (order, top->step);
      AlurElement *flow;
      guint target;

      if (top->next_way == ways->len)
        {
          order->states[top->step] = DONE;
          g_array_set_size (visits, visits->len - 1);
          continue;
        }
      flow = g_ptr_array_index (ways, top->next_way++);
      target = number_of (order, alur_step_links_get_target (order->links, flow));
      if (order->states[target] == OPEN)
        g_hash_table_add (order->ways_back, flow);
      else
        order->n_before[target]++;
      if (order->states[target] == UNSEEN)
        {
          order->states[target] = OPEN;
          g_array_append_val (visits, ((Visit){ target, 0 }));
        }
    }
}

/* From where a case begins, then from what nothing leads to, then from what is left. */
static void
find_ways_back (Order *order)
{
  for (guint round = 0; round < 3; round++)
    for (guint i = 0; i < order->steps->len; i++)
      {
        const AlurElement *step = g_ptr_array_index (order->steps, i);
        gboolean is_start = alur_element_get_word (step, ALUR_STEP_KIND) == ALUR_STEP_KIND_START;

        if (round == 2 || (round == 0 && is_start)
            || (round == 1 && alur_step_links_get_in (order->links, step)->len == 0))
          walk_from (order, i);
      }
}

/* A heap of numbers, the smallest on top. */
static void
heap_push (GArray *heap, guint number)
{
  guint place = heap->len;

  g_array_append_val (heap, number);
  while (place > 0 && g_array_index (heap, guint, (place - 1) / 2) > number)
    {
      g_array_index (heap, guint, place) = g_array_index (heap, guint, (place - 1) / 2);
      place = (place - 1) / 2;
    }
  g_array_index (heap, guint, place) = number;
}

static guint
heap_pop (GArray *heap)
{
  guint top = g_array_index (heap, guint, 0);
  guint moved = g_array_index (heap, guint, heap->len - 1);
  guint place = 0;

  g_array_set_size (heap, heap->len - 1);
  while (2 * place + 1 < heap->len)
    {
      guint child = 2 * place + 1;

      if (child + 1 < heap->len
          && g_array_index (heap, guint, child + 1) < g_array_index (heap, guint, child))
        child++;
      if (g_array_index (heap, guint, child) >= moved)
        break;
      g_array_index (heap, guint, place) = g_array_index (heap, guint, child);
      place = child;
    }
  if (heap->len > 0)
    g_array_index (heap, guint, place) = moved;
  return top;
}

static GPtrArray *
take_turns (Order *order)
{
  g_autoptr (GArray) heap = g_array_new (FALSE, FALSE, sizeof (guint));
  GPtrArray *result = g_ptr_array_sized_new (order->steps->len);

  for (guint i = 0; i < order->steps->len; i++)
    if (order->n_before[i] == 0)
      heap_push (heap, i);
  while (heap->len > 0)
    {
      guint step = heap_pop (heap);
      const GPtrArray *ways = ways_of (order, step);

      g_ptr_array_add (result, g_ptr_array_index (order->steps, step));
      for (guint i = 0; i < ways->len; i++)
        {
          AlurElement *flow = g_ptr_array_index (ways, i);
          guint target = number_of (order, alur_step_links_get_target (order->links, flow));

          if (!g_hash_table_contains (order->ways_back, flow) && --order->n_before[target] == 0)
            heap_push (heap, target);
        }
    }
  return result;
}

/**
 * alur_step_order:
 * @links: the control flows of a procedure
 *
 * Returns: (transfer container) (element-type AlurElement): all its steps in the order in which
 *   they are read
 */
GPtrArray *
alur_step_order (AlurStepLinks *links)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new ();
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) ways_back = g_hash_table_new (NULL, NULL);
  g_autofree guint8 *states = NULL;
  g_autofree guint *n_before = NULL;
  Order order = { .links = links, .steps = steps, .numbers = numbers, .ways_back = ways_back };

  ALUR_FOREACH (step, alur_step_links_get_procedure (links), ALUR_KIND_STEP)
  {
    g_ptr_array_add (steps, step);
    g_hash_table_insert (numbers, step, GUINT_TO_POINTER (steps->len));
  }
  order.states = states = g_new0 (guint8, steps->len + 1);
  order.n_before = n_before = g_new0 (guint, steps->len + 1);
  find_ways_back (&order);
  return take_turns (&order);
}
