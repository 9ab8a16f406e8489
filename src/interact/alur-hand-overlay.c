/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What lies over the drawing: first what is selected, hovered and lit up, then what the running
 * gesture adds, which it has put there when the pointer moved. */

#include "alur-hand-private.h"

static void
add_line (AlurHand *self, AlurPicture *picture, const AlurElement *line, gboolean with_grips)
{
  guint n_points;
  const AlurPoint *points = alur_picture_find_line (picture, line, &n_points);
  AlurRect label;

  if (points == NULL)
    return;
  alur_overlay_add_line (self->overlay, points, n_points,
                         alur_picture_find_label (picture, line, &label) ? &label : NULL);
  if (!with_grips)
    return;
  alur_overlay_add_point (self->overlay, ALUR_OVERLAY_HANDLE, points[0]);
  alur_overlay_add_point (self->overlay, ALUR_OVERLAY_HANDLE, points[n_points - 1]);
  ALUR_FOREACH (bend, line, ALUR_KIND_BEND)
  alur_overlay_add_point (self->overlay, ALUR_OVERLAY_BEND,
                          (AlurPoint){ alur_element_get_number (bend, ALUR_BEND_X),
                                       alur_element_get_number (bend, ALUR_BEND_Y) });
}

static void
add_selected (AlurHand *self, AlurPicture *picture)
{
  AlurSelection *selection = alur_editor_get_selection (self->editor);
  guint n_elements;
  AlurElement *const *elements = alur_selection_get_all (selection, &n_elements);

  for (guint i = 0; i < n_elements; i++)
    {
      AlurHit hit;

      if (!alur_picture_find (picture, elements[i], &hit))
        continue;
      if (hit.kind == ALUR_HIT_LINE)
        add_line (self, picture, elements[i], n_elements == 1 && !alur_hand_is_in_chain (self));
      else
        alur_overlay_add_rect (self->overlay,
                               i + 1 == n_elements ? ALUR_OVERLAY_FOCUS : ALUR_OVERLAY_SELECTED,
                               &hit.rect);
    }
}

static void
add_handles (AlurHand *self, AlurPicture *picture)
{
  AlurPoint grips[4];
  AlurHit hit;

  if (self->hovered == NULL || self->gesture != NULL || !alur_editor_is_editable (self->editor)
      || !alur_picture_find (picture, self->hovered, &hit))
    return;
  alur_hand_get_grips (&hit.rect, grips);
  for (guint i = 0; i < G_N_ELEMENTS (grips); i++)
    alur_overlay_add_point (self->overlay, ALUR_OVERLAY_HANDLE, grips[i]);
}

static void
add_lit (AlurHand *self, AlurPicture *picture)
{
  for (guint i = 0; i < self->lit->len; i++)
    {
      const AlurElement *element = g_ptr_array_index (self->lit, i);
      AlurHit hit;

      if (alur_picture_find (picture, element, &hit))
        alur_overlay_add_rect (self->overlay, ALUR_OVERLAY_LIT, &hit.rect);
    }
}

static void
add_target (AlurHand *self, AlurPicture *picture)
{
  AlurHit hit;

  if (self->target != NULL && alur_picture_find (picture, self->target, &hit))
    alur_overlay_add_rect (self->overlay,
                           self->refused ? ALUR_OVERLAY_REFUSED : ALUR_OVERLAY_TARGET, &hit.rect);
  if (self->message != NULL)
    alur_overlay_take_message (self->overlay, g_strdup (self->message), self->at, self->refused);
}

/**
 * alur_hand_get_overlay:
 *
 * Returns: (transfer none): what lies over the drawing now, until the next call on the hand
 */
const AlurOverlay *
alur_hand_get_overlay (AlurHand *self)
{
  AlurPicture *picture = alur_hand_get_picture (self);

  alur_overlay_clear (self->overlay);
  if (picture == NULL)
    return self->overlay;
  add_selected (self, picture);
  add_lit (self, picture);
  alur_hand_add_rivalry (self, picture);
  add_handles (self, picture);
  add_target (self, picture);
  if (self->gesture != NULL && self->gesture->draw != NULL)
    self->gesture->draw (self, self->overlay);
  return self->overlay;
}
