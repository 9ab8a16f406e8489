/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Uniting steps: one keeps its id and its place and takes over what the others need, give and cost.
 *
 * Each of the others is taken out of the course of control. Where it is done before or after the
 * one that stays, it is bridged; where it is done instead of it or beside it, what led to it leads
 * to the one that stays. A decision hands its ways out to what decides before it, or to the one
 * that stays, if that is next to it; else one of its ways stays. */

#include "alur-redesign-private.h"

#include "alur-edit.h"
#include "alur-language.h"
#include "alur-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What the steps need, give and cost */

static void
add_durations (AlurRedesign *self, AlurElement *step, const AlurElement *other)
{
  double hours = alur_document_get_hours_per_day (self->document);
  AlurDuration work = alur_element_get_duration (step, ALUR_STEP_WORK);
  AlurDuration more = alur_element_get_duration (other, ALUR_STEP_WORK);
  AlurDuration wait = alur_element_get_duration (step, ALUR_STEP_WAIT);
  AlurDuration other_wait = alur_element_get_duration (other, ALUR_STEP_WAIT);

  work.days = (gint32) MIN ((gint64) work.days + more.days, G_MAXINT32);
  work.seconds = (gint32) MIN ((gint64) work.seconds + more.seconds, G_MAXINT32);
  alur_document_set_duration (self->document, step, ALUR_STEP_WORK, work);
  if (alur_duration_to_minutes (other_wait, hours) > alur_duration_to_minutes (wait, hours))
    alur_document_set_duration (self->document, step, ALUR_STEP_WAIT, other_wait);
}

static void
add_number (AlurRedesign *self, AlurElement *step, const AlurElement *other, guint field)
{
  double sum = alur_element_get_number (step, field) + alur_element_get_number (other, field);

  alur_document_set_number (self->document, step, field, MIN (sum, G_MAXDOUBLE));
}

/* Adds to a list of ids what another one has more, but @without. */
static void
add_refs (AlurRedesign *self,
          AlurElement *step,
          const AlurElement *other,
          guint field,
          const char *without)
{
  const AlurIds *own = alur_element_get_refs (step, field);
  const AlurIds *more = alur_element_get_refs (other, field);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; own != NULL && i < own->n_ids; i++)
    g_ptr_array_add (ids, (gpointer) (guintptr) own->ids[i]);
  for (guint i = 0; more != NULL && i < more->n_ids; i++)
    if (more->ids[i] != without && !g_ptr_array_find (ids, more->ids[i], NULL))
      g_ptr_array_add (ids, (gpointer) (guintptr) more->ids[i]);
  if (ids->len > (own != NULL ? own->n_ids : 0))
    alur_document_set_refs (self->document, step, field, (const char *const *) ids->pdata,
                            ids->len);
}

/* What stands in a text of @other and not yet in that of @step is added behind it. */
static void
add_text (AlurRedesign *self, AlurElement *step, const AlurElement *other, guint field)
{
  const char *own = alur_element_get_text (step, field);
  const char *more = alur_element_get_text (other, field);
  g_autofree char *both = NULL;

  if (more == NULL || (own != NULL && strstr (own, more) != NULL))
    return;
  both = own != NULL ? g_strdup_printf ("%s; %s", own, more) : g_strdup (more);
  alur_document_set_text (self->document, step, field, both);
}

static AlurElement *
find_thing (const AlurElement *step, AlurKind kind, const char *name)
{
  g_autofree char *wanted = alur_text_fold (name);

  ALUR_FOREACH (thing, step, kind)
  {
    g_autofree char *folded = alur_text_fold (alur_element_get_text (thing, 0));

    if (g_str_equal (folded, wanted))
      return thing;
  }
  return NULL;
}

G_STATIC_ASSERT ((int) ALUR_INPUT_NAME == 0 && (int) ALUR_OUTPUT_NAME == 0);

/* Inputs and outputs are united by name; what the customer brings is asked for once. */
static void
add_things (AlurRedesign *self, AlurElement *step, const AlurElement *other, AlurKind kind)
{
  ALUR_FOREACH (thing, other, kind)
  {
    AlurElement *own = find_thing (step, kind, alur_element_get_text (thing, 0));

    if (own == NULL)
      {
        AlurElement *last = NULL;

        ALUR_FOREACH (each, step, kind) { last = each; }
        own = alur_document_insert (self->document, step, kind, NULL,
                                    last != NULL ? last->next : NULL);
        alur_document_set (self->document, own, 0, thing->values[0]);
      }
    if (kind == ALUR_KIND_INPUT && alur_element_get_word (thing, ALUR_INPUT_FROM) != 0)
      alur_document_set (self->document, own, ALUR_INPUT_FROM, thing->values[ALUR_INPUT_FROM]);
  }
}

