/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-graphics.h"

#include <glib/gstdio.h>

static void
add (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
}

static void
remove_all (const char *folder, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

/* A card that only shows a picture can't draw. */
static void
test_card (void)
{
  g_autofree char *devices = g_dir_make_tmp ("alur-graphics-XXXXXX", NULL);
  g_autofree char *dri = g_build_filename (devices, "dri", NULL);

  g_assert_false (alur_graphics_has_card (devices));
  g_assert_cmpint (g_mkdir (dri, 0700), ==, 0);
  add (dri, "card0");
  g_assert_false (alur_graphics_has_card (devices));
  add (dri, "renderD128");
  g_assert_true (alur_graphics_has_card (devices));
  remove_all (dri, (const char *const[]){ "card0", "renderD128", NULL });
  g_assert_false (alur_graphics_has_card (devices));
  add (devices, "nvidia0");
  g_assert_true (alur_graphics_has_card (devices));
  remove_all (devices, (const char *const[]){ "nvidia0", NULL });
}

static void
test_user_decides (void)
{
  g_setenv ("GSK_RENDERER", "gl", TRUE);
  alur_graphics_choose ();
  g_assert_cmpstr (g_getenv ("GSK_RENDERER"), ==, "gl");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/graphics/card", test_card);
  g_test_add_func ("/graphics/user-decides", test_user_decides);
  return g_test_run ();
}
