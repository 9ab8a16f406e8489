/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How much of what leaves one place arrives at another. */
typedef struct
{
  guint from;
  guint to;
  double share; /* not negative */
} AlurShare;

gboolean alur_equations_solve (guint n_places,
                               const double *sources,
                               guint n_shares,
                               const AlurShare *shares,
                               double *amounts);

G_END_DECLS
