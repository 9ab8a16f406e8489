/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-drop.h"
#include "alur-editor.h"
#include "alur-overlay.h"
#include "alur-pointer.h"

G_BEGIN_DECLS

typedef enum
{
  ALUR_CURSOR_DEFAULT,
  ALUR_CURSOR_POINTER, /* over what can be selected */
  ALUR_CURSOR_GRAB,
  ALUR_CURSOR_MOVE,
  ALUR_CURSOR_CROSS, /* over a handle */
  ALUR_CURSOR_REFUSED
} AlurCursor;

#define ALUR_TYPE_HAND (alur_hand_get_type ())
G_DECLARE_FINAL_TYPE (AlurHand, alur_hand, ALUR, HAND, GObject)

/* What a pointer does with a drawing: selects, moves, connects, drops. A state machine that gets
 * plain records and changes the editor's document; it knows no widget.
 *
 * Signals: "changed" when the overlay or the cursor is another; "rename" (AlurElement) when a
 * double click asks to type its name. */
AlurHand *alur_hand_new (AlurEditor *editor) G_GNUC_WARN_UNUSED_RESULT;

AlurEditor *alur_hand_get_editor (AlurHand *self);
void
alur_hand_set_connection (AlurHand *self, AlurFlowKind flow_kind, AlurRelationKind relation_kind);
gboolean alur_hand_handle (AlurHand *self, const AlurPointerEvent *event);
gboolean alur_hand_is_busy (AlurHand *self);
gboolean alur_hand_cancel (AlurHand *self);
AlurCursor alur_hand_get_cursor (AlurHand *self);
AlurElement *alur_hand_get_hovered (AlurHand *self);

/* What lies over the drawing now: selection, handles, guides, what a drop will do. Borrowed until
 * the next call on the hand. */
const AlurOverlay *alur_hand_get_overlay (AlurHand *self);

/* What a finding speaks of is lit up until something else is selected. */
void alur_hand_light_up (AlurHand *self, AlurElement *const *elements, guint n_elements);

/* All that a finding speaks of; who stands in one another's way is joined by dotted lines. */
void alur_hand_light_up_finding (AlurHand *self, const AlurFinding *finding);

/* Something is dragged over the drawing from elsewhere (the palette). Returns whether a drop there
 * would do anything; the overlay says what, or why not. */
gboolean alur_hand_drag_over (AlurHand *self, const AlurDropItem *item, AlurPoint at);
void alur_hand_drag_leave (AlurHand *self);

G_END_DECLS
