/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The matrix of authorities as a grid. What it shows is gathered when somebody asks for it after an
 * edit (alur-matrix-gather.c), so that a matrix that nobody looks at costs nothing. */

#include "alur-matrix-private.h"

#include "alur-badge.h"
#include "alur-language.h"
#include "alur-shown-name.h"
#include "alur-text.h"

#include <glib/gi18n-lib.h>

#define NAME_WIDTH 260.0
#define GAPS_WIDTH 120.0
#define UNIT_WIDTH 84.0
#define AREA_WIDTH 170.0

static void alur_matrix_init_looking (AlurGridInterface *iface);

static void
init_grid (AlurGridInterface *iface)
{
  alur_matrix_init_looking (iface);
  alur_matrix_init_editing (iface);
}

G_DEFINE_FINAL_TYPE_WITH_CODE (AlurMatrix,
                               alur_matrix,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (ALUR_TYPE_GRID, init_grid))

static void
changed_cb (AlurMatrix *self)
{
  self->is_stale = TRUE;
  if (!self->is_editing)
    alur_grid_changed (ALUR_GRID (self));
}

/* Another view of the same stage shows nothing else here. */
static void
view_changed_cb (AlurMatrix *self)
{
  if (self->is_stale || self->stage != alur_editor_get_stage (self->editor))
    changed_cb (self);
}

/* What is found may be there now. */
static void
caught_up_cb (AlurMatrix *self)
{
  if (self->is_stale)
    changed_cb (self);
}

static void
document_changed_cb (AlurEditor *editor, AlurMatrix *self)
{
  const AlurChangeSet *changes = alur_editor_get_change_set (editor);

  if (changes != NULL)
    alur_matrix_note_changes (self, changes);
  changed_cb (self);
}

/* Gathers what is shown, if it is old; inside an edit everything stays where it is. */
void
alur_matrix_refresh (AlurMatrix *self)
{
  if (!self->is_stale || self->is_editing)
    return;
  self->is_stale = FALSE;
  alur_matrix_gather (self, TRUE);
}

AlurMatrixRow *
alur_matrix_get_row (AlurMatrix *self, guint row)
{
  alur_matrix_refresh (self);
  return &g_array_index (self->rows, AlurMatrixRow, row);
}

AlurMatrixFunction *
alur_matrix_get_function (AlurMatrix *self, guint place)
{
  return &g_array_index (self->functions, AlurMatrixFunction, place);
}

/* What @unit holds on the function itself: the first, and how many. */
const AlurMatrixHeld *
alur_matrix_find_held (const AlurMatrixUnit *unit, guint place, guint *n_held)
{
  const AlurMatrixHeld *held = unit->held;
  guint from = 0;
  guint to = unit->n_held;

  *n_held = 0;
  while (from < to)
    {
      guint middle = from + (to - from) / 2;

      if (held[middle].place < place)
        from = middle + 1;
      else
        to = middle;
    }
  while (from + *n_held < unit->n_held && held[from + *n_held].place == place)
    (*n_held)++;
  return *n_held > 0 ? &held[from] : NULL;
}

/* Whether what is held reaches the function at @place from above. */
gboolean
alur_matrix_is_inherited (AlurMatrix *self, const AlurMatrixHeld *held, guint place)
{
  return held->place < place && place < alur_matrix_get_function (self, held->place)->end;
}

static void
add_holders (AlurMatrix *self, guint place, GArray *columns)
{
  guint end = place + 1 < self->functions->len
                  ? alur_matrix_get_function (self, place + 1)->first_holder
                  : self->holders->len;

  for (guint i = alur_matrix_get_function (self, place)->first_holder; i < end; i++)
    {
      const AlurMatrixUnit *unit = g_ptr_array_index (self->holders, i);

      if (unit->column > 0)
        g_array_append_val (columns, unit->column);
    }
}

/* Adds the columns of those who hold the function itself or what it is part of; some twice. */
void
alur_matrix_list_holders (AlurMatrix *self, guint place, GArray *columns)
{
  for (int at = (int) place; at >= 0; at = alur_matrix_get_function (self, (guint) at)->parent)
    add_holders (self, (guint) at, columns);
}

