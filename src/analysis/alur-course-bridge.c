/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Taking a step out of the course of control: what led to it leads to what followed it.
 *
 * A way in keeps its id, label and probability, so that the steps that stay are executed as often
 * as before. Where that can't be, because no drawing without the step says the same, it is refused:
 * a fork behind a choice, and a step that gathers or spreads differently from the one behind it. */

#include "alur-course-private.h"

#include "alur-finding.h"
#include "alur-language.h"
#include "alur-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static gboolean
joins_all (const AlurElement *step)
{
  return alur_element_get_word (step, ALUR_STEP_JOIN) == ALUR_JOIN_ALL;
}

static gboolean
follows_a_choice (AlurCourse *self, const AlurElement *step)
{
  GPtrArray *flows = alur_course_get_in (self, step);

  for (guint i = 0; i < flows->len; i++)
    {
      const AlurElement *from = alur_course_get_from (self, flows->pdata[i]);

      if (from != step && alur_course_is_choice (from))
        return TRUE;
    }
  return FALSE;
}

/* Whether @step waits for its ways in as @next will have to, once it stands in its place. */
static gboolean
joins_alike (AlurCourse *self, const AlurElement *step, const AlurElement *next)
{
  return alur_course_count_neighbours (self, step, TRUE) < 2
         || alur_course_count_neighbours (self, next, TRUE) < 2
         || joins_all (step) == joins_all (next);
}

/*< private >
 * alur_course_refuse_bridge:
 * @step: a step
 * @way: (nullable): the only way out to be kept
 *
 * Returns: (transfer full) (nullable): why it can't be taken out, a sentence in the user's language
 */
char *
alur_course_refuse_bridge (AlurCourse *self, const AlurElement *step, const AlurElement *way)
{
  GPtrArray *ways = alur_course_get_out (self, step);
  g_autofree char *name = alur_finding_dup_name_of (self->document, step, NULL);

  if (alur_course_is_boundary (step))
    return g_strdup_printf (
        alur_tr (NULL, N_ ("%s is where the procedure begins or ends. Change it in the drawing.")),
        name);
  if (way == NULL && alur_course_count_neighbours (self, step, FALSE) > 1
      && follows_a_choice (self, step))
    return g_strdup_printf (alur_tr (NULL, N_ ("%s starts several steps at once behind a choice. "
                                               "Change it in the drawing.")),
                            name);
  for (guint i = 0; i < ways->len; i++)
    {
      const AlurElement *next = alur_course_get_to (self, ways->pdata[i]);

      if ((way == NULL || way == ways->pdata[i]) && next != step && !joins_alike (self, step, next))
        {
          g_autofree char *next_name = alur_finding_dup_name_of (self->document, next, NULL);

          return g_strdup_printf (
              alur_tr (NULL, N_ ("%s and %s do not wait for the steps before them in the same way. "
                                 "Change it in the drawing.")),
              name, next_name);
        }
    }
  return NULL;
}

static gboolean
same_label (const AlurElement *a, const AlurElement *b)
{
  g_autofree char *label = alur_text_fold (alur_element_get_text (a, ALUR_FLOW_LABEL));
  g_autofree char *other = alur_text_fold (alur_element_get_text (b, ALUR_FLOW_LABEL));

  return g_str_equal (label, other);
}

/* The flow that says already what @flow would say if it led to @to. */
static AlurElement *
find_same (AlurCourse *self, const AlurElement *flow, const AlurElement *to)
{
  const AlurElement *from = alur_course_get_from (self, flow);
  GPtrArray *ways = alur_course_get_out (self, from);

  for (guint i = 0; i < ways->len; i++)
    {
      AlurElement *other = ways->pdata[i];

      if (other != flow && alur_course_get_to (self, other) == to
          && (!alur_course_is_choice (from) || same_label (flow, other)))
        return other;
    }
  return NULL;
}

