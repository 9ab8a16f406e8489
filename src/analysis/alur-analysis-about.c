/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was found about one element, without going through all that was found. */

#include "alur-analysis-private.h"

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  return alur_finding_compare (*(const AlurFinding *const *) a, *(const AlurFinding *const *) b);
}

/**
 * alur_analysis_find_about:
 * @self: an analysis
 * @stage: a stage of its document
 * @element: an element of its document
 *
 * Who wants less than this tells from the findings.
 *
 * Returns: (transfer container) (element-type AlurFinding): the findings of @stage that name
 *   @element or something directly in it, be it as what was looked at, as function, among their
 *   units or elements; accepted ones too, in their order; valid until the next change of the
 *   document
 */
GPtrArray *
alur_analysis_find_about (AlurAnalysis *self, const AlurElement *stage, const AlurElement *element)
{
  g_autoptr (GHashTable) found = g_hash_table_new (NULL, NULL);
  g_autofree gpointer *keys = NULL;
  AlurStageState *state;
  AlurMentions *mentions;
  GPtrArray *findings;
  guint n;

  g_return_val_if_fail (ALUR_IS_ANALYSIS (self), NULL);

  alur_analysis_update (self);
  state = alur_analysis_get_state (self, stage);
  g_return_val_if_fail (state != NULL, NULL);
  mentions = alur_results_get_mentions (state->results);
  alur_mentions_collect (mentions, element, found);
  for (const AlurElement *child = element->first_child; child != NULL; child = child->next)
    alur_mentions_collect (mentions, child, found);
  keys = g_hash_table_get_keys_as_array (found, &n);
  findings = g_ptr_array_sized_new (n);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (findings, keys[i]);
  g_ptr_array_sort (findings, compare_cb);
  return findings;
}
