/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-editor.h"

G_BEGIN_DECLS

/* Which findings of a document have the words that somebody searches for. */
typedef struct _AlurFindingSearch AlurFindingSearch;

AlurFindingSearch *alur_finding_search_new (void) G_GNUC_WARN_UNUSED_RESULT;
void alur_finding_search_free (AlurFindingSearch *self);
void alur_finding_search_set_editor (AlurFindingSearch *self, AlurEditor *editor);
gboolean alur_finding_search_set_text (AlurFindingSearch *self, const char *text);
gboolean alur_finding_search_is_for_words (const AlurFindingSearch *self);
void alur_finding_search_begin (AlurFindingSearch *self, const AlurElement *stage);
gboolean alur_finding_search_is_going_on (const AlurFindingSearch *self);
gboolean alur_finding_search_go_on (AlurFindingSearch *self);
gboolean alur_finding_search_has (const AlurFindingSearch *self, const AlurFinding *finding);

G_END_DECLS
