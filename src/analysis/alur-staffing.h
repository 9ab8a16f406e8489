/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-workload.h"

G_BEGIN_DECLS

/* The positions of a stage by unit, what each needs and has, and what that was in another stage
 * (peta jabatan), or what it is in the document where something else is tried out. A surplus of one
 * position never makes up for a shortage of another: both are added up, each by itself. NaN stands
 * for a figure that does not exist. */
typedef struct _AlurStaffing AlurStaffing;

/* People and minutes a year, of one position or added up over several. */
typedef struct
{
  double headcount;
  double workload;
  double need;
  double required; /* each position rounded by itself, see AlurWorkload, then added up */
  double surplus;  /* people above that, where there are too many */
  double shortage; /* people missing, where there are too few; not negative */
  double effectiveness;
  char grade; /* 0: none */
} AlurStaffSums;

/* A unit, a position below it, or a position that is there no longer. */
typedef struct
{
  const AlurElement *unit;     /* of the stage; of the other one where the position is gone */
  const AlurElement *position; /* NULL: the unit itself, with the sums of its own positions */
  guint depth;                 /* of the unit in the tree, a root is 0 */
  guint n_positions;           /* of a unit: its own */
  const AlurWorkload *now;     /* NULL: a unit, or the position is gone */
  const AlurWorkload *before;  /* NULL: a unit, or the position is new */
  AlurStaffSums sums;          /* of the stage; nothing where the position is gone */
  AlurStaffSums sums_before;   /* of the same positions in the other stage */
} AlurStaffRow;

AlurStaffing *alur_staffing_new (AlurFigures *figures,
                                 const AlurElement *stage,
                                 const AlurElement *before,
                                 const GArray *units) G_GNUC_WARN_UNUSED_RESULT;
AlurStaffing *alur_staffing_new_assuming (AlurFigures *figures,
                                          const AlurElement *stage,
                                          const AlurAssumptions *assumptions,
                                          const GArray *units) G_GNUC_WARN_UNUSED_RESULT;
void alur_staffing_free (AlurStaffing *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurStaffing, alur_staffing_free)

guint alur_staffing_get_n_rows (const AlurStaffing *self);
const AlurStaffRow *alur_staffing_get_row (const AlurStaffing *self, guint index);
guint alur_staffing_get_n_gone (const AlurStaffing *self);
double alur_staffing_get_minutes_per_year (const AlurStaffing *self, gboolean before);
const AlurStaffRow *alur_staffing_get_total (const AlurStaffing *self);

G_END_DECLS
