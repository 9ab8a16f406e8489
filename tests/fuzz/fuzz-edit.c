/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A document in which somebody works by chance: commands on what is selected, fields and lists of
 * the inspector, fixes of findings. After each act the document is one that can be saved and
 * opened; undoing all gives it back as it was, and doing all again what it had become. */

#include "alur-command.h"
#include "alur-fix.h"
#include "alur-inspection.h"
#include "alur-reader.h"
#include "alur-validate.h"
#include "alur-writer.h"
#include "fuzz-editor.h"
#include "fuzz-metrics.h"

#include <string.h>

#define MOST_ACTS 30
#define MOST_SELECTED 4
#define NOTHING_OF 6 /* in so many selections nothing is selected */

static AlurElement *
choose_element (FuzzChoice *choice, AlurEditor *editor)
{
  const AlurElement *root = alur_document_get_root (alur_editor_get_document (editor));
  const AlurElement *stage = alur_editor_get_stage (editor);
  g_autoptr (GPtrArray) elements = g_ptr_array_new ();

  for (const AlurElement *e = root; e != NULL; e = alur_element_walk (e, root))
    {
      const AlurElement *of = alur_element_get_stage (e);

      if (alur_element_get_id (e) != NULL && (of == NULL || of == stage))
        g_ptr_array_add (elements, (gpointer) (guintptr) e);
    }
  return elements->len > 0 ? g_ptr_array_index (elements, fuzz_choose (choice, elements->len))
                           : NULL;
}

static void
select_some (FuzzChoice *choice, AlurEditor *editor)
{
  AlurSelection *selection = alur_editor_get_selection (editor);

  alur_selection_clear (selection);
  if (fuzz_choose (choice, NOTHING_OF) == 0)
    return;
  for (guint n = 1 + fuzz_choose (choice, MOST_SELECTED); n > 0; n--)
    {
      AlurElement *element = choose_element (choice, editor);

      if (element != NULL)
        alur_selection_add (selection, element);
    }
}

static void
look_elsewhere (FuzzChoice *choice, AlurEditor *editor)
{
  AlurDocument *document = alur_editor_get_document (editor);
  g_autoptr (GPtrArray) procedures = g_ptr_array_new ();
  AlurElement *stage;
  guint n_stages = alur_element_count (alur_document_get_root (document), ALUR_KIND_STAGE);

  stage = alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE);
  for (guint at = fuzz_choose (choice, n_stages); at > 0; at--)
    stage = alur_element_next (stage, ALUR_KIND_STAGE);
  if (fuzz_choose (choice, 3) == 0)
    alur_editor_set_stage (editor, stage);
  ALUR_FOREACH (procedure, alur_editor_get_stage (editor), ALUR_KIND_PROCEDURE)
  {
    g_ptr_array_add (procedures, procedure);
  }
  alur_editor_show (editor, fuzz_choose (choice, ALUR_N_PANES),
                    procedures->len > 0
                        ? g_ptr_array_index (procedures, fuzz_choose (choice, procedures->len))
                        : NULL);
}

/* Undone and done again is all at the end. */
static gboolean
is_of_history (const AlurCommand *command)
{
  return strcmp (command->name, "undo") == 0 || strcmp (command->name, "redo") == 0;
}

static void
run_command (FuzzChoice *choice, AlurEditor *editor)
{
  guint n_commands;
  const AlurCommand *commands = alur_commands_get (&n_commands);
  const AlurCommand *command = &commands[fuzz_choose (choice, n_commands)];

  if (!is_of_history (command) && command->run != NULL
      && (command->may_run == NULL || command->may_run (editor)))
    command->run (editor);
}

static void
fix_finding (FuzzChoice *choice, AlurEditor *editor)
{
  AlurAnalysis *analysis = alur_editor_get_analysis (editor);
  const GPtrArray *findings = alur_analysis_get_findings (analysis, alur_editor_get_stage (editor));
  g_autoptr (GPtrArray) fixes = NULL;
  const AlurFinding *finding;
  const AlurFix *fix;

  if (findings->len == 0)
    return;
  finding = g_ptr_array_index (findings, fuzz_choose (choice, findings->len));
  fixes = alur_fixes_list (analysis, finding);
  if (fixes->len == 0)
    return;
  fix = g_ptr_array_index (fixes, fuzz_choose (choice, fixes->len));
  if (fix->is_edit)
    alur_fix_perform (fix);
}

static const char *
choose_text (FuzzChoice *choice)
{
  static const char *const texts[] = { "",
                                       "Loket",
                                       "12",
                                       "0",
                                       "-3",
                                       "1e308",
                                       "0.5",
                                       "2 jam",
                                       "PT2H",
                                       "3 hari",
                                       "2024-02-29",
                                       "9999",
                                       "100",
                                       "\t a b",
                                       "tidak",
                                       "u1",
                                       "1,5",
                                       "1.000,50",
                                       "\u202eterbalik",
                                       "\U0001F642" };

  return texts[fuzz_choose (choice, G_N_ELEMENTS (texts))];
}

