/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The matrix edited: names and order of functions in the first column, authorities in the others.
 */

#include "alur-matrix-private.h"

#include "alur-deletion.h"
#include "alur-edit.h"
#include "alur-language.h"
#include "alur-make.h"

#include <glib/gi18n-lib.h>

static AlurDocument *
get_document (AlurMatrix *self)
{
  return alur_editor_get_document (self->editor);
}

static gboolean
begin (AlurGrid *grid, const char *name, char **refusal)
{
  AlurMatrix *self = ALUR_MATRIX (grid);
  const char *language = alur_matrix_get_language (self);

  if (alur_document_in_transaction (get_document (self)))
    {
      *refusal = g_strdup (alur_tr (NULL, N_ ("Finish what you are drawing first.")));
      return FALSE;
    }
  if (g_strcmp0 (language, self->language) != 0)
    {
      alur_role_reader_free (self->reader);
      self->reader = alur_role_reader_new (language);
      g_free (self->language);
      self->language = g_strdup (language);
    }
  alur_matrix_refresh (self);
  alur_document_begin (get_document (self), name);
  self->is_editing = TRUE;
  return TRUE;
}

static void
end (AlurGrid *grid, gboolean keep)
{
  AlurMatrix *self = ALUR_MATRIX (grid);

  if (keep)
    alur_document_commit (get_document (self));
  else
    alur_document_rollback (get_document (self));
  self->is_editing = FALSE;
  self->is_stale = TRUE;
  alur_grid_changed (grid);
}

static const char *
get_edit_name (AlurGrid *grid, AlurGridEdit edit)
{
  switch (edit)
    {
    case ALUR_GRID_SET:
      return N_ ("Edit the matrix of authorities");
    case ALUR_GRID_INSERT:
      return N_ ("Add a function");
    case ALUR_GRID_REMOVE:
      return N_ ("Remove functions");
    case ALUR_GRID_INDENT:
    case ALUR_GRID_OUTDENT:
      return N_ ("Nest functions");
    case ALUR_GRID_CLEAR:
    case ALUR_GRID_FILL:
    case ALUR_GRID_PASTE:
    case ALUR_N_GRID_EDITS:
    default:
      return NULL;
    }
}

static gboolean
rename_function (AlurMatrix *self, AlurElement *function, const char *text)
{
  g_autofree char *name = g_strstrip (g_strdup (text));

  if (g_strcmp0 (alur_element_get_name (function), name[0] != '\0' ? name : NULL) != 0)
    alur_document_set_text (get_document (self), function, ALUR_FUNCTION_NAME,
                            name[0] != '\0' ? name : NULL);
  return TRUE;
}

/* Takes what is held out of @typed; returns whether it was there. */
static gboolean
is_typed (const GArray *typed, const AlurElement *authority, gboolean *is_held)
{
  for (guint i = 0; i < typed->len; i++)
    {
      const AlurRoleTyped *one = &g_array_index (typed, AlurRoleTyped, i);

      if (one->role == alur_element_get_word (authority, ALUR_AUTHORITY_ROLE)
          && one->resource == alur_element_get_word (authority, ALUR_AUTHORITY_RESOURCE))
        {
          is_held[i] = TRUE;
          return TRUE;
        }
    }
  return FALSE;
}

/* What stays keeps its scope, basis and all else; what is no longer typed goes. */
static void
set_held (AlurMatrix *self, AlurElement *unit, AlurElement *function, const GArray *typed)
{
  AlurDocument *document = get_document (self);
  g_autoptr (GPtrArray) gone = g_ptr_array_new ();
  g_autofree gboolean *is_held = g_new0 (gboolean, typed->len + 1);

  ALUR_FOREACH (authority, unit, ALUR_KIND_AUTHORITY)
  {
    if (alur_element_get_ref (authority, ALUR_AUTHORITY_FUNCTION) == alur_element_get_id (function)
        && !is_typed (typed, authority, is_held))
      g_ptr_array_add (gone, authority);
  }
  if (gone->len > 0)
    alur_edit_delete (document, (AlurElement *const *) gone->pdata, gone->len);
  for (guint i = 0; i < typed->len; i++)
    {
      const AlurRoleTyped *one = &g_array_index (typed, AlurRoleTyped, i);

      if (!is_held[i])
        alur_make_authority (document, unit, one->role, one->resource, function);
    }
}

