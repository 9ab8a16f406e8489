/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-legal-rank.h"

#include <glib/gi18n-lib.h>

/* What has no rank stands last. */
#define NO_RANK 99

typedef struct
{
  guint rank; /* 1 is the highest */
  AlurLegalTier tier;
} Place;

/* clang-format off */
static const Place places[] = {
  [ALUR_REGULATION_NONE] = { NO_RANK, ALUR_LEGAL_TIER_OFFICE },
  [ALUR_REGULATION_UUD] = { 1, ALUR_LEGAL_TIER_NATIONAL },
  [ALUR_REGULATION_TAPMPR] = { 2, ALUR_LEGAL_TIER_NATIONAL },
  [ALUR_REGULATION_UU] = { 3, ALUR_LEGAL_TIER_NATIONAL },
  [ALUR_REGULATION_PERPPU] = { 3, ALUR_LEGAL_TIER_NATIONAL },
  [ALUR_REGULATION_PP] = { 4, ALUR_LEGAL_TIER_NATIONAL },
  [ALUR_REGULATION_PERPRES] = { 5, ALUR_LEGAL_TIER_NATIONAL },
  [ALUR_REGULATION_KEPPRES] = { 6, ALUR_LEGAL_TIER_NATIONAL },
  [ALUR_REGULATION_INPRES] = { 6, ALUR_LEGAL_TIER_NATIONAL },
  [ALUR_REGULATION_PERMEN] = { 7, ALUR_LEGAL_TIER_NATIONAL },
  [ALUR_REGULATION_PERBAN] = { 7, ALUR_LEGAL_TIER_NATIONAL },
  [ALUR_REGULATION_KEPMEN] = { 8, ALUR_LEGAL_TIER_NATIONAL },
  [ALUR_REGULATION_PERDA] = { 9, ALUR_LEGAL_TIER_REGIONAL },
  [ALUR_REGULATION_PERGUB] = { 10, ALUR_LEGAL_TIER_REGIONAL },
  [ALUR_REGULATION_PERBUP] = { 11, ALUR_LEGAL_TIER_REGIONAL },
  [ALUR_REGULATION_PERWALI] = { 11, ALUR_LEGAL_TIER_REGIONAL },
  [ALUR_REGULATION_KEPKADA] = { 12, ALUR_LEGAL_TIER_REGIONAL },
  [ALUR_REGULATION_PERDES] = { 13, ALUR_LEGAL_TIER_REGIONAL },
  [ALUR_REGULATION_SK] = { 14, ALUR_LEGAL_TIER_OFFICE },
  [ALUR_REGULATION_SE] = { 15, ALUR_LEGAL_TIER_OFFICE },
  [ALUR_REGULATION_PKS] = { NO_RANK, ALUR_LEGAL_TIER_OFFICE },
  [ALUR_REGULATION_SOP] = { 16, ALUR_LEGAL_TIER_OFFICE },
  [ALUR_REGULATION_OTHER] = { NO_RANK, ALUR_LEGAL_TIER_OFFICE },
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (places) == ALUR_REGULATION_OTHER + 1);

/**
 * alur_legal_rank_get:
 * @kind: a kind of regulation
 *
 * Returns: its place in the order of rank, 1 being the highest; what has no rank is the last
 */
guint
alur_legal_rank_get (AlurRegulationKind kind)
{
  return places[kind].rank;
}

/**
 * alur_legal_rank_get_tier:
 * @kind: a kind of regulation
 *
 * Returns: who makes it
 */
AlurLegalTier
alur_legal_rank_get_tier (AlurRegulationKind kind)
{
  return places[kind].tier;
}

/**
 * alur_legal_tier_get_label:
 * @tier: who makes regulations
 *
 * Returns: (transfer none): that in words, untranslated
 */
const char *
alur_legal_tier_get_label (AlurLegalTier tier)
{
  static const char *const labels[ALUR_N_LEGAL_TIERS] = {
    [ALUR_LEGAL_TIER_NATIONAL] = N_ ("National regulations and decrees"),
    [ALUR_LEGAL_TIER_REGIONAL] = N_ ("Regional and village regulations"),
    [ALUR_LEGAL_TIER_OFFICE] = N_ ("Decrees, circulars, agreements and others"),
  };

  return labels[tier];
}

/**
 * alur_legal_rank_is_above:
 * @kind: a kind of regulation
 * @other: another one
 *
 * Returns: whether one of @other may rest on one of @kind: both have a rank, and that of @kind is
 *   higher
 */
gboolean
alur_legal_rank_is_above (AlurRegulationKind kind, AlurRegulationKind other)
{
  return places[other].rank != NO_RANK && places[kind].rank < places[other].rank;
}
