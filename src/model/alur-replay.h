/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"

G_BEGIN_DECLS

/* Making changes again that were recorded elsewhere, one by one: for the journal. They may also be
 * of what does not stand in the document at that moment. */
void alur_replay_begin_start (AlurDocument *document);
void alur_replay_end_start (AlurDocument *document);
void alur_replay_begin_removed (AlurDocument *document);
void alur_replay_end_removed (AlurDocument *document);
AlurElement *alur_replay_create (AlurDocument *document, AlurKind kind, const char *id);
AlurElement *
alur_replay_copy_stage (AlurDocument *document, const AlurElement *source, const char *id);
gboolean alur_replay_place (AlurDocument *document,
                            AlurElement *element,
                            AlurElement *parent,
                            AlurElement *next);
void alur_replay_set (AlurDocument *document, AlurElement *element, guint field, AlurValue value);
void alur_replay_set_content (AlurDocument *document, AlurElement *element, const char *text);
void alur_replay_set_foreign (AlurDocument *document,
                              AlurElement *element,
                              const char *const *names_and_values,
                              guint n_attributes);

G_END_DECLS
