/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-workload-text.h"

#include "alur-language.h"

#include <glib/gi18n-lib.h>

/**
 * alur_workload_grade_get_text:
 * @grade: 'A' … 'E', or 0
 * @language: (nullable): a BCP 47 tag; %NULL: the user's
 *
 * Returns: (transfer none): what the grade of an effectiveness says
 */
const char *
alur_workload_grade_get_text (char grade, const char *language)
{
  static const char *const words[] = {
    /* Translators: the grades of a position's effectiveness, A to E. */
    N_ ("very good, but more work than there are people for"),
    N_ ("good"),
    N_ ("sufficient"),
    N_ ("moderate"),
    N_ ("low: little work for the people there are"),
  };

  return grade >= 'A' && grade <= 'E' ? alur_tr (language, words[grade - 'A'])
                                      : alur_tr (language, N_ ("none: nobody is there"));
}

/**
 * alur_workload_note_get_text:
 * @note: what has to be said
 * @language: (nullable): a BCP 47 tag; %NULL: the user's
 *
 * Returns: (transfer none): that in words; empty where there is nothing to say
 */
const char *
alur_workload_note_get_text (AlurWorkloadNote note, const char *language)
{
  static const char *const words[ALUR_N_WORKLOAD_NOTES] = {
    [ALUR_WORKLOAD_NOTE_NONE] = NULL,
    [ALUR_WORKLOAD_NOTE_UNKNOWN]
    = N_ ("can't be reckoned: a procedure has no start or a case in it never ends"),
    [ALUR_WORKLOAD_NOTE_IDLE] = N_ ("no work is known"),
    [ALUR_WORKLOAD_NOTE_COMBINE] = N_ ("less than half a person: combine it with another position"),
    [ALUR_WORKLOAD_NOTE_FILL_UP] = N_ ("rounded up to one: add other work"),
    [ALUR_WORKLOAD_NOTE_UNOCCUPIED] = N_ ("nobody is there for this work"),
  };

  return words[note] != NULL ? alur_tr (language, words[note]) : "";
}
