/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes journals of documents and edits by chance, some of them changed since as no program would
 * write them.
 *
 * usage: make-journals FOLDER SEED NUMBER */

#include "alur-journal.h"
#include "alur-random.h"
#include "alur-writer.h"
#include "make-inputs.h"
#include "mutate-journal.h"

#include <glib/gstdio.h>

#define N_EDITS 12
#define MOST_BYTES 16384u

/* Where the journals lie meanwhile. */
static char *work;

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

/* The text that the journal starts from, a NUL, and the journal. */
static GByteArray *
read_input (GBytes *start, const char *journal)
{
  GByteArray *input = g_byte_array_new ();
  g_autofree char *data = NULL;
  gsize size;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (journal, &data, &size, &error);
  g_assert_no_error (error);
  g_byte_array_append (input, g_bytes_get_data (start, NULL), (guint) g_bytes_get_size (start));
  g_byte_array_append (input, (const guint8 *) "", 1);
  g_byte_array_append (input, (const guint8 *) data, (guint) size);
  return input;
}

/* A journal of edits of which some are of what has gone before it began, and comes back; NULL where
 * no edit is left of them. */
static GByteArray *
make_journal (GRand *rand)
{
  guint n_before = (guint) g_rand_int_range (rand, 0, 4);
  guint n_gone = 2 * (guint) g_rand_int_range (rand, 0, 3);
  g_autoptr (AlurDocument) document
      = alur_random_document (rand, (guint) g_rand_int_range (rand, 4, 13));
  g_autoptr (GBytes) start = NULL;
  Keeper keeper = { alur_journal_new (work, document), 0 };
  const char *file;
  GByteArray *input = NULL;

  for (guint i = 0; i < n_before; i++)
    edit (rand, document);
  for (guint i = 0; i < n_gone; i++)
    alur_random_edit (rand, document, ALUR_RANDOM_ALTER);
  start = alur_writer_write_bytes (document);
  begin (&keeper, document, start);
  g_signal_connect (document, "committed", G_CALLBACK (committed_cb), &keeper);
  for (guint i = 0; i < n_gone; i++)
    undo (document);
  for (guint i = 0; i < N_EDITS; i++)
    edit (rand, document);
  file = alur_journal_get_file (keeper.journal);
  if (file != NULL && g_file_test (file, G_FILE_TEST_EXISTS))
    input = read_input (start, file);
  g_signal_handlers_disconnect_by_data (document, &keeper);
  alur_journal_discard (keeper.journal);
  alur_journal_free (keeper.journal);
  return input;
}

static GBytes *
make (GRand *rand, int n_given, char **given)
{
  GByteArray *input = make_journal (rand);

  if (input == NULL)
    return NULL;
  for (int i = g_rand_int_range (rand, 0, 2) * g_rand_int_range (rand, 0, 6); i > 0; i--)
    {
      gsize size = input->len;

      g_byte_array_set_size (input, MAX (input->len, MOST_BYTES));
      size = mutate_journal (input->data, size, input->len, g_rand_int (rand));
      g_byte_array_set_size (input, (guint) size);
    }
  return g_byte_array_free_to_bytes (input);
}

int
main (int argc, char **argv)
{
  int status;

  work = g_dir_make_tmp ("alur-journals-XXXXXX", NULL);
  if (work == NULL)
    return 2;
  status = make_inputs (argc, argv, "journal", MOST_BYTES, make);
  g_rmdir (work);
  g_free (work);
  return status;
}
