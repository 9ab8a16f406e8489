/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ALUR_TYPE_STORE_STREAM (alur_store_stream_get_type ())
G_DECLARE_FINAL_TYPE (AlurStoreStream, alur_store_stream, ALUR, STORE_STREAM, GOutputStream)

GOutputStream *alur_store_stream_new (int descriptor, const char *path) G_GNUC_WARN_UNUSED_RESULT;
gboolean alur_store_refuse (const char *path, int code, GError **error);

G_END_DECLS
