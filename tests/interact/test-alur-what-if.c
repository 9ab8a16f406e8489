/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is tried out beside a document: its figures are those of a document that has them, nothing
 * of it is in the document until it is kept, and it survives what happens to the document. */

#include "alur-what-if.h"

#include "alur-edit.h"
#include "alur-staff-sum-sheet.h"
#include "alur-what-if-text.h"
#include "alur-working-time.h"
#include "alur-workload-sheet.h"
#include "interact-fixture.h"

#include <math.h>
#include <string.h>

#define STAGE(id, kind)                                                                            \
  "<stage id=\"" id "\" kind=\"" kind "\"><organisation><unit id=\"u1\" name=\"Loket\">"           \
  "<position id=\"p1\" name=\"Petugas\" headcount=\"1\">"                                          \
  "<duty name=\"Menyusun\" volume=\"10\" work=\"PT60H\"/>"                                         \
  "<duty name=\"Melapor\" volume=\"12\" work=\"PT1H\"/></position>"                                \
  "<position id=\"p2\" name=\"Arsiparis\" headcount=\"2\"/></unit>"                                \
  "<unit id=\"u2\" name=\"Seksi\"><position id=\"p3\" name=\"Pemeriksa\" headcount=\"1\"/></unit>" \
  "</organisation><procedure id=\"c1\" name=\"Izin\" volume=\"1000\">"                             \
  "<step id=\"s0\" kind=\"start\"/>"                                                               \
  "<step id=\"s1\" name=\"Menerima\" unit=\"u1\" position=\"p1\" work=\"PT30M\"/>"                 \
  "<step id=\"s2\" name=\"Memeriksa\" unit=\"u2\" position=\"p3\" work=\"PT2H30M\"/>"              \
  "<step id=\"s3\" kind=\"end\"/><flow id=\"w1\" kind=\"sequence\" from=\"s0\" to=\"s1\"/>"        \
  "<flow id=\"w2\" kind=\"sequence\" from=\"s1\" to=\"s2\"/>"                                      \
  "<flow id=\"w3\" kind=\"sequence\" from=\"s2\" to=\"s3\"/></procedure></stage>"

static const char text[]
    = "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\" xml:lang=\"en\">" STAGE (
        "now", "current") STAGE ("goal", "target") "</alur>";

typedef struct
{
  InteractFixture base;
  AlurWhatIf *what_if;
  AlurPersonnelSheet *sheet;
  AlurWorkloadSheet *workload;
  AlurGrid *grid;
  AlurGrid *trace;
  char *start; /* the document as it was read */
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  interact_fixture_set_up (&self->base, text);
  self->base.stage = alur_document_get_stage (self->base.document, "now");
  self->what_if = alur_editor_get_what_if (self->base.editor);
  self->sheet = alur_personnel_sheet_new (self->base.editor);
  self->workload = alur_workload_sheet_new (self->sheet);
  self->grid = ALUR_GRID (self->sheet);
  self->trace = ALUR_GRID (self->workload);
  self->start = interact_dup_text (&self->base);
  alur_editor_show (self->base.editor, ALUR_PANE_PERSONNEL, NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->workload);
  g_assert_finalize_object (self->sheet);
  g_free (self->start);
  interact_fixture_clear (&self->base);
}

static AlurElement *
find (Fixture *self, const char *id)
{
  return interact_find (&self->base, id);
}

static void
try_out (Fixture *self, AlurElement *element, double value)
{
  g_autofree char *why_not = NULL;

  alur_what_if_begin (self->what_if, "Try", NULL);
  why_not = alur_what_if_put (self->what_if, element, value);
  g_assert_null (why_not);
  alur_what_if_end (self->what_if, TRUE);
}

static double
get (Fixture *self, const char *id)
{
  return alur_assumptions_get (alur_what_if_get_assumptions (self->what_if), find (self, id));
}

static void
assert_document (Fixture *self, const char *expected)
{
  g_autofree char *now = interact_dup_text (&self->base);

  g_assert_cmpstr (now, ==, expected);
}