/* Several of what a field may refer to, or nothing. */
static char *
set_targets (FuzzChoice *choice, const AlurSlot *slot)
{
  g_autoptr (GArray) candidates = alur_slot_list_candidates (slot);
  AlurElement *targets[3];
  guint n_targets = 0;
  gboolean one = alur_slot_get_declaration (slot)->type == ALUR_FIELD_REFERENCE;

  for (guint n = fuzz_choose (choice, one ? 2 : G_N_ELEMENTS (targets) + 1);
       n > 0 && candidates->len > 0; n--)
    {
      AlurElement *target
          = g_array_index (candidates, AlurSlotTarget, fuzz_choose (choice, candidates->len))
                .element;
      gboolean is_there = FALSE;

      for (guint i = 0; i < n_targets; i++)
        is_there = is_there || targets[i] == target;
      if (!is_there)
        targets[n_targets++] = target;
    }
  return n_targets > 0 || alur_slot_may_be_empty (slot)
             ? alur_slot_set_targets (slot, targets, n_targets)
             : NULL;
}

static char *
set_word (FuzzChoice *choice, const AlurSlot *slot)
{
  g_autoptr (GArray) words = alur_slot_list_words (slot);

  return words->len > 0 ? alur_slot_set_word (
             slot, g_array_index (words, AlurSlotWord, fuzz_choose (choice, words->len)).word)
                        : NULL;
}

static void
fill_row (FuzzChoice *choice, const AlurInspectionRow *row)
{
  g_autofree char *told = NULL;

  switch (row->type)
    {
    case ALUR_ROW_CHOICE:
      told = set_word (choice, &row->slot);
      break;
    case ALUR_ROW_REFERENCE:
    case ALUR_ROW_REFERENCES:
      told = fuzz_choose (choice, 4) == 0 && alur_slot_get_makeable (&row->slot) != ALUR_N_KINDS
                 ? alur_slot_make_target (&row->slot, choose_text (choice))
                 : set_targets (choice, &row->slot);
      break;
    case ALUR_ROW_TEXT:
    case ALUR_ROW_LONG_TEXT:
    default:
      told = alur_slot_set_text (&row->slot, choose_text (choice), 0).message;
      break;
    }
  g_assert_true (told == NULL || g_utf8_validate (told, -1, NULL));
}

static void
fill_one_of (FuzzChoice *choice, const GArray *rows)
{
  if (rows->len > 0)
    fill_row (choice, &g_array_index (rows, AlurInspectionRow, fuzz_choose (choice, rows->len)));
}

static void
add_to_list (FuzzChoice *choice, AlurInspection *inspection, const AlurInspectionSection *section)
{
  g_autoptr (GArray) candidates = alur_inspection_list_candidates (inspection, section);
  AlurElement *target = NULL;

  if (candidates != NULL && candidates->len > 0)
    target
        = g_array_index (candidates, AlurSlotTarget, fuzz_choose (choice, candidates->len)).element;
  if (target != NULL || alur_inspection_get_asked (section) == 0)
    alur_inspection_add (inspection, section, target,
                         alur_inspection_may_add_text (section) ? choose_text (choice) : NULL);
}

static void
change_item (FuzzChoice *choice,
             AlurInspection *inspection,
             const AlurInspectionSection *section,
             const AlurInspectionItem *item)
{
  guint what = fuzz_choose (choice, 3);

  if (what == 0 && !item->is_kept)
    alur_inspection_remove (inspection, section, item->element);
  else if (what == 1 && item->may_move)
    alur_inspection_move (inspection, section, item->element,
                          fuzz_choose (choice, 2) == 0 ? 1 : -1);
  else
    {
      g_autoptr (GArray) rows = alur_inspection_list_rows (inspection->document, item->owners);

      fill_one_of (choice, rows);
    }
}

static void
change_list (FuzzChoice *choice, AlurInspection *inspection, const AlurInspectionSection *section)
{
  const GPtrArray *items = section->items;

  if (section->add_label != NULL && fuzz_choose (choice, 4) == 0)
    add_to_list (choice, inspection, section);
  else if (items->len > 0)
    change_item (choice, inspection, section,
                 g_ptr_array_index (items, fuzz_choose (choice, items->len)));
}

static void
use_inspector (FuzzChoice *choice, AlurEditor *editor)
{
  g_autoptr (AlurInspection) inspection = alur_inspection_new (editor);
  const AlurInspectionSection *section;

  if (inspection->sections->len == 0)
    return;
  section
      = g_ptr_array_index (inspection->sections, fuzz_choose (choice, inspection->sections->len));
  if (section->type == ALUR_SECTION_FIELDS)
    fill_one_of (choice, section->rows);
  else if (section->type == ALUR_SECTION_LIST)
    change_list (choice, inspection, section);
}

static void
act (FuzzChoice *choice, AlurEditor *editor)
{
  if (fuzz_choose (choice, 3) == 0)
    look_elsewhere (choice, editor);
  select_some (choice, editor);
  switch (fuzz_choose (choice, 5))
    {
    case 0:
      fix_finding (choice, editor);
      break;
    case 1:
    case 2:
      use_inspector (choice, editor);
      break;
    default:
      run_command (choice, editor);
      break;
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  FuzzChoice choice = fuzz_choice (data, size);
  FuzzEditor self = { .document = alur_reader_read_bytes (bytes, "input", NULL, NULL) };

  fuzz_count (self.document != NULL);
  if (self.document == NULL)
    return 0;
  self.before = alur_writer_write_bytes (self.document);
  self.editor = alur_editor_new (self.document, fuzz_metrics ());
  for (guint n = 1 + fuzz_choose (&choice, MOST_ACTS); n > 0; n--)
    {
      g_autoptr (GError) error = NULL;

      act (&choice, self.editor);
      alur_document_validate (self.document, NULL, &error);
      g_assert_no_error (error);
    }
  fuzz_editor_check (&self);
  fuzz_editor_clear (&self);
  return 0;
}
