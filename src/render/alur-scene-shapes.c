/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Shapes of several items that every view draws alike. */

#include "alur-scene.h"

/**
 * alur_scene_add_unit_box:
 * @self: a scene
 * @level: of the unit
 * @rect: its box
 *
 * The box of a unit as its level has it: tint, band, outline, shape.
 *
 * Returns: (transfer none): the item, until the next is added
 */
AlurSceneItem *
alur_scene_add_unit_box (AlurScene *self, AlurLevel level, const AlurRect *rect)
{
  const AlurLevelStyle *style = &alur_style_get_paper ()->levels[level];
  AlurSceneItem *item = alur_scene_add_shape (self, ALUR_LAYER_BOXES, style->shape, rect,
                                              style->tint, style->outline);

  item->band = (guint8) style->band;
  item->band_colour = (guint8) style->band_colour;
  return item;
}

/**
 * alur_scene_measure_badge:
 * @self: a scene
 * @letters: what is in the badge
 *
 * Returns: the width of the badge in px, without the gap to the next
 */
double
alur_scene_measure_badge (AlurScene *self, const char *letters)
{
  const AlurMeasures *measure = &alur_style_get_paper ()->measure;
  const AlurSceneText *text
      = alur_pango_metrics_get_text (alur_scene_get_metrics (self), ALUR_TEXT_BADGE, letters, 0);

  return alur_scene_text_get_extents (text)->width + 2 * measure->badge_padding;
}

/**
 * alur_scene_add_badge:
 * @self: a scene
 * @top_left: where
 * @letters: the role's abbreviation
 * @overlap: whether another holds the same authority: heavy outline and a sign
 * @legend: the entry that explains it, or 0
 *
 * Returns: the rectangle of the badge; the sign stands out of its top right corner by 6 px
 */
AlurRect
alur_scene_add_badge (
    AlurScene *self, AlurPoint top_left, const char *letters, gboolean overlap, guint32 legend)
{
  AlurRect rect = { top_left.x, top_left.y, alur_scene_measure_badge (self, letters),
                    alur_style_get_paper ()->measure.badge_height };
  AlurRect text_rect = { rect.x + rect.width / 2, rect.y, 0, rect.height };
  AlurSceneItem *item
      = alur_scene_add_shape (self, ALUR_LAYER_MARKS, ALUR_SHAPE_BADGE, &rect, ALUR_COLOUR_PAPER,
                              overlap ? ALUR_LINE_BADGE_OVERLAP : ALUR_LINE_BADGE);

  item->legend = legend;
  alur_scene_add_text (self, &text_rect, ALUR_TEXT_BADGE, letters, ALUR_ALIGN_CENTRED,
                       overlap ? ALUR_COLOUR_ERROR : ALUR_COLOUR_INK);
  if (overlap)
    alur_scene_add_sign (self, ALUR_SIGN_ERROR,
                         (AlurPoint){ alur_rect_right (&rect) + 1, rect.y - 2 });
  return rect;
}

/**
 * alur_scene_add_mark:
 * @self: a scene
 * @centre: where, usually the corner of a box
 * @letter: of the redesign decision
 * @legend: the entry that explains it, or 0
 */
void
alur_scene_add_mark (AlurScene *self, AlurPoint centre, const char *letter, guint32 legend)
{
  double radius = alur_style_get_paper ()->measure.mark_radius;
  AlurRect rect = { centre.x - radius, centre.y - radius, 2 * radius, 2 * radius };
  AlurRect text_rect = { centre.x, rect.y, 0, rect.height };
  AlurSceneItem *item = alur_scene_add_shape (self, ALUR_LAYER_MARKS, ALUR_SHAPE_CIRCLE, &rect,
                                              ALUR_COLOUR_PAPER, ALUR_LINE_MARK);

  item->legend = legend;
  alur_scene_add_text (self, &text_rect, ALUR_TEXT_BADGE, letter, ALUR_ALIGN_CENTRED,
                       ALUR_COLOUR_INK);
}
