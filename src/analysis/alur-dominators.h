/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-control-graph.h"

G_BEGIN_DECLS

/* What a case must pass: step A dominates step B when every control path from a start to B leads
 * through A. Probabilities do not matter here. */
typedef struct _AlurDominators AlurDominators;

AlurDominators *alur_dominators_new (const AlurControlGraph *graph) G_GNUC_WARN_UNUSED_RESULT;
void alur_dominators_free (AlurDominators *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurDominators, alur_dominators_free)

/* Stands for "before every start". */
#define ALUR_DOMINATORS_ROOT(graph) ((graph)->n_steps)

gboolean alur_dominators_is_reachable (const AlurDominators *self, guint step);
guint alur_dominators_get_order (const AlurDominators *self, guint step);
gboolean alur_dominators_dominates (const AlurDominators *self, guint upper, guint lower);
guint alur_dominators_get_nearest (const AlurDominators *self, guint step);
guint alur_dominators_get_common (const AlurDominators *self, guint a, guint b);
guint alur_dominators_get_child_towards (const AlurDominators *self, guint upper, guint lower);
const guint *
alur_dominators_get_children (const AlurDominators *self, guint step, guint *n_children);

G_END_DECLS
