/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bends: where a selected line is dragged to, it keeps passing. */

#include "alur-hand-private.h"
#include "alur-language.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static AlurPoint
get_place (const AlurElement *bend)
{
  return (AlurPoint){ alur_element_get_number (bend, ALUR_BEND_X),
                      alur_element_get_number (bend, ALUR_BEND_Y) };
}

static gboolean
takes (AlurHand *self)
{
  AlurElement *line = alur_selection_get_single (alur_editor_get_selection (self->editor));

  if (line == NULL || (line->kind != ALUR_KIND_FLOW && line->kind != ALUR_KIND_RELATION))
    return FALSE;
  ALUR_FOREACH (bend, line, ALUR_KIND_BEND)
  if (alur_hand_is_near (self, get_place (bend), self->press.at))
    return TRUE;
  return self->pressed.kind == ALUR_HIT_LINE && self->pressed.element == line;
}

/* The piece of the line on which @point lies. */
static guint
find_segment (const AlurPoint *points, guint n_points, AlurPoint point)
{
  guint best = 0;
  double nearest = INFINITY;

  for (guint i = 0; i + 1 < n_points; i++)
    {
      double x
          = CLAMP (point.x, MIN (points[i].x, points[i + 1].x), MAX (points[i].x, points[i + 1].x));
      double y
          = CLAMP (point.y, MIN (points[i].y, points[i + 1].y), MAX (points[i].y, points[i + 1].y));
      double distance = hypot (point.x - x, point.y - y);

      if (distance >= nearest)
        continue;
      nearest = distance;
      best = i;
    }
  return best;
}

/* A new bend stands among the others in the order of the way. */
static guint
find_place_of_new (AlurHand *self)
{
  guint n_points;
  const AlurPoint *points
      = alur_picture_find_line (alur_hand_get_picture (self), self->line, &n_points);
  guint index = 0;

  ALUR_FOREACH (bend, self->line, ALUR_KIND_BEND)
  if (points != NULL && find_segment (points, n_points, get_place (bend)) < self->pressed.segment)
    index++;
  return index;
}

static void
begin (AlurHand *self)
{
  guint i = 0;

  self->line = alur_selection_get_single (alur_editor_get_selection (self->editor));
  self->is_new = TRUE;
  ALUR_FOREACH (bend, self->line, ALUR_KIND_BEND)
  {
    if (self->is_new && alur_hand_is_near (self, get_place (bend), self->press.at))
      {
        self->is_new = FALSE;
        self->index = i;
      }
    i++;
  }
  if (self->is_new)
    self->index = find_place_of_new (self);
}

static AlurElement *
get_bend (AlurHand *self, guint index)
{
  AlurElement *bend = alur_element_first (self->line, ALUR_KIND_BEND);

  while (index-- > 0 && bend != NULL)
    bend = alur_element_next (bend, ALUR_KIND_BEND);
  return bend;
}

/* Sets nothing where the bend has been undone meanwhile. */
static void
set_bend (AlurHand *self, AlurPoint at)
{
  AlurDocument *document = alur_editor_get_document (self->editor);
  AlurElement *bend = get_bend (self, self->index);

  if (self->is_new)
    bend = alur_document_insert (document, self->line, ALUR_KIND_BEND, NULL, bend);
  if (bend == NULL)
    return;
  alur_document_set_number (document, bend, ALUR_BEND_X, round (at.x));
  alur_document_set_number (document, bend, ALUR_BEND_Y, round (at.y));
}

static void
move (AlurHand *self, const AlurPointerEvent *event)
{
  AlurDocument *document = alur_editor_get_document (self->editor);

  if (alur_editor_get_picture_cost (self->editor) > ALUR_HAND_LIVE_COST)
    return;
  alur_hand_take_back (self);
  alur_hand_begin_showing (self, alur_tr (NULL, N_ ("Bend a line")));
  set_bend (self, event->at);
  alur_document_announce (document);
}

static void
finish (AlurHand *self, const AlurPointerEvent *event)
{
  AlurDocument *document = alur_editor_get_document (self->editor);

  alur_hand_take_back (self);
  alur_document_begin (document, alur_tr (NULL, N_ ("Bend a line")));
  set_bend (self, event->at);
  alur_document_commit (document);
}

static void
draw (AlurHand *self, AlurOverlay *overlay)
{
  alur_overlay_add_point (overlay, ALUR_OVERLAY_BEND, self->at);
}

const AlurGesture alur_gesture_bend = { "bend", takes,  begin,
                                        move,   finish, alur_hand_take_back,
                                        draw,   FALSE,  ALUR_GESTURE_OF_DOCUMENT };
