/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"

G_BEGIN_DECLS

GBytes *alur_writer_write_bytes (AlurDocument *document) G_GNUC_WARN_UNUSED_RESULT;

gboolean alur_writer_check (AlurDocument *document, GBytes *text, GError **error);

char *alur_writer_dup_value (const AlurElement *element, guint field) G_GNUC_WARN_UNUSED_RESULT;
gboolean alur_writer_tells (const AlurElement *element);

G_END_DECLS