/* Products and sums as a person would write them, without the noise of binary fractions. */
static double
tidy (double probability)
{
  return MIN (round (probability * 1e9) / 1e9, 1);
}

/*< private >
 * alur_course_connect:
 * @flow: a control flow
 * @to: where it shall lead
 *
 * Leads @flow to @to, unless another one does already: out of a choice with the same label their
 * probabilities add up. A step leads back to itself only by choice.
 */
void
alur_course_connect (AlurCourse *self, AlurElement *flow, AlurElement *to)
{
  const AlurElement *from = alur_course_get_from (self, flow);
  AlurElement *same = find_same (self, flow, to);

  if (same != NULL)
    {
      if (alur_course_is_choice (from))
        {
          double sum = alur_course_get_share (self, flow) + alur_course_get_share (self, same);

          alur_document_set_number (self->document, same, ALUR_FLOW_PROBABILITY, tidy (sum));
        }
      alur_course_remove_flow (self, flow);
    }
  else if (from == to && !alur_course_is_choice (from))
    alur_course_remove_flow (self, flow);
  else if (alur_course_get_to (self, flow) != to)
    alur_course_lead_to (self, flow, to);
}

static GPtrArray *
copy_list (const GPtrArray *flows)
{
  GPtrArray *copy = g_ptr_array_new ();

  g_ptr_array_extend (copy, (GPtrArray *) (guintptr) flows, NULL, NULL);
  return copy;
}

/* The different steps behind @step, itself not, in order; only that of @way where there is one. */
static GPtrArray *
list_next (AlurCourse *self, const AlurElement *step, const AlurElement *way)
{
  GPtrArray *ways = alur_course_get_out (self, step);
  GPtrArray *next = g_ptr_array_new ();

  for (guint i = 0; i < ways->len; i++)
    {
      AlurElement *to = alur_course_get_to (self, ways->pdata[i]);

      if ((way == NULL || way == ways->pdata[i]) && to != step
          && !g_ptr_array_find (next, to, NULL))
        g_ptr_array_add (next, to);
    }
  return next;
}

/* Who stands behind a step that gathered its ways in gathers them now in the same way. */
static void
hand_on_join (AlurCourse *self, const AlurElement *step, AlurElement *next)
{
  if (alur_course_count_neighbours (self, step, TRUE) >= 2
      && alur_course_count_neighbours (self, next, TRUE) < 2)
    alur_document_set (self->document, next, ALUR_STEP_JOIN, step->values[ALUR_STEP_JOIN]);
}

/*< private >
 * alur_course_bridge:
 * @step: a step that alur_course_refuse_bridge() does not refuse
 * @way: (nullable): the only way out to be kept
 *
 * Leads what led to @step to what follows it, and takes its ways away. The step itself stays.
 */
void
alur_course_bridge (AlurCourse *self, AlurElement *step, AlurElement *way)
{
  g_autoptr (GPtrArray) flows = copy_list (alur_course_get_in (self, step));
  g_autoptr (GPtrArray) next = list_next (self, step, way);

  for (guint k = 0; k < next->len; k++)
    hand_on_join (self, step, next->pdata[k]);
  for (guint i = 0; i < flows->len && next->len > 0; i++)
    {
      AlurElement *flow = flows->pdata[i];

      if (alur_course_get_from (self, flow) == step)
        continue;
      for (guint k = 1; k < next->len; k++)
        alur_course_connect (self, alur_course_copy_flow (self, flow), next->pdata[k]);
      alur_course_connect (self, flow, next->pdata[0]);
    }
  alur_course_remove_control_of (self, step);
}

/*< private >
 * alur_course_may_expand:
 * @choice: a decision
 *
 * Returns: whether its ways out can be ways out of what leads to it: only choices lead to it
 */
