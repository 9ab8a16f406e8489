/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"

G_BEGIN_DECLS

/* New things, each made whole inside the caller's transaction, with what they cannot do without.
 * Names may be NULL. All return what was made (transfer none). */

AlurDocument *alur_make_document (void) G_GNUC_WARN_UNUSED_RESULT;
AlurElement *alur_make_unit (AlurDocument *document,
                             AlurElement *stage,
                             const AlurElement *parent,
                             const AlurElement *after,
                             AlurLevel level,
                             const char *name);
AlurElement *alur_make_authority (AlurDocument *document,
                                  AlurElement *unit,
                                  AlurRole role,
                                  AlurResource resource,
                                  const AlurElement *function);
AlurElement *alur_make_position (AlurDocument *document, AlurElement *unit, const char *name);
AlurElement *alur_make_function (AlurDocument *document,
                                 const AlurElement *parent,
                                 const AlurElement *after,
                                 const char *name);
AlurElement *alur_make_procedure (AlurDocument *document,
                                  AlurElement *stage,
                                  const AlurElement *after,
                                  const char *name);
AlurElement *alur_make_step (AlurDocument *document,
                             AlurElement *procedure,
                             AlurStepKind kind,
                             const AlurElement *unit,
                             const char *name);
AlurElement *alur_make_step_after (AlurDocument *document,
                                   AlurElement *step,
                                   AlurStepKind kind,
                                   gboolean as_branch);
AlurElement *alur_make_step_between (AlurDocument *document, AlurElement *flow, AlurStepKind kind);
AlurElement *alur_make_relation (AlurDocument *document,
                                 AlurElement *from,
                                 AlurElement *to,
                                 AlurRelationKind kind);
AlurElement *alur_make_problem (AlurDocument *document,
                                AlurElement *stage,
                                AlurElement *const *about,
                                guint n_about,
                                const char *text);

G_END_DECLS
