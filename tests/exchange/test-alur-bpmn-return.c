/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What we have written as BPMN comes back: unchanged it is the document that went out, byte for
 * byte; what somebody has changed in it elsewhere is changed in the document, and told. */

#include "alur-bpmn-put-back-private.h"
#include "alur-bpmn-reader.h"
#include "alur-bpmn-writer.h"
#include "alur-bpmn.h"
#include "alur-random.h"
#include "alur-reader.h"
#include "alur-share.h"
#include "alur-writer.h"
#include "bpmn-round.h"

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
find_node (Round *self, const char *id)
{
  AlurXmlNode *node = bpmn_round_find (alur_xml_tree_get_root (self->tree), "id", id);

  g_assert_nonnull (node);
  return node;
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
  alur_xml_node_detach (find_node (&round, alur_element_get_id (flow)));
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
  alur_xml_node_detach (find_node (&round, alur_element_get_id (step)));
  ALUR_FOREACH (flow, step->parent, ALUR_KIND_FLOW)
  {
    if (alur_element_get_ref (flow, ALUR_FLOW_FROM) == alur_element_get_id (step)
        || alur_element_get_ref (flow, ALUR_FLOW_TO) == alur_element_get_id (step))
      alur_xml_node_detach (find_node (&round, alur_element_get_id (flow)));
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
  alur_xml_node_detach (reference);
  alur_xml_node_append (lane, reference);
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
  bounds = bpmn_round_find (alur_xml_tree_get_root (round.tree), "bpmnElement",
                            alur_element_get_id (step));
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

/* --- Lines ------------------------------------------------------------------------------------ */

static AlurXmlNode *
find_drawn (Round *self, const char *id)
{
  AlurXmlNode *node = bpmn_round_find (alur_xml_tree_get_root (self->tree), "bpmnElement", id);

  g_assert_nonnull (node);
  return node;
}

static double
get_number (const AlurXmlNode *node, const char *name)
{
  return g_ascii_strtod (alur_xml_node_get (node, NULL, name), NULL);
}

static void
set_number (Round *self, AlurXmlNode *node, const char *name, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  alur_xml_tree_set (self->tree, node, NULL, name,
                     g_ascii_formatd (buffer, sizeof buffer, "%.2f", value));
}

/* A flow between two steps with nothing made between them. */
static const AlurElement *
find_plain_flow (Round *self)
{
  ALUR_FOREACH (flow, alur_element_first (self->stage, ALUR_KIND_PROCEDURE), ALUR_KIND_FLOW)
  {
    const AlurXmlNode *node
        = bpmn_round_find (alur_xml_tree_get_root (self->tree), "id", alur_element_get_id (flow));

    if (alur_xml_node_is (node, ALUR_BPMN_SPACE, "sequenceFlow")
        && g_strcmp0 (alur_xml_node_get (node, NULL, "sourceRef"),
                      alur_element_get_ref (flow, ALUR_FLOW_FROM))
               == 0
        && g_strcmp0 (alur_xml_node_get (node, NULL, "targetRef"),
                      alur_element_get_ref (flow, ALUR_FLOW_TO))
               == 0)
      return flow;
  }
  g_assert_not_reached ();
}

/* Leads what is drawn as a line by way of two corners @below the ends of it. */
static void
bend_down (Round *self, const char *id, double below)
{
  AlurXmlNode *edge = find_drawn (self, id);
  AlurXmlNode *first = alur_xml_node_first (edge, ALUR_BPMN_SPACE_DD, "waypoint");
  AlurXmlNode *last = first;
  AlurPoint from = { get_number (first, "x"), get_number (first, "y") };
  AlurPoint to;

  for (AlurXmlNode *node = first; node != NULL;
       node = alur_xml_node_next (node, ALUR_BPMN_SPACE_DD, "waypoint"))
    last = node;
  to = (AlurPoint){ get_number (last, "x"), get_number (last, "y") };
  while (alur_xml_node_first (edge, ALUR_BPMN_SPACE_DD, "waypoint") != NULL)
    alur_xml_node_detach (alur_xml_node_first (edge, ALUR_BPMN_SPACE_DD, "waypoint"));
  for (guint i = 0; i < 4; i++)
    {
      AlurXmlNode *node = alur_xml_tree_add (self->tree, edge, ALUR_BPMN_SPACE_DD, "waypoint");

      set_number (self, node, "x", i < 2 ? from.x : to.x);
      set_number (self, node, "y", i == 0 ? from.y : i == 3 ? to.y : MAX (from.y, to.y) + below);
    }
}

static void
put_at (Round *self, const AlurElement *flow, guint end, double x)
{
  AlurElement *step
      = alur_document_lookup (self->document, self->stage, alur_element_get_ref (flow, end));

  alur_document_set_number (self->document, step, ALUR_STEP_X, x);
  alur_document_set_number (self->document, step, ALUR_STEP_Y, 30);
}

/* The file of the document as it is now. */
static void
write_again (Round *self)
{
  g_autoptr (GBytes) bpmn = write_bpmn (self->metrics, self->document, self->stage);

  alur_xml_tree_free (self->tree);
  self->tree = alur_xml_tree_read (bpmn, NULL, NULL);
}

/* A line that was led otherwise passes there in our drawing, too, as far from its steps. */
static void
test_bent (void)
{
  Round round = { 0 };
  const AlurElement *flow, *again, *one, *other;
  const AlurXmlNode *first, *second;

  round_init (&round, "akta-kelahiran.alur");
  flow = find_plain_flow (&round);
  alur_document_begin (round.document, "");
  put_at (&round, flow, ALUR_FLOW_FROM, 200);
  put_at (&round, flow, ALUR_FLOW_TO, 900);
  alur_document_commit (round.document);
  write_again (&round);
  bend_down (&round, alur_element_get_id (flow), 90);
  first = alur_xml_node_first (find_drawn (&round, alur_element_get_id (flow)), ALUR_BPMN_SPACE_DD,
                               "waypoint");
  first = alur_xml_node_next (first, ALUR_BPMN_SPACE_DD, "waypoint");
  second = alur_xml_node_next (first, ALUR_BPMN_SPACE_DD, "waypoint");
  round_finish (&round);
  again = find_again (&round, flow);
  g_assert_cmpuint (alur_element_count (again, ALUR_KIND_BEND), ==, 2);
  one = alur_element_first (again, ALUR_KIND_BEND);
  other = alur_element_next (one, ALUR_KIND_BEND);
  g_assert_cmpfloat_with_epsilon (alur_element_get_number (one, ALUR_BEND_Y),
                                  alur_element_get_number (other, ALUR_BEND_Y), 0.1);
  /* The steps stand as far from each other in both drawings, but for their sizes. */
  g_assert_cmpfloat_with_epsilon (alur_element_get_number (other, ALUR_BEND_X)
                                      - alur_element_get_number (one, ALUR_BEND_X),
                                  get_number (second, "x") - get_number (first, "x"), 120);
  g_assert_cmpuint (alur_bpmn_report_get_n_rows (round.report), ==, 1);
  g_assert_cmpint (alur_bpmn_report_get_row (round.report, 0)->kind, ==, ALUR_BPMN_ROW_CHANGED);
  round_clear (&round);
}

/* A pool that was moved with all that is in it says nothing, nor does a corner on a straight way.
 */
static void
test_pool_moved (void)
{
  Round round = { 0 };
  AlurXmlNode *plane;

  round_init (&round, "akta-kelahiran.alur");
  plane = bpmn_round_find (
      alur_xml_tree_get_root (round.tree), "bpmnElement",
      alur_xml_node_get (alur_xml_node_first (alur_xml_tree_get_root (round.tree), ALUR_BPMN_SPACE,
                                              "collaboration"),
                         NULL, "id"));
  for (AlurXmlNode *node = plane->first_child; node != NULL; node = node->next)
    {
      for (AlurXmlNode *place = node->first_child; place != NULL; place = place->next)
        {
          if (place->name == NULL || alur_xml_node_get (place, NULL, "x") == NULL)
            continue;
          set_number (&round, place, "x", get_number (place, "x") + 120);
          set_number (&round, place, "y", get_number (place, "y") + 30);
        }
    }
  round_finish (&round);
  g_assert_cmpuint (alur_bpmn_report_get_n_rows (round.report), ==, 0);
  round_clear (&round);
}

/* Lines that our drawing has not are told together. */
static void
test_made_moved (void)
{
  Round round = { 0 };
  AlurXmlNode *made = NULL;

  round_init (&round, "akta-kelahiran.alur");
  for (AlurXmlNode *node = find_process (&round)->first_child; node != NULL; node = node->next)
    {
      if (alur_xml_node_is (node, ALUR_BPMN_SPACE, "sequenceFlow")
          && alur_xml_node_get (node, ALUR_BPMN_SPACE_ALUR, "made") != NULL)
        made = node;
    }
  g_assert_nonnull (made);
  bend_down (&round, alur_xml_node_get (made, NULL, "id"), 70);
  round_finish (&round);
  g_assert_cmpuint (alur_bpmn_report_get_n_rows (round.report), ==, 1);
  g_assert_cmpint (alur_bpmn_report_get_row (round.report, 0)->kind, ==, ALUR_BPMN_ROW_DROPPED);
  round_clear (&round);
}

/* --- Lanes and times -------------------------------------------------------------------------- */

static const char *
find_id_of (const Round *self, const AlurXmlNode *lane)
{
  const AlurXmlNode *unit
      = alur_xml_node_first (alur_xml_node_first (lane, ALUR_BPMN_SPACE, "extensionElements"),
                             ALUR_BPMN_SPACE_ALUR, "unit");

  return alur_xml_node_get (unit, NULL, "id");
}

/* The first two lanes change places; what lies in them stays within. */
static void
test_lane_order (void)
{
  Round round = { 0 };
  const AlurElement *procedure;
  const AlurIds *lanes;
  AlurXmlNode *first, *second, *above, *below;
  double top, height;

  round_init (&round, "akta-kelahiran.alur");
  first = alur_xml_node_first (find_process (&round), ALUR_BPMN_SPACE, "laneSet");
  first = alur_xml_node_first (first, ALUR_BPMN_SPACE, "lane");
  second = alur_xml_node_next (first, ALUR_BPMN_SPACE, "lane");
  above = alur_xml_node_first (find_drawn (&round, alur_xml_node_get (first, NULL, "id")),
                               ALUR_BPMN_SPACE_DC, "Bounds");
  below = alur_xml_node_first (find_drawn (&round, alur_xml_node_get (second, NULL, "id")),
                               ALUR_BPMN_SPACE_DC, "Bounds");
  top = get_number (above, "y");
  height = get_number (below, "height");
  for (guint i = 0; i < 2; i++)
    {
      AlurXmlNode *lane = i == 0 ? first : second;
      double by = i == 0 ? height : top - get_number (below, "y");

      for (AlurXmlNode *node = alur_xml_node_first (lane, ALUR_BPMN_SPACE, "flowNodeRef");
           node != NULL; node = alur_xml_node_next (node, ALUR_BPMN_SPACE, "flowNodeRef"))
        {
          g_autofree char *id = alur_xml_node_dup_text (node);
          AlurXmlNode *bounds
              = alur_xml_node_first (find_drawn (&round, id), ALUR_BPMN_SPACE_DC, "Bounds");

          set_number (&round, bounds, "y", get_number (bounds, "y") + by);
        }
      set_number (&round, i == 0 ? above : below, "y",
                  get_number (i == 0 ? above : below, "y") + by);
    }
  round_finish (&round);
  procedure = find_again (&round, alur_element_first (round.stage, ALUR_KIND_PROCEDURE));
  lanes = alur_element_get_refs (procedure, ALUR_PROCEDURE_LANES);
  g_assert_nonnull (lanes);
  g_assert_cmpuint (lanes->n_ids, >=, 2);
  g_assert_cmpstr (lanes->ids[0], ==, find_id_of (&round, second));
  g_assert_cmpstr (lanes->ids[1], ==, find_id_of (&round, first));
  /* No step is told to have moved; lines were not moved along, as an editor would. */
  g_assert_cmpuint (alur_bpmn_report_count_rows (round.report, ALUR_BPMN_ROW_CHANGED), ==, 1);
  for (guint i = 0; i < alur_bpmn_report_get_n_rows (round.report); i++)
    {
      const AlurBpmnRow *row = alur_bpmn_report_get_row (round.report, i);

      if (row->kind == ALUR_BPMN_ROW_CHANGED)
        g_assert_cmpstr (row->shown, ==, alur_element_get_id (procedure));
    }
  round_clear (&round);
}

/* The edge between two lanes moves, and nothing else. */
static void
test_lane_edge (void)
{
  Round round = { 0 };
  AlurXmlNode *lane, *bounds;

  round_init (&round, "akta-kelahiran.alur");
  lane = alur_xml_node_first (find_process (&round), ALUR_BPMN_SPACE, "laneSet");
  lane = alur_xml_node_first (lane, ALUR_BPMN_SPACE, "lane");
  bounds = alur_xml_node_first (find_drawn (&round, alur_xml_node_get (lane, NULL, "id")),
                                ALUR_BPMN_SPACE_DC, "Bounds");
  set_number (&round, bounds, "height", get_number (bounds, "height") - 12);
  lane = alur_xml_node_next (lane, ALUR_BPMN_SPACE, "lane");
  bounds = alur_xml_node_first (find_drawn (&round, alur_xml_node_get (lane, NULL, "id")),
                                ALUR_BPMN_SPACE_DC, "Bounds");
  set_number (&round, bounds, "y", get_number (bounds, "y") - 12);
  set_number (&round, bounds, "height", get_number (bounds, "height") + 12);
  round_finish (&round);
  g_assert_cmpuint (alur_bpmn_report_get_n_rows (round.report), ==, 0);
  round_clear (&round);
}

/* A waiting of a day in the first procedure. */
static AlurElement *
add_waiting (Round *self)
{
  AlurElement *step = (AlurElement *) find_step (self);
  AlurDuration day;

  g_assert_true (alur_duration_parse ("P1D", &day));
  alur_document_begin (self->document, "");
  alur_document_set_word (self->document, step, ALUR_STEP_KIND, ALUR_STEP_KIND_WAIT);
  alur_document_set_duration (self->document, step, ALUR_STEP_WAIT, day);
  alur_document_commit (self->document);
  write_again (self);
  return step;
}

static AlurXmlNode *
find_time (Round *self, const AlurElement *step)
{
  return alur_xml_node_first (alur_xml_node_first (find_node (self, alur_element_get_id (step)),
                                                   ALUR_BPMN_SPACE, "timerEventDefinition"),
                              ALUR_BPMN_SPACE, "timeDuration");
}

static void
check_time (const char *written, const char *expected, AlurBpmnRowKind kind)
{
  Round round = { 0 };
  const AlurElement *step;
  AlurXmlNode *time;
  char buffer[ALUR_VALUE_TEXT_SIZE];

  round_init (&round, "akta-kelahiran.alur");
  step = add_waiting (&round);
  time = find_time (&round, step);
  time->first_child = time->last_child = NULL;
  alur_xml_tree_add_text (round.tree, time, written);
  round_finish (&round);
  g_assert_cmpstr (
      alur_duration_write (alur_element_get_duration (find_again (&round, step), ALUR_STEP_WAIT),
                           buffer),
      ==, expected);
  g_assert_cmpuint (alur_bpmn_report_get_n_rows (round.report), ==, 1);
  g_assert_cmpint (alur_bpmn_report_get_row (round.report, 0)->kind, ==, kind);
  round_clear (&round);
}

static void
test_time (void)
{
  check_time ("P3DT2H", "P3DT2H", ALUR_BPMN_ROW_CHANGED);
  check_time ("soon", "P1D", ALUR_BPMN_ROW_DECIDE);
}

/* --- Told ------------------------------------------------------------------------------------- */

/* What a document has no word for is told, and the document stays as it was. */
static void
check_told (Round *round, AlurBpmnRowKind kind)
{
  g_autoptr (GBytes) before = alur_writer_write_bytes (round->document);
  g_autoptr (GBytes) after = NULL;

  round_finish (round);
  after = alur_writer_write_bytes (round->result);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_cmpuint (alur_bpmn_report_get_n_rows (round->report), ==, 1);
  g_assert_cmpint (alur_bpmn_report_get_row (round->report, 0)->kind, ==, kind);
  round_clear (round);
}

static AlurXmlNode *
init_with_step (Round *round)
{
  round_init (round, "akta-kelahiran.alur");
  return find_node (round, alur_element_get_id (find_step (round)));
}

static void
test_told (void)
{
  Round round = { 0 };
  AlurXmlNode *node = init_with_step (&round);

  node->name = "userTask";
  check_told (&round, ALUR_BPMN_ROW_DECIDE);
  node = init_with_step (&round);
  alur_xml_tree_add (round.tree, node, ALUR_BPMN_SPACE, "multiInstanceLoopCharacteristics");
  check_told (&round, ALUR_BPMN_ROW_DROPPED);
  node = init_with_step (&round);
  alur_xml_tree_set (round.tree, node, NULL, "isForCompensation", "true");
  check_told (&round, ALUR_BPMN_ROW_DROPPED);
  node = alur_xml_node_first (init_with_step (&round), ALUR_BPMN_SPACE, "extensionElements");
  alur_xml_tree_add (round.tree, node, "urn:elsewhere", "form");
  check_told (&round, ALUR_BPMN_ROW_DROPPED);
  node = alur_xml_node_first (init_with_step (&round), ALUR_BPMN_SPACE, "documentation");
  g_assert_nonnull (node);
  alur_xml_tree_add_text (round.tree, node, "And more.");
  check_told (&round, ALUR_BPMN_ROW_DROPPED);
}

/* --- Not by itself ---------------------------------------------------------------------------- */

static gboolean
tells_of_document (const AlurBpmnReport *report)
{
  const AlurBpmnRow *row = alur_bpmn_report_get_row (report, 0);

  return row->kind == ALUR_BPMN_ROW_DECIDE && *row->element == '\0' && row->shown == NULL;
}

/* A file of ours that is added to a document is drawn there, and its document is spoken of. */
static void
test_into (void)
{
  Round round = { 0 };
  g_autoptr (AlurDocument) document = load_example ("rawat-inap.alur");
  AlurElement *stage = alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE);
  guint n = alur_element_count (stage, ALUR_KIND_PROCEDURE);
  g_autoptr (AlurBpmnReport) report = alur_bpmn_report_new ();
  g_autoptr (AlurDocument) again = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  AlurBpmnChoices choices = { 0 };

  round_init (&round, "akta-kelahiran.alur");
  choices.metrics = round.metrics;
  alur_document_begin (document, "");
  g_assert_true (
      alur_bpmn_import (document, stage, round.tree, "x.bpmn", &choices, report, &error));
  g_assert_no_error (error);
  alur_document_commit (document);
  g_assert_cmpuint (alur_element_count (stage, ALUR_KIND_PROCEDURE), ==,
                    n + alur_element_count (round.stage, ALUR_KIND_PROCEDURE));
  g_assert_true (tells_of_document (report));
  bytes = alur_writer_write_bytes (document);
  again = alur_reader_read_bytes (bytes, "x.alur", NULL, &error);
  g_assert_no_error (error);
  round_finish (&round);
  round_clear (&round);
}

/* Where somebody has broken the document, what is drawn is left. */
static void
test_broken_document (void)
{
  Round round = { 0 };
  AlurXmlNode *node;

  round_init (&round, "akta-kelahiran.alur");
  node
      = alur_xml_node_first (alur_xml_tree_get_root (round.tree), ALUR_BPMN_SPACE, "collaboration");
  node = alur_xml_node_first (node, ALUR_BPMN_SPACE, "extensionElements");
  node = alur_xml_node_first (node, ALUR_BPMN_SPACE_ALUR, "document");
  node->first_child = node->last_child = NULL;
  round_finish (&round);
  g_assert_cmpuint (alur_element_count (round.result_stage, ALUR_KIND_PROCEDURE), ==,
                    alur_element_count (round.stage, ALUR_KIND_PROCEDURE));
  g_assert_true (tells_of_document (round.report));
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
  g_test_add_func ("/bpmn-return/bent", test_bent);
  g_test_add_func ("/bpmn-return/pool-moved", test_pool_moved);
  g_test_add_func ("/bpmn-return/made-moved", test_made_moved);
  g_test_add_func ("/bpmn-return/lane-order", test_lane_order);
  g_test_add_func ("/bpmn-return/lane-edge", test_lane_edge);
  g_test_add_func ("/bpmn-return/time", test_time);
  g_test_add_func ("/bpmn-return/told", test_told);
  g_test_add_func ("/bpmn-return/into", test_into);
  g_test_add_func ("/bpmn-return/broken-document", test_broken_document);
  return g_test_run ();
}
