/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The nodes and lines of a process.
 *
 * A document says many things without a sign that BPMN draws: a step with several flows out forks,
 * a decision is an activity and a question, what nothing leads to begins the procedure. Here they
 * become gateways and events. What is made so names the step that it belongs to: whoever reads it
 * takes its lines as lines of that step, and has the document again. */

#include "alur-bpmn-plan.h"

#include "alur-bpmn-kept.h"
#include "alur-flow.h"
#include "alur-language.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  AlurBpmnPlan *plan;
  AlurBpmnProcess *process;
  GHashTable *index_of; /* atom of a step → its node + 1 */
  guint n_steps;
  gboolean *has_things; /* of each step: other things than control come or go */
} Explicit;

static guint
find_step (const Explicit *self, const char *atom)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->index_of, atom)) - 1;
}

static guint
get_kind (const Explicit *self, guint node)
{
  const AlurElement *step = alur_bpmn_process_node (self->process, node)->step;

  return alur_element_get_word (step, ALUR_STEP_KIND);
}

static void
add_steps (Explicit *self)
{
  ALUR_FOREACH (step, self->process->procedure, ALUR_KIND_STEP)
  {
    AlurBpmnNode node = { .id = alur_element_get_id (step), .step = step };

    node.name = alur_element_get_text (step, ALUR_STEP_NAME);
    node.unit = alur_element_get_ref (step, ALUR_STEP_UNIT);
    g_array_append_val (self->process->nodes, node);
    g_hash_table_insert (self->index_of, (gpointer) (guintptr) node.id,
                         GUINT_TO_POINTER (++self->n_steps));
  }
}

/* Starts and ends without a unit stand in the lane of the step at their first flow. */
static void
borrow_unit (Explicit *self, guint node, guint other)
{
  AlurBpmnNode *taker = alur_bpmn_process_node (self->process, node);
  guint kind = get_kind (self, node);

  if (taker->unit == NULL && taker->n_in + taker->n_out == 0
      && (kind == ALUR_STEP_KIND_START || kind == ALUR_STEP_KIND_END))
    taker->unit = alur_element_get_ref (alur_bpmn_process_node (self->process, other)->step,
                                        ALUR_STEP_UNIT);
}

static void
add_control (Explicit *self)
{
  ALUR_FOREACH (flow, self->process->procedure, ALUR_KIND_FLOW)
  {
    AlurBpmnLine line = { .id = alur_element_get_id (flow), .flow = flow };

    line.from = find_step (self, alur_element_get_ref (flow, ALUR_FLOW_FROM));
    line.to = find_step (self, alur_element_get_ref (flow, ALUR_FLOW_TO));
    if (line.from != G_MAXUINT && !alur_flow_may_control (flow))
      self->has_things[line.from] = TRUE;
    if (line.to != G_MAXUINT && !alur_flow_may_control (flow))
      self->has_things[line.to] = TRUE;
    if (!alur_flow_may_control (flow) || line.from == G_MAXUINT || line.to == G_MAXUINT)
      continue;
    line.name = alur_element_get_text (flow, ALUR_FLOW_LABEL);
    borrow_unit (self, line.from, line.to);
    borrow_unit (self, line.to, line.from);
    alur_bpmn_process_node (self->process, line.from)->n_out++;
    alur_bpmn_process_node (self->process, line.to)->n_in++;
    g_array_append_val (self->process->lines, line);
  }
}

/* Flows that come in from other procedures: a gateway can't take them. */
static void
note_things_from_elsewhere (Explicit *self)
{
  ALUR_FOREACH (procedure, self->plan->stage, ALUR_KIND_PROCEDURE)
  {
    if (procedure == self->process->procedure)
      continue;
    ALUR_FOREACH (flow, procedure, ALUR_KIND_FLOW)
    {
      guint to = find_step (self, alur_element_get_ref (flow, ALUR_FLOW_TO));

      if (to != G_MAXUINT)
        self->has_things[to] = TRUE;
    }
  }
  ALUR_FOREACH (flow, self->process->procedure, ALUR_KIND_FLOW)
  {
    guint from = find_step (self, alur_element_get_ref (flow, ALUR_FLOW_FROM));
    guint to = find_step (self, alur_element_get_ref (flow, ALUR_FLOW_TO));

    if (from != G_MAXUINT && to == G_MAXUINT)
      self->has_things[from] = TRUE;
  }
}

