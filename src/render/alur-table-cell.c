/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lays the inside of a cell: a sign, the text, badges in rows. Measuring is laying without a
 * scene. */

#include "alur-table-cell.h"

#include "alur-language.h"
#include "alur-scene-text.h"

#include <string.h>

#define INDENT 12
#define SIGN_ROOM 16
#define BADGE_ROW_GAP 3

typedef struct
{
  double x, width; /* of the content */
  double y;        /* where the next unit begins */
  guint unit;      /* its number */
} Pen;

static const AlurMeasures *
get_measures (void)
{
  return &alur_style_get_paper ()->measure;
}

static AlurTextRole
get_role (const AlurTableCell *cell)
{
  return cell->bold ? ALUR_TEXT_HEAD : ALUR_TEXT_BODY;
}

static const AlurSceneText *
get_text (AlurTable *table, const AlurTableCell *cell, double width)
{
  return alur_pango_metrics_get_text (table->metrics, get_role (cell), cell->text, width);
}

static Pen
start (const AlurTableCellBox *self, AlurPoint at)
{
  double left = get_measures ()->table_padding_x + self->cell->indent * INDENT
                + (self->cell->sign != 0 ? SIGN_ROOM : 0);

  return (Pen){ .x = at.x + left,
                .width = MAX (self->width - left - get_measures ()->table_padding_x, 10),
                .y = at.y + get_measures ()->table_padding_y };
}

/* How many badges from `first` on fit a row, and how wide they are. */
static guint
fill_row (const AlurTableCellBox *self, guint first, double room, double *width)
{
  AlurTable *table = self->table;
  guint n = 0;

  *width = 0;
  for (guint i = first; i < self->cell->n_badges; i++, n++)
    {
      double badge = alur_scene_text_get_extents (
                         alur_pango_metrics_get_text (table->metrics, ALUR_TEXT_BADGE,
                                                      self->cell->badges[i].letters, 0))
                         ->width
                     + 2 * get_measures ()->badge_padding;
      double gap = n > 0 ? get_measures ()->badge_gap : 0;

      if (n > 0 && *width + gap + badge > room)
        break;
      *width += gap + badge;
    }
  return n;
}

static gboolean
is_shown (const AlurTableCellBox *self, guint unit)
{
  return unit >= self->first_unit && unit < self->end_unit;
}

/* The entry of the table's legend for a badge, or for badges that overlap. */
static guint32
find_legend (AlurTable *table, const char *letters, gboolean overlap)
{
  for (guint i = 1; i < table->legend->len; i++)
    {
      const AlurLegendEntry *entry = &g_array_index (table->legend, AlurLegendEntry, i);
      gboolean marks = entry->value == ALUR_LINE_BADGE_OVERLAP;

      if (entry->kind == ALUR_SAMPLE_BADGE && marks == overlap
          && (overlap || g_strcmp0 (entry->letters, letters) == 0))
        return i;
    }
  return 0;
}

static void
draw_badges (const AlurTableCellBox *self, guint first, guint n, AlurPoint at, AlurScene *scene)
{
  for (guint i = first; i < first + n; i++)
    {
      const AlurTableBadge *badge = &self->cell->badges[i];
      guint32 legend = find_legend (self->table, badge->letters, FALSE);
      AlurRect rect = alur_scene_add_badge (scene, at, badge->letters, badge->overlap, legend);

      if (badge->overlap)
        alur_scene_add_shape (scene, ALUR_LAYER_GROUND, ALUR_SHAPE_RECT, &rect, ALUR_COLOUR_NONE,
                              ALUR_LINE_NONE)
            ->legend
            = find_legend (self->table, badge->letters, TRUE);
      at.x += rect.width + get_measures ()->badge_gap;
    }
}

static void
lay_badges (const AlurTableCellBox *self, Pen *pen, AlurScene *scene)
{
  double room;
  guint n;

  for (guint i = 0; i < self->cell->n_badges; i += n, pen->unit++)
    {
      n = fill_row (self, i, pen->width, &room);
      if (!is_shown (self, pen->unit))
        continue;
      if (scene != NULL)
        {
          gboolean centred = self->kind == ALUR_COLUMN_CENTRED;
          double indent = centred ? MAX (0, (pen->width - room) / 2) : 0;

          draw_badges (self, i, n, (AlurPoint){ pen->x + indent, pen->y }, scene);
        }
      pen->y += get_measures ()->badge_height + BADGE_ROW_GAP;
    }
}

static guint32
get_line_start (const AlurSceneText *text, guint line)
{
  const AlurTextRun *run = text->runs;
  const AlurTextRun *end = run + text->n_runs;

  for (guint i = 0; i < line; i++)
    run += text->lines[i].n_runs;
  return run < end ? run->first_byte : (guint32) strlen (text->string);
}

