/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"

G_BEGIN_DECLS

/* How tables call elements and tell what has become of them, in the language of the paper. All
 * texts are (transfer full) and of one line. */
typedef struct
{
  AlurDocument *document;
  const char *language;
} AlurTeller;

char *alur_tell_name (const AlurTeller *self, const AlurElement *element) G_GNUC_WARN_UNUSED_RESULT;
char *alur_tell_authority (const AlurTeller *self,
                           const AlurElement *authority) G_GNUC_WARN_UNUSED_RESULT;
char *alur_tell_regulation (const AlurTeller *self,
                            const AlurElement *regulation) G_GNUC_WARN_UNUSED_RESULT;
char *alur_tell_citation (const AlurTeller *self,
                          const AlurElement *regulation) G_GNUC_WARN_UNUSED_RESULT;
char *alur_tell_stages (const AlurTeller *self) G_GNUC_WARN_UNUSED_RESULT;
char *alur_tell_list (const AlurTeller *self, const GPtrArray *texts) G_GNUC_WARN_UNUSED_RESULT;
char *alur_tell_changes (const AlurTeller *self,
                         const AlurElement *from,
                         const AlurElement *to) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
