/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was found about an element, without going through all that was found. */

#include "alur-analysis-private.h"

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  return alur_finding_compare (*(const AlurFinding *const *) a, *(const AlurFinding *const *) b);
}

/**
 * alur_analysis_gather_about:
 * @self: an analysis
 * @stage: a stage of its document
 * @element: an element of its document
 *
 * For who only counts them: putting those of a whole stage in order takes most of the time.
 *
 * Returns: (transfer full) (element-type AlurFinding): the set of what alur_analysis_find_about()
 *   finds
 */
GHashTable *
alur_analysis_gather_about (AlurAnalysis *self,
                            const AlurElement *stage,
                            const AlurElement *element)
{
  GHashTable *found = g_hash_table_new (NULL, NULL);
  AlurStageState *state;
  AlurMentions *mentions;

  g_return_val_if_fail (ALUR_IS_ANALYSIS (self), found);

  alur_analysis_update (self);
  state = alur_analysis_get_state (self, stage);
  g_return_val_if_fail (state != NULL, found);
  mentions = alur_results_get_mentions (state->results);
  alur_mentions_collect (mentions, element, found);
  for (const AlurElement *child = element->first_child; child != NULL; child = child->next)
    alur_mentions_collect (mentions, child, found);
  return found;
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
  g_autoptr (GHashTable) found = alur_analysis_gather_about (self, stage, element);
  guint n;
  g_autofree gpointer *keys = g_hash_table_get_keys_as_array (found, &n);
  GPtrArray *findings = g_ptr_array_sized_new (n);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (findings, keys[i]);
  g_ptr_array_sort (findings, compare_cb);
  return findings;
}

/**
 * alur_analysis_dup_signs:
 * @self: an analysis
 * @stage: a stage of its document
 * @without: (element-type AlurFinding) (nullable): some findings of @stage, each once, that are to
 *   put nothing on drawings, as those do that are accepted
 *
 * Returns: (transfer full): what the findings of @stage put on each element, by its serial:
 *   the worst severity, with %ALUR_SIGN_OVERLAP where it is one of an overlap; what stands behind
 *   the end has nothing
 */
GByteArray *
alur_analysis_dup_signs (AlurAnalysis *self, const AlurElement *stage, const GPtrArray *without)
{
  AlurStageState *state;

  g_return_val_if_fail (ALUR_IS_ANALYSIS (self), g_byte_array_new ());

  alur_analysis_update (self);
  state = alur_analysis_get_state (self, stage);
  g_return_val_if_fail (state != NULL, g_byte_array_new ());
  return alur_mentions_dup_signs (alur_results_get_mentions (state->results), without);
}
