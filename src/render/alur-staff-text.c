/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-staff-text.h"

#include "alur-language.h"
#include "alur-workload-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static gboolean
has_moved (const AlurStaffRow *self)
{
  return self->now != NULL && self->before != NULL
         && alur_element_get_id (self->before->unit) != alur_element_get_id (self->unit);
}

static char *
dup_was_in (const AlurTeller *teller, const AlurElement *unit)
{
  g_autofree char *name = alur_tell_name (teller, unit);

  /* Translators: where a position was in the stage before. */
  return g_strdup_printf (alur_tr (teller->language, N_ ("was in %s")), name);
}

/**
 * alur_staff_row_dup_remark:
 * @self: a position
 * @teller: how elements are called
 * @has_before: whether there is a stage before
 *
 * Returns: (transfer full): what has become of the position, and what its figures call for; empty
 *   where there is nothing to say
 */
char *
alur_staff_row_dup_remark (const AlurStaffRow *self, const AlurTeller *teller, gboolean has_before)
{
  const char *note
      = self->now != NULL
            ? alur_workload_note_get_text (alur_workload_get_note (self->now), teller->language)
            : "";
  g_autofree char *change = NULL;

  if (self->now == NULL && self->before != NULL)
    return dup_was_in (teller, self->unit);
  if (has_before && self->before == NULL)
    /* Translators: a position that the stage before does not have. */
    change = g_strdup (alur_tr (teller->language, N_ ("new")));
  else if (has_moved (self))
    change = dup_was_in (teller, self->before->unit);
  if (change == NULL)
    return g_strdup (note);
  return note[0] != '\0' ? g_strdup_printf ("%s; %s", change, note) : g_steal_pointer (&change);
}

/**
 * alur_staff_row_get_judgement:
 * @self: a position
 * @language: (nullable): a BCP 47 tag; %NULL: the user's
 *
 * Returns: (transfer none) (nullable): that there are too few or too many, as the checks have it
 */
const char *
alur_staff_row_get_judgement (const AlurStaffRow *self, const char *language)
{
  if (self->now == NULL)
    return NULL;
  if (self->now->gap < -ALUR_STAFF_TOLERANCE)
    return alur_tr (language, N_ ("more than half a person too few, reckoned exactly"));
  if (self->now->gap > ALUR_STAFF_TOLERANCE)
    return alur_tr (language, N_ ("more than half a person too many, reckoned exactly"));
  return NULL;
}

/**
 * alur_workload_entry_get_lack:
 * @self: a part of a workload
 * @language: (nullable): a BCP 47 tag; %NULL: the user's
 *
 * Returns: (transfer none) (nullable): what is missing to reckon it
 */
const char *
alur_workload_entry_get_lack (const AlurWorkloadEntry *self, const char *language)
{
  if (!(self->work > 0))
    return alur_tr (language, N_ ("no time is given"));
  if (!(self->volume > 0))
    return alur_tr (language, N_ ("how often a year is not given"));
  return isnan (self->executions)
             ? alur_workload_note_get_text (ALUR_WORKLOAD_NOTE_UNKNOWN, language)
             : NULL;
}
