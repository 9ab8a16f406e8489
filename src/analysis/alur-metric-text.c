/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-metric-text.h"

#include "alur-language.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Where two figures that were reckoned count as different, as a part of them. */
#define HAIR 1e-9

/**
 * alur_metric_dup_text:
 * @unit: what the figure counts
 * @value: a figure; NaN for none
 * @document: whose figure it is
 * @language: (nullable): a BCP 47 tag; NULL: the user's
 *
 * Returns: (transfer full): the figure as people read it
 */
char *
alur_metric_dup_text (AlurMetricUnit unit,
                      double value,
                      AlurDocument *document,
                      const char *language)
{
  const AlurElement *root = alur_document_get_root (document);

  if (!isfinite (value))
    return g_strdup ("–");
  switch (unit)
    {
    case ALUR_METRIC_UNIT_MINUTES:
      return alur_language_format_minutes (language, value,
                                           alur_document_get_hours_per_day (document));
    case ALUR_METRIC_UNIT_MONEY:
      return alur_language_format_money (language, value,
                                         alur_element_get_text (root, ALUR_DOCUMENT_CURRENCY));
    case ALUR_METRIC_UNIT_RATIO:
      return alur_language_format_percent (language, value, 1);
    case ALUR_METRIC_UNIT_COUNT:
    default:
      return alur_language_format_number (language, value, 0);
    }
}

/* To the second, of which one that has begun counts whole. */
static char *
dup_exact_time (double minutes, double hours_per_day, const char *language)
{
  double seconds = ceil (minutes * 60 - 1e-6);
  double day = hours_per_day * 3600;
  double days = floor (seconds / day + 1e-9);

  if (days > G_MAXINT32)
    return alur_language_format_minutes (language, minutes, hours_per_day);
  return alur_language_format_duration (
      language, (AlurDuration){ (gint32) days, (gint32) floor (seconds - days * day + 0.5) }, 0);
}

/**
 * alur_metric_dup_time_beside:
 * @minutes: a time
 * @other: another one that is told beside it
 * @document: whose figures they are
 * @language: (nullable): a BCP 47 tag; NULL: the user's
 *
 * Returns: (transfer full): @minutes as people read it, exactly where it would else read as @other
 *   although it is longer or shorter
 */
char *
alur_metric_dup_time_beside (double minutes,
                             double other,
                             AlurDocument *document,
                             const char *language)
{
  double day = alur_document_get_hours_per_day (document);
  g_autofree char *text = alur_language_format_minutes (language, minutes, day);
  g_autofree char *beside = alur_language_format_minutes (language, other, day);

  if (!isfinite (minutes) || !g_str_equal (text, beside) || alur_metric_is_same (minutes, other))
    return g_steal_pointer (&text);
  return dup_exact_time (minutes, day, language);
}

/**
 * alur_metric_is_comparable:
 * @unit: what figures count
 * @document: a document
 * @other: the same, or one that it is compared with
 *
 * Returns: whether figures of both documents can be set off against each other: money only where
 *   the currency is one
 */
gboolean
alur_metric_is_comparable (AlurMetricUnit unit, AlurDocument *document, AlurDocument *other)
{
  return unit != ALUR_METRIC_UNIT_MONEY
         || g_strcmp0 (
                alur_element_get_text (alur_document_get_root (document), ALUR_DOCUMENT_CURRENCY),
                alur_element_get_text (alur_document_get_root (other), ALUR_DOCUMENT_CURRENCY))
                == 0;
}

/**
 * alur_metric_is_same:
 * @from: a figure; NaN: there is none
 * @to: another
 *
 * Returns: whether both are the same, but for what adding up in another order leaves
 */
gboolean
alur_metric_is_same (double from, double to)
{
  if (isnan (from) || isnan (to))
    return isnan (from) && isnan (to);
  if (isinf (from) || isinf (to))
    return isinf (from) && isinf (to) && signbit (from) == signbit (to);
  return !(fabs (to - from) > HAIR * MAX (fabs (from), fabs (to)));
}

/**
 * alur_metric_dup_difference:
 * @unit: what the figures count
 * @from: the figure before; NaN for none
 * @to: the figure after; NaN for none
 * @document: whose figures they are
 * @language: (nullable): a BCP 47 tag; NULL: the user's
 *
 * Returns: (transfer full): how much more or less it is, with its sign; a dash where that can't be
 *   said, a word where it is the same
 */
char *
alur_metric_dup_difference (
    AlurMetricUnit unit, double from, double to, AlurDocument *document, const char *language)
{
  double difference = to - from;
  g_autofree char *size = NULL;

  if (isnan (difference))
    return g_strdup ("–");
  if (alur_metric_is_same (from, to))
    return g_strdup (alur_tr (language, N_ ("same")));
  if (unit == ALUR_METRIC_UNIT_RATIO)
    {
      g_autofree char *number = alur_language_format_number (language, fabs (difference) * 100, 1);

      /* Translators: the difference of two percentages. */
      size = g_strdup_printf (alur_tr (language, N_ ("%s percentage points")), number);
    }
  else
    size = alur_metric_dup_text (unit, fabs (difference), document, language);
  return g_strconcat (difference < 0 ? "−" : "+", size, NULL);
}
