/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"

G_BEGIN_DECLS

/* Where a kind of regulation stands in the order of rank; docs/regulations.md says why. */

/* Who makes it */
typedef enum
{
  ALUR_LEGAL_TIER_NATIONAL,
  ALUR_LEGAL_TIER_REGIONAL,
  ALUR_LEGAL_TIER_OFFICE, /* decrees, circulars, agreements and the like */
  ALUR_N_LEGAL_TIERS
} AlurLegalTier;

guint alur_legal_rank_get (AlurRegulationKind kind);
AlurLegalTier alur_legal_rank_get_tier (AlurRegulationKind kind);
const char *alur_legal_tier_get_label (AlurLegalTier tier);
gboolean alur_legal_rank_is_above (AlurRegulationKind kind, AlurRegulationKind other);

G_END_DECLS
