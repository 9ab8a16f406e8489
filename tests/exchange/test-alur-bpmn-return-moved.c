/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What we have written as BPMN comes back with steps in other pools: what leads to them and what
 * they call goes along as far as the document can say it, and nothing else of it is lost. */

#include "alur-bpmn-put-back-private.h"
#include "alur-bpmn-reader.h"
#include "alur-bpmn.h"
#include "alur-random.h"
#include "alur-share.h"
#include "bpmn-round.h"

#include <string.h>

#define N_DOCUMENTS 200u

#define TWO_UNITS                                                                                  \
  "<organisation><unit id='u' name='Desk'><position id='p' name='Clerk'/></unit>"                  \
  "<unit id='v' name='Back'/></organisation>"

typedef struct
{
  AlurBpmnChoices choices;
  AlurXmlTree *tree; /* as an editor has it */
  AlurBpmnReport *report;
  AlurDocument *result;
  AlurElement *stage;
} Round;

static void
round_init (Round *self, AlurDocument *document)
{
  g_autoptr (GBytes) bpmn = NULL;

  self->choices.metrics = alur_pango_metrics_new ();
  bpmn = bpmn_round_write (document, &self->choices);
  self->tree = alur_xml_tree_read (bpmn, NULL, NULL);
  g_assert_nonnull (self->tree);
}

static AlurXmlNode *
find (Round *self, const char *id)
{
  AlurXmlNode *node = bpmn_round_find (alur_xml_tree_get_root (self->tree), "id", id);

  g_assert_nonnull (node);
  return node;
}

/* Drags a node or a flow into another process. */
static void
drag (Round *self, const char *id, const char *process)
{
  AlurXmlNode *node = find (self, id);

  alur_xml_node_detach (node);
  alur_xml_node_append (find (self, process), node);
}

static void
round_finish (Round *self)
{
  g_autoptr (GBytes) bytes = alur_xml_tree_write (self->tree, NULL);
  g_autoptr (GError) error = NULL;

  self->report = alur_bpmn_report_new ();
  self->result = alur_bpmn_read (bytes, "x.bpmn", &self->choices, self->report, &error);
  g_assert_no_error (error);
  self->stage = alur_element_first (alur_document_get_root (self->result), ALUR_KIND_STAGE);
  for (guint i = 0; i < alur_bpmn_report_get_n_rows (self->report); i++)
    g_test_message ("%.200s", alur_bpmn_report_get_row (self->report, i)->text);
}

static void
round_clear (Round *self)
{
  alur_xml_tree_free (self->tree);
  alur_bpmn_report_free (self->report);
  g_object_unref (self->result);
  alur_pango_metrics_unref (self->choices.metrics);
  *self = (Round){ 0 };
}

static AlurElement *
look_up (Round *self, const char *id)
{
  return alur_document_lookup (self->result, self->stage, id);
}

/* It is the document that travelled in the file: positions are in no file of others. */
static void
assert_is_own (Round *self)
{
  g_assert_nonnull (look_up (self, "p"));
}

static void
assert_in (Round *self, const char *id, const char *procedure)
{
  const AlurElement *element = look_up (self, id);

  g_assert_nonnull (element);
  g_assert_cmpstr (alur_element_get_id (element->parent), ==, procedure);
}

static void
assert_calls (Round *self, const char *step, const char *procedure)
{
  g_assert_cmpstr (alur_element_get_ref (look_up (self, step), ALUR_STEP_PROCEDURE), ==, procedure);
}

/* --- Calls ------------------------------------------------------------------------------------ */

/* a calls b, which calls c. */
static AlurDocument *
make_calls (void)
{
  return bpmn_round_read_own (
      TWO_UNITS "<procedure id='a' name='A'><step id='a1' name='Call B' kind='subprocess' unit='u'"
                " procedure='b'/><step id='a2' name='Do' unit='u'/></procedure>"
                "<procedure id='b' name='B'><step id='b1' name='Call C' kind='subprocess' unit='v'"
                " procedure='c'/><step id='b2' name='Do' unit='v'/></procedure>"
                "<procedure id='c' name='C'><step id='c1' name='Do' unit='v'/></procedure>");
}

