/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-legal-order.h"
#include "alur-regulation-sheet.h"

G_BEGIN_DECLS

/* Inside of the sheet: a file a concern. */

typedef struct
{
  AlurElement *regulation;
  const AlurLegalEntry *entry; /* NULL: it has just been made */
  const AlurLegalTask *task;   /* NULL: nothing must be done */
  guint place;                 /* in the order of rank */
  guint task_place;            /* of all that must be done; G_MAXUINT: nothing must be */
  guint turn;                  /* of what must be done for its stage, from 1 */
} AlurSheetRegulation;

struct _AlurRegulationSheet
{
  AlurGridSheet parent_instance;

  GHashTable *kept; /* ids of what was made since: it is shown, whatever else is */
  char *long_titles[ALUR_N_REGULATION_COLUMNS]; /* NULL: to be made when asked for */

  /* Of the document as it is; made when it is asked for. */
  AlurLegalOrder *order;
  guint stage;    /* the one that is shown; the number of stages: none */
  GArray *rows;   /* of AlurSheetRegulation, in order of rank */
  GArray *listed; /* of AlurSheetRegulation, as they are shown */
};

/* alur-regulation-sheet.c */
const AlurSheetRegulation *alur_regulation_sheet_get_row (AlurRegulationSheet *self, guint row);

/* alur-regulation-sheet-edit.c */
char *alur_regulation_sheet_dup_replaced (AlurRegulationSheet *self,
                                          const AlurElement *regulation) G_GNUC_WARN_UNUSED_RESULT;
void alur_regulation_sheet_init_editing (AlurGridInterface *iface);

G_END_DECLS
