/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The models of the Model Interchange Working Group, and procedures of others: what comes in and is
 * written again has the same identifiers and as many elements of each kind; and what was written so
 * comes in as the same document. */

#include "alur-bpmn-reader.h"
#include "alur-bpmn-writer.h"
#include "alur-bpmn.h"
#include "alur-edit.h"
#include "alur-reader.h"
#include "alur-writer.h"
#include "bpmn-round.h"

#include <string.h>

static const char *const names[] = {
  "miwg/A.1.0.bpmn",
  "miwg/A.2.1.bpmn",
  "miwg/A.4.0.bpmn",
  "miwg/A.4.1.bpmn",
  "miwg/B.1.0.bpmn",
  "miwg/C.1.1.bpmn",
  "miwg/C.4.0.bpmn",
  "miwg/C.7.0.bpmn",
  "miwg/C.9.1.bpmn",
  "procedures/gathering-permits.bpmn",
  "procedures/online-lectures.bpmn",
  "procedures/signature-authentication.bpmn",
  "government/bc-foi-duedate.bpmn",
  "government/bc-foi-email.bpmn",
  "government/bc-foi-rawrequest-api.bpmn",
};

static void
assert_within (const char *name, GHashTable *one, GHashTable *other, gboolean same_values)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, one);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      gpointer found = g_hash_table_lookup (other, key);

      if (found == NULL || (same_values && found != value))
        g_error ("%s: “%s” is otherwise: %u and %u", name, (const char *) key,
                 GPOINTER_TO_UINT (value), GPOINTER_TO_UINT (found));
    }
}

static void
compare (const char *name, GBytes *before, GBytes *after)
{
  g_autoptr (AlurXmlTree) one = alur_xml_tree_read (before, NULL, NULL);
  g_autoptr (AlurXmlTree) other = alur_xml_tree_read (after, NULL, NULL);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) kinds = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) other_ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) other_kinds = g_hash_table_new (g_str_hash, g_str_equal);

  bpmn_round_count (alur_xml_tree_get_root (one), ids, kinds);
  bpmn_round_count (alur_xml_tree_get_root (other), other_ids, other_kinds);
  assert_within (name, ids, other_ids, FALSE);
  assert_within (name, other_ids, ids, FALSE);
  assert_within (name, kinds, other_kinds, TRUE);
  assert_within (name, other_kinds, kinds, TRUE);
}

static void
test_round (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurBpmnChoices choices = { .metrics = metrics };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "bpmn", names[i], NULL);
      g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
      g_autoptr (GBytes) before = g_mapped_file_get_bytes (file);
      g_autoptr (AlurDocument) document = alur_bpmn_read (before, names[i], &choices, NULL, NULL);
      g_autoptr (GBytes) after = bpmn_round_write (document, &choices);
      g_autoptr (AlurDocument) again = alur_bpmn_read (after, names[i], &choices, NULL, NULL);

      compare (names[i], before, after);
      bpmn_round_assert_same (document, again, names[i], i);
    }
}

/* What mutations of files have found: identifiers that are there twice or have blanks in them, and
 * what we had said of made elements in a file whose document was lost. */
static const char *const odd[] = {
  BPMN_ROUND_HEAD "<process id='p'><task id='a'/><task id='a' name='Two'/><startEvent id='s'/>"
                  "<sequenceFlow id='f' sourceRef='s' targetRef='a'/></process></definitions>",
  BPMN_ROUND_HEAD "<process id='p'><task id='a'/><task id='b'/>"
                  "<sequenceFlow id=' f ' sourceRef='a' targetRef='b'/></process></definitions>",
  BPMN_ROUND_HEAD
  "<process id='p'><task id='a'/><exclusiveGateway id='g' alur:made='true' alur:of='a'/>"
  "<task id='b'/><sequenceFlow id='f' sourceRef='a' targetRef='g'/>"
  "<sequenceFlow id='h' sourceRef='g' targetRef='b'/></process></definitions>",
  BPMN_ROUND_HEAD "<collaboration id='c'><participant id='q' name='Office' processRef='p'/>"
                  "<participant id='o' name='Bank'/>"
                  "<messageFlow id='f' sourceRef='a' targetRef='o'/></collaboration>"
                  "<process id='p'><task id='a'/><task id='b'/>"
                  "<sequenceFlow id='f' sourceRef='a' targetRef='b'/></process></definitions>",
  /* lanes without an identifier, and what stands in none */
  BPMN_ROUND_HEAD
  "<import importType='x' location='y' namespace='z'><flowNodeRef>a</flowNodeRef></import>"
  "<process id='p'><task id='a'/><task/></process></definitions>",
  BPMN_ROUND_HEAD "<process id='p'><laneSet><lane name='Office'><flowNodeRef>a</flowNodeRef></lane>"
                  "<lane><flowNodeRef>b</flowNodeRef></lane></laneSet><task id='a'/><task id='b'/>"
                  "</process></definitions>",
  /* identifiers that look like ones of ours */
  BPMN_ROUND_HEAD "<process id='p'><task id='a'/><task id='b'/><task id='c'/>"
                  "<sequenceFlow sourceRef='a' targetRef='b'/>"
                  "<sequenceFlow id='w1' sourceRef='b' targetRef='c'/>"
                  "<sequenceFlow id='w2' sourceRef='c' targetRef='a'/></process></definitions>",
  /* a process that nothing can refer to, with data that is kept */
  BPMN_ROUND_HEAD
  "<process id=' p '><task id='a'/><dataObject id='d'/>"
  "<dataObjectReference id='r' dataObjectRef='d' name='Form'/></process></definitions>",
  /* two lanes of one name and identifier */
  BPMN_ROUND_HEAD
  "<process id='p'><laneSet id='l'><lane id='u' name='Desk'><flowNodeRef>a</flowNodeRef>"
  "</lane><lane id='u' name='Desk'><flowNodeRef>b</flowNodeRef></lane></laneSet>"
  "<task id='a'/><task id='b'/></process></definitions>",
  /* a divided lane, and a flow that leads nowhere, without an identifier */
  BPMN_ROUND_HEAD
  "<process id='p'><laneSet><lane><childLaneSet><lane id='k' name='Desk'>"
  "<flowNodeRef>a</flowNodeRef></lane></childLaneSet></lane></laneSet><task id='a'/>"
  "</process></definitions>",
  BPMN_ROUND_HEAD
  "<process id='p'><sequenceFlow id='a' sourceRef='b' targetRef='b'/><task id='a'/>"
  "<task id='b'/><sequenceFlow sourceRef='a' targetRef='b'/></process></definitions>",
  BPMN_ROUND_HEAD
  "<process id='p'><subProcess id='s'><laneSet><lane><childLaneSet><lane name='Desk'>"
  "<flowNodeRef>a</flowNodeRef></lane></childLaneSet></lane></laneSet><task id='a'/>"
  "</subProcess></process></definitions>",
  /* processes whose identifiers others have, or would get from us */
  BPMN_ROUND_HEAD "<collaboration id='c'><participant id='q' name='Desk' processRef='p'/>"
                  "<participant id='o'><process id='p'><task id='a'/></process></participant>"
                  "</collaboration><process id='z'><task id='b'/></process></definitions>",
  BPMN_ROUND_HEAD
  "<collaboration><participant processRef='p'/><participant><process id='p'><startEvent/>"
  "</process></participant></collaboration><process id='z'/></definitions>",
  BPMN_ROUND_HEAD "<process id='p'><task id='n'/></process><process id='n'><task id='b'/></process>"
                  "<process id='Process_n'><task id='c'/></process></definitions>",
  /* all that there is, called the same */
  "<definitions id='a' xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' targetNamespace='u'>"
  "<process id='a'><laneSet id='a'/><task id='a'/></process></definitions>",
  /* a sub-process that is called like the process that it lies in */
  BPMN_ROUND_HEAD "<process id='p'><subProcess id='p'><task/><association/></subProcess></process>"
                  "<collaboration><participant processRef='p'/></collaboration></definitions>",
};

