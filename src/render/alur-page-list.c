/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Decides which pages there are: their paper and orientation, what each shows and how large.
 *
 * All pages are known before the first is drawn, because each says how many there are. */

#include "alur-page-list.h"

#include "alur-page-legend.h"
#include "alur-table-private.h"

#include <math.h>

#define PX_PER_MM (96 / 25.4)
#define PX_PER_PT (96.0 / 72)
#define FIT_LEAST_WIDTH 560
#define LEGEND_SHARE 0.35 /* of a page; more goes to pages of its own */
#define MARKS_ROOM 18     /* round a tile */
#define TABLE_SMALL 6     /* pages; a larger table is not shrunk to save one */
#define TABLE_SCALE 0.9   /* the least of a table that is not cut across */
#define SCALE_STEPS 5
#define COVER_SCALE 1.7

static double
get_margin (void)
{
  return alur_style_get_paper ()->page.margin_mm * PX_PER_MM;
}

/* The page without its margins. */
AlurRect
alur_page_get_inside (AlurSize size)
{
  AlurRect page = { 0, 0, size.width, size.height };

  return alur_rect_grow (&page, -get_margin ());
}

AlurFurniture
alur_page_list_get_furniture (const AlurPageList *self, const AlurExportPart *part)
{
  return (AlurFurniture){
    .metrics = self->metrics, .info = self->info, .title = part->title, .stage = part->stage
  };
}

static AlurSize
get_paper_size (const AlurPageList *self, gboolean landscape)
{
  const AlurPaperSize *paper = alur_paper_get_size (self->options->paper);
  double width = paper->width_mm * PX_PER_MM;
  double height = paper->height_mm * PX_PER_MM;

  return landscape ? (AlurSize){ height, width } : (AlurSize){ width, height };
}

/**
 * alur_page_list_get_room:
 * @self: a list of pages
 * @landscape: which way up
 *
 * Returns: the room in px that a page has between a title of one line and the title block
 */
AlurSize
alur_page_list_get_room (const AlurPageList *self, gboolean landscape)
{
  static const AlurExportPart any = { .title = (char *) "A", .stage = (char *) "A" };
  AlurFurniture furniture = alur_page_list_get_furniture (self, &any);
  AlurRect inside = alur_page_get_inside (get_paper_size (self, landscape));

  inside.height -= alur_furniture_get_header_height (&furniture, inside.width)
                   + alur_furniture_get_block_height (&furniture, inside.width)
                   + alur_style_get_paper ()->page.gap;
  return (AlurSize){ inside.width, inside.height };
}

/* Room that furniture takes from the height of a page. */
typedef struct
{
  double header, legend, block;
  double whole_legend;      /* as high as it would be, wherever it stands */
  gboolean separate_legend; /* on pages of its own */
  gboolean last_legend;     /* under the last tile */
} Taken;

static Taken
measure_taken (const AlurPageList *self,
               const AlurExportPart *part,
               const AlurPageLegend *legend,
               AlurSize inside)
{
  double gap = alur_style_get_paper ()->page.gap;
  AlurFurniture furniture = alur_page_list_get_furniture (self, part);
  Taken taken = { .header = alur_furniture_get_header_height (&furniture, inside.width),
                  .block = alur_furniture_get_block_height (&furniture, inside.width) + gap };

  taken.legend = alur_page_legend_measure (legend, self->info->language, inside.width);
  if (taken.legend > 0)
    taken.legend += gap;
  taken.whole_legend = taken.legend;
  if (taken.legend > inside.height * LEGEND_SHARE)
    {
      taken.separate_legend = TRUE;
      taken.legend = 0;
    }
  return taken;
}

static double
sum_taken (const Taken *taken)
{
  return taken->header + taken->legend + taken->block;
}

/* A choice of orientation. */
typedef struct
{
  AlurSize size;
  Taken taken;
  AlurTiling *tiling;
} Choice;

static AlurTiling *
tile (const AlurPageList *self, const AlurExportPart *part, AlurSize room)
{
  AlurTiling *tiling = alur_tiling_new (part->scene, room, self->options);

  if (tiling->tiles->len == 1)
    return tiling;
  alur_tiling_free (tiling);
  room.width -= 2 * MARKS_ROOM;
  room.height -= 2 * MARKS_ROOM;
  return alur_tiling_new (part->scene, room, self->options);
}

