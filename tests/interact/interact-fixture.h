/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-hand.h"

/* A document in an editor, with a hand over it. */
typedef struct
{
  AlurPangoMetrics *metrics;
  AlurDocument *document;
  AlurEditor *editor;
  AlurHand *hand;
  AlurElement *stage;
} InteractFixture;

void interact_fixture_set_up (InteractFixture *self, const char *example);
void interact_fixture_clear (InteractFixture *self);

AlurElement *interact_find (InteractFixture *self, const char *id);
AlurElement *interact_find_named (InteractFixture *self, AlurKind kind, const char *name);
AlurPoint interact_middle_of (InteractFixture *self, const AlurElement *element);
AlurPoint interact_grip_of (InteractFixture *self, const AlurElement *element, guint side);
void interact_move_to (InteractFixture *self, AlurPoint at);
void interact_press (InteractFixture *self, AlurPoint at, guint keys, guint n_clicks);
void interact_release (InteractFixture *self, AlurPoint at, guint keys);
void interact_click (InteractFixture *self, AlurPoint at, guint keys);
void interact_drag (InteractFixture *self, AlurPoint from, AlurPoint to, guint keys);
char *interact_dup_text (InteractFixture *self);
