/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Units as boxes.
 *
 * A box is as wide as its name wants to be on few lines, within the limits of the style, and as
 * high as what stands in it: name, head, badges, from top to bottom. A name that would need more
 * than four lines in the widest box gives way to its short form, and the legend tells it in full;
 * without a short form the box grows. Everything is measured once and drawn at the widths at which
 * it was measured, so that a line never breaks otherwise on paper than the box was made for. */

#include "alur-unit-boxes.h"

#include "alur-drawing.h"

#include "alur-language.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MAX_NAME_LINES 4
#define MAX_LINES_OF_A_CALM_BOX 2
#define BAND_GAP 8.0 /* between the band and the text */
#define CAPSULE_INSET 18.0
#define PART_GAP 4.0   /* between name and head */
#define NOTE_GAP 6.0   /* above the note */
#define BADGES_GAP 8.0 /* above the badges */
#define BADGE_ROW_GAP 4.0
#define BOTTOM_GAIN 4.0 /* badges stand nearer to the edge than text */
#define MAX_CALM_BADGE_ROWS 2
#define OVERLAP_SIGN 5.0 /* its sign stands out so much, upwards and to the right */

typedef struct
{
  AlurBadge badge;
  const char *letters;
  double width;
} Badge;

struct _AlurUnitBoxes
{
  AlurPangoMetrics *pango;
  AlurTextMetrics *metrics;
  AlurScene *scene;
  AlurDocument *document;
  const char *language;
  const AlurFindingMarks *marks;
  const AlurChangeMarks *changes;
  gboolean show_authorities;
  const AlurElement *function;
  GHashTable *chosen; /* set of atoms: the function and its ancestors; NULL: all functions */
  guint *index_of;    /* by serial; 0: not measured yet, else index + 1 */
  GArray *boxes;      /* of AlurUnitBox */
  GArray *badges;     /* of Badge */
  GStringChunk *letters;
  GHashTable *notes; /* unit → text; NULL: none */
};

/**
 * alur_unit_boxes_new:
 * @scene: what they are drawn into
 * @marks: which authorities overlap; borrowed
 *
 * Returns: (transfer full): boxes without authorities
 */
AlurUnitBoxes *
alur_unit_boxes_new (const AlurViewRequest *request,
                     AlurScene *scene,
                     const AlurFindingMarks *marks)
{
  AlurUnitBoxes *self = g_new0 (AlurUnitBoxes, 1);

  self->pango = request->metrics;
  self->metrics = alur_pango_metrics_get_interface (request->metrics);
  self->scene = alur_scene_ref (scene);
  self->document = request->document;
  self->language = request->language;
  self->marks = marks;
  self->changes = request->changes;
  self->index_of = g_new0 (guint, alur_document_get_serials (request->document) + 1);
  self->boxes = g_array_new (FALSE, FALSE, sizeof (AlurUnitBox));
  self->badges = g_array_new (FALSE, FALSE, sizeof (Badge));
  self->letters = g_string_chunk_new (1024);
  return self;
}

/**
 * alur_unit_boxes_free:
 */
void
alur_unit_boxes_free (AlurUnitBoxes *self)
{
  alur_scene_unref (self->scene);
  g_clear_pointer (&self->chosen, g_hash_table_unref);
  g_clear_pointer (&self->notes, g_hash_table_unref);
  g_free (self->index_of);
  g_array_unref (self->boxes);
  g_array_unref (self->badges);
  g_string_chunk_free (self->letters);
  g_free (self);
}

/**
 * alur_unit_boxes_show_authorities:
 * @function: (nullable): the one whose holders are shown, also those who hold it through a function
 *   above it; NULL: all, counted
 *
 * Boxes carry badges from now on.
 */
void
alur_unit_boxes_show_authorities (AlurUnitBoxes *self, const AlurElement *function)
{
  self->show_authorities = TRUE;
  self->function = function;
  g_clear_pointer (&self->chosen, g_hash_table_unref);
  if (function == NULL)
    return;
  self->chosen = g_hash_table_new (NULL, NULL);
  while (function != NULL)
    {
      const char *parent = alur_element_get_ref (function, ALUR_FUNCTION_PARENT);

      if (!g_hash_table_add (self->chosen, (gpointer) (guintptr) alur_element_get_id (function)))
        break;
      function = parent != NULL
                     ? alur_document_lookup_kind (self->document, NULL, parent, ALUR_KIND_FUNCTION)
                     : NULL;
    }
}

/**
 * alur_unit_boxes_add_note:
 * @unit: a unit that was not asked for yet
 * @note: a sentence that stands in its box, below those that were added before
 */
