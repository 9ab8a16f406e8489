/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The cells of a grid as strips: a few columns of one row in one sprite. A strip is as high as its
 * row, so that a row that turns out higher moves the others and redraws none. */

#include "alur-grid-view-private.h"

#include "alur-sprite.h"

#include <string.h>

#define STRIP_COLUMNS 4u
#define MOST_STRIPS 1600u /* that are kept */
#define OLD_STRIPS 8u     /* frames that a strip may go unused when there are too many */

typedef struct
{
  guint row; /* ALUR_GRID_NOWHERE: the heads */
  guint first;
  AlurSprite *sprite;
  int height;   /* px for which it was drawn */
  guint64 used; /* when it was drawn last */
} Strip;

static guint
strip_hash (gconstpointer data)
{
  const Strip *strip = data;

  return strip->row * 31 + strip->first;
}

static gboolean
strip_equal (gconstpointer a, gconstpointer b)
{
  const Strip *one = a;
  const Strip *other = b;

  return one->row == other->row && one->first == other->first;
}

static void
strip_free (gpointer data)
{
  Strip *strip = data;

  g_clear_pointer (&strip->sprite, alur_sprite_free);
  g_free (strip);
}

void
alur_grid_view_init_strips (AlurGridView *self)
{
  self->strips = g_hash_table_new_full (strip_hash, strip_equal, strip_free, NULL);
}

/* Everything looks different, or may. */
void
alur_grid_view_forget_strips (AlurGridView *self)
{
  g_hash_table_remove_all (self->strips);
}

static void
set_colour (AlurGridView *self, cairo_t *cr, AlurColour colour)
{
  const AlurRgb *rgb = &self->style->palette[colour];

  cairo_set_source_rgb (cr, rgb->red, rgb->green, rgb->blue);
}

static void
draw_lines (AlurGridView *self, cairo_t *cr, const GdkRectangle *rect, gboolean heavy)
{
  set_colour (self, cr, heavy ? ALUR_COLOUR_LINE : ALUR_COLOUR_GRID);
  cairo_rectangle (cr, rect->x, rect->y + rect->height - 1, rect->width, 1);
  cairo_fill (cr);
  set_colour (self, cr, ALUR_COLOUR_GRID);
  cairo_rectangle (cr, rect->x + rect->width - 1, rect->y, 1, rect->height - 1);
  cairo_fill (cr);
}

static int
get_sorted (AlurGridView *self, guint column)
{
  int by;
  gboolean descending;

  if (!alur_grid_get_sort (self->grid, &by, &descending) || by != (int) column)
    return 0;
  return descending ? -1 : 1;
}

static gboolean
is_foot (AlurGridView *self, guint row)
{
  return row + alur_grid_get_n_foot_rows (self->grid) >= alur_axis_get_length (self->rows);
}

static void
draw_part (AlurGridView *self, cairo_t *cr, guint row, guint column, GdkRectangle *rect)
{
  AlurGridColumn head;
  gboolean is_head = row == ALUR_GRID_NOWHERE;

  alur_grid_get_column (self->grid, column, &head);
  set_colour (self, cr, is_head || is_foot (self, row) ? ALUR_COLOUR_GROUND : ALUR_COLOUR_PAPER);
  gdk_cairo_rectangle (cr, rect);
  cairo_fill (cr);
  if (is_head)
    alur_grid_painter_draw_head (self->painter, cr, &head, get_sorted (self, column), rect);
  else
    {
      g_auto (AlurCell) cell = { .text = NULL };

      alur_grid_get_cell (self->grid, row, column, &cell);
      alur_grid_painter_draw (self->painter, cr, &cell, &head, rect);
    }
  draw_lines (self, cr, rect, is_head);
}

static AlurSprite *
draw_strip (AlurGridView *self, guint row, guint first, guint last, int width, int height)
{
  int scale = self->strip_scale;
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * scale, height * scale);
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  for (guint column = first; column < last; column++)
    {
      GdkRectangle rect = { (int) (alur_axis_get_start (self->columns, column)
                                   - alur_axis_get_start (self->columns, first)),
                            0, alur_axis_get_size (self->columns, column), height };

      draw_part (self, cr, row, column, &rect);
    }
  cairo_destroy (cr);
  return alur_sprite_new (surface);
}

