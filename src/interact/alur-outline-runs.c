/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In which places the rows of the outline have become others.
 *
 * Told as one place, a unit that goes from one end of a chart to the other would be all that lies
 * between, and what shows it would make all of that anew. So both lists are gone through at once,
 * and where they differ, what is in one of them only comes or goes. What is in both further on has
 * moved: it goes here and comes there, it or what it has passed, whichever is less. */

#include "alur-outline-private.h"

#define MOST_RUNS 16u /* more are told as one: each has its price, too */

typedef struct
{
  const GArray *entries; /* of AlurOutlineEntry */
  const GArray *places;  /* of guint: where the entry of a key is, from 1; 0: it has none */
  guint next;            /* that has not been gone through */
  guint end;
} Side;

static guint
get_key (const Side *side, guint position)
{
  return g_array_index (side->entries, AlurOutlineEntry, position).key;
}

static gboolean
is_left (const Side *side)
{
  return side->next < side->end;
}

/* Whether both go on with the same row. */
static gboolean
meet (const Side *before, const Side *now)
{
  return is_left (before) && is_left (now)
         && get_key (before, before->next) == get_key (now, now->next);
}

static void
skip_same (Side *before, Side *now)
{
  while (meet (before, now))
    {
      before->next++;
      now->next++;
    }
}

static void
leave_out_tail (Side *before, Side *now)
{
  while (is_left (before) && is_left (now)
         && get_key (before, before->end - 1) == get_key (now, now->end - 1))
    {
      before->end--;
      now->end--;
    }
}

/* How many are between the next of @side and what has @key, further on; G_MAXUINT: it is not there,
 * or not further on. */
static guint
count_between (const Side *side, guint key)
{
  guint place = key < side->places->len ? g_array_index (side->places, guint, key) : 0;

  return place > side->next ? place - 1 - side->next : G_MAXUINT;
}

/* Whether the next of @before goes; else that of @now comes. */
static gboolean
goes (const Side *before, const Side *now)
{
  guint n_coming;
  guint n_going;

  if (!is_left (before) || !is_left (now))
    return is_left (before);
  n_coming = count_between (now, get_key (before, before->next));
  n_going = count_between (before, get_key (now, now->next));
  return n_coming == G_MAXUINT || (n_going != G_MAXUINT && n_going <= n_coming);
}

/* The next place in which they differ. */
static AlurOutlineRun
take_run (Side *before, Side *now)
{
  AlurOutlineRun run = { .before = before->next, .now = now->next };

  while ((is_left (before) || is_left (now)) && !meet (before, now))
    {
      if (goes (before, now))
        before->next++;
      else
        now->next++;
    }
  run.n_removed = before->next - run.before;
  run.n_added = now->next - run.now;
  return run;
}

static void
make_one (GArray *runs, const Side *before, const Side *now)
{
  AlurOutlineRun *all = &g_array_index (runs, AlurOutlineRun, 0);

  all->n_removed = before->end - all->before;
  all->n_added = now->end - all->now;
  g_array_set_size (runs, 1);
}

/* Returns: (transfer full) (element-type AlurOutlineRun): where @now has other rows than @before,
 * in their order; `places` are those of both by key */
GArray *
alur_outline_list_runs (const GArray *before,
                        const GArray *places_before,
                        const GArray *now,
                        const GArray *places_now)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (AlurOutlineRun));
  Side old = { before, places_before, 0, before->len };
  Side new = { now, places_now, 0, now->len };

  skip_same (&old, &new);
  leave_out_tail (&old, &new);
  while ((is_left (&old) || is_left (&new)) && runs->len <= MOST_RUNS)
    {
      AlurOutlineRun run = take_run (&old, &new);

      g_array_append_val (runs, run);
      skip_same (&old, &new);
    }
  if (runs->len > MOST_RUNS)
    make_one (runs, &old, &new);
  return runs;
}
