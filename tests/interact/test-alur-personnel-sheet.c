/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who is needed, and why: figures, filters, order, edits, and where a workload comes from. */

#include "alur-personnel-sheet.h"

#include "alur-staff-sum-sheet.h"
#include "alur-working-time.h"
#include "alur-workload-sheet.h"
#include "interact-fixture.h"

#include <string.h>

/* Three people too many at the counter, one too few in the section. */
#define STAGES                                                                                     \
  "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\" xml:lang=\"en\">"                           \
  "<stage id=\"now\" name=\"Kini\" kind=\"current\"><organisation>"                                \
  "<unit id=\"u1\" name=\"Loket\"><position id=\"p1\" name=\"Ajudan\" headcount=\"3\""             \
  " grade=\"II/a\"><duty name=\"Menyusun\" volume=\"10\" work=\"PT60H\"/></position>"              \
  "<position id=\"p3\" name=\"Lama\" headcount=\"1\"/></unit>"                                     \
  "<unit id=\"u2\" name=\"Seksi\" parent=\"u1\">"                                                  \
  "<position id=\"p2\" name=\"Pemeriksa\" headcount=\"1\"/></unit></organisation>"                 \
  "<procedure id=\"c\" name=\"Izin\" volume=\"1000\">"                                             \
  "<step id=\"s0\" kind=\"start\"/>"                                                               \
  "<step id=\"s1\" name=\"Menerima\" unit=\"u1\" position=\"p1\" work=\"PT30M\"/>"                 \
  "<step id=\"s2\" name=\"Memeriksa\" unit=\"u2\" position=\"p2\" work=\"PT2H30M\"/>"              \
  "<step id=\"s9\" kind=\"end\"/>"                                                                 \
  "<flow id=\"w0\" kind=\"sequence\" from=\"s0\" to=\"s1\"/>"                                      \
  "<flow id=\"w1\" kind=\"sequence\" from=\"s1\" to=\"s2\"/>"                                      \
  "<flow id=\"w2\" kind=\"sequence\" from=\"s2\" to=\"s9\"/></procedure></stage>"                  \
  "<stage id=\"goal\" name=\"Tujuan\" kind=\"target\"><organisation>"                              \
  "<unit id=\"u1\" name=\"Loket\"><position id=\"p1\" name=\"Ajudan\" headcount=\"2\""             \
  " grade=\"II/a\"><duty name=\"Menyusun\" volume=\"10\" work=\"PT60H\"/></position></unit>"       \
  "<unit id=\"u2\" name=\"Seksi\" parent=\"u1\">"                                                  \
  "<position id=\"p2\" name=\"Pemeriksa\" headcount=\"1\"/></unit></organisation>"                 \
  "<procedure id=\"c\" name=\"Izin\" volume=\"1000\">"                                             \
  "<step id=\"s0\" kind=\"start\"/>"                                                               \
  "<step id=\"s1\" name=\"Menerima\" unit=\"u1\" position=\"p1\" work=\"PT30M\"/>"                 \
  "<step id=\"s2\" name=\"Memeriksa\" unit=\"u2\" position=\"p2\" work=\"PT2H30M\"/>"              \
  "<step id=\"s9\" kind=\"end\"/>"                                                                 \
  "<flow id=\"w0\" kind=\"sequence\" from=\"s0\" to=\"s1\"/>"                                      \
  "<flow id=\"w1\" kind=\"sequence\" from=\"s1\" to=\"s2\"/>"                                      \
  "<flow id=\"w2\" kind=\"sequence\" from=\"s2\" to=\"s9\"/></procedure></stage></alur>"

typedef struct
{
  InteractFixture base;
  AlurPersonnelSheet *sheet;
  AlurWorkloadSheet *workload;
  AlurGrid *grid;
  AlurGrid *trace;
  guint n_traced;
} Fixture;

static void
trace_cb (AlurPersonnelSheet *sheet, Fixture *self)
{
  self->n_traced++;
}

static void
show (Fixture *self, const char *stage)
{
  self->base.stage = alur_document_get_stage (self->base.document, stage);
  alur_editor_set_stage (self->base.editor, self->base.stage);
  alur_editor_show (self->base.editor, ALUR_PANE_PERSONNEL, NULL);
}

