/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"

G_BEGIN_DECLS

/* A document once more, for threads: it is brought to a state of the document when somebody in a
 * thread wants to read that, and stays as it is while he does. */
typedef struct _AlurMirror AlurMirror;

/* One reading of a mirror, in a state that the document had. */
typedef struct _AlurMirrorTurn AlurMirrorTurn;

gboolean alur_document_has_mirror (AlurDocument *document);
gboolean alur_document_make_mirror (AlurDocument *document);

AlurMirrorTurn *alur_document_take_turn (AlurDocument *document) G_GNUC_WARN_UNUSED_RESULT;
AlurDocument *alur_mirror_turn_begin (AlurMirrorTurn *self);
AlurElement *alur_mirror_turn_find (AlurMirrorTurn *self, const AlurElement *element);
void alur_mirror_turn_free (AlurMirrorTurn *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurMirrorTurn, alur_mirror_turn_free)

G_END_DECLS
