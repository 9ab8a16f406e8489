/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-editor.h"
#include "alur-grid.h"

G_BEGIN_DECLS

typedef enum
{
  ALUR_MATRIX_ROWS_AS_WRITTEN, /* the tree of functions */
  ALUR_MATRIX_ROWS_BY_NAME,
  ALUR_MATRIX_ROWS_BY_PROBLEMS /* most first */
} AlurMatrixRowOrder;

typedef enum
{
  ALUR_MATRIX_COLUMNS_BY_ORGANISATION, /* the tree of units */
  ALUR_MATRIX_COLUMNS_BY_NAME,
  ALUR_MATRIX_COLUMNS_BY_LEVEL
} AlurMatrixColumnOrder;

#define ALUR_TYPE_MATRIX (alur_matrix_get_type ())
G_DECLARE_FINAL_TYPE (AlurMatrix, alur_matrix, ALUR, MATRIX, GObject)

/* Who holds what authority over what, as an AlurGrid over the stage that an editor shows: functions
 * down, units across. By area: who decides and who implements each function in each area that the
 * scopes name. */
AlurMatrix *alur_matrix_new (AlurEditor *editor) G_GNUC_WARN_UNUSED_RESULT;

void alur_matrix_set_row_order (AlurMatrix *self, AlurMatrixRowOrder order);
AlurMatrixRowOrder alur_matrix_get_row_order (AlurMatrix *self);
void alur_matrix_set_column_order (AlurMatrix *self, AlurMatrixColumnOrder order);
AlurMatrixColumnOrder alur_matrix_get_column_order (AlurMatrix *self);
void alur_matrix_set_level (AlurMatrix *self, AlurLevel level);
AlurLevel alur_matrix_get_level (AlurMatrix *self);
void alur_matrix_set_only_problems (AlurMatrix *self, gboolean only_problems);
gboolean alur_matrix_get_only_problems (AlurMatrix *self);
void alur_matrix_set_by_area (AlurMatrix *self, gboolean by_area);
gboolean alur_matrix_get_by_area (AlurMatrix *self);
guint alur_matrix_count_functions (AlurMatrix *self);

G_END_DECLS
