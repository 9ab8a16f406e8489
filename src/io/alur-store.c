/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files that appear whole or not at all.
 *
 * What is written goes into a hidden file beside the target; when all of it is on the disk it takes
 * the target's name, and the folder is put on the disk too. Whatever happens in between, the name
 * leads to the whole old file or to the whole new one. The new file has the permissions of the old
 * one, its owner where the system allows that, and a symbolic link stays one.
 *
 * The hidden file is `.NAME.XXXXXX.alur-tmp` and is locked (`flock`) by the process that writes it.
 * A process that is killed leaves it behind, without the lock; the next save in that folder takes
 * the lock and removes it, and never touches the one of a save that is under way. What is no
 * ordinary file (a terminal, a pipe, /dev/null) is written directly.
 *
 * Who would only replace what he has read is asked again last, with the folder locked: of two
 * processes that save at the same time one comes second and sees what the first has written. */

#include "alur-store.h"

#include "alur-error.h"
#include "alur-language.h"
#include "alur-store-stream.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define TEMPORARY_SUFFIX ".alur-tmp"
#define N_RANDOM 6
#define MAX_LINKS 40
#define MAX_NAME 255
/* Where files cannot be locked, one left behind is told by its age. */
#define STALE_AFTER_SECONDS ((gint64) 60 * 60)
/* Longer than replacing a file takes; whoever holds the folder longer is none of ours. */
#define MAX_LOCK_MILLISECONDS 2000u

struct _AlurStoreFile
{
  char *path;   /* as asked for, for messages */
  char *target; /* name in the folder, links followed */
  char *temporary;
  int folder;
  int descriptor;
  gboolean direct; /* no ordinary file: written as it comes */
  gboolean exists;
  struct stat old;
  GOutputStream *stream;
  AlurStoreCheck check;
  void *check_data;
};

/* The file that @path leads to, following links, also where the last one leads to nothing. */
static char *
follow_links (const char *path)
{
  g_autofree char *current = g_strdup (path);

  for (guint i = 0; i < MAX_LINKS; i++)
    {
      g_autofree char *link = g_file_read_link (current, NULL);
      g_autofree char *folder = NULL;

      if (link == NULL)
        return g_steal_pointer (&current);
      folder = g_path_get_dirname (current);
      g_free (current);
      current = g_path_is_absolute (link) ? g_steal_pointer (&link)
                                          : g_build_filename (folder, link, NULL);
    }
  errno = ELOOP;
  return NULL;
}

static gboolean
is_temporary (const char *name)
{
  return name[0] == '.' && g_str_has_suffix (name, TEMPORARY_SUFFIX)
         && strlen (name) > strlen (TEMPORARY_SUFFIX) + N_RANDOM + 2;
}

/* Whether the open @descriptor is one that nobody is writing. Takes its lock if so. */
static gboolean
is_abandoned (int descriptor)
{
  struct stat status;

  if (fstat (descriptor, &status) != 0 || !S_ISREG (status.st_mode) || status.st_uid != geteuid ())
    return FALSE;
  if (flock (descriptor, LOCK_EX | LOCK_NB) == 0)
    return TRUE;
  if (errno == EWOULDBLOCK)
    return FALSE;
  return g_get_real_time () / G_USEC_PER_SEC - status.st_mtime > STALE_AFTER_SECONDS;
}

/* Removes @name when it is a hidden file that a killed process has left. */
static void
remove_if_abandoned (int folder, const char *name)
{
  int descriptor = openat (folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  struct stat by_name, by_descriptor;

  if (descriptor < 0)
    return;
  /* Its owner may have given it its proper name meanwhile: then another file, or none, has this
   * one. */
  if (is_abandoned (descriptor) && fstat (descriptor, &by_descriptor) == 0
      && fstatat (folder, name, &by_name, AT_SYMLINK_NOFOLLOW) == 0
      && by_name.st_ino == by_descriptor.st_ino && by_name.st_dev == by_descriptor.st_dev)
    unlinkat (folder, name, 0);
  close (descriptor);
}

static void
remove_abandoned (int folder, const char *folder_name)
{
  g_autoptr (GDir) entries = g_dir_open (folder_name, 0, NULL);
  const char *name;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      if (is_temporary (name))
        remove_if_abandoned (folder, name);
    }
}

static char *
make_temporary_name (const char *target)
{
  static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789";
  int room = MAX_NAME - (int) strlen (TEMPORARY_SUFFIX) - N_RANDOM - 2;
  char random[N_RANDOM + 1] = "";

  for (guint i = 0; i < N_RANDOM; i++)
    random[i] = letters[g_random_int_range (0, (gint32) sizeof letters - 1)];
  return g_strdup_printf (".%.*s.%s%s", room, target, random, TEMPORARY_SUFFIX);
}

