/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The parts of a page that are not the drawing: a heading above it, the title block and the line
 * with file and page number below it, and on tiles the cut lines, the pages that lie beyond them
 * and a small map of all pages. They are scenes like the drawing and come through the same
 * painter. */

#include "alur-furniture.h"

#include "alur-language.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAP_WIDTH 130
#define MAP_HEIGHT 40
#define MAP_CELL 12
#define FOOTER_GAP 4
#define MARK_ROOM 3
#define PLACE_GAP 2
#define TITLE_LINES 4
#define CELL_LINES 6
#define LINE_CHARACTERS 300 /* at most, of those that are looked at */

static gboolean
is_given (const char *text)
{
  return text != NULL && text[0] != '\0';
}

/**
 * alur_furniture_get_cells:
 * @self: what the page says
 * @cells: (out): the cells of the title block that have something to say
 *
 * The date is that of the stage of the info, so it says nothing about another.
 *
 * Returns: how many there are
 */
guint
alur_furniture_get_cells (const AlurFurniture *self,
                          AlurFurnitureCell cells[ALUR_FURNITURE_MOST_CELLS])
{
  const AlurPageInfo *info = self->info;
  gboolean elsewhere = is_given (self->stage) && g_strcmp0 (self->stage, info->stage) != 0;
  const AlurFurnitureCell all[ALUR_FURNITURE_MOST_CELLS] = {
    { alur_tr (info->language, N_ ("Service")), info->service },
    { alur_tr (info->language, N_ ("Agency")), info->agency },
    { alur_tr (info->language, N_ ("Region")), info->region },
    { alur_tr (info->language, N_ ("Stage")), self->stage != NULL ? self->stage : info->stage },
    { alur_tr (info->language, N_ ("Date")), elsewhere ? NULL : info->date },
    { alur_tr (info->language, N_ ("Author")), info->author },
  };
  guint n_cells = 0;

  for (guint i = 0; i < ALUR_FURNITURE_MOST_CELLS; i++)
    {
      if (is_given (all[i].value))
        cells[n_cells++] = all[i];
    }
  return n_cells;
}

static double
measure_text (const AlurFurniture *self, AlurTextRole role, const char *text, double width)
{
  return alur_scene_text_get_extents (
             alur_pango_metrics_get_text (self->metrics, role, text, width))
      ->height;
}

static const char *
get_title (const AlurFurniture *self)
{
  return is_given (self->title) ? self->title : self->info->title;
}

static gboolean
fits (const AlurFurniture *self, AlurTextRole role, const char *text, double width, guint n_lines)
{
  return alur_scene_text_get_extents (
             alur_pango_metrics_get_text (self->metrics, role, text, width))
             ->n_lines
         <= n_lines;
}

/* A text of any length as it is shown in @n_lines lines at most: where it goes on is told by dots.
 * Else a long name would leave no room on the page for anything else. */
static char *
dup_shown (
    const AlurFurniture *self, AlurTextRole role, const char *text, double width, guint n_lines)
{
  const char *end = text;
  glong low = 0;
  glong high = 0;

  for (; high < (glong) n_lines * LINE_CHARACTERS && *end != '\0'; high++)
    end = g_utf8_next_char (end);
  if (*end == '\0' && fits (self, role, text, width, n_lines))
    return g_strdup (text);
  while (low + 1 < high)
    {
      glong middle = (low + high) / 2;
      g_autofree char *start = g_utf8_substring (text, 0, middle);
      g_autofree char *shown = g_strconcat (start, "…", NULL);

      if (fits (self, role, shown, width, n_lines))
        low = middle;
      else
        high = middle;
    }
  return g_strdup_printf ("%.*s…", (int) (g_utf8_offset_to_pointer (text, low) - text), text);
}

/* The title keeps clear of the page map. */
static double
get_title_width (double width)
{
  return MAX (width - MAP_WIDTH - 10, width * 0.6);
}

static char *
dup_title (const AlurFurniture *self, double width)
{
  return dup_shown (self, ALUR_TEXT_TITLE, get_title (self), get_title_width (width), TITLE_LINES);
}

/**
 * alur_furniture_get_header_height:
 * @self: what the page says
 * @width: px between the margins
 *
 * Returns: the height in px of the heading and the gap below it
 */