static void
test_odd (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurBpmnChoices choices = { .metrics = metrics };

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autoptr (AlurDocument) document = bpmn_round_read (odd[i], "odd", &choices);
      g_autoptr (AlurDocument) again = bpmn_round_send (document, "odd", &choices);
      g_autoptr (GBytes) file = bpmn_round_write (document, &choices);
      g_autoptr (AlurXmlTree) written = alur_xml_tree_read (file, NULL, NULL);
      g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

      bpmn_round_assert_ids (alur_xml_tree_get_root (written), ids);
      bpmn_round_assert_same (document, again, "text", i);
    }
}

/* What has no place in a document of ours goes back where it was. */
static void
test_all_kept (void)
{
  static const char *const texts[] = {
    /* lanes are divided in two ways */
    BPMN_ROUND_HEAD
    "<process id='p'><laneSet id='k'><lane id='u' name='Desk'><flowNodeRef>a</flowNodeRef>"
    "</lane></laneSet><laneSet id='l'><lane id='v' name='Office'><flowNodeRef>b</flowNodeRef>"
    "</lane></laneSet><task id='a'/><task id='b'/></process></definitions>",
    /* nothing happens in a sub-process, but it has an annotation */
    BPMN_ROUND_HEAD
    "<process id='p'><subProcess id='s'><laneSet id='l'/><textAnnotation id='t'><text>x</text>"
    "</textAnnotation></subProcess></process></definitions>",
    /* nothing happens in any process */
    BPMN_ROUND_HEAD
    "<process id='p' processType='Public'><documentation>None yet</documentation>"
    "<laneSet id='l'><lane id='u' name='Desk'/></laneSet><dataObject id='d'/>"
    "<textAnnotation id='t'><text>x</text></textAnnotation></process><process id='r'/>"
    "</definitions>",
    BPMN_ROUND_HEAD "<collaboration id='c'><participant id='q' name='Office' processRef='p'/>"
                    "<participant id='o' name='Bank' processRef='r'/></collaboration>"
                    "<process id='r'><laneSet id='m'/></process><process id='p'><laneSet id='l'>"
                    "<lane id='u' name='Desk'/></laneSet><group id='g'/></process></definitions>",
    /* an identifier that ours would have */
    BPMN_ROUND_HEAD
    "<process id='p'><task id='a'/><dataObject id='Collaboration'/></process></definitions>",
  };
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurBpmnChoices choices = { .metrics = metrics };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) before = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr (AlurDocument) document = alur_bpmn_read (before, "kept", &choices, NULL, NULL);
      g_autoptr (GBytes) after = bpmn_round_write (document, &choices);

      compare ("kept", before, after);
    }
}

