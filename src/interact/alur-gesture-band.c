/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rubber band: selects the boxes that lie wholly in a rectangle. */

#include "alur-hand-private.h"

#include <math.h>

static gboolean
takes (AlurHand *self)
{
  return self->pressed.kind == ALUR_HIT_NOTHING || self->pressed.kind == ALUR_HIT_LANE;
}

static void
begin (AlurHand *self)
{
  guint n_elements;
  AlurElement *const *elements
      = alur_selection_get_all (alur_editor_get_selection (self->editor), &n_elements);

  g_ptr_array_set_size (self->kept, 0);
  for (guint i = 0; i < n_elements; i++)
    g_ptr_array_add (self->kept, elements[i]);
}

static void
move (AlurHand *self, const AlurPointerEvent *event)
{
  AlurPoint from = self->press.at;
  AlurPoint to = event->at;
  g_autoptr (GPtrArray) elements = g_ptr_array_new ();

  self->band = (AlurRect){ MIN (from.x, to.x), MIN (from.y, to.y), fabs (from.x - to.x),
                           fabs (from.y - to.y) };
  if ((self->press.keys & (ALUR_KEY_SHIFT | ALUR_KEY_CONTROL)) != 0)
    for (guint i = 0; i < self->kept->len; i++)
      g_ptr_array_add (elements, g_ptr_array_index (self->kept, i));
  alur_picture_list_boxes (alur_hand_get_picture (self), &self->band, elements);
  alur_selection_set_all (alur_editor_get_selection (self->editor),
                          (AlurElement *const *) elements->pdata, elements->len);
}

static void
finish (AlurHand *self, const AlurPointerEvent *event)
{
  g_ptr_array_set_size (self->kept, 0);
}

static void
cancel (AlurHand *self)
{
  alur_selection_set_all (alur_editor_get_selection (self->editor),
                          (AlurElement *const *) self->kept->pdata, self->kept->len);
  g_ptr_array_set_size (self->kept, 0);
}

static void
draw (AlurHand *self, AlurOverlay *overlay)
{
  alur_overlay_add_rect (overlay, ALUR_OVERLAY_BAND, &self->band);
}

const AlurGesture alur_gesture_band
    = { "band", takes,  begin,
        move,   finish, cancel,
        draw,   TRUE,   ALUR_GESTURE_OF_DOCUMENT | ALUR_GESTURE_OF_CHAIN };
