/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean alur_number_text_read (const char *language, const char *text, double *value);
gboolean
alur_number_text_read_length (const char *language, const char *text, gsize length, double *value);

G_END_DECLS
