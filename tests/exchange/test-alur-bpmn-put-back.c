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

/* What we may add for ourselves: where the document travels, and documentation for people; what the
 * diagram draws that is not in the file was left out before. */
static gboolean
is_counted (const AlurXmlNode *node)
{
  static const char *const others[]
      = { "collaboration", "documentation", "incoming", "outgoing", NULL };

  return alur_xml_node_is (node, ALUR_BPMN_SPACE, NULL) && !g_strv_contains (others, node->name);
}

static void
count (const AlurXmlNode *top, GHashTable *ids, GHashTable *kinds)
{
  for (const AlurXmlNode *node = top->first_child; node != NULL; node = node->next)
    {
      const char *id;

      if (node->name == NULL || alur_xml_node_is (node, ALUR_BPMN_SPACE, "extensionElements"))
        continue;
      id = alur_xml_node_get (node, NULL, "id");
      if (is_counted (node))
        {
          guint n = GPOINTER_TO_UINT (g_hash_table_lookup (kinds, node->name));

          g_hash_table_insert (kinds, (gpointer) node->name, GUINT_TO_POINTER (n + 1));
          if (id != NULL)
            g_hash_table_insert (ids, (gpointer) id, (gpointer) node->name);
        }
      count (node, ids, kinds);
    }
}

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

  count (alur_xml_tree_get_root (one), ids, kinds);
  count (alur_xml_tree_get_root (other), other_ids, other_kinds);
  assert_within (name, ids, other_ids, FALSE);
  assert_within (name, other_ids, ids, FALSE);
  assert_within (name, kinds, other_kinds, TRUE);
  assert_within (name, other_kinds, kinds, TRUE);
}

static GBytes *
write_first (AlurDocument *document, const AlurBpmnChoices *choices)
{
  return alur_bpmn_write (alur_pango_metrics_get_interface (choices->metrics), document,
                          alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE),
                          NULL, NULL);
}

/* What @document is when its first stage has been to others and back. */
static AlurDocument *
send_and_get_back (AlurDocument *document, const char *name, const AlurBpmnChoices *choices)
{
  g_autoptr (GBytes) file = write_first (document, choices);
  AlurDocument *again = alur_bpmn_read (file, name, choices, NULL, NULL);

  g_assert_nonnull (again);
  return again;
}

static void
assert_same (AlurDocument *document, AlurDocument *other, const char *name, guint number)
{
  g_autoptr (GBytes) one = alur_writer_write_bytes (document);
  g_autoptr (GBytes) two = alur_writer_write_bytes (other);

  if (!g_bytes_equal (one, two))
    g_error ("%s %u is another document when it comes back:\n%s", name, number,
             (const char *) g_bytes_get_data (two, NULL));
}

static void
assert_no_id_twice (const AlurXmlNode *node, GHashTable *ids)
{
  const char *id = alur_xml_node_get (node, NULL, "id");

  if (id != NULL && !g_hash_table_add (ids, (gpointer) id))
    g_error ("“%s” is there twice", id);
  for (const AlurXmlNode *child = node->first_child; child != NULL; child = child->next)
    if (child->name != NULL && !alur_xml_node_is (child, ALUR_BPMN_SPACE, "extensionElements"))
      assert_no_id_twice (child, ids);
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
      g_autoptr (GBytes) after = write_first (document, &choices);
      g_autoptr (AlurDocument) again = alur_bpmn_read (after, names[i], &choices, NULL, NULL);

      compare (names[i], before, after);
      assert_same (document, again, names[i], i);
    }
}

static AlurDocument *
read_text (const char *text, const char *name, const AlurBpmnChoices *choices)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return alur_bpmn_read (bytes, name, choices, NULL, NULL);
}

#define HEAD                                                                                       \
  "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' targetNamespace='urn:x' "      \
  "xmlns:alur='urn:alur:bpmn:1'>"

