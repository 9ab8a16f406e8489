/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Starts are sums that are kept as far as no size before them has changed: sizes change near what
 * is looked at, and adding up ten thousand numbers takes microseconds. */

#include "alur-axis.h"

struct _AlurAxis
{
  GArray *sizes;  /* int */
  GArray *starts; /* gint64, one more than sizes */
  guint n_good;   /* starts that are right */
};

/**
 * alur_axis_new:
 *
 * Returns: (transfer full): an axis with nothing on it
 */
AlurAxis *
alur_axis_new (void)
{
  AlurAxis *self = g_new0 (AlurAxis, 1);

  self->sizes = g_array_new (FALSE, FALSE, sizeof (int));
  self->starts = g_array_new (FALSE, TRUE, sizeof (gint64));
  g_array_set_size (self->starts, 1);
  self->n_good = 1;
  return self;
}

/**
 * alur_axis_free:
 */
void
alur_axis_free (AlurAxis *self)
{
  g_array_unref (self->sizes);
  g_array_unref (self->starts);
  g_free (self);
}

/**
 * alur_axis_set_length:
 * @length: how many there are from now on; the first keep their sizes
 * @size: of those that are new
 */
void
alur_axis_set_length (AlurAxis *self, guint length, int size)
{
  guint before = self->sizes->len;

  g_array_set_size (self->sizes, length);
  g_array_set_size (self->starts, length + 1);
  for (guint i = before; i < length; i++)
    g_array_index (self->sizes, int, i) = size;
  self->n_good = MIN (self->n_good, MIN (before, length) + 1);
}

/**
 * alur_axis_get_length:
 *
 * Returns: how many there are
 */
guint
alur_axis_get_length (AlurAxis *self)
{
  return self->sizes->len;
}

/**
 * alur_axis_set_size:
 */
void
alur_axis_set_size (AlurAxis *self, guint index, int size)
{
  if (g_array_index (self->sizes, int, index) == size)
    return;
  g_array_index (self->sizes, int, index) = size;
  self->n_good = MIN (self->n_good, index + 1);
}

/**
 * alur_axis_get_size:
 */
int
alur_axis_get_size (AlurAxis *self, guint index)
{
  return g_array_index (self->sizes, int, index);
}

/**
 * alur_axis_get_start:
 * @index: at most how many there are
 *
 * Returns: where it begins, or behind the last where all ends
 */
gint64
alur_axis_get_start (AlurAxis *self, guint index)
{
  for (; self->n_good <= index; self->n_good++)
    g_array_index (self->starts, gint64, self->n_good)
        = g_array_index (self->starts, gint64, self->n_good - 1)
          + g_array_index (self->sizes, int, self->n_good - 1);
  return g_array_index (self->starts, gint64, index);
}

/**
 * alur_axis_find:
 * @place: where
 *
 * Returns: what lies there; the first before all, their number behind all
 */
guint
alur_axis_find (AlurAxis *self, gint64 place)
{
  guint from = 0;
  guint to = self->sizes->len;

  while (from < to)
    {
      guint middle = from + (to - from) / 2;

      if (alur_axis_get_start (self, middle + 1) <= place)
        from = middle + 1;
      else
        to = middle;
    }
  return from;
}