const char *
alur_matrix_get_unit_name (const AlurElement *unit, gboolean in_full)
{
  const char *name = alur_element_get_text (unit, ALUR_UNIT_NAME);
  const char *short_name = alur_element_get_text (unit, ALUR_UNIT_SHORT);

  if (name == NULL || (!in_full && short_name != NULL))
    name = short_name;
  return name != NULL ? name : alur_shown_name (unit);
}

const char *
alur_matrix_get_language (AlurMatrix *self)
{
  return alur_document_get_language (alur_editor_get_document (self->editor));
}

static guint
get_n_rows (AlurGrid *grid)
{
  AlurMatrix *self = ALUR_MATRIX (grid);

  alur_matrix_refresh (self);
  return self->rows->len;
}

static guint
get_n_columns (AlurGrid *grid)
{
  AlurMatrix *self = ALUR_MATRIX (grid);

  alur_matrix_refresh (self);
  if (self->by_area)
    return ALUR_MATRIX_GAPS + self->areas->len;
  return ALUR_MATRIX_FIRST + self->shown_units->len;
}

/* Areas come and go with what is held. */
static guint
get_columns_state (AlurGrid *grid)
{
  AlurMatrix *self = ALUR_MATRIX (grid);

  alur_matrix_refresh (self);
  return self->by_area ? 0 : self->columns_state;
}

static AlurGridReadiness
get_readiness (AlurGrid *grid)
{
  AlurMatrix *self = ALUR_MATRIX (grid);

  if (!self->is_stale || self->is_editing || !alur_editor_falls_behind (self->editor))
    return ALUR_GRID_READY;
  return self->stage == alur_editor_get_stage (self->editor) ? ALUR_GRID_BEHIND
                                                             : ALUR_GRID_BEHIND_ELSEWHERE;
}

static guint
get_n_head_columns (AlurGrid *grid)
{
  return 1;
}

static guint
get_n_foot_rows (AlurGrid *grid)
{
  AlurMatrix *self = ALUR_MATRIX (grid);

  alur_matrix_refresh (self);
  return self->n_foot_rows;
}

static AlurMatrixUnit *
get_unit (AlurMatrix *self, guint column)
{
  alur_matrix_refresh (self);
  return g_ptr_array_index (self->shown_units, column - ALUR_MATRIX_FIRST);
}

static void
get_column (AlurGrid *grid, guint column, AlurGridColumn *out)
{
  AlurMatrix *self = ALUR_MATRIX (grid);

  if (column == ALUR_MATRIX_HEAD)
    {
      out->title = alur_tr (NULL, N_ ("Function"));
      out->width = NAME_WIDTH;
    }
  else if (self->by_area)
    {
      out->title = g_array_index (self->areas, AlurMatrixArea, column - ALUR_MATRIX_GAPS).name;
      out->width = AREA_WIDTH;
    }
  else if (column == ALUR_MATRIX_GAPS)
    {
      out->title = alur_tr (NULL, N_ ("Held by nobody"));
      out->width = GAPS_WIDTH;
      out->align = ALUR_GRID_ALIGN_CENTRE;
    }
  else
    {
      const AlurElement *unit = get_unit (self, column)->unit;

      out->title = alur_matrix_get_unit_name (unit, FALSE);
      out->long_title = alur_matrix_get_unit_name (unit, TRUE);
      out->width = UNIT_WIDTH;
      out->align = ALUR_GRID_ALIGN_CENTRE;
      out->turns = TRUE;
    }
}

static void
get_name_cell (AlurMatrix *self, const AlurMatrixRow *row, AlurCell *out)
{
  const AlurMatrixFunction *function = alur_matrix_get_function (self, row->place);
  const char *name = alur_element_get_name (function->function);

  out->text = g_strdup (alur_shown_name (function->function));
  out->flags = ALUR_CELL_EDITABLE | (name == NULL ? ALUR_CELL_FAINT : 0);
  if (self->sort_by == NULL && self->row_order == ALUR_MATRIX_ROWS_AS_WRITTEN)
    out->indent = function->depth;
  if (function->end > row->place + 1)
    out->flags |= ALUR_CELL_HEADING;
  if (function->gap != ALUR_SEVERITY_UNSET)
    out->flags |= ALUR_CELL_GAP;
  out->severity = function->worst;
}

