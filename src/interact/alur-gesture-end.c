/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The ends of a selected line: dragged to another unit or step, it leads from or to that one. */

#include "alur-edit.h"
#include "alur-hand-private.h"

#include "alur-shown-name.h"
#include "alur-language.h"

#include <glib/gi18n-lib.h>

static gboolean
takes (AlurHand *self)
{
  AlurElement *line = alur_selection_get_single (alur_editor_get_selection (self->editor));
  guint n_points;
  const AlurPoint *points;

  if (line == NULL || (line->kind != ALUR_KIND_FLOW && line->kind != ALUR_KIND_RELATION))
    return FALSE;
  points = alur_picture_find_line (alur_hand_get_picture (self), line, &n_points);
  if (points == NULL)
    return FALSE;
  self->at_start = alur_hand_is_near (self, points[0], self->press.at);
  return self->at_start || alur_hand_is_near (self, points[n_points - 1], self->press.at);
}

static guint
get_field (AlurHand *self, gboolean at_start)
{
  if (self->line->kind == ALUR_KIND_FLOW)
    return at_start ? ALUR_FLOW_FROM : ALUR_FLOW_TO;
  return at_start ? ALUR_RELATION_FROM : ALUR_RELATION_TO;
}

static void
begin (AlurHand *self)
{
  self->line = alur_selection_get_single (alur_editor_get_selection (self->editor));
}

static AlurElement *
get_other_end (AlurHand *self)
{
  return alur_document_lookup_atom (
      alur_editor_get_document (self->editor), alur_element_get_stage (self->line),
      alur_element_get_ref (self->line, get_field (self, !self->at_start)));
}

static char *
dup_why_not (AlurHand *self, AlurElement *to)
{
  AlurElement *other = get_other_end (self);

  if (to == NULL
      || to->kind != (self->line->kind == ALUR_KIND_FLOW ? ALUR_KIND_STEP : ALUR_KIND_UNIT))
    return g_strdup (self->line->kind == ALUR_KIND_FLOW
                         ? alur_tr (NULL, N_ ("A flow begins and ends at a step."))
                         : alur_tr (NULL, N_ ("A relation begins and ends at a unit.")));
  if (self->line->kind == ALUR_KIND_RELATION)
    return to == other ? g_strdup (alur_tr (NULL, N_ ("A relation is between two units."))) : NULL;
  return alur_edit_refuse_connection (alur_editor_get_document (self->editor),
                                      self->at_start ? to : other, self->at_start ? other : to,
                                      alur_element_get_word (self->line, ALUR_FLOW_KIND));
}

static void
move (AlurHand *self, const AlurPointerEvent *event)
{
  AlurHit hit = alur_picture_hit (alur_hand_get_picture (self), event->at,
                                  alur_hand_to_drawing (self, ALUR_HAND_TOLERANCE));
  AlurElement *to = hit.kind == ALUR_HIT_BOX ? hit.element : NULL;
  char *why_not = dup_why_not (self, to);

  if (why_not != NULL)
    alur_hand_tell (self, why_not, TRUE, to);
  else
    alur_hand_tell (self,
                    g_strdup_printf (self->at_start ? alur_tr (NULL, N_ ("Leads from %s"))
                                                    : alur_tr (NULL, N_ ("Leads to %s")),
                                     alur_shown_name (to)),
                    FALSE, to);
}

/* A flow is written in the procedure of the step from which it comes. */
static void
finish (AlurHand *self, const AlurPointerEvent *event)
{
  AlurDocument *document = alur_editor_get_document (self->editor);
  AlurElement *bend;

  if (self->refused || self->target == NULL)
    return;
  alur_document_begin (document, alur_tr (NULL, N_ ("Lead a line elsewhere")));
  alur_document_set_text (document, self->line, get_field (self, self->at_start),
                          alur_element_get_id (self->target));
  if (self->line->kind == ALUR_KIND_FLOW && self->at_start
      && self->line->parent != self->target->parent)
    alur_document_move (document, self->line, self->target->parent, NULL);
  while ((bend = alur_element_first (self->line, ALUR_KIND_BEND)) != NULL)
    alur_document_remove (document, bend);
  alur_document_commit (document);
}

static void
cancel (AlurHand *self)
{
}

static void
draw (AlurHand *self, AlurOverlay *overlay)
{
  AlurElement *other = get_other_end (self);
  AlurHit hit;

  if (other != NULL && alur_picture_find (alur_hand_get_picture (self), other, &hit))
    alur_overlay_add_stroke (overlay, ALUR_OVERLAY_WIRE, alur_rect_center (&hit.rect), self->at);
}

const AlurGesture alur_gesture_end
    = { "end", takes, begin, move, finish, cancel, draw, FALSE, ALUR_GESTURE_OF_DOCUMENT };