/* Whether the lowest row of tiles leaves `height` free. */
static gboolean
has_room_below (const AlurTiling *tiling, double room, double height)
{
  const AlurTile *last = &g_array_index (tiling->tiles, AlurTile, tiling->tiles->len - 1);
  double heads = last->heads.y < last->area.y ? last->heads.height : 0;

  return tiling->tiles->len > 1
         && (last->area.height + heads) * tiling->scale + 2 * MARKS_ROOM + height <= room;
}

static void
move_legend (Choice *choice, AlurTiling *tiling, double room)
{
  choice->tiling = tiling;
  choice->taken.last_legend = has_room_below (tiling, room, choice->taken.whole_legend);
  choice->taken.separate_legend = !choice->taken.last_legend;
  choice->taken.legend = 0;
}

/* The legend stands below the drawing, unless the drawing then needs more pages than with the
 * legend below its last tile or on a page of its own. */
static Choice
try_orientation (const AlurPageList *self,
                 const AlurExportPart *part,
                 const AlurPageLegend *legend,
                 gboolean landscape)
{
  Choice choice = { .size = get_paper_size (self, landscape) };
  AlurRect inside = alur_page_get_inside (choice.size);
  AlurSize room = { inside.width, inside.height };
  AlurTiling *apart;
  guint n_apart;

  choice.taken = measure_taken (self, part, legend, room);
  room.height -= sum_taken (&choice.taken);
  choice.tiling = tile (self, part, room);
  if (choice.taken.separate_legend)
    move_legend (&choice, choice.tiling, room.height);
  if (choice.tiling->tiles->len == 1 || choice.taken.legend <= 0)
    return choice;
  room.height += choice.taken.legend;
  apart = tile (self, part, room);
  n_apart = apart->tiles->len;
  if (!has_room_below (apart, room.height, choice.taken.legend))
    n_apart++;
  if (n_apart > choice.tiling->tiles->len
      || (n_apart == choice.tiling->tiles->len && n_apart == apart->tiles->len))
    {
      alur_tiling_free (apart);
      return choice;
    }
  alur_tiling_free (choice.tiling);
  move_legend (&choice, apart, room.height);
  return choice;
}

/* Whether a choice needs fewer pages than another, or on as many cuts the drawing less often or
 * shows it larger. */
static gboolean
is_better (const Choice *one, const Choice *other)
{
  guint n_tiles = one->tiling->tiles->len + (one->taken.separate_legend ? 1 : 0);
  guint n_others = other->tiling->tiles->len + (other->taken.separate_legend ? 1 : 0);

  if (n_tiles != n_others)
    return n_tiles < n_others;
  if (one->tiling->tiles->len != other->tiling->tiles->len)
    return one->tiling->tiles->len < other->tiling->tiles->len;
  return one->tiling->scale > other->tiling->scale + 0.001;
}

static Choice
choose_orientation (const AlurPageList *self,
                    const AlurExportPart *part,
                    const AlurPageLegend *legend)
{
  gboolean landscape = self->options->orientation == ALUR_PAGE_LANDSCAPE;
  Choice choice = try_orientation (self, part, legend, landscape);
  Choice other;

  if (self->options->orientation != ALUR_PAGE_AUTOMATIC)
    return choice;
  other = try_orientation (self, part, legend, TRUE);
  if (is_better (&other, &choice))
    {
      alur_tiling_free (choice.tiling);
      return other;
    }
  alur_tiling_free (other.tiling);
  return choice;
}

/* A page as large as the drawing, or the largest there may be. */
static Choice
choose_fitting (AlurPageList *self, const AlurExportPart *part, const AlurPageLegend *legend)
{
  AlurPageOptions whole = { .one_page = TRUE, .scale = self->options->scale };
  double most = alur_style_get_paper ()->page.fit_max_pt * PX_PER_PT - 2 * get_margin ();
  double scale = whole.scale > 0 ? whole.scale : 1;
  AlurRect bounds = alur_scene_get_bounds (part->scene);
  double wanted = MAX (bounds.width * scale, FIT_LEAST_WIDTH);
  AlurSize inside = { MIN (wanted, most), most };
  Choice choice = { .taken = measure_taken (self, part, legend, inside) };
  AlurSize room = { inside.width, most - sum_taken (&choice.taken) };

  choice.tiling = alur_tiling_new (part->scene, room, &whole);
  if (choice.tiling->scale < scale - 0.0001)
    self->least_scale = MIN (self->least_scale, choice.tiling->scale);
  room.height = bounds.height * choice.tiling->scale + sum_taken (&choice.taken);
  choice.size = (AlurSize){ inside.width + 2 * get_margin (), room.height + 2 * get_margin () };
  return choice;
}

