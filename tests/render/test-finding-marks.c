/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The signs on drawings are what going through all findings gives, but for those that are accepted
 * or held back. */

#include "alur-finding-marks.h"

#include "view-fixture.h"

#include "alur-reader.h"

#define N_UNITS 21000u

static AlurDocument *
read_large (void)
{
  g_autoptr (GString) text = g_string_new (
      "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\"><functions><function id=\"f1\"/>"
      "<function id=\"f2\"/></functions><stage id=\"now\" kind=\"current\"><organisation>");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  AlurDocument *document;

  for (guint i = 0; i < N_UNITS; i++)
    {
      g_string_append_printf (text, "<unit id=\"u%u\" name=\"Unit %u\">", i, i);
      if (i % 3000 == 0)
        g_string_append_printf (
            text, "<authority id=\"a%u\" role=\"decision-maker\" function=\"f1\"/>", i);
      if (i % 5000 == 0)
        g_string_append_printf (text,
                                "<authority id=\"b%u\" role=\"implementer\" function=\"f2\"/>", i);
      g_string_append (text, "</unit>");
    }
  g_string_append (text, "</organisation><procedure id=\"p1\"><step id=\"s1\" kind=\"start\"/>"
                         "<step id=\"s2\"/><flow id=\"w1\" from=\"s1\" to=\"s2\"/></procedure>"
                         "</stage></alur>");
  bytes = g_string_free_to_bytes (g_steal_pointer (&text));
  document = alur_reader_read_bytes (bytes, "large", NULL, &error);
  g_assert_no_error (error);
  return document;
}

/* As what was just made would be. */
static gboolean
is_held_back (const AlurFinding *finding)
{
  return finding->n_units > 0 && finding->units[0]->serial % 7 == 0;
}

static GPtrArray *
list_held_back (const GPtrArray *findings)
{
  GPtrArray *held_back = g_ptr_array_new ();

  for (guint i = 0; i < findings->len; i++)
    if (is_held_back (findings->pdata[i]))
      g_ptr_array_add (held_back, findings->pdata[i]);
  return held_back;
}

/* By serial, from what a finding sits on. */
static void
mark (const AlurFinding *finding, guint8 *worst, gboolean *overlaps)
{
  gboolean of_units = finding->n_elements == 0;
  guint n = of_units ? finding->n_units : finding->n_elements;

  for (guint i = 0; i < n; i++)
    {
      const AlurElement *element = of_units ? finding->units[i] : finding->elements[i];

      if (g_str_equal (alur_finding_get_rule_id (finding), "overlap"))
        overlaps[element->serial] = TRUE;
      worst[element->serial]
          = (guint8) MAX ((guint) worst[element->serial], (guint) finding->severity);
      if (element->kind == ALUR_KIND_AUTHORITY || element->kind == ALUR_KIND_POSITION)
        worst[element->parent->serial]
            = (guint8) MAX ((guint) worst[element->parent->serial], (guint) finding->severity);
    }
}

static void
assert_marks (AlurFindingMarks *marks,
              AlurDocument *document,
              const GPtrArray *findings,
              gboolean hold_back)
{
  const AlurElement *root = alur_document_get_root (document);
  guint n = alur_document_get_serials (document);
  g_autofree guint8 *worst = g_new0 (guint8, n);
  g_autofree gboolean *overlaps = g_new0 (gboolean, n);
  guint n_marked = 0;
  guint n_overlaps = 0;

  for (guint i = 0; i < findings->len; i++)
    if (!(hold_back && is_held_back (findings->pdata[i])))
      mark (findings->pdata[i], worst, overlaps);
  for (const AlurElement *e = root; e != NULL; e = alur_element_walk (e, root))
    {
      g_assert_cmpint (alur_finding_marks_get_worst (marks, e), ==, worst[e->serial]);
      g_assert_cmpint (alur_finding_marks_overlaps (marks, e), ==, overlaps[e->serial]);
      n_marked += worst[e->serial] != ALUR_SEVERITY_UNSET ? 1 : 0;
      n_overlaps += overlaps[e->serial] ? 1 : 0;
    }
  g_assert_cmpuint (n_marked, >, 1000);
  g_assert_cmpuint (n_overlaps, >, 2);
}

static void
test_large (void)
{
  g_autoptr (AlurDocument) document = read_large ();
  g_autoptr (AlurAnalysis) analysis = alur_analysis_new (document);
  AlurViewRequest request = { .document = document,
                              .analysis = analysis,
                              .stage = alur_document_get_stage (document, NULL),
                              .mark_findings = TRUE };
  const GPtrArray *findings = alur_analysis_get_findings (analysis, request.stage);
  g_autoptr (GPtrArray) held_back = list_held_back (findings);
  g_autoptr (AlurFindingMarks) some
      = alur_finding_marks_new_without (analysis, request.stage, held_back);
  g_autoptr (AlurFindingMarks) all = alur_finding_marks_new (&request);

  g_assert_cmpuint (held_back->len, >, 1000);
  assert_marks (some, document, findings, TRUE);
  assert_marks (all, document, findings, FALSE);
}

static void
test_not_asked (void)
{
  g_autoptr (AlurDocument) document = read_large ();
  g_autoptr (AlurAnalysis) analysis = alur_analysis_new (document);
  const AlurElement *root = alur_document_get_root (document);
  AlurViewRequest request = { .document = document,
                              .analysis = analysis,
                              .stage = alur_document_get_stage (document, NULL) };
  g_autoptr (AlurFindingMarks) marks = alur_finding_marks_new (&request);
  guint n_overlaps = 0;

  for (const AlurElement *e = root; e != NULL; e = alur_element_walk (e, root))
    {
      g_assert_cmpint (alur_finding_marks_get_worst (marks, e), ==, ALUR_SEVERITY_UNSET);
      n_overlaps += alur_finding_marks_overlaps (marks, e) ? 1 : 0;
    }
  g_assert_cmpuint (n_overlaps, >, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/finding-marks/large", test_large);
  g_test_add_func ("/finding-marks/not-asked", test_not_asked);
  return g_test_run ();
}