static void
get_gap_cell (AlurMatrix *self, const AlurMatrixFunction *function, AlurCell *out)
{
  if (function->gap == ALUR_SEVERITY_UNSET)
    return;
  out->flags = ALUR_CELL_GAP;
  out->severity = function->gap;
  if (function->is_orphan)
    {
      out->text = g_strdup (alur_tr_context (NULL, "authority", "any"));
      return;
    }
  for (guint role = ALUR_ROLE_NONE + 1; role < ALUR_N_ROLES; role++)
    if ((function->missing & (1u << role)) != 0)
      alur_cell_take_badge (
          out, g_strdup (alur_badge_role_letters (alur_matrix_get_language (self), role)), FALSE,
          FALSE);
}

static guint
get_kind (const AlurElement *authority)
{
  return alur_element_get_word (authority, ALUR_AUTHORITY_ROLE) << 8
         | alur_element_get_word (authority, ALUR_AUTHORITY_RESOURCE);
}

/* A badge for each kind; the same kind in several scopes is counted. */
static void
add_held (AlurMatrix *self, const AlurMatrixHeld *held, guint n_held, AlurCell *out)
{
  for (guint i = 0; i < n_held;)
    {
      const AlurElement *authority = held[i].authority;
      AlurBadge badge = { .role = alur_element_get_word (authority, ALUR_AUTHORITY_ROLE),
                          .resource = alur_element_get_word (authority, ALUR_AUTHORITY_RESOURCE) };

      for (; i < n_held && get_kind (held[i].authority) == get_kind (authority); i++)
        {
          badge.count++;
          badge.overlaps |= alur_matrix_overlaps (self, held[i].authority);
        }
      alur_cell_take_badge (out, alur_badge_dup_text (&badge, alur_matrix_get_language (self)),
                            FALSE, badge.overlaps);
    }
}

static gboolean
has_badge (const AlurCell *cell, const char *text)
{
  for (guint i = 0; cell->badges != NULL && i < cell->badges->len; i++)
    if (g_str_equal (g_array_index (cell->badges, AlurCellBadge, i).text, text))
      return TRUE;
  return FALSE;
}

static void
add_inherited (AlurMatrix *self, const AlurMatrixUnit *unit, guint place, AlurCell *out)
{
  for (guint i = 0; i < unit->n_held; i++)
    {
      const AlurMatrixHeld *held = &unit->held[i];
      g_autofree char *text = NULL;

      if (held->place >= place)
        break;
      if (!alur_matrix_is_inherited (self, held, place))
        continue;
      text = alur_role_reader_write (
          self->reader, alur_element_get_word (held->authority, ALUR_AUTHORITY_ROLE),
          alur_element_get_word (held->authority, ALUR_AUTHORITY_RESOURCE));
      if (!has_badge (out, text))
        alur_cell_take_badge (out, g_steal_pointer (&text), TRUE, FALSE);
    }
}

