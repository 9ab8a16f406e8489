/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Journals that were left behind, and the documents in them.
 *
 * Whoever finds a journal takes its lock, so that two programs do not offer the same, and so that
 * one whose owner lives is left alone. A journal of which nothing would be lost is removed at once:
 * the document was as its file holds it. One that is damaged is never removed without being asked
 * for: what can be read of it is recovered, and it is set aside then, in case somebody can do
 * better; after a time nobody will. */

#include "alur-journal-private.h"

#include "alur-error.h"
#include "alur-language.h"
#include "alur-reader.h"
#include "alur-writer.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* What is set aside has another ending, so that it is not offered again. */
#define ASIDE_SUFFIX "-damaged"
#define ASIDE_SECONDS ((gint64) 90 * 24 * 60 * 60)

/* A BASE, and where what follows it begins. */
typedef struct
{
  char *hash;
  char *path;
  char *file_hash;
  char *title;
  AlurJournalCursor rest; /* serials and operations */
  guint first;            /* of the commits after it */
  guint first_removed;    /* of the records of removed elements after it */
} Base;

typedef struct
{
  guint flags;
  AlurJournalCursor rest;
  guint n_removed; /* records of removed elements that come before it, in all */
} Commit;

struct _AlurJournalFound
{
  char *path;
  char *start_path;
  int descriptor;
  gint64 time;
  GBytes *bytes;
  GPtrArray *bases;
  GArray *commits;
  GArray *removed;       /* AlurJournalCursor: operations of records of removed elements */
  GPtrArray *taken_over; /* stems of other journals */
  gboolean superseded;   /* all of it is in another one that can be recovered */
  gboolean damaged;      /* there is something behind the last record that is whole */
};

static void
base_free (void *data)
{
  Base *base = data;

  g_free (base->hash);
  g_free (base->path);
  g_free (base->file_hash);
  g_free (base->title);
  g_free (base);
}

static gboolean
add_base (AlurJournalFound *self, AlurJournalCursor *cursor)
{
  Base *base = g_new0 (Base, 1);

  base->hash = alur_journal_read_text (cursor);
  base->path = alur_journal_read_name (cursor);
  base->file_hash = alur_journal_read_text (cursor);
  base->title = alur_journal_read_text (cursor);
  base->rest = *cursor;
  base->first = self->commits->len;
  base->first_removed = self->removed->len;
  if (cursor->bad || base->hash == NULL)
    {
      base_free (base);
      return FALSE;
    }
  g_ptr_array_add (self->bases, base);
  return TRUE;
}

static gboolean
add_taken_over (AlurJournalFound *self, AlurJournalCursor *cursor)
{
  char *stem = alur_journal_read_text (cursor);

  if (stem != NULL)
    g_ptr_array_add (self->taken_over, stem);
  return !cursor->bad && stem != NULL;
}

static gboolean
add_record (AlurJournalFound *self, AlurJournalCursor cursor)
{
  guint8 type = alur_journal_read_byte (&cursor);
  Commit commit;

  if (type == ALUR_JOURNAL_BASE)
    return add_base (self, &cursor);
  if (type == ALUR_JOURNAL_TAKES_OVER && self->bases->len > 0)
    return add_taken_over (self, &cursor);
  if (type == ALUR_JOURNAL_REMOVED && self->bases->len > 0)
    {
      g_array_append_val (self->removed, cursor);
      return TRUE;
    }
  if (type != ALUR_JOURNAL_COMMIT || self->bases->len == 0)
    return FALSE;
  commit.flags = alur_journal_read_byte (&cursor);
  commit.rest = cursor;
  commit.n_removed = self->removed->len;
  if (!cursor.bad)
    g_array_append_val (self->commits, commit);
  return !cursor.bad;
}