/* Of what steps are worth, the most counts: for the customer, then for the organisation. */
static void
add_value (AlurRedesign *self, AlurElement *step, const AlurElement *other)
{
  guint own = alur_element_get_word (step, ALUR_STEP_VALUE);
  guint more = alur_element_get_word (other, ALUR_STEP_VALUE);

  if (more != ALUR_VALUE_NONE && (own == ALUR_VALUE_NONE || more < own))
    alur_document_set_word (self->document, step, ALUR_STEP_VALUE, more);
}

static void
add_time_text (AlurRedesign *self, AlurElement *step, const AlurElement *other)
{
  AlurDuration work = alur_element_get_duration (step, ALUR_STEP_WORK);
  AlurDuration wait = alur_element_get_duration (step, ALUR_STEP_WAIT);

  if (alur_element_get_text (step, ALUR_STEP_TIME_TEXT) == NULL && work.days <= 0
      && work.seconds == 0 && wait.days <= 0 && wait.seconds == 0)
    alur_document_set (self->document, step, ALUR_STEP_TIME_TEXT,
                       other->values[ALUR_STEP_TIME_TEXT]);
}

static gboolean
is_subprocess (const AlurElement *step)
{
  return alur_element_get_word (step, ALUR_STEP_KIND) == ALUR_STEP_KIND_SUBPROCESS;
}

/* Which procedure a step calls: none that it names while it is something else. */
static const char *
get_called (const AlurElement *step)
{
  return is_subprocess (step) ? alur_element_get_ref (step, ALUR_STEP_PROCEDURE) : NULL;
}

static void
take_call (AlurRedesign *self, AlurElement *step, const AlurElement *other)
{
  if (!is_subprocess (other))
    return;
  if (get_called (step) == NULL)
    alur_document_set (self->document, step, ALUR_STEP_PROCEDURE,
                       other->values[ALUR_STEP_PROCEDURE]);
  alur_document_set_word (self->document, step, ALUR_STEP_KIND, ALUR_STEP_KIND_SUBPROCESS);
}

static void
take_over (AlurRedesign *self, AlurElement *step, const AlurElement *other)
{
  const char *unit = alur_element_get_ref (step, ALUR_STEP_UNIT);

  add_durations (self, step, other);
  add_number (self, step, other, ALUR_STEP_FEE);
  add_number (self, step, other, ALUR_STEP_COST);
  add_refs (self, step, other, ALUR_STEP_ALSO, unit);
  add_refs (self, step, other, ALUR_STEP_BASIS, NULL);
  add_text (self, step, other, ALUR_STEP_NOTE);
  add_things (self, step, other, ALUR_KIND_INPUT);
  add_things (self, step, other, ALUR_KIND_OUTPUT);
  add_value (self, step, other);
  add_time_text (self, step, other);
  take_call (self, step, other);
}

/* The course of control */

/* Why @other can't be taken into @step, whatever the drawing looks like. */
static char *
refuse_union (AlurRedesign *self, const AlurElement *step, const AlurElement *other)
{
  g_autofree char *name = alur_redesign_dup_name (self, other);
  const char *calls = get_called (step);
  const char *other_calls = get_called (other);

  if (alur_course_is_boundary (step) || alur_course_is_boundary (other))
    return g_strdup_printf (
        alur_tr (NULL, N_ ("%s can't be united: a procedure begins or ends there.")), name);
  if (!is_subprocess (other))
    return NULL;
  if (alur_element_get_word (step, ALUR_STEP_KIND) == ALUR_STEP_KIND_DECISION
      || (calls != NULL && other_calls != NULL && calls != other_calls))
    return g_strdup_printf (
        alur_tr (NULL, N_ ("%s stands for a whole procedure and can't be united with the other.")),
        name);
  /* What it calls may be what the other belongs to. */
  return calls == NULL ? alur_edit_refuse_call (self->document, step, other_calls) : NULL;
}

/* Whether each case that comes to @later has been at @earlier. */
static gboolean
is_before (AlurRedesign *self, const AlurElement *earlier, const AlurElement *later)
{
  g_autoptr (GHashTable) reached
      = alur_course_reach_from_starts (self->course, later->parent, earlier);

  return !g_hash_table_contains (reached, later);
}

/* Whether each case at @earlier comes to @later before it ends. */
static gboolean
is_followed_by (AlurRedesign *self, const AlurElement *earlier, const AlurElement *later)
{
  return !alur_course_leads_to_end (self->course, earlier, later);
}

