/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-arena.h"
#include "alur-stage-index.h"

G_BEGIN_DECLS

/* What an edit did to a node, until it has been spread to the subjects that must look again. */
enum
{
  ALUR_MARK_HOLDERS = 1 << 0,  /* function: an authority on it came, went or changed */
  ALUR_MARK_HOLDINGS = 1 << 1, /* function: the past or the basis of an authority on it changed */
  ALUR_MARK_STEPS = 1 << 2,    /* function: what carries it out, or its children, changed */
  ALUR_MARK_PLACE = 1 << 3,    /* function, unit: it came, went, moved; a unit's level changed */
  ALUR_MARK_SELF = 1 << 4,     /* unit: a field or a position of it changed */
  ALUR_MARK_USE = 1 << 5,      /* unit: its authorities, sub-units or steps changed */
  ALUR_MARK_CONTENT = 1 << 6,  /* procedure: something in it changed */
  ALUR_MARK_LINES = 1 << 7     /* function: a unit that holds it stands elsewhere */
};

/* What an edit did to the stage as a whole. */
enum
{
  ALUR_STAGE_RELATIONS_CHANGED = 1 << 0,
  ALUR_STAGE_CONTENT_CHANGED = 1 << 1,  /* something in a procedure */
  ALUR_STAGE_DECISIONS_CHANGED = 1 << 2 /* a step's actor, or a redesign decision */
};

/* What is registered of one element, by its serial, whatever stage it is in. */
typedef struct
{
  AlurStageIndex *index;    /* where it is registered; NULL: nowhere */
  gpointer facts;           /* AlurHolder, AlurStepNode, or of a position its AlurUnitNode */
  AlurProcedureNode *owner; /* the procedure it lies in */
  const void *basis;        /* the ids, or the id, by which it refers to regulations */
  const char *position;     /* of a duty: the id of its position */
  gboolean touched;         /* waits to be refreshed */
} AlurRecord;

/* Where a unit or function is in the walk through its tree. */
typedef struct
{
  guint depth; /* a root is 1 */
  guint first, end;
  guint n_children;
} AlurTreePlace;

#define ALUR_STAGE_MOST_MOVED 8u /* units that are put into the tree one by one */

struct _AlurStageIndex
{
  AlurDocument *document;
  const AlurElement *stage;
  AlurArena *arena;
  GHashTable *unit_nodes; /* by atom */
  GHashTable *function_nodes;
  GHashTable *procedure_nodes;
  GHashTable *position_nodes;
  GHashTable *scopes;      /* by text */
  GHashTable *scope_names; /* folded name to its number */
  GPtrArray *units;        /* nodes that exist, parents before children */
  GPtrArray *functions;
  GPtrArray *met;        /* nodes of units and functions, by serial; NULL: not met yet */
  GPtrArray *procedures; /* every node there ever was */
  GPtrArray *positions;
  GPtrArray *marked_units;
  GPtrArray *marked_functions;
  GPtrArray *marked_procedures;
  GPtrArray *touched_positions; /* atoms */
  guint changed;                /* ALUR_STAGE_… */
  gboolean units_stale;         /* their tree is to be grown anew */
  GPtrArray *moved_units;       /* else: those that have come or gone since it was grown */
  guint n_unplaced;             /* units that are not below what they name */
  gboolean functions_stale;
  guint stamp;
};

AlurStageIndex *alur_stage_index_new (AlurDocument *document,
                                      const AlurElement *stage) G_GNUC_WARN_UNUSED_RESULT;
void alur_stage_index_free (AlurStageIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurStageIndex, alur_stage_index_free)

AlurUnitNode *alur_stage_index_ensure_unit (AlurStageIndex *self, const char *id);
AlurFunctionNode *alur_stage_index_ensure_function (AlurStageIndex *self, const char *id);
AlurProcedureNode *alur_stage_index_ensure_procedure (AlurStageIndex *self, const char *id);
AlurPositionNode *alur_stage_index_ensure_position (AlurStageIndex *self, const char *id);
const AlurScopeNames *alur_stage_index_intern_scope (AlurStageIndex *self, const char *scope);

void alur_stage_index_mark_unit (AlurStageIndex *self, AlurUnitNode *node, guint mark);
void alur_stage_index_mark_function (AlurStageIndex *self, AlurFunctionNode *node, guint mark);
void alur_stage_index_mark_procedure (AlurStageIndex *self, AlurProcedureNode *node, guint mark);
void alur_stage_index_touch_position (AlurStageIndex *self, const char *id);

void
alur_stage_index_refresh (AlurStageIndex *self, AlurRecord *record, const AlurElement *element);
gboolean alur_stage_index_has (AlurStageIndex *self, const AlurElement *element);
void alur_stage_index_grow_trees (AlurStageIndex *self);
gboolean alur_stage_index_graft (AlurStageIndex *self);
void alur_stage_index_place_unit (AlurStageIndex *self,
                                  AlurUnitNode *node,
                                  const AlurElement *unit,
                                  AlurUnitNode *parent,
                                  const AlurTreePlace *place);
void alur_stage_index_clear_marks (AlurStageIndex *self);

G_END_DECLS
