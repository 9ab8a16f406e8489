/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-geometry.h"

G_BEGIN_DECLS

/* What a pointer does over a drawing, as plain records: where they come from (a widget, a test)
 * makes no difference to what they do. */
typedef enum
{
  ALUR_POINTER_MOVE, /* also while no button is down */
  ALUR_POINTER_PRESS,
  ALUR_POINTER_RELEASE,
  ALUR_POINTER_LEAVE
} AlurPointerKind;

typedef enum
{
  ALUR_KEY_SHIFT = 1 << 0,
  ALUR_KEY_CONTROL = 1 << 1,
  ALUR_KEY_ALT = 1 << 2
} AlurKeys;

typedef struct
{
  AlurPointerKind kind;
  AlurPoint at;   /* in the drawing */
  guint button;   /* 1: the main one, 3: that of menus */
  guint keys;     /* AlurKeys that are down */
  guint n_clicks; /* of a press: 2 for a double click */
  double scale;   /* px of the screen for one of the drawing */
} AlurPointerEvent;

G_END_DECLS
