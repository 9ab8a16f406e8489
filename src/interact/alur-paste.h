/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-editor.h"
#include "alur-fragment.h"

G_BEGIN_DECLS

gboolean alur_paste (AlurEditor *editor, AlurDocument *fragment, char **told);
gboolean alur_paste_duplicate (AlurEditor *editor, char **told);

G_END_DECLS