/* Finds the records, up to the first that is not whole. */
static void
parse (AlurJournalFound *self)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (self->bytes, &length);
  guint64 checksum = ALUR_JOURNAL_FIRST_CHECKSUM;
  gsize at = MIN (length, ALUR_JOURNAL_MAGIC_LENGTH);

  if (at > 0 && memcmp (data, ALUR_JOURNAL_MAGIC, at) != 0)
    at = 0;
  while (at >= ALUR_JOURNAL_MAGIC_LENGTH && length - at > ALUR_JOURNAL_HEAD_LENGTH)
    {
      AlurJournalCursor head = { data + at, ALUR_JOURNAL_HEAD_LENGTH, 0, FALSE };
      gsize size = alur_journal_read_fixed (&head, 4);
      guint64 sum = alur_journal_read_fixed (&head, 8);
      const guint8 *payload = data + at + ALUR_JOURNAL_HEAD_LENGTH;

      if (size == 0 || size > length - at - ALUR_JOURNAL_HEAD_LENGTH)
        break;
      checksum = alur_journal_checksum (checksum, payload, size);
      if (checksum != sum || !add_record (self, (AlurJournalCursor){ payload, size, 0, FALSE }))
        break;
      at += ALUR_JOURNAL_HEAD_LENGTH + size;
    }
  self->damaged = at < length;
}

/* Sets @why where there is a file and it cannot be read. */
static GBytes *
load (const char *path, GError **why)
{
  int descriptor = open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  struct stat status;
  GBytes *bytes = NULL;

  if (descriptor < 0)
    {
      if (why != NULL && errno != ENOENT && errno != ENOTDIR)
        g_set_error (why, ALUR_ERROR, ALUR_ERROR_CANNOT_READ,
                     alur_tr (NULL, N_ ("%s: The file cannot be read: %s.")), path,
                     g_strerror (errno));
      return NULL;
    }
  if (fstat (descriptor, &status) == 0 && S_ISREG (status.st_mode))
    bytes = alur_reader_load (descriptor, path, why);
  close (descriptor);
  return bytes;
}

/* The content of @path when its hash is @hash. */
static GBytes *
load_hashed (const char *path, const char *hash, GError **why)
{
  g_autoptr (GBytes) bytes
      = path != NULL && hash != NULL ? load (path, why != NULL && *why == NULL ? why : NULL) : NULL;
  g_autofree char *found = bytes != NULL ? alur_journal_hash (bytes) : NULL;

  return g_strcmp0 (found, hash) == 0 ? g_steal_pointer (&bytes) : NULL;
}

static gboolean
holds (const char *path, const char *hash)
{
  g_autoptr (GBytes) bytes = load_hashed (path, hash, NULL);

  return bytes != NULL;
}

/* Whether nothing would be lost: the document was as its file still holds it, or as one that was
 * never saved begins. */
static gboolean
is_needless (AlurJournalFound *self)
{
  const Base *last;

  if (self->damaged)
    return FALSE;
  if (self->bases->len == 0)
    return TRUE;
  last = g_ptr_array_index (self->bases, self->bases->len - 1);
  if (self->commits->len == last->first)
    return holds (last->path, last->hash);
  return (g_array_index (self->commits, Commit, self->commits->len - 1).flags
          & ALUR_JOURNAL_IS_SAVED)
             != 0
         && (last->path == NULL || holds (last->path, last->file_hash));
}

/* Whether no living program has the journal: its lock is free, and is now ours. */
static gboolean
take_lock (int descriptor, const char *name)
{
  struct stat status;

  if (fstat (descriptor, &status) != 0 || !S_ISREG (status.st_mode) || status.st_uid != geteuid ())
    return FALSE;
  if (flock (descriptor, LOCK_EX | LOCK_NB) != 0)
    {
      gint64 owner = g_ascii_strtoll (name, NULL, 10);

      /* Where files cannot be locked, the name tells whose it is. */
      if (errno == EWOULDBLOCK || owner <= 0 || owner > G_MAXINT32 || kill ((pid_t) owner, 0) == 0
          || errno != ESRCH)
        return FALSE;
    }
  return fstat (descriptor, &status) == 0 && status.st_nlink > 0;
}

/**
 * alur_journal_found_free:
 * @self: (nullable): a journal that was found
 *
 * Gives its lock back. If it has not been discarded it can be found again.
 */
void
alur_journal_found_free (AlurJournalFound *self)
{
  if (self == NULL)
    return;
  if (self->descriptor >= 0)
    close (self->descriptor);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_ptr_array_unref (self->bases);
  g_array_unref (self->commits);
  g_array_unref (self->removed);
  g_ptr_array_unref (self->taken_over);
  g_free (self->start_path);
  g_free (self->path);
  g_free (self);
}