/* Whether @other is done instead of @step or beside it, and leads where it leads. */
static gboolean
is_alternative (AlurRedesign *self, const AlurElement *step, const AlurElement *other)
{
  GPtrArray *ways = alur_course_get_out (self->course, other);
  GPtrArray *own = alur_course_get_out (self->course, step);

  if (step->parent != other->parent || alur_course_is_choice (step) || own->len != 1
      || ways->len != 1
      || alur_course_get_to (self->course, ways->pdata[0])
             != alur_course_get_to (self->course, own->pdata[0]))
    return FALSE;
  return !is_before (self, step, other) && !is_before (self, other, step)
         && !is_followed_by (self, step, other) && !is_followed_by (self, other, step);
}

static void
lead_ins_to (AlurRedesign *self, AlurElement *other, AlurElement *step)
{
  g_autoptr (GPtrArray) flows = g_ptr_array_new ();

  g_ptr_array_extend (flows, alur_course_get_in (self->course, other), NULL, NULL);
  for (guint i = 0; i < flows->len; i++)
    if (alur_course_get_from (self->course, flows->pdata[i]) != other)
      alur_course_connect (self->course, flows->pdata[i], step);
  alur_course_remove_control_of (self->course, other);
}

static void
become_choice (AlurRedesign *self, AlurElement *step, const AlurElement *choice)
{
  alur_document_set_word (self->document, step, ALUR_STEP_KIND, ALUR_STEP_KIND_DECISION);
  alur_document_set (self->document, step, ALUR_STEP_QUESTION, choice->values[ALUR_STEP_QUESTION]);
  if (alur_element_get_word (step, ALUR_STEP_ROLE) == ALUR_ROLE_NONE)
    alur_document_set (self->document, step, ALUR_STEP_ROLE, choice->values[ALUR_STEP_ROLE]);
}

static gboolean
is_task (const AlurElement *step)
{
  return alur_element_get_word (step, ALUR_STEP_KIND) == ALUR_STEP_KIND_TASK;
}

/* The only flow of @flows when it is one between the two, else NULL. */
static AlurElement *
only_one (AlurRedesign *self, GPtrArray *flows, const AlurElement *from, const AlurElement *to)
{
  if (flows->len != 1 || alur_course_get_from (self->course, flows->pdata[0]) != from
      || alur_course_get_to (self->course, flows->pdata[0]) != to)
    return NULL;
  return flows->pdata[0];
}

/* The decision @choice comes right before @step, which then decides: it goes on as it did where the
 * answer led to it, and the other answers lead away from it. */
static gboolean
decide_before (AlurRedesign *self, AlurElement *choice, AlurElement *step)
{
  AlurElement *way = only_one (self, alur_course_get_in (self->course, step), choice, step);
  GPtrArray *on = alur_course_get_out (self->course, step);
  g_autoptr (GPtrArray) ways = g_ptr_array_new ();
  AlurElement *next;

  if (way == NULL || !is_task (step) || on->len != 1)
    return FALSE;
  next = on->pdata[0];
  become_choice (self, step, choice);
  alur_document_set (self->document, next, ALUR_FLOW_LABEL, way->values[ALUR_FLOW_LABEL]);
  alur_document_set (self->document, next, ALUR_FLOW_PROBABILITY,
                     way->values[ALUR_FLOW_PROBABILITY]);
  alur_document_set (self->document, step, ALUR_STEP_JOIN, choice->values[ALUR_STEP_JOIN]);
  g_ptr_array_extend (ways, alur_course_get_out (self->course, choice), NULL, NULL);
  alur_course_remove_flow (self->course, way);
  for (guint i = 0; i < ways->len; i++)
    if (ways->pdata[i] != way)
      {
        if (alur_course_get_to (self->course, ways->pdata[i]) == choice)
          alur_course_lead_to (self->course, ways->pdata[i], step);
        alur_course_begin_at (self->course, ways->pdata[i], step);
      }
  lead_ins_to (self, choice, step);
  return TRUE;
}

/* The way out of @choice that leads to @step, at once or else through others, of these the most
 * probable one; NULL if there is none. */