static void
add_legend_pages (AlurPageList *self,
                  const AlurExportPart *part,
                  guint number,
                  const AlurPageLegend *legend,
                  const Choice *choice)
{
  AlurRect room = alur_page_get_inside (choice->size);

  room.height -= sum_taken (&choice->taken);
  for (guint first = 0; first < legend->n_entries;)
    {
      AlurExportPage page = { .part = number, .size = choice->size, .first_entry = first };
      guint end = alur_page_legend_add (legend, self->info->language, first, NULL, &room);

      page.scale = 1;
      g_array_append_val (self->pages, page);
      first = MAX (end, first + 1);
    }
}

/* Where the drawing comes to: whole ones in the middle, tiles beside their marks and heads. */
static void
place_content (AlurExportPage *page, const Choice *choice, const AlurTile *tile)
{
  AlurRect inside = alur_page_get_inside (choice->size);
  AlurPoint at = { inside.x, inside.y + choice->taken.header };

  if (choice->tiling->tiles->len > 1)
    at = (AlurPoint){ at.x + MARKS_ROOM, at.y + MARKS_ROOM };
  else
    at.x += (inside.width - tile->area.width * choice->tiling->scale) / 2;
  page->heads = tile->heads;
  page->heads_at = at;
  if (tile->heads.x < tile->area.x)
    at.x += tile->heads.width * choice->tiling->scale;
  else if (tile->heads.y < tile->area.y)
    at.y += tile->heads.height * choice->tiling->scale;
  page->at = at;
}

/**
 * alur_page_list_add_drawing:
 * @self: a list of pages
 * @part: a drawing; gets its tiling and the numbers of its pages
 * @number: of the part
 */
void
alur_page_list_add_drawing (AlurPageList *self, AlurExportPart *part, guint number)
{
  g_auto (AlurPageLegend) legend = { 0 };
  Choice choice;

  alur_page_legend_init (&legend, part->scene);
  choice = self->options->paper == ALUR_PAPER_FIT ? choose_fitting (self, part, &legend)
                                                  : choose_orientation (self, part, &legend);
  part->tiling = choice.tiling;
  if (part->tiling->tiles->len > 1)
    alur_tiling_note_whole (part->tiling, part->scene);
  part->first_page = self->pages->len;
  for (guint i = 0; i < choice.tiling->tiles->len; i++)
    {
      const AlurTile *tile = &g_array_index (choice.tiling->tiles, AlurTile, i);
      AlurExportPage page = { .part = number,
                              .size = choice.size,
                              .content = alur_scene_ref (part->scene),
                              .area = tile->area,
                              .scale = choice.tiling->scale,
                              .tile = i,
                              .has_legend = choice.taken.legend > 0 };

      place_content (&page, &choice, tile);
      if (choice.taken.last_legend && i + 1 == choice.tiling->tiles->len)
        page.has_legend = page.explains_all = TRUE;
      g_array_append_val (self->pages, page);
    }
  if (choice.taken.separate_legend || choice.taken.last_legend)
    part->legend_page = self->pages->len + (choice.taken.separate_legend ? 1 : 0);
  if (choice.taken.separate_legend)
    add_legend_pages (self, part, number, &legend, &choice);
  part->n_pages = self->pages->len - part->first_page;
}

/**
 * alur_page_list_add_cover:
 * @self: a list of pages
 * @part: a cover; gets the number of its page
 * @number: of the part
 *
 * A cover stands alone between the margins, as large as they let it be.
 */
void
alur_page_list_add_cover (AlurPageList *self, AlurExportPart *part, guint number)
{
  AlurRect bounds = alur_scene_get_bounds (part->scene);
  AlurSize size = { bounds.width * COVER_SCALE + 2 * get_margin (),
                    bounds.height * COVER_SCALE + 2 * get_margin () };
  AlurExportPage page = { .part = number, .content = alur_scene_ref (part->scene), .area = bounds };
  AlurRect inside;

  if (self->options->paper != ALUR_PAPER_FIT)
    size = get_paper_size (self, self->options->orientation == ALUR_PAGE_LANDSCAPE);
  inside = alur_page_get_inside (size);
  page.size = size;
  page.scale = MIN (COVER_SCALE, MIN (inside.width / bounds.width, inside.height / bounds.height));
  page.at = (AlurPoint){ inside.x + (inside.width - bounds.width * page.scale) / 2,
                         inside.y + (inside.height - bounds.height * page.scale) / 2 };
  part->first_page = self->pages->len;
  part->n_pages = 1;
  g_array_append_val (self->pages, page);
}

