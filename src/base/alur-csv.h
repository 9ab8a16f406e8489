/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Comma-separated text as spreadsheets expect it. */

#define ALUR_CSV_MARK "\xef\xbb\xbf" /* before the first row */
#define ALUR_CSV_ROW_END "\r\n"

char alur_csv_separator (const char *language);
gboolean alur_csv_is_formula (const char *text);
gboolean alur_csv_is_guarded (const char *text, gsize length);
gsize alur_csv_unguard (char *text, gsize length);
void alur_csv_append (GString *csv, const char *text, char separator);

G_END_DECLS
