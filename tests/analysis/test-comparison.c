/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comparisons that no shipped document has: with another document, backwards, and over a stage
 * between. The rest is in the conformance documents and the examples. */

#include "alur-comparison.h"
#include "alur-metric-text.h"
#include "alur-reader.h"

#include <math.h>
#include <string.h>

#define HEAD "<alur xmlns='urn:alur:document:1' version='1.0'>"
#define TAIL "</alur>"

static AlurDocument *
read_text (const char *body)
{
  g_autofree char *text = g_strconcat (HEAD, body, TAIL, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  AlurDocument *document = alur_reader_read_bytes (bytes, "test", NULL, &error);

  g_assert_no_error (error);
  return document;
}

static char *
describe (AlurDocument *from, const char *from_stage, AlurDocument *to, const char *to_stage)
{
  g_autoptr (AlurFigures) from_figures = alur_figures_new (from);
  g_autoptr (AlurFigures) other = from == to ? NULL : alur_figures_new (to);
  AlurFigures *to_figures = from == to ? from_figures : other;
  g_autoptr (AlurComparison) comparison
      = alur_comparison_new (from_figures, alur_document_get_stage (from, from_stage), to_figures,
                             alur_document_get_stage (to, to_stage));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < alur_comparison_get_n_differences (comparison); i++)
    {
      const AlurDifference *difference = alur_comparison_get_difference (comparison, i);

      g_string_append_printf (text, "%s %s%s%s;", alur_difference_kind_get_name (difference->kind),
                              difference->id, difference->into != NULL ? ">" : "",
                              difference->into != NULL ? difference->into : "");
    }
  for (guint i = 0; i < alur_comparison_get_n_metrics (comparison); i++)
    {
      const AlurMetricDifference *metric = alur_comparison_get_metric (comparison, i);

      if (g_str_has_prefix (metric->metric, "score-") || strcmp (metric->metric, "steps") == 0)
        g_string_append_printf (text, " %s %s %g %g;", metric->procedure, metric->metric,
                                metric->from, metric->to);
      g_assert_cmpstr (metric->metric, !=, "lead-error");
    }
  return g_string_free (text, FALSE);
}

static void
test_other_document (void)
{
  /* units and functions have other ids there, but the same names; u3 is new, u2 has no partner */
  g_autoptr (AlurDocument) first = read_text (
      "<functions><function id='f1' name='Obat'/></functions>"
      "<stage id='now' kind='current'><organisation>"
      "<unit id='u1' name='Dinas'><authority id='a1' role='planner' function='f1'/></unit>"
      "<unit id='u2' name='Gudang' parent='u1'/></organisation>"
      "<procedure id='p1' name='Layanan' function='f1'>"
      "<step id='s1' name='Memeriksa' unit='u1'/><step id='s2' name='Mencatat' unit='u1'/>"
      "</procedure></stage>");
  g_autoptr (AlurDocument) second = read_text (
      "<functions><function id='g1' name='obat '/></functions>"
      "<stage id='goal' kind='current'><organisation>"
      "<unit id='v1' name='DINAS'><authority id='a1' role='planner' function='g1'/></unit>"
      "<unit id='u3' name='Apotek' parent='v1'/></organisation>"
      "<procedure id='p1' name='Layanan' function='g1'>"
      "<step id='s1' name='Memeriksa' unit='v1'/><step id='t2' name='mencatat' unit='u3'/>"
      "</procedure></stage>");
  g_autofree char *text = describe (first, "now", second, "goal");

  g_assert_cmpstr (text, ==, "changed u1;removed u2;moved s2;changed s2;added u3; p1 steps 2 2;");
}