/* What mutations of files have found: identifiers that are there twice or have blanks in them, and
 * what we had said of made elements in a file whose document was lost. */
static void
test_odd (void)
{
  static const char *const texts[] = {
    HEAD "<process id='p'><task id='a'/><task id='a' name='Two'/><startEvent id='s'/>"
         "<sequenceFlow id='f' sourceRef='s' targetRef='a'/></process></definitions>",
    HEAD "<process id='p'><task id='a'/><task id='b'/>"
         "<sequenceFlow id=' f ' sourceRef='a' targetRef='b'/></process></definitions>",
    HEAD "<process id='p'><task id='a'/><exclusiveGateway id='g' alur:made='true' alur:of='a'/>"
         "<task id='b'/><sequenceFlow id='f' sourceRef='a' targetRef='g'/>"
         "<sequenceFlow id='h' sourceRef='g' targetRef='b'/></process></definitions>",
    HEAD "<collaboration id='c'><participant id='q' name='Office' processRef='p'/>"
         "<participant id='o' name='Bank'/>"
         "<messageFlow id='f' sourceRef='a' targetRef='o'/></collaboration>"
         "<process id='p'><task id='a'/><task id='b'/>"
         "<sequenceFlow id='f' sourceRef='a' targetRef='b'/></process></definitions>",
    /* lanes without an identifier, and what stands in none */
    HEAD "<import importType='x' location='y' namespace='z'><flowNodeRef>a</flowNodeRef></import>"
         "<process id='p'><task id='a'/><task/></process></definitions>",
    HEAD "<process id='p'><laneSet><lane name='Office'><flowNodeRef>a</flowNodeRef></lane>"
         "<lane><flowNodeRef>b</flowNodeRef></lane></laneSet><task id='a'/><task id='b'/>"
         "</process></definitions>",
    /* identifiers that look like ones of ours */
    HEAD "<process id='p'><task id='a'/><task id='b'/><task id='c'/>"
         "<sequenceFlow sourceRef='a' targetRef='b'/>"
         "<sequenceFlow id='w1' sourceRef='b' targetRef='c'/>"
         "<sequenceFlow id='w2' sourceRef='c' targetRef='a'/></process></definitions>",
    /* a process that nothing can refer to, with data that is kept */
    HEAD "<process id=' p '><task id='a'/><dataObject id='d'/>"
         "<dataObjectReference id='r' dataObjectRef='d' name='Form'/></process></definitions>",
    /* two lanes of one name and identifier */
    HEAD "<process id='p'><laneSet id='l'><lane id='u' name='Desk'><flowNodeRef>a</flowNodeRef>"
         "</lane><lane id='u' name='Desk'><flowNodeRef>b</flowNodeRef></lane></laneSet>"
         "<task id='a'/><task id='b'/></process></definitions>",
    /* a divided lane, and a flow that leads nowhere, without an identifier */
    HEAD "<process id='p'><laneSet><lane><childLaneSet><lane id='k' name='Desk'>"
         "<flowNodeRef>a</flowNodeRef></lane></childLaneSet></lane></laneSet><task id='a'/>"
         "</process></definitions>",
    HEAD "<process id='p'><sequenceFlow id='a' sourceRef='b' targetRef='b'/><task id='a'/>"
         "<task id='b'/><sequenceFlow sourceRef='a' targetRef='b'/></process></definitions>",
    HEAD "<process id='p'><subProcess id='s'><laneSet><lane><childLaneSet><lane name='Desk'>"
         "<flowNodeRef>a</flowNodeRef></lane></childLaneSet></lane></laneSet><task id='a'/>"
         "</subProcess></process></definitions>",
    /* processes whose identifiers others have, or would get from us */
    HEAD "<collaboration id='c'><participant id='q' name='Desk' processRef='p'/>"
         "<participant id='o'><process id='p'><task id='a'/></process></participant>"
         "</collaboration><process id='z'><task id='b'/></process></definitions>",
    HEAD "<collaboration><participant processRef='p'/><participant><process id='p'><startEvent/>"
         "</process></participant></collaboration><process id='z'/></definitions>",
    HEAD "<process id='p'><task id='n'/></process><process id='n'><task id='b'/></process>"
         "<process id='Process_n'><task id='c'/></process></definitions>",
    /* all that there is, called the same */
    "<definitions id='a' xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' targetNamespace='u'>"
    "<process id='a'><laneSet id='a'/><task id='a'/></process></definitions>",
    /* a sub-process that is called like the process that it lies in */
    HEAD "<process id='p'><subProcess id='p'><task/><association/></subProcess></process>"
         "<collaboration><participant processRef='p'/></collaboration></definitions>",
  };
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurBpmnChoices choices = { .metrics = metrics };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (AlurDocument) document = read_text (texts[i], "odd", &choices);
      g_autoptr (AlurDocument) again = send_and_get_back (document, "odd", &choices);
      g_autoptr (GBytes) file = write_first (document, &choices);
      g_autoptr (AlurXmlTree) written = alur_xml_tree_read (file, NULL, NULL);
      g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

      assert_no_id_twice (alur_xml_tree_get_root (written), ids);
      assert_same (document, again, "text", i);
    }
}