/* All steps of a process and of a sub-process are deleted here: the rest of both stays. */
static void
test_emptied (void)
{
  static const char *const text
      = BPMN_ROUND_HEAD "<collaboration id='c'><participant id='q' name='Office' processRef='p'/>"
                        "</collaboration><process id='p' processType='Public'><laneSet id='l'>"
                        "<lane id='u' name='Desk'><flowNodeRef>s</flowNodeRef></lane></laneSet>"
                        "<subProcess id='s'><laneSet id='m'><lane id='k' name='Inside'>"
                        "<flowNodeRef>a</flowNodeRef></lane></laneSet><task id='a'/><group id='g'/>"
                        "</subProcess></process></definitions>";
  static const char *const deleted[] = { "a", "s" };
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurBpmnChoices choices = { .metrics = metrics };
  g_autoptr (AlurDocument) document = bpmn_round_read (text, "emptied", &choices);
  AlurElement *stage = alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE);

  for (guint i = 0; i < G_N_ELEMENTS (deleted); i++)
    {
      g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr (GHashTable) kinds = g_hash_table_new (g_str_hash, g_str_equal);
      AlurElement *step = alur_document_lookup_kind (document, stage, deleted[i], ALUR_KIND_STEP);
      g_autoptr (GBytes) file = NULL;
      g_autoptr (AlurXmlTree) written = NULL;
      g_autoptr (AlurDocument) again = NULL;

      alur_document_begin (document, "delete");
      alur_edit_delete (document, &step, 1);
      alur_document_commit (document);
      file = bpmn_round_write (document, &choices);
      written = alur_xml_tree_read (file, NULL, NULL);
      bpmn_round_count (alur_xml_tree_get_root (written), ids, kinds);
      g_assert_false (g_hash_table_contains (kinds, i == 0 ? "task" : "subProcess"));
      for (const char *id = "plumkg"; *id != '\0'; id++)
        {
          const char word[] = { *id, '\0' };

          g_assert_true (g_hash_table_contains (ids, word));
        }
      g_assert_null (g_strstr_len (g_bytes_get_data (file, NULL), -1, ":shape=\""));
      again = alur_bpmn_read (file, "emptied", &choices, NULL, NULL);
      bpmn_round_assert_same (document, again, "emptied", i);
    }
}

/* Somebody draws what happens in a sub-process in which nothing did. */
static void
test_filled_elsewhere (void)
{
  static const char *const text = BPMN_ROUND_HEAD
      "<process id='p'><subProcess id='s' name='Check'><textAnnotation id='t'/></subProcess>"
      "</process></definitions>";
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurBpmnChoices choices = { .metrics = metrics };
  g_autoptr (AlurDocument) document = bpmn_round_read (text, "filled", &choices);
  g_autoptr (GBytes) file = bpmn_round_write (document, &choices);
  g_autofree char *sent = g_strndup (g_bytes_get_data (file, NULL), g_bytes_get_size (file));
  g_auto (GStrv) parts = g_strsplit (sent, "</subProcess>", 2);
  g_autofree char *changed
      = g_strjoin ("<task id='n' name='Stamp'/></subProcess>", parts[0], parts[1], NULL);
  g_autoptr (AlurDocument) again = bpmn_round_read (changed, "filled", &choices);
  AlurElement *stage = alur_element_first (alur_document_get_root (again), ALUR_KIND_STAGE);
  const AlurElement *whole = alur_document_lookup_kind (again, stage, "s", ALUR_KIND_STEP);
  const AlurElement *step = alur_document_lookup_kind (again, stage, "n", ALUR_KIND_STEP);

  g_assert_nonnull (step);
  g_assert_cmpstr (alur_element_get_ref (whole, ALUR_STEP_PROCEDURE), ==,
                   alur_element_get_id (step->parent));
}

/* What lies in a text is quoted, and stands for nothing in the file, whatever it is called. */
static void
test_quoted (void)
{
#define QUOTED "<process id='p'><task id='a'/><sequenceFlow id='f' sourceRef='a' targetRef='q'/>"
#define REAL                                                                                       \
  "<process id='p'><task id='a'/><task id='b'/><sequenceFlow id='f' sourceRef='a' "                \
  "targetRef='b'/></process></definitions>"
  static const char *const texts[] = {
    BPMN_ROUND_HEAD "<documentation>" QUOTED "</process></documentation>" REAL,
    BPMN_ROUND_HEAD "<collaboration id='c'><documentation>As in " QUOTED
                    "</process></documentation><participant id='q' name='Office' processRef='p'/>"
                    "</collaboration>" REAL,
    BPMN_ROUND_HEAD "<collaboration id='c'><participant id='q' name='Office' processRef='p'/>"
                    "<textAnnotation id='t'><text>" QUOTED "</process></text></textAnnotation>"
                    "</collaboration>" REAL
  };
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurBpmnChoices choices = { .metrics = metrics };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (AlurDocument) document = bpmn_round_read (texts[i], "quoted", &choices);
      AlurElement *stage = alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE);
      AlurElement *procedure = alur_element_first (stage, ALUR_KIND_PROCEDURE);
      g_autoptr (AlurDocument) again = bpmn_round_send (document, "quoted", &choices);

      g_assert_cmpuint (alur_element_count (stage, ALUR_KIND_PROCEDURE), ==, 1);
      g_assert_cmpuint (alur_element_count (procedure, ALUR_KIND_STEP), ==, 2);
      bpmn_round_assert_same (document, again, "text", i);
    }
#undef QUOTED
#undef REAL
}

/* Where only one procedure goes out, what is not in the file keeps its identifier all the same: a
 * step that was called so before is not called so again, and what was kept of a flow is no flow of
 * another procedure. */
