/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-equations.h"

G_BEGIN_DECLS

/* The equations of one strongly connected component: places 0 … n-1, all of whose shares stay
 * inside; what leaves it, or is lost, is `leaks`. */
typedef struct
{
  guint n;
  guint n_shares;
  const AlurShare *shares; /* by `from` */
  double *sources;         /* used up */
  double *leaks;           /* used up; NULL where some place gives more than it gets */
  double *amounts;
} AlurComponent;

gboolean alur_component_solve_dense (AlurComponent *component);
gboolean alur_component_solve_sparse (AlurComponent *component);

/* What stays of a place after its way back to itself; not above 0: there is no solution. */
#define ALUR_PIVOT_LEAST 1e-12

G_END_DECLS
