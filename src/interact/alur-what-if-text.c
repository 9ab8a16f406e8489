/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-what-if-text.h"

#include "alur-language.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static char *
dup_number (double value, int decimals)
{
  return alur_language_format_number (NULL, value, decimals);
}

/**
 * alur_tried_is_other:
 * @before: what the document has
 * @now: what is tried out
 * @decimals: how many are shown, as alur_language_format_number() has it
 *
 * Returns: whether the two are shown differently
 */
gboolean
alur_tried_is_other (double before, double now, int decimals)
{
  g_autofree char *one = dup_number (before, decimals);
  g_autofree char *other = dup_number (now, decimals);

  return !g_str_equal (one, other);
}

/* With its sign; empty where there is none to tell. */
static char *
dup_difference (double before, double now, int decimals)
{
  g_autofree char *text = NULL;

  if (isnan (before) || isnan (now))
    return g_strdup ("");
  text = dup_number (now - before, decimals);
  return now > before ? g_strconcat ("+", text, NULL) : g_steal_pointer (&text);
}

/**
 * alur_tried_dup_text:
 * @before: what the document has
 * @now: what is tried out
 * @decimals: how many are shown, as alur_language_format_number() has it
 *
 * Returns: (transfer full): both and, below, the difference; one figure where they are the same
 */
char *
alur_tried_dup_text (double before, double now, int decimals)
{
  g_autofree char *one = dup_number (before, decimals);
  g_autofree char *other = dup_number (now, decimals);
  g_autofree char *difference = dup_difference (before, now, decimals);

  if (g_str_equal (one, other))
    return g_steal_pointer (&one);
  return difference[0] != '\0' ? g_strdup_printf ("%s → %s\n%s", one, other, difference)
                               : g_strdup_printf ("%s → %s", one, other);
}

/**
 * alur_tried_dup_told:
 * @before: what the document has
 * @now: what is tried out
 * @decimals: how many are shown, as alur_language_format_number() has it
 *
 * Returns: (transfer full): the same in words, for who can't see it
 */
char *
alur_tried_dup_told (double before, double now, int decimals)
{
  g_autofree char *one = dup_number (before, decimals);
  g_autofree char *other = dup_number (now, decimals);

  if (g_str_equal (one, other))
    return g_steal_pointer (&one);
  /* Translators: two figures of the same thing. */
  return g_strdup_printf (alur_tr (NULL, N_ ("%s in the document, %s tried out")), one, other);
}

/* On one line. */
static void
add_sum (GString *text, const char *label, double before, double now, int decimals)
{
  g_autofree char *one = dup_number (before, decimals);
  g_autofree char *other = dup_number (now, decimals);
  g_autofree char *difference = dup_difference (before, now, decimals);

  /* Figures that belong together stay on one line. */
  g_string_append_printf (text, "%s%s:\302\240%s", text->len > 0 ? "   " : "", label, one);
  if (!g_str_equal (one, other))
    g_string_append_printf (text, "\302\240→\302\240%s", other);
  if (!g_str_equal (one, other) && difference[0] != '\0')
    g_string_append_printf (text, "\302\240(%s)", difference);
}

/**
 * alur_what_if_dup_sums:
 * @staffing: a stage as it would be, compared with the document
 *
 * Returns: (transfer full): the sums of all positions before and after, too few and too many apart
 */
char *
alur_what_if_dup_sums (const AlurStaffing *staffing)
{
  const AlurStaffRow *total = alur_staffing_get_total (staffing);
  const AlurStaffSums *before = &total->sums_before;
  const AlurStaffSums *now = &total->sums;
  g_autoptr (GString) text = g_string_new (NULL);

  add_sum (text, alur_tr (NULL, N_ ("Too few (−)")), before->shortage, now->shortage, -3);
  add_sum (text, alur_tr (NULL, N_ ("Too many (+)")), before->surplus, now->surplus, -3);
  add_sum (text, alur_tr (NULL, N_ ("There are (B)")), before->headcount, now->headcount, -2);
  add_sum (text, alur_tr (NULL, N_ ("Needed, exactly")), before->need, now->need, 3);
  add_sum (text, alur_tr (NULL, N_ ("Needed (K)")), before->required, now->required, -3);
  add_sum (text, alur_tr (NULL, N_ ("Minutes a year")), before->workload, now->workload, 0);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * alur_what_if_dup_count:
 * @self: an open trial
 * @stage: the stage that is shown
 *
 * Returns: (transfer full): how many figures are tried out, and that none of it is kept yet
 */
char *
alur_what_if_dup_count (AlurWhatIf *self, const AlurElement *stage)
{
  guint n = alur_what_if_count (self, NULL);
  guint elsewhere = n - alur_what_if_count (self, stage);
  g_autofree char *all = NULL;

  if (n == 0)
    return g_strdup (alur_tr (NULL, N_ ("Change people, volumes or the working time to see what "
                                        "would follow. The document stays as it is.")));
  all = g_strdup_printf (
      alur_tr_n (NULL, "%u figure is only tried out; the document does not have it yet.",
                 "%u figures are only tried out; the document does not have them yet.", n),
      n);
  if (elsewhere == 0)
    return g_steal_pointer (&all);
  return g_strdup_printf ("%s %s", all, alur_tr (NULL, N_ ("Not all of them are of this stage.")));
}