/* What has no place in a document of ours goes back where it was. */
static void
test_all_kept (void)
{
  static const char *const texts[] = {
    /* lanes are divided in two ways */
    HEAD "<process id='p'><laneSet id='k'><lane id='u' name='Desk'><flowNodeRef>a</flowNodeRef>"
         "</lane></laneSet><laneSet id='l'><lane id='v' name='Office'><flowNodeRef>b</flowNodeRef>"
         "</lane></laneSet><task id='a'/><task id='b'/></process></definitions>",
    /* nothing happens in a sub-process, but it has an annotation */
    HEAD "<process id='p'><subProcess id='s'><laneSet id='l'/><textAnnotation id='t'><text>x</text>"
         "</textAnnotation></subProcess></process></definitions>",
    /* nothing happens in any process */
    HEAD "<process id='p' processType='Public'><documentation>None yet</documentation>"
         "<laneSet id='l'><lane id='u' name='Desk'/></laneSet><dataObject id='d'/>"
         "<textAnnotation id='t'><text>x</text></textAnnotation></process><process id='r'/>"
         "</definitions>",
    HEAD "<collaboration id='c'><participant id='q' name='Office' processRef='p'/>"
         "<participant id='o' name='Bank' processRef='r'/></collaboration>"
         "<process id='r'><laneSet id='m'/></process><process id='p'><laneSet id='l'>"
         "<lane id='u' name='Desk'/></laneSet><group id='g'/></process></definitions>",
    /* an identifier that ours would have */
    HEAD "<process id='p'><task id='a'/><dataObject id='Collaboration'/></process></definitions>",
  };
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurBpmnChoices choices = { .metrics = metrics };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) before = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr (AlurDocument) document = alur_bpmn_read (before, "kept", &choices, NULL, NULL);
      g_autoptr (GBytes) after = write_first (document, &choices);

      compare ("kept", before, after);
    }
}

/* All steps of a process and of a sub-process are deleted here: the rest of both stays. */
static void
test_emptied (void)
{
  static const char *const text
      = HEAD "<collaboration id='c'><participant id='q' name='Office' processRef='p'/>"
             "</collaboration><process id='p' processType='Public'><laneSet id='l'>"
             "<lane id='u' name='Desk'><flowNodeRef>s</flowNodeRef></lane></laneSet>"
             "<subProcess id='s'><laneSet id='m'><lane id='k' name='Inside'>"
             "<flowNodeRef>a</flowNodeRef></lane></laneSet><task id='a'/><group id='g'/>"
             "</subProcess></process></definitions>";
  static const char *const deleted[] = { "a", "s" };
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurBpmnChoices choices = { .metrics = metrics };
  g_autoptr (AlurDocument) document = read_text (text, "emptied", &choices);
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
      file = write_first (document, &choices);
      written = alur_xml_tree_read (file, NULL, NULL);
      count (alur_xml_tree_get_root (written), ids, kinds);
      g_assert_false (g_hash_table_contains (kinds, i == 0 ? "task" : "subProcess"));
      for (const char *id = "plumkg"; *id != '\0'; id++)
        {
          const char word[] = { *id, '\0' };

          g_assert_true (g_hash_table_contains (ids, word));
        }
      g_assert_null (g_strstr_len (g_bytes_get_data (file, NULL), -1, ":shape=\""));
      again = alur_bpmn_read (file, "emptied", &choices, NULL, NULL);
      assert_same (document, again, "emptied", i);
    }
}

