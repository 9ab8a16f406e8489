/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Each call by which files are written and read fails in turn, once, in each way that the program
 * tells apart: afterwards the old file or the new one is there whole and alone, and a failure is
 * told. The linker hands the calls of the library to this program first (--wrap). */

#include "alur-error.h"
#include "alur-journal.h"
#include "alur-reader.h"
#include "alur-store.h"
#include "alur-writer.h"

#include "alur-edit.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* --- The calls -------------------------------------------------------------------------------- */

/* Which call fails. The journal has a thread, so it is held by a lock. */
static struct
{
  GMutex mutex;
  const char *call;
  guint wait; /* how many go well before */
  int code;
  gboolean struck;
} fault;

static void
set_fault (const char *call, guint wait, int code)
{
  g_mutex_lock (&fault.mutex);
  fault.call = call;
  fault.wait = wait;
  fault.code = code;
  fault.struck = FALSE;
  g_mutex_unlock (&fault.mutex);
}

/* Ends the fault; whether the call came to be made. */
static gboolean
end_fault (void)
{
  gboolean struck;

  g_mutex_lock (&fault.mutex);
  struck = fault.struck;
  fault.call = NULL;
  g_mutex_unlock (&fault.mutex);
  return struck;
}

static gboolean
strikes (const char *call)
{
  gboolean now = FALSE;

  g_mutex_lock (&fault.mutex);
  if (fault.call != NULL && strcmp (fault.call, call) == 0 && !fault.struck && fault.wait-- == 0)
    {
      fault.struck = now = TRUE;
      errno = fault.code;
    }
  g_mutex_unlock (&fault.mutex);
  return now;
}

#define WRAP(RESULT, NAME, PARAMETERS, ...)                                                        \
  RESULT __real_##NAME PARAMETERS;                                                                 \
  RESULT __wrap_##NAME PARAMETERS;                                                                 \
  RESULT __wrap_##NAME PARAMETERS { return strikes (#NAME) ? -1 : __real_##NAME (__VA_ARGS__); }

WRAP (int, fsync, (int descriptor), descriptor)
WRAP (int, flock, (int descriptor, int operation), descriptor, operation)
WRAP (int, fchmod, (int descriptor, mode_t mode), descriptor, mode)
WRAP (int, fchown, (int descriptor, uid_t user, gid_t group), descriptor, user, group)
WRAP (int, fstat64, (int descriptor, struct stat *status), descriptor, status)
WRAP (ssize_t, read, (int descriptor, void *data, size_t size), descriptor, data, size)
WRAP (ssize_t, write, (int descriptor, const void *data, size_t size), descriptor, data, size)
WRAP (ssize_t,
      pwrite64,
      (int descriptor, const void *data, size_t size, off_t at),
      descriptor,
      data,
      size,
      at)
WRAP (int,
      renameat,
      (int old_folder, const char *old_name, int folder, const char *name),
      old_folder,
      old_name,
      folder,
      name)

/* --- What fails ------------------------------------------------------------------------------- */

static const struct
{
  const char *call;
  int code;
  gboolean harmless; /* is tried again, or means nothing */
} faults[] = {
  { "write", EINTR, TRUE },      { "write", ENOSPC, FALSE },  { "write", EDQUOT, FALSE },
  { "write", EFBIG, FALSE },     { "write", EIO, FALSE },     { "write", EPERM, FALSE },
  { "write", EROFS, FALSE },     { "write", ENOTDIR, FALSE }, { "write", EISDIR, FALSE },
  { "fsync", EINVAL, TRUE },     { "fsync", ENOTSUP, TRUE },  { "fsync", EROFS, TRUE },
  { "fsync", EIO, FALSE },       { "fsync", ENOSPC, FALSE },  { "flock", EINTR, TRUE },
  { "flock", ENOLCK, TRUE },     { "renameat", EIO, FALSE },  { "renameat", EACCES, FALSE },
  { "renameat", EXDEV, FALSE },  { "fchmod", EPERM, FALSE },  { "fchmod", ENOTSUP, TRUE },
  { "fchown", EPERM, TRUE },     { "pwrite64", EINTR, TRUE }, { "pwrite64", EIO, FALSE },
  { "pwrite64", ENOSPC, FALSE },
};

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("alur-faults-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "x.alur", NULL);
}

