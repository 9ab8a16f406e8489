/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-editor.h"

G_BEGIN_DECLS

/* What things are called on the screen, in the user's language. */
const char *alur_shown_name (const AlurElement *element);
const char *alur_shown_view_name (AlurEditor *editor);

G_END_DECLS