/* Somebody draws what happens in a sub-process in which nothing did. */
static void
test_filled_elsewhere (void)
{
  static const char *const text
      = HEAD "<process id='p'><subProcess id='s' name='Check'><textAnnotation id='t'/></subProcess>"
             "</process></definitions>";
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurBpmnChoices choices = { .metrics = metrics };
  g_autoptr (AlurDocument) document = read_text (text, "filled", &choices);
  g_autoptr (GBytes) file = write_first (document, &choices);
  g_autofree char *sent = g_strndup (g_bytes_get_data (file, NULL), g_bytes_get_size (file));
  g_auto (GStrv) parts = g_strsplit (sent, "</subProcess>", 2);
  g_autofree char *changed
      = g_strjoin ("<task id='n' name='Stamp'/></subProcess>", parts[0], parts[1], NULL);
  g_autoptr (AlurDocument) again = read_text (changed, "filled", &choices);
  AlurElement *stage = alur_element_first (alur_document_get_root (again), ALUR_KIND_STAGE);
  const AlurElement *whole = alur_document_lookup_kind (again, stage, "s", ALUR_KIND_STEP);
  const AlurElement *step = alur_document_lookup_kind (again, stage, "n", ALUR_KIND_STEP);

  g_assert_nonnull (step);
  g_assert_cmpstr (alur_element_get_ref (whole, ALUR_STEP_PROCEDURE), ==,
                   alur_element_get_id (step->parent));
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
  g_autoptr (GBytes) file = write_first (document, &choices);
  g_autofree char *sent = g_strndup (g_bytes_get_data (file, NULL), g_bytes_get_size (file));
  g_auto (GStrv) parts = g_strsplit (sent, "</bpmn:process>", 2);
  g_autofree char *changed = g_strjoin ("<bpmn:task id='a.begins' name='Stamp'/></bpmn:process>",
                                        parts[0], parts[1], NULL);
  g_autoptr (AlurDocument) again = read_text (changed, "line", &choices);
  AlurElement *stage = alur_element_first (alur_document_get_root (again), ALUR_KIND_STAGE);
  const AlurElement *procedure = alur_element_first (stage, ALUR_KIND_PROCEDURE);

  g_assert_cmpuint (alur_element_count (procedure, ALUR_KIND_STEP), ==, 2);
}

