/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How wide columns are, and how high the head of all of them. There may be a hundred thousand, so
 * nothing of it is asked for again unless the grid says that they are others, and a title is
 * measured once. */

#include "alur-grid-view-private.h"

#include <math.h>
#include <string.h>

#define MANY_COLUMNS 300u
#define MOST_MEASURED 100u /* titles of many columns */
#define MOST_KEPT 1000u    /* heights of titles */

static void
take_width (AlurGridView *self, guint index, const AlurGridColumn *column)
{
  gconstpointer key = NULL;
  int width = 0;

  if (g_hash_table_size (self->widths) > 0)
    {
      key = alur_grid_get_column_key (self->grid, index);
      width = GPOINTER_TO_INT (g_hash_table_lookup (self->widths, key));
    }
  if (key == NULL && width == 0)
    width = GPOINTER_TO_INT (g_hash_table_lookup (self->widths, GUINT_TO_POINTER (index + 1)));
  if (width == 0)
    width = (int) ceil (column->width * self->em);
  alur_axis_set_size (self->columns, index, MAX (width, (int) (ALUR_GRID_LEAST_WIDTH * self->em)));
}

static gsize
get_title_length (const AlurGridColumn *column)
{
  return column->title != NULL ? strlen (column->title) : 0;
}

/* Asked for often, of the same titles. */
static int
measure_title (AlurGridView *self, const AlurGridColumn *column, int width)
{
  g_autofree char *key = g_strdup_printf ("%d %d %s", width, column->turns, column->title);
  gpointer height = g_hash_table_lookup (self->head_heights, key);

  if (height == NULL)
    {
      height = GINT_TO_POINTER (alur_grid_painter_measure_head (self->painter, column, width));
      if (g_hash_table_size (self->head_heights) >= MOST_KEPT)
        g_hash_table_remove_all (self->head_heights);
      g_hash_table_insert (self->head_heights, g_steal_pointer (&key), height);
    }
  return GPOINTER_TO_INT (height);
}

/* The head is as high as its highest title. Of very many titles only long ones are measured. */
static void
take_head_height (AlurGridView *self, gsize longest)
{
  guint n_columns = alur_axis_get_length (self->columns);
  gboolean are_many = n_columns > MANY_COLUMNS;
  guint n_measured = 0;

  self->head_height = alur_grid_painter_get_least_height (self->painter);
  for (guint i = 0; i < n_columns && n_measured < (are_many ? MOST_MEASURED : MANY_COLUMNS); i++)
    {
      AlurGridColumn column;

      alur_grid_get_column (self->grid, i, &column);
      if (are_many && get_title_length (&column) < longest - longest / 8)
        continue;
      self->head_height = MAX (
          self->head_height, measure_title (self, &column, alur_axis_get_size (self->columns, i)));
      n_measured++;
    }
}

/* FNV-1a, over what the height of the head depends on. */
static guint64
add_to_print (guint64 print, gconstpointer data, gsize length)
{
  const guchar *bytes = data;

  for (gsize i = 0; i < length; i++)
    print = (print ^ bytes[i]) * G_GUINT64_CONSTANT (1099511628211);
  return print;
}

/* Most edits change no title: then the head is as high as before. */
void
alur_grid_view_take_columns (AlurGridView *self)
{
  guint n_columns = alur_grid_get_n_columns (self->grid);
  guint state = alur_grid_get_columns_state (self->grid);
  guint64 print
      = add_to_print (G_GUINT64_CONSTANT (14695981039346656037), &n_columns, sizeof n_columns);
  gsize longest = 0;

  if (state != 0 && state == self->columns_state)
    return;
  self->columns_state = state;
  alur_axis_set_length (self->columns, n_columns, 0);
  for (guint i = 0; i < n_columns; i++)
    {
      AlurGridColumn column;
      gsize length;
      int width;

      alur_grid_get_column (self->grid, i, &column);
      take_width (self, i, &column);
      length = get_title_length (&column);
      longest = MAX (longest, length);
      width = column.turns ? -alur_axis_get_size (self->columns, i)
                           : alur_axis_get_size (self->columns, i);
      print = add_to_print (print, &width, sizeof width);
      print = add_to_print (print, column.title, length);
    }
  if (print == self->head_print)
    return;
  self->head_print = print;
  take_head_height (self, longest);
}

/* They are measured otherwise, or are those of another grid. */
void
alur_grid_view_forget_columns (AlurGridView *self)
{
  self->head_print = 0;
  self->columns_state = 0;
  g_hash_table_remove_all (self->head_heights);
}
