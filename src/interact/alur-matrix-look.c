/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-matrix-look.h"

#include "alur-matrix-private.h"

#define MAX_TEXT 200 /* letters that are remembered of a search */

static const char *const row_orders[] = { "written", "name", "problems", NULL };
static const char *const column_orders[] = { "organisation", "name", "level", NULL };

/**
 * alur_matrix_look_clear:
 *
 * Frees what it owns. It then says: everything, as it is written.
 */
void
alur_matrix_look_clear (AlurMatrixLook *self)
{
  g_free (self->sorted_by);
  g_free (self->search);
  *self = (AlurMatrixLook){ 0 };
}

/**
 * alur_matrix_look_keep:
 * @group: where in @keys
 *
 * Writes down what is otherwise than at first.
 */
void
alur_matrix_look_keep (const AlurMatrixLook *self, GKeyFile *keys, const char *group)
{
  if (self->rows != ALUR_MATRIX_ROWS_AS_WRITTEN)
    g_key_file_set_string (keys, group, "matrix-rows", row_orders[self->rows]);
  if (self->columns != ALUR_MATRIX_COLUMNS_BY_ORGANISATION)
    g_key_file_set_string (keys, group, "matrix-columns", column_orders[self->columns]);
  if (self->level != ALUR_LEVEL_NONE)
    g_key_file_set_string (keys, group, "matrix-level", alur_level_words[self->level].name);
  if (self->only_problems)
    g_key_file_set_boolean (keys, group, "matrix-problems", TRUE);
  if (self->by_area)
    g_key_file_set_boolean (keys, group, "matrix-by-area", TRUE);
  if (self->descending)
    g_key_file_set_boolean (keys, group, "matrix-descending", TRUE);
  if (self->sorted_by != NULL)
    g_key_file_set_string (keys, group, "matrix-sorted-by", self->sorted_by);
  if (self->search != NULL && self->search[0] != '\0')
    {
      g_autofree char *search
          = g_utf8_substring (self->search, 0, MIN (g_utf8_strlen (self->search, -1), MAX_TEXT));

      g_key_file_set_string (keys, group, "matrix-search", search);
    }
}

/* The number of a name; 0 of one that is unknown. */
static guint
find (const char *const *names, GKeyFile *keys, const char *group, const char *key)
{
  g_autofree char *name = g_key_file_get_string (keys, group, key, NULL);

  for (guint i = 0; name != NULL && names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return i;
  return 0;
}

static AlurLevel
read_level (GKeyFile *keys, const char *group)
{
  g_autofree char *name = g_key_file_get_string (keys, group, "matrix-level", NULL);

  for (guint level = ALUR_LEVEL_NONE + 1; name != NULL && alur_level_words[level].name != NULL;
       level++)
    if (g_str_equal (alur_level_words[level].name, name))
      return (AlurLevel) level;
  return ALUR_LEVEL_NONE;
}

/**
 * alur_matrix_look_read:
 * @self: a look, whose texts are freed
 * @keys: written by anybody: what makes no sense is passed over
 * @group: where in @keys
 */
void
alur_matrix_look_read (AlurMatrixLook *self, GKeyFile *keys, const char *group)
{
  alur_matrix_look_clear (self);
  self->rows = (AlurMatrixRowOrder) find (row_orders, keys, group, "matrix-rows");
  self->columns = (AlurMatrixColumnOrder) find (column_orders, keys, group, "matrix-columns");
  self->level = read_level (keys, group);
  self->only_problems = g_key_file_get_boolean (keys, group, "matrix-problems", NULL);
  self->by_area = g_key_file_get_boolean (keys, group, "matrix-by-area", NULL);
  self->descending = g_key_file_get_boolean (keys, group, "matrix-descending", NULL);
  self->sorted_by = g_key_file_get_string (keys, group, "matrix-sorted-by", NULL);
  self->search = g_key_file_get_string (keys, group, "matrix-search", NULL);
}

/**
 * alur_matrix_look_take:
 * @self: a look, whose texts are freed
 * @matrix: what it is taken from; but for what is searched for, which it does not know
 */
void
alur_matrix_look_take (AlurMatrixLook *self, AlurMatrix *matrix)
{
  alur_matrix_look_clear (self);
  self->rows = matrix->row_order;
  self->columns = matrix->column_order;
  self->level = matrix->level;
  self->only_problems = matrix->only_problems;
  self->by_area = matrix->by_area;
  self->descending = matrix->descending;
  /* The key of a unit is its id; areas are known by what scopes say, and go with them. */
  if (!matrix->by_area)
    self->sorted_by = g_strdup (matrix->sort_by);
}

/**
 * alur_matrix_look_give:
 * @self: a look
 * @matrix: is shown so, as far as its document has what is named
 */
void
alur_matrix_look_give (const AlurMatrixLook *self, AlurMatrix *matrix)
{
  const AlurElement *unit = NULL;

  if (self->sorted_by != NULL && !self->by_area)
    unit = alur_document_lookup_kind (alur_editor_get_document (matrix->editor),
                                      alur_editor_get_stage (matrix->editor), self->sorted_by,
                                      ALUR_KIND_UNIT);
  alur_matrix_set_by_area (matrix, self->by_area);
  alur_matrix_set_column_order (matrix, self->columns);
  alur_matrix_set_level (matrix, self->level);
  alur_matrix_set_only_problems (matrix, self->only_problems);
  alur_matrix_set_row_order (matrix, self->rows);
  matrix->sort_by = unit != NULL ? alur_element_get_id (unit) : NULL;
  matrix->descending = self->descending && (unit != NULL || self->sorted_by == NULL);
  matrix->is_stale = TRUE;
  alur_grid_changed (ALUR_GRID (matrix));
}
