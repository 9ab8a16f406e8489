/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be done about findings at once.
 *
 * Each rule has a function that looks at one finding and lists the edits that resolve it, the one
 * most likely meant first. An edit is planned, not tried out: which elements it is about is fixed
 * when it is listed, and doing it is one transaction that bears the label of its button. Where the
 * cure is a value that only the planner knows, the list ends with the field to enter it in. */

#include "alur-fix-private.h"

#include "alur-language.h"
#include "alur-validate.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *rule;
  AlurFixLister list;
} Row;

static const Row rows[] = {
  { "overlap", alur_fix_list_overlap },
  { "nested-overlap", alur_fix_list_nested_overlap },
  { "duplicate-authority", alur_fix_list_duplicate_authority },
  { "conflict-of-interest", alur_fix_list_conflict_of_interest },
  { "supervises-superior", alur_fix_list_supervises_superior },
  { "idle-authority", alur_fix_list_idle_authority },
  { "orphan-function", alur_fix_list_orphan_function },
  { "missing-decision-maker", alur_fix_list_missing },
  { "missing-implementer", alur_fix_list_missing },
  { "missing-supervisor", alur_fix_list_missing },
  { "missing-evaluator", alur_fix_list_missing },
  { "assistant-without-implementer", alur_fix_list_assistant_without_implementer },
  { "uncoordinated", alur_fix_list_uncoordinated },
  { "unit-without-function", alur_fix_list_unit_without_function },
  { "span-too-wide", alur_fix_list_span },
  { "span-too-narrow", alur_fix_list_span },
  { "too-deep", alur_fix_list_too_deep },
  { "no-start", alur_fix_list_no_start },
  { "several-starts", alur_fix_list_several_starts },
  { "no-end", alur_fix_list_no_end },
  { "start-has-incoming", alur_fix_list_start_has_incoming },
  { "end-has-outgoing", alur_fix_list_end_has_outgoing },
  { "unreachable", alur_fix_list_unreachable },
  { "dead-end", alur_fix_list_dead_end },
  { "no-way-out", alur_fix_list_no_way_out },
  { "waits-for-itself", alur_fix_list_waits_for_itself },
  { "join-never-complete", alur_fix_list_join_never_complete },
  { "decision-without-choice", alur_fix_list_decision_without_choice },
  { "unlabelled-choice", alur_fix_list_unlabelled_choice },
  { "bad-probabilities", alur_fix_list_bad_probabilities },
  { "no-actor", alur_fix_list_no_actor },
  { "missing-time", alur_fix_list_missing_time },
  { "step-without-authority", alur_fix_list_step_without_authority },
  { "fee-without-money", alur_fix_list_fee_without_money },
  { "repeated-input", alur_fix_list_repeated_input },
  { "similar-steps", alur_fix_list_similar_steps },
  { "back-and-forth", alur_fix_list_back_and_forth },
  { "approval-chain", alur_fix_list_approval_chain },
  { "decided-too-high", alur_fix_list_decided_too_high },
  { "many-counters", alur_fix_list_many_counters },
  { "waiting-dominates", alur_fix_list_waiting_dominates },
  { "promise-broken", alur_fix_list_promise_broken },
  { "sop-identity-incomplete", alur_fix_list_sop_identity_incomplete },
  { "sop-dates", alur_fix_list_sop_dates },
  { "sop-actor-order", alur_fix_list_sop_actor_order },
  { "sop-quality-missing", alur_fix_list_sop_quality_missing },
  { "sop-output-unused", alur_fix_list_sop_output_unused },
  { "sop-not-active", alur_fix_list_sop_not_active },
  { "sop-actor-in-name", alur_fix_list_sop_actor_in_name },
  { "sop-too-long", alur_fix_list_sop_too_long },
  { "redesign-not-applied", alur_fix_list_redesign_not_applied },
  { "removed-without-decision", alur_fix_list_removed_without_decision },
  { "change-without-regulation", alur_fix_list_change_without_regulation },
  { "understaffed", alur_fix_list_staffing },
  { "overstaffed", alur_fix_list_staffing },
  { "position-without-work", alur_fix_list_position_without_work },
  { "step-without-position", alur_fix_list_step_without_position },
  { "no-legal-basis", alur_fix_list_no_legal_basis },
  { "repealed-basis", alur_fix_list_repealed_basis },
  { "unused-regulation", alur_fix_list_unused_regulation },
};

static void
fix_free_cb (gpointer data)
{
  AlurFix *fix = data;

  g_free (fix->label);
  g_free (fix->text);
  g_clear_pointer (&fix->elements, g_ptr_array_unref);
  g_object_unref (fix->document);
  alur_finding_unref (fix->finding);
  g_free (fix);
}

/* Units are called by their short names, because a label must find room on a button. */
static void
append_name (const AlurFixList *list, GString *label, const AlurElement *element)
{
  const char *abbreviation = element != NULL && element->kind == ALUR_KIND_UNIT
                                 ? alur_element_get_text (element, ALUR_UNIT_SHORT)
                                 : NULL;
  g_autofree char *name = NULL;

  if (abbreviation == NULL)
    name = alur_finding_dup_name_of (list->document, element, NULL);
  g_string_append (label, abbreviation != NULL ? abbreviation : name);
}

static void
append_word (const AlurFixList *list, GString *label, const AlurFixPlan *plan, const char *word)
{
  if (g_str_has_prefix (word, "a}"))
    append_name (list, label, plan->a);
  else if (g_str_has_prefix (word, "b}"))
    append_name (list, label, plan->b);
  else if (g_str_has_prefix (word, "role}"))
    g_string_append (label, alur_tr (NULL, alur_role_words[plan->word].label));
  else
    g_string_append (label, plan->text != NULL ? plan->text : "");
}

