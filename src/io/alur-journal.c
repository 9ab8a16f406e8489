/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What makes sure that nothing is lost: every committed change of a document is appended to a file
 * in the user's state folder at once, and put on the disk by a thread within a second.
 *
 * The planner's own file is never written. A journal begins to exist with the first edit after the
 * document was read, made or saved, and goes when it is saved or closed by decision; one that is
 * left belongs to a program that was killed. It gets its name when its first records are whole, so
 * that whoever is killed there leaves nothing that looks like a damaged journal. Its owner holds a
 * lock (flock) on it. A copy of the text to start from lies beside it, because the document's file
 * may be changed by others before anybody recovers: written by the thread when there is such a
 * file, and before the first record when there is none.
 *
 * While the document is being saved, edits go on. The journal notes what the file will hold
 * (BASE) before it does; whoever recovers starts from the last such note that is true, so that it
 * does not matter when the program is killed.
 *
 * What cannot be written, say because the disk is full, is kept and tried again with the next
 * commit; the caller is told once until it has worked again. After the disk has failed to keep what
 * was written, nobody knows what of it is there: the journal begins anew, as it does when its file
 * has gone or has grown too large. What there was before goes only when all of that is on the disk.
 *
 * Rejected: saving the document itself again and again into a second file (as editors of text do)
 * costs time with its size; a memory-mapped file gives no order of what is on the disk. */

#include "alur-journal-private.h"
#include "alur-journal-sync.h"
#include "alur-reader.h"
#include "alur-writer.h"

#include "alur-error.h"
#include "alur-language.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define N_NAMES 100u

/* Beyond this a journal begins anew, so that it can always be read again. */
#define MAX_BYTES ((goffset) (ALUR_READER_MAX_BYTES / 2))

typedef struct
{
  char *path;       /* NULL as long as there is no file */
  char *begun_path; /* its name until its first records are whole; then NULL */
  char *start_path;
  int descriptor;
  gboolean sets_aside; /* instead of removing it */
} JournalFile;

struct _AlurJournal
{
  AlurDocument *document;
  char *folder;

  /* What it starts from, should it have to begin anew */
  char *document_path;
  char *file_hash;
  char *title;
  char *hash;
  GBytes *text; /* until there is a copy of it */

  AlurJournalEncoder encoder; /* with the records that are not in the file yet */
  JournalFile file;
  JournalFile before; /* stays until all that is in it is in the other too */
  goffset written;
  guint n_since_base; /* commits */
  gboolean saving;    /* what the file holds may be another thing soon */
  gboolean told;      /* that it cannot be written */
  gboolean suspect;   /* what has been written may not be on the disk */
  AlurJournalSync *sync;
};

/**
 * alur_journal_hash:
 * @bytes: any
 *
 * Returns: (transfer full): their SHA-256 in hexadecimal
 */