/* What lies in a text is quoted, and stands for nothing in the file, whatever it is called. */
static void
test_quoted (void)
{
#define QUOTED "<process id='p'><task id='a'/><sequenceFlow id='f' sourceRef='a' targetRef='q'/>"
#define REAL                                                                                       \
  "<process id='p'><task id='a'/><task id='b'/><sequenceFlow id='f' sourceRef='a' "                \
  "targetRef='b'/></process></definitions>"
  static const char *const texts[]
      = { HEAD "<documentation>" QUOTED "</process></documentation>" REAL,
          HEAD "<collaboration id='c'><documentation>As in " QUOTED
               "</process></documentation><participant id='q' name='Office' processRef='p'/>"
               "</collaboration>" REAL,
          HEAD "<collaboration id='c'><participant id='q' name='Office' processRef='p'/>"
               "<textAnnotation id='t'><text>" QUOTED "</process></text></textAnnotation>"
               "</collaboration>" REAL };
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurBpmnChoices choices = { .metrics = metrics };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (AlurDocument) document = read_text (texts[i], "quoted", &choices);
      AlurElement *stage = alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE);
      AlurElement *procedure = alur_element_first (stage, ALUR_KIND_PROCEDURE);
      g_autoptr (AlurDocument) again = send_and_get_back (document, "quoted", &choices);

      g_assert_cmpuint (alur_element_count (stage, ALUR_KIND_PROCEDURE), ==, 1);
      g_assert_cmpuint (alur_element_count (procedure, ALUR_KIND_STEP), ==, 2);
      assert_same (document, again, "text", i);
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
      = { HEAD "<process id='p'><task id='n'/><sequenceFlow id='f' sourceRef='n' targetRef='n'/>"
               "</process><process id='n'><task id='b'/></process></definitions>",
          HEAD "<process id='p'><task id='p'/><sequenceFlow id='f' sourceRef='p' targetRef='p'/>"
               "</process><process><task id='a'/><task id='b'/><sequenceFlow id='f' sourceRef='a' "
               "targetRef='b'/></process><collaboration><participant processRef='p'/>"
               "</collaboration></definitions>",
          HEAD "<collaboration id='c'/><process id='p'><task id='a'/></process><process id='q'>"
               "<task id='x'/><task id='y'/><sequenceFlow id='f' sourceRef='x' targetRef='y'/>"
               "</process><collaboration id='d'><participant id='o' name='Bank'/>"
               "<messageFlow id='f' sourceRef='o' targetRef='a'/></collaboration></definitions>" };
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurBpmnChoices choices = { .metrics = metrics };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (AlurDocument) document = read_text (texts[i], "one", &choices);
      AlurElement *stage = alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE);
      const char *id = alur_element_get_id (alur_element_first (stage, ALUR_KIND_PROCEDURE));
      g_autoptr (GBytes) file
          = alur_bpmn_write (alur_pango_metrics_get_interface (metrics), document, stage, id, NULL);
      g_autoptr (AlurDocument) again = alur_bpmn_read (file, "one", &choices, NULL, NULL);

      assert_same (document, again, "one", i);
    }
}

/* A lane of ours that stands for no unit, in a process that has got another identifier. */
static void
test_lane_of_nobody (void)
{
  static const char *const text
      = HEAD "<process id='p'><laneSet id='l'><lane id='k'><childLaneSet><lane id='m' name='Desk'>"
             "<flowNodeRef>a</flowNodeRef></lane></childLaneSet></lane></laneSet><task id='a'/>"
             "</process></definitions>";
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurBpmnChoices choices = { .metrics = metrics };
  g_autoptr (AlurDocument) document = read_text (text, "lane", &choices);
  g_autoptr (GBytes) file = write_first (document, &choices);
  g_autofree char *changed = g_strndup (g_bytes_get_data (file, NULL), g_bytes_get_size (file));
  char *id = strstr (strstr (changed, "<process"), " id=\"p\"");
  g_autoptr (AlurDocument) again = NULL;

  id[strlen (" id=\"")] = 'q';
  again = read_text (changed, "lane", &choices);
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
  g_autoptr (AlurDocument) again = send_and_get_back (document, "inside", &choices);

  assert_same (document, again, "inside", 0);
}

/* A line to an annotation that has no identifier itself makes one note, not one more each time. */
static void
test_nameless_association (void)
{
  static const char *const text
      = HEAD "<process id='p'><association sourceRef='a' targetRef='t'/><task id='a'/></process>"
             "<textAnnotation id='t'><text>See the decree</text></textAnnotation></definitions>";
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurBpmnChoices choices = { .metrics = metrics };
  g_autoptr (AlurDocument) document = read_text (text, "noted", &choices);
  g_autoptr (AlurDocument) again = send_and_get_back (document, "noted", &choices);
  const AlurElement *step = alur_document_lookup_kind (
      again, alur_element_first (alur_document_get_root (again), ALUR_KIND_STAGE), "a",
      ALUR_KIND_STEP);

  g_assert_nonnull (step);
  g_assert_cmpstr (alur_element_get_text (step, ALUR_STEP_NOTE), ==, "See the decree");
}

