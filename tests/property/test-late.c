/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is shown lags behind the document by a frame. Whatever is done in that frame to what was
 * shown, with an inspection, fixes and elements from before an edit, is done to what is still there
 * or not at all: the document stays one that can be saved, and undoing all gives it back.
 *
 * ALUR_SEED repeats a run, ALUR_SEQUENCES makes it longer. */

#include "alur-command.h"
#include "alur-fix.h"
#include "alur-inspection.h"
#include "alur-random.h"
#include "alur-share.h"
#include "alur-validate.h"
#include "alur-writer.h"

#define DEFAULT_SEQUENCES 300

typedef struct
{
  GRand *rand;
  AlurDocument *document;
  AlurEditor *editor;
  guint n_late, n_refused; /* in all */
} Run;

static guint
choose (Run *run, guint n)
{
  return (guint) g_rand_int_range (run->rand, 0, (gint32) n);
}

static AlurElement *
choose_element (Run *run)
{
  const AlurElement *root = alur_document_get_root (run->document);
  g_autoptr (GPtrArray) elements = g_ptr_array_new ();

  for (const AlurElement *e = root; e != NULL; e = alur_element_walk (e, root))
    if (alur_element_get_id (e) != NULL)
      g_ptr_array_add (elements, (gpointer) (guintptr) e);
  return elements->len > 0 ? g_ptr_array_index (elements, choose (run, elements->len)) : NULL;
}

/* --- Filled in ------------------------------------------------------------------------------- */

/* One of the words that are offered; of what has gone none is. */
static char *
set_word (Run *run, const AlurSlot *slot, gboolean is_held)
{
  g_autoptr (GArray) words = is_held ? alur_slot_list_words (slot) : NULL;
  guint word = words != NULL && words->len > 0
                   ? g_array_index (words, AlurSlotWord, choose (run, words->len)).word
                   : 0;

  return alur_slot_set_word (slot, word);
}

static void
fill (Run *run, const AlurInspectionRow *row)
{
  gboolean is_held = alur_slot_is_held (&row->slot);
  guint depth = alur_document_get_undo_depth (run->document);
  g_autofree char *told = NULL;

  if (row->type == ALUR_ROW_CHOICE)
    told = set_word (run, &row->slot, is_held);
  else if (row->type == ALUR_ROW_TEXT || row->type == ALUR_ROW_LONG_TEXT)
    told = alur_slot_set_text (&row->slot, choose (run, 2) == 0 ? "12" : "Loket", 0).message;
  else if (alur_slot_get_makeable (&row->slot) != ALUR_N_KINDS)
    told = alur_slot_make_target (&row->slot, "Loket");
  else
    told = alur_slot_set_targets (&row->slot, NULL, 0);
  run->n_late++;
  if (is_held)
    return;
  g_assert_nonnull (told);
  g_assert_cmpuint (alur_document_get_undo_depth (run->document), ==, depth);
  run->n_refused++;
}

static void
fill_rows (Run *run, const AlurInspection *inspection)
{
  for (guint i = 0; i < inspection->sections->len; i++)
    {
      const AlurInspectionSection *section = g_ptr_array_index (inspection->sections, i);

      for (guint j = 0; section->type == ALUR_SECTION_FIELDS && j < section->rows->len; j++)
        {
          const AlurInspectionRow *row = &g_array_index (section->rows, AlurInspectionRow, j);

          if (choose (run, 3) == 0)
            fill (run, row);
        }
    }
}

/* --- Between ---------------------------------------------------------------------------------- */

static void delete (Run *run)
{
  const AlurCommand *command = alur_command_find ("delete");

  if (command->may_run (run->editor))
    command->run (run->editor);
}

/* Something is filled in about @element or one behind it, or it is deleted. */
static void
edit_near (Run *run, AlurElement *element)
{
  g_autoptr (AlurInspection) inspection = NULL;

  for (guint i = choose (run, 8); i > 5 && element->parent != NULL; i--)
    element = element->next != NULL ? element->next : element->parent->first_child;
  if (alur_element_get_id (element) == NULL || !alur_element_is_in_document (element))
    return;
  alur_editor_show_element (run->editor, element);
  if (choose (run, 3) == 0)
    {
      delete (run);
      return;
    }
  inspection = alur_inspection_new (run->editor);
  fill_rows (run, inspection);
}