double
alur_furniture_get_header_height (const AlurFurniture *self, double width)
{
  double gap = alur_style_get_paper ()->page.gap;
  g_autofree char *title = NULL;

  if (!is_given (get_title (self)))
    return 0;
  title = dup_title (self, width);
  return measure_text (self, ALUR_TEXT_TITLE, title, get_title_width (width)) + 4 + gap;
}

/* The page map: the tiles as they lie, the shown one filled. */
static void
add_map (AlurScene *scene, const AlurRect *inside, const AlurPageMap *map)
{
  const AlurTiling *tiling = map->tiling;
  double cell_width = MIN (MAP_CELL, (double) MAP_WIDTH / tiling->n_columns);
  double cell_height = MIN (MAP_CELL * 0.75, (double) MAP_HEIGHT / tiling->n_rows);
  double left = alur_rect_right (inside) - cell_width * tiling->n_columns;

  cell_height = MIN (cell_height, 18.0 / tiling->n_rows + 2);
  for (guint i = 0; i < tiling->tiles->len; i++)
    {
      const AlurTile *tile = &g_array_index (tiling->tiles, AlurTile, i);
      AlurRect cell = { left + cell_width * tile->column, inside->y + cell_height * tile->row,
                        cell_width, cell_height };

      alur_scene_add_shape (scene, i == map->tile ? ALUR_LAYER_MARKS : ALUR_LAYER_BOXES,
                            ALUR_SHAPE_RECT, &cell,
                            i == map->tile ? ALUR_COLOUR_LINE : ALUR_COLOUR_PAPER, ALUR_LINE_FRAME)
          ->role
          = ALUR_SCENE_DECORATION;
    }
}

/* Which page of a table it is, above the end of the rule. */
static void
add_place (const AlurFurniture *self, AlurScene *scene, const AlurPoint *end)
{
  g_autofree char *place = g_strdup_printf ("%u/%u", self->nth, self->n_pages);
  double height = alur_style_get_paper ()->texts[ALUR_TEXT_DETAIL].line_height;
  AlurRect rect = { end->x, end->y - height - PLACE_GAP, 0, height };

  alur_scene_add_text (scene, &rect, ALUR_TEXT_DETAIL, place, ALUR_ALIGN_RIGHT, ALUR_COLOUR_SOFT);
}

/**
 * alur_furniture_add_header:
 * @self: what the page says
 * @scene: gets the heading
 * @inside: the page without its margins
 * @map: (nullable): on a tile, which one it is
 */
void
alur_furniture_add_header (const AlurFurniture *self,
                           AlurScene *scene,
                           const AlurRect *inside,
                           const AlurPageMap *map)
{
  AlurRect rect = { inside->x, inside->y, get_title_width (inside->width), 0 };
  double bottom = inside->y + alur_furniture_get_header_height (self, inside->width)
                  - alur_style_get_paper ()->page.gap;
  AlurPoint rule[] = { { inside->x, bottom }, { alur_rect_right (inside), bottom } };
  g_autofree char *title = NULL;

  if (!is_given (get_title (self)))
    return;
  title = dup_title (self, inside->width);
  alur_scene_add_text (scene, &rect, ALUR_TEXT_TITLE, title, ALUR_ALIGN_LEFT, ALUR_COLOUR_INK);
  alur_scene_add_polygon (scene, ALUR_LAYER_LINES, rule, 2, ALUR_COLOUR_NONE, ALUR_LINE_RULE);
  if (map != NULL && map->tiling->tiles->len > 1)
    add_map (scene, inside, map);
  else if (self->n_pages > 1)
    add_place (self, scene, &rule[1]);
}

static guint
count_columns (guint n_cells, double width)
{
  guint room = (guint) CLAMP (width / 100, 1, ALUR_FURNITURE_MOST_CELLS);
  guint n_rows = (n_cells + room - 1) / room;

  return n_rows > 0 ? (n_cells + n_rows - 1) / n_rows : 1;
}

