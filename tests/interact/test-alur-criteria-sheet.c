/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-criteria-sheet.h"

#include "interact-fixture.h"

#include <string.h>

#define N_CRITERIA 15

#define STAGES                                                                                     \
  "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\" xml:lang=\"en\">"                           \
  "<stage id=\"now\" name=\"Kini\" kind=\"current\"><procedure id=\"p\" name=\"Izin\">"            \
  "<step id=\"s\" name=\"Terima\"/><score criterion=\"care\" value=\"2\">hilang</score>"           \
  "</procedure></stage>"                                                                           \
  "<stage id=\"goal\" name=\"Tujuan\" kind=\"target\"><procedure id=\"p\" name=\"Izin\">"          \
  "<step id=\"s\" name=\"Terima\"/><score criterion=\"care\" value=\"4\">teliti</score>"           \
  "<score criterion=\"comfort\" value=\"3\"/></procedure>"                                         \
  "<procedure id=\"q\" name=\"Baru\"/></stage></alur>"

typedef struct
{
  InteractFixture base;
  AlurCriteriaSheet *sheet;
  AlurGrid *grid;
  guint n_changes;
} Fixture;

static void
changed_cb (AlurGrid *grid, Fixture *self)
{
  self->n_changes++;
}

static void
show (Fixture *self, const char *stage, const char *procedure)
{
  AlurDocument *document = self->base.document;

  self->base.stage = alur_document_get_stage (document, stage);
  alur_editor_set_stage (self->base.editor, self->base.stage);
  alur_editor_show (self->base.editor, ALUR_PANE_CRITERIA, interact_find (&self->base, procedure));
}

static void
set_up (Fixture *self, const char *text)
{
  *self = (Fixture){ .n_changes = 0 };
  interact_fixture_set_up (&self->base, text);
  self->sheet = alur_criteria_sheet_new (self->base.editor);
  self->grid = ALUR_GRID (self->sheet);
  g_signal_connect (self->sheet, "changed", G_CALLBACK (changed_cb), self);
}

static void
clear (Fixture *self)
{
  g_assert_finalize_object (self->sheet);
  interact_fixture_clear (&self->base);
}

static guint
column_of (Fixture *self, AlurCriteriaColumn kind)
{
  guint column;

  g_assert_true (alur_criteria_sheet_find_column (self->sheet, kind, &column));
  return column;
}

static guint
row_of (AlurCriterion criterion)
{
  return criterion - ALUR_CRITERION_SIMPLICITY;
}

static void
assert_cell (Fixture *self, AlurCriterion criterion, AlurCriteriaColumn kind, const char *text)
{
  g_autofree char *shown
      = alur_grid_dup_edit_text (self->grid, row_of (criterion), column_of (self, kind));

  g_assert_cmpstr (shown, ==, text);
}

/* Types into a cell, as one step of undo. */
static void
type (Fixture *self, AlurCriterion criterion, AlurCriteriaColumn kind, const char *text)
{
  guint depth = alur_document_get_undo_depth (self->base.document);
  guint n_changes = self->n_changes;
  g_autofree char *refusal = NULL;

  g_assert_true (
      alur_grid_set_text (self->grid, row_of (criterion), column_of (self, kind), text, &refusal));
  g_assert_null (refusal);
  g_assert_cmpuint (alur_document_get_undo_depth (self->base.document), ==, depth + 1);
  g_assert_cmpuint (self->n_changes, ==, n_changes + 1);
}

static void
refuse (Fixture *self,
        AlurCriterion criterion,
        AlurCriteriaColumn kind,
        const char *text,
        const char *because)
{
  g_autofree char *before = interact_dup_text (&self->base);
  g_autofree char *after = NULL;
  g_autofree char *refusal = NULL;

  g_assert_false (
      alur_grid_set_text (self->grid, row_of (criterion), column_of (self, kind), text, &refusal));
  g_assert_nonnull (strstr (refusal, because));
  after = interact_dup_text (&self->base);
  g_assert_cmpstr (before, ==, after);
}

