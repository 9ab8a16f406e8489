/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-comparison.h"

G_BEGIN_DECLS

/* The two stages that are compared, and which element of the second is which of the first. */
typedef struct
{
  AlurDocument *documents[2];
  const AlurElement *stages[2];
  gboolean same_document;
  GHashTable *pairs[2]; /* element of one side → that of the other */
} AlurPairing;

void alur_pairing_init (AlurPairing *self,
                        AlurDocument *first,
                        const AlurElement *first_stage,
                        AlurDocument *second,
                        const AlurElement *second_stage);
void alur_pairing_clear (AlurPairing *self);
const AlurElement *
alur_pairing_find (const AlurPairing *self, guint side, const AlurElement *element);
gboolean alur_pairing_is_compared (AlurKind kind);
gboolean
alur_pairing_moved (const AlurPairing *self, const AlurElement *first, const AlurElement *second);
gboolean alur_pairing_unit_changed (const AlurPairing *self,
                                    const AlurElement *first,
                                    const AlurElement *second);
gboolean alur_pairing_field_changed (const AlurPairing *self,
                                     const AlurElement *first,
                                     const AlurElement *second,
                                     guint field);
gboolean
alur_pairing_changed (const AlurPairing *self, const AlurElement *first, const AlurElement *second);

/* What was decided about steps and procedures on the way from the first stage to the second. */
typedef struct _AlurFates AlurFates;

AlurFates *alur_fates_new (const AlurPairing *pairing) G_GNUC_WARN_UNUSED_RESULT;
void alur_fates_free (AlurFates *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurFates, alur_fates_free)

AlurDifferenceKind
alur_fates_of_gone (AlurFates *self, const AlurElement *element, const char **into);
gboolean alur_fates_decided (AlurFates *self, const AlurElement *element, AlurAction action);

G_END_DECLS
