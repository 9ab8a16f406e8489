/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Expected executions and leads of small random procedures against two independent calculations:
 * the equations as a full matrix with partial pivoting, and a plain simulation that keeps its
 * tokens in an unsorted list. */

#include "alur-made.h"

#include "alur-figures.h"
#include "alur-lead-private.h"

#include <math.h>
#include <string.h>

#define MOST_STEPS 9
#define N_GRAPHS 1500
#define N_CASES 3000

typedef struct
{
  guint n;
  gboolean decides[MOST_STEPS];
  gboolean joins[MOST_STEPS];
  double work[MOST_STEPS];
  double chance[MOST_STEPS][MOST_STEPS]; /* of a way; above 0 where there is one */
  gboolean reached[MOST_STEPS];
  guint awaited[MOST_STEPS];
} Plain;

static char *
step_id (guint number)
{
  return g_strdup_printf ("s%u", number);
}

static void
mark_reached (Plain *plain)
{
  gboolean news = TRUE;

  plain->reached[0] = TRUE;
  while (news)
    {
      news = FALSE;
      for (guint i = 0; i < plain->n; i++)
        for (guint k = 0; k < plain->n; k++)
          if (plain->reached[i] && plain->chance[i][k] > 0 && !plain->reached[k])
            plain->reached[k] = news = TRUE;
    }
  for (guint i = 0; i < plain->n; i++)
    for (guint k = 0; k < plain->n; k++)
      if (plain->reached[i] && plain->chance[i][k] > 0)
        plain->awaited[k]++;
}

/* Step 0 is the start and leads to step 1; the last step is an end. */
static void
draw (Plain *plain, GRand *rand)
{
  memset (plain, 0, sizeof *plain);
  plain->n = (guint) g_rand_int_range (rand, 4, MOST_STEPS + 1);
  plain->chance[0][1] = 1;
  for (guint i = 1; i + 1 < plain->n; i++)
    {
      guint n_ways = (guint) g_rand_int_range (rand, 1, 4), n_made = 0;

      plain->decides[i] = g_rand_int_range (rand, 0, 5) < 2;
      plain->joins[i] = g_rand_int_range (rand, 0, 4) == 0;
      plain->work[i] = g_rand_int_range (rand, 0, 20);
      for (guint w = 0; w < n_ways; w++)
        {
          guint back = g_rand_int_range (rand, 0, 6) == 0;
          guint to
              = (guint) g_rand_int_range (rand, (gint32) (back ? 1 : i + 1), (gint32) plain->n);

          n_made += plain->chance[i][to] > 0 ? 0 : 1;
          plain->chance[i][to] = 1;
        }
      for (guint k = 0; k < plain->n; k++)
        if (plain->decides[i] && plain->chance[i][k] > 0)
          plain->chance[i][k] = 1.0 / n_made;
    }
  mark_reached (plain);
}

static void
make (const Plain *plain, Made *made)
{
  made_begin (made);
  made_procedure (made, "p");
  for (guint i = 0; i < plain->n; i++)
    {
      g_autofree char *id = step_id (i);
      AlurStepKind kind = i == 0              ? ALUR_STEP_KIND_START
                          : i + 1 == plain->n ? ALUR_STEP_KIND_END
                          : plain->decides[i] ? ALUR_STEP_KIND_DECISION
                                              : ALUR_STEP_KIND_TASK;
      AlurElement *step = made_step (made, id, kind, NULL, plain->work[i]);

      if (plain->joins[i])
        alur_document_set_word (made->document, step, ALUR_STEP_JOIN, ALUR_JOIN_ALL);
    }
  for (guint i = 0; i < plain->n; i++)
    for (guint k = 0; k < plain->n; k++)
      if (plain->chance[i][k] > 0)
        {
          g_autofree char *from = step_id (i);
          g_autofree char *to = step_id (k);

          made_flow (made, from, to, -1);
        }
  made_end (made);
}

typedef double Row[MOST_STEPS + 1];

/* I − Sᵀ, and the one case behind it. */
static void
set_up (const Plain *plain, Row *a)
{
  for (guint i = 0; i < plain->n; i++)
    {
      a[i][i] = 1;
      a[i][plain->n] = i == 0;
      for (guint k = 0; k < plain->n; k++)
        if (plain->reached[k] && plain->chance[k][i] > 0)
          a[i][k] -= plain->chance[k][i] / (plain->joins[i] ? plain->awaited[i] : 1);
    }
}

