/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Decisions carried out in drawings small enough to say by hand what must come of them, and in the
 * licence example, whose figures were worked out on paper. */

#include "alur-analysis.h"
#include "alur-criteria.h"
#include "alur-edit.h"
#include "alur-reader.h"
#include "alur-redesign.h"
#include "alur-validate.h"

#include <math.h>
#include <string.h>

#define HEAD                                                                                       \
  "<alur xmlns='urn:alur:document:1' version='1.0' xml:lang='en'>"                                 \
  "<functions><function id='f' name='Permits'/></functions>"                                       \
  "<stage id='now' kind='current'><organisation>"                                                  \
  "<unit id='top' name='Office'><authority id='decides' role='decision-maker' function='f' "       \
  "scope='North'/><authority id='does' role='implementer' function='f'/></unit>"                   \
  "<unit id='low' name='Section' parent='top'><position id='clerk' name='Clerk'/></unit>"          \
  "<unit id='out' name='Ward'/>"                                                                   \
  "</organisation><procedure id='p' function='f'>"                                                 \
  "<step id='s' kind='start'/>"
#define TAIL "</procedure></stage></alur>"

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

static void
assert_near (double value, double wanted)
{
  g_assert_cmpfloat_with_epsilon (value, wanted, 1e-6);
}

static AlurRedesignReport *
apply_ways (AlurDocument *document, GHashTable *ways)
{
  AlurRedesignReport *report;

  alur_document_begin (document, "Apply");
  report = alur_redesign_apply_after (document, alur_document_get_stage (document, "now"),
                                      ALUR_STAGE_TARGET, "Then", ways);
  alur_document_commit (document);
  return report;
}

static AlurElement *
then (AlurDocument *document)
{
  return alur_element_next (alur_document_get_stage (document, "now"), ALUR_KIND_STAGE);
}

static int
compare_texts_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The control flows of the new stage, sorted: "a>b Ya .5; …". */
static char *
describe_flows (AlurDocument *document)
{
  g_autoptr (GPtrArray) flows = g_ptr_array_new_with_free_func (g_free);

  ALUR_FOREACH (procedure, then (document), ALUR_KIND_PROCEDURE)
  {
    ALUR_FOREACH (flow, procedure, ALUR_KIND_FLOW)
    {
      const char *label = alur_element_get_text (flow, ALUR_FLOW_LABEL);
      double probability = alur_element_get_number (flow, ALUR_FLOW_PROBABILITY);
      g_autofree char *number
          = isnan (probability) ? g_strdup ("") : g_strdup_printf (" %g", probability);

      g_ptr_array_add (
          flows, g_strdup_printf ("%s>%s%s%s%s", alur_element_get_ref (flow, ALUR_FLOW_FROM),
                                  alur_element_get_ref (flow, ALUR_FLOW_TO),
                                  label != NULL ? " " : "", label != NULL ? label : "", number));
    }
  }
  g_ptr_array_sort (flows, compare_texts_cb);
  g_ptr_array_add (flows, NULL);
  return g_strjoinv ("; ", (char **) flows->pdata);
}

/* How each decision ended, in their order, by the first letters of the kinds. */
static char *
describe_outcomes (const AlurRedesignReport *report)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < alur_redesign_report_get_n_outcomes (report); i++)
    g_string_append_c (text, "DHARO"[alur_redesign_report_get_outcome (report, i)->kind]);
  return g_string_free (text, FALSE);
}

typedef struct
{
  const char *name;
  const char *body;
  const char *flows;
  const char *outcomes;
} Case;

/* clang-format off */
#define TASK(id, rest) "<step id='" id "' name='" id "' unit='top' " rest ">"
#define PLAIN(id) TASK (id, "") "</step>"
#define GONE(id) TASK (id, "") "<redesign action='abolish'/></step>"
#define END "<step id='e' kind='end'/>"
#define FLOW(from, to, rest) "<flow id='" from to "' from='" from "' to='" to "' " rest "/>"

