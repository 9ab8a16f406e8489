/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"

G_BEGIN_DECLS

/* What rules look up in one stage: the trees of units and functions with what hangs on them.
 *
 * A node belongs to an id and is read freely; it stays where it is as long as the index lives, also
 * when the element of that id comes and goes. The order of lists is an accident of history: no
 * result may depend on it. */

typedef struct _AlurStageIndex AlurStageIndex;
typedef struct _AlurUnitNode AlurUnitNode;
typedef struct _AlurFunctionNode AlurFunctionNode;
typedef struct _AlurPositionNode AlurPositionNode;
typedef struct _AlurHolder AlurHolder;
typedef struct _AlurStepNode AlurStepNode;
typedef struct _AlurProcedureNode AlurProcedureNode;

/* The scope of an authority: its names folded, as numbers, ascending; none means everywhere. */
typedef struct
{
  guint n_names;
  guint names[];
} AlurScopeNames;

/* What the rules of one scope found at one subject, and whether they must look again. */
typedef struct
{
  GPtrArray *findings; /* NULL: none */
  gboolean dirty;
} AlurBucket;

/* Where a node was met when the trees grew last. */
typedef struct
{
  guint stamp; /* of that growing; else there is no such element any more */
  guint number;
} AlurGrowth;

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

  /* private to the analysis */
  AlurUnitNode *support_above, *ordinary_above; /* topmost of these kinds, itself included */
  AlurLevel level;
  guint marks;
  guint stamp;
  AlurGrowth growth;
  AlurHolder *chain;
  AlurBucket bucket;
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

  /* private to the analysis */
  guint marks;
  guint stamp;
  AlurGrowth growth;
  AlurBucket bucket;
  AlurBucket lines;
  AlurBucket holdings;
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

  /* private to the analysis */
  AlurHolder *next, *previous; /* on the same function */
  AlurHolder *next_of_unit;    /* while a rule looks at one function */
  guint group;
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
  AlurStepKind kind;
  AlurStepNode *next, *previous; /* of the same function */
};

struct _AlurProcedureNode
{
  const char *id;
  const AlurElement *procedure; /* NULL when there is no such procedure */
  AlurFunctionNode *function;
  AlurProcedureNode *next, *previous; /* of the same function */

  /* private to the analysis */
  GPtrArray *neighbours; /* the procedures at the other ends of its flows */
  gboolean dangling;     /* a flow of it leads nowhere */
  guint marks;
  AlurBucket bucket;
  AlurBucket figures;
};

struct _AlurPositionNode
{
  const char *id;
  guint n_steps; /* that name it */

  /* private to the analysis */
  AlurBucket bucket;
};

AlurUnitNode *alur_stage_index_get_unit (AlurStageIndex *self, const char *id);
guint alur_stage_index_count_steps_of (AlurStageIndex *self, const char *position);
AlurFunctionNode *alur_stage_index_get_function (AlurStageIndex *self, const char *id);
AlurFunctionNode *alur_stage_index_get_nth_function (AlurStageIndex *self, guint place);
guint alur_stage_index_next_stamp (AlurStageIndex *self);
gboolean alur_unit_node_is_ancestor (const AlurUnitNode *upper, const AlurUnitNode *lower);
gboolean alur_unit_node_is_above (const AlurUnitNode *upper, const AlurUnitNode *lower);
gboolean alur_function_node_is_inside (const AlurFunctionNode *lower,
                                       const AlurFunctionNode *upper);
gboolean
alur_stage_index_holds (AlurStageIndex *self, const char *unit, const char *function, guint roles);
gboolean alur_scope_names_intersect (const AlurScopeNames *a, const AlurScopeNames *b);

G_END_DECLS
