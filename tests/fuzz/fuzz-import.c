/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes at all, taken over as either kind of table, and with a few things said about it that
 * the bytes choose: a sentence, or a document that is a valid one and can be read again. */

#include "alur-edit.h"
#include "alur-import-draft.h"
#include "alur-reader.h"
#include "alur-validate.h"
#include "alur-writer.h"
#include "fuzz-target.h"

static void
check (const AlurCells *cells, AlurTableSubject subject)
{
  g_autoptr (AlurColumns) columns = alur_columns_guess (cells, subject, ALUR_HEADER_GUESSED);
  g_autofree char *refusal = alur_import_refuse (columns);
  g_autoptr (AlurDocument) document = alur_edit_new_document (NULL);
  g_autoptr (AlurNotes) notes = alur_notes_new ();
  g_autoptr (AlurImportReport) report = NULL;
  g_autoptr (AlurDocument) again = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  AlurImportOptions options = { .procedure = "x" };

  if (refusal != NULL)
    return;
  alur_document_begin (document, "import");
  report = alur_import (document,
                        alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE),
                        cells, columns, &options, notes);
  alur_document_commit (document);
  bytes = alur_writer_write_bytes (document);
  again = alur_reader_read_bytes (bytes, "written", NULL, &error);
  g_assert_no_error (error);
}

/* A draft with what the last bytes say. */
static void
check_draft (GBytes *bytes, const uint8_t *data, size_t size)
{
  static const char separators[] = { '\0', ',', ';', '\t', '|' };
  g_autoptr (AlurImportChoices) choices = alur_import_choices_new ();
  g_autoptr (AlurImportDraft) draft = NULL;
  g_autoptr (AlurDocument) again = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GError) error = NULL;

  if (size < 8)
    return;
  data += size - 8;
  choices->separator = separators[data[0] % G_N_ELEMENTS (separators)];
  choices->encoding = data[1] % ALUR_N_ENCODINGS;
  choices->header = data[2] % 8 - 2;
  choices->subject = data[3] % 3;
  alur_import_choices_set_holds (choices, choices->separator, data[4] % 4, data[5] % ALUR_N_HOLDS);
  alur_import_choices_set_text (choices, choices->separator, data[6] % 8, data[7] % 4,
                                " x\x01\"y ");
  draft = alur_import_draft_new (bytes, "input", choices, NULL, NULL, NULL, &error);
  if (draft == NULL || draft->document == NULL)
    return;
  written = alur_writer_write_bytes (draft->document);
  again = alur_reader_read_bytes (written, "written", NULL, &error);
  g_assert_no_error (error);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (AlurNotes) notes = alur_notes_new ();
  g_autoptr (AlurCells) cells
      = alur_cells_read (bytes, "input", ALUR_ENCODING_GUESSED, '\0', notes, NULL);

  check_draft (bytes, data, size);
  if (cells == NULL)
    return 0;
  check (cells, ALUR_TABLE_ORGANISATION);
  check (cells, ALUR_TABLE_PROCEDURE);
  return 0;
}