gboolean
alur_course_may_expand (AlurCourse *self, const AlurElement *choice)
{
  GPtrArray *flows = alur_course_get_in (self, choice);
  GPtrArray *ways = alur_course_get_out (self, choice);

  for (guint i = 0; i < flows->len; i++)
    {
      const AlurElement *from = alur_course_get_from (self, flows->pdata[i]);

      if (from == choice || !alur_course_is_choice (from))
        return FALSE;
    }
  for (guint i = 0; i < ways->len; i++)
    {
      if (!joins_alike (self, choice, alur_course_get_to (self, ways->pdata[i])))
        return FALSE;
    }
  return flows->len > 0 && ways->len > 0;
}

/* What to write on a way that was taken by two choices, the second one of @choice: what the second
 * said, unless the first choice says that of another way already. */
static char *
label_through (AlurCourse *self,
               const AlurElement *flow,
               const AlurElement *choice,
               const AlurElement *way)
{
  const char *first = alur_element_get_text (flow, ALUR_FLOW_LABEL);
  const char *second = alur_element_get_text (way, ALUR_FLOW_LABEL);
  const char *question = alur_element_get_text (choice, ALUR_STEP_QUESTION);
  GPtrArray *others = alur_course_get_out (self, alur_course_get_from (self, flow));

  if (second == NULL)
    return g_strdup (first);
  for (guint i = 0; i < others->len; i++)
    {
      const AlurElement *other = others->pdata[i];

      if (other != flow && alur_course_get_to (self, other) != choice && same_label (other, way)
          && alur_element_get_ref (other, ALUR_FLOW_TO) != alur_element_get_ref (way, ALUR_FLOW_TO))
        return g_strdup_printf (
            "%s: %s", question != NULL ? question : alur_element_get_text (choice, ALUR_STEP_NAME),
            second);
    }
  return g_strdup (second);
}

/* Copies of @flow, itself the first, one for each of @ways with its part of the cases. All are
 * numbered before one is led anywhere, because ways without a number share what the others leave.
 */
static GPtrArray *
split_flow (AlurCourse *self, AlurElement *flow, const GPtrArray *ways)
{
  GPtrArray *leads = g_ptr_array_new ();
  double share = alur_course_get_share (self, flow);

  for (guint k = 0; k < ways->len; k++)
    g_ptr_array_add (leads, k == 0 ? flow : alur_course_copy_flow (self, flow));
  for (guint k = 0; k < ways->len; k++)
    alur_document_set_number (self->document, leads->pdata[k], ALUR_FLOW_PROBABILITY,
                              tidy (share * alur_course_get_share (self, ways->pdata[k])));
  return leads;
}

static void
lead_along (AlurCourse *self, AlurElement *flow, const AlurElement *way)
{
  const AlurElement *choice = alur_course_get_from (self, way);
  g_autofree char *label = label_through (self, flow, choice, way);

  alur_document_set_text (self->document, flow, ALUR_FLOW_LABEL, label);
  alur_course_connect (self, flow, alur_course_get_to (self, way));
}

/*< private >
 * alur_course_expand:
 * @choice: a decision of which alur_course_may_expand() says yes
 *
 * Gives the ways out of @choice to the choices that lead to it, each with its part of the cases,
 * and takes the ways of @choice away: two questions become one with more answers.
 */
void
alur_course_expand (AlurCourse *self, AlurElement *choice)
{
  g_autoptr (GPtrArray) flows = copy_list (alur_course_get_in (self, choice));
  g_autoptr (GPtrArray) ways = copy_list (alur_course_get_out (self, choice));

  for (guint k = 0; k < ways->len; k++)
    hand_on_join (self, choice, alur_course_get_to (self, ways->pdata[k]));
  for (guint i = 0; i < flows->len; i++)
    {
      g_autoptr (GPtrArray) leads = split_flow (self, flows->pdata[i], ways);

      for (guint k = 0; k < ways->len; k++)
        lead_along (self, leads->pdata[k], ways->pdata[k]);
    }
  alur_course_remove_control_of (self, choice);
}
