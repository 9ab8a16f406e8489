/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which rows are shown, and in which order. */

#include "alur-personnel-sheet-private.h"

#include "alur-shown-name.h"
#include "alur-staff-text.h"
#include "alur-text.h"

#include <math.h>

/*< private >
 * alur_staff_row_is_gone:
 *
 * Returns: whether it is a position that is there no longer
 */
gboolean
alur_staff_row_is_gone (const AlurStaffRow *row)
{
  return row->position != NULL && row->now == NULL;
}

/*< private >
 * alur_staff_row_is_there:
 *
 * Returns: whether it is a position of the stage
 */
gboolean
alur_staff_row_is_there (const AlurStaffRow *row)
{
  return row != NULL && row->now != NULL;
}

/*< private >
 * alur_staff_row_is_unit:
 *
 * Returns: whether it is a unit with its sums
 */
gboolean
alur_staff_row_is_unit (const AlurStaffRow *row)
{
  return row != NULL && row->position == NULL && row->unit != NULL;
}

static gboolean
is_named (AlurPersonnelSheet *self, const AlurElement *element)
{
  g_autofree char *name = alur_text_fold (alur_shown_name (element));

  return alur_grid_sheet_is_found (ALUR_GRID_SHEET (self), name);
}

static gboolean
passes (AlurPersonnelSheet *self, const AlurStaffRow *row)
{
  guint shown = alur_grid_sheet_get_shown (ALUR_GRID_SHEET (self));

  if (shown == ALUR_PERSONNEL_TOO_FEW && !(row->sums.shortage >= ALUR_PERSONNEL_NOTHING))
    return FALSE;
  if (shown == ALUR_PERSONNEL_TOO_MANY && !(row->sums.surplus >= ALUR_PERSONNEL_NOTHING))
    return FALSE;
  return alur_grid_sheet_is_found (ALUR_GRID_SHEET (self), NULL) || is_named (self, row->position)
         || is_named (self, row->unit);
}

/*< private >
 * alur_personnel_sheet_dup_remark:
 *
 * Returns: (transfer full): what has to be said of a position; may be empty
 */
char *
alur_personnel_sheet_dup_remark (AlurPersonnelSheet *self, const AlurStaffRow *row)
{
  AlurTeller teller = { alur_grid_sheet_get_document (ALUR_GRID_SHEET (self)), NULL };

  return alur_staff_row_dup_remark (row, &teller, self->before != NULL);
}

static int
compare_texts (AlurPersonnelSheet *self, const AlurStaffRow *a, const AlurStaffRow *b)
{
  int key = alur_grid_sheet_get_sort_key (ALUR_GRID_SHEET (self));

  if (key == ALUR_PERSONNEL_NAME)
    return alur_text_compare (alur_shown_name (a->position), alur_shown_name (b->position));
  if (key == ALUR_PERSONNEL_GRADE)
    {
      const char *one = alur_element_get_text (a->position, ALUR_POSITION_GRADE);
      const char *other = alur_element_get_text (b->position, ALUR_POSITION_GRADE);

      return alur_text_compare (one, other);
    }
  return alur_text_compare (g_hash_table_lookup (self->remarks, a),
                            g_hash_table_lookup (self->remarks, b));
}

/* Most first: that is what one looks for. What has no figure comes last, either way. */
static int
compare_figures (AlurPersonnelSheet *self, const AlurStaffRow *a, const AlurStaffRow *b)
{
  guint key = (guint) alur_grid_sheet_get_sort_key (ALUR_GRID_SHEET (self));
  int sign = alur_grid_sheet_is_descending (ALUR_GRID_SHEET (self)) ? -1 : 1;
  double one = alur_personnel_sheet_get_figure (a, key);
  double other = alur_personnel_sheet_get_figure (b, key);

  if (isnan (one) || isnan (other))
    return (isnan (one) ? 1 : 0) - (isnan (other) ? 1 : 0);
  return sign * ((one < other ? 1 : 0) - (one > other ? 1 : 0));
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  AlurPersonnelSheet *self = data;
  int key = alur_grid_sheet_get_sort_key (ALUR_GRID_SHEET (self));
  int sign = alur_grid_sheet_is_descending (ALUR_GRID_SHEET (self)) ? -1 : 1;
  const AlurStaffRow *one = *(AlurStaffRow *const *) a;
  const AlurStaffRow *other = *(AlurStaffRow *const *) b;

  if (key == ALUR_PERSONNEL_NAME || key == ALUR_PERSONNEL_GRADE || key == ALUR_PERSONNEL_REMARK)
    return sign * compare_texts (self, one, other);
  return compare_figures (self, one, other);
}

