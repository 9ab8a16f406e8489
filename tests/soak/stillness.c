/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The main loop waits in one function, which can be another: between two calls of it the window
 * answers to nobody. Both clocks are read, because other programs take the processor away too, and
 * that is not ours. */

#include "stillness.h"

#include <time.h>

#define MS 1000.0 /* µs */

static const double limits[] = { 16, 33, 100 }; /* ms */

typedef struct
{
  const char *what;
  guint n;                           /* times that it was done */
  GArray *answers;                   /* of double: ms until the loop had nothing more to do */
  double worst;                      /* ms by the clock, at a stretch */
  double worst_own;                  /* ms of our thread, at a stretch */
  guint over[G_N_ELEMENTS (limits)]; /* stretches of our thread that took longer */
} Row;

struct _Stillness
{
  GHashTable *rows; /* by what was done */
  Row *row;         /* of what is being done; NULL: nothing */
  gint64 start;     /* of what is being done */
  gint64 woke;      /* µs */
  gint64 woke_own;  /* µs of our thread */
};

/* The main loop's poll function has no data. */
static Stillness *watching;

static gint64
get_own_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static void
note (Stillness *self)
{
  double ms = (double) (g_get_monotonic_time () - self->woke) / MS;
  double own = (double) (get_own_time () - self->woke_own) / MS;

  if (self->row == NULL)
    return;
  self->row->worst = MAX (self->row->worst, ms);
  self->row->worst_own = MAX (self->row->worst_own, own);
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    self->row->over[i] += own > limits[i] ? 1 : 0;
}

static void
wake (Stillness *self)
{
  self->woke = g_get_monotonic_time ();
  self->woke_own = get_own_time ();
}

static gint
poll_cb (GPollFD *fds, guint n_fds, gint timeout)
{
  gint n_ready;

  note (watching);
  n_ready = g_poll (fds, n_fds, timeout);
  wake (watching);
  return n_ready;
}

static void
row_free (gpointer data)
{
  Row *row = data;

  g_array_unref (row->answers);
  g_free (row);
}

/**
 * stillness_new:
 *
 * Returns: (transfer full): what watches the main loop from now on
 */
Stillness *
stillness_new (void)
{
  Stillness *self = g_new0 (Stillness, 1);

  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, row_free);
  watching = self;
  wake (self);
  g_main_context_set_poll_func (NULL, poll_cb);
  return self;
}

void
stillness_free (Stillness *self)
{
  g_main_context_set_poll_func (NULL, NULL);
  watching = NULL;
  g_hash_table_unref (self->rows);
  g_free (self);
}

/**
 * stillness_begin:
 * @what: what is done from now on; stays alive
 */
void
stillness_begin (Stillness *self, const char *what)
{
  Row *row = g_hash_table_lookup (self->rows, what);

  if (row == NULL)
    {
      row = g_new0 (Row, 1);
      row->what = what;
      row->answers = g_array_new (FALSE, FALSE, sizeof (double));
      g_hash_table_insert (self->rows, (gpointer) what, row);
    }
  row->n++;
  self->row = row;
  wake (self);
  self->start = self->woke;
}

/**
 * stillness_end:
 *
 * What was begun has come about.
 */
void
stillness_end (Stillness *self)
{
  double answer = (double) (g_get_monotonic_time () - self->start) / MS;

  note (self);
  g_array_append_val (self->row->answers, answer);
  self->row = NULL;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return (one > other) - (one < other);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const Row *one = a;
  const Row *other = b;

  return (one->worst_own < other->worst_own) - (one->worst_own > other->worst_own);
}

/**
 * stillness_print:
 *
 * Prints a table, the worst first.
 */
void
stillness_print (Stillness *self)
{
  g_autoptr (GList) rows = g_list_sort (g_hash_table_get_values (self->rows), compare_rows);

  g_print ("# Times in ms. Done: median until all had come about. Still: the longest stretch in "
           "which the\n"
           "# window answered to nobody, by the clock and of our own thread. Then how many "
           "stretches of\n"
           "# our thread were longer than 16, 33 and 100 ms.\n");
  g_print ("# %-22s %6s %8s %8s %8s %7s %7s %7s\n", "what", "times", "done", "still", "own", "> 16",
           "> 33", "> 100");
  for (GList *one = rows; one != NULL; one = one->next)
    {
      Row *row = one->data;

      g_array_sort (row->answers, compare_times);
      g_print ("# %-22s %6u %8.1f %8.1f %8.1f %7u %7u %7u\n", row->what, row->n,
               row->answers->len > 0 ? g_array_index (row->answers, double, row->answers->len / 2)
                                     : 0.0,
               row->worst, row->worst_own, row->over[0], row->over[1], row->over[2]);
    }
}
