/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"

G_BEGIN_DECLS

/* The units and posts of a stage by what people call them: their names, short names, and where two
 * are called the same, "Name (of what it is part)". It stands for one state of the document. */
typedef struct _AlurNameIndex AlurNameIndex;

AlurNameIndex *alur_name_index_new (AlurDocument *document,
                                    const AlurElement *stage) G_GNUC_WARN_UNUSED_RESULT;
void alur_name_index_free (AlurNameIndex *self);

gboolean alur_name_index_knows (AlurNameIndex *self, const char *name);
AlurElement *
alur_name_index_find (AlurNameIndex *self, const char *name, const AlurElement *preferred);
char *alur_name_index_dup_label (AlurNameIndex *self,
                                 const AlurElement *element) G_GNUC_WARN_UNUSED_RESULT;
const AlurElement *alur_name_index_get_home (AlurNameIndex *self, const AlurElement *element);
GPtrArray *alur_name_index_search (AlurNameIndex *self,
                                   const char *typed,
                                   guint max) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurNameIndex, alur_name_index_free)

G_END_DECLS