/* A document in which each identifier begins with @letter. */
static AlurDocument *
read_with_letter (const char *letter)
{
  static const char inside[]
      = "<functions><function id='$f' name='Obat'/></functions>"
        "<regulations><regulation id='$r' kind='perwali' number='5' year='2010' title='Izin'/>"
        "<regulation id='$t' kind='sk' number='8' year='2011'/></regulations>"
        "<stage id='now' kind='current'><organisation>"
        "<unit id='$u' name='Dinas'>"
        "<authority id='$a' role='planner' function='$f' basis='$t'/>"
        "<authority id='$b' role='evaluator' function='$f'/><position id='$k' "
        "name='Analis'/></unit>"
        "<unit id='$v' name='Gudang'><position id='$l' name='Analis'/></unit>"
        "<relation id='$c' kind='coordination' from='$u' to='$v'/></organisation>"
        "<procedure id='$p' name='Layanan'><step id='$s' kind='start'/>"
        "<step id='$w' name='Paraf' unit='$u' basis='$t'/><step id='$x' name='Paraf' unit='$v'/>"
        "<step id='$e' name='Selesai' kind='end'/><flow id='$g' from='$s' to='$w'/>"
        "<flow id='$h' from='$w' to='$x'/><flow id='$i' from='$x' to='$e'/></procedure>"
        "<procedure id='$q' name='Lapor'><step id='$y' kind='start'/>"
        "<step id='$z' name='Paraf' unit='$u'/><step id='$m' name='Selesai' kind='end'/>"
        "</procedure></stage>";
  g_autoptr (GString) text = g_string_new (inside);

  g_string_replace (text, "$", letter, 0);
  return read_text (text->str);
}

/* What a document says with other identifiers than another one is nothing new in it. */
static void
test_other_identifiers (void)
{
  g_autoptr (AlurDocument) first = read_with_letter ("a");
  g_autoptr (AlurDocument) second = read_with_letter ("b");
  g_autofree char *text = describe (first, "now", second, "now");

  g_assert_cmpstr (text, ==, " ap steps 2 2; aq steps 1 1;");
}

/* Of two regulations on one matter the number tells which. */
static void
test_other_regulation (void)
{
  g_autoptr (AlurDocument) first = read_text (
      "<regulations><regulation id='r' kind='perwali' number='5' year='2010' title='Izin'/>"
      "</regulations><stage id='now' kind='current'><organisation>"
      "<unit id='u' name='Dinas' basis='r'/></organisation></stage>");
  g_autoptr (AlurDocument) second = read_text (
      "<regulations><regulation id='q' kind='perwali' number='8' year='2022' title='Izin'/>"
      "</regulations><stage id='now' kind='current'><organisation>"
      "<unit id='u' name='Dinas' basis='q'/></organisation></stage>");
  g_autofree char *text = describe (first, "now", second, "now");

  g_assert_cmpstr (text, ==, "changed u;");
}

static void
assert_procedures_found (AlurDocument *first,
                         const AlurElement *first_stage,
                         AlurDocument *second,
                         const AlurElement *second_stage)
{
  g_autoptr (AlurFigures) first_figures = alur_figures_new (first);
  g_autoptr (AlurFigures) other = first == second ? NULL : alur_figures_new (second);
  g_autoptr (AlurComparison) comparison = alur_comparison_new (
      first_figures, first_stage, other != NULL ? other : first_figures, second_stage);

  ALUR_FOREACH (procedure, first_stage, ALUR_KIND_PROCEDURE)
  g_assert_true (alur_comparison_find_procedure (first, procedure, second, second_stage)
                 == alur_comparison_find (comparison, 0, procedure));
  ALUR_FOREACH (procedure, second_stage, ALUR_KIND_PROCEDURE)
  g_assert_true (alur_comparison_find_procedure (second, procedure, first, first_stage)
                 == alur_comparison_find (comparison, 1, procedure));
}

/* One procedure is found without comparing all: by id, else the first of a name with the first. */
static void
test_find_procedure (void)
{
  g_autoptr (AlurDocument) first
      = read_text ("<stage id='now' kind='current'><procedure id='p1' name='Izin'/>"
                   "<procedure id='p2' name='Izin'/><procedure id='p3' name='izin '/>"
                   "<procedure id='p4' name='Lapor'/><procedure id='p5' name='Lapor'/>"
                   "<procedure id='p6'/><procedure id='p7' name='Bayar'/></stage>"
                   "<stage id='goal' kind='target'><procedure id='p2' name='Izin'/>"
                   "<procedure id='p9' name='Bayar'/></stage>");
  g_autoptr (AlurDocument) second
      = read_text ("<stage id='there' kind='current'><procedure id='q1' name='IZIN'/>"
                   "<procedure id='p1' name='Bayar'/><procedure id='q2' name='Izin'/>"
                   "<procedure id='q3' name='Lapor'/><procedure id='q4'/>"
                   "<procedure id='p7' name='Lapor'/><procedure id='q5' name='Lapor'/></stage>");
  AlurElement *now = alur_document_get_stage (first, "now");
  AlurElement *goal = alur_document_get_stage (first, "goal");
  AlurElement *there = alur_document_get_stage (second, NULL);
  const AlurElement *found;

  assert_procedures_found (first, now, first, goal);
  assert_procedures_found (first, now, second, there);
  assert_procedures_found (first, goal, second, there);
  found = alur_comparison_find_procedure (first, alur_document_lookup (first, now, "p2"), second,
                                          there);
  g_assert_cmpstr (alur_element_get_id (found), ==, "q1");
  g_assert_null (alur_comparison_find_procedure (first, alur_document_lookup (first, now, "p3"),
                                                 second, there));
}

