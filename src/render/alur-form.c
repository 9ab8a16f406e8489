/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-form.h"

#include <math.h>

/**
 * alur_form_measure:
 * @text: what a cell says
 * @width: of the cell, px
 *
 * Returns: the height of the cell; 0 without text
 */
double
alur_form_measure (AlurScene *scene, AlurTextRole role, const char *text, double width)
{
  AlurTextMetrics *metrics = alur_pango_metrics_get_interface (alur_scene_get_metrics (scene));

  if (text == NULL || text[0] == '\0')
    return 0;
  return ceil (alur_text_metrics_measure (metrics, role, text,
                                          MAX (width - 2 * ALUR_FORM_PADDING_X, 1))
                   .height)
         + 2 * ALUR_FORM_PADDING_Y;
}

/**
 * alur_form_add_cell:
 * @rect: of the cell
 * @fill: behind its text
 *
 * Draws a cell with its four lines.
 */
void
alur_form_add_cell (AlurScene *scene, const AlurRect *rect, AlurColour fill)
{
  AlurSceneItem *item;

  if (fill != ALUR_COLOUR_NONE)
    alur_scene_add_shape (scene, ALUR_LAYER_GROUND, ALUR_SHAPE_RECT, rect, fill, ALUR_LINE_NONE);
  item = alur_scene_add_shape (scene, ALUR_LAYER_LINES, ALUR_SHAPE_RECT, rect, ALUR_COLOUR_NONE,
                               ALUR_LINE_FORM);
  item->role = ALUR_SCENE_FRAME;
}

/**
 * alur_form_add_text:
 * @cell: in which it stands
 * @text: (nullable): what it says
 * @align: where in the cell
 */
void
alur_form_add_text (
    AlurScene *scene, const AlurRect *cell, AlurTextRole role, const char *text, AlurAlign align)
{
  AlurRect rect
      = { cell->x + ALUR_FORM_PADDING_X, cell->y + ALUR_FORM_PADDING_Y,
          MAX (cell->width - 2 * ALUR_FORM_PADDING_X, 1), cell->height - 2 * ALUR_FORM_PADDING_Y };

  if (text != NULL && text[0] != '\0')
    alur_scene_add_text (scene, &rect, role, text, align, ALUR_COLOUR_INK);
}
