/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-fix.h"
#include "alur-rule.h"

G_BEGIN_DECLS

/* Inside of fixes: the list that is being made, and what the rows of the table in alur-fix.c are
 * made of, a file a family. */

/* What units effectively hold over one function, of those that somebody has asked for: a unit may
 * have more authorities, and be asked for more often, than both together would be quick. */
typedef struct
{
  const AlurFunctionNode *function; /* NULL: nothing is known */
  GHashTable *of_unit;              /* unit → roles, 1 << AlurRole each */
} AlurFixRoles;

typedef struct
{
  AlurAnalysis *analysis;
  AlurDocument *document;
  AlurStageIndex *index; /* of the finding's stage */
  AlurRuleSettings settings;
  const AlurFinding *finding;
  AlurElement *stage;
  AlurFixRoles *roles;
  GPtrArray *fixes;
} AlurFixList;

/* A fix to be added; what is left out is nothing. Its label is a template (N_()) in which {a} and
 * {b} are the names of two elements, {role} a kind of authority (`word`) and {text} is `text`. */
typedef struct
{
  AlurFixFunc run;
  const AlurElement *element;
  const AlurElement *other;
  GPtrArray *elements; /* a reference is taken */
  const char *text;
  guint word;
  const AlurElement *a;
  const AlurElement *b;
} AlurFixPlan;

void alur_fix_list_add (AlurFixList *list, const char *label, const AlurFixPlan *plan);
void alur_fix_list_go (AlurFixList *list, const char *label, const AlurElement *to, guint field);
void alur_fix_list_go_to_child (AlurFixList *list,
                                const char *label,
                                const AlurElement *to,
                                AlurKind child);
const AlurElement *alur_fix_list_first (const AlurFixList *list);

/* alur-fix-units.c: who could hold an authority or do a step */
AlurElement *alur_fix_get_unit (const AlurFixList *list, const AlurElement *element, guint field);
guint alur_fix_roles_of (const AlurFixList *list, const AlurElement *unit, const char *function);
gboolean alur_fix_is_held (const AlurFixList *list,
                           const AlurElement *except,
                           const char *function,
                           AlurRole role);
gboolean alur_fix_is_fit (const AlurFixList *list,
                          const AlurElement *unit,
                          const char *function,
                          AlurRole role);
gboolean alur_fix_may_hold (const AlurFixList *list,
                            const AlurElement *unit,
                            const char *function,
                            AlurRole role);
void alur_fix_add_unit (GPtrArray *units, const AlurElement *unit);
void alur_fix_gather_doers (const AlurFixList *list, const char *function, GPtrArray *units);
void alur_fix_gather_holders (const AlurFixList *list,
                              const char *function,
                              guint roles,
                              GPtrArray *units);
void alur_fix_run_give (const AlurFix *fix);
void alur_fix_run_delete (const AlurFix *fix);
void alur_fix_run_connect (const AlurFix *fix);
void alur_fix_run_set_unit (const AlurFix *fix);

/* alur-fix-steps.c: what comes before and after a step */
AlurElement *alur_fix_get_step (const AlurFixList *list, const AlurElement *flow, guint field);
guint alur_fix_count_flows (AlurDocument *document, const AlurElement *step, guint field);
AlurElement *alur_fix_first_flow (AlurDocument *document, const AlurElement *step, guint field);
AlurElement *alur_fix_get_before (const AlurFixList *list, const AlurElement *step);
AlurElement *alur_fix_get_after (const AlurFixList *list, const AlurElement *step);
AlurElement *alur_fix_first_of_kind (const AlurElement *procedure, AlurStepKind kind);
gboolean alur_fix_is_of_kind (const AlurElement *step, AlurStepKind kind);

typedef void (*AlurFixLister) (AlurFixList *list);

