/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fake-grid.h"

static void fake_grid_iface_init (AlurGridInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FakeGrid,
                               fake_grid,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (ALUR_TYPE_GRID, fake_grid_iface_init))

static GPtrArray *
make_row (guint n_columns)
{
  GPtrArray *row = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n_columns; i++)
    g_ptr_array_add (row, g_strdup (""));
  return row;
}

static gpointer
copy_text (gconstpointer text, gpointer data)
{
  return g_strdup (text);
}

static gpointer
copy_row (gconstpointer row, gpointer data)
{
  GPtrArray *copy = g_ptr_array_copy ((GPtrArray *) (guintptr) row, copy_text, NULL);

  g_ptr_array_set_free_func (copy, g_free);
  return copy;
}

static guint
get_n_rows (AlurGrid *grid)
{
  FAKE_GRID (grid)->n_counted++;
  return FAKE_GRID (grid)->rows->len;
}

static guint
get_n_columns (AlurGrid *grid)
{
  return FAKE_GRID (grid)->n_columns;
}

static AlurGridReadiness
get_readiness (AlurGrid *grid)
{
  return FAKE_GRID (grid)->readiness;
}

static guint
get_n_head_columns (AlurGrid *grid)
{
  return 1;
}

static gboolean
find_element (AlurGrid *grid, const AlurElement *element, guint *row, guint *column)
{
  const FakeGrid *self = FAKE_GRID (grid);

  *row = self->element_row;
  *column = G_MAXUINT;
  return element == self->element;
}

static void
get_column (AlurGrid *grid, guint column, AlurGridColumn *out)
{
  static const char *const titles[] = { "Name", "One", "Two", "Three" };

  out->title = titles[MIN (column, 3)];
  out->width = column == 0 ? 200 : 60;
  out->turns = column > 0;
}

const char *
fake_grid_get (FakeGrid *self, guint row, guint column)
{
  return g_ptr_array_index ((GPtrArray *) g_ptr_array_index (self->rows, row), column);
}

static void
get_cell (AlurGrid *grid, guint row, guint column, AlurCell *out)
{
  FakeGrid *self = FAKE_GRID (grid);

  self->n_asked++;
  out->text = g_strdup (fake_grid_get (self, row, column));
  if (!self->locked || column + 1 < self->n_columns)
    out->flags = ALUR_CELL_EDITABLE;
}

static gboolean
list_measured (AlurGrid *grid, guint row, GArray *columns)
{
  guint head = 0;

  if (FAKE_GRID (grid)->is_low)
    g_array_append_val (columns, head);
  return FAKE_GRID (grid)->is_low;
}

static gboolean
begin (AlurGrid *grid, const char *name, char **refusal)
{
  FakeGrid *self = FAKE_GRID (grid);

  g_assert_null (self->before);
  self->before = g_ptr_array_copy (self->rows, copy_row, NULL);
  g_ptr_array_set_free_func (self->before, (GDestroyNotify) g_ptr_array_unref);
  g_free (self->last_name);
  self->last_name = g_strdup (name);
  return TRUE;
}

static void
end (AlurGrid *grid, gboolean keep)
{
  FakeGrid *self = FAKE_GRID (grid);

  g_assert_nonnull (self->before);
  if (keep)
    {
      self->n_edits++;
      g_clear_pointer (&self->before, g_ptr_array_unref);
    }
  else
    {
      g_ptr_array_unref (self->rows);
      self->rows = g_steal_pointer (&self->before);
    }
  alur_grid_changed (grid);
}

static gboolean
write_text (AlurGrid *grid, guint row, guint column, const char *text, char **refusal)
{
  FakeGrid *self = FAKE_GRID (grid);
  GPtrArray *cells = g_ptr_array_index (self->rows, row);

  if (g_str_equal (text, "no"))
    {
      *refusal = g_strdup ("It says no.");
      return FALSE;
    }
  g_free (g_ptr_array_index (cells, column));
  g_ptr_array_index (cells, column) = g_strdup (text);
  return TRUE;
}

static int
insert_row (AlurGrid *grid, int after, char **refusal)
{
  FakeGrid *self = FAKE_GRID (grid);

  g_ptr_array_insert (self->rows, after + 1, make_row (self->n_columns));
  return after + 1;
}

static gboolean
remove_rows (AlurGrid *grid, guint row, guint n_rows, char **refusal)
{
  g_ptr_array_remove_range (FAKE_GRID (grid)->rows, row, n_rows);
  return TRUE;
}

static gconstpointer
get_row_key (AlurGrid *grid, guint row)
{
  const FakeGrid *self = FAKE_GRID (grid);

  return self->has_keys ? self->rows->pdata[row] : NULL;
}

static void
sort_rows (AlurGrid *grid, int column, gboolean descending)
{
  FakeGrid *self = FAKE_GRID (grid);

  self->sort_column = column;
  self->sort_descending = descending;
  alur_grid_changed (grid);
}

static gboolean
get_sort (AlurGrid *grid, int *column, gboolean *descending)
{
  FakeGrid *self = FAKE_GRID (grid);

  *column = self->sort_column;
  *descending = self->sort_descending;
  return TRUE;
}

static GPtrArray *
dup_choices (AlurGrid *grid, guint row, guint column, const char *typed)
{
  static const char *const words[] = { "apple", "apricot", "banana" };
  GPtrArray *choices = g_ptr_array_new_with_free_func ((GDestroyNotify) alur_grid_choice_free);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (words[i], typed))
      g_ptr_array_add (choices, alur_grid_choice_new (words[i], words[i], 0));
  return choices;
}

static gboolean
activate (AlurGrid *grid, guint row, guint column)
{
  FAKE_GRID (grid)->activated = (int) row;
  return TRUE;
}

static void
fake_grid_iface_init (AlurGridInterface *iface)
{
  iface->get_n_rows = get_n_rows;
  iface->get_n_columns = get_n_columns;
  iface->get_readiness = get_readiness;
  iface->get_n_head_columns = get_n_head_columns;
  iface->find_element = find_element;
  iface->get_row_key = get_row_key;
  iface->get_column = get_column;
  iface->get_cell = get_cell;
  iface->list_measured = list_measured;
  iface->begin = begin;
  iface->end = end;
  iface->write = write_text;
  iface->insert = insert_row;
  iface->remove = remove_rows;
  iface->sort = sort_rows;
  iface->get_sort = get_sort;
  iface->dup_choices = dup_choices;
  iface->activate = activate;
}

static void
fake_grid_finalize (GObject *object)
{
  FakeGrid *self = FAKE_GRID (object);

  g_ptr_array_unref (self->rows);
  g_free (self->last_name);
  G_OBJECT_CLASS (fake_grid_parent_class)->finalize (object);
}

static void
fake_grid_class_init (FakeGridClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fake_grid_finalize;
}

static void
fake_grid_init (FakeGrid *self)
{
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->sort_column = ALUR_GRID_UNSORTED;
  self->activated = -1;
}

/* Cells say where they are: "r0c0" and so on. */
FakeGrid *
fake_grid_new (guint n_rows, guint n_columns)
{
  FakeGrid *self = g_object_new (FAKE_TYPE_GRID, NULL);

  self->n_columns = n_columns;
  for (guint row = 0; row < n_rows; row++)
    {
      GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);

      for (guint column = 0; column < n_columns; column++)
        g_ptr_array_add (cells, g_strdup_printf ("r%uc%u", row, column));
      g_ptr_array_add (self->rows, cells);
    }
  return self;
}
