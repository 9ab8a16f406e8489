/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files of others, tests/data/bpmn: each becomes a valid document, with as many elements of each
 * kind as others count in it, or is refused with a sentence. */

#include "alur-bpmn-reader.h"
#include "alur-error.h"
#include "alur-reader.h"
#include "alur-writer.h"

#include <math.h>
#include <string.h>

static GBytes *
load (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "bpmn", name, NULL);
  g_autoptr (GError) error = NULL;
  char *content;
  gsize length;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (content, length);
}

static AlurDocument *
read_file (const char *name, AlurBpmnReport *report, AlurPangoMetrics *metrics)
{
  g_autoptr (GBytes) bytes = load (name);
  g_autoptr (GError) error = NULL;
  AlurBpmnChoices choices = { .language = "en", .metrics = metrics };
  AlurDocument *document = alur_bpmn_read (bytes, name, &choices, report, &error);

  g_assert_no_error (error);
  return document;
}

static void
check_counts (const AlurBpmnReport *report, char **words)
{
  for (AlurBpmnCounted counted = 0; counted < ALUR_BPMN_N_COUNTED; counted++)
    {
      g_autofree char *start = g_strconcat (alur_bpmn_counted_name (counted), "=", NULL);
      guint wanted = 0;

      for (guint i = 1; words[i] != NULL; i++)
        {
          if (g_str_has_prefix (words[i], start))
            wanted = (guint) g_ascii_strtoull (words[i] + strlen (start), NULL, 10);
        }
      if (alur_bpmn_report_get_count (report, counted) != wanted)
        g_error ("%s: %s%u, but %u were counted", words[0], start, wanted,
                 alur_bpmn_report_get_count (report, counted));
    }
}

static void
check_refused (const char *name)
{
  g_autoptr (GBytes) bytes = load (name);
  g_autoptr (GError) error = NULL;

  g_assert_null (alur_bpmn_read (bytes, name, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == ALUR_ERROR);
  g_assert_true (g_str_has_prefix (error->message, name));
  g_test_message ("%s", error->message);
}

/* Every element is somewhere: a step, a flow, a unit, or kept. */
static void
check_document (const char *name, AlurDocument *document, const AlurBpmnReport *report)
{
  const AlurElement *stage
      = alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE);
  guint n_steps = 0;
  guint wanted = 0;
  static const AlurBpmnCounted nodes[]
      = { ALUR_BPMN_TASKS, ALUR_BPMN_SUBS, ALUR_BPMN_GATEWAYS, ALUR_BPMN_EVENTS };

  ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
  {
    n_steps += alur_element_count (procedure, ALUR_KIND_STEP);
  }
  for (guint i = 0; i < G_N_ELEMENTS (nodes); i++)
    wanted += alur_bpmn_report_get_became (report, nodes[i], ALUR_BPMN_BECAME_STEP);
  if (n_steps != wanted)
    g_error ("%s: %u steps, but %u were told", name, n_steps, wanted);
  for (guint i = 0; i < G_N_ELEMENTS (nodes); i++)
    g_assert_cmpuint (alur_bpmn_report_get_count (report, nodes[i]), ==,
                      alur_bpmn_report_get_became (report, nodes[i], ALUR_BPMN_BECAME_STEP));
  for (guint i = 0; i < alur_bpmn_report_get_n_rows (report); i++)
    {
      const AlurBpmnRow *row = alur_bpmn_report_get_row (report, i);

      g_assert_true (*row->text != '\0');
      if (row->shown != NULL && alur_document_lookup (document, stage, row->shown) == NULL)
        g_error ("%s: “%s” shows “%s”, which is not there", name, row->text, row->shown);
    }
}

static void
test_all (void)
{
  g_autoptr (GBytes) bytes = load ("counts.txt");
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GStrv) lines = g_strsplit (text, "\n", 0);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", 0);
      g_autoptr (AlurBpmnReport) report = alur_bpmn_report_new ();
      g_autoptr (AlurDocument) document = NULL;

      if (words[0] == NULL || *words[0] == '\0' || *words[0] == '#')
        continue;
      n++;
      if (g_strcmp0 (words[1], "refused") == 0)
        {
          check_refused (words[0]);
          continue;
        }
      document = read_file (words[0], report, metrics);
      check_counts (report, words);
      check_document (words[0], document, report);
    }
  g_assert_cmpuint (n, ==, 32);
}

