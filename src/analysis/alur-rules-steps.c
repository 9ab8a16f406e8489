/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-rules-procedure.h"

#include "alur-figures-private.h"
#include "alur-rules-sop.h"
#include "alur-step-roles.h"
#include "alur-text.h"

static gboolean
is_kind (const AlurElement *step, guint kinds)
{
  return (kinds & (1u << alur_element_get_word (step, ALUR_STEP_KIND))) != 0;
}

#define TASKS_AND_DECISIONS ((1u << ALUR_STEP_KIND_TASK) | (1u << ALUR_STEP_KIND_DECISION))
#define DONE_BY_SOMEBODY                                                                           \
  (TASKS_AND_DECISIONS | (1u << ALUR_STEP_KIND_SUBPROCESS) | (1u << ALUR_STEP_KIND_WAIT))

/**
 * alur_rule_no_actor: (skip)
 */
void
alur_rule_no_actor (AlurRuleRun *run)
{
  ALUR_FOREACH (step, run->subject, ALUR_KIND_STEP)
  if (is_kind (step, DONE_BY_SOMEBODY) && alur_element_get_ref (step, ALUR_STEP_UNIT) == NULL)
    alur_rule_report_element (run, step);
}

/**
 * alur_step_has_time: (skip)
 */
gboolean
alur_step_has_time (const AlurElement *step)
{
  AlurDuration work = alur_element_get_duration (step, ALUR_STEP_WORK);
  AlurDuration wait = alur_element_get_duration (step, ALUR_STEP_WAIT);
  g_autofree char *text = alur_text_fold (alur_element_get_text (step, ALUR_STEP_TIME_TEXT));

  return work.days > 0 || work.seconds > 0 || wait.days > 0 || wait.seconds > 0 || *text != '\0';
}

/**
 * alur_rule_missing_time: (skip)
 */
void
alur_rule_missing_time (AlurRuleRun *run)
{
  ALUR_FOREACH (step, run->subject, ALUR_KIND_STEP)
  if (is_kind (step, TASKS_AND_DECISIONS) && !alur_step_has_time (step))
    alur_rule_report_element (run, step);
}

static void
check_authority (AlurRuleRun *run, const AlurElement *step, const AlurElement *unit)
{
  const char *function = alur_step_get_function (step);

  if (function == NULL
      || alur_stage_index_holds (run->index, alur_element_get_id (unit), function,
                                 alur_step_get_satisfying_roles (step)))
    return;
  alur_rule_report (run, &(AlurReport){ .function = alur_document_lookup_kind (
                                            run->document, NULL, function, ALUR_KIND_FUNCTION),
                                        .role = alur_step_get_role (step),
                                        .units = &unit,
                                        .n_units = 1,
                                        .elements = &step,
                                        .n_elements = 1 });
}

/**
 * alur_rule_step_without_authority: (skip)
 */
void
alur_rule_step_without_authority (AlurRuleRun *run)
{
  const guint kinds = TASKS_AND_DECISIONS | (1u << ALUR_STEP_KIND_SUBPROCESS);

  ALUR_FOREACH (step, run->subject, ALUR_KIND_STEP)
  {
    const AlurElement *unit = alur_document_lookup_kind (
        run->document, run->stage, alur_element_get_ref (step, ALUR_STEP_UNIT), ALUR_KIND_UNIT);

    if (unit != NULL && is_kind (step, kinds)
        && alur_element_get_word (unit, ALUR_UNIT_LEVEL) != ALUR_LEVEL_CUSTOMER)
      check_authority (run, step, unit);
  }
}

/* Money */

static void
note_money (GHashTable *paid, const AlurElement *flow)
{
  if (alur_element_get_word (flow, ALUR_FLOW_KIND) != ALUR_FLOW_MONEY)
    return;
  g_hash_table_add (paid, (gpointer) (guintptr) alur_element_get_ref (flow, ALUR_FLOW_FROM));
  g_hash_table_add (paid, (gpointer) (guintptr) alur_element_get_ref (flow, ALUR_FLOW_TO));
}

/**
 * alur_rule_fee_without_money: (skip)
 */
