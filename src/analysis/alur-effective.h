/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-stage-index.h"

G_BEGIN_DECLS

/* Who effectively holds authority over one function: on it or on an ancestor of it. Filled once for
 * all rules that look at the function. `unit->chain` leads through the holders of one unit.
 *
 * The holders lie as a stack, those of the root at the bottom: from one function to the next what
 * both inherit stays. */
typedef struct
{
  const AlurFunctionNode *function;
  GPtrArray *all;
  GPtrArray *by_role[ALUR_N_ROLES];
  guint n_units; /* different ones */

  /* private */
  GPtrArray *path; /* AlurFunctionNode whose holders are in, the root first */
  GPtrArray *wanted;
} AlurEffective;

AlurEffective *alur_effective_new (void) G_GNUC_WARN_UNUSED_RESULT;
void alur_effective_free (AlurEffective *self);
void alur_effective_fill (AlurEffective *self, AlurFunctionNode *function);
void alur_effective_clear (AlurEffective *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurEffective, alur_effective_free)

G_END_DECLS