char *
alur_journal_hash (GBytes *bytes)
{
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

/* What comes back by undoing is told while it still is as it was when it was removed. */
static void
before_history_cb (AlurDocument *document, const AlurChangeSet *changes, AlurJournal *self)
{
  if (self->hash != NULL) /* it has begun */
    alur_journal_encoder_bring_back (&self->encoder, changes);
}

/**
 * alur_journal_new:
 * @folder: where journals lie; it is made when it is needed
 * @document: the document that it is about; kept
 *
 * Returns: (transfer full): a journal that has still to begin
 */
AlurJournal *
alur_journal_new (const char *folder, AlurDocument *document)
{
  AlurJournal *self = g_new0 (AlurJournal, 1);

  self->folder = g_strdup (folder);
  self->document = g_object_ref (document);
  g_signal_connect (document, "before-history", G_CALLBACK (before_history_cb), self);
  self->file.descriptor = self->before.descriptor = -1;
  self->sync = alur_journal_sync_new ();
  alur_journal_encoder_init (&self->encoder);
  return self;
}

/* Leaves a file to itself. */
static void
file_let_go (JournalFile *file)
{
  /* The thread may hold the file a little longer, but not its lock. */
  if (file->descriptor >= 0)
    {
      flock (file->descriptor, LOCK_UN);
      close (file->descriptor);
    }
  file->descriptor = -1;
  g_clear_pointer (&file->path, g_free);
  g_clear_pointer (&file->begun_path, g_free);
  g_clear_pointer (&file->start_path, g_free);
}

static void
file_remove (JournalFile *file)
{
  /* In this order: a copy without its journal is cleared away by whoever looks for journals. */
  if (file->path != NULL && file->sets_aside)
    {
      alur_journal_set_aside (file->path);
      alur_journal_set_aside (file->start_path);
    }
  else if (file->path != NULL)
    {
      unlink (file->begun_path != NULL ? file->begun_path : file->path);
      unlink (file->start_path);
    }
  file_let_go (file);
}

static void
let_go (AlurJournal *self)
{
  alur_journal_sync_set_file (self->sync, -1);
  file_let_go (&self->file);
  self->written = 0;
}

/**
 * alur_journal_free:
 * @self: (nullable): a journal
 *
 * Ends the writing and leaves the file where it is, as a killed program would: to be recovered. If
 * that is not meant, alur_journal_discard() comes before.
 */
void
alur_journal_free (AlurJournal *self)
{
  if (self == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->document, self);
  let_go (self);
  file_let_go (&self->before);
  alur_journal_sync_free (self->sync);
  alur_journal_encoder_clear (&self->encoder);
  g_clear_pointer (&self->text, g_bytes_unref);
  g_free (self->document_path);
  g_free (self->file_hash);
  g_free (self->title);
  g_free (self->hash);
  g_free (self->folder);
  g_object_unref (self->document);
  g_free (self);
}

/**
 * alur_journal_get_file:
 * @self: a journal
 *
 * Returns: (transfer none) (nullable): its file; %NULL as long as it has none
 */
const char *
alur_journal_get_file (AlurJournal *self)
{
  return self->file.path;
}

static void
remember (AlurJournal *self, const AlurJournalStart *start)
{
  char *path = g_strdup (start->path);
  char *file_hash = g_strdup (start->file_hash);
  char *title = g_strdup (start->title);
  char *hash = g_strdup (start->hash);

  g_free (self->document_path);
  g_free (self->file_hash);
  g_free (self->title);
  g_free (self->hash);
  self->document_path = path;
  self->file_hash = file_hash;
  self->title = title;
  self->hash = hash;
}

static void
start_from (AlurJournal *self, const AlurJournalStart *start)
{
  GBytes *text = g_bytes_ref (start->bytes);

  g_clear_pointer (&self->text, g_bytes_unref);
  self->text = text;
  remember (self, start);
  self->n_since_base = 0;
}

/**
 * alur_journal_begin:
 * @self: a journal without a file
 * @start: what the document is now
 *
 * What is committed from here on can be appended. No file is made before that.
 */
void
alur_journal_begin (AlurJournal *self, const AlurJournalStart *start)
{
  g_return_if_fail (self->file.descriptor < 0 && !alur_document_in_transaction (self->document));

  start_from (self, start);
  alur_journal_encoder_restart (&self->encoder);
  alur_journal_encoder_base (&self->encoder, self->document, start);
}

/* Whether the text to start from is what a file of the document's holds. */
static gboolean
starts_from_file (AlurJournal *self)
{
  return self->document_path != NULL && g_strcmp0 (self->hash, self->file_hash) == 0;
}

static gboolean
lock_file (int descriptor)
{
  struct stat status;

  /* Where files cannot be locked, the number of the process in the name must do. */
  while (flock (descriptor, LOCK_EX) != 0 && errno == EINTR)
    continue;
  return fstat (descriptor, &status) == 0 && status.st_nlink > 0;
}

/* Makes the file, locked; FALSE with `errno`. */
static gboolean
make_file (AlurJournal *self)
{
  if (g_mkdir_with_parents (self->folder, 0700) != 0)
    return FALSE;
  for (guint i = 0; i < N_NAMES; i++)
    {
      g_autofree char *stem
          = g_strdup_printf ("%s/%d-%08x", self->folder, (int) getpid (), g_random_int ());
      g_autofree char *path = g_strconcat (stem, ALUR_JOURNAL_BEGUN_SUFFIX, NULL);
      int descriptor = open (path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

      if (descriptor < 0 && errno != EEXIST)
        return FALSE;
      /* Somebody may have taken it for one that was left behind before it could be locked. */
      if (descriptor >= 0 && lock_file (descriptor))
        {
          self->file.descriptor = descriptor;
          self->file.path = g_strconcat (stem, ALUR_JOURNAL_SUFFIX, NULL);
          self->file.begun_path = g_steal_pointer (&path);
          self->file.start_path = g_strconcat (stem, ALUR_JOURNAL_START_SUFFIX, NULL);
          return TRUE;
        }
      if (descriptor >= 0)
        close (descriptor);
    }
  errno = EEXIST;
  return FALSE;
}

/* Makes the file and the copy of what it starts from, or, unless @now, sees to it that this
 * happens. Returns 0, or a value of `errno`. */
static int
open_file (AlurJournal *self, gboolean now)
{
  gboolean later = !now && starts_from_file (self);
  int code = 0;

  if (!make_file (self))
    return errno;
  if (!later)
    code = alur_journal_write_copy (self->file.start_path, self->text);
  if (code != 0)
    {
      file_remove (&self->file);
      return code;
    }
  alur_journal_sync_set_file (self->sync, self->file.descriptor);
  alur_journal_sync_copy (self->sync, self->file.start_path, later ? self->text : NULL);
  g_clear_pointer (&self->text, g_bytes_unref);
  return 0;
}

/* Appends what is not in the file yet, all or nothing. Returns 0, or a value of `errno`. */
static int
write_pending (AlurJournal *self)
{
  GByteArray *pending = self->encoder.bytes;
  gsize n_done = 0;

  while (n_done < pending->len)
    {
      gssize n_written = pwrite (self->file.descriptor, pending->data + n_done,
                                 pending->len - n_done, self->written + (goffset) n_done);

      if (n_written < 0 && errno != EINTR)
        {
          int code = errno;

          /* Should this fail too, the checksum tells that the last record is torn. */
          if (ftruncate (self->file.descriptor, self->written) != 0)
            return code;
          return code;
        }
      n_done += (gsize) MAX (n_written, 0);
    }
  self->written += (goffset) n_done;
  g_byte_array_set_size (pending, 0);
  alur_journal_sync_touch (self->sync);
  return 0;
}

/* Lets the file, with its first records, be found. Returns 0, or a value of `errno`. */
static int
put_in_place (AlurJournal *self)
{
  if (self->file.begun_path == NULL)
    return 0;
  if (rename (self->file.begun_path, self->file.path) != 0)
    return errno;
  g_clear_pointer (&self->file.begun_path, g_free);
  return 0;
}

/* Whether somebody has removed the file under us. */
static gboolean
has_vanished (AlurJournal *self)
{
  struct stat status;

  return self->file.descriptor >= 0 && fstat (self->file.descriptor, &status) == 0
         && status.st_nlink == 0;
}

static gboolean
refuse (AlurJournal *self, int code, GError **error)
{
  /* The caller has been told already. */
  if (self->told)
    return TRUE;
  self->told = TRUE;
  g_set_error (error, ALUR_ERROR, ALUR_ERROR_CANNOT_WRITE,
               /* Translators: the first %s is the name of a folder, the second says why, in the
                  words of the system. */
               alur_tr (NULL, N_ ("What you do is not being kept in case the program or the "
                                  "computer stops: “%s” cannot be written (%s). Save often, and "
                                  "make room or ask whoever looks after this computer.")),
               self->folder, g_strerror (code));
  return FALSE;
}

/* Writes all that there is; @now: and waits until it is on the disk. Returns 0, or a value of
 * `errno`. */
static int
flush (AlurJournal *self, gboolean now)
{
  int code = self->file.descriptor < 0 ? open_file (self, now) : 0;
  int earlier;

  if (code == 0)
    code = write_pending (self);
  if (code == 0)
    code = put_in_place (self);
  if (code != 0)
    return code;
  if (now)
    code = alur_journal_sync_now (self->file.descriptor, self->file.start_path);
  earlier = alur_journal_sync_steal_error (self->sync);
  code = code != 0 ? code : earlier;
  self->suspect = code != 0;
  return code;
}

/* Nothing of before is let go of until there is something else on the disk. */
static gboolean
keep (AlurJournal *self, gboolean now, GError **error)
{
  int code = flush (self, now || self->before.path != NULL);

  if (code != 0)
    return refuse (self, code, error);
  self->told = FALSE;
  file_remove (&self->before);
  return TRUE;
}

/* Begins anew with the document as it is now. */
static gboolean
begin_anew (AlurJournal *self, GError **error)
{
  g_autoptr (GBytes) text = alur_writer_write_bytes (self->document);
  g_autofree char *hash = alur_journal_hash (text);
  g_autofree char *path = g_strdup (self->document_path);
  g_autofree char *file_hash = g_strdup (self->file_hash);
  g_autofree char *title = g_strdup (self->title);
  AlurJournalStart start = { path, file_hash, title, text, hash };
  guint n_since_base = self->n_since_base;

  alur_journal_sync_set_file (self->sync, -1);
  /* Of two that may be of no use the first has been whole once. */
  if (self->before.path == NULL)
    self->before = self->file;
  else
    file_remove (&self->file);
  self->file = (JournalFile){ .descriptor = -1 };
  self->written = 0;
  self->suspect = FALSE;
  alur_journal_begin (self, &start);
  if (self->before.path != NULL)
    alur_journal_encoder_takes_over (&self->encoder, self->before.path);
  /* A save that is under way does not have the edit that led here. */
  self->n_since_base = n_since_base;
  return keep (self, FALSE, error);
}

/**
 * alur_journal_take_over:
 * @self: a journal that has begun and holds all of it, and is not in a file yet
 * @found: what @self's document was recovered from
 * @sets_aside: whether @found is only to be set aside when it is not needed any more
 *
 * Keeps the file of @found, and its lock, until the document is on the disk in another: the journal
 * of its own, or that in which it is saved. If neither comes about it can be found again.
 */
void
alur_journal_take_over (AlurJournal *self, AlurJournalFound *found, gboolean sets_aside)
{
  const char *path, *start_path;
  int descriptor;

  g_return_if_fail (self->before.path == NULL);

  alur_journal_found_get_files (found, &path, &start_path, &descriptor);
  self->before.path = g_strdup (path);
  self->before.start_path = g_strdup (start_path);
  self->before.descriptor = fcntl (descriptor, F_DUPFD_CLOEXEC, 0);
  self->before.sets_aside = sets_aside;
  alur_journal_encoder_takes_over (&self->encoder, path);
}

/**
 * alur_journal_write:
 * @self: a journal that has begun
 * @error: return location for an error, as for alur_journal_append()
 *
 * Makes the file without waiting for an edit, and waits until the disk has it: for a document that
 * is in no file as it is.
 *
 * Returns: whether it could be written
 */
gboolean
alur_journal_write (AlurJournal *self, GError **error)
{
  self->told = FALSE;
  return keep (self, TRUE, error);
}

/**
 * alur_journal_append:
 * @self: a journal that has begun
 * @commit: what #AlurDocument::committed has told
 * @is_saved: whether the document is now, by undoing, what its file holds
 * @error: return location for an error of %ALUR_ERROR_CANNOT_WRITE: sentences for people
 *
 * Writes @commit into the file. What cannot be written is tried again next time.
 *
 * Returns: whether it could be written, or that it could not has been told before
 */
gboolean
alur_journal_append (AlurJournal *self, const AlurCommit *commit, gboolean is_saved, GError **error)
{
  /* Undone to what the file held when the saving began, the document is not what it will hold. */
  is_saved = is_saved && !self->saving;
  self->n_since_base++;
  if (self->suspect || self->written > MAX_BYTES || has_vanished (self)
      || !alur_journal_encoder_commit (&self->encoder, self->document, commit,
                                       is_saved ? ALUR_JOURNAL_IS_SAVED : 0))
    return begin_anew (self, error);
  return keep (self, FALSE, error);
}

/**
 * alur_journal_begin_save:
 * @self: a journal that has begun
 * @start: what the document is now, and what its file will hold when it has been saved
 *
 * The document is about to be saved; alur_journal_end_save() follows, and commits may come before
 * it.
 */
void
alur_journal_begin_save (AlurJournal *self, const AlurJournalStart *start)
{
  g_return_if_fail (!alur_document_in_transaction (self->document));

  self->saving = TRUE;
  self->n_since_base = 0;
  alur_journal_encoder_base (&self->encoder, self->document, start);
  alur_journal_encoder_keep_base (&self->encoder);
  /* That there is a file matters more than what it says of this; should it not be written now, it
   * is next time. */
  if (self->file.descriptor >= 0)
    write_pending (self);
}

/**
 * alur_journal_end_save:
 * @self: a journal after alur_journal_begin_save()
 * @start: (nullable): as it was given there; %NULL when the document could not be saved
 *
 * When it has been saved and nothing was committed meanwhile, the file goes.
 */
void
alur_journal_end_save (AlurJournal *self, const AlurJournalStart *start)
{
  self->saving = FALSE;
  if (start != NULL && self->n_since_base == 0)
    {
      alur_journal_discard (self);
      start_from (self, start);
      alur_journal_encoder_base_again (&self->encoder, start);
    }
  else if (start != NULL)
    remember (self, start);
  alur_journal_encoder_drop_base (&self->encoder);
}

/**
 * alur_journal_discard:
 * @self: a journal
 *
 * Removes the file: everything is where it should be, or the planner has decided against it.
 */
void
alur_journal_discard (AlurJournal *self)
{
  alur_journal_sync_set_file (self->sync, -1);
  /* In this order: whoever finds only the second sees that nothing would be lost. */
  file_remove (&self->before);
  file_remove (&self->file);
  self->written = 0;
  self->suspect = FALSE;
}
