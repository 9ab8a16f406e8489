/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who has a finding keeps it, also when the analysis of a large document goes, whose findings are
 * freed elsewhere at the same time. */

#include "alur-analysis.h"
#include "alur-reader.h"

#define N_UNITS 12000u

static AlurDocument *
make (void)
{
  GString *text = g_string_new ("<alur xmlns='urn:alur:document:1' version='1.0'><functions/>"
                                "<stage id='now' kind='current'><organisation>");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  AlurDocument *document;

  for (guint i = 0; i < N_UNITS; i++)
    g_string_append_printf (text, "<unit id='u%u' name='Seksi %u'/>", i, i);
  g_string_append (text, "</organisation></stage></alur>");
  bytes = g_string_free_to_bytes (text);
  document = alur_reader_read_bytes (bytes, "large", NULL, &error);
  g_assert_no_error (error);
  return document;
}

static void
test_large (void)
{
  g_autoptr (AlurDocument) document = make ();
  AlurAnalysis *analysis = alur_analysis_new (document);
  const GPtrArray *findings
      = alur_analysis_get_findings (analysis, alur_document_get_stage (document, NULL));
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  g_assert_cmpuint (findings->len, >=, N_UNITS);
  for (guint i = 0; i < findings->len; i += 2)
    g_ptr_array_add (kept, alur_finding_ref (findings->pdata[i]));
  g_assert_finalize_object (analysis);
  for (guint i = 0; i < kept->len; i++)
    {
      AlurFinding *finding = kept->pdata[i];

      g_assert_nonnull (alur_finding_get_rule_id (finding));
      alur_finding_unref (finding);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/freed/large", test_large);
  return g_test_run ();
}
