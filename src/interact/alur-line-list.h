/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Plain lines as a list that may be nested: by leading tabs or blanks, and by what stands before
 * the names (1, 1.1, A., a), -, •). */
typedef struct
{
  char *name;
  guint depth; /* 0: top; at most one more than the line before */
} AlurListLine;

GArray *alur_line_list_read (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *alur_line_list_strip (const char *line) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