/* The room for the legend on each page of a table: that for all that the table may explain. */
static double
measure_table_legend (const AlurPageList *self, const AlurExportPart *part, double width)
{
  g_autoptr (AlurScene) page = alur_table_start_page (part->table);
  g_auto (AlurPageLegend) legend = { 0 };
  double height;

  alur_page_legend_init_all (&legend, page);
  height = alur_page_legend_measure (&legend, self->info->language, width);
  return height > 0 ? height + alur_style_get_paper ()->page.gap : 0;
}

static gboolean
is_landscape (const AlurPageList *self, AlurSize natural)
{
  AlurRect inside = alur_page_get_inside (get_paper_size (self, FALSE));

  if (self->options->orientation != ALUR_PAGE_AUTOMATIC)
    return self->options->orientation == ALUR_PAGE_LANDSCAPE;
  return natural.width > inside.width + 1;
}

static void
add_table_page (
    AlurPageList *self, guint number, AlurScene *scene, AlurSize size, double header, double scale)
{
  AlurRect inside = alur_page_get_inside (size);
  AlurExportPage page = { .part = number,
                          .size = size,
                          .content = alur_scene_ref (scene),
                          .area = alur_scene_get_bounds (scene),
                          .scale = scale,
                          .has_legend = TRUE };

  page.at = (AlurPoint){ inside.x, inside.y + header };
  g_array_append_val (self->pages, page);
}

/* A table on one page as large as it needs. */
static void
add_fitting_table (AlurPageList *self, AlurExportPart *part, guint number)
{
  double most = alur_style_get_paper ()->page.fit_max_pt * PX_PER_PT - 2 * get_margin ();
  AlurSize natural = alur_table_get_natural_size (part->table);
  double width = MAX (natural.width, FIT_LEAST_WIDTH);
  AlurFurniture furniture = alur_page_list_get_furniture (self, part);
  double header = alur_furniture_get_header_height (&furniture, width);
  double taken = header + alur_furniture_get_block_height (&furniture, width)
                 + measure_table_legend (self, part, width) + alur_style_get_paper ()->page.gap;
  g_autoptr (GPtrArray) pages = alur_table_paginate (part->table, width, G_MAXDOUBLE);
  AlurScene *scene = g_ptr_array_index (pages, 0);
  AlurRect bounds = alur_scene_get_bounds (scene);
  double scale = MIN (1, MIN (most / bounds.width, (most - taken) / bounds.height));
  AlurSize size = { MIN (MAX (bounds.width * scale, FIT_LEAST_WIDTH), most) + 2 * get_margin (),
                    bounds.height * scale + taken + 2 * get_margin () };

  if (scale < 1)
    self->least_scale = MIN (self->least_scale, scale);
  add_table_page (self, number, scene, size, header, scale);
}

/* The largest scale at which a table takes as few pages as it can. Only a table whose columns do
 * not fit side by side is shrunk as far as drawings are. */
static double
choose_table_scale (AlurTable *table, AlurSize room)
{
  guint n_across, n_most, n_fewest;
  double low = TABLE_SCALE;
  double high = 1;

  n_most = alur_table_count_pages (table, room.width, room.height, &n_across);
  if (n_most == 1 || (n_across == 1 && n_most > TABLE_SMALL))
    return 1;
  if (n_across > 1)
    low = alur_style_get_least_scale ();
  n_fewest = alur_table_count_pages (table, room.width / low, room.height / low, &n_across);
  if (n_fewest == n_most)
    return 1;
  for (guint i = 0; i < SCALE_STEPS; i++)
    {
      double scale = (low + high) / 2;

      if (alur_table_count_pages (table, room.width / scale, room.height / scale, &n_across)
          <= n_fewest)
        low = scale;
      else
        high = scale;
    }
  return low;
}

/**
 * alur_page_list_add_table:
 * @self: a list of pages
 * @part: a table; gets the numbers of its pages
 * @number: of the part
 */
