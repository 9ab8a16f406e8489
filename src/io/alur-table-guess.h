/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether what somebody opens, drops or pastes is meant as a table. */
gboolean alur_table_is_name (const char *name);
gboolean alur_table_is_text (const char *text);

G_END_DECLS
