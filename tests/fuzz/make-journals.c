/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes journals of documents and edits by chance, as inputs to begin with.
 *
 * usage: make-journals FOLDER NUMBER */

#include "alur-journal.h"
#include "alur-random.h"
#include "alur-writer.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#define N_EDITS 12

typedef struct
{
  AlurJournal *journal;
  guint64 saved;
} Keeper;

static void
committed_cb (AlurDocument *document, const AlurCommit *commit, Keeper *keeper)
{
  g_autoptr (GError) error = NULL;

  alur_journal_append (keeper->journal, commit, alur_document_get_state (document) == keeper->saved,
                       &error);
  g_assert_no_error (error);
}

static void
begin (Keeper *keeper, AlurDocument *document, GBytes *bytes)
{
  g_autofree char *hash = alur_journal_hash (bytes);
  AlurJournalStart start = { NULL, NULL, "Judul", bytes, hash };

  keeper->saved = alur_document_get_state (document);
  alur_journal_begin (keeper->journal, &start);
}

/* The first edit made the document a valid one. */
static void
undo (AlurDocument *document)
{
  if (alur_document_get_undo_depth (document) > 1)
    alur_document_undo (document);
}

static void
edit (GRand *rand, AlurDocument *document)
{
  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      undo (document);
      break;
    case 1:
      alur_document_redo (document);
      break;
    default:
      alur_random_edit (rand, document, ALUR_RANDOM_ALTER);
      break;
    }
}

static void
write_input (const char *folder, guint number, GBytes *start, const char *journal)
{
  g_autofree char *name = g_strdup_printf ("journal-%02u", number);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GString) input
      = g_string_new_len (g_bytes_get_data (start, NULL), (gssize) g_bytes_get_size (start));
  g_autofree char *data = NULL;
  gsize size;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (journal, &data, &size, &error);
  g_assert_no_error (error);
  g_string_append_c (input, '\0');
  g_string_append_len (input, data, (gssize) size);
  g_file_set_contents (path, input->str, (gssize) input->len, &error);
  g_assert_no_error (error);
}

static void
make_journal (const char *folder, const char *work, guint number)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (number);
  g_autoptr (AlurDocument) document = alur_random_document (rand, 4 + number % 9);
  g_autoptr (GBytes) start = NULL;
  Keeper keeper = { alur_journal_new (work, document), 0 };

  for (guint i = 0; i < number % 4; i++)
    edit (rand, document);
  /* some of it goes, and comes back when the journal does not know it */
  for (guint i = 0; i < 2 * (number % 3); i++)
    alur_random_edit (rand, document, ALUR_RANDOM_ALTER);
  start = alur_writer_write_bytes (document);
  begin (&keeper, document, start);
  g_signal_connect (document, "committed", G_CALLBACK (committed_cb), &keeper);
  for (guint i = 0; i < 2 * (number % 3); i++)
    undo (document);
  for (guint i = 0; i < N_EDITS; i++)
    edit (rand, document);
  if (alur_journal_get_file (keeper.journal) != NULL
      && g_file_test (alur_journal_get_file (keeper.journal), G_FILE_TEST_EXISTS))
    write_input (folder, number, start, alur_journal_get_file (keeper.journal));
  g_signal_handlers_disconnect_by_data (document, &keeper);
  alur_journal_discard (keeper.journal);
  alur_journal_free (keeper.journal);
}

int
main (int argc, char **argv)
{
  g_autofree char *work = g_dir_make_tmp ("alur-journals-XXXXXX", NULL);
  int number = argc == 3 ? atoi (argv[2]) : 0;

  if (number <= 0 || work == NULL)
    return 2;
  for (int i = 0; i < number; i++)
    make_journal (argv[1], work, (guint) i);
  return g_rmdir (work) == 0 ? 0 : 1;
}