/**
 * alur_journal_found_discard:
 * @self: a journal that was found
 *
 * Removes it: what is in it is where it should be, or the planner has decided against it.
 */
void
alur_journal_found_discard (AlurJournalFound *self)
{
  unlink (self->path);
  unlink (self->start_path);
}

/**
 * alur_journal_set_aside: (skip)
 * @path: a journal, or the copy of what it starts from
 *
 * Gives it a name under which it is not found.
 */
void
alur_journal_set_aside (const char *path)
{
  g_autofree char *aside = g_strconcat (path, ASIDE_SUFFIX, NULL);

  rename (path, aside);
}

/**
 * alur_journal_found_set_aside:
 * @self: a journal that was found
 *
 * Like alur_journal_found_discard(), but keeps the file for a time under another name, under which
 * it is not found: for one that is damaged, of which what could be read has been recovered.
 */
void
alur_journal_found_set_aside (AlurJournalFound *self)
{
  alur_journal_set_aside (self->path);
  alur_journal_set_aside (self->start_path);
}

/**
 * alur_journal_found_get_files: (skip)
 * @descriptor: (out): open and locked; stays that of @self
 */
void
alur_journal_found_get_files (AlurJournalFound *self,
                              const char **path,
                              const char **start_path,
                              int *descriptor)
{
  *path = self->path;
  *start_path = self->start_path;
  *descriptor = self->descriptor;
}

/* @suffix: that of @name; one that has only begun may be torn, or could not get its name: what is
 * not whole of it was never told as kept. */
