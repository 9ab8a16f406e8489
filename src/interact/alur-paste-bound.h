/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is pasted at once. Each line becomes a unit, a step or a row while the window waits; who has
 * more has a table, which is imported in a thread. */
#define ALUR_PASTE_MOST_LINES 10000u
#define ALUR_PASTE_MOST_BYTES ((gsize) 4 << 20)
#define ALUR_PASTE_LONGEST_NAME ((gsize) 64 << 10)

char *alur_paste_refuse_rows (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *alur_paste_refuse_names (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
