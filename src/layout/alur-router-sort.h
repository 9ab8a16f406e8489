/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is put in order by numbers: by the first, then the second, then the index. */
typedef struct
{
  guint index;
  double by, then;
} AlurSortItem;

void alur_router_sort_items (GArray *items);

/* Two segments, as places in the order, that stay at least so far apart. */
typedef struct
{
  guint before, after;
  double separation;
} AlurConstraint;

void alur_router_sort_constraints (GArray *constraints, guint n_places);
guint *alur_router_list_backwards (const GArray *constraints,
                                   guint n_places) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