static void
set_up (Fixture *self)
{
  *self = (Fixture){ .n_traced = 0 };
  interact_fixture_set_up (&self->base, STAGES);
  self->sheet = alur_personnel_sheet_new (self->base.editor);
  self->workload = alur_workload_sheet_new (self->sheet);
  self->grid = ALUR_GRID (self->sheet);
  self->trace = ALUR_GRID (self->workload);
  g_signal_connect (self->sheet, "trace", G_CALLBACK (trace_cb), self);
  show (self, "now");
}

static void
clear (Fixture *self)
{
  g_assert_finalize_object (self->workload);
  g_assert_finalize_object (self->sheet);
  interact_fixture_clear (&self->base);
}

static guint
column_of (Fixture *self, AlurPersonnelColumn kind)
{
  guint column;

  g_assert_true (alur_personnel_sheet_find_column (self->sheet, kind, &column));
  return column;
}

/* The row of what begins with @name. */
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

static void
assert_cell (Fixture *self, const char *name, AlurPersonnelColumn kind, const char *expected)
{
  g_auto (AlurCell) cell = { .text = NULL };

  alur_grid_get_cell (self->grid, row_of (self->grid, name), column_of (self, kind), &cell);
  g_assert_cmpstr (cell.text, ==, expected);
}

static void
assert_cell_of (AlurGrid *grid, guint row, guint column, const char *expected)
{
  g_auto (AlurCell) cell = { .text = NULL };

  alur_grid_get_cell (grid, row, column, &cell);
  g_assert_cmpstr (cell.text, ==, expected);
}

static void
assert_trace (Fixture *self, const char *name, guint column, const char *expected)
{
  g_auto (AlurCell) cell = { .text = NULL };

  alur_grid_get_cell (self->trace, row_of (self->trace, name), column, &cell);
  g_assert_cmpstr (cell.text, ==, expected);
}

static void
assert_rows (AlurGrid *grid, const char *expected)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint row = 0; row < alur_grid_get_n_rows (grid); row++)
    {
      g_auto (AlurCell) cell = { .text = NULL };

      alur_grid_get_cell (grid, row, 0, &cell);
      g_string_append_printf (names, "%s%s", row > 0 ? "|" : "", cell.text);
    }
  g_assert_cmpstr (names->str, ==, expected);
}

/* One step of undo, or refused with a sentence and nothing changed. */
static void
type (Fixture *self, AlurGrid *grid, guint row, guint column, const char *text)
{
  guint depth = alur_document_get_undo_depth (self->base.document);
  g_autofree char *refusal = NULL;

  g_assert_true (alur_grid_set_text (grid, row, column, text, &refusal));
  g_assert_null (refusal);
  g_assert_cmpuint (alur_document_get_undo_depth (self->base.document), ==, depth + 1);
}

static void
refuse (Fixture *self, AlurGrid *grid, guint row, guint column, const char *text, const char *why)
{
  g_autofree char *before = interact_dup_text (&self->base);
  g_autofree char *after = NULL;
  g_autofree char *refusal = NULL;

  g_assert_false (alur_grid_set_text (grid, row, column, text, &refusal));
  g_assert_nonnull (strstr (refusal, why));
  after = interact_dup_text (&self->base);
  g_assert_cmpstr (before, ==, after);
}