static guint
row_of (AlurGrid *grid, const char *name)
{
  for (guint row = 0; row < alur_grid_get_n_rows (grid); row++)
    {
      g_auto (AlurCell) cell = { .text = NULL };

      alur_grid_get_cell (grid, row, 0, &cell);
      if (g_str_has_prefix (cell.text, name))
        return row;
    }
  g_assert_not_reached ();
}

static guint
column_of (Fixture *self, AlurPersonnelColumn kind)
{
  guint column;

  g_assert_true (alur_personnel_sheet_find_column (self->sheet, kind, &column));
  return column;
}

static void
assert_cell (Fixture *self, const char *name, AlurPersonnelColumn kind, const char *expected)
{
  g_auto (AlurCell) cell = { .text = NULL };

  alur_grid_get_cell (self->grid, row_of (self->grid, name), column_of (self, kind), &cell);
  g_assert_cmpstr (cell.text, ==, expected);
}

static void
assert_trace (Fixture *self, const char *name, guint column, const char *expected)
{
  g_auto (AlurCell) cell = { .text = NULL };

  alur_grid_get_cell (self->trace, row_of (self->trace, name), column, &cell);
  g_assert_cmpstr (cell.text, ==, expected);
}

static guint
get_flags (AlurGrid *grid, guint row, guint column)
{
  g_auto (AlurCell) cell = { .text = NULL };

  alur_grid_get_cell (grid, row, column, &cell);
  return cell.flags;
}

/* The same cells, as long as there is a trial, are only tried out; both figures are shown. */
static void
test_cells (Fixture *self, gconstpointer data)
{
  guint headcount;
  guint row;
  g_autofree char *told = NULL;
  g_autofree char *typed = NULL;
  g_autofree char *refusal = NULL;

  alur_what_if_open (self->what_if);
  headcount = column_of (self, ALUR_PERSONNEL_HEADCOUNT);
  row = row_of (self->grid, "Pemeriksa");
  g_assert_cmpuint (get_flags (self->grid, row, headcount) & ALUR_CELL_TRIED, ==, 0);
  g_assert_true (alur_grid_set_text (self->grid, row, headcount, "2", NULL));
  assert_document (self, self->start);
  assert_cell (self, "Pemeriksa", ALUR_PERSONNEL_HEADCOUNT, "1 → 2\n+1");
  assert_cell (self, "Pemeriksa", ALUR_PERSONNEL_NEED, "2.000");
  assert_cell (self, "Pemeriksa", ALUR_PERSONNEL_SHORTAGE, "1 → 0\n-1");
  assert_cell (self, "Pemeriksa", ALUR_PERSONNEL_EFFECTIVENESS, "2.00 → 1.00\n-1.00");
  assert_cell (self, "Pemeriksa", ALUR_PERSONNEL_RATING, "A → B");
  assert_cell (self, "All", ALUR_PERSONNEL_SHORTAGE, "1 → 0\n-1");
  assert_cell (self, "All", ALUR_PERSONNEL_SURPLUS, "2");
  g_assert_cmpuint (get_flags (self->grid, row, headcount) & ALUR_CELL_TRIED, !=, 0);
  told = alur_grid_describe (self->grid, row, headcount);
  g_assert_cmpstr (told, ==, "Pemeriksa, There are (B): 1 in the document, 2 tried out");
  typed = alur_grid_dup_edit_text (self->grid, row, column_of (self, ALUR_PERSONNEL_EFFECTIVENESS));
  g_assert_cmpstr (typed, ==, "1.00");
  g_assert_false (alur_grid_set_text (self->grid, row, headcount, "-1", &refusal));
  g_assert_nonnull (refusal);
  g_assert_cmpfloat_with_epsilon (get (self, "p3"), 2, 1e-9);
  /* what the document has takes it back */
  g_assert_true (alur_grid_set_text (self->grid, row, headcount, "1", NULL));
  g_assert_false (alur_what_if_has_changes (self->what_if));
  assert_cell (self, "Pemeriksa", ALUR_PERSONNEL_HEADCOUNT, "1");
}

