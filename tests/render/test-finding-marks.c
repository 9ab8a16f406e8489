/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The signs on drawings: of many findings only those are looked at that a small drawing asks for,
 * and it gets the same. */

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
hold_some_back (gpointer data, const AlurFinding *finding)
{
  return finding->n_units > 0 && finding->units[0]->serial % 7 == 0;
}

static void
test_same (void)
{
  g_autoptr (AlurDocument) document = read_large ();
  g_autoptr (AlurAnalysis) analysis = alur_analysis_new (document);
  const AlurElement *root = alur_document_get_root (document);
  AlurViewRequest request = { .document = document,
                              .analysis = analysis,
                              .stage = alur_document_get_stage (document, NULL),
                              .mark_findings = TRUE,
                              .holds_back = hold_some_back };
  g_autoptr (AlurFindingMarks) all = alur_finding_marks_new (&request);
  g_autoptr (AlurFindingMarks) few = NULL;
  guint n_marked = 0;
  guint n_overlaps = 0;

  g_assert_cmpuint (alur_analysis_get_findings (analysis, request.stage)->len, >, 20000);
  request.is_small = TRUE;
  few = alur_finding_marks_new (&request);
  for (const AlurElement *e = root; e != NULL; e = alur_element_walk (e, root))
    {
      g_assert_cmpint (alur_finding_marks_get_worst (few, e), ==,
                       alur_finding_marks_get_worst (all, e));
      g_assert_cmpint (alur_finding_marks_overlaps (few, e), ==,
                       alur_finding_marks_overlaps (all, e));
      n_marked += alur_finding_marks_get_worst (all, e) != ALUR_SEVERITY_UNSET ? 1 : 0;
      n_overlaps += alur_finding_marks_overlaps (all, e) ? 1 : 0;
    }
  g_assert_cmpuint (n_marked, >, 1000);
  g_assert_cmpuint (n_overlaps, >, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/finding-marks/same", test_same);
  return g_test_run ();
}