static void
test_figures (void)
{
  Fixture self;

  set_up (&self);
  assert_rows (self.grid, "Loket|Ajudan|Lama|Seksi|Pemeriksa|All positions");
  assert_cell (&self, "Ajudan", ALUR_PERSONNEL_GRADE, "II/a");
  assert_cell (&self, "Ajudan", ALUR_PERSONNEL_WORKLOAD, "66,000");
  assert_cell (&self, "Ajudan", ALUR_PERSONNEL_NEED, "0.880");
  assert_cell (&self, "Ajudan", ALUR_PERSONNEL_REQUIRED, "1");
  assert_cell (&self, "Ajudan", ALUR_PERSONNEL_SURPLUS, "2");
  assert_cell (&self, "Ajudan", ALUR_PERSONNEL_SHORTAGE, NULL);
  assert_cell (&self, "Ajudan", ALUR_PERSONNEL_EFFECTIVENESS, "0.29");
  assert_cell (&self, "Ajudan", ALUR_PERSONNEL_RATING, "E");
  assert_cell (&self, "Pemeriksa", ALUR_PERSONNEL_NEED, "2.000");
  assert_cell (&self, "Pemeriksa", ALUR_PERSONNEL_SHORTAGE, "1");
  assert_cell (&self, "Pemeriksa", ALUR_PERSONNEL_RATING, "A");
  /* too many at the counter hide nothing */
  assert_cell (&self, "All", ALUR_PERSONNEL_SURPLUS, "3");
  assert_cell (&self, "All", ALUR_PERSONNEL_SHORTAGE, "1");
  assert_cell (&self, "All", ALUR_PERSONNEL_REMARK,
               "too many in one place do not make up for too few in another");
  /* a unit with one position adds nothing up */
  assert_cell (&self, "Loket", ALUR_PERSONNEL_HEADCOUNT, "4");
  assert_cell (&self, "Seksi", ALUR_PERSONNEL_HEADCOUNT, NULL);
  clear (&self);
}

static void
test_before (void)
{
  Fixture self;
  guint column;

  set_up (&self);
  g_assert_false (
      alur_personnel_sheet_find_column (self.sheet, ALUR_PERSONNEL_HEADCOUNT_CHANGE, &column));
  g_assert_cmpuint (alur_grid_get_n_columns (self.grid), ==, ALUR_N_PERSONNEL_COLUMNS - 2);
  show (&self, "goal");
  assert_rows (self.grid, "Loket|Ajudan|Seksi|Pemeriksa|No longer there|Lama|All positions");
  assert_cell (&self, "Ajudan", ALUR_PERSONNEL_HEADCOUNT_CHANGE, "-1");
  assert_cell (&self, "Pemeriksa", ALUR_PERSONNEL_HEADCOUNT_CHANGE, NULL);
  assert_cell (&self, "Lama", ALUR_PERSONNEL_HEADCOUNT_CHANGE, "-1");
  assert_cell (&self, "Lama", ALUR_PERSONNEL_HEADCOUNT, NULL);
  assert_cell (&self, "Lama", ALUR_PERSONNEL_REMARK, "was in Loket");
  refuse (&self, self.grid, row_of (self.grid, "Lama"), column_of (&self, ALUR_PERSONNEL_HEADCOUNT),
          "2", "can't be changed");
  clear (&self);
}

static void
test_shown (void)
{
  Fixture self;

  set_up (&self);
  alur_grid_sheet_set_shown (ALUR_GRID_SHEET (self.sheet), ALUR_PERSONNEL_TOO_FEW);
  /* the unit above stands over its own */
  assert_rows (self.grid, "Loket|Seksi|Pemeriksa|All positions");
  assert_cell (&self, "All", ALUR_PERSONNEL_SURPLUS, "3");
  alur_grid_sheet_set_shown (ALUR_GRID_SHEET (self.sheet), ALUR_PERSONNEL_TOO_MANY);
  assert_rows (self.grid, "Loket|Ajudan|Lama|All positions");
  alur_grid_filter (self.grid, "AJU");
  assert_rows (self.grid, "Loket|Ajudan|All positions");
  alur_grid_filter (self.grid, "seksi");
  assert_rows (self.grid, "");
  alur_grid_sheet_set_shown (ALUR_GRID_SHEET (self.sheet), ALUR_PERSONNEL_ALL);
  assert_rows (self.grid, "Loket|Seksi|Pemeriksa|All positions");
  alur_grid_filter (self.grid, "");
  alur_grid_sort (self.grid, (int) column_of (&self, ALUR_PERSONNEL_SHORTAGE), FALSE);
  g_assert_cmpuint (row_of (self.grid, "Pemeriksa (Seksi)"), ==, 0);
  alur_grid_sort (self.grid, (int) column_of (&self, ALUR_PERSONNEL_NEED), FALSE);
  assert_rows (self.grid, "Pemeriksa (Seksi)|Ajudan (Loket)|Lama (Loket)|All positions");
  alur_grid_sort (self.grid, (int) column_of (&self, ALUR_PERSONNEL_NEED), TRUE);
  assert_rows (self.grid, "Lama (Loket)|Ajudan (Loket)|Pemeriksa (Seksi)|All positions");
  alur_grid_sort (self.grid, (int) column_of (&self, ALUR_PERSONNEL_REMARK), TRUE);
  assert_rows (self.grid, "Ajudan (Loket)|Lama (Loket)|Pemeriksa (Seksi)|All positions");
  alur_grid_sort (self.grid, ALUR_GRID_UNSORTED, FALSE);
  assert_rows (self.grid, "Loket|Ajudan|Lama|Seksi|Pemeriksa|All positions");
  clear (&self);
}

