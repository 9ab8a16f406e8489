/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A stage against what was decided for it and against the stage before it. */

#include "alur-rules-stages.h"

#include "alur-text.h"

#include <glib/gi18n-lib.h>

/* The steps and procedures that decisions of earlier stages speak of, by id. */
typedef void (*DecisionFunc) (AlurRuleRun *run,
                              const AlurElement *step,
                              const AlurElement *redesign,
                              gpointer data);

static void
for_each_decision (AlurRuleRun *run, const AlurElement *stage, DecisionFunc func, gpointer data)
{
  ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
  {
    ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
    {
      const AlurElement *redesign = alur_element_first (step, ALUR_KIND_STEP_REDESIGN);

      if (redesign != NULL)
        func (run, step, redesign, data);
    }
  }
}

static gboolean
names_this_stage (AlurRuleRun *run, const AlurElement *redesign, guint stage_field)
{
  const char *stage = alur_element_get_ref (redesign, stage_field);

  return stage != NULL && stage == alur_element_get_id (run->stage);
}

static void
report_decision (AlurRuleRun *run,
                 const AlurElement *redesign,
                 const AlurElement *unit,
                 const GPtrArray *steps)
{
  alur_rule_report (run, &(AlurReport){ .units = &unit,
                                        .n_units = unit != NULL ? 1 : 0,
                                        .elements = (const AlurElement *const *) steps->pdata,
                                        .n_elements = steps->len,
                                        .about = { redesign, unit } });
}

static void
add_step_of (AlurDocument *document, const AlurElement *stage, const char *id, GPtrArray *steps)
{
  const AlurElement *step = alur_document_lookup_kind (document, stage, id, ALUR_KIND_STEP);

  if (step != NULL && !g_ptr_array_find (steps, step, NULL))
    g_ptr_array_add (steps, (gpointer) step);
}

static gboolean
is_still_apart (AlurDocument *document,
                const AlurElement *stage,
                const AlurElement *redesign,
                GPtrArray *steps)
{
  const AlurIds *with = alur_element_get_refs (redesign, ALUR_STEP_REDESIGN_WITH);

  for (guint i = 0; with != NULL && i < with->n_ids; i++)
    add_step_of (document, stage, with->ids[i], steps);
  return steps->len >= 2;
}

/* Whether the step is with the unit, or the position, that it had where the decision stands. */
static gboolean
is_still_there (AlurDocument *document,
                const AlurElement *stage,
                const AlurElement *redesign,
                const AlurElement *now)
{
  const AlurElement *decided = redesign->parent;
  const char *to = alur_element_get_ref (redesign, ALUR_STEP_REDESIGN_TO);
  const AlurElement *decided_in = alur_element_get_stage (decided);
  gboolean to_position
      = alur_document_lookup_kind (document, decided_in, to, ALUR_KIND_POSITION) != NULL
        || alur_document_lookup_kind (document, stage, to, ALUR_KIND_POSITION) != NULL;
  guint field = to_position ? ALUR_STEP_POSITION : ALUR_STEP_UNIT;

  return alur_element_get_ref (decided, field) == alur_element_get_ref (now, field);
}

/* The unit that had the step where the decision stands, as it is now if it still exists. */
static const AlurElement *
find_unit_of (AlurRuleRun *run, const AlurElement *decided)
{
  const char *id = alur_element_get_ref (decided, ALUR_STEP_UNIT);
  const AlurElement *unit
      = alur_document_lookup_kind (run->document, run->stage, id, ALUR_KIND_UNIT);

  return unit != NULL ? unit
                      : alur_document_lookup_kind (run->document, alur_element_get_stage (decided),
                                                   id, ALUR_KIND_UNIT);
}

/**
 * alur_step_decision_is_left: (skip)
 */
gboolean
alur_step_decision_is_left (AlurDocument *document,
                            const AlurElement *stage,
                            const AlurElement *redesign,
                            GPtrArray *steps)
{
  AlurAction action = alur_element_get_word (redesign, ALUR_STEP_REDESIGN_ACTION);

  add_step_of (document, stage, alur_element_get_id (redesign->parent), steps);
  if (action == ALUR_ACTION_ABOLISH)
    return steps->len > 0;
  if (action == ALUR_ACTION_COMBINE)
    return is_still_apart (document, stage, redesign, steps);
  return action == ALUR_ACTION_DECENTRALISE && steps->len > 0
         && is_still_there (document, stage, redesign, steps->pdata[0]);
}

