/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The inside of a cell on paper. */

#include "alur-table-private.h"

G_BEGIN_DECLS

/* A cell in a column of some width. Its content is a list of units that lie below one another: the
 * lines of its text, then rows of badges. A cell that is higher than a page shows them from
 * `first_unit` on, up to and without `end_unit`. */
typedef struct
{
  AlurTable *table;
  const AlurTableCell *cell;
  AlurColumnKind kind;
  double width;
  double fraction; /* px that the column keeps free behind the decimal sign */
  guint first_unit, end_unit;
} AlurTableCellBox;

#define ALUR_TABLE_ALL_UNITS G_MAXUINT

guint alur_table_cell_count_units (const AlurTableCellBox *self);
double alur_table_cell_lay (const AlurTableCellBox *self, AlurPoint at, AlurScene *scene);
double alur_table_cell_get_least_width (AlurTable *table, const AlurTableCell *cell);
double alur_table_cell_get_fraction (AlurTable *table, const AlurTableCell *cell);

G_END_DECLS