/* The scores of the stage before stand beside those that are typed, and can't be typed into. */
static void
test_before (void)
{
  g_auto (AlurCell) cell = { .text = NULL };
  AlurGridColumn column;
  Fixture self;

  set_up (&self, STAGES);
  show (&self, "goal", "p");
  g_assert_cmpuint (alur_grid_get_n_rows (self.grid), ==, N_CRITERIA);
  g_assert_cmpuint (alur_grid_get_n_columns (self.grid), ==, ALUR_N_CRITERIA_COLUMNS);
  assert_cell (&self, ALUR_CRITERION_CARE, ALUR_CRITERIA_NAME, "Care");
  assert_cell (&self, ALUR_CRITERION_CARE, ALUR_CRITERIA_SCORE_BEFORE, "2");
  assert_cell (&self, ALUR_CRITERION_CARE, ALUR_CRITERIA_EVIDENCE_BEFORE, "hilang");
  assert_cell (&self, ALUR_CRITERION_CARE, ALUR_CRITERIA_SCORE, "4");
  assert_cell (&self, ALUR_CRITERION_CARE, ALUR_CRITERIA_EVIDENCE, "teliti");
  assert_cell (&self, ALUR_CRITERION_COMFORT, ALUR_CRITERIA_SCORE_BEFORE, "");
  alur_grid_get_column (self.grid, column_of (&self, ALUR_CRITERIA_SCORE_BEFORE), &column);
  g_assert_cmpstr (column.long_title, ==, "Score before: Kini");
  refuse (&self, ALUR_CRITERION_CARE, ALUR_CRITERIA_SCORE_BEFORE, "3", "can't be changed");
  refuse (&self, ALUR_CRITERION_CARE, ALUR_CRITERIA_NAME, "3", "can't be changed");
  /* what is not scored says so, and is no number */
  alur_grid_get_cell (self.grid, row_of (ALUR_CRITERION_HONESTY),
                      column_of (&self, ALUR_CRITERIA_SCORE), &cell);
  g_assert_cmpstr (cell.text, ==, "not scored");
  show (&self, "goal", "q"); /* new in this stage */
  assert_cell (&self, ALUR_CRITERION_CARE, ALUR_CRITERIA_SCORE_BEFORE, "");
  show (&self, "now", "p"); /* nothing stands before it */
  g_assert_cmpuint (alur_grid_get_n_columns (self.grid), ==, 3);
  assert_cell (&self, ALUR_CRITERION_CARE, ALUR_CRITERIA_SCORE, "2");
  clear (&self);
}

static void
test_typed (void)
{
  AlurElement *procedure;
  AlurElement *score;
  Fixture self;

  set_up (&self, STAGES);
  show (&self, "goal", "p");
  procedure = interact_find (&self.base, "p");
  type (&self, ALUR_CRITERION_HONESTY, ALUR_CRITERIA_SCORE, " 5 ");
  type (&self, ALUR_CRITERION_HONESTY, ALUR_CRITERIA_EVIDENCE, "diumumkan");
  type (&self, ALUR_CRITERION_CARE, ALUR_CRITERIA_SCORE, "1");
  assert_cell (&self, ALUR_CRITERION_CARE, ALUR_CRITERIA_EVIDENCE, "teliti");
  /* in the order of the criteria: honesty before care */
  score = alur_element_first (procedure, ALUR_KIND_SCORE);
  g_assert_cmpuint (alur_element_get_word (score, ALUR_SCORE_CRITERION), ==,
                    ALUR_CRITERION_HONESTY);
  g_assert_cmpstr (score->text, ==, "diumumkan");
  type (&self, ALUR_CRITERION_CARE, ALUR_CRITERIA_EVIDENCE, "");
  g_assert_null (alur_criterion_find_score (ALUR_CRITERION_CARE, procedure)->text);
  g_assert_true (alur_editor_undo (self.base.editor));
  assert_cell (&self, ALUR_CRITERION_CARE, ALUR_CRITERIA_EVIDENCE, "teliti");
  /* the stage before keeps its own */
  g_assert_cmpuint (alur_criterion_get_score (
                        ALUR_CRITERION_CARE,
                        alur_document_lookup_kind (
                            self.base.document, alur_document_get_stage (self.base.document, "now"),
                            "p", ALUR_KIND_PROCEDURE)),
                    ==, 2);
  clear (&self);
}

