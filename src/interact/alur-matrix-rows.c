/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which rows and columns of the matrix are shown, and in which order. */

#include "alur-matrix-private.h"

#include "alur-text.h"

static int
compare_names (const AlurElement *a, const AlurElement *b)
{
  return alur_text_compare (alur_element_get_name (a), alur_element_get_name (b));
}

/* Units in the order of columns. */
static int
compare_units (gconstpointer a, gconstpointer b, gpointer data)
{
  const AlurMatrixUnit *one = *(AlurMatrixUnit *const *) a;
  const AlurMatrixUnit *other = *(AlurMatrixUnit *const *) b;
  AlurMatrix *self = data;
  int order = 0;

  if (self->column_order == ALUR_MATRIX_COLUMNS_BY_NAME)
    order = compare_names (one->unit, other->unit);
  else if (self->column_order == ALUR_MATRIX_COLUMNS_BY_LEVEL)
    order = (int) alur_element_get_word (one->unit, ALUR_UNIT_LEVEL)
            - (int) alur_element_get_word (other->unit, ALUR_UNIT_LEVEL);
  return order != 0 ? order : (one->order > other->order) - (one->order < other->order);
}

/* Chooses and orders the columns of units. */
void
alur_matrix_order_columns (AlurMatrix *self)
{
  self->columns_state++;
  g_ptr_array_set_size (self->shown_units, 0);
  for (guint i = 0; i < self->units->len; i++)
    {
      AlurMatrixUnit *unit = alur_matrix_get_unit (self, i);

      unit->column = 0;
      if (self->level == ALUR_LEVEL_NONE
          || self->level == alur_element_get_word (unit->unit, ALUR_UNIT_LEVEL))
        g_ptr_array_add (self->shown_units, unit);
    }
  if (self->column_order != ALUR_MATRIX_COLUMNS_BY_ORGANISATION)
    g_ptr_array_sort_with_data (self->shown_units, compare_units, self);
  for (guint i = 0; i < self->shown_units->len; i++)
    ((AlurMatrixUnit *) g_ptr_array_index (self->shown_units, i))->column = ALUR_MATRIX_FIRST + i;
}

static gboolean
is_kept (AlurMatrix *self, guint place)
{
  return g_hash_table_contains (
      self->kept, alur_element_get_id (alur_matrix_get_function (self, place)->function));
}

static gboolean
is_wanted (AlurMatrix *self, guint place)
{
  const AlurMatrixFunction *function = alur_matrix_get_function (self, place);
  gboolean has_problem = function->n_problems > 0 || (self->by_area && function->is_area_gap);

  if (is_kept (self, place))
    return TRUE;
  return (!self->only_problems || has_problem) && function->is_found;
}

static AlurMatrixUnit *
find_sort_unit (AlurMatrix *self)
{
  AlurDocument *document = alur_editor_get_document (self->editor);
  const AlurElement *element
      = self->stage != NULL ? alur_document_lookup_atom (document, self->stage, self->sort_by)
                            : NULL;
  AlurMatrixUnit *unit = element != NULL ? alur_matrix_find_unit (self, element) : NULL;

  return unit != NULL && unit->column > 0 ? unit : NULL;
}

typedef struct
{
  AlurMatrix *matrix;
  AlurMatrixUnit *unit; /* by what it holds; NULL: by another thing */
  int area;             /* by who acts there; -1: by another thing */
} Sorting;

/* What a unit holds over a function, as a number: more is more, then the roles decide. */
static int
weigh_held (const AlurMatrixUnit *unit, guint place)
{
  guint n_held;
  const AlurMatrixHeld *held = alur_matrix_find_held (unit, place, &n_held);

  if (n_held == 0)
    return ALUR_N_ROLES;
  return (int) alur_element_get_word (held->authority, ALUR_AUTHORITY_ROLE)
         - (int) MIN (n_held, 1000) * ALUR_N_ROLES;
}