void
alur_unit_boxes_add_note (AlurUnitBoxes *self, const AlurElement *unit, const char *note)
{
  gpointer key = (gpointer) (guintptr) unit;
  const char *before;

  if (self->notes == NULL)
    self->notes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  before = g_hash_table_lookup (self->notes, key);
  g_hash_table_replace (self->notes, key,
                        before != NULL ? g_strconcat (before, "\n", note, NULL) : g_strdup (note));
}

static Badge *
find_badge (AlurUnitBoxes *self, guint first, const AlurBadge *wanted)
{
  for (guint i = first; i < self->badges->len; i++)
    {
      Badge *badge = &g_array_index (self->badges, Badge, i);

      if (alur_badge_equal (&badge->badge, wanted))
        return badge;
    }
  return NULL;
}

static int
compare_badges (gconstpointer a, gconstpointer b)
{
  const AlurBadge *one = a;
  const AlurBadge *other = b;

  if (one->role != other->role)
    return one->role < other->role ? -1 : 1;
  return (one->resource > other->resource) - (one->resource < other->resource);
}

/* The same role over the same function twice (in two scopes, say) is one function all the same. */
static gboolean
is_over_new_function (const AlurElement *authority)
{
  for (const AlurElement *other = alur_element_previous (authority, ALUR_KIND_AUTHORITY);
       other != NULL; other = alur_element_previous (other, ALUR_KIND_AUTHORITY))
    {
      if (alur_element_get_word (other, ALUR_AUTHORITY_ROLE)
              == alur_element_get_word (authority, ALUR_AUTHORITY_ROLE)
          && alur_element_get_word (other, ALUR_AUTHORITY_RESOURCE)
                 == alur_element_get_word (authority, ALUR_AUTHORITY_RESOURCE)
          && alur_element_get_ref (other, ALUR_AUTHORITY_FUNCTION)
                 == alur_element_get_ref (authority, ALUR_AUTHORITY_FUNCTION))
        return FALSE;
    }
  return TRUE;
}

static void
collect_authority (AlurUnitBoxes *self, guint first, const AlurElement *authority)
{
  Badge badge = { .badge = { .role = alur_element_get_word (authority, ALUR_AUTHORITY_ROLE),
                             .resource = alur_element_get_word (authority, ALUR_AUTHORITY_RESOURCE),
                             .count = 1,
                             .overlaps = alur_finding_marks_overlaps (self->marks, authority),
                             .authority = authority } };
  Badge *known;

  if (self->chosen != NULL
      && !g_hash_table_contains (self->chosen,
                                 alur_element_get_ref (authority, ALUR_AUTHORITY_FUNCTION)))
    return;
  known = find_badge (self, first, &badge.badge);
  if (known == NULL)
    {
      g_array_append_val (self->badges, badge);
      return;
    }
  known->badge.overlaps = known->badge.overlaps || badge.badge.overlaps;
  if (self->chosen == NULL && is_over_new_function (authority))
    known->badge.count++;
}

static void
collect_badges (AlurUnitBoxes *self, AlurUnitBox *box)
{
  box->first_badge = self->badges->len;
  if (!self->show_authorities)
    return;
  ALUR_FOREACH (authority, box->unit, ALUR_KIND_AUTHORITY)
  collect_authority (self, box->first_badge, authority);
  box->n_badges = self->badges->len - box->first_badge;
  if (box->n_badges == 0)
    return;
  if (box->n_badges > 0)
    qsort (&g_array_index (self->badges, Badge, box->first_badge), box->n_badges, sizeof (Badge),
           compare_badges);
  for (guint i = box->first_badge; i < self->badges->len; i++)
    {
      Badge *badge = &g_array_index (self->badges, Badge, i);
      g_autofree char *text = alur_badge_dup_text (&badge->badge, self->language);

      badge->letters = g_string_chunk_insert_const (self->letters, text);
      badge->width = alur_scene_measure_badge (self->scene, badge->letters);
      if (badge->badge.overlaps)
        badge->width += OVERLAP_SIGN;
    }
}

static gboolean
is_customer (const AlurUnitBox *box)
{
  return alur_element_get_word (box->unit, ALUR_UNIT_LEVEL) == ALUR_LEVEL_CUSTOMER;
}

static double
left_inset (const AlurUnitBox *box)
{
  const AlurMeasures *measure = &alur_style_get_paper ()->measure;

  return is_customer (box) ? CAPSULE_INSET : measure->band_width + BAND_GAP;
}

