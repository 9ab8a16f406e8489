/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Journals that another version of the program has written, or one that went mad: each record
 * changed in any way, under a checksum that is right. What comes of it can be saved and read again,
 * or is refused. */

#include "alur-error.h"
#include "alur-journal-private.h"
#include "journal-fixture.h"

#include "alur-random.h"
#include "alur-reader.h"
#include "alur-share.h"
#include "alur-writer.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_FORGED 1000

/* Takes a journal apart: (element-type GBytes) its payloads. */
static GPtrArray *
split_records (const char *path)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autofree char *data = NULL;
  gsize length, at = ALUR_JOURNAL_MAGIC_LENGTH;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  while (at < length)
    {
      AlurJournalCursor cursor = { (const guint8 *) data + at, 4, 0, FALSE };
      gsize size = alur_journal_read_fixed (&cursor, 4);

      g_ptr_array_add (records, g_bytes_new (data + at + ALUR_JOURNAL_HEAD_LENGTH, size));
      at += ALUR_JOURNAL_HEAD_LENGTH + size;
    }
  return records;
}

/* Puts one together, with @changed in the place of a record, and checksums that are right. */
static void
join_records (const char *path, const GPtrArray *records, guint index, const GByteArray *changed)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint64 checksum = ALUR_JOURNAL_FIRST_CHECKSUM;

  g_byte_array_append (bytes, (const guint8 *) ALUR_JOURNAL_MAGIC, ALUR_JOURNAL_MAGIC_LENGTH);
  for (guint i = 0; i < records->len; i++)
    {
      gsize size;
      const guint8 *data = g_bytes_get_data (g_ptr_array_index (records, i), &size);
      guint8 head[ALUR_JOURNAL_HEAD_LENGTH];

      if (i == index)
        {
          data = changed->data;
          size = changed->len;
        }
      checksum = alur_journal_checksum (checksum, data, size);
      for (guint j = 0; j < 4; j++)
        head[j] = (guint8) (size >> 8 * j);
      for (guint j = 0; j < 8; j++)
        head[4 + j] = (guint8) (checksum >> 8 * j);
      g_byte_array_append (bytes, head, sizeof head);
      g_byte_array_append (bytes, data, (guint) size);
    }
  journal_put_file (path, bytes->data, bytes->len);
}

static void
damage (GByteArray *bytes, GRand *rand)
{
  guint at = (guint) g_rand_int_range (rand, 0, (gint32) bytes->len);
  guint8 byte = (guint8) g_rand_int_range (rand, 0, 256);
  g_autofree guint8 *tail = g_memdup2 (bytes->data + at, bytes->len - at);

  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      g_byte_array_remove_range (bytes, at, MIN (byte % 8u + 1, bytes->len - at));
      break;
    case 1:
      g_byte_array_append (bytes, tail, bytes->len - at);
      break;
    case 2:
      g_byte_array_set_size (bytes, at);
      break;
    case 3:
      bytes->data[at] ^= (guint8) (1u << (byte & 7));
      break;
    case 4:
      bytes->data[at] = (guint8) (bytes->data[at] + (byte & 1 ? 1 : 255));
      break;
    default:
      bytes->data[at] = byte;
    }
}

static void
committed_cb (AlurDocument *document, const AlurCommit *commit, AlurJournal *journal)
{
  g_autoptr (GError) error = NULL;

  alur_journal_append (journal, commit, FALSE, &error);
  g_assert_no_error (error);
}

/* Leaves the journal of a document without a file in @folder, as a killed program would; its name.
 */
static char *
leave_journal (const char *folder, GRand *rand)
{
  g_autoptr (AlurDocument) document = alur_random_document (rand, 20);
  g_autoptr (AlurJournal) journal = alur_journal_new (folder, document);
  g_autoptr (GBytes) bytes = alur_writer_write_bytes (document);
  g_autofree char *hash = alur_journal_hash (bytes);
  AlurJournalStart start = { NULL, NULL, "Judul", bytes, hash };
  char *path;

  alur_journal_begin (journal, &start);
  g_signal_connect (document, "committed", G_CALLBACK (committed_cb), journal);
  for (guint i = 0; i < 25; i++)
    alur_random_edit (rand, document, ALUR_RANDOM_ALTER);
  g_signal_handlers_disconnect_by_data (document, journal);
  path = g_strdup (alur_journal_get_file (journal));
  g_assert_nonnull (path);
  return path;
}

/* What came of the journals. */
typedef struct
{
  guint n_recovered;
  guint n_cut; /* of these, that miss edits */
  guint n_refused;
  guint n_unreadable; /* that are no journals any more */
} Tally;

static void
try_recovery (const char *folder, Tally *tally)
{
  g_autoptr (GPtrArray) found = alur_journal_find (folder);
  g_autoptr (AlurJournalRecovered) recovered = NULL;
  g_autoptr (AlurDocument) again = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) bytes_again = NULL;
  g_autoptr (GError) error = NULL;

  if (found->len == 0)
    {
      tally->n_unreadable++;
      return;
    }
  recovered = alur_journal_found_recover (g_ptr_array_index (found, 0), &error);
  if (recovered == NULL)
    {
      g_assert_error (error, ALUR_ERROR, ALUR_ERROR_INVALID);
      tally->n_refused++;
      return;
    }
  tally->n_recovered++;
  tally->n_cut += recovered->n_edits_missed > 0 ? 1 : 0;
  bytes = alur_writer_write_bytes (recovered->document);
  again = alur_reader_read_bytes (bytes, "again", NULL, &error);
  g_assert_no_error (error);
  bytes_again = alur_writer_write_bytes (again);
  g_assert_true (g_bytes_equal (bytes, bytes_again));
}

static void
test_forged (void)
{
  guint32 seed = alur_random_seed ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autofree char *folder = g_dir_make_tmp ("alur-forged-XXXXXX", NULL);
  g_autofree char *journal = leave_journal (folder, rand);
  g_autofree char *stem = g_strndup (journal, strlen (journal) - strlen (ALUR_JOURNAL_SUFFIX));
  g_autofree char *start = g_strconcat (stem, ALUR_JOURNAL_START_SUFFIX, NULL);
  g_autoptr (GPtrArray) records = split_records (journal);
  g_autofree char *text = NULL;
  gsize length;
  Tally tally = { 0 };

  g_test_message ("seed %u", seed);
  g_assert_true (g_file_get_contents (start, &text, &length, NULL));
  for (guint i = 0; i < alur_share_of (N_FORGED); i++)
    {
      guint index = (guint) g_rand_int_range (rand, 0, (gint32) records->len);
      GBytes *record = g_ptr_array_index (records, index);
      g_autoptr (GByteArray) changed = g_byte_array_new ();

      g_byte_array_append (changed, g_bytes_get_data (record, NULL),
                           (guint) g_bytes_get_size (record));
      damage (changed, rand);
      join_records (journal, records, index, changed);
      journal_put_file (start, text, length);
      try_recovery (folder, &tally);
    }
  g_test_message ("%u recovered, %u of them cut, %u refused, %u unreadable", tally.n_recovered,
                  tally.n_cut, tally.n_refused, tally.n_unreadable);
  g_assert_cmpuint (tally.n_recovered, >, 0);
  g_assert_cmpuint (tally.n_cut, >, 0);
  g_assert_cmpuint (tally.n_refused, >, 0);
  g_unlink (journal);
  g_unlink (start);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journal/forged", test_forged);
  return g_test_run ();
}
