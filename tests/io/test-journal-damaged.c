/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A journal on which a disk, a power cut or another program has been at work: cut at every byte,
 * each bit another one, records doubled, exchanged or left out, rubbish or zeros behind them. What
 * was whole before the damage is recovered each time, and told to be not all; document and journal
 * are as they were after each attempt. */

#include "alur-journal.h"

#include "alur-reader.h"
#include "alur-writer.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <utime.h>

#define N_EDITS 5u
#define MAGIC 8u
#define HEAD 12u

static const char text[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                           "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\">\n"
                           "  <stage id=\"now\" kind=\"current\"/>\n"
                           "</alur>\n";

typedef struct
{
  char *folder;
  char *path;              /* of the document */
  char *journal;           /* as its program has left it */
  GBytes *whole;           /* what is in it */
  gsize ends[N_EDITS + 2]; /* of the records: that it starts from, and each edit */
  GBytes *states[N_EDITS + 1];
  guint n_tried;
} Fixture;

static GBytes *
read_file (const char *path)
{
  char *content;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  return g_bytes_new_take (content, length);
}

static void
committed_cb (AlurDocument *document, const AlurCommit *commit, AlurJournal *journal)
{
  g_autoptr (GError) error = NULL;

  alur_journal_append (journal, commit, FALSE, &error);
  g_assert_no_error (error);
}

static void
find_ends (Fixture *fixture)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (fixture->whole, &length);
  gsize at = MAGIC;
  guint n_ends = 0;

  while (at < length)
    {
      at += HEAD + ((gsize) data[at] | (gsize) data[at + 1] << 8);
      fixture->ends[n_ends++] = at;
    }
  g_assert_cmpuint (n_ends, ==, N_EDITS + 1);
  g_assert_cmpuint (at, ==, length);
}

/* A document with a file, edited, and its program killed. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (AlurDocument) document = alur_reader_read_bytes (bytes, "test", NULL, NULL);
  g_autoptr (GBytes) start_text = alur_writer_write_bytes (document);
  g_autofree char *hash = alur_journal_hash (start_text);
  AlurJournalStart start;
  AlurJournal *journal;

  fixture->folder = g_dir_make_tmp ("alur-damaged-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "x.alur", NULL);
  g_assert_true (g_file_set_contents (fixture->path, g_bytes_get_data (start_text, NULL),
                                      (gssize) g_bytes_get_size (start_text), NULL));
  start = (AlurJournalStart){ fixture->path, hash, "Judul", start_text, hash };
  journal = alur_journal_new (fixture->folder, document);
  alur_journal_begin (journal, &start);
  g_signal_connect (document, "committed", G_CALLBACK (committed_cb), journal);
  fixture->states[0] = g_bytes_ref (start_text);
  for (guint i = 1; i <= N_EDITS; i++)
    {
      g_autofree char *title = g_strdup_printf ("T%u", i);

      alur_document_begin (document, "Title");
      alur_document_set_text (document, alur_document_get_root (document), ALUR_DOCUMENT_TITLE,
                              title);
      alur_document_commit (document);
      fixture->states[i] = alur_writer_write_bytes (document);
    }
  fixture->journal = g_strdup (alur_journal_get_file (journal));
  g_signal_handlers_disconnect_by_data (document, journal);
  alur_journal_free (journal);
  fixture->whole = read_file (fixture->journal);
  find_ends (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) names = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (names)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  for (guint i = 0; i <= N_EDITS; i++)
    g_bytes_unref (fixture->states[i]);
  g_bytes_unref (fixture->whole);
  g_free (fixture->journal);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
assert_is (const char *path, GBytes *expected)
{
  g_autoptr (GBytes) found = read_file (path);

  g_assert_true (g_bytes_equal (found, expected));
}

/* Not waiting for the disk, of which these are too many. */
static void
write_file (const char *path, GByteArray *bytes)
{
  FILE *file = fopen (path, g_file_test (path, G_FILE_TEST_EXISTS) ? "rb+" : "wb");

  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (bytes->data, 1, bytes->len, file), ==, bytes->len);
  g_assert_cmpint (ftruncate (fileno (file), (off_t) bytes->len), ==, 0);
  g_assert_cmpint (fclose (file), ==, 0);
}

