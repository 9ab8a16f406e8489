/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The thread behind a journal. It sleeps until something has been written, waits a moment for more,
 * and then puts all of it on the disk at once, so that a burst of edits costs one fsync.
 *
 * Owner and thread share one counted block, and files are counted too: the owner never waits for a
 * disk, neither when a journal goes nor when it ends itself. */

#include "alur-journal-sync.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#define GATHER_MICROSECONDS (G_USEC_PER_SEC / 4)

typedef struct
{
  int descriptor;
} SyncFile;

typedef struct
{
  char *path;
  GBytes *text; /* NULL: it is there, and only has to come to the disk */
} Copy;

struct _AlurJournalSync
{
  GMutex mutex;
  GCond changed;
  gboolean running;
  gboolean ended;
  gboolean dirty;
  SyncFile *file;
  Copy *copy;
  int error; /* a value of `errno` that nobody has been told yet */
};

static void
sync_file_clear (void *data)
{
  SyncFile *file = data;

  if (file->descriptor >= 0)
    close (file->descriptor);
}

static void
sync_file_release (SyncFile *file)
{
  g_atomic_rc_box_release_full (file, sync_file_clear);
}

static void
copy_free (Copy *copy)
{
  g_clear_pointer (&copy->text, g_bytes_unref);
  g_free (copy->path);
  g_free (copy);
}

static void
sync_clear (void *data)
{
  AlurJournalSync *self = data;

  g_clear_pointer (&self->file, sync_file_release);
  g_clear_pointer (&self->copy, copy_free);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->changed);
}

static void
sync_release (AlurJournalSync *self)
{
  g_atomic_rc_box_release_full (self, sync_clear);
}

/**
 * alur_journal_sync_new: (skip)
 */
AlurJournalSync *
alur_journal_sync_new (void)
{
  AlurJournalSync *self = g_atomic_rc_box_new0 (AlurJournalSync);

  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);
  return self;
}

static gboolean
write_all (int descriptor, const guint8 *data, gsize length)
{
  while (length > 0)
    {
      gssize n_written = write (descriptor, data, length);

      if (n_written < 0 && errno != EINTR)
        return FALSE;
      data += MAX (n_written, 0);
      length -= (gsize) MAX (n_written, 0);
    }
  return TRUE;
}

/**
 * alur_journal_write_copy: (skip)
 *
 * Writes @text into the file @path. A file that is not whole does no harm: what the journal starts
 * from is known by its hash.
 *
 * Returns: 0, or a value of `errno`
 */
