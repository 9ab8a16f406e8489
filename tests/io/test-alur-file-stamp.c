/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is said of a file that others may write, move, take away or forbid. */

#include "alur-error.h"
#include "alur-file-stamp.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  char *path;
  AlurFileStamp stamp;
} Fixture;

static void
write_text (const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("alur-stamp-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "x.alur", NULL);
  write_text (fixture->path, "one");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  alur_file_stamp_clear (&fixture->stamp);
  g_chmod (fixture->path, 0600);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
read_stamp (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = alur_file_stamp_read (&fixture->stamp, fixture->path, &error);

  g_assert_no_error (error);
  g_assert_nonnull (bytes);
}

/* Sets the time of the last change of a file, in seconds since 1970. */
static void
set_time (const char *path, gint64 seconds)
{
  const struct timespec times[2] = { { (time_t) seconds, 0 }, { (time_t) seconds, 0 } };

  g_assert_cmpint (utimensat (AT_FDCWD, path, times, 0), ==, 0);
}

static void
test_read (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = alur_file_stamp_read (&fixture->stamp, fixture->path, NULL);

  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 3);
  g_assert_cmpint (memcmp (g_bytes_get_data (bytes, NULL), "one", 3), ==, 0);
  g_assert_cmpuint (fixture->stamp.size, ==, 3);
  g_assert_nonnull (fixture->stamp.hash);
  g_assert_cmpint (alur_file_stamp_look (&fixture->stamp, fixture->path), ==, ALUR_FILE_SAME);
}

static void
test_copy (Fixture *fixture, gconstpointer data)
{
  AlurFileStamp copy = { 0 };

  read_stamp (fixture);
  alur_file_stamp_copy (&copy, &fixture->stamp);
  alur_file_stamp_copy (&copy, &copy);
  alur_file_stamp_clear (&fixture->stamp);
  g_assert_null (fixture->stamp.hash);
  g_assert_cmpint (alur_file_stamp_look (&copy, fixture->path), ==, ALUR_FILE_SAME);
  /* That of no file is never that of one. */
  g_assert_cmpint (alur_file_stamp_look (&fixture->stamp, fixture->path), ==, ALUR_FILE_CHANGED);
  alur_file_stamp_clear (&copy);
}

/* Touched, and taken away and put back: the same file, which is known at a glance from then on. */
static void
test_touched (Fixture *fixture, gconstpointer data)
{
  read_stamp (fixture);
  set_time (fixture->path, 1000000000);
  g_assert_cmpint (alur_file_stamp_look (&fixture->stamp, fixture->path), ==, ALUR_FILE_SAME);
  g_assert_cmpint (fixture->stamp.modified, ==, G_GINT64_CONSTANT (1000000000000000000));
  g_unlink (fixture->path);
  g_assert_cmpint (alur_file_stamp_look (&fixture->stamp, fixture->path), ==, ALUR_FILE_GONE);
  write_text (fixture->path, "one");
  g_assert_cmpint (alur_file_stamp_look (&fixture->stamp, fixture->path), ==, ALUR_FILE_SAME);
}

/* Another text, of another length or not, and at the very time of the old one. */
static void
test_changed (Fixture *fixture, gconstpointer data)
{
  set_time (fixture->path, 1000000000);
  read_stamp (fixture);
  write_text (fixture->path, "two");
  set_time (fixture->path, 1000000000);
  g_assert_cmpint (alur_file_stamp_look (&fixture->stamp, fixture->path), ==, ALUR_FILE_CHANGED);
  write_text (fixture->path, "three");
  g_assert_cmpint (alur_file_stamp_look (&fixture->stamp, fixture->path), ==, ALUR_FILE_CHANGED);
  /* Written in its place without a new file, so that only its times tell. */
  read_stamp (fixture);
  {
    FILE *file = g_fopen (fixture->path, "r+");

    g_assert_cmpuint (fwrite ("T", 1, 1, file), ==, 1);
    fclose (file);
  }
  g_assert_cmpint (alur_file_stamp_look (&fixture->stamp, fixture->path), ==, ALUR_FILE_CHANGED);
}

static void
test_gone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *below = g_build_filename (fixture->path, "below", NULL);
  g_autofree char *beyond = g_strnfill (5000, 'x');

  read_stamp (fixture);
  /* What is below a file is not there either. */
  g_assert_cmpint (alur_file_stamp_look (&fixture->stamp, below), ==, ALUR_FILE_GONE);
  /* A name that no file can have tells nothing of the file. */
  g_assert_cmpint (alur_file_stamp_look (&fixture->stamp, beyond), ==, ALUR_FILE_CHANGED);
  /* A folder has its name now. */
  g_assert_cmpint (alur_file_stamp_look (&fixture->stamp, fixture->folder), ==, ALUR_FILE_CHANGED);
}

static void
assert_refused (const char *path, const char *words)
{
  AlurFileStamp stamp = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = alur_file_stamp_read (&stamp, path, &error);

  g_assert_null (bytes);
  g_assert_null (stamp.hash);
  g_assert_error (error, ALUR_ERROR, ALUR_ERROR_CANNOT_READ);
  g_assert_nonnull (strstr (error->message, path));
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” says nothing of “%s”", error->message, words);
}

/* Each in words of its own, with what to do. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *none = g_build_filename (fixture->folder, "none.alur", NULL);
  g_autofree char *below = g_build_filename (fixture->path, "below.alur", NULL);
  g_autofree char *long_name = g_strnfill (300, 'x');
  g_autofree char *beyond = g_build_filename (fixture->folder, long_name, NULL);

  assert_refused (none, "look for it in another folder");
  assert_refused (below, "look for it in another folder");
  assert_refused (fixture->folder, "is a folder");
  assert_refused (beyond, "cannot be read");
}

/* Root may read everything, so as root the test asks as somebody else. */
static void
test_forbidden (Fixture *fixture, gconstpointer data)
{
  const uid_t nobody = 65534;
  gboolean is_root = geteuid () == 0;

  g_assert_cmpint (g_chmod (fixture->path, 0), ==, 0);
  if (is_root)
    {
      g_assert_cmpint (g_chmod (fixture->folder, 0755), ==, 0);
      g_assert_cmpint (seteuid (nobody), ==, 0);
    }
  assert_refused (fixture->path, "may not be read by you");
  g_assert_cmpint (alur_file_stamp_look (&fixture->stamp, fixture->path), ==, ALUR_FILE_CHANGED);
  if (is_root)
    g_assert_cmpint (seteuid (0), ==, 0);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/file-stamp/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("read", test_read);
  ADD ("copy", test_copy);
  ADD ("touched", test_touched);
  ADD ("changed", test_changed);
  ADD ("gone", test_gone);
  ADD ("refused", test_refused);
  ADD ("forbidden", test_forbidden);
  return g_test_run ();
}
