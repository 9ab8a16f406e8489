/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Connecting: from a handle of a unit or step to another one, or into the empty, where the next
 * one is made. */

#include "alur-chain-connection.h"
#include "alur-edit.h"
#include "alur-hand-private.h"
#include "alur-language.h"
#include "alur-make.h"
#include "alur-shown-name.h"

#include <glib/gi18n-lib.h>

static gboolean
takes (AlurHand *self)
{
  AlurPoint grips[4];
  AlurHit hit;

  if (self->hovered == NULL
      || !alur_picture_find (alur_hand_get_picture (self), self->hovered, &hit))
    return FALSE;
  alur_hand_get_grips (&hit.rect, grips);
  for (guint i = 0; i < G_N_ELEMENTS (grips); i++)
    if (alur_hand_is_near (self, grips[i], self->press.at))
      return TRUE;
  return FALSE;
}

static void
begin (AlurHand *self)
{
  self->source = self->hovered;
}

/* What connecting two steps makes: what is chosen, but between procedures no sequence. */
static AlurFlowKind
get_flow_kind (AlurHand *self, const AlurElement *to)
{
  if (self->flow_kind == ALUR_FLOW_SEQUENCE && to->parent != self->source->parent)
    return ALUR_FLOW_INFORMATION;
  return self->flow_kind;
}

static void
tell_step (AlurHand *self, AlurElement *to)
{
  AlurFlowKind kind = get_flow_kind (self, to);
  char *why_not = alur_edit_refuse_connection (alur_editor_get_document (self->editor),
                                               self->source, to, kind);

  if (why_not != NULL)
    alur_hand_tell (self, why_not, TRUE, to);
  else
    alur_hand_tell (self,
                    /* Translators: a kind of flow, such as "information", then a step's name. */
                    g_strdup_printf (alur_tr (NULL, N_ ("Connects to %2$s: %1$s")),
                                     alur_tr (NULL, alur_flow_words[kind].label),
                                     alur_shown_name (to)),
                    FALSE, to);
}

/* What connecting two units of the service chain makes: a sequence goes between steps only. */
static AlurFlowKind
get_chain_kind (AlurHand *self)
{
  return self->flow_kind == ALUR_FLOW_SEQUENCE ? ALUR_FLOW_INFORMATION : self->flow_kind;
}

/* Between units of the chain, or why not: the empty has no step to go to. */
static void
tell_in_chain (AlurHand *self, AlurElement *to)
{
  AlurChainConnection connection;
  gboolean is_only;

  if (to == NULL || to == self->source)
    {
      alur_hand_tell (
          self,
          g_strdup (alur_tr (NULL, N_ ("A flow of the chain goes from one unit to another."))),
          TRUE, to);
      return;
    }
  is_only = alur_chain_connection_find (self->editor, self->source, to, get_chain_kind (self),
                                        &connection);
  alur_hand_tell (self,
                  g_strdup_printf (
                      is_only ? alur_tr (NULL, N_ ("Connects to %2$s: %1$s"))
                              : alur_tr (NULL, N_ ("Connects to %2$s: %1$s; between which steps "
                                                   "is asked next")),
                      alur_tr (NULL, alur_flow_words[connection.kind].label), alur_shown_name (to)),
                  FALSE, to);
}

static void
tell_unit (AlurHand *self, AlurElement *to)
{
  if (to == self->source)
    alur_hand_tell (self, g_strdup (alur_tr (NULL, N_ ("A relation is between two units."))), TRUE,
                    to);
  else
    alur_hand_tell (self,
                    g_strdup_printf (alur_tr (NULL, N_ ("Connects to %2$s: %1$s")),
                                     alur_tr (NULL, alur_relation_words[self->relation_kind].label),
                                     alur_shown_name (to)),
                    FALSE, to);
}

