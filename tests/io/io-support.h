/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-import.h"
#include "alur-reader.h"
#include "alur-writer.h"

/* What the tests of io have in common. */

typedef void (*PathFunc) (const char *path, gpointer data);

guint io_for_each_file (const char *folder, const char *suffix, PathFunc func, gpointer data);
char *io_source_path (const char *path) G_GNUC_WARN_UNUSED_RESULT;
AlurDocument *io_read_text (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *io_write_text (AlurDocument *document) G_GNUC_WARN_UNUSED_RESULT;
void io_assert_rewritten (const char *text, const char *expected);
void io_assert_valid (AlurDocument *document);
AlurImportReport *io_import_table (AlurDocument *document,
                                   GBytes *bytes,
                                   const char *map,
                                   const AlurImportOptions *options,
                                   AlurNotes *notes) G_GNUC_WARN_UNUSED_RESULT;