/* Removes what is in a folder; how many there were. */
static guint
empty_folder (const char *folder)
{
  g_autoptr (GDir) names = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (names)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
      n++;
    }
  return n;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  empty_folder (fixture->folder);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* Whole in one block, and in several. */
static const gsize sizes[] = { 10, 200000 };

static GBytes *
make_text (gsize size, char letter)
{
  return g_bytes_new_take (g_strnfill (size, letter), size);
}

static gboolean
holds (const char *path, GBytes *expected)
{
  g_autofree char *data = NULL;
  gsize length;

  return g_file_get_contents (path, &data, &length, NULL) && length == g_bytes_get_size (expected)
         && memcmp (data, g_bytes_get_data (expected, NULL), length) == 0;
}

/* Saves with the fault and looks at what there is then; whether the fault came to happen. */
static gboolean
save_with_fault (Fixture *fixture, guint index, guint wait, gsize size)
{
  g_autoptr (GBytes) old = make_text (size, 'o');
  g_autoptr (GBytes) new = make_text (size + 1, 'n');
  g_autoptr (GError) error = NULL;
  gboolean saved, struck;

  g_assert_true (g_file_set_contents_full (fixture->path, g_bytes_get_data (old, NULL),
                                           (gssize) size, G_FILE_SET_CONTENTS_NONE, 0640, NULL));
  set_fault (faults[index].call, wait, faults[index].code);
  saved = alur_store_save_bytes (fixture->path, new, &error);
  struck = end_fault ();
  if (!struck || faults[index].harmless)
    g_assert_no_error (error);
  if (!saved)
    {
      g_assert_error (error, ALUR_ERROR, ALUR_ERROR_CANNOT_WRITE);
      g_assert_nonnull (strstr (error->message, fixture->path));
    }
  else
    g_assert_no_error (error);
  /* Where only the name may not be on the disk, the new file is there. */
  if (saved || strstr (error->message, "has been saved") != NULL)
    g_assert_true (holds (fixture->path, new));
  else
    g_assert_true (holds (fixture->path, old));
  g_assert_cmpuint (empty_folder (fixture->folder), ==, 1);
  return struck;
}

static void
test_save (Fixture *fixture, gconstpointer data)
{
  guint n_struck = 0;

  for (guint size = 0; size < G_N_ELEMENTS (sizes); size++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
        {
          for (guint wait = 0; save_with_fault (fixture, i, wait, sizes[size]); wait++)
            n_struck++;
        }
    }
  g_test_message ("%u faults", n_struck);
  g_assert_cmpuint (n_struck, >, 50);
}

/* --- What others have left in the folder ------------------------------------------------------ */

static char *
leave_file (Fixture *fixture, const char *name)
{
  char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, "left", -1, NULL));
  return path;
}

static void
save_something (Fixture *fixture)
{
  g_autoptr (GBytes) text = make_text (10, 'n');
  g_autoptr (GError) error = NULL;

  alur_store_save_bytes (fixture->path, text, &error);
  g_assert_no_error (error);
  g_assert_true (holds (fixture->path, text));
}