/* Lays the cells of the title block; answers their height. */
static double
lay_cells (const AlurFurniture *self, AlurPoint at, double width, AlurScene *scene)
{
  double padding = alur_style_get_paper ()->page.title_padding;
  double label = alur_style_get_paper ()->texts[ALUR_TEXT_DETAIL].line_height;
  AlurFurnitureCell cells[ALUR_FURNITURE_MOST_CELLS];
  guint n_cells = alur_furniture_get_cells (self, cells);
  guint n_columns = count_columns (n_cells, width);
  double column = width / n_columns;
  double top = at.y;

  for (guint first = 0; first < n_cells; first += n_columns)
    {
      guint n_row = MIN (n_columns, n_cells - first);
      char *values[ALUR_FURNITURE_MOST_CELLS];
      double height = 0;

      for (guint i = 0; i < n_row; i++)
        {
          values[i] = dup_shown (self, ALUR_TEXT_BODY, cells[first + i].value, column - 2 * padding,
                                 CELL_LINES);
          height
              = MAX (height, measure_text (self, ALUR_TEXT_BODY, values[i], column - 2 * padding));
        }
      height += label + 2 * padding;
      for (guint i = 0; scene != NULL && i < n_row; i++)
        {
          AlurRect cell = { at.x + column * i, at.y, column, height };
          AlurRect text = { cell.x + padding, cell.y + padding, column - 2 * padding, 0 };

          alur_scene_add_shape (scene, ALUR_LAYER_BOXES, ALUR_SHAPE_RECT, &cell, ALUR_COLOUR_NONE,
                                ALUR_LINE_FRAME)
              ->role
              = ALUR_SCENE_DECORATION;
          alur_scene_add_text (scene, &text, ALUR_TEXT_DETAIL, cells[first + i].label,
                               ALUR_ALIGN_LEFT, ALUR_COLOUR_SOFT);
          text.y += label;
          alur_scene_add_text (scene, &text, ALUR_TEXT_BODY, values[i], ALUR_ALIGN_LEFT,
                               ALUR_COLOUR_INK);
        }
      for (guint i = 0; i < n_row; i++)
        g_free (values[i]);
      at.y += height;
    }
  return at.y - top;
}

static double
get_footer_height (void)
{
  return alur_style_get_paper ()->texts[ALUR_TEXT_DETAIL].line_height + FOOTER_GAP;
}

/**
 * alur_furniture_get_block_height:
 * @self: what the page says
 * @width: px between the margins
 *
 * Returns: the height in px of the title block and the line below it
 */
double
alur_furniture_get_block_height (const AlurFurniture *self, double width)
{
  return lay_cells (self, (AlurPoint){ 0, 0 }, width, NULL) + get_footer_height ();
}

/**
 * alur_furniture_add_block:
 * @self: what the page says
 * @scene: gets the title block
 * @inside: the page without its margins
 * @page: its number, from 1
 * @n_pages: of how many
 */
void
alur_furniture_add_block (
    const AlurFurniture *self, AlurScene *scene, const AlurRect *inside, guint page, guint n_pages)
{
  double height = alur_furniture_get_block_height (self, inside->width);
  double bottom = alur_rect_bottom (inside);
  double footer = get_footer_height () - FOOTER_GAP;
  AlurRect rect = { inside->x, bottom - footer, inside->width * 0.7, footer };
  g_autofree char *number = NULL;

  lay_cells (self, (AlurPoint){ inside->x, bottom - height }, inside->width, scene);
  if (is_given (self->info->file))
    alur_scene_add_text (scene, &rect, ALUR_TEXT_DETAIL, self->info->file,
                         ALUR_ALIGN_LEFT | ALUR_ALIGN_BOTTOM, ALUR_COLOUR_SOFT);
  if (self->legend_page > 0)
    {
      /* Translators: the number of the page that explains the signs of this one. */
      g_autofree char *where = g_strdup_printf (
          alur_tr (self->info->language, N_ ("Legend on page %u")), self->legend_page);
      AlurRect middle = { alur_rect_center (inside).x, rect.y, 0, footer };

      alur_scene_add_text (scene, &middle, ALUR_TEXT_DETAIL, where,
                           ALUR_ALIGN_CENTRE | ALUR_ALIGN_BOTTOM, ALUR_COLOUR_SOFT);
    }
  /* Translators: the number of a page and the number of all pages. */
  number = g_strdup_printf (alur_tr (self->info->language, N_ ("Page %u of %u")), page, n_pages);
  rect.x = alur_rect_right (inside);
  rect.width = 0;
  alur_scene_add_text (scene, &rect, ALUR_TEXT_DETAIL, number, ALUR_ALIGN_RIGHT | ALUR_ALIGN_BOTTOM,
                       ALUR_COLOUR_SOFT);
}

