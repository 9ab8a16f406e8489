/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-legal-rank.h"

G_BEGIN_DECLS

/* The register of regulations in order of rank, what refers to each, and what must be done with
 * them for the stages, in an order that respects rank. To be read until the next change of the
 * document. Stages are told by their number, the first is 0. */
typedef struct _AlurLegalOrder AlurLegalOrder;

/* Something that rests on a regulation in a stage: a unit, an authority, a relation, a procedure,
 * a step, a decision about one of them, or the SOP block of a procedure. */
typedef struct
{
  const AlurElement *element;
  guint stage;
} AlurLegalReference;

typedef struct
{
  const AlurElement *regulation;
  guint n_references;
  const AlurLegalReference *references; /* by stage, then in document order */
  gboolean is_broken; /* something rests on it where it is repealed, or is to be */
} AlurLegalEntry;

typedef enum
{
  ALUR_LEGAL_DRAFT,
  ALUR_LEGAL_REVISE,
  ALUR_LEGAL_REPEAL,
  ALUR_N_LEGAL_ACTIONS
} AlurLegalAction;

/* What must be done with a regulation, and when. */
typedef struct
{
  const AlurElement *regulation;
  const AlurLegalEntry *entry; /* of it in the register */
  AlurLegalAction action;
  guint stage; /* for which it is needed; the number of stages where nothing tells */
  /* What must be in force first: higher ones that the same things rest on; of one that is to be
   * repealed those that take its place */
  guint n_after;
  const AlurElement *const *after;
  AlurDate not_before;   /* it can't be in force earlier; 0: nothing tells */
  gboolean is_too_early; /* it bears an earlier date */
  gboolean is_too_late;  /* one of @after comes only in a later stage */
  gboolean is_used;      /* to be repealed, and something still rests on it from then on */
} AlurLegalTask;

AlurLegalOrder *alur_legal_order_new (AlurDocument *document) G_GNUC_WARN_UNUSED_RESULT;
void alur_legal_order_free (AlurLegalOrder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurLegalOrder, alur_legal_order_free)

guint alur_legal_order_get_n_stages (const AlurLegalOrder *self);
const AlurElement *alur_legal_order_get_stage (const AlurLegalOrder *self, guint stage);
guint alur_legal_order_get_n_entries (const AlurLegalOrder *self);
const AlurLegalEntry *alur_legal_order_get_entry (const AlurLegalOrder *self, guint index);
guint alur_legal_order_get_n_tasks (const AlurLegalOrder *self);
const AlurLegalTask *alur_legal_order_get_task (const AlurLegalOrder *self, guint index);
guint alur_legal_order_find_stage (const AlurLegalOrder *self, const AlurLegalReference *reference);

guint alur_legal_entry_count (const AlurLegalEntry *entry, guint stage);
const AlurIds *alur_legal_get_basis (const AlurElement *element);

G_END_DECLS
