/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a file may be at most; docs/file-format.md says why. */
#define ALUR_READER_MAX_BYTES ((gsize) 128 << 20)
#define ALUR_READER_MAX_ELEMENTS 2000000u
#define ALUR_READER_MAX_STAGES 1000u
#define ALUR_READER_MAX_FUNCTION_LEVELS 100u
#define ALUR_READER_MAX_DEPTH 100u
#define ALUR_READER_MAX_ATTRIBUTES 1000u
#define ALUR_READER_MAX_TEXT ((gsize) 10 << 20)
#define ALUR_READER_MAX_NAMESPACES 64u

AlurDocument *alur_reader_read_bytes (GBytes *bytes,
                                      const char *name,
                                      GPtrArray *warnings,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
AlurDocument *alur_reader_read_file (const char *path,
                                     GPtrArray *warnings,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *alur_reader_load_chosen (GFile *file,
                                 GCancellable *cancellable,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *alur_reader_load_file (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *
alur_reader_load (int descriptor, const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
