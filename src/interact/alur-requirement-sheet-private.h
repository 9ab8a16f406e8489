/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-requirement-sheet.h"

G_BEGIN_DECLS

/* Inside of the sheet: a file a concern. */

/* One name. */
typedef struct
{
  char *name;
  char *key; /* folded: names with the same are one */
  char *remark;
  char *searched; /* folded: its name and who asks for it */
  guint group;
  gboolean reworded;
  guint n_steps;
  guint n_askers;
  GHashTable *cells;        /* number of an asker that asks → GPtrArray of its steps that do */
  const AlurElement *first; /* the input that asks first: it stays when the name changes */
} AlurSheetRequirement;

/* A unit in a procedure. */
typedef struct
{
  const AlurElement *procedure;
  const AlurElement *unit;  /* NULL: steps without one */
  const AlurElement *first; /* step that asks */
  char *title;
  guint n_steps;
} AlurSheetAsker;

struct _AlurRequirementSheet
{
  AlurGridSheet parent_instance;

  /* Of the document as it is; made when it is asked for. */
  GPtrArray *rows;      /* of AlurSheetRequirement */
  GArray *askers;       /* of AlurSheetAsker */
  GHashTable *asker_of; /* step that asks → number of its asker */
  GPtrArray *listed;    /* of AlurSheetRequirement, as they are shown */

  /* Of the edit that goes on. */
  GHashTable *touched; /* steps */
  GHashTable *names;   /* keys → what is to be called so from its end on */
};

/* alur-requirement-sheet-gather.c */
void alur_requirement_sheet_gather (AlurGridSheet *sheet);
void alur_requirement_sheet_list (AlurGridSheet *sheet);

/* alur-requirement-sheet.c */
AlurSheetRequirement *alur_requirement_sheet_get_row (AlurRequirementSheet *self, guint row);
GPtrArray *alur_sheet_requirement_get_steps (const AlurSheetRequirement *self, guint column);
AlurSheetAsker *alur_requirement_sheet_get_asker (AlurRequirementSheet *self, guint column);

/* alur-requirement-sheet-edit.c */
void alur_requirement_sheet_init_editing (AlurGridInterface *iface);

G_END_DECLS
