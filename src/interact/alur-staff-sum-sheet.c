/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The positions behind a sum, so that it can be added up again. What is shown are the rows of the
 * map of positions, asked for anew after each change of it. */

#include "alur-staff-sum-sheet.h"

#include "alur-language.h"
#include "alur-personnel-sheet-private.h"
#include "alur-shown-name.h"

#include <glib/gi18n-lib.h>

struct _AlurStaffSumSheet
{
  AlurGridSheet parent_instance;

  AlurPersonnelSheet *personnel;
  gboolean is_shown;
  const char *unit; /* its id; NULL: all positions */

  GPtrArray *rows;         /* of AlurStaffRow, positions */
  const AlurStaffRow *sum; /* NULL: there is nothing to be added up */
};

static void init_grid (AlurGridInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AlurStaffSumSheet,
                               alur_staff_sum_sheet,
                               ALUR_TYPE_GRID_SHEET,
                               G_IMPLEMENT_INTERFACE (ALUR_TYPE_GRID, init_grid))

static const struct
{
  const char *title;
  double width;
  double trial_width; /* with what is tried out beside what there is */
  int figure;         /* AlurPersonnelColumn; -1: it is none */
} columns[ALUR_N_STAFF_SUM_COLUMNS] = {
  [ALUR_STAFF_SUM_POSITION] = { N_ ("Position"), 220, 220, -1 },
  [ALUR_STAFF_SUM_UNIT] = { N_ ("Unit"), 150, 150, -1 },
  [ALUR_STAFF_SUM_HEADCOUNT] = { N_ ("There are (B)"), 76, 104, ALUR_PERSONNEL_HEADCOUNT },
  [ALUR_STAFF_SUM_WORKLOAD] = { N_ ("Minutes a year"), 110, 150, ALUR_PERSONNEL_WORKLOAD },
  [ALUR_STAFF_SUM_NEED] = { N_ ("Needed, exactly"), 98, 124, ALUR_PERSONNEL_NEED },
  [ALUR_STAFF_SUM_REQUIRED] = { N_ ("Needed (K)"), 98, 124, ALUR_PERSONNEL_REQUIRED },
  [ALUR_STAFF_SUM_SURPLUS] = { N_ ("Too many (+)"), 98, 124, ALUR_PERSONNEL_SURPLUS },
  [ALUR_STAFF_SUM_SHORTAGE] = { N_ ("Too few (−)"), 106, 124, ALUR_PERSONNEL_SHORTAGE },
  [ALUR_STAFF_SUM_REMARK] = { N_ ("Remark"), 300, 300, -1 },
};

static gboolean
belongs (const AlurStaffSumSheet *self, const AlurStaffRow *row)
{
  return self->unit == NULL || alur_element_get_id (row->unit) == self->unit;
}

static void
gather (AlurGridSheet *sheet)
{
  AlurStaffSumSheet *self = ALUR_STAFF_SUM_SHEET (sheet);
  const AlurStaffing *staffing;

  self->sum = NULL;
  g_ptr_array_set_size (self->rows, 0);
  staffing = self->is_shown ? alur_personnel_sheet_get_staffing (self->personnel) : NULL;
  if (staffing == NULL)
    return;
  if (self->unit == NULL)
    self->sum = alur_staffing_get_total (staffing);
  for (guint i = 0; i < alur_staffing_get_n_rows (staffing); i++)
    {
      const AlurStaffRow *row = alur_staffing_get_row (staffing, i);

      if (row->now != NULL && belongs (self, row))
        g_ptr_array_add (self->rows, (gpointer) (guintptr) row);
      else if (self->unit != NULL && alur_staff_row_is_unit (row) && belongs (self, row))
        self->sum = row;
    }
}

static void
refresh (AlurStaffSumSheet *self)
{
  alur_grid_sheet_refresh (ALUR_GRID_SHEET (self));
}

/* The last line is the sum. */
static const AlurStaffRow *
get_line (AlurStaffSumSheet *self, guint row)
{
  refresh (self);
  return row < self->rows->len ? g_ptr_array_index (self->rows, row) : self->sum;
}

static guint
get_n_foot_rows (AlurGrid *grid)
{
  AlurStaffSumSheet *self = ALUR_STAFF_SUM_SHEET (grid);

  refresh (self);
  return self->rows->len > 0 && self->sum != NULL ? 1 : 0;
}

static guint
get_n_rows (AlurGrid *grid)
{
  guint n_foot = get_n_foot_rows (grid);

  return ALUR_STAFF_SUM_SHEET (grid)->rows->len + n_foot;
}

static guint
get_n_columns (AlurGrid *grid)
{
  return ALUR_N_STAFF_SUM_COLUMNS;
}

static guint
get_n_head_columns (AlurGrid *grid)
{
  return 1;
}

static void
get_column (AlurGrid *grid, guint column, AlurGridColumn *out)
{
  refresh (ALUR_STAFF_SUM_SHEET (grid));
  out->title = alur_tr (NULL, columns[column].title);
  out->width = ALUR_STAFF_SUM_SHEET (grid)->personnel->trial != NULL ? columns[column].trial_width
                                                                     : columns[column].width;
  out->align = columns[column].figure >= 0 ? ALUR_GRID_ALIGN_END : ALUR_GRID_ALIGN_START;
}

static char *
dup_position_text (AlurStaffSumSheet *self, const AlurStaffRow *row, guint column)
{
  if (column == ALUR_STAFF_SUM_POSITION)
    return g_strdup (alur_shown_name (row->position));
  return column == ALUR_STAFF_SUM_UNIT ? g_strdup (alur_shown_name (row->unit))
                                       : alur_personnel_sheet_dup_remark (self->personnel, row);
}