static gboolean
write_cell (AlurGrid *grid, guint row_number, guint column, const char *text, char **refusal)
{
  AlurMatrix *self = ALUR_MATRIX (grid);
  const AlurMatrixRow *row = alur_matrix_get_row (self, row_number);
  AlurElement *function = alur_matrix_get_function (self, row->place)->function;
  const AlurMatrixUnit *unit;
  g_autoptr (GArray) typed = NULL;

  if (column == ALUR_MATRIX_HEAD)
    return rename_function (self, function, text);
  typed = alur_role_reader_read (self->reader, text, refusal);
  if (typed == NULL)
    return FALSE;
  unit = g_ptr_array_index (self->shown_units, column - ALUR_MATRIX_FIRST);
  set_held (self, unit->unit, function, typed);
  return TRUE;
}

/* The function of a row, or the last one for rows that sum up. */
static AlurElement *
get_function_at (AlurMatrix *self, int row)
{
  int last = (int) (self->rows->len - self->n_foot_rows) - 1;

  row = MIN (row, last);
  return row >= 0 ? alur_matrix_get_function (self, alur_matrix_get_row (self, (guint) row)->place)
                        ->function
                  : NULL;
}

static AlurElement *
get_parent (AlurMatrix *self, const AlurElement *function)
{
  return alur_document_lookup_kind (get_document (self), NULL,
                                    alur_element_get_ref (function, ALUR_FUNCTION_PARENT),
                                    ALUR_KIND_FUNCTION);
}

/* A function beside that of the row @after; -1: before all. */
static int
insert_row (AlurGrid *grid, int after, char **refusal)
{
  AlurMatrix *self = ALUR_MATRIX (grid);
  AlurDocument *document = get_document (self);
  AlurElement *beside = get_function_at (self, after);
  AlurElement *made = alur_make_function (
      document, beside != NULL ? get_parent (self, beside) : NULL, beside, NULL);

  if (after < 0)
    alur_document_move (document, made, made->parent,
                        alur_element_first (made->parent, ALUR_KIND_FUNCTION));
  g_hash_table_add (self->kept, (gpointer) (guintptr) alur_element_get_id (made));
  alur_matrix_gather (self, FALSE);
  return alur_grid_find_row_key (grid, alur_element_get_id (made));
}

/* The functions of some rows, without those inside others of them. */
static GPtrArray *
list_functions (AlurMatrix *self, guint row, guint n_rows, gboolean with_inner)
{
  GPtrArray *functions = g_ptr_array_new ();
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);

  for (guint i = row; i < row + n_rows && i < self->rows->len - self->n_foot_rows; i++)
    {
      guint place = alur_matrix_get_row (self, i)->place;
      const AlurMatrixFunction *function = alur_matrix_get_function (self, place);

      g_hash_table_add (places, GUINT_TO_POINTER (place + 1));
      if (with_inner || function->parent < 0
          || !g_hash_table_contains (places, GUINT_TO_POINTER (function->parent + 1)))
        g_ptr_array_add (functions, function->function);
    }
  return functions;
}

static gboolean
remove_rows (AlurGrid *grid, guint row, guint n_rows, char **refusal)
{
  AlurMatrix *self = ALUR_MATRIX (grid);
  g_autoptr (GPtrArray) functions = list_functions (self, row, n_rows, TRUE);
  AlurDeletion deletion;

  if (functions->len == 0)
    return FALSE;
  deletion
      = alur_deletion_begin (self->editor, (AlurElement *const *) functions->pdata, functions->len);
  alur_edit_delete (get_document (self), (AlurElement *const *) functions->pdata, functions->len);
  alur_deletion_end (&deletion, self->editor);
  return TRUE;
}

