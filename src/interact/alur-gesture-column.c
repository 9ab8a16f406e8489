/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In the service chain a unit stands where its level says: dragged to another column it gets the
 * level of that one. */

#include "alur-chain.h"
#include "alur-hand-private.h"
#include "alur-language.h"

#include <glib/gi18n-lib.h>

static gboolean
takes (AlurHand *self)
{
  return self->pressed.kind == ALUR_HIT_BOX && self->pressed.element != NULL
         && self->pressed.element->kind == ALUR_KIND_UNIT;
}

static void
begin (AlurHand *self)
{
  AlurSelection *selection = alur_editor_get_selection (self->editor);
  guint n_elements;
  AlurElement *const *elements;

  if (!alur_selection_contains (selection, self->pressed.element))
    alur_selection_set (selection, self->pressed.element);
  g_clear_pointer (&self->columns, g_array_unref);
  self->columns = alur_chain_list_columns (self->editor);
  elements = alur_selection_get_all (selection, &n_elements);
  g_ptr_array_set_size (self->kept, 0);
  for (guint i = 0; i < n_elements; i++)
    if (elements[i]->kind == ALUR_KIND_UNIT)
      g_ptr_array_add (self->kept, elements[i]);
}

static AlurLevel
find_level (AlurHand *self, AlurPoint at)
{
  return alur_chain_find_level (self->columns, self->pressed.element, at.x);
}

static gboolean
is_other (AlurHand *self, AlurLevel level)
{
  return alur_element_get_word (self->pressed.element, ALUR_UNIT_LEVEL) != level;
}

static void
move (AlurHand *self, const AlurPointerEvent *event)
{
  AlurLevel level = find_level (self, event->at);

  self->offset = (AlurPoint){ event->at.x - self->press.at.x, event->at.y - self->press.at.y };
  if (is_other (self, level))
    alur_hand_tell (self,
                    /* Translators: %s is a level of units, such as "service point". */
                    g_strdup_printf (alur_tr (NULL, N_ ("Becomes: %s")),
                                     alur_tr (NULL, alur_level_words[level].label)),
                    FALSE, NULL);
  else
    alur_hand_tell (self, g_strdup (alur_tr (NULL, N_ ("Drag it to the column of another level"))),
                    FALSE, NULL);
}

static void
finish (AlurHand *self, const AlurPointerEvent *event)
{
  AlurLevel level = find_level (self, event->at);

  if (is_other (self, level))
    alur_chain_set_level (self->editor, (AlurElement *const *) self->kept->pdata, self->kept->len,
                          level);
}

static void
cancel (AlurHand *self)
{
}

static void
draw (AlurHand *self, AlurOverlay *overlay)
{
  for (guint i = 0; i < self->kept->len; i++)
    {
      AlurHit hit;

      if (!alur_picture_find (alur_hand_get_picture (self), g_ptr_array_index (self->kept, i),
                              &hit))
        continue;
      hit.rect.x += self->offset.x;
      hit.rect.y += self->offset.y;
      alur_overlay_add_rect (overlay, ALUR_OVERLAY_GHOST, &hit.rect);
    }
}

const AlurGesture alur_gesture_column
    = { "column", takes, begin, move, finish, cancel, draw, FALSE, ALUR_GESTURE_OF_CHAIN };
