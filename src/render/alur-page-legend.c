/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A page's legend explains what the page uses and nothing else: items name the entry that explains
 * them, and the entries of the items on the page are gathered here. The rows are laid out once for
 * measuring and drawing: measuring is drawing without a target. */

#include "alur-page-legend.h"

#include "alur-language.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define SAMPLE_GAP 8
#define SAMPLE_HEIGHT 16
#define ROW_GAP 5
#define COLUMN_GAP 16
#define WORDS_SHARE 0.3

static int
compare_entries (gconstpointer a, gconstpointer b, gpointer data)
{
  const AlurLegendEntry *entries = data;
  guint32 number = *(const guint32 *) a;
  guint32 other_number = *(const guint32 *) b;
  const AlurLegendEntry *one = &entries[number];
  const AlurLegendEntry *other = &entries[other_number];

  if (one->kind != other->kind)
    return one->kind < other->kind ? -1 : 1;
  if (one->value != other->value)
    return one->value < other->value ? -1 : 1;
  return (number > other_number) - (number < other_number);
}

static void
mark_used (AlurScene *source, const AlurRect *area, guint8 *used)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint n_items;
  const AlurSceneItem *items = alur_scene_get_items (source, &n_items);

  alur_scene_query (source, area, hits);
  for (guint i = 0; i < hits->len; i++)
    {
      const AlurSceneItem *item = &items[g_array_index (hits, guint32, i)];

      if (item->kind != ALUR_ITEM_ROUTE || alur_scene_route_passes (source, item, area))
        used[item->legend] = TRUE;
    }
}

/* Texts stand below one another, behind the widest badge. */
static double
measure_sample (const AlurPageLegend *self)
{
  guint n_entries;
  const AlurLegendEntry *entries = alur_scene_get_legend (self->source, &n_entries);
  double sample = alur_style_get_paper ()->page.legend_sample;

  for (guint i = 0; i < self->n_entries; i++)
    {
      const AlurLegendEntry *entry = &entries[self->entries[i]];

      if (entry->kind == ALUR_SAMPLE_BADGE)
        sample = MAX (sample, ceil (alur_scene_measure_badge (self->source, entry->letters)));
    }
  return sample;
}

static void
take_entries (AlurPageLegend *self, AlurScene *source, const guint8 *used)
{
  guint n_entries;
  const AlurLegendEntry *entries = alur_scene_get_legend (source, &n_entries);

  *self = (AlurPageLegend){ .source = source, .entries = g_new (guint32, n_entries) };
  for (guint i = 1; i < n_entries; i++)
    {
      if (used[i])
        self->entries[self->n_entries++] = i;
    }
  self->sample = measure_sample (self);
  g_qsort_with_data (self->entries, (int) self->n_entries, sizeof (guint32), compare_entries,
                     (gpointer) (gsize) entries);
}

/**
 * alur_page_legend_init:
 * @self: an unset legend
 * @source: a drawing
 *
 * Gathers what the items of @source need explained.
 */
void
alur_page_legend_init (AlurPageLegend *self, AlurScene *source)
{
  guint n_items;
  guint n_entries;
  const AlurSceneItem *items = alur_scene_get_items (source, &n_items);
  g_autofree guint8 *used = NULL;

  alur_scene_get_legend (source, &n_entries);
  used = g_new0 (guint8, n_entries);
  for (guint i = 0; i < n_items; i++)
    used[items[i].legend] = TRUE;
  take_entries (self, source, used);
}

/**
 * alur_page_legend_init_parts:
 * @self: an unset legend
 * @source: a drawing
 * @areas: (array length=n_areas): the parts of it that the page shows
 * @n_areas: how many
 *
 * Gathers what the items in @areas need explained.
 */
void
alur_page_legend_init_parts (AlurPageLegend *self,
                             AlurScene *source,
                             const AlurRect *areas,
                             guint n_areas)
{
  guint n_entries;
  g_autofree guint8 *used = NULL;

  alur_scene_get_legend (source, &n_entries);
  used = g_new0 (guint8, n_entries);
  for (guint i = 0; i < n_areas && n_entries > 1; i++)
    if (areas[i].width > 0 && areas[i].height > 0)
      mark_used (source, &areas[i], used);
  take_entries (self, source, used);
}

/**
 * alur_page_legend_init_all:
 * @self: an unset legend
 * @source: a drawing
 *
 * Gathers everything that any part of @source may need explained.
 */
void
alur_page_legend_init_all (AlurPageLegend *self, AlurScene *source)
{
  guint n_entries;
  g_autofree guint8 *used = NULL;

  alur_scene_get_legend (source, &n_entries);
  used = g_malloc (n_entries);
  memset (used, TRUE, n_entries);
  take_entries (self, source, used);
}

/**
 * alur_page_legend_clear:
 * @self: a legend
 */
void
alur_page_legend_clear (AlurPageLegend *self)
{
  g_clear_pointer (&self->entries, g_free);
  self->n_entries = 0;
}

