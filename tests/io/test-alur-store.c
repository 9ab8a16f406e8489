/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a save leaves behind, when it works and when it cannot. */

#include "alur-error.h"
#include "alur-store.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("alur-store-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "x.alur", NULL);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (directory) != NULL)
    n_files++;
  return n_files;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) directory = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static gboolean
save (const char *path, const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return alur_store_save_bytes (path, bytes, error);
}

static void
assert_holds (const char *path, const char *expected)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, expected);
}

static void
test_new_and_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (save (fixture->path, "old", &error));
  g_assert_no_error (error);
  g_assert_true (save (fixture->path, "new", &error));
  g_assert_no_error (error);
  assert_holds (fixture->path, "new");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_permissions_stay (Fixture *fixture, gconstpointer data)
{
  GStatBuf status;

  g_assert_true (save (fixture->path, "old", NULL));
  g_assert_cmpint (g_chmod (fixture->path, 0640), ==, 0);
  g_assert_true (save (fixture->path, "new", NULL));
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0640);
}

static void
test_link_stays (Fixture *fixture, gconstpointer data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "link.alur", NULL);

  g_assert_true (save (fixture->path, "old", NULL));
  g_assert_cmpint (symlink ("x.alur", link), ==, 0);
  g_assert_true (save (link, "new", NULL));
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  assert_holds (fixture->path, "new");
}

static void
test_dropped (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  AlurStoreFile *file;

  g_assert_true (save (fixture->path, "old", NULL));
  file = alur_store_file_new (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_true (
      g_output_stream_write_all (alur_store_file_get_stream (file), "half", 4, NULL, NULL, &error));
  alur_store_file_free (file);
  assert_holds (fixture->path, "old");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_no_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "none", "x.alur", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (save (path, "new", &error));
  g_assert_error (error, ALUR_ERROR, ALUR_ERROR_CANNOT_WRITE);
  g_assert_nonnull (strstr (error->message, path));
}

/* A disk that is full, as far as a process can have one to itself: the largest size of a file is
 * bounded in a child. */
static void
test_no_room (Fixture *fixture, gconstpointer data)
{
  g_autofree char *much = g_strnfill (1 << 20, 'x');
  pid_t child;
  int status;

  g_assert_true (save (fixture->path, "old", NULL));
  child = fork ();
  if (child == 0)
    {
      struct rlimit limit = { 4096, 4096 };
      g_autoptr (GError) error = NULL;

      signal (SIGXFSZ, SIG_IGN);
      setrlimit (RLIMIT_FSIZE, &limit);
      if (save (fixture->path, much, &error))
        _exit (1);
      _exit (g_error_matches (error, ALUR_ERROR, ALUR_ERROR_CANNOT_WRITE) ? 0 : 2);
    }
  while (waitpid (child, &status, 0) < 0)
    g_assert_cmpint (errno, ==, EINTR);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  assert_holds (fixture->path, "old");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/store/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("new-and-again", test_new_and_again);
  ADD ("permissions-stay", test_permissions_stay);
  ADD ("link-stays", test_link_stays);
  ADD ("dropped", test_dropped);
  ADD ("no-folder", test_no_folder);
  ADD ("no-room", test_no_room);
#undef ADD
  return g_test_run ();
}
