/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-course-private.h"

#include "alur-flow.h"

#include <math.h>

static GPtrArray *
get_list (GHashTable *table, const char *id)
{
  GPtrArray *list = g_hash_table_lookup (table, id);

  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (table, (gpointer) (guintptr) id, list);
    }
  return list;
}

static void
add_flow (AlurCourse *self, AlurElement *flow)
{
  const char *from = alur_element_get_ref (flow, ALUR_FLOW_FROM);
  const char *to = alur_element_get_ref (flow, ALUR_FLOW_TO);

  if (alur_flow_is_control (self->document, flow))
    {
      g_ptr_array_add (get_list (self->out, from), flow);
      g_ptr_array_add (get_list (self->in, to), flow);
      return;
    }
  g_ptr_array_add (get_list (self->others, from), flow);
  if (to != from)
    g_ptr_array_add (get_list (self->others, to), flow);
}

static void
forget_flow (AlurCourse *self, AlurElement *flow)
{
  const char *from = alur_element_get_ref (flow, ALUR_FLOW_FROM);
  const char *to = alur_element_get_ref (flow, ALUR_FLOW_TO);

  g_ptr_array_remove (get_list (self->out, from), flow);
  g_ptr_array_remove (get_list (self->in, to), flow);
  g_ptr_array_remove (get_list (self->others, from), flow);
  g_ptr_array_remove (get_list (self->others, to), flow);
}

static GHashTable *
new_table (void)
{
  return g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
}

/*< private >
 * alur_course_new:
 * @document: a document
 * @stage: a stage of it
 *
 * Returns: (transfer full): its flows
 */
AlurCourse *
alur_course_new (AlurDocument *document, const AlurElement *stage)
{
  AlurCourse *self = g_new0 (AlurCourse, 1);

  self->document = document;
  self->stage = stage;
  self->in = new_table ();
  self->out = new_table ();
  self->others = new_table ();
  self->gone = g_hash_table_new (NULL, NULL);
  ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
  {
    ALUR_FOREACH (flow, procedure, ALUR_KIND_FLOW) { add_flow (self, flow); }
  }
  return self;
}

/*< private >
 * alur_course_free:
 * @self: (transfer full): a course
 */
void
alur_course_free (AlurCourse *self)
{
  g_hash_table_unref (self->in);
  g_hash_table_unref (self->out);
  g_hash_table_unref (self->others);
  g_hash_table_unref (self->gone);
  g_free (self);
}

/*< private >
 * alur_course_get_in:
 *
 * Returns: (transfer none): the control flows into @step, in order; true until a change
 */
GPtrArray *
alur_course_get_in (AlurCourse *self, const AlurElement *step)
{
  return get_list (self->in, alur_element_get_id (step));
}

/*< private >
 * alur_course_get_out:
 *
 * Returns: (transfer none): the control flows out of @step, in order; true until a change
 */
GPtrArray *
alur_course_get_out (AlurCourse *self, const AlurElement *step)
{
  return get_list (self->out, alur_element_get_id (step));
}

/*< private >
 * alur_course_get_from:
 *
 * Returns: (transfer none): where @flow begins
 */
AlurElement *
alur_course_get_from (AlurCourse *self, const AlurElement *flow)
{
  return alur_document_lookup_atom (self->document, self->stage,
                                    alur_element_get_ref (flow, ALUR_FLOW_FROM));
}

/*< private >
 * alur_course_get_to:
 *
 * Returns: (transfer none): where @flow leads
 */
AlurElement *
alur_course_get_to (AlurCourse *self, const AlurElement *flow)
{
  return alur_document_lookup_atom (self->document, self->stage,
                                    alur_element_get_ref (flow, ALUR_FLOW_TO));
}

/*< private >
 * alur_course_is_choice:
 *
 * Returns: whether one of the ways out of @step is taken, not all
 */
gboolean
alur_course_is_choice (const AlurElement *step)
{
  return alur_element_get_word (step, ALUR_STEP_KIND) == ALUR_STEP_KIND_DECISION;
}

/*< private >
 * alur_course_is_boundary:
 *
 * Returns: whether @step is a start or an end
 */
gboolean
alur_course_is_boundary (const AlurElement *step)
{
  guint kind = alur_element_get_word (step, ALUR_STEP_KIND);

  return kind == ALUR_STEP_KIND_START || kind == ALUR_STEP_KIND_END;
}

/*< private >
 * alur_course_get_share:
 * @flow: a control flow
 *
 * Returns: the part of the cases at its beginning that take it: 1 but out of a decision, where ways
 *   without probability share what the others leave
 */