static void
test_one_procedure (void)
{
  static const char *const texts[]
      = { BPMN_ROUND_HEAD
          "<process id='p'><task id='n'/><sequenceFlow id='f' sourceRef='n' targetRef='n'/>"
          "</process><process id='n'><task id='b'/></process></definitions>",
          BPMN_ROUND_HEAD
          "<process id='p'><task id='p'/><sequenceFlow id='f' sourceRef='p' targetRef='p'/>"
          "</process><process><task id='a'/><task id='b'/><sequenceFlow id='f' sourceRef='a' "
          "targetRef='b'/></process><collaboration><participant processRef='p'/>"
          "</collaboration></definitions>",
          BPMN_ROUND_HEAD
          "<collaboration id='c'/><process id='p'><task id='a'/></process><process id='q'>"
          "<task id='x'/><task id='y'/><sequenceFlow id='f' sourceRef='x' targetRef='y'/>"
          "</process><collaboration id='d'><participant id='o' name='Bank'/>"
          "<messageFlow id='f' sourceRef='o' targetRef='a'/></collaboration></definitions>" };
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurBpmnChoices choices = { .metrics = metrics };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (AlurDocument) document = bpmn_round_read (texts[i], "one", &choices);
      AlurElement *stage = alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE);
      const char *id = alur_element_get_id (alur_element_first (stage, ALUR_KIND_PROCEDURE));
      g_autoptr (GBytes) file
          = alur_bpmn_write (alur_pango_metrics_get_interface (metrics), document, stage, id, NULL);
      g_autoptr (AlurDocument) again = alur_bpmn_read (file, "one", &choices, NULL, NULL);

      bpmn_round_assert_same (document, again, "one", i);
    }
}

/* A lane of ours that stands for no unit, in a process that has got another identifier. */
static void
test_lane_of_nobody (void)
{
  static const char *const text = BPMN_ROUND_HEAD
      "<process id='p'><laneSet id='l'><lane id='k'><childLaneSet><lane id='m' name='Desk'>"
      "<flowNodeRef>a</flowNodeRef></lane></childLaneSet></lane></laneSet><task id='a'/>"
      "</process></definitions>";
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurBpmnChoices choices = { .metrics = metrics };
  g_autoptr (AlurDocument) document = bpmn_round_read (text, "lane", &choices);
  g_autoptr (GBytes) file = bpmn_round_write (document, &choices);
  g_autofree char *changed = g_strndup (g_bytes_get_data (file, NULL), g_bytes_get_size (file));
  char *id = strstr (strstr (changed, "<process"), " id=\"p\"");
  g_autoptr (AlurDocument) again = NULL;

  id[strlen (" id=\"")] = 'q';
  again = bpmn_round_read (changed, "lane", &choices);
  g_assert_nonnull (again);
}

/* A step that happened inside of another one does no longer when that calls another procedure. */
static void
test_other_inside (void)
{
  static const char *const text
      = "<alur xmlns='urn:alur:document:1' version='1.0' xmlns:b='urn:alur:bpmn:1'>"
        "<stage id='now' kind='current'>"
        "<procedure id='p' b:process='p'><step id='a' kind='subprocess' procedure='r' "
        "b:element='subProcess'/></procedure>"
        "<procedure id='q' b:process='a' b:inside='a'><step id='b' x='800' y='100'/></procedure>"
        "<procedure id='r' b:process='a' b:inside='a'><step id='c'/></procedure>"
        "</stage></alur>";
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurBpmnChoices choices = { .metrics = metrics };
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (AlurDocument) document = alur_reader_read_bytes (bytes, "inside", NULL, NULL);
  g_autoptr (AlurDocument) again = bpmn_round_send (document, "inside", &choices);

  bpmn_round_assert_same (document, again, "inside", 0);
}

/* A line to an annotation that has no identifier itself makes one note, not one more each time. */
static void
test_nameless_association (void)
{
  static const char *const text = BPMN_ROUND_HEAD
      "<process id='p'><association sourceRef='a' targetRef='t'/><task id='a'/></process>"
      "<textAnnotation id='t'><text>See the decree</text></textAnnotation></definitions>";
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurBpmnChoices choices = { .metrics = metrics };
  g_autoptr (AlurDocument) document = bpmn_round_read (text, "noted", &choices);
  g_autoptr (AlurDocument) again = bpmn_round_send (document, "noted", &choices);
  const AlurElement *step = alur_document_lookup_kind (
      again, alur_element_first (alur_document_get_root (again), ALUR_KIND_STAGE), "a",
      ALUR_KIND_STEP);

  g_assert_nonnull (step);
  g_assert_cmpstr (alur_element_get_text (step, ALUR_STEP_NOTE), ==, "See the decree");
}

/* What somebody has noted elsewhere beside the pools is not lost, and noted once. */
static void
test_noted_beside_pools (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurBpmnChoices choices = { .metrics = metrics };
  g_autoptr (AlurDocument) document
      = bpmn_round_read_own ("<procedure id='p' name='Office'><step id='a'/></procedure>");
  g_autoptr (GBytes) file = bpmn_round_write (document, &choices);
  g_autofree char *sent = g_strndup (g_bytes_get_data (file, NULL), g_bytes_get_size (file));
  g_auto (GStrv) parts = g_strsplit (sent, "</bpmn:collaboration>", 2);
  g_autofree char *changed
      = g_strjoin ("<bpmn:textAnnotation id='t'><bpmn:text>By phone</bpmn:text>"
                   "</bpmn:textAnnotation><bpmn:association id='l' sourceRef='a' targetRef='t'/>"
                   "</bpmn:collaboration>",
                   parts[0], parts[1], NULL);
  g_autoptr (AlurDocument) noted = bpmn_round_read (changed, "noted", &choices);
  g_autoptr (AlurDocument) again = bpmn_round_send (noted, "noted", &choices);
  AlurElement *stage = alur_element_first (alur_document_get_root (again), ALUR_KIND_STAGE);

  g_assert_cmpstr (alur_element_get_text (alur_document_lookup (again, stage, "a"), ALUR_STEP_NOTE),
                   ==, "By phone");
  bpmn_round_assert_same (noted, again, "noted", 0);
}

