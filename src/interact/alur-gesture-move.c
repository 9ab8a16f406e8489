/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Moving: what is selected goes where the pointer takes it. Over another unit it becomes that one's
 * sub-unit, in another lane a step is done by that lane's unit; else it stands where it is let go.
 *
 * While the drawing is cheap to make, the move shows itself in the document, in a transaction that
 * stays open: lines follow and findings come and go. Else outlines are dragged, and their own lines
 * follow. */

#include "alur-edit.h"
#include "alur-hand-private.h"
#include "alur-language.h"
#include "alur-placed.h"
#include "alur-shown-name.h"
#include "alur-snap.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static gboolean
takes (AlurHand *self)
{
  return self->pressed.kind == ALUR_HIT_BOX && self->pressed.element != NULL;
}

static AlurElement *
get_nth (AlurHand *self, guint index)
{
  return g_ptr_array_index (self->kept, index);
}

/* Units and steps of what is selected that stand in the drawing, and where. */
static void
begin (AlurHand *self)
{
  AlurSelection *selection = alur_editor_get_selection (self->editor);
  AlurPicture *picture = alur_hand_get_picture (self);
  guint n_elements;
  AlurElement *const *elements;

  if (!alur_selection_contains (selection, self->pressed.element))
    alur_selection_set (selection, self->pressed.element);
  elements = alur_selection_get_all (selection, &n_elements);
  g_ptr_array_set_size (self->kept, 0);
  g_array_set_size (self->starts, 0);
  for (guint i = 0; i < n_elements; i++)
    {
      AlurHit hit;

      if (!alur_hand_has_handles (elements[i]) || !alur_picture_find (picture, elements[i], &hit)
          || hit.kind != ALUR_HIT_BOX)
        continue;
      g_ptr_array_add (self->kept, elements[i]);
      g_array_append_val (self->starts, hit.rect);
    }
  self->is_live = self->pressed.element->kind == ALUR_KIND_UNIT
                  && alur_editor_get_picture_cost (self->editor) <= ALUR_HAND_LIVE_COST;
  g_clear_pointer (&self->follow, alur_follow_free);
  if (!self->is_live)
    self->follow = alur_follow_new (alur_editor_get_document (self->editor), picture, self->kept);
}

static AlurRect
get_start_bounds (AlurHand *self)
{
  AlurRect bounds = g_array_index (self->starts, AlurRect, 0);

  for (guint i = 1; i < self->starts->len; i++)
    bounds = alur_rect_union (&bounds, &g_array_index (self->starts, AlurRect, i));
  return bounds;
}

/* --- Where it would go ---------------------------------------------------------------------- */

static void
tell_parent (AlurHand *self, AlurElement *parent)
{
  AlurDocument *document = alur_editor_get_document (self->editor);
  char *why_not = NULL;

  for (guint i = 0; i < self->kept->len && why_not == NULL; i++)
    if (get_nth (self, i)->kind == ALUR_KIND_UNIT)
      why_not = alur_edit_refuse_parent (document, get_nth (self, i), alur_element_get_id (parent));
  if (why_not != NULL)
    alur_hand_tell (self, why_not, TRUE, parent);
  else
    alur_hand_tell (
        self,
        g_strdup_printf (alur_tr (NULL, N_ ("Becomes a sub-unit of %s")), alur_shown_name (parent)),
        FALSE, parent);
}

/* The lane that the steps go to; NULL: each stays in its own. */
static AlurElement *
find_new_lane (AlurHand *self, AlurPoint at)
{
  AlurPicture *picture = alur_hand_get_picture (self);
  AlurElement *lane = alur_picture_hit_lane (picture, at).element;

  return lane != alur_picture_hit_lane (picture, self->press.at).element ? lane : NULL;
}

static void
tell_lane (AlurHand *self, AlurElement *lane)
{
  alur_hand_tell (self,
                  lane != NULL
                      ? g_strdup_printf (alur_tr (NULL, N_ ("Done by %s")), alur_shown_name (lane))
                      : NULL,
                  FALSE, lane);
}