double
alur_course_get_share (AlurCourse *self, const AlurElement *flow)
{
  const AlurElement *from = alur_course_get_from (self, flow);
  GPtrArray *ways;
  double given = 0;
  guint n_open = 0;

  if (!alur_course_is_choice (from))
    return 1;
  if (!isnan (alur_element_get_number (flow, ALUR_FLOW_PROBABILITY)))
    return alur_element_get_number (flow, ALUR_FLOW_PROBABILITY);
  ways = alur_course_get_out (self, from);
  for (guint i = 0; i < ways->len; i++)
    {
      double probability = alur_element_get_number (ways->pdata[i], ALUR_FLOW_PROBABILITY);

      given += isnan (probability) ? 0 : probability;
      n_open += isnan (probability) ? 1 : 0;
    }
  return n_open == 0 ? 0 : MAX (0, 1 - given) / n_open;
}

/*< private >
 * alur_course_count_neighbours:
 * @in: whether to look back
 *
 * Returns: how many different steps lead to @step, or follow it, itself not counted
 */
guint
alur_course_count_neighbours (AlurCourse *self, const AlurElement *step, gboolean in)
{
  GPtrArray *flows = in ? alur_course_get_in (self, step) : alur_course_get_out (self, step);
  guint field = in ? ALUR_FLOW_FROM : ALUR_FLOW_TO;
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < flows->len; i++)
    {
      const char *id = alur_element_get_ref (flows->pdata[i], field);

      if (id != alur_element_get_id (step))
        g_hash_table_add (seen, (gpointer) (guintptr) id);
    }
  return g_hash_table_size (seen);
}

static void
add_reached (AlurCourse *self, GHashTable *reached, GPtrArray *queue, const AlurElement *without)
{
  for (guint i = 0; i < queue->len; i++)
    {
      GPtrArray *ways = alur_course_get_out (self, queue->pdata[i]);

      for (guint k = 0; k < ways->len; k++)
        {
          AlurElement *to = alur_course_get_to (self, ways->pdata[k]);

          if (to != without && g_hash_table_add (reached, to))
            g_ptr_array_add (queue, to);
        }
    }
}

/*< private >
 * alur_course_reach:
 * @from: a step
 * @without: (nullable): a step that can't be passed
 *
 * Returns: (transfer container): the steps that control reaches from @from, itself included
 */
GHashTable *
alur_course_reach (AlurCourse *self, const AlurElement *from, const AlurElement *without)
{
  GHashTable *reached = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) queue = g_ptr_array_new ();

  if (from != without)
    {
      g_hash_table_add (reached, (gpointer) (guintptr) from);
      g_ptr_array_add (queue, (gpointer) (guintptr) from);
    }
  add_reached (self, reached, queue, without);
  return reached;
}

/*< private >
 * alur_course_reach_from_starts:
 * @procedure: a procedure of the stage
 * @without: (nullable): a step that can't be passed
 *
 * Returns: (transfer container): the steps of @procedure that a case can come to
 */
GHashTable *
alur_course_reach_from_starts (AlurCourse *self,
                               const AlurElement *procedure,
                               const AlurElement *without)
{
  GHashTable *reached = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) queue = g_ptr_array_new ();

  ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
  {
    if (step != without && alur_element_get_word (step, ALUR_STEP_KIND) == ALUR_STEP_KIND_START)
      {
        g_hash_table_add (reached, step);
        g_ptr_array_add (queue, step);
      }
  }
  add_reached (self, reached, queue, without);
  return reached;
}

/*< private >
 * alur_course_leads_to_end:
 * @step: a step
 * @without: (nullable): a step that can't be passed
 *
 * Returns: whether control comes from @step to an end
 */
gboolean
alur_course_leads_to_end (AlurCourse *self, const AlurElement *step, const AlurElement *without)
{
  g_autoptr (GHashTable) reached = alur_course_reach (self, step, without);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, reached);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (alur_element_get_word (key, ALUR_STEP_KIND) == ALUR_STEP_KIND_END)
      return TRUE;
  return FALSE;
}

/*< private >
 * alur_course_remove_flow:
 */
void
alur_course_remove_flow (AlurCourse *self, AlurElement *flow)
{
  forget_flow (self, flow);
  g_hash_table_add (self->gone, (gpointer) alur_element_get_id (flow));
  alur_document_remove (self->document, flow);
}

static void
remove_list (AlurCourse *self, GPtrArray *flows)
{
  while (flows->len > 0)
    alur_course_remove_flow (self, flows->pdata[flows->len - 1]);
}

/*< private >
 * alur_course_remove_control_of:
 *
 * Removes every control flow that begins or ends at @step.
 */
void
alur_course_remove_control_of (AlurCourse *self, AlurElement *step)
{
  remove_list (self, alur_course_get_in (self, step));
  remove_list (self, alur_course_get_out (self, step));
}

