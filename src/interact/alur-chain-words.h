/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-editor.h"

G_BEGIN_DECLS

/* Flows of the service chain in words, in the user's language. What it looks up for one flow it
 * knows for the others; until the next edit. */
typedef struct _AlurChainWords AlurChainWords;

AlurChainWords *alur_chain_words_new (AlurEditor *editor) G_GNUC_WARN_UNUSED_RESULT;
void alur_chain_words_free (AlurChainWords *self);
char *alur_chain_words_dup_title (AlurChainWords *self,
                                  const AlurElement *flow) G_GNUC_WARN_UNUSED_RESULT;
char *alur_chain_words_dup_step (AlurChainWords *self,
                                 const AlurElement *step) G_GNUC_WARN_UNUSED_RESULT;
char *alur_chain_words_dup_place (AlurChainWords *self,
                                  const AlurElement *flow) G_GNUC_WARN_UNUSED_RESULT;
char *alur_chain_words_dup_times (AlurChainWords *self,
                                  const AlurElement *flow) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurChainWords, alur_chain_words_free)

G_END_DECLS