static void
draw_line_sample (AlurScene *target, const AlurLegendEntry *entry, const AlurRect *rect)
{
  double y = alur_rect_center (rect).y;
  double half = MIN (rect->width, alur_style_get_paper ()->page.legend_sample) / 2;
  double middle = alur_rect_center (rect).x;
  AlurPoint points[] = { { middle - half, y }, { middle + half, y } };

  alur_scene_add_route (target, entry->value, points, 2, NULL, 0)->role = ALUR_SCENE_DECORATION;
}

/* In this size the corners of a unit would make it a capsule. */
static void
draw_box_sample (AlurScene *target, const AlurLegendEntry *entry, const AlurRect *rect)
{
  double width = MIN (rect->width, alur_style_get_paper ()->page.legend_sample) - 6;
  AlurRect box = { alur_rect_center (rect).x - width / 2, rect->y, width, rect->height };
  AlurSceneItem *item = alur_scene_add_unit_box (target, entry->value, &box);

  item->role = ALUR_SCENE_DECORATION;
  if (item->variant == ALUR_SHAPE_ROUNDED)
    item->variant = ALUR_SHAPE_BADGE;
}

static void
draw_badge_sample (AlurScene *target, const AlurLegendEntry *entry, const AlurRect *rect)
{
  double width = alur_scene_measure_badge (target, entry->letters);
  double height = alur_style_get_paper ()->measure.badge_height;
  AlurPoint at = { alur_rect_center (rect).x - width / 2, alur_rect_center (rect).y - height / 2 };

  alur_scene_add_badge (target, at, entry->letters, entry->value == ALUR_LINE_BADGE_OVERLAP, 0);
}

static void
draw_shape_sample (AlurScene *target, const AlurLegendEntry *entry, const AlurRect *rect)
{
  double width = MIN (rect->width, 30);
  AlurRect box = { alur_rect_center (rect).x - width / 2, rect->y + 1, width, rect->height - 2 };

  alur_scene_add_shape (target, ALUR_LAYER_BOXES, entry->value, &box, ALUR_COLOUR_PAPER,
                        ALUR_LINE_OUTLINE)
      ->role
      = ALUR_SCENE_DECORATION;
}

static void
draw_mark_sample (AlurScene *target, const AlurLegendEntry *entry, const AlurRect *rect)
{
  alur_scene_add_mark (target, alur_rect_center (rect), entry->letters, 0);
}

static void
draw_sign_sample (AlurScene *target, const AlurLegendEntry *entry, const AlurRect *rect)
{
  alur_scene_add_sign (target, entry->value, alur_rect_center (rect));
}

static void
draw_letters_sample (AlurScene *target, const AlurLegendEntry *entry, const AlurRect *rect)
{
  alur_scene_add_text (target, rect, ALUR_TEXT_HEAD, entry->letters, ALUR_ALIGN_CENTRED,
                       ALUR_COLOUR_INK);
}

static void
draw_words_sample (AlurScene *target, const AlurLegendEntry *entry, const AlurRect *rect)
{
  alur_scene_add_text (target, rect, ALUR_TEXT_HEAD, entry->letters, ALUR_ALIGN_LEFT,
                       ALUR_COLOUR_INK);
}

static void (*const draw_sample[ALUR_N_SAMPLES]) (AlurScene *,
                                                  const AlurLegendEntry *,
                                                  const AlurRect *)
    = {
        [ALUR_SAMPLE_BOX] = draw_box_sample,         [ALUR_SAMPLE_LINE] = draw_line_sample,
        [ALUR_SAMPLE_BADGE] = draw_badge_sample,     [ALUR_SAMPLE_SHAPE] = draw_shape_sample,
        [ALUR_SAMPLE_MARK] = draw_mark_sample,       [ALUR_SAMPLE_SIGN] = draw_sign_sample,
        [ALUR_SAMPLE_LETTERS] = draw_letters_sample, [ALUR_SAMPLE_WORDS] = draw_words_sample,
      };

/**
 * alur_page_legend_draw_sample:
 * @target: where it is drawn
 * @entry: an entry of the legend of any drawing
 * @rect: the room for it
 *
 * Adds what an entry explains: a small box, line, badge or sign.
 */
void
alur_page_legend_draw_sample (AlurScene *target, const AlurLegendEntry *entry, const AlurRect *rect)
{
  draw_sample[entry->kind](target, entry, rect);
}

static double
measure_text (const AlurPageLegend *self, AlurTextRole role, const char *text, double width)
{
  return alur_scene_text_get_extents (
             alur_pango_metrics_get_text (alur_scene_get_metrics (self->source), role, text, width))
      ->height;
}