/* A lane within a step is none: what it names stays without a unit, although an end is drawn in
 * the lane of the step before it. */
static void
test_lane_within_a_step (void)
{
  static const char *const text = BPMN_ROUND_HEAD
      "<process id='p'><laneSet id='s'><lane id='l' name='Office'>"
      "<flowNodeRef>a</flowNodeRef></lane></laneSet><task id='a'/><endEvent id='b'/>"
      "<task id='c'><lane id='k' name='Desk'><flowNodeRef>b</flowNodeRef></lane></task>"
      "<sequenceFlow id='f' sourceRef='a' targetRef='b'/></process></definitions>";
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurBpmnChoices choices = { .metrics = metrics };
  g_autoptr (AlurDocument) document = bpmn_round_read (text, "lane", &choices);
  g_autoptr (AlurDocument) again = bpmn_round_send (document, "lane", &choices);
  AlurElement *stage = alur_element_first (alur_document_get_root (again), ALUR_KIND_STAGE);

  g_assert_null (alur_element_get_text (
      alur_document_lookup_kind (again, stage, "b", ALUR_KIND_STEP), ALUR_STEP_UNIT));
  bpmn_round_assert_same (document, again, "lane", 0);
}

/* A time that was changed here goes out as it is now; one that was not, as it was spelt. */
static void
test_time (void)
{
  static const char *const text = BPMN_ROUND_HEAD
      "<process id='p'><intermediateCatchEvent id='a'><timerEventDefinition>"
      "<timeDuration>PT60M</timeDuration></timerEventDefinition></intermediateCatchEvent>"
      "</process></definitions>";
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurBpmnChoices choices = { .metrics = metrics };
  g_autoptr (AlurDocument) document = bpmn_round_read (text, "time", &choices);
  AlurElement *stage = alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE);
  AlurElement *step = alur_document_lookup (document, stage, "a");

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GBytes) after = alur_bpmn_write (alur_pango_metrics_get_interface (metrics),
                                                  document, stage, NULL, NULL);
      const char *wanted = i == 0 ? ">PT60M<" : ">P2D<";
      AlurDuration days;

      g_assert_nonnull (
          g_strstr_len (g_bytes_get_data (after, NULL), (gssize) g_bytes_get_size (after), wanted));
      g_assert_true (alur_duration_parse ("P2D", &days));
      alur_document_begin (document, "");
      alur_document_set_duration (document, step, ALUR_STEP_WAIT, days);
      alur_document_commit (document);
    }
}

/* What is written of @document, as a tree. */
static AlurXmlTree *
write_tree (AlurDocument *document, const AlurBpmnChoices *choices)
{
  g_autoptr (GBytes) file = bpmn_round_write (document, choices);

  return alur_xml_tree_read (file, NULL, NULL);
}

static void
delete_element (AlurDocument *document, const char *id)
{
  AlurElement *stage = alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE);
  AlurElement *element = alur_document_lookup (document, stage, id);

  alur_document_begin (document, "delete");
  alur_edit_delete (document, &element, 1);
  alur_document_commit (document);
}

/* What was kept and belongs to a step or a flow that is deleted here refers to nothing any more. */
static void
test_loose (void)
{
  static const char *const text = BPMN_ROUND_HEAD
      "<collaboration id='c'><participant id='q' name='Office' processRef='p'/>"
      "<participant id='o' name='Bank'/><messageFlow id='m' sourceRef='b' targetRef='o'/>"
      "<messageFlow id='n' sourceRef='a' targetRef='o'/><textAnnotation id='u'/>"
      "<association id='v' sourceRef='b' targetRef='u'/></collaboration>"
      "<process id='p'><exclusiveGateway id='a' default='g'/><task id='b'/><task id='d'/>"
      "<boundaryEvent id='e' attachedToRef='b' cancelActivity='false'><timerEventDefinition/>"
      "</boundaryEvent><boundaryEvent id='i' attachedToRef='d'/>"
      "<sequenceFlow id='f' sourceRef='a' targetRef='b'/>"
      "<sequenceFlow id='g' sourceRef='a' targetRef='d'/>"
      "<sequenceFlow id='h' sourceRef='e' targetRef='d'/><textAnnotation id='t'/>"
      "<association id='w' sourceRef='b' targetRef='t'/>"
      "<association id='x' sourceRef='d' targetRef='t'/>"
      "<association id='y' sourceRef='nowhere' targetRef='t'/></process></definitions>";
  static const char *const gone[] = { "m", "v", "w" };
  static const char *const there[] = { "n", "u", "t", "x", "y" };
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurBpmnChoices choices = { .metrics = metrics };
  g_autoptr (AlurDocument) document = bpmn_round_read (text, "loose", &choices);
  g_autoptr (AlurDocument) again = NULL;
  g_autoptr (AlurXmlTree) tree = NULL;
  AlurXmlNode *root;

  delete_element (document, "b");
  delete_element (document, "g");
  tree = write_tree (document, &choices);
  root = alur_xml_tree_get_root (tree);
  for (guint i = 0; i < G_N_ELEMENTS (gone); i++)
    g_assert_null (bpmn_round_find (root, "id", gone[i]));
  for (guint i = 0; i < G_N_ELEMENTS (there); i++)
    g_assert_nonnull (bpmn_round_find (root, "id", there[i]));
  g_assert_null (bpmn_round_find (root, "default", "g"));
  g_assert_null (bpmn_round_find (root, "attachedToRef", "b"));
  g_assert_nonnull (bpmn_round_find (root, "attachedToRef", "d"));
  g_assert_cmpstr (bpmn_round_find (root, "id", "e")->name, ==, "intermediateCatchEvent");
  g_assert_null (bpmn_round_find (root, "cancelActivity", "false"));
  g_assert_null (
      alur_xml_node_get (bpmn_round_find (root, "id", "y"), ALUR_BPMN_SPACE_ALUR, "loose"));
  again = bpmn_round_send (document, "loose", &choices);
  bpmn_round_assert_same (document, again, "loose", 0);
}