/* @finding: (nullable): what is about to be dealt with */
static void
edit (Run *run, const AlurFinding *finding)
{
  guint n = finding != NULL ? finding->n_elements : 0;

  switch (choose (run, 8))
    {
    case 0:
      delete (run);
      break;
    case 1:
    case 4:
    case 5:
      if (n > 0)
        edit_near (run, (AlurElement *) finding->elements[choose (run, n)]);
      break;
    case 2:
      alur_editor_undo (run->editor);
      break;
    case 3:
      alur_editor_redo (run->editor);
      break;
    default:
      alur_random_edit (run->rand, run->document, ALUR_RANDOM_ALTER);
      break;
    }
}

/* --- Late ------------------------------------------------------------------------------------- */

static void
select_late (Run *run, AlurElement *element)
{
  AlurSelection *selection = alur_editor_get_selection (run->editor);

  switch (choose (run, 4))
    {
    case 0:
      alur_selection_add (selection, element);
      break;
    case 1:
      alur_selection_toggle (selection, element);
      break;
    case 2:
      alur_selection_set_all (selection, (AlurElement *[]){ element, choose_element (run) }, 2);
      break;
    default:
      alur_editor_show_element (run->editor, element);
      break;
    }
  for (guint i = 0; i < alur_selection_get_size (selection); i++)
    g_assert_true (alur_element_is_in_document (alur_selection_get_nth (selection, i)));
}

/* A finding, as a row of the list of findings has it. */
static AlurFinding *
choose_finding (Run *run)
{
  AlurAnalysis *analysis = alur_editor_get_analysis (run->editor);
  const AlurElement *stage = alur_editor_get_stage (run->editor);
  const GPtrArray *findings = stage != NULL ? alur_analysis_get_findings (analysis, stage) : NULL;

  return findings != NULL && findings->len > 0
             ? alur_finding_ref (g_ptr_array_index (findings, choose (run, findings->len)))
             : NULL;
}

static void
perform (Run *run, GPtrArray *fixes)
{
  guint first = fixes != NULL && fixes->len > 0 ? choose (run, fixes->len) : 0;

  for (guint i = 0; fixes != NULL && i < fixes->len; i++)
    {
      const AlurFix *fix = g_ptr_array_index (fixes, (first + i) % fixes->len);

      if (fix->is_edit && alur_fix_perform (fix))
        return;
    }
}

static void
act (Run *run)
{
  AlurElement *shown = choose_element (run);
  g_autoptr (AlurInspection) inspection = NULL;
  g_autoptr (AlurFinding) finding = NULL;
  g_autoptr (GPtrArray) fixes = NULL;

  if (shown == NULL)
    return;
  alur_editor_show_element (run->editor, shown);
  inspection = alur_inspection_new (run->editor);
  finding = choose_finding (run);
  if (finding != NULL)
    fixes = alur_fixes_list (alur_editor_get_analysis (run->editor), finding);
  edit (run, finding);
  switch (choose (run, 3))
    {
    case 0:
      fill_rows (run, inspection);
      break;
    case 1:
      perform (run, fixes);
      break;
    default:
      break;
    }
  select_late (run, shown);
}

static void
run_sequence (Run *run, AlurPangoMetrics *metrics)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;

  run->document = alur_random_document (run->rand, 20 + choose (run, 100));
  while (alur_document_get_undo_depth (run->document) > 0)
    alur_document_undo (run->document);
  before = alur_writer_write_bytes (run->document);
  while (alur_document_redo (run->document))
    continue;
  run->editor = alur_editor_new (run->document, metrics);
  for (guint i = 10 + choose (run, 20); i > 0; i--)
    act (run);
  alur_document_validate (run->document, NULL, &error);
  g_assert_no_error (error);
  while (alur_editor_undo (run->editor))
    continue;
  after = alur_writer_write_bytes (run->document);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_finalize_object (g_steal_pointer (&run->editor));
  g_assert_finalize_object (g_steal_pointer (&run->document));
}

static void
test_late (void)
{
  const char *wanted = g_getenv ("ALUR_SEQUENCES");
  guint32 seed = alur_random_seed ();
  guint n = wanted != NULL ? (guint) g_ascii_strtoull (wanted, NULL, 10)
                           : alur_share_of (DEFAULT_SEQUENCES);
  AlurPangoMetrics *metrics = alur_pango_metrics_new ();
  Run run = { .n_late = 0 };

  for (guint i = 0; i < n; i++)
    {
      run.rand = g_rand_new_with_seed (seed + i);
      run_sequence (&run, metrics);
      g_rand_free (run.rand);
    }
  g_test_message ("%u sequences, %u fields filled, %u of them of what had gone", n, run.n_late,
                  run.n_refused);
  g_assert_cmpuint (run.n_refused, >, 0);
  alur_pango_metrics_unref (metrics);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/property/late", test_late);
  return g_test_run ();
}
