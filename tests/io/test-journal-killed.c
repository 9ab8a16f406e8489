/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A process that edits, undoes and saves is killed at random moments; what was committed last can
 * be had again each time, from the journal or from the file. The same edits are made again here to
 * know what that is. ALUR_KILLS makes it longer, ALUR_SEED repeats it. */

#include "alur-journal.h"

#include "alur-random.h"
#include "alur-store.h"
#include "alur-writer.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define DEFAULT_KILLS 100
#define LONGEST_MICROSECONDS 60000

/* What both processes see: commits that are done. */
typedef struct
{
  volatile guint n_commits;
} Shared;

typedef struct
{
  const char *folder;
  const char *path;
  GRand *rand;
  AlurDocument *document;
  AlurJournal *journal; /* NULL: only editing */
  guint64 saved;
  guint n_commits;
  Shared *shared;
} Editing;

static void
committed_cb (AlurDocument *document, const AlurCommit *commit, Editing *editing)
{
  g_autoptr (GError) error = NULL;

  if (editing->journal != NULL)
    alur_journal_append (editing->journal, commit,
                         alur_document_get_state (document) == editing->saved, &error);
  g_assert_no_error (error);
  editing->n_commits++;
  if (editing->shared != NULL)
    editing->shared->n_commits = editing->n_commits;
}

static void
start_editing (Editing *editing, guint32 seed)
{
  editing->rand = g_rand_new_with_seed (seed);
  editing->document = alur_random_document (editing->rand, 20);
  g_signal_connect (editing->document, "committed", G_CALLBACK (committed_cb), editing);
}

static void
stop_editing (Editing *editing)
{
  g_clear_object (&editing->document);
  g_clear_pointer (&editing->rand, g_rand_free);
}

static void
save (Editing *editing)
{
  g_autoptr (GBytes) text = alur_writer_write_bytes (editing->document);
  g_autofree char *hash = alur_journal_hash (text);
  AlurJournalStart start = { editing->path, hash, "Saved", text, hash };

  alur_journal_begin_save (editing->journal, &start);
  if (g_rand_boolean (editing->rand))
    alur_random_edit (editing->rand, editing->document, ALUR_RANDOM_ALTER);
  g_assert_true (alur_store_save_bytes (editing->path, text, NULL));
  alur_journal_end_save (editing->journal, &start);
}

/* One thing that somebody does. Without a journal the document goes the same way. */
static void
act (Editing *editing)
{
  gint32 dice = g_rand_int_range (editing->rand, 0, 60);

  if (dice == 0)
    {
      guint64 state = alur_document_get_state (editing->document);

      if (editing->journal != NULL)
        save (editing);
      else if (g_rand_boolean (editing->rand))
        alur_random_edit (editing->rand, editing->document, ALUR_RANDOM_ALTER);
      editing->saved = state;
    }
  else if (dice < 12 && alur_document_get_undo_depth (editing->document) > 1)
    alur_document_undo (editing->document);
  else if (dice < 18)
    alur_document_redo (editing->document);
  else
    alur_random_edit (editing->rand, editing->document, ALUR_RANDOM_ALTER);
}

/* The document after @n_commits. */
static GBytes *
text_after (guint32 seed, guint n_commits)
{
  Editing editing = { 0 };
  GBytes *text;

  start_editing (&editing, seed);
  editing.n_commits = 0;
  while (editing.n_commits < n_commits)
    act (&editing);
  while (editing.n_commits > n_commits) /* an edit in the midst of saving */
    {
      g_signal_handlers_disconnect_by_data (editing.document, &editing);
      alur_document_undo (editing.document);
      editing.n_commits--;
    }
  text = alur_writer_write_bytes (editing.document);
  stop_editing (&editing);
  return text;
}