/* A step that calls @procedure is dragged to where it would call itself. */
static void
check_circle (const char *process, const char *procedure)
{
  g_autoptr (AlurDocument) document = make_calls ();
  Round round = { 0 };

  round_init (&round, document);
  drag (&round, "a1", process);
  round_finish (&round);
  assert_is_own (&round);
  assert_in (&round, "a1", procedure);
  assert_calls (&round, "a1", NULL);
  assert_calls (&round, "b1", "c");
  /* It belongs there, and it calls that no more. */
  g_assert_cmpuint (alur_bpmn_report_get_n_rows (round.report), ==, 2);
  g_assert_cmpuint (alur_bpmn_report_count_rows (round.report, ALUR_BPMN_ROW_CHANGED), ==, 2);
  g_assert_cmpuint (alur_bpmn_report_get_count (round.report, ALUR_BPMN_POOLS), ==, 3);
  round_clear (&round);
}

static void
test_calls_itself (void)
{
  check_circle ("Process_b", "b");
  check_circle ("Process_c", "c");
}

/* Two that change places may each call what they do, whichever is looked at first. */
static void
test_calls_turned (void)
{
  g_autoptr (AlurDocument) document = make_calls ();
  Round round = { 0 };

  round_init (&round, document);
  drag (&round, "a1", "Process_c");
  drag (&round, "b1", "Process_a");
  round_finish (&round);
  assert_is_own (&round);
  assert_in (&round, "a1", "c");
  assert_in (&round, "b1", "a");
  assert_calls (&round, "a1", "b");
  assert_calls (&round, "b1", "c");
  g_assert_cmpuint (alur_bpmn_report_get_n_rows (round.report), ==, 2);
  round_clear (&round);
}

/* A task that remembers what it called keeps that, wherever it goes: it calls nothing. */
static void
test_remembered_call (void)
{
  g_autoptr (AlurDocument) document = bpmn_round_read_own (
      TWO_UNITS "<procedure id='a' name='A'><step id='a1' name='Do' unit='u' procedure='b'/>"
                "<step id='a2' name='Do' unit='u'/></procedure>"
                "<procedure id='b' name='B'><step id='b1' name='Do' unit='v'/></procedure>");
  Round round = { 0 };

  round_init (&round, document);
  drag (&round, "a1", "Process_b");
  round_finish (&round);
  assert_is_own (&round);
  assert_in (&round, "a1", "b");
  assert_calls (&round, "a1", "b");
  g_assert_cmpuint (alur_bpmn_report_get_n_rows (round.report), ==, 1);
  round_clear (&round);
}

/* --- Flows ------------------------------------------------------------------------------------ */

static void
assert_flow (Round *self, const char *id, const char *from, const char *to, AlurFlowKind kind)
{
  const AlurElement *flow = look_up (self, id);

  g_assert_nonnull (flow);
  g_assert_cmpstr (alur_element_get_ref (flow, ALUR_FLOW_FROM), ==, from);
  g_assert_cmpstr (alur_element_get_ref (flow, ALUR_FLOW_TO), ==, to);
  g_assert_cmpint (alur_element_get_word (flow, ALUR_FLOW_KIND), ==, kind);
  g_assert_true (flow->parent == look_up (self, from)->parent);
}

static AlurDocument *
make_two (const char *flows)
{
  g_autofree char *inside = g_strconcat (
      TWO_UNITS "<procedure id='a' name='A'><step id='a1' name='One' unit='u'/>"
                "<step id='a2' name='Two' unit='u'/><step id='a3' name='Three' unit='u'/>",
      flows,
      "</procedure><procedure id='b' name='B'><step id='b1' name='Do' unit='v'/></procedure>",
      NULL);

  return bpmn_round_read_own (inside);
}

/* A flow of data that is kept as it was has no node of its own; it goes where its step does. */
static void
test_kept_data (void)
{
  g_autoptr (AlurDocument) document
      = make_two ("<flow id='f' kind='information' from='a1' to='a2' label='Letter'"
                  " b:element='data' b:id='d'/>");
  Round round = { 0 };

  round_init (&round, document);
  drag (&round, "a1", "Process_b");
  round_finish (&round);
  assert_is_own (&round);
  assert_in (&round, "a1", "b");
  assert_flow (&round, "f", "a1", "a2", ALUR_FLOW_INFORMATION);
  g_assert_cmpuint (alur_bpmn_report_get_n_rows (round.report), ==, 1);
  round_clear (&round);
}

