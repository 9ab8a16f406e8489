/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The pointer over a drawing.
 *
 * A press is remembered; once the pointer has moved away from it the first gesture that takes it
 * begins, and without one the release is a click. Only one gesture runs at a time, and it can be
 * given up at any moment with nothing changed: what shows itself in the document does so in an open
 * transaction, which is rolled back. */

#include "alur-hand-private.h"

#include "alur-chain.h"
#include "alur-language.h"

#include <glib/gi18n-lib.h>
#include <math.h>

G_DEFINE_FINAL_TYPE (AlurHand, alur_hand, G_TYPE_OBJECT)

/* In the order in which they are asked. */
static const AlurGesture *const gestures[]
    = { &alur_gesture_end,  &alur_gesture_bend,   &alur_gesture_connect,
        &alur_gesture_move, &alur_gesture_column, &alur_gesture_band };

static void
changed (AlurHand *self)
{
  g_signal_emit_by_name (self, "changed");
}

static gboolean
is_lost (const AlurElement *element)
{
  return element != NULL && !alur_element_is_in_document (element);
}

/* Whether something that the gesture is about has gone. */
static gboolean
has_lost (AlurHand *self)
{
  gboolean is_any = is_lost (self->pressed.element) || is_lost (self->source)
                    || is_lost (self->line) || is_lost (self->target);

  for (guint i = 0; i < self->kept->len && !is_any; i++)
    is_any = is_lost (g_ptr_array_index (self->kept, i));
  return is_any;
}

/* What is dragged or connected may be undone by the other hand. */
static void
document_changed_cb (AlurEditor *editor, AlurHand *self)
{
  self->hovered = NULL;
  if (self->gesture == NULL)
    self->pressed.element = NULL;
  else if (self->is_down && has_lost (self))
    alur_hand_cancel (self);
  alur_hand_light_down (self);
  changed (self);
}

static void
view_changed_cb (AlurEditor *editor, AlurHand *self)
{
  alur_hand_cancel (self);
  self->hovered = NULL;
  alur_hand_light_down (self);
  changed (self);
}

static void
selection_changed_cb (AlurSelection *selection, AlurHand *self)
{
  alur_hand_light_down (self);
  changed (self);
}

static void
alur_hand_dispose (GObject *object)
{
  AlurHand *self = ALUR_HAND (object);

  if (self->editor != NULL)
    {
      if (self->gesture != NULL)
        alur_editor_hold_picture (self->editor, FALSE);
      self->gesture = NULL;
      g_signal_handlers_disconnect_by_data (self->editor, self);
      g_signal_handlers_disconnect_by_data (alur_editor_get_selection (self->editor), self);
    }
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (alur_hand_parent_class)->dispose (object);
}

static void
alur_hand_finalize (GObject *object)
{
  AlurHand *self = ALUR_HAND (object);

  alur_overlay_free (self->overlay);
  alur_overlay_free (self->guides);
  g_ptr_array_unref (self->lit);
  g_ptr_array_unref (self->rivals);
  g_free (self->rivalry);
  g_array_unref (self->starts);
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->follow, alur_follow_free);
  g_ptr_array_unref (self->kept);
  g_free (self->message);
  G_OBJECT_CLASS (alur_hand_parent_class)->finalize (object);
}

