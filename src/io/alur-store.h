/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* An output file that appears whole or not at all. */
typedef struct _AlurStoreFile AlurStoreFile;

AlurStoreFile *alur_store_file_new (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GOutputStream *alur_store_file_get_stream (AlurStoreFile *self);
gboolean alur_store_file_commit (AlurStoreFile *self, GError **error);
void alur_store_file_free (AlurStoreFile *self);

gboolean alur_store_save_bytes (const char *path, GBytes *bytes, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurStoreFile, alur_store_file_free)

G_END_DECLS
