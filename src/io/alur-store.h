/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* An output file that appears whole or not at all. */
typedef struct _AlurStoreFile AlurStoreFile;

/* Whether the file may still be replaced; sets @error if not. */
typedef gboolean (*AlurStoreCheck) (void *data, GError **error);

AlurStoreFile *alur_store_file_new (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GOutputStream *alur_store_file_get_stream (AlurStoreFile *self);
void alur_store_file_set_check (AlurStoreFile *self, AlurStoreCheck check, void *data);
gboolean alur_store_file_commit (AlurStoreFile *self, GError **error);
void alur_store_file_free (AlurStoreFile *self);

gboolean alur_store_save_bytes (const char *path, GBytes *bytes, GError **error);
gboolean alur_store_save_bytes_if (
    const char *path, GBytes *bytes, AlurStoreCheck check, void *data, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurStoreFile, alur_store_file_free)

G_END_DECLS