static AlurJournalFound *
open_found (const char *folder, const char *name, const char *suffix)
{
  g_autoptr (AlurJournalFound) self = g_new0 (AlurJournalFound, 1);
  g_autofree char *stem = g_strndup (name, strlen (name) - strlen (suffix));
  g_autofree char *start = g_strconcat (stem, ALUR_JOURNAL_START_SUFFIX, NULL);
  struct stat status;

  self->bases = g_ptr_array_new_with_free_func (base_free);
  self->commits = g_array_new (FALSE, FALSE, sizeof (Commit));
  self->removed = g_array_new (FALSE, FALSE, sizeof (AlurJournalCursor));
  self->taken_over = g_ptr_array_new_with_free_func (g_free);
  self->path = g_build_filename (folder, name, NULL);
  self->start_path = g_build_filename (folder, start, NULL);
  self->descriptor = open (self->path, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (self->descriptor < 0 || !take_lock (self->descriptor, name))
    return NULL;
  if (fstat (self->descriptor, &status) == 0)
    self->time = (gint64) status.st_mtime;
  self->bytes = alur_reader_load (self->descriptor, self->path, NULL);
  if (self->bytes == NULL)
    return NULL;
  parse (self);
  if (g_str_equal (suffix, ALUR_JOURNAL_BEGUN_SUFFIX))
    self->damaged = FALSE;
  return g_steal_pointer (&self);
}

static gboolean
is_gone (const char *folder, const char *stem, const char *suffix)
{
  g_autofree char *path = g_strconcat (folder, "/", stem, suffix, NULL);

  return access (path, F_OK) != 0 && errno == ENOENT;
}

/* Removes a copy whose journal is gone. A journal that has just begun gets its name at any moment:
 * hence this order. */
static void
remove_orphan (const char *folder, const char *name)
{
  g_autofree char *stem = g_strndup (name, strlen (name) - strlen (ALUR_JOURNAL_START_SUFFIX));
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (is_gone (folder, stem, ALUR_JOURNAL_BEGUN_SUFFIX)
      && is_gone (folder, stem, ALUR_JOURNAL_SUFFIX))
    unlink (path);
}

/* Removes what was set aside long ago. */
static void
remove_old (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  struct stat status;

  if (lstat (path, &status) == 0 && S_ISREG (status.st_mode)
      && g_get_real_time () / G_USEC_PER_SEC - status.st_mtime > ASIDE_SECONDS)
    unlink (path);
}

static gint
compare_times (gconstpointer a, gconstpointer b)
{
  const AlurJournalFound *x = *(AlurJournalFound *const *) a;
  const AlurJournalFound *y = *(AlurJournalFound *const *) b;

  return x->time != y->time ? (x->time < y->time ? 1 : -1) : strcmp (x->path, y->path);
}

/* Marks what @self has taken over, if @self is worth it: its document is in its file, or can be
 * recovered. Two that say so of each other are none of ours. */
static void
supersede (AlurJournalFound *self, GPtrArray *found)
{
  gboolean is_sure = FALSE;

  for (guint i = 0; i < found->len && !self->superseded && self->taken_over->len > 0; i++)
    {
      AlurJournalFound *other = g_ptr_array_index (found, i);
      g_autofree char *stem = alur_journal_dup_stem (other->path);
      g_autoptr (AlurJournalRecovered) recovered = NULL;

      if (other == self
          || !g_ptr_array_find_with_equal_func (self->taken_over, stem, g_str_equal, NULL))
        continue;
      if (!is_sure && !is_needless (self))
        {
          recovered = alur_journal_found_recover (self, NULL);
          if (recovered == NULL)
            return;
        }
      is_sure = TRUE;
      other->superseded = TRUE;
    }
}

/* Clears away what nobody must be asked about. What another journal has taken over is only set
 * aside, because that one may have been written to a disk that fails. */
static void
clear_away (GPtrArray *found)
{
  for (guint i = 0; i < found->len; i++)
    supersede (g_ptr_array_index (found, i), found);
  for (guint i = found->len; i > 0; i--)
    {
      AlurJournalFound *one = g_ptr_array_index (found, i - 1);

      if (is_needless (one))
        alur_journal_found_discard (one);
      else if (one->superseded)
        alur_journal_found_set_aside (one);
      else
        continue;
      g_ptr_array_remove_index (found, i - 1);
    }
}

/**
 * alur_journal_find:
 * @folder: where journals lie
 *
 * Looks for what killed programs have left; clears away what is of no use.
 *
 * Returns: (transfer full) (element-type AlurJournalFound): the journals from which a document can
 *   be recovered that is nowhere else, and those that are too damaged to tell; the latest first
 */
GPtrArray *
alur_journal_find (const char *folder)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) alur_journal_found_free);
  g_autoptr (GDir) names = g_dir_open (folder, 0, NULL);
  const char *name;

  while (names != NULL && (name = g_dir_read_name (names)) != NULL)
    {
      AlurJournalFound *one = NULL;

      if (g_str_has_suffix (name, ALUR_JOURNAL_SUFFIX))
        one = open_found (folder, name, ALUR_JOURNAL_SUFFIX);
      else if (g_str_has_suffix (name, ALUR_JOURNAL_BEGUN_SUFFIX))
        one = open_found (folder, name, ALUR_JOURNAL_BEGUN_SUFFIX);
      else if (g_str_has_suffix (name, ALUR_JOURNAL_START_SUFFIX))
        remove_orphan (folder, name);
      else if (g_str_has_suffix (name, ALUR_JOURNAL_SUFFIX ASIDE_SUFFIX)
               || g_str_has_suffix (name, ALUR_JOURNAL_START_SUFFIX ASIDE_SUFFIX))
        remove_old (folder, name);
      if (one != NULL)
        g_ptr_array_add (found, one);
    }
  clear_away (found);
  g_ptr_array_sort (found, compare_times);
  return found;
}

/* NULL: nothing of it can be read. */
static const Base *
last_base (AlurJournalFound *self)
{
  return self->bases->len > 0 ? g_ptr_array_index (self->bases, self->bases->len - 1) : NULL;
}

/**
 * alur_journal_found_is_readable:
 * @self: a journal that was found
 *
 * Returns: whether anything can be read of it; if not, nothing can be recovered
 */
gboolean
alur_journal_found_is_readable (AlurJournalFound *self)
{
  return self->bases->len > 0;
}

/**
 * alur_journal_found_get_title:
 * @self: a journal that was found
 *
 * Returns: (transfer none): the title of the document when it was last read or saved; may be empty
 */
const char *
alur_journal_found_get_title (AlurJournalFound *self)
{
  const Base *last = last_base (self);

  return last != NULL && last->title != NULL ? last->title : "";
}