static void
test_typed (void)
{
  Fixture self;
  guint row;
  guint headcount;

  set_up (&self);
  row = row_of (self.grid, "Pemeriksa");
  headcount = column_of (&self, ALUR_PERSONNEL_HEADCOUNT);
  type (&self, self.grid, row, headcount, "2");
  assert_cell (&self, "Pemeriksa", ALUR_PERSONNEL_SHORTAGE, NULL);
  assert_cell (&self, "All", ALUR_PERSONNEL_SHORTAGE, NULL);
  assert_cell (&self, "Pemeriksa", ALUR_PERSONNEL_RATING, "B");
  type (&self, self.grid, row, headcount, "1.5");
  assert_cell (&self, "Pemeriksa", ALUR_PERSONNEL_SHORTAGE, "0.5");
  type (&self, self.grid, row, column_of (&self, ALUR_PERSONNEL_GRADE), " III/c ");
  assert_cell (&self, "Pemeriksa", ALUR_PERSONNEL_GRADE, "III/c");
  refuse (&self, self.grid, row, headcount, "banyak", "how many people");
  refuse (&self, self.grid, row, headcount, "-1", "");
  refuse (&self, self.grid, row, column_of (&self, ALUR_PERSONNEL_NEED), "3", "can't be changed");
  type (&self, self.grid, row, headcount, "");
  assert_cell (&self, "Pemeriksa", ALUR_PERSONNEL_EFFECTIVENESS, "–");
  /* undoing stays where the people are */
  g_assert_true (alur_editor_undo (self.base.editor));
  g_assert_cmpint (alur_editor_get_pane (self.base.editor), ==, ALUR_PANE_PERSONNEL);
  assert_cell (&self, "Pemeriksa", ALUR_PERSONNEL_HEADCOUNT, "1.5");
  clear (&self);
}

static void
test_copied (void)
{
  Fixture self;
  AlurGridRange range = { .n_rows = 1, .n_columns = 3 };
  g_autofree char *text = NULL;
  guint depth;

  set_up (&self);
  range.row = row_of (self.grid, "Ajudan");
  text = alur_grid_copy (self.grid, &range);
  g_assert_cmpstr (text, ==, "Ajudan\tII/a\t3");
  depth = alur_document_get_undo_depth (self.base.document);
  range = (AlurGridRange){ range.row, column_of (&self, ALUR_PERSONNEL_HEADCOUNT), 1, 1 };
  g_assert_true (alur_grid_paste (self.grid, &range, "4\n5\n", NULL, NULL));
  g_assert_cmpuint (alur_document_get_undo_depth (self.base.document), ==, depth + 1);
  assert_cell (&self, "Ajudan", ALUR_PERSONNEL_HEADCOUNT, "4");
  assert_cell (&self, "Lama", ALUR_PERSONNEL_HEADCOUNT, "5");
  clear (&self);
}

static void
test_opened (void)
{
  Fixture self;
  guint row;

  set_up (&self);
  row = row_of (self.grid, "Ajudan");
  g_assert_true (alur_grid_activate (self.grid, row, column_of (&self, ALUR_PERSONNEL_NEED)));
  g_assert_cmpuint (self.n_traced, ==, 1);
  g_assert_false (alur_grid_activate (self.grid, row, column_of (&self, ALUR_PERSONNEL_REMARK)));
  g_assert_cmpuint (self.n_traced, ==, 1);
  g_assert_true (alur_grid_activate (self.grid, row, 0));
  g_assert_cmpint (alur_editor_get_pane (self.base.editor), ==, ALUR_PANE_ORGANISATION);
  g_assert_true (alur_selection_get_single (alur_editor_get_selection (self.base.editor))
                 == interact_find (&self.base, "p1"));
  clear (&self);
}

