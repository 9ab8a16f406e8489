/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"
#include "alur-limits.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a file may be at most; docs/file-format.md says why. */
#define ALUR_READER_MAX_BYTES ALUR_LIMITS_BYTES
#define ALUR_READER_MAX_ELEMENTS ALUR_LIMITS_ELEMENTS
#define ALUR_READER_MAX_STAGES ALUR_LIMITS_STAGES
#define ALUR_READER_MAX_FUNCTION_LEVELS ALUR_LIMITS_FUNCTION_LEVELS
#define ALUR_READER_MAX_DEPTH 100u
#define ALUR_READER_MAX_ATTRIBUTES ALUR_LIMITS_ATTRIBUTES
#define ALUR_READER_MAX_TEXT ALUR_LIMITS_TEXT
#define ALUR_READER_MAX_NAMESPACES ALUR_LIMITS_NAMESPACES

AlurDocument *alur_reader_read_bytes (GBytes *bytes,
                                      const char *name,
                                      GPtrArray *warnings,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
AlurDocument *alur_reader_read_file (const char *path,
                                     GPtrArray *warnings,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *alur_reader_load_chosen (GFile *file, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *alur_reader_load_file (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *
alur_reader_load (int descriptor, const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
