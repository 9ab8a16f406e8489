/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Authorities in three letters.
 *
 * The letters are those of the document's language and come from the catalogue like any other
 * word, so that a language that has none falls back with its words. Suppliers and distributors
 * carry what they bring, since two suppliers of different things do not overlap. */

#include "alur-badge.h"

#include "alur-language.h"

#include <glib/gi18n-lib.h>

/* Translators: three capitals that stand for a kind of authority on a drawing, each different. */
static const char *const role_letters[ALUR_N_ROLES] = {
  [ALUR_ROLE_DECISION_MAKER] = NC_ ("badge", "DEC"), [ALUR_ROLE_REGULATOR] = NC_ ("badge", "REG"),
  [ALUR_ROLE_PLANNER] = NC_ ("badge", "PLN"),        [ALUR_ROLE_COORDINATOR] = NC_ ("badge", "COO"),
  [ALUR_ROLE_SUPPLIER] = NC_ ("badge", "SUP"),       [ALUR_ROLE_DISTRIBUTOR] = NC_ ("badge", "DIS"),
  [ALUR_ROLE_LIAISON] = NC_ ("badge", "LIA"),        [ALUR_ROLE_IMPLEMENTER] = NC_ ("badge", "IMP"),
  [ALUR_ROLE_ASSISTANT] = NC_ ("badge", "AST"),      [ALUR_ROLE_SUPERVISOR] = NC_ ("badge", "SPV"),
  [ALUR_ROLE_EVALUATOR] = NC_ ("badge", "EVA"),
};

/* Translators: what a supplier brings, in one short word on a badge: "PAS·dana". */
static const char *const resource_words[] = {
  [ALUR_RESOURCE_NONE] = NULL,
  [ALUR_RESOURCE_INFORMATION] = NC_ ("badge", "information"),
  [ALUR_RESOURCE_FUNDS] = NC_ ("badge", "funds"),
  [ALUR_RESOURCE_PEOPLE] = NC_ ("badge", "people"),
  [ALUR_RESOURCE_GOODS] = NC_ ("badge", "goods"),
  [ALUR_RESOURCE_OTHER] = NC_ ("badge", "other"),
};

/**
 * alur_badge_role_letters:
 *
 * Returns: (transfer none): the three letters of @role in @language
 */
const char *
alur_badge_role_letters (const char *language, AlurRole role)
{
  g_return_val_if_fail (role > ALUR_ROLE_NONE && role < ALUR_N_ROLES, "");

  return alur_tr_context (language, "badge", role_letters[role]);
}

/**
 * alur_badge_role_word:
 *
 * Returns: (transfer none): @role in full, in @language
 */
const char *
alur_badge_role_word (const char *language, AlurRole role)
{
  g_return_val_if_fail (role > ALUR_ROLE_NONE && role < ALUR_N_ROLES, "");

  return alur_tr (language, alur_role_words[role].label);
}

/**
 * alur_badge_resource_word:
 *
 * Returns: (transfer none) (nullable): what is supplied, in one word of @language
 */
const char *
alur_badge_resource_word (const char *language, AlurResource resource)
{
  const char *word = resource_words[resource];

  return word != NULL ? alur_tr_context (language, "badge", word) : NULL;
}

/**
 * alur_badge_dup_text:
 *
 * Returns: (transfer full): what stands on the badge: "KEP", "PAS·dana", "WAS ×3"
 */
char *
alur_badge_dup_text (const AlurBadge *self, const char *language)
{
  const char *letters = alur_badge_role_letters (language, self->role);
  const char *resource = alur_badge_resource_word (language, self->resource);
  GString *text = g_string_new (letters);

  if (resource != NULL)
    g_string_append_printf (text, "·%s", resource);
  if (self->count > 1)
    g_string_append_printf (text, " ×%u", self->count);
  return g_string_free (text, FALSE);
}

/**
 * alur_badge_dup_meaning:
 *
 * Returns: (transfer full): the badge in full words, for the legend and for accessible names; the
 *   count is explained apart
 */
char *
alur_badge_dup_meaning (const AlurBadge *self, const char *language)
{
  const char *word = alur_badge_role_word (language, self->role);
  const char *resource = alur_badge_resource_word (language, self->resource);

  if (resource == NULL)
    return g_strdup (word);
  /* Translators: a kind of authority and what it brings, for example "supplier: funds". */
  return g_strdup_printf (alur_tr (language, N_ ("%s: %s")), word, resource);
}

/**
 * alur_badge_equal:
 *
 * Returns: whether the two say the same, counts and overlaps aside
 */
gboolean
alur_badge_equal (const AlurBadge *a, const AlurBadge *b)
{
  return a->role == b->role && a->resource == b->resource;
}