void
alur_page_list_add_table (AlurPageList *self, AlurExportPart *part, guint number)
{
  AlurFurniture furniture = alur_page_list_get_furniture (self, part);
  AlurSize natural = alur_table_get_natural_size (part->table);

  part->first_page = self->pages->len;
  if (self->options->paper == ALUR_PAPER_FIT)
    add_fitting_table (self, part, number);
  else
    {
      AlurSize size = get_paper_size (self, is_landscape (self, natural));
      AlurRect inside = alur_page_get_inside (size);
      double header = alur_furniture_get_header_height (&furniture, inside.width);
      double block = alur_furniture_get_block_height (&furniture, inside.width);
      double legend = measure_table_legend (self, part, inside.width);
      double gap = alur_style_get_paper ()->page.gap;
      AlurSize room = { inside.width - 2, inside.height - header - block - legend - gap };
      double scale = choose_table_scale (part->table, room);
      g_autoptr (GPtrArray) pages
          = alur_table_paginate (part->table, room.width / scale, room.height / scale);

      for (guint i = 0; i < pages->len; i++)
        add_table_page (self, number, g_ptr_array_index (pages, i), size, header, scale);
    }
  part->n_pages = self->pages->len - part->first_page;
}

static double
get_least_leaf_scale (const GArray *leaves)
{
  double least = 1;

  for (guint i = 0; i < leaves->len; i++)
    least = MIN (least, g_array_index (leaves, AlurLeaf, i).scale);
  return least;
}

static void
clear_leaf_cb (gpointer data)
{
  g_clear_pointer (&((AlurLeaf *) data)->scene, alur_scene_unref);
}

/* Makes a form on paper that is as high as it likes, and wider where it would be small otherwise.
 */
static GArray *
make_fitting_leaves (const AlurExportPart *part, AlurSize *size)
{
  double most = alur_style_get_paper ()->page.fit_max_pt * PX_PER_PT;
  AlurSize room = { alur_page_get_inside (*size).width, 0 };
  GArray *leaves = part->leaves.make (part->leaves.data, room);
  double scale = get_least_leaf_scale (leaves);

  if (scale >= alur_style_get_least_scale ())
    return leaves;
  g_array_set_clear_func (leaves, clear_leaf_cb);
  g_array_unref (leaves);
  size->width = MIN (ceil (room.width / scale) + 2 * get_margin (), most);
  room.width = alur_page_get_inside (*size).width;
  return part->leaves.make (part->leaves.data, room);
}

/* No page is higher than viewers show. */
static void
fit_leaf_page (AlurPageList *self, AlurExportPage *page)
{
  double most = alur_style_get_paper ()->page.fit_max_pt * PX_PER_PT - 2 * get_margin ();

  if (page->area.height * page->scale > most)
    {
      page->scale = most / page->area.height;
      self->least_scale = MIN (self->least_scale, page->scale);
    }
  page->size.height = page->area.height * page->scale + 2 * get_margin ();
}

/**
 * alur_page_list_add_leaves:
 * @self: a list of pages
 * @part: a form; gets the numbers of its pages
 * @number: of the part
 *
 * Forms lie across the page unless the options say otherwise.
 */
void
alur_page_list_add_leaves (AlurPageList *self, AlurExportPart *part, guint number)
{
  gboolean fit = self->options->paper == ALUR_PAPER_FIT;
  AlurPageList on_a4 = *self;
  AlurPageOptions a4 = { .paper = ALUR_PAPER_A4 };
  AlurSize size;
  AlurRect inside;
  g_autoptr (GArray) leaves = NULL;

  on_a4.options = &a4;
  size = get_paper_size (fit ? &on_a4 : self, self->options->orientation != ALUR_PAGE_PORTRAIT);
  inside = alur_page_get_inside (size);
  if (fit)
    leaves = make_fitting_leaves (part, &size);
  else
    leaves = part->leaves.make (part->leaves.data, (AlurSize){ inside.width, inside.height });
  part->first_page = self->pages->len;
  part->n_pages = leaves->len;
  for (guint i = 0; i < leaves->len; i++)
    {
      const AlurLeaf *leaf = &g_array_index (leaves, AlurLeaf, i);
      AlurRect bounds = alur_scene_get_bounds (leaf->scene);
      AlurExportPage page = { .part = number,
                              .size = size,
                              .content = leaf->scene,
                              .at = { inside.x, inside.y },
                              .scale = leaf->scale,
                              .has_legend = TRUE };

      page.area = (AlurRect){ 0, 0, alur_rect_right (&bounds), alur_rect_bottom (&bounds) };
      self->small_letters |= leaf->scale < alur_style_get_least_scale ();
      if (fit)
        fit_leaf_page (self, &page);
      g_array_append_val (self->pages, page);
    }
}
