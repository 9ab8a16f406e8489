/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-finding.h"

G_BEGIN_DECLS

/* Which findings name an element: as what was looked at, as function, among units or elements; and
 * which sign they put on it. */
typedef struct _AlurMentions AlurMentions;

AlurMentions *alur_mentions_new (void) G_GNUC_WARN_UNUSED_RESULT;
void alur_mentions_free (AlurMentions *self);
void alur_mentions_add (AlurMentions *self, AlurFinding *finding);
void alur_mentions_remove (AlurMentions *self, const AlurFinding *finding);
void alur_mentions_tidy (AlurMentions *self);
void alur_mentions_accept (AlurMentions *self, AlurFinding *finding, gboolean accepted);
GByteArray *alur_mentions_dup_signs (AlurMentions *self,
                                     const GPtrArray *without) G_GNUC_WARN_UNUSED_RESULT;
void alur_mentions_collect (AlurMentions *self, const AlurElement *element, GHashTable *findings);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurMentions, alur_mentions_free)

G_END_DECLS