/* One that has lost an end in the file stays, and begins where its step is now. */
static void
test_lost_end (void)
{
  g_autoptr (AlurDocument) document
      = make_two ("<flow id='f' from='a1' to='a2'/><flow id='g' from='a2' to='a3'/>");
  Round round = { 0 };

  round_init (&round, document);
  alur_xml_tree_set (round.tree, find (&round, "g"), NULL, "targetRef", "nowhere");
  drag (&round, "a2", "Process_b");
  round_finish (&round);
  assert_is_own (&round);
  assert_in (&round, "a2", "b");
  assert_flow (&round, "f", "a1", "a2", ALUR_FLOW_INFORMATION);
  assert_flow (&round, "g", "a2", "a3", ALUR_FLOW_INFORMATION);
  /* The step, the end, and what each of the sequences is now. */
  g_assert_cmpuint (alur_bpmn_report_count_rows (round.report, ALUR_BPMN_ROW_DECIDE), ==, 1);
  g_assert_cmpuint (alur_bpmn_report_count_rows (round.report, ALUR_BPMN_ROW_CHANGED), ==, 3);
  round_clear (&round);
}

/* A step that goes away from a pool that is taken out then takes along what begins there. */
static void
test_pool_gone (void)
{
  g_autoptr (AlurDocument) document = make_two ("<flow id='f' from='a1' to='a2'/>");
  Round round = { 0 };

  round_init (&round, document);
  drag (&round, "a1", "Process_b");
  alur_xml_node_detach (find (&round, "a"));
  alur_xml_node_detach (find (&round, "Process_a"));
  round_finish (&round);
  assert_is_own (&round);
  assert_in (&round, "a1", "b");
  assert_in (&round, "a2", "a");
  assert_flow (&round, "f", "a1", "a2", ALUR_FLOW_INFORMATION);
  round_clear (&round);
}

/* --- Into what is new ------------------------------------------------------------------------- */

static AlurXmlNode *
add_node (Round *self, const char *in, const char *name, const char *id)
{
  AlurXmlNode *node = alur_xml_tree_add (self->tree, find (self, in), ALUR_BPMN_SPACE, name);

  alur_xml_tree_set (self->tree, node, NULL, "id", id);
  alur_xml_tree_set (self->tree, node, NULL, "name", id);
  return node;
}

static void
add_sequence (Round *self, const char *in, const char *id, const char *from, const char *to)
{
  AlurXmlNode *node = add_node (self, in, "sequenceFlow", id);

  alur_xml_tree_set (self->tree, node, NULL, "sourceRef", from);
  alur_xml_tree_set (self->tree, node, NULL, "targetRef", to);
}

static void
lead (Round *self, const char *flow, const char *end, const char *to)
{
  alur_xml_tree_set (self->tree, find (self, flow), NULL, end, to);
}

static AlurDocument *
make_row (void)
{
  return make_two ("<flow id='f' from='a1' to='a2'/><flow id='g' from='a2' to='a3'/>");
}

/* What editors make of a step that is dropped on a flow: that ends at it, and another one goes on.
 */
static void
test_into_flow (void)
{
  g_autoptr (AlurDocument) document = make_row ();
  Round round = { 0 };

  round_init (&round, document);
  add_node (&round, "Process_a", "task", "New");
  lead (&round, "f", "targetRef", "New");
  add_sequence (&round, "Process_a", "h", "New", "a2");
  round_finish (&round);
  assert_is_own (&round);
  assert_flow (&round, "f", "a1", "New", ALUR_FLOW_SEQUENCE);
  assert_flow (&round, "h", "New", "a2", ALUR_FLOW_SEQUENCE);
  round_clear (&round);
}

/* Two steps that were wrapped in a sub-process belong to its procedure. */
static void
test_wrapped (void)
{
  g_autoptr (AlurDocument) document = make_row ();
  Round round = { 0 };
  const char *inner;

  round_init (&round, document);
  add_node (&round, "Process_a", "subProcess", "Whole");
  drag (&round, "a2", "Whole");
  drag (&round, "a3", "Whole");
  drag (&round, "g", "Whole");
  lead (&round, "f", "targetRef", "Whole");
  round_finish (&round);
  assert_is_own (&round);
  inner = alur_element_get_ref (look_up (&round, "Whole"), ALUR_STEP_PROCEDURE);
  g_assert_nonnull (inner);
  assert_in (&round, "Whole", "a");
  assert_in (&round, "a2", inner);
  assert_in (&round, "a3", inner);
  assert_flow (&round, "f", "a1", "Whole", ALUR_FLOW_SEQUENCE);
  assert_flow (&round, "g", "a2", "a3", ALUR_FLOW_SEQUENCE);
  g_assert_cmpuint (alur_element_count (look_up (&round, "a"), ALUR_KIND_STEP), ==, 2);
  g_assert_cmpuint (alur_element_count (look_up (&round, inner), ALUR_KIND_STEP), ==, 2);
  round_clear (&round);
}

