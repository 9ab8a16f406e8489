/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The catalogue: every rule is a row here and a function. Nothing else knows which rules there are.
 * Rows stand by family, in the order of the description of the checks. */

#include "alur-rule.h"
#include "alur-rules-organisation.h"
#include "alur-rules-personnel.h"
#include "alur-rules-procedure.h"
#include "alur-rules-sop.h"
#include "alur-rules-stages.h"

#include <glib/gi18n-lib.h>

#define ERROR ALUR_SEVERITY_ERROR
#define WARNING ALUR_SEVERITY_WARNING
#define INFO ALUR_SEVERITY_INFO

/* Translators: words in braces are filled in and must stay as they are: {units} and {elements} are
 * names with "and" before the last, {unit} and {element} one name, {function} the matter, {role} a
 * kind of authority. Names keep their own form, so sentences must not decline them. */
static const AlurRule rules[] = {
  /* Organisation */
  { .id = "overlap",
    .severity = ERROR,
    .family = ALUR_FAMILY_ORGANISATION,
    .passes = { { ALUR_SCOPE_LINES, alur_rule_overlap } },
    .choose_message = alur_rule_overlap_message,
    .choose_suggestion = alur_rule_overlap_suggestion },
  { .id = "duplicate-authority",
    .severity = WARNING,
    .family = ALUR_FAMILY_ORGANISATION,
    .passes = { { ALUR_SCOPE_FUNCTION, alur_rule_duplicate_authority } },
    .message = N_ ("{unit} is {role} of {function} more than once. Legal basis: {bases}."),
                   .suggestion = N_ ("Keep one of the authorities and give it all the legal bases, or tell them "
                      "apart by their scopes.") },
    { .id = "nested-overlap",
      .severity = WARNING,
      .family = ALUR_FAMILY_ORGANISATION,
      .passes = { { ALUR_SCOPE_FUNCTION, alur_rule_nested_overlap } },
      .message
      = N_ ("{units} are {role} of {function} or of a matter above it, and none has it from "
                   "the other."),
            .suggestion
            = N_ ("Let those below have it by delegation or mandate from those above, or give "
                      "them scopes that do not meet.") },
      { .id = "orphan-function",
        .severity = ERROR,
        .family = ALUR_FAMILY_ORGANISATION,
        .passes = { { ALUR_SCOPE_FUNCTION, alur_rule_orphan_function } },
        .message
        = N_ ("Nobody has any authority over {function}."),
              .suggestion
              = N_ ("Say who decides on {function}, who carries it out and who supervises it.") },
        { .id = "missing-decision-maker",
          .severity = ERROR,
          .family = ALUR_FAMILY_ORGANISATION,
          .passes = { { ALUR_SCOPE_FUNCTION, alur_rule_missing_decision_maker } },
          .choose_message = alur_rule_missing_message,
          .suggestion
          = N_ ("Make one of the units that are concerned decision-maker of {function}.") },
          { .id = "missing-implementer",
            .severity = ERROR,
            .family = ALUR_FAMILY_ORGANISATION,
            .passes = { { ALUR_SCOPE_FUNCTION, alur_rule_missing_implementer } },
            .choose_message = alur_rule_missing_message,
            .suggestion = N_ ("Make the unit that does the work implementer of {function}.") },
            { .id = "missing-supervisor",
              .severity = WARNING,
              .family = ALUR_FAMILY_ORGANISATION,
              .passes = { { ALUR_SCOPE_FUNCTION, alur_rule_missing_supervisor } },
              .choose_message = alur_rule_missing_message,
              .suggestion
              = N_ ("Make a unit that does not carry it out supervisor of {function}.") },
              { .id = "missing-evaluator",
                .severity = INFO,
                .family = ALUR_FAMILY_ORGANISATION,
                .passes = { { ALUR_SCOPE_FUNCTION, alur_rule_missing_evaluator } },
                .choose_message = alur_rule_missing_message,
                .suggestion
                = N_ ("Make a unit that does not carry it out evaluator of {function}.") },
                { .id = "conflict-of-interest",
                  .severity = ERROR,
                  .family = ALUR_FAMILY_ORGANISATION,
                  .passes = { { ALUR_SCOPE_FUNCTION, alur_rule_conflict_of_interest } },
                  .message = N_ ("{unit} is both {role} and {second-role} of {function}."),
                                 .suggestion = N_ ("Give one of the two to another unit.") },
                  { .id = "assistant-without-implementer",
                    .severity = WARNING,
                    .family = ALUR_FAMILY_ORGANISATION,
                    .passes = { { ALUR_SCOPE_FUNCTION, alur_rule_assistant_without_implementer } },
                    .message = N_ ("{units} should help to carry out {function}, but nobody carries it out."),
                        .suggestion = N_ ("Make one of the assistants, or another unit, implementer of {function}.") },
                    { .id = "uncoordinated",
                      .severity = INFO,
                      .family = ALUR_FAMILY_ORGANISATION,
                      .passes = { { ALUR_SCOPE_FUNCTION, alur_rule_uncoordinated } },
                      .message
                      = N_ ("{units} have authority over {function}, but none of them coordinates or is "
                   "liaison."),
                            .suggestion
                            = N_ ("Make one of them coordinator, or a liaison between them.") },
                      { .id = "supervises-superior",
                        .severity = WARNING,
                        .family = ALUR_FAMILY_ORGANISATION,
                        .passes = { { ALUR_SCOPE_LINES, alur_rule_supervises_superior } },
                        .message = N_ ("{about1} is {role} of {function}, which {about2} carries out, and {about2} is "
                   "its superior."),
                                       .suggestion = N_ ("Let a unit that does not stand under {about2} be {role} of {function}.") },
                        { .id = "unit-without-function",
                          .severity = WARNING,
                          .family = ALUR_FAMILY_ORGANISATION,
                          .passes = { { ALUR_SCOPE_UNIT, alur_rule_unit_without_function } },
                          .message = N_ ("{unit} has no authority over anything and no step in any procedure."),
                                         .suggestion = N_ ("Say what {unit} is there for, or do without it: form follows function.") },
                          { .id = "idle-authority",
                            .severity = INFO,
                            .family = ALUR_FAMILY_ORGANISATION,
                            .passes = { { ALUR_SCOPE_FUNCTION, alur_rule_idle_authority } },
                            .message = N_ ("{unit} is {role} of {function}, but has no step in the procedures that carry "
                   "it out."),
                                           .suggestion = N_ ("Give {unit} the step that its authority is for, or give up the "
                      "authority.") },
                            { .id = "span-too-wide",
                              .severity = WARNING,
                              .family = ALUR_FAMILY_ORGANISATION,
                              .passes = { { ALUR_SCOPE_UNIT, alur_rule_span_too_wide } },
                              .message = N_ ("{unit} leads {number1} units directly; more than {number2} are too many."),
                                  .suggestion
                                  = N_ ("Put related units together under one that leads them.") },
                              { .id = "span-too-narrow",
                                .severity = INFO,
                                .family = ALUR_FAMILY_ORGANISATION,
                                .passes = { { ALUR_SCOPE_UNIT, alur_rule_span_too_narrow } },
                                .message = N_ ("Units directly under {unit}: {number1}; fewer than {number2} are too few."),
                                               .suggestion = N_ ("Unite what is under {unit} with it, or with its neighbours.") },
                                { .id = "too-deep",
                                  .severity = WARNING,
                                  .family = ALUR_FAMILY_ORGANISATION,
                                  .passes = { { ALUR_SCOPE_UNIT, alur_rule_too_deep } },
                                  .message
                                  = N_ ("{unit} stands on level {number1} of the line of command; more than {number2} "
                   "levels are too many."),
                                        .suggestion = N_ ("Do without a level above {unit}.") },

                                  /* It does not know how to break a row with a translated text. */
                                  /* clang-format off */

  /* Procedure */
  { .id = "no-start",
    .severity = ERROR,
    .family = ALUR_FAMILY_PROCEDURE,
    .passes = { { ALUR_SCOPE_PROCEDURE, alur_rule_no_start } },
    .message = N_ ("{procedure} has no start."),
    .suggestion = N_ ("Put a start before its first step.") },
  { .id = "several-starts",
    .severity = ERROR,
    .family = ALUR_FAMILY_PROCEDURE,
    .passes = { { ALUR_SCOPE_PROCEDURE, alur_rule_several_starts } },
    .message = N_ ("{procedure} has {count} starts."),
    .suggestion = N_ ("Keep one start; where cases begin in different ways, let it lead to a "
                      "decision.") },
  { .id = "no-end",
    .severity = ERROR,
    .family = ALUR_FAMILY_PROCEDURE,
    .passes = { { ALUR_SCOPE_PROCEDURE, alur_rule_no_end } },
    .message = N_ ("{procedure} has no end."),
    .suggestion = N_ ("Put an end behind its last step.") },
  { .id = "start-has-incoming",
    .severity = ERROR,
    .family = ALUR_FAMILY_PROCEDURE,
    .passes = { { ALUR_SCOPE_PROCEDURE, alur_rule_start_has_incoming } },
    .message = N_ ("A flow leads back into the start of {procedure}."),
    .suggestion = N_ ("Let it lead to the first step behind the start.") },
  { .id = "end-has-outgoing",
    .severity = ERROR,
    .family = ALUR_FAMILY_PROCEDURE,
    .passes = { { ALUR_SCOPE_PROCEDURE, alur_rule_end_has_outgoing } },
    .message = N_ ("A flow leads out of an end of {procedure}."),
    .suggestion = N_ ("Take the flow out, or make the end a step.") },
  { .id = "unreachable",
    .severity = ERROR,
    .family = ALUR_FAMILY_PROCEDURE,
    .passes = { { ALUR_SCOPE_PROCEDURE, alur_rule_unreachable } },
    .message = N_ ("No path from the start of {procedure} leads to {element}."),
    .suggestion = N_ ("Connect it with the step that comes before it, or delete it.") },
  { .id = "dead-end",
    .severity = ERROR,
    .family = ALUR_FAMILY_PROCEDURE,
    .passes = { { ALUR_SCOPE_PROCEDURE, alur_rule_dead_end } },
    .message = N_ ("{element} leads nowhere: it is no end, and nothing comes after it."),
    .suggestion = N_ ("Connect it with the step that comes next, or with an end.") },
  { .id = "no-way-out",
    .severity = ERROR,
    .family = ALUR_FAMILY_PROCEDURE,
    .passes = { { ALUR_SCOPE_PROCEDURE, alur_rule_no_way_out } },
    .message = N_ ("From {element} no path leads to an end."),
    .suggestion = N_ ("Let one of the steps after it lead to an end.") },
  { .id = "waits-for-itself",
    .severity = ERROR,
    .family = ALUR_FAMILY_PROCEDURE,
    .passes = { { ALUR_SCOPE_PROCEDURE, alur_rule_waits_for_itself } },
    .message = N_ ("{element} waits for something that can only come through itself, so it "
                   "never begins."),
    .suggestion = N_ ("Let it start on either of the ways that lead to it, or lead the way "
                      "back to a step before the fork.") },
  { .id = "join-never-complete",
    .severity = ERROR,
    .family = ALUR_FAMILY_PROCEDURE,
    .passes = { { ALUR_SCOPE_PROCEDURE, alur_rule_join_never_complete } },
    .message = N_ ("{element} waits for several ways of which a decision takes only one, so "
                   "it would wait for ever."),
    .suggestion = N_ ("Let it start on either of them, or put a step between that brings the "
                      "ways together.") },
  { .id = "decision-without-choice",
    .severity = ERROR,
    .family = ALUR_FAMILY_PROCEDURE,
    .passes = { { ALUR_SCOPE_PROCEDURE, alur_rule_decision_without_choice } },
    .message = N_ ("{element} is a decision with fewer than two ways out."),
    .suggestion = N_ ("Draw the other way out, or make it a task.") },
  { .id = "unlabelled-choice",
    .severity = WARNING,
    .family = ALUR_FAMILY_PROCEDURE,
    .passes = { { ALUR_SCOPE_PROCEDURE, alur_rule_unlabelled_choice } },
    .message = N_ ("The way from {about1} to {about2} does not say which answer it stands "
                   "for."),
    .suggestion = N_ ("Label it, for example Yes or No.") },
  { .id = "bad-probabilities",
    .severity = ERROR,
    .family = ALUR_FAMILY_PROCEDURE,
    .passes = { { ALUR_SCOPE_PROCEDURE, alur_rule_bad_probabilities } },
    .choose_message = alur_rule_bad_probabilities_message,
    .suggestion = N_ ("Correct the chances so that they add up to one whole, or leave one "
                      "out: it gets the rest.") },
  { .id = "no-actor",
    .severity = ERROR,
    .family = ALUR_FAMILY_PROCEDURE,
    .passes = { { ALUR_SCOPE_PROCEDURE, alur_rule_no_actor } },
    .message = N_ ("Nobody is named who does {element}."),
    .suggestion = N_ ("Choose the unit that does it.") },
  { .id = "missing-time",
    .severity = INFO,
    .family = ALUR_FAMILY_PROCEDURE,
    .passes = { { ALUR_SCOPE_PROCEDURE, alur_rule_missing_time } },
    .message = N_ ("{element} does not say how long it takes."),
    .suggestion = N_ ("Enter the work, the wait, or the time in words.") },
  { .id = "step-without-authority",
    .severity = ERROR,
    .family = ALUR_FAMILY_PROCEDURE,
    .passes = { { ALUR_SCOPE_PROCEDURE, alur_rule_step_without_authority } },
    .message = N_ ("{unit} does {element} as {role} of {function}, but has no such authority."),
    .suggestion = N_ ("Give {unit} the authority over {function}, or let a unit that has it "
                      "do {element}.") },
  { .id = "fee-without-money",
    .severity = WARNING,
    .family = ALUR_FAMILY_PROCEDURE,
    .passes = { { ALUR_SCOPE_PROCEDURE, alur_rule_fee_without_money } },
    .message = N_ ("The customer pays {money1} at {element}, but no flow of money leads to "
                   "it or from it."),
    .suggestion = N_ ("Draw the flow of money, or take the fee out.") },
  { .id = "repeated-input",
    .severity = INFO,
    .family = ALUR_FAMILY_PROCEDURE,
    .passes = { { ALUR_SCOPE_PROCEDURE, alur_rule_repeated_input } },
    .message = N_ ("In {procedure} the customer must hand in {name} more than once: "
                   "{elements}."),
    .suggestion = N_ ("Ask for {name} once and pass it on (abolish).") },
  { .id = "similar-steps",
    .severity = INFO,
    .family = ALUR_FAMILY_PROCEDURE,
    .passes = { { ALUR_SCOPE_PROCEDURE, alur_rule_similar_steps } },
    .message = N_ ("{unit} has {count} steps with the name {element} in {procedure}."),
    .suggestion = N_ ("Do them in one step (combine).") },
  { .id = "back-and-forth",
    .severity = INFO,
    .family = ALUR_FAMILY_PROCEDURE,
    .passes = { { ALUR_SCOPE_PROCEDURE, alur_rule_back_and_forth } },
    .message = N_ ("The case goes from {about1} to {about2} and back to {about1}: {elements}."),
    .suggestion = N_ ("Do in one place what belongs together (combine).") },
  { .id = "approval-chain",
    .severity = INFO,
    .family = ALUR_FAMILY_PROCEDURE,
    .passes = { { ALUR_SCOPE_PROCEDURE, alur_rule_approval_chain } },
    .message = N_ ("In {procedure} these decisions follow each other, each made higher up "
                   "than the last: {elements}."),
    .suggestion = N_ ("Let the lowest of these units that can decide do so alone, by "
                      "delegation or mandate (decentralise).") },
  { .id = "decided-too-high",
    .severity = INFO,
    .family = ALUR_FAMILY_PROCEDURE,
    .passes = { { ALUR_SCOPE_PROCEDURE, alur_rule_decided_too_high } },
    .message = N_ ("{about1} is decided two or more levels above {about2}, who does the step "
                   "before it."),
    .suggestion = N_ ("Let a unit nearer to {about2} decide, by delegation or mandate "
                      "(decentralise).") },
  { .id = "many-counters",
    .severity = INFO,
    .family = ALUR_FAMILY_PROCEDURE,
    .passes = { { ALUR_SCOPE_PROCEDURE, alur_rule_many_counters } },
    .message = N_ ("In {procedure} the customer has to deal with {units}."),
    .suggestion = N_ ("Let one counter deal with the customer and pass the case on.") },
  { .id = "waiting-dominates",
    .severity = INFO,
    .family = ALUR_FAMILY_PROCEDURE,
    .passes = { { ALUR_SCOPE_FIGURES, alur_rule_waiting_dominates } },
    .message = N_ ("In {procedure} waiting takes {percent1} of the lead time."),
    .suggestion = N_ ("Look where a case waits longest and begin there (simplify).") },
  { .id = "promise-broken",
    .severity = ERROR,
    .family = ALUR_FAMILY_PROCEDURE,
    .passes = { { ALUR_SCOPE_FIGURES, alur_rule_promise_broken } },
    .message = N_ ("{procedure} takes {time1} on average, but {time2} are promised."),
    .suggestion = N_ ("Shorten it, or promise a time that can be kept.") },

  /* SOP AP */
  { .id = "sop-identity-incomplete",
    .severity = WARNING,
    .family = ALUR_FAMILY_SOP,
    .passes = { { ALUR_SCOPE_PROCEDURE, alur_rule_sop_identity_incomplete } },
    .choose_message = alur_rule_sop_identity_incomplete_message,
    .suggestion = N_ ("Fill in the identity page of {procedure}.") },
  { .id = "sop-dates",
    .severity = ERROR,
    .family = ALUR_FAMILY_SOP,
    .passes = { { ALUR_SCOPE_PROCEDURE, alur_rule_sop_dates } },
    .choose_message = alur_rule_sop_dates_message,
    .suggestion = N_ ("Correct the dates on the identity page.") },
  { .id = "sop-actor-order",
    .severity = WARNING,
    .family = ALUR_FAMILY_SOP,
    .passes = { { ALUR_SCOPE_PROCEDURE, alur_rule_sop_actor_order } },
    .message = N_ ("The actors of {procedure} do not stand in the order of their first "
                   "steps: {about1} comes before {about2}."),
    .suggestion = N_ ("Put the lanes in the order in which the actors come first.") },
  { .id = "sop-quality-missing",
    .severity = WARNING,
    .family = ALUR_FAMILY_SOP,
    .passes = { { ALUR_SCOPE_PROCEDURE, alur_rule_sop_quality_missing } },
    .choose_message = alur_rule_sop_quality_missing_message,
    .suggestion = N_ ("Fill in the row of {element}.") },
  { .id = "sop-output-unused",
    .severity = INFO,
    .family = ALUR_FAMILY_SOP,
    .passes = { { ALUR_SCOPE_PROCEDURES, alur_rule_sop_output_unused } },
    .message = N_ ("{name}, which comes out of {element}, is an input of no other step."),
    .suggestion = N_ ("Enter it as input where it is used, or ask whether it is needed at "
                      "all.") },
  { .id = "sop-not-active",
    .severity = INFO,
    .family = ALUR_FAMILY_SOP,
    .passes = { { ALUR_SCOPE_PROCEDURE, alur_rule_sop_not_active } },
    .message = N_ ("{element} does not begin with an active verb."),
    .suggestion = N_ ("Begin it with what is done, in the active: Memeriksa berkas, not "
                      "Berkas diperiksa.") },
  { .id = "sop-actor-in-name",
    .severity = INFO,
    .family = ALUR_FAMILY_SOP,
    .passes = { { ALUR_SCOPE_PROCEDURE, alur_rule_sop_actor_in_name } },
    .message = N_ ("{element} begins with the name of {about1}, who does it; the column says "
                   "so already."),
    .suggestion = N_ ("Begin it with what is done.") },
  { .id = "sop-too-long",
    .severity = INFO,
    .family = ALUR_FAMILY_SOP,
    .passes = { { ALUR_SCOPE_PROCEDURE, alur_rule_sop_too_long } },
    .message = N_ ("{procedure} has {number1} activities and {number2} actors, more than an "
                   "SOP page can show well."),
    .suggestion = N_ ("Split it into several procedures that call each other.") },
                                                                                                    /* clang-format on */

                                                                                                    /* Stages */
                                                                                                    {
                                                                                                        .id = "redesign-not-applied", .severity = WARNING, .family = ALUR_FAMILY_STAGES, .passes = { { ALUR_SCOPE_DECISIONS, alur_rule_redesign_not_applied } }, .choose_message = alur_rule_redesign_not_applied_message, .suggestion = N_ ("Apply the decision to {stage}, or decide anew.") },
                                                                                                        { .id
                                                                                                          = "removed-without-decision",
                                                                                                          .severity
                                                                                                          = WARNING,
                                                                                                          .family
                                                                                                          = ALUR_FAMILY_STAGES,
                                                                                                          .passes
                                                                                                          = { { ALUR_SCOPE_DECISIONS,
                                                                                                                alur_rule_removed_without_decision } },
                                                                                                          .message
                                                                                                          = N_ ("{element} is gone in {stage}, but nobody decided to abolish it or to combine "
                   "it with another step."),
                                                                                                              .suggestion
                                                                                                              = N_ ("Write the decision down in the stage before, with its reason, or bring the "
                      "step back.") },
                                                                                                          { .id
                                                                                                            = "change-without-regulation",
                                                                                                            .severity
                                                                                                            = WARNING,
                                                                                                            .family
                                                                                                            = ALUR_FAMILY_STAGES,
                                                                                                            .passes
                                                                                                            = { { ALUR_SCOPE_HOLDINGS,
                                                                                                                  alur_rule_change_without_regulation } },
                                                                                                            .message
                                                                                                            = N_ ("{unit} is {role} of {function} anew or otherwise than before, but no new "
                   "regulation says so. Legal basis: {bases}."),
                                                                                                                .suggestion
                                                                                                                = N_ ("Name the regulation that is to be drafted or revised for it.") },

                                                                                                            /* Personnel and regulations */
                                                                                                            { .id
                                                                                                              = "understaffed",
                                                                                                              .severity
                                                                                                              = WARNING,
                                                                                                              .family
                                                                                                              = ALUR_FAMILY_PERSONNEL,
                                                                                                              .passes
                                                                                                              = { { ALUR_SCOPE_POSITION,
                                                                                                                    alur_rule_understaffed } },
                                                                                                              .message
                                                                                                              = N_ ("{element} of {unit} has work for {number1} people; the headcount is {number2}."),
                                                                                                                    .suggestion
                                                                                                                    = N_ ("Add people, simplify the steps, or give some of them to others.") },
                                                                                                              { .id
                                                                                                                = "overstaffed",
                                                                                                                .severity
                                                                                                                = INFO,
                                                                                                                .family
                                                                                                                = ALUR_FAMILY_PERSONNEL,
                                                                                                                .passes
                                                                                                                = { { ALUR_SCOPE_POSITION,
                                                                                                                      alur_rule_overstaffed } },
                                                                                                                .message
                                                                                                                = N_ ("{element} of {unit} has work for {number1} people; the headcount is {number2}."),
                                                                                                                    .suggestion
                                                                                                                    = N_ ("Write down what else they do as duties, or give them other steps.") },
                                                                                                                { .id
                                                                                                                  = "position-without-work",
                                                                                                                  .severity
                                                                                                                  = INFO,
                                                                                                                  .family
                                                                                                                  = ALUR_FAMILY_PERSONNEL,
                                                                                                                  .passes
                                                                                                                  = { { ALUR_SCOPE_POSITION,
                                                                                                                        alur_rule_position_without_work } },
                                                                                                                  .message
                                                                                                                  = N_ ("{element} of {unit} has no step in any procedure and no duty."),
                                                                                                                      .suggestion
                                                                                                                      = N_ ("Name the position in the steps that it does, or write down its duties.") },
                                                                                                                  { .id
                                                                                                                    = "step-without-position",
                                                                                                                    .severity
                                                                                                                    = INFO,
                                                                                                                    .family
                                                                                                                    = ALUR_FAMILY_PERSONNEL,
                                                                                                                    .passes
                                                                                                                    = { { ALUR_SCOPE_PROCEDURE,
                                                                                                                          alur_rule_step_without_position } },
                                                                                                                    .message
                                                                                                                    = N_ ("{element} does not say which position of {unit} does it, so its work counts "
                   "for nobody."),
                                                                                                                        .suggestion = N_ ("Choose one of the positions of {unit} for it.") },
                                                                                                                    { .id
                                                                                                                      = "no-legal-basis",
                                                                                                                      .severity
                                                                                                                      = WARNING,
                                                                                                                      .family
                                                                                                                      = ALUR_FAMILY_PERSONNEL,
                                                                                                                      .passes
                                                                                                                      = { { ALUR_SCOPE_HOLDINGS,
                                                                                                                            alur_rule_no_legal_basis } },
                                                                                                                      .message
                                                                                                                      = N_ ("{unit} is {role} of {function} without a legal basis."),
                                                                                                                          .suggestion
                                                                                                                          = N_ ("Name the regulation that gives it, or enter one that is to be drafted.") },
                                                                                                                      { .id = "repealed-basis", .severity = ERROR, .family = ALUR_FAMILY_PERSONNEL, .passes = { { ALUR_SCOPE_HOLDINGS, alur_rule_repealed_basis_of_authorities }, { ALUR_SCOPE_UNIT, alur_rule_repealed_basis_of_unit }, { ALUR_SCOPE_RELATIONS, alur_rule_repealed_basis_of_relations }, { ALUR_SCOPE_PROCEDURE, alur_rule_repealed_basis_of_procedure } }, .choose_message = alur_rule_repealed_basis_message, .suggestion = N_ ("Name the regulation that takes the place of {about2}.") },
                                                                                                                        { .id
                                                                                                                          = "unused-regulation",
                                                                                                                          .severity
                                                                                                                          = INFO,
                                                                                                                          .family
                                                                                                                          = ALUR_FAMILY_PERSONNEL,
                                                                                                                          .passes
                                                                                                                          = { { ALUR_SCOPE_REGULATION,
                                                                                                                                alur_rule_unused_regulation } },
                                                                                                                          .message
                                                                                                                          = N_ ("Nothing in the document rests on {element}."),
                                                                                                                                .suggestion
                                                                                                                                = N_ ("Name it where it is the legal basis, or take it out of the register.") },
                                                                                                                         };

/**
 * alur_rules_get:
 * @n_rules: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_rules): the catalogue
 */
const AlurRule *
alur_rules_get (guint *n_rules)
{
  *n_rules = G_N_ELEMENTS (rules);
  return rules;
}