static const AlurElement *
find_step (AlurDocument *document, const char *name)
{
  const AlurElement *stage
      = alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE);

  ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
  {
    ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
    {
      if (g_strcmp0 (alur_element_get_name (step), name) == 0)
        return step;
    }
  }
  g_error ("there is no step “%s”", name);
}

/* What some of the steps of B.1.0 become. */
static void
test_mapping (void)
{
  g_autoptr (AlurBpmnReport) report = alur_bpmn_report_new ();
  g_autoptr (AlurDocument) document = read_file ("miwg/B.1.0.bpmn", report, NULL);
  const AlurElement *stage
      = alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE);
  const AlurElement *step = find_step (document, "Exclusive Gateway Divergence 1");
  const AlurElement *unit;

  g_assert_cmpstr (alur_element_get_id (step), ==, "_3c8c32c3-089a-4643-bf42-6c37c0dac7e0");
  g_assert_cmpuint (alur_element_get_word (step, ALUR_STEP_KIND), ==, ALUR_STEP_KIND_DECISION);
  unit = alur_document_lookup (document, stage, alur_element_get_ref (step, ALUR_STEP_UNIT));
  g_assert_cmpstr (alur_element_get_name (unit), ==, "Lane 1");
  step = find_step (document, "Start Event Message");
  g_assert_cmpuint (alur_element_get_word (step, ALUR_STEP_KIND), ==, ALUR_STEP_KIND_START);
  step = find_step (document, "Sub Process - Expanded");
  g_assert_nonnull (alur_element_get_ref (step, ALUR_STEP_PROCEDURE));
  step = find_step (document, "Abstract Task 6");
  g_assert_cmpstr (alur_element_get_name (step->parent), ==, "Sub Process - Expanded");
}

/* What is drawn keeps its arrangement: what stands left of something else still does. */
static void
test_places (void)
{
  g_autoptr (AlurBpmnReport) report = alur_bpmn_report_new ();
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  g_autoptr (AlurDocument) document = read_file ("miwg/A.1.0.bpmn", report, metrics);
  double last = 0;
  const AlurElement *stage
      = alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE);
  const AlurElement *procedure = alur_element_first (stage, ALUR_KIND_PROCEDURE);

  ALUR_FOREACH (flow, procedure, ALUR_KIND_FLOW)
  {
    const AlurElement *from
        = alur_document_lookup (document, stage, alur_element_get_ref (flow, ALUR_FLOW_FROM));
    const AlurElement *to
        = alur_document_lookup (document, stage, alur_element_get_ref (flow, ALUR_FLOW_TO));

    g_assert_cmpfloat (alur_element_get_number (from, ALUR_STEP_X), <,
                       alur_element_get_number (to, ALUR_STEP_X));
    last = MAX (last, alur_element_get_number (to, ALUR_STEP_X));
  }
  g_assert_cmpfloat (last, >, 0);
  /* Without a diagram there are no places. */
  g_clear_object (&document);
  document = read_file ("miwg-tools/ibm-A.2.0-export.bpmn", report, metrics);
  stage = alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE);
  procedure = alur_element_first (stage, ALUR_KIND_PROCEDURE);
  g_assert_false (
      alur_element_get_number (alur_element_first (procedure, ALUR_KIND_STEP), ALUR_STEP_X) >= 0);
}

/* What was at the edge of an activity stands below it, and on nothing else there. */
static void
test_room_below (void)
{
  g_autoptr (AlurBpmnReport) report = alur_bpmn_report_new ();
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  g_autoptr (AlurDocument) document
      = read_file ("government/bc-foi-rawrequest-api.bpmn", report, metrics);
  const AlurElement *stage
      = alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE);
  const AlurElement *procedure = alur_element_first (stage, ALUR_KIND_PROCEDURE);
  guint n_near = 0;

  ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
  {
    for (const AlurElement *other = alur_element_next (step, ALUR_KIND_STEP); other != NULL;
         other = alur_element_next (other, ALUR_KIND_STEP))
      {
        double x = alur_element_get_number (step, ALUR_STEP_X)
                   - alur_element_get_number (other, ALUR_STEP_X);
        double y = alur_element_get_number (step, ALUR_STEP_Y)
                   - alur_element_get_number (other, ALUR_STEP_Y);

        if (alur_element_get_ref (step, ALUR_STEP_UNIT)
                != alur_element_get_ref (other, ALUR_STEP_UNIT)
            || fabs (x) >= 60)
          continue;
        n_near++;
        g_assert_cmpfloat (fabs (y), >, 40);
      }
  }
  g_assert_cmpuint (n_near, >=, 6);
}