static char *
dup_label (const AlurFixList *list, const char *template, const AlurFixPlan *plan)
{
  GString *label = g_string_new (NULL);
  const char *rest = alur_tr (NULL, template);
  const char *open;

  while ((open = strchr (rest, '{')) != NULL)
    {
      const char *close = strchr (open, '}');

      if (close == NULL)
        break;
      g_string_append_len (label, rest, open - rest);
      append_word (list, label, plan, open + 1);
      rest = close + 1;
    }
  g_string_append (label, rest);
  return g_string_free (label, FALSE);
}

static AlurFix *
add (AlurFixList *list, const char *label, const AlurFixPlan *plan)
{
  AlurFix *fix = g_new0 (AlurFix, 1);

  fix->label = dup_label (list, label, plan);
  fix->is_edit = plan->run != NULL;
  fix->element = (AlurElement *) plan->element;
  fix->field = G_MAXUINT;
  fix->child = ALUR_N_KINDS;
  fix->run = plan->run;
  fix->document = g_object_ref (list->document);
  fix->state = alur_document_get_state (list->document);
  fix->finding = alur_finding_ref ((AlurFinding *) list->finding);
  fix->other = (AlurElement *) plan->other;
  fix->elements = plan->elements != NULL ? g_ptr_array_ref (plan->elements) : NULL;
  fix->text = g_strdup (plan->text);
  fix->word = plan->word;
  g_ptr_array_add (list->fixes, fix);
  return fix;
}

/* Adds an edit. */
void
alur_fix_list_add (AlurFixList *list, const char *label, const AlurFixPlan *plan)
{
  add (list, label, plan);
}

/* Adds the way to a field; G_MAXUINT: to an element as a whole. */
void
alur_fix_list_go (AlurFixList *list, const char *label, const AlurElement *to, guint field)
{
  if (to != NULL)
    add (list, label, &(AlurFixPlan){ .element = to, .a = to })->field = field;
}

/* Adds the way to where something of kind @child is entered. */
void
alur_fix_list_go_to_child (AlurFixList *list,
                           const char *label,
                           const AlurElement *to,
                           AlurKind child)
{
  if (to != NULL)
    add (list, label, &(AlurFixPlan){ .element = to, .a = to })->child = child;
}

const AlurElement *
alur_fix_list_first (const AlurFixList *list)
{
  return list->finding->n_elements > 0 ? list->finding->elements[0] : NULL;
}

/**
 * alur_fixes_list:
 * @analysis: the analysis that found it
 * @finding: one of its findings, as the document is now
 *
 * Returns: (transfer full) (element-type AlurFix): what can be done about @finding, the most likely
 *   first; empty where no single edit would do
 */
GPtrArray *
alur_fixes_list (AlurAnalysis *analysis, const AlurFinding *finding)
{
  GPtrArray *fixes = g_ptr_array_new_with_free_func (fix_free_cb);
  AlurFixRoles roles = { NULL, NULL };
  AlurFixList list = { .analysis = analysis,
                       .document = alur_analysis_get_document (analysis),
                       .finding = finding,
                       .stage = (AlurElement *) finding->stage,
                       .roles = &roles,
                       .fixes = fixes };
  const char *rule = alur_finding_get_rule_id (finding);

  if (list.stage == NULL || list.stage->parent == NULL)
    return fixes;
  list.index = alur_analysis_get_index (analysis, list.stage);
  alur_rule_settings_read (&list.settings, list.document);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (strcmp (rows[i].rule, rule) == 0)
      rows[i].list (&list);
  g_clear_pointer (&roles.of_unit, g_hash_table_unref);
  return fixes;
}

static gboolean
is_there (const AlurElement *element)
{
  return element == NULL || alur_element_is_in_document (element);
}

/* Whether all that the fix speaks of is still in the document. */
static gboolean
is_possible (const AlurFix *self)
{
  if (!is_there (self->finding->stage))
    return FALSE;
  for (guint i = 0; i < self->finding->n_elements; i++)
    if (!is_there (self->finding->elements[i]))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (self->finding->about); i++)
    if (!is_there (self->finding->about[i]))
      return FALSE;
  for (guint i = 0; self->elements != NULL && i < self->elements->len; i++)
    if (!is_there (g_ptr_array_index (self->elements, i)))
      return FALSE;
  return is_there (self->finding->function) && is_there (self->element) && is_there (self->other);
}

/**
 * alur_fix_perform:
 * @self: a fix that is an edit
 *
 * Does it, as one step of undo.
 *
 * Returns: whether it was done: not while another edit runs, nor when what it is about has gone or
 *   has become something for which it does nothing, or with which it does not go together
 */
gboolean
alur_fix_perform (const AlurFix *self)
{
  guint64 state;

  g_return_val_if_fail (self->is_edit, FALSE);

  state = alur_document_get_state (self->document);
  if (alur_document_in_transaction (self->document) || !is_possible (self))
    return FALSE;
  alur_document_begin (self->document, self->label);
  self->run (self);
  /* A button may be pressed before it is one of the next state. */
  if (state != self->state && !alur_document_validate (self->document, NULL, NULL))
    {
      alur_document_rollback (self->document);
      return FALSE;
    }
  alur_document_commit (self->document);
  return alur_document_get_state (self->document) != state;
}
