/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Giving up steps. A decision that is given up keeps one way out: what only the others reached goes
 * too, and a decision to abolish it is written down, so that nothing is gone without one. */

#include "alur-redesign-private.h"

#include "alur-language.h"

#include <glib/gi18n-lib.h>

/* Where a way can't lead because it would only come back. */
static gboolean
leads_on (AlurRedesign *self, const AlurElement *choice, const AlurElement *way)
{
  return alur_course_leads_to_end (self->course, alur_course_get_to (self->course, way), choice);
}

static AlurElement *
chosen_way (AlurRedesign *self, const AlurElement *choice)
{
  GPtrArray *ways = alur_course_get_out (self->course, choice);
  const char *wanted
      = self->ways != NULL ? g_hash_table_lookup (self->ways, alur_element_get_id (choice)) : NULL;

  for (guint i = 0; wanted != NULL && i < ways->len; i++)
    if (alur_element_get_id (ways->pdata[i]) == wanted && leads_on (self, choice, ways->pdata[i]))
      return ways->pdata[i];
  return NULL;
}

/* The most probable way that leads to an end; of equal ones the first; where none does, the first
 * of all. */
static AlurElement *
best_way (AlurRedesign *self, const AlurElement *choice)
{
  GPtrArray *ways = alur_course_get_out (self->course, choice);
  AlurElement *best = NULL;
  double most = -1;

  for (guint i = 0; i < ways->len; i++)
    {
      double share = alur_course_get_share (self->course, ways->pdata[i]);

      if (share > most && leads_on (self, choice, ways->pdata[i]))
        {
          most = share;
          best = ways->pdata[i];
        }
    }
  return best != NULL ? best : ways->pdata[0];
}

static void
offer_ways (AlurRedesign *self,
            AlurDecision *decision,
            const AlurElement *choice,
            const AlurElement *chosen)
{
  GPtrArray *ways = alur_course_get_out (self->course, choice);

  for (guint i = 0; i < ways->len; i++)
    {
      const AlurElement *flow = ways->pdata[i];
      const char *label = alur_element_get_text (flow, ALUR_FLOW_LABEL);
      g_autofree char *to = alur_redesign_dup_name (self, alur_course_get_to (self->course, flow));
      AlurOutcomeWay *way;

      if (!leads_on (self, choice, flow))
        continue;
      way = g_new0 (AlurOutcomeWay, 1);
      way->flow = alur_element_get_id (flow);
      way->share = alur_course_get_share (self->course, flow);
      way->chosen = flow == chosen;
      way->text = label != NULL ? g_strdup_printf ("%s → %s", label, to) : g_strdup (to);
      g_ptr_array_add (decision->outcome->ways, way);
    }
}

/* A decision to abolish or combine accounts already for a step that is gone. */
static gboolean
accounts_for_it (const AlurElement *redesign)
{
  guint action = alur_element_get_word (redesign, ALUR_STEP_REDESIGN_ACTION);

  return action == ALUR_ACTION_ABOLISH || action == ALUR_ACTION_COMBINE;
}

/* Writes down, in the stage before, that @step was given up along with another. */
static void
write_down (AlurRedesign *self, const AlurElement *step, const AlurElement *because)
{
  AlurElement *decided = alur_document_lookup_kind (self->document, self->before,
                                                    alur_element_get_id (step), ALUR_KIND_STEP);
  const char *language = alur_document_get_language (self->document);
  AlurElement *redesign;
  g_autofree char *reason = NULL;

  if (decided == NULL || alur_course_is_boundary (step))
    return;
  redesign = alur_element_first (decided, ALUR_KIND_STEP_REDESIGN);
  if (redesign == NULL)
    redesign = alur_document_insert (self->document, decided, ALUR_KIND_STEP_REDESIGN, NULL, NULL);
  else if (accounts_for_it (redesign))
    return;
  /* Translators: why a step is given up: another one before it is, whose name follows. */
  reason = g_strdup_printf (alur_tr (language, N_ ("Only %s led here, which is given up.")),
                            alur_element_get_name (because));
  alur_document_unset (self->document, redesign, ALUR_STEP_REDESIGN_WITH);
  alur_document_unset (self->document, redesign, ALUR_STEP_REDESIGN_TO);
  alur_document_set_word (self->document, redesign, ALUR_STEP_REDESIGN_ACTION, ALUR_ACTION_ABOLISH);
  alur_document_set_text (self->document, redesign, ALUR_STEP_REDESIGN_STAGE,
                          alur_element_get_id (self->stage));
  alur_document_set_word (self->document, redesign, ALUR_STEP_REDESIGN_APPLIED, ALUR_ANSWER_YES);
  alur_document_set_content (self->document, redesign, reason);
}