/* A lane within a step is none: what it names stays without a unit, although an end is drawn in
 * the lane of the step before it. */
static void
test_lane_within_a_step (void)
{
  static const char *const text
      = HEAD "<process id='p'><laneSet id='s'><lane id='l' name='Office'>"
             "<flowNodeRef>a</flowNodeRef></lane></laneSet><task id='a'/><endEvent id='b'/>"
             "<task id='c'><lane id='k' name='Desk'><flowNodeRef>b</flowNodeRef></lane></task>"
             "<sequenceFlow id='f' sourceRef='a' targetRef='b'/></process></definitions>";
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurBpmnChoices choices = { .metrics = metrics };
  g_autoptr (AlurDocument) document = read_text (text, "lane", &choices);
  g_autoptr (AlurDocument) again = send_and_get_back (document, "lane", &choices);
  AlurElement *stage = alur_element_first (alur_document_get_root (again), ALUR_KIND_STAGE);

  g_assert_null (alur_element_get_text (
      alur_document_lookup_kind (again, stage, "b", ALUR_KIND_STEP), ALUR_STEP_UNIT));
  assert_same (document, again, "lane", 0);
}

/* A pool that is called what a process is called, and has none: the process gets another
 * identifier, and its own pool still leads to it. */
static void
test_pool_named_like_process (void)
{
  static const char *const text
      = HEAD "<process id='p'><task id='a'/></process><collaboration id='c'>"
             "<participant id='p' name='Other' processRef='gone'/>"
             "<participant id='q' name='Office' processRef='p'/></collaboration></definitions>";
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurBpmnChoices choices = { .metrics = metrics };
  g_autoptr (AlurDocument) document = read_text (text, "pools", &choices);
  AlurElement *stage = alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE);
  g_autoptr (AlurDocument) again = send_and_get_back (document, "pools", &choices);

  g_assert_cmpuint (alur_element_count (stage, ALUR_KIND_PROCEDURE), ==, 1);
  assert_same (document, again, "pools", 0);
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
    HEAD "<process id='r'><laneSet id='q'/><task id='b'/></process>" POOLS "q" DRAWN,
    HEAD "<process id='r'><dataObjectReference id='b' name='Form'/><task id='b'/></process>" POOLS
         "b" DRAWN,
  };
#undef DRAWN
#undef POOLS
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurBpmnChoices choices = { .metrics = metrics };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (AlurDocument) document = read_text (texts[i], "drawn", &choices);
      g_autoptr (AlurDocument) again = send_and_get_back (document, "drawn", &choices);

      assert_same (document, again, "drawn", i);
    }
}

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

/* A process that wants to be called what a timer is called, and has no pool to lead to it. */
static void
test_process_named_like_timer (void)
{
  static const char *const text
      = HEAD "<process id='p'><startEvent id='s'><timerEventDefinition id='q'/></startEvent>"
             "</process><process id='r'><task id='a'/></process></definitions>";
  static const char *const words[] = { "bpmn:process=\"r\"", "bpmn:process=\"q\"" };
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurBpmnChoices choices = { .metrics = metrics };
  g_autoptr (AlurDocument) document = read_text (text, "timer", &choices);
  g_autoptr (AlurDocument) other = replace (document, words, G_N_ELEMENTS (words));
  g_autoptr (AlurDocument) again = send_and_get_back (other, "timer", &choices);

  assert_same (other, again, "timer", 0);
}

