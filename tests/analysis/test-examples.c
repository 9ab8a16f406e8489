/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The shipped examples have the findings that tests/data/expected-findings.txt lists, and no
 * other. */

#include "alur-analysis.h"
#include "alur-reader.h"
#include "alur-rule.h"

#include <string.h>

static void
append_set (GString *line, const AlurElement *const *elements, guint n_elements)
{
  g_string_append (line, n_elements > 0 ? " " : " -");
  for (guint i = 0; i < n_elements; i++)
    g_string_append_printf (line, "%s%s", i > 0 ? "," : "", alur_element_get_id (elements[i]));
}

/* A finding as the list has it. */
static char *
describe (const AlurFinding *finding)
{
  GString *line = g_string_new (alur_finding_get_rule_id (finding));
  g_autofree char *role = alur_finding_dup_role (finding);
  g_autofree char *name = alur_finding_dup_name (finding);
  const char *between = alur_between_get_name (finding->between);

  if (role != NULL)
    g_strdelimit (role, " ", '+');
  g_string_append_printf (
      line, " %s %s %s", finding->function != NULL ? alur_element_get_id (finding->function) : "-",
      role != NULL ? role : "-",
      finding->resource != 0 ? alur_resource_words[finding->resource].name : "-");
  append_set (line, finding->units, finding->n_units);
  append_set (line, finding->elements, finding->n_elements);
  g_string_append_printf (line, " %s", between != NULL ? between : "-");
  if (name != NULL)
    g_string_append_printf (line, " %s", name);
  return g_string_free (line, FALSE);
}

static AlurDocument *
read_example (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".alur", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "examples", file, NULL);
  g_autoptr (GError) error = NULL;
  AlurDocument *document = alur_reader_read_file (path, NULL, &error);

  g_assert_no_error (error);
  return document;
}

static void
check_count (AlurAnalysis *analysis,
             const AlurElement *stage,
             AlurSeverity severity,
             const char *expected)
{
  g_assert_cmpuint (alur_analysis_count (analysis, stage, severity), ==,
                    (guint) g_ascii_strtoull (expected, NULL, 10));
}

/* @paragraph: a stage's head line and its findings. Returns how many findings the stage has. */
static guint
check_stage (AlurAnalysis *analysis, char **paragraph)
{
  AlurDocument *document = alur_analysis_get_document (analysis);
  g_auto (GStrv) head = g_strsplit_set (paragraph[0], " :", -1);
  const AlurElement *stage = alur_document_get_stage (document, head[1]);
  const GPtrArray *findings = alur_analysis_get_findings (analysis, stage);
  const char *const *lines = (const char *const *) paragraph + 1;

  for (guint i = 0; i < findings->len; i++)
    {
      g_autofree char *line = describe (findings->pdata[i]);

      if (!g_strv_contains (lines, line))
        {
          g_test_message ("%s: not expected: %s", paragraph[0], line);
          g_test_fail ();
        }
    }
  g_assert_cmpuint (findings->len, ==, g_strv_length ((char **) lines));
  check_count (analysis, stage, ALUR_SEVERITY_ERROR, head[3]);
  check_count (analysis, stage, ALUR_SEVERITY_WARNING, head[4]);
  check_count (analysis, stage, ALUR_SEVERITY_INFO, head[5]);
  return findings->len;
}

/* The paragraphs of the list, as one text each. */
static char **
read_list (void)
{
  g_autofree char *path
      = g_test_build_filename (G_TEST_DIST, "data", "expected-findings.txt", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return g_strsplit (g_strstrip (text), "\n\n", -1);
}

static void
test_example (gconstpointer data)
{
  const char *name = data;
  g_autoptr (AlurDocument) document = read_example (name);
  g_autoptr (AlurAnalysis) analysis = alur_analysis_new (document);
  g_autofree char *prefix = g_strconcat (name, " ", NULL);
  g_auto (GStrv) paragraphs = read_list ();
  guint n_stages = 0;

  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      g_auto (GStrv) lines = g_strsplit (paragraphs[i], "\n", -1);

      if (!g_str_has_prefix (lines[0], prefix))
        continue;
      check_stage (analysis, lines);
      n_stages++;
    }
  g_assert_cmpuint (n_stages, ==,
                    alur_element_count (alur_document_get_root (document), ALUR_KIND_STAGE));
}

/* Every finding has its sentence and its advice, in both languages, with every word filled in. */
static void
test_sentences (gconstpointer data)
{
  static const char *const languages[] = { "en", "id" };
  g_autoptr (AlurDocument) document = read_example (data);
  g_autoptr (AlurAnalysis) analysis = alur_analysis_new (document);

  ALUR_FOREACH (stage, alur_document_get_root (document), ALUR_KIND_STAGE)
  {
    const GPtrArray *findings = alur_analysis_get_findings (analysis, stage);

    for (guint i = 0; i < 2 * findings->len; i++)
      {
        const AlurFinding *finding = findings->pdata[i / 2];
        g_autofree char *message = alur_finding_dup_message (finding, document, languages[i % 2]);
        g_autofree char *advice = alur_finding_dup_suggestion (finding, document, languages[i % 2]);

        g_assert_true (g_str_has_suffix (message, "."));
        g_assert_true (g_str_has_suffix (advice, "."));
        g_assert_null (strpbrk (message, "{}"));
        g_assert_null (strpbrk (advice, "{}"));
      }
  }
}

static void
test_overlap_sentence (void)
{
  g_autoptr (AlurDocument) document = read_example ("rawat-inap");
  g_autoptr (AlurAnalysis) analysis = alur_analysis_new (document);
  const GPtrArray *findings
      = alur_analysis_get_findings (analysis, alur_document_get_stage (document, NULL));

  for (guint i = 0; i < findings->len; i++)
    {
      const AlurFinding *finding = findings->pdata[i];
      g_autofree char *key = alur_finding_dup_key (finding);
      g_autofree char *message = alur_finding_dup_message (finding, document, "en");

      if (strcmp (key, "overlap|now|f-obat|decision-maker||a-ifk-pk,a-sdk-pk") != 0)
        continue;
      g_assert_cmpstr (message, ==,
                       "UPTD Instalasi Farmasi Kabupaten and Bidang Sumber Daya Kesehatan both "
                       "decide on Perencanaan dan penyediaan obat. They belong to one "
                       "institution. Legal basis: Regent's Regulation No. 30 of 2018 and "
                       "Regent's Regulation No. 45 of 2021.");
      return;
    }
  g_assert_not_reached ();
}

int
main (int argc, char **argv)
{
  static const char *const names[]
      = { "rawat-inap", "izin-terapis-gigi", "akta-kelahiran", "minimal", "empty" };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *findings = g_strconcat ("/examples/findings/", names[i], NULL);
      g_autofree char *sentences = g_strconcat ("/examples/sentences/", names[i], NULL);

      g_test_add_data_func (findings, names[i], test_example);
      g_test_add_data_func (sentences, names[i], test_sentences);
    }
  g_test_add_func ("/examples/overlap", test_overlap_sentence);
  return g_test_run ();
}