static const Case cases[] = {
  { "in-a-row", PLAIN ("a") GONE ("b") PLAIN ("c") END
    FLOW ("s", "a", "") FLOW ("a", "b", "") FLOW ("b", "c", "") FLOW ("c", "e", ""),
    "a>c; c>e; s>a", "D" },
  { "two-in-a-row", PLAIN ("a") GONE ("b") GONE ("c") END
    FLOW ("s", "a", "") FLOW ("a", "b", "") FLOW ("b", "c", "") FLOW ("c", "e", ""),
    "a>e; s>a", "DD" },
  { "on-a-way", TASK ("a", "kind='decision'") "</step>" GONE ("b") PLAIN ("c") END
    FLOW ("s", "a", "") FLOW ("a", "b", "label='Ya' probability='0.7'") FLOW ("a", "c", "label='Tidak'")
    FLOW ("b", "e", "") FLOW ("c", "e", ""),
    "a>c Tidak; a>e Ya 0.7; c>e; s>a", "D" },
  { "loop", PLAIN ("a") TASK ("b", "kind='decision'") "</step>" GONE ("c") END
    FLOW ("s", "a", "") FLOW ("a", "b", "") FLOW ("b", "c", "label='Tidak' probability='0.2'")
    FLOW ("c", "a", "") FLOW ("b", "e", "label='Ya'"),
    "a>b; b>a Tidak 0.2; b>e Ya; s>a", "D" },
  { "loop-on-itself", TASK ("b", "kind='decision'") "</step>" GONE ("c") END
    FLOW ("s", "b", "") FLOW ("b", "c", "label='Tidak' probability='0.2'")
    FLOW ("c", "b", "") FLOW ("b", "e", "label='Ya'"),
    "b>b Tidak 0.2; b>e Ya; s>b", "D" },
  { "fork", GONE ("a") PLAIN ("b") PLAIN ("c") TASK ("d", "join='all'") "</step>" END
    FLOW ("s", "a", "") FLOW ("a", "b", "") FLOW ("a", "c", "") FLOW ("b", "d", "") FLOW ("c", "d", "")
    FLOW ("d", "e", ""),
    "b>d; c>d; d>e; s>b; s>c", "D" },
  { "fork-behind-a-choice", TASK ("x", "kind='decision'") "</step>" GONE ("a") PLAIN ("b") PLAIN ("c") END
    FLOW ("s", "x", "") FLOW ("x", "a", "label='Ya'") FLOW ("x", "e", "label='Tidak'")
    FLOW ("a", "b", "") FLOW ("a", "c", "") FLOW ("b", "e", "") FLOW ("c", "e", ""),
    "a>b; a>c; b>e; c>e; s>x; x>a Ya; x>e Tidak", "R" },
  { "join-handed-on", PLAIN ("a") PLAIN ("b") PLAIN ("c") TASK ("d", "join='all'") "<redesign action='abolish'/></step>"
    PLAIN ("g") END
    FLOW ("s", "a", "") FLOW ("a", "b", "") FLOW ("a", "c", "") FLOW ("b", "d", "") FLOW ("c", "d", "")
    FLOW ("d", "g", "") FLOW ("g", "e", ""),
    "a>b; a>c; b>g; c>g; g>e; s>a", "D" },
  { "choice-keeps-the-most-probable", TASK ("a", "kind='decision'") "<redesign action='abolish'/></step>"
    PLAIN ("b") PLAIN ("c") PLAIN ("d") END
    FLOW ("s", "a", "") FLOW ("a", "b", "probability='0.4'") FLOW ("a", "c", "probability='0.6'")
    FLOW ("b", "d", "") FLOW ("d", "e", "") FLOW ("c", "e", ""),
    "c>e; s>c", "D" },
  { "choice-never-keeps-a-loop", PLAIN ("b") TASK ("a", "kind='decision'") "<redesign action='abolish'/></step>" END
    FLOW ("s", "b", "") FLOW ("b", "a", "") FLOW ("a", "b", "probability='0.9'") FLOW ("a", "e", "probability='0.1'"),
    "b>e; s>b", "D" },
  { "decisions-in-a-row", TASK ("a", "kind='decision'") "<redesign action='combine' with='b'/></step>"
    TASK ("b", "kind='decision'") "</step>" PLAIN ("c") END
    FLOW ("s", "c", "") FLOW ("c", "a", "") FLOW ("a", "b", "label='Ya' probability='0.8'")
    FLOW ("a", "c", "label='Tidak' probability='0.2'") FLOW ("b", "e", "label='Ya' probability='0.5'")
    FLOW ("b", "c", "label='Tidak' probability='0.5'"),
    "a>c Tidak 0.6; a>e Ya 0.4; c>a; s>c", "D" },
  { "other-answers-are-told-apart", TASK ("a", "kind='decision'") "<redesign action='combine' with='b'/></step>"
    TASK ("b", "kind='decision' question='Sah?'") "</step>" PLAIN ("c") PLAIN ("d") END
    FLOW ("s", "a", "") FLOW ("a", "b", "label='Ya'") FLOW ("a", "c", "label='Tidak'")
    FLOW ("b", "e", "label='Ya'") FLOW ("b", "d", "label='Tidak'") FLOW ("c", "e", "") FLOW ("d", "e", ""),
    "a>c Tidak; a>d Sah?: Tidak 0.25; a>e Ya 0.25; c>e; d>e; s>a", "D" },
  { "step-then-decision", TASK ("a", "") "<redesign action='combine' with='b'/></step>"
    TASK ("b", "kind='decision'") "</step>" PLAIN ("c") END
    FLOW ("s", "a", "") FLOW ("a", "b", "") FLOW ("b", "c", "label='Ya' probability='0.5'")
    FLOW ("b", "e", "label='Tidak' probability='0.5'") FLOW ("c", "e", ""),
    "a>c Ya 0.5; a>e Tidak 0.5; c>e; s>a", "D" },
  { "decision-then-step", TASK ("a", "kind='decision'") "</step>"
    TASK ("b", "") "<redesign action='combine' with='a'/></step>" PLAIN ("c") END
    FLOW ("s", "a", "") FLOW ("a", "b", "label='Ya' probability='0.5'")
    FLOW ("a", "e", "label='Tidak' probability='0.5'") FLOW ("b", "c", "") FLOW ("c", "e", ""),
    "b>c Ya 0.5; b>e Tidak 0.5; c>e; s>b", "D" },
  { "with-something-between", TASK ("a", "") "<redesign action='combine' with='c'/></step>" PLAIN ("b") PLAIN ("c") END
    FLOW ("s", "a", "") FLOW ("a", "b", "") FLOW ("b", "c", "") FLOW ("c", "e", ""),
    "a>b; b>e; s>a", "D" },
  { "one-instead-of-the-other", TASK ("a", "kind='decision'") "</step>"
    TASK ("b", "") "<redesign action='combine' with='c'/></step>" PLAIN ("c") PLAIN ("d") END
    FLOW ("s", "a", "") FLOW ("a", "b", "label='Ya'") FLOW ("a", "c", "label='Tidak'")
    FLOW ("b", "d", "") FLOW ("c", "d", "") FLOW ("d", "e", ""),
    "a>b Tidak; a>b Ya; b>d; d>e; s>a", "D" },
  { "both-at-once", PLAIN ("a") TASK ("b", "") "<redesign action='combine' with='c'/></step>" PLAIN ("c")
    TASK ("d", "join='all'") "</step>" END
    FLOW ("s", "a", "") FLOW ("a", "b", "") FLOW ("a", "c", "") FLOW ("b", "d", "") FLOW ("c", "d", "")
    FLOW ("d", "e", ""),
    "a>b; b>d; d>e; s>a", "D" },
  { "united-by-two-decisions", TASK ("a", "") "<redesign action='combine' with='b'/></step>"
    TASK ("b", "") "<redesign action='combine' with='c'/></step>" PLAIN ("c") END
    FLOW ("s", "a", "") FLOW ("a", "b", "") FLOW ("b", "c", "") FLOW ("c", "e", ""),
    "a>e; s>a", "DD" },
  { "given-up-and-named-to-unite", TASK ("a", "") "<redesign action='combine' with='b c'/></step>" GONE ("b") PLAIN ("c") END
    FLOW ("s", "a", "") FLOW ("a", "b", "") FLOW ("b", "c", "") FLOW ("c", "e", ""),
    "a>e; s>a", "DD" },
  { "simplify", TASK ("a", "") "<redesign action='simplify'/></step>" END
    FLOW ("s", "a", "") FLOW ("a", "e", ""),
    "a>e; s>a", "H" },
  { "keep", TASK ("a", "") "<redesign action='keep'/></step>" END
    FLOW ("s", "a", "") FLOW ("a", "e", ""),
    "a>e; s>a", "" },
  { "the-end", PLAIN ("a") "<step id='e' kind='end'><redesign action='abolish'/></step>"
    FLOW ("s", "a", "") FLOW ("a", "e", ""),
    "a>e; s>a", "R" },
};
/* clang-format on */