#define THREE_STAGES                                                                               \
  "<stage id='now' kind='current'><procedure id='p1'>"                                             \
  "<step id='s1' work='PT1M'/><step id='s2'/><step id='s3'><redesign action='abolish'/></step>"    \
  "<step id='s4'/><step id='s5'><redesign action='combine' with='s6 s7'/></step><step id='s6'/>"   \
  "<step id='s7'/>"                                                                                \
  "<score criterion='care' value='2'/></procedure></stage>"                                        \
  "<stage id='mid' kind='interim'><procedure id='p1'>"                                             \
  "<step id='s1' work='PT2M'><redesign action='simplify'/></step>"                                 \
  "<step id='s4' from='s2 s4'><redesign action='combine' with='s8'/></step><step id='s8'/>"        \
  "<step id='s7'/></procedure></stage>"                                                            \
  "<stage id='goal' kind='target'><procedure id='p1'>"                                             \
  "<step id='s1' work='PT3M'/><step id='s8' from='s4 s8'/><step id='s7'/>"                         \
  "<score criterion='care' value='4'/></procedure></stage>"

static void
test_over_a_stage (void)
{
  g_autoptr (AlurDocument) document = read_text (THREE_STAGES);
  g_autofree char *text = describe (document, "now", document, "goal");

  /* s2 went into s4 and that into s8; of s5, s6, s7 only s7 is left */
  g_assert_cmpstr (text, ==,
                   "simplified s1;combined s2>s8;abolished s3;combined s4>s8;combined s5>s7;"
                   "combined s6>s7;added s8; p1 steps 7 3; p1 score-care 2 4;");
}

static void
test_backwards (void)
{
  g_autoptr (AlurDocument) document = read_text (THREE_STAGES);
  g_autofree char *text = describe (document, "goal", document, "now");
  g_autofree char *same = describe (document, "now", document, "now");

  g_assert_cmpstr (text, ==,
                   "changed s1;removed s8;added s2;added s3;added s4;added s5;added s6;"
                   " p1 steps 3 7; p1 score-care 4 2;");
  g_assert_cmpstr (same, ==, " p1 steps 7 7; p1 score-care 2 2;");
}

/* A procedure that is given up takes its steps along; that it is gone itself is "removed". */
static void
test_procedure_given_up (void)
{
  g_autoptr (AlurDocument) document
      = read_text ("<stage id='now' kind='current'>"
                   "<procedure id='p1'><redesign action='abolish'/><step id='s1'/></procedure>"
                   "<procedure id='p2'><step id='s2'/></procedure></stage>"
                   "<stage id='goal' kind='target'><procedure id='p3'/></stage>");
  g_autofree char *text = describe (document, "now", document, "goal");

  g_assert_cmpstr (text, ==,
                   "removed p1;abolished s1;removed p2;removed s2;added p3;"
                   " p1 steps 1 nan; p2 steps 1 nan; p3 steps nan 0;");
}

/* A step that is abolished was not combined, whatever becomes of the rest of its procedure. */
static void
test_abolished_in_combined_procedure (void)
{
  g_autoptr (AlurDocument) document
      = read_text ("<stage id='now' kind='current'>"
                   "<procedure id='p1'><redesign action='combine' with='p2'/><step id='s1'>"
                   "<redesign action='abolish'/></step><step id='s2'/></procedure>"
                   "<procedure id='p2'/></stage>"
                   "<stage id='goal' kind='target'><procedure id='p1'/></stage>");
  g_autofree char *text = describe (document, "now", document, "goal");

  g_assert_cmpstr (text, ==, "abolished s1;combined s2;removed p2; p1 steps 2 0; p2 steps 0 nan;");
}