/* Locks the hidden file, where files can be locked. FALSE when another process took it for
 * abandoned before that and has removed it. */
static gboolean
lock_temporary (int descriptor)
{
  struct stat status;

  while (flock (descriptor, LOCK_EX) != 0 && errno == EINTR)
    continue;
  return fstat (descriptor, &status) == 0 && status.st_nlink > 0;
}

static gboolean
open_temporary (AlurStoreFile *self)
{
  mode_t mode = self->exists ? self->old.st_mode & 0777 : 0666;

  for (guint i = 0; i < 100; i++)
    {
      g_free (self->temporary);
      self->temporary = make_temporary_name (self->target);
      self->descriptor = openat (self->folder, self->temporary,
                                 O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
      if (self->descriptor >= 0 && lock_temporary (self->descriptor))
        return TRUE;
      if (self->descriptor < 0 && errno != EEXIST)
        return FALSE;
      if (self->descriptor >= 0)
        close (self->descriptor);
      self->descriptor = -1;
    }
  errno = EEXIST;
  return FALSE;
}

/* Gives the new file the owner and the permissions of the old one, as far as the system allows; a
 * group that cannot be kept leaves its permissions to nobody else. Some folders of a network have
 * no permissions that could be given. */
static gboolean
copy_permissions (AlurStoreFile *self)
{
  mode_t mode = self->old.st_mode & 07777;
  struct stat status;

  if (!self->exists)
    return TRUE;
  if (fstat (self->descriptor, &status) != 0)
    return FALSE;
  if (status.st_gid != self->old.st_gid
      && fchown (self->descriptor, (uid_t) -1, self->old.st_gid) != 0)
    mode = (mode & ~(mode_t) 070) | ((mode & 07) << 3 & mode);
  if (status.st_uid != self->old.st_uid
      && fchown (self->descriptor, self->old.st_uid, (gid_t) -1) != 0)
    mode &= ~(mode_t) 06000;
  return fchmod (self->descriptor, mode) == 0 || errno == ENOTSUP || errno == ENOSYS;
}

/* Whether @path is something that bytes go through and that nothing can be put in the place of. */
static gboolean
is_device (const char *path)
{
  struct stat status;

  return stat (path, &status) == 0 && !S_ISREG (status.st_mode) && !S_ISDIR (status.st_mode);
}

static gboolean
open_target (AlurStoreFile *self)
{
  g_autofree char *real = follow_links (self->path);
  g_autofree char *folder = real != NULL ? g_path_get_dirname (real) : NULL;

  if (real == NULL)
    return FALSE;
  self->folder = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (self->folder < 0)
    return FALSE;
  self->target = g_path_get_basename (real);
  self->exists = fstatat (self->folder, self->target, &self->old, 0) == 0;
  if ((self->exists && S_ISDIR (self->old.st_mode)) || g_str_has_suffix (real, "/"))
    {
      errno = EISDIR;
      return FALSE;
    }
  /* Replacing a file needs no permission to write into it, but whoever withheld that meant it. */
  if (self->exists && faccessat (self->folder, self->target, W_OK, AT_EACCESS) != 0)
    return FALSE;
  remove_abandoned (self->folder, folder);
  return open_temporary (self) && copy_permissions (self);
}

/**
 * alur_store_file_new:
 * @path: the name of a file, which need not exist
 * @error: return location for an error of %ALUR_ERROR_CANNOT_WRITE
 *
 * Begins to write @path. Until alur_store_file_commit() the file is as it was. Hidden files that
 * killed processes have left in the folder are removed.
 *
 * Returns: (transfer full) (nullable): what to write into
 */
AlurStoreFile *
alur_store_file_new (const char *path, GError **error)
{
  g_autoptr (AlurStoreFile) self = g_new0 (AlurStoreFile, 1);
  gboolean opened;

  self->folder = self->descriptor = -1;
  self->path = g_strdup (path);
  self->direct = is_device (path);
  if (self->direct)
    {
      self->descriptor = open (path, O_WRONLY | O_NOCTTY | O_CLOEXEC);
      opened = self->descriptor >= 0;
    }
  else
    opened = open_target (self);
  if (!opened)
    {
      alur_store_refuse (path, errno, error);
      return NULL;
    }
  self->stream = alur_store_stream_new (self->descriptor, path);
  return g_steal_pointer (&self);
}

/**
 * alur_store_file_get_stream:
 * @self: a file that is being written
 *
 * Returns: (transfer none): the stream to write into; its errors are sentences for people. It need
 *   not be closed.
 */
GOutputStream *
alur_store_file_get_stream (AlurStoreFile *self)
{
  return self->stream;
}

/**
 * alur_store_file_set_check:
 * @self: a file that is being written
 * @check: asked just before the new file comes to its place; the file stays as it was when it says
 *   no
 * @data: for @check, until @self is freed
 *
 * Nobody else of this program, and no other process of it, replaces a file of the same folder
 * between @check and that.
 */
void
alur_store_file_set_check (AlurStoreFile *self, AlurStoreCheck check, void *data)
{
  self->check = check;
  self->check_data = data;
}

/* As far as the folder can be locked. */
static void
lock_folder (int folder)
{
  for (guint i = 0; i < MAX_LOCK_MILLISECONDS; i++)
    {
      if (flock (folder, LOCK_EX | LOCK_NB) == 0 || (errno != EWOULDBLOCK && errno != EINTR))
        return;
      g_usleep (1000);
    }
}

/* Gives the new file its name. */
static gboolean
replace (AlurStoreFile *self, GError **error)
{
  gboolean replaced;

  lock_folder (self->folder);
  replaced = self->check == NULL || self->check (self->check_data, error);
  if (replaced && renameat (self->folder, self->temporary, self->folder, self->target) != 0)
    replaced = alur_store_refuse (self->path, errno, error);
  flock (self->folder, LOCK_UN);
  return replaced;
}

/* fsync, where it means something. */
static gboolean
synchronise (int descriptor)
{
  return fsync (descriptor) == 0 || errno == EINVAL || errno == ENOTSUP || errno == EROFS;
}

/**
 * alur_store_file_commit:
 * @self: a file into which all has been written
 * @error: return location for an error
 *
 * Puts the new file on the disk and in the place of the old one. After this only
 * alur_store_file_free() is allowed.
 *
 * Returns: whether that was possible; if not, the old file is unchanged
 */
gboolean
alur_store_file_commit (AlurStoreFile *self, GError **error)
{
  if (!g_output_stream_is_closed (self->stream)
      && !g_output_stream_close (self->stream, NULL, error))
    return FALSE;
  if (self->direct)
    return TRUE;
  if (!synchronise (self->descriptor))
    return alur_store_refuse (self->path, errno, error);
  if (!replace (self, error))
    return FALSE;
  g_clear_pointer (&self->temporary, g_free);
  if (!synchronise (self->folder))
    {
      g_set_error (error, ALUR_ERROR, ALUR_ERROR_CANNOT_WRITE,
                   /* Translators: the first %s is the name of a file, the second says why, in the
                      words of the system. */
                   alur_tr (NULL, N_ ("“%s” has been saved, but the disk may not keep it: %s. Save "
                                      "it in another place too.")),
                   self->path, g_strerror (errno));
      return FALSE;
    }
  return TRUE;
}

/**
 * alur_store_file_free:
 * @self: (nullable): a file
 *
 * Ends the writing. What has not been committed is gone, and the old file is as it was.
 */
void
alur_store_file_free (AlurStoreFile *self)
{
  if (self == NULL)
    return;
  if (self->temporary != NULL && self->descriptor >= 0)
    unlinkat (self->folder, self->temporary, 0);
  g_clear_object (&self->stream);
  if (self->descriptor >= 0)
    close (self->descriptor);
  if (self->folder >= 0)
    close (self->folder);
  g_free (self->temporary);
  g_free (self->target);
  g_free (self->path);
  g_free (self);
}

/**
 * alur_store_save_bytes_if:
 * @path: the name of a file
 * @bytes: what it shall hold
 * @check: (nullable): as for alur_store_file_set_check()
 * @data: for @check
 * @error: return location for an error of %ALUR_ERROR_CANNOT_WRITE, or of @check
 *
 * Writes @bytes as the whole content of @path, or leaves the file as it was.
 *
 * Returns: whether it was written
 */
gboolean
alur_store_save_bytes_if (
    const char *path, GBytes *bytes, AlurStoreCheck check, void *data, GError **error)
{
  g_autoptr (AlurStoreFile) file = alur_store_file_new (path, error);
  gsize length = 0;
  const void *content = g_bytes_get_data (bytes, &length);

  if (file == NULL)
    return FALSE;
  alur_store_file_set_check (file, check, data);
  return g_output_stream_write_all (file->stream, content, length, NULL, NULL, error)
         && alur_store_file_commit (file, error);
}

/**
 * alur_store_save_bytes:
 * @path: the name of a file
 * @bytes: what it shall hold
 * @error: return location for an error of %ALUR_ERROR_CANNOT_WRITE
 *
 * Writes @bytes as the whole content of @path, or leaves the file as it was.
 *
 * Returns: whether it was written
 */
gboolean
alur_store_save_bytes (const char *path, GBytes *bytes, GError **error)
{
  return alur_store_save_bytes_if (path, bytes, NULL, NULL, error);
}