static double
right_inset (const AlurUnitBox *box)
{
  return is_customer (box) ? CAPSULE_INSET : alur_style_get_paper ()->measure.box_padding;
}

static double
text_width (const AlurUnitBox *box)
{
  return box->size.width - left_inset (box) - right_inset (box);
}

/* The narrowest box in which the name stands on few lines. */
static void
choose_width (AlurUnitBoxes *self, AlurUnitBox *box)
{
  const AlurMeasures *measure = &alur_style_get_paper ()->measure;
  double insets = left_inset (box) + right_inset (box);
  double least = measure->box_min_width - insets;
  double most = measure->box_max_width - insets;
  AlurTextExtents extents
      = alur_text_metrics_measure (self->metrics, ALUR_TEXT_NAME, box->name, least);

  if (extents.n_lines > MAX_LINES_OF_A_CALM_BOX || extents.width > least)
    {
      AlurTextExtents wide
          = alur_text_metrics_measure (self->metrics, ALUR_TEXT_NAME, box->name, most);

      if (wide.n_lines < extents.n_lines || extents.width > least)
        least = CLAMP (ceil (wide.width), least, most);
    }
  box->size.width = least + insets;
}

static void
choose_name (AlurUnitBoxes *self, AlurUnitBox *box)
{
  const AlurMeasures *measure = &alur_style_get_paper ()->measure;
  const char *name = alur_element_get_text (box->unit, ALUR_UNIT_NAME);
  const char *short_name = alur_element_get_text (box->unit, ALUR_UNIT_SHORT);
  double most = measure->box_max_width - left_inset (box) - right_inset (box);

  if (name == NULL)
    name = short_name != NULL ? short_name : alur_tr (self->language, N_ ("(without name)"));
  else if (short_name != NULL
           && alur_text_metrics_measure (self->metrics, ALUR_TEXT_NAME, name, most).n_lines
                  > MAX_NAME_LINES)
    {
      name = short_name;
      box->shortened = TRUE;
    }
  box->name = name;
}

/* From one row of badges to the next: signs of overlaps need room between them. */
static double
badge_row_gap (const AlurUnitBoxes *self, const AlurUnitBox *box)
{
  for (guint i = 0; i < box->n_badges; i++)
    if (g_array_index (self->badges, Badge, box->first_badge + i).badge.overlaps)
      return BADGE_ROW_GAP + OVERLAP_SIGN;
  return BADGE_ROW_GAP;
}

static guint
count_badge_rows (const AlurUnitBoxes *self, const AlurUnitBox *box)
{
  const AlurMeasures *measure = &alur_style_get_paper ()->measure;
  double room = text_width (box);
  double x = 0;
  guint rows = box->n_badges > 0 ? 1 : 0;

  for (guint i = 0; i < box->n_badges; i++)
    {
      double width = g_array_index (self->badges, Badge, box->first_badge + i).width;

      if (x > 0 && x + width > room)
        {
          rows++;
          x = 0;
        }
      x += width + measure->badge_gap;
    }
  return rows;
}

/* A box whose badges would be many rows is made wider while it may be. */
static void
widen_for_badges (AlurUnitBoxes *self, AlurUnitBox *box)
{
  const AlurMeasures *measure = &alur_style_get_paper ()->measure;

  for (guint i = 0; i < box->n_badges; i++)
    {
      double width = g_array_index (self->badges, Badge, box->first_badge + i).width;

      box->size.width = MAX (box->size.width, width + left_inset (box) + right_inset (box));
    }
  while (box->size.width + measure->grid <= measure->box_max_width
         && count_badge_rows (self, box) > MAX_CALM_BADGE_ROWS)
    box->size.width += measure->grid;
}

static double
badges_height (const AlurUnitBoxes *self, const AlurUnitBox *box)
{
  double gap = badge_row_gap (self, box);

  return count_badge_rows (self, box) * (alur_style_get_paper ()->measure.badge_height + gap) - gap;
}

