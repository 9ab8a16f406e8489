/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The three aims and three stances of the method, with the figures and criteria that speak of each.
 *
 * The method names the aims, the stances and the criteria, but does not say which belongs to which:
 * the table is our reading, explained in docs/criteria.md. Each criterion speaks of one of them, so
 * that no score counts twice; a figure may speak of several. */

#include "alur-criteria.h"

#include "alur-language.h"
#include "alur-text.h"

#include <glib/gi18n-lib.h>

#define MOST 6

/* clang-format off */
static const struct
{
  const char *id;
  const char *label;
  const char *meaning;
  guint n_metrics;
  AlurMetric metrics[MOST];
  guint n_criteria;
  AlurCriterion criteria[MOST];
} aims[ALUR_N_AIMS] = {
  [ALUR_AIM_EFFICIENCY] = {
    "efficiency", NC_ ("aim", "Efficiency"), N_ ("no more effort than the service needs"),
    6, { ALUR_METRIC_STEPS, ALUR_METRIC_HANDOFFS, ALUR_METRIC_WORK, ALUR_METRIC_EFFICIENCY,
         ALUR_METRIC_COST, ALUR_METRIC_STAFF_MINUTES },
    1, { ALUR_CRITERION_SIMPLICITY } },
  [ALUR_AIM_EFFECTIVENESS] = {
    "effectiveness", NC_ ("aim", "Effectiveness"), N_ ("what was promised is done, and done well"),
    1, { ALUR_METRIC_LEAD },
    4, { ALUR_CRITERION_CERTAINTY, ALUR_CRITERION_ACCURACY, ALUR_CRITERION_FACILITIES,
         ALUR_CRITERION_CARE } },
  [ALUR_AIM_EQUITY] = {
    "equity", NC_ ("aim", "Equity"), N_ ("within everybody's reach, at a burden that all can bear"),
    3, { ALUR_METRIC_VISITS, ALUR_METRIC_DOCUMENTS, ALUR_METRIC_FEE },
    2, { ALUR_CRITERION_NON_DISCRIMINATION, ALUR_CRITERION_ACCESSIBILITY } },
  [ALUR_AIM_RESPONSIVENESS] = {
    "responsiveness", NC_ ("aim", "Responsiveness"), N_ ("quick and kind to what people need"),
    2, { ALUR_METRIC_WAIT, ALUR_METRIC_CONTACTS },
    4, { ALUR_CRITERION_COURTESY, ALUR_CRITERION_FRIENDLINESS, ALUR_CRITERION_SECURITY,
         ALUR_CRITERION_COMFORT } },
  [ALUR_AIM_ACCOUNTABILITY] = {
    "accountability", NC_ ("aim", "Accountability"), N_ ("it is clear who answers for what"),
    2, { ALUR_METRIC_UNITS, ALUR_METRIC_DECISIONS },
    2, { ALUR_CRITERION_ACCOUNTABILITY, ALUR_CRITERION_DISCIPLINE } },
  [ALUR_AIM_TRANSPARENCY] = {
    "transparency", NC_ ("aim", "Transparency"), N_ ("known beforehand: what to bring, what to pay"),
    3, { ALUR_METRIC_DOCUMENTS, ALUR_METRIC_DOCUMENTS_REPEATED, ALUR_METRIC_FEE },
    2, { ALUR_CRITERION_CLARITY, ALUR_CRITERION_HONESTY } },
};

/* What to look at before a score is given. */
static const char *const questions[ALUR_N_CRITERIA] = {
  [ALUR_CRITERION_SIMPLICITY] = N_ ("Is the way short, easy to understand and easy to go?"),
  [ALUR_CRITERION_CLARITY] = N_ ("Are requirements, costs and the officials in charge known beforehand?"),
  [ALUR_CRITERION_CERTAINTY] = N_ ("Is the service done within the time that was announced?"),
  [ALUR_CRITERION_ACCURACY] = N_ ("Is what people receive right, lawful and free of mistakes?"),
  [ALUR_CRITERION_NON_DISCRIMINATION] = N_ ("Is everybody treated alike, whoever they are?"),
  [ALUR_CRITERION_ACCOUNTABILITY] = N_ ("Does somebody answer for the service and settle complaints?"),
  [ALUR_CRITERION_FACILITIES] = N_ ("Are equipment, rooms and other means there and in order?"),
  [ALUR_CRITERION_ACCESSIBILITY] = N_ ("Are place, hours and ways to apply within everybody's reach?"),
  [ALUR_CRITERION_HONESTY] = N_ ("Is nothing taken or asked for beyond what is announced?"),
  [ALUR_CRITERION_CARE] = N_ ("Do officials work thoroughly, so that nothing is overlooked or lost?"),
  [ALUR_CRITERION_DISCIPLINE] = N_ ("Do officials keep to working hours and rules?"),
  [ALUR_CRITERION_COURTESY] = N_ ("Are people treated politely and with respect?"),
  [ALUR_CRITERION_FRIENDLINESS] = N_ ("Are people welcomed and helped gladly?"),
  [ALUR_CRITERION_SECURITY] = N_ ("Are people, their belongings and their papers safe?"),
  [ALUR_CRITERION_COMFORT] = N_ ("Is the place clean, orderly and fit to wait in?"),
};
/* clang-format on */

