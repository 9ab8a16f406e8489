/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "io-support.h"

#include "alur-validate.h"

#include <string.h>

/* The path of a file of the source tree, whose root is above G_TEST_SRCDIR. */
char *
io_source_path (const char *path)
{
  return g_build_filename (g_test_get_dir (G_TEST_DIST), "..", path, NULL);
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Calls @func for the files of @folder, in order; their number. */
guint
io_for_each_file (const char *folder, const char *suffix, PathFunc func, gpointer data)
{
  g_autofree char *path = io_source_path (folder);
  g_autoptr (GDir) entries = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_nonnull (entries);
  while ((name = g_dir_read_name (entries)) != NULL)
    {
      if (g_str_has_suffix (name, suffix))
        g_ptr_array_add (names, g_build_filename (path, name, NULL));
    }
  g_ptr_array_sort (names, compare_paths);
  for (guint i = 0; i < names->len; i++)
    func (g_ptr_array_index (names, i), data);
  return names->len;
}

AlurDocument *
io_read_text (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return alur_reader_read_bytes (bytes, "test", NULL, error);
}

char *
io_write_text (AlurDocument *document)
{
  g_autoptr (GBytes) bytes = alur_writer_write_bytes (document);
  gsize length = 0;
  const char *data = g_bytes_get_data (bytes, &length);

  return g_strndup (data, length);
}

/* Reads @text and asserts that it is written as @expected, and that again as itself. */
void
io_assert_rewritten (const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlurDocument) first = io_read_text (text, &error);
  g_autoptr (AlurDocument) second = NULL;
  g_autofree char *written = NULL;
  g_autofree char *again = NULL;

  g_assert_no_error (error);
  written = io_write_text (first);
  g_assert_cmpstr (written, ==, expected);
  second = io_read_text (written, &error);
  g_assert_no_error (error);
  again = io_write_text (second);
  g_assert_cmpstr (again, ==, written);
}

/* Asserts that @document can be saved and loaded, and keeps the rules. */
void
io_assert_valid (AlurDocument *document)
{
  g_autofree char *text = io_write_text (document);
  g_autoptr (GError) error = NULL;
  g_autoptr (AlurDocument) again = io_read_text (text, &error);
  AlurFault fault;

  g_assert_no_error (error);
  g_assert_nonnull (again);
  g_assert_true (alur_document_validate (document, &fault, NULL));
}

/* Brings a table into the first stage of @document. */
AlurImportReport *
io_import_table (AlurDocument *document,
                 GBytes *bytes,
                 const char *map,
                 const AlurImportOptions *options,
                 AlurNotes *notes)
{
  AlurElement *stage = alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE);
  g_autoptr (AlurCells) cells = NULL;
  g_autoptr (AlurColumns) columns = NULL;
  g_autoptr (GError) error = NULL;
  AlurImportReport *report;

  cells = alur_cells_read (bytes, "x.csv", ALUR_ENCODING_GUESSED, '\0', notes, &error);
  g_assert_no_error (error);
  columns = alur_columns_guess (cells, ALUR_TABLE_GUESSED, ALUR_HEADER_GUESSED);
  if (map != NULL)
    g_assert_true (alur_columns_map (columns, map, &error));
  alur_document_begin (document, "import");
  report = alur_import (document, stage, cells, columns, options, notes);
  alur_document_commit (document);
  io_assert_valid (document);
  return report;
}
