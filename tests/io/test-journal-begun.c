/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A program that is killed while it begins a journal leaves nothing that looks like a damaged one:
 * a limit for the size of files kills it at a byte of our choice. */

#include "alur-journal.h"

#include "alur-random.h"
#include "alur-writer.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void
committed_cb (AlurDocument *document, const AlurCommit *commit, AlurJournal *journal)
{
  alur_journal_append (journal, commit, FALSE, NULL);
}

/* Edits until it is killed; @path: (nullable): the document's file */
static G_NORETURN void
edit_for_ever (const char *folder, const char *path, rlim_t n_bytes)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (AlurDocument) document = alur_random_document (rand, 20);
  g_autoptr (GBytes) text = alur_writer_write_bytes (document);
  g_autofree char *hash = alur_journal_hash (text);
  AlurJournal *journal = alur_journal_new (folder, document);
  AlurJournalStart start = { path, path != NULL ? hash : NULL, "Title", text, hash };
  const struct rlimit bytes = { n_bytes, n_bytes };
  const struct rlimit none = { 0, 0 };

  if (path != NULL)
    g_file_set_contents (path, g_bytes_get_data (text, NULL), (gssize) g_bytes_get_size (text),
                         NULL);
  g_signal_connect (document, "committed", G_CALLBACK (committed_cb), journal);
  alur_journal_begin (journal, &start);
  signal (SIGXFSZ, SIG_DFL);
  setrlimit (RLIMIT_CORE, &none);
  setrlimit (RLIMIT_FSIZE, &bytes);
  for (;;)
    alur_random_edit (rand, document, ALUR_RANDOM_ALTER);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) names = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (names) != NULL)
    n_files++;
  return n_files;
}

static void
assert_nothing_left (gboolean titled, rlim_t n_bytes)
{
  g_autofree char *folder = g_dir_make_tmp ("alur-begun-XXXXXX", NULL);
  g_autofree char *journals = g_build_filename (folder, "journals", NULL);
  g_autofree char *path = g_build_filename (folder, "x.alur", NULL);
  g_autoptr (GPtrArray) found = NULL;
  pid_t child = fork ();
  int status = 0;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    edit_for_ever (journals, titled ? path : NULL, n_bytes);
  while (waitpid (child, &status, 0) < 0)
    g_assert_cmpint (errno, ==, EINTR);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGXFSZ);
  g_assert_cmpuint (count_files (journals), >, 0);
  found = alur_journal_find (journals);
  g_assert_cmpuint (found->len, ==, 0);
  g_assert_cmpuint (count_files (journals), ==, 0);
  g_unlink (path);
  g_rmdir (journals);
  g_rmdir (folder);
}

static void
test_untitled (void)
{
  for (rlim_t n_bytes = 0; n_bytes < 50; n_bytes += 7)
    assert_nothing_left (FALSE, n_bytes);
}

static void
test_titled (void)
{
  for (rlim_t n_bytes = 0; n_bytes < 50; n_bytes += 7)
    assert_nothing_left (TRUE, n_bytes);
}

/* The name of the only journal in @folder, whose first records are whole. */
static char *
find_journal (const char *folder)
{
  g_autoptr (GDir) names = g_dir_open (folder, 0, NULL);
  const char *name = g_dir_read_name (names);

  while (name != NULL && !g_str_has_suffix (name, ".alur-journal"))
    name = g_dir_read_name (names);
  return g_build_filename (folder, name, NULL);
}

/* Where a journal could not get its name, what was written is found all the same, up to the last
 * whole edit. */
static void
test_without_a_name (void)
{
  g_autofree char *folder = g_dir_make_tmp ("alur-begun-XXXXXX", NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);
  g_autoptr (AlurDocument) document = alur_random_document (rand, 20);
  g_autoptr (GBytes) text = alur_writer_write_bytes (document);
  g_autofree char *hash = alur_journal_hash (text);
  AlurJournal *journal = alur_journal_new (folder, document);
  AlurJournalStart start = { NULL, NULL, "Title", text, hash };
  g_autofree char *name = NULL;
  g_autofree char *stem = NULL;
  g_autofree char *begun = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (AlurJournalRecovered) recovered = NULL;
  g_autoptr (GBytes) expected = NULL;
  g_autoptr (GBytes) result = NULL;

  g_signal_connect (document, "committed", G_CALLBACK (committed_cb), journal);
  alur_journal_begin (journal, &start);
  for (guint i = 0; i < 20; i++)
    alur_random_edit (rand, document, ALUR_RANDOM_ALTER);
  expected = alur_writer_write_bytes (document);
  g_signal_handlers_disconnect_by_data (document, journal);
  alur_journal_free (journal);
  name = find_journal (folder);
  stem = g_strndup (name, strlen (name) - strlen (".alur-journal"));
  begun = g_strconcat (stem, ".alur-begun", NULL);
  g_assert_cmpint (g_rename (name, begun), ==, 0);
  found = alur_journal_find (folder);
  g_assert_cmpuint (found->len, ==, 1);
  recovered = alur_journal_found_recover (g_ptr_array_index (found, 0), NULL);
  g_assert_nonnull (recovered);
  result = alur_writer_write_bytes (recovered->document);
  g_assert_true (g_bytes_equal (expected, result));
  alur_journal_found_discard (g_ptr_array_index (found, 0));
  g_assert_cmpuint (count_files (folder), ==, 0);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journal-begun/untitled", test_untitled);
  g_test_add_func ("/journal-begun/titled", test_titled);
  g_test_add_func ("/journal-begun/without-a-name", test_without_a_name);
  return g_test_run ();
}
