/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-element.h"
#include "alur-document.h"

G_BEGIN_DECLS

/* The control graph of one procedure: an immutable, counted value.
 *
 * Numbers only, but for the element pointers, which are for the thread that owns the document; a
 * worker may hold the graph and read everything else. Steps and flows stand in document order. */
typedef struct _AlurControlGraph AlurControlGraph;

/* Several control flows from one step to another are one way. */
typedef struct
{
  guint from;
  guint to;
  double probability; /* 1 but out of a decision; those out of one decision sum to 1 */
} AlurControlWay;

typedef struct
{
  const AlurElement *element;
  guint from;
  guint to;
} AlurControlFlow;

typedef struct
{
  const AlurElement *element;
  double work; /* minutes of one execution */
  double wait; /* minutes */
  double fee;
  double cost;
  AlurStepKind kind;
  gboolean join_all;
  gboolean reached; /* from a start, by ways of probability above 0 */
  guint callee;     /* index into `callees`; G_MAXUINT: calls nothing */
  guint first_way;  /* ways out: ways[first_way … first_way + n_ways - 1] */
  guint n_ways;
  guint first_incoming; /* ways in: ways[incoming[first_incoming + i]] */
  guint n_incoming;
  guint n_awaited;   /* ways in that a case can take: those out of steps that are reached */
  guint n_flows_out; /* control flows, before they were merged */
} AlurControlStep;

struct _AlurControlGraph
{
  guint n_steps;
  guint n_ways;
  guint n_flows;
  guint n_callees;
  guint n_starts;
  guint n_ends;
  gboolean has_fork; /* a reached step, no decision, with two ways out */
  const AlurControlStep *steps;
  const AlurControlWay *ways;        /* by `from` */
  const guint *incoming;             /* indices of ways, by `to` */
  const AlurControlFlow *flows;      /* every control flow */
  const AlurElement *const *callees; /* the procedures called, each once */
};

AlurControlGraph *alur_control_graph_new (AlurDocument *document,
                                          const AlurElement *procedure) G_GNUC_WARN_UNUSED_RESULT;
AlurControlGraph *alur_control_graph_ref (AlurControlGraph *self);
void alur_control_graph_unref (AlurControlGraph *self);
double *alur_control_graph_solve (const AlurControlGraph *graph) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurControlGraph, alur_control_graph_unref)

G_END_DECLS