/* A remark is put together once for all comparisons. */
static void
sort_rows (AlurPersonnelSheet *self)
{
  if (alur_grid_sheet_get_sort_key (ALUR_GRID_SHEET (self)) == ALUR_PERSONNEL_REMARK)
    self->remarks = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  for (guint i = 0; self->remarks != NULL && i < self->listed->len; i++)
    {
      gpointer row = g_ptr_array_index (self->listed, i);

      g_hash_table_insert (self->remarks, row, alur_personnel_sheet_dup_remark (self, row));
    }
  g_ptr_array_sort_with_data (self->listed, compare_rows, self);
  g_clear_pointer (&self->remarks, g_hash_table_unref);
}

/* Units stand over what is shown of them; one that has nothing of its own stands where something
 * below it is shown. */
static void
add_unit_lines (GPtrArray *listed, GPtrArray *units, const AlurStaffRow *row)
{
  for (guint i = 0; i < units->len; i++)
    g_ptr_array_add (listed, g_ptr_array_index (units, i));
  g_ptr_array_set_size (units, 0);
  g_ptr_array_add (listed, (gpointer) (guintptr) row);
}

static void
list_there (AlurPersonnelSheet *self, guint n_there)
{
  gboolean is_sorted = alur_grid_sheet_get_sort_key (ALUR_GRID_SHEET (self)) != ALUR_GRID_UNSORTED;
  /* Those above the place where we are that were not shown yet. */
  g_autoptr (GPtrArray) units = g_ptr_array_new ();

  for (guint i = 0; i < n_there; i++)
    {
      const AlurStaffRow *row = alur_staffing_get_row (self->staffing, i);

      if (alur_staff_row_is_unit (row) && !is_sorted)
        {
          while (units->len > 0
                 && ((AlurStaffRow *) g_ptr_array_index (units, units->len - 1))->depth
                        >= row->depth)
            g_ptr_array_set_size (units, (int) units->len - 1);
          g_ptr_array_add (units, (gpointer) (guintptr) row);
        }
      else if (row->position != NULL && passes (self, row))
        add_unit_lines (self->listed, units, row);
    }
  if (is_sorted)
    sort_rows (self);
}

static void
list_gone (AlurPersonnelSheet *self, guint n_there)
{
  gboolean is_headed = FALSE;

  if (alur_grid_sheet_get_shown (ALUR_GRID_SHEET (self)) != ALUR_PERSONNEL_ALL)
    return;
  for (guint i = n_there; i < alur_staffing_get_n_rows (self->staffing); i++)
    {
      const AlurStaffRow *row = alur_staffing_get_row (self->staffing, i);

      if (!passes (self, row))
        continue;
      if (!is_headed)
        g_ptr_array_add (self->listed, NULL);
      is_headed = TRUE;
      g_ptr_array_add (self->listed, (gpointer) (guintptr) row);
    }
}

/*< private >
 * alur_personnel_sheet_list:
 *
 * Lists the rows that are shown, in their order.
 */
void
alur_personnel_sheet_list (AlurGridSheet *sheet)
{
  AlurPersonnelSheet *self = ALUR_PERSONNEL_SHEET (sheet);
  guint n_there;

  g_clear_pointer (&self->listed, g_ptr_array_unref);
  self->listed = g_ptr_array_new ();
  if (self->staffing == NULL)
    return;
  n_there = alur_staffing_get_n_rows (self->staffing) - alur_staffing_get_n_gone (self->staffing);
  list_there (self, n_there);
  list_gone (self, n_there);
}
