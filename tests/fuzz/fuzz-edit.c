/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A document in which somebody works by chance: commands on what is selected, the inspector,
 * findings, the drawing, tables, dialogs, the clipboard. After each act the document is one that
 * can be saved and opened; undoing all gives it back as it was, and doing all again what it had
 * become. With ALUR_TELL=1 each edit is named; what a document has become is kept in the folder
 * ALUR_KEEP, to go on from. */

#include "alur-command.h"
#include "alur-reader.h"
#include "alur-validate.h"
#include "alur-writer.h"
#include "fuzz-acts.h"
#include "fuzz-metrics.h"

#include <string.h>

#define MOST_ACTS 30
#define MOST_SELECTED 4
#define BEHIND_OF 3 /* in one of so many documents findings are a little behind */
#define MOST_PARTS 40
#define LONG_AGO 1
#define ASIDE G_GUINT64_CONSTANT (0x5DEECE66D) /* what else is chosen does not hang on it */
#define NOTHING_OF 6                           /* in so many selections nothing is selected */

AlurElement *
fuzz_choose_element (FuzzChoice *choice, AlurEditor *editor)
{
  const AlurElement *root = alur_document_get_root (alur_editor_get_document (editor));
  const AlurElement *stage = alur_editor_get_stage (editor);
  const AlurElement *other = alur_editor_get_pane (editor) == ALUR_PANE_COMPARISON
                                 ? alur_editor_get_other_stage (editor)
                                 : NULL;
  g_autoptr (GPtrArray) elements = g_ptr_array_new ();

  for (const AlurElement *e = root; e != NULL; e = alur_element_walk (e, root))
    {
      const AlurElement *of = alur_element_get_stage (e);

      if (alur_element_get_id (e) != NULL && (of == NULL || of == stage || of == other))
        g_ptr_array_add (elements, (gpointer) (guintptr) e);
    }
  return elements->len > 0 ? g_ptr_array_index (elements, fuzz_choose (choice, elements->len))
                           : NULL;
}

/* One of those selected that are of a kind, or NULL. */
AlurElement *
fuzz_choose_selected (FuzzChoice *choice, AlurEditor *editor, AlurKind kind)
{
  AlurSelection *selection = alur_editor_get_selection (editor);
  guint n = alur_selection_get_size (selection);
  AlurElement *element = n > 0 ? alur_selection_get_nth (selection, fuzz_choose (choice, n)) : NULL;

  return element != NULL && element->kind == kind ? element : NULL;
}

const char *
fuzz_choose_text (FuzzChoice *choice)
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

static void
select_some (FuzzChoice *choice, AlurEditor *editor)
{
  AlurSelection *selection = alur_editor_get_selection (editor);

  alur_selection_clear (selection);
  if (fuzz_choose (choice, NOTHING_OF) == 0)
    return;
  for (guint n = 1 + fuzz_choose (choice, MOST_SELECTED); n > 0; n--)
    {
      AlurElement *element = fuzz_choose_element (choice, editor);

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
run_command (FuzzChoice *choice, FuzzWorker *self)
{
  guint n_commands;
  const AlurCommand *commands = alur_commands_get (&n_commands);
  const AlurCommand *command = &commands[fuzz_choose (choice, n_commands)];

  if (!is_of_history (command) && command->run != NULL
      && (command->may_run == NULL || command->may_run (self->editor)))
    command->run (self->editor);
}

static void
act (FuzzChoice *choice, FuzzWorker *self)
{
  static const FuzzAct acts[]
      = { run_command,           run_command,          fuzz_act_in_inspector,
          fuzz_act_in_inspector, fuzz_act_on_findings, fuzz_act_in_drawing,
          fuzz_act_in_table,     fuzz_act_in_dialog,   fuzz_act_with_clipboard };

  if (fuzz_choose (choice, 3) == 0)
    look_elsewhere (choice, self->editor);
  select_some (choice, self->editor);
  acts[fuzz_choose (choice, G_N_ELEMENTS (acts))](choice, self);
  g_assert_false (alur_document_in_transaction (alur_editor_get_document (self->editor)));
}

/* What has changed is looked at again in parts, as small as can be, by chance not to the end. */
static void
catch_up (FuzzChoice *choice, AlurEditor *editor)
{
  for (guint n = fuzz_choose (choice, MOST_PARTS); n > 0; n--)
    if (alur_editor_catch_up (editor, LONG_AGO))
      return;
}

static void
keep (AlurDocument *document)
{
  g_autoptr (GBytes) bytes = alur_writer_write_bytes (document);
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA1, bytes);
  g_autofree char *path = g_build_filename (g_getenv ("ALUR_KEEP"), sum, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                       &error);
  g_assert_no_error (error);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  FuzzChoice choice = fuzz_choice (data, size);
  FuzzChoice aside = { choice.state ^ ASIDE };
  gboolean is_behind = fuzz_choose (&aside, BEHIND_OF) == 0;
  FuzzEditor self = { .document = alur_reader_read_bytes (bytes, "input", NULL, NULL) };
  FuzzWorker worker;

  fuzz_count (self.document != NULL);
  if (self.document == NULL)
    return 0;
  self.before = alur_writer_write_bytes (self.document);
  self.editor = alur_editor_new (self.document, fuzz_metrics ());
  worker = (FuzzWorker){ self.editor, alur_carry_new (self.document) };
  for (guint n = 1 + fuzz_choose (&choice, MOST_ACTS); n > 0; n--)
    {
      g_autoptr (GError) error = NULL;

      act (&choice, &worker);
      if (is_behind)
        catch_up (&aside, self.editor);
      if (g_getenv ("ALUR_TELL") != NULL)
        g_printerr ("%s\n", alur_document_get_undo_name (self.document));
      alur_document_validate (self.document, NULL, &error);
      g_assert_no_error (error);
    }
  alur_carry_free (worker.carry);
  if (g_getenv ("ALUR_KEEP") != NULL)
    keep (self.document);
  fuzz_editor_check (&self);
  fuzz_editor_clear (&self);
  return 0;
}