/* What is typed and copied: each kind that is held on the function itself, once. */
static char *
dup_held (AlurMatrix *self, const AlurMatrixUnit *unit, guint place)
{
  guint n_held;
  const AlurMatrixHeld *held = alur_matrix_find_held (unit, place, &n_held);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_held; i++)
    {
      g_autofree char *one = NULL;

      if (i > 0 && get_kind (held[i].authority) == get_kind (held[i - 1].authority))
        continue;
      one = alur_role_reader_write (
          self->reader, alur_element_get_word (held[i].authority, ALUR_AUTHORITY_ROLE),
          alur_element_get_word (held[i].authority, ALUR_AUTHORITY_RESOURCE));
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", one);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
get_unit_cell (AlurMatrix *self, guint place, const AlurMatrixUnit *unit, AlurCell *out)
{
  guint mark = alur_matrix_get_mark (self, unit, place);
  guint n_held;
  const AlurMatrixHeld *held = alur_matrix_find_held (unit, place, &n_held);

  out->flags = ALUR_CELL_EDITABLE | (mark & ((1u << ALUR_MATRIX_MARK_SHIFT) - 1));
  out->severity = mark >> ALUR_MATRIX_MARK_SHIFT;
  add_held (self, held, n_held, out);
  add_inherited (self, unit, place, out);
  if (n_held > 0)
    out->text = dup_held (self, unit, place);
}

static void
get_total_cell (AlurMatrix *self, const AlurMatrixRow *row, guint column, AlurCell *out)
{
  guint n = 0;

  out->flags = ALUR_CELL_HEADING | ALUR_CELL_NUMERIC;
  if (column == ALUR_MATRIX_GAPS)
    n = self->totals[row->role];
  else if (row->by_institution)
    n = get_unit (self, column)->institution_totals[row->role];
  else
    n = get_unit (self, column)->totals[row->role];
  if (n > 0)
    out->text = g_strdup_printf ("%u", n);
}

static void
get_foot_cell (AlurMatrix *self, const AlurMatrixRow *row, guint column, AlurCell *out)
{
  if (column != ALUR_MATRIX_HEAD)
    {
      if (row->kind == ALUR_MATRIX_ROW_TOTAL)
        get_total_cell (self, row, column, out);
      else if (column == ALUR_MATRIX_GAPS)
        {
          out->text = g_strdup (alur_tr_context (NULL, "authorities", "in all"));
          out->flags = ALUR_CELL_FAINT;
        }
      return;
    }
  if (row->kind == ALUR_MATRIX_ROW_HEADING)
    {
      out->flags = ALUR_CELL_HEADING;
      out->text
          = g_strdup (alur_tr (NULL, row->by_institution ? N_ ("Authorities of each institution")
                                                         : N_ ("Authorities of each unit")));
      return;
    }
  out->indent = 1;
  out->text = g_strdup_printf ("%s – %s",
                               alur_badge_role_letters (alur_matrix_get_language (self), row->role),
                               alur_badge_role_word (NULL, row->role));
}

static void
get_cell (AlurGrid *grid, guint row_number, guint column, AlurCell *out)
{
  AlurMatrix *self = ALUR_MATRIX (grid);
  const AlurMatrixRow *row = alur_matrix_get_row (self, row_number);

  if (row->kind != ALUR_MATRIX_ROW_FUNCTION)
    get_foot_cell (self, row, column, out);
  else if (column == ALUR_MATRIX_HEAD)
    get_name_cell (self, row, out);
  else if (self->by_area)
    alur_matrix_get_area_cell (self, row->place, column, out);
  else if (column == ALUR_MATRIX_GAPS)
    get_gap_cell (self, alur_matrix_get_function (self, row->place), out);
  else
    get_unit_cell (self, row->place, get_unit (self, column), out);
}

static char *
dup_edit_text (AlurGrid *grid, guint row_number, guint column)
{
  AlurMatrix *self = ALUR_MATRIX (grid);
  const AlurMatrixRow *row = alur_matrix_get_row (self, row_number);
  g_auto (AlurCell) cell = { .text = NULL };

  if (row->kind == ALUR_MATRIX_ROW_FUNCTION && column == ALUR_MATRIX_HEAD)
    {
      const char *name
          = alur_element_get_name (alur_matrix_get_function (self, row->place)->function);

      return g_strdup (name != NULL ? name : "");
    }
  get_cell (grid, row_number, column, &cell);
  if (cell.text == NULL && column == ALUR_MATRIX_GAPS && cell.badges != NULL)
    {
      g_autoptr (GString) letters = g_string_new (NULL);

      for (guint i = 0; i < cell.badges->len; i++)
        g_string_append_printf (letters, "%s%s", i > 0 ? ", " : "",
                                g_array_index (cell.badges, AlurCellBadge, i).text);
      return g_string_free (g_steal_pointer (&letters), FALSE);
    }
  return g_strdup (cell.text != NULL ? cell.text : "");
}

/* Totals have no element: their keys are small numbers. */
static gconstpointer
get_row_key (AlurGrid *grid, guint row_number)
{
  AlurMatrix *self = ALUR_MATRIX (grid);
  const AlurMatrixRow *row = alur_matrix_get_row (self, row_number);

  if (row->kind == ALUR_MATRIX_ROW_FUNCTION)
    return alur_element_get_id (alur_matrix_get_function (self, row->place)->function);
  return GUINT_TO_POINTER (1 + (guint) row->role + (row->by_institution ? ALUR_N_ROLES : 0));
}

static gconstpointer
get_column_key (AlurGrid *grid, guint column)
{
  AlurMatrix *self = ALUR_MATRIX (grid);

  alur_matrix_refresh (self);
  if (column == ALUR_MATRIX_HEAD)
    return GUINT_TO_POINTER (1);
  if (self->by_area)
    return g_array_index (self->areas, AlurMatrixArea, column - ALUR_MATRIX_GAPS).key;
  if (column == ALUR_MATRIX_GAPS)
    return GUINT_TO_POINTER (2);
  return alur_element_get_id (get_unit (self, column)->unit);
}

/* The column with a key; -1: there is none. */
static int
find_column (AlurMatrix *self, gconstpointer key)
{
  const AlurElement *element = NULL;
  const AlurMatrixUnit *unit;

  if (self->by_area || key <= GUINT_TO_POINTER (ALUR_MATRIX_FIRST))
    return alur_grid_find_column_key (ALUR_GRID (self), key);
  if (self->stage != NULL)
    element = alur_document_lookup_atom (alur_editor_get_document (self->editor), self->stage, key);
  unit = element != NULL ? alur_matrix_find_unit (self, element) : NULL;
  return unit != NULL && unit->column > 0 ? (int) unit->column : -1;
}

static AlurElement *
get_element (AlurGrid *grid, guint row_number, guint column)
{
  AlurMatrix *self = ALUR_MATRIX (grid);
  const AlurMatrixRow *row = alur_matrix_get_row (self, row_number);
  const AlurMatrixHeld *held;
  guint n_held;

  if (row->kind != ALUR_MATRIX_ROW_FUNCTION)
    return column >= ALUR_MATRIX_FIRST ? get_unit (self, column)->unit : NULL;
  if (column == ALUR_MATRIX_HEAD)
    return alur_matrix_get_function (self, row->place)->function;
  if (self->by_area)
    return alur_matrix_get_area_element (self, row->place, column);
  held = column >= ALUR_MATRIX_FIRST
             ? alur_matrix_find_held (get_unit (self, column), row->place, &n_held)
             : NULL;
  return held != NULL ? held->authority : alur_matrix_get_function (self, row->place)->function;
}

/* Counts need one line, and so do cells in which nobody holds anything. */
static gboolean
list_measured (AlurGrid *grid, guint row_number, GArray *columns)
{
  AlurMatrix *self = ALUR_MATRIX (grid);
  const AlurMatrixRow *row = alur_matrix_get_row (self, row_number);
  guint heads[] = { ALUR_MATRIX_HEAD, ALUR_MATRIX_GAPS };

  if (self->by_area)
    return FALSE;
  g_array_append_vals (columns, heads, G_N_ELEMENTS (heads));
  if (row->kind == ALUR_MATRIX_ROW_FUNCTION)
    alur_matrix_list_holders (self, row->place, columns);
  return TRUE;
}

static gboolean
find_row (AlurMatrix *self, const char *function, guint *row)
{
  int found = alur_grid_find_row_key (ALUR_GRID (self), function);

  *row = (guint) found;
  return found >= 0;
}

static gboolean
find_element (AlurGrid *grid, const AlurElement *element, guint *row, guint *column)
{
  AlurMatrix *self = ALUR_MATRIX (grid);
  const AlurElement *unit = element->kind == ALUR_KIND_AUTHORITY ? element->parent : element;
  int found;

  alur_matrix_refresh (self);
  *column = ALUR_MATRIX_HEAD;
  if (element->kind == ALUR_KIND_FUNCTION)
    return find_row (self, alur_element_get_id (element), row);
  if (self->by_area || unit == NULL || unit->kind != ALUR_KIND_UNIT)
    return FALSE;
  found = find_column (self, alur_element_get_id (unit));
  *column = (guint) found;
  *row = G_MAXUINT;
  if (element->kind == ALUR_KIND_AUTHORITY)
    return found >= 0
           && find_row (self, alur_element_get_ref (element, ALUR_AUTHORITY_FUNCTION), row);
  return found >= 0;
}

static GPtrArray *
dup_choices (AlurGrid *grid, guint row, guint column, const char *typed)
{
  AlurMatrix *self = ALUR_MATRIX (grid);

  if (self->by_area || column < ALUR_MATRIX_FIRST)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) alur_grid_choice_free);
  return alur_role_reader_dup_choices (self->reader, typed);
}

