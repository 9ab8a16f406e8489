/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes at all, taken over as either kind of table, and with a few things said about it that
 * the bytes choose, also into what the same table has become before: a sentence, or a document that
 * is a valid one and can be read again. */

#include "alur-edit.h"
#include "alur-import-draft.h"
#include "alur-notes.h"
#include "alur-reader.h"
#include "alur-writer.h"
#include "fuzz-target.h"

#define N_CHOICES 8u
#define AS_ORGANISATION 1u
#define AS_PROCEDURE 2u

static GBytes *
write_document (AlurDocument *document)
{
  g_autoptr (GBytes) bytes = alur_writer_write_bytes (document);
  g_autoptr (AlurDocument) again = NULL;
  g_autoptr (GError) error = NULL;

  again = alur_reader_read_bytes (bytes, "written", NULL, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&bytes);
}

static void
tell (const AlurImportReport *report)
{
  g_autofree char *counts = alur_import_report_dup_counts (report);
  g_autofree char *changes = alur_import_report_dup_changes (report);

  g_assert_true (g_utf8_validate (counts, -1, NULL));
  g_assert_true (g_utf8_validate (changes, -1, NULL));
}

static void
tell_notes (const AlurNotes *notes)
{
  for (guint i = 0; i < alur_notes_get_n_kept (notes); i++)
    {
      g_autofree char *text = alur_note_dup_text (alur_notes_get (notes, i));

      g_assert_true (g_utf8_validate (text, -1, NULL));
    }
  for (AlurNoteKind kind = 0; kind < ALUR_N_NOTE_KINDS; kind++)
    {
      g_autofree char *count = alur_note_kind_dup_count (kind, alur_notes_count (notes, kind));

      g_assert_nonnull (count);
    }
}

static void
take_over (AlurDocument *document, const AlurCells *cells, AlurTableSubject subject)
{
  g_autoptr (AlurColumns) columns = alur_columns_guess (cells, subject, ALUR_HEADER_GUESSED);
  g_autofree char *refusal = alur_import_refuse (columns);
  g_autoptr (AlurNotes) notes = alur_notes_new ();
  g_autoptr (AlurImportReport) report = NULL;
  AlurImportOptions options = { .procedure = "x" };

  if (refusal != NULL)
    return;
  alur_document_begin (document, "import");
  report = alur_import (document,
                        alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE),
                        cells, columns, &options, notes);
  alur_document_commit (document);
  tell (report);
  tell_notes (notes);
}

/* The document that a table becomes. */
static GBytes *
make_document (const AlurCells *cells, guint as)
{
  g_autoptr (AlurDocument) document = alur_edit_new_document (NULL);

  if ((as & AS_ORGANISATION) != 0)
    take_over (document, cells, ALUR_TABLE_ORGANISATION);
  if ((as & AS_PROCEDURE) != 0)
    take_over (document, cells, ALUR_TABLE_PROCEDURE);
  return write_document (document);
}

static AlurImportDraft *
make_draft (GBytes *bytes, const AlurImportChoices *choices, GBytes *before)
{
  g_autoptr (GError) error = NULL;
  AlurImportDraft *draft
      = alur_import_draft_new (bytes, "input", choices, before, NULL, NULL, &error);

  g_assert ((draft == NULL) == (error != NULL));
  if (draft != NULL && draft->document != NULL)
    {
      g_bytes_unref (write_document (draft->document));
      tell (draft->report);
      tell_notes (draft->notes);
    }
  return draft;
}

/* What the first draft does no longer have is deleted by a second one: none, all or half of it. */
static void
remove_vanished (AlurImportChoices *choices, const AlurImportDraft *draft, guint step)
{
  for (guint i = 0; step > 0 && i < draft->vanished->len; i += step)
    {
      const AlurVanished *vanished = g_ptr_array_index (draft->vanished, i);

      alur_import_choices_set_removed (choices, vanished->id, TRUE);
    }
}

static AlurImportChoices *
read_choices (const uint8_t *data)
{
  static const char separators[] = { '\0', ',', ';', '\t', '|' };
  static const char *const procedures[] = { NULL, "x", "", "x" };
  AlurImportChoices *choices = alur_import_choices_new ();
  guint procedure = data[3] / 36 % G_N_ELEMENTS (procedures);

  choices->separator = separators[data[0] % G_N_ELEMENTS (separators)];
  choices->encoding = data[1] % ALUR_N_ENCODINGS;
  choices->header = data[2] % 8 - 2;
  choices->subject = data[3] % 3;
  alur_import_choices_set_procedure (choices, procedures[procedure], procedure == 3);
  alur_import_choices_set_holds (choices, choices->separator, data[4] % 4, data[5] % ALUR_N_HOLDS);
  alur_import_choices_set_text (choices, choices->separator, data[6] % 8, data[7] % 4,
                                " x\x01\"y ");
  return choices;
}

/* A draft with what the last bytes say. */
static void
check_draft (GBytes *bytes, const AlurCells *cells, const uint8_t *data)
{
  g_autoptr (AlurImportChoices) choices = read_choices (data);
  guint as = data[3] / 3 % 4;
  g_autoptr (GBytes) before = cells != NULL && as > 0 ? make_document (cells, as) : NULL;
  g_autoptr (AlurImportDraft) draft = make_draft (bytes, choices, before);

  if (draft == NULL || draft->vanished->len == 0)
    return;
  remove_vanished (choices, draft, data[3] / 12 % 3);
  alur_import_draft_unref (draft);
  draft = make_draft (bytes, choices, before);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (AlurNotes) notes = alur_notes_new ();
  g_autoptr (AlurCells) cells
      = alur_cells_read (bytes, "input", ALUR_ENCODING_GUESSED, '\0', notes, NULL);

  if (size >= N_CHOICES)
    check_draft (bytes, cells, data + size - N_CHOICES);
  for (guint as = AS_ORGANISATION; cells != NULL && as <= AS_PROCEDURE; as++)
    g_bytes_unref (make_document (cells, as));
  return 0;
}
