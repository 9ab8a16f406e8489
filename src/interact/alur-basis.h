/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"

G_BEGIN_DECLS

/* What rests on a regulation: what it is called, where it is seen, and how one regulation gives way
 * to another there. It is an element of those that alur_legal_order_get_entry() lists. */

char *alur_basis_dup_place (AlurDocument *document,
                            const AlurElement *element,
                            gboolean with_stage) G_GNUC_WARN_UNUSED_RESULT;
char *alur_basis_dup_short (const AlurElement *regulation) G_GNUC_WARN_UNUSED_RESULT;
AlurElement *alur_basis_get_seen (const AlurElement *element);
void alur_basis_change (AlurDocument *document,
                        AlurElement *element,
                        const char *old_id,
                        const char *new_id);

G_END_DECLS
