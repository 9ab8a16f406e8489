/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Tables as spreadsheets put them on the clipboard: tabs between cells, a line a row. */
GPtrArray *alur_tabbed_text_read (const char *text) G_GNUC_WARN_UNUSED_RESULT;
void alur_tabbed_text_append (GString *text, const char *cell);

G_END_DECLS
