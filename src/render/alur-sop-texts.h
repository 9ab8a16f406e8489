/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-sop-layout.h"
#include "alur-views.h"

G_BEGIN_DECLS

/* The words of the flowchart pages of an SOP, in the language of the paper. */
typedef struct
{
  AlurSopTexts texts;
  GPtrArray *owned; /* of char * */
} AlurSopWords;

AlurSopWords *alur_sop_words_new (const AlurViewRequest *request,
                                  const AlurElement *procedure,
                                  const AlurSopTable *table) G_GNUC_WARN_UNUSED_RESULT;
void alur_sop_words_free (AlurSopWords *self);
char *alur_sop_words_dup_letter (guint number) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurSopWords, alur_sop_words_free)

G_END_DECLS