/* A flow that ends nowhere is kept and told. */
static void
test_loose (void)
{
  static const char text[]
      = "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' targetNamespace='urn:x'>"
        "<process id='p'><task id='a' name='One&#10;two&amp;nbsp;three'/>"
        "<sequenceFlow id='f' sourceRef='a' targetRef='b'/></process></definitions>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (AlurBpmnReport) report = alur_bpmn_report_new ();
  g_autoptr (AlurDocument) document = alur_bpmn_read (bytes, "x.bpmn", NULL, report, NULL);
  g_autoptr (GBytes) written = NULL;

  g_assert_nonnull (document);
  g_assert_cmpstr (alur_element_get_name (find_step (document, "One two three")), ==,
                   "One two three");
  g_assert_cmpuint (alur_bpmn_report_get_became (report, ALUR_BPMN_SEQUENCES, ALUR_BPMN_KEPT), ==,
                    1);
  g_assert_cmpuint (alur_bpmn_report_count_rows (report, ALUR_BPMN_ROW_DECIDE), ==, 2);
  written = alur_writer_write_bytes (document);
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (written, NULL),
                                  (gssize) g_bytes_get_size (written), "targetRef=\"b\""));
}

static guint
count_words (const AlurBpmnReport *report, AlurBpmnRowKind kind, const char *word)
{
  guint n = 0;

  for (guint i = 0; i < alur_bpmn_report_get_n_rows (report); i++)
    {
      const AlurBpmnRow *row = alur_bpmn_report_get_row (report, i);

      n += row->kind == kind && strstr (row->text, word) != NULL ? 1 : 0;
    }
  return n;
}

/* Colours and lanes in lanes have no place here: they are told. */
static void
test_look (void)
{
  static const char text[]
      = "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' targetNamespace='urn:x' "
        "xmlns:di='http://www.omg.org/spec/BPMN/20100524/DI' xmlns:c='urn:colours' "
        "xmlns:dc='http://www.omg.org/spec/DD/20100524/DC'>"
        "<process id='p'><laneSet id='s'><lane id='o' name='Outer'><childLaneSet id='k'>"
        "<lane id='i' name='Inner'><flowNodeRef>a</flowNodeRef></lane></childLaneSet></lane>"
        "</laneSet><task id='a'/></process>"
        "<di:BPMNDiagram><di:BPMNPlane bpmnElement='p'><di:BPMNShape bpmnElement='a' c:fill='red'>"
        "<dc:Bounds x='9' y='9' width='99' height='99'/></di:BPMNShape></di:BPMNPlane>"
        "</di:BPMNDiagram></definitions>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (AlurBpmnReport) report = alur_bpmn_report_new ();
  g_autoptr (AlurDocument) document = alur_bpmn_read (bytes, "x.bpmn", NULL, report, NULL);

  g_assert_nonnull (document);
  g_assert_cmpuint (count_words (report, ALUR_BPMN_ROW_DROPPED, "1"), ==, 1);
  g_assert_cmpuint (count_words (report, ALUR_BPMN_ROW_CHANGED, "Outer"), ==, 1);
  g_assert_cmpuint (count_words (report, ALUR_BPMN_ROW_CHANGED, "Inner"), ==, 0);
}

/* A time that a waiting shows is not told to be kept unseen; another one is. */
static void
test_timers (void)
{
  static const char *const timers[]
      = { "<timeDuration>P2D</timeDuration>", "<timeCycle>R3/PT1H</timeCycle>" };

  for (guint i = 0; i < G_N_ELEMENTS (timers); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' "
          "targetNamespace='urn:x'><process id='p'><intermediateCatchEvent id='a' name='Later'>"
          "<timerEventDefinition>%s</timerEventDefinition></intermediateCatchEvent></process>"
          "</definitions>",
          timers[i]);
      g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
      g_autoptr (AlurBpmnReport) report = alur_bpmn_report_new ();
      g_autoptr (AlurDocument) document = alur_bpmn_read (bytes, "x.bpmn", NULL, report, NULL);

      g_assert_cmpint (
          alur_element_get_duration (find_step (document, "Later"), ALUR_STEP_WAIT).days > 0, ==,
          i == 0);
      g_assert_cmpuint (count_words (report, ALUR_BPMN_ROW_KEPT, "timerEventDefinition"), ==, i);
    }
}