static void
swap_rows (Row *a, guint n, guint first, guint second)
{
  for (guint k = 0; k <= n; k++)
    {
      double kept = a[first][k];

      a[first][k] = a[second][k];
      a[second][k] = kept;
    }
}

static gboolean
eliminate (Row *a, guint n)
{
  for (guint c = 0; c < n; c++)
    {
      guint best = c;

      for (guint r = c + 1; r < n; r++)
        if (fabs (a[r][c]) > fabs (a[best][c]))
          best = r;
      if (fabs (a[best][c]) < 1e-9)
        return FALSE;
      swap_rows (a, n, c, best);
      for (guint r = 0; r < n; r++)
        for (guint k = n + 1; r != c && k-- > c;)
          a[r][k] -= a[c][k] * (a[r][c] / a[c][c]);
    }
  return TRUE;
}

/* Gauss with row exchange; whether there is a solution that is nowhere negative. */
static gboolean
solve (const Plain *plain, double *x)
{
  Row a[MOST_STEPS] = { { 0 } };

  set_up (plain, a);
  if (!eliminate (a, plain->n))
    return FALSE;
  for (guint i = 0; i < plain->n; i++)
    {
      x[i] = a[i][plain->n] / a[i][i];
      if (x[i] < -1e-9)
        return FALSE;
    }
  return TRUE;
}

/* The play once more, in the plainest way. */

typedef struct
{
  double time;
  guint from, to;
} Token;

static guint
take_earliest (GArray *tokens)
{
  guint best = 0;

  for (guint i = 1; i < tokens->len; i++)
    if (g_array_index (tokens, Token, i).time < g_array_index (tokens, Token, best).time)
      best = i;
  return best;
}

static gboolean
arrive (const Plain *plain, guint waiting[MOST_STEPS][MOST_STEPS], const Token *token)
{
  if (!plain->joins[token->to] || plain->awaited[token->to] < 2)
    return TRUE;
  waiting[token->from][token->to]++;
  for (guint i = 0; i < plain->n; i++)
    if (plain->reached[i] && plain->chance[i][token->to] > 0 && waiting[i][token->to] == 0)
      return FALSE;
  for (guint i = 0; i < plain->n; i++)
    if (waiting[i][token->to] > 0)
      waiting[i][token->to]--;
  return TRUE;
}

static void
leave (const Plain *plain, GRand *rand, GArray *tokens, guint step, double time)
{
  double drawn = g_rand_double (rand);

  for (guint k = 0; k < plain->n; k++)
    {
      Token token = { time, step, k };

      if (!(plain->chance[step][k] > 0))
        continue;
      drawn -= plain->chance[step][k];
      if (plain->decides[step] && drawn > 1e-12)
        continue;
      g_array_append_val (tokens, token);
      if (plain->decides[step])
        return;
    }
}

static double
simulate (const Plain *plain, GRand *rand)
{
  guint waiting[MOST_STEPS][MOST_STEPS] = { { 0 } };
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (Token));
  double last = 0;

  leave (plain, rand, tokens, 0, 0);
  while (tokens->len > 0)
    {
      guint index = take_earliest (tokens);
      Token token = g_array_index (tokens, Token, index);

      g_array_remove_index (tokens, index);
      if (!arrive (plain, waiting, &token))
        continue;
      last = MAX (last, token.time + plain->work[token.to]);
      leave (plain, rand, tokens, token.to, token.time + plain->work[token.to]);
    }
  return last;
}

static void
assert_lead (const Plain *plain, GRand *rand, double lead, double error)
{
  double mean = 0, squares = 0;

  for (guint i = 1; i <= N_CASES; i++)
    {
      double time = simulate (plain, rand), distance = time - mean;

      mean += distance / i;
      squares += distance * (time - mean);
    }
  squares /= (double) N_CASES * N_CASES;
  g_assert_cmpfloat (fabs (mean - lead), <=, 6 * sqrt (squares + error * error) + 1e-9);
}

typedef struct
{
  guint n_missing, n_exact, n_sampled;
} Tally;

