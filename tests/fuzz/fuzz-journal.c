/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes at all as what a killed program has left: nothing, or a sentence, or a document that is
 * a valid one, can be written and read again, and whose edits can be undone and done again. An
 * input is the text that the journal starts from, a NUL, and the journal. */

#include "alur-journal-private.h"
#include "alur-reader.h"
#include "alur-writer.h"
#include "fuzz-target.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

/* Where journals lie; removed at the end. */
static char *folder;

static void
remove_folder (void)
{
  g_rmdir (folder);
  g_clear_pointer (&folder, g_free);
}

static char *
put (const char *name, const uint8_t *data, size_t size)
{
  char *path = g_build_filename (folder, name, NULL);
  FILE *file = g_fopen (path, "wbe");

  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (data, 1, size, file), ==, size);
  fclose (file);
  return path;
}

static void
check_history (AlurDocument *document)
{
  g_autoptr (GBytes) last = alur_writer_write_bytes (document);
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AlurDocument) read = alur_reader_read_bytes (last, "written", NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (read);
  while (alur_document_undo (document))
    ;
  while (alur_document_redo (document))
    ;
  again = alur_writer_write_bytes (document);
  g_assert_true (g_bytes_equal (last, again));
}

static gboolean
recover (AlurJournalFound *found)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlurJournalRecovered) recovered = alur_journal_found_recover (found, &error);

  g_assert_nonnull (alur_journal_found_get_title (found));
  g_assert ((recovered == NULL) == (error != NULL));
  if (recovered == NULL)
    return FALSE;
  g_assert_cmpuint (recovered->n_edits + recovered->n_edits_missed, <=,
                    alur_journal_found_get_n_edits (found));
  check_history (recovered->document);
  return TRUE;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const uint8_t *nul = size > 0 ? memchr (data, '\0', size) : NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *start = NULL;
  g_autofree char *journal = NULL;
  gboolean taken = FALSE;

  if (nul == NULL)
    return 0;
  if (folder == NULL)
    {
      folder = g_dir_make_tmp ("alur-fuzz-XXXXXX", NULL);
      atexit (remove_folder);
    }
  start = put ("1" ALUR_JOURNAL_START_SUFFIX, data, (size_t) (nul - data));
  journal = put ("1" ALUR_JOURNAL_SUFFIX, nul + 1, size - (size_t) (nul - data) - 1);
  found = alur_journal_find (folder);
  for (guint i = 0; i < found->len; i++)
    taken = recover (g_ptr_array_index (found, i)) || taken;
  g_unlink (journal);
  g_unlink (start);
  fuzz_count (taken);
  return 0;
}