/* Where somebody is missing comes first. */
static int
weigh_area (AlurMatrix *self, guint place, guint area)
{
  return alur_matrix_covers (self, place, ALUR_ROLE_DECISION_MAKER, area)
         + alur_matrix_covers (self, place, ALUR_ROLE_IMPLEMENTER, area);
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  const AlurMatrixRow *one = a;
  const AlurMatrixRow *other = b;
  Sorting *sorting = data;
  AlurMatrix *self = sorting->matrix;
  const AlurMatrixFunction *x = alur_matrix_get_function (self, one->place);
  const AlurMatrixFunction *y = alur_matrix_get_function (self, other->place);
  int order;

  /* What is new stays where it was made: last. */
  order = is_kept (self, one->place) - is_kept (self, other->place);
  if (order == 0)
    {
      if (sorting->unit != NULL)
        order = weigh_held (sorting->unit, one->place) - weigh_held (sorting->unit, other->place);
      else if (sorting->area >= 0)
        order = weigh_area (self, one->place, (guint) sorting->area)
                - weigh_area (self, other->place, (guint) sorting->area);
      else if (self->row_order == ALUR_MATRIX_ROWS_BY_PROBLEMS)
        order = x->n_problems != y->n_problems ? (x->n_problems < y->n_problems ? 1 : -1)
                                               : (int) y->worst - (int) x->worst;
      else
        order = compare_names (x->function, y->function);
      order = self->descending ? -order : order;
    }
  return order != 0 ? order : (one->place > other->place) - (one->place < other->place);
}

static void
add_row (AlurMatrix *self, AlurMatrixRow row)
{
  g_array_append_val (self->rows, row);
}

/* In the order of the tree what lies above a wanted function is shown with it. */
static void
add_functions_as_written (AlurMatrix *self)
{
  guint n_functions = self->functions->len;
  g_autofree gboolean *is_shown = g_new0 (gboolean, n_functions + 1);

  for (guint place = n_functions; place > 0; place--)
    {
      int parent = alur_matrix_get_function (self, place - 1)->parent;

      if (is_wanted (self, place - 1))
        is_shown[place - 1] = TRUE;
      if (is_shown[place - 1] && parent >= 0)
        is_shown[parent] = TRUE;
    }
  for (guint place = 0; place < n_functions; place++)
    if (is_shown[place])
      add_row (self, (AlurMatrixRow){ ALUR_MATRIX_ROW_FUNCTION, .place = place });
}

static void
add_functions_sorted (AlurMatrix *self, Sorting *sorting)
{
  for (guint place = 0; place < self->functions->len; place++)
    if (is_wanted (self, place))
      add_row (self, (AlurMatrixRow){ ALUR_MATRIX_ROW_FUNCTION, .place = place });
  g_array_sort_with_data (self->rows, compare_rows, sorting);
}

/* By which column rows are sorted, as long as there is such a column. */
static Sorting
find_sorting (AlurMatrix *self)
{
  Sorting sorting = { self, NULL, -1 };

  if (self->sort_by == NULL)
    return sorting;
  if (!self->by_area)
    sorting.unit = find_sort_unit (self);
  for (guint i = 0; self->by_area && i < self->areas->len; i++)
    if (g_array_index (self->areas, AlurMatrixArea, i).key == self->sort_by)
      sorting.area = (int) i;
  return sorting;
}

/* Only kinds that somebody holds are summed up. */
static void
add_totals (AlurMatrix *self, gboolean by_institution)
{
  guint before = self->rows->len;

  add_row (self, (AlurMatrixRow){ ALUR_MATRIX_ROW_HEADING, .by_institution = by_institution });
  for (guint role = ALUR_ROLE_NONE + 1; role < ALUR_N_ROLES; role++)
    if (self->totals[role] > 0)
      add_row (self, (AlurMatrixRow){ ALUR_MATRIX_ROW_TOTAL, .role = role,
                                      .by_institution = by_institution });
  if (self->rows->len == before + 1)
    g_array_set_size (self->rows, before);
}

/* Chooses and orders the rows. */
void
alur_matrix_order_rows (AlurMatrix *self)
{
  Sorting sorting = find_sorting (self);
  guint n_functions;

  g_array_set_size (self->rows, 0);
  if (sorting.unit == NULL && sorting.area < 0 && self->row_order == ALUR_MATRIX_ROWS_AS_WRITTEN)
    add_functions_as_written (self);
  else
    add_functions_sorted (self, &sorting);
  n_functions = self->rows->len;
  if (!self->by_area)
    {
      add_totals (self, FALSE);
      add_totals (self, TRUE);
    }
  self->n_foot_rows = self->rows->len - n_functions;
}
