/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files of BPMN in which things are called what other things are called, or what we would call what
 * we make. */

#include "alur-bpmn-writer.h"
#include "alur-bpmn.h"
#include "alur-reader.h"
#include "alur-writer.h"
#include "bpmn-round.h"

#include <string.h>

/* @document as somebody has put it together: with the second of each two of @words for the first,
 * which stands there once. */
static AlurDocument *
replace (AlurDocument *document, const char *const *words, guint n_words)
{
  g_autoptr (GBytes) bytes = alur_writer_write_bytes (document);
  GString *text = g_string_new (g_bytes_get_data (bytes, NULL));
  g_autoptr (GBytes) replaced = NULL;

  for (guint i = 0; i < n_words; i += 2)
    g_assert_cmpuint (g_string_replace (text, words[i], words[i + 1], 0), ==, 1);
  replaced = g_string_free_to_bytes (text);
  return alur_reader_read_bytes (replaced, "put together", NULL, NULL);
}

/* Somebody adds a step that is called like a line that we have made, and no line. */
static void
test_named_like_line (void)
{
  static const char *const text = "<alur xmlns='urn:alur:document:1' version='1.0'>"
                                  "<stage id='now' kind='current'><procedure id='p'>"
                                  "<step id='a'/></procedure></stage></alur>";
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurBpmnChoices choices = { .metrics = metrics };
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (AlurDocument) document = alur_reader_read_bytes (bytes, "line", NULL, NULL);
  g_autoptr (GBytes) file = bpmn_round_write (document, &choices);
  g_autofree char *sent = g_strndup (g_bytes_get_data (file, NULL), g_bytes_get_size (file));
  g_auto (GStrv) parts = g_strsplit (sent, "</bpmn:process>", 2);
  g_autofree char *changed = g_strjoin ("<bpmn:task id='a.begins' name='Stamp'/></bpmn:process>",
                                        parts[0], parts[1], NULL);
  g_autoptr (AlurDocument) again = bpmn_round_read (changed, "line", &choices);
  AlurElement *stage = alur_element_first (alur_document_get_root (again), ALUR_KIND_STAGE);
  const AlurElement *procedure = alur_element_first (stage, ALUR_KIND_PROCEDURE);

  g_assert_cmpuint (alur_element_count (procedure, ALUR_KIND_STEP), ==, 2);
}

/* A pool that is called what a process is called, and has none: the process gets another
 * identifier, and its own pool still leads to it. */
static void
test_pool_named_like_process (void)
{
  static const char *const text = BPMN_ROUND_HEAD
      "<process id='p'><task id='a'/></process><collaboration id='c'>"
      "<participant id='p' name='Other' processRef='gone'/>"
      "<participant id='q' name='Office' processRef='p'/></collaboration></definitions>";
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurBpmnChoices choices = { .metrics = metrics };
  g_autoptr (AlurDocument) document = bpmn_round_read (text, "pools", &choices);
  AlurElement *stage = alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE);
  g_autoptr (AlurDocument) again = bpmn_round_send (document, "pools", &choices);

  g_assert_cmpuint (alur_element_count (stage, ALUR_KIND_PROCEDURE), ==, 1);
  bpmn_round_assert_same (document, again, "pools", 0);
}

/* Of two that are called the same one is drawn, and what we draw is told from it: a set of lanes
 * like a pool, in a process that is not drawn; data that is, like a step that is not. */
static void
test_drawn_under_one_name (void)
{
#define POOLS                                                                                      \
  "<process id='p'><task id='a'/></process><collaboration id='c'>"                                 \
  "<participant id='q' name='Office' processRef='p'/></collaboration>"                             \
  "<d:BPMNDiagram xmlns:d='http://www.omg.org/spec/BPMN/20100524/DI' "                             \
  "xmlns:c='http://www.omg.org/spec/DD/20100524/DC'><d:BPMNPlane bpmnElement='c'>"                 \
  "<d:BPMNShape id='x' bpmnElement='a'><c:Bounds x='200' y='100' width='100' height='80'/>"        \
  "</d:BPMNShape><d:BPMNShape bpmnElement='"
#define DRAWN                                                                                      \
  "'><c:Bounds x='1000' y='800' width='100' height='80'/></d:BPMNShape></d:BPMNPlane>"             \
  "</d:BPMNDiagram></definitions>"
  static const char *const texts[] = {
    BPMN_ROUND_HEAD "<process id='r'><laneSet id='q'/><task id='b'/></process>" POOLS "q" DRAWN,
    BPMN_ROUND_HEAD
    "<process id='r'><dataObjectReference id='b' name='Form'/><task id='b'/></process>" POOLS
    "b" DRAWN,
  };
#undef DRAWN
#undef POOLS
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurBpmnChoices choices = { .metrics = metrics };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (AlurDocument) document = bpmn_round_read (texts[i], "drawn", &choices);
      g_autoptr (AlurDocument) again = bpmn_round_send (document, "drawn", &choices);

      bpmn_round_assert_same (document, again, "drawn", i);
    }
}

