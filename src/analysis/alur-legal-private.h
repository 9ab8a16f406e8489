/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The register while it is put together: what refers to what, and what must be done. */

#include "alur-legal-order.h"

G_BEGIN_DECLS

#define ALUR_LEGAL_NO_ACTION ALUR_N_LEGAL_ACTIONS

/* What becomes of the entry of the same number. */
typedef struct
{
  GArray *references; /* of AlurLegalReference */
  GArray *above;      /* guint: entries of higher rank that the same things rest on */
  GArray *successors; /* guint: entries that replace it */
  AlurLegalAction action;
  guint stage;
  gboolean is_open; /* nothing that rests on it tells when */
  AlurDate since;   /* from when it is in force, as far as is known */
} AlurLegalWork;

struct _AlurLegalOrder
{
  AlurDocument *document;
  GPtrArray *stages;     /* AlurElement */
  GHashTable *number_of; /* id of a regulation → number of its entry + 1 */
  GHashTable *stage_of;  /* id of a stage → its number + 1 */
  GArray *entries;       /* of AlurLegalEntry */
  AlurLegalWork *works;  /* as many */
  GArray *tasks;         /* of AlurLegalTask */
  GPtrArray *lists;      /* what the tasks lead to */
};

gboolean alur_legal_is_decision (const AlurElement *element);
void alur_legal_order_plan (AlurLegalOrder *self);

static inline guint
alur_legal_order_find (const AlurLegalOrder *self, const char *id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->number_of, id));
}

static inline AlurLegalEntry *
alur_legal_order_entry (const AlurLegalOrder *self, guint number)
{
  return &g_array_index (self->entries, AlurLegalEntry, number);
}

static inline AlurRegulationKind
alur_legal_order_kind (const AlurLegalOrder *self, guint number)
{
  return alur_element_get_word (alur_legal_order_entry (self, number)->regulation,
                                ALUR_REGULATION_KIND);
}

G_END_DECLS