int
alur_journal_write_copy (const char *path, GBytes *text)
{
  int descriptor = open (path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
  int code;

  if (descriptor < 0)
    return errno;
  code = write_all (descriptor, g_bytes_get_data (text, NULL), g_bytes_get_size (text)) ? 0 : errno;
  if (close (descriptor) != 0 && code == 0)
    code = errno;
  return code;
}

/* fsync, where it means something. */
static int
synchronise (int descriptor)
{
  return fsync (descriptor) == 0 || errno == EINVAL || errno == ENOTSUP || errno == EROFS ? 0
                                                                                          : errno;
}

static int
synchronise_path (const char *path)
{
  int descriptor = open (path, O_RDONLY | O_CLOEXEC);
  int code;

  /* A folder may be written and not read, and the journal may have gone meanwhile. */
  if (descriptor < 0)
    return errno == EACCES || errno == ENOENT ? 0 : errno;
  code = synchronise (descriptor);
  close (descriptor);
  return code;
}

static int
make_copy (const Copy *copy)
{
  g_autofree char *folder = g_path_get_dirname (copy->path);
  int code = copy->text != NULL ? alur_journal_write_copy (copy->path, copy->text) : 0;

  if (code == 0)
    code = synchronise_path (copy->path);
  return code != 0 ? code : synchronise_path (folder);
}

/**
 * alur_journal_sync_now: (skip)
 * @descriptor: the journal's file
 * @copy: the copy of what it starts from
 *
 * Waits until both are on the disk, and their names in the folder.
 *
 * Returns: 0, or a value of `errno`
 */
int
alur_journal_sync_now (int descriptor, const char *copy)
{
  g_autofree char *folder = g_path_get_dirname (copy);
  int code = synchronise (descriptor);

  if (code == 0)
    code = synchronise_path (copy);
  return code != 0 ? code : synchronise_path (folder);
}

/* Waits until there is something to do, and then a little for more of it. FALSE at the end. */
static gboolean
wait_for_work (AlurJournalSync *self)
{
  gint64 until;

  while (!self->ended && !self->dirty && self->copy == NULL)
    g_cond_wait (&self->changed, &self->mutex);
  until = g_get_monotonic_time () + GATHER_MICROSECONDS;
  while (!self->ended && self->copy == NULL
         && g_cond_wait_until (&self->changed, &self->mutex, until))
    continue;
  return self->dirty || self->copy != NULL;
}

static void *
run (void *data)
{
  AlurJournalSync *self = data;

  g_mutex_lock (&self->mutex);
  while (wait_for_work (self))
    {
      SyncFile *file = self->file != NULL ? g_atomic_rc_box_acquire (self->file) : NULL;
      Copy *copy = g_steal_pointer (&self->copy);
      int code;

      self->dirty = FALSE;
      g_mutex_unlock (&self->mutex);
      code = copy != NULL ? make_copy (copy) : 0;
      if (file != NULL && code == 0)
        code = synchronise (file->descriptor);
      g_clear_pointer (&copy, copy_free);
      g_clear_pointer (&file, sync_file_release);
      g_mutex_lock (&self->mutex);
      self->error = code != 0 ? code : self->error;
    }
  g_mutex_unlock (&self->mutex);
  sync_release (self);
  return NULL;
}

/* There is something to do. */
static void
wake (AlurJournalSync *self)
{
  if (!self->running)
    {
      self->running = TRUE;
      g_thread_unref (g_thread_new ("journal", run, g_atomic_rc_box_acquire (self)));
    }
  g_cond_signal (&self->changed);
}

/**
 * alur_journal_sync_free: (skip)
 *
 * What has been written still comes to the disk; nobody waits for it.
 */
void
alur_journal_sync_free (AlurJournalSync *self)
{
  g_mutex_lock (&self->mutex);
  self->ended = TRUE;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->mutex);
  sync_release (self);
}

/**
 * alur_journal_sync_set_file: (skip)
 * @descriptor: the journal's file, or -1; a copy of it is kept
 */
void
alur_journal_sync_set_file (AlurJournalSync *self, int descriptor)
{
  g_mutex_lock (&self->mutex);
  g_clear_pointer (&self->file, sync_file_release);
  g_clear_pointer (&self->copy, copy_free);
  self->dirty = FALSE;
  if (descriptor >= 0)
    {
      self->file = g_atomic_rc_box_new0 (SyncFile);
      self->file->descriptor = fcntl (descriptor, F_DUPFD_CLOEXEC, 0);
    }
  g_mutex_unlock (&self->mutex);
}

/**
 * alur_journal_sync_copy: (skip)
 * @text: (nullable): what shall be in the file @path; %NULL when it is there already
 *
 * Puts a file on the disk, and its folder.
 */
void
alur_journal_sync_copy (AlurJournalSync *self, const char *path, GBytes *text)
{
  g_mutex_lock (&self->mutex);
  g_clear_pointer (&self->copy, copy_free);
  self->copy = g_new0 (Copy, 1);
  self->copy->path = g_strdup (path);
  self->copy->text = text != NULL ? g_bytes_ref (text) : NULL;
  wake (self);
  g_mutex_unlock (&self->mutex);
}

/**
 * alur_journal_sync_touch: (skip)
 *
 * Something has been written into the file.
 */
void
alur_journal_sync_touch (AlurJournalSync *self)
{
  g_mutex_lock (&self->mutex);
  if (!self->dirty)
    {
      self->dirty = TRUE;
      wake (self);
    }
  g_mutex_unlock (&self->mutex);
}

/**
 * alur_journal_sync_steal_error: (skip)
 *
 * Returns: 0, or a value of `errno` that has not been returned yet
 */
int
alur_journal_sync_steal_error (AlurJournalSync *self)
{
  int code;

  g_mutex_lock (&self->mutex);
  code = self->error;
  self->error = 0;
  g_mutex_unlock (&self->mutex);
  return code;
}
