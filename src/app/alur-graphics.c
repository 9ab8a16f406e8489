/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What draws the windows.
 *
 * GTK 4.8 draws with OpenGL wherever a library offers it, also one that only computes what a
 * graphics card would do. There each change, be it a line under the pointer, draws the whole window
 * anew: 36 ms on the two cores of an office machine without a card, where cairo needs half a
 * millisecond. So cairo draws where no card is. */

#include "alur-graphics.h"

#define VARIABLE "GSK_RENDERER" /* GTK's own; who sets it decides */
#define LIBRARY "GDK_DEBUG"

/**
 * alur_graphics_has_card:
 * @devices: (type filename): the folder of the devices, "/dev"
 *
 * The kernel shows a card that can draw as a render node; the closed driver of one maker has
 * devices of its own.
 *
 * Returns: whether there is a graphics card that programs may use
 */
gboolean
alur_graphics_has_card (const char *devices)
{
  g_autofree char *nodes = g_build_filename (devices, "dri", NULL);
  g_autofree char *closed = g_build_filename (devices, "nvidia0", NULL);
  g_autoptr (GDir) folder = g_dir_open (nodes, 0, NULL);
  const char *name;

  if (g_file_test (closed, G_FILE_TEST_EXISTS))
    return TRUE;
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_prefix (name, "renderD"))
      return TRUE;
  return FALSE;
}

/**
 * alur_graphics_choose:
 *
 * Chooses what draws the windows, unless the user did. Before GTK is initialised and any thread is
 * made.
 */
void
alur_graphics_choose (void)
{
#ifdef __linux__
  if (g_getenv (VARIABLE) != NULL || alur_graphics_has_card ("/dev"))
    return;
  g_setenv (VARIABLE, "cairo", FALSE);
  /* Otherwise GTK loads the library that it will not use: a third of its start. */
  g_setenv (LIBRARY, "gl-disable", FALSE);
#endif
}