/* So does a sub-process, and what happens in it stays its own. */
static void
test_wrapped_whole (void)
{
  g_autoptr (AlurDocument) document = bpmn_round_read_own (
      TWO_UNITS "<procedure id='a' name='A'><step id='a1' name='One' unit='u'/>"
                "<step id='a2' name='Two' kind='subprocess' unit='u' procedure='c'"
                " b:element='subProcess'/></procedure>"
                "<procedure id='c' name='C' b:inside='a2' b:process='a2'>"
                "<step id='c1' name='First' unit='u' b:element='task'/>"
                "<step id='c2' name='Then' unit='u' b:element='task'/>"
                "<flow id='k' from='c1' to='c2' b:element='sequenceFlow'/></procedure>");
  Round round = { 0 };
  const char *inner;

  round_init (&round, document);
  g_assert_true (find (&round, "c1")->parent == find (&round, "a2"));
  add_node (&round, "Process_a", "subProcess", "Whole");
  drag (&round, "a2", "Whole");
  round_finish (&round);
  assert_is_own (&round);
  inner = alur_element_get_ref (look_up (&round, "Whole"), ALUR_STEP_PROCEDURE);
  assert_in (&round, "a2", inner);
  assert_calls (&round, "a2", "c");
  assert_in (&round, "c1", "c");
  g_assert_cmpuint (alur_element_count (look_up (&round, "c"), ALUR_KIND_STEP), ==, 2);
  g_assert_cmpuint (alur_element_count (round.stage, ALUR_KIND_PROCEDURE), ==, 3);
  round_clear (&round);
}

/* A step that calls @a may not go into what @a calls, be that new. */
static void
test_wrapped_call (void)
{
  g_autoptr (AlurDocument) document = make_calls ();
  Round round = { 0 };

  round_init (&round, document);
  add_node (&round, "Process_b", "subProcess", "Whole");
  drag (&round, "a1", "Whole");
  round_finish (&round);
  assert_is_own (&round);
  assert_in (&round, "a1", alur_element_get_ref (look_up (&round, "Whole"), ALUR_STEP_PROCEDURE));
  assert_calls (&round, "a1", NULL);
  round_clear (&round);
}

/* A step in a pool that is new is that step still. */
static void
test_new_pool (void)
{
  g_autoptr (AlurDocument) document = make_row ();
  Round round = { 0 };
  AlurXmlNode *root, *node;

  round_init (&round, document);
  root = alur_xml_tree_get_root (round.tree);
  node = alur_xml_tree_add (round.tree, root, ALUR_BPMN_SPACE, "process");
  alur_xml_tree_set (round.tree, node, NULL, "id", "Process_n");
  node = alur_xml_node_first (root, ALUR_BPMN_SPACE, "collaboration");
  node = alur_xml_tree_add (round.tree, node, ALUR_BPMN_SPACE, "participant");
  alur_xml_tree_set (round.tree, node, NULL, "id", "n");
  alur_xml_tree_set (round.tree, node, NULL, "name", "Bank");
  alur_xml_tree_set (round.tree, node, NULL, "processRef", "Process_n");
  drag (&round, "a2", "Process_n");
  round_finish (&round);
  assert_is_own (&round);
  assert_in (&round, "a2", "n");
  g_assert_cmpuint (alur_element_count (look_up (&round, "n"), ALUR_KIND_STEP), ==, 1);
  g_assert_cmpuint (alur_element_count (look_up (&round, "a"), ALUR_KIND_STEP), ==, 2);
  assert_flow (&round, "f", "a1", "a2", ALUR_FLOW_INFORMATION);
  assert_flow (&round, "g", "a2", "a3", ALUR_FLOW_INFORMATION);
  round_clear (&round);
}

/* --- Of other stages -------------------------------------------------------------------------- */