/* Whether a decision is drawn as an activity, and its question as a gateway behind it. */
static gboolean
is_activity (const Explicit *self, guint i)
{
  const AlurBpmnNode *node = alur_bpmn_process_node (self->process, i);

  return node->n_out < 2 || self->has_things[i]
         || (node->name != NULL && alur_element_get_text (node->step, ALUR_STEP_QUESTION) != NULL);
}

static const char *
choose_element (const Explicit *self, guint i)
{
  const AlurBpmnNode *node = alur_bpmn_process_node (self->process, i);

  if (node->kept != NULL)
    return node->kept;
  switch (get_kind (self, i))
    {
    case ALUR_STEP_KIND_START:
      return node->n_in == 0 ? "startEvent" : "intermediateThrowEvent";
    case ALUR_STEP_KIND_END:
      return node->n_out == 0 ? "endEvent" : "intermediateThrowEvent";
    case ALUR_STEP_KIND_WAIT:
      return "intermediateCatchEvent";
    case ALUR_STEP_KIND_SUBPROCESS:
      return "callActivity";
    case ALUR_STEP_KIND_DECISION:
      return is_activity (self, i) ? "task" : "exclusiveGateway";
    case ALUR_STEP_KIND_TASK:
    default:
      return "task";
    }
}

/* What stands where there is no name, so that nobody has to guess what a sign means. */
static void
name_node (Explicit *self, AlurBpmnNode *node, guint kind)
{
  static const char *const words[] = {
    [ALUR_STEP_KIND_NONE] = N_ ("(without name)"),
    [ALUR_STEP_KIND_START] = N_ ("Start"),
    [ALUR_STEP_KIND_TASK] = N_ ("(without name)"),
    [ALUR_STEP_KIND_DECISION] = N_ ("(without name)"),
    [ALUR_STEP_KIND_SUBPROCESS] = N_ ("(without name)"),
    [ALUR_STEP_KIND_WAIT] = N_ ("Waiting"),
    [ALUR_STEP_KIND_END] = N_ ("End"),
  };
  const char *question = alur_element_get_text (node->step, ALUR_STEP_QUESTION);

  if (strcmp (node->element, "exclusiveGateway") == 0 && question != NULL)
    node->name = question;
  if (node->name != NULL)
    return;
  node->name = alur_tr (self->plan->language, words[kind]);
  node->called = TRUE;
}

/* Round a step that was made of a node of somebody else, and still is one, nothing is made. */
static void
choose_elements (Explicit *self)
{
  g_autoptr (GHashTable) ways = alur_bpmn_kept_list_ways (self->process->procedure);

  for (guint i = 0; i < self->n_steps; i++)
    {
      AlurBpmnNode *node = alur_bpmn_process_node (self->process, i);

      node->kept = alur_bpmn_kept_get_element (node->step, ways);
      node->element = choose_element (self, i);
      name_node (self, node, get_kind (self, i));
    }
}

static guint
add_made (Explicit *self, guint of, const char *element, const char *suffix)
{
  const AlurBpmnNode *owner = alur_bpmn_process_node (self->process, of);
  AlurBpmnNode made = { .element = element, .of = owner->id, .unit = owner->unit };

  made.id = alur_bpmn_plan_make_id (self->plan, owner->id, suffix);
  g_array_append_val (self->process->nodes, made);
  return self->process->nodes->len - 1;
}

static void
add_made_line (Explicit *self, guint from, guint to, guint of, const char *suffix)
{
  const AlurBpmnNode *owner = alur_bpmn_process_node (self->process, of);
  AlurBpmnLine line = { .from = from, .to = to, .of = owner->id };

  line.id = alur_bpmn_plan_make_id (self->plan, owner->id, suffix);
  g_array_append_val (self->process->lines, line);
  alur_bpmn_process_node (self->process, from)->n_out++;
  alur_bpmn_process_node (self->process, to)->n_in++;
}

static void
add_start (Explicit *self, guint i)
{
  guint made = add_made (self, i, "startEvent", "start");
  AlurBpmnNode *node = alur_bpmn_process_node (self->process, made);

  node->name = alur_tr (self->plan->language, N_ ("Start"));
  node->before = TRUE;
  add_made_line (self, made, i, i, "begins");
}

static void
add_end (Explicit *self, guint i)
{
  guint made = add_made (self, i, "endEvent", "end");

  alur_bpmn_process_node (self->process, made)->name = alur_tr (self->plan->language, N_ ("End"));
  add_made_line (self, i, made, i, "ends");
}

