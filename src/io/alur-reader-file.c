/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-reader.h"

#include "alur-error.h"
#include "alur-language.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/stat.h>
#include <unistd.h>

#define FIRST_BLOCK ((gsize) 64 << 10)

static GBytes *
refuse (GError **error, const char *name, int code)
{
  g_set_error (error, ALUR_ERROR, ALUR_ERROR_CANNOT_READ,
               /* Translators: the first %s is the name of a file, the second says why, in the words
                  of the system. */
               alur_tr (NULL, N_ ("%s: The file cannot be read: %s.")), name, g_strerror (code));
  return NULL;
}

/**
 * alur_reader_load:
 * @descriptor: an open file, which may be a pipe
 * @name: its name, for messages
 * @error: return location for an error
 *
 * Reads all there is, up to a little more than alur_reader_read_bytes() takes.
 *
 * Returns: (transfer full) (nullable): the bytes; %NULL with %ALUR_ERROR_CANNOT_READ set
 */
GBytes *
alur_reader_load (int descriptor, const char *name, GError **error)
{
  struct stat status;
  gsize size = fstat (descriptor, &status) == 0 && S_ISREG (status.st_mode) && status.st_size > 0
                   ? (gsize) status.st_size + 1
                   : FIRST_BLOCK;
  g_autofree char *data = NULL;
  gsize length = 0;

  size = MIN (size, ALUR_READER_MAX_BYTES + 1);
  data = g_try_malloc (size);
  if (data == NULL)
    return refuse (error, name, ENOMEM);
  while (length <= ALUR_READER_MAX_BYTES)
    {
      gssize n_read;

      if (length == size)
        {
          char *more = g_try_realloc (data, size = MIN (size * 2, ALUR_READER_MAX_BYTES + 1));

          if (more == NULL)
            return refuse (error, name, ENOMEM);
          data = more;
        }
      n_read = read (descriptor, data + length, size - length);
      if (n_read < 0 && errno != EINTR)
        return refuse (error, name, errno);
      if (n_read == 0)
        break;
      length += n_read > 0 ? (gsize) n_read : 0;
    }
  return g_bytes_new_take (g_steal_pointer (&data), length);
}

/**
 * alur_reader_load_file:
 * @path: the name of a file
 * @error: return location for an error; its message begins with @path
 *
 * Reads a file as alur_reader_load() does: it may be a pipe, or have no end.
 *
 * Returns: (transfer full) (nullable): the bytes; %NULL with %ALUR_ERROR_CANNOT_READ set
 */
GBytes *
alur_reader_load_file (const char *path, GError **error)
{
  int descriptor = open (path, O_RDONLY | O_CLOEXEC);
  GBytes *bytes;

  if (descriptor < 0)
    return refuse (error, path, errno);
  bytes = alur_reader_load (descriptor, path, error);
  close (descriptor);
  return bytes;
}

/* Without waiting for anybody to write into it, as the open file of a pipe would. */
static GBytes *
load_regular (const char *path, GError **error)
{
  int descriptor = open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  struct stat status;
  GBytes *bytes = NULL;

  if (descriptor < 0)
    return refuse (error, path, errno);
  if (fstat (descriptor, &status) != 0)
    refuse (error, path, errno);
  else if (!S_ISREG (status.st_mode))
    g_set_error (error, ALUR_ERROR, ALUR_ERROR_CANNOT_READ,
                 alur_tr (NULL, N_ ("%s: This is no file but a folder, a pipe or a device.")),
                 path);
  else
    bytes = alur_reader_load (descriptor, path, error);
  close (descriptor);
  return bytes;
}

/* What lies on another computer would have to be fetched, and the program asks nothing of the
 * network. */
static GBytes *
refuse_remote (GFile *file, GError **error)
{
  g_autofree char *name = g_file_get_parse_name (file);

  g_set_error (error, ALUR_ERROR, ALUR_ERROR_CANNOT_READ,
               alur_tr (NULL, N_ ("“%s” is no file of this computer. Copy it here first.")), name);
  return NULL;
}

/**
 * alur_reader_load_chosen:
 * @file: a file that somebody chose or dropped
 * @error: return location for an error, whose message is for people
 *
 * Reads up to a little more than alur_reader_read_bytes() takes. Folders, pipes and devices are
 * refused without waiting for them, and so is what is no file of this computer.
 *
 * Returns: (transfer full) (nullable): the bytes
 */
GBytes *
alur_reader_load_chosen (GFile *file, GError **error)
{
  const char *path = g_file_peek_path (file);

  return path != NULL ? load_regular (path, error) : refuse_remote (file, error);
}

/**
 * alur_reader_read_file:
 * @path: the name of a file
 * @warnings: (nullable) (element-type utf8): as for alur_reader_read_bytes()
 * @error: return location for an error; its message begins with @path
 *
 * Reads a document from a file, which is left as it is whatever happens.
 *
 * Returns: (transfer full) (nullable): the document
 */
AlurDocument *
alur_reader_read_file (const char *path, GPtrArray *warnings, GError **error)
{
  g_autoptr (GBytes) bytes = alur_reader_load_file (path, error);

  return bytes != NULL ? alur_reader_read_bytes (bytes, path, warnings, error) : NULL;
}