/* A procedure that is called what the process of another one would be. */
static void
test_procedure_named_like_process (void)
{
  static const char *const text = HEAD "<process id='c'><task id='b'/></process>"
                                       "<process id='r'><task id='a'/></process></definitions>";
  static const char *const words[] = { " bpmn:process=\"c\"", "",
                                       "<procedure id=\"r\"", "<procedure id=\"Process_c\"",
                                       " bpmn:process=\"r\"", " bpmn:process=\"Process_c\"" };
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurBpmnChoices choices = { .metrics = metrics };
  g_autoptr (AlurDocument) document = read_text (text, "process", &choices);
  g_autoptr (AlurDocument) other = replace (document, words, G_N_ELEMENTS (words));
  g_autoptr (AlurDocument) again = send_and_get_back (other, "process", &choices);

  assert_same (other, again, "process", 0);
}

static AlurDocument *
read_own (const char *inside)
{
  g_autofree char *text
      = g_strconcat ("<alur xmlns='urn:alur:document:1' version='1.0' xmlns:b='urn:alur:bpmn:1'>"
                     "<stage id='now' kind='current'>",
                     inside, "</stage></alur>", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  AlurDocument *document = alur_reader_read_bytes (bytes, "own", NULL, &error);

  g_assert_no_error (error);
  return document;
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
      g_autoptr (AlurDocument) document = read_own (inside);
      g_autoptr (GBytes) file = write_first (document, &choices);
      g_autoptr (AlurXmlTree) written = alur_xml_tree_read (file, NULL, NULL);
      g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr (AlurDocument) again = alur_bpmn_read (file, "made", &choices, NULL, NULL);

      assert_no_id_twice (alur_xml_tree_get_root (written), ids);
      assert_same (document, again, id, i);
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
      g_autoptr (AlurDocument) document = read_own (inside);
      g_autoptr (GBytes) file = write_first (document, &choices);
      g_autoptr (AlurXmlTree) written = alur_xml_tree_read (file, NULL, NULL);
      g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr (GHashTable) kinds = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr (GHashTable) found = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr (AlurDocument) again = alur_bpmn_read (file, "made", &choices, NULL, NULL);

      assert_no_id_twice (alur_xml_tree_get_root (written), ids);
      count (alur_xml_tree_get_root (written), found, kinds);
      g_assert_cmpstr (g_hash_table_lookup (found, made[i]), ==, "userTask");
      assert_same (document, again, made[i], i);
    }
}

/* Somebody takes the pool from around a process that could not be called as usual. */
static void
test_pool_taken_away (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurBpmnChoices choices = { .metrics = metrics };
  g_autoptr (AlurDocument) document
      = read_own ("<procedure id='p' name='Permit'><step id='a'/><step id='Process_p'/>"
                  "<flow id='w' from='a' to='Process_p'/></procedure>");
  g_autoptr (GBytes) file = write_first (document, &choices);
  g_autofree char *sent = g_strndup (g_bytes_get_data (file, NULL), g_bytes_get_size (file));
  char *from = strstr (sent, "<bpmn:participant ");
  char *to = strstr (sent, "</bpmn:participant>");
  g_autoptr (AlurDocument) again = NULL;

  g_assert_true (from != NULL && to != NULL && from < to);
  memset (from, ' ', (gsize) (to - from) + strlen ("</bpmn:participant>"));
  again = read_text (sent, "pool", &choices);
  assert_same (document, again, "pool", 0);
}

/* What was kept without an identifier gets none that a procedure has which is not in the file. */
static void
test_nameless_beside_others (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurBpmnChoices choices = { .metrics = metrics };
  g_autoptr (AlurDocument) document
      = read_own ("<procedure id='p' b:process='p'><step id='a' b:element='task'/>"
                  "<sequenceFlow xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' sourceRef='a' "
                  "targetRef='a'/>"
                  "</procedure><procedure id='q'><step id='b'/><step id='c'/>"
                  "<flow id='Flow.2' from='b' to='c'/></procedure>");
  AlurElement *stage = alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE);
  g_autoptr (GBytes) file
      = alur_bpmn_write (alur_pango_metrics_get_interface (metrics), document, stage, "p", NULL);
  g_autoptr (AlurDocument) again = alur_bpmn_read (file, "nameless", &choices, NULL, NULL);

  assert_same (document, again, "nameless", 0);
}