static void
test_refused (void)
{
  static const char *const wrong[] = { "6", "-1", "2.5", "2,5", "35", "baik", "３" };
  Fixture self;

  set_up (&self, STAGES);
  show (&self, "goal", "p");
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    refuse (&self, ALUR_CRITERION_CARE, ALUR_CRITERIA_SCORE, wrong[i], "from 1, the lowest, to 5");
  refuse (&self, ALUR_CRITERION_HONESTY, ALUR_CRITERIA_EVIDENCE, "diumumkan", "score first");
  clear (&self);
}

/* 0 and Delete take a score away; the evidence, which rested on it, goes along and comes back. */
static void
test_taken_away (void)
{
  AlurGridRange row = { row_of (ALUR_CRITERION_CARE), 0, 1, ALUR_N_CRITERIA_COLUMNS };
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  Fixture self;

  set_up (&self, STAGES);
  show (&self, "goal", "p");
  first = interact_dup_text (&self.base);
  type (&self, ALUR_CRITERION_CARE, ALUR_CRITERIA_SCORE, "0");
  assert_cell (&self, ALUR_CRITERION_CARE, ALUR_CRITERIA_SCORE, "");
  assert_cell (&self, ALUR_CRITERION_CARE, ALUR_CRITERIA_EVIDENCE, "");
  g_assert_true (alur_editor_undo (self.base.editor));
  g_assert_true (alur_grid_clear (self.grid, &row, NULL));
  assert_cell (&self, ALUR_CRITERION_CARE, ALUR_CRITERIA_SCORE, "");
  assert_cell (&self, ALUR_CRITERION_CARE, ALUR_CRITERIA_SCORE_BEFORE, "2");
  g_assert_true (alur_editor_undo (self.base.editor));
  last = interact_dup_text (&self.base);
  g_assert_cmpstr (first, ==, last);
  clear (&self);
}

/* Scores with their evidence from a spreadsheet are one step; what is wrong in it takes all back.
 */
static void
test_pasted (void)
{
  AlurGridRange range = { 0, 0, 1, 1 };
  g_autofree char *copied = NULL;
  g_autofree char *refusal = NULL;
  guint depth;
  Fixture self;

  set_up (&self, STAGES);
  show (&self, "goal", "p");
  depth = alur_document_get_undo_depth (self.base.document);
  range.column = column_of (&self, ALUR_CRITERIA_SCORE);
  g_assert_true (
      alur_grid_paste (self.grid, &range, "3\tsatu meja\n4\tpapan syarat\n", NULL, NULL));
  g_assert_cmpuint (alur_document_get_undo_depth (self.base.document), ==, depth + 1);
  assert_cell (&self, ALUR_CRITERION_SIMPLICITY, ALUR_CRITERIA_SCORE, "3");
  assert_cell (&self, ALUR_CRITERION_CLARITY, ALUR_CRITERIA_EVIDENCE, "papan syarat");
  range = (AlurGridRange){ 0, range.column, 2, 2 };
  copied = alur_grid_copy (self.grid, &range);
  g_assert_cmpstr (copied, ==, "3\tsatu meja\n4\tpapan syarat");
  g_assert_false (alur_grid_paste (self.grid, &range, "5\tx\n9\ty\n", NULL, &refusal));
  g_assert_nonnull (strstr (refusal, "from 1"));
  assert_cell (&self, ALUR_CRITERION_SIMPLICITY, ALUR_CRITERIA_SCORE, "3");
  clear (&self);
}

