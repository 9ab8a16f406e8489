/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-personnel-sheet.h"

G_BEGIN_DECLS

/* Inside of the sheet: a file a concern. */

#define ALUR_PERSONNEL_NOTHING 0.0005 /* people: shown as nothing */

struct _AlurPersonnelSheet
{
  AlurGridSheet parent_instance;

  /* Of the document as it is; made when it is asked for. */
  const AlurAssumptions *trial; /* NULL: nothing is tried out */
  const AlurElement *before;    /* NULL: there is no stage before, or something is tried out */
  AlurStaffing *staffing;       /* NULL: there is no stage */
  GPtrArray *listed;            /* of AlurStaffRow, as they are shown; NULL: the heading of what is
                                 * no longer there */
  guint n_positions;
  GHashTable *by_id;   /* position → AlurStaffRow; NULL: none was looked for yet */
  GHashTable *remarks; /* AlurStaffRow → its remark, while rows are sorted by it; else NULL */
};

/* alur-personnel-sheet-figures.c */
double alur_personnel_sheet_get_figure (const AlurStaffRow *row, guint kind);
char *alur_personnel_sheet_dup_now (const AlurStaffRow *row, guint kind);
char *
alur_personnel_sheet_dup_figure (AlurPersonnelSheet *self, const AlurStaffRow *row, guint kind);
char *alur_personnel_sheet_dup_told (const AlurStaffRow *row, guint kind);

/* alur-personnel-sheet.c */
const char *alur_personnel_sheet_get_sum_remark (const AlurStaffRow *row);

/* alur-personnel-sheet-list.c */
gboolean alur_staff_row_is_gone (const AlurStaffRow *row);
gboolean alur_staff_row_is_there (const AlurStaffRow *row);
gboolean alur_staff_row_is_unit (const AlurStaffRow *row);
char *alur_personnel_sheet_dup_remark (AlurPersonnelSheet *self, const AlurStaffRow *row);
void alur_personnel_sheet_list (AlurGridSheet *sheet);

G_END_DECLS
