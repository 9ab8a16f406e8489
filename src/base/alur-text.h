/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Hashes are FNV-1a, so that of a text each beginning has been hashed on the way. */
#define ALUR_TEXT_HASH_START 2166136261u

static inline guint
alur_text_hash_byte (guint hash, char byte)
{
  return (hash ^ (guchar) byte) * 16777619u;
}

char *alur_text_capitalise (const char *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean alur_text_has (const char *text, const char *folded);
char *alur_text_fold (const char *text) G_GNUC_WARN_UNUSED_RESULT;
void alur_text_fold_into (const char *text, GString *folded);
guint alur_text_hash (const char *text);
int alur_text_compare (const char *a, const char *b);
gboolean alur_text_same (const char *a, const char *b);
char **alur_text_split_names (const char *names) G_GNUC_WARN_UNUSED_RESULT;
char *alur_text_dup_drawable (const char *text, gsize most) G_GNUC_WARN_UNUSED_RESULT;
gboolean alur_text_is_unprintable (gunichar c);
char *alur_text_dup_printable (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *alur_text_dup_storable (const char *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean alur_text_names_intersect (const char *a, const char *b);
gboolean alur_text_same_names (const char *a, const char *b);

G_END_DECLS
