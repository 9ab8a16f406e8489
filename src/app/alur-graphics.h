/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What draws the windows. */
gboolean alur_graphics_has_card (const char *devices);
void alur_graphics_choose (void);

G_END_DECLS
