/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What we have written as BPMN comes back: unchanged it is the document that went out, byte for
 * byte; what somebody has changed in it elsewhere is changed in the document, and told. */

#include "alur-bpmn-reader.h"
#include "alur-bpmn-writer.h"
#include "alur-bpmn.h"
#include "alur-random.h"
#include "alur-reader.h"
#include "alur-share.h"
#include "alur-writer.h"

#include <math.h>
#include <string.h>

#define N_DOCUMENTS 300u

static AlurDocument *
load_example (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "examples", name, NULL);
  g_autoptr (GError) error = NULL;
  AlurDocument *document = alur_reader_read_file (path, NULL, &error);

  g_assert_no_error (error);
  return document;
}

static GBytes *
write_bpmn (AlurPangoMetrics *metrics, AlurDocument *document, const AlurElement *stage)
{
  return alur_bpmn_write (alur_pango_metrics_get_interface (metrics), document, stage, NULL, NULL);
}

static void
check_round (AlurPangoMetrics *metrics, AlurDocument *document, const AlurElement *stage)
{
  g_autoptr (GBytes) before = alur_writer_write_bytes (document);
  g_autoptr (GBytes) bpmn = write_bpmn (metrics, document, stage);
  g_autoptr (AlurBpmnReport) report = alur_bpmn_report_new ();
  g_autoptr (AlurDocument) again = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  AlurBpmnChoices choices = { .metrics = metrics };

  if (bpmn == NULL)
    return; /* the stage has no procedures */
  again = alur_bpmn_read (bpmn, "x.bpmn", &choices, report, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < alur_bpmn_report_get_n_rows (report); i++)
    g_test_message ("%s", alur_bpmn_report_get_row (report, i)->text);
  g_assert_cmpuint (alur_bpmn_report_get_n_rows (report), ==, 0);
  after = alur_writer_write_bytes (again);
  g_assert_true (g_bytes_equal (before, after));
}

static void
check_stages (AlurPangoMetrics *metrics, AlurDocument *document)
{
  ALUR_FOREACH (stage, alur_document_get_root (document), ALUR_KIND_STAGE)
  {
    check_round (metrics, document, stage);
  }
}

static void
test_examples (void)
{
  static const char *const names[] = { "akta-kelahiran.alur", "izin-terapis-gigi.alur",
                                       "rawat-inap.alur", "minimal.alur", "empty.alur" };
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (AlurDocument) document = load_example (names[i]);

      check_stages (metrics, document);
    }
}

static void
test_random (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  guint32 seed = alur_random_seed ();

  for (guint i = 0; i < alur_share_of (N_DOCUMENTS); i++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed + i);
      g_autoptr (AlurDocument) document = alur_random_document (rand, 60);

      g_test_message ("seed %u", seed + i);
      check_stages (metrics, document);
    }
}

/* --- Changed elsewhere ------------------------------------------------------------------------ */

typedef struct
{
  AlurPangoMetrics *metrics;
  AlurDocument *document;
  const AlurElement *stage;
  AlurXmlTree *tree; /* as an editor has it */
  AlurBpmnReport *report;
  AlurDocument *result;
  const AlurElement *result_stage;
} Round;

static void
round_init (Round *self, const char *example)
{
  g_autoptr (GBytes) bpmn = NULL;

  self->metrics = alur_pango_metrics_new ();
  self->document = load_example (example);
  self->stage = alur_element_first (alur_document_get_root (self->document), ALUR_KIND_STAGE);
  bpmn = write_bpmn (self->metrics, self->document, self->stage);
  self->tree = alur_xml_tree_read (bpmn, NULL, NULL);
  g_assert_nonnull (self->tree);
}

static void
round_finish (Round *self)
{
  g_autoptr (GBytes) bytes = alur_xml_tree_write (self->tree, NULL);
  AlurBpmnChoices choices = { .metrics = self->metrics };
  g_autoptr (GError) error = NULL;

  self->report = alur_bpmn_report_new ();
  self->result = alur_bpmn_read (bytes, "x.bpmn", &choices, self->report, &error);
  g_assert_no_error (error);
  self->result_stage = alur_element_first (alur_document_get_root (self->result), ALUR_KIND_STAGE);
  for (guint i = 0; i < alur_bpmn_report_get_n_rows (self->report); i++)
    g_test_message ("%s", alur_bpmn_report_get_row (self->report, i)->text);
}