/* A step that is something else by now than the node that it came from is written as that. */
static void
test_other_kind (void)
{
  static const char *const text = BPMN_ROUND_HEAD
      "<process id='p'><userTask id='a' name='Check'/><task id='b'/><exclusiveGateway id='j'/>"
      "<boundaryEvent id='z' attachedToRef='a'/>"
      "<manualTask id='d'><dataOutputAssociation id='o'><targetRef>r</targetRef>"
      "</dataOutputAssociation></manualTask><dataObjectReference id='r' name='Form'/>"
      "<exclusiveGateway id='k'/><task id='c'/><sequenceFlow id='f' sourceRef='a' targetRef='b'/>"
      "<sequenceFlow id='g' sourceRef='b' targetRef='j'/>"
      "<sequenceFlow id='h' sourceRef='j' targetRef='k'/>"
      "<sequenceFlow id='i' sourceRef='k' targetRef='c'/></process></definitions>";
  static const char *const added[][3] = { { "x", "a", "j" }, { "y", "k", "b" } };
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurBpmnChoices choices = { .metrics = metrics };
  g_autoptr (AlurDocument) document = bpmn_round_read (text, "kind", &choices);
  AlurElement *stage = alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE);
  AlurElement *procedure = alur_element_first (stage, ALUR_KIND_PROCEDURE);
  g_autoptr (AlurDocument) again = NULL;
  g_autoptr (AlurXmlTree) tree = NULL;
  AlurDuration days;
  AlurXmlNode *root;

  g_assert_true (alur_duration_parse ("P2D", &days));
  alur_document_begin (document, "");
  alur_document_set_word (document, alur_document_lookup (document, stage, "a"), ALUR_STEP_KIND,
                          ALUR_STEP_KIND_DECISION);
  alur_document_set_word (document, alur_document_lookup (document, stage, "b"), ALUR_STEP_KIND,
                          ALUR_STEP_KIND_WAIT);
  alur_document_set_duration (document, alur_document_lookup (document, stage, "b"), ALUR_STEP_WAIT,
                              days);
  alur_document_set_word (document, alur_document_lookup (document, stage, "d"), ALUR_STEP_KIND,
                          ALUR_STEP_KIND_SUBPROCESS);
  alur_document_set_word (document, alur_document_lookup (document, stage, "j"), ALUR_STEP_JOIN,
                          ALUR_JOIN_ALL);
  for (guint i = 0; i < G_N_ELEMENTS (added); i++)
    {
      AlurElement *flow
          = alur_document_insert (document, procedure, ALUR_KIND_FLOW, added[i][0], NULL);

      alur_document_set_text (document, flow, ALUR_FLOW_FROM, added[i][1]);
      alur_document_set_text (document, flow, ALUR_FLOW_TO, added[i][2]);
    }
  alur_document_commit (document);
  tree = write_tree (document, &choices);
  root = alur_xml_tree_get_root (tree);
  g_assert_cmpstr (bpmn_round_find (root, "id", "a")->name, ==, "exclusiveGateway");
  g_assert_cmpstr (alur_xml_node_get (bpmn_round_find (root, "id", "a"), NULL, "name"), ==,
                   "Check");
  g_assert_cmpstr (bpmn_round_find (root, "id", "b")->name, ==, "intermediateCatchEvent");
  g_assert_nonnull (alur_xml_node_first (bpmn_round_find (root, "id", "b"), ALUR_BPMN_SPACE,
                                         "timerEventDefinition"));
  g_assert_cmpstr (bpmn_round_find (root, "id", "z")->name, ==, "intermediateCatchEvent");
  g_assert_cmpstr (bpmn_round_find (root, "id", "d")->name, ==, "callActivity");
  g_assert_nonnull (bpmn_round_find (root, "id", "o"));
  g_assert_cmpstr (bpmn_round_find (root, "id", "j")->name, ==, "exclusiveGateway");
  g_assert_cmpstr (bpmn_round_find (root, "id", "j.join")->name, ==, "parallelGateway");
  g_assert_cmpstr (bpmn_round_find (root, "id", "k")->name, ==, "task");
  g_assert_cmpstr (bpmn_round_find (root, "id", "k.split")->name, ==, "parallelGateway");
  again = bpmn_round_send (document, "kind", &choices);
  bpmn_round_assert_same (document, again, "kind", 0);
}

