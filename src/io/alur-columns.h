/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-cells.h"

G_BEGIN_DECLS

/* What the columns of a table hold: guessed from their heads and their cells, and changeable. */

typedef enum
{
  ALUR_TABLE_GUESSED,
  ALUR_TABLE_ORGANISATION,
  ALUR_TABLE_PROCEDURE
} AlurTableSubject;

typedef enum
{
  ALUR_HOLDS_NOTHING,
  /* of an organisation */
  ALUR_HOLDS_ID,
  ALUR_HOLDS_NAME,   /* of the unit that a row is */
  ALUR_HOLDS_PARENT, /* whom a row is under: an id or a name */
  ALUR_HOLDS_POST, /* the post that a row is; there are units then only where a column holds them */
  ALUR_HOLDS_PERSON, /* who holds it: only to find superiors by, never taken over */
  ALUR_HOLDS_UNIT,   /* the name of the unit that a post belongs to */
  ALUR_HOLDS_UNIT_ID,
  ALUR_HOLDS_UNIT_PARENT,
  ALUR_HOLDS_HEADCOUNT,
  ALUR_HOLDS_GRADE,
  ALUR_HOLDS_KIND,
  ALUR_HOLDS_QUALIFICATION,
  ALUR_HOLDS_LEVEL,
  ALUR_HOLDS_SHORT,
  ALUR_HOLDS_HEAD,
  ALUR_HOLDS_NOTE,
  /* of a procedure */
  ALUR_HOLDS_NUMBER,
  ALUR_HOLDS_ACTIVITY,
  ALUR_HOLDS_ACTOR, /* who does it, by name; of several columns each is one actor, who is marked */
  ALUR_HOLDS_INPUT,
  ALUR_HOLDS_TIME,
  ALUR_HOLDS_OUTPUT,
  ALUR_HOLDS_REMARKS,
  ALUR_N_HOLDS
} AlurHolds;

typedef struct
{
  AlurTableSubject subject;
  int header;     /* the row with the heads; -1: there is none */
  int sub_header; /* the row below it that names the actors under one head; -1: none */
  guint first;    /* the first row behind the heads */
  guint n_columns;
  AlurHolds *holds; /* of each column */
  char **titles;    /* of each column; empty where there is none */
} AlurColumns;

#define ALUR_HEADER_GUESSED (-2)
#define ALUR_HEADER_NONE (-1)

AlurColumns *alur_columns_guess (const AlurCells *cells,
                                 AlurTableSubject subject,
                                 int header) G_GNUC_WARN_UNUSED_RESULT;
void alur_columns_free (AlurColumns *self);
int alur_columns_find (const AlurColumns *self, AlurHolds holds);
void alur_columns_set (AlurColumns *self, guint column, AlurHolds holds);
gboolean alur_columns_map (AlurColumns *self, const char *text, GError **error);

const char *alur_holds_name (AlurHolds holds);
const char *alur_holds_label (AlurHolds holds);
AlurTableSubject alur_holds_subject (AlurHolds holds);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurColumns, alur_columns_free)

G_END_DECLS