static const AlurElement *
way_to (AlurRedesign *self, const AlurElement *choice, const AlurElement *step)
{
  GPtrArray *ways = alur_course_get_out (self->course, choice);
  const AlurElement *best = NULL;
  double most = -1;

  if (!alur_course_leads_to_end (self->course, step, choice))
    return NULL;
  for (guint i = 0; i < ways->len; i++)
    {
      const AlurElement *to = alur_course_get_to (self->course, ways->pdata[i]);
      g_autoptr (GHashTable) reached = alur_course_reach (self->course, to, choice);
      double share = alur_course_get_share (self->course, ways->pdata[i]);

      if (to == step)
        return ways->pdata[i];
      if (share > most && g_hash_table_contains (reached, step))
        {
          most = share;
          best = ways->pdata[i];
        }
    }
  return best;
}

/* Whether cases still come to @step where they did when only @way stays of @choice. */
static gboolean
is_still_reached (AlurRedesign *self,
                  const AlurElement *step,
                  const AlurElement *choice,
                  const AlurElement *way)
{
  g_autoptr (GHashTable) before
      = alur_course_reach_from_starts (self->course, choice->parent, NULL);
  g_autoptr (GHashTable) beside
      = alur_course_reach_from_starts (self->course, choice->parent, choice);
  g_autoptr (GHashTable) along
      = alur_course_reach (self->course, alur_course_get_to (self->course, way), choice);

  return !g_hash_table_contains (before, step) || g_hash_table_contains (beside, step)
         || g_hash_table_contains (along, step);
}

static char *
refuse_way (AlurRedesign *self,
            const AlurElement *step,
            const AlurElement *choice,
            const AlurElement *way)
{
  g_autofree char *name = NULL;
  g_autofree char *step_name = NULL;

  if (is_still_reached (self, step, choice, way))
    return alur_course_refuse_bridge (self->course, choice, way);
  name = alur_redesign_dup_name (self, choice);
  step_name = alur_redesign_dup_name (self, step);
  return g_strdup_printf (
      /* Translators: a decision, then the step that it was to be united with. */
      alur_tr (NULL, N_ ("%s can't be united: the way that stays of it leads past %s.")), name,
      step_name);
}

static char *
take_out_choice (AlurRedesign *self, AlurDecision *decision, AlurElement *step, AlurElement *choice)
{
  const AlurElement *way;
  char *refusal;

  if (only_one (self, alur_course_get_out (self->course, step), step, choice) != NULL
      && is_task (step) && alur_course_get_in (self->course, choice)->len == 1)
    become_choice (self, step, choice);
  if (alur_course_may_expand (self->course, choice))
    {
      alur_course_expand (self->course, choice);
      return NULL;
    }
  if (decide_before (self, choice, step))
    return NULL;
  way = way_to (self, choice, step);
  refusal = refuse_way (self, step, choice, alur_redesign_get_way (self, choice, way));
  if (refusal == NULL)
    alur_redesign_take_out_choice (self, decision, choice, way);
  return refusal;
}

static gboolean
decides (AlurRedesign *self, const AlurElement *step)
{
  return alur_course_is_choice (step) && alur_course_get_out (self->course, step)->len > 1;
}

/* Takes @other out of the course of control. Returns why it can't, with nothing changed. */
static char *
take_out (AlurRedesign *self, AlurDecision *decision, AlurElement *step, AlurElement *other)
{
  char *refusal;

  if (decides (self, other))
    return take_out_choice (self, decision, step, other);
  if (is_alternative (self, step, other))
    {
      lead_ins_to (self, other, step);
      return NULL;
    }
  refusal = alur_course_refuse_bridge (self->course, other, NULL);
  if (refusal == NULL)
    alur_course_bridge (self->course, other, NULL);
  return refusal;
}

/* Writes down from what @step was combined, as far as the stage before knows it. */
static void
set_origin (AlurRedesign *self, AlurElement *step, GPtrArray *others)
{
  const AlurIds *old = alur_element_get_refs (step, ALUR_STEP_FROM);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) known = g_ptr_array_new ();

  g_ptr_array_add (ids, (gpointer) (guintptr) alur_element_get_id (step));
  for (guint i = 0; old != NULL && i < old->n_ids; i++)
    g_ptr_array_add (ids, (gpointer) (guintptr) old->ids[i]);
  for (guint i = 0; i < others->len; i++)
    {
      const AlurIds *more = alur_element_get_refs (others->pdata[i], ALUR_STEP_FROM);

      g_ptr_array_add (ids, (gpointer) (guintptr) alur_element_get_id (others->pdata[i]));
      for (guint k = 0; more != NULL && k < more->n_ids; k++)
        g_ptr_array_add (ids, (gpointer) (guintptr) more->ids[k]);
    }
  for (guint i = 0; i < ids->len; i++)
    if (alur_document_lookup_kind (self->document, self->before, ids->pdata[i], ALUR_KIND_STEP)
            != NULL
        && !g_ptr_array_find (known, ids->pdata[i], NULL))
      g_ptr_array_add (known, ids->pdata[i]);
  if (known->len > 1)
    alur_document_set_refs (self->document, step, ALUR_STEP_FROM,
                            (const char *const *) known->pdata, known->len);
}

