/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The plan of stages, for the files that fill it: rows, what becomes of the organisation, of
 * procedures and of their steps, and decisions that are still to be carried out. */

#include "alur-comparison.h"
#include "alur-table.h"
#include "alur-tell.h"

G_BEGIN_DECLS

typedef struct
{
  AlurTeller teller;
  AlurTable *table;
  const AlurElement *from, *to; /* neighbouring stages; @to is NULL behind the last */
  GHashTable *decisions;        /* id → the latest decision about it */
  GHashTable *gone;             /* units and procedures that @to does not have */
  GHashTable *touched;          /* ids of steps and procedures that change */
  GHashTable *united;           /* id of a step of @to → differences of those that it unites */
  GHashTable *told;             /* differences, and ids of steps that united others */
  GHashTable *of_procedures;    /* id → differences of the procedure, its steps and its flows */
  GPtrArray *of_organisation;   /* differences */
  char *section, *area;         /* written with the first row below them */
  guint32 pending;              /* entry of the legend, 0: not needed yet */
  guint n_rows;
} AlurPlan;

/* One row while it is put together. */
typedef struct
{
  const AlurElement *subject;
  GString *text;    /* what happens and why */
  GString *details; /* what is another, below it */
  char *who;
  GPtrArray *regulations;
  gboolean pending;
  gboolean free; /* it needs no regulation */
} AlurPlanRow;

/* Rows */
void alur_plan_row_init (AlurPlanRow *row, const AlurElement *subject);
void alur_plan_row_clear (AlurPlanRow *row);
void alur_plan_row_tell (AlurPlanRow *row, const char *name, const char *what);
void alur_plan_row_tell_with (const AlurPlan *plan,
                              AlurPlanRow *row,
                              const char *name,
                              const char *format,
                              ...) G_GNUC_PRINTF (4, 5);
void alur_plan_row_tell_details (const AlurPlan *plan,
                                 AlurPlanRow *row,
                                 const char *name,
                                 const AlurDifference *difference);
void alur_plan_row_add_reason (AlurPlanRow *row, const AlurElement *decision);
void
alur_plan_row_add_basis_of (const AlurPlan *plan, AlurPlanRow *row, const AlurElement *element);
void alur_plan_add_heads (AlurPlan *plan);
void alur_plan_write_row (AlurPlan *plan, AlurPlanRow *row);
const char *alur_plan_tr (const AlurPlan *plan, const char *text) G_GNUC_FORMAT (2);
char *alur_plan_dup_unit (const AlurPlan *plan,
                          const AlurElement *stage,
                          const char *id) G_GNUC_WARN_UNUSED_RESULT;
char *alur_plan_dup_unit_of_step (const AlurPlan *plan,
                                  const AlurElement *step) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AlurPlanRow, alur_plan_row_clear)

/* What becomes of the organisation and of procedures */
void alur_plan_add_organisation (AlurPlan *plan);
void alur_plan_add_procedure (AlurPlan *plan, const AlurElement *procedure);
char *alur_plan_dup_who_of_procedure (const AlurPlan *plan,
                                      const AlurElement *procedure) G_GNUC_WARN_UNUSED_RESULT;

/* Steps */
void alur_plan_add_step (AlurPlan *plan, const GPtrArray *differences, guint *index);
void alur_plan_add_united (AlurPlan *plan, const char *into);
char *alur_plan_dup_names (const AlurPlan *plan, const GPtrArray *steps) G_GNUC_WARN_UNUSED_RESULT;
void alur_plan_row_add_bases_of_step (const AlurPlan *plan,
                                      AlurPlanRow *row,
                                      const AlurElement *step,
                                      const AlurElement *decision);

/* Decisions */
void alur_plan_note_decisions (AlurPlan *plan, const AlurElement *stage);
const AlurElement *
alur_plan_find_decision (const AlurPlan *plan, const char *id, AlurAction action);
AlurAction alur_plan_action_of (const AlurElement *decision);
void alur_plan_add_pending (AlurPlan *plan);

G_END_DECLS