/* A process that wants to be called what a timer is called, and has no pool to lead to it. */
static void
test_process_named_like_timer (void)
{
  static const char *const text = BPMN_ROUND_HEAD
      "<process id='p'><startEvent id='s'><timerEventDefinition id='q'/></startEvent>"
      "</process><process id='r'><task id='a'/></process></definitions>";
  static const char *const words[] = { "bpmn:process=\"r\"", "bpmn:process=\"q\"" };
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurBpmnChoices choices = { .metrics = metrics };
  g_autoptr (AlurDocument) document = bpmn_round_read (text, "timer", &choices);
  g_autoptr (AlurDocument) other = replace (document, words, G_N_ELEMENTS (words));
  g_autoptr (AlurDocument) again = bpmn_round_send (other, "timer", &choices);

  bpmn_round_assert_same (other, again, "timer", 0);
}

/* A procedure that is called what the process of another one would be. */
static void
test_procedure_named_like_process (void)
{
  static const char *const text
      = BPMN_ROUND_HEAD "<process id='c'><task id='b'/></process>"
                        "<process id='r'><task id='a'/></process></definitions>";
  static const char *const words[] = { " bpmn:process=\"c\"", "",
                                       "<procedure id=\"r\"", "<procedure id=\"Process_c\"",
                                       " bpmn:process=\"r\"", " bpmn:process=\"Process_c\"" };
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurBpmnChoices choices = { .metrics = metrics };
  g_autoptr (AlurDocument) document = bpmn_round_read (text, "process", &choices);
  g_autoptr (AlurDocument) other = replace (document, words, G_N_ELEMENTS (words));
  g_autoptr (AlurDocument) again = bpmn_round_send (other, "process", &choices);

  bpmn_round_assert_same (other, again, "process", 0);
}

/* Somebody has called things what we would call what we make of others. */
static void
test_named_like_made (void)
{
  static const char *const made[]
      = { "Lanes_Process_p", "w2.in.place", "w2.data",  "w2.in",       "w2.out",     "a_di",
          "w1_di",           "u_di",        "a.split",  "a.split_di",  "a.splits",   "c.start",
          "Process_p",       "Process_q",   "Lane_p_u", "Lane_p_none", "Lane_q_u",   "Lane_p_u_di",
          "Collaboration",   "Diagram",     "Plane",    "Definitions", "w4.message", "p_di" };
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurBpmnChoices choices = { .metrics = metrics };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (made); i++)
    {
      const char *id = made[i / 2];
      g_autofree char *inside = g_strdup_printf (
          "<organisation><unit id='u' name='Desk'/></organisation>"
          "<procedure id='p'><step id='a' unit='u'/><step id='b' unit='u'/>"
          "<step id='%s'/><flow id='w1' from='a' to='b'/><flow id='%s' from='a' to='%s'/>"
          "<flow id='w2' kind='information' from='a' to='b'/></procedure>"
          "<procedure id='q'><step id='c' unit='u'/><flow id='w4' kind='goods' from='c' to='a'/>"
          "</procedure>",
          i % 2 == 0 ? id : "d", i % 2 == 0 ? "w3" : id, i % 2 == 0 ? id : "d");
      g_autoptr (AlurDocument) document = bpmn_round_read_own (inside);
      g_autoptr (GBytes) file = bpmn_round_write (document, &choices);
      g_autoptr (AlurXmlTree) written = alur_xml_tree_read (file, NULL, NULL);
      g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr (AlurDocument) again = alur_bpmn_read (file, "made", &choices, NULL, NULL);

      bpmn_round_assert_ids (alur_xml_tree_get_root (written), ids);
      bpmn_round_assert_same (document, again, id, i);
    }
}