static G_NORETURN void
edit_for_ever (const char *folder, const char *path, guint32 seed, Shared *shared)
{
  Editing editing = { .folder = folder, .path = path };
  g_autoptr (GBytes) text = NULL;
  g_autofree char *hash = NULL;
  AlurJournalStart start;

  start_editing (&editing, seed);
  editing.n_commits = 0;
  text = alur_writer_write_bytes (editing.document);
  hash = alur_journal_hash (text);
  start = (AlurJournalStart){ NULL, NULL, "Untitled", text, hash };
  editing.journal = alur_journal_new (folder, editing.document);
  editing.saved = alur_document_get_state (editing.document);
  alur_journal_begin (editing.journal, &start);
  editing.shared = shared;
  for (;;)
    act (&editing);
}

static void
run_and_kill (
    const char *folder, const char *path, guint32 seed, Shared *shared, gulong microseconds)
{
  pid_t child = fork ();
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    edit_for_ever (folder, path, seed, shared);
  while (shared->n_commits == 0)
    g_usleep (100);
  g_usleep (microseconds);
  kill (child, SIGKILL);
  while (waitpid (child, &status, 0) < 0)
    g_assert_cmpint (errno, ==, EINTR);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
}

/* What whoever starts the program next is offered, or else finds in the file. */
static GBytes *
rescue (const char *folder, const char *path, guint *n_recovered)
{
  g_autoptr (GPtrArray) found = alur_journal_find (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (AlurJournalRecovered) recovered = NULL;
  char *content = NULL;
  gsize length;

  g_assert_cmpuint (found->len, <=, 1);
  if (found->len == 0)
    return g_file_get_contents (path, &content, &length, NULL) ? g_bytes_new_take (content, length)
                                                               : NULL;
  (*n_recovered)++;
  recovered = alur_journal_found_recover (g_ptr_array_index (found, 0), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (recovered->n_edits_missed, ==, 0);
  alur_journal_found_discard (g_ptr_array_index (found, 0));
  return alur_writer_write_bytes (recovered->document);
}

static void
empty_folder (const char *folder)
{
  g_autoptr (GDir) names = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (names)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
}

static void
test_killed (void)
{
  const char *wanted = g_getenv ("ALUR_KILLS");
  guint n_kills = wanted != NULL ? (guint) g_ascii_strtoull (wanted, NULL, 10) : DEFAULT_KILLS;
  guint32 seed = alur_random_seed ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autofree char *folder = g_dir_make_tmp ("alur-killed-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "x.alur", NULL);
  Shared *shared
      = mmap (NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  guint n_recovered = 0;
  guint n_commits = 0;

  g_assert_true (shared != MAP_FAILED);
  for (guint i = 0; i < n_kills; i++)
    {
      g_autoptr (GBytes) rescued = NULL;
      g_autoptr (GBytes) expected = NULL;

      shared->n_commits = 0;
      run_and_kill (folder, path, seed + i, shared,
                    (gulong) g_rand_int_range (rand, 0, LONGEST_MICROSECONDS));
      rescued = rescue (folder, path, &n_recovered);
      if (rescued == NULL) /* never saved, and undone to what it began with */
        rescued = text_after (seed + i, 0);
      expected = text_after (seed + i, shared->n_commits);
      g_test_message ("seed %u: %u commits", seed + i, shared->n_commits);
      /* the edit under way may have got into the journal before it was told here */
      if (!g_bytes_equal (rescued, expected))
        {
          g_bytes_unref (expected);
          expected = text_after (seed + i, shared->n_commits + 1);
        }
      g_assert_true (g_bytes_equal (rescued, expected));
      n_commits += shared->n_commits;
      empty_folder (folder);
    }
  g_test_message ("%u kills after %u commits, %u times from the journal", n_kills, n_commits,
                  n_recovered);
  /* How often depends on how soon the disk takes the first edit; often enough to mean something. */
  g_assert_cmpuint (n_recovered, >, n_kills / 10);
  munmap (shared, sizeof *shared);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journal/killed", test_killed);
  return g_test_run ();
}