static void
move (AlurHand *self, const AlurPointerEvent *event)
{
  AlurHit hit = alur_picture_hit (alur_hand_get_picture (self), event->at,
                                  alur_hand_to_drawing (self, ALUR_HAND_TOLERANCE));

  if (alur_hand_is_in_chain (self))
    tell_in_chain (self, hit.kind == ALUR_HIT_BOX && hit.element != NULL
                                 && hit.element->kind == ALUR_KIND_UNIT
                             ? hit.element
                             : NULL);
  else if (hit.kind == ALUR_HIT_BOX && hit.element != NULL
           && hit.element->kind == self->source->kind)
    {
      if (hit.element->kind == ALUR_KIND_STEP)
        tell_step (self, hit.element);
      else
        tell_unit (self, hit.element);
    }
  else if (self->source->kind == ALUR_KIND_STEP)
    alur_hand_tell (self, g_strdup (alur_tr (NULL, N_ ("Makes the next step here"))), FALSE,
                    hit.kind == ALUR_HIT_LANE ? hit.element : NULL);
  else
    alur_hand_tell (self, g_strdup (alur_tr (NULL, N_ ("Makes a sub-unit"))), FALSE, NULL);
}

static AlurElement *
make_next (AlurHand *self, AlurPoint at)
{
  AlurDocument *document = alur_editor_get_document (self->editor);
  AlurHit lane = alur_picture_hit_lane (alur_hand_get_picture (self), at);
  AlurElement *made;

  if (self->source->kind == ALUR_KIND_UNIT)
    return alur_make_unit (document, alur_editor_get_stage (self->editor), self->source, NULL,
                           alur_element_get_word (self->source, ALUR_UNIT_LEVEL), NULL);
  made = alur_make_step_after (document, self->source, ALUR_STEP_KIND_NONE, TRUE);
  if (lane.element != NULL)
    alur_edit_set_step_unit (document, made, alur_element_get_id (lane.element));
  return made;
}

static AlurElement *
connect_to (AlurHand *self, AlurElement *to)
{
  AlurDocument *document = alur_editor_get_document (self->editor);

  if (to->kind == ALUR_KIND_STEP)
    return alur_edit_connect (document, self->source, to, get_flow_kind (self, to));
  return alur_make_relation (document, self->source, to, self->relation_kind);
}

/* Where it is clear between which steps, at once; else it is asked. */
static void
finish_in_chain (AlurHand *self)
{
  AlurChainConnection connection;

  if (alur_chain_connection_find (self->editor, self->source, self->target, get_chain_kind (self),
                                  &connection))
    alur_chain_connection_make (self->editor, &connection);
  else
    alur_editor_ask_connection (self->editor, self->source, self->target, connection.kind);
}

static void
finish (AlurHand *self, const AlurPointerEvent *event)
{
  AlurDocument *document = alur_editor_get_document (self->editor);
  AlurElement *to
      = self->target != NULL && self->target->kind == self->source->kind
                && !(self->source->kind == ALUR_KIND_STEP && self->target->kind != ALUR_KIND_STEP)
            ? self->target
            : NULL;
  AlurElement *made;

  if (self->refused)
    return;
  if (alur_hand_is_in_chain (self))
    {
      finish_in_chain (self);
      return;
    }
  alur_document_begin (document, to != NULL ? alur_tr (NULL, N_ ("Connect"))
                                 : self->source->kind == ALUR_KIND_STEP
                                     ? alur_tr (NULL, N_ ("Add a step"))
                                     : alur_tr (NULL, N_ ("Add a unit")));
  made = to != NULL ? connect_to (self, to) : make_next (self, event->at);
  alur_document_commit (document);
  alur_selection_set (alur_editor_get_selection (self->editor), made);
}

static void
cancel (AlurHand *self)
{
}

static void
draw (AlurHand *self, AlurOverlay *overlay)
{
  alur_overlay_add_stroke (overlay, ALUR_OVERLAY_WIRE, self->press.at, self->at);
}

const AlurGesture alur_gesture_connect
    = { "connect", takes,  begin,
        move,      finish, cancel,
        draw,      FALSE,  ALUR_GESTURE_OF_DOCUMENT | ALUR_GESTURE_OF_CHAIN };
