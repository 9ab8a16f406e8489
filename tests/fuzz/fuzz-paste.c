/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any text at all as what the clipboard holds of another program: told for a table or not, taken
 * over as one, pasted as lines, and into a table of the window. The document stays a valid one. */

#include "alur-import-draft.h"
#include "alur-paste-lines.h"
#include "alur-table-guess.h"
#include "alur-writer.h"
#include "alur-reader.h"
#include "fuzz-editor.h"
#include "fuzz-grid.h"

#include <string.h>

/* What the window does with a table: it is tried on a copy. */
static void
try_table (FuzzEditor *fixture, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (AlurImportChoices) choices = alur_import_choices_new ();
  g_autoptr (AlurImportDraft) draft = NULL;
  g_autoptr (AlurDocument) again = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GError) error = NULL;

  draft = alur_import_draft_new (bytes, "input", choices, fixture->before, "now", NULL, &error);
  g_assert ((draft == NULL) == (error != NULL));
  if (draft == NULL || draft->document == NULL)
    return;
  written = alur_writer_write_bytes (draft->document);
  again = alur_reader_read_bytes (written, "written", NULL, &error);
  g_assert_no_error (error);
}

static void
paste_into_grid (FuzzEditor *fixture, FuzzChoice *choice, const char *text)
{
  g_autoptr (AlurGrid) grid = fuzz_choose_grid (
      choice, fixture->editor,
      alur_document_lookup (fixture->document, alur_editor_get_stage (fixture->editor), "p1"));
  guint n_rows = alur_grid_get_n_rows (grid);
  guint n_columns = alur_grid_get_n_columns (grid);
  AlurGridRange range
      = { fuzz_choose (choice, n_rows + 1), fuzz_choose (choice, n_columns + 1), 1, 1 };
  AlurGridRange all;
  g_autofree char *told = NULL;
  g_autofree char *refusal = NULL;
  g_autofree char *copied = NULL;

  alur_grid_paste (grid, &range, text, NULL, &told);
  if (range.row < alur_grid_get_n_rows (grid) && range.column < alur_grid_get_n_columns (grid))
    {
      GPtrArray *choices = alur_grid_dup_choices (grid, range.row, range.column, text);

      g_clear_pointer (&choices, g_ptr_array_unref);
      alur_grid_set_text (grid, range.row, range.column, text, &refusal);
    }
  all = (AlurGridRange){ 0, 0, alur_grid_get_n_rows (grid), alur_grid_get_n_columns (grid) };
  copied = alur_grid_copy (grid, &all);
  g_assert_true (g_utf8_validate (copied, -1, NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text
      = g_utf8_make_valid ((const char *) data, (gssize) fuzz_length (data, size));
  FuzzChoice choice = fuzz_choice (data, size);
  gboolean is_table = alur_table_is_text (text);
  FuzzEditor fixture;

  fuzz_count (is_table);
  fuzz_editor_set_up (&fixture, &choice);
  if (is_table)
    try_table (&fixture, text);
  if (alur_paste_lines_may (fixture.editor, text))
    alur_paste_lines (fixture.editor, text);
  paste_into_grid (&fixture, &choice, text);
  fuzz_editor_check (&fixture);
  fuzz_editor_clear (&fixture);
  return 0;
}
