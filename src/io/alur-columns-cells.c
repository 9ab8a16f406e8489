/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where titles don't say what columns hold, their cells may: a column whose cells stand in another
 * one is that of the superiors. */

#include "alur-columns-private.h"

#include "alur-text.h"

#include <string.h>

#define LOOKED_AT 2000u

typedef struct
{
  GHashTable *values; /* folded */
  guint n_filled;
  gsize length;
} Look;

static void
clear_look (gpointer data)
{
  Look *look = data;

  g_hash_table_unref (look->values);
}

static Look
look_at (const AlurColumns *self, const AlurCells *cells, guint column)
{
  Look look = { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL), 0, 0 };
  guint behind = MIN (alur_cells_get_n_rows (cells), self->first + LOOKED_AT);

  for (guint row = self->first; row < behind; row++)
    {
      const char *text = alur_cells_get (cells, row, column);

      if (*text == '\0' || strlen (text) > 400)
        continue;
      look.n_filled++;
      look.length += strlen (text);
      g_hash_table_add (look.values, alur_text_fold (text));
    }
  return look;
}

/* Whether nearly each cell says something else. */
static gboolean
tells_apart (const Look *look)
{
  return look->n_filled > 1 && g_hash_table_size (look->values) * 10 >= look->n_filled * 9;
}

/* How many of a hundred different cells stand in the other column too. */
static guint
share_in (const Look *look, const Look *other)
{
  GHashTableIter iter;
  gpointer value;
  guint n = 0, size = g_hash_table_size (look->values);

  g_hash_table_iter_init (&iter, look->values);
  while (g_hash_table_iter_next (&iter, &value, NULL))
    n += g_hash_table_contains (other->values, value) ? 1 : 0;
  return size > 0 ? n * 100 / size : 0;
}

static gboolean
is_free (const AlurColumns *self, guint column)
{
  return self->holds[column] == ALUR_HOLDS_NOTHING;
}

static void
find_parent (AlurColumns *self, GArray *looks)
{
  guint best = 49;

  for (guint column = 0; column < self->n_columns; column++)
    {
      const Look *look = &g_array_index (looks, Look, column);
      int key = -1;

      if (!is_free (self, column) || look->n_filled == 0)
        continue;
      for (guint other = 0; other < self->n_columns; other++)
        {
          const Look *keys = &g_array_index (looks, Look, other);
          guint share = other != column && tells_apart (keys) ? share_in (look, keys) : 0;

          if (share > best && g_hash_table_size (keys->values) > g_hash_table_size (look->values))
            {
              best = share;
              key = (int) other;
            }
        }
      if (key < 0)
        continue;
      alur_columns_set (self, column, ALUR_HOLDS_PARENT);
      if (is_free (self, (guint) key) && alur_columns_find (self, ALUR_HOLDS_ID) < 0
          && self->n_columns > 2)
        self->holds[key] = ALUR_HOLDS_ID;
    }
}

/* The name: of the columns that tell rows apart, the one with the longest texts. */
static void
find_name (AlurColumns *self, GArray *looks)
{
  int best = -1;
  gsize length = 0;

  for (guint column = 0; column < self->n_columns; column++)
    {
      const Look *look = &g_array_index (looks, Look, column);
      gsize mean = look->n_filled > 0 ? look->length * 10 / look->n_filled : 0;

      if (is_free (self, column) && look->n_filled > 0 && mean > length)
        {
          best = (int) column;
          length = mean;
        }
    }
  if (best < 0)
    best = alur_columns_find (self, ALUR_HOLDS_ID);
  if (best >= 0)
    self->holds[best] = ALUR_HOLDS_NAME;
}

/* "No" over numbers that nobody is under is a count of rows. */
static void
check_id (AlurColumns *self, GArray *looks)
{
  int id = alur_columns_find (self, ALUR_HOLDS_ID);
  int parent = alur_columns_find (self, ALUR_HOLDS_PARENT);
  g_autofree char *plain = id >= 0 ? alur_columns_plain_title (self->titles[id]) : NULL;

  if (id < 0
      || (strcmp (plain, "no") != 0 && strcmp (plain, "nomor") != 0
          && strcmp (plain, "number") != 0))
    return;
  if (parent < 0
      || share_in (&g_array_index (looks, Look, parent), &g_array_index (looks, Look, id)) < 50)
    self->holds[id] = ALUR_HOLDS_NOTHING;
}

/**
 * alur_columns_look_into_cells:
 * @self: columns of an organisation, as far as their titles say what they hold
 * @cells: the table
 *
 * Finds names, identifiers and superiors by what stands in the cells.
 */
void
alur_columns_look_into_cells (AlurColumns *self, const AlurCells *cells)
{
  g_autoptr (GArray) looks = NULL;

  if (self->n_columns > 64)
    return;
  looks = g_array_new (FALSE, FALSE, sizeof (Look));
  g_array_set_clear_func (looks, clear_look);
  for (guint column = 0; column < self->n_columns; column++)
    {
      Look look = look_at (self, cells, column);

      g_array_append_val (looks, look);
    }
  check_id (self, looks);
  if (alur_columns_find (self, ALUR_HOLDS_NAME) >= 0
      || alur_columns_find (self, ALUR_HOLDS_POST) >= 0)
    return;
  if (alur_columns_find (self, ALUR_HOLDS_PARENT) < 0)
    find_parent (self, looks);
  find_name (self, looks);
}
