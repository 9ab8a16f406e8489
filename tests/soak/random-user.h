/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-window-private.h"

/* Somebody who works in a window by chance: selects, names, makes, moves, deletes, undoes, looks at
 * all there is. What is done depends on the seed and on the document alone. */
typedef struct
{
  AlurWindow *window;
  GRand *rand;
  GtkWidget *outline; /* list, in the window */
  GtkWidget *search;  /* above it */
  guint n_ticks;      /* frames that are still to come */
} RandomUser;

typedef struct
{
  const char *name; /* what is done, for people */
  guint weight;     /* how often, against the others */
  void (*run) (RandomUser *user);
} RandomAct;

void random_user_init (RandomUser *self, AlurWindow *window, guint32 seed);
void random_user_clear (RandomUser *self);
const RandomAct *random_user_choose (RandomUser *self);
void random_user_settle (RandomUser *self);