static void
test_case (gconstpointer data)
{
  const Case *wanted = data;
  g_autoptr (AlurDocument) document = read_text (wanted->body);
  g_autoptr (AlurRedesignReport) report = apply_ways (document, NULL);
  g_autofree char *flows = describe_flows (document);
  g_autofree char *outcomes = describe_outcomes (report);

  g_assert_cmpstr (flows, ==, wanted->flows);
  g_assert_cmpstr (outcomes, ==, wanted->outcomes);
}

static AlurElement *
step_then (AlurDocument *document, const char *id)
{
  return alur_document_lookup_kind (document, then (document), id, ALUR_KIND_STEP);
}

static const AlurElement *
decision_now (AlurDocument *document, const char *id)
{
  return alur_element_first (
      alur_document_lookup (document, alur_document_get_stage (document, "now"), id),
      ALUR_KIND_STEP_REDESIGN);
}

static void
test_what_is_united (void)
{
  g_autoptr (AlurDocument) document = read_text (
      "<step id='a' unit='top' work='PT10M' wait='P1D' fee='5' cost='1' value='none' note='One'>"
      "<input name='KTP'/><output name='Draft'/><redesign action='combine' with='b' "
      "to='clerk'>Both look at it</redesign></step>"
      "<step id='b' unit='out' work='P1D' wait='PT1H' fee='2' cost='2.5' value='customer' "
      "note='Two'><input name='ktp ' from='customer'/><input name='Form'/><output name='Draft'/>"
      "<output name='Letter'/></step>" END FLOW ("s", "a", "") FLOW ("a", "b", "")
          FLOW ("b", "e", "") "<flow id='i' kind='information' from='b' to='e' label='x'/>");
  const AlurElement *step, *input;
  const AlurIds *from;
  AlurDuration work, wait;

  alur_redesign_report_free (apply_ways (document, NULL));
  step = step_then (document, "a");
  input = alur_element_first (step, ALUR_KIND_INPUT);
  from = alur_element_get_refs (step, ALUR_STEP_FROM);
  work = alur_element_get_duration (step, ALUR_STEP_WORK);
  wait = alur_element_get_duration (step, ALUR_STEP_WAIT);

  g_assert_null (step_then (document, "b"));
  g_assert_cmpint (work.days, ==, 1);
  g_assert_cmpint (work.seconds, ==, 600);
  g_assert_cmpint (wait.days, ==, 1);
  g_assert_cmpint (wait.seconds, ==, 0);
  assert_near (alur_element_get_number (step, ALUR_STEP_FEE), 7);
  assert_near (alur_element_get_number (step, ALUR_STEP_COST), 3.5);
  g_assert_cmpuint (alur_element_get_word (step, ALUR_STEP_VALUE), ==, ALUR_VALUE_FOR_CUSTOMER);
  g_assert_cmpstr (alur_element_get_text (step, ALUR_STEP_NOTE), ==, "One; Two");
  g_assert_cmpuint (alur_element_count (step, ALUR_KIND_INPUT), ==, 2);
  g_assert_cmpuint (alur_element_get_word (input, ALUR_INPUT_FROM), ==, 1);
  g_assert_cmpuint (alur_element_count (step, ALUR_KIND_OUTPUT), ==, 2);
  g_assert_cmpuint (from->n_ids, ==, 2);
  g_assert_cmpstr (from->ids[0], ==, "a");
  g_assert_cmpstr (from->ids[1], ==, "b");
  g_assert_cmpstr (alur_element_get_ref (step, ALUR_STEP_UNIT), ==, "low");
  g_assert_cmpstr (alur_element_get_ref (step, ALUR_STEP_POSITION), ==, "clerk");
  g_assert_cmpstr (
      alur_element_get_ref (alur_document_lookup (document, then (document), "i"), ALUR_FLOW_FROM),
      ==, "a");
  g_assert_cmpuint (
      alur_element_get_word (decision_now (document, "a"), ALUR_STEP_REDESIGN_APPLIED), ==,
      ALUR_ANSWER_YES);
  g_assert_cmpstr (alur_element_get_ref (decision_now (document, "a"), ALUR_STEP_REDESIGN_STAGE),
                   ==, alur_element_get_id (then (document)));
}

