/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a window can show of a document in its middle, in the order of the method. */
typedef enum
{
  ALUR_PANE_ORGANISATION,
  ALUR_PANE_MATRIX,
  ALUR_PANE_PROCEDURE,
  ALUR_PANE_TABLE, /* a procedure as a table */
  ALUR_PANE_CHAIN,
  ALUR_PANE_REQUIREMENTS, /* what the customer must bring, and who asks for it */
  ALUR_PANE_PERSONNEL,    /* who is needed, and why */
  ALUR_PANE_CRITERIA,     /* of a procedure */
  ALUR_PANE_REGULATIONS,  /* the register, what rests on it and what must be done */
  ALUR_PANE_COMPARISON,   /* of the stage that is shown with another one */
  ALUR_N_PANES
} AlurPane;

/* What the parts of the program ask of a pane. */
typedef struct
{
  const char *word; /* by which it is remembered; of what is no drawing also its widget's */
  const char *name; /* what it is called, untranslated */
  const char *view; /* that shows the same on paper */
  const char *help; /* page of the manual that tells of it */
  const char *icon; /* of its row in the outline; NULL: it has none */
  gboolean is_drawing;
  gboolean is_drawn_in;    /* not only looked at */
  gboolean is_gathered;    /* its lines stand for flows of procedures, its places for levels */
  gboolean has_tools;      /* of the palette */
  gboolean has_own_head;   /* it says itself what it shows */
  gboolean of_procedure;   /* it shows one of them */
  gboolean holds_steps;    /* to be made, moved, pasted */
  gboolean in_outline;     /* by a row of its own, that holds nothing */
  const char *empty_title; /* of a drawing with nothing in it, untranslated */
  const char *empty_text;  /* what to do then */
} AlurPaneTraits;

const AlurPaneTraits *alur_pane_get_traits (AlurPane pane);

G_END_DECLS
