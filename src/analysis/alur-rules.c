/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The catalogue: every rule is a row here and a function. Nothing else knows which rules there are.
 * Rows stand by family, in the order of the description of the checks. */

#include "alur-rule.h"
#include "alur-rules-organisation.h"
#include "alur-rules-personnel.h"
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
    .passes = { { ALUR_SCOPE_FUNCTION, alur_rule_overlap } },
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
      = N_ ("{units} are {role} of {function} and of a matter that it is part of, and none "
                   "has it from the other."),
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
                        .passes = { { ALUR_SCOPE_FUNCTION, alur_rule_supervises_superior } },
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

                                  /* Stages */
                                  { .id = "redesign-not-applied",
                                    .severity = WARNING,
                                    .family = ALUR_FAMILY_STAGES,
                                    .passes
                                    = { { ALUR_SCOPE_DECISIONS, alur_rule_redesign_not_applied } },
                                    .choose_message = alur_rule_redesign_not_applied_message,
                                    .suggestion
                                    = N_ ("Apply the decision to {stage}, or decide anew.") },
                                    { .id = "removed-without-decision",
                                      .severity = WARNING,
                                      .family = ALUR_FAMILY_STAGES,
                                      .passes = { { ALUR_SCOPE_DECISIONS,
                                                    alur_rule_removed_without_decision } },
                                      .message = N_ ("{element} is gone in {stage}, but nobody decided to abolish it or to combine "
                   "it with another step."),
                                                     .suggestion
                                                     = N_ ("Write the decision down in the stage before, with its reason, or bring the "
                      "step back.") },
                                      { .id = "change-without-regulation",
                                        .severity = WARNING,
                                        .family = ALUR_FAMILY_STAGES,
                                        .passes = { { ALUR_SCOPE_HOLDINGS,
                                                      alur_rule_change_without_regulation } },
                                        .message
                                        = N_ ("{unit} is {role} of {function} anew or otherwise than before, but no new "
                   "regulation says so. Legal basis: {bases}."),
                                              .suggestion = N_ ("Name the regulation that is to be drafted or revised for it.") },

                                        /* Personnel and regulations */
                                        { .id = "understaffed",
                                          .severity = WARNING,
                                          .family = ALUR_FAMILY_PERSONNEL,
                                          .passes
                                          = { { ALUR_SCOPE_POSITION, alur_rule_understaffed } },
                                          .message
                                          = N_ ("{element} of {unit} has work for {number1} people, and there are {number2}."),
                                                .suggestion
                                                = N_ ("Add people, simplify the steps, or give some of them to others.") },
                                          { .id = "overstaffed",
                                            .severity = INFO,
                                            .family = ALUR_FAMILY_PERSONNEL,
                                            .passes
                                            = { { ALUR_SCOPE_POSITION, alur_rule_overstaffed } },
                                            .message
                                            = N_ ("{element} of {unit} has work for {number1} people, and there are {number2}."),
                                                  .suggestion
                                                  = N_ ("Write down what else they do as duties, or give them other steps.") },
                                            { .id = "position-without-work",
                                              .severity = INFO,
                                              .family = ALUR_FAMILY_PERSONNEL,
                                              .passes = { { ALUR_SCOPE_POSITION,
                                                            alur_rule_position_without_work } },
                                              .message
                                              = N_ ("{element} of {unit} has no step in any procedure and no duty."),
                                                    .suggestion
                                                    = N_ ("Name the position in the steps that it does, or write down its duties.") },
                                              { .id = "step-without-position",
                                                .severity = INFO,
                                                .family = ALUR_FAMILY_PERSONNEL,
                                                .passes = { { ALUR_SCOPE_PROCEDURE,
                                                              alur_rule_step_without_position } },
                                                .message = N_ ("{element} does not say which position of {unit} does it, so its work counts "
                   "for nobody."),
                                                    .suggestion = N_ ("Choose one of the positions of {unit} for it.") },
                                                { .id = "no-legal-basis",
                                                  .severity = WARNING,
                                                  .family = ALUR_FAMILY_PERSONNEL,
                                                  .passes = { { ALUR_SCOPE_HOLDINGS,
                                                                alur_rule_no_legal_basis } },
                                                  .message = N_ ("{unit} is {role} of {function} without a legal basis."),
                                                      .suggestion
                                                      = N_ ("Name the regulation that gives it, or enter one that is to be drafted.") },
                                                  { .id = "repealed-basis",
                                                    .severity = ERROR,
                                                    .family = ALUR_FAMILY_PERSONNEL,
                                                    .passes
                                                    = { { ALUR_SCOPE_HOLDINGS,
                                                          alur_rule_repealed_basis_of_authorities },
                                                        { ALUR_SCOPE_UNIT,
                                                          alur_rule_repealed_basis_of_unit },
                                                        { ALUR_SCOPE_RELATIONS,
                                                          alur_rule_repealed_basis_of_relations },
                                                        { ALUR_SCOPE_PROCEDURE,
                                                          alur_rule_repealed_basis_of_procedure } },
                                                    .choose_message
                                                    = alur_rule_repealed_basis_message,
                                                    .suggestion
                                                    = N_ ("Name the regulation that takes the place of {about2}.") },
                                                    { .id = "unused-regulation",
                                                      .severity = INFO,
                                                      .family = ALUR_FAMILY_PERSONNEL,
                                                      .passes = { { ALUR_SCOPE_REGULATION,
                                                                    alur_rule_unused_regulation } },
                                                      .message = N_ ("Nothing in the document rests on {element}."),
                                                                     .suggestion = N_ ("Name it where it is the legal basis, or take it out of the register.") },
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