static void
show_anew (AlurMatrix *self)
{
  g_hash_table_remove_all (self->kept);
  self->is_stale = TRUE;
  alur_grid_changed (ALUR_GRID (self));
}

static void
sort (AlurGrid *grid, int column, gboolean descending)
{
  AlurMatrix *self = ALUR_MATRIX (grid);
  gboolean by_problems = !self->by_area && column == (int) ALUR_MATRIX_GAPS;

  self->descending = descending;
  self->sort_by = NULL;
  self->row_order = ALUR_MATRIX_ROWS_AS_WRITTEN;
  if (column == (int) ALUR_MATRIX_HEAD)
    self->row_order = ALUR_MATRIX_ROWS_BY_NAME;
  else if (by_problems)
    self->row_order = ALUR_MATRIX_ROWS_BY_PROBLEMS;
  else if (column > 0)
    self->sort_by = get_column_key (grid, (guint) column);
  show_anew (self);
}

static gboolean
get_sort (AlurGrid *grid, int *column, gboolean *descending)
{
  AlurMatrix *self = ALUR_MATRIX (grid);

  *descending = self->descending;
  if (self->sort_by != NULL)
    {
      alur_matrix_refresh (self);
      *column = find_column (self, self->sort_by);
    }
  else if (self->row_order == ALUR_MATRIX_ROWS_BY_NAME)
    *column = (int) ALUR_MATRIX_HEAD;
  else if (self->row_order == ALUR_MATRIX_ROWS_BY_PROBLEMS && !self->by_area)
    *column = (int) ALUR_MATRIX_GAPS;
  return TRUE;
}