static void
check (const Plain *plain, GRand *rand, Tally *tally)
{
  g_auto (Made) made = { 0 };
  g_autoptr (AlurFigures) figures = NULL;
  const AlurProcedureFigures *got;
  double x[MOST_STEPS], work = 0, visits = 0;

  make (plain, &made);
  figures = alur_figures_new (made.document);
  alur_figures_set_sampling (figures, 7, 4000);
  got = alur_figures_get (figures, made.procedure);
  if (!solve (plain, x))
    {
      g_assert_null (got->executions);
      g_assert_true (isnan (got->metrics[ALUR_METRIC_WORK]));
      g_assert_true (isnan (got->metrics[ALUR_METRIC_LEAD]));
      tally->n_missing++;
      return;
    }
  g_assert_nonnull (got->executions);
  for (guint i = 0; i < plain->n; i++)
    {
      g_assert_cmpfloat_with_epsilon (got->executions[i], x[i], 1e-6 * (1 + x[i]));
      work += x[i] * plain->work[i];
      visits += x[i];
    }
  g_assert_cmpfloat_with_epsilon (got->metrics[ALUR_METRIC_WORK], work, 1e-6 * (1 + work));
  if (visits > 200)
    return; /* too long to be played by hand */
  if (got->metrics[ALUR_METRIC_LEAD_ERROR] > 0)
    tally->n_sampled++;
  else
    tally->n_exact++;
  assert_lead (plain, rand, got->metrics[ALUR_METRIC_LEAD], got->metrics[ALUR_METRIC_LEAD_ERROR]);
}

static gboolean
has_fork_or_no_join (const Plain *plain)
{
  gboolean fork = FALSE, join = FALSE;

  for (guint i = 0; i < plain->n; i++)
    {
      guint n_ways = 0;

      for (guint k = 0; k < plain->n; k++)
        n_ways += plain->chance[i][k] > 0 ? 1 : 0;
      fork |= plain->reached[i] && !plain->decides[i] && n_ways > 1;
      join |= plain->reached[i] && plain->joins[i] && plain->awaited[i] > 1;
    }
  return fork || !join;
}

/* Without forks the lead is work and wait by definition, also where a join would never start. */
static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260101);
  Tally tally = { 0 };

  for (guint i = 0; i < N_GRAPHS; i++)
    {
      Plain plain;

      draw (&plain, rand);
      if (has_fork_or_no_join (&plain))
        check (&plain, rand, &tally);
    }
  g_test_message ("%u exact, %u sampled, %u without figures", tally.n_exact, tally.n_sampled,
                  tally.n_missing);
  g_assert_cmpuint (tally.n_exact, >, 50);
  g_assert_cmpuint (tally.n_sampled, >, 20);
  g_assert_cmpuint (tally.n_missing, >, 5);
}

/* s2 forks to s3 and, round and round with even chances, to s4; both are awaited by s5. */
static void
make_sampled (Made *made, const char *id, const char *prefix)
{
  const char *const names[] = { "0", "1", "2", "3", "4", "5", "6" };
  char *ids[G_N_ELEMENTS (names)];
  AlurElement *join;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    ids[i] = g_strconcat (prefix, names[i], NULL);
  made_procedure (made, id);
  made_step (made, ids[0], ALUR_STEP_KIND_START, NULL, 0);
  made_step (made, ids[1], ALUR_STEP_KIND_TASK, NULL, 1);
  made_step (made, ids[2], ALUR_STEP_KIND_TASK, NULL, 10);
  made_step (made, ids[3], ALUR_STEP_KIND_TASK, NULL, 5);
  made_step (made, ids[4], ALUR_STEP_KIND_DECISION, NULL, 0);
  join = made_step (made, ids[5], ALUR_STEP_KIND_TASK, NULL, 1);
  made_step (made, ids[6], ALUR_STEP_KIND_END, NULL, 0);
  alur_document_set_word (made->document, join, ALUR_STEP_JOIN, ALUR_JOIN_ALL);
  made_flow (made, ids[0], ids[1], -1);
  made_flow (made, ids[1], ids[2], -1);
  made_flow (made, ids[1], ids[3], -1);
  made_flow (made, ids[3], ids[4], -1);
  made_flow (made, ids[4], ids[3], 0.5);
  made_flow (made, ids[4], ids[5], 0.5);
  made_flow (made, ids[2], ids[5], -1);
  made_flow (made, ids[5], ids[6], -1);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_free (ids[i]);
}