static void
find_target (AlurHand *self, AlurPoint at)
{
  AlurHit hit;

  if (self->pressed.element->kind == ALUR_KIND_STEP)
    {
      tell_lane (self, find_new_lane (self, at));
      return;
    }
  hit = alur_picture_hit_except (alur_hand_get_picture (self), at,
                                 alur_hand_to_drawing (self, ALUR_HAND_TOLERANCE),
                                 alur_editor_get_selection (self->editor));
  if (hit.kind == ALUR_HIT_BOX && hit.element->kind == ALUR_KIND_UNIT)
    tell_parent (self, hit.element);
  else
    alur_hand_tell (self, NULL, FALSE, NULL);
}

/* --- Going there ------------------------------------------------------------------------------ */

static void
place (AlurHand *self, AlurElement *element, guint x_field, guint y_field, AlurPoint at)
{
  AlurDocument *document = alur_editor_get_document (self->editor);

  alur_document_set_number (document, element, x_field, round (at.x));
  alur_document_set_number (document, element, y_field, round (at.y));
}

/* Whether the unit goes along with one above it that is moved itself. */
static gboolean
is_below_moved (AlurHand *self, const AlurElement *unit, AlurElement *const *moved, guint n_moved)
{
  AlurDocument *document = alur_editor_get_document (self->editor);
  const AlurElement *stage = alur_element_get_stage (unit);
  const char *parent = alur_element_get_ref (unit, ALUR_UNIT_PARENT);

  while (parent != NULL)
    {
      for (guint i = 0; i < n_moved; i++)
        if (alur_element_get_id (moved[i]) == parent)
          return TRUE;
      unit = alur_document_lookup_kind (document, stage, parent, ALUR_KIND_UNIT);
      parent = unit != NULL ? alur_element_get_ref (unit, ALUR_UNIT_PARENT) : NULL;
    }
  return FALSE;
}

static void
place_units (AlurHand *self)
{
  for (guint i = 0; i < self->kept->len; i++)
    {
      const AlurRect *start = &g_array_index (self->starts, AlurRect, i);

      place (self, get_nth (self, i), ALUR_UNIT_X, ALUR_UNIT_Y,
             (AlurPoint){ start->x + self->offset.x, start->y + self->offset.y });
    }
  alur_placed_carry (alur_editor_get_document (self->editor), self->kept, self->offset.x,
                     self->offset.y);
}

static void
become_sub_units (AlurHand *self, const AlurElement *parent)
{
  AlurDocument *document = alur_editor_get_document (self->editor);

  for (guint i = 0; i < self->kept->len; i++)
    {
      AlurElement *unit = get_nth (self, i);

      if (is_below_moved (self, unit, (AlurElement *const *) self->kept->pdata, self->kept->len))
        continue;
      alur_document_set_text (document, unit, ALUR_UNIT_PARENT, alur_element_get_id (parent));
      alur_document_unset (document, unit, ALUR_UNIT_X);
      alur_document_unset (document, unit, ALUR_UNIT_Y);
    }
}

/* Steps are placed from the inner edge of their lane, so that they stay in it. */
static void
place_step (AlurHand *self, AlurElement *step, const AlurRect *start, const AlurRect *lane)
{
  const AlurElement *procedure = step->parent;
  AlurPoint at = { start->x + self->offset.x, start->y + self->offset.y };

  if (alur_element_get_word (procedure, ALUR_PROCEDURE_ORIENTATION) == ALUR_ORIENTATION_VERTICAL)
    at.x = MAX (at.x - lane->x, 0);
  else
    at.y = MAX (at.y - lane->y, 0);
  place (self, step, ALUR_STEP_X, ALUR_STEP_Y, at);
}