/* Only what a killed save has left goes: a hidden file of ours of which nobody has the lock. */
static void
test_abandoned (Fixture *fixture, gconstpointer data)
{
  static const char *const others[]
      = { "x.alur.abcdef.alur-tmp", ".abcdef.alur-tmp", ".x.alur.abcdef.alur-tmp2" };
  g_autofree char *left = leave_file (fixture, ".x.alur.abcdef.alur-tmp");
  g_autofree char *held = leave_file (fixture, ".x.alur.ghijkl.alur-tmp");
  g_autofree char *folder = g_build_filename (fixture->folder, ".x.alur.mnopqr.alur-tmp", NULL);
  g_autofree char *link = g_build_filename (fixture->folder, ".x.alur.stuvwx.alur-tmp", NULL);
  int descriptor = g_open (held, O_RDONLY | O_CLOEXEC, 0);

  g_assert_cmpint (flock (descriptor, LOCK_EX), ==, 0);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (symlink ("x.alur", link), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_free (leave_file (fixture, others[i]));
  save_something (fixture);
  g_assert_false (g_file_test (left, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (held, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (folder, G_FILE_TEST_IS_DIR));
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, others[i], NULL);

      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
    }
  close (descriptor);
  g_rmdir (folder);
}

/* Where files can't be locked, what is left is told by its age. */
static void
test_no_locks (Fixture *fixture, gconstpointer data)
{
  g_autofree char *left = leave_file (fixture, ".x.alur.abcdef.alur-tmp");
  const struct timespec old[2] = { { 1000000000, 0 }, { 1000000000, 0 } };

  set_fault ("flock", 0, ENOLCK);
  save_something (fixture);
  g_assert_true (end_fault ());
  g_assert_true (g_file_test (left, G_FILE_TEST_EXISTS));
  g_assert_cmpint (utimensat (AT_FDCWD, left, old, 0), ==, 0);
  set_fault ("flock", 0, ENOLCK);
  save_something (fixture);
  g_assert_true (end_fault ());
  g_assert_false (g_file_test (left, G_FILE_TEST_EXISTS));
}

/* What somebody else owns stays theirs, and a group that can't be kept gets no more than all. Only
 * root can give files away. */
static void
test_owners (Fixture *fixture, gconstpointer data)
{
  g_autofree char *left = leave_file (fixture, ".x.alur.abcdef.alur-tmp");
  struct stat status;

  if (geteuid () != 0)
    {
      g_test_skip ("only root can give files away");
      return;
    }
  g_assert_cmpint (chown (left, 65534, 65534), ==, 0);
  save_something (fixture);
  g_assert_true (g_file_test (left, G_FILE_TEST_EXISTS));
  g_assert_cmpint (chown (fixture->path, 65534, 65534), ==, 0);
  g_assert_cmpint (g_chmod (fixture->path, 0664), ==, 0);
  save_something (fixture);
  g_assert_cmpint (stat (fixture->path, &status), ==, 0);
  g_assert_cmpuint (status.st_uid, ==, 65534);
  g_assert_cmpuint (status.st_gid, ==, 65534);
  g_assert_cmpuint (status.st_mode & 07777, ==, 0664);
  set_fault ("fchown", 0, EPERM);
  save_something (fixture);
  g_assert_true (end_fault ());
  g_assert_cmpint (stat (fixture->path, &status), ==, 0);
  g_assert_cmpuint (status.st_gid, ==, 0);
  g_assert_cmpuint (status.st_mode & 07777, ==, 0644);
  g_assert_cmpint (g_chmod (fixture->path, 06755), ==, 0);
  set_fault ("fchown", 0, EPERM);
  save_something (fixture);
  g_assert_true (end_fault ());
  g_assert_cmpint (stat (fixture->path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 07777, ==, 0755);
}

static void
assert_refused (const char *path, const char *words)
{
  g_autoptr (GBytes) text = make_text (10, 'n');
  g_autoptr (GError) error = NULL;

  g_assert_false (alur_store_save_bytes (path, text, &error));
  g_assert_error (error, ALUR_ERROR, ALUR_ERROR_CANNOT_WRITE);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” says nothing of “%s”", error->message, words);
}

/* Names that lead to no file that could be written, and to one by another name. */
static void
test_names (Fixture *fixture, gconstpointer data)
{
  g_autofree char *slash = g_strconcat (fixture->folder, "/x/", NULL);
  g_autofree char *below = g_strconcat (fixture->path, "/y.alur", NULL);
  g_autofree char *circle = g_build_filename (fixture->folder, "circle", NULL);
  g_autofree char *absolute = g_build_filename (fixture->folder, "absolute", NULL);
  g_autoptr (GBytes) text = make_text (20, 'a');

  save_something (fixture);
  assert_refused (fixture->folder, "a folder has this name");
  assert_refused (slash, "folder");
  assert_refused (below, "folder does not exist");
  g_assert_cmpint (symlink ("circle", circle), ==, 0);
  assert_refused (circle, "could not be saved");
  g_assert_cmpint (symlink (fixture->path, absolute), ==, 0);
  g_assert_true (alur_store_save_bytes (absolute, text, NULL));
  g_assert_true (g_file_test (absolute, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (holds (fixture->path, text));
  /* What bytes only go through is written as it stands. */
  g_assert_true (alur_store_save_bytes ("/dev/null", text, NULL));
  g_assert_false (g_file_test ("/dev/null", G_FILE_TEST_IS_REGULAR));
}

/* Reading is given up with a sentence, or tried again. */
static void
test_read (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlurDocument) document = alur_edit_new_document (NULL);
  g_autoptr (GBytes) bytes = alur_writer_write_bytes (document);
  g_autoptr (GError) error = NULL;
  g_autoptr (AlurDocument) again = NULL;
  g_autoptr (AlurDocument) refused = NULL;

  g_assert_true (alur_store_save_bytes (fixture->path, bytes, NULL));
  set_fault ("read", 0, EINTR);
  again = alur_reader_read_file (fixture->path, NULL, &error);
  g_assert_true (end_fault ());
  g_assert_no_error (error);
  g_assert_nonnull (again);
  set_fault ("read", 0, EIO);
  refused = alur_reader_read_file (fixture->path, NULL, &error);
  g_assert_true (end_fault ());
  g_assert_null (refused);
  g_assert_error (error, ALUR_ERROR, ALUR_ERROR_CANNOT_READ);
  g_assert_nonnull (strstr (error->message, fixture->path));
}

/* A file without a size that is told, as a pipe is, is read to its end. */
static void
test_no_size (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) text = make_text (300000, 'x');
  g_autoptr (GBytes) loaded = NULL;
  g_autoptr (GError) error = NULL;
  int descriptor;

  g_assert_true (alur_store_save_bytes (fixture->path, text, NULL));
  descriptor = g_open (fixture->path, O_RDONLY | O_CLOEXEC, 0);
  set_fault ("fstat64", 0, EIO);
  loaded = alur_reader_load (descriptor, "x", &error);
  g_assert_true (end_fault ());
  close (descriptor);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (loaded, text));
}

/* --- The journal ------------------------------------------------------------------------------ */

typedef struct
{
  AlurJournal *journal;
  guint n_told;
} Kept;

static void
committed_cb (AlurDocument *document, const AlurCommit *commit, Kept *kept)
{
  g_autoptr (GError) error = NULL;

  if (!alur_journal_append (kept->journal, commit, FALSE, &error))
    {
      g_assert_error (error, ALUR_ERROR, ALUR_ERROR_CANNOT_WRITE);
      kept->n_told++;
    }
}

static void
edit (AlurDocument *document, const char *title)
{
  alur_document_begin (document, title);
  alur_document_set_text (document, alur_document_get_root (document), ALUR_DOCUMENT_TITLE, title);
  alur_document_commit (document);
}

/* The title of the document that can be recovered; NULL: none. */
static char *
recover_title (const char *folder)
{
  g_autoptr (GPtrArray) found = alur_journal_find (folder);
  g_autoptr (AlurJournalRecovered) recovered = NULL;

  if (found->len == 0)
    return NULL;
  g_assert_cmpuint (found->len, ==, 1);
  recovered = alur_journal_found_recover (g_ptr_array_index (found, 0), NULL);
  if (recovered == NULL)
    return NULL;
  return g_strdup (
      alur_element_get_text (alur_document_get_root (recovered->document), ALUR_DOCUMENT_TITLE));
}

/* Three edits while one call fails, the program is killed, and another looks for what is left. */
static gboolean
keep_with_fault (Fixture *fixture, guint index, guint wait)
{
  g_autoptr (AlurDocument) document = alur_edit_new_document (NULL);
  g_autoptr (GBytes) bytes = alur_writer_write_bytes (document);
  g_autofree char *hash = alur_journal_hash (bytes);
  g_autofree char *title = NULL;
  AlurJournalStart start = { NULL, NULL, "Judul", bytes, hash };
  Kept kept = { alur_journal_new (fixture->folder, document), 0 };
  gboolean struck;

  alur_journal_begin (kept.journal, &start);
  g_signal_connect (document, "committed", G_CALLBACK (committed_cb), &kept);
  set_fault (faults[index].call, wait, faults[index].code);
  edit (document, "one");
  edit (document, "two");
  struck = end_fault ();
  /* What could not be written is with the next edit. */
  edit (document, "three");
  g_signal_handlers_disconnect_by_data (document, &kept);
  alur_journal_free (kept.journal);
  title = recover_title (fixture->folder);
  g_assert_cmpstr (title, ==, "three");
  if (!struck || faults[index].harmless)
    g_assert_cmpuint (kept.n_told, ==, 0);
  g_assert_cmpuint (kept.n_told, <=, 1);
  empty_folder (fixture->folder);
  return struck;
}

static void
test_journal (Fixture *fixture, gconstpointer data)
{
  guint n_struck = 0;

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      /* The thread comes to the disk when it likes, so of its calls there is no number. */
      for (guint wait = 0; keep_with_fault (fixture, i, wait) && wait < 5; wait++)
        n_struck++;
    }
  g_test_message ("%u faults", n_struck);
  g_assert_cmpuint (n_struck, >, 8);
}