static void
test_told (void)
{
  Fixture self;
  g_autofree char *name = NULL;
  g_autofree char *rating = NULL;
  guint row;

  set_up (&self);
  row = row_of (self.grid, "Pemeriksa");
  name = alur_grid_describe (self.grid, row, 0);
  g_assert_cmpstr (name, ==, "Pemeriksa: more than half a person too few, reckoned exactly");
  rating = alur_grid_describe (self.grid, row, column_of (&self, ALUR_PERSONNEL_RATING));
  g_assert_cmpstr (rating, ==,
                   "Pemeriksa, Rating: A, very good, but more work than there are people for");
  clear (&self);
}

static void
test_trace (void)
{
  Fixture self;

  set_up (&self);
  g_assert_cmpuint (alur_grid_get_n_rows (self.trace), ==, 0);
  g_assert_false (alur_grid_can_insert_row (self.trace));
  alur_workload_sheet_set_position (self.workload, interact_find (&self.base, "p1"));
  assert_rows (self.trace, "Menerima|Menyusun|In all");
  assert_trace (&self, "Menerima", ALUR_WORKLOAD_PROCEDURE, "Izin");
  assert_trace (&self, "Menerima", ALUR_WORKLOAD_VOLUME, "1,000");
  assert_trace (&self, "Menerima", ALUR_WORKLOAD_EXECUTIONS, "1");
  assert_trace (&self, "Menerima", ALUR_WORKLOAD_MINUTES, "30,000");
  assert_trace (&self, "Menyusun", ALUR_WORKLOAD_MINUTES, "36,000");
  assert_trace (&self, "In all", ALUR_WORKLOAD_MINUTES, "66,000");
  assert_trace (&self, "In all", ALUR_WORKLOAD_PEOPLE, "0.880");
  /* the same position in another stage */
  show (&self, "goal");
  g_assert_true (alur_workload_sheet_get_position (self.workload)
                 == interact_find (&self.base, "p1"));
  assert_rows (self.trace, "Menerima|Menyusun|In all");
  /* from a line to its step */
  g_assert_true (alur_grid_activate (self.trace, 0, ALUR_WORKLOAD_TASK));
  g_assert_cmpint (alur_editor_get_pane (self.base.editor), ==, ALUR_PANE_PROCEDURE);
  g_assert_true (alur_selection_get_single (alur_editor_get_selection (self.base.editor))
                 == interact_find (&self.base, "s1"));
  clear (&self);
}

/* The figures of units and totals lead to the positions that they add up, too few and too many
 * each by itself. */