static void
measure_box (AlurUnitBoxes *self, AlurUnitBox *box)
{
  const AlurMeasures *measure = &alur_style_get_paper ()->measure;

  collect_badges (self, box);
  choose_name (self, box);
  choose_width (self, box);
  widen_for_badges (self, box);
  box->name_height
      = alur_text_metrics_measure (self->metrics, ALUR_TEXT_NAME, box->name, text_width (box))
            .height;
  box->size.height = 2 * measure->box_padding + box->name_height;
  box->head = alur_element_get_text (box->unit, ALUR_UNIT_HEAD);
  if (box->head != NULL)
    {
      box->head_height
          = alur_text_metrics_measure (self->metrics, ALUR_TEXT_DETAIL, box->head, text_width (box))
                .height;
      box->size.height += PART_GAP + box->head_height;
    }
  box->note = self->notes != NULL ? g_hash_table_lookup (self->notes, box->unit) : NULL;
  if (box->note != NULL)
    {
      box->note_height
          = alur_text_metrics_measure (self->metrics, ALUR_TEXT_DETAIL, box->note, text_width (box))
                .height;
      box->size.height += NOTE_GAP + box->note_height;
    }
  if (box->n_badges > 0)
    box->size.height += BADGES_GAP - BOTTOM_GAIN + badges_height (self, box)
                        + badge_row_gap (self, box) - BADGE_ROW_GAP;
  box->size.height = MAX (box->size.height, measure->box_min_height);
}

/**
 * alur_unit_boxes_get:
 *
 * Returns: (transfer none): the box of @unit, measured when first asked for; valid until the next
 *   one is asked for
 */
const AlurUnitBox *
alur_unit_boxes_get (AlurUnitBoxes *self, const AlurElement *unit)
{
  guint *index = &self->index_of[unit->serial];

  if (*index == 0)
    {
      AlurUnitBox box = { .unit = unit };

      measure_box (self, &box);
      g_array_append_val (self->boxes, box);
      *index = self->boxes->len;
    }
  return &g_array_index (self->boxes, AlurUnitBox, *index - 1);
}

/**
 * alur_unit_boxes_want_legend:
 *
 * Names all that the boxes measured so far will show.
 */
void
alur_unit_boxes_want_legend (AlurUnitBoxes *self, AlurLegend *legend)
{
  for (guint i = 0; i < self->boxes->len; i++)
    {
      const AlurUnitBox *box = &g_array_index (self->boxes, AlurUnitBox, i);
      AlurSeverity worst = alur_finding_marks_get_worst (self->marks, box->unit);

      alur_legend_want (legend, ALUR_LEGEND_LEVEL,
                        alur_element_get_word (box->unit, ALUR_UNIT_LEVEL));
      if (worst >= ALUR_SEVERITY_INFO)
        alur_legend_want (legend, ALUR_LEGEND_SEVERITY, worst);
      if (alur_change_marks_get (self->changes, box->unit) < ALUR_N_DIFFERENCES)
        alur_legend_want (legend, ALUR_LEGEND_CHANGE,
                          alur_change_marks_get (self->changes, box->unit));
    }
  for (guint i = 0; i < self->badges->len; i++)
    alur_legend_want_badge (legend, &g_array_index (self->badges, Badge, i).badge);
}

static void
draw_badge (AlurUnitBoxes *self, const Badge *badge, AlurPoint place, const AlurLegend *legend)
{
  AlurRect rect = alur_scene_add_badge (self->scene, place, badge->letters, badge->badge.overlaps,
                                        alur_legend_get_badge (legend, &badge->badge));

  if (badge->badge.overlaps)
    alur_drawing_explain (self->scene, &rect,
                          alur_legend_get (legend, ALUR_LEGEND_BADGE_OVERLAP, 0));
  if (badge->badge.count > 1)
    alur_drawing_explain (self->scene, &rect, alur_legend_get (legend, ALUR_LEGEND_BADGE_COUNT, 0));
}

static void
draw_badges (AlurUnitBoxes *self,
             const AlurUnitBox *box,
             const AlurRect *rect,
             const AlurLegend *legend)
{
  const AlurMeasures *measure = &alur_style_get_paper ()->measure;
  double step = measure->badge_height + badge_row_gap (self, box);
  double left = rect->x + left_inset (box);
  double right = alur_rect_right (rect) - right_inset (box);
  AlurPoint place = { left, alur_rect_bottom (rect) - measure->box_padding + BOTTOM_GAIN
                                - badges_height (self, box) };

  for (guint i = 0; i < box->n_badges; i++)
    {
      const Badge *badge = &g_array_index (self->badges, Badge, box->first_badge + i);

      if (place.x > left && place.x + badge->width > right)
        {
          place.x = left;
          place.y += step;
        }
      draw_badge (self, badge, place, legend);
      place.x += badge->width + measure->badge_gap;
    }
}

static double
texts_height (const AlurUnitBox *box)
{
  return box->name_height + (box->head != NULL ? PART_GAP + box->head_height : 0)
         + (box->note != NULL ? NOTE_GAP + box->note_height : 0);
}