static void
draw_text (const AlurTableCellBox *self, const char *text, const Pen *pen, AlurScene *scene)
{
  AlurRect rect = { pen->x, pen->y, pen->width, 0 };
  AlurAlign align = ALUR_ALIGN_LEFT;

  if (self->cell->number || self->kind == ALUR_COLUMN_NUMBER)
    {
      rect.width -= self->fraction;
      if (self->cell->number)
        rect.width += alur_table_cell_get_fraction (self->table, self->cell);
      align = ALUR_ALIGN_RIGHT;
    }
  else if (self->kind == ALUR_COLUMN_CENTRED)
    align = ALUR_ALIGN_CENTRE;
  alur_scene_add_text (scene, &rect, get_role (self->cell), text, align, ALUR_COLOUR_INK)->legend
      = self->cell->legend;
}

static void
lay_text (const AlurTableCellBox *self, Pen *pen, AlurScene *scene)
{
  const AlurSceneText *text = get_text (self->table, self->cell, pen->width);
  guint n_lines = text->extents.n_lines;
  guint first = MIN (self->first_unit, n_lines);
  guint end = CLAMP (self->end_unit, first, n_lines);

  pen->unit = n_lines;
  if (first == end)
    return;
  if (scene != NULL && end - first == n_lines)
    draw_text (self, self->cell->text, pen, scene);
  else if (scene != NULL)
    {
      guint32 from = get_line_start (text, first);
      g_autofree char *part = g_strndup (text->string + from, get_line_start (text, end) - from);

      draw_text (self, g_strchomp (part), pen, scene);
    }
  pen->y += text->extents.height * (end - first) / n_lines;
  if (self->cell->n_badges > 0)
    pen->y += BADGE_ROW_GAP;
}

static void
draw_sign (const AlurTableCellBox *self, AlurPoint at, AlurScene *scene)
{
  double left = get_measures ()->table_padding_x + self->cell->indent * INDENT;
  AlurPoint centre = { at.x + left + 6, at.y + get_measures ()->table_padding_y + 6.5 };

  alur_scene_add_sign (scene, self->cell->sign - 1, centre)->legend = self->cell->sign_legend;
}

/* Lays the cell with its top left at @at, into @scene unless that is NULL; answers its height. */
double
alur_table_cell_lay (const AlurTableCellBox *self, AlurPoint at, AlurScene *scene)
{
  Pen pen = start (self, at);
  double least = self->cell->sign != 0 && self->first_unit == 0
                     ? get_measures ()->sign_size + 2 * get_measures ()->table_padding_y
                     : 0;

  if (self->cell->text != NULL && self->cell->text[0] != '\0')
    lay_text (self, &pen, scene);
  lay_badges (self, &pen, scene);
  if (self->cell->sign != 0 && self->first_unit == 0 && scene != NULL)
    draw_sign (self, at, scene);
  return MAX (least, pen.y - at.y + get_measures ()->table_padding_y);
}

/* How many lines and rows of badges the cell has. */
guint
alur_table_cell_count_units (const AlurTableCellBox *self)
{
  Pen pen = start (self, (AlurPoint){ 0, 0 });

  if (self->cell->text != NULL && self->cell->text[0] != '\0')
    lay_text (self, &pen, NULL);
  lay_badges (self, &pen, NULL);
  return pen.unit;
}

/* The width below which a badge of the cell would stand out of it. */
double
alur_table_cell_get_least_width (AlurTable *table, const AlurTableCell *cell)
{
  double widest = 0;

  for (guint i = 0; i < cell->n_badges; i++)
    {
      const AlurSceneText *text = alur_pango_metrics_get_text (table->metrics, ALUR_TEXT_BADGE,
                                                               cell->badges[i].letters, 0);

      widest = MAX (widest,
                    alur_scene_text_get_extents (text)->width + 2 * get_measures ()->badge_padding);
    }
  if (widest <= 0)
    return 0;
  return widest + 2 * get_measures ()->table_padding_x + cell->indent * INDENT
         + (cell->sign != 0 ? SIGN_ROOM : 0) + 1;
}

/* The width of a figure from its decimal sign on. */
double
alur_table_cell_get_fraction (AlurTable *table, const AlurTableCell *cell)
{
  const char *sign = strrchr (cell->text, alur_language_decimal_sign (table->language)[0]);
  const AlurSceneText *text;

  if (sign == NULL)
    return 0;
  text = alur_pango_metrics_get_text (table->metrics, get_role (cell), sign, 0);
  return alur_scene_text_get_extents (text)->width;
}