/* The same of what had its name in a file of others: it has it there again. */
static void
test_was_named_like_made (void)
{
  static const char *const made[] = { "a.split", "Lanes_Process_p", "Process_p", "w2.data" };
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurBpmnChoices choices = { .metrics = metrics };

  for (guint i = 0; i < G_N_ELEMENTS (made); i++)
    {
      g_autofree char *inside = g_strdup_printf (
          "<organisation><unit id='u' name='Desk'/></organisation>"
          "<procedure id='p'><step id='a' unit='u'/><step id='b' unit='u'/>"
          "<step id='c' unit='u' b:element='userTask' b:id='%s'/>"
          "<flow id='w1' from='a' to='b'/><flow id='w2' kind='information' from='a' to='b'/>"
          "<flow id='w3' from='a' to='c'/></procedure>",
          made[i]);
      g_autoptr (AlurDocument) document = bpmn_round_read_own (inside);
      g_autoptr (GBytes) file = bpmn_round_write (document, &choices);
      g_autoptr (AlurXmlTree) written = alur_xml_tree_read (file, NULL, NULL);
      g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr (GHashTable) kinds = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr (GHashTable) found = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr (AlurDocument) again = alur_bpmn_read (file, "made", &choices, NULL, NULL);

      bpmn_round_assert_ids (alur_xml_tree_get_root (written), ids);
      bpmn_round_count (alur_xml_tree_get_root (written), found, kinds);
      g_assert_cmpstr (g_hash_table_lookup (found, made[i]), ==, "userTask");
      bpmn_round_assert_same (document, again, made[i], i);
    }
}

/* Somebody takes the pool from around a process that could not be called as usual. */
static void
test_pool_taken_away (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurBpmnChoices choices = { .metrics = metrics };
  g_autoptr (AlurDocument) document
      = bpmn_round_read_own ("<procedure id='p' name='Permit'><step id='a'/><step id='Process_p'/>"
                             "<flow id='w' from='a' to='Process_p'/></procedure>");
  g_autoptr (GBytes) file = bpmn_round_write (document, &choices);
  g_autofree char *sent = g_strndup (g_bytes_get_data (file, NULL), g_bytes_get_size (file));
  char *from = strstr (sent, "<bpmn:participant ");
  char *to = strstr (sent, "</bpmn:participant>");
  g_autoptr (AlurDocument) again = NULL;

  g_assert_true (from != NULL && to != NULL && from < to);
  memset (from, ' ', (gsize) (to - from) + strlen ("</bpmn:participant>"));
  again = bpmn_round_read (sent, "pool", &choices);
  bpmn_round_assert_same (document, again, "pool", 0);
}

/* What was kept without an identifier gets none that a procedure has which is not in the file. */
static void
test_nameless_beside_others (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurBpmnChoices choices = { .metrics = metrics };
  g_autoptr (AlurDocument) document = bpmn_round_read_own (
      "<procedure id='p' b:process='p'><step id='a' b:element='task'/>"
      "<sequenceFlow xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' sourceRef='a' "
      "targetRef='a'/>"
      "</procedure><procedure id='q'><step id='b'/><step id='c'/>"
      "<flow id='Flow.2' from='b' to='c'/></procedure>");
  AlurElement *stage = alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE);
  g_autoptr (GBytes) file
      = alur_bpmn_write (alur_pango_metrics_get_interface (metrics), document, stage, "p", NULL);
  g_autoptr (AlurDocument) again = alur_bpmn_read (file, "nameless", &choices, NULL, NULL);

  bpmn_round_assert_same (document, again, "nameless", 0);
}

/* A flow that can't have its name here, and a message flow that is kept and has it, too. */
static void
test_flow_named_like_kept (void)
{
  static const char *const text = BPMN_ROUND_HEAD
      "<process id='p'><task id='a'/><task id='b'/>"
      "<sequenceFlow id='ü' sourceRef='a' targetRef='b'/></process><collaboration id='c'>"
      "<participant id='q' name='Office' processRef='p'/><participant id='o' name='Bank'/>"
      "<messageFlow id='ü' sourceRef='b' targetRef='a'/>"
      "<messageFlow id='m' sourceRef='o' targetRef='a'/></collaboration></definitions>";
  static const char *const words[] = { "<ns0:messageFlow id=\"m\"", "<ns0:messageFlow id=\"ü\"" };
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurBpmnChoices choices = { .metrics = metrics };
  g_autoptr (AlurDocument) document = bpmn_round_read (text, "kept", &choices);
  g_autoptr (AlurDocument) other = replace (document, words, G_N_ELEMENTS (words));
  g_autoptr (AlurDocument) again = bpmn_round_send (other, "kept", &choices);

  bpmn_round_assert_same (other, again, "kept", 0);
}

/* A step keeps that it gives data that is called like a flow between two others. */
static void
test_flow_named_like_kept_data (void)
{
#define KEPT                                                                                       \
  "<task xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'><dataInputAssociation id='j'>"        \
  "<sourceRef>w</sourceRef></dataInputAssociation><dataOutputAssociation id='k'>"                  \
  "<targetRef>w</targetRef></dataOutputAssociation></task></step>"
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurBpmnChoices choices = { .metrics = metrics };
  g_autoptr (AlurDocument) document = bpmn_round_read_own (
      "<procedure id='p'><step id='c' b:element='task'>" KEPT
      "<step id='a'/><step id='b'/><flow id='w' kind='information' from='a' to='b'/></procedure>");
#undef KEPT
  g_autoptr (AlurDocument) again = bpmn_round_send (document, "data", &choices);

  bpmn_round_assert_same (document, again, "data", 0);
}