static void
test_sums (void)
{
  Fixture self;
  g_autoptr (AlurStaffSumSheet) sums = NULL;
  AlurGrid *grid;
  guint row;

  set_up (&self);
  sums = alur_staff_sum_sheet_new (self.sheet);
  grid = ALUR_GRID (sums);
  g_assert_cmpuint (alur_grid_get_n_rows (grid), ==, 0);
  row = row_of (self.grid, "All");
  for (guint kind = ALUR_PERSONNEL_HEADCOUNT; kind <= ALUR_PERSONNEL_RATING; kind++)
    g_assert_true (alur_grid_activate (self.grid, row, column_of (&self, kind)));
  g_assert_cmpuint (self.n_traced, ==, ALUR_PERSONNEL_RATING - ALUR_PERSONNEL_HEADCOUNT + 1);
  g_assert_false (alur_grid_activate (self.grid, row, 0));
  g_assert_true (alur_grid_activate (self.grid, row_of (self.grid, "Loket"),
                                     column_of (&self, ALUR_PERSONNEL_SURPLUS)));
  /* one position: there is nothing to add up */
  g_assert_false (alur_grid_activate (self.grid, row_of (self.grid, "Seksi"),
                                      column_of (&self, ALUR_PERSONNEL_NEED)));
  g_assert_null (alur_personnel_sheet_get_row (self.sheet, row)->unit);
  alur_staff_sum_sheet_show_unit (sums, NULL);
  assert_rows (grid, "Ajudan|Lama|Pemeriksa|In all");
  assert_cell_of (grid, 0, ALUR_STAFF_SUM_SURPLUS, "2");
  assert_cell_of (grid, 1, ALUR_STAFF_SUM_SURPLUS, "1");
  assert_cell_of (grid, 2, ALUR_STAFF_SUM_SHORTAGE, "1");
  assert_cell_of (grid, 2, ALUR_STAFF_SUM_UNIT, "Seksi");
  assert_cell_of (grid, 3, ALUR_STAFF_SUM_SURPLUS, "3");
  assert_cell_of (grid, 3, ALUR_STAFF_SUM_SHORTAGE, "1");
  assert_cell_of (grid, 3, ALUR_STAFF_SUM_REMARK,
                  "too many in one place do not make up for too few in another");
  g_assert_false (alur_grid_activate (grid, 3, ALUR_STAFF_SUM_POSITION));
  alur_staff_sum_sheet_show_unit (sums, interact_find (&self.base, "u1"));
  assert_rows (grid, "Ajudan|Lama|In all");
  assert_cell_of (grid, 2, ALUR_STAFF_SUM_SHORTAGE, NULL);
  /* what is typed above is seen below */
  type (&self, self.grid, row_of (self.grid, "Lama"), column_of (&self, ALUR_PERSONNEL_HEADCOUNT),
        "5");
  assert_cell_of (grid, 2, ALUR_STAFF_SUM_HEADCOUNT, "8");
  g_assert_true (alur_grid_activate (grid, 1, ALUR_STAFF_SUM_POSITION));
  g_assert_true (alur_selection_get_single (alur_editor_get_selection (self.base.editor))
                 == interact_find (&self.base, "p3"));
  show (&self, "goal");
  assert_rows (grid, "Ajudan|In all");
  alur_staff_sum_sheet_show_nothing (sums);
  g_assert_cmpuint (alur_grid_get_n_rows (grid), ==, 0);
  g_assert_finalize_object (g_steal_pointer (&sums));
  clear (&self);
}

