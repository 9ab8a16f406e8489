/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-made.h"

#include "alur-control-graph.h"

static AlurControlGraph *
make_graph (Made *made)
{
  made_begin (made);
  made_procedure (made, "p");
  made_step (made, "s0", ALUR_STEP_KIND_START, NULL, 0);
  made_step (made, "s1", ALUR_STEP_KIND_DECISION, NULL, 2);
  made_step (made, "s2", ALUR_STEP_KIND_TASK, NULL, 3);
  made_step (made, "s3", ALUR_STEP_KIND_TASK, NULL, 0);
  made_step (made, "s4", ALUR_STEP_KIND_END, NULL, 0);
  made_step (made, "s5", ALUR_STEP_KIND_TASK, NULL, 0);
  made_flow (made, "s0", "s1", -1);
  made_flow (made, "s1", "s2", 0.2);
  made_flow (made, "s1", "s3", 0);
  made_flow (made, "s1", "s2", 0.2);
  made_flow (made, "s1", "s4", -1);
  made_flow (made, "s2", "s4", -1);
  made_flow (made, "s2", "s4", -1);
  made_flow (made, "s3", "s4", -1);
  made_flow (made, "s5", "s4", -1);
  alur_document_set_word (made->document, made_flow (made, "s2", "s5", -1), ALUR_FLOW_KIND,
                          ALUR_FLOW_MONEY);
  made_end (made);
  return alur_control_graph_new (made->document, made->procedure);
}

/* The probability of a way; below 0 where there is none. */
static double
find_way (const AlurControlGraph *graph, guint from, guint to)
{
  const AlurControlStep *step = &graph->steps[from];

  for (guint i = step->first_way; i < step->first_way + step->n_ways; i++)
    if (graph->ways[i].to == to)
      return graph->ways[i].probability;
  return -1;
}

static void
test_merged (void)
{
  g_auto (Made) made = { 0 };
  g_autoptr (AlurControlGraph) graph = make_graph (&made);

  g_assert_cmpuint (graph->n_steps, ==, 6);
  g_assert_cmpuint (graph->n_flows, ==, 9);
  g_assert_cmpuint (graph->n_ways, ==, 7);
  g_assert_cmpuint (graph->steps[1].n_flows_out, ==, 4);
  g_assert_cmpuint (graph->steps[1].n_ways, ==, 3);
  g_assert_cmpuint (graph->steps[2].n_ways, ==, 1);
  g_assert_cmpfloat_with_epsilon (find_way (graph, 1, 2), 0.4, 1e-12);
  g_assert_cmpfloat_with_epsilon (find_way (graph, 1, 4), 0.6, 1e-12);
  g_assert_cmpfloat_with_epsilon (find_way (graph, 2, 4), 1, 1e-12);
  g_assert_cmpfloat (find_way (graph, 2, 5), <, 0);
  g_assert_cmpuint (graph->n_starts, ==, 1);
  g_assert_cmpuint (graph->n_ends, ==, 1);
  g_assert_false (graph->has_fork);
  g_assert_cmpfloat_with_epsilon (graph->steps[1].work, 2, 1e-12);
}

/* s3 is led to by a way that no case takes, s5 by none. */
static void
test_reached (void)
{
  static const gboolean reached[] = { TRUE, TRUE, TRUE, FALSE, TRUE, FALSE };
  g_auto (Made) made = { 0 };
  g_autoptr (AlurControlGraph) graph = make_graph (&made);
  guint n_incoming = 0;

  for (guint i = 0; i < graph->n_steps; i++)
    {
      g_assert_cmpint (graph->steps[i].reached, ==, reached[i]);
      for (guint k = 0; k < graph->steps[i].n_incoming; k++)
        g_assert_cmpuint (graph->ways[graph->incoming[graph->steps[i].first_incoming + k]].to, ==,
                          i);
      n_incoming += graph->steps[i].n_incoming;
    }
  g_assert_cmpuint (n_incoming, ==, graph->n_ways);
  g_assert_cmpuint (graph->steps[4].n_incoming, ==, 4);
  g_assert_cmpuint (graph->steps[4].n_awaited, ==, 2);
}

static void
assert_shares (const double given[3], const double expected[3])
{
  static const char *const ids[] = { "s2", "s3", "s4" };
  g_auto (Made) made = { 0 };
  g_autoptr (AlurControlGraph) graph = NULL;

  made_begin (&made);
  made_procedure (&made, "p");
  made_step (&made, "s0", ALUR_STEP_KIND_START, NULL, 0);
  made_step (&made, "s1", ALUR_STEP_KIND_DECISION, NULL, 0);
  for (guint i = 0; i < 3; i++)
    made_step (&made, ids[i], ALUR_STEP_KIND_END, NULL, 0);
  made_flow (&made, "s0", "s1", -1);
  for (guint i = 0; i < 3; i++)
    made_flow (&made, "s1", ids[i], given[i]);
  made_end (&made);
  graph = alur_control_graph_new (made.document, made.procedure);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpfloat_with_epsilon (find_way (graph, 1, 2 + i), expected[i], 1e-12);
}

/* -1 is not given: such ways share the rest; all are scaled to sum to 1. */
static void
test_probabilities (void)
{
  static const double cases[][2][3] = {
    { { -1, -1, -1 }, { 1 / 3.0, 1 / 3.0, 1 / 3.0 } },
    { { 0.5, -1, -1 }, { 0.5, 0.25, 0.25 } },
    { { 1, 1, -1 }, { 0.5, 0.5, 0 } },
    { { 0.333, 0.333, 0.333 }, { 1 / 3.0, 1 / 3.0, 1 / 3.0 } },
    { { 0.1, 0.1, 0.2 }, { 0.25, 0.25, 0.5 } },
    { { 0, 0, 0 }, { 1 / 3.0, 1 / 3.0, 1 / 3.0 } },
    { { 0, 0, -1 }, { 0, 0, 1 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_shares (cases[i][0], cases[i][1]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/control-graph/merged", test_merged);
  g_test_add_func ("/control-graph/reached", test_reached);
  g_test_add_func ("/control-graph/probabilities", test_probabilities);
  return g_test_run ();
}