static void
filter (AlurGrid *grid, const char *text)
{
  AlurMatrix *self = ALUR_MATRIX (grid);
  g_autofree char *folded = alur_text_fold (text);

  if (g_str_equal (folded, self->filter))
    return;
  g_free (self->filter);
  self->filter = g_steal_pointer (&folded);
  show_anew (self);
}

static void
alur_matrix_init_looking (AlurGridInterface *iface)
{
  iface->get_n_rows = get_n_rows;
  iface->get_n_columns = get_n_columns;
  iface->get_readiness = get_readiness;
  iface->get_n_head_columns = get_n_head_columns;
  iface->get_n_foot_rows = get_n_foot_rows;
  iface->get_column = get_column;
  iface->get_cell = get_cell;
  iface->get_row_key = get_row_key;
  iface->list_measured = list_measured;
  iface->get_column_key = get_column_key;
  iface->get_columns_state = get_columns_state;
  iface->dup_edit_text = dup_edit_text;
  iface->describe = alur_matrix_describe;
  iface->dup_choices = dup_choices;
  iface->get_element = get_element;
  iface->find_element = find_element;
  iface->sort = sort;
  iface->get_sort = get_sort;
  iface->filter = filter;
}

static void
alur_matrix_finalize (GObject *object)
{
  AlurMatrix *self = ALUR_MATRIX (object);

  alur_matrix_clear_data (self);
  g_hash_table_unref (self->kept);
  g_free (self->filter);
  g_free (self->language);
  g_clear_pointer (&self->reader, alur_role_reader_free);
  g_object_unref (self->editor);
  G_OBJECT_CLASS (alur_matrix_parent_class)->finalize (object);
}

