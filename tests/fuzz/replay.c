/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Runs a fuzz target once on each file that is named, or that lies in a folder that is named. */

#include "fuzz-target.h"

#include <glib.h>

static guint
replay (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  g_autofree char *data = NULL;
  const char *name;
  gsize length = 0;
  guint n_files = 0;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *entry = g_build_filename (path, name, NULL);

      n_files += replay (entry);
    }
  if (folder != NULL)
    return n_files;
  if (!g_file_get_contents (path, &data, &length, NULL))
    g_error ("%s cannot be read", path);
  g_assert_cmpint (LLVMFuzzerTestOneInput ((const uint8_t *) data, length), ==, 0);
  return 1;
}

int
main (int argc, char **argv)
{
  guint n_files = 0;

  for (int i = 1; i < argc; i++)
    n_files += replay (argv[i]);
  g_print ("%u files\n", n_files);
  return n_files > 0 ? 0 : 1;
}
