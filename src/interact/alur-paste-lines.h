/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-editor.h"

G_BEGIN_DECLS

gboolean alur_paste_lines_may (AlurEditor *editor, const char *text);
guint alur_paste_lines (AlurEditor *editor, const char *text);

G_END_DECLS
