/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-new-regulation.h"
#include "alur-replacement.h"

G_BEGIN_DECLS

/* Another regulation in the place of one, wherever something rests on it: in one stage, from it on
 * or in all. The other one is of the register, or is registered with the same edit. */
typedef struct _AlurBasisReplacement AlurBasisReplacement;

AlurBasisReplacement *
alur_basis_replacement_new (AlurDocument *document,
                            const AlurElement *stage,
                            const AlurElement *regulation) G_GNUC_WARN_UNUSED_RESULT;
void alur_basis_replacement_free (AlurBasisReplacement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurBasisReplacement, alur_basis_replacement_free)

void alur_basis_replacement_set_other (AlurBasisReplacement *self, const AlurElement *regulation);
void alur_basis_replacement_take_new (AlurBasisReplacement *self, AlurNewRegulation *regulation);
void alur_basis_replacement_set_reach (AlurBasisReplacement *self, AlurReach reach);
AlurReach alur_basis_replacement_get_reach (AlurBasisReplacement *self);
void alur_basis_replacement_guess (AlurBasisReplacement *self);

const AlurElement *alur_basis_replacement_get_other (AlurBasisReplacement *self);
const AlurNewRegulation *alur_basis_replacement_get_new (AlurBasisReplacement *self);
char *alur_basis_replacement_dup_name (AlurBasisReplacement *self) G_GNUC_WARN_UNUSED_RESULT;
GArray *
alur_basis_replacement_list_candidates (AlurBasisReplacement *self) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *
alur_basis_replacement_list_places (AlurBasisReplacement *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean alur_basis_replacement_is_possible (AlurBasisReplacement *self);
char *alur_basis_replacement_describe (AlurBasisReplacement *self) G_GNUC_WARN_UNUSED_RESULT;
guint alur_basis_replacement_put (AlurBasisReplacement *self);
guint alur_basis_replacement_run (AlurBasisReplacement *self, const char *edit);

const AlurElement *alur_basis_find_successor (AlurDocument *document,
                                              const AlurElement *regulation,
                                              gboolean stands_when_to_repeal);

G_END_DECLS
