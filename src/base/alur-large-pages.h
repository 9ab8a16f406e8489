/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ALUR_LARGE_PAGE ((gsize) 2 * 1024 * 1024)

gpointer alur_large_pages_alloc (gsize size) G_GNUC_WARN_UNUSED_RESULT;
void alur_large_pages_free (gpointer memory);

G_END_DECLS