/* A decision passed to `to` gives this authority. */
static const AlurElement *
pass_decision (AlurDocument **document, const char *to, const char *basis)
{
  g_autofree char *body = g_strdup_printf (
      "<step id='a' kind='decision' unit='top' also='out low'><redesign action='decentralise' "
      "to='%s' %s/></step>" END FLOW ("s", "a", "") FLOW ("a", "e", "label='Ya'")
          FLOW ("a", "a", "label='Tidak'"),
      to, basis);
  AlurElement *unit;

  *document = read_text (body);
  alur_redesign_report_free (apply_ways (*document, NULL));
  unit = alur_document_lookup (*document, then (*document),
                               alur_element_get_ref (step_then (*document, "a"), ALUR_STEP_UNIT));
  return alur_element_first (unit, ALUR_KIND_AUTHORITY);
}

static void
test_mandate (void)
{
  g_autoptr (AlurDocument) document = NULL;
  const AlurElement *authority = pass_decision (&document, "clerk", "");
  const AlurElement *regulation;

  g_assert_cmpstr (alur_element_get_id (authority->parent), ==, "low");
  g_assert_cmpuint (alur_element_get_word (authority, ALUR_AUTHORITY_ROLE), ==,
                    ALUR_ROLE_DECISION_MAKER);
  g_assert_cmpuint (alur_element_get_word (authority, ALUR_AUTHORITY_SOURCE), ==,
                    ALUR_SOURCE_MANDATE);
  g_assert_cmpstr (alur_element_get_ref (authority, ALUR_AUTHORITY_FROM), ==, "top");
  g_assert_cmpstr (alur_element_get_text (authority, ALUR_AUTHORITY_SCOPE), ==, "North");
  regulation = alur_document_lookup (
      document, NULL, alur_element_get_refs (authority, ALUR_AUTHORITY_BASIS)->ids[0]);
  g_assert_cmpuint (alur_element_get_word (regulation, ALUR_REGULATION_STATUS), ==,
                    ALUR_STATUS_TO_DRAFT);
  g_assert_cmpstr (alur_element_get_text (regulation, ALUR_REGULATION_TITLE), ==,
                   "Mandate for Permits");
  g_assert_cmpuint (alur_element_get_refs (step_then (document, "a"), ALUR_STEP_ALSO)->n_ids, ==,
                    1);
}

static void
test_delegation (void)
{
  g_autoptr (AlurDocument) document = NULL;
  const AlurElement *authority = pass_decision (&document, "out", "");

  g_assert_cmpuint (alur_element_get_word (authority, ALUR_AUTHORITY_SOURCE), ==,
                    ALUR_SOURCE_DELEGATION);
}

static void
test_ways_chosen (void)
{
  g_autoptr (AlurDocument) document
      = read_text (TASK ("a", "kind='decision'") "<redesign action='abolish'/></step>" TASK (
          "b", "") "<redesign action='simplify'/></step>" PLAIN ("c") END FLOW ("s", "a", "")
                       FLOW ("a", "b", "probability='0.4' label='Tidak'")
                           FLOW ("a", "c", "probability='0.6' label='Ya'") FLOW ("b", "e", "")
                               FLOW ("c", "e", ""));
  g_autoptr (GHashTable) ways = g_hash_table_new (NULL, NULL);
  g_autoptr (AlurRedesignReport) preview = NULL;
  g_autoptr (AlurRedesignReport) report = NULL;
  const AlurOutcome *outcome;
  g_autofree char *flows = NULL;

  preview = alur_redesign_preview (document, alur_document_get_stage (document, "now"), NULL);
  g_assert_null (then (document));
  outcome = alur_redesign_report_get_outcome (preview, 0);
  g_assert_cmpuint (outcome->ways->len, ==, 2);
  g_assert_cmpstr (((AlurOutcomeWay *) outcome->ways->pdata[0])->text, ==, "Tidak → b");
  assert_near (((AlurOutcomeWay *) outcome->ways->pdata[0])->share, 0.4);
  g_assert_false (((AlurOutcomeWay *) outcome->ways->pdata[0])->chosen);
  g_assert_true (((AlurOutcomeWay *) outcome->ways->pdata[1])->chosen);
  g_assert_cmpuint (outcome->notes->len, ==, 1);

  g_hash_table_insert (ways, (gpointer) outcome->id,
                       (gpointer) ((AlurOutcomeWay *) outcome->ways->pdata[0])->flow);
  report = apply_ways (document, ways);
  flows = describe_flows (document);
  g_assert_cmpstr (flows, ==, "b>e; s>b");
  g_assert_null (step_then (document, "c"));
  g_assert_cmpuint (alur_element_get_word (decision_now (document, "c"), ALUR_STEP_REDESIGN_ACTION),
                    ==, ALUR_ACTION_ABOLISH);
}

