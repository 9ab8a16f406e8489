/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-places.h"

#include <glib/gstdio.h>

static void
assert_exists (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_build_folder (void)
{
  g_autofree char *examples = alur_places_dup_examples ();
  g_autofree char *translations = alur_places_dup_translations ();

  assert_exists (examples, "rawat-inap.alur");
  assert_exists (translations, "id/LC_MESSAGES/alur.mo");
}

static void G_GNUC_NULL_TERMINATED
remove_folders (const char *top, const char *first, ...)
{
  va_list names;

  va_start (names, first);
  for (const char *name = first; name != NULL; name = va_arg (names, const char *))
    {
      g_autofree char *folder = g_build_filename (top, name, NULL);

      g_assert_cmpint (g_rmdir (folder), ==, 0);
    }
  va_end (names);
}

/* A copy of this program somewhere else, as if it had been installed and moved. */
static void
test_moved (void)
{
  g_autofree char *prefix = g_dir_make_tmp ("alur-places-XXXXXX", NULL);
  g_autofree char *bin = g_build_filename (prefix, "bin", NULL);
  g_autofree char *program = g_build_filename (bin, "program", NULL);
  g_autofree char *examples = g_build_filename (prefix, "share", "alur", "examples", NULL);
  g_autofree char *expected = g_build_filename (bin, "..", "share", "alur", "examples", NULL);
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *bytes = NULL;
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  char *arguments[] = { program, (char *) (gsize) "--say", NULL };
  gsize size;
  int status;

  g_assert_cmpint (g_mkdir_with_parents (bin, 0700), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (examples, 0700), ==, 0);
  g_assert_true (g_file_get_contents (self, &bytes, &size, &error));
  g_assert_true (g_file_set_contents_full (program, bytes, (gssize) size,
                                           G_FILE_SET_CONTENTS_CONSISTENT, 0700, &error));
  g_assert_true (g_spawn_sync (NULL, arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL,
                               &status, &error));
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  g_assert_cmpstr (output, ==, expected);
  g_unlink (program);
  remove_folders (prefix, "share/alur/examples", "share/alur", "share", "bin", "", NULL);
}

static void
test_version (void)
{
  g_assert_true (
      g_regex_match_simple ("^[0-9]+\\.[0-9]+\\.[0-9]+$", alur_places_get_version (), 0, 0));
}

/* What the document portal shows a sandbox keeps its name. */
static void
test_given (void)
{
  const char *runtime = g_get_user_runtime_dir ();
  g_autofree char *given = g_build_filename (runtime, "doc", "2f1a", "Rencana", NULL);
  g_autofree char *beside = g_build_filename (runtime, "documents", "x.alur", NULL);

  g_assert_true (alur_places_is_given (given));
  g_assert_false (alur_places_is_given (beside));
  g_assert_false (alur_places_is_given (runtime));
  g_assert_false (alur_places_is_given (NULL));
}

int
main (int argc, char *argv[])
{
  if (argc == 2 && g_str_equal (argv[1], "--say"))
    {
      g_autofree char *examples = alur_places_dup_examples ();

      g_print ("%s", examples);
      return 0;
    }
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/places/build-folder", test_build_folder);
  g_test_add_func ("/places/moved", test_moved);
  g_test_add_func ("/places/given", test_given);
  g_test_add_func ("/places/version", test_version);
  return g_test_run ();
}
