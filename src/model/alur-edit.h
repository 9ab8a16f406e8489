/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-stage-copy.h"

G_BEGIN_DECLS

/* Edits that people name: each leaves a document that can be saved and loaded, whatever it was
 * asked. All but the first want an open transaction. */

AlurDocument *alur_edit_new_document (const char *language) G_GNUC_WARN_UNUSED_RESULT;
guint alur_edit_delete (AlurDocument *document, AlurElement *const *elements, guint n_elements);
guint alur_edit_sweep (AlurDocument *document, GHashTable *gone);
AlurElement *alur_edit_add_stage (AlurDocument *document,
                                  AlurElement *previous,
                                  AlurStageKind kind,
                                  const char *name);
AlurElement *alur_edit_put_stage (AlurDocument *document,
                                  AlurStageCopy *copy,
                                  AlurElement *previous,
                                  AlurStageKind kind,
                                  const char *name);
gboolean alur_edit_may_move_stage (const AlurElement *stage, gboolean later);
void alur_edit_move_stage (AlurDocument *document, AlurElement *stage, gboolean later);
void alur_edit_begin_round (AlurDocument *document, AlurElement *stage);
void alur_edit_merge_units (AlurDocument *document,
                            AlurElement *keep,
                            AlurElement *const *others,
                            guint n_others);
AlurElement *alur_edit_copy_subtree (AlurDocument *document,
                                     const AlurElement *source,
                                     AlurElement *parent,
                                     AlurElement *next);
void alur_edit_set_step_unit (AlurDocument *document, AlurElement *step, const char *unit_id);
void alur_edit_set_authority_role (AlurDocument *document, AlurElement *authority, AlurRole role);
AlurElement *
alur_edit_connect (AlurDocument *document, AlurElement *from, AlurElement *to, AlurFlowKind kind);

/* Legality: whether an edit is allowed, and why not (a sentence in the user's language; NULL when
 * it is). */
char *alur_edit_refuse_parent (AlurDocument *document,
                               const AlurElement *unit_or_function,
                               const char *parent_id) G_GNUC_WARN_UNUSED_RESULT;
char *alur_edit_refuse_call (AlurDocument *document,
                             const AlurElement *step,
                             const char *procedure_id) G_GNUC_WARN_UNUSED_RESULT;
char *alur_edit_refuse_connection (AlurDocument *document,
                                   const AlurElement *from,
                                   const AlurElement *to,
                                   AlurFlowKind kind) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