/* A later decision adds to a stage that was made before, and leaves what was refined in it. */
static void
test_added_later (void)
{
  g_autoptr (AlurDocument) document = read_text (GONE ("a") PLAIN ("b") PLAIN ("c") END FLOW (
      "s", "a", "") FLOW ("a", "b", "") FLOW ("b", "c", "") FLOW ("c", "e", ""));
  g_autofree char *flows = NULL;
  AlurElement *redesign;

  alur_redesign_report_free (apply_ways (document, NULL));
  alur_document_begin (document, "Refine");
  alur_document_set_text (document, step_then (document, "c"), ALUR_STEP_NAME, "Refined");
  redesign = alur_document_insert (
      document, alur_document_lookup (document, alur_document_get_stage (document, "now"), "b"),
      ALUR_KIND_STEP_REDESIGN, NULL, NULL);
  alur_document_set_word (document, redesign, ALUR_STEP_REDESIGN_ACTION, ALUR_ACTION_ABOLISH);
  alur_document_commit (document);
  g_assert_cmpuint (
      alur_redesign_count_pending (document, alur_document_get_stage (document, "now")), ==, 1);
  alur_redesign_report_free (apply_ways (document, NULL));
  flows = describe_flows (document);
  g_assert_cmpstr (flows, ==, "c>e; s>c");
  g_assert_cmpstr (alur_element_get_text (step_then (document, "c"), ALUR_STEP_NAME), ==,
                   "Refined");
  g_assert_cmpuint (alur_element_count (alur_document_get_root (document), ALUR_KIND_STAGE), ==, 2);
}

/* Two stages decide about one step for the same later one: the later decision counts. */
static void
test_overruled (void)
{
  g_autoptr (AlurDocument) document = read_text (
      "<step id='a' unit='top'><redesign action='abolish' stage='goal'/></step>" END FLOW ("s", "a",
                                                                                           "")
          FLOW ("a", "e",
                "") "</procedure></stage><stage id='mid' kind='interim'><procedure id='p'>"
                    "<step id='s' kind='start'/><step id='a'><redesign action='keep' "
                    "stage='goal'/></step>" END FLOW ("s", "a", "") FLOW (
                        "a", "e",
                        "") "</procedure></stage><stage id='goal' kind='target'><procedure id='p'>"
                            "<step id='s' kind='start'/><step id='a'/>" END FLOW ("s", "a", "")
                                FLOW ("a", "e", ""));
  g_autoptr (AlurRedesignReport) report = NULL;
  AlurElement *goal = alur_document_get_stage (document, "goal");

  alur_document_begin (document, "Apply");
  report = alur_redesign_apply (document, goal, NULL);
  alur_document_commit (document);
  g_assert_cmpuint (alur_redesign_report_get_n_outcomes (report), ==, 1);
  g_assert_cmpint (alur_redesign_report_get_outcome (report, 0)->kind, ==, ALUR_OUTCOME_OVERRULED);
  g_assert_nonnull (alur_document_lookup (document, goal, "a"));
}

static void
test_procedures (void)
{
  g_autoptr (AlurDocument) document
      = read_text ("<step id='a' kind='subprocess' procedure='q'/>" END FLOW ("s", "a", "") FLOW (
          "a", "e",
          "") "</procedure><procedure id='q' volume='5'><redesign action='abolish'/><step id='qa'/>"
              "</procedure><procedure id='r' volume='10'><redesign action='combine' with='t'/>"
              "<step id='ra'/></procedure><procedure id='t' volume='7'><step id='ta'/>");
  g_autoptr (AlurRedesignReport) report = apply_ways (document, NULL);
  g_autofree char *outcomes = describe_outcomes (report);

  g_assert_cmpstr (outcomes, ==, "DH");
  g_assert_null (alur_document_lookup (document, then (document), "q"));
  g_assert_null (alur_document_lookup (document, then (document), "t"));
  g_assert_null (alur_element_get_ref (step_then (document, "a"), ALUR_STEP_PROCEDURE));
  assert_near (alur_element_get_number (alur_document_lookup (document, then (document), "r"),
                                        ALUR_PROCEDURE_VOLUME),
               17);
}

/* A problem is pinned to the flow into a step that is abolished: the flow goes, and so does the
 * pin. */