/* A document has only the product of days and hours. */
static void
test_reckoned_time (void)
{
  static const struct
  {
    double minutes, days, hours;
  } known[] = {
    { 75000, 250, 5 }, { 72000, 240, 5 },   { 78000, 260, 5 },     { 77550, 235, 5.5 },
    { 92400, 308, 5 }, { 92820, 238, 6.5 }, { 112500, 300, 6.25 }, { 77481, 250, 5.1654 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      double days;
      double hours;

      alur_working_time_reckon (known[i].minutes, &days, &hours);
      g_assert_cmpfloat_with_epsilon (days, known[i].days, 1e-9);
      g_assert_cmpfloat_with_epsilon (hours, known[i].hours, 1e-9);
      g_assert_cmpfloat_with_epsilon (days * hours * 60, known[i].minutes, 1e-6);
    }
}

/* How often a procedure runs is changed for all who work in it. */
static void
test_volume (void)
{
  Fixture self;

  set_up (&self);
  alur_workload_sheet_set_position (self.workload, interact_find (&self.base, "p1"));
  type (&self, self.trace, 0, ALUR_WORKLOAD_VOLUME, "2,000");
  assert_trace (&self, "In all", ALUR_WORKLOAD_MINUTES, "96,000");
  assert_cell (&self, "Pemeriksa", ALUR_PERSONNEL_NEED, "4.000");
  refuse (&self, self.trace, 0, ALUR_WORKLOAD_VOLUME, "sering", "how many times");
  refuse (&self, self.trace, 0, ALUR_WORKLOAD_WORK, "10", "can't be changed");
  g_assert_true (alur_editor_undo (self.base.editor));
  g_assert_cmpint (alur_editor_get_pane (self.base.editor), ==, ALUR_PANE_PERSONNEL);
  assert_cell (&self, "Pemeriksa", ALUR_PERSONNEL_NEED, "2.000");
  clear (&self);
}

static void
test_duties (void)
{
  Fixture self;
  AlurElement *position;
  g_autofree char *refusal = NULL;
  int row;

  set_up (&self);
  position = interact_find (&self.base, "p1");
  alur_workload_sheet_set_position (self.workload, position);
  g_assert_true (alur_grid_can_insert_row (self.trace));
  g_assert_false (alur_grid_can_go_on (self.trace));
  row = alur_grid_insert_row (self.trace, 0, NULL);
  g_assert_cmpint (row, ==, 2); /* behind all steps and duties */
  type (&self, self.trace, (guint) row, ALUR_WORKLOAD_TASK, "Melapor");
  type (&self, self.trace, (guint) row, ALUR_WORKLOAD_VOLUME, "12");
  type (&self, self.trace, (guint) row, ALUR_WORKLOAD_WORK, "2 hours 30");
  assert_trace (&self, "Melapor", ALUR_WORKLOAD_MINUTES, "1,800");
  assert_cell (&self, "Ajudan", ALUR_PERSONNEL_WORKLOAD, "67,800");
  refuse (&self, self.trace, (guint) row, ALUR_WORKLOAD_WORK, "3 bulan", "working days");
  g_assert_false (alur_grid_remove_rows (self.trace, 0, 2, &refusal));
  g_assert_nonnull (strstr (refusal, "Only duties"));
  g_assert_true (alur_grid_remove_rows (self.trace, 1, 2, NULL));
  assert_rows (self.trace, "Menerima|In all");
  g_assert_cmpuint (alur_element_count (position, ALUR_KIND_DUTY), ==, 0);
  g_assert_true (alur_editor_undo (self.base.editor));
  assert_rows (self.trace, "Menerima|Menyusun|Melapor|In all");
  g_assert_cmpint (alur_editor_get_pane (self.base.editor), ==, ALUR_PANE_PERSONNEL);
  clear (&self);
}

static void
test_working_time (void)
{
  Fixture self;
  guint depth;

  set_up (&self);
  g_assert_cmpuint (alur_working_time_find (75000), ==, 0);
  g_assert_cmpuint (alur_working_time_find (72000), ==, 1);
  g_assert_cmpuint (alur_working_time_find (79320), ==, ALUR_N_WORKING_TIMES);
  depth = alur_document_get_undo_depth (self.base.document);
  g_assert_null (alur_working_time_set (self.base.document, 75000, 0)); /* it is so already */
  g_assert_cmpuint (alur_document_get_undo_depth (self.base.document), ==, depth);
  g_assert_null (alur_working_time_set (self.base.document, 72000, 0));
  assert_cell (&self, "Pemeriksa", ALUR_PERSONNEL_NEED, "2.083");
  /* what is turned in one visit is one step */
  g_assert_null (alur_working_time_set (self.base.document, 60000, 1));
  g_assert_null (alur_working_time_set (self.base.document, 50000, 1));
  g_assert_cmpuint (alur_document_get_undo_depth (self.base.document), ==, depth + 2);
  assert_cell (&self, "Pemeriksa", ALUR_PERSONNEL_NEED, "3.000");
  g_assert_true (alur_editor_undo (self.base.editor));
  assert_cell (&self, "Pemeriksa", ALUR_PERSONNEL_NEED, "2.083");
  {
    g_autofree char *why_not = alur_working_time_set (self.base.document, 0, 0);

    g_assert_nonnull (why_not);
  }
  clear (&self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/personnel-sheet/figures", test_figures);
  g_test_add_func ("/personnel-sheet/before", test_before);
  g_test_add_func ("/personnel-sheet/shown", test_shown);
  g_test_add_func ("/personnel-sheet/typed", test_typed);
  g_test_add_func ("/personnel-sheet/copied", test_copied);
  g_test_add_func ("/personnel-sheet/opened", test_opened);
  g_test_add_func ("/personnel-sheet/told", test_told);
  g_test_add_func ("/workload-sheet/trace", test_trace);
  g_test_add_func ("/workload-sheet/volume", test_volume);
  g_test_add_func ("/staff-sum-sheet/sums", test_sums);
  g_test_add_func ("/working-time/reckoned", test_reckoned_time);
  g_test_add_func ("/workload-sheet/duties", test_duties);
  g_test_add_func ("/working-time/set", test_working_time);
  return g_test_run ();
}