static void
judge_decision (AlurRuleRun *run,
                const AlurElement *step,
                const AlurElement *redesign,
                gpointer data)
{
  AlurAction action = alur_element_get_word (redesign, ALUR_STEP_REDESIGN_ACTION);
  g_autoptr (GPtrArray) steps = NULL;

  if (!names_this_stage (run, redesign, ALUR_STEP_REDESIGN_STAGE)
      || !g_hash_table_add (data, (gpointer) alur_element_get_id (step)))
    return;
  steps = g_ptr_array_new ();
  if (alur_step_decision_is_left (run->document, run->stage, redesign, steps))
    report_decision (run, redesign,
                     action == ALUR_ACTION_DECENTRALISE ? find_unit_of (run, step) : NULL, steps);
}

/**
 * alur_rule_redesign_not_applied: (skip)
 *
 * Of several decisions about one step for this stage that of the latest stage counts, so the stages
 * are asked backwards and each step is judged once.
 */
void
alur_rule_redesign_not_applied (AlurRuleRun *run)
{
  g_autoptr (GHashTable) judged = g_hash_table_new (NULL, NULL);

  for (const AlurElement *stage = run->stage_before; stage != NULL;
       stage = alur_element_previous (stage, ALUR_KIND_STAGE))
    for_each_decision (run, stage, judge_decision, judged);
}

/* Where a position was to do a step, the step may have left its unit without getting one. */
static gboolean
has_left_unit (const AlurFinding *finding)
{
  return finding->n_units > 0 && finding->n_elements > 0
         && alur_element_get_ref (finding->elements[0], ALUR_STEP_UNIT)
                != alur_element_get_id (finding->units[0]);
}

/**
 * alur_rule_redesign_not_applied_message: (skip)
 */
const char *
alur_rule_redesign_not_applied_message (const AlurFinding *finding)
{
  AlurAction action = alur_element_get_word (finding->about[0], ALUR_STEP_REDESIGN_ACTION);

  if (action == ALUR_ACTION_COMBINE)
    return N_ ("It was decided to combine {elements}, but in {stage} they are still apart.");
  if (action == ALUR_ACTION_DECENTRALISE && has_left_unit (finding))
    return N_ ("It was decided to pass {element} on to others, but in {stage} no other position "
               "does it yet.");
  if (action == ALUR_ACTION_DECENTRALISE && finding->n_units > 0)
    return N_ ("It was decided to pass {element} on to others, but in {stage} {units} still does "
               "it.");
  if (action == ALUR_ACTION_DECENTRALISE)
    return N_ ("It was decided to pass {element} on to others, but in {stage} it is where it was.");
  return N_ ("It was decided to abolish {element}, but in {stage} it is still there.");
}

static void
add_ids (GHashTable *set, const AlurIds *ids)
{
  for (guint i = 0; ids != NULL && i < ids->n_ids; i++)
    g_hash_table_add (set, (gpointer) ids->ids[i]);
}

/* Adds to @set what a decision to abolish or combine does away with: what carries it and `with`. */
static void
add_decided (GHashTable *set, const AlurElement *redesign, guint action_field, guint with_field)
{
  AlurAction action = alur_element_get_word (redesign, action_field);

  if (action != ALUR_ACTION_ABOLISH && action != ALUR_ACTION_COMBINE)
    return;
  g_hash_table_add (set, (gpointer) alur_element_get_id (redesign->parent));
  add_ids (set, alur_element_get_refs (redesign, with_field));
}

static void
note_decision (AlurRuleRun *run,
               const AlurElement *step,
               const AlurElement *redesign,
               gpointer data)
{
  if (alur_element_get_stage (step) == run->stage_before
      || names_this_stage (run, redesign, ALUR_STEP_REDESIGN_STAGE))
    add_decided (data, redesign, ALUR_STEP_REDESIGN_ACTION, ALUR_STEP_REDESIGN_WITH);
}

static void
note_procedure_decisions (AlurRuleRun *run, const AlurElement *stage, GHashTable *decided)
{
  ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
  {
    const AlurElement *redesign = alur_element_first (procedure, ALUR_KIND_PROCEDURE_REDESIGN);

    if (redesign != NULL
        && (stage == run->stage_before
            || names_this_stage (run, redesign, ALUR_PROCEDURE_REDESIGN_STAGE)))
      add_decided (decided, redesign, ALUR_PROCEDURE_REDESIGN_ACTION, ALUR_PROCEDURE_REDESIGN_WITH);
  }
}