/* One text of a box below the others; @y: where it begins. */
static AlurSceneItem *
draw_text (AlurUnitBoxes *self,
           const AlurUnitBox *box,
           const AlurRect *rect,
           double y,
           const char *text,
           double height)
{
  gboolean tinted
      = alur_style_get_paper ()->levels[alur_element_get_word (box->unit, ALUR_UNIT_LEVEL)].tint
        != ALUR_COLOUR_PAPER;
  AlurRect place = { rect->x + left_inset (box), y, text_width (box), height };
  AlurSceneItem *item
      = alur_scene_add_text (self->scene, &place, ALUR_TEXT_DETAIL, text, ALUR_ALIGN_CENTRE,
                             tinted ? ALUR_COLOUR_SOFT_ON_TINT : ALUR_COLOUR_SOFT);

  item->role = ALUR_SCENE_LABEL;
  return item;
}

static void
draw_texts (AlurUnitBoxes *self, const AlurUnitBox *box, const AlurRect *rect, guint32 full_name)
{
  const AlurMeasures *measure = &alur_style_get_paper ()->measure;
  AlurRect name = { rect->x + left_inset (box), rect->y + measure->box_padding, text_width (box),
                    box->name_height };
  AlurSceneItem *item;
  double y;

  if (box->n_badges == 0)
    name.y = rect->y + (rect->height - texts_height (box)) / 2;
  item = alur_scene_add_text (self->scene, &name, ALUR_TEXT_NAME, box->name, ALUR_ALIGN_CENTRE,
                              ALUR_COLOUR_INK);
  item->role = ALUR_SCENE_LABEL;
  item->legend = full_name;
  if (alur_change_marks_is_gone (alur_change_marks_get (self->changes, box->unit)))
    alur_drawing_strike (self->scene, ALUR_TEXT_NAME, box->name, &name);
  y = name.y + name.height;
  if (box->head != NULL)
    {
      draw_text (self, box, rect, y + PART_GAP, box->head, box->head_height);
      y += PART_GAP + box->head_height;
    }
  if (box->note != NULL)
    draw_text (self, box, rect, y + NOTE_GAP, box->note, box->note_height)->fill = ALUR_COLOUR_INK;
}

static void
draw_change (AlurUnitBoxes *self,
             const AlurElement *unit,
             const AlurRect *rect,
             const AlurLegend *legend)
{
  AlurDifferenceKind change = alur_change_marks_get (self->changes, unit);

  if (change < ALUR_N_DIFFERENCES)
    alur_scene_add_mark (self->scene, (AlurPoint){ alur_rect_right (rect), rect->y },
                         alur_legend_change_letter (self->language, change),
                         alur_legend_get (legend, ALUR_LEGEND_CHANGE, change));
}

/**
 * alur_unit_boxes_draw:
 * @rect: its place, of the size that was measured
 * @legend: what it was named to, written
 *
 * Draws the box of @unit as a group of the scene.
 */
void
alur_unit_boxes_draw (AlurUnitBoxes *self,
                      const AlurElement *unit,
                      const AlurRect *rect,
                      const AlurLegend *legend)
{
  const AlurUnitBox *box = alur_unit_boxes_get (self, unit);
  AlurLevel level = alur_element_get_word (unit, ALUR_UNIT_LEVEL);
  const AlurLevelStyle *style = &alur_style_get_paper ()->levels[level];
  double sign = alur_style_get_paper ()->measure.sign_size;
  guint32 full_name = 0;
  AlurSceneItem *item;

  alur_scene_begin_group (self->scene, alur_element_get_id (unit),
                          alur_element_get_text (unit, ALUR_UNIT_NAME));
  item = alur_scene_add_shape (self->scene, ALUR_LAYER_BOXES, style->shape, rect, style->tint,
                               style->outline);
  item->role = ALUR_SCENE_BOX;
  item->band = (guint8) style->band;
  item->band_colour = (guint8) style->band_colour;
  item->legend = alur_legend_get (legend, ALUR_LEGEND_LEVEL, level);
  if (box->shortened)
    full_name = alur_scene_add_legend (self->scene, ALUR_SAMPLE_WORDS, 0, box->name,
                                       alur_element_get_text (unit, ALUR_UNIT_NAME));
  draw_texts (self, box, rect, full_name);
  draw_badges (self, box, rect, legend);
  draw_change (self, unit, rect, legend);
  alur_finding_marks_draw (self->marks, unit, self->scene,
                           (AlurPoint){ alur_rect_right (rect) - sign, rect->y }, legend);
  alur_scene_end_group (self->scene);
}