/* Whoever starts the program next finds @spoilt; what is whole are its first @n_whole records, and
 * then comes something, or nothing (@damaged). */
static void
try (Fixture *fixture, GByteArray *spoilt, guint n_whole, gboolean damaged)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (AlurJournalRecovered) recovered = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) expected = g_bytes_new (spoilt->data, spoilt->len);
  AlurJournalFound *one;

  fixture->n_tried++;
  write_file (fixture->journal, spoilt);
  found = alur_journal_find (fixture->folder);
  /* Nothing is lost where no edit was whole, and nothing else was there. */
  if (n_whole <= 1 && !damaged)
    {
      g_assert_cmpuint (found->len, ==, 0);
      g_assert_false (g_file_test (fixture->journal, G_FILE_TEST_EXISTS));
      return;
    }
  g_assert_cmpuint (found->len, ==, 1);
  one = g_ptr_array_index (found, 0);
  g_assert_true (alur_journal_found_is_readable (one) == (n_whole > 0));
  recovered = alur_journal_found_recover (one, &error);
  if (n_whole > 0)
    {
      g_autoptr (GBytes) bytes = NULL;

      g_assert_no_error (error);
      bytes = alur_writer_write_bytes (recovered->document);
      g_assert_true (g_bytes_equal (bytes, fixture->states[n_whole - 1]));
      g_assert_cmpuint (recovered->n_edits, ==, n_whole - 1);
      g_assert_true (recovered->damaged == damaged);
      g_assert_cmpstr (recovered->path, ==, fixture->path);
    }
  else
    {
      g_assert_null (recovered);
      g_assert_nonnull (strstr (error->message, "damaged"));
    }
  assert_is (fixture->journal, expected);
  assert_is (fixture->path, fixture->states[0]);
}

static GByteArray *
copy_whole (Fixture *fixture)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (fixture->whole, &length);
  GByteArray *copy = g_byte_array_new ();

  return g_byte_array_append (copy, data, (guint) length);
}

/* How many records end at @at or before. */
static guint
count_whole (Fixture *fixture, gsize at)
{
  guint n_whole = 0;

  while (n_whole <= N_EDITS && fixture->ends[n_whole] <= at)
    n_whole++;
  return n_whole;
}

static void
test_cut (Fixture *fixture, gconstpointer data)
{
  for (guint length = 0; length <= g_bytes_get_size (fixture->whole); length++)
    {
      g_autoptr (GByteArray) spoilt = copy_whole (fixture);
      guint n_whole = count_whole (fixture, length);
      gsize end = n_whole > 0 ? fixture->ends[n_whole - 1] : MIN (length, MAGIC);

      g_byte_array_set_size (spoilt, length);
      try (fixture, spoilt, n_whole, length > end);
    }
  g_test_message ("%u cuts", fixture->n_tried);
}

static void
test_flipped (Fixture *fixture, gconstpointer data)
{
  for (guint at = 0; at < g_bytes_get_size (fixture->whole); at++)
    for (guint bit = 0; bit < 8; bit++)
      {
        g_autoptr (GByteArray) spoilt = copy_whole (fixture);

        spoilt->data[at] = (guint8) (spoilt->data[at] ^ 1u << bit);
        try (fixture, spoilt, count_whole (fixture, at), TRUE);
      }
  g_test_message ("%u bits", fixture->n_tried);
}

/* Zeros from somewhere to the end: what a file system leaves that had made room and no more. */
static void
test_zeros (Fixture *fixture, gconstpointer data)
{
  gsize length = g_bytes_get_size (fixture->whole);

  for (gsize at = 0; at < length; at++)
    {
      g_autoptr (GByteArray) spoilt = copy_whole (fixture);

      /* a byte that was none before may be the next */
      while (at < length && spoilt->data[at] == 0)
        at++;
      if (at == length)
        break;
      memset (spoilt->data + at, 0, length - at);
      try (fixture, spoilt, count_whole (fixture, at), TRUE);
    }
  for (guint n_zeros = 1; n_zeros < 5000; n_zeros += 1 + n_zeros / 8)
    {
      g_autoptr (GByteArray) spoilt = copy_whole (fixture);
      g_autofree guint8 *zeros = g_new0 (guint8, n_zeros);

      g_byte_array_append (spoilt, zeros, n_zeros);
      try (fixture, spoilt, N_EDITS + 1, TRUE);
    }
  g_test_message ("%u tails", fixture->n_tried);
}

