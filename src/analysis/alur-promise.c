/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-promise.h"

#include <math.h>

/* Where a value that was reckoned counts as above a limit, as a part of it. */
#define HAIR 1e-9

/**
 * alur_lead_is_above:
 * @value: a time, in minutes
 * @limit: another
 * @error: the standard error of @value; 0 where it is exact
 *
 * Returns: whether @value is above @limit, by more than two standard errors where it was sampled
 */
gboolean
alur_lead_is_above (double value, double limit, double error)
{
  return value - limit > 2 * error + HAIR * limit;
}

/**
 * alur_promise_judge:
 * @figures: the figures of the document
 * @procedure: a procedure of it
 *
 * Returns: how long @procedure takes, what it promises, and whether that holds
 */
AlurPromise
alur_promise_judge (AlurFigures *figures, const AlurElement *procedure)
{
  const AlurProcedureFigures *all = alur_figures_get (figures, procedure);
  AlurDuration promised = alur_element_get_duration (procedure, ALUR_PROCEDURE_PROMISE);
  AlurPromise promise
      = { ALUR_PROMISE_NONE, all->metrics[ALUR_METRIC_LEAD], NAN, all->lead_pending };

  if (alur_duration_is_set (promised))
    {
      promise.promised = alur_duration_to_minutes (
          promised, alur_document_get_hours_per_day (alur_figures_get_document (figures)));
      promise.state = alur_lead_is_above (promise.lead, promise.promised,
                                          all->metrics[ALUR_METRIC_LEAD_ERROR])
                          ? ALUR_PROMISE_BROKEN
                          : ALUR_PROMISE_KEPT;
    }
  if (!isfinite (promise.lead))
    promise.state = ALUR_PROMISE_UNKNOWN;
  return promise;
}