static gboolean
is_boundary (const AlurElement *step)
{
  AlurStepKind kind = alur_element_get_word (step, ALUR_STEP_KIND);

  return kind == ALUR_STEP_KIND_START || kind == ALUR_STEP_KIND_END;
}

/**
 * alur_rule_removed_without_decision: (skip)
 */
void
alur_rule_removed_without_decision (AlurRuleRun *run)
{
  g_autoptr (GHashTable) decided = g_hash_table_new (NULL, NULL);

  if (run->stage_before == NULL)
    return;
  for (const AlurElement *stage = run->stage_before; stage != NULL;
       stage = alur_element_previous (stage, ALUR_KIND_STAGE))
    {
      for_each_decision (run, stage, note_decision, decided);
      note_procedure_decisions (run, stage, decided);
    }
  ALUR_FOREACH (procedure, run->stage_before, ALUR_KIND_PROCEDURE)
  {
    if (g_hash_table_contains (decided, alur_element_get_id (procedure)))
      continue;
    ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
    {
      const char *id = alur_element_get_id (step);

      if (!is_boundary (step)
          && alur_document_lookup_kind (run->document, run->stage, id, ALUR_KIND_STEP) == NULL
          && !g_hash_table_contains (decided, id))
        alur_rule_report_element (run, step);
    }
  }
}

static gboolean
same_authority (const AlurElement *a, const AlurElement *b)
{
  static const guint words[]
      = { ALUR_AUTHORITY_ROLE, ALUR_AUTHORITY_RESOURCE, ALUR_AUTHORITY_SOURCE };
  static const guint references[] = { ALUR_AUTHORITY_FUNCTION, ALUR_AUTHORITY_FROM };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (alur_element_get_word (a, words[i]) != alur_element_get_word (b, words[i]))
        return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    {
      if (alur_element_get_ref (a, references[i]) != alur_element_get_ref (b, references[i]))
        return FALSE;
    }
  return alur_element_get_id (a->parent) == alur_element_get_id (b->parent)
         && alur_text_same_names (alur_element_get_text (a, ALUR_AUTHORITY_SCOPE),
                                  alur_element_get_text (b, ALUR_AUTHORITY_SCOPE));
}

/* Whether a basis makes a change binding: it is to come, or came after the stage before. */
static gboolean
is_new_law (AlurRuleRun *run, const char *id)
{
  const AlurElement *regulation
      = alur_document_lookup_kind (run->document, NULL, id, ALUR_KIND_REGULATION);
  AlurDate before = alur_element_get_date (run->stage_before, ALUR_STAGE_DATE);
  AlurStatus status;

  if (regulation == NULL)
    return FALSE;
  status = alur_element_get_word (regulation, ALUR_REGULATION_STATUS);
  return status == ALUR_STATUS_TO_DRAFT || status == ALUR_STATUS_TO_REVISE
         || (before != 0 && alur_element_get_date (regulation, ALUR_REGULATION_DATE) > before);
}

static gboolean
has_new_law (AlurRuleRun *run, const AlurIds *basis)
{
  for (guint i = 0; basis != NULL && i < basis->n_ids; i++)
    {
      if (is_new_law (run, basis->ids[i]))
        return TRUE;
    }
  return FALSE;
}

/**
 * alur_rule_change_without_regulation: (skip)
 */
void
alur_rule_change_without_regulation (AlurRuleRun *run)
{
  const AlurFunctionNode *function;

  if (run->stage_before == NULL)
    return;
  function = alur_stage_index_get_function (run->index, alur_element_get_id (run->subject));
  for (const AlurHolder *holder = function->holders; holder != NULL; holder = holder->next)
    {
      const AlurElement *before = alur_document_lookup_kind (
          run->document, run->stage_before, alur_element_get_id (holder->authority),
          ALUR_KIND_AUTHORITY);

      if ((before == NULL || !same_authority (before, holder->authority))
          && !has_new_law (run, alur_element_get_refs (holder->authority, ALUR_AUTHORITY_BASIS)))
        alur_rule_report_holder (run, holder, NULL);
    }
}