/* Every way begins with a start and ends with an end. A procedure that runs in a circle begins with
 * its first step and ends with its last. */
static void
add_ends (Explicit *self)
{
  guint n_starts = 0, n_ends = 0;

  for (guint i = 0; i < self->n_steps; i++)
    {
      const char *element = alur_bpmn_process_node (self->process, i)->element;
      gboolean is_start = strcmp (element, "startEvent") == 0;
      gboolean is_end = strcmp (element, "endEvent") == 0;

      if (alur_bpmn_process_node (self->process, i)->kept != NULL)
        {
          n_starts++;
          n_ends++;
          continue;
        }
      if (!is_start && alur_bpmn_process_node (self->process, i)->n_in == 0)
        {
          add_start (self, i);
          is_start = TRUE;
        }
      if (!is_end && alur_bpmn_process_node (self->process, i)->n_out == 0)
        {
          add_end (self, i);
          is_end = TRUE;
        }
      n_starts += is_start ? 1 : 0;
      n_ends += is_end ? 1 : 0;
    }
  if (n_starts == 0 && self->n_steps > 0)
    add_start (self, 0);
  if (n_ends == 0 && self->n_steps > 0)
    add_end (self, self->n_steps - 1);
}

/* One start is plain; further ones say that something comes in there. */
static void
type_starts (Explicit *self)
{
  gboolean found = FALSE;

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->process->nodes->len; i++)
      {
        AlurBpmnNode *node = alur_bpmn_process_node (self->process, i);

        if (strcmp (node->element, "startEvent") != 0 || (pass == 0) != (node->step != NULL))
          continue;
        node->typed = found;
        found = TRUE;
      }
}

static guint
add_split (Explicit *self, guint i)
{
  gboolean decides = get_kind (self, i) == ALUR_STEP_KIND_DECISION;
  guint made = add_made (self, i, decides ? "exclusiveGateway" : "parallelGateway", "split");
  AlurBpmnNode *owner = alur_bpmn_process_node (self->process, i);
  const char *question = alur_element_get_text (owner->step, ALUR_STEP_QUESTION);

  if (decides)
    alur_bpmn_process_node (self->process, made)->name = question != NULL ? question : owner->name;
  owner->n_out = 0;
  return made;
}

static guint
add_join (Explicit *self, guint i)
{
  AlurBpmnNode *owner = alur_bpmn_process_node (self->process, i);
  gboolean all = alur_element_get_word (owner->step, ALUR_STEP_JOIN) == ALUR_JOIN_ALL;
  guint made = add_made (self, i, all ? "parallelGateway" : "exclusiveGateway", "join");

  alur_bpmn_process_node (self->process, made)->before = TRUE;
  alur_bpmn_process_node (self->process, i)->n_in = 0;
  return made;
}

/* A gateway that is kept waits for all where the step does not, or the other way round, and other
 * nodes wait for none, if somebody has said otherwise here. */
static gboolean
wants_a_join (const AlurBpmnNode *node)
{
  gboolean all;

  if (node->n_in < 2 || node->kept == NULL)
    return node->n_in > 1;
  all = alur_element_get_word (node->step, ALUR_STEP_JOIN) == ALUR_JOIN_ALL;
  return all != (strcmp (node->element, "parallelGateway") == 0);
}

static gboolean
wants_a_split (const AlurBpmnNode *node)
{
  return node->n_out > 1 && strcmp (node->element, "exclusiveGateway") != 0 && node->kept == NULL;
}

/* Gateways where several lines meet or part. */
static void
add_gateways (Explicit *self)
{
  g_autofree guint *joins = g_new0 (guint, self->n_steps + 1);
  g_autofree guint *splits = g_new0 (guint, self->n_steps + 1);
  guint n_lines = self->process->lines->len;

  for (guint i = 0; i < self->n_steps; i++)
    {
      const AlurBpmnNode *node = alur_bpmn_process_node (self->process, i);
      gboolean wants_split = wants_a_split (node);

      if (wants_a_join (node))
        joins[i] = add_join (self, i);
      if (wants_split)
        splits[i] = add_split (self, i);
    }
  for (guint i = 0; i < n_lines; i++)
    {
      AlurBpmnLine *line = alur_bpmn_process_line (self->process, i);
      guint split = line->from < self->n_steps ? splits[line->from] : 0;
      guint join = line->to < self->n_steps ? joins[line->to] : 0;

      if (split > 0)
        line->from = split;
      if (join > 0)
        line->to = join;
      line->moved = split + join > 0;
      if (split > 0)
        alur_bpmn_process_node (self->process, split)->n_out++;
      if (join > 0)
        alur_bpmn_process_node (self->process, join)->n_in++;
    }
  for (guint i = 0; i < self->n_steps; i++)
    {
      if (joins[i] > 0)
        add_made_line (self, joins[i], i, i, "joined");
      if (splits[i] > 0)
        add_made_line (self, i, splits[i], i, "splits");
    }
}

