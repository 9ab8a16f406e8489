/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-import-private.h"

G_BEGIN_DECLS

/* What our own tables of procedures say where a document says nothing, or not enough. */

gboolean
alur_import_own_is (const AlurImport *import, const char *text, const char *const *messages);
void alur_import_own_drop_nobody (const AlurImport *import, GArray *doers);
char *alur_import_own_dup_post (const AlurElement *position,
                                const char *unit) G_GNUC_WARN_UNUSED_RESULT;
gboolean alur_import_own_names (const AlurElement *actor, const char *name);
GHashTable *alur_import_own_list_beside (const AlurImport *import,
                                         const AlurElement *procedure) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