/**
 * alur_aim_get_id:
 *
 * Returns: (transfer none): its English name, as a word of a file would be
 */
const char *
alur_aim_get_id (AlurAim aim)
{
  g_return_val_if_fail (aim < ALUR_N_AIMS, NULL);
  return aims[aim].id;
}

/**
 * alur_aim_is_stance:
 *
 * Returns: whether it is a stance rather than an aim
 */
gboolean
alur_aim_is_stance (AlurAim aim)
{
  return aim >= ALUR_AIM_RESPONSIVENESS;
}

/**
 * alur_aim_get_label:
 * @language: (nullable): a BCP 47 tag; NULL: the user's
 *
 * Returns: (transfer none): what people call it
 */
const char *
alur_aim_get_label (AlurAim aim, const char *language)
{
  g_return_val_if_fail (aim < ALUR_N_AIMS, NULL);
  return alur_tr_context (language, "aim", aims[aim].label);
}

/**
 * alur_aim_get_meaning:
 * @language: (nullable): a BCP 47 tag; NULL: the user's
 *
 * Returns: (transfer none): what it asks of a service, in a few words
 */
const char *
alur_aim_get_meaning (AlurAim aim, const char *language)
{
  g_return_val_if_fail (aim < ALUR_N_AIMS, NULL);
  return alur_tr (language, aims[aim].meaning);
}

/**
 * alur_aim_get_metrics:
 * @n_metrics: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_metrics): the figures that speak of it
 */
const AlurMetric *
alur_aim_get_metrics (AlurAim aim, guint *n_metrics)
{
  g_return_val_if_fail (aim < ALUR_N_AIMS, NULL);
  *n_metrics = aims[aim].n_metrics;
  return aims[aim].metrics;
}

/**
 * alur_aim_get_criteria:
 * @n_criteria: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_criteria): the criteria that speak of it
 */
const AlurCriterion *
alur_aim_get_criteria (AlurAim aim, guint *n_criteria)
{
  g_return_val_if_fail (aim < ALUR_N_AIMS, NULL);
  *n_criteria = aims[aim].n_criteria;
  return aims[aim].criteria;
}

/**
 * alur_criterion_get_aim:
 *
 * Returns: the aim or stance that it speaks of
 */
AlurAim
alur_criterion_get_aim (AlurCriterion criterion)
{
  for (guint aim = 0; aim < ALUR_N_AIMS; aim++)
    for (guint i = 0; i < aims[aim].n_criteria; i++)
      if (aims[aim].criteria[i] == criterion)
        return (AlurAim) aim;
  g_return_val_if_reached (ALUR_AIM_EFFICIENCY);
}

/**
 * alur_criterion_dup_label:
 * @language: (nullable): a BCP 47 tag; NULL: the user's
 *
 * Returns: (transfer full): what people call it, as it begins a line
 */
char *
alur_criterion_dup_label (AlurCriterion criterion, const char *language)
{
  g_return_val_if_fail (criterion > ALUR_CRITERION_NONE && criterion < ALUR_N_CRITERIA, NULL);
  return alur_text_capitalise (alur_tr (language, alur_criterion_words[criterion].label));
}

/**
 * alur_criterion_get_question:
 * @language: (nullable): a BCP 47 tag; NULL: the user's
 *
 * Returns: (transfer none): what to look at before a score is given
 */
const char *
alur_criterion_get_question (AlurCriterion criterion, const char *language)
{
  g_return_val_if_fail (criterion > ALUR_CRITERION_NONE && criterion < ALUR_N_CRITERIA, NULL);
  return alur_tr (language, questions[criterion]);
}

/**
 * alur_criterion_find_score:
 * @procedure: (nullable): a procedure of a stage
 *
 * Returns: (transfer none) (nullable): its score; NULL where it is not scored
 */
AlurElement *
alur_criterion_find_score (AlurCriterion criterion, const AlurElement *procedure)
{
  if (procedure != NULL)
    ALUR_FOREACH (score, procedure, ALUR_KIND_SCORE)
  if (alur_element_get_word (score, ALUR_SCORE_CRITERION) == criterion)
    return score;
  return NULL;
}

/**
 * alur_criterion_get_score:
 * @procedure: (nullable): a procedure of a stage
 *
 * Returns: ALUR_SCORE_LOWEST to ALUR_SCORE_HIGHEST; 0: not scored, which is no score
 */
guint
alur_criterion_get_score (AlurCriterion criterion, const AlurElement *procedure)
{
  const AlurElement *score = alur_criterion_find_score (criterion, procedure);

  return score != NULL ? (guint) alur_element_get_integer (score, ALUR_SCORE_VALUE) : 0;
}

/**
 * alur_criteria_count_scores:
 * @procedure: (nullable): a procedure of a stage
 *
 * Returns: how many of the criteria are scored
 */
guint
alur_criteria_count_scores (const AlurElement *procedure)
{
  guint n_scores = 0;

  if (procedure != NULL)
    ALUR_FOREACH (score, procedure, ALUR_KIND_SCORE)
  n_scores++;
  return n_scores;
}