static char *
dup_sum_text (const AlurStaffRow *row, guint column)
{
  if (column == ALUR_STAFF_SUM_POSITION)
    return g_strdup (alur_tr_context (NULL, "workload", "In all"));
  return column == ALUR_STAFF_SUM_REMARK ? g_strdup (alur_personnel_sheet_get_sum_remark (row))
                                         : NULL;
}

static void
get_cell (AlurGrid *grid, guint row_number, guint column, AlurCell *out)
{
  AlurStaffSumSheet *self = ALUR_STAFF_SUM_SHEET (grid);
  const AlurStaffRow *row = get_line (self, row_number);
  gboolean is_sum = row == self->sum;

  if (columns[column].figure >= 0)
    {
      out->text
          = alur_personnel_sheet_dup_figure (self->personnel, row, (guint) columns[column].figure);
      out->flags = ALUR_CELL_NUMERIC;
    }
  else
    out->text = is_sum ? dup_sum_text (row, column) : dup_position_text (self, row, column);
  if (is_sum)
    out->flags |= ALUR_CELL_HEADING;
  else if (column == ALUR_STAFF_SUM_POSITION)
    out->flags |= ALUR_CELL_OPENS;
}

static gconstpointer
get_row_key (AlurGrid *grid, guint row_number)
{
  const AlurStaffRow *row = get_line (ALUR_STAFF_SUM_SHEET (grid), row_number);

  return row != NULL && row->position != NULL ? (gconstpointer) row->position
                                              : GUINT_TO_POINTER (1);
}

static gconstpointer
get_column_key (AlurGrid *grid, guint column)
{
  return &columns[column];
}

static gboolean
activate (AlurGrid *grid, guint row_number, guint column)
{
  AlurStaffSumSheet *self = ALUR_STAFF_SUM_SHEET (grid);
  const AlurStaffRow *row = get_line (self, row_number);
  AlurEditor *editor = alur_grid_sheet_get_editor (ALUR_GRID_SHEET (self));

  if (column != ALUR_STAFF_SUM_POSITION || row == NULL || row == self->sum)
    return FALSE;
  alur_selection_set (alur_editor_get_selection (editor), (AlurElement *) (guintptr) row->position);
  return TRUE;
}

static void
init_grid (AlurGridInterface *iface)
{
  iface->get_n_rows = get_n_rows;
  iface->get_n_columns = get_n_columns;
  iface->get_n_head_columns = get_n_head_columns;
  iface->get_n_foot_rows = get_n_foot_rows;
  iface->get_column = get_column;
  iface->get_cell = get_cell;
  iface->get_row_key = get_row_key;
  iface->get_column_key = get_column_key;
  iface->activate = activate;
  /* Nothing is edited here. */
  iface->begin = NULL;
  iface->end = NULL;
}

/* --- The object ------------------------------------------------------------------------------- */

static void
alur_staff_sum_sheet_dispose (GObject *object)
{
  AlurStaffSumSheet *self = ALUR_STAFF_SUM_SHEET (object);

  g_clear_object (&self->personnel);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (alur_staff_sum_sheet_parent_class)->dispose (object);
}

static void
alur_staff_sum_sheet_class_init (AlurStaffSumSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = alur_staff_sum_sheet_dispose;
  ALUR_GRID_SHEET_CLASS (klass)->gather = gather;
}

static void
alur_staff_sum_sheet_init (AlurStaffSumSheet *self)
{
  self->rows = g_ptr_array_new ();
}

/**
 * alur_staff_sum_sheet_new:
 * @personnel: the map of positions; a reference is taken
 *
 * Returns: (transfer full): where a sum comes from; of nothing to begin with
 */
AlurStaffSumSheet *
alur_staff_sum_sheet_new (AlurPersonnelSheet *personnel)
{
  AlurStaffSumSheet *self = g_object_new (ALUR_TYPE_STAFF_SUM_SHEET, NULL);

  self->personnel = g_object_ref (personnel);
  alur_grid_sheet_set_editor (ALUR_GRID_SHEET (self),
                              alur_grid_sheet_get_editor (ALUR_GRID_SHEET (personnel)));
  /* It has heard of a change of the document by then. */
  g_signal_connect_object (personnel, "changed", G_CALLBACK (alur_grid_sheet_changed), self,
                           G_CONNECT_SWAPPED);
  return self;
}

static void
show (AlurStaffSumSheet *self, gboolean is_shown, const char *unit)
{
  if (self->is_shown == is_shown && self->unit == unit)
    return;
  self->is_shown = is_shown;
  self->unit = unit;
  alur_grid_sheet_changed (ALUR_GRID_SHEET (self));
}

/**
 * alur_staff_sum_sheet_show_nothing:
 * @self: the sheet
 *
 * Shows no sum.
 */
void
alur_staff_sum_sheet_show_nothing (AlurStaffSumSheet *self)
{
  show (self, FALSE, NULL);
}

/**
 * alur_staff_sum_sheet_show_unit:
 * @self: the sheet
 * @unit: (nullable): whose sum is shown, by its id in whichever stage is shown; %NULL: the sum of
 *   all positions
 */
void
alur_staff_sum_sheet_show_unit (AlurStaffSumSheet *self, const AlurElement *unit)
{
  show (self, TRUE, unit != NULL ? alur_element_get_id (unit) : NULL);
}