/* Whoever looks for journals finds them as soon as nothing fails. */
static void
test_found (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *call;
    int code;
  } cases[]
      = { { "flock", EWOULDBLOCK }, { "flock", ENOLCK }, { "fstat64", EIO }, { "read", EIO } };
  g_autoptr (AlurDocument) document = alur_edit_new_document (NULL);
  g_autoptr (GBytes) bytes = alur_writer_write_bytes (document);
  g_autofree char *hash = alur_journal_hash (bytes);
  AlurJournalStart start = { NULL, NULL, "Judul", bytes, hash };
  Kept kept = { alur_journal_new (fixture->folder, document), 0 };

  alur_journal_begin (kept.journal, &start);
  g_signal_connect (document, "committed", G_CALLBACK (committed_cb), &kept);
  edit (document, "one");
  g_signal_handlers_disconnect_by_data (document, &kept);
  alur_journal_free (kept.journal);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean struck = TRUE;

      for (guint wait = 0; struck; wait++)
        {
          g_autofree char *title = NULL;

          set_fault (cases[i].call, wait, cases[i].code);
          g_free (recover_title (fixture->folder));
          struck = end_fault ();
          title = recover_title (fixture->folder);
          g_assert_cmpstr (title, ==, "one");
        }
    }
}

/* Where files can't be locked, the name tells whose a journal is: of a process that lives it is
 * left alone. The latest comes first. */
