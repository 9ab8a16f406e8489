/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is pasted or typed into cells, made fit for a document. */
char *alur_typed_text_clean (const char *text, gssize length) G_GNUC_WARN_UNUSED_RESULT;
gboolean alur_typed_text_is_word (const char *text, const char *const *words);

G_END_DECLS
