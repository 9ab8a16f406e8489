/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-working-time.h"

#include "alur-language.h"
#include "alur-slot.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MINUTES_OF_A_QUARTER 15.0
#define USUAL_QUARTERS 20u /* five hours a day */
#define MOST_QUARTERS_APART 12u
#define USUAL_DAYS 250.0
#define LEAST_DAYS 200.0
#define MOST_DAYS 313.0 /* six days a week */

static const AlurWorkingTime working_times[ALUR_N_WORKING_TIMES] = {
  { 75000, "PermenPAN-RB 1/2020" },
  { 72000, "Perka BKN 19/2011" },
};

/**
 * alur_working_time_get:
 * @index: less than %ALUR_N_WORKING_TIMES
 *
 * Returns: (transfer none): a working time that a regulation has set
 */
const AlurWorkingTime *
alur_working_time_get (guint index)
{
  return &working_times[index];
}

/**
 * alur_working_time_find:
 * @minutes: effective minutes of one person a year
 *
 * Returns: which of those that regulations have set it is; %ALUR_N_WORKING_TIMES: none
 */
guint
alur_working_time_find (double minutes)
{
  guint i = 0;

  while (i < ALUR_N_WORKING_TIMES && fabs (working_times[i].minutes - minutes) > 1e-6)
    i++;
  return i;
}

/* Days that come to @minutes with @quarters of an hour a day; not a whole number where they do not
 * come to it exactly. */
static double
get_days (double minutes, guint quarters)
{
  return minutes / (quarters * MINUTES_OF_A_QUARTER);
}

static gboolean
is_usual (double days)
{
  return fabs (days - floor (days + 0.5)) < 1e-9 && days >= LEAST_DAYS && days <= MOST_DAYS;
}

/**
 * alur_working_time_reckon:
 * @minutes: effective minutes of one person a year
 * @days: (out): working days a year
 * @hours: (out): effective hours a day
 *
 * Finds days and hours that come to @minutes, since a document has nothing but the product: whole
 * days of a usual year with hours in quarters, those nearest to the five hours a day with which the
 * regulations reckon; where there are none such, 250 days with the hours that it then takes.
 */
void
alur_working_time_reckon (double minutes, double *days, double *hours)
{
  for (guint apart = 0; apart <= MOST_QUARTERS_APART; apart++)
    for (guint side = 0; side < 2; side++)
      {
        guint quarters = side == 0 ? USUAL_QUARTERS + apart : USUAL_QUARTERS - apart;

        if (!is_usual (get_days (minutes, quarters)))
          continue;
        *days = floor (get_days (minutes, quarters) + 0.5);
        *hours = quarters / 4.0;
        return;
      }
  *days = USUAL_DAYS;
  *hours = minutes / (USUAL_DAYS * 60.0);
}

/**
 * alur_working_time_try:
 * @what_if: an open trial
 * @document: its document
 * @minutes: effective minutes of one person a year
 * @visit: as for alur_working_time_set()
 *
 * Tries the working time out.
 *
 * Returns: (transfer full) (nullable): why not, a sentence for people
 */
char *
alur_working_time_try (AlurWhatIf *what_if, AlurDocument *document, double minutes, guint visit)
{
  AlurElement *root = alur_document_get_root (document);
  g_autofree char *tag = visit != 0 ? g_strdup_printf ("working-time@%u", visit) : NULL;
  char *why_not;

  if (fabs (alur_assumptions_get (alur_what_if_get_assumptions (what_if), root) - minutes) < 1e-9)
    return NULL;
  alur_what_if_begin (what_if, alur_tr (NULL, N_ ("Change the effective working time")), tag);
  why_not = alur_what_if_put (what_if, root, minutes);
  alur_what_if_end (what_if, why_not == NULL);
  return why_not;
}

/**
 * alur_working_time_set:
 * @document: a document
 * @minutes: effective minutes of one person a year
 * @visit: what is set with the same number, and nothing between, is one step of undo; 0: a step of
 *   its own
 *
 * Returns: (transfer full) (nullable): why not, a sentence for people
 */
char *
alur_working_time_set (AlurDocument *document, double minutes, guint visit)
{
  AlurElement *root = alur_document_get_root (document);
  AlurValue value = { .number = minutes };
  g_autofree char *tag = visit != 0 ? g_strdup_printf ("working-time@%u", visit) : NULL;
  char *why_not;

  if (fabs (alur_document_get_minutes_per_year (document) - minutes) < 1e-9)
    return NULL;
  if (alur_document_in_transaction (document))
    return g_strdup (alur_tr (NULL, N_ ("Something else is being changed. Finish that first.")));
  alur_document_begin_coalescing (document,
                                  alur_tr (NULL, N_ ("Change the effective working time")), tag);
  why_not = alur_slot_put (document, root, ALUR_DOCUMENT_MINUTES_PER_YEAR, value);
  if (why_not != NULL)
    alur_document_rollback (document);
  else
    alur_document_commit (document);
  return why_not;
}