static void
test_rubbish_behind (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (GByteArray) spoilt = copy_whole (fixture);

      for (guint j = (guint) g_rand_int_range (rand, 1, 200); j > 0; j--)
        {
          guint8 byte = (guint8) g_rand_int_range (rand, 0, 256);

          g_byte_array_append (spoilt, &byte, 1);
        }
      try (fixture, spoilt, N_EDITS + 1, TRUE);
    }
}

static void
append_record (Fixture *fixture, GByteArray *to, guint record)
{
  gsize start = record > 0 ? fixture->ends[record - 1] : MAGIC;
  const guint8 *whole = g_bytes_get_data (fixture->whole, NULL);

  g_byte_array_append (to, whole + start, (guint) (fixture->ends[record] - start));
}

/* Records that are there twice, in another order or not at all. */
static void
test_shuffled (Fixture *fixture, gconstpointer data)
{
  const guint n_records = N_EDITS + 1;

  for (guint i = 0; i < n_records; i++)
    for (guint j = 0; j < n_records; j++)
      {
        g_autoptr (GByteArray) doubled = g_byte_array_new ();
        g_autoptr (GByteArray) exchanged = g_byte_array_new ();
        g_autoptr (GByteArray) without = g_byte_array_new ();
        const guint8 *whole = g_bytes_get_data (fixture->whole, NULL);

        g_byte_array_append (doubled, whole, MAGIC);
        g_byte_array_append (exchanged, whole, MAGIC);
        g_byte_array_append (without, whole, MAGIC);
        for (guint k = 0; k < n_records; k++)
          {
            append_record (fixture, doubled, k);
            if (k == i)
              append_record (fixture, doubled, j);
            append_record (fixture, exchanged, k == i ? j : k == j ? i : k);
            if (k < MIN (i, j) || k > MAX (i, j))
              append_record (fixture, without, k);
          }
        /* the one that comes next anyway, before itself, is whole once more */
        try (fixture, doubled, j == i + 1 ? i + 2 : i + 1, TRUE);
        if (i != j)
          try (fixture, exchanged, MIN (i, j), TRUE);
        if (MAX (i, j) + 1 < n_records)
          try (fixture, without, MIN (i, j), TRUE);
      }
  g_test_message ("%u orders", fixture->n_tried);
}

/* What was set aside is not offered again, and goes after a time. */
static void
test_set_aside (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GByteArray) spoilt = copy_whole (fixture);
  g_autofree char *aside = g_strconcat (fixture->journal, "-damaged", NULL);
  struct utimbuf long_ago = { 1000000000, 1000000000 };

  g_byte_array_set_size (spoilt, (guint) fixture->ends[2] + 5);
  try (fixture, spoilt, 3, TRUE);
  {
    g_autoptr (GPtrArray) found = alur_journal_find (fixture->folder);

    alur_journal_found_set_aside (g_ptr_array_index (found, 0));
  }
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) found = alur_journal_find (fixture->folder);

      g_assert_cmpuint (found->len, ==, 0);
      g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS) == (i == 0));
      if (i == 0)
        {
          g_autoptr (GPtrArray) none = NULL;

          g_assert_cmpint (g_utime (aside, &long_ago), ==, 0);
          none = alur_journal_find (fixture->folder);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add ("/journal/damaged/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("cut", test_cut);
  ADD ("flipped", test_flipped);
  ADD ("zeros", test_zeros);
  ADD ("rubbish-behind", test_rubbish_behind);
  ADD ("shuffled", test_shuffled);
  ADD ("set-aside", test_set_aside);
#undef ADD
  return g_test_run ();
}
