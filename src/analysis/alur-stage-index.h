/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"

G_BEGIN_DECLS

/* What rules look up in one stage: the trees of units and functions with what hangs on them.
 * Nodes are read freely; they stay where they are as long as the index lives, also when the element
 * of their id comes and goes. Lists have no order that a result may depend on. */

typedef struct _AlurStageIndex AlurStageIndex;
typedef struct _AlurUnitNode AlurUnitNode;
typedef struct _AlurFunctionNode AlurFunctionNode;
typedef struct _AlurHolder AlurHolder;
typedef struct _AlurStepNode AlurStepNode;
typedef struct _AlurProcedureNode AlurProcedureNode;

/* The scope of an authority: its names folded, as numbers, ascending; none means everywhere. */
typedef struct
{
  guint n_names;
  guint names[];
} AlurScopeNames;

struct _AlurUnitNode
{
  const char *id;
  const AlurElement *unit;   /* NULL when there is no such unit */
  AlurUnitNode *parent;      /* NULL: a root */
  AlurUnitNode *institution; /* itself where nothing above it is one */
  guint depth;               /* a root is 1 */
  guint first, end;          /* the subtree is the units whose `first` is in first … end − 1 */
  guint n_children;
  guint n_steps; /* mentions in `unit`, `also` or `or` of a step */
};

struct _AlurFunctionNode
{
  const char *id;
  const AlurElement *function; /* NULL when there is no such function */
  AlurFunctionNode *parent;
  guint depth;
  guint first, end; /* as for units */
  guint n_children;
  AlurHolder *holders; /* the authorities held on it */
  AlurStepNode *steps; /* the steps that carry it out, by their own or their procedure's field */
  AlurProcedureNode *procedures; /* the procedures that carry it out */
};

/* An authority in its place. */
struct _AlurHolder
{
  const AlurElement *authority;
  AlurUnitNode *unit;
  AlurFunctionNode *function;
  AlurUnitNode *from; /* NULL: attribution */
  const AlurScopeNames *scope;
  AlurRole role;
  AlurResource resource;
  AlurHolder *next, *previous; /* on the same function */
};

struct _AlurStepNode
{
  const AlurElement *step;
  AlurProcedureNode *procedure;
  AlurFunctionNode *function; /* NULL: none */
  AlurUnitNode *unit;         /* NULL: none */
  const char *position;       /* an atom; NULL: none */
  const AlurIds *also;
  const AlurIds *or_units;
  AlurStepNode *next, *previous; /* of the same function */
};

struct _AlurProcedureNode
{
  const char *id;
  const AlurElement *procedure;
  AlurFunctionNode *function;
  AlurProcedureNode *next, *previous; /* of the same function */
};

AlurStageIndex *alur_stage_index_new (AlurDocument *document,
                                      const AlurElement *stage) G_GNUC_WARN_UNUSED_RESULT;
void alur_stage_index_free (AlurStageIndex *self);

AlurUnitNode *alur_stage_index_get_unit (AlurStageIndex *self, const char *id);
AlurFunctionNode *alur_stage_index_get_function (AlurStageIndex *self, const char *id);
gboolean alur_stage_index_is_ancestor (const AlurUnitNode *upper, const AlurUnitNode *lower);
gboolean alur_stage_index_is_above (const AlurUnitNode *upper, const AlurUnitNode *lower);
gboolean
alur_stage_index_holds (AlurStageIndex *self, const char *unit, const char *function, guint roles);
gboolean alur_scope_names_intersect (const AlurScopeNames *a, const AlurScopeNames *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurStageIndex, alur_stage_index_free)

G_END_DECLS