/* Ways out of a task that have conditions are chosen from; where one has none, all are taken. */
static void
test_conditions (void)
{
#define FLOW(id, inside)                                                                           \
  "<sequenceFlow id='" id "' sourceRef='a' targetRef='" id "2'>" inside "</sequenceFlow>"
#define WHEN "<conditionExpression>x</conditionExpression>"
#define ENDS "<task id='f2'/><task id='g2'/></process></definitions>"
  static const struct
  {
    const char *text;
    AlurStepKind kind;
  } cases[] = { { BPMN_ROUND_HEAD
                  "<process id='p'><userTask id='a' name='Check' default='g'/>" FLOW ("f", WHEN)
                      FLOW ("g", "") ENDS,
                  ALUR_STEP_KIND_DECISION },
                { BPMN_ROUND_HEAD "<process id='p'><userTask id='a' name='Check'/>" FLOW ("f", WHEN)
                      FLOW ("g", WHEN) ENDS,
                  ALUR_STEP_KIND_DECISION },
                { BPMN_ROUND_HEAD "<process id='p'><userTask id='a' name='Check'/>" FLOW ("f", WHEN)
                      FLOW ("g", "") ENDS,
                  ALUR_STEP_KIND_TASK } };
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurBpmnChoices choices = { .metrics = metrics };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].text, strlen (cases[i].text));
      g_autoptr (AlurDocument) document = bpmn_round_read (cases[i].text, "when", &choices);
      g_autoptr (GBytes) after = bpmn_round_write (document, &choices);
      AlurElement *stage = alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE);
      AlurElement *step = alur_document_lookup (document, stage, "a");
      g_autoptr (AlurDocument) again = NULL;
      g_autoptr (AlurXmlTree) tree = NULL;

      g_assert_cmpuint (alur_element_get_word (step, ALUR_STEP_KIND), ==, cases[i].kind);
      compare ("when", bytes, after);
      again = bpmn_round_send (document, "when", &choices);
      bpmn_round_assert_same (document, again, "when", i);
      /* Another way out that has no condition is no choice for others. */
      alur_document_begin (document, "");
      {
        AlurElement *flow
            = alur_document_insert (document, step->parent, ALUR_KIND_FLOW, "n", NULL);

        alur_document_set_text (document, flow, ALUR_FLOW_FROM, "a");
        alur_document_set_text (document, flow, ALUR_FLOW_TO, "a");
      }
      alur_document_commit (document);
      tree = write_tree (document, &choices);
      g_assert_cmpstr (bpmn_round_find (alur_xml_tree_get_root (tree), "id", "a")->name, ==,
                       cases[i].kind == ALUR_STEP_KIND_DECISION ? "exclusiveGateway" : "userTask");
    }
#undef FLOW
#undef WHEN
#undef ENDS
}

/* A sub-process that is a task by now goes out beside what happened in it. */
static void
test_other_whole (void)
{
  static const char *const text = BPMN_ROUND_HEAD
      "<collaboration id='c'><participant id='q' name='Office' processRef='p'/></collaboration>"
      "<process id='p'><subProcess id='s' name='Check'><task id='a'/><task id='b'/>"
      "<sequenceFlow id='f' sourceRef='a' targetRef='b'/></subProcess></process></definitions>";
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurBpmnChoices choices = { .metrics = metrics };
  g_autoptr (AlurDocument) document = bpmn_round_read (text, "whole", &choices);
  AlurElement *stage = alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE);
  g_autoptr (AlurDocument) again = NULL;
  g_autoptr (AlurXmlTree) tree = NULL;
  AlurXmlNode *root;

  alur_document_begin (document, "");
  alur_document_set_word (document, alur_document_lookup (document, stage, "s"), ALUR_STEP_KIND,
                          ALUR_STEP_KIND_TASK);
  alur_document_commit (document);
  tree = write_tree (document, &choices);
  root = alur_xml_tree_get_root (tree);
  g_assert_cmpstr (bpmn_round_find (root, "id", "s")->name, ==, "task");
  g_assert_null (bpmn_round_find (root, "id", "s")->parent->parent->parent);
  g_assert_cmpstr (bpmn_round_find (root, "id", "a")->parent->name, ==, "process");
  again = bpmn_round_send (document, "whole", &choices);
  bpmn_round_assert_same (document, again, "whole", 0);
}

/* A note that was changed here goes out as documentation; one that was not, as it came. */
static void
test_note (void)
{
  static const char *const text = BPMN_ROUND_HEAD
      "<process id='p'><task id='a'><documentation>Ask  first</documentation></task>"
      "<textAnnotation id='t'><text>By phone</text></textAnnotation>"
      "<association id='l' sourceRef='a' targetRef='t'/></process></definitions>";
  static const struct
  {
    const char *note;
    const char *there, *gone;
  } cases[] = { { "Ask first; By phone", ">Ask  first<", "Ask first; By phone</" },
                { "Ask last", "Ask last</", ">Ask  first<" },
                { NULL, "id=\"a\"", ">Ask  first<" } };
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurBpmnChoices choices = { .metrics = metrics };
  g_autoptr (AlurDocument) document = bpmn_round_read (text, "note", &choices);
  AlurElement *stage = alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE);
  AlurElement *step = alur_document_lookup (document, stage, "a");

  g_assert_cmpstr (alur_element_get_text (step, ALUR_STEP_NOTE), ==, cases[0].note);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AlurDocument) again = NULL;
      g_autoptr (GBytes) file = NULL;
      g_autofree char *written = NULL;
      char *end;

      alur_document_begin (document, "");
      alur_document_set_text (document, step, ALUR_STEP_NOTE, cases[i].note);
      alur_document_commit (document);
      file = bpmn_round_write (document, &choices);
      written = g_strndup (g_bytes_get_data (file, NULL), g_bytes_get_size (file));
      end = strstr (written, "<process");
      g_assert_nonnull (strstr (end, cases[i].there));
      g_assert_null (strstr (end, cases[i].gone));
      again = bpmn_round_send (document, "note", &choices);
      bpmn_round_assert_same (document, again, "note", i);
    }
}

