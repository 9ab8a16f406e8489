/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-follow.h"
#include "alur-hand.h"

G_BEGIN_DECLS

/* Inside of the hand: what gestures share. A gesture is a file and a row of the table in
 * alur-hand.c; it begins when the pointer is pressed and moved away from there. */

#define ALUR_HAND_GRIP 8.0       /* px of the screen around a handle that hit it */
#define ALUR_HAND_TOLERANCE 5.0  /* px of the screen beside a line that hit it */
#define ALUR_HAND_THRESHOLD 4.0  /* px of the screen before a press becomes a drag */
#define ALUR_HAND_SNAP 6.0       /* px of the screen within which things align */
#define ALUR_HAND_LIVE_COST 4000 /* µs that a drawing may cost to be made anew while dragging */

typedef struct
{
  const char *name;
  /* Whether the press that is remembered in the hand begins this. */
  gboolean (*takes) (AlurHand *self);
  void (*begin) (AlurHand *self);
  void (*move) (AlurHand *self, const AlurPointerEvent *event);
  void (*finish) (AlurHand *self, const AlurPointerEvent *event);
  void (*cancel) (AlurHand *self);
  /* What it adds to the overlay. */
  void (*draw) (AlurHand *self, AlurOverlay *overlay);
  gboolean only_selects;
  guint where; /* AlurGesturePlaces */
} AlurGesture;

/* In which drawings a gesture means something: a gathered one has no places and lines of its own.
 */
typedef enum
{
  ALUR_GESTURE_OF_DOCUMENT = 1 << 0,
  ALUR_GESTURE_OF_CHAIN = 1 << 1
} AlurGesturePlaces;

extern const AlurGesture alur_gesture_move;
extern const AlurGesture alur_gesture_band;
extern const AlurGesture alur_gesture_connect;
extern const AlurGesture alur_gesture_bend;
extern const AlurGesture alur_gesture_end;
extern const AlurGesture alur_gesture_column;

struct _AlurHand
{
  GObject parent_instance;

  AlurEditor *editor;
  AlurOverlay *overlay;
  double scale; /* of the last event */
  AlurPoint at; /* of the last event */

  AlurElement *hovered; /* a unit or step whose handles show */
  GPtrArray *lit;       /* elements that a finding speaks of */
  GPtrArray *rivals;    /* those of them that stand in one another's way */
  char *rivalry;        /* in words */

  gboolean is_down;
  AlurPointerEvent press;
  AlurHit pressed;            /* what the press hit */
  const AlurGesture *gesture; /* NULL: none runs */
  char *message;              /* of the gesture or the drag from elsewhere */
  gboolean refused;
  AlurElement *target;

  /* of gestures */
  AlurPoint offset;    /* of a move, after alignment */
  AlurOverlay *guides; /* of a move */
  gboolean is_live;    /* a move shows itself in the document */
  gboolean is_shown;   /* in a transaction that is open for that */
  AlurFollow *follow;  /* of a move that is not live: its lines */
  GArray *starts;      /* (element-type AlurRect): where what is moved stood */
  AlurRect band;       /* of a rubber band */
  GPtrArray *kept;     /* what was selected before a rubber band */
  AlurElement *source; /* of a connection */
  AlurElement *line;   /* whose bend or end is dragged */
  guint index;         /* of the bend */
  gboolean is_new;     /* the bend is made by the drag */
  gboolean at_start;   /* of a line's end */
  GArray *columns;     /* of a move in the chain: see alur_chain_list_columns() */
  AlurFlowKind flow_kind;
  AlurRelationKind relation_kind;
};

double alur_hand_to_drawing (AlurHand *self, double on_screen);
AlurPicture *alur_hand_get_picture (AlurHand *self);
gboolean alur_hand_is_in_chain (AlurHand *self);
void alur_hand_tell (AlurHand *self, char *message, gboolean refused, AlurElement *target);
void alur_hand_begin_showing (AlurHand *self, const char *name);
void alur_hand_take_back (AlurHand *self);
void alur_hand_get_grips (const AlurRect *rect, AlurPoint grips[4]);
gboolean alur_hand_is_near (AlurHand *self, AlurPoint a, AlurPoint b);
gboolean alur_hand_has_handles (const AlurElement *element);
void alur_hand_light_down (AlurHand *self);
void alur_hand_add_rivalry (AlurHand *self, AlurPicture *picture);

G_END_DECLS