static void
test_volumes (Fixture *self, gconstpointer data)
{
  g_autofree char *refusal = NULL;

  alur_what_if_open (self->what_if);
  alur_workload_sheet_set_position (self->workload, find (self, "p1"));
  g_assert_true (alur_grid_set_text (self->trace, row_of (self->trace, "Menerima"),
                                     ALUR_WORKLOAD_VOLUME, "2,000", NULL));
  g_assert_true (alur_grid_set_text (self->trace, row_of (self->trace, "Melapor"),
                                     ALUR_WORKLOAD_VOLUME, "", NULL));
  assert_document (self, self->start);
  assert_trace (self, "Menerima", ALUR_WORKLOAD_VOLUME, "1,000 → 2,000\n+1,000");
  assert_trace (self, "Menerima", ALUR_WORKLOAD_MINUTES, "30,000 → 60,000\n+30,000");
  assert_trace (self, "Melapor", ALUR_WORKLOAD_VOLUME, "12 → 0\n-12");
  assert_trace (self, "Menyusun", ALUR_WORKLOAD_VOLUME, "10");
  assert_trace (self, "In all", ALUR_WORKLOAD_MINUTES, "66,720 → 96,000\n+29,280");
  g_assert_cmpuint (get_flags (self->trace, row_of (self->trace, "Melapor"), ALUR_WORKLOAD_VOLUME)
                        & ALUR_CELL_TRIED,
                    !=, 0);
  /* for all who work in the procedure */
  assert_cell (self, "Pemeriksa", ALUR_PERSONNEL_NEED, "2.000 → 4.000\n+2.000");
  /* anything else is the document's */
  g_assert_false (alur_grid_can_insert_row (self->trace));
  g_assert_false (alur_grid_set_text (self->trace, row_of (self->trace, "Melapor"),
                                      ALUR_WORKLOAD_WORK, "2 jam", NULL));
  g_assert_false (
      alur_grid_remove_rows (self->trace, row_of (self->trace, "Melapor"), 1, &refusal));
  g_assert_nonnull (strstr (refusal, "tried out"));
  assert_document (self, self->start);
}

static void
test_working_time (Fixture *self, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;

  alur_what_if_open (self->what_if);
  first = alur_working_time_try (self->what_if, self->base.document, 60000, 7);
  second = alur_working_time_try (self->what_if, self->base.document, 50000, 7);
  third = alur_working_time_try (self->what_if, self->base.document, 0, 7);
  g_assert_null (first);
  g_assert_null (second);
  g_assert_nonnull (third);
  assert_cell (self, "Pemeriksa", ALUR_PERSONNEL_NEED, "2.000 → 3.000\n+1.000");
  assert_document (self, self->start);
  /* one visit is one step */
  g_assert_true (alur_editor_undo (self->base.editor));
  assert_cell (self, "Pemeriksa", ALUR_PERSONNEL_NEED, "2.000");
}

static void
test_scaled (Fixture *self, gconstpointer data)
{
  const AlurElement *duty = alur_element_first (find (self, "p1"), ALUR_KIND_DUTY);

  alur_what_if_open (self->what_if);
  alur_what_if_begin (self->what_if, "Scale", NULL);
  alur_what_if_scale_volumes (self->what_if, self->base.stage, 1.1);
  alur_what_if_end (self->what_if, TRUE);
  g_assert_cmpuint (alur_what_if_count (self->what_if, NULL), ==, 3);
  g_assert_cmpfloat_with_epsilon (get (self, "c1"), 1100, 1e-9);
  g_assert_cmpfloat_with_epsilon (
      alur_assumptions_get (alur_what_if_get_assumptions (self->what_if), duty), 11, 1e-9);
  g_assert_cmpuint (
      alur_what_if_count (self->what_if, alur_document_get_stage (self->base.document, "goal")), ==,
      0);
}

/* Nothing of it was ever there. */
static void
test_discarded (Fixture *self, gconstpointer data)
{
  guint depth = alur_document_get_undo_depth (self->base.document);

  alur_what_if_open (self->what_if);
  try_out (self, find (self, "p1"), 5);
  alur_what_if_discard (self->what_if);
  g_assert_false (alur_what_if_is_open (self->what_if));
  assert_document (self, self->start);
  g_assert_cmpuint (alur_document_get_undo_depth (self->base.document), ==, depth);
  assert_cell (self, "Petugas", ALUR_PERSONNEL_HEADCOUNT, "1");
  /* and it is back when that was a mistake */
  alur_editor_show (self->base.editor, ALUR_PANE_ORGANISATION, NULL);
  g_assert_cmpstr (alur_editor_get_undo_name (self->base.editor), ==, "Discard what was tried out");
  g_assert_true (alur_editor_undo (self->base.editor));
  g_assert_cmpint (alur_editor_get_pane (self->base.editor), ==, ALUR_PANE_PERSONNEL);
  g_assert_cmpfloat_with_epsilon (get (self, "p1"), 5, 1e-9);
}

