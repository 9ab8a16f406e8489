/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The figures in the map of positions, and what they are while something is tried out. */

#include "alur-personnel-sheet-private.h"

#include "alur-language.h"
#include "alur-what-if-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define NEED_DECIMALS 3

static double
get_sum (const AlurStaffSums *sums, guint kind)
{
  switch (kind)
    {
    case ALUR_PERSONNEL_HEADCOUNT:
      return sums->headcount;
    case ALUR_PERSONNEL_WORKLOAD:
      return sums->workload;
    case ALUR_PERSONNEL_NEED:
      return sums->need;
    case ALUR_PERSONNEL_REQUIRED:
      return sums->required;
    case ALUR_PERSONNEL_SURPLUS:
      return sums->surplus;
    case ALUR_PERSONNEL_SHORTAGE:
      return sums->shortage;
    default:
      return sums->effectiveness;
    }
}

/*< private >
 * alur_personnel_sheet_get_figure:
 *
 * Returns: a figure of a position, or of what is added up, by its column; NaN: there is none
 */
double
alur_personnel_sheet_get_figure (const AlurStaffRow *row, guint kind)
{
  if (kind == ALUR_PERSONNEL_HEADCOUNT_CHANGE)
    return row->sums.headcount - row->sums_before.headcount;
  if (kind == ALUR_PERSONNEL_NEED_CHANGE)
    return row->sums.need - row->sums_before.need;
  return get_sum (&row->sums, kind);
}

/* As alur_language_format_number() has it. */
static int
get_decimals (guint kind)
{
  switch (kind)
    {
    case ALUR_PERSONNEL_HEADCOUNT:
    case ALUR_PERSONNEL_HEADCOUNT_CHANGE:
      return -2;
    case ALUR_PERSONNEL_WORKLOAD:
      return 0;
    case ALUR_PERSONNEL_NEED:
      return NEED_DECIMALS;
    case ALUR_PERSONNEL_EFFECTIVENESS:
      return 2;
    default:
      return -NEED_DECIMALS;
    }
}

static gboolean
is_change (guint kind)
{
  return kind == ALUR_PERSONNEL_HEADCOUNT_CHANGE || kind == ALUR_PERSONNEL_NEED_CHANGE;
}

static char *
dup_grade (char grade)
{
  return grade != 0 ? g_strdup_printf ("%c", grade) : g_strdup ("–");
}

/*< private >
 * alur_personnel_sheet_dup_now:
 *
 * Returns: (transfer full) (nullable): a figure as it is now; %NULL: nothing, so that what there is
 *   stands out
 */
char *
alur_personnel_sheet_dup_now (const AlurStaffRow *row, guint kind)
{
  double value = alur_personnel_sheet_get_figure (row, kind);
  g_autofree char *text = NULL;

  if (kind == ALUR_PERSONNEL_RATING)
    return dup_grade (row->sums.grade);
  if ((is_change (kind) || kind == ALUR_PERSONNEL_SURPLUS || kind == ALUR_PERSONNEL_SHORTAGE)
      && fabs (value) < ALUR_PERSONNEL_NOTHING)
    return NULL;
  text = alur_language_format_number (NULL, value, get_decimals (kind));
  return is_change (kind) && value > 0 ? g_strconcat ("+", text, NULL) : g_steal_pointer (&text);
}

/* Whether the document has another figure than is tried out. */
static gboolean
is_other (const AlurStaffRow *row, guint kind)
{
  if (is_change (kind) || kind < ALUR_PERSONNEL_HEADCOUNT || kind > ALUR_PERSONNEL_RATING)
    return FALSE;
  if (kind == ALUR_PERSONNEL_RATING)
    return row->sums.grade != row->sums_before.grade;
  return alur_tried_is_other (get_sum (&row->sums_before, kind), get_sum (&row->sums, kind),
                              get_decimals (kind));
}

/*< private >
 * alur_personnel_sheet_dup_figure:
 *
 * Returns: (transfer full) (nullable): a figure of a position, or of what is added up, as it is
 *   shown in a column, with that of the document where another is tried out; %NULL: nothing
 */
char *
alur_personnel_sheet_dup_figure (AlurPersonnelSheet *self, const AlurStaffRow *row, guint kind)
{
  if (self->trial == NULL || !is_other (row, kind))
    return alur_personnel_sheet_dup_now (row, kind);
  if (kind == ALUR_PERSONNEL_RATING)
    {
      g_autofree char *before = dup_grade (row->sums_before.grade);
      g_autofree char *now = dup_grade (row->sums.grade);

      return g_strdup_printf ("%s → %s", before, now);
    }
  return alur_tried_dup_text (get_sum (&row->sums_before, kind), get_sum (&row->sums, kind),
                              get_decimals (kind));
}

/*< private >
 * alur_personnel_sheet_dup_told:
 *
 * Returns: (transfer full) (nullable): a figure of the document and the one that is tried out in
 *   words; %NULL: they are the same
 */
char *
alur_personnel_sheet_dup_told (const AlurStaffRow *row, guint kind)
{
  if (row == NULL || !is_other (row, kind))
    return NULL;
  if (kind == ALUR_PERSONNEL_RATING)
    {
      g_autofree char *before = dup_grade (row->sums_before.grade);
      g_autofree char *now = dup_grade (row->sums.grade);

      return g_strdup_printf (alur_tr (NULL, N_ ("%s in the document, %s tried out")), before, now);
    }
  return alur_tried_dup_told (get_sum (&row->sums_before, kind), get_sum (&row->sums, kind),
                              get_decimals (kind));
}
