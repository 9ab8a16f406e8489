/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What findings say, where figures are rounded, or names stand in an order, that says too little.
 */

#include "alur-analysis.h"
#include "alur-promise.h"
#include "alur-reader.h"

#include <string.h>

#define HEAD                                                                                       \
  "<alur xmlns='urn:alur:document:1' version='1.0' xml:lang='en'>"                                 \
  "<stage id='now' kind='current'><organisation>"                                                  \
  "<unit id='head' name='Head'/>"                                                                  \
  "<unit id='office' name='Office' parent='head'/>"                                                \
  "<unit id='desk' name='Desk' parent='office'/>"                                                  \
  "</organisation>"
#define TAIL "</stage></alur>"

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

/* The sentence of the only finding of a rule. */
static char *
dup_sentence_in (AlurAnalysis *analysis, const AlurElement *stage, const char *rule)
{
  const GPtrArray *findings = alur_analysis_get_findings (analysis, stage);
  char *sentence = NULL;

  for (guint i = 0; i < findings->len; i++)
    if (strcmp (alur_finding_get_rule_id (findings->pdata[i]), rule) == 0)
      {
        g_assert_null (sentence);
        sentence = alur_finding_dup_message (findings->pdata[i],
                                             alur_analysis_get_document (analysis), "en");
      }
  return sentence;
}

static char *
dup_sentence (AlurDocument *document, const char *rule)
{
  g_autoptr (AlurAnalysis) analysis = alur_analysis_new (document);

  return dup_sentence_in (analysis, alur_document_get_stage (document, "now"), rule);
}

static void
assert_sentence (const char *body, const char *rule, const char *wanted)
{
  g_autoptr (AlurDocument) document = read_text (body);
  g_autofree char *sentence = dup_sentence (document, rule);

  g_assert_cmpstr (sentence, ==, wanted);
}