/* alur-fix-holders.c */
void alur_fix_list_overlap (AlurFixList *list);
void alur_fix_list_nested_overlap (AlurFixList *list);
void alur_fix_list_duplicate_authority (AlurFixList *list);
void alur_fix_list_conflict_of_interest (AlurFixList *list);
void alur_fix_list_supervises_superior (AlurFixList *list);
void alur_fix_list_idle_authority (AlurFixList *list);

/* alur-fix-gaps.c */
void alur_fix_list_orphan_function (AlurFixList *list);
void alur_fix_list_missing (AlurFixList *list);
void alur_fix_list_assistant_without_implementer (AlurFixList *list);
void alur_fix_list_uncoordinated (AlurFixList *list);
void alur_fix_list_step_without_authority (AlurFixList *list);
void alur_fix_list_unit_without_function (AlurFixList *list);
void alur_fix_list_too_deep (AlurFixList *list);
void alur_fix_list_span (AlurFixList *list);

/* alur-fix-flows.c */
void alur_fix_list_no_start (AlurFixList *list);
void alur_fix_list_several_starts (AlurFixList *list);
void alur_fix_list_no_end (AlurFixList *list);
void alur_fix_list_start_has_incoming (AlurFixList *list);
void alur_fix_list_end_has_outgoing (AlurFixList *list);
void alur_fix_list_unreachable (AlurFixList *list);
void alur_fix_list_dead_end (AlurFixList *list);
void alur_fix_list_no_way_out (AlurFixList *list);

/* alur-fix-choices.c */
void alur_fix_list_waits_for_itself (AlurFixList *list);
void alur_fix_list_join_never_complete (AlurFixList *list);
void alur_fix_list_decision_without_choice (AlurFixList *list);
void alur_fix_list_unlabelled_choice (AlurFixList *list);
void alur_fix_list_bad_probabilities (AlurFixList *list);
const char *alur_fix_yes (AlurDocument *document);
const char *alur_fix_no (AlurDocument *document);

/* alur-fix-steps.c */
void alur_fix_list_no_actor (AlurFixList *list);
void alur_fix_list_missing_time (AlurFixList *list);
void alur_fix_list_fee_without_money (AlurFixList *list);
void alur_fix_list_step_without_position (AlurFixList *list);
void alur_fix_list_position_without_work (AlurFixList *list);
void alur_fix_list_staffing (AlurFixList *list);

/* alur-fix-redesign.c */
void alur_fix_list_repeated_input (AlurFixList *list);
void alur_fix_list_similar_steps (AlurFixList *list);
void alur_fix_list_back_and_forth (AlurFixList *list);
void alur_fix_list_approval_chain (AlurFixList *list);
void alur_fix_list_decided_too_high (AlurFixList *list);
void alur_fix_list_many_counters (AlurFixList *list);
void alur_fix_list_waiting_dominates (AlurFixList *list);
void alur_fix_list_promise_broken (AlurFixList *list);
void alur_fix_list_redesign_not_applied (AlurFixList *list);
void alur_fix_list_removed_without_decision (AlurFixList *list);

/* alur-fix-sop.c */
void alur_fix_list_sop_identity_incomplete (AlurFixList *list);
void alur_fix_list_sop_dates (AlurFixList *list);
void alur_fix_list_sop_actor_order (AlurFixList *list);
void alur_fix_list_sop_quality_missing (AlurFixList *list);
void alur_fix_list_sop_output_unused (AlurFixList *list);
void alur_fix_list_sop_not_active (AlurFixList *list);
void alur_fix_list_sop_actor_in_name (AlurFixList *list);
void alur_fix_list_sop_too_long (AlurFixList *list);

/* alur-fix-bases.c */
void alur_fix_list_no_legal_basis (AlurFixList *list);
void alur_fix_list_change_without_regulation (AlurFixList *list);
void alur_fix_list_repealed_basis (AlurFixList *list);
void alur_fix_list_unused_regulation (AlurFixList *list);

G_END_DECLS
