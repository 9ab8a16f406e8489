/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The stream into a file that is being written: buffered, and with errors that say what happened to
 * which file and what to do. Whoever writes into it need not know that there is a file. */

#include "alur-store-stream.h"

#include "alur-error.h"
#include "alur-language.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#define BUFFER_SIZE ((gsize) 64 << 10)

struct _AlurStoreStream
{
  GOutputStream parent_instance;

  int descriptor; /* the file's owner closes it */
  char *path;
  gsize used;
  char *buffer;
};

G_DEFINE_FINAL_TYPE (AlurStoreStream, alur_store_stream, G_TYPE_OUTPUT_STREAM)

/* What happened, to what, and what to do. */
static char *
describe (const char *path, int code)
{
  switch (code)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return g_strdup_printf (
          /* Translators: in all sentences of this kind %s is the name of a file. */
          alur_tr (NULL, N_ ("“%s” could not be saved: there is no room left on the disk. What was "
                             "there before is unchanged. Make room, or save in another place.")),
          path);
    case EACCES:
    case EPERM:
      return g_strdup_printf (
          alur_tr (NULL, N_ ("“%s” could not be saved: there is no permission to write it. What "
                             "was there before is unchanged. Save in another folder, or ask "
                             "whoever looks after this one.")),
          path);
    case EROFS:
      return g_strdup_printf (
          alur_tr (NULL, N_ ("“%s” could not be saved: the disk can only be read. What was there "
                             "before is unchanged. Save in another place.")),
          path);
    case ENOENT:
    case ENOTDIR:
      return g_strdup_printf (
          alur_tr (NULL, N_ ("“%s” could not be saved: the folder does not exist. Make it, or save "
                             "in another place.")),
          path);
    case EISDIR:
      return g_strdup_printf (
          alur_tr (NULL, N_ ("“%s” could not be saved: a folder has this name. Choose another "
                             "name.")),
          path);
    default:
      return g_strdup_printf (
          /* Translators: the first %s is the name of a file, the second says why, in the words of
             the system. */
          alur_tr (NULL, N_ ("“%s” could not be saved: %s. What was there before is unchanged. Try "
                             "again, or save in another place.")),
          path, g_strerror (code));
    }
}

/**
 * alur_store_refuse:
 * @path: the name of a file that could not be written
 * @code: why, a value of `errno`
 * @error: return location for an error
 *
 * Sets %ALUR_ERROR_CANNOT_WRITE with sentences about what happened and what to do.
 *
 * Returns: %FALSE
 */
gboolean
alur_store_refuse (const char *path, int code, GError **error)
{
  g_autofree char *message = describe (path, code);

  g_set_error_literal (error, ALUR_ERROR, ALUR_ERROR_CANNOT_WRITE, message);
  return FALSE;
}

static gboolean
write_all (AlurStoreStream *self, const char *data, gsize length, GError **error)
{
  while (length > 0)
    {
      gssize n_written = write (self->descriptor, data, length);

      if (n_written < 0 && errno == EINTR)
        continue;
      if (n_written < 0)
        return alur_store_refuse (self->path, errno, error);
      data += n_written;
      length -= (gsize) n_written;
    }
  return TRUE;
}

static gboolean
alur_store_stream_flush (GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  AlurStoreStream *self = ALUR_STORE_STREAM (stream);
  gsize used = self->used;

  self->used = 0;
  return write_all (self, self->buffer, used, error);
}

static gssize
alur_store_stream_write (GOutputStream *stream,
                         const void *data,
                         gsize length,
                         GCancellable *cancellable,
                         GError **error)
{
  AlurStoreStream *self = ALUR_STORE_STREAM (stream);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return -1;
  if (self->used + length > BUFFER_SIZE && !alur_store_stream_flush (stream, cancellable, error))
    return -1;
  if (length > BUFFER_SIZE)
    return write_all (self, data, length, error) ? (gssize) length : -1;
  memcpy (self->buffer + self->used, data, length);
  self->used += length;
  return (gssize) length;
}

static gboolean
alur_store_stream_close (GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  return alur_store_stream_flush (stream, cancellable, error);
}

static void
alur_store_stream_finalize (GObject *object)
{
  AlurStoreStream *self = ALUR_STORE_STREAM (object);

  g_free (self->path);
  g_free (self->buffer);
  G_OBJECT_CLASS (alur_store_stream_parent_class)->finalize (object);
}

static void
alur_store_stream_class_init (AlurStoreStreamClass *klass)
{
  GOutputStreamClass *stream_class = G_OUTPUT_STREAM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = alur_store_stream_finalize;
  stream_class->write_fn = alur_store_stream_write;
  stream_class->flush = alur_store_stream_flush;
  stream_class->close_fn = alur_store_stream_close;
}

static void
alur_store_stream_init (AlurStoreStream *self)
{
  self->buffer = g_malloc (BUFFER_SIZE);
}

/**
 * alur_store_stream_new:
 * @descriptor: an open file, which stays the caller's
 * @path: its name, for messages
 *
 * Returns: (transfer full): a buffered stream into it
 */
GOutputStream *
alur_store_stream_new (int descriptor, const char *path)
{
  AlurStoreStream *self = g_object_new (ALUR_TYPE_STORE_STREAM, NULL);

  self->descriptor = descriptor;
  self->path = g_strdup (path);
  return G_OUTPUT_STREAM (self);
}
