/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ascii-art.h"

#include <math.h>
#include <string.h>

AsciiArt *
ascii_art_new (AlurRect bounds)
{
  AsciiArt *self = g_new0 (AsciiArt, 1);

  self->left = bounds.x;
  self->top = bounds.y;
  self->width = (guint) ceil (bounds.width / 8) + 1;
  self->height = (guint) ceil (bounds.height / 16) + 1;
  self->cells = g_malloc (self->width * self->height);
  memset (self->cells, ' ', self->width * self->height);
  return self;
}

void
ascii_art_free (AsciiArt *self)
{
  g_free (self->cells);
  g_free (self);
}

static char *
cell_at (AsciiArt *self, double x, double y)
{
  guint column = (guint) CLAMP (floor ((x - self->left) / 8), 0, self->width - 1);
  guint row = (guint) CLAMP (floor ((y - self->top) / 16), 0, self->height - 1);

  return &self->cells[row * self->width + column];
}

/* The rows and columns of cells that the box covers, filled with its name. */
void
ascii_art_box (AsciiArt *self, const AlurRect *box, char name)
{
  for (double y = box->y + 8; y < alur_rect_bottom (box); y += 16)
    for (double x = box->x + 4; x < alur_rect_right (box); x += 8)
      *cell_at (self, x, y) = name;
}

static void
draw_segment (AsciiArt *self, AlurPoint from, AlurPoint to)
{
  gboolean vertical = fabs (to.y - from.y) > fabs (to.x - from.x);
  double length = vertical ? fabs (to.y - from.y) : fabs (to.x - from.x);

  for (double way = 0; way <= length; way += 2)
    {
      double part = length > 0 ? way / length : 0;
      char *cell = cell_at (self, from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part);
      char other = vertical ? '-' : '|';

      if (*cell == ' ' || *cell == other)
        *cell = *cell == other ? '+' : vertical ? '|' : '-';
    }
}

void
ascii_art_line (AsciiArt *self, const AlurPoint *points, guint n_points)
{
  for (guint i = 1; i < n_points; i++)
    draw_segment (self, points[i - 1], points[i]);
}

/* Rows without the blanks at their ends, each ended by a line feed; empty rows at the end left out.
 */
char *
ascii_art_text (const AsciiArt *self)
{
  GString *text = g_string_new (NULL);
  gsize end = 0;

  for (guint row = 0; row < self->height; row++)
    {
      guint length = self->width;

      while (length > 0 && self->cells[row * self->width + length - 1] == ' ')
        length--;
      g_string_append_len (text, self->cells + row * self->width, length);
      g_string_append_c (text, '\n');
      if (length > 0)
        end = text->len;
    }
  g_string_truncate (text, end);
  return g_string_free (text, FALSE);
}