/* Who is served is called so; an office that serves them has the word in its name. */
static void
test_levels (void)
{
  static const struct
  {
    const char *name;
    AlurLevel level;
  } cases[] = { { "Pemohon", ALUR_LEVEL_CUSTOMER },
                { "Pemohon/Masyarakat", ALUR_LEVEL_CUSTOMER },
                { "Pasien dan keluarga", ALUR_LEVEL_CUSTOMER },
                { "Calon pasien", ALUR_LEVEL_CUSTOMER },
                { "Warga (desa)", ALUR_LEVEL_CUSTOMER },
                { "The customers", ALUR_LEVEL_CUSTOMER },
                { "Customer 2", ALUR_LEVEL_CUSTOMER },
                { "Citizen", ALUR_LEVEL_CUSTOMER },
                { "Bank Jateng", ALUR_LEVEL_PARTNER_PRIVATE },
                { "Money Bank", ALUR_LEVEL_PARTNER_PRIVATE },
                { "Penyedia jasa", ALUR_LEVEL_PARTNER_PRIVATE },
                { "Pusat Kesehatan Masyarakat", ALUR_LEVEL_OTHER },
                { "Dinas Pemberdayaan Masyarakat dan Desa", ALUR_LEVEL_OTHER },
                { "Seksi Kewarganegaraan", ALUR_LEVEL_OTHER },
                { "Customer Service", ALUR_LEVEL_OTHER },
                { "Patient administration", ALUR_LEVEL_OTHER },
                { "Bagian Perbankan", ALUR_LEVEL_OTHER },
                { "1", ALUR_LEVEL_OTHER } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' "
          "targetNamespace='urn:x'><process id='p'><laneSet id='l'><lane id='k' name='%s'/>"
          "</laneSet><task id='a'/></process></definitions>",
          cases[i].name);
      g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
      g_autoptr (AlurDocument) document = alur_bpmn_read (bytes, "x.bpmn", NULL, NULL, NULL);
      AlurElement *stage = alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE);
      const AlurElement *unit
          = alur_element_first (alur_document_get_organisation (document, stage), ALUR_KIND_UNIT);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpuint (alur_element_get_word (unit, ALUR_UNIT_LEVEL), ==, cases[i].level);
    }
}

/* Beside pools stand annotations, too; and data may be drawn to steps with a plain line. */
static void
test_lines (void)
{
  static const char text[]
      = "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' targetNamespace='urn:x'>"
        "<collaboration id='c'><participant id='q' name='Office' processRef='p'/>"
        "<textAnnotation id='t'><text>By phone</text></textAnnotation>"
        "<association id='l' sourceRef='t' targetRef='a'/></collaboration>"
        "<process id='p'><task id='a' name='One'/><task id='b' name='Two'/><task id='d'/>"
        "<dataObjectReference id='f' name='Form'/><dataStoreReference id='r' name='Register'/>"
        "<association id='m' sourceRef='a' targetRef='f'/>"
        "<association id='n' sourceRef='f' targetRef='b'/>"
        "<association id='o' sourceRef='b' targetRef='r'/></process></definitions>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (AlurBpmnReport) report = alur_bpmn_report_new ();
  g_autoptr (AlurDocument) document = alur_bpmn_read (bytes, "x.bpmn", NULL, report, NULL);
  const AlurElement *one = find_step (document, "One");
  const AlurElement *two = find_step (document, "Two");
  const AlurElement *flow = alur_element_first (one->parent, ALUR_KIND_FLOW);

  g_assert_cmpstr (alur_element_get_text (one, ALUR_STEP_NOTE), ==, "By phone");
  g_assert_cmpuint (count_words (report, ALUR_BPMN_ROW_MAPPED, "By phone"), ==, 1);
  g_assert_cmpuint (alur_element_count (one->parent, ALUR_KIND_FLOW), ==, 1);
  g_assert_cmpstr (alur_element_get_text (flow, ALUR_FLOW_LABEL), ==, "Form");
  g_assert_true (alur_element_get_ref (flow, ALUR_FLOW_FROM) == alur_element_get_id (one));
  g_assert_true (alur_element_get_ref (flow, ALUR_FLOW_TO) == alur_element_get_id (two));
  g_assert_cmpuint (alur_element_count (one, ALUR_KIND_OUTPUT), ==, 0);
  g_assert_cmpstr (
      alur_element_get_text (alur_element_first (two, ALUR_KIND_OUTPUT), ALUR_OUTPUT_NAME), ==,
      "Register");
}

