/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz-findings.h"

/* All that is found, a line each, in words that can be shown. */
char *
fuzz_list_findings (AlurAnalysis *analysis, const char *language)
{
  AlurDocument *document = alur_analysis_get_document (analysis);
  GString *all = g_string_new (NULL);

  ALUR_FOREACH (stage, alur_document_get_root (document), ALUR_KIND_STAGE)
  {
    const GPtrArray *findings = alur_analysis_get_findings (analysis, stage);

    for (guint i = 0; i < findings->len; i++)
      {
        const AlurFinding *finding = g_ptr_array_index (findings, i);
        g_autofree char *key = alur_finding_dup_key (finding);
        g_autofree char *message = alur_finding_dup_message (finding, document, language);
        g_autofree char *suggestion = alur_finding_dup_suggestion (finding, document, language);

        g_assert_true (message != NULL && g_utf8_validate (message, -1, NULL));
        g_assert_true (suggestion == NULL || g_utf8_validate (suggestion, -1, NULL));
        g_string_append_printf (all, "%s %s%s: %s\n", alur_element_get_id (stage), key,
                                finding->accepted ? " accepted" : "", message);
      }
  }
  return g_string_free (all, FALSE);
}
