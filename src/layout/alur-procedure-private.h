/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-lanes.h"
#include "alur-procedure-layout.h"
#include "alur-procedure-memory.h"
#include "alur-router.h"

G_BEGIN_DECLS

/* A flow of the drawing, between nodes: steps come first, then references. */
typedef struct
{
  const AlurElement *flow;
  guint from;
  guint to;
  gboolean control;
  AlurSize label;
} AlurProcedureFlow;

/* A drawing in the making. `layout` is filled bit by bit. */
typedef struct
{
  AlurDocument *document;
  const AlurElement *stage;
  const AlurElement *procedure;
  const AlurProcedureSizes *sizes;
  AlurProcedureLayout *layout;
  GHashTable *steps; /* step → its index + 1 */
  AlurStepSize *step_sizes;
  AlurProcedureFlow *flows;
  guint n_flows;
  AlurLanesOptions options;
  AlurLanesGrid *grid;
  AlurLane *lanes;
  AlurLanesNode *nodes; /* x along the flow, whatever the orientation */
  AlurLanesEdge *edges;
  guint n_nodes;
} AlurProcedureDraft;

/* From the lanes' coordinates, in which x runs along the flow, to the drawing's, and back. */
static inline AlurRect
alur_procedure_turn (const AlurProcedureDraft *draft, AlurRect rect)
{
  if (!draft->layout->vertical)
    return rect;
  return (AlurRect){ rect.y, rect.x, rect.height, rect.width };
}

guint alur_procedure_find_step (const AlurProcedureDraft *draft, const char *id);
void alur_procedure_find_lanes (AlurProcedureDraft *draft);
void alur_procedure_find_flows (AlurProcedureDraft *draft);
void alur_procedure_route (AlurProcedureDraft *draft);
void alur_procedure_name_connectors (AlurProcedureDraft *draft);
void alur_procedure_take_places (AlurProcedureDraft *draft);

gboolean alur_procedure_memory_recall (AlurProcedureMemory *self, AlurProcedureDraft *draft);
void alur_procedure_memory_keep (AlurProcedureMemory *self, const AlurProcedureDraft *draft);

G_END_DECLS