/* The columns of a strip: head columns are in strips of their own. */
static guint
get_end (AlurGridView *self, guint first)
{
  guint end = MIN (first + STRIP_COLUMNS, alur_axis_get_length (self->columns));

  return first < self->n_heads ? MIN (end, self->n_heads) : end;
}

static void
append_strip (AlurGridView *self, GtkSnapshot *snapshot, guint row, guint first, double x, double y)
{
  guint end = get_end (self, first);
  int width = (int) (alur_axis_get_start (self->columns, end)
                     - alur_axis_get_start (self->columns, first));
  int height = row == ALUR_GRID_NOWHERE ? self->head_height : alur_axis_get_size (self->rows, row);
  Strip *strip = g_hash_table_lookup (self->strips, &(Strip){ .row = row, .first = first });

  if (width <= 0 || height <= 0)
    return;
  if (self->is_stale && (strip == NULL || strip->sprite == NULL || strip->height != height))
    return;
  if (strip == NULL)
    {
      strip = g_new0 (Strip, 1);
      strip->row = row;
      strip->first = first;
      g_hash_table_add (self->strips, strip);
    }
  if (strip->sprite == NULL || strip->height != height)
    {
      g_clear_pointer (&strip->sprite, alur_sprite_free);
      strip->sprite = draw_strip (self, row, first, end, width, height);
      strip->height = height;
    }
  strip->used = self->strip_clock;
  alur_sprite_append (strip->sprite, GTK_WIDGET (self), snapshot,
                      &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));
}

/* One row of strips between two places; @from: of the first column that may be in it. */
static void
append_row (AlurGridView *self,
            GtkSnapshot *snapshot,
            guint row,
            double y,
            gboolean of_heads,
            double offset)
{
  guint n_columns = of_heads ? self->n_heads : alur_axis_get_length (self->columns);
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int frozen = of_heads ? 0 : alur_grid_view_get_frozen (self);
  guint first = of_heads || frozen == 0 ? 0 : self->n_heads;

  while (first < n_columns)
    {
      guint end = get_end (self, first);
      double x = (double) alur_axis_get_start (self->columns, first) - offset;

      if (x >= width)
        break;
      if ((double) alur_axis_get_start (self->columns, end) - offset > frozen)
        append_strip (self, snapshot, row, first, x, y);
      first = end;
    }
}

static void
append_rows (AlurGridView *self, GtkSnapshot *snapshot, gboolean of_heads)
{
  double top = alur_grid_view_get_offset (self, GTK_ORIENTATION_VERTICAL);
  double offset = of_heads ? 0 : alur_grid_view_get_offset (self, GTK_ORIENTATION_HORIZONTAL);
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  guint n_rows = alur_axis_get_length (self->rows);

  for (guint row = alur_axis_find (self->rows, (gint64) top); row < n_rows; row++)
    {
      double y = self->head_height + (double) alur_axis_get_start (self->rows, row) - top;

      if (y >= height)
        break;
      append_row (self, snapshot, row, y, of_heads, offset);
    }
  append_row (self, snapshot, ALUR_GRID_NOWHERE, 0, of_heads, offset);
}

static gboolean
is_old (gpointer key, gpointer value, gpointer data)
{
  const Strip *strip = key;
  const AlurGridView *self = data;

  return strip->used + OLD_STRIPS < self->strip_clock;
}

static void
append_clipped (AlurGridView *self, GtkSnapshot *snapshot, int x, int width, gboolean of_heads)
{
  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT ((float) x, 0, (float) width,
                                               (float) gtk_widget_get_height (GTK_WIDGET (self))));
  append_rows (self, snapshot, of_heads);
  gtk_snapshot_pop (snapshot);
}

/* Appends all that is in view, drawing what is not drawn yet; but where the grid is old only what
 * was. */
void
alur_grid_view_append_strips (AlurGridView *self, GtkSnapshot *snapshot)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  int frozen = alur_grid_view_get_frozen (self);
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  self->strip_clock++;
  if (scale != self->strip_scale)
    alur_grid_view_forget_strips (self);
  self->strip_scale = scale;
  append_clipped (self, snapshot, frozen, width - frozen, FALSE);
  if (frozen > 0)
    append_clipped (self, snapshot, 0, frozen, TRUE);
  if (g_hash_table_size (self->strips) > MOST_STRIPS)
    g_hash_table_foreach_remove (self->strips, is_old, self);
}
