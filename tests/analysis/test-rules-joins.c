/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules about joins that wait for ever, on small random procedures, against their definitions
 * word for word: take steps out and see what can still be reached. */

#include "alur-made.h"

#include "alur-analysis.h"
#include "alur-dominators.h"

#include <string.h>

#define MOST_STEPS 9

typedef struct
{
  guint n;
  gboolean way[MOST_STEPS][MOST_STEPS];
  gboolean decides[MOST_STEPS];
  gboolean joins[MOST_STEPS];
} Plain;

static void
draw (Plain *plain, GRand *rand)
{
  memset (plain, 0, sizeof *plain);
  plain->n = (guint) g_rand_int_range (rand, 4, MOST_STEPS + 1);
  plain->way[0][1] = TRUE;
  for (guint i = 1; i + 1 < plain->n; i++)
    {
      guint n_ways = (guint) g_rand_int_range (rand, 1, 4);

      plain->decides[i] = g_rand_boolean (rand);
      plain->joins[i] = g_rand_int_range (rand, 0, 3) == 0;
      for (guint w = 0; w < n_ways; w++)
        {
          guint from = g_rand_int_range (rand, 0, 5) == 0 ? 1 : i + 1;

          plain->way[i][g_rand_int_range (rand, (gint32) from, (gint32) plain->n)] = TRUE;
        }
    }
}

static void
make (const Plain *plain, Made *made)
{
  static const char *const ids[MOST_STEPS]
      = { "s0", "s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8" };

  made_begin (made);
  made_procedure (made, "p");
  for (guint i = 0; i < plain->n; i++)
    {
      AlurElement *step = made_step (made, ids[i],
                                     i == 0              ? ALUR_STEP_KIND_START
                                     : plain->decides[i] ? ALUR_STEP_KIND_DECISION
                                                         : ALUR_STEP_KIND_TASK,
                                     NULL, 1);

      if (plain->joins[i])
        alur_document_set_word (made->document, step, ALUR_STEP_JOIN, ALUR_JOIN_ALL);
    }
  for (guint i = 0; i < plain->n; i++)
    for (guint k = 0; k < plain->n; k++)
      if (plain->way[i][k])
        made_flow (made, ids[i], ids[k], -1);
  made_end (made);
}

/* What can be reached from `from` without ever entering a step of `without` (bits). */
static guint
reach (const Plain *plain, guint from, guint without)
{
  guint reached = (without & (1u << from)) != 0 ? 0 : 1u << from, before = 0;

  while (reached != before)
    {
      before = reached;
      for (guint i = 0; i < plain->n; i++)
        for (guint k = 0; k < plain->n; k++)
          if ((reached & (1u << i)) != 0 && plain->way[i][k] && (without & (1u << k)) == 0)
            reached |= 1u << k;
    }
  return reached;
}

static gboolean
dominates (const Plain *plain, guint upper, guint lower)
{
  return upper == lower
         || ((reach (plain, 0, 0) & (1u << lower)) != 0
             && (reach (plain, 0, 1u << upper) & (1u << lower)) == 0);
}

static gboolean
waits_for_itself (const Plain *plain, guint join)
{
  guint reached = reach (plain, 0, 0);

  for (guint i = 0; i < plain->n; i++)
    if (plain->way[i][join]
        && (i == join || ((reached & (1u << i)) != 0 && dominates (plain, join, i))))
      return TRUE;
  return FALSE;
}

/* By which ways out of a decision the way from `source` into the join is come by. */
static guint
ways_to (const Plain *plain, guint decision, guint source, guint join)
{
  guint ways = 0;

  if (!dominates (plain, decision, source))
    return 0;
  for (guint k = 0; k < plain->n; k++)
    {
      if (!plain->way[decision][k])
        continue;
      if (source == decision
              ? k == join
              : (reach (plain, k, 1u << decision | 1u << join) & (1u << source)) != 0)
        ways |= 1u << k;
    }
  return ways;
}

static gboolean
is_never_complete (const Plain *plain, guint join)
{
  guint reached = reach (plain, 0, 0);

  for (guint d = 0; d < plain->n; d++)
    for (guint a = 0; plain->decides[d] && (reached & (1u << d)) != 0 && a < plain->n; a++)
      for (guint b = a + 1; b < plain->n; b++)
        {
          guint first, second;

          if (!plain->way[a][join] || !plain->way[b][join] || (reached & (1u << a)) == 0
              || (reached & (1u << b)) == 0)
            continue;
          first = ways_to (plain, d, a, join);
          second = ways_to (plain, d, b, join);
          if (first != 0 && second != 0 && (first & second) == 0)
            return TRUE;
        }
  return FALSE;
}

static guint
found (AlurAnalysis *analysis, const Made *made, const char *rule)
{
  const GPtrArray *findings = alur_analysis_get_findings (analysis, made->stage);
  guint steps = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const AlurFinding *finding = g_ptr_array_index (findings, i);

      if (strcmp (alur_finding_get_rule_id (finding), rule) == 0)
        steps |= 1u << (finding->elements[0]->values[ALUR_STEP_ID].text[1] - '0');
    }
  return steps;
}

static void
check_dominators (const Plain *plain, const Made *made)
{
  g_autoptr (AlurControlGraph) graph = alur_control_graph_new (made->document, made->procedure);
  g_autoptr (AlurDominators) dominators = alur_dominators_new (graph);
  guint reached = reach (plain, 0, 0);

  for (guint i = 0; i < plain->n; i++)
    {
      g_assert_cmpint (alur_dominators_is_reachable (dominators, i), ==, (reached >> i) & 1);
      for (guint k = 0; k < plain->n; k++)
        if ((reached & (1u << i)) != 0 && (reached & (1u << k)) != 0)
          g_assert_cmpint (alur_dominators_dominates (dominators, i, k), ==,
                           dominates (plain, i, k));
    }
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  guint n_selfish = 0, n_incomplete = 0;

  for (guint i = 0; i < 3000; i++)
    {
      g_auto (Made) made = { 0 };
      g_autoptr (AlurAnalysis) analysis = NULL;
      Plain plain;
      guint selfish = 0, incomplete = 0;

      draw (&plain, rand);
      make (&plain, &made);
      check_dominators (&plain, &made);
      for (guint k = 0; k < plain.n; k++)
        if (plain.joins[k])
          {
            selfish |= waits_for_itself (&plain, k) ? 1u << k : 0;
            incomplete |= is_never_complete (&plain, k) ? 1u << k : 0;
          }
      analysis = alur_analysis_new (made.document);
      g_assert_cmphex (found (analysis, &made, "waits-for-itself"), ==, selfish);
      g_assert_cmphex (found (analysis, &made, "join-never-complete"), ==, incomplete);
      n_selfish += selfish != 0 ? 1 : 0;
      n_incomplete += incomplete != 0 ? 1 : 0;
    }
  g_assert_cmpuint (n_selfish, >, 100);
  g_assert_cmpuint (n_incomplete, >, 100);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/joins/random", test_random);
  return g_test_run ();
}