/* The same document as when it is edited by hand, in one step. */
static void
test_kept (Fixture *self, gconstpointer data)
{
  guint depth = alur_document_get_undo_depth (self->base.document);
  AlurElement *root = alur_document_get_root (self->base.document);
  AlurElement *duty = alur_element_first (find (self, "p1"), ALUR_KIND_DUTY);
  g_autofree char *why_not = NULL;
  g_autofree char *kept = NULL;

  alur_what_if_open (self->what_if);
  try_out (self, find (self, "p1"), 2.5);
  try_out (self, find (self, "c1"), 1500);
  try_out (self, duty, 0);
  try_out (self, root, 72000);
  why_not = alur_what_if_keep (self->what_if);
  g_assert_null (why_not);
  g_assert_false (alur_what_if_is_open (self->what_if));
  g_assert_cmpuint (alur_document_get_undo_depth (self->base.document), ==, depth + 1);
  g_assert_cmpstr (alur_editor_get_undo_name (self->base.editor), ==, "Keep what was tried out");
  kept = interact_dup_text (&self->base);
  g_assert_true (alur_editor_undo (self->base.editor));
  assert_document (self, self->start);
  alur_document_begin (self->base.document, "By hand");
  alur_document_set_number (self->base.document, find (self, "p1"), ALUR_POSITION_HEADCOUNT, 2.5);
  alur_document_set_number (self->base.document, find (self, "c1"), ALUR_PROCEDURE_VOLUME, 1500);
  alur_document_set_number (self->base.document, duty, ALUR_DUTY_VOLUME, 0);
  alur_document_set_number (self->base.document, root, ALUR_DOCUMENT_MINUTES_PER_YEAR, 72000);
  alur_document_commit (self->base.document);
  assert_document (self, kept);
}

/* Undoing what was kept, and then once more, is in the middle of the trial again. */
static void
test_kept_back (Fixture *self, gconstpointer data)
{
  g_autofree char *why_not = NULL;

  alur_what_if_open (self->what_if);
  try_out (self, find (self, "p1"), 2);
  why_not = alur_what_if_keep (self->what_if);
  g_assert_null (why_not);
  g_assert_true (alur_editor_undo (self->base.editor));
  assert_document (self, self->start);
  g_assert_false (alur_what_if_is_open (self->what_if));
  g_assert_true (alur_editor_undo (self->base.editor));
  g_assert_true (alur_what_if_is_open (self->what_if));
  g_assert_cmpfloat_with_epsilon (get (self, "p1"), 2, 1e-9);
  g_assert_true (alur_editor_redo (self->base.editor));
  g_assert_true (alur_editor_redo (self->base.editor));
  g_assert_false (alur_what_if_is_open (self->what_if));
  g_assert_cmpfloat_with_epsilon (
      alur_element_get_number (find (self, "p1"), ALUR_POSITION_HEADCOUNT), 2, 1e-9);
}

static void
rename_unit (Fixture *self, const char *name)
{
  alur_document_begin (self->base.document, "Rename");
  alur_document_set_text (self->base.document, find (self, "u1"), ALUR_UNIT_NAME, name);
  alur_document_commit (self->base.document);
}