/* Ways out of a decision have conditions, or one of them is what is taken else. */
static void
find_conditions (Explicit *self)
{
  g_autofree guint *n_unnamed = g_new0 (guint, self->process->nodes->len + 1);

  for (guint i = 0; i < self->process->lines->len; i++)
    {
      const AlurBpmnLine *line = alur_bpmn_process_line (self->process, i);

      n_unnamed[line->from] += line->name == NULL ? 1 : 0;
    }
  for (guint i = 0; i < self->process->lines->len; i++)
    {
      AlurBpmnLine *line = alur_bpmn_process_line (self->process, i);
      AlurBpmnNode *from = alur_bpmn_process_node (self->process, line->from);

      if (strcmp (from->element, "exclusiveGateway") != 0 || from->n_out < 2
          || n_unnamed[line->from] > 1)
        continue;
      if (line->name != NULL)
        line->conditional = TRUE;
      else
        from->default_line = i + 1;
    }
}

static void
add_data_line (Explicit *self, AlurBpmnLineKind kind, guint from, guint to, const AlurElement *flow)
{
  AlurBpmnLine line = { .kind = kind, .from = from, .to = to, .flow = flow };

  line.id = alur_bpmn_plan_make_id (self->plan, alur_element_get_id (flow),
                                    kind == ALUR_BPMN_LINE_OUTPUT ? "out" : "in");
  g_array_append_val (self->process->lines, line);
}

/* What moves from step to step is data between them. */
static void
add_data (Explicit *self)
{
  ALUR_FOREACH (flow, self->process->procedure, ALUR_KIND_FLOW)
  {
    guint from = find_step (self, alur_element_get_ref (flow, ALUR_FLOW_FROM));
    guint to = find_step (self, alur_element_get_ref (flow, ALUR_FLOW_TO));
    AlurBpmnNode node = { .id = alur_element_get_id (flow), .flow = flow };

    if (alur_flow_may_control (flow) || from == G_MAXUINT || to == G_MAXUINT
        || g_strcmp0 (alur_bpmn_kept_get (flow, "element"), "data") == 0)
      continue;
    node.element = "dataObjectReference";
    node.name = alur_element_get_text (flow, ALUR_FLOW_LABEL);
    node.of = alur_bpmn_process_node (self->process, from)->id;
    node.unit = alur_bpmn_process_node (self->process, from)->unit;
    if (node.name == NULL)
      {
        node.name = alur_tr (self->plan->language,
                             alur_flow_words[alur_element_get_word (flow, ALUR_FLOW_KIND)].label);
        node.called = TRUE;
      }
    g_array_append_val (self->process->nodes, node);
    add_data_line (self, ALUR_BPMN_LINE_OUTPUT, from, self->process->nodes->len - 1, flow);
    add_data_line (self, ALUR_BPMN_LINE_INPUT, self->process->nodes->len - 1, to, flow);
  }
}

/**
 * alur_bpmn_explicit_fill:
 * @plan: the plan
 * @process: one of its processes, which is more than a pool
 *
 * Fills its nodes and lines.
 */
void
alur_bpmn_explicit_fill (AlurBpmnPlan *plan, AlurBpmnProcess *process)
{
  Explicit self = { .plan = plan, .process = process };
  g_autofree gboolean *has_things
      = g_new0 (gboolean, alur_element_count (process->procedure, ALUR_KIND_STEP) + 1);

  self.index_of = g_hash_table_new (NULL, NULL);
  self.has_things = has_things;
  add_steps (&self);
  add_control (&self);
  note_things_from_elsewhere (&self);
  choose_elements (&self);
  add_ends (&self);
  type_starts (&self);
  add_gateways (&self);
  find_conditions (&self);
  add_data (&self);
  g_hash_table_unref (self.index_of);
}