static void
test_owners_of_journals (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "2147483646-1", "2147483646-2", "0-3", "99999999999-4" };
  g_autoptr (AlurDocument) document = alur_edit_new_document (NULL);
  g_autoptr (GBytes) bytes = alur_writer_write_bytes (document);
  g_autofree char *hash = alur_journal_hash (bytes);
  AlurJournalStart start = { NULL, NULL, "Judul", bytes, hash };
  g_autoptr (GPtrArray) found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      Kept kept = { alur_journal_new (fixture->folder, document), 0 };
      g_autofree char *journal = NULL;
      g_autofree char *stem = NULL;
      const struct timespec times[2] = { { 1000000000 + i % 3, 0 }, { 1000000000 + i % 3, 0 } };

      alur_journal_begin (kept.journal, &start);
      g_signal_connect (document, "committed", G_CALLBACK (committed_cb), &kept);
      edit (document, names[i]);
      g_signal_handlers_disconnect_by_data (document, &kept);
      journal = g_strdup (alur_journal_get_file (kept.journal));
      alur_journal_free (kept.journal);
      stem = g_strndup (journal, strlen (journal) - strlen (".alur-journal"));
      for (guint k = 0; k < 2; k++)
        {
          const char *suffix = k == 0 ? ".alur-journal" : ".alur-start";
          g_autofree char *from = g_strconcat (stem, suffix, NULL);
          g_autofree char *to = g_strconcat (fixture->folder, "/", names[i], suffix, NULL);

          g_assert_cmpint (g_rename (from, to), ==, 0);
          g_assert_cmpint (utimensat (AT_FDCWD, to, times, 0), ==, 0);
        }
    }
  for (guint wait = 0; wait < G_N_ELEMENTS (names); wait++)
    {
      g_autoptr (GPtrArray) some = NULL;

      set_fault ("flock", wait, ENOLCK);
      some = alur_journal_find (fixture->folder);
      g_assert_true (end_fault ());
      g_assert_cmpuint (some->len, >=, G_N_ELEMENTS (names) - 1);
    }
  found = alur_journal_find (fixture->folder);
  g_assert_cmpuint (found->len, ==, G_N_ELEMENTS (names));
  for (guint i = 1; i < found->len; i++)
    g_assert_cmpint (alur_journal_found_get_time (g_ptr_array_index (found, i - 1)), >=,
                     alur_journal_found_get_time (g_ptr_array_index (found, i)));
}

#define ADD(path, function) g_test_add ("/faults/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("save", test_save);
  ADD ("abandoned", test_abandoned);
  ADD ("no-locks", test_no_locks);
  ADD ("owners", test_owners);
  ADD ("names", test_names);
  ADD ("read", test_read);
  ADD ("no-size", test_no_size);
  ADD ("journal", test_journal);
  ADD ("found", test_found);
  ADD ("owners-of-journals", test_owners_of_journals);
  return g_test_run ();
}