/* What is new may have no identifier that names something else in another stage. */
static void
test_other_stage (void)
{
  g_autoptr (AlurDocument) document = bpmn_round_read_own (
      TWO_UNITS "<procedure id='a' name='A'><step id='a1' name='One' unit='u'/></procedure></stage>"
                "<stage id='later' kind='target'><organisation><unit id='z' name='Desk'/>"
                "</organisation>");
  Round round = { 0 };
  AlurXmlNode *node;
  const AlurElement *step;

  round_init (&round, document);
  node = alur_xml_tree_add (round.tree, find (&round, "Process_a"), ALUR_BPMN_SPACE, "task");
  alur_xml_tree_set (round.tree, node, NULL, "id", "z");
  alur_xml_tree_set (round.tree, node, NULL, "name", "New");
  round_finish (&round);
  assert_is_own (&round);
  g_assert_null (look_up (&round, "z"));
  step = alur_element_next (look_up (&round, "a1"), ALUR_KIND_STEP);
  g_assert_cmpstr (alur_element_get_name (step), ==, "New");
  round_clear (&round);
}

/* --- What can't be brought back --------------------------------------------------------------- */

/* The first row tells of the document, and it is not that it could not be read. */
static void
assert_told (Round *self)
{
  const AlurBpmnRow *row = alur_bpmn_report_get_row (self->report, 0);

  g_assert_cmpint (row->kind, ==, ALUR_BPMN_ROW_DECIDE);
  g_assert_cmpstr (row->element, ==, "");
  g_assert_nonnull (strstr (row->text, "can't be brought into the document"));
  g_assert_cmpuint (alur_bpmn_report_get_count (self->report, ALUR_BPMN_POOLS), ==, 2);
}

/* The stage that the file is of is none of the document. */
static void
test_no_stage (void)
{
  g_autoptr (AlurDocument) document = make_two ("");
  Round round = { 0 };
  AlurXmlNode *node;

  round_init (&round, document);
  node
      = alur_xml_node_first (alur_xml_tree_get_root (round.tree), ALUR_BPMN_SPACE, "collaboration");
  node = alur_xml_node_first (node, ALUR_BPMN_SPACE, "extensionElements");
  node = alur_xml_node_first (node, ALUR_BPMN_SPACE_ALUR, "document");
  alur_xml_tree_set (round.tree, node, NULL, "stage", "elsewhere");
  round_finish (&round);
  assert_told (&round);
  round_clear (&round);
}

/* With the name that a lane has in the file, its unit would be more than can be opened. What was
 * told of trying it is not told. */
static void
test_too_much (void)
{
  g_autofree char *half = g_strnfill (5000000, 'x');
  g_autofree char *inside
      = g_strdup_printf ("<organisation><unit id='u' name='Desk' y:y='%s' xmlns:y='urn:y'/>"
                         "</organisation><procedure id='a' name='A'>"
                         "<step id='a1' name='One' unit='u'/></procedure>"
                         "<procedure id='b' name='B'><step id='b1' name='Do'/></procedure>",
                         half);
  g_autoptr (AlurDocument) document = bpmn_round_read_own (inside);
  Round round = { 0 };

  round_init (&round, document);
  alur_xml_tree_set (round.tree, find (&round, "u"), NULL, "name", half);
  round_finish (&round);
  assert_told (&round);
  g_assert_cmpuint (alur_bpmn_report_count_rows (round.report, ALUR_BPMN_ROW_CHANGED), ==, 0);
  round_clear (&round);
}

/* --- By chance -------------------------------------------------------------------------------- */

static gboolean
is_flow (const AlurXmlNode *node)
{
  return alur_xml_node_is (node, ALUR_BPMN_SPACE, "sequenceFlow");
}

/* All nodes and flows, and what they may lie in. */
static void
list (AlurXmlNode *top, GPtrArray *nodes, GPtrArray *places)
{
  for (AlurXmlNode *node = top->first_child; node != NULL; node = node->next)
    {
      gboolean is_process = alur_xml_node_is (node, ALUR_BPMN_SPACE, "process");

      if (is_process || alur_xml_node_is (node, ALUR_BPMN_SPACE, "subProcess"))
        {
          g_ptr_array_add (places, node);
          list (node, nodes, places);
        }
      if (!is_process && node->name != NULL
          && (is_flow (node) || alur_bpmn_get_class (node->name) != ALUR_BPMN_OTHER))
        g_ptr_array_add (nodes, node);
    }
}

