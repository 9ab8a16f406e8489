/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-promise.h"

#include "alur-language.h"
#include "alur-metric-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _AlurPromises
{
  GHashTable *promises; /* serial of a procedure → AlurPromise */
};

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
  AlurPromise promise = { .state = ALUR_PROMISE_NONE,
                          .lead = all->metrics[ALUR_METRIC_LEAD],
                          .promised = NAN,
                          .duration = promised,
                          .pending = all->lead_pending };

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

/**
 * alur_promise_get_sign:
 * @state: whether a promise holds
 *
 * Returns: (transfer none): the sign that stands before the words, the same in every language:
 *   Indonesian forms tick with a root sign and cross out with a times sign, and every font has them
 */
const char *
alur_promise_get_sign (AlurPromiseState state)
{
  static const char *const signs[ALUR_N_PROMISE_STATES] = {
    [ALUR_PROMISE_NONE] = "?",
    [ALUR_PROMISE_UNKNOWN] = "?",
    [ALUR_PROMISE_KEPT] = "√",
    [ALUR_PROMISE_BROKEN] = "×",
  };

  return signs[state];
}

static char *
dup_words (const AlurPromise *self, AlurDocument *document, const char *language)
{
  g_autofree char *lead
      = self->state == ALUR_PROMISE_BROKEN
            ? alur_metric_dup_time_beside (self->lead, self->promised, document, language)
            : alur_metric_dup_text (ALUR_METRIC_UNIT_MINUTES, self->lead, document, language);
  g_autofree char *promised = NULL;

  if (self->state == ALUR_PROMISE_UNKNOWN)
    return g_strdup (alur_tr (language, N_ ("its time can't be reckoned")));
  if (self->state == ALUR_PROMISE_NONE)
    /* Translators: %s is how long support takes. */
    return g_strdup_printf (alur_tr (language, N_ ("%s, no time promised yet")), lead);
  promised = alur_language_format_duration (language, self->duration,
                                            alur_document_get_hours_per_day (document));
  if (self->state == ALUR_PROMISE_KEPT)
    /* Translators: how long support takes, and the time that was promised for it. */
    return g_strdup_printf (alur_tr (language, N_ ("%s, in time (promised: %s)")), lead, promised);
  /* Translators: how long support takes, and the time that was promised for it. */
  return g_strdup_printf (alur_tr (language, N_ ("%s, late (promised: %s)")), lead, promised);
}

/**
 * alur_promise_dup_text:
 * @self: a promise
 * @document: whose it is
 * @language: (nullable): a BCP 47 tag; NULL: the user's
 *
 * Returns: (transfer full): how long the procedure takes and whether that is as promised, with a
 *   sign and in words: "√ 2 days, in time (promised: 3 days)"
 */
char *
alur_promise_dup_text (const AlurPromise *self, AlurDocument *document, const char *language)
{
  g_autofree char *words = NULL;

  if (self->pending && !isfinite (self->lead))
    return g_strdup_printf ("… %s", alur_tr (language, N_ ("being reckoned")));
  words = dup_words (self, document, language);
  if (self->pending)
    /* Translators: %s is a time that may be out of date. */
    return g_strdup_printf (alur_tr (language, N_ ("… %s; being reckoned anew")), words);
  return g_strdup_printf ("%s %s", alur_promise_get_sign (self->state), words);
}

/**
 * alur_promises_new:
 * @figures: the figures of the document
 * @stage: a stage of it
 *
 * Returns: (transfer full): what its support procedures promise
 */
AlurPromises *
alur_promises_new (AlurFigures *figures, const AlurElement *stage)
{
  AlurPromises *self = g_new0 (AlurPromises, 1);

  self->promises = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
  {
    AlurPromise promise;

    if (alur_element_get_word (procedure, ALUR_PROCEDURE_KIND) != ALUR_PROCEDURE_SUPPORT)
      continue;
    promise = alur_promise_judge (figures, procedure);
    g_hash_table_insert (self->promises, GUINT_TO_POINTER (procedure->serial),
                         g_memdup2 (&promise, sizeof promise));
  }
  return self;
}

/**
 * alur_promises_free:
 * @self: (transfer full): promises
 */
void
alur_promises_free (AlurPromises *self)
{
  g_hash_table_unref (self->promises);
  g_free (self);
}

/**
 * alur_promises_get:
 * @self: promises
 * @procedure: a support procedure of the stage, or the same in the mirror of the document
 *
 * Returns: what alur_promise_judge() said of it
 */
AlurPromise
alur_promises_get (const AlurPromises *self, const AlurElement *procedure)
{
  const AlurPromise *promise
      = g_hash_table_lookup (self->promises, GUINT_TO_POINTER (procedure->serial));

  return promise != NULL
             ? *promise
             : (AlurPromise){ .state = ALUR_PROMISE_UNKNOWN,
                              .lead = NAN,
                              .promised = NAN,
                              .duration
                              = alur_element_get_duration (procedure, ALUR_PROCEDURE_PROMISE) };
}