/* s1 went into s2 and s3; s2 is given up later, so that s3 is what is left of it. */
static void
test_one_heir_given_up (void)
{
  g_autoptr (AlurDocument) document
      = read_text ("<stage id='now' kind='current'><procedure id='p1'>"
                   "<step id='s1'/></procedure></stage>"
                   "<stage id='mid' kind='interim'><procedure id='p1'>"
                   "<step id='s2' from='s1'/><step id='s3' from='s1'/></procedure></stage>"
                   "<stage id='goal' kind='target'><procedure id='p1'>"
                   "<step id='s3'/></procedure></stage>");
  g_autofree char *text = describe (document, "now", document, "goal");

  g_assert_cmpstr (text, ==, "combined s1>s3;added s3; p1 steps 1 1;");
}

/* What adding up in another order leaves far behind the point is no difference. */
static void
test_same_in_another_order (void)
{
#define STEP(id, work) "<step id='" id "' work='" work "'/>"
#define WAY(from, to) "<flow id='w" from to "' from='" from "' to='" to "'/>"
  g_autoptr (AlurDocument) document = read_text (
      "<stage id='now' kind='current'><procedure id='p'><step id='s0' kind='start'/>" STEP (
          "s1", "PT10S") STEP ("s2", "PT20S") STEP ("s3", "PT50S") WAY ("s0", "s1") WAY ("s1", "s2")
          WAY ("s2", "s3") "</procedure></stage>"
                           "<stage id='goal' kind='target'><procedure id='p'>"
                           "<step id='s0' kind='start'/>" STEP ("s1", "PT10S") STEP ("s3", "PT50S")
                               STEP ("s2", "PT20S") WAY ("s0", "s1") WAY ("s1", "s3")
                                   WAY ("s3", "s2") "</procedure></stage>");
#undef STEP
#undef WAY
  g_autoptr (AlurFigures) figures = alur_figures_new (document);
  g_autoptr (AlurComparison) comparison
      = alur_comparison_new (figures, alur_document_get_stage (document, "now"), figures,
                             alur_document_get_stage (document, "goal"));
  gboolean differs = FALSE;

  for (guint i = 0; i < alur_comparison_get_n_metrics (comparison); i++)
    {
      const AlurMetricDifference *metric = alur_comparison_get_metric (comparison, i);
      g_autofree char *text = alur_metric_dup_difference (ALUR_METRIC_UNIT_MINUTES, metric->from,
                                                          metric->to, document, "en");

      differs = differs || metric->from < metric->to || metric->from > metric->to;
      if (!isnan (metric->from))
        g_assert_cmpstr (text, ==, "same");
    }
  g_assert_true (differs); /* as the JSON tells it */
  g_assert_true (alur_metric_is_same (0, 0));
  g_assert_true (alur_metric_is_same ((double) NAN, (double) NAN));
  g_assert_false (alur_metric_is_same (1, (double) NAN));
  g_assert_false (alur_metric_is_same (0, 1e-12));
  g_assert_false (alur_metric_is_same (1, 1.001));
  g_assert_false (alur_metric_is_same (1, (double) INFINITY));
  g_assert_true (alur_metric_is_same ((double) INFINITY, (double) INFINITY));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/comparison/other-document", test_other_document);
  g_test_add_func ("/comparison/other-identifiers", test_other_identifiers);
  g_test_add_func ("/comparison/other-regulation", test_other_regulation);
  g_test_add_func ("/comparison/over-a-stage", test_over_a_stage);
  g_test_add_func ("/comparison/backwards", test_backwards);
  g_test_add_func ("/comparison/procedure-given-up", test_procedure_given_up);
  g_test_add_func ("/comparison/abolished-in-combined-procedure",
                   test_abolished_in_combined_procedure);
  g_test_add_func ("/comparison/one-heir-given-up", test_one_heir_given_up);
  g_test_add_func ("/comparison/find-procedure", test_find_procedure);
  g_test_add_func ("/comparison/same-in-another-order", test_same_in_another_order);
  return g_test_run ();
}