/* Undoing a score goes to the table of scores, undoing anything else to where that was. */
static void
test_undo_goes_there (void)
{
  Fixture self;

  set_up (&self, STAGES);
  show (&self, "goal", "p");
  alur_document_begin (self.base.document, "name");
  alur_document_set_text (self.base.document, interact_find (&self.base, "s"), ALUR_STEP_NAME, "x");
  alur_document_commit (self.base.document);
  type (&self, ALUR_CRITERION_CARE, ALUR_CRITERIA_SCORE, "1");
  alur_editor_set_stage (self.base.editor, alur_document_get_stage (self.base.document, "now"));
  alur_editor_show (self.base.editor, ALUR_PANE_ORGANISATION, NULL);
  g_assert_true (alur_editor_undo (self.base.editor));
  g_assert_cmpint (alur_editor_get_pane (self.base.editor), ==, ALUR_PANE_CRITERIA);
  g_assert_cmpstr (alur_element_get_id (alur_editor_get_stage (self.base.editor)), ==, "goal");
  g_assert_true (alur_editor_undo (self.base.editor));
  g_assert_cmpint (alur_editor_get_pane (self.base.editor), ==, ALUR_PANE_PROCEDURE);
  clear (&self);
}

/* A score is selected in its row, and told in words. */
static void
test_told (void)
{
  g_autofree char *name = NULL;
  g_autofree char *value = NULL;
  g_autofree char *none = NULL;
  AlurElement *score;
  guint row, column;
  Fixture self;

  set_up (&self, STAGES);
  show (&self, "goal", "p");
  score = alur_criterion_find_score (ALUR_CRITERION_CARE, interact_find (&self.base, "p"));
  g_assert_true (alur_grid_find_element (self.grid, score, &row, &column));
  g_assert_cmpuint (row, ==, row_of (ALUR_CRITERION_CARE));
  g_assert_true (alur_grid_get_element (self.grid, row, 1) == score);
  g_assert_false (
      alur_grid_find_element (self.grid, interact_find (&self.base, "s"), &row, &column));
  name = alur_grid_describe (self.grid, row_of (ALUR_CRITERION_CARE), 0);
  g_assert_cmpstr (name, ==,
                   "Care (Effectiveness). Do officials work thoroughly, so that nothing is "
                   "overlooked or lost?");
  value = alur_grid_describe (self.grid, row_of (ALUR_CRITERION_CARE),
                              column_of (&self, ALUR_CRITERIA_SCORE));
  g_assert_cmpstr (value, ==, "Care, Score: Tujuan: 4");
  none = alur_grid_describe (self.grid, row_of (ALUR_CRITERION_HONESTY),
                             column_of (&self, ALUR_CRITERIA_SCORE));
  g_assert_cmpstr (none, ==, "Honesty, Score: Tujuan: not scored");
  clear (&self);
}

static void
test_no_procedure (void)
{
  AlurScorecard card;
  Fixture self;

  set_up (&self, "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\">"
                 "<stage id=\"now\" kind=\"current\"/></alur>");
  g_assert_cmpuint (alur_grid_get_n_rows (self.grid), ==, 0);
  g_assert_false (alur_criteria_sheet_get_card (self.sheet, &card));
  clear (&self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/criteria-sheet/before", test_before);
  g_test_add_func ("/criteria-sheet/typed", test_typed);
  g_test_add_func ("/criteria-sheet/refused", test_refused);
  g_test_add_func ("/criteria-sheet/taken-away", test_taken_away);
  g_test_add_func ("/criteria-sheet/pasted", test_pasted);
  g_test_add_func ("/criteria-sheet/undo-goes-there", test_undo_goes_there);
  g_test_add_func ("/criteria-sheet/told", test_told);
  g_test_add_func ("/criteria-sheet/no-procedure", test_no_procedure);
  return g_test_run ();
}