/* Lets go what was reached before and is not now. */
static void
let_go (AlurRedesign *self, AlurDecision *decision, GHashTable *before, const AlurElement *choice)
{
  g_autoptr (GHashTable) after = alur_course_reach_from_starts (self->course, choice->parent, NULL);

  ALUR_FOREACH (step, choice->parent, ALUR_KIND_STEP)
  {
    g_autofree char *name = NULL;

    if (step == choice || !g_hash_table_contains (before, step)
        || g_hash_table_contains (after, step) || !alur_redesign_is_there (self, step))
      continue;
    name = alur_redesign_dup_name (self, step);
    alur_decision_note (decision,
                        alur_tr (NULL, N_ ("%s goes too: only the other ways led there.")), name);
    alur_course_remove_flows_of (self->course, step);
    alur_redesign_doom (self, step);
    write_down (self, step, choice);
  }
}

/*< private >
 * alur_redesign_get_way:
 * @choice: a decision with several ways out
 * @preferred: (nullable): the way to keep if none was chosen; NULL: the most probable one
 *
 * Returns: the way that stays when @choice is taken out
 */
AlurElement *
alur_redesign_get_way (AlurRedesign *self, const AlurElement *choice, const AlurElement *preferred)
{
  AlurElement *way = chosen_way (self, choice);

  if (way != NULL)
    return way;
  return preferred != NULL ? (AlurElement *) (guintptr) preferred : best_way (self, choice);
}

/*< private >
 * alur_redesign_take_out_choice:
 * @choice: a decision with several ways out, one of which may be bridged
 * @preferred: (nullable): the way to keep if none was chosen; NULL: the most probable one
 *
 * Bridges @choice along one of its ways. What only the others reached leaves the stage.
 */
void
alur_redesign_take_out_choice (AlurRedesign *self,
                               AlurDecision *decision,
                               AlurElement *choice,
                               const AlurElement *preferred)
{
  g_autoptr (GHashTable) before
      = alur_course_reach_from_starts (self->course, choice->parent, NULL);
  AlurElement *way = alur_redesign_get_way (self, choice, preferred);

  offer_ways (self, decision, choice, way);
  alur_course_bridge (self->course, choice, way);
  let_go (self, decision, before, choice);
}

static void
abolish_choice (AlurRedesign *self, AlurDecision *decision, const char *name)
{
  AlurElement *choice = decision->element;
  AlurElement *way = alur_redesign_get_way (self, choice, NULL);
  const AlurElement *to;
  g_autofree char *refusal = NULL;
  g_autofree char *to_name = NULL;

  refusal = alur_course_refuse_bridge (self->course, choice, way);
  if (refusal != NULL)
    {
      alur_decision_tell (decision, ALUR_OUTCOME_REFUSED, "%s", refusal);
      return;
    }
  to = alur_course_get_to (self->course, way);
  to_name = alur_redesign_dup_name (self, to);
  alur_decision_tell (decision, ALUR_OUTCOME_DONE,
                      /* Translators: a decision, then the step to which the kept way leads. */
                      alur_tr (NULL, N_ ("%s is given up; of its ways the one to %s stays.")), name,
                      to_name);
  alur_redesign_take_out_choice (self, decision, choice, way);
  alur_course_remove_flows_of (self->course, choice);
  alur_redesign_doom (self, choice);
}

/*< private >
 * alur_redesign_abolish:
 *
 * Gives up a step.
 */
void
alur_redesign_abolish (AlurRedesign *self, AlurDecision *decision)
{
  AlurElement *step = decision->element;
  g_autofree char *name = alur_redesign_dup_name (self, decision->decided);
  g_autofree char *refusal = NULL;

  if (!alur_redesign_is_there (self, step))
    {
      alur_decision_tell (decision, ALUR_OUTCOME_ALREADY,
                          alur_tr (NULL, N_ ("%s is not there any more.")), name);
      return;
    }
  if (alur_course_is_choice (step) && alur_course_get_out (self->course, step)->len > 1)
    {
      abolish_choice (self, decision, name);
      return;
    }
  refusal = alur_course_refuse_bridge (self->course, step, NULL);
  if (refusal != NULL)
    {
      alur_decision_tell (decision, ALUR_OUTCOME_REFUSED, "%s", refusal);
      return;
    }
  alur_course_bridge (self->course, step, NULL);
  alur_course_remove_flows_of (self->course, step);
  alur_redesign_doom (self, step);
  alur_decision_tell (
      decision, ALUR_OUTCOME_DONE,
      alur_tr (NULL, N_ ("%s is given up; what came before it leads to what comes after it.")),
      name);
}
