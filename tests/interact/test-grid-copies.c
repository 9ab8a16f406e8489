/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is copied from a table and pasted where it was changes nothing: every table of every example
 * in every stage, whole and in parts. */

#include "alur-criteria-sheet.h"
#include "alur-matrix.h"
#include "alur-procedure-sheet.h"
#include "alur-regulation-sheet.h"
#include "alur-requirement-sheet.h"
#include "alur-workload-sheet.h"
#include "interact-fixture.h"

#define N_PARTS 12 /* of each table */

static guint
pick (guint n)
{
  return (guint) g_test_rand_int_range (0, (gint32) n);
}

static void
assert_same (InteractFixture *fixture, const char *before, const char *table, const char *copied)
{
  g_autofree char *after = interact_dup_text (fixture);

  if (!g_str_equal (before, after))
    g_error ("pasting changes %s: %s", table, copied);
}

/* What can't be changed says the same already, so nothing is told of it. */
static void
copy_back (InteractFixture *fixture, AlurGrid *grid, const AlurGridRange *range, const char *table)
{
  g_autofree char *before = interact_dup_text (fixture);
  g_autofree char *copied = alur_grid_copy (grid, range);
  guint n_columns = alur_grid_get_n_columns (grid);
  guint n_rows = alur_grid_get_n_rows (grid);
  guint depth = alur_document_get_undo_depth (fixture->document);
  g_autofree char *told = NULL;

  if (*copied == '\0')
    return;
  if (alur_grid_paste (grid, range, copied, NULL, &told))
    g_assert_null (told);
  else
    g_assert_cmpstr (told, ==, "This can't be changed here.");
  assert_same (fixture, before, table, copied);
  g_assert_cmpuint (alur_document_get_undo_depth (fixture->document), <=, depth + 1);
  g_assert_cmpuint (alur_grid_get_n_rows (grid), ==, n_rows);
  g_assert_cmpuint (alur_grid_get_n_columns (grid), ==, n_columns);
}

static void
copy_all_back (InteractFixture *fixture, AlurGrid *grid, const char *table)
{
  guint n_rows = alur_grid_get_n_rows (grid) - alur_grid_get_n_foot_rows (grid);
  guint n_columns = alur_grid_get_n_columns (grid);
  AlurGridRange all = { 0, 0, n_rows, n_columns };

  if (n_rows == 0)
    return;
  copy_back (fixture, grid, &all, table);
  for (guint i = 0; i < N_PARTS; i++)
    {
      AlurGridRange part = { pick (n_rows), pick (n_columns), 1, 1 };

      part.n_rows = 1 + pick (n_rows - part.row);
      part.n_columns = 1 + pick (n_columns - part.column);
      copy_back (fixture, grid, &part, table);
    }
}

static void
copy_workloads (InteractFixture *fixture, AlurPersonnelSheet *personnel)
{
  g_autoptr (AlurWorkloadSheet) sheet = alur_workload_sheet_new (personnel);
  AlurGrid *positions = ALUR_GRID (personnel);

  for (guint row = 0; row < alur_grid_get_n_rows (positions); row++)
    {
      const AlurElement *position = alur_grid_get_element (positions, row, 0);

      if (position == NULL || position->kind != ALUR_KIND_POSITION)
        continue;
      alur_workload_sheet_set_position (sheet, position);
      copy_all_back (fixture, ALUR_GRID (sheet), "workload");
    }
}

static void
copy_procedures (InteractFixture *fixture, AlurElement *stage)
{
  g_autoptr (AlurProcedureSheet) steps = alur_procedure_sheet_new (fixture->editor);
  g_autoptr (AlurCriteriaSheet) criteria = alur_criteria_sheet_new (fixture->editor);

  ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
  {
    alur_editor_show (fixture->editor, ALUR_PANE_PROCEDURE, procedure);
    copy_all_back (fixture, ALUR_GRID (steps), "steps");
    copy_all_back (fixture, ALUR_GRID (criteria), "criteria");
  }
}

static void
copy_stage (InteractFixture *fixture, AlurElement *stage)
{
  g_autoptr (AlurMatrix) matrix = alur_matrix_new (fixture->editor);
  g_autoptr (AlurPersonnelSheet) personnel = alur_personnel_sheet_new (fixture->editor);
  g_autoptr (AlurRegulationSheet) regulations = alur_regulation_sheet_new (fixture->editor);
  g_autoptr (AlurRequirementSheet) requirements = alur_requirement_sheet_new (fixture->editor);

  copy_all_back (fixture, ALUR_GRID (matrix), "matrix");
  copy_all_back (fixture, ALUR_GRID (personnel), "personnel");
  copy_all_back (fixture, ALUR_GRID (regulations), "regulations");
  copy_all_back (fixture, ALUR_GRID (requirements), "requirements");
  copy_workloads (fixture, personnel);
  copy_procedures (fixture, stage);
}

static void
test_example (gconstpointer name)
{
  InteractFixture fixture;

  interact_fixture_set_up (&fixture, name);
  ALUR_FOREACH (stage, alur_document_get_root (fixture.document), ALUR_KIND_STAGE)
  {
    alur_editor_set_stage (fixture.editor, stage);
    copy_stage (&fixture, stage);
  }
  interact_fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/grid-copies/rawat-inap", "rawat-inap", test_example);
  g_test_add_data_func ("/grid-copies/izin-terapis-gigi", "izin-terapis-gigi", test_example);
  g_test_add_data_func ("/grid-copies/akta-kelahiran", "akta-kelahiran", test_example);
  g_test_add_data_func ("/grid-copies/minimal", "minimal", test_example);
  return g_test_run ();
}
