/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A step with join="all" waits for a token on each of its ways in. Two things keep it waiting for
 * ever, and both are questions about dominators, so that neither needs to walk through paths.
 *
 * It waits for itself when it dominates a step that leads to it, or leads to itself.
 *
 * It is never complete when two of its ways in come from one decision by different ways out of it.
 * That decision is the nearest common dominator of the two: one further up leads to both through
 * that nearest one, by the same ways. By which ways out of a decision D a step is reached (without
 * coming back to D or passing the join, which does not let anything pass) is the same for all steps
 * below one child of D in the tree of dominators; so the ways are followed through the children
 * alone, and all that lies below them counts as one. */

#include "alur-rules-procedure.h"

#include "alur-dominators.h"
#include "alur-figures.h"

static const AlurControlGraph *
graph_of (const AlurRuleRun *run)
{
  return alur_figures_get (run->figures, run->subject)->graph;
}

static gboolean
has_joins (const AlurControlGraph *graph)
{
  for (guint i = 0; i < graph->n_steps; i++)
    if (graph->steps[i].join_all)
      return TRUE;
  return FALSE;
}

static gboolean
waits_for_itself (const AlurControlGraph *graph, const AlurDominators *dominators, guint join)
{
  const AlurControlStep *step = &graph->steps[join];

  gboolean reachable = alur_dominators_is_reachable (dominators, join);

  if (!step->join_all)
    return FALSE;
  for (guint i = 0; i < step->n_incoming; i++)
    {
      guint from = graph->ways[graph->incoming[step->first_incoming + i]].from;

      if (from == join || (reachable && alur_dominators_dominates (dominators, join, from)))
        return TRUE;
    }
  return FALSE;
}

/**
 * alur_rule_waits_for_itself: (skip)
 */
void
alur_rule_waits_for_itself (AlurRuleRun *run)
{
  const AlurControlGraph *graph = graph_of (run);
  g_autoptr (AlurDominators) dominators = NULL;

  if (!has_joins (graph))
    return;
  dominators = alur_dominators_new (graph);
  for (guint i = 0; i < graph->n_steps; i++)
    if (waits_for_itself (graph, dominators, i))
      alur_rule_report_element (run, graph->steps[i].element);
}

/* The ways out of a decision, as bits; beyond the 63rd they share one. */
typedef guint64 Ways;

typedef struct
{
  const AlurControlGraph *graph;
  const AlurDominators *dominators;
  guint join;
  guint *sources; /* steps that lead to the join and can be reached */
  guint n_sources;
  Ways *ways; /* per step: by which ways out of the decision in question it is reached */
} Join;

static Ways
way_bit (guint index)
{
  return G_GUINT64_CONSTANT (1) << MIN (index, 63);
}

static int
compare_order_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  guint first = alur_dominators_get_order (data, *(const guint *) a);
  guint second = alur_dominators_get_order (data, *(const guint *) b);

  return first < second ? -1 : first > second;
}

static void
gather_sources (Join *join)
{
  const AlurControlStep *step = &join->graph->steps[join->join];

  join->n_sources = 0;
  for (guint i = 0; i < step->n_incoming; i++)
    {
      guint from = join->graph->ways[join->graph->incoming[step->first_incoming + i]].from;

      if (alur_dominators_is_reachable (join->dominators, from))
        join->sources[join->n_sources++] = from;
    }
  g_qsort_with_data (join->sources, (int) join->n_sources, sizeof (guint), compare_order_cb,
                     (gpointer) (guintptr) join->dominators);
}

/* Marks a child of the decision as reached by more ways; gives whether that is news. */
static gboolean
mark (Join *join, guint child, Ways ways)
{
  if (child == join->join || (join->ways[child] | ways) == join->ways[child])
    return FALSE;
  join->ways[child] |= ways;
  return TRUE;
}

/* Which children lead to `child`, without the decision itself: those that something below leads
 * from. Passes on what reaches them until nothing is news. */
static gboolean
pull (Join *join, guint decision, guint child)
{
  const AlurControlGraph *graph = join->graph;
  const AlurControlStep *step = &graph->steps[child];
  gboolean news = FALSE;

  for (guint i = 0; i < step->n_incoming; i++)
    {
      guint way = graph->incoming[step->first_incoming + i];
      guint from = graph->ways[way].from;

      if (!alur_dominators_is_reachable (join->dominators, from))
        continue;
      if (from == decision)
        news |= mark (join, child, way_bit (way - graph->steps[decision].first_way));
      else
        {
          guint sibling = alur_dominators_get_child_towards (join->dominators, decision, from);

          if (sibling != join->join)
            news |= mark (join, child, join->ways[sibling]);
        }
    }
  return news;
}

static void
follow_ways (Join *join, guint decision)
{
  guint n_children;
  const guint *children = alur_dominators_get_children (join->dominators, decision, &n_children);
  gboolean news = TRUE;

  for (guint i = 0; i < n_children; i++)
    join->ways[children[i]] = 0;
  while (news)
    {
      news = FALSE;
      for (guint i = 0; i < n_children; i++)
        news |= pull (join, decision, children[i]);
    }
}

/* By which ways out of the decision a source is reached; 0: it does not come from it alone. */
static Ways
ways_to (const Join *join, guint decision, guint source)
{
  const AlurControlStep *step = &join->graph->steps[decision];

  if (!alur_dominators_dominates (join->dominators, decision, source))
    return 0;
  if (source != decision)
    return join->ways[alur_dominators_get_child_towards (join->dominators, decision, source)];
  for (guint i = 0; i < step->n_ways; i++)
    if (join->graph->ways[step->first_way + i].to == join->join)
      return way_bit (i);
  return 0;
}

static gboolean
splits_at (Join *join, guint decision)
{
  follow_ways (join, decision);
  for (guint i = 0; i < join->n_sources; i++)
    {
      Ways first = ways_to (join, decision, join->sources[i]);

      for (guint k = i + 1; first != 0 && k < join->n_sources; k++)
        {
          Ways second = ways_to (join, decision, join->sources[k]);

          if (second != 0 && (first & second) == 0)
            return TRUE;
        }
    }
  return FALSE;
}

/* A step that is the nearest common dominator of any two sources is that of two neighbours in the
 * order of the tree. */
static gboolean
is_never_complete (Join *join)
{
  const AlurControlGraph *graph = join->graph;

  gather_sources (join);
  for (guint i = 0; i + 1 < join->n_sources; i++)
    {
      guint decision
          = alur_dominators_get_common (join->dominators, join->sources[i], join->sources[i + 1]);

      if (decision != ALUR_DOMINATORS_ROOT (graph)
          && graph->steps[decision].kind == ALUR_STEP_KIND_DECISION && splits_at (join, decision))
        return TRUE;
    }
  return FALSE;
}

/**
 * alur_rule_join_never_complete: (skip)
 */
void
alur_rule_join_never_complete (AlurRuleRun *run)
{
  const AlurControlGraph *graph = graph_of (run);
  g_autoptr (AlurDominators) dominators = NULL;
  g_autofree guint *sources = NULL;
  g_autofree Ways *ways = NULL;
  Join join = { .graph = graph };

  if (!has_joins (graph))
    return;
  join.dominators = dominators = alur_dominators_new (graph);
  join.sources = sources = g_new (guint, graph->n_ways);
  join.ways = ways = g_new0 (Ways, graph->n_steps);
  for (join.join = 0; join.join < graph->n_steps; join.join++)
    if (graph->steps[join.join].join_all && is_never_complete (&join))
      alur_rule_report_element (run, graph->steps[join.join].element);
}
