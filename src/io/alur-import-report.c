/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What came of an import, in words. */

#include "alur-import.h"

#include "alur-language.h"

#include <glib/gi18n-lib.h>

static void
take (GString *text, guint n, char *words)
{
  if (n > 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", words);
  g_free (words);
}

/**
 * alur_import_report_dup_counts:
 *
 * Returns: (transfer full): what the table has, such as "12 units, 30 positions"
 */
char *
alur_import_report_dup_counts (const AlurImportReport *self)
{
  const AlurImportCounts *counts = &self->counts;
  g_autoptr (GString) text = g_string_new (NULL);

  take (
      text, counts->n_steps,
      g_strdup_printf (alur_tr_n (NULL, "%u step", "%u steps", counts->n_steps), counts->n_steps));
  take (text, counts->n_flows,
        g_strdup_printf (alur_tr_n (NULL, "%u way", "%u ways", counts->n_flows), counts->n_flows));
  take (
      text, counts->n_units,
      g_strdup_printf (alur_tr_n (NULL, "%u unit", "%u units", counts->n_units), counts->n_units));
  take (text, counts->n_posts,
        g_strdup_printf (alur_tr_n (NULL, "%u position", "%u positions", counts->n_posts),
                         counts->n_posts));
  if (text->len == 0)
    g_string_append (text, alur_tr (NULL, N_ ("nothing")));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * alur_import_report_dup_changes:
 *
 * Returns: (transfer full): what changes by it, such as "40 new, 2 changed"
 */
char *
alur_import_report_dup_changes (const AlurImportReport *self)
{
  const AlurImportCounts *counts = &self->counts;
  g_autoptr (GString) text = g_string_new (NULL);

  take (text, counts->n_made,
        g_strdup_printf (alur_tr_n (NULL, "%u new", "%u new", counts->n_made), counts->n_made));
  take (text, counts->n_changed,
        g_strdup_printf (alur_tr_n (NULL, "%u changed", "%u changed", counts->n_changed),
                         counts->n_changed));
  take (text, counts->n_same,
        g_strdup_printf (alur_tr_n (NULL, "%u as before", "%u as before", counts->n_same),
                         counts->n_same));
  take (text, counts->n_removed,
        g_strdup_printf (alur_tr_n (NULL, "%u removed", "%u removed", counts->n_removed),
                         counts->n_removed));
  if (text->len == 0)
    g_string_append (text, alur_tr (NULL, N_ ("nothing changes")));
  return g_string_free (g_steal_pointer (&text), FALSE);
}