void
alur_rule_fee_without_money (AlurRuleRun *run)
{
  g_autoptr (GPtrArray) flows = alur_figures_list_flows_from_elsewhere (run->figures, run->subject);
  g_autoptr (GHashTable) paid = g_hash_table_new (NULL, NULL);

  ALUR_FOREACH (flow, run->subject, ALUR_KIND_FLOW)
  note_money (paid, flow);
  for (guint i = 0; i < flows->len; i++)
    note_money (paid, g_ptr_array_index (flows, i));
  ALUR_FOREACH (step, run->subject, ALUR_KIND_STEP)
  {
    const AlurElement *element = step;
    double fee = alur_element_get_number (step, ALUR_STEP_FEE);

    if (fee > 0 && !g_hash_table_contains (paid, alur_element_get_id (step)))
      alur_rule_report (
          run, &(AlurReport){ .elements = &element, .n_elements = 1, .figures = { fee, 0 } });
  }
}

/* The same name more than once */

typedef struct
{
  const char *name; /* as the first has it */
  GPtrArray *steps; /* each once */
} Namesakes;

static void
namesakes_free_cb (gpointer data)
{
  Namesakes *namesakes = data;

  g_ptr_array_unref (namesakes->steps);
  g_free (namesakes);
}

static GHashTable *
new_namesakes (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, namesakes_free_cb);
}

/* Adds a step to those under `key`, which is used up; `order` lists them as they come. */
static void
add_namesake (
    GHashTable *all, GPtrArray *order, char *key, const char *name, const AlurElement *step)
{
  Namesakes *namesakes = g_hash_table_lookup (all, key);

  if (namesakes == NULL)
    {
      namesakes = g_new0 (Namesakes, 1);
      namesakes->name = name;
      namesakes->steps = g_ptr_array_new ();
      g_hash_table_insert (all, key, namesakes);
      g_ptr_array_add (order, namesakes);
    }
  else
    g_free (key);
  if (namesakes->steps->len == 0
      || g_ptr_array_index (namesakes->steps, namesakes->steps->len - 1) != step)
    g_ptr_array_add (namesakes->steps, (gpointer) (guintptr) step);
}

/**
 * alur_rule_repeated_input: (skip)
 */
void
alur_rule_repeated_input (AlurRuleRun *run)
{
  g_autoptr (GHashTable) all = new_namesakes ();
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  ALUR_FOREACH (step, run->subject, ALUR_KIND_STEP)
  {
    ALUR_FOREACH (input, step, ALUR_KIND_INPUT)
    {
      const char *name = alur_element_get_text (input, ALUR_INPUT_NAME);
      g_autofree char *key = alur_text_fold (name);

      if (alur_element_get_word (input, ALUR_INPUT_FROM) != 0 && *key != '\0')
        add_namesake (all, order, g_steal_pointer (&key), name, step);
    }
  }
  for (guint i = 0; i < order->len; i++)
    {
      const Namesakes *input = g_ptr_array_index (order, i);

      if (input->steps->len > 1)
        alur_rule_report (
            run, &(AlurReport){ .elements = (const AlurElement *const *) input->steps->pdata,
                                .n_elements = input->steps->len,
                                .name = input->name });
    }
}

/**
 * alur_rule_similar_steps: (skip)
 */
void
alur_rule_similar_steps (AlurRuleRun *run)
{
  g_autoptr (GHashTable) all = new_namesakes ();
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  ALUR_FOREACH (step, run->subject, ALUR_KIND_STEP)
  {
    const char *unit = alur_element_get_ref (step, ALUR_STEP_UNIT);
    g_autofree char *name = alur_text_fold (alur_element_get_name (step));

    if (unit != NULL && *name != '\0' && is_kind (step, 1u << ALUR_STEP_KIND_TASK))
      add_namesake (all, order, g_strconcat (unit, " ", name, NULL), NULL, step);
  }
  for (guint i = 0; i < order->len; i++)
    {
      const Namesakes *tasks = g_ptr_array_index (order, i);
      const AlurElement *unit;

      if (tasks->steps->len < 2)
        continue;
      unit = alur_document_lookup_kind (
          run->document, run->stage,
          alur_element_get_ref (g_ptr_array_index (tasks->steps, 0), ALUR_STEP_UNIT),
          ALUR_KIND_UNIT);
      alur_rule_report (run,
                        &(AlurReport){ .units = &unit,
                                       .n_units = unit != NULL ? 1 : 0,
                                       .elements = (const AlurElement *const *) tasks->steps->pdata,
                                       .n_elements = tasks->steps->len });
    }
}
