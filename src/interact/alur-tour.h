/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-editor.h"

G_BEGIN_DECLS

/* Going through a document page by page, as a workshop does. */
gboolean alur_tour_go (AlurEditor *editor, int direction);
AlurElement *alur_tour_find_function (AlurDocument *document, const AlurElement *element);
GPtrArray *alur_tour_list_functions (AlurEditor *editor) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
