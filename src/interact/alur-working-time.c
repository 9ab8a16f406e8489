/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-working-time.h"

#include "alur-language.h"
#include "alur-slot.h"

#include <glib/gi18n-lib.h>
#include <math.h>

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