static void
alur_hand_class_init (AlurHandClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = alur_hand_dispose;
  object_class->finalize = alur_hand_finalize;
  /**
   * AlurHand::changed:
   *
   * The overlay or the cursor is another.
   */
  g_signal_new ("changed", ALUR_TYPE_HAND, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * AlurHand::rename:
   * @element: an element with a name
   *
   * The name of @element is to be typed.
   */
  g_signal_new ("rename", ALUR_TYPE_HAND, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_POINTER);
}

static void
alur_hand_init (AlurHand *self)
{
  self->overlay = alur_overlay_new ();
  self->guides = alur_overlay_new ();
  self->lit = g_ptr_array_new ();
  self->rivals = g_ptr_array_new ();
  self->starts = g_array_new (FALSE, FALSE, sizeof (AlurRect));
  self->kept = g_ptr_array_new ();
  self->scale = 1;
  self->flow_kind = ALUR_FLOW_SEQUENCE;
  self->relation_kind = ALUR_RELATION_COORDINATION;
}

/**
 * alur_hand_new:
 * @editor: what it works on; a reference is taken
 *
 * Returns: (transfer full): a hand at rest
 */
AlurHand *
alur_hand_new (AlurEditor *editor)
{
  AlurHand *self = g_object_new (ALUR_TYPE_HAND, NULL);

  self->editor = g_object_ref (editor);
  g_signal_connect (editor, "document-changed", G_CALLBACK (document_changed_cb), self);
  g_signal_connect (editor, "view-changed", G_CALLBACK (view_changed_cb), self);
  g_signal_connect (alur_editor_get_selection (editor), "changed",
                    G_CALLBACK (selection_changed_cb), self);
  return self;
}

/**
 * alur_hand_get_editor:
 *
 * Returns: (transfer none): what it works on
 */
AlurEditor *
alur_hand_get_editor (AlurHand *self)
{
  return self->editor;
}

/**
 * alur_hand_set_connection:
 * @flow_kind: what connecting two steps makes
 * @relation_kind: what connecting two units makes
 */
void
alur_hand_set_connection (AlurHand *self, AlurFlowKind flow_kind, AlurRelationKind relation_kind)
{
  self->flow_kind = flow_kind;
  self->relation_kind = relation_kind;
}

/* A length on the screen, in the drawing. */
double
alur_hand_to_drawing (AlurHand *self, double on_screen)
{
  return on_screen / self->scale;
}

/* Whether the drawing is gathered from all procedures. */
gboolean
alur_hand_is_in_chain (AlurHand *self)
{
  return alur_editor_get_traits (self->editor)->is_gathered;
}

AlurPicture *
alur_hand_get_picture (AlurHand *self)
{
  return alur_editor_get_picture (self->editor);
}

/* What the running gesture would do here: @message (transfer full) beside the pointer. */
void
alur_hand_tell (AlurHand *self, char *message, gboolean refused, AlurElement *target)
{
  g_free (self->message);
  self->message = message;
  self->refused = refused;
  self->target = target;
}

/* The middles of the four sides, where handles stand. */
void
alur_hand_get_grips (const AlurRect *rect, AlurPoint grips[4])
{
  AlurPoint middle = alur_rect_center (rect);

  grips[0] = (AlurPoint){ middle.x, rect->y };
  grips[1] = (AlurPoint){ alur_rect_right (rect), middle.y };
  grips[2] = (AlurPoint){ middle.x, alur_rect_bottom (rect) };
  grips[3] = (AlurPoint){ rect->x, middle.y };
}

gboolean
alur_hand_is_near (AlurHand *self, AlurPoint a, AlurPoint b)
{
  return hypot (a.x - b.x, a.y - b.y) <= alur_hand_to_drawing (self, ALUR_HAND_GRIP);
}

/* Whether lines can be drawn from it. */
gboolean
alur_hand_has_handles (const AlurElement *element)
{
  return element != NULL && (element->kind == ALUR_KIND_UNIT || element->kind == ALUR_KIND_STEP);
}

static AlurHit
hit_at (AlurHand *self, AlurPoint at)
{
  AlurPicture *picture = alur_hand_get_picture (self);
  AlurHit nothing = { ALUR_HIT_NOTHING, NULL, { at.x, at.y, 0, 0 }, 0 };

  if (picture == NULL)
    return nothing;
  return alur_picture_hit (picture, at, alur_hand_to_drawing (self, ALUR_HAND_TOLERANCE));
}

/* Handles stand on the outline, so they reach beyond it: whose they are stays hovered there. */
static gboolean
is_at_handle_of_hovered (AlurHand *self, AlurPoint at)
{
  AlurPoint grips[4];
  AlurHit hit;

  if (self->hovered == NULL
      || !alur_picture_find (alur_hand_get_picture (self), self->hovered, &hit))
    return FALSE;
  alur_hand_get_grips (&hit.rect, grips);
  for (guint i = 0; i < 4; i++)
    if (alur_hand_is_near (self, grips[i], at))
      return TRUE;
  return FALSE;
}

static void
hover (AlurHand *self, AlurPoint at)
{
  AlurHit hit;
  AlurElement *hovered = NULL;

  if (alur_hand_get_picture (self) == NULL)
    return;
  if (is_at_handle_of_hovered (self, at))
    return;
  hit = hit_at (self, at);
  if (hit.kind == ALUR_HIT_BOX && alur_hand_has_handles (hit.element))
    hovered = hit.element;
  if (hovered == self->hovered)
    return;
  self->hovered = hovered;
  changed (self);
}

/*< private >
 * alur_hand_begin_showing:
 * @name: of the edit
 *
 * Opens a transaction in which the gesture shows itself in the document.
 */
void
alur_hand_begin_showing (AlurHand *self, const char *name)
{
  alur_document_begin (alur_editor_get_document (self->editor), name);
  self->is_shown = TRUE;
}

/*< private >
 * alur_hand_take_back:
 *
 * Takes back what the gesture has shown of itself in the document, if anything.
 */
void
alur_hand_take_back (AlurHand *self)
{
  if (!self->is_shown)
    return;
  self->is_shown = FALSE;
  alur_document_rollback (alur_editor_get_document (self->editor));
}

static gboolean
is_selectable (const AlurHit *hit)
{
  return hit->kind != ALUR_HIT_NOTHING && hit->element != NULL;
}

static void
press (AlurHand *self, const AlurPointerEvent *event)
{
  AlurSelection *selection = alur_editor_get_selection (self->editor);

  hover (self, event->at);
  self->is_down = TRUE;
  self->press = *event;
  self->pressed = hit_at (self, event->at);
  if (event->n_clicks == 2 && self->pressed.kind == ALUR_HIT_LINE && alur_hand_is_in_chain (self))
    {
      self->is_down = FALSE;
      alur_chain_select (self->editor, self->pressed.element);
      alur_chain_open (self->editor, self->pressed.element);
      return;
    }
  if (event->n_clicks == 2 && is_selectable (&self->pressed)
      && alur_element_type (self->pressed.element->kind)->name_field != G_MAXUINT)
    {
      self->is_down = FALSE;
      alur_selection_set (selection, self->pressed.element);
      g_signal_emit_by_name (self, "rename", self->pressed.element);
      return;
    }
  if (is_selectable (&self->pressed) && self->pressed.kind != ALUR_HIT_LANE
      && !is_at_handle_of_hovered (self, event->at)
      && (event->keys & (ALUR_KEY_SHIFT | ALUR_KEY_CONTROL)) == 0
      && !alur_selection_contains (selection, self->pressed.element))
    alur_chain_select (self->editor, self->pressed.element);
}

/* Of a line that stands for several flows, all. */
static void
toggle (AlurHand *self, AlurElement *element)
{
  AlurSelection *selection = alur_editor_get_selection (self->editor);
  g_autoptr (GPtrArray) elements = alur_chain_list_line (self->editor, element);
  gboolean was_selected = alur_selection_contains (selection, element);

  for (guint i = 0; i < elements->len; i++)
    if (alur_selection_contains (selection, g_ptr_array_index (elements, i)) == was_selected)
      alur_selection_toggle (selection, g_ptr_array_index (elements, i));
}

static void
click (AlurHand *self)
{
  AlurSelection *selection = alur_editor_get_selection (self->editor);
  gboolean adds = (self->press.keys & (ALUR_KEY_SHIFT | ALUR_KEY_CONTROL)) != 0;

  if (!is_selectable (&self->pressed))
    {
      if (!adds)
        alur_selection_clear (selection);
    }
  else if (adds)
    toggle (self, self->pressed.element);
  else
    alur_chain_select (self->editor, self->pressed.element);
}

static void
begin_gesture (AlurHand *self)
{
  guint where = alur_hand_is_in_chain (self) ? ALUR_GESTURE_OF_CHAIN : ALUR_GESTURE_OF_DOCUMENT;

  for (guint i = 0; i < G_N_ELEMENTS (gestures); i++)
    if ((gestures[i]->where & where) != 0
        && (gestures[i]->only_selects || alur_editor_is_editable (self->editor))
        && gestures[i]->takes (self))
      {
        self->gesture = gestures[i];
        alur_editor_hold_picture (self->editor, TRUE);
        self->gesture->begin (self);
        return;
      }
}

static void
end_gesture (AlurHand *self)
{
  self->gesture = NULL;
  self->is_down = FALSE;
  self->source = NULL;
  self->line = NULL;
  alur_hand_tell (self, NULL, FALSE, NULL);
  alur_editor_hold_picture (self->editor, FALSE);
  changed (self);
}

static void
move (AlurHand *self, const AlurPointerEvent *event)
{
  double far = hypot (event->at.x - self->press.at.x, event->at.y - self->press.at.y);

  if (!self->is_down)
    {
      hover (self, event->at);
      return;
    }
  if (self->gesture == NULL && self->press.button == 1
      && far > alur_hand_to_drawing (self, ALUR_HAND_THRESHOLD))
    begin_gesture (self);
  if (self->gesture == NULL)
    return;
  self->gesture->move (self, event);
  changed (self);
}

static void
release (AlurHand *self, const AlurPointerEvent *event)
{
  /* Another button may be pressed and let go of while this one is held. */
  if (!self->is_down || event->button != self->press.button)
    return;
  if (self->gesture == NULL)
    {
      self->is_down = FALSE;
      if (self->press.button == 1)
        click (self);
      return;
    }
  self->gesture->move (self, event);
  {
    const AlurGesture *gesture = self->gesture;

    /* What follows is no longer the gesture: it may change the document for good. */
    self->is_down = FALSE;
    gesture->finish (self, event);
  }
  end_gesture (self);
}

/**
 * alur_hand_handle:
 * @event: what the pointer did
 *
 * Returns: whether anything came of it, so that nobody else need look at it
 */
gboolean
alur_hand_handle (AlurHand *self, const AlurPointerEvent *event)
{
  self->scale = event->scale;
  self->at = event->at;
  if (!alur_editor_is_drawing (self->editor))
    return FALSE;
  switch (event->kind)
    {
    case ALUR_POINTER_PRESS:
      if (self->gesture != NULL)
        return TRUE;
      press (self, event);
      return TRUE;
    case ALUR_POINTER_MOVE:
      move (self, event);
      return self->is_down;
    case ALUR_POINTER_RELEASE:
      release (self, event);
      return TRUE;
    case ALUR_POINTER_LEAVE:
    default:
      if (self->hovered != NULL && !self->is_down)
        {
          self->hovered = NULL;
          changed (self);
        }
      return FALSE;
    }
}

/**
 * alur_hand_is_busy:
 *
 * Returns: whether a drag is under way, so that no other command may run
 */
gboolean
alur_hand_is_busy (AlurHand *self)
{
  return self->gesture != NULL;
}

/**
 * alur_hand_cancel:
 *
 * Gives up what is under way; nothing has changed then.
 *
 * Returns: whether anything was under way
 */
gboolean
alur_hand_cancel (AlurHand *self)
{
  const AlurGesture *gesture = self->gesture;

  self->is_down = FALSE;
  if (gesture == NULL)
    return FALSE;
  gesture->cancel (self);
  end_gesture (self);
  return TRUE;
}

/**
 * alur_hand_get_cursor:
 *
 * Returns: what the pointer should look like
 */
AlurCursor
alur_hand_get_cursor (AlurHand *self)
{
  if (self->gesture != NULL)
    {
      if (self->refused)
        return ALUR_CURSOR_REFUSED;
      return self->gesture == &alur_gesture_connect ? ALUR_CURSOR_CROSS : ALUR_CURSOR_MOVE;
    }
  if (is_at_handle_of_hovered (self, self->at))
    return ALUR_CURSOR_CROSS;
  return self->hovered != NULL ? ALUR_CURSOR_POINTER : ALUR_CURSOR_DEFAULT;
}

/**
 * alur_hand_get_hovered:
 *
 * Returns: (transfer none) (nullable): the unit or step under the pointer
 */
AlurElement *
alur_hand_get_hovered (AlurHand *self)
{
  return self->hovered;
}

/**
 * alur_hand_drag_over:
 * @item: what is dragged over the drawing
 * @at: where
 *
 * Returns: whether a drop there would do anything; the overlay says what, or why not
 */
gboolean
alur_hand_drag_over (AlurHand *self, const AlurDropItem *item, AlurPoint at)
{
  g_auto (AlurDropPlan) plan = { 0 };

  self->at = at;
  alur_drop_plan (self->editor, item, at, alur_hand_to_drawing (self, ALUR_HAND_TOLERANCE), &plan);
  alur_hand_tell (self, g_steal_pointer (&plan.message), !plan.allowed, plan.target);
  changed (self);
  return plan.allowed;
}

/**
 * alur_hand_drag_leave:
 *
 * What was dragged over the drawing has left it.
 */
void
alur_hand_drag_leave (AlurHand *self)
{
  alur_hand_tell (self, NULL, FALSE, NULL);
  changed (self);
}