/*< private >
 * alur_course_remove_flows_of:
 *
 * Removes every flow that begins or ends at @step.
 */
void
alur_course_remove_flows_of (AlurCourse *self, AlurElement *step)
{
  alur_course_remove_control_of (self, step);
  remove_list (self, get_list (self->others, alur_element_get_id (step)));
}

/* Bends that a person drew belong to the way between two steps. */
static void
straighten (AlurCourse *self, AlurElement *flow)
{
  AlurElement *bend;

  while ((bend = alur_element_first (flow, ALUR_KIND_BEND)) != NULL)
    alur_document_remove (self->document, bend);
}

static void
set_end (AlurCourse *self, AlurElement *flow, guint field, AlurElement *step)
{
  forget_flow (self, flow);
  alur_document_set_text (self->document, flow, field, alur_element_get_id (step));
  if (field == ALUR_FLOW_FROM && step->parent != flow->parent)
    alur_document_move (self->document, flow, step->parent, NULL);
  straighten (self, flow);
  add_flow (self, flow);
}

/*< private >
 * alur_course_lead_to:
 *
 * Leads @flow to @step instead of where it led.
 */
void
alur_course_lead_to (AlurCourse *self, AlurElement *flow, AlurElement *step)
{
  set_end (self, flow, ALUR_FLOW_TO, step);
}

/*< private >
 * alur_course_begin_at:
 *
 * Lets @flow begin at @step; it goes to the procedure of @step.
 */
void
alur_course_begin_at (AlurCourse *self, AlurElement *flow, AlurElement *step)
{
  set_end (self, flow, ALUR_FLOW_FROM, step);
}

/*< private >
 * alur_course_copy_flow:
 *
 * Returns: (transfer none): a new flow that stands behind @flow and says the same
 */
AlurElement *
alur_course_copy_flow (AlurCourse *self, const AlurElement *flow)
{
  AlurElement *copy
      = alur_document_insert (self->document, flow->parent, ALUR_KIND_FLOW, NULL, flow->next);

  for (guint field = 1; field < ALUR_FLOW_N_FIELDS; field++)
    alur_document_set (self->document, copy, field, flow->values[field]);
  add_flow (self, copy);
  return copy;
}

/* Whether a flow says the same as another one that is there already. */
static gboolean
is_double (GPtrArray *flows, const AlurElement *flow)
{
  static const guint fields[] = { ALUR_FLOW_KIND, ALUR_FLOW_FROM, ALUR_FLOW_TO, ALUR_FLOW_LABEL };
  const AlurElementType *type = alur_element_type (ALUR_KIND_FLOW);

  for (guint i = 0; i < flows->len; i++)
    {
      const AlurElement *other = flows->pdata[i];
      gboolean same = other != flow;

      for (guint k = 0; k < G_N_ELEMENTS (fields) && same; k++)
        same = alur_value_equal (&type->fields[fields[k]], flow->values[fields[k]],
                                 other->values[fields[k]]);
      if (same)
        return TRUE;
    }
  return FALSE;
}

/* A decision told to another procedure leads nobody there; it must not begin to by coming home. */
static void
stay_without_control (AlurCourse *self,
                      AlurElement *flow,
                      const AlurElement *from,
                      const AlurElement *to)
{
  const AlurElement *begin = alur_course_get_from (self, flow);
  const AlurElement *end = alur_course_get_to (self, flow);
  const AlurElement *other = begin == from ? end : begin;

  if (other->parent == to->parent
      && alur_element_get_word (flow, ALUR_FLOW_KIND) == ALUR_FLOW_DECISION)
    alur_document_set_word (self->document, flow, ALUR_FLOW_KIND, ALUR_FLOW_INFORMATION);
}

/*< private >
 * alur_course_move_others:
 *
 * What moved to and from @from, no control, moves to and from @to. What moved between the two, and
 * what is said twice, goes.
 */
void
alur_course_move_others (AlurCourse *self, AlurElement *from, AlurElement *to)
{
  GPtrArray *flows = get_list (self->others, alur_element_get_id (from));

  while (flows->len > 0)
    {
      AlurElement *flow = flows->pdata[0];

      stay_without_control (self, flow, from, to);
      if (alur_course_get_from (self, flow) == from)
        alur_course_begin_at (self, flow, to);
      if (alur_course_get_to (self, flow) == from)
        alur_course_lead_to (self, flow, to);
      if (alur_element_get_ref (flow, ALUR_FLOW_FROM) == alur_element_get_ref (flow, ALUR_FLOW_TO)
          || is_double (get_list (self->others, alur_element_get_id (to)), flow))
        alur_course_remove_flow (self, flow);
    }
}