/* One entry, in the middle of a row of some height; answers its own height. */
static double
lay_entry (const AlurPageLegend *self,
           const AlurLegendEntry *entry,
           AlurPoint at,
           AlurSize room,
           AlurScene *target)
{
  double width = room.width;
  double sample = self->sample;
  double height = SAMPLE_HEIGHT;
  double text_height;
  AlurRect sample_rect, text_rect;

  if (entry->kind == ALUR_SAMPLE_WORDS)
    {
      sample = width * WORDS_SHARE;
      height = measure_text (self, ALUR_TEXT_HEAD, entry->letters, sample);
    }
  text_rect = (AlurRect){ at.x + sample + SAMPLE_GAP, at.y, width - sample - SAMPLE_GAP, 0 };
  text_height = measure_text (self, ALUR_TEXT_BODY, entry->text, text_rect.width);
  height = MAX (height, text_height);
  if (target == NULL)
    return height;
  if (entry->kind != ALUR_SAMPLE_WORDS)
    at.y += MAX (room.height - height, 0) / 2;
  text_rect.y = at.y;
  if (entry->kind == ALUR_SAMPLE_WORDS)
    sample_rect = (AlurRect){ at.x, at.y, sample, height };
  else
    sample_rect = (AlurRect){ at.x, at.y + (height - SAMPLE_HEIGHT) / 2, sample, SAMPLE_HEIGHT };
  if (entry->kind != ALUR_SAMPLE_WORDS)
    text_rect.height = height;
  draw_sample[entry->kind](target, entry, &sample_rect);
  alur_scene_add_text (target, &text_rect, ALUR_TEXT_BODY, entry->text,
                       entry->kind == ALUR_SAMPLE_WORDS ? ALUR_ALIGN_TOP : ALUR_ALIGN_MIDDLE,
                       ALUR_COLOUR_INK);
  return height;
}

/* A row of entries from `first`. */
typedef struct
{
  guint first;
  guint n_entries;
  double column; /* from one column to the next */
  double height;
} Row;

static void
lay_row (const AlurPageLegend *self, Row *row, AlurPoint at, AlurScene *target)
{
  guint n_entries;
  const AlurLegendEntry *entries = alur_scene_get_legend (self->source, &n_entries);

  double whole = row->height;

  row->height = 0;
  for (guint i = 0; i < row->n_entries; i++)
    {
      const AlurLegendEntry *entry = &entries[self->entries[row->first + i]];
      AlurPoint place = { at.x + row->column * i, at.y };
      AlurSize room = { row->column - COLUMN_GAP, whole };
      double height = lay_entry (self, entry, place, room, target);

      row->height = MAX (row->height, height);
    }
}

static gboolean
is_words (const AlurPageLegend *self, guint place)
{
  guint n_entries;

  return alur_scene_get_legend (self->source, &n_entries)[self->entries[place]].kind
         == ALUR_SAMPLE_WORDS;
}

/* The row that begins at `first`, measured. Samples and names that are drawn short do not share
 * one. */
static Row
measure_row (const AlurPageLegend *self, guint first, double width)
{
  const AlurPageMeasures *page = &alur_style_get_paper ()->page;
  double least = is_words (self, first)
                     ? page->legend_column_min * 2
                     : page->legend_column_min + self->sample - page->legend_sample;
  guint n_columns = (guint) CLAMP ((width + COLUMN_GAP) / (least + COLUMN_GAP), 1, 100);
  Row row = { .first = first, .column = (width + COLUMN_GAP) / n_columns };

  while (row.n_entries < n_columns && first + row.n_entries < self->n_entries
         && is_words (self, first + row.n_entries) == is_words (self, first))
    row.n_entries++;
  lay_row (self, &row, (AlurPoint){ 0, 0 }, NULL);
  return row;
}

/**
 * alur_page_legend_add:
 * @self: a legend
 * @language: (nullable): of its heading
 * @first: the first entry to add
 * @target: (nullable): where it is drawn; %NULL only counts
 * @rect: the room for it
 *
 * Returns: the first entry that had no room, the number of entries when all had
 */
guint
alur_page_legend_add (const AlurPageLegend *self,
                      const char *language,
                      guint first,
                      AlurScene *target,
                      const AlurRect *rect)
{
  /* Translators: heading of the list that explains the signs of a drawing. */
  const char *heading = alur_tr (language, N_ ("Legend"));
  double y = rect->y + measure_text (self, ALUR_TEXT_HEAD, heading, 0) + ROW_GAP;

  if (target != NULL)
    alur_scene_add_text (target, rect, ALUR_TEXT_HEAD, heading, ALUR_ALIGN_LEFT, ALUR_COLOUR_INK);
  while (first < self->n_entries)
    {
      Row row = measure_row (self, first, rect->width);

      if (y + row.height > alur_rect_bottom (rect) + 0.01)
        break;
      if (target != NULL)
        lay_row (self, &row, (AlurPoint){ rect->x, y }, target);
      y += row.height + ROW_GAP;
      first += row.n_entries;
    }
  return first;
}

/**
 * alur_page_legend_measure:
 * @self: a legend
 * @language: (nullable): of its heading
 * @width: px
 *
 * Returns: the height in px that it needs, 0 when it has no entries
 */
double
alur_page_legend_measure (const AlurPageLegend *self, const char *language, double width)
{
  double height;

  if (self->n_entries == 0)
    return 0;
  height = measure_text (self, ALUR_TEXT_HEAD, alur_tr (language, N_ ("Legend")), 0) + ROW_GAP;
  for (guint first = 0; first < self->n_entries;)
    {
      Row row = measure_row (self, first, width);

      height += row.height + ROW_GAP;
      first += row.n_entries;
    }
  return height;
}
