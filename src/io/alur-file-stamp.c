/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether a file is still what it was. Numbers of the file system tell quickly that nothing has
 * happened; where they differ, only the content counts: a file that was touched, or copied back,
 * is the same. */

#include "alur-file-stamp.h"

#include "alur-error.h"
#include "alur-journal.h"
#include "alur-language.h"
#include "alur-reader.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/stat.h>
#include <unistd.h>

/**
 * alur_file_stamp_clear:
 * @self: a stamp
 *
 * Makes it that of no file.
 */
void
alur_file_stamp_clear (AlurFileStamp *self)
{
  g_free (self->hash);
  *self = (AlurFileStamp){ 0 };
}

/**
 * alur_file_stamp_copy:
 * @self: a stamp
 * @other: another
 *
 * Makes @self equal to @other.
 */
void
alur_file_stamp_copy (AlurFileStamp *self, const AlurFileStamp *other)
{
  char *hash = g_strdup (other->hash);

  g_free (self->hash);
  *self = *other;
  self->hash = hash;
}

static void
note (AlurFileStamp *self, const struct stat *status)
{
  self->device = status->st_dev;
  self->inode = status->st_ino;
  self->size = (guint64) status->st_size;
  self->modified = (gint64) status->st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000)
                   + (gint64) status->st_mtim.tv_nsec;
  self->changed = (gint64) status->st_ctim.tv_sec * G_GINT64_CONSTANT (1000000000)
                  + (gint64) status->st_ctim.tv_nsec;
}

static gboolean
is_at_a_glance (const AlurFileStamp *self, const struct stat *status)
{
  AlurFileStamp other = { 0 };

  note (&other, status);
  return self->hash != NULL && self->device == other.device && self->inode == other.inode
         && self->size == other.size && self->modified == other.modified
         && self->changed == other.changed;
}

static GBytes *
refuse (const char *path, int code, GError **error)
{
  if (code == ENOENT || code == ENOTDIR)
    g_set_error (
        error, ALUR_ERROR, ALUR_ERROR_CANNOT_READ,
        alur_tr (NULL, N_ ("“%s” is not there. It may have been moved, renamed or deleted; "
                           "look for it in another folder.")),
        path);
  else if (code == EACCES || code == EPERM)
    g_set_error (error, ALUR_ERROR, ALUR_ERROR_CANNOT_READ,
                 alur_tr (NULL, N_ ("“%s” may not be read by you. Ask whoever made it, or whoever "
                                    "looks after its folder.")),
                 path);
  else if (code == EISDIR)
    g_set_error (error, ALUR_ERROR, ALUR_ERROR_CANNOT_READ,
                 alur_tr (NULL, N_ ("“%s” is a folder. Choose a document in it.")), path);
  else
    g_set_error (error, ALUR_ERROR, ALUR_ERROR_CANNOT_READ,
                 alur_tr (NULL, N_ ("%s: The file cannot be read: %s.")), path, g_strerror (code));
  return NULL;
}

/**
 * alur_file_stamp_read:
 * @self: a stamp
 * @path: the name of a file
 * @error: return location for an error of %ALUR_ERROR_CANNOT_READ: sentences for people
 *
 * Reads a file and makes @self its stamp.
 *
 * Returns: (transfer full) (nullable): what is in it
 */
GBytes *
alur_file_stamp_read (AlurFileStamp *self, const char *path, GError **error)
{
  int descriptor = open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  struct stat status;
  GBytes *bytes;

  if (descriptor < 0)
    return refuse (path, errno, error);
  if (fstat (descriptor, &status) != 0 || S_ISDIR (status.st_mode))
    {
      close (descriptor);
      return refuse (path, EISDIR, error);
    }
  bytes = alur_reader_load (descriptor, path, error);
  close (descriptor);
  alur_file_stamp_clear (self);
  if (bytes != NULL)
    {
      note (self, &status);
      self->hash = alur_journal_hash (bytes);
    }
  return bytes;
}

/**
 * alur_file_stamp_look:
 * @self: the stamp of a file; brought up to date when the file is the same in spite of its numbers
 * @path: its name
 *
 * Returns: what has become of the file. One that cannot be read counts as changed.
 */
AlurFileFate
alur_file_stamp_look (AlurFileStamp *self, const char *path)
{
  struct stat status;
  AlurFileStamp now = { 0 };
  g_autoptr (GBytes) bytes = NULL;
  gboolean same;

  if (stat (path, &status) != 0)
    return errno == ENOENT || errno == ENOTDIR ? ALUR_FILE_GONE : ALUR_FILE_CHANGED;
  if (is_at_a_glance (self, &status))
    return ALUR_FILE_SAME;
  bytes = alur_file_stamp_read (&now, path, NULL);
  same = bytes != NULL && g_strcmp0 (now.hash, self->hash) == 0;
  if (same)
    alur_file_stamp_copy (self, &now);
  alur_file_stamp_clear (&now);
  return same ? ALUR_FILE_SAME : ALUR_FILE_CHANGED;
}
