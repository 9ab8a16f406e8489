/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "journal-fixture.h"

#include "alur-writer.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

static void
committed_cb (AlurDocument *document, const AlurCommit *commit, JournalFixture *self)
{
  gboolean is_saved = self->tells_saved && alur_document_get_state (document) == self->saved;
  g_autoptr (GError) error = NULL;

  self->n_commits++;
  if (alur_journal_append (self->journal, commit, is_saved, &error))
    return;
  if (!self->full)
    g_error ("%s", error->message);
  self->full = FALSE;
}

/**
 * journal_fixture_set_up:
 * @document: (transfer full): a document
 */
void
journal_fixture_set_up (JournalFixture *self, AlurDocument *document)
{
  memset (self, 0, sizeof *self);
  self->folder = g_dir_make_tmp ("alur-journal-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "x.alur", NULL);
  self->document = document;
  self->journal = alur_journal_new (self->folder, document);
}

/**
 * journal_fixture_begin:
 * @titled: whether the document is that of a file, which is written
 *
 * The document as it is becomes what the journal starts from, which hears of edits from now on.
 */
void
journal_fixture_begin (JournalFixture *self, gboolean titled)
{
  g_autoptr (GBytes) bytes = alur_writer_write_bytes (self->document);
  g_autofree char *hash = alur_journal_hash (bytes);
  AlurJournalStart start
      = { titled ? self->path : NULL, titled ? hash : NULL, "Judul", bytes, hash };

  if (titled)
    journal_put_file (self->path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  self->saved = alur_document_get_state (self->document);
  alur_journal_begin (self->journal, &start);
  journal_fixture_listen (self);
}

/**
 * journal_fixture_listen:
 *
 * The journal hears of what is committed, once.
 */
void
journal_fixture_listen (JournalFixture *self)
{
  g_signal_handlers_disconnect_by_data (self->document, self);
  g_signal_connect (self->document, "committed", G_CALLBACK (committed_cb), self);
}

static void
remove_files (const char *folder)
{
  g_autoptr (GDir) names = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (names)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
}

/**
 * journal_fixture_tear_down:
 *
 * Removes all, also what a killed program would leave. The thread of a journal that was freed may
 * still write, as it could not if the program had been killed.
 */
void
journal_fixture_tear_down (JournalFixture *self)
{
  g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_pointer (&self->journal, alur_journal_free);
  g_clear_object (&self->document);
  for (remove_files (self->folder); g_rmdir (self->folder) != 0; remove_files (self->folder))
    {
      g_assert_cmpint (errno, ==, ENOTEMPTY);
      g_usleep (1000);
    }
  g_free (self->folder);
  g_free (self->path);
}

/**
 * journal_put_file:
 *
 * Writes a file without waiting for the disk. GLib does not make a file shorter that it writes in
 * this way.
 */
void
journal_put_file (const char *path, gconstpointer data, gsize length)
{
  g_unlink (path);
  g_assert_true (
      g_file_set_contents_full (path, data, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

/**
 * journal_assert_same:
 * @expected: what the document must be, written
 */
void
journal_assert_same (AlurDocument *document, GBytes *expected)
{
  g_autoptr (GBytes) bytes = alur_writer_write_bytes (document);

  if (!g_bytes_equal (bytes, expected))
    g_assert_cmpstr (g_bytes_get_data (bytes, NULL), ==, g_bytes_get_data (expected, NULL));
}