/* A procedure without forks takes over lead and error of the one that it calls, twice here. */
static void
test_called (void)
{
  g_auto (Made) made = { 0 };
  g_autoptr (AlurFigures) figures = NULL;
  const AlurElement *called;
  const double *inner, *outer;

  made_begin (&made);
  make_sampled (&made, "q", "t");
  called = made.procedure;
  made_procedure (&made, "p");
  made_step (&made, "s0", ALUR_STEP_KIND_START, NULL, 0);
  for (guint i = 1; i <= 2; i++)
    {
      g_autofree char *id = step_id (i);
      AlurElement *step = made_step (&made, id, ALUR_STEP_KIND_SUBPROCESS, NULL, 3);

      alur_document_set_text (made.document, step, ALUR_STEP_PROCEDURE, "q");
    }
  made_flow (&made, "s0", "s1", -1);
  made_flow (&made, "s1", "s2", -1);
  made_end (&made);
  figures = alur_figures_new (made.document);
  outer = alur_figures_get (figures, made.procedure)->metrics;
  inner = alur_figures_get (figures, called)->metrics;
  g_assert_cmpfloat (inner[ALUR_METRIC_LEAD_ERROR], >, 0);
  g_assert_cmpfloat (fabs (inner[ALUR_METRIC_LEAD] - 14.5), <, 5 * inner[ALUR_METRIC_LEAD_ERROR]);
  g_assert_cmpfloat_with_epsilon (outer[ALUR_METRIC_LEAD], 6 + 2 * inner[ALUR_METRIC_LEAD], 1e-9);
  g_assert_cmpfloat_with_epsilon (outer[ALUR_METRIC_LEAD_ERROR], 2 * inner[ALUR_METRIC_LEAD_ERROR],
                                  1e-9);
  g_assert_cmpfloat_with_epsilon (outer[ALUR_METRIC_WORK], 6 + 2 * inner[ALUR_METRIC_WORK], 1e-9);
}

/* Random numbers are the same on every machine: so is what is sampled. */
static void
test_deterministic (void)
{
  double leads[2];

  for (guint i = 0; i < 2; i++)
    {
      g_auto (Made) made = { 0 };
      g_autoptr (AlurFigures) figures = NULL;

      made_begin (&made);
      make_sampled (&made, "p", "s");
      made_end (&made);
      figures = alur_figures_new (made.document);
      alur_figures_set_sampling (figures, 42, 1000);
      leads[i] = alur_figures_get (figures, made.procedure)->metrics[ALUR_METRIC_LEAD];
    }
  g_assert_cmpfloat_with_epsilon (leads[0], leads[1], 1e-12);
  g_assert_cmpfloat_with_epsilon (leads[0], 14.325, 1e-9);
}

static gpointer
sample_thread (gpointer data)
{
  AlurLead *lead = g_new (AlurLead, 1);

  *lead = alur_lead_model_sample (data, ALUR_LEAD_SEED, ALUR_LEAD_CASES, NULL);
  return lead;
}

/* The window's way: the lead is pending until a worker has sampled the copy that it was given. */
static void
test_deferred (void)
{
  g_auto (Made) made = { 0 };
  g_autoptr (AlurFigures) figures = NULL;
  g_autoptr (AlurFigures) direct = NULL;
  g_autoptr (AlurLeadModel) model = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree AlurLead *lead = NULL;
  const AlurProcedureFigures *got;
  guint ticket;

  made_begin (&made);
  make_sampled (&made, "p", "s");
  made_end (&made);
  figures = alur_figures_new (made.document);
  alur_figures_set_deferred (figures, TRUE);
  got = alur_figures_get (figures, made.procedure);
  g_assert_true (got->lead_pending);
  g_assert_true (isnan (got->metrics[ALUR_METRIC_LEAD]));
  g_assert_cmpfloat_with_epsilon (got->metrics[ALUR_METRIC_WORK], 22, 1e-9);
  model = alur_figures_dup_lead_model (figures, made.procedure, &ticket);
  g_assert_true (alur_lead_model_needs_sampling (model));
  lead = g_thread_join (g_thread_new ("sample", sample_thread, model));
  g_assert_false (alur_figures_take_lead (figures, made.procedure, ticket + 1, *lead));
  g_assert_true (alur_figures_take_lead (figures, made.procedure, ticket, *lead));
  g_assert_false (got->lead_pending);
  direct = alur_figures_new (made.document);
  g_assert_cmpfloat_with_epsilon (
      got->metrics[ALUR_METRIC_LEAD],
      alur_figures_get (direct, made.procedure)->metrics[ALUR_METRIC_LEAD], 1e-12);
  g_cancellable_cancel (cancellable);
  g_assert_true (isnan (alur_lead_model_sample (model, 1, 1000, cancellable).lead));
}

