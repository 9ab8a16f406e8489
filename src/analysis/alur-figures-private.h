/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-figures.h"
#include "alur-lead-private.h"
#include "alur-metrics-private.h"

G_BEGIN_DECLS

typedef struct
{
  AlurProcedureFigures figures;
  AlurControlGraph *graph;
  double *executions;
  AlurLeadModel *model;
  AlurLead known;   /* the last lead that was computed, also before the last change */
  guint ticket;     /* of the last computation */
  gboolean solved;  /* graph, executions and model are those of the document */
  gboolean counted; /* and so are the figures */
} AlurFiguresEntry;

/* A flow that ends in another procedure than the one in which it begins. */
typedef struct
{
  const AlurElement *from; /* the procedures */
  const AlurElement *to;
  const AlurElement *flow;
} AlurCrossing;

struct _AlurFigures
{
  AlurDocument *document;
  GHashTable *entries;   /* procedure → AlurFiguresEntry */
  GHashTable *crossings; /* stage → array of AlurCrossing */
  guint64 seed;
  guint cases;
  guint n_forked; /* procedures that share what may be played; 0: not counted yet */
  gboolean deferred;
  guint n_tickets;
};

GArray *alur_figures_get_crossings (AlurFigures *self, const AlurElement *stage);

G_END_DECLS
