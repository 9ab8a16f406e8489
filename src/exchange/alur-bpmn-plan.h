/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"
#include "alur-procedure-layout.h"
#include "alur-text-metrics.h"
#include "alur-xml-tree.h"

G_BEGIN_DECLS

/* A stage on its way to BPMN: what will be written, in the order in which it will be, and where it
 * stands. Made step by step: nodes and lines of each process (alur-bpmn-explicit.c), places
 * (alur-bpmn-places.c), messages between processes (alur-bpmn-messages.c); then it is written. All
 * texts live as long as the plan or the document. */

/* What BPMN draws as a shape with lines at it. */
typedef struct
{
  const char *id;
  const char *element;     /* its name in BPMN */
  const char *name;        /* NULL: none */
  const AlurElement *step; /* NULL: it was made for BPMN, or is data */
  const AlurElement *flow; /* of data: the flow that it stands for; else NULL */
  const char *of;          /* of what was made: the id of the step that it belongs to */
  const char *unit;        /* in whose lane; an atom of the document, NULL: none */
  gboolean called;         /* the name is a word of ours, because it has none */
  gboolean typed;          /* a start that comes beside another one */
  gboolean before;         /* what was made stands before its step, not behind it */
  guint default_line;      /* index + 1; 0: none */
  const char *kept;        /* the element that the step came from, if it still is one */
  guint n_in, n_out;       /* of control */
  AlurStepSize size;
  AlurSize text;      /* of the name in a gateway */
  AlurElement *drawn; /* in the copy that is laid out */
  guint lane;
  AlurRect box;
  AlurRect label; /* of width 0: none, or in the box */
} AlurBpmnNode;

typedef enum
{
  ALUR_BPMN_LINE_SEQUENCE,
  ALUR_BPMN_LINE_OUTPUT, /* from a node to data */
  ALUR_BPMN_LINE_INPUT,  /* from data to a node */
} AlurBpmnLineKind;

typedef struct
{
  AlurBpmnLineKind kind;
  const char *id;
  const char *name;        /* NULL: none */
  const AlurElement *flow; /* NULL: it was made */
  const char *of;          /* of what was made */
  guint from, to;          /* nodes */
  gboolean moved;          /* an end was led to something made */
  gboolean conditional;
  const char *place; /* of data that is written with its node: id of where it is put, or NULL */
  AlurElement *drawn;
  const AlurPoint *points; /* borrowed from the layout */
  guint n_points;
  AlurRect label; /* of width 0: none */
} AlurBpmnLine;

typedef struct
{
  const AlurElement *unit; /* NULL: of those without */
  const char *id;
  AlurRect box;
} AlurBpmnLane;

/* A procedure: a pool with its process, or without one where nothing is told about it. */
typedef struct
{
  const AlurElement *procedure;
  const char *id; /* of the process; NULL: there is none */
  GArray *nodes;  /* AlurBpmnNode, those of steps first, in their order */
  GArray *lines;  /* AlurBpmnLine */
  GArray *lanes;  /* AlurBpmnLane; none where all steps have no unit */
  AlurProcedureLayout *layout;
  gboolean vertical;
  AlurPoint origin; /* of the layout in the diagram */
  AlurRect pool;
} AlurBpmnProcess;

/* A flow from one pool to another. */
typedef struct
{
  const AlurElement *flow;
  const char *id; /* of what is sent; the flow has its own */
  guint from_process, to_process;
  guint from, to; /* nodes; G_MAXUINT: the pool itself */
  AlurPoint *points;
  guint n_points;
  AlurRect label;
} AlurBpmnMessage;

typedef struct
{
  AlurDocument *document;
  const AlurElement *stage;
  const char *language;
  AlurTextMetrics *metrics;
  GBytes *text; /* the document as its file holds it */
  GStringChunk *texts;
  GHashTable *ids;       /* in use, or meant to be */
  GArray *processes;     /* AlurBpmnProcess */
  GArray *messages;      /* AlurBpmnMessage */
  GHashTable *lane_uses; /* atom of a unit → in how many pools it is a lane */
  const char *definitions_id;
  const char *collaboration_id;
  const char *diagram_id;
  const char *plane_id;
  const char *items[2]; /* ids of what moves between pools: information, things */
} AlurBpmnPlan;

void alur_bpmn_process_clear (AlurBpmnProcess *self);
const char *alur_bpmn_plan_make_id (AlurBpmnPlan *self, const char *base, const char *suffix);

void alur_bpmn_explicit_fill (AlurBpmnPlan *plan, AlurBpmnProcess *process);
gboolean alur_bpmn_places_find (AlurBpmnPlan *plan, GError **error);
void alur_bpmn_messages_gather (AlurBpmnPlan *plan, const char *procedure_id);
void alur_bpmn_messages_route (AlurBpmnPlan *plan);
void alur_bpmn_sizes_measure (AlurBpmnPlan *plan, AlurBpmnNode *node);
AlurSize alur_bpmn_sizes_measure_label (AlurBpmnPlan *plan, const char *text);
AlurRect
alur_bpmn_sizes_place_label (const AlurRect *room, const AlurPoint *points, guint n_points);
AlurSize alur_bpmn_sizes_measure_head (AlurBpmnPlan *plan, const char *text, gboolean vertical);
const char *
alur_bpmn_plan_lane_name (const AlurBpmnPlan *self, const AlurElement *unit, gboolean *called);
const char *
alur_bpmn_plan_pool_name (const AlurBpmnPlan *self, const AlurElement *procedure, gboolean *called);

/* Writing */
void alur_bpmn_write_processes (AlurBpmnPlan *plan, AlurXmlTree *tree, AlurXmlNode *root);
void alur_bpmn_write_diagram (AlurBpmnPlan *plan,
                              AlurXmlTree *tree,
                              AlurXmlNode *root,
                              AlurXmlNode *extension);
void alur_bpmn_write_element (const AlurBpmnPlan *plan,
                              AlurXmlTree *tree,
                              AlurXmlNode *node,
                              const AlurElement *element);

static inline AlurBpmnProcess *
alur_bpmn_plan_process (const AlurBpmnPlan *self, guint i)
{
  return &g_array_index (self->processes, AlurBpmnProcess, i);
}

static inline AlurBpmnNode *
alur_bpmn_process_node (const AlurBpmnProcess *self, guint i)
{
  return &g_array_index (self->nodes, AlurBpmnNode, i);
}

static inline AlurBpmnLine *
alur_bpmn_process_line (const AlurBpmnProcess *self, guint i)
{
  return &g_array_index (self->lines, AlurBpmnLine, i);
}

G_END_DECLS