static gpointer
choose (GRand *rand, GPtrArray *array)
{
  return array->pdata[g_rand_int_range (rand, 0, (gint32) array->len)];
}

static gboolean
lies_in (const AlurXmlNode *node, const AlurXmlNode *top)
{
  while (node != NULL && node != top)
    node = node->parent;
  return node == top;
}

static void
add_two (Round *self, GRand *rand)
{
  static const char *const names[] = { "subProcess", "task" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GPtrArray) nodes = g_ptr_array_new ();
      g_autoptr (GPtrArray) places = g_ptr_array_new ();
      AlurXmlNode *node;

      list (alur_xml_tree_get_root (self->tree), nodes, places);
      node = alur_xml_tree_add (self->tree, choose (rand, places), ALUR_BPMN_SPACE, names[i]);
      alur_xml_tree_set (self->tree, node, NULL, "id", i == 0 ? "New_sub" : "New_task");
    }
}

/* Leads a flow elsewhere, or puts something elsewhere. */
static void
disorder (Round *self, GRand *rand)
{
  g_autoptr (GPtrArray) nodes = g_ptr_array_new ();
  g_autoptr (GPtrArray) places = g_ptr_array_new ();
  AlurXmlNode *node, *other, *place;

  list (alur_xml_tree_get_root (self->tree), nodes, places);
  node = choose (rand, nodes);
  other = choose (rand, nodes);
  place = choose (rand, places);
  if (is_flow (node) && g_rand_boolean (rand))
    alur_xml_tree_set (self->tree, node, NULL, g_rand_boolean (rand) ? "sourceRef" : "targetRef",
                       alur_xml_node_get (other, NULL, "id"));
  else if (!lies_in (place, node))
    {
      alur_xml_node_detach (node);
      alur_xml_node_append (place, node);
    }
}

static guint
count_steps (const AlurElement *stage)
{
  guint n = 0;

  ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
  {
    n += alur_element_count (procedure, ALUR_KIND_STEP);
  }
  return n;
}

/* Whatever is put elsewhere: the document that travelled in the file is what comes back. */
static void
test_random (void)
{
  guint32 seed = alur_random_seed ();

  for (guint i = 0; i < alur_share_of (N_DOCUMENTS); i++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed + i);
      g_autoptr (AlurDocument) document = alur_random_document (rand, 60);
      const AlurElement *stage
          = alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE);
      Round round = { 0 };

      if (count_steps (stage) == 0)
        continue; /* a pool in which nothing is has no process */
      g_test_message ("seed %u", seed + i);
      round_init (&round, document);
      add_two (&round, rand);
      for (gint32 n = g_rand_int_range (rand, 1, 12); n > 0; n--)
        disorder (&round, rand);
      round_finish (&round);
      for (guint row = 0; row < alur_bpmn_report_get_n_rows (round.report); row++)
        g_assert_null (
            strstr (alur_bpmn_report_get_row (round.report, row)->text, "into the document in it"));
      g_assert_cmpuint (count_steps (round.stage), ==, count_steps (stage) + 2);
      round_clear (&round);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bpmn-return-moved/calls-itself", test_calls_itself);
  g_test_add_func ("/bpmn-return-moved/calls-turned", test_calls_turned);
  g_test_add_func ("/bpmn-return-moved/remembered-call", test_remembered_call);
  g_test_add_func ("/bpmn-return-moved/kept-data", test_kept_data);
  g_test_add_func ("/bpmn-return-moved/lost-end", test_lost_end);
  g_test_add_func ("/bpmn-return-moved/pool-gone", test_pool_gone);
  g_test_add_func ("/bpmn-return-moved/into-flow", test_into_flow);
  g_test_add_func ("/bpmn-return-moved/wrapped", test_wrapped);
  g_test_add_func ("/bpmn-return-moved/wrapped-whole", test_wrapped_whole);
  g_test_add_func ("/bpmn-return-moved/wrapped-call", test_wrapped_call);
  g_test_add_func ("/bpmn-return-moved/new-pool", test_new_pool);
  g_test_add_func ("/bpmn-return-moved/other-stage", test_other_stage);
  g_test_add_func ("/bpmn-return-moved/no-stage", test_no_stage);
  g_test_add_func ("/bpmn-return-moved/too-much", test_too_much);
  g_test_add_func ("/bpmn-return-moved/random", test_random);
  return g_test_run ();
}