/* A flow that came of data is renamed and deleted with it: others see neither name nor line. */
static void
test_data (void)
{
#define DATA(kind, ref, inside)                                                                    \
  "<data" kind "Association id='" ref "'><" inside ">r</" inside "></data" kind "Association>"
  static const char *const text = BPMN_ROUND_HEAD "<process id='p'><task id='a'>" DATA (
      "Output", "i",
      "targetRef") "</task><task id='b'>" DATA ("Input", "j",
                                                "sourceRef") "</task><task id='c'/><dataObject "
                                                             "id='o'/>"
                                                             "<dataObjectReference id='r' "
                                                             "dataObjectRef='o' name='Form'/>"
                                                             "<association id='k' sourceRef='r' "
                                                             "targetRef='c'/></process></"
                                                             "definitions>";
  static const char *const kept[] = { "i", "j", "k", "r" };
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurBpmnChoices choices = { .metrics = metrics };
  g_autoptr (AlurDocument) document = bpmn_round_read (text, "data", &choices);
  AlurElement *stage = alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE);
  AlurElement *procedure = alur_element_first (stage, ALUR_KIND_PROCEDURE);
  g_autoptr (AlurXmlTree) before = write_tree (document, &choices);
  g_autoptr (AlurXmlTree) after = NULL;
  g_autoptr (AlurDocument) again = NULL;
  AlurXmlNode *root = alur_xml_tree_get_root (before);

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    g_assert_nonnull (bpmn_round_find (root, "id", kept[i]));
  g_assert_cmpuint (alur_element_count (procedure, ALUR_KIND_FLOW), ==, 2);
  for (AlurElement *flow = alur_element_first (procedure, ALUR_KIND_FLOW), *next; flow != NULL;
       flow = next)
    {
      next = alur_element_next (flow, ALUR_KIND_FLOW);
      if (g_str_equal (alur_element_get_ref (flow, ALUR_FLOW_TO), "c"))
        {
          delete_element (document, alur_element_get_id (flow));
          continue;
        }
      alur_document_begin (document, "");
      alur_document_set_text (document, flow, ALUR_FLOW_LABEL, "Letter");
      alur_document_commit (document);
    }
  after = write_tree (document, &choices);
  root = alur_xml_tree_get_root (after);
  g_assert_null (bpmn_round_find (root, "id", "k"));
  g_assert_nonnull (bpmn_round_find (root, "id", "i"));
  g_assert_nonnull (bpmn_round_find (root, "id", "j"));
  g_assert_cmpstr (alur_xml_node_get (bpmn_round_find (root, "id", "r"), NULL, "name"), ==,
                   "Letter");
  again = bpmn_round_send (document, "data", &choices);
  bpmn_round_assert_same (document, again, "data", 0);
#undef DATA
}

/* --- The same file twice ---------------------------------------------------------------------- */

/* Whoever takes a file over twice has all of it twice, under other identifiers. */
static void
check_twice (AlurPangoMetrics *metrics, const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "bpmn", name, NULL);
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  g_autoptr (GBytes) before = g_mapped_file_get_bytes (file);
  AlurBpmnChoices choices = { .metrics = metrics };
  g_autoptr (AlurDocument) document = alur_bpmn_read (before, name, &choices, NULL, NULL);
  AlurElement *stage = alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE);
  guint n = alur_element_count (stage, ALUR_KIND_PROCEDURE);
  g_autoptr (AlurXmlTree) tree = alur_xml_tree_read (before, NULL, NULL);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (AlurXmlTree) written = NULL;
  g_autoptr (AlurDocument) again = NULL;
  g_autoptr (GBytes) text = NULL, after = NULL, text_again = NULL;

  alur_document_begin (document, "");
  g_assert_true (alur_bpmn_import (document, stage, tree, name, &choices, NULL, NULL));
  alur_document_commit (document);
  g_assert_cmpuint (alur_element_count (stage, ALUR_KIND_PROCEDURE), ==, 2 * n);
  text = alur_writer_write_bytes (document);
  after = alur_bpmn_write (alur_pango_metrics_get_interface (metrics), document, stage, NULL, NULL);
  written = alur_xml_tree_read (after, NULL, NULL);
  bpmn_round_assert_ids (alur_xml_tree_get_root (written), ids);
  again = alur_bpmn_read (after, name, &choices, NULL, NULL);
  text_again = alur_writer_write_bytes (again);
  if (!g_bytes_equal (text, text_again))
    g_error ("%s, taken over twice, is another document when it comes back", name);
}

static void
test_twice (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    check_twice (metrics, names[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bpmn-put-back/round", test_round);
  g_test_add_func ("/bpmn-put-back/odd", test_odd);
  g_test_add_func ("/bpmn-put-back/all-kept", test_all_kept);
  g_test_add_func ("/bpmn-put-back/emptied", test_emptied);
  g_test_add_func ("/bpmn-put-back/filled-elsewhere", test_filled_elsewhere);
  g_test_add_func ("/bpmn-put-back/quoted", test_quoted);
  g_test_add_func ("/bpmn-put-back/other-inside", test_other_inside);
  g_test_add_func ("/bpmn-put-back/one-procedure", test_one_procedure);
  g_test_add_func ("/bpmn-put-back/lane-of-nobody", test_lane_of_nobody);
  g_test_add_func ("/bpmn-put-back/nameless-association", test_nameless_association);
  g_test_add_func ("/bpmn-put-back/lane-within-a-step", test_lane_within_a_step);
  g_test_add_func ("/bpmn-put-back/time", test_time);
  g_test_add_func ("/bpmn-put-back/loose", test_loose);
  g_test_add_func ("/bpmn-put-back/other-kind", test_other_kind);
  g_test_add_func ("/bpmn-put-back/conditions", test_conditions);
  g_test_add_func ("/bpmn-put-back/other-whole", test_other_whole);
  g_test_add_func ("/bpmn-put-back/note", test_note);
  g_test_add_func ("/bpmn-put-back/noted-beside-pools", test_noted_beside_pools);
  g_test_add_func ("/bpmn-put-back/data", test_data);
  g_test_add_func ("/bpmn-put-back/twice", test_twice);
  return g_test_run ();
}