/* The functions that are shown. */
static GHashTable *
list_shown (AlurMatrix *self)
{
  GHashTable *shown = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i + self->n_foot_rows < self->rows->len; i++)
    g_hash_table_add (
        shown, alur_matrix_get_function (self, alur_matrix_get_row (self, i)->place)->function);
  return shown;
}

/* The function beside which @function is seen and into which it can go; NULL: it is the first. */
static AlurElement *
find_before (const AlurElement *function, GHashTable *shown)
{
  const char *parent = alur_element_get_ref (function, ALUR_FUNCTION_PARENT);
  AlurElement *before = alur_element_previous (function, ALUR_KIND_FUNCTION);

  while (before != NULL
         && (alur_element_get_ref (before, ALUR_FUNCTION_PARENT) != parent
             || !g_hash_table_contains (shown, before)))
    before = alur_element_previous (before, ALUR_KIND_FUNCTION);
  return before;
}

static gboolean
put_into (AlurMatrix *self, AlurElement *function, GHashTable *shown, char **refusal)
{
  AlurDocument *document = get_document (self);
  AlurElement *above = find_before (function, shown);
  AlurElement *last = function;

  if (above == NULL)
    {
      *refusal = g_strdup (
          alur_tr (NULL, N_ ("There is no function before it of which it could become a part.")));
      return FALSE;
    }
  *refusal = alur_edit_refuse_parent (document, function, alur_element_get_id (above));
  if (*refusal != NULL)
    return FALSE;
  ALUR_FOREACH (part, function->parent, ALUR_KIND_FUNCTION)
  {
    if (alur_element_get_ref (part, ALUR_FUNCTION_PARENT) == alur_element_get_id (above))
      last = part;
  }
  if (last != function && last->next != function)
    alur_document_move (document, function, function->parent, last->next);
  alur_document_set_text (document, function, ALUR_FUNCTION_PARENT, alur_element_get_id (above));
  return TRUE;
}

static gboolean
take_out (AlurMatrix *self, AlurElement *function, char **refusal)
{
  AlurDocument *document = get_document (self);
  AlurElement *above = get_parent (self, function);

  if (above == NULL)
    {
      *refusal = g_strdup (alur_tr (NULL, N_ ("It is not part of another function.")));
      return FALSE;
    }
  if (above->next != function)
    alur_document_move (document, function, function->parent, above->next);
  if (alur_element_get_ref (above, ALUR_FUNCTION_PARENT) != NULL)
    alur_document_set_text (document, function, ALUR_FUNCTION_PARENT,
                            alur_element_get_ref (above, ALUR_FUNCTION_PARENT));
  else
    alur_document_unset (document, function, ALUR_FUNCTION_PARENT);
  return TRUE;
}

/* Those taken out of one function go behind it, so the last of them goes first. */
static gboolean
shift_rows (AlurGrid *grid, guint row, guint n_rows, int direction, char **refusal)
{
  AlurMatrix *self = ALUR_MATRIX (grid);
  g_autoptr (GPtrArray) functions = list_functions (self, row, n_rows, FALSE);
  g_autoptr (GHashTable) shown = list_shown (self);

  if (self->sort_by != NULL || self->row_order != ALUR_MATRIX_ROWS_AS_WRITTEN)
    {
      *refusal = g_strdup (alur_tr (
          NULL, N_ ("Functions can be nested while they stand in the order of the document.")));
      return FALSE;
    }
  for (guint i = 0; i < functions->len; i++)
    {
      guint n = direction > 0 ? i : functions->len - 1 - i;
      AlurElement *function = g_ptr_array_index (functions, n);

      if (!(direction > 0 ? put_into (self, function, shown, refusal)
                          : take_out (self, function, refusal)))
        return FALSE;
    }
  return functions->len > 0;
}

/* Fills in how a matrix is edited. */
void
alur_matrix_init_editing (AlurGridInterface *iface)
{
  iface->begin = begin;
  iface->end = end;
  iface->get_edit_name = get_edit_name;
  iface->write = write_cell;
  iface->insert = insert_row;
  iface->remove = remove_rows;
  iface->shift = shift_rows;
}