/* What one procedure differs in from another: nothing, or one thing. */
typedef struct
{
  double work, wait, chance;
  AlurStepKind kind; /* of a task */
  gboolean join_any, longer, more_ways, called_differs, calls_none;
} Variant;

/* p does what make_sampled() makes and calls q, which is the same. */
static AlurLeadModel *
make_model (const Variant *variant)
{
  g_auto (Made) made = { 0 };
  g_autoptr (AlurFigures) figures = NULL;
  const AlurElement *called;
  AlurElement *task;
  guint ticket;

  made_begin (&made);
  make_sampled (&made, "q", "t");
  called = made.procedure;
  if (variant->called_differs)
    made_flow (&made, "t1", "t5", -1);
  make_sampled (&made, "p", "s");
  task = made_step (&made, "x", variant->kind, NULL, variant->work);
  alur_document_set_duration (made.document, task, ALUR_STEP_WAIT,
                              (AlurDuration){ 0, (gint32) variant->wait * 60 });
  made_flow (&made, "s4", "x", variant->chance);
  made_flow (&made, "x", "s5", -1);
  if (variant->more_ways)
    made_flow (&made, "x", "s6", -1);
  if (variant->longer)
    made_step (&made, "y", ALUR_STEP_KIND_TASK, NULL, 1);
  task = made_step (&made, "z", ALUR_STEP_KIND_SUBPROCESS, NULL, 1);
  if (!variant->calls_none)
    alur_document_set_text (made.document, task, ALUR_STEP_PROCEDURE, alur_element_get_id (called));
  made_flow (&made, "s1", "z", -1);
  made_flow (&made, "z", "s5", -1);
  if (variant->join_any)
    alur_document_set_word (made.document, alur_document_lookup (made.document, made.stage, "s5"),
                            ALUR_STEP_JOIN, 0);
  made_end (&made);
  figures = alur_figures_new (made.document);
  alur_figures_set_deferred (figures, TRUE);
  alur_figures_get (figures, made.procedure);
  return alur_figures_dup_lead_model (figures, made.procedure, &ticket);
}

/* A lead that is being sampled is given up only for another play: equal is what has the same
 * numbers, in what it calls too, and nothing else. */
static void
test_equal (void)
{
  const Variant same = { 1, 2, 0.25, ALUR_STEP_KIND_TASK, FALSE, FALSE, FALSE, FALSE, FALSE };
  Variant others[10];
  g_autoptr (AlurLeadModel) first = make_model (&same);
  g_autoptr (AlurLeadModel) second = make_model (&same);

  g_assert_true (alur_lead_model_equal (first, first));
  g_assert_true (alur_lead_model_equal (first, second));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    others[i] = same;
  others[0].work = 1.5;
  others[1].work = 0.5;
  others[2].wait = 3;
  others[3].chance = 0.3;
  others[4].kind = ALUR_STEP_KIND_DECISION;
  others[5].join_any = TRUE;
  others[6].longer = TRUE;
  others[7].more_ways = TRUE;
  others[8].called_differs = TRUE;
  others[9].calls_none = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (AlurLeadModel) other = make_model (&others[i]);

      g_test_message ("%u", i);
      g_assert_false (alur_lead_model_equal (first, other));
      g_assert_false (alur_lead_model_equal (other, first));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lead/random", test_random);
  g_test_add_func ("/lead/called", test_called);
  g_test_add_func ("/lead/deterministic", test_deterministic);
  g_test_add_func ("/lead/deferred", test_deferred);
  g_test_add_func ("/lead/equal", test_equal);
  return g_test_run ();
}
