/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-editor.h"

G_BEGIN_DECLS

/* Something that shows a document and must know when it, or what is shown of it, is another. */
gboolean
alur_watch_editor (gpointer self, AlurEditor **watched, AlurEditor *editor, GCallback changed);

G_END_DECLS