/* Adds to the later one of two stages what has the identifier of a unit in the other. */
static gboolean
add_to_later (AlurDocument *document, GError **error)
{
  static const char text[]
      = "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' targetNamespace='urn:x'>"
        "<process id='now'><task id='desk' name='Receive'/><task id='s1' name='Answer'/>"
        "<sequenceFlow id='q' sourceRef='desk' targetRef='s1'/></process></definitions>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (AlurXmlTree) tree = alur_xml_tree_read (bytes, NULL, NULL);

  return alur_bpmn_import (document, alur_document_get_stage (document, "later"), tree, "x.bpmn",
                           NULL, NULL, error);
}

static AlurDocument *
make_stages (void)
{
  static const char text[]
      = "<alur xmlns='urn:alur:document:1' version='1.0'><stage id='now' kind='current'>"
        "<organisation><unit id='desk' name='Desk'/></organisation><procedure id='p' name='P'>"
        "<step id='s1' name='Answer'/></procedure></stage>"
        "<stage id='later' kind='target'/></alur>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return alur_reader_read_bytes (bytes, "x.alur", NULL, NULL);
}

/* In all stages an identifier names the same thing, or things of one kind at least. */
static void
test_other_stage (void)
{
  g_autoptr (AlurDocument) document = make_stages ();
  AlurElement *stage = alur_document_get_stage (document, "later");
  g_autoptr (GError) error = NULL;

  alur_document_begin (document, "");
  g_assert_true (add_to_later (document, &error));
  g_assert_no_error (error);
  alur_document_commit (document);
  g_assert_nonnull (find_step (document, "Answer"));
  g_assert_null (alur_document_lookup_kind (document, stage, "desk", ALUR_KIND_STEP));
  g_assert_nonnull (alur_document_lookup_kind (document, stage, "s1", ALUR_KIND_STEP));
}

/* What is no document for another reason is not told to be too much. */
static void
test_invalid (void)
{
  g_autoptr (AlurDocument) document = make_stages ();
  AlurElement *step
      = alur_document_lookup (document, alur_document_get_stage (document, NULL), "s1");
  g_autoptr (GError) error = NULL;

  alur_document_begin (document, "");
  alur_document_set_text (document, step, ALUR_STEP_UNIT, "nobody");
  g_assert_false (add_to_later (document, &error));
  alur_document_rollback (document);
  g_assert_error (error, ALUR_ERROR, ALUR_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "nobody"));
}

static void
test_names (void)
{
  g_assert_true (alur_bpmn_is_name ("a.bpmn"));
  g_assert_true (alur_bpmn_is_name ("a.BPMN"));
  g_assert_true (alur_bpmn_is_name ("a.bpmn20.xml"));
  g_assert_false (alur_bpmn_is_name ("a.xml"));
  g_assert_false (alur_bpmn_is_name ("bpmn"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bpmn-reader/all", test_all);
  g_test_add_func ("/bpmn-reader/mapping", test_mapping);
  g_test_add_func ("/bpmn-reader/places", test_places);
  g_test_add_func ("/bpmn-reader/room-below", test_room_below);
  g_test_add_func ("/bpmn-reader/loose", test_loose);
  g_test_add_func ("/bpmn-reader/look", test_look);
  g_test_add_func ("/bpmn-reader/timers", test_timers);
  g_test_add_func ("/bpmn-reader/levels", test_levels);
  g_test_add_func ("/bpmn-reader/lines", test_lines);
  g_test_add_func ("/bpmn-reader/other-stage", test_other_stage);
  g_test_add_func ("/bpmn-reader/invalid", test_invalid);
  g_test_add_func ("/bpmn-reader/names", test_names);
  return g_test_run ();
}