static void
alur_matrix_class_init (AlurMatrixClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = alur_matrix_finalize;
}

static void
alur_matrix_init (AlurMatrix *self)
{
  self->kept = g_hash_table_new (NULL, NULL);
  self->filter = g_strdup ("");
  self->is_stale = TRUE;
  alur_matrix_init_data (self);
}

/**
 * alur_matrix_new:
 * @editor: whose stage is shown; a reference is taken
 *
 * Returns: (transfer full): the matrix of all functions and all units
 */
AlurMatrix *
alur_matrix_new (AlurEditor *editor)
{
  AlurMatrix *self = g_object_new (ALUR_TYPE_MATRIX, NULL);

  self->editor = g_object_ref (editor);
  self->reader = alur_role_reader_new (alur_matrix_get_language (self));
  self->language = g_strdup (alur_matrix_get_language (self));
  g_signal_connect_object (editor, "document-changed", G_CALLBACK (document_changed_cb), self, 0);
  g_signal_connect_object (editor, "view-changed", G_CALLBACK (view_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "picture-changed", G_CALLBACK (caught_up_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * alur_matrix_set_row_order:
 *
 * Sorts the rows, whatever column they were sorted by before.
 */
void
alur_matrix_set_row_order (AlurMatrix *self, AlurMatrixRowOrder order)
{
  if (self->row_order == order && self->sort_by == NULL && !self->descending)
    return;
  self->row_order = order;
  self->sort_by = NULL;
  self->descending = FALSE;
  show_anew (self);
}

AlurMatrixRowOrder
alur_matrix_get_row_order (AlurMatrix *self)
{
  return self->row_order;
}

/**
 * alur_matrix_set_column_order:
 *
 * Sorts the columns of units.
 */
void
alur_matrix_set_column_order (AlurMatrix *self, AlurMatrixColumnOrder order)
{
  if (self->column_order == order)
    return;
  self->column_order = order;
  self->has_columns = FALSE;
  show_anew (self);
}

AlurMatrixColumnOrder
alur_matrix_get_column_order (AlurMatrix *self)
{
  return self->column_order;
}

/**
 * alur_matrix_set_level:
 * @level: of the units that have a column; ALUR_LEVEL_NONE: all
 */
void
alur_matrix_set_level (AlurMatrix *self, AlurLevel level)
{
  if (self->level == level)
    return;
  self->level = level;
  self->has_columns = FALSE;
  show_anew (self);
}

AlurLevel
alur_matrix_get_level (AlurMatrix *self)
{
  return self->level;
}

/**
 * alur_matrix_set_only_problems:
 * @only_problems: whether to show only functions of which a finding speaks
 */
void
alur_matrix_set_only_problems (AlurMatrix *self, gboolean only_problems)
{
  if (self->only_problems == only_problems)
    return;
  self->only_problems = only_problems;
  show_anew (self);
}

gboolean
alur_matrix_get_only_problems (AlurMatrix *self)
{
  return self->only_problems;
}

/**
 * alur_matrix_set_by_area:
 * @by_area: whether to show areas instead of units
 */
void
alur_matrix_set_by_area (AlurMatrix *self, gboolean by_area)
{
  if (self->by_area == by_area)
    return;
  self->by_area = by_area;
  self->sort_by = NULL;
  show_anew (self);
}

gboolean
alur_matrix_get_by_area (AlurMatrix *self)
{
  return self->by_area;
}

/**
 * alur_matrix_count_functions:
 *
 * Returns: how many functions there are, shown or not
 */
guint
alur_matrix_count_functions (AlurMatrix *self)
{
  alur_matrix_refresh (self);
  return self->functions->len;
}
