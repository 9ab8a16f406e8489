/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-step-links.h"

G_BEGIN_DECLS

/* The steps of a procedure as rows of a table: in the order in which they are read, activities
 * numbered from 1, starts and ends called so. What is changed through the rows, they know; after
 * other changes they are made anew. */
typedef struct _AlurProcedureRows AlurProcedureRows;

AlurProcedureRows *alur_procedure_rows_new (AlurDocument *document,
                                            AlurElement *procedure) G_GNUC_WARN_UNUSED_RESULT;
void alur_procedure_rows_free (AlurProcedureRows *self);

AlurStepLinks *alur_procedure_rows_get_links (AlurProcedureRows *self);
guint alur_procedure_rows_get_size (AlurProcedureRows *self);
guint alur_procedure_rows_get_n_activities (AlurProcedureRows *self);
AlurElement *alur_procedure_rows_get_step (AlurProcedureRows *self, guint row);
int alur_procedure_rows_find (AlurProcedureRows *self, const AlurElement *step);
char *alur_procedure_rows_dup_label (AlurProcedureRows *self, guint row) G_GNUC_WARN_UNUSED_RESULT;
AlurElement *alur_procedure_rows_find_activity (AlurProcedureRows *self, guint number);
AlurElement *
alur_procedure_rows_find_kind (AlurProcedureRows *self, AlurStepKind kind, guint number);

/* Changing, inside a transaction */
guint alur_procedure_rows_insert (AlurProcedureRows *self, int after);
AlurElement *alur_procedure_rows_append (AlurProcedureRows *self, AlurStepKind kind);
void alur_procedure_rows_remove (AlurProcedureRows *self, guint row, guint n_rows);
gboolean alur_procedure_rows_move (
    AlurProcedureRows *self, guint row, guint n_rows, int direction, char **refusal);
void alur_procedure_rows_finish (AlurProcedureRows *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurProcedureRows, alur_procedure_rows_free)

G_END_DECLS
