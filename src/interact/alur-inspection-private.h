/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-inspection.h"

G_BEGIN_DECLS

/* What the files of the inspection share: alur-inspection.c (sections of what is selected),
 * alur-inspection-table.c (what the schema can't know), alur-inspection-rows.c (fields),
 * alur-inspection-lists.c (lists), alur-inspection-ways.c (lines of the chain),
 * alur-inspection-figures.c (figures and findings). */

typedef enum
{
  ALUR_SOURCE_OF_FIELDS, /* the subject's own fields of one group */
  ALUR_SOURCE_OF_CHILD,  /* the fields of the one child of a kind */
  ALUR_SOURCE_OF_ROLES,  /* a child for each kind of authority */
  ALUR_SOURCE_CHILDREN,  /* of lists: the children of a kind */
  ALUR_SOURCE_OF_SOP,    /* the children of the SOP block */
  ALUR_SOURCE_OF_RULES,  /* the children of the document's rules */
  ALUR_SOURCE_RELATIONS, /* of a unit */
  ALUR_SOURCE_FLOWS_OUT, /* of a step */
  ALUR_SOURCE_FLOWS_IN,  /* of a step */
  ALUR_SOURCE_PROBLEMS,  /* that are pinned to it */
  ALUR_SOURCE_LANES,     /* of a procedure */
  ALUR_SOURCE_INDEX,     /* functions, regulations */
  ALUR_SOURCE_OF_LINE,   /* of a flow in the service chain: all of its line; of a unit: its flows */
  ALUR_SOURCE_OF_FIGURES, /* what was reckoned */
} AlurInspectionSource;

struct _AlurInspectionSpec
{
  AlurKind subject;
  AlurInspectionSource source;
  AlurKind kind;
  guint group;
  const char *title;    /* untranslated */
  const char *add_name; /* untranslated, of the button and the undo step; NULL: nothing to add */
};

typedef gboolean (*AlurSenseFunc) (const AlurSlot *slot);

/* What the schema does not say of a field. */
typedef struct
{
  AlurKind kind;
  guint field;
  guint group;
  gboolean is_hidden;
  gboolean is_long;
  const char *suffix;        /* untranslated */
  AlurSenseFunc makes_sense; /* NULL: always */
} AlurFieldTrait;

#define ALUR_INSPECTION_ALL_GROUPS G_MAXUINT

const AlurInspectionSpec *alur_inspection_get_specs (guint *n_specs);
AlurFieldTrait alur_inspection_get_trait (AlurKind kind, guint field);

void alur_inspection_add_fields (GArray *rows, const AlurSlot *like, guint group);
void alur_inspection_fill_list (const AlurInspection *self, AlurInspectionSection *section);
void alur_inspection_fill_ways (const AlurInspection *self, AlurInspectionSection *section);
void alur_inspection_fill_figures (const AlurInspection *self, AlurInspectionSection *section);
void alur_inspection_find_findings (AlurInspection *self);

G_END_DECLS