static void
round_clear (Round *self)
{
  alur_xml_tree_free (self->tree);
  alur_bpmn_report_free (self->report);
  g_object_unref (self->document);
  g_object_unref (self->result);
  alur_pango_metrics_unref (self->metrics);
}

static AlurXmlNode *
find_in (AlurXmlNode *top, const char *attribute, const char *value)
{
  for (AlurXmlNode *node = top->first_child; node != NULL; node = node->next)
    {
      AlurXmlNode *found;

      if (node->name == NULL || alur_xml_node_is (node, ALUR_BPMN_SPACE, "extensionElements"))
        continue;
      if (g_strcmp0 (alur_xml_node_get (node, NULL, attribute), value) == 0)
        return node;
      found = find_in (node, attribute, value);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static AlurXmlNode *
find_node (Round *self, const char *id)
{
  AlurXmlNode *node = find_in (alur_xml_tree_get_root (self->tree), "id", id);

  g_assert_nonnull (node);
  return node;
}

static void
take_out (AlurXmlNode *node)
{
  AlurXmlNode *parent = node->parent;
  AlurXmlNode *before = NULL;

  for (AlurXmlNode *child = parent->first_child; child != node; child = child->next)
    before = child;
  if (before != NULL)
    before->next = node->next;
  else
    parent->first_child = node->next;
  if (parent->last_child == node)
    parent->last_child = before;
}

/* The first step of that kind, of those that have a flow in and one out. */
static const AlurElement *
find_step (Round *self)
{
  const AlurElement *procedure = alur_element_first (self->stage, ALUR_KIND_PROCEDURE);

  ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
  {
    if (alur_element_get_word (step, ALUR_STEP_KIND) == ALUR_STEP_KIND_TASK)
      return step;
  }
  g_assert_not_reached ();
}

static const AlurElement *
find_flow (Round *self)
{
  return alur_element_first (alur_element_first (self->stage, ALUR_KIND_PROCEDURE), ALUR_KIND_FLOW);
}

static const AlurElement *
find_again (Round *self, const AlurElement *element)
{
  return alur_document_lookup (self->result, self->result_stage, alur_element_get_id (element));
}

/* What is not spoken of is as it was: with the one thing put back the document is the same. */
static void
assert_same_but (Round *self, const AlurElement *element, guint field)
{
  g_autoptr (GBytes) before = alur_writer_write_bytes (self->document);
  g_autoptr (GBytes) after = NULL;
  AlurElement *changed = (AlurElement *) find_again (self, element);

  g_assert_nonnull (changed);
  alur_document_begin (self->result, "");
  alur_document_set_text (self->result, changed, field, element->values[field].text);
  alur_document_commit (self->result);
  after = alur_writer_write_bytes (self->result);
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_renamed (void)
{
  Round round = { 0 };
  const AlurElement *step;

  round_init (&round, "akta-kelahiran.alur");
  step = find_step (&round);
  alur_xml_tree_set (round.tree, find_node (&round, alur_element_get_id (step)), NULL, "name",
                     "Something else");
  round_finish (&round);
  g_assert_cmpstr (alur_element_get_name (find_again (&round, step)), ==, "Something else");
  g_assert_cmpuint (alur_bpmn_report_get_n_rows (round.report), ==, 1);
  g_assert_cmpstr (alur_bpmn_report_get_row (round.report, 0)->shown, ==,
                   alur_element_get_id (step));
  assert_same_but (&round, step, ALUR_STEP_NAME);
  round_clear (&round);
}

static void
test_label (void)
{
  Round round = { 0 };
  const AlurElement *flow;

  round_init (&round, "akta-kelahiran.alur");
  flow = find_flow (&round);
  alur_xml_tree_set (round.tree, find_node (&round, alur_element_get_id (flow)), NULL, "name",
                     "maybe");
  round_finish (&round);
  g_assert_cmpstr (alur_element_get_text (find_again (&round, flow), ALUR_FLOW_LABEL), ==, "maybe");
  g_assert_cmpuint (alur_bpmn_report_get_n_rows (round.report), ==, 1);
  assert_same_but (&round, flow, ALUR_FLOW_LABEL);
  round_clear (&round);
}

static void
test_flow_deleted (void)
{
  Round round = { 0 };
  const AlurElement *flow;

  round_init (&round, "akta-kelahiran.alur");
  flow = find_flow (&round);
  take_out (find_node (&round, alur_element_get_id (flow)));
  round_finish (&round);
  g_assert_null (find_again (&round, flow));
  g_assert_cmpuint (alur_bpmn_report_get_n_rows (round.report), ==, 1);
  round_clear (&round);
}

static void
test_step_deleted (void)
{
  Round round = { 0 };
  const AlurElement *step;

  round_init (&round, "akta-kelahiran.alur");
  step = find_step (&round);
  take_out (find_node (&round, alur_element_get_id (step)));
  ALUR_FOREACH (flow, step->parent, ALUR_KIND_FLOW)
  {
    if (alur_element_get_ref (flow, ALUR_FLOW_FROM) == alur_element_get_id (step)
        || alur_element_get_ref (flow, ALUR_FLOW_TO) == alur_element_get_id (step))
      take_out (find_node (&round, alur_element_get_id (flow)));
  }
  round_finish (&round);
  g_assert_null (find_again (&round, step));
  g_assert_cmpuint (alur_bpmn_report_get_n_rows (round.report), ==, 1);
  round_clear (&round);
}

/* The process of the first procedure, as the file has it. */
static AlurXmlNode *
find_process (Round *self)
{
  const AlurElement *procedure = alur_element_first (self->stage, ALUR_KIND_PROCEDURE);
  g_autofree char *id = g_strdup_printf ("Process_%s", alur_element_get_id (procedure));

  return find_node (self, id);
}

static void
test_new (void)
{
  Round round = { 0 };
  const AlurElement *step, *made, *flow;
  AlurXmlNode *process, *node;

  round_init (&round, "akta-kelahiran.alur");
  step = find_step (&round);
  process = find_process (&round);
  node = alur_xml_tree_add (round.tree, process, ALUR_BPMN_SPACE, "userTask");
  alur_xml_tree_set (round.tree, node, NULL, "id", "Activity_0abc");
  alur_xml_tree_set (round.tree, node, NULL, "name", "Look again");
  node = alur_xml_tree_add (round.tree, process, ALUR_BPMN_SPACE, "sequenceFlow");
  alur_xml_tree_set (round.tree, node, NULL, "id", "Flow_0abc");
  alur_xml_tree_set (round.tree, node, NULL, "sourceRef", alur_element_get_id (step));
  alur_xml_tree_set (round.tree, node, NULL, "targetRef", "Activity_0abc");
  node = alur_xml_node_first (process, ALUR_BPMN_SPACE, "laneSet");
  node = alur_xml_node_first (node, ALUR_BPMN_SPACE, "lane");
  alur_xml_tree_add_text (round.tree,
                          alur_xml_tree_add (round.tree, node, ALUR_BPMN_SPACE, "flowNodeRef"),
                          "Activity_0abc");
  round_finish (&round);
  made = alur_document_lookup (round.result, round.result_stage, "Activity_0abc");
  g_assert_nonnull (made);
  g_assert_cmpstr (alur_element_get_name (made), ==, "Look again");
  g_assert_nonnull (alur_element_get_ref (made, ALUR_STEP_UNIT));
  flow = alur_document_lookup (round.result, round.result_stage, "Flow_0abc");
  g_assert_nonnull (flow);
  g_assert_cmpstr (alur_element_get_ref (flow, ALUR_FLOW_FROM), ==, alur_element_get_id (step));
  g_assert_cmpuint (alur_bpmn_report_get_n_rows (round.report), ==, 2);
  round_clear (&round);
}

static void
test_other_lane (void)
{
  Round round = { 0 };
  const AlurElement *step, *again;
  AlurXmlNode *lane, *reference = NULL;

  round_init (&round, "akta-kelahiran.alur");
  step = find_step (&round);
  lane = alur_xml_node_first (find_process (&round), ALUR_BPMN_SPACE, "laneSet");
  lane = alur_xml_node_first (lane, ALUR_BPMN_SPACE, "lane");
  for (; lane != NULL && reference == NULL;
       lane = alur_xml_node_next (lane, ALUR_BPMN_SPACE, "lane"))
    {
      for (AlurXmlNode *child = alur_xml_node_first (lane, ALUR_BPMN_SPACE, "flowNodeRef");
           child != NULL; child = alur_xml_node_next (child, ALUR_BPMN_SPACE, "flowNodeRef"))
        {
          g_autofree char *text = alur_xml_node_dup_text (child);

          if (strcmp (text, alur_element_get_id (step)) == 0)
            reference = child;
        }
    }
  g_assert_nonnull (reference);
  lane = reference->parent->next != NULL && reference->parent->next->name != NULL
             ? reference->parent->next
             : alur_xml_node_first (reference->parent->parent, ALUR_BPMN_SPACE, "lane");
  while (lane != NULL && (lane->name == NULL || lane == reference->parent))
    lane = lane->next;
  g_assert_nonnull (lane);
  take_out (reference);
  reference->next = NULL;
  alur_xml_tree_graft (round.tree, lane, reference);
  round_finish (&round);
  again = find_again (&round, step);
  g_assert_cmpstr (alur_element_get_ref (again, ALUR_STEP_UNIT), !=,
                   alur_element_get_ref (step, ALUR_STEP_UNIT));
  g_assert_cmpuint (alur_bpmn_report_get_n_rows (round.report), ==, 1);
  round_clear (&round);
}

static void
test_moved (void)
{
  Round round = { 0 };
  const AlurElement *step, *again;
  AlurXmlNode *bounds;
  g_autofree char *x = NULL;

  round_init (&round, "akta-kelahiran.alur");
  step = find_step (&round);
  bounds = find_in (alur_xml_tree_get_root (round.tree), "bpmnElement", alur_element_get_id (step));
  g_assert_nonnull (bounds);
  bounds = alur_xml_node_first (bounds, ALUR_BPMN_SPACE_DC, "Bounds");
  x = g_strdup_printf ("%d",
                       (int) g_ascii_strtod (alur_xml_node_get (bounds, NULL, "x"), NULL) + 40);
  alur_xml_tree_set (round.tree, bounds, NULL, "x", x);
  round_finish (&round);
  again = find_again (&round, step);
  g_assert_false (isnan (alur_element_get_number (again, ALUR_STEP_X)));
  g_assert_cmpuint (alur_bpmn_report_get_n_rows (round.report), ==, 1);
  round_clear (&round);
}

/* A flow led to another step. */
static void
test_led_elsewhere (void)
{
  Round round = { 0 };
  const AlurElement *step = NULL, *flow;

  round_init (&round, "akta-kelahiran.alur");
  flow = find_flow (&round);
  ALUR_FOREACH (other, flow->parent, ALUR_KIND_STEP)
  {
    if (alur_element_get_id (other) != alur_element_get_ref (flow, ALUR_FLOW_TO)
        && alur_element_get_id (other) != alur_element_get_ref (flow, ALUR_FLOW_FROM)
        && alur_element_get_word (other, ALUR_STEP_KIND) == ALUR_STEP_KIND_TASK)
      step = other;
  }
  g_assert_nonnull (step);
  alur_xml_tree_set (round.tree, find_node (&round, alur_element_get_id (flow)), NULL, "targetRef",
                     alur_element_get_id (step));
  round_finish (&round);
  g_assert_cmpstr (alur_element_get_ref (find_again (&round, flow), ALUR_FLOW_TO), ==,
                   alur_element_get_id (step));
  g_assert_cmpuint (alur_bpmn_report_get_n_rows (round.report), ==, 1);
  assert_same_but (&round, flow, ALUR_FLOW_TO);
  round_clear (&round);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bpmn-return/examples", test_examples);
  g_test_add_func ("/bpmn-return/random", test_random);
  g_test_add_func ("/bpmn-return/renamed", test_renamed);
  g_test_add_func ("/bpmn-return/label", test_label);
  g_test_add_func ("/bpmn-return/flow-deleted", test_flow_deleted);
  g_test_add_func ("/bpmn-return/step-deleted", test_step_deleted);
  g_test_add_func ("/bpmn-return/new", test_new);
  g_test_add_func ("/bpmn-return/other-lane", test_other_lane);
  g_test_add_func ("/bpmn-return/moved", test_moved);
  g_test_add_func ("/bpmn-return/led-elsewhere", test_led_elsewhere);
  return g_test_run ();
}
