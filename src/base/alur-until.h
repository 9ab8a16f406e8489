/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether the time is over until which something may go on, as g_get_monotonic_time(); 0: there is
 * no end to it. */
static inline gboolean
alur_is_over (gint64 until)
{
  return until != 0 && g_get_monotonic_time () >= until;
}

G_END_DECLS