/**
 * alur_journal_found_get_path:
 * @self: a journal that was found
 *
 * Returns: (transfer none) (nullable): the file of the document; %NULL when it had none
 */
const char *
alur_journal_found_get_path (AlurJournalFound *self)
{
  const Base *last = last_base (self);

  return last != NULL ? last->path : NULL;
}

/**
 * alur_journal_found_get_time:
 * @self: a journal that was found
 *
 * Returns: when the document was last edited, in seconds of the Unix epoch
 */
gint64
alur_journal_found_get_time (AlurJournalFound *self)
{
  return self->time;
}

/**
 * alur_journal_found_get_n_edits:
 * @self: a journal that was found
 *
 * Returns: how many edits it has
 */
guint
alur_journal_found_get_n_edits (AlurJournalFound *self)
{
  return self->commits->len;
}

/* The last base whose text there still is; @why: what could not be read meanwhile. */
static const Base *
choose_base (AlurJournalFound *self, GBytes **text, GError **why)
{
  for (guint i = self->bases->len; i > 0; i--)
    {
      const Base *base = g_ptr_array_index (self->bases, i - 1);

      *text = load_hashed (base->path, base->hash, why);
      if (*text == NULL)
        *text = load_hashed (self->start_path, base->hash, why);
      if (*text != NULL)
        return base;
    }
  return NULL;
}

/* Where the document belongs: the last file that holds what it should, else that of @chosen. */
static void
find_home (AlurJournalFound *self, const Base *chosen, AlurJournalRecovered *recovered)
{
  for (guint i = self->bases->len; i > 0 && !recovered->same_file; i--)
    {
      const Base *base = g_ptr_array_index (self->bases, i - 1);

      recovered->same_file = holds (base->path, base->file_hash);
      if (recovered->same_file)
        chosen = base;
    }
  recovered->path = g_strdup (chosen->path);
  recovered->file_hash = g_strdup (chosen->file_hash);
}

/* Whether @document, when it is saved, can be opened again: a journal may say what no file may. */
static gboolean
can_be_saved (AlurDocument *document)
{
  const AlurElement *root = alur_document_get_root (document);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (AlurDocument) again = NULL;

  for (const AlurElement *e = root; e != NULL; e = alur_element_walk (e, root))
    {
      if (e->kind == ALUR_KIND_FOREIGN && e->text == NULL)
        return FALSE;
    }
  bytes = alur_writer_write_bytes (document);
  again = alur_reader_read_bytes (bytes, "", NULL, NULL);
  return again != NULL;
}

/* Makes a commit again, after the removed elements that are told of from @n_removed on up to it. */
static gboolean
replay_commit (AlurJournalFound *self, AlurJournalReplay *replay, guint index, guint *n_removed)
{
  const Commit *commit = &g_array_index (self->commits, Commit, index);
  AlurJournalCursor cursor = commit->rest;

  for (; *n_removed < commit->n_removed; ++*n_removed)
    {
      AlurJournalCursor removed = g_array_index (self->removed, AlurJournalCursor, *n_removed);

      if (!alur_journal_replay_removed (replay, &removed))
        return FALSE;
    }
  return alur_journal_replay_commit (replay, &cursor);
}

/* Reads @text, which @base starts from, and makes the commits after that again, the first @most at
 * most. FALSE: the record of @base is of no use. */
static gboolean
replay (AlurJournalFound *self,
        const Base *base,
        GBytes *text,
        guint most,
        AlurJournalRecovered *recovered)
{
  g_autoptr (GHashTable) elements = g_hash_table_new (NULL, NULL);
  AlurJournalReplay replay = { NULL, elements };
  AlurJournalCursor cursor = base->rest;
  guint n_removed = base->first_removed;
  guint at = base->first;

  g_clear_object (&recovered->document);
  recovered->document = alur_reader_read_bytes (text, base->path, NULL, NULL);
  replay.document = recovered->document;
  if (recovered->document == NULL || !alur_journal_replay_base (&replay, &cursor))
    return FALSE;
  while (at - base->first < most && replay_commit (self, &replay, at, &n_removed))
    at++;
  recovered->n_edits = at - base->first;
  recovered->n_edits_missed = self->commits->len - at;
  return TRUE;
}

