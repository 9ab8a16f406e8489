/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-connector.h"
#include "alur-document.h"
#include "alur-procedure-memory.h"

G_BEGIN_DECLS

/* What a step takes up: its outline, the text under its lower right corner (right-aligned with the
 * outline, directly below it; no wider than half the outline, so that connectors can leave below),
 * and how far signs at its upper right corner reach beyond the outline. Where the text is centred
 * it stands under the middle of the outline, is as wide as it likes, and no connector leaves below.
 */
typedef struct
{
  AlurSize shape;
  AlurSize under;
  double corner;
  gboolean centred;
} AlurStepSize;

/* How the layout learns the sizes of what is drawn. */
typedef struct
{
  AlurStepSize (*measure_step) (const AlurElement *step, gpointer data);
  /* The label of a flow, with its sign; 0 × 0: none. */
  AlurSize (*measure_flow) (const AlurElement *flow, gpointer data);
  /* The head of a lane as it stands in the drawing, turned or not: what its text needs. `unit` is
   * NULL for the lane of steps without a unit. */
  AlurSize (*measure_lane) (const AlurElement *unit, gboolean vertical, gpointer data);
  /* The box that stands for a step of another procedure. */
  AlurSize (*measure_reference) (const AlurElement *step, gpointer data);
  gpointer data;
} AlurProcedureSizes;

typedef struct
{
  const AlurElement *unit; /* NULL: of the steps without one */
  AlurRect box;            /* with its head */
  AlurRect head;
} AlurLanePlace;

typedef struct
{
  const AlurElement *step;
  AlurRect box;   /* its outline */
  AlurRect under; /* the text under it; of width 0 when it has none */
  guint lane;
  gboolean placed; /* by hand */
} AlurStepPlace;

/* Where a flow leaves for or comes from another procedure. */
typedef struct
{
  const AlurElement *step; /* of the other procedure */
  const AlurElement *flow;
  AlurRect box;
  guint lane;
} AlurReferencePlace;

/* One procedure in lanes. Steps are in document order, lanes in the order in which they are drawn;
 * connectors: the procedure's flows in document order, then those that come in from others. */
typedef struct
{
  AlurRect bounds; /* of everything */
  gboolean vertical;
  AlurLanePlace *lanes;
  guint n_lanes;
  AlurStepPlace *steps;
  guint n_steps;
  AlurReferencePlace *references;
  guint n_references;
  AlurConnector *connectors;
  guint n_connectors;
} AlurProcedureLayout;

AlurProcedureLayout *
alur_procedure_layout_new (AlurDocument *document,
                           const AlurElement *procedure,
                           const AlurProcedureSizes *sizes) G_GNUC_WARN_UNUSED_RESULT;
AlurProcedureLayout *
alur_procedure_layout_new_remembering (AlurDocument *document,
                                       const AlurElement *procedure,
                                       const AlurProcedureSizes *sizes,
                                       AlurProcedureMemory *memory) G_GNUC_WARN_UNUSED_RESULT;
void alur_procedure_layout_free (AlurProcedureLayout *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurProcedureLayout, alur_procedure_layout_free)

G_END_DECLS
