/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Of what tests do with documents by chance, under slow instruments only each nth is done: as
 * ALUR_SHARE says, which ./dev check sets; all of it where it is not set. */
static inline guint
alur_share_get_step (void)
{
  const char *share = g_getenv ("ALUR_SHARE");

  return share != NULL ? MAX ((guint) g_ascii_strtoull (share, NULL, 10), 1) : 1;
}

/* How many of n are done. */
static inline guint
alur_share_of (guint n)
{
  return (n + alur_share_get_step () - 1) / alur_share_get_step ();
}