/* The page of the tile beside the shown one, 0 when there is none. */
static guint
find_page (const AlurPageMap *map, int right, int down)
{
  const AlurTile *shown = &g_array_index (map->tiling->tiles, AlurTile, map->tile);

  for (guint i = 0; i < map->tiling->tiles->len; i++)
    {
      const AlurTile *tile = &g_array_index (map->tiling->tiles, AlurTile, i);

      if ((int) tile->column == (int) shown->column + right
          && (int) tile->row == (int) shown->row + down)
        return map->first_page + i;
    }
  return 0;
}

static void
add_mark (AlurScene *scene, const AlurRect *rect, const char *arrow, guint page, AlurAlign align)
{
  g_autofree char *text = g_strdup_printf ("%s %u", arrow, page);

  alur_scene_add_text (scene, rect, ALUR_TEXT_DETAIL, text, align, ALUR_COLOUR_INK);
}

static void
add_cut (AlurScene *scene, double x1, double y1, double x2, double y2)
{
  AlurPoint points[] = { { x1, y1 }, { x2, y2 } };

  alur_scene_add_polygon (scene, ALUR_LAYER_LINES, points, 2, ALUR_COLOUR_NONE, ALUR_LINE_CUT);
}

/**
 * alur_furniture_add_marks:
 * @scene: gets the marks
 * @shown: where the tile is drawn, with the heads beside it
 * @at: where its top left is without them
 * @scale: of the drawing
 * @map: which tile it is
 *
 * Draws where the tile meets those that have a page, and beside it which page goes on there. A
 * strip of 16 px round @shown must be free.
 */
void
alur_furniture_add_marks (
    AlurScene *scene, const AlurRect *shown, AlurPoint at, double scale, const AlurPageMap *map)
{
  const AlurTile *tile = &g_array_index (map->tiling->tiles, AlurTile, map->tile);
  double line = alur_style_get_paper ()->texts[ALUR_TEXT_DETAIL].line_height;
  double left = at.x + (tile->cut_left - tile->area.x) * scale;
  double right = at.x + (tile->cut_right - tile->area.x) * scale;
  double top = at.y + (tile->cut_top - tile->area.y) * scale;
  double bottom = at.y + (tile->cut_bottom - tile->area.y) * scale;
  AlurPoint centre = alur_rect_center (shown);
  AlurRect above = { centre.x, shown->y - line - MARK_ROOM, 0, line };
  AlurRect below = { centre.x, alur_rect_bottom (shown) + MARK_ROOM, 0, line };
  AlurRect before = { shown->x - line - MARK_ROOM, centre.y - 50, line, 100 };
  AlurRect behind = { alur_rect_right (shown) + MARK_ROOM, centre.y - 50, line, 100 };

  if (find_page (map, -1, 0) > 0)
    add_cut (scene, left, shown->y, left, alur_rect_bottom (shown));
  if (find_page (map, 1, 0) > 0)
    add_cut (scene, right, shown->y, right, alur_rect_bottom (shown));
  if (find_page (map, 0, -1) > 0)
    add_cut (scene, shown->x, top, alur_rect_right (shown), top);
  if (find_page (map, 0, 1) > 0)
    add_cut (scene, shown->x, bottom, alur_rect_right (shown), bottom);
  if (find_page (map, 0, -1) > 0)
    add_mark (scene, &above, "↑", find_page (map, 0, -1), ALUR_ALIGN_CENTRED);
  if (find_page (map, 0, 1) > 0)
    add_mark (scene, &below, "↓", find_page (map, 0, 1), ALUR_ALIGN_CENTRED);
  if (find_page (map, -1, 0) > 0)
    add_mark (scene, &before, "↑", find_page (map, -1, 0), ALUR_ALIGN_CENTRED | ALUR_ALIGN_TURNED);
  if (find_page (map, 1, 0) > 0)
    add_mark (scene, &behind, "↓", find_page (map, 1, 0), ALUR_ALIGN_CENTRED | ALUR_ALIGN_TURNED);
}
