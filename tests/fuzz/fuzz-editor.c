/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz-editor.h"

#include "alur-reader.h"
#include "alur-validate.h"
#include "alur-writer.h"
#include "fuzz-findings.h"
#include "fuzz-metrics.h"
#include "fuzz-own.h"

/* Something that can be selected, or nothing. */
static AlurElement *
choose_element (FuzzChoice *choice, AlurEditor *editor)
{
  static const char *const ids[] = { "u1", "u2", "u3", "a1", "p1", "k1", "c1", "c2", "s1", "s2",
                                     "s3", "s4", "s5", "c3", "w2", "m1", "m2", "f1", "f2", "r1" };
  const char *id = ids[fuzz_choose (choice, G_N_ELEMENTS (ids))];

  if (fuzz_choose (choice, 3) == 0)
    return NULL;
  return alur_document_lookup (alur_editor_get_document (editor), alur_editor_get_stage (editor),
                               id);
}

void
fuzz_editor_move (FuzzEditor *self, FuzzChoice *choice)
{
  AlurElement *stage;

  if (fuzz_choose (choice, 5) == 0)
    alur_editor_set_stage (self->editor, alur_document_get_last_stage (self->document));
  stage = alur_editor_get_stage (self->editor);
  alur_editor_show (self->editor, fuzz_choose (choice, ALUR_N_PANES),
                    fuzz_choose (choice, 2) == 0 ? alur_element_first (stage, ALUR_KIND_PROCEDURE)
                                                 : NULL);
  alur_selection_set (alur_editor_get_selection (self->editor),
                      choose_element (choice, self->editor));
}

void
fuzz_editor_set_up (FuzzEditor *self, FuzzChoice *choice)
{
  self->document = fuzz_read_own ();
  self->before = alur_writer_write_bytes (self->document);
  self->editor = alur_editor_new (self->document, fuzz_metrics ());
  fuzz_editor_move (self, choice);
}

/* What was kept up to date through all edits is what is found from scratch. */
static void
check_findings (FuzzEditor *self)
{
  g_autoptr (AlurAnalysis) fresh = alur_analysis_new (self->document);
  g_autofree char *kept = fuzz_list_findings (alur_editor_get_analysis (self->editor), "en");
  g_autofree char *found = fuzz_list_findings (fresh, "en");

  g_assert_cmpstr (kept, ==, found);
}

/* The document is one that can be saved and read again, and undoing all gives it back. */
void
fuzz_editor_check (FuzzEditor *self)
{
  g_autoptr (GBytes) written = alur_writer_write_bytes (self->document);
  g_autoptr (GBytes) undone = NULL;
  g_autoptr (GBytes) redone = NULL;
  g_autoptr (AlurDocument) read = NULL;
  g_autoptr (GError) error = NULL;

  alur_document_validate (self->document, NULL, &error);
  g_assert_no_error (error);
  read = alur_reader_read_bytes (written, "written", NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (read);
  check_findings (self);
  while (alur_editor_undo (self->editor))
    ;
  undone = alur_writer_write_bytes (self->document);
  g_assert_true (g_bytes_equal (undone, self->before));
  while (alur_editor_redo (self->editor))
    ;
  redone = alur_writer_write_bytes (self->document);
  g_assert_true (g_bytes_equal (redone, written));
}

void
fuzz_editor_clear (FuzzEditor *self)
{
  g_clear_object (&self->editor);
  g_clear_object (&self->document);
  g_clear_pointer (&self->before, g_bytes_unref);
}
