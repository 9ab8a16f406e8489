/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"

G_BEGIN_DECLS

/* What stands in the flowchart of an SOP AP page: the same content on any paper. */

/* The symbols inside the table; arrows and off-page connectors are the other two of the five. */
typedef enum
{
  ALUR_SOP_BOX,
  ALUR_SOP_DIAMOND,
  ALUR_SOP_CAPSULE
} AlurSopSymbol;

/* A post that carries out activities: a unit, or one of its positions. */
typedef struct
{
  const AlurElement *unit;     /* NULL: of the steps without one */
  const AlurElement *position; /* NULL: of the unit's steps that name none */
} AlurSopColumn;

typedef struct
{
  const AlurElement *step;
  AlurSopSymbol symbol;
  guint number; /* of the activity, from 1; 0: a start or end */
  guint column;
  guint first_also, n_also; /* columns of those who do it together with that of `column` */
  double seconds;           /* work and wait, that of the waits before it included */
  double told;              /* of them those that step and waits tell in words */
  GString *wait_text;       /* what waits before it say instead of figures, or NULL */
  gboolean uncounted;       /* step or wait tell in words a time that has no figure */
} AlurSopRow;

/* From one row to another; the flow gives the label. A wait between them is passed over. */
typedef struct
{
  guint from, to;
  const AlurElement *flow;
} AlurSopArrow;

typedef struct
{
  AlurSopColumn *columns; /* in the order in which they stand */
  guint n_columns;
  AlurSopRow *rows; /* likewise */
  guint n_rows;
  AlurSopArrow *arrows;
  guint n_arrows;
  guint *also; /* columns, of all rows */
  double seconds_per_day;
  double seconds; /* of all rows */
} AlurSopTable;

AlurSopTable *alur_sop_table_new (AlurDocument *document,
                                  const AlurElement *procedure) G_GNUC_WARN_UNUSED_RESULT;
void alur_sop_table_free (AlurSopTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurSopTable, alur_sop_table_free)

G_END_DECLS