/* Two flows that were drawn of data, one of which has the other data's identifier, as in a document
 * that somebody has put together: neither may take the ends of the other when the file comes back.
 */
static void
test_flow_named_like_data (void)
{
  static const char *const text = BPMN_ROUND_HEAD
      "<process id='p'><dataObjectReference id='d'/><dataObjectReference id='e'/>"
      "<task id='a'><dataOutputAssociation><targetRef>d</targetRef></dataOutputAssociation>"
      "</task><task id='b'><dataInputAssociation><sourceRef>d</sourceRef>"
      "</dataInputAssociation><dataOutputAssociation><targetRef>e</targetRef>"
      "</dataOutputAssociation></task><task id='c'><dataInputAssociation>"
      "<sourceRef>e</sourceRef></dataInputAssociation></task></process></definitions>";
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurBpmnChoices choices = { .metrics = metrics };
  g_autoptr (AlurDocument) document = bpmn_round_read (text, "data", &choices);
  static const char *const words[]
      = { "<flow id=\"w1\"", "<flow id=\"e\"", "<flow id=\"w2\"", "<flow id=\"d\"" };
  g_autoptr (AlurDocument) other = replace (document, words, G_N_ELEMENTS (words));
  g_autoptr (AlurDocument) again = bpmn_round_send (other, "data", &choices);

  bpmn_round_assert_same (other, again, "data", 0);
}

/* Somebody has called a step like the end that we had made behind it, and taken that away. */
static void
test_step_named_like_end (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  g_autoptr (AlurBpmnReport) report = alur_bpmn_report_new ();
  AlurBpmnChoices choices = { .metrics = metrics };
  g_autoptr (AlurDocument) document
      = bpmn_round_read_own ("<procedure id='p'><step id='a' name='Stamp'/></procedure>");
  g_autoptr (GBytes) file = bpmn_round_write (document, &choices);
  GString *text
      = g_string_new_len (g_bytes_get_data (file, NULL), (gssize) g_bytes_get_size (file));
  g_autoptr (GBytes) changed = NULL;
  g_autoptr (AlurDocument) again = NULL;
  const AlurElement *step;

  g_assert_cmpuint (
      g_string_replace (text, "<bpmn:endEvent id=\"a.end\"", "<bpmn:endEvent id=\"z\"", 0), ==, 1);
  g_assert_cmpuint (g_string_replace (text, "<bpmn:task id=\"a\"", "<bpmn:task id=\"a.end\"", 0),
                    ==, 1);
  changed = g_string_free_to_bytes (text);
  again = alur_bpmn_read (changed, "end", &choices, report, NULL);
  step = alur_document_lookup_kind (
      again, alur_element_first (alur_document_get_root (again), ALUR_KIND_STAGE), "a.end",
      ALUR_KIND_STEP);
  g_assert_nonnull (step);
  g_assert_cmpstr (alur_element_get_name (step), ==, "Stamp");
  g_assert_cmpuint (alur_bpmn_report_count_rows (report, ALUR_BPMN_ROW_DECIDE), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bpmn-names/named-like-line", test_named_like_line);
  g_test_add_func ("/bpmn-names/pool-named-like-process", test_pool_named_like_process);
  g_test_add_func ("/bpmn-names/drawn-under-one-name", test_drawn_under_one_name);
  g_test_add_func ("/bpmn-names/process-named-like-timer", test_process_named_like_timer);
  g_test_add_func ("/bpmn-names/procedure-named-like-process", test_procedure_named_like_process);
  g_test_add_func ("/bpmn-names/named-like-made", test_named_like_made);
  g_test_add_func ("/bpmn-names/was-named-like-made", test_was_named_like_made);
  g_test_add_func ("/bpmn-names/pool-taken-away", test_pool_taken_away);
  g_test_add_func ("/bpmn-names/nameless-beside-others", test_nameless_beside_others);
  g_test_add_func ("/bpmn-names/flow-named-like-data", test_flow_named_like_data);
  g_test_add_func ("/bpmn-names/flow-named-like-kept", test_flow_named_like_kept);
  g_test_add_func ("/bpmn-names/flow-named-like-kept-data", test_flow_named_like_kept_data);
  g_test_add_func ("/bpmn-names/step-named-like-end", test_step_named_like_end);
  return g_test_run ();
}
