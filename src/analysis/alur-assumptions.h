/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"

G_BEGIN_DECLS

/* Figures that are tried out in place of those of a document, which stays as it is: the people of a
 * position, how often a year a procedure or a duty is carried out, and, of the document itself, the
 * effective minutes of a person a year. Each kind of element has one such figure.
 *
 * They belong to elements, not to ids: what is deleted takes its figure with it, and undoing brings
 * both back. A figure that the document has already is not counted. All that read may be handed
 * %NULL, which is none. Text has one item a figure, the same for people and programs:
 * minutes=72000, headcount:POSITION=3, volume:PROCEDURE=1200, duty:POSITION/NUMBER=12, each but the
 * first with @STAGE before the sign where it is meant for one stage only. */
typedef struct _AlurAssumptions AlurAssumptions;

AlurAssumptions *alur_assumptions_new (void) G_GNUC_WARN_UNUSED_RESULT;
AlurAssumptions *alur_assumptions_copy (const AlurAssumptions *self) G_GNUC_WARN_UNUSED_RESULT;
void alur_assumptions_free (AlurAssumptions *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurAssumptions, alur_assumptions_free)

gboolean alur_assumption_get_field (AlurKind kind, guint *field);

void alur_assumptions_put (AlurAssumptions *self, const AlurElement *element, double value);
double alur_assumptions_get (const AlurAssumptions *self, const AlurElement *element);
gboolean alur_assumptions_has (const AlurAssumptions *self, const AlurElement *element);
GPtrArray *alur_assumptions_list (const AlurAssumptions *self,
                                  AlurDocument *document) G_GNUC_WARN_UNUSED_RESULT;
gboolean alur_assumptions_is_empty (const AlurAssumptions *self);

/* Text */
char **alur_assumptions_dup_items (const AlurAssumptions *self,
                                   AlurDocument *document) G_GNUC_WARN_UNUSED_RESULT;
gboolean alur_assumptions_add_item (AlurAssumptions *self,
                                    AlurDocument *document,
                                    const char *item,
                                    GError **error);

G_END_DECLS