/* Two flows that were drawn of data, one of which has the other data's identifier, as in a document
 * that somebody has put together: neither may take the ends of the other when the file comes back.
 */
static void
test_flow_named_like_data (void)
{
  static const char *const text
      = HEAD "<process id='p'><dataObjectReference id='d'/><dataObjectReference id='e'/>"
             "<task id='a'><dataOutputAssociation><targetRef>d</targetRef></dataOutputAssociation>"
             "</task><task id='b'><dataInputAssociation><sourceRef>d</sourceRef>"
             "</dataInputAssociation><dataOutputAssociation><targetRef>e</targetRef>"
             "</dataOutputAssociation></task><task id='c'><dataInputAssociation>"
             "<sourceRef>e</sourceRef></dataInputAssociation></task></process></definitions>";
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurBpmnChoices choices = { .metrics = metrics };
  g_autoptr (AlurDocument) document = read_text (text, "data", &choices);
  static const char *const words[]
      = { "<flow id=\"w1\"", "<flow id=\"e\"", "<flow id=\"w2\"", "<flow id=\"d\"" };
  g_autoptr (AlurDocument) other = replace (document, words, G_N_ELEMENTS (words));
  g_autoptr (AlurDocument) again = send_and_get_back (other, "data", &choices);

  assert_same (other, again, "data", 0);
}

/* A time that was changed here goes out as it is now; one that was not, as it was spelt. */
static void
test_time (void)
{
  static const char *const text
      = HEAD "<process id='p'><intermediateCatchEvent id='a'><timerEventDefinition>"
             "<timeDuration>PT60M</timeDuration></timerEventDefinition></intermediateCatchEvent>"
             "</process></definitions>";
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurBpmnChoices choices = { .metrics = metrics };
  g_autoptr (AlurDocument) document = read_text (text, "time", &choices);
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
  assert_no_id_twice (alur_xml_tree_get_root (written), ids);
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
  g_test_add_func ("/bpmn-put-back/named-like-line", test_named_like_line);
  g_test_add_func ("/bpmn-put-back/quoted", test_quoted);
  g_test_add_func ("/bpmn-put-back/other-inside", test_other_inside);
  g_test_add_func ("/bpmn-put-back/one-procedure", test_one_procedure);
  g_test_add_func ("/bpmn-put-back/lane-of-nobody", test_lane_of_nobody);
  g_test_add_func ("/bpmn-put-back/nameless-association", test_nameless_association);
  g_test_add_func ("/bpmn-put-back/lane-within-a-step", test_lane_within_a_step);
  g_test_add_func ("/bpmn-put-back/pool-named-like-process", test_pool_named_like_process);
  g_test_add_func ("/bpmn-put-back/drawn-under-one-name", test_drawn_under_one_name);
  g_test_add_func ("/bpmn-put-back/process-named-like-timer", test_process_named_like_timer);
  g_test_add_func ("/bpmn-put-back/procedure-named-like-process",
                   test_procedure_named_like_process);
  g_test_add_func ("/bpmn-put-back/flow-named-like-data", test_flow_named_like_data);
  g_test_add_func ("/bpmn-put-back/named-like-made", test_named_like_made);
  g_test_add_func ("/bpmn-put-back/was-named-like-made", test_was_named_like_made);
  g_test_add_func ("/bpmn-put-back/pool-taken-away", test_pool_taken_away);
  g_test_add_func ("/bpmn-put-back/nameless-beside-others", test_nameless_beside_others);
  g_test_add_func ("/bpmn-put-back/time", test_time);
  g_test_add_func ("/bpmn-put-back/twice", test_twice);
  return g_test_run ();
}