/* Whatever was done last is undone first, in the document or tried out. */
static void
test_order (Fixture *self, gconstpointer data)
{
  const char *const expected[]
      = { "Try (tried out)", "Rename", "Try (tried out)", "Try (tried out)", "Rename" };

  rename_unit (self, "A");
  alur_what_if_open (self->what_if);
  try_out (self, find (self, "p1"), 3);
  try_out (self, find (self, "p2"), 4);
  rename_unit (self, "B");
  try_out (self, find (self, "p3"), 5);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_cmpstr (alur_editor_get_undo_name (self->base.editor), ==, expected[i]);
      g_assert_true (alur_editor_undo (self->base.editor));
    }
  g_assert_false (alur_editor_undo (self->base.editor));
  assert_document (self, self->start);
  for (guint i = G_N_ELEMENTS (expected); i > 0; i--)
    {
      g_assert_cmpstr (alur_editor_get_redo_name (self->base.editor), ==, expected[i - 1]);
      g_assert_true (alur_editor_redo (self->base.editor));
    }
  g_assert_false (alur_editor_redo (self->base.editor));
  g_assert_cmpstr (alur_element_get_text (find (self, "u1"), ALUR_UNIT_NAME), ==, "B");
  g_assert_cmpuint (alur_what_if_count (self->what_if, NULL), ==, 3);
}

/* Edits of the document meanwhile are in the figures, and what is deleted takes its figure along.
 */
static void
test_edited_meanwhile (Fixture *self, gconstpointer data)
{
  AlurElement *gone = find (self, "p3");
  g_autofree char *why_not = NULL;

  alur_what_if_open (self->what_if);
  try_out (self, find (self, "c1"), 2000);
  try_out (self, gone, 4);
  alur_document_begin (self->base.document, "Work");
  alur_document_set_duration (self->base.document, find (self, "s1"), ALUR_STEP_WORK,
                              (AlurDuration){ .seconds = 3600 });
  alur_document_commit (self->base.document);
  assert_cell (self, "Petugas", ALUR_PERSONNEL_WORKLOAD, "96,720 → 156,720\n+60,000");
  alur_document_begin (self->base.document, "Delete");
  alur_edit_delete (self->base.document, &gone, 1);
  alur_document_commit (self->base.document);
  g_assert_cmpuint (alur_what_if_count (self->what_if, NULL), ==, 1);
  g_assert_true (alur_editor_undo (self->base.editor));
  g_assert_cmpuint (alur_what_if_count (self->what_if, NULL), ==, 2);
  assert_cell (self, "Pemeriksa", ALUR_PERSONNEL_HEADCOUNT, "1 → 4\n+3");
  g_assert_true (alur_editor_redo (self->base.editor));
  why_not = alur_what_if_keep (self->what_if);
  g_assert_null (why_not);
  g_assert_cmpfloat_with_epsilon (
      alur_element_get_number (find (self, "c1"), ALUR_PROCEDURE_VOLUME), 2000, 1e-9);
}

/* A position is another thing in another stage. */
static void
test_stages (Fixture *self, gconstpointer data)
{
  AlurElement *goal = alur_document_get_stage (self->base.document, "goal");
  g_autofree char *here = NULL;
  g_autofree char *there = NULL;

  alur_what_if_open (self->what_if);
  try_out (self, find (self, "p1"), 3);
  here = alur_what_if_dup_count (self->what_if, self->base.stage);
  g_assert_null (strstr (here, "Not all"));
  alur_editor_set_stage (self->base.editor, goal);
  assert_cell (self, "Petugas", ALUR_PERSONNEL_HEADCOUNT, "1");
  there = alur_what_if_dup_count (self->what_if, goal);
  g_assert_nonnull (strstr (there, "Not all"));
  /* what is undone is shown */
  g_assert_true (alur_editor_undo (self->base.editor));
  g_assert_true (alur_editor_get_stage (self->base.editor) == self->base.stage);
}