/* A thousandth too much or too little is no whole. */
static void
test_nearly_all (void)
{
  static const struct
  {
    const char *chances[2];
    const char *wanted;
  } cases[] = {
    { { "0.502", "0.5" },
      "The chances of the ways out of Ask add up to 100.2%, which is more than all cases." },
    { { "0.498", "0.5" }, "The chances of the ways out of Ask add up to 99.8% only." },
    { { "0.5", "0.25" }, "The chances of the ways out of Ask add up to 75% only." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *body
          = g_strdup_printf ("<procedure id='p' name='Permit'><step id='s1' kind='start'/>"
                             "<step id='s2' kind='decision' name='Ask' unit='desk'/>"
                             "<step id='s3' kind='end'/><step id='s4' kind='end'/>"
                             "<flow id='w1' from='s1' to='s2'/>"
                             "<flow id='w2' from='s2' to='s3' probability='%s'/>"
                             "<flow id='w3' from='s2' to='s4' probability='%s'/></procedure>",
                             cases[i].chances[0], cases[i].chances[1]);

      assert_sentence (body, "bad-probabilities", cases[i].wanted);
    }
}

#define LATE(promise, wait, work)                                                                  \
  "<procedure id='p' name='Permit' kind='support' promise='" promise                               \
  "'><step id='s1' kind='start'/>"                                                                 \
  "<step id='s2' name='Look' unit='desk' wait='" wait "' work='" work "'/>"                        \
  "<step id='s3' kind='end'/>"                                                                     \
  "<flow id='w1' from='s1' to='s2'/><flow id='w2' from='s2' to='s3'/></procedure>"

/* A time that is a little longer than the promised one is not told as the same. */
static void
test_nearly_kept (void)
{
  static const struct
  {
    const char *body;
    const char *sentence;
    const char *promise;
  } cases[] = {
    { LATE ("P3D", "P3D", "PT10M"),
      "Permit takes 3 working days 10 minutes on average, but 3 working days are promised.",
      "× 3 working days 10 minutes, late (promised: 3 working days)" },
    { LATE ("PT2H", "PT2H", "PT20S"),
      "Permit takes 2 hours 20 seconds on average, but 2 hours are promised.",
      "× 2 hours 20 seconds, late (promised: 2 hours)" },
    { LATE ("P3D", "P4D", "PT10M"),
      "Permit takes 4 working days on average, but 3 working days are promised.",
      "× 4 working days, late (promised: 3 working days)" },
    { LATE ("P3D", "P2D", "PT7H20M"), NULL,
      "√ 3 working days, in time (promised: 3 working days)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AlurDocument) document = read_text (cases[i].body);
      AlurFigures *figures = alur_figures_new (document);
      AlurPromise promise = alur_promise_judge (
          figures,
          alur_element_first (alur_document_get_stage (document, "now"), ALUR_KIND_PROCEDURE));
      g_autofree char *text = alur_promise_dup_text (&promise, document, "en");

      assert_sentence (cases[i].body, "promise-broken", cases[i].sentence);
      g_assert_cmpstr (text, ==, cases[i].promise);
      alur_figures_free (figures);
    }
}

/* Steps that follow each other are told as they do, whatever their ids are. */
static void
test_in_order (void)
{
  assert_sentence ("<procedure id='p' name='Permit'><step id='s1' kind='start'/>"
                   "<step id='s9' kind='decision' name='First' unit='desk'/>"
                   "<step id='s11' kind='decision' name='Third' unit='head'/>"
                   "<step id='s10' kind='decision' name='Second' unit='office'/>"
                   "<flow id='w1' from='s1' to='s9'/><flow id='w2' from='s9' to='s10'/>"
                   "<flow id='w3' from='s10' to='s11'/></procedure>",
                   "approval-chain",
                   "In Permit these decisions follow each other, each made higher up than the "
                   "last: First, Second and Third.");
  assert_sentence ("<procedure id='p' name='Permit'>"
                   "<step id='s10' name='Sign' unit='office'/><step id='s11' name='Give' "
                   "unit='desk'/><step id='s9' name='Take' unit='desk'/>"
                   "<flow id='w1' from='s9' to='s10'/><flow id='w2' from='s10' to='s11'/>"
                   "</procedure>",
                   "back-and-forth",
                   "The case goes from Desk to Office and back to Desk: Take, Sign and Give.");
}

/* When they change places, so do their names. */
static void
test_order_changes (void)
{
  g_autoptr (AlurDocument) document
      = read_text ("<procedure id='p' name='Permit'><step id='s1' name='Take' unit='desk'/>"
                   "<step id='s2' name='Sign' unit='office'/><step id='s3' name='Give' "
                   "unit='desk'/><flow id='w1' from='s1' to='s2'/>"
                   "<flow id='w2' from='s2' to='s3'/></procedure>");
  AlurElement *stage = alur_document_get_stage (document, "now");
  g_autoptr (AlurAnalysis) analysis = alur_analysis_new (document);
  g_autofree char *before = dup_sentence_in (analysis, stage, "back-and-forth");
  g_autofree char *after = NULL;

  alur_document_begin (document, "turn round");
  for (guint i = 0; i < 2; i++)
    {
      AlurElement *flow = alur_document_lookup (document, stage, i == 0 ? "w1" : "w2");

      alur_document_set_text (document, flow, ALUR_FLOW_FROM, i == 0 ? "s2" : "s3");
      alur_document_set_text (document, flow, ALUR_FLOW_TO, i == 0 ? "s1" : "s2");
    }
  alur_document_commit (document);
  after = dup_sentence_in (analysis, stage, "back-and-forth");
  g_assert_cmpstr (before, ==,
                   "The case goes from Desk to Office and back to Desk: Take, Sign and Give.");
  g_assert_cmpstr (after, ==,
                   "The case goes from Desk to Office and back to Desk: Give, Sign and Take.");
}

/* A step that has left its unit, but that no post has got as yet. */
static void
test_no_post_yet (void)
{
  static const char *const wanted[] = {
    "It was decided to pass Look on to others, but in then no other position does it yet.",
    "It was decided to pass Look on to others, but in then Office still does it.",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autofree char *body = g_strdup_printf (
          "<procedure id='p' name='Permit'><step id='s' name='Look' unit='office'>"
          "<redesign action='decentralise' to='clerk' stage='goal'/></step></procedure></stage>"
          "<stage id='goal' name='then' kind='target'><organisation>"
          "<unit id='office' name='Office'/><unit id='ward' name='Ward'>"
          "<position id='clerk' name='Clerk'/></unit></organisation>"
          "<procedure id='p' name='Permit'><step id='s' name='Look' unit='%s'/></procedure>",
          i == 0 ? "ward" : "office");
      g_autoptr (AlurDocument) document = read_text (body);
      g_autoptr (AlurAnalysis) analysis = alur_analysis_new (document);
      g_autofree char *sentence = dup_sentence_in (
          analysis, alur_document_get_stage (document, "goal"), "redesign-not-applied");

      g_assert_cmpstr (sentence, ==, wanted[i]);
    }
}

/* A regulation of which no year is known yet is called by its number. */
static void
test_number_alone (void)
{
  static const char text[]
      = "<alur xmlns='urn:alur:document:1' version='1.0' xml:lang='en'><regulations>"
        "<regulation id='r1' kind='sk' number='12' status='repealed'/></regulations>"
        "<stage id='now' kind='current'><organisation><unit id='u' name='Desk' basis='r1'/>"
        "</organisation></stage></alur>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (AlurDocument) document = alur_reader_read_bytes (bytes, "test", NULL, NULL);
  g_autofree char *sentence = dup_sentence (document, "repealed-basis");

  g_assert_cmpstr (sentence, ==, "Desk rests on Decree 12, which is repealed.");
}

/* What is told is the order that there should be, in both languages. */
static void
test_order_of_actors (void)
{
  g_autoptr (AlurDocument) document
      = read_text ("<procedure id='p' name='Permit' lanes='office desk'><sop/>"
                   "<step id='s1' unit='desk'/><step id='s2' unit='office'/></procedure>");
  g_autoptr (AlurAnalysis) analysis = alur_analysis_new (document);
  AlurElement *stage = alur_document_get_stage (document, "now");
  const GPtrArray *findings = alur_analysis_get_findings (analysis, stage);
  g_autofree char *english = dup_sentence (document, "sop-actor-order");

  g_assert_cmpstr (
      english, ==,
      "The actors of Permit do not stand in the order of their first steps: Desk should "
      "stand before Office.");
  for (guint i = 0; i < findings->len; i++)
    if (strcmp (alur_finding_get_rule_id (findings->pdata[i]), "sop-actor-order") == 0)
      {
        g_autofree char *other = alur_finding_dup_message (findings->pdata[i], document, "id");

        g_assert_cmpstr (other, ==,
                         "Pelaksana Permit tidak berurutan menurut langkah pertamanya: Desk "
                         "seharusnya berada sebelum Office.");
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sentences/nearly-all", test_nearly_all);
  g_test_add_func ("/sentences/nearly-kept", test_nearly_kept);
  g_test_add_func ("/sentences/in-order", test_in_order);
  g_test_add_func ("/sentences/order-changes", test_order_changes);
  g_test_add_func ("/sentences/no-post-yet", test_no_post_yet);
  g_test_add_func ("/sentences/number-alone", test_number_alone);
  g_test_add_func ("/sentences/order-of-actors", test_order_of_actors);
  return g_test_run ();
}