/* Takes @other into @step, or tells why it can't. */
static gboolean
unite (AlurRedesign *self, AlurDecision *decision, AlurElement *step, AlurElement *other)
{
  g_autofree char *refusal = refuse_union (self, step, other);

  if (refusal == NULL)
    refusal = take_out (self, decision, step, other);
  if (refusal != NULL)
    {
      alur_decision_tell (decision, ALUR_OUTCOME_REFUSED, "%s", refusal);
      return FALSE;
    }
  alur_course_move_others (self->course, other, step);
  alur_course_remove_flows_of (self->course, other);
  take_over (self, step, other);
  alur_redesign_doom (self, other);
  return TRUE;
}

/* Takes those of @others that it can into @step: decisions last, with which goes what only their
 * other ways reach. Returns those that were. */
static GPtrArray *
unite_all (AlurRedesign *self, AlurDecision *decision, AlurElement *step, GPtrArray *others)
{
  GPtrArray *united = g_ptr_array_new ();
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  for (guint i = 0; i < others->len; i++)
    if (!decides (self, others->pdata[i]))
      g_ptr_array_add (order, others->pdata[i]);
  for (guint i = 0; i < others->len; i++)
    if (decides (self, others->pdata[i]))
      g_ptr_array_add (order, others->pdata[i]);
  for (guint i = 0; i < order->len; i++)
    if (alur_redesign_is_there (self, order->pdata[i])
        && unite (self, decision, step, order->pdata[i]))
      g_ptr_array_add (united, order->pdata[i]);
  return united;
}

/* The names of steps; of one that is called like @step, whose it is. */
static char *
dup_names (AlurRedesign *self, const AlurElement *step, GPtrArray *elements)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < elements->len; i++)
    {
      const AlurElement *element = elements->pdata[i];
      const AlurElement *unit = alur_document_lookup_kind (
          self->document, self->stage, alur_element_get_ref (element, ALUR_STEP_UNIT),
          ALUR_KIND_UNIT);
      g_autofree char *name = alur_redesign_dup_name (self, element);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", name);
      if (unit != NULL
          && g_strcmp0 (alur_element_get_name (element), alur_element_get_name (step)) == 0)
        g_string_append_printf (names, " (%s)", alur_element_get_name (unit));
    }
  return g_string_free (names, FALSE);
}

static void
tell_union (AlurRedesign *self, AlurDecision *decision, AlurElement *step, GPtrArray *united)
{
  g_autofree char *name = alur_redesign_dup_name (self, step);
  g_autofree char *names = dup_names (self, step, united);

  if (decision->outcome->text != NULL && united->len > 0)
    alur_decision_note (decision, alur_tr (NULL, N_ ("%s takes over what was done in: %s.")), name,
                        names);
  else if (decision->outcome->text == NULL)
    alur_decision_tell (decision, ALUR_OUTCOME_DONE,
                        /* Translators: a step, then those that are united with it. */
                        alur_tr (NULL, N_ ("%s takes over what was done in: %s.")), name, names);
}

/*< private >
 * alur_redesign_combine:
 * @decision: the decision whose step keeps its id
 * @group: what of the others is there
 *
 * Unites steps.
 */
void
alur_redesign_combine (AlurRedesign *self, AlurDecision *decision, GPtrArray *group)
{
  AlurElement *step = decision->element;
  const char *to = alur_element_get_ref (decision->redesign, ALUR_STEP_REDESIGN_TO);
  g_autofree char *name = alur_redesign_dup_name (self, decision->decided);
  g_autoptr (GPtrArray) united = NULL;

  if (!alur_redesign_is_there (self, step) && group->len > 1)
    step = g_ptr_array_remove_index (group, 0);
  if (!alur_redesign_is_there (self, step) || group->len == 0)
    {
      alur_decision_tell (decision, ALUR_OUTCOME_ALREADY,
                          alur_tr (NULL, N_ ("%s has nothing left to be united with.")), name);
      return;
    }
  united = unite_all (self, decision, step, group);
  if (united->len > 0)
    set_origin (self, step, united);
  tell_union (self, decision, step, united);
  if (to != NULL && united->len > 0 && !alur_redesign_pass_to (self, decision, step, to))
    alur_decision_note (decision,
                        alur_tr (NULL, N_ ("Who shall do %s is not there in this stage.")), name);
}