/* As text, for a copy of the document. */
static void
test_items (Fixture *self, gconstpointer data)
{
  static const char *const wrong[] = { "",
                                       "volume",
                                       "volume:c1",
                                       "volume:c1=",
                                       "volume:c1=x",
                                       "volume:c1=-1",
                                       "volume:c1=1e3",
                                       "volume:c1=nan",
                                       "volume=3",
                                       "minutes=0",
                                       "minutes@now=3",
                                       "duty:p1=3",
                                       "duty:p1/0=3",
                                       "duty:p1/x=3",
                                       "headcount:p1@never=3",
                                       "headcount:c1=3",
                                       "duty:p1/3=3",
                                       "leads:p1=3" };
  g_autoptr (AlurAssumptions) read = alur_assumptions_new ();
  g_autoptr (AlurAssumptions) all = alur_assumptions_new ();
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) items = NULL;
  g_autofree char *joined = NULL;
  g_auto (GStrv) again = NULL;
  g_autofree char *same = NULL;

  alur_what_if_open (self->what_if);
  try_out (self, alur_document_get_root (self->base.document), 72000.5);
  try_out (self, find (self, "c1"), 1200);
  try_out (self, find (self, "p2"), 0);
  try_out (
      self,
      alur_element_next (alur_element_first (find (self, "p1"), ALUR_KIND_DUTY), ALUR_KIND_DUTY),
      0.1);
  items = alur_assumptions_dup_items (alur_what_if_get_assumptions (self->what_if),
                                      self->base.document);
  joined = g_strjoinv (" ", items);
  g_assert_cmpstr (joined, ==,
                   "minutes=72000.5 duty:p1/2@now=0.1 headcount:p2@now=0 volume:c1@now=1200");
  for (guint i = 0; items[i] != NULL; i++)
    {
      g_assert_true (alur_assumptions_add_item (read, self->base.document, items[i], &error));
      g_assert_no_error (error);
    }
  again = alur_assumptions_dup_items (read, self->base.document);
  same = g_strjoinv (" ", again);
  g_assert_cmpstr (same, ==, joined);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) refused = NULL;

      g_assert_false (alur_assumptions_add_item (all, self->base.document, wrong[i], &refused));
      g_assert_nonnull (refused);
    }
  g_assert_true (alur_assumptions_is_empty (all));
  /* without a stage it is meant for each that has the thing */
  g_assert_true (alur_assumptions_add_item (all, self->base.document, "headcount:p1=9", &error));
  g_assert_true (alur_assumptions_has (all, find (self, "p1")));
  g_assert_true (alur_assumptions_has (
      all, alur_document_lookup (self->base.document,
                                 alur_document_get_stage (self->base.document, "goal"), "p1")));
}

/* A file that somebody else has written meanwhile is read again: a duty is the one that is called
 * so, wherever it stands among the others now. */
static void
test_taken_over (Fixture *self, gconstpointer data)
{
  g_auto (GStrv) parts = g_strsplit (text, "<duty name=\"Menyusun\"", 2);
  g_autofree char *changed
      = g_strconcat (parts[0], "<duty name=\"Menerima tamu\" volume=\"3\" work=\"PT1H\"/>",
                     "<duty name=\"Menyusun\"", parts[1], NULL);
  AlurElement *duty = alur_element_first (find (self, "p1"), ALUR_KIND_DUTY);
  const AlurAssumptions *taken;
  AlurWhatIf *other;
  InteractFixture again;

  alur_what_if_open (self->what_if);
  alur_what_if_begin (self->what_if, "Try", NULL);
  g_assert_null (alur_what_if_put (self->what_if, duty, 40));
  g_assert_null (alur_what_if_put (self->what_if, find (self, "p2"), 5));
  alur_what_if_end (self->what_if, TRUE);
  interact_fixture_set_up (&again, changed);
  other = alur_editor_get_what_if (again.editor);
  alur_what_if_take (other, self->what_if);
  taken = alur_what_if_get_assumptions (other);
  duty = alur_element_first (interact_find (&again, "p1"), ALUR_KIND_DUTY);
  g_assert_false (alur_assumptions_has (taken, duty));
  duty = alur_element_next (duty, ALUR_KIND_DUTY);
  g_assert_cmpfloat_with_epsilon (alur_assumptions_get (taken, duty), 40, 1e-9);
  g_assert_cmpfloat_with_epsilon (alur_assumptions_get (taken, interact_find (&again, "p2")), 5,
                                  1e-9);
  g_assert_cmpuint (alur_what_if_count (other, NULL), ==, 2);
  interact_fixture_clear (&again);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/what-if/cells", test_cells },
    { "/what-if/volumes", test_volumes },
    { "/what-if/working-time", test_working_time },
    { "/what-if/scaled", test_scaled },
    { "/what-if/discarded", test_discarded },
    { "/what-if/kept", test_kept },
    { "/what-if/kept-back", test_kept_back },
    { "/what-if/order", test_order },
    { "/what-if/edited-meanwhile", test_edited_meanwhile },
    { "/what-if/stages", test_stages },
    { "/what-if/items", test_items },
    { "/what-if/taken-over", test_taken_over },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
