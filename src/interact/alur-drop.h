/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-editor.h"

G_BEGIN_DECLS

/* What can be dropped on a drawing. */
typedef enum
{
  ALUR_DROP_UNIT,      /* word: AlurLevel */
  ALUR_DROP_STEP,      /* word: AlurStepKind */
  ALUR_DROP_AUTHORITY, /* word: AlurRole; resource where the role needs one */
  ALUR_DROP_PROBLEM
} AlurDropKind;

typedef struct
{
  AlurDropKind kind;
  guint word;
  AlurResource resource;
} AlurDropItem;

/* What a drop would do there. */
typedef struct
{
  gboolean allowed;
  char *message;       /* in the user's words: what will happen, or why it can't */
  AlurElement *target; /* what it would be dropped on; NULL: the empty drawing */
  gboolean between;    /* `target` is a flow: the new step comes in between */
  gboolean places;     /* what is made stays where it was dropped, whatever is drawn around it */
  gboolean asks;       /* which function an authority is over must be asked first */
} AlurDropPlan;

void alur_drop_plan (AlurEditor *editor,
                     const AlurDropItem *item,
                     AlurPoint at,
                     double tolerance,
                     AlurDropPlan *plan);
void alur_drop_plan_on (AlurEditor *editor,
                        const AlurDropItem *item,
                        AlurElement *element,
                        AlurDropPlan *plan);
void alur_drop_plan_clear (AlurDropPlan *plan);
AlurElement *alur_drop_perform (AlurEditor *editor,
                                const AlurDropItem *item,
                                const AlurDropPlan *plan,
                                AlurPoint at,
                                const AlurElement *function);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AlurDropPlan, alur_drop_plan_clear)

G_END_DECLS