static void
test_pinned_to_a_flow (void)
{
  g_autoptr (AlurDocument) document = read_text (
      "<step id='a'/><step id='b'><redesign action='abolish'/></step>" END FLOW ("s", "a", "")
          FLOW ("a", "b", "") FLOW ("b", "e", ""));
  g_autoptr (AlurRedesignReport) report = NULL;
  g_autoptr (GError) error = NULL;
  AlurElement *problem;

  alur_document_begin (document, "Problem");
  problem = alur_document_insert (document, alur_document_get_stage (document, "now"),
                                  ALUR_KIND_PROBLEM, "m", NULL);
  alur_document_set_refs (document, problem, ALUR_PROBLEM_REFS,
                          (const char *const[]){ "a", "ab", "be" }, 3);
  alur_document_commit (document);
  report = apply_ways (document, NULL);
  problem = alur_document_lookup (document, then (document), "m");
  alur_document_validate (document, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (alur_element_get_refs (problem, ALUR_PROBLEM_REFS)->n_ids, ==, 2);
}

/* A step is to be united with the one that calls its own procedure: that can't be. */
static void
test_united_with_own_call (void)
{
  g_autoptr (AlurDocument) document = read_text (
      "<step id='a' kind='subprocess' procedure='q'/>" END FLOW ("s", "a", "")
          FLOW ("a", "e", "") "</procedure><procedure id='q' name='Survey'>"
                              "<step id='qa'><redesign action='combine' with='a'/></step>");
  g_autoptr (AlurRedesignReport) report = NULL;
  g_autoptr (GError) error = NULL;

  report = apply_ways (document, NULL);
  g_assert_cmpint (alur_redesign_report_get_outcome (report, 0)->kind, ==, ALUR_OUTCOME_REFUSED);
  g_assert_nonnull (
      strstr (alur_redesign_report_get_outcome (report, 0)->text, "Survey would call itself"));
  g_assert_cmpstr (alur_element_get_ref (step_then (document, "a"), ALUR_STEP_PROCEDURE), ==, "q");
  alur_document_validate (document, NULL, &error);
  g_assert_no_error (error);
}

/* A task remembers which procedure it called as a subprocess. When it takes over a subprocess, that
 * one's counts, even if it calls none: here it would be the task's own. */
static void
test_united_with_remembered_call (void)
{
  static const char *const called[] = { "", "procedure='q'" };

  for (guint i = 0; i < G_N_ELEMENTS (called); i++)
    {
      g_autofree char *body
          = g_strdup_printf ("<step id='a' kind='subprocess' %s/><step id='b' procedure='p'>"
                             "<redesign action='combine' with='a'/></step>" END FLOW ("s", "a", "")
                                 FLOW ("a", "b", "") FLOW ("b", "e", "") "</procedure>"
                                                                         "<procedure id='q'>"
                                                                         "<step id='qa'/>",
                             called[i]);
      g_autoptr (AlurDocument) document = read_text (body);
      g_autoptr (AlurRedesignReport) report = apply_ways (document, NULL);
      g_autoptr (GError) error = NULL;
      AlurElement *united = step_then (document, "b");

      g_assert_cmpint (alur_redesign_report_get_outcome (report, 0)->kind, ==, ALUR_OUTCOME_DONE);
      alur_document_validate (document, NULL, &error);
      g_assert_no_error (error);
      g_assert_null (alur_document_lookup (document, then (document), "a"));
      g_assert_cmpuint (alur_element_get_word (united, ALUR_STEP_KIND), ==,
                        ALUR_STEP_KIND_SUBPROCESS);
      g_assert_cmpstr (alur_element_get_ref (united, ALUR_STEP_PROCEDURE), ==, i == 0 ? NULL : "q");
    }
}

/* A decision of which the rarer way leads to the step "k", through another one. */
static AlurDocument *
read_past_choice (const char *with)
{
  g_autofree char *keeper
      = g_strdup_printf ("<step id='k'><redesign action='combine' with='%s'/></step>", with);
  g_autofree char *body
      = g_strconcat ("<step id='c' kind='decision'/><step id='a'/><step id='b'/>", keeper,
                     "<step id='d'/>" END FLOW ("s", "c", "") FLOW ("c", "a", "probability='0.8'")
                         FLOW ("c", "b", "probability='0.2'") FLOW ("a", "d", "")
                             FLOW ("d", "e", "") FLOW ("b", "k", "") FLOW ("k", "e", ""),
                     NULL);

  return read_text (body);
}

static gboolean
is_then (AlurDocument *document, const char *id)
{
  return alur_document_lookup (document, then (document), id) != NULL;
}

/* It takes over the decision: the way to it stays, and the step with it. */
static void
test_united_past_choice (void)
{
  g_autoptr (AlurDocument) document = read_past_choice ("c");
  g_autoptr (AlurRedesignReport) report = apply_ways (document, NULL);

  g_assert_cmpint (alur_redesign_report_get_outcome (report, 0)->kind, ==, ALUR_OUTCOME_DONE);
  g_assert_true (is_then (document, "k") && is_then (document, "b"));
  g_assert_false (is_then (document, "c") || is_then (document, "d"));
}

/* The other way was chosen, which leads past it. */
static void
test_united_past_chosen (void)
{
  g_autoptr (AlurDocument) document = read_past_choice ("c");
  g_autoptr (GHashTable) ways = g_hash_table_new (NULL, NULL);
  g_autoptr (AlurRedesignReport) report = NULL;

  g_hash_table_insert (ways, (gpointer) alur_document_find_atom (document, "c"),
                       (gpointer) alur_document_find_atom (document, "ca"));
  report = apply_ways (document, ways);
  g_assert_true (is_then (document, "k") && is_then (document, "c"));
  g_assert_nonnull (strstr (alur_redesign_report_get_outcome (report, 0)->text, "leads past"));
}

/* What is done instead is taken over before the decision is, else it would go with its way. */
static void
test_united_before_choice (void)
{
  g_autoptr (AlurDocument) document = read_past_choice ("c d");
  g_autoptr (AlurRedesignReport) report = apply_ways (document, NULL);

  g_assert_cmpint (alur_redesign_report_get_outcome (report, 0)->kind, ==, ALUR_OUTCOME_DONE);
  g_assert_true (is_then (document, "k") && is_then (document, "a"));
  g_assert_false (is_then (document, "c") || is_then (document, "d"));
  g_assert_cmpuint (alur_element_get_refs (step_then (document, "k"), ALUR_STEP_FROM)->n_ids, ==,
                    3);
}

/* Who called a procedure that is united with another calls that one, unless that would go round in
 * a circle; what both rest on is kept once. What is given up is told to who called it. */
static void
test_procedures_called (void)
{
  g_autoptr (AlurDocument) document = read_text (
      "<step id='a' kind='subprocess' procedure='t'/>"
      "<step id='b' kind='subprocess' procedure='q'/>" END FLOW ("s", "a", "") FLOW ("a", "b", "")
          FLOW ("b", "e",
                "") "</procedure><procedure id='q'><redesign action='abolish'/><step id='qa'/>"
                    "</procedure><procedure id='r' volume='17'>"
                    "<redesign action='combine' with='t u r q'/>"
                    "<step id='ra' kind='subprocess' procedure='t'/></procedure>"
                    "<procedure id='t' volume='5'><step id='ta'/></procedure>"
                    "<procedure id='u'><step id='ua'/>");
  g_autoptr (AlurRedesignReport) report = NULL;
  g_autoptr (GError) error = NULL;
  AlurElement *united;
  AlurFault fault;

  alur_document_begin (document, "Regulations");
  for (guint i = 0; i < 3; i++)
    {
      const char *const ids[] = { "law1", "law2", "law3" };
      AlurElement *law = alur_document_insert (document, alur_document_get_regulations (document),
                                               ALUR_KIND_REGULATION, ids[i], NULL);

      alur_document_set_word (document, law, ALUR_REGULATION_KIND, 1);
      alur_document_set_text (document, law, ALUR_REGULATION_TITLE, ids[i]);
    }
  alur_document_set_refs (
      document, alur_document_lookup (document, alur_document_get_stage (document, "now"), "r"),
      ALUR_PROCEDURE_BASIS, (const char *const[]){ "law1", "law2" }, 2);
  alur_document_set_refs (
      document, alur_document_lookup (document, alur_document_get_stage (document, "now"), "t"),
      ALUR_PROCEDURE_BASIS, (const char *const[]){ "law2", "law3" }, 2);
  alur_document_commit (document);
  report = apply_ways (document, NULL);
  united = alur_document_lookup (document, then (document), "r");
  g_assert_nonnull (united);
  g_assert_null (alur_document_lookup (document, then (document), "q"));
  g_assert_null (alur_document_lookup (document, then (document), "t"));
  g_assert_null (alur_document_lookup (document, then (document), "u"));
  g_assert_cmpstr (alur_element_get_ref (step_then (document, "a"), ALUR_STEP_PROCEDURE), ==, "r");
  g_assert_null (alur_element_get_ref (step_then (document, "b"), ALUR_STEP_PROCEDURE));
  g_assert_null (alur_element_get_ref (step_then (document, "ra"), ALUR_STEP_PROCEDURE));
  g_assert_cmpuint (alur_element_get_refs (united, ALUR_PROCEDURE_BASIS)->n_ids, ==, 3);
  assert_near (alur_element_get_number (united, ALUR_PROCEDURE_VOLUME), 22);
  alur_document_validate (document, &fault, &error);
  g_assert_no_error (error);
}

static guint
score_then (AlurDocument *document, AlurCriterion criterion, const char *procedure)
{
  return alur_criterion_get_score (
      criterion,
      alur_document_lookup_kind (document, then (document), procedure, ALUR_KIND_PROCEDURE));
}

/* A new stage begins with the scores of the one before; of procedures that become one those of the
 * one that stays count; what is scored anew is not touched by applying again, nor by a new round.
 */
static void
test_scores (void)
{
  g_autoptr (AlurDocument) document = read_text (PLAIN ("a") END FLOW ("s", "a", "") FLOW (
      "a", "e", "") "<score criterion='clarity' value='2'>notice board</score></procedure>"
                    "<procedure id='r'><redesign action='combine' with='t'/><step id='ra'/>"
                    "<score criterion='care' value='4'/></procedure>"
                    "<procedure id='t'><step id='ta'/><score criterion='care' value='1'/>"
                    "<score criterion='comfort' value='1'/>");
  g_autoptr (AlurRedesignReport) first = apply_ways (document, NULL);
  g_autoptr (AlurRedesignReport) again = NULL;
  AlurElement *score;

  g_assert_nonnull (first);
  g_assert_cmpuint (score_then (document, ALUR_CRITERION_CLARITY, "p"), ==, 2);
  g_assert_cmpuint (score_then (document, ALUR_CRITERION_CARE, "r"), ==, 4);
  g_assert_cmpuint (score_then (document, ALUR_CRITERION_COMFORT, "r"), ==, 0);
  score = alur_criterion_find_score (
      ALUR_CRITERION_CLARITY,
      alur_document_lookup_kind (document, then (document), "p", ALUR_KIND_PROCEDURE));
  g_assert_cmpstr (score->text, ==, "notice board");
  alur_document_begin (document, "Score");
  alur_document_set_integer (document, score, ALUR_SCORE_VALUE, 5);
  alur_document_commit (document);
  alur_document_begin (document, "Apply");
  again = alur_redesign_apply (document, then (document), NULL);
  alur_document_commit (document);
  g_assert_cmpuint (score_then (document, ALUR_CRITERION_CLARITY, "p"), ==, 5);
  alur_document_begin (document, "Round");
  alur_edit_begin_round (document, then (document));
  alur_document_commit (document);
  g_assert_cmpuint (
      alur_criterion_get_score (
          ALUR_CRITERION_CLARITY,
          alur_element_first (alur_document_get_stage (document, NULL), ALUR_KIND_PROCEDURE)),
      ==, 5);
}

/* The licence example */

static AlurDocument *
read_licence (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "examples",
                                                 "izin-terapis-gigi.alur", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  AlurDocument *document;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new (text, strlen (text));
  document = alur_reader_read_bytes (bytes, path, NULL, &error);
  g_assert_no_error (error);
  return document;
}

/* Back to before anything was carried out: no target, and decisions that name no stage. */
static void
take_back (AlurDocument *document)
{
  AlurElement *now = alur_document_get_stage (document, "now");
  AlurElement *target = alur_document_get_stage (document, "target");

  alur_document_begin (document, "Take back");
  alur_edit_delete (document, &target, 1);
  for (AlurElement *e = now; e != NULL; e = alur_element_walk (e, now))
    if (e->kind == ALUR_KIND_STEP_REDESIGN)
      alur_document_unset (document, e, ALUR_STEP_REDESIGN_APPLIED);
  alur_document_commit (document);
}

static void
assert_figures (AlurDocument *document)
{
  g_autoptr (AlurFigures) figures = alur_figures_new (document);
  const double *now, *goal;
  /* s7 comes once from s4 and s5, again from itself (0.1 + 0.9 × 0.05 + 0.9 × 0.95 × 0.02 = 0.1621)
   * and from s10, which it reaches with 0.9 × 0.95 × 0.98 = 0.8379, by 0.01; s10 = 1 / 0.99. */
  double e7 = 1 / (1 - 0.1621 - 0.01 * 0.8379), e10 = 1 / 0.99;
  double work = 30 + 1.25 * 15 + 0.25 * 30 + 40 + 0.4 * 180 + e7 * 90 + e10 * 10 + 75 + 10 + 5;
  double wait = 1.25 * 20 + 0.25 * 900 + 0.4 * 900 + e7 * 240 + e10 * 440 + 60 + 240;

  now = alur_figures_get (figures, alur_element_first (alur_document_get_stage (document, "now"),
                                                       ALUR_KIND_PROCEDURE))
            ->metrics;
  goal = alur_figures_get (figures, alur_element_first (then (document), ALUR_KIND_PROCEDURE))
             ->metrics;
  assert_near (now[ALUR_METRIC_STEPS], 14);
  assert_near (goal[ALUR_METRIC_STEPS], 10);
  assert_near (now[ALUR_METRIC_DECISIONS], 6);
  assert_near (goal[ALUR_METRIC_DECISIONS], 4);
  assert_near (goal[ALUR_METRIC_DOCUMENTS_REPEATED], 0);
  assert_near (goal[ALUR_METRIC_WORK], work);
  assert_near (goal[ALUR_METRIC_WAIT], wait);
  assert_near (goal[ALUR_METRIC_LEAD], work + wait);
  assert_near (goal[ALUR_METRIC_STAFF_MINUTES], (work - 30 - 0.25 * 30 - 5) * 180);
}

static void
assert_silent (AlurDocument *document, const char *rule)
{
  g_autoptr (AlurAnalysis) analysis = alur_analysis_new (document);
  const GPtrArray *findings = alur_analysis_get_findings (analysis, then (document));

  for (guint i = 0; i < findings->len; i++)
    g_assert_cmpstr (alur_finding_get_rule_id (findings->pdata[i]), !=, rule);
}

static void
test_licence (void)
{
  g_autoptr (AlurDocument) document = read_licence ();
  g_autoptr (AlurRedesignReport) report = NULL;
  g_autofree char *outcomes = NULL;

  take_back (document);
  report = apply_ways (document, NULL);
  outcomes = describe_outcomes (report);
  g_assert_cmpstr (outcomes, ==, "HDDDDHDDD");
  assert_figures (document);
  assert_silent (document, "redesign-not-applied");
  assert_silent (document, "removed-without-decision");
  assert_silent (document, "change-without-regulation");
  assert_silent (document, "step-without-authority");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/redesign/case/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/redesign/what-is-united", test_what_is_united);
  g_test_add_func ("/redesign/mandate", test_mandate);
  g_test_add_func ("/redesign/delegation", test_delegation);
  g_test_add_func ("/redesign/ways-chosen", test_ways_chosen);
  g_test_add_func ("/redesign/added-later", test_added_later);
  g_test_add_func ("/redesign/overruled", test_overruled);
  g_test_add_func ("/redesign/procedures", test_procedures);
  g_test_add_func ("/redesign/procedures-called", test_procedures_called);
  g_test_add_func ("/redesign/pinned-to-a-flow", test_pinned_to_a_flow);
  g_test_add_func ("/redesign/united-with-own-call", test_united_with_own_call);
  g_test_add_func ("/redesign/united-with-remembered-call", test_united_with_remembered_call);
  g_test_add_func ("/redesign/united-past-choice", test_united_past_choice);
  g_test_add_func ("/redesign/united-past-chosen", test_united_past_chosen);
  g_test_add_func ("/redesign/united-before-choice", test_united_before_choice);
  g_test_add_func ("/redesign/scores", test_scores);
  g_test_add_func ("/redesign/licence", test_licence);
  return g_test_run ();
}