static gboolean
leads_to_a_document (AlurJournalFound *self,
                     const Base *base,
                     GBytes *text,
                     guint most,
                     AlurJournalRecovered *recovered)
{
  return replay (self, base, text, most, recovered) && can_be_saved (recovered->document);
}

/* Makes again as many commits as leave what can be saved: one that does not must not cost those
 * before it. Goes back in growing strides, and then forward to where the bad ones begin. */
static gboolean
replay_what_is_good (AlurJournalFound *self,
                     const Base *base,
                     GBytes *text,
                     AlurJournalRecovered *recovered)
{
  guint stride = 1;
  guint good = self->commits->len - base->first;
  guint bad = good + 1;

  while (!leads_to_a_document (self, base, text, good, recovered))
    {
      bad = MIN (good, recovered->n_edits);
      if (bad == 0)
        return FALSE;
      good = bad > stride ? bad - stride : 0;
      stride *= 2;
    }
  if (bad - good == 1)
    return TRUE;
  while (bad - good > 1)
    {
      guint middle = good + (bad - good) / 2;

      if (leads_to_a_document (self, base, text, middle, recovered))
        good = middle;
      else
        bad = middle;
    }
  return leads_to_a_document (self, base, text, good, recovered);
}

/**
 * alur_journal_recovered_free:
 * @self: (nullable): what was recovered
 */
void
alur_journal_recovered_free (AlurJournalRecovered *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->document);
  g_free (self->path);
  g_free (self->file_hash);
  g_free (self);
}

/**
 * alur_journal_found_recover:
 * @self: a journal that was found
 * @error: return location for an error of %ALUR_ERROR_INVALID
 *
 * Makes the document as it was after the last edit that is whole in the journal and left something
 * that can be saved; its edits can be undone. The journal stays until it is discarded. May be
 * called in any thread.
 *
 * Returns: (transfer full) (nullable): the document and where it belongs
 */
AlurJournalRecovered *
alur_journal_found_recover (AlurJournalFound *self, GError **error)
{
  g_autoptr (AlurJournalRecovered) recovered = g_new0 (AlurJournalRecovered, 1);
  g_autoptr (GBytes) text = NULL;
  g_autoptr (GError) why = NULL;
  const Base *base = choose_base (self, &text, &why);

  if (!alur_journal_found_is_readable (self))
    {
      g_set_error_literal (error, ALUR_ERROR, ALUR_ERROR_INVALID,
                           alur_tr (NULL, N_ ("What was kept of a document is damaged, and nothing "
                                              "of it can be read. The file itself is as it was "
                                              "when it was last saved.")));
      return NULL;
    }
  if (base == NULL && why != NULL)
    {
      g_set_error (error, ALUR_ERROR, ALUR_ERROR_CANNOT_READ,
                   /* Translators: the first %s is the title of a document, the second a sentence
                      that tells which file cannot be read. */
                   alur_tr (NULL, N_ ("“%s” cannot be recovered now, and nothing of it is lost. %s "
                                      "Try again, or after the next start.")),
                   alur_journal_found_get_title (self), why->message);
      return NULL;
    }
  if (base == NULL)
    {
      g_set_error (error, ALUR_ERROR, ALUR_ERROR_INVALID,
                   /* Translators: %s is the title of a document. */
                   alur_tr (NULL, N_ ("“%s” cannot be recovered: the file that the edits belong to "
                                      "has been changed since, and there is no copy of it. Put "
                                      "the file back as it was, and try again.")),
                   alur_journal_found_get_title (self));
      return NULL;
    }
  if (!replay_what_is_good (self, base, text, recovered))
    {
      g_set_error (error, ALUR_ERROR, ALUR_ERROR_INVALID,
                   alur_tr (NULL, N_ ("“%s” cannot be recovered: what was kept of the edits is "
                                      "damaged, or comes from another version of the program. The "
                                      "file itself is as it was when it was last saved.")),
                   alur_journal_found_get_title (self));
      return NULL;
    }
  recovered->damaged = self->damaged;
  find_home (self, base, recovered);
  return g_steal_pointer (&recovered);
}