static void
place_steps (AlurHand *self, AlurPoint at)
{
  AlurDocument *document = alur_editor_get_document (self->editor);
  AlurPicture *picture = alur_hand_get_picture (self);
  const AlurElement *new_lane = find_new_lane (self, at);

  for (guint i = 0; i < self->kept->len; i++)
    {
      AlurElement *step = get_nth (self, i);
      AlurRect lane;

      if (new_lane != NULL
          && alur_element_get_ref (step, ALUR_STEP_UNIT) != alur_element_get_id (new_lane))
        alur_edit_set_step_unit (document, step, alur_element_get_id (new_lane));
      if (alur_picture_find_lane_of (picture, step, &lane))
        place_step (self, step, &g_array_index (self->starts, AlurRect, i), &lane);
    }
}

static const char *
get_edit_name (AlurHand *self)
{
  if (self->pressed.element->kind == ALUR_KIND_STEP)
    return self->kept->len > 1 ? N_ ("Move steps") : N_ ("Move a step");
  return self->kept->len > 1 ? N_ ("Move units") : N_ ("Move a unit");
}

static void
show_live (AlurHand *self)
{
  AlurDocument *document = alur_editor_get_document (self->editor);

  if (!self->is_live || self->target != NULL)
    return;
  alur_hand_begin_showing (self, alur_tr (NULL, get_edit_name (self)));
  place_units (self);
  alur_document_announce (document);
}

static void
move (AlurHand *self, const AlurPointerEvent *event)
{
  AlurPoint by = { event->at.x - self->press.at.x, event->at.y - self->press.at.y };

  if (self->kept->len == 0)
    return;
  /* Before anything else: what it would be dropped on must not give way to it, and a unit that
   * changes its parent is placed by nobody. */
  alur_hand_take_back (self);
  alur_overlay_clear (self->guides);
  find_target (self, event->at);
  if ((event->keys & ALUR_KEY_ALT) == 0 && self->target == NULL)
    {
      AlurRect bounds = get_start_bounds (self);
      AlurPoint snapped;

      bounds.x += by.x;
      bounds.y += by.y;
      snapped = alur_snap (alur_hand_get_picture (self), alur_editor_get_selection (self->editor),
                           &bounds, alur_hand_to_drawing (self, ALUR_HAND_SNAP), self->guides);
      by.x += snapped.x;
      by.y += snapped.y;
    }
  self->offset = by;
  show_live (self);
}

static void
finish (AlurHand *self, const AlurPointerEvent *event)
{
  AlurDocument *document = alur_editor_get_document (self->editor);
  AlurElement *target = self->target;

  alur_hand_take_back (self);
  g_clear_pointer (&self->follow, alur_follow_free);
  if (self->kept->len == 0 || self->refused)
    return;
  alur_document_begin (document, alur_tr (NULL, get_edit_name (self)));
  if (self->pressed.element->kind == ALUR_KIND_STEP)
    place_steps (self, event->at);
  else if (target != NULL)
    become_sub_units (self, target);
  else
    place_units (self);
  alur_document_commit (document);
}

static void
cancel (AlurHand *self)
{
  alur_hand_take_back (self);
  g_clear_pointer (&self->follow, alur_follow_free);
}

static void
draw (AlurHand *self, AlurOverlay *overlay)
{
  /* Who gets another parent is placed by nobody yet. */
  if (self->follow != NULL
      && (self->target == NULL || self->pressed.element->kind == ALUR_KIND_STEP))
    alur_follow_add_lines (self->follow, alur_hand_get_picture (self), self->offset, overlay);
  for (guint i = 0; i < self->guides->items->len; i++)
    g_array_append_val (overlay->items, g_array_index (self->guides->items, AlurOverlayItem, i));
  for (guint i = 0; i < self->starts->len; i++)
    {
      AlurRect rect = g_array_index (self->starts, AlurRect, i);

      rect.x += self->offset.x;
      rect.y += self->offset.y;
      alur_overlay_add_rect (overlay, ALUR_OVERLAY_GHOST, &rect);
    }
}

const AlurGesture alur_gesture_move
    = { "move", takes, begin, move, finish, cancel, draw, FALSE, ALUR_GESTURE_OF_DOCUMENT };
