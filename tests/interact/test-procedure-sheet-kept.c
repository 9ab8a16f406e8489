/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The table of a procedure where there are a hundred thousand units and as many findings: what it
 * keeps, and what it does not look at. */

#include "alur-procedure-sheet-private.h"

#include "interact-fixture.h"

typedef struct
{
  InteractFixture base;
  AlurProcedureSheet *sheet;
  AlurGrid *grid;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  interact_fixture_set_up (&fixture->base, "rawat-inap");
  fixture->sheet = alur_procedure_sheet_new (fixture->base.editor);
  fixture->grid = ALUR_GRID (fixture->sheet);
  alur_editor_show (fixture->base.editor, ALUR_PANE_TABLE,
                    alur_element_first (fixture->base.stage, ALUR_KIND_PROCEDURE));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->sheet);
  interact_fixture_clear (&fixture->base);
}

static void
look_at (Fixture *fixture, guint row, guint column)
{
  g_auto (AlurCell) cell = { .text = NULL };

  alur_grid_get_cell (fixture->grid, row, column, &cell);
}

static void
set (Fixture *fixture, AlurElement *element, guint field)
{
  alur_document_begin (fixture->base.document, "Set");
  alur_document_set_text (fixture->base.document, element, field, "Another");
  alur_document_commit (fixture->base.document);
}

/* What is typed into a cell, what else of a unit is changed, and showing something else and this
 * again made the names of all units anew. */
static void
test_names (Fixture *fixture, gconstpointer data)
{
  AlurElement *procedure = alur_editor_get_procedure (fixture->base.editor);
  AlurElement *unit = alur_element_first (
      alur_element_first (fixture->base.stage, ALUR_KIND_ORGANISATION), ALUR_KIND_UNIT);
  AlurNameIndex *names;

  look_at (fixture, 1, ALUR_SHEET_ACTORS);
  names = fixture->sheet->names;
  g_assert_nonnull (names);
  g_assert_true (alur_grid_set_text (fixture->grid, 1, ALUR_SHEET_ACTIVITY, "Terima", NULL));
  g_assert_true (fixture->sheet->names == names);
  set (fixture, unit, ALUR_UNIT_HEAD);
  g_assert_false (fixture->sheet->names_are_old);
  alur_editor_show (fixture->base.editor, ALUR_PANE_ORGANISATION, NULL);
  g_assert_true (fixture->sheet->names == names);
  alur_editor_show (fixture->base.editor, ALUR_PANE_TABLE, procedure);
  look_at (fixture, 1, ALUR_SHEET_ACTORS);
  g_assert_true (fixture->sheet->names == names);
  set (fixture, unit, ALUR_UNIT_SHORT);
  g_assert_true (fixture->sheet->names_are_old);
}

/* The worst that is told of a step, something in it or a way out of it. */
static AlurSeverity
find_worst (Fixture *fixture, const AlurElement *step)
{
  AlurEditor *editor = fixture->base.editor;
  const GPtrArray *findings = alur_analysis_get_findings (alur_editor_get_analysis (editor),
                                                          alur_editor_get_stage (editor));
  AlurSeverity worst = ALUR_SEVERITY_UNSET;
  guint column;

  for (guint i = 0; i < findings->len; i++)
    {
      const AlurFinding *finding = g_ptr_array_index (findings, i);

      for (guint k = 0; k < finding->n_elements; k++)
        if (alur_editor_tells_of (editor, finding)
            && alur_procedure_sheet_find_step (fixture->sheet, finding->elements[k], &column)
                   == step)
          worst = MAX (worst, finding->severity);
    }
  return worst;
}

static AlurSeverity
get_worst (Fixture *fixture, guint row)
{
  AlurSeverity worst = ALUR_SEVERITY_UNSET;

  for (guint column = 0; column < ALUR_N_SHEET_COLUMNS; column++)
    {
      g_auto (AlurCell) cell = { .text = NULL };

      alur_grid_get_cell (fixture->grid, row, column, &cell);
      worst = MAX (worst, cell.severity);
    }
  return worst;
}

/* All findings were gone through for the first cell that was shown. */
static void
test_marks (Fixture *fixture, gconstpointer data)
{
  guint n_marked = 0;

  look_at (fixture, 2, ALUR_SHEET_TIME);
  g_assert_cmpuint (g_hash_table_size (fixture->sheet->marks), ==, 1);
  ALUR_FOREACH (procedure, fixture->base.stage, ALUR_KIND_PROCEDURE)
  {
    alur_editor_show (fixture->base.editor, ALUR_PANE_TABLE, procedure);
    for (guint row = 0; row < alur_grid_get_n_rows (fixture->grid); row++)
      {
        AlurElement *step = alur_procedure_sheet_get_step (fixture->sheet, row);

        if (step == NULL)
          continue;
        g_assert_cmpuint (get_worst (fixture, row), ==, find_worst (fixture, step));
        n_marked += get_worst (fixture, row) != ALUR_SEVERITY_UNSET ? 1 : 0;
      }
  }
  g_assert_cmpuint (n_marked, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/procedure-sheet-kept/names", Fixture, NULL, set_up, test_names, tear_down);
  g_test_add ("/procedure-sheet-kept/marks", Fixture, NULL, set_up, test_marks, tear_down);
  return g_test_run ();
}
